"""Value numbering over the dominator tree, with forwarding of stores to loads inside a block.

In: any function.  Out: an instruction that computes what a dominating one computes is gone; a load whose address was just
stored to or loaded from, with nothing between that may write there, is that value.  Algorithm: a scoped hash table down the dominator
tree (Briggs, Cooper and Simpson, "Value Numbering", 1997).  Wrap flags of the one that stays become those both had.
Example: `%2 = add %0, %1; %3 = add %0, %1; %4 = xor %2, %3` becomes `%4 = xor %2, %2`.

Two accesses surely do not meet if their alias sets are unrelated (C11 6.5p7), a restrict scope of one excludes the other,
or their addresses are two different slots, or one base at offsets that do not overlap.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.cfg import Dominators
from compiler.ir.details import Access, Immediate
from compiler.ir.effects import effects_of
from compiler.ir.fold import to_signed
from compiler.ir.graph import (
    FloatConstant,
    Instruction,
    IntConstant,
    LabelAddress,
    Parameter,
    SymbolAddress,
    Value,
    VectorConstant,
    apply_forwards,
    resolve,
    same_value,
)
from compiler.ir.module import Function, Module
from compiler.ir.types import width_of
from compiler.opt.simplifycfg import remove_unreachable

_DROPPABLE: Final = ops.NSW | ops.NUW | ops.EXACT | ops.INBOUNDS


def value_key(value: Value) -> str:
    """Return a text equal for operands that are surely equal, "" for undef and poison."""
    if isinstance(value, Instruction):
        return "%" + str(value.id)
    if isinstance(value, Parameter):
        return "%" + str(value.id)
    type = str(value.type)
    if isinstance(value, IntConstant):
        return str(value.value) + ":" + type
    if isinstance(value, FloatConstant):
        return "f" + str(value.bits) + ":" + type
    if isinstance(value, SymbolAddress):
        return "@" + str(value.offset) + ":" + type + ":" + value.name
    if isinstance(value, LabelAddress):
        return "&" + str(value.block.id)
    if isinstance(value, VectorConstant):
        lanes = [value_key(lane) for lane in value.lanes]
        return "" if "" in lanes else "<" + ",".join(lanes) + ">" + type
    return ""


def instruction_key(ins: Instruction, row: ops.Op) -> str:
    """Return a text equal for instructions that compute the same; "" if there is none (an undef operand)."""
    keys: list[str] = []
    for operand in ins.operands:
        key = value_key(operand)
        if not key:
            return ""
        keys.append(key)
    if row.traits & ops.COMMUTATIVE and keys[1] < keys[0]:
        keys.reverse()
    detail = ins.detail
    if isinstance(detail, Immediate):
        keys.append("#" + ",".join([str(number) for number in detail.numbers]))
    return str(ins.op) + " " + str(ins.type) + " " + str(ins.flags & ~_DROPPABLE) + " " + " ".join(keys)


def address_parts(address: Value) -> tuple[Value, int]:
    """Return base and offset in bytes, looking through constant ptradd."""
    offset = 0
    while isinstance(address, Instruction) and address.op == ops.PTRADD:
        distance = address.operands[1]
        if not isinstance(distance, IntConstant):
            return address, offset
        offset += to_signed(distance.value, width_of(distance.type))
        address = resolve(address.operands[0])
    if isinstance(address, SymbolAddress):
        return SymbolAddress(address.type, address.name, 0), offset + address.offset
    return address, offset


def gvn(fn: Function, unit: Module) -> bool:
    """Number the values of `fn`; return whether any instruction went."""
    changed = remove_unreachable(fn)
    return _Numbering(fn, unit).run() or changed


@final
class _Available:
    """A value known to lie in memory."""

    __slots__ = ("base", "offset", "size", "value", "access")

    def __init__(self, base: Value, offset: int, size: int, value: Value, access: Access) -> None:
        self.base: Value = base
        self.offset: int = offset
        self.size: int = size
        self.value: Value = value
        self.access: Access = access


@final
class _Numbering:
    """The scoped table: key -> instruction, with an undo list for each open block."""

    def __init__(self, fn: Function, unit: Module) -> None:
        self.fn: Function = fn
        self.unit: Module = unit
        self.table: list[ops.Op] = ops.table()
        self.tree: Dominators = Dominators(fn)
        self.numbers: dict[str, Instruction] = {}
        self.changed: bool = False

    def run(self) -> bool:
        """Walk the dominator tree; a negative entry on the stack closes a scope."""
        stack = [0]
        undo: list[list[str]] = []
        while stack:
            order = stack.pop()
            if order < 0:
                for key in undo.pop():
                    del self.numbers[key]
                continue
            added: list[str] = []
            undo.append(added)
            self.block(order, added)
            stack.append(-1)
            for child in reversed(self.tree.children[order]):
                stack.append(child)
        apply_forwards(self.fn.blocks)
        return self.changed

    def block(self, order: int, added: list[str]) -> None:
        """Number one block."""
        available: list[_Available] = []
        for ins in self.tree.blocks[order].instructions:
            operands = ins.operands
            for index in range(len(operands)):
                if operands[index].forward is not None:
                    operands[index] = resolve(operands[index])
            row = self.table[ins.op]
            if row.traits & ops.SPECULATABLE or ops.SDIV <= ins.op <= ops.UREM:
                if ins.op != ops.SLOT and ins.op != ops.FREEZE and not ins.flags & ops.FENV:
                    self.number(ins, row, added)
            else:
                available = self.memory(ins, available)

    def number(self, ins: Instruction, row: ops.Op, added: list[str]) -> None:
        """Replace `ins` by a dominating twin, or make it known."""
        key = instruction_key(ins, row)
        if not key:
            return
        twin = self.numbers.get(key)
        if twin is None:
            self.numbers[key] = ins
            added.append(key)
        else:
            twin.flags &= ins.flags | ~_DROPPABLE
            ins.forward = twin
            self.changed = True

    def memory(self, ins: Instruction, available: list[_Available]) -> list[_Available]:
        """Forward to a load, or drop what an instruction may write; return what is known after it."""
        effects = effects_of(ins, self.table)
        detail = ins.detail
        plain = not ins.flags & ops.VOLATILE and isinstance(detail, Access)
        if plain and isinstance(detail, Access) and ins.op == ops.LOAD:
            base, offset = address_parts(ins.operands[0])
            size = self.unit.layout.store_size(ins.type)
            for entry in available:
                if entry.offset == offset and entry.value.type == ins.type and same_value(entry.base, base):
                    ins.forward = resolve(entry.value)
                    self.changed = True
                    return available
            available.append(_Available(base, offset, size, ins, detail))
            return available
        if plain and isinstance(detail, Access) and ins.op == ops.STORE:
            base, offset = address_parts(ins.operands[1])
            size = self.unit.layout.store_size(ins.operands[0].type)
            kept = [entry for entry in available if not self.meet(entry, base, offset, size, detail)]
            kept.append(_Available(base, offset, size, ins.operands[0], detail))
            return kept
        if effects & (ops.WRITES | ops.EFFECT):
            return []
        return available

    def meet(self, entry: _Available, base: Value, offset: int, size: int, access: Access) -> bool:
        """Tell whether a store may change what `entry` says."""
        if same_value(entry.base, base):
            return entry.offset < offset + size and offset < entry.offset + entry.size
        if _is_object(entry.base) and _is_object(base):
            return False
        if not self.unit.may_alias(entry.access.alias_set, access.alias_set):
            return False
        for scope in entry.access.scopes:
            if scope in access.noalias:
                return False
        for scope in access.scopes:
            if scope in entry.access.noalias:
                return False
        return True


def _is_object(value: Value) -> bool:
    """Tell whether two such bases that differ are different objects.  Symbols are not: one may be an alias of another."""
    return isinstance(value, Instruction) and value.op == ops.SLOT
