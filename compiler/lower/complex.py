"""Complex arithmetic on pairs of values (C11 6.3.1.6, 6.5.5, Annex G; GCC manual: Complex).

In: expressions of complex type.  Out: `ComplexValue` pairs.  A complex object in memory is its two elements in a row.
Kinds this file computes itself: E_COMPLEX, E_CAST (load, complex, real-to-complex), E_UNARY (negation, conjugate), E_BINARY
(+ - * /, comma), E_ASSIGN, E_COMPOUND_ASSIGN, E_INCDEC, E_REUSE (fl.complex_reuses); any other kind (call, conditional, va_arg, ...) is
evaluated by `fl.aggregate(e)`, whose address is then read.  `aggregates.aggregate` in its turn calls complex_value for the
kinds named above and stores the pair into a temporary.

Products and quotients of floating types are libgcc's __mulXc3 and __divXc3, which recover infinities as Annex G.5.1 shows; a product is
first computed here and given to libgcc only when both parts are NaN.  -fcx-limited-range: the plain formulas;
-fcx-fortran-rules, and integers as in GCC: Smith's method (R. L. Smith, CACM algorithm 116).  An operand that was real stays real
(G.5.1p2): its imaginary part takes no part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.ir import ops
from compiler.ir.builder import integer, symbol
from compiler.ir.details import LEAF, NOTHROW, RESULT, WILL_RETURN, Argument, Call, Signature
from compiler.ir.graph import FloatConstant, Value
from compiler.ir.types import F16, F32, F64, F80, F128, PTR, VOID, is_float
from compiler.lower import atomics, conversions
from compiler.lower.places import Place, low_bit
from compiler.lower.types import aggregate_of
from compiler.sema.ast import (
    B_ADD,
    B_COMMA,
    B_DIV,
    B_EQ,
    B_MUL,
    B_SUB,
    CAST_COMPLEX,
    CAST_FLOAT,
    CAST_FLOAT_TO_INT,
    CAST_INT,
    CAST_INT_TO_FLOAT,
    CAST_LOAD,
    CAST_NOP,
    CAST_REAL_TO_COMPLEX,
    E_ASSIGN,
    E_BINARY,
    E_CAST,
    E_COMPLEX,
    E_COMPOUND_ASSIGN,
    E_INCDEC,
    E_REUSE,
    E_UNARY,
    U_NEG,
    Assign,
    Binary,
    Cast,
    ComplexExpr,
    CompoundAssign,
    Expr,
    IncDec,
    Reuse,
    Unary,
)
from compiler.sema.types import T_FLOAT, ComplexType, Type, complex_of, integer_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer

_LIBGCC_MODES: Final = ((F16, "hc3"), (F32, "sc3"), (F64, "dc3"), (F80, "xc3"), (F128, "tc3"))
"""Ending of libgcc's complex functions for each element type."""

# How products and quotients of floating types are made.
_LIMITED_RANGE: Final = 0
_FORTRAN_RULES: Final = 1
_FULL_RANGE: Final = 2


@final
class ComplexValue:
    """The two parts of a complex value, SSA values of the element type.  is_real: converted from a real operand just now."""

    __slots__ = ("real", "imag", "is_real")

    def __init__(self, real: Value, imag: Value) -> None:
        self.real: Value = real
        self.imag: Value = imag
        self.is_real: bool = False


def complex_value(fl: FunctionLowerer, e: Expr) -> ComplexValue:
    """Return the parts of complex expression `e`."""
    fl.at(e.pos)
    kind = e.kind
    if kind == E_COMPLEX:
        assert isinstance(e, ComplexExpr)
        real = fl.value(e.real)
        return ComplexValue(real, fl.value(e.imag))
    if kind == E_CAST:
        assert isinstance(e, Cast)
        conversion = e.conversion
        if conversion == CAST_LOAD:
            return load_complex(fl, fl.place(e.operand))
        if conversion == CAST_REAL_TO_COMPLEX:
            real = fl.value(e.operand)
            made = ComplexValue(real, _zero(real.type))
            made.is_real = not e.explicit
            return made
        if conversion == CAST_COMPLEX:
            return _convert(fl, complex_value(fl, e.operand), e.operand.type, e.type)
        if conversion == CAST_NOP:
            return complex_value(fl, e.operand)
    elif kind == E_UNARY:
        assert isinstance(e, Unary)
        value = complex_value(fl, e.operand)
        imag = negated(fl, value.imag)
        return ComplexValue(negated(fl, value.real) if e.op == U_NEG else value.real, imag)
    elif kind == E_BINARY:
        assert isinstance(e, Binary)
        if e.op == B_COMMA:
            fl.effects(e.left)
            return complex_value(fl, e.right)
        left = complex_value(fl, e.left)
        right = complex_value(fl, e.right)
        return complex_arithmetic(fl, e.op, left, right, e.type)
    elif kind == E_ASSIGN:
        assert isinstance(e, Assign)
        place = fl.place(e.target)
        value = complex_value(fl, e.value)
        store_complex(fl, value, place)
        return value
    elif kind == E_COMPOUND_ASSIGN:
        assert isinstance(e, CompoundAssign)
        return _compound_assign(fl, e)
    elif kind == E_INCDEC:
        assert isinstance(e, IncDec)
        return _increment(fl, e)
    elif kind == E_REUSE:
        assert isinstance(e, Reuse)
        known = fl.complex_reuses.get(e)
        if known is None:
            known = complex_value(fl, e.value)
            fl.complex_reuses[e] = known
        return known
    address = fl.aggregate(e)
    return load_complex(fl, Place(address, fl.types.unqualified(e.type), max(e.type.main.align, 1)))


def _zero(type: int) -> Value:
    return FloatConstant(type, 0) if is_float(type) else integer(type, 0)


def part_places(fl: FunctionLowerer, place: Place) -> tuple[Place, Place]:
    """Return the places of the real and imaginary part of a complex object; they keep its qualifiers but for atomic."""
    main = place.type.main
    assert isinstance(main, ComplexType)
    element = fl.types.qualified(main.element, place.type.quals & ~8)
    size = main.element.size
    real = Place(place.address, element, place.align)
    imag = Place(fl.offset(place.address, size), element, low_bit(size, place.align))
    real.any_alias = imag.any_alias = place.any_alias
    real.reverse = imag.reverse = place.reverse
    return real, imag


def load_complex(fl: FunctionLowerer, place: Place) -> ComplexValue:
    """Read a complex object (volatile: both parts volatile)."""
    if place.is_atomic():
        copy = fl.temporary(fl.types.unqualified(place.type))
        atomics.load_aggregate(fl, place, copy)
        place = copy
    real, imag = part_places(fl, place)
    value = fl.load(real)
    return ComplexValue(value, fl.load(imag))


def store_complex(fl: FunctionLowerer, value: ComplexValue, place: Place) -> None:
    """Write a complex object."""
    if place.is_atomic():
        copy = fl.temporary(fl.types.unqualified(place.type))
        store_complex(fl, value, copy)
        atomics.store_aggregate(fl, copy.address, place)
        return
    real, imag = part_places(fl, place)
    fl.store(value.real, real)
    fl.store(value.imag, imag)


def _convert(fl: FunctionLowerer, value: ComplexValue, source: Type, target: Type) -> ComplexValue:
    """Convert both parts (C11 6.3.1.6)."""
    before = complex_of(source).element
    after = complex_of(target).element
    made = ComplexValue(_converted_part(fl, value.real, before, after),
                        _converted_part(fl, value.imag, before, after))
    made.is_real = value.is_real
    return made


def _converted_part(fl: FunctionLowerer, value: Value, source: Type, target: Type) -> Value:
    """Convert a real value between arithmetic types (C11 6.3.1)."""
    if source.kind == T_FLOAT:
        kind = CAST_FLOAT if target.kind == T_FLOAT else CAST_FLOAT_TO_INT
    else:
        kind = CAST_INT_TO_FLOAT if target.kind == T_FLOAT else CAST_INT
    return conversions.converted(fl, kind, value, source, target, 0)


def _compound_assign(fl: FunctionLowerer, e: CompoundAssign) -> ComplexValue:
    """target op= value with a complex target."""
    place = fl.place(e.target)
    if place.is_atomic():
        raise fl.unsupported("type", "compound assignment to an _Atomic complex object", e.pos)
    right = complex_value(fl, e.value)
    old = load_complex(fl, place)
    if e.to_compute == CAST_COMPLEX:
        old = _convert(fl, old, e.target.type, e.compute_type)
    result = complex_arithmetic(fl, e.op, old, right, e.compute_type)
    if e.from_compute == CAST_COMPLEX:
        result = _convert(fl, result, e.compute_type, e.target.type)
    store_complex(fl, result, place)
    return result


def _increment(fl: FunctionLowerer, e: IncDec) -> ComplexValue:
    """++ and -- change the real part by one (GCC manual: Complex)."""
    place = fl.place(e.operand)
    if place.is_atomic():
        raise fl.unsupported("type", "increment of an _Atomic complex object", e.pos)
    old = load_complex(fl, place)
    type = old.real.type
    if is_float(type):
        one = fl.b.convert(ops.SITOFP, integer(fl.size_type, e.step), type)
        real: Value = fl.b.binary(ops.FADD, old.real, one, fl.floating)
    else:
        real = fl.b.binary(ops.ADD, old.real, integer(type, e.step))
    new = ComplexValue(real, old.imag)
    store_complex(fl, new, place)
    return old if e.postfix else new


def negated(fl: FunctionLowerer, value: Value) -> Value:
    """Return -value of an element."""
    return fl.b.unary(ops.FNEG if is_float(value.type) else ops.NEG, value)


def complex_arithmetic(fl: FunctionLowerer, op: i64, left: ComplexValue, right: ComplexValue, ty: Type) -> ComplexValue:
    """Return left op right (B_ADD, B_SUB, B_MUL, B_DIV); `ty` is the complex type of the result."""
    floating = is_float(left.real.type)
    if op == B_ADD or op == B_SUB:
        code = _operation(ops.ADD if op == B_ADD else ops.SUB, floating)
        real = _do(fl, code, left.real, right.real)
        if floating and right.is_real and not left.is_real:
            return ComplexValue(real, left.imag)
        if floating and left.is_real and not right.is_real:
            return ComplexValue(real, right.imag if op == B_ADD else negated(fl, right.imag))
        return ComplexValue(real, _do(fl, code, left.imag, right.imag))
    if op == B_MUL:
        if floating and left.is_real != right.is_real:
            code = ops.FMUL
            if right.is_real:
                return ComplexValue(_do(fl, code, left.real, right.real), _do(fl, code, left.imag, right.real))
            return ComplexValue(_do(fl, code, left.real, right.real), _do(fl, code, left.real, right.imag))
        return _product(fl, left, right, ty, floating)
    assert op == B_DIV
    if floating and right.is_real and not left.is_real:
        return ComplexValue(_do(fl, ops.FDIV, left.real, right.real), _do(fl, ops.FDIV, left.imag, right.real))
    method = _method(fl)
    if floating and method == _LIMITED_RANGE:
        return _plain_quotient(fl, left, right)
    if floating and method == _FULL_RANGE:
        return _library(fl, "__div", left, right, ty)
    return _smith_quotient(fl, left, right, floating or integer_of(complex_of(ty).element).signed)


def _operation(op: int, floating: bool) -> int:
    """Return the floating op for ADD, SUB or MUL."""
    if not floating:
        return op
    if op == ops.ADD:
        return ops.FADD
    return ops.FSUB if op == ops.SUB else ops.FMUL


def _do(fl: FunctionLowerer, op: int, left: Value, right: Value) -> Value:
    return fl.b.binary(op, left, right, fl.floating if is_float(left.type) else 0)


def _product(fl: FunctionLowerer, left: ComplexValue, right: ComplexValue, ty: Type, floating: bool) -> ComplexValue:
    """(a + bi)(c + di) = (ac - bd) + (ad + bc)i."""
    full = floating and _method(fl) == _FULL_RANGE
    if full and not fl.optimizing:
        return _library(fl, "__mul", left, right, ty)
    multiply = _operation(ops.MUL, floating)
    first = _do(fl, multiply, left.real, right.real)
    second = _do(fl, multiply, left.imag, right.imag)
    third = _do(fl, multiply, left.real, right.imag)
    fourth = _do(fl, multiply, left.imag, right.real)
    real = _do(fl, _operation(ops.SUB, floating), first, second)
    imag = _do(fl, _operation(ops.ADD, floating), third, fourth)
    plain = ComplexValue(real, imag)
    if not full or fl.floating & ops.NNAN or not fl.reachable():
        return plain
    # Only where both parts are NaN can an infinity have been lost (Annex G.5.1p6).
    b = fl.b
    recover = fl.new_block()
    done = fl.new_block()
    before = b.block
    assert before is not None
    b.branch_if(b.binary(ops.FUNO, real, imag), recover, done)
    b.start(recover)
    exact = _library(fl, "__mul", left, right, ty)
    after = b.block
    assert after is not None
    b.branch(done)
    b.start(done)
    parts: list[Value] = []
    for quick, slow in ((real, exact.real), (imag, exact.imag)):
        phi = b.phi(done, quick.type)
        phi.operands = [quick, slow]
        phi.targets = [before, after]
        parts.append(phi)
    return ComplexValue(parts[0], parts[1])


def _method(fl: FunctionLowerer) -> int:
    """Return how to multiply and divide (GCC manual: -fcx-limited-range, -fcx-fortran-rules, -ffast-math)."""
    flags = fl.fn.options.flags
    return _LIMITED_RANGE if "cx-limited-range" in flags else _FORTRAN_RULES if "cx-fortran-rules" in flags else _FULL_RANGE


def _plain_quotient(fl: FunctionLowerer, left: ComplexValue, right: ComplexValue) -> ComplexValue:
    """(a + bi)/(c + di) by the conjugate (-fcx-limited-range)."""
    square = _do(fl, ops.FADD, _do(fl, ops.FMUL, right.real, right.real), _do(fl, ops.FMUL, right.imag, right.imag))
    real = _do(fl, ops.FADD, _do(fl, ops.FMUL, left.real, right.real), _do(fl, ops.FMUL, left.imag, right.imag))
    imag = _do(fl, ops.FSUB, _do(fl, ops.FMUL, left.imag, right.real), _do(fl, ops.FMUL, left.real, right.imag))
    return ComplexValue(_do(fl, ops.FDIV, real, square), _do(fl, ops.FDIV, imag, square))


def _smith_quotient(fl: FunctionLowerer, left: ComplexValue, right: ComplexValue, signed: bool) -> ComplexValue:
    """Scale by the ratio of the divisor's smaller part to its larger one.

    Both ways are one computation with the roles of the parts exchanged, chosen before: (a + bi)/(c + di) for |c| >= |d|
    uses ratio d/c; else (b - ai)/(d - ci) is the same quotient, and its divisor has the larger part first.
    """
    b = fl.b
    floating = is_float(right.real.type)
    if floating:
        exchanged = b.binary(ops.FOLT, b.unary(ops.FABS, right.real), b.unary(ops.FABS, right.imag), fl.floating)
    elif signed:
        exchanged = b.binary(ops.SLT, b.unary(ops.ABS, right.real), b.unary(ops.ABS, right.imag))
    else:
        exchanged = b.binary(ops.ULT, right.real, right.imag)
    divide = ops.FDIV if floating else (ops.SDIV if signed else ops.UDIV)
    c = b.select(exchanged, right.imag, right.real)
    d = b.select(exchanged, right.real, right.imag)
    ratio = _do(fl, divide, d, c)
    multiply = _operation(ops.MUL, floating)
    add = _operation(ops.ADD, floating)
    subtract = _operation(ops.SUB, floating)
    divisor = _do(fl, add, _do(fl, multiply, d, ratio), c)
    first = b.select(exchanged, left.imag, left.real)
    second = b.select(exchanged, left.real, left.imag)
    real = _do(fl, add, _do(fl, multiply, second, ratio), first)
    scaled = _do(fl, multiply, first, ratio)
    imag = b.select(exchanged, _do(fl, subtract, scaled, second), _do(fl, subtract, second, scaled))
    return ComplexValue(_do(fl, divide, real, divisor), _do(fl, divide, imag, divisor))


def _library(fl: FunctionLowerer, stem: str, left: ComplexValue, right: ComplexValue, ty: Type) -> ComplexValue:
    """Call libgcc's function of the two operands' four parts."""
    type = left.real.type
    ending = ""
    for code, letters in _LIBGCC_MODES:
        if code == type:
            ending = letters
    plain = fl.types.unqualified(ty)
    place = fl.temporary(plain)
    aggregate = aggregate_of(plain)
    arguments = [Argument(PTR, RESULT, aggregate), Argument(type), Argument(type), Argument(type), Argument(type)]
    detail = Call(Signature(Argument(VOID), arguments), NOTHROW | LEAF | WILL_RETURN)
    fl.b.call(symbol(stem + ending), [place.address, left.real, left.imag, right.real, right.imag], detail)
    return load_complex(fl, place)


def complex_comparison(fl: FunctionLowerer, e: Binary) -> Value:
    """Return the i1 of == or != on complex operands."""
    left = complex_value(fl, e.left)
    right = complex_value(fl, e.right)
    floating = is_float(left.real.type)
    if e.op == B_EQ:
        code, join = (ops.FOEQ if floating else ops.EQ), ops.AND
    else:
        code, join = (ops.FUNE if floating else ops.NE), ops.OR
    return fl.b.binary(join, _do(fl, code, left.real, right.real), _do(fl, code, left.imag, right.imag))


def complex_truth(fl: FunctionLowerer, value: ComplexValue) -> Value:
    """Return the i1 that tells whether either part is not zero."""
    zero = _zero(value.real.type)
    code = ops.FUNE if is_float(value.real.type) else ops.NE
    return fl.b.binary(ops.OR, _do(fl, code, value.real, zero), _do(fl, code, value.imag, zero))
