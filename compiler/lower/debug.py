"""Debug information: lexical scopes and the markers that bind variables to their slots (IR.md, "Debug information")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy_extensions import i64

from compiler.ir import ops
from compiler.ir.graph import Value
from compiler.ir.module import Scope, Variable
from compiler.sema.relate import type_name
from compiler.sema.symbols import Symbol

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def open_scope(fl: FunctionLowerer, pos: i64) -> int:
    """Enter a lexical scope at `pos`; return the number of the scope it is in, for close_scope.  Called only if fl.debug."""
    outer = fl.scope_number
    fl.at(pos)
    fl.fn.scopes.append(Scope(outer, "", fl.b.location))
    fl.scope_number = len(fl.fn.scopes) - 1
    return outer


def close_scope(fl: FunctionLowerer, outer: int) -> None:
    """Go back to scope `outer`."""
    fl.scope_number = outer


def declare(fl: FunctionLowerer, symbol: Symbol, address: Value, argument: int) -> None:
    """Mark that variable `symbol` (parameter number `argument`, from 1, or 0) lives at `address`.  Called only if fl.debug."""
    fl.at(symbol.pos)
    fl.fn.variables.append(Variable(symbol.name, fl.scope_number, type_name(symbol.type), argument, fl.b.location))
    fl.b.debug(ops.DBG_SLOT, address, len(fl.fn.variables) - 1)
