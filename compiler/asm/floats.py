"""Floating-point constants: decimal text to IEEE 754 and x87 bytes, rounded to nearest even.

Works on exact integers: the decimal number is a fraction, and the significand is its quotient with one
sticky remainder.  Formats by letter: f binary32, d binary64, x 80-bit extended, h binary16, b bfloat16.
"""

from __future__ import annotations

import re
from typing import Final

from compiler.asm.expr import AssemblyError

_DECIMAL: Final = re.compile(r"([+-]?)(?:0[A-Za-z])?([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?")
_SPECIAL: Final = re.compile(r"([+-]?)(?:0[A-Za-z]:?)?([+-]?)(nan|qnan|snan|inf(?:inity)?)(?:\([0-9a-fx]*\))?", re.IGNORECASE)

# letter: bytes, exponent bits, significand bits after the first, first bit stored
_FORMATS: Final = {
    "f": (4, 8, 23, False),
    "d": (8, 11, 52, False),
    "x": (10, 15, 63, True),
    "h": (2, 5, 10, False),
    "b": (2, 8, 7, False),
}

_EXPONENT_LIMIT: Final = 20000


def float_bytes(text: str, letter: str, big_endian: bool) -> bytes:
    """Return the bytes of the constant `text` in the format `letter`.

    Raises AssemblyError for text that is no number, or a number beyond the format.
    """
    size, exponent_bits, fraction_bits, explicit = _FORMATS[letter]
    order = "big" if big_endian else "little"
    word = _word(text.strip(), exponent_bits, fraction_bits, explicit)
    return word.to_bytes(size, "big" if order == "big" else "little")


def _word(text: str, exponent_bits: int, fraction_bits: int, explicit: bool) -> int:
    stored_bits = fraction_bits + (1 if explicit else 0)
    highest = (1 << exponent_bits) - 1
    special = _SPECIAL.fullmatch(text)
    if special is not None:
        negative = "-" in (special.group(1), special.group(2))
        name = special.group(3).lower()
        fraction = 1 << fraction_bits if explicit else 0
        if name in ("nan", "qnan"):
            fraction |= (1 << fraction_bits) - 1
        elif name == "snan":
            fraction |= (1 << (fraction_bits - 1)) - 1
        return _joined(negative, highest, fraction, exponent_bits, stored_bits)
    matched = _DECIMAL.fullmatch(text)
    if matched is None or not (matched.group(3) or matched.group(4)):
        raise AssemblyError("bad floating literal: " + text)
    negative = "-" in (matched.group(1), matched.group(2))
    digits = matched.group(3) + (matched.group(4) or "")
    if len(digits) > 4000:
        raise AssemblyError("bad floating literal: too many digits")
    power = int(matched.group(5) or "0") if len(matched.group(5) or "") < 9 else _EXPONENT_LIMIT
    power -= len(matched.group(4) or "")
    number = int(digits)
    bias = (1 << (exponent_bits - 1)) - 1
    if number == 0 or power < -_EXPONENT_LIMIT:
        return _joined(negative, 0, 0, exponent_bits, stored_bits)
    if power > _EXPONENT_LIMIT:
        raise AssemblyError("cannot create floating-point number")
    numerator = number * 10 ** power if power >= 0 else number
    denominator = 1 if power >= 0 else 10 ** -power
    # 2**exponent <= value < 2**(exponent + 1)
    exponent = numerator.bit_length() - denominator.bit_length()
    if exponent >= 0:
        if numerator < denominator << exponent:
            exponent -= 1
    elif numerator << -exponent < denominator:
        exponent -= 1
    exponent = max(exponent, 1 - bias)
    shift = fraction_bits - exponent
    if shift >= 0:
        numerator <<= shift
    else:
        denominator <<= -shift
    quotient, remainder = divmod(numerator, denominator)
    if remainder * 2 > denominator or (remainder * 2 == denominator and quotient & 1):
        quotient += 1
    if quotient >> (fraction_bits + 1):
        quotient >>= 1
        exponent += 1
    biased = exponent + bias
    if not quotient >> fraction_bits:
        biased = 0
    if biased >= highest:
        raise AssemblyError("cannot create floating-point number")
    if not explicit:
        quotient &= (1 << fraction_bits) - 1
    return _joined(negative, biased, quotient, exponent_bits, stored_bits)


def _joined(negative: bool, exponent: int, fraction: int, exponent_bits: int, stored_bits: int) -> int:
    return (int(negative) << exponent_bits | exponent) << stored_bits | fraction
