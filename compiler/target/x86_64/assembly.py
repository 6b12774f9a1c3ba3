"""Selection of asm statements."""

from __future__ import annotations

from compiler.ir.graph import Instruction
from compiler.target.x86_64.context import Context
from compiler.unsupported import Unsupported


def statement(s: Context, ins: Instruction) -> None:
    """Emit an asm statement."""
    raise Unsupported("asm", "operands of asm statements")
