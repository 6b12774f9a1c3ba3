"""What a unit's options say to code generation: position independence, code model, frames, and how symbols are reached.

In: Options.machine_flags and code_flags.  Out: one CodeSettings, read only.  A flag that changes code and is not honoured raises
Unsupported here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from compiler.ir.module import (
    COMMON,
    DEFAULT,
    EXTERNAL,
    GLOBAL_DYNAMIC,
    GNU_INLINE_ONLY,
    INITIAL_EXEC,
    INTERNAL,
    LOCAL_DYNAMIC,
    LOCAL_EXEC,
    UNDEFINED,
    WEAK,
    WEAK_UNDEFINED,
    Module,
)
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.options import Options

# Position independence.
FIXED: Final = 0
PIE: Final = 1
PIC: Final = 2

# How a symbol's address is had.
DIRECT: Final = 0       # relative to rip, or absolute in a FIXED unit
THROUGH_GOT: Final = 1

# How a function is called.
CALL_DIRECT: Final = 0
CALL_PLT: Final = 1
CALL_GOT: Final = 2     # -fno-plt

_TLS_WORDS: Final = {"global-dynamic": GLOBAL_DYNAMIC, "local-dynamic": LOCAL_DYNAMIC, "initial-exec": INITIAL_EXEC,
                     "local-exec": LOCAL_EXEC}

# Flags that need code this target does not make.  A word ending in "=" stands for all its values but those behind it.
_REFUSED: Final = """
-mindirect-branch= keep
-mfunction-return= keep
-mabi= sysv
-mstack-protector-guard= tls
-mtls-dialect= gnu
-maddress-mode= long
-mfpmath= sse
-mharden-sls= none
-mlarge-data-threshold= 65536
-fcf-protection= none
-mrtd
-msoft-float
-mforce-drap
-msse2avx
-mstackrealign
-mcall-ms2sysv-xlogues
-mnop-mcount
-mrecord-mcount
-mno-tls-direct-seg-refs
-mx32
-m16
-m32
-mindirect-branch-register
-fsplit-stack
"""


@final
class CodeSettings:
    """The unit's settings."""

    __slots__ = ("position", "kernel", "plt", "red_zone", "tls_model", "sse", "x87", "jump_tables", "stack_align",
                 "sibling_calls", "frame_pointer")

    def __init__(self, options: Options) -> None:
        self.position: int = PIE        # of a GCC configured with --enable-default-pie
        self.kernel: bool = False
        self.plt: bool = True
        self.red_zone: bool = True
        self.tls_model: int = GLOBAL_DYNAMIC
        self.sse: bool = True
        self.x87: bool = True
        self.jump_tables: bool = True
        self.sibling_calls: bool = True
        self.stack_align: int = 16
        self.frame_pointer: bool | None = None      # None: by the optimisation level
        refused: dict[str, list[str]] = {}
        for line in _REFUSED.splitlines():
            words = line.split()
            if words:
                refused[words[0]] = words[1:]
        for flag in options.code_flags:
            self._code_flag(flag)
        for flag in options.machine_flags + options.code_flags:
            name, equals, value = flag.partition("=")
            allowed = refused.get(name + equals)
            if allowed is not None and (not equals or value not in allowed):
                raise Unsupported("option", flag)
        for flag in options.machine_flags:
            self._machine_flag(flag)
        if self.kernel and self.position == PIE:
            raise Unsupported("option", "-mcmodel=kernel in position-independent code")

    def _code_flag(self, flag: str) -> None:
        if flag in ("-fPIC", "-fpic"):
            self.position = PIC
        elif flag in ("-fPIE", "-fpie"):
            self.position = PIE
        elif flag in ("-fno-pic", "-fno-PIC", "-fno-pie", "-fno-PIE"):
            self.position = FIXED
        elif flag == "-fno-plt":
            self.plt = False
        elif flag == "-fplt":
            self.plt = True
        elif flag == "-fno-jump-tables":
            self.jump_tables = False
        elif flag == "-fjump-tables":
            self.jump_tables = True
        elif flag == "-fno-optimize-sibling-calls":
            self.sibling_calls = False
        elif flag == "-foptimize-sibling-calls":
            self.sibling_calls = True
        elif flag.startswith("-ftls-model="):
            self.tls_model = _TLS_WORDS.get(flag[12:], GLOBAL_DYNAMIC)
        elif flag == "-fomit-frame-pointer":
            self.frame_pointer = False
        elif flag == "-fno-omit-frame-pointer":
            self.frame_pointer = True

    def _machine_flag(self, flag: str) -> None:
        if flag == "-mno-red-zone":
            self.red_zone = False
        elif flag == "-mred-zone":
            self.red_zone = True
        elif flag in ("-mno-sse", "-mno-sse2", "-mgeneral-regs-only"):
            self.sse = False
            if flag == "-mgeneral-regs-only":
                self.x87 = False
        elif flag in ("-msse", "-msse2"):
            self.sse = True
        elif flag == "-mno-80387":
            self.x87 = False
        elif flag == "-m80387":
            self.x87 = True
        elif flag.startswith("-mcmodel="):
            model = flag[9:]
            if model == "kernel":
                self.kernel = True
            elif model == "small":
                self.kernel = False
            else:
                raise Unsupported("option", flag)
        elif flag.startswith("-mpreferred-stack-boundary="):
            power = flag[27:]
            if power not in ("3", "4"):
                raise Unsupported("option", flag)
            self.stack_align = 1 << int(power)
        elif flag.startswith("-mincoming-stack-boundary="):
            if flag[26:] != ("4" if self.stack_align == 16 else "3"):
                raise Unsupported("option", flag)

    # -- symbols --------------------------------------------------------------------------------------

    def symbol_access(self, unit: Module, name: str) -> int:
        """Tell how the address of a symbol is had, as GCC 12 chooses."""
        if self.position == FIXED:
            return DIRECT
        linkage, visibility, function = symbol_facts(unit, name)
        if linkage == INTERNAL or visibility != DEFAULT:
            # A protected function's address may be that of a PLT entry elsewhere; GCC 12 takes it directly all the same.
            return DIRECT
        if linkage == WEAK_UNDEFINED:
            return THROUGH_GOT
        if self.position == PIE:
            # Data of other objects is copied into the program by the loader (R_X86_64_COPY).
            return THROUGH_GOT if linkage == UNDEFINED and function else DIRECT
        return THROUGH_GOT

    def call_form(self, unit: Module, name: str) -> int:
        """Tell how a function is called by name, as GCC 12 chooses."""
        if self.position == FIXED:
            return CALL_DIRECT
        linkage, visibility, _ = symbol_facts(unit, name)
        if linkage == INTERNAL or visibility != DEFAULT:
            return CALL_DIRECT
        if self.position == PIE and linkage != UNDEFINED and linkage != WEAK_UNDEFINED:
            return CALL_DIRECT
        return CALL_PLT if self.plt else CALL_GOT

    def tls_of(self, unit: Module, name: str) -> int:
        """Return the model by which a thread-local object is reached; 0 for another symbol."""
        found = unit.globals.get(name)
        if found is None or found.tls == 0:
            return 0
        local = found.linkage == INTERNAL or found.visibility != DEFAULT or (
            self.position != PIC and found.linkage in (EXTERNAL, COMMON, WEAK))
        if self.position == PIC:
            model = LOCAL_DYNAMIC if local else GLOBAL_DYNAMIC
        else:
            model = LOCAL_EXEC if local else INITIAL_EXEC
        return max(model, found.tls, self.tls_model)


def symbol_facts(unit: Module, name: str) -> tuple[int, int, bool]:
    """Return linkage, visibility and whether it is a function; of a name the unit does not know, those of a library function."""
    fn = unit.functions.get(name)
    if fn is not None:
        if fn.linkage == EXTERNAL and (not fn.blocks or fn.attributes & GNU_INLINE_ONLY):
            return UNDEFINED, fn.visibility, True
        return fn.linkage, fn.visibility, True
    found = unit.globals.get(name)
    if found is not None:
        return found.linkage, found.visibility, False
    for alias in unit.aliases:
        if alias.name == name:
            if alias.kind == "weakref":
                return WEAK_UNDEFINED, DEFAULT, True
            return alias.linkage, alias.visibility, True
    return UNDEFINED, DEFAULT, True


# Extension, then those it brings (GCC manual: x86 Options).
_IMPLIED: Final = """
sse3 sse2
ssse3 sse3
sse4.1 ssse3
sse4.2 sse4.1 popcnt crc32
sse4 sse4.2
sse4a sse3
avx sse4.2
avx2 avx
fma avx
f16c avx
avx512f avx2
abm lzcnt popcnt
"""


def extensions(words: list[str]) -> list[str]:
    """Return the extensions in force, sorted: those among the -m words, what they bring, less what a `no-` word takes away together
    with all that needs it."""
    brings: dict[str, list[str]] = {}
    for line in _IMPLIED.splitlines():
        if line:
            row = line.split()
            brings[row[0]] = row[1:]
    absent: dict[str, bool] = {word[3:]: True for word in words if word.startswith("no-")}
    changed = bool(absent)
    while changed:
        changed = False
        for name, needed in brings.items():
            for other in needed:
                if other in absent and name not in absent and other not in ("popcnt", "crc32", "lzcnt"):
                    absent[name] = True
                    changed = True
    found: dict[str, bool] = {}
    work = [word for word in words if word not in absent]
    while work:
        word = work.pop()
        if word not in found and word not in absent:
            found[word] = True
            work.extend(brings.get(word, []))
    return sorted(found)
