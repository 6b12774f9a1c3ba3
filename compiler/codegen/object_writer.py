"""ObjectWriter: a unit straight into the assembler's section fragments and fixups, and from there to an ELF object.

Every call does to the Emission what the assembler's directive of the same name does, in the order in which `text_writer` prints them:
an object made here and one assembled from the -S output are the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, final

from mypy_extensions import i64

from compiler.asm.assembler import Assembler
from compiler.asm.expr import SUBTRACT, SYMBOL, AssemblyError, Expression
from compiler.asm.leb128 import unsigned_leb128
from compiler.asm.section import TAIL_LEB128, Symbol
from compiler.codegen.compiled import (
    FIELD_BARE,
    FIELD_KEPT,
    FIELD_PCREL,
    FIELD_SIGNED,
    HOME,
    ITEM_ALIGN,
    ITEM_ASSEMBLY,
    ITEM_BRANCH,
    ITEM_ENTER,
    ITEM_FIELD,
    ITEM_FRAME,
    ITEM_LABEL,
    ITEM_LOCATION,
    ITEM_VALUE,
    Item,
)
from compiler.codegen.machine import (
    CFA,
    CFA_OFFSET,
    CFA_REGISTER,
    ESCAPE,
    REMEMBER_STATE,
    RESTORE,
    RESTORE_STATE,
    SAVED_AT,
    UNDEFINED_REGISTER,
)
from compiler.codegen.writer import SectionSpec, UnitWriter
from compiler.obj.writer import write_object
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.api import FileReader
    from compiler.asm.settings import AssemblerSettings
    from compiler.asm.target import AssemblerTarget
    from compiler.codegen.compiled import CompiledFunction


@final
class ObjectWriter(UnitWriter):
    """Writes one unit into an assembler's Emission."""

    def __init__(self, target: AssemblerTarget, settings: AssemblerSettings, reader: FileReader) -> None:
        super().__init__()
        self.target: AssemblerTarget = target
        self.assembler: Assembler = Assembler(target, settings, reader)
        self._frames: bool = True
        self._order: Literal["big", "little"] = "big" if target.big_endian else "little"

    # -- symbols and sections -------------------------------------------------------------------------

    def source_file(self, name: str) -> None:
        """See UnitWriter."""
        self.assembler.lines.name_source(name)

    def section(self, spec: SectionSpec) -> None:
        """See UnitWriter."""
        sections = self.assembler.sections
        if spec.name in (".text", ".data", ".bss") and not spec.group:
            sections.switch(sections.find(spec.name), 0)
            return
        found = sections.declare(spec.name, spec.type, spec.flags, spec.entry_size, spec.linked, spec.group, spec.group != "", "")
        sections.switch(found, 0)

    def align(self, alignment: int) -> None:
        """See UnitWriter."""
        if alignment > 1:
            self.assembler.data.align_to(alignment.bit_length() - 1, b"", 0)

    def _mention(self, name: str) -> Symbol:
        """Return the symbol, as one that an expression names."""
        symbol = self.assembler.emission.symbol(name)
        symbol.used = True
        if symbol.index < 0:
            symbol.mentions += 1
        return symbol

    def label(self, name: str) -> None:
        """See UnitWriter."""
        self.assembler.symbols.label(name)

    def global_symbol(self, name: str) -> None:
        """See UnitWriter."""
        self.assembler.symbols.make_global(self._listed(name))

    def weak_symbol(self, name: str) -> None:
        """See UnitWriter."""
        self.assembler.symbols.make_weak(self._listed(name))

    def _listed(self, name: str) -> Symbol:
        emission = self.assembler.emission
        symbol = emission.symbol(name)
        emission.keep(symbol)
        return symbol

    def visibility(self, name: str, word: str) -> None:
        """See UnitWriter."""
        self.assembler.symbols.set_visibility(self._listed(name), "." + word)

    def symbol_type(self, name: str, word: str) -> None:
        """See UnitWriter."""
        self.assembler.symbols.set_type(self.assembler.emission.symbol(name), word)

    def size(self, name: str, size: int) -> None:
        """See UnitWriter."""
        symbol = self.assembler.emission.symbol(name)
        symbol.size = size
        symbol.size_expression = None

    def size_to_here(self, name: str) -> None:
        """See UnitWriter."""
        emission = self.assembler.emission
        symbol = emission.symbol(name)
        symbol.used = True
        symbol.size_expression = Expression(SUBTRACT, emission.here(), 0, symbol)

    def common(self, name: str, size: int, alignment: int) -> None:
        """See UnitWriter."""
        self.assembler.symbols.define_common(self.assembler.emission.symbol(name), size, alignment)

    def assign(self, name: str, target: str) -> None:
        """See UnitWriter."""
        self.assembler.emission.symbol(name)
        self.assembler.symbols.assign(name, Expression(SYMBOL, self._mention(target)), False)

    def weak_reference(self, name: str, target: str) -> None:
        """See UnitWriter."""
        self.assembler.symbols.refer_weakly(name, target)

    # -- contents -------------------------------------------------------------------------------------

    def data(self, content: bytes) -> None:
        """See UnitWriter."""
        self.assembler.emission.data += content

    def zeros(self, count: int) -> None:
        """See UnitWriter."""
        if count:
            self.assembler.data.fill_with(b"\0", count)

    def number(self, value: int, size: int) -> None:
        """See UnitWriter."""
        emission = self.assembler.emission
        emission.data += (value & ((1 << (8 * size)) - 1)).to_bytes(size, self._order)

    def address(self, size: int, name: str, addend: int, minus: str = "") -> None:
        """See UnitWriter."""
        symbol = self._mention(name)
        value = Expression(SYMBOL, symbol, addend)
        if minus:
            value = Expression(SUBTRACT, symbol, addend, self._mention(minus))
        self.assembler.data.value(value, size)

    def unsigned_leb128(self, value: int) -> None:
        """See UnitWriter."""
        self.assembler.emission.data += unsigned_leb128(value)

    def span_leb128(self, end: str, start: str) -> None:
        """See UnitWriter."""
        tail = self.assembler.emission.close_fragment(TAIL_LEB128)
        last = self._mention(end)
        tail.expression = Expression(SUBTRACT, last, 0, self._mention(start))

    def assembly(self, text: str) -> None:
        """See UnitWriter."""
        self.assembler.run_text((text + "\n").encode("utf-8", "surrogateescape"), "<asm>")
        self._check()

    def _check(self) -> None:
        """Raise Unsupported for an error of the assembler: GCC's will report it, if it is one."""
        for message in self.assembler.emission.messages:
            if message.severity == "error":
                raise Unsupported("asm", message.text)

    def ident(self, text: str) -> None:
        """See UnitWriter."""
        self.assembler.others.add_ident(text.encode("utf-8", "surrogateescape"))

    # -- rows -----------------------------------------------------------------------------------------

    def debug_file(self, number: int, directory: str, name: str) -> None:
        """See UnitWriter."""
        self.assembler.lines.number_file(number, directory if directory else None, name)

    def unwind(self, eh_frame: bool, debug_frame: bool) -> None:
        """See UnitWriter."""
        self._frames = eh_frame or debug_frame
        if not eh_frame and debug_frame:
            self.assembler.frames.set_sections(".cfi_sections", ".debug_frame")

    def begin_frame(self) -> None:
        """See UnitWriter."""
        if self._frames:
            self.assembler.frames.startproc(".cfi_startproc", "")

    def end_frame(self) -> None:
        """See UnitWriter."""
        if self._frames:
            self.assembler.frames.endproc(".cfi_endproc", "")

    # -- functions ------------------------------------------------------------------------------------

    def function(self, made: CompiledFunction, sections: list[SectionSpec], files: dict[str, int]) -> None:
        """See UnitWriter."""
        placement = _Placement(self, made)
        section = HOME
        for item in made.items:
            kind = item.kind
            if kind == ITEM_FIELD:
                placement.field(item)
                continue
            placement.flush(item.position)
            if kind == ITEM_BRANCH:
                placement.branch(item)
            elif kind == ITEM_LABEL:
                placement.label(item)
            elif kind == ITEM_VALUE:
                if item.name:
                    self.address(int(item.first), placement.name(item.name), item.third,
                                 placement.name(item.other) if item.other else "")
                else:
                    self.number(item.third, int(item.first))
                placement.position = item.position + item.first
            elif kind == ITEM_ALIGN:
                self.assembler.data.align_to(int(item.first), b"", int(item.second))
            elif kind == ITEM_LOCATION:
                self.assembler.lines.locate(files[item.name], int(item.first), int(item.second))
            elif kind == ITEM_FRAME:
                self._frame_row(item)
            elif kind == ITEM_ASSEMBLY:
                self.assembly(self.completed(item.name, made, placement.first_label))
            elif kind == ITEM_ENTER:
                section = int(item.first)
                self.section(sections[section])
            else:
                raise AssertionError("lines are for printing")
        placement.flush(len(made.data))
        if section != HOME:
            self.section(sections[HOME])

    def _frame_row(self, item: Item) -> None:
        if not self._frames:
            return
        frames = self.assembler.frames
        kind = int(item.first)
        register = int(item.second)
        if kind == CFA_OFFSET:
            frames.define_cfa_offset(item.third)
        elif kind == SAVED_AT:
            frames.saved_at(register, item.third)
        elif kind == CFA:
            frames.define_cfa(register, item.third)
        elif kind == CFA_REGISTER:
            frames.define_cfa_register(register)
        elif kind == RESTORE:
            frames.restore(register)
        elif kind == REMEMBER_STATE:
            frames.remember("", "")
        elif kind == RESTORE_STATE:
            frames.restore_state("", "")
        elif kind == ESCAPE:
            frames.escaped(item.name.encode("latin-1"))
        else:
            assert kind == UNDEFINED_REGISTER
            frames.undefined(register)

    def finish(self) -> bytes:
        """See UnitWriter."""
        try:
            model = self.assembler.finish()
        except AssemblyError as error:
            raise Unsupported("asm", error.message) from None
        self._check()
        return write_object(model)


@final
class _Placement:
    """One function on its way into the Emission: how far its bytes are placed, and its labels."""

    def __init__(self, writer: ObjectWriter, made: CompiledFunction) -> None:
        self.writer: ObjectWriter = writer
        self.made: CompiledFunction = made
        self.position: i64 = 0
        self.first_label: int = writer.reserve_labels(made.labels)
        self._symbols: dict[str, Symbol] = {}

    def name(self, name: str) -> str:
        """Return the unit's name of a symbol."""
        return self.writer.local_name(name, self.made, self.first_label)

    def symbol(self, name: str) -> Symbol:
        """Return a symbol that an instruction names."""
        found = self._symbols.get(name)
        if found is None:
            found = self.writer.assembler.emission.symbol(self.name(name))
            self._symbols[name] = found
        found.used = True
        if found.index < 0:
            found.mentions += 1
        return found

    def flush(self, position: i64) -> None:
        """Append the bytes before `position`."""
        if position > self.position:
            assembler = self.writer.assembler
            if assembler.lines.pending:
                assembler.lines.emit_row()
            start = self.position
            assembler.emission.data += self.made.data[start:position]
            self.position = position

    def field(self, item: Item) -> None:
        """A field of an instruction: its bytes follow."""
        if item.position > self.position:
            self.flush(item.position)
        emission = self.writer.assembler.emission
        if item.other:
            emission.symbol(item.other)
        symbol = self.symbol(item.name)
        flags = item.flags
        pcrel = flags & FIELD_PCREL != 0
        value = Expression(SYMBOL, symbol, 0 if flags & FIELD_BARE else 1)
        fixup = emission.fixup(len(emission.data) + item.position - self.position, item.first, value, pcrel, item.second)
        fixup.addend = item.third
        fixup.signed = flags & FIELD_SIGNED != 0
        fixup.flags = flags >> 8
        if flags & FIELD_KEPT:
            emission.keep(symbol)

    def branch(self, item: Item) -> None:
        """A branch of open length."""
        assembler = self.writer.assembler
        if assembler.lines.pending:
            assembler.lines.emit_row()
        goal = Expression(SYMBOL, self.symbol(item.name))
        goal.operator = int(item.third)
        assembler.emission.relaxable(item.first, goal, item.second)

    def label(self, item: Item) -> None:
        """A label of the function, or a symbol of the unit that names a place in it."""
        self.writer.label(self.name(".L" + str(item.first)) if item.first >= 0 else self.writer.unit_name(item.name))
