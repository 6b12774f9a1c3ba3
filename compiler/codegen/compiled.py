"""A compiled function as a value: everything about its code, and nothing about its place in a unit.

It holds bytes, the fields in them that symbols decide, branches of open length, labels, tables, line and unwind rows, all by position
in its own bytes; constants by content; names of the functions whose bodies it took in.  `encode` and `decode` give it a binary form of
its own, in which two equal functions are equal bytes.  compiler/codegen/unit.py places it.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

# Kinds of Item, and what its members mean.
ITEM_FIELD: Final = 1       # first: size, second: Fixup.kind, third: addend, name: symbol, flags: FIELD_*, Fixup.flags << 8
ITEM_BRANCH: Final = 2      # first: subtype, second: target_data, third: operator, name: symbol
ITEM_LABEL: Final = 3       # first: number of the function's label, or -1 and name
ITEM_ALIGN: Final = 4       # first: power of two, second: most bytes to skip
ITEM_LOCATION: Final = 5    # first: index of the location
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
