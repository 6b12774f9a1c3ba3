"""What the command line asks of code generation for a whole unit, in the terms code generation uses.

In: Options.  Out: one CodegenSettings, which codegen/ and targets read.  What a target alone understands stays in `machine_flags`.
What target() and optimize() attributes can change per function is on the IR function (compiler/ir/module.py FunctionOptions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from compiler.options import Options


@final
class CodegenSettings:
    """One value for each unit.

    pic: 0 for code at a fixed address, 1 for -fpic and -fpie, 2 for -fPIC and -fPIE.  pie: of these, the executable's form: symbols
    defined here are not overridden.  plt: calls may go through the PLT (-fno-plt).  interposition: -fsemantic-interposition.
    level: the command line's -O level.  frame_pointer: -fno-omit-frame-pointer; a function's level decides when it is None.
    unwind_tables: .eh_frame is made.  debug: the DWARF version of -g, 0 for none.
    """

    __slots__ = ("pic", "pie", "plt", "interposition", "level", "frame_pointer", "jump_tables", "unwind_tables", "function_sections",
                 "data_sections", "zero_in_bss", "merge_constants", "ident", "visibility", "tls_model", "debug", "align_functions",
                 "code_flags", "machine_flags")

    def __init__(self) -> None:
        self.pic: int = 0
        self.pie: bool = False
        self.plt: bool = True
        self.interposition: bool = True
        self.level: str = "0"
        self.frame_pointer: bool | None = None
        self.jump_tables: bool = True
        self.unwind_tables: bool = True
        self.function_sections: bool = False
        self.data_sections: bool = False
        self.zero_in_bss: bool = True
        self.merge_constants: bool = False
        self.ident: bool = True
        self.visibility: str = "default"
        self.tls_model: str = ""
        self.debug: int = 0
        self.align_functions: int = 0       # bytes, 0: by level
        self.code_flags: tuple[str, ...] = ()
        self.machine_flags: tuple[str, ...] = ()

    def has(self, flag: str, default: bool = False) -> bool:
        """Tell whether -fFLAG is in force: given without `no-` last, or by default."""
        for given in reversed(self.code_flags):
            if given == "-f" + flag:
                return True
            if given == "-fno-" + flag:
                return False
        return default

    def machine(self, name: str, default: str = "") -> str:
        """Return the value of -mNAME=VALUE, or `default`."""
        prefix = "-m" + name + "="
        for given in reversed(self.machine_flags):
            if given.startswith(prefix):
                return given[len(prefix):]
        return default


def codegen_settings(options: Options) -> CodegenSettings:
    """Return the settings that a unit's options ask for (GCC manual: Code Gen Options, Optimize Options)."""
    made = CodegenSettings()
    made.code_flags = options.code_flags
    made.machine_flags = options.machine_flags
    made.level = options.optimize
    for flag in options.code_flags:
        word = flag[2:]
        if word in ("PIC", "pic", "PIE", "pie"):
            made.pic = 2 if word[0] == "P" else 1
            made.pie = word[2] in "Ee"
        elif word in ("no-PIC", "no-pic", "no-PIE", "no-pie"):
            made.pic = 0
            made.pie = False
        elif word.startswith("visibility="):
            made.visibility = word[11:]
        elif word.startswith("tls-model="):
            made.tls_model = word[10:]
        elif word.startswith("align-functions="):
            number = word[16:].split(":")[0]
            made.align_functions = int(number) if number.isdigit() else 0
    optimizing = options.optimize not in ("0", "g")
    made.plt = made.has("plt", True)
    made.interposition = made.has("semantic-interposition", True)
    if made.has("omit-frame-pointer"):
        made.frame_pointer = False
    elif "-fno-omit-frame-pointer" in options.code_flags:
        made.frame_pointer = True
    made.jump_tables = made.has("jump-tables", True)
    # x86-64's default; psABIs of other targets may differ, and then say so in their implied flags.
    made.unwind_tables = made.has("asynchronous-unwind-tables", True) or made.has("unwind-tables") or made.has("exceptions")
    made.function_sections = made.has("function-sections")
    made.data_sections = made.has("data-sections")
    made.zero_in_bss = made.has("zero-initialized-in-bss", True)
    made.merge_constants = made.has("merge-constants", optimizing) or made.has("merge-all-constants")
    made.ident = made.has("ident", True)
    made.debug = _dwarf_version(options.debug)
    return made


def _dwarf_version(debug: str) -> int:
    """Return the DWARF version that a -g option asks for, 0 for none (GCC manual: Debugging Options; 5 is GCC 12's default)."""
    if not debug or debug.endswith("0") and debug in ("-g0", "-ggdb0"):
        return 0
    for version in (2, 3, 4, 5):
        if debug.startswith("-gdwarf-" + str(version)):
            return version
    return 5
