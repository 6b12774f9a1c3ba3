"""Integer overflow built-ins: exact arithmetic, stored in a type of any width (GCC manual: Integer Overflow Builtins).

In: two integer values of any width and signedness, and the result's.  Out: the wrapped result and an i1 that is 1 when the
exact one did not fit.  Algorithm: where both operands have the result type's range, its own overflow op; where 64 bits hold every
exact result, arithmetic there; else two limbs, the upper one only the sign (addition), or magnitudes (multiplication).
No integer wider than the widest operand is made, so that targets without one need no support for it.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.builder import Builder, integer
from compiler.ir.graph import Value
from compiler.ir.types import I32, I64, int_type, width_of

_CHECKS: Final = ((ops.SADDO, ops.UADDO), (ops.SSUBO, ops.USUBO), (ops.SMULO, ops.UMULO))
"""For ADD, SUB, MUL (numbered so in the op table): the signed and the unsigned overflow test."""


@final
class Operand:
    """A value in range of an integer type of `width` bits; the IR value may be wider and is then extended to its own width."""

    __slots__ = ("value", "width", "signed")

    def __init__(self, value: Value, width: int, signed: bool) -> None:
        self.value: Value = value
        self.width: int = width
        self.signed: bool = signed

    def fits(self, width: int, signed: bool) -> bool:
        """Tell whether every value of the operand's type is one of a type of `width` bits."""
        if self.signed == signed:
            return self.width <= width
        return signed and self.width < width


def resized(b: Builder, value: Value, signed: bool, type: int) -> Value:
    """Return an integer converted to IR type `type`, extended by its signedness."""
    before = width_of(value.type)
    after = width_of(type)
    if before == after:
        return value
    if before > after:
        return b.convert(ops.TRUNC, value, type)
    return b.convert(ops.SEXT if signed else ops.ZEXT, value, type)


def with_overflow(b: Builder, op: int, left: Operand, right: Operand, width: int, signed: bool, type: int) -> tuple[Value, Value]:
    """Return (result, overflowed) of ADD, SUB or MUL into an integer of `width` bits held in IR type `type`."""
    if width == width_of(type) and left.fits(width, signed) and right.fits(width, signed):
        first = resized(b, left.value, left.signed, type)
        second = resized(b, right.value, right.signed, type)
        check = _CHECKS[op - ops.ADD][0 if signed else 1]
        return b.binary(op, first, second), b.binary(check, first, second)
    widest = max(left.width, right.width, width)
    if widest <= 32:
        return _in_64_bits(b, op, left, right, width, signed, type)
    wide = int_type(64 if widest <= 64 else 128)
    if op == ops.MUL:
        return _by_magnitude(b, left, right, width, signed, type, wide)
    return _by_limbs(b, op, left, right, width, signed, type, wide)


def _fits(b: Builder, value: Value, width: int, signed: bool) -> Value:
    """Return an i1: 1 when a signed number of any width lies in the range of `width` bits."""
    bits = width_of(value.type)
    if not signed:
        return b.binary(ops.ULT, value, integer(value.type, 1 << width))
    if width == bits:
        return integer(int_type(1), 1)
    # x + 2**(w-1) as unsigned is below 2**w exactly when -2**(w-1) <= x < 2**(w-1).
    moved = b.binary(ops.ADD, value, integer(value.type, 1 << width - 1))
    return b.binary(ops.ULT, moved, integer(value.type, 1 << width))


def _not(b: Builder, value: Value) -> Value:
    return b.binary(ops.XOR, value, integer(int_type(1), 1))


def _in_64_bits(b: Builder, op: int, left: Operand, right: Operand, width: int, signed: bool, type: int) -> tuple[Value, Value]:
    """All widths are at most 32: the exact result is an i64 but for a product of unsigned ones, which is an unsigned one."""
    exact = b.binary(op, resized(b, left.value, left.signed, I64), resized(b, right.value, right.signed, I64))
    if op == ops.MUL and not left.signed and not right.signed:
        limit = (1 << (width - 1 if signed else width)) - 1
        overflowed: Value = b.binary(ops.UGT, exact, integer(I64, limit))
    else:
        overflowed = _not(b, _fits(b, exact, width, signed))
    return resized(b, exact, False, type), overflowed


def _by_limbs(b: Builder, op: int, left: Operand, right: Operand, width: int, signed: bool, type: int,
              wide: int) -> tuple[Value, Value]:
    """Add or subtract numbers of two limbs: `wide` unsigned, and above it an i32 that is the sign."""
    low_left = resized(b, left.value, left.signed, wide)
    low_right = resized(b, right.value, right.signed, wide)
    high_left = _sign_limb(b, left, low_left)
    high_right = _sign_limb(b, right, low_right)
    low = b.binary(op, low_left, low_right)
    high: Value = b.binary(op, high_left, high_right)
    # The carry out of the lower limb (a borrow of a subtraction).
    carry = b.binary(ops.ULT, low, low_left) if op == ops.ADD else b.binary(ops.ULT, low_left, low_right)
    high = b.binary(op, high, b.convert(ops.ZEXT, carry, I32))
    bits = width_of(wide)
    if signed:
        expected = _trunc(b, b.binary(ops.ASHR, low, integer(wide, bits - 1)), I32)
    else:
        expected = integer(I32, 0)
    good: Value = b.binary(ops.EQ, high, expected)
    if width < bits:
        good = b.binary(ops.AND, good, _fits(b, low, width, signed))
    return resized(b, low, False, type), _not(b, good)


def _trunc(b: Builder, value: Value, type: int) -> Value:
    return b.convert(ops.TRUNC, value, type)


def _sign_limb(b: Builder, operand: Operand, low: Value) -> Value:
    if not operand.signed:
        return integer(I32, 0)
    return _trunc(b, b.binary(ops.ASHR, low, integer(low.type, width_of(low.type) - 1)), I32)


def _by_magnitude(b: Builder, left: Operand, right: Operand, width: int, signed: bool, type: int, wide: int) -> tuple[Value, Value]:
    """Multiply absolute values; the sign is the exclusive or of the operands' signs."""
    first, first_negative = _magnitude(b, left, wide)
    second, second_negative = _magnitude(b, right, wide)
    product = b.binary(ops.MUL, first, second)
    overflowed: Value = b.binary(ops.UMULO, first, second)
    negative = b.binary(ops.XOR, first_negative, second_negative)
    zero = integer(wide, 0)
    result = b.select(negative, b.binary(ops.SUB, zero, product), product)
    if signed:
        # The largest magnitude is 2**(width-1) - 1, one more for a negative number.
        limit = b.binary(ops.ADD, b.convert(ops.ZEXT, negative, wide), integer(wide, (1 << width - 1) - 1))
        outside: Value = b.binary(ops.UGT, product, limit)
    else:
        outside = b.binary(ops.AND, negative, b.binary(ops.NE, product, zero))
        if width < width_of(wide):
            outside = b.binary(ops.OR, outside, b.binary(ops.UGT, product, integer(wide, (1 << width) - 1)))
    overflowed = b.binary(ops.OR, overflowed, outside)
    return resized(b, result, False, type), overflowed


def _magnitude(b: Builder, operand: Operand, wide: int) -> tuple[Value, Value]:
    value = resized(b, operand.value, operand.signed, wide)
    if not operand.signed:
        return value, integer(int_type(1), 0)
    zero = integer(wide, 0)
    negative = b.binary(ops.SLT, value, zero)
    return b.select(negative, b.binary(ops.SUB, zero, value), value), negative
