"""Dead store elimination.

In: any function.  Out: a store, memset or memcpy whose bytes are all stored again before anything may read them is gone, and so is one to a
slot of this function alone that nothing reads before the function returns.  Algorithm: each block from its end, with the ranges that
are surely overwritten later (a small list); between blocks nothing is carried but the end of the function.
Example: `*p = 0; *p = x;` stores once.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.details import Access
from compiler.ir.effects import effects_of
from compiler.ir.graph import Block, Instruction, IntConstant, Value, same_value
from compiler.ir.module import Function, Module
from compiler.opt.alias import AliasRules, address_parts, object_of
from compiler.opt.mem2reg import calls_returns_twice

_REMEMBERED: Final = 24


def dse(fn: Function, unit: Module) -> bool:
    """Remove dead stores of `fn`; return whether there were any."""
    if calls_returns_twice(fn):
        return False
    work = _Elimination(fn, unit)
    changed = False
    for block in fn.blocks:
        changed |= work.block(block)
    return changed


@final
class _Range:
    """Bytes that are overwritten later, not read before."""

    __slots__ = ("base", "offset", "size", "access")

    def __init__(self, base: Value, offset: int, size: int, access: Access) -> None:
        self.base: Value = base
        self.offset: int = offset
        self.size: int = size
        self.access: Access = access


@final
class _Elimination:
    """The block at hand: ranges overwritten later; leaving: whether it ends in a return; read: the slots that are read behind here."""

    def __init__(self, fn: Function, unit: Module) -> None:
        self.fn: Function = fn
        self.unit: Module = unit
        self.table: list[ops.Op] = ops.table()
        self.rules: AliasRules = AliasRules(fn, unit)
        self.ranges: list[_Range] = []
        self.leaving: bool = False
        self.read: dict[int, bool] = {}

    def block(self, block: Block) -> bool:
        """Walk one block backwards."""
        self.ranges = []
        self.leaving = block.instructions[-1].op == ops.RET
        self.read = {}
        kept: list[Instruction] = []
        for ins in reversed(block.instructions):
            if self.dead(ins):
                continue
            kept.append(ins)
            self.pass_over(ins)
        if len(kept) == len(block.instructions):
            return False
        kept.reverse()
        block.instructions = kept
        return True

    def written(self, ins: Instruction) -> _Range | None:
        """Return the bytes an instruction surely overwrites."""
        detail = ins.detail
        if not isinstance(detail, Access) or ins.flags & ops.VOLATILE:
            return None
        if ins.op == ops.STORE:
            base, offset = address_parts(ins.operands[1])
            return _Range(base, offset, self.unit.layout.store_size(ins.operands[0].type), detail)
        if ins.op in (ops.MEMCPY, ops.MEMMOVE, ops.MEMSET) and isinstance(ins.operands[2], IntConstant):
            base, offset = address_parts(ins.operands[0])
            return _Range(base, offset, ins.operands[2].value, Access(1))
        return None

    def dead(self, ins: Instruction) -> bool:
        """Tell whether what an instruction writes is never seen."""
        span = self.written(ins)
        if span is None:
            return False
        for later in self.ranges:
            if same_value(later.base, span.base) and later.offset <= span.offset and (
                    span.offset + span.size <= later.offset + later.size):
                return True
        if self.leaving and self.rules.is_local(span.base):
            root = object_of(span.base)
            return isinstance(root, Instruction) and root.id not in self.read
        return False

    def pass_over(self, ins: Instruction) -> None:
        """Forget what an instruction may read; remember what it overwrites."""
        op = ins.op
        if op == ops.DBG_VALUE or op == ops.DBG_SLOT:
            return
        effects = effects_of(ins, self.table)
        if op == ops.LOAD or op == ops.MEMCPY or op == ops.MEMMOVE:
            address = ins.operands[0 if op == ops.LOAD else 1]
            base, offset = address_parts(address)
            root = object_of(base)
            if isinstance(root, Instruction):
                self.read[root.id] = True
            size = self.unit.layout.store_size(ins.type) if op == ops.LOAD else -1
            detail = ins.detail
            access = detail if isinstance(detail, Access) and op == ops.LOAD else Access(1)
            meet = self.rules.meet
            self.ranges = [later for later in self.ranges
                           if not meet(later.base, later.offset, later.size, later.access, base, offset, size, access)]
            if ins.flags & ops.VOLATILE:
                self.forget()
        elif op == ops.STORE or op == ops.MEMSET:
            if ins.flags & ops.VOLATILE:
                self.forget()
        elif effects & (ops.READS | ops.EFFECT | ops.TRAPS):
            # Code outside may look at what was stored before; a slot of this function alone it cannot see.
            self.forget()
        span = self.written(ins)
        if span is not None and span.size > 0 and not self.reads_itself(ins, span):
            if len(self.ranges) >= _REMEMBERED:
                del self.ranges[0]
            self.ranges.append(span)

    def reads_itself(self, ins: Instruction, span: _Range) -> bool:
        """Tell whether an instruction may read what it writes: a copy onto itself, which may be with equal addresses (IR.md)."""
        if ins.op != ops.MEMCPY and ins.op != ops.MEMMOVE:
            return False
        base, offset = address_parts(ins.operands[1])
        return self.rules.meet(span.base, span.offset, span.size, span.access, base, offset, span.size, Access(1))

    def forget(self) -> None:
        """Keep only ranges in slots of this function alone."""
        self.ranges = [later for later in self.ranges if self.rules.is_local(later.base)]
