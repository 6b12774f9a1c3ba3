"""Options with effects that nobody follows: files written beside the outputs, listings and figures printed.

In: decoded words of a command line.  Out: whether a result made with them can be stored at all.
Served: driver.jobs for pycc's own cache, integrations.ccache.arguments for the command in ccache's place.
"""

from __future__ import annotations

from driver.options import OPTION, UNKNOWN, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

# Words of -Wa, that neither write a file nor print: the others make a unit uncacheable.
_ASSEMBLER_WORDS: Final = (
    "-m", "-W", "-g", "-I", "-J", "-L", "-K", "-k", "-f", "-Z", "-R", "-Qy", "-Qn", "-n", "-q", "-O", "-march=", "-mtune=",
    "--noexecstack", "--execstack", "--fatal-warnings", "--warn", "--no-warn", "--32", "--64", "--x32", "--divide",
    "--gdwarf", "--gstabs", "--gen-debug", "--compress-debug-sections", "--nocompress-debug-sections", "--elf-stt-common=",
    "--generate-missing-build-notes=", "--size-check=", "--sectname-subst", "--strip-local-absolute", "--keep-locals",
    "--defsym", "--debug-prefix-map", "--reduce-memory-overheads", "--hash-size=", "--no-pad-sections",
    "--multibyte-handling=", "--traditional-format", "--disable-multibyte-warnings", "-D",
)
# Of those, the ones whose argument is the next word.
_ASSEMBLER_TAKES_WORD: Final = ("-I", "--defsym", "--debug-prefix-map", "--MD", "-o")

# Parts of an option's name that, in an option that the table does not know (of a newer GCC), may mean a file
# that is written.
_WRITING_WORDS: Final = ("file", "output", "dump", "report", "save", "record")

# Letters of -d that print into the assembly text and write no file of their own (GCC manual: -d).
_QUIET_DUMPS: Final = "ApPDIMNU"


def is_untracked(word: Word) -> bool:
    """Tell whether an option (no input) has effects that nobody follows."""
    if word.kind == UNKNOWN:
        return any(part in word.spelling for part in _WRITING_WORDS)
    row = word.row
    if row is None or word.negative:
        return False
    argument = word.argument or ""
    if word.spelling == "-d":
        return argument.strip(_QUIET_DUMPS) != ""
    if word.spelling == "-fopt-info-":
        return "=" in argument
    if word.spelling == "-fdiagnostics-format=":
        return argument.endswith("-file")
    return "uncache" in row.notes


class AssemblerEffects:
    """What the words of -Wa, and -Xassembler do.

    untracked: the first that has effects nobody follows, "" if none has.
    debug:     they ask for debugging information.
    """

    __slots__ = ("untracked", "debug")

    def __init__(self, words: Sequence[Word]) -> None:
        self.untracked = ""
        self.debug = False
        texts: list[str] = []
        for word in words:
            if word.kind == OPTION and word.spelling == "-Wa,":
                texts += (word.argument or "").split(",")
            elif word.kind == OPTION and word.spelling == "-Xassembler":
                texts.append(word.argument or "")
        index = 0
        while index < len(texts):
            text = texts[index]
            index += 1
            if not text.startswith(_ASSEMBLER_WORDS) or text == "-D":
                self.untracked = self.untracked or "-Wa," + text
            elif text in _ASSEMBLER_TAKES_WORD:
                index += 1
            elif text.startswith(("-g", "--g")) and not text.startswith("--generate"):
                self.debug = True
