"""Function types as IR signatures (C11 6.7.6.3; IR.md, "Calls").

Aggregates are passed by address with their flat list of scalars; a transparent union as its first member (GCC manual: transparent_union);
a function that returns an aggregate gets the result's memory as its first argument, then the static chain if it is nested.
"""

from __future__ import annotations

from compiler.ir.details import AGGREGATE, CHAIN, PLAIN, RESULT, SIGN_EXTENDED, ZERO_EXTENDED, Argument, Signature
from compiler.ir.types import PTR, VOID
from compiler.lower.types import aggregate_of, in_memory, value_type
from compiler.sema.types import T_BOOL, T_ENUM, T_INT, T_VOID, VARIABLE, FunctionType, RecordType, Type, integer_of, size_of


def passed_type(ty: Type) -> Type:
    """Return the type whose convention a parameter of type `ty` follows: a transparent union's first member."""
    while True:
        main = ty.main
        if isinstance(main, RecordType) and main.transparent and main.fields:
            ty = main.fields[0].type
            continue
        return ty


def argument_of(ty: Type) -> Argument:
    """Return how a value of C type `ty` is passed."""
    ty = passed_type(ty)
    if size_of(ty) == VARIABLE:
        return Argument(PTR)        # GCC passes objects of variable size by reference to a copy
    if in_memory(ty):
        return Argument(PTR, AGGREGATE, aggregate_of(ty))
    return scalar_argument(ty)


def scalar_argument(ty: Type) -> Argument:
    """Return how a scalar is passed or returned."""
    kind = ty.kind
    code = value_type(ty)
    if kind == T_INT or kind == T_ENUM or kind == T_BOOL:
        main = integer_of(ty)
        if main.size < 8 or kind == T_BOOL:
            return Argument(code, SIGN_EXTENDED if main.signed else ZERO_EXTENDED)
    return Argument(code, PLAIN)


def signature_of(function: FunctionType, arguments: list[Type], fixed: int, has_chain: bool) -> Signature:
    """Return the signature of a call or definition of `function` with arguments of these C types.

    fixed: how many of them are named parameters.  has_chain: a static chain is passed.
    """
    made: list[Argument] = []
    result_type = function.result
    if result_type.kind == T_VOID:
        result = Argument(VOID)
    elif in_memory(result_type):
        result = Argument(VOID)
        if size_of(result_type) == VARIABLE:
            made.append(Argument(PTR))      # only nested functions return one: caller and callee are ours
        else:
            made.append(Argument(PTR, RESULT, aggregate_of(result_type)))
    else:
        result = scalar_argument(result_type)
    if has_chain:
        made.append(Argument(PTR, CHAIN))
    before = len(made)
    for ty in arguments:
        made.append(argument_of(ty))
    return Signature(result, made, before + fixed, function.variadic, function.prototyped, function.abi)


def definition_types(function: FunctionType) -> list[Type]:
    """Return the types in which the parameters of a definition arrive: promoted ones of a K&R definition (C11 6.9.1p10)."""
    if not function.prototyped and function.knr_params is not None:
        return function.knr_params
    return function.params
