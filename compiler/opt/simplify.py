"""Algebraic simplification: fold constants, use the op table's identities, put expressions into one form.

In: any function.  Out: no instruction whose value is a constant or one of its operands by the table's columns (identity,
absorb, idempotent, nilpotent, involution); constants stand on the right of commutative ops; multiplication, division and
remainder by powers of two are shifts and masks; chains of conversions and of constant offsets are one.  Blocks are visited
in reverse post-order, each instruction after its operands, until nothing changes.  Example: `%2 = mul %0, 8:i32` becomes
`%2 = shl %0, 3:i32`.

Floating ops are folded only where the result is the same in every case: x + -0.0, x - 0.0, x * 1.0, x / 1.0; with FENV, nothing.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.cfg import reverse_postorder
from compiler.ir.fold import fold, to_signed
from compiler.ir.graph import (
    POISON,
    UNDEF,
    FloatConstant,
    Instruction,
    IntConstant,
    Value,
    VectorConstant,
    apply_forwards,
    is_constant,
    resolve,
    same_value,
)
from compiler.ir.module import DataLayout, Function
from compiler.ir.ops import Op
from compiler.ir.types import I1, is_integer, is_pointer, lanes_of, width_of

# 1.0 in each format, by width: the encodings differ only there (IEEE 754-2019 3.4; x87 has an explicit integer bit).
_ONES: Final = {16: 0x3C00, 32: 0x3F800000, 64: 0x3FF << 52, 80: 0x3FFF << 64 | 1 << 63, 128: 0x3FFF << 112}


def simplify(fn: Function, layout: DataLayout) -> bool:
    """Simplify all instructions of `fn`; return whether anything changed."""
    work = _Simplifier(fn, layout)
    blocks = reverse_postorder(fn)
    changed = False
    for _ in range(8):      # each round opens new chances; what is left after eight can wait for the next pass
        work.changed = False
        for block in blocks:
            for ins in block.instructions:
                if ins.forward is None:
                    work.visit(ins)
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

    def __init__(self, fn: Function, layout: DataLayout) -> None:
        self.fn: Function = fn
        self.layout: DataLayout = layout
        self.table: list[Op] = ops.table()
        self.changed: bool = False

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
            self.compare(ins)
        elif len(ins.operands) == 2:
            self.strength(ins)

    def strength(self, ins: Instruction) -> None:
        """Replace multiplication and division by powers of two, and subtraction of constants."""
        op = ins.op
        left = ins.operands[0]
        right = ins.operands[1]
        power = _power(right)
        if op == ops.SUB and isinstance(right, IntConstant):
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

    def offset(self, ins: Instruction) -> None:
        """Drop an offset of zero; join two constant offsets."""
        base, distance = ins.operands
        if is_number(distance, 0):
            self.replace(ins, base)
        elif (isinstance(base, Instruction) and base.op == ops.PTRADD and isinstance(distance, IntConstant)
                and isinstance(base.operands[1], IntConstant) and base.operands[1].type == distance.type):
            total = to_signed(base.operands[1].value, width_of(distance.type)) + to_signed(distance.value, width_of(distance.type))
            self.rewrite(ins, ops.PTRADD, [base.operands[0], constant_like(distance.type, total)], 0)

    def compare(self, ins: Instruction) -> None:
        """Comparisons of a widened i1 with 0 or 1, and of unsigned values with the ends of their range."""
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
