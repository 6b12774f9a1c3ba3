"""Nested functions (GCC manual: Nested Functions): captured variables, static chains, trampolines, jumps out.

Breuel, "Lexical Closures for C++" (1988), as GCC does it: a function with captured variables keeps them in one frame object; a nested
function gets the address of its parent's frame as its static chain and finds outer ones by the pointer at each frame's start.  A
nested function whose address is taken is entered through a trampoline in the frame of the function that declares it.

A jump to a label of an enclosing function goes through a buffer in that function's frame: it is filled at entry, and the entry dispatches
on the number of the label that the jump left beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import ARRAY, Access
from compiler.ir.graph import LabelAddress, Value
from compiler.ir.types import I32, PTR, VOID
from compiler.lower import lvalues, statements
from compiler.lower.arrays import array_class
from compiler.sema.ast import Expr
from compiler.sema.symbols import Label, Symbol
from compiler.sema.types import VARIABLE, size_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer

TRAMPOLINE_SIZE: Final = 64
"""Bytes set aside for a trampoline: enough for every target's code and its two addresses."""
TRAMPOLINE_ALIGN: Final = 16
FRAME_NAME: Final = ".frame"
"""Name of the slot that holds the frame object."""
BUFFER_WORDS: Final = 8
"""Words of a jump buffer: at least the five of __builtin_setjmp."""


@final
class FrameLayout:
    """Where captured things stand in the frame object of one function; grows while the function is lowered.

    At offset 0 is the address of the next outer frame.
    """

    __slots__ = ("symbol", "outer", "offsets", "lengths", "trampolines", "buffer", "labels", "addresses", "size", "align",
                 "indirect")

    def __init__(self, symbol: Symbol, outer: FrameLayout | None, pointer_size: int) -> None:
        self.symbol: Symbol = symbol
        self.outer: FrameLayout | None = outer
        self.offsets: dict[Symbol, int] = {}
        self.lengths: dict[Expr, int] = {}
        self.trampolines: dict[Symbol, int] = {}
        self.buffer: int = -1
        self.labels: list[Label] = []
        self.addresses: dict[Label, int] = {}       # where the address of a label is kept for the functions inside
        self.size: int = pointer_size
        self.align: int = max(pointer_size, TRAMPOLINE_ALIGN)
        self.indirect: dict[Symbol, bool] = {}      # variable-length arrays: the frame holds their address

    def add(self, size: int, align: int) -> int:
        """Set `size` bytes aside and return their offset."""
        at = (self.size + align - 1) // align * align
        self.size = at + size
        self.align = max(self.align, align)
        return at


def open_frame(fl: FunctionLowerer) -> None:
    """Make the frame of a function that contains nested ones; its slot gets its size when the function is finished."""
    layout = fl.layout_of_frame
    if layout is None:
        return
    slot = fl.b.slot(layout.size, layout.align, FRAME_NAME, ARRAY)      # whatever is captured
    fl.frame = slot
    if fl.chain is not None:
        fl.b.store(fl.chain, slot, Access(fl.layout.pointer_bits // 8))


def _layout_at(fl: FunctionLowerer, owner: Symbol) -> tuple[Value, FrameLayout]:
    """Return the address and the layout of the frame of this or an enclosing function."""
    layout = fl.layout_of_frame
    if owner is fl.symbol and layout is not None and fl.frame is not None:
        return fl.frame, layout
    at = fl.chain
    outer = fl.outer_frame
    while outer is not None and at is not None:
        if outer.symbol is owner:
            return at, outer
        at = fl.b.load(PTR, at, Access(fl.layout.pointer_bits // 8))
        outer = outer.outer
    raise fl.unsupported("statement", "a nested function reaches outward without a static chain", fl.symbol.pos)


def local_address(fl: FunctionLowerer, sym: Symbol) -> Value:
    """Return the address of a local object that has no slot yet: captured, of an outer function, or first met here."""
    owner = sym.owner
    if fl.inlined_owner(owner):
        owner = fl.symbol
    if owner is None:
        owner = fl.symbol
    size = size_of(sym.type)
    if owner is fl.symbol and (not sym.captured or fl.layout_of_frame is None):
        if size == VARIABLE:
            raise fl.unsupported("statement", "a variable-length array before its declaration", sym.pos)
        if sym.init is not None and sym.init.size > size:
            size = sym.init.size
        slot = fl.b.slot(max(size, 0), alignment_of(sym), sym.name, array_class(sym.type, fl.unit.smallest_buffer))
        fl.slots[sym] = slot
        return slot
    base, layout = _layout_at(fl, owner)
    at = layout.offsets.get(sym)
    if at is None:
        if size == VARIABLE:
            pointer_size = fl.layout.pointer_bits // 8
            at = layout.add(pointer_size, pointer_size)
            layout.indirect[sym] = True
        else:
            at = layout.add(max(size, 0), alignment_of(sym))
        layout.offsets[sym] = at
    address = fl.offset(base, at)
    if sym in layout.indirect:
        return fl.b.load(PTR, address, Access(fl.layout.pointer_bits // 8))
    return address


def alignment_of(sym: Symbol) -> int:
    """Return the alignment of a local object."""
    return max(sym.align, lvalues.natural_align(sym.type), 1) if not sym.align else max(sym.align, 1)


def keep_array_address(fl: FunctionLowerer, sym: Symbol, address: Value) -> None:
    """Note where a captured variable-length array lies, for the functions inside."""
    base, layout = _layout_at(fl, fl.symbol)
    pointer_size = fl.layout.pointer_bits // 8
    at = layout.offsets.get(sym)
    if at is None:
        at = layout.add(pointer_size, pointer_size)
        layout.offsets[sym] = at
        layout.indirect[sym] = True
    fl.b.store(address, fl.offset(base, at), Access(pointer_size))


def length_slot(fl: FunctionLowerer, length: Expr) -> Value:
    """Return the memory for the count of a variable-length array declared in this function, in the frame if there is one."""
    layout = fl.layout_of_frame
    if layout is None or fl.frame is None:
        return fl.scalar_slot(fl.size_type)
    at = layout.lengths.get(length)
    if at is None:
        size = fl.layout.pointer_bits // 8
        at = layout.add(size, size)
        layout.lengths[length] = at
    return fl.offset(fl.frame, at)


def outer_length(fl: FunctionLowerer, length: Expr) -> Value | None:
    """Return a count that this function's frame or an enclosing function's holds, None if none does."""
    layout = fl.layout_of_frame
    if layout is not None and length in layout.lengths and fl.frame is not None:
        return fl.load_slot(fl.size_type, fl.offset(fl.frame, layout.lengths[length]))
    outer = fl.outer_frame
    while outer is not None:
        at = outer.lengths.get(length)
        if at is not None:
            base, _ = _layout_at(fl, outer.symbol)
            return fl.load_slot(fl.size_type, fl.offset(base, at))
        outer = outer.outer
    return None


def chain_for(fl: FunctionLowerer, callee: Symbol) -> Value | None:
    """Return the static chain a direct call of `callee` passes, None if it takes none."""
    if not callee.is_nested or not callee.needs_static_chain or callee.owner is None:
        return None
    base, _ = _layout_at(fl, callee.owner)
    return base


def code_address(fl: FunctionLowerer, callee: Symbol) -> Value:
    """Return the address of a function's code, for a direct call."""
    return fl.symbol_address(callee)


def function_address(fl: FunctionLowerer, callee: Symbol) -> Value:
    """Return the address of a function as a value: of a nested one that needs its chain, that of a trampoline."""
    chain = chain_for(fl, callee)
    if chain is None:
        return fl.symbol_address(callee)
    assert callee.owner is not None
    base, layout = _layout_at(fl, callee.owner)
    at = layout.trampolines.get(callee)
    if at is None:
        at = layout.add(TRAMPOLINE_SIZE, TRAMPOLINE_ALIGN)
        layout.trampolines[callee] = at
    return fl.b.emit(ops.TRAMPOLINE, PTR, [fl.offset(base, at), fl.symbol_address(callee), chain])


# Jumps out of nested functions.


def receive_jumps(fl: FunctionLowerer, labels: list[Label]) -> None:
    """At the entry of a function whose labels inner functions jump to: fill the buffer, dispatch when one came."""
    layout = fl.layout_of_frame
    if not labels or layout is None or fl.frame is None:
        return
    word = fl.layout.pointer_bits // 8
    for label in labels:
        if label.address_taken:
            layout.addresses[label] = layout.add(word, word)
            fl.b.store(LabelAddress(PTR, statements.label_block(fl, label)), fl.offset(fl.frame, layout.addresses[label]), Access(word))
    if fl.symbol.has_vla or fl.symbol.calls_alloca:
        raise fl.unsupported("statement", "a jump out of a nested function into one with variable-length arrays", fl.symbol.pos)
    layout.buffer = layout.add((BUFFER_WORDS + 1) * word, word)
    layout.labels = labels
    came = fl.b.emit(ops.SETJMP, I32, [fl.offset(fl.frame, layout.buffer)])
    first = fl.new_block()
    dispatch = fl.new_block()
    fl.b.branch_if(fl.b.binary(ops.NE, came, integer(I32, 0)), dispatch, first)
    fl.b.start(dispatch)
    number = fl.b.load(I32, fl.offset(fl.frame, layout.buffer + BUFFER_WORDS * word), Access(4))
    nowhere = fl.new_block()
    targets = [statements.label_block(fl, label) for label in labels]
    fl.b.switch(number, nowhere, [(index, index) for index in range(len(labels))], targets)
    fl.b.start(nowhere)
    fl.b.unreachable()
    fl.b.start(first)


def label_address(fl: FunctionLowerer, label: Label) -> Value:
    """Return the address of a label of an enclosing function, which its frame holds."""
    base, layout = _layout_at(fl, label.owner)
    at = layout.addresses.get(label)
    if at is None:
        raise fl.unsupported("statement", "the address of a label of another function", label.pos)
    return fl.b.load(PTR, fl.offset(base, at), Access(fl.layout.pointer_bits // 8))


def jump_out(fl: FunctionLowerer, label: Label) -> None:
    """goto a label of an enclosing function."""
    base, layout = _layout_at(fl, label.owner)
    number = -1
    for index in range(len(layout.labels)):
        if layout.labels[index] is label:
            number = index
    if number < 0:
        raise fl.unsupported("statement", "a jump out of a nested function", fl.symbol.pos)
    word = fl.layout.pointer_bits // 8
    fl.b.store(integer(I32, number), fl.offset(base, layout.buffer + BUFFER_WORDS * word), Access(4))
    fl.b.emit(ops.LONGJMP, VOID, [fl.offset(base, layout.buffer)])
    fl.b.unreachable()

