"""Call frame information: .cfi_* collected, and .eh_frame or .debug_frame written (DWARF5 6.4; LSB: .eh_frame).

While the text is read, each .cfi_startproc opens a Procedure, and every .cfi_* appends an instruction to
it: its bytes, or a place to advance to.  After the code is laid out, `write` makes CIEs and FDEs in the
order of the procedures.  Procedures share a CIE when the parameters are equal and they begin with the
instructions of the CIE, up to the first advance, as GNU as decides it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, final

from mypy_extensions import i64

from compiler.asm.emission import Emission
from compiler.asm.expr import (
    ABSENT,
    CONSTANT,
    SYMBOL,
    AssemblyError,
    Expression,
)
from compiler.asm.expr_parser import ExpressionParser
from compiler.asm.leb128 import signed_leb128, unsigned_leb128
from compiler.asm.section import (
    SHF_ALLOC,
    SHT_PROGBITS,
    Fragment,
    Section,
    Symbol,
)
from compiler.asm.sections import SectionDirectives
from compiler.asm.statements import split_operands
from compiler.asm.target import AssemblerTarget

_PLAIN: Final = 0
_ADVANCE: Final = 1
_REMEMBER: Final = 2
_ESCAPE: Final = 3          # .cfi_escape, .cfi_val_encoded_addr: never part of a CIE
_FIELDS: Final = 4          # .cfi_val_encoded_addr: bytes and a pointer
_LABEL: Final = 5           # .cfi_label

OMIT: Final = 0xFF          # DW_EH_PE_omit


@final
class FrameInstruction:
    """One call frame instruction."""

    def __init__(self, kind: i64, encoded: bytes) -> None:
        self.kind: i64 = kind
        self.encoded: bytes = encoded
        self.fragment: Fragment | None = None       # _ADVANCE: to here
        self.offset: i64 = 0
        self.encoding: int = 0                      # _FIELDS
        self.value: Expression | None = None
        self.symbol: Symbol | None = None           # _LABEL


@final
class Procedure:
    """What stands between .cfi_startproc and .cfi_endproc."""

    def __init__(self, section: Section, fragment: Fragment, offset: i64, return_column: int) -> None:
        self.section: Section = section
        self.start_fragment: Fragment = fragment
        self.start_offset: i64 = offset
        self.end_fragment: Fragment | None = None
        self.end_offset: i64 = 0
        self.return_column: int = return_column
        self.personality_encoding: int = OMIT
        self.personality: Expression | None = None
        self.lsda_encoding: int = OMIT
        self.lsda: Expression | None = None
        self.signal: bool = False
        self.instructions: list[FrameInstruction] = []
        self.eh_frame: bool = True
        self.debug_frame: bool = False
        self.last_fragment: Fragment = fragment
        self.last_offset: i64 = offset
        self.cfa_offset: int = 0
        self.saved_offsets: list[int] = []
        self.path: str = ""
        self.line: i64 = 0

    def start(self) -> int:
        """Return the first address in its section."""
        return self.start_fragment.address + self.start_offset

    def end(self) -> int:
        """Return the address after the last byte."""
        if self.end_fragment is None:
            return self.start()
        return self.end_fragment.address + self.end_offset


@final
class _CommonEntry:
    """A CIE that was written."""

    def __init__(self, procedure: Procedure, shared: list[FrameInstruction], place: Symbol) -> None:
        self.procedure: Procedure = procedure
        self.shared: list[FrameInstruction] = shared
        self.place: Symbol = place
        self.offset: int = 0


@final
class FrameDirectives:
    """The call frame state of one unit."""

    def __init__(self, emission: Emission, parser: ExpressionParser, sections: SectionDirectives,
                 target: AssemblerTarget) -> None:
        self.emission: Emission = emission
        self.parser: ExpressionParser = parser
        self.sections: SectionDirectives = sections
        self.target: AssemblerTarget = target
        self.procedures: list[Procedure] = []
        self._open: dict[tuple[Section, int], Procedure] = {}
        self._eh_frame: bool = True
        self._debug_frame: bool = False
        self._sections_given: bool = False

    def enter_in(self, table: dict[str, Callable[[str, str], None]]) -> None:
        """Enter the directives in the assembler's table."""
        table[".cfi_startproc"] = self.startproc
        table[".cfi_endproc"] = self.endproc
        table[".cfi_sections"] = self.set_sections
        table[".cfi_def_cfa"] = self.def_cfa
        table[".cfi_def_cfa_register"] = self.def_cfa_register
        table[".cfi_def_cfa_offset"] = self.def_cfa_offset
        table[".cfi_adjust_cfa_offset"] = self.adjust_cfa_offset
        table[".cfi_offset"] = self.offset
        table[".cfi_rel_offset"] = self.offset
        table[".cfi_val_offset"] = self.val_offset
        table[".cfi_register"] = self.register
        table[".cfi_restore"] = self.registers
        table[".cfi_undefined"] = self.registers
        table[".cfi_same_value"] = self.registers
        table[".cfi_remember_state"] = self.remember
        table[".cfi_restore_state"] = self.restore_state
        table[".cfi_return_column"] = self.return_column
        table[".cfi_signal_frame"] = self.signal_frame
        table[".cfi_window_save"] = self.window_save
        table[".cfi_negate_ra_state"] = self.window_save
        table[".cfi_escape"] = self.escape
        table[".cfi_personality"] = self.personality
        table[".cfi_lsda"] = self.lsda
        table[".cfi_val_encoded_addr"] = self.val_encoded_addr
        table[".cfi_label"] = self.label

    # -- directives -----------------------------------------------------------------------------------

    def set_sections(self, name: str, rest: str) -> None:
        """.cfi_sections .eh_frame, .debug_frame"""
        eh_frame = False
        debug_frame = False
        for piece in split_operands(rest):
            if piece == ".eh_frame":
                eh_frame = True
            elif piece == ".debug_frame":
                debug_frame = True
            elif piece:
                raise AssemblyError(f'unrecognized CFI section name "{piece}"' if piece.startswith(".")
                                    else f"junk at end of line, first unrecognized character is `{piece[0]}'")
        if self.procedures and (eh_frame, debug_frame) != (self._eh_frame, self._debug_frame):
            raise AssemblyError("inconsistent uses of .cfi_sections")
        self._eh_frame = eh_frame
        self._debug_frame = debug_frame

    def startproc(self, name: str, rest: str) -> None:
        """.cfi_startproc [simple]"""
        procedure = self.begin()
        if rest != "simple":
            if rest:
                raise AssemblyError(f"junk at end of line, first unrecognized character is `{rest[0]}'")
            for encoded in self.target.initial_frame():
                procedure.instructions.append(FrameInstruction(_PLAIN, encoded))
            procedure.cfa_offset = self.target.initial_cfa_offset

    def begin(self) -> Procedure:
        """Open a procedure at the current place, without the target's initial instructions."""
        emission = self.emission
        key = (emission.section, emission.subsection.number)
        if key in self._open:
            raise AssemblyError("previous CFI entry not closed (missing .cfi_endproc)")
        procedure = Procedure(emission.section, emission.fragment, len(emission.data), self.target.return_column)
        procedure.eh_frame = self._eh_frame
        procedure.debug_frame = self._debug_frame
        procedure.path = emission.path
        procedure.line = emission.line
        self._open[key] = procedure
        self.procedures.append(procedure)
        return procedure

    def endproc(self, name: str, rest: str) -> None:
        """.cfi_endproc"""
        emission = self.emission
        procedure = self._open.pop((emission.section, emission.subsection.number), None)
        if procedure is None:
            raise AssemblyError(".cfi_endproc without corresponding .cfi_startproc")
        procedure.end_fragment = emission.fragment
        procedure.end_offset = len(emission.data)

    def _procedure(self) -> Procedure:
        emission = self.emission
        procedure = self._open.get((emission.section, emission.subsection.number))
        if procedure is None:
            raise AssemblyError("CFI instruction used without previous .cfi_startproc")
        return procedure

    def _moved(self) -> Procedure:
        """Return the open procedure, with an advance to the current place when that is new."""
        procedure = self._procedure()
        emission = self.emission
        offset = len(emission.data)
        if procedure.last_fragment is not emission.fragment or procedure.last_offset != offset:
            advance = FrameInstruction(_ADVANCE, b"")
            advance.fragment = emission.fragment
            advance.offset = offset
            procedure.instructions.append(advance)
            procedure.last_fragment = emission.fragment
            procedure.last_offset = offset
        return procedure

    def _add(self, encoded: bytes) -> None:
        self._moved().instructions.append(FrameInstruction(_PLAIN, encoded))

    def _register(self, text: str) -> int:
        number = self.target.dwarf_register(text)
        if number >= 0:
            return number
        value = self.parser.parse(text, 0)
        if value.kind != CONSTANT:
            raise AssemblyError("bad register expression")
        return value.addend

    def _pair(self, rest: str) -> tuple[str, str]:
        pieces = split_operands(rest)
        if len(pieces) != 2:
            raise AssemblyError("missing separator" if len(pieces) < 2
                                else "junk at end of line, first unrecognized character is `,'")
        return pieces[0], pieces[1]

    def _factored(self, offset: int) -> int:
        scaled = abs(offset) // abs(self.target.data_alignment)
        return scaled if (offset < 0) == (self.target.data_alignment < 0) else -scaled

    def def_cfa(self, name: str, rest: str) -> None:
        """.cfi_def_cfa REGISTER, OFFSET"""
        first, second = self._pair(rest)
        self.define_cfa(self._register(first), self.parser.absolute(second, 0))

    def define_cfa(self, register: int, offset: int) -> None:
        """The CFA is `register` plus `offset` bytes from here on."""
        procedure = self._moved()
        if offset < 0:
            encoded = b"\x12" + unsigned_leb128(register) + signed_leb128(self._factored(offset))
        else:
            encoded = b"\x0c" + unsigned_leb128(register) + unsigned_leb128(offset)
        procedure.instructions.append(FrameInstruction(_PLAIN, encoded))
        procedure.cfa_offset = offset

    def def_cfa_register(self, name: str, rest: str) -> None:
        """.cfi_def_cfa_register REGISTER"""
        self.define_cfa_register(self._register(rest))

    def define_cfa_register(self, register: int) -> None:
        """The CFA is the same offset from `register` from here on."""
        self._add(b"\x0d" + unsigned_leb128(register))

    def define_cfa_offset(self, offset: int) -> None:
        """The CFA is `offset` bytes from the same register from here on."""
        procedure = self._moved()
        encoded = b"\x13" + signed_leb128(self._factored(offset)) if offset < 0 else b"\x0e" + unsigned_leb128(offset)
        procedure.instructions.append(FrameInstruction(_PLAIN, encoded))
        procedure.cfa_offset = offset

    def def_cfa_offset(self, name: str, rest: str) -> None:
        """.cfi_def_cfa_offset OFFSET"""
        self.define_cfa_offset(self.parser.absolute(rest, 0))

    def adjust_cfa_offset(self, name: str, rest: str) -> None:
        """.cfi_adjust_cfa_offset DELTA"""
        delta = self.parser.absolute(rest, 0)
        self.define_cfa_offset(self._procedure().cfa_offset + delta)

    def offset(self, name: str, rest: str) -> None:
        """.cfi_offset REGISTER, OFFSET; .cfi_rel_offset REGISTER, OFFSET"""
        first, second = self._pair(rest)
        register = self._register(first)
        offset = self.parser.absolute(second, 0)
        if name == ".cfi_rel_offset":
            offset -= self._procedure().cfa_offset
        self.saved_at(register, offset)

    def saved_at(self, register: int, offset: int) -> None:
        """The caller's `register` lies `offset` bytes from the CFA from here on."""
        procedure = self._moved()
        scaled = self._factored(offset)
        if scaled < 0:
            encoded = b"\x11" + unsigned_leb128(register) + signed_leb128(scaled)
        elif register <= 0x3F:
            encoded = bytes((0x80 + register,)) + unsigned_leb128(scaled)
        else:
            encoded = b"\x05" + unsigned_leb128(register) + unsigned_leb128(scaled)
        procedure.instructions.append(FrameInstruction(_PLAIN, encoded))

    def val_offset(self, name: str, rest: str) -> None:
        """.cfi_val_offset REGISTER, OFFSET"""
        first, second = self._pair(rest)
        register = self._register(first)
        scaled = self._factored(self.parser.absolute(second, 0))
        if scaled < 0:
            self._add(b"\x15" + unsigned_leb128(register) + signed_leb128(scaled))
        else:
            self._add(b"\x14" + unsigned_leb128(register) + unsigned_leb128(scaled))

    def register(self, name: str, rest: str) -> None:
        """.cfi_register REGISTER, REGISTER"""
        first, second = self._pair(rest)
        self._add(b"\x09" + unsigned_leb128(self._register(first)) + unsigned_leb128(self._register(second)))

    def registers(self, name: str, rest: str) -> None:
        """.cfi_restore, .cfi_undefined, .cfi_same_value REGISTER, ..."""
        for piece in split_operands(rest):
            register = self._register(piece)
            if name == ".cfi_restore":
                self.restore(register)
            elif name == ".cfi_undefined":
                self.undefined(register)
            else:
                self._add(b"\x08" + unsigned_leb128(register))

    def undefined(self, register: int) -> None:
        """The caller's `register` cannot be recovered from here on."""
        self._add(b"\x07" + unsigned_leb128(register))

    def restore(self, register: int) -> None:
        """The rule for `register` is that of the CIE again from here on."""
        if register <= 0x3F:
            self._add(bytes((0xC0 + register,)))
        else:
            self._add(b"\x06" + unsigned_leb128(register))

    def remember(self, name: str, rest: str) -> None:
        """.cfi_remember_state"""
        procedure = self._moved()
        procedure.saved_offsets.append(procedure.cfa_offset)
        procedure.instructions.append(FrameInstruction(_REMEMBER, b"\x0a"))

    def restore_state(self, name: str, rest: str) -> None:
        """.cfi_restore_state"""
        procedure = self._moved()
        if not procedure.saved_offsets:
            raise AssemblyError("CFI state restore without previous remember")
        procedure.cfa_offset = procedure.saved_offsets.pop()
        procedure.instructions.append(FrameInstruction(_PLAIN, b"\x0b"))

    def return_column(self, name: str, rest: str) -> None:
        """.cfi_return_column REGISTER"""
        self._procedure().return_column = self._register(rest)

    def signal_frame(self, name: str, rest: str) -> None:
        """.cfi_signal_frame"""
        self._procedure().signal = True

    def window_save(self, name: str, rest: str) -> None:
        """.cfi_window_save, .cfi_negate_ra_state"""
        self._add(b"\x2d")

    def escape(self, name: str, rest: str) -> None:
        """.cfi_escape BYTE, ..."""
        encoded = bytearray()
        for piece in split_operands(rest):
            encoded.append(self.parser.absolute(piece, 0) & 255)
        self.escaped(bytes(encoded))

    def escaped(self, encoded: bytes) -> None:
        """Append call frame instructions as they are."""
        self._moved().instructions.append(FrameInstruction(_ESCAPE, encoded))

    def label(self, name: str, rest: str) -> None:
        """.cfi_label NAME: a symbol in the frame section"""
        procedure = self._moved()
        instruction = FrameInstruction(_LABEL, b"")
        instruction.symbol = self.emission.symbol(rest)
        if instruction.symbol.defined:
            raise AssemblyError(f"symbol `{rest}' is already defined")
        instruction.symbol.promised = True
        procedure.instructions.append(instruction)

    def _encoding(self, pieces: list[str]) -> int:
        encoding = self.parser.absolute(pieces[0] if pieces else "", 0)
        if encoding == OMIT:
            return OMIT
        if not 0 <= encoding <= 255 or encoding & 7 not in (0, 2, 3, 4) or encoding & 0x70 not in (0, 0x10):
            raise AssemblyError("invalid or unsupported encoding in " + ".cfi_personality")
        return encoding

    def _pointer(self, name: str, rest: str) -> tuple[int, Expression | None]:
        pieces = split_operands(rest)
        try:
            encoding = self._encoding(pieces)
        except AssemblyError:
            raise AssemblyError(f"invalid or unsupported encoding in {name}") from None
        if encoding == OMIT:
            return OMIT, None
        if len(pieces) != 2:
            raise AssemblyError(f"{name} requires encoding and symbol arguments")
        value = self.parser.parse_whole(pieces[1])
        if value.kind not in (SYMBOL, CONSTANT) or (value.kind == CONSTANT and encoding & 0x70 == 0x10):
            raise AssemblyError(f"wrong second argument to {name}")
        return encoding, value

    def personality(self, name: str, rest: str) -> None:
        """.cfi_personality ENCODING [, VALUE]"""
        procedure = self._procedure()
        procedure.personality_encoding, procedure.personality = self._pointer(name, rest)

    def lsda(self, name: str, rest: str) -> None:
        """.cfi_lsda ENCODING [, VALUE]"""
        procedure = self._procedure()
        procedure.lsda_encoding, procedure.lsda = self._pointer(name, rest)

    def val_encoded_addr(self, name: str, rest: str) -> None:
        """.cfi_val_encoded_addr REGISTER, ENCODING, VALUE"""
        pieces = split_operands(rest)
        if len(pieces) != 3:
            raise AssemblyError("missing separator")
        register = self._register(pieces[0])
        encoding = self._encoding(pieces[1:2])
        value = self.parser.parse_whole(pieces[2])
        if value.kind == ABSENT or encoding == OMIT:
            raise AssemblyError("wrong third argument to .cfi_val_encoded_addr")
        size = self._pointer_size(encoding)
        instruction = FrameInstruction(
            _FIELDS, b"\x16" + unsigned_leb128(register) + unsigned_leb128(1 + size)
            + (b"\x03" if encoding & 0x70 == 0 and size == self.target.address_size else b"\xf1"))
        if instruction.encoded.endswith(b"\xf1"):
            # DW_OP_GNU_encoded_addr takes the encoding itself.
            instruction.encoded = (b"\x16" + unsigned_leb128(register) + unsigned_leb128(2 + size)
                                   + b"\xf1" + bytes((encoding,)))
        instruction.encoding = encoding
        instruction.value = value
        self._moved().instructions.append(instruction)

    # -- output ---------------------------------------------------------------------------------------

    def create_sections(self) -> None:
        """Make the sections that `write` fills; report procedures left open."""
        for procedure in self.procedures:
            if procedure.end_fragment is None:
                self.emission.error("open CFI at the end of file; missing .cfi_endproc directive")
                return
        if any(procedure.eh_frame for procedure in self.procedures):
            self._frame_section(".eh_frame")
        if any(procedure.debug_frame for procedure in self.procedures):
            self._frame_section(".debug_frame")

    def _frame_section(self, name: str) -> Section:
        known = self.emission.sections_by_name.get(name)
        if known is None:
            if name == ".eh_frame":
                known = self.sections.create(name, name, self.target.frame_section_type, SHF_ALLOC)
            else:
                known = self.sections.create(name, name, SHT_PROGBITS, 0)
        power = 3 if self.target.address_size == 8 else 2
        if known.alignment_power < power:
            known.alignment_power = power
        return known

    def write(self) -> None:
        """Fill .eh_frame and .debug_frame.  The code sections are laid out."""
        if any(procedure.eh_frame for procedure in self.procedures):
            self._write_section(self._frame_section(".eh_frame"), True)
        if any(procedure.debug_frame for procedure in self.procedures):
            self._write_section(self._frame_section(".debug_frame"), False)

    def _write_section(self, section: Section, eh_frame: bool) -> None:
        emission = self.emission
        emission.enter(section, 0)
        commons: list[_CommonEntry] = []
        word = 3 if self.target.address_size == 8 else 2
        if not eh_frame:
            self._pad(1 << word)
        last = len(self.procedures) - 1
        for index, procedure in enumerate(self.procedures):
            if not (procedure.eh_frame if eh_frame else procedure.debug_frame):
                continue
            power = (word if index == last else 2) if eh_frame else word
            common, rest = self._common_for(procedure, commons, eh_frame, 2 if eh_frame else word)
            self._write_procedure(procedure, common, rest, eh_frame, power)

    def _pad(self, alignment: int) -> None:
        data = self.emission.data
        while len(data) % alignment:
            data.append(0)              # DW_CFA_nop

    def _number(self, value: int, size: int) -> bytes:
        order: Literal["big", "little"] = "big" if self.target.big_endian else "little"
        return (value & ((1 << (8 * size)) - 1)).to_bytes(size, order)

    def _pointer_size(self, encoding: int) -> int:
        low = encoding & 7
        return self.target.address_size if low == 0 else 1 << (low - 1)

    def _emit_pointer(self, encoding: int, value: Expression) -> None:
        size = self._pointer_size(encoding)
        relative = encoding & 0x70 == 0x10
        emission = self.emission
        if value.kind == CONSTANT:
            emission.data += self._number(value.addend, size)
            return
        emission.fixup(len(emission.data), size, value, relative,
                       self.target.data_kind(size, value.operator, relative))
        emission.data += bytes(size)

    def _common_for(self, procedure: Procedure, commons: list[_CommonEntry], eh_frame: bool,
                    power: int) -> tuple[_CommonEntry, int]:
        """Return the CIE for a procedure, written when new, and the index of its first own instruction."""
        own = procedure.instructions
        for common in reversed(commons):
            first = common.procedure
            if first.return_column != procedure.return_column or first.signal != procedure.signal \
                    or first.personality_encoding != procedure.personality_encoding \
                    or first.lsda_encoding != procedure.lsda_encoding \
                    or not _same_value(first.personality, procedure.personality):
                continue
            shared = common.shared
            count = len(shared)
            if len(own) < count:
                continue
            position = 0
            while position < count and own[position].kind == _PLAIN \
                    and own[position].encoded == shared[position].encoded:
                position += 1
            if position == count:
                return common, count
        count = 0
        while count < len(own) and own[count].kind == _PLAIN:
            count += 1
        made = _CommonEntry(procedure, own[:count], self.emission.here())
        made.offset = len(self.emission.data)
        commons.append(made)
        self._write_common(made, eh_frame, power)
        return made, count

    def _write_common(self, common: _CommonEntry, eh_frame: bool, power: int) -> None:
        emission = self.emission
        procedure = common.procedure
        start = len(emission.data)
        emission.data += bytes(4)
        emission.data += bytes(4) if eh_frame else b"\xff\xff\xff\xff"
        emission.data.append(1)                         # version
        personality = procedure.personality
        if eh_frame:
            emission.data += b"z"
            if procedure.personality_encoding != OMIT:
                emission.data += b"P"
            if procedure.lsda_encoding != OMIT:
                emission.data += b"L"
            emission.data += b"R"
        if procedure.signal:
            emission.data += b"S"
        emission.data.append(0)
        emission.data += unsigned_leb128(self.target.code_alignment)
        emission.data += signed_leb128(self.target.data_alignment)
        emission.data.append(procedure.return_column & 255)
        if eh_frame:
            size = 1
            if procedure.lsda_encoding != OMIT:
                size += 1
            if procedure.personality_encoding != OMIT:
                size += 1 + self._pointer_size(procedure.personality_encoding)
            emission.data += unsigned_leb128(size)
            if procedure.personality_encoding != OMIT and personality is not None:
                emission.data.append(procedure.personality_encoding)
                self._emit_pointer(procedure.personality_encoding, personality)
            if procedure.lsda_encoding != OMIT:
                emission.data.append(procedure.lsda_encoding)
            emission.data.append(0x1B)                  # DW_EH_PE_pcrel | DW_EH_PE_sdata4
        for instruction in common.shared:
            emission.data += instruction.encoded
        self._pad(1 << power)
        emission.data[start:start + 4] = self._number(len(emission.data) - start - 4, 4)

    def _write_procedure(self, procedure: Procedure, common: _CommonEntry, first: int, eh_frame: bool,
                         power: int) -> None:
        emission = self.emission
        start = len(emission.data)
        emission.data += bytes(4)
        begin = Symbol("")
        begin.local_name = True
        begin.section = procedure.section
        begin.fragment = procedure.start_fragment
        begin.value = procedure.start_offset
        place = Expression(SYMBOL, begin)
        size = 4 if eh_frame else self.target.address_size
        if eh_frame:
            emission.data += self._number(start + 4 - common.offset, 4)
            self._emit_pointer(0x1B, place)
        else:
            self._emit_pointer(0x03, Expression(SYMBOL, common.place))
            self._emit_pointer(0, place)
        emission.data += self._number(procedure.end() - procedure.start(), size)
        if eh_frame:
            lsda_size = 0 if procedure.lsda_encoding == OMIT else self._pointer_size(procedure.lsda_encoding)
            emission.data += unsigned_leb128(lsda_size)
            if procedure.lsda is not None and lsda_size:
                self._emit_pointer(procedure.lsda_encoding, procedure.lsda)
        address = procedure.start()
        instructions = procedure.instructions
        for index in range(first, len(instructions)):
            instruction = instructions[index]
            if instruction.kind == _ADVANCE:
                fragment = instruction.fragment
                assert fragment is not None
                here = fragment.address + instruction.offset
                emission.data += self._advance(int(here) - address)
                address = here
            elif instruction.kind == _LABEL:
                assert instruction.symbol is not None
                emission.define_here(instruction.symbol)
            else:
                emission.data += instruction.encoded
                if instruction.kind == _FIELDS and instruction.value is not None:
                    self._emit_pointer(instruction.encoding, instruction.value)
        self._pad(1 << power)
        emission.data[start:start + 4] = self._number(len(emission.data) - start - 4, 4)

    def _advance(self, delta: int) -> bytes:
        """DW_CFA_advance_loc in its shortest form (DWARF5 6.4.2.1)."""
        scaled = delta // self.target.minimum_instruction_length
        if scaled == 0:
            return b""
        if scaled <= 0x3F:
            return bytes((0x40 + scaled,))
        if scaled <= 0xFF:
            return b"\x02" + self._number(scaled, 1)
        if scaled <= 0xFFFF:
            return b"\x03" + self._number(scaled, 2)
        return b"\x04" + self._number(scaled, 4)


def _same_value(first: Expression | None, second: Expression | None) -> bool:
    """Tell whether two pointers are the same symbol and addend, or both absent."""
    if first is None or second is None:
        return first is second
    return first.kind == second.kind and first.symbol is second.symbol and first.addend == second.addend
