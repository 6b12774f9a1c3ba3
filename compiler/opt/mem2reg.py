"""Promote slots to SSA values.

In: any function.  Out: slots that are only loaded and stored, whole and with one type, are gone; phis stand where values meet.
Algorithm: Cytron et al., "Efficiently Computing Static Single Assignment Form" (1991): phis on the iterated dominance frontier of the
stores, only where the value is read later (pruned form), then renaming down the dominator tree, without recursion.  A slot read before
it is written gives undef.  Volatile and atomic accesses, and functions that call something that returns twice, keep their slots
(C11 7.13.2.1p3 leaves only changed ones undefined, GCC keeps the rest).  dbg.slot becomes a dbg.value after each store and phi.  Example:

    %2 = slot; store %0, %2; %4 = load %2; ret %4      ->      ret %0
"""

from __future__ import annotations

from typing import final

from compiler.ir import ops
from compiler.ir.cfg import Dominators
from compiler.ir.details import RETURNS_TWICE, Call, Debug, Slot
from compiler.ir.graph import Block, Instruction, Undef, Value, apply_forwards, resolve
from compiler.ir.module import CALLS_RETURNS_TWICE, DataLayout, Function
from compiler.ir.types import VOID
from compiler.opt.simplifycfg import remove_unreachable


def mem2reg(fn: Function, layout: DataLayout) -> bool:
    """Promote what can be promoted; return whether anything was."""
    if calls_returns_twice(fn):
        return False
    changed = remove_unreachable(fn)
    slots = _promotable(fn, layout)
    if not slots:
        return changed
    _Promotion(fn, slots).run()
    return True


def calls_returns_twice(fn: Function) -> bool:
    """Tell whether control may come back a second time to a place in `fn`."""
    if fn.attributes & CALLS_RETURNS_TWICE:
        return True
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.SETJMP or isinstance(ins.detail, Call) and ins.detail.attributes & RETURNS_TWICE:
                return True
    return False


def _promotable(fn: Function, layout: DataLayout) -> list[Instruction]:
    """Return the slots that are only accessed whole and with one type, in order."""
    slots: list[Instruction] = []
    types: dict[int, int] = {}      # id -> type accessed; VOID: none yet
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.SLOT:
                slots.append(ins)
                types[ins.id] = VOID
    for block in fn.blocks:
        for ins in block.instructions:
            op = ins.op
            if op == ops.DBG_SLOT or op == ops.DBG_VALUE or op == ops.LIFETIME_START or op == ops.LIFETIME_END:
                continue        # a marker that holds the address is no use of it: -g changes no code
            for index in range(len(ins.operands)):
                value = ins.operands[index]
                if not isinstance(value, Instruction) or value.op != ops.SLOT or value.id not in types:
                    continue
                type = ins.type if op == ops.LOAD else ins.operands[0].type
                slot = value.detail
                assert isinstance(slot, Slot)
                known = types[value.id]
                if ((op == ops.LOAD or op == ops.STORE and index == 1) and not ins.flags & ops.VOLATILE
                        and layout.store_size(type) <= slot.size and (known == VOID or known == type)):
                    types[value.id] = type
                else:
                    del types[value.id]
    return [slot for slot in slots if slot.id in types]


@final
class _Promotion:
    """The slots being promoted, by their place in `slots`."""

    def __init__(self, fn: Function, slots: list[Instruction]) -> None:
        self.fn: Function = fn
        self.slots: list[Instruction] = slots
        self.tree: Dominators = Dominators(fn)
        self.place: dict[int, int] = {slots[index].id: index for index in range(len(slots))}
        self.types: list[int] = [VOID] * len(slots)
        self.phis: list[dict[int, Instruction]] = [{} for _ in self.tree.blocks]   # block order -> slot place -> phi
        self.markers: list[list[Debug]] = [[] for _ in slots]
        self.marker_places: list[int] = [0] * len(slots)
        self.stores: list[list[int]] = [[] for _ in slots]      # by slot, the blocks that store to it
        self.needs: list[list[int]] = [[] for _ in slots]       # by slot, the blocks that read it before they store to it
        self.current: list[Value] = []

    def slot_of(self, value: Value) -> int:
        """Return which promoted slot `value` is the address of, or -1."""
        return self.place.get(value.id, -1) if isinstance(value, Instruction) and value.op == ops.SLOT else -1

    def run(self) -> None:
        """Promote."""
        for block in self.tree.blocks:
            self.survey(block)
        frontiers = self.tree.frontiers()
        for index in range(len(self.slots)):
            self.insert_phis(index, frontiers)
        self.rename()
        apply_forwards(self.tree.blocks)

    def survey(self, block: Block) -> None:
        """Note which slots a block stores to and reads first, their types and their debug markers."""
        order = block.order
        for ins in block.instructions:
            if ins.op == ops.STORE:
                slot = self.slot_of(ins.operands[1])
                if slot >= 0:
                    self.types[slot] = ins.operands[0].type
                    stores = self.stores[slot]
                    if not stores or stores[-1] != order:
                        stores.append(order)
            elif ins.op == ops.LOAD:
                slot = self.slot_of(ins.operands[0])
                if slot >= 0:
                    self.types[slot] = ins.type
                    stores = self.stores[slot]
                    needs = self.needs[slot]
                    if (not stores or stores[-1] != order) and (not needs or needs[-1] != order):
                        needs.append(order)
            elif ins.op == ops.DBG_SLOT:
                slot = self.slot_of(ins.operands[0])
                if slot >= 0 and isinstance(ins.detail, Debug):
                    self.markers[slot].append(ins.detail)
                    self.marker_places[slot] = ins.location

    def insert_phis(self, slot: int, frontiers: list[list[int]]) -> None:
        """Put empty phis on the iterated dominance frontier of the stores, where the value is still wanted."""
        stores = self.stores[slot]
        if not self.needs[slot] or not stores:
            return
        if len(stores) == 1 and not frontiers[stores[0]]:
            return
        blocks = self.tree.blocks
        written = {order: True for order in stores}
        wanted: dict[int, bool] = {}
        work = list(self.needs[slot])
        while work:
            order = work.pop()
            if order in wanted:
                continue
            wanted[order] = True
            for before in blocks[order].predecessors:
                if before.order >= 0 and before.order not in written:
                    work.append(before.order)
        work = list(stores)
        while work:
            for order in frontiers[work.pop()]:
                if order in wanted and slot not in self.phis[order]:
                    phi = self.fn.new_instruction(ops.PHI, self.types[slot], [])
                    phi.block = blocks[order]
                    self.phis[order][slot] = phi
                    if order not in written:
                        work.append(order)

    def rename(self) -> None:
        """Walk the dominator tree with the current value of each slot; leaving a block puts back what it changed."""
        self.current = [Undef(type) for type in self.types]
        stack = [0]
        undo: list[list[tuple[int, Value]]] = []
        while stack:
            order = stack.pop()
            if order < 0:
                for slot, value in undo.pop():
                    self.current[slot] = value
                continue
            changed: dict[int, Value] = {}
            block = self.tree.blocks[order]
            self.rename_block(block, self.phis[order], changed)
            self.tell_successors(block)
            undo.append(list(changed.items()))
            stack.append(-1)
            for child in reversed(self.tree.children[order]):
                stack.append(child)

    def tell_successors(self, block: Block) -> None:
        """Give the phis behind `block` the values at its end."""
        told: dict[int, bool] = {}
        for target in block.instructions[-1].targets:
            if target.id in told:
                continue
            told[target.id] = True
            for slot, phi in self.phis[target.order].items():
                phi.operands.append(self.current[slot])
                phi.targets.append(block)

    def set(self, slot: int, value: Value, changed: dict[int, Value]) -> None:
        """Let a slot hold `value` from here; what it held before this block is kept in `changed`."""
        if slot not in changed:
            changed[slot] = self.current[slot]
        self.current[slot] = value

    def rename_block(self, block: Block, phis: dict[int, Instruction], changed: dict[int, Value]) -> None:
        """Replace loads by values, drop stores and markers, and add the phis with their markers."""
        heads: list[Instruction] = []
        kept: list[Instruction] = []
        for slot, phi in phis.items():
            heads.append(phi)
            self.set(slot, phi, changed)
            self.mark(kept, block, slot, phi, 0)
        body = 0
        while block.instructions[body].op == ops.PHI:
            heads.append(block.instructions[body])
            body += 1
        for index in range(body, len(block.instructions)):
            ins = block.instructions[index]
            op = ins.op
            if op == ops.LOAD:
                slot = self.slot_of(ins.operands[0])
                if slot >= 0:
                    ins.forward = resolve(self.current[slot])
                    continue
            elif op == ops.STORE:
                slot = self.slot_of(ins.operands[1])
                if slot >= 0:
                    value = resolve(ins.operands[0])
                    self.set(slot, value, changed)
                    self.mark(kept, block, slot, value, ins.location)
                    continue
            elif op == ops.SLOT:
                if ins.id in self.place:
                    continue
            elif op == ops.DBG_SLOT or op == ops.LIFETIME_START or op == ops.LIFETIME_END:
                if self.slot_of(ins.operands[0]) >= 0:
                    continue
            elif op == ops.DBG_VALUE and self.slot_of(ins.operands[0]) >= 0:
                gone: Value = Undef(ins.operands[0].type)
                ins.operands = [gone]       # the address of what has none any more
            kept.append(ins)
        block.instructions = heads + kept

    def mark(self, kept: list[Instruction], block: Block, slot: int, value: Value, location: int) -> None:
        """Add markers that the slot's variables are `value` from here."""
        for detail in self.markers[slot]:
            marker = self.fn.new_instruction(ops.DBG_VALUE, VOID, [value])
            marker.detail = detail
            marker.block = block
            marker.location = location if location else self.marker_places[slot]
            kept.append(marker)
