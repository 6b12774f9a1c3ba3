"""What the command line asks of the assembler, apart from the target's own options."""

from __future__ import annotations

from typing import final


@final
class AssemblerSettings:
    """One value for each unit; `compiler.asm.options` fills it."""

    def __init__(self) -> None:
        self.search: list[str] = []                     # -I
        self.defined: list[tuple[str, str]] = []        # --defsym NAME=VALUE
        self.dwarf_version: int = 0                     # --gdwarf-N, 0: not given
        self.generate_lines: bool = False               # -g, --gdwarf-N: describe the source itself
        self.working_directory: str = ""
        self.prefix_maps: list[tuple[str, str]] = []    # --debug-prefix-map OLD=NEW, latest first
        self.exec_stack: str = ""                       # "noexecstack", "execstack" or ""
        self.fatal_warnings: bool = False
        self.no_warnings: bool = False
        self.keep_locals: bool = False                  # -L
        self.machine_flags: list[str] = []              # words left for the target
