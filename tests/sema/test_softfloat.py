"""Software floating point against the host's IEEE arithmetic, and against GCC for the formats the host lacks."""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from compiler.sema import softfloat as sf

DOUBLE = sf.format_named("binary64")
SINGLE = sf.format_named("binary32")


def _bits(value: float) -> int:
    result: int = struct.unpack("<Q", struct.pack("<d", value))[0]
    return result


def _random_double(rng: random.Random) -> float:
    value: float = struct.unpack("<d", struct.pack("<Q", rng.getrandbits(64)))[0]
    return value


def test_arithmetic_equals_the_host() -> None:
    rng = random.Random(5)
    for turn in range(4000):
        a = _random_double(rng)
        b = _random_double(rng) if turn & 1 else a * rng.uniform(-2.0, 2.0)
        if a != a or b != b:
            continue
        x, y = sf.decode(DOUBLE, _bits(a)), sf.decode(DOUBLE, _bits(b))
        for made, expected in ((sf.add(x, y), a + b), (sf.subtract(x, y), a - b), (sf.multiply(x, y), a * b)):
            if expected == expected:
                assert sf.encode(made) == _bits(expected), (a, b)
        if b:
            quotient = a / b
            if quotient == quotient:
                assert sf.encode(sf.divide(x, y)) == _bits(quotient), (a, b)
        order = sf.compare(x, y)
        assert order == (a > b) - (a < b)


def test_decimal_and_narrowing_equal_the_host() -> None:
    rng = random.Random(6)
    for _ in range(3000):
        a = abs(_random_double(rng))
        text = repr(a)
        if "n" in text:
            continue
        mantissa, _, exponent = text.partition("e")
        whole, _, fraction = mantissa.partition(".")
        made = sf.from_decimal(DOUBLE, whole + fraction, int(exponent or 0) - len(fraction))
        assert sf.encode(made) == _bits(a)
        try:
            single = struct.unpack("<I", struct.pack("<f", a))[0]
        except OverflowError:
            continue
        assert sf.encode(sf.convert(made, SINGLE)) == single


def test_encode_is_the_inverse_of_decode() -> None:
    rng = random.Random(7)
    for name in ("binary16", "bfloat16", "binary32", "binary64", "binary128"):
        fmt = sf.format_named(name)
        for _ in range(500):
            bits = rng.getrandbits(8 * fmt.size)
            assert sf.encode(sf.decode(fmt, bits)) == bits, name


def test_extended_formats_equal_gcc(tmp_path: Path) -> None:
    """Operations in x87 and binary128, folded by GCC into static data."""
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not installed")
    rng = random.Random(8)
    operations = {"+": sf.add, "-": sf.subtract, "*": sf.multiply, "/": sf.divide}
    lines: list[str] = []
    expected: list[bytes] = []
    for ty, fmt, suffix in (("long double", sf.format_named("x87"), "L"),
                            ("_Float128", sf.format_named("binary128"), "F128")):
        for _ in range(150):
            operator = rng.choice("+-*/")
            pair = [(str(rng.getrandbits(rng.choice((20, 60, 120)))), rng.randint(-60, 60)) for _ in range(2)]
            a, b = (sf.from_decimal(fmt, digits, exponent) for digits, exponent in pair)
            if b.is_zero():
                continue
            text = [f"{digits}e{exponent}{suffix}" for digits, exponent in pair]
            lines.append(f"{ty} v{len(lines)} __attribute__((section(\".v\"))) = {text[0]} {operator} {text[1]};")
            expected.append(sf.encode(operations[operator](a, b)).to_bytes(16, "little"))
    source = tmp_path / "t.c"
    source.write_text("\n".join(lines))
    subprocess.run(["gcc", "-w", "-fno-toplevel-reorder", "-c", "-o", str(tmp_path / "t.o"), str(source)], check=True)
    subprocess.run(["objcopy", "-O", "binary", "-j", ".v", str(tmp_path / "t.o"), str(tmp_path / "t.bin")], check=True)
    data = (tmp_path / "t.bin").read_bytes()
    for index, line in enumerate(lines):
        assert data[16 * index:16 * index + 16] == expected[index], line
