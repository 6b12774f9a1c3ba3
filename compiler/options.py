"""Options: everything about a compile that is not the source text.

In: the driver fills one Options value per translation unit from GCC's command line and from what it
probed about the GCC behind it.  Out: the compiler reads it and never changes it.  Every field takes
part in the cache key of an internal result (`encode`), so a field that cannot change the result does
not belong here.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Final

# Languages, named as GCC's -x names them.
LANGUAGES: Final = ("c", "cpp-output", "assembler", "assembler-with-cpp")


@dataclass(frozen=True)
class SearchDir:
    """One directory of the #include search path, in search order within its chain."""

    path: str
    chain: str          # "quote", "bracket", "system", "after"  (cpp manual: Search Path)
    builtin: bool = False   # from GCC's own list, not from the command line or environment


@dataclass(frozen=True)
class Options:
    """Input of one compile.  Strings are as the user spelled them; lists keep command-line order."""

    target: str = "x86_64-linux-gnu"        # GNU triple of the GCC behind, vendor left out
    machine_flags: tuple[str, ...] = ()     # -m... flags, expanded to what GCC would make of them
    language: str = "c"
    standard: str = "gnu17"                 # -std= without the prefix; -ansi is c90
    optimize: str = "0"                     # 0 1 2 3 s g fast z
    macros: tuple[tuple[str, str], ...] = ()        # ("D", "X=1"), ("U", "X"), ("include", F), ("imacros", F) in order
    search: tuple[SearchDir, ...] = ()      # every directory, built-in ones included
    gcc_version: tuple[int, int, int] = (12, 2, 0)
    code_flags: tuple[str, ...] = ()        # -f... that change code or semantics, last of each pair wins
    warning_flags: tuple[str, ...] = ()     # -W..., -w, -pedantic... in order
    preprocessor_flags: tuple[str, ...] = ()  # -undef -trigraphs -fpreprocessed -P -C -dM ... in order
    assembler_flags: tuple[str, ...] = ()   # words of -Wa, and -Xassembler
    debug: str = ""                         # "" or the -g spelling in force, e.g. "-gdwarf-5"
    output_form: str = "object"             # object, assembly, preprocessed, check (-fsyntax-only)
    output_name: str = ""                   # only where it reaches the output (dump base, split DWARF)
    working_directory: str = ""             # only where it reaches the output (-g, __FILE__ maps)
    source_date_epoch: int = -1             # -1: not set; seconds since 1970 UTC otherwise
    prefix_maps: tuple[tuple[str, str, str], ...] = ()  # (flag, old, new)

    def encode(self) -> bytes:
        """Return an unambiguous byte form of all fields, the options' share of a cache key."""
        parts: list[str] = []
        for field in dataclasses.fields(self):
            parts.append(f"{field.name}={getattr(self, field.name)!r}")
        return "\n".join(parts).encode("utf-8", "surrogateescape")
