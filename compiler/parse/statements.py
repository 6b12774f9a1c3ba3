"""Statements (C11 6.8 and GNU's: case ranges, computed goto, local labels, nested functions, asm).

In: tokens inside a function body.  Out: typed statements.  else-if chains are a loop; other nesting is counted.
"""

from __future__ import annotations

from mypy_extensions import i64

from compiler import messages as m
from compiler.lex import tokens as t
from compiler.parse.attributes import attributes, starts_standard_attribute
from compiler.parse.cursor import ParseError, Parser
from compiler.parse.expressions import conditional as conditional_expression
from compiler.parse.expressions import expression
from compiler.sema import literals
from compiler.sema import operators as ops
from compiler.sema.ast import (
    E_BINARY,
    S_BREAK,
    S_CONTINUE,
    S_FALLTHROUGH,
    S_NULL,
    Asm,
    AsmOperand,
    Block,
    Case,
    ComputedGoto,
    Expr,
    ExprStmt,
    Goto,
    If,
    Jump,
    LabelStmt,
    Loop,
    NullStmt,
    Return,
    Stmt,
    Switch,
)
from compiler.sema.attributes import Attribute, check
from compiler.sema.constant import integer_value
from compiler.sema.context import FunctionState, PendingGoto, SwitchState
from compiler.sema.conversions import FOR_RETURN, assign_convert, condition, convert, mark_address_taken, promote, rvalue
from compiler.sema.expressions import discard
from compiler.sema.symbols import LINK_NONE, SYM_OBJECT, JumpScope, Label, Scope, Symbol, entered_scope
from compiler.sema.types import (
    T_ERROR,
    T_POINTER,
    T_VOID,
    integer_of,
    is_integer,
    normalise,
)


def compound(p: Parser) -> Block:
    """{ declarations and statements }"""
    block, _ = _compound(p, True, False)
    return block


def function_body(p: Parser) -> Block:
    """The outermost block of a function, in the scope of its parameters; the closing brace is left to the caller, since pragmas
    behind it belong outside the function."""
    block, _ = _compound(p, False, False)
    return block


def compound_for_value(p: Parser) -> tuple[Block, Expr | None]:
    """The block of a statement expression, and the value of its last expression statement."""
    return _compound(p, True, True)


def _compound(p: Parser, new_scope: bool, for_value: bool) -> tuple[Block, Expr | None]:
    from compiler.parse.unit import local_declaration, static_assert
    s = p.s
    block = Block(p.pos)
    p.expect(t.LEFT_BRACE, "{")
    s.enter(block.pos)
    fn = s.function
    assert fn is not None
    jump_scope = fn.jump_scope
    if for_value:
        fn.jump_scope = JumpScope(jump_scope, True)
    if new_scope:
        s.scopes.push()
    if p.kind == t.KW_LABEL:
        _local_labels(p, fn)
    else:
        fn.local_labels.append({})
    value: Expr | None = None
    value_at = -1
    declarations_done = False
    while p.kind != t.RIGHT_BRACE:
        if p.kind == t.EOF:
            s.error(m.EXPECTED_DECLARATION_END, p.pos)
            raise ParseError()
        start = p.at
        nesting = s.nesting
        depth = s.scopes.depth
        unevaluated = s.unevaluated
        loops = len(fn.loops)
        breakables = len(fn.breakables)
        switches = len(fn.switches)
        labels = len(fn.local_labels)
        extension = s.extension
        try:
            if _starts_declaration(p):
                if declarations_done:
                    _mixed_declarations(p)
                local_declaration(p, block.body)
            elif p.kind == t.KW_STATIC_ASSERT:
                if declarations_done:
                    _mixed_declarations(p)
                static_assert(p)
            else:
                declarations_done = True
                if for_value and _may_be_last_expression(p):
                    value = expression_statement_value(p)
                    if p.kind == t.RIGHT_BRACE:
                        value_at = len(block.body)
                        break
                    block.body.append(ExprStmt(discard(s, value), value.pos))
                    value = None
                else:
                    labelled = statement(p, block.body, for_value)
                    if labelled is not None and p.kind == t.RIGHT_BRACE:
                        value = labelled
                        value_at = len(block.body)
                        break
        except ParseError:
            while s.scopes.depth > depth:
                s.scopes.pop()
            s.nesting = nesting
            s.unevaluated = unevaluated
            s.extension = extension
            s.function = fn
            del fn.loops[loops:]
            del fn.breakables[breakables:]
            del fn.switches[switches:]
            del fn.local_labels[labels:]
            p.recover(start)
            if p.kind == t.RIGHT_BRACE and p.at == start:
                break
    block.end_pos = p.pos
    if new_scope:
        scope = s.scopes.stack[-1]
        _close_labels(p, fn, block)
        for symbol in scope.symbols:
            if symbol.kind == 1 and not (symbol.linkage and not symbol.is_static_duration):
                block.locals.append(symbol)
        s.scopes.pop()
    else:
        _close_labels(p, fn, block)
    fn.jump_scope = jump_scope
    s.nesting -= 1
    if new_scope:
        p.expect(t.RIGHT_BRACE, "}")
    if value_at < 0:
        value = None
    return block, value


def _mixed_declarations(p: Parser) -> None:
    """A declaration after a statement (new in C99 6.8.2)."""
    if p.s.diagnostics.enabled("-Wdeclaration-after-statement"):
        p.s.error(m.MIXED_DECLARATIONS, p.pos)
    else:
        p.s.needs(99, "mixed declarations and code", p.pos, True)


def _starts_declaration(p: Parser) -> bool:
    """Tell a declaration from a statement: a type keyword, or a typedef name that is no label."""
    kind = p.kind
    if kind == t.NAME:
        if not p.is_typedef_name():
            return _looks_like_unknown_type(p)
        return p.peek().kind != t.COLON
    if kind == t.KW_EXTENSION:
        distance: i64 = 1
        while p.peek(distance).kind == t.KW_EXTENSION:
            distance += 1
        return p.token_starts_type(p.peek(distance))
    if kind == t.KW_ATTRIBUTE:
        return _attribute_then_declaration(p)
    if kind == t.LEFT_BRACKET:
        return starts_standard_attribute(p) and _attribute_then_declaration(p)
    return kind >= t.FIRST_KEYWORD and p.starts_type()


def _looks_like_unknown_type(p: Parser) -> bool:
    """`foo bar` or `foo *bar` with foo undeclared: GCC reports an unknown type name."""
    following = p.peek().kind
    if p.s.scopes.lookup(p.tok.spelling) is not None:
        return False
    return following == t.NAME


def _attribute_then_declaration(p: Parser) -> bool:
    """An attribute starts a statement when ';' follows (fallthrough), else a declaration."""
    distance: i64 = 0
    at = p.at
    tokens = p.tokens
    while at < len(tokens) - 1:
        kind = tokens[at].kind
        if kind == t.KW_ATTRIBUTE:
            at += 1
        elif kind != t.LEFT_BRACKET or distance:
            break
        depth = 0
        while at < len(tokens) - 1:
            kind = tokens[at].kind
            if kind in (t.LEFT_PAREN, t.LEFT_BRACKET):
                depth += 1
            elif kind in (t.RIGHT_PAREN, t.RIGHT_BRACKET):
                depth -= 1
                if depth == 0:
                    at += 1
                    break
            at += 1
        if tokens[at].kind != t.KW_ATTRIBUTE and tokens[at].kind != t.LEFT_BRACKET:
            break
    return p.token_starts_type(tokens[at])


def _local_labels(p: Parser, fn: FunctionState) -> None:
    """__label__ a, b; (GCC manual: Local Labels)."""
    s = p.s
    table: dict[str, Label] = {}
    while p.kind == t.KW_LABEL:
        s.pedwarn(m.LOCAL_LABELS, p.pos)
        p.advance()
        while True:
            if p.kind != t.NAME:
                raise p.fail("identifier")
            name = p.tok.spelling
            if name in table:
                s.error1(m.DUPLICATE_LOCAL_LABEL, p.pos, "'" + name + "'")
            label = Label(name, p.pos, fn.symbol)
            label.is_local = True
            table[name] = label
            p.advance()
            if p.kind != t.COMMA:
                break
            p.advance()
        p.semicolon()
    fn.local_labels.append(table)


def _close_labels(p: Parser, fn: FunctionState, block: Block) -> None:
    """Local labels end with their block."""
    table = fn.local_labels.pop()
    for name in table:
        label = table[name]
        block.labels.append(label)
        if not label.defined and label.used:
            p.s.error1(m.LABEL_NOT_DEFINED, label.pos, "'" + name + "'")


def find_label(p: Parser, name: str, pos: i64) -> Label:
    """Return the label that `name` means here, making a function-wide one at need."""
    fn = p.s.function
    assert fn is not None
    state: FunctionState | None = fn
    while state is not None:
        index = len(state.local_labels) - 1
        while index >= 0:
            found = state.local_labels[index].get(name)
            if found is not None:
                if state is not fn:
                    found.nonlocal_target = True
                    _mark_chain(fn, state)
                return found
            index -= 1
        state = state.outer
    label = fn.labels.get(name)
    if label is None:
        label = Label(name, pos, fn.symbol)
        fn.labels[name] = label
        fn.label_order.append(label)
    return label


def _mark_chain(fn: FunctionState, target: FunctionState) -> None:
    """A jump out of a nested function needs the frames in between."""
    state: FunctionState | None = fn
    while state is not None and state is not target:
        state.symbol.needs_static_chain = True
        state = state.outer


def use_label(p: Parser, name: str, pos: i64) -> Label:
    """Note a use of label `name`."""
    label = find_label(p, name, pos)
    if not label.used:
        label.used = True
        if not label.defined:
            label.pos = pos
    return label


def _define_label(p: Parser, out: list[Stmt]) -> None:
    """name: (C11 6.8.1)"""
    s = p.s
    name = p.tok.spelling
    pos = p.pos
    p.advance()
    p.advance()
    found: list[Attribute] = []
    while p.kind == t.KW_ATTRIBUTE:
        attributes(p, found)
    for attribute in found:
        check(s, attribute)
    label = find_label(p, name, pos)
    for attribute in found:
        if attribute.name == "unused":
            label.used = True
    if label.owner is not (s.function.symbol if s.function else None):
        label = Label(name, pos, label.owner)
    if label.defined:
        s.error1(m.DUPLICATE_LABEL, pos, "'" + name + "'")
    label.defined = True
    label.pos = pos
    assert s.function is not None
    label.jump_scope = s.function.jump_scope
    s.function.symbol.attributes["has-labels"] = ""
    out.append(LabelStmt(label, pos))


def _may_be_last_expression(p: Parser) -> bool:
    """Tell whether an expression statement starts here (statement expressions keep its value)."""
    kind = p.kind
    if kind == t.NAME:
        return p.peek().kind != t.COLON
    if kind in (t.SEMICOLON, t.LEFT_BRACE, t.KW_IF, t.KW_WHILE, t.KW_DO, t.KW_FOR, t.KW_SWITCH, t.KW_GOTO, t.KW_RETURN,
                t.KW_BREAK, t.KW_CONTINUE, t.KW_CASE, t.KW_DEFAULT, t.KW_ASM, t.KW_ATTRIBUTE, t.KW_ELSE,
                t.KW_STATIC_ASSERT):
        return False
    return not starts_standard_attribute(p)


def expression_statement_value(p: Parser) -> Expr:
    """expression ; with the expression kept undiscarded."""
    e = expression(p)
    p.semicolon()
    return e


def statement(p: Parser, out: list[Stmt], for_value: bool = False) -> Expr | None:
    """One statement with the labels before it, appended to `out`.

    for_value: inside a statement expression's outermost block: a labelled expression statement may be the value, which is
    then returned instead.
    """
    s = p.s
    while True:
        kind = p.kind
        label_pos = p.pos
        if kind == t.NAME and p.peek().kind == t.COLON:
            _define_label(p, out)
        elif kind == t.KW_CASE:
            _case(p, out)
        elif kind == t.KW_DEFAULT:
            _default(p, out)
        elif starts_standard_attribute(p) or (kind == t.KW_ATTRIBUTE and not _attribute_then_declaration(p)):
            found: list[Attribute] = []
            attributes(p, found)
            for attribute in found:
                check(s, attribute)
                if attribute.name == "fallthrough" and p.kind == t.SEMICOLON:
                    out.append(NullStmt(S_FALLTHROUGH, p.pos))
        else:
            break
        if p.kind == t.RIGHT_BRACE:
            if not s.c2x:
                s.pedwarn(m.LABEL_AT_END, label_pos)
            out.append(NullStmt(S_NULL, p.pos))
            return None
        if p.kind != t.NAME and p.kind >= t.FIRST_KEYWORD and p.starts_type() and p.kind != t.KW_ATTRIBUTE or (
                p.kind == t.NAME and p.is_typedef_name() and p.peek().kind != t.COLON):
            from compiler.parse.unit import local_declaration
            if not s.c2x:
                s.pedwarn(m.LABEL_BEFORE_DECLARATION, p.pos)
            local_declaration(p, out)
            return None
        if for_value and _may_be_last_expression(p):
            value = expression_statement_value(p)
            if p.kind == t.RIGHT_BRACE:
                return value
            out.append(ExprStmt(discard(s, value), value.pos))
            return None
    out.append(_unlabelled(p))
    return None


def _unlabelled(p: Parser) -> Stmt:
    s = p.s
    kind = p.kind
    pos = p.pos
    if kind == t.LEFT_BRACE:
        return compound(p)
    if kind == t.SEMICOLON:
        p.advance()
        return NullStmt(S_NULL, pos)
    if kind == t.KW_IF:
        return _if(p)
    if kind == t.KW_WHILE or kind == t.KW_DO or kind == t.KW_FOR:
        return _loop(p)
    if kind == t.KW_SWITCH:
        return _switch(p)
    if kind == t.KW_RETURN:
        return _return(p)
    if kind == t.KW_GOTO:
        return _goto(p)
    if kind == t.KW_BREAK or kind == t.KW_CONTINUE:
        return _jump(p)
    if kind == t.KW_ASM:
        return asm_statement(p)
    if kind == t.KW_ELSE:
        s.error(m.ELSE_UNMATCHED, pos)
        raise ParseError()
    e = expression(p)
    p.semicolon()
    _unused_value(p, e, pos)
    return ExprStmt(discard(s, e), pos)


def _unused_value(p: Parser, e: Expr, pos: i64) -> None:
    """-Wunused-value for the plainest cases: comparisons and arithmetic whose result is dropped."""
    if e.kind == E_BINARY and p.s.unevaluated == 0 and e.type.kind not in (T_VOID, T_ERROR):
        p.s.partial_warnings = True


def _substatement(p: Parser) -> Stmt:
    """A statement that is the body of another: its own scope (C11 6.8.4p3), labels included."""
    s = p.s
    out: list[Stmt] = []
    pos = p.pos
    s.enter(pos)
    if p.kind == t.LEFT_BRACE:
        block = compound(p)
        s.nesting -= 1
        return block
    if _starts_declaration(p) and p.kind != t.KW_EXTENSION:
        raise p.fail("expression")
    s.scopes.push()
    scope = s.scopes.stack[-1]
    statement(p, out)
    s.scopes.pop()
    s.nesting -= 1
    if len(out) == 1 and not scope.symbols:
        return out[0]
    made = Block(pos)
    made.body = out
    made.locals = [symbol for symbol in scope.symbols if symbol.kind == 1]
    return made


def _if(p: Parser) -> Stmt:
    """if (...) ... else if ... else ...: the chain is built in a loop."""
    s = p.s
    first: If | None = None
    last: If | None = None
    pushed = 0
    while True:
        pos = p.pos
        p.advance()
        s.scopes.push()
        pushed += 1
        p.expect(t.LEFT_PAREN, "(")
        test = condition(s, expression(p))
        p.expect(t.RIGHT_PAREN, ")")
        node = If(test, _substatement(p), None, pos)
        if first is None:
            first = node
        if last is not None:
            last.otherwise = node
        last = node
        if p.kind != t.KW_ELSE:
            break
        p.advance()
        if p.kind == t.KW_IF:
            continue
        node.otherwise = _substatement(p)
        break
    held: list[Symbol] = []
    while pushed:
        scope = s.scopes.pop()
        held.extend(scope.symbols)
        pushed -= 1
    return _with_locals(first, held)


def _with_locals(stmt: Stmt, symbols: list[Symbol]) -> Stmt:
    """Wrap a statement whose controlling expressions declared objects (compound literals) in a block that owns them."""
    objects = [symbol for symbol in symbols if symbol.kind == SYM_OBJECT]
    if not objects:
        return stmt
    block = Block(stmt.pos)
    block.body = [stmt]
    block.locals = objects
    return block


def _loop(p: Parser) -> Stmt:
    from compiler.parse.unit import local_declaration, static_assert
    s = p.s
    fn = s.function
    assert fn is not None
    kind = p.kind
    node = Loop(p.pos)
    node.unroll = p.unroll
    node.ivdep = p.ivdep
    p.unroll = -1
    p.ivdep = False
    p.advance()
    s.scopes.push()
    scope = s.scopes.stack[-1]
    jump_scope = fn.jump_scope
    if kind == t.KW_FOR:
        p.expect(t.LEFT_PAREN, "(")
        out: list[Stmt] = []
        if _starts_declaration(p):
            if s.c89:
                s.error(m.FOR_DECLARATION_C90, p.pos)
            local_declaration(p, out)
            _check_for_declarations(p, scope)
        elif p.kind == t.SEMICOLON:
            p.advance()
        elif p.kind == t.KW_STATIC_ASSERT:
            static_assert(p)
            _check_for_declarations(p, scope)
        else:
            pos = p.pos
            e = expression(p)
            out.append(ExprStmt(discard(s, e), pos))
            p.semicolon()
        if len(out) == 1:
            node.init = out[0]
        elif out:
            block = Block(node.pos)
            block.body = out
            node.init = block
        if p.kind != t.SEMICOLON:
            node.condition = condition(s, expression(p))
        p.expect(t.SEMICOLON, ";")
        if p.kind != t.RIGHT_PAREN:
            node.step = discard(s, expression(p))
        p.expect(t.RIGHT_PAREN, ")")
        _body(p, fn, node)
    elif kind == t.KW_WHILE:
        p.expect(t.LEFT_PAREN, "(")
        node.condition = condition(s, expression(p))
        p.expect(t.RIGHT_PAREN, ")")
        _body(p, fn, node)
    else:
        node.test_first = False
        _body(p, fn, node)
        if p.kind != t.KW_WHILE:
            raise p.fail("'while'")
        p.advance()
        p.expect(t.LEFT_PAREN, "(")
        node.condition = condition(s, expression(p))
        p.expect(t.RIGHT_PAREN, ")")
        p.semicolon()
    fn.jump_scope = jump_scope
    s.scopes.pop()
    return _with_locals(node, list(scope.symbols))


def _check_for_declarations(p: Parser, scope: Scope) -> None:
    """A for loop declares objects with automatic storage only (C11 6.8.5p3)."""
    s = p.s
    if s.c89:
        return
    for tag_name in scope.hidden_tag_names:
        tag = s.scopes.tags.get(tag_name)
        if tag is not None:
            s.error1(m.FOR_TAG, scope.symbols[-1].pos if scope.symbols else p.pos, "'" + tag_name + "'")
    for name in scope.hidden_names:
        symbol = s.scopes.names.get(name)
        if symbol is None:
            continue
        if symbol.kind != SYM_OBJECT:
            s.error1(m.FOR_NON_VARIABLE, symbol.pos, "'" + name + "'")
        elif symbol.linkage != LINK_NONE:
            s.error1(m.FOR_EXTERN, p.pos if symbol.depth == 0 else symbol.pos, "'" + name + "'")
        elif symbol.is_static_duration:
            s.error1(m.FOR_STATIC, symbol.pos, "'" + name + "'")

def _body(p: Parser, fn: FunctionState, node: Loop) -> None:
    fn.loops.append(node)
    fn.breakables.append(node)
    node.body = _substatement(p)
    fn.breakables.pop()
    fn.loops.pop()


def _switch(p: Parser) -> Stmt:
    s = p.s
    fn = s.function
    assert fn is not None
    pos = p.pos
    p.advance()
    s.scopes.push()
    scope = s.scopes.stack[-1]
    p.expect(t.LEFT_PAREN, "(")
    e = rvalue(s, expression(p))
    p.expect(t.RIGHT_PAREN, ")")
    ty = e.type
    if not is_integer(ty):
        if ty.kind != T_ERROR:
            s.error(m.SWITCH_NOT_INTEGER, e.pos)
        e = s.error_expr(pos)
        ty = s.types.int
    else:
        e = promote(s, e)
        ty = e.type
    node = Switch(e, ty, pos)
    state = SwitchState(node, fn.jump_scope)
    fn.switches.append(state)
    fn.breakables.append(node)
    node.body = _substatement(p)
    fn.breakables.pop()
    fn.switches.pop()
    s.scopes.pop()
    _check_duplicates(p, state)
    return _with_locals(node, list(scope.symbols))


def _check_duplicates(p: Parser, state: SwitchState) -> None:
    """Duplicate or overlapping case values (C11 6.8.4.2p3)."""
    s = p.s
    order = sorted(range(len(state.cases)), key=state.lows.__getitem__)
    previous = -1
    for index in order:
        if previous >= 0 and state.lows[index] <= state.highs[previous]:
            first, second = (previous, index) if previous < index else (index, previous)
            s.error(m.DUPLICATE_CASE if state.lows[index] == state.highs[index] and state.lows[previous] == state.highs[previous]
                    else m.DUPLICATE_CASE_RANGE, state.cases[second].pos)
            s.error(m.PREVIOUS_CASE, state.cases[first].pos)
        if previous < 0 or state.highs[index] > state.highs[previous]:
            previous = index


def _case_value(p: Parser, node: Switch) -> int | None:
    s = p.s
    pos = p.pos
    e = rvalue(s, conditional_expression(p))
    if e.type.kind == T_ERROR:
        return None
    if not is_integer(e.type):
        s.error(m.CASE_NOT_INTEGER if e.type.kind != T_POINTER else m.CASE_POINTER, pos)
        return None
    value = integer_value(s, e)
    if value is None:
        s.error(m.CASE_NOT_CONSTANT, pos)
        return None
    if not value.strict or value is not e:
        s.pedwarn(m.CASE_NOT_STRICT, pos)
    ty = node.type
    main = integer_of(ty)
    result = normalise(value.value, main.width, main.signed)
    return result


def _check_switch_jump(p: Parser, state: SwitchState, fn: FunctionState, pos: i64) -> None:
    """A case label may not lie inside a scope that the switch is outside of."""
    entered = entered_scope(fn.jump_scope, state.jump_scope)
    if entered is not None:
        if entered.is_statement_expression:
            p.s.error(m.SWITCH_INTO_STATEMENT_EXPRESSION, pos)
        else:
            p.s.error(m.SWITCH_INTO_VLA, pos)


def _case(p: Parser, out: list[Stmt]) -> None:
    """case value: or case low ... high: (GCC manual: Case Ranges)."""
    s = p.s
    fn = s.function
    assert fn is not None
    pos = p.pos
    p.advance()
    state = fn.switches[-1] if fn.switches else None
    if state is None:
        s.error(m.CASE_OUTSIDE, pos)
        probe = Switch(s.error_expr(pos), s.types.int, pos)
        _case_value(p, probe)
        if p.accept(t.ELLIPSIS):
            _case_value(p, probe)
        p.expect(t.COLON, ":")
        return
    low = _case_value(p, state.node)
    high = low
    if p.kind == t.ELLIPSIS:
        s.pedwarn(m.CASE_RANGE, p.pos)
        p.advance()
        high = _case_value(p, state.node)
    p.expect(t.COLON, ":")
    if low is None or high is None:
        return
    _check_switch_jump(p, state, fn, pos)
    if high < low:
        s.error(m.EMPTY_RANGE, pos)
        return
    node = Case(low, high, False, pos)
    state.lows.append(low)
    state.highs.append(high)
    state.cases.append(node)
    state.node.cases.append(node)
    out.append(node)


def _default(p: Parser, out: list[Stmt]) -> None:
    s = p.s
    fn = s.function
    assert fn is not None
    pos = p.pos
    p.advance()
    p.expect(t.COLON, ":")
    if not fn.switches:
        s.error(m.DEFAULT_OUTSIDE, pos)
        return
    state = fn.switches[-1]
    _check_switch_jump(p, state, fn, pos)
    node = Case(0, 0, True, pos)
    if state.node.default is not None:
        s.error(m.MULTIPLE_DEFAULTS, pos)
        s.error(m.FIRST_DEFAULT, state.node.default.pos)
        return
    state.node.default = node
    out.append(node)


def _jump(p: Parser) -> Stmt:
    """break; continue;"""
    s = p.s
    fn = s.function
    assert fn is not None
    kind = p.kind
    pos = p.pos
    p.advance()
    p.semicolon()
    if kind == t.KW_BREAK:
        if not fn.breakables:
            s.error(m.BREAK_OUTSIDE, pos)
            return NullStmt(S_NULL, pos)
        return Jump(S_BREAK, fn.breakables[-1], pos)
    if not fn.loops:
        s.error(m.CONTINUE_OUTSIDE, pos)
        return NullStmt(S_NULL, pos)
    return Jump(S_CONTINUE, fn.loops[-1], pos)


def _goto(p: Parser) -> Stmt:
    s = p.s
    pos = p.pos
    p.advance()
    if p.kind == t.STAR:
        s.pedwarn(m.COMPUTED_GOTO, pos)
        p.advance()
        e = rvalue(s, expression(p))
        p.semicolon()
        if e.type.kind != T_ERROR:
            if e.type.kind != T_POINTER:
                if not is_integer(e.type):
                    s.error(m.COMPUTED_GOTO_TYPE, pos)
                    return NullStmt(S_NULL, pos)
            e = convert(s, e, s.types.void_pointer)
        return ComputedGoto(e, pos)
    if p.kind != t.NAME:
        raise p.fail("identifier or '*'")
    label = use_label(p, p.tok.spelling, p.pos)
    fn = s.function
    assert fn is not None
    s.pending_gotos.append(PendingGoto(label, p.pos, fn.jump_scope))
    p.advance()
    p.semicolon()
    return Goto(label, pos)


def _return(p: Parser) -> Stmt:
    """return (C11 6.8.6.4)."""
    s = p.s
    fn = s.function
    assert fn is not None
    pos = p.pos
    p.advance()
    result = fn.type.result
    if fn.symbol.noreturn:
        s.error(m.NORETURN_RETURNS, pos)
    if p.kind == t.SEMICOLON:
        p.advance()
        if result.kind != T_VOID and result.kind != T_ERROR:
            if s.diagnostics.enabled("-Wreturn-type"):
                s.error(m.RETURN_NO_VALUE_OPTION, pos)
            elif not s.c89:
                s.error(m.RETURN_NO_VALUE, pos)
        return Return(None, pos)
    value_pos = p.pos
    e = rvalue(s, expression(p))
    p.semicolon()
    if result.kind == T_VOID:
        if e.type.kind == T_VOID:
            s.pedwarn(m.RETURN_VOID_EXPRESSION, value_pos)
        elif e.type.kind != T_ERROR:
            s.error(m.RETURN_VALUE_OPTION if s.diagnostics.enabled("-Wreturn-type") else m.RETURN_VALUE, value_pos)
        return Return(convert(s, e, s.types.void), pos)
    if e.type.kind == T_VOID:
        s.error(m.VOID_VALUE_NOT_IGNORED, e.pos)
        return Return(s.error_expr(pos), pos)
    return Return(assign_convert(s, e, s.types.unqualified(result), FOR_RETURN, value_pos), pos)


def finish_labels(p: Parser, fn: FunctionState) -> None:
    """At the end of a function: every used label is defined; no goto enters the scope of a VLA."""
    s = p.s
    for label in fn.label_order:
        if label.defined:
            if not label.used and s.diagnostics.enabled("-Wunused-label"):
                s.error1(m.UNUSED_LABEL, label.pos, "'" + label.name + "'")
            continue
        outer = fn.outer
        if outer is not None:
            # A label of an enclosing function, perhaps defined further on.
            target = outer.labels.get(label.name)
            if target is None:
                s.error1(m.LABEL_NOT_DEFINED, label.pos, "'" + label.name + "'")
            continue
        s.error1(m.LABEL_NOT_DEFINED, label.pos, "'" + label.name + "'")


def asm_statement(p: Parser) -> Stmt:
    """asm qualifiers ( template : outputs : inputs : clobbers : labels ); (GCC manual: Extended Asm)."""
    s = p.s
    pos = p.pos
    p.advance()
    volatile = False
    inline = False
    goto = False
    while True:
        if p.kind == t.KW_VOLATILE:
            volatile = True
        elif p.kind == t.KW_INLINE:
            inline = True
        elif p.kind == t.KW_GOTO:
            goto = True
        elif p.kind == t.KW_CONST:
            s.error1(m.ASM_QUALIFIER, p.pos, "'const'")
        else:
            break
        p.advance()
    p.expect(t.LEFT_PAREN, "(")
    node = Asm(_asm_text(p), pos)
    node.is_volatile = volatile
    node.is_inline = inline
    node.is_goto = goto
    node.is_basic = p.kind == t.RIGHT_PAREN
    section = 0
    while p.kind == t.COLON or p.kind == t.COLON_COLON:
        section += 2 if p.kind == t.COLON_COLON else 1
        p.advance()
        if p.kind == t.COLON or p.kind == t.COLON_COLON or p.kind == t.RIGHT_PAREN:
            continue
        if section == 1:
            _asm_operands(p, node.outputs, True)
        elif section == 2:
            _asm_operands(p, node.inputs, False)
        elif section == 3:
            _asm_clobbers(p, node)
        elif section == 4 and goto:
            _asm_labels(p, node)
        else:
            break
    if goto and section < 4:
        raise p.fail("':'")
    p.expect(t.RIGHT_PAREN, ")")
    p.semicolon()
    _check_asm(p, node)
    return node


def _asm_text(p: Parser) -> bytes:
    if p.kind != t.STRING:
        raise p.fail("string literal")
    spellings: list[str] = []
    pos = p.pos
    while p.kind == t.STRING:
        spellings.append(p.tok.spelling)
        p.advance()
    return literals.asm_string(p.s, spellings, pos)


def _asm_operands(p: Parser, out: list[AsmOperand], outputs: bool) -> None:
    """[name] "constraint" (expression), ..."""
    while True:
        name = ""
        pos = p.pos
        if p.kind == t.LEFT_BRACKET:
            p.advance()
            if p.kind != t.NAME and p.kind < t.FIRST_KEYWORD:
                raise p.fail("identifier")
            name = p.tok.spelling
            p.advance()
            p.expect(t.RIGHT_BRACKET, "]")
        constraint = _asm_text(p).decode("latin-1")
        p.expect(t.LEFT_PAREN, "(")
        e = expression(p)
        p.expect(t.RIGHT_PAREN, ")")
        out.append(_asm_operand(p, name, constraint, e, outputs, pos))
        if p.kind != t.COMMA:
            return
        p.advance()


def _asm_operand(p: Parser, name: str, constraint: str, e: Expr, output: bool, pos: i64) -> AsmOperand:
    """Check one operand: outputs are modifiable lvalues; inputs that may only be in memory stay lvalues."""
    s = p.s
    if e.type.kind == T_ERROR:
        return AsmOperand(name, constraint, e, pos)
    if output:
        if constraint[:1] not in ("=", "+"):
            s.error(m.ASM_OUTPUT_CONSTRAINT, e.pos)
        if not e.is_lvalue:
            s.error1(m.LVALUE_REQUIRED, e.pos, "asm statement")
        elif not ops.is_modifiable(s, e, "asm", e.pos):
            e = s.error_expr(pos)
        if only_memory(constraint):
            mark_address_taken(s, e)
        return AsmOperand(name, constraint, e, pos)
    if constraint[:1] in ("=", "+"):
        s.error1(m.ASM_INPUT_CONSTRAINT, e.pos, "'" + constraint[:1] + "'")
    if e.type.kind == T_VOID:
        s.error(m.ASM_VOID_INPUT, e.pos)
        return AsmOperand(name, constraint, s.error_expr(pos), pos)
    if only_memory(constraint) and e.is_lvalue and e.type.kind != 8:
        mark_address_taken(s, e)
        return AsmOperand(name, constraint, e, pos)
    return AsmOperand(name, constraint, rvalue(s, e), pos)


def only_memory(constraint: str) -> bool:
    """Tell whether every letter of a constraint asks for memory."""
    memory = False
    for ch in constraint:
        if ch in "=+&%,*?!#^$":
            continue
        if ch in "moV<>Q":
            memory = True
            continue
        return False
    return memory


def _asm_clobbers(p: Parser, node: Asm) -> None:
    while True:
        node.clobbers.append(_asm_text(p).decode("latin-1"))
        if p.kind != t.COMMA:
            return
        p.advance()


def _asm_labels(p: Parser, node: Asm) -> None:
    while True:
        name = ""
        if p.kind == t.LEFT_BRACKET:
            p.advance()
            if p.kind != t.NAME and p.kind < t.FIRST_KEYWORD:
                raise p.fail("identifier")
            name = p.tok.spelling
            p.advance()
            p.expect(t.RIGHT_BRACKET, "]")
        if p.kind != t.NAME:
            raise p.fail("identifier")
        label = use_label(p, p.tok.spelling, p.pos)
        node.labels.append((name or p.tok.spelling, label))
        p.advance()
        if p.kind != t.COMMA:
            return
        p.advance()


def _check_asm(p: Parser, node: Asm) -> None:
    """Operand names are unique; matching constraints refer to outputs; clobbers name registers."""
    s = p.s
    seen: set[str] = set()
    for operand in node.outputs + node.inputs:
        if operand.name:
            if operand.name in seen:
                s.error1(m.ASM_DUPLICATE_NAME, operand.pos, "'" + operand.name + "'")
            seen.add(operand.name)
    count = len(node.outputs) + len(node.inputs) + len(node.labels)
    if count > 30:
        s.error(m.ASM_TOO_MANY, node.pos)
    for clobber in node.clobbers:
        word = clobber.lstrip("%#") if clobber[:1] in "%#" else clobber
        if word in ("memory", "cc", "redzone", "") or word.isdigit() or s.is_register(word):
            continue
        s.error1(m.ASM_UNKNOWN_REGISTER, node.pos, "'" + clobber + "'")

