"""Parse assembler expressions: text and position in, Expression and new position out.

Grammar and precedence are those of the GNU as manual (Expressions): from tight to loose
`* / % << >>`, `| & ^ !`, `+ -`, `== <> != < > <= >=`, `&&`, `||`; prefix `- ~ ! +`; `(...)`.
Primaries: integers (0x, 0b, octal, decimal), character constants 'c, symbols, `1b` `1f` `1$`, `.`,
flonums 0f..., and registers when the target knows them.  `symbol@OPERATOR` sets Expression.operator.

A target with operands of its own (Intel syntax brackets and word operators) parses those itself from
`primary` and `compiler.asm.expr.combine`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, final

from compiler.asm import expr
from compiler.asm.expr import (
    ABSENT,
    CONSTANT,
    REGISTER_VALUE,
    SYMBOL,
    AssemblyError,
    Expression,
    combine,
    constant,
    known_now,
    unary,
)
from compiler.asm.section import ABSOLUTE, REGISTER, Symbol

if TYPE_CHECKING:
    from compiler.asm.emission import Emission
    from compiler.asm.target import AssemblerTarget

NAME: Final = re.compile(r"[A-Za-z_.$\x80-\xff][A-Za-z0-9_.$\x80-\xff]*")
_SIMPLE: Final = re.compile(
    r"([A-Za-z_.$\x80-\xff][A-Za-z0-9_.$\x80-\xff]*)(?:-([A-Za-z_.$\x80-\xff][A-Za-z0-9_.$\x80-\xff]*))?\Z")
_NUMBER: Final = re.compile(
    r"0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+(?![0-9$bf])|[0-9]+"
)
_SUFFIX: Final = re.compile(r"(?:[uU][lL]{0,2}|[lL]{1,2}[uU]?)(?![A-Za-z0-9_.$])")
_FLONUM: Final = re.compile(r"0[fFdDeE]([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?![fb])")
_OPERATOR_NAME: Final = re.compile(r"@([A-Za-z0-9_]+)")
_LOCAL_LABEL: Final = re.compile(r"([0-9]+)([bf$])(?![A-Za-z0-9_.$])")
_ESCAPES: Final = {"b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11}

NESTING_LIMIT: Final = 200
"""Parentheses and prefix operators that may be open at once; deeper input is refused."""

# Binary operators: spelling, kind, rank (GNU as manual: Infix Ops).
_OPERATOR_ROWS: Final = """
||  LOGICAL_OR      2
&&  LOGICAL_AND     3
==  EQUAL           4
<>  NOT_EQUAL       4
!=  NOT_EQUAL       4
<   LESS            4
<=  LESS_EQUAL      4
>   GREATER         4
>=  GREATER_EQUAL   4
+   ADD             5
-   SUBTRACT        5
|   OR              7
&   AND             7
^   XOR             7
!   OR_NOT          7
*   MULTIPLY        8
/   DIVIDE          8
%   REMAINDER       8
<<  SHIFT_LEFT      8
>>  SHIFT_RIGHT     8
"""

_KINDS_BY_NAME: Final = {
    "LOGICAL_OR": expr.LOGICAL_OR, "LOGICAL_AND": expr.LOGICAL_AND, "EQUAL": expr.EQUAL,
    "NOT_EQUAL": expr.NOT_EQUAL, "LESS": expr.LESS, "LESS_EQUAL": expr.LESS_EQUAL,
    "GREATER": expr.GREATER, "GREATER_EQUAL": expr.GREATER_EQUAL, "ADD": expr.ADD,
    "SUBTRACT": expr.SUBTRACT, "OR": expr.OR, "AND": expr.AND, "XOR": expr.XOR, "OR_NOT": expr.OR_NOT,
    "MULTIPLY": expr.MULTIPLY, "DIVIDE": expr.DIVIDE, "REMAINDER": expr.REMAINDER,
    "SHIFT_LEFT": expr.SHIFT_LEFT, "SHIFT_RIGHT": expr.SHIFT_RIGHT,
}


@final
class ExpressionParser:
    """Parses expressions of one unit; `position` is where the last parse stopped."""

    def __init__(self, emission: Emission, target: AssemblerTarget) -> None:
        self.emission: Emission = emission
        self.target: AssemblerTarget = target
        self.position: int = 0
        self.names: int = 0     # symbols read so far: a text without any means the same each time
        self._depth: int = 0
        self._numeric: dict[int, int] = {}              # local label number -> definitions so far
        self._numeric_symbols: dict[tuple[int, int], Symbol] = {}
        self._dollar: dict[int, Symbol] = {}
        self._operators: dict[str, tuple[int, int]] = {}
        for row in _OPERATOR_ROWS.split("\n"):
            if row:
                spelling, kind, rank = row.split()
                self._operators[spelling] = (_KINDS_BY_NAME[kind], int(rank))

    # -- local labels ---------------------------------------------------------------------------------

    def define_numeric(self, number: int) -> Symbol:
        """Return the symbol for a definition `number:`; the caller defines it."""
        instance = self._numeric.get(number, 0) + 1
        self._numeric[number] = instance
        return self._numeric_symbol(number, instance)

    def define_dollar(self, number: int) -> Symbol | None:
        """Return the symbol for a definition `number$:`, None when it is already defined here."""
        found = self._dollar.get(number)
        if found is None:
            found = self._anonymous()
            self._dollar[number] = found
        elif found.defined:
            return None
        return found

    def end_dollar_scope(self) -> None:
        """An ordinary label ends the scope of `1$` labels (GNU as manual: Symbol Names)."""
        if self._dollar:
            self._dollar = {}

    def undefined_locals(self) -> list[tuple[str, Symbol]]:
        """Return (name, symbol) of local labels that were used and never defined."""
        return [
            (f"{number}", symbol)
            for (number, _), symbol in self._numeric_symbols.items()
            if not symbol.defined
        ]

    def _numeric_symbol(self, number: int, instance: int) -> Symbol:
        key = (number, instance)
        found = self._numeric_symbols.get(key)
        if found is None:
            found = self._anonymous()
            found.name = f".L{number}\x02{instance}"
            found.path = self.emission.path
            found.line = self.emission.line
            self._numeric_symbols[key] = found
        return found

    def _anonymous(self) -> Symbol:
        symbol = Symbol("")
        symbol.local_name = True
        return symbol

    # -- expressions ----------------------------------------------------------------------------------

    def skip_blanks(self, text: str, position: int) -> int:
        """Return the position of the first non-blank at or after `position`."""
        length = len(text)
        while position < length and (text[position] == " " or text[position] == "\t"):
            position += 1
        return position

    def parse(self, text: str, position: int) -> Expression:
        """Parse one expression at `position`; ABSENT when there is none.  Sets self.position after it.

        Raises AssemblyError.
        """
        return self._binary(text, position, 0)

    def parse_simple(self, text: str) -> Expression | None:
        """Return the value of `NAME` or `NAME-NAME`, the commonest operands of data; None for another form."""
        matched = _SIMPLE.match(text)
        if matched is None:
            return None
        return self.difference(matched.group(1), matched.group(2))

    def difference(self, name: str, other_name: str | None, addend: int = 0) -> Expression | None:
        """Return the value of `name` + addend - `other_name`, of `name` alone; None when one is no plain symbol."""
        symbol = self._plain(name)
        if symbol is None:
            return None
        if other_name is None:
            self._mention(symbol)
            return Expression(SYMBOL, symbol, addend)
        other = self._plain(other_name)
        if other is None:
            return None
        self._mention(symbol)
        self._mention(other)
        return combine(expr.SUBTRACT, Expression(SYMBOL, symbol, addend), Expression(SYMBOL, other))

    def _plain(self, name: str) -> Symbol | None:
        """Return the symbol of that name; None when it stands for a number, a register or the current place."""
        symbol = self.emission.symbols.get(name)
        if symbol is None:
            return None if name == "." else self.emission.symbol(name)
        if symbol.section is ABSOLUTE or symbol.section is REGISTER:
            return None
        return symbol

    def _mention(self, symbol: Symbol) -> None:
        """Note that an expression names the symbol."""
        symbol.used = True
        if symbol.index < 0:
            symbol.mentions += 1

    def parse_whole(self, text: str) -> Expression:
        """Parse `text` as one expression.  Raises AssemblyError when something follows it."""
        value = self.parse(text, 0)
        end = self.skip_blanks(text, self.position)
        if end < len(text):     # behind an operator that lacks its operand the position may be past the end
            raise AssemblyError(f"junk at end of line, first unrecognized character is `{text[end]}'")
        return value

    def absolute(self, text: str, position: int) -> int:
        """Parse an expression that must be known now.  Raises AssemblyError("bad or irreducible ...")."""
        value = self.parse(text, position)
        return self.known(value)

    def known(self, value: Expression) -> int:
        """Return the constant that `value` is.  Raises AssemblyError when it is none."""
        if value.kind == CONSTANT:
            return value.addend
        if value.kind == ABSENT:
            return 0
        number = known_now(value)
        if number is not None:
            return number
        raise AssemblyError("bad or irreducible absolute expression")

    def _binary(self, text: str, position: int, rank: int) -> Expression:
        left = self.primary(text, position)
        length = len(text)
        while True:
            at = self.skip_blanks(text, self.position)
            self.position = at
            if at >= length:
                return left
            found = self._operators.get(text[at:at + 2])
            width = 2
            if found is None:
                found = self._operators.get(text[at])
                width = 1
            if found is None or found[1] <= rank:
                return left
            if left.kind == ABSENT:
                self.emission.warning("missing operand; zero assumed")
                left = constant(0)
            right = self._binary(text, at + width, found[1])
            if right.kind == ABSENT:
                self.emission.warning("missing operand; zero assumed")
                right = constant(0)
            if (found[0] == expr.DIVIDE or found[0] == expr.REMAINDER) and right.kind == CONSTANT and right.addend == 0:
                self.emission.warning("division by zero")
                right = constant(1)
            left = combine(found[0], left, right)

    def primary(self, text: str, position: int) -> Expression:
        """Parse one operand of an expression: a number, symbol, parenthesis or prefix operator."""
        position = self.skip_blanks(text, position)
        self.position = position
        if position >= len(text):
            return Expression(ABSENT)
        first = text[position]
        matched = NAME.match(text, position)
        if matched is not None:
            return self._named(text, matched.group(), matched.end())
        if "0" <= first <= "9":
            return self._number(text, position)
        if first == "-" or first == "~" or first == "!" or first == "+":
            self._enter()
            value = self.primary(text, position + 1)
            self._depth -= 1
            if value.kind == ABSENT:
                self.emission.warning("missing operand; zero assumed")
                value = constant(0)
            if first == "-":
                return unary(expr.NEGATE, value)
            if first == "~":
                return unary(expr.COMPLEMENT, value)
            if first == "!":
                return unary(expr.LOGICAL_NOT, value)
            return value
        if first == "(" or first == "[":
            closing = ")" if first == "(" else "]"
            self._enter()
            value = self._binary(text, position + 1, 0)
            self._depth -= 1
            at = self.skip_blanks(text, self.position)
            if at >= len(text) or text[at] != closing:
                shown = text[at] if at < len(text) else ""
                raise AssemblyError(f"found '{shown}', expected: '{closing}'")
            self.position = at + 1
            return value
        if first == "'":
            return self._character(text, position + 1)
        if first == '"':
            end = text.find('"', position + 1)
            if end < 0:
                raise AssemblyError("missing closing '\"'")
            return self._named(text, text[position + 1:end], end + 1)
        if first == "%":
            register = _REGISTER.match(text, position)
            if register is not None:
                number = self.target.register_number(register.group())
                if number >= 0:
                    self.position = register.end()
                    return Expression(REGISTER_VALUE, None, number)
        return Expression(ABSENT)

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > NESTING_LIMIT:
            self._depth = 0
            raise AssemblyError("expression is nested too deeply")

    def _named(self, text: str, name: str, end: int) -> Expression:
        """Return the value of a symbol whose name ends at `end`, with its relocation operator."""
        self.position = end
        if name == ".":
            return Expression(SYMBOL, self.emission.here())
        operator = 0
        if end < len(text) and text[end] == "@":
            matched = _OPERATOR_NAME.match(text, end)
            if matched is not None:
                operator = self.target.operators.get(matched.group(1).lower(), 0)
                if operator:
                    self.position = matched.end()
                    companion = self.target.operator_symbols.get(operator)
                    if companion is not None:
                        self.emission.symbol(companion)
        self.names += 1
        symbol = self.emission.symbol(name)
        symbol.used = True
        if symbol.index < 0:
            symbol.mentions += 1
            if self.emission.keep_mentioned:
                self.emission.keep(symbol)
        if symbol.section is ABSOLUTE and symbol.expression is None:
            value = constant(symbol.value)
        elif symbol.section is REGISTER:
            value = Expression(REGISTER_VALUE, None, symbol.value)
        else:
            value = Expression(SYMBOL, symbol)
        value.operator = operator
        return value

    def _number(self, text: str, position: int) -> Expression:
        label = _LOCAL_LABEL.match(text, position)
        if label is not None:
            flonum = _FLONUM.match(text, position) if text[position] == "0" else None
            if flonum is None:
                self.position = label.end()
                number = int(label.group(1))
                direction = label.group(2)
                if direction == "$":
                    if not self.target.dollar_labels:
                        raise AssemblyError("junk `$' after expression")
                    symbol = self._dollar.get(number)
                    if symbol is None:
                        symbol = self._anonymous()
                        self._dollar[number] = symbol
                elif direction == "f":
                    symbol = self._numeric_symbol(number, self._numeric.get(number, 0) + 1)
                else:
                    instance = self._numeric.get(number, 0)
                    if instance == 0:
                        raise AssemblyError(f'backward ref to unknown label "{number}:"')
                    symbol = self._numeric_symbol(number, instance)
                symbol.used = True
                return Expression(SYMBOL, symbol)
        if text[position] == "0":
            flonum = _FLONUM.match(text, position)
            if flonum is not None:
                self.position = flonum.end()
                value = Expression(expr.FLOATING)
                value.floating = flonum.group(1)
                return value
        matched = _NUMBER.match(text, position)
        assert matched is not None
        digits = matched.group()
        end = matched.end()
        if digits[:2] in ("0x", "0X"):
            result = constant(int(digits[2:], 16))
        elif digits[:2] in ("0b", "0B"):
            result = constant(int(digits[2:], 2))
        elif digits[0] == "0":
            # A digit 8 or 9 ends an octal number, as GNU as reads it.
            octal = _OCTAL.match(digits)
            assert octal is not None
            end = position + octal.end()
            result = constant(int(octal.group(), 8))
        else:
            if len(digits) > 4000:
                raise AssemblyError("bignum invalid")
            result = constant(int(digits))
        suffix = _SUFFIX.match(text, end)
        if suffix is not None:
            end = suffix.end()
        self.position = end
        return result

    def _character(self, text: str, position: int) -> Expression:
        """A character constant; the closing quote is optional (GNU as manual: Characters)."""
        if position >= len(text):
            raise AssemblyError("end of line in single-quoted character")
        character = text[position]
        position += 1
        value = ord(character)
        if character == "\\" and position < len(text):
            escaped = text[position]
            position += 1
            value = _ESCAPES.get(escaped, ord(escaped))
        if position < len(text) and text[position] == "'":
            position += 1
        self.position = position
        return constant(value)


_REGISTER: Final = re.compile(r"%[A-Za-z0-9_]+(?:\([0-9]\))?")
_OCTAL: Final = re.compile(r"[0-7]+")
