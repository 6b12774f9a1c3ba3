"""The registers of x86-64 as code generation numbers them, their classes and their parts in the calling convention.

A physical register is 1 + its encoding number for the general ones, 17 + it for xmm0-xmm15 (SysV x86-64 psABI 3.2.1, figure 3.4).
"""

from __future__ import annotations

from typing import Final

RAX: Final = 1
RCX: Final = 2
RDX: Final = 3
RBX: Final = 4
RSP: Final = 5
RBP: Final = 6
RSI: Final = 7
RDI: Final = 8
R8: Final = 9
R9: Final = 10
R10: Final = 11
R11: Final = 12
R12: Final = 13
R13: Final = 14
R14: Final = 15
R15: Final = 16
XMM0: Final = 17

# Register classes.
GENERAL: Final = 0
FLOAT: Final = 1        # xmm, spilled as 8 bytes: f16 f32 f64
VECTOR: Final = 2       # the same registers, spilled as 16 bytes: f128 and 128-bit vectors
X87: Final = 3          # no registers: 80-bit values live in the frame
WIDE: Final = 4         # the same registers as ymm, spilled as 32 bytes

GENERAL_NAMES: Final = "rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15"

# Caller-saved first, the ones with a special part (shift counts, division) after those without, rbp last.
GENERAL_ORDER: Final = (RAX, RCX, RDX, RSI, RDI, R8, R9, R10, R11, RBX, R12, R13, R14, R15, RBP)
FLOAT_ORDER: Final = (17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32)

# SysV x86-64 psABI 3.2.3.
INTEGER_ARGUMENTS: Final = (RDI, RSI, RDX, RCX, R8, R9)
FLOAT_ARGUMENTS: Final = (17, 18, 19, 20, 21, 22, 23, 24)

MICROSOFT_INTEGERS: Final = (RCX, RDX, R8, R9)
"""Of ms_abi (Microsoft, "x64 calling convention")."""

CALLEE_SAVED: Final = 1 << RBX | 1 << RBP | 1 << R12 | 1 << R13 | 1 << R14 | 1 << R15
ALL_FLOAT: Final = 0xFFFF << XMM0
CALLER_SAVED: Final = (1 << RAX | 1 << RCX | 1 << RDX | 1 << RSI | 1 << RDI | 1 << R8 | 1 << R9 | 1 << R10 | 1 << R11 | ALL_FLOAT)

MICROSOFT_SAVED: Final = CALLEE_SAVED | 1 << RSI | 1 << RDI | 0xFFC0 << XMM0
"""What a function of ms_abi leaves as it was, xmm6 to xmm15 among it."""

DWARF: Final = (-1, 0, 2, 1, 3, 7, 6, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15)
"""DWARF numbers of the general registers by ours (SysV x86-64 psABI 3.6.2, figure 3.36)."""


def register_names() -> list[str]:
    """Return the names by number; entry 0 stands for none."""
    names = [""]
    names.extend(GENERAL_NAMES.split())
    for number in range(16):
        names.append("xmm" + str(number))
    return names
