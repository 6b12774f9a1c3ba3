"""Types of SSA values, each one integer.

A type is a number: kind in bits 0-3, width (bits of an integer or float; address space of a pointer) in bits 4-27,
lanes of a vector from bit 28 on (0: a scalar).  Equal types are equal numbers, so nothing is interned, comparing costs one
instruction and the text form is a function of the number.  Aggregates are not values: they live in memory (size, align).

A pointer has no width here: `DataLayout` (compiler/ir/module.py) knows it.
"""

from __future__ import annotations

from typing import Final

KIND_VOID: Final = 0        # no value
KIND_INTEGER: Final = 1     # any width from 1 up; two's complement where a sign matters
KIND_FLOAT: Final = 2       # IEEE binary16, 32, 64, 128; width 80: the x87 extended format
KIND_POINTER: Final = 3     # width: address space
KIND_TOKEN: Final = 4       # the results of an op with several outputs, read by `output`
KIND_BFLOAT: Final = 5      # bfloat16

_WIDTH_SHIFT: Final = 4
_WIDTH_MASK: Final = (1 << 24) - 1
_LANES_SHIFT: Final = 28

VOID: Final = 0
TOKEN: Final = 4
I1: Final = 1 | 1 << 4
I8: Final = 1 | 8 << 4
I16: Final = 1 | 16 << 4
I32: Final = 1 | 32 << 4
I64: Final = 1 | 64 << 4
I128: Final = 1 | 128 << 4
F16: Final = 2 | 16 << 4
F32: Final = 2 | 32 << 4
F64: Final = 2 | 64 << 4
F80: Final = 2 | 80 << 4
F128: Final = 2 | 128 << 4
BF16: Final = 5 | 16 << 4
PTR: Final = 3


def int_type(bits: int) -> int:
    """Return the integer type of `bits` bits (1 to 2**24 - 1)."""
    return KIND_INTEGER | bits << _WIDTH_SHIFT


def pointer_type(space: int) -> int:
    """Return the type of a pointer into address space `space`."""
    return KIND_POINTER | space << _WIDTH_SHIFT


def vector_type(element: int, lanes: int) -> int:
    """Return the type of a vector of `lanes` (at least 1) scalars of type `element`."""
    return element | lanes << _LANES_SHIFT


def kind_of(code: int) -> int:
    """Return the KIND_ of a scalar, or of a vector's elements."""
    return code & 15


def width_of(code: int) -> int:
    """Return the bits of an integer or float element; of a pointer, its address space."""
    return code >> _WIDTH_SHIFT & _WIDTH_MASK


def space_of(code: int) -> int:
    """Return the address space of a pointer (element)."""
    return code >> _WIDTH_SHIFT & _WIDTH_MASK


def lanes_of(code: int) -> int:
    """Return how many lanes a vector has; 0 for a scalar."""
    return code >> _LANES_SHIFT


def element_of(code: int) -> int:
    """Return the element type of a vector; a scalar is its own."""
    return code & ((1 << _LANES_SHIFT) - 1)


def with_lanes_of(element: int, like: int) -> int:
    """Return scalar type `element` with as many lanes as `like` has."""
    return element | (like >> _LANES_SHIFT) << _LANES_SHIFT


def is_integer(code: int) -> bool:
    """Tell whether the type is an integer or a vector of integers."""
    return code & 15 == KIND_INTEGER


def is_float(code: int) -> bool:
    """Tell whether the type is a floating type or a vector of one."""
    kind = code & 15
    return kind == KIND_FLOAT or kind == KIND_BFLOAT


def is_pointer(code: int) -> bool:
    """Tell whether the type is a pointer or a vector of pointers."""
    return code & 15 == KIND_POINTER


def is_scalar_integer(code: int) -> bool:
    """Tell whether the type is one integer."""
    return code & 15 == KIND_INTEGER and code >> _LANES_SHIFT == 0


def is_first_class(code: int) -> bool:
    """Tell whether values of the type can be stored, passed and chosen between (not void, not a token)."""
    kind = code & 15
    return kind != KIND_VOID and kind != KIND_TOKEN


def type_text(code: int) -> str:
    """Return the spelling: void token i32 f64 bf16 ptr ptr257 v4i32."""
    kind = code & 15
    width = width_of(code)
    if kind == KIND_INTEGER:
        text = "i" + str(width)
    elif kind == KIND_FLOAT:
        text = "f" + str(width)
    elif kind == KIND_POINTER:
        text = "ptr" + str(width) if width else "ptr"
    elif kind == KIND_BFLOAT:
        text = "bf16"
    elif kind == KIND_TOKEN:
        text = "token"
    else:
        text = "void"
    lanes = lanes_of(code)
    return "v" + str(lanes) + text if lanes else text


_FLOAT_WIDTHS: Final = (16, 32, 64, 80, 128)


def parse_type(text: str) -> int:
    """Return the type spelled `text`, or -1 if it is none."""
    if text == "void":
        return VOID
    if text == "token":
        return TOKEN
    lanes = 0
    if text.startswith("v"):
        end = 1
        while end < len(text) and text[end].isdigit():
            end += 1
        if end == 1 or int(text[1:end]) == 0:
            return -1
        lanes = int(text[1:end])
        text = text[end:]
    result = -1
    if text.startswith("ptr"):
        space = text[3:]
        if not space:
            result = PTR
        elif space.isdigit() and space == str(int(space)):
            result = pointer_type(int(space))
    elif text == "bf16":
        result = BF16
    elif len(text) > 1 and text[1:].isdigit():
        width = int(text[1:])
        if text[0] == "i" and 0 < width <= _WIDTH_MASK:
            result = int_type(width)
        elif text[0] == "f" and width in _FLOAT_WIDTHS:
            result = KIND_FLOAT | width << _WIDTH_SHIFT
    if result < 0 or not lanes:
        return result
    return vector_type(result, lanes)
