"""Find functions that compute their value from their arguments and do nothing else, and say so of the calls of them.

In: a function whose own passes have run; calls in others.  Out: `is_const`, and calls with the attribute `const` (GCC manual, Common
Function Attributes), which go when nobody uses the value.  A loop may not end, so that no function with one counts; nor does one
that another definition may replace.  Example: a call of a `noinline` function with an empty body goes, and with it what only its
arguments name: Linux relies on that for sections that do not exist.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.details import CONST, Call
from compiler.ir.effects import effects_of
from compiler.ir.graph import SymbolAddress
from compiler.ir.module import EXTERNAL, INTERNAL, Function


def is_const(fn: Function) -> bool:
    """Tell whether a call of `fn` does nothing but compute a value from its arguments."""
    if fn.options.level == "0" or fn.linkage not in (EXTERNAL, INTERNAL):
        return False
    if fn.linkage != INTERNAL and "semantic-interposition" in fn.options.flags:
        return False
    table = ops.table()
    places = {fn.blocks[index].id: index for index in range(len(fn.blocks))}
    for index in range(len(fn.blocks)):
        for ins in fn.blocks[index].instructions:
            # What asks where it stands, or an asm, may answer differently for each caller.
            if ins.op in (ops.UNREACHABLE, ops.ASM, ops.ASM_GOTO, ops.FRAME_ADDRESS, ops.RETURN_ADDRESS, ops.INTRINSIC):
                return False
            if effects_of(ins, table) & ~(ops.TERMINATOR | ops.DEBUG):
                return False
            for target in ins.targets:
                if ins.op != ops.PHI and places[target.id] <= index:
                    return False        # perhaps a loop
    return True


def mark_calls(fn: Function, const: set[str]) -> bool:
    """Give the calls in `fn` of functions named in `const` that attribute; return whether there were any."""
    changed = False
    for block in fn.blocks:
        for ins in block.instructions:
            detail = ins.detail
            if ins.op == ops.CALL and isinstance(detail, Call) and not detail.attributes & CONST:
                address = ins.operands[0]
                if isinstance(address, SymbolAddress) and address.name in const and address.offset == 0:
                    detail.attributes |= CONST
                    changed = True
    return changed
