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

    pic: the code may run at any address (-fpic, -fpie).  shared: and be part of a shared library, whose symbols others may override
    (-fpic).  unwind_tables: .eh_frame is made.  zero_in_bss: objects that are all zero
    take no room in the file.  ident: .comment names the compiler.  debug: the DWARF version of -g, 0 for none.  align_functions: bytes,
    0: the target's choice.
    """

    __slots__ = ("pic", "shared", "unwind_tables", "function_sections", "data_sections", "zero_in_bss", "merge_constants", "ident", "debug",
                 "align_functions", "reorder_functions", "code_flags")

    def __init__(self) -> None:
        self.pic: bool = False
        self.shared: bool = False
        self.unwind_tables: bool = True
        self.function_sections: bool = False
        self.data_sections: bool = False
        self.zero_in_bss: bool = True
        self.merge_constants: bool = False
        self.ident: bool = True
        self.debug: int = 0
        self.align_functions: int = 0
        self.reorder_functions: bool = True     # from -O2 on, those that run often, rarely or once lie apart
        self.code_flags: tuple[str, ...] = ()

    def has(self, flag: str, default: bool = False) -> bool:
        """Tell whether -fFLAG is in force: given without `no-` last, or by default."""
        for given in reversed(self.code_flags):
            if given == "-f" + flag:
                return True
            if given == "-fno-" + flag:
                return False
        return default


def codegen_settings(options: Options) -> CodegenSettings:
    """Return the settings that a unit's options ask for (GCC manual: Code Gen Options, Optimize Options)."""
    made = CodegenSettings()
    made.code_flags = options.code_flags
    for flag in options.code_flags:
        word = flag[2:]
        if word in ("PIC", "pic", "PIE", "pie"):
            made.pic = True
            made.shared = word in ("PIC", "pic")
        elif word in ("no-PIC", "no-pic", "no-PIE", "no-pie"):
            made.pic = False
            made.shared = False
        elif word.startswith("align-functions="):
            number = word[16:].split(":")[0]
            made.align_functions = int(number) if number.isdigit() else 0
    optimizing = options.optimize not in ("0", "g")
    # x86-64's default; psABIs of other targets may differ, and then say so in their implied flags.
    made.unwind_tables = made.has("asynchronous-unwind-tables", True) or made.has("unwind-tables") or made.has("exceptions")
    made.function_sections = made.has("function-sections")
    made.data_sections = made.has("data-sections")
    made.zero_in_bss = made.has("zero-initialized-in-bss", True)
    made.merge_constants = made.has("merge-constants", optimizing) or made.has("merge-all-constants")
    made.reorder_functions = made.has("reorder-functions", True)
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
