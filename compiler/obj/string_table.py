"""String tables (gABI ch. 4: String Table), with shared suffixes as GNU BFD shares them.

A string that ends another one is not stored; among several it goes to the one that follows it when all
are sorted by their reversed bytes.  Stored strings keep the order in which they were added.
"""

from __future__ import annotations

from typing import final


@final
class StringTable:
    """Collects strings; `finish` lays them out, then `offset` answers."""

    def __init__(self) -> None:
        self._order: list[bytes] = []
        self._offsets: dict[bytes, int] = {}
        self.data: bytes = b"\0"

    def add(self, text: bytes) -> None:
        """Enter a string."""
        if text and text not in self._offsets:
            self._offsets[text] = 0
            self._order.append(text)

    def finish(self) -> None:
        """Lay the table out; sets `data`."""
        by_suffix = sorted([text[::-1] for text in self._order])
        whole: dict[bytes, bytes] = {}
        holder = b""
        for backward in reversed(by_suffix):
            if holder.startswith(backward):
                whole[backward[::-1]] = holder[::-1]
            else:
                holder = backward
        out = bytearray(b"\0")
        for text in self._order:
            if text not in whole:
                self._offsets[text] = len(out)
                out += text
                out.append(0)
        for text, longer in whole.items():
            self._offsets[text] = self._offsets[longer] + len(longer) - len(text)
        self.data = bytes(out)

    def offset(self, text: bytes) -> int:
        """Return a string's offset in `data`."""
        return self._offsets[text] if text else 0


def string_at(table: bytes, offset: int) -> bytes:
    """Return the string at `offset` of a table; b"" when the offset is outside."""
    if offset >= len(table):
        return b""
    end = table.find(b"\0", offset)
    return table[offset:end] if end >= 0 else table[offset:]
