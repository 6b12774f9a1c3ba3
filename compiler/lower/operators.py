"""Arithmetic on integers, floating numbers and pointers: C's operators as IR ops, with the flags that options allow.

In: operand values and their C type.  Out: the value of the result.  Signed overflow is undefined (C11 6.5p5), so signed + - * and negation
carry nsw unless -fwrapv; under -ftrapv they call libgcc's checking functions.  GCC defines << of a negative or
overflowing signed number (GCC manual: Integers implementation), so shifts carry no flag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mypy_extensions import i64

from compiler.ir import ops
from compiler.ir.builder import integer, null
from compiler.ir.graph import FloatConstant, IntConstant, Value
from compiler.ir.types import I1, I32, I64, is_float, is_pointer, width_of
from compiler.lower import access, lengths, lvalues, vectors
from compiler.sema.ast import (
    B_ADD,
    B_AND,
    B_DIV,
    B_EQ,
    B_LT,
    B_MOD,
    B_MUL,
    B_NE,
    B_OR,
    B_PTR_SUB,
    B_SHL,
    B_SHR,
    B_SUB,
    B_XOR,
    Binary,
)
from compiler.sema.types import T_FLOAT, T_POINTER, T_VECTOR, IntType, Type, integer_of, is_integer, pointee

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer

_SIGNED_COMPARISONS: Final = (ops.SLT, ops.SGT, ops.SLE, ops.SGE, ops.EQ, ops.NE)
_UNSIGNED_COMPARISONS: Final = (ops.ULT, ops.UGT, ops.ULE, ops.UGE, ops.EQ, ops.NE)
_FLOAT_COMPARISONS: Final = (ops.FOLT, ops.FOGT, ops.FOLE, ops.FOGE, ops.FOEQ, ops.FUNE)


def is_comparison(op: i64) -> bool:
    """Tell whether B_* op compares."""
    return B_LT <= op <= B_NE


def arithmetic(fl: FunctionLowerer, op: i64, left: Value, right: Value, ty: Type, right_type: Type, pos: i64) -> Value:
    """Return left op right for the operators of C11 6.5.5 to 6.5.7 and 6.5.10 to 6.5.12 on the common type `ty`.

    right_type: of a shift count or a pointer's index, else `ty`.
    """
    kind = ty.kind
    if kind == T_FLOAT:
        return _float(fl, op, left, right)
    if kind == T_POINTER:
        return lvalues.scaled_add(fl, left, right, pointee(ty), op == B_PTR_SUB)
    if kind == T_VECTOR:
        return vectors.vector_binary(fl, int(op), left, right, ty, ty, int(pos))
    main = integer_of(ty)
    if op == B_SHL or op == B_SHR:
        return _shift(fl, op, left, right, main)
    return _integer(fl, op, left, right, main)


def _integer(fl: FunctionLowerer, op: i64, left: Value, right: Value, main: IntType) -> Value:
    b = fl.b
    signed = main.signed
    if op == B_ADD or op == B_SUB or op == B_MUL:
        if signed and fl.trapv and main.width >= 32:
            return _checked(fl, op, left, right)
        flags = 0
        if signed and not fl.wrapv and main.width == main.size * 8:
            flags = ops.NSW
        code = ops.ADD if op == B_ADD else ops.SUB if op == B_SUB else ops.MUL
        return normalised(fl, b.binary(code, left, right, flags), main)
    if op == B_AND:
        return b.binary(ops.AND, left, right)
    if op == B_OR:
        return b.binary(ops.OR, left, right)
    if op == B_XOR:
        return b.binary(ops.XOR, left, right)
    if op == B_DIV:
        return normalised(fl, b.binary(ops.SDIV if signed else ops.UDIV, left, right), main)
    assert op == B_MOD
    return b.binary(ops.SREM if signed else ops.UREM, left, right)


def _shift(fl: FunctionLowerer, op: i64, left: Value, right: Value, main: IntType) -> Value:
    have = width_of(right.type)
    wanted = width_of(left.type)
    # A count that loses bits here was out of range, which is undefined (C11 6.5.7p3).
    if have < wanted:
        right = fl.b.convert(ops.ZEXT, right, left.type)
    elif have > wanted:
        right = fl.b.convert(ops.TRUNC, right, left.type)
    if op == B_SHL:
        return normalised(fl, fl.b.binary(ops.SHL, left, right), main)
    return fl.b.binary(ops.ASHR if main.signed else ops.LSHR, left, right)


def normalised(fl: FunctionLowerer, value: Value, main: IntType) -> Value:
    """Return `value` reduced to an integer type of odd width; of ordinary types unchanged."""
    if main.width == main.size * 8 or value.type == I1:
        return value
    return access.extend_low_bits(fl, value, main.width, main.signed)


def _checked(fl: FunctionLowerer, op: i64, left: Value, right: Value) -> Value:
    """-ftrapv: libgcc's functions abort on overflow (GCC internals: Integer library routines)."""
    code = left.type
    suffix = "si3" if code == I32 else "di3" if code == I64 else "ti3"
    word = "__addv" if op == B_ADD else "__subv" if op == B_SUB else "__mulv"
    return fl.call_library(word + suffix, code, [left, right])


def negate(fl: FunctionLowerer, value: Value, ty: Type) -> Value:
    """Return -value."""
    if ty.kind == T_FLOAT:
        return fl.b.unary(ops.FNEG, value)
    main = integer_of(ty)
    if main.signed and fl.trapv and main.width >= 32:
        code = value.type
        suffix = "si2" if code == I32 else "di2" if code == I64 else "ti2"
        return fl.call_library("__negv" + suffix, code, [value])
    flags = ops.NSW if main.signed and not fl.wrapv and main.width == main.size * 8 else 0
    return normalised(fl, fl.b.unary(ops.NEG, value, flags), main)


def complement(fl: FunctionLowerer, value: Value, ty: Type) -> Value:
    """Return ~value."""
    return normalised(fl, fl.b.unary(ops.NOT, value), integer_of(ty))


def _float(fl: FunctionLowerer, op: i64, left: Value, right: Value) -> Value:
    code = ops.FADD if op == B_ADD else ops.FSUB if op == B_SUB else ops.FMUL if op == B_MUL else ops.FDIV
    return fl.b.binary(code, left, right, fl.floating)


def comparison(fl: FunctionLowerer, op: i64, left: Value, right: Value, ty: Type) -> Value:
    """Return the i1 of left op right, operands of the scalar C type `ty` (not complex)."""
    code = left.type
    index = op - B_LT
    if is_float(code):
        flags = fl.floating & ~ops.CONTRACT
        if op != B_EQ and op != B_NE:
            flags |= ops.SIGNALING      # C11 F.9.3p1: < and its kin raise invalid for quiet NaNs
        return fl.b.binary(_FLOAT_COMPARISONS[index], left, right, flags)
    if is_integer(ty) and integer_of(ty).signed:
        return fl.b.binary(_SIGNED_COMPARISONS[index], left, right)
    return fl.b.binary(_UNSIGNED_COMPARISONS[index], left, right)


def pointer_difference(fl: FunctionLowerer, left: Value, right: Value, e: Binary) -> Value:
    """Return left - right in elements (C11 6.5.6p9): the distance is surely a multiple of the element's size."""
    b = fl.b
    element = pointee(e.left.type)
    first = b.convert(ops.PTRTOINT, left, fl.size_type)
    second = b.convert(ops.PTRTOINT, right, fl.size_type)
    distance = b.binary(ops.SUB, first, second)
    size = lvalues.element_size(fl, element)
    if size == 1 or size == 0:
        return distance
    if size < 0:
        return b.binary(ops.SDIV, distance, lengths.byte_size(fl, element))
    return b.binary(ops.SDIV, distance, integer(fl.size_type, size), ops.EXACT)


def zero_test(fl: FunctionLowerer, value: Value) -> Value:
    """Return the i1 value != 0 of an integer, pointer or floating value."""
    code = value.type
    if code == I1:
        return value
    if isinstance(value, IntConstant):
        return integer(I1, 1 if value.value else 0)
    if is_float(code):
        return fl.b.binary(ops.FUNE, value, FloatConstant(code, 0), fl.floating & ~ops.CONTRACT)
    if is_pointer(code):
        return fl.b.binary(ops.NE, value, null(code))
    return fl.b.binary(ops.NE, value, integer(code, 0))


def widen(fl: FunctionLowerer, value: Value, code: int) -> Value:
    """Return an i1 as the integer type `code`, 0 or 1."""
    return value if value.type == code else fl.b.convert(ops.ZEXT, value, code)


def resize(fl: FunctionLowerer, value: Value, code: int, signed: bool) -> Value:
    """Return an integer extended (by its sign if `signed`) or truncated to integer type `code`."""
    have = width_of(value.type)
    wanted = width_of(code)
    if have < wanted:
        return fl.b.convert(ops.SEXT if signed else ops.ZEXT, value, code)
    return fl.b.convert(ops.TRUNC, value, code) if have > wanted else value
