"""What may hold between two floating values: less, equal, greater, unordered (IEEE 754-2019 5.11).

Four bits say which of the relations are possible; a comparison is true for some of them, so that what is known of its operands, or of
earlier comparisons of them, may decide it.  A comparison that raises an exception for quiet NaNs (flag SIGNALING) is decided only if
they cannot occur, if the exception was raised already, or where GCC gives it up as well: bit RAISED.
Example: fabs(x) < 0.0 is never true, as only EQUAL, GREATER and UNORDERED are possible.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.fold import FLOAT_TESTS, float_format
from compiler.ir.graph import FloatConstant, Instruction, Value, same_value
from compiler.sema import softfloat

LESS: Final = 1
EQUAL: Final = 2
GREATER: Final = 4
UNORDERED: Final = 8
ANY: Final = 15
RAISED: Final = 16      # if the operands are unordered, the exception was raised before, or need not be


def relations_of(op: int) -> int:
    """Return the relations for which a comparison (FOEQ to FUNO) is true."""
    row = FLOAT_TESTS.split()[op - ops.FOEQ]
    return ((LESS if row[0] == "1" else 0) | (EQUAL if row[1] == "1" else 0) | (GREATER if row[2] == "1" else 0)
            | (UNORDERED if row[3] == "1" else 0))


def swapped_relations(relations: int) -> int:
    """Return the relations with the operands exchanged."""
    other = relations & ~(LESS | GREATER)
    if relations & LESS:
        other |= GREATER
    if relations & GREATER:
        other |= LESS
    return other


def possible_relations(left: Value, right: Value) -> int:
    """Return what may hold between two scalars by what they are; a constant stands on the right (simplify sees to that)."""
    if same_value(left, right):
        return EQUAL | UNORDERED | RAISED
    relations = ANY
    if isinstance(left, Instruction) and (left.op == ops.SITOFP or left.op == ops.UITOFP):
        relations &= ~UNORDERED
    if isinstance(right, FloatConstant):
        number = softfloat.decode(float_format(right.type), right.bits)
        if number.category == softfloat.NAN:
            return UNORDERED | RAISED
        if number.category == softfloat.INFINITE:
            relations &= ~(LESS if number.sign else GREATER)
        elif number.is_zero() and isinstance(left, Instruction) and left.op == ops.FABS:
            relations = relations & ~LESS | RAISED
    return relations


def decided(op: int, flags: int, relations: int, traps: bool) -> int:
    """Return 1 or 0 if a comparison is true or false for all of `relations`, else -1.

    flags: of the comparison.  traps: exceptions matter (-ftrapping-math).
    """
    if flags & ops.FENV:
        return -1
    if flags & ops.NNAN:
        relations &= ~UNORDERED
    if traps and flags & ops.SIGNALING and relations & UNORDERED and not relations & RAISED:
        return -1
    true_for = relations_of(op)
    if relations & ANY & ~true_for == 0:
        return 1
    return 0 if relations & true_for == 0 else -1
