"""The token table: interns spellings as Token objects, and knows which names are keywords.

One TokenTable lives as long as the process's Session, so that a warm process reuses lexed headers; a
compile calls `set_dialect` first, and the preprocessor takes back all macro definitions at its end.
"""

from __future__ import annotations

from typing import Final, final

from compiler.lex import tokens as t
from compiler.lex.characters import valid_identifier, with_utf8
from compiler.lex.tokens import Symbol, Token
from compiler.options import Options

BLANKS: Final = " \t\f\v\0"


def _keyword_conditions(options: Options) -> set[str]:
    """Return the condition words of tokens.KEYWORDS that hold for `options`."""
    standard = options.standard
    old = standard.endswith(("89", "90", "199409"))
    gnu = standard.startswith("gnu")
    x86 = options.target.startswith(("x86_64", "i386", "i486", "i586", "i686"))
    narrow = "-m32" in options.machine_flags or "-m16" in options.machine_flags
    conditions = {"all"}
    if gnu:
        conditions.add("gnu")
    if not old:
        conditions.add("c99")
    if gnu or not old:
        conditions.add("inl")
    if x86 and gnu:
        conditions.add("seg")
    if not narrow and not options.target.startswith(("i", "arm")):
        conditions.add("i128")
    return conditions


@final
class RawTokens(dict[str, "Token"]):
    """What the lexer's expression matched, leading blanks included -> its token, made on first use."""

    def __init__(self, table: TokenTable) -> None:
        super().__init__()
        self.table = table
        self.passing: list[str] = []    # entries to be dropped at the end of the file

    def __missing__(self, raw: str) -> Token:
        """Make, enter and return the token of `raw`."""
        table = self.table
        body = raw.lstrip(BLANKS)
        first = body[0]
        if first == "\n":
            tok = table.newline
        elif first == "/" and len(body) > 1 and (body[1] == "/" or body[1] == "*"):
            if body[1] == "*" and body.find("*/", 2) < 0:
                tok = Token(t.UNTERMINATED, body, False, False, Symbol(body))
            else:
                tok = table.newline if body[-1] == "\n" else table.comment
            self.passing.append(raw)
        else:
            tok = table.token(body, len(body) != len(raw))
            if len(raw) > 60:
                self.passing.append(raw)
        self[raw] = tok
        return tok

    def comment_or_token(self, raw: str) -> Token:
        """Return the token of `raw` where comments are tokens."""
        body = raw.lstrip(BLANKS)
        if body.startswith("//") or (body.startswith("/*") and body.find("*/", 2) >= 0):
            return self.table.variant(self.table.symbol(body), len(body) != len(raw), t.COMMENT)
        return self[raw]


@final
class TokenTable:
    """Interned tokens by spelling.

    raw: what the lexer's expression matched, leading blanks included -> its token.
    dollars: "$" is a letter.
    """

    def __init__(self, dollars: bool = True) -> None:
        self.dollars = dollars
        self.symbols: dict[str, Symbol] = {}
        self.raw = RawTokens(self)
        self._punctuators: dict[str, int] = {}
        words = t.PUNCTUATORS.split()
        for index in range(0, len(words), 2):
            self._punctuators[words[index]] = int(words[index + 1])
        self._dialect: dict[str, int] = {}
        self._dialect_key = ""
        self.end = Token(t.EOF, "", False, False, Symbol(""))
        self.end_of_argument = Token(t.EOF, "", False, False, Symbol(""))
        self.newline = Token(t.NEWLINE, "\n", False, False, Symbol("\n"))
        self.comment = Token(t.COMMENT, "", False, False, Symbol(""))
        self.pragma = Token(t.PRAGMA, "#pragma", False, False, Symbol("#pragma"))
        self.pragma_spaced = Token(t.PRAGMA, "#pragma", True, False, Symbol("#pragma"))
        self.pragma_end = Token(t.PRAGMA_END, "", False, False, Symbol(""))
        self.paste_mark = Token(t.PASTE_MARK, "", False, False, Symbol(""))
        # Padding tokens stand between tokens that must not run together in text: see preproc.expand.
        self.padding = Token(t.PADDING, "", False, False, Symbol(""))
        self.padding_plain = Token(t.PADDING, "", False, False, Symbol("plain"))
        self.padding_spaced = Token(t.PADDING, "", True, False, Symbol("spaced"))

    def symbol(self, spelling: str) -> Symbol:
        """Return the Symbol of `spelling`."""
        found = self.symbols.get(spelling)
        if found is None:
            found = Symbol(spelling)
            self.symbols[spelling] = found
        return found

    def kind_of(self, spelling: str) -> int:
        """Return the token kind of one complete lexeme."""
        kind = self._punctuators.get(spelling, -1)
        if kind >= 0:
            return kind
        first = spelling[0]
        if "0" <= first <= "9" or (first == "." and len(spelling) > 1):
            return t.NUMBER
        last = spelling[-1]
        if len(spelling) > 1 and (last == '"' or last == "'"):
            quote = spelling.find(last)
            if quote <= 3 and quote < len(spelling) - 1:
                if _closed(spelling, quote):
                    return t.STRING if last == '"' else t.CHAR
                return t.OTHER
        if first == '"' or first == "'":
            return t.OTHER
        letter = first.isalpha() or first >= "\x80" or first in "_$\\"
        if letter and spelling != "\\" and (first != "$" or self.dollars):
            return self._dialect.get(spelling, t.NAME)
        if spelling.startswith("/*"):
            return t.UNTERMINATED
        return t.OTHER

    def token(self, spelling: str, spaced: bool = False) -> Token:
        """Return the token of one complete lexeme.

        An identifier with universal character names is the one spelled in UTF-8 (GCC manual:
        Identifiers); one that holds characters which no identifier may hold is OTHER.
        """
        if spelling.isascii() and "\\" not in spelling:
            symbol = self.symbol(spelling)
            return self.variant(symbol, spaced, self.kind_of(spelling))
        kind = self.kind_of(spelling)
        if kind == t.NAME:
            decoded = with_utf8(spelling) if "\\" in spelling else spelling
            if not valid_identifier(decoded):
                kind = t.OTHER
            elif decoded != spelling:
                spelling = decoded
                self.symbol(spelling).flags |= t.SYMBOL_FROM_UCN
        return self.variant(self.symbol(spelling), spaced, kind)

    def variant(self, symbol: Symbol, spaced: bool, kind: int) -> Token:
        """Return the unpainted token of `symbol`; `kind` serves when it has to be made."""
        found = symbol.spaced if spaced else symbol.plain
        if found is None:
            found = Token(kind, symbol.spelling, spaced, False, symbol)
            if spaced:
                symbol.spaced = found
            else:
                symbol.plain = found
        return found

    def painted(self, tok: Token) -> Token:
        """Return `tok` marked as never to be macro-expanded again."""
        symbol = tok.symbol
        found = symbol.painted_spaced if tok.spaced else symbol.painted_plain
        if found is None:
            found = Token(tok.kind, tok.spelling, tok.spaced, True, symbol)
            if tok.spaced:
                symbol.painted_spaced = found
            else:
                symbol.painted_plain = found
        return found

    def with_space(self, tok: Token, spaced: bool) -> Token:
        """Return `tok` with its `spaced` set as told."""
        if tok.spaced == spaced:
            return tok
        found = self.variant(tok.symbol, spaced, tok.kind)
        return self.painted(found) if tok.painted else found

    def tokens_of(self, raws: list[str], keep_comments: bool) -> list[Token]:
        """Return the tokens of the matches of the lexer's expression.

        keep_comments: a comment is a token with its own spelling (-C).
        """
        raw = self.raw
        if keep_comments:
            # The same text may have been entered without its comments.
            return [raw.comment_or_token(text) for text in raws]
        tokens: list[Token] = list(map(raw.__getitem__, raws))
        # Comments and long literals are not worth keeping in the dictionary.
        for text in raw.passing:
            del raw[text]
        raw.passing = []
        return tokens

    def _set_kind(self, spelling: str, kind: int) -> None:
        """Give all variants of a name's token the kind `kind`."""
        symbol = self.symbol(spelling)
        for tok in (symbol.plain, symbol.spaced, symbol.painted_plain, symbol.painted_spaced):
            if tok is not None:
                tok.kind = kind

    def set_dialect(self, options: Options) -> None:
        """Make the keywords of the dialect that `options` select the keywords."""
        conditions = _keyword_conditions(options)
        key = " ".join(sorted(conditions))
        if key == self._dialect_key:
            return
        for spelling in self._dialect:
            self._set_kind(spelling, t.NAME)
        self._dialect = {}
        for line in t.KEYWORDS.splitlines():
            words = line.split()
            if not words or words[1] not in conditions:
                continue
            for spelling in words[2:]:
                self._dialect[spelling] = int(words[0])
                self._set_kind(spelling, int(words[0]))
        self._dialect_key = key


def _closed(spelling: str, quote: int) -> bool:
    """Tell whether the literal that opens at `quote` closes at its last character and not before."""
    if quote > 0 and spelling[quote - 1] == "R":
        return True
    mark = spelling[quote]
    index = quote + 1
    last = len(spelling) - 1
    while index < last:
        ch = spelling[index]
        if ch == "\\":
            index += 2
        elif ch == mark or ch == "\n":
            return False
        else:
            index += 1
    return index == last
