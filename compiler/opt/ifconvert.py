"""If-conversion: short branches around cheap code become selects.

In: any function.  Out: where a block branches to one or two blocks that only compute a little without effect and meet again at once, the
computation is done unconditionally and the phis at the meeting are selects.  Only where it is worth it: at most two cheap instructions
in all, at most two phis, no weights that say one way is nearly always taken (a predictor knows that better).
Example: `if (a < b) a = b;` becomes `select a < b, b, a`.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.cfg import compute_predecessors
from compiler.ir.details import Branch
from compiler.ir.effects import speculatable
from compiler.ir.graph import Block, Instruction, Value
from compiler.ir.module import Function
from compiler.ir.types import is_float, is_integer, is_pointer, lanes_of, width_of
from compiler.opt.markers import code_of, move_markers

_CHEAP: Final = (ops.ADD, ops.SUB, ops.NEG, ops.AND, ops.OR, ops.XOR, ops.NOT, ops.SHL, ops.LSHR, ops.ASHR, ops.TRUNC, ops.ZEXT, ops.SEXT,
                 ops.PTRADD)
_INSTRUCTIONS: Final = 2
_PHIS: Final = 2
# A branch that goes one way so many times of a hundred is left to the predictor.
_PREDICTABLE: Final = 85


def ifconvert(fn: Function, register_bits: int) -> bool:
    """Convert the short branches of `fn`; return whether there were any.  register_bits: selects of wider values are not made."""
    table = ops.table()
    changed = False
    compute_predecessors(fn)
    for block in list(fn.blocks):
        if block.instructions and _convert(fn, block, table, register_bits):
            changed = True
    return changed


def _convert(fn: Function, block: Block, table: list[ops.Op], register_bits: int) -> bool:
    last = block.instructions[-1]
    if last.op != ops.CONDBR or last.targets[0] is last.targets[1]:
        return False
    detail = last.detail
    if isinstance(detail, Branch):
        total = detail.taken + detail.not_taken
        if total and max(detail.taken, detail.not_taken) * 100 >= total * _PREDICTABLE:
            return False
    first, second = last.targets
    first_only = _only_computes(first, block, table)
    second_only = _only_computes(second, block, table)
    if first_only and second_only and first.instructions[-1].targets[0] is second.instructions[-1].targets[0]:
        join = first.instructions[-1].targets[0]
        sides = [first, second]
    elif first_only and first.instructions[-1].targets[0] is second:
        join = second
        sides = [first]
    elif second_only and second.instructions[-1].targets[0] is first:
        join = first
        sides = [second]
    else:
        return False
    if join is block or join in sides:
        return False
    count = 0
    for side in sides:
        count += len(code_of(side)) - 1
    if count > _INSTRUCTIONS:
        return False
    phis = [ins for ins in join.instructions if ins.op == ops.PHI]
    if not 0 < len(phis) <= _PHIS:
        return False
    for phi in phis:
        if lanes_of(phi.type) or is_float(phi.type) or not (is_integer(phi.type) or is_pointer(phi.type)):
            return False
        if is_integer(phi.type) and width_of(phi.type) > register_bits:
            return False
    _rewrite(fn, block, last, sides, join, phis, first if first in sides else block, second if second in sides else block)
    return True


def _only_computes(side: Block, block: Block, table: list[ops.Op]) -> bool:
    """Tell whether a block is only reached from `block` and only computes what is cheap and without effect."""
    if side.address_taken or len(side.predecessors) != 1 or side.instructions[-1].op != ops.BR:
        return False
    code = code_of(side)
    if len(code) > _INSTRUCTIONS + 1:
        return False
    for ins in code[:-1]:
        if ins.op not in _CHEAP or not speculatable(ins, table):
            return False
    return True


def _rewrite(fn: Function, block: Block, last: Instruction, sides: list[Block], join: Block, phis: list[Instruction], yes_source: Block,
             no_source: Block) -> None:
    """Move the sides into `block` and let selects choose."""
    block.instructions.pop()
    for side in sides:
        move_markers(fn, side, join)
        for ins in side.instructions[:-1]:
            ins.block = block
            ins.flags &= ~(ops.NSW | ops.NUW | ops.EXACT | ops.INBOUNDS)    # it now runs where it did not
            block.instructions.append(ins)
    for phi in phis:
        yes = _taken_from(phi, yes_source)
        no = _taken_from(phi, no_source)
        chosen: Value = yes
        if yes is not no:
            made = fn.new_instruction(ops.SELECT, phi.type, [last.operands[0], yes, no])
            made.block = block
            made.location = phi.location
            block.instructions.append(made)
            chosen = made
        for index in range(len(phi.targets) - 1, -1, -1):
            source = phi.targets[index]
            if source is block or source in sides:
                del phi.targets[index]
                del phi.operands[index]
        phi.targets.append(block)
        phi.operands.append(chosen)
    last.op = ops.BR
    last.operands = []
    last.targets = [join]
    last.detail = None
    block.instructions.append(last)
    gone = {side.id: True for side in sides}
    fn.blocks = [other for other in fn.blocks if other.id not in gone]
    join.predecessors = [before for before in join.predecessors if before.id not in gone and before is not block] + [block]
    for side in sides:
        side.instructions = []      # the walk may still come to it


def _taken_from(phi: Instruction, source: Block) -> Value:
    return phi.operands[phi.targets.index(source)]
