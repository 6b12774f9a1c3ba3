"""Branches whose length depends on their distance: jmp and the conditional jumps (SDM vol. 2, JMP, Jcc).

A branch begins in its two-byte form and grows once, to the form with a distance of the mode's size, when its
goal is out of reach of a byte or may lie in another section.  The fragment's target_data holds the opcode
(0xEB or 0x70 + condition), its subtype the state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mypy_extensions import i64

from compiler.asm.expr import SYMBOL
from compiler.asm.section import STB_LOCAL, STB_WEAK, STT_GNU_IFUNC
from compiler.target.x86.insns import Row

if TYPE_CHECKING:
    from compiler.asm.emission import Emission
    from compiler.asm.expr import Expression
    from compiler.asm.section import Fragment
    from compiler.target.x86.encode import Prefixes

SHORT: Final = 0
NEAR: Final = 1

FARTHEST_BACK: Final = -(1 << 40)
FARTHEST_ON: Final = 1 << 40
"""Reach of the near form: it never grows, whatever the distance."""

# In target_data, above the opcode byte.
WORD_DISTANCE: Final = 0x100    # the near form has a distance of 16 bits
START_NEAR: Final = 0x200       # {disp32}: never short


def emit(short: Row, near: Row, goal: Expression, prefixes: Prefixes, mode: i64, emission: Emission) -> None:
    """Append a relaxable branch to `goal`."""
    data = emission.data
    if prefixes.segment:
        data.append(prefixes.segment)
    if prefixes.operand or (near.size == 16) != (mode == 16):
        data.append(0x66)
    if prefixes.repeat:
        data.append(prefixes.repeat)
    if prefixes.rex:
        data.append(prefixes.rex)
    about: i64 = short.opcode[0]
    if near.branch_size == 2:
        about |= WORD_DISTANCE
    if prefixes.displacement == 2:
        about |= START_NEAR
    emission.relaxable(SHORT, goal, about)


def near_size(fragment: Fragment) -> i64:
    """Return the length in bytes of the near form."""
    about = fragment.target_data
    opcode = 1 if about & 0xFF == 0xEB else 2
    return opcode + (2 if about & WORD_DISTANCE else 4)


def near_opcode(fragment: Fragment) -> bytes:
    """Return the opcode bytes of the near form."""
    code = fragment.target_data & 0xFF
    if code == 0xEB:
        return b"\xe9"
    return bytes((0x0F, code + 0x10))


def stays_here(fragment: Fragment) -> bool:
    """Tell whether the goal is surely in the fragment's section, and not overridable by another object."""
    goal = fragment.expression
    if goal is None or goal.kind != SYMBOL or goal.symbol is None:
        return False
    symbol = goal.symbol
    # A global symbol is not overridable in the object itself (as without -mshared); a weak one is, and one of default
    # visibility that the source asks to reach through the PLT.
    if goal.operator and symbol.binding != STB_LOCAL and symbol.visibility == 0:
        return False
    return symbol.section is fragment.section and symbol.binding != STB_WEAK and symbol.type != STT_GNU_IFUNC


def grow(fragment: Fragment, goal: int) -> int:
    """Return by how many bytes the branch grows to reach the address `goal`."""
    if fragment.subtype == NEAR:
        return 0
    start = fragment.address + len(fragment.data)
    distance = goal - (start + 2)
    if -128 <= distance <= 127:
        return 0
    fragment.subtype = NEAR
    fragment.reach_low = FARTHEST_BACK
    fragment.reach_high = FARTHEST_ON
    return near_size(fragment) - 2


def finish(fragment: Fragment, goal: int) -> None:
    """Write the branch in its final form."""
    data = fragment.data
    start = fragment.address + len(data)
    if fragment.subtype == SHORT:
        data.append(fragment.target_data & 0xFF)
        data.append((goal - (start + 2)) & 0xFF)
        return
    size = near_size(fragment)
    width = 2 if fragment.target_data & WORD_DISTANCE else 4
    data += near_opcode(fragment)
    distance = int(goal - (start + size))
    data += (distance & ((1 << (8 * width)) - 1)).to_bytes(width, "little")
