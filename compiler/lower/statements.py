"""Statements as control flow (C11 6.8; GCC manual: Statement Exprs, Labels as Values, Case Ranges).

In: a function's body.  Out: blocks.  Code that control cannot come to is not lowered, unless it holds a label or a case; else-if
chains are walked, not recursed into.  Jumps out of scopes undo what was opened in between (compiler/lower/scopes.py); where a
label is not known yet, that is done when the function is finished.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.api import Unsupported
from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import Access, Slot
from compiler.ir.graph import INTEGER, IntConstant, Undef, Value
from compiler.ir.graph import Block as IRBlock
from compiler.ir.types import I8, PTR, VOID, width_of
from compiler.lower import (
    aggregates,
    assembly,
    calls,
    conditions,
    debug,
    expressions,
    initialize,
    lengths,
    lvalues,
    nested,
)
from compiler.lower.places import Place
from compiler.lower.scopes import CLEANUP, LIFETIME, RESTORE, ScopeEntry, common_entry
from compiler.sema.ast import (
    S_ASM,
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
    Asm,
    Block,
    Case,
    ComputedGoto,
    DeclStmt,
    ExprStmt,
    Goto,
    If,
    Jump,
    LabelStmt,
    Loop,
    Return,
    StatementExpr,
    Stmt,
    Switch,
)
from compiler.sema.symbols import Label, Symbol
from compiler.sema.types import VARIABLE, is_variably_modified, size_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def statement(fl: FunctionLowerer, stmt: Stmt) -> None:
    """Lower one statement."""
    kind = stmt.kind
    if not fl.reachable() and kind != S_LABEL and kind != S_CASE and not has_label(stmt):
        return
    if kind == S_EXPR:
        assert isinstance(stmt, ExprStmt)
        fl.at(stmt.pos)
        expressions.effects(fl, stmt.expr)
    elif kind == S_DECL:
        assert isinstance(stmt, DeclStmt)
        _declare(fl, stmt)
    elif kind == S_IF:
        assert isinstance(stmt, If)
        _if(fl, stmt)
    elif kind == S_BLOCK:
        assert isinstance(stmt, Block)
        block(fl, stmt)
    elif kind == S_RETURN:
        assert isinstance(stmt, Return)
        _return(fl, stmt)
    elif kind == S_LOOP:
        assert isinstance(stmt, Loop)
        _loop(fl, stmt)
    elif kind == S_BREAK or kind == S_CONTINUE:
        assert isinstance(stmt, Jump)
        _break_or_continue(fl, stmt)
    elif kind == S_CASE:
        assert isinstance(stmt, Case)
        target = fl.cases.get(stmt)
        if target is not None:
            fl.start(target)
    elif kind == S_SWITCH:
        assert isinstance(stmt, Switch)
        _switch(fl, stmt)
    elif kind == S_GOTO:
        assert isinstance(stmt, Goto)
        _goto(fl, stmt)
    elif kind == S_LABEL:
        assert isinstance(stmt, LabelStmt)
        _label(fl, stmt)
    elif kind == S_COMPUTED_GOTO:
        assert isinstance(stmt, ComputedGoto)
        fl.at(stmt.pos)
        address = fl.value(stmt.address)
        fl.b.jump_to(address, [])
        _note_computed_goto(fl)
    elif kind == S_ASM:
        assert isinstance(stmt, Asm)
        fl.at(stmt.pos)
        assembly.lower_asm(fl, stmt)


def block(fl: FunctionLowerer, stmt: Block) -> None:
    """{ ... }: a scope."""
    entry = fl.open
    scope = 0
    if fl.debug:
        scope = debug.open_scope(fl, stmt.pos)
    _open_lifetimes(fl, stmt)
    for inner in stmt.body:
        statement(fl, inner)
    fl.at(stmt.end_pos)
    leave(fl, entry)
    fl.open = entry
    if fl.debug:
        debug.close_scope(fl, scope)


def _open_lifetimes(fl: FunctionLowerer, stmt: Block) -> None:
    """Bound the lifetimes of a block's larger objects to it, so that frames of disjoint blocks overlap (-fstack-reuse).

    Not where a jump could come in behind the start of the lifetime.
    """
    if not fl.optimizing or not fl.reachable() or fl.has_labels:
        return
    wanted: list[Symbol] = []
    for sym in stmt.locals:
        if sym.kind == 1 and not sym.is_static_duration and not sym.captured and not sym.register_name \
                and size_of(sym.type) >= 32 and (sym not in fl.slots):
            wanted.append(sym)
    if not wanted or stmt is fl.symbol.body:
        return
    for inner in stmt.body:
        if _has_case(inner):
            return
    for sym in wanted:
        address = nested.local_address(fl, sym)
        fl.b.emit(ops.LIFETIME_START, VOID, [address])
        fl.open = ScopeEntry(LIFETIME, fl.open, address, sym)


def leave(fl: FunctionLowerer, to: ScopeEntry | None, returning: bool = False) -> None:
    """Undo everything opened since `to`, innermost first, if control is here; what a return frees anyway only if not `returning`."""
    entry = fl.open
    while entry is not to and entry is not None:
        if not fl.reachable():
            return
        if not returning or entry.kind == CLEANUP:
            _undo(fl, entry)
        entry = entry.outer


def _undo(fl: FunctionLowerer, entry: ScopeEntry) -> None:
    if entry.kind == RESTORE:
        saved = fl.load_slot(PTR, entry.address)
        fl.b.emit(ops.STACKRESTORE, VOID, [saved])
    elif entry.kind == LIFETIME:
        fl.b.emit(ops.LIFETIME_END, VOID, [entry.address])
    elif entry.kind == CLEANUP:
        sym = entry.symbol
        assert sym is not None and sym.cleanup is not None
        # What the cleanup itself opens is outside the scope that is being left.
        open_now = fl.open
        fl.open = entry.outer
        calls.call_simple(fl, sym.cleanup, [lvalues.symbol_place(fl, sym, sym.type).address])
        fl.open = open_now


# Declarations.


def _declare(fl: FunctionLowerer, stmt: DeclStmt) -> None:
    """The point where a local object comes to life."""
    sym = stmt.symbol
    fl.at(stmt.pos)
    if is_variably_modified(stmt.type):
        lengths.evaluate_lengths(fl, stmt.type, stmt)
        if not fl.reachable():
            return
    if sym is None or sym.is_static_duration:
        return
    if size_of(sym.type) == VARIABLE:
        _declare_array(fl, sym)
        return
    place = lvalues.symbol_place(fl, sym, sym.type)
    if fl.debug:
        debug.declare(fl, sym, place.address, 0)
    if sym.init is not None:
        initialize.initialise(fl, place, sym.init, sym)
    elif fl.unit.clears_locals and fl.reachable() and "uninitialized" not in sym.attributes and not sym.register_name:
        initialize.clear(fl, place)
    if sym.cleanup is not None and fl.reachable():
        _open_cleanup(fl, place.address, sym)


def _declare_array(fl: FunctionLowerer, sym: Symbol) -> None:
    """A variable-length array: from the stack, until its scope ends (C11 6.2.4p7)."""
    saved = fl.scalar_slot(PTR)
    fl.store_slot(fl.b.emit(ops.STACKSAVE, PTR, []), saved)
    fl.open = ScopeEntry(RESTORE, fl.open, saved, None)
    size = lengths.byte_size(fl, sym.type)
    address = fl.b.emit(ops.ALLOCA, PTR, [size], Slot(0, max(sym.align, lvalues.natural_align(sym.type)), sym.name))
    if sym.captured and fl.layout_of_frame is not None:
        nested.keep_array_address(fl, sym, address)
    fl.slots[sym] = address
    if fl.debug:
        debug.declare(fl, sym, address, 0)
    if fl.unit.clears_locals and "uninitialized" not in sym.attributes:
        fl.b.memory(ops.MEMSET, address, integer(I8, 0), size, Access(lvalues.natural_align(sym.type)), 0)
    if sym.cleanup is not None:
        _open_cleanup(fl, address, sym)


def _open_cleanup(fl: FunctionLowerer, address: Value, sym: Symbol) -> None:
    """From here to the end of the scope, the object is to be cleaned up (GCC manual: cleanup)."""
    if fl.unit.exceptions:
        # It must also happen when an exception passes through.
        raise Unsupported("attribute", "cleanup with -fexceptions", fl.unit.where(sym.pos))
    fl.open = ScopeEntry(CLEANUP, fl.open, address, sym)


# Selection and iteration.


def _if(fl: FunctionLowerer, stmt: If) -> None:
    """if and its chain of else-ifs."""
    done = fl.new_block()
    joined = False
    at: Stmt | None = stmt
    while at is not None:
        if at.kind != S_IF:
            statement(fl, at)
            break
        assert isinstance(at, If)
        otherwise = at.otherwise
        yes = fl.new_block()
        no = fl.new_block() if otherwise is not None else done
        fl.at(at.pos)
        reached = conditions.condition(fl, at.condition, yes, no)
        if reached & conditions.YES:
            fl.b.start(yes)
        # Not reached: still lowered for labels in it.
        statement(fl, at.then)
        if fl.reachable():
            fl.b.branch(done)
            joined = True
        if reached & conditions.NO:
            if otherwise is None:
                joined = True
            else:
                fl.b.start(no)
        at = otherwise
    if joined or fl.reachable():
        fl.start(done)


def _loop(fl: FunctionLowerer, stmt: Loop) -> None:
    """while, do and for."""
    entry = fl.open
    if stmt.init is not None:
        statement(fl, stmt.init)
    inside = fl.open
    fl.at(stmt.pos)
    body = fl.new_block()
    exit = fl.new_block()
    turn = fl.new_block()
    fl.breaks[stmt] = exit
    fl.continues[stmt] = turn
    fl.entries[stmt] = inside
    head = fl.new_block() if stmt.test_first else body
    broken = False
    if stmt.test_first:
        fl.start(head)
        reached = _loop_condition(fl, stmt, body, exit)
        broken = bool(reached & conditions.NO)
        if reached & conditions.YES:
            fl.b.start(body)
    else:
        fl.start(body)
    if stmt.body is not None:
        statement(fl, stmt.body)
    if fl.reachable() or stmt in fl.continued:
        fl.start(turn)
        if stmt.step is not None:
            fl.at(stmt.step.pos)
            expressions.effects(fl, stmt.step)
        if fl.reachable():
            if stmt.test_first:
                fl.b.branch(head)
            else:
                reached = _loop_condition(fl, stmt, body, exit)
                if reached & conditions.NO:
                    broken = True
    if broken or stmt in fl.broken:
        fl.start(exit)
    leave(fl, entry)
    fl.open = entry


def _loop_condition(fl: FunctionLowerer, stmt: Loop, body: IRBlock, exit: IRBlock) -> int:
    """Branch into the body or out; returns as conditions.condition."""
    if stmt.condition is None:
        if not fl.reachable():
            return 0
        fl.b.branch(body)
        return conditions.YES
    fl.at(stmt.condition.pos)
    return conditions.condition(fl, stmt.condition, body, exit)


def _break_or_continue(fl: FunctionLowerer, stmt: Jump) -> None:
    """break and continue: undo what was opened inside, then jump."""
    if not fl.reachable():
        return
    fl.at(stmt.pos)
    leave(fl, fl.entries[stmt.target])
    if not fl.reachable():
        return
    if stmt.kind == S_BREAK:
        fl.broken[stmt.target] = True
        fl.b.branch(fl.breaks[stmt.target])
    else:
        fl.continued[stmt.target] = True
        fl.b.branch(fl.continues[stmt.target])


def _switch(fl: FunctionLowerer, stmt: Switch) -> None:
    """switch (C11 6.8.4.2), with case ranges."""
    fl.at(stmt.pos)
    selector = fl.value(stmt.condition)
    exit = fl.new_block()
    fl.breaks[stmt] = exit
    fl.entries[stmt] = fl.open
    cases: list[tuple[int, int]] = []
    targets: list[IRBlock] = []
    width = width_of(selector.type)
    mask = (1 << width) - 1
    constant = isinstance(selector, IntConstant)
    taken = -1
    number = selector.value if isinstance(selector, IntConstant) else 0
    for case in stmt.cases:
        target = fl.new_block()
        fl.cases[case] = target
        if case.is_default or case.low > case.high:
            continue
        low = case.low & mask
        high = case.high & mask
        ranges = [(low, high)] if low <= high else [(low, mask), (0, high)]
        for pair in ranges:
            if constant and pair[0] <= number <= pair[1]:
                taken = len(targets)
            cases.append(pair)
            targets.append(target)
    otherwise = exit
    default = stmt.default
    if default is not None:
        known = fl.cases.get(default)
        if known is None:
            known = fl.new_block()
            fl.cases[default] = known
        otherwise = known
    broken = False
    if fl.reachable():
        if selector.kind == INTEGER:
            chosen = targets[taken] if taken >= 0 else otherwise
            broken = chosen is exit
            fl.b.branch(chosen)
            # Cases that the constant does not choose are dead, unless fallen into.
            for case in stmt.cases:
                if fl.cases.get(case) is not chosen:
                    fl.cases.pop(case, None)
        else:
            broken = otherwise is exit
            fl.b.switch(selector, otherwise, cases, targets)
    else:
        for case in stmt.cases:
            fl.cases.pop(case, None)
        if default is not None:
            fl.cases.pop(default, None)
    if stmt.body is not None:
        statement(fl, stmt.body)
    if broken or fl.reachable() or stmt in fl.broken:
        fl.start(exit)


# Jumps.


def label_block(fl: FunctionLowerer, label: Label) -> IRBlock:
    """Return the block of a label of this function, made on first mention."""
    known = fl.labels.get(label)
    if known is None:
        if label.owner is not fl.symbol and not fl.inlined_owner(label.owner):
            raise fl.unsupported("statement", "the address of a label of another function", label.pos)
        known = fl.new_block(fl.unit.label_text(label))
        known.address_taken = label.address_taken
        fl.labels[label] = known
    return known


def _label(fl: FunctionLowerer, stmt: LabelStmt) -> None:
    label = stmt.label
    if not label.used and not label.address_taken and label not in fl.labels:
        return      # nothing jumps here: what stands before falls through, if anything does
    made = label_block(fl, label)
    fl.label_entries[label] = fl.open
    fl.start(made)


def _goto(fl: FunctionLowerer, stmt: Goto) -> None:
    fl.at(stmt.pos)
    label = stmt.label
    if label.owner is not fl.symbol and not fl.inlined_owner(label.owner):
        nested.jump_out(fl, label)
        return
    if fl.open is None:
        fl.b.branch(label_block(fl, label))
        return
    if label in fl.label_entries:
        leave(fl, common_entry(fl.open, fl.label_entries[label]))
        if fl.reachable():
            fl.b.branch(label_block(fl, label))
        return
    # The label comes later: what this jump leaves is known then.
    middle = fl.new_block()
    fl.b.branch(middle)
    label_block(fl, label)
    fl.pending.append((middle, fl.open, label))


def _note_computed_goto(fl: FunctionLowerer) -> None:
    """Its targets, all blocks whose address is taken, are known when the function is finished."""
    for made in reversed(fl.fn.blocks):
        if made.instructions and made.instructions[-1].op == ops.INDIRECTBR:
            fl.computed_gotos.append(made.instructions[-1])
            return


def finish_labels(fl: FunctionLowerer) -> None:
    """Make what the jumps to later labels need, and place blocks of labels that were named but never reached."""
    index = 0
    while index < len(fl.pending):
        middle, entry, label = fl.pending[index]
        index += 1
        fl.b.start(middle)
        open_now = fl.open
        fl.open = entry
        leave(fl, common_entry(entry, fl.label_entries.get(label)))
        fl.open = open_now
        if fl.reachable():
            fl.b.branch(label_block(fl, label))
    fl.pending = []
    for label, made in fl.labels.items():
        if not made.instructions and label not in fl.label_entries:
            fl.b.start(made)
            fl.b.unreachable()


def finish_computed_gotos(fl: FunctionLowerer) -> None:
    """Give each computed goto its targets."""
    targets = [made for made in fl.fn.blocks if made.address_taken]
    for ins in fl.computed_gotos:
        ins.targets = list(targets)


def _return(fl: FunctionLowerer, stmt: Return) -> None:
    """return: evaluate, undo all open scopes, leave."""
    fl.at(stmt.pos)
    value = stmt.value
    frame = fl.inline_frame
    if frame is not None:
        _return_inlined(fl, stmt)
        return
    result_type = fl.function_type.result
    made: Value | None = None
    if value is not None:
        if fl.result_address is not None:
            to = Place(fl.result_address, fl.types.unqualified(result_type), lvalues.natural_align(result_type))
            aggregates.aggregate_to(fl, value, to)
        elif result_type.kind == 0 or value.type.kind == 0:
            expressions.effects(fl, value)
        else:
            made = fl.value(value)
    if not fl.reachable():
        return
    fl.at(stmt.pos)
    leave(fl, None, True)
    if not fl.reachable():
        return
    finish_return(fl, made)


def finish_return(fl: FunctionLowerer, made: Value | None) -> None:
    """Append the return itself; without a value a function that has a result returns anything."""
    code = fl.fn.signature.result.type
    if code == VOID:
        fl.b.leave(None)
    else:
        fl.b.leave(made if made is not None else Undef(code))


def _return_inlined(fl: FunctionLowerer, stmt: Return) -> None:
    """return in a body expanded in the tree: to the code behind it."""
    frame = fl.inline_frame
    assert frame is not None
    value = stmt.value
    if value is not None:
        if frame.result is None or value.type.kind == 0:
            expressions.effects(fl, value)
        else:
            aggregates.store_value(fl, value, frame.result)
    if not fl.reachable():
        return
    leave(fl, frame.open)
    if fl.reachable():
        frame.reached = True
        fl.b.branch(frame.done)


# Statement expressions.


def statement_expression(fl: FunctionLowerer, e: StatementExpr) -> Value | None:
    """({ ... }) of scalar or vector type: its value, read before the scope ends; None for void."""
    entry = _begin_block(fl, e.block)
    made: Value | None = None
    if e.result is not None:
        if e.result.type.kind == 0:
            expressions.effects(fl, e.result)
        else:
            made = fl.value(e.result)
    _end_block(fl, entry)
    return made


def statement_expression_effects(fl: FunctionLowerer, e: StatementExpr) -> None:
    """({ ... }) whose value is not wanted."""
    entry = _begin_block(fl, e.block)
    if e.result is not None:
        expressions.effects(fl, e.result)
    _end_block(fl, entry)


def statement_expression_to(fl: FunctionLowerer, e: StatementExpr, to: Place) -> None:
    """({ ... }) of record or complex type, into a place."""
    entry = _begin_block(fl, e.block)
    if e.result is not None:
        aggregates.aggregate_to(fl, e.result, to)
    _end_block(fl, entry)


def _begin_block(fl: FunctionLowerer, stmt: Block) -> ScopeEntry | None:
    entry = fl.open
    for inner in stmt.body:
        statement(fl, inner)
    return entry


def _end_block(fl: FunctionLowerer, entry: ScopeEntry | None) -> None:
    leave(fl, entry)
    fl.open = entry


# What a statement holds.


def nonlocal_labels(symbol: Symbol) -> list[Label]:
    """Return the labels of a function's body that nested functions jump to, in order."""
    made: list[Label] = []
    pending: list[Stmt] = []
    if symbol.body is not None:
        pending.append(symbol.body)
    while pending:
        at = pending.pop()
        if isinstance(at, LabelStmt):
            if at.label.nonlocal_target:
                made.append(at.label)
        else:
            pending.extend(reversed(_children(at)))
    return made


def _children(stmt: Stmt) -> list[Stmt]:
    """Return the statements directly inside a statement, in order."""
    kind = stmt.kind
    made: list[Stmt] = []
    if kind == S_BLOCK:
        assert isinstance(stmt, Block)
        made.extend(stmt.body)
    elif kind == S_IF:
        assert isinstance(stmt, If)
        made.append(stmt.then)
        if stmt.otherwise is not None:
            made.append(stmt.otherwise)
    elif kind == S_LOOP:
        assert isinstance(stmt, Loop)
        if stmt.body is not None:
            made.append(stmt.body)
    elif kind == S_SWITCH:
        assert isinstance(stmt, Switch)
        if stmt.body is not None:
            made.append(stmt.body)
    return made


def has_label(stmt: Stmt) -> bool:
    """Tell whether a statement holds a label or a case, to which control may come from elsewhere."""
    return _holds(stmt, True)


def _has_case(stmt: Stmt) -> bool:
    """Tell whether a statement holds a case of a switch around it."""
    return _holds(stmt, False)


def _holds(stmt: Stmt, labels: bool) -> bool:
    """Search statements (not statement expressions: nothing jumps into one)."""
    pending: list[Stmt] = [stmt]
    while pending:
        at = pending.pop()
        kind = at.kind
        if kind == S_CASE or labels and kind == S_LABEL:
            return True
        if kind != S_SWITCH or labels:
            pending.extend(_children(at))
    return False


