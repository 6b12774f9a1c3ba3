"""The control-flow graph: predecessors, reverse post-order, dominators.

Dominators are Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm" (2001): walk reverse post-order until
nothing changes, meeting the dominators of the predecessors; quick on the graphs C makes, and no recursion.
"""

from __future__ import annotations

from typing import final

from compiler.ir.graph import Block, Instruction, Value
from compiler.ir.module import Function
from compiler.ir.ops import PHI


def compute_predecessors(fn: Function) -> None:
    """Set `predecessors` of every block: each predecessor once, in the order of the blocks."""
    for block in fn.blocks:
        block.predecessors = []
    for block in fn.blocks:
        for target in block.instructions[-1].targets:
            if not target.predecessors or target.predecessors[-1] is not block:
                target.predecessors.append(block)


def reverse_postorder(fn: Function) -> list[Block]:
    """Return the blocks reached from the entry in reverse post-order and set their `order`; of others it is -1."""
    for block in fn.blocks:
        block.order = -1
    result: list[Block] = []
    entry = fn.blocks[0]
    entry.order = 0
    stack = [entry]
    places = [0]
    while stack:
        block = stack[-1]
        targets = block.instructions[-1].targets
        place = places[-1]
        if place < len(targets):
            places[-1] = place + 1
            # The last target first: the first one then follows its branch in the result.
            target = targets[len(targets) - 1 - place]
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


@final
class Dominators:
    """The dominator tree of the reached blocks, by their place in reverse post-order.

    immediate[i]: order of the immediate dominator of block i, of the entry itself.  children: the tree, ascending.
    """

    __slots__ = ("blocks", "immediate", "children", "depth")

    def __init__(self, fn: Function) -> None:
        """fn: the graph; its predecessors are computed anew."""
        compute_predecessors(fn)
        blocks = reverse_postorder(fn)
        count = len(blocks)
        immediate = [-1] * count
        immediate[0] = 0
        changed = True
        while changed:
            changed = False
            for index in range(1, count):
                best = -1
                for before in blocks[index].predecessors:
                    other = before.order
                    if other < 0 or immediate[other] < 0:
                        continue
                    if best < 0:
                        best = other
                        continue
                    while best != other:
                        while other > best:
                            other = immediate[other]
                        while best > other:
                            best = immediate[best]
                if immediate[index] != best:
                    immediate[index] = best
                    changed = True
        self.blocks: list[Block] = blocks
        self.immediate: list[int] = immediate
        self.children: list[list[int]] = [[] for _ in range(count)]
        self.depth: list[int] = [0] * count
        for index in range(1, count):
            self.children[immediate[index]].append(index)
            self.depth[index] = self.depth[immediate[index]] + 1

    def dominates(self, above: Block, below: Block) -> bool:
        """Tell whether every way to `below` leads through `above`; a block dominates itself.  Unreached: True."""
        if below.order < 0:
            return True
        if above.order < 0:
            return False
        place = below.order
        while self.depth[place] > self.depth[above.order]:
            place = self.immediate[place]
        return place == above.order

    def frontiers(self) -> list[list[int]]:
        """Return the dominance frontier of each block, ascending (Cooper et al., figure 5)."""
        result: list[list[int]] = [[] for _ in self.blocks]
        for index in range(len(self.blocks)):
            reached = [before.order for before in self.blocks[index].predecessors if before.order >= 0]
            if len(reached) < 2 and index != 0:
                continue
            for runner in reached:
                while runner != self.immediate[index] or index == 0:
                    if result[runner] and result[runner][-1] == index:
                        break
                    result[runner].append(index)
                    if runner == 0:
                        break
                    runner = self.immediate[runner]
        return result


def remove_edge(source: Block, target: Block) -> None:
    """Take `source` out of the phis of `target`; call it when the last edge between them has gone."""
    for ins in target.instructions:
        if not is_phi(ins):
            return
        for index in range(len(ins.targets)):
            if ins.targets[index] is source:
                del ins.targets[index]
                del ins.operands[index]
                break


def is_phi(ins: Instruction) -> bool:
    """Tell whether `ins` is a phi."""
    return ins.op == PHI


def retarget_phis(block: Block, old: Block, new: Block) -> None:
    """Let the phis of `block` take from `new` what they took from `old`."""
    for ins in block.instructions:
        if ins.op != PHI:
            return
        for index in range(len(ins.targets)):
            if ins.targets[index] is old:
                ins.targets[index] = new


def definitions(fn: Function) -> list[Value | None]:
    """Return the parameters and instructions by id."""
    result: list[Value | None] = [None] * fn.next_id
    for parameter in fn.parameters:
        result[parameter.id] = parameter
    for block in fn.blocks:
        for ins in block.instructions:
            result[ins.id] = ins
    return result
