"""Places: where an lvalue lies and how it is accessed.

A Place is an address and everything an access there has to say: C type (with its qualifiers), alignment known, alias
set, bits of a bit-field, reversed byte order.  `compiler/lower/lvalues.py` makes places of expressions,
`compiler/lower/access.py` reads and writes through them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from compiler.ir.graph import Value
from compiler.sema.types import Q_ATOMIC, Q_VOLATILE, Type

if TYPE_CHECKING:
    from compiler.sema.types import RecordType


@final
class Place:
    """An object or part of one.

    address: of the object; of a bit-field the address of the record it is in.  type: the lvalue's C type, qualifiers
    included (for a bit-field its value type).  align: bytes the address is known to be a multiple of.
    any_alias: reached through a union or the like: accesses get alias set 0.
    bit_width: -1, or a bit-field of so many bits at bit_offset from `address`, within bytes first_byte to end_byte (from
    `address`) that may be written with it (C11 3.14: a memory location), and up to read_end that may be read.
    storage: its declared type.
    reverse: stored in the byte order opposite to the target's (scalar_storage_order).
    register: name of the register that holds the object (GCC manual: Explicit Register Variables), else "".
    """

    __slots__ = ("address", "type", "align", "any_alias", "bit_offset", "bit_width", "first_byte", "end_byte", "read_end",
                 "storage", "reverse", "register")

    def __init__(self, address: Value, type: Type, align: int) -> None:
        self.address: Value = address
        self.type: Type = type
        self.align: int = align
        self.any_alias: bool = False
        self.bit_offset: int = 0
        self.bit_width: int = -1
        self.first_byte: int = 0
        self.end_byte: int = 0
        self.read_end: int = 0
        self.storage: Type = type
        self.reverse: bool = False
        self.register: str = ""

    def is_volatile(self) -> bool:
        """Tell whether accesses are volatile (C11 6.7.3p7)."""
        return bool(self.type.quals & Q_VOLATILE)

    def is_atomic(self) -> bool:
        """Tell whether accesses are atomic (C11 6.2.6.1p9)."""
        return bool(self.type.quals & Q_ATOMIC)


def low_bit(number: int, limit: int) -> int:
    """Return the largest power of two that divides `number`, at most `limit` (a power of two): an address known to be a
    multiple of `limit`, moved by `number`, is a multiple of the result."""
    if number == 0:
        return limit
    lowest = number & -number
    return lowest if lowest < limit else limit


def bit_field_region(record: RecordType, bit_offset: int, bit_width: int, is_union: bool) -> tuple[int, int]:
    """Return (first, end) of the bytes that one memory location with this bit-field has (C11 3.14p3): the run of
    bit-fields around it, not split by an ordinary member or a field of width 0, and the padding that follows."""
    if is_union:
        return 0, (bit_offset + bit_width + 7) // 8 if record.size <= 0 else record.size
    start = 0           # bit at which the run begins
    found = False
    for field in record.fields:
        if field.bit_width < 0 or field.bit_width == 0:
            if found:
                end = field.bit_offset // 8
                return start // 8, max(end, (bit_offset + bit_width + 7) // 8)
            if field.bit_width == 0:
                start = field.bit_offset
            else:
                size = field.type.main.size
                start = (field.offset + (size if size > 0 else 0)) * 8
            continue
        if field.bit_offset == bit_offset:
            found = True
    return start // 8, max(record.size, (bit_offset + bit_width + 7) // 8)
