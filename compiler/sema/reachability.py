"""Whether control can reach the end of a function body (-Wreturn-type: control reaches end of non-void function).

In: a typed body.  Out: bool.  A structural walk over statements: constant conditions, jumps out of loops and switches, labels,
calls of functions that do not return.  GCC asks its flow graph, so where both are unsure this walk says "reaches".
"""

from __future__ import annotations

from compiler.sema.ast import (
    B_LOGICAL_AND,
    B_LOGICAL_OR,
    S_BLOCK,
    S_BREAK,
    S_CASE,
    S_COMPUTED_GOTO,
    S_CONTINUE,
    S_DECL,
    S_EXPR,
    S_GOTO,
    S_IF,
    S_LABEL,
    S_LOOP,
    S_RETURN,
    S_SWITCH,
    Assign,
    Binary,
    Block,
    BuiltinCall,
    Call,
    Cast,
    CompoundAssign,
    Conditional,
    DeclRef,
    DeclStmt,
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


def _returns(s: Sema, e: Expr, left: set[int]) -> bool:
    """Tell whether evaluating `e` comes back: whether nothing that it surely evaluates is a call that does not return."""
    stack: list[Expr] = [e]
    while stack:
        node = stack.pop()
        if isinstance(node, Cast):
            stack.append(node.operand)
        elif isinstance(node, Binary):
            stack.append(node.left)
            if node.op != B_LOGICAL_AND and node.op != B_LOGICAL_OR:
                stack.append(node.right)
        elif isinstance(node, Call):
            ty = pointee(node.function.type).main
            if isinstance(ty, FunctionType) and ty.noreturn:
                return False
            function = node.function
            if isinstance(function, Cast) and isinstance(function.operand, DeclRef) and function.operand.symbol.noreturn:
                return False
            stack.extend(node.args)
        elif isinstance(node, BuiltinCall):
            if node.symbol is not None and node.symbol.noreturn:
                return False
        elif isinstance(node, (Assign, CompoundAssign)):
            stack.append(node.value)
        elif isinstance(node, Conditional):
            stack.append(node.condition)
            if not _returns(s, node.then, left) and not _returns(s, node.otherwise, left):
                return False
        elif isinstance(node, StatementExpr):
            if not _completes(s, node.block, left):
                return False
            if node.result is not None:
                stack.append(node.result)
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
        return _returns(s, stmt.expr, left)
    if kind == S_DECL:
        assert isinstance(stmt, DeclStmt)
        if stmt.symbol is not None and stmt.symbol.init is not None:
            for item in stmt.symbol.init.items:
                if not _returns(s, item.value, left):
                    return False
        return True
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
