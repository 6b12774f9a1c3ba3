"""Which virtual registers live where blocks meet.

In: a machine function, edges computed, no PHIs.  Out: for each block, by its `order`, the virtual registers alive at its start and at
its end, ascending.

Registers named in one block only are not looked at.  For each of the others, every block that reads it before writing it is a seed, and
the walk goes up through predecessors until a block that writes it (Appel, "Modern Compiler Implementation", 10.1: liveness one variable
at a time).  Time and room are those of the answer, so that few values alive through a giant function cost what they must.
"""

from __future__ import annotations

from typing import final

from compiler.codegen.machine import DEBUG_VALUE, DEF, FIRST_VIRTUAL, USE, MachineBlock, MachineFunction


@final
class Liveness:
    """live_in, live_out: by block order, virtual registers (full numbers, ascending)."""

    __slots__ = ("live_in", "live_out")

    def __init__(self, count: int) -> None:
        self.live_in: list[list[int]] = [[] for _ in range(count)]
        self.live_out: list[list[int]] = [[] for _ in range(count)]


def compute_liveness(mf: MachineFunction) -> Liveness:
    """Return what lives at the borders of the blocks of `mf`."""
    blocks = mf.blocks
    count = len(mf.classes)
    result = Liveness(len(blocks))
    home = [-1] * count
    crosses = [False] * count
    for number in range(len(blocks)):
        for ins in blocks[number].instructions:
            if ins.info.opcode == DEBUG_VALUE:
                continue
            for register in ins.registers:
                if register >= FIRST_VIRTUAL:
                    value = register - FIRST_VIRTUAL
                    if home[value] < 0:
                        home[value] = number
                    elif home[value] != number:
                        crosses[value] = True
    reads: list[list[int]] = [[] for _ in range(count)]      # by value: blocks that read it before writing it
    writes: list[list[int]] = [[] for _ in range(count)]
    seen = [-1] * count         # the last block that named the value first as a read
    written = [-1] * count
    for number in range(len(blocks)):
        for ins in blocks[number].instructions:
            if ins.info.opcode == DEBUG_VALUE:
                continue
            registers = ins.registers
            roles = ins.roles
            for index in range(len(roles)):
                register = registers[index]
                if register >= FIRST_VIRTUAL and roles[index] & USE and crosses[register - FIRST_VIRTUAL]:
                    value = register - FIRST_VIRTUAL
                    if written[value] != number and seen[value] != number:
                        seen[value] = number
                        reads[value].append(number)
            for index in range(len(roles)):
                register = registers[index]
                if register >= FIRST_VIRTUAL and roles[index] & DEF and crosses[register - FIRST_VIRTUAL]:
                    value = register - FIRST_VIRTUAL
                    if written[value] != number:
                        written[value] = number
                        writes[value].append(number)
    entered = [-1] * len(blocks)        # the last value found alive at the block's start
    left = [-1] * len(blocks)
    defined = [-1] * len(blocks)
    for value in range(count):
        if not crosses[value]:
            continue
        for number in writes[value]:
            defined[number] = value
        waiting: list[MachineBlock] = []
        for number in reads[value]:
            entered[number] = value
            result.live_in[number].append(value + FIRST_VIRTUAL)
            waiting.append(blocks[number])
        while waiting:
            for before in waiting.pop().predecessors:
                number = before.order
                if left[number] != value:
                    left[number] = value
                    result.live_out[number].append(value + FIRST_VIRTUAL)
                if defined[number] != value and entered[number] != value:
                    entered[number] = value
                    result.live_in[number].append(value + FIRST_VIRTUAL)
                    waiting.append(before)
    return result
