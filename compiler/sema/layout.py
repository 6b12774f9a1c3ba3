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


def _user_aligned(ty: Type) -> bool:
    """Tell whether the user set the alignment of `ty` or of its array element."""
    inner = ty
    while inner.kind == T_ARRAY and not inner.user_align:
        inner = array_of(inner).element
    return inner.user_align or inner.main.user_align


def lay_out(s: Sema, record: RecordType, user_align: int, pack: int) -> None:
    """Place the fields of `record` and set its size and alignment.

    user_align: from attributes, 0 for none.  pack: the #pragma pack limit in bytes, 0 for none.
    """
    union = record.kind == T_UNION
    bit_at = 0          # next free bit of a structure
    widest = 0          # largest end of a union's members, bits
    record_align = max(1, user_align)
    user_set = user_align > 0
    variable = False    # a member of variable length was seen: what follows is placed at run time (GCC manual: Variable Length)
    for field in record.fields:
        ty = field.type
        packed = (field.packed or record.packed) and (field.bit_width >= 0 or align_of(ty) > 1)
        if variable and field.bit_width >= 0:
            field.step_align = 1 if packed else member_alignment(s, ty)
            field.offset = VARIABLE
            record_align = max(record_align, field.step_align)
            continue
        if field.bit_width >= 0:
            align, bit_at = _place_bit_field(s, field, bit_at, packed, pack)
            record_align = max(record_align, align)
            counts = field.name != "" or s.target.anonymous_bitfield_aligns
            user_set = user_set or field.align > 0 or (_user_aligned(ty) and counts)
            if union:
                field.bit_offset = 0
                field.offset = 0
                widest = max(widest, _round_up(field.bit_width, 8))
                bit_at = 0
            continue
        if packed and field.align:
            align = field.align
        elif packed:
            align = 1
        else:
            align = max(member_alignment(s, ty), field.align)
        if pack and align > pack:
            align = pack
        user_set = user_set or field.align > 0 or (_user_aligned(ty) and not packed)
        record_align = max(record_align, align)
        if variable:
            field.step_align = align
            field.offset = VARIABLE
            continue
        if union:
            field.offset = 0
        else:
            bit_at = _round_up(bit_at, align * 8)
            field.offset = bit_at // 8
        field.bit_offset = field.offset * 8
        size = size_of(ty)
        if size == VARIABLE:
            if union:
                raise s.unsupported("not-implemented", "variable-length array in a union", record.pos)
            variable = True
            continue
        if size < 0:
            size = 0        # a flexible array member
        if union:
            widest = max(widest, size * 8)
        else:
            bit_at += size * 8
    end = widest if union else bit_at
    total = _round_up(_round_up(end, 8) // 8, record_align)
    record.align = record_align
    record.user_align = user_set
    record.size = VARIABLE if variable else total
    if total >= 1 << (s.target.pointer_size * 8 - 1):
        s.error1(m.TYPE_TOO_LARGE, record.pos, "'" + record.tag + "'")
        record.size = 0


def _place_bit_field(s: Sema, field: Field, bit_at: int, packed: bool, pack: int) -> tuple[int, int]:
    """Place one bit-field at or after `bit_at`; return (what it asks of the record's alignment, next free bit)."""
    width = field.bit_width
    natural = member_alignment(s, field.type)
    if width == 0:
        # Ends the unit: the next member starts at a boundary of the declared type, whatever packing is in force.
        boundary = max(natural, field.align)
        if s.pack_struct and boundary > s.pack_struct:
            boundary = s.pack_struct
        bit_at = _round_up(bit_at, boundary * 8)
        field.bit_offset = bit_at
        field.offset = bit_at // 8
        return (boundary if s.target.anonymous_bitfield_aligns else 1), bit_at
    # One that is a whole aligned 8, 16, 32 or 64 bits is an ordinary member, stays where it is and is aligned as one.  GCC asks
    # that before an aligned attribute moves it.
    whole = width in (8, 16, 32, 64) and bit_at % width == 0
    wanted = field.align            # an aligned attribute moves the bit-field itself
    if pack and wanted > pack:
        wanted = pack
    if wanted:
        bit_at = _round_up(bit_at, wanted * 8)
    if not packed and not pack:
        # It may not span more units of its type's alignment than the type itself does.
        unit = natural * 8
        size = size_of(field.type) * 8
        if not whole and (bit_at % unit + width + unit - 1) // unit > size // unit:
            bit_at = _round_up(bit_at, unit)
    field.bit_offset = bit_at
    field.offset = bit_at // 8
    align = 1
    if field.name != "" or s.target.anonymous_bitfield_aligns:
        align = natural
        if whole:
            limit = s.target.member_align_limit
            align = max(align, min(width // 8, limit) if limit else width // 8)
        if pack:
            align = min(align, pack)
        elif packed:
            align = 1
        align = max(align, wanted)
    return align, bit_at + width
