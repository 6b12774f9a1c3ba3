"""Fixups to bytes and relocations, after layout.

For each fixup: bring its symbols down to sections and numbers; cancel a difference inside one section;
turn `symbol - place in this section` into a pc-relative field; fold what is known; let the target write
it, or make a relocation.  A relocation against a local symbol names its section instead, with the offset
in the addend, unless the target wants the symbol (TLS, GOT, merged strings).

Order of relocations: fixups by subsection and time, those of relaxed branches last, as GNU as has them.
"""

from __future__ import annotations

from typing import final

from compiler.asm.emission import Emission, PendingReloc
from compiler.asm.expr import ABSENT, SUBTRACT, AssemblyError
from compiler.asm.resolve import Operand, Resolver
from compiler.asm.section import (
    ABSOLUTE,
    COMMON,
    EXPRESSION,
    REGISTER,
    SHF_MERGE,
    SHF_TLS,
    STB_LOCAL,
    STB_WEAK,
    STT_GNU_IFUNC,
    STT_SECTION,
    UNDEFINED,
    VIEW,
    Fixup,
    Fragment,
    Relocation,
    Section,
    Symbol,
)
from compiler.asm.target import AssemblerTarget


@final
class FixupResolver:
    """Resolves the fixups of one unit."""

    def __init__(self, emission: Emission, target: AssemblerTarget, resolver: Resolver) -> None:
        self.emission: Emission = emission
        self.target: AssemblerTarget = target
        self.resolver: Resolver = resolver

    def resolve_section(self, section: Section, chain: list[Fragment]) -> None:
        """Resolve every fixup of `section`; fill its relocations."""
        fixups = section.fixups
        if len(section.subsections) > 1:
            fixups = _by_subsection(section)
        relocations = section.relocations
        rela = self.target.rela
        for fixup in fixups:
            try:
                made = self._resolve(fixup, section)
            except AssemblyError as error:
                self.emission.error_at(fixup.path, fixup.line, error.message)
                continue
            if made is not None:
                relocations.append(made)
                if not rela:
                    made.addend = 0

    def _resolve(self, fixup: Fixup, section: Section) -> Relocation | None:
        """Write the fixup's value, or return the relocation that it needs."""
        target = self.target
        symbol = fixup.symbol
        number = fixup.addend
        place = fixup.fragment.address + fixup.offset
        operand: Operand | None = None
        subtracted = fixup.subtracted
        if symbol is not None:
            if symbol.section is EXPRESSION or symbol.section is VIEW:
                symbol, subtracted, number = self._expanded(symbol, subtracted, number, fixup)
                fixup.symbol = symbol
            target.prepare(fixup, symbol)
            symbol = fixup.symbol
            if symbol is not None:
                operand = self.resolver.symbol(symbol)
        else:
            target.prepare(fixup, None)
        if subtracted is not None:
            right = self.resolver.symbol(subtracted)
            if right is None or right.section is UNDEFINED or right.section is COMMON:
                self._cannot_subtract(symbol, subtracted)
            assert right is not None
            if operand is not None and right.section is operand.section and operand.symbol is None \
                    and not self._overridable(symbol, False):
                differs = self._kept_difference(fixup, symbol, subtracted)
                if differs:
                    return None
                number += operand.number - right.number
                symbol = None
                operand = None
            elif right.section is ABSOLUTE:
                number -= right.number
            elif right.section is section:
                # Make it relative to the field: symbol + (place - subtracted) - place.
                number += place - right.number
                if not fixup.pcrel:
                    fixup.pcrel = True
                    target.become_pcrel(fixup)
            else:
                self._cannot_subtract(symbol, subtracted)
        if symbol is not None and operand is not None:
            where = operand.section
            if where is section:
                if fixup.pcrel and not self._overridable(symbol, True) and not target.keep_relocation(fixup):
                    fixup.done = True
                    target.place(fixup, number + operand.number - place)
                    return None
            elif where is ABSOLUTE and symbol.binding == STB_LOCAL and not target.keep_relocation(fixup):
                number += operand.number
                symbol = None
            if symbol is not None:
                return self._relocation(fixup, symbol, operand, number, place)
        if fixup.pcrel:
            # A distance to an absolute address: the linker knows it.
            return self._relocation(fixup, None, None, number, place)
        if target.keep_relocation(fixup):
            return self._relocation(fixup, None, None, number, place)
        fixup.done = True
        target.place(fixup, number)
        return None

    def _relocation(self, fixup: Fixup, symbol: Symbol | None, operand: Operand | None, number: int,
                    place: int) -> Relocation:
        """Make the relocation of a fixup: against the section of a local symbol where that will do."""
        target = self.target
        goal = symbol
        if symbol is not None and operand is not None and symbol.type != STT_SECTION:
            where = operand.section
            if where.symbol is not None and symbol.binding == STB_LOCAL and operand.symbol is None \
                    and symbol.type != STT_GNU_IFUNC and not symbol.declared_global:
                # Not into merged entries with an offset, nor for thread-local storage: the linker needs to see
                # which entry or variable is meant.
                written = number + fixup.size if fixup.pcrel else number
                kept = where.flags & SHF_TLS != 0 or (
                    where.flags & SHF_MERGE != 0 and (written != 0 or fixup.subtracted is not None))
                if not kept and not target.keep_symbol(fixup, symbol):
                    goal = where.symbol
                    number += operand.number
        fixup.symbol = goal
        type = target.relocation_type(fixup)
        if goal is not None:
            self._use(goal)
        addend = target.relocation_addend(fixup, number)
        if not target.rela:
            target.place(fixup, addend)
        return Relocation(place, type, goal, addend)

    def _use(self, symbol: Symbol) -> None:
        """Note that a relocation names the symbol; a local label enters the table by this."""
        if not symbol.used_in_relocation:
            symbol.used_in_relocation = True
            if symbol.index < 0:
                self.emission.add_symbol(symbol, False)

    def _overridable(self, symbol: Symbol | None, strict: bool) -> bool:
        """True when another definition may take the symbol's place, or when it has none here."""
        if symbol is None:
            return False
        if symbol.section is UNDEFINED or symbol.section is COMMON or symbol.type == STT_GNU_IFUNC:
            return True
        if strict:
            return symbol.binding == STB_WEAK or (symbol.binding != STB_LOCAL and self.target.external_overridable)
        return False

    def _expanded(self, symbol: Symbol, subtracted: Symbol | None, number: int,
                  fixup: Fixup) -> tuple[Symbol | None, Symbol | None, int]:
        """Replace an equate of an undefined symbol, or an expression without name, by what it stands for."""
        if symbol.weak_reference:
            while symbol.weak_reference and symbol.expression is not None and symbol.expression.symbol is not None:
                symbol = symbol.expression.symbol
            return symbol, subtracted, number
        operand = self.resolver.symbol(symbol)
        if operand is None:
            value = symbol.expression
            if value is not None and value.kind == SUBTRACT and subtracted is None:
                return value.symbol, value.other, number + value.addend
            raise AssemblyError("invalid operands for relocation" if not symbol.name
                                else f"can't resolve value for symbol `{symbol.name}'")
        if operand.symbol is not None:
            return operand.symbol, subtracted, number + operand.number
        if operand.section is ABSOLUTE and symbol.binding == STB_LOCAL:
            return None, subtracted, number + operand.number
        if operand.section.symbol is None:
            return symbol, subtracted, number
        return operand.section.symbol, subtracted, number + operand.number

    def _kept_difference(self, fixup: Fixup, symbol: Symbol | None, subtracted: Symbol) -> bool:
        """Under linker relaxation a difference of labels in code is a pair of relocations."""
        if not self.target.linker_relaxation or symbol is None or fixup.pcrel:
            return False
        kinds = self.target.difference_kinds(fixup.size)
        if kinds is None or symbol.section.pseudo:
            return False
        section = fixup.fragment.section
        place = fixup.fragment.address + fixup.offset
        section.relocations.append(Relocation(place, kinds[0], symbol, fixup.addend))
        section.relocations.append(Relocation(place, kinds[1], subtracted, 0))
        self._use(symbol)
        self._use(subtracted)
        return True

    def _cannot_subtract(self, symbol: Symbol | None, subtracted: Symbol) -> None:
        left = _shown(symbol)
        raise AssemblyError(f"can't resolve {left} - {_shown(subtracted)}")

    # -- .reloc ---------------------------------------------------------------------------------------

    def resolve_pending(self, reloc: PendingReloc) -> None:
        """Carry out a .reloc directive: its relocation goes before those of later places."""
        section = reloc.section
        found = self.resolver.expression(reloc.offset)
        if found is None or (found.section is not ABSOLUTE and found.section is not section):
            raise AssemblyError(".reloc offset is not in the section" if found is not None
                                else "invalid .reloc offset")
        offset = found.number
        if offset < 0 or (offset > 0 and offset + 0 > section.size):
            raise AssemblyError("reloc offset is out of range")
        symbol: Symbol | None = None
        addend = 0
        operand: Operand | None = None
        value = reloc.value
        if value.kind != ABSENT:
            operand = self.resolver.expression(value)
            if operand is None:
                raise AssemblyError("unhandled reloc expression")
            symbol = value.symbol
            addend = value.addend
            if operand.section is ABSOLUTE:
                symbol = None
                addend = operand.number
            elif operand.symbol is not None:
                symbol = operand.symbol
                addend = operand.number
        fixup = Fixup(Fragment(section), 0, reloc.size, symbol, None, addend, False, reloc.kind)
        fixup.path = reloc.path
        fixup.line = reloc.line
        goal = symbol
        if symbol is not None and operand is not None and operand.symbol is None and symbol.binding == STB_LOCAL \
                and operand.section.symbol is not None and symbol.type != STT_SECTION \
                and not self.target.keep_symbol(fixup, symbol):
            goal = operand.section.symbol
            addend = operand.number
        if goal is not None:
            self._use(goal)
        made = Relocation(offset, reloc.kind, goal, addend)
        position = 0
        relocations = section.relocations
        while position < len(relocations) and relocations[position].offset <= offset:
            position += 1
        relocations.insert(position, made)


def _by_subsection(section: Section) -> list[Fixup]:
    """Return the fixups by subsection; those that relaxation added stay last."""
    numbers: dict[Fragment, int] = {}
    for part in section.subsections:
        for fragment in part.fragments:
            numbers[fragment] = part.number
    early = [fixup for fixup in section.fixups if not fixup.late]
    late = [fixup for fixup in section.fixups if fixup.late]
    early.sort(key=lambda fixup: numbers[fixup.fragment])
    return early + late


def _shown(symbol: Symbol | None) -> str:
    """Return a symbol as GNU as names it in a failed subtraction."""
    if symbol is None:
        return "0"
    if symbol.name and not symbol.local_name:
        return symbol.name
    if symbol.section.pseudo or symbol.section in (UNDEFINED, ABSOLUTE, EXPRESSION, REGISTER):
        return "L0\x01"
    return symbol.section.name
