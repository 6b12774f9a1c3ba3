"""Values that live in memory: structures, unions, arrays as rvalues, and complex numbers where an address is wanted.

In: an expression of such a type.  Out: the address of memory that holds its value (`aggregate`), or its value in a given place
(`aggregate_to`).  An lvalue is not copied to be read: whoever asks for the address copies before anything else runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir import ops
from compiler.ir.builder import add_incoming
from compiler.ir.details import Access
from compiler.ir.graph import Block, Undef, Value
from compiler.ir.types import PTR
from compiler.lower import (
    access,
    atomics,
    builtins,
    calls,
    complex,
    conditions,
    expressions,
    lengths,
    lvalues,
    statements,
)
from compiler.lower.places import Place
from compiler.lower.types import in_memory
from compiler.sema.ast import (
    B_COMMA,
    CAST_LOAD,
    CAST_NOP,
    CAST_UNION,
    E_ASSIGN,
    E_BINARY,
    E_BUILTIN,
    E_CALL,
    E_CAST,
    E_CONDITIONAL,
    E_DECL,
    E_REUSE,
    E_STATEMENT,
    E_VA_ARG,
    Assign,
    Binary,
    BuiltinCall,
    Call,
    Cast,
    Conditional,
    DeclRef,
    Expr,
    Reuse,
    StatementExpr,
    VaArg,
)
from compiler.sema.types import T_COMPLEX, VARIABLE, Type, is_integer, size_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def aggregate(fl: FunctionLowerer, e: Expr) -> Value:
    """Return the address of memory that holds the value of `e`."""
    if not fl.reachable():
        return Undef(PTR)
    kind = e.kind
    if e.is_lvalue:
        return _readable(fl, lvalues.place(fl, e))
    if kind == E_CAST:
        assert isinstance(e, Cast)
        if e.conversion == CAST_LOAD:
            return _readable(fl, lvalues.place(fl, e.operand))
        if e.conversion == CAST_NOP:
            return aggregate(fl, e.operand)
    elif kind == E_BINARY:
        assert isinstance(e, Binary)
        if e.op == B_COMMA:
            expressions.effects(fl, e.left)
            return aggregate(fl, e.right)
    elif kind == E_CONDITIONAL:
        assert isinstance(e, Conditional)
        return _conditional(fl, e)
    elif kind == E_ASSIGN and e.type.kind != T_COMPLEX:
        assert isinstance(e, Assign)
        return assign(fl, e).address
    elif kind == E_REUSE and e.type.kind != T_COMPLEX:
        assert isinstance(e, Reuse)
        return expressions.reused(fl, e)
    elif kind == E_BUILTIN:
        assert isinstance(e, BuiltinCall)
        made = builtins.lower_builtin(fl, e)
        return Undef(PTR) if made is None else made
    elif not e.is_lvalue and kind == 5:
        # A member of an rvalue record.
        return lvalues.place(fl, e).address
    to = fl.temporary(e.type)
    aggregate_to(fl, e, to)
    return to.address


def _readable(fl: FunctionLowerer, source: Place) -> Value:
    """Return an address from which the object can be copied: volatile and atomic objects are read into a temporary."""
    if source.is_atomic() or source.is_volatile():
        return copied(fl, source)
    if source.reverse and source.type.kind == T_COMPLEX:
        return copied(fl, source)
    return source.address


def copied(fl: FunctionLowerer, source: Place) -> Value:
    """Return the address of a fresh copy of an object."""
    to = fl.temporary(source.type)
    to.type = fl.types.unqualified(source.type)
    if source.type.kind == T_COMPLEX:
        complex.store_complex(fl, complex.load_complex(fl, source), to)
    else:
        copy_object(fl, to, source)
    return to.address


def copy_object(fl: FunctionLowerer, to: Place, source: Place) -> None:
    """Copy a whole record between places that are the same or do not overlap (C11 6.5.16.1p3)."""
    if source.is_atomic():
        if to.is_atomic():
            middle = fl.temporary(source.type)
            middle.type = fl.types.unqualified(source.type)
            atomics.load_aggregate(fl, source, middle)
            atomics.store_aggregate(fl, middle.address, to)
            return
        atomics.load_aggregate(fl, source, to)
        return
    if to.is_atomic():
        atomics.store_aggregate(fl, source.address, to)
        return
    size = size_of(to.type)
    if size == VARIABLE:
        fl.b.memory(ops.MEMCPY, to.address, source.address, lengths.byte_size(fl, to.type),
                    Access(to.align, 0, source_align=source.align))
        return
    flags = access.volatile_flag(to) | access.volatile_flag(source)
    fl.copy(to.address, to.align, source.address, source.align, size, flags)


def aggregate_to(fl: FunctionLowerer, e: Expr, to: Place) -> None:
    """Evaluate `e` into `to`, which nothing in `e` can see."""
    if not fl.reachable():
        return
    kind = e.kind
    if e.type.kind == T_COMPLEX and kind != E_CALL and kind != E_VA_ARG and kind != E_STATEMENT and kind != E_BUILTIN \
            and kind != E_CONDITIONAL:
        complex.store_complex(fl, complex.complex_value(fl, e), to)
        return
    if kind == E_CALL and not to.is_atomic() and not to.is_volatile():
        assert isinstance(e, Call)
        calls.call(fl, e, to.address)
        return
    if kind == E_VA_ARG and not to.is_atomic() and not to.is_volatile():
        assert isinstance(e, VaArg)
        calls.va_arg_to(fl, e, to.address)
        return
    if kind == E_CAST:
        assert isinstance(e, Cast)
        if e.conversion == CAST_UNION:
            _to_union(fl, e, to)
            return
        if e.conversion == CAST_LOAD:
            copy_object(fl, to, lvalues.place(fl, e.operand))
            return
        if e.conversion == CAST_NOP:
            aggregate_to(fl, e.operand, to)
            return
    elif kind == E_BINARY:
        assert isinstance(e, Binary)
        if e.op == B_COMMA:
            expressions.effects(fl, e.left)
            aggregate_to(fl, e.right, to)
            return
    elif kind == E_CONDITIONAL:
        assert isinstance(e, Conditional)
        _conditional_to(fl, e, to)
        return
    elif kind == E_STATEMENT:
        assert isinstance(e, StatementExpr)
        statements.statement_expression_to(fl, e, to)
        return
    if e.is_lvalue:
        copy_object(fl, to, lvalues.place(fl, e))
        return
    if kind in (E_CALL, E_VA_ARG):
        middle = fl.temporary(e.type)
        aggregate_to(fl, e, middle)
        copy_object(fl, to, middle)
        return
    source = Place(aggregate(fl, e), e.type, lvalues.natural_align(e.type))
    if e.type.kind == T_COMPLEX:
        complex.store_complex(fl, complex.load_complex(fl, source), to)
        return
    copy_object(fl, to, source)


def _to_union(fl: FunctionLowerer, e: Cast, to: Place) -> None:
    """GNU cast to union: the operand becomes a member, at offset 0 (GCC manual: Cast to Union)."""
    operand = e.operand
    size = size_of(e.type)
    member = Place(to.address, operand.type, to.align)
    member.any_alias = True
    if size_of(operand.type) < size:
        fl.clear(to.address, to.align, size)
    store_value(fl, operand, member)


def store_value(fl: FunctionLowerer, e: Expr, to: Place) -> None:
    """Evaluate an expression of any object type into `to`."""
    if _is_by_address(e.type):
        aggregate_to(fl, e, to)
    else:
        made = fl.value(e)
        fl.store(made, to)


def _is_by_address(ty: Type) -> bool:
    return in_memory(ty) and not is_integer(ty)


def assign(fl: FunctionLowerer, e: Assign) -> Place:
    """target = value of record type; returns the target's place."""
    to = lvalues.place(fl, e.target)
    fl.at(e.pos)
    if e.value.kind == E_CALL and not _is_private(fl, e.target):
        # The callee may see the target while it makes the value.
        middle = fl.temporary(e.type)
        aggregate_to(fl, e.value, middle)
        fl.at(e.pos)
        copy_object(fl, to, middle)
    elif e.value.kind in (E_CONDITIONAL, E_STATEMENT) and not _is_private(fl, e.target):
        source = Place(aggregate(fl, e.value), e.type, lvalues.natural_align(e.type))
        copy_object(fl, to, source)
    else:
        aggregate_to(fl, e.value, to)
    return to


def _is_private(fl: FunctionLowerer, target: Expr) -> bool:
    """Tell whether only this function, and only by name, can reach the object."""
    if target.kind != E_DECL:
        return False
    assert isinstance(target, DeclRef)
    sym = target.symbol
    return not sym.is_static_duration and not sym.address_taken and not sym.captured


def _conditional(fl: FunctionLowerer, e: Conditional) -> Value:
    """condition ? then : otherwise: one of two addresses."""
    if e.reuse is not None:
        expressions.compute_reuse(fl, e.reuse)
    yes = fl.new_block()
    no = fl.new_block()
    done = fl.new_block()
    reached = conditions.condition(fl, e.condition, yes, no)
    values: list[Value] = []
    sources: list[Block] = []
    for way in range(2):
        if not reached & (conditions.NO if way else conditions.YES):
            continue
        fl.b.start(no if way else yes)
        made = aggregate(fl, e.otherwise if way else e.then)
        last = fl.b.block
        if last is not None:
            values.append(made)
            sources.append(last)
            fl.b.branch(done)
    if len(values) == 0:
        return Undef(PTR)
    fl.b.start(done)
    if len(values) == 1:
        return values[0]
    phi = fl.b.phi(done, PTR)
    add_incoming(phi, values[0], sources[0])
    add_incoming(phi, values[1], sources[1])
    return phi


def _conditional_to(fl: FunctionLowerer, e: Conditional, to: Place) -> None:
    """condition ? then : otherwise into a place."""
    if e.reuse is not None:
        expressions.compute_reuse(fl, e.reuse)
    yes = fl.new_block()
    no = fl.new_block()
    done = fl.new_block()
    reached = conditions.condition(fl, e.condition, yes, no)
    joined = False
    for way in range(2):
        if not reached & (conditions.NO if way else conditions.YES):
            continue
        fl.b.start(no if way else yes)
        aggregate_to(fl, e.otherwise if way else e.then, to)
        if fl.reachable():
            joined = True
            fl.b.branch(done)
    expressions.join(fl, done, joined)
