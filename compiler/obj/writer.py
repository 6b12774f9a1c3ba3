"""Write an ObjectFile as an ELF relocatable object (gABI ch. 4), in GNU as's arrangement.

Section headers: null, the groups, then each section followed by its relocations, .symtab,
.symtab_shndx when an index needs it, .strtab, .shstrtab.  Bytes of the file: header, sections, symbol
table, its strings, relocations, section names, section headers.  An object without symbols has no
symbol table.  With 0xff00 sections and more, the first header holds the counts (gABI: e_shnum).
"""

from __future__ import annotations

import struct
from typing import final

from compiler.asm.section import (
    ABSOLUTE,
    COMMON,
    SHF_GROUP,
    SHF_INFO_LINK,
    SHT_GROUP,
    SHT_NOBITS,
    SHT_REL,
    SHT_RELA,
    SHT_STRTAB,
    SHT_SYMTAB,
    SHT_SYMTAB_SHNDX,
    STB_LOCAL,
    STT_SECTION,
    UNDEFINED,
    Group,
    ObjectFile,
    Section,
    Symbol,
)
from compiler.obj.elf import (
    ELF_MAGIC,
    ET_REL,
    HEADER_FORMAT,
    HEADER_SIZE,
    SECTION_FORMAT,
    SECTION_SIZE,
    SHN_ABS,
    SHN_COMMON,
    SHN_LORESERVE,
    SHN_XINDEX,
    SYMBOL_FORMAT,
    SYMBOL_SIZE,
    relocation_size,
)
from compiler.obj.string_table import StringTable


@final
class _Header:
    """One row of the section header table."""

    def __init__(self, name: bytes, type: int, flags: int, alignment: int, entry_size: int) -> None:
        self.name: bytes = name
        self.type: int = type
        self.flags: int = flags
        self.alignment: int = alignment
        self.entry_size: int = entry_size
        self.offset: int = 0
        self.size: int = 0
        self.address: int = 0
        self.link: int = 0
        self.info: int = 0
        self.contents: bytes = b""


def write_object(model: ObjectFile) -> bytes:
    """Return the bytes of the object.  Sets `index` of its sections and symbols."""
    return _Writer(model).write()


@final
class _Writer:
    """Writes one object."""

    def __init__(self, model: ObjectFile) -> None:
        self.model: ObjectFile = model
        self.order: str = ">" if model.big_endian else "<"
        self.word: int = 8 if model.bits == 64 else 4
        self.headers: list[_Header] = [_Header(b"", 0, 0, 0, 0)]
        self.relocation_headers: list[_Header] = []
        self.relocations_of: dict[Section, int] = {}    # section -> index of its relocations

    def write(self) -> bytes:
        """Lay out and return the file."""
        model = self.model
        headers = self.headers
        for group in model.groups:
            group.section.index = len(headers)
            header = _Header(group.section.name.encode("latin-1"), SHT_GROUP, group.section.flags, 4, 4)
            headers.append(header)
        for section in model.sections:
            self._number_section(section)
        with_symbols = bool(model.symbols)
        symbol_table = 0
        if with_symbols:
            symbol_table = len(headers)
            headers.append(_Header(b".symtab", SHT_SYMTAB, 0, self.word, SYMBOL_SIZE[model.bits]))
        for position, symbol in enumerate(model.symbols):
            symbol.index = position + 1
        extended = False
        if with_symbols:
            extended = any(self._section_number(symbol) >= SHN_LORESERVE and not symbol.section.pseudo
                           for symbol in model.symbols)
            extended_table = _Header(b".symtab_shndx", SHT_SYMTAB_SHNDX, 0, 4, 4)
            if extended:
                headers.append(extended_table)
                extended_table.link = symbol_table
            strings = StringTable()
            for symbol in model.symbols:
                strings.add(self._symbol_name(symbol))
            strings.finish()
            headers[symbol_table].link = len(headers)
            self._write_symbols(headers[symbol_table], extended_table, strings, extended)
            string_header = _Header(b".strtab", SHT_STRTAB, 0, 1, 0)
            string_header.contents = strings.data
            headers.append(string_header)
        name_header = _Header(b".shstrtab", SHT_STRTAB, 0, 1, 0)
        name_index = len(headers)
        headers.append(name_header)
        for group in model.groups:
            self._write_group(group, headers[group.section.index], symbol_table)
        for section in model.sections:
            self._finish_section(section, symbol_table)
        names = StringTable()
        if with_symbols:
            names.add(b".symtab")
            names.add(b".strtab")
        names.add(b".shstrtab")
        for header in headers:
            if header.type != SHT_GROUP:
                names.add(header.name)
        for group in model.groups:
            # GNU as makes the group sections last, though they come first in the table.
            names.add(group.section.name.encode("latin-1"))
        names.finish()
        name_header.contents = names.data
        return self._assemble_file(names, name_index, symbol_table)

    def _number_section(self, section: Section) -> None:
        headers = self.headers
        section.index = len(headers)
        name = section.name.encode("latin-1")
        header = _Header(name, section.type, section.flags, section.alignment, section.entry_size)
        header.contents = section.contents
        header.address = section.address
        headers.append(header)
        if section.relocations:
            rela = self.model.rela
            made = _Header((b".rela" if rela else b".rel") + name, SHT_RELA if rela else SHT_REL,
                           SHF_INFO_LINK | (section.flags & SHF_GROUP), self.word,
                           relocation_size(self.model.bits, rela))
            made.info = section.index
            self.relocations_of[section] = len(headers)
            headers.append(made)
            self.relocation_headers.append(made)

    def _section_number(self, symbol: Symbol) -> int:
        section = symbol.section
        if section is UNDEFINED:
            return 0
        if section is ABSOLUTE:
            return SHN_ABS
        if section is COMMON:
            return SHN_COMMON
        return section.index

    def _symbol_name(self, symbol: Symbol) -> bytes:
        # A section symbol has no name of its own (gABI: Symbol Table).
        if symbol.type == STT_SECTION and not symbol.named:
            return b""
        return (symbol.name + symbol.version).encode("latin-1")

    def _write_symbols(self, header: _Header, extended_table: _Header, strings: StringTable, extended: bool) -> None:
        model = self.model
        pack = struct.Struct(self.order + SYMBOL_FORMAT[model.bits]).pack
        out = bytearray(SYMBOL_SIZE[model.bits])
        numbers = bytearray(4)
        first_global = len(model.symbols) + 1
        wide = model.bits == 64
        mask = (1 << model.bits) - 1
        for symbol in model.symbols:
            if symbol.binding != STB_LOCAL and symbol.index < first_global:
                first_global = symbol.index
            number = self._section_number(symbol)
            high = 0
            if number >= SHN_LORESERVE and not symbol.section.pseudo:
                high = number
                number = SHN_XINDEX
            name = strings.offset(self._symbol_name(symbol))
            info = symbol.binding << 4 | symbol.type
            other = symbol.visibility | symbol.other
            value = symbol.value & mask
            size = symbol.size & mask
            if wide:
                out += pack(name, info, other, number, value, size)
            else:
                out += pack(name, value, size, info, other, number)
            if extended:
                numbers += struct.pack(self.order + "I", high)
        header.contents = bytes(out)
        header.info = first_global
        extended_table.contents = bytes(numbers)

    def _write_group(self, group: Group, header: _Header, symbol_table: int) -> None:
        words = [group.flags]
        for member in group.members:
            words.append(member.index)
            relocations = self.relocations_of.get(member)
            if relocations is not None:
                words.append(relocations)
        header.contents = struct.pack(f"{self.order}{len(words)}I", *words)
        header.link = symbol_table
        header.info = group.symbol.index if group.symbol is not None else 0

    def _finish_section(self, section: Section, symbol_table: int) -> None:
        """Fill what depends on the numbers of sections and symbols."""
        header = self.headers[section.index]
        if section.link is not None:
            header.link = section.link.index
        elif section.links_symbols:
            header.link = symbol_table
        header.info = section.info_section.index if section.info_section is not None else section.info
        relocations = self.relocations_of.get(section)
        if relocations is None:
            return
        made = self.headers[relocations]
        made.link = symbol_table
        out = bytearray()
        bits = self.model.bits
        shift = 32 if bits == 64 else 8
        if self.model.rela:
            pack = struct.Struct(self.order + ("QQq" if bits == 64 else "IIi")).pack
            low = -(1 << (bits - 1))
            span = 1 << bits
            for relocation in section.relocations:
                index = relocation.symbol.index if relocation.symbol is not None else 0
                addend = (relocation.addend - low) % span + low
                out += pack(relocation.offset, index << shift | relocation.type, addend)
        else:
            pack = struct.Struct(self.order + ("QQ" if bits == 64 else "II")).pack
            for relocation in section.relocations:
                index = relocation.symbol.index if relocation.symbol is not None else 0
                out += pack(relocation.offset, index << shift | relocation.type)
        made.contents = bytes(out)

    def _assemble_file(self, names: StringTable, name_index: int, symbol_table: int) -> bytes:
        model = self.model
        headers = self.headers
        out = bytearray(HEADER_SIZE[model.bits])
        late: set[int] = set(self.relocations_of.values())
        order = [index for index in range(1, name_index) if index not in late]
        order += sorted(late)
        order.append(name_index)
        sizes: dict[int, int] = {}
        for section in model.sections:
            if section.type == SHT_NOBITS:
                sizes[section.index] = section.size
        for index in order:
            header = headers[index]
            if header.alignment > 1:
                out += bytes(-len(out) % header.alignment)
            header.offset = len(out)
            if header.type == SHT_NOBITS:
                header.size = sizes[index]
            else:
                header.size = len(header.contents)
                out += header.contents
        out += bytes(-len(out) % self.word)
        table_offset = len(out)
        count = len(headers)
        if count >= SHN_LORESERVE:
            headers[0].size = count
        if name_index >= SHN_LORESERVE:
            headers[0].link = name_index
        pack = struct.Struct(self.order + SECTION_FORMAT[model.bits]).pack
        for header in headers:
            out += pack(names.offset(header.name), header.type, header.flags, header.address, header.offset,
                        header.size, header.link, header.info, header.alignment, header.entry_size)
        ident = ELF_MAGIC + bytes((2 if model.bits == 64 else 1, 2 if model.big_endian else 1, 1, model.osabi))
        out[:16] = ident + bytes(16 - len(ident))
        out[16:HEADER_SIZE[model.bits]] = struct.pack(
            self.order + HEADER_FORMAT[model.bits], ET_REL, model.machine, 1, 0, 0, table_offset, model.flags,
            HEADER_SIZE[model.bits], 0, 0, SECTION_SIZE[model.bits], 0 if count >= SHN_LORESERVE else count,
            name_index if name_index < SHN_LORESERVE else SHN_XINDEX)
        return bytes(out)
