"""From an Emission to an ObjectFile: layout, frames, line table, fixups, symbol table.

Order: code and data are laid out; then .debug_line and .eh_frame, which need addresses, are filled and
laid out; then fixups become bytes and relocations; then it is decided which symbols are in the table.
"""

from __future__ import annotations

from typing import Final, final

from compiler.asm.debug_info import SourceDescription
from compiler.asm.emission import Emission
from compiler.asm.expr import SYMBOL, AssemblyError
from compiler.asm.fixups import FixupResolver
from compiler.asm.frames import FrameDirectives
from compiler.asm.layout import Layout
from compiler.asm.lines import LineDirectives
from compiler.asm.resolve import Resolver
from compiler.asm.section import (
    COMMON,
    EXPRESSION,
    REGISTER,
    SHF_GNU_RETAIN,
    SHF_TLS,
    SHT_FINI_ARRAY,
    SHT_INIT_ARRAY,
    SHT_NOBITS,
    SHT_PREINIT_ARRAY,
    STB_GLOBAL,
    STB_GNU_UNIQUE,
    STB_LOCAL,
    STB_WEAK,
    STT_FILE,
    STT_FUNC,
    STT_GNU_IFUNC,
    STT_NOTYPE,
    STT_OBJECT,
    STT_SECTION,
    STT_TLS,
    UNDEFINED,
    VIEW,
    Group,
    ObjectFile,
    Section,
    Symbol,
)
from compiler.asm.sections import SectionDirectives
from compiler.asm.target import AssemblerTarget
from compiler.unsupported import Unsupported

_OSABI_GNU: Final = 3


@final
class Finisher:
    """Makes the object of one unit."""

    def __init__(self, emission: Emission, target: AssemblerTarget, lines: LineDirectives,
                 frames: FrameDirectives, sections: SectionDirectives) -> None:
        self.emission: Emission = emission
        self.target: AssemblerTarget = target
        self.lines: LineDirectives = lines
        self.frames: FrameDirectives = frames
        self.sections: SectionDirectives = sections
        self.groups: list[Group] = sections.groups
        self.resolver: Resolver = Resolver(lines)
        self.gnu_extensions: bool = False

    def finish(self) -> ObjectFile:
        """Return the object.  Errors are reported on the Emission."""
        emission = self.emission
        with_lines = False
        description: SourceDescription | None = None
        described: list[Section] = []
        try:
            with_lines = self.lines.needs_program()
            if with_lines:
                self.lines.create_sections()
                if self.lines.describes_source():
                    if self.lines.line_version != 5:
                        raise Unsupported("option", "-g for an assembler source before DWARF 5")
                    description = SourceDescription(emission, self.sections, self.target, self.lines)
                    described = description.create_sections()
        except AssemblyError as error:
            emission.error(error.message)
        self.frames.create_sections()
        layout = Layout(emission, self.target, self.resolver)
        written_later = set(described)
        if with_lines:
            written_later.add(emission.sections_by_name[".debug_line"])
            strings = emission.sections_by_name.get(".debug_line_str")
            if strings is not None:
                written_later.add(strings)
        for name in (".eh_frame", ".debug_frame"):
            section = emission.sections_by_name.get(name)
            if section is not None and self.frames.procedures:
                written_later.add(section)
        early = [section for section in emission.sections if section not in written_later]
        late = [section for section in emission.sections if section in written_later]
        try:
            layout.run(early)
            layout.finish(early)
            if not self._failed():
                if with_lines:
                    self.lines.check_views()
                    self.lines.write()
                if description is not None:
                    description.write(self.resolver)
                self.frames.write()
            layout.run(late)
            layout.finish(late)
        except AssemblyError as error:
            emission.error(error.message)
        if self._failed():
            return self._empty()
        self._resolve(layout)
        return self._object()

    def _failed(self) -> bool:
        return any(message.severity == "error" for message in self.emission.messages)

    def _empty(self) -> ObjectFile:
        target = self.target
        return ObjectFile(target.machine, target.bits, target.big_endian, target.rela)

    def _resolve(self, layout: Layout) -> None:
        """Fixups to relocations, contents of all sections."""
        emission = self.emission
        self._place_equates()
        fixups = FixupResolver(emission, self.target, self.resolver)
        for section in emission.sections:
            fixups.resolve_section(section, layout.fragments[section])
        for reloc in emission.relocs:
            try:
                fixups.resolve_pending(reloc)
            except AssemblyError as error:
                emission.error_at(reloc.path, reloc.line, error.message)
        for section in emission.sections:
            if section.type != SHT_NOBITS:
                section.contents = layout.contents(section)
            section.alignment = 1 << section.alignment_power
            if section.type in (SHT_INIT_ARRAY, SHT_FINI_ARRAY, SHT_PREINIT_ARRAY):
                section.entry_size = self.target.address_size
            if section.flags & SHF_GNU_RETAIN:
                self.gnu_extensions = True
            if section.link_to:
                named = emission.symbols.get(section.link_to)
                if named is None or named.section.pseudo:
                    emission.error(f"undefined linked-to symbol `{section.link_to}' on section `{section.name}'")
                else:
                    section.link = named.section

    def _place_equates(self) -> None:
        """Give every named equate of a place that section and address, as if it were a label."""
        for symbol in list(self.emission.symbols.values()):
            if symbol.section is not EXPRESSION or symbol.expression is None or symbol.weak_reference:
                continue
            try:
                operand = self.resolver.symbol(symbol)
            except AssemblyError:
                continue        # reported where the symbol is used or written
            if operand is not None and operand.symbol is None:
                self._inherit(symbol)
                symbol.section = operand.section
                symbol.value = operand.number

    # -- symbols --------------------------------------------------------------------------------------

    def _object(self) -> ObjectFile:
        emission = self.emission
        model = self._empty()
        model.flags = self.target.elf_flags
        model.sections = emission.sections
        model.groups = self.groups
        locals_: list[Symbol] = list(emission.files)
        others: list[Symbol] = []
        versioned: list[Symbol] = []
        for symbol in emission.ordered:
            try:
                if self._settle(symbol):
                    (locals_ if symbol.binding == STB_LOCAL else others).append(symbol)
                    if symbol.aliases:
                        self._version(symbol, versioned)
            except AssemblyError as error:
                emission.error_at(symbol.path or emission.path, symbol.line, error.message)
        for symbol in versioned:
            (locals_ if symbol.binding == STB_LOCAL else others).append(symbol)
        written = set(locals_) | set(others)
        for group in self.groups:
            named = emission.symbols.get(group.signature)
            if named is None or named not in written:
                named = Symbol(group.signature)
                named.section = group.section
                locals_.append(named)
            group.symbol = named
        model.symbols = locals_ + others
        if self.gnu_extensions:
            model.osabi = _OSABI_GNU
        return model

    def _settle(self, symbol: Symbol) -> bool:
        """Give a symbol its final section, value and size; tell whether it is in the table.

        Raises AssemblyError for a value or size that is none.
        """
        if symbol.type == STT_FILE:
            return True
        section = symbol.section
        if symbol.type == STT_SECTION:
            symbol.value = 0
            return symbol.used_in_relocation
        if symbol.weak_reference or section is REGISTER or section is VIEW:
            return False
        if section is EXPRESSION:
            if symbol.expression is None:
                return False
            operand = self.resolver.symbol(symbol)
            if operand is None:
                if symbol.local_name and not symbol.used_in_relocation:
                    return False
                raise AssemblyError(f"can't resolve value for symbol `{symbol.name}'")
            if operand.symbol is not None:
                # Equated to an undefined or common symbol: uses of it name that one.
                if operand.section is COMMON:
                    raise AssemblyError(f"`{symbol.name}' can't be equated to common symbol `{operand.symbol.name}'")
                return False
            self._inherit(symbol)
            symbol.section = operand.section
            symbol.value = operand.number
            section = operand.section
        elif symbol.fragment is not None:
            # From here on the value is the address itself: sizes may still ask for it.
            symbol.value = symbol.fragment.address + symbol.value
            symbol.fragment = None
        if section is UNDEFINED:
            if symbol.promised:
                return False
            if symbol.weakly_named and not symbol.used:
                if not symbol.used_in_relocation:
                    return False
                symbol.binding = STB_WEAK
            if symbol.binding == STB_WEAK and not symbol.used_in_relocation:
                return False
            if symbol.binding == STB_LOCAL:
                symbol.binding = STB_GLOBAL
        elif section is COMMON:
            symbol.value = symbol.common_alignment
        elif symbol.local_name and not symbol.used_in_relocation and symbol.binding == STB_LOCAL:
            return False
        if section.flags & SHF_TLS and not section.pseudo:
            symbol.type = STT_TLS
        if symbol.type == STT_GNU_IFUNC or symbol.binding == STB_GNU_UNIQUE:
            self.gnu_extensions = True
        if symbol.size_expression is not None:
            size = self.resolver.number(symbol.size_expression)
            if size is None:
                self.emission.error_at(self.emission.path, 0,
                                       f".size expression for {symbol.name} does not evaluate to a constant")
            else:
                symbol.size = size
        return True

    def _inherit(self, symbol: Symbol) -> None:
        """An equate of a symbol that was defined later takes its type and size."""
        value = symbol.expression
        if value is None or value.kind != SYMBOL or value.symbol is None:
            return
        goal = value.symbol
        if symbol.type == STT_NOTYPE and goal.type in (STT_FUNC, STT_OBJECT, STT_GNU_IFUNC, STT_TLS):
            symbol.type = goal.type
        if symbol.size == 0 and symbol.size_expression is None:
            symbol.size = goal.size
            symbol.size_expression = goal.size_expression

    def _version(self, symbol: Symbol, versioned: list[Symbol]) -> None:
        """Carry out .symver (GNU as manual: Symver): rename an undefined symbol, add names to a defined one."""
        defined = symbol.section is not UNDEFINED
        for written in symbol.aliases:
            marks = written.count("@")
            if not defined:
                if marks == 2:
                    raise AssemblyError(f"invalid attempt to declare external version name as default in symbol `{written}'")
                symbol.name = written.replace("@@@", "@")
                return
            if marks == 3:
                symbol.name = written.replace("@@@", "@@")
                continue
            alias = Symbol(written)
            alias.section = symbol.section
            alias.value = symbol.value
            alias.size = symbol.size
            alias.type = symbol.type
            alias.binding = symbol.binding
            alias.visibility = symbol.visibility
            alias.other = symbol.other
            versioned.append(alias)
        if defined and symbol.version == "local":
            symbol.binding = STB_LOCAL
        elif defined and symbol.version == "hidden":
            symbol.visibility = 2
