"""What an instruction may do: the op table's traits, less what a call's or asm's detail rules out."""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.details import AGGREGATE, CONST, NORETURN, PURE, RESULT, RETURNS_TWICE, WILL_RETURN, Access, Asm, Call, Intrinsic
from compiler.ir.graph import Instruction, IntConstant, Value, VectorConstant
from compiler.ir.ops import Op
from compiler.ir.types import width_of


def effects_of(ins: Instruction, table: list[Op]) -> int:
    """Return the traits READS, WRITES, TRAPS, EFFECT, TERMINATOR and DEBUG that `ins` really has.

    EFFECT of a call stands for all that is neither memory nor trap: it may not come back, or come back twice.
    """
    traits = table[ins.op].traits & (ops.READS | ops.WRITES | ops.TRAPS | ops.EFFECT | ops.TERMINATOR | ops.DEBUG)
    if ins.flags & ops.VOLATILE:
        return traits | ops.READS | ops.WRITES | ops.EFFECT
    if not traits:
        if ins.flags & ops.FENV:
            return ops.EFFECT | ops.READS | ops.WRITES
        return 0
    detail = ins.detail
    if isinstance(detail, Call):
        traits = _by_attributes(traits, detail.attributes)
        # Aggregates cross the call in memory, whatever the function itself does: the result is written, arguments are read.
        for argument in detail.signature.arguments:
            if argument.passing == RESULT:
                traits |= ops.WRITES
            elif argument.passing == AGGREGATE:
                traits |= ops.READS
    elif isinstance(detail, Intrinsic):
        # Nothing a target's operation does is a loop.
        traits = _by_attributes(traits, detail.attributes | WILL_RETURN)
    elif isinstance(detail, Asm):
        # GCC manual, Volatile: an asm with outputs and without volatile may be dropped, joined and moved.
        if "memory" in detail.clobbers:
            return traits
        direct = False
        traits &= ~(ops.READS | ops.WRITES | ops.TRAPS | ops.EFFECT)
        for operand in detail.operands:
            if operand.indirect:
                traits |= ops.WRITES | ops.READS if operand.is_output else ops.READS
            elif operand.is_output:
                direct = True
        if not direct and not traits & ops.WRITES:
            traits |= ops.EFFECT    # an asm without outputs is volatile (GCC manual, Volatile)
    elif isinstance(detail, Access) and ins.op == ops.FENCE:
        return traits
    elif (ins.op == ops.SDIV or ins.op == ops.SREM or ins.op == ops.UDIV or ins.op == ops.UREM) and _safe_divisor(ins):
        traits &= ~ops.TRAPS
    return traits


def _by_attributes(traits: int, attributes: int) -> int:
    if attributes & (NORETURN | RETURNS_TWICE):
        return traits
    if attributes & CONST:
        traits &= ~(ops.READS | ops.WRITES | ops.TRAPS)
    elif attributes & PURE:
        traits &= ~(ops.WRITES | ops.TRAPS)
    else:
        return traits
    # GCC manual, pure and const: the program may be taken to come back from such a call.
    return traits & ~ops.EFFECT


def _safe_divisor(ins: Instruction) -> bool:
    """Tell whether the divisor is a constant, not 0 and for signed division not -1, in every lane."""
    signed = ins.op == ops.SDIV or ins.op == ops.SREM
    return _never_traps(ins.operands[1], signed)


def _never_traps(divisor: Value, signed: bool) -> bool:
    if isinstance(divisor, IntConstant):
        return divisor.value != 0 and not (signed and divisor.value == (1 << width_of(divisor.type)) - 1)
    if isinstance(divisor, VectorConstant):
        for lane in divisor.lanes:
            if not _never_traps(lane, signed):
                return False
        return True
    return False


def removable(ins: Instruction, table: list[Op]) -> bool:
    """Tell whether `ins` may go when nobody uses its value: nothing it does is seen, trapping aside (that is UB)."""
    return effects_of(ins, table) & ops.STAYS == 0 and ins.op != ops.ASM_GOTO


def speculatable(ins: Instruction, table: list[Op]) -> bool:
    """Tell whether `ins` may run where it did not before: no effect, no trap, no memory."""
    traits = table[ins.op].traits
    if traits & ops.SPECULATABLE:
        return ins.flags & ops.FENV == 0
    if ins.op == ops.SDIV or ins.op == ops.SREM or ins.op == ops.UDIV or ins.op == ops.UREM:
        return _safe_divisor(ins)
    return False
