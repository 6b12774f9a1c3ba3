"""Values of assembler expressions: constants, symbol + addend, differences, trees.

An Expression is one operation on at most two symbols and a constant, as the object formats like it:
`symbol + addend`, `symbol - other + addend`.  A deeper tree hangs on an anonymous symbol whose value is
again an Expression (`as_symbol`).  `combine` and `negate...` apply an operator and fold what is known now;
the rest is folded after layout by `compiler.asm.resolve`.

Arithmetic is that of GNU as on a 64-bit host: 64-bit two's complement, signed division and remainder that
truncate, logical right shift, comparisons give -1 or 0 (GNU as manual: Integer Exprs, Infix Ops).

`operator` is the relocation operator written on the symbol (@PLT, @GOTPCREL, :lo12:, %hi ...), a number
of the target's table, 0 when there is none.  An expression has at most one.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler.asm.section import ABSOLUTE, EXPRESSION, REGISTER, TAIL_FILL, TAIL_NONE, Fragment, Symbol

# Kinds of Expression.
ABSENT: Final = 0           # nothing was written
CONSTANT: Final = 1         # addend
BIG: Final = 2              # addend, an integer that needs more than 64 bits
REGISTER_VALUE: Final = 3   # addend is the target's number
SYMBOL: Final = 4           # symbol + addend
NEGATE: Final = 5           # -symbol + addend
COMPLEMENT: Final = 6       # ~symbol + addend
LOGICAL_NOT: Final = 7      # !symbol + addend
# Binary: (symbol OP other) + addend.
MULTIPLY: Final = 8
DIVIDE: Final = 9
REMAINDER: Final = 10
SHIFT_LEFT: Final = 11
SHIFT_RIGHT: Final = 12
OR: Final = 13
OR_NOT: Final = 14
XOR: Final = 15
AND: Final = 16
ADD: Final = 17
SUBTRACT: Final = 18
EQUAL: Final = 19
NOT_EQUAL: Final = 20
LESS: Final = 21
LESS_EQUAL: Final = 22
GREATER_EQUAL: Final = 23
GREATER: Final = 24
LOGICAL_AND: Final = 25
LOGICAL_OR: Final = 26
FLOATING: Final = 27        # a flonum constant (0f1.5); text in `floating`

_MASK: Final = (1 << 64) - 1
_SIGN: Final = 1 << 63


class AssemblyError(Exception):
    """An error in one statement; the message is in GNU as's wording, without "Error: "."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def wrap(value: int) -> int:
    """Return `value` as a signed 64-bit number."""
    value &= _MASK
    return value - (1 << 64) if value & _SIGN else value


@final
class Expression:
    """One value; see the kinds."""

    def __init__(self, kind: i64, symbol: Symbol | None = None, addend: int = 0,
                 other: Symbol | None = None) -> None:
        self.kind: i64 = kind
        self.symbol: Symbol | None = symbol
        self.other: Symbol | None = other
        self.addend: int = addend
        self.operator: i64 = 0
        self.unsigned: bool = True          # a constant written without a sign: widths up to 2**64 - 1
        self.floating: str = ""


def constant(value: int) -> Expression:
    """Return a CONSTANT, or BIG when the value needs more than 64 bits."""
    if -_SIGN <= value <= _MASK:
        return Expression(CONSTANT, None, wrap(value))
    return Expression(BIG, None, value)


def as_symbol(value: Expression) -> Symbol:
    """Return a symbol that stands for `value`: its own symbol, or a new anonymous one."""
    if value.kind == SYMBOL and value.addend == 0 and value.symbol is not None:
        return value.symbol
    symbol = Symbol("")
    symbol.local_name = True
    if value.kind == CONSTANT:
        symbol.section = ABSOLUTE
        symbol.value = value.addend
    elif value.kind == REGISTER_VALUE:
        symbol.section = REGISTER
        symbol.value = value.addend
    else:
        symbol.section = EXPRESSION
        symbol.expression = value
    return symbol


def fixed_distance(left: Symbol, right: Symbol) -> int | None:
    """Return left - right when layout cannot change it: only bytes of fixed number lie between."""
    a = left.fragment
    b = right.fragment
    if a is None or b is None or left.section is not right.section:
        return None
    if a is b:
        return left.value - right.value
    between = _fixed_span(b, a)
    if between is not None:
        return between + left.value - right.value
    between = _fixed_span(a, b)
    if between is not None:
        return left.value - right.value - between
    return None


def _fixed_span(start: Fragment, end: Fragment) -> int | None:
    """Return the bytes from the start of `start` to that of a later `end`, None when layout decides it."""
    span = 0
    fragment: Fragment | None = start
    while fragment is not None:
        if fragment is end:
            return span
        if fragment.kind == TAIL_FILL and fragment.expression is None:
            span += len(fragment.data) + fragment.count * len(fragment.pattern)
        elif fragment.kind == TAIL_NONE:
            span += len(fragment.data)
        else:
            return None
        fragment = fragment.next
    return None


def known_now(value: Expression, depth: int = 0) -> int | None:
    """Return the number that `value` is before layout, or None when it is not known yet."""
    kind = value.kind
    if kind == CONSTANT or kind == BIG:
        return value.addend
    if depth > 100 or kind == ABSENT or kind == REGISTER_VALUE or kind == FLOATING:
        return None
    symbol = value.symbol
    if symbol is None:
        return None
    other = value.other
    if other is not None:
        if kind == SUBTRACT or EQUAL <= kind <= GREATER:
            distance = fixed_distance(symbol, other)
            if distance is not None:
                return wrap(fold(kind, distance, 0) + value.addend)
        left = _symbol_known(symbol, depth + 1)
        right = _symbol_known(other, depth + 1)
        if left is None or right is None:
            return None
        return wrap(fold(kind, left, right) + value.addend)
    number = _symbol_known(symbol, depth + 1)
    if number is None:
        return None
    if kind == NEGATE:
        number = -number
    elif kind == COMPLEMENT:
        number = ~number
    elif kind == LOGICAL_NOT:
        number = 0 if number else 1
    return wrap(number + value.addend)


def _symbol_known(symbol: Symbol, depth: int) -> int | None:
    if symbol.section is ABSOLUTE:
        return symbol.value
    if symbol.section is EXPRESSION and symbol.expression is not None:
        return known_now(symbol.expression, depth)
    return None


def fold(kind: i64, left: int, right: int) -> int:
    """Apply a binary operator to two 64-bit numbers.  Raises AssemblyError on division by zero."""
    if kind == ADD:
        return wrap(left + right)
    if kind == SUBTRACT:
        return wrap(left - right)
    if kind == MULTIPLY:
        return wrap(left * right)
    if kind == DIVIDE or kind == REMAINDER:
        if right == 0:
            raise AssemblyError("division by zero")
        quotient = abs(left) // abs(right)
        if (left < 0) != (right < 0):
            quotient = -quotient
        return wrap(quotient if kind == DIVIDE else left - quotient * right)
    if kind == SHIFT_LEFT:
        return wrap(left << right) if 0 <= right < 64 else 0
    if kind == SHIFT_RIGHT:
        return wrap((left & _MASK) >> right) if 0 <= right < 64 else 0
    if kind == OR:
        return left | right
    if kind == OR_NOT:
        return left | ~right
    if kind == XOR:
        return left ^ right
    if kind == AND:
        return left & right
    if kind == LOGICAL_AND:
        return 1 if left and right else 0
    if kind == LOGICAL_OR:
        return 1 if left or right else 0
    if kind == EQUAL:
        truth = left == right
    elif kind == NOT_EQUAL:
        truth = left != right
    elif kind == LESS:
        truth = left < right
    elif kind == LESS_EQUAL:
        truth = left <= right
    elif kind == GREATER:
        truth = left > right
    else:
        truth = left >= right
    return -1 if truth else 0


def unary(kind: i64, value: Expression) -> Expression:
    """Apply NEGATE, COMPLEMENT or LOGICAL_NOT."""
    if value.kind == CONSTANT:
        number = value.addend
        if kind == NEGATE:
            result = constant(wrap(-number))
        elif kind == COMPLEMENT:
            result = constant(wrap(~number))
        else:
            result = constant(0 if number else 1)
        result.unsigned = False
        return result
    if value.kind == BIG:
        if kind == NEGATE:
            return constant(-value.addend)
        if kind == COMPLEMENT:
            return constant(~value.addend)
        return constant(0)
    if value.kind == ABSENT:
        return value
    result = Expression(kind, as_symbol(value))
    result.operator = value.operator
    return result


def combine(kind: i64, left: Expression, right: Expression) -> Expression:
    """Apply a binary operator, folding what is known before layout.

    A relocation operator on either side is kept on the result.  Raises AssemblyError on division by zero.
    """
    if left.kind == CONSTANT and right.kind == CONSTANT:
        result = constant(fold(kind, left.addend, right.addend))
        result.unsigned = kind != SUBTRACT
        result.operator = left.operator or right.operator
        return result
    if right.kind == CONSTANT and (kind == ADD or kind == SUBTRACT) and SYMBOL <= left.kind <= LOGICAL_OR:
        # The addend of any kind but constants is added after its operation.
        delta = right.addend if kind == ADD else -right.addend
        result = Expression(left.kind, left.symbol, wrap(left.addend + delta), left.other)
        result.operator = left.operator or right.operator
        return result
    if left.kind == CONSTANT and kind == ADD and SYMBOL <= right.kind <= LOGICAL_OR:
        result = Expression(right.kind, right.symbol, wrap(left.addend + right.addend), right.other)
        result.operator = left.operator or right.operator
        return result
    if left.kind == SYMBOL and right.kind == SYMBOL and left.symbol is not None and right.symbol is not None:
        if kind == SUBTRACT:
            distance = fixed_distance(left.symbol, right.symbol)
            if distance is not None:
                result = constant(wrap(distance + left.addend - right.addend))
                result.unsigned = False
                return result
        if kind == ADD or kind == SUBTRACT:
            delta = right.addend if kind == ADD else -right.addend
            result = Expression(kind, left.symbol, wrap(left.addend + delta), right.symbol)
            result.operator = left.operator or right.operator
            return result
    if left.kind == REGISTER_VALUE and right.kind == REGISTER_VALUE and (kind == EQUAL or kind == NOT_EQUAL):
        return constant(-1 if (left.addend == right.addend) == (kind == EQUAL) else 0)
    if left.kind == REGISTER_VALUE or right.kind == REGISTER_VALUE:
        raise AssemblyError("register value used as expression")
    if left.kind == FLOATING or right.kind == FLOATING:
        raise AssemblyError("floating point number invalid")
    if left.kind == BIG or right.kind == BIG:
        raise AssemblyError("bignum invalid")
    result = Expression(kind, as_symbol(left), 0, as_symbol(right))
    result.operator = left.operator or right.operator
    return result
