"""Emission: the object under construction, and where the next byte goes.

The assembler's directives, a target's instruction encoder and the code generator all append through one
Emission value.  It knows the current section, subsection and fragment, the symbols by name, and the source
position for errors; it knows no text syntax and no target.

Output: the sections (with fragments and fixups) and symbols that `compiler.asm.layout` then fixes.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler.asm.expr import (
    BIG,
    CONSTANT,
    REGISTER_VALUE,
    SUBTRACT,
    SYMBOL,
    AssemblyError,
    Expression,
    as_symbol,
)
from compiler.asm.section import (
    TAIL_RELAXABLE,
    VIEW,
    Fixup,
    Fragment,
    Section,
    Subsection,
    Symbol,
)

WARNING: Final = "warning"
ERROR: Final = "error"
NOTE: Final = "note"


@final
class Message:
    """One diagnostic of the assembler."""

    def __init__(self, severity: str, path: str, line: i64, text: str) -> None:
        self.severity: str = severity
        self.path: str = path
        self.line: i64 = line
        self.text: str = text


@final
class PendingReloc:
    """A .reloc directive, carried out after layout."""

    def __init__(self, offset: Expression, kind: int, value: Expression, section: Section, size: i64,
                 path: str, line: i64) -> None:
        self.offset: Expression = offset
        self.kind: int = kind               # the ELF relocation type
        self.value: Expression = value
        self.section: Section = section
        self.size: i64 = size               # of the field
        self.path: str = path
        self.line: i64 = line


@final
class Emission:
    """The object under construction.  One for each unit; not shared."""

    def __init__(self) -> None:
        self.sections: list[Section] = []       # in order of creation
        self.sections_by_name: dict[str, Section] = {}
        self.symbols: dict[str, Symbol] = {}    # by name, in order of first mention
        self.views: dict[str, int] = {}         # local names of .loc views that nothing mentioned -> row number
        self.ordered: list[Symbol] = []         # every symbol that may be written, in order of mention
        self.files: list[Symbol] = []           # STT_FILE symbols, the first of the table
        self.messages: list[Message] = []
        self.relocs: list[PendingReloc] = []
        self.path: str = ""                     # source position of the statement
        self.line: i64 = 0
        text = Section(".text", 1, 6)
        text.is_code = True
        self.section: Section = text
        self.subsection: Subsection = Subsection(0)
        self.fragment: Fragment = Fragment(text)
        self.data: bytearray = self.fragment.data   # always self.fragment.data: the append point
        self.keep_mentioned: bool = False       # a mention of a local label places it in the table's order
        self.insn_mode: i64 = 0                 # the target's current mode, copied to relaxable tails

    # -- bytes and fragments --------------------------------------------------------------------------

    def append(self, encoded: bytes) -> None:
        """Append fixed bytes at the current place."""
        self.data += encoded

    def enter(self, section: Section, number: int) -> None:
        """Make `section`, subsection `number`, the current place."""
        subsections = section.subsections
        position = 0
        while position < len(subsections) and subsections[position].number < number:
            position += 1
        if position == len(subsections) or subsections[position].number != number:
            subsections.insert(position, Subsection(number))
            subsections[position].fragments.append(Fragment(section))
        self.section = section
        self.subsection = subsections[position]
        self.fragment = self.subsection.fragments[-1]
        self.data = self.fragment.data

    def close_fragment(self, kind: i64) -> Fragment:
        """Give the current fragment a tail of `kind`, begin the next one, and return the closed one."""
        closed = self.fragment
        closed.kind = kind
        closed.path = self.path
        closed.line = self.line
        closed.insn_mode = self.insn_mode
        self.begin_fragment()
        return closed

    def begin_fragment(self) -> None:
        """Begin a new fragment in the current subsection."""
        fragment = Fragment(self.section)
        self.fragment.next = fragment
        self.subsection.fragments.append(fragment)
        self.fragment = fragment
        self.data = fragment.data

    def relaxable(self, subtype: i64, goal: Expression, target_data: i64) -> Fragment:
        """End the fragment with a relaxable instruction; fixed opcode bytes, if any, are appended before.

        subtype, target_data: the target's own.  goal: what the instruction's length depends on.
        The tail's source position, mode and `expression` are kept; see AssemblerTarget.begin_relaxation.
        """
        closed = self.close_fragment(TAIL_RELAXABLE)
        closed.subtype = subtype
        closed.expression = goal
        closed.target_data = target_data
        symbol = goal.symbol
        if symbol is not None and symbol.index < 0 and goal.addend == 0:
            self.enter_known(symbol)
        return closed

    def enter_known(self, symbol: Symbol) -> None:
        """Place a local label in the order of the table where an instruction names it again.

        GNU as does so where an operand begins with the name (it looks whether it was equated to a register);
        the first mention does not count.  Compilers write a sum with its constant first.  Only labels that a
        relocation must name are written.
        """
        if symbol.fragment is not None or symbol.mentions > 1:
            self.add_symbol(symbol, False)

    def fixup(self, offset: i64, size: i64, value: Expression, pcrel: bool, kind: i64) -> Fixup:
        """Record that `size` bytes at `offset` of the current fragment's data take `value`.

        The bytes themselves must be appended by the caller (zeros).  A pcrel value is relative to the
        field itself; the caller puts the distance from the field to the next instruction in the addend.
        Raises AssemblyError for a value that no relocation can hold whatever the layout.
        """
        kind_of_value = value.kind
        symbol: Symbol | None
        subtracted: Symbol | None = None
        addend = value.addend
        if kind_of_value == SYMBOL:
            symbol = value.symbol
        elif kind_of_value == CONSTANT:
            symbol = None
        elif kind_of_value == SUBTRACT:
            symbol = value.symbol
            subtracted = value.other
        elif kind_of_value == BIG:
            raise AssemblyError("bignum invalid")
        elif kind_of_value == REGISTER_VALUE:
            raise AssemblyError("register value used as expression")
        else:
            symbol = as_symbol(value)
            addend = 0
        made = Fixup(self.fragment, offset, size, symbol, subtracted, addend, pcrel, kind)
        made.path = self.path
        made.line = self.line
        self.section.fixups.append(made)
        if pcrel and symbol is not None and symbol.index < 0 and value.addend == 0:
            self.enter_known(symbol)
        return made

    # -- symbols --------------------------------------------------------------------------------------

    def symbol(self, name: str) -> Symbol:
        """Return the symbol of that name, made undefined when it is new."""
        found = self.symbols.get(name)
        if found is None:
            found = Symbol(name)
            self.symbols[name] = found
            if name.startswith(".L"):
                # A local label is in the table only when a relocation must name it, and then from there on.
                found.local_name = True
                number = self.views.get(name, -1)
                if number >= 0:
                    found.section = VIEW
                    found.value = number
            else:
                found.index = len(self.ordered)
                self.ordered.append(found)
        return found

    def add_symbol(self, symbol: Symbol, named: bool) -> None:
        """Put a new symbol in the order of the table; named: it is also found by its name."""
        symbol.index = len(self.ordered)
        self.ordered.append(symbol)
        if named:
            self.symbols[symbol.name] = symbol

    def move_last(self, symbol: Symbol) -> None:
        """Give a symbol the last place in the order of the table."""
        if symbol.index >= 0 and self.ordered[symbol.index] is symbol:
            del self.ordered[symbol.index]
            for later in range(symbol.index, len(self.ordered)):
                self.ordered[later].index = later
        self.add_symbol(symbol, False)

    def replace_symbol(self, symbol: Symbol) -> Symbol:
        """Return a new symbol in the place of one that is set again; earlier uses keep the old value."""
        fresh = Symbol(symbol.name)
        fresh.local_name = symbol.local_name
        fresh.binding = symbol.binding
        fresh.visibility = symbol.visibility
        fresh.declared_global = symbol.declared_global
        fresh.used = symbol.used
        fresh.index = symbol.index
        if symbol.index >= 0:
            self.ordered[symbol.index] = fresh
        self.symbols[symbol.name] = fresh
        return fresh

    def keep(self, symbol: Symbol) -> None:
        """Give a local label its place in the order of the table now."""
        if symbol.index < 0 and symbol.local_name:
            self.add_symbol(symbol, False)

    def here(self) -> Symbol:
        """Return a new anonymous symbol at the current place (the value of `.`)."""
        symbol = Symbol("L0\x01")
        symbol.local_name = True
        self.define_here(symbol)
        return symbol

    def define_here(self, symbol: Symbol) -> None:
        """Define `symbol` at the current place."""
        symbol.section = self.section
        symbol.fragment = self.fragment
        symbol.value = len(self.data)

    # -- messages -------------------------------------------------------------------------------------

    def error(self, text: str) -> None:
        """Report an error at the current statement; assembly goes on."""
        self.messages.append(Message(ERROR, self.path, self.line, text))

    def warning(self, text: str) -> None:
        """Report a warning at the current statement."""
        self.messages.append(Message(WARNING, self.path, self.line, text))

    def note(self, text: str) -> None:
        """Report something that is neither (.print)."""
        self.messages.append(Message(NOTE, self.path, self.line, text))

    def error_at(self, path: str, line: i64, text: str) -> None:
        """Report an error at another place."""
        self.messages.append(Message(ERROR, path, line, text))

    def warning_at(self, path: str, line: i64, text: str) -> None:
        """Report a warning at another place."""
        self.messages.append(Message(WARNING, path, line, text))
