"""__builtin_apply and __builtin_return: a call with the arguments that the function itself got (GCC manual: Constructing Function Calls).

In: `__builtin_apply(f, __builtin_apply_args(), size)`, on its own or as the operand of `__builtin_return`.  Out: a call of f with the
values the function's parameters had on entry, in its own signature, so that registers and stack are those of its call;
returning the result is an ordinary return of it.  Nothing is saved to memory and `size` is not needed.

Left to GCC (Unsupported): argument blocks that are stored or passed on, functions with `...`, and results that are looked into.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir.details import CHAIN, RESULT, Argument, Call, Signature
from compiler.ir.graph import Value
from compiler.ir.types import VOID
from compiler.lower import statements
from compiler.sema.ast import E_BUILTIN, E_CAST, BuiltinCall, Cast, Expr

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def _builtin_named(e: Expr, name: str) -> BuiltinCall | None:
    """Return the call of built-in `name` that an expression is, under conversions of pointers."""
    while e.kind == E_CAST:
        assert isinstance(e, Cast)
        e = e.operand
    if e.kind == E_BUILTIN:
        assert isinstance(e, BuiltinCall)
        if e.name == name:
            return e
    return None


def is_forwarding(name: str) -> bool:
    """Tell whether a built-in is one of this file's."""
    return name == "__builtin_apply" or name == "__builtin_apply_args" or name == "__builtin_return"


def lower_forwarding(fl: FunctionLowerer, e: BuiltinCall) -> None:
    """Lower one of the built-ins as a statement.  Raises Unsupported for uses that need the block of arguments or of the result."""
    if e.name == "__builtin_apply":
        _forward(fl, e, Argument(VOID), False)
        return
    if e.name == "__builtin_return":
        inner = _builtin_named(e.args[0], "__builtin_apply")
        if inner is not None and fl.inline_frame is None:
            result = fl.fn.signature.result
            made = _forward(fl, inner, result, True)
            statements.leave(fl, None, True)
            statements.finish_return(fl, made if result.type != VOID else None)
            return
    raise fl.unsupported("builtin", e.name, e.pos)


def _forward(fl: FunctionLowerer, e: BuiltinCall, result: Argument, returned: bool) -> Value:
    """Call e.args[0] with this function's own arguments."""
    signature = fl.fn.signature
    if _builtin_named(e.args[1], "__builtin_apply_args") is None or signature.variadic or fl.inline_frame is not None:
        raise fl.unsupported("builtin", e.name, e.pos)
    callee = fl.value(e.args[0])
    fl.effects(e.args[2])
    arguments: list[Argument] = []
    operands: list[Value] = []
    for index in range(len(signature.arguments)):
        argument = signature.arguments[index]
        if argument.passing == CHAIN:
            continue
        if argument.passing == RESULT and not returned:
            raise fl.unsupported("builtin", e.name, e.pos)
        arguments.append(argument)
        operands.append(fl.fn.parameters[index])
    made = Signature(result, arguments, -1, False, False, signature.convention)
    return fl.b.call(callee, operands, Call(made, 0))
