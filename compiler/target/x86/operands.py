"""Operands: the classes that a row of the table accepts, and the Operand value that parser, printer, encoder
and code generator exchange.

A class is one bit; an Operand carries the set of classes that it satisfies and a row's operand the set
that it accepts: they fit when the intersection is not empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

if TYPE_CHECKING:
    from compiler.asm.expr import Expression
    from compiler.target.x86.registers import Register

# Register classes.
R8: Final = 1 << 0
R16: Final = 1 << 1
R32: Final = 1 << 2
R64: Final = 1 << 3
AL: Final = 1 << 4
AX: Final = 1 << 5
EAX: Final = 1 << 6
RAX: Final = 1 << 7
CL: Final = 1 << 8
DX: Final = 1 << 9
ECX: Final = 1 << 10
EDX: Final = 1 << 11
EBX: Final = 1 << 12
RCX: Final = 1 << 13
RDX: Final = 1 << 14
RBX: Final = 1 << 15
ST0: Final = 1 << 16
STI: Final = 1 << 17
MMX: Final = 1 << 18
XMM: Final = 1 << 19
YMM: Final = 1 << 20
XMM0: Final = 1 << 21
SREG: Final = 1 << 22
ES: Final = 1 << 23
CS: Final = 1 << 24
SS: Final = 1 << 25
DS: Final = 1 << 26
FS: Final = 1 << 27
GS: Final = 1 << 28
CR: Final = 1 << 29
DR: Final = 1 << 30
TR: Final = 1 << 31
BND: Final = 1 << 32
# Memory by the size of what it names; MANY is in every memory operand.
M8: Final = 1 << 33
M16: Final = 1 << 34
M32: Final = 1 << 35
M48: Final = 1 << 36
M64: Final = 1 << 37
M80: Final = 1 << 38
M128: Final = 1 << 39
M256: Final = 1 << 40
MANY: Final = 1 << 41
MOFFS: Final = 1 << 42      # a displacement alone, that the mode's address size holds
MOFFS64: Final = 1 << 43    # a displacement alone, any
VSIBX: Final = 1 << 44
VSIBY: Final = 1 << 45
# Immediates.
I1: Final = 1 << 46         # the constant 1
I8S16: Final = 1 << 47      # a byte that extends with its sign to the value of 16, 32, 64 bits
I8S32: Final = 1 << 48
I8S64: Final = 1 << 49
I8: Final = 1 << 50
I16: Final = 1 << 51
I32: Final = 1 << 52
I32S: Final = 1 << 53
I64: Final = 1 << 54
REL: Final = 1 << 55        # the target of a branch
STRING_DI: Final = 1 << 56  # memory that a string instruction may name: (%di) / (%si)
STRING_SI: Final = 1 << 57
MBX: Final = 1 << 58

MEMORY_SIZES: Final = M8 | M16 | M32 | M48 | M64 | M80 | M128 | M256
GENERAL: Final = R8 | R16 | R32 | R64
IMMEDIATES: Final = I1 | I8S16 | I8S32 | I8S64 | I8 | I16 | I32 | I32S | I64

# Kinds of Operand.
REGISTER: Final = 0
MEMORY: Final = 1
IMMEDIATE: Final = 2
BRANCH: Final = 3           # the target of a jump or call

# Special values of Operand.base and .index.
NO_REGISTER: Final = -1
IP_BASE: Final = 16         # rip or eip

# What a displacement's width was asked for by {disp8}, {disp32}.
DISP_ANY: Final = 0
DISP_8: Final = 1
DISP_32: Final = 2


@final
class Operand:
    """One operand.  Not changed once made: parsed operands are shared by text."""

    def __init__(self, kind: i64, mask: i64) -> None:
        self.kind: i64 = kind
        self.mask: i64 = mask
        # REGISTER
        self.reg: Register | None = None
        self.number: i64 = 0
        # MEMORY
        self.base: i64 = NO_REGISTER
        self.index: i64 = NO_REGISTER
        self.scale: i64 = 0             # log2
        self.address_size: i64 = 0      # 16, 32, 64; 0: no register tells
        self.segment: i64 = NO_REGISTER
        self.vector_index: bool = False
        self.indirect: bool = False     # AT&T `*`
        self.sized: bool = False        # Intel size hint was written
        self.wide_index: bool = False   # the vector index is ymm
        # MEMORY displacement, IMMEDIATE and BRANCH value: a constant, or an expression with a symbol
        self.value: int = 0
        self.expression: Expression | None = None
        # The encoded ModRM (reg field 0), SIB and displacement when no symbol is in it; by encode.py.
        self.tail: bytes = b""
        self.tail_mode: i64 = 0


def register(reg: Register) -> Operand:
    """Return the operand that is the register itself."""
    made = Operand(REGISTER, reg.mask)
    made.reg = reg
    made.number = reg.number
    return made


def constant_mask(value: int, mode: i64) -> i64:
    """Return the immediate classes of a constant (already a signed 64-bit number)."""
    if mode != 64 and 0x80000000 <= value <= 0xFFFFFFFF:
        # Outside 64-bit mode arithmetic is modulo 2**32.
        value -= 1 << 32
    if -128 <= value <= 127:
        mask: i64 = I8S16 | I8S32 | I8S64 | I8 | I16 | I32 | I32S | I64
        if value == 1:
            mask |= I1
        return mask
    mask = I64
    if -0x80000000 <= value <= 0x7FFFFFFF:
        mask |= I32S | I32
        if -0x8000 <= value <= 0xFFFF:
            mask |= I16
            if 0 <= value <= 255:
                mask |= I8
            if value >= 0xFF80:
                mask |= I8S16
    elif 0 <= value <= 0xFFFFFFFF or (mode != 64 and -0xFFFFFFFF <= value):
        mask |= I32
        if value >= 0xFFFFFF80:
            mask |= I8S32
    return mask


SYMBOL_IMMEDIATE: Final = I8 | I16 | I32 | I32S | I64
"""Classes of an immediate whose value is not known yet."""


def immediate(value: int, mode: i64) -> Operand:
    """Return a constant immediate operand."""
    made = Operand(IMMEDIATE, constant_mask(value, mode))
    made.value = value
    return made


def symbol_immediate(value: Expression) -> Operand:
    """Return an immediate operand that holds a symbol's value."""
    made = Operand(IMMEDIATE, SYMBOL_IMMEDIATE)
    made.expression = value
    return made
