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

# Ways of an indirect branch, and of a return (GCC manual: -mindirect-branch, -mfunction-return).
KEEP: Final = 0
THUNK: Final = 1            # to a thunk that the unit has
THUNK_INLINE: Final = 2     # the thunk's code in place
THUNK_EXTERN: Final = 3     # to a thunk of someone else
_BRANCH_WORDS: Final = "keep thunk thunk-inline thunk-extern"

# Segments as Address numbers them: 1 + the register's number.
SEGMENT_FS: Final = 5
SEGMENT_GS: Final = 6

_GUARD_OFFSET: Final = 40       # bytes, of the guard in the thread's block (glibc's tcbhead_t)
_GUARD_SYMBOL: Final = "__stack_chk_guard"


@final
class CodeSettings:
    """The unit's settings.

    stack_align: bytes.  reserved: mask of registers that code must not use.  guard_segment, guard_offset, guard_symbol: where
    the value of the stack protector lies.  marks: goals of indirect branches begin with endbr64, by_hand: functions only where attributes
    say so, table_marks: those of jump tables as well.  shadow_stack: returns are checked by the processor.  branches, returns: KEEP ...
    branch_prefix: 0x2e stands before a call of a thunk.  stop_returns, stop_branches: int3 follows.
    probes: the stack grows by no more than a page without a touch.  zeroed: which registers a return clears (zeroing.py).
    profile: entry code calls `profile_name`, as the very first thing if profile_first; the places of the calls stand in
    profile_section, "": nowhere; profile_nop: a no-operation stands for the call.
    """

    __slots__ = ("position", "kernel", "plt", "red_zone", "tls_model", "sse", "x87", "jump_tables", "stack_align",
                 "sibling_calls", "frame_pointer", "reserved", "guard_segment", "guard_offset", "guard_symbol", "marks",
                 "by_hand", "table_marks", "shadow_stack", "branches", "returns", "branch_prefix", "stop_returns",
                 "stop_branches", "profile", "profile_first", "profile_name", "profile_section", "profile_nop",
                 "leaf_frame_pointer", "set_al", "probes", "zeroed", "results_on_x87")

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
        self.leaf_frame_pointer: bool = True        # where frame_pointer is asked for, in functions without calls too
        self.set_al: bool = True                    # %al tells a variadic function of floating arguments even if there are none
        self.reserved: int = 0
        self.results_on_x87: bool = True            # 80-bit results are in st(0)
        self.probes: bool = False
        self.zeroed: str = "skip"
        self.guard_segment: int = 0
        self.guard_offset: int = _GUARD_OFFSET
        self.guard_symbol: str = ""
        self.marks: bool = False
        self.by_hand: bool = False
        self.table_marks: bool = False
        self.shadow_stack: bool = False
        self.branches: int = KEEP
        self.returns: int = KEEP
        self.branch_prefix: bool = False
        self.stop_returns: bool = False
        self.stop_branches: bool = False
        self.profile: bool = False
        self.profile_first: bool = False
        self.profile_name: str = ""
        self.profile_section: str = ""
        self.profile_nop: bool = False
        for flag in options.code_flags:
            self._code_flag(flag)
        machine: dict[str, str] = {}        # value by option, in order of last appearance
        for flag in options.machine_flags:
            name, equals, value = flag.partition("=")
            machine.pop(name + equals, None)
            machine[name + equals] = value
            self._machine_flag(flag)
        self._guard(machine)
        self._branches(machine)
        self._profile(machine)
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
        elif flag == "-fcf-protection":
            self.marks = self.shadow_stack = True
        elif flag.startswith("-fcf-protection="):
            self.marks = flag[16:] in ("full", "branch")
            self.shadow_stack = flag[16:] in ("full", "return")
        elif flag in ("-pg", "-p"):
            self.profile = True
        elif flag == "-fstack-clash-protection":
            self.probes = True
        elif flag == "-fno-stack-clash-protection":
            self.probes = False
        elif flag.startswith("-fzero-call-used-regs="):
            self.zeroed = flag[22:]

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
        elif flag == "-mno-fp-ret-in-387":
            self.results_on_x87 = False
        elif flag == "-mfp-ret-in-387":
            self.results_on_x87 = True
        elif flag == "-momit-leaf-frame-pointer":
            self.leaf_frame_pointer = False
        elif flag == "-mno-omit-leaf-frame-pointer":
            self.leaf_frame_pointer = True
        elif flag == "-mskip-rax-setup":
            self.set_al = False
        elif flag == "-mno-skip-rax-setup":
            self.set_al = True
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

    def _guard(self, machine: dict[str, str]) -> None:
        """Where the stack protector's value lies (GCC manual: -mstack-protector-guard)."""
        kind = machine.get("-mstack-protector-guard=", "tls")
        if kind == "global":
            self.guard_symbol = _GUARD_SYMBOL
            return
        register = machine.get("-mstack-protector-guard-reg=", "gs" if self.kernel else "fs")
        offset = machine.get("-mstack-protector-guard-offset=", str(_GUARD_OFFSET))
        if kind != "tls" or register not in ("fs", "gs"):
            raise Unsupported("option", "-mstack-protector-guard: " + kind + " " + register)     # GCC reports it
        self.guard_segment = SEGMENT_FS if register == "fs" else SEGMENT_GS
        try:
            self.guard_offset = int(offset, 0)
        except ValueError:
            raise Unsupported("option", "-mstack-protector-guard-offset=" + offset) from None
        self.guard_symbol = machine.get("-mstack-protector-guard-symbol=", "")

    def _branches(self, machine: dict[str, str]) -> None:
        """Marks of branch goals, thunks in place of branches, and what follows them (GCC manual: x86 Options)."""
        self.by_hand = _switched(machine, "-mmanual-endbr")
        self.table_marks = _switched(machine, "-mcet-switch")
        self.branch_prefix = _switched(machine, "-mindirect-branch-cs-prefix")
        self.branches = branch_way(machine.get("-mindirect-branch=", "keep"))
        self.returns = branch_way(machine.get("-mfunction-return=", "keep"))
        stop = machine.get("-mharden-sls=", "none")
        if stop not in ("none", "return", "indirect-jmp", "all"):
            raise Unsupported("option", "-mharden-sls=" + stop)         # GCC reports it
        self.stop_returns = stop in ("return", "all")
        self.stop_branches = stop in ("indirect-jmp", "all")

    def _profile(self, machine: dict[str, str]) -> None:
        """The call at a function's entry (GCC manual: -pg, -mfentry)."""
        if not self.profile:
            return
        self.profile_first = _switched(machine, "-mfentry")
        self.profile_name = machine.get("-mfentry-name=", "__fentry__") if self.profile_first else "mcount"
        self.profile_nop = _switched(machine, "-mnop-mcount")
        if _switched(machine, "-mrecord-mcount"):
            self.profile_section = machine.get("-mfentry-section=", "__mcount_loc")
        if self.position != FIXED and self.profile_nop:
            raise Unsupported("option", "-mnop-mcount in position-independent code")        # GCC reports it
        if self.frame_pointer is False:
            raise Unsupported("option", "-pg and -fomit-frame-pointer")     # GCC reports it

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


def branch_way(word: str) -> int:
    """Return KEEP ... for a value of -mindirect-branch= or -mfunction-return=.  Raises Unsupported for a word that GCC reports."""
    words = _BRANCH_WORDS.split()
    if word not in words:
        raise Unsupported("option", "-mindirect-branch=" + word)
    return words.index(word)


def _switched(machine: dict[str, str], option: str) -> bool:
    """Tell whether -mX is in force: the last of it and -mno-X counts.  machine: by word, in order of last appearance."""
    on = False
    for word in machine:
        if word == option:
            on = True
        elif word == "-mno-" + option[2:]:
            on = False
    return on


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
    if "sse4" in absent:
        absent["sse4.1"] = True     # GCC manual: -mno-sse4
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
