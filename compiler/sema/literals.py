"""Constants and string literals: from token spellings to typed nodes.

In: spellings of NUMBER, CHAR and STRING tokens (latin-1, prefix and quotes included).  Out: IntConst, FloatConst,
ComplexExpr (GNU imaginary constants), StringLiteral.  C11 6.4.4, 6.4.5; GCC manual: Binary constants, Complex, Floating
Types, Hex Floats.
"""

from __future__ import annotations

import re
from typing import Final

from mypy_extensions import i64

from compiler import messages as m
from compiler.sema import softfloat
from compiler.sema.ast import ComplexExpr, Expr, FloatConst, IntConst, StringLiteral
from compiler.sema.context import Sema
from compiler.sema.types import ArrayType, FloatType, IntType, normalise

_INTEGER: Final = re.compile(r"(0[xX][0-9a-fA-F']+|0[bB][01']+|[0-9][0-9']*)([a-zA-Z]*)\Z")
_FLOAT: Final = (       # compiled by `re` when a unit has a floating constant
    r"(?:0[xX]([0-9a-fA-F']*)\.?([0-9a-fA-F']*)[pP]([+-]?[0-9']+)|([0-9']*)\.?([0-9']*)(?:[eE]([+-]?[0-9']+))?)"
    r"([a-zA-Z][a-zA-Z0-9]*)?\Z")
_INTEGER_SUFFIXES: Final = " u l ul lu ll ull llu "


def number(s: Sema, spelling: str, pos: i64) -> Expr:
    """Return the constant that a preprocessing number spells; reports invalid ones."""
    match = _INTEGER.match(spelling)
    if match is not None:
        digits = match.group(1)
        suffix = match.group(2)
        if not suffix and digits[0] != "0" and len(digits) < 10 and "'" not in digits:
            return IntConst(int(digits), s.types.int, pos)
        result = _integer(s, digits, suffix, spelling, pos)
        if result is not None:
            return result
    hexadecimal = spelling[:2] in ("0x", "0X")
    found = re.match(_FLOAT, spelling)
    if found is not None and _is_float_spelling(spelling, hexadecimal):
        value = _floating(s, found, spelling, pos)
        if value is not None:
            return value
    _report_bad_number(s, spelling, pos)
    return s.error_expr(pos)


def _is_float_spelling(spelling: str, hexadecimal: bool) -> bool:
    if hexadecimal:
        return "p" in spelling or "P" in spelling
    return "." in spelling or "e" in spelling or "E" in spelling


def _report_bad_number(s: Sema, spelling: str, pos: i64) -> None:
    hexadecimal = spelling[:2] in ("0x", "0X")
    is_float = _is_float_spelling(spelling, hexadecimal) or (hexadecimal and "." in spelling)
    if hexadecimal and "." in spelling and not ("p" in spelling or "P" in spelling):
        s.error(m.HEX_FLOAT_NEEDS_EXPONENT, pos)
        return
    if spelling.count(".") > 1:
        s.error(m.TOO_MANY_DECIMAL_POINTS, pos)
        return
    index = 2 if hexadecimal else 0
    allowed = "0123456789abcdefABCDEF.'" if hexadecimal else "0123456789.'"
    while index < len(spelling) and spelling[index] in allowed:
        index += 1
    if is_float and index < len(spelling) and spelling[index] in "eEpP":
        index += 1
        if index < len(spelling) and spelling[index] in "+-":
            index += 1
        if index >= len(spelling) or not spelling[index].isdigit():
            s.error(m.EXPONENT_HAS_NO_DIGITS, pos)
            return
        while index < len(spelling) and spelling[index].isdigit():
            index += 1
    suffix = spelling[index:]
    if not is_float and spelling[0] == "0" and not hexadecimal and suffix == "":
        for ch in spelling:
            if ch in "89":
                s.error1(m.INVALID_DIGIT, pos, '"' + ch + '"')
                return
    s.error2(m.INVALID_SUFFIX, pos, '"' + suffix + '"', "floating" if is_float else "integer")


def _integer(s: Sema, digits: str, suffix: str, spelling: str, pos: i64) -> Expr | None:
    """C11 6.4.4.1p5.  None when the spelling is no integer constant."""
    digits = digits.replace("'", "")
    decimal = True
    try:
        if digits[0] == "0" and len(digits) > 1:
            decimal = False
            if digits[1] in "xX":
                value = int(digits[2:], 16)
            elif digits[1] in "bB":
                if not s.c2x:
                    s.pedwarn(m.BINARY_CONSTANT, pos)
                value = int(digits[2:], 2)
            else:
                value = int(digits, 8)
        elif len(digits) > 4000:
            value = 1 << 200
        else:
            value = int(digits)
    except ValueError:
        return None
    imaginary = False
    word = suffix
    if word and word[-1] in "iIjJ":
        imaginary = True
        word = word[:-1]
    elif word and word[0] in "iIjJ":
        imaginary = True
        word = word[1:]
    if "lL" in word or "Ll" in word:
        return None
    word = word.lower()
    if word and " " + word + " " not in _INTEGER_SUFFIXES:
        return None
    unsigned = "u" in word
    longs = word.count("l")
    if longs == 2:
        s.long_long(m.LONG_LONG_CONSTANT, pos)
    ty = _integer_type(s, value, decimal, unsigned, longs, pos)
    result = IntConst(normalise(value, ty.width, ty.signed), ty, pos)
    if imaginary:
        s.pedwarn(m.IMAGINARY_CONSTANT, pos)
        return ComplexExpr(IntConst(0, ty, pos), result, s.types.complex(ty), pos)
    return result


def _integer_type(s: Sema, value: int, decimal: bool, unsigned: bool, longs: int, pos: i64) -> IntType:
    t = s.types
    candidates: list[IntType] = []
    if longs == 0:
        if not unsigned:
            candidates.append(t.int)
        if unsigned or not decimal:
            candidates.append(t.uint)
    if longs <= 1:
        if not unsigned:
            candidates.append(t.long)
        if unsigned or not decimal or s.c89:
            candidates.append(t.ulong)
    if not unsigned:
        candidates.append(t.llong)
    if unsigned or not decimal:
        candidates.append(t.ullong)
    for ty in candidates:
        limit = ty.width - 1 if ty.signed else ty.width
        if value >> limit == 0:
            return ty
    if value >> 64:
        s.error(m.INTEGER_TOO_LARGE, pos)
    elif decimal and not unsigned:
        if t.target.has_int128 and not s.c89:
            s.error(m.INTEGER_SO_LARGE_UNSIGNED, pos)
            return t.int128
        s.error(m.INTEGER_SO_LARGE_UNSIGNED, pos)
    return t.ullong


def _float_type(s: Sema, suffix: str, pos: i64) -> FloatType | None:
    """Return the type that a floating suffix names (lower-cased where C allows both)."""
    t = s.types
    if suffix == "":
        return t.float if s.single_precision_constant else t.double
    if suffix in ("f", "F"):
        return t.float
    if suffix in ("l", "L"):
        return t.ldouble
    if suffix in ("f16", "F16"):
        return t.float16
    if suffix in ("f32", "F32"):
        return t.float32
    if suffix in ("f64", "F64"):
        return t.float64
    if suffix in ("f128", "F128"):
        return t.float128
    if suffix in ("f32x", "F32x"):
        return t.float32x
    if suffix in ("f64x", "F64x"):
        return t.float64x
    if suffix in ("q", "Q") and t.target.isa in ("x86_64", "i386"):
        return t.float128
    if suffix in ("w", "W") and t.target.isa in ("x86_64", "i386"):
        return t.float64x if t.ldouble.format != "x87" else t.ldouble
    if suffix in ("d", "D"):
        return t.double
    if suffix.lower() in ("df", "dd", "dl"):
        raise s.unsupported("type", "decimal floating constant", pos)
    if suffix.lower() in ("k", "r", "hk", "hr", "lk", "lr", "uk", "ur", "uhk", "uhr", "ulk", "ulr", "llk", "llr"):
        s.error(m.FIXED_POINT_UNSUPPORTED, pos)
    return None


def _floating(s: Sema, found: re.Match[str], spelling: str, pos: i64) -> Expr | None:
    """C11 6.4.4.2, correctly rounded to the type's format."""
    suffix = found.group(7) or ""
    imaginary = False
    ty = None
    if suffix and suffix[-1] in "iIjJ":
        imaginary = True
        ty = _float_type(s, suffix[:-1], pos)
    elif suffix and suffix[0] in "iIjJ":
        imaginary = True
        ty = _float_type(s, suffix[1:], pos)
    else:
        ty = _float_type(s, suffix, pos)
    if ty is None:
        return None
    fmt = softfloat.format_named(ty.format)
    power = found.group(3)
    if power is not None:
        whole = (found.group(1) or "").replace("'", "")
        fraction = (found.group(2) or "").replace("'", "")
        if not whole and not fraction:
            return None
        s.needs(99, "hexadecimal floating constants", pos)
        value = softfloat.from_hexadecimal(fmt, whole + fraction, _exponent(power) - 4 * len(fraction))
    else:
        whole = (found.group(4) or "").replace("'", "")
        fraction = (found.group(5) or "").replace("'", "")
        if not whole and not fraction:
            return None
        value = softfloat.from_decimal(fmt, whole + fraction, _exponent(found.group(6)) - len(fraction))
    if value.category == softfloat.INFINITE:
        s.error1(m.FLOAT_EXCEEDS_RANGE, pos, "'" + ty.name + "'")
    result = FloatConst(value, ty, pos)
    result.is_literal = True
    if imaginary:
        s.pedwarn(m.IMAGINARY_CONSTANT, pos)
        return ComplexExpr(FloatConst(softfloat.zero(fmt, False), ty, pos), result, s.types.complex(ty), pos)
    return result


def _exponent(text: str | None) -> int:
    """Return the exponent's value, clamped: beyond any format's range the exact figure does not matter."""
    if text is None:
        return 0
    text = text.replace("'", "")
    digits = text.lstrip("+-").lstrip("0")
    if len(digits) > 12:
        value = 10 ** 12
    else:
        value = int(digits or "0")
    return -value if text[0] == "-" else value


_SIMPLE_ESCAPES: Final = {"n": 10, "t": 9, "r": 13, "0": 0, "a": 7, "b": 8, "f": 12, "v": 11, "e": 27, "E": 27,
                          "\\": 92, "'": 39, '"': 34, "?": 63, "(": 40, "{": 123, "[": 91, "%": 37}


def _split_prefix(spelling: str) -> tuple[str, str]:
    """Return (prefix, rest) of a character constant or string literal spelling."""
    index = 0
    while spelling[index] not in "'\"":
        index += 1
    return spelling[:index], spelling[index:]


def _decode_utf8(body: str, index: i64) -> tuple[int, i64]:
    """Decode one UTF-8 sequence in a latin-1 carried string; an ill-formed byte stands for itself."""
    first = ord(body[index])
    if first < 0x80:
        return first, index + 1
    count = 0
    if 0xC2 <= first < 0xE0:
        count = 1
        value = first & 0x1F
    elif 0xE0 <= first < 0xF0:
        count = 2
        value = first & 0x0F
    elif 0xF0 <= first < 0xF5:
        count = 3
        value = first & 0x07
    else:
        return first, index + 1
    at = index + 1
    for _ in range(count):
        if at >= len(body) or not 0x80 <= ord(body[at]) < 0xC0:
            return first, index + 1
        value = value << 6 | (ord(body[at]) & 0x3F)
        at += 1
    return value, at


def _units(s: Sema, body: str, width: int, pos: i64) -> list[int]:
    """Return the code units (of `width` bytes) that the text between the quotes stands for (C11 6.4.4.4)."""
    out: list[int] = []
    index: i64 = 0
    end = len(body)
    limit = 1 << (8 * width)
    while index < end:
        ch = body[index]
        if ch != "\\":
            if width == 1:
                out.append(ord(ch))
                index += 1
                continue
            value, index = _decode_utf8(body, index)
            _append_code_point(out, value, width)
            continue
        index += 1
        if index >= end:
            break
        ch = body[index]
        if ch in "01234567":
            value = 0
            count = 0
            while index < end and count < 3 and body[index] in "01234567":
                value = value * 8 + ord(body[index]) - 48
                index += 1
                count += 1
            if value >= limit:
                s.error(m.OCTAL_ESCAPE_RANGE, pos)
            out.append(value & (limit - 1))
        elif ch == "x":
            index += 1
            start = index
            value = 0
            while index < end and body[index] in "0123456789abcdefABCDEF":
                value = value * 16 + int(body[index], 16)
                index += 1
            if start == index:
                s.error(m.HEX_ESCAPE_NO_DIGITS, pos)
            if value >= limit:
                s.error(m.HEX_ESCAPE_RANGE, pos)
            out.append(value & (limit - 1))
        elif ch in "uU":
            digits = 4 if ch == "u" else 8
            text = body[index + 1:index + 1 + digits]
            valid = len(text) == digits
            for digit in text:
                if digit not in "0123456789abcdefABCDEF":
                    valid = False
            if not valid:
                s.error1(m.INCOMPLETE_UCN, pos, "\\" + ch + text)
                index += 1 + len(text)
                continue
            value = int(text, 16)
            index += 1 + digits
            if value > 0x10FFFF or 0xD800 <= value < 0xE000:
                s.error1(m.INVALID_UCN, pos, "\\" + ch + text)
                value = 0
            elif value < 0xA0 and value not in (0x24, 0x40, 0x60) and not s.c2x:
                s.error1(m.INVALID_UCN, pos, "\\" + ch + text)
            if width == 1:
                out.extend(chr(value).encode("utf-8"))
            else:
                _append_code_point(out, value, width)
        else:
            known = _SIMPLE_ESCAPES.get(ch)
            if known is None:
                s.error1(m.UNKNOWN_ESCAPE, pos, "'\\" + ch + "'")
                known = ord(ch)
            elif ch in "eE":
                s.pedwarn1(m.NON_ISO_ESCAPE, pos, "'\\" + ch + "'")
            out.append(known)
            index += 1
    return out


def _append_code_point(out: list[int], value: int, width: int) -> None:
    """Append `value` as UTF-16 or UTF-32 code units."""
    if width == 2 and value >= 0x10000:
        value -= 0x10000
        out.append(0xD800 + (value >> 10))
        out.append(0xDC00 + (value & 0x3FF))
    else:
        out.append(value)


def character(s: Sema, spelling: str, pos: i64) -> Expr:
    """Return the value of a character constant (C11 6.4.4.4p10, p11)."""
    t = s.types
    prefix, rest = _split_prefix(spelling)
    body = rest[1:-1] if len(rest) > 1 and rest[-1] == "'" else rest[1:]
    ty = t.int
    width = 1
    if prefix == "L":
        ty = t.wchar_t
        width = ty.size
    elif prefix == "u":
        ty = t.char16_t
        width = 2
    elif prefix == "U":
        ty = t.char32_t
        width = 4
    elif prefix == "u8":
        ty = t.uchar
    if len(body) == 1 and width == 1 and body != "\\":
        value = ord(body)
        if value > 127 and t.char.signed and prefix == "":
            value -= 256
        return IntConst(value, ty, pos)
    units = _units(s, body, width, pos)
    if not units:
        s.error(m.CHARACTER_EMPTY, pos)
        return IntConst(0, ty, pos)
    if width > 1 or prefix == "u8":
        if len(units) > 1:
            s.error(m.CHARACTER_OVERLONG, pos)
        return IntConst(normalise(units[-1], ty.width, ty.signed), ty, pos)
    if len(units) == 1:
        return IntConst(normalise(units[0], 8, t.char.signed), ty, pos)
    value = 0
    for unit in units:
        value = (value << 8 | unit) & 0xFFFFFFFF
    if len(units) > 4:
        s.error(m.CHARACTER_OVERLONG, pos)
    else:
        s.error(m.CHARACTER_MULTIPLE, pos)
    return IntConst(normalise(value, 32, True), ty, pos)


def _raw_body(rest: str) -> str:
    """Return the contents of a raw string literal R"delim( ... )delim"."""
    open_paren = rest.index("(")
    delimiter = rest[1:open_paren]
    return rest[open_paren + 1:len(rest) - len(delimiter) - 2]


def string(s: Sema, spellings: list[str], pos: i64) -> StringLiteral:
    """Concatenate adjacent string literals (C11 6.4.5p5) into one node of array type."""
    t = s.types
    prefix = ""
    for spelling in spellings:
        found, _ = _split_prefix(spelling)
        if found[-1:] == "R":
            found = found[:-1]
        if found != "" and found != prefix:
            if prefix != "":
                s.error(m.MIXED_STRING_PREFIXES, pos)
            prefix = found
    element = t.char
    if prefix == "L":
        element = t.wchar_t
    elif prefix == "u":
        element = t.char16_t
    elif prefix == "U":
        element = t.char32_t
    width = element.size
    pieces: list[bytes] = []
    for spelling in spellings:
        found, rest = _split_prefix(spelling)
        if found[-1:] == "R":
            body = _raw_body(rest)
            body = body.replace("\\", "\\\\")
        else:
            body = rest[1:-1]
        if width == 1 and "\\" not in body:
            pieces.append(body.encode("latin-1"))
            continue
        units = _units(s, body, width, pos)
        if width == 1:
            pieces.append(bytes(units))
        else:
            order = "big" if t.target.big_endian else "little"
            out = bytearray()
            for unit in units:
                if order == "little":
                    out += (unit & ((1 << 8 * width) - 1)).to_bytes(width, "little")
                else:
                    out += (unit & ((1 << 8 * width) - 1)).to_bytes(width, "big")
            pieces.append(bytes(out))
    pieces.append(bytes(width))
    data = b"".join(pieces)
    return StringLiteral(data, width, prefix, ArrayType(element, len(data) // width, None), pos)


def asm_string(s: Sema, spellings: list[str], pos: i64) -> bytes:
    """Return the bytes of a narrow string used by asm and attributes, without the terminating zero."""
    pieces: list[bytes] = []
    for spelling in spellings:
        prefix, rest = _split_prefix(spelling)
        if prefix not in ("", "R"):
            s.error(m.WIDE_ASM_STRING, pos)
        body = _raw_body(rest).replace("\\", "\\\\") if prefix == "R" else rest[1:-1]
        if "\\" not in body:
            pieces.append(body.encode("latin-1"))
        else:
            pieces.append(bytes(_units(s, body, 1, pos)))
    return b"".join(pieces)
