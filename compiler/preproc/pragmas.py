"""#pragma and _Pragma (C11 6.10.6, cpp manual: Pragmas).

In:  the rest of a #pragma line.  Out: pragmas of the preprocessor's own are carried out; every other one
stays in the token stream for the parser - PRAGMA, its words, PRAGMA_END - or, under -E, goes to the
listener as text.  The words are expanded only for the pragmas where GCC expands them.
"""

from __future__ import annotations

from typing import Final, final

from compiler import messages as m
from compiler.diag import ERROR, IGNORED, WARNING, Diagnostics
from compiler.lex import tokens as t
from compiler.lex.dialect import Dialect
from compiler.lex.lexer import Lexer
from compiler.lex.table import TokenTable
from compiler.lex.tokens import Symbol, Token
from compiler.preproc.conditions import character_codes
from compiler.preproc.expand import Expander
from compiler.preproc.listener import Listener
from compiler.preproc.macros import Macro

# Pragmas whose words GCC expands and that stay in the stream, as "name" or "space name".
EXPANDED: Final = ("redefine_extname", "message")

_LEVELS: Final = {"ignored": IGNORED, "warning": WARNING, "error": ERROR}


class PragmaHost:
    """What pragmas do to the open files; the directive engine implements it."""

    directive_position: int
    position: int

    def next_raw(self) -> Token:
        """Return the next token of the line."""
        raise NotImplementedError

    def mark_once(self) -> bool:
        """Carry out #pragma once; False in the main file."""
        raise NotImplementedError

    def mark_system_header(self) -> bool:
        """Carry out #pragma GCC system_header; False in the main file."""
        raise NotImplementedError

    def touched(self, symbol: Symbol) -> None:
        """Note that a symbol was given a meaning or flags in this compile."""
        raise NotImplementedError


@final
class Pragmas:
    """Carries out pragmas."""

    def __init__(self, host: PragmaHost, lexer: Lexer, table: TokenTable, dialect: Dialect,
                 diagnostics: Diagnostics, expander: Expander, listener: Listener | None, openmp: bool) -> None:
        self.host = host
        self.lexer = lexer
        self.table = table
        self.dialect = dialect
        self.diagnostics = diagnostics
        self.expander = expander
        self.listener = listener
        self.openmp = openmp
        self._pushed: dict[str, list[Macro | None]] = {}

    def _line(self) -> tuple[list[Token], list[int]]:
        """Return the rest of the line, not expanded."""
        words: list[Token] = []
        positions: list[int] = []
        while True:
            tok = self.host.next_raw()
            if tok.kind == t.EOF:
                return words, positions
            if tok.kind != t.COMMENT:
                words.append(tok)
                positions.append(self.host.position)

    def rest_of_line(self) -> str:
        """Return the rest of the line as one text, single spaces where there were any."""
        return joined(self._line()[0])

    def run(self, position: int) -> tuple[list[Token], list[int]]:
        """Carry out the pragma on the line; return the tokens that stay in the stream.

        position: of the directive.
        """
        expander = self.expander
        words, positions = self._line()
        if not words:
            return self._pass_on(words, positions, position, False)
        name = words[0].spelling
        if name == "GCC" and len(words) > 1:
            second = words[1].spelling
            if second in ("poison", "system_header", "dependency", "warning", "error"):
                self._announce(words[0], positions[0])
                self._run_gcc(second, words, positions)
                return [], []
            if second == "diagnostic":
                self._diagnostic(words)
        elif name in ("once", "push_macro", "pop_macro"):
            self._announce(words[0], positions[0])
            if name == "once":
                if not self.host.mark_once():
                    self.diagnostics.report(m.ONCE_IN_MAIN, positions[0])
                self._extra(words, positions, 1)
            else:
                self._push_or_pop(name, words, positions)
            return [], []
        if name in EXPANDED or (name == "omp" and self.openmp):
            expander.push(None, words[1:], positions[1:], False, -1)
            words = words[:1]
            positions = positions[:1]
            # Not as in a directive: a printer wants the padding.
            expander.in_directive = False
            while expander.context is not None:
                tok = expander.get()
                if tok.kind != t.EOF and (tok.kind != t.PADDING or self.listener is not None):
                    words.append(tok)
                    positions.append(expander.position)
            expander.in_directive = True
            return self._pass_on(words, positions, position, True)
        return self._pass_on(words, positions, position, False)

    def _announce(self, tok: Token, position: int) -> None:
        """Tell the listener that a line begins which leaves no text."""
        if self.listener is not None:
            self.listener.line_change(tok, position, False)

    def _pass_on(self, words: list[Token], positions: list[int], position: int,
                 expanded: bool) -> tuple[list[Token], list[int]]:
        """Return the pragma as tokens, or give its text to the listener."""
        if self.listener is not None and not expanded:
            if not self.dialect.assembler:
                self.listener.pragma(position, joined(words))
            return [], []
        if self.dialect.assembler and not expanded:
            return [], []
        table = self.table
        tokens: list[Token] = [table.pragma_spaced if words and words[0].spaced else table.pragma]
        for index, tok in enumerate(words):
            if index == 0:
                tok = table.with_space(tok, False)
            tokens.append(table.painted(tok) if tok.symbol.meaning is not None else tok)
        tokens.append(table.pragma_end)
        first = positions[0] if positions else position
        end = positions[-1] if positions else position
        return tokens, [first] + positions + [end]

    def _extra(self, words: list[Token], positions: list[int], count: int) -> None:
        """Report words beyond the first `count`."""
        if len(words) > count:
            self.diagnostics.report(m.EXTRA_TOKENS, positions[count], ("pragma",))

    def _run_gcc(self, name: str, words: list[Token], positions: list[int]) -> None:
        """Carry out a pragma of the GCC space."""
        at = positions[1]
        if name == "poison":
            for index in range(2, len(words)):
                self._poison(words[index], positions[index])
        elif name == "system_header":
            if not self.host.mark_system_header():
                self.diagnostics.report(m.SYSTEM_HEADER_IN_MAIN, at)
            else:
                self._extra(words, positions, 2)
        elif name == "warning" or name == "error":
            if len(words) < 3 or words[2].kind != t.STRING:
                self.diagnostics.report(m.BAD_PRAGMA_MESSAGE, at, (name,))
            else:
                codes = character_codes(words[2].spelling[1:-1], False)
                text = bytes([code & 0xFF for code in codes]).decode("latin-1")
                self.diagnostics.report(m.PRAGMA_ERROR if name == "error" else m.PRAGMA_WARNING, at, (text,))
        elif name == "dependency" and (len(words) < 3 or words[2].kind not in (t.STRING, t.LESS)):
            self.diagnostics.report(m.EXPECTS_FILENAME, at, ("pragma dependency",))
        # Else it compares file times: a warning at most, which a cache could not keep.

    def _poison(self, tok: Token, position: int) -> None:
        """Poison one name."""
        if tok.kind != t.NAME and tok.kind < t.FIRST_KEYWORD:
            self.diagnostics.report(m.BAD_POISON, position)
            return
        symbol = tok.symbol
        if symbol.flags & t.SYMBOL_POISONED:
            return
        if symbol.meaning is not None:
            self.diagnostics.report(m.POISONING_MACRO, position, (tok.spelling,))
        symbol.meaning = None
        symbol.flags |= t.SYMBOL_POISONED
        self.host.touched(symbol)

    def _push_or_pop(self, name: str, words: list[Token], positions: list[int]) -> None:
        """push_macro ( "NAME" ) and pop_macro."""
        if (len(words) < 4 or words[1].kind != t.LEFT_PAREN or words[2].kind != t.STRING
                or words[3].kind != t.RIGHT_PAREN):
            self.diagnostics.report(m.BAD_PUSH_MACRO if name == "push_macro" else m.BAD_POP_MACRO, positions[0])
            return
        self._extra(words, positions, 4)
        literal = words[2].spelling
        symbol = self.table.symbol(literal[literal.index('"') + 1:-1])
        stack = self._pushed.setdefault(symbol.spelling, [])
        if name == "push_macro":
            meaning = symbol.meaning
            assert meaning is None or isinstance(meaning, Macro)
            stack.append(meaning)
        elif stack:
            symbol.meaning = stack.pop()
            self.host.touched(symbol)

    def _diagnostic(self, words: list[Token]) -> None:
        """Apply `GCC diagnostic` to this phase's own messages; the parser applies it to its own."""
        if len(words) < 3:
            return
        action = words[2].spelling
        if action == "push":
            self.diagnostics.pragma_push()
        elif action == "pop":
            self.diagnostics.pragma_pop()
        elif action in _LEVELS and len(words) > 3 and words[3].kind == t.STRING:
            self.diagnostics.pragma_level(words[3].spelling[1:-1], _LEVELS[action])


def joined(words: list[Token]) -> str:
    """Return the spellings with one space where there was any, none before the first."""
    pieces: list[str] = []
    for index, tok in enumerate(words):
        if index > 0 and tok.spaced:
            pieces.append(" ")
        pieces.append(tok.spelling)
    return "".join(pieces)
