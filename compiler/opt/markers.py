"""Debug markers in the way of a pass: -g may change no decision, so passes look past them (IR.md, Debug information).

What a block has beside markers is its code.  Where a block goes away or its code runs on more ways than before, its dbg.value markers
no longer hold: the variables are nowhere from the join on, until a marker there says more.  A dbg.slot holds anywhere.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.graph import Block, Instruction, Undef
from compiler.ir.module import Function
from compiler.ir.types import VOID


def is_marker(ins: Instruction) -> bool:
    """Tell whether an instruction is a debug marker."""
    return ins.op == ops.DBG_VALUE or ins.op == ops.DBG_SLOT


def code_of(block: Block) -> list[Instruction]:
    """Return the instructions of a block without markers."""
    return [ins for ins in block.instructions if not is_marker(ins)]


def only_jumps(block: Block) -> bool:
    """Tell whether a block has nothing but a jump, markers aside."""
    if block.instructions[-1].op != ops.BR:
        return False
    for ins in block.instructions:
        if not is_marker(ins) and ins.op != ops.BR:
            return False
    return True


def move_markers(fn: Function, block: Block, join: Block) -> None:
    """Take the markers of a block that goes away out of it, and say at the head of `join` what is left of them."""
    moved: list[Instruction] = []
    for ins in block.instructions:
        if ins.op == ops.DBG_SLOT:
            moved.append(ins)
        elif ins.op == ops.DBG_VALUE:
            marker = fn.new_instruction(ops.DBG_VALUE, VOID, [Undef(ins.operands[0].type)])
            marker.detail = ins.detail
            marker.location = ins.location
            moved.append(marker)
    if not moved:
        return
    for ins in moved:
        ins.block = join
    block.instructions = code_of(block)
    place = 0
    while join.instructions[place].op == ops.PHI:
        place += 1
    join.instructions[place:place] = moved
