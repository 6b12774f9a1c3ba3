"""Initialisers in source: braces, designators (standard, GNU ranges, the old `name:` and `[n] value` forms).

In: tokens after `=` or at `{`.  Out: an Initializer and the object's final type; compiler/sema/initializers.py places values.
Brace nesting is kept on an explicit stack inside the builder, so a deep or long list costs no recursion here.
"""

from __future__ import annotations

from mypy_extensions import i64

from compiler import messages as m
from compiler.lex import tokens as t
from compiler.parse.cursor import Parser
from compiler.parse.expressions import assignment, constant_expression
from compiler.sema.ast import Initializer
from compiler.sema.constant import integer_value
from compiler.sema.initializers import InitializerBuilder
from compiler.sema.types import T_ERROR, Type, is_integer


def initializer(p: Parser, ty: Type, constant: bool) -> tuple[Initializer | None, Type]:
    """initializer: a braced list or an assignment-expression.  None after an error."""
    if p.kind == t.LEFT_BRACE:
        return braced_initializer(p, ty, constant)
    pos = p.pos
    e = assignment(p)
    builder = InitializerBuilder(p.s, ty, constant, pos)
    builder.value(e, pos)
    return (None if builder.failed else builder.result), builder.type


def braced_initializer(p: Parser, ty: Type, constant: bool) -> tuple[Initializer | None, Type]:
    """{ ... } for an object of type `ty`; returns the initialiser and the type, its length now known."""
    s = p.s
    builder = InitializerBuilder(s, ty, constant, p.pos)
    depth = 0
    while True:
        # Here an initializer is due.
        if p.kind == t.LEFT_BRACE:
            s.enter(p.pos)
            builder.open_brace(p.pos)
            depth += 1
            p.advance()
            if p.kind == t.RIGHT_BRACE:
                if depth > 0:
                    s.pedwarn(m.EMPTY_BRACES, p.pos)
            else:
                _designation(p, builder)
                continue
        else:
            pos = p.pos
            builder.element(assignment(p), pos)
        # After an initializer: a comma, or the end of one or more lists.
        while True:
            if p.kind == t.COMMA:
                p.advance()
                if p.kind != t.RIGHT_BRACE:
                    _designation(p, builder)
                    break
            if p.kind != t.RIGHT_BRACE:
                raise p.fail("'}'")
            builder.close_brace(p.pos)
            s.nesting -= 1
            depth -= 1
            p.advance()
            if depth == 0:
                failed = builder.failed or builder.type.kind == T_ERROR
                return (None if failed else builder.result), builder.type


def _designation(p: Parser, builder: InitializerBuilder) -> None:
    """designator-list =, if there is one."""
    s = p.s
    kind = p.kind
    if kind == t.NAME and p.peek().kind == t.COLON:
        # GNU's old form: name: value
        s.pedwarn(m.OBSOLETE_DESIGNATOR, p.pos)
        builder.start_designator()
        builder.designate_field(p.tok.spelling, p.pos, True)
        p.advance()
        p.advance()
        return
    if kind != t.DOT and kind != t.LEFT_BRACKET:
        builder.positional(p.pos)
        return
    s.needs(99, "specifying subobject to initialize", p.pos, True)
    builder.start_designator()
    first = True
    index_only = True
    while p.kind == t.DOT or p.kind == t.LEFT_BRACKET:
        pos = p.pos
        if p.kind == t.DOT:
            p.advance()
            if p.kind != t.NAME:
                raise p.fail("identifier")
            builder.designate_field(p.tok.spelling, pos, first)
            p.advance()
            index_only = False
        else:
            p.advance()
            low = _index(p)
            high = low
            if p.kind == t.ELLIPSIS:
                s.pedwarn(m.RANGE_DESIGNATOR, p.pos)
                p.advance()
                high = _index(p)
            p.expect(t.RIGHT_BRACKET, "]")
            if low is None or high is None:
                builder.failed_designator(pos)
            else:
                builder.designate_index(low, high, pos, first)
        first = False
    if p.kind == t.ASSIGN:
        p.advance()
    elif index_only:
        s.pedwarn(m.OBSOLETE_INDEX_DESIGNATOR, p.pos)
    else:
        raise p.fail("'='")


def _index(p: Parser) -> int | None:
    """One array index of a designator."""
    s = p.s
    pos: i64 = p.pos
    e = constant_expression(p)
    if e.type.kind == T_ERROR:
        return None
    if not is_integer(e.type):
        s.error(m.ARRAY_INDEX_NOT_INTEGER, pos)
        return None
    value = integer_value(s, e)
    if value is None:
        s.error(m.ARRAY_INDEX_NOT_CONSTANT, pos)
        return None
    if value.overflow:
        s.pedwarn(m.OVERFLOW_IN_CONSTANT, pos)
    elif not value.strict or value is not e:
        s.pedwarn(m.ARRAY_INDEX_NOT_STRICT, pos)
    return value.value
