"""Debugging information about assembler source itself (-g): one compile unit that names file, directory,
producer, the code's addresses and its functions (DWARF5 3.1.1, 3.3, 6.1.2, 7.28).

GNU as makes it when there are line table rows and no .debug_info in the source.  Only DWARF 5 is made.
Functions are the defined STT_FUNC symbols that have a size.
"""

from __future__ import annotations

from typing import Final, Literal, final

from compiler.asm.emission import Emission
from compiler.asm.expr import SYMBOL, Expression
from compiler.asm.leb128 import unsigned_leb128
from compiler.asm.lines import LineDirectives
from compiler.asm.resolve import Resolver
from compiler.asm.section import (
    SHF_MERGE,
    SHF_STRINGS,
    SHT_PROGBITS,
    STB_GLOBAL,
    STT_FUNC,
    Section,
    Symbol,
)
from compiler.asm.sections import SectionDirectives
from compiler.asm.target import AssemblerTarget

PRODUCER: Final = "GNU AS 2.40"
"""DW_AT_producer: what debuggers and the comparison with GNU as expect to see."""

_LANG_ASSEMBLER: Final = 0x8001     # DW_LANG_Mips_Assembler


@final
class SourceDescription:
    """Makes .debug_info, .debug_abbrev, .debug_aranges, .debug_str and .debug_rnglists of one unit."""

    def __init__(self, emission: Emission, sections: SectionDirectives, target: AssemblerTarget,
                 lines: LineDirectives) -> None:
        self.emission: Emission = emission
        self.sections: SectionDirectives = sections
        self.target: AssemblerTarget = target
        self.lines: LineDirectives = lines
        self.several: bool = len(lines.sections_with_rows()) > 1
        self._order: Literal["big", "little"] = "big" if target.big_endian else "little"

    def create_sections(self) -> list[Section]:
        """Make the sections, and give their symbols their order in the table; return them."""
        emission = self.emission
        info = self._section(".debug_info", 0)
        abbrev = self._section(".debug_abbrev", 0)
        aranges = self._section(".debug_aranges", 0)
        aranges.alignment_power = 4 if self.target.address_size == 8 else 3
        strings = self._section(".debug_str", SHF_MERGE | SHF_STRINGS)
        strings.entry_size = 1
        made = [info, abbrev, aranges, strings]
        named = [info, abbrev, emission.sections_by_name[".debug_line"], emission.sections_by_name[".debug_line_str"]]
        if self.several:
            ranges = self._section(".debug_rnglists", 0)
            made.append(ranges)
            named.append(ranges)
        named.append(strings)
        for section in named:
            assert section.symbol is not None
            emission.move_last(section.symbol)
        return made

    def _section(self, name: str, flags: int) -> Section:
        known = self.emission.sections_by_name.get(name)
        if known is not None:
            return known
        return self.sections.create(name, name, SHT_PROGBITS, flags)

    # -- contents -------------------------------------------------------------------------------------

    def write(self, resolver: Resolver) -> None:
        """Fill the sections.  The code is laid out."""
        emission = self.emission
        functions: list[tuple[Symbol, int]] = []
        for symbol in emission.ordered:
            if symbol.type != STT_FUNC or symbol.fragment is None:
                continue
            size: int | None = symbol.size
            if symbol.size_expression is not None:
                size = resolver.number(symbol.size_expression)
            if size:
                functions.append((symbol, size))
        code = self.lines.sections_with_rows()
        self._write_info(code, functions)
        self._write_abbreviations(functions)
        self._write_addresses(code)
        if self.several:
            self._write_ranges(code)

    def _number(self, value: int, size: int) -> bytes:
        return value.to_bytes(size, self._order)

    def _refer(self, symbol: Symbol, size: int, addend: int = 0) -> None:
        """Append a field of `size` bytes that holds the symbol's address or offset."""
        emission = self.emission
        emission.fixup(len(emission.data), size, Expression(SYMBOL, symbol, addend), False,
                       self.target.data_kind(size, 0, False))
        emission.data += bytes(size)

    def _start_of(self, section: Section) -> Symbol:
        assert section.symbol is not None
        return section.symbol

    def _named(self, name: str) -> Symbol:
        return self._start_of(self.emission.sections_by_name[name])

    def _string(self, text: str) -> None:
        """Place a string in .debug_str and append a reference to it."""
        emission = self.emission
        here = emission.section
        emission.enter(self.emission.sections_by_name[".debug_str"], 0)
        symbol = emission.here()
        emission.data += text.encode("latin-1") + b"\0"
        emission.enter(here, 0)
        self._refer(symbol, 4)

    def _write_info(self, code: list[Section], functions: list[tuple[Symbol, int]]) -> None:
        emission = self.emission
        size = self.target.address_size
        emission.enter(emission.sections_by_name[".debug_info"], 0)
        start = len(emission.data)
        emission.data += bytes(4) + self._number(5, 2) + bytes((1, size))
        self._refer(self._named(".debug_abbrev"), 4)
        emission.data.append(1)
        self._refer(self._named(".debug_line"), 4)
        if self.several:
            self._refer(self._named(".debug_rnglists"), 4, 12)
        else:
            self._refer(self._start_of(code[0]), size)
            emission.data += unsigned_leb128(code[0].size)
        self._string(self.lines.unit_name())
        self._string(self.lines.unit_directory())
        self._string(PRODUCER)
        emission.data += self._number(_LANG_ASSEMBLER, 2)
        if functions:
            present = self._external_form(functions)
            each = 1 + 4 + (1 if present == 0x0C else 0) + size
            # The offset of the type is one number in all the entries, so its own length counts in it.
            width = 1
            while True:
                end = len(emission.data) - start
                for _, length in functions:
                    end += each + width + len(unsigned_leb128(length))
                if len(unsigned_leb128(end)) == width:
                    break
                width += 1
            for symbol, length in functions:
                emission.data.append(2)
                self._string(symbol.name)
                if present == 0x0C:
                    emission.data.append(1 if symbol.binding == STB_GLOBAL else 0)
                emission.data += unsigned_leb128(end)
                self._refer(symbol, size)
                emission.data += unsigned_leb128(length)
            emission.data += b"\x03\x00"
        emission.data[start:start + 4] = self._number(len(emission.data) - start - 4, 4)

    def _external_form(self, functions: list[tuple[Symbol, int]]) -> int:
        """Form of DW_AT_external: flag_present when all are global, flag when some are, 0 when none is."""
        external = [symbol.binding == STB_GLOBAL for symbol, _ in functions]
        if all(external):
            return 0x19
        return 0x0C if any(external) else 0

    def _write_abbreviations(self, functions: list[tuple[Symbol, int]]) -> None:
        """DWARF5 7.5.3."""
        emission = self.emission
        emission.enter(emission.sections_by_name[".debug_abbrev"], 0)
        out = emission.data
        out += bytes((1, 0x11, 1 if functions else 0, 0x10, 0x17))
        out += b"\x55\x17" if self.several else b"\x11\x01\x12\x0f"
        out += b"\x03\x0e\x1b\x0e\x25\x0e\x13\x05\x00\x00"
        if functions:
            out += b"\x02\x2e\x00\x03\x0e"
            form = self._external_form(functions)
            if form:
                out += bytes((0x3F, form))
            out += b"\x49\x15\x11\x01\x12\x0f\x00\x00"
            out += b"\x03\x3b\x00\x00\x00"
        out.append(0)

    def _write_addresses(self, code: list[Section]) -> None:
        """.debug_aranges (DWARF5 6.1.2); its version stays 2."""
        emission = self.emission
        size = self.target.address_size
        emission.enter(emission.sections_by_name[".debug_aranges"], 0)
        header = 12
        padding = -header % (2 * size)
        length = header - 4 + padding + 2 * size * (len(code) + 1)
        emission.data += self._number(length, 4) + self._number(2, 2)
        self._refer(self._named(".debug_info"), 4)
        emission.data += bytes((size, 0)) + bytes(padding)
        for section in code:
            self._refer(self._start_of(section), size)
            emission.data += self._number(section.size, size)
        emission.data += bytes(2 * size)

    def _write_ranges(self, code: list[Section]) -> None:
        """.debug_rnglists (DWARF5 7.28), entries DW_RLE_start_length."""
        emission = self.emission
        size = self.target.address_size
        emission.enter(emission.sections_by_name[".debug_rnglists"], 0)
        start = len(emission.data)
        emission.data += bytes(4) + self._number(5, 2) + bytes((size, 0)) + bytes(4)
        for section in code:
            emission.data.append(7)
            self._refer(self._start_of(section), size)
            emission.data += unsigned_leb128(section.size)
        emission.data.append(0)
        emission.data[start:start + 4] = self._number(len(emission.data) - start - 4, 4)
