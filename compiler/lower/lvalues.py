"""Lvalues: where an object lies (C11 6.3.2.1, 6.5.1 to 6.5.3).

In: an lvalue expression, or an rvalue of record type whose member is wanted.  Out: a Place.  What is known about the object
an array element or member belongs to - alignment of a packed structure, membership in a union - stays known through subscripts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir import ops
from compiler.ir.builder import integer, symbol
from compiler.ir.graph import INTEGER, IntConstant, Undef, Value
from compiler.ir.types import PTR, width_of
from compiler.lower import initialize, lengths, nested
from compiler.lower.places import Place, bit_field_region, low_bit
from compiler.sema.ast import (
    B_PTR_ADD,
    B_PTR_SUB,
    CAST_ARRAY,
    E_BINARY,
    E_CAST,
    E_COMPOUND_LITERAL,
    E_DECL,
    E_DEREF,
    E_MEMBER,
    E_STRING,
    E_UNARY,
    E_VECTOR_ELEMENT,
    U_IMAG,
    Binary,
    Cast,
    CompoundLiteral,
    DeclRef,
    Deref,
    Expr,
    Member,
    StringLiteral,
    Unary,
    VectorElement,
)
from compiler.sema.symbols import Symbol
from compiler.sema.types import T_ARRAY, T_FUNCTION, T_UNION, T_VOID, VARIABLE, Type, align_of, array_of, record_of, size_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def natural_align(ty: Type) -> int:
    """Return the alignment that a pointer to `ty` promises."""
    inner = ty
    while inner.kind == T_ARRAY and not inner.user_align:
        inner = array_of(inner).element
    align = align_of(inner)
    return align if align > 0 else 1


def place(fl: FunctionLowerer, e: Expr) -> Place:
    """Return where `e` lies; an rvalue of record type is put into memory first."""
    kind = e.kind
    if kind == E_DECL:
        assert isinstance(e, DeclRef)
        return symbol_place(fl, e.symbol, e.type)
    if not fl.reachable():
        return Place(Undef(PTR), e.type, 1)
    if kind == E_DEREF:
        assert isinstance(e, Deref)
        return _dereferenced(fl, e)
    if kind == E_MEMBER:
        assert isinstance(e, Member)
        return member_place(fl, place(fl, e.base), e)
    if kind == E_STRING:
        assert isinstance(e, StringLiteral)
        return Place(symbol(fl.unit.data.string(e)), e.type, e.width)
    if kind == E_COMPOUND_LITERAL:
        assert isinstance(e, CompoundLiteral)
        if not e.symbol.is_static_duration:
            return initialize.compound_literal(fl, e)
        return symbol_place(fl, e.symbol, e.type)
    if kind == E_UNARY:
        assert isinstance(e, Unary)
        return part_place(fl, place(fl, e.operand), e.op == U_IMAG, e.type)
    if kind == E_VECTOR_ELEMENT:
        assert isinstance(e, VectorElement)
        return _element_place(fl, e)
    align = natural_align(e.type)
    return Place(fl.aggregate(e), e.type, align)


def symbol_place(fl: FunctionLowerer, sym: Symbol, ty: Type) -> Place:
    """Return the place of a named object (or function)."""
    if ty.kind == T_FUNCTION:
        return Place(nested.function_address(fl, sym), ty, 1)
    align = sym.align if sym.align else natural_align(ty)
    if sym.is_static_duration:
        made = Place(fl.symbol_address(sym), ty, align)
        if "global-register" in sym.attributes:
            made.register = sym.register_name
        return made
    address = fl.slots.get(sym)
    if address is None:
        address = nested.local_address(fl, sym)
    return Place(address, ty, align)


def member_place(fl: FunctionLowerer, base: Place, e: Member) -> Place:
    """Return the place of member `e` of the record at `base`."""
    is_union = e.base.type.kind == T_UNION
    if size_of(e.base.type) == VARIABLE and e.offset < 0:
        return _variable_member(fl, base, e)
    if e.bit_width >= 0:
        made = Place(base.address, e.type, base.align)
        made.bit_offset = e.bit_offset
        made.bit_width = e.bit_width
        made.storage = e.storage_type
        made.first_byte, made.end_byte = bit_field_region(record_of(e.base.type), e.bit_offset, e.bit_width, is_union)
        made.read_end = size_of(e.base.type)
    else:
        made = Place(fl.offset(base.address, e.offset) if base.address.kind != INTEGER else _absolute(fl, base.address, e.offset),
                     e.type, low_bit(e.offset, base.align))
    made.any_alias = base.any_alias or is_union
    made.reverse = e.reverse
    return made


def _variable_member(fl: FunctionLowerer, base: Place, e: Member) -> Place:
    """Return the place of a member behind a variable-length one (GCC manual: Variable Length)."""
    record = record_of(e.base.type)
    field = record.by_name[e.name]
    distance, bits = lengths.record_place(fl, record, field)
    made = Place(fl.b.offset(base.address, distance, ops.INBOUNDS), e.type, min(base.align, field.step_align))
    if e.bit_width >= 0:
        made.bit_offset = bits
        made.bit_width = e.bit_width
        made.storage = e.storage_type
        made.end_byte = (bits + e.bit_width + 7) // 8
    made.any_alias = base.any_alias
    made.reverse = e.reverse
    return made


def _absolute(fl: FunctionLowerer, address: Value, distance: int) -> Value:
    """Return a constant address moved: the offsetof idiom &((T *)0)->m is no arithmetic inside an object."""
    assert isinstance(address, IntConstant)
    return IntConstant(address.type, (address.value + distance) & ((1 << fl.layout.pointer_bits) - 1))


def part_place(fl: FunctionLowerer, base: Place, imaginary: bool, element: Type) -> Place:
    """Return the place of one part of a complex object (C11 6.2.5p13: two elements in a row)."""
    distance = size_of(element) if imaginary else 0
    made = Place(fl.offset(base.address, distance), element, low_bit(distance, base.align))
    made.any_alias = base.any_alias
    made.reverse = base.reverse
    return made


def _element_place(fl: FunctionLowerer, e: VectorElement) -> Place:
    """Return the place of an element of a vector in memory."""
    base = place(fl, e.base)
    return _indexed(fl, base, fl.value(e.index), e.type, False)


def _dereferenced(fl: FunctionLowerer, e: Deref) -> Place:
    """Return the place *pointer; through array[index] the facts about the array are kept."""
    pointer = e.pointer
    ty = e.type
    if pointer.kind == E_CAST:
        assert isinstance(pointer, Cast)
        if pointer.conversion == CAST_ARRAY:
            base = place(fl, pointer.operand)
            base.type = ty
            return base
    elif pointer.kind == E_BINARY:
        assert isinstance(pointer, Binary)
        left = pointer.left
        if (pointer.op == B_PTR_ADD or pointer.op == B_PTR_SUB) and left.kind == E_CAST:
            assert isinstance(left, Cast)
            if left.conversion == CAST_ARRAY:
                base = place(fl, left.operand)
                return _indexed(fl, base, fl.value(pointer.right), ty, pointer.op == B_PTR_SUB)
    made = Place(fl.value(pointer), ty, natural_align(ty))
    # A pointer made from the address of something better aligned: nothing is lost by not knowing.
    return made


def _indexed(fl: FunctionLowerer, base: Place, index: Value, element: Type, negative: bool) -> Place:
    """Return element `index` of the array at `base`."""
    size = size_of(element)
    if isinstance(index, IntConstant) and size >= 0:
        bits = width_of(index.type)
        number = index.value - (1 << bits) if index.value >> (bits - 1) else index.value
        distance = (-number if negative else number) * size
        made = Place(fl.offset(base.address, distance), element, low_bit(distance, base.align))
    else:
        address = scaled_add(fl, base.address, index, element, negative)
        made = Place(address, element, low_bit(size, base.align) if size > 0 else min(base.align, natural_align(element)))
    made.any_alias = base.any_alias
    made.reverse = base.reverse
    return made


def element_size(fl: FunctionLowerer, element: Type) -> int:
    """Return the bytes that pointer arithmetic counts in: 1 for void and functions (GCC manual: Pointer Arith); -2: variable."""
    if element.kind == T_VOID or element.kind == T_FUNCTION:
        return 1
    return size_of(element)


def scaled_add(fl: FunctionLowerer, address: Value, index: Value, element: Type, negative: bool) -> Value:
    """Return address + index * sizeof(element) (or minus); index has the width of a pointer."""
    size = element_size(fl, element)
    flags = 0 if fl.wrapv_pointer or address.kind == INTEGER else ops.INBOUNDS
    if isinstance(index, IntConstant) and size >= 0:
        bits = width_of(index.type)
        number = index.value - (1 << bits) if index.value >> (bits - 1) else index.value
        distance = (-number if negative else number) * size
        if distance == 0:
            return address
        return fl.b.offset(address, integer(fl.size_type, distance), flags)
    if size < 0:
        index = fl.b.binary(ops.MUL, index, lengths.byte_size(fl, element))
    elif size != 1:
        index = fl.b.binary(ops.MUL, index, integer(fl.size_type, size))
    if negative:
        index = fl.b.unary(ops.NEG, index)
    return fl.b.offset(address, index, flags)
