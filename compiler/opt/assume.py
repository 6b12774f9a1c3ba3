"""Use and drop assumptions (the op assume).

In: any function.  Out of `assume`: an assumption of what is true is gone, after one of what is false control does not come.  Out of
`assume_last`, which stands behind the passes that learn from assumptions: there are none.
Example: `assume 0:i1; br -> bb1` becomes `unreachable`.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.cfg import remove_edge
from compiler.ir.graph import Block, Instruction, IntConstant
from compiler.ir.module import Function
from compiler.ir.types import VOID
from compiler.opt.simplifycfg import remove_unreachable


def assume(fn: Function) -> bool:
    """Act on assumptions of constants; return whether there were any."""
    return _resolve(fn, False)


def assume_last(fn: Function) -> bool:
    """The same, and drop the others; return whether there was any."""
    return _resolve(fn, True)


def _resolve(fn: Function, last: bool) -> bool:
    changed = False
    ended = False
    for block in fn.blocks:
        kept: list[Instruction] = []
        for ins in block.instructions:
            if ins.op == ops.ASSUME:
                value = ins.operands[0]
                known = isinstance(value, IntConstant)
                if known or last:
                    changed = True
                    if isinstance(value, IntConstant) and not value.value:
                        kept.append(_end(fn, block, ins.location))
                        ended = True
                        break
                    continue
            kept.append(ins)
        block.instructions = kept
    if ended:
        remove_unreachable(fn)      # what a cut block defined may be named in blocks only it led to
    return changed


def _end(fn: Function, block: Block, location: int) -> Instruction:
    """Return an `unreachable` for the end of `block`, whose successors lose it."""
    seen: dict[int, bool] = {}
    for target in block.instructions[-1].targets:
        if target.id not in seen:
            seen[target.id] = True
            remove_edge(block, target)
    end = fn.new_instruction(ops.UNREACHABLE, VOID, [])
    end.block = block
    end.location = location
    return end
