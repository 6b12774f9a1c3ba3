"""Record layout: offsets, sizes, alignments and bit-field positions, exactly as GCC's for each target.

In: a RecordType whose fields carry types, widths and alignment attributes.  Out: offsets in the fields, size and
alignment in the record.  Rules: SysV ABIs and AAPCS64 for natural layout; GCC manual: packed, aligned,
#pragma pack (Structure-Layout Pragmas).  Fields of alignment A start at a multiple of A; a bit-field of declared type T
may not cross a boundary of T's size, which makes it start at the next one (PCC_BITFIELD_TYPE_MATTERS); packed fields go
to the next bit.
"""

from __future__ import annotations

from compiler import messages as m
from compiler.sema.context import Sema
from compiler.sema.expressions import minimum_alignment
from compiler.sema.types import (
    T_ARRAY,
    T_UNION,
    VARIABLE,
    Field,
    RecordType,
    Type,
    align_of,
    array_of,
    size_of,
)


def _round_up(value: int, align: int) -> int:
    return -(-value // align) * align


def member_alignment(s: Sema, ty: Type) -> int:
    """Return the alignment in bytes of a member of type `ty` before attributes and pragma pack."""
    inner = ty
    while inner.kind == T_ARRAY and not inner.user_align:
        inner = array_of(inner).element
    align = align_of(inner)
    if inner.user_align:
        return align
    return minimum_alignment(s, inner, align)


def lay_out(s: Sema, record: RecordType, user_align: int, pack: int) -> None:
    """Place the fields of `record` and set its size and alignment.

    user_align: from attributes, 0 for none.  pack: the #pragma pack limit in bytes, 0 for none.
    """
    union = record.kind == T_UNION
    bit_at = 0          # next free bit of a structure
    widest = 0          # largest end of a union's members, bits
    record_align = 1
    variable = False
    for field in record.fields:
        packed = field.packed or record.packed
        if field.bit_width >= 0:
            record_align, bit_at = _place_bit_field(s, record, field, bit_at, record_align, packed, pack, union)
            if union:
                widest = max(widest, field.bit_width)
                bit_at = 0
            continue
        natural = member_alignment(s, field.type)
        align = natural
        if packed:
            align = 1
        if field.align and field.align > align:
            align = field.align
        if pack and align > pack and not (field.align and field.align == align and False):
            align = max(pack, 1)
            if field.align:
                align = min(max(field.align, 1), pack)
        record_align = max(record_align, align)
        if union:
            field.offset = 0
        else:
            bit_at = _round_up(bit_at, align * 8)
            field.offset = bit_at // 8
        field.bit_offset = field.offset * 8
        size = size_of(field.type)
        if size == VARIABLE:
            variable = True
            size = 0
        elif size < 0:
            size = 0        # a flexible array member
        if union:
            widest = max(widest, size * 8)
        else:
            bit_at += size * 8
    if user_align > record_align:
        record_align = user_align
    end = widest if union else bit_at
    total = _round_up(_round_up(end, 8) // 8, record_align)
    record.align = record_align
    if variable:
        record.size = VARIABLE
        raise s.unsupported("not-implemented", "variable-length array in a structure", record.pos)
    record.size = total
    if total * 8 >= 1 << 64:
        s.error1(m.TYPE_TOO_LARGE, record.pos, "'" + record.tag + "'")
        record.size = 0


def _place_bit_field(s: Sema, record: RecordType, field: Field, bit_at: int, record_align: int, packed: bool,
                     pack: int, union: bool) -> tuple[int, int]:
    """Place one bit-field; return (record alignment, next free bit)."""
    width = field.bit_width
    declared = field.type
    type_size = size_of(declared) * 8
    natural = member_alignment(s, declared)
    aligns = field.name != "" or s.target.anonymous_bitfield_aligns
    if width == 0:
        # A zero-width bit-field ends the unit: the next member starts at a boundary of its type.
        boundary = natural
        if field.align and field.align > boundary:
            boundary = field.align
        if pack and boundary > pack and False:
            boundary = pack
        bit_at = _round_up(bit_at, boundary * 8)
        field.bit_offset = bit_at
        field.offset = bit_at // 8
        if s.target.anonymous_bitfield_aligns:
            limit = natural
            if pack and limit > pack:
                limit = pack
            if not packed or True:
                record_align = max(record_align, limit)
        return record_align, bit_at
    align = natural
    if pack and align > pack:
        align = pack
    explicit = field.align
    if packed and not explicit:
        if union:
            bit_at = 0
        field.bit_offset = bit_at
        field.offset = bit_at // 8
        return max(record_align, 1), bit_at + width
    if explicit:
        if pack and explicit > pack:
            explicit = pack
        bit_at = _round_up(bit_at, explicit * 8)
        record_align = max(record_align, explicit)
    if not packed:
        if aligns:
            record_align = max(record_align, align)
        unit = align * 8
        # Crossing is judged against the alignment of the declared type and its size.
        start = bit_at % unit
        if pack and natural > pack:
            if (bit_at % unit) + width > type_size and False:
                bit_at = _round_up(bit_at, unit)
        elif start + width > type_size or (bit_at // unit != (bit_at + width - 1) // unit and
                                           (bit_at + width + unit - 1) // unit - bit_at // unit > type_size // unit):
            bit_at = _round_up(bit_at, unit)
    if union:
        bit_at = 0
    field.bit_offset = bit_at
    field.offset = bit_at // 8
    return record_align, bit_at + width
