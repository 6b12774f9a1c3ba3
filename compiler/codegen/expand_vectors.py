"""Vector operations the target lacks: by smaller vectors, by lanes, by masks.

In: an op with a vector as operand or result.  Out: its value.  A vector type the target lacks is taken apart into the widest vectors it
has, an op on these is done piece by piece; what is left is done lane by lane.  A comparison gives a mask of the compared lanes' width,
from which selects, extensions and logic of truth values are made.
"""

from __future__ import annotations

from compiler.codegen.expand_integers import bitcast
from compiler.codegen.expansion import Expansion
from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import Access, Detail, Immediate
from compiler.ir.graph import IntConstant, Undef, Value, VectorConstant, same_value
from compiler.ir.types import (
    I1,
    element_of,
    int_type,
    is_integer,
    is_pointer,
    lanes_of,
    width_of,
    with_lanes_of,
)


def expand_vector(x: Expansion, op: int, type: int, operands: list[Value], flags: int, detail: Detail | None) -> Value:
    """Return op(operands) where an operand or the result is a vector."""
    source = operands[0].type
    if op == ops.BITCAST:
        return _bitcast(x, type, operands[0])
    if op == ops.EXTRACT:
        return _extracted(x, type, operands[0], operands[1])
    if op == ops.INSERT:
        return _inserted(x, operands[0], operands[1], operands[2])
    if op == ops.SPLAT:
        return x.gather(type, [operands[0]] * lanes_of(type))
    if op == ops.SHUFFLE:
        return _shuffled(x, type, operands, detail)
    if op == ops.SELECT and not lanes_of(source):
        return _selected_whole(x, type, operands)
    if op == ops.FREEZE:
        return _frozen(x, type, operands[0])
    if ops.EQ <= op <= ops.FUNO:
        return _compared(x, op, operands, flags)
    if element_of(source) == I1:
        mask = x.mask_of(operands[0])
        if mask is not None:
            made = _with_mask(x, op, type, operands, mask)
            if made is not None:
                return made
    made = _otherwise(x, op, type, operands, flags)
    if made is not None:
        return made
    return _elementwise(x, op, type, operands, flags)


def _pieces(x: Expansion, value: Value) -> list[Value]:
    """Return the parts of a vector: itself if it is legal."""
    return [value] if x.is_legal(value.type) else x.parts(value)


def _elementwise(x: Expansion, op: int, type: int, operands: list[Value], flags: int) -> Value:
    """Return an op done piece by piece, else lane by lane."""
    vectors = [operand for operand in operands if lanes_of(operand.type)]
    if not x.is_legal(type) and element_of(type) != I1:
        shapes = x.split(type)
        same = lanes_of(shapes[0]) > 0
        for operand in vectors:
            if x.is_legal(operand.type) or lanes_of(x.split(operand.type)[0]) != lanes_of(shapes[0]):
                same = False
        if same:
            columns = [x.parts(operand) if lanes_of(operand.type) else [operand] * len(shapes) for operand in operands]
            return x.virtual(type, [x.op(op, shapes[index], [column[index] for column in columns], flags) for index in range(len(shapes))])
    count = lanes_of(type)
    columns = [x.lanes(operand) if lanes_of(operand.type) else [operand] * count for operand in operands]
    element = element_of(type)
    return x.gather(type, [x.op(op, element, [column[index] for column in columns], flags) for index in range(count)])


def _otherwise(x: Expansion, op: int, type: int, operands: list[Value], flags: int) -> Value | None:
    """Return an op on a legal vector type by another that the target has, None if there is none."""
    if not x.is_legal(type):
        return None
    if op == ops.NEG and x.legal.has(ops.SUB, type):
        return x.op(ops.SUB, type, [x.constant(type, 0), operands[0]])
    if op == ops.NOT and x.legal.has(ops.XOR, type):
        return x.op(ops.XOR, type, [operands[0], x.constant(type, -1)])
    bits = with_lanes_of(int_type(width_of(type)), type)
    if (op == ops.FNEG or op == ops.FABS or op == ops.FCOPYSIGN) and x.is_legal(bits) and x.legal.has(ops.AND, bits):
        top = 1 << (width_of(type) - 1)
        a = x.op(ops.BITCAST, bits, [operands[0]])
        if op == ops.FNEG:
            a = x.number(ops.XOR, a, top)
        else:
            a = x.number(ops.AND, a, top - 1)
            if op == ops.FCOPYSIGN:
                a = x.binary(ops.OR, a, x.number(ops.AND, x.op(ops.BITCAST, bits, [operands[1]]), top))
        return x.op(ops.BITCAST, type, [a])
    tests = {ops.SMIN: ops.SGT, ops.SMAX: ops.SGT, ops.UMIN: ops.UGT, ops.UMAX: ops.UGT}
    if op in tests and _has_comparison(x, tests[op], type):
        greater = x.op(tests[op], with_lanes_of(I1, type), operands)
        larger = op == ops.SMAX or op == ops.UMAX
        return x.op(ops.SELECT, type, [greater, operands[0], operands[1]] if larger else [greater, operands[1], operands[0]])
    if op == ops.ABS and x.legal.has(ops.SUB, type) and _has_comparison(x, ops.SGT, type):
        negative = x.op(ops.SGT, with_lanes_of(I1, type), [x.constant(type, 0), operands[0]])
        return x.op(ops.SELECT, type, [negative, x.op(ops.SUB, type, [x.constant(type, 0), operands[0]]), operands[0]])
    return None


def _bitcast(x: Expansion, type: int, value: Value) -> Value:
    """Return a vector's bits as another type, piece by piece where both sides have as many."""
    if (lanes_of(type) and element_of(type) == I1) or (lanes_of(value.type) and element_of(value.type) == I1):
        return _packed_truth(x, type, value)
    if lanes_of(type) and lanes_of(value.type) and not x.is_legal(type) and not x.is_legal(value.type):
        source = x.parts(value)
        shapes = x.split(type)
        if len(source) == len(shapes):
            return x.virtual(type, [source[index] if source[index].type == shapes[index]
                                    else x.op(ops.BITCAST, shapes[index], [source[index]]) for index in range(len(shapes))])
    return bitcast(x, type, value)


def _packed_truth(x: Expansion, type: int, value: Value) -> Value:
    """Return the lanes of a vector of i1 as the bits of an integer, lane 0 lowest, or the other way."""
    if lanes_of(type) and lanes_of(value.type):
        if element_of(type) == element_of(value.type):
            return value
        return x.op(ops.BITCAST, type, [x.op(ops.BITCAST, int_type(x.layout.bits_of(type)), [value])])
    if lanes_of(type):
        lanes = [x.op(ops.TRUNC, I1, [x.number(ops.LSHR, value, index)]) for index in range(lanes_of(type))]
        return x.gather(type, lanes)
    result: Value = integer(type, 0)
    lanes = x.lanes(value)
    for index in range(len(lanes)):
        result = x.binary(ops.OR, result, x.number(ops.SHL, x.op(ops.ZEXT, type, [lanes[index]]), index))
    return result


def _extracted(x: Expansion, type: int, vector: Value, place: Value) -> Value:
    """Return one lane."""
    count = lanes_of(vector.type)
    if isinstance(place, IntConstant):
        if place.value >= count:
            return Undef(type, 7)
        mask = x.mask_of(vector)
        if mask is not None:
            return x.op(ops.TRUNC, I1, [x.op(ops.EXTRACT, element_of(mask.type), [mask, place])])
        if not x.is_legal(vector.type):
            parts = x.parts(vector)
            each = lanes_of(parts[0].type)
            if not each:
                return parts[place.value]
            return x.op(ops.EXTRACT, type, [parts[place.value // each], integer(x.word, place.value % each)])
        return x.lanes(vector)[place.value]
    slot, size = _in_memory(x, vector)
    return x.op(ops.LOAD, type, [_lane_address(x, slot, size, place, count)], 0, Access(size))


def _inserted(x: Expansion, vector: Value, element: Value, place: Value) -> Value:
    """Return a vector with one lane replaced."""
    count = lanes_of(vector.type)
    if isinstance(place, IntConstant):
        if place.value >= count:
            return Undef(vector.type, 7)
        if not x.is_legal(vector.type) and x.mask_of(vector) is None:
            parts = list(x.parts(vector))
            each = max(1, lanes_of(parts[0].type))
            index = place.value // each
            if each == 1 and not lanes_of(parts[0].type):
                parts[index] = element
            else:
                parts[index] = x.op(ops.INSERT, parts[index].type, [parts[index], element, integer(x.word, place.value % each)])
            return x.virtual(vector.type, parts)
        lanes = x.lanes(vector)
        lanes[place.value] = element
        return x.gather(vector.type, lanes)
    slot, size = _in_memory(x, vector)
    x.op(ops.STORE, 0, [element, _lane_address(x, slot, size, place, count)], 0, Access(size))
    return x.op(ops.LOAD, vector.type, [slot], 0, Access(16))


def _in_memory(x: Expansion, vector: Value) -> tuple[Value, int]:
    """Return the address of a copy of a vector, and the bytes of a lane."""
    size = x.layout.store_size(element_of(vector.type))
    slot = x.slot(size * lanes_of(vector.type), max(16, size * lanes_of(vector.type)))
    x.op(ops.STORE, 0, [vector, slot], 0, Access(16))
    return slot, size


def _lane_address(x: Expansion, slot: Value, size: int, place: Value, count: int) -> Value:
    """Return the address of a lane; a place outside (its lane is poison) still gives an address inside."""
    number = x.resize(place, x.address)
    number = x.number(ops.AND, number, count - 1) if count & (count - 1) == 0 else x.number(ops.UREM, number, count)
    return x.op(ops.PTRADD, slot.type, [slot, x.number(ops.MUL, number, size)])


def _shuffled(x: Expansion, type: int, operands: list[Value], detail: Detail | None) -> Value:
    """Return lanes picked by number from two vectors."""
    assert isinstance(detail, Immediate)
    count = lanes_of(operands[0].type)
    # Whole pieces that are only moved need no lanes.
    if not x.is_legal(type) and not x.is_legal(operands[0].type) and element_of(type) != I1:
        shapes = x.split(type)
        source = x.parts(operands[0]) + x.parts(operands[1])
        each = lanes_of(shapes[0])
        if each and source[0].type == shapes[0]:
            moved: list[Value] = []
            for index in range(len(shapes)):
                numbers = detail.numbers[index * each:index * each + each]
                first = numbers[0]
                if first < 0 or first % each or numbers != list(range(first, first + each)):
                    break
                moved.append(source[first // each])
            if len(moved) == len(shapes):
                return x.virtual(type, moved)
    left = x.lanes(operands[0])
    right = x.lanes(operands[1])
    lanes: list[Value] = []
    for number in detail.numbers:
        lanes.append(Undef(element_of(type), 7) if number < 0 else left[number] if number < count else right[number - count])
    return x.gather(type, lanes)


def _selected_whole(x: Expansion, type: int, operands: list[Value]) -> Value:
    """Return one of two vectors that are in parts, by a scalar condition."""
    yes_mask = x.mask_of(operands[1])
    no_mask = x.mask_of(operands[2])
    if yes_mask is not None and no_mask is not None and yes_mask.type == no_mask.type:
        return x.masked(type, x.select(operands[0], yes_mask, no_mask))
    yes = x.parts(operands[1])
    no = x.parts(operands[2])
    return x.virtual(type, [x.select(operands[0], yes[index], no[index]) for index in range(len(yes))])


def _frozen(x: Expansion, type: int, value: Value) -> Value:
    mask = x.mask_of(value)
    if mask is not None:
        return x.masked(type, x.op(ops.FREEZE, mask.type, [mask]))
    return x.virtual(type, [x.op(ops.FREEZE, part.type, [part]) for part in x.parts(value)])


def _has_comparison(x: Expansion, op: int, type: int) -> bool:
    row = x.table[op]
    return x.legal.has(op, type) or row.swapped != 0 and x.legal.has(row.swapped, type)


def _compared(x: Expansion, op: int, operands: list[Value], flags: int) -> Value:
    """Return a comparison as a vector of i1, with its mask."""
    type = operands[0].type
    truth = with_lanes_of(I1, type)
    if element_of(type) == I1:
        mask = x.mask_of(operands[0])
        if mask is not None and (op == ops.EQ or op == ops.NE):
            other = _mask_like(x, operands[1], mask.type)
            if other is not None:
                return x.op(op, truth, [mask, other], flags)
    elif not is_pointer(type):
        return x.masked(truth, _mask(x, op, operands, flags))
    columns = [x.lanes(operand) for operand in operands]
    return x.virtual(truth, [x.op(op, I1, [columns[0][index], columns[1][index]], flags) for index in range(lanes_of(type))])


def _mask(x: Expansion, op: int, operands: list[Value], flags: int) -> Value:
    """Return a comparison as lanes of zeros or ones of the compared width."""
    type = operands[0].type
    wide = with_lanes_of(int_type(width_of(type)), type)
    truth = with_lanes_of(I1, type)
    row = x.table[op]
    if not x.is_legal(type):
        shapes = x.split(type)
        if lanes_of(shapes[0]) and lanes_of(x.split(wide)[0]) == lanes_of(shapes[0]):
            a = x.parts(operands[0])
            b = x.parts(operands[1])
            return x.virtual(wide, [_mask(x, op, [a[index], b[index]], flags) for index in range(len(a))])
    elif x.is_legal(wide):
        if x.legal.has(op, type):
            return x.place(ops.SEXT, wide, [x.place(op, truth, operands, flags)])
        if row.swapped and row.swapped != op and x.legal.has(row.swapped, type):
            return _mask(x, row.swapped, [operands[1], operands[0]], flags)
        negated = x.table[row.negated]
        if x.legal.has(ops.XOR, wide):
            if x.legal.has(negated.code, type):
                return x.op(ops.NOT, wide, [_mask(x, negated.code, operands, flags)])
            if negated.swapped and x.legal.has(negated.swapped, type):
                return x.op(ops.NOT, wide, [_mask(x, negated.swapped, [operands[1], operands[0]], flags)])
            if ops.ULT <= op <= ops.UGE and _has_comparison(x, ops.SGT, type):
                # With the top bit turned over, unsigned order is signed order.
                top = 1 << (width_of(type) - 1)
                moved = [x.number(ops.XOR, operand, top) for operand in operands]
                return _mask(x, op - (ops.ULT - ops.SLT), moved, flags)
    a = x.lanes(operands[0])
    b = x.lanes(operands[1])
    element = element_of(wide)
    return x.gather(wide, [x.op(ops.SEXT, element, [x.op(op, I1, [a[index], b[index]], flags)]) for index in range(len(a))])


def _mask_like(x: Expansion, truth: Value, wide: int) -> Value | None:
    """Return a vector of i1 as a mask of type `wide`, None if it has none of its own."""
    if isinstance(truth, VectorConstant):
        lanes: list[Value] = []
        for lane in truth.lanes:
            lanes.append(integer(element_of(wide), -lane.value) if isinstance(lane, IntConstant) else Undef(element_of(wide)))
        return VectorConstant(wide, lanes)
    mask = x.mask_of(truth)
    if mask is None:
        return None
    if mask.type == wide:
        return mask
    op = ops.SEXT if width_of(mask.type) < width_of(wide) else ops.TRUNC
    return x.op(op, wide, [mask])


def _with_mask(x: Expansion, op: int, type: int, operands: list[Value], mask: Value) -> Value | None:
    """Return an op on vectors of i1 by their masks, None where lanes are as good."""
    if op == ops.SEXT or op == ops.ZEXT:
        wide = _mask_like(x, operands[0], type)
        if wide is None or op == ops.SEXT:
            return wide
        return x.number(ops.AND, wide, 1)
    if op in (ops.AND, ops.OR, ops.XOR):
        other = _mask_like(x, operands[1], mask.type)
        return None if other is None else x.masked(type, x.op(op, mask.type, [mask, other]))
    if op == ops.NOT:
        return x.masked(type, x.op(op, mask.type, [mask]))
    if op == ops.SELECT and element_of(type) != I1 and not is_pointer(type):
        bits = with_lanes_of(int_type(width_of(type)), type)
        wide = _mask_like(x, operands[0], bits)
        if wide is None:
            return None
        plain = is_integer(type)
        yes = operands[1] if plain else x.op(ops.BITCAST, bits, [operands[1]])
        no = operands[2] if plain else x.op(ops.BITCAST, bits, [operands[2]])
        if same_value(yes, x.constant(bits, -1)) and same_value(no, x.constant(bits, 0)):
            chosen = wide
        else:
            chosen = x.binary(ops.OR, x.binary(ops.AND, yes, wide), x.binary(ops.AND, no, x.op(ops.NOT, bits, [wide])))
        return chosen if plain else x.op(ops.BITCAST, type, [chosen])
    return None
