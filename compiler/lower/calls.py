"""Calls and va_arg (C11 6.5.2.2, 7.16.1.1).

In: a Call with converted arguments.  Out: a `call` instruction and its value.  Arguments are evaluated from the last to the first, as GCC
does (C11 6.5.2.2p10 leaves it open, programs rely on it); aggregates are passed by the address of where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir import ops
from compiler.ir.builder import symbol
from compiler.ir.details import (
    COLD,
    CONST,
    MALLOC,
    NO_BUILTIN,
    NONNULL_RESULT,
    NORETURN,
    NOTHROW,
    PURE,
    RETURNS_TWICE,
    Argument,
    Signature,
)
from compiler.ir.details import Call as CallDetail
from compiler.ir.graph import Undef, Value
from compiler.ir.types import PTR, VOID
from compiler.lower import aggregates, builtins, facts, inlining, lvalues, nested
from compiler.lower.places import Place
from compiler.lower.signatures import passed_type, signature_of
from compiler.lower.types import aggregate_of, in_memory, value_type
from compiler.sema.ast import (
    CAST_FUNCTION,
    CAST_POINTER,
    E_ADDRESS,
    E_CAST,
    E_DECL,
    AddressOf,
    Call,
    Cast,
    DeclRef,
    Expr,
    VaArg,
)
from compiler.sema.symbols import LINK_EXTERNAL, Symbol
from compiler.sema.types import VARIABLE, FunctionType, function_of, pointee, size_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def called_symbol(e: Expr) -> Symbol | None:
    """Return the function that an expression of pointer-to-function type surely designates."""
    while e.kind == E_CAST:
        assert isinstance(e, Cast)
        if e.conversion != CAST_FUNCTION:
            return None
        e = e.operand
    if e.kind == E_ADDRESS:
        assert isinstance(e, AddressOf)
        e = e.operand
    if e.kind == E_DECL:
        assert isinstance(e, DeclRef)
        return e.symbol if e.type.kind == 8 else None
    return None


def call(fl: FunctionLowerer, e: Call, result: Value | None) -> Value | None:
    """Lower a call; result: memory for an aggregate result, None for a temporary of its own.

    Returns the value, the address of the result's memory for an aggregate, None for void.
    """
    if not fl.reachable():
        return None
    callee = called_symbol(e.function)
    function = function_of(pointee(e.function.type))
    if callee is not None and inlining.is_inlined_here(fl, callee):
        return inlining.call(fl, e, callee, result)
    # A definition of the name with external linkage in this unit changes nothing: the name is reserved (C11 7.1.3p2).
    if callee is not None and callee.builtin and not (callee.is_defined and callee.linkage != LINK_EXTERNAL) \
            and not fl.unit.is_disabled_builtin(callee.name, fl.fn.options):
        done, made = builtins.inline_library_function(fl, callee, e)
        if done:
            return made
    args = e.args
    target: Value | None = None
    chain: Value | None = None
    if callee is None:
        target = fl.value(e.function)
    extra: list[Value] = []
    extra_types: list[Argument] = []
    count = len(args)
    if count and builtins.is_argument_pack(args[count - 1]):
        extra, extra_types = inlining.packed_arguments(fl, args[count - 1].pos)
        count -= 1
    values: list[Value] = [Undef(PTR)] * count
    index = count - 1
    while index >= 0:
        values[index] = argument_value(fl, args[index])
        index -= 1
    if not fl.reachable():
        return None
    fixed = len(function.params) if function.prototyped else count
    if callee is not None:
        chain = nested.chain_for(fl, callee)
        target = nested.code_address(fl, callee)
    assert target is not None
    signature = signature_of(function, [arg.type for arg in args[:count]], min(fixed, count), chain is not None)
    if extra_types:
        signature.arguments.extend(extra_types)
        values.extend(extra)
    operands: list[Value] = []
    if in_memory(function.result):
        if result is None:
            result = fl.temporary(function.result).address
        operands.append(result)
    else:
        result = None
    if chain is not None:
        operands.append(chain)
    operands.extend(values)
    fl.at(e.pos)
    attributes = call_attributes(fl, callee, function)
    ins = fl.b.call(target, operands, CallDetail(signature, attributes))
    if attributes & NORETURN:
        fl.b.unreachable()
    if result is not None:
        return result
    return None if signature.result.type == VOID else ins


def argument_value(fl: FunctionLowerer, e: Expr) -> Value:
    """Return the operand for one argument: a value, or the address of an aggregate."""
    ty = e.type
    if not in_memory(ty):
        return fl.value(e)
    address = fl.aggregate(e)
    if size_of(ty) == VARIABLE:
        copy = fl.temporary(ty)
        aggregates.copy_object(fl, copy, Place(address, ty, copy.align))
        return copy.address
    plain = passed_type(ty)
    if plain is not ty and not in_memory(plain):
        member = Place(address, fl.types.unqualified(plain), lvalues.natural_align(ty))
        member.any_alias = True
        return fl.load(member)
    return address


def call_attributes(fl: FunctionLowerer, callee: Symbol | None, function: FunctionType) -> int:
    """Return what the call may do, from attributes of the function and its type (GCC manual: Function Attributes)."""
    flags = NORETURN if function.noreturn else 0
    words = function.attributes
    if words:
        flags |= facts.flags_of_words(words)
    if callee is None:
        return flags
    if callee.noreturn:
        flags |= NORETURN
    attributes = callee.attributes
    if attributes:
        if "const" in attributes:
            flags |= CONST
        if "pure" in attributes:
            flags |= PURE
        if "returns_twice" in attributes:
            flags |= RETURNS_TWICE
        if "cold" in attributes:
            flags |= COLD
        if "malloc" in attributes and not attributes["malloc"]:
            flags |= MALLOC
        if "returns_nonnull" in attributes:
            flags |= NONNULL_RESULT
    if facts.returns_twice_by_name(callee.name):
        flags |= RETURNS_TWICE
    if callee.builtin == "" or fl.unit.is_disabled_builtin(callee.name, fl.fn.options):
        flags |= NO_BUILTIN
    return flags


def call_library(fl: FunctionLowerer, name: str, result: int, arguments: list[Value], attributes: int) -> Value:
    """Call a library function of scalars by name; the result of a void one is not to be used."""
    made: list[Argument] = []
    for value in arguments:
        made.append(Argument(value.type))
    signature = Signature(Argument(result), made)
    fl.unit.declare_library(name, signature)
    ins = fl.b.call(symbol(name), arguments, CallDetail(signature, attributes | NOTHROW))
    if attributes & NORETURN:
        fl.b.unreachable()
    return ins


def call_simple(fl: FunctionLowerer, callee: Symbol, arguments: list[Value]) -> None:
    """Call a function of the unit with pointer arguments, its result dropped: cleanup functions."""
    function = function_of(callee.type)
    chain = nested.chain_for(fl, callee)
    types = list(function.params[:len(arguments)])
    signature = signature_of(function, types, len(types), chain is not None)
    while len(signature.arguments) < len(arguments) + (1 if chain is not None else 0) + (1 if in_memory(function.result) else 0):
        signature.arguments.append(Argument(PTR))
    operands: list[Value] = []
    if in_memory(function.result):
        operands.append(fl.temporary(function.result).address)
    if chain is not None:
        operands.append(chain)
    operands.extend(arguments)
    fl.b.call(nested.code_address(fl, callee), operands, CallDetail(signature, call_attributes(fl, callee, function) & ~NORETURN))


def list_address(fl: FunctionLowerer, e: Expr) -> Value:
    """Return the address of a va_list: the operand is an lvalue of it, or a pointer to its first element where it is an array."""
    if e.is_lvalue:
        return lvalues.place(fl, e).address
    if e.kind == E_CAST:
        assert isinstance(e, Cast)
        if e.conversion == CAST_POINTER or e.type.kind == 6:
            return fl.value(e)
    if in_memory(e.type):
        return fl.aggregate(e)
    made = fl.value(e)
    if fl.types.va_list.kind == 7:
        return made
    # A va_list that is a pointer itself, as an rvalue: into memory.
    slot = fl.scalar_slot(made.type)
    fl.store_slot(made, slot)
    return slot


def va_arg(fl: FunctionLowerer, e: VaArg) -> Value:
    """Return the next variable argument, of scalar or vector type."""
    address = list_address(fl, e.list)
    fl.at(e.pos)
    return fl.b.emit(ops.VA_ARG, value_type(e.type), [address])


def va_arg_to(fl: FunctionLowerer, e: VaArg, to: Value) -> None:
    """Copy the next variable argument, an aggregate, to memory."""
    address = list_address(fl, e.list)
    fl.at(e.pos)
    if size_of(e.type) == VARIABLE:
        align = lvalues.natural_align(e.type)
        source = fl.b.emit(ops.VA_ARG, PTR, [address])
        aggregates.copy_object(fl, Place(to, e.type, align), Place(source, e.type, align))
        return
    fl.b.emit(ops.VA_ARG_MEMORY, VOID, [address, to], aggregate_of(e.type))

