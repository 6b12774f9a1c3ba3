"""Floating operations the target lacks: single ones, and all arithmetic of formats without hardware.

In: an op with a scalar float as operand or result.  Out: its value by other operations, by libgcc's soft float functions (GCC internals:
Soft float library routines; names are made of a format's letters hf sf df xf tf and an integer's si di ti) or by libm's.
binary16 is computed in binary32 and rounded after each operation: with 24 bits against 11, + - * / and square root come out as if
rounded once (Figueroa, "When is double rounding innocuous?", 1995).
"""

from __future__ import annotations

from typing import Final

from compiler.codegen.expand_integers import through_memory
from compiler.codegen.expansion import Expansion
from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.fold import fold
from compiler.ir.graph import IntConstant, Value
from compiler.ir.types import (
    BF16,
    F16,
    F32,
    F64,
    F80,
    F128,
    I1,
    I16,
    I32,
    int_type,
    is_float,
    is_integer,
    width_of,
)
from compiler.unsupported import Unsupported

# libm's name of an op.
_LIBM: Final = {ops.FREM: "fmod", ops.FMA: "fma", ops.FSQRT: "sqrt", ops.FFLOOR: "floor", ops.FCEIL: "ceil", ops.FTRUNC: "trunc",
                ops.FROUND: "round", ops.FROUNDEVEN: "roundeven", ops.FRINT: "rint", ops.FNEARBYINT: "nearbyint"}
_SOFT: Final = {ops.FADD: "add", ops.FSUB: "sub", ops.FMUL: "mul", ops.FDIV: "div"}

# Comparison: libgcc's function, whose result compares with 0 as the op here says (the operands unordered: the wrong way).
_TESTS: Final = """
foeq eq eq
fune ne ne
folt lt slt
fole le sle
fogt gt sgt
foge ge sge
fult ge slt
fule gt sle
fugt le sgt
fuge lt sge
funo unord ne
ford unord eq
"""


def mode_of(type: int) -> str:
    """Return libgcc's letters for a float or integer type."""
    if type == F16:
        return "hf"
    if type == F32:
        return "sf"
    if type == F64:
        return "df"
    if type == F80:
        return "xf"
    if type == F128:
        return "tf"
    if type == BF16:
        return "bf"
    width = width_of(type)
    return "si" if width == 32 else "di" if width == 64 else "ti"


def expand_float(x: Expansion, op: int, type: int, operands: list[Value], flags: int) -> Value:
    """Return op(operands) where an operand or the result is a scalar float."""
    source = operands[0].type
    if op == ops.SELECT or op == ops.FREEZE:
        return _by_parts(x, op, type, operands)
    if op == ops.FNEG or op == ops.FABS or op == ops.FCOPYSIGN:
        return _sign(x, op, type, operands)
    if op == ops.SITOFP or op == ops.UITOFP:
        return _from_integer(x, op, type, operands[0], flags)
    if op == ops.FPTOSI or op == ops.FPTOUI:
        return _to_integer(x, op, type, operands[0], flags)
    if op == ops.FPEXT or op == ops.FPTRUNC:
        return _converted(x, op, type, operands[0], flags)
    if ops.FOEQ <= op <= ops.FUNO:
        return _compared(x, op, operands, flags)
    if type == F16 and x.is_soft(F16):
        wide = [x.op(ops.FPEXT, F32, [operand]) for operand in operands]
        return x.op(ops.FPTRUNC, F16, [x.op(op, F32, wide, flags)])
    if op in _SOFT and x.is_soft(source):
        return x.call("__" + _SOFT[op] + mode_of(type) + "3", type, operands)
    if op == ops.FMIN or op == ops.FMAX:
        # C11 F.10.9.2: of a number and a NaN, the number.
        test = ops.FOLT if op == ops.FMIN else ops.FOGT
        better = x.select(x.op(test, I1, operands), operands[0], operands[1])
        return x.select(x.op(ops.FUNO, I1, [operands[1], operands[1]]), operands[0], better)
    name = _LIBM.get(op, "")
    if not name:
        raise Unsupported("codegen", "floating operation " + x.table[op].name)
    return x.call(name + _suffix(x, type), type, operands)


def _suffix(x: Expansion, type: int) -> str:
    """Return what libm's functions for a format end in."""
    if type == F32:
        return "f"
    if type == F64:
        return ""
    if type == F80:
        return "l"
    if type == F128:
        return "l" if x.layout.info.long_double_format == "binary128" else "f128"
    raise Unsupported("codegen", "a libm function of this format")


def _by_parts(x: Expansion, op: int, type: int, operands: list[Value]) -> Value:
    """Return select or freeze of a float carried in words."""
    if op == ops.FREEZE:
        return x.virtual(type, [x.op(op, part.type, [part]) for part in x.parts(operands[0])])
    yes = x.parts(operands[1])
    no = x.parts(operands[2])
    return x.virtual(type, [x.select(operands[0], yes[index], no[index]) for index in range(len(yes))])


def _sign(x: Expansion, op: int, type: int, operands: list[Value]) -> Value:
    """Return fneg, fabs, fcopysign by the sign bit."""
    bits = int_type(width_of(type))
    top = 1 << (width_of(type) - 1)
    if op == ops.FCOPYSIGN and not x.is_soft(type) and x.legal.has(ops.FABS, type) and type == F80:
        # Ten bytes fit no register: the sign is looked at in memory.
        slot_bits = through_memory(x, int_type(80), operands[1])
        high = x.op(ops.TRUNC, I16, [x.number(ops.LSHR, slot_bits, 64)])
        size = x.op(ops.FABS, type, [operands[0]])
        return x.select(x.number(ops.SLT, high, 0), x.op(ops.FNEG, type, [size]), size)
    a = x.op(ops.BITCAST, bits, [operands[0]])
    if op == ops.FNEG:
        result = x.number(ops.XOR, a, top)
    else:
        result = x.number(ops.AND, a, top - 1)
        if op == ops.FCOPYSIGN:
            sign = x.number(ops.AND, x.op(ops.BITCAST, bits, [operands[1]]), top)
            result = x.binary(ops.OR, result, sign)
    return x.op(ops.BITCAST, type, [result])


def _compared(x: Expansion, op: int, operands: list[Value], flags: int) -> Value:
    """Return a comparison of a soft format, or one that the target lacks."""
    type = operands[0].type
    if type == F16:
        return x.op(op, I1, [x.op(ops.FPEXT, F32, [operand]) for operand in operands], flags)
    if op == ops.FONE or op == ops.FUEQ:
        ordered = x.op(ops.FORD if op == ops.FONE else ops.FUNO, I1, operands, flags)
        equal = x.op(ops.FUNE if op == ops.FONE else ops.FOEQ, I1, operands, flags)
        return x.binary(ops.AND if op == ops.FONE else ops.OR, ordered, equal)
    row = x.table[op]
    if not x.is_soft(type):
        if row.swapped != op and x.legal.has(row.swapped, type):
            return x.op(row.swapped, I1, [operands[1], operands[0]], flags)
        return x.number(ops.XOR, x.op(row.negated, I1, operands, flags), 1)
    for line in _TESTS.splitlines():
        words = line.split()
        if words and words[0] == row.name:
            answer = x.call("__" + words[1] + mode_of(type) + "2", I32, operands)
            return x.number(ops.op_numbered(words[2]), answer, 0)
    raise Unsupported("codegen", "floating comparison " + row.name)


def _converted(x: Expansion, op: int, type: int, value: Value, flags: int) -> Value:
    """Return fpext or fptrunc between formats of which one is soft."""
    source = value.type
    if source == F16 and type != F32:
        return x.op(ops.FPEXT, type, [x.op(ops.FPEXT, F32, [value])], flags)
    name = "__extend" if op == ops.FPEXT else "__trunc"
    return x.call(name + mode_of(source) + mode_of(type) + "2", type, [value])


def _computing_width(x: Expansion, op: int, width: int) -> int:
    """Return the narrowest legal integer type of at least `width` bits with conversion `op`, 0 if there is none."""
    for code in x.legal.integers:
        if width_of(code) >= width and x.legal.has(op, code):
            return code
    return 0


def _from_integer(x: Expansion, op: int, type: int, value: Value, flags: int) -> Value:
    """Return an integer as a float."""
    source = value.type
    width = width_of(source)
    extend = ops.SEXT if op == ops.SITOFP else ops.ZEXT
    if type == F16 and x.is_soft(F16) and width <= 64:
        # What a double cannot hold exactly is far above binary16's largest number.
        return x.op(ops.FPTRUNC, F16, [x.op(op, F64, [value])])
    if x.is_soft(type):
        return _library(x, op, type, value)
    if width > x.word_bits:
        return _library(x, op, type, value)
    if op == ops.UITOFP:
        wider = _computing_width(x, ops.SITOFP, width + 1)
        if wider:
            return x.op(ops.SITOFP, type, [x.op(ops.ZEXT, wider, [value])], flags)
        return _from_unsigned(x, type, value, flags)
    wider = _computing_width(x, op, width + (0 if x.is_legal(source) and source != I1 else 1))
    if not wider or wider == source:
        return _library(x, op, type, value)
    return x.op(op, type, [x.op(extend, wider, [value])], flags)


def _library(x: Expansion, op: int, type: int, value: Value) -> Value:
    """Return an integer as a float by libgcc's function for the next of 32, 64 and 128 bits."""
    width = width_of(value.type)
    full = 32 if width <= 32 else 64 if width <= 64 else 128
    if width > 2 * x.word_bits or width > 128:
        raise Unsupported("type", "conversion of a " + str(width) + "-bit integer to a float")
    if full != width:
        value = x.op(ops.SEXT if op == ops.SITOFP else ops.ZEXT, int_type(full), [value])
    return x.call("__float" + ("un" if op == ops.UITOFP else "") + mode_of(value.type) + mode_of(type), type, [value])


def _from_unsigned(x: Expansion, type: int, value: Value, flags: int) -> Value:
    """Return an unsigned integer of the register width by the signed conversion.

    A format that holds all its bits: the signed number, plus 2**width if it came out negative.  A narrower one: a number with the top
    bit set is halved, its last bit kept by or (round to odd), and doubled after.
    """
    source = value.type
    width = width_of(source)
    negative = x.number(ops.SLT, value, 0)
    if type == F80 or type == F128:
        signed = x.op(ops.SITOFP, type, [value], flags)
        return x.select(negative, x.op(ops.FADD, type, [signed, _power(x, type, width)], flags), signed)
    halved = x.binary(ops.OR, x.number(ops.LSHR, value, 1), x.number(ops.AND, value, 1))
    small = x.op(ops.SITOFP, type, [x.select(negative, halved, value)], flags)
    return x.select(negative, x.op(ops.FADD, type, [small, small], flags), small)


def _power(x: Expansion, type: int, exponent: int) -> Value:
    """Return the constant 2**exponent."""
    number = IntConstant(int_type(exponent + 2), 1 << exponent)
    result = fold(ops.UITOFP, type, [number], 0, x.layout)
    assert result is not None
    return result


def _to_integer(x: Expansion, op: int, type: int, value: Value, flags: int) -> Value:
    """Return a float as an integer; out of range anything may come out."""
    source = value.type
    width = width_of(type)
    if source == F16 and x.is_soft(F16):
        return x.op(op, type, [x.op(ops.FPEXT, F32, [value])], flags)
    if x.is_soft(source) or width > x.word_bits:
        full = 32 if width <= 32 else 64 if width <= 64 else 128
        if width > 2 * x.word_bits or width > 128:
            raise Unsupported("type", "conversion of a float to a " + str(width) + "-bit integer")
        name = "__fix" + ("uns" if op == ops.FPTOUI else "") + mode_of(source) + mode_of(int_type(full))
        return x.resize(x.call(name, int_type(full), [value]), type)
    wider = _computing_width(x, ops.FPTOSI, width + (1 if op == ops.FPTOUI or not x.is_legal(type) or type == I1 else 0))
    if wider and wider != type:
        return x.op(ops.TRUNC, type, [x.op(ops.FPTOSI, wider, [value], flags)])
    if op == ops.FPTOSI:
        raise Unsupported("codegen", "conversion of a float to an integer")
    # From 2**(width-1) on, that is subtracted first and the top bit put back.
    limit = _power(x, source, width - 1)
    large = x.op(ops.FOGE, I1, [value, limit], flags)
    reduced = x.select(large, x.op(ops.FSUB, source, [value, limit], flags), value)
    low = x.op(ops.FPTOSI, type, [reduced], flags)
    return x.binary(ops.XOR, low, x.select(large, integer(type, 1 << (width - 1)), integer(type, 0)))


def concerns_floats(op: int, type: int, source: int) -> bool:
    """Tell whether an op between scalars is this module's."""
    return is_float(type) or is_float(source) and (is_integer(type) or type == I1)
