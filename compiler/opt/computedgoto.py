"""Let all computed gotos of a function share one jump.

In: any function.  Out: one block ends in `indirectbr`; the others jump there with the address.  N gotos to N labels are N * N edges,
each with an operand in every phi behind it: an interpreter's main loop would be as large as its square.  Example: two blocks that end in
`indirectbr %1 -> ...` and `indirectbr %2 -> ...` jump to one with `%4 = phi %1, %2; indirectbr %4 -> ...`.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.graph import Block, Undef
from compiler.ir.module import Function
from compiler.ir.types import VOID


def computedgoto(fn: Function) -> bool:
    """Join the computed gotos of `fn` if there are several; return whether there were."""
    gotos: list[Block] = []
    for block in fn.blocks:
        if block.instructions[-1].op == ops.INDIRECTBR:
            gotos.append(block)
    if len(gotos) < 2:
        return False
    last = gotos[0].instructions[-1]
    common = fn.new_block()
    phi = fn.new_instruction(ops.PHI, last.operands[0].type, [])
    phi.block = common
    jump = fn.new_instruction(ops.INDIRECTBR, VOID, [phi])
    jump.block = common
    jump.location = last.location
    common.instructions = [phi, jump]
    known: dict[int, bool] = {}
    for block in gotos:
        end = block.instructions[-1]
        phi.operands.append(end.operands[0])
        phi.targets.append(block)
        for target in end.targets:
            if target.id not in known:
                known[target.id] = True
                jump.targets.append(target)
        end.op = ops.BR
        end.operands = []
        end.targets = [common]
    for target in jump.targets:
        _join_phis(fn, target, gotos, common)
    return True


def _join_phis(fn: Function, target: Block, gotos: list[Block], common: Block) -> None:
    """In the phis of `target`, let one value come from `common` for all that came from the gotos."""
    sources = {block.id: True for block in gotos}
    for ins in target.instructions:
        if ins.op != ops.PHI:
            return
        joined = fn.new_instruction(ops.PHI, ins.type, [])
        joined.block = common
        before = {}
        for index in range(len(ins.targets)):
            before[ins.targets[index].id] = ins.operands[index]
        for block in gotos:
            # A goto that did not go here now could, but never does: what it would bring is of no interest.
            joined.operands.append(before[block.id] if block.id in before else Undef(ins.type))
            joined.targets.append(block)
        kept = [index for index in range(len(ins.targets)) if ins.targets[index].id not in sources]
        ins.operands = [ins.operands[index] for index in kept] + [joined]
        ins.targets = [ins.targets[index] for index in kept] + [common]
        common.instructions.insert(0, joined)
