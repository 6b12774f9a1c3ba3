"""Clear registers before a return, so that nothing of the function is left in them (GCC manual: -fzero-call-used-regs).

In: a function after allocation, epilogues in place.  Out: before each return, the registers that calls may change and that hold no
result are zero; which of them, the option or the attribute zero_call_used_regs says:

    [used | all] [-gpr] [-arg]      those the function used, or all; only general ones; only those that can hold arguments

Jumps to other functions clear nothing.  Of the registers that no calling convention here knows (x87, MMX, masks) nothing is cleared:
what may leave values there is Unsupported under `all` and `used`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.codegen.machine import FIRST_TARGET, MachineFunction, MachineInstruction
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.abi import MICROSOFT
from compiler.target.x86_64.registers import (
    ALL_FLOAT,
    CALLER_SAVED,
    FLOAT_ARGUMENTS,
    INTEGER_ARGUMENTS,
    MICROSOFT_SAVED,
    RAX,
    X87,
    XMM0,
)
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.ir.module import Function
    from compiler.target.x86_64.opcodes import Opcode
    from compiler.target.x86_64.settings import CodeSettings

MODES: Final = "skip used-gpr-arg used-gpr used-arg used all-gpr-arg all-gpr all-arg all"


def mode_of(fn: Function, settings: CodeSettings) -> str:
    """Return the mode of a function, one of MODES.  Raises Unsupported for a word that GCC reports."""
    mode = settings.zeroed
    for word in fn.options.branches.split():
        name, _, value = word.partition("=")
        if name == "zero-call-used-regs":
            mode = value
    if mode not in MODES.split():
        raise Unsupported("option", "zero_call_used_regs " + mode)
    return mode


def zero_registers(mf: MachineFunction, fn: Function, settings: CodeSettings, table: list[Opcode]) -> None:
    """Put in what clears the registers."""
    mode = mode_of(fn, settings)
    if mode == "skip":
        return
    if mode == "all" or mode == "used" and (X87 in mf.classes or _has_assembly(mf)):
        raise Unsupported("option", "-fzero-call-used-regs=" + mode)
    chosen = CALLER_SAVED & ~settings.reserved
    if fn.signature.convention == MICROSOFT:
        chosen &= ~MICROSOFT_SAVED
    words = mode.split("-")
    if "gpr" in words or not settings.sse:
        chosen &= ~ALL_FLOAT
    if "arg" in words:
        arguments = 0
        for register in (RAX, *INTEGER_ARGUMENTS, *FLOAT_ARGUMENTS):     # %al tells variadic functions of floats
            arguments |= 1 << register
        chosen &= arguments
    if words[0] == "used":
        chosen &= _named(mf)
    for block in mf.blocks:
        leaving = block.instructions[-1]
        place = len(block.instructions) - 1
        while place >= 0 and leaving.info.opcode < FIRST_TARGET:
            # Rows for unwinding may stand behind the return.
            place -= 1
            leaving = block.instructions[place]
        if leaving.info.opcode != oc.RET:
            continue
        cleared: list[MachineInstruction] = []
        for register in range(1, XMM0 + 16):
            if chosen >> register & 1 and register not in leaving.registers:
                made = MachineInstruction(table[oc.ZERO_R if register < XMM0 else oc.ZERO_X].info, [register])
                made.size = 8 if register < XMM0 else 16
                made.location = leaving.location
                cleared.append(made)
        block.instructions[place:place] = cleared


def _named(mf: MachineFunction) -> int:
    """Return the mask of the registers that the function's instructions name."""
    mask = 0
    for block in mf.blocks:
        for ins in block.instructions:
            for register in ins.registers:
                if register > 0:
                    mask |= 1 << register
    return mask


def _has_assembly(mf: MachineFunction) -> bool:
    for block in mf.blocks:
        for ins in block.instructions:
            if ins.info.opcode in (oc.ASSEMBLY, oc.ASSEMBLY_GOTO):
                return True
    return False
