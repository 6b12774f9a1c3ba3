"""Constants in, constant out: the value of one op on constant operands, or None where it is not to be folded.

Integers of any width are exact.  Floats go through the front end's software arithmetic, rounded to nearest even; with
flag FENV nothing is folded that rounds or raises.  Division by zero and other UB is left in place (None), results that
are poison come out as poison.  The interpreter and every folding pass use this one definition of the ops.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.graph import POISON, FloatConstant, IntConstant, SymbolAddress, Undef, Value, VectorConstant
from compiler.ir.module import DataLayout
from compiler.ir.types import (
    I1,
    KIND_BFLOAT,
    element_of,
    is_float,
    is_integer,
    is_pointer,
    kind_of,
    lanes_of,
    width_of,
    with_lanes_of,
)
from compiler.sema import softfloat
from compiler.sema.softfloat import Format, SoftFloat


def to_signed(value: int, width: int) -> int:
    """Return the two's complement reading of a bit pattern."""
    return value - (1 << width) if value >> (width - 1) else value


def float_format(type: int) -> Format:
    """Return the format of a scalar floating type."""
    width = width_of(type)
    if kind_of(type) == KIND_BFLOAT:
        return softfloat.format_named("bfloat16")
    return softfloat.format_named("x87" if width == 80 else "binary" + str(width))


def _binary(op: int, a: int, b: int, width: int, flags: int) -> int:
    """Return the result of an integer op on bit patterns; -1: poison, -2: undefined behaviour, -3: not an integer op."""
    mask = (1 << width) - 1
    if op == ops.ADD or op == ops.SUB or op == ops.MUL:
        if op == ops.ADD:
            full = a + b
            signed = to_signed(a, width) + to_signed(b, width)
        elif op == ops.SUB:
            full = a - b
            signed = to_signed(a, width) - to_signed(b, width)
        else:
            full = a * b
            signed = to_signed(a, width) * to_signed(b, width)
        if flags & ops.NUW and not 0 <= full <= mask:
            return -1
        if flags & ops.NSW and not -(1 << (width - 1)) <= signed <= mask >> 1:
            return -1
        return full & mask
    if op == ops.AND:
        return a & b
    if op == ops.OR:
        return a | b
    if op == ops.XOR:
        return a ^ b
    if op == ops.SHL or op == ops.LSHR or op == ops.ASHR:
        return _shift(op, a, b, width, flags)
    if op == ops.UDIV or op == ops.UREM:
        if b == 0:
            return -2
        if op == ops.UDIV and flags & ops.EXACT and a % b:
            return -1
        return a // b if op == ops.UDIV else a % b
    if op == ops.SDIV or op == ops.SREM:
        left = to_signed(a, width)
        right = to_signed(b, width)
        if right == 0 or right == -1 and left == -(1 << (width - 1)):
            return -2
        quotient = abs(left) // abs(right)
        if (left < 0) != (right < 0):
            quotient = -quotient
        remainder = left - quotient * right
        if op == ops.SREM:
            return remainder & mask
        return -1 if flags & ops.EXACT and remainder else quotient & mask
    if op == ops.ROTL or op == ops.ROTR:
        amount = b % width
        if op == ops.ROTR:
            amount = (width - amount) % width
        return (a << amount | a >> (width - amount)) & mask
    if op == ops.UMIN or op == ops.UMAX:
        return min(a, b) if op == ops.UMIN else max(a, b)
    if op == ops.SMIN or op == ops.SMAX:
        return a if (to_signed(a, width) < to_signed(b, width)) == (op == ops.SMIN) else b
    if op == ops.MULHU:
        return a * b >> width
    if op == ops.MULHS:
        return to_signed(a, width) * to_signed(b, width) >> width & mask
    return -3


def _shift(op: int, a: int, b: int, width: int, flags: int) -> int:
    mask = (1 << width) - 1
    if b >= width:
        return -1
    if op == ops.SHL:
        result = a << b & mask
        if flags & ops.NUW and result >> b != a:
            return -1
        if flags & ops.NSW and to_signed(result, width) >> b != to_signed(a, width):
            return -1
        return result
    if flags & ops.EXACT and a & ((1 << b) - 1):
        return -1
    return a >> b if op == ops.LSHR else to_signed(a, width) >> b & mask


def _test(op: int, a: int, b: int, width: int) -> int:
    """Return 0 or 1 for a comparison or overflow test, -3 for another op."""
    if ops.EQ <= op <= ops.UGE:
        if op == ops.EQ:
            return int(a == b)
        if op == ops.NE:
            return int(a != b)
        if op <= ops.SGE:
            a = to_signed(a, width)
            b = to_signed(b, width)
        if op == ops.SLT or op == ops.ULT:
            return int(a < b)
        if op == ops.SLE or op == ops.ULE:
            return int(a <= b)
        if op == ops.SGT or op == ops.UGT:
            return int(a > b)
        return int(a >= b)
    if ops.SADDO <= op <= ops.UMULO:
        base = ops.ADD if op <= ops.UADDO else ops.SUB if op <= ops.USUBO else ops.MUL
        signed = op == ops.SADDO or op == ops.SSUBO or op == ops.SMULO
        return int(_binary(base, a, b, width, ops.NSW if signed else ops.NUW) < 0)
    return -3


def _unary(op: int, a: int, width: int, flags: int) -> int:
    """Return the result of an integer op of one operand; -1: poison, -3: not such an op."""
    mask = (1 << width) - 1
    if op == ops.NEG:
        return _binary(ops.SUB, 0, a, width, flags)
    if op == ops.NOT:
        return ~a & mask
    if op == ops.ABS:
        return _binary(ops.SUB, 0, a, width, flags) if a >> (width - 1) else a
    if op == ops.CTLZ:
        return width - a.bit_length() & mask
    if op == ops.CTTZ:
        return ((a & -a).bit_length() - 1 if a else width) & mask
    if op == ops.POPCOUNT:
        return a.bit_count() & mask
    if op == ops.PARITY:
        return a.bit_count() & 1
    if op == ops.BSWAP:
        return int.from_bytes(a.to_bytes(width // 8, "little"), "big")
    if op == ops.BITREVERSE:
        return int(format(a, "0" + str(width) + "b")[::-1], 2)
    return -3


def _convert_integer(op: int, a: int, before: int, after: int) -> int:
    """Return an integer converted by trunc, zext, sext, ptrtoint or inttoptr, -3 for another op."""
    if op == ops.TRUNC or op == ops.ZEXT or op == ops.PTRTOINT or op == ops.INTTOPTR:
        return a & ((1 << after) - 1)
    if op == ops.SEXT:
        return to_signed(a, before) & ((1 << after) - 1)
    return -3


# Truth of a float comparison by (less, equal, greater, unordered), for the ops from FOEQ on.
FLOAT_TESTS: Final = "0100 1010 1000 1100 0010 0110 1110 0101 1011 1001 1101 0011 0111 0001"


def _float_test(op: int, a: SoftFloat, b: SoftFloat) -> int:
    if a.category == softfloat.NAN or b.category == softfloat.NAN:
        place = 3
    else:
        order = softfloat.compare(a, b)
        place = 0 if order < 0 else 1 if order == 0 else 2
    return int(FLOAT_TESTS.split()[op - ops.FOEQ][place])


def _float_result(value: SoftFloat, type: int, flags: int) -> Value | None:
    """Return the constant, poison where a flag is broken, None where folding would hide an exception."""
    if flags & ops.FENV and (value.inexact or value.invalid):
        return None
    if flags & ops.NNAN and value.category == softfloat.NAN or flags & ops.NINF and value.category == softfloat.INFINITE:
        return Undef(type, POISON)
    return FloatConstant(type, softfloat.encode(value))


def _fold_float(op: int, type: int, operands: list[FloatConstant], flags: int) -> Value | None:
    fmt = float_format(operands[0].type)
    bits = operands[0].bits
    width = fmt.size * 8
    sign = 1 << (width - 1)
    if op == ops.FNEG:
        return FloatConstant(type, bits ^ sign)
    if op == ops.FABS:
        return FloatConstant(type, bits & ~sign)
    if op == ops.FCOPYSIGN:
        return FloatConstant(type, bits & ~sign | operands[1].bits & sign)
    values = [softfloat.decode(fmt, operand.bits) for operand in operands]
    for value in values:
        if value.category == softfloat.NAN:
            if value.signalling and flags & ops.FENV:
                return None
            if flags & ops.NNAN:
                return Undef(type, POISON)
        if value.category == softfloat.INFINITE and flags & ops.NINF:
            return Undef(type, POISON)
    a = values[0]
    if ops.FOEQ <= op <= ops.FUNO:
        if flags & ops.FENV and (a.category == softfloat.NAN or values[1].category == softfloat.NAN):
            return None
        return IntConstant(I1, _float_test(op, a, values[1]))
    if op == ops.FADD:
        return _float_result(softfloat.add(a, values[1]), type, flags)
    if op == ops.FSUB:
        return _float_result(softfloat.subtract(a, values[1]), type, flags)
    if op == ops.FMUL:
        return _float_result(softfloat.multiply(a, values[1]), type, flags)
    if op == ops.FDIV:
        if flags & ops.FENV and values[1].is_zero():
            return None
        return _float_result(softfloat.divide(a, values[1]), type, flags)
    if op == ops.FPTRUNC or op == ops.FPEXT:
        return _float_result(softfloat.convert(a, float_format(type)), type, flags)
    if op == ops.FPTOSI or op == ops.FPTOUI:
        number = softfloat.to_int(a)
        if flags & ops.FENV:
            return None
        after = width_of(type)
        low = -(1 << (after - 1)) if op == ops.FPTOSI else 0
        if number is None or not low <= number < low + (1 << after):
            return Undef(type, POISON)
        return IntConstant(type, number & ((1 << after) - 1))
    return None


def _bits_of_constant(value: Value, layout: DataLayout) -> int:
    """Return the bit pattern of a numeric constant, lane 0 lowest; -1 if it has none."""
    if isinstance(value, IntConstant):
        return value.value
    if isinstance(value, FloatConstant):
        return value.bits
    if isinstance(value, VectorConstant):
        result = 0
        width = layout.bits_of(element_of(value.type))
        for index in range(len(value.lanes)):
            lane = _bits_of_constant(value.lanes[index], layout)
            if lane < 0:
                return -1
            result |= lane << index * width
        return result
    return -1


def constant_of_bits(type: int, bits: int, layout: DataLayout) -> Value:
    """Return the constant of a type with this bit pattern, lane 0 lowest."""
    lanes = lanes_of(type)
    if lanes:
        element = element_of(type)
        width = layout.bits_of(element)
        mask = (1 << width) - 1
        return VectorConstant(type, [constant_of_bits(element, bits >> index * width & mask, layout) for index in range(lanes)])
    return FloatConstant(type, bits) if is_float(type) else IntConstant(type, bits)


def _fold_lanes(op: int, type: int, operands: list[Value], flags: int, layout: DataLayout) -> Value | None:
    """Fold an elementwise op lane by lane."""
    lanes: list[Value] = []
    for index in range(lanes_of(type)):
        parts: list[Value] = []
        for operand in operands:
            if isinstance(operand, VectorConstant):
                parts.append(operand.lanes[index])
            elif lanes_of(operand.type):
                return None
            else:
                parts.append(operand)
        lane = fold(op, element_of(type), parts, flags, layout)
        if lane is None:
            return None
        lanes.append(lane)
    return VectorConstant(type, lanes)


def _address_plus(base: Value, distance: Value, layout: DataLayout) -> Value | None:
    if not isinstance(distance, IntConstant):
        return None
    amount = to_signed(distance.value, width_of(distance.type))
    if isinstance(base, SymbolAddress):
        return SymbolAddress(base.type, base.name, base.offset + amount)
    if isinstance(base, IntConstant):
        return IntConstant(base.type, (base.value + amount) & ((1 << layout.bits_of(base.type)) - 1))
    return None


def fold(op: int, type: int, operands: list[Value], flags: int, layout: DataLayout) -> Value | None:
    """Return op(operands) of type `type` if all operands are constants and the result is one, else None."""
    if op == ops.PTRADD:
        return _address_plus(operands[0], operands[1], layout) if not lanes_of(type) else None
    if op == ops.SELECT:
        condition = operands[0]
        if isinstance(condition, IntConstant):
            return operands[1] if condition.value else operands[2]
        return _fold_lanes(op, type, operands, flags, layout) if isinstance(condition, VectorConstant) else None
    if op == ops.BITCAST:
        bits = _bits_of_constant(operands[0], layout)
        if bits < 0 or layout.big_endian and (lanes_of(type) or lanes_of(operands[0].type)):
            return None
        return constant_of_bits(type, bits, layout)
    row = ops.table()[op]
    if not row.traits & ops.FOLDABLE:
        return None
    if op == ops.SPLAT:
        return VectorConstant(type, [operands[0]] * lanes_of(type)) if operands[0].kind > 1 else None
    if op == ops.EXTRACT or op == ops.INSERT or op == ops.SHUFFLE:
        return _fold_elements(op, type, operands)
    if lanes_of(type):
        return _fold_lanes(op, type, operands, flags, layout)
    for operand in operands:
        if operand.kind == POISON:
            return Undef(type, POISON)
    first = operands[0]
    if isinstance(first, FloatConstant):
        floats = [operand for operand in operands if isinstance(operand, FloatConstant)]
        return _fold_float(op, type, floats, flags) if len(floats) == len(operands) else None
    if isinstance(first, SymbolAddress) and len(operands) == 2:
        second = operands[1]
        if ops.EQ <= op <= ops.UGE and isinstance(second, SymbolAddress) and first.name == second.name:
            # Places in one object; an address does not wrap around inside one (C11 6.5.8p5).
            bits = layout.bits_of(first.type)
            mask = (1 << bits) - 1
            signed_as_unsigned = op if op <= ops.NE or op >= ops.ULT else op + ops.ULT - ops.SLT
            half = 1 << (bits - 1)
            return IntConstant(I1, _test(signed_as_unsigned, first.offset + half & mask, second.offset + half & mask, bits))
        return None
    if not isinstance(first, IntConstant):
        return None
    width = layout.bits_of(first.type)
    a = first.value
    if len(operands) == 2:
        second = operands[1]
        if not isinstance(second, IntConstant):
            return None
        if row.result == "bool":
            return IntConstant(with_lanes_of(I1, type), _test(op, a, second.value, width))
        result = _binary(op, a, second.value, width, flags)
    elif op == ops.SITOFP or op == ops.UITOFP:
        number = to_signed(a, width) if op == ops.SITOFP else a
        return _float_result(softfloat.from_int(float_format(type), number), type, flags)
    elif row.result == "=0":
        result = _unary(op, a, width, flags)
    elif is_integer(type) or is_pointer(type):
        result = _convert_integer(op, a, width, layout.bits_of(type))
    else:
        return None
    if result == -1:
        return Undef(type, POISON)
    return IntConstant(type, result) if result >= 0 else None


def _fold_elements(op: int, type: int, operands: list[Value]) -> Value | None:
    """Fold extract and insert with a constant place; shuffle needs its mask and is left to the pass that has it."""
    vector = operands[0]
    place = operands[-1]
    if op == ops.SHUFFLE or not isinstance(vector, VectorConstant) or not isinstance(place, IntConstant):
        return None
    if place.value >= len(vector.lanes):
        return Undef(type, POISON)
    if op == ops.EXTRACT:
        return vector.lanes[place.value]
    if operands[1].kind < 2:
        return None
    lanes = list(vector.lanes)
    lanes[place.value] = operands[1]
    return VectorConstant(type, lanes)
