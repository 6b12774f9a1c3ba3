"""Which bits of an integer can be set, as far as its operands show.

In: a value of a scalar integer type.  Out: a mask; a bit that is not in it is 0 whatever happens.  Looks a few operands deep, through
phis and selects of constants as well.  Example: of `or 16, (select %c, 4, 0)` only 20 can be set, so that `and` with 2 is 0.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.graph import Instruction, IntConstant, Value
from compiler.ir.types import width_of

_DEPTH: Final = 6
_BREADTH: Final = 8     # operands of a phi that are looked at


def possible_bits(value: Value, depth: int = 0) -> int:
    """Return the mask of bits of `value`, a scalar integer, that may be 1."""
    everything = (1 << width_of(value.type)) - 1
    if isinstance(value, IntConstant):
        return value.value & everything
    if not isinstance(value, Instruction) or depth > _DEPTH:
        return everything
    op = value.op
    operands = value.operands
    if op == ops.AND:
        return possible_bits(operands[0], depth + 1) & possible_bits(operands[1], depth + 1)
    if op == ops.OR or op == ops.XOR:
        return possible_bits(operands[0], depth + 1) | possible_bits(operands[1], depth + 1)
    if op == ops.ZEXT:
        return possible_bits(operands[0], depth + 1)
    if op == ops.SELECT:
        return possible_bits(operands[1], depth + 1) | possible_bits(operands[2], depth + 1)
    if op == ops.PHI and len(operands) <= _BREADTH:
        bits = 0
        for operand in operands:
            if bits != everything:
                bits |= possible_bits(operand, depth + 3)
        return bits
    if op == ops.SHL or op == ops.LSHR:
        count = operands[1]
        if isinstance(count, IntConstant) and count.value < width_of(value.type):
            bits = possible_bits(operands[0], depth + 1)
            return bits << count.value & everything if op == ops.SHL else bits >> count.value
    return everything
