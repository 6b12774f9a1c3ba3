"""What a command line says, before anything is decided: its inputs, their languages, the mode, the output.

In: the words of a command line, decoded.  Out: a Command value.  Nothing is judged here but what GCC's driver
finds by reading from left to right (GCC manual: Overall Options); driver.jobs decides what to do with it.
"""

from __future__ import annotations

from driver.options import INPUT, OPTION, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

# Suffix of a file name and the language that it stands for (GCC manual: Overall Options, file.suffix).
# Longer suffixes first where one ends in another.
_SUFFIXES: Final = """
.c c                    .i cpp-output           .s assembler
.S assembler-with-cpp   .sx assembler-with-cpp  .h c-header
.cc c++                 .cp c++                 .cxx c++                .cpp c++
.CPP c++                .c++ c++                .C c++                  .ii c++-cpp-output
.hh c++-header          .H c++-header           .hp c++-header          .hxx c++-header
.hpp c++-header         .HPP c++-header         .h++ c++-header         .tcc c++-header
.m objective-c          .mi objc-cpp-output     .mm objective-c++       .M objective-c++
.mii objc++-cpp-output
.f f77                  .for f77                .ftn f77                .fii f77
.F f77-cpp-input        .FOR f77-cpp-input      .fpp f77-cpp-input      .FPP f77-cpp-input
.FTN f77-cpp-input      .r ratfor
.f90 f95                .f95 f95                .f03 f95                .f08 f95
.F90 f95-cpp-input      .F95 f95-cpp-input      .F03 f95-cpp-input      .F08 f95-cpp-input
.ads ada                .adb ada                .go go                  .d d
.dd d                   .di d                   .mod modula-2           .def modula-2
"""

UNIT_LANGUAGES: Final = ("c", "cpp-output", "assembler", "assembler-with-cpp")
"""The languages of translation units that pycc plans."""

# Names of -x that GCC knows beside those above.
_OTHER_LANGUAGES: Final = (
    "c++-system-header", "c++-user-header", "objective-c-header", "objective-c++-header", "objc++-cpp-output",
    "objective-c-cpp-output", "objective-c++-cpp-output", "c-header", "c++-header", "brig", "modula-2-cpp-output",
    "lto", "rust", "gm2",
)


def languages_by_suffix() -> dict[str, str]:
    """Return suffix -> language."""
    words = _SUFFIXES.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def language_of(path: str, suffixes: dict[str, str]) -> str:
    """Return the language that GCC takes a file for by its name; "" for an input of the linker."""
    index = path.rfind(".")
    # A name that is nothing but the suffix is a linker input, unless a directory comes before it.
    return suffixes.get(path[index:], "") if index > 0 else ""


class Input:
    """An input file.

    path:     as given.
    language: as -x names it; "" for a linker input; "-" for standard input without a language.
    explicit: the language comes from -x.
    position: index into Command.words.
    """

    __slots__ = ("path", "language", "explicit", "position")

    def __init__(self, path: str, language: str, explicit: bool, position: int) -> None:
        self.path = path
        self.language = language
        self.explicit = explicit
        self.position = position


class Command:
    """A command line that has been read.

    words:     all words, decoded.
    inputs:    input files; libraries and -Wl, words are not among them.
    libraries: number of -l, -Wl, and -Xlinker words, which count as something to link.
    output:    argument of the last -o, None without.
    mode:      what of "E", "M", "MM", "S", "c", "check" was given, the first that decides; "link" otherwise.
    compiling: -c, -S or -E was given, so that nothing is linked and names follow the rules of compiling.
    unknown_language: the argument of an -x that names no language, or "".
    """

    __slots__ = ("words", "inputs", "libraries", "output", "mode", "compiling", "unknown_language")

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = list(words)
        self.inputs: list[Input] = []
        self.libraries = 0
        self.output: str | None = None
        self.unknown_language = ""
        modes: set[str] = set()
        suffixes = languages_by_suffix()
        known = set(suffixes.values())
        language = ""
        for position, word in enumerate(self.words):
            if word.kind == INPUT:
                if language:
                    self.inputs.append(Input(word.spelling, language, True, position))
                else:
                    guessed = "-" if word.spelling == "-" else language_of(word.spelling, suffixes)
                    self.inputs.append(Input(word.spelling, guessed, False, position))
            elif word.kind != OPTION:
                continue
            elif word.spelling == "-x":
                language = word.argument or ""
                if language == "none":
                    language = ""
                elif language not in known and language not in _OTHER_LANGUAGES:
                    self.unknown_language = language
            elif word.spelling == "-o":
                self.output = word.argument
            elif word.spelling in ("-l", "-Wl,", "-Xlinker"):
                self.libraries += 1
            elif word.row is not None and word.row.effect == "mode" and not word.negative:
                modes.add(word.spelling)
        self.compiling = bool(modes & {"-c", "-S", "-E"})
        self.mode = "link"
        for spelling, mode in (("-E", "E"), ("-M", "M"), ("-MM", "MM"), ("-fsyntax-only", "check"), ("-S", "S"),
                               ("-c", "c")):
            if spelling in modes:
                self.mode = mode
                break
