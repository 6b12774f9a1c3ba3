"""Order the blocks of a function for emission.

In: a machine function after allocation.  Out: `blocks` in the order of emission, without blocks that are not reached and, as far as
nothing names them, without blocks that only jump; edges are computed anew.

With optimisation, chains of blocks that should follow each other grow along the edges, the most frequent first (Pettis and Hansen,
"Profile Guided Code Positioning", 1990, bottom-up), and are then laid out from the entry on, cold ones last.  A loop that is tested at
its head is turned so that the test comes last: one jump a round instead of two.

    head: if !c goto exit; body; goto head; exit:     =>     goto head; body: ...; head: if c goto body; exit:

A computed goto that many blocks jump to is copied into them, so that each has a jump of its own for the processor to predict (what
GCC calls duplicating computed gotos; interpreters live on it).

Without optimisation the order stays: debuggers show it.
"""

from __future__ import annotations

from typing import Final

from compiler.codegen.machine import MachineBlock, MachineFunction, MachineInstruction, clone, compute_edges

LONGEST_COPY: Final = 8         # instructions of a computed goto that is copied
FEWEST_WAYS: Final = 3          # targets of a jump that is surely a computed goto


def is_jump(ins: MachineInstruction) -> bool:
    """Tell whether a terminator only jumps: one target and nothing else to do."""
    return (ins.info.terminator and len(ins.targets) == 1 and not ins.registers and ins.extra is None and ins.address is None
            and not ins.symbol)


def _end_of_jumps(block: MachineBlock) -> MachineBlock:
    """Follow blocks that only jump; return the first that does more, or the block itself where jumps go in a circle."""
    target = block
    steps = 0
    while len(target.instructions) == 1 and is_jump(target.instructions[0]) and not target.address_taken:
        target = target.instructions[0].targets[0]
        steps += 1
        if target is block or steps > 1000:
            return block
    return target


def thread_jumps(mf: MachineFunction) -> None:
    """Let jumps to blocks that only jump go where those go, and drop what is no longer reached; computes the edges."""
    for block in mf.blocks:
        last = block.instructions[-1]
        targets = last.targets
        for index in range(len(targets)):
            if len(targets[index].instructions) == 1:
                targets[index] = _end_of_jumps(targets[index])
    _drop_unreached(mf)


def _drop_unreached(mf: MachineFunction) -> None:
    """Keep the blocks that control reaches from the entry or through their address."""
    compute_edges(mf)
    reached = [False] * len(mf.blocks)
    waiting: list[MachineBlock] = []
    for block in mf.blocks:
        if block.order == 0 or block.address_taken or block.label:
            reached[block.order] = True
            waiting.append(block)
    while waiting:
        for target in waiting.pop().instructions[-1].targets:
            if not reached[target.order]:
                reached[target.order] = True
                waiting.append(target)
    if False in reached:
        mf.blocks = [block for block in mf.blocks if reached[block.order]]
        compute_edges(mf)


def _copy_computed_gotos(mf: MachineFunction) -> None:
    """Put short blocks that end in a computed goto in place of the jumps to them."""
    copied = False
    for block in mf.blocks:
        last = block.instructions[-1]
        if (len(last.targets) < FEWEST_WAYS or not last.registers or last.extra is not None or len(block.instructions) > LONGEST_COPY
                or block.order == 0):
            continue
        for before in block.predecessors:
            if before is not block and is_jump(before.instructions[-1]):
                before.instructions.pop()
                for ins in block.instructions:
                    before.instructions.append(clone(ins))
                before.chances = list(block.chances)
                copied = True
    if copied:
        _drop_unreached(mf)


def _merge_single_ways(mf: MachineFunction) -> None:
    """Join a block that ends in a jump with its target where that has no other way in."""
    gone = [False] * len(mf.blocks)
    for block in mf.blocks:
        if gone[block.order]:
            continue
        while is_jump(block.instructions[-1]):
            target = block.instructions[-1].targets[0]
            if (len(target.predecessors) != 1 or target is block or target.order == 0 or target.address_taken or target.label
                    or target.cold != block.cold):
                break
            block.instructions.pop()
            block.instructions.extend(target.instructions)
            block.successors = target.successors
            block.chances = target.chances
            block.odds = target.odds
            gone[target.order] = True
            target.instructions = []
            for successor in block.successors:
                for index in range(len(successor.predecessors)):
                    if successor.predecessors[index] is target:
                        successor.predecessors[index] = block
    if True in gone:
        mf.blocks = [block for block in mf.blocks if not gone[block.order]]
        compute_edges(mf)


def order_blocks(mf: MachineFunction, optimize: bool) -> None:
    """Put the blocks of `mf` into the order of emission."""
    thread_jumps(mf)
    if not optimize:
        return
    if not mf.for_size:
        _copy_computed_gotos(mf)
    _merge_single_ways(mf)
    blocks = mf.blocks
    count = len(blocks)
    edges: list[tuple[float, int, int]] = []        # (frequency negated, source, target): ascending is most frequent first
    for block in blocks:
        successors = block.successors
        even = len(block.chances) != len(successors)
        for index in range(len(successors)):
            frequency = block.weight / len(successors) if even else block.weight * block.chances[index]
            if successors[index].order != 0:
                edges.append((-frequency, block.order, successors[index].order))
    edges.sort()
    chain_of = list(range(count))
    chains: list[list[int]] = [[index] for index in range(count)]
    for _, source, target in edges:
        left = chain_of[source]
        right = chain_of[target]
        if left == right:
            _turn_loop(blocks, chains[left], chain_of, source, target)
            continue
        if chains[left][-1] != source or chains[right][0] != target or blocks[source].cold != blocks[target].cold:
            continue
        for place in chains[right]:
            chain_of[place] = left
        chains[left].extend(chains[right])
        chains[right] = []
    mf.blocks = _lay_out(blocks, chains, chain_of, edges)
    compute_edges(mf)


def _turn_loop(blocks: list[MachineBlock], chain: list[int], chain_of: list[int], source: int, target: int) -> None:
    """Turn a chain that is a loop, tested at its head and closed by a jump, so that the head comes last."""
    if chain[-1] != source or chain[0] != target or len(chain) < 2 or target == 0:
        return
    if len(blocks[source].successors) != 1 or len(blocks[target].successors) != 2:
        return
    for successor in blocks[target].successors:
        if chain_of[successor.order] != chain_of[target]:
            del chain[0]
            chain.append(target)
            return


def _lay_out(blocks: list[MachineBlock], chains: list[list[int]], chain_of: list[int],
             edges: list[tuple[float, int, int]]) -> list[MachineBlock]:
    """Return the blocks, chain by chain: the entry's first, then the one that what is placed leads to most often; cold ones last."""
    result: list[MachineBlock] = []
    late: list[int] = []
    placed = [False] * len(blocks)
    following: list[list[int]] = [[] for _ in blocks]       # by chain: chains its blocks lead to, most frequent first
    for _, source, target in edges:
        if chain_of[source] != chain_of[target]:
            following[chain_of[source]].append(chain_of[target])
    stack = [chain_of[0]]
    while stack:
        number = stack.pop()
        if placed[number]:
            continue
        placed[number] = True
        for place in chains[number]:
            if blocks[place].cold and place != 0:
                late.append(place)
            else:
                result.append(blocks[place])
        ahead = following[number]
        for index in range(len(ahead) - 1, -1, -1):
            if not placed[ahead[index]]:
                stack.append(ahead[index])
    for number in range(len(chains)):
        if chains[number] and not placed[number]:
            late.extend(chains[number])
    for place in late:
        result.append(blocks[place])
    return result
