"""Selection of vector operations in xmm and ymm registers."""

from __future__ import annotations

from compiler.ir.graph import Instruction
from compiler.target.x86_64.context import Context


def instruction(s: Context, ins: Instruction) -> bool:
    """Emit a vector operation; tell whether it was one of those here."""
    return False
