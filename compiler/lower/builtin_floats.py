"""Built-in functions on floating values: operations, classification, comparisons without exceptions, rounding to integers.

In: the operands' values.  Out: a value (classifications: i1, or an int where more than two answers are possible).  GCC manual: Other
Built-in Functions; C11 7.12.3, 7.12.14, F.10.  With -ffinite-math-only no operand is a NaN or an infinity, and the classifications
that ask for one are false.

Left to others: folding (compiler/ir/fold.py), library calls for ops a target lacks (compiler/codegen/legalize.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir import ops
from compiler.ir.builder import add_incoming, integer
from compiler.ir.details import CONST, NOTHROW, Access
from compiler.ir.graph import FloatConstant, Value
from compiler.ir.types import F32, F64, F80, F128, I1, I16, I32, I64, int_type, width_of
from compiler.lower.builtin_rules import FLOAT_ENDINGS
from compiler.sema import softfloat
from compiler.sema.types import FloatType, Type, integer_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def format_of(ty: Type) -> softfloat.Format:
    """Return the format of a C floating type."""
    main = ty.main
    assert isinstance(main, FloatType)
    return softfloat.format_named(main.format)


def float_constant(code: int, value: softfloat.SoftFloat) -> Value:
    """Return a floating constant of IR type `code`."""
    return FloatConstant(code, softfloat.encode(value))


def infinity(fl: FunctionLowerer, ty: Type) -> Value:
    """Return +infinity of C type `ty`."""
    return float_constant(fl.type_of(ty), softfloat.infinity(format_of(ty), False))


def sign_bit(fl: FunctionLowerer, value: Value) -> Value:
    """Return the i1 sign of any floating value, NaN and zero included."""
    b = fl.b
    code = value.type
    if code == F80:
        # No integer of ten bytes: the sign is the top bit of the last two.
        slot = b.slot(16, 16, "")
        b.store(value, slot, Access(16))
        top = b.load(I16, fl.offset(slot, 8), Access(8))
        return b.binary(ops.SLT, top, integer(I16, 0))
    if code == F128:
        slot = b.slot(16, 16, "")
        b.store(value, slot, Access(16))
        high = b.load(I64, fl.offset(slot, 0 if fl.layout.big_endian else 8), Access(8))
        return b.binary(ops.SLT, high, integer(I64, 0))
    whole = int_type(width_of(code))
    return b.binary(ops.SLT, b.convert(ops.BITCAST, value, whole), integer(whole, 0))


def _magnitude(fl: FunctionLowerer, value: Value) -> Value:
    return fl.b.unary(ops.FABS, value)


def _largest(ty: Type) -> softfloat.SoftFloat:
    fmt = format_of(ty)
    return softfloat.SoftFloat(fmt, softfloat.FINITE, False, (1 << fmt.precision) - 1, fmt.emax - fmt.precision + 1)


def _least_normal(ty: Type) -> softfloat.SoftFloat:
    fmt = format_of(ty)
    return softfloat.SoftFloat(fmt, softfloat.FINITE, False, 1, fmt.emin)


def classified(fl: FunctionLowerer, what: str, value: Value, ty: Type) -> Value:
    """Return the i1 of one classification: nan infinite finite normal sign; infinite_sign: -1, 0 or 1 as an i32."""
    b = fl.b
    code = value.type
    finite_only = fl.floating & (ops.NNAN | ops.NINF)
    if what == "sign":
        return sign_bit(fl, value)
    if what == "nan":
        return integer(I1, 0) if finite_only & ops.NNAN else b.binary(ops.FUNO, value, value)
    if what == "finite":
        if finite_only == ops.NNAN | ops.NINF:
            return integer(I1, 1)
        return b.binary(ops.FOLE, _magnitude(fl, value), float_constant(code, _largest(ty)))
    if what == "normal":
        size = _magnitude(fl, value)
        least = b.binary(ops.FOGE, size, float_constant(code, _least_normal(ty)))
        return b.binary(ops.AND, least, b.binary(ops.FOLE, size, float_constant(code, _largest(ty))))
    infinite: Value = integer(I1, 0)
    if not finite_only & ops.NINF:
        infinite = b.binary(ops.FOGT, _magnitude(fl, value), float_constant(code, _largest(ty)))
    if what == "infinite":
        return infinite
    assert what == "infinite_sign"
    sign = b.select(sign_bit(fl, value), integer(I32, -1), integer(I32, 1))
    return b.select(infinite, sign, integer(I32, 0))


def classify(fl: FunctionLowerer, answers: list[Value], value: Value, ty: Type) -> Value:
    """__builtin_fpclassify: answers are those for NaN, infinite, normal, subnormal and zero."""
    b = fl.b
    code = value.type
    size = _magnitude(fl, value)
    zero = b.binary(ops.FOEQ, value, FloatConstant(code, 0))
    result: Value = b.select(zero, answers[4], answers[3])
    result = b.select(b.binary(ops.FOGE, size, float_constant(code, _least_normal(ty))), answers[2], result)
    if not fl.floating & ops.NINF:
        result = b.select(b.binary(ops.FOGT, size, float_constant(code, _largest(ty))), answers[1], result)
    if not fl.floating & ops.NNAN:
        result = b.select(b.binary(ops.FUNO, value, value), answers[0], result)
    return result


def square_root(fl: FunctionLowerer, name: str, value: Value, sets_errno: bool) -> Value:
    """Return the square root.  Where errno is to be set, the library function is called for operands below zero (C11 7.12.7.5p2)."""
    b = fl.b
    if not sets_errno:
        return b.unary(ops.FSQRT, value, fl.floating)
    if not fl.optimizing or value.type not in (F32, F64) or not fl.reachable():
        return fl.call_library(name, value.type, [value], NOTHROW)
    quick = b.unary(ops.FSQRT, value, fl.floating)
    negative = b.binary(ops.FOLT, value, FloatConstant(value.type, 0))
    before = b.block
    slow = fl.new_block()
    done = fl.new_block()
    b.branch_if(negative, slow, done)
    b.start(slow)
    called = fl.call_library(name, value.type, [value], NOTHROW)
    after = b.block
    b.branch(done)
    b.start(done)
    phi = b.phi(done, value.type)
    assert before is not None and after is not None
    add_incoming(phi, quick, before)
    add_incoming(phi, called, after)
    return phi


def rounded(fl: FunctionLowerer, op: int, value: Value, result: Type) -> Value:
    """Return floor or ceil of `value` as an integer (GCC's lfloor and its kin)."""
    whole = fl.b.unary(op, value, fl.floating)
    return fl.b.convert(ops.FPTOSI if integer_of(result).signed else ops.FPTOUI, whole, fl.type_of(result))


def ending_of(name: str, stem: str) -> str:
    """Return what follows `stem` in the name of a function of a floating family: "f" of "fabsf"."""
    ending = name[len(stem):]
    assert ending in FLOAT_ENDINGS
    return ending


def to_library_integer(fl: FunctionLowerer, name: str, value: Value, result: Type) -> Value:
    """Call lrint, lround... and cut the result to `result` (GCC's irint, iround)."""
    wide = fl.type_of(fl.types.long)
    made = fl.call_library(name, wide, [value], NOTHROW)
    code = fl.type_of(result)
    return made if code == wide else fl.b.convert(ops.TRUNC, made, code)


def power(fl: FunctionLowerer, base: Value, exponent: Value) -> Value:
    """__builtin_powi: libgcc's repeated multiplication."""
    code = base.type
    ending = "sf2" if code == F32 else "df2" if code == F64 else "xf2" if code == F80 else "tf2"
    return fl.call_library("__powi" + ending, code, [base, exponent], CONST | NOTHROW)
