"""Leave SSA form: PHIs become parallel copies at the ends of the predecessors.

In: a machine function with PHIs, critical edges split (compiler/codegen/critical_edges.py) but those of computed gotos.  Out: the
same without PHIs; a PHI's destination is then written once in each predecessor.  Copies of one edge read all sources before they
write any destination, which is what phis of one block mean (Briggs et al. 1998, the swap problem); with the edges split, none of
the destinations is wanted on another edge (the lost-copy problem).

An edge that cannot be split comes from a block with other successors.  Its copies go to registers made for the purpose, which nothing
else writes or reads but a copy at the head of the PHI's block (Sreedhar et al. 1999, method I); coalescing removes what was not needed.

    bb1: jump bb3   bb2: jump bb3   bb3: d = phi a, b      =>   bb1: d = a; jump bb3   bb2: d = b; jump bb3   bb3:

`sequentialize` makes a parallel copy into single ones, for the allocator that works block by block; the other keeps it whole.
"""

from __future__ import annotations

from compiler.codegen.machine import (
    DEF,
    PARALLEL_COPY,
    PARALLEL_COPY_INFO,
    PHI,
    UNDEFINED_INFO,
    USE,
    MachineBlock,
    MachineFunction,
    MachineInstruction,
    copy,
)


def parallel_copy(destinations: list[int], sources: list[int]) -> MachineInstruction:
    """Return a copy of all sources to all destinations at once; one pair is a COPY."""
    if len(destinations) == 1:
        return copy(destinations[0], sources[0])
    ins = MachineInstruction(PARALLEL_COPY_INFO, destinations + sources)
    ins.roles = (DEF,) * len(destinations) + (USE,) * len(sources)
    return ins


def eliminate_phis(mf: MachineFunction) -> None:
    """Replace every PHI of `mf` by copies; its edges must be computed (compiler/codegen/machine.py compute_edges)."""
    for block in mf.blocks:
        count = 0
        instructions = block.instructions
        while count < len(instructions) and instructions[count].info.opcode == PHI:
            count += 1
        if count == 0:
            continue
        phis = instructions[:count]
        del instructions[:count]
        if len(block.predecessors) == 1:
            sources: list[int] = []
            destinations: list[int] = []
            for phi in phis:
                if phi.registers[1] == 0:
                    instructions.insert(0, MachineInstruction(UNDEFINED_INFO, [phi.registers[0]]))
                else:
                    destinations.append(phi.registers[0])
                    sources.append(phi.registers[1])
            if sources:
                instructions.insert(0, parallel_copy(destinations, sources))
            continue
        _copy_on_edges(mf, block, phis)


def _copy_on_edges(mf: MachineFunction, block: MachineBlock, phis: list[MachineInstruction]) -> None:
    """Put the copies of `phis`, taken out of `block`, into its predecessors."""
    isolated = False
    for before in block.predecessors:
        if len(before.successors) > 1:
            isolated = True
    written: list[int] = []
    for phi in phis:
        written.append(mf.new_register(mf.class_of(phi.registers[0])) if isolated else phi.registers[0])
    if isolated:
        final = [phi.registers[0] for phi in phis]
        block.instructions.insert(0, parallel_copy(final, list(written)))
    for before in block.predecessors:
        destinations: list[int] = []
        sources: list[int] = []
        for number in range(len(phis)):
            phi = phis[number]
            for index in range(len(phi.targets)):
                if phi.targets[index] is before:
                    source = phi.registers[index + 1]
                    if source == 0:
                        # Said to be undefined, it is not alive above.
                        nothing = MachineInstruction(UNDEFINED_INFO, [written[number]])
                        before.instructions.insert(len(before.instructions) - 1, nothing)
                    elif source != written[number]:
                        destinations.append(written[number])
                        sources.append(source)
                    break
        if destinations:
            before.instructions.insert(len(before.instructions) - 1, parallel_copy(destinations, sources))


def order_copies(destinations: list[int], sources: list[int]) -> list[tuple[int, int]]:
    """Return the pairs (destination, source) of a parallel copy in an order that does the same one by one.

    Destinations are different from each other.  A cycle is opened by the pair (0, source): keep `source` aside, and a later
    pair (destination, 0): take what was kept.  At most one value is kept at a time.
    """
    waiting: dict[int, int] = {}        # destination -> source
    readers: dict[int, int] = {}        # source -> how many copies still read it
    for index in range(len(destinations)):
        if destinations[index] != sources[index]:
            waiting[destinations[index]] = sources[index]
            readers[sources[index]] = readers.get(sources[index], 0) + 1
    result: list[tuple[int, int]] = []
    ready = [destination for destination in waiting if readers.get(destination, 0) == 0]
    ready.reverse()
    while waiting:
        while ready:
            destination = ready.pop()
            source = waiting.pop(destination)
            result.append((destination, source))
            if source != 0:
                readers[source] -= 1
                if readers[source] == 0 and source in waiting:
                    ready.append(source)
        if not waiting:
            break
        # Every destination left is read by exactly one other copy: only cycles remain.
        first = next(iter(waiting))
        result.append((0, first))
        readers[first] = 0
        for destination in waiting:
            if waiting[destination] == first:
                waiting[destination] = 0
                break
        ready.append(first)
    return result


def sequentialize(mf: MachineFunction) -> None:
    """Replace the parallel copies of `mf` by single ones; a cycle takes one more virtual register."""
    for block in mf.blocks:
        index = 0
        instructions = block.instructions
        while index < len(instructions):
            ins = instructions[index]
            if ins.info.opcode != PARALLEL_COPY:
                index += 1
                continue
            count = len(ins.registers) // 2
            singles: list[MachineInstruction] = []
            kept = 0
            for destination, source in order_copies(ins.registers[:count], ins.registers[count:]):
                if destination == 0:
                    kept = mf.new_register(mf.class_of(source))
                    singles.append(copy(kept, source))
                elif source == 0:
                    singles.append(copy(destination, kept))
                else:
                    singles.append(copy(destination, source))
            instructions[index:index + 1] = singles
            index += len(singles)
