"""What a target can hold in registers and which operations it has: the input of legalisation.

A target describes itself by one text, a line a fact, parsed once:

    integers  i8 i16 i32 i64        scalar integers it computes with, narrowest first; the last is the register width
    floats    f32 f64 f80 f128      floats that live in registers of its own; the others are carried in integer registers
    soft      f128                  of those, the ones without arithmetic: moved only, computed by library calls
    vectors   v16i8 v4i32           vectors that live in registers
    lacks     frem ctlz:i8          scalar operations it has not: of every type, or of one (of conversions: of the integer)
    vector    v4i32 add shl:splat   operations it has on a vector; `:splat`: with one constant in all lanes of operand 1
    unaligned 16                    widest access, in bytes, that needs no alignment; 1: all need their own
    copy      128 64                bytes up to which memcpy and memset of known size are made of loads and stores:
                                    for speed, for size
    atomic 8                        widest lock-free access, bytes; wider ones are calls of libatomic

i1 and pointers are always there.  Loads, stores, phis, selects by a scalar, freezes, arguments and bitcasts between types that are
both there always are there for vectors, too; loads and stores of integers of 8, 16, 32... bits up to the register width
always are, so a target of 32-bit registers only says `integers i32`.
"""

from __future__ import annotations

from typing import final

from compiler.ir import ops
from compiler.ir.types import I1, is_float, is_integer, is_pointer, lanes_of, parse_type, width_of


@final
class LegalTypes:
    """The facts of one target, in one state of its features.

    integers: types, ascending.  register_bits: width of the widest.  unaligned, atomic, copy_speed, copy_size: bytes.
    """

    __slots__ = ("integers", "register_bits", "floats", "soft", "vectors", "unaligned", "atomic", "copy_speed", "copy_size", "lacking",
                 "vector_ops", "splat_ops")

    def __init__(self, text: str) -> None:
        """text: the lines above.  Raises ValueError for a line that is none."""
        self.integers: list[int] = []
        self.register_bits: int = 0
        self.floats: list[int] = []
        self.soft: list[int] = []
        self.vectors: list[int] = []
        self.unaligned: int = 1
        self.atomic: int = 0
        self.copy_speed: int = 64
        self.copy_size: int = 32
        self.lacking: dict[tuple[int, int], bool] = {}      # (op, type), type 0: every type
        self.vector_ops: dict[tuple[int, int], bool] = {}
        self.splat_ops: dict[tuple[int, int], bool] = {}
        for line in text.splitlines():
            words = line.split()
            if words and not words[0].startswith("#"):
                self.fact(words)
        self.register_bits = width_of(self.integers[-1])

    def fact(self, words: list[str]) -> None:
        """Take in one line."""
        if words[0] == "integers":
            self.integers = _types(words)
        elif words[0] == "floats":
            self.floats = _types(words)
        elif words[0] == "soft":
            self.soft = _types(words)
        elif words[0] == "vectors":
            self.vectors += _types(words)
        elif words[0] == "lacks":
            for word in words[1:]:
                name, _, type = word.partition(":")
                self.lacking[_op(name), parse_type(type) if type else 0] = True
        elif words[0] == "vector":
            type_code = parse_type(words[1])
            for word in words[2:]:
                name, _, limit = word.partition(":")
                if limit:
                    self.splat_ops[_op(name), type_code] = True
                else:
                    self.vector_ops[_op(name), type_code] = True
        elif words[0] == "unaligned":
            self.unaligned = int(words[1])
        elif words[0] == "atomic":
            self.atomic = int(words[1])
        elif words[0] == "copy":
            self.copy_speed = int(words[1])
            self.copy_size = int(words[2])
        else:
            raise ValueError(" ".join(words))

    def has_type(self, code: int) -> bool:
        """Tell whether values of the type live in registers."""
        if lanes_of(code):
            return code in self.vectors
        if is_integer(code):
            return code == I1 or code in self.integers
        if is_float(code):
            return code in self.floats
        return is_pointer(code)

    def has(self, op: int, code: int) -> bool:
        """Tell whether `op` is there for a type, which is."""
        if lanes_of(code):
            return (op, code) in self.vector_ops
        if code in self.soft:
            return False
        return (op, 0) not in self.lacking and (op, code) not in self.lacking

    def container(self, bits: int) -> int:
        """Return the narrowest integer type of at least `bits` bits; bits is at most register_bits."""
        for code in self.integers:
            if width_of(code) >= bits:
                return code
        raise ValueError(bits)


def _types(words: list[str]) -> list[int]:
    result = [parse_type(word) for word in words[1:]]
    if -1 in result:
        raise ValueError(" ".join(words))
    return result


def _op(name: str) -> int:
    number = ops.op_numbered(name)
    if not number:
        raise ValueError(name)
    return number
