"""Selection of loads, stores, operations on memory in place, and dynamic stack allocation."""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.details import Access, Slot
from compiler.ir.graph import INTEGER, FloatConstant, Instruction, IntConstant, Value, same_value
from compiler.ir.types import F32, F64, I1, is_pointer, lanes_of, width_of
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.context import TPOFF, Context, Place, is_general, signed
from compiler.target.x86_64.frame import PAGE
from compiler.target.x86_64.registers import RSP
from compiler.unsupported import Unsupported

# Operations on memory in place: with a register, with an immediate.
_IN_PLACE: Final = {
    ops.ADD: (oc.ADD_MR, oc.ADD_MI), ops.SUB: (oc.SUB_MR, oc.SUB_MI), ops.AND: (oc.AND_MR, oc.AND_MI),
    ops.OR: (oc.OR_MR, oc.OR_MI), ops.XOR: (oc.XOR_MR, oc.XOR_MI),
}
_SHIFTS_IN_PLACE: Final = {ops.SHL: oc.SHL_MI, ops.LSHR: oc.SHR_MI, ops.ASHR: oc.SAR_MI}


def alignment(ins: Instruction) -> int:
    """Return what the address is known to be a multiple of."""
    detail = ins.detail
    return detail.align if isinstance(detail, Access) else 1


def load(s: Context, ins: Instruction) -> None:
    """load."""
    type = ins.type
    s.load_place(s.define(ins), type, s.address(ins.operands[0]), alignment(ins) >= vector_bytes(type))


def vector_bytes(type: int) -> int:
    """Return the alignment that an aligned vector access needs."""
    lanes = lanes_of(type)
    if lanes:
        return (64 if is_pointer(type) else width_of(type & 0xFFFFFFF)) * lanes // 8
    return 16


def store(s: Context, ins: Instruction) -> None:
    """store, in place where the value is an operation on what lies there."""
    value, pointer = ins.operands[0], ins.operands[1]
    type = value.type
    if is_general(type):
        number = s.immediate(value)
        if number is None and value.kind == INTEGER:
            assert isinstance(value, IntConstant)
            if type == I1 or width_of(type) == 1:
                number = value.value & 1
        if number is not None:
            if type == I1:
                number &= 1
            s.op_memory(oc.MOV_MI, [], s.address(pointer), s.bytes_of(type)).immediate = number
            return
        if s.optimize and not ins.flags & ops.VOLATILE and _in_place(s, ins, value, pointer):
            return
        found = s.single(value)
        if found is not None and found.op == ops.TRUNC and found.type != I1:
            value = found.operands[0]       # the low bytes are the same
        register = s.use(value)
        s.op_memory(oc.MOV_MR, [register], s.address(pointer), s.bytes_of(type))
        return
    if type in (F32, F64) and isinstance(value, FloatConstant):
        size = width_of(type) // 8
        number = signed(value.bits, width_of(type))
        if size == 4 or -0x80000000 <= number <= 0x7FFFFFFF:
            s.op_memory(oc.MOV_MI, [], s.address(pointer), size).immediate = number
            return
    register = s.use(value)
    s.store_place(register, type, s.address(pointer), alignment(ins) >= vector_bytes(type))


def _in_place(s: Context, ins: Instruction, value: Value, pointer: Value) -> bool:
    """Emit `op [p], x` for a store of (load p) op x; tell whether it was that."""
    made = s.single(value)
    if made is None or made.type == I1:
        return False
    op = made.op
    size = s.bytes_of(made.type)
    if op == ops.NEG or op == ops.NOT:
        if _same_place(s, made.operands[0], ins, pointer):
            s.op_memory(oc.NEG_M if op == ops.NEG else oc.NOT_M, [], s.address(pointer), size)
            return True
        return False
    if op in _SHIFTS_IN_PLACE:
        number = s.constant_number(made.operands[1])
        if number is not None and _same_place(s, made.operands[0], ins, pointer):
            s.op_memory(_SHIFTS_IN_PLACE[op], [], s.address(pointer), size).immediate = number & (8 * size - 1)
            return True
        return False
    forms = _IN_PLACE.get(op)
    if forms is None:
        return False
    left, right = made.operands[0], made.operands[1]
    if not _same_place(s, left, ins, pointer):
        if op == ops.SUB or not _same_place(s, right, ins, pointer):
            return False
        left, right = right, left
    number = s.immediate(right)
    if number is not None:
        s.op_memory(forms[1], [], s.address(pointer), size).immediate = number
        return True
    register = s.use(right)
    s.op_memory(forms[0], [register], s.address(pointer), size)
    return True


def _same_place(s: Context, value: Value, ins: Instruction, pointer: Value) -> bool:
    """Tell whether `value` is a load, of no other use, of what the store overwrites."""
    found = s.loadable(value)
    return found is not None and same_pointer(found.operands[0], pointer)


def same_pointer(left: Value, right: Value) -> bool:
    """Tell whether two pointers are surely the same: one value, or the same constant distance from one."""
    for _ in range(4):
        if same_value(left, right):
            return True
        if not isinstance(left, Instruction) or not isinstance(right, Instruction):
            return False
        if left.op != ops.PTRADD or right.op != ops.PTRADD or not same_value(left.operands[1], right.operands[1]):
            return False
        left, right = left.operands[0], right.operands[0]
    return False


def pointer_add(s: Context, ins: Instruction) -> None:
    """ptradd whose value is wanted, and slot addresses."""
    result = s.define(ins)
    place = s.address(ins, True)
    if place.segment:
        # A sum in a named address space, or of a thread-local object: the segment belongs to the access.
        if place.operator == TPOFF:
            base = s.use(ins.operands[0])
            offset = s.use(ins.operands[1])
            s.op(oc.ADD_RR, [result, base, offset], 8)
            return
        place.segment = 0
    if place.base and not place.index and not place.displacement and not place.symbol:
        s.copy(result, place.base)
        return
    if place.base and not place.index and not place.symbol and not s.optimize:
        s.op_immediate(oc.ADD_RI, [result, place.base], place.displacement, 8)
        return
    s.op_memory(oc.LEA, [result], place, 8)


# -- dynamic stack ----------------------------------------------------------------------------------------


def allocate(s: Context, ins: Instruction) -> None:
    """alloca: move the stack pointer down; the object begins above what calls need."""
    detail = ins.detail
    assert isinstance(detail, Slot)
    s.mf.has_dynamic_stack = True
    align = max(16, detail.align)
    number = s.immediate(ins.operands[0])
    if s.settings.probes and align >= PAGE:
        raise Unsupported("option", "-fstack-clash-protection with objects aligned to pages")
    if number is not None and align == 16 and not (s.settings.probes and number >= PAGE):
        s.op_immediate(oc.SUB_RI, [RSP, RSP], (number + 15) & ~15, 8)
    else:
        size = s.use(ins.operands[0])
        rounded = s.general()
        more = s.general()
        place = Place()
        place.base = size
        place.displacement = 15
        s.op_memory(oc.LEA, [more], place, 8)
        s.op_immediate(oc.AND_RI, [rounded, more], -16, 8)
        if s.settings.probes:
            s.op(oc.PROBED_SUB, [s.general(), rounded], 8)
        else:
            s.op(oc.SUB_RR, [RSP, RSP, rounded], 8)
    result = s.define(ins)
    if align > 16:
        room = s.op_immediate(oc.SUB_RI, [RSP, RSP], align, 8)
        room.immediate = align
        top = s.general()
        _above_outgoing(s, top, align - 1)
        s.op_immediate(oc.AND_RI, [result, top], -align, 8)
        return
    _above_outgoing(s, result, 0)


def _above_outgoing(s: Context, result: int, more: int) -> None:
    """Emit the address of the bytes above the outgoing arguments, whose size only the frame knows."""
    made = s.op(oc.PSEUDO, [result], 8)
    made.roles = (2,)
    made.immediate = more


def stack_save(s: Context, ins: Instruction) -> None:
    """stacksave."""
    s.op(oc.MOV_RR, [s.define(ins), RSP], 8)


def stack_restore(s: Context, ins: Instruction) -> None:
    """stackrestore."""
    s.mf.has_dynamic_stack = True
    s.op(oc.MOV_RR, [RSP, s.use(ins.operands[0])], 8)
