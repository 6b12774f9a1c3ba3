"""Options: everything about a compile that is not the source text.

In: the driver fills one Options value per translation unit from GCC's command line and from what it
probed about the GCC behind it.  Out: the compiler reads it and never changes it.  Every field takes
part in the cache key of an internal result (`encode`), so a field that cannot change the result does
not belong here.  Plain classes: importing `dataclasses` costs a cache hit more than looking it up does.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

# Languages, named as GCC's -x names them.
LANGUAGES: Final = ("c", "cpp-output", "assembler", "assembler-with-cpp")


class SearchDir:
    """One directory of the #include search path, in search order within its chain.

    chain:   "quote", "bracket", "system", "after" (cpp manual: Search Path).
    builtin: from GCC's own list, not from the command line or environment.
    """

    __slots__ = ("path", "chain", "builtin")

    def __init__(self, path: str, chain: str, builtin: bool = False) -> None:
        self.path = path
        self.chain = chain
        self.builtin = builtin

    def __repr__(self) -> str:
        return f"SearchDir({self.path!r}, {self.chain!r}, {self.builtin})"


class Options:
    """Input of one compile; never changed once made.  Strings are as the user spelled them; lists keep
    command-line order.

    target:             GNU triple of the GCC behind, vendor left out.
    machine_flags:      -m... flags, expanded to what GCC would make of them.
    language:           one of LANGUAGES.
    standard:           -std= without the prefix; -ansi is c90.
    optimize:           0 1 2 3 s g fast z.
    macros:             ("D", "X=1"), ("U", "X"), ("include", F), ("imacros", F) in order.
    search:             every directory, built-in ones included.
    gcc_version:        of the GCC behind.
    code_flags:         -f... that change code or semantics, last of each pair wins.
    warning_flags:      -W..., -w, -pedantic... in order.
    preprocessor_flags: -undef -trigraphs -fpreprocessed -P -C -dM ... in order.
    assembler_flags:    words of -Wa, and -Xassembler.
    debug:              "" or the -g spelling in force, e.g. "-gdwarf-5".
    output_form:        object, assembly, preprocessed, check (-fsyntax-only).
    output_name:        only where it reaches the output (dump base, split DWARF).
    working_directory:  only where it reaches the output (-g, __FILE__ maps).
    source_date_epoch:  -1: not set; seconds since 1970 UTC otherwise.
    prefix_maps:        (flag, old, new).
    """

    __slots__ = ("target", "machine_flags", "language", "standard", "optimize", "macros", "search", "gcc_version",
                 "code_flags", "warning_flags", "preprocessor_flags", "assembler_flags", "debug", "output_form",
                 "output_name", "working_directory", "source_date_epoch", "prefix_maps")

    def __init__(self, *, target: str = "x86_64-linux-gnu", machine_flags: tuple[str, ...] = (), language: str = "c",
                 standard: str = "gnu17", optimize: str = "0", macros: tuple[tuple[str, str], ...] = (),
                 search: tuple[SearchDir, ...] = (), gcc_version: tuple[int, int, int] = (12, 2, 0),
                 code_flags: tuple[str, ...] = (), warning_flags: tuple[str, ...] = (),
                 preprocessor_flags: tuple[str, ...] = (), assembler_flags: tuple[str, ...] = (), debug: str = "",
                 output_form: str = "object", output_name: str = "", working_directory: str = "",
                 source_date_epoch: int = -1, prefix_maps: tuple[tuple[str, str, str], ...] = ()) -> None:
        self.target = target
        self.machine_flags = machine_flags
        self.language = language
        self.standard = standard
        self.optimize = optimize
        self.macros = macros
        self.search = search
        self.gcc_version = gcc_version
        self.code_flags = code_flags
        self.warning_flags = warning_flags
        self.preprocessor_flags = preprocessor_flags
        self.assembler_flags = assembler_flags
        self.debug = debug
        self.output_form = output_form
        self.output_name = output_name
        self.working_directory = working_directory
        self.source_date_epoch = source_date_epoch
        self.prefix_maps = prefix_maps

    def encode(self, working_directory: str | None = None, prefix_maps: tuple[tuple[str, str, str], ...] | None = None) -> bytes:
        """Return an unambiguous byte form of all fields, the options' share of a cache key.

        working_directory, prefix_maps: stand for the fields of that name, where the caller knows a form of them that is the
        same in every place from which the same output comes.
        """
        place = self.working_directory if working_directory is None else working_directory
        maps = self.prefix_maps if prefix_maps is None else prefix_maps
        parts = [
            repr(self.target), repr(self.machine_flags), repr(self.language), repr(self.standard),
            repr(self.optimize), repr(self.macros), repr(self.search), repr(self.gcc_version),
            repr(self.code_flags), repr(self.warning_flags), repr(self.preprocessor_flags),
            repr(self.assembler_flags), repr(self.debug), repr(self.output_form), repr(self.output_name),
            repr(place), repr(self.source_date_epoch), repr(maps),
        ]
        return "\n".join(parts).encode("utf-8", "surrogateescape")
