"""Clean up the control-flow graph.

In: any function.  Out: constant branches and switches are jumps; blocks that control cannot reach, and ways that lead to `unreachable`
and nothing else, are gone; a block with one predecessor that has one successor is joined to it; blocks that only jump are skipped; phis
with one value are that value.  Repeats until nothing changes; each round is linear.  Blocks whose address is taken stay.
Example: `condbr 1:i1 -> bb1, bb2` becomes `br -> bb1`, bb2 goes.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.cfg import compute_predecessors, remove_edge, retarget_phis, reverse_postorder
from compiler.ir.details import Branch, Switch
from compiler.ir.effects import effects_of
from compiler.ir.graph import (
    INSTRUCTION,
    POISON,
    UNDEF,
    Block,
    Instruction,
    IntConstant,
    Value,
    apply_forwards,
    resolve,
    same_value,
)
from compiler.ir.module import Function
from compiler.ir.types import I1, VOID
from compiler.opt.markers import move_markers, only_jumps

# Predecessors up to which a block's phis are compared by predecessor, a linear search each.
_COMPARED: Final = 400


def simplifycfg(fn: Function) -> bool:
    """Clean up the graph of `fn`; return whether anything changed."""
    changed = False
    while True:
        again = fold_branches(fn)
        again |= avoid_unreachable(fn)
        again |= remove_unreachable(fn)
        again |= simplify_phis(fn)
        again |= merge_blocks(fn)
        again |= skip_empty(fn)
        if not again:
            return changed
        changed = True


def become_jump(block: Block, chosen: Block) -> None:
    """Let a branch or switch at the end of `block` go to `chosen` only."""
    ins = block.instructions[-1]
    left: dict[int, bool] = {chosen.id: True}
    for target in ins.targets:
        if target.id not in left:
            left[target.id] = True
            remove_edge(block, target)
    ins.op = ops.BR
    ins.operands = []
    ins.detail = None
    ins.targets = [chosen]


def fold_branches(fn: Function) -> bool:
    """Turn branches whose way is known, or whose ways are all one, into jumps; a switch with one case into a branch."""
    changed = False
    for block in fn.blocks:
        ins = block.instructions[-1]
        if ins.op != ops.CONDBR and ins.op != ops.SWITCH:
            continue
        chosen = _known_target(ins)
        if chosen is not None:
            become_jump(block, chosen)
            changed = True
        elif ins.op == ops.CONDBR:
            changed |= _turn_around(ins)
        else:
            changed |= _branch_for_switch(fn, block, ins)
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
    if value.kind == INSTRUCTION:
        return None
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


def _turn_around(ins: Instruction) -> bool:
    """Branch on c instead of on c xor 1."""
    condition = ins.operands[0]
    if not isinstance(condition, Instruction) or condition.op != ops.XOR:
        return False
    one = condition.operands[1]
    if not isinstance(one, IntConstant) or one.value != 1:
        return False
    ins.operands[0] = condition.operands[0]
    ins.targets.reverse()
    if isinstance(ins.detail, Branch):
        ins.detail = Branch(ins.detail.not_taken, ins.detail.taken)
    return True


def _branch_for_switch(fn: Function, block: Block, ins: Instruction) -> bool:
    detail = ins.detail
    assert isinstance(detail, Switch)
    value = ins.operands[0]
    if len(detail.cases) != 1 or detail.cases[0][0] != detail.cases[0][1]:
        return False
    test = fn.new_instruction(ops.EQ, I1, [value, IntConstant(value.type, detail.cases[0][0])])
    test.block = block
    test.location = ins.location
    block.instructions.insert(len(block.instructions) - 1, test)
    ins.op = ops.CONDBR
    ins.operands = [test]
    ins.targets.reverse()
    ins.detail = Branch(detail.weights[1], detail.weights[0]) if detail.weights else None
    return True


def avoid_unreachable(fn: Function) -> bool:
    """Drop what only leads to `unreachable`: instructions before it, and branches to such a block."""
    dead: dict[int, bool] = {}
    changed = False
    table = ops.table()
    for block in fn.blocks:
        body = block.instructions
        if body[-1].op != ops.UNREACHABLE:
            continue
        keep = len(body) - 1
        while keep > 0 and body[keep - 1].op != ops.PHI and not effects_of(body[keep - 1], table) & ops.EFFECT:
            keep -= 1
        if keep < len(body) - 1:
            # What is dropped is used in this block only: nothing follows it.
            del body[keep:len(body) - 1]
            changed = True
        if len(body) == 1 and not block.address_taken:
            dead[block.id] = True
    if not dead:
        return changed
    for block in fn.blocks:
        ins = block.instructions[-1]
        if ins.op == ops.CONDBR:
            first, second = ins.targets
            if first.id in dead or second.id in dead:
                become_jump(block, second if first.id in dead else first)
                changed = True
        elif ins.op == ops.SWITCH:
            changed |= _without_cases(ins, dead)
        elif ins.op == ops.BR and ins.targets[0].id in dead:
            ins.op = ops.UNREACHABLE
            ins.targets = []
            changed = True
    return changed


def _without_cases(ins: Instruction, dead: dict[int, bool]) -> bool:
    """Drop the cases of a switch that go to a dead block; a dead default stays, as it says that there is none."""
    detail = ins.detail
    assert isinstance(detail, Switch)
    kept = [index for index in range(len(detail.cases)) if ins.targets[index + 1].id not in dead]
    if len(kept) == len(detail.cases) or ins.targets[0].id in dead and not kept:
        return False
    weights = [detail.weights[0]] + [detail.weights[index + 1] for index in kept] if detail.weights else []
    ins.detail = Switch([detail.cases[index] for index in kept], weights)
    ins.targets = [ins.targets[0]] + [ins.targets[index + 1] for index in kept]
    return True


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
    users: dict[int, list[Instruction]] = {}
    work: list[Instruction] = []
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op != ops.PHI:
                break
            work.append(ins)
            for value in ins.operands:
                if isinstance(value, Instruction) and value.op == ops.PHI:
                    if value.id in users:
                        users[value.id].append(ins)
                    else:
                        users[value.id] = [ins]
    work.reverse()
    changed = False
    while work:
        ins = work.pop()
        if ins.forward is not None:
            continue
        found = _only_value(ins)
        if found is not None:
            ins.forward = found
            changed = True
            # A phi that this one was an operand of may have one value now.
            waiting = users.pop(ins.id, [])
            work.extend(waiting)
            if waiting and isinstance(found, Instruction) and found.op == ops.PHI:
                users.setdefault(found.id, []).extend(waiting)
    if changed:
        apply_forwards(fn.blocks)
    return changed


def _only_value(ins: Instruction) -> Value | None:
    found: Value | None = None
    for operand in ins.operands:
        value = resolve(operand) if operand.forward is not None else operand
        if value is ins or value is found:
            continue
        if found is not None:
            if not same_value(found, value):
                return None
            continue
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
                place = successor.predecessors
                for index in range(len(place)):
                    if place[index] is target:
                        place[index] = block
            gone[target.id] = True
    if not gone:
        return False
    fn.blocks = [block for block in fn.blocks if block.id not in gone]
    return True


def skip_empty(fn: Function) -> bool:
    """Let the predecessors of a block that only jumps go where it goes, if the phis there can tell them apart or need not."""
    compute_predecessors(fn)
    goals: dict[int, Block] = {}                # where to go instead of a block that is skipped
    coming: dict[int, dict[int, Block]] = {}    # predecessors by id of blocks that lost or got some
    for block in fn.blocks:
        last = block.instructions[-1]
        if last.op != ops.BR or not only_jumps(block) or block is fn.blocks[0] or block.address_taken:
            continue
        target = _goal(last.targets[0], goals)
        if target is block:
            continue
        before = list(coming[block.id].values()) if block.id in coming else block.predecessors
        if not before or _goes_by_label(before):
            continue
        known = coming.get(target.id)
        if known is None:
            known = {one.id: one for one in target.predecessors}
            coming[target.id] = known
        shared = [one for one in before if one.id in known]     # that also go to the target themselves
        has_phi = target.instructions[0].op == ops.PHI
        if has_phi and shared and (len(known) > _COMPARED or not _same_from(target, block, shared)):
            continue
        if has_phi:
            _spread(block, target, before, shared)
        move_markers(fn, block, target)
        del known[block.id]
        for one in before:
            known[one.id] = one
        goals[block.id] = target
        # The block has lost its predecessors: it is unreachable now and has no part in the phis.
        coming[block.id] = {}
        last.op = ops.UNREACHABLE
        last.targets = []
    if not goals:
        return False
    for block in fn.blocks:
        jump = block.instructions[-1]
        jump.targets = [_goal(way, goals) for way in jump.targets]
    compute_predecessors(fn)
    return True


def _goal(block: Block, goals: dict[int, Block]) -> Block:
    """Return where a jump to a block goes when all that only jump are skipped; the way there is shortened for the next time."""
    end = block
    while end.id in goals:
        end = goals[end.id]
    while block is not end:
        following = goals[block.id]
        goals[block.id] = end
        block = following
    return end


def _same_from(target: Block, block: Block, others: list[Block]) -> bool:
    """Tell whether all phis of `target` take the same value from `block` as from each of `others`."""
    for ins in target.instructions:
        if ins.op != ops.PHI:
            return True
        value = ins.operands[ins.targets.index(block)]
        for before in others:
            if not same_value(value, ins.operands[ins.targets.index(before)]):
                return False
    return True


def _goes_by_label(predecessors: list[Block]) -> bool:
    """Tell whether a predecessor reaches its block by a computed goto or an asm, whose ways are not ours to change."""
    for before in predecessors:
        if before.instructions[-1].op == ops.INDIRECTBR or before.instructions[-1].op == ops.ASM_GOTO:
            return True
    return False


def _spread(block: Block, target: Block, predecessors: list[Block], shared: list[Block]) -> None:
    """In the phis of `target`, give the value that came from `block` to each predecessor of `block` that is not there yet."""
    known = {before.id: True for before in shared}
    for ins in target.instructions:
        if ins.op != ops.PHI:
            return
        place = ins.targets.index(block)
        value = ins.operands[place]
        del ins.targets[place]
        del ins.operands[place]
        for before in predecessors:
            if before.id not in known:
                ins.targets.append(before)
                ins.operands.append(value)
