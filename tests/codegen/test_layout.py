"""Weights and block order: loops are hot, what does not return is last, jumps to jumps are gone, frames have room for what is used."""

from __future__ import annotations

from compiler.codegen.frame import place_slots
from compiler.codegen.layout import order_blocks
from compiler.codegen.machine import (
    SLOT_LOCAL,
    Address,
    Extra,
    MachineBlock,
    MachineFunction,
    MachineInstruction,
    OpcodeInfo,
    compute_edges,
)
from compiler.codegen.phis import order_copies
from compiler.codegen.weights import estimate_weights
from tests.codegen.toy import BRANCH, JUMP, LOAD_SLOT, RETURN, STOP

WORK = OpcodeInfo(90, "work", ())
GOTO = OpcodeInfo(91, "goto", (1,), terminator=True)


def function(*edges: list[int], empty: tuple[int, ...] = ()) -> MachineFunction:
    """Return a function whose block i goes to edges[i]; [] returns, [-1] does not; blocks of `empty` only jump."""
    mf = MachineFunction("f")
    blocks = [mf.new_block() for _ in edges]
    for number, targets in enumerate(edges):
        block = blocks[number]
        if number not in empty:
            block.instructions.append(MachineInstruction(WORK, []))
        if targets == [-1]:
            block.instructions.append(MachineInstruction(STOP, []))
            block.cold = True
            continue
        info = RETURN if not targets else JUMP if len(targets) == 1 else BRANCH if len(targets) == 2 else GOTO
        last = MachineInstruction(info, [1] if len(targets) > 1 else [])
        last.targets = [blocks[target] for target in targets]
        block.instructions.append(last)
    compute_edges(mf)
    estimate_weights(mf)
    return mf


def ordered(mf: MachineFunction) -> list[int]:
    """Return the numbers of the blocks in the order of emission."""
    order_blocks(mf, True)
    return [block.id for block in mf.blocks]


def jumps(blocks: list[MachineBlock]) -> int:
    """Count the jumps that emission cannot leave out."""
    return sum(1 for block, after in zip(blocks, [*blocks[1:], None], strict=True)
               if block.instructions[-1].info is JUMP and block.instructions[-1].targets[0] is not after)


def test_loops_weigh_more_the_deeper_they_are() -> None:
    """0 -> outer 1 -> inner 2 -> 2 | 3 -> 1 | 4."""
    mf = function([1], [2], [2, 3], [1, 4], [])
    weights = [block.weight for block in mf.blocks]
    assert [block.depth for block in mf.blocks] == [0, 1, 2, 1, 0]
    assert weights[2] > weights[1] > weights[0]
    assert 0.5 < weights[4] <= 1.01


def test_told_odds_count() -> None:
    """builtin_expect decides which side is hot."""
    mf = function([1, 2], [3], [3], [])
    mf.blocks[0].odds = [9, 1]
    estimate_weights(mf)
    assert mf.blocks[1].weight > 8 * mf.blocks[2].weight


def test_the_cold_side_comes_last() -> None:
    """A branch to what never returns falls through to the other side."""
    assert ordered(function([1, 2], [-1], [3], [])) == [0, 2, 1]        # block 3 is joined to 2


def test_a_loop_tested_at_its_head_is_turned() -> None:
    """while (c) body: one jump into the loop, none inside."""
    mf = function([1], [2, 3], [1], [])
    order_blocks(mf, True)
    inside = [block for block in mf.blocks if block.id in (1, 2)]
    assert [block.id for block in inside] == [2, 1]
    assert jumps(mf.blocks) == 1


def test_jumps_to_jumps_are_threaded() -> None:
    """Also without optimisation; a circle of empty blocks stays."""
    mf = function([1, 2], [3], [3], [], empty=(1, 2))
    order_blocks(mf, False)
    assert [block.id for block in mf.blocks] == [0, 3]
    mf = function([1], [2], [1], empty=(1, 2))
    order_blocks(mf, False)
    assert len(mf.blocks) in (2, 3)


def test_blocks_that_data_names_stay() -> None:
    """A label whose address is taken keeps its block, reached or not."""
    mf = function([2], [2], [], empty=(1,))
    mf.blocks[1].address_taken = True
    order_blocks(mf, True)
    assert 1 in [block.id for block in mf.blocks]


def test_computed_gotos_are_copied() -> None:
    """Each handler of an interpreter gets its own jump; a switch, whose table is one, and -Os do not."""
    edges: tuple[list[int], ...] = ([1], [2, 3, 4], [1], [1], [])
    assert sum(1 for block in _after(*edges).blocks if block.instructions[-1].info is GOTO) == 3
    small = function(*edges)
    small.for_size = True
    order_blocks(small, True)
    assert sum(1 for block in small.blocks if block.instructions[-1].info is GOTO) == 1
    table = function(*edges)
    table.blocks[1].instructions[-1].extra = Extra()
    order_blocks(table, True)
    assert sum(1 for block in table.blocks if block.instructions[-1].info is GOTO) == 1


def _after(*edges: list[int]) -> MachineFunction:
    mf = function(*edges)
    order_blocks(mf, True)
    return mf


def test_unused_slots_take_no_room() -> None:
    """Slots keep their alignment, and only those named lie in the frame."""
    mf = function([])
    slots = [mf.new_slot(size, align, SLOT_LOCAL) for size, align in ((100, 16), (1, 1), (8, 8), (4, 4))]
    for slot in (0, 1, 3):
        ins = MachineInstruction(LOAD_SLOT, [1])
        ins.address = Address(slot=slot)
        mf.blocks[0].instructions.insert(0, ins)
    size, align = place_slots(mf)
    assert align == 16
    assert (size, mf.slots[slots[1]].offset, mf.slots[slots[3]].offset, mf.slots[slots[0]].offset) == (128, 0, 4, 16)


def test_parallel_copies_in_order() -> None:
    """Chains, a cycle of three, a swap and a copy to several, done one by one, do what they do at once."""
    destinations = [1, 2, 3, 11, 12, 20, 21, 30]
    sources = [2, 3, 1, 12, 11, 1, 20, 30]
    places = {number: number for number in range(40)}
    kept = 0
    for destination, source in order_copies(destinations, sources):
        value = kept if source == 0 else places[source]
        if destination == 0:
            kept = value
        else:
            places[destination] = value
    assert [places[destination] for destination in destinations] == sources
