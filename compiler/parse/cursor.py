"""The parser's place in the token stream, with what every part of the grammar needs: look-ahead, expectation, recovery.

In: a TokenStream.  Out: `Parser`, passed to all functions of compiler/parse.  Pragma tokens are taken out of the stream here,
where the token after them is first looked at; so a pragma acts between the tokens it stands between.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler import messages as m
from compiler.lex import tokens as t
from compiler.lex.tokens import Token, TokenStream
from compiler.sema.context import Sema
from compiler.sema.symbols import SYM_TYPEDEF

# Binary operators: token kind, precedence (higher binds tighter), B_* operator of compiler.sema.ast.
BINARY_OPERATORS: Final = """
36 10 4   35 10 3   37 10 5   33 9 1    34 9 2    43 8 9    44 8 10
45 7 11   46 7 12   47 7 13   48 7 14   49 6 15   50 6 16   38 5 6
40 4 8    39 3 7    51 2 17   52 1 18
"""


class ParseError(Exception):
    """A syntax error that was reported; the nearest statement or declaration recovers."""


@final
class Parser:
    """Cursor over the tokens."""

    def __init__(self, stream: TokenStream, sema: Sema) -> None:
        self.tokens: list[Token] = stream.tokens
        self.positions: list[int] = stream.positions
        self.s: Sema = sema
        self.at: i64 = -1
        self.tok: Token = stream.tokens[0]
        self.kind: i64 = t.EOF
        self.pos: i64 = 0
        self.previous_end: i64 = 0
        self.unroll: int = -1           # pending #pragma GCC unroll
        self.ivdep: bool = False
        self.type_name_alignas: int = -1    # alignment given in the last type name, -1 for none
        self.alignas_pos: i64 = 0
        self.new_tag: bool = False          # a tag reference just declared a new tag
        precedence = [0] * 256
        operator = [0] * 256
        words = BINARY_OPERATORS.split()
        index = 0
        while index < len(words):
            precedence[int(words[index])] = int(words[index + 1])
            operator[int(words[index])] = int(words[index + 2])
            index += 3
        self.precedence: list[int] = precedence
        self.operator: list[int] = operator
        self.advance()

    def advance(self) -> None:
        """Move to the next token; pragmas on the way are carried out."""
        at = self.at + 1
        tok = self.tokens[at]
        self.previous_end = self.pos
        if tok.kind == t.PRAGMA:
            self.at = at
            from compiler.parse.pragmas import run_pragmas
            at = run_pragmas(self, at)
            tok = self.tokens[at]
        self.at = at
        self.tok = tok
        self.kind = tok.kind
        self.pos = self.positions[at]

    def jump(self, at: i64) -> None:
        """Go to token `at` (saved earlier), without acting on pragmas again."""
        self.at = at
        self.tok = self.tokens[at]
        self.kind = self.tok.kind
        self.pos = self.positions[at]

    def peek(self, distance: i64 = 1) -> Token:
        """Return the token `distance` after the current one."""
        at = self.at
        last = len(self.tokens) - 1
        while distance > 0 and at < last:
            at += 1
            if self.tokens[at].kind == t.PRAGMA:
                while self.tokens[at].kind != t.PRAGMA_END and at < last:
                    at += 1
                continue
            distance -= 1
        return self.tokens[at]

    def accept(self, kind: i64) -> bool:
        """Consume the current token if it is of `kind`."""
        if self.kind == kind:
            self.advance()
            return True
        return False

    def describe(self) -> str:
        """Return GCC's words for the current token after "before"."""
        kind = self.kind
        if kind == t.EOF:
            return "at end of input"
        if kind == t.NUMBER:
            return "before numeric constant"
        if kind == t.CHAR:
            return "before " + self.tok.spelling
        if kind == t.STRING:
            return "before string constant"
        return "before '" + self.tok.spelling + "'"

    def fail(self, expected: str) -> ParseError:
        """Report "expected ... before ..." here and return the error to raise."""
        if self.kind == t.OTHER or self.kind == t.HASH or self.kind == t.AT or self.kind == t.HASH_HASH:
            self.s.error1(m.STRAY, self.pos, "'" + self.tok.spelling + "'")
        else:
            self.s.error2(m.EXPECTED, self.pos, expected, self.describe())
        return ParseError()

    def expect(self, kind: i64, text: str) -> None:
        """Consume a token of `kind`; otherwise report it missing and raise ParseError."""
        if self.kind == kind:
            self.advance()
            return
        self.s.error2(m.EXPECTED, self._missing_pos(kind), "'" + text + "'", self.describe())
        raise ParseError()

    def _missing_pos(self, kind: i64) -> i64:
        """Where GCC points for a missing token: after the previous one for those that end something."""
        if kind == t.SEMICOLON or kind == t.RIGHT_PAREN or kind == t.RIGHT_BRACKET or kind == t.COLON:
            if self.previous_end and self.kind != t.EOF:
                return self.previous_end
        return self.pos

    def semicolon(self) -> None:
        """Consume ';'; report it missing and go on as if it were there."""
        if self.kind == t.SEMICOLON:
            self.advance()
            return
        self.s.error2(m.EXPECTED, self._missing_pos(t.SEMICOLON), "';'", self.describe())
        raise ParseError()

    def is_typedef_name(self) -> bool:
        """Tell whether the current token is a name declared by typedef."""
        symbol = self.s.scopes.names.get(self.tok.spelling)
        return symbol is not None and symbol.kind == SYM_TYPEDEF

    def starts_type(self) -> bool:
        """Tell whether the current token can begin a type name or declaration specifiers."""
        kind = self.kind
        if kind == t.NAME:
            symbol = self.s.scopes.names.get(self.tok.spelling)
            return symbol is not None and symbol.kind == SYM_TYPEDEF
        return kind >= t.FIRST_KEYWORD and TYPE_KEYWORDS[kind]

    def token_starts_type(self, tok: Token) -> bool:
        """As starts_type, for another token."""
        kind = tok.kind
        if kind == t.NAME:
            symbol = self.s.scopes.names.get(tok.spelling)
            return symbol is not None and symbol.kind == SYM_TYPEDEF
        return kind >= t.FIRST_KEYWORD and TYPE_KEYWORDS[kind]

    def skip_balanced(self) -> None:
        """From an opening bracket, skip to just after its partner, or to the end."""
        depth = 0
        while self.kind != t.EOF:
            kind = self.kind
            if kind == t.LEFT_PAREN or kind == t.LEFT_BRACE or kind == t.LEFT_BRACKET:
                depth += 1
            elif kind == t.RIGHT_PAREN or kind == t.RIGHT_BRACE or kind == t.RIGHT_BRACKET:
                depth -= 1
                if depth <= 0:
                    self.advance()
                    return
            self.advance()

    def recover(self, start: i64) -> None:
        """After a syntax error: skip to just after the next ';' or before the '}' that ends the block.

        start: token index where the failed piece began; at least one token is consumed.
        """
        while self.kind != t.EOF:
            kind = self.kind
            if kind == t.SEMICOLON:
                self.advance()
                return
            if kind == t.RIGHT_BRACE:
                if self.at == start and self.s.scopes.depth == 0:
                    self.advance()
                return
            if kind == t.LEFT_BRACE:
                self.skip_balanced()
                return
            if kind == t.LEFT_PAREN or kind == t.LEFT_BRACKET:
                self.skip_balanced()
                continue
            self.advance()


def _type_keywords() -> list[bool]:
    """Return, by token kind, whether a keyword begins declaration specifiers."""
    table = [False] * 256
    for kind in (t.KW_AUTO, t.KW_CHAR, t.KW_CONST, t.KW_DOUBLE, t.KW_ENUM, t.KW_EXTERN, t.KW_FLOAT, t.KW_INLINE, t.KW_INT,
                 t.KW_LONG, t.KW_REGISTER, t.KW_RESTRICT, t.KW_SHORT, t.KW_SIGNED, t.KW_STATIC, t.KW_STRUCT, t.KW_TYPEDEF,
                 t.KW_UNION, t.KW_UNSIGNED, t.KW_VOID, t.KW_VOLATILE, t.KW_ALIGNAS, t.KW_ATOMIC, t.KW_BOOL, t.KW_COMPLEX,
                 t.KW_NORETURN, t.KW_THREAD_LOCAL, t.KW_TYPEOF, t.KW_ATTRIBUTE, t.KW_AUTO_TYPE, t.KW_INT128, t.KW_FLOAT16,
                 t.KW_FLOAT32, t.KW_FLOAT64, t.KW_FLOAT128, t.KW_FLOAT32X, t.KW_FLOAT64X, t.KW_DECIMAL32, t.KW_DECIMAL64,
                 t.KW_DECIMAL128, t.KW_SEG_FS, t.KW_SEG_GS, t.KW_FRACT, t.KW_ACCUM, t.KW_SAT, t.KW_IMAGINARY):
        table[kind] = True
    return table


TYPE_KEYWORDS: Final = _type_keywords()
