"""A compiled function as a value: everything about its code, and nothing about its place in a unit.

It holds bytes, the fields in them that symbols decide, branches of open length, labels, tables, line and unwind rows, all by position
in its own bytes; constants by content; names of the functions whose bodies it took in.  `encode` and `decode` give it a binary form of
its own, in which two equal functions are equal bytes.  compiler/codegen/unit.py places it.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler.asm.leb128 import signed_leb128

# Kinds of Item, and what its members mean.
ITEM_FIELD: Final = 1       # first: size, second: Fixup.kind, third: addend, name: symbol, flags: FIELD_*, Fixup.flags << 8
ITEM_BRANCH: Final = 2      # first: subtype, second: target_data, third: operator, name: symbol
ITEM_LABEL: Final = 3       # first: number of the function's label, or -1 and name
ITEM_ALIGN: Final = 4       # first: power of two, second: most bytes to skip
ITEM_LOCATION: Final = 5    # first: line, second: column, name: path of the file
ITEM_FRAME: Final = 6       # first: CallFrame.kind, second: register, third: offset, name: escape in Latin-1
ITEM_ASSEMBLY: Final = 7    # name: text of an asm statement
ITEM_LINE: Final = 8        # name: a line of assembly
ITEM_ENTER: Final = 9       # first: section
ITEM_VALUE: Final = 10      # first: size, third: addend, name: symbol, other: symbol taken off

FIELD_PCREL: Final = 1
FIELD_SIGNED: Final = 2
FIELD_BARE: Final = 4       # in text, the symbol stands without an addend
FIELD_KEPT: Final = 8       # the instruction gives a local label its place in the symbol table (GNU as: some moves)

# Sections a function writes to.
HOME: Final = 0             # its own
TABLES: Final = 1           # read-only data
TABLES_RELOCATED: Final = 2  # read-only but for addresses that the loader fills in
PATCHABLE: Final = 3        # __patchable_function_entries
PROFILED: Final = 4         # places of calls that profile (-mrecord-mcount)


def local_number(name: str, prefix: str) -> int:
    """Return n when `name` is `prefix` and the decimal number n, else -1: a label or constant of the function (emit.py)."""
    length = len(prefix)
    if len(name) <= length or not name.startswith(prefix):
        return -1
    digits = name[length:]
    if digits.isdigit() and digits.isascii():
        return int(digits)
    return -1


@final
class Item:
    """One thing about the place `position` in a function's bytes; see the kinds."""

    __slots__ = ("kind", "position", "first", "second", "third", "flags", "name", "other")

    def __init__(self, kind: i64, position: i64) -> None:
        self.kind: i64 = kind
        self.position: i64 = position
        self.first: i64 = 0
        self.second: i64 = 0
        self.third: int = 0
        self.flags: i64 = 0
        self.name: str = ""
        self.other: str = ""


@final
class CompiledFunction:
    """One function's code.  Linkage, visibility and section stand on the IR function, which a placement has at hand."""

    __slots__ = ("name", "textual", "data", "items", "labels", "constants", "symbols", "frame_size", "inlined",
                 "executable_stack")

    def __init__(self, name: str) -> None:
        self.name: str = name
        self.textual: bool = False          # items hold lines; of no use but for printing
        self.data: bytes = b""
        self.items: list[Item] = []         # in order of position
        self.labels: int = 0                # label numbers are below it
        self.constants: list[tuple[bytes, int]] = []    # (content, alignment): `.LC<n>` is number n
        self.symbols: list[str] = []        # of the unit, that the code names, in order of first use
        self.frame_size: int = 0            # bytes of stack, for -fstack-usage
        self.inlined: list[str] = []        # functions whose bodies it took in
        self.executable_stack: bool = False  # it writes code on the stack (trampolines)


# Binary form: numbers are LEB128 (signed where they may be negative), strings and bytes have their length before them.

FORM: Final = b"pycc function 1\n"
"""First bytes of the binary form; a change of the form changes them."""


@final
class _FormWriter:
    """Builds a binary form."""

    def __init__(self) -> None:
        self.out: bytearray = bytearray(FORM)

    def number(self, value: int) -> None:
        """Append a number of any sign."""
        self.out += signed_leb128(value)

    def data(self, content: bytes) -> None:
        """Append bytes."""
        self.number(len(content))
        self.out += content

    def text(self, content: str) -> None:
        """Append a string."""
        self.data(content.encode("utf-8", "surrogatepass"))


@final
class _FormReader:
    """Reads a binary form.  Raises ValueError where it ends too early."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(FORM):
            raise ValueError("not a compiled function")
        self.source: bytes = data
        self.position: i64 = len(FORM)

    def number(self) -> int:
        """Return the next number."""
        value = 0
        shift = 0
        while True:
            if self.position >= len(self.source):
                raise ValueError("a compiled function ends too early")
            byte = self.source[self.position]
            self.position += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value - (1 << shift) if byte & 64 else value

    def data(self) -> bytes:
        """Return the next bytes."""
        size = self.number()
        start = self.position
        if size < 0 or start + size > len(self.source):
            raise ValueError("a compiled function ends too early")
        self.position = start + size
        return self.source[start:start + size]

    def text(self) -> str:
        """Return the next string."""
        return self.data().decode("utf-8", "surrogatepass")


def encode(made: CompiledFunction) -> bytes:
    """Return the binary form: equal functions give equal bytes."""
    out = _FormWriter()
    out.text(made.name)
    out.number(1 if made.textual else 0)
    out.number(1 if made.executable_stack else 0)
    out.number(made.labels)
    out.number(made.frame_size)
    out.data(made.data)
    out.number(len(made.constants))
    for content, align in made.constants:
        out.data(content)
        out.number(align)
    out.number(len(made.symbols))
    for name in made.symbols:
        out.text(name)
    out.number(len(made.inlined))
    for name in made.inlined:
        out.text(name)
    names: dict[str, int] = {"": 0}
    for item in made.items:
        for word in (item.name, item.other):
            if word not in names:
                names[word] = len(names)
    out.number(len(names))
    for name in names:
        out.text(name)
    out.number(len(made.items))
    position = 0
    for item in made.items:
        out.number(int(item.kind))
        out.number(int(item.position) - position)
        out.number(int(item.first))
        out.number(int(item.second))
        out.number(item.third)
        out.number(int(item.flags))
        out.number(names[item.name])
        out.number(names[item.other])
        position = int(item.position)
    return bytes(out.out)


def decode(data: bytes) -> CompiledFunction:
    """Return the function of a binary form.  Raises ValueError for bytes that are none."""
    source = _FormReader(data)
    made = CompiledFunction(source.text())
    made.textual = source.number() != 0
    made.executable_stack = source.number() != 0
    made.labels = source.number()
    made.frame_size = source.number()
    made.data = source.data()
    for _ in range(source.number()):
        content = source.data()
        made.constants.append((content, source.number()))
    for _ in range(source.number()):
        made.symbols.append(source.text())
    for _ in range(source.number()):
        made.inlined.append(source.text())
    names: list[str] = []
    for _ in range(source.number()):
        names.append(source.text())
    position = 0
    for _ in range(source.number()):
        kind = source.number()
        position += source.number()
        item = Item(kind, position)
        item.first = source.number()
        item.second = source.number()
        item.third = source.number()
        item.flags = source.number()
        item.name = names[source.number()]
        item.other = names[source.number()]
        made.items.append(item)
    return made
