"""TextWriter: a unit as assembly text (-S), in the syntax of GNU as, one directive for every call.

Data is printed as numbers of 8 bytes, strings where it looks like text; assembling the text gives the bytes that `object_writer` makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.asm.section import SHF_GROUP
from compiler.codegen.compiled import (
    HOME,
    ITEM_ALIGN,
    ITEM_ASSEMBLY,
    ITEM_ENTER,
    ITEM_FRAME,
    ITEM_LABEL,
    ITEM_LINE,
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
from compiler.codegen.writer import FLAG_LETTERS, TYPE_NAMES, SectionSpec, UnitWriter, spelled

if TYPE_CHECKING:
    from compiler.codegen.compiled import CompiledFunction

_SIZES: Final = {1: ".byte", 2: ".value", 4: ".long", 8: ".quad", 16: ".octa"}
_LINE_BYTES: Final = 60     # of a string on one line


def quoted(content: bytes) -> str:
    """Return bytes as the inside of a string in quotes."""
    out: list[str] = []
    for byte in content:
        if byte == 34 or byte == 92:
            out.append("\\" + chr(byte))
        elif 32 <= byte < 127:
            out.append(chr(byte))
        else:
            out.append("\\" + format(byte, "03o"))
    return "".join(out)


@final
class TextWriter(UnitWriter):
    """Collects the lines of one unit."""

    def __init__(self, big_endian: bool) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._big_endian: bool = big_endian
        self._frames: bool = True

    def _line(self, text: str) -> None:
        self.lines.append("\t" + text)

    # -- symbols and sections -------------------------------------------------------------------------

    def source_file(self, name: str) -> None:
        """See UnitWriter."""
        self._line('.file\t"' + quoted(name.encode("utf-8", "surrogateescape")) + '"')

    def section(self, spec: SectionSpec) -> None:
        """See UnitWriter."""
        if spec.name in (".text", ".data", ".bss") and not spec.group:
            self._line(spec.name)
            return
        flags = spec.flags | (SHF_GROUP if spec.group else 0)
        letters = "".join(letter for flag, letter in FLAG_LETTERS if flags & flag)
        kind = TYPE_NAMES.get(spec.type, str(spec.type))
        text = ".section\t" + _section_name(spec.name) + ',"' + letters + '",@' + kind
        if spec.entry_size:
            text += "," + str(spec.entry_size)
        if spec.linked:
            text += "," + spelled(spec.linked)
        if spec.group:
            text += "," + spelled(spec.group) + ",comdat"
        self._line(text)

    def align(self, alignment: int) -> None:
        """See UnitWriter."""
        if alignment > 1:
            self._line(".p2align\t" + str(alignment.bit_length() - 1))

    def label(self, name: str) -> None:
        """See UnitWriter."""
        self.lines.append(spelled(name) + ":")

    def global_symbol(self, name: str) -> None:
        """See UnitWriter."""
        self._line(".globl\t" + spelled(name))

    def weak_symbol(self, name: str) -> None:
        """See UnitWriter."""
        self._line(".weak\t" + spelled(name))

    def visibility(self, name: str, word: str) -> None:
        """See UnitWriter."""
        self._line("." + word + "\t" + spelled(name))

    def symbol_type(self, name: str, word: str) -> None:
        """See UnitWriter."""
        self._line(".type\t" + spelled(name) + ", @" + word)

    def size(self, name: str, size: int) -> None:
        """See UnitWriter."""
        self._line(".size\t" + spelled(name) + ", " + str(size))

    def size_to_here(self, name: str) -> None:
        """See UnitWriter."""
        self._line(".size\t" + spelled(name) + ", .-" + spelled(name))

    def common(self, name: str, size: int, alignment: int) -> None:
        """See UnitWriter."""
        self._line(".comm\t" + spelled(name) + "," + str(size) + "," + str(alignment))

    def assign(self, name: str, target: str) -> None:
        """See UnitWriter."""
        self._line(".set\t" + spelled(name) + "," + spelled(target))

    def weak_reference(self, name: str, target: str) -> None:
        """See UnitWriter."""
        self._line(".weakref\t" + spelled(name) + "," + spelled(target))

    # -- contents -------------------------------------------------------------------------------------

    def data(self, content: bytes) -> None:
        """See UnitWriter."""
        size = len(content)
        printable = sum(1 for byte in content if 32 <= byte < 127 or byte in b"\t\n\0")
        if size > 1 and printable >= size - size // 8 and content.strip(b"\0"):
            for start in range(0, size, _LINE_BYTES):
                self._line('.ascii\t"' + quoted(content[start:start + _LINE_BYTES]) + '"')
            return
        position = 0
        while position < size:
            count = 0
            while position + count < size and content[position + count] == 0:
                count += 1
            if count >= 16:
                self._line(".zero\t" + str(count))
                position += count
                continue
            step = 8 if size - position >= 8 else 4 if size - position >= 4 else 1
            piece = content[position:position + step]
            self.number(int.from_bytes(piece, "big" if self._big_endian else "little"), step)
            position += step

    def zeros(self, count: int) -> None:
        """See UnitWriter."""
        if count:
            self._line(".zero\t" + str(count))

    def number(self, value: int, size: int) -> None:
        """See UnitWriter."""
        self._line(_SIZES[size] + "\t" + hex(value & ((1 << (8 * size)) - 1)))

    def address(self, size: int, name: str, addend: int, minus: str = "") -> None:
        """See UnitWriter."""
        text = _SIZES[size] + "\t" + spelled(name)
        if minus:
            text += "-" + spelled(minus)
        if addend:
            text += ("+" if addend > 0 else "") + str(addend)
        self._line(text)

    def unsigned_leb128(self, value: int) -> None:
        """See UnitWriter."""
        self._line(".uleb128 " + str(value))

    def span_leb128(self, end: str, start: str) -> None:
        """See UnitWriter."""
        self._line(".uleb128 " + spelled(end) + "-" + spelled(start))

    def assembly(self, text: str) -> None:
        """See UnitWriter."""
        self.lines.append("#APP")
        self.lines.append("\t" + text)
        self.lines.append("#NO_APP")

    def ident(self, text: str) -> None:
        """See UnitWriter."""
        self._line('.ident\t"' + quoted(text.encode("utf-8", "surrogateescape")) + '"')

    # -- rows -----------------------------------------------------------------------------------------

    def debug_file(self, number: int, directory: str, name: str) -> None:
        """See UnitWriter."""
        text = ".file " + str(number) + " "
        if directory:
            text += '"' + quoted(directory.encode("utf-8", "surrogateescape")) + '" '
        self._line(text + '"' + quoted(name.encode("utf-8", "surrogateescape")) + '"')

    def unwind(self, eh_frame: bool, debug_frame: bool) -> None:
        """See UnitWriter."""
        self._frames = eh_frame or debug_frame
        if not eh_frame and debug_frame:
            self._line(".cfi_sections\t.debug_frame")

    def begin_frame(self) -> None:
        """See UnitWriter."""
        if self._frames:
            self._line(".cfi_startproc")

    def end_frame(self) -> None:
        """See UnitWriter."""
        if self._frames:
            self._line(".cfi_endproc")

    # -- functions ------------------------------------------------------------------------------------

    def function(self, made: CompiledFunction, sections: list[SectionSpec], files: dict[str, int]) -> None:
        """See UnitWriter."""
        first_label = self.reserve_labels(made.labels)
        section: i64 = HOME
        for item in made.items:
            kind = item.kind
            if kind == ITEM_LINE:
                self._line(self.completed(item.name, made, first_label))
            elif kind == ITEM_LABEL:
                self.label(".L" + str(first_label + item.first) if item.first >= 0 else self.unit_name(item.name))
            elif kind == ITEM_VALUE:
                if item.name:
                    self.address(int(item.first), self.local_name(item.name, made, first_label), item.third,
                                 self.local_name(item.other, made, first_label) if item.other else "")
                else:
                    self.number(item.third, int(item.first))
            elif kind == ITEM_ALIGN:
                self._line(".p2align " + str(item.first) + (",," + str(item.second) if item.second else ""))
            elif kind == ITEM_LOCATION:
                self._line(".loc " + str(files[item.name]) + " " + str(item.first) + " " + str(item.second))
            elif kind == ITEM_FRAME:
                if self._frames:
                    self._line(_frame_row(item))
            elif kind == ITEM_ASSEMBLY:
                self.assembly(self.completed(item.name, made, first_label))
            elif kind == ITEM_ENTER:
                section = item.first
                self.section(sections[section])
            else:
                raise AssertionError("bytes are for objects")
        if section != HOME:
            self.section(sections[HOME])

    def finish(self) -> bytes:
        """See UnitWriter."""
        self.lines.append("")
        return "\n".join(self.lines).encode("utf-8", "surrogateescape")


def _section_name(name: str) -> str:
    """Return a section's name as .section takes it."""
    if any(character in ' \t,;"\\' for character in name):
        return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return name


def _frame_row(item: Item) -> str:
    """Return the .cfi_ directive of a call frame row."""
    kind = int(item.first)
    register = str(item.second)
    if kind == CFA_OFFSET:
        return ".cfi_def_cfa_offset " + str(item.third)
    if kind == SAVED_AT:
        return ".cfi_offset " + register + ", " + str(item.third)
    if kind == CFA:
        return ".cfi_def_cfa " + register + ", " + str(item.third)
    if kind == CFA_REGISTER:
        return ".cfi_def_cfa_register " + register
    if kind == RESTORE:
        return ".cfi_restore " + register
    if kind == REMEMBER_STATE:
        return ".cfi_remember_state"
    if kind == RESTORE_STATE:
        return ".cfi_restore_state"
    if kind == ESCAPE:
        return ".cfi_escape " + ",".join(hex(ord(byte)) for byte in item.name)
    assert kind == UNDEFINED_REGISTER
    return ".cfi_undefined " + register
