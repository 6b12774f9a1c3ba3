"""Built-in functions on integers: bits, absolute values, characters, and arithmetic with overflow.

In: operands' values and C types.  Out: a value: i1 for what C calls bool, else the result type's.  GCC manual: Other Built-in
Functions, Integer Overflow Builtins; C11 7.4, 7.22.6.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.graph import Value
from compiler.ir.types import I1, I8, int_type, width_of
from compiler.lower import operators
from compiler.lower.overflow import Operand, with_overflow
from compiler.sema.types import T_BOOL, Type, integer_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def bits(fl: FunctionLowerer, what: str, value: Value, result: Type) -> Value:
    """Return clz ctz ffs popcount parity clrsb or bswap of `value` as the C integer type `result`."""
    b = fl.b
    code = value.type
    width = width_of(code)
    if what == "clz":
        made = b.unary(ops.CTLZ, value)
    elif what == "ctz":
        made = b.unary(ops.CTTZ, value)
    elif what == "popcount":
        made = b.unary(ops.POPCOUNT, value)
    elif what == "parity":
        made = b.unary(ops.PARITY, value)
    elif what == "bswap":
        made = b.unary(ops.BSWAP, value)
    elif what == "ffs":
        place = b.binary(ops.ADD, b.unary(ops.CTTZ, value), integer(code, 1))
        made = b.select(b.binary(ops.EQ, value, integer(code, 0)), integer(code, 0), place)
    else:
        assert what == "clrsb"
        # Bits equal to the sign below it: leading zeros of x ^ (x >> width-1), less the sign itself.
        folded = b.binary(ops.XOR, value, b.binary(ops.ASHR, value, integer(code, width - 1)))
        made = b.binary(ops.SUB, b.unary(ops.CTLZ, folded), integer(code, 1))
    return operators.resize(fl, made, fl.type_of(result), False)


def absolute(fl: FunctionLowerer, value: Value) -> Value:
    """Return |value|; of the least value undefined unless -fwrapv."""
    return fl.b.unary(ops.ABS, value, 0 if fl.wrapv else ops.NSW)


def character(fl: FunctionLowerer, what: str, value: Value) -> Value:
    """Return isascii (i1), isdigit (i1) or toascii of an int, which do not depend on the locale."""
    b = fl.b
    code = value.type
    if what == "toascii":
        return b.binary(ops.AND, value, integer(code, 0x7F))
    if what == "ascii":
        return b.binary(ops.ULT, value, integer(code, 0x80))
    return b.binary(ops.ULT, b.binary(ops.SUB, value, integer(code, 0x30)), integer(code, 10))


def operand_of(fl: FunctionLowerer, value: Value, ty: Type) -> Operand:
    """Return an operand of the overflow built-ins: a value of C integer type `ty`."""
    main = integer_of(ty)
    if ty.kind == T_BOOL:
        wide = fl.b.convert(ops.ZEXT, value, I8) if value.type == I1 else value
        return Operand(wide, 1, False)
    return Operand(value, main.width, main.signed)


def overflow(fl: FunctionLowerer, what: str, left: Value, left_type: Type, right: Value, right_type: Type,
             result: Type) -> tuple[Value, Value]:
    """Return (wrapped result as type `result`, i1: it did not fit) of add, sub or mul in infinite precision."""
    op = ops.ADD if what == "add" else ops.SUB if what == "sub" else ops.MUL
    main = integer_of(result)
    first = operand_of(fl, left, left_type)
    second = operand_of(fl, right, right_type)
    return with_overflow(fl.b, op, first, second, main.width, main.signed, int_type(main.size * 8))
