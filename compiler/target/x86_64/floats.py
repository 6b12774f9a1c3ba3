"""Selection of floating arithmetic: f32 and f64 in xmm registers, f80 in frame slots by way of the x87 stack.

An f80 value has no register: each operation loads its operands from the frame and stores its result there (FBINARY and its like),
so that the x87 stack is empty between any two instructions and needs no allocation.  f16 and f128 are only moved.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.graph import FLOAT, FloatConstant, Instruction, Value
from compiler.ir.types import F16, F32, F64, F80, is_float, is_pointer, lanes_of, width_of
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.context import (
    COND_AE,
    COND_S,
    Context,
    negate,
)
from compiler.target.x86_64.integers import extended
from compiler.unsupported import Unsupported

_ARITHMETIC: Final = {
    ops.FADD: (oc.ADDS_RR, oc.ADDS_RM), ops.FSUB: (oc.SUBS_RR, oc.SUBS_RM), ops.FMUL: (oc.MULS_RR, oc.MULS_RM),
    ops.FDIV: (oc.DIVS_RR, oc.DIVS_RM),
}

# MachineInstruction.immediate of FBINARY and FUNARY: the x87 operation.
X87_ADD: Final = 0
X87_SUB: Final = 1
X87_MUL: Final = 2
X87_DIV: Final = 3
X87_NEG: Final = 0
X87_ABS: Final = 1
X87_SQRT: Final = 2
X87_ROUND: Final = 3        # frndint: by the rounding mode in force
_X87_BINARY: Final = {ops.FADD: X87_ADD, ops.FSUB: X87_SUB, ops.FMUL: X87_MUL, ops.FDIV: X87_DIV}
_X87_UNARY: Final = {ops.FNEG: X87_NEG, ops.FABS: X87_ABS, ops.FSQRT: X87_SQRT, ops.FRINT: X87_ROUND}

# Rounding control of roundss (SDM vol. 2, table 4-18); bit 3: no inexact exception.
_ROUNDING: Final = {ops.FFLOOR: 9, ops.FCEIL: 10, ops.FTRUNC: 11, ops.FROUNDEVEN: 8, ops.FRINT: 4, ops.FNEARBYINT: 12}


def arithmetic(s: Context, ins: Instruction) -> None:
    """fadd fsub fmul fdiv."""
    left, right = ins.operands[0], ins.operands[1]
    result = s.define(ins)
    if ins.type == F80:
        made = s.op(oc.FBINARY, [result, s.use(left), s.use(right)], 10)
        made.immediate = _X87_BINARY[ins.op]
        return
    size = width_of(ins.type) // 8
    forms = _ARITHMETIC[ins.op]
    if ins.op in (ops.FADD, ops.FMUL):
        if left.kind == FLOAT and right.kind != FLOAT or s.loadable(left) is not None and s.loadable(right) is None and (
                right.kind != FLOAT):
            left, right = right, left
    if right.kind == FLOAT:
        assert isinstance(right, FloatConstant)
        if right.bits:
            register = s.use(left)
            s.op_memory(forms[1], [result, register], s.literal_place(right.bits.to_bytes(size, "little"), size), size)
            return
    load = s.loadable(right)
    register = s.use(left)
    if load is not None:
        s.op_memory(forms[1], [result, register], s.address(load.operands[0]), size)
        return
    s.op(forms[0], [result, register, s.use(right)], size)


def unary(s: Context, ins: Instruction) -> None:
    """fneg fabs fsqrt and the roundings."""
    type = ins.type
    op = ins.op
    result = s.define(ins)
    value = ins.operands[0]
    if type == F80:
        kind = _X87_UNARY.get(op)
        if kind is None:
            raise Unsupported("codegen", "rounding of an 80-bit float")
        s.op(oc.FUNARY, [result, s.use(value)], 10).immediate = kind
        return
    size = width_of(type) // 8
    if op == ops.FNEG or op == ops.FABS:
        flip_sign(s, result, s.use(value), type, op == ops.FNEG)
        return
    if op == ops.FSQRT:
        s.op(oc.SQRTS_RR, [result, s.use(value)], size)
        return
    s.op_immediate(oc.ROUNDS, [result, s.use(value)], _ROUNDING[op], size)


def flip_sign(s: Context, result: int, value: int, type: int, negate_it: bool) -> None:
    """Emit the change or removal of the sign bit."""
    width = width_of(type)
    mask = 1 << (width - 1) if negate_it else (1 << (width - 1)) - 1
    data = mask.to_bytes(width // 8, "little")
    data += bytes(16 - len(data))
    s.op_memory(oc.XOR_XM if negate_it else oc.AND_XM, [result, value], s.literal_place(data, 16), 16)


def copy_sign(s: Context, ins: Instruction) -> None:
    """fcopysign of f32 and f64."""
    width = width_of(ins.type)
    sign = 1 << (width - 1)
    size = width // 8
    magnitude = s.new_register(s.class_of(ins.type))
    picked = s.new_register(s.class_of(ins.type))
    pad = bytes(16 - size)
    s.op_memory(oc.AND_XM, [magnitude, s.use(ins.operands[0])], s.literal_place((sign - 1).to_bytes(size, "little") + pad, 16), 16)
    s.op_memory(oc.AND_XM, [picked, s.use(ins.operands[1])], s.literal_place(sign.to_bytes(size, "little") + pad, 16), 16)
    s.op(oc.OR_X, [s.define(ins), magnitude, picked], 16)


def choose(s: Context, ins: Instruction) -> None:
    """select of floats and vectors by a scalar condition."""
    result = s.define(ins)
    second = s.use(ins.operands[2])
    first = s.use(ins.operands[1])
    condition = s.condition(ins.operands[0])
    if ins.type == F80:
        s.op(oc.FSELECT, [result, first, second], 10).condition = condition
        return
    # The register holds the second already; the first is moved over it unless the condition is false.
    s.op(oc.SELECT_X, [result, second, first], 32 if width_of(ins.type) * max(1, lanes_of(ins.type)) == 256 else 16).condition = negate(
        condition)


def to_float(s: Context, ins: Instruction) -> None:
    """sitofp uitofp."""
    value = ins.operands[0]
    sign = ins.op == ops.SITOFP
    width = width_of(value.type)
    result = s.define(ins)
    type = ins.type
    if type == F80:
        _to_x87(s, result, value, sign)
        return
    opcode = oc.CVTSI2SS if type == F32 else oc.CVTSI2SD
    if width < 32:
        s.op(opcode, [result, extended(s, value, sign)], 4)
    elif sign:
        s.op(opcode, [result, s.use(value)], width // 8)
    elif width == 32:
        wide = s.general()
        s.op(oc.MOVZX32, [wide, s.use(value)], 4)
        s.op(opcode, [result, wide], 8)
    else:
        _wide_to_float(s, result, s.use(value), opcode, type)


def _wide_to_float(s: Context, result: int, value: int, opcode: int, type: int) -> None:
    """An unsigned 64-bit integer: one with the upper bit set is halved, its lowest bit kept for rounding, and the result doubled."""
    half = s.general()
    s.op_immediate(oc.SHR_RI, [half, value], 1, 8)
    low = s.general()
    s.op_immediate(oc.AND_RI, [low, value], 1, 4)
    joined = s.general()
    s.op(oc.OR_RR, [joined, half, low], 8)
    chosen = s.general()
    s.op(oc.TEST_RR, [value, value], 8)
    s.op(oc.CMOV_RR, [chosen, value, joined], 8).condition = COND_S
    size = width_of(type) // 8
    register_class = s.class_of(type)
    converted = s.new_register(register_class)
    s.op(opcode, [converted, chosen], 8)
    doubled = s.new_register(register_class)
    s.op(oc.ADDS_RR, [doubled, converted, converted], size)
    s.op(oc.TEST_RR, [value, value], 8)
    s.op(oc.SELECT_X, [result, converted, doubled], 16).condition = negate(COND_S)


def _to_x87(s: Context, result: int, value: Value, sign: bool) -> None:
    width = width_of(value.type)
    place = s.scratch()
    if width < 32:
        s.op_memory(oc.MOV_MR, [extended(s, value, sign)], place, 4)
        s.op_memory(oc.FILD_M, [result], place, 4)
        return
    if sign and width == 32:
        load = s.loadable(value)
        if load is not None:
            s.op_memory(oc.FILD_M, [result], s.address(load.operands[0]), 4)
            return
        s.op_memory(oc.MOV_MR, [s.use(value)], place, 4)
        s.op_memory(oc.FILD_M, [result], place, 4)
        return
    register = s.use(value)
    if width == 32:
        wide = s.general()
        s.op(oc.MOVZX32, [wide, register], 4)
        register = wide
    s.op_memory(oc.MOV_MR, [register], place, 8)
    if sign or width == 32:
        s.op_memory(oc.FILD_M, [result], place, 8)
        return
    # fild takes it as signed: 2**64 more where the upper bit is set.
    raw = s.new_register(s.class_of(F80))
    s.op_memory(oc.FILD_M, [raw], place, 8)
    more = s.new_register(s.class_of(F80))
    s.op_memory(oc.FLD_M, [more], s.literal_place((0x5F800000).to_bytes(4, "little"), 4), 4)
    total = s.new_register(s.class_of(F80))
    s.op(oc.FBINARY, [total, raw, more], 10).immediate = X87_ADD
    s.op(oc.TEST_RR, [register, register], 8)
    s.op(oc.FSELECT, [result, total, raw], 10).condition = COND_S


def to_integer(s: Context, ins: Instruction) -> None:
    """fptosi fptoui, towards zero (C11 6.3.1.4)."""
    value = ins.operands[0]
    width = width_of(ins.type)
    sign = ins.op == ops.FPTOSI
    result = s.define(ins)
    size = 8 if width == 64 or (width == 32 and not sign) else 4
    if value.type == F80:
        _from_x87(s, result, s.use(value), width, sign)
        return
    single = value.type == F32
    opcode = oc.CVTTSS2SI if single else oc.CVTTSD2SI
    if sign or width < 64:
        load = s.loadable(value)
        if load is not None:
            s.op_memory(oc.CVTTSS2SI_M if single else oc.CVTTSD2SI_M, [result], s.address(load.operands[0]), size)
        else:
            s.op(opcode, [result, s.use(value)], size)
        return
    # Below 2**63 as signed; from there on less 2**63, and the upper bit set again.
    register = s.use(value)
    register_class = s.class_of(value.type)
    limit = FloatConstant(value.type, 0x5F000000 if single else 0x43E0000000000000)
    bytes_wide = width_of(value.type) // 8
    reduced = s.new_register(register_class)
    s.op_memory(oc.SUBS_RM, [reduced, register], s.literal_place(limit.bits.to_bytes(bytes_wide, "little"), bytes_wide), bytes_wide)
    s.op_memory(oc.UCOMI_RM, [register], s.literal_place(limit.bits.to_bytes(bytes_wide, "little"), bytes_wide), bytes_wide)
    chosen = s.new_register(register_class)
    s.op(oc.SELECT_X, [chosen, register, reduced], 16).condition = negate(COND_AE)
    converted = s.general()
    s.op(opcode, [converted, chosen], 8)
    flag = s.general()
    s.op_memory(oc.UCOMI_RM, [register], s.literal_place(limit.bits.to_bytes(bytes_wide, "little"), bytes_wide), bytes_wide)
    s.op(oc.SETCC, [flag], 1).condition = COND_AE
    wide = s.general()
    s.op(oc.MOVZX8, [wide, flag], 4)
    shifted = s.general()
    s.op_immediate(oc.SHL_RI, [shifted, wide], 63, 8)
    s.op(oc.XOR_RR, [result, converted, shifted], 8)


def _from_x87(s: Context, result: int, value: int, width: int, sign: bool) -> None:
    place = s.scratch()
    if width == 64 and not sign:
        register_class = s.class_of(F80)
        limit = s.new_register(register_class)
        s.op_memory(oc.FLD_M, [limit], s.literal_place((0x5F000000).to_bytes(4, "little"), 4), 4)
        reduced = s.new_register(register_class)
        s.op(oc.FBINARY, [reduced, value, limit], 10).immediate = X87_SUB
        flag = s.general()
        s.op(oc.FCOMPARE, [value, limit], 10).immediate = 0
        s.op(oc.SETCC, [flag], 1).condition = COND_AE
        chosen = s.new_register(register_class)
        s.op(oc.TEST_RR, [flag, flag], 1)
        s.op(oc.FSELECT, [chosen, reduced, value], 10).condition = 5
        s.op_memory(oc.FIST_M, [chosen], place, 8)
        converted = s.general()
        s.op_memory(oc.MOV_RM, [converted], place, 8)
        wide = s.general()
        s.op(oc.MOVZX8, [wide, flag], 4)
        shifted = s.general()
        s.op_immediate(oc.SHL_RI, [shifted, wide], 63, 8)
        s.op(oc.XOR_RR, [result, converted, shifted], 8)
        return
    size = 8 if width == 64 or (width == 32 and not sign) else 4
    s.op_memory(oc.FIST_M, [value], place, size)
    s.op_memory(oc.MOV_RM, [result], place, size)


def convert(s: Context, ins: Instruction) -> None:
    """fptrunc fpext between f32, f64 and f80."""
    value = ins.operands[0]
    result = s.define(ins)
    to, source = ins.type, value.type
    if to == F80 or source == F80:
        if to == F80:
            size = width_of(source) // 8
            load = s.loadable(value)
            if load is not None:
                s.op_memory(oc.FLD_M, [result], s.address(load.operands[0]), size)
                return
            place = s.scratch()
            s.op_memory(oc.MOVS_MR, [s.use(value)], place, size)
            s.op_memory(oc.FLD_M, [result], place, size)
            return
        size = width_of(to) // 8
        place = s.scratch()
        s.op_memory(oc.FST_M, [s.use(value)], place, size)
        s.op_memory(oc.MOVS_RM, [result], place, size)
        return
    load = s.loadable(value)
    if load is not None and not s.optimize:
        load = None
    if to == F64:
        if load is not None:
            s.op_memory(oc.CVTSS2SD_M, [result], s.address(load.operands[0]), 4)
        else:
            s.op(oc.CVTSS2SD, [result, s.use(value)], 4)
    elif load is not None:
        s.op_memory(oc.CVTSD2SS_M, [result], s.address(load.operands[0]), 8)
    else:
        s.op(oc.CVTSD2SS, [result, s.use(value)], 8)


def bitcast(s: Context, ins: Instruction) -> None:
    """bitcast between what general, xmm and x87 registers hold."""
    value = ins.operands[0]
    result = s.define(ins)
    to, source = ins.type, value.type
    to_xmm = lanes_of(to) > 0 or is_float(to)
    from_xmm = lanes_of(source) > 0 or is_float(source)
    if to == F80 or source == F80:
        raise Unsupported("codegen", "bitcast of an 80-bit float")
    if to_xmm == from_xmm:
        s.copy(result, s.use(value))
        return
    load = s.loadable(value)
    if load is not None and not load.type == F16:
        s.load_place(result, to, s.address(load.operands[0]))
        return
    bits = (64 if is_pointer(source) else width_of(source)) * max(1, lanes_of(source))
    register = s.use(value)
    if to_xmm:
        s.op(oc.MOVQ_XR if bits == 64 else oc.MOVD_XR, [result, register], 8)
    else:
        s.op(oc.MOVQ_RX if bits == 64 else oc.MOVD_RX, [result, register], 8)


