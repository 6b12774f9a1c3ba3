"""Initialisers of automatic objects and compound literals (C11 6.7.9, 6.5.2.5).

In: a place and a resolved Initializer.  Out: code that gives the object its value: one store for a scalar, a copy of a constant image for a
large constant one, else zeroes where the items leave something uncovered, then a store for each item in order of evaluation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.ir import ops
from compiler.ir.builder import add_incoming, integer, symbol
from compiler.ir.graph import Value
from compiler.lower import access, aggregates, data, expressions, lvalues
from compiler.lower.arrays import array_class
from compiler.lower.places import Place, low_bit
from compiler.lower.types import in_memory
from compiler.sema.ast import (
    E_ADDRESS,
    E_ADDRESS_CONST,
    E_BINARY,
    E_CALL,
    E_CAST,
    E_COMPOUND_LITERAL,
    E_DECL,
    E_DEREF,
    E_FLOAT,
    E_INT,
    E_MEMBER,
    E_STRING,
    E_UNARY,
    AddressOf,
    Binary,
    Call,
    Cast,
    CompoundLiteral,
    DeclRef,
    Deref,
    Expr,
    Initializer,
    InitItem,
    Member,
    StringLiteral,
    Unary,
)
from compiler.sema.symbols import Symbol
from compiler.sema.types import T_ARRAY, T_STRUCT, T_UNION, size_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer

_IMAGE_ITEMS: Final = 8
"""Constant items from which an image in read-only memory is copied instead of storing item by item."""
_UNROLLED: Final = 8
"""Elements of a range designator up to which stores are written out."""


def initialise(fl: FunctionLowerer, to: Place, init: Initializer, sym: Symbol | None) -> None:
    """Give the object at `to` the value of `init`.  sym: the variable declared, None for a literal."""
    items = init.items
    kind = to.type.kind
    if kind != T_ARRAY and kind != T_STRUCT and kind != T_UNION:
        if not items:
            clear(fl, to)
            return
        if len(items) == 1 and items[0].bit_width < 0:
            value = items[0].value
            if in_memory(to.type):
                aggregates.aggregate_to(fl, value, _plain(fl, to))
            else:
                _plain_store(fl, fl.value(value), to)
            return
    size = init.size
    if len(items) == 1 and items[0].offset == 0 and items[0].bit_width < 0 and items[0].repeat == 1 \
            and in_memory(items[0].type) and size_of(items[0].type) == size and items[0].value.kind != E_STRING \
            and not items[0].reverse:
        _whole(fl, to, items[0].value, sym)
        return
    if data.is_image(init) and _weight(items) * 16 >= size and len(items) >= _IMAGE_ITEMS or _is_large_text(items, size):
        if data.is_image(init):
            image = fl.unit.data.image(init, size)
            if not any(image.data) and not image.relocations:
                fl.clear(to.address, to.align, size, access.volatile_flag(to))
                return
            name = fl.unit.data.constant(image, min(to.align, 16))
            fl.copy(to.address, to.align, symbol(name), min(to.align, 16), size, access.volatile_flag(to))
            return
    if not _covers(items, size):
        fl.clear(to.address, to.align, size)
    for item in items:
        if not fl.reachable():
            return
        _item(fl, to, item, size)


def clear(fl: FunctionLowerer, to: Place) -> None:
    """Give an object all bits zero (GCC manual: -ftrivial-auto-var-init=zero)."""
    if in_memory(to.type):
        fl.clear(to.address, to.align, size_of(to.type))
    else:
        _plain_store(fl, expressions.zero_of(fl, to.type), to)


def _plain(fl: FunctionLowerer, to: Place) -> Place:
    """Return the place as an object no other thread sees yet: initialising is no atomic store (C11 7.17.2.1)."""
    if not to.is_atomic():
        return to
    made = Place(to.address, fl.types.unqualified(to.type), to.align)
    made.reverse = to.reverse
    return made


def _plain_store(fl: FunctionLowerer, value: Value, to: Place) -> None:
    access.store(fl, value, _plain(fl, to))


def _whole(fl: FunctionLowerer, to: Place, value: Expr, sym: Symbol | None) -> None:
    """Initialise a record with a value of its type; a call that could see the new object makes it elsewhere."""
    target = _plain(fl, to)
    if value.type.main is not target.type.main:
        # The one member that fills a record or an array: it may be complex, whose parts are stored one by one.
        qualified = fl.types.qualified(fl.types.unqualified(value.type), target.type.quals)
        target = Place(to.address, qualified, to.align)
        target.any_alias = True
    if value.kind == E_CALL and sym is not None and sym.address_taken:
        if mentions(value, sym):
            source = Place(aggregates.aggregate(fl, value), value.type, lvalues.natural_align(value.type))
            aggregates.copy_object(fl, target, source)
            return
    aggregates.aggregate_to(fl, value, target)


def mentions(e: Expr, sym: Symbol) -> bool:
    """Tell whether an expression may name `sym`: what is not looked into may."""
    pending: list[Expr] = [e]
    while pending:
        at = pending.pop()
        kind = at.kind
        if kind == E_INT or kind == E_FLOAT or kind == E_STRING or kind == E_ADDRESS_CONST:
            continue
        if kind == E_DECL:
            assert isinstance(at, DeclRef)
            if at.symbol is sym:
                return True
        elif kind == E_CAST:
            assert isinstance(at, Cast)
            pending.append(at.operand)
        elif kind == E_ADDRESS:
            assert isinstance(at, AddressOf)
            pending.append(at.operand)
        elif kind == E_MEMBER:
            assert isinstance(at, Member)
            pending.append(at.base)
        elif kind == E_DEREF:
            assert isinstance(at, Deref)
            pending.append(at.pointer)
        elif kind == E_BINARY:
            assert isinstance(at, Binary)
            pending.append(at.left)
            pending.append(at.right)
        elif kind == E_UNARY:
            assert isinstance(at, Unary)
            pending.append(at.operand)
        elif kind == E_CALL:
            assert isinstance(at, Call)
            pending.extend(at.args)
            pending.append(at.function)
        elif kind == E_COMPOUND_LITERAL:
            assert isinstance(at, CompoundLiteral)
            if at.symbol.init is not None:
                for item in at.symbol.init.items:
                    pending.append(item.value)
        else:
            return True
    return False


def _weight(items: list[InitItem]) -> int:
    """Return how many bytes of constants the items hold, roughly: what makes an image worth its space."""
    total = 0
    for item in items:
        value = item.value
        if value.kind == E_STRING:
            assert isinstance(value, StringLiteral)
            total += len(value.data) * item.repeat
        else:
            size = size_of(item.type)
            total += (size if size > 0 else 0) * item.repeat
    return total


def _is_large_text(items: list[InitItem], size: int) -> bool:
    """Tell whether the object is one string that fills most of it."""
    return len(items) == 1 and items[0].value.kind == E_STRING and items[0].repeat == 1 and _weight(items) * 4 >= size


def _covers(items: list[InitItem], size: int) -> bool:
    """Tell whether the items write every byte of the object, none of it by a bit-field."""
    if size > 4096:
        return False
    seen = bytearray(size)
    for item in items:
        width = size_of(item.type)
        if item.bit_width >= 0 or width < 0:
            return False
        if item.value.kind == E_STRING:
            assert isinstance(item.value, StringLiteral)
            width = min(width, len(item.value.data))
        for turn in range(item.repeat):
            at = item.offset + turn * item.stride
            seen[at:at + width] = b"\1" * width
    return len(seen) == size and seen.count(0) == 0


def _item_place(fl: FunctionLowerer, to: Place, item: InitItem, distance: int, size: int) -> Place:
    """Return where one item goes, `distance` bytes on for a range designator."""
    flags_type = fl.types.qualified(item.type, to.type.quals & 2) if to.type.quals & 2 and item.type.kind != T_ARRAY else item.type
    if item.bit_width >= 0:
        made = Place(to.address, flags_type, to.align)
        made.bit_offset = item.bit_offset + distance * 8
        made.bit_width = item.bit_width
        made.storage = item.type
        made.first_byte = 0
        made.end_byte = size
    else:
        at = item.offset + distance
        made = Place(fl.offset(to.address, at), flags_type, low_bit(at, to.align))
    # What a pass may assume of a later access through a pointer, it may not of this one: the object may be a union.
    made.any_alias = True
    made.reverse = item.reverse
    return made


def _item(fl: FunctionLowerer, to: Place, item: InitItem, size: int) -> None:
    """Store one item, as often as its range designator says."""
    value = item.value
    if value.kind == E_STRING and item.type.kind == T_ARRAY:
        assert isinstance(value, StringLiteral)
        length = min(size_of(item.type), len(value.data))
        for turn in range(item.repeat):
            _text(fl, to, item.offset + turn * item.stride, value, length)
        return
    if in_memory(item.type):
        first = _item_place(fl, to, item, 0, size)
        aggregates.aggregate_to(fl, value, _plain(fl, first))
        for turn in range(1, item.repeat):
            following = _item_place(fl, to, item, turn * item.stride, size)
            fl.copy(following.address, following.align, first.address, first.align, size_of(item.type))
        return
    made = fl.value(value)
    if not fl.reachable():
        return
    fl.at(value.pos)
    if item.repeat <= _UNROLLED or item.bit_width >= 0:
        for turn in range(item.repeat):
            _plain_store(fl, made, _item_place(fl, to, item, turn * item.stride, size))
        return
    _repeat(fl, to, item, made)


def _repeat(fl: FunctionLowerer, to: Place, item: InitItem, made: Value) -> None:
    """Store a scalar `repeat` times in a loop (GCC manual: Designated Inits, ranges)."""
    before = fl.b.block
    assert before is not None
    head = fl.new_block()
    done = fl.new_block()
    start = fl.offset(to.address, item.offset)
    fl.start(head)
    index = fl.b.phi(head, fl.size_type)
    place = Place(fl.b.offset(start, index, ops.INBOUNDS), item.type, low_bit(item.stride, low_bit(item.offset, to.align)))
    place.any_alias = True
    place.reverse = item.reverse
    _plain_store(fl, made, place)
    following = fl.b.binary(ops.ADD, index, integer(fl.size_type, item.stride))
    more = fl.b.binary(ops.NE, following, integer(fl.size_type, item.stride * item.repeat))
    last = fl.b.block
    assert last is not None
    fl.b.branch_if(more, head, done)
    add_incoming(index, integer(fl.size_type, 0), before)
    add_incoming(index, following, last)
    fl.b.start(done)


def _text(fl: FunctionLowerer, to: Place, at: int, value: StringLiteral, length: int) -> None:
    """Copy the first `length` bytes of a string literal into the object; the rest of the array is zero already."""
    if length <= 0:
        return
    name = fl.unit.data.text(value.data[:length], value.width)
    fl.copy(fl.offset(to.address, at), low_bit(at, to.align), symbol(name), value.width, length)


def compound_literal(fl: FunctionLowerer, e: CompoundLiteral) -> Place:
    """Make the unnamed object anew, with its initialiser (C11 6.5.2.5p16), and return its place."""
    sym = e.symbol
    address = fl.slots.get(sym)
    if address is None:
        align = max(sym.align, lvalues.natural_align(sym.type))
        init_size = sym.init.size if sym.init is not None else 0
        address = fl.b.slot(max(size_of(sym.type), init_size, 0), align, "", array_class(sym.type, fl.unit.smallest_buffer))
        fl.slots[sym] = address
    to = Place(address, e.type, max(sym.align, lvalues.natural_align(sym.type)))
    if sym.init is not None:
        initialise(fl, to, sym.init, None)
    return to

