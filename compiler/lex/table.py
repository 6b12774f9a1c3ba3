"""The token table: interns spellings as Token objects, and knows which names are keywords.

One TokenTable lives as long as the process's Session, so that a warm process reuses lexed headers; a
compile calls `set_dialect` first and `forget_macros` (through the preprocessor) last.
"""

from __future__ import annotations

from typing import final

from compiler.lex import tokens as t
from compiler.lex.tokens import Symbol, Token
from compiler.options import Options


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
class TokenTable:
    """Interned tokens by spelling."""

    def __init__(self) -> None:
        self.symbols: dict[str, Symbol] = {}
        self._punctuators: dict[str, int] = {}
        words = t.PUNCTUATORS.split()
        for index in range(0, len(words), 2):
            self._punctuators[words[index]] = int(words[index + 1])
        self._dialect: dict[str, int] = {}
        self._dialect_key = ""
        self.end = Token(t.EOF, "", False, False, Symbol(""))

    def symbol(self, spelling: str) -> Symbol:
        """Return the Symbol of `spelling`."""
        found = self.symbols.get(spelling)
        if found is None:
            found = Symbol(spelling)
            self.symbols[spelling] = found
        return found

    def kind_of(self, spelling: str) -> int:
        """Return the token kind of a complete, valid spelling."""
        kind = self._punctuators.get(spelling, -1)
        if kind >= 0:
            return kind
        first = spelling[0]
        if first.isdigit() or (first == "." and len(spelling) > 1):
            return t.NUMBER
        last = spelling[-1]
        if last == '"' and len(spelling) > 1:
            return t.STRING
        if last == "'" and len(spelling) > 2:
            return t.CHAR
        if first == "_" or first.isalpha() or first == "$" or first >= "\x80":
            return self._dialect.get(spelling, t.NAME)
        return t.OTHER

    def token(self, spelling: str, spaced: bool = False) -> Token:
        """Return the token of a complete, valid spelling."""
        return self.variant(self.symbol(spelling), spaced, self.kind_of(spelling))

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
        symbol = tok.symbol
        if not tok.painted:
            return self.variant(symbol, spaced, tok.kind)
        return self.painted(self.variant(symbol, spaced, tok.kind))

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
