"""Selection of atomic operations and fences.

x86-64 keeps loads and stores in program order but for a load before an earlier store (SDM vol. 3, 8.2.2), so that only a sequentially
consistent store needs more than the plain access: an exchange.  Operations with a lock prefix are full fences.  Operations that take a
loop were expanded before (expand.py).
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.details import SEQ_CST, Access
from compiler.ir.graph import Instruction
from compiler.ir.types import F80, I1, is_float, lanes_of
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.context import Context, is_general
from compiler.target.x86_64.registers import RAX
from compiler.unsupported import Unsupported

_LOCKED: Final = {
    ops.ATOMIC_ADD: (oc.LOCK_ADD_MR, oc.LOCK_ADD_MI), ops.ATOMIC_SUB: (oc.LOCK_SUB_MR, oc.LOCK_SUB_MI),
    ops.ATOMIC_AND: (oc.LOCK_AND_MR, oc.LOCK_AND_MI), ops.ATOMIC_OR: (oc.LOCK_OR_MR, oc.LOCK_OR_MI),
    ops.ATOMIC_XOR: (oc.LOCK_XOR_MR, oc.LOCK_XOR_MI),
}


def instruction(s: Context, ins: Instruction) -> None:
    """Emit an atomic operation or a fence."""
    op = ins.op
    if op == ops.ATOMIC_LOAD:
        atomic_load(s, ins)
    elif op == ops.ATOMIC_STORE:
        atomic_store(s, ins)
    elif op == ops.CMPXCHG:
        compare_exchange(s, ins)
    elif op == ops.FENCE:
        fence(s, ins)
    else:
        atomic_update(s, ins)


def order_of(ins: Instruction) -> int:
    """Return the memory order of an access."""
    detail = ins.detail
    assert isinstance(detail, Access)
    return detail.order


def atomic_load(s: Context, ins: Instruction) -> None:
    """atomic.load."""
    type = ins.type
    if is_float(type) and type == F80 or lanes_of(type):
        raise Unsupported("codegen", "atomic load of this type")
    s.load_place(s.define(ins), type, s.address(ins.operands[0]))


def atomic_store(s: Context, ins: Instruction) -> None:
    """atomic.store."""
    value, pointer = ins.operands[0], ins.operands[1]
    if not is_general(value.type):
        raise Unsupported("codegen", "atomic store of this type")
    size = s.bytes_of(value.type)
    if order_of(ins) != SEQ_CST:
        number = s.immediate(value)
        if number is not None and value.type != I1:
            s.op_memory(oc.MOV_MI, [], s.address(pointer), size).immediate = number
        else:
            s.op_memory(oc.MOV_MR, [s.use(value)], s.address(pointer), size)
        return
    scrap = s.general()
    register = s.use(value)
    s.op_memory(oc.XCHG_MR, [scrap, register], s.address(pointer), size)


def atomic_update(s: Context, ins: Instruction) -> None:
    """atomic.xchg add sub and or xor nand: the value before."""
    op = ins.op
    pointer, value = ins.operands[0], ins.operands[1]
    size = s.bytes_of(ins.type)
    wanted = s.registers[ins.id] != 0
    if op == ops.ATOMIC_XCHG:
        register = s.use(value)
        s.op_memory(oc.XCHG_MR, [s.define(ins), register], s.address(pointer), size)
        return
    if not wanted and op in _LOCKED:
        forms = _LOCKED[op]
        number = s.immediate(value)
        if number is not None:
            s.op_memory(forms[1], [], s.address(pointer), size).immediate = number
        else:
            s.op_memory(forms[0], [s.use(value)], s.address(pointer), size)
        return
    if op == ops.ATOMIC_ADD or op == ops.ATOMIC_SUB:
        register = s.use(value)
        if op == ops.ATOMIC_SUB:
            negated = s.general()
            s.op(oc.NEG_R, [negated, register], max(4, size))
            register = negated
        s.op_memory(oc.XADD, [s.define(ins), register], s.address(pointer), size)
        return
    raise Unsupported("codegen", "atomic operation that takes a loop")


def compare_exchange(s: Context, ins: Instruction) -> None:
    """cmpxchg: the value before."""
    pointer, expected, desired = ins.operands[0], ins.operands[1], ins.operands[2]
    size = s.bytes_of(ins.type)
    first = s.use(expected)
    second = s.use(desired)
    place = s.address(pointer)
    s.copy(RAX, first)
    s.op_memory(oc.CMPXCHG, [RAX, RAX, second], place, size)
    s.copy(s.define(ins), RAX)


def fence(s: Context, ins: Instruction) -> None:
    """fence: only a sequentially consistent one is more than a barrier for the compiler."""
    if order_of(ins) == SEQ_CST:
        s.op(oc.MFENCE, [], 8)


