"""Variable-length arrays: element counts, evaluated once where the type is declared, and sizes computed from them.

C11 6.7.6.2p5: the size of each instance of a variable-length type does not change during its lifetime, so the count
goes to a slot when the declaration is reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.graph import Value
from compiler.ir.types import width_of
from compiler.lower import nested
from compiler.sema.ast import DeclStmt, Expr
from compiler.sema.types import VARIABLE, ArrayType, Field, FunctionType, PointerType, RecordType, Type, integer_of, size_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer


def evaluate_lengths(fl: FunctionLowerer, ty: Type, stmt: DeclStmt | None = None) -> None:
    """Compute and keep the counts of every variable-length array in `ty`, outermost first.

    stmt: the declaration that does it; those in a record's members belong to the first declaration that names the record.
    """
    while True:
        main = ty.main
        if isinstance(main, ArrayType):
            if main.count == VARIABLE and main.length is not None:
                _keep(fl, main.length)
            ty = main.element
        elif isinstance(main, PointerType):
            ty = main.target
        elif isinstance(main, FunctionType):
            ty = main.result
        else:
            if isinstance(main, RecordType) and main.size == VARIABLE and fl.owns_lengths(main, stmt):
                for field in main.fields:
                    evaluate_lengths(fl, field.type, stmt)
            return


def _keep(fl: FunctionLowerer, length: Expr) -> Value:
    count = _as_size(fl, length)
    if fl.layout_of_frame is not None:
        fl.store_slot(count, nested.length_slot(fl, length))
        return count
    slot = fl.lengths.get(length)
    if slot is None:
        slot = fl.scalar_slot(fl.size_type, "")
        fl.lengths[length] = slot
    fl.store_slot(count, slot)
    return count


def _as_size(fl: FunctionLowerer, length: Expr) -> Value:
    """Return the value of an integer expression in the width of a pointer."""
    value = fl.value(length)
    have = width_of(value.type)
    wanted = width_of(fl.size_type)
    if have < wanted:
        return fl.b.convert(ops.SEXT if integer_of(length.type).signed else ops.ZEXT, value, fl.size_type)
    return fl.b.convert(ops.TRUNC, value, fl.size_type) if have > wanted else value


def count_of(fl: FunctionLowerer, array: ArrayType) -> Value:
    """Return the number of elements of an array type."""
    if array.count >= 0:
        return integer(fl.size_type, array.count)
    length = array.length
    if length is None:
        return integer(fl.size_type, 0)     # [*]: only in prototypes, never evaluated
    slot = fl.lengths.get(length)
    if slot is None:
        outer = nested.outer_length(fl, length)
        if outer is not None:
            return outer
        return _keep(fl, length)
    return fl.load_slot(fl.size_type, slot)


def byte_size(fl: FunctionLowerer, ty: Type) -> Value:
    """Return the size of a type in bytes, computed at run time where it varies."""
    factors: list[Value] = []
    while True:
        main = ty.main
        size = size_of(ty)
        if size >= 0 or not isinstance(main, ArrayType):
            break
        factors.append(count_of(fl, main))
        ty = main.element
    result: Value = integer(fl.size_type, max(size_of(ty), 0))
    if isinstance(main, RecordType) and main.size == VARIABLE:
        result = record_place(fl, main, None)[0]
    for index in range(len(factors)):
        result = fl.b.binary(ops.MUL, factors[len(factors) - 1 - index], result)
    return result


def _rounded(fl: FunctionLowerer, value: Value, align: int) -> Value:
    """Return `value` rounded up to a multiple of `align`."""
    if align <= 1:
        return value
    more = fl.b.binary(ops.ADD, value, integer(fl.size_type, align - 1))
    return fl.b.binary(ops.AND, more, integer(fl.size_type, -align))


def record_place(fl: FunctionLowerer, record: RecordType, wanted: Field | None) -> tuple[Value, int]:
    """Return (offset in bytes, bits) of a member of a record with a variable-length member; None: the record's size.

    Bit-fields behind the variable part start a run at a byte boundary of their type's alignment.
    """
    at: Value = integer(fl.size_type, 0)
    bits = -1
    for field in record.fields:
        if field.offset >= 0:
            if field is wanted:
                return integer(fl.size_type, field.offset), 0
            if size_of(field.type) == VARIABLE:
                at = fl.b.binary(ops.ADD, integer(fl.size_type, field.offset), byte_size(fl, field.type))
            continue
        if field.bit_width >= 0:
            unit = size_of(field.type) * 8
            if bits < 0 or field.bit_width == 0:
                if bits > 0:
                    at = fl.b.binary(ops.ADD, at, integer(fl.size_type, (bits + 7) // 8))
                at = _rounded(fl, at, field.step_align)
                bits = 0
            elif field.step_align > 1 and bits // unit != (bits + field.bit_width - 1) // unit:
                bits = (bits + unit - 1) // unit * unit
            if field is wanted:
                return at, bits
            bits += field.bit_width
            continue
        if bits > 0:
            at = fl.b.binary(ops.ADD, at, integer(fl.size_type, (bits + 7) // 8))
        bits = -1
        at = _rounded(fl, at, field.step_align)
        if field is wanted:
            return at, 0
        at = fl.b.binary(ops.ADD, at, byte_size(fl, field.type))
    if bits > 0:
        at = fl.b.binary(ops.ADD, at, integer(fl.size_type, (bits + 7) // 8))
    return _rounded(fl, at, record.align), 0
