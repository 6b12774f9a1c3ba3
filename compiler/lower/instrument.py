"""-finstrument-functions: calls of __cyg_profile_func_enter and __cyg_profile_func_exit (GCC manual: Instrumentation Options).

In: a function as lowered.  Out: the same with a call after its slots and one before each return, both with the function's address and
the address its caller goes on at.  Bodies inlined elsewhere keep their calls, as GCC's do.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.details import Argument, Call, Immediate, Signature
from compiler.ir.graph import Block, Instruction, SymbolAddress, Value
from compiler.ir.module import Function
from compiler.ir.types import PTR, VOID

_ENTER: Final = "__cyg_profile_func_enter"
_EXIT: Final = "__cyg_profile_func_exit"


def instrument(fn: Function) -> None:
    """Put the calls into `fn`."""
    for block in fn.blocks:
        last = block.instructions[-1]
        if last.op == ops.RET:
            block.instructions[-1:] = [*_calls(fn, block, _EXIT, last.location), last]
    entry = fn.blocks[0]
    place = 0
    while entry.instructions[place].op == ops.SLOT:
        place += 1
    entry.instructions[place:place] = _calls(fn, entry, _ENTER, entry.instructions[place].location)


def _calls(fn: Function, block: Block, name: str, location: int) -> list[Instruction]:
    """Return the instructions of one call."""
    caller = fn.new_instruction(ops.RETURN_ADDRESS, PTR, [])
    caller.detail = Immediate([0])
    operands: list[Value] = [SymbolAddress(PTR, name, 0), SymbolAddress(PTR, fn.name, 0), caller]
    made = fn.new_instruction(ops.CALL, VOID, operands)
    made.detail = Call(Signature(Argument(VOID), [Argument(PTR), Argument(PTR)]))
    for ins in (caller, made):
        ins.block = block
        ins.location = location
    return [caller, made]
