"""Clean up the control-flow graph.

In: any function.  Out: constant branches and switches are jumps, blocks that control cannot reach are gone, a block with one
predecessor that has one successor is joined to it, blocks that only jump are skipped, phis with one value are that value.
Repeats until nothing changes.  Blocks whose address is taken stay.  Example: `condbr 1:i1 -> bb1, bb2` becomes `br -> bb1`, bb2 goes.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.cfg import compute_predecessors, remove_edge, retarget_phis, reverse_postorder
from compiler.ir.details import Switch
from compiler.ir.graph import POISON, UNDEF, Block, Instruction, IntConstant, Value, apply_forwards
from compiler.ir.module import Function
from compiler.ir.types import VOID


def simplifycfg(fn: Function) -> bool:
    """Clean up the graph of `fn`; return whether anything changed."""
    changed = False
    while True:
        again = fold_branches(fn)
        again |= remove_unreachable(fn)
        again |= simplify_phis(fn)
        again |= merge_blocks(fn)
        again |= skip_empty(fn)
        if not again:
            return changed
        changed = True


def fold_branches(fn: Function) -> bool:
    """Turn branches whose way is known, or whose ways are all one, into jumps."""
    changed = False
    for block in fn.blocks:
        ins = block.instructions[-1]
        if ins.op != ops.CONDBR and ins.op != ops.SWITCH:
            continue
        chosen = _known_target(ins)
        if chosen is None:
            continue
        left: list[Block] = []
        for target in ins.targets:
            if target is not chosen and target not in left:
                left.append(target)
                remove_edge(block, target)
        ins.op = ops.BR
        ins.operands = []
        ins.detail = None
        ins.targets = [chosen]
        changed = True
    return changed


def _known_target(ins: Instruction) -> Block | None:
    first = ins.targets[0]
    same = True
    for target in ins.targets:
        if target is not first:
            same = False
            break
    if same:
        return first
    value = ins.operands[0]
    if value.kind == UNDEF or value.kind == POISON:
        return first    # any edge will do (IR.md, Undefined values)
    if not isinstance(value, IntConstant):
        return None
    if ins.op == ops.CONDBR:
        return first if value.value else ins.targets[1]
    detail = ins.detail
    assert isinstance(detail, Switch)
    for index in range(len(detail.cases)):
        low, high = detail.cases[index]
        if low <= value.value <= high:
            return ins.targets[index + 1]
    return first


def remove_unreachable(fn: Function) -> bool:
    """Remove the blocks that no way from the entry leads to; one whose address is taken stays, emptied."""
    reverse_postorder(fn)
    changed = False
    for block in fn.blocks:
        if block.order >= 0 or block.address_taken and block.instructions[0].op == ops.UNREACHABLE:
            continue
        changed = True
        seen: list[Block] = []
        for target in block.instructions[-1].targets:
            if target.order >= 0 and target not in seen:
                seen.append(target)
                remove_edge(block, target)
        if block.address_taken:
            end = fn.new_instruction(ops.UNREACHABLE, VOID, [])
            end.block = block
            block.instructions = [end]
    if changed:
        fn.blocks = [block for block in fn.blocks if block.order >= 0 or block.address_taken]
    return changed


def simplify_phis(fn: Function) -> bool:
    """Replace phis whose operands are one value (or the phi itself) by that value."""
    changed = False
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op != ops.PHI:
                break
            value = _only_value(ins)
            if value is not None:
                ins.forward = value
                changed = True
                # Later phis may now have one value; they see it through `forward` in the next round.
                apply_forwards(fn.blocks)
    return changed


def _only_value(ins: Instruction) -> Value | None:
    found: Value | None = None
    for value in ins.operands:
        if value is ins or value is found:
            continue
        if found is not None:
            if isinstance(found, IntConstant) and isinstance(value, IntConstant) and found.value == value.value:
                continue
            return None
        found = value
    return found


def merge_blocks(fn: Function) -> bool:
    """Append to each block its only successor if it is that one's only predecessor."""
    compute_predecessors(fn)
    gone: dict[int, bool] = {}
    entry = fn.blocks[0]
    for block in fn.blocks:
        if block.id in gone:
            continue
        while True:
            last = block.instructions[-1]
            if last.op != ops.BR:
                break
            target = last.targets[0]
            if target is block or target is entry or target.address_taken or len(target.predecessors) != 1:
                break
            if target.instructions[0].op == ops.PHI:
                break   # one operand: simplify_phis takes it first
            block.instructions.pop()
            for ins in target.instructions:
                ins.block = block
            block.instructions.extend(target.instructions)
            for successor in target.instructions[-1].targets:
                retarget_phis(successor, target, block)
                successor.predecessors = [block if before is target else before for before in successor.predecessors]
            gone[target.id] = True
    if not gone:
        return False
    fn.blocks = [block for block in fn.blocks if block.id not in gone]
    return True


def skip_empty(fn: Function) -> bool:
    """Let the predecessors of a block that only jumps go where it goes, if the phis there can tell them apart."""
    compute_predecessors(fn)
    changed = False
    for block in fn.blocks:
        last = block.instructions[-1]
        if len(block.instructions) != 1 or last.op != ops.BR or block is fn.blocks[0] or block.address_taken:
            continue
        target = last.targets[0]
        if target is block or not block.predecessors:
            continue
        has_phi = target.instructions[0].op == ops.PHI
        if has_phi and _meets(block, target) or _goes_by_label(block):
            continue
        for before in block.predecessors:
            jump = before.instructions[-1]
            jump.targets = [target if way is block else way for way in jump.targets]
        if has_phi:
            _spread(block, target)
        # The block has lost its predecessors: it is unreachable now and has no part in the phis.
        last.op = ops.UNREACHABLE
        last.targets = []
        compute_predecessors(fn)
        changed = True
    return changed


def _meets(block: Block, target: Block) -> bool:
    """Tell whether a predecessor of `block` already goes to `target`."""
    for before in block.predecessors:
        if before in target.predecessors:
            return True
    return False


def _goes_by_label(block: Block) -> bool:
    """Tell whether a predecessor reaches `block` by a computed goto or an asm, whose ways are not ours to change."""
    for before in block.predecessors:
        if before.instructions[-1].op == ops.INDIRECTBR or before.instructions[-1].op == ops.ASM_GOTO:
            return True
    return False


def _spread(block: Block, target: Block) -> None:
    """In the phis of `target`, give the value that came from `block` to each predecessor of `block`."""
    for ins in target.instructions:
        if ins.op != ops.PHI:
            return
        place = ins.targets.index(block)
        value = ins.operands[place]
        del ins.targets[place]
        del ins.operands[place]
        for before in block.predecessors:
            ins.targets.append(before)
            ins.operands.append(value)
