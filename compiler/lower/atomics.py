"""Atomic accesses: objects of _Atomic type in ordinary expressions (C11 6.2.6.1, 6.5.16.2p3), and the __atomic and __sync built-ins.

Sizes that targets access atomically (1, 2, 4 and 8 bytes) are IR atomics on integers of that size; what has no such IR type is carried
as its bits.  Other sizes call libatomic: its functions for any size, on memory, or those for 16 bytes, on values, as GCC
does.  Orders that are not constant are seq_cst, which every order allows (GCC manual: __atomic Builtins).

Left to others: operators (compiler/lower/operators.py), instructions and narrow or missing ones (the target, legalize).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import ACQ_REL, ACQUIRE, CONSUME, NOTHROW, RELAXED, RELEASE, SEQ_CST, Access, Asm
from compiler.ir.graph import IntConstant, Value
from compiler.ir.types import (
    I1,
    I8,
    I32,
    VOID,
    int_type,
    is_integer,
    is_pointer,
    lanes_of,
    width_of,
)
from compiler.lower import conversions, expressions, operators
from compiler.lower.places import Place
from compiler.lower.types import value_type
from compiler.sema.ast import (
    B_ADD,
    B_AND,
    B_OR,
    B_SUB,
    B_XOR,
    BuiltinCall,
    CompoundAssign,
    Expr,
    IncDec,
)
from compiler.sema.types import Q_VOLATILE, T_COMPLEX, T_ENUM, T_INT, Type, is_record, pointee, size_of
from compiler.sema.types import is_integer as is_c_integer

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer

LARGEST: Final = 8
"""Bytes of the widest access that every target makes atomically; beyond it GCC calls libatomic."""

# name after "fetch_" or before "_fetch" -> the atomic op and the op that makes the new value of the old; __sync's spelling too.
_FETCH: Final = {
    "add": (ops.ATOMIC_ADD, ops.ADD), "sub": (ops.ATOMIC_SUB, ops.SUB), "and": (ops.ATOMIC_AND, ops.AND),
    "or": (ops.ATOMIC_OR, ops.OR), "xor": (ops.ATOMIC_XOR, ops.XOR), "nand": (ops.ATOMIC_NAND, ops.NOT),
}

_ORDERS: Final = (RELAXED, CONSUME, ACQUIRE, RELEASE, ACQ_REL, SEQ_CST)
"""By GCC's numbers __ATOMIC_RELAXED 0 to __ATOMIC_SEQ_CST 5."""


def is_inline(size: int) -> bool:
    """Tell whether objects of `size` bytes are accessed without libatomic."""
    return size in (1, 2, 4, 8) and size <= LARGEST


# Values as the bits that lie in memory.


def _memory_type(fl: FunctionLowerer, code: int) -> int:
    """Return the type in which values of IR type `code` are accessed atomically: pointers as such, anything else an integer."""
    if is_pointer(code):
        return code
    return int_type(fl.layout.store_size(code) * 8)


def _to_bits(fl: FunctionLowerer, value: Value) -> Value:
    code = _memory_type(fl, value.type)
    if value.type == code:
        return value
    if value.type == I1:
        return fl.b.convert(ops.ZEXT, value, I8)
    if is_integer(value.type) and width_of(value.type) < width_of(code) and not lanes_of(value.type):
        return fl.b.convert(ops.ZEXT, value, code)
    return fl.b.convert(ops.BITCAST, value, code)


def _from_bits(fl: FunctionLowerer, bits: Value, code: int) -> Value:
    if bits.type == code:
        return bits
    if code == I1:
        return fl.b.binary(ops.NE, bits, integer(bits.type, 0))
    if is_integer(code) and width_of(code) < width_of(bits.type) and not lanes_of(code):
        return fl.b.convert(ops.TRUNC, bits, code)
    return fl.b.convert(ops.BITCAST, bits, code)


def _atomic_access(size: int, order: int, failure: int = 0) -> Access:
    return Access(size, 0, order, failure)


def _volatile(ty: Type) -> int:
    return ops.VOLATILE if ty.quals & Q_VOLATILE else 0


# Objects of _Atomic type.


def load_object(fl: FunctionLowerer, place: Place) -> Value:
    """Read an _Atomic scalar (seq_cst)."""
    size = size_of(place.type)
    code = value_type(place.type)
    if place.reverse and size > 1:
        raise fl.unsupported("attribute", "_Atomic object in reversed storage order", fl.symbol.pos)
    if not is_inline(size):
        copy = fl.temporary(fl.types.unqualified(place.type))
        _library_load(fl, place.address, copy.address, size, _order_number(fl, SEQ_CST))
        return fl.load(copy)
    bits = _atomic_load(fl, place.address, _memory_type(fl, code), SEQ_CST, _volatile(place.type))
    return _from_bits(fl, bits, code)


def store_object(fl: FunctionLowerer, value: Value, place: Place) -> None:
    """Write an _Atomic scalar (seq_cst)."""
    size = size_of(place.type)
    if place.reverse and size > 1:
        raise fl.unsupported("attribute", "_Atomic object in reversed storage order", fl.symbol.pos)
    if not is_inline(size):
        copy = _in_memory(fl, value, place.type)
        _library_store(fl, place.address, copy.address, size, _order_number(fl, SEQ_CST))
        return
    fl.b.emit(ops.ATOMIC_STORE, VOID, [_to_bits(fl, value), place.address], _atomic_access(size, SEQ_CST), _volatile(place.type))


def _in_memory(fl: FunctionLowerer, value: Value, ty: Type) -> Place:
    """Return a temporary with a scalar in it, its padding zero: what is compared bytewise must be a function of the value."""
    copy = fl.temporary(fl.types.unqualified(ty))
    if fl.layout.store_size(value.type) < size_of(ty):
        fl.clear(copy.address, copy.align, size_of(ty))
    fl.store(value, copy)
    return copy


def load_aggregate(fl: FunctionLowerer, source: Place, to: Place) -> None:
    """Read an _Atomic record or complex object into the ordinary memory `to`."""
    size = size_of(source.type)
    if is_inline(size):
        bits = _atomic_load(fl, source.address, int_type(size * 8), SEQ_CST, _volatile(source.type))
        fl.b.store(bits, to.address, Access(to.align))
    elif size:
        _library_load(fl, source.address, to.address, size, _order_number(fl, SEQ_CST))


def store_aggregate(fl: FunctionLowerer, source: Value, to: Place) -> None:
    """Write the _Atomic record or complex object `to` from the ordinary memory at `source`."""
    size = size_of(to.type)
    if is_inline(size):
        bits = fl.b.load(int_type(size * 8), source, Access(max(to.type.main.align, 1)))
        fl.b.emit(ops.ATOMIC_STORE, VOID, [bits, to.address], _atomic_access(size, SEQ_CST), _volatile(to.type))
    elif size:
        _library_store(fl, to.address, source, size, _order_number(fl, SEQ_CST))


def compound_assign(fl: FunctionLowerer, e: CompoundAssign, place: Place) -> Value:
    """target op= value as one read-modify-write; returns the new value."""
    if e.compute_type.kind == T_COMPLEX:
        raise fl.unsupported("type", "complex operand of an assignment to an _Atomic object", e.pos)
    value = fl.value(e.value)
    ty = place.type
    size = size_of(ty)
    op = e.op
    if is_inline(size) and ty.kind in (T_INT, T_ENUM) and is_c_integer(e.compute_type) and op in (B_ADD, B_SUB, B_AND, B_OR, B_XOR):
        # Modulo 2**width these give the same computed in the wider type or in the target's.
        code = value_type(ty)
        if width_of(code) <= width_of(value.type):
            atomic, plain = _FETCH["add" if op == B_ADD else "sub" if op == B_SUB else "and" if op == B_AND
                                   else "or" if op == B_OR else "xor"]
            operand = operators.resize(fl, value, code, False)
            old = fl.b.emit(atomic, code, [place.address, operand], _atomic_access(size, SEQ_CST), _volatile(ty))
            return fl.b.binary(plain, old, operand)
    return _exchanged(fl, place, e, None, value)[1]


def increment(fl: FunctionLowerer, e: IncDec, place: Place) -> Value:
    """++ and --: returns the old value if postfix, else the new one."""
    ty = place.type
    size = size_of(ty)
    if is_inline(size) and ty.kind in (T_INT, T_ENUM):
        code = value_type(ty)
        step = integer(code, e.step)
        old: Value = fl.b.emit(ops.ATOMIC_ADD, code, [place.address, step], _atomic_access(size, SEQ_CST), _volatile(ty))
        return old if e.postfix else fl.b.binary(ops.ADD, old, step)
    old, new = _exchanged(fl, place, None, e, None)
    return old if e.postfix else new


def _exchanged(fl: FunctionLowerer, place: Place, assign: CompoundAssign | None, step: IncDec | None,
               value: Value | None) -> tuple[Value, Value]:
    """Compute a new value of the old one until no other thread came between (C11 6.5.16.2, footnote 113); returns both."""
    b = fl.b
    ty = fl.types.unqualified(place.type)
    code = value_type(ty)
    size = size_of(ty)
    expected = fl.temporary(ty)
    if is_inline(size):
        fl.store(_from_bits(fl, _atomic_load(fl, place.address, _memory_type(fl, code), RELAXED, 0), code), expected)
    else:
        _library_load(fl, place.address, expected.address, size, _order_number(fl, RELAXED))
    turn = fl.new_block()
    done = fl.new_block()
    fl.start(turn)
    old = fl.load(expected)
    if assign is not None:
        assert value is not None
        new = expressions.compound_result(fl, assign, old, value)
    else:
        assert step is not None
        new = expressions.stepped(fl, step, old)
    if is_inline(size):
        before = _to_bits(fl, old)
        found = b.emit(ops.CMPXCHG, before.type, [place.address, before, _to_bits(fl, new)],
                       _atomic_access(size, SEQ_CST, SEQ_CST), _volatile(place.type))
        fl.store(_from_bits(fl, found, code), expected)
        good: Value = b.binary(ops.EQ, found, before)
    else:
        desired = _in_memory(fl, new, ty)
        good = _library_compare(fl, place.address, expected.address, desired.address, size, _order_number(fl, SEQ_CST),
                                _order_number(fl, SEQ_CST))
    if fl.reachable():
        b.branch_if(good, done, turn)
    b.start(done)
    return old, new


# libatomic: functions on memory of any size.


def _order_number(fl: FunctionLowerer, order: int) -> Value:
    """Return GCC's number of an IR memory order as an int."""
    return integer(I32, _ORDERS.index(order))


def _library_load(fl: FunctionLowerer, source: Value, to: Value, size: int, order: Value) -> None:
    fl.call_library("__atomic_load", VOID, [fl.size_constant(size), source, to, order], NOTHROW)


def _library_store(fl: FunctionLowerer, to: Value, source: Value, size: int, order: Value) -> None:
    fl.call_library("__atomic_store", VOID, [fl.size_constant(size), to, source, order], NOTHROW)


def _library_compare(fl: FunctionLowerer, object: Value, expected: Value, desired: Value, size: int, success: Value,
                     failure: Value) -> Value:
    """Return the i1 that tells whether `desired` was stored; if not, `expected` has what is there."""
    done = fl.call_library("__atomic_compare_exchange", I8, [fl.size_constant(size), object, expected, desired, success, failure],
                           NOTHROW)
    return fl.b.binary(ops.NE, done, integer(I8, 0))


def _atomic_load(fl: FunctionLowerer, address: Value, code: int, order: int, flags: int) -> Value:
    return fl.b.emit(ops.ATOMIC_LOAD, code, [address], _atomic_access(fl.layout.store_size(code), order), flags)


# Built-ins.


def _order_of(value: Value) -> int:
    """Return the IR order of a memory order operand; only the low 16 bits count (the rest are hints)."""
    if isinstance(value, IntConstant) and value.value & 0xFFFF < len(_ORDERS):
        return _ORDERS[value.value & 0xFFFF]
    return SEQ_CST


def _load_order(order: int) -> int:
    return SEQ_CST if order == RELEASE or order == ACQ_REL else order


def _store_order(order: int) -> int:
    return SEQ_CST if order in (CONSUME, ACQUIRE, ACQ_REL) else order


def lower_atomic(fl: FunctionLowerer, call: BuiltinCall) -> Value | None:
    """Return the value of a call of an __atomic_ built-in, None for void."""
    name = call.name[9:]
    args = call.args
    if name in ("load", "store", "exchange", "compare_exchange"):
        return _by_pointer(fl, name, args)
    values = [fl.value(arg) for arg in args]
    order = values[-1] if values else integer(I32, 5)
    if name == "thread_fence":
        fence(fl, _order_of(order))
        return None
    if name == "signal_fence":
        if not isinstance(order, IntConstant) or _order_of(order) != RELAXED:
            compiler_barrier(fl)
        return None
    if name == "feraiseexcept":
        return fl.call_library("__atomic_feraiseexcept", VOID, values, NOTHROW)
    if name in ("is_lock_free", "always_lock_free"):
        known = fl.call_library("__atomic_is_lock_free", I8, values, NOTHROW)
        return fl.b.binary(ops.NE, known, integer(I8, 0))
    target = pointee(args[0].type)
    flags = _volatile(target)
    if name == "test_and_set":
        # The value set is 1 on all targets here.
        old = fl.b.emit(ops.ATOMIC_XCHG, I8, [values[0], integer(I8, 1)], _atomic_access(1, _order_of(order)), flags)
        return fl.b.binary(ops.NE, old, integer(I8, 0))
    if name == "clear":
        fl.b.emit(ops.ATOMIC_STORE, VOID, [integer(I8, 0), values[0]], _atomic_access(1, _store_order(_order_of(order))), flags)
        return None
    code = value_type(target)
    size = size_of(target)
    if name == "compare_exchange_n":
        return _compare_exchange_n(fl, values, code, size, flags)
    if not is_inline(size):
        return _sized_library(fl, name, values, code, size)
    if name == "load_n":
        bits = _atomic_load(fl, values[0], _memory_type(fl, code), _load_order(_order_of(order)), flags)
        return _from_bits(fl, bits, code)
    if name == "store_n":
        fl.b.emit(ops.ATOMIC_STORE, VOID, [_to_bits(fl, values[1]), values[0]],
                  _atomic_access(size, _store_order(_order_of(order))), flags)
        return None
    if name == "exchange_n":
        bits = _to_bits(fl, values[1])
        old = fl.b.emit(ops.ATOMIC_XCHG, bits.type, [values[0], bits], _atomic_access(size, _order_of(order)), flags)
        return _from_bits(fl, old, code)
    if name.startswith("fetch_"):
        return _fetch(fl, name[6:], values[0], values[1], code, size, _order_of(order), flags, False)
    assert name.endswith("_fetch")
    return _fetch(fl, name[:-6], values[0], values[1], code, size, _order_of(order), flags, True)


def _fetch(fl: FunctionLowerer, word: str, address: Value, operand: Value, code: int, size: int, order: int, flags: int,
           gives_new: bool) -> Value:
    """Return the old or the new value of an atomic read-modify-write; pointers count in bytes."""
    b = fl.b
    atomic, plain = _FETCH[word]
    whole = int_type(size * 8)
    if is_pointer(operand.type):
        operand = b.convert(ops.PTRTOINT, operand, whole)
    elif operand.type != whole:
        operand = operators.resize(fl, operand, whole, False)
    result: Value = b.emit(atomic, whole, [address, operand], _atomic_access(size, order), flags)
    if gives_new:
        if plain == ops.NOT:
            result = b.unary(ops.NOT, b.binary(ops.AND, result, operand))
        else:
            result = b.binary(plain, result, operand)
    return conversions.bitcast(fl, result, code)


def _sized_library(fl: FunctionLowerer, name: str, values: list[Value], code: int, size: int) -> Value | None:
    """Call libatomic's function for values of this size ("__atomic_fetch_add_16")."""
    word = name[:-2] if name.endswith("_n") else name
    result = VOID if word == "store" else code
    made = fl.call_library("__atomic_" + word + "_" + str(size), result, values, NOTHROW)
    return None if result == VOID else made


def _compare_exchange_n(fl: FunctionLowerer, values: list[Value], code: int, size: int, flags: int) -> Value:
    """__atomic_compare_exchange_n(object, expected, desired, weak, success, failure)."""
    object, expected, desired = values[0], values[1], values[2]
    if not is_inline(size):
        done = fl.call_library("__atomic_compare_exchange_" + str(size), I8, [object, expected, desired, values[4], values[5]], NOTHROW)
        return fl.b.binary(ops.NE, done, integer(I8, 0))
    wanted = fl.b.load(_memory_type(fl, code), expected, Access(size))
    return _compare_exchange(fl, object, expected, wanted, _to_bits(fl, desired), size, values[4], values[5], flags)


def _compare_exchange(fl: FunctionLowerer, object: Value, expected: Value, wanted: Value, desired: Value, size: int, success: Value,
                      failure: Value, flags: int) -> Value:
    """Store the bits `desired` if the object has the bits `wanted`, else store what it has to *expected; return the i1."""
    b = fl.b
    first = _order_of(success)
    second = _order_of(failure)
    if second == RELEASE or second == ACQ_REL:
        second = SEQ_CST
    if second == SEQ_CST or second in (ACQUIRE, CONSUME) and first in (RELAXED, RELEASE):
        # C++17 and GCC allow a failure order stronger than the success order: strengthen the latter.
        first = SEQ_CST if second == SEQ_CST or first == RELEASE else ACQUIRE
    found = b.emit(ops.CMPXCHG, wanted.type, [object, wanted, desired], _atomic_access(size, first, second), flags)
    good = b.binary(ops.EQ, found, wanted)
    if not fl.reachable():
        return good
    failed = fl.new_block()
    done = fl.new_block()
    b.branch_if(good, done, failed)
    b.start(failed)
    b.store(found, expected, Access(1))
    b.branch(done)
    b.start(done)
    return good


def _by_pointer(fl: FunctionLowerer, name: str, args: list[Expr]) -> Value | None:
    """The generic forms, whose operands are all pointers: load(object, result), store(object, value),
    exchange(object, value, result), compare_exchange(object, expected, desired, weak)."""
    b = fl.b
    target = pointee(args[0].type)
    size = size_of(target)
    values = [fl.value(arg) for arg in args]
    flags = _volatile(target)
    if size == 0:
        return integer(I1, 1) if name == "compare_exchange" else None
    align = 1 if is_record(target) else min(size, max(target.main.align, 1))
    if name == "compare_exchange":
        if not is_inline(size):
            return _library_compare(fl, values[0], values[1], values[2], size, values[4], values[5])
        code = int_type(size * 8)
        wanted = b.load(code, values[1], Access(align))
        desired = b.load(code, values[2], Access(align))
        return _compare_exchange(fl, values[0], values[1], wanted, desired, size, values[4], values[5], flags)
    order = values[-1]
    if not is_inline(size):
        arguments: list[Value] = [fl.size_constant(size)]
        arguments.extend(values)
        fl.call_library("__atomic_" + name, VOID, arguments, NOTHROW)
        return None
    code = int_type(size * 8)
    if name == "load":
        b.store(_atomic_load(fl, values[0], code, _load_order(_order_of(order)), flags), values[1], Access(align))
        return None
    bits = b.load(code, values[1], Access(align))
    if name == "store":
        b.emit(ops.ATOMIC_STORE, VOID, [bits, values[0]], _atomic_access(size, _store_order(_order_of(order))), flags)
        return None
    old = b.emit(ops.ATOMIC_XCHG, code, [values[0], bits], _atomic_access(size, _order_of(order)), flags)
    b.store(old, values[2], Access(align))
    return None


def lower_sync(fl: FunctionLowerer, call: BuiltinCall) -> Value | None:
    """Return the value of a call of a __sync_ built-in, None for void.  All are full barriers but the lock pair."""
    name = call.name[7:]
    args = call.args
    if name == "synchronize":
        fence(fl, SEQ_CST)
        return None
    values = [fl.value(arg) for arg in args]
    target = pointee(args[0].type)
    flags = _volatile(target)
    code = value_type(target)
    size = size_of(target)
    b = fl.b
    if not is_inline(size):
        result = VOID if name == "lock_release" else I8 if name == "bool_compare_and_swap" else code
        made = fl.call_library("__sync_" + name + "_" + str(size), result, values, NOTHROW)
        if name == "bool_compare_and_swap":
            return b.binary(ops.NE, made, integer(I8, 0))
        return None if result == VOID else made
    if name == "lock_release":
        zero = integer(int_type(size * 8), 0)
        b.emit(ops.ATOMIC_STORE, VOID, [zero, values[0]], _atomic_access(size, RELEASE), flags)
        return None
    if name == "lock_test_and_set":
        bits = _to_bits(fl, values[1])
        old = b.emit(ops.ATOMIC_XCHG, bits.type, [values[0], bits], _atomic_access(size, ACQUIRE), flags)
        return _from_bits(fl, old, code)
    if name.endswith("compare_and_swap"):
        wanted = _to_bits(fl, values[1])
        found = b.emit(ops.CMPXCHG, wanted.type, [values[0], wanted, _to_bits(fl, values[2])],
                       _atomic_access(size, SEQ_CST, SEQ_CST), flags)
        if name.startswith("bool"):
            return b.binary(ops.EQ, found, wanted)
        return _from_bits(fl, found, code)
    if name.startswith("fetch_and_"):
        return _fetch(fl, name[10:], values[0], values[1], code, size, SEQ_CST, flags, False)
    assert name.endswith("_and_fetch")
    return _fetch(fl, name[:-10], values[0], values[1], code, size, SEQ_CST, flags, True)


def fence(fl: FunctionLowerer, order: int) -> None:
    """Append a fence; a relaxed one is none (C11 7.17.4.1)."""
    if order != RELAXED:
        fl.b.emit(ops.FENCE, VOID, [], Access(1, 0, order))


def compiler_barrier(fl: FunctionLowerer) -> None:
    """Keep the compiler, not the machine, from moving memory accesses (C11 7.17.4.2): asm volatile("" ::: "memory")."""
    fl.b.assembly(Asm("", [], ["memory"], []), [], ops.VOLATILE, [])
