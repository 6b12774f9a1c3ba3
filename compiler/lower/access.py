"""Reading and writing scalars through a Place: ordinary, volatile, atomic, byte-reversed, and bit-fields.

A bit-field is accessed in one container, the smallest aligned 1, 2, 4 or 8 bytes within its memory location that hold it,
volatile ones in their declared type's container where that fits; else in pieces.  Nothing outside the memory location is written, so a
neighbouring member can be written by another thread (C11 5.1.2.4, 3.14p3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import Access, Intrinsic
from compiler.ir.graph import Value
from compiler.ir.types import I1, VOID, int_type, is_float, is_integer, is_pointer, width_of
from compiler.lower import atomics
from compiler.lower.places import Place, low_bit
from compiler.lower.types import value_type
from compiler.sema.types import Q_VOLATILE, T_BOOL, T_POINTER, T_VECTOR, integer_of, size_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def access_of(fl: FunctionLowerer, place: Place) -> Access:
    """Return how an ordinary scalar at `place` is accessed."""
    alias_set = 0
    if fl.strict_aliasing and not place.any_alias:
        alias_set = fl.unit.alias_set(place.type)
    return Access(place.align, alias_set)


def volatile_flag(place: Place) -> int:
    """Return VOLATILE if accesses to the place are volatile, else 0."""
    return ops.VOLATILE if place.type.quals & Q_VOLATILE else 0


def load(fl: FunctionLowerer, place: Place) -> Value:
    """Read the scalar or vector at `place`."""
    if place.bit_width >= 0:
        return _load_bits(fl, place)
    if place.register:
        code = _register_code(fl, place)
        return fl.b.emit(ops.INTRINSIC, code, [], Intrinsic("register.read:" + place.register, 0))
    if place.is_atomic():
        return atomics.load_object(fl, place)
    code = value_type(place.type)
    if place.reverse and _is_reversible(place):
        raw_type = int_type(size_of(place.type) * 8)
        raw: Value = fl.b.load(raw_type, place.address, access_of(fl, place), volatile_flag(place))
        raw = fl.b.unary(ops.BSWAP, raw)
        return fl.b.convert(ops.BITCAST, raw, code) if is_float(code) else raw
    return fl.b.load(code, place.address, access_of(fl, place), volatile_flag(place))


def store(fl: FunctionLowerer, value: Value, place: Place) -> None:
    """Write the scalar or vector `value` to `place`."""
    if place.bit_width >= 0:
        _store_bits(fl, value, place)
        return
    if place.register:
        _register_code(fl, place)
        fl.b.emit(ops.INTRINSIC, VOID, [value], Intrinsic("register.write:" + place.register, 0))
        return
    if place.is_atomic():
        atomics.store_object(fl, value, place)
        return
    if place.reverse and _is_reversible(place):
        if is_float(value.type):
            value = fl.b.convert(ops.BITCAST, value, int_type(width_of(value.type)))
        value = fl.b.unary(ops.BSWAP, value)
    fl.b.store(value, place.address, access_of(fl, place), volatile_flag(place))


def _register_code(fl: FunctionLowerer, place: Place) -> int:
    """Return the IR type of a variable that lives in a register; raises Unsupported for one that is no whole number or pointer."""
    code = value_type(place.type)
    if is_pointer(code) or is_integer(code) and width_of(code) in (8, 16, 32, 64):
        return code
    raise fl.unsupported("asm", "global register variable of this type", fl.symbol.pos)


def fitted(fl: FunctionLowerer, value: Value, place: Place) -> Value:
    """Return the value that `place` has after `value` was stored: of a bit-field its low bits, extended (C11 6.5.16p3)."""
    width = place.bit_width
    if width < 0 or place.type.kind == T_BOOL or width >= width_of(value.type):
        return value
    return extend_low_bits(fl, value, width, integer_of(place.type).signed)


def extend_low_bits(fl: FunctionLowerer, value: Value, width: int, signed: bool) -> Value:
    """Return the low `width` bits of an integer, sign- or zero-extended to its type."""
    full = width_of(value.type)
    if width >= full:
        return value
    if signed:
        distance = integer(value.type, full - width)
        return fl.b.binary(ops.ASHR, fl.b.binary(ops.SHL, value, distance), distance)
    return fl.b.binary(ops.AND, value, integer(value.type, (1 << width) - 1))


def _is_reversible(place: Place) -> bool:
    """Tell whether scalar_storage_order applies: not to pointers and vectors, and nothing to do for single bytes."""
    kind = place.type.kind
    if kind == T_POINTER or kind == T_VECTOR:
        return False
    size = size_of(place.type)
    return size > 1 and size & (size - 1) == 0


# Bit-fields.


def _container(place: Place, to_read: bool) -> tuple[int, int]:
    """Return (first byte, bytes) of the container that holds a bit-field; a size that is no power of two: in pieces.

    to_read: it is not written, so it may reach over its neighbours in the record, unless they are volatile.
    """
    first = place.bit_offset // 8
    last = (place.bit_offset + place.bit_width - 1) // 8
    low = place.first_byte
    end = place.end_byte
    if to_read and place.read_end > end and not place.is_volatile():
        low = 0
        end = place.read_end
    if place.is_volatile():
        size = size_of(place.storage)
        start = first // size * size
        if start >= low and start + size <= end and last < start + size and size <= 8:
            return start, size
    size = 1
    while size <= 8:
        start = first // size * size
        if start >= low and start + size <= end and last < start + size:
            return start, size
        size *= 2
    size = 1
    while size <= 8:
        if first + size <= end and last < first + size:
            return first, size
        size *= 2
    return first, last - first + 1


def _pieces(size: int) -> list[tuple[int, int]]:
    """Return (offset, bytes) of power-of-two pieces that make up `size` bytes."""
    made: list[tuple[int, int]] = []
    at = 0
    while at < size:
        piece = 8
        while piece > size - at:
            piece //= 2
        made.append((at, piece))
        at += piece
    return made


def _is_big(fl: FunctionLowerer, place: Place) -> bool:
    """Tell whether bits count from the most significant of the container in memory order."""
    return fl.layout.big_endian != place.reverse


def _piece_shift(fl: FunctionLowerer, at: int, piece: int, size: int) -> int:
    """Return where the bits of a piece stand in the container's value, in the target's own byte order."""
    return (size - at - piece) * 8 if fl.layout.big_endian else at * 8


def _read_container(fl: FunctionLowerer, place: Place, start: int, size: int) -> Value:
    """Return the container as an integer of its width rounded up to a power of two, most significant byte order applied."""
    flags = volatile_flag(place)
    width = 8
    while width < size * 8:
        width *= 2
    code = int_type(width)
    result: Value
    if size * 8 == width and size <= 8:
        result = fl.b.load(code, fl.offset(place.address, start), Access(low_bit(start, place.align)), flags)
    else:
        result = integer(code, 0)
        for at, piece in _pieces(size):
            part: Value = fl.b.load(int_type(piece * 8), fl.offset(place.address, start + at),
                                    Access(low_bit(start + at, place.align)), flags)
            if piece * 8 < width:
                part = fl.b.convert(ops.ZEXT, part, code)
            shift = _piece_shift(fl, at, piece, size)
            if shift:
                part = fl.b.binary(ops.SHL, part, integer(code, shift))
            result = fl.b.binary(ops.OR, result, part)
    if place.reverse and width > 8:
        result = fl.b.unary(ops.BSWAP, result)
        if size * 8 < width:
            result = fl.b.binary(ops.LSHR, result, integer(code, width - size * 8))
    return result


def _write_container(fl: FunctionLowerer, place: Place, start: int, size: int, value: Value) -> None:
    """Write a value of _read_container's form back."""
    flags = volatile_flag(place)
    width = width_of(value.type)
    if place.reverse and width > 8:
        if size * 8 < width:
            value = fl.b.binary(ops.SHL, value, integer(value.type, width - size * 8))
        value = fl.b.unary(ops.BSWAP, value)
    if size * 8 == width and size <= 8:
        fl.b.store(value, fl.offset(place.address, start), Access(low_bit(start, place.align)), flags)
        return
    for at, piece in _pieces(size):
        shift = _piece_shift(fl, at, piece, size)
        part = value
        if shift:
            part = fl.b.binary(ops.LSHR, part, integer(value.type, shift))
        if piece * 8 < width:
            part = fl.b.convert(ops.TRUNC, part, int_type(piece * 8))
        fl.b.store(part, fl.offset(place.address, start + at), Access(low_bit(start + at, place.align)), flags)


def _bit_shift(fl: FunctionLowerer, place: Place, start: int, size: int) -> int:
    """Return the place of the bit-field's lowest bit in the container's value."""
    if _is_big(fl, place):
        return (start + size) * 8 - place.bit_offset - place.bit_width
    return place.bit_offset - start * 8


def _load_bits(fl: FunctionLowerer, place: Place) -> Value:
    code = value_type(place.type)
    width = place.bit_width
    if width == 0:
        return integer(code, 0)
    start, size = _container(place, True)
    value = _read_container(fl, place, start, size)
    shift = _bit_shift(fl, place, start, size)
    full = width_of(value.type)
    if code == I1:
        if shift:
            value = fl.b.binary(ops.LSHR, value, integer(value.type, shift))
        return fl.b.convert(ops.TRUNC, value, I1)
    signed = integer_of(place.type).signed
    if signed:
        if full - width - shift:
            value = fl.b.binary(ops.SHL, value, integer(value.type, full - width - shift))
        if full - width:
            value = fl.b.binary(ops.ASHR, value, integer(value.type, full - width))
    else:
        if shift:
            value = fl.b.binary(ops.LSHR, value, integer(value.type, shift))
        if shift + width < full:
            value = fl.b.binary(ops.AND, value, integer(value.type, (1 << width) - 1))
    wanted = width_of(code)
    if wanted > full:
        return fl.b.convert(ops.SEXT if signed else ops.ZEXT, value, code)
    return fl.b.convert(ops.TRUNC, value, code) if wanted < full else value


def _store_bits(fl: FunctionLowerer, value: Value, place: Place) -> None:
    width = place.bit_width
    if width == 0:
        return
    start, size = _container(place, False)
    shift = _bit_shift(fl, place, start, size)
    full = 8
    while full < size * 8:
        full *= 2
    code = int_type(full)
    have = width_of(value.type)
    if have < full:
        value = fl.b.convert(ops.ZEXT, value, code)
    elif have > full:
        value = fl.b.convert(ops.TRUNC, value, code)
    if width == size * 8:
        _write_container(fl, place, start, size, value)
        return
    mask = (1 << width) - 1
    if have > width:
        value = fl.b.binary(ops.AND, value, integer(code, mask))
    if shift:
        value = fl.b.binary(ops.SHL, value, integer(code, shift))
    old = _read_container(fl, place, start, size)
    kept = fl.b.binary(ops.AND, old, integer(code, ~(mask << shift)))
    _write_container(fl, place, start, size, fl.b.binary(ops.OR, kept, value))
