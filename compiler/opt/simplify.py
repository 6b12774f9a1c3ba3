"""Algebraic simplification: fold constants, use the op table's identities, put expressions into one form.

In: any function.  Out: no instruction whose value is a constant or one of its operands by the table's columns (identity,
absorb, idempotent, nilpotent, involution); constants stand on the right of commutative ops; multiplication, division and
remainder by powers of two are shifts and masks; chains of conversions and of constant offsets are one.  Blocks are visited
in reverse post-order, each instruction after its operands, until nothing changes.  Example: `%2 = mul %0, 8:i32` becomes
`%2 = shl %0, 3:i32`.

Floating ops are folded only where the result is the same in every case: x + -0.0, x - 0.0, x * 1.0, x / 1.0; comparisons of which
compiler/ir/floatorder.py knows the answer; with FENV, nothing.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.cfg import reverse_postorder
from compiler.ir.details import Slot
from compiler.ir.floatorder import decided, possible_relations
from compiler.ir.fold import constant_of_bits, fold, to_signed
from compiler.ir.graph import (
    POISON,
    UNDEF,
    Block,
    FloatConstant,
    Instruction,
    IntConstant,
    SymbolAddress,
    Value,
    VectorConstant,
    apply_forwards,
    is_constant,
    resolve,
    same_value,
)
from compiler.ir.module import WEAK, WEAK_UNDEFINED, DataLayout, Function, Module
from compiler.ir.ops import Op
from compiler.ir.types import I1, is_integer, is_pointer, lanes_of, width_of
from compiler.opt.alias import AliasRules, address_parts
from compiler.opt.bits import possible_bits
from compiler.opt.strings import constant_object

# 1.0 in each format, by width: the encodings differ only there (IEEE 754-2019 3.4; x87 has an explicit integer bit).
_ONES: Final = {16: 0x3C00, 32: 0x3F800000, 64: 0x3FF << 52, 80: 0x3FFF << 64 | 1 << 63, 128: 0x3FFF << 112}


def simplify(fn: Function, unit: Module) -> bool:
    """Simplify all instructions of `fn`; return whether anything changed."""
    work = _Simplifier(fn, unit)
    blocks = reverse_postorder(fn)
    changed = False
    for _ in range(8):      # each round opens new chances; what is left after eight can wait for the next pass
        work.changed = False
        for block in blocks:
            work.block(block)
        apply_forwards(fn.blocks)
        if not work.changed:
            break
        changed = True
    return changed


def is_number(value: Value, number: int) -> bool:
    """Tell whether `value` is an integer constant (each lane) with this bit pattern; -1 stands for all ones."""
    if isinstance(value, IntConstant):
        if number < 0:
            return not is_pointer(value.type) and value.value == (1 << width_of(value.type)) + number
        return value.value == number
    if isinstance(value, VectorConstant):
        for lane in value.lanes:
            if not is_number(lane, number):
                return False
        return True
    return False


def constant_like(type: int, number: int) -> Value:
    """Return the integer `number`, wrapped, in every lane of `type`."""
    lanes = lanes_of(type)
    element = type & ((1 << 28) - 1)
    scalar: Value = IntConstant(element, number & ((1 << width_of(element)) - 1) if is_integer(element) else number)
    return VectorConstant(type, [scalar] * lanes) if lanes else scalar


def _is_word(value: Value, word: str) -> bool:
    """Tell whether a constant is what a word of the identity or absorb column stands for."""
    if word == "0":
        return is_number(value, 0)
    if word == "1":
        return is_number(value, 1)
    if word == "-1":
        return is_number(value, -1)
    if isinstance(value, IntConstant) and is_integer(value.type):
        top = 1 << (width_of(value.type) - 1)
        return word == "smin" and value.value == top or word == "smax" and value.value == top - 1
    if isinstance(value, FloatConstant) and value.type & 15 == 2:
        width = width_of(value.type)
        if word == "0.0":
            return value.bits == 0
        if word == "-0.0":
            return value.bits == 1 << (width - 1)
        return word == "1.0" and value.bits == _ONES[width]
    return False


def _power(value: Value) -> int:
    """Return k if `value` is the scalar integer 2**k, else -1."""
    if isinstance(value, IntConstant) and value.value and value.value & (value.value - 1) == 0:
        return value.value.bit_length() - 1
    return -1


@final
class _Simplifier:
    """One function; `changed` says whether the current round did anything."""

    def __init__(self, fn: Function, unit: Module) -> None:
        self.fn: Function = fn
        self.unit: Module = unit
        self.layout: DataLayout = unit.layout
        self.nonnull: bool = "no-delete-null-pointer-checks" not in fn.options.flags
        self.traps: bool = "no-trapping-math" not in fn.options.flags
        self.rules: AliasRules | None = None
        self.made: list[Instruction] = []       # to stand before the instruction at hand
        self.table: list[Op] = ops.table()
        self.changed: bool = False

    def block(self, block: Block) -> None:
        """Simplify the instructions of a block."""
        out: list[Instruction] = []
        grown = False
        for ins in block.instructions:
            if ins.forward is None:
                self.visit(ins)
                if self.made:
                    for made in self.made:
                        made.block = block
                        made.location = ins.location
                    out += self.made
                    self.made = []
                    grown = True
            out.append(ins)
        if grown:
            block.instructions = out

    def new(self, op: int, type: int, operands: list[Value]) -> Instruction:
        """Make an instruction to stand before the one at hand."""
        made = self.fn.new_instruction(op, type, operands)
        self.made.append(made)
        return made

    def replace(self, ins: Instruction, value: Value) -> None:
        """Let `value` stand for `ins` from now on."""
        value = resolve(value)
        if value is not ins:
            ins.forward = value
            self.changed = True

    def rewrite(self, ins: Instruction, op: int, operands: list[Value], flags: int = 0) -> None:
        """Make `ins` another op on other operands; its type stays."""
        ins.op = op
        ins.operands = operands
        ins.flags = flags
        self.changed = True

    def visit(self, ins: Instruction) -> None:
        """Simplify one instruction."""
        row = self.table[ins.op]
        operands = ins.operands
        for index in range(len(operands)):
            if operands[index].forward is not None:
                operands[index] = resolve(operands[index])
                self.changed = True
        if not row.traits & ops.SPECULATABLE and not ops.SDIV <= ins.op <= ops.UREM:
            if ins.op == ops.LOAD and not ins.flags & ops.VOLATILE:
                self.load(ins)
            return
        if ins.flags & ops.FENV:
            return
        constants = bool(operands)
        for operand in operands:
            if not is_constant(operand):
                constants = False
                break
        if constants:
            folded = fold(ins.op, ins.type, operands, ins.flags, self.layout)
            if folded is not None:
                self.replace(ins, folded)
                return
        if len(operands) == 2:
            if row.traits & ops.COMMUTATIVE and is_constant(operands[0]) and not is_constant(operands[1]):
                operands.reverse()
                self.changed = True
            elif row.swapped and is_constant(operands[0]) and not is_constant(operands[1]):
                self.rewrite(ins, row.swapped, [operands[1], operands[0]], ins.flags)
                row = self.table[ins.op]
            if self.by_table(ins, row):
                return
        self.by_op(ins, row)

    def by_table(self, ins: Instruction, row: Op) -> bool:
        """Use the algebraic columns on an op of two operands."""
        left = ins.operands[0]
        right = ins.operands[1]
        if row.identity and _is_word(right, row.identity):
            self.replace(ins, left)
            return True
        if row.absorb and _is_word(right, row.absorb):
            self.replace(ins, right)
            return True
        if row.traits & (ops.IDEMPOTENT | ops.NILPOTENT) and same_value(left, right):
            self.replace(ins, left if row.traits & ops.IDEMPOTENT else constant_like(ins.type, 0))
            return True
        # x op x for the reflexive comparisons: what their negation being nilpotent says.
        if row.negated and self.table[row.negated].traits & ops.NILPOTENT and same_value(left, right):
            self.replace(ins, constant_like(ins.type, 1))
            return True
        if (row.traits & ops.ASSOCIATIVE and row.operand_class == "I" and isinstance(left, Instruction) and left.op == ins.op
                and is_constant(right) and is_constant(left.operands[1])):
            joined = fold(ins.op, ins.type, [left.operands[1], right], 0, self.layout)
            if joined is not None:
                self.rewrite(ins, ins.op, [left.operands[0], joined])
                return True
        return False

    def by_op(self, ins: Instruction, row: Op) -> None:
        """What the table's columns cannot say."""
        op = ins.op
        first = ins.operands[0] if ins.operands else None
        if row.traits & ops.INVOLUTION and isinstance(first, Instruction) and first.op == op:
            self.replace(ins, first.operands[0])
        elif op == ops.SELECT:
            self.select(ins)
        elif op == ops.TRUNC or op == ops.ZEXT or op == ops.SEXT:
            self.convert(ins)
        elif op == ops.BITCAST and first is not None and first.type == ins.type:
            self.replace(ins, first)
        elif op == ops.PTRADD:
            self.offset(ins)
        elif op == ops.FREEZE:
            if first is not None and is_constant(first) and first.kind != UNDEF and first.kind != POISON:
                self.replace(ins, first)
        elif ops.EQ <= op <= ops.UGE:
            if is_pointer(ins.operands[0].type):
                self.compare_pointers(ins)
            else:
                self.compare(ins)
        elif ops.FOEQ <= op <= ops.FUNO:
            self.compare_floats(ins)
        elif op == ops.FPTRUNC or ops.FFLOOR <= op <= ops.FNEARBYINT:
            self.narrow_float(ins)
        elif len(ins.operands) == 2:
            self.strength(ins)

    def strength(self, ins: Instruction) -> None:
        """Replace multiplication and division by powers of two, and subtraction of constants."""
        op = ins.op
        left = ins.operands[0]
        right = ins.operands[1]
        power = _power(right)
        if ops.SHL <= op <= ops.ROTR and (is_number(left, 0) or op >= ops.ASHR and is_number(left, -1)):
            self.replace(ins, left)     # all bits are alike
        elif op == ops.AND and isinstance(right, IntConstant) and not possible_bits(left) & right.value:
            self.replace(ins, constant_like(ins.type, 0))
        elif op == ops.SUB and isinstance(right, IntConstant):
            self.rewrite(ins, ops.ADD, [left, constant_like(ins.type, -right.value)])
        elif op == ops.SUB and is_number(left, 0):
            self.rewrite(ins, ops.NEG, [right], ins.flags & ops.NSW)
        elif op == ops.XOR and is_number(right, -1) and ins.type != I1:
            self.rewrite(ins, ops.NOT, [left])
        elif op == ops.XOR and ins.type == I1 and is_number(right, 1) and isinstance(left, Instruction):
            row = self.table[left.op]
            if row.negated and not left.flags:
                self.rewrite(ins, row.negated, list(left.operands))
        elif power < 0:
            return
        elif op == ops.MUL and power < width_of(ins.type) - 1:
            self.rewrite(ins, ops.SHL, [left, constant_like(ins.type, power)], ins.flags & (ops.NSW | ops.NUW))
        elif op == ops.UDIV:
            self.rewrite(ins, ops.LSHR, [left, constant_like(ins.type, power)], ins.flags & ops.EXACT)
        elif op == ops.UREM:
            self.rewrite(ins, ops.AND, [left, constant_like(ins.type, (1 << power) - 1)])

    def select(self, ins: Instruction) -> None:
        """select c, x, x is x; select of i1 true, false is c; a negated condition exchanges the arms."""
        condition, yes, no = ins.operands
        if isinstance(condition, IntConstant):
            self.replace(ins, yes if condition.value else no)
        elif same_value(yes, no):
            self.replace(ins, yes)
        elif ins.type == I1 and is_number(yes, 1) and is_number(no, 0):
            self.replace(ins, condition)
        elif is_integer(ins.type) and condition.type == I1 and not lanes_of(ins.type) and is_number(yes, 1) and is_number(no, 0):
            self.rewrite(ins, ops.ZEXT, [condition])
        elif ins.type == I1 and is_number(yes, 0) and is_number(no, 1):
            self.rewrite(ins, ops.XOR, [condition, constant_like(I1, 1)])

    def convert(self, ins: Instruction) -> None:
        """Join two conversions of integers."""
        inner = ins.operands[0]
        if not isinstance(inner, Instruction) or inner.op not in (ops.TRUNC, ops.ZEXT, ops.SEXT):
            return
        source = inner.operands[0]
        before = width_of(source.type)
        after = width_of(ins.type)
        if ins.op == ops.TRUNC:
            if before == after:
                self.replace(ins, source)
            elif inner.op == ops.TRUNC or before > after:
                self.rewrite(ins, ops.TRUNC, [source])
            else:
                self.rewrite(ins, inner.op, [source])
        elif inner.op == ins.op:
            self.rewrite(ins, ins.op, [source])
        elif ins.op == ops.SEXT and inner.op == ops.ZEXT:
            self.rewrite(ins, ops.ZEXT, [source])   # the sign bit is zero
        elif ins.op == ops.ZEXT and inner.op == ops.TRUNC and source.type == ins.type and not lanes_of(ins.type):
            self.rewrite(ins, ops.AND, [source, constant_like(ins.type, (1 << width_of(inner.type)) - 1)])

    def offset(self, ins: Instruction) -> None:
        """Drop an offset of zero; join two constant offsets."""
        base, distance = ins.operands
        if is_number(distance, 0):
            self.replace(ins, base)
        elif (isinstance(base, Instruction) and base.op == ops.PTRADD and isinstance(distance, IntConstant)
                and isinstance(base.operands[1], IntConstant) and base.operands[1].type == distance.type):
            total = to_signed(base.operands[1].value, width_of(distance.type)) + to_signed(distance.value, width_of(distance.type))
            self.rewrite(ins, ops.PTRADD, [base.operands[0], constant_like(distance.type, total)], 0)

    def load(self, ins: Instruction) -> None:
        """A load from an object that is never written is its initial value (C11 6.7.3p6)."""
        address = ins.operands[0]
        if not isinstance(address, SymbolAddress) or lanes_of(ins.type):
            return
        item = constant_object(address.name, self.unit)
        size = self.layout.store_size(ins.type)
        if item is None or not 0 <= address.offset <= item.size - size or self.layout.big_endian:
            return
        for entry in item.relocations:
            if address.offset < entry.offset + entry.size and entry.offset < address.offset + size:
                exact = entry.offset == address.offset and entry.size == size and not entry.minus and is_pointer(ins.type)
                if exact and ":" not in entry.symbol:
                    self.replace(ins, SymbolAddress(ins.type, entry.symbol, entry.addend))
                return
        data = item.initial[address.offset:address.offset + size] if item.initial is not None else bytes(size)
        bits = int.from_bytes(data, "little") & ((1 << self.layout.bits_of(ins.type)) - 1)
        self.replace(ins, constant_of_bits(ins.type, bits, self.layout))

    def compare_pointers(self, ins: Instruction) -> None:
        """Addresses of objects against null and against each other (C11 6.5.9p6)."""
        if ins.op != ops.EQ and ins.op != ops.NE:
            return
        left, right = ins.operands
        if is_number(right, 0):
            different = self.nonnull and self.is_object(left)
        else:
            a, a_offset = address_parts(left)
            b, b_offset = address_parts(right)
            if same_value(a, b):
                self.replace(ins, constant_like(I1, int((a_offset == b_offset) == (ins.op == ops.EQ))))
                return
            different = self.lies_inside(a, a_offset) and self.lies_inside(b, b_offset)
            if different:
                if self.rules is None:
                    self.rules = AliasRules(self.fn, self.unit)
                different = self.rules.different(a, b)
        if different:
            self.replace(ins, constant_like(I1, int(ins.op == ops.NE)))

    def is_object(self, value: Value) -> bool:
        """Tell whether an address is surely not null: of a slot, or of a symbol that is defined or must be."""
        base, offset = address_parts(value)
        if isinstance(base, Instruction):
            return base.op == ops.SLOT and (offset == 0 or isinstance(value, Instruction) and value.flags & ops.INBOUNDS != 0)
        if not isinstance(base, SymbolAddress):
            return False
        item = self.unit.globals.get(base.name)
        if item is not None:
            return item.linkage != WEAK_UNDEFINED and item.linkage != WEAK and 0 <= offset <= item.size
        fn = self.unit.functions.get(base.name)
        return fn is not None and fn.linkage != WEAK_UNDEFINED and fn.linkage != WEAK and offset == 0

    def lies_inside(self, base: Value, offset: int) -> bool:
        """Tell whether an address is of a byte of its object, and not of its end: that may be another object's beginning."""
        if isinstance(base, Instruction):
            return base.op == ops.SLOT and isinstance(base.detail, Slot) and 0 <= offset < base.detail.size
        if isinstance(base, SymbolAddress):
            item = self.unit.globals.get(base.name)
            return item is not None and 0 <= offset < item.size
        return False

    def narrow_float(self, ins: Instruction) -> None:
        """Rounding to an integral value before widening is the same as after; widening and narrowing back is nothing."""
        inner = ins.operands[0]
        if not isinstance(inner, Instruction) or inner.op != ops.FPEXT:
            return
        source = inner.operands[0]
        if ins.op == ops.FPTRUNC:
            if source.type == ins.type:
                self.replace(ins, source)
            elif width_of(source.type) > width_of(ins.type):
                self.rewrite(ins, ops.FPTRUNC, [source], ins.flags)
            elif width_of(source.type) < width_of(ins.type):
                self.rewrite(ins, ops.FPEXT, [source], ins.flags)
            return
        rounded = self.new(ins.op, source.type, [source])
        rounded.flags = ins.flags
        self.rewrite(ins, ops.FPEXT, [rounded], 0)

    def compare_floats(self, ins: Instruction) -> None:
        """A comparison that is the same for all that may hold between its operands."""
        left, right = ins.operands
        if not lanes_of(left.type):
            answer = decided(ins.op, ins.flags, possible_relations(left, right), self.traps)
            if answer >= 0:
                self.replace(ins, constant_like(I1, answer))

    def compare_widened(self, ins: Instruction) -> bool:
        """A widened value or a sum against a constant is the value itself against another; return whether it was."""
        left, right = ins.operands
        if not isinstance(left, Instruction) or not isinstance(right, IntConstant):
            return False
        if left.op == ops.ADD and (ins.op == ops.EQ or ins.op == ops.NE) and isinstance(left.operands[1], IntConstant):
            self.rewrite(ins, ins.op, [left.operands[0], constant_like(right.type, right.value - left.operands[1].value)])
            return True
        if left.op == ops.ZEXT and left.operands[0].type != I1 and not ops.SLT <= ins.op <= ops.SGE:
            width = width_of(left.operands[0].type)
            if right.value >> width == 0:
                self.rewrite(ins, ins.op, [left.operands[0], constant_like(left.operands[0].type, right.value)])
                return True
        if left.op == ops.ZEXT and left.operands[0].type != I1 and ops.SLT <= ins.op <= ops.SGE:
            width = width_of(left.operands[0].type)
            if right.value >> width == 0:
                # Both are not negative: unsigned order.
                self.rewrite(ins, ins.op + ops.ULT - ops.SLT, [left.operands[0], constant_like(left.operands[0].type, right.value)])
                return True
        if left.op == ops.SEXT and left.operands[0].type != I1 and (ins.op <= ops.SGE):
            width = width_of(left.operands[0].type)
            number = to_signed(right.value, width_of(right.type))
            if -(1 << (width - 1)) <= number < 1 << (width - 1):
                self.rewrite(ins, ins.op, [left.operands[0], constant_like(left.operands[0].type, number)])
                return True
        return False

    def compare_with_end(self, ins: Instruction) -> bool:
        """Order against an end of the range is equality or known; `<=` a constant is `<` the next; return whether it was."""
        left, right = ins.operands
        op = ins.op
        if not isinstance(right, IntConstant) or op < ops.SLT:
            return False
        width = width_of(right.type)
        signed = op <= ops.SGE
        low = -(1 << (width - 1)) if signed else 0
        high = low + (1 << width) - 1
        number = to_signed(right.value, width) if signed else right.value
        base = ops.SLT if signed else ops.ULT
        kind = op - base        # 0 <, 1 <=, 2 >, 3 >=
        if kind == 0 and number == low or kind == 2 and number == high:
            self.replace(ins, constant_like(I1, 0))
        elif kind == 1 and number == high or kind == 3 and number == low:
            self.replace(ins, constant_like(I1, 1))
        elif kind == 1 or kind == 3:
            self.rewrite(ins, base if kind == 1 else base + 2, [left, constant_like(right.type, number + (1 if kind == 1 else -1))])
        elif kind == 0 and number == high or kind == 2 and number == low:
            self.rewrite(ins, ops.NE, [left, right])
        elif kind == 0 and number == low + 1:
            self.rewrite(ins, ops.EQ, [left, constant_like(right.type, low)])
        elif kind == 2 and number == high - 1:
            self.rewrite(ins, ops.EQ, [left, constant_like(right.type, high)])
        else:
            return False
        return True

    def compare(self, ins: Instruction) -> None:
        """Comparisons of a widened i1 with 0 or 1, and of unsigned values with the ends of their range."""
        if not lanes_of(ins.type) and (self.compare_widened(ins) or self.compare_with_end(ins)):
            return
        left, right = ins.operands
        if is_number(right, 0) and not is_pointer(right.type):
            if ins.op == ops.ULT or ins.op == ops.UGE:
                self.replace(ins, constant_like(ins.type, int(ins.op == ops.UGE)))
                return
            if ins.op == ops.ULE or ins.op == ops.UGT:
                self.rewrite(ins, ops.EQ if ins.op == ops.ULE else ops.NE, [left, right])
                return
        if ins.op != ops.EQ and ins.op != ops.NE or not (is_number(right, 0) or is_number(right, 1)):
            return
        if isinstance(left, Instruction) and left.op == ops.ZEXT and left.operands[0].type == I1:
            left = left.operands[0]
        elif left.type != I1:
            return
        if is_number(right, 1) == (ins.op == ops.EQ):
            self.replace(ins, left)
        else:
            self.rewrite(ins, ops.XOR, [left, constant_like(I1, 1)])
