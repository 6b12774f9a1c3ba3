"""Constant folding against arithmetic done another way: ctypes for integers, the processor's doubles for floats."""

from __future__ import annotations

import ctypes
import math
import struct

import pytest

from compiler.ir import ops
from compiler.ir.fold import fold
from compiler.ir.graph import POISON, FloatConstant, IntConstant, Value
from compiler.ir.module import DataLayout
from compiler.ir.types import F64, I1, I8, I32, I64, int_type
from compiler.targetinfo import target_info

LAYOUT = DataLayout(target_info("x86_64", (), ()))
BYTES = [0, 1, 2, 3, 7, 8, 9, 63, 64, 100, 126, 127, 128, 129, 200, 254, 255]
DOUBLES = [0.0, -0.0, 1.0, -1.5, 3.1, 1e300, -1e-300, 5e-324, math.inf, -math.inf, math.nan, 0.1, 123456789.0]


def integer(op: int, *numbers: int, flags: int = 0, type: int = I8, result: int = I8) -> int | None:
    """Return the folded number, -1 for poison, None where nothing is folded."""
    value = fold(op, result, [IntConstant(type, number) for number in numbers], flags, LAYOUT)
    if isinstance(value, IntConstant):
        return value.value
    assert value is None or value.kind == POISON
    return None if value is None else -1


def signed(number: int) -> int:
    """Return the C signed char with these bits."""
    return ctypes.c_byte(number).value


def byte(number: int) -> int:
    """Return a number as an unsigned char."""
    return ctypes.c_ubyte(number).value


@pytest.mark.parametrize("a", BYTES)
def test_bytes(a: int) -> None:
    """Every integer op on bytes, with flags."""
    for b in BYTES:
        x, y = signed(a), signed(b)
        for op, over, exact, wide in ((ops.ADD, ops.SADDO, x + y, a + b), (ops.SUB, ops.SSUBO, x - y, a - b),
                                      (ops.MUL, ops.SMULO, x * y, a * b)):
            assert integer(op, a, b) == byte(exact)
            bad = not -128 <= exact <= 127
            assert integer(op, a, b, flags=ops.NSW) == (-1 if bad else byte(exact))
            assert integer(op, a, b, flags=ops.NUW) == (byte(wide) if 0 <= wide <= 255 else -1)
            assert integer(over, a, b, result=I1) == bad
            assert integer(over + 1, a, b, result=I1) == (not 0 <= wide <= 255)
        if b:
            assert integer(ops.UDIV, a, b) == math.floor(a / b) and integer(ops.UREM, a, b) == a - b * math.floor(a / b)
        if b and not (x == -128 and y == -1):
            assert integer(ops.SDIV, a, b) == byte(math.trunc(x / y)) and integer(ops.SREM, a, b) == byte(int(math.fmod(x, y)))
        else:
            assert integer(ops.SDIV, a, b) is None and integer(ops.SREM, a, b) is None
        assert integer(ops.SHL, a, b) == (byte(a * 2 ** b) if b < 8 else -1)
        assert integer(ops.LSHR, a, b) == (a // 2 ** b if b < 8 else -1)
        assert integer(ops.ASHR, a, b) == (byte(math.floor(x / 2 ** b)) if b < 8 else -1)
        turned = format(a, "08b")[b % 8:] + format(a, "08b")[:b % 8]
        assert integer(ops.ROTL, a, b) == int(turned, 2) and integer(ops.ROTR, int(turned, 2), b) == a
        assert integer(ops.SMIN, a, b) == byte(min(x, y)) and integer(ops.SMAX, a, b) == byte(max(x, y))
        assert integer(ops.MULHS, a, b) == byte(math.floor(x * y / 256)) and integer(ops.MULHU, a, b) == a * b // 256
        tests = [a == b, a != b, x < y, x <= y, x > y, x >= y, a < b, a <= b, a > b, a >= b]
        assert [integer(ops.EQ + place, a, b, result=I1) for place in range(10)] == tests
    bits = format(a, "08b")
    assert integer(ops.CTLZ, a) == len(bits) - len(bits.lstrip("0")) and integer(ops.CTTZ, a) == len(bits) - len(bits.rstrip("0"))
    assert integer(ops.POPCOUNT, a) == bits.count("1") and integer(ops.PARITY, a) == bits.count("1") % 2
    assert integer(ops.BITREVERSE, a) == int("".join(reversed(bits)), 2)
    assert integer(ops.NEG, a) == byte(-a) and integer(ops.NOT, a) == 255 - a
    assert integer(ops.SEXT, a, result=I64) == ctypes.c_uint64(signed(a)).value
    assert integer(ops.TRUNC, a + 256 * a, type=I32) == a


def test_wide_integers() -> None:
    """Widths that no machine has."""
    i129 = int_type(129)
    assert integer(ops.MUL, 1 << 100, 1 << 28, type=i129, result=i129) == 1 << 128
    assert integer(ops.ADD, (1 << 129) - 1, 1, type=i129, result=i129) == 0
    assert integer(ops.BSWAP, 0x0102030405060708, type=I64, result=I64) == 0x0807060504030201


def bits(number: float) -> int:
    """Return the encoding of a double."""
    return int.from_bytes(struct.pack("<d", number), "little")


@pytest.mark.parametrize("a", DOUBLES)
def test_doubles(a: float) -> None:
    """Arithmetic and comparisons as the processor does them; of a NaN only that it is one."""
    for b in DOUBLES:
        operands: list[Value] = [FloatConstant(F64, bits(a)), FloatConstant(F64, bits(b))]
        cases = [(ops.FADD, a + b), (ops.FSUB, a - b), (ops.FMUL, a * b)] + ([(ops.FDIV, a / b)] if b else [])
        for op, expected in cases:
            value = fold(op, F64, operands, 0, LAYOUT)
            assert isinstance(value, FloatConstant)
            number = struct.unpack("<d", value.bits.to_bytes(8, "little"))[0]
            assert math.isnan(number) if math.isnan(expected) else value.bits == bits(expected)
        unordered = math.isnan(a) or math.isnan(b)
        ordered = [a == b, a < b or a > b, a < b, a <= b, a > b, a >= b, not unordered]
        expected_tests = ordered + [unordered or test for test in [a == b, a < b or a > b, a < b, a <= b, a > b, a >= b]] + [unordered]
        found = [fold(op, I1, operands, 0, LAYOUT) for op in range(ops.FOEQ, ops.FUNO + 1)]
        assert [value.value for value in found if isinstance(value, IntConstant)] == expected_tests
    whole = fold(ops.FPTOSI, I32, [FloatConstant(F64, bits(a))], 0, LAYOUT)
    if math.isfinite(a) and abs(a) < 2 ** 31:
        assert isinstance(whole, IntConstant) and whole.value == ctypes.c_uint32(int(a)).value
    else:
        assert whole is not None and whole.kind == POISON
