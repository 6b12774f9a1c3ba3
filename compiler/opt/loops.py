"""Natural loops: which blocks a back edge encloses, how loops nest, and a place before each.

In: a function without unreachable blocks.  Out: loops, inner ones before the loops around them.  A loop is the blocks from which control
can come to a back edge (an edge to a block that dominates its source) without passing the header (Aho, Lam, Sethi, Ullman 9.6.6); loops
with one header are one.  Cycles that have no such header (a goto into a loop) are no loops here and stay as they are.
"""

from __future__ import annotations

from typing import final

from compiler.ir import ops
from compiler.ir.cfg import Dominators
from compiler.ir.graph import Block, Value
from compiler.ir.module import Function
from compiler.ir.types import VOID


@final
class Loop:
    """header; blocks: all of them by id, the header too; latches: sources of back edges; depth: 1 for an outermost loop."""

    __slots__ = ("header", "blocks", "latches", "depth")

    def __init__(self, header: Block) -> None:
        self.header: Block = header
        self.blocks: dict[int, Block] = {header.id: header}
        self.latches: list[Block] = []
        self.depth: int = 1


def find_loops(tree: Dominators) -> list[Loop]:
    """Return the natural loops, inner before outer."""
    result: list[Loop] = []
    for header in reversed(tree.blocks):
        latches = [before for before in header.predecessors if before.order >= header.order and tree.dominates(header, before)]
        if not latches:
            continue
        loop = Loop(header)
        loop.latches = latches
        work = list(latches)
        while work:
            block = work.pop()
            if block.id not in loop.blocks:
                loop.blocks[block.id] = block
                work += [before for before in block.predecessors if before.order >= 0]
        for inner in result:
            if inner.header.id in loop.blocks:
                inner.depth += 1
        result.append(loop)
    return result


def preheader(fn: Function, loop: Loop) -> Block | None:
    """Return the block that is the only way into a loop and goes nowhere else, made if needed; None where an edge cannot be changed.

    Predecessors are those of the last compute_predecessors, kept up to date.
    """
    header = loop.header
    outside = [before for before in header.predecessors if before.id not in loop.blocks]
    if header.address_taken or not outside:
        return None
    if len(outside) == 1 and outside[0].instructions[-1].op == ops.BR:
        return outside[0]
    for before in outside:
        if before.instructions[-1].op in (ops.INDIRECTBR, ops.ASM_GOTO):
            return None
    made = fn.detached_block()
    jump = fn.new_instruction(ops.BR, VOID, [])
    jump.targets = [header]
    jump.block = made
    jump.location = header.instructions[0].location
    known = {before.id: True for before in outside}
    for ins in header.instructions:
        if ins.op != ops.PHI:
            break
        joined = fn.new_instruction(ops.PHI, ins.type, [])
        joined.block = made
        kept = []
        for index in range(len(ins.targets)):
            if ins.targets[index].id in known:
                joined.operands.append(ins.operands[index])
                joined.targets.append(ins.targets[index])
            else:
                kept.append(index)
        entering: Value = joined
        if len(joined.operands) == 1:
            entering = joined.operands[0]
        else:
            made.instructions.append(joined)
        ins.operands = [ins.operands[index] for index in kept] + [entering]
        ins.targets = [ins.targets[index] for index in kept] + [made]
    made.instructions.append(jump)
    for before in outside:
        last = before.instructions[-1]
        last.targets = [made if target is header else target for target in last.targets]
    made.predecessors = outside
    header.predecessors = [before for before in header.predecessors if before.id in loop.blocks] + [made]
    fn.blocks.insert(fn.blocks.index(header), made)
    return made
