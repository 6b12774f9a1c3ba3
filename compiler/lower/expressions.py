"""Expressions of scalar and vector type as values, and any expression for its effects (C11 6.5).

In: typed expressions.  Out: SSA values.  Left-leaning chains of binary operators and of commas are walked with a list, not by
recursion.  Operands are evaluated from left to right, arguments of calls from right to left, as GCC does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir import ops
from compiler.ir.builder import add_incoming, integer, null, symbol
from compiler.ir.fold import float_format
from compiler.ir.graph import Block, FloatConstant, IntConstant, LabelAddress, Undef, Value, VectorConstant
from compiler.ir.types import I1, PTR, VOID, is_pointer
from compiler.lower import (
    access,
    aggregates,
    atomics,
    builtins,
    calls,
    complex,
    conditions,
    conversions,
    forwarding,
    lengths,
    lvalues,
    nested,
    operators,
    statements,
    vectors,
)
from compiler.lower.places import Place
from compiler.lower.types import in_memory, value_type
from compiler.sema import softfloat
from compiler.sema.ast import (
    B_ADD,
    B_COMMA,
    B_LOGICAL_AND,
    B_LOGICAL_OR,
    B_PTR_ADD,
    B_PTR_DIFF,
    B_PTR_SUB,
    B_SUB,
    CAST_ARRAY,
    CAST_BITCAST,
    CAST_COMPLEX_TO_REAL,
    CAST_FUNCTION,
    CAST_LOAD,
    CAST_SPLAT,
    CAST_UNION,
    CAST_VECTOR_CONVERT,
    CAST_VOID,
    E_ADDRESS,
    E_ADDRESS_CONST,
    E_ASSIGN,
    E_BINARY,
    E_BUILTIN,
    E_CALL,
    E_CAST,
    E_COMPOUND_ASSIGN,
    E_CONDITIONAL,
    E_DECL,
    E_FLOAT,
    E_INCDEC,
    E_INT,
    E_LABEL_ADDRESS,
    E_LABEL_DIFFERENCE,
    E_MEMBER,
    E_REUSE,
    E_SHUFFLE,
    E_SIZEOF_TYPE,
    E_STATEMENT,
    E_STRING,
    E_TYPE_EVALUATION,
    E_UNARY,
    E_VA_ARG,
    E_VECTOR_CONST,
    E_VECTOR_ELEMENT,
    U_LOGICAL_NOT,
    U_NEG,
    U_NOT,
    U_REAL,
    AddressConst,
    AddressOf,
    Assign,
    Binary,
    BuiltinCall,
    Call,
    Cast,
    CompoundAssign,
    Conditional,
    Expr,
    FloatConst,
    IncDec,
    IntConst,
    LabelDifference,
    Reuse,
    Shuffle,
    SizeofType,
    StatementExpr,
    TypeEvaluation,
    Unary,
    VaArg,
    VectorConst,
    VectorElement,
)
from compiler.sema.ast import LabelAddress as LabelAddressExpr
from compiler.sema.symbols import Label
from compiler.sema.types import (
    Q_VOLATILE,
    T_BOOL,
    T_COMPLEX,
    T_FLOAT,
    T_POINTER,
    T_VECTOR,
    T_VOID,
    Type,
    integer_of,
    pointee,
    vector_of,
)

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def value(fl: FunctionLowerer, e: Expr) -> Value:
    """Return the value of a scalar (not complex) or vector expression."""
    kind = e.kind
    if kind == E_INT:
        assert isinstance(e, IntConst)
        if e.type.kind == T_POINTER:
            return null(value_type(e.type)) if e.value == 0 else integer_pointer(fl, e.value, e.type)
        return integer(value_type(e.type), e.value)
    if kind == E_FLOAT:
        assert isinstance(e, FloatConst)
        return float_constant(e)
    if not fl.reachable():
        return Undef(value_type(e.type)) if e.type.kind != T_VOID else Undef(PTR)
    if kind == E_CAST:
        assert isinstance(e, Cast)
        return _cast(fl, e)
    if kind == E_BINARY:
        assert isinstance(e, Binary)
        return _binary(fl, e)
    if kind == E_CALL:
        assert isinstance(e, Call)
        return _or_undefined(calls.call(fl, e, None), e)
    if kind == E_UNARY:
        assert isinstance(e, Unary)
        return _unary(fl, e)
    if kind == E_ADDRESS:
        assert isinstance(e, AddressOf)
        return lvalues.place(fl, e.operand).address
    if kind == E_ASSIGN:
        assert isinstance(e, Assign)
        return _assign(fl, e, True)
    if kind == E_COMPOUND_ASSIGN:
        assert isinstance(e, CompoundAssign)
        return _compound_assign(fl, e, True)
    if kind == E_INCDEC:
        assert isinstance(e, IncDec)
        return _increment(fl, e, True)
    if kind == E_CONDITIONAL:
        assert isinstance(e, Conditional)
        return _conditional(fl, e)
    if kind == E_BUILTIN:
        assert isinstance(e, BuiltinCall)
        fl.at(e.pos)
        return _or_undefined(builtins.lower_builtin(fl, e), e)
    if kind == E_REUSE:
        assert isinstance(e, Reuse)
        return reused(fl, e)
    if kind == E_STATEMENT:
        assert isinstance(e, StatementExpr)
        return _or_undefined(statements.statement_expression(fl, e), e)
    if kind == E_ADDRESS_CONST:
        assert isinstance(e, AddressConst)
        return _address_constant(fl, e)
    if kind == E_LABEL_ADDRESS:
        assert isinstance(e, LabelAddressExpr)
        return _label_address(fl, e.label)
    if kind == E_LABEL_DIFFERENCE:
        assert isinstance(e, LabelDifference)
        return _label_difference(fl, e)
    if kind == E_SIZEOF_TYPE:
        assert isinstance(e, SizeofType)
        if e.evaluate is not None:
            effects(fl, e.evaluate)
        return lengths.byte_size(fl, e.operand_type)
    if kind == E_VA_ARG:
        assert isinstance(e, VaArg)
        return calls.va_arg(fl, e)
    if kind == E_VECTOR_CONST:
        assert isinstance(e, VectorConst)
        return vectors.vector_constant(fl, e)
    if kind == E_SHUFFLE:
        assert isinstance(e, Shuffle)
        return vectors.shuffle(fl, e)
    if kind == E_VECTOR_ELEMENT:
        assert isinstance(e, VectorElement)
        if not e.base.is_lvalue:
            return vectors.vector_element(fl, e)
        return access.load(fl, lvalues.place(fl, e))
    if kind == E_MEMBER or kind == E_DECL:
        # A member of an rvalue record: its value is read where the record was put.
        return access.load(fl, lvalues.place(fl, e))
    if e.is_lvalue:
        return access.load(fl, lvalues.place(fl, e))
    raise fl.unsupported("codegen", "expression of kind " + str(kind), e.pos)


def float_constant(e: FloatConst) -> Value:
    """Return a floating constant in the format of its type."""
    return FloatConstant(value_type(e.type), softfloat.encode(e.value))


def integer_pointer(fl: FunctionLowerer, number: int, ty: Type) -> Value:
    """Return a fixed address."""
    return IntConstant(value_type(ty), number & ((1 << fl.layout.pointer_bits) - 1))


def _or_undefined(made: Value | None, e: Expr) -> Value:
    """Return the value of a call, or some value where it has none (it does not return, or its result is void)."""
    if made is not None and made.type != VOID:
        return made
    return Undef(value_type(e.type)) if e.type.kind != T_VOID else Undef(PTR)


def effects(fl: FunctionLowerer, e: Expr) -> None:
    """Evaluate `e` for its side effects."""
    pending: list[Expr] = [e]
    while pending:
        e = pending.pop()
        if not fl.reachable():
            return
        kind = e.kind
        if kind == E_INT or kind == E_FLOAT or kind == E_STRING or kind == E_LABEL_ADDRESS or kind == E_ADDRESS_CONST \
                or kind == E_DECL:
            if kind == E_DECL and e.type.quals & Q_VOLATILE and not in_memory(e.type):
                access.load(fl, lvalues.place(fl, e))
            continue
        if kind == E_CAST:
            assert isinstance(e, Cast)
            if e.conversion == CAST_VOID or e.conversion == CAST_ARRAY or e.conversion == CAST_FUNCTION:
                pending.append(e.operand)
                continue
            if e.conversion == CAST_LOAD:
                _discarded_load(fl, e)
                continue
            if e.conversion != CAST_UNION and not in_memory(e.type) and not in_memory(e.operand.type) \
                    and (fl.optimizing or e.operand.type.kind != T_FLOAT):
                pending.append(e.operand)
                continue
        elif kind == E_BINARY:
            assert isinstance(e, Binary)
            if e.op == B_COMMA:
                pending.append(e.right)
                pending.append(e.left)
                continue
            if e.op == B_LOGICAL_AND or e.op == B_LOGICAL_OR:
                _short_circuit_effects(fl, e)
                continue
        elif kind == E_ASSIGN:
            assert isinstance(e, Assign)
            fl.at(e.pos)
            if in_memory(e.type):
                if e.type.kind == T_COMPLEX:
                    complex.complex_value(fl, e)
                else:
                    aggregates.assign(fl, e)
            else:
                _assign(fl, e, False)
            continue
        elif kind == E_COMPOUND_ASSIGN and e.type.kind != T_COMPLEX:
            assert isinstance(e, CompoundAssign)
            _compound_assign(fl, e, False)
            continue
        elif kind == E_INCDEC and e.type.kind != T_COMPLEX:
            assert isinstance(e, IncDec)
            _increment(fl, e, False)
            continue
        elif kind == E_CONDITIONAL:
            assert isinstance(e, Conditional)
            _conditional_effects(fl, e)
            continue
        elif kind == E_STATEMENT:
            assert isinstance(e, StatementExpr)
            statements.statement_expression_effects(fl, e)
            continue
        elif kind == E_CALL:
            assert isinstance(e, Call)
            calls.call(fl, e, None)
            continue
        elif kind == E_BUILTIN:
            assert isinstance(e, BuiltinCall)
            fl.at(e.pos)
            if forwarding.is_forwarding(e.name):
                forwarding.lower_forwarding(fl, e)
            else:
                builtins.lower_builtin(fl, e)
            continue
        elif kind == E_TYPE_EVALUATION:
            assert isinstance(e, TypeEvaluation)
            lengths.evaluate_lengths(fl, e.operand_type)
            continue
        if e.type.kind == T_COMPLEX:
            complex.complex_value(fl, e)
        elif e.is_lvalue:
            lvalues.place(fl, e)
        elif in_memory(e.type):
            aggregates.aggregate(fl, e)
        else:
            value(fl, e)


def _discarded_load(fl: FunctionLowerer, e: Cast) -> None:
    """A value read and not used: volatile objects are read (C11 6.7.3p7), of others only the address is evaluated."""
    at = lvalues.place(fl, e.operand)
    if not at.type.quals & Q_VOLATILE and not at.is_atomic():
        return
    if e.type.kind == T_COMPLEX:
        complex.load_complex(fl, at)
    elif in_memory(e.type):
        aggregates.copied(fl, at)
    else:
        access.load(fl, at)


def _short_circuit_effects(fl: FunctionLowerer, e: Binary) -> None:
    """a && b and a || b for effect: b runs or not."""
    more = fl.new_block()
    done = fl.new_block()
    if e.op == B_LOGICAL_AND:
        reached = conditions.condition(fl, e.left, more, done)
        to_more = reached & conditions.YES
        to_done = reached & conditions.NO
    else:
        reached = conditions.condition(fl, e.left, done, more)
        to_more = reached & conditions.NO
        to_done = reached & conditions.YES
    if to_more:
        fl.b.start(more)
        effects(fl, e.right)
    join(fl, done, to_done != 0)


def join(fl: FunctionLowerer, done: Block, reached: bool) -> None:
    """Continue at `done` if something branches to it or control falls into it."""
    if fl.reachable() or reached:
        fl.start(done)


def _conditional_effects(fl: FunctionLowerer, e: Conditional) -> None:
    """condition ? then : otherwise for effect."""
    if e.reuse is not None:
        compute_reuse(fl, e.reuse)
    yes = fl.new_block()
    no = fl.new_block()
    done = fl.new_block()
    reached = conditions.condition(fl, e.condition, yes, no)
    joined = False
    if reached & conditions.YES:
        fl.b.start(yes)
        effects(fl, e.then)
        if fl.reachable():
            joined = True
            fl.b.branch(done)
    if reached & conditions.NO:
        fl.b.start(no)
        effects(fl, e.otherwise)
    join(fl, done, joined)


def _conditional(fl: FunctionLowerer, e: Conditional) -> Value:
    """condition ? then : otherwise as a value."""
    if e.condition.type.kind == T_VECTOR:
        return vectors.vector_conditional(fl, e.condition, e.then, e.otherwise)
    if e.reuse is not None:
        compute_reuse(fl, e.reuse)
    yes = fl.new_block()
    no = fl.new_block()
    reached = conditions.condition(fl, e.condition, yes, no)
    values: list[Value] = []
    sources: list[Block] = []
    done = fl.new_block()
    if reached & conditions.YES:
        fl.b.start(yes)
        made = value(fl, e.then)
        last = fl.b.block
        if last is not None:
            values.append(made)
            sources.append(last)
            if reached & conditions.NO:
                fl.b.branch(done)
    if reached & conditions.NO:
        fl.b.start(no)
        made = value(fl, e.otherwise)
        last = fl.b.block
        if last is not None:
            values.append(made)
            sources.append(last)
            if len(values) == 2:
                fl.b.branch(done)
    if len(values) == 0:
        return Undef(value_type(e.type)) if e.type.kind != T_VOID else Undef(PTR)
    if len(values) == 1:
        if not fl.reachable():
            fl.b.start(done)
        return values[0]
    fl.b.start(done)
    phi = fl.b.phi(done, values[0].type)
    add_incoming(phi, values[0], sources[0])
    add_incoming(phi, values[1], sources[1])
    return phi


def compute_reuse(fl: FunctionLowerer, e: Reuse) -> None:
    """Evaluate the value that Reuse nodes share."""
    if e.value.type.kind == T_COMPLEX:
        fl.complex_reuses[e] = complex.complex_value(fl, e.value)
    elif in_memory(e.type):
        fl.reuses[e] = aggregates.aggregate(fl, e.value)
    else:
        fl.reuses[e] = value(fl, e.value)


def reused(fl: FunctionLowerer, e: Reuse) -> Value:
    """Return the value of a Reuse node, computed where it is met first.  Its owner evaluates it before any branch."""
    made = fl.reuses.get(e)
    if made is None:
        compute_reuse(fl, e)
        return fl.reuses[e]
    return made


def _cast(fl: FunctionLowerer, e: Cast) -> Value:
    conversion = e.conversion
    operand = e.operand
    if conversion == CAST_LOAD:
        made = lvalues.place(fl, operand)
        fl.at(e.pos)
        return access.load(fl, made)
    if conversion == CAST_ARRAY or conversion == CAST_FUNCTION:
        return lvalues.place(fl, operand).address
    if conversion == CAST_VOID:
        effects(fl, operand)
        return Undef(PTR)
    if conversion == CAST_COMPLEX_TO_REAL:
        return complex.complex_value(fl, operand).real
    if conversion == CAST_SPLAT or conversion == CAST_VECTOR_CONVERT:
        return vectors.vector_cast(fl, e)
    if conversion == CAST_BITCAST and (e.type.kind == T_VECTOR or operand.type.kind == T_VECTOR):
        return vectors.vector_cast(fl, e)
    if operand.type.kind == T_COMPLEX:
        if e.type.kind == T_BOOL:
            return complex.complex_truth(fl, complex.complex_value(fl, operand))
        raise fl.unsupported("type", "conversion of a complex value", e.pos)
    if e.type.kind == T_BOOL:
        return conditions.truth(fl, operand)
    made_value = value(fl, operand)
    return conversions.converted(fl, conversion, made_value, operand.type, e.type, e.pos)


def _binary(fl: FunctionLowerer, e: Binary) -> Value:
    """Evaluate a binary operator; the chain of left operands is walked."""
    chain: list[Binary] = []
    at: Expr = e
    while at.kind == E_BINARY:
        assert isinstance(at, Binary)
        op = at.op
        if op == B_COMMA:
            # Everything but the last operand is evaluated for effect, from the left.
            if chain:
                break
            return _comma(fl, at)
        if op == B_LOGICAL_AND or op == B_LOGICAL_OR or op == B_PTR_DIFF or operators.is_comparison(op):
            if chain:
                break
            return _special_binary(fl, at)
        if op == B_PTR_ADD or op == B_PTR_SUB:
            left = at.left
            if left.kind == E_CAST:
                assert isinstance(left, Cast)
                if left.conversion == CAST_ARRAY:
                    break       # its address comes from the array's place
        chain.append(at)
        at = at.left
    made = value(fl, at) if chain or at is not e else _pointer_into_array(fl, e)
    index = len(chain) - 1
    while index >= 0:
        node = chain[index]
        index -= 1
        right = value(fl, node.right)
        fl.at(node.pos)
        made = operators.arithmetic(fl, node.op, made, right, node.type, node.right.type, node.pos)
    return made


def _pointer_into_array(fl: FunctionLowerer, e: Binary) -> Value:
    """array + index: the address of an element."""
    base = lvalues.place(fl, e.left.operand if isinstance(e.left, Cast) else e.left)
    index = value(fl, e.right)
    fl.at(e.pos)
    return lvalues.scaled_add(fl, base.address, index, pointee(e.type), e.op == B_PTR_SUB)


def _comma(fl: FunctionLowerer, e: Binary) -> Value:
    """Evaluate a chain of commas; the value is the last operand's."""
    operands: list[Expr] = []
    at: Expr = e
    while at.kind == E_BINARY:
        assert isinstance(at, Binary)
        if at.op != B_COMMA:
            break
        operands.append(at.right)
        at = at.left
    effects(fl, at)
    index = len(operands) - 1
    while index > 0:
        effects(fl, operands[index])
        index -= 1
    return value(fl, operands[0])


def _special_binary(fl: FunctionLowerer, e: Binary) -> Value:
    """Comparisons, && and ||, and pointer differences."""
    op = e.op
    if op == B_PTR_DIFF:
        left = value(fl, e.left)
        right = value(fl, e.right)
        fl.at(e.pos)
        return operators.pointer_difference(fl, left, right, e)
    if e.type.kind == T_VECTOR:
        left = value(fl, e.left)
        right = value(fl, e.right)
        return vectors.vector_binary(fl, int(op), left, right, e.left.type, e.type, int(e.pos))
    return operators.widen(fl, conditions.truth(fl, e), value_type(e.type))


def _unary(fl: FunctionLowerer, e: Unary) -> Value:
    op = e.op
    if op == U_LOGICAL_NOT:
        return operators.widen(fl, conditions.truth(fl, e), value_type(e.type))
    if op == U_NEG or op == U_NOT:
        if e.type.kind == T_VECTOR:
            return vectors.vector_unary(fl, e)
        made = value(fl, e.operand)
        fl.at(e.pos)
        return operators.negate(fl, made, e.type) if op == U_NEG else operators.complement(fl, made, e.type)
    operand = e.operand
    if operand.type.kind != T_COMPLEX:
        if op == U_REAL:
            return value(fl, operand)
        effects(fl, operand)
        return zero_of(fl, e.type)
    if operand.is_lvalue:
        return access.load(fl, lvalues.place(fl, e))
    parts = complex.complex_value(fl, operand)
    return parts.real if op == U_REAL else parts.imag


def zero_of(fl: FunctionLowerer, ty: Type) -> Value:
    """Return zero of a scalar or vector type."""
    if ty.kind == T_VECTOR:
        main = vector_of(ty)
        return VectorConstant(value_type(ty), [zero_of(fl, main.element)] * main.count)
    code = value_type(ty)
    if ty.kind == T_FLOAT:
        return FloatConstant(code, 0)
    return null(code) if is_pointer(code) else integer(code, 0)


def _address_constant(fl: FunctionLowerer, e: AddressConst) -> Value:
    """An address constant that folding made (C11 6.6p9); of integer type where it was cast."""
    if e.symbol is not None:
        base = lvalues.symbol_place(fl, e.symbol, e.symbol.type).address
    elif e.string is not None:
        base = symbol(fl.unit.data.string(e.string))
    elif e.label is not None:
        base = _label_address(fl, e.label)
    else:
        if e.type.kind == T_POINTER:
            return integer_pointer(fl, e.offset, e.type)
        return integer(value_type(e.type), e.offset)
    made: Value = fl.offset(base, e.offset)
    if e.type.kind != T_POINTER:
        made = fl.b.convert(ops.PTRTOINT, made, fl.size_type)
        return operators.resize(fl, made, value_type(e.type), False)
    return made


def _label_address(fl: FunctionLowerer, label: Label) -> Value:
    """&&label; of an enclosing function from its frame."""
    if label.owner is not fl.symbol and not fl.inlined_owner(label.owner):
        return nested.label_address(fl, label)
    return LabelAddress(PTR, statements.label_block(fl, label))


def _label_difference(fl: FunctionLowerer, e: LabelDifference) -> Value:
    """&&left - &&right + offset."""
    first = fl.b.convert(ops.PTRTOINT, LabelAddress(PTR, statements.label_block(fl, e.left)), fl.size_type)
    second = fl.b.convert(ops.PTRTOINT, LabelAddress(PTR, statements.label_block(fl, e.right)), fl.size_type)
    made: Value = fl.b.binary(ops.SUB, first, second)
    if e.offset:
        made = fl.b.binary(ops.ADD, made, integer(fl.size_type, e.offset))
    return operators.resize(fl, made, value_type(e.type), True)


# Assignments.


def _assign(fl: FunctionLowerer, e: Assign, wanted: bool) -> Value:
    """target = value of scalar or vector type; the result is what the target then holds, if wanted."""
    target = e.target
    at: Place | None = None
    if _evaluate_target_first(target):
        at = lvalues.place(fl, target)
    made = value(fl, e.value)
    if at is None:
        at = lvalues.place(fl, target)
    fl.at(e.pos)
    access.store(fl, made, at)
    return access.fitted(fl, made, at) if wanted else made


def _evaluate_target_first(target: Expr) -> bool:
    """Tell whether finding the target's place reads anything: then it goes first, as in GCC."""
    return target.kind != E_DECL


def _compound_assign(fl: FunctionLowerer, e: CompoundAssign, wanted: bool) -> Value:
    """target op= value (C11 6.5.16.2): the target's place is evaluated once."""
    at = lvalues.place(fl, e.target)
    if at.is_atomic():
        return atomics.compound_assign(fl, e, at)
    right = value(fl, e.value)
    old = access.load(fl, at)
    fl.at(e.pos)
    made = compound_result(fl, e, old, right)
    access.store(fl, made, at)
    return access.fitted(fl, made, at) if wanted else made


def compound_result(fl: FunctionLowerer, e: CompoundAssign, old: Value, right: Value) -> Value:
    """Return what `e` stores when its target holds `old` and its right operand is `right`; both scalars or vectors."""
    target_type = e.type
    if target_type.kind == T_POINTER:
        return operators.arithmetic(fl, e.op, old, right, target_type, e.value.type, e.pos)
    operand = old
    if e.to_compute == CAST_BITCAST or e.from_compute == CAST_BITCAST:
        if e.compute_type.kind != T_VECTOR:
            raise fl.unsupported("type", "compound assignment between vectors", e.pos)
        operand = conversions.bitcast(fl, old, value_type(e.compute_type))
        made = operators.arithmetic(fl, e.op, operand, right, e.compute_type, e.value.type, e.pos)
        return conversions.bitcast(fl, made, value_type(target_type))
    operand = conversions.converted(fl, e.to_compute, old, target_type, e.compute_type, e.pos)
    if operators.is_comparison(e.op):
        raise fl.unsupported("codegen", "compound comparison", e.pos)
    made = operators.arithmetic(fl, e.op, operand, right, e.compute_type, e.value.type, e.pos)
    return conversions.converted(fl, e.from_compute, made, e.compute_type, target_type, e.pos)


def _increment(fl: FunctionLowerer, e: IncDec, wanted: bool) -> Value:
    """++ and -- (C11 6.5.2.4, 6.5.3.1)."""
    at = lvalues.place(fl, e.operand)
    if at.is_atomic():
        return atomics.increment(fl, e, at)
    old = access.load(fl, at)
    fl.at(e.pos)
    made = stepped(fl, e, old)
    access.store(fl, made, at)
    if e.postfix:
        return old
    return access.fitted(fl, made, at) if wanted else made


def stepped(fl: FunctionLowerer, e: IncDec, old: Value) -> Value:
    """Return `old` plus or minus one step of ++ or --, converted to the operand's type."""
    ty = e.type
    kind = ty.kind
    op = B_ADD if e.step > 0 else B_SUB
    if kind == T_POINTER:
        return lvalues.scaled_add(fl, old, integer(fl.size_type, 1), pointee(ty), e.step < 0)
    if kind == T_FLOAT:
        return operators.arithmetic(fl, op, old, float_one(value_type(ty)), ty, ty, e.pos)
    if kind == T_BOOL:
        # b++ sets it, b-- inverts it (C11 6.5.2.4p2 with the conversion to _Bool).
        return integer(I1, 1) if e.step > 0 else fl.b.binary(ops.XOR, old, integer(I1, 1))
    if kind == T_VECTOR:
        element = vector_of(ty).element
        code = value_type(element)
        one = float_one(code) if element.kind == T_FLOAT else integer(code, 1)
        splat = fl.b.emit(ops.SPLAT, value_type(ty), [one])
        return operators.arithmetic(fl, op, old, splat, ty, ty, e.pos)
    main = integer_of(ty)
    narrow = main.width < 32
    if narrow and main.width == main.size * 8:
        # Computed in int and cut back: no overflow is possible there.
        return fl.b.binary(ops.ADD if e.step > 0 else ops.SUB, old, integer(old.type, 1))
    return operators.arithmetic(fl, op, old, integer(old.type, 1), ty, ty, e.pos)


def float_one(code: int) -> Value:
    """Return 1.0 of a floating type."""
    return FloatConstant(code, softfloat.encode(softfloat.from_int(float_format(code), 1)))

