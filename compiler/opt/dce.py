"""Remove instructions whose results nobody uses and that do nothing else.

In: any function.  Out: what is left has an effect or is needed by something that has (mark and sweep, so that cycles of
phis die too).  Stores to slots that are never read go with the slot.  Debug markers keep nothing alive: the marker of a removed value says
undef.  Example: `%3:i32 = add %1, %2` without a user goes.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.effects import removable
from compiler.ir.graph import Block, Instruction, Undef, Value
from compiler.ir.module import Function


def dce(fn: Function) -> bool:
    """Remove dead instructions of `fn`; return whether there were any."""
    table = ops.table()
    unread = _unread_slots(fn)
    live = bytearray(fn.next_id)
    work: list[Instruction] = []
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.DBG_VALUE or ins.op == ops.DBG_SLOT:
                continue
            if not removable(ins, table) and not _writes_unread(ins, unread):
                live[ins.id] = 1
                work.append(ins)
    while work:
        for value in work.pop().operands:
            if isinstance(value, Instruction) and not live[value.id]:
                live[value.id] = 1
                work.append(value)
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


def _unread_slots(fn: Function) -> bytearray:
    """Return by id whether a value is a slot used only as the address of plain stores and lifetime markers."""
    result = bytearray(fn.next_id)
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.SLOT:
                result[ins.id] = 1
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.DBG_SLOT or ins.op == ops.LIFETIME_START or ins.op == ops.LIFETIME_END:
                continue
            for index in range(len(ins.operands)):
                value = ins.operands[index]
                if isinstance(value, Instruction):
                    if ins.op == ops.STORE and index == 1 and not ins.flags & ops.VOLATILE:
                        continue
                    result[value.id] = 0
    return result


def _writes_unread(ins: Instruction, unread: bytearray) -> bool:
    if ins.op == ops.STORE:
        address = ins.operands[1]
    elif ins.op == ops.LIFETIME_START or ins.op == ops.LIFETIME_END:
        address = ins.operands[0]
    else:
        return False
    return not ins.flags & ops.VOLATILE and isinstance(address, Instruction) and unread[address.id] != 0
