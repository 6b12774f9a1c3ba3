"""UnitWriter: what a unit is written to, an object under construction or assembly text.

compiler/codegen/unit.py says what a unit consists of, once, by these calls; `object_writer` makes of them what the assembler would
make of the text that `text_writer` prints.  The names of local labels and of pooled constants are chosen here, so that both forms agree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, final

from compiler.asm.section import (
    SHF_ALLOC,
    SHF_EXCLUDE,
    SHF_EXECINSTR,
    SHF_GNU_RETAIN,
    SHF_GROUP,
    SHF_LINK_ORDER,
    SHF_MERGE,
    SHF_STRINGS,
    SHF_TLS,
    SHF_WRITE,
    SHT_FINI_ARRAY,
    SHT_INIT_ARRAY,
    SHT_NOBITS,
    SHT_NOTE,
    SHT_PREINIT_ARRAY,
    SHT_PROGBITS,
)
from compiler.codegen.compiled import local_number

if TYPE_CHECKING:
    from compiler.codegen.compiled import CompiledFunction

# Letter of each flag in .section, in GCC's order (GNU as manual: Section).
FLAG_LETTERS: Final = ((SHF_ALLOC, "a"), (SHF_EXCLUDE, "e"), (SHF_WRITE, "w"), (SHF_EXECINSTR, "x"), (SHF_MERGE, "M"), (SHF_STRINGS, "S"),
                       (SHF_TLS, "T"), (SHF_LINK_ORDER, "o"), (SHF_GROUP, "G"), (SHF_GNU_RETAIN, "R"))
TYPE_NAMES: Final = {SHT_PROGBITS: "progbits", SHT_NOBITS: "nobits", SHT_NOTE: "note", SHT_INIT_ARRAY: "init_array",
                     SHT_FINI_ARRAY: "fini_array", SHT_PREINIT_ARRAY: "preinit_array"}


_PLAIN_NAME: Final = re.compile(r"[A-Za-z_.$\x80-\U0010ffff][A-Za-z0-9_.$\x80-\U0010ffff]*\Z")


def spelled(name: str) -> str:
    """Return a symbol's name as assembly text has it: in quotes where it is no plain name."""
    if _PLAIN_NAME.match(name) is not None:
        return name
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


@final
class SectionSpec:
    """A section as .section names it: flags are SHF_*, type is SHT_*; group is the signature of its COMDAT group, or ""; linked is a
    symbol of the section without which this one is of no use (SHF_LINK_ORDER), or ""."""

    __slots__ = ("name", "type", "flags", "entry_size", "group", "linked")

    def __init__(self, name: str, type: int, flags: int, entry_size: int = 0, group: str = "", linked: str = "") -> None:
        self.name: str = name
        self.type: int = type
        self.flags: int = flags
        self.entry_size: int = entry_size
        self.group: str = group
        self.linked: str = linked


@final
class Constant:
    """A read-only literal of compiled functions, pooled by content."""

    __slots__ = ("label", "data", "align")

    def __init__(self, label: str, data: bytes, align: int) -> None:
        self.label: str = label
        self.data: bytes = data
        self.align: int = align


class UnitWriter:
    """Base of the two forms.  Symbols are given by their names in the object file; sizes and alignments are in bytes."""

    def __init__(self) -> None:
        self.constants: list[Constant] = []         # in order of first use
        self._constants: dict[tuple[bytes, int], Constant] = {}
        self._labels: int = 0                       # local labels given out
        self._asm_statements: int = 0

    # -- names ----------------------------------------------------------------------------------------

    def new_label(self) -> str:
        """Return the name of a new local label."""
        self._labels += 1
        return ".L" + str(self._labels - 1)

    def reserve_labels(self, count: int) -> int:
        """Take `count` numbers for a function's labels; return the first."""
        self._labels += count
        return self._labels - count

    def constant(self, data: bytes, align: int) -> Constant:
        """Return the pooled constant with this content and alignment."""
        key = (data, align)
        found = self._constants.get(key)
        if found is None:
            found = Constant(".LC" + str(len(self.constants)), data, align)
            self._constants[key] = found
            self.constants.append(found)
        return found

    def unit_name(self, name: str) -> str:
        """Return a symbol as the object has it: `function:label`, a block that static data names, is a local label."""
        return ".L." + name.replace(":", ".") if ":" in name else name

    def local_name(self, name: str, made: CompiledFunction, first_label: int) -> str:
        """Return the unit's name for a name of the function `made`, whose labels begin at `first_label` (emit.py: Names of symbols)."""
        number = local_number(name, ".LC")
        if number >= 0:
            data, align = made.constants[number]
            return self.constant(data, align).label
        number = local_number(name, ".L")
        if number >= 0:
            return ".L" + str(first_label + number)
        return self.unit_name(name)

    def completed(self, text: str, made: CompiledFunction, first_label: int) -> str:
        """Return text of a function with what stands between marks replaced: its names, and `=N` (the N-th asm statement) by a number
        that no other asm statement has."""
        if "\x01" not in text:
            return text
        pieces = text.split("\x01")
        for index in range(1, len(pieces), 2):
            word = pieces[index]
            if word[:1] == "=":
                pieces[index] = str(first_label + int(word[1:]))
            else:
                pieces[index] = self.local_name(word, made, first_label)
        return "".join(pieces)

    # -- to be defined --------------------------------------------------------------------------------

    def source_file(self, name: str) -> None:
        """Name the source (the STT_FILE symbol)."""
        raise NotImplementedError

    def section(self, spec: SectionSpec) -> None:
        """Make a section current."""
        raise NotImplementedError

    def align(self, alignment: int) -> None:
        """Align the current place to a power of two."""
        raise NotImplementedError

    def label(self, name: str) -> None:
        """Define a symbol at the current place."""
        raise NotImplementedError

    def global_symbol(self, name: str) -> None:
        """Give a symbol global binding."""
        raise NotImplementedError

    def weak_symbol(self, name: str) -> None:
        """Give a symbol weak binding."""
        raise NotImplementedError

    def visibility(self, name: str, word: str) -> None:
        """Give a symbol a visibility: hidden, protected, internal."""
        raise NotImplementedError

    def symbol_type(self, name: str, word: str) -> None:
        """Give a symbol a type: function, object, tls_object, gnu_indirect_function."""
        raise NotImplementedError

    def size(self, name: str, size: int) -> None:
        """Give a symbol a size."""
        raise NotImplementedError

    def size_to_here(self, name: str) -> None:
        """Give a symbol the size from its place to the current one."""
        raise NotImplementedError

    def common(self, name: str, size: int, alignment: int) -> None:
        """Define a common symbol."""
        raise NotImplementedError

    def assign(self, name: str, target: str) -> None:
        """Make a symbol another name of `target` (.set)."""
        raise NotImplementedError

    def weak_reference(self, name: str, target: str) -> None:
        """Make a symbol a weak reference to `target` (.weakref)."""
        raise NotImplementedError

    def data(self, content: bytes) -> None:
        """Append bytes."""
        raise NotImplementedError

    def zeros(self, count: int) -> None:
        """Append `count` zero bytes, or in a section without contents reserve them."""
        raise NotImplementedError

    def number(self, value: int, size: int) -> None:
        """Append a number of `size` bytes in the target's byte order."""
        raise NotImplementedError

    def address(self, size: int, name: str, addend: int, minus: str = "") -> None:
        """Append the address of a symbol plus addend [minus that of another]."""
        raise NotImplementedError

    def unsigned_leb128(self, value: int) -> None:
        """Append a number as ULEB128 (DWARF5 7.6)."""
        raise NotImplementedError

    def span_leb128(self, end: str, start: str) -> None:
        """Append the distance of two symbols of one section as ULEB128."""
        raise NotImplementedError

    def assembly(self, text: str) -> None:
        """Append top-level asm.  Raises Unsupported when the assembler refuses it."""
        raise NotImplementedError

    def ident(self, text: str) -> None:
        """Add a string to .comment."""
        raise NotImplementedError

    def debug_file(self, number: int, directory: str, name: str) -> None:
        """Enter a file in the line table's file list; directory "" for the compilation's.  Number 0 is the source."""
        raise NotImplementedError

    def unwind(self, eh_frame: bool, debug_frame: bool) -> None:
        """Say, before the first procedure, where call frame rows go: .eh_frame, else .debug_frame, else nowhere."""
        raise NotImplementedError

    def begin_frame(self) -> None:
        """A procedure begins here: its call frame rows follow."""
        raise NotImplementedError

    def end_frame(self) -> None:
        """The procedure ends here."""
        raise NotImplementedError

    def function(self, made: CompiledFunction, sections: list[SectionSpec], files: dict[str, int]) -> None:
        """Append a function's code.

        sections: what compiled.HOME, TABLES ... stand for, by number; HOME is current.  files: the line table's numbers by path.
        """
        raise NotImplementedError

    def finish(self) -> bytes:
        """Return the object or the text.  Raises Unsupported when the assembler reports errors."""
        raise NotImplementedError
