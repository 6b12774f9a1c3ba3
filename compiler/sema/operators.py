"""Typing of operators: C11 6.5.3 to 6.5.17 with GNU's extensions to vectors, complex and pointers.

In: typed operands, as parsed (not yet rvalues), and the operator's position.  Out: a typed node, folded when constant.
Constraint violations are reported here and give an ErrorExpr.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from compiler import messages as m
from compiler.sema.ast import (
    B_ADD,
    B_AND,
    B_COMMA,
    B_DIV,
    B_EQ,
    B_GE,
    B_LOGICAL_AND,
    B_LOGICAL_OR,
    B_LT,
    B_MOD,
    B_NE,
    B_OR,
    B_PTR_ADD,
    B_PTR_DIFF,
    B_PTR_SUB,
    B_SHL,
    B_SHR,
    B_SUB,
    B_XOR,
    CAST_LOAD,
    CAST_POINTER,
    CAST_SPLAT,
    E_COMPLEX,
    E_DECL,
    E_DEREF,
    E_FLOAT,
    E_INT,
    E_MEMBER,
    E_VECTOR_ELEMENT,
    OPERATOR_TEXT,
    U_IMAG,
    U_LOGICAL_NOT,
    U_NEG,
    U_NOT,
    U_REAL,
    AddressOf,
    Assign,
    Binary,
    Cast,
    ComplexExpr,
    CompoundAssign,
    Conditional,
    DeclRef,
    Deref,
    Expr,
    FloatConst,
    IncDec,
    IntConst,
    Member,
    Reuse,
    Unary,
)
from compiler.sema.constant import combine, fold_binary, fold_unary, mentions_objects
from compiler.sema.context import Sema
from compiler.sema.conversions import (
    FOR_ASSIGNMENT,
    assign_convert,
    common_arithmetic,
    condition,
    convert,
    is_null_pointer_constant,
    mark_address_taken,
    promote,
    rvalue,
    vectors_convertible,
)
from compiler.sema.relate import compatible_unqualified, composite_type, quoted
from compiler.sema.symbols import SYM_FUNCTION
from compiler.sema.types import (
    Q_ADDRESS_SPACE,
    Q_ATOMIC,
    Q_CONST,
    T_ARRAY,
    T_BOOL,
    T_COMPLEX,
    T_ERROR,
    T_FLOAT,
    T_FUNCTION,
    T_POINTER,
    T_STRUCT,
    T_UNION,
    T_VECTOR,
    T_VOID,
    FunctionType,
    Type,
    complex_of,
    element_type,
    integer_of,
    is_arithmetic,
    is_integer,
    is_record,
    is_scalar,
    pointee,
    record_of,
    vector_of,
)

_COMPARE_FIRST: Final = B_LT
_COMPARE_LAST: Final = B_NE


def invalid_operands(s: Sema, op: i64, left: Type, right: Type, pos: i64) -> Expr:
    """Report operands that the operator does not take."""
    if left.kind != T_ERROR and right.kind != T_ERROR:
        s.error3(m.INVALID_BINARY_OPERANDS, pos, OPERATOR_TEXT[op], quoted(left), quoted(right))
    return s.error_expr(pos)


def binary(s: Sema, op: i64, left: Expr, right: Expr, pos: i64) -> Expr:
    """Build `left op right` for the operators of C11 6.5.5 to 6.5.14 and the comma."""
    if op == B_COMMA:
        return comma(s, left, right, pos)
    if op == B_LOGICAL_AND or op == B_LOGICAL_OR:
        return _logical(s, op, left, right, pos)
    left = rvalue(s, left)
    right = rvalue(s, right)
    a = left.type
    b = right.type
    x = a.kind
    y = b.kind
    if x == T_ERROR or y == T_ERROR:
        return s.error_expr(pos)
    if x == T_VECTOR or y == T_VECTOR:
        return _vector_binary(s, op, left, right, pos)
    if is_arithmetic(a) and is_arithmetic(b):
        return _arithmetic(s, op, left, right, pos)
    if op == B_ADD:
        if x == T_POINTER and is_integer(b):
            return pointer_add(s, B_PTR_ADD, left, right, pos)
        if y == T_POINTER and is_integer(a):
            return pointer_add(s, B_PTR_ADD, right, left, pos)
    elif op == B_SUB:
        if x == T_POINTER and is_integer(b):
            return pointer_add(s, B_PTR_SUB, left, right, pos)
        if x == T_POINTER and y == T_POINTER:
            return _pointer_difference(s, left, right, pos)
    elif _COMPARE_FIRST <= op <= _COMPARE_LAST:
        return _compare_pointers(s, op, left, right, pos)
    if x == T_VOID or y == T_VOID:
        s.error(m.VOID_VALUE_NOT_IGNORED, pos)
        return s.error_expr(pos)
    return invalid_operands(s, op, a, b, pos)


def _arithmetic(s: Sema, op: i64, left: Expr, right: Expr, pos: i64) -> Expr:
    a = left.type
    b = right.type
    if op == B_SHL or op == B_SHR:
        if not is_integer(a) or not is_integer(b):
            return invalid_operands(s, op, a, b, pos)
        left = promote(s, left)
        right = promote(s, right)
        _check_shift(s, op, left, right, pos)
        folded = fold_binary(s, op, left, right, left.type, pos)
        if isinstance(folded, IntConst) and not folded.strict and s.pedantic and left.kind == E_INT and right.kind == E_INT:
            assert isinstance(left, IntConst) and isinstance(right, IntConst)
            if left.strict and right.strict:
                folded = None       # undefined (C99 6.5.7p4): the operator must show, that this is no constant expression
        if folded is not None:
            return folded
        return Binary(op, left, right, left.type, pos)
    if op == B_MOD or op == B_AND or op == B_OR or op == B_XOR:
        if not is_integer(a) or not is_integer(b):
            return invalid_operands(s, op, a, b, pos)
    common = common_arithmetic(s, a, b)
    if common.kind == T_COMPLEX and B_LT <= op <= B_GE:
        return invalid_operands(s, op, a, b, pos)
    mixed = common.kind == T_COMPLEX and (a.kind != T_COMPLEX or b.kind != T_COMPLEX)
    if op in (B_DIV, B_MOD) and right.kind == E_INT:
        assert isinstance(right, IntConst)
        if right.value == 0 and s.unevaluated == 0 and s.skipped == 0:
            s.error(m.DIVIDES_BY_ZERO, pos)
    if mixed:
        return _mixed_complex(s, op, left, right, common, pos)
    left = convert(s, left, common)
    right = convert(s, right, common)
    ty: Type = common
    if _COMPARE_FIRST <= op <= _COMPARE_LAST:
        ty = s.types.int
    folded = fold_binary(s, op, left, right, ty, pos)
    if folded is not None:
        if folded.kind == E_INT:
            assert isinstance(folded, IntConst)
            if folded.overflow and s.unevaluated == 0 and s.skipped == 0:
                assert isinstance(left, IntConst) and isinstance(right, IntConst)
                if not left.overflow and not right.overflow:
                    s.error1(m.INTEGER_OVERFLOW, pos, quoted(ty))
        return folded
    if common.kind == T_COMPLEX and isinstance(left, ComplexExpr) and isinstance(right, ComplexExpr):
        constant = combine(s, op, left, right, common, ty, pos)
        if constant is not None:
            return constant
    return Binary(op, left, right, ty, pos)


def _mixed_complex(s: Sema, op: i64, left: Expr, right: Expr, common: Type, pos: i64) -> Expr:
    """One real and one complex operand.  GCC keeps the real operand real (C11 G.5.1p2, G.5.2p2), which shows in signs of
    zero: real+complex touches the real part only; real*complex and complex/real scale both parts."""
    element = complex_of(common).element
    real_left = left.type.kind != T_COMPLEX
    if op in (B_EQ, B_NE):
        left = convert(s, left, common)
        right = convert(s, right, common)
        return Binary(op, left, right, s.types.int, pos)
    if real_left:
        other = convert(s, right, common)
        real = convert(s, left, element)
    else:
        other = convert(s, left, common)
        real = convert(s, right, element)
    if isinstance(other, ComplexExpr) and real.kind in (E_INT, E_FLOAT):
        parts = _fold_mixed(s, op, real, other, real_left, element, pos)
        if parts is not None:
            return ComplexExpr(parts[0], parts[1], common, pos)
    if op == B_DIV and real_left:
        return Binary(op, convert(s, left, common), other, common, pos)
    value = Reuse(other, pos)
    scalar = Reuse(real, pos)
    re_part = Unary(U_REAL, value, element, pos)
    im_part = Unary(U_IMAG, value, element, pos)
    if op == B_ADD:
        new_re: Expr = Binary(op, scalar, re_part, element, pos) if real_left else Binary(op, re_part, scalar, element, pos)
        new_im: Expr = im_part
    elif op == B_SUB:
        if real_left:
            new_re = Binary(op, scalar, re_part, element, pos)
            new_im = Unary(U_NEG, im_part, element, pos)
        else:
            new_re = Binary(op, re_part, scalar, element, pos)
            new_im = im_part
    else:
        new_re = Binary(op, re_part, scalar, element, pos)
        new_im = Binary(op, im_part, scalar, element, pos)
    # Operands are evaluated in the order written; each Reuse is evaluated once, where it first occurs.
    result = ComplexExpr(new_re, new_im, common, pos)
    return result


def _fold_mixed(s: Sema, op: i64, real: Expr, other: ComplexExpr, real_left: bool, element: Type,
                pos: i64) -> tuple[Expr, Expr] | None:
    """Fold the cases of _mixed_complex on constants."""
    if op == B_DIV and real_left:
        return None
    first: Expr | None
    second: Expr | None
    if op == B_ADD or op == B_SUB:
        if real_left:
            first = fold_binary(s, op, real, other.real, element, pos)
            second = other.imag
            if op == B_SUB:
                second = fold_unary(s, U_NEG, other.imag, element, pos)
        else:
            first = fold_binary(s, op, other.real, real, element, pos)
            second = other.imag
    else:
        first = fold_binary(s, op, other.real, real, element, pos)
        second = fold_binary(s, op, other.imag, real, element, pos)
    if first is None or second is None:
        return None
    return first, second


def _check_shift(s: Sema, op: i64, left: Expr, right: Expr, pos: i64) -> None:
    """-Wshift-count-negative and -Wshift-count-overflow."""
    if right.kind != E_INT or s.unevaluated or s.skipped:
        return
    assert isinstance(right, IntConst)
    word = "left" if op == B_SHL else "right"
    if right.value < 0:
        s.error1(m.SHIFT_NEGATIVE, pos, word)
    elif right.value >= integer_of(left.type).width:
        s.error1(m.SHIFT_TOO_FAR, pos, word)


def _logical(s: Sema, op: i64, left: Expr, right: Expr, pos: i64) -> Expr:
    """&& and || (C11 6.5.13, 6.5.14)."""
    if left.type.kind == T_VECTOR or right.type.kind == T_VECTOR:
        return invalid_operands(s, op, left.type, right.type, pos)
    left = condition(s, left)
    right = condition(s, right)
    if left.type.kind == T_ERROR or right.type.kind == T_ERROR:
        return s.error_expr(pos)
    folded = None
    if left.kind == E_INT and right.kind == E_INT:
        folded = fold_binary(s, op, left, right, s.types.int, pos)
    if folded is not None:
        return folded
    return Binary(op, left, right, s.types.int, pos)


def comma(s: Sema, left: Expr, right: Expr, pos: i64) -> Expr:
    """The comma operator (C11 6.5.17)."""
    if left.type.kind not in (T_STRUCT, T_UNION) or left.is_lvalue:
        left = rvalue(s, left)
    if right.type.kind != T_ARRAY or right.is_lvalue or not s.c89:
        right = rvalue(s, right)    # C90 6.2.2.1: an array that is no lvalue stays an array
    if right.type.kind == T_ERROR:
        return right
    if left.type.kind != T_VOID:
        left = convert(s, left, s.types.void)
    return Binary(B_COMMA, left, right, right.type, pos)


def pointer_add(s: Sema, op: i64, pointer: Expr, index: Expr, pos: i64) -> Expr:
    """pointer + index or pointer - index (C11 6.5.6p8); GNU: void and function pointers count bytes."""
    target = pointee(pointer.type)
    if target.kind == T_VOID:
        if s.diagnostics.enabled("-Wpointer-arith"):
            s.error(m.VOID_POINTER_ARITHMETIC, pos)
    elif target.kind == T_FUNCTION:
        if s.diagnostics.enabled("-Wpointer-arith"):
            s.error(m.FUNCTION_POINTER_ARITHMETIC, pos)
    elif not target.is_complete:
        s.error1(m.INVALID_INCOMPLETE_USE, pos, quoted(s.types.unqualified(target)))
        return s.error_expr(pos)
    index = convert(s, promote(s, index), s.types.ptrdiff_t)
    return Binary(op, pointer, index, pointer.type, pos)


def _pointer_difference(s: Sema, left: Expr, right: Expr, pos: i64) -> Expr:
    a = pointee(left.type)
    b = pointee(right.type)
    if a.kind == T_VOID or a.kind == T_FUNCTION:
        if s.diagnostics.enabled("-Wpointer-arith"):
            s.error(m.VOID_POINTER_SUBTRACTION if a.kind == T_VOID else m.FUNCTION_POINTER_SUBTRACTION, pos)
    if not compatible_unqualified(s.types.unqualified(a), s.types.unqualified(b)) or (a.quals ^ b.quals) & Q_ATOMIC:
        return invalid_operands(s, B_SUB, left.type, right.type, pos)
    if a.kind not in (T_VOID, T_FUNCTION):
        if not a.is_complete or not b.is_complete:
            s.error(m.INCOMPLETE_POINTER_ARITHMETIC, pos)
            return s.error_expr(pos)
        if a.main.size == 0:
            s.error(m.ZERO_SIZE_SUBTRACTION, pos)
    if (a.quals & Q_ADDRESS_SPACE) != (b.quals & Q_ADDRESS_SPACE):
        return invalid_operands(s, B_SUB, left.type, right.type, pos)
    return Binary(B_PTR_DIFF, left, right, s.types.ptrdiff_t, pos)


def _compare_pointers(s: Sema, op: i64, left: Expr, right: Expr, pos: i64) -> Expr:
    """Relational and equality operators with a pointer (C11 6.5.8, 6.5.9)."""
    a = left.type
    b = right.type
    x = a.kind
    y = b.kind
    equality = op == B_EQ or op == B_NE
    if x == T_POINTER and y == T_POINTER:
        p = pointee(a)
        q = pointee(b)
        atomic = (p.quals ^ q.quals) & Q_ATOMIC
        any_void = p.kind == T_VOID and not p.quals & Q_ATOMIC or q.kind == T_VOID and not q.quals & Q_ATOMIC
        if not atomic and compatible_unqualified(s.types.unqualified(p), s.types.unqualified(q)):
            if not equality and p.kind == T_FUNCTION:
                s.pedwarn(m.ORDERED_FUNCTION_POINTERS, pos)
        elif any_void:
            if equality and (p.kind == T_FUNCTION or q.kind == T_FUNCTION):
                if not is_null_pointer_constant(left) and not is_null_pointer_constant(right):
                    s.pedwarn(m.COMPARE_VOID_FUNCTION, pos)
        elif not (equality and (is_null_pointer_constant(left) or is_null_pointer_constant(right))):
            if (p.quals & Q_ADDRESS_SPACE) != (q.quals & Q_ADDRESS_SPACE):
                s.error(m.COMPARE_ADDRESS_SPACES, pos)
                return s.error_expr(pos)
            s.error(m.COMPARE_DISTINCT_POINTERS, pos)
        if not equality and p.is_complete != q.is_complete and p.kind != T_VOID and q.kind != T_VOID and not s.c11:
            s.pedwarn(m.COMPARE_INCOMPLETE, pos)
        return Binary(op, left, _retype_pointer(s, right, a), s.types.int, pos)
    if x == T_POINTER and is_integer(b):
        if not is_null_pointer_constant(right):
            s.error(m.COMPARE_POINTER_INTEGER, pos)
        elif not equality and s.pedantic:
            s.pedwarn(m.ORDERED_NULL, pos)
        return Binary(op, left, convert(s, right, a), s.types.int, pos)
    if y == T_POINTER and is_integer(a):
        if not is_null_pointer_constant(left):
            s.error(m.COMPARE_POINTER_INTEGER, pos)
        elif not equality and s.pedantic:
            s.pedwarn(m.ORDERED_NULL, pos)
        return Binary(op, convert(s, left, b), right, s.types.int, pos)
    if x == T_VOID or y == T_VOID:
        s.error(m.VOID_VALUE_NOT_IGNORED, pos)
        return s.error_expr(pos)
    return invalid_operands(s, op, a, b, pos)


def _retype_pointer(s: Sema, e: Expr, ty: Type) -> Expr:
    """Give both sides of a pointer comparison one type."""
    if e.type.main is ty.main:
        return e
    return Cast(CAST_POINTER, e, s.types.unqualified(ty), e.pos)


def splat(s: Sema, scalar: Expr, vector: Type, op: i64, pos: i64) -> Expr | None:
    """Convert a scalar operand to a vector (GCC manual: Vector Extensions); None when it would lose value."""
    element = vector_of(vector).element
    kind = scalar.type.kind
    if element.kind == T_FLOAT:
        if kind == T_FLOAT:
            if scalar.kind != E_FLOAT and scalar.type.main.size > element.size:
                return None
        elif not is_integer(scalar.type):
            return None
    else:
        if not is_integer(scalar.type):
            return None
        if isinstance(scalar, IntConst):
            pass
        elif integer_of(scalar.type).width > integer_of(element).width:
            return None
    return Cast(CAST_SPLAT, convert(s, scalar, element), s.types.unqualified(vector), pos)


def vector_mask_type(s: Sema, ty: Type) -> Type:
    """Return the signed integer vector that a comparison of `ty` vectors gives."""
    vector = vector_of(ty)
    element = s.types.integer_of_width(vector.element.size * 8, True)
    return s.types.vector(element, vector.count)


def _vector_binary(s: Sema, op: i64, left: Expr, right: Expr, pos: i64) -> Expr:
    """Elementwise operators on vectors, or a vector and a scalar."""
    a = left.type
    b = right.type
    if a.kind != T_VECTOR:
        widened = splat(s, left, b, op, pos) if is_arithmetic(a) else None
        if widened is None:
            return _bad_splat(s, op, a, b, pos)
        left = widened
        a = left.type
    elif b.kind != T_VECTOR:
        widened = splat(s, right, a, op, pos) if is_arithmetic(b) else None
        if widened is None:
            return _bad_splat(s, op, b, a, pos)
        right = widened
        b = right.type
    v = vector_of(a)
    w = vector_of(b)
    integral = v.element.kind != T_FLOAT
    if op == B_SHL or op == B_SHR:
        if v.count != w.count or not integral or w.element.kind == T_FLOAT:
            return invalid_operands(s, op, a, b, pos)
        return Binary(op, left, right, s.types.unqualified(a), pos)
    if not compatible_unqualified(a, b):
        if not (v.size == w.size and vectors_convertible(s, a, b)) and not _same_shape(a, b):
            if _COMPARE_FIRST <= op <= _COMPARE_LAST:
                s.error2(m.COMPARE_VECTOR_TYPES, pos, quoted(a), quoted(b))
                return s.error_expr(pos)
            return invalid_operands(s, op, a, b, pos)
        if not integral or w.element.kind == T_FLOAT:
            return invalid_operands(s, op, a, b, pos)
        # Same shape, elements of different signedness: the unsigned one is the result's, as for scalars.
        if integer_of(v.element).signed and not integer_of(w.element).signed:
            left = convert(s, left, b)
            a = b
        else:
            right = convert(s, right, a)
    if _COMPARE_FIRST <= op <= _COMPARE_LAST:
        return Binary(op, left, right, vector_mask_type(s, a), pos)
    if op in (B_MOD, B_AND, B_OR, B_XOR) and not integral:
        return invalid_operands(s, op, a, b, pos)
    return Binary(op, left, right, s.types.unqualified(a), pos)


def _same_shape(a: Type, b: Type) -> bool:
    """Tell whether two vectors differ in signedness of elements only."""
    v = vector_of(a)
    w = vector_of(b)
    return (v.count == w.count and v.element.size == w.element.size and v.element.kind != T_FLOAT
            and w.element.kind != T_FLOAT)


def _bad_splat(s: Sema, op: i64, scalar: Type, vector: Type, pos: i64) -> Expr:
    if scalar.kind == T_ERROR:
        return s.error_expr(pos)
    if is_arithmetic(scalar):
        s.error2(m.SCALAR_TO_VECTOR_TRUNCATION, pos, quoted(scalar), quoted(vector))
        return s.error_expr(pos)
    return invalid_operands(s, op, scalar, vector, pos)


def unary(s: Sema, op: i64, operand: Expr, pos: i64) -> Expr:
    """-, ~ and ! (C11 6.5.3.3), `op` one of U_NEG, U_NOT, U_LOGICAL_NOT."""
    e = rvalue(s, operand)
    ty = e.type
    kind = ty.kind
    if kind == T_ERROR:
        return e
    if op == U_LOGICAL_NOT:
        if kind == T_VECTOR:
            zero = splat(s, IntConst(0, s.types.int, pos), ty, B_EQ, pos)
            assert zero is not None
            return Binary(B_EQ, e, zero, vector_mask_type(s, ty), pos)
        if not is_scalar(ty):
            s.error1(m.WRONG_TYPE_EXCLAMATION, pos, "")
            return s.error_expr(pos)
        folded = fold_unary(s, op, e, s.types.int, pos)
        if folded is not None:
            return folded
        return Unary(op, e, s.types.int, pos)
    if kind == T_VECTOR:
        if op == U_NOT and vector_of(ty).element.kind == T_FLOAT:
            s.error1(m.WRONG_TYPE_TILDE, pos, "")
            return s.error_expr(pos)
        return Unary(op, e, ty, pos)
    if not is_arithmetic(ty):
        s.error1(m.WRONG_TYPE_MINUS if op == U_NEG else m.WRONG_TYPE_TILDE, pos, "")
        return s.error_expr(pos)
    if op == U_NOT:
        if kind == T_FLOAT:
            s.error1(m.WRONG_TYPE_TILDE, pos, "")
            return s.error_expr(pos)
        if kind == T_COMPLEX:
            s.pedwarn(m.COMPLEX_CONJUGATION, pos)
            return Unary(U_NOT, e, ty, pos)
    e = promote(s, e)
    folded = fold_unary(s, op, e, e.type, pos)
    if folded is not None:
        if folded.kind == E_INT:
            assert isinstance(folded, IntConst)
            if folded.overflow and isinstance(e, IntConst) and not e.overflow and s.skipped == 0:
                s.error1(m.INTEGER_OVERFLOW, pos, quoted(e.type))
        return folded
    if isinstance(e, ComplexExpr) and e.kind == E_COMPLEX and op == U_NEG:
        element = complex_of(e.type).element
        real = fold_unary(s, op, e.real, element, pos)
        imag = fold_unary(s, op, e.imag, element, pos)
        if real is not None and imag is not None:
            return ComplexExpr(real, imag, e.type, pos)
    return Unary(op, e, e.type, pos)


def unary_plus(s: Sema, operand: Expr, pos: i64) -> Expr:
    """+x: the promoted value, no lvalue (C11 6.5.3.3p2)."""
    e = rvalue(s, operand)
    if e.type.kind == T_ERROR or e.type.kind == T_VECTOR:
        return e
    if not is_arithmetic(e.type):
        s.error1(m.WRONG_TYPE_PLUS, pos, "")
        return s.error_expr(pos)
    if isinstance(e, FloatConst):
        return FloatConst(e.value, e.type, pos)     # no longer the literal itself (C11 6.6p6)
    return promote(s, e)


def real_or_imag(s: Sema, op: i64, operand: Expr, pos: i64) -> Expr:
    """__real__ and __imag__ (GCC manual: Complex Numbers); lvalues of an lvalue."""
    ty = operand.type
    kind = ty.kind
    if kind == T_ERROR:
        return operand
    if kind == T_COMPLEX:
        element = complex_of(ty).element
        if operand.is_lvalue:
            return Unary(op, operand, s.types.qualified(element, ty.quals), pos, True)
        if isinstance(operand, ComplexExpr):
            return operand.real if op == U_REAL else operand.imag
        return Unary(op, operand, element, pos)
    if not is_arithmetic(ty):
        s.error1(m.WRONG_TYPE_REAL if op == U_REAL else m.WRONG_TYPE_IMAG, pos, "")
        return s.error_expr(pos)
    if op == U_REAL:
        return operand
    value = rvalue(s, operand)
    zero = convert(s, IntConst(0, s.types.int, pos), value.type)
    if value.kind in (E_INT, E_FLOAT):
        return zero
    return Binary(B_COMMA, convert(s, value, s.types.void), zero, zero.type, pos)


def address_of(s: Sema, operand: Expr, pos: i64) -> Expr:
    """&operand (C11 6.5.3.2)."""
    ty = operand.type
    if ty.kind == T_ERROR:
        return operand
    if operand.kind == E_DEREF:
        assert isinstance(operand, Deref)
        # &*p is p, not an lvalue (C11 6.5.3.2p3).
        pointer = operand.pointer
        if pointee(pointer.type).main is ty.main and pointee(pointer.type).quals == ty.quals:
            copy = Cast(CAST_POINTER, pointer, s.types.unqualified(pointer.type), pos)
            return copy
    if not operand.is_lvalue and ty.kind != T_FUNCTION:
        s.error1(m.LVALUE_REQUIRED, pos, "unary '&' operand")
        return s.error_expr(pos)
    if operand.kind == E_MEMBER:
        assert isinstance(operand, Member)
        if operand.bit_width >= 0:
            s.error1(m.ADDRESS_OF_BIT_FIELD, pos, "'" + operand.name + "'")
            return s.error_expr(pos)
        if operand.reverse and is_scalar(ty):
            s.error(m.ADDRESS_OF_REVERSED, pos)
            return s.error_expr(pos)
    elif operand.kind == E_VECTOR_ELEMENT:
        s.error(m.ADDRESS_OF_VECTOR_ELEMENT, pos)
        return s.error_expr(pos)
    if not mark_address_taken(s, operand):
        return s.error_expr(pos)
    if operand.kind == E_DECL:
        assert isinstance(operand, DeclRef)
        if operand.symbol.kind == SYM_FUNCTION:
            operand.symbol.address_taken = True
    return AddressOf(operand, s.types.pointer(ty), pos)


def dereference(s: Sema, operand: Expr, pos: i64) -> Expr:
    """*operand (C11 6.5.3.2p4)."""
    e = rvalue(s, operand)
    if e.type.kind == T_ERROR:
        return e
    if e.type.kind != T_POINTER:
        s.error2(m.INVALID_INDIRECTION, pos, "unary *", quoted(e.type))
        return s.error_expr(pos)
    target = pointee(e.type)
    if target.kind == T_VOID and s.unevaluated == 0:
        s.error(m.VOID_DEREFERENCE, pos)
    elif not target.is_complete and target.kind not in (T_VOID, T_FUNCTION, T_ARRAY):
        s.error1(m.INVALID_INCOMPLETE_USE, pos, quoted(s.types.unqualified(target)))
        return s.error_expr(pos)
    return Deref(e, target, pos)


def is_modifiable(s: Sema, target: Expr, what: str, pos: i64) -> bool:
    """Check that `target` is a modifiable lvalue (C11 6.3.2.1p1); what: GCC's words for the context."""
    ty = target.type
    if ty.kind == T_ERROR:
        return False
    if not target.is_lvalue or ty.kind == T_FUNCTION:
        s.error1(m.LVALUE_REQUIRED, pos, what)
        return False
    if ty.kind == T_ARRAY:
        s.error(m.ASSIGNMENT_TO_ARRAY, pos)
        return False
    if ty.kind == T_VOID:
        s.error1(m.LVALUE_REQUIRED, pos, what)
        return False
    if ty.quals & Q_CONST or (is_record(ty) and record_of(ty).has_const_member):
        _report_read_only(s, target, what, pos)
        return False
    if not ty.is_complete:
        s.error1(m.INVALID_INCOMPLETE_USE, pos, quoted(ty))
        return False
    return True


def _report_read_only(s: Sema, target: Expr, what: str, pos: i64) -> None:
    if what.startswith("increment"):
        verb = "increment of"
    elif what.startswith("decrement"):
        verb = "decrement of"
    elif what == "asm":
        verb = "asm output"
    else:
        verb = "assignment of"
    if target.kind == E_MEMBER:
        assert isinstance(target, Member)
        s.error2(m.READ_ONLY_MEMBER, pos, verb, "'" + target.name + "'")
    elif target.kind == E_DECL:
        assert isinstance(target, DeclRef)
        kind = "parameter" if target.symbol.is_parameter else "variable"
        s.error3(m.READ_ONLY_VARIABLE, pos, verb, kind, "'" + target.symbol.name + "'")
    else:
        s.error1(m.READ_ONLY_LOCATION, pos, verb)


def assign(s: Sema, target: Expr, value: Expr, pos: i64) -> Expr:
    """target = value (C11 6.5.16.1)."""
    if value.type.kind == T_ERROR or target.type.kind == T_ERROR:
        return s.error_expr(pos)
    if not is_modifiable(s, target, "left operand of assignment", pos):
        return s.error_expr(pos)
    ty = s.types.unqualified(target.type)
    converted = assign_convert(s, rvalue(s, value), ty, FOR_ASSIGNMENT, pos)
    if converted.type.kind == T_ERROR:
        return converted
    return Assign(target, converted, ty, pos)


def _compute_cast(s: Sema, frm: Type, to: Type) -> i64:
    """Return the CAST_* kind that turns a value of `frm` into `to`, 0 for none."""
    probe = Reuse(s.error_expr(0), 0)
    probe.type = frm
    result = convert(s, probe, to)
    if result is probe:
        return 0
    assert isinstance(result, Cast)
    if result.operand is not probe:
        return -1
    return result.conversion


def compound_assign(s: Sema, op: i64, target: Expr, value: Expr, pos: i64) -> Expr:
    """target op= value (C11 6.5.16.2)."""
    if value.type.kind == T_ERROR or target.type.kind == T_ERROR:
        return s.error_expr(pos)
    if not is_modifiable(s, target, "left operand of assignment", pos):
        return s.error_expr(pos)
    ty = s.types.unqualified(target.type)
    value = rvalue(s, value)
    if ty.kind == T_POINTER and op in (B_ADD, B_SUB) and is_integer(value.type):
        added = pointer_add(s, B_PTR_ADD if op == B_ADD else B_PTR_SUB, Cast(CAST_LOAD, target, ty, pos), value, pos)
        if not isinstance(added, Binary):
            return added
        return CompoundAssign(added.op, target, added.right, ty, 0, 0, ty, pos)
    # The target as a value nobody can fold, so that the ordinary rules type the operation.
    load = Cast(CAST_LOAD, target, ty, pos)
    stand_in = Reuse(load, pos)
    combined = binary(s, op, stand_in, value, pos)
    if combined.type.kind == T_ERROR:
        return combined
    if not (is_arithmetic(combined.type) and is_arithmetic(ty)):
        if not (combined.type.kind == T_VECTOR and ty.kind == T_VECTOR):
            if combined.type.kind == T_VECTOR or ty.kind == T_VECTOR:
                return invalid_operands(s, op, ty, value.type, pos)
    result = assign_convert(s, combined, ty, FOR_ASSIGNMENT, pos)
    if result.type.kind == T_ERROR:
        return result
    if isinstance(combined, Binary) and combined.op == op:
        compute = combined.left.type
        to_compute = _compute_cast(s, ty, compute)
        from_compute = _compute_cast(s, combined.type, ty)
        if to_compute >= 0 and from_compute >= 0 and _ends_in(combined.left, stand_in):
            return CompoundAssign(op, target, combined.right, compute, to_compute, from_compute, ty, pos)
    # A conversion in several steps (real op= complex and the like): spelled out over one evaluation of the address.
    if target.kind == E_DECL:
        stand_in.value = load
        return Assign(target, result, ty, pos)
    pointer = Reuse(AddressOf(_whole_object(target), s.types.pointer(_whole_object(target).type), pos), pos)
    again = _rebase(s, target, Deref(pointer, _whole_object(target).type, pos))
    load.operand = again
    return Assign(again, result, ty, pos)


def _whole_object(e: Expr) -> Expr:
    """Return the outermost lvalue under member and part selections whose address can be taken."""
    while isinstance(e, (Member, Unary)):
        e = e.base if isinstance(e, Member) else e.operand
    return e


def _rebase(s: Sema, e: Expr, base: Expr) -> Expr:
    """Rebuild the selections of `e` on another base."""
    if isinstance(e, Member):
        inner = _rebase(s, e.base, base)
        return Member(inner, e.name, e.offset, e.bit_offset, e.bit_width, e.type, e.storage_type, e.reverse, e.pos)
    if isinstance(e, Unary):
        return Unary(e.op, _rebase(s, e.operand, base), e.type, e.pos, True)
    return base


def _ends_in(e: Expr, leaf: Expr) -> bool:
    """Tell whether `e` is `leaf` under conversions that _compute_cast described: at most one Cast."""
    if e is leaf:
        return True
    return isinstance(e, Cast) and e.operand is leaf


def increment(s: Sema, operand: Expr, step: int, postfix: bool, pos: i64) -> Expr:
    """++ and -- (C11 6.5.2.4, 6.5.3.1)."""
    ty = operand.type
    if ty.kind == T_ERROR:
        return operand
    what = "increment operand" if step > 0 else "decrement operand"
    if not is_scalar(ty) and ty.kind != T_VECTOR:
        if ty.kind in (T_ARRAY, T_FUNCTION):
            if not is_modifiable(s, operand, what, pos):
                return s.error_expr(pos)
        s.error1(m.WRONG_TYPE_INCREMENT if step > 0 else m.WRONG_TYPE_DECREMENT, pos, "")
        return s.error_expr(pos)
    if not is_modifiable(s, operand, what, pos):
        return s.error_expr(pos)
    if ty.kind == T_POINTER:
        target = pointee(ty)
        if target.kind == T_VOID or target.kind == T_FUNCTION:
            if s.diagnostics.enabled("-Wpointer-arith"):
                s.error(m.VOID_POINTER_ARITHMETIC if target.kind == T_VOID else m.FUNCTION_POINTER_ARITHMETIC, pos)
        elif not target.is_complete:
            s.error2(m.INCREMENT_INCOMPLETE, pos, "increment" if step > 0 else "decrement",
                     quoted(s.types.unqualified(target)))
            return s.error_expr(pos)
    if ty.kind == T_COMPLEX:
        s.pedwarn(m.COMPLEX_INCREMENT, pos)
    return IncDec(operand, step, postfix, s.types.unqualified(ty), pos)


def conditional(s: Sema, test: Expr, then: Expr | None, otherwise: Expr, pos: i64) -> Expr:
    """test ? then : otherwise (C11 6.5.15); then None is GNU's omitted operand."""
    reuse: Reuse | None = None
    if test.type.kind == T_VECTOR:
        return _vector_conditional(s, rvalue(s, test), then, otherwise, pos)
    if then is None:
        value = rvalue(s, test)
        if value.kind in (E_INT, E_FLOAT):
            then = value
            cond = condition(s, value)
        else:
            reuse = Reuse(value, pos)
            then = reuse
            cond = condition(s, reuse)
    else:
        cond = condition(s, test)
        then = rvalue(s, then)
    otherwise = rvalue(s, otherwise)
    a = then.type
    b = otherwise.type
    x = a.kind
    y = b.kind
    if x == T_ERROR or y == T_ERROR or cond.type.kind == T_ERROR:
        return s.error_expr(pos)
    ty: Type | None = None
    if is_arithmetic(a) and is_arithmetic(b):
        ty = s.types.unqualified(a) if a.main is b.main and not is_integer(a) else common_arithmetic(s, a, b)
        if a.main is b.main and a.kind == T_BOOL:
            ty = s.types.int
        then = convert(s, then, ty)
        otherwise = convert(s, otherwise, ty)
    elif x == T_VOID or y == T_VOID:
        if x != y:
            s.pedwarn(m.CONDITIONAL_ONE_VOID, pos)
        ty = s.types.void
        then = convert(s, then, ty)
        otherwise = convert(s, otherwise, ty)
    elif is_record(a) and is_record(b) and compatible_unqualified(a, b):
        ty = s.types.unqualified(a)
    elif x == T_VECTOR and y == T_VECTOR and compatible_unqualified(a, b):
        ty = s.types.unqualified(a)
    elif x == T_POINTER and y == T_POINTER:
        ty = _conditional_pointers(s, then, otherwise, pos)
        if ty is None:
            return s.error_expr(pos)
        then = convert(s, then, ty)
        otherwise = convert(s, otherwise, ty)
    elif x == T_POINTER and is_integer(b):
        if not is_null_pointer_constant(otherwise):
            s.error(m.CONDITIONAL_POINTER_INTEGER, pos)
        ty = s.types.unqualified(a)
        otherwise = convert(s, otherwise, ty)
    elif y == T_POINTER and is_integer(a):
        if not is_null_pointer_constant(then):
            s.error(m.CONDITIONAL_POINTER_INTEGER, pos)
        ty = s.types.unqualified(b)
        then = convert(s, then, ty)
    if ty is None:
        s.error(m.CONDITIONAL_MISMATCH, pos)
        return s.error_expr(pos)
    if cond.kind == E_INT and then.kind == E_INT and otherwise.kind == E_INT:
        assert isinstance(cond, IntConst)
        chosen = then if cond.value else otherwise
        assert isinstance(chosen, IntConst) and isinstance(then, IntConst) and isinstance(otherwise, IntConst)
        folded = IntConst(chosen.value, ty, pos)
        folded.strict = cond.strict and then.strict and otherwise.strict
        folded.overflow = chosen.overflow
        return folded
    if isinstance(cond, IntConst) and cond.strict and is_integer(ty):
        chosen = then if cond.value else otherwise
        if isinstance(chosen, IntConst) and chosen.strict and not chosen.overflow \
                and not mentions_objects(s, otherwise if cond.value else then):
            # What is not evaluated may hold any operator on constants (C11 6.6p3; in C90 no comma).
            return chosen
    return Conditional(cond, then, otherwise, reuse, ty, pos)


def _conditional_pointers(s: Sema, then: Expr, otherwise: Expr, pos: i64) -> Type | None:
    """The result type of ?: on two pointers (C11 6.5.15p6)."""
    t = s.types
    a = pointee(then.type)
    b = pointee(otherwise.type)
    quals = (a.quals | b.quals)
    if a.kind == T_ARRAY or b.kind == T_ARRAY:
        quals = a.quals | b.quals
    if (a.quals & Q_ADDRESS_SPACE) != (b.quals & Q_ADDRESS_SPACE):
        if not is_null_pointer_constant(then) and not is_null_pointer_constant(otherwise):
            s.error(m.CONDITIONAL_ADDRESS_SPACES, pos)
            return None
    plain_a = t.unqualified(a)
    plain_b = t.unqualified(b)
    atomic = (a.quals ^ b.quals) & Q_ATOMIC
    if a.kind != T_ARRAY and not atomic and compatible_unqualified(plain_a, plain_b):
        merged = composite_type(t, plain_a, plain_b)
        if isinstance(plain_a, FunctionType) and isinstance(plain_b, FunctionType) and isinstance(merged, FunctionType):
            merged = _one_of_functions(plain_a, plain_b, merged)
        if a.user_align or a.may_alias:
            return t.unqualified(then.type) if a.quals == quals else t.pointer(t.qualified(merged, quals))
        return t.pointer(t.qualified(merged, quals))
    if a.kind == T_ARRAY and compatible_unqualified(plain_a, plain_b):
        element_quals = element_type(a).quals | element_type(b).quals
        merged = composite_type(t, plain_a, plain_b)
        return t.pointer(t.qualified(merged, element_quals))
    if is_null_pointer_constant(then):
        return t.unqualified(otherwise.type)
    if is_null_pointer_constant(otherwise):
        return t.unqualified(then.type)
    if a.kind == T_VOID and not a.quals & Q_ATOMIC or b.kind == T_VOID and not b.quals & Q_ATOMIC:
        other = b if a.kind == T_VOID else a
        if other.kind == T_FUNCTION:
            s.pedwarn(m.CONDITIONAL_VOID_FUNCTION, pos)
        if other.kind == T_ARRAY and s.c2x:
            quals |= element_type(other).quals
        quals &= ~Q_ATOMIC
        return t.pointer(t.qualified(t.void, quals))
    s.error(m.CONDITIONAL_POINTER_MISMATCH, pos)
    return t.pointer(t.qualified(t.void, quals))


def _one_of_functions(left: FunctionType, right: FunctionType, merged: FunctionType) -> FunctionType:
    """Return the composite with what holds for both functions: a call of one or the other promises no more."""
    words = [word for word in left.attributes.split() if word in right.attributes.split()]
    noreturn = left.noreturn and right.noreturn
    if merged.attributes.split() == words and merged.noreturn == noreturn:
        return merged
    copy = merged.copy()
    copy.attributes = " ".join(words)
    copy.noreturn = noreturn
    return copy


def _vector_conditional(s: Sema, test: Expr, then: Expr | None, otherwise: Expr, pos: i64) -> Expr:
    """Elementwise selection; GCC has it in C++ only and rejects it in C."""
    s.error(m.VECTOR_WHERE_SCALAR, pos)
    return s.error_expr(pos)
