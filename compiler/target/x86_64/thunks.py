"""Indirect branches and returns by way of thunks, and what stops straight-line speculation (GCC manual: x86 Options,
-mindirect-branch, -mfunction-return, -mharden-sls; Intel, "Retpoline: A Branch Target Injection Mitigation").

In: a function after allocation and frame layout.  Out: where its branches do not stay as they are (`ways_of`),

    call *%rax  ->  call __x86_indirect_thunk_rax     jmp *%rax  ->  jmp __x86_indirect_thunk_rax     ret  ->  jmp __x86_return_thunk

or, inline, the thunk's code in place of the jump; int3 behind returns and indirect jumps where it is asked for.  A thunk of the unit's own
is a hidden function in a COMDAT group (`write_thunks`): it enters its goal by a return, whose speculation ends in a loop that goes nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.asm.section import SHT_PROGBITS
from compiler.codegen.machine import MachineFunction, MachineInstruction
from compiler.codegen.placement import CODE
from compiler.codegen.writer import SectionSpec
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.registers import GENERAL_NAMES, R8
from compiler.target.x86_64.settings import KEEP, THUNK, THUNK_INLINE, CodeSettings, branch_way
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.codegen.emit import Output
    from compiler.codegen.writer import UnitWriter
    from compiler.ir.module import Function
    from compiler.target.x86_64.opcodes import Opcode

RETURN_THUNK: Final = "__x86_return_thunk"
BRANCH_THUNK: Final = "__x86_indirect_thunk_"

# MachineInstruction.condition of calls and jumps, as bits.
NOTRACK: Final = 1          # the goal need not be marked
MARK_AFTER: Final = 2       # control may come back a second time, by an indirect branch
CS_PREFIX: Final = 4
STOP_AFTER: Final = 8       # int3 follows


def ways_of(fn: Function, settings: CodeSettings) -> tuple[int, int]:
    """Return how the function makes indirect branches, and how it returns: KEEP ... of settings.py."""
    branches = settings.branches
    returns = settings.returns
    for word in fn.options.branches.split():
        name, _, value = word.partition("=")
        if name == "indirect-branch":
            branches = branch_way(value)
        elif name == "function-return":
            returns = branch_way(value)
    if settings.shadow_stack and (branches in (THUNK, THUNK_INLINE) or returns in (THUNK, THUNK_INLINE)):
        raise Unsupported("option", "thunks with -fcf-protection=return")       # GCC reports it
    return branches, returns


def reroute(mf: MachineFunction, fn: Function, settings: CodeSettings, table: list[Opcode]) -> None:
    """Send branches and returns through thunks, and stop speculation behind them."""
    branches, returns = ways_of(fn, settings)
    if branches == KEEP and returns == KEEP and not settings.stop_returns and not settings.stop_branches:
        return
    for block in mf.blocks:
        for index in range(len(block.instructions)):
            ins = block.instructions[index]
            opcode = ins.info.opcode
            made = ins
            if opcode == oc.CALL_R and branches != KEEP:
                made = _through(ins, table, oc.CALL, oc.CALL_INLINE, branches, settings)
            elif opcode in (oc.TAIL_R, oc.JMP_R):
                if branches != KEEP:
                    made = _through(ins, table, oc.TAIL, oc.JMP_INLINE, branches, settings)
                if settings.stop_branches:
                    made.condition |= STOP_AFTER
            elif opcode in (oc.JUMP_TABLE, oc.TAIL_M) and settings.stop_branches:
                made.condition |= STOP_AFTER
            elif opcode == oc.RET:
                if returns == THUNK_INLINE:
                    made = _op(table, oc.RET_INLINE, ins)
                elif returns != KEEP:
                    made = _op(table, oc.TAIL, ins)
                    made.symbol = RETURN_THUNK
                if settings.stop_returns and returns in (KEEP, THUNK_INLINE):
                    made.condition |= STOP_AFTER
            block.instructions[index] = made


def _op(table: list[Opcode], opcode: int, old: MachineInstruction) -> MachineInstruction:
    made = MachineInstruction(table[opcode].info, [])
    made.size = 8
    made.location = old.location
    return made


def _through(ins: MachineInstruction, table: list[Opcode], extern: int, inline: int, way: int,
             settings: CodeSettings) -> MachineInstruction:
    """Return what goes where register 0 of `ins` says.  extern, inline: opcodes."""
    register = ins.registers[0]
    made = _op(table, inline if way == THUNK_INLINE else extern, ins)
    made.condition = ins.condition & MARK_AFTER
    if way == THUNK_INLINE:
        made.registers = [register]
        if settings.stop_returns:
            made.condition |= STOP_AFTER
    else:
        made.symbol = BRANCH_THUNK + GENERAL_NAMES.split()[register - 1]
        if settings.branch_prefix and register >= R8:
            made.condition |= CS_PREFIX
    return made


def inline_text(ins: MachineInstruction, out: Output) -> str:
    """Return the assembly text of call_inline, jmp_inline or ret_inline."""
    labels = [out.name(".L" + str(out.new_label())) for _ in range(4)]
    stop = "\n\tint3" if ins.condition & STOP_AFTER else ""
    goal = "lea 8(%rsp), %rsp"
    if ins.info.opcode != oc.RET_INLINE:
        goal = "mov %" + GENERAL_NAMES.split()[ins.registers[0] - 1] + ", (%rsp)"
    jump = ("call " + labels[1] + "\n" + labels[0] + ":\n\tpause\n\tlfence\n\tjmp " + labels[0] + "\n" + labels[1] + ":\n\t" + goal
            + "\n\tret" + stop)
    if ins.info.opcode == oc.CALL_INLINE:
        return "jmp " + labels[3] + "\n" + labels[2] + ":\n\t" + jump + "\n" + labels[3] + ":\n\tcall " + labels[2]
    return jump


def write_thunks(names: list[str], settings: CodeSettings, frames: bool, writer: UnitWriter) -> None:
    """Write the thunks of these names, of those that one can make.  frames: with call frame rows."""
    for name in names:
        if name == RETURN_THUNK:
            goal = "lea 8(%rsp), %rsp"
        elif name.startswith(BRANCH_THUNK):
            goal = "mov %" + name[len(BRANCH_THUNK):] + ", (%rsp)"
        else:
            continue
        writer.section(SectionSpec(".text." + name, SHT_PROGBITS, CODE, 0, name))
        writer.global_symbol(name)
        writer.visibility(name, "hidden")
        writer.symbol_type(name, "function")
        writer.label(name)
        wait = writer.new_label()
        leave = writer.new_label()
        writer.begin_frame()
        text = "call " + leave + "\n" + wait + ":\n\tpause\n\tlfence\n\tjmp " + wait + "\n" + leave + ":\n"
        if frames:
            text += "\t.cfi_def_cfa_offset 16\n"
        text += "\t" + goal + "\n\tret"
        if settings.stop_returns:
            text += "\n\tint3"
        writer.assembly(text)
        writer.end_frame()


def own_thunks(fn: Function, symbols: list[str], settings: CodeSettings) -> list[str]:
    """Return the thunks among the symbols of a function's code that the unit itself must have."""
    branches, returns = ways_of(fn, settings)
    made: list[str] = []
    for name in symbols:
        if name == RETURN_THUNK and returns == THUNK or name.startswith(BRANCH_THUNK) and branches == THUNK:
            made.append(name)
    return made
