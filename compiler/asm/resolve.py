"""Values of symbols and expressions once fragments have addresses.

Operand is what a symbol comes down to: a number in a section, or an undefined or common symbol plus a
number.  During relaxation addresses still move, so nothing is kept between calls.

Differences of labels in one section, comparisons of them, and all operators on numbers are folded here;
what is left (a difference across sections) is for a fixup, or an error of the caller.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler.asm.expr import (
    ABSENT,
    BIG,
    COMPLEMENT,
    CONSTANT,
    EQUAL,
    FLOATING,
    GREATER,
    LOGICAL_NOT,
    NEGATE,
    REGISTER_VALUE,
    SUBTRACT,
    SYMBOL,
    AssemblyError,
    Expression,
    fold,
    wrap,
)
from compiler.asm.lines import LineDirectives
from compiler.asm.section import ABSOLUTE, COMMON, EXPRESSION, REGISTER, UNDEFINED, VIEW, Section, Symbol

DEPTH_LIMIT: Final = 200
"""Equated symbols that may hang on one another in a chain that layout cannot cut."""


@final
class Operand:
    """section and number; symbol when the section is UNDEFINED or COMMON."""

    def __init__(self, section: Section, number: int, symbol: Symbol | None) -> None:
        self.section: Section = section
        self.number: int = number
        self.symbol: Symbol | None = symbol


@final
class Resolver:
    """Evaluates with the fragments' present addresses."""

    def __init__(self, lines: LineDirectives | None) -> None:
        self.lines: LineDirectives | None = lines

    def symbol(self, symbol: Symbol, depth: i64 = 0) -> Operand | None:
        """Return what the symbol comes down to, None when it has no single value.

        Raises AssemblyError for a symbol defined by itself.
        """
        fragment = symbol.fragment
        if fragment is not None:
            return Operand(symbol.section, fragment.address + symbol.value, None)
        section = symbol.section
        if section is ABSOLUTE:
            return Operand(ABSOLUTE, symbol.value, None)
        if section is UNDEFINED or section is COMMON:
            return Operand(section, 0, symbol)
        if section is VIEW and self.lines is not None:
            return Operand(ABSOLUTE, self.lines.view(symbol.value), None)
        if section is EXPRESSION and symbol.expression is not None:
            if symbol.resolving or depth > DEPTH_LIMIT:
                raise AssemblyError(f"symbol definition loop encountered at `{symbol.name}'")
            symbol.resolving = True
            try:
                return self.expression(symbol.expression, depth + 1)
            finally:
                symbol.resolving = False
        if section is REGISTER:
            return None
        return Operand(section, symbol.value, None)

    def expression(self, value: Expression, depth: i64 = 0) -> Operand | None:
        """Return what an expression comes down to, None when it has no single value."""
        kind = value.kind
        if kind == CONSTANT or kind == BIG or kind == ABSENT:
            return Operand(ABSOLUTE, value.addend, None)
        symbol = value.symbol
        if symbol is None or kind == REGISTER_VALUE or kind == FLOATING:
            return None
        left = self.symbol(symbol, depth)
        if left is None:
            return None
        if kind == SYMBOL:
            left.number = wrap(left.number + value.addend)
            return left
        other = value.other
        if other is None:
            if left.section is not ABSOLUTE:
                return None
            number = left.number
            if kind == NEGATE:
                number = -number
            elif kind == COMPLEMENT:
                number = ~number
            elif kind == LOGICAL_NOT:
                number = 0 if number else 1
            return Operand(ABSOLUTE, wrap(number + value.addend), None)
        right = self.symbol(other, depth)
        if right is None:
            return None
        if left.section is right.section and left.symbol is right.symbol:
            if left.section is ABSOLUTE or kind == SUBTRACT or EQUAL <= kind <= GREATER:
                return Operand(ABSOLUTE, wrap(fold(kind, left.number, right.number) + value.addend), None)
            return None
        if right.section is ABSOLUTE and (kind == SUBTRACT or kind == SUBTRACT - 1):
            left.number = wrap(left.number + value.addend + (right.number if kind != SUBTRACT else -right.number))
            return left
        if left.section is ABSOLUTE and kind == SUBTRACT - 1:
            right.number = wrap(left.number + right.number + value.addend)
            return right
        if kind == EQUAL or kind == EQUAL + 1:
            # Labels of two sections are never equal.
            return Operand(ABSOLUTE, wrap((0 if kind == EQUAL else -1) + value.addend), None)
        return None

    def number(self, value: Expression) -> int | None:
        """Return the number that an expression is, None when it is not absolute."""
        if value.kind == SUBTRACT:
            symbol = value.symbol
            other = value.other
            if symbol is not None and other is not None and symbol.section is other.section:
                first = symbol.fragment
                second = other.fragment
                if first is not None and second is not None:
                    return first.address + symbol.value - second.address - other.value + value.addend
        found = self.expression(value)
        if found is None or found.section is not ABSOLUTE:
            return None
        return found.number
