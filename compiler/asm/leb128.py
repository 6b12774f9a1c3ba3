"""LEB128 numbers (DWARF5 7.6)."""

from __future__ import annotations


def unsigned_leb128(value: int) -> bytes:
    """Return `value` (not negative) as unsigned LEB128."""
    if value < 128:
        return bytes((value,))
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed_leb128(value: int) -> bytes:
    """Return `value` as signed LEB128."""
    out = bytearray()
    while True:
        low = value & 127
        value >>= 7
        if (value == 0 and not low & 64) or (value == -1 and low & 64):
            out.append(low)
            return bytes(out)
        out.append(low | 128)


def unsigned_size(value: int) -> int:
    """Return the bytes that `value` (not negative) takes as unsigned LEB128."""
    return (value.bit_length() + 6) // 7 if value else 1


def signed_size(value: int) -> int:
    """Return the bytes that `value` takes as signed LEB128: its bits and that of its sign."""
    return ((value if value >= 0 else ~value).bit_length() + 7) // 7
