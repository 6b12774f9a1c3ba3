"""C types as IR types, and what an aggregate looks like to a calling convention.

In: a C type and the TargetInfo.  Out: an IR type code for what is a value (integers, floats, pointers, vectors), or an
`Aggregate` for what lives in memory (structures, unions, arrays, complex numbers).  _Bool is i1, a byte in memory.  An
integer type of odd width (GCC's bit-field types, "long:40") is held in an integer of its size, sign- or zero-extended to
it; compiler/lower/operators.py keeps it so.
"""

from __future__ import annotations

from typing import Final

from compiler.ir.details import (
    COMPLEX,
    FLEXIBLE,
    HAS_BITFIELD,
    HAS_UNION,
    IS_ARRAY_MEMBER,
    TRANSPARENT,
    UNALIGNED,
    Aggregate,
)
from compiler.ir.types import BF16, F16, F32, F64, F80, F128, I1, PTR, VOID, int_type, pointer_type, vector_type
from compiler.sema.types import (
    Q_ADDRESS_SPACE,
    Q_SEG_FS,
    T_ARRAY,
    T_BOOL,
    T_COMPLEX,
    T_ENUM,
    T_FLOAT,
    T_INT,
    T_POINTER,
    T_STRUCT,
    T_UNION,
    T_VECTOR,
    ArrayType,
    ComplexType,
    FloatType,
    PointerType,
    RecordType,
    Type,
    VectorType,
    align_of,
    integer_of,
    size_of,
)
from compiler.unsupported import Unsupported

SPACE_GS: Final = 256
"""IR address spaces of __seg_gs and __seg_fs."""
SPACE_FS: Final = 257

LARGEST_LISTED: Final = 256
"""Bytes beyond which an aggregate is passed in memory by every calling convention: its scalars are not listed."""


def float_type(main: FloatType) -> int:
    """Return the IR type of a real floating type."""
    name = main.format
    if name == "binary64":
        return F64
    if name == "binary32":
        return F32
    if name == "x87":
        return F80
    if name == "binary128":
        return F128
    if name == "binary16":
        return F16
    if name == "bfloat16":
        return BF16
    raise Unsupported("type", name)


def space_of_quals(quals: int) -> int:
    """Return the IR address space that qualifiers of a pointed-to type select (GCC manual: Named Address Spaces)."""
    if not quals & Q_ADDRESS_SPACE:
        return 0
    return SPACE_FS if quals & Q_SEG_FS else SPACE_GS


def object_space(ty: Type) -> int:
    """Return the IR address space of an object of type `ty`; on arrays the element's qualifiers count."""
    inner = ty
    while inner.kind == T_ARRAY:
        main = inner.main
        assert isinstance(main, ArrayType)
        inner = main.element
    return space_of_quals(inner.quals)


def value_type(ty: Type) -> int:
    """Return the IR type of a value of C type `ty`.

    Raises Unsupported for a type whose values are not SSA values (records, arrays, complex): a bug of the caller.
    """
    kind = ty.kind
    main = ty.main
    if kind == T_INT or kind == T_ENUM:
        return int_type(integer_of(ty).size * 8)
    if kind == T_POINTER:
        assert isinstance(main, PointerType)
        space = object_space(main.target)
        return pointer_type(space) if space else PTR
    if kind == T_BOOL:
        return I1
    if kind == T_FLOAT:
        assert isinstance(main, FloatType)
        return float_type(main)
    if kind == T_VECTOR:
        assert isinstance(main, VectorType)
        return vector_type(value_type(main.element), main.count)
    if kind == 0:
        return VOID
    raise Unsupported("type", "a value of type kind " + str(kind))


def in_memory(ty: Type) -> bool:
    """Tell whether values of the type are handled by address: records, arrays and complex numbers."""
    kind = ty.kind
    return kind == T_STRUCT or kind == T_UNION or kind == T_COMPLEX or kind == T_ARRAY


def is_complex(ty: Type) -> bool:
    """Tell whether the type is complex."""
    return ty.kind == T_COMPLEX


def aggregate_of(ty: Type) -> Aggregate:
    """Return the size, alignment and flat list of scalars of a type that is passed by value in memory.

    Beyond LARGEST_LISTED bytes, more than any convention passes in registers, the list is empty.

    Raises Unsupported for variable-length types.
    """
    size = size_of(ty)
    if size < 0:
        raise Unsupported("type", "a variable-length aggregate passed by value")
    fields: dict[tuple[int, int], bool] = {}
    flags = _collect(ty, 0, fields) if size <= LARGEST_LISTED else 0
    main = ty.main
    if isinstance(main, RecordType) and main.transparent:
        flags |= TRANSPARENT
    if ty.kind == T_COMPLEX:
        flags |= COMPLEX
    align = align_of(ty)
    return Aggregate(size, align, flags, list(fields))


def _has_extended(ty: Type) -> bool:
    """Tell whether a record has an 80-bit float in it."""
    found: dict[tuple[int, int], bool] = {}
    _collect(ty, 0, found)
    for _, code in found:
        if code == F80:
            return True
    return False


def _collect(ty: Type, offset: int, fields: dict[tuple[int, int], bool]) -> int:
    """Add the scalars of an object of type `ty` at `offset`; return the AGGREGATE flags seen."""
    main = ty.main
    kind = ty.kind
    flags = 0
    if isinstance(main, RecordType):
        if kind == T_UNION:
            flags |= HAS_UNION
        for field in main.fields:
            if field.bit_width >= 0:
                if field.bit_width == 0:
                    continue
                flags |= HAS_BITFIELD
                if field.name == "":
                    continue
                # A bit-field stands as the bytes it touches.
                first = (offset * 8 + field.bit_offset) // 8
                last = (offset * 8 + field.bit_offset + field.bit_width - 1) // 8
                for at in range(first, last + 1):
                    fields[(at, int_type(8))] = True
                continue
            if field.is_flexible:
                flags |= FLEXIBLE
                continue
            at = offset + field.offset
            if field.type.kind == T_ARRAY:
                flags |= IS_ARRAY_MEMBER
            flags |= _collect(field.type, at, fields)
            align = align_of(field.type)
            if align and at % align:
                flags |= UNALIGNED
            if kind == T_UNION and field.type.kind in (T_STRUCT, T_UNION) and _has_extended(field.type):
                # SysV x86-64 psABI 3.2.3 settles the classes of an inner record before it merges them: the flat list cannot say so.
                raise Unsupported("type", "a record with a long double inside a union, passed by value")
        return flags
    if isinstance(main, ArrayType):
        size = size_of(main.element)
        if main.count < 0 or size < 0:
            return FLEXIBLE
        for index in range(main.count if size else 0):
            flags |= _collect(main.element, offset + index * size, fields)
        return flags
    if isinstance(main, ComplexType):
        element = value_type(main.element)
        fields[(offset, element)] = True
        fields[(offset + main.element.size, element)] = True
        return 0
    fields[(offset, value_type(ty))] = True
    return 0
