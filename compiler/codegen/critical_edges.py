"""Split the critical edges of an IR function, so that every edge has a block where copies can go.

In: a function after legalisation.  Out: the same function, where an edge from a block with several successors to one with several
predecessors has a block of its own (Cytron et al. 1991, section 5.1: a phi's copies belong to one edge).  Edges of a computed goto
cannot be split; compiler/codegen/phis.py has another way for them.

    bb1: condbr %c -> bb2, bb3        bb1: condbr %c -> bb9, bb3
    bb2: phi ... <- bb0, bb1    =>    bb9: br -> bb2
                                      bb2: phi ... <- bb0, bb9

A branch or switch all of whose targets are one block becomes a jump.  Blocks that stay empty are removed by layout.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.cfg import compute_predecessors, retarget_phis
from compiler.ir.graph import Block
from compiler.ir.module import Function
from compiler.ir.types import VOID


def split_critical_edges(fn: Function, all_edges: bool) -> None:
    """Split the critical edges of `fn`; unless `all_edges`, only those into blocks with phis and those out of an asm goto."""
    compute_predecessors(fn)
    blocks: list[Block] = []
    for block in fn.blocks:
        blocks.append(block)
        last = block.instructions[-1]
        targets = last.targets
        if len(targets) < 2 or last.op == ops.INDIRECTBR:
            continue
        first = targets[0]
        same = True
        for target in targets:
            if target is not first:
                same = False
                break
        if same and last.op != ops.ASM_GOTO:
            jump = fn.new_instruction(ops.BR, VOID, [])
            jump.targets = [first]
            jump.location = last.location
            jump.block = block
            block.instructions[-1] = jump
            continue
        replaced: dict[int, Block] = {}
        for index in range(len(targets)):
            target = targets[index]
            between = replaced.get(target.id)
            if between is None:
                if len(target.predecessors) < 2:
                    continue
                if not all_edges and last.op != ops.ASM_GOTO and target.instructions[0].op != ops.PHI:
                    continue
                between = fn.detached_block()
                jump = fn.new_instruction(ops.BR, VOID, [])
                jump.targets = [target]
                jump.location = last.location
                jump.block = between
                between.instructions.append(jump)
                retarget_phis(target, block, between)
                replaced[target.id] = between
                blocks.append(between)
            targets[index] = between
    fn.blocks = blocks
