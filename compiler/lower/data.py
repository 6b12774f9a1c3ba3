"""Static data: resolved initialisers to bytes and addresses, string literals, and what sections need to know.

In: Symbols of static storage duration and their `Initializer`s (compiler/sema/initializers.py has folded every value of a
constant one).  Out: `ir.module.Global`s.  Algorithm: the items are laid over a zeroed image in order, a later one over an
earlier (C11 6.7.9p19); an address becomes a `Relocation`, and what an item covers loses the relocations it had before.

Example: `static struct { char c; int *p; } s = {1, &x};` gives 16 bytes 01 00.. and ('address' 8 8 @x 0).

Left to others: names of symbols and labels (`DataNames`), which symbols are emitted (lower/unit.py), sections by flags (codegen/unit.py).
"""

from __future__ import annotations

import hashlib
from typing import Final, final

from mypy_extensions import i64

from compiler.api import Unsupported
from compiler.ir.module import (
    COMMON,
    DEFAULT,
    EXTERNAL,
    GLOBAL_DYNAMIC,
    HIDDEN,
    INITIAL_EXEC,
    INTERNAL,
    INTERNAL_VISIBILITY,
    LOCAL_DYNAMIC,
    LOCAL_EXEC,
    NO_TLS,
    PROTECTED,
    UNDEFINED,
    WEAK,
    WEAK_UNDEFINED,
    Global,
    Module,
    Relocation,
)
from compiler.sema import softfloat
from compiler.sema.ast import (
    E_ADDRESS_CONST,
    E_CAST,
    E_COMPLEX,
    E_FLOAT,
    E_INT,
    E_LABEL_DIFFERENCE,
    E_STRING,
    E_VECTOR_CONST,
    AddressConst,
    Cast,
    ComplexExpr,
    Expr,
    FloatConst,
    Initializer,
    InitItem,
    IntConst,
    LabelDifference,
    StringLiteral,
    VectorConst,
)
from compiler.sema.symbols import LINK_EXTERNAL, Label, Symbol
from compiler.sema.types import (
    Q_CONST,
    Q_VOLATILE,
    T_ARRAY,
    T_POINTER,
    T_STRUCT,
    T_UNION,
    T_VECTOR,
    VARIABLE,
    Type,
    align_of,
    array_of,
    complex_of,
    float_of,
    size_of,
    vector_of,
)
from compiler.targetinfo import TargetInfo

LONG_STRING: Final = 31
"""Bytes from which a literal is aligned for copying by words, as GCC does outside -Os."""


class DataNames:
    """What this file asks of the lowering of a unit."""

    def symbol_name(self, symbol: Symbol) -> str:
        """Return the assembler name of an object or function, and note that it is referred to."""
        raise NotImplementedError

    def label_name(self, label: Label) -> str:
        """Return "function:label" of a label whose address is taken in a static initialiser."""
        raise NotImplementedError

    def where(self, pos: i64) -> str:
        """Return "file:line" of a position, for Unsupported."""
        raise NotImplementedError


@final
class Image:
    """The bytes of an object and the addresses among them, in order of offset."""

    __slots__ = ("data", "relocations")

    def __init__(self, size: int) -> None:
        self.data: bytearray = bytearray(size)
        self.relocations: list[Relocation] = []


@final
class StaticData:
    """Makes the globals of one module.

    merge: string literals go to mergeable sections (-fmerge-constants, GCC's default from -O on).  common: tentative
    definitions without other wishes are common symbols (-fcommon).  align_strings: long ones to a word.
    """

    def __init__(self, module: Module, target: TargetInfo, names: DataNames, merge: bool, common: bool, align_strings: bool) -> None:
        self.module: Module = module
        self.target: TargetInfo = target
        self.names: DataNames = names
        self.merge: bool = merge
        self.common: bool = common
        self.align_strings: bool = align_strings

    # Literals and constants by content.

    def string(self, literal: StringLiteral) -> str:
        """Return the name of the global that holds a string literal; equal literals of one width share it."""
        return self.text(literal.data, literal.width)

    def text(self, data: bytes, width: int) -> str:
        """Return the name of the global that holds `data`, characters of `width` bytes with a terminator.

        The name is a function of the content, so that a compiled function does not depend on the rest of its unit.
        """
        name = ".LC." + str(width) + "." + _digest(data)
        if name not in self.module.globals:
            align = width
            if self.align_strings and len(data) >= LONG_STRING and align < self.target.pointer_size:
                align = self.target.pointer_size
            item = Global(name, len(data), align)
            item.linkage = INTERNAL
            item.constant = True
            item.initial = data
            if self.merge and _is_terminated_once(data, width):
                item.mergeable = width
            self.module.globals[name] = item
        return name

    def constant(self, image: Image, align: int) -> str:
        """Return the name of a read-only global with this content: initial images of automatic objects, tables."""
        key = bytearray(image.data)
        for entry in image.relocations:
            key += (str(entry.offset) + " " + str(entry.size) + " " + entry.symbol + " " + str(entry.addend) + " "
                    + entry.minus + "\n").encode("utf-8", "surrogateescape")
        name = ".LR." + str(len(image.data)) + "." + str(align) + "." + _digest(bytes(key))
        if name not in self.module.globals:
            item = Global(name, len(image.data), align)
            item.linkage = INTERNAL
            item.constant = True
            item.initial = bytes(image.data)
            item.relocations = image.relocations
            self.module.globals[name] = item
        return name

    # Objects.

    def declare(self, symbol: Symbol) -> Global:
        """Return the module's global for `symbol`, made as an undefined one on first use."""
        name = self.names.symbol_name(symbol)
        known = self.module.globals.get(name)
        if known is not None:
            return known
        size = size_of(symbol.type)
        item = Global(name, size if size > 0 else 0, self._alignment(symbol))
        item.linkage = WEAK_UNDEFINED if symbol.weak else UNDEFINED
        item.visibility = visibility_of(symbol)
        item.tls = tls_model_of(symbol)
        item.constant = is_read_only(symbol.type)
        self.module.globals[name] = item
        return item

    def define(self, symbol: Symbol) -> Global:
        """Return the global that defines object `symbol`, with its initialiser, and put it into the module.

        Raises Unsupported for an initialiser with a value this file cannot place.
        """
        init = symbol.init
        item = self.declare(symbol)
        size = size_of(symbol.type)
        if size == VARIABLE:
            raise Unsupported("type", "object of variable size with static storage", self.names.where(symbol.pos))
        if init is not None and init.size > size:
            size = init.size        # GNU: an initialised flexible array member
        item.size = size if size > 0 else 0
        item.section = symbol.section
        item.used = symbol.used
        item.retain = "retain" in symbol.attributes
        if symbol.linkage != LINK_EXTERNAL:
            item.linkage = INTERNAL
        elif symbol.weak:
            item.linkage = WEAK
        elif init is None and self._is_common(symbol):
            item.linkage = COMMON
        else:
            item.linkage = EXTERNAL
        if not symbol.section and item.tls == NO_TLS:
            item.align = max(item.align, self._natural_alignment(symbol, item.size))
        if init is not None:
            image = self.image(init, item.size)
            if any(image.data) or image.relocations:
                item.initial = bytes(image.data)
                item.relocations = image.relocations
        return item

    def _is_common(self, symbol: Symbol) -> bool:
        """Tell whether a definition without initialiser is a common symbol (GCC manual: -fcommon, attribute common)."""
        if symbol.common < 0 or not self.common and symbol.common == 0:
            return False
        return symbol.is_tentative and not symbol.section and not symbol.thread_local

    def _alignment(self, symbol: Symbol) -> int:
        """Return the alignment the declaration asks for (C11 6.7.5, attribute aligned), else its type's."""
        return max(symbol.align if symbol.align else align_of(symbol.type), 1)

    def _natural_alignment(self, symbol: Symbol, size: int) -> int:
        """Align arrays and records as large as the widest register to it: it lets the compiler copy them in whole registers, and
        SysV x86-64 3.1.2 demands it of arrays.  Never of an object whose section or alignment was chosen: what the
        linker joins to tables may have no gaps."""
        if symbol.align or symbol.type.user_align or symbol.type.kind not in (T_ARRAY, T_STRUCT, T_UNION):
            return 1
        wide = 16 if self.target.biggest_align >= 16 else self.target.biggest_align
        return wide if size >= wide else 1

    # Images.

    def image(self, init: Initializer, size: int) -> Image:
        """Return what `init`, all of whose values are constants, makes of `size` zero bytes.

        Raises Unsupported for a value that `is_image` refuses.
        """
        made = Image(size)
        for item in init.items:
            self._place_item(made, item)
        return made

    def _place_item(self, image: Image, item: InitItem) -> None:
        if item.bit_width >= 0:
            self._place_bits(image, item)
            return
        piece = Image(self._item_size(item))
        self._place_value(piece, 0, item.value, item.reverse)
        for turn in range(item.repeat):
            at = item.offset + turn * item.stride
            if at + len(piece.data) > len(image.data):
                image.data.extend(bytes(at + len(piece.data) - len(image.data)))
            self._overlay(image, at, piece)

    def _item_size(self, item: InitItem) -> int:
        value = item.value
        if isinstance(value, StringLiteral):
            size = size_of(item.type)
            return size if size >= 0 else len(value.data)
        return size_of(value.type)

    def _overlay(self, image: Image, at: int, piece: Image) -> None:
        end = at + len(piece.data)
        image.data[at:end] = piece.data
        # They are in order of offset, so usually the last one shows that nothing is covered.
        if image.relocations and image.relocations[-1].offset + image.relocations[-1].size > at:
            image.relocations = [entry for entry in image.relocations if entry.offset + entry.size <= at or entry.offset >= end]
        for entry in piece.relocations:
            image.relocations.append(Relocation(at + entry.offset, entry.size, entry.symbol, entry.addend, entry.minus))
        if piece.relocations and len(image.relocations) > 1 and image.relocations[-2].offset > image.relocations[-1].offset:
            image.relocations.sort(key=_offset_of)

    def _place_bits(self, image: Image, item: InitItem) -> None:
        """Write a bit-field.  bit_offset counts from the least significant bit of a byte where the record's scalars are little-endian,
        from the most significant where they are big-endian (GCC manual: scalar_storage_order)."""
        value = item.value
        if not isinstance(value, IntConst):
            raise Unsupported("type", "initialiser of a bit-field", self.names.where(value.pos))
        width = item.bit_width
        if width == 0:
            return
        for turn in range(item.repeat):
            start = item.bit_offset + turn * item.stride * 8
            first = start // 8
            last = (start + width - 1) // 8
            count = last - first + 1
            if last >= len(image.data):
                image.data.extend(bytes(last + 1 - len(image.data)))
            big = self.target.big_endian != item.reverse
            shift = count * 8 - (start - first * 8) - width if big else start - first * 8
            order = "big" if big else "little"
            mask = ((1 << width) - 1) << shift
            old = _from_bytes(bytes(image.data[first:last + 1]), order)
            new = old & ~mask | value.value << shift & mask
            image.data[first:last + 1] = _to_bytes(new, count, order)

    def _place_value(self, image: Image, at: int, value: Expr, reverse: bool) -> None:
        """Write the constant `value` at `at`; reverse: scalars in the other byte order."""
        size = size_of(value.type)
        if isinstance(value, IntConst):
            self._place_integer(image, at, size, value.value, reverse)
        elif isinstance(value, FloatConst):
            fmt = softfloat.format_named(float_of(value.type).format)
            # An x87 value takes 10 bytes; the padding of a static object is zero.
            self._place_integer(image, at, fmt.size, softfloat.encode(value.value), reverse)
        elif isinstance(value, StringLiteral):
            image.data[at:at + len(value.data)] = value.data
        elif isinstance(value, ComplexExpr):
            part = complex_of(value.type).element
            self._place_value(image, at, value.real, reverse)
            self._place_value(image, at + size_of(part), value.imag, reverse)
        elif isinstance(value, VectorConst):
            step = size_of(vector_of(value.type).element)
            for index in range(len(value.elements)):
                self._place_value(image, at + index * step, value.elements[index], False)
        elif isinstance(value, AddressConst):
            self._place_address(image, at, size, value, reverse)
        elif isinstance(value, LabelDifference):
            left = self.names.label_name(value.left)
            image.relocations.append(Relocation(at, size, left, value.offset, self.names.label_name(value.right)))
        elif isinstance(value, Cast) and size_of(value.operand.type) <= len(image.data) - at:
            self._place_value(image, at, value.operand, reverse)
        else:
            raise Unsupported("type", "value in a static initialiser", self.names.where(value.pos))

    def _place_address(self, image: Image, at: int, size: int, value: AddressConst, reverse: bool) -> None:
        if value.symbol is not None:
            name = self.names.symbol_name(value.symbol)
        elif value.string is not None:
            name = self.string(value.string)
        elif value.label is not None:
            name = self.names.label_name(value.label)
        else:
            self._place_integer(image, at, size, value.offset, reverse and value.type.kind != T_POINTER)
            return
        if reverse and value.type.kind != T_POINTER:
            raise Unsupported("attribute", "address in reversed storage order", self.names.where(value.pos))
        image.relocations.append(Relocation(at, size, name, value.offset))

    def _place_integer(self, image: Image, at: int, size: int, value: int, reverse: bool) -> None:
        order = "big" if self.target.big_endian != reverse else "little"
        image.data[at:at + size] = _to_bytes(value & ((1 << size * 8) - 1), size, order)


def _offset_of(entry: Relocation) -> int:
    return entry.offset


def _to_bytes(value: int, size: int, order: str) -> bytes:
    if order == "big":
        return value.to_bytes(size, "big")
    return value.to_bytes(size, "little")


def _from_bytes(data: bytes, order: str) -> int:
    if order == "big":
        return int.from_bytes(data, "big")
    return int.from_bytes(data, "little")


def _digest(data: bytes) -> str:
    """Return a name for `data` that no other content has."""
    return hashlib.blake2b(data, digest_size=12).hexdigest()


def _is_terminated_once(data: bytes, width: int) -> bool:
    """Tell whether `data` may lie in a section of strings: its only zero character is its last (gABI ch.4, SHF_STRINGS)."""
    count = len(data) // width
    if count == 0 or count * width != len(data):
        return False
    if width == 1:
        return data.find(0) == len(data) - 1
    zero = bytes(width)
    for index in range(count):
        if (data[index * width:(index + 1) * width] == zero) != (index == count - 1):
            return False
    return True


def is_image(init: Initializer) -> bool:
    """Tell whether every value of `init` is one that StaticData.image places, so that the object can start as a copy of constant
    bytes.  An automatic initialiser may hold addresses as expressions, which are computed where they stand."""
    if not init.is_constant:
        return False
    for item in init.items:
        kind = item.value.kind
        if kind == E_CAST or item.bit_width >= 0 and kind != E_INT:
            return False
        if kind not in (E_INT, E_FLOAT, E_STRING, E_COMPLEX, E_VECTOR_CONST, E_ADDRESS_CONST, E_LABEL_DIFFERENCE):
            return False
        if item.reverse and kind == E_VECTOR_CONST or item.type.kind == T_VECTOR and kind not in (E_VECTOR_CONST, E_ADDRESS_CONST):
            return False
    return True


def is_read_only(ty: Type) -> bool:
    """Tell whether an object of type `ty` may lie in read-only memory: const and not volatile (C11 6.7.3p6)."""
    while ty.kind == T_ARRAY:
        ty = array_of(ty).element
    return bool(ty.quals & Q_CONST) and not ty.quals & Q_VOLATILE


def visibility_of(symbol: Symbol) -> int:
    """Return the module's number for the visibility of a symbol (gABI ch.4)."""
    if symbol.visibility == "hidden":
        return HIDDEN
    if symbol.visibility == "protected":
        return PROTECTED
    if symbol.visibility == "internal":
        return INTERNAL_VISIBILITY
    return DEFAULT


def tls_model_of(symbol: Symbol) -> int:
    """Return the thread-local model asked for, the most general where none is (GCC manual: tls_model); 0 for ordinary objects."""
    if not symbol.thread_local:
        return NO_TLS
    if symbol.tls_model == "local-dynamic":
        return LOCAL_DYNAMIC
    if symbol.tls_model == "initial-exec":
        return INITIAL_EXEC
    if symbol.tls_model == "local-exec":
        return LOCAL_EXEC
    return GLOBAL_DYNAMIC
