"""Folding of built-in functions whose arguments are constants.

In: a BuiltinCall (or a call of the library function of the same meaning).  Out: a constant node or None.  GCC folds these
in constant expressions and static initialisers, so programs rely on them there (GCC manual: Other Built-in Functions).
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from compiler.sema import softfloat
from compiler.sema.ast import AddressConst, BuiltinCall, Cast, ComplexExpr, Conditional, Expr, FloatConst, IntConst, StringLiteral
from compiler.sema.constant import evaluate, has_base, has_side_effects
from compiler.sema.context import Sema
from compiler.sema.conversions import int_const
from compiler.sema.types import T_FLOAT, T_POINTER, Type, float_of, integer_of

_PURE: Final = (
    " constant_p expect expect_with_probability object_size dynamic_object_size clz clzl clzll clzimax ctz ctzl ctzll "
    "ctzimax ffs ffsl ffsll ffsimax popcount popcountl popcountll popcountimax parity parityl parityll clrsb clrsbl "
    "clrsbll bswap16 bswap32 bswap64 bswap128 abs labs llabs imaxabs inf inff infl infq huge_val huge_valf huge_vall "
    "huge_valq nan nanf nanl nanq nans nansf nansl nansq fabs fabsf fabsl fabsq copysign copysignf copysignl copysignq "
    "isnan isinf isinf_sign isfinite finite isnormal signbit signbitf signbitl fpclassify isgreater isgreaterequal "
    "isless islessequal islessgreater isunordered strlen strcmp strncmp memcmp strchr add_overflow_p sub_overflow_p "
    "mul_overflow_p classify_type conj conjf conjl creal crealf creall cimag cimagf cimagl assume_aligned "
    "frame_address return_address extract_return_addr fmin fmax fminf fmaxf huge_valf32 huge_valf64 huge_valf128 "
    "inff32 inff64 inff128 nanf32 nanf64 nanf128 fabsf32 fabsf64 fabsf128 ")


def is_pure_builtin(name: str) -> bool:
    """Tell whether a built-in (with prefix) has no side effects."""
    return name.startswith("__builtin_") and _PURE.find(" " + name[10:] + " ") >= 0


def fold_builtin(s: Sema, e: BuiltinCall, required: bool) -> Expr | None:
    """Fold `e`; required: in a context that needs a constant, where an undecided __builtin_constant_p is 0."""
    if not e.name.startswith("__builtin_"):
        return None
    return fold_named(s, e.name[10:], e.args, e.type, e.pos, required)


def _result(s: Sema, value: int, ty: Type, pos: i64) -> IntConst:
    result = int_const(s, value, ty, pos)
    return result


def fold_named(s: Sema, name: str, args: list[Expr], ty: Type, pos: i64, required: bool) -> Expr | None:
    """Fold function `name` (no prefix) of `args`."""
    if name == "constant_p":
        return _constant_p(s, args[0], ty, pos, required)
    if name in ("expect", "expect_with_probability"):
        return evaluate(s, args[0])
    values: list[Expr] = []
    for arg in args:
        value = evaluate(s, arg)
        if value is None:
            return None
        values.append(value)
    if not values:
        return _fold_nullary(s, name, ty, pos)
    first = values[0]
    if isinstance(first, IntConst):
        folded = _fold_integer(s, name, first, ty, pos)
        if folded is not None:
            return folded
        if name.endswith("_overflow_p"):
            return _fold_overflow_p(s, name, values, args, ty, pos)
    if isinstance(first, FloatConst):
        return _fold_float(s, name, values, ty, pos)
    if isinstance(first, AddressConst):
        return _fold_address(s, name, values, ty, pos)
    if isinstance(first, ComplexExpr):
        if name.startswith("creal"):
            return first.real
        if name.startswith("cimag"):
            return first.imag
    return None


def _constant_p(s: Sema, arg: Expr, ty: Type, pos: i64, required: bool) -> Expr | None:
    """GCC manual: __builtin_constant_p: true for arithmetic constants and addresses of string literals."""
    arg = _selected(s, arg)
    value = None if has_side_effects(arg) else evaluate(s, arg)
    if isinstance(value, (IntConst, FloatConst, ComplexExpr)):
        return IntConst(1, ty, pos)
    if isinstance(value, AddressConst):
        if value.string is not None and value.offset == 0 or not has_base(value):
            return IntConst(1, ty, pos)
        return IntConst(0, ty, pos)
    if required or has_side_effects(arg):
        return IntConst(0, ty, pos)
    return None


def _selected(s: Sema, e: Expr) -> Expr:
    """Return what `e` comes to where its conditions are constants: the arm not taken is never evaluated, so its effects do not count."""
    while True:
        if isinstance(e, Cast):
            inner = _selected(s, e.operand)
            return e if inner is e.operand else Cast(e.conversion, inner, e.type, e.pos, e.explicit)
        if not isinstance(e, Conditional) or e.reuse is not None or has_side_effects(e.condition):
            return e
        condition = evaluate(s, e.condition)
        if not isinstance(condition, IntConst):
            return e
        e = e.then if condition.value != 0 else e.otherwise


def _fold_nullary(s: Sema, name: str, ty: Type, pos: i64) -> Expr | None:
    if ty.kind == T_FLOAT and (name.startswith("inf") or name.startswith("huge_val")):
        return FloatConst(softfloat.infinity(softfloat.format_named(float_of(ty).format), False), ty, pos)
    return None


def _fold_integer(s: Sema, name: str, arg: IntConst, ty: Type, pos: i64) -> Expr | None:
    main = integer_of(arg.type)
    bits = arg.value & ((1 << main.width) - 1)
    for stem in ("clz", "ctz", "ffs", "popcount", "parity", "clrsb"):
        if name.startswith(stem) and name[len(stem):] in ("", "l", "ll", "imax"):
            return _fold_bits(s, stem, arg.value, bits, main.width, ty, pos)
    if name.startswith("bswap"):
        size = main.width // 8
        swapped = int.from_bytes(bits.to_bytes(size, "little"), "big")
        return _result(s, swapped, ty, pos)
    if name in ("abs", "labs", "llabs", "imaxabs"):
        if arg.value == -(1 << (main.width - 1)):
            return None
        return _result(s, abs(arg.value), ty, pos)
    return None


def _fold_bits(s: Sema, stem: str, value: int, bits: int, width: int, ty: Type, pos: i64) -> Expr | None:
    if stem == "ffs":
        return _result(s, (bits & -bits).bit_length(), ty, pos)
    if stem == "popcount":
        return _result(s, bits.bit_count(), ty, pos)
    if stem == "parity":
        return _result(s, bits.bit_count() & 1, ty, pos)
    if stem == "clrsb":
        magnitude = ~value if value < 0 else value
        return _result(s, width - 1 - magnitude.bit_length(), ty, pos)
    if bits == 0:
        return None
    if stem == "clz":
        return _result(s, width - bits.bit_length(), ty, pos)
    return _result(s, (bits & -bits).bit_length() - 1, ty, pos)


def _fold_overflow_p(s: Sema, name: str, values: list[Expr], args: list[Expr], ty: Type, pos: i64) -> Expr | None:
    a = values[0]
    b = values[1]
    if not isinstance(a, IntConst) or not isinstance(b, IntConst):
        return None
    main = integer_of(args[2].type)
    if name.startswith("add"):
        exact = a.value + b.value
    elif name.startswith("sub"):
        exact = a.value - b.value
    else:
        exact = a.value * b.value
    low = -(1 << (main.width - 1)) if main.signed else 0
    high = (1 << (main.width - 1)) - 1 if main.signed else (1 << main.width) - 1
    return IntConst(0 if low <= exact <= high else 1, ty, pos)


def _fold_float(s: Sema, name: str, values: list[Expr], ty: Type, pos: i64) -> Expr | None:
    first = values[0]
    assert isinstance(first, FloatConst)
    value = first.value
    category = value.category
    if name.startswith("fabs"):
        return FloatConst(value.absolute(), ty, pos)
    if name.startswith("copysign"):
        second = values[1]
        if not isinstance(second, FloatConst):
            return None
        return FloatConst(value if value.sign == second.value.sign else value.negated(), ty, pos)
    if name == "isnan":
        return IntConst(1 if category == softfloat.NAN else 0, ty, pos)
    if name == "isinf":
        return IntConst(1 if category == softfloat.INFINITE else 0, ty, pos)
    if name == "isinf_sign":
        return IntConst((-1 if value.sign else 1) if category == softfloat.INFINITE else 0, ty, pos)
    if name in ("isfinite", "finite"):
        return IntConst(0 if category in (softfloat.INFINITE, softfloat.NAN) else 1, ty, pos)
    if name == "isnormal":
        return IntConst(1 if _is_normal(value) else 0, ty, pos)
    if name.startswith("signbit"):
        return IntConst(1 if value.sign else 0, ty, pos)
    if name.startswith("is") and len(values) == 2:
        second = values[1]
        if not isinstance(second, FloatConst):
            return None
        order = softfloat.compare(value, second.value)
        truth = {"isgreater": order == 1, "isgreaterequal": order in (0, 1), "isless": order == -1,
                 "islessequal": order in (-1, 0), "islessgreater": order in (-1, 1),
                 "isunordered": order == 2}.get(name)
        if truth is None:
            return None
        return IntConst(1 if truth else 0, ty, pos)
    if name in ("conj", "creal"):
        return first
    return None


def _is_normal(value: softfloat.SoftFloat) -> bool:
    if value.category != softfloat.FINITE:
        return False
    return value.exponent + value.mantissa.bit_length() - 1 >= value.fmt.emin


def literal_text(e: Expr) -> bytes | None:
    """Return the bytes from a constant address inside a string literal up to its zero, or None."""
    if not isinstance(e, AddressConst) or e.string is None or e.string.width != 1:
        return None
    literal: StringLiteral = e.string
    if not 0 <= e.offset < len(literal.data):
        return None
    end = literal.data.find(b"\0", e.offset)
    if end < 0:
        return None
    return literal.data[e.offset:end]


def _fold_address(s: Sema, name: str, values: list[Expr], ty: Type, pos: i64) -> Expr | None:
    text = literal_text(values[0])
    if name in ("nan", "nanf", "nanl", "nanq", "nans", "nansf", "nansl", "nansq") or (
            ty.kind == T_FLOAT and name.startswith("nan")):
        if text is None or ty.kind != T_FLOAT:
            return None
        payload = 0
        if text:
            try:
                payload = int(text, 0) if not (text[:1] == b"0" and text[1:].isdigit()) else int(text, 8)
            except ValueError:
                return None
        fmt = softfloat.format_named(float_of(ty).format)
        return FloatConst(softfloat.nan(fmt, False, payload, name.startswith("nans")), ty, pos)
    if text is None:
        return None
    if name == "strlen":
        return _result(s, len(text), ty, pos)
    if name in ("strcmp", "strncmp") and len(values) > 1:
        other = literal_text(values[1])
        if other is None:
            return None
        limit = None
        if name == "strncmp":
            bound = values[2]
            if not isinstance(bound, IntConst):
                return None
            limit = bound.value
        left = text if limit is None else text[:limit]
        right = other if limit is None else other[:limit]
        return _result(s, (left > right) - (left < right), ty, pos)
    if name == "strchr" and len(values) > 1 and ty.kind == T_POINTER:
        base = values[0]
        wanted = values[1]
        if isinstance(base, AddressConst) and isinstance(wanted, IntConst):
            at = (text + b"\0").find(bytes([wanted.value & 255]))
            if at >= 0:
                return AddressConst(None, base.string, None, base.offset + at, ty, pos)
    return None
