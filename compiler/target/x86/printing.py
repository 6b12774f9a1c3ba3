"""Print an instruction: a row and its operands to a statement in AT&T or Intel syntax.

Parsing the text again gives the same bytes.  Rows marked `noprint` are spellings of another row, and rows
marked att or intel print in that syntax only.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from compiler.target.x86 import insns, syntax_att, syntax_intel
from compiler.target.x86 import operands as op
from compiler.target.x86.insns import Row
from compiler.target.x86.operands import Operand
from compiler.target.x86.registers import Registers

_SIZES: Final = (
    (op.M8, 8), (op.M16, 16), (op.M32, 32), (op.M48, 48), (op.M64, 64), (op.M80, 80), (op.M128, 128),
    (op.M256, 256),
)


def memory_size(accepted: i64) -> int:
    """Return the width in bits of the memory that a row's operand accepts, 0 when it has none."""
    if accepted & op.MANY:
        return 0
    for mask, size in _SIZES:
        if accepted & mask:
            return size
    return 0


def print_att(row: Row, operands: list[Operand], known: Registers, mode: i64) -> str:
    """Return the statement in AT&T syntax."""
    texts: list[str] = []
    for operand in operands:
        text = syntax_att.print_operand(operand, known, mode)
        if row.attributes & (insns.JUMP_INDIRECT | insns.FAR) and operand.kind != op.IMMEDIATE:
            text = "*" + text
        texts.append(text)
    if not row.attributes & insns.AS_IS:
        texts.reverse()
    name = row.att_name + row.suffix
    return name + " " + ", ".join(texts) if texts else name


def print_intel(row: Row, operands: list[Operand], known: Registers, mode: i64) -> str:
    """Return the statement in Intel syntax without register prefix."""
    name = row.name
    if row.attributes & (insns.STRING | insns.DEFAULT_SIZE | insns.DEFAULT_LONG | insns.SIZE_BY_X87
                         | insns.ADDRESS_SIZE_SUFFIX) and row.suffix and _needs_suffix(row):
        name += row.suffix if row.suffix != "l" else "d"
    if row.attributes & insns.FAR_IMMEDIATE:
        return name + " " + str(operands[0].value) + ":" + str(operands[1].value)
    texts: list[str] = []
    for number, operand in enumerate(operands):
        size = memory_size(row.operands[number]) if operand.kind == op.MEMORY else 0
        texts.append(syntax_intel.print_operand(operand, known, mode, size))
    return name + " " + ", ".join(texts) if texts else name


def _needs_suffix(row: Row) -> bool:
    """Tell whether nothing among the operands shows the row's size."""
    for accepted in row.operands:
        if accepted & (op.GENERAL | op.AX | op.EAX | op.RAX | op.AL):
            return False
        if accepted & op.MEMORY_SIZES:
            return False
    return True
