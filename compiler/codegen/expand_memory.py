"""Loads, stores and copies the target lacks.

In: a load or store of a type without registers, of an integer of no storable width, or less aligned than the target allows; memcpy,
memmove and memset; atomics wider than the target's.  Out: loads and stores the target has, or calls of libc and libatomic.
Example: memcpy of 24 bytes with 16-byte vectors is a load and store of 16 bytes at 0 and of 8 at 16.
"""

from __future__ import annotations

from typing import Final

from compiler.codegen.expansion import Expansion
from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import LEAF, NOTHROW, Access, Argument, Call, Signature
from compiler.ir.graph import Instruction, IntConstant, SymbolAddress, Undef, Value, VectorConstant
from compiler.ir.types import (
    I1,
    I8,
    I32,
    PTR,
    VOID,
    element_of,
    int_type,
    is_float,
    is_integer,
    is_pointer,
    lanes_of,
    width_of,
)
from compiler.unsupported import Unsupported

# More pieces than this and a memmove, all of whose loads come first, is a call: they need a register each.
_MOVE_PIECES: Final = 8

_ATOMIC: Final = {ops.ATOMIC_LOAD: "load", ops.ATOMIC_STORE: "store", ops.ATOMIC_XCHG: "exchange", ops.ATOMIC_ADD: "fetch_add",
                  ops.ATOMIC_SUB: "fetch_sub", ops.ATOMIC_AND: "fetch_and", ops.ATOMIC_OR: "fetch_or", ops.ATOMIC_XOR: "fetch_xor",
                  ops.ATOMIC_NAND: "fetch_nand", ops.CMPXCHG: "compare_exchange"}


def access_at(access: Access, offset: int) -> Access:
    """Return the access to what lies `offset` bytes behind one whose alignment is known."""
    if offset == 0:
        return access
    made = Access(min(access.align, offset & -offset), access.alias_set, access.order, access.failure, access.source_align)
    made.scopes = access.scopes
    made.noalias = access.noalias
    return made


def too_little_aligned(x: Expansion, type: int, access: Access) -> bool:
    """Tell whether the target needs more alignment for the type than an access has."""
    size = x.layout.store_size(type)
    return access.align < size and size > x.legal.unaligned and not (width_of(type) == 80 and is_float(type))


def expand_load(x: Expansion, type: int, address: Value, access: Access, flags: int) -> Value:
    """Return what lies at an address."""
    if not lanes_of(type) and (x.is_legal(type) or x.is_stored(type)):
        if not too_little_aligned(x, type, access):
            piece = x.place(ops.LOAD, type, [address], flags, access)
            return piece if x.is_legal(type) else x.virtual(type, [x.widened(piece, x.legal.container(width_of(type)))])
        if type == I1 or not is_integer(type):
            number = expand_load(x, int_type(x.layout.bits_of(type)), address, access, flags)
            return x.op(ops.INTTOPTR if is_pointer(type) else ops.BITCAST, type, [number])
        return _loaded_bytes(x, type, address, access, flags, access.align)
    if lanes_of(type):
        if x.is_legal(type) and not too_little_aligned(x, type, access):
            return x.place(ops.LOAD, type, [address], flags, access)
        shapes = x.split(type) if not x.is_legal(type) else [element_of(type)] * lanes_of(type)
        size = x.layout.store_size(shapes[0])
        parts: list[Value] = []
        for index in range(len(shapes)):
            parts.append(x.op(ops.LOAD, shapes[index], [x.offset(address, index * size)], flags, access_at(access, index * size)))
        return x.gather(type, parts) if x.is_legal(type) else x.virtual(type, parts)
    if not is_integer(type):
        return x.virtual(type, x.parts(expand_load(x, int_type(width_of(type)), address, access, flags)))
    width = width_of(type)
    if width <= x.word_bits:
        return _loaded_bytes(x, type, address, access, flags, x.word_bits // 8)
    words: list[Value] = []
    offset = 0
    while width > 0:
        shape = int_type(min(width, x.word_bits))
        word = x.op(ops.LOAD, shape, [x.offset(address, offset)], flags, access_at(access, offset))
        words.append(x.op(ops.ZEXT, x.word, [word]) if shape != x.word else word)
        width -= x.word_bits
        offset += x.word_bits // 8
    return x.virtual(type, words)


def _loaded_bytes(x: Expansion, type: int, address: Value, access: Access, flags: int, limit: int) -> Value:
    """Return an integer of up to a register made of loads of 1, 2, 4... bytes, at most `limit`."""
    size = x.layout.store_size(type)
    offset = 0
    container = type if x.is_legal(type) else x.legal.container(max(8, width_of(type)))
    result: Value | None = None
    while offset < size:
        step = 1
        while step * 2 <= min(size - offset, limit):
            step *= 2
        piece = x.place(ops.LOAD, int_type(step * 8), [x.offset(address, offset)], flags, access_at(access, offset))
        word = x.widened(piece, container)
        if result is None:
            result = word
        else:
            result = x.binary(ops.OR, result, x.number(ops.SHL, word, offset * 8))
        offset += step
    assert result is not None
    return result if container == type else x.virtual(type, [result])


def expand_store(x: Expansion, value: Value, address: Value, access: Access, flags: int) -> None:
    """Write a value to an address."""
    type = value.type
    if not lanes_of(type) and (x.is_legal(type) or x.is_stored(type)):
        if not too_little_aligned(x, type, access):
            whole = value if x.is_legal(type) else x.cut(x.parts(value)[0], type)
            x.place(ops.STORE, VOID, [whole, address], flags, access)
        elif not is_integer(type):
            bits = int_type(x.layout.bits_of(type))
            number = x.op(ops.PTRTOINT if is_pointer(type) else ops.BITCAST, bits, [value])
            expand_store(x, number, address, access, flags)
        else:
            word = value if x.is_legal(type) else x.parts(value)[0]
            _store_bytes(x, word, x.layout.store_size(type), address, access, flags, access.align)
        return
    if lanes_of(type):
        if x.is_legal(type) and not too_little_aligned(x, type, access):
            x.place(ops.STORE, VOID, [value, address], flags, access)
            return
        parts = x.lanes(value) if x.is_legal(type) else x.parts(value)
        size = x.layout.store_size(parts[0].type)
        for index in range(len(parts)):
            x.op(ops.STORE, VOID, [parts[index], x.offset(address, index * size)], flags, access_at(access, index * size))
        return
    words = x.parts(value)
    width = width_of(type)
    offset = 0
    for word in words:
        size = (min(width, x.word_bits) + 7) // 8
        if size == x.layout.store_size(word.type):
            x.op(ops.STORE, VOID, [word, x.offset(address, offset)], flags, access_at(access, offset))
        else:
            _store_bytes(x, word, size, x.offset(address, offset), access_at(access, offset), flags, x.word_bits // 8)
        width -= x.word_bits
        offset += x.word_bits // 8


def _store_bytes(x: Expansion, value: Value, size: int, address: Value, access: Access, flags: int, limit: int) -> None:
    """Write the low `size` bytes of a word by stores of 1, 2, 4... bytes, at most `limit`."""
    offset = 0
    while offset < size:
        step = 1
        while step * 2 <= min(size - offset, limit):
            step *= 2
        piece = x.cut(x.number(ops.LSHR, value, offset * 8) if offset else value, int_type(step * 8))
        x.place(ops.STORE, VOID, [piece, x.offset(address, offset)], flags, access_at(access, offset))
        offset += step


def _copy_types(x: Expansion) -> list[int]:
    """Return the types that copies are made with, widest first."""
    result: list[int] = []
    for vector in x.legal.vectors:
        bits = x.layout.bits_of(vector)
        if bits // 8 <= x.legal.unaligned and bits > x.word_bits and is_integer(vector) and (
                not result or bits > x.layout.bits_of(result[0])):
            result = [vector]
    if x.fn.options.level == "0" and result:
        result = []     # plain words are as quick to make and easier to follow
    width = x.word_bits
    while width >= 8:
        result.append(int_type(width))
        width //= 2
    return result


def _plan(x: Expansion, size: int, align: int, exact: bool) -> list[tuple[int, int]]:
    """Return (offset, type) of the pieces a copy of `size` bytes is made of.

    The last one may overlap the one before where accesses need no alignment, unless `exact`: each byte is touched once.
    """
    result: list[tuple[int, int]] = []
    offset = 0
    for type in _copy_types(x):
        step = x.layout.store_size(type)
        if step > x.legal.unaligned and step > align:
            continue
        while size - offset >= step:
            result.append((offset, type))
            offset += step
        # One more, reaching back, instead of several smaller ones.
        rest = size - offset
        if not exact and rest and offset >= step - rest and step <= x.legal.unaligned and rest > step // 2 and result:
            result.append((size - step, type))
            break
    return result


def expand_copy(x: Expansion, ins: Instruction) -> None:
    """Do a memcpy, memmove or memset."""
    access = ins.detail
    assert isinstance(access, Access)
    to, source, count = ins.operands
    flags = ins.flags
    size = count.value if isinstance(count, IntConstant) else -1
    if size == 0:
        return
    small = x.fn.options.level in ("s", "z")
    if 0 < size <= (x.legal.copy_size if small else x.legal.copy_speed):
        exact = flags & ops.VOLATILE != 0
        if ins.op == ops.MEMSET:
            if isinstance(source, IntConstant) or size <= x.word_bits // 2:
                _set(x, to, source, access, flags, _plan(x, size, access.align, exact))
                return
        else:
            pieces = _plan(x, size, min(access.align, access.source_align), exact)
            if ins.op == ops.MEMCPY or len(pieces) <= _MOVE_PIECES:
                _copy(x, ins, pieces, access, flags)
                return
    name = "memset" if ins.op == ops.MEMSET else "memcpy" if ins.op == ops.MEMCPY else "memmove"
    second = x.op(ops.ZEXT, I32, [source]) if ins.op == ops.MEMSET else source
    signature = Signature(Argument(PTR), [Argument(PTR), Argument(second.type), Argument(x.address)])
    callee: Value = SymbolAddress(PTR, name, 0)
    x.op(ops.CALL, PTR, [callee, to, second, x.resize(count, x.address)], 0, Call(signature, NOTHROW | LEAF))


def _copy(x: Expansion, ins: Instruction, pieces: list[tuple[int, int]], access: Access, flags: int) -> None:
    """Load and store piece by piece; a memmove loads all before it stores any."""
    to = ins.operands[0]
    source = ins.operands[1]
    from_access = Access(access.source_align, access.alias_set)
    from_access.scopes = access.scopes
    from_access.noalias = access.noalias
    if ins.op == ops.MEMMOVE:
        loaded = [x.place(ops.LOAD, type, [x.offset(source, offset)], flags, access_at(from_access, offset)) for offset, type in pieces]
        for index in range(len(pieces)):
            offset = pieces[index][0]
            x.place(ops.STORE, VOID, [loaded[index], x.offset(to, offset)], flags, access_at(access, offset))
        return
    for offset, type in pieces:
        piece = x.place(ops.LOAD, type, [x.offset(source, offset)], flags, access_at(from_access, offset))
        x.place(ops.STORE, VOID, [piece, x.offset(to, offset)], flags, access_at(access, offset))


def _set(x: Expansion, to: Value, source: Value, access: Access, flags: int, pieces: list[tuple[int, int]]) -> None:
    """Store one byte's repetition piece by piece."""
    filled: dict[int, Value] = {}
    for offset, type in pieces:
        value = filled.get(type)
        if value is None:
            value = _repeated(x, source, type)
            filled[type] = value
        x.place(ops.STORE, VOID, [value, x.offset(to, offset)], flags, access_at(access, offset))


def _repeated(x: Expansion, source: Value, type: int) -> Value:
    """Return a byte repeated over all bytes of a type."""
    lanes = lanes_of(type)
    if lanes:
        element = _repeated(x, source, element_of(type))
        return VectorConstant(type, [element] * lanes) if not isinstance(element, Instruction) else x.gather(type, [element] * lanes)
    ones = ((1 << width_of(type)) - 1) // 255
    if isinstance(source, IntConstant):
        return integer(type, source.value * ones)
    if isinstance(source, Undef):
        return Undef(type)
    if type == I8:
        return source if x.is_legal(I8) else x.cut(x.parts(source)[0], I8)
    wide = type if x.is_legal(type) else x.word
    return x.cut(x.number(ops.MUL, x.op(ops.ZEXT, wide, [source]), ones), type)


def expand_atomic(x: Expansion, ins: Instruction) -> Value | None:
    """Do an atomic operation the target lacks: on the bits of a float, else by libatomic (GCC wiki: Atomic/GCCMM/LIbrary)."""
    access = ins.detail
    assert isinstance(access, Access)
    type = ins.operands[0].type if ins.op == ops.ATOMIC_STORE else ins.type
    size = x.layout.store_size(type)
    if lanes_of(type) or width_of(type) == 80 or size & (size - 1):
        raise Unsupported("type", "an atomic operation on this type")
    bits = int_type(size * 8)
    operands = list(ins.operands)
    if is_float(type) or is_integer(type) and type == I1:
        change = ops.BITCAST if is_float(type) else ops.ZEXT
        back = ops.BITCAST if is_float(type) else ops.TRUNC
        operands = [x.op(change, bits, [operand]) if operand.type == type else operand for operand in operands]
        result = x.op(ins.op, VOID if ins.op == ops.ATOMIC_STORE else bits, operands, ins.flags, access)
        return None if ins.op == ops.ATOMIC_STORE else x.op(back, type, [result])
    if x.is_legal(type) and size <= x.legal.atomic:
        return x.place(ins.op, ins.type, operands, ins.flags, access)
    order: Value = integer(I32, access.order - 1)
    name = "__atomic_" + _ATOMIC[ins.op] + "_" + str(size)
    if ins.op == ops.ATOMIC_LOAD:
        return x.call(name, type, [operands[0], order], False)
    if ins.op == ops.ATOMIC_STORE:
        x.call(name, VOID, [operands[1], operands[0], order], False)
        return None
    if ins.op == ops.CMPXCHG:
        slot = x.slot(size, size)
        x.op(ops.STORE, VOID, [operands[1], slot], 0, Access(size))
        x.call(name, I8, [operands[0], slot, operands[2], order, integer(I32, access.failure - 1)], False)
        return x.op(ops.LOAD, type, [slot], 0, Access(size))
    return x.call(name, type, [operands[0], operands[1], order], False)
