"""Answer __builtin_object_size and __builtin_dynamic_object_size (the op objectsize).

In: any function.  Out of `objectsize`: a number where the object that a pointer points into is known on every way to it: a slot, a global,
memory from malloc, calloc, realloc or alloca of constant size; through constant offsets, selects and phis.  Out of `objectsize_last`, which
stands after the passes that tell pointers apart: the answer for "not known" elsewhere, (size_t) -1, or 0 for modes 2 and 3 (GCC manual:
Object Size Checking).  Modes: bit 0, the surrounding subobject is asked for; bit 1, the least instead of the greatest size; bit 2, the
answer need not be a constant.  What a subobject is the IR does not know: the greatest is bounded by the whole, the least is not known.
Example: `%0 = slot (size 16); %1 = ptradd %0, 4; %2 = objectsize %1 (numbers 0)` makes %2 12.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import NO_BUILTIN, Call, Immediate, Slot
from compiler.ir.fold import to_signed
from compiler.ir.graph import Instruction, IntConstant, SymbolAddress, Value, apply_forwards
from compiler.ir.module import COMMON, EXTERNAL, INTERNAL, Function, Module
from compiler.ir.types import width_of

_UNKNOWN: Final = -1
_NOTHING_NEW: Final = -2
_DEPTH: Final = 12
# The functions that give memory: which arguments the size is the product of.
_GIVES: Final = {"malloc": (1, 0), "calloc": (1, 2), "realloc": (2, 0), "__builtin_alloca": (1, 0)}


def objectsize(fn: Function, unit: Module) -> bool:
    """Answer where the size is known; return whether any was."""
    return _answer(fn, unit, False)


def objectsize_last(fn: Function, unit: Module) -> bool:
    """Answer everywhere; return whether there was any question."""
    return _answer(fn, unit, True)


def _answer(fn: Function, unit: Module, last: bool) -> bool:
    changed = False
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op != ops.OBJECTSIZE:
                continue
            detail = ins.detail
            assert isinstance(detail, Immediate)
            mode = detail.numbers[0]
            least = mode & 2 != 0
            size = _UNKNOWN if mode & 3 == 3 else size_behind(ins.operands[0], unit, least)
            if size == _UNKNOWN and not last:
                continue
            if size == _UNKNOWN:
                size = 0 if least else -1
            ins.forward = integer(ins.type, size)
            changed = True
    if changed:
        apply_forwards(fn.blocks)
    return changed


def size_behind(pointer: Value, unit: Module, least: bool) -> int:
    """Return how many bytes of its object lie from `pointer` on, -1 if that is not known."""
    return max(_behind(pointer, 0, unit, least, {}, 0), _UNKNOWN)


def _behind(pointer: Value, offset: int, unit: Module, least: bool, seen: dict[int, int], depth: int) -> int:
    while isinstance(pointer, Instruction) and pointer.op == ops.PTRADD:
        distance = pointer.operands[1]
        if not isinstance(distance, IntConstant):
            return _UNKNOWN
        offset += to_signed(distance.value, width_of(distance.type))
        pointer = pointer.operands[0]
    if isinstance(pointer, SymbolAddress):
        item = unit.globals.get(pointer.name)
        # A weak or undeclared object may be another one, of another size, once linked.
        if item is None or item.linkage not in (EXTERNAL, INTERNAL, COMMON):
            return _UNKNOWN
        return _rest(item.size, offset + pointer.offset)
    if not isinstance(pointer, Instruction) or depth > _DEPTH:
        return _UNKNOWN
    if pointer.op == ops.SLOT and isinstance(pointer.detail, Slot):
        return _rest(pointer.detail.size, offset)
    if pointer.op == ops.ALLOCA:
        count = pointer.operands[0]
        return _rest(count.value, offset) if isinstance(count, IntConstant) else _UNKNOWN
    if pointer.op == ops.CALL:
        size = _given(pointer)
        return _UNKNOWN if size < 0 else _rest(size, offset)
    if pointer.op == ops.SELECT or pointer.op == ops.PHI:
        if pointer.id in seen:
            # Around a loop: the same pointer says nothing new, one that moved may be anywhere.
            return _NOTHING_NEW if seen[pointer.id] == offset else _UNKNOWN
        seen[pointer.id] = offset
        result = _NOTHING_NEW
        for index in range(1 if pointer.op == ops.SELECT else 0, len(pointer.operands)):
            size = _behind(pointer.operands[index], offset, unit, least, seen, depth + 1)
            if size == _UNKNOWN:
                return _UNKNOWN
            if size != _NOTHING_NEW and (result == _NOTHING_NEW or (size < result) == least):
                result = size
        del seen[pointer.id]
        return result
    return _UNKNOWN


def _rest(size: int, offset: int) -> int:
    """Return the bytes from `offset` on; a pointer outside its object has none."""
    return size - offset if 0 <= offset <= size else 0


def _given(call: Instruction) -> int:
    callee = call.operands[0]
    detail = call.detail
    if not isinstance(callee, SymbolAddress) or not isinstance(detail, Call) or detail.attributes & NO_BUILTIN:
        return -1
    rule = _GIVES.get(callee.name)
    if rule is None:
        return -1
    size = 1
    for place in rule:
        if place:
            if place >= len(call.operands):
                return -1
            count = call.operands[place]
            if not isinstance(count, IntConstant):
                return -1
            size *= count.value
    return size
