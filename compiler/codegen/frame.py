"""Lay out the frame: the part that is the same for all targets.

In: a machine function after allocation and block order.  Out: frame slots with offsets, prologue and epilogues.

`lay_out_frame` is the door; the target does its part in `finish_frame`, which calls `place_slots` for the area of local objects and
spilled values.  Slots that no instruction names any more take no room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.codegen.machine import SLOT_LOCAL, SLOT_SPILL, MachineFunction

if TYPE_CHECKING:
    from compiler.codegen.target import CodegenTarget
    from compiler.ir.module import Function, Module


def lay_out_frame(mf: MachineFunction, fn: Function, unit: Module, target: CodegenTarget) -> None:
    """Give every frame slot its place, and put prologue and epilogues in."""
    target.finish_frame(mf, fn, unit)


def used_slots(mf: MachineFunction) -> list[bool]:
    """Return by slot whether an operand, an address or a debug value names it."""
    used = [False] * len(mf.slots)
    for block in mf.blocks:
        for ins in block.instructions:
            for register in ins.registers:
                if register < 0:
                    used[-1 - register] = True
            address = ins.address
            if address is not None and address.slot >= 0:
                used[address.slot] = True
            extra = ins.extra
            if extra is not None:
                for slot in extra.slots():
                    used[slot] = True
    return used


def place_slots(mf: MachineFunction) -> tuple[int, int]:
    """Set the offsets of local objects and spill slots, upward from 0; return (size, alignment) of the area in bytes.

    Small ones come first, so that most offsets are short; among slots of one size the order is that of making.  In a guarded function
    arrays come last, those of characters behind the others, and then the guard: what runs over their end reaches nothing else.
    """
    used = used_slots(mf)
    waiting: list[tuple[int, int, int, int]] = []
    for index in range(len(mf.slots)):
        slot = mf.slots[index]
        if used[index] and (slot.kind == SLOT_LOCAL or slot.kind == SLOT_SPILL):
            waiting.append((slot.arrays if mf.guard >= 0 else 0, slot.size, slot.align, index))
    waiting.sort()
    offset = 0
    alignment = 1
    for _, size, align, index in waiting:
        offset = (offset + align - 1) & -align
        mf.slots[index].offset = offset
        offset += size
        if align > alignment:
            alignment = align
    return (offset + alignment - 1) & -alignment, alignment
