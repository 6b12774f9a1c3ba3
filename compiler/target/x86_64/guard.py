"""The guard of a frame: set in the prologue, compared before every return (GCC manual: -fstack-protector, -mstack-protector-guard).

In: a function after allocation, frame not yet laid out, whose MachineFunction.guard is a slot.  Out: at the entry

    movq  %fs:40, %r11;  movq %r11, GUARD;  xorl %r11d, %r11d

before each return and each jump to another function

    movq  GUARD, %rcx;  subq %fs:40, %rcx;  jne 1f

and at the end of the function `1: call __stack_chk_fail`.  The value lies where CodeSettings says: in the thread's block, or in the global
__stack_chk_guard.  At the entry %r11 carries nothing; before a return some register that a call may change carries nothing either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.codegen.machine import Address, MachineBlock, MachineFunction, MachineInstruction
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.context import GOTPCREL
from compiler.target.x86_64.registers import R8, R9, R10, R11, RAX, RCX, RDX
from compiler.target.x86_64.settings import CALL_GOT, CALL_PLT, PIC, THROUGH_GOT, CodeSettings
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.ir.module import Module
    from compiler.target.x86_64.opcodes import Opcode

FAIL: Final = "__stack_chk_fail"
_SCRATCH: Final = (RCX, RDX, R8, R9, R10, R11, RAX)
"""Registers that no convention saves."""


def leaves(ins: MachineInstruction) -> bool:
    """Tell whether an instruction ends the function's frame: a return, or a jump to another function."""
    return ins.info.opcode in (oc.RET, oc.TAIL, oc.TAIL_R)


def scratch_register(ins: MachineInstruction, fixed: int) -> int:
    """Return a register that neither the callers nor `ins`, which leaves the function, have a use for.  fixed: a mask of others."""
    for register in _SCRATCH:
        if register not in ins.registers and not fixed >> register & 1:
            return register
    raise Unsupported("codegen", "no register is free where a function ends")


def guard_frame(mf: MachineFunction, unit: Module, settings: CodeSettings, table: list[Opcode]) -> None:
    """Put in what sets and compares the guard."""
    entry: list[MachineInstruction] = []
    _value(entry, unit, settings, table, R11)
    entry.append(_slot(table, oc.MOV_MR, R11, mf.guard))
    entry.append(_register(table, oc.ZERO_R, [R11]))
    mf.blocks[0].instructions[0:0] = entry
    fail: MachineBlock | None = None
    kept: list[MachineBlock] = []
    for block in list(mf.blocks):
        kept.append(block)
        last = block.instructions[-1]
        if not leaves(last):
            continue
        if fail is None:
            fail = mf.new_block()
            mf.blocks.pop()
            fail.cold = True
        rest = mf.new_block()
        mf.blocks.pop()
        kept.append(rest)
        block.instructions.pop()
        rest.instructions.append(last)
        register = scratch_register(last, settings.reserved)
        check: list[MachineInstruction] = [_slot(table, oc.MOV_RM, register, mf.guard)]
        if _through_got(unit, settings):
            # One register is enough: the value goes to it, and what was kept is taken off.
            check = []
            _value(check, unit, settings, table, register)
            check.append(_slot(table, oc.SUB_RM, register, mf.guard, register))
        else:
            compare = _register(table, oc.SUB_RM, [register, register])
            compare.address = guard_address(settings)
            check.append(compare)
        jump = _register(table, oc.JCC, [])
        jump.condition = 5
        jump.targets = [fail, rest]
        check.append(jump)
        for ins in check:
            ins.location = last.location
        block.instructions.extend(check)
    mf.blocks = kept
    if fail is not None:
        mf.blocks.append(fail)
        fail.instructions.append(_call(unit, settings, table, FAIL))
        fail.instructions.append(_register(table, oc.END, []))


def guard_address(settings: CodeSettings) -> Address:
    """Return the memory operand of the guard's value."""
    made = Address()
    made.segment = settings.guard_segment
    if settings.guard_symbol:
        made.symbol = settings.guard_symbol
    else:
        made.displacement = settings.guard_offset
    return made


def _through_got(unit: Module, settings: CodeSettings) -> bool:
    """Tell whether the value lies in an object of another part of the program, which a shared library finds in the GOT."""
    return (settings.position == PIC and settings.guard_symbol != "" and settings.guard_segment == 0
            and settings.symbol_access(unit, settings.guard_symbol) == THROUGH_GOT)


def _value(out: list[MachineInstruction], unit: Module, settings: CodeSettings, table: list[Opcode], register: int) -> None:
    """Append what loads the guard's value."""
    if _through_got(unit, settings):
        address = _register(table, oc.GOT, [register])
        address.address = Address(symbol=settings.guard_symbol, operator=GOTPCREL)
        out.append(address)
        made = MachineInstruction(table[oc.MOV_RM].info, [register, register])
        made.roles = table[oc.MOV_RM].with_registers[1]
        made.size = 8
        made.address = Address(1)
        out.append(made)
        return
    loaded = _register(table, oc.MOV_RM, [register])
    loaded.address = guard_address(settings)
    out.append(loaded)


def _register(table: list[Opcode], opcode: int, registers: list[int]) -> MachineInstruction:
    made = MachineInstruction(table[opcode].info, registers)
    made.size = 8
    return made


def _slot(table: list[Opcode], opcode: int, register: int, slot: int, tied: int = 0) -> MachineInstruction:
    made = _register(table, opcode, [register, tied] if tied else [register])
    made.address = Address(slot=slot)
    return made


def _call(unit: Module, settings: CodeSettings, table: list[Opcode], name: str) -> MachineInstruction:
    form = settings.call_form(unit, name)
    if form == CALL_GOT:
        made = _register(table, oc.CALL_M, [])
        made.address = Address(symbol=name, operator=GOTPCREL)
        return made
    made = _register(table, oc.CALL, [])
    made.symbol = name
    made.immediate = 1 if form == CALL_PLT else 0
    return made
