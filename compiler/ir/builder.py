"""Build IR: one cursor, and a method for each shape of instruction.

Lowering, and passes that make code, use it; it sets result types by the op table's rules, gives each instruction its
number and the cursor's location, and folds nothing.
"""

from __future__ import annotations

from typing import final

from compiler.ir import ops
from compiler.ir.details import NO_ARRAY, Access, Asm, Branch, Call, Debug, Detail, Immediate, Slot, Switch
from compiler.ir.graph import Block, Instruction, IntConstant, SymbolAddress, Undef, Value
from compiler.ir.module import Function
from compiler.ir.types import I1, PTR, TOKEN, VOID, width_of, with_lanes_of


def integer(type: int, value: int) -> IntConstant:
    """Return an integer constant, `value` wrapped to the width of `type`."""
    return IntConstant(type, value & ((1 << width_of(type)) - 1))


def null(type: int = PTR) -> IntConstant:
    """Return the null pointer of a pointer type."""
    return IntConstant(type, 0)


def symbol(name: str, offset: int = 0, type: int = PTR) -> SymbolAddress:
    """Return the address of a global or function plus `offset` bytes."""
    return SymbolAddress(type, name, offset)


@final
class Builder:
    """A cursor at the end of a block of one function.

    location: index into Function.locations given to what is made.  block: where to; None after a terminator until
    `start`: what is made there has no block and is not kept (unreachable source).  slots: None, or the slots made so far, which
    `place_slots` puts into the entry all at once: one by one costs a walk each.
    """

    __slots__ = ("fn", "block", "location", "table", "slots")

    def __init__(self, fn: Function) -> None:
        self.fn: Function = fn
        self.block: Block | None = None
        self.location: int = 0
        self.table: list[ops.Op] = ops.table()
        self.slots: list[Instruction] | None = None

    def new_block(self, name: str = "") -> Block:
        """Return a new block that is not yet placed; `start` places it."""
        return self.fn.detached_block(name)

    def start(self, block: Block) -> None:
        """Put `block` at the end of the function and the cursor into it; the block before must have its terminator."""
        self.fn.blocks.append(block)
        self.block = block

    def emit(self, op: int, type: int, operands: list[Value], detail: Detail | None = None, flags: int = 0) -> Instruction:
        """Append any instruction; the other methods are spellings of this one."""
        ins = self.fn.new_instruction(op, type, operands)
        ins.location = self.location
        ins.flags = flags
        ins.detail = detail
        block = self.block
        if block is not None:
            ins.block = block
            block.instructions.append(ins)
            if self.table[op].traits & ops.TERMINATOR:
                self.block = None
        return ins

    def unary(self, op: int, value: Value, flags: int = 0) -> Instruction:
        """Append an op of one operand with a result of its type."""
        return self.emit(op, value.type, [value], None, flags)

    def binary(self, op: int, left: Value, right: Value, flags: int = 0) -> Instruction:
        """Append an op of two operands; a comparison or overflow test gives i1, any other the type of `left`."""
        type = with_lanes_of(I1, left.type) if self.table[op].result == "bool" else left.type
        return self.emit(op, type, [left, right], None, flags)

    def convert(self, op: int, value: Value, type: int) -> Instruction:
        """Append a conversion to `type`."""
        return self.emit(op, type, [value])

    def select(self, condition: Value, yes: Value, no: Value) -> Instruction:
        """Append condition ? yes : no; both are evaluated."""
        return self.emit(ops.SELECT, yes.type, [condition, yes, no])

    def offset(self, pointer: Value, distance: Value, flags: int = 0) -> Instruction:
        """Append pointer + distance bytes; distance is a signed integer of the pointer's width."""
        return self.emit(ops.PTRADD, pointer.type, [pointer, distance], None, flags)

    def slot(self, size: int, align: int, name: str, arrays: int = NO_ARRAY) -> Instruction:
        """Add a static slot to the entry block, before its terminator, after the slots there are.  arrays: as of Slot."""
        ins = self.fn.new_instruction(ops.SLOT, PTR, [])
        ins.detail = Slot(size, align, name, arrays)
        entry = self.fn.blocks[0]
        ins.block = entry
        if self.slots is not None:
            self.slots.append(ins)
            return ins
        place = 0
        while place < len(entry.instructions) and entry.instructions[place].op == ops.SLOT:
            place += 1
        entry.instructions.insert(place, ins)
        return ins

    def place_slots(self) -> None:
        """Put the slots that were held back at the start of the entry block."""
        if self.slots:
            self.fn.blocks[0].instructions[0:0] = self.slots
        self.slots = None

    def load(self, type: int, address: Value, access: Access, flags: int = 0) -> Instruction:
        """Append a load of `type`; an i1 is a byte that is 0 or 1, f80 its 10 bytes."""
        return self.emit(ops.LOAD, type, [address], access, flags)

    def store(self, value: Value, address: Value, access: Access, flags: int = 0) -> Instruction:
        """Append a store of `value`."""
        return self.emit(ops.STORE, VOID, [value, address], access, flags)

    def memory(self, op: int, to: Value, source: Value, size: Value, access: Access, flags: int = 0) -> Instruction:
        """Append memcpy, memmove (source is an address) or memset (source is an i8)."""
        return self.emit(op, VOID, [to, source, size], access, flags)

    def call(self, callee: Value, arguments: list[Value], detail: Call) -> Instruction:
        """Append a call; its type is the signature's result."""
        operands: list[Value] = [callee]
        operands.extend(arguments)
        return self.emit(ops.CALL, detail.signature.result.type, operands, detail)

    def assembly(self, detail: Asm, operands: list[Value], flags: int, targets: list[Block]) -> Instruction:
        """Append an asm statement, an asm goto if there are targets (the fall-through first)."""
        type = VOID
        for operand in detail.operands:
            if operand.is_output and not operand.indirect:
                type = TOKEN
        ins = self.emit(ops.ASM_GOTO if targets else ops.ASM, type, operands, detail, flags)
        ins.targets = targets
        return ins

    def output(self, source: Instruction, number: int, type: int) -> Instruction:
        """Append the direct output `number` of an asm."""
        return self.emit(ops.OUTPUT, type, [source], Immediate([number]))

    def debug(self, op: int, value: Value, variable: int) -> Instruction:
        """Append a marker: from here variable `variable` is in (dbg.slot) or is (dbg.value) `value`; undef: nowhere."""
        return self.emit(op, VOID, [value], Debug(variable, 0, 0))

    def phi(self, block: Block, type: int) -> Instruction:
        """Add an empty phi at the head of `block`, after the phis there are; `add_incoming` fills it."""
        ins = self.fn.new_instruction(ops.PHI, type, [])
        ins.block = block
        ins.location = self.location
        place = 0
        while place < len(block.instructions) and block.instructions[place].op == ops.PHI:
            place += 1
        block.instructions.insert(place, ins)
        return ins

    def branch(self, target: Block) -> None:
        """End the block with a jump."""
        ins = self.emit(ops.BR, VOID, [])
        ins.targets = [target]

    def branch_if(self, condition: Value, yes: Block, no: Block, weights: Branch | None = None) -> None:
        """End the block with a two-way branch on an i1."""
        ins = self.emit(ops.CONDBR, VOID, [condition], weights)
        ins.targets = [yes, no]

    def switch(self, value: Value, otherwise: Block, cases: list[tuple[int, int]], targets: list[Block]) -> None:
        """End the block with a switch; cases as in details.Switch, one target each."""
        ins = self.emit(ops.SWITCH, VOID, [value], Switch(cases, []))
        ins.targets = [otherwise]
        ins.targets.extend(targets)

    def jump_to(self, address: Value, targets: list[Block]) -> None:
        """End the block with a computed goto to one of `targets`, all blocks whose address is taken."""
        ins = self.emit(ops.INDIRECTBR, VOID, [address])
        ins.targets = targets

    def leave(self, value: Value | None) -> None:
        """End the block with a return."""
        self.emit(ops.RET, VOID, [] if value is None else [value])

    def unreachable(self) -> None:
        """End the block where control never comes."""
        self.emit(ops.UNREACHABLE, VOID, [])

    def undefined(self, type: int) -> Undef:
        """Return an undefined value."""
        return Undef(type)


def add_incoming(phi: Instruction, value: Value, source: Block) -> None:
    """Let `phi` be `value` when control comes from `source`."""
    phi.operands.append(value)
    phi.targets.append(source)
