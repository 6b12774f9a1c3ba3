"""The expression of #if and #elif (C11 6.10.1).

In:  the expander, which yields the line's tokens.  Out: whether the condition holds; a syntax error is
reported and counts as false, as GCC does.

Algorithm: operator precedence with a value stack and an operator stack.  Arithmetic is in (u)intmax_t:
64 bits on every target; a value is its bits' meaning plus an unsigned flag.  In operands that are not
evaluated (after 0 &&, 1 ||, the dead arm of ?:) nothing is reported (`skipped`).
"""

from __future__ import annotations

import re
from typing import Final, final

from compiler import messages as m
from compiler.diag import Diagnostics
from compiler.lex import tokens as t
from compiler.lex.dialect import Dialect
from compiler.lex.tokens import Token
from compiler.preproc.expand import Expander

BITS: Final = 64
_MASK: Final = (1 << BITS) - 1
_SIGN: Final = 1 << (BITS - 1)

# Operators beyond the binary ones: kinds that no token has.
UNARY_PLUS: Final = 200
UNARY_MINUS: Final = 201

# kind priority association(l/r)  -  C11 6.5; GNU cpp's table has the same order
PRIORITIES: Final = """
41 16 r  42 16 r  200 16 r  201 16 r
35 15 l  36 15 l  37 15 l  33 14 l  34 14 l  43 13 l  44 13 l
45 12 l  46 12 l  47 12 l  48 12 l  49 11 l  50 11 l
38 9 l   40 8 l   39 7 l   51 6 l   52 5 l   31 4 r   29 4 l  25 4 l
"""

_INTEGER: Final = re.compile(r"(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)([uU]?(?:ll|LL|[lL])?|(?:ll|LL|[lL])[uU])([ijIJ]?)")


class _SyntaxError(Exception):
    """The expression is wrong, and that has been reported."""


@final
class Value:
    """An integer of intmax_t (`unsigned` False) or uintmax_t."""

    def __init__(self, number: int, unsigned: bool) -> None:
        self.number = number
        self.unsigned = unsigned


def _wrap(number: int, unsigned: bool) -> int:
    """Return `number` reduced to 64 bits."""
    number &= _MASK
    if not unsigned and number & _SIGN:
        number -= 1 << BITS
    return number


class AssertionTable:
    """Answers to #assert predicates; the directive engine implements it."""

    def test_assertion(self) -> bool:
        """Read `predicate ( answer )` behind a # in #if and tell whether it has been asserted."""
        raise NotImplementedError


@final
class Conditions:
    """Evaluates controlling expressions."""

    def __init__(self, expander: Expander, dialect: Dialect, diagnostics: Diagnostics,
                 assertions: AssertionTable, unsigned_char: bool, wide_bits: int, wide_unsigned: bool) -> None:
        self.expander = expander
        self.dialect = dialect
        self.diagnostics = diagnostics
        self.assertions = assertions
        self.unsigned_char = unsigned_char
        self.wide_bits = wide_bits
        self.wide_unsigned = wide_unsigned
        self.skipped = 0
        self._priority: dict[int, int] = {}
        self._left: dict[int, bool] = {}
        words = PRIORITIES.split()
        for index in range(0, len(words), 3):
            kind = int(words[index])
            self._priority[kind] = int(words[index + 1])
            self._left[kind] = words[index + 2] == "l"

    def evaluate(self, directive: str) -> bool:
        """Return the truth of the rest of the line; `directive` is "#if" or "#elif"."""
        self.skipped = 0
        try:
            return self._parse(directive).number != 0
        except _SyntaxError:
            return False

    def _fail(self, message: str, position: int, texts: tuple[str, ...] = ()) -> _SyntaxError:
        """Report a syntax error and return the exception to raise."""
        self.diagnostics.report(message, position, texts)
        return _SyntaxError()

    def _parse(self, directive: str) -> Value:
        """Parse and evaluate."""
        expander = self.expander
        operators: list[int] = []
        spellings: list[str] = []
        places: list[int] = []
        values: list[Value] = []
        want_value = True
        while True:
            tok = expander.get()
            kind = tok.kind
            if kind == t.PADDING or kind == t.COMMENT:
                continue
            at = expander.position
            if kind in (t.NUMBER, t.CHAR, t.NAME, t.HASH) or kind >= t.FIRST_KEYWORD:
                if not want_value:
                    raise self._fail(m.MISSING_BINARY, at, (tok.spelling,))
                want_value = False
                values.append(self._operand(tok, at))
                continue
            if kind == t.STRING:
                raise self._fail(m.STRING_IN_EXPRESSION, at, (tok.spelling,))
            if want_value and kind == t.PLUS:
                kind = UNARY_PLUS
            elif want_value and kind == t.MINUS:
                kind = UNARY_MINUS
            prefix = kind in (UNARY_PLUS, UNARY_MINUS, t.EXCLAMATION, t.TILDE, t.LEFT_PAREN)
            if not (prefix or kind in self._priority or kind in (t.RIGHT_PAREN, t.EOF)):
                raise self._fail(m.BAD_TOKEN, at, (tok.spelling,))
            if prefix:
                if not want_value:
                    raise self._fail(m.MISSING_BINARY, at, (tok.spelling,))
            elif want_value:
                if kind == t.RIGHT_PAREN and operators and operators[-1] == t.LEFT_PAREN:
                    raise self._fail(m.EMPTY_PARENS, at)
                if kind == t.EOF and not operators:
                    raise self._fail(m.NO_EXPRESSION, at, (directive,))
                if operators and operators[-1] != t.LEFT_PAREN:
                    raise self._fail(m.NO_RIGHT_OPERAND, at, (spellings[-1],))
                if kind not in (t.RIGHT_PAREN, t.EOF):
                    raise self._fail(m.NO_LEFT_OPERAND, at, (tok.spelling,))
            if not prefix:
                self._reduce(kind, operators, spellings, places, values, at)
            if kind == t.EOF:
                break
            if kind == t.RIGHT_PAREN:
                continue
            if kind == t.OR_OR:
                if values[-1].number != 0:
                    self.skipped += 1
            elif kind == t.AND_AND or kind == t.QUESTION:
                if values[-1].number == 0:
                    self.skipped += 1
            elif kind == t.COLON:
                if not operators or operators[-1] != t.QUESTION:
                    raise self._fail(m.COLON_WITHOUT_QUESTION, at)
                if values[-2].number != 0:
                    self.skipped += 1
                else:
                    self.skipped -= 1
            want_value = True
            operators.append(kind)
            spellings.append(tok.spelling)
            places.append(at)
        return values[-1] if values else Value(0, False)

    def _reduce(self, kind: int, operators: list[int], spellings: list[str], places: list[int],
                values: list[Value], at: int) -> None:
        """Carry out the operators on the stack that bind tighter than the coming `kind`."""
        if kind == t.EOF or kind == t.RIGHT_PAREN:
            priority = 0
        else:
            priority = self._priority[kind]
            if self._left[kind]:
                priority -= 1
        while operators:
            top = operators[-1]
            if top == t.LEFT_PAREN:
                if kind == t.RIGHT_PAREN:
                    operators.pop()
                    spellings.pop()
                    places.pop()
                    return
                if kind == t.EOF:
                    raise self._fail(m.MISSING_CLOSE, places[-1])
                return
            if priority >= self._priority[top]:
                return
            if top == t.QUESTION:
                if kind == t.COLON or kind == t.COMMA:
                    return
                raise self._fail(m.QUESTION_WITHOUT_COLON, at)
            operators.pop()
            spellings.pop()
            place = places.pop()
            if top == t.COLON:
                operators.pop()     # its question mark
                spellings.pop()
                places.pop()
                other = values.pop()
                chosen = values.pop()
                condition = values.pop()
                if condition.number != 0:
                    self.skipped -= 1
                    result = chosen
                else:
                    result = other
                unsigned = chosen.unsigned or other.unsigned
                values.append(Value(_wrap(result.number, unsigned), unsigned))
                continue
            right = values.pop()
            if top in (UNARY_PLUS, UNARY_MINUS, t.EXCLAMATION, t.TILDE):
                values.append(self._unary(top, right, place))
                continue
            left = values.pop()
            if top == t.OR_OR:
                if left.number != 0:
                    self.skipped -= 1
                values.append(Value(1 if left.number != 0 or right.number != 0 else 0, False))
            elif top == t.AND_AND:
                if left.number == 0:
                    self.skipped -= 1
                values.append(Value(1 if left.number != 0 and right.number != 0 else 0, False))
            else:
                values.append(self._binary(top, left, right, place))
        if kind == t.RIGHT_PAREN:
            raise self._fail(m.MISSING_OPEN, at)

    def _checked(self, number: int, unsigned: bool, place: int) -> Value:
        """Return a result reduced to its type; signed overflow is reported."""
        wrapped = _wrap(number, unsigned)
        if not unsigned and wrapped != number and self.skipped == 0:
            self.diagnostics.report(m.EXPRESSION_OVERFLOW, place)
        return Value(wrapped, unsigned)

    def _unary(self, kind: int, operand: Value, place: int) -> Value:
        """Apply a prefix operator."""
        if kind == UNARY_PLUS:
            return operand
        if kind == UNARY_MINUS:
            return self._checked(-operand.number, operand.unsigned, place)
        if kind == t.TILDE:
            return Value(_wrap(~operand.number, operand.unsigned), operand.unsigned)
        return Value(1 if operand.number == 0 else 0, False)

    def _binary(self, kind: int, left: Value, right: Value, place: int) -> Value:
        """Apply a binary operator that evaluates both operands."""
        if kind == t.COMMA:
            if self.skipped == 0 or not self.dialect.c99:
                self.diagnostics.report(m.COMMA_IN_EXPRESSION, place)
            return right
        if kind == t.SHIFT_LEFT or kind == t.SHIFT_RIGHT:
            return self._shift(kind, left, right, place)
        unsigned = left.unsigned or right.unsigned
        a = _wrap(left.number, unsigned)
        b = _wrap(right.number, unsigned)
        if kind == t.PLUS:
            return self._checked(a + b, unsigned, place)
        if kind == t.MINUS:
            return self._checked(a - b, unsigned, place)
        if kind == t.STAR:
            return self._checked(a * b, unsigned, place)
        if kind == t.SLASH or kind == t.PERCENT:
            if b == 0:
                if self.skipped == 0:
                    self.diagnostics.report(m.DIVISION_BY_ZERO, place)
                return Value(a, unsigned)
            quotient = abs(a) // abs(b)
            if (a < 0) != (b < 0):
                quotient = -quotient
            if kind == t.SLASH:
                return self._checked(quotient, unsigned, place)
            return Value(a - quotient * b, unsigned)
        if kind == t.AMPERSAND:
            return Value(_wrap(a & b, unsigned), unsigned)
        if kind == t.PIPE:
            return Value(_wrap(a | b, unsigned), unsigned)
        if kind == t.CARET:
            return Value(_wrap(a ^ b, unsigned), unsigned)
        if kind == t.LESS:
            truth = a < b
        elif kind == t.GREATER:
            truth = a > b
        elif kind == t.LESS_EQUAL:
            truth = a <= b
        elif kind == t.GREATER_EQUAL:
            truth = a >= b
        elif kind == t.EQUAL_EQUAL:
            truth = a == b
        else:
            truth = a != b
        return Value(1 if truth else 0, False)

    def _shift(self, kind: int, left: Value, right: Value, place: int) -> Value:
        """Shift as GNU cpp does: by a negative count the other way, by a large one to the end."""
        count = right.number
        leftward = kind == t.SHIFT_LEFT
        if not right.unsigned and count < 0:
            leftward = not leftward
            count = -count
        if leftward:
            if count >= BITS:
                return self._checked(0, left.unsigned, place) if left.number == 0 \
                    else self._overflowed(left.unsigned, place)
            return self._checked(left.number << count, left.unsigned, place)
        return Value(left.number >> min(count, BITS), left.unsigned)

    def _overflowed(self, unsigned: bool, place: int) -> Value:
        """Return 0 for a shift that lost every bit, reported when signed."""
        if not unsigned and self.skipped == 0:
            self.diagnostics.report(m.EXPRESSION_OVERFLOW, place)
        return Value(0, unsigned)

    # --- operands ---------------------------------------------------------------------------------

    def _operand(self, tok: Token, at: int) -> Value:
        """Return the value of an operand token."""
        kind = tok.kind
        if kind == t.NUMBER:
            return self._number(tok.spelling, at)
        if kind == t.CHAR:
            return self._character(tok.spelling, at)
        if kind == t.HASH:
            if not self.diagnostics.report(m.ASSERTION_EXTENSION, at):
                self.diagnostics.report(m.ASSERTION_DEPRECATED, at)
            return Value(1 if self.assertions.test_assertion() else 0, False)
        if tok.spelling == "defined":
            return self._defined(at)
        if self.skipped == 0:
            self.diagnostics.report(m.NOT_DEFINED, at, (tok.spelling,))
        return Value(0, False)

    def _defined(self, at: int) -> Value:
        """Evaluate `defined NAME` or `defined ( NAME )`.  C11 6.10.1p1"""
        expander = self.expander
        from_macro = expander.in_context
        expander.prevent += 1
        tok = expander.get_significant()
        parens = tok.kind == t.LEFT_PAREN
        if parens:
            tok = expander.get_significant()
        known = False
        if tok.kind == t.NAME or tok.kind >= t.FIRST_KEYWORD:
            known = tok.symbol.meaning is not None
            if parens and expander.get_significant().kind != t.RIGHT_PAREN:
                self.diagnostics.report(m.DEFINED_CLOSE, expander.position)
                known = False
        else:
            self.diagnostics.report(m.DEFINED_NAME, expander.position)
        if from_macro:
            self.diagnostics.report(m.DEFINED_IN_MACRO, expander.invocation)
        expander.prevent -= 1
        return Value(1 if known else 0, False)

    def _number(self, spelling: str, at: int) -> Value:
        """Evaluate an integer constant.  C11 6.4.4.1"""
        text = spelling.replace("'", "") if self.dialect.digit_separators else spelling
        match = _INTEGER.fullmatch(text)
        if match is None:
            self._bad_number(spelling, at)
            raise _SyntaxError()
        if match.group(3):
            raise self._fail(m.IMAGINARY_IN_EXPRESSION, at)
        digits = match.group(1)
        unsigned = "u" in match.group(2).lower()
        if digits[:2].lower() == "0x":
            number = int(digits[2:], 16)
            decimal = False
        elif digits[:2].lower() == "0b":
            number = int(digits[2:], 2)
            decimal = False
            if self.dialect.name != "c2x" and self.dialect.name != "gnu2x":
                self.diagnostics.report(m.BINARY_CONSTANT, at)
        elif digits[0] == "0":
            for ch in digits:
                if ch > "7":
                    raise self._fail(m.BAD_DIGIT, at, (ch,))
            number = int(digits, 8)
            decimal = False
        else:
            if len(digits) > 4000:
                number = _MASK + 1 + int(digits[-20:])
            else:
                number = int(digits)
            decimal = True
        if number > _MASK:
            self.diagnostics.report(m.CONSTANT_TOO_LARGE, at)
            number &= _MASK
        if not unsigned and number & _SIGN:
            if decimal:
                self.diagnostics.report(m.SO_LARGE_UNSIGNED, at)
            unsigned = True
        return Value(number, unsigned)

    def _bad_number(self, spelling: str, at: int) -> None:
        """Report what is wrong with a number that is no integer constant."""
        lowered = spelling.lower()
        hexadecimal = lowered.startswith("0x")
        floating = "." in spelling or ("p" in lowered if hexadecimal else re.match(r"[0-9]+e", lowered) is not None)
        if floating:
            self.diagnostics.report(m.FLOATING_IN_EXPRESSION, at)
            return
        match = re.match(r"0[xX][0-9a-fA-F]*|0[bB][01]+|[0-9]+", spelling)
        suffix = spelling[match.end():] if match is not None else spelling
        self.diagnostics.report(m.BAD_SUFFIX, at, (suffix,))

    def _character(self, spelling: str, at: int) -> Value:
        """Evaluate a character constant.  C11 6.4.4.4; several characters as GCC packs them."""
        quote = spelling.index("'")
        prefix = spelling[:quote]
        wide = prefix != "" and prefix != "u8"
        codes = character_codes(spelling[quote + 1:-1], wide)
        if not codes:
            raise self._fail(m.EMPTY_CHARACTER, at)
        if wide:
            bits = 16 if prefix == "u" else 32 if prefix == "U" else self.wide_bits
            unsigned = prefix != "L" or self.wide_unsigned
            if len(codes) > 1:
                self.diagnostics.report(m.CHARACTER_TOO_LONG, at)
            number = codes[-1] & ((1 << bits) - 1)
            if not unsigned and number >> (bits - 1):
                number -= 1 << bits
            return Value(_wrap(number, unsigned), unsigned)
        if len(codes) > 4:
            self.diagnostics.report(m.CHARACTER_TOO_LONG, at)
            codes = codes[-4:]
        elif len(codes) > 1:
            self.diagnostics.report(m.MULTI_CHARACTER, at)
        number = 0
        for code in codes:
            number = (number << 8) | (code & 0xFF)
        bits = 8 if len(codes) == 1 else 32
        unsigned = (self.unsigned_char or prefix == "u8") and bits == 8
        if not unsigned and number >> (bits - 1):
            number -= 1 << bits
        return Value(number, False)


_SIMPLE_ESCAPES: Final = {"n": 10, "t": 9, "r": 13, "a": 7, "b": 8, "f": 12, "v": 11, "e": 27, "E": 27}


def character_codes(text: str, wide: bool) -> list[int]:
    """Return the code units of a character constant's text (latin-1 bytes, escapes not yet read).

    wide: UTF-8 sequences count as one code point each; else each byte is a unit.
    """
    if wide:
        try:
            text = text.encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            wide = False
    codes: list[int] = []
    index = 0
    while index < len(text):
        ch = text[index]
        index += 1
        if ch != "\\" or index >= len(text):
            codes.append(ord(ch))
            continue
        ch = text[index]
        index += 1
        if ch in "01234567":
            end = index
            while end < len(text) and end < index + 2 and text[end] in "01234567":
                end += 1
            codes.append(int(text[index - 1:end], 8))
            index = end
        elif ch == "x":
            end = index
            while end < len(text) and text[end] in "0123456789abcdefABCDEF":
                end += 1
            codes.append(int(text[index:end] or "0", 16))
            index = end
        elif ch == "u" or ch == "U":
            end = index + (4 if ch == "u" else 8)
            digits = text[index:end]
            code = int(digits, 16) if re.fullmatch("[0-9a-fA-F]+", digits) else 0
            index = end
            if wide or code > 0x10FFFF:
                codes.append(code)
            else:
                codes.extend(chr(code).encode("utf-8", "surrogatepass"))
        else:
            codes.append(_SIMPLE_ESCAPES.get(ch, ord(ch)))
    return codes
