"""What the language standard and the language change for lexing and preprocessing.

Facts: GCC 12 manual (C Dialect Options, Standards) and observed behaviour of `gcc -std=X -E`.
A Dialect's `key` names everything that changes how a file is cut into tokens, so that lexed files can
be kept by (content, key).
"""

from __future__ import annotations

from typing import Final, final

from compiler.lex.charset import codec_of
from compiler.options import Options

# standard, then 1/0 for: c99 extended-numbers extended-identifiers strict digraphs u-literals raw-literals
#                         binary/digit-separators trigraphs u8-characters va_opt scope elifdef
DIALECTS: Final = """
gnu90 0 1 0 0 1 0 0 0 0 0 1 1 0
gnu99 1 1 1 0 1 1 1 0 0 0 1 1 0
gnu11 1 1 1 0 1 1 1 0 0 0 1 1 0
gnu17 1 1 1 0 1 1 1 0 0 0 1 1 0
gnu2x 1 1 1 0 1 1 1 1 0 1 1 1 1
c90   0 0 0 1 0 0 0 0 1 0 0 0 0
c94   0 0 0 1 1 0 0 0 1 0 0 0 0
c99   1 1 1 1 1 0 0 0 1 0 0 0 0
c11   1 1 1 1 1 1 0 0 1 0 0 0 0
c17   1 1 1 1 1 1 0 0 1 0 0 0 0
c2x   1 1 1 1 1 1 0 1 1 1 0 1 1
asm   0 1 0 0 0 0 0 0 0 0 0 0 0
"""

# spelling of -std=, name in DIALECTS.  (GCC 12 manual: -std=)
STANDARD_ALIASES: Final = """
c89 c90   iso9899:1990 c90   iso9899:199409 c94   c9x c99   iso9899:1999 c99   iso9899:199x c99
c1x c11   iso9899:2011 c11   c18 c17   iso9899:2017 c17   iso9899:2018 c17   c23 c2x
gnu89 gnu90   gnu9x gnu99   gnu1x gnu11   gnu18 gnu17   gnu23 gnu2x
"""


def standard_name(standard: str) -> str:
    """Return the DIALECTS name of a -std= spelling; an unknown one means gnu17."""
    words = STANDARD_ALIASES.split()
    for index in range(0, len(words), 2):
        if words[index] == standard:
            return words[index + 1]
    return standard


def last_flag(flags: tuple[str, ...], positive: str, negative: str, default: bool) -> bool:
    """Return whether `positive` (True) or `negative` (False) comes last in `flags`."""
    state = default
    for flag in flags:
        if flag == positive:
            state = True
        elif flag == negative:
            state = False
    return state


@final
class Dialect:
    """The lexical rules in force for one compile."""

    def __init__(self, options: Options) -> None:
        self.assembler = options.language == "assembler-with-cpp"
        self.name = "asm" if self.assembler else standard_name(options.standard)
        rows: dict[str, list[str]] = {}
        for line in DIALECTS.splitlines():
            words = line.split()
            if words:
                rows[words[0]] = words[1:]
        row = rows.get(self.name)
        if row is None:
            self.name = "gnu17"
            row = rows[self.name]
        bits = [word == "1" for word in row]
        self.c99 = bits[0]
        self.extended_numbers = bits[1]
        self.extended_identifiers = bits[2]
        self.strict = bits[3]
        self.digraphs = bits[4]
        self.u_literals = bits[5]
        self.raw_literals = bits[6]
        self.digit_separators = bits[7]
        self.u8_characters = bits[9]
        self.va_opt = bits[10]
        self.scope = bits[11]
        self.elifdef = bits[12]
        flags = options.preprocessor_flags
        self.trigraphs = bits[8] or "-trigraphs" in flags
        self.dollars = last_flag(flags, "-fdollars-in-identifiers", "-fno-dollars-in-identifiers",
                                 not self.assembler)
        self.extended_identifiers = last_flag(flags, "-fextended-identifiers",
                                              "-fno-extended-identifiers", self.extended_identifiers)
        self.line_comments = self.name not in ("c90", "c94")
        self.preprocessed = options.language == "cpp-output" or "-fpreprocessed" in flags
        # GCC's own driver gives -fno-directives-only for assembler sources.
        self.directives_only = not self.assembler and last_flag(flags, "-fdirectives-only", "-fno-directives-only", False)
        if self.preprocessed and not self.directives_only:
            self.trigraphs = False
        self.keep_comments = "-C" in flags or "-CC" in flags
        self.keep_comments_in_macros = "-CC" in flags
        bits.append(self.trigraphs)
        bits.append(self.dollars)
        bits.append(self.line_comments)
        bits.append(self.keep_comments)
        bits.append(self.extended_identifiers)
        bits.append(self.preprocessed and not self.directives_only)
        self.codec = ""         # of source files in another character set than UTF-8
        for flag in flags:
            if flag.startswith("-finput-charset="):
                self.codec = codec_of(flag[16:])
        self.key = "".join(["1" if bit else "0" for bit in bits]) + self.codec
