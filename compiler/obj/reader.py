"""Read an ELF relocatable object into the ObjectFile model (gABI ch. 4).

Every section but the tables that the writer makes itself (.symtab, .strtab, .shstrtab, .symtab_shndx,
relocations, groups) becomes a Section; reading what `writer` wrote gives the same model again.
Raises ObjectError for a file that is damaged or no ELF relocatable.
"""

from __future__ import annotations

import struct
from typing import final

from compiler.asm.section import (
    ABSOLUTE,
    COMMON,
    SHF_INFO_LINK,
    SHT_GROUP,
    SHT_NOBITS,
    SHT_REL,
    SHT_RELA,
    SHT_STRTAB,
    SHT_SYMTAB,
    SHT_SYMTAB_SHNDX,
    STT_SECTION,
    UNDEFINED,
    Group,
    ObjectFile,
    Relocation,
    Section,
    Symbol,
)
from compiler.obj.elf import (
    ELF_MAGIC,
    ET_REL,
    HEADER_FORMAT,
    SECTION_FORMAT,
    SECTION_SIZE,
    SHN_ABS,
    SHN_COMMON,
    SHN_LORESERVE,
    SHN_XINDEX,
    SYMBOL_FORMAT,
    SYMBOL_SIZE,
    ObjectError,
    relocation_size,
)
from compiler.obj.string_table import string_at


def read_object(data: bytes) -> ObjectFile:
    """Return the model of an object file's bytes."""
    try:
        return _Reader(data).read()
    except (struct.error, IndexError, OverflowError) as error:
        raise ObjectError(f"damaged object file: {error}") from None


@final
class _Raw:
    """One section header as read."""

    def __init__(self, fields: tuple[int, ...]) -> None:
        self.name: int = fields[0]
        self.type: int = fields[1]
        self.flags: int = fields[2]
        self.address: int = fields[3]
        self.offset: int = fields[4]
        self.size: int = fields[5]
        self.link: int = fields[6]
        self.info: int = fields[7]
        self.alignment: int = fields[8]
        self.entry_size: int = fields[9]


@final
class _Reader:
    """Reads one object."""

    def __init__(self, data: bytes) -> None:
        self.data: bytes = data
        if len(data) < 52 or data[:4] != ELF_MAGIC or data[4] not in (1, 2) or data[5] not in (1, 2):
            raise ObjectError("not an ELF object file")
        self.bits: int = 32 * data[4]
        self.order: str = "<" if data[5] == 1 else ">"
        self.raw: list[_Raw] = []
        self.sections: dict[int, Section] = {}
        self.symbols: list[Symbol] = []

    def read(self) -> ObjectFile:
        """Return the model."""
        data = self.data
        bits = self.bits
        header = struct.unpack_from(self.order + HEADER_FORMAT[bits], data, 16)
        if header[0] != ET_REL:
            raise ObjectError("not a relocatable object file")
        model = ObjectFile(header[1], bits, self.order == ">", True)
        model.flags = header[6]
        model.osabi = data[7]
        offset = header[5]
        count = header[11]
        name_index = header[12]
        if offset == 0 or header[10] != SECTION_SIZE[bits]:
            raise ObjectError("no section headers")
        unpack = struct.Struct(self.order + SECTION_FORMAT[bits]).unpack_from
        first = _Raw(unpack(data, offset))
        if count == 0:
            count = first.size
        if name_index == SHN_XINDEX:
            name_index = first.link
        if offset + count * SECTION_SIZE[bits] > len(data):
            raise ObjectError("section headers reach past the end of the file")
        for index in range(count):
            self.raw.append(_Raw(unpack(data, offset + index * SECTION_SIZE[bits])))
        names = self._bytes(self.raw[name_index])
        symbol_table = 0
        relocations: list[int] = []
        groups: list[int] = []
        strings: set[int] = {name_index}
        for index in range(1, count):
            raw = self.raw[index]
            if raw.type == SHT_SYMTAB:
                symbol_table = index
                strings.add(raw.link)
        for index in range(1, count):
            raw = self.raw[index]
            if raw.type in (SHT_REL, SHT_RELA):
                relocations.append(index)
                model.rela = raw.type == SHT_RELA
                continue
            if raw.type == SHT_SYMTAB or raw.type == SHT_SYMTAB_SHNDX or (raw.type == SHT_STRTAB and index in strings):
                continue
            section = Section(string_at(names, raw.name).decode("latin-1"), raw.type, raw.flags)
            section.alignment = raw.alignment
            section.entry_size = raw.entry_size
            section.address = raw.address
            section.size = raw.size
            section.index = index
            self.sections[index] = section
            if raw.type == SHT_GROUP:
                groups.append(index)
                continue
            if raw.type != SHT_NOBITS:
                section.contents = self._bytes(raw)
            model.sections.append(section)
        if symbol_table:
            self._read_symbols(symbol_table)
        model.symbols = self.symbols[1:]
        for section in model.sections:
            self._connect(section, symbol_table)
        for index in groups:
            model.groups.append(self._group(index))
        for index in relocations:
            self._read_relocations(self.raw[index])
        return model

    def _bytes(self, raw: _Raw) -> bytes:
        if raw.type == SHT_NOBITS:
            return b""
        if raw.offset + raw.size > len(self.data):
            raise ObjectError("a section reaches past the end of the file")
        return self.data[raw.offset:raw.offset + raw.size]

    def _connect(self, section: Section, symbol_table: int) -> None:
        """Resolve sh_link and sh_info."""
        raw = self.raw[section.index]
        if raw.link:
            if raw.link == symbol_table:
                section.links_symbols = True
            else:
                section.link = self.sections.get(raw.link)
        if raw.flags & SHF_INFO_LINK:
            section.info_section = self.sections.get(raw.info)
        else:
            section.info = raw.info

    def _read_symbols(self, index: int) -> None:
        raw = self.raw[index]
        data = self._bytes(raw)
        names = self._bytes(self.raw[raw.link])
        extended = b""
        for other in self.raw:
            if other.type == SHT_SYMTAB_SHNDX and other.link == index:
                extended = self._bytes(other)
        unpack = struct.Struct(self.order + SYMBOL_FORMAT[self.bits]).unpack_from
        size = SYMBOL_SIZE[self.bits]
        for number in range(len(data) // size):
            fields = unpack(data, number * size)
            if self.bits == 64:
                name, info, visibility, where, value, length = fields
            else:
                name, value, length, info, visibility, where = fields
            symbol = Symbol(string_at(names, name).decode("latin-1"))
            symbol.index = number
            symbol.binding = info >> 4
            symbol.type = info & 15
            symbol.visibility = visibility & 3
            symbol.other = visibility & ~3
            symbol.value = value
            symbol.size = length
            if where == SHN_XINDEX:
                where = struct.unpack_from(self.order + "I", extended, number * 4)[0]
                symbol.section = self._section(where)
            elif where == 0:
                symbol.section = UNDEFINED
            elif where == SHN_ABS:
                symbol.section = ABSOLUTE
            elif where == SHN_COMMON:
                symbol.section = COMMON
                symbol.common_alignment = value
            elif where >= SHN_LORESERVE:
                raise ObjectError(f"symbol in a reserved section {where:#x}")
            else:
                symbol.section = self._section(where)
            if symbol.type == STT_SECTION:
                symbol.named = bool(symbol.name)
                if not symbol.named:
                    symbol.name = symbol.section.name
                symbol.section.symbol = symbol
            self.symbols.append(symbol)

    def _section(self, index: int) -> Section:
        section = self.sections.get(index)
        if section is None:
            raise ObjectError(f"a symbol names section {index}, which is none")
        return section

    def _symbol(self, index: int) -> Symbol | None:
        if index == 0:
            return None
        if index >= len(self.symbols):
            raise ObjectError(f"symbol {index} is out of range")
        return self.symbols[index]

    def _group(self, index: int) -> Group:
        raw = self.raw[index]
        data = self._bytes(raw)
        words = struct.unpack_from(f"{self.order}{len(data) // 4}I", data)
        symbol = self._symbol(raw.info)
        signature = symbol.name if symbol is not None else ""
        group = Group(signature, bool(words) and words[0] & 1 != 0)
        group.flags = words[0] if words else 0
        group.symbol = symbol
        group.section = self.sections[index]
        for number in words[1:]:
            if number >= len(self.raw):
                raise ObjectError("a group has a member that is no section")
            if self.raw[number].type in (SHT_REL, SHT_RELA):
                continue
            member = self._section(number)
            member.group = group
            group.members.append(member)
        return group

    def _read_relocations(self, raw: _Raw) -> None:
        target = self._section(raw.info)
        rela = raw.type == SHT_RELA
        data = self._bytes(raw)
        size = relocation_size(self.bits, rela)
        if self.bits == 64:
            unpack = struct.Struct(self.order + ("QQq" if rela else "QQ")).unpack_from
            shift = 32
        else:
            unpack = struct.Struct(self.order + ("IIi" if rela else "II")).unpack_from
            shift = 8
        mask = (1 << shift) - 1
        for number in range(len(data) // size):
            fields = unpack(data, number * size)
            target.relocations.append(Relocation(fields[0], fields[1] & mask, self._symbol(fields[1] >> shift),
                                                 fields[2] if rela else 0))
