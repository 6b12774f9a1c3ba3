"""Sparse conditional constant propagation.

In: any function.  Out: values that are one constant on every way that can be taken are that constant; branches on them
are left for simplifycfg.  Algorithm: Wegman and Zadeck, "Constant Propagation with Conditional Branches" (1991): a lattice
of unknown, constant, varying for each value; blocks count only once an edge to them is seen to be taken.  Undef counts as varying: it is
never chosen here.  Example: `%1 = phi 4:i32, %2 <- bb0, bb1; %2 = add %1, 0:i32` makes both 4.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.details import Switch
from compiler.ir.fold import fold
from compiler.ir.graph import (
    FLOAT,
    INTEGER,
    SYMBOL,
    VECTOR,
    Block,
    Instruction,
    IntConstant,
    Value,
    apply_forwards,
    same_value,
)
from compiler.ir.module import DataLayout, Function
from compiler.ir.ops import Op

_UNKNOWN: Final = 0
_CONSTANT: Final = 1
_VARYING: Final = 2


def sccp(fn: Function, layout: DataLayout) -> bool:
    """Propagate constants through `fn`; return whether anything became one."""
    return _Propagation(fn, layout).run()


@final
class _Propagation:
    """The lattice by value id, the edges seen taken, and what is to be looked at again."""

    def __init__(self, fn: Function, layout: DataLayout) -> None:
        self.fn: Function = fn
        self.layout: DataLayout = layout
        self.table: list[Op] = ops.table()
        self.states: list[int] = [_UNKNOWN] * fn.next_id
        self.constants: list[Value | None] = [None] * fn.next_id
        self.users: list[list[Instruction]] = [[] for _ in range(fn.next_id)]
        self.reached: dict[int, bool] = {}
        self.edges: dict[tuple[int, int], bool] = {}
        self.blocks: list[Block] = []
        self.values: list[Instruction] = []
        for block in fn.blocks:
            for ins in block.instructions:
                for operand in ins.operands:
                    if isinstance(operand, Instruction):
                        self.users[operand.id].append(ins)

    def run(self) -> bool:
        """Solve, then replace."""
        entry = self.fn.blocks[0]
        self.reached[entry.id] = True
        self.blocks.append(entry)
        for block in self.fn.blocks:
            if block.address_taken and block.id not in self.reached:
                self.reached[block.id] = True
                self.blocks.append(block)
        while self.blocks or self.values:
            if self.values:
                ins = self.values.pop()
                for user in self.users[ins.id]:
                    if user.block is not None and user.block.id in self.reached:
                        self.visit(user, user.block)
            else:
                block = self.blocks.pop()
                for ins in block.instructions:
                    self.visit(ins, block)
        changed = False
        for block in self.fn.blocks:
            if block.id not in self.reached:
                continue
            for ins in block.instructions:
                if self.states[ins.id] == _CONSTANT and self.table[ins.op].traits & ops.STAYS == 0:
                    ins.forward = self.constants[ins.id]
                    changed = True
        if changed:
            apply_forwards(self.fn.blocks)
        return changed

    def known(self, value: Value) -> Value | None:
        """Return the constant an operand is known to be, None if unknown or varying."""
        if isinstance(value, Instruction):
            return self.constants[value.id] if self.states[value.id] == _CONSTANT else None
        kind = value.kind
        return value if kind == INTEGER or kind == FLOAT or kind == SYMBOL or kind == VECTOR else None

    def lower(self, ins: Instruction, state: int, constant: Value | None) -> None:
        """Move an instruction down the lattice and queue its users."""
        old = self.states[ins.id]
        if old == _VARYING or state == _UNKNOWN:
            return
        if old == _CONSTANT and state == _CONSTANT:
            before = self.constants[ins.id]
            if before is not None and constant is not None and same_value(before, constant):
                return
            state = _VARYING
        self.states[ins.id] = state
        self.constants[ins.id] = constant if state == _CONSTANT else None
        self.values.append(ins)

    def take(self, source: Block, target: Block) -> None:
        """Note that an edge is taken; the first one opens the block, a later one changes its phis."""
        key = (source.id, target.id)
        if key in self.edges:
            return
        self.edges[key] = True
        if target.id not in self.reached:
            self.reached[target.id] = True
            self.blocks.append(target)
        else:
            for ins in target.instructions:
                if ins.op != ops.PHI:
                    break
                self.visit(ins, target)

    def visit(self, ins: Instruction, block: Block) -> None:
        """Evaluate one instruction of a reached block."""
        op = ins.op
        if op == ops.PHI:
            self.phi(ins, block)
        elif self.table[op].traits & ops.TERMINATOR:
            self.branch(ins, block)
        elif self.states[ins.id] != _VARYING:
            self.evaluate(ins)

    def phi(self, ins: Instruction, block: Block) -> None:
        """Meet the values that come over taken edges."""
        found: Value | None = None
        for index in range(len(ins.operands)):
            if (ins.targets[index].id, block.id) not in self.edges:
                continue
            value = ins.operands[index]
            if isinstance(value, Instruction) and self.states[value.id] == _UNKNOWN:
                continue
            constant = self.known(value)
            if constant is None or found is not None and not same_value(found, constant):
                self.lower(ins, _VARYING, None)
                return
            found = constant
        if found is not None:
            self.lower(ins, _CONSTANT, found)

    def evaluate(self, ins: Instruction) -> None:
        """Fold an ordinary instruction if its operands are known."""
        op = ins.op
        operands: list[Value] = []
        for value in ins.operands:
            constant = self.known(value)
            if constant is None:
                if isinstance(value, Instruction) and self.states[value.id] == _UNKNOWN:
                    return
                if not (op == ops.SELECT and len(operands) > 0):
                    self.lower(ins, _VARYING, None)
                    return
                constant = value
            operands.append(constant)
        if not operands:
            self.lower(ins, _VARYING, None)
            return
        if op == ops.FREEZE:
            folded: Value | None = operands[0]
        else:
            folded = fold(op, ins.type, operands, ins.flags, self.layout)
        if folded is None or self.known(folded) is None or isinstance(folded, Instruction):
            self.lower(ins, _VARYING, None)
        else:
            self.lower(ins, _CONSTANT, folded)

    def branch(self, ins: Instruction, block: Block) -> None:
        """Take the edges a terminator can go."""
        if ins.op == ops.CONDBR or ins.op == ops.SWITCH:
            value = ins.operands[0]
            if isinstance(value, Instruction) and self.states[value.id] == _UNKNOWN:
                return
            constant = self.known(value)
            if isinstance(constant, IntConstant):
                place = 0
                if ins.op == ops.CONDBR:
                    place = 0 if constant.value else 1
                elif isinstance(ins.detail, Switch):
                    for index in range(len(ins.detail.cases)):
                        low, high = ins.detail.cases[index]
                        if low <= constant.value <= high:
                            place = index + 1
                            break
                self.take(block, ins.targets[place])
                return
        for target in ins.targets:
            self.take(block, target)
