"""No-operation code that fills alignments and .nops, byte for byte as GNU as 2.40 chooses it.

Three sets of patterns: the multi-byte NOP of SDM vol. 2 (NOP, table 4-12) where the object is x86-64, and
`lea` forms that change nothing for i386 objects and for 16-bit code.  Long runs begin with a jump over the
rest.
"""

from __future__ import annotations

from typing import Final

# Patterns by length, from 1 byte, as hexadecimal.
_LONG_NOPS: Final = """
90
6690
0f1f00
0f1f4000
0f1f440000
660f1f440000
0f1f8000000000
0f1f840000000000
660f1f840000000000
662e0f1f840000000000
66662e0f1f840000000000
"""
_LEA_32: Final = """
90
6690
8d7600
8d742600
8d74260090
8db600000000
8db42600000000
"""
_LEA_16: Final = """
90
6690
8d7400
8db40000
"""

_MOST_LONG_NOPS: Final = 7      # more instructions than this, and a jump over them is cheaper
_MOST_LEA: Final = 2


class NopPatterns:
    """The patterns of one mode in one object class."""

    def __init__(self, mode: int, bits: int) -> None:
        self.mode: int = mode
        if mode == 16:
            text = _LEA_16
        elif bits == 64:
            text = _LONG_NOPS
        else:
            text = _LEA_32
        self.patterns: list[bytes] = [b""] + [bytes.fromhex(row) for row in text.split()]
        self.most: int = _MOST_LONG_NOPS if text is _LONG_NOPS else _MOST_LEA

    @property
    def longest(self) -> int:
        """Length in bytes of the longest single instruction."""
        return len(self.patterns) - 1

    def fill(self, count: int, limit: int) -> bytes:
        """Return `count` bytes of no-operation code; limit: longest instruction in bytes, 0: no limit."""
        longest = self.longest
        if limit == 0 and count // longest > self.most:
            head = self._jump(count)
            return head + self._run(count - len(head), longest)
        return self._run(count, limit if 0 < limit < longest else longest)

    def _run(self, count: int, longest: int) -> bytes:
        return self.patterns[longest] * (count // longest) + self.patterns[count % longest]

    def _jump(self, count: int) -> bytes:
        """Return a jump to the end of a run of `count` bytes."""
        if count - 2 <= 127:
            return bytes((0xEB, count - 2))
        if self.mode == 16:
            return b"\x66\xe9" + (count - 6).to_bytes(4, "little")
        return b"\xe9" + (count - 5).to_bytes(4, "little")
