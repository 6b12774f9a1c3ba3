"""What is known of the bytes that a pointer points to.

In: a pointer value and the module.  Out: the bytes of the constant object it points into, or the length of the string there.  An object
counts if it is defined here, never written (`constant`), not weak, and has no addresses among the bytes asked for.
"""

from __future__ import annotations

import hashlib
from typing import Final

from compiler.ir import ops
from compiler.ir.fold import to_signed
from compiler.ir.graph import Instruction, IntConstant, SymbolAddress, Value
from compiler.ir.module import DEFAULT, EXTERNAL, INTERNAL, Global, Module
from compiler.ir.types import width_of

NOT_KNOWN: Final = -1
_NOTHING_NEW: Final = -2


def constant_object(name: str, unit: Module) -> Global | None:
    """Return the object called `name` if its bytes are known for good."""
    item = unit.globals.get(name)
    if item is None or not item.constant or item.linkage not in (EXTERNAL, INTERNAL) or item.tls:
        return None
    if item.linkage == EXTERNAL and unit.interposable and item.visibility == DEFAULT:
        return None
    return item


def bytes_at(pointer: Value, unit: Module) -> bytes | None:
    """Return the bytes from `pointer` to the end of its constant object, None if it is not known to point into one."""
    offset = 0
    while isinstance(pointer, Instruction) and pointer.op == ops.PTRADD:
        distance = pointer.operands[1]
        if not isinstance(distance, IntConstant):
            return None
        offset += to_signed(distance.value, width_of(distance.type))
        pointer = pointer.operands[0]
    if not isinstance(pointer, SymbolAddress):
        return None
    offset += pointer.offset
    item = constant_object(pointer.name, unit)
    if item is None or not 0 <= offset <= item.size:
        return None
    end = item.size
    for entry in item.relocations:
        if offset < entry.offset + entry.size:
            end = min(end, max(offset, entry.offset))
    if item.initial is None:
        return bytes(end - offset)
    return item.initial[offset:end]


def text_at(pointer: Value, unit: Module) -> bytes | None:
    """Return the string at `pointer` without its end, None if it is not constant."""
    data = bytes_at(pointer, unit)
    if data is None:
        return None
    end = data.find(0)
    return None if end < 0 else data[:end]


def length_at(pointer: Value, unit: Module) -> int:
    """Return the length of the string at `pointer`: the same on every way a select or phi chooses; -1 if not known."""
    return max(_length(pointer, unit, {}, 0), NOT_KNOWN)


def longest_at(pointer: Value, unit: Module) -> int:
    """Return the greatest length the string at `pointer` may have, whichever a select or phi chooses; -1 if not known."""
    return max(_length(pointer, unit, {}, 0, True), NOT_KNOWN)


def largest(value: Value) -> int:
    """Return the greatest number a size may be, whichever a select or phi chooses; -1 if not known."""
    return max(_largest(value, {}, 0), NOT_KNOWN)


def _largest(value: Value, seen: dict[int, bool], depth: int) -> int:
    if isinstance(value, IntConstant):
        return value.value
    if not isinstance(value, Instruction) or value.op != ops.SELECT and value.op != ops.PHI or depth > 8:
        return NOT_KNOWN
    if value.id in seen:
        return _NOTHING_NEW
    seen[value.id] = True
    result = _NOTHING_NEW
    for index in range(1 if value.op == ops.SELECT else 0, len(value.operands)):
        number = _largest(value.operands[index], seen, depth + 1)
        if number == NOT_KNOWN:
            return NOT_KNOWN
        result = max(result, number)
    return result


def _length(pointer: Value, unit: Module, seen: dict[int, bool], depth: int, greatest: bool = False) -> int:
    text = text_at(pointer, unit)
    if text is not None:
        return len(text)
    if not isinstance(pointer, Instruction) or pointer.op != ops.SELECT and pointer.op != ops.PHI or depth > 8:
        return NOT_KNOWN
    if pointer.id in seen:
        return _NOTHING_NEW
    seen[pointer.id] = True
    result = _NOTHING_NEW
    for index in range(1 if pointer.op == ops.SELECT else 0, len(pointer.operands)):
        operand = pointer.operands[index]
        length = _length(operand, unit, seen, depth + 1, greatest)
        if length == NOT_KNOWN or length >= 0 and result >= 0 and length != result and not greatest:
            return NOT_KNOWN
        result = max(result, length)
    return result


def string_literal(text: bytes, unit: Module) -> str:
    """Return the symbol of a string constant, made if the module has none: it is named by its content, as lowering names literals."""
    data = text + b"\0"
    name = ".LC.1." + hashlib.blake2b(data, digest_size=12).hexdigest()
    if name not in unit.globals:
        item = Global(name, len(data), 1)
        item.linkage = INTERNAL
        item.constant = True
        item.initial = data
        item.mergeable = 1
        unit.globals[name] = item
    return name
