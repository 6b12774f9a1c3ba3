"""The lexicon: interned tokens and lexed files that outlive one compile.

A process that runs many compiles keeps one Lexicon in its Session: a header is lexed once for each
(content digest, dialect), whatever its path.  Memory is bounded: when the kept files exceed
MAX_CHARACTERS of text, the oldest are dropped; interned tokens stay.
"""

from __future__ import annotations

from typing import Final, final

from compiler.lex.lexer import LexedFile, Lexer
from compiler.lex.table import TokenTable

MAX_CHARACTERS: Final = 200_000_000
"""Text of lexed files that a lexicon keeps, in characters; tokens take some ten times as much."""


@final
class Lexicon:
    """Tokens and lexed files shared by all compiles of a process."""

    def __init__(self) -> None:
        self._tables: dict[bool, TokenTable] = {}
        self._files: dict[tuple[bytes, str], LexedFile] = {}
        self._characters = 0

    def table(self, dollars: bool) -> TokenTable:
        """Return the token table where "$" is a letter, or the one where it is not."""
        found = self._tables.get(dollars)
        if found is None:
            found = TokenTable(dollars)
            self._tables[dollars] = found
        return found

    def lexed(self, lexer: Lexer, data: bytes, digest: bytes) -> LexedFile:
        """Return the tokens of `data`, whose content digest is `digest` (b"": do not keep)."""
        if digest == b"":
            return lexer.lex(data)
        key = (digest, lexer.dialect.key)
        found = self._files.get(key)
        if found is None:
            found = lexer.lex(data)
            self._files[key] = found
            self._characters += len(data)
            while self._characters > MAX_CHARACTERS and len(self._files) > 1:
                oldest = next(iter(self._files))
                self._characters -= len(self._files[oldest].buffer.text)
                del self._files[oldest]
        return found
