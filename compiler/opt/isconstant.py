"""Answer __builtin_constant_p (the op isconstant).

In: any function.  Out of `isconstant`: it is 1 where its operand has become a number.  Out of `isconstant_last`, which stands
after all passes that make constants: 0 everywhere else.  An address is no answer yet in the first, and 0 in the last
(GCC manual, __builtin_constant_p: only the address of a string literal counts, which lowering knows and answers itself).
Example, after inlining: `%2 = isconstant 4:i32` becomes 1.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.graph import FLOAT, INTEGER, VECTOR, apply_forwards
from compiler.ir.module import Function
from compiler.opt.simplify import constant_like


def isconstant(fn: Function) -> bool:
    """Answer yes where the operand is a number; return whether any was."""
    return _answer(fn, False)


def isconstant_last(fn: Function) -> bool:
    """Answer yes or no everywhere; return whether there was any question."""
    return _answer(fn, True)


def _answer(fn: Function, last: bool) -> bool:
    changed = False
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.ISCONSTANT:
                kind = ins.operands[0].kind
                yes = kind == INTEGER or kind == FLOAT or kind == VECTOR
                if yes or last:
                    ins.forward = constant_like(ins.type, int(yes))
                    changed = True
    if changed:
        apply_forwards(fn.blocks)
    return changed
