"""Which memory accesses may meet.

In: addresses as base and constant offset (`address_parts`), and accesses.  Two surely do not meet if their alias sets are unrelated
(C11 6.5p7), a restrict scope of one excludes the other (C11 6.7.3.1), they are parts of one base that do not overlap, or their bases are
different objects: slots, objects of static storage that no alias joins, and for a slot whose address stays in plain accesses
(`local_slots`) any address that is not made from it.
"""

from __future__ import annotations

from typing import final

from compiler.ir import ops
from compiler.ir.details import Access
from compiler.ir.fold import to_signed
from compiler.ir.graph import Instruction, IntConstant, Parameter, SymbolAddress, Value, same_value
from compiler.ir.module import WEAK, WEAK_UNDEFINED, Function, Module
from compiler.ir.types import width_of


def address_parts(address: Value) -> tuple[Value, int]:
    """Return base and offset in bytes, looking through constant ptradd; a symbol's own offset is part of the offset."""
    offset = 0
    while isinstance(address, Instruction) and address.op == ops.PTRADD:
        distance = address.operands[1]
        if not isinstance(distance, IntConstant):
            return address, offset
        offset += to_signed(distance.value, width_of(distance.type))
        address = address.operands[0]
    if isinstance(address, SymbolAddress) and address.offset:
        return SymbolAddress(address.type, address.name, 0), offset + address.offset
    return address, offset


def object_of(base: Value) -> Value:
    """Return the value that a base is made from, looking through variable offsets."""
    while isinstance(base, Instruction) and base.op == ops.PTRADD:
        base = base.operands[0]
    return base


def local_slots(fn: Function) -> bytearray:
    """Return by id whether a value is a slot whose address goes nowhere but into addresses of loads, stores, copies and markers."""
    local = bytearray(fn.next_id)
    derived: list[Instruction] = []
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.SLOT:
                local[ins.id] = 1
            elif ins.op == ops.PTRADD:
                derived.append(ins)
    for block in fn.blocks:
        for ins in block.instructions:
            op = ins.op
            if op in (ops.DBG_SLOT, ops.DBG_VALUE, ops.LIFETIME_START, ops.LIFETIME_END, ops.LOAD, ops.PTRADD, ops.MEMCPY, ops.MEMMOVE,
                      ops.MEMSET):
                continue
            for index in range(len(ins.operands)):
                if op == ops.STORE and index == 1:
                    continue
                root = object_of(ins.operands[index])
                if isinstance(root, Instruction) and root.op == ops.SLOT:
                    local[root.id] = 0
    return local


@final
class AliasRules:
    """What tells accesses of one function apart."""

    __slots__ = ("unit", "local", "joined")

    def __init__(self, fn: Function, unit: Module) -> None:
        self.unit: Module = unit
        self.local: bytearray = local_slots(fn)
        self.joined: dict[str, bool] = {}
        for alias in unit.aliases:
            self.joined[alias.name] = True
            self.joined[alias.target] = True

    def is_local(self, base: Value) -> bool:
        """Tell whether a base lies in a slot that only plain accesses of this function reach."""
        root = object_of(base)
        return isinstance(root, Instruction) and root.op == ops.SLOT and root.id < len(self.local) and self.local[root.id] != 0

    def is_constant(self, base: Value) -> bool:
        """Tell whether a base lies in an object that is never written."""
        root = object_of(base)
        if isinstance(root, SymbolAddress):
            item = self.unit.globals.get(root.name)
            return item is not None and item.constant
        return False

    def own_symbol(self, name: str) -> bool:
        """Tell whether a symbol is an object that no other symbol can be."""
        if name in self.joined:
            return False
        item = self.unit.globals.get(name)
        return item is not None and item.linkage != WEAK and item.linkage != WEAK_UNDEFINED

    def different(self, left: Value, right: Value) -> bool:
        """Tell whether two bases are, or lie in, different objects."""
        a = object_of(left)
        b = object_of(right)
        if a is b:
            return False
        a_slot = isinstance(a, Instruction) and a.op == ops.SLOT
        b_slot = isinstance(b, Instruction) and b.op == ops.SLOT
        if a_slot and b_slot:
            return True
        if a_slot or b_slot:
            other = b if a_slot else a
            if isinstance(other, (SymbolAddress, Parameter)):
                return True
            return self.is_local(a if a_slot else b)
        if isinstance(a, SymbolAddress) and isinstance(b, SymbolAddress):
            return a.name != b.name and self.own_symbol(a.name) and self.own_symbol(b.name)
        return False

    def meet(self, left: Value, left_offset: int, left_size: int, left_access: Access, right: Value, right_offset: int, right_size: int,
             right_access: Access) -> bool:
        """Tell whether two accesses may touch a byte in common.  Sizes in bytes, -1: any."""
        if same_value(left, right):
            if left_size < 0 or right_size < 0:
                return True
            return left_offset < right_offset + right_size and right_offset < left_offset + left_size
        if self.different(left, right):
            return False
        if not self.unit.may_alias(left_access.alias_set, right_access.alias_set):
            return False
        for scope in left_access.scopes:
            if scope in right_access.noalias:
                return False
        for scope in right_access.scopes:
            if scope in left_access.noalias:
                return False
        return True
