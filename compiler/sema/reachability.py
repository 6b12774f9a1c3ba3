"""Whether control can reach the end of a function body (-Wreturn-type: control reaches end of non-void function).

In: a typed body.  Out: bool.  A structural walk over statements: constant conditions, jumps out of loops and switches, labels,
calls of functions that do not return.  GCC asks its flow graph, so where both are unsure this walk says "reaches".
"""

from __future__ import annotations

from compiler.sema.ast import (
    CAST_VOID,
    S_BLOCK,
    S_BREAK,
    S_CASE,
    S_COMPUTED_GOTO,
    S_CONTINUE,
    S_EXPR,
    S_GOTO,
    S_IF,
    S_LABEL,
    S_LOOP,
    S_RETURN,
    S_SWITCH,
    Binary,
    Block,
    BuiltinCall,
    Call,
    Cast,
    DeclRef,
    Expr,
    ExprStmt,
    If,
    Jump,
    Loop,
    StatementExpr,
    Stmt,
    Switch,
)
from compiler.sema.constant import evaluate, truth_value
from compiler.sema.context import Sema
from compiler.sema.types import FunctionType, pointee


def _constant_truth(s: Sema, e: Expr) -> bool | None:
    """Return the truth of a controlling expression when it is constant."""
    value = evaluate(s, e)
    return None if value is None else truth_value(value)


def _returns(e: Expr) -> bool:
    """Tell whether evaluating `e` as a statement comes back; looks at the outermost call."""
    while isinstance(e, Cast) and e.conversion == CAST_VOID:
        e = e.operand
    if isinstance(e, Binary):
        return _returns(e.left) and _returns(e.right) if e.op == 19 else True
    if isinstance(e, Call):
        ty = pointee(e.function.type).main
        if isinstance(ty, FunctionType) and ty.noreturn:
            return False
        function = e.function
        if isinstance(function, Cast) and isinstance(function.operand, DeclRef):
            return not function.operand.symbol.noreturn
    elif isinstance(e, BuiltinCall):
        return not (e.symbol is not None and e.symbol.noreturn)
    return True


def reaches_end(s: Sema, body: Block) -> bool:
    """Tell whether control can leave `body` at its closing brace."""
    left: set[int] = set()
    return _completes(s, body, left)


def _completes(s: Sema, stmt: Stmt, left: set[int]) -> bool:
    """Tell whether `stmt` can complete; `left` collects the loops and switches that a reachable break leaves."""
    kind = stmt.kind
    if kind == S_BLOCK:
        assert isinstance(stmt, Block)
        reachable = True
        for inner in stmt.body:
            inner_kind = inner.kind
            if inner_kind == S_LABEL or inner_kind == S_CASE:
                reachable = True
            elif reachable or _has_label(inner):
                reachable = _completes(s, inner, left)
        return reachable
    if kind == S_EXPR:
        assert isinstance(stmt, ExprStmt)
        e = stmt.expr
        while isinstance(e, Cast) and e.conversion == CAST_VOID:
            e = e.operand
        if isinstance(e, StatementExpr):
            return _completes(s, e.block, left) and (e.result is None or _returns(e.result))
        return _returns(e)
    if kind == S_IF:
        return _if_completes(s, stmt, left)
    if kind == S_LOOP:
        assert isinstance(stmt, Loop)
        truth: bool | None = True
        if stmt.condition is not None:
            truth = _constant_truth(s, stmt.condition)
        body_ends = _completes(s, stmt.body, left) if stmt.body is not None else True
        if id(stmt) in left:
            return True
        if truth is True:
            return False
        return stmt.test_first or body_ends or truth is None
    if kind == S_SWITCH:
        assert isinstance(stmt, Switch)
        body_ends = _completes(s, stmt.body, left) if stmt.body is not None else True
        return body_ends or stmt.default is None or id(stmt) in left
    if kind == S_BREAK:
        assert isinstance(stmt, Jump)
        left.add(id(stmt.target))
        return False
    return kind not in (S_RETURN, S_GOTO, S_COMPUTED_GOTO, S_CONTINUE)


def _if_completes(s: Sema, stmt: Stmt, left: set[int]) -> bool:
    """An else-if chain, walked without recursion."""
    completes = False
    current: Stmt | None = stmt
    while isinstance(current, If):
        truth = _constant_truth(s, current.condition)
        if truth is not False or _has_label(current.then):
            completes = _completes(s, current.then, left) or completes
        if truth is True and (current.otherwise is None or not _has_label(current.otherwise)):
            return completes
        current = current.otherwise
        if current is None:
            return True
    if current is None:
        return True
    return _completes(s, current, left) or completes


def _has_label(stmt: Stmt) -> bool:
    """Tell whether a label or case inside `stmt` lets control in from elsewhere."""
    stack: list[Stmt] = [stmt]
    while stack:
        node = stack.pop()
        if node.kind == S_LABEL or node.kind == S_CASE:
            return True
        if isinstance(node, Block):
            stack.extend(node.body)
        elif isinstance(node, If):
            stack.append(node.then)
            if node.otherwise is not None:
                stack.append(node.otherwise)
        elif isinstance(node, (Loop, Switch)) and node.body is not None:
            stack.append(node.body)
    return False
