"""Typing of primary and postfix expressions, sizeof and _Alignof, _Generic, offsetof and va_arg.

In: what the parser read.  Out: typed nodes.  C11 6.5.1, 6.5.2, 6.5.3.4, 7.16, 7.19; operators are in
compiler/sema/operators.py, built-in functions in compiler/sema/builtin_calls.py.
"""

from __future__ import annotations

from mypy_extensions import i64

from compiler import messages as m
from compiler.sema.ast import (
    B_ADD,
    B_MUL,
    B_PTR_ADD,
    CAST_FUNCTION,
    CAST_LOAD,
    E_CAST,
    E_DECL,
    E_DEREF,
    E_MEMBER,
    Binary,
    Call,
    Cast,
    DeclRef,
    Deref,
    Expr,
    IncDec,
    IntConst,
    Member,
    SizeofType,
    Unary,
    VaArg,
    VectorElement,
)
from compiler.sema.context import FunctionState, Sema
from compiler.sema.conversions import (
    FOR_ARGUMENT,
    assign_convert,
    convert,
    decay_array,
    default_promote,
    mark_address_taken,
    promote,
    rvalue,
)
from compiler.sema.operators import pointer_add
from compiler.sema.relate import compatible_unqualified, quoted, same_type
from compiler.sema.symbols import (
    LINK_EXTERNAL,
    LINK_INTERNAL,
    STORAGE_EXTERN,
    SYM_ENUMERATOR,
    SYM_FUNCTION,
    SYM_OBJECT,
    SYM_TYPEDEF,
    Symbol,
)
from compiler.sema.types import (
    Q_ATOMIC,
    T_ARRAY,
    T_BOOL,
    T_ENUM,
    T_ERROR,
    T_FUNCTION,
    T_INT,
    T_POINTER,
    T_STRUCT,
    T_UNION,
    T_VECTOR,
    T_VOID,
    VARIABLE,
    ArrayType,
    Field,
    FunctionType,
    PointerType,
    Type,
    align_of,
    array_of,
    is_integer,
    is_record,
    normalise,
    pointee,
    record_of,
    size_of,
    vector_of,
)


def reference(s: Sema, symbol: Symbol, pos: i64) -> Expr:
    """Return the expression that a visible name means (C11 6.5.1p2)."""
    kind = symbol.kind
    if kind == SYM_ENUMERATOR:
        return IntConst(symbol.value, symbol.type, pos)
    if kind == SYM_TYPEDEF:
        s.error1(m.EXPECTED_EXPRESSION_BEFORE, pos, "'" + symbol.name + "'")
        return s.error_expr(pos)
    if s.unevaluated == 0:
        symbol.referenced = True
        owner = symbol.owner
        fn = s.function
        if owner is not None and fn is not None and owner is not fn.symbol and (symbol.is_nested or not symbol.is_static_duration):
            if kind == SYM_OBJECT or symbol.is_nested:
                _capture(s, symbol, fn)
        if s.pedantic and symbol.linkage == LINK_INTERNAL and fn is not None and fn.symbol.is_inline \
                and fn.symbol.linkage == LINK_EXTERNAL and not s.gnu89_inline and not fn.symbol.declared_extern:
            s.error2(m.STATIC_USED_IN_INLINE, pos, "'" + symbol.name + "'", "'" + fn.symbol.name + "'")
    if symbol.error_text or symbol.deprecated:
        _report_marked(s, symbol, pos)
    ty = symbol.type
    result = DeclRef(symbol, ty, pos)
    return result


def _report_marked(s: Sema, symbol: Symbol, pos: i64) -> None:
    """__attribute__((unavailable))."""
    if "unavailable" in symbol.attributes:
        s.error1(m.IS_UNAVAILABLE, pos, "'" + symbol.name + "'")


def _capture(s: Sema, symbol: Symbol, fn: FunctionState) -> None:
    """A nested function refers to a variable of a function around it (GCC manual: Nested Functions)."""
    if symbol.kind == SYM_OBJECT:
        symbol.captured = True
    state: FunctionState | None = fn
    while state is not None and state.symbol is not symbol.owner:
        state.symbol.needs_static_chain = True
        state = state.outer


def capture_lengths(s: Sema, param: Symbol, fn: FunctionState) -> None:
    """Mark what the lengths in a nested function's parameter types refer to: they are evaluated inside (C11 6.9.1p10)."""
    pending: list[Expr] = []
    if param.dimension is not None:
        pending.append(param.dimension)
    ty = param.type
    while True:
        main = ty.main
        if isinstance(main, ArrayType):
            if main.length is not None:
                pending.append(main.length)
            ty = main.element
        elif isinstance(main, PointerType):
            ty = main.target
        else:
            break
    while pending:
        e = pending.pop()
        if isinstance(e, DeclRef):
            symbol = e.symbol
            if symbol.owner is not None and symbol.owner is not fn.symbol and not symbol.is_static_duration and not symbol.is_parameter \
                    or symbol.is_parameter and fn.outer is not None and symbol.owner is fn.outer.symbol:
                _capture(s, symbol, fn)
        elif isinstance(e, Binary):
            pending.append(e.left)
            pending.append(e.right)
        elif isinstance(e, (Cast, Unary, IncDec)):
            pending.append(e.operand)


def undeclared(s: Sema, name: str, pos: i64) -> Expr:
    """Report a name with no declaration, once per function as GCC does."""
    if s.function is None:
        s.error1(m.UNDECLARED_OUTSIDE, pos, "'" + name + "'")
        return s.error_expr(pos)
    if name not in s.undeclared:
        s.undeclared.add(name)
        s.error1(m.UNDECLARED, pos, "'" + name + "'")
        if not s.undeclared_noted:
            s.undeclared_noted = True
            s.error(m.UNDECLARED_NOTE, pos)
    return s.error_expr(pos)


def implicit_function(s: Sema, name: str, pos: i64) -> Symbol:
    """Declare `int name()` for a call of an undeclared function (C89 6.3.2.2; GNU in later dialects with a warning)."""
    symbol = Symbol(name, SYM_FUNCTION, FunctionType(s.types.int, [], False, False), pos)
    symbol.is_implicit = True
    symbol.linkage = LINK_EXTERNAL
    symbol.storage = STORAGE_EXTERN
    s.error1(m.IMPLICIT_FUNCTION if s.c89 else m.IMPLICIT_FUNCTION_PEDANTIC, pos, "'" + name + "'")
    return symbol


def member(s: Sema, base: Expr, name: str, arrow: bool, pos: i64) -> Expr:
    """base.name or base->name (C11 6.5.2.3)."""
    if arrow:
        pointer = rvalue(s, base)
        if pointer.type.kind == T_ERROR:
            return pointer
        if pointer.type.kind != T_POINTER:
            s.error2(m.INVALID_INDIRECTION, pos, "->", quoted(pointer.type))
            return s.error_expr(pos)
        target = pointee(pointer.type)
        base = Deref(pointer, target, pos)
    ty = base.type
    if ty.kind == T_ERROR:
        return base
    if not is_record(ty):
        if ty.kind == T_POINTER and is_record(pointee(ty)):
            s.error1(m.MEMBER_OF_POINTER, pos, quoted(base.type))
        else:
            s.error1(m.MEMBER_OF_NONRECORD, pos, "'" + name + "'")
        return s.error_expr(pos)
    record = record_of(ty)
    if not record.is_complete:
        s.error1(m.INVALID_INCOMPLETE_USE, pos, quoted(s.types.unqualified(ty)))
        return s.error_expr(pos)
    if ty.quals & Q_ATOMIC and s.unevaluated == 0:
        s.error(m.ATOMIC_MEMBER_ACCESS, pos)
    return member_of(s, base, name, pos)


def member_of(s: Sema, base: Expr, name: str, pos: i64) -> Expr:
    """Select member `name` of the complete record `base`, through unnamed members."""
    while True:
        record = record_of(base.type)
        field = record.by_name.get(name)
        if field is None:
            s.error2(m.NO_MEMBER, pos, quoted(s.types.unqualified(base.type)), "'" + name + "'")
            return s.error_expr(pos)
        base = select_field(s, base, field, pos)
        if field.is_called(name):
            return base


def select_field(s: Sema, base: Expr, field: Field, pos: i64) -> Member:
    """Build the node for one member; qualifiers of the record pass to it."""
    ty = field.access_type
    quals = base.type.quals & ~Q_ATOMIC
    if quals:
        ty = s.types.qualified(ty, quals)
    storage = s.types.qualified(field.type, quals) if quals else field.type
    return Member(base, field.name, field.offset, field.bit_offset, field.bit_width, ty, storage, field.reverse, pos)


def subscript(s: Sema, left: Expr, right: Expr, pos: i64) -> Expr:
    """left[right] (C11 6.5.2.1); vectors subscript by element."""
    if left.type.kind == T_ERROR or right.type.kind == T_ERROR:
        return s.error_expr(pos)
    if left.type.kind == T_VECTOR:
        index = rvalue(s, right)
        if not is_integer(index.type):
            s.error(m.SUBSCRIPT_NOT_INTEGER, pos)
            return s.error_expr(pos)
        vector = vector_of(left.type)
        if left.is_lvalue:
            mark_address_taken(s, left)
        element = s.types.qualified(vector.element, left.type.quals)
        return VectorElement(left, convert(s, promote(s, index), s.types.ptrdiff_t), element, pos)
    if left.type.kind == T_ARRAY and not left.is_lvalue:
        s.needs(99, "subscripting non-lvalue array", pos, True)
        a = decay_array(s, left)
    else:
        a = rvalue(s, left)
    b = rvalue(s, right)
    if a.type.kind != T_POINTER and b.type.kind == T_POINTER:
        a, b = b, a
    if a.type.kind != T_POINTER:
        s.error(m.SUBSCRIPTED_NEITHER, pos)
        return s.error_expr(pos)
    if not is_integer(b.type):
        s.error(m.SUBSCRIPT_NOT_INTEGER, pos)
        return s.error_expr(pos)
    target = pointee(a.type)
    if target.kind == T_FUNCTION:
        s.error(m.SUBSCRIPTED_FUNCTION, pos)
        return s.error_expr(pos)
    if target.kind == T_VOID and s.unevaluated == 0:
        s.error(m.VOID_DEREFERENCE, pos)
    added = pointer_add(s, B_PTR_ADD, a, b, pos)
    if added.type.kind == T_ERROR:
        return added
    return Deref(added, target, pos)


def _callee_name(e: Expr) -> str:
    """Return how GCC names the called function in messages."""
    if e.kind == E_CAST:
        assert isinstance(e, Cast)
        if e.conversion in (CAST_FUNCTION, CAST_LOAD):
            return _callee_name(e.operand)
    if e.kind == E_DECL:
        assert isinstance(e, DeclRef)
        return e.symbol.name
    if e.kind == E_MEMBER:
        assert isinstance(e, Member)
        return _object_text(e)
    if e.kind == E_DEREF:
        assert isinstance(e, Deref)
        return "*" + _callee_name(e.pointer)
    return ""


def _object_text(e: Member) -> str:
    base = e.base
    if base.kind == E_DEREF:
        assert isinstance(base, Deref)
        inner = _callee_name(base.pointer)
        return inner + "->" + e.name
    inner = _callee_name(base)
    return inner + "." + e.name if inner else e.name


def call(s: Sema, function: Expr, args: list[Expr], arg_positions: list[i64], pos: i64) -> Expr:
    """function(args) (C11 6.5.2.2)."""
    if function.kind == E_DECL:
        assert isinstance(function, DeclRef)
        symbol = function.symbol
        if "isa" in symbol.attributes or (symbol.always_inline and "target" in symbol.attributes):
            from compiler.sema.instruction_sets import check_call  # few units ask for an extension
            check_call(s, symbol, pos)
        if symbol.builtin and symbol.kind == SYM_FUNCTION:
            from compiler.sema.builtin_calls import builtin_call
            special = builtin_call(s, symbol, args, arg_positions, pos)
            if special is not None:
                return special
    callee = rvalue(s, function)
    if callee.type.kind == T_ERROR:
        return callee
    if callee.type.kind != T_POINTER or pointee(callee.type).kind != T_FUNCTION:
        name = _callee_name(function)
        if name:
            s.error1(m.CALLED_NOT_FUNCTION_NAMED, pos, "'" + name + "'")
        else:
            s.error(m.CALLED_NOT_FUNCTION, pos)
        return s.error_expr(pos)
    ty = pointee(callee.type).main
    assert isinstance(ty, FunctionType)
    converted = convert_arguments(s, ty, args, arg_positions, _callee_name(function), pos, function)
    if converted is None:
        return s.error_expr(pos)
    result = ty.result
    if result.kind != T_VOID and not result.is_complete:
        s.error1(m.INVALID_INCOMPLETE_USE, pos, quoted(result))
        return s.error_expr(pos)
    return Call(callee, converted, s.types.unqualified(result) if result.quals else result, pos)


def convert_arguments(s: Sema, ty: FunctionType, args: list[Expr], positions: list[i64], name: str, pos: i64,
                      function: Expr | None) -> list[Expr] | None:
    """Convert arguments to parameters (C11 6.5.2.2p2, p6, p7); None after a fatal mismatch."""
    out: list[Expr] = []
    count = len(args)
    failed = False
    params = ty.params
    if ty.prototyped:
        expected = len(params)
        if count < expected or (count > expected and not ty.variadic):
            message = m.CALL_TOO_FEW if count < expected else m.CALL_TOO_MANY
            s.error1(message, pos if count < expected or not positions else pos, "'" + name + "'" if name else "")
            return None
    elif ty.knr_params is not None and len(ty.knr_params) != count:
        if s.unevaluated == 0 and count < len(ty.knr_params):
            pass    # undefined behaviour that GCC accepts
    index = 0
    while index < count:
        arg = args[index]
        at = positions[index] if index < len(positions) else arg.pos
        value = rvalue(s, arg)
        if value.type.kind == T_ERROR:
            failed = True
        elif value.type.kind == T_VOID:
            if ty.prototyped and index < len(params):
                s.error1(m.VOID_ARGUMENT, at, "")
            else:
                s.error1(m.VOID_ARGUMENT, at, "")
            failed = True
        elif ty.prototyped and index < len(params):
            target = params[index]
            if not target.is_complete:
                s.error2(m.ARGUMENT_INCOMPLETE, at, str(index + 1), "'" + name + "'")
                failed = True
            else:
                value = assign_convert(s, value, s.types.unqualified(target), FOR_ARGUMENT, at, name, index + 1)
                if value.type.kind == T_ERROR:
                    failed = True
        else:
            if not value.type.is_complete:
                s.error1(m.INVALID_INCOMPLETE_USE, at, quoted(value.type))
                failed = True
            else:
                value = default_promote(s, value)
        out.append(value)
        index += 1
    if failed:
        return None
    return out


def sizeof_type(s: Sema, ty: Type, operand: Expr | None, pos: i64, word: str = "sizeof") -> Expr:
    """sizeof (C11 6.5.3.4); operand: the expression, evaluated only when its type is variable-length."""
    kind = ty.kind
    result_type = s.types.size_t
    if kind == T_ERROR:
        return s.error_expr(pos)
    if kind == T_VOID:
        if s.diagnostics.enabled("-Wpointer-arith"):
            s.error1(m.SIZEOF_VOID, pos, word)
        return IntConst(1, result_type, pos)
    if kind == T_FUNCTION:
        if s.diagnostics.enabled("-Wpointer-arith"):
            s.error1(m.SIZEOF_FUNCTION, pos, word)
        return IntConst(1, result_type, pos)
    size = size_of(ty)
    if size == VARIABLE:
        return SizeofType(ty, operand, result_type, pos)
    if size < 0:
        s.error2(m.SIZEOF_INCOMPLETE, pos, word, quoted(s.types.unqualified(ty)))
        return s.error_expr(pos)
    return IntConst(size, result_type, pos)


def sizeof_expr(s: Sema, e: Expr, pos: i64) -> Expr:
    """sizeof unary-expression."""
    if e.kind == E_MEMBER:
        assert isinstance(e, Member)
        if e.bit_width >= 0:
            s.error1(m.SIZEOF_BIT_FIELD, pos, "sizeof")
            return s.error_expr(pos)
    return sizeof_type(s, e.type, e, pos)


def alignof_type(s: Sema, ty: Type, pos: i64, gnu: bool) -> Expr:
    """_Alignof (C11: the least alignment, of members) or __alignof__ (GNU: the preferred one)."""
    kind = ty.kind
    if kind == T_ERROR:
        return s.error_expr(pos)
    if kind == T_VOID or kind == T_FUNCTION:
        if not gnu:
            s.pedwarn(m.ALIGNOF_VOID if kind == T_VOID else m.ALIGNOF_FUNCTION, pos)
        return IntConst(1, s.types.size_t, pos)
    if not ty.is_complete and kind != T_ARRAY:
        s.error2(m.SIZEOF_INCOMPLETE, pos, "__alignof__" if gnu else "_Alignof", quoted(s.types.unqualified(ty)))
        return s.error_expr(pos)
    inner = ty
    while inner.kind == T_ARRAY and not inner.user_align:
        inner = array_of(inner).element
    align = align_of(inner)
    if not gnu and not inner.user_align:
        align = minimum_alignment(s, inner, align)
    return IntConst(align, s.types.size_t, pos)


def minimum_alignment(s: Sema, ty: Type, align: int) -> int:
    """Return the alignment that the target gives a member of type `ty` (i386: at most 4)."""
    limit = s.target.member_align_limit
    if limit and align > limit and _limited_in_records(ty):
        return limit
    return align


def _limited_in_records(ty: Type) -> bool:
    """i386 psABI: long long and double members, complex double too, align to 4 bytes; vectors, long double and
    __float128 do not.  An atomic member keeps its 8 bytes, but GCC takes a record of 8 bytes around one for a long long."""
    main = ty.main
    kind = main.kind
    if is_record(main):
        return size_of(main) == 8 and not main.user_align and not ty.quals & Q_ATOMIC
    if kind == T_INT or kind == T_ENUM or kind == T_BOOL:
        return not ty.quals & Q_ATOMIC
    from compiler.sema.types import ComplexType, FloatType
    if isinstance(main, ComplexType):
        main = main.element
        kind = main.kind
        if kind == T_INT:
            return True
    if isinstance(main, FloatType):
        return main.format == "binary64" and not ty.quals & Q_ATOMIC
    return False


def alignof_expr(s: Sema, e: Expr, pos: i64) -> Expr:
    """__alignof__ expression: that of the object or member named, else of the type (GCC manual: Alignment)."""
    if e.kind == E_MEMBER:
        assert isinstance(e, Member)
        if e.bit_width >= 0:
            s.error1(m.SIZEOF_BIT_FIELD, pos, "__alignof")
            return s.error_expr(pos)
        record = record_of(e.base.type)
        field = record.by_name.get(e.name)
        if field is not None and (field.align or field.packed or record.packed):
            natural = align_of(field.type)
            if field.packed or record.packed:
                natural = 1
            return IntConst(max(natural, field.align), s.types.size_t, pos)
    elif e.kind == E_DECL:
        assert isinstance(e, DeclRef)
        symbol = e.symbol
        if symbol.align:
            return IntConst(symbol.align, s.types.size_t, pos)
    return alignof_type(s, e.type, pos, True)


def va_arg(s: Sema, va_list: Expr, ty: Type, pos: i64, type_pos: i64) -> Expr:
    """__builtin_va_arg (C11 7.16.1.1)."""
    if va_list.type.kind == T_ERROR or ty.kind == T_ERROR:
        return s.error_expr(pos)
    expected = s.types.va_list
    ok = False
    if expected.kind == T_ARRAY:
        element = array_of(expected).element
        if va_list.type.kind == T_ARRAY:
            ok = array_of(va_list.type).element.main is element.main
        elif va_list.type.kind == T_POINTER:
            ok = pointee(va_list.type).main is element.main
            va_list = rvalue(s, va_list)
    else:
        ok = compatible_unqualified(va_list.type, expected)
    if not ok:
        s.error(m.VA_ARG_NOT_VA_LIST, pos)
        return s.error_expr(pos)
    if va_list.type.kind == T_ARRAY:
        va_list = rvalue(s, va_list)
    elif va_list.is_lvalue:
        mark_address_taken(s, va_list)
    if ty.kind == T_FUNCTION:
        s.error1(m.VA_ARG_FUNCTION, type_pos, quoted(ty))
        return s.error_expr(pos)
    if not ty.is_complete:
        s.error2(m.VA_ARG_INCOMPLETE, type_pos, quoted(ty), "")
        return s.error_expr(pos)
    promoted = default_promoted_type(s, ty)
    if promoted is not None:
        s.error2(m.VA_ARG_PROMOTED, pos, quoted(ty), quoted(promoted))
    return VaArg(va_list, s.types.unqualified(ty), pos)


def default_promoted_type(s: Sema, ty: Type) -> Type | None:
    """Return what `ty` becomes when passed through `...`, None when unchanged."""
    from compiler.sema.conversions import promoted_type
    if ty.kind in (T_INT, T_BOOL):
        promoted = promoted_type(s, ty)
        return None if promoted.main is ty.main else promoted
    if ty.main is s.types.float:
        return s.types.double
    return None


class OffsetofStep:
    """One designator of offsetof: a member name, or an index expression."""

    __slots__ = ("name", "index", "pos")

    def __init__(self, name: str, index: Expr | None, pos: i64) -> None:
        self.name: str = name
        self.index: Expr | None = index
        self.pos: i64 = pos


def offsetof(s: Sema, ty: Type, steps: list[OffsetofStep], pos: i64) -> Expr:
    """__builtin_offsetof(type, designator) (C11 7.19p3); indices may be variable (GNU)."""
    size_t = s.types.size_t
    offset = 0
    dynamic: Expr | None = None
    strict = True
    current = ty
    for step in steps:
        if current.kind == T_ERROR:
            return s.error_expr(pos)
        if step.index is None:
            if not is_record(current):
                s.error1(m.MEMBER_OF_NONRECORD, step.pos, "'" + step.name + "'")
                return s.error_expr(pos)
            record = record_of(current)
            if not record.is_complete:
                s.error1(m.INVALID_INCOMPLETE_USE, step.pos, quoted(s.types.unqualified(current)))
                return s.error_expr(pos)
            while True:
                field = record.by_name.get(step.name)
                if field is None:
                    s.error2(m.NO_MEMBER, step.pos, quoted(s.types.unqualified(current)), "'" + step.name + "'")
                    return s.error_expr(pos)
                if field.bit_width >= 0:
                    s.error1(m.ADDRESS_OF_BIT_FIELD, step.pos, "'" + field.name + "'")
                    return s.error_expr(pos)
                if field.offset < 0:
                    raise s.unsupported("type", "offsetof behind a variable-length member", pos)
                offset += field.offset
                current = field.type
                if field.is_called(step.name):
                    break
                record = record_of(field.type)
            continue
        index = rvalue(s, step.index)
        if current.kind != T_ARRAY:
            s.error(m.SUBSCRIPTED_NEITHER, step.pos)
            return s.error_expr(pos)
        if not is_integer(index.type):
            if index.type.kind != T_ERROR:
                s.error(m.SUBSCRIPT_NOT_INTEGER, step.pos)
            return s.error_expr(pos)
        current = array_of(current).element
        size = size_of(current)
        if size == VARIABLE:
            scale: Expr = SizeofType(current, None, size_t, pos)
        else:
            scale = IntConst(size, size_t, pos)
        if isinstance(index, IntConst) and size >= 0:
            offset += index.value * size
            strict = strict and index.strict
        else:
            scaled = Binary(B_MUL, convert(s, index, size_t), scale, size_t, pos)
            dynamic = scaled if dynamic is None else Binary(B_ADD, dynamic, scaled, size_t, pos)
    constant = IntConst(normalise(offset, size_t.width, False), size_t, pos)
    constant.strict = strict
    if dynamic is None:
        return constant
    return Binary(B_ADD, dynamic, constant, size_t, pos)


def generic_control_type(s: Sema, e: Expr) -> Type:
    """Return the type that _Generic compares: that of the value, qualifiers dropped (C17 6.5.1.1p2, DR 481)."""
    ty = e.type
    if ty.kind == T_ARRAY or ty.kind == T_FUNCTION:
        return rvalue(s, e).type
    return s.types.unqualified(ty)


def types_match(a: Type, b: Type) -> bool:
    """Tell whether two types are compatible for _Generic."""
    return same_type(a, b)


def types_compatible_p(s: Sema, a: Type, b: Type) -> bool:
    """__builtin_types_compatible_p: top-level qualifiers ignored; different enumerations are different types."""
    x = s.types.unqualified(a)
    y = s.types.unqualified(b)
    if x.kind == T_ENUM and y.kind == T_ENUM:
        return x.main is y.main
    if x.kind in (T_STRUCT, T_UNION) and y.kind in (T_STRUCT, T_UNION):
        return x.main is y.main
    return compatible_unqualified(x, y)


def array_parameter_size_warning(s: Sema, e: Expr, pos: i64) -> None:
    """-Wsizeof-array-argument: sizeof a parameter declared as an array."""
    if e.kind == E_DECL:
        assert isinstance(e, DeclRef)
        if e.symbol.is_parameter and "array-parameter" in e.symbol.attributes:
            s.error2(m.SIZEOF_ARRAY_PARAMETER, pos, "'" + e.symbol.name + "'", quoted(e.type))


def discard(s: Sema, e: Expr) -> Expr:
    """Return `e` evaluated for its side effects, as an expression of void type."""
    if is_record(e.type) and not e.is_lvalue:
        return convert(s, e, s.types.void)
    if e.type.kind == T_ARRAY and not e.is_lvalue:
        return convert(s, e, s.types.void)
    e = rvalue(s, e)
    return convert(s, e, s.types.void)
