"""Estimate how often blocks run: loops, told odds, and where control ends badly.

In: a machine function, its edges computed.  Out: `depth`, `weight`, `chances` and `cold` of every block; unreached blocks weigh 0.

Branch odds the program tells (builtin_expect, profile) come from selection; the rest are guessed after Ball and Larus, "Branch
Prediction for Free" (1993): loops go on, and blocks that end in a call that does not return are not entered.  Frequencies follow the
edges in reverse post-order, and a loop multiplies what enters it (Wu and Larus, "Static Branch Frequency", 1994, simplified: one
factor for all loops whose odds are unknown).  Edges against the order are loops; where a loop has two entries (a goto into it), it
counts as the loop of the entry that comes first.
"""

from __future__ import annotations

from typing import Final

from compiler.codegen.machine import MachineBlock, MachineFunction

LOOP_FACTOR: Final = 8.0        # rounds of a loop nobody knows better
LARGEST_FACTOR: Final = 64.0    # of a loop whose odds are told
LARGEST_WEIGHT: Final = 1e9
COLD_CHANCE: Final = 0.001      # of an edge to a cold block beside one that is not
STAY_CHANCE: Final = 0.88       # of the edges that stay in a loop, all together, beside those that leave it


def reverse_postorder(mf: MachineFunction) -> list[MachineBlock]:
    """Return the blocks reached from the entry in reverse post-order and set their `order`; of others it is -1."""
    for block in mf.blocks:
        block.order = -1
    result: list[MachineBlock] = []
    entry = mf.blocks[0]
    entry.order = 0
    stack = [entry]
    places = [0]
    while stack:
        block = stack[-1]
        place = places[-1]
        if place < len(block.successors):
            places[-1] = place + 1
            target = block.successors[len(block.successors) - 1 - place]
            if target.order < 0:
                target.order = 0
                stack.append(target)
                places.append(0)
        else:
            stack.pop()
            places.pop()
            result.append(block)
    result.reverse()
    for index in range(len(result)):
        result[index].order = index
    return result


def _find_loops(blocks: list[MachineBlock]) -> list[int]:
    """Set `depth`; return by place in reverse post-order the place of the innermost loop's header, -1 for none."""
    innermost = [-1] * len(blocks)
    member = [-1] * len(blocks)
    for header in range(len(blocks)):
        waiting: list[int] = []
        for before in blocks[header].predecessors:
            if before.order >= header:
                waiting.append(before.order)
        if not waiting:
            continue
        # The loop: what reaches an edge back to the header without passing it.  Blocks before it in the order belong to another
        # way in, and are left out.
        inside = [header]
        member[header] = header
        while waiting:
            place = waiting.pop()
            if member[place] == header or place < header:
                continue
            member[place] = header
            inside.append(place)
            for before in blocks[place].predecessors:
                if before.order >= 0:
                    waiting.append(before.order)
        for place in inside:
            blocks[place].depth += 1
            # Headers come in ascending order, so an inner one comes after the outer one.
            innermost[place] = header
    return innermost


def _find_cold(blocks: list[MachineBlock]) -> None:
    """Spread `cold` from the blocks that selection marked to those that lead nowhere else."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.successors and not block.cold and index > 0:
            cold = True
            for successor in block.successors:
                if not successor.cold:
                    cold = False
                    break
            block.cold = cold


def _guess_chances(block: MachineBlock, blocks: list[MachineBlock], innermost: list[int]) -> list[float]:
    """Return the chance of each successor of a block."""
    successors = block.successors
    count = len(successors)
    if count == 1:
        return [1.0]
    if block.odds:
        told = [0.0] * count
        total = 0.0
        targets = block.instructions[-1].targets
        for index in range(len(targets)):
            told[successors.index(targets[index])] += block.odds[index]
            total += block.odds[index]
        if total > 0.0:
            return [chance / total for chance in told]
    loop = innermost[block.order]
    stays = 0
    cold = 0
    for successor in successors:
        if successor.cold:
            cold += 1
        elif _inside(successor.order, loop, innermost, blocks):
            stays += 1
    leaves = count - cold - stays
    result: list[float] = []
    warm = 1.0 - (COLD_CHANCE * cold if cold < count else 0.0)
    for successor in successors:
        if cold == count:
            result.append(1.0 / count)
        elif successor.cold:
            result.append(COLD_CHANCE)
        elif stays == 0 or leaves == 0:
            result.append(warm / (stays + leaves))
        elif _inside(successor.order, loop, innermost, blocks):
            result.append(warm * STAY_CHANCE / stays)
        else:
            result.append(warm * (1.0 - STAY_CHANCE) / leaves)
    return result


def _inside(place: int, loop: int, innermost: list[int], blocks: list[MachineBlock]) -> bool:
    """Tell whether a block lies in the loop of a header, itself or by loops inside it; outside all loops nothing leaves."""
    if loop < 0:
        return True
    if place < loop:
        return False
    header = innermost[place]
    while header > loop:
        # The loop around: that of the blocks before the header.
        outer = -1
        for before in blocks[header].predecessors:
            if 0 <= before.order < header and innermost[before.order] > outer:
                outer = innermost[before.order]
        if outer >= header:
            return False
        header = outer
    return header == loop


def estimate_weights(mf: MachineFunction) -> None:
    """Set depth, weight, chances and cold of the blocks of `mf`, whose edges are computed."""
    for block in mf.blocks:
        block.depth = 0
        block.weight = 0.0
        block.chances = []
    blocks = reverse_postorder(mf)
    innermost = _find_loops(blocks)
    _find_cold(blocks)
    for block in blocks:
        if block.successors:
            block.chances = _guess_chances(block, blocks, innermost)
    for index in range(len(blocks)):
        block = blocks[index]
        weight = 1.0 if index == 0 else 0.0
        back = 0.0
        loops = False
        for before in block.predecessors:
            if before.order < 0:
                continue
            chance = before.chances[before.successors.index(block)]
            if before.order < index:
                weight += before.weight * chance
            else:
                loops = True
                if before.odds:
                    back = max(back, chance)
        if loops:
            weight *= min(LARGEST_FACTOR, max(LOOP_FACTOR, 1.0 / (1.0 - back) if back < 1.0 else LOOP_FACTOR))
        block.weight = min(weight, LARGEST_WEIGHT)
    for index in range(len(mf.blocks)):
        mf.blocks[index].order = index
