"""Frames of x86-64: where slots are, prologue and epilogues, and the rows by which the stack is unwound.

In: a machine function after allocation and block order.  Out: every frame slot with the register it is reached from (FrameSlot.register)
and its displacement (FrameSlot.offset), pushes and pops around the body, CALL_FRAME rows (DWARF5 6.4; SysV x86-64 psABI 3.6.2).

From high to low addresses (psABI 3.2.2):

    stack arguments of this function      CFA + 0
    return address                        CFA - 8
    saved %rbp, if there is a frame pointer
    saved registers, pushed
    local objects and spilled values      aligned
    stack arguments of calls              from %rsp

A leaf function keeps its locals below the stack pointer where that area is its own (the red zone, psABI 3.2.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.codegen.frame import place_slots
from compiler.codegen.machine import (
    CFA,
    CFA_OFFSET,
    CFA_REGISTER,
    REMEMBER_STATE,
    RESTORE_STATE,
    SAVED_AT,
    SLOT_INCOMING,
    SLOT_LOCAL,
    SLOT_SPILL,
    Address,
    MachineFunction,
    MachineInstruction,
    call_frame,
)
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.registers import DWARF, R11, RBP, RBX, RSP, WIDE, XMM0
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.ir.module import FunctionOptions
    from compiler.target.x86_64.opcodes import Opcode
    from compiler.target.x86_64.settings import CodeSettings

_RED_ZONE: Final = 128
_LARGEST: Final = 0x7FFF0000
PAGE: Final = 4096
"""Bytes that the stack may grow by without a touch (GCC manual: --param stack-clash-protection-probe-interval)."""
_UNROLLED_PAGES: Final = 4


def has_frame_pointer(mf: MachineFunction, options: FunctionOptions, settings: CodeSettings) -> bool:
    """Tell whether %rbp is the frame pointer; settled before allocation, and kept in the function (GCC manual: -fomit-frame-pointer)."""
    if mf.needs_frame_pointer:
        return True
    wanted = options.level == "0" and "omit-frame-pointer" not in options.flags or "no-omit-frame-pointer" in options.flags
    if not mf.has_calls and not settings.leaf_frame_pointer:
        wanted = False
    if wanted or mf.has_dynamic_stack or realigns(mf, settings):
        mf.needs_frame_pointer = True
    return mf.needs_frame_pointer


def realigns(mf: MachineFunction, settings: CodeSettings) -> bool:
    """Tell whether some object needs more alignment than the stack has."""
    for slot in mf.slots:
        if slot.kind == SLOT_LOCAL and slot.align > settings.stack_align:
            return True
    return WIDE in mf.classes


def has_base_register(mf: MachineFunction, settings: CodeSettings) -> bool:
    """Tell whether %rbx holds the address of the local objects: neither %rbp nor a moving %rsp has their alignment."""
    return mf.has_dynamic_stack and realigns(mf, settings)


def save_vectors(mf: MachineFunction, saved: int, table: list[Opcode]) -> None:
    """Save those of the xmm registers in the mask `saved` at the entry and restore them before each return (ms_abi)."""
    for register in range(XMM0, XMM0 + 16):
        if not saved >> register & 1:
            continue
        slot = mf.new_slot(16, 16, SLOT_LOCAL)
        mf.blocks[0].instructions.insert(0, _kept(table, oc.MOVAPS_MR, register, slot))
        for block in mf.blocks:
            if block.instructions[-1].info.opcode in (oc.RET, oc.TAIL, oc.TAIL_R):
                block.instructions.insert(len(block.instructions) - 1, _kept(table, oc.MOVAPS_RM, register, slot))


def _kept(table: list[Opcode], opcode: int, register: int, slot: int) -> MachineInstruction:
    made = MachineInstruction(table[opcode].info, [register])
    made.size = 16
    made.address = Address(slot=slot)
    return made


def finish_frame(mf: MachineFunction, settings: CodeSettings, table: list[Opcode], kept: int, naked: bool) -> None:
    """Give slots their places; put prologue and epilogues in.  kept: mask of the registers that the function leaves as they were."""
    pointer = mf.needs_frame_pointer
    realigned = realigns(mf, settings)
    based = has_base_register(mf, settings)
    size, align = place_slots(mf)
    if realigned:
        for slot in mf.slots:
            if slot.kind == SLOT_LOCAL:
                align = max(align, slot.align)
    if not realigned and align > settings.stack_align:
        raise Unsupported("codegen", "spilled value aligned to " + str(align) + " bytes")
    saved: list[int] = []
    used = mf.used_registers | (1 << RBX if based else 0)
    for register in range(1, 17):
        if used & kept & 1 << register and not (register == RBP and pointer):
            saved.append(register)
    outgoing = (mf.outgoing_size + 15) & ~15
    if size:
        outgoing = (outgoing + align - 1) & -align
    if mf.has_dynamic_stack:
        outgoing = (mf.outgoing_size + 15) & ~15
        outgoing = (outgoing + align - 1) & -align
        mf.outgoing_size = outgoing
    pushed = 8 * len(saved) + (8 if pointer else 0)
    total = outgoing + size
    leaf = not mf.has_calls and not mf.has_dynamic_stack and not realigned
    stack_align = max(settings.stack_align, 16 if align == 16 and not leaf else 8)
    if realigned:
        total = (total + align - 1) & -align
    if not leaf or size and align > 8:
        # After the return address and the pushes the stack pointer is again a multiple of its alignment.
        unit = max(stack_align, align if leaf else 8) if not realigned else 8
        unit = min(unit, settings.stack_align) if not leaf else unit
        total += -(8 + pushed + total) % unit
    else:
        total = (total + 7) & ~7
    if total > _LARGEST:
        raise Unsupported("codegen", "frame of " + str(total) + " bytes")
    red = leaf and settings.red_zone and total <= _RED_ZONE
    mf.frame_size = pushed + total
    _place(mf, pointer, realigned, based, pushed, total, outgoing, red)
    if naked:
        return
    if settings.probes and realigned and align >= PAGE:
        raise Unsupported("option", "-fstack-clash-protection with objects aligned to pages")
    prologue = _prologue(mf, table, saved, pointer, realigned, based, align, 0 if red else total, settings.probes)
    entry = mf.blocks[0]
    entry.instructions[0:0] = prologue
    for number in range(len(mf.blocks)):
        block = mf.blocks[number]
        last = block.instructions[-1]
        opcode = last.info.opcode
        if opcode == oc.RET or opcode == oc.TAIL or opcode == oc.TAIL_R:
            epilogue = _epilogue(mf, table, saved, pointer, realigned, 0 if red else total)
            if not epilogue:
                continue
            more = number + 1 < len(mf.blocks)
            if more:
                epilogue.insert(0, call_frame(REMEMBER_STATE))
            block.instructions[-1:-1] = epilogue
            if more:
                block.instructions.append(call_frame(RESTORE_STATE))


def _place(mf: MachineFunction, pointer: bool, realigned: bool, based: bool, pushed: int, total: int, outgoing: int, red: bool) -> None:
    """Set register and displacement of every slot."""
    for slot in mf.slots:
        if slot.kind == SLOT_INCOMING:
            if pointer:
                slot.register = RBP
                slot.offset += 16
            else:
                slot.register = RSP
                slot.offset += 8 + pushed + (0 if red else total)
        elif slot.kind == SLOT_LOCAL or slot.kind == SLOT_SPILL:
            if based:
                slot.register = RBX
                slot.offset += outgoing
            elif pointer and not realigned:
                # %rbp is the CFA less 16; the area's low end is the CFA less 8, the pushes and the total.
                slot.register = RBP
                slot.offset += outgoing + 8 - pushed - total
            else:
                slot.register = RSP
                slot.offset += outgoing - (total if red else 0)


def _op(table: list[Opcode], opcode: int, registers: list[int], immediate: int = 0) -> MachineInstruction:
    made = MachineInstruction(table[opcode].info, registers)
    made.size = 8
    made.immediate = immediate
    return made


def _prologue(mf: MachineFunction, table: list[Opcode], saved: list[int], pointer: bool, realigned: bool, based: bool, align: int,
              total: int, probes: bool) -> list[MachineInstruction]:
    result: list[MachineInstruction] = []
    depth = 8
    if pointer:
        result.append(_op(table, oc.PUSH, [RBP]))
        result.append(call_frame(CFA_OFFSET, 0, 16))
        result.append(call_frame(SAVED_AT, DWARF[RBP], -16))
        result.append(_op(table, oc.MOV_RR, [RBP, RSP]))
        result.append(call_frame(CFA_REGISTER, DWARF[RBP]))
        depth = 16
    for register in saved:
        result.append(_op(table, oc.PUSH, [register]))
        depth += 8
        if not pointer:
            result.append(call_frame(CFA_OFFSET, 0, depth))
        result.append(call_frame(SAVED_AT, DWARF[register], -depth))
    pages = total // PAGE if probes else 0
    if pages > _UNROLLED_PAGES:
        result.append(_op(table, oc.LEA_STACK, [R11, RSP], -pages * PAGE))
        if not pointer:
            result.append(call_frame(CFA, DWARF[R11], depth + pages * PAGE))
        result.append(_op(table, oc.PROBE_LOOP, []))
        if not pointer:
            result.append(call_frame(CFA_REGISTER, DWARF[RSP]))
        depth += pages * PAGE
        total -= pages * PAGE
        pages = 0
    for _ in range(pages):
        result.append(_op(table, oc.SUB_RI, [RSP, RSP], PAGE))
        depth += PAGE
        total -= PAGE
        if not pointer:
            result.append(call_frame(CFA_OFFSET, 0, depth))
        touch = _op(table, oc.OR_MI, [RSP])
        touch.roles = table[oc.OR_MI].with_registers[1]
        touch.address = Address(0)
        result.append(touch)
    if total:
        result.append(_op(table, oc.SUB_RI, [RSP, RSP], total))
        if not pointer:
            result.append(call_frame(CFA_OFFSET, 0, depth + total))
    if realigned:
        result.append(_op(table, oc.AND_RI, [RSP, RSP], -align))
    if based:
        result.append(_op(table, oc.MOV_RR, [RBX, RSP]))
    return result


def _epilogue(mf: MachineFunction, table: list[Opcode], saved: list[int], pointer: bool, realigned: bool,
              total: int) -> list[MachineInstruction]:
    result: list[MachineInstruction] = []
    if pointer:
        if not saved:
            if total or mf.has_dynamic_stack or realigned:
                result.append(_op(table, oc.LEAVE, []))
            else:
                result.append(_op(table, oc.POP, [RBP]))
            result.append(call_frame(CFA, DWARF[RSP], 8))
            return result
        if mf.has_dynamic_stack or realigned:
            made = _op(table, oc.LEA_STACK, [RSP, RBP], -8 * len(saved))
            result.append(made)
        elif total:
            result.append(_op(table, oc.ADD_RI, [RSP, RSP], total))
        for register in reversed(saved):
            result.append(_op(table, oc.POP, [register]))
        result.append(_op(table, oc.POP, [RBP]))
        result.append(call_frame(CFA, DWARF[RSP], 8))
        return result
    depth = 8 + 8 * len(saved) + total
    if total:
        result.append(_op(table, oc.ADD_RI, [RSP, RSP], total))
        depth -= total
        result.append(call_frame(CFA_OFFSET, 0, depth))
    for register in reversed(saved):
        result.append(_op(table, oc.POP, [register]))
        depth -= 8
        result.append(call_frame(CFA_OFFSET, 0, depth))
    return result
