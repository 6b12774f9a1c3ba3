"""Emission of one function: allocated machine code to a CompiledFunction, by way of an `Output` that the target writes to.

In: a MachineFunction with physical registers, frame and block order.  Out: a CompiledFunction (compiler/codegen/compiled.py): bytes,
fields to fill in, branches of open length, labels, locations and call frame rows, all relative to the function and named by symbols;
compiler/codegen/unit.py places it in an object or prints it.

The target writes the same calls in both forms, and one kind of instruction call per form:

    object (out.textual is False)                         text for -S (out.textual is True)
    out.code(encoded)                                     out.line("movq\\t%rax, %rbx")
    out.field(back, size, symbol, addend, ...)            (the symbol is in the line, spelled by out.name(symbol))
    out.branch(subtype, data, symbol)                     out.line("jne\\t" + out.name(symbol))
    out.label, align, frame rows, enter, value, assembly: the same in both

What an object holds must be what the assembler makes of the text: the same encodings, relocation types and order of fields.

Names of symbols.  A name is that of the object file, except for what belongs to the function: `.L<n>` is the function's label number n
(a MachineBlock's is its id; `new_label` gives more), `.LC<n>` its constant number n (MachineFunction.constants).  Anything else, `.LC.`
with a dot after it included, is a symbol of the unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

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
    ITEM_LINE,
    ITEM_LOCATION,
    ITEM_VALUE,
    CompiledFunction,
    Item,
    local_number,
)
from compiler.codegen.machine import CALL_FRAME, COPY, DEBUG_VALUE, PARALLEL_COPY, PHI, UNDEFINED, CallFrame
from compiler.codegen.writer import spelled

if TYPE_CHECKING:
    from compiler.codegen.machine import MachineBlock, MachineFunction
    from compiler.codegen.target import CodegenTarget
    from compiler.ir.module import Function, Module

_NO_ROWS: Final = -1
MARK: Final = "\x01"
"""Stands around a name of the function, or "=", in text that a placement completes."""


@final
class Output:
    """What a target writes one function to.  Positions and sizes are in bytes."""

    __slots__ = ("textual", "data", "items", "next_label", "used_labels", "symbols", "section")

    def __init__(self, textual: bool, first_label: int) -> None:
        self.textual: bool = textual
        self.data: bytearray = bytearray()
        self.items: list[Item] = []
        self.next_label: int = first_label
        self.used_labels: set[int] = set()      # asked by number, never iterated over
        self.symbols: dict[str, bool] = {}      # named so far, of the unit
        self.section: i64 = HOME

    # -- instructions: object form --------------------------------------------------------------------

    def code(self, encoded: bytes) -> None:
        """Append bytes of instructions, the zeros of fields included."""
        self.data += encoded

    def field(self, back: int, size: int, symbol: str, addend: int, pcrel: bool, kind: int, signed: bool = True, flags: int = 0,
              keeps: bool = False, brings: str = "") -> None:
        """The `size` bytes that begin `back` bytes before the end of what was appended, and become zero, take symbol + addend.

        pcrel: less the field's own address (not the next instruction's: -4 in the addend where it ends the instruction).
        kind: the relocation type that it would need, as compiler.asm.section.Fixup.kind.  flags: Fixup.flags.
        keeps: Emission.keep is called for the symbol (StatementAssembler does it for some instructions).
        brings: another symbol that the field's relocation operator brings into the table (AssemblerTarget.operator_symbols).
        """
        start = len(self.data) - back
        self.data[start:start + size] = bytes(size)
        item = Item(ITEM_FIELD, start)
        item.first = size
        item.second = kind
        item.third = addend
        item.flags = (FIELD_PCREL if pcrel else 0) | (FIELD_SIGNED if signed else 0) | (FIELD_KEPT if keeps else 0) | flags << 8
        if addend == (-back if pcrel else 0) or pcrel and symbol.startswith("."):
            # The assembler takes an operand that begins with a dot as one that names the symbol itself, whatever is added.
            item.flags |= FIELD_BARE
        item.name = symbol
        item.other = brings
        self._use(symbol)
        self.items.append(item)

    def branch(self, subtype: int, target_data: int, symbol: str, operator: int = 0) -> None:
        """Append a branch of open length to `symbol`; see Emission.relaxable for subtype and target_data.

        operator: relocation operator on the symbol, the number in AssemblerTarget.operators.
        """
        item = Item(ITEM_BRANCH, len(self.data))
        item.first = subtype
        item.second = target_data
        item.third = operator
        item.name = symbol
        self._use(symbol)
        self.items.append(item)

    # -- instructions: text form ----------------------------------------------------------------------

    def line(self, text: str) -> None:
        """Append one line of assembly; without the leading tab and the newline."""
        item = Item(ITEM_LINE, len(self.data))
        item.name = text
        self.items.append(item)

    def name(self, symbol: str) -> str:
        """Return the spelling of a symbol in text (of lines and of asm statements), and count it as used."""
        self._use(symbol)
        if local_number(symbol, ".L") >= 0 or local_number(symbol, ".LC") >= 0 or ":" in symbol:
            return MARK + symbol + MARK
        return spelled(symbol)

    def unique(self) -> str:
        """Return what stands for a number that no other asm statement of the unit has (GCC manual: `%=`), once for each statement."""
        self.next_label += 1
        return MARK + "=" + str(self.next_label - 1) + MARK

    # -- both forms -----------------------------------------------------------------------------------

    def new_label(self) -> int:
        """Return the number of a label that no block has."""
        self.next_label += 1
        return self.next_label - 1

    def label(self, number: int) -> None:
        """Define the function's label `number` here."""
        item = Item(ITEM_LABEL, len(self.data))
        item.first = number
        self.items.append(item)

    def symbol(self, name: str) -> None:
        """Define a symbol of the unit here (`function:label`, whose address static data holds)."""
        item = Item(ITEM_LABEL, len(self.data))
        item.first = -1
        item.name = name
        self.items.append(item)

    def align(self, power: int, maximum: int = 0) -> None:
        """Align to 1 << power, skipping at most `maximum` bytes (0: any number); code is filled with no-operations."""
        item = Item(ITEM_ALIGN, len(self.data))
        item.first = power
        item.second = maximum
        self.items.append(item)

    def enter(self, section: int) -> None:
        """Go on in another section: HOME the function's own, TABLES for read-only tables (.rodata), TABLES_RELOCATED for tables with
        addresses in position-independent code, PATCHABLE __patchable_function_entries, PROFILED the list of calls that profile."""
        if section == self.section:
            return
        self.section = section
        item = Item(ITEM_ENTER, len(self.data))
        item.first = section
        self.items.append(item)

    def value(self, size: int, symbol: str, addend: int = 0, minus: str = "") -> None:
        """Append a data field: symbol + addend [- minus]; symbol "" for a number alone."""
        item = Item(ITEM_VALUE, len(self.data))
        item.first = size
        item.third = addend
        item.name = symbol
        item.other = minus
        self._use(symbol)
        self._use(minus)
        self.data += bytes(size)
        self.items.append(item)

    def assembly(self, text: str) -> None:
        """Append an asm statement's text, operands already put in; symbols of the function spelled by `name`."""
        item = Item(ITEM_ASSEMBLY, len(self.data))
        item.name = text
        self.items.append(item)

    def location(self, path: str, line: int, column: int) -> None:
        """From here on the code comes from this place in the source."""
        item = Item(ITEM_LOCATION, len(self.data))
        item.first = line
        item.second = column
        item.name = path
        self.items.append(item)

    def frame(self, row: CallFrame) -> None:
        """Record a call frame instruction at this place (compiler/codegen/machine.py: CallFrame)."""
        item = Item(ITEM_FRAME, len(self.data))
        item.first = row.kind
        item.second = row.register
        item.third = row.offset
        item.name = row.escape.decode("latin-1")
        self.items.append(item)

    def _use(self, symbol: str) -> None:
        if symbol[:2] != ".L":
            if symbol:
                self.symbols[symbol] = True
            return
        number = local_number(symbol, ".L")
        if number >= 0:
            self.used_labels.add(number)


def emit_function(mf: MachineFunction, fn: Function, unit: Module, target: CodegenTarget, textual: bool, rows: bool) -> CompiledFunction:
    """Return `mf`, whose registers are physical and whose frame is laid out, in its final form.

    textual: lines of assembly instead of bytes.  rows: with the places in the source that code comes from (-g).  Raises Unsupported
    where the target cannot emit an instruction, or the assembler an asm.
    """
    labels: dict[str, bool] = {}
    out = Output(textual, mf.next_block)
    location = 0 if rows else _NO_ROWS
    blocks = mf.blocks
    count = len(blocks)
    if rows:
        # What stands before the first statement, the prologue for one, belongs to the line where the function begins.
        place = fn.locations[fn.scopes[0].location]
        if place.line > 0:
            out.location(unit.files[place.file], place.line, place.column)
    for index in range(count):
        block = blocks[index]
        following: MachineBlock | None = blocks[index + 1] if index + 1 < count else None
        if block.align:
            out.align(block.align, (1 << block.align) - 1 if block.align <= 3 else 10)
        out.label(block.id)
        if block.label:
            name = block.label if ":" in block.label else fn.name + ":" + block.label
            out.symbol(name)
            labels[name] = True
        for ins in block.instructions:
            if ins.location != location and ins.location > 0 and location != _NO_ROWS:
                location = ins.location
                place = fn.locations[location]
                if place.line > 0:
                    out.location(unit.files[place.file], place.line, place.column)
            kind = ins.info.opcode
            if kind == CALL_FRAME:
                row = ins.extra
                assert isinstance(row, CallFrame)
                out.frame(row)
            elif kind == DEBUG_VALUE or kind == UNDEFINED:
                pass
            else:
                assert kind not in (COPY, PHI, PARALLEL_COPY), "allocation turns these into moves of the target"
                target.emit_instruction(mf, ins, following, out)
    for unreached in fn.blocks:
        # Control never comes there, but its address may be named: any place will do.
        if unreached.address_taken and unreached.name and fn.name + ":" + unreached.name not in labels:
            out.symbol(fn.name + ":" + unreached.name)
    target.emit_end(mf, fn, out)
    return _compiled(mf, fn, out)


def _compiled(mf: MachineFunction, fn: Function, out: Output) -> CompiledFunction:
    """Return the function's value: what was written, and what of the IR function concerns its placement."""
    made = CompiledFunction(fn.name)
    made.textual = out.textual
    made.data = bytes(out.data)
    # Labels nobody names would end the assembler's fragments for nothing.
    made.items = [item for item in out.items
                  if item.kind != ITEM_LABEL or item.first < 0 or int(item.first) in out.used_labels]
    made.labels = out.next_label
    made.symbols = list(out.symbols)
    made.constants = list(mf.constants)
    made.frame_size = mf.frame_size
    made.inlined = list(fn.inlined)
    return made
