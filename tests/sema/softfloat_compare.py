"""Differential test of the folding of floating constants: random operations, compiler/sema/softfloat.py against programs of GCC's.

    python -m tests.sema.softfloat_compare [--pairs N] [--seed S]       N pairs of operands a format

A C program reads pairs of operands as bits and writes the bits of their sum, difference, product and quotient, how they compare, the
first operand in every other format and as a long long.  Half of the pairs are close in magnitude, some are small
integers, subnormals, infinities and NaNs.  Of a NaN only that it is one is compared.  One ERROR line a kind of difference,
with the operands; totals last.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from compiler.sema import softfloat as sf

# format, C type, bytes of an object
TYPES = (("binary16", "_Float16", 2), ("binary32", "float", 4), ("binary64", "double", 8), ("x87", "long double", 16),
         ("binary128", "_Float128", 16))
OPERATIONS = (("+", sf.add), ("-", sf.subtract), ("*", sf.multiply), ("/", sf.divide))
SLOT = 16       # bytes of each operand and result in the files

PROGRAM = """
#include <stdio.h>
#include <string.h>
typedef TYPE T;
static unsigned char slot[16];
#define PUT(type, value) do { type v = (value); memset(slot, 0, 16); memcpy(slot, &v, VALUE_BYTES(type)); \\
    fwrite(slot, 16, 1, stdout); } while (0)
#define VALUE_BYTES(type) (__builtin_types_compatible_p(type, long double) ? 10 : sizeof(type))
int main(void) {
    unsigned char in[32];
    while (fread(in, 32, 1, stdin) == 1) {
        volatile T a, b;
        T x, y;
        memcpy(&x, in, sizeof x); memcpy(&y, in + 16, sizeof y);
        a = x; b = y;
        PUT(T, a + b); PUT(T, a - b); PUT(T, a * b); PUT(T, a / b);
        PUT(long long, a < b ? -1 : a > b ? 1 : a == b ? 0 : 2);
        PUT(_Float16, (_Float16)a); PUT(float, (float)a); PUT(double, (double)a); PUT(long double, (long double)a);
        PUT(_Float128, (_Float128)a);
        T limit = 9.0e4 > 65504.0 && sizeof(T) == 2 ? (T)60000.0 : (T)9.0e18L;
        PUT(long long, a > -limit && a < limit ? (long long)a : 0);
    }
    return 0;
}
"""


def random_bits(rng: random.Random, fmt: sf.Format, near: int | None) -> int:
    """Return the encoding of a value; near: an encoding whose exponent it is to have, give or take a few."""
    fraction_bits = fmt.precision - (0 if fmt.name == "x87" else 1)
    choice = rng.random()
    if choice < 0.1:
        return sf.encode(sf.from_int(fmt, rng.randint(-1000, 1000)))
    exponent = rng.getrandbits(fmt.exponent_bits)
    if choice < 0.15:
        exponent = rng.choice((0, (1 << fmt.exponent_bits) - 1))
    elif near is not None:
        centre = near >> fraction_bits & ((1 << fmt.exponent_bits) - 1)
        exponent = min(max(centre + rng.randint(-fmt.precision - 2, fmt.precision + 2), 0), (1 << fmt.exponent_bits) - 1)
    fraction = rng.getrandbits(fraction_bits)
    if rng.random() < 0.3:
        fraction &= -1 << rng.randint(0, fraction_bits)     # ties are rare among random bits
    if fmt.name == "x87":
        top = 1 << 63
        fraction = fraction & ~top if exponent == 0 else fraction | top     # no pseudo-denormals, no unnormals
    return rng.getrandbits(1) << (fraction_bits + fmt.exponent_bits) | exponent << fraction_bits | fraction


def expected(fmt: sf.Format, left: int, right: int) -> list[tuple[str, sf.Format | None, int]]:
    """Return what the C program writes for one pair: (name of the operation, format of the result or None, bits)."""
    a, b = sf.decode(fmt, left), sf.decode(fmt, right)
    made: list[tuple[str, sf.Format | None, int]] = [(name, fmt, sf.encode(work(a, b))) for name, work in OPERATIONS]
    made.append(("compare", None, sf.compare(a, b)))
    for name, _, _ in TYPES:
        wanted = sf.format_named(name)
        made.append(("to " + name, wanted, sf.encode(sf.convert(a, wanted)) if name != fmt.name else left))
    whole = sf.to_int(a)
    limit = 60000 if fmt.name == "binary16" else 9 * 10 ** 18
    made.append(("to long long", None, whole if whole is not None and -limit < whole < limit else 0))
    return made


def compare(kind: str, ctype: str, pairs: int, seed: int, folder: Path) -> tuple[int, dict[str, str]]:
    """Return the number of operations compared, and the first difference of each kind."""
    rng = random.Random(f"{kind}-{seed}")
    fmt = sf.format_named(kind)
    source, program = folder / "t.c", folder / "t"
    source.write_text(PROGRAM.replace("TYPE", ctype, 1))
    subprocess.run(["gcc", "-w", "-O1", "-o", str(program), str(source)], check=True)
    operands: list[tuple[int, int]] = []
    for turn in range(pairs):
        left = random_bits(rng, fmt, None)
        operands.append((left, random_bits(rng, fmt, left if turn & 1 else None)))
    text = b"".join(number.to_bytes(SLOT, "little") for pair in operands for number in pair)
    answers = subprocess.run([str(program)], input=text, capture_output=True, check=True).stdout
    count = 0
    differences: dict[str, str] = {}
    at = 0
    for left, right in operands:
        for name, result, bits in expected(fmt, left, right):
            theirs = int.from_bytes(answers[at:at + SLOT], "little", signed=result is None) if result is not None else \
                int.from_bytes(answers[at:at + 8], "little", signed=True)
            at += SLOT
            count += 1
            if theirs == bits:
                continue
            if result is not None and sf.decode(result, theirs).category == sf.NAN == sf.decode(result, bits).category:
                continue
            differences.setdefault(f"{kind} {name}", f"of {left:#x} and {right:#x}: gcc {theirs:#x}, pycc {bits:#x}")
    return count, differences


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    settings = parser.parse_args()
    total = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, ctype, _ in TYPES:
            count, differences = compare(kind, ctype, settings.pairs, settings.seed, Path(folder))
            total += count
            failed += len(differences)
            for name, text in differences.items():
                print(f"ERROR {name}: {text}")
    print(f"{total} operations, {failed} kinds differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
