"""Remove instructions whose results nobody uses and that do nothing else.

In: any function.  Out: what is left has an effect or is needed by something that has (mark and sweep, so that cycles of phis die
too).  What is written to slots that nothing reads goes with the slot.  Debug markers keep nothing alive: the marker of a removed value
says undef.  Example: `%3:i32 = add %1, %2` without a user goes.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.effects import removable
from compiler.ir.graph import Block, Instruction, Undef, Value
from compiler.ir.module import Function


def dce(fn: Function) -> bool:
    """Remove dead instructions of `fn`; return whether there were any."""
    table = ops.table()
    live = bytearray(fn.next_id)
    work: list[Instruction] = []
    writes: dict[int, list[Instruction]] = {}       # by id of a slot, what only writes there
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.DBG_VALUE or ins.op == ops.DBG_SLOT or removable(ins, table):
                continue
            slot = _written_slot(ins)
            if slot is not None:
                writes.setdefault(slot.id, []).append(ins)
            else:
                live[ins.id] = 1
                work.append(ins)
    while work:
        for value in work.pop().operands:
            if isinstance(value, Instruction) and not live[value.id]:
                live[value.id] = 1
                work.append(value)
                if value.op == ops.SLOT:
                    # The slot is read or its address known: what is written there counts.
                    for ins in writes.get(value.id, []):
                        if not live[ins.id]:
                            live[ins.id] = 1
                            work.append(ins)
    changed = False
    for block in fn.blocks:
        changed |= _sweep(block, live)
    return changed


def _sweep(block: Block, live: bytearray) -> bool:
    kept: list[Instruction] = []
    for ins in block.instructions:
        if ins.op == ops.DBG_VALUE or ins.op == ops.DBG_SLOT:
            value = ins.operands[0]
            if isinstance(value, Instruction) and not live[value.id]:
                ins.op = ops.DBG_VALUE
                gone: Value = Undef(value.type)
                ins.operands = [gone]
            kept.append(ins)
        elif live[ins.id]:
            kept.append(ins)
    if len(kept) == len(block.instructions):
        return False
    block.instructions = kept
    return True


def _written_slot(ins: Instruction) -> Instruction | None:
    """Return the slot that `ins` writes to and does nothing else, or bounds the life of; None if there is none."""
    op = ins.op
    if ins.flags & ops.VOLATILE:
        return None
    if op == ops.STORE:
        address = ins.operands[1]
    elif op in (ops.MEMCPY, ops.MEMMOVE, ops.MEMSET, ops.LIFETIME_START, ops.LIFETIME_END):
        address = ins.operands[0]
    else:
        return None
    while isinstance(address, Instruction) and address.op == ops.PTRADD:
        address = address.operands[0]
    return address if isinstance(address, Instruction) and address.op == ops.SLOT else None
