"""Conversions: each CAST_* of the syntax tree as IR (C11 6.3).

In: the value of the operand, its C type and the kind.  Out: the value converted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy_extensions import i64

from compiler.ir import ops
from compiler.ir.builder import null
from compiler.ir.graph import Value
from compiler.ir.types import is_pointer, width_of
from compiler.lower import operators
from compiler.lower.types import value_type
from compiler.sema.ast import (
    CAST_ADDRESS_SPACE,
    CAST_BITCAST,
    CAST_BOOL,
    CAST_FLOAT,
    CAST_FLOAT_TO_INT,
    CAST_INT,
    CAST_INT_TO_FLOAT,
    CAST_INT_TO_POINTER,
    CAST_NAMES,
    CAST_NOP,
    CAST_NULL,
    CAST_POINTER,
    CAST_POINTER_TO_INT,
)
from compiler.sema.types import T_BOOL, Type, integer_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def converted(fl: FunctionLowerer, conversion: i64, value: Value, source: Type, to: Type, pos: i64) -> Value:
    """Return `value` of C type `source` converted to `to` by CAST_* `conversion`; scalars only, 0 converts nothing."""
    if conversion == 0 or conversion == CAST_NOP:
        return value
    if conversion == CAST_INT:
        return to_integer(fl, value, source, to)
    code = value_type(to)
    if conversion == CAST_POINTER:
        return value if value.type == code else fl.b.convert(ops.SPACECAST, value, code)
    if conversion == CAST_BOOL:
        return operators.zero_test(fl, value)
    if conversion == CAST_NULL:
        return null(code)
    if conversion == CAST_INT_TO_FLOAT:
        return fl.b.emit(ops.SITOFP if integer_of(source).signed else ops.UITOFP, code, [value], None, _float_flags(fl))
    if conversion == CAST_FLOAT_TO_INT:
        return _float_to_integer(fl, value, to)
    if conversion == CAST_FLOAT:
        return _float_to_float(fl, value, code)
    if conversion == CAST_INT_TO_POINTER:
        # The operand has the width of a pointer, or is a constant of its own.
        value = operators.resize(fl, value, fl.size_type, integer_of(source).signed)
        return fl.b.convert(ops.INTTOPTR, value, code)
    if conversion == CAST_POINTER_TO_INT:
        return fl.b.convert(ops.PTRTOINT, value, code)
    if conversion == CAST_ADDRESS_SPACE:
        return value if value.type == code else fl.b.convert(ops.SPACECAST, value, code)
    if conversion == CAST_BITCAST:
        return bitcast(fl, value, code)
    raise fl.unsupported("type", "conversion " + CAST_NAMES[conversion], pos)


def bitcast(fl: FunctionLowerer, value: Value, code: int) -> Value:
    """Return the same bits as another type of the same size."""
    if value.type == code:
        return value
    if is_pointer(value.type):
        value = fl.b.convert(ops.PTRTOINT, value, fl.size_type)
    if is_pointer(code):
        if value.type != fl.size_type:
            value = fl.b.convert(ops.BITCAST, value, fl.size_type)
        return fl.b.convert(ops.INTTOPTR, value, code)
    return value if value.type == code else fl.b.convert(ops.BITCAST, value, code)


def to_integer(fl: FunctionLowerer, value: Value, source: Type, to: Type) -> Value:
    """Return an integer converted to another integer type (C11 6.3.1.3): modulo 2 to the width."""
    target = integer_of(to)
    if target.kind == T_BOOL:
        return operators.zero_test(fl, value)
    have = integer_of(source)
    code = value_type(to)
    made = operators.resize(fl, value, code, have.signed)
    if target.width == target.size * 8:
        return made
    if have.width < target.width and (target.signed or not have.signed) or have.width == target.width and have.signed == target.signed:
        return made
    return operators.normalised(fl, made, target)


def _float_flags(fl: FunctionLowerer) -> int:
    return fl.floating & ~ops.CONTRACT


def _float_to_integer(fl: FunctionLowerer, value: Value, to: Type) -> Value:
    """Return a floating value truncated toward zero (C11 6.3.1.4)."""
    target = integer_of(to)
    code = value_type(to)
    op = ops.FPTOSI if target.signed else ops.FPTOUI
    made = fl.b.emit(op, code, [value], None, _float_flags(fl))
    return operators.normalised(fl, made, target)


def _float_to_float(fl: FunctionLowerer, value: Value, code: int) -> Value:
    have = width_of(value.type)
    wanted = width_of(code)
    if value.type == code:
        return value
    if have == wanted:
        raise fl.unsupported("type", "conversion between 16-bit floating formats", fl.symbol.pos)
    return fl.b.emit(ops.FPEXT if have < wanted else ops.FPTRUNC, code, [value], None, _float_flags(fl))

