"""Turn what __builtin_expect says into branch weights.

In: any function.  Out: a branch or switch whose condition depends on an `expect` and otherwise on constants only has weights; the `expect`s
are gone, their operands in their place.  GCC manual, __builtin_expect: the value is likely to equal the second operand, with 90 % if no
probability is given.  Example: `%2 = expect %0, 0; %3 = ne %2, 0; condbr %3` becomes `%3 = ne %0, 0; condbr %3 (weights 10 90)`.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.details import Branch, Immediate, Switch
from compiler.ir.fold import fold
from compiler.ir.graph import Instruction, IntConstant, Value, apply_forwards, is_constant
from compiler.ir.module import DataLayout, Function

# How many operations between an `expect` and the branch are looked through.
_DEPTH: Final = 6


def expect(fn: Function, layout: DataLayout) -> bool:
    """Resolve all `expect`s; return whether there were any."""
    found: list[Instruction] = []
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.EXPECT:
                found.append(ins)
    if not found:
        return False
    for block in fn.blocks:
        last = block.instructions[-1]
        if last.op == ops.CONDBR and last.detail is None or last.op == ops.SWITCH:
            percent = [-1]
            value = _expected(last.operands[0], layout, percent, 0)
            if isinstance(value, IntConstant) and percent[0] >= 0:
                _weigh(last, value.value, percent[0])
    for ins in found:
        ins.forward = ins.operands[0]
    apply_forwards(fn.blocks)
    return True


def _weigh(last: Instruction, value: int, percent: int) -> None:
    if last.op == ops.CONDBR:
        last.detail = Branch(percent, 100 - percent) if value else Branch(100 - percent, percent)
        return
    detail = last.detail
    assert isinstance(detail, Switch)
    if detail.weights:
        return
    chosen = 0
    for index in range(len(detail.cases)):
        if detail.cases[index][0] <= value <= detail.cases[index][1]:
            chosen = index + 1
    others = max(1, len(last.targets) - 1)
    weights = [max(1, (100 - percent) // others)] * len(last.targets)
    weights[chosen] = percent
    last.detail = Switch(detail.cases, weights)


def _expected(value: Value, layout: DataLayout, percent: list[int], depth: int) -> Value | None:
    """Return the constant that `value` is expected to be, None if there is none; percent[0]: how likely."""
    if is_constant(value):
        return value
    if not isinstance(value, Instruction) or depth > _DEPTH:
        return None
    if value.op == ops.EXPECT:
        if isinstance(value.detail, Immediate):
            percent[0] = value.detail.numbers[0]
        return value.operands[1]
    if not ops.table()[value.op].traits & ops.FOLDABLE:
        return None
    operands: list[Value] = []
    for operand in value.operands:
        known = _expected(operand, layout, percent, depth + 1)
        if known is None:
            return None
        operands.append(known)
    return fold(value.op, value.type, operands, value.flags, layout)
