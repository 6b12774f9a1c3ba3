"""GCC's command line, word by word: the option table and the decoder that goes with it.

In: the words of a command line.  Out: a list of Word values, each one option with its argument, or one
input file, decoded as GCC's driver does it: the longest spelling that fits wins, `-fno-X` is the negative of
`-fX` where the table says that X has one, long options (`--include=F`, `--optimize=2`, `--machine=64`) are
the short ones they stand for, and unambiguous abbreviations of long options are completed.

The table is text, one row per option, in six parts (options_general, options_flags, options_warnings,
options_machine, options_params, options_languages), looked up by bisection and parsed row by row when first used.  Columns:

  spelling   as on the command line, up to the argument
  argument   -         none
             joined    attached, required         (-fmax-errors=N)
             optional  attached, may be missing   (-O, -ON)
             separate  the next word              (-Xlinker ARG)
             either    attached or the next word  (-I DIR)
  no-        "no" if -fno-X, -Wno-X, -mno-X or -gno-X is the negative form; "-" if there is none
  phase      driver, preprocess, compile, assemble, link: who acts on it
  effect     what it can change
             preprocess   the preprocessed text
             code         the object or assembly text
             diagnostics  only what is printed, and the exit status
             link         only the result of a link
             dependency   the make dependency file
             name         only names of files
             mode         which steps are run
             language     how the inputs after it are read
             query        prints something and does nothing else
             verbose      prints the commands
             none         nothing that is kept
  pycc       how the internal compiler takes it
             carry   handed on in compiler.options.Options, where the compiler honours or refuses it
             drop    means nothing to it: about links, names, or the tuning of a pass of GCC that changes no
                     program's meaning
             off     its negative form asks for nothing and is dropped; the positive one is refused
             refuse  Unsupported("option", ...)
  notes      separated by commas
             alias:S   another spelling of S, which has the same columns
             uncache   its results are never stored: it writes files pycc does not follow, or prints figures
             whole     a command that compiles and links goes to GCC in one piece
             cwd       the working directory reaches the output
             pos       line numbers and paths reach the output
             input     its argument names a file that is read
             map       OLD=NEW maps paths
             side:R    a further output of role R (driver.plan.SideOutput)
             warns     the driver itself prints a warning, so the option must reach it only once
             other     for another language, C++ for instance: on C code a warning, nothing else
             reject    known to the compiler proper; the driver refuses it
             all       what no other row covers of the options that begin so
             target:T  only on these targets

A spelling that no row covers is an unknown option: possibly of a newer GCC.

Sources: the GCC 12 manual; `gcc --help=CLASS`; facts from GCC's own *.opt files.
"""

from __future__ import annotations

from bisect import bisect_left

from driver import options_flags, options_general, options_languages, options_machine, options_params, options_warnings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

# Kinds of a Word.
INPUT: Final = 0        # a file name, or "-"
OPTION: Final = 1
UNKNOWN: Final = 2      # an option without a row, or a negative form that does not exist
MISSING: Final = 3      # an option whose argument is missing

# Other ways to write an option, tried in this order when the word itself is not in the table:
# (prefix, prefix of the second word if it takes two, what they stand for, something must follow, negative).
_REWRITES: Final = (
    ("-Wno-", None, "-W", False, True),
    ("-fno-", None, "-f", False, True),
    ("-gno-", None, "-g", False, True),
    ("-mno-", None, "-m", False, True),
    ("--debug=", None, "-g", False, False),
    ("--machine-", None, "-m", True, False),
    ("--machine-no-", None, "-m", False, True),
    ("--machine=", None, "-m", False, False),
    ("--machine=no-", None, "-m", False, True),
    ("--machine", "", "-m", False, False),
    ("--machine", "no-", "-m", False, True),
    ("--optimize=", None, "-O", False, False),
    ("--std=", None, "-std=", False, False),
    ("--std", "", "-std=", False, False),
    ("--warn-", None, "-W", True, False),
    ("--warn-no-", None, "-W", False, True),
    ("--", None, "-f", True, False),
    ("--no-", None, "-f", False, True),
)

# What -fdiagnostics-plain-output stands for (GCC manual: -fdiagnostics-plain-output).
PLAIN_OUTPUT: Final = "-fdiagnostics-plain-output"


class Row:
    """One row of the table, with the columns described above."""

    __slots__ = ("spelling", "argument", "negatable", "phase", "effect", "internal", "notes", "alias")

    def __init__(self, line: str) -> None:
        columns = line.split()
        self.spelling = columns[0]
        self.argument = columns[1]
        self.negatable = columns[2] == "no"
        self.phase = columns[3]
        self.effect = columns[4]
        self.internal = columns[5]
        self.notes: tuple[str, ...] = tuple(columns[6].split(",")) if len(columns) > 6 else ()
        self.alias = ""
        for note in self.notes:
            if note.startswith("alias:"):
                self.alias = note[6:]

    @property
    def joined(self) -> bool:
        """True when an argument may be attached to the spelling."""
        return self.argument in ("joined", "optional", "either")

    @property
    def separate(self) -> bool:
        """True when the argument may be the next word."""
        return self.argument in ("separate", "either")

    def side_output(self) -> str:
        """Return the role of the further output that the option asks for, or ""."""
        for note in self.notes:
            if note.startswith("side:"):
                return note[5:]
        return ""


class Word:
    """One option or input of a command line.

    words:    what was written: one or two words.
    spelling: the option's canonical spelling (that of the row it is an alias of); an input's path.
    argument: the option's argument; None if it has none.
    negative: the no- form was used.
    row:      None for an input or an unknown option.
    """

    __slots__ = ("kind", "words", "spelling", "argument", "negative", "row")

    def __init__(self, kind: int, words: tuple[str, ...], spelling: str, argument: str | None = None,
                 negative: bool = False, row: Row | None = None) -> None:
        self.kind = kind
        self.words = words
        self.spelling = spelling
        self.argument = argument
        self.negative = negative
        self.row = row

    def canonical(self) -> tuple[str, ...]:
        """Return the option in its usual spelling: `--include=F` as ("-include", "F"), `-I F` as ("-IF",)."""
        spelling = self.spelling
        if self.negative:
            spelling = spelling[:2] + "no-" + spelling[2:]
        if self.argument is None:
            return (spelling,)
        row = self.row
        if row is not None and row.argument == "separate" or spelling in _TWO_WORDS:
            return (spelling, self.argument)
        return (spelling + self.argument,)


# Options with either form of argument that read better as two words.
_TWO_WORDS: Final = ("-include", "-imacros", "-isystem", "-idirafter", "-iquote", "-isysroot", "-iprefix",
                     "-iwithprefix", "-iwithprefixbefore", "-MF", "-MT", "-MQ", "-o", "-x")


class OptionTable:
    """The option table, all parts together."""

    def __init__(self) -> None:
        text = (options_general.ROWS + options_flags.ROWS + options_warnings.ROWS + options_machine.ROWS
                + options_params.ROWS + options_languages.ROWS)
        # Sorted lines are sorted spellings: the blank behind a spelling comes before every character in one.
        self._lines: list[str] = sorted(text.splitlines())
        self._rows: dict[str, Row] = {}

    def spellings(self) -> list[str]:
        """Return every spelling in the table, sorted."""
        return [line[:line.index(" ")] for line in self._lines]

    def exact(self, spelling: str) -> Row | None:
        """Return the row of exactly this spelling."""
        row = self._rows.get(spelling)
        if row is None:
            index = bisect_left(self._lines, spelling + " ")
            if index == len(self._lines) or not self._lines[index].startswith(spelling + " "):
                return None
            row = self._rows[spelling] = Row(self._lines[index])
        return row

    def find(self, word: str) -> Row | None:
        """Return the row with the longest spelling that `word` is, or begins with if it takes a joined argument."""
        end = 0
        while end < len(word) and word[end] > " ":
            end += 1
        key = word[:end]    # no spelling goes beyond a blank
        lines = self._lines
        while key:
            # The greatest spelling <= key.  Every spelling that `word` begins with and that is not greater than
            # this one is a prefix of this one as well, so the search goes on with their common prefix.
            index = bisect_left(lines, key + "!") - 1
            if index < 0:
                return None
            line = lines[index]
            spelling = line[:line.index(" ")]
            if key.startswith(spelling):
                row = self.exact(spelling)
                if row is not None and (len(spelling) == len(word) or row.joined):
                    # -gno-X is never -g with the argument "no-X".
                    return None if spelling == "-g" and word.startswith("-gno-") else row
                key = spelling[:-1]
            else:
                common = 0
                while common < len(spelling) and common < len(key) and spelling[common] == key[common]:
                    common += 1
                key = key[:common]
        return None

    def complete(self, word: str) -> Row | None:
        """Return the row of the long option that `word` (beginning "--") abbreviates, if it is unambiguous.

        GCC takes the first longer spelling if it has no joined argument and is the only one, but for the same
        with `=`.
        """
        found: list[str] = []
        index = bisect_left(self._lines, word)
        while index < len(self._lines) and self._lines[index].startswith(word):
            found.append(self._lines[index][:self._lines[index].index(" ")])
            index += 1
        if not found or len(found) > 2 or len(found) == 2 and found[1] != found[0] + "=":
            return None
        row = self.exact(found[0])
        return row if row is not None and not row.joined else None


def decode(table: OptionTable, arguments: Sequence[str], preprocessor: bool = False) -> list[Word]:
    """Decode a command line (no argv[0], response files expanded).

    preprocessor: the words are of -Wp, or -Xpreprocessor and go to cc1 itself, where -MD and -MMD take
    the file as an argument.
    """
    result: list[Word] = []
    index = 0
    while index < len(arguments):
        word = _decode_one(table, arguments, index, preprocessor)
        result.append(word)
        index += len(word.words)
    return result


def _decode_one(table: OptionTable, arguments: Sequence[str], index: int, preprocessor: bool) -> Word:
    """Decode the option or input at `index`."""
    text = arguments[index]
    if text == "-" or not text.startswith("-"):
        return Word(INPUT, (text,), text)
    following = arguments[index + 1] if index + 1 < len(arguments) else None
    if text == "--param" and following is not None:
        # "--param K=V" is "--param=K=V" (GCC manual: --param).
        row = table.find("--param=" + following)
        return _option(table, row, (text, following), ("--param=" + following)[len(row.spelling):] if row else None, False)
    row = table.find(text)
    taken = 1
    skip = 0
    negative = False
    length = 0
    if row is not None:
        length = len(row.spelling)
    else:
        for prefix, second, short, need_more, negated in _REWRITES:
            if not text.startswith(prefix):
                continue
            if second is None:
                rest = text[len(prefix):]
            elif text == prefix and following is not None and following.startswith(second):
                rest = following[len(second):]
            else:
                continue
            if need_more and not rest:
                continue
            row = table.find(short + rest)
            if row is not None:
                negative = negated
                text = short + rest
                length = len(row.spelling)
                if second is not None:
                    taken = 2
                    skip = 1
                break
    if row is None and text.startswith("--"):
        row = table.complete(text)
        length = len(text)
    if row is None or negative and not row.negatable:
        return Word(UNKNOWN, (arguments[index],), arguments[index])
    following = arguments[index + 1 + skip] if index + 1 + skip < len(arguments) else None
    words = tuple(arguments[index:index + taken])
    separate = row.separate or preprocessor and row.spelling in ("-MD", "-MMD")
    if row.joined:
        joined = text[length:]
        if joined or row.argument == "optional":
            return _option(table, row, words, joined or None, negative)
        if not separate:
            return Word(MISSING, words, row.spelling, row=row)
    elif not separate:
        return _option(table, row, words, None, negative)
    if following is None:
        return Word(MISSING, words, row.spelling, row=row)
    return _option(table, row, (*words, following), following, negative)


def _option(table: OptionTable, row: Row | None, words: tuple[str, ...], argument: str | None, negative: bool) -> Word:
    """Return the Word of an option, under the spelling that it is an alias of."""
    assert row is not None
    target = table.exact(row.alias) if row.alias else None
    if target is not None and (argument is not None or not target.joined or target.argument == "optional"):
        row = target
    return Word(OPTION, words, row.spelling, argument, negative, row)
