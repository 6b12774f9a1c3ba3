"""The line number program: .file and .loc collected, and .debug_line written (DWARF5 6.2).

While the text is read, every row is an entry: a place and the registers of the line machine.  After the
code is laid out, `write` makes .debug_line from the entries: DWARF 2 to 5, special opcodes with line base
-5, range 14 and opcode base 13, as GNU as writes it, so that the bytes are the same.

View numbers (.loc ... view NAME) count the rows at one address; NAME is a symbol whose value is the
number of its row, known when addresses are: it lives in the pseudo-section VIEW.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal, final

from mypy_extensions import i64

from compiler.asm.emission import Emission
from compiler.asm.expr import SYMBOL, AssemblyError, Expression
from compiler.asm.expr_parser import ExpressionParser
from compiler.asm.leb128 import signed_leb128, unsigned_leb128
from compiler.asm.section import (
    SHF_ALLOC,
    SHF_EXECINSTR,
    SHF_MERGE,
    SHF_STRINGS,
    SHT_PROGBITS,
    UNDEFINED,
    VIEW,
    Fragment,
    Section,
    Symbol,
)
from compiler.asm.sections import SectionDirectives
from compiler.asm.settings import AssemblerSettings
from compiler.asm.statements import string_at, unescape
from compiler.asm.symbols import file_symbol
from compiler.asm.target import AssemblerTarget

_IS_STMT: Final = 1
_BASIC_BLOCK: Final = 2
_PROLOGUE_END: Final = 4
_EPILOGUE_BEGIN: Final = 8

_LINE_BASE: Final = -5
_LINE_RANGE: Final = 14
_OPCODE_BASE: Final = 13
_MOST_SPECIAL_ADVANCE: Final = (255 - 13) // 14
_OPERAND_COUNTS: Final = b"\x00\x01\x01\x01\x01\x00\x00\x00\x01\x00\x00\x01"

_LOC_LINE: Final = re.compile(
    r"\t\.loc ([0-9]{1,9}) ([0-9]{1,9}) ([0-9]{1,9})(?: is_stmt ([01]))?(?: view ([A-Za-z_.][A-Za-z0-9_.$]*))?\Z")
_FILE_NUMBER: Final = re.compile(r"([0-9]+)\s*")


@final
class LineEntry:
    """One row: where it applies, and the state of the line machine."""

    def __init__(self, fragment: Fragment, offset: i64, file: i64, line: i64, column: i64, flags: i64) -> None:
        self.fragment: Fragment = fragment
        self.offset: i64 = offset
        self.file: i64 = file
        self.line: i64 = line
        self.column: i64 = column
        self.flags: i64 = flags
        self.discriminator: i64 = 0
        self.isa: i64 = 0
        self.has_view: bool = False
        self.resets_view: bool = False      # `view -0`
        self.expects_zero: bool = False     # `view 0` or `view -0`
        self.previous: LineEntry | None = None
        self.path: str = ""
        self.source_line: i64 = 0

    def address(self) -> i64:
        """Return the address in its section, once laid out."""
        return self.fragment.address + self.offset


@final
class _Sequence:
    """The rows of one section, by subsection."""

    def __init__(self, section: Section) -> None:
        self.section: Section = section
        self.entries: dict[int, list[LineEntry]] = {}


@final
class _FileRow:
    """One row of the file table."""

    def __init__(self, name: str, directory: int, md5: bytes) -> None:
        self.name: str = name
        self.directory: int = directory
        self.md5: bytes = md5


@final
class LineDirectives:
    """The line number state of one unit."""

    def __init__(self, emission: Emission, parser: ExpressionParser, sections: SectionDirectives,
                 target: AssemblerTarget, settings: AssemblerSettings) -> None:
        self.emission: Emission = emission
        self.parser: ExpressionParser = parser
        self.sections: SectionDirectives = sections
        self.target: AssemblerTarget = target
        self.settings: AssemblerSettings = settings
        self.version: int = settings.dwarf_version      # 0: none asked for
        self.pending: bool = False          # a .loc waits for the next instruction
        self.generating: bool = settings.generate_lines     # -g: a row for every instruction of the source
        self.any_loc: bool = False
        self._files: list[_FileRow | None] = []
        self._directories: list[str | None] = []
        self._file: i64 = 1
        self._line: i64 = 0
        self._column: i64 = 0
        self._flags: i64 = _IS_STMT
        self._discriminator: i64 = 0
        self._isa: i64 = 0
        self._view: str = ""
        self._sequences: list[_Sequence] = []
        self._by_section: dict[Section, _Sequence] = {}
        self._view_entries: list[LineEntry] = []
        self._current: list[LineEntry] = []     # rows of the current section and subsection
        self._current_section: Section | None = None
        self._current_subsection: int = 0
        self._generated_files: dict[str, int] = {}
        self._last_generated: tuple[int, int] = (0, 0)
        self.file_given: bool = False           # .file "NAME" was seen

    def enter_in(self, table: dict[str, Callable[[str, str], None]]) -> None:
        """Enter the directives in the assembler's table."""
        table[".file"] = self.file
        table[".loc"] = self.loc
        table[".loc_mark_labels"] = self.mark_labels

    # -- .file ----------------------------------------------------------------------------------------

    def file(self, name: str, rest: str) -> None:
        """.file "NAME", or .file NUMBER ["DIRECTORY"] "NAME" [md5 0xHEX]"""
        matched = _FILE_NUMBER.match(rest)
        if matched is None:
            if rest[:1] != '"':
                body = rest
            else:
                body, end = string_at(rest, 0)
                if rest[end:].strip():
                    raise AssemblyError(f"junk at end of line, first unrecognized character is `{rest[end:].strip()[0]}'")
            self.name_source(unescape(body).decode("latin-1"))
            return
        number = int(matched.group(1))
        if number > 1 << 20:
            raise AssemblyError("file number is too large")
        body, at = string_at(rest, matched.end())
        first = unescape(body).decode("latin-1")
        directory: str | None = None
        at = self.parser.skip_blanks(rest, at)
        if rest[at:at + 1] == '"':
            directory = first
            body, at = string_at(rest, at)
            first = unescape(body).decode("latin-1")
            at = self.parser.skip_blanks(rest, at)
        md5 = b""
        if rest.startswith("md5", at):
            value = self.parser.parse(rest, at + 3)
            if not 0 <= value.addend + (1 << 64) * (value.addend < 0) < 1 << 128:
                raise AssemblyError("md5 value too small or not a constant")
            md5 = (value.addend % (1 << 128)).to_bytes(16, "big")
            at = self.parser.skip_blanks(rest, self.parser.position)
        if at < len(rest):
            raise AssemblyError(f"junk at end of line, first unrecognized character is `{rest[at]}'")
        self.number_file(number, directory, first, md5)

    def name_source(self, name: str) -> None:
        """.file "NAME": the STT_FILE symbol; the first one is first in the table."""
        symbol = file_symbol(name)
        if not self.file_given:
            self.emission.files.append(symbol)
            self.file_given = True
        else:
            self.emission.add_symbol(symbol, False)

    def number_file(self, number: int, directory: str | None, name: str, md5: bytes = b"") -> None:
        """Put a file in its slot of the table (`.file NUMBER`); the same file may be given again."""
        if (number == 0 or md5) and self.version < 5:
            self.version = 5
        self.generating = False
        if number < len(self._files):
            known = self._files[number]
            if known is not None:
                self._check_same(known, number, directory, name, md5)
                return
        base = self.settings.working_directory
        if directory is None or number == 0:
            # .file 0 "DIRECTORY" "NAME": the directory is the compilation's, NAME is split as well.
            if directory is not None:
                base = directory
            cut = name.rfind("/") + 1
            if cut or directory is None:
                directory = name[:cut]
            name = name[cut:]
        index = self._directory(directory, number == 0, base)
        while len(self._files) <= number:
            self._files.append(None)
        self._files[number] = _FileRow(name, index, md5)

    def _check_same(self, known: _FileRow, number: int, directory: str | None, name: str, md5: bytes) -> None:
        old = self._directories[known.directory] if known.directory < len(self._directories) else None
        full = name if directory is None else directory + "/" + name
        same = not md5 or not known.md5 or md5 == known.md5
        if directory is not None:
            same = same and (old is None or old == directory) and name == known.name
        elif old is not None:
            same = same and name == old + "/" + known.name
        else:
            same = same and name[name.rfind("/") + 1:] == known.name
        if not same:
            shown = known.name if not old else old + "/" + known.name
            raise AssemblyError(f"file table slot {number} is already occupied by a different file ({shown} vs {full})")

    def _directory(self, directory: str, can_be_zero: bool, base: str) -> int:
        """Return the directory's index, entering it when new; 0 is the compilation directory."""
        if directory.endswith("/"):
            directory = directory[:-1]
        if not directory:
            return 0
        for index, known in enumerate(self._directories):
            if known == directory:
                return index
        index = len(self._directories)
        if can_be_zero:
            if not self._directories or self._directories[0] is None:
                if self.version >= 5 and directory != base:
                    self._directory(base, True, base)
                    index = 1
                else:
                    index = 0
        elif index == 0:
            index = 1
        while len(self._directories) <= index:
            self._directories.append(None)
        self._directories[index] = directory
        return index

    # -- .loc -----------------------------------------------------------------------------------------

    def loc(self, name: str, rest: str) -> None:
        """.loc FILE LINE [COLUMN] [OPTIONS]"""
        if self.pending:
            self.emit_row()
        words = rest.split()
        if len(words) < 2 or not words[0].isdigit() or not words[1].isdigit():
            words = self._evaluated(words)
        number = int(words[0])
        line = int(words[1])
        if number < 1 and (number < 0 or self.version < 5):
            if number == 0:
                self.version = 5
            else:
                raise AssemblyError("file number less than one")
        if number >= len(self._files) or self._files[number] is None:
            raise AssemblyError(f"unassigned file number {number}")
        self._file = number
        self._line = line
        self._discriminator = 0
        self._view = ""
        index = 2
        count = len(words)
        if count > 2 and words[2].isdigit():
            self._column = int(words[2])
            index = 3
        while index < count:
            word = words[index]
            index += 1
            if word == "is_stmt":
                value = self._operand(words, index)
                index += 1
                if value == 0:
                    self._flags &= ~_IS_STMT
                elif value == 1:
                    self._flags |= _IS_STMT
                else:
                    raise AssemblyError("is_stmt value not 0 or 1")
            elif word == "view":
                if index >= count:
                    raise AssemblyError("missing view number")
                self._view = words[index]
                index += 1
            elif word == "discriminator":
                self._discriminator = self._operand(words, index)
                index += 1
            elif word == "basic_block":
                self._flags |= _BASIC_BLOCK
            elif word == "prologue_end":
                self._flags |= _PROLOGUE_END
            elif word == "epilogue_begin":
                self._flags |= _EPILOGUE_BEGIN
            elif word == "isa":
                self._isa = self._operand(words, index)
                index += 1
                if self._isa < 0:
                    raise AssemblyError("isa number less than zero")
            else:
                raise AssemblyError(f"unknown .loc sub-directive `{word}'")
        self.any_loc = True
        self.pending = True
        self.generating = False
        if self._view:
            self.emit_row()

    def loc_line(self, line: str) -> bool:
        """Carry out a whole line that is a .loc as GCC writes it; False, with nothing done, for another form."""
        matched = _LOC_LINE.match(line)
        if matched is None:
            return False
        file, row, column, statement, view = matched.groups()
        number = int(file)
        if number < 1 or number >= len(self._files) or self._files[number] is None:
            return False
        if self.pending:
            self.emit_row()
        self._file = number
        self._line = int(row)
        self._column = int(column)
        self._discriminator = 0
        if statement is not None:
            if statement == "1":
                self._flags |= _IS_STMT
            else:
                self._flags &= ~_IS_STMT
        self.any_loc = True
        self.pending = True
        self.generating = False
        if view is None:
            self._view = ""
        else:
            self._view = view
            self.emit_row()
        return True

    def _evaluated(self, words: list[str]) -> list[str]:
        """Evaluate file and line operands that are expressions without blanks."""
        if len(words) < 2:
            raise AssemblyError("missing line number" if words else "file number less than one")
        first = self.parser.absolute(words[0], 0)
        second = self.parser.absolute(words[1], 0)
        if first < 0:
            raise AssemblyError("file number less than one")
        if second < 0:
            raise AssemblyError(f"line numbers must be positive; line number {second} rejected")
        return [str(first), str(second)] + words[2:]

    def _operand(self, words: list[str], index: int) -> int:
        if index >= len(words):
            raise AssemblyError("missing expression")
        word = words[index]
        return int(word) if word.isdigit() else self.parser.absolute(word, 0)

    def locate(self, file: int, line: int, column: int) -> None:
        """`.loc FILE LINE COLUMN` of a file that has a number."""
        if self.pending:
            self.emit_row()
        self._file = file
        self._line = line
        self._column = column
        self._discriminator = 0
        self._view = ""
        self.any_loc = True
        self.pending = True

    def mark_labels(self, name: str, rest: str) -> None:
        """.loc_mark_labels 0|1: only compilers for other languages use 1."""
        if self.parser.absolute(rest, 0) != 0:
            raise AssemblyError("expected 0 or 1")

    def emit_row(self) -> None:
        """Make the row of the pending .loc at the current place."""
        emission = self.emission
        section = emission.section
        flags = self._flags
        self.pending = False
        self._flags = flags & _IS_STMT
        if self._line != 0 and (self._file != 0 or self.version >= 5):
            if section.flags & (SHF_EXECINSTR | SHF_ALLOC) != SHF_EXECINSTR | SHF_ALLOC:
                emission.warning(f"dwarf line number information for {section.name} ignored")
            else:
                entry = LineEntry(emission.fragment, len(emission.data), self._file, self._line,
                                  self._column, flags)
                entry.discriminator = self._discriminator
                entry.isa = self._isa
                self._append(entry)
                if self._view:
                    self._attach_view(entry)
        self._discriminator = 0
        self._view = ""

    def _append(self, entry: LineEntry) -> None:
        emission = self.emission
        section = emission.section
        number = emission.subsection.number
        if section is not self._current_section or number != self._current_subsection:
            sequence = self._by_section.get(section)
            if sequence is None:
                sequence = _Sequence(section)
                self._by_section[section] = sequence
                self._sequences.append(sequence)
            rows = sequence.entries.get(number)
            if rows is None:
                rows = []
                sequence.entries[number] = rows
            self._current = rows
            self._current_section = section
            self._current_subsection = number
        rows = self._current
        if rows:
            entry.previous = rows[-1]
        rows.append(entry)

    def _attach_view(self, entry: LineEntry) -> None:
        """Give the row its view: a symbol to define, or the assertion 0 or -0."""
        entry.has_view = True
        word = self._view
        entry.path = self.emission.path
        entry.source_line = self.emission.line
        if word == "0":
            entry.expects_zero = True
            return
        if word == "-0":
            entry.expects_zero = True
            entry.resets_view = True
            return
        if word[:1].isdigit() or word[:1] == "-":
            raise AssemblyError("numeric view can only be asserted to zero")
        emission = self.emission
        if word.startswith(".L") and word not in emission.symbols and word not in emission.views:
            # A compiler names every row and mentions few: the symbol is made when it is mentioned.
            emission.views[word] = len(self._view_entries)
        else:
            symbol = emission.symbol(word)
            if symbol.section is not UNDEFINED or symbol.expression is not None:
                raise AssemblyError(f"symbol `{word}' is already defined")
            symbol.section = VIEW
            symbol.value = len(self._view_entries)
        self._view_entries.append(entry)

    def view(self, index: int) -> int:
        """Return the view number of a VIEW symbol's row, by the addresses as they are now."""
        number = 0
        entry = self._view_entries[index]
        while True:
            previous = entry.previous
            if previous is None or entry.resets_view:
                return number
            if entry.address() > previous.address():
                return number
            number += 1
            entry = previous

    # -- rows for the assembler's own source (-g) -----------------------------------------------------

    def generate_row(self) -> None:
        """With -g: make a row for the source line that the next instruction comes from."""
        emission = self.emission
        path = emission.path
        number = self._generated_files.get(path)
        if number is None:
            number = len(self._generated_files) + 1
            self._generated_files[path] = number
            if self.version < 1:
                self.version = 5
            self.number_file(number, None, path, b"")
            self.generating = True
        line = emission.line
        if self._last_generated == (number, line) and emission.section is self._current_section:
            return
        self._last_generated = (number, line)
        if emission.section.flags & (SHF_EXECINSTR | SHF_ALLOC) != SHF_EXECINSTR | SHF_ALLOC:
            return
        self._append(LineEntry(emission.fragment, len(emission.data), number, line, 0, _IS_STMT))

    # -- .debug_line ----------------------------------------------------------------------------------

    def needs_program(self) -> bool:
        """Tell whether .debug_line is to be made: there are rows, or .debug_info may refer to the files.

        Raises AssemblyError when the source has a .debug_line of its own beside .loc.
        """
        info = self._nonempty(".debug_info")
        line = self._nonempty(".debug_line")
        if line:
            if self._sequences:
                raise AssemblyError("duplicate .debug_line sections")
            return False
        if not self._sequences:
            return info
        return True

    def describes_source(self) -> bool:
        """Tell whether there are rows and no .debug_info, so that GNU as would describe the unit itself."""
        return bool(self._sequences) and not self._nonempty(".debug_info")

    def sections_with_rows(self) -> list[Section]:
        """Return the sections that have rows, in the order of their sequences."""
        return [sequence.section for sequence in self._sequences]

    def unit_name(self) -> str:
        """Return the path of the first file, for DW_AT_name."""
        name, directory, _ = self._file_name(1 if len(self._files) > 1 else 0)
        known = self._directories[directory] if 0 < directory < len(self._directories) else None
        return self._remapped(known) + "/" + name if known else name

    def unit_directory(self) -> str:
        """Return the compilation directory, for DW_AT_comp_dir."""
        return self._remapped(self.settings.working_directory)

    def _nonempty(self, name: str) -> bool:
        section = self.emission.sections_by_name.get(name)
        if section is None:
            return False
        for part in section.subsections:
            for fragment in part.fragments:
                if fragment.data or fragment.kind:
                    return True
        return False

    @property
    def line_version(self) -> int:
        """The version of .debug_line."""
        return self.version if self.version > 3 else 3

    def create_sections(self) -> None:
        """Make the sections that `write` fills, in the order in which GNU as makes them."""
        self.sections.find(".debug_line")
        if self.line_version >= 5 and (self._files or self._directories):
            self.line_strings()

    def line_strings(self) -> Section:
        """Return .debug_line_str, made when new."""
        name = ".debug_line_str"
        known = self.emission.sections_by_name.get(name)
        if known is None:
            known = self.sections.create(name, name, SHT_PROGBITS, SHF_MERGE | SHF_STRINGS)
            known.entry_size = 1
        return known

    def sequences(self) -> list[tuple[Section, list[LineEntry]]]:
        """Return the rows of each section, subsections joined in order."""
        joined: list[tuple[Section, list[LineEntry]]] = []
        for sequence in self._sequences:
            rows: list[LineEntry] = []
            for number in sorted(sequence.entries):
                part = sequence.entries[number]
                if rows and part:
                    part[0].previous = rows[-1]
                rows.extend(part)
            joined.append((sequence.section, rows))
        return joined

    def check_views(self) -> None:
        """Report rows whose asserted view number is not 0."""
        for _, rows in self.sequences():
            for entry in rows:
                previous = entry.previous
                if entry.expects_zero and not entry.resets_view and previous is not None \
                        and entry.address() <= previous.address():
                    self.emission.error_at(entry.path, entry.source_line, "view number mismatch")

    def write(self) -> None:
        """Fill .debug_line (and .debug_line_str).  The code sections are laid out."""
        emission = self.emission
        section = self.sections.find(".debug_line")
        emission.enter(section, 0)
        version = self.line_version
        start = len(emission.data)
        program = bytearray()
        addresses: list[tuple[int, LineEntry]] = []
        for code, rows in self.sequences():
            if rows:
                self._write_rows(code, rows, program, addresses)
        head = bytearray()
        if version >= 5:
            head.append(self.target.address_size)
            head.append(0)
        after = bytearray((self.target.minimum_instruction_length,))
        if version >= 4:
            after.append(1)
        after.append(1)
        after.append(_LINE_BASE & 255)
        after.append(_LINE_RANGE)
        after.append(_OPCODE_BASE)
        after += _OPERAND_COUNTS
        strings: list[tuple[int, Symbol]] = []
        if version >= 5:
            self._write_tables(after, strings)
        else:
            self._write_old_tables(after)
        length = 2 + len(head) + 4 + len(after) + len(program)
        order: Literal["big", "little"] = "big" if self.target.big_endian else "little"
        out = bytearray()
        out += length.to_bytes(4, order)
        out += version.to_bytes(2, order)
        out += head
        out += len(after).to_bytes(4, order)
        base = start + len(out)
        out += after
        body = start + len(out)
        out += program
        emission.enter(section, 0)
        for offset, symbol in strings:
            emission.fixup(base + offset, 4, Expression(SYMBOL, symbol), False, self.target.data_kind(4, 0, False))
        size = self.target.address_size
        for offset, entry in addresses:
            place = Symbol("")
            place.local_name = True
            place.section = entry.fragment.section
            place.fragment = entry.fragment
            place.value = entry.offset
            emission.fixup(body + offset, size, Expression(SYMBOL, place), False, self.target.data_kind(size, 0, False))
        emission.data += out

    def _remapped(self, path: str) -> str:
        for old, new in self.settings.prefix_maps:
            if path.startswith(old):
                return new + path[len(old):]
        return path

    def _file_name(self, index: int) -> tuple[str, int, bytes]:
        row = self._files[index]
        if row is not None:
            return row.name, row.directory, row.md5
        if index == 0 and len(self._files) > 1:
            # DWARF 5 without .file 0: the first file stands for the unit.
            first = self._files[1]
            if first is not None:
                return first.name, first.directory, first.md5
        self.emission.error(f"unassigned file number {index}")
        return "", 0, b""

    def _write_tables(self, out: bytearray, strings: list[tuple[int, Symbol]]) -> None:
        """The directory and file tables of DWARF 5 (6.2.4): strings are in .debug_line_str."""
        emission = self.emission
        emission.enter(self.line_strings(), 0)
        directories = len(self._directories)
        out += b"\x01\x01\x1f"
        out += unsigned_leb128(1 if directories == 0 and self._files else directories)
        if directories or self._files:
            first = self._directories[0] if directories else None
            self._string(first if first is not None else self.settings.working_directory, out, strings)
        for index in range(1, directories):
            name = self._directories[index]
            self._string(name if name is not None else "", out, strings)
        first_string: Symbol | None = None
        with_md5 = any(row is not None and row.md5[:1] not in (b"", b"\0") for row in self._files)
        out.append(3 if with_md5 else 2)
        out += b"\x01\x1f\x02\x0f"
        if with_md5:
            out += b"\x05\x1e"
        out += unsigned_leb128(len(self._files))
        for index in range(len(self._files)):
            file_name, directory, md5 = self._file_name(index)
            if index == 1 and first_string is not None and self._files[0] is None:
                # GNU as lets the file that stands for file 0 share its string.
                self._reference(first_string, out, strings)
            else:
                placed = self._string(file_name, out, strings)
                if index == 0:
                    first_string = placed
            out += unsigned_leb128(directory)
            if with_md5:
                out += md5 if md5 else bytes(16)

    def _string(self, text: str, out: bytearray, strings: list[tuple[int, Symbol]]) -> Symbol:
        """Place a string in .debug_line_str and append a reference to it."""
        symbol = self.emission.here()
        self.emission.data += self._remapped(text).encode("latin-1") + b"\0"
        self._reference(symbol, out, strings)
        return symbol

    def _reference(self, symbol: Symbol, out: bytearray, strings: list[tuple[int, Symbol]]) -> None:
        strings.append((len(out), symbol))
        out += bytes(4)

    def _write_old_tables(self, out: bytearray) -> None:
        """The directory and file tables before DWARF 5."""
        for index in range(1, len(self._directories)):
            name = self._directories[index]
            out += self._remapped(name if name is not None else "").encode("latin-1") + b"\0"
        out.append(0)
        for index in range(1, len(self._files)):
            file_name, directory, _ = self._file_name(index)
            out += file_name.encode("latin-1") + b"\0"
            out += unsigned_leb128(directory)
            out += b"\0\0"
        out.append(0)

    def _write_rows(self, section: Section, rows: list[LineEntry], out: bytearray,
                    addresses: list[tuple[int, LineEntry]]) -> None:
        """One sequence (DWARF5 6.2.5): the rows of a section and its end."""
        file: i64 = 1
        line: i64 = 1
        column: i64 = 0
        isa: i64 = 0
        statement: i64 = _IS_STMT
        address: i64 = 0
        previous: LineEntry | None = None
        for entry in rows:
            if entry.file != file:
                file = entry.file
                out.append(4)                           # DW_LNS_set_file
                out += unsigned_leb128(file)
            if entry.column != column:
                column = entry.column
                out.append(5)                           # DW_LNS_set_column
                out += unsigned_leb128(column)
            if entry.discriminator:
                encoded = unsigned_leb128(entry.discriminator)
                out.append(0)
                out += unsigned_leb128(1 + len(encoded))
                out.append(4)                           # DW_LNE_set_discriminator
                out += encoded
            if entry.isa != isa:
                isa = entry.isa
                out.append(12)                          # DW_LNS_set_isa
                out += unsigned_leb128(isa)
            flags = entry.flags
            if (flags ^ statement) & _IS_STMT:
                statement = flags
                out.append(6)                           # DW_LNS_negate_stmt
            if flags & _BASIC_BLOCK:
                out.append(7)
            if flags & _PROLOGUE_END:
                out.append(10)
            if flags & _EPILOGUE_BEGIN:
                out.append(11)
            here = entry.fragment.address + entry.offset
            if previous is None or (entry.resets_view and _may_be_same_place(previous, entry)):
                out.append(0)
                out += unsigned_leb128(self.target.address_size + 1)
                out.append(2)                           # DW_LNE_set_address
                addresses.append((len(out), entry))
                out += bytes(self.target.address_size)
                self._advance(out, entry.line - line, 0)
            else:
                self._advance(out, entry.line - line, here - address)
            line = entry.line
            address = here
            previous = entry
        self._end_sequence(out, section.size - address)

    def _advance(self, out: bytearray, lines: i64, delta: i64) -> None:
        """Append a row, `lines` further and `delta` bytes on, in the shortest way GNU as knows."""
        delta = delta // self.target.minimum_instruction_length
        opcode: i64 = lines - _LINE_BASE
        copies = False
        if opcode < 0 or opcode >= _LINE_RANGE:
            out.append(3)                               # DW_LNS_advance_line
            out += signed_leb128(lines)
            opcode = -_LINE_BASE
            copies = True
            if delta == 0:
                out.append(1)                           # DW_LNS_copy
                return
        elif lines == 0 and delta == 0:
            out.append(1)
            return
        opcode += _OPCODE_BASE
        if delta < 256 + _MOST_SPECIAL_ADVANCE:
            special = opcode + delta * _LINE_RANGE
            if special <= 255:
                out.append(special)
                return
            special = opcode + (delta - _MOST_SPECIAL_ADVANCE) * _LINE_RANGE
            if special <= 255:
                out.append(8)                           # DW_LNS_const_add_pc
                out.append(special)
                return
        out.append(2)                                   # DW_LNS_advance_pc
        out += unsigned_leb128(delta)
        out.append(1 if copies else opcode)

    def _end_sequence(self, out: bytearray, delta: i64) -> None:
        delta = delta // self.target.minimum_instruction_length
        if delta == _MOST_SPECIAL_ADVANCE:
            out.append(8)
        elif delta:
            out.append(2)
            out += unsigned_leb128(delta)
        out += b"\x00\x01\x01"                          # DW_LNE_end_sequence


def _may_be_same_place(previous: LineEntry, entry: LineEntry) -> bool:
    """Tell whether two rows may be at one address, as far as GNU as knows before layout."""
    if previous.fragment is entry.fragment:
        return previous.offset == entry.offset
    return entry.offset == 0 and previous.offset >= previous.fragment.fixed_size
