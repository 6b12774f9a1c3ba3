"""Constant expressions: folding of operators and evaluation with C's strictness and GCC's latitude.

fold_unary, fold_binary: operators on constant nodes, used while expressions are built (C11 6.6; GCC folds the same).
evaluate: reduces any typed expression to a constant node or None: IntConst, FloatConst, ComplexExpr of constants,
AddressConst, LabelDifference, VectorConst or StringLiteral (for an array).  It takes what GCC takes in a static
initialiser: chosen arms of ?: whose condition is constant, built-in functions of constants, "abc"[1], differences of
labels, static const objects.  Nothing with a side effect is ever folded away.
"""

from __future__ import annotations

from mypy_extensions import i64

from compiler.sema import softfloat
from compiler.sema.ast import (
    B_ADD,
    B_AND,
    B_COMMA,
    B_DIV,
    B_EQ,
    B_GE,
    B_GT,
    B_LE,
    B_LOGICAL_AND,
    B_LOGICAL_OR,
    B_LT,
    B_MOD,
    B_MUL,
    B_NE,
    B_OR,
    B_PTR_ADD,
    B_PTR_DIFF,
    B_PTR_SUB,
    B_SHL,
    B_SHR,
    B_SUB,
    B_XOR,
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
    CAST_SPLAT,
    CAST_UNION,
    CAST_VECTOR_CONVERT,
    E_ADDRESS,
    E_ADDRESS_CONST,
    E_ASSIGN,
    E_BINARY,
    E_BUILTIN,
    E_CALL,
    E_CAST,
    E_COMPLEX,
    E_COMPOUND_ASSIGN,
    E_COMPOUND_LITERAL,
    E_CONDITIONAL,
    E_DECL,
    E_DEREF,
    E_FLOAT,
    E_INCDEC,
    E_INT,
    E_LABEL_ADDRESS,
    E_LABEL_DIFFERENCE,
    E_MEMBER,
    E_REUSE,
    E_STATEMENT,
    E_STRING,
    E_TYPE_EVALUATION,
    E_UNARY,
    E_VA_ARG,
    E_VECTOR_CONST,
    E_VECTOR_ELEMENT,
    U_IMAG,
    U_LOGICAL_NOT,
    U_NEG,
    U_NOT,
    U_REAL,
    AddressConst,
    AddressOf,
    Binary,
    BuiltinCall,
    Cast,
    ComplexExpr,
    CompoundLiteral,
    Conditional,
    DeclRef,
    Deref,
    Expr,
    FloatConst,
    InitItem,
    IntConst,
    LabelAddress,
    LabelDifference,
    Member,
    Reuse,
    SizeofType,
    StringLiteral,
    TypeEvaluation,
    Unary,
    VectorConst,
    VectorElement,
)
from compiler.sema.context import Sema
from compiler.sema.conversions import convert, int_const
from compiler.sema.softfloat import SoftFloat
from compiler.sema.symbols import SYM_FUNCTION, SYM_OBJECT
from compiler.sema.types import (
    Q_CONST,
    Q_VOLATILE,
    T_ARRAY,
    T_FLOAT,
    T_FUNCTION,
    T_STRUCT,
    T_UNION,
    T_VECTOR,
    T_VOID,
    ArrayType,
    PointerType,
    Type,
    complex_of,
    integer_of,
    is_integer,
    normalise,
    pointee,
    vector_of,
)


def fold_integers(s: Sema, op: i64, left: IntConst, right: IntConst, ty: Type, pos: i64) -> IntConst | None:
    """Fold `left op right` in integer type `ty`; None for division by zero and impossible shifts."""
    a = left.value
    b = right.value
    overflow = left.overflow or right.overflow
    if B_LT <= op <= B_NE:
        if op == B_LT:
            truth = a < b
        elif op == B_GT:
            truth = a > b
        elif op == B_LE:
            truth = a <= b
        elif op == B_GE:
            truth = a >= b
        elif op == B_EQ:
            truth = a == b
        else:
            truth = a != b
        result = IntConst(1 if truth else 0, ty, pos)
        result.bool_context = True
    else:
        main = integer_of(ty)
        if op == B_ADD:
            value = a + b
        elif op == B_SUB:
            value = a - b
        elif op == B_MUL:
            value = a * b
        elif op == B_AND:
            value = a & b
        elif op == B_OR:
            value = a | b
        elif op == B_XOR:
            value = a ^ b
        elif op == B_DIV or op == B_MOD:
            if b == 0:
                return None
            quotient = abs(a) // abs(b)
            if (a < 0) != (b < 0):
                quotient = -quotient
            value = quotient if op == B_DIV else a - b * quotient
            if main.signed and quotient >> (main.width - 1) == 1:
                overflow = True     # the smallest value by -1, of the remainder too (C11 6.5.5p6)
        elif op == B_SHL or op == B_SHR:
            if b < 0 or b >= main.width:
                return None
            value = a << b if op == B_SHL else a >> b
        else:
            return None
        folded = normalise(value, main.width, main.signed)
        if folded != value and main.signed and op != B_SHL:
            overflow = True
        result = IntConst(folded, ty, pos)
    result.strict = left.strict and right.strict
    if op == B_SHL and not s.c89 and not s.wrapv and main_signed(ty) and (a < 0 or a << b >> (integer_of(ty).width - 1)):
        result.strict = False       # C99 6.5.7p4: undefined, so no constant expression
    result.overflow = overflow
    return result


def main_signed(ty: Type) -> bool:
    """Tell whether `ty` is a signed integer type."""
    return is_integer(ty) and integer_of(ty).signed


def fold_floats(s: Sema, op: i64, left: FloatConst, right: FloatConst, ty: Type, pos: i64) -> Expr | None:
    """Fold a floating operator; None where the result depends on the rounding mode or must raise at run time."""
    a = left.value
    b = right.value
    if s.signaling_nans and (a.signalling or b.signalling):
        return None
    if B_LT <= op <= B_NE:
        order = softfloat.compare(a, b)
        if order == 2:
            if op != B_NE and op != B_EQ and s.trapping_math and not s.folding_static:
                return None
            truth = op == B_NE
        elif op == B_LT:
            truth = order < 0
        elif op == B_GT:
            truth = order > 0
        elif op == B_LE:
            truth = order <= 0
        elif op == B_GE:
            truth = order >= 0
        elif op == B_EQ:
            truth = order == 0
        else:
            truth = order != 0
        folded = IntConst(1 if truth else 0, ty, pos)
        folded.strict = False
        return folded
    if op == B_ADD:
        value = softfloat.add(a, b)
    elif op == B_SUB:
        value = softfloat.subtract(a, b)
    elif op == B_MUL:
        value = softfloat.multiply(a, b)
    elif op == B_DIV:
        value = softfloat.divide(a, b)
    else:
        return None
    if s.folding_static:
        # In a static initialiser nothing happens at run time: GCC folds whatever the modes.
        return FloatConst(value, ty, pos)
    if value.invalid and s.trapping_math:
        return None
    if value.inexact and s.rounding_math:
        return None
    if value.category == softfloat.INFINITE and a.category == softfloat.FINITE and b.category == softfloat.FINITE:
        if s.trapping_math:
            return None
    return FloatConst(value, ty, pos)


def fold_binary(s: Sema, op: i64, left: Expr, right: Expr, ty: Type, pos: i64) -> Expr | None:
    """Fold `left op right` when both are integer or both floating constants."""
    if left.kind == E_INT and right.kind == E_INT:
        assert isinstance(left, IntConst) and isinstance(right, IntConst)
        if op == B_LOGICAL_AND or op == B_LOGICAL_OR:
            truth = (left.value != 0 and right.value != 0) if op == B_LOGICAL_AND else (
                left.value != 0 or right.value != 0)
            folded = IntConst(1 if truth else 0, ty, pos)
            folded.strict = left.strict and right.strict
            folded.bool_context = True
            return folded
        if op > B_NE or ty.kind == T_VECTOR:
            return None
        return fold_integers(s, op, left, right, ty, pos)
    if left.kind == E_FLOAT and right.kind == E_FLOAT and op <= B_NE:
        assert isinstance(left, FloatConst) and isinstance(right, FloatConst)
        return fold_floats(s, op, left, right, ty, pos)
    return None


def fold_unary(s: Sema, op: i64, operand: Expr, ty: Type, pos: i64) -> Expr | None:
    """Fold a unary operator on a constant."""
    if operand.kind == E_INT:
        assert isinstance(operand, IntConst)
        if op == U_LOGICAL_NOT:
            result = IntConst(0 if operand.value else 1, ty, pos)
            result.bool_context = True
            if operand.overflow:
                result.strict = False
                return result
        else:
            main = integer_of(ty)
            if op == U_NEG:
                value = -operand.value
            elif op == U_NOT:
                value = ~operand.value
            else:
                return None
            result = IntConst(normalise(value, main.width, main.signed), ty, pos)
            result.overflow = operand.overflow or (op == U_NEG and main.signed and result.value != value)
        result.strict = operand.strict
        return result
    if operand.kind == E_FLOAT:
        assert isinstance(operand, FloatConst)
        if op == U_NEG:
            return FloatConst(operand.value.negated(), ty, pos)
        if op == U_LOGICAL_NOT:
            result = IntConst(1 if operand.value.is_zero() else 0, ty, pos)
            result.strict = False
            return result
    return None


def _absolute(offset: int, ty: Type, pos: i64) -> AddressConst:
    """A pointer constant with no base."""
    return AddressConst(None, None, None, offset, ty, pos)


def has_base(e: AddressConst) -> bool:
    """Tell whether an address constant is relative to something."""
    return e.symbol is not None or e.string is not None or e.label is not None


def _same_base(a: AddressConst, b: AddressConst) -> bool:
    """Equal string literals share one object, as GCC's do."""
    if a.string is not None and b.string is not None:
        return a.string.data == b.string.data and a.string.width == b.string.width
    return a.symbol is b.symbol and a.string is b.string and a.label is b.label


def _moved(e: AddressConst, delta: int, ty: Type, s: Sema) -> AddressConst:
    offset = e.offset + delta
    if not has_base(e):
        offset = normalise(offset, s.target.pointer_size * 8, False)
    return AddressConst(e.symbol, e.string, e.label, offset, ty, e.pos)


def address(s: Sema, e: Expr) -> AddressConst | None:
    """Return the constant address of the lvalue or function designator `e`, or None (C11 6.6p9)."""
    delta = 0
    while True:
        kind = e.kind
        if kind == E_MEMBER:
            assert isinstance(e, Member)
            if e.bit_width >= 0 or e.offset < 0:
                return None
            delta += e.offset
            e = e.base
            continue
        if kind == E_VECTOR_ELEMENT:
            assert isinstance(e, VectorElement)
            index = evaluate(s, e.index)
            if not isinstance(index, IntConst):
                return None
            delta += index.value * e.type.main.size
            e = e.base
            continue
        if kind == E_UNARY:
            assert isinstance(e, Unary)
            if e.op == U_IMAG and e.is_lvalue:
                delta += e.type.main.size
            elif e.op != U_REAL or not e.is_lvalue:
                return None
            e = e.operand
            continue
        break
    if kind == E_DECL:
        assert isinstance(e, DeclRef)
        symbol = e.symbol
        if symbol.kind == SYM_FUNCTION and not symbol.is_nested:
            return AddressConst(symbol, None, None, delta, e.type, e.pos)
        if symbol.kind == SYM_OBJECT and symbol.is_static_duration and not symbol.thread_local \
                and not symbol.register_name:
            return AddressConst(symbol, None, None, delta, e.type, e.pos)
        return None
    if kind == E_STRING:
        assert isinstance(e, StringLiteral)
        return AddressConst(None, e, None, delta, e.type, e.pos)
    if kind == E_COMPOUND_LITERAL:
        assert isinstance(e, CompoundLiteral)
        if not e.symbol.is_static_duration:
            return None
        return AddressConst(e.symbol, None, None, delta, e.type, e.pos)
    if kind == E_DEREF:
        assert isinstance(e, Deref)
        pointer = evaluate(s, e.pointer)
        if isinstance(pointer, AddressConst):
            return _moved(pointer, delta, e.type, s)
    return None


def evaluate(s: Sema, e: Expr, initializer: bool = False) -> Expr | None:
    """Reduce `e` (an rvalue, or an array lvalue) to a constant node, None when it is not constant.

    initializer: the value of a static initialiser, where GCC also takes static const objects.
    """
    kind = e.kind
    if kind == E_INT or kind == E_FLOAT or kind == E_ADDRESS_CONST or kind == E_LABEL_DIFFERENCE \
            or kind == E_VECTOR_CONST or kind == E_STRING:
        return e
    if kind == E_CAST:
        assert isinstance(e, Cast)
        return _evaluate_cast(s, e, initializer)
    if kind == E_BINARY:
        assert isinstance(e, Binary)
        return _evaluate_binary(s, e, initializer)
    if kind == E_UNARY:
        assert isinstance(e, Unary)
        operand = evaluate(s, e.operand, initializer)
        if operand is None:
            return None
        return _evaluate_unary(s, e.op, operand, e.type, e.pos)
    if kind == E_ADDRESS:
        assert isinstance(e, AddressOf)
        found = address(s, e.operand)
        if found is None:
            return None
        return _moved(found, 0, e.type, s)
    if kind == E_CONDITIONAL:
        assert isinstance(e, Conditional)
        test = evaluate(s, e.condition, initializer)
        if test is None:
            return None
        truth = truth_value(test)
        if truth is None:
            return None
        arm = evaluate(s, e.then if truth else e.otherwise, initializer)
        if isinstance(arm, IntConst) and arm.strict and not (
                isinstance(test, IntConst) and test.strict and not mentions_objects(s, e.otherwise if truth else e.then)):
            weaker = IntConst(arm.value, arm.type, arm.pos)
            weaker.strict = False
            weaker.overflow = arm.overflow
            return weaker
        return arm
    if kind == E_REUSE:
        assert isinstance(e, Reuse)
        return evaluate(s, e.value, initializer)
    if kind == E_LABEL_ADDRESS:
        assert isinstance(e, LabelAddress)
        return AddressConst(None, None, e.label, 0, e.type, e.pos)
    if kind == E_COMPLEX:
        assert isinstance(e, ComplexExpr)
        real = evaluate(s, e.real, initializer)
        imag = evaluate(s, e.imag, initializer)
        if real is None or imag is None:
            return None
        return ComplexExpr(real, imag, e.type, e.pos)
    if kind == E_BUILTIN:
        assert isinstance(e, BuiltinCall)
        from compiler.sema.builtin_fold import fold_builtin
        return fold_builtin(s, e, True)
    if kind == E_TYPE_EVALUATION:
        assert isinstance(e, TypeEvaluation)
        forbidden = _lengths_are_forbidden(s, e.operand_type) if s.folding_static else _lengths_have_effects(e.operand_type)
        return None if forbidden else e
    if kind == E_COMPOUND_LITERAL and (initializer or e.type.kind == T_VECTOR):
        assert isinstance(e, CompoundLiteral)
        if e.symbol.init is not None and e.symbol.init.is_constant and e.type.kind in (T_STRUCT, T_UNION, T_ARRAY):
            return e
    return None


def mentions_objects(s: Sema, e: Expr) -> bool:
    """Tell whether `e`, which is not evaluated, reads an object or calls a function (C11 6.6p6 then denies strictness);
    in C90 a comma does it too (6.4)."""
    stack: list[Expr] = [e]
    while stack:
        node = stack.pop()
        if isinstance(node, Binary):
            if node.op == B_COMMA and s.c89:
                return True
            stack.append(node.left)
            stack.append(node.right)
        elif isinstance(node, (Cast, Unary)):
            stack.append(node.operand)
        elif isinstance(node, Conditional):
            stack.append(node.condition)
            stack.append(node.then)
            stack.append(node.otherwise)
        elif not isinstance(node, (IntConst, FloatConst)):
            return True
    return False


def has_forbidden_operator(s: Sema, e: Expr) -> bool:
    """Tell whether `e` evaluates an operator that no constant expression may have: assignment, ++, --, a call, a comma
    (C11 6.6p3).  In C90 what is not evaluated counts too."""
    stack: list[Expr] = [e]
    while stack:
        node = stack.pop()
        if isinstance(node, Binary):
            if node.op == B_COMMA and isinstance(node.left, TypeEvaluation):
                if _lengths_are_forbidden(s, node.left.operand_type):
                    return True
            elif node.op == B_COMMA:
                return True
            else:
                stack.append(node.left)
            stack.append(node.right)
        elif isinstance(node, (Cast, Unary, AddressOf)):
            stack.append(node.operand)
        elif isinstance(node, Deref):
            stack.append(node.pointer)
        elif isinstance(node, Member):
            stack.append(node.base)
        elif isinstance(node, Reuse):
            stack.append(node.value)
        elif isinstance(node, SizeofType):
            if _lengths_are_forbidden(s, node.operand_type):
                return True
        elif isinstance(node, CompoundLiteral):
            if node.symbol.init is not None:
                for item in node.symbol.init.items:
                    stack.append(item.value)
        elif isinstance(node, Conditional):
            test = evaluate(s, node.condition)
            truth = truth_value(test) if test is not None and not s.c89 else None
            stack.append(node.condition)
            if truth is not False:
                stack.append(node.then)
            if truth is not True:
                stack.append(node.otherwise)
        elif node.kind in (E_ASSIGN, E_COMPOUND_ASSIGN, E_INCDEC, E_CALL, E_STATEMENT, E_VA_ARG):
            return True
    return False


def _lengths_are_forbidden(s: Sema, ty: Type) -> bool:
    """Tell whether evaluating the lengths of a variably modified type name takes an operator that no constant
    expression may have; those of a typedef were evaluated where it was declared."""
    while True:
        main = ty.main
        if isinstance(main, ArrayType):
            if main.length is not None and not main.declared and has_forbidden_operator(s, main.length):
                return True
            ty = main.element
        elif isinstance(main, PointerType):
            ty = main.target
        else:
            return False


def _lengths_have_effects(ty: Type) -> bool:
    """Tell whether computing the lengths of a variably modified type does more than compute."""
    while True:
        main = ty.main
        if isinstance(main, ArrayType):
            if main.length is not None and has_side_effects(main.length):
                return True
            ty = main.element
        elif isinstance(main, PointerType):
            ty = main.target
        else:
            return False


def truth_value(e: Expr) -> bool | None:
    """Return whether a constant node is non-zero, None when only the linker knows."""
    if isinstance(e, IntConst):
        return e.value != 0
    if isinstance(e, FloatConst):
        return not e.value.is_zero()
    if isinstance(e, AddressConst):
        if not has_base(e):
            return e.offset != 0
        if e.symbol is not None and (e.symbol.weak or e.symbol.alias):
            return None
        return True
    if isinstance(e, ComplexExpr):
        real = truth_value(e.real)
        imag = truth_value(e.imag)
        if real is None or imag is None:
            return None
        return real or imag
    return None


def _literal_element(s: Sema, e: Expr, initializer: bool) -> Expr | None:
    """Read through an lvalue that is constant: an element of a string literal, or a static const scalar."""
    if e.type.quals & Q_VOLATILE:
        return None
    if e.kind == E_DECL:
        assert isinstance(e, DeclRef)
        symbol = e.symbol
        if symbol.constant_value is not None:
            return symbol.constant_value
        if not initializer or symbol.kind != SYM_OBJECT or not symbol.type.quals & Q_CONST:
            return None
        if not symbol.is_static_duration and s.function is not None:
            return None
        return constant_initial_value(symbol.init, e.type)
    if e.kind == E_DEREF:
        found = address(s, e)
        if found is not None and found.string is not None and is_integer(e.type):
            literal = found.string
            size = e.type.main.size
            if size == literal.width and 0 <= found.offset <= len(literal.data) - size:
                value = int.from_bytes(literal.data[found.offset:found.offset + size],
                                       "big" if s.target.big_endian else "little")
                result = int_const(s, value, e.type, e.pos)
                result.strict = False
                return result
    if e.kind == E_COMPOUND_LITERAL:
        assert isinstance(e, CompoundLiteral)
        init = e.symbol.init
        if init is not None and init.is_constant and (initializer or e.type.kind == T_VECTOR):
            if e.type.kind in (T_STRUCT, T_UNION):
                return e if e.symbol.is_static_duration or initializer else None
            if e.type.kind == T_VECTOR:
                return _vector_from_items(s, init.items, e.type, e.pos)
            return constant_initial_value(init, e.type)
    return None


def constant_initial_value(init: object, ty: Type) -> Expr | None:
    """Return the constant a scalar object was initialised with, or None."""
    from compiler.sema.ast import Initializer
    if not isinstance(init, Initializer) or len(init.items) != 1 or not init.is_constant:
        return None
    item = init.items[0]
    if item.bit_width >= 0 or item.offset != 0 or item.value.type.main is not ty.main:
        return None
    value = item.value
    if isinstance(value, IntConst):
        copy = IntConst(value.value, value.type, value.pos)
        copy.strict = False
        return copy
    if isinstance(value, (FloatConst, ComplexExpr)):
        return value
    if isinstance(value, AddressConst):
        return value
    return None


def _vector_from_items(s: Sema, items: list[InitItem], ty: Type, pos: i64) -> Expr | None:
    """Build a VectorConst from the items of a vector compound literal."""
    vector = vector_of(ty)
    elements: list[Expr] = []
    index = 0
    zero = convert(s, IntConst(0, s.types.int, pos), vector.element)
    while index < vector.count:
        elements.append(zero)
        index += 1
    for item in items:
        slot = item.offset // vector.element.size
        if item.value.type.main is not vector.element.main or slot >= vector.count:
            return None
        if not isinstance(item.value, (IntConst, FloatConst)):
            return None
        count = 0
        while count < item.repeat:
            elements[slot + count] = item.value
            count += 1
    return VectorConst(elements, ty, pos)


def _evaluate_cast(s: Sema, e: Cast, initializer: bool) -> Expr | None:
    conversion = e.conversion
    ty = e.type
    if conversion == CAST_ARRAY:
        found = address(s, e.operand)
        if found is None:
            return None
        return _moved(found, 0, ty, s)
    if conversion == CAST_FUNCTION:
        found = address(s, e.operand)
        if found is None:
            return None
        return _moved(found, 0, ty, s)
    if conversion == CAST_LOAD:
        return _literal_element(s, e.operand, initializer)
    if conversion == CAST_NULL:
        return _absolute(0, ty, e.pos)
    operand = evaluate(s, e.operand, initializer)
    if operand is None:
        return None
    if conversion == CAST_INT_TO_POINTER:
        if isinstance(operand, IntConst):
            return _absolute(normalise(operand.value, s.target.pointer_size * 8, False), ty, e.pos)
        if isinstance(operand, AddressConst):
            return _moved(operand, 0, ty, s)
        return None
    if conversion == CAST_POINTER or conversion == CAST_ADDRESS_SPACE:
        if isinstance(operand, AddressConst):
            return _moved(operand, 0, ty, s)
        return None
    if conversion == CAST_POINTER_TO_INT:
        if isinstance(operand, AddressConst):
            if not has_base(operand):
                result = int_const(s, operand.offset, ty, e.pos)
                result.strict = False
                return result
            return _moved(operand, 0, ty, s)
        return None
    if conversion == CAST_INT:
        if isinstance(operand, AddressConst) or isinstance(operand, LabelDifference):
            target = integer_of(ty)
            if isinstance(operand, LabelDifference):
                return LabelDifference(operand.left, operand.right, operand.offset, ty, e.pos)
            if target.width == s.target.pointer_size * 8:
                return _moved(operand, 0, ty, s)
            return None
        if isinstance(operand, IntConst):
            return convert(s, operand, ty)
        return None
    if conversion == CAST_BOOL:
        truth = truth_value(operand)
        if truth is None:
            return None
        result = IntConst(1 if truth else 0, ty, e.pos)
        result.strict = False
        return result
    if conversion in (CAST_FLOAT, CAST_INT_TO_FLOAT, CAST_FLOAT_TO_INT, CAST_REAL_TO_COMPLEX, CAST_COMPLEX,
                      CAST_COMPLEX_TO_REAL):
        if isinstance(operand, (IntConst, FloatConst, ComplexExpr)):
            result_e = convert(s, operand, ty, e.explicit)
            if result_e.kind in (E_INT, E_FLOAT, E_COMPLEX):
                return result_e
            if result_e.kind == E_CAST and not s.rounding_math:
                return None
        return None
    if conversion == CAST_NOP:
        if operand.kind == E_COMPOUND_LITERAL:
            return operand
        if isinstance(operand, IntConst):
            return convert(s, operand, ty)
        return operand
    if conversion == CAST_UNION:
        return e if operand.kind in (E_INT, E_FLOAT, E_ADDRESS_CONST) and initializer else None
    if conversion == CAST_BITCAST:
        return _bitcast(s, operand, ty, e.pos)
    if conversion == CAST_SPLAT and isinstance(operand, (IntConst, FloatConst)):
        elements: list[Expr] = []
        index = 0
        while index < vector_of(ty).count:
            elements.append(operand)
            index += 1
        return VectorConst(elements, ty, e.pos)
    if conversion == CAST_VECTOR_CONVERT and isinstance(operand, VectorConst):
        element = vector_of(ty).element
        out: list[Expr] = []
        for item in operand.elements:
            changed = convert(s, item, element)
            if changed.kind != E_INT and changed.kind != E_FLOAT:
                return None
            out.append(changed)
        return VectorConst(out, ty, e.pos)
    return None


def scalar_bits(s: Sema, e: Expr) -> bytes | None:
    """Return the target representation of an integer or floating constant."""
    order = "big" if s.target.big_endian else "little"
    if isinstance(e, IntConst):
        size = e.type.main.size
        value = e.value & ((1 << (8 * size)) - 1)
        return value.to_bytes(size, "big") if order == "big" else value.to_bytes(size, "little")
    if isinstance(e, FloatConst):
        size = e.type.main.size
        bits = softfloat.encode(e.value)
        return bits.to_bytes(size, "big") if order == "big" else bits.to_bytes(size, "little")
    return None


def _bitcast(s: Sema, operand: Expr, ty: Type, pos: i64) -> Expr | None:
    """Reinterpret a vector or integer constant of the same size."""
    if isinstance(operand, VectorConst):
        pieces: list[bytes] = []
        for item in operand.elements:
            bits = scalar_bits(s, item)
            if bits is None:
                return None
            pieces.append(bits)
        data = b"".join(pieces)
    else:
        bits = scalar_bits(s, operand)
        if bits is None:
            return None
        data = bits
    if ty.kind == T_VECTOR:
        vector = vector_of(ty)
        size = vector.element.size
        elements: list[Expr] = []
        index = 0
        while index < vector.count:
            value = scalar_from_bits(s, data[index * size:index * size + size], vector.element, pos)
            if value is None:
                return None
            elements.append(value)
            index += 1
        return VectorConst(elements, ty, pos)
    return scalar_from_bits(s, data, ty, pos)


def scalar_from_bits(s: Sema, data: bytes, ty: Type, pos: i64) -> Expr | None:
    """Return the constant of integer or floating type whose representation is `data`."""
    value = int.from_bytes(data, "big") if s.target.big_endian else int.from_bytes(data, "little")
    if is_integer(ty):
        result = int_const(s, value, ty, pos)
        result.strict = False
        return result
    if ty.kind == T_FLOAT:
        from compiler.sema.types import float_of
        fmt = softfloat.format_named(float_of(ty).format)
        if fmt.name == "x87":
            value &= (1 << 80) - 1
        return FloatConst(softfloat.decode(fmt, value), ty, pos)
    return None


def _evaluate_unary(s: Sema, op: i64, operand: Expr, ty: Type, pos: i64) -> Expr | None:
    if isinstance(operand, ComplexExpr):
        if op == U_REAL:
            return operand.real
        if op == U_IMAG:
            return operand.imag
        if op == U_NEG or op == U_NOT:
            element = complex_of(ty).element
            real: Expr | None = operand.real
            if op == U_NEG:
                real = fold_unary(s, U_NEG, operand.real, element, pos)
            imag = fold_unary(s, U_NEG, operand.imag, element, pos)
            if real is None or imag is None:
                return None
            return ComplexExpr(real, imag, ty, pos)
    if op == U_LOGICAL_NOT:
        truth = truth_value(operand)
        if truth is None:
            return None
        result = IntConst(0 if truth else 1, ty, pos)
        result.strict = isinstance(operand, IntConst) and operand.strict
        return result
    if isinstance(operand, VectorConst):
        elements: list[Expr] = []
        for item in operand.elements:
            value = fold_unary(s, op, item, item.type, pos)
            if value is None:
                return None
            elements.append(value)
        return VectorConst(elements, ty, pos)
    if op == U_REAL:
        return operand
    return fold_unary(s, op, operand, ty, pos)


def _evaluate_binary(s: Sema, e: Binary, initializer: bool) -> Expr | None:
    op = e.op
    # A long chain leans to the left: gather it first, so that depth here does not grow with its length.
    chain: list[Binary] = []
    first: Expr = e
    while isinstance(first, Binary) and first.op not in (B_LOGICAL_AND, B_LOGICAL_OR, B_COMMA):
        chain.append(first)
        first = first.left
    if not chain:
        return _evaluate_logical(s, e, initializer)
    left = evaluate(s, first, initializer)
    index = len(chain) - 1
    while index >= 0:
        node = chain[index]
        if left is None:
            return None
        right = evaluate(s, node.right, initializer)
        if right is None:
            return None
        op = node.op
        left = combine(s, op, left, right, node.left.type, node.type, node.pos)
        index -= 1
    return left


def _evaluate_logical(s: Sema, e: Binary, initializer: bool) -> Expr | None:
    """&&, || and the comma, whose right operand may not be evaluated."""
    left = evaluate(s, e.left, initializer)
    if left is None:
        return None
    if e.op == B_COMMA:
        return evaluate(s, e.right, initializer)
    truth = truth_value(left)
    if truth is None:
        return None
    if truth == (e.op == B_LOGICAL_OR):
        result = IntConst(1 if truth else 0, e.type, e.pos)
        result.strict = False
        return result
    right = evaluate(s, e.right, initializer)
    if right is None:
        return None
    truth = truth_value(right)
    if truth is None:
        return None
    result = IntConst(1 if truth else 0, e.type, e.pos)
    result.strict = False
    return result


def combine(s: Sema, op: i64, left: Expr, right: Expr, left_type: Type, ty: Type, pos: i64) -> Expr | None:
    """Apply a binary operator to two constant nodes."""
    if op == B_PTR_ADD or op == B_PTR_SUB:
        if isinstance(left, AddressConst) and isinstance(right, IntConst):
            size = pointee(ty).main.size
            if pointee(ty).kind == T_VOID or pointee(ty).kind == T_FUNCTION:
                size = 1
            if size < 0:
                return None
            delta = right.value * size
            return _moved(left, -delta if op == B_PTR_SUB else delta, ty, s)
        return None
    if op == B_PTR_DIFF:
        if isinstance(left, AddressConst) and isinstance(right, AddressConst):
            if left.label is not None and right.label is not None:
                return LabelDifference(left.label, right.label, left.offset - right.offset, ty, pos)
            if not _same_base(left, right):
                return None
            size = max(1, pointee(left_type).main.size)
            distance = left.offset - right.offset
            if not has_base(left):
                distance = normalise(distance, s.target.pointer_size * 8, True)
            quotient = abs(distance) // size
            result = int_const(s, -quotient if distance < 0 else quotient, ty, pos)
            result.strict = False
            return result
        return None
    if isinstance(left, AddressConst) or isinstance(right, AddressConst):
        return _combine_addresses(s, op, left, right, ty, pos)
    if isinstance(left, LabelDifference) and isinstance(right, IntConst) and op in (B_ADD, B_SUB):
        change = right.value if op == B_ADD else -right.value
        return LabelDifference(left.left, left.right, left.offset + change, ty, pos)
    if isinstance(left, ComplexExpr) and isinstance(right, ComplexExpr):
        return _combine_complex(s, op, left, right, ty, pos)
    if isinstance(left, VectorConst) and isinstance(right, VectorConst):
        return _combine_vectors(s, op, left, right, ty, pos)
    folded = fold_binary(s, op, left, right, ty, pos)
    return folded


def _combine_addresses(s: Sema, op: i64, left: Expr, right: Expr, ty: Type, pos: i64) -> Expr | None:
    """Operators on addresses that were cast to integers, and comparisons of pointers."""
    if B_LT <= op <= B_NE:
        if isinstance(left, AddressConst) and isinstance(right, AddressConst):
            if not _same_base(left, right):
                if op == B_EQ or op == B_NE:
                    # A named object is not at address zero and two named objects differ, unless weak or aliased.
                    known = _never_null(left) if not has_base(right) and right.offset == 0 else (
                        _never_null(right) if not has_base(left) and left.offset == 0 else False)
                    if not known and has_base(left) and has_base(right):
                        known = _distinct(left) and _distinct(right)
                    if known:
                        answer = IntConst(1 if op == B_NE else 0, ty, pos)
                        answer.strict = False
                        return answer
                return None
            a = IntConst(left.offset, s.types.intptr_t, pos)
            b = IntConst(right.offset, s.types.intptr_t, pos)
            result = fold_integers(s, op, a, b, ty, pos)
            if result is not None:
                result.strict = False
            return result
        return None
    if is_integer(ty):
        if isinstance(left, AddressConst) and isinstance(right, IntConst):
            if op == B_ADD:
                return _moved(left, right.value, ty, s)
            if op == B_SUB:
                return _moved(left, -right.value, ty, s)
        if isinstance(right, AddressConst) and isinstance(left, IntConst) and op == B_ADD:
            return _moved(right, left.value, ty, s)
        if isinstance(left, AddressConst) and isinstance(right, AddressConst) and op == B_SUB:
            if left.label is not None and right.label is not None:
                return LabelDifference(left.label, right.label, left.offset - right.offset, ty, pos)
            if _same_base(left, right):
                result = int_const(s, left.offset - right.offset, ty, pos)
                result.strict = False
                return result
    return None


def _never_null(e: AddressConst) -> bool:
    return has_base(e) and truth_value(e) is True


def _distinct(e: AddressConst) -> bool:
    """Tell whether the base is an object of its own, at an offset inside it."""
    symbol = e.symbol
    if symbol is None or symbol.weak or symbol.alias:
        return False
    return symbol.kind == SYM_OBJECT and 0 <= e.offset < max(1, symbol.type.main.size)


def _combine_complex(s: Sema, op: i64, left: ComplexExpr, right: ComplexExpr, ty: Type, pos: i64) -> Expr | None:
    """Complex arithmetic on constants (C11 annex G.5.1 for the finite cases)."""
    if op == B_EQ or op == B_NE:
        element = left.real.type
        x = fold_binary(s, B_EQ, left.real, right.real, s.types.int, pos)
        y = fold_binary(s, B_EQ, left.imag, right.imag, s.types.int, pos)
        if not isinstance(x, IntConst) or not isinstance(y, IntConst):
            return None
        equal = x.value != 0 and y.value != 0
        result = IntConst(1 if equal == (op == B_EQ) else 0, ty, pos)
        result.strict = False
        return result
    element = complex_of(ty).element

    a = left.real
    b = left.imag
    c = right.real
    d = right.imag
    if op == B_ADD or op == B_SUB:
        real = fold_binary(s, op, a, c, element, pos)
        imag = fold_binary(s, op, b, d, element, pos)
        if real is None or imag is None:
            return None
        return ComplexExpr(real, imag, ty, pos)
    if op == B_MUL:
        return _complex_product(s, a, b, c, d, element, ty, pos)
    if op == B_DIV and isinstance(a, FloatConst) and isinstance(b, FloatConst) and isinstance(c, FloatConst) \
            and isinstance(d, FloatConst) and not s.rounding_math:
        return _rounded_parts(s, softfloat.complex_divide(a.value, b.value, c.value, d.value), element, ty, pos)
    return None


def _rounded_parts(s: Sema, parts: tuple[SoftFloat, SoftFloat], element: Type, ty: Type, pos: i64) -> Expr | None:
    """Make a complex constant; infinities and NaNs only where nothing happens at run time, as GCC folds."""
    for part in parts:
        if part.category not in (softfloat.FINITE, softfloat.ZERO) and not s.folding_static:
            return None
    return ComplexExpr(FloatConst(parts[0], element, pos), FloatConst(parts[1], element, pos), ty, pos)


def _complex_product(s: Sema, a: Expr, b: Expr, c: Expr, d: Expr, element: Type, ty: Type, pos: i64) -> Expr | None:
    """(a + bi)(c + di); None when a NaN would call for annex G's repair."""
    if isinstance(a, FloatConst) and isinstance(b, FloatConst) and isinstance(c, FloatConst) and isinstance(
            d, FloatConst):
        exact = softfloat.complex_multiply(a.value, b.value, c.value, d.value)
        return _rounded_parts(s, exact, element, ty, pos) if not s.rounding_math else None
    ac = fold_binary(s, B_MUL, a, c, element, pos)
    bd = fold_binary(s, B_MUL, b, d, element, pos)
    ad = fold_binary(s, B_MUL, a, d, element, pos)
    bc = fold_binary(s, B_MUL, b, c, element, pos)
    if ac is None or bd is None or ad is None or bc is None:
        return None
    real = fold_binary(s, B_SUB, ac, bd, element, pos)
    imag = fold_binary(s, B_ADD, ad, bc, element, pos)
    if real is None or imag is None:
        return None
    if isinstance(real, FloatConst) and isinstance(imag, FloatConst):
        if real.value.category == softfloat.NAN or imag.value.category == softfloat.NAN:
            return None
    return ComplexExpr(real, imag, ty, pos)


def _combine_vectors(s: Sema, op: i64, left: VectorConst, right: VectorConst, ty: Type, pos: i64) -> Expr | None:
    """Elementwise operators on constant vectors; comparisons give -1 or 0."""
    element = vector_of(ty).element
    out: list[Expr] = []
    index = 0
    while index < len(left.elements):
        a = left.elements[index]
        b = right.elements[index]
        if B_LT <= op <= B_NE:
            truth = fold_binary(s, op, a, b, s.types.int, pos)
            if not isinstance(truth, IntConst):
                return None
            out.append(int_const(s, -truth.value, element, pos))
        else:
            value = fold_binary(s, op, a, b, element, pos)
            if value is None:
                return None
            out.append(value)
        index += 1
    return VectorConst(out, ty, pos)


def integer_value(s: Sema, e: Expr) -> IntConst | None:
    """Return the IntConst that `e` folds to, or None; `strict` tells whether it is a C integer constant expression."""
    if e.kind == E_INT:
        assert isinstance(e, IntConst)
        return e
    if not is_integer(e.type):
        return None
    found = evaluate(s, e)
    if isinstance(found, IntConst):
        return found
    return None


def has_side_effects(e: Expr) -> bool:
    """Tell, conservatively, whether evaluating `e` does more than compute a value."""
    stack: list[Expr] = [e]
    while stack:
        node = stack.pop()
        kind = node.kind
        if kind in (E_INT, E_FLOAT, E_STRING, E_DECL, E_ADDRESS_CONST, E_LABEL_ADDRESS, E_VECTOR_CONST):
            if node.type.quals & Q_VOLATILE:
                return True
            continue
        if node.type.quals & Q_VOLATILE and node.is_lvalue:
            return True
        if isinstance(node, Cast):
            stack.append(node.operand)
        elif isinstance(node, Binary):
            stack.append(node.left)
            stack.append(node.right)
        elif isinstance(node, (Unary, AddressOf)):
            stack.append(node.operand)
        elif isinstance(node, Member):
            stack.append(node.base)
        elif isinstance(node, Deref):
            stack.append(node.pointer)
        elif isinstance(node, Conditional):
            stack.append(node.condition)
            stack.append(node.then)
            stack.append(node.otherwise)
        elif isinstance(node, ComplexExpr):
            stack.append(node.real)
            stack.append(node.imag)
        elif isinstance(node, Reuse):
            stack.append(node.value)
        elif isinstance(node, CompoundLiteral):
            if node.symbol.init is None:
                return True
            for item in node.symbol.init.items:
                stack.append(item.value)
        elif isinstance(node, SizeofType):
            if _lengths_have_effects(node.operand_type):
                return True
        elif isinstance(node, BuiltinCall):
            from compiler.sema.builtin_fold import is_pure_builtin
            if not is_pure_builtin(node.name):
                return True
            for arg in node.args:
                stack.append(arg)
        elif isinstance(node, VectorElement):
            stack.append(node.base)
            stack.append(node.index)
        else:
            return True
    return False
