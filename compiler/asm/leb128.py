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
