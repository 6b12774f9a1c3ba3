"""Make of IR operations that need blocks of their own, IR that needs none: va.arg and the atomic operations that are loops.

In: a function after legalisation.  Out: the same, where what is left of va.* is va.start, va.end and va.copy, and every atomic
operation is one instruction of the machine.  Critical edges are made; the caller splits them.

    %3 = va.arg %list  =>  the overflow area's next eightbyte, or the register save area's while it lasts (psABI 3.5.7, figure 3.35)
    %3 = atomic.nand %p, %x  =>  a loop around cmpxchg
"""

from __future__ import annotations

from typing import final

from compiler.ir import ops
from compiler.ir.cfg import retarget_phis
from compiler.ir.details import SEQ_CST, Access, Aggregate, Detail
from compiler.ir.graph import Block, Instruction, IntConstant, Value, apply_forwards
from compiler.ir.module import Function
from compiler.ir.types import (
    F80,
    F128,
    I1,
    I8,
    I16,
    I32,
    I64,
    PTR,
    VOID,
    lanes_of,
    width_of,
)
from compiler.target.x86_64.abi import INTEGER, X87, classify, in_xmm, register_bytes

_LOOPS = (ops.ATOMIC_NAND, ops.ATOMIC_AND, ops.ATOMIC_OR, ops.ATOMIC_XOR)
_PLAIN = {ops.ATOMIC_AND: ops.AND, ops.ATOMIC_OR: ops.OR, ops.ATOMIC_XOR: ops.XOR, ops.ATOMIC_NAND: ops.AND}


def expand(fn: Function, wide: bool) -> None:
    """Expand what takes control flow.  wide: 32-byte vectors go in ymm registers."""
    used: list[bool] = []
    changed = False
    for block in list(fn.blocks):
        index = 0
        current = block
        while index < len(current.instructions):
            ins = current.instructions[index]
            index += 1
            op = ins.op
            if op == ops.VA_ARG or op == ops.VA_ARG_MEMORY:
                current = _Expansion(fn, current, index - 1, ins).variable_argument(wide)
                changed = True
                index = 0
            elif op in _LOOPS:
                if not used:
                    used = _used(fn)
                if op == ops.ATOMIC_NAND or ins.id < len(used) and used[ins.id]:
                    current = _Expansion(fn, current, index - 1, ins).exchange_loop()
                    changed = True
                    index = 0
    if changed:
        apply_forwards(fn.blocks)


def _used(fn: Function) -> list[bool]:
    """Tell by id whether a value is an operand anywhere."""
    used = [False] * fn.next_id
    for block in fn.blocks:
        for ins in block.instructions:
            for value in ins.operands:
                if isinstance(value, Instruction):
                    used[value.id] = True
    return used


@final
class _Expansion:
    """The expansion of one instruction: the code before it stays in `block`, what follows moves to a block behind."""

    def __init__(self, fn: Function, block: Block, index: int, ins: Instruction) -> None:
        self.fn: Function = fn
        self.ins: Instruction = ins
        self.first: Block = block
        self.block: Block = block
        self.place: int = fn.blocks.index(block)
        self.rest: list[Instruction] = block.instructions[index + 1:]
        del block.instructions[index:]

    def emit(self, op: int, type: int, operands: list[Value], detail: Detail | None = None) -> Instruction:
        """Append an instruction."""
        made = self.fn.new_instruction(op, type, operands)
        made.location = self.ins.location
        made.detail = detail
        made.block = self.block
        self.block.instructions.append(made)
        return made

    def new_block(self) -> Block:
        """Return a new block behind those made so far."""
        made = self.fn.detached_block()
        self.place += 1
        self.fn.blocks.insert(self.place, made)
        return made

    def jump(self, target: Block) -> None:
        """End the block with a jump."""
        self.emit(ops.BR, VOID, []).targets = [target]

    def finish(self, last: Block) -> Block:
        """Move what followed the instruction to `last`, and return it."""
        for ins in self.rest:
            ins.block = last
        last.instructions.extend(self.rest)
        for target in last.instructions[-1].targets:
            retarget_phis(target, self.first, last)
        return last

    def load(self, type: int, address: Value, align: int = 8) -> Instruction:
        """Append a load."""
        return self.emit(ops.LOAD, type, [address], Access(align))

    def store(self, value: Value, address: Value, align: int = 8) -> None:
        """Append a store."""
        self.emit(ops.STORE, VOID, [value, address], Access(align))

    def offset(self, pointer: Value, distance: int) -> Value:
        """Append pointer + distance."""
        if distance == 0:
            return pointer
        return self.emit(ops.PTRADD, PTR, [pointer, IntConstant(I64, distance)])

    # -- va.arg ---------------------------------------------------------------------------------------

    def variable_argument(self, wide: bool) -> Block:
        """Expand va.arg or va.arg.memory; return the block that has what follows."""
        ins = self.ins
        aggregate = ins.detail if isinstance(ins.detail, Aggregate) else None
        if ins.op == ops.VA_ARG_MEMORY:
            assert aggregate is not None
            return self._aggregate(ins.operands[0], ins.operands[1], aggregate, wide)
        type = ins.type
        listing = ins.operands[0]
        if type == F80 or lanes_of(type) and register_bytes(type) > 16:
            size = register_bytes(type) if lanes_of(type) else 16
            address = self._overflow(listing, size, 16 if size == 16 else size)
            ins.forward = self.load(type, address, 8)
            return self.finish_here()
        floating = in_xmm(type)
        joined = self._either(listing, 0 if floating else 1, 1 if floating else 0, register_bytes(type) if floating else 8,
                              16 if type == F128 or lanes_of(type) and register_bytes(type) == 16 else 8)
        ins.forward = self.load(type, joined, 8)
        return self.finish_here()

    def finish_here(self) -> Block:
        """Let what followed stand where the code goes now."""
        if self.block is self.first:
            self.first.instructions.extend(self.rest)
            return self.first
        return self.finish(self.block)

    def _overflow(self, listing: Value, size: int, align: int) -> Value:
        """Append the taking of an argument from the stack; return its address."""
        field = self.offset(listing, 8)
        area: Value = self.load(PTR, field)
        if align > 8:
            number = self.emit(ops.PTRTOINT, I64, [area])
            raised = self.emit(ops.ADD, I64, [number, IntConstant(I64, align - 1)])
            aligned = self.emit(ops.AND, I64, [raised, IntConstant(I64, (1 << 64) - align)])
            area = self.emit(ops.INTTOPTR, PTR, [aligned])
        self.store(self.offset(area, (size + 7) & ~7), field)
        return area

    def _either(self, listing: Value, integers: int, floats: int, size: int, align: int) -> Value:
        """Append the taking of a scalar argument; return its address."""
        field = self.offset(listing, 4) if floats else listing
        step, limit = (16, 176) if floats else (8, 48)
        taken = self.load(I32, field, 4)
        condition = self.emit(ops.ULE, I1, [taken, IntConstant(I32, limit - step)])
        in_register, on_stack, after = self.new_block(), self.new_block(), self.new_block()
        self.emit(ops.CONDBR, VOID, [condition]).targets = [in_register, on_stack]
        self.block = in_register
        area = self.load(PTR, self.offset(listing, 16))
        wide = self.emit(ops.ZEXT, I64, [taken])
        first = self.emit(ops.PTRADD, PTR, [area, wide])
        self.store(self.emit(ops.ADD, I32, [taken, IntConstant(I32, step)]), field, 4)
        self.jump(after)
        self.block = on_stack
        second = self._overflow(listing, size, align)
        self.jump(after)
        self.block = after
        joined = self.emit(ops.PHI, PTR, [first, second])
        joined.targets = [in_register, on_stack]
        return joined

    def _aggregate(self, listing: Value, to: Value, aggregate: Aggregate, wide: bool) -> Block:
        size = aggregate.size
        if size == 0:
            return self.finish_here()
        classes = classify(aggregate, wide)
        if not classes or X87 in classes or len(classes) > 2:
            self._copy(self._overflow(listing, size, aggregate.align), to, size)
            return self.finish_here()
        pieces: list[tuple[bool, int, int]] = []    # integer, offset, size
        offset = 0
        for one in classes:
            if one == INTEGER:
                pieces.append((True, offset, min(8, size - offset)))
            elif one == 2:
                pieces.append((False, offset, min(8, size - offset)))
            elif one != 0:
                pieces[-1] = (pieces[-1][0], pieces[-1][1], pieces[-1][2] + min(8, size - offset))
            offset += 8
        integers = len([piece for piece in pieces if piece[0]])
        floats = len(pieces) - integers
        in_register, on_stack, after = self.new_block(), self.new_block(), self.new_block()
        general: Value | None = None
        floating: Value | None = None
        condition: Value | None = None
        if integers:
            general = self.load(I32, listing, 4)
            condition = self.emit(ops.ULE, I1, [general, IntConstant(I32, 48 - 8 * integers)])
        if floats:
            floating = self.load(I32, self.offset(listing, 4), 4)
            other = self.emit(ops.ULE, I1, [floating, IntConstant(I32, 176 - 16 * floats)])
            condition = other if condition is None else self.emit(ops.AND, I1, [condition, other])
        if condition is None:
            self.jump(on_stack)
            del self.fn.blocks[self.fn.blocks.index(in_register)]
            self.place -= 1
        else:
            self.emit(ops.CONDBR, VOID, [condition]).targets = [in_register, on_stack]
            self.block = in_register
            area = self.load(PTR, self.offset(listing, 16))
            general_place: Value | None = None
            floating_place: Value | None = None
            if general is not None:
                general_place = self.emit(ops.PTRADD, PTR, [area, self.emit(ops.ZEXT, I64, [general])])
                self.store(self.emit(ops.ADD, I32, [general, IntConstant(I32, 8 * integers)]), listing, 4)
            if floating is not None:
                floating_place = self.emit(ops.PTRADD, PTR, [area, self.emit(ops.ZEXT, I64, [floating])])
                self.store(self.emit(ops.ADD, I32, [floating, IntConstant(I32, 16 * floats)]), self.offset(listing, 4), 4)
            next_general = 0
            next_floating = 0
            for integer, offset, length in pieces:
                if integer:
                    assert general_place is not None
                    source = self.offset(general_place, next_general)
                    next_general += 8
                else:
                    assert floating_place is not None
                    source = self.offset(floating_place, next_floating)
                    next_floating += 16
                self._copy(source, self.offset(to, offset), length)
            self.jump(after)
        self.block = on_stack
        self._copy(self._overflow(listing, size, aggregate.align), to, size)
        self.jump(after)
        self.block = after
        return self.finish(after)

    def _copy(self, source: Value, to: Value, size: int) -> None:
        """Append a copy of `size` bytes; long ones are calls of memcpy, as legalisation would make them."""
        if size > 256:
            from compiler.ir.details import Argument, Call, Signature
            from compiler.ir.graph import SymbolAddress

            arguments = [Argument(PTR), Argument(PTR), Argument(I64)]
            detail = Call(Signature(Argument(PTR), arguments))
            self.emit(ops.CALL, PTR, [SymbolAddress(PTR, "memcpy", 0), to, source, IntConstant(I64, size)], detail)
            return
        done = 0
        while done < size:
            rest = size - done
            type = I64 if rest >= 8 else I32 if rest >= 4 else I16 if rest >= 2 else I8
            self.store(self.load(type, self.offset(source, done), 1), self.offset(to, done), 1)
            done += width_of(type) // 8

    # -- atomics --------------------------------------------------------------------------------------

    def exchange_loop(self) -> Block:
        """Expand an operation that the machine does not give the old value of: try with cmpxchg until nobody came between."""
        ins = self.ins
        pointer, value = ins.operands[0], ins.operands[1]
        type = ins.type
        align = max(1, width_of(type) // 8)
        before = self.emit(ops.ATOMIC_LOAD, type, [pointer], Access(align, 0, 1))
        loop, after = self.new_block(), self.new_block()
        start = self.block
        self.jump(loop)
        self.block = loop
        old = self.emit(ops.PHI, type, [before])
        new: Value = self.emit(_PLAIN[ins.op], type, [old, value])
        if ins.op == ops.ATOMIC_NAND:
            new = self.emit(ops.XOR, type, [new, IntConstant(type, (1 << width_of(type)) - 1)])
        found = self.emit(ops.CMPXCHG, type, [pointer, old, new], Access(align, 0, SEQ_CST, SEQ_CST))
        old.operands = [before, found]
        old.targets = [start, loop]
        done = self.emit(ops.EQ, I1, [found, old])
        self.emit(ops.CONDBR, VOID, [done]).targets = [after, loop]
        ins.forward = found
        return self.finish(after)
