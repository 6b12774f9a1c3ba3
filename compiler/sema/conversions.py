"""Conversions: each implicit or explicit one becomes a Cast node, folded at once when the operand is a constant.

In: typed expressions.  Out: typed expressions.  C11 6.3; the checks of simple assignment (6.5.16.1) with GCC's
latitude: what GCC only warns about is converted with a warning of the same option.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from compiler import messages as m
from compiler.sema import softfloat
from compiler.sema.ast import (
    CAST_ADDRESS_SPACE,
    CAST_ARRAY,
    CAST_BITCAST,
    CAST_BOOL,
    CAST_COMPLEX,
    CAST_COMPLEX_TO_REAL,
    CAST_FLOAT,
    CAST_FLOAT_TO_INT,
    CAST_FUNCTION,
    CAST_INT,
    CAST_INT_TO_FLOAT,
    CAST_INT_TO_POINTER,
    CAST_LOAD,
    CAST_NOP,
    CAST_NULL,
    CAST_POINTER,
    CAST_POINTER_TO_INT,
    CAST_REAL_TO_COMPLEX,
    CAST_UNION,
    CAST_VOID,
    E_CAST,
    E_COMPLEX,
    E_COMPOUND_LITERAL,
    E_DECL,
    E_FLOAT,
    E_INT,
    E_MEMBER,
    AddressOf,
    Cast,
    ComplexExpr,
    DeclRef,
    Deref,
    Expr,
    FloatConst,
    IntConst,
    Member,
)
from compiler.sema.context import Sema
from compiler.sema.relate import compatible_unqualified, quoted
from compiler.sema.symbols import STORAGE_REGISTER
from compiler.sema.types import (
    Q_ADDRESS_SPACE,
    Q_ATOMIC,
    Q_CONST,
    RANK_INT,
    T_ARRAY,
    T_BOOL,
    T_COMPLEX,
    T_ENUM,
    T_ERROR,
    T_FLOAT,
    T_FUNCTION,
    T_INT,
    T_POINTER,
    T_STRUCT,
    T_UNION,
    T_VECTOR,
    T_VOID,
    Field,
    FloatType,
    RecordType,
    Type,
    array_of,
    complex_of,
    element_type,
    float_of,
    integer_of,
    is_integer,
    is_record,
    is_scalar,
    normalise,
    pointee,
    record_of,
    vector_of,
)


def rvalue(s: Sema, e: Expr) -> Expr:
    """Return the value of `e`: lvalue conversion, array and function decay (C11 6.3.2.1)."""
    ty = e.type
    kind = ty.kind
    if kind == T_ARRAY:
        if s.c89 and not e.is_lvalue:
            # C90 6.2.2.1 converts lvalues only.
            s.error(m.NON_LVALUE_ARRAY, e.pos)
            return s.error_expr(e.pos)
        return decay_array(s, e)
    if kind == T_FUNCTION:
        return Cast(CAST_FUNCTION, e, s.types.pointer(ty), e.pos)
    if not e.is_lvalue or kind == T_ERROR:
        return e
    if kind == T_VOID:
        return e
    if ty.quals:
        ty = s.types.unqualified(ty)
    result = Cast(CAST_LOAD, e, ty, e.pos)
    result.paren = e.paren
    return result


def decay_array(s: Sema, e: Expr) -> Expr:
    """Convert an array to a pointer to its first element (C11 6.3.2.1p3)."""
    array = array_of(e.type)
    element = array.element
    quals = e.type.quals
    if quals & Q_ATOMIC:
        quals &= ~Q_ATOMIC
    if quals:
        element = s.types.qualified(element, quals)
    base = e
    while base.kind == E_MEMBER:
        assert isinstance(base, Member)
        base = base.base
    if base.kind == E_DECL:
        assert isinstance(base, DeclRef)
        symbol = base.symbol
        if symbol.storage == STORAGE_REGISTER and not symbol.is_parameter and s.unevaluated == 0:
            # C11 6.3.2.1p3 makes it undefined; GCC rejects the address.
            if symbol.register_name:
                s.error1(m.ADDRESS_OF_REGISTER_GLOBAL, e.pos, symbol.name)
        symbol.address_taken = True
    return Cast(CAST_ARRAY, e, s.types.pointer(element), e.pos)


def is_null_pointer_constant(e: Expr) -> bool:
    """C11 6.3.2.3p3: an integer constant expression 0, or one cast to void *."""
    if e.kind == E_INT:
        assert isinstance(e, IntConst)
        return e.value == 0 and e.strict and is_integer(e.type)
    if e.kind == E_CAST:
        assert isinstance(e, Cast)
        if e.conversion == CAST_NULL:
            ty = e.type
            if ty.kind != T_POINTER:
                return False
            target = pointee(ty)
            return target.kind == T_VOID and target.quals == 0 and e.explicit
    return False


def int_const(s: Sema, value: int, ty: Type, pos: i64) -> IntConst:
    """Return an IntConst of integer type `ty`, the value reduced to its width."""
    main = integer_of(ty)
    if main.kind == T_BOOL:
        return IntConst(1 if value else 0, ty, pos)
    return IntConst(normalise(value, main.width, main.signed), ty, pos)


def convert(s: Sema, e: Expr, ty: Type, explicit: bool = False) -> Expr:
    """Convert the rvalue `e` to unqualified `ty`; both are known to allow it.  Folds constants."""
    source = e.type
    if ty.quals:
        ty = s.types.unqualified(ty)
    if source is ty and not explicit:
        return e
    to = ty.kind
    frm = source.kind
    if to == T_ERROR or frm == T_ERROR:
        return e if to != T_VOID else e
    pos = e.pos
    if to == T_INT or to == T_ENUM:
        if frm == T_INT or frm == T_BOOL or frm == T_ENUM:
            if e.kind == E_INT:
                assert isinstance(e, IntConst)
                target = integer_of(ty)
                value = e.value
                folded = IntConst(normalise(value, target.width, target.signed), ty, pos)
                folded.strict = e.strict
                folded.overflow = e.overflow
                return folded
            if source.main is ty.main and not explicit:
                return e
            return Cast(CAST_INT, e, ty, pos, explicit)
        if frm == T_FLOAT:
            if e.kind == E_FLOAT:
                assert isinstance(e, FloatConst)
                truncated = softfloat.to_int(e.value)
                target = integer_of(ty)
                if truncated is not None:
                    folded = int_const(s, truncated, ty, pos)
                    if folded.value == truncated:
                        # C11 6.6p6: a floating constant is an operand only as the immediate operand of a cast.
                        folded.strict = explicit and e.is_literal
                        return folded
                    if target.signed:
                        value = (1 << (target.width - 1)) - 1 if truncated > 0 else -(1 << (target.width - 1))
                    else:
                        value = (1 << target.width) - 1 if truncated > 0 else 0
                    folded = IntConst(value, ty, pos)
                    folded.strict = explicit
                    folded.overflow = True
                    return folded
            return Cast(CAST_FLOAT_TO_INT, e, ty, pos, explicit)
        if frm == T_POINTER:
            target = integer_of(ty)
            width = s.target.pointer_size * 8
            if target.width == width:
                return Cast(CAST_POINTER_TO_INT, e, ty, pos, explicit)
            middle = Cast(CAST_POINTER_TO_INT, e, s.types.uintptr_t, pos, explicit)
            return Cast(CAST_INT, middle, ty, pos, explicit)
        if frm == T_COMPLEX:
            return convert(s, _real_part(s, e), ty, explicit)
        return Cast(CAST_BITCAST, e, ty, pos, explicit)
    if to == T_POINTER:
        if frm == T_POINTER:
            a = pointee(source)
            b = pointee(ty)
            if e.kind == E_CAST:
                assert isinstance(e, Cast)
                if e.conversion == CAST_NULL:
                    return Cast(CAST_NULL, e.operand, ty, pos, explicit and e.explicit)
            if (a.quals & Q_ADDRESS_SPACE) != (b.quals & Q_ADDRESS_SPACE):
                return Cast(CAST_ADDRESS_SPACE, e, ty, pos, explicit)
            return Cast(CAST_POINTER, e, ty, pos, explicit)
        if frm == T_INT or frm == T_BOOL or frm == T_ENUM:
            if is_null_pointer_constant(e):
                return Cast(CAST_NULL, e, ty, pos, explicit)
            integer = integer_of(source)
            wide = s.types.intptr_t if integer.signed else s.types.uintptr_t
            if integer.width != wide.width or e.kind == E_INT:
                e = convert(s, e, wide)
            return Cast(CAST_INT_TO_POINTER, e, ty, pos, explicit)
        return Cast(CAST_BITCAST, e, ty, pos, explicit)
    if to == T_BOOL:
        if e.kind == E_INT:
            assert isinstance(e, IntConst)
            folded = IntConst(1 if e.value else 0, ty, pos)
            folded.strict = e.strict
            folded.overflow = e.overflow
            return folded
        if e.kind == E_FLOAT:
            assert isinstance(e, FloatConst)
            folded = IntConst(0 if e.value.is_zero() else 1, ty, pos)
            folded.strict = explicit
            return folded
        if frm == T_BOOL:
            if source.main is ty.main and not explicit:
                return e
            return Cast(CAST_NOP, e, ty, pos, explicit)
        return Cast(CAST_BOOL, e, ty, pos, explicit)
    if to == T_FLOAT:
        if frm == T_FLOAT:
            if e.kind == E_FLOAT:
                assert isinstance(e, FloatConst)
                value_f = softfloat.convert(e.value, softfloat.format_named(float_of(ty).format))
                if not (value_f.inexact and s.rounding_math) and not e.value.signalling:
                    return FloatConst(value_f, ty, pos)
            if source.main is ty.main and not explicit:
                return e
            return Cast(CAST_FLOAT, e, ty, pos, explicit)
        if frm == T_INT or frm == T_BOOL or frm == T_ENUM:
            if e.kind == E_INT:
                assert isinstance(e, IntConst)
                value_f = softfloat.from_int(softfloat.format_named(float_of(ty).format), e.value)
                if not (value_f.inexact and s.rounding_math):
                    return FloatConst(value_f, ty, pos)
            return Cast(CAST_INT_TO_FLOAT, e, ty, pos, explicit)
        if frm == T_COMPLEX:
            return convert(s, _real_part(s, e), ty, explicit)
        return Cast(CAST_BITCAST, e, ty, pos, explicit)
    if to == T_COMPLEX:
        element = complex_of(ty).element
        if frm == T_COMPLEX:
            if complex_of(source).element is element:
                return e
            if e.kind == E_COMPLEX:
                assert isinstance(e, ComplexExpr)
                return ComplexExpr(convert(s, e.real, element), convert(s, e.imag, element), ty, pos)
            return Cast(CAST_COMPLEX, e, ty, pos, explicit)
        real = convert(s, e, element)
        if real.kind == E_INT:
            return ComplexExpr(real, IntConst(0, element, pos), ty, pos)
        if real.kind == E_FLOAT:
            fmt = softfloat.format_named(float_of(element).format)
            return ComplexExpr(real, FloatConst(softfloat.zero(fmt, False), element, pos), ty, pos)
        return Cast(CAST_REAL_TO_COMPLEX, real, ty, pos, explicit)
    if to == T_VOID:
        if frm == T_VOID:
            return e
        return Cast(CAST_VOID, e, ty, pos, explicit)
    if source.main is ty.main:
        if explicit:
            return Cast(CAST_NOP, e, ty, pos, explicit)
        return e
    if to == T_VECTOR:
        return Cast(CAST_BITCAST, e, ty, pos, explicit)
    return Cast(CAST_NOP, e, ty, pos, explicit)


def _real_part(s: Sema, e: Expr) -> Expr:
    """Return the real part of the complex value `e`."""
    if e.kind == E_COMPLEX:
        assert isinstance(e, ComplexExpr)
        return e.real
    return Cast(CAST_COMPLEX_TO_REAL, e, complex_of(e.type).element, e.pos)


def promoted_type(s: Sema, ty: Type) -> Type:
    """Return the integer-promoted type of `ty` (C11 6.3.1.1p2); other types unchanged."""
    kind = ty.kind
    if kind != T_INT and kind != T_BOOL and kind != T_ENUM:
        return ty
    main = integer_of(ty)
    t = s.types
    if main is t.int:
        return main
    if main.rank > RANK_INT:
        return main
    if main.width < 32 or (main.width == 32 and main.signed):
        return t.int
    return t.uint if main.width == 32 else main


def promote(s: Sema, e: Expr) -> Expr:
    """Apply the integer promotions to the rvalue `e`."""
    ty = promoted_type(s, e.type)
    if ty is e.type:
        return e
    return convert(s, e, ty)


def default_promote(s: Sema, e: Expr) -> Expr:
    """Apply the default argument promotions (C11 6.5.2.2p6)."""
    ty = e.type
    if ty.kind == T_FLOAT:
        # GCC promotes float only; _Float16 and the other interchange types pass as they are.
        if ty.main is s.types.float:
            return convert(s, e, s.types.double)
        return e
    return promote(s, e)


def common_real(s: Sema, a: Type, b: Type) -> Type:
    """Return the common type of two real types after the usual arithmetic conversions (C11 6.3.1.8)."""
    left = a.main
    right = b.main
    if isinstance(left, FloatType):
        if isinstance(right, FloatType):
            return left if _outranks(left, right) else right
        return left
    if isinstance(right, FloatType):
        return right
    x = promoted_type(s, a)
    y = promoted_type(s, b)
    if x is y:
        return x
    i = integer_of(x)
    j = integer_of(y)
    if i.width != j.width:
        return i if i.width > j.width else j
    higher = i if i.rank >= j.rank else j
    if i.signed and j.signed:
        return higher
    return s.types.to_unsigned(higher)


def _outranks(a: FloatType, b: FloatType) -> bool:
    """Order of floating types: a wider format wins, the rank decides between equal formats."""
    x = softfloat.format_named(a.format).precision
    y = softfloat.format_named(b.format).precision
    if x != y:
        return x > y
    return a.rank >= b.rank


def common_arithmetic(s: Sema, a: Type, b: Type) -> Type:
    """As common_real, complex types included: the result is complex if either operand is."""
    if a.kind == T_COMPLEX or b.kind == T_COMPLEX:
        x = complex_of(a).element if a.kind == T_COMPLEX else a
        y = complex_of(b).element if b.kind == T_COMPLEX else b
        if x.main is y.main:
            return s.types.complex(x.main)
        return s.types.complex(common_real(s, x, y))
    return common_real(s, a, b)


def mark_address_taken(s: Sema, e: Expr) -> bool:
    """Record that the object behind lvalue `e` has its address taken; report what C forbids."""
    base = e
    while base.kind == E_MEMBER:
        assert isinstance(base, Member)
        base = base.base
    if base.kind == E_DECL:
        assert isinstance(base, DeclRef)
        symbol = base.symbol
        if symbol.register_name:
            s.error1(m.ADDRESS_OF_GLOBAL_REGISTER, e.pos, symbol.name)
            return False
        if symbol.storage == STORAGE_REGISTER:
            s.error1(m.ADDRESS_OF_REGISTER, e.pos, symbol.name)
            return False
        if s.unevaluated == 0:
            symbol.address_taken = True
    elif base.kind == E_COMPOUND_LITERAL:
        return True
    return True


def condition(s: Sema, e: Expr) -> Expr:
    """Return `e` as a scalar rvalue for a controlling expression (C11 6.8.4.1p1); reports anything else."""
    e = rvalue(s, e)
    kind = e.type.kind
    if is_scalar(e.type) or kind == T_ERROR:
        return e
    if kind == T_VOID:
        s.error(m.VOID_VALUE_NOT_IGNORED, e.pos)
    elif kind == T_STRUCT:
        s.error(m.STRUCT_WHERE_SCALAR, e.pos)
    elif kind == T_UNION:
        s.error(m.UNION_WHERE_SCALAR, e.pos)
    elif kind == T_VECTOR:
        s.error(m.VECTOR_WHERE_SCALAR, e.pos)
    else:
        s.error(m.SCALAR_REQUIRED, e.pos)
    return s.error_expr(e.pos)


# What an assignment-like conversion is for; picks the wording (GCC has one message for each).
FOR_ASSIGNMENT: Final = 0
FOR_INITIALIZATION: Final = 1
FOR_RETURN: Final = 2
FOR_ARGUMENT: Final = 3


def assign_convert(s: Sema, e: Expr, ty: Type, purpose: i64, pos: i64, callee: str = "", argument: int = 0) -> Expr:
    """Convert rvalue `e` to `ty` as by assignment (C11 6.5.16.1p1).

    e: already an rvalue.  callee, argument: for messages about arguments.  Reports and returns an ErrorExpr when C and GCC
    forbid it.
    """
    source = e.type
    to = ty.kind
    frm = source.kind
    if source.main is ty.main and to != T_VOID:
        return convert(s, e, ty)
    if frm == T_ERROR or to == T_ERROR:
        return e
    if frm == T_VOID:
        s.error(m.VOID_VALUE_NOT_IGNORED, pos)
        return s.error_expr(e.pos)
    if to == T_VECTOR or frm == T_VECTOR:
        if to == frm and (compatible_unqualified(source, ty) or vectors_convertible(s, source, ty)):
            return convert(s, e, ty)
        _incompatible(s, source, ty, purpose, pos, callee, argument)
        return s.error_expr(e.pos)
    if to == T_INT or to == T_ENUM or to == T_FLOAT or to == T_COMPLEX or to == T_BOOL:
        if frm == T_INT or frm == T_ENUM or frm == T_FLOAT or frm == T_COMPLEX or frm == T_BOOL:
            if to != T_FLOAT and to != T_COMPLEX:
                check_constant_overflow(s, e, ty, pos)
            return convert(s, e, ty)
        if frm == T_POINTER:
            if to == T_BOOL:
                return convert(s, e, ty)
            if to == T_INT or to == T_ENUM:
                _report_assignment(s, m.INT_FROM_POINTER, source, ty, purpose, pos, callee, argument)
                return convert(s, e, ty)
    elif to == T_POINTER:
        if frm == T_POINTER:
            if s.plan9_extensions:
                e = _to_unnamed_member(s, e, pointee(ty), pos)
                source = e.type
            _check_pointers(s, e, source, ty, purpose, pos, callee, argument)
            return convert(s, e, ty)
        if frm == T_INT or frm == T_ENUM or frm == T_BOOL:
            if not is_null_pointer_constant(e):
                _report_assignment(s, m.POINTER_FROM_INT, source, ty, purpose, pos, callee, argument)
            return convert(s, e, ty)
    elif to == T_STRUCT or to == T_UNION:
        if frm == to and compatible_unqualified(source, ty):
            return convert(s, e, ty)
        if to == T_UNION:
            converted = _to_transparent_union(s, e, ty, purpose)
            if converted is not None:
                return converted
    _incompatible(s, source, ty, purpose, pos, callee, argument)
    return s.error_expr(e.pos)


def _to_unnamed_member(s: Sema, e: Expr, wanted: Type, pos: i64) -> Expr:
    """Return the address of the one unnamed member of type `wanted` in what pointer `e` points to, however deep; else `e` itself.

    GCC manual: Unnamed Fields, -fplan9-extensions.
    """
    if not is_record(wanted) or wanted.main is pointee(e.type).main:
        return e
    holder = pointee(e.type)
    while is_record(holder) and holder.is_complete:
        found = _unnamed_member_with(record_of(holder), wanted)
        if found is None:
            return e
        quals = holder.quals & ~Q_ATOMIC
        ty = s.types.qualified(found.type, quals) if quals else found.type
        base = Deref(e, holder, pos)
        place = Member(base, "", found.offset, found.bit_offset, -1, ty, ty, found.reverse, pos)
        e = AddressOf(place, s.types.pointer(ty), pos)
        if found.type.main is wanted.main:
            return e
        holder = ty
    return e


def _unnamed_member_with(record: RecordType, wanted: Type) -> Field | None:
    """Return the unnamed member that is a `wanted` or holds one, None when there is none or more than one."""
    found: Field | None = None
    for field in record.fields:
        if field.name or field.bit_width >= 0 or not is_record(field.type):
            continue
        if field.type.main is wanted.main or _unnamed_member_with(record_of(field.type), wanted) is not None:
            if found is not None:
                return None
            found = field
    return found


def vectors_convertible(s: Sema, a: Type, b: Type) -> bool:
    """GCC manual: -flax-vector-conversions.  Without it the elements may differ in signedness only."""
    x = vector_of(a)
    y = vector_of(b)
    if x.size != y.size:
        return False
    if s.lax_vectors:
        return True
    if x.count != y.count or x.element.kind != y.element.kind:
        return False
    if x.element.kind == T_FLOAT:
        return compatible_unqualified(x.element, y.element)
    return s.types.to_unsigned(integer_of(x.element)) is s.types.to_unsigned(integer_of(y.element))


def _to_transparent_union(s: Sema, e: Expr, ty: Type, purpose: i64) -> Expr | None:
    """GCC manual: transparent_union.  An argument of a member's type, or a compatible pointer, becomes the union."""
    record = ty.main
    assert isinstance(record, RecordType)
    if not record.transparent or purpose != FOR_ARGUMENT:
        return None
    for field in record.fields:
        if compatible_unqualified(field.type, e.type):
            return Cast(CAST_UNION, convert(s, e, field.type), ty, e.pos)
    for field in record.fields:
        if field.type.kind == T_POINTER:
            if is_null_pointer_constant(e):
                return Cast(CAST_UNION, convert(s, e, field.type), ty, e.pos)
            if e.type.kind == T_POINTER:
                a = pointee(e.type)
                b = pointee(field.type)
                if (a.kind == T_VOID or b.kind == T_VOID or compatible_unqualified(a, b)) and a.kind != T_FUNCTION:
                    return Cast(CAST_UNION, convert(s, e, field.type), ty, e.pos)
    return None


def check_constant_overflow(s: Sema, e: Expr, ty: Type, pos: i64) -> None:
    """-Woverflow: a constant that changes value in an implicit conversion."""
    if e.kind != E_INT:
        if e.kind == E_FLOAT and ty.kind == T_INT:
            assert isinstance(e, FloatConst)
            truncated = softfloat.to_int(e.value)
            if truncated is None or int_const(s, truncated, ty, pos).value != truncated:
                s.error2(m.OVERFLOW_CONVERSION, pos, quoted(e.type), quoted(ty))
        return
    assert isinstance(e, IntConst)
    if ty.kind == T_BOOL:
        return
    target = integer_of(ty)
    if target.width >= 64 and not target.signed:
        return
    changed = normalise(e.value, target.width, target.signed)
    if changed == e.value:
        return
    # GCC keeps silent when the bits survive and only the sign reading changes.
    if normalise(changed, integer_of(e.type).width, integer_of(e.type).signed) == e.value:
        return
    source = integer_of(e.type)
    if not source.signed or target.signed:
        if normalise(e.value, target.width, False) == e.value:
            return
    elif -(1 << (target.width - 1)) <= e.value < 0:
        return
    s.error2(m.OVERFLOW_CONVERSION, pos, quoted(e.type), quoted(ty))


def _incompatible(s: Sema, source: Type, ty: Type, purpose: i64, pos: i64, callee: str, argument: int) -> None:
    """GCC's wording for types that do not convert."""
    if purpose == FOR_ARGUMENT:
        s.error2(m.INCOMPATIBLE_ARGUMENT, pos, str(argument), "'" + callee + "'")
    elif purpose == FOR_INITIALIZATION:
        s.error2(m.INCOMPATIBLE_INITIALIZER, pos, quoted(ty), quoted(source))
    elif purpose == FOR_RETURN:
        s.error2(m.INCOMPATIBLE_RETURN, pos, quoted(source), quoted(ty))
    else:
        s.error2(m.INCOMPATIBLE_ASSIGNMENT, pos, quoted(ty), quoted(source))


def _phrase(purpose: i64, source: Type, ty: Type, callee: str, argument: int) -> str:
    """The words that open GCC's conversion warnings."""
    if purpose == FOR_ARGUMENT:
        return "passing argument " + str(argument) + " of '" + callee + "'"
    if purpose == FOR_INITIALIZATION:
        return "initialization of " + quoted(ty)
    if purpose == FOR_RETURN:
        return "returning " + quoted(source)
    return "assignment to " + quoted(ty)


def _report_assignment(s: Sema, message: str, source: Type, ty: Type, purpose: i64, pos: i64, callee: str,
                       argument: int) -> None:
    """Report a conversion that GCC allows with a warning."""
    tail = ""
    if purpose == FOR_RETURN:
        tail = " from a function with return type " + quoted(ty)
    elif purpose != FOR_ARGUMENT:
        tail = " from " + quoted(source)
    s.error2(message, pos, _phrase(purpose, source, ty, callee, argument), tail)


def _sign_variant(s: Sema, a: Type, b: Type) -> bool:
    """Tell whether two integer types differ in signedness only."""
    if a.kind == T_INT or a.kind == T_ENUM:
        if b.kind == T_INT or b.kind == T_ENUM:
            x = integer_of(a)
            y = integer_of(b)
            if x.width == 8 and y.width == 8:
                return True
            return s.types.to_unsigned(x) is s.types.to_unsigned(y)
    if a.kind == T_POINTER and b.kind == T_POINTER:
        return False
    return False


def _check_pointers(s: Sema, e: Expr, source: Type, ty: Type, purpose: i64, pos: i64, callee: str,
                    argument: int) -> None:
    """C11 6.5.16.1p1 for two pointers, with the options GCC puts each case under."""
    a = pointee(source)
    b = pointee(ty)
    if (a.quals & Q_ADDRESS_SPACE) != (b.quals & Q_ADDRESS_SPACE):
        _address_spaces(s, source, ty, purpose, pos, callee, argument)
        return
    if is_null_pointer_constant(e):
        return
    plain_void = a.kind == T_VOID and not a.quals & Q_ATOMIC or b.kind == T_VOID and not b.quals & Q_ATOMIC
    if (a.quals | b.quals) & Q_ATOMIC and not plain_void and (
            (a.quals ^ b.quals) & Q_ATOMIC or a.kind != b.kind and (a.kind == T_VOID or b.kind == T_VOID)):
        _report_assignment(s, m.INCOMPATIBLE_POINTERS, source, ty, purpose, pos, callee, argument)
        return
    if a.main is b.main:
        lost = a.quals & ~b.quals & ~Q_ATOMIC
        if lost and a.kind != T_FUNCTION:
            _discarded(s, lost, purpose, pos, callee, argument)
        return
    if a.kind == T_VOID or b.kind == T_VOID:
        if (a.kind == T_FUNCTION or b.kind == T_FUNCTION):
            if s.pedantic and not is_null_pointer_constant(e):
                s.pedwarn1(m.FUNCTION_VOID_POINTER, pos, _phrase(purpose, source, ty, callee, argument))
            return
        x = element_type(a)
        y = element_type(b)
        lost = x.quals & ~y.quals & ~Q_ATOMIC
        if lost:
            _discarded(s, lost, purpose, pos, callee, argument)
        return
    if a.kind == T_ARRAY and b.kind == T_ARRAY:
        x = element_type(a)
        y = element_type(b)
        if compatible_unqualified(s.types.unqualified(a), s.types.unqualified(b)):
            if x.quals != y.quals and not s.c2x:
                s.pedwarn(m.ARRAY_POINTERS_QUALIFIERS, pos)
            lost = x.quals & ~y.quals
            if lost:
                _discarded(s, lost, purpose, pos, callee, argument, True)
            return
    elif compatible_unqualified(a, b) and (a.quals & Q_ATOMIC) == (b.quals & Q_ATOMIC):
        lost = a.quals & ~b.quals
        if lost and a.kind != T_FUNCTION:
            _discarded(s, lost, purpose, pos, callee, argument)
        return
    elif _sign_variant(s, a, b) and a.kind != T_POINTER:
        if s.diagnostics.enabled("-Wpointer-sign"):
            message = m.POINTER_SIGN_ARGUMENT if purpose == FOR_ARGUMENT else m.POINTER_SIGN
            if purpose == FOR_ARGUMENT:
                s.error2(message, pos, str(argument), "'" + callee + "'")
            elif purpose == FOR_RETURN:
                s.error2(m.POINTER_SIGN_RETURN, pos, quoted(source), quoted(ty))
            else:
                s.error2(message, pos, _phrase(purpose, source, ty, callee, argument), quoted(source))
        lost = a.quals & ~b.quals
        if lost:
            _discarded(s, lost, purpose, pos, callee, argument)
        return
    _report_assignment(s, m.INCOMPATIBLE_POINTERS, source, ty, purpose, pos, callee, argument)


def _address_spaces(s: Sema, source: Type, ty: Type, purpose: i64, pos: i64, callee: str, argument: int) -> None:
    _report_assignment(s, m.ADDRESS_SPACE_MISMATCH, source, ty, purpose, pos, callee, argument)


def _discarded(s: Sema, lost: i64, purpose: i64, pos: i64, callee: str, argument: int, array: bool = False) -> None:
    """-Wdiscarded-qualifiers, and -Wdiscarded-array-qualifiers for pointers to arrays."""
    words = ""
    if lost & Q_CONST:
        words = "const"
    elif lost & 2:
        words = "volatile"
    elif lost & 4:
        words = "restrict"
    else:
        return
    if purpose == FOR_ARGUMENT:
        phrase = "passing argument " + str(argument) + " of '" + callee + "'"
    elif purpose == FOR_RETURN:
        phrase = "return"
    elif purpose == FOR_INITIALIZATION:
        phrase = "initialization"
    else:
        phrase = "assignment"
    s.error2(m.DISCARDED_ARRAY_QUALIFIERS if array else m.DISCARDED_QUALIFIERS, pos, phrase, "'" + words + "'")


def explicit_cast(s: Sema, e: Expr, ty: Type, pos: i64) -> Expr:
    """Apply the cast operator (C11 6.5.4; GCC manual: Cast to Union); e is not yet an rvalue."""
    if ty.kind == T_ERROR or e.type.kind == T_ERROR:
        return s.error_expr(pos)
    to = ty.kind
    if to == T_VOID:
        value = e if e.type.kind in (T_STRUCT, T_UNION) and not e.is_lvalue else rvalue(s, e)
        result = convert(s, value, s.types.void, True)
        result.pos = pos
        return result
    if to == T_ARRAY:
        s.error(m.CAST_TO_ARRAY, pos)
        return s.error_expr(pos)
    if to == T_FUNCTION:
        s.error(m.CAST_TO_FUNCTION, pos)
        return s.error_expr(pos)
    e = rvalue(s, e)
    frm = e.type.kind
    if frm == T_VOID:
        s.error(m.VOID_VALUE_NOT_IGNORED, pos)
        return s.error_expr(pos)
    unqualified = s.types.unqualified(ty)
    if to == T_STRUCT or to == T_UNION:
        if e.type.main is ty.main:
            s.pedwarn(m.CAST_TO_SAME_RECORD, pos)
            return Cast(CAST_NOP, e, unqualified, pos, True)
        if to == T_UNION:
            record = ty.main
            assert isinstance(record, RecordType)
            for field in record.fields:
                if field.name and field.bit_width < 0 and compatible_unqualified(field.type, e.type):
                    s.pedwarn(m.CAST_TO_UNION, pos)
                    return Cast(CAST_UNION, convert(s, e, field.type), unqualified, pos, True)
            s.error(m.CAST_TO_UNION_NOT_MEMBER, pos)
            return s.error_expr(pos)
        s.error(m.CAST_TO_NONSCALAR, pos)
        return s.error_expr(pos)
    if to == T_VECTOR or frm == T_VECTOR:
        if (to == T_VECTOR or is_integer(ty)) and (frm == T_VECTOR or is_integer(e.type)):
            if ty.main.size == e.type.main.size:
                if ty.main is e.type.main:
                    return Cast(CAST_NOP, e, unqualified, pos, True)
                return Cast(CAST_BITCAST, e, unqualified, pos, True)
            if to == T_VECTOR and frm == T_VECTOR:
                s.error2(m.VECTOR_SIZE_CAST, pos, quoted(e.type), quoted(ty))
            elif to == T_VECTOR:
                s.error1(m.CAST_TO_VECTOR_SIZE, pos, quoted(ty))
            else:
                s.error(m.CAST_FROM_VECTOR_SIZE, pos)
            return s.error_expr(pos)
        s.error1(m.CAST_VECTOR_OTHER, pos, quoted(ty if to == T_VECTOR else e.type))
        return s.error_expr(pos)
    if not is_scalar(e.type):
        if frm == T_STRUCT or frm == T_UNION:
            s.error(m.AGGREGATE_WHERE_SCALAR, pos)
        return s.error_expr(pos)
    if to == T_POINTER:
        if frm == T_FLOAT or frm == T_COMPLEX:
            s.error(m.CAST_FLOAT_TO_POINTER, pos)
            return s.error_expr(pos)
        if frm != T_POINTER and e.kind != E_INT and integer_of(e.type).width != s.target.pointer_size * 8:
            s.error(m.INT_TO_POINTER_SIZE, pos)
    elif frm == T_POINTER:
        if to == T_FLOAT or to == T_COMPLEX:
            s.error(m.CAST_POINTER_TO_FLOAT, pos)
            return s.error_expr(pos)
        if to != T_BOOL and integer_of(ty).width != s.target.pointer_size * 8 and not _is_constant_pointer(e):
            s.error(m.POINTER_TO_INT_SIZE, pos)
    result = convert(s, e, unqualified, True)
    result.pos = pos
    return result


def _is_constant_pointer(e: Expr) -> bool:
    """Tell whether a pointer is a cast constant, for which GCC gives no size warning."""
    if e.kind != E_CAST:
        return False
    assert isinstance(e, Cast)
    return e.conversion == CAST_NULL or (e.conversion == CAST_INT_TO_POINTER and e.operand.kind == E_INT)
