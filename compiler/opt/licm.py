"""Loop-invariant code motion.

In: any function.  Out: what a loop computes from values of before it, without effect, is computed before it; a load likewise, if nothing in
the loop may write there and it surely runs when the loop does, or its object is surely there.  Inner loops first, so that code climbs out
of several.  What costs nothing in the loop stays, as a register over the whole loop costs more: comparisons, constant offsets from
addresses, widened truth values.  Example: `for (...) s += a * b;` multiplies once.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.cfg import Dominators
from compiler.ir.details import Access, Slot
from compiler.ir.effects import effects_of, speculatable
from compiler.ir.graph import Block, Instruction, IntConstant, SymbolAddress, Value
from compiler.ir.module import Function, Module
from compiler.ir.types import I1
from compiler.opt.alias import AliasRules, address_parts
from compiler.opt.loops import Loop, find_loops, preheader
from compiler.opt.mem2reg import calls_returns_twice
from compiler.opt.simplifycfg import remove_unreachable

# Values carried over one loop: each may cost a register in all of it.
_MOST: Final = 12
# Stores of a loop that loads are held against.
_STORES: Final = 64


def licm(fn: Function, unit: Module) -> bool:
    """Move invariant code out of the loops of `fn`; return whether any was."""
    remove_unreachable(fn)
    tree = Dominators(fn)
    loops = find_loops(tree)
    if not loops or calls_returns_twice(fn):
        return False
    motion = _Motion(fn, unit)
    changed = False
    for loop in loops:
        changed |= motion.loop(loop, loops)
    return changed


@final
class _Motion:
    """The function; where each value stands is its `block`."""

    def __init__(self, fn: Function, unit: Module) -> None:
        self.fn: Function = fn
        self.unit: Module = unit
        self.table: list[ops.Op] = ops.table()
        self.rules: AliasRules = AliasRules(fn, unit)
        self.stores: list[tuple[Value, int, int, Access]] = []
        self.everything: bool = False       # calls and the like: whatever other code can reach may be written
        self.too_many: bool = False         # more stores than are noted: the function's own slots, too

    def loop(self, loop: Loop, around: list[Loop]) -> bool:
        """Move code out of one loop; around: all loops, those it lies in among them."""
        blocks = [block for block in self.fn.blocks if block.id in loop.blocks]
        blocks.sort(key=_by_order)
        self.survey(blocks)
        moved: list[Instruction] = []
        for block in blocks:
            sure = block is loop.header     # what is behind something that may not come back is not
            for ins in block.instructions:
                if len(moved) >= _MOST:
                    break
                if self.invariant(ins, loop) and self.movable(ins, sure):
                    ins.block = None        # outside, for what uses it
                    moved.append(ins)
                elif sure and effects_of(ins, self.table) & ops.EFFECT:
                    sure = False
        if not moved:
            return False
        before = preheader(self.fn, loop)
        if before is None:
            for block in blocks:
                for ins in block.instructions:
                    ins.block = block
            return False
        self.put(before, moved, blocks)
        before.order = loop.header.order        # a block made here belongs to the loops around, in this place
        for outer in around:
            if loop.header.id in outer.blocks and outer is not loop:
                outer.blocks[before.id] = before
        return True

    def put(self, before: Block, moved: list[Instruction], blocks: list[Block]) -> None:
        """Move instructions to the end of the block before the loop."""
        for block in blocks:
            block.instructions = [ins for ins in block.instructions if ins.block is not None]
        end = before.instructions.pop()
        for ins in moved:
            ins.block = before
            before.instructions.append(ins)
        before.instructions.append(end)

    def survey(self, blocks: list[Block]) -> None:
        """Note what the loop may write."""
        self.stores = []
        self.everything = False
        self.too_many = False
        for block in blocks:
            for ins in block.instructions:
                if not effects_of(ins, self.table) & (ops.WRITES | ops.EFFECT):
                    continue
                detail = ins.detail
                if len(self.stores) >= _STORES:
                    self.too_many = True
                    return
                if ins.op == ops.STORE and isinstance(detail, Access):
                    base, offset = address_parts(ins.operands[1])
                    self.stores.append((base, offset, self.unit.layout.store_size(ins.operands[0].type), detail))
                elif ins.op in (ops.MEMCPY, ops.MEMMOVE, ops.MEMSET) and isinstance(detail, Access):
                    base, offset = address_parts(ins.operands[0])
                    size = ins.operands[2]
                    self.stores.append((base, offset, size.value if isinstance(size, IntConstant) else -1, Access(1)))
                elif ins.op != ops.ASSUME:
                    self.everything = True

    def invariant(self, ins: Instruction, loop: Loop) -> bool:
        """Tell whether all operands are of before the loop."""
        for value in ins.operands:
            if isinstance(value, Instruction) and value.block is not None and value.block.id in loop.blocks:
                return False
        return True

    def movable(self, ins: Instruction, sure: bool) -> bool:
        """Tell whether an instruction may and should run before the loop; sure: it runs whenever the loop is entered."""
        op = ins.op
        if op == ops.LOAD:
            return self.movable_load(ins, sure)
        if op == ops.SLOT or op == ops.PHI or ins.type == I1 or not speculatable(ins, self.table):
            return False
        if op == ops.PTRADD and isinstance(ins.operands[1], IntConstant):
            return False
        if op in (ops.ZEXT, ops.TRUNC, ops.BITCAST, ops.EXPECT, ops.ISCONSTANT, ops.OBJECTSIZE):
            return False
        return bool(ins.operands)

    def movable_load(self, ins: Instruction, sure: bool) -> bool:
        detail = ins.detail
        if ins.flags & ops.VOLATILE or not isinstance(detail, Access):
            return False
        base, offset = address_parts(ins.operands[0])
        size = self.unit.layout.store_size(ins.type)
        if not sure and not self.surely_there(base, offset, size):
            return False
        if self.rules.is_constant(base):
            return True
        if self.too_many or self.everything and not self.rules.is_local(base):
            return False
        for store_base, store_offset, store_size, access in self.stores:
            if self.rules.meet(base, offset, size, detail, store_base, store_offset, store_size, access):
                return False
        return True

    def surely_there(self, base: Value, offset: int, size: int) -> bool:
        """Tell whether a load from an object cannot trap."""
        if isinstance(base, Instruction) and base.op == ops.SLOT and isinstance(base.detail, Slot):
            return 0 <= offset and offset + size <= base.detail.size
        if isinstance(base, SymbolAddress):
            item = self.unit.globals.get(base.name)
            return item is not None and self.rules.own_symbol(base.name) and 0 <= offset and offset + size <= item.size
        return False


def _by_order(block: Block) -> int:
    return block.order
