"""Attributes in source: __attribute__((...)) and C2X [[...]], and asm("...") after a declarator.

In: tokens.  Out: lists of compiler.sema.attributes.Attribute with parsed arguments.
"""

from __future__ import annotations

from compiler.lex import tokens as t
from compiler.parse.cursor import Parser
from compiler.sema import literals
from compiler.sema.ast import StringLiteral
from compiler.sema.attributes import Attribute, AttributeArg, is_known, plain_name
from compiler.sema.conversions import rvalue


def gnu_attributes(p: Parser, out: list[Attribute]) -> None:
    """Parse every __attribute__ that follows, appending to `out`."""
    while p.kind == t.KW_ATTRIBUTE:
        p.advance()
        p.expect(t.LEFT_PAREN, "(")
        p.expect(t.LEFT_PAREN, "(")
        while p.kind != t.RIGHT_PAREN:
            if p.kind == t.COMMA:
                p.advance()
                continue
            if p.kind != t.NAME and p.kind < t.FIRST_KEYWORD:
                raise p.fail("identifier")
            _one(p, "", True, out)
            if p.kind != t.COMMA and p.kind != t.RIGHT_PAREN:
                raise p.fail("')'")
        p.expect(t.RIGHT_PAREN, ")")
        p.expect(t.RIGHT_PAREN, ")")


def starts_standard_attribute(p: Parser) -> bool:
    """Tell whether [[ comes next."""
    return p.kind == t.LEFT_BRACKET and p.peek().kind == t.LEFT_BRACKET


def standard_attributes(p: Parser, out: list[Attribute]) -> None:
    """Parse every [[...]] that follows (C2X 6.7.11)."""
    while starts_standard_attribute(p):
        p.s.needs(23, "'[[]]' attributes before C2X", p.pos)
        p.advance()
        p.advance()
        while p.kind != t.RIGHT_BRACKET:
            if p.kind == t.COMMA:
                p.advance()
                continue
            if p.kind != t.NAME and p.kind < t.FIRST_KEYWORD:
                raise p.fail("identifier")
            prefix = ""
            if p.peek().kind == t.COLON_COLON:
                prefix = plain_name(p.tok.spelling)
                p.advance()
                p.advance()
            elif p.peek().kind == t.COLON and p.peek(2).kind == t.COLON:
                prefix = plain_name(p.tok.spelling)
                p.advance()
                p.advance()
                p.advance()
            _one(p, prefix, False, out)
        p.expect(t.RIGHT_BRACKET, "]")
        p.expect(t.RIGHT_BRACKET, "]")


def attributes(p: Parser, out: list[Attribute]) -> None:
    """Parse attributes of both spellings."""
    while True:
        if p.kind == t.KW_ATTRIBUTE:
            gnu_attributes(p, out)
        elif starts_standard_attribute(p):
            standard_attributes(p, out)
        else:
            return


def _one(p: Parser, prefix: str, gnu: bool, out: list[Attribute]) -> None:
    name = plain_name(p.tok.spelling)
    attribute = Attribute(name, [], p.pos, prefix, gnu)
    p.advance()
    if p.kind == t.LEFT_PAREN:
        if not is_known(p.s, name) or prefix not in ("", "gnu"):
            p.skip_balanced()
        else:
            p.advance()
            _arguments(p, attribute)
            p.expect(t.RIGHT_PAREN, ")")
    out.append(attribute)


def _arguments(p: Parser, attribute: Attribute) -> None:
    """The arguments of one attribute: identifiers stay names, the rest are expressions."""
    from compiler.parse.declarations import type_name
    from compiler.parse.expressions import assignment
    s = p.s
    first = True
    while p.kind != t.RIGHT_PAREN:
        pos = p.pos
        following = p.peek().kind
        alone = following == t.COMMA or following == t.RIGHT_PAREN
        names_symbol = attribute.name in ("cleanup", "copy", "format", "mode", "access", "malloc", "interrupt")
        if alone and (p.kind == t.NAME or p.kind >= t.FIRST_KEYWORD) and first and (
                names_symbol or s.scopes.lookup(p.tok.spelling) is None):
            attribute.args.append(AttributeArg(p.tok.spelling, None, None, pos))
            p.advance()
        elif p.starts_type():
            arg = AttributeArg("", None, None, pos)
            arg.type = type_name(p)
            attribute.args.append(arg)
        else:
            e = assignment(p)
            text = None
            if isinstance(e, StringLiteral):
                text = e.data[:-e.width]
            attribute.args.append(AttributeArg("", rvalue(s, e), text, pos))
        first = False
        if p.kind == t.COMMA:
            p.advance()
        elif p.kind != t.RIGHT_PAREN:
            raise p.fail("')'")


def asm_label(p: Parser) -> bytes | None:
    """asm("name") after a declarator, or None."""
    if p.kind != t.KW_ASM:
        return None
    p.advance()
    p.expect(t.LEFT_PAREN, "(")
    if p.kind != t.STRING:
        raise p.fail("string literal")
    spellings: list[str] = []
    pos = p.pos
    while p.kind == t.STRING:
        spellings.append(p.tok.spelling)
        p.advance()
    p.expect(t.RIGHT_PAREN, ")")
    return literals.asm_string(p.s, spellings, pos)
