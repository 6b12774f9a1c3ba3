"""Let a call whose value is returned stand right before a return of its own.

In: any function.  Out: a block that ends in a call and goes on to one that only returns the call's value (or nothing) returns itself, so
that the target may make the call a jump (GCC manual: -foptimize-sibling-calls).  Whether it may is the target's to say.
Example: `bb1: %2 = call @f; br -> bb3; bb3: %4 = phi %2, 0; ret %4` makes `bb1: %2 = call @f; ret %2`.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.cfg import remove_edge
from compiler.ir.graph import Block, Instruction, Value
from compiler.ir.module import Function
from compiler.opt.markers import is_marker


def tailcall(fn: Function) -> bool:
    """Give calls that end `fn` returns of their own; return whether there were any."""
    changed = False
    for block in fn.blocks:
        last = block.instructions[-1]
        if last.op != ops.BR or len(block.instructions) < 2:
            continue
        place = len(block.instructions) - 2
        while place > 0 and is_marker(block.instructions[place]):
            place -= 1
        call = block.instructions[place]
        if call.op != ops.CALL:
            continue
        target = last.targets[0]
        leaving = target.instructions[-1]
        if leaving.op != ops.RET or target.address_taken or target is block:
            continue
        if _only_returns(target, leaving) and _returns_call(block, call, target, leaving):
            values: list[Value] = [call] if leaving.operands else []
            remove_edge(block, target)
            last.op = ops.RET
            last.operands = values
            last.targets = []
            last.location = leaving.location
            changed = True
    return changed


def _only_returns(target: Block, leaving: Instruction) -> bool:
    """Tell whether a block does nothing but return, perhaps a phi of its own."""
    for ins in target.instructions:
        if ins.op not in (ops.PHI, ops.DBG_VALUE, ops.DBG_SLOT, ops.LIFETIME_END) and ins is not leaving:
            return False
    return True


def _returns_call(block: Block, call: Instruction, target: Block, leaving: Instruction) -> bool:
    """Tell whether what is returned when control comes from `block` is the call's value or nothing."""
    if not leaving.operands:
        return True
    value = leaving.operands[0]
    if isinstance(value, Instruction) and value.op == ops.PHI and value.block is target:
        return value.operands[value.targets.index(block)] is call
    return value is call
