"""Initialisers: from braces and designators to flat (offset, bits, value) items (C11 6.7.9; GCC manual: Designated Inits).

In: the parser announces braces, designators and element expressions in source order.  Out: an Initializer and the final
type (the length of `T a[] = {...}`).  The builder keeps a stack of the sub-objects that are open: a frame for every brace, and
implicit frames where braces are elided (6.7.9p20).  Example: struct { int a; struct { char b[2]; } c; } x = { 1, 2, 3 } gives
(0, 1) (4, 2) (5, 3).
"""

from __future__ import annotations

from typing import final

from mypy_extensions import i64

from compiler import messages as m
from compiler.sema.ast import (
    CAST_UNION,
    E_COMPOUND_LITERAL,
    E_INT,
    E_STRING,
    AddressConst,
    Cast,
    ComplexExpr,
    CompoundLiteral,
    Expr,
    FloatConst,
    Initializer,
    InitItem,
    IntConst,
    LabelDifference,
    StringLiteral,
    VectorConst,
)
from compiler.sema.constant import evaluate, has_forbidden_operator
from compiler.sema.context import Sema
from compiler.sema.conversions import FOR_INITIALIZATION, assign_convert, convert, rvalue
from compiler.sema.relate import compatible_unqualified, quoted
from compiler.sema.types import (
    INCOMPLETE,
    Q_ATOMIC,
    T_ARRAY,
    T_ERROR,
    T_INT,
    T_STRUCT,
    T_UNION,
    T_VECTOR,
    ArrayType,
    Field,
    RecordType,
    Type,
    array_of,
    integer_of,
    is_record,
    record_of,
    size_of,
    vector_of,
)


@final
class Frame:
    """One open sub-object.

    index: next element of an array or vector, or next field of a record.  count: elements, -1 while unknown.
    start: number of items when the frame opened.  implicit: opened by brace elision.
    reverse: the scalars directly in it are in reversed order (GCC manual: scalar_storage_order); a record's fields say it themselves.
    """

    __slots__ = ("type", "offset", "index", "count", "fields", "start", "implicit", "highest", "record", "element",
                 "done", "repeat_low", "repeat_high", "repeat_start", "is_union", "bit_field", "designated", "reverse", "pos")

    def __init__(self, type: Type, offset: int, implicit: bool, start: int, pos: i64) -> None:
        self.type: Type = type
        self.offset: int = offset
        self.implicit: bool = implicit
        self.start: int = start
        self.pos: i64 = pos
        self.index: int = 0
        self.count: int = 1
        self.highest: int = -1
        self.fields: list[Field] = []
        self.record: RecordType | None = None
        self.element: Type | None = None
        self.done: bool = False
        self.is_union: bool = False
        self.bit_field: Field | None = None
        self.designated: bool = False
        self.reverse: bool = False
        self.repeat_low: int = 0
        self.repeat_high: int = -1
        self.repeat_start: int = 0
        main = type.main
        if isinstance(main, ArrayType):
            self.count = main.count
            self.element = main.element
        elif type.kind == T_VECTOR:
            vector = vector_of(type)
            self.count = vector.count
            self.element = vector.element
        elif isinstance(main, RecordType):
            self.record = main
            for field in main.fields:
                if field.name != "" or is_record(field.type) and field.bit_width < 0:
                    self.fields.append(field)
            self.count = len(self.fields)
            self.is_union = main.kind == T_UNION
            if self.is_union and self.count > 1:
                self.count = 1


@final
class InitializerBuilder:
    """Builds the Initializer of one object.

    constant: static storage duration, so that every value must be constant (C11 6.7.9p4).
    """

    def __init__(self, s: Sema, ty: Type, constant: bool, pos: i64) -> None:
        self.s = s
        self.type: Type = ty
        self.constant = constant
        size = size_of(ty)
        self.result = Initializer(size if size > 0 else 0)
        self.frames: list[Frame] = []
        self.failed = False
        self.open_flexible: Field | None = None
        self.pos = pos

    def value(self, e: Expr, pos: i64) -> None:
        """Initialise the whole object by one expression without braces."""
        s = self.s
        ty = self.type
        if ty.kind == T_ERROR or e.type.kind == T_ERROR:
            self.failed = True
            return
        if ty.kind == T_ARRAY:
            if e.kind == E_STRING and self._string_fits(ty, e, True, pos):
                assert isinstance(e, StringLiteral)
                self._complete_array(len(e.data) // e.width)
                self._store_string(self.type, 0, e, pos)
                return
            if e.kind == E_COMPOUND_LITERAL and e.type.kind == T_ARRAY and compatible_unqualified(
                    s.types.unqualified(e.type), s.types.unqualified(ty)):
                s.pedwarn(m.ARRAY_FROM_COMPOUND_LITERAL, pos)
                assert isinstance(e, CompoundLiteral)
                self._complete_array(array_of(e.type).count)
                self._splice(e, 0, pos)
                return
            if e.kind == E_STRING:
                self.failed = True
                return
            s.error(m.INVALID_INITIALIZER, pos)
            self.failed = True
            return
        self._store(ty, 0, None, e, pos)

    def open_brace(self, pos: i64) -> None:
        """Start a braced list, for the whole object or for the current sub-object."""
        s = self.s
        if not self.frames:
            self.frames.append(self._frame(self.type, 0, False, pos))
            return
        self._settle()
        frame = self.frames[-1]
        if frame.record is None and frame.element is None:
            s.error(m.BRACES_AROUND_SCALAR, pos)
            self.frames.append(self._frame(frame.type, frame.offset, False, pos))
            self.frames[-1].reverse = frame.reverse
            return
        while frame.implicit and frame.count >= 0 and frame.index >= frame.count:
            self._pop_implicit()
            frame = self.frames[-1]
        if frame.done or (frame.count >= 0 and frame.index >= frame.count):
            self._excess(frame, pos)
            dummy = self._frame(s.types.error, 0, False, pos)
            self.frames.append(dummy)
            return
        sub, offset, field = self._current(frame)
        if frame.designated or frame.index <= frame.highest:
            self._clear(offset, size_of(sub), frame.start)
        if sub.kind == T_ARRAY and array_of(sub).count == INCOMPLETE:
            self.open_flexible = field
        new = self._frame(sub, offset, False, pos)
        new.reverse = self._reversed(frame, field)
        new.bit_field = field if field is not None and field.bit_width >= 0 else None
        self.frames.append(new)

    def _reversed(self, frame: Frame, field: Field | None) -> bool:
        """Tell whether the scalars of a sub-object of `frame` (its field, if it is a record) are stored in reversed order."""
        return field.reverse if field is not None else frame.reverse and frame.type.kind == T_ARRAY

    def _frame(self, ty: Type, offset: int, implicit: bool, pos: i64) -> Frame:
        return Frame(ty, offset, implicit, len(self.result.items), pos)

    def close_brace(self, pos: i64) -> None:
        """End a braced list."""
        self._settle()
        while self.frames[-1].implicit:
            self._pop_implicit()
        frame = self.frames.pop()
        if frame.type.kind == T_ARRAY and array_of(frame.type).count == INCOMPLETE:
            self._finish_unknown_array(frame)
        elif frame.type.kind not in (T_ARRAY, T_STRUCT, T_UNION, T_VECTOR, T_ERROR) and frame.index == 0:
            self.s.error(m.EMPTY_SCALAR_INITIALIZER, pos)
            self.failed = True
        if self.frames:
            self._advance(self.frames[-1])

    def _finish_unknown_array(self, frame: Frame) -> None:
        """Give a length to an array of unknown size, or account for a flexible array member."""
        length = frame.highest + 1
        element = frame.element
        assert element is not None
        if self.frames and length > 0 and self.open_flexible is not None:
            self._flexible(self.open_flexible, frame.pos)
            self.open_flexible = None
        if not self.frames:
            self._complete_array(length)
        else:
            end = frame.offset + length * max(0, size_of(element))
            if end > self.result.size:
                self.result.size = end

    def _complete_array(self, length: int) -> None:
        array = array_of(self.type)
        if array.count == INCOMPLETE:
            completed: Type = ArrayType(array.element, length, None)
            if self.type.user_align:
                completed = self.s.types.variant(completed, 0, self.type.align, True, False)
            self.type = completed
            self.result.size = max(0, size_of(completed))

    def _current(self, frame: Frame) -> tuple[Type, int, Field | None]:
        """Return type, offset and field of the sub-object that comes next in `frame`."""
        if frame.record is not None:
            field = frame.fields[frame.index]
            return field.type, frame.offset + field.offset, field
        element = frame.element
        assert element is not None
        return element, frame.offset + frame.index * max(0, size_of(element)), None

    def _advance(self, frame: Frame) -> None:
        """Step over the sub-object just initialised, applying a range designator to it."""
        if frame.index > frame.highest:
            frame.highest = frame.index
        if frame.repeat_high >= 0:
            self._repeat(frame)
        if frame.is_union:
            frame.index = frame.count
        else:
            frame.index += 1

    def _repeat(self, frame: Frame) -> None:
        """Copy what was stored at the range's first index to the others."""
        element = frame.element
        assert element is not None
        stride = size_of(element)
        times = frame.repeat_high - frame.repeat_low + 1
        items = self.result.items
        fresh = items[frame.repeat_start:]
        for item in fresh:
            if item.repeat == 1:
                item.repeat = times
                item.stride = stride
            else:
                if times * item.repeat > 1 << 16:
                    raise self.s.unsupported("limit", "nested range designators of this size", frame.pos)
                step = 1
                while step < times:
                    copy = InitItem(item.offset + step * stride, item.bit_offset + step * stride * 8, item.bit_width,
                                    item.value, item.type)
                    copy.repeat = item.repeat
                    copy.stride = item.stride
                    copy.reverse = item.reverse
                    items.append(copy)
                    step += 1
        frame.index = frame.repeat_high
        if frame.repeat_high > frame.highest:
            frame.highest = frame.repeat_high
        frame.repeat_high = -1

    def _pop_implicit(self) -> None:
        frame = self.frames.pop()
        if frame.type.kind == T_ARRAY and array_of(frame.type).count == INCOMPLETE:
            self._finish_unknown_array(frame)
        self._advance(self.frames[-1])

    def _settle(self) -> None:
        """Close implicit frames that are full."""
        while self.frames[-1].implicit and 0 <= self.frames[-1].count <= self.frames[-1].index:
            self._pop_implicit()

    def positional(self, pos: i64) -> None:
        """An element without designator is next (-Wdesignated-init)."""
        frame = self.frames[-1]
        if frame.record is not None and frame.record.designated_init and not frame.implicit:
            self.s.error(m.DESIGNATED_POSITIONAL, pos)

    def start_designator(self) -> None:
        """A designator begins: it names a sub-object of the innermost brace (C11 6.7.9p18)."""
        while self.frames[-1].implicit:
            self._pop_implicit()

    def designate_field(self, name: str, pos: i64, first: bool) -> None:
        """.name"""
        s = self.s
        if not first:
            self._descend(pos)
        frame = self.frames[-1]
        if frame.type.kind == T_ERROR:
            return
        record = frame.record
        if record is None:
            s.error(m.FIELD_NAME_NOT_IN_RECORD, pos)
            self._poison(pos)
            return
        field = record.by_name.get(name)
        if field is None:
            s.error2(m.NO_MEMBER, pos, quoted(s.types.unqualified(frame.type)), "'" + name + "'")
            self._poison(pos)
            return
        self._select_field(frame, field)
        while field is not None and not field.is_called(name):
            self._descend(pos)
            frame = self.frames[-1]
            inner = record_of(field.type)
            field = inner.by_name.get(name)
            if field is not None:
                self._select_field(frame, field)

    def _select_field(self, frame: Frame, field: Field) -> None:
        frame.designated = True
        frame.repeat_high = -1
        index = 0
        while index < len(frame.fields):
            if frame.fields[index] is field:
                break
            index += 1
        if frame.is_union:
            if frame.highest >= 0 and frame.highest != index:
                self._clear(frame.offset, size_of(frame.type), frame.start)
            frame.count = index + 1
        frame.index = index

    def designate_index(self, low: int, high: int, pos: i64, first: bool) -> None:
        """[low] or [low ... high]"""
        s = self.s
        if not first:
            self._descend(pos)
        frame = self.frames[-1]
        if frame.type.kind == T_ERROR:
            return
        if frame.type.kind != T_ARRAY:
            s.error(m.ARRAY_INDEX_NOT_IN_ARRAY, pos)
            self._poison(pos)
            return
        if low < 0 or high < low or (frame.count >= 0 and high >= frame.count):
            s.error(m.ARRAY_INDEX_RANGE_EMPTY if high < low else m.ARRAY_INDEX_OUT_OF_BOUNDS, pos)
            self._poison(pos)
            return
        frame.designated = True
        frame.index = low
        frame.repeat_high = -1
        if high > low:
            frame.repeat_low = low
            frame.repeat_high = high
            frame.repeat_start = len(self.result.items)

    def failed_designator(self, pos: i64) -> None:
        """A designator that was already reported: its element is read and dropped."""
        self._poison(pos)

    def _poison(self, pos: i64) -> None:
        """Swallow the element that a wrong designator introduces."""
        self.failed = True
        frame = self._frame(self.s.types.error, 0, True, pos)
        frame.count = 1
        self.frames.append(frame)

    def _descend(self, pos: i64) -> None:
        """Enter the designated sub-object: a further designator follows."""
        frame = self.frames[-1]
        if frame.type.kind == T_ERROR:
            return
        if frame.record is None and frame.element is None:
            return
        sub, offset, field = self._current(frame)
        new = self._frame(sub, offset, True, pos)
        new.reverse = self._reversed(frame, field)
        new.start = frame.start
        new.designated = True
        if new.is_union:
            new.highest = 0 if self._has_items(offset, size_of(sub), frame.start) else -1
        self.frames.append(new)

    def _has_items(self, offset: int, size: int, start: int) -> bool:
        for item in self.result.items[start:]:
            if offset <= item.offset < offset + size:
                return True
        return False

    def _clear(self, offset: int, size: int, start: int) -> None:
        """Forget earlier values inside [offset, offset + size): a later initialiser replaces the whole sub-object."""
        items = self.result.items
        if size <= 0:
            return
        index = start
        kept: list[InitItem] = []
        while index < len(items):
            item = items[index]
            at = item.bit_offset // 8 if item.bit_width >= 0 else item.offset
            if item.repeat > 1 or not (offset <= at and at + max(0, size_of(item.type)) <= offset + size):
                kept.append(item)
            index += 1
        if len(kept) != len(items) - start:
            del items[start:]
            items.extend(kept)

    def element(self, e: Expr, pos: i64) -> None:
        """Initialise the next scalar, string or aggregate by `e`."""
        s = self.s
        if e.type.kind == T_ERROR:
            self.failed = True
        while True:
            frame = self.frames[-1]
            if frame.type.kind == T_ERROR:
                if frame.implicit:
                    self.frames.pop()
                    if self.frames[-1].type.kind != T_ERROR:
                        self._advance(self.frames[-1])
                return
            if frame.record is None and frame.element is None:
                if frame.index >= 1:
                    self._excess(frame, pos)
                    return
                frame.index = 1
                self._store(frame.type, frame.offset, frame.bit_field, e, pos)
                return
            if frame.done or (frame.count >= 0 and frame.index >= frame.count):
                if frame.implicit:
                    self._pop_implicit()
                    continue
                self._excess(frame, pos)
                return
            if e.kind == E_STRING and frame.index == 0 and frame.type.kind == T_ARRAY and not frame.implicit \
                    and not frame.designated and self._string_fits(frame.type, e, False, pos):
                assert isinstance(e, StringLiteral)
                if frame.count < 0:
                    frame.highest = len(e.data) // e.width - 1
                if e.width > 1 and frame.reverse:
                    raise s.unsupported("attribute", "wide string in reversed storage order", pos)
                ty = frame.type
                if array_of(ty).count == INCOMPLETE:
                    ty = ArrayType(array_of(ty).element, len(e.data) // e.width, None)
                self._store_string(ty, frame.offset, e, pos)
                frame.done = True
                frame.index = frame.count if frame.count >= 0 else frame.highest + 1
                return
            sub, offset, field = self._current(frame)
            kind = sub.kind
            if kind == T_ARRAY:
                if e.kind == E_STRING and self._string_fits(sub, e, False, pos):
                    assert isinstance(e, StringLiteral)
                    ty = sub
                    if array_of(sub).count == INCOMPLETE:
                        length = len(e.data) // e.width
                        ty = ArrayType(array_of(sub).element, length, None)
                        self._flexible(field, pos, True)
                        self.result.size = max(self.result.size, offset + len(e.data))
                    if e.width > 1 and self._reversed(frame, field):
                        raise s.unsupported("attribute", "wide string in reversed storage order", pos)
                    self._store_string(ty, offset, e, pos)
                    self._advance(frame)
                    return
                if e.kind == E_COMPOUND_LITERAL and e.type.kind == T_ARRAY and compatible_unqualified(
                        s.types.unqualified(e.type), s.types.unqualified(sub)) and array_of(sub).count >= 0:
                    assert isinstance(e, CompoundLiteral)
                    if self._reversed(frame, field):
                        raise s.unsupported("attribute", "compound literal for an array in reversed storage order", pos)
                    self._splice(e, offset, pos)
                    self._advance(frame)
                    return
                if array_of(sub).count == INCOMPLETE:
                    self._flexible(field, pos)
            elif kind == T_STRUCT or kind == T_UNION:
                if e.type.kind == kind and compatible_unqualified(e.type, sub):
                    self._store(sub, offset, None, e, pos)
                    self._advance(frame)
                    return
                if not record_of(sub).fields:
                    # An empty structure takes no initialiser; the value goes to what follows it.
                    self._advance(frame)
                    continue
            elif kind == T_VECTOR:
                if e.type.kind == T_VECTOR:
                    self._store(sub, offset, None, e, pos)
                    self._advance(frame)
                    return
            else:
                self._store(sub, offset, field, e, pos)
                self._advance(frame)
                return
            new = self._frame(sub, offset, True, pos)
            new.reverse = self._reversed(frame, field)
            self.frames.append(new)

    def _flexible(self, field: Field | None, pos: i64, by_string: bool = False) -> None:
        """A flexible array member may be initialised only where the object's size can grow; GCC lets a string do it
        anywhere but in an array."""
        if field is None:
            return
        nested = len(self.frames) > 1
        if by_string:
            nested = False
            for frame in self.frames:
                if frame.type.kind == T_ARRAY:
                    nested = True
        if nested:
            self.s.error(m.FLEXIBLE_IN_NESTED_CONTEXT, pos)
            self.failed = True
        elif not self.constant:
            self.s.error(m.NON_STATIC_FLEXIBLE, pos)
            self.failed = True
        else:
            self.s.pedwarn(m.FLEXIBLE_INITIALIZED, pos)

    def _excess(self, frame: Frame, pos: i64) -> None:
        kind = frame.type.kind
        if kind == T_ERROR:
            return
        word = "scalar"
        if kind == T_ARRAY:
            word = "array"
        elif kind == T_STRUCT:
            word = "struct"
        elif kind == T_UNION:
            word = "union"
        elif kind == T_VECTOR:
            word = "vector"
        if frame.done and kind == T_ARRAY:
            self.s.error(m.EXCESS_IN_CHAR_ARRAY, pos)
            return
        self.s.error1(m.EXCESS_ELEMENTS, pos, word)

    def _string_fits(self, ty: Type, e: Expr, report: bool, pos: i64) -> bool:
        """Tell whether a string literal initialises array `ty` as a whole (C11 6.7.9p14, p15)."""
        assert isinstance(e, StringLiteral)
        element = array_of(ty).element
        if element.kind != T_INT:
            return False
        if element.quals & Q_ATOMIC:
            if report:
                self.s.error(m.ARRAY_INAPPROPRIATE_TYPE, pos)
                self.failed = True
            return False
        main = integer_of(element)
        literal = integer_of(array_of(e.type).element)
        if main.width == 8:
            if literal.width != 8:
                self.s.error(m.CHAR_ARRAY_FROM_WIDE, pos)
                self.failed = True
                return False
            return True
        if literal.width == 8:
            if main.width in (16, 32) and main in (self.s.types.wchar_t, self.s.types.char16_t,
                                                   self.s.types.char32_t) and report:
                self.s.error(m.WIDE_ARRAY_FROM_CHAR, pos)
                self.failed = True
            elif report:
                self.s.error1(m.INT_ARRAY_FROM_STRING, pos, quoted(ty))
                self.failed = True
            return False
        if self.s.types.to_unsigned(main) is self.s.types.to_unsigned(literal):
            return True
        if report:
            self.s.error(m.WIDE_ARRAY_FROM_INCOMPATIBLE, pos)
            self.failed = True
        return False

    def _store_string(self, ty: Type, offset: int, e: StringLiteral, pos: i64) -> None:
        size = size_of(ty)
        data = e.data
        if size >= 0 and len(data) > size:
            if len(data) - e.width > size:
                self.s.error1(m.STRING_TOO_LONG, pos, quoted(ty))
            data = data[:size]
        literal = StringLiteral(data, e.width, e.prefix, ty, pos)
        self.result.items.append(InitItem(offset, offset * 8, -1, literal, ty))

    def _splice(self, e: CompoundLiteral, offset: int, pos: i64) -> None:
        """Copy the items of an array compound literal."""
        init = e.symbol.init
        if init is None:
            self.failed = True
            return
        if self.constant and not init.is_constant:
            self._not_constant(pos)
            return
        for item in init.items:
            copy = InitItem(item.offset + offset, item.bit_offset + offset * 8, item.bit_width, item.value, item.type)
            copy.repeat = item.repeat
            copy.stride = item.stride
            copy.reverse = item.reverse
            self.result.items.append(copy)
        if not init.is_constant:
            self.result.is_constant = False

    def _not_constant(self, pos: i64) -> None:
        self.failed = True
        self.s.error(m.INITIALIZER_NOT_CONSTANT, pos)

    def _store(self, ty: Type, offset: int, field: Field | None, e: Expr, pos: i64) -> None:
        """Convert `e` to the sub-object's type and add the item."""
        s = self.s
        if e.type.kind == T_ERROR or ty.kind == T_ERROR:
            self.failed = True
            return
        target = ty
        if field is not None and field.bit_width >= 0:
            target = field.access_type
        value = assign_convert(s, rvalue(s, e), s.types.unqualified(target), FOR_INITIALIZATION, pos)
        if value.type.kind == T_ERROR:
            self.failed = True
            return
        if field is not None and field.bit_width >= 0:
            item = InitItem(offset, (offset - field.offset) * 8 + field.bit_offset, field.bit_width, value, target)
        else:
            item = InitItem(offset, offset * 8, -1, value, target)
        if field is not None:
            item.reverse = field.reverse
        elif self.frames:
            item.reverse = self.frames[-1].reverse
        constant: Expr | None = None
        if value.type.kind == T_ARRAY:
            raise s.unsupported("not-implemented", "array value in an initialiser", pos)
        if isinstance(value, (IntConst, FloatConst)):
            constant = value
        else:
            folding = s.folding_static
            s.folding_static = self.constant
            constant = evaluate(s, value, self.constant)
            s.folding_static = folding
        if constant is None:
            if self.constant:
                self._not_constant(pos)
                return
            self.result.is_constant = False
            if s.c89 and self.frames:
                s.pedwarn(m.NOT_COMPUTABLE_AT_LOAD, pos)
        elif isinstance(constant, CompoundLiteral):
            if self.constant or (constant.symbol.init is not None and constant.symbol.init.is_constant):
                if self.constant and not s.c89:
                    s.pedwarn(m.INITIALIZER_NOT_CONSTANT_PEDANTIC, pos)
                self._splice(constant, offset, pos)
                return
        elif isinstance(constant, Cast) and constant.conversion == CAST_UNION:
            inner = evaluate(s, constant.operand, True)
            if inner is not None:
                item.value = inner
                item.type = inner.type
        elif isinstance(constant, (IntConst, FloatConst, ComplexExpr, AddressConst, LabelDifference, VectorConst)):
            if s.pedantic and (self.constant or s.c89 and self.frames):
                # C90 wants constants in the braces of automatic aggregates too (6.5.7).
                self._check_strictness(value, constant, pos)
            if isinstance(constant, AddressConst) and not self.constant:
                # Keep the expression: an address in an automatic object is computed where it stands.
                self._note_address(constant)
            else:
                item.value = self._fit(constant, target)
        self.result.items.append(item)

    def _check_strictness(self, value: Expr, constant: Expr, pos: i64) -> None:
        """-Wpedantic: a value that folds, but by more than a constant expression may hold (C11 6.6)."""
        s = self.s
        if isinstance(constant, IntConst):
            if not constant.strict and not s.c2x and value.kind != E_INT:
                s.pedwarn(m.CONSTANT_EXPRESSION_INITIALIZER, pos)
            if constant.overflow:
                s.pedwarn(m.OVERFLOW_IN_CONSTANT, pos)
        elif value.kind != constant.kind and has_forbidden_operator(s, value):
            s.pedwarn(m.CONSTANT_EXPRESSION_INITIALIZER, pos)

    def _note_address(self, constant: AddressConst) -> None:
        """An automatic initialiser with a label's address cannot move to static data."""
        if constant.label is not None:
            self.result.is_constant = False

    def _fit(self, constant: Expr, target: Type) -> Expr:
        """Give the constant exactly the item's type."""
        if constant.type.main is target.main or not isinstance(constant, (IntConst, FloatConst)):
            return constant
        return convert(self.s, constant, self.s.types.unqualified(target))
