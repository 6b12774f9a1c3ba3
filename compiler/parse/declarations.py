"""Declaration specifiers, struct/union/enum specifiers and type names (C11 6.7.1 to 6.7.7).

In: tokens.  Out: DeclSpec values and types.  Declarators are in compiler/parse/declarators.py; whole declarations and
function definitions in compiler/parse/unit.py.
"""

from __future__ import annotations

from mypy_extensions import i64

from compiler import messages as m
from compiler.lex import tokens as t
from compiler.parse.attributes import attributes, gnu_attributes, starts_standard_attribute
from compiler.parse.cursor import ParseError, Parser
from compiler.parse.expressions import (
    constant_expression,
    expression,
    integer_constant,
)
from compiler.sema import attributes as attr
from compiler.sema.ast import B_COMMA, E_INT, E_MEMBER, Binary, IntConst, Member, TypeEvaluation
from compiler.sema.attributes import Attribute
from compiler.sema.constant import has_forbidden_operator, integer_value
from compiler.sema.declarations import DeclSpec, declare_enumerator
from compiler.sema.layout import lay_out, member_alignment
from compiler.sema.relate import quoted
from compiler.sema.symbols import (
    STORAGE_AUTO,
    STORAGE_EXTERN,
    STORAGE_NONE,
    STORAGE_REGISTER,
    STORAGE_STATIC,
    STORAGE_TYPEDEF,
    SYM_TYPEDEF,
)
from compiler.sema.types import (
    Q_ATOMIC,
    Q_CONST,
    Q_RESTRICT,
    Q_SEG_FS,
    Q_SEG_GS,
    Q_VOLATILE,
    T_ARRAY,
    T_BOOL,
    T_ENUM,
    T_ERROR,
    T_FUNCTION,
    T_INT,
    T_POINTER,
    T_STRUCT,
    T_UNION,
    T_VOID,
    VARIABLE,
    ArrayType,
    EnumType,
    Field,
    IntType,
    RecordType,
    Type,
    align_of,
    array_of,
    element_type,
    integer_of,
    is_integer,
    is_record,
    is_variably_modified,
    pointee,
    record_of,
    size_of,
)

# What type specifiers were seen (C11 6.7.2p2), as bits.
_SHORT = 1
_LONG = 2
_LONG_LONG = 4
_SIGNED = 8
_UNSIGNED = 16
_COMPLEX = 32


def qualifiers(p: Parser) -> i64:
    """type-qualifier-list, attributes not included."""
    quals: i64 = 0
    while True:
        quality = _qualifier(p)
        if quality == 0:
            return quals
        if quals & quality:
            p.s.needs(99, "duplicate '" + p.tok.spelling + "'", p.pos, True)
        if quality == Q_ATOMIC:
            p.s.needs(11, "the '_Atomic' qualifier", p.pos)
        quals |= quality
        p.advance()


def _qualifier(p: Parser) -> i64:
    """Return the qualifier bit of the current token, 0 for none."""
    kind = p.kind
    if kind == t.KW_CONST:
        return Q_CONST
    if kind == t.KW_VOLATILE:
        return Q_VOLATILE
    if kind == t.KW_RESTRICT:
        return Q_RESTRICT
    if kind == t.KW_ATOMIC and p.peek().kind != t.LEFT_PAREN:
        return Q_ATOMIC
    if kind == t.KW_SEG_FS:
        return Q_SEG_FS
    if kind == t.KW_SEG_GS:
        return Q_SEG_GS
    return 0


def specifiers(p: Parser, members: bool = False, alignas: bool = True) -> DeclSpec:
    """declaration-specifiers, or with `members` a specifier-qualifier-list; alignas: whether it may hold _Alignas."""
    s = p.s
    types = s.types
    spec = DeclSpec(types.int, p.pos)
    if starts_standard_attribute(p):
        attributes(p, spec.attributes)
    base: Type | None = None
    word: i64 = 0       # the keyword of a basic type seen: KW_INT, KW_CHAR ...
    modifiers = 0
    quals: i64 = 0
    while True:
        kind = p.kind
        pos = p.pos
        if kind == t.NAME:
            if base is not None or word or modifiers:
                break
            spelling = p.tok.spelling
            symbol = s.scopes.names.get(spelling)
            if symbol is None:
                break
            if symbol.kind != SYM_TYPEDEF or spec.auto_type:
                break
            base = symbol.type
            spec.typedef_name = spelling
            p.advance()
            continue
        if kind < t.FIRST_KEYWORD:
            break
        quality = _qualifier(p)
        if quality:
            if quals & quality:
                s.needs(99, "duplicate '" + p.tok.spelling + "'", pos, True)
            if quality == Q_ATOMIC:
                s.needs(11, "the '_Atomic' qualifier", pos)
            quals |= quality
            p.advance()
            continue
        if kind in (t.KW_INT, t.KW_CHAR, t.KW_VOID, t.KW_FLOAT, t.KW_DOUBLE, t.KW_BOOL, t.KW_INT128) or (
                t.KW_FLOAT16 <= kind <= t.KW_FLOAT64X):
            if base is not None or word:
                s.error(m.TWO_TYPES, pos)
                p.advance()
                continue
            word = kind
            if kind == t.KW_BOOL:
                s.needs(99, "boolean types", pos)
            elif kind == t.KW_INT128:
                s.needs(99 if s.c89 else 23, "'__int128' types", pos)
            p.advance()
        elif kind == t.KW_UNSIGNED or kind == t.KW_SIGNED:
            bit = _UNSIGNED if kind == t.KW_UNSIGNED else _SIGNED
            if modifiers & (_UNSIGNED | _SIGNED):
                if modifiers & bit:
                    s.error1(m.DUPLICATE_SPECIFIER, pos, "'" + p.tok.spelling + "'")
                else:
                    s.error(m.SIGNED_AND_UNSIGNED, pos)
            modifiers |= bit
            p.advance()
        elif kind == t.KW_LONG:
            if modifiers & _LONG_LONG:
                s.error(m.LONG_LONG_LONG, pos)
            elif modifiers & _LONG:
                modifiers = modifiers & ~_LONG | _LONG_LONG
                s.long_long(m.LONG_LONG_C90, pos)
            else:
                modifiers |= _LONG
            p.advance()
        elif kind == t.KW_SHORT:
            if modifiers & _SHORT:
                s.error1(m.DUPLICATE_SPECIFIER, pos, "'short'")
            modifiers |= _SHORT
            p.advance()
        elif kind == t.KW_COMPLEX:
            if modifiers & _COMPLEX:
                s.error1(m.DUPLICATE_SPECIFIER, pos, "'" + p.tok.spelling + "'")
            if p.tok.spelling == "_Complex":
                s.needs(99, "complex types", pos)
            modifiers |= _COMPLEX
            p.advance()
        elif kind == t.KW_STRUCT or kind == t.KW_UNION:
            if base is not None or word or modifiers:
                s.error(m.TWO_TYPES, pos)
            spec.qualified = quals != 0
            base = record_specifier(p, spec)
            spec.declares_tag = True
        elif kind == t.KW_ENUM:
            if base is not None or word or modifiers:
                s.error(m.TWO_TYPES, pos)
            base = enum_specifier(p, spec)
            spec.declares_tag = True
        elif kind == t.KW_TYPEOF:
            if base is not None or word or modifiers:
                s.error(m.TWO_TYPES, pos)
            base = typeof_specifier(p)
        elif kind == t.KW_ATOMIC:
            s.needs(11, "the '_Atomic' qualifier", pos)
            p.advance()
            p.expect(t.LEFT_PAREN, "(")
            inner = type_name(p)
            p.expect(t.RIGHT_PAREN, ")")
            if inner.kind == T_ARRAY:
                s.error(m.ATOMIC_ARRAY, pos)
                inner = types.int
            elif inner.kind == T_FUNCTION:
                s.error(m.ATOMIC_FUNCTION, pos)
                inner = types.int
            elif inner.quals:
                s.error(m.ATOMIC_QUALIFIED, pos)
                inner = types.unqualified(inner)
            if base is not None or word or modifiers:
                s.error(m.TWO_TYPES, pos)
            base = types.qualified(inner, Q_ATOMIC)
        elif kind == t.KW_AUTO_TYPE:
            spec.auto_type = True
            p.advance()
        elif kind == t.KW_ATTRIBUTE:
            gnu_attributes(p, spec.attributes)
            continue
        elif kind == t.KW_ALIGNAS:
            if not alignas:
                break
            _alignas(p, spec)
            continue
        elif kind in (t.KW_DECIMAL32, t.KW_DECIMAL64, t.KW_DECIMAL128):
            raise s.unsupported("type", p.tok.spelling, pos)
        elif kind in (t.KW_FRACT, t.KW_ACCUM, t.KW_SAT, t.KW_IMAGINARY):
            s.error(m.FIXED_POINT_UNSUPPORTED, pos)
            p.advance()
            if base is None and not word:
                word = t.KW_INT
        elif kind == t.KW_TYPEDEF or kind == t.KW_EXTERN or kind == t.KW_STATIC or kind == t.KW_AUTO \
                or kind == t.KW_REGISTER or kind == t.KW_THREAD_LOCAL or kind == t.KW_INLINE or kind == t.KW_NORETURN:
            if members:
                break
            _storage(p, spec)
            continue
        else:
            break
        if starts_standard_attribute(p):
            attributes(p, spec.attributes)
    if spec.auto_type:
        spec.type = types.int
        if quals:
            spec.type = types.qualified(types.int, quals)
        return spec
    if base is None:
        if word == 0 and modifiers == 0:
            spec.implicit_int = True
            spec.nothing = quals == 0
        base = _basic_type(p, word, modifiers, spec)
    elif modifiers or word:
        s.error(m.TWO_TYPES, spec.pos)
    if quals:
        if quals & Q_RESTRICT and not _may_restrict(base):
            s.error(m.INVALID_RESTRICT, spec.pos)
            quals &= ~Q_RESTRICT
        if quals & Q_ATOMIC:
            if base.kind == T_ARRAY:
                s.error(m.ATOMIC_ARRAY, spec.pos)
                quals &= ~Q_ATOMIC
            elif base.kind == T_FUNCTION:
                s.error(m.ATOMIC_FUNCTION, spec.pos)
                quals &= ~Q_ATOMIC
        if base.kind == T_FUNCTION:
            s.pedwarn(m.QUALIFIED_FUNCTION, spec.pos)
            quals = 0
        if element_type(base).quals & quals & 7:
            s.needs(99, "duplicate qualifier", spec.pos, True)
        spec.qualified = True
        base = types.qualified(base, quals)
    spec.type = base
    return spec


def _may_restrict(ty: Type) -> bool:
    """restrict qualifies pointers to objects, also as elements of an array (C11 6.7.3p2)."""
    element = element_type(ty)
    if element.kind == T_POINTER:
        return pointee(element).kind != T_FUNCTION
    return element.kind == T_ERROR


def _alignas(p: Parser, spec: DeclSpec) -> None:
    """_Alignas(type) or _Alignas(constant) (C11 6.7.5)."""
    s = p.s
    spec.alignas_pos = p.pos
    s.needs(11, "'_Alignas'", p.pos)
    p.advance()
    p.expect(t.LEFT_PAREN, "(")
    spec.has_alignas = True
    align = 0
    at = p.pos
    if p.starts_type():
        ty = type_name(p)
        if ty.kind == T_VOID:
            s.pedwarn(m.ALIGNOF_VOID, at)
        elif ty.kind == T_FUNCTION:
            s.pedwarn(m.ALIGNOF_FUNCTION, at)
        elif not ty.is_complete and ty.kind != T_ERROR:
            s.error2(m.SIZEOF_INCOMPLETE, at, "_Alignas", quoted(ty))
        elif ty.kind != T_ERROR:
            align = member_alignment(s, ty)
    else:
        value = integer_constant(p, m.ALIGNMENT_NOT_CONSTANT)
        if value is not None and value != 0:
            align = attr.valid_alignment(s, value, at)
    p.expect(t.RIGHT_PAREN, ")")
    spec.alignment = max(spec.alignment, align)


def _storage(p: Parser, spec: DeclSpec) -> None:
    """One storage-class or function specifier."""
    s = p.s
    kind = p.kind
    pos = p.pos
    if kind == t.KW_INLINE:
        spec.is_inline = True
        spec.inline_pos = pos
    elif kind == t.KW_NORETURN:
        s.needs(11, "'_Noreturn'", pos)
        spec.is_noreturn = True
    elif kind == t.KW_THREAD_LOCAL:
        if spec.thread_local:
            s.error1(m.DUPLICATE_SPECIFIER, pos, "'" + p.tok.spelling + "'")
        elif spec.storage in (STORAGE_AUTO, STORAGE_REGISTER, STORAGE_TYPEDEF):
            words = ("", "extern", "static", "auto", "register", "typedef")
            s.error2(m.USED_WITH, pos, "'" + p.tok.spelling + "'", "'" + words[spec.storage] + "'")
        if p.tok.spelling == "_Thread_local":
            s.needs(11, "'_Thread_local'", pos)
        spec.thread_local = True
        spec.thread_gnu = p.tok.spelling == "__thread"
    else:
        if kind == t.KW_TYPEDEF:
            storage: i64 = STORAGE_TYPEDEF
        elif kind == t.KW_EXTERN:
            storage = STORAGE_EXTERN
        elif kind == t.KW_STATIC:
            storage = STORAGE_STATIC
        elif kind == t.KW_AUTO:
            storage = STORAGE_AUTO
        else:
            storage = STORAGE_REGISTER
        if spec.storage != STORAGE_NONE:
            if spec.storage == storage:
                s.error1(m.DUPLICATE_SPECIFIER, pos, "'" + p.tok.spelling + "'")
            else:
                s.error(m.MULTIPLE_STORAGE, pos)
        elif spec.thread_local and storage not in (STORAGE_EXTERN, STORAGE_STATIC):
            s.error2(m.USED_WITH, pos, "'_Thread_local'", "'" + p.tok.spelling + "'")
        elif spec.thread_gnu:
            s.error1(m.THREAD_BEFORE, pos, "'" + p.tok.spelling + "'")
        spec.storage = storage
        spec.storage_pos = pos
    p.advance()


def _basic_type(p: Parser, word: i64, modifiers: int, spec: DeclSpec) -> Type:
    """Return the type that basic keywords and modifiers mean (C11 6.7.2p2)."""
    s = p.s
    types = s.types
    signs = modifiers & (_SIGNED | _UNSIGNED)
    unsigned = modifiers & _UNSIGNED != 0
    lengths = modifiers & (_SHORT | _LONG | _LONG_LONG)
    if modifiers & _SHORT and modifiers & (_LONG | _LONG_LONG):
        s.error2(m.BOTH_SPECIFIERS, spec.pos, "'long'", "'short'")
        return types.error
    result: Type
    if word == t.KW_INT or word == 0:
        if word == 0 and modifiers & _COMPLEX and not lengths and not signs:
            s.pedwarn(m.PLAIN_COMPLEX, spec.pos)
            return types.complex(types.double)
        if lengths & _SHORT:
            result = types.ushort if unsigned else types.short
        elif lengths & _LONG_LONG:
            result = types.ullong if unsigned else types.llong
        elif lengths & _LONG:
            result = types.ulong if unsigned else types.long
        else:
            result = types.uint if unsigned else types.int
    elif word == t.KW_CHAR:
        if lengths:
            _bad_pair(p, spec, "'char'", lengths)
        result = types.uchar if unsigned else (types.schar if signs else types.char)
    elif word == t.KW_DOUBLE:
        if signs or lengths & (_SHORT | _LONG_LONG):
            _bad_pair(p, spec, "'double'", lengths if not signs else modifiers)
        result = types.ldouble if lengths & _LONG else types.double
    elif word == t.KW_INT128:
        if lengths:
            _bad_pair(p, spec, "'__int128'", lengths)
        result = types.uint128 if unsigned else types.int128
    else:
        names = "void float _Bool".split()
        if signs or lengths:
            name = p.tok.spelling
            if word == t.KW_VOID:
                name = names[0]
            elif word == t.KW_FLOAT:
                name = names[1]
            elif word == t.KW_BOOL:
                name = names[2]
            _bad_pair(p, spec, "'" + name + "'", modifiers)
        if word == t.KW_VOID:
            result = types.void
        elif word == t.KW_FLOAT:
            result = types.float
        elif word == t.KW_BOOL:
            result = types.bool
        elif word == t.KW_FLOAT16:
            if not s.target.has_float16:
                s.error1(m.FLOAT_UNSUPPORTED, spec.pos, "'_Float16'")
            result = types.float16
        elif word == t.KW_FLOAT32:
            result = types.float32
        elif word == t.KW_FLOAT64:
            result = types.float64
        elif word == t.KW_FLOAT128:
            result = types.float128
        elif word == t.KW_FLOAT32X:
            result = types.float32x
        else:
            result = types.float64x
    if modifiers & _COMPLEX:
        if result.kind in (T_VOID, T_BOOL):
            s.error2(m.BOTH_SPECIFIERS, spec.pos, "'complex'", quoted(result))
            return types.error
        if result.kind == T_INT:
            s.pedwarn(m.COMPLEX_INTEGER, spec.pos)
        return types.complex(result)
    return result


def _bad_pair(p: Parser, spec: DeclSpec, name: str, modifiers: int) -> None:
    """Report a modifier that does not go with a basic type."""
    word = "'unsigned'"
    if modifiers & _SHORT:
        word = "'short'"
    elif modifiers & _LONG_LONG:
        word = "'long long'"
    elif modifiers & _LONG:
        word = "'long'"
    elif modifiers & _SIGNED:
        word = "'signed'"
    p.s.error2(m.BOTH_SPECIFIERS, spec.pos, word, name)


def typeof_specifier(p: Parser) -> Type:
    """typeof (type-name or expression) (GCC manual: Typeof)."""
    s = p.s
    p.advance()
    p.expect(t.LEFT_PAREN, "(")
    if p.starts_type():
        ty = type_name(p)
        p.expect(t.RIGHT_PAREN, ")")
        return ty
    again = p.at
    s.unevaluated += 1
    pos = p.pos
    e = expression(p)
    s.unevaluated -= 1
    if is_variably_modified(e.type) and s.unevaluated == 0:
        p.jump(again)
        e = expression(p)
        rest = e
        while isinstance(rest, Binary) and rest.op == B_COMMA and isinstance(rest.left, TypeEvaluation):
            rest = rest.right       # the lengths of a type name are evaluated with the type
        if has_forbidden_operator(s, rest):
            raise s.unsupported("expression", "typeof of a variably modified operand with side effects", pos)
    p.expect(t.RIGHT_PAREN, ")")
    if e.kind == E_MEMBER:
        assert isinstance(e, Member)
        if e.bit_width >= 0:
            s.error(m.TYPEOF_BIT_FIELD, pos)
    ty = e.type
    if not e.is_lvalue and ty.quals:
        ty = s.types.unqualified(ty)
    if ty.quals & Q_ATOMIC:
        # typeof an atomic lvalue keeps only plain qualifiers of its value in GCC 12.
        ty = s.types.unqualified(ty)
    return ty


def type_name(p: Parser, alignas: bool = False) -> Type:
    """type-name: specifiers and an abstract declarator (C11 6.7.7).

    alignas: take _Alignas too, which only a compound literal may have; the caller reports it elsewhere (no_alignas).
    """
    from compiler.parse.declarators import ABSTRACT, declarator
    spec = specifiers(p, True, alignas)
    if spec.implicit_int:
        if spec.nothing:
            raise p.fail("specifier-qualifier-list")
        p.s.error1(m.DEFAULTS_TO_INT, spec.pos, "'type name'")
    ty = spec.type
    p.type_name_alignas = spec.alignment if spec.has_alignas else -1
    p.alignas_pos = spec.alignas_pos
    if p.kind == t.RIGHT_PAREN or p.kind == t.COMMA or p.kind == t.COLON:
        if not spec.attributes:
            return ty
        return apply_type_attributes(p, ty, spec.attributes)
    d = declarator(p, spec, ABSTRACT)
    if d.empty_parens:
        p.s.error(m.NOT_A_PROTOTYPE, d.pos)
    ty = d.type
    if spec.attributes:
        ty = apply_type_attributes(p, ty, spec.attributes)
    return ty


def apply_type_attributes(p: Parser, ty: Type, found: list[Attribute]) -> Type:
    """Apply attributes written in a type name."""
    for attribute in found:
        if attr.check(p.s, attribute):
            ty = attr.type_attribute(p.s, ty, attribute, True)
    return ty


def record_specifier(p: Parser, spec: DeclSpec) -> Type:
    """struct-or-union-specifier (C11 6.7.2.1)."""
    s = p.s
    pos = p.pos
    kind: i64 = T_STRUCT if p.kind == t.KW_STRUCT else T_UNION
    p.advance()
    found: list[Attribute] = []
    attributes(p, found)
    tag = ""
    tag_pos = p.pos
    if p.kind == t.NAME:
        tag = p.tok.spelling
        p.advance()
    if p.kind != t.LEFT_BRACE:
        if tag == "":
            raise p.fail("'{'")
        return _tag_reference(p, spec, kind, tag, tag_pos)
    known = s.scopes.tags.get(tag) if tag else None
    record: RecordType | None = None
    if known is not None and known.depth == s.scopes.depth:
        main = known.type
        if isinstance(main, RecordType) and main.kind == kind:
            if main.is_complete or main.being_defined:
                s.error1(m.REDEFINITION_NESTED if main.being_defined else m.REDEFINITION, tag_pos,
                         "'" + ("struct " if kind == T_STRUCT else "union ") + tag + "'")
                record = RecordType(kind, tag, tag_pos)
            else:
                record = main
        else:
            s.error1(m.WRONG_KIND_OF_TAG, tag_pos, "'" + tag + "'")
            record = RecordType(kind, tag, tag_pos)
    if record is None:
        record = RecordType(kind, tag, tag_pos)
        if tag:
            s.scopes.declare_tag(tag, record)
    record.being_defined = True
    record.pos = pos
    spec.tag_defined = True
    s.enter(pos)
    p.advance()
    _members(p, record)
    s.nesting -= 1
    pack = s.pragmas.pack
    reverse = s.pragmas.reverse_order
    p.expect(t.RIGHT_BRACE, "}")
    attributes(p, found)
    record.reverse_order = reverse
    align = attr.record_attributes(s, record, found)
    finish_record(p, record, align, pack)
    return record


def _tag_reference(p: Parser, spec: DeclSpec, kind: i64, tag: str, pos: i64) -> Type:
    """struct T without a body: refers to a visible tag or declares one (C11 6.7.2.3)."""
    s = p.s
    known = s.scopes.tags.get(tag)
    # `struct T;` alone declares a new type in this scope (6.7.2.3p7).
    if known is not None and p.kind == t.SEMICOLON and known.depth != s.scopes.depth and not spec.qualified \
            and spec.storage == STORAGE_NONE and not spec.has_alignas:
        known = None
    if known is not None:
        if known.type.kind == kind:
            return known.type
        s.error1(m.WRONG_KIND_OF_TAG, pos, "'" + tag + "'")
        return RecordType(kind, tag, pos) if kind != T_ENUM else s.types.int
    record = RecordType(kind, tag, pos)
    p.new_tag = True
    if s.scopes.stack[-1].is_prototype:
        word = "struct" if kind == T_STRUCT else "union"
        s.error1(m.DECLARED_IN_PARAMETERS, pos, "'" + word + " " + tag + "'")
    s.scopes.declare_tag(tag, record)
    return record


def _members(p: Parser, record: RecordType) -> None:
    """struct-declaration-list up to the closing brace."""
    s = p.s
    while p.kind != t.RIGHT_BRACE:
        if p.kind == t.EOF:
            raise p.fail("'}'")
        if p.kind == t.SEMICOLON:
            s.pedwarn(m.EXTRA_SEMICOLON_STRUCT, p.pos)
            p.advance()
            continue
        if p.kind == t.KW_STATIC_ASSERT:
            from compiler.parse.unit import static_assert
            static_assert(p)
            continue
        start = p.at
        nesting = s.nesting
        depth = s.scopes.depth
        try:
            _member_declaration(p, record)
        except ParseError:
            while s.scopes.depth > depth:
                s.scopes.pop()
            s.nesting = nesting
            if p.kind == t.RIGHT_BRACE and p.at == start:
                return
            p.recover(start)


def _member_declaration(p: Parser, record: RecordType) -> None:
    from compiler.parse.declarators import EITHER, declarator
    s = p.s
    extensions = 0
    while p.kind == t.KW_EXTENSION:
        p.advance()
        s.extension += 1
        extensions += 1
    spec = specifiers(p, True)
    if spec.implicit_int:
        if spec.nothing:
            s.extension -= extensions
            raise p.fail("specifier-qualifier-list")
        s.error1(m.DEFAULTS_TO_INT, spec.pos, "'" + p.tok.spelling + "'")
    if p.kind == t.SEMICOLON:
        _anonymous_member(p, record, spec)
        p.advance()
        s.extension -= extensions
        return
    while True:
        found: list[Attribute] = []
        attributes(p, found)
        pos = p.pos
        if p.kind == t.COLON:
            field = Field("", spec.type, pos)
        else:
            d = declarator(p, spec, EITHER)
            if d.name == "":
                s.extension -= extensions
                raise p.fail("identifier or '('")
            field = Field(d.name, d.type, d.pos)
            found.extend(d.attributes)
        if p.kind == t.COLON:
            p.advance()
            width_pos = p.pos
            width = constant_expression(p)
            attributes(p, found)
            _bit_field_width(p, field, width, width_pos)
        else:
            attributes(p, found)
        _add_member(p, record, field, spec, found)
        if p.kind != t.COMMA:
            break
        p.advance()
    s.extension -= extensions
    if p.kind == t.RIGHT_BRACE:
        s.pedwarn(m.NO_SEMICOLON_STRUCT, p.pos)
        return
    p.semicolon()


def _anonymous_member(p: Parser, record: RecordType, spec: DeclSpec) -> None:
    """A declaration without a declarator: an anonymous structure or union (C11 6.7.2.1p13), or nothing useful."""
    s = p.s
    ty = spec.type
    if is_record(ty):
        inner = record_of(ty)
        if inner.tag == "" and spec.declares_tag or (s.ms_extensions and ty.is_complete):
            if not ty.is_complete:
                s.error1(m.FIELD_INCOMPLETE, spec.pos, "''")
                return
            s.needs(11, "unnamed structs/unions", p.pos)
            field = Field("", ty, spec.pos)
            if s.plan9_extensions:
                field.typedef_name = spec.typedef_name
            _add_member(p, record, field, spec, [])
            return
        s.error(m.DECLARES_NOTHING, p.pos)
        return
    s.error(m.DECLARES_NOTHING, p.pos)


def _bit_field_width(p: Parser, field: Field, width: object, pos: i64) -> None:
    """Check type and width of a bit-field (C11 6.7.2.1p4, p5)."""
    from compiler.sema.ast import Expr
    s = p.s
    assert isinstance(width, Expr)
    named = "'" + field.name + "'" if field.name else "'<anonymous>'"
    ty = field.type
    if ty.kind == T_ERROR or width.type.kind == T_ERROR:
        field.type = s.types.error
        return
    if not is_integer(ty):
        s.error1(m.BIT_FIELD_TYPE, field.pos, named)
        field.type = s.types.error
        return
    if ty.quals & Q_ATOMIC:
        s.error1(m.BIT_FIELD_ATOMIC, field.pos, named)
        return
    if not is_integer(width.type):
        s.error1(m.BIT_FIELD_WIDTH_NOT_INTEGER, pos, named)
        return
    value = integer_value(s, width)
    if value is None:
        s.error1(m.BIT_FIELD_WIDTH_NOT_CONSTANT, pos, named)
        return
    if width.kind != E_INT or not value.strict:
        s.pedwarn1(m.BIT_FIELD_WIDTH_NOT_STRICT, pos, named)
    if value.value < 0:
        s.error1(m.BIT_FIELD_NEGATIVE, field.pos, named)
        return
    main = integer_of(ty)
    if value.value == 0 and field.name:
        s.error1(m.BIT_FIELD_ZERO, field.pos, named)
        return
    limit = 1 if main.kind == T_BOOL else main.width
    if not ty.is_complete:
        s.error1(m.BIT_FIELD_TYPE, field.pos, named)
        return
    if value.value > limit:
        s.error1(m.BIT_FIELD_TOO_WIDE, field.pos, named)
        field.bit_width = limit
    else:
        field.bit_width = value.value
    if ty.kind != T_BOOL:
        signed = main.signed
        if s.unsigned_bitfields and main is s.types.int:
            signed = False
        base = main if signed == main.signed else s.types.to_unsigned(main)
        access: Type = s.types.bitfield_type(base, field.bit_width) if field.bit_width else base
        if ty.kind == T_ENUM and field.bit_width == main.width:
            access = ty.main
        field.access_type = s.types.qualified(access, ty.quals)


def _add_member(p: Parser, record: RecordType, field: Field, spec: DeclSpec, found: list[Attribute]) -> None:
    s = p.s
    ty = field.type
    named = "'" + field.name + "'"
    for attribute in spec.attributes:
        found.append(attribute)
    for attribute in found:
        if attribute.name in ("vector_size", "mode", "may_alias", "noreturn", "const", "ms_abi", "regparm", "stdcall"):
            ty = attr.type_attribute(s, ty, attribute, False)
            if field.bit_width < 0:
                field.type = ty
                field.access_type = ty
    align, packed = attr.field_alignment(s, found)
    if spec.alignment:
        if field.bit_width >= 0:
            s.error1(m.ALIGNAS_BIT_FIELD, spec.alignas_pos, named)
        align = max(align, spec.alignment)
        if spec.alignment < align_of(ty):
            s.error1(m.ALIGNAS_REDUCES, spec.alignas_pos, named)
    field.align = align
    field.packed = packed
    if ty.kind == T_FUNCTION:
        s.error1(m.FIELD_FUNCTION, field.pos, named)
        return
    if ty.kind == T_VOID:
        s.error1(m.FIELD_VOID, field.pos, named)
        return
    main = ty.main
    if isinstance(main, ArrayType) and isinstance(main.length, IntConst) and main.element.is_complete:
        # The length is known, though by no integer constant expression (GCC takes it).
        s.pedwarn(m.FIELD_VARIABLY_MODIFIED, field.pos)
        ty = s.types.qualified(ArrayType(main.element, main.length.value, None), ty.quals)
        field.type = ty
        field.access_type = ty
    if size_of(ty) == VARIABLE:
        if s.scopes.depth == 0:
            s.error1(m.FIELD_VARIABLE, field.pos, named)
            return
        s.pedwarn(m.FIELD_VARIABLY_MODIFIED, field.pos)
    if not ty.is_complete and ty.kind != T_ERROR:
        if ty.kind == T_ARRAY and array_of(ty).element.is_complete:
            field.is_flexible = True
            s.needs(99, "flexible array members", field.pos)
        else:
            s.error1(m.FIELD_INCOMPLETE, field.pos, named)
            return
    if field.name:
        if field.name in record.by_name:
            s.error1(m.DUPLICATE_MEMBER, field.pos, named)
            return
        record.by_name[field.name] = field
    elif field.bit_width < 0 and is_record(ty):
        inner = record_of(ty)
        for name in inner.by_name:
            if name in record.by_name:
                s.error1(m.DUPLICATE_MEMBER, _innermost(inner, name).pos, "'" + name + "'")
                del record.by_name[name]
            else:
                record.by_name[name] = field
        if field.typedef_name:
            if field.typedef_name in record.by_name:
                s.error1(m.DUPLICATE_MEMBER, field.pos, "'" + field.typedef_name + "'")
                return
            record.by_name[field.typedef_name] = field
    record.fields.append(field)


def _innermost(record: RecordType, name: str) -> Field:
    """Return the member called `name`, looking through unnamed ones."""
    field = record.by_name[name]
    while not field.is_called(name):
        field = record_of(field.type).by_name[name]
    return field


def finish_record(p: Parser, record: RecordType, align: int, pack: int) -> None:
    """At the closing brace: flexible members, transparency, layout."""
    s = p.s
    last = len(record.fields) - 1
    index = 0
    named = False
    limit = pack
    if s.pack_struct and (not limit or limit > s.pack_struct):
        limit = s.pack_struct
    while index <= last:
        field = record.fields[index]
        if field.is_flexible:
            record.has_flexible = True
            if record.kind == T_UNION:
                s.error(m.FLEXIBLE_IN_UNION, field.pos)
            elif index != last:
                s.error(m.FLEXIBLE_NOT_LAST, field.pos)
            elif not named:
                s.error(m.FLEXIBLE_ALONE, field.pos)
        elif is_record(field.type) and record_of(field.type).has_flexible:
            if record.kind == T_UNION or index == last:
                record.has_flexible = True
            if record.kind == T_STRUCT:
                s.pedwarn(m.FLEXIBLE_NESTED, field.pos)
        if field.name or (is_record(field.type) and field.bit_width < 0):
            named = True
        if field.type.quals & Q_CONST or (is_record(field.type) and record_of(field.type).has_const_member) or (
                field.type.kind == T_ARRAY and element_type(field.type).quals & Q_CONST):
            record.has_const_member = True
        if field.type.quals & Q_VOLATILE:
            record.has_volatile_member = True
        if record.reverse_order:
            field.reverse = _reversible(field.type)
        index += 1
    if not record.fields:
        s.pedwarn1(m.EMPTY_RECORD, record.pos, "struct" if record.kind == T_STRUCT else "union")
    lay_out(s, record, align, limit)
    record.being_defined = False
    if record.transparent:
        if record.kind != T_UNION or not record.fields:
            s.error1(m.ATTRIBUTE_IGNORED, record.pos, "'transparent_union'")
            record.transparent = False
    for variant in record._variants or []:
        variant.size = record.size
        if not variant.user_align:
            variant.align = record.align


def _reversible(ty: Type) -> bool:
    """Tell whether scalar_storage_order reverses a member of type `ty` (GCC manual: it skips pointers and vectors)."""
    element = element_type(ty)
    return element.kind not in (T_POINTER, T_STRUCT, T_UNION, T_FUNCTION)


def enum_specifier(p: Parser, spec: DeclSpec) -> Type:
    """enum-specifier (C11 6.7.2.2)."""
    s = p.s
    pos = p.pos
    p.advance()
    found: list[Attribute] = []
    attributes(p, found)
    tag = ""
    tag_pos = p.pos
    if p.kind == t.NAME:
        tag = p.tok.spelling
        p.advance()
    known = s.scopes.tags.get(tag) if tag else None
    if p.kind != t.LEFT_BRACE:
        if tag == "":
            raise p.fail("'{'")
        if known is not None and p.kind == t.SEMICOLON and known.depth != s.scopes.depth:
            known = None
        if known is not None:
            if isinstance(known.type, EnumType):
                if known.type.being_defined:
                    s.pedwarn(m.FORWARD_ENUM, tag_pos)
                return known.type
            s.error1(m.WRONG_KIND_OF_TAG, tag_pos, "'" + tag + "'")
            return s.types.int
        made = EnumType(tag, s.types.uint, tag_pos)
        s.pedwarn(m.FORWARD_ENUM, tag_pos)
        if s.scopes.stack[-1].is_prototype:
            s.error1(m.DECLARED_IN_PARAMETERS, tag_pos, "'enum " + tag + "'")
        s.scopes.declare_tag(tag, made)
        return made
    enum: EnumType | None = None
    if known is not None and known.depth == s.scopes.depth:
        main = known.type
        if isinstance(main, EnumType):
            if main.is_complete or main.being_defined:
                s.error1(m.REDEFINITION_NESTED if main.being_defined else m.REDEFINITION, tag_pos,
                         "'enum " + tag + "'")
                enum = EnumType(tag, s.types.uint, tag_pos)
            else:
                enum = main
        else:
            s.error1(m.WRONG_KIND_OF_TAG, tag_pos, "'" + tag + "'")
    if enum is None:
        enum = EnumType(tag, s.types.uint, tag_pos)
        if tag:
            s.scopes.declare_tag(tag, enum)
    enum.being_defined = True
    enum.pos = pos
    spec.tag_defined = True
    p.advance()
    _enumerators(p, enum)
    p.expect(t.RIGHT_BRACE, "}")
    attributes(p, found)
    for attribute in found:
        if attr.check(s, attribute) and attribute.name == "packed":
            enum.packed = True
        elif attribute.name == "mode":
            mode = attr.type_attribute(s, s.types.uint, attribute, False)
            enum.forced_size = size_of(mode)
        elif attribute.name == "aligned":
            enum.user_align = True
            enum.align = attr.requested_alignment(s, attribute)
    return enum if finish_enum(p, enum) else s.types.error


def _enumerators(p: Parser, enum: EnumType) -> None:
    """enumerator-list; values are collected in enum.names until the type is known."""
    s = p.s
    following = 0
    value_type: Type = s.types.int
    symbols = []
    if p.kind == t.RIGHT_BRACE:
        s.error(m.EMPTY_ENUM, p.pos)
        return
    while p.kind != t.RIGHT_BRACE:
        if p.kind != t.NAME:
            raise p.fail("identifier")
        name = p.tok.spelling
        pos = p.pos
        p.advance()
        ignored: list[Attribute] = []
        attributes(p, ignored)
        if p.kind == t.ASSIGN:
            p.advance()
            at = p.pos
            e = constant_expression(p)
            if e.type.kind != T_ERROR:
                found = None
                if not is_integer(e.type):
                    s.error1(m.ENUM_NOT_INTEGER, at, "'" + name + "'")
                else:
                    found = integer_value(s, e)
                    if found is None:
                        s.error1(m.ENUM_NOT_CONSTANT, at, "'" + name + "'")
                if isinstance(found, IntConst):
                    following = found.value
                    value_type = found.type
                    if found.overflow:
                        s.pedwarn(m.OVERFLOW_IN_CONSTANT, p.pos if p.kind == t.RIGHT_BRACE else pos)
                    if e.kind != E_INT or not found.strict:
                        s.pedwarn1(m.ENUM_NOT_STRICT, pos, "'" + name + "'")
        fits = -(1 << 31) <= following < 1 << 31
        if not fits:
            s.pedwarn(m.ENUM_RANGE, pos)
            if following >= 1 << 64 or following < -(1 << 63):
                s.error(m.ENUM_OVERFLOW, pos)
                following = 0
        main = integer_of(value_type)
        ty: Type = s.types.int if fits else _wide_type(s.types, following, main)
        symbol = declare_enumerator(s, name, ty, following, pos)
        symbols.append(symbol)
        enum.names.append((name, following))
        following += 1
        if p.kind != t.COMMA:
            break
        p.advance()
        if p.kind == t.RIGHT_BRACE and s.c89:
            s.pedwarn(m.TRAILING_COMMA_ENUM, p.pos)
    if p.kind != t.RIGHT_BRACE:
        raise p.fail("',' or '}'")
    low = min([value for _, value in enum.names], default=0)
    high = max([value for _, value in enum.names], default=0)
    underlying = _underlying(p, low, high, False)
    for symbol in symbols:
        if symbol.type.main is not s.types.int:
            symbol.type = underlying


def _wide_type(types: object, value: int, main: IntType) -> IntType:
    """Type of an enumerator that does not fit int, while the enumeration is open."""
    from compiler.sema.types import TypeTable
    assert isinstance(types, TypeTable)
    if value >= 1 << 63:
        return types.ulong if types.target.long_size == 8 else types.ullong
    if 0 <= value < 1 << 32 and not main.signed:
        return types.uint
    return types.long if types.target.long_size == 8 else types.llong


def _underlying(p: Parser, low: int, high: int, narrow: bool) -> IntType:
    """GCC's choice: the first of unsigned int, int, unsigned long, long (and long long) that holds all values; the narrowest
    type when packed or -fshort-enums."""
    types = p.s.types
    candidates: list[IntType] = []
    if narrow:
        candidates = [types.uchar, types.ushort] if low >= 0 else [types.schar, types.short]
    if low >= 0:
        candidates += [types.uint, types.ulong, types.ullong]
    else:
        candidates += [types.int, types.long, types.llong]
    for ty in candidates:
        if ty.signed:
            if -(1 << (ty.width - 1)) <= low and high < 1 << (ty.width - 1):
                return ty
        elif high < 1 << ty.width:
            return ty
    return types.llong


def finish_enum(p: Parser, enum: EnumType) -> bool:
    """Give a finished enumeration its type; False when it has no enumerator."""
    s = p.s
    enum.being_defined = False
    if not enum.names:
        enum.size = 4
        return True
    low = min([value for _, value in enum.names])
    high = max([value for _, value in enum.names])
    enum.underlying = _underlying(p, low, high, enum.packed or s.short_enums)
    if enum.forced_size:
        if enum.forced_size < _underlying(p, low, high, True).size:
            s.error(m.ENUM_MODE_TOO_SMALL, enum.pos)
        enum.underlying = s.types.integer_of_width(enum.forced_size * 8, low < 0)
    enum.size = enum.underlying.size
    if not enum.user_align:
        enum.align = enum.underlying.align
    for variant in enum._variants or []:
        variant.size = enum.size
        if not variant.user_align:
            variant.align = enum.align
    return True

