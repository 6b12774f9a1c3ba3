"""Relations between types: compatibility, composite types, and their names in messages.

In: Type objects.  Out: bool, Type or str.  C11 6.2.7, 6.7.2.2p4, 6.7.6.1p2, 6.7.6.2p6, 6.7.6.3p15.
"""

from __future__ import annotations

from compiler.sema.types import (
    INCOMPLETE,
    Q_ATOMIC,
    Q_CONST,
    Q_RESTRICT,
    Q_SEG_FS,
    Q_SEG_GS,
    Q_VOLATILE,
    T_ARRAY,
    T_BOOL,
    T_ERROR,
    T_FLOAT,
    T_FUNCTION,
    T_INT,
    T_UNION,
    VARIABLE,
    ArrayType,
    ComplexType,
    EnumType,
    FloatType,
    FunctionType,
    IntType,
    PointerType,
    RecordType,
    Type,
    TypeTable,
    VectorType,
)


def same_type(a: Type, b: Type) -> bool:
    """Tell whether two types are compatible, qualifiers included (C11 6.2.7p1, 6.7.3p10)."""
    if a.quals != b.quals and a.kind != T_ERROR and b.kind != T_ERROR:
        return False
    return compatible_unqualified(a, b)


def compatible_unqualified(a: Type, b: Type) -> bool:
    """Tell whether the main variants of two types are compatible; iterates down pointers and arrays."""
    while True:
        left = a.main
        right = b.main
        if left is right:
            return True
        if left.kind == T_ERROR or right.kind == T_ERROR:
            return True
        if left.kind != right.kind:
            # An enumeration is compatible with its underlying type (6.7.2.2p4).
            if isinstance(left, EnumType) and isinstance(right, IntType):
                return left.underlying is right
            if isinstance(right, EnumType) and isinstance(left, IntType):
                return right.underlying is left
            return False
        if isinstance(left, PointerType):
            assert isinstance(right, PointerType)
            a = left.target
            b = right.target
            if a.quals != b.quals:
                return False
            continue
        if isinstance(left, ArrayType):
            assert isinstance(right, ArrayType)
            if left.count >= 0 and right.count >= 0 and left.count != right.count:
                return False
            a = left.element
            b = right.element
            if a.quals != b.quals:
                return False
            continue
        if isinstance(left, FunctionType):
            assert isinstance(right, FunctionType)
            return _compatible_functions(left, right)
        if isinstance(left, VectorType):
            assert isinstance(right, VectorType)
            return left.count == right.count and compatible_unqualified(left.element, right.element)
        if isinstance(left, ComplexType):
            assert isinstance(right, ComplexType)
            return left.element is right.element
        return False


def default_promoted(ty: Type) -> bool:
    """Tell whether `ty` is unchanged by the default argument promotions (6.7.6.3p15)."""
    main = ty.main
    if isinstance(main, EnumType):
        main = main.underlying
    if isinstance(main, IntType):
        return main.rank >= 3
    if isinstance(main, FloatType):
        return main.name != "float"
    return True


def _compatible_functions(left: FunctionType, right: FunctionType) -> bool:
    """C11 6.7.6.3p15."""
    if left.abi != right.abi:
        return False
    if not same_type(left.result, right.result):
        # Qualifiers on a result type are ignored since DR 423, and by GCC.
        if not compatible_unqualified(left.result, right.result):
            return False
    if left.prototyped and right.prototyped:
        if left.variadic != right.variadic or len(left.params) != len(right.params):
            return False
        index = 0
        while index < len(left.params):
            if not _compatible_parameters(left.params[index], right.params[index]):
                return False
            index += 1
        return True
    if not left.prototyped and not right.prototyped:
        return True
    new = left if left.prototyped else right
    old = right if left.prototyped else left
    if new.variadic:
        return False
    if old.knr_params is not None:
        if len(old.knr_params) != len(new.params):
            return False
        index = 0
        while index < len(new.params):
            if not _compatible_parameters(new.params[index], old.knr_params[index]):
                return False
            index += 1
        return True
    for param in new.params:
        if not default_promoted(param):
            return False
    return True


def _compatible_parameters(a: Type, b: Type) -> bool:
    """Parameter types compare unqualified; GNU transparent unions agree with any member's type."""
    if (a.quals ^ b.quals) & Q_ATOMIC:
        return False
    if compatible_unqualified(a, b):
        return True
    left = a.main
    right = b.main
    if isinstance(left, RecordType) and left.kind == T_UNION and left.transparent:
        for field in left.fields:
            if compatible_unqualified(field.type, b):
                return True
    if isinstance(right, RecordType) and right.kind == T_UNION and right.transparent:
        for field in right.fields:
            if compatible_unqualified(field.type, a):
                return True
    return False


def composite_type(table: TypeTable, a: Type, b: Type) -> Type:
    """Return the composite of two compatible types (C11 6.2.7p3); `a` where both say the same."""
    left = a.main
    right = b.main
    if left is right:
        return a
    if left.kind == T_ERROR:
        return b
    if isinstance(left, EnumType) and not isinstance(right, EnumType):
        return a
    if isinstance(left, PointerType) and isinstance(right, PointerType):
        target = composite_type(table, left.target, right.target)
        if target is left.target:
            return a
        if target is right.target and a.quals == b.quals:
            return b
        result = table.pointer(target)
        return table.variant(result, a.quals, a.align, a.user_align, a.may_alias)
    if isinstance(left, ArrayType) and isinstance(right, ArrayType):
        element = composite_type(table, left.element, right.element)
        if left.count >= 0 or (left.count == VARIABLE and right.count < 0):
            if element is left.element:
                return a
            return _realigned(table, left.of(element), a)
        if element is right.element:
            return _realigned(table, right, a) if a.user_align else b
        return right.of(element)
    if isinstance(left, FunctionType) and isinstance(right, FunctionType):
        return _composite_function(table, left, right)
    return a


def _realigned(table: TypeTable, ty: Type, like: Type) -> Type:
    """Carry over the alignment of `like` when the user set it."""
    if like.user_align:
        return table.variant(ty, 0, like.align, True, like.may_alias)
    return ty


def _composite_function(table: TypeTable, left: FunctionType, right: FunctionType) -> Type:
    """Composite of function types: the prototype wins over the empty list, parameters are merged."""
    result = composite_type(table, left.result, right.result)
    if not right.prototyped:
        if result is left.result:
            return left
        copy = left.copy()
        copy.result = result
        return copy
    if not left.prototyped:
        copy = right.copy()
        copy.result = result
        copy.noreturn = left.noreturn or right.noreturn
        return copy
    params: list[Type] = []
    changed = result is not left.result
    index = 0
    while index < len(left.params) and index < len(right.params):
        mine = left.params[index]
        theirs = right.params[index]
        merged = mine
        if compatible_unqualified(mine, theirs):
            merged = composite_type(table, mine, theirs)
        elif theirs.kind == T_UNION:
            merged = theirs
        if merged is not mine:
            changed = True
        params.append(merged)
        index += 1
    if not changed and (left.noreturn or not right.noreturn) and left.attributes == right.attributes:
        return left
    copy = left.copy()
    copy.result = result
    copy.params = params
    copy.noreturn = left.noreturn or right.noreturn
    words = left.attributes.split()
    for word in right.attributes.split():
        if word not in words:
            words.append(word)
    copy.attributes = " ".join(words)
    return copy


def types_equal_for_redeclaration(a: Type, b: Type) -> bool:
    """Tell whether a typedef may be redeclared from `a` to `b`: the same type (C11 6.7p3)."""
    if a.quals != b.quals:
        return False
    left = a.main
    right = b.main
    if left is right:
        return True
    if left.kind != right.kind:
        return left.kind == T_ERROR or right.kind == T_ERROR
    if isinstance(left, ArrayType) and isinstance(right, ArrayType):
        return left.count == right.count and types_equal_for_redeclaration(left.element, right.element)
    if isinstance(left, PointerType) and isinstance(right, PointerType):
        return types_equal_for_redeclaration(left.target, right.target)
    if left.kind in (T_INT, T_BOOL, T_FLOAT):
        return False
    if isinstance(left, FunctionType) and isinstance(right, FunctionType):
        if left.prototyped != right.prototyped or len(left.params) != len(right.params):
            return False
        if left.variadic != right.variadic or not types_equal_for_redeclaration(left.result, right.result):
            return False
        index = 0
        while index < len(left.params):
            if not types_equal_for_redeclaration(left.params[index], right.params[index]):
                return False
            index += 1
        return left.abi == right.abi
    return compatible_unqualified(a, b)


def qualifier_text(quals: int) -> str:
    """Return "const volatile" and the like in GCC's order."""
    words: list[str] = []
    if quals & Q_ATOMIC:
        words.append("_Atomic")
    if quals & Q_CONST:
        words.append("const")
    if quals & Q_VOLATILE:
        words.append("volatile")
    if quals & Q_RESTRICT:
        words.append("restrict")
    if quals & Q_SEG_FS:
        words.append("__seg_fs")
    if quals & Q_SEG_GS:
        words.append("__seg_gs")
    return " ".join(words)


def type_name(ty: Type) -> str:
    """Return the C spelling of `ty` as GCC prints it in messages, without quotes."""
    declarator = ""
    while True:
        main = ty.main
        if isinstance(main, PointerType):
            quals = qualifier_text(ty.quals)
            if quals:
                declarator = "* " + quals + (" " + declarator if declarator else "")
            else:
                declarator = "*" + declarator
            ty = main.target
            if ty.kind == T_ARRAY or ty.kind == T_FUNCTION:
                declarator = "(" + declarator + ")"
            continue
        if isinstance(main, ArrayType):
            count = "" if main.count < 0 else str(main.count)
            declarator = declarator + "[" + count + "]"
            ty = main.element
            continue
        if isinstance(main, FunctionType):
            declarator = declarator + "(" + _parameter_names(main) + ")"
            ty = main.result
            continue
        break
    name = _base_name(main)
    quals = qualifier_text(ty.quals)
    if quals:
        name = quals + " " + name
    if not declarator:
        return name
    if declarator[0] == "[":
        return name + declarator
    return name + " " + declarator


def _parameter_names(ty: FunctionType) -> str:
    if not ty.prototyped:
        return ""
    words = [type_name(param) for param in ty.params]
    if ty.variadic:
        words.append("...")
    if not words:
        return "void"
    return ", ".join(words)


def _base_name(main: Type) -> str:
    """Return the name of a type that is no pointer, array or function."""
    if isinstance(main, (IntType, FloatType)):
        return main.name
    if isinstance(main, RecordType):
        word = "union" if main.kind == T_UNION else "struct"
        return word + " " + main.tag if main.tag else word + " <anonymous>"
    if isinstance(main, EnumType):
        return "enum " + main.tag if main.tag else "enum <anonymous>"
    if isinstance(main, ComplexType):
        return "_Complex " + type_name(main.element)
    if isinstance(main, VectorType):
        return "__vector(" + str(main.count) + ") " + type_name(main.element)
    if main.kind == T_ERROR:
        return "<error>"
    return "void"


def quoted(ty: Type) -> str:
    """Return the type's name in quotes."""
    return "'" + type_name(ty) + "'"


def is_incomplete_array(ty: Type) -> bool:
    """Tell whether `ty` is an array whose length is not given."""
    main = ty.main
    return isinstance(main, ArrayType) and main.count == INCOMPLETE
