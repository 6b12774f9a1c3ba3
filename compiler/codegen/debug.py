"""Debugging information of a compiled unit (-g): files of the line table, the compile unit and its functions (DWARF5 2-7, DWARF4, 3, 2).

In: what `unit.py` places, told as it places it.  Out: .debug_info, .debug_abbrev, .debug_aranges, .debug_rnglists, .debug_str, enough for
breakpoints by line and backtraces; .debug_line and call frames come from the assembler.  Variables and types are not described.
Before DWARF 5 the ranges are in .debug_ranges, before DWARF 4 offsets and expressions have no forms of their own and a function's end is an
address.

The calls add labels and no bytes to code and data, so that -g changes neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from compiler.asm.section import SHF_MERGE, SHF_STRINGS, SHT_PROGBITS
from compiler.codegen.writer import SectionSpec
from compiler.ir.module import INTERNAL, Function, Module

if TYPE_CHECKING:
    from compiler.codegen.settings import CodegenSettings
    from compiler.codegen.writer import UnitWriter

# DWARF5 7.5.3, 7.5.4, 7.5.5, 7.12: tags, attributes, forms, languages.
_TAG_COMPILE_UNIT: Final = 0x11
_TAG_SUBPROGRAM: Final = 0x2E
_AT_NAME: Final = 0x03
_AT_STMT_LIST: Final = 0x10
_AT_LOW_PC: Final = 0x11
_AT_HIGH_PC: Final = 0x12
_AT_LANGUAGE: Final = 0x13
_AT_COMP_DIR: Final = 0x1B
_AT_PRODUCER: Final = 0x25
_AT_PROTOTYPED: Final = 0x27
_AT_DECL_FILE: Final = 0x3A
_AT_DECL_LINE: Final = 0x3B
_AT_EXTERNAL: Final = 0x3F
_AT_FRAME_BASE: Final = 0x40
_AT_RANGES: Final = 0x55
_FORM_ADDR: Final = 0x01
_FORM_DATA4: Final = 0x06
_FORM_DATA8: Final = 0x07
_FORM_BLOCK1: Final = 0x0A
_FORM_DATA1: Final = 0x0B
_FORM_FLAG: Final = 0x0C
_FORM_STRP: Final = 0x0E
_FORM_UDATA: Final = 0x0F
_FORM_SEC_OFFSET: Final = 0x17
_FORM_EXPRLOC: Final = 0x18
_OP_CALL_FRAME_CFA: Final = 0x9C
_UT_COMPILE: Final = 1
_RLE_START_LENGTH: Final = 7
_LANGUAGES: Final = {"c90": 0x01, "c99": 0x0C, "c11": 0x1D, "c17": 0x1D, "c2x": 0x1D}

_UNIT: Final = 1            # codes of the abbreviations
_FUNCTION: Final = 2


@final
class UnitNames:
    """What the object says of its source.

    source: path as given.  directory: the working directory ("" where it does not matter).  producer: for DW_AT_producer.
    language: the -std= in force.  maps: (old, new) of -fdebug-prefix-map and -ffile-prefix-map, the latest first.
    """

    __slots__ = ("source", "directory", "producer", "language", "maps")

    def __init__(self, source: str, directory: str, producer: str, language: str, maps: list[tuple[str, str]]) -> None:
        self.source: str = source
        self.directory: str = directory
        self.producer: str = producer
        self.language: str = language
        self.maps: list[tuple[str, str]] = maps

    def mapped(self, path: str) -> str:
        """Return a path with the first map that fits applied (GCC manual: -fdebug-prefix-map)."""
        for old, new in self.maps:
            if path.startswith(old):
                return new + path[len(old):]
        return path


@final
class _Described:
    """A function and the labels around its code."""

    __slots__ = ("fn", "start", "end")

    def __init__(self, fn: Function, start: str) -> None:
        self.fn: Function = fn
        self.start: str = start
        self.end: str = ""


@final
class DebugDescription:
    """The description of one unit."""

    def __init__(self, unit: Module, settings: CodegenSettings, names: UnitNames, writer: UnitWriter, pointer_size: int) -> None:
        self.unit: Module = unit
        self.names: UnitNames = names
        self.writer: UnitWriter = writer
        self.files: dict[str, int] = {}     # number in the line table by path
        self._pointer_size: int = pointer_size
        self._functions: list[_Described] = []
        self._strings: dict[str, str] = {}      # text -> label in .debug_str
        self._version: int = settings.debug
        self._offset_form: int = _FORM_SEC_OFFSET if self._version >= 4 else _FORM_DATA4

    def begin(self) -> None:
        """Enter the files; before the first function."""
        writer = self.writer
        if self._version >= 5:
            writer.debug_file(0, self.names.mapped(self.names.directory) or ".", self.names.mapped(self.names.source))
        for path in self.unit.files or [self.names.source]:
            if path not in self.files:
                self.files[path] = len(self.files) + 1
                writer.debug_file(self.files[path], "", self.names.mapped(path))

    def begin_function(self, fn: Function) -> str:
        """Return the label that is to stand where the code of `fn` begins."""
        described = _Described(fn, self.writer.new_label())
        self._functions.append(described)
        return described.start

    def end_function(self) -> None:
        """The code of the function ends here."""
        described = self._functions[-1]
        described.end = self.writer.new_label()
        self.writer.label(described.end)

    # -- sections -------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Write the debugging sections."""
        writer = self.writer
        abbrev = writer.new_label()
        lines = writer.new_label()
        ranges = writer.new_label()
        info = writer.new_label()
        writer.section(SectionSpec(".debug_line", SHT_PROGBITS, 0))
        writer.label(lines)
        self._abbreviations(abbrev)
        self._info(info, abbrev, lines, ranges)
        self._addresses(info)
        if self._functions and self._version >= 5:
            self._ranges(ranges)
        elif self._functions:
            self._old_ranges(ranges)
        spec = SectionSpec(".debug_str", SHT_PROGBITS, SHF_MERGE | SHF_STRINGS, 1)
        for text, label in self._strings.items():
            writer.section(spec)
            writer.label(label)
            writer.data(text.encode("utf-8", "surrogateescape") + b"\0")

    def _abbreviations(self, label: str) -> None:
        """DWARF5 7.5.3."""
        writer = self.writer
        writer.section(SectionSpec(".debug_abbrev", SHT_PROGBITS, 0))
        writer.label(label)
        unit = [(_AT_PRODUCER, _FORM_STRP), (_AT_LANGUAGE, _FORM_DATA1), (_AT_NAME, _FORM_STRP), (_AT_COMP_DIR, _FORM_STRP)]
        if self._functions:
            unit += [(_AT_RANGES, self._offset_form), (_AT_LOW_PC, _FORM_ADDR)]
        unit.append((_AT_STMT_LIST, self._offset_form))
        function = [(_AT_EXTERNAL, _FORM_FLAG), (_AT_NAME, _FORM_STRP), (_AT_DECL_FILE, _FORM_UDATA), (_AT_DECL_LINE, _FORM_UDATA),
                    (_AT_PROTOTYPED, _FORM_FLAG), (_AT_LOW_PC, _FORM_ADDR),
                    (_AT_HIGH_PC, _FORM_DATA8 if self._version >= 4 else _FORM_ADDR),
                    (_AT_FRAME_BASE, _FORM_EXPRLOC if self._version >= 4 else _FORM_BLOCK1)]
        self._abbreviation(_UNIT, _TAG_COMPILE_UNIT, bool(self._functions), unit)
        if self._functions:
            self._abbreviation(_FUNCTION, _TAG_SUBPROGRAM, False, function)
        writer.number(0, 1)

    def _abbreviation(self, code: int, tag: int, children: bool, attributes: list[tuple[int, int]]) -> None:
        encoded = bytearray((code, tag, 1 if children else 0))
        for attribute, form in attributes:
            encoded += bytes((attribute, form))
        encoded += b"\0\0"
        for byte in bytes(encoded):     # mypyc does not iterate over a bytearray
            self.writer.number(byte, 1)

    def _info(self, info: str, abbrev: str, lines: str, ranges: str) -> None:
        writer = self.writer
        size = self._pointer_size
        start = writer.new_label()
        end = writer.new_label()
        writer.section(SectionSpec(".debug_info", SHT_PROGBITS, 0))
        writer.label(info)
        writer.address(4, end, 0, start)
        writer.label(start)
        writer.number(self._version, 2)
        if self._version >= 5:
            writer.number(_UT_COMPILE, 1)
            writer.number(size, 1)
            writer.address(4, abbrev, 0)
        else:
            writer.address(4, abbrev, 0)
            writer.number(size, 1)
        writer.number(_UNIT, 1)
        self._string(self.names.producer)
        language = self.names.language.replace("gnu", "c").replace("c89", "c90").replace("iso9899:1990", "c90")
        writer.number(_LANGUAGES.get(language, 0x1D), 1)
        self._string(self.names.mapped(self.names.source))
        self._string(self.names.mapped(self.names.directory) or ".")
        if self._functions:
            writer.address(4, ranges, 0)
            writer.number(0, size)
        writer.address(4, lines, 0)
        for described in self._functions:
            self._function(described)
        if self._functions:
            writer.number(0, 1)
        writer.label(end)

    def _function(self, described: _Described) -> None:
        writer = self.writer
        fn = described.fn
        place = fn.locations[fn.scopes[0].location]
        writer.number(_FUNCTION, 1)
        writer.number(0 if fn.linkage == INTERNAL else 1, 1)
        self._string(fn.name)
        writer.unsigned_leb128(self.files[self.unit.files[place.file]] if place.line else 1)
        writer.unsigned_leb128(place.line)
        writer.number(1 if fn.signature.prototyped else 0, 1)
        writer.address(self._pointer_size, described.start, 0)
        if self._version >= 4:
            writer.address(8, described.end, 0, described.start)
        else:
            writer.address(self._pointer_size, described.end, 0)
        writer.unsigned_leb128(1)
        writer.number(_OP_CALL_FRAME_CFA, 1)

    def _string(self, text: str) -> None:
        """Write a reference to a string of .debug_str."""
        label = self._strings.get(text)
        if label is None:
            label = self.writer.new_label()
            self._strings[text] = label
        self.writer.address(4, label, 0)

    def _addresses(self, info: str) -> None:
        """.debug_aranges (DWARF5 6.1.2); its version stays 2."""
        writer = self.writer
        size = self._pointer_size
        start = writer.new_label()
        end = writer.new_label()
        writer.section(SectionSpec(".debug_aranges", SHT_PROGBITS, 0))
        writer.address(4, end, 0, start)
        writer.label(start)
        writer.number(2, 2)
        writer.address(4, info, 0)
        writer.number(size, 1)
        writer.number(0, 1)
        for _ in range(-12 % (2 * size)):
            writer.number(0, 1)
        for described in self._functions:
            writer.address(size, described.start, 0)
            writer.address(size, described.end, 0, described.start)
        writer.number(0, size)
        writer.number(0, size)
        writer.label(end)

    def _old_ranges(self, label: str) -> None:
        """.debug_ranges (DWARF4 7.23)."""
        writer = self.writer
        writer.section(SectionSpec(".debug_ranges", SHT_PROGBITS, 0))
        writer.label(label)
        for described in self._functions:
            writer.address(self._pointer_size, described.start, 0)
            writer.address(self._pointer_size, described.end, 0)
        writer.number(0, self._pointer_size)
        writer.number(0, self._pointer_size)

    def _ranges(self, label: str) -> None:
        """.debug_rnglists (DWARF5 7.28); every function may lie in a section of its own."""
        writer = self.writer
        start = writer.new_label()
        end = writer.new_label()
        writer.section(SectionSpec(".debug_rnglists", SHT_PROGBITS, 0))
        writer.address(4, end, 0, start)
        writer.label(start)
        writer.number(5, 2)
        writer.number(self._pointer_size, 1)
        writer.number(0, 1)
        writer.number(0, 4)
        writer.label(label)
        for described in self._functions:
            writer.number(_RLE_START_LENGTH, 1)
            writer.address(self._pointer_size, described.start, 0)
            writer.span_leb128(described.end, described.start)
        writer.number(0, 1)
        writer.label(end)
