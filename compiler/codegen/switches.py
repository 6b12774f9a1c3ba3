"""Expand switches into binary search, with jump tables where the cases are dense.

In: an IR function after legalisation.  Out: the same, where a `switch` is left only as a jump table: its value is surely one of its cases,
each case is one number, counted from 0 without a gap (holes name the default block), and target 0 (the default) is never taken.

Cases are grouped greedily into the longest runs that are dense enough; a balanced tree of unsigned comparisons chooses the group
(Bernstein 1985, "Producing Good Code for the Case Statement").

    switch %x -> bb9, bb1, bb2, bb3 (cases 1 2 1000)
        =>  condbr (ult %x, 1000) -> L, R;   L: condbr (eq %x, 1) ...;   R: condbr (eq %x, 1000) -> bb3, bb9

Critical edges are made; the caller splits them.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.cfg import compute_predecessors
from compiler.ir.details import Switch
from compiler.ir.graph import Block, Instruction, IntConstant, Value, apply_forwards
from compiler.ir.module import Function
from compiler.ir.types import I1, VOID, width_of

_LEAST_TABLE: Final = 4         # cases that make a table worth while
_LARGEST_TABLE: Final = 1 << 14
_DENSITY_SPEED: Final = 8       # entries a case may cost; GCC 12 has the same for speed
_DENSITY_SIZE: Final = 3


@final
class _Group:
    """Cases first to last (numbers of the sorted list); a table or one range."""

    __slots__ = ("low", "high", "cases", "table")

    def __init__(self, cases: list[tuple[int, int, Block]], table: bool) -> None:
        self.low: int = cases[0][0]
        self.high: int = cases[-1][1]
        self.cases: list[tuple[int, int, Block]] = cases
        self.table: bool = table


def expand_switches(fn: Function, tables: bool) -> None:
    """Expand every switch of `fn`.  tables: jump tables may be made."""
    found = False
    for block in fn.blocks:
        if block.instructions[-1].op == ops.SWITCH:
            found = True
            break
    if not found:
        return
    compute_predecessors(fn)
    density = _DENSITY_SIZE if fn.options.level in ("s", "z") else _DENSITY_SPEED
    for block in list(fn.blocks):
        last = block.instructions[-1]
        if last.op == ops.SWITCH:
            _forget_phis(last)
            _Expansion(fn, block, last, tables, density).run()
    apply_forwards(fn.blocks)


def _forget_phis(switch: Instruction) -> None:
    """Replace the phis of targets that only this block reaches by their one operand: they will have several predecessors."""
    for target in switch.targets:
        if len(target.predecessors) == 1:
            for ins in target.instructions:
                if ins.op != ops.PHI:
                    break
                if ins.forward is None:
                    ins.forward = ins.operands[0]


@final
class _Expansion:
    """The expansion of one switch."""

    def __init__(self, fn: Function, block: Block, switch: Instruction, tables: bool, density: int) -> None:
        self.fn: Function = fn
        self.block: Block = block           # where code goes
        self.value: Value = switch.operands[0]
        self.default: Block = switch.targets[0]
        self.tables: bool = tables
        self.density: int = density
        self.location: int = switch.location
        self.place: int = fn.blocks.index(block)
        detail = switch.detail
        assert isinstance(detail, Switch)
        cases: list[tuple[int, int, Block]] = []
        for index in range(len(detail.cases)):
            low, high = detail.cases[index]
            cases.append((low, high, switch.targets[index + 1]))
        cases.sort(key=_first)
        self.cases: list[tuple[int, int, Block]] = cases

    def run(self) -> None:
        """Replace the switch."""
        self.block.instructions.pop()
        merged: list[tuple[int, int, Block]] = []
        for low, high, target in self.cases:
            if merged and merged[-1][2] is target and merged[-1][1] + 1 == low:
                merged[-1] = (merged[-1][0], high, target)
            else:
                merged.append((low, high, target))
        groups = self._groups(merged)
        if not groups:
            self._jump(self.default)
            return
        # (groups, lowest and highest value that can come here, block)
        width = width_of(self.value.type)
        work: list[tuple[list[_Group], int, int, Block]] = [(groups, 0, (1 << width) - 1, self.block)]
        while work:
            some, low, high, block = work.pop()
            self.block = block
            if len(some) == 1:
                self._one(some[0], low, high)
                continue
            middle = len(some) // 2
            pivot = some[middle].low
            left = self._new_block()
            right = self._new_block()
            condition = self._emit(ops.ULT, I1, [self.value, self._number(pivot)])
            self._branch(condition, left, right)
            work.append((some[middle:], pivot, high, right))
            work.append((some[:middle], low, pivot - 1, left))

    def _groups(self, cases: list[tuple[int, int, Block]]) -> list[_Group]:
        """Return the groups, in order."""
        result: list[_Group] = []
        index = 0
        count = len(cases)
        while index < count:
            best = index
            if self.tables:
                low = cases[index][0]
                tests = 0
                for end in range(index, count):
                    # A range costs two tests in a tree, a single value one.
                    tests += 1 if cases[end][0] == cases[end][1] else 2
                    span = cases[end][1] - low + 1
                    if span > _LARGEST_TABLE:
                        break
                    if tests >= _LEAST_TABLE and end > index and span <= tests * self.density:
                        best = end
            if best > index:
                result.append(_Group(cases[index:best + 1], True))
            else:
                result.append(_Group(cases[index:index + 1], False))
            index = best + 1
        return result

    def _one(self, group: _Group, low: int, high: int) -> None:
        """Emit the test of one group, for a value known to be from `low` to `high`."""
        if not group.table:
            target = group.cases[0][2]
            if group.low == low and group.high == high:
                self._jump(target)
                return
            if group.low == group.high:
                condition = self._emit(ops.EQ, I1, [self.value, self._number(group.low)])
            elif group.low == low:
                condition = self._emit(ops.ULE, I1, [self.value, self._number(group.high)])
            elif group.high == high:
                condition = self._emit(ops.UGE, I1, [self.value, self._number(group.low)])
            else:
                moved = self._emit(ops.SUB, self.value.type, [self.value, self._number(group.low)])
                condition = self._emit(ops.ULE, I1, [moved, self._number(group.high - group.low)])
            self._branch(condition, target, self.default)
            return
        index: Value = self.value
        first = group.low
        if first <= 2 and (low == 0 or first == 0):
            first = 0       # a few entries for the default are cheaper than a subtraction
        if first:
            index = self._emit(ops.SUB, self.value.type, [self.value, self._number(first)])
        size = group.high - first + 1
        if not (low >= first and high <= group.high):
            inside = self._new_block()
            if size >= 1 << width_of(self.value.type):
                self._jump(inside)
            else:
                self._branch(self._emit(ops.ULT, I1, [index, self._number(size)]), inside, self.default)
            self.block = inside
        cases: list[tuple[int, int]] = []
        targets: list[Block] = [self.default]
        number = 0
        for start, end, target in group.cases:
            while number < start - first:
                cases.append((number, number))
                targets.append(self.default)
                number += 1
            while number <= end - first:
                cases.append((number, number))
                targets.append(target)
                number += 1
        table = self._emit(ops.SWITCH, VOID, [index])
        table.detail = Switch(cases, [])
        table.targets = targets

    def _number(self, value: int) -> IntConstant:
        return IntConstant(self.value.type, value)

    def _new_block(self) -> Block:
        made = self.fn.detached_block()
        self.place += 1
        self.fn.blocks.insert(self.place, made)
        return made

    def _emit(self, op: int, type: int, operands: list[Value]) -> Instruction:
        ins = self.fn.new_instruction(op, type, operands)
        ins.location = self.location
        ins.block = self.block
        self.block.instructions.append(ins)
        return ins

    def _jump(self, target: Block) -> None:
        self._emit(ops.BR, VOID, []).targets = [target]

    def _branch(self, condition: Value, yes: Block, no: Block) -> None:
        self._emit(ops.CONDBR, VOID, [condition]).targets = [yes, no]


def _first(case: tuple[int, int, Block]) -> int:
    return case[0]
