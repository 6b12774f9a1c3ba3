"""What stands at a function's entry beside its prologue, and the marks of goals of indirect branches.

In: a function whose frame is being laid out.  Out: in this order

    endbr64                 where control may arrive by an indirect branch (GCC manual: -fcf-protection; SDM vol. 1, ch. 17.3)
    no-operations           that can be patched (-fpatchable-function-entry), their place in a section of its own
    call *__fentry__        -pg -mfentry
    (prologue)
    call *mcount            -pg

mcount and __fentry__ leave the argument registers and %rax as they are, and may change %r10 and %r11.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.codegen.machine import MachineFunction, MachineInstruction
from compiler.ir import ops
from compiler.ir.details import CHAIN, NO_BRANCH_CHECK
from compiler.ir.graph import SymbolAddress
from compiler.ir.module import BRANCH_CHECK, INTERNAL, NAKED, NO_INSTRUMENT, USED, Function, Module
from compiler.target.x86_64 import opcodes as oc
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.target.x86_64.opcodes import Opcode
    from compiler.target.x86_64.settings import CodeSettings


def names_taken(unit: Module) -> dict[str, bool]:
    """Return the symbols that code or data of the unit names otherwise than to call them."""
    taken: dict[str, bool] = {}
    for fn in unit.functions.values():
        for block in fn.blocks:
            for ins in block.instructions:
                for index in range(len(ins.operands)):
                    value = ins.operands[index]
                    if isinstance(value, SymbolAddress) and (index > 0 or ins.op != ops.CALL or value.offset != 0):
                        taken[value.name] = True
    for item in unit.globals.values():
        for entry in item.relocations:
            taken[entry.symbol] = True
    for alias in unit.aliases:
        taken[alias.target] = True
    return taken


def is_profiled(fn: Function, settings: CodeSettings) -> bool:
    """Tell whether the function calls mcount or __fentry__."""
    return settings.profile and fn.attributes & NO_INSTRUMENT == 0


def is_marked(fn: Function, settings: CodeSettings, taken: dict[str, bool]) -> bool:
    """Tell whether the function begins with endbr64.  taken: names_taken of the unit."""
    if not settings.marks or fn.attributes & NO_BRANCH_CHECK or settings.by_hand and not fn.attributes & BRANCH_CHECK:
        return False
    return fn.linkage != INTERNAL or fn.name in taken or fn.attributes & USED != 0 or fn.options.level == "0"


def prepare_entry(mf: MachineFunction, fn: Function, settings: CodeSettings) -> None:
    """Before allocation: see to it that a profiled function has the frame that mcount looks at."""
    if not is_profiled(fn, settings):
        return
    for argument in fn.signature.arguments:
        if argument.passing == CHAIN:
            raise Unsupported("codegen", "-pg in a nested function")
    if fn.attributes & NAKED:
        raise Unsupported("codegen", "-pg in a naked function")
    if not settings.profile_first:
        mf.needs_frame_pointer = True
        mf.has_calls = True


def profile_body(mf: MachineFunction, fn: Function, settings: CodeSettings, table: list[Opcode]) -> None:
    """Before the prologue is put in: let the body begin with the call of mcount."""
    if is_profiled(fn, settings) and not settings.profile_first:
        mf.blocks[0].instructions.insert(0, _plain(table, oc.PROFILE))


def begin_entry(mf: MachineFunction, fn: Function, settings: CodeSettings, table: list[Opcode], taken: dict[str, bool]) -> None:
    """After the prologue was put in: let the function begin with what comes before it."""
    first: list[MachineInstruction] = []
    if is_marked(fn, settings, taken):
        first.append(_plain(table, oc.ENDBR))
    if fn.options.patchable_entry > fn.options.patchable_before:
        made = _plain(table, oc.PATCHABLE)
        made.immediate = fn.options.patchable_entry - fn.options.patchable_before
        made.condition = 1 if fn.options.patchable_before else 0        # the section already has the place
        first.append(made)
    if is_profiled(fn, settings) and settings.profile_first:
        first.append(_plain(table, oc.PROFILE))
    mf.blocks[0].instructions[0:0] = first


def mark_labels(mf: MachineFunction, settings: CodeSettings, table: list[Opcode]) -> None:
    """Mark the blocks that indirect jumps go to: those whose address is known, with -mcet-switch those of jump tables too."""
    if not settings.marks:
        return
    marked: dict[int, bool] = {}
    for block in mf.blocks:
        if block.address_taken:
            marked[block.id] = True
        last = block.instructions[-1]
        if settings.table_marks and last.info.opcode == oc.JUMP_TABLE:
            for target in last.targets:
                marked[target.id] = True
    for block in mf.blocks:
        if block.id in marked:
            block.instructions.insert(0, _plain(table, oc.ENDBR))


def _plain(table: list[Opcode], opcode: int) -> MachineInstruction:
    made = MachineInstruction(table[opcode].info, [])
    made.size = 8
    return made
