"""Declarators: the derived types around a name (C11 6.7.6).

In: specifiers and tokens.  Out: Declarator values.  A declarator is read into a list of steps in the order in which they apply to
the specified type - pointers first, then array and function suffixes from the right, then what stands in parentheses - so that
nothing is parsed twice.  Example: `int *(*f[3])(void)` reads as [pointer] [function] [pointer] [array 3].
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler import messages as m
from compiler.lex import tokens as t
from compiler.parse.attributes import asm_label, attributes, starts_standard_attribute
from compiler.parse.cursor import Parser
from compiler.parse.declarations import qualifiers, specifiers
from compiler.parse.expressions import assignment
from compiler.sema import attributes as attr
from compiler.sema.ast import E_INT, Expr, IntConst
from compiler.sema.attributes import Attribute
from compiler.sema.constant import integer_value
from compiler.sema.conversions import rvalue
from compiler.sema.declarations import Declarator, DeclSpec
from compiler.sema.relate import quoted
from compiler.sema.symbols import (
    STORAGE_NONE,
    STORAGE_REGISTER,
    SYM_OBJECT,
    Symbol,
)
from compiler.sema.types import (
    INCOMPLETE,
    Q_RESTRICT,
    T_ARRAY,
    T_ERROR,
    T_FUNCTION,
    T_VOID,
    VARIABLE,
    ArrayType,
    FunctionType,
    Type,
    align_of,
    array_of,
    integer_of,
    is_integer,
    is_record,
    record_of,
    size_of,
)

# What a declarator may be.
NAMED: Final = 0
ABSTRACT: Final = 1
EITHER: Final = 2

_POINTER: Final = 1
_ARRAY: Final = 2
_FUNCTION: Final = 3


@final
class Step:
    """One derivation: pointer, array or function."""

    __slots__ = ("kind", "pos", "quals", "attributes", "length", "has_length", "star", "is_static", "params", "symbols",
                 "variadic", "prototyped", "names", "tags")

    def __init__(self, kind: i64, pos: i64) -> None:
        self.kind: i64 = kind
        self.pos: i64 = pos
        self.quals: i64 = 0
        self.attributes: list[Attribute] = []
        self.length: Expr | None = None
        self.has_length: bool = False
        self.star: bool = False
        self.is_static: bool = False
        self.params: list[Type] = []
        self.symbols: list[Symbol] = []
        self.variadic: bool = False
        self.prototyped: bool = False
        self.names: list[str] | None = None
        self.tags: list[tuple[str, Type]] = []


@final
class Shape:
    """What reading a declarator gives: the name and the steps in order of application."""

    __slots__ = ("name", "pos", "steps", "attributes")

    def __init__(self, pos: i64) -> None:
        self.name: str = ""
        self.pos: i64 = pos
        self.steps: list[Step] = []
        self.attributes: list[Attribute] = []


def declarator(p: Parser, spec: DeclSpec, mode: i64, is_parameter: bool = False) -> Declarator:
    """Read one declarator and apply it to spec.type."""
    shape = Shape(p.pos)
    _read(p, shape, mode)
    d = Declarator(shape.name, spec.type, shape.pos)
    d.attributes = shape.attributes
    _apply(p, d, shape, is_parameter)
    return d


def _read(p: Parser, shape: Shape, mode: i64) -> None:
    """declarator: pointers, a direct declarator, suffixes."""
    s = p.s
    steps: list[Step] = []
    while p.kind == t.STAR:
        step = Step(_POINTER, p.pos)
        p.advance()
        attributes(p, step.attributes)
        while True:
            quals = qualifiers(p)
            step.quals |= quals
            if p.kind == t.KW_ATTRIBUTE or starts_standard_attribute(p):
                attributes(p, step.attributes)
            elif quals == 0:
                break
        steps.append(step)
    inner: Shape | None = None
    if p.kind == t.NAME and mode != ABSTRACT:
        shape.name = p.tok.spelling
        shape.pos = p.pos
        p.advance()
        if starts_standard_attribute(p):
            attributes(p, shape.attributes)
    elif p.kind == t.LEFT_PAREN and _is_nested(p, mode):
        s.enter(p.pos)
        p.advance()
        inner = Shape(p.pos)
        attributes(p, inner.attributes)
        _read(p, inner, mode)
        s.nesting -= 1
        p.expect(t.RIGHT_PAREN, ")")
        shape.name = inner.name
        shape.pos = inner.pos
        shape.attributes.extend(inner.attributes)
    elif mode == NAMED:
        raise p.fail("identifier or '('")
    suffixes: list[Step] = []
    while True:
        if p.kind == t.LEFT_BRACKET and not starts_standard_attribute(p):
            suffixes.append(_array_suffix(p))
        elif p.kind == t.LEFT_PAREN:
            suffixes.append(_function_suffix(p))
        else:
            break
        if starts_standard_attribute(p):
            attributes(p, shape.attributes)
    suffixes.reverse()
    if steps and steps[-1].attributes:
        _pass_attributes(shape, steps[-1], suffixes, inner)
    shape.steps.extend(steps)
    shape.steps.extend(suffixes)
    if inner is not None:
        shape.steps.extend(inner.steps)


def _pass_attributes(shape: Shape, step: Step, suffixes: list[Step], inner: Shape | None) -> None:
    """Give attributes behind the last `*` to the declaration where GCC does: unless what it points from is a pointer too."""
    following = suffixes[0] if suffixes else inner.steps[0] if inner is not None and inner.steps else None
    if following is not None and following.kind == _POINTER:
        return
    kept: list[Attribute] = []
    for attribute in step.attributes:
        if attr.passes_to_declaration(attribute, following is not None and following.kind == _FUNCTION):
            shape.attributes.append(attribute)
        else:
            kept.append(attribute)
    step.attributes = kept


def _is_nested(p: Parser, mode: i64) -> bool:
    """Tell whether '(' opens a nested declarator, not a parameter list."""
    following = p.peek()
    if mode == NAMED:
        return True
    kind = following.kind
    if kind == t.RIGHT_PAREN:
        return False
    if kind == t.KW_ATTRIBUTE:
        return _nested_after_attribute(p, mode)
    if p.token_starts_type(following):
        return False
    if kind == t.NAME:
        return mode == EITHER
    return kind in (t.STAR, t.LEFT_PAREN, t.LEFT_BRACKET, t.CARET)


def _nested_after_attribute(p: Parser, mode: i64) -> bool:
    """( __attribute__((...)) ...: what stands behind the attribute tells a declarator from parameters."""
    tokens = p.tokens
    last = len(tokens) - 1
    at = p.at + 1
    while at < last and tokens[at].kind == t.KW_ATTRIBUTE:
        at += 1
        depth = 0
        while at < last:
            kind = tokens[at].kind
            if kind == t.LEFT_PAREN:
                depth += 1
            elif kind == t.RIGHT_PAREN:
                depth -= 1
                if depth == 0:
                    at += 1
                    break
            at += 1
    return not p.token_starts_type(tokens[at])


def _array_suffix(p: Parser) -> Step:
    """[ static qualifiers length ] (C11 6.7.6.2)."""
    s = p.s
    step = Step(_ARRAY, p.pos)
    p.advance()
    if p.kind == t.KW_STATIC:
        step.is_static = True
        p.advance()
    step.quals = qualifiers(p)
    if p.kind == t.KW_ATTRIBUTE:
        attributes(p, step.attributes)
    if p.kind == t.KW_STATIC:
        step.is_static = True
        p.advance()
    if p.kind == t.STAR and p.peek().kind == t.RIGHT_BRACKET:
        step.star = True
        step.has_length = True
        p.advance()
    elif p.kind != t.RIGHT_BRACKET:
        step.has_length = True
        s.enter(p.pos)
        step.length = rvalue(s, assignment(p))
        s.nesting -= 1
    if step.star:
        s.needs(99, "'[*]' array declarators", step.pos)
    elif step.is_static or step.quals:
        s.needs(99, "'static' or type qualifiers in parameter array declarators", step.pos)
    p.expect(t.RIGHT_BRACKET, "]")
    return step


def _function_suffix(p: Parser) -> Step:
    """( parameter-type-list ) or ( identifier-list ) (C11 6.7.6.3)."""
    s = p.s
    step = Step(_FUNCTION, p.pos)
    p.advance()
    if p.kind == t.RIGHT_PAREN:
        p.advance()
        if s.c2x:
            step.prototyped = True
        return step
    if p.kind == t.NAME and not p.starts_type():
        following = p.peek().kind
        if following == t.COMMA or following == t.RIGHT_PAREN:
            step.names = []
            while True:
                if p.kind != t.NAME:
                    raise p.fail("identifier")
                step.names.append(p.tok.spelling)
                p.advance()
                if p.kind != t.COMMA:
                    break
                p.advance()
            p.expect(t.RIGHT_PAREN, ")")
            return step
    step.prototyped = True
    scope = s.scopes.push()
    scope.is_prototype = True
    s.enter(p.pos)
    try:
        _parameters(p, step)
        for name in scope.hidden_tag_names:
            tag = s.scopes.tags.get(name)
            if tag is not None:
                step.tags.append((name, tag.type))
    finally:
        s.scopes.pop()
    s.nesting -= 1
    p.expect(t.RIGHT_PAREN, ")")
    return step


def _parameters(p: Parser, step: Step) -> None:
    """parameter-type-list inside its own scope."""
    s = p.s
    if p.kind == t.KW_VOID and p.peek().kind == t.RIGHT_PAREN:
        p.advance()
        return
    while True:
        if p.kind == t.ELLIPSIS:
            if not step.params and not s.c2x:
                s.error(m.ELLIPSIS_FIRST, p.pos)
            step.variadic = True
            p.advance()
            break
        found: list[Attribute] = []
        attributes(p, found)
        if not p.starts_type():
            if p.kind == t.NAME:
                s.error1(m.UNKNOWN_TYPE_NAME, p.pos, "'" + p.tok.spelling + "'")
                p.advance()
                while p.kind not in (t.COMMA, t.RIGHT_PAREN, t.EOF, t.SEMICOLON, t.LEFT_BRACE):
                    p.advance()
                step.params.append(s.types.error)
                step.symbols.append(Symbol("", SYM_OBJECT, s.types.error, p.pos))
            else:
                raise p.fail("declaration specifiers or '...'")
        else:
            spec = specifiers(p)
            spec.attributes.extend(found)
            _one_parameter(p, step, spec)
        if p.kind == t.SEMICOLON:
            # GNU forward declarations of parameters (GCC manual: Variable Length).
            p.advance()
            for symbol in step.symbols:
                symbol.attributes["forward"] = ""
            step.params = []
            step.symbols = []
            continue
        if p.kind != t.COMMA:
            break
        p.advance()


def _one_parameter(p: Parser, step: Step, spec: DeclSpec) -> None:
    s = p.s
    if spec.storage not in (STORAGE_NONE, STORAGE_REGISTER):
        s.error(m.PARAMETER_STORAGE, spec.storage_pos)
    if spec.thread_local:
        s.error(m.PARAMETER_STORAGE, spec.pos)
    if spec.auto_type:
        s.error(m.AUTO_TYPE_PARAMETER, spec.pos)
    pos = p.pos
    d = declarator(p, spec, EITHER, True)
    attributes(p, d.attributes)
    asm_label(p)
    if spec.implicit_int:
        s.error1(m.DEFAULTS_TO_INT if s.c89 else m.DEFAULTS_TO_INT_PEDANTIC, d.pos, "'" + d.name + "'")
    if d.empty_parens:
        s.error(m.NOT_A_PROTOTYPE, d.pos)
    ty = d.type
    if d.name == "" and ty.kind == T_VOID and not spec.declares_tag:
        if step.params or p.kind == t.COMMA:
            s.error(m.VOID_ONLY_PARAMETER, pos)
            ty = s.types.error
        elif ty.quals or spec.storage != STORAGE_NONE:
            s.error(m.VOID_QUALIFIED_PARAMETER, pos)
            return
        else:
            return
    if spec.is_inline:
        s.error1(m.PARAMETER_INLINE, d.pos, "'" + d.name + "'")
    if spec.is_noreturn:
        s.error1(m.PARAMETER_NORETURN, d.pos, "'" + d.name + "'")
    if spec.has_alignas:
        s.error1(m.ALIGNAS_PARAMETER, spec.alignas_pos, "'" + d.name + "'")
    if ty.kind == T_VOID and d.name:
        s.error2(m.PARAMETER_VOID, d.pos, str(len(step.params) + 1), "'" + d.name + "'")
        ty = s.types.error
    symbol = Symbol(d.name, SYM_OBJECT, ty, d.pos)
    symbol.is_parameter = True
    symbol.storage = spec.storage
    symbol.is_defined = True
    symbol.attributes["position"] = str(len(step.params))
    attr.symbol_attributes(s, symbol, spec.attributes)
    attr.symbol_attributes(s, symbol, d.attributes)
    if symbol.align:
        symbol.align = 0
    ty = adjusted_parameter(p, symbol, symbol.type, d.bracket_quals)
    symbol.type = ty
    if d.name:
        old = s.scopes.lookup(d.name)
        if old is not None and old.depth == s.scopes.depth and old.is_parameter and "forward" not in old.attributes:
            s.error1(m.REDEFINITION_PARAMETER, d.pos, "'" + d.name + "'")
        if old is not None and old.depth == s.scopes.depth and "forward" in old.attributes:
            # The forward-declared symbol stays: lengths already refer to it.
            del old.attributes["forward"]
            old.attributes["position"] = str(len(step.params))
            symbol = old
        else:
            s.scopes.declare(symbol)
    step.params.append(ty)
    step.symbols.append(symbol)


def adjusted_parameter(p: Parser, symbol: Symbol, ty: Type, bracket_quals: i64) -> Type:
    """Array and function parameters become pointers (C11 6.7.6.3p7, p8)."""
    s = p.s
    if ty.kind == T_ARRAY:
        symbol.attributes["array-parameter"] = ""
        if array_of(ty).count == VARIABLE:
            symbol.dimension = array_of(ty).length
        element = array_of(ty).element
        result = s.types.pointer(element)
        return s.types.qualified(result, bracket_quals)
    if ty.kind == T_FUNCTION:
        return s.types.pointer(ty)
    return ty


def _apply(p: Parser, d: Declarator, shape: Shape, is_parameter: bool) -> None:
    """Apply the steps to the specified type."""
    s = p.s
    types = s.types
    ty = d.type
    named = "'" + shape.name + "'" if shape.name else "'type name'"
    count = len(shape.steps)
    index = 0
    while index < count:
        step = shape.steps[index]
        outermost = index == count - 1
        if ty.kind == T_ERROR and step.kind != _FUNCTION:
            index += 1
            continue
        if step.kind == _POINTER:
            target = ty
            ty = types.pointer(target)
            if step.quals:
                if step.quals & Q_RESTRICT and target.kind == T_FUNCTION:
                    s.error(m.INVALID_RESTRICT, step.pos)
                    step.quals &= ~Q_RESTRICT
                ty = types.qualified(ty, step.quals)
            for attribute in step.attributes:
                if attr.check(s, attribute):
                    ty = attr.type_attribute(s, ty, attribute, True)
        elif step.kind == _ARRAY:
            ty = _array_type(p, ty, step, shape, named, is_parameter and outermost, d)
        else:
            ty = _function_type(p, ty, step, shape, named)
            if not step.prototyped and step.names is None:
                if outermost:
                    d.empty_parens = True
                else:
                    s.error(m.NOT_A_PROTOTYPE, shape.pos)
            if outermost:
                d.params = step.symbols
                d.knr_names = step.names
                d.param_scope_tags = step.tags
        index += 1
    d.type = ty


def _array_type(p: Parser, ty: Type, step: Step, shape: Shape, named: str, parameter: bool, d: Declarator) -> Type:
    s = p.s
    if ty.kind == T_VOID:
        s.error1(m.ARRAY_OF_VOIDS, shape.pos, named)
        return s.types.error
    if ty.kind == T_FUNCTION:
        s.error1(m.ARRAY_OF_FUNCTIONS, shape.pos, named)
        return s.types.error
    if not ty.is_complete:
        s.error1(m.ARRAY_INCOMPLETE_ELEMENT, shape.pos, quoted(ty))
        return s.types.error
    if is_record(ty) and record_of(ty).has_flexible:
        s.pedwarn(m.ARRAY_OF_FLEXIBLE, shape.pos)
    if (step.quals or step.is_static) and not parameter:
        s.error(m.ARRAY_QUALIFIERS_OUTSIDE, shape.pos)
    if 0 < size_of(ty) < align_of(ty):
        s.error(m.ARRAY_ELEMENT_ALIGNMENT, shape.pos)
        return s.types.error
    count = INCOMPLETE
    length: Expr | None = None
    if step.star:
        count = VARIABLE
    elif step.length is not None:
        e = step.length
        if e.type.kind == T_ERROR:
            return s.types.error
        if not is_integer(e.type):
            s.error1(m.ARRAY_SIZE_NOT_INTEGER, shape.pos, named)
            return s.types.error
        value = integer_value(s, e)
        fixed = False
        if value is not None:
            count = _checked_count(p, value, ty, shape.pos, named)
            if count < 0:
                return s.types.error
            fixed = value.strict and e.kind == E_INT and not value.overflow
        if not fixed:
            # A value that folds but is no integer constant expression makes a variable length too (C11 6.7.6.2p4).
            if value is not None and s.scopes.depth == 0 and shape.name:
                s.error1(m.VM_FILE_SCOPE_FOLDED, shape.pos, named)
                fixed = True
            if s.diagnostics.enabled("-Wvla"):
                s.error1(m.VLA if value is None else m.VLA_FOLDED, shape.pos, named)
            elif s.c89:
                s.pedwarn1(m.VLA_C90 if value is None else m.ARRAY_SIZE_NOT_STRICT, shape.pos, named)
        if not fixed:
            count = VARIABLE
            from compiler.sema.conversions import convert, promote
            length = convert(s, promote(s, e), s.types.size_t) if is_integer(e.type) else e
            if integer_of(e.type).signed:
                length = convert(s, convert(s, promote(s, e), s.types.ptrdiff_t), s.types.size_t)
    result = ArrayType(ty, count, length)
    result.static_length = step.is_static
    size = size_of(result)
    if size > 0 and size >> (s.target.pointer_size * 8 - 1):
        s.error1(m.ARRAY_TOO_LARGE, shape.pos, named)
        return s.types.error
    if step.quals:
        # Qualifiers inside the brackets qualify the pointer that the parameter becomes (6.7.6.3p7).
        d.bracket_quals |= step.quals
    return result


def _checked_count(p: Parser, value: IntConst, element: Type, pos: i64, named: str) -> int:
    s = p.s
    count = value.value
    if count < 0:
        if named == "'type name'":
            s.error(m.ARRAY_NEGATIVE_UNNAMED, pos)
        else:
            s.error1(m.ARRAY_NEGATIVE, pos, named)
        return -1
    if count == 0:
        s.pedwarn1(m.ARRAY_ZERO, pos, named)
    return count


def _function_type(p: Parser, ty: Type, step: Step, shape: Shape, named: str) -> Type:
    s = p.s
    if ty.kind == T_FUNCTION:
        s.error1(m.FUNCTION_RETURNS_FUNCTION, shape.pos, named)
        ty = s.types.int
    elif ty.kind == T_ARRAY:
        s.error1(m.FUNCTION_RETURNS_ARRAY, shape.pos, named)
        ty = s.types.int
    result = ty
    noreturn = False
    if ty.quals and ty.kind != T_ERROR:
        # Qualifiers on a result type have no effect (DR 423); volatile void marked noreturn functions in old code.
        if ty.kind == T_VOID and ty.quals & 2:
            noreturn = True
        result = s.types.unqualified(ty)
    made = FunctionType(result, step.params, step.variadic, step.prototyped)
    made.noreturn = noreturn
    return made

