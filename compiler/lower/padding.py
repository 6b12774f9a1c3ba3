"""__builtin_clear_padding: set the bits of an object that no value uses to zero (GCC manual: Other Built-in Functions).

In: the address of an object and its type.  Out: stores of zero, and read-modify-writes of bytes that bit-fields share with padding.
A bit of a union is padding if it is so in every member.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import Access
from compiler.ir.graph import Value
from compiler.ir.types import I8
from compiler.lower.places import low_bit
from compiler.sema.types import (
    T_COMPLEX,
    T_FLOAT,
    T_VECTOR,
    ArrayType,
    RecordType,
    Type,
    complex_of,
    float_of,
    size_of,
    vector_of,
)

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def value_bits(ty: Type, big_endian: bool) -> bytearray:
    """Return one byte for each byte of an object of complete type `ty`: its bits that belong to a value are 1."""
    size = size_of(ty)
    made = bytearray(max(size, 0))
    _mark(ty, 0, made, big_endian)
    return made


def _mark(ty: Type, offset: int, made: bytearray, big_endian: bool) -> None:
    main = ty.main
    if isinstance(main, RecordType):
        for field in main.fields:
            if field.bit_width < 0:
                if not field.is_flexible:
                    _mark(field.type, offset + field.offset, made, big_endian)
            elif field.name:
                first = offset * 8 + field.bit_offset
                for bit in range(first, first + field.bit_width):
                    made[bit // 8] |= 0x80 >> bit % 8 if big_endian != field.reverse else 1 << bit % 8
        return
    if isinstance(main, ArrayType):
        step = size_of(main.element)
        if main.count > 0 and step > 0:
            one = value_bits(main.element, big_endian)
            for index in range(main.count):
                at = offset + index * step
                for place in range(step):
                    made[at + place] |= one[place]
        return
    size = size_of(ty)
    if ty.kind == T_COMPLEX:
        element = complex_of(ty).element
        _mark(element, offset, made, big_endian)
        _mark(element, offset + size_of(element), made, big_endian)
        return
    if ty.kind == T_VECTOR:
        size = size_of(vector_of(ty))
    elif ty.kind == T_FLOAT and float_of(ty).format == "x87":
        size = 10
    for place in range(max(size, 0)):
        made[offset + place] = 0xFF


def clear(fl: FunctionLowerer, address: Value, ty: Type) -> None:
    """Append the stores.  Raises Unsupported for an object of variable size."""
    if size_of(ty) < 0:
        raise fl.unsupported("builtin", "__builtin_clear_padding of an object of variable size", fl.symbol.pos)
    bits = value_bits(ty, fl.layout.big_endian)
    align = max(ty.main.align, 1)
    at = 0
    while at < len(bits):
        mask = bits[at]
        if mask == 0xFF:
            at += 1
            continue
        place = fl.offset(address, at)
        if mask:
            access = Access(low_bit(at, align))
            old = fl.b.load(I8, place, access)
            fl.b.store(fl.b.binary(ops.AND, old, integer(I8, mask)), place, access)
            at += 1
            continue
        end = at
        while end < len(bits) and bits[end] == 0:
            end += 1
        fl.clear(place, low_bit(at, align), end - at)
        at = end
