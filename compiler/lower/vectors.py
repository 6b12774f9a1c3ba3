"""GNU vector operators (GCC manual: Vector Extensions).

A vector is one SSA value of vector type, whatever its number of lanes; compiler/codegen/legalize.py splits what the target lacks.
Operators work lane by lane.  A comparison gives lanes of i1, widened to the mask of -1 and 0 that C sees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy_extensions import i64

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import Access, Immediate
from compiler.ir.graph import IntConstant, Undef, Value, VectorConstant
from compiler.ir.types import (
    I1,
    element_of,
    is_float,
    lanes_of,
    vector_type,
    width_of,
    with_lanes_of,
)
from compiler.sema.ast import (
    B_ADD,
    B_AND,
    B_DIV,
    B_EQ,
    B_GE,
    B_GT,
    B_LE,
    B_LT,
    B_MOD,
    B_MUL,
    B_NE,
    B_OR,
    B_SHL,
    B_SHR,
    B_SUB,
    B_XOR,
    CAST_BITCAST,
    CAST_SPLAT,
    CAST_VECTOR_CONVERT,
    U_NEG,
    U_NOT,
    Cast,
    Expr,
    Shuffle,
    Unary,
    VectorConst,
    VectorElement,
)
from compiler.sema.types import T_FLOAT, Type, integer_of, vector_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def vector_constant(fl: FunctionLowerer, e: VectorConst) -> Value:
    """Return the constant."""
    lanes: list[Value] = []
    for element in e.elements:
        lanes.append(fl.value(element))
    return VectorConstant(fl.type_of(e.type), lanes)


def splat_constant(code: int, number: int) -> VectorConstant:
    """Return an integer vector all of whose lanes are `number`."""
    lane: Value = integer(element_of(code), number)
    return VectorConstant(code, [lane] * lanes_of(code))


def vector_unary(fl: FunctionLowerer, e: Unary) -> Value:
    """Return -v or ~v."""
    value = fl.value(e.operand)
    if e.op == U_NOT:
        return fl.b.unary(ops.NOT, value)
    assert e.op == U_NEG
    return fl.b.unary(ops.FNEG if is_float(value.type) else ops.NEG, value)


def _is_signed(ty: Type) -> bool:
    """Tell whether the lanes of a vector of integers are signed; False for floating ones."""
    element = vector_of(ty).element
    if element.kind == T_FLOAT:
        return False
    return integer_of(element).signed


def _operation(op: i64, floating: bool, signed: bool) -> int:
    """Return the IR op of an arithmetic B_ operator; 0 if it is none."""
    if floating:
        if op == B_ADD:
            return ops.FADD
        if op == B_SUB:
            return ops.FSUB
        if op == B_MUL:
            return ops.FMUL
        return ops.FDIV if op == B_DIV else 0
    if op == B_ADD:
        return ops.ADD
    if op == B_SUB:
        return ops.SUB
    if op == B_MUL:
        return ops.MUL
    if op == B_DIV:
        return ops.SDIV if signed else ops.UDIV
    if op == B_MOD:
        return ops.SREM if signed else ops.UREM
    if op == B_AND:
        return ops.AND
    if op == B_OR:
        return ops.OR
    if op == B_XOR:
        return ops.XOR
    if op == B_SHL:
        return ops.SHL
    if op == B_SHR:
        return ops.ASHR if signed else ops.LSHR
    return 0


def _comparison(op: i64, floating: bool, signed: bool) -> int:
    """Return the IR op of a B_ comparison; 0 if it is none."""
    if op == B_EQ:
        return ops.FOEQ if floating else ops.EQ
    if op == B_NE:
        return ops.FUNE if floating else ops.NE
    if op == B_LT:
        return ops.FOLT if floating else (ops.SLT if signed else ops.ULT)
    if op == B_LE:
        return ops.FOLE if floating else (ops.SLE if signed else ops.ULE)
    if op == B_GT:
        return ops.FOGT if floating else (ops.SGT if signed else ops.UGT)
    if op == B_GE:
        return ops.FOGE if floating else (ops.SGE if signed else ops.UGE)
    return 0


def vector_binary(fl: FunctionLowerer, op: i64, left: Value, right: Value, operand_type: Type, result_type: Type, pos: i64) -> Value:
    """Return left op right (B_*), both of C vector type `operand_type`; of a comparison the mask of `result_type` (-1 or 0 a lane)."""
    floating = is_float(left.type)
    signed = _is_signed(operand_type)
    if right.type != left.type and lanes_of(right.type) == lanes_of(left.type) and not floating and op in (B_SHL, B_SHR):
        # Amounts of another width: they are small numbers, so zero extension or truncation keeps every valid one.
        right = fl.b.convert(ops.ZEXT if width_of(right.type) < width_of(left.type) else ops.TRUNC, right, left.type)
    code = _operation(op, floating, signed)
    if code:
        return fl.b.binary(code, left, right, fl.floating if floating else 0)
    code = _comparison(op, floating, signed)
    if not code:
        raise fl.unsupported("type", "vector operator", pos)
    flags = 0
    if floating:
        flags = fl.floating if op in (B_EQ, B_NE) else fl.floating | ops.SIGNALING
    lanes = fl.b.binary(code, left, right, flags)
    return fl.b.convert(ops.SEXT, lanes, fl.type_of(result_type))


def vector_cast(fl: FunctionLowerer, e: Cast) -> Value:
    """CAST_SPLAT, CAST_VECTOR_CONVERT and CAST_BITCAST with a vector on either side."""
    value = fl.value(e.operand)
    code = fl.type_of(e.type)
    conversion = e.conversion
    if conversion == CAST_SPLAT:
        return fl.b.convert(ops.SPLAT, value, code)
    if conversion == CAST_BITCAST:
        return value if value.type == code else fl.b.convert(ops.BITCAST, value, code)
    assert conversion == CAST_VECTOR_CONVERT
    return convert_lanes(fl, value, e.operand.type, e.type)


def convert_lanes(fl: FunctionLowerer, value: Value, source: Type, target: Type) -> Value:
    """Convert each lane between arithmetic types (GCC manual: __builtin_convertvector)."""
    code = fl.type_of(target)
    if value.type == code:
        return value
    b = fl.b
    signed = _is_signed(source)
    if is_float(value.type):
        if is_float(code):
            before = width_of(value.type)
            return b.emit(ops.FPEXT if before < width_of(code) else ops.FPTRUNC, code, [value], None, 0)
        return b.convert(ops.FPTOSI if _is_signed(target) else ops.FPTOUI, value, code)
    if is_float(code):
        return b.convert(ops.SITOFP if signed else ops.UITOFP, value, code)
    if width_of(value.type) > width_of(code):
        return b.convert(ops.TRUNC, value, code)
    return b.convert(ops.SEXT if signed else ops.ZEXT, value, code)


def lane_index(fl: FunctionLowerer, index: Expr) -> Value:
    """Return the number of a lane as an integer as wide as a pointer; negative ones become too large."""
    value = fl.value(index)
    wide = fl.size_type
    if isinstance(value, IntConstant):
        number = value.value
        main = integer_of(index.type)
        if main.signed and number >> (width_of(value.type) - 1):
            number -= 1 << width_of(value.type)
        return integer(wide, number)
    before = width_of(value.type)
    after = width_of(wide)
    if before == after:
        return value
    if before > after:
        return fl.b.convert(ops.TRUNC, value, wide)
    return fl.b.convert(ops.SEXT if integer_of(index.type).signed else ops.ZEXT, value, wide)


def vector_element(fl: FunctionLowerer, e: VectorElement) -> Value:
    """Return base[index] of a vector value (not an lvalue)."""
    vector = fl.value(e.base)
    index = lane_index(fl, e.index)
    return fl.b.emit(ops.EXTRACT, element_of(vector.type), [vector, index])


def shuffle(fl: FunctionLowerer, e: Shuffle) -> Value:
    """__builtin_shuffle, __builtin_shufflevector."""
    first = fl.value(e.first)
    second = fl.value(e.second) if e.second is not None else first
    code = fl.type_of(e.type)
    lanes = lanes_of(first.type)
    if e.mask is None:
        return select_lanes(fl, first, second, e.indices, code)
    # GCC manual, __builtin_shuffle: indices count modulo the lanes of one operand, or of both.
    count = lanes * 2 if e.second is not None else lanes
    mask = fl.value(e.mask)
    if isinstance(mask, VectorConstant):
        indices: list[int] = []
        for lane in mask.lanes:
            if not isinstance(lane, IntConstant):
                break
            indices.append(lane.value % count)
        if len(indices) == len(mask.lanes):
            return select_lanes(fl, first, second, indices, code)
    return _shuffle_in_memory(fl, first, second if e.second is not None else None, mask, count, code)


def select_lanes(fl: FunctionLowerer, first: Value, second: Value, indices: list[int], code: int) -> Value:
    """Return the lanes of first ++ second that `indices` name (-1: any), a vector of IR type `code`."""
    lanes = lanes_of(first.type)
    if lanes_of(second.type) != lanes:
        # __builtin_shufflevector joins vectors of different lengths: the shorter one is filled up.
        longest = max(lanes, lanes_of(second.type))
        joined = [index if index < lanes else index - lanes + longest for index in indices]
        return select_lanes(fl, _filled(fl, first, longest), _filled(fl, second, longest), joined, code)
    return fl.b.emit(ops.SHUFFLE, code, [first, second], Immediate(indices))


def _filled(fl: FunctionLowerer, vector: Value, lanes: int) -> Value:
    """Return `vector` with undefined lanes behind it, up to `lanes`."""
    have = lanes_of(vector.type)
    if have == lanes:
        return vector
    code = vector_type(element_of(vector.type), lanes)
    return fl.b.emit(ops.SHUFFLE, code, [vector, Undef(vector.type)], Immediate(list(range(have)) + [-1] * (lanes - have)))


def _shuffle_in_memory(fl: FunctionLowerer, first: Value, second: Value | None, mask: Value, count: int, code: int) -> Value:
    """Pick lanes by a mask known only at run time: through a slot with both operands.  count: a power of two."""
    b = fl.b
    element = element_of(first.type)
    step = fl.layout.store_size(element)
    size = fl.layout.store_size(first.type)
    align = min(size, 16)
    slot = b.slot(step * count, align, "")
    b.store(first, slot, Access(align))
    if second is not None:
        b.store(second, fl.offset(slot, size), Access(align))
    result: Value = Undef(code)
    wide = fl.size_type
    masked = b.binary(ops.AND, mask, splat_constant(mask.type, count - 1))
    for lane in range(lanes_of(code)):
        number: Value = b.emit(ops.EXTRACT, element_of(mask.type), [masked, integer(wide, lane)])
        before = width_of(number.type)
        if before < width_of(wide):
            number = b.convert(ops.ZEXT, number, wide)
        elif before > width_of(wide):
            number = b.convert(ops.TRUNC, number, wide)
        distance = b.binary(ops.MUL, number, integer(wide, step))
        picked = b.load(element, b.offset(slot, distance, ops.INBOUNDS), Access(min(step, 16)))
        result = b.emit(ops.INSERT, code, [result, picked, integer(wide, lane)])
    return result


def lanes_true(fl: FunctionLowerer, vector: Value) -> Value:
    """Return the lanes of i1 that tell which lanes of an integer vector are not zero."""
    zero = splat_constant(vector.type, 0)
    return fl.b.emit(ops.NE, with_lanes_of(I1, vector.type), [vector, zero])


def vector_conditional(fl: FunctionLowerer, condition: Expr, then: Expr, otherwise: Expr) -> Value:
    """Return the elementwise choice; all operands are evaluated (GCC manual: Vector Extensions)."""
    chosen = lanes_true(fl, fl.value(condition))
    yes = fl.value(then)
    return fl.b.select(chosen, yes, fl.value(otherwise))


