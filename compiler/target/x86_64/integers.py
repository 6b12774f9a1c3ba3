"""Selection of integer arithmetic: one function for each group of IR ops.

Values narrower than 32 bits are computed in 32-bit registers; what stands above a value's own width is unspecified, so right shifts,
divisions, widenings and comparisons make or ignore it first.  Division by a constant is Granlund and Montgomery, "Division by
Invariant Integers using Multiplication" (1994), in the form of Warren, "Hacker's Delight", ch. 10.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.graph import INTEGER, Instruction, IntConstant, Value, same_value
from compiler.ir.types import I1, is_pointer, lanes_of, width_of
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.context import (
    COND_A,
    COND_B,
    COND_E,
    COND_E_NP,
    COND_G,
    COND_L,
    COND_NE,
    COND_NE_P,
    COND_NP,
    COND_O,
    COND_P,
    COND_S,
    Context,
    Place,
    fits32,
    signed,
)
from compiler.target.x86_64.registers import RAX, RCX, RDX
from compiler.unsupported import Unsupported

# The forms of a two-operand operation: with a register, an immediate, memory, on memory by a register and by an immediate.
_FORMS: Final = {
    ops.ADD: (oc.ADD_RR, oc.ADD_RI, oc.ADD_RM, oc.ADD_MR, oc.ADD_MI),
    ops.SUB: (oc.SUB_RR, oc.SUB_RI, oc.SUB_RM, oc.SUB_MR, oc.SUB_MI),
    ops.AND: (oc.AND_RR, oc.AND_RI, oc.AND_RM, oc.AND_MR, oc.AND_MI),
    ops.OR: (oc.OR_RR, oc.OR_RI, oc.OR_RM, oc.OR_MR, oc.OR_MI),
    ops.XOR: (oc.XOR_RR, oc.XOR_RI, oc.XOR_RM, oc.XOR_MR, oc.XOR_MI),
}
_SHIFTS: Final = {
    ops.SHL: (oc.SHL_RI, oc.SHL_RC, oc.SHLX), ops.LSHR: (oc.SHR_RI, oc.SHR_RC, oc.SHRX), ops.ASHR: (oc.SAR_RI, oc.SAR_RC, oc.SARX),
    ops.ROTL: (oc.ROL_RI, oc.ROL_RC, 0), ops.ROTR: (oc.ROR_RI, oc.ROR_RC, 0),
}


def extended(s: Context, value: Value, sign: bool) -> int:
    """Return a register with the low 32 bits of a narrow value made right: by its sign or with zeros."""
    width = width_of(value.type)
    if value.kind == INTEGER:
        assert isinstance(value, IntConstant)
        number = signed(value.value, width) if sign else value.value
        return s.number(number & 0xFFFFFFFF, 4)
    made = s.general()
    load = s.loadable(value)
    if width == 8:
        if load is not None:
            s.op_memory(oc.MOVSX8_M if sign else oc.MOVZX8_M, [made], s.address(load.operands[0]), 4)
        else:
            s.op(oc.MOVSX8 if sign else oc.MOVZX8, [made, s.use(value)], 4)
    elif width == 16:
        if load is not None:
            s.op_memory(oc.MOVSX16_M if sign else oc.MOVZX16_M, [made], s.address(load.operands[0]), 4)
        else:
            s.op(oc.MOVSX16 if sign else oc.MOVZX16, [made, s.use(value)], 4)
    elif width == 1:
        s.op(oc.MOVZX8, [made, s.use(value)], 4)
        if sign:
            negated = s.general()
            s.op(oc.NEG_R, [negated, made], 4)
            return negated
    else:
        return s.use(value)
    return made


def binary(s: Context, ins: Instruction) -> None:
    """add sub and or xor."""
    op = ins.op
    left, right = ins.operands[0], ins.operands[1]
    type = ins.type
    size = s.operand_size(type)
    result = s.define(ins)
    forms = _FORMS[op]
    if left.kind >= INTEGER and op != ops.SUB:
        left, right = right, left
    number = s.immediate(right)
    wide = s.constant_number(right)
    if op == ops.AND and wide is not None:
        width = 8 * size
        mask = wide & ((1 << width) - 1)
        if mask == 0xFF and type != I1:
            load = s.loadable(left)
            if load is not None:
                s.op_memory(oc.MOVZX8_M, [result], s.address(load.operands[0]), 4)
            else:
                s.op(oc.MOVZX8, [result, s.use(left)], 4)
            return
        if mask == 0xFFFF:
            s.op(oc.MOVZX16, [result, s.use(left)], 4)
            return
        if mask == 0xFFFFFFFF and size == 8:
            s.op(oc.MOVZX32, [result, s.use(left)], 4)
            return
        if size == 8 and 0 <= mask <= 0x7FFFFFFF:
            # The upper half of the result is zero either way.
            s.op_immediate(oc.AND_RI, [result, s.use(left)], mask, 4)
            return
    if op == ops.XOR and number == -1 and type != I1:
        s.op(oc.NOT_R, [result, s.use(left)], size)
        return
    if op == ops.ADD and add_by_lea(s, ins, left, right, result, size):
        return
    if number is not None:
        if type == I1:
            number &= 1
        register = s.use(left)
        if op == ops.SUB and s.optimize and s.uses_of(left) > 1 and fits32(-number):
            place = Place()
            place.base = register
            place.displacement = -number
            s.op_memory(oc.LEA, [result], place, size)
            return
        if number == 128 and op in (ops.ADD, ops.SUB):
            # -128 fits a byte.
            forms = _FORMS[ops.SUB if op == ops.ADD else ops.ADD]
            number = -128
        s.op_immediate(forms[1], [result, register], number, size)
        return
    if type != I1:
        load = s.loadable(right)
        if load is None and op != ops.SUB:
            load = s.loadable(left)
            if load is not None:
                left, right = right, left
        if load is not None and s.bytes_of(load.type) == size:
            register = s.use(left)
            s.op_memory(forms[2], [result, register], s.address(load.operands[0]), size)
            return
    register = s.use(left)
    s.op(forms[0], [result, register, s.use(right)], size)


def add_by_lea(s: Context, ins: Instruction, left: Value, right: Value, result: int, size: int) -> bool:
    """Emit an addition as an address where that saves a copy or an instruction; tell whether it was done."""
    if not s.optimize:
        return False
    place = Place()
    number = s.immediate(right)
    if number is not None:
        inner = s.single(left)
        if inner is not None and inner.op == ops.ADD and inner.operands[1].kind < INTEGER and s.operand_size(inner.type) == size:
            place.displacement = number
            _sum(s, place, inner.operands[0], inner.operands[1])
        elif inner is not None and inner.op == ops.SHL and _scaled(s, place, inner):
            place.displacement = number
        elif s.uses_of(left) > 1:
            place.displacement = number
            place.base = s.use(left)
        else:
            return False
    elif right.kind >= INTEGER:
        return False
    else:
        scaled = s.single(right)
        other = left
        if scaled is None or scaled.op != ops.SHL or not _small_shift(s, scaled):
            scaled = s.single(left)
            other = right
        if scaled is not None and scaled.op == ops.SHL and _small_shift(s, scaled):
            amount = s.constant_number(scaled.operands[1])
            assert amount is not None
            place.base = s.use(other)
            place.index = s.use(scaled.operands[0])
            place.scale = amount
        elif s.uses_of(left) > 1 and s.uses_of(right) > 1 and s.loadable(left) is None and s.loadable(right) is None:
            place.base = s.use(left)
            place.index = s.use(right)
        else:
            return False
    s.op_memory(oc.LEA, [result], place, size)
    return True


def _sum(s: Context, place: Place, left: Value, right: Value) -> None:
    place.base = s.use(left)
    scaled = s.single(right)
    if scaled is not None and scaled.op == ops.SHL and _small_shift(s, scaled):
        amount = s.constant_number(scaled.operands[1])
        assert amount is not None
        place.scale = amount
        right = scaled.operands[0]
    place.index = s.use(right)


def _small_shift(s: Context, ins: Instruction) -> bool:
    amount = s.constant_number(ins.operands[1])
    return amount is not None and 1 <= amount <= 3


def _scaled(s: Context, place: Place, ins: Instruction) -> bool:
    if not _small_shift(s, ins):
        return False
    amount = s.constant_number(ins.operands[1])
    assert amount is not None
    place.index = s.use(ins.operands[0])
    place.scale = amount
    if amount == 1:
        # x + x needs no displacement field.
        place.base = place.index
        place.scale = 0
    return True


def multiply(s: Context, ins: Instruction) -> None:
    """mul."""
    left, right = ins.operands[0], ins.operands[1]
    if left.kind >= INTEGER:
        left, right = right, left
    size = s.operand_size(ins.type)
    result = s.define(ins)
    number = s.immediate(right)
    if number is not None:
        if s.optimize and number in (3, 5, 9):
            place = Place()
            place.base = s.use(left)
            place.index = place.base
            place.scale = {3: 1, 5: 2, 9: 3}[number]
            s.op_memory(oc.LEA, [result], place, size)
            return
        if number > 1 and number & (number - 1) == 0:
            s.op_immediate(oc.SHL_RI, [result, s.use(left)], number.bit_length() - 1, size)
            return
        load = s.loadable(left)
        if load is not None and s.bytes_of(load.type) == size:
            s.op_memory(oc.IMUL_RMI, [result], s.address(load.operands[0]), size).immediate = number
            return
        s.op_immediate(oc.IMUL_RRI, [result, s.use(left)], number, size)
        return
    load = s.loadable(right)
    if load is None:
        load = s.loadable(left)
        if load is not None:
            left, right = right, left
    if load is not None and s.bytes_of(load.type) == size:
        register = s.use(left)
        s.op_memory(oc.IMUL_RM, [result, register], s.address(load.operands[0]), size)
        return
    register = s.use(left)
    s.op(oc.IMUL_RR, [result, register, s.use(right)], size)


def shift(s: Context, ins: Instruction) -> None:
    """shl lshr ashr rotl rotr."""
    op = ins.op
    left, right = ins.operands[0], ins.operands[1]
    width = width_of(ins.type)
    size = s.operand_size(ins.type)
    result = s.define(ins)
    forms = _SHIFTS[op]
    if op in (ops.ROTL, ops.ROTR):
        size = width // 8
        register = s.use(left)
    elif width < 32 and op != ops.SHL:
        register = extended(s, left, op == ops.ASHR)
    else:
        register = s.use(left)
    number = s.constant_number(right)
    if number is not None:
        amount = number & (width - 1)
        if amount == 0:
            if size == 4:
                s.op(oc.MOVZX32, [result, register], 4)     # upper_zero counts on it
            else:
                s.copy(result, register)
            return
        if op == ops.SHL and amount == 1 and size >= 4 and s.optimize and s.uses_of(left) > 1:
            place = Place()
            place.base = register
            place.index = register
            s.op_memory(oc.LEA, [result], place, size)
            return
        s.op_immediate(forms[0], [result, register], amount, size)
        return
    if isinstance(right, Instruction) and s.single(right) is right and right.op == ops.AND and size >= 4:
        # The processor takes the amount modulo 32 or 64 itself (SDM vol. 2, SAL/SAR/SHL/SHR).
        mask = s.constant_number(right.operands[1])
        if mask is not None and mask & (8 * size - 1) == 8 * size - 1 and width >= 32:
            right = right.operands[0]
    if isinstance(right, Instruction) and s.single(right) is right and right.op in (ops.ZEXT, ops.SEXT, ops.TRUNC) and (
            width_of(right.operands[0].type) >= 8):
        # Only the low byte counts.
        right = right.operands[0]
    if forms[2] and "bmi2" in s.features and size >= 4:
        s.op(forms[2], [result, register, s.use(right)], size)
        return
    s.copy(RCX, s.use(right))
    s.op(forms[1], [result, register, RCX], size)


def negation(s: Context, ins: Instruction) -> None:
    """neg not."""
    if ins.type == I1:
        s.op_immediate(oc.XOR_RI, [s.define(ins), s.use(ins.operands[0])], 1, 4)
        return
    s.op(oc.NEG_R if ins.op == ops.NEG else oc.NOT_R, [s.define(ins), s.use(ins.operands[0])], s.operand_size(ins.type))


def absolute(s: Context, ins: Instruction) -> None:
    """abs: the negated value unless it is negative."""
    width = width_of(ins.type)
    size = s.operand_size(ins.type)
    value = extended(s, ins.operands[0], True) if width < 32 else s.use(ins.operands[0])
    negated = s.general()
    s.op(oc.NEG_R, [negated, value], size)
    s.op(oc.CMOV_RR, [s.define(ins), negated, value], size).condition = COND_S


def extreme(s: Context, ins: Instruction) -> None:
    """smin smax umin umax."""
    op = ins.op
    sign = op in (ops.SMIN, ops.SMAX)
    size = s.operand_size(ins.type)
    if width_of(ins.type) < 32:
        left = extended(s, ins.operands[0], sign)
        right = extended(s, ins.operands[1], sign)
    else:
        left = s.use(ins.operands[0])
        right = s.use(ins.operands[1])
    s.op(oc.CMP_RR, [left, right], size)
    condition = {ops.SMIN: COND_L, ops.SMAX: COND_G, ops.UMIN: COND_B, ops.UMAX: COND_A}[op]
    s.op(oc.CMOV_RR, [s.define(ins), right, left], size).condition = condition


def high_product(s: Context, ins: Instruction) -> None:
    """mulhs mulhu."""
    sign = ins.op == ops.MULHS
    width = width_of(ins.type)
    if width == 64:
        upper = high_half(s, s.use(ins.operands[0]), s.use(ins.operands[1]), sign, 8)
        s.copy(s.define(ins), upper)
        return
    wide_left = widened(s, ins.operands[0], sign)
    wide_right = widened(s, ins.operands[1], sign)
    product = s.general()
    s.op(oc.IMUL_RR, [product, wide_left, wide_right], 8)
    s.op_immediate(oc.SAR_RI if sign else oc.SHR_RI, [s.define(ins), product], width, 8)


def high_half(s: Context, left: int, right: int, sign: bool, size: int) -> int:
    """Emit a widening multiplication; return a register with the upper half of the product."""
    s.copy(RAX, left)
    s.op(oc.IMUL_R if sign else oc.MUL_R, [RAX, RDX, RAX, right], size)
    upper = s.general()
    s.copy(upper, RDX)
    return upper


def widened(s: Context, value: Value, sign: bool) -> int:
    """Return a register with an integer of at most 32 bits widened to 64."""
    if value.kind == INTEGER:
        assert isinstance(value, IntConstant)
        width = width_of(value.type)
        return s.number(signed(value.value, width) if sign else value.value, 8)
    made = s.general()
    extend_into(s, made, value, 64, sign)
    return made


def extend_into(s: Context, result: int, value: Value, to: int, sign: bool) -> None:
    """Emit a widening of `value` to `to` bits."""
    width = width_of(value.type)
    size = 8 if to == 64 else 4
    if width == 1:
        if not sign and set_to_register(s, value, result):
            return
        if sign:
            narrow = s.general()
            s.op(oc.MOVZX8, [narrow, s.use(value)], 4)
            s.op(oc.NEG_R, [result, narrow], size)
        else:
            s.op(oc.MOVZX8, [result, s.use(value)], 4)
        return
    load = s.loadable(value)
    if load is not None:
        place = s.address(load.operands[0])
        if width == 8:
            s.op_memory(oc.MOVSX8_M if sign else oc.MOVZX8_M, [result], place, size)
        elif width == 16:
            s.op_memory(oc.MOVSX16_M if sign else oc.MOVZX16_M, [result], place, size)
        elif sign:
            s.op_memory(oc.MOVSX32_M, [result], place, 8)
        else:
            s.op_memory(oc.MOV_RM, [result], place, 4)
        return
    if width == 32 and not sign and s.upper_zero(value):
        s.copy(result, s.use(value))
        return
    register = s.use(value)
    if width == 8:
        s.op(oc.MOVSX8 if sign else oc.MOVZX8, [result, register], size)
    elif width == 16:
        s.op(oc.MOVSX16 if sign else oc.MOVZX16, [result, register], size)
    else:
        s.op(oc.MOVSX32 if sign else oc.MOVZX32, [result, register], 8)


def set_to_register(s: Context, value: Value, result: int) -> bool:
    """Emit a comparison whose only use is its number, zeros above it; tell whether `value` is one."""
    found = s.single(value)
    if found is None or not is_comparison(found):
        return False
    condition = s.condition(found)
    flag = s.general()
    set_flag(s, flag, condition)
    s.op(oc.MOVZX8, [result, flag], 4)
    return True


def is_comparison(ins: Instruction) -> bool:
    """Tell whether an instruction is a scalar comparison, which can be flags alone."""
    return ops.EQ <= ins.op <= ops.FUNO and not lanes_of(ins.operands[0].type)


def set_flag(s: Context, result: int, condition: int) -> None:
    """Emit the byte 0 or 1 by a condition."""
    if condition == COND_E_NP or condition == COND_NE_P:
        first = s.general()
        second = s.general()
        s.op(oc.SETCC, [first], 1).condition = COND_E if condition == COND_E_NP else COND_NE
        s.op(oc.SETCC, [second], 1).condition = COND_NP if condition == COND_E_NP else COND_P
        s.op(oc.AND_RR if condition == COND_E_NP else oc.OR_RR, [result, first, second], 4)
        return
    s.op(oc.SETCC, [result], 1).condition = condition


def comparison(s: Context, ins: Instruction) -> None:
    """A comparison or overflow test whose value is wanted."""
    registers = s.registers
    wanted = registers[ins.id]
    # condition() takes the register of a value that has one: this is where it is made.
    if ops.SADDO <= ins.op <= ops.UMULO:
        condition = overflow_condition(s, ins)
    elif ins.op >= ops.FOEQ:
        condition = s.compare_floats(ins)
    else:
        condition = s.compare(ins)
    set_flag(s, wanted if wanted else s.general(), condition)


_OVERFLOW_FORMS: Final = {ops.SADDO: ops.ADD, ops.UADDO: ops.ADD, ops.SSUBO: ops.SUB, ops.USUBO: ops.SUB}


def overflow_condition(s: Context, ins: Instruction) -> int:
    """Emit the operation whose overflow is asked for; return the condition that tells it."""
    op = ins.op
    left, right = ins.operands[0], ins.operands[1]
    size = s.bytes_of(left.type)
    if op == ops.USUBO:
        # a - b borrows exactly when a < b.
        first = s.use(left)
        s.op(oc.CMP_RR, [first, s.use(right)], size)
        return COND_B
    if op == ops.SSUBO:
        first = s.use(left)
        s.op(oc.CMP_RR, [first, s.use(right)], size)
        return COND_O
    made = s.general()
    if op in _OVERFLOW_FORMS:
        number = s.immediate(right)
        register = s.use(left)
        if number is not None:
            s.op_immediate(oc.ADD_RI, [made, register], number, size)
        else:
            s.op(oc.ADD_RR, [made, register, s.use(right)], size)
        return COND_O if op == ops.SADDO else COND_B
    if size == 1:
        sign = op == ops.SMULO
        s.op(oc.IMUL_RR, [made, extended(s, left, sign), extended(s, right, sign)], 4)
        again = s.general()
        s.op(oc.MOVSX8 if sign else oc.MOVZX8, [again, made], 4)
        s.op(oc.CMP_RR, [again, made], 4)
        return COND_NE
    if op == ops.SMULO:
        register = s.use(left)
        s.op(oc.IMUL_RR, [made, register, s.use(right)], size)
        return COND_O
    first = s.use(left)
    second = s.use(right)
    s.copy(RAX, first)
    s.op(oc.MUL_R, [RAX, RDX, RAX, second], size)
    return COND_O


# -- division ---------------------------------------------------------------------------------------------


def division(s: Context, ins: Instruction) -> None:
    """sdiv udiv srem urem."""
    op = ins.op
    sign = op in (ops.SDIV, ops.SREM)
    remainder = op in (ops.SREM, ops.UREM)
    left, right = ins.operands[0], ins.operands[1]
    width = width_of(ins.type)
    result = s.define(ins)
    size = 8 if width == 64 else 4
    number = s.constant_number(right)
    if number is not None and number != 0 and s.optimize and not s.for_size:
        dividend = extended(s, left, sign) if width < 32 else s.use(left)
        divisor = number if sign else number & ((1 << width) - 1)
        if divide_by_constant(s, result, dividend, divisor, size, sign, remainder, width):
            return
        divisor_register = s.number(divisor & ((1 << 8 * size) - 1), size)
    else:
        if s.optimize and _left_to_partner(s, ins):
            return
        if width < 32:
            dividend = extended(s, left, sign)
            divisor_register = extended(s, right, sign)
        else:
            dividend = s.use(left)
            divisor_register = s.use(right)
    s.copy(RAX, dividend)
    if sign:
        s.op(oc.CQO if size == 8 else oc.CDQ, [RDX, RAX], size)
        s.op(oc.IDIV_R, [RAX, RDX, RAX, RDX, divisor_register], size)
    else:
        s.op_immediate(oc.MOVI, [RDX], 0, 4)
        s.op(oc.DIV_R, [RAX, RDX, RAX, RDX, divisor_register], size)
    other = s.divided.get(ins.id, 0)
    s.copy(result, RDX if remainder else RAX)
    if other:
        s.copy(other, RAX if remainder else RDX)


_PARTNERS: Final = {ops.SDIV: ops.SREM, ops.SREM: ops.SDIV, ops.UDIV: ops.UREM, ops.UREM: ops.UDIV}
_PARTNER_DISTANCE: Final = 40


def _left_to_partner(s: Context, ins: Instruction) -> bool:
    """Leave quotient or remainder to the division of the same operands that stands before in the block; tell whether there is one."""
    if ins.id in s.divided:
        return False
    instructions = s.order[s.place].instructions
    index = instructions.index(ins) - 1
    last = max(-1, index - _PARTNER_DISTANCE)
    while index > last:
        found = instructions[index]
        index -= 1
        if found.op == _PARTNERS[ins.op] and found.id not in s.divided and same_value(found.operands[0], ins.operands[0]) and same_value(
                found.operands[1], ins.operands[1]):
            s.divided[found.id] = s.define(ins)
            s.use(found)
            return True
    return False


def divide_by_constant(s: Context, result: int, dividend: int, divisor: int, size: int, sign: bool, remainder: bool, width: int) -> bool:
    """Emit a division without a division; tell whether there was a way.  width: of the value, whose register is made right to 32 bits."""
    bits = 8 * size
    magnitude = abs(divisor)
    if magnitude == 1:
        if remainder:
            s.op_immediate(oc.MOVI, [result], 0, 4)
        elif divisor == 1:
            s.copy(result, dividend)
        else:
            s.op(oc.NEG_R, [result, dividend], size)
        return True
    if magnitude & (magnitude - 1) == 0:
        _by_power_of_two(s, result, dividend, magnitude.bit_length() - 1, divisor < 0, size, sign, remainder)
        return True
    quotient = result
    if remainder:
        quotient = s.general()
    if sign:
        _signed_quotient(s, quotient, dividend, divisor, bits)
    else:
        _unsigned_quotient(s, quotient, dividend, divisor, bits, width)
    if remainder:
        product = s.general()
        if fits32(divisor):
            s.op_immediate(oc.IMUL_RRI, [product, quotient], divisor, size)
        else:
            s.op(oc.IMUL_RR, [product, quotient, s.number(divisor & ((1 << bits) - 1), size)], size)
        s.op(oc.SUB_RR, [result, dividend, product], size)
    return True


def _by_power_of_two(s: Context, result: int, dividend: int, power: int, negative: bool, size: int, sign: bool, remainder: bool) -> None:
    bits = 8 * size
    if not sign:
        if not remainder:
            s.op_immediate(oc.SHR_RI, [result, dividend], power, size)
        elif power < 32:
            if power == 31 or size == 4:
                mask = (1 << power) - 1
                s.op_immediate(oc.AND_RI, [result, dividend], mask, 4)
            else:
                s.op_immediate(oc.AND_RI, [result, dividend], (1 << power) - 1, 4)
        elif power == 32:
            s.op(oc.MOVZX32, [result, dividend], 4)
        else:
            s.op(oc.AND_RR, [result, dividend, s.number((1 << power) - 1)], 8)
        return
    # Rounding is towards zero: a negative dividend gets 2**power - 1 first (C11 6.5.5p6).
    bias = s.general()
    if power == 1:
        s.op_immediate(oc.SHR_RI, [bias, dividend], bits - 1, size)
    else:
        spread = s.general()
        s.op_immediate(oc.SAR_RI, [spread, dividend], bits - 1, size)
        s.op_immediate(oc.SHR_RI, [bias, spread], bits - power, size)
    biased = s.general()
    s.op(oc.ADD_RR, [biased, dividend, bias], size)
    if remainder:
        masked = s.general()
        mask = (1 << power) - 1
        if fits32(mask):
            s.op_immediate(oc.AND_RI, [masked, biased], mask, size)
        else:
            s.op(oc.AND_RR, [masked, biased, s.number(mask)], size)
        s.op(oc.SUB_RR, [result, masked, bias], size)
        return
    if negative:
        shifted = s.general()
        s.op_immediate(oc.SAR_RI, [shifted, biased], power, size)
        s.op(oc.NEG_R, [result, shifted], size)
    else:
        s.op_immediate(oc.SAR_RI, [result, biased], power, size)


def signed_magic(divisor: int, bits: int) -> tuple[int, int]:
    """Return multiplier (signed, of `bits` bits) and shift for a signed division (Hacker's Delight 10-1)."""
    magnitude = abs(divisor)
    sign_bit = 1 << (bits - 1)
    limit = sign_bit + (1 if divisor < 0 else 0)
    limit = limit - 1 - limit % magnitude
    power = bits - 1
    while True:
        power += 1
        if (1 << power) > limit * (magnitude - (1 << power) % magnitude):
            break
    multiplier = ((1 << power) + magnitude - (1 << power) % magnitude) // magnitude
    if divisor < 0:
        multiplier = -multiplier
    return signed(multiplier, bits), power - bits


def _signed_quotient(s: Context, result: int, dividend: int, divisor: int, bits: int) -> None:
    multiplier, amount = signed_magic(divisor, bits)
    size = bits // 8
    if size == 4:
        wide = s.general()
        s.op(oc.MOVSX32, [wide, dividend], 8)
        product = s.general()
        s.op_immediate(oc.IMUL_RRI, [product, wide], multiplier, 8)
        upper = s.general()
        s.op_immediate(oc.SHR_RI, [upper, product], 32, 8)
    else:
        upper = high_half(s, dividend, s.number(multiplier), True, 8)
    if divisor > 0 and multiplier < 0:
        corrected = s.general()
        s.op(oc.ADD_RR, [corrected, upper, dividend], size)
        upper = corrected
    elif divisor < 0 and multiplier > 0:
        corrected = s.general()
        s.op(oc.SUB_RR, [corrected, upper, dividend], size)
        upper = corrected
    if amount:
        shifted = s.general()
        s.op_immediate(oc.SAR_RI, [shifted, upper], amount, size)
        upper = shifted
    # The quotient is one too small when it is negative: of the dividend's sign, or the opposite for a negative divisor.
    sign = s.general()
    s.op_immediate(oc.SHR_RI, [sign, upper], bits - 1, size)
    s.op(oc.ADD_RR, [result, upper, sign], size)


def unsigned_magic(divisor: int, bits: int, width: int) -> tuple[int, int, bool]:
    """Return multiplier, shift and whether 2**bits is to be added to the multiplier, for dividends below 2**width."""
    top = 1 << width
    for amount in range(bits + 1):
        power = bits + amount
        multiplier = ((1 << power) + divisor - 1) // divisor
        # Exact for all dividends below `top` when the excess stays below 2**power / top (Granlund and Montgomery, theorem 4.2).
        excess = multiplier * divisor - (1 << power)
        if excess * top <= (1 << power):
            if multiplier >> bits:
                return multiplier - (1 << bits), amount, True
            return multiplier, amount, False
    raise Unsupported("codegen", "division by " + str(divisor))


def _unsigned_quotient(s: Context, result: int, dividend: int, divisor: int, bits: int, width: int) -> None:
    multiplier, amount, add = unsigned_magic(divisor, bits, width)
    size = bits // 8
    if add and divisor & 1 == 0:
        # An even divisor: halve both first.
        shifts = (divisor & -divisor).bit_length() - 1
        smaller = s.general()
        s.op_immediate(oc.SHR_RI, [smaller, dividend], shifts, size)
        _unsigned_quotient(s, result, smaller, divisor >> shifts, bits, width - shifts)
        return
    if size == 4:
        wide = s.general()
        s.op(oc.MOVZX32, [wide, dividend], 4)
        product = s.general()
        if not add:
            if fits32(multiplier):
                s.op_immediate(oc.IMUL_RRI, [product, wide], multiplier, 8)
            else:
                s.op(oc.IMUL_RR, [product, wide, s.number(multiplier)], 8)
            s.op_immediate(oc.SHR_RI, [result, product], 32 + amount, 8)
            return
        s.op(oc.IMUL_RR, [product, wide, s.number(multiplier)], 8)
        upper = s.general()
        s.op_immediate(oc.SHR_RI, [upper, product], 32, 8)
    else:
        upper = high_half(s, dividend, s.number(multiplier), False, 8)
        if not add:
            if amount:
                s.op_immediate(oc.SHR_RI, [result, upper], amount, 8)
            else:
                s.copy(result, upper)
            return
    # (upper + dividend) >> amount, the sum having one bit more than the register.
    rest = s.general()
    s.op(oc.SUB_RR, [rest, dividend, upper], size)
    half = s.general()
    s.op_immediate(oc.SHR_RI, [half, rest], 1, size)
    total = s.general()
    s.op(oc.ADD_RR, [total, half, upper], size)
    if amount == 1:
        s.copy(result, total)
    else:
        s.op_immediate(oc.SHR_RI, [result, total], amount - 1, size)


# -- bits -------------------------------------------------------------------------------------------------


def count_zeros(s: Context, ins: Instruction) -> None:
    """ctlz cttz; of 0 the width."""
    width = width_of(ins.type)
    size = s.operand_size(ins.type)
    result = s.define(ins)
    leading = ins.op == ops.CTLZ
    if leading:
        value = extended(s, ins.operands[0], False)
        over = 8 * size - width
        target = s.general() if over else result
        if "lzcnt" in s.features or "abm" in s.features:
            s.op(oc.LZCNT, [target, value], size)
        else:
            # bsr leaves its destination alone when the source is 0; 2 * bits - 1 becomes `bits` by the exclusive or.
            none = s.number(16 * size - 1, size)
            found = s.general()
            s.op(oc.BSR, [found, none, value], size)
            s.op_immediate(oc.XOR_RI, [target, found], 8 * size - 1, size)
        if over:
            s.op_immediate(oc.SUB_RI, [result, target], over, 4)
        return
    value = s.use(ins.operands[0])
    if width < 32:
        marked = s.general()
        s.op_immediate(oc.OR_RI, [marked, value], 1 << width, 4)
        value = marked
    if "bmi" in s.features:
        s.op(oc.TZCNT, [result, value], size)
        return
    none = s.number(8 * size, size)
    s.op(oc.BSF, [result, none, value], size)


def population(s: Context, ins: Instruction) -> None:
    """popcount, where the processor has it."""
    s.op(oc.POPCNT, [s.define(ins), extended(s, ins.operands[0], False)], s.operand_size(ins.type))


def parity(s: Context, ins: Instruction) -> None:
    """parity: halves are folded together until the processor's flag of the low byte tells it."""
    width = width_of(ins.type)
    value = extended(s, ins.operands[0], False) if width < 32 else s.use(ins.operands[0])
    size = s.operand_size(ins.type)
    half = width // 2
    while half >= 8:
        moved = s.general()
        s.op_immediate(oc.SHR_RI, [moved, value], half, size)
        folded = s.general()
        s.op(oc.XOR_RR, [folded, value, moved], size)
        value = folded
        half //= 2
    s.op(oc.TEST_RR, [value, value], 1)
    flag = s.general()
    s.op(oc.SETCC, [flag], 1).condition = COND_NP
    s.op(oc.MOVZX8, [s.define(ins), flag], 4)


def swap_bytes(s: Context, ins: Instruction) -> None:
    """bswap."""
    width = width_of(ins.type)
    if width == 16:
        s.op_immediate(oc.ROL_RI, [s.define(ins), s.use(ins.operands[0])], 8, 2)
    else:
        s.op(oc.BSWAP, [s.define(ins), s.use(ins.operands[0])], width // 8)


# -- conversions and choice -------------------------------------------------------------------------------


def conversion(s: Context, ins: Instruction) -> None:
    """trunc zext sext ptrtoint inttoptr of scalars."""
    op = ins.op
    value = ins.operands[0]
    result = s.define(ins)
    if op == ops.TRUNC:
        if ins.type == I1:
            s.op_immediate(oc.AND_RI, [result, s.use(value)], 1, 4)
            return
        load = s.loadable(value)
        if load is not None:
            # Little-endian: the low bytes come first.
            s.load_place(result, ins.type, s.address(load.operands[0]))
            return
        s.copy(result, s.use(value))
        return
    if op == ops.PTRTOINT or op == ops.INTTOPTR:
        from_bits = 64 if is_pointer(value.type) else width_of(value.type)
        to_bits = 64 if is_pointer(ins.type) else width_of(ins.type)
        if from_bits < to_bits:
            extend_into(s, result, value, to_bits, False)
        else:
            s.copy(result, s.use(value))
        return
    extend_into(s, result, value, width_of(ins.type), op == ops.SEXT)


def choose(s: Context, ins: Instruction) -> None:
    """select of integers and pointers."""
    size = s.operand_size(ins.type)
    yes, no = ins.operands[1], ins.operands[2]
    result = s.define(ins)
    second = s.use(no)
    first = s.use(yes)
    # A load must not stand between comparison and move, so both values are had before.
    condition = s.condition(ins.operands[0])
    if condition == COND_NE_P or condition == COND_E_NP:
        if condition == COND_E_NP:
            first, second = second, first
        between = s.general()
        s.op(oc.CMOV_RR, [between, second, first], size).condition = COND_NE
        s.op(oc.CMOV_RR, [result, between, first], size).condition = COND_P
        return
    s.op(oc.CMOV_RR, [result, second, first], size).condition = condition


