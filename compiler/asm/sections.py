"""Section directives: .text .data .bss .section .pushsection .popsection .previous .subsection, groups.

Defaults of well-known names are those of the gABI (ch. 4: Special Sections) and of GNU as.  A section is
known by its name, group signature, linked-to symbol and `unique` number together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, final

from compiler.asm.emission import Emission
from compiler.asm.expr import AssemblyError
from compiler.asm.expr_parser import NAME, ExpressionParser
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
    SHT_NULL,
    SHT_PREINIT_ARRAY,
    SHT_PROGBITS,
    STT_SECTION,
    Group,
    Section,
    Symbol,
)
from compiler.asm.statements import split_operands, string_at, unescape
from compiler.asm.target import AssemblerTarget

# Name, how it matches ("." itself or followed by a dot, "=" itself, "*" any that begins so), type, flags.
_SPECIAL_ROWS: Final = """
.bss                .   8   WA
.comment            =   1   -
.data               .   1   WA
.data1              =   1   WA
.debug              *   1   -
.fini               =   1   AX
.fini_array         .   15  WA
.gnu.linkonce.b     .   8   WA
.gnu.lto_           *   1   E
.got                =   1   WA
.init               =   1   AX
.init_array         .   14  WA
.interp             =   1   -
.line               =   1   -
.noinit             .   8   WA
.note.GNU-stack     =   1   -
.note               *   7   -
.persistent.bss     =   8   WA
.persistent         .   1   WA
.preinit_array      .   16  WA
.plt                =   1   AX
.rodata             .   1   A
.rodata1            =   1   A
.tbss               .   8   WAT
.tdata              .   1   WAT
.text               .   1   AX
"""
_FLAG_LETTERS: Final = {
    "a": SHF_ALLOC, "w": SHF_WRITE, "x": SHF_EXECINSTR, "e": SHF_EXCLUDE, "M": SHF_MERGE, "S": SHF_STRINGS,
    "G": SHF_GROUP, "T": SHF_TLS, "o": SHF_LINK_ORDER, "R": SHF_GNU_RETAIN, "d": 0x01000000,
}
_TYPE_NAMES: Final = {
    "progbits": SHT_PROGBITS, "nobits": SHT_NOBITS, "note": SHT_NOTE, "init_array": SHT_INIT_ARRAY,
    "fini_array": SHT_FINI_ARRAY, "preinit_array": SHT_PREINIT_ARRAY,
}
_OS_OR_PROCESSOR: Final = 0xFFF00000        # SHF_MASKOS | SHF_MASKPROC


@final
class _Special:
    """One row of the special sections."""

    def __init__(self, row: str) -> None:
        self.name, self.match, number, letters = row.split()
        self.type: int = int(number)
        self.flags: int = 0
        for letter in letters:
            self.flags |= {"W": SHF_WRITE, "A": SHF_ALLOC, "X": SHF_EXECINSTR, "T": SHF_TLS, "E": SHF_EXCLUDE, "-": 0}[letter]

    def matches(self, name: str) -> bool:
        """Tell whether a section's name falls under the row."""
        if name == self.name:
            return True
        if self.match == "*":
            return name.startswith(self.name)
        return self.match == "." and name.startswith(self.name + ".")


@final
class SectionDirectives:
    """The sections of one unit by identity, and the current, previous and pushed places."""

    def __init__(self, emission: Emission, parser: ExpressionParser, target: AssemblerTarget) -> None:
        self.emission: Emission = emission
        self.parser: ExpressionParser = parser
        self.target: AssemblerTarget = target
        self.groups: list[Group] = []
        self._special: list[_Special] = [_Special(row) for row in _SPECIAL_ROWS.split("\n") if row]
        self._previous: tuple[Section, int] | None = None
        self._stack: list[tuple[Section, int, tuple[Section, int] | None]] = []
        for name in (".text", ".data", ".bss"):
            self.find(name)
        emission.enter(self.find(".text"), 0)

    def enter_in(self, table: dict[str, Callable[[str, str], None]]) -> None:
        """Enter the directives in the assembler's table."""
        table[".text"] = self.well_known
        table[".data"] = self.well_known
        table[".bss"] = self.well_known
        table[".section"] = self.change
        table[".pushsection"] = self.push
        table[".popsection"] = self.pop
        table[".previous"] = self.previous
        table[".subsection"] = self.subsection
        table[".attach_to_group"] = self.attach_to_group

    # -- sections -------------------------------------------------------------------------------------

    def find(self, name: str) -> Section:
        """Return the plain section of that name, created with its default type and flags when new."""
        known = self.emission.sections_by_name.get(name)
        if known is not None:
            return known
        special = self._special_for(name)
        return self.create(name, name, special.type if special is not None else SHT_PROGBITS,
                           special.flags if special is not None else 0)

    def create(self, key: str, name: str, type: int, flags: int) -> Section:
        """Make a section known under `key`, with its section symbol."""
        emission = self.emission
        section = Section(name, type, flags)
        emission.sections.append(section)
        emission.sections_by_name[key] = section
        symbol = emission.symbols.get(name)
        if symbol is None or symbol.defined:
            taken = symbol is not None
            symbol = Symbol(name)
            emission.add_symbol(symbol, not taken)
        section.symbol = symbol
        symbol.type = STT_SECTION
        symbol.section = section
        symbol.value = 0
        place = (emission.section, emission.subsection.number)
        started = bool(emission.section.subsections)
        emission.enter(section, 0)
        symbol.fragment = section.subsections[0].fragments[0]
        if started:
            emission.enter(place[0], place[1])
        return section

    def _special_for(self, name: str) -> _Special | None:
        for special in self._special:
            if special.matches(name):
                return special
        return None

    def switch(self, section: Section, number: int) -> None:
        """Make a place current, and remember the one before for .previous."""
        emission = self.emission
        self._previous = (emission.section, emission.subsection.number)
        emission.enter(section, number)

    # -- directives -----------------------------------------------------------------------------------

    def well_known(self, name: str, rest: str) -> None:
        """.text, .data, .bss [SUBSECTION]"""
        self.switch(self.find(name), self._subsection_number(rest))

    def _subsection_number(self, rest: str) -> int:
        if not rest:
            return 0
        number = self.parser.absolute(rest, 0)
        end = self.parser.skip_blanks(rest, self.parser.position)
        if end < len(rest):
            raise AssemblyError(f"junk at end of line, first unrecognized character is `{rest[end]}'")
        return number

    def subsection(self, name: str, rest: str) -> None:
        """.subsection NUMBER"""
        self.switch(self.emission.section, self._subsection_number(rest))

    def previous(self, name: str, rest: str) -> None:
        """.previous"""
        if self._previous is None:
            self.emission.warning(".previous without corresponding .section; ignored")
            return
        self.switch(self._previous[0], self._previous[1])

    def push(self, name: str, rest: str) -> None:
        """.pushsection NAME [, SUBSECTION] [, "FLAGS" ...]"""
        emission = self.emission
        self._stack.append((emission.section, emission.subsection.number, self._previous))
        try:
            self._change(rest, True)
        except AssemblyError:
            self._stack.pop()
            raise

    def pop(self, name: str, rest: str) -> None:
        """.popsection"""
        if not self._stack:
            self.emission.warning(".popsection without corresponding .pushsection; ignored")
            return
        section, number, previous = self._stack.pop()
        self.emission.enter(section, number)
        self._previous = previous

    def change(self, name: str, rest: str) -> None:
        """.section NAME [, "FLAGS" [, @TYPE [, ENTSIZE] [, LINKED] [, GROUP [, comdat]]]] [, unique, N]"""
        self._change(rest, False)

    def _change(self, rest: str, pushed: bool) -> None:
        name, position = self._section_name(rest)
        pieces = split_operands(rest[position:].strip())
        index = 1
        if pieces and pieces[0]:
            raise AssemblyError(f"junk at end of line, first unrecognized character is `{pieces[0][0]}'")
        number = 0
        if pushed and index < len(pieces) and pieces[index] and pieces[index][0] != '"':
            number = self.parser.absolute(pieces[index], 0)
            index += 1
        type = SHT_NULL
        flags = 0
        entry_size = 0
        linked = ""
        signature = ""
        comdat = False
        unique = ""
        same_group = False
        if index < len(pieces) and pieces[index][:1] == '"':
            letters, end = string_at(pieces[index], 0)
            flags, same_group = self._flags(letters)
            index += 1
            if index < len(pieces) and pieces[index][:1] in ("@", "%", '"', "#"):
                type = self._type(pieces[index])
                index += 1
            if flags & SHF_MERGE:
                if index < len(pieces):
                    entry_size = self.parser.absolute(pieces[index], 0)
                    index += 1
                    if entry_size < 0:
                        self.emission.warning("invalid merge entity size")
                        flags &= ~SHF_MERGE
                        entry_size = 0
                else:
                    self.emission.warning("entity size for SHF_MERGE not specified")
                    flags &= ~SHF_MERGE
            if flags & SHF_LINK_ORDER and index < len(pieces):
                linked = pieces[index]
                index += 1
            if flags & SHF_GROUP and not same_group:
                if index >= len(pieces) or not pieces[index]:
                    self.emission.warning("group name for SHF_GROUP not specified")
                    flags &= ~SHF_GROUP
                else:
                    signature = pieces[index].strip('"')
                    index += 1
                    if index < len(pieces) and pieces[index] == "comdat":
                        comdat = True
                        index += 1
            if index + 1 < len(pieces) and pieces[index] == "unique":
                unique = str(self.parser.absolute(pieces[index + 1], 0))
                index += 2
        if index < len(pieces):
            raise AssemblyError(f"junk at end of line, first unrecognized character is `{pieces[index][:1] or ','}'")
        if same_group:
            group = self.emission.section.group
            if group is not None:
                signature = group.signature
                comdat = group.comdat
                flags |= SHF_GROUP
        section = self.declare(name, type, flags, entry_size, linked, signature, comdat, unique)
        self.switch(section, number)

    def _section_name(self, rest: str) -> tuple[str, int]:
        if rest[:1] == '"':
            body, position = string_at(rest, 0)
            return unescape(body).decode("latin-1"), position
        position = 0
        while position < len(rest) and rest[position] not in " \t,;\n":
            position += 1
        if position == 0:
            raise AssemblyError("missing name")
        return rest[:position], position

    def _flags(self, letters: str) -> tuple[int, bool]:
        flags = 0
        same_group = False
        if letters[:1].isdigit():
            try:
                return int(letters, 0), False
            except ValueError:
                raise AssemblyError("unrecognized .section attribute: want a,e,o,w,x,M,S,G,T,R,?, or number") from None
        for letter in letters:
            if letter == "?":
                same_group = True
                continue
            known = _FLAG_LETTERS.get(letter, 0) or self.target.section_flag(letter)
            if known == 0:
                raise AssemblyError("unrecognized .section attribute: want a,e,o,w,x,M,S,G,T,R,?, or number")
            flags |= known
        return flags, same_group

    def _type(self, text: str) -> int:
        word = text[1:] if text[0] != '"' else text.strip('"')
        known = _TYPE_NAMES.get(word, 0) or self.target.section_type(word)
        if known:
            return known
        if word[:1].isdigit():
            return self.parser.absolute(word, 0)
        raise AssemblyError(f"unrecognized section type `{word}'")

    def declare(self, name: str, type: int, flags: int, entry_size: int, linked: str, signature: str,
                comdat: bool, unique: str) -> Section:
        """Find or create the section that a .section names, checking it against what is known."""
        emission = self.emission
        key = name
        if signature or linked or unique:
            key = "\0".join((name, signature, linked, unique))
        known = emission.sections_by_name.get(key)
        special = self._special_for(name)
        if special is not None and type != SHT_NULL and type != special.type:
            if special.type in (SHT_INIT_ARRAY, SHT_FINI_ARRAY, SHT_PREINIT_ARRAY) and type == SHT_PROGBITS:
                emission.warning(f"ignoring incorrect section type for {name}")
                type = special.type
            elif known is None and special.type != SHT_NOTE and type < 0x70000000:
                emission.warning(f"setting incorrect section type for {name}")
        if known is not None:
            self._check_same(known, type, flags, entry_size)
            return known
        override = False
        if special is not None:
            if type == SHT_NULL:
                type = special.type
            extra = flags & ~_OS_OR_PROCESSOR & ~special.flags & ~SHF_GROUP & ~SHF_LINK_ORDER
            if extra:
                harmless = (
                    (special.type == SHT_NOTE and extra & ~(SHF_ALLOC | SHF_EXECINSTR) == 0)
                    or extra & ~(SHF_MERGE | SHF_STRINGS) == 0
                    or name in (".note.GNU-stack", ".interp", ".persistent.bss")
                )
                if not harmless:
                    if not signature:
                        emission.warning(f"setting incorrect section attributes for {name}")
                    override = True
            if not override:
                flags |= special.flags
        section = self.create(key, name, type if type != SHT_NULL else SHT_PROGBITS, flags)
        section.entry_size = entry_size
        section.link_to = linked
        if signature:
            self._join(section, signature, comdat)
        return section

    def _check_same(self, known: Section, type: int, flags: int, entry_size: int) -> None:
        emission = self.emission
        if type != SHT_NULL and type != known.type:
            emission.error(f"changed section type for {known.name}, expected: 0x{known.type:x}")
        elif flags:
            kept = SHF_ALLOC | SHF_WRITE | SHF_EXECINSTR | SHF_MERGE | SHF_STRINGS | SHF_TLS | SHF_EXCLUDE
            special = self._special_for(known.name)
            wanted = flags & kept
            if special is not None:
                wanted |= special.flags & known.flags & kept
            if wanted != known.flags & kept:
                emission.error(f"changed section attributes for {known.name}, expected: 0x{known.flags & kept:x}")
            elif flags & SHF_MERGE and entry_size != known.entry_size:
                emission.error(f"changed section entity size for {known.name}, expected: {known.entry_size}")

    def _join(self, section: Section, signature: str, comdat: bool) -> None:
        for group in self.groups:
            if group.signature == signature:
                if group.comdat != comdat:
                    self.emission.warning("group name for SHF_GROUP not specified" if not signature
                                          else f"incompatible flags for group `{signature}'")
                break
        else:
            group = Group(signature, comdat)
            self.groups.append(group)
        section.group = group
        section.flags |= SHF_GROUP
        group.members.append(section)

    def attach_to_group(self, name: str, rest: str) -> None:
        """.attach_to_group NAME"""
        matched = NAME.match(rest)
        if matched is None:
            raise AssemblyError("missing name")
        section = self.emission.section
        if section.group is not None:
            if section.group.signature != matched.group():
                self.emission.warning(f"section {section.name} already has a group ({section.group.signature})")
            return
        self._join(section, matched.group(), False)
