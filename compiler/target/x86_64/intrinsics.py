"""Selection of x86's own operations by name ("x86.NAME")."""

from __future__ import annotations

from compiler.ir.details import Intrinsic
from compiler.ir.graph import Instruction
from compiler.target.x86_64.context import Context
from compiler.unsupported import Unsupported


def intrinsic(s: Context, ins: Instruction) -> None:
    """Emit an intrinsic."""
    detail = ins.detail
    assert isinstance(detail, Intrinsic)
    raise Unsupported("builtin", detail.name)
