"""Stack protection: which functions keep a guard value between their objects and what the caller needs (GCC manual: -fstack-protector).

In: a function after the passes, before legalisation.  Out: whether it is guarded.  By FunctionOptions.stack_protector:

    some      it calls alloca, or has an array of characters long enough to be a buffer
    strong    also where it has any array, an object whose address gets out, or a call that returns an aggregate in memory
    all       always
    explicit  never, but for the attribute

The attribute stack_protect guards under any of them, no_stack_protector never.  Objects that the passes dissolved count no more, as
in GCC.  Where the guard lies and what it is compared with is the target's (CodegenTarget.guards_frames, MachineFunction.guard); that
arrays lie next to it is compiler/codegen/frame.py's.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.details import AGGREGATE, CHARACTER_ARRAY, NO_ARRAY, RESULT, Call, Slot
from compiler.ir.graph import Instruction
from compiler.ir.module import NAKED, NO_STACK_PROTECTOR, STACK_PROTECT, Function


def wants_guard(fn: Function) -> bool:
    """Tell whether the function is to be guarded."""
    mode = fn.options.stack_protector
    if not mode or fn.attributes & (NAKED | NO_STACK_PROTECTOR):
        return False
    if mode == "all" or fn.attributes & STACK_PROTECT:
        return True
    if mode == "explicit":
        return False
    least = CHARACTER_ARRAY if mode == "some" else NO_ARRAY + 1
    for block in fn.blocks:
        for ins in block.instructions:
            detail = ins.detail
            if ins.op == ops.ALLOCA or ins.op == ops.SLOT and isinstance(detail, Slot) and detail.arrays >= least:
                return True
            if mode == "strong" and isinstance(detail, Call):
                for argument in detail.signature.arguments:
                    if argument.passing == RESULT:
                        return True
    return mode == "strong" and address_gets_out(fn)


def address_gets_out(fn: Function) -> bool:
    """Tell whether the address of one of the function's objects is used for anything but loads, stores and copies of it."""
    derived: dict[int, bool] = {}
    changed = True
    while changed:
        changed = False
        for block in fn.blocks:
            for ins in block.instructions:
                if ins.op == ops.SLOT:
                    if ins.id not in derived:
                        derived[ins.id] = True
                        changed = True
                elif ins.op not in (ops.DBG_SLOT, ops.DBG_VALUE, ops.LIFETIME_START, ops.LIFETIME_END):
                    for index in range(len(ins.operands)):
                        value = ins.operands[index]
                        if isinstance(value, Instruction) and value.id in derived and not _harmless(ins, index):
                            if ins.op != ops.PTRADD or index != 0:
                                return True
                            if ins.id not in derived:
                                derived[ins.id] = True
                                changed = True
    return False


def _harmless(ins: Instruction, index: int) -> bool:
    """Tell whether operand `index`, an address, only says what is read or written here."""
    op = ins.op
    if op == ops.LOAD or op in (ops.MEMCPY, ops.MEMSET) or op == ops.STORE and index == 1:
        return True
    detail = ins.detail
    return op == ops.CALL and isinstance(detail, Call) and index > 0 and index <= len(detail.signature.arguments) and (
        detail.signature.arguments[index - 1].passing in (AGGREGATE, RESULT))
