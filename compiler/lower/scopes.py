"""What must happen when control leaves a scope: cleanup functions, freeing variable-length arrays, ends of lifetimes.

The open things form a chain from the innermost outward; a jump out of scopes undoes everything between its own place in the
chain and its target's (GCC manual: cleanup; C11 6.2.4p7).
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir.graph import Value
from compiler.sema.symbols import Symbol

CLEANUP: Final = 1      # call symbol.cleanup with the object's address
RESTORE: Final = 2      # stackrestore of the value in slot `address`
LIFETIME: Final = 3     # lifetime.end of slot `address`


@final
class ScopeEntry:
    """One thing to undo; `outer` is what was open before it, `depth` its distance from the function's start."""

    __slots__ = ("kind", "outer", "address", "symbol", "depth")

    def __init__(self, kind: int, outer: ScopeEntry | None, address: Value, symbol: Symbol | None) -> None:
        self.kind: int = kind
        self.outer: ScopeEntry | None = outer
        self.address: Value = address
        self.symbol: Symbol | None = symbol
        self.depth: int = 1 if outer is None else outer.depth + 1


def common_entry(first: ScopeEntry | None, second: ScopeEntry | None) -> ScopeEntry | None:
    """Return the innermost entry that both chains share, None when there is none."""
    while first is not second:
        if first is None or second is None:
            return None
        if first.depth > second.depth:
            first = first.outer
        elif second.depth > first.depth:
            second = second.outer
        else:
            first = first.outer
            second = second.outer
    return first
