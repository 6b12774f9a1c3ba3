"""Software floating point for constants: exact integers, correctly rounded to the target's format.

In: decimal or hexadecimal spellings, integers, other SoftFloats.  Out: immutable SoftFloat values and their encodings.
Every operation is computed exactly (or with a sticky bit) on Python integers and rounded once, to nearest with ties to
even (IEEE 754-2019 4.3.1), subnormals included.  What rounds or raises at run time under -frounding-math and
-ftrapping-math is the caller's decision: `inexact` tells it.

A finite value is (-1)**sign * mantissa * 2**exponent.  x87's explicit integer bit shows only in `encode`.
"""

from __future__ import annotations

from typing import Final, final

ZERO: Final = 0
FINITE: Final = 1
INFINITE: Final = 2
NAN: Final = 3


@final
class Format:
    """A binary format: precision in bits (hidden bit included), exponent range of normal numbers, bytes of encoding."""

    __slots__ = ("name", "precision", "emin", "emax", "size", "exponent_bits")

    def __init__(self, name: str, precision: int, exponent_bits: int, size: int) -> None:
        self.name: str = name
        self.precision: int = precision
        self.exponent_bits: int = exponent_bits
        self.emax: int = (1 << (exponent_bits - 1)) - 1
        self.emin: int = 1 - self.emax
        self.size: int = size


_FORMATS: Final = {
    "binary16": Format("binary16", 11, 5, 2),
    "bfloat16": Format("bfloat16", 8, 8, 2),
    "binary32": Format("binary32", 24, 8, 4),
    "binary64": Format("binary64", 53, 11, 8),
    "x87": Format("x87", 64, 15, 10),
    "binary128": Format("binary128", 113, 15, 16),
}


def format_named(name: str) -> Format:
    """Return the Format called `name` (compiler.targetinfo's constants)."""
    return _FORMATS[name]


@final
class SoftFloat:
    """One value of one format.  inexact: the last operation rounded.  payload: of a NaN, quiet bit excluded."""

    __slots__ = ("fmt", "category", "sign", "mantissa", "exponent", "payload", "signalling", "inexact", "invalid")

    def __init__(self, fmt: Format, category: int, sign: bool, mantissa: int, exponent: int) -> None:
        self.fmt: Format = fmt
        self.category: int = category
        self.sign: bool = sign
        self.mantissa: int = mantissa
        self.exponent: int = exponent
        self.payload: int = 0
        self.signalling: bool = False
        self.inexact: bool = False
        self.invalid: bool = False

    def is_zero(self) -> bool:
        """Tell whether the value is +0 or -0."""
        return self.category == ZERO

    def negated(self) -> SoftFloat:
        """Return -self; only the sign bit changes (IEEE 754-2019 5.5.1)."""
        result = SoftFloat(self.fmt, self.category, not self.sign, self.mantissa, self.exponent)
        result.payload = self.payload
        result.signalling = self.signalling
        return result

    def absolute(self) -> SoftFloat:
        """Return |self|."""
        return self.negated() if self.sign else self

    def __repr__(self) -> str:
        return "SoftFloat(" + self.fmt.name + ", " + hex_text(self) + ")"


def zero(fmt: Format, sign: bool) -> SoftFloat:
    """Return a signed zero."""
    return SoftFloat(fmt, ZERO, sign, 0, 0)


def infinity(fmt: Format, sign: bool) -> SoftFloat:
    """Return a signed infinity."""
    return SoftFloat(fmt, INFINITE, sign, 0, 0)


def nan(fmt: Format, sign: bool, payload: int, signalling: bool) -> SoftFloat:
    """Return a NaN; `payload` is cut to the fraction bits below the quiet bit."""
    result = SoftFloat(fmt, NAN, sign, 0, 0)
    bits = fmt.precision - 2
    result.payload = payload & ((1 << bits) - 1)
    if signalling and result.payload == 0:
        result.payload = 1 << (bits - 1)
    result.signalling = signalling
    return result


def _invalid(fmt: Format) -> SoftFloat:
    """The default NaN of an invalid operation.  Its sign is the x86 choice in hardware; folding gives a plain one."""
    result = nan(fmt, True, 0, False)
    result.invalid = True
    return result


def rounded(fmt: Format, sign: bool, mantissa: int, exponent: int, sticky: bool) -> SoftFloat:
    """Round mantissa * 2**exponent (plus something below its last bit if sticky) to `fmt`."""
    if mantissa == 0:
        result = zero(fmt, sign)
        result.inexact = sticky
        return result
    top = exponent + mantissa.bit_length() - 1
    quantum = top - fmt.precision + 1
    least = fmt.emin - fmt.precision + 1
    if quantum < least:
        quantum = least
    shift = quantum - exponent
    inexact = sticky
    if shift > 0:
        if shift > mantissa.bit_length() + 1:
            remainder = mantissa
            mantissa = 0
            half = -1       # far below half a unit
        else:
            remainder = mantissa & ((1 << shift) - 1)
            mantissa >>= shift
            half = 1 << (shift - 1)
        if remainder:
            inexact = True
        if half > 0 and (remainder > half or (remainder == half and (sticky or mantissa & 1))):
            mantissa += 1
        exponent = quantum
    elif sticky:
        # Extra bits to the right: keep the value, it is below half a unit by the caller's guard bits.
        mantissa <<= -shift
        exponent = quantum
    if mantissa == 0:
        result = zero(fmt, sign)
        result.inexact = inexact
        return result
    if exponent + mantissa.bit_length() - 1 > fmt.emax:
        result = infinity(fmt, sign)
        result.inexact = True
        return result
    # Canonical form: an odd mantissa, so that equal values have equal fields.
    low = (mantissa & -mantissa).bit_length() - 1
    if low:
        mantissa >>= low
        exponent += low
    result = SoftFloat(fmt, FINITE, sign, mantissa, exponent)
    result.inexact = inexact
    return result


def from_int(fmt: Format, value: int) -> SoftFloat:
    """Convert an integer."""
    return rounded(fmt, value < 0, abs(value), 0, False)


def from_ratio(fmt: Format, sign: bool, numerator: int, denominator: int, exponent: int) -> SoftFloat:
    """Return numerator / denominator * 2**exponent, correctly rounded; both positive."""
    if numerator == 0:
        return zero(fmt, sign)
    shift = fmt.precision + 3 + denominator.bit_length() - numerator.bit_length()
    if shift > 0:
        numerator <<= shift
        exponent -= shift
    quotient, remainder = divmod(numerator, denominator)
    return rounded(fmt, sign, quotient, exponent, remainder != 0)


def from_decimal(fmt: Format, digits: str, exponent: int) -> SoftFloat:
    """Return digits * 10**exponent; `digits` is a non-empty run of decimal digits."""
    digits = digits.lstrip("0")
    if not digits:
        return zero(fmt, False)
    magnitude = len(digits) + exponent
    if magnitude > 5000:
        result = infinity(fmt, False)
        result.inexact = True
        return result
    if magnitude < -5100:
        result = zero(fmt, False)
        result.inexact = True
        return result
    value = _parse_digits(digits)
    if exponent >= 0:
        return rounded(fmt, False, value * 10 ** exponent, 0, False)
    return from_ratio(fmt, False, value, 10 ** -exponent, 0)


def _parse_digits(digits: str) -> int:
    """int(), in pieces: Python 3.11 limits the length that int() accepts."""
    value = 0
    start = 0
    while start < len(digits):
        piece = digits[start:start + 4000]
        value = value * 10 ** len(piece) + int(piece)
        start += 4000
    return value


def from_hexadecimal(fmt: Format, digits: str, exponent: int) -> SoftFloat:
    """Return hexadecimal digits * 2**exponent."""
    if exponent > 1 << 40:
        exponent = 1 << 40
    elif exponent < -(1 << 40):
        exponent = -(1 << 40)
    mantissa = int(digits, 16)
    if mantissa == 0:
        return zero(fmt, False)
    if exponent + mantissa.bit_length() > fmt.emax + 2:
        return infinity(fmt, False)
    return rounded(fmt, False, mantissa, exponent, False)


def convert(value: SoftFloat, fmt: Format) -> SoftFloat:
    """Convert to another format (IEEE 754-2019 5.4.2)."""
    if value.fmt is fmt:
        return value
    if value.category == FINITE:
        return rounded(fmt, value.sign, value.mantissa, value.exponent, False)
    if value.category == NAN:
        shift = fmt.precision - value.fmt.precision
        payload = value.payload << shift if shift >= 0 else value.payload >> -shift
        return nan(fmt, value.sign, payload, False)
    return SoftFloat(fmt, value.category, value.sign, 0, 0)


def to_int(value: SoftFloat) -> int | None:
    """Return the value truncated towards zero, None for infinities and NaNs."""
    if value.category == ZERO:
        return 0
    if value.category != FINITE:
        return None
    if value.exponent >= 0:
        result = value.mantissa << value.exponent
    else:
        result = value.mantissa >> -value.exponent if -value.exponent <= value.mantissa.bit_length() else 0
    return -result if value.sign else result


def _pick_nan(a: SoftFloat, b: SoftFloat) -> SoftFloat:
    chosen = a if a.category == NAN else b
    result = nan(a.fmt, chosen.sign, chosen.payload, False)
    result.invalid = (a.category == NAN and a.signalling) or (b.category == NAN and b.signalling)
    return result


def add(a: SoftFloat, b: SoftFloat) -> SoftFloat:
    """a + b."""
    fmt = a.fmt
    if a.category == NAN or b.category == NAN:
        return _pick_nan(a, b)
    if a.category == INFINITE:
        if b.category == INFINITE and a.sign != b.sign:
            return _invalid(fmt)
        return infinity(fmt, a.sign)
    if b.category == INFINITE:
        return infinity(fmt, b.sign)
    if a.category == ZERO:
        if b.category == ZERO:
            return zero(fmt, a.sign and b.sign)
        return SoftFloat(fmt, FINITE, b.sign, b.mantissa, b.exponent)
    if b.category == ZERO:
        return SoftFloat(fmt, FINITE, a.sign, a.mantissa, a.exponent)
    low = a.exponent if a.exponent < b.exponent else b.exponent
    left = a.mantissa << (a.exponent - low)
    right = b.mantissa << (b.exponent - low)
    total = (-left if a.sign else left) + (-right if b.sign else right)
    if total == 0:
        return zero(fmt, False)
    return rounded(fmt, total < 0, abs(total), low, False)


def subtract(a: SoftFloat, b: SoftFloat) -> SoftFloat:
    """a - b."""
    if b.category == NAN:
        return add(a, b)
    return add(a, b.negated())


def multiply(a: SoftFloat, b: SoftFloat) -> SoftFloat:
    """a * b."""
    fmt = a.fmt
    if a.category == NAN or b.category == NAN:
        return _pick_nan(a, b)
    sign = a.sign != b.sign
    if a.category == INFINITE or b.category == INFINITE:
        if a.category == ZERO or b.category == ZERO:
            return _invalid(fmt)
        return infinity(fmt, sign)
    if a.category == ZERO or b.category == ZERO:
        return zero(fmt, sign)
    return rounded(fmt, sign, a.mantissa * b.mantissa, a.exponent + b.exponent, False)


def divide(a: SoftFloat, b: SoftFloat) -> SoftFloat:
    """a / b; a finite value over zero gives an infinity and sets `invalid` for the caller to consider."""
    fmt = a.fmt
    if a.category == NAN or b.category == NAN:
        return _pick_nan(a, b)
    sign = a.sign != b.sign
    if a.category == INFINITE:
        if b.category == INFINITE:
            return _invalid(fmt)
        return infinity(fmt, sign)
    if b.category == INFINITE:
        return zero(fmt, sign)
    if b.category == ZERO:
        if a.category == ZERO:
            return _invalid(fmt)
        result = infinity(fmt, sign)
        result.invalid = True
        return result
    if a.category == ZERO:
        return zero(fmt, sign)
    return from_ratio(fmt, sign, a.mantissa, b.mantissa, a.exponent - b.exponent)


def _scaled(values: list[SoftFloat]) -> tuple[list[int], int] | None:
    """Return the values as integers times one power of two; None unless all are finite or zero."""
    low = 0
    first = True
    for value in values:
        if value.category == FINITE:
            if first or value.exponent < low:
                low = value.exponent
            first = False
        elif value.category != ZERO:
            return None
    out: list[int] = []
    for value in values:
        number = value.mantissa << (value.exponent - low) if value.category == FINITE else 0
        out.append(-number if value.sign else number)
    return out, low


def _unbounded(fmt: Format) -> Format:
    """The format with the same precision and hardly a bound on exponents, in which GCC (by MPC) computes complex results."""
    return Format(fmt.name, fmt.precision, 24, fmt.size)


def _narrowed(fmt: Format, value: SoftFloat) -> SoftFloat:
    """Round to `fmt` what was rounded to its precision before."""
    result = rounded(fmt, value.sign, value.mantissa, value.exponent, False)
    result.inexact = result.inexact or value.inexact
    return result


def _is_infinite(a: SoftFloat, b: SoftFloat) -> bool:
    return a.category == INFINITE or b.category == INFINITE


def _is_nan(a: SoftFloat, b: SoftFloat) -> bool:
    return a.category == NAN or b.category == NAN


def _sum(value: int, fmt: Format, first: bool, second: bool) -> SoftFloat | None:
    """The zero that `first` + `second`, the signs of two exact products, leave when the sum is zero; None if it is not."""
    if value != 0:
        return None
    return zero(fmt, first and second)


def complex_multiply(a: SoftFloat, b: SoftFloat, c: SoftFloat, d: SoftFloat) -> tuple[SoftFloat, SoftFloat]:
    """(a + bi)(c + di) of finite parts, each part rounded once as GCC's folding does; infinities as C11 G.5.1p5, else NaN + iNaN."""
    scaled = _scaled([a, b, c, d])
    if scaled is None:
        return _multiply_special(a, b, c, d)
    (w, x, y, z), low = scaled
    real = w * y - x * z
    imag = w * z + x * y
    fmt = a.fmt
    wide = _unbounded(fmt)
    left = _sum(real, fmt, a.sign != c.sign and w * y == 0, b.sign == d.sign and x * z == 0)
    right = _sum(imag, fmt, a.sign != d.sign and w * z == 0, b.sign != c.sign and x * y == 0)
    if left is None:
        left = _narrowed(fmt, rounded(wide, real < 0, abs(real), 2 * low, False))
    if right is None:
        right = _narrowed(fmt, rounded(wide, imag < 0, abs(imag), 2 * low, False))
    return left, right


def _multiply_special(a: SoftFloat, b: SoftFloat, c: SoftFloat, d: SoftFloat) -> tuple[SoftFloat, SoftFloat]:
    """Multiplication with infinities or NaNs: the plain formula, repaired where both parts are NaN (C11 G.5.1p6)."""
    fmt = a.fmt
    wide = _unbounded(fmt)
    w, x, y, z = convert(a, wide), convert(b, wide), convert(c, wide), convert(d, wide)
    real = convert(subtract(multiply(w, y), multiply(x, z)), fmt)
    imag = convert(add(multiply(w, z), multiply(x, y)), fmt)
    if a.category == INFINITE and b.category == FINITE and c.category == INFINITE and d.category in (FINITE, INFINITE):
        imag = infinity(fmt, a.sign != d.sign)      # MPC's choice where C leaves a NaN
    if real.category != NAN or imag.category != NAN:
        return real, imag
    repaired = False
    if _is_infinite(a, b):
        a, b, c, d = _unit(a, True), _unit(b, True), _no_nan(c), _no_nan(d)
        repaired = True
    if _is_infinite(c, d):
        a, b, c, d = _no_nan(a), _no_nan(b), _unit(c, True), _unit(d, True)
        repaired = True
    if not repaired:
        return real, imag
    huge = infinity(a.fmt, False)
    return (multiply(huge, subtract(multiply(a, c), multiply(b, d))),
            multiply(huge, add(multiply(a, d), multiply(b, c))))


def _no_nan(value: SoftFloat) -> SoftFloat:
    return zero(value.fmt, value.sign) if value.category == NAN else value


def _unit(value: SoftFloat, infinite: bool) -> SoftFloat:
    """1 or 0 with the sign of `value`: whether it is of the kind asked for (C11 G.5.1p8)."""
    if (value.category == INFINITE) == infinite and value.category != NAN:
        one = from_int(value.fmt, 1)
        return one.negated() if value.sign else one
    return zero(value.fmt, value.sign)


def complex_divide(a: SoftFloat, b: SoftFloat, c: SoftFloat, d: SoftFloat) -> tuple[SoftFloat, SoftFloat]:
    """(a + bi)/(c + di), each part rounded once; a zero divisor and infinities as C11 G.5.1p8, else NaN + iNaN."""
    fmt = a.fmt
    scaled = _scaled([a, b, c, d])
    if scaled is None or c.category == ZERO and d.category == ZERO:
        return _divide_special(a, b, c, d)
    (w, x, y, z), _ = scaled
    norm = y * y + z * z
    wide = _unbounded(fmt)
    real = w * y + x * z
    imag = x * y - w * z
    left = _sum(real, fmt, a.sign != c.sign and w * y == 0, b.sign != d.sign and x * z == 0)
    right = _sum(imag, fmt, b.sign != c.sign and x * y == 0, a.sign == d.sign and w * z == 0)
    if left is None:
        left = _narrowed(fmt, from_ratio(wide, real < 0, abs(real), norm, 0))
    if right is None:
        right = _narrowed(fmt, from_ratio(wide, imag < 0, abs(imag), norm, 0))
    return left, right


def _divide_special(a: SoftFloat, b: SoftFloat, c: SoftFloat, d: SoftFloat) -> tuple[SoftFloat, SoftFloat]:
    """Division by zero and with infinities or NaNs."""
    fmt = a.fmt
    if c.category == ZERO and d.category == ZERO:
        huge = infinity(fmt, c.sign)
        return multiply(huge, a), multiply(huge, b)
    factor: SoftFloat | None = None
    if _is_infinite(a, b) and not _is_infinite(c, d) and not _is_nan(c, d):
        a, b = _unit(a, True), _unit(b, True)
        factor = infinity(fmt, False)
    elif _is_infinite(c, d) and not _is_infinite(a, b) and not _is_nan(a, b):
        c, d = _unit(c, True), _unit(d, True)
        factor = zero(fmt, False)
    if factor is None:
        quiet = nan(fmt, False, 0, False)
        return quiet, quiet
    return (multiply(factor, add(multiply(a, c), multiply(b, d))),
            multiply(factor, subtract(multiply(b, c), multiply(a, d))))


def compare(a: SoftFloat, b: SoftFloat) -> int:
    """Return -1, 0 or 1, or 2 when unordered."""
    if a.category == NAN or b.category == NAN:
        return 2
    if a.category == ZERO and b.category == ZERO:
        return 0
    left = _order(a)
    right = _order(b)
    if left != right:
        return -1 if left < right else 1
    if a.category != FINITE:
        return 0
    low = a.exponent if a.exponent < b.exponent else b.exponent
    x = a.mantissa << (a.exponent - low)
    y = b.mantissa << (b.exponent - low)
    if x == y:
        return 0
    less = x < y
    if a.sign:
        less = not less
    return -1 if less else 1


def _order(value: SoftFloat) -> int:
    """-2 -inf, -1 negative, 0 zero, 1 positive, 2 +inf."""
    if value.category == ZERO:
        return 0
    step = 1 if value.category == FINITE else 2
    return -step if value.sign else step


def encode(value: SoftFloat) -> int:
    """Return the bit pattern, an integer of 8 * fmt.size bits (80 for x87)."""
    fmt = value.fmt
    fraction_bits = fmt.precision - 1
    all_ones = (1 << fmt.exponent_bits) - 1
    sign = 1 if value.sign else 0
    explicit = fmt.name == "x87"
    if value.category == ZERO:
        biased = 0
        fraction = 0
        integer = 0
    elif value.category == INFINITE:
        biased = all_ones
        fraction = 0
        integer = 1
    elif value.category == NAN:
        biased = all_ones
        fraction = value.payload
        if not value.signalling:
            fraction |= 1 << (fraction_bits - 1)
        integer = 1
    else:
        top = value.exponent + value.mantissa.bit_length() - 1
        if top < fmt.emin:
            biased = 0
            quantum = fmt.emin - fmt.precision + 1
        else:
            biased = top + fmt.emax
            quantum = top - fmt.precision + 1
        shift = value.exponent - quantum
        full = value.mantissa << shift if shift >= 0 else value.mantissa >> -shift
        integer = full >> fraction_bits
        fraction = full & ((1 << fraction_bits) - 1)
    if explicit:
        return (((sign << fmt.exponent_bits) | biased) << 64) | (integer << 63) | fraction
    return (((sign << fmt.exponent_bits) | biased) << fraction_bits) | fraction


def decode(fmt: Format, bits: int) -> SoftFloat:
    """Return the value that the bit pattern `bits` means."""
    fraction_bits = fmt.precision - 1
    explicit = fmt.name == "x87"
    fraction = bits & ((1 << fraction_bits) - 1)
    rest = bits >> (fraction_bits + (1 if explicit else 0))
    biased = rest & ((1 << fmt.exponent_bits) - 1)
    sign = bool((rest >> fmt.exponent_bits) & 1)
    integer = (bits >> 63) & 1 if explicit else (1 if biased else 0)
    if biased == (1 << fmt.exponent_bits) - 1:
        if fraction == 0:
            return infinity(fmt, sign)
        quiet = fraction >> (fraction_bits - 1) & 1
        return nan(fmt, sign, fraction, not quiet)
    mantissa = (integer << fraction_bits) | fraction
    if mantissa == 0:
        return zero(fmt, sign)
    exponent = (biased if biased else 1) - fmt.emax - fraction_bits
    return rounded(fmt, sign, mantissa, exponent, False)


def hex_text(value: SoftFloat) -> str:
    """Return a readable exact spelling: "-0x3p-1", "inf", "nan"."""
    sign = "-" if value.sign else ""
    if value.category == ZERO:
        return sign + "0x0p+0"
    if value.category == INFINITE:
        return sign + "inf"
    if value.category == NAN:
        return sign + ("snan" if value.signalling else "nan")
    return sign + hex(value.mantissa) + "p" + str(value.exponent)
