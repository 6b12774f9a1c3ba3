"""Declarations: from specifiers and declarators to symbols, with linkage, merging and checks.

In: what the parser read of a declaration.  Out: Symbols entered in scope; the Unit's lists.  C11 6.2.2 (linkage),
6.2.7 (composite types), 6.7, 6.9; GNU: attributes, asm names, gnu89 inline, nested functions, pragma weak.
"""

from __future__ import annotations

from typing import final

from mypy_extensions import i64

from compiler import messages as m
from compiler.sema.ast import Initializer
from compiler.sema.attributes import Attribute, symbol_attributes
from compiler.sema.builtins import library_builtin
from compiler.sema.context import Sema
from compiler.sema.relate import (
    compatible_unqualified,
    composite_type,
    is_incomplete_array,
    quoted,
    same_type,
    types_equal_for_redeclaration,
)
from compiler.sema.symbols import (
    LINK_EXTERNAL,
    LINK_INTERNAL,
    LINK_NONE,
    STORAGE_AUTO,
    STORAGE_EXTERN,
    STORAGE_NONE,
    STORAGE_REGISTER,
    STORAGE_STATIC,
    STORAGE_TYPEDEF,
    SYM_ENUMERATOR,
    SYM_FUNCTION,
    SYM_OBJECT,
    SYM_TYPEDEF,
    Symbol,
)
from compiler.sema.types import (
    Q_CONST,
    T_ARRAY,
    T_ENUM,
    T_ERROR,
    T_INT,
    T_POINTER,
    T_VOID,
    VARIABLE,
    ArrayType,
    FunctionType,
    PointerType,
    Type,
    array_of,
    function_of,
    is_record,
    is_variably_modified,
)


@final
class DeclSpec:
    """Declaration specifiers as read.

    auto_type: __auto_type.  alignment: from _Alignas, bytes.  declares_tag: a struct, union or enum specifier was there.
    """

    __slots__ = ("type", "storage", "is_inline", "is_noreturn", "thread_local", "alignment", "attributes", "auto_type",
                 "declares_tag", "pos", "storage_pos", "implicit_int", "tag_defined", "thread_gnu", "alignas_pos",
                 "typedef_name", "inline_pos", "nothing", "has_alignas",
                 "qualified")

    def __init__(self, type: Type, pos: i64) -> None:
        self.type: Type = type
        self.pos: i64 = pos
        self.storage: i64 = STORAGE_NONE
        self.storage_pos: i64 = pos
        self.inline_pos: i64 = pos
        self.is_inline: bool = False
        self.is_noreturn: bool = False
        self.thread_local: bool = False
        self.thread_gnu: bool = False
        self.alignment: int = 0
        self.alignas_pos: i64 = pos
        self.attributes: list[Attribute] = []
        self.auto_type: bool = False
        self.declares_tag: bool = False
        self.tag_defined: bool = False
        self.implicit_int: bool = False     # no type specifier
        self.nothing: bool = False          # nor a qualifier
        self.has_alignas: bool = False
        self.qualified: bool = False        # a type qualifier was written
        self.typedef_name: str = ""         # the type was written as this name alone


@final
class Declarator:
    """One declarator applied to its specifiers: name, type, attributes and asm name."""

    __slots__ = ("name", "type", "pos", "attributes", "asm_name", "params", "knr_names", "param_scope_tags",
                 "bracket_quals", "empty_parens")

    def __init__(self, name: str, type: Type, pos: i64) -> None:
        self.name: str = name
        self.type: Type = type
        self.pos: i64 = pos
        self.attributes: list[Attribute] = []
        self.asm_name: bytes | None = None
        self.params: list[Symbol] | None = None     # of the function declarator nearest the name
        self.knr_names: list[str] | None = None
        self.param_scope_tags: list[tuple[str, Type]] = []   # tags declared in the parameter list
        self.bracket_quals: i64 = 0
        self.empty_parens: bool = False             # declared with ()


def declare_typedef(s: Sema, d: Declarator, spec: DeclSpec) -> Symbol:
    """typedef (C11 6.7.8); the same type may be repeated (6.7p3)."""
    symbol = Symbol(d.name, SYM_TYPEDEF, d.type, d.pos)
    symbol.storage = STORAGE_TYPEDEF
    if is_variably_modified(d.type):
        _mark_declared(d.type)
    if spec.is_inline or spec.is_noreturn:
        s.error1(m.TYPEDEF_INLINE, d.pos, "'" + d.name + "'")
    old = s.scopes.lookup(d.name)
    if old is not None and old.depth != s.scopes.depth:
        old = None
    # Attributes first: they may replace the type.
    symbol_attributes(s, symbol, spec.attributes)
    symbol_attributes(s, symbol, d.attributes)
    if old is not None:
        if old.kind != SYM_TYPEDEF:
            _different_kind(s, d.name, d.pos, old)
        elif not types_equal_for_redeclaration(old.type, symbol.type):
            if old.type.kind != T_ERROR and symbol.type.kind != T_ERROR:
                s.error2(m.CONFLICTING_TYPES, d.pos, "'" + d.name + "'", quoted(symbol.type))
                _note_previous(s, old)
        else:
            if is_variably_modified(old.type):
                s.error1(m.REDEFINITION_TYPEDEF_VM, d.pos, "'" + d.name + "'")
            elif not s.c11:
                s.pedwarn1(m.REDEFINITION_TYPEDEF, d.pos, "'" + d.name + "'")
            if is_incomplete_array(old.type):
                old.type = symbol.type
            return old
    s.scopes.declare(symbol)
    return symbol


def _mark_declared(ty: Type) -> None:
    """Note that the lengths of a variably modified type are evaluated by the typedef at hand (C11 6.7.8p3)."""
    while True:
        main = ty.main
        if isinstance(main, ArrayType):
            main.declared = True
            ty = main.element
        elif isinstance(main, PointerType):
            ty = main.target
        else:
            return


def _note_previous(s: Sema, old: Symbol) -> None:
    s.error2(m.PREVIOUS_DECLARATION, old.pos, "'" + old.name + "'", quoted(old.type))


def _different_kind(s: Sema, name: str, pos: i64, old: Symbol) -> None:
    s.error1(m.REDECLARED_DIFFERENT_KIND, pos, "'" + name + "'")
    if old.pos:
        s.error1(m.PREVIOUS_DECLARATION_PLAIN, old.pos, "'" + name + "'")


def declare_enumerator(s: Sema, name: str, ty: Type, value: int, pos: i64) -> Symbol:
    """Enter an enumeration constant (C11 6.7.2.2)."""
    old = s.scopes.lookup(name)
    if old is not None and old.depth == s.scopes.depth:
        if old.kind == SYM_ENUMERATOR:
            s.error1(m.REDECLARATION_ENUMERATOR, pos, "'" + name + "'")
            _note_previous(s, old)
        else:
            _different_kind(s, name, pos, old)
    symbol = Symbol(name, SYM_ENUMERATOR, ty, pos)
    symbol.value = value
    s.scopes.declare(symbol)
    return symbol


def declare_function(s: Sema, d: Declarator, spec: DeclSpec, is_definition: bool) -> Symbol:
    """Declare a function, merging with earlier declarations; is_definition: a body follows."""
    storage = spec.storage
    ty = d.type
    at_file = s.scopes.depth == 0
    nested = not at_file and is_definition
    name = d.name
    if storage in (STORAGE_REGISTER,) or (storage == STORAGE_AUTO and at_file):
        if storage == STORAGE_REGISTER or is_definition:
            s.error1(m.FUNCTION_BAD_STORAGE if is_definition else m.INVALID_STORAGE_FUNCTION, d.pos, "'" + name + "'")
        else:
            s.error1(m.INVALID_STORAGE_FUNCTION, d.pos, "'" + name + "'")
        storage = STORAGE_NONE
    if not at_file and not is_definition and storage == STORAGE_STATIC:
        s.error1(m.INVALID_STORAGE_FUNCTION, d.pos, "'" + name + "'")
        storage = STORAGE_NONE
    if spec.thread_local:
        s.error1(m.FUNCTION_THREAD_LOCAL, d.pos, "'" + name + "'")
    if spec.has_alignas:
        s.error1(m.ALIGNAS_FUNCTION, spec.alignas_pos, "'" + name + "'")
    symbol = Symbol(name, SYM_FUNCTION, ty, d.pos)
    symbol.storage = storage
    symbol.is_implicit = spec.implicit_int and is_definition
    symbol.is_inline = spec.is_inline
    symbol.declared_plain = at_file and (not spec.is_inline or storage == STORAGE_EXTERN)
    symbol.noreturn = spec.is_noreturn
    symbol.is_static_duration = True
    if spec.is_noreturn:
        if name == "main" and not s.freestanding:
            s.error(m.MAIN_NORETURN, d.pos)
        main = ty.main
        if isinstance(main, FunctionType):
            copy = main.copy()
            copy.noreturn = True
            symbol.type = copy
    if nested or storage == STORAGE_AUTO:
        symbol.linkage = LINK_NONE
        symbol.is_nested = True
        symbol.owner = s.function.symbol if s.function is not None else None
        symbol_attributes(s, symbol, spec.attributes)
        symbol_attributes(s, symbol, d.attributes)
        old = s.scopes.lookup(name)
        if old is not None and old.depth == s.scopes.depth and old.kind == SYM_FUNCTION and old.is_nested:
            if old.is_defined and is_definition:
                s.error1(m.REDEFINITION, d.pos, "'" + name + "'")
            return old
        symbol.serial = s.next_serial()
        s.scopes.declare(symbol)
        return symbol
    previous = s.scopes.lookup(name)
    old_external = s.externals.get(name)
    if storage == STORAGE_STATIC:
        symbol.linkage = LINK_INTERNAL
    elif old_external is not None and old_external.kind == SYM_FUNCTION:
        # As if extern: the linkage of the earlier declaration (C11 6.2.2p5).
        symbol.linkage = old_external.linkage
    else:
        symbol.linkage = LINK_EXTERNAL
    symbol_attributes(s, symbol, spec.attributes)
    symbol_attributes(s, symbol, d.attributes)
    if d.asm_name is not None:
        symbol.asm_name = d.asm_name.decode("latin-1")
    if previous is not None and previous.depth == s.scopes.depth and previous.kind != SYM_FUNCTION:
        _different_kind(s, name, d.pos, previous)
        s.scopes.declare(symbol)
        return symbol
    old = old_external
    if old is None:
        symbol.is_implicit = False
        _first_declaration(s, symbol)
        return symbol
    if old.kind != SYM_FUNCTION:
        _different_kind(s, name, d.pos, old)
        s.scopes.declare(symbol)
        return symbol
    merged = _merge_functions(s, old, symbol, is_definition)
    if previous is not merged:
        s.scopes.declare_as(name, merged)
    return merged


def _first_declaration(s: Sema, symbol: Symbol) -> None:
    """Enter a symbol with linkage for the first time."""
    name = symbol.name
    s.externals[name] = symbol
    _apply_pragmas(s, symbol)
    if symbol.kind == SYM_FUNCTION and symbol.linkage == LINK_EXTERNAL:
        known = library_builtin(s, name)
        if known is not None:
            _match_builtin(s, symbol, known)
    s.scopes.declare(symbol)


def _match_builtin(s: Sema, symbol: Symbol, known: Symbol) -> None:
    """A declaration of a library function that GCC knows: it is the built-in if the types agree."""
    a = symbol.type.main
    b = known.type.main
    if not isinstance(a, FunctionType) or not isinstance(b, FunctionType):
        return
    if symbol.is_implicit:
        if not compatible_unqualified(symbol.type, known.type):
            symbol.type = known.type
        symbol.builtin = known.builtin
        symbol.noreturn = known.noreturn
        return
    if _close_to_builtin(s, a, b):
        symbol.builtin = known.builtin
        symbol.declared_plain = True    # to GCC it was declared before, and not inline
        if b.noreturn and not a.noreturn:
            copy = a.copy()
            copy.noreturn = True
            symbol.type = copy
            symbol.noreturn = True
    else:
        s.error2(m.CONFLICTING_BUILTIN, symbol.pos, "'" + symbol.name + "'", quoted(known.type))


def _close_to_builtin(s: Sema, a: FunctionType, b: FunctionType) -> bool:
    """GCC matches built-ins loosely: pointers agree with pointers, e.g. FILE * with void *."""
    if not _loosely_same(a.result, b.result):
        return False
    if not a.prototyped:
        return True
    if not b.prototyped:
        return True
    if len(a.params) != len(b.params) or a.variadic != b.variadic:
        return False
    index = 0
    while index < len(a.params):
        if not _loosely_same(a.params[index], b.params[index]):
            return False
        index += 1
    return True


def _loosely_same(a: Type, b: Type) -> bool:
    if a.main is b.main or compatible_unqualified(a, b):
        return True
    if a.kind != b.kind:
        return a.kind in (T_INT, T_ENUM) and b.kind in (T_INT, T_ENUM) and a.main.size == b.main.size
    if a.kind == T_POINTER:
        return True
    return a.kind == T_INT and a.main.size == b.main.size


def _apply_pragmas(s: Sema, symbol: Symbol) -> None:
    """#pragma weak, redefine_extname, GCC visibility, on a first declaration."""
    if symbol.linkage == LINK_EXTERNAL:
        weak = s.pragma_weak.get(symbol.name)
        if weak is not None:
            symbol.weak = True
            if weak:
                symbol.alias = weak
        renamed = s.redefine_extname.get(symbol.name)
        if renamed is not None and not symbol.asm_name:
            symbol.asm_name = renamed
    if not symbol.visibility and s.pragmas.visibility and symbol.linkage == LINK_EXTERNAL:
        # -fvisibility and the pragma: the pragma also reaches declarations, the option definitions only.
        if s.visibility_stack:
            symbol.visibility = s.pragmas.visibility
    if symbol.kind == SYM_FUNCTION:
        if s.pragmas.optimize:
            symbol.attributes.setdefault("optimize", s.pragmas.optimize)
        if s.pragmas.target:
            symbol.attributes.setdefault("target", s.pragmas.target)


def _merge_attributes(s: Sema, old: Symbol, new: Symbol) -> None:
    """Carry what a redeclaration adds over to the symbol."""
    for name in new.attributes:
        old.attributes[name] = new.attributes[name]
    if new.section:
        if old.section and old.section != new.section:
            s.error1(m.SECTION_CONFLICT, new.pos, "'" + new.name + "'")
        old.section = new.section
    if new.visibility:
        if old.visibility and old.visibility != new.visibility:
            s.error1(m.VISIBILITY_CONFLICT, new.pos, "'" + new.name + "'")
        old.visibility = new.visibility
    if new.alias:
        old.alias = new.alias
    if new.ifunc:
        old.ifunc = new.ifunc
    old.weak = old.weak or new.weak
    old.used = old.used or new.used
    old.noreturn = old.noreturn or new.noreturn
    old.always_inline = old.always_inline or new.always_inline
    old.noinline = old.noinline or new.noinline
    old.gnu_inline = old.gnu_inline or new.gnu_inline
    old.deprecated = old.deprecated or new.deprecated
    old.align = max(old.align, new.align)
    if new.error_text:
        old.error_text = new.error_text
    if new.warning_text:
        old.warning_text = new.warning_text
    if new.tls_model:
        old.tls_model = new.tls_model
    if new.common:
        old.common = new.common
    if new.asm_name:
        if old.asm_name and old.asm_name != new.asm_name:
            s.error1(m.ASM_NAME_CONFLICT, new.pos, "'" + new.name + "'")
        old.asm_name = new.asm_name
    if s.function is None or new.linkage != LINK_NONE:
        weak = s.pragma_weak.get(old.name)
        if weak is not None:
            old.weak = True


def _is_extern_inline(s: Sema, symbol: Symbol) -> bool:
    """Tell whether a definition is gnu89's extern inline: a body for inlining that may be defined again."""
    return symbol.is_inline and symbol.declared_extern and (s.gnu89_inline or symbol.gnu_inline)


def _merge_functions(s: Sema, old: Symbol, new: Symbol, is_definition: bool) -> Symbol:
    """Merge a redeclaration of a function into `old`; returns the symbol in force (C11 6.7p4, 6.2.7p3)."""
    name = new.name
    if new.linkage == LINK_INTERNAL and old.linkage == LINK_EXTERNAL:
        if old.is_implicit:
            s.error1(m.STATIC_AFTER_NONSTATIC, new.pos, "'" + name + "'")
            _note_previous(s, old)
        elif not (old.is_defined and _is_extern_inline(s, old)):
            s.error1(m.STATIC_AFTER_NONSTATIC, new.pos, "'" + name + "'")
            _note_previous(s, old)
        else:
            old.linkage = LINK_INTERNAL
    if is_definition and old.is_defined:
        if _is_extern_inline(s, old) and not (new.is_inline and new.storage == STORAGE_EXTERN
                                              and (s.gnu89_inline or new.gnu_inline)):
            # The earlier body was for inlining only; this one is the definition.
            old.is_defined = False
            old.body = None
            old.deferred = -1
            old.declared_extern = False
            old.is_inline = False
            old.always_inline = False
            old.gnu_inline = False
            old.extern_inline_only = False
        else:
            s.error1(m.REDEFINITION, new.pos, "'" + name + "'")
            _note_previous(s, old)
    if not same_type(old.type, new.type):
        if old.builtin and not old.is_defined and old.pos == 0:
            old.type = new.type
        elif _void_after_implicit(old, new):
            s.error1(m.CONFLICTING_TYPES_WARNING, new.pos, "'" + name + "'")
        elif old.type.kind != T_ERROR and new.type.kind != T_ERROR:
            if new.is_implicit and function_of(old.type).result.kind == T_VOID:
                # `f() {...}` without a type after `void f();`: GCC keeps void, with a warning.
                s.error1(m.CONFLICTING_TYPES_WARNING, new.pos, "'" + name + "'")
                copy = function_of(new.type).copy()
                copy.result = s.types.void
                new.type = copy
            else:
                s.error2(m.CONFLICTING_TYPES, new.pos, "'" + name + "'", quoted(new.type))
                _note_previous(s, old)
        old.type = new.type
    elif is_definition:
        old.type = _definition_type(s, new.type, old.type)
    else:
        old.type = composite_type(s.types, old.type, new.type)
    _merge_attributes(s, old, new)
    if new.is_inline:
        old.is_inline = True
    if new.declared_plain:
        old.declared_plain = True
    old.is_implicit = False
    new.is_implicit = False
    if is_definition:
        old.pos = new.pos
    if old.noreturn:
        main = old.type.main
        if isinstance(main, FunctionType) and not main.noreturn:
            copy = main.copy()
            copy.noreturn = True
            old.type = copy
    return old


def _definition_type(s: Sema, new: Type, old: Type) -> Type:
    """The type after a definition: the definition's parameters with what the prototype adds."""
    a = new.main
    b = old.main
    if isinstance(a, FunctionType) and isinstance(b, FunctionType) and not a.prototyped and b.prototyped:
        # A prototype stays in force after a K&R definition.
        return composite_type(s.types, old, new)
    return composite_type(s.types, new, old)


def _void_after_implicit(old: Symbol, new: Symbol) -> bool:
    """GCC lets `void f()` follow an implicit declaration of f with a warning."""
    main = new.type.main
    return old.is_implicit and isinstance(main, FunctionType) and main.result.kind == T_VOID


def check_object_type(s: Sema, d: Declarator, spec: DeclSpec, local_definition: bool) -> None:
    """Constraints on an object's type: not void, not a function, complete where it is defined."""
    ty = d.type
    if ty.kind == T_VOID and spec.storage != STORAGE_EXTERN:
        s.error1(m.VARIABLE_VOID, d.pos, "'" + d.name + "'")
        d.type = s.types.error


def declare_object(s: Sema, d: Declarator, spec: DeclSpec, initialized: bool) -> Symbol:
    """Declare a variable; initialized: an initialiser follows."""
    name = d.name
    storage = spec.storage
    at_file = s.scopes.depth == 0
    check_object_type(s, d, spec, False)
    if spec.is_inline:
        s.error1(m.VARIABLE_INLINE, d.pos, "'" + name + "'")
    if spec.is_noreturn:
        s.error1(m.VARIABLE_NORETURN, d.pos, "'" + name + "'")
    symbol = Symbol(name, SYM_OBJECT, d.type, d.pos)
    symbol.storage = storage
    symbol.thread_local = spec.thread_local
    if at_file and storage in (STORAGE_AUTO, STORAGE_REGISTER):
        if storage == STORAGE_AUTO or d.asm_name is None:
            s.error1(m.FILE_SCOPE_AUTO if storage == STORAGE_AUTO else m.FILE_SCOPE_REGISTER, d.pos, "'" + name + "'")
        if storage == STORAGE_AUTO:
            storage = STORAGE_NONE
    if at_file and is_variably_modified(d.type):
        s.error1(m.VM_FILE_SCOPE, d.pos, "'" + name + "'")
        symbol.type = s.types.error
    elif (storage == STORAGE_EXTERN or (storage == STORAGE_STATIC and d.type.main.size == VARIABLE)
            or (at_file and d.type.kind == T_ARRAY)) and is_variably_modified(d.type):
        if storage == STORAGE_STATIC:
            s.error1(m.VLA_STATIC, d.pos, "'" + name + "'")
        else:
            s.error(m.VM_LINKAGE, d.pos)
        symbol.type = s.types.error
    if spec.thread_local and not at_file and storage not in (STORAGE_EXTERN, STORAGE_STATIC):
        s.error1(m.IMPLICIT_AUTO_THREAD, d.pos, "'" + name + "'")
        symbol.thread_local = False
    fn = s.function
    if storage == STORAGE_STATIC and fn is not None and s.pedantic and fn.symbol.is_inline and not s.gnu89_inline \
            and fn.symbol.linkage == LINK_EXTERNAL and not d.type.quals & Q_CONST and not fn.symbol.declared_extern:
        s.error2(m.STATIC_IN_INLINE, d.pos, "'" + name + "'", "'" + fn.symbol.name + "'")
    symbol.is_static_duration = at_file or storage in (STORAGE_STATIC, STORAGE_EXTERN)
    if at_file:
        symbol.linkage = LINK_INTERNAL if storage == STORAGE_STATIC else LINK_EXTERNAL
    elif storage == STORAGE_EXTERN:
        symbol.linkage = LINK_EXTERNAL
    if not at_file and s.function is not None:
        symbol.owner = s.function.symbol
    if d.asm_name is not None:
        _asm_name(s, symbol, d.asm_name, at_file)
    if spec.has_alignas:
        if storage == STORAGE_REGISTER:
            s.error1(m.ALIGNAS_REGISTER, spec.alignas_pos, "'" + name + "'")
        symbol.align = max(symbol.align, spec.alignment)
    symbol_attributes(s, symbol, spec.attributes)
    symbol_attributes(s, symbol, d.attributes)
    if symbol.linkage == LINK_NONE:
        return _declare_local(s, symbol, initialized)
    return _declare_with_linkage(s, symbol, storage, initialized)


def _asm_name(s: Sema, symbol: Symbol, text: bytes, at_file: bool) -> None:
    """asm("name") on a variable: an assembler name, or a register with `register`."""
    name = text.decode("latin-1")
    if symbol.storage != STORAGE_REGISTER:
        if not symbol.is_static_duration and not at_file:
            s.error1(m.ASM_ON_AUTO, symbol.pos, "'" + symbol.name + "'")
            return
        symbol.asm_name = name
        return
    register = name.lstrip("%#") if name[:1] in "%#" else name
    if not s.is_register(register) and not register.isdigit():
        s.error1(m.INVALID_REGISTER, symbol.pos, "'" + symbol.name + "'")
        return
    if is_record(symbol.type) and at_file:
        s.error1(m.REGISTER_TYPE, symbol.pos, "'" + symbol.name + "'")
    symbol.register_name = register
    if at_file:
        symbol.attributes["global-register"] = register


def _declare_local(s: Sema, symbol: Symbol, initialized: bool) -> Symbol:
    """An object without linkage: one declaration per scope (C11 6.7p3)."""
    old = s.scopes.lookup(symbol.name)
    if old is not None and old.depth == s.scopes.depth:
        if old.kind != SYM_OBJECT:
            _different_kind(s, symbol.name, symbol.pos, old)
        elif old.linkage != LINK_NONE:
            s.error1(m.NO_LINKAGE_AFTER_EXTERN, symbol.pos, "'" + symbol.name + "'")
            _note_previous(s, old)
        elif old.is_parameter and old.owner is symbol.owner:
            s.error1(m.REDECLARED_PARAMETER, symbol.pos, "'" + symbol.name + "'")
            _note_previous(s, old)
        else:
            s.error1(m.REDECLARATION_NO_LINKAGE, symbol.pos, "'" + symbol.name + "'")
            _note_previous(s, old)
    symbol.is_defined = True
    if symbol.is_static_duration:
        symbol.serial = s.next_serial()
    s.scopes.declare(symbol)
    return symbol


def _declare_with_linkage(s: Sema, symbol: Symbol, storage: i64, initialized: bool) -> Symbol:
    """An object with linkage: merge with earlier declarations (C11 6.2.2, 6.9.2)."""
    name = symbol.name
    at_file = s.scopes.depth == 0
    visible = s.scopes.lookup(name)
    old = s.externals.get(name)
    if visible is not None and visible.depth == s.scopes.depth and visible is not old:
        if visible.kind != SYM_OBJECT:
            _different_kind(s, name, symbol.pos, visible)
        else:
            s.error1(m.EXTERN_AFTER_NO_LINKAGE, symbol.pos, "'" + name + "'")
            _note_previous(s, visible)
        return symbol
    if old is None:
        _mark_definition(symbol, storage, initialized, at_file)
        _first_declaration(s, symbol)
        if at_file or storage == STORAGE_EXTERN:
            s.unit.add_object(symbol)
        return symbol
    if old.kind != SYM_OBJECT:
        _different_kind(s, name, symbol.pos, old)
        return symbol
    if storage == STORAGE_EXTERN and (visible is old or at_file or visible is None):
        symbol.linkage = old.linkage
    if symbol.linkage != old.linkage:
        if symbol.linkage == LINK_INTERNAL:
            s.error1(m.STATIC_AFTER_NONSTATIC, symbol.pos, "'" + name + "'")
        else:
            s.error1(m.NONSTATIC_AFTER_STATIC, symbol.pos, "'" + name + "'")
        _note_previous(s, old)
    if old.thread_local != symbol.thread_local:
        s.error1(m.THREAD_AFTER_NONTHREAD if symbol.thread_local else m.NONTHREAD_AFTER_THREAD, symbol.pos,
                 "'" + name + "'")
        _note_previous(s, old)
    if not same_type(old.type, symbol.type):
        if old.type.kind != T_ERROR and symbol.type.kind != T_ERROR:
            s.error2(m.CONFLICTING_TYPES, symbol.pos, "'" + name + "'", quoted(symbol.type))
            _note_previous(s, old)
        old.type = symbol.type
    elif at_file or visible is old:
        old.type = composite_type(s.types, old.type, symbol.type)
    else:
        # A block-scope declaration completes the type for its own scope only; keep the composite all the same, since
        # every declaration denotes one object (6.2.7p4).
        old.type = composite_type(s.types, old.type, symbol.type)
    if initialized:
        if old.init is not None or (old.is_defined and not old.is_tentative):
            s.error1(m.REDEFINITION, symbol.pos, "'" + name + "'")
            _note_previous(s, old)
    _merge_attributes(s, old, symbol)
    if at_file:
        if initialized or storage != STORAGE_EXTERN:
            if not old.is_defined:
                old.pos = symbol.pos
            was_defined = old.is_defined and not old.is_tentative
            _mark_definition(old, storage, initialized, True)
            if was_defined:
                old.is_tentative = False
    if visible is not old:
        s.scopes.declare_as(name, old)
    if initialized and at_file:
        old.pos = symbol.pos
    return old


def _mark_definition(symbol: Symbol, storage: i64, initialized: bool, at_file: bool) -> None:
    """Note whether a declaration defines its object, perhaps tentatively (C11 6.9.2)."""
    if symbol.register_name:
        return
    if initialized:
        symbol.is_defined = True
        symbol.is_tentative = False
    elif at_file and storage != STORAGE_EXTERN and not symbol.is_defined:
        symbol.is_defined = True
        symbol.is_tentative = True


def finish_object(s: Sema, symbol: Symbol, init: Initializer | None, pos: i64) -> None:
    """After the initialiser: completeness of what is defined here."""
    ty = symbol.type
    if init is not None:
        symbol.init = init
    if ty.kind == T_ERROR or symbol.linkage != LINK_NONE and symbol.is_tentative and init is None:
        return
    if symbol.linkage == LINK_NONE or init is not None:
        if not ty.is_complete:
            if ty.kind == T_ARRAY:
                s.error1(m.ARRAY_SIZE_MISSING, pos, "'" + symbol.name + "'")
            else:
                s.error1(m.STORAGE_SIZE_UNKNOWN, pos, "'" + symbol.name + "'")
            symbol.type = s.types.error


def finish_unit(s: Sema) -> None:
    """End of the translation unit: complete tentative definitions (C11 6.9.2p2), check statics and aliases."""
    for symbol in s.unit.objects:
        if symbol.is_tentative and symbol.init is None:
            ty = symbol.type
            if is_incomplete_array(ty):
                s.error1(m.ARRAY_ASSUMED_ONE, symbol.pos, "'" + symbol.name + "'")
                symbol.type = ArrayType(array_of(ty).element, 1, None)
            elif not ty.is_complete and ty.kind != T_ERROR and not symbol.alias:
                s.error1(m.STORAGE_SIZE_UNKNOWN, symbol.pos, "'" + symbol.name + "'")
    for name in s.externals:
        symbol = s.externals[name]
        if symbol.kind == SYM_FUNCTION and symbol.linkage == LINK_INTERNAL and not symbol.is_defined:
            if symbol.referenced and not symbol.alias:
                s.error1(m.USED_NEVER_DEFINED, symbol.pos, "'" + symbol.name + "'")
        if symbol.alias or symbol.ifunc:
            s.unit.aliases.append(symbol)
            if symbol.is_defined and symbol.kind == SYM_FUNCTION and "weakref" not in symbol.attributes \
                    and not _is_extern_inline(s, symbol):
                s.error1(m.ALIAS_AND_DEFINED, symbol.pos, "'" + symbol.name + "'")
        weak = s.pragma_weak.get(name)
        if weak is not None:
            symbol.weak = True
    for name in s.pragma_weak:
        target = s.pragma_weak[name]
        if target and name not in s.externals:
            s.unit.weak_pragmas.append((name, target))


def function_is_external_definition(s: Sema, symbol: Symbol) -> bool:
    """Tell whether an inline definition also makes the external symbol (C11 6.7.4p7; gnu89 inline is the opposite)."""
    if not symbol.is_inline or symbol.linkage == LINK_INTERNAL:
        return True
    if s.gnu89_inline or symbol.gnu_inline:
        return not symbol.declared_extern
    return symbol.declared_plain

