"""What the parts of legalisation share: the place code is added to, and values whose type the target lacks, as their parts.

In: one function, the facts of its target.  `Expansion` is the base of the one class in legalize.py; the expansions of integers, floats,
vectors and memory accesses are functions over it.  They write operations of any type through `op`, which legalises what it makes, so
each expansion only goes one step: a 256-bit product is made of 64-bit ones because multiplication of i256 says so.

A value of a type that the target lacks is an instruction that is in no block; `parts` gives the values it consists of:
    integer of N bits, N at most the register width   one, of the narrowest legal type that holds it, zero-extended
    a wider integer, or a float without registers     its words, lowest first, the last one zero-extended
    vector                                            vectors of the widest legal type, else the lanes (which may have parts themselves)
A vector of i1 may instead have a mask: a vector of integers as wide as the lanes that were compared, 0 or all ones.
"""

from __future__ import annotations

from compiler.codegen.legal import LegalTypes
from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import CONST, LEAF, NOTHROW, PLAIN, WILL_RETURN, Access, Argument, Call, Detail, Signature, Slot
from compiler.ir.graph import (
    Block,
    FloatConstant,
    Instruction,
    IntConstant,
    Parameter,
    SymbolAddress,
    Undef,
    Value,
    VectorConstant,
    same_value,
)
from compiler.ir.module import DataLayout, Function
from compiler.ir.types import (
    I1,
    PTR,
    element_of,
    int_type,
    is_float,
    is_integer,
    lanes_of,
    vector_type,
    width_of,
    with_lanes_of,
)
from compiler.unsupported import Unsupported


class Expansion:
    """The function, where code goes, and the parts of values.  word: the integer type of a register; address: of a pointer's width."""

    __slots__ = ("fn", "layout", "legal", "table", "out", "location", "parts_of", "masks", "slots", "types", "word", "word_bits", "address",
                 "block")

    def __init__(self, fn: Function, layout: DataLayout, legal: LegalTypes) -> None:
        self.fn: Function = fn
        self.layout: DataLayout = layout
        self.legal: LegalTypes = legal
        self.table: list[ops.Op] = ops.table()
        self.block: Block = fn.blocks[0]
        self.out: list[Instruction] = []
        self.location: int = 0
        self.parts_of: dict[int, list[Value]] = {}
        self.masks: dict[int, Value] = {}
        self.slots: list[Instruction] = []
        self.types: dict[int, bool] = {}
        self.word: int = legal.integers[-1]
        self.word_bits: int = legal.register_bits
        self.address: int = int_type(layout.pointer_bits)

    def op(self, op: int, type: int, operands: list[Value], flags: int = 0, detail: Detail | None = None) -> Value:
        """Add an operation on any types, legalised; return its value."""
        raise NotImplementedError

    def is_legal(self, type: int) -> bool:
        """Tell whether values of the type live in registers."""
        known = self.types.get(type)
        if known is None:
            known = self.legal.has_type(type)
            self.types[type] = known
        return known

    def is_soft(self, type: int) -> bool:
        """Tell whether arithmetic on a scalar float type is done by library calls."""
        return type in self.legal.soft or type not in self.legal.floats

    def is_stored(self, type: int) -> bool:
        """Tell whether one load or store moves an integer type: 8, 16... bits up to a register, whatever is computed with."""
        width = width_of(type)
        return is_integer(type) and not lanes_of(type) and 8 <= width <= self.word_bits and width & (width - 1) == 0

    def place(self, op: int, type: int, operands: list[Value], flags: int = 0, detail: Detail | None = None) -> Instruction:
        """Add an instruction as it is: the caller knows that the target has it."""
        ins = self.fn.new_instruction(op, type, operands)
        ins.flags = flags
        ins.detail = detail
        ins.location = self.location
        ins.block = self.block
        self.out.append(ins)
        return ins

    def virtual(self, type: int, parts: list[Value]) -> Value:
        """Return a value of a type the target lacks, made of `parts`."""
        value = self.fn.new_instruction(ops.FREEZE, type, [])
        self.parts_of[value.id] = parts
        return value

    def masked(self, type: int, mask: Value) -> Value:
        """Return a vector of i1 that is `mask` in its wide form."""
        value = self.fn.new_instruction(ops.FREEZE, type, [])
        self.masks[value.id] = mask
        return value

    def mask_of(self, value: Value) -> Value | None:
        """Return the mask of a vector of i1, None if it has none."""
        return self.masks.get(value.id) if isinstance(value, Instruction) else None

    def split(self, type: int) -> list[int]:
        """Return the types of the parts of a type the target lacks."""
        lanes = lanes_of(type)
        if lanes:
            element = element_of(type)
            piece = lanes // 2
            while piece > 1:
                if lanes % piece == 0 and vector_type(element, piece) in self.legal.vectors:
                    return [vector_type(element, piece)] * (lanes // piece)
                piece //= 2
            return [element] * lanes
        width = width_of(type)
        if not is_integer(type) and not is_float(type):
            raise Unsupported("codegen", "a value of type " + str(type))
        if is_integer(type) and width <= self.word_bits:
            return [self.legal.container(width)]
        return [self.word if width >= self.word_bits else self.legal.container(width)] * ((width + self.word_bits - 1) // self.word_bits)

    def parts(self, value: Value) -> list[Value]:
        """Return the parts of a value of a type the target lacks."""
        if isinstance(value, Instruction):
            found = self.parts_of.get(value.id)
            if found is None:
                mask = self.masks.get(value.id)
                if mask is None:
                    raise Unsupported("codegen", "the parts of " + self.table[value.op].name)
                # Each use takes the mask apart anew, where it is: a mask is seldom used so.
                return [self.op(ops.TRUNC, I1, [lane]) for lane in self.lanes(mask)]
            return found
        if isinstance(value, Parameter):
            return self.parts_of[value.id]
        types = self.split(value.type)
        if isinstance(value, IntConstant):
            return self.words_of_number(value.value, types)
        if isinstance(value, FloatConstant):
            return self.words_of_number(value.bits, types)
        if isinstance(value, Undef):
            return [Undef(type, value.kind) for type in types]
        if isinstance(value, VectorConstant):
            each = max(1, lanes_of(types[0]))
            if not lanes_of(types[0]):
                return list(value.lanes)
            return [VectorConstant(types[index], value.lanes[index * each:index * each + each]) for index in range(len(types))]
        raise Unsupported("codegen", "a constant wider than a register")

    def words_of_number(self, number: int, types: list[int]) -> list[Value]:
        """Return a bit pattern as constants of the given types, lowest first."""
        result: list[Value] = []
        for type in types:
            result.append(integer(type, number))
            number >>= width_of(type)
        return result

    def lanes(self, value: Value) -> list[Value]:
        """Return all lanes of a vector as scalars."""
        type = value.type
        if not self.is_legal(type):
            result: list[Value] = []
            for part in self.parts(value):
                if lanes_of(part.type):
                    result += self.lanes(part)
                else:
                    result.append(part)
            return result
        if isinstance(value, VectorConstant):
            return list(value.lanes)
        if isinstance(value, Undef):
            return [Undef(element_of(type), value.kind)] * lanes_of(type)
        count = lanes_of(type)
        element = element_of(type)
        if self.legal.has(ops.EXTRACT, type):
            return [self.op(ops.EXTRACT, element, [value, integer(self.word, index)]) for index in range(count)]
        size = self.layout.store_size(element)
        slot = self.slot(size * count, size * count)
        self.place(ops.STORE, 0, [value, slot], 0, Access(size * count))
        return [self.op(ops.LOAD, element, [self.offset(slot, index * size)], 0, Access(size)) for index in range(count)]

    def gather(self, type: int, lanes: list[Value]) -> Value:
        """Return the vector with these lanes."""
        constant = True
        for lane in lanes:
            if isinstance(lane, (Instruction, Parameter)):
                constant = False
                break
        if constant:
            return VectorConstant(type, lanes)
        if not self.is_legal(type):
            types = self.split(type)
            each = lanes_of(types[0])
            if not each:
                return self.virtual(type, list(lanes))
            return self.virtual(type, [self.gather(types[index], lanes[index * each:index * each + each]) for index in range(len(types))])
        if self.legal.has(ops.SPLAT, type) and all_same(lanes):
            return self.place(ops.SPLAT, type, [lanes[0]])
        if self.legal.has(ops.INSERT, type):
            result: Value = Undef(type)
            for index in range(len(lanes)):
                if not isinstance(lanes[index], Undef):
                    result = self.place(ops.INSERT, type, [result, lanes[index], integer(self.word, index)])
            return result
        size = self.layout.store_size(element_of(type))
        slot = self.slot(size * len(lanes), size * len(lanes))
        for index in range(len(lanes)):
            if not isinstance(lanes[index], Undef):
                self.op(ops.STORE, 0, [lanes[index], self.offset(slot, index * size)], 0, Access(size))
        return self.place(ops.LOAD, type, [slot], 0, Access(size * len(lanes)))

    def slot(self, size: int, align: int) -> Value:
        """Return the address of a new piece of the frame; align: a power of two, or a size to round up to one."""
        power = 1
        while power < align:
            power *= 2
        ins = self.fn.new_instruction(ops.SLOT, PTR, [])
        ins.detail = Slot(size, power, "")
        ins.block = self.fn.blocks[0]
        self.slots.append(ins)
        return ins

    def offset(self, base: Value, distance: int) -> Value:
        """Return an address plus `distance` bytes."""
        return self.op(ops.PTRADD, base.type, [base, integer(self.address, distance)]) if distance else base

    def binary(self, op: int, left: Value, right: Value) -> Value:
        """Add an operation of two operands of one type."""
        type = with_lanes_of(I1, left.type) if self.table[op].result == "bool" else left.type
        return self.op(op, type, [left, right])

    def number(self, op: int, left: Value, right: int) -> Value:
        """Add an operation with an integer constant on the right."""
        return self.binary(op, left, self.constant(left.type, right))

    def constant(self, type: int, number: int) -> Value:
        """Return an integer constant, in every lane of a vector."""
        lanes = lanes_of(type)
        if lanes:
            lane: Value = integer(element_of(type), number)
            return VectorConstant(type, [lane] * lanes)
        return integer(type, number)

    def select(self, condition: Value, yes: Value, no: Value) -> Value:
        """Add condition ? yes : no."""
        return self.op(ops.SELECT, yes.type, [condition, yes, no])

    def resize(self, value: Value, type: int) -> Value:
        """Return an integer in another width, cut or zero-extended."""
        before = width_of(value.type)
        after = width_of(type)
        if before == after:
            return value
        return self.op(ops.ZEXT if before < after else ops.TRUNC, type, [value])

    def cut(self, value: Value, type: int) -> Value:
        """Return the low bits of a word as what a store of an integer type takes, which need not be legal."""
        if value.type == type:
            return value
        if isinstance(value, IntConstant):
            return integer(type, value.value)
        return self.place(ops.TRUNC, type, [value])

    def widened(self, piece: Value, type: int) -> Value:
        """Return what a load gave, which need not be legal, zero-extended to a legal type or as it is."""
        if width_of(piece.type) >= width_of(type):
            return self.cut(piece, type)
        return self.place(ops.ZEXT, type, [piece])

    def call(self, name: str, type: int, operands: list[Value], pure: bool = True) -> Value:
        """Add a call of a library function; pure: it is a function of its operands."""
        signature = Signature(Argument(type), [Argument(operand.type, PLAIN) for operand in operands])
        attributes = NOTHROW | LEAF | WILL_RETURN
        if pure:
            attributes |= CONST
        callee: list[Value] = [SymbolAddress(PTR, name, 0)]
        return self.op(ops.CALL, type, callee + operands, 0, Call(signature, attributes))


def all_same(lanes: list[Value]) -> bool:
    """Tell whether all lanes are surely one value."""
    for lane in lanes:
        if not same_value(lane, lanes[0]):
            return False
    return True
