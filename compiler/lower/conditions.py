"""Conditions lowered straight to control flow (C11 6.5.13 to 6.5.15, 6.8.4.1): no 0 or 1 is made and tested again.

`a && b` branches on a and then on b; chains of one operator are walked, not recursed into.  A constant condition takes
its one branch, so that what it guards is not emitted and what that refers to is not needed at link time, as with GCC at every level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.ir import ops
from compiler.ir.builder import add_incoming, integer
from compiler.ir.details import Branch
from compiler.ir.floatorder import decided, possible_relations
from compiler.ir.graph import INTEGER, Block, FloatConstant, Instruction, IntConstant, Value
from compiler.ir.types import I1
from compiler.lower import complex, conversions, operators
from compiler.sema.ast import (
    B_EQ,
    B_LOGICAL_AND,
    B_LOGICAL_OR,
    B_NE,
    CAST_BOOL,
    CAST_INT,
    E_BINARY,
    E_BUILTIN,
    E_CAST,
    E_FLOAT,
    E_INT,
    E_UNARY,
    U_LOGICAL_NOT,
    Binary,
    BuiltinCall,
    Cast,
    Expr,
    FloatConst,
    IntConst,
    Unary,
)
from compiler.sema.types import T_COMPLEX, T_VECTOR, integer_of, is_integer

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer

YES: Final = 1      # bits of what `condition` returns
NO: Final = 2

_LIKELY: Final = 9
"""Weight of the expected way against 1 of the other: GCC's builtin-expect-probability is 90 %."""


def condition(fl: FunctionLowerer, e: Expr, yes: Block, no: Block, weights: Branch | None = None) -> int:
    """Branch to `yes` if `e` is not zero, else to `no`; the cursor has no block afterwards.

    weights: of the two ways, None if nothing is known.  Returns which blocks were branched to: bits YES and NO.
    """
    reached_yes = YES
    reached_no = NO
    while True:
        if not fl.reachable():
            return 0
        e = stripped(e)
        kind = e.kind
        if kind == E_UNARY:
            assert isinstance(e, Unary)
            if e.op == U_LOGICAL_NOT:
                yes, no = no, yes
                reached_yes, reached_no = reached_no, reached_yes
                if weights is not None:
                    weights = Branch(weights.not_taken, weights.taken)
                e = e.operand
                continue
        elif kind == E_BINARY:
            assert isinstance(e, Binary)
            if e.op == B_LOGICAL_AND or e.op == B_LOGICAL_OR:
                reached = _chain(fl, e, yes, no, weights)
                return (reached_yes if reached & YES else 0) | (reached_no if reached & NO else 0)
        elif kind == E_BUILTIN and weights is None:
            assert isinstance(e, BuiltinCall)
            weights = _expectation(e)
            if weights is not None:
                e = e.args[0]
                continue
        break
    value = truth(fl, e)
    if not fl.reachable():
        return 0
    if value.kind == INTEGER:
        assert isinstance(value, IntConstant)
        fl.b.branch(yes if value.value else no)
        return reached_yes if value.value else reached_no
    fl.at(e.pos)
    fl.b.branch_if(value, yes, no, weights)
    return YES | NO


def stripped(e: Expr) -> Expr:
    """Return what a condition tests, without conversions that keep zero and non-zero apart."""
    while e.kind == E_CAST:
        assert isinstance(e, Cast)
        if e.conversion == CAST_BOOL and e.operand.type.kind != T_COMPLEX:
            e = e.operand
        elif e.conversion == CAST_INT and is_integer(e.operand.type) and integer_of(e.operand.type).width <= integer_of(e.type).width:
            e = e.operand
        else:
            break
    return e


def _chain(fl: FunctionLowerer, e: Binary, yes: Block, no: Block, weights: Branch | None) -> int:
    """Branch on a chain of one of && and ||, left to right; returns as `condition`."""
    op = e.op
    operands: list[Expr] = []
    at: Expr = e
    while at.kind == E_BINARY:
        assert isinstance(at, Binary)
        if at.op != op:
            break
        operands.append(at.right)
        at = at.left
    operands.append(at)
    if weights is not None and (weights.taken < weights.not_taken) == (op == B_LOGICAL_AND):
        weights = None      # which operand decides is not known
    reached = 0
    index = len(operands) - 1
    while index > 0:
        following = fl.new_block()
        if op == B_LOGICAL_AND:
            ways = condition(fl, operands[index], following, no, weights)
            reached |= ways & NO
            goes_on = ways & YES
        else:
            ways = condition(fl, operands[index], yes, following, weights)
            reached |= ways & YES
            goes_on = ways & NO
        if not goes_on:
            return reached
        fl.b.start(following)
        index -= 1
    return reached | condition(fl, operands[0], yes, no, weights)


def _expectation(e: BuiltinCall) -> Branch | None:
    """Return the weights that __builtin_expect or __builtin_expect_with_probability with constants gives its first argument."""
    with_probability = e.name == "__builtin_expect_with_probability"
    if e.name != "__builtin_expect" and not with_probability:
        return None
    wanted = e.args[1]
    if wanted.kind != E_INT:
        return None
    assert isinstance(wanted, IntConst)
    taken = _LIKELY
    not_taken = 1
    if with_probability:
        probability = e.args[2]
        if probability.kind != E_FLOAT:
            return None
        assert isinstance(probability, FloatConst)
        number = probability.value
        share = number.mantissa * 1000
        share = share << number.exponent if number.exponent >= 0 else share >> -number.exponent
        taken = min(max(share, 0), 1000)
        not_taken = 1000 - taken
    return Branch(taken, not_taken) if wanted.value else Branch(not_taken, taken)


def truth(fl: FunctionLowerer, e: Expr) -> Value:
    """Return the i1 that tells whether the scalar `e` is not zero."""
    e = stripped(e)
    kind = e.kind
    if kind == E_INT:
        assert isinstance(e, IntConst)
        return integer(I1, 1 if e.value else 0)
    if e.type.kind == T_COMPLEX:
        return complex.complex_truth(fl, fl.complex_value(e))
    if kind == E_BINARY:
        assert isinstance(e, Binary)
        if e.op == B_LOGICAL_AND or e.op == B_LOGICAL_OR:
            return _logical_value(fl, e)
        if operators.is_comparison(e.op) and e.type.kind != T_VECTOR:
            return _comparison(fl, e)
    elif kind == E_UNARY:
        assert isinstance(e, Unary)
        if e.op == U_LOGICAL_NOT:
            inner = truth(fl, e.operand)
            if inner.kind == INTEGER:
                assert isinstance(inner, IntConstant)
                return integer(I1, 1 - inner.value)
            return fl.b.binary(ops.XOR, inner, integer(I1, 1))
    return operators.zero_test(fl, fl.value(e))


def _comparison(fl: FunctionLowerer, e: Binary) -> Value:
    """Return the i1 of a comparison of scalars."""
    operand_type = e.left.type
    if operand_type.kind == T_COMPLEX:
        return complex.complex_comparison(fl, e)
    left = fl.value(e.left)
    right = fl.value(e.right)
    fl.at(e.pos)
    if right.type != left.type:
        # A null pointer constant of another pointer type, or the like.
        right = conversions.bitcast(fl, right, left.type)
    if left.kind == INTEGER and right.kind == INTEGER and (e.op == B_EQ or e.op == B_NE):
        assert isinstance(left, IntConstant) and isinstance(right, IntConstant)
        return integer(I1, 1 if (left.value == right.value) == (e.op == B_EQ) else 0)
    return known_order(fl, operators.comparison(fl, e.op, left, right, operand_type))


def known_order(fl: FunctionLowerer, test: Value) -> Value:
    """Return a comparison, or the constant it is: GCC folds one of floating values with a NaN or an infinity at every level."""
    if isinstance(test, Instruction) and ops.FOEQ <= test.op <= ops.FUNO and isinstance(test.operands[1], FloatConstant):
        relations = possible_relations(test.operands[0], test.operands[1])
        answer = decided(test.op, test.flags, relations, "no-trapping-math" not in fl.fn.options.flags)
        if answer >= 0:
            return integer(I1, answer)
    return test


def _logical_value(fl: FunctionLowerer, e: Binary) -> Value:
    """Return && or || as an i1."""
    yes = fl.new_block()
    no = fl.new_block()
    reached = condition(fl, e, yes, no)
    if reached == YES or reached == NO:
        fl.b.start(yes if reached == YES else no)
        return integer(I1, 1 if reached == YES else 0)
    if reached == 0:
        return integer(I1, 0)
    join = fl.new_block()
    fl.b.start(yes)
    fl.b.branch(join)
    fl.b.start(no)
    fl.b.branch(join)
    fl.b.start(join)
    phi = fl.b.phi(join, I1)
    add_incoming(phi, integer(I1, 1), yes)
    add_incoming(phi, integer(I1, 0), no)
    return phi
