"""Take chosen functions of a unit from another compiler's object: two halves that `ld -r` joins to one object again.

In: two x86-64 objects of one unit, compiled with -ffunction-sections -fdata-sections and without debugging information, and
the names of functions.  Out: the first object without the sections of these functions, and of the second nothing but these
sections and what only they use.  What one half uses of the other is named by symbols; a static name gets a suffix that no other
unit has, and hidden visibility, so that the linker can see it; `restore` makes it static again in the joined object.

    own: f g counter      ->  own: g counter.S             f is undefined
    other: f g counter        other: f .rodata.f           counter.S and g are undefined

Whose copy of an object counts: the first unit's, where both have a name for it.  Names with a dot (calls.2, .LC0, __func__.0) are a
compiler's own and mean nothing to the other: such an object stays with the functions that use it.  Where that cannot be, because a
writable one is shared with functions of the other half, or a section of the program's own holds pieces of several
functions (an exception table of asm statements, functions with one `section` attribute), the unit resists: Resists says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, final

from compiler.asm.section import (
    COMMON,
    SHF_ALLOC,
    SHF_EXECINSTR,
    SHF_TLS,
    SHF_WRITE,
    SHT_FINI_ARRAY,
    SHT_INIT_ARRAY,
    SHT_NOTE,
    SHT_PREINIT_ARRAY,
    STB_GLOBAL,
    STB_LOCAL,
    STT_FILE,
    STT_FUNC,
    STT_GNU_IFUNC,
    STT_NOTYPE,
    STT_OBJECT,
    STT_SECTION,
    STT_TLS,
    UNDEFINED,
    ObjectFile,
    Relocation,
    Section,
    Symbol,
)
from compiler.obj.elf import ObjectError
from compiler.obj.reader import read_object
from compiler.obj.writer import write_object

STV_HIDDEN: Final = 2
EM_X86_64: Final = 62

# psABI x86-64 table 4.9: relocations whose field counts from its own place.  In an instruction the place is 4 bytes before its end.
_FROM_PLACE: Final = (2, 4, 9, 24, 41, 42)

# What is followed by a name with -ffunction-sections or -fdata-sections; longer ones first.
_STARTS: Final = """
.text.startup .text.exit .text.unlikely .text.hot .text .data.rel.ro.local .data.rel.ro .data.rel.local .data.rel .data .bss .rodata
.tdata .tbss
"""

_PARTS: Final = (".cold",)
"""What GCC appends to the name of a piece of a function (-freorder-blocks-and-partition)."""


class Resists(Exception):
    """The unit cannot be divided so; the text says what stands against it."""


def halves(own: bytes, other: bytes, functions: Sequence[str], suffix: str, apart: bool) -> tuple[bytes, bytes]:
    """Return both halves, to be joined in this order.  Raises Resists.

    apart: sections of one function or object keep their names; else they become parts of .text, .data and so on.
    """
    try:
        first = _Half(read_object(own), functions, "pycc's object")
        second = _Half(read_object(other), functions, "GCC's object")
    except ObjectError as problem:
        raise Resists(str(problem)) from None
    for half in (first, second):
        if half.model.bits != 64 or half.model.machine != EM_X86_64:
            raise Resists("not x86-64")
    taken = _Taken(first, second, suffix)
    taken.close()
    _leave(first, taken)
    _rest(second, taken)
    if not apart:
        _gather(first)
        _gather(second)
    return write_object(first.model), write_object(second.model)


def restore(joined: bytes, suffix: str) -> bytes:
    """Return the joined object with the names that end in `suffix` static again.  Raises Resists if one is nowhere defined."""
    model = read_object(joined)
    for symbol in model.symbols:
        if symbol.name.endswith(suffix):
            if symbol.section is UNDEFINED:
                raise Resists(f"{symbol.name[:-len(suffix)]} is in neither object")
            symbol.name = symbol.name[:-len(suffix)]
            symbol.binding = STB_LOCAL
            symbol.visibility = 0
    _order_symbols(model)
    return write_object(model)


@final
class _Half:
    """One object: what its sections hold, and where the chosen functions lie."""

    def __init__(self, model: ObjectFile, functions: Sequence[str], title: str) -> None:
        self.model: ObjectFile = model
        self.title: str = title
        self.inside: dict[Section, list[Symbol]] = {}       # section -> its named symbols
        self.named: dict[str, Symbol] = {}
        self.twice: dict[str, bool] = {}                    # names of several static symbols
        for symbol in model.symbols:
            if symbol.type == STT_SECTION or symbol.type == STT_FILE or symbol.section.pseudo and symbol.section is not COMMON:
                continue
            if symbol.name in self.named:
                self.twice[symbol.name] = True
            self.named[symbol.name] = symbol
            if not symbol.section.pseudo:
                self.inside.setdefault(symbol.section, []).append(symbol)
        self.chosen: dict[Section, bool] = {}               # sections of the chosen functions' code
        for name in functions:
            found = self.named.get(name)
            if found is None or found.section.pseudo or found.type != STT_FUNC and found.type != STT_GNU_IFUNC:
                raise Resists(f"{title} has no code of {name}")
            self.chosen[found.section] = True
        for section in self.chosen:
            for symbol in self.inside[section]:
                if symbol.type != STT_NOTYPE and not self._among(symbol, functions, section):
                    raise Resists(f"{symbol.name} lies in the same section {section.name} of {title}")
        self.frames: Section | None = None
        for section in model.sections:
            if section.name == ".eh_frame":
                self.frames = section

    def _among(self, symbol: Symbol, functions: Sequence[str], section: Section) -> bool:
        """Tell whether a symbol is a chosen function, or another name or piece of one."""
        if symbol.name in functions or symbol.name.endswith(_PARTS):
            return True
        return any(other.name in functions and other.value == symbol.value for other in self.inside[section])

    def name_of(self, relocation: Relocation) -> Symbol | None:
        """Return the named symbol that a relocation means; None for nameless contents.  Raises Resists where that is not sure."""
        symbol = relocation.symbol
        if symbol is None or symbol.type != STT_SECTION:
            return symbol
        names = [found for found in self.inside.get(symbol.section, []) if not found.name.startswith(".L")]
        if not names:
            return None
        best = names[0]
        for found in names:
            if found.value != best.value:
                if all(is_private(each) for each in names):
                    return None
                raise Resists(f"several objects in section {symbol.section.name} of {self.title}")
            if found.binding != STB_LOCAL:
                best = found
        return best

    def is_frames(self, section: Section) -> bool:
        """Tell whether a section is the unwind table."""
        return section is self.frames


def is_private(symbol: Symbol) -> bool:
    """Tell whether the name is a compiler's own, which the other object need not have."""
    return symbol.binding == STB_LOCAL and "." in symbol.name


def _is_code(section: Section) -> bool:
    return section.flags & SHF_EXECINSTR != 0


def _is_writable(section: Section) -> bool:
    """Tell whether the program can write to the section; .data.rel.ro is the loader's alone (gABI: relro)."""
    return section.flags & SHF_WRITE != 0 and not section.name.startswith(".data.rel.ro")


def _is_start_list(section: Section) -> bool:
    return section.type in (SHT_INIT_ARRAY, SHT_FINI_ARRAY, SHT_PREINIT_ARRAY) or section.name.startswith((".ctors", ".dtors"))


def _is_entry(section: Section, relocation: Relocation, goal: Symbol) -> bool:
    """Tell whether a relocation in `section` to the function `goal` means its entry, not a label inside."""
    symbol = relocation.symbol
    assert symbol is not None
    if symbol.type != STT_SECTION:
        return not symbol.name.startswith(".L")
    offset = relocation.addend - goal.value
    if relocation.type in _FROM_PLACE:
        return _is_code(section) and offset == -4
    return offset == 0


@final
class _Taken:
    """Which sections of the second object are kept, and which symbols the halves share."""

    def __init__(self, first: _Half, second: _Half, suffix: str) -> None:
        self.first: _Half = first
        self.second: _Half = second
        self.suffix: str = suffix
        self.kept: dict[Section, bool] = {}             # of the second object
        self.shared: dict[str, bool] = {}               # static names that both halves use; chosen functions among them
        self.goals: dict[Relocation, Symbol] = {}       # of the second object: relocation -> symbol that the first defines
        for half in (first, second):
            for section in half.chosen:
                for symbol in half.inside[section]:
                    if symbol.binding == STB_LOCAL and symbol.type != STT_NOTYPE and not symbol.name.endswith(_PARTS):
                        self.shared[symbol.name] = True

    def close(self) -> None:
        """Follow the relocations from the chosen functions until nothing is added.  Raises Resists."""
        second = self.second
        pending = list(second.chosen)
        while pending:
            for section in pending:
                self.kept[section] = True
            fresh: list[Section] = []
            for section in pending:
                for relocation in section.relocations:
                    self._follow(section, relocation, fresh)
            for record in frame_records(second):
                if record.code in self.kept:
                    for relocation in record.relocations:
                        if relocation.symbol is not None and relocation.symbol.section is not record.code:
                            self._follow(record.code, relocation, fresh)
            for section in second.model.sections:
                if section not in self.kept and self._belongs(section):
                    fresh.append(section)
            pending = []
            for section in fresh:
                if section not in self.kept and section not in pending:
                    pending.append(section)
        self._check_private()

    def _follow(self, section: Section, relocation: Relocation, fresh: list[Section]) -> None:
        """Decide for one relocation of a kept section: the goal is kept too, or is the first object's."""
        symbol = relocation.symbol
        if symbol is None or symbol.section.pseudo or symbol.section in self.kept:
            return
        goal = self.second.name_of(relocation)
        if goal is not None and not is_private(goal):
            ours = self.first.named.get(goal.name)
            if ours is not None:
                self._check_twins(goal, ours)
                if _is_code(goal.section) and not _is_entry(section, relocation, goal):
                    raise Resists(f"{section.name} of GCC's object refers to a place inside {goal.name}")
                if goal.binding == STB_LOCAL:
                    self.shared[goal.name] = True
                self.goals[relocation] = goal
                return
        fresh.append(symbol.section)

    def _check_twins(self, theirs: Symbol, ours: Symbol) -> None:
        """Hold two symbols of one name to be the same thing.  Raises Resists."""
        name = theirs.name
        if name in self.first.twice or name in self.second.twice:
            raise Resists(f"two objects are called {name}")
        if (theirs.binding == STB_LOCAL) != (ours.binding == STB_LOCAL):
            raise Resists(f"{name} is static in one object and not in the other")
        if theirs.type in (STT_OBJECT, STT_TLS) and (theirs.type != ours.type or theirs.size != ours.size):
            raise Resists(f"{name} differs in kind or size")

    def _belongs(self, section: Section) -> bool:
        """Tell whether a section without names belongs to kept code because it points into it.  Raises Resists."""
        if _is_code(section) or self.second.is_frames(section) or _is_start_list(section):
            return False
        into = away = ""
        for relocation in section.relocations:
            symbol = relocation.symbol
            if symbol is None or symbol.section.pseudo or not _is_code(symbol.section):
                continue
            goal = self.second.name_of(relocation)
            if goal is None or _is_entry(section, relocation, goal):
                continue
            if symbol.section in self.kept:
                into = goal.name
            else:
                away = goal.name
        if into and away:
            raise Resists(f"section {section.name} has places inside both {into} and {away}")
        return into != ""

    def _check_private(self) -> None:
        """Hold that no writable object of a compiler's own is used on both sides.  Raises Resists."""
        for section in self.second.model.sections:
            if section in self.kept or self.second.is_frames(section):
                continue
            for relocation in section.relocations:
                symbol = relocation.symbol
                if symbol is None or symbol.section not in self.kept or _is_code(symbol.section):
                    continue
                if _is_writable(symbol.section):
                    raise Resists(f"{symbol.section.name} of GCC's object is used by other functions too")


def _leave(half: _Half, taken: _Taken) -> None:
    """Take the chosen functions out of the first object.  Raises Resists."""
    model = half.model
    gone = dict(half.chosen)
    # What points into the functions goes with them: jump tables, tables of computed gotos, what asm statements put elsewhere.
    for section in model.sections:
        if _is_code(section) or half.is_frames(section):
            continue
        into = away = ""
        for relocation in section.relocations:
            symbol = relocation.symbol
            if symbol is None or symbol.section.pseudo or not _is_code(symbol.section):
                continue
            goal = half.name_of(relocation)
            if goal is None or _is_entry(section, relocation, goal):
                continue
            if symbol.section in half.chosen:
                into = goal.name
            else:
                away = goal.name
        if into and away:
            raise Resists(f"section {section.name} of pycc's object has places inside both {into} and {away}")
        if into:
            gone[section] = True
    used: dict[Section, bool] = {}      # by the chosen functions
    for section in half.chosen:
        for relocation in section.relocations:
            if relocation.symbol is not None:
                used[relocation.symbol.section] = True
    rename = _Renaming(taken, gone)
    for section in model.sections:
        if section in gone or half.is_frames(section):
            continue
        for relocation in section.relocations:
            symbol = relocation.symbol
            if symbol is None or symbol.section.pseudo:
                continue
            goal = half.name_of(relocation)
            if symbol.section not in gone:
                if symbol.section in used and (goal is None or is_private(goal)) and _is_writable(symbol.section):
                    raise Resists(f"{symbol.section.name} of pycc's object is used by other functions too")
                continue
            if goal is None or is_private(goal) or not _is_entry(section, relocation, goal):
                raise Resists(f"{section.name} of pycc's object refers to a place inside {symbol.section.name}")
            if symbol.type == STT_SECTION:
                relocation.addend -= goal.value
                relocation.symbol = goal
    cut_frames(half, gone, False)
    rename.apply(half)
    model.sections = [section for section in model.sections if section not in gone]
    _finish(model, gone)


def _rest(half: _Half, taken: _Taken) -> None:
    """Leave nothing in the second object but what was taken.  Raises Resists."""
    model = half.model
    gone: dict[Section, bool] = {}
    for section in model.sections:
        note = section.type == SHT_NOTE or section.name == ".note.GNU-stack"
        if section not in taken.kept and not half.is_frames(section) and (not note or section.flags & SHF_ALLOC):
            gone[section] = True
    for relocation, goal in taken.goals.items():
        symbol = relocation.symbol
        if symbol is not None and symbol.type == STT_SECTION:
            relocation.addend -= goal.value
        relocation.symbol = goal
    cut_frames(half, taken.kept, True)
    _Renaming(taken, gone).apply(half)
    model.sections = [section for section in model.sections if section not in gone]
    _finish(model, gone)


def _gather(half: _Half) -> None:
    """Undo what -ffunction-sections and -fdata-sections did to the names of sections."""
    for section in half.model.sections:
        start = _start_of(section.name)
        if section.group is not None or not start:
            continue
        rest = section.name[len(start):]
        if rest.startswith(".L"):
            section.name = start[:-1]
            continue
        # GCC puts the literals of a function into .rodata.FUNCTION.str1.1 or .cst8.
        for kind in (".str", ".cst"):
            before, found, behind = rest.rpartition(kind)
            if found and before in half.named:
                section.name = start + kind[1:] + behind
        if rest in half.named:
            section.name = start[:-1]


def _start_of(name: str) -> str:
    """Return the part of a section's name before that of a function or object, its dot included; "" for other sections."""
    for start in _STARTS.split():
        if name.startswith(start + "."):
            return start + "."
    return ""


@final
class _Renaming:
    """Gives static symbols that both halves use a name for the linker, and undefines what goes."""

    def __init__(self, taken: _Taken, gone: dict[Section, bool]) -> None:
        self.taken: _Taken = taken
        self.gone: dict[Section, bool] = gone

    def apply(self, half: _Half) -> None:
        """Change the symbols of a half."""
        for symbol in half.model.symbols:
            if symbol.type == STT_SECTION or symbol.type == STT_FILE:
                continue
            if symbol.name in self.taken.shared and symbol.binding == STB_LOCAL and not is_private(symbol):
                symbol.name += self.taken.suffix
                symbol.binding = STB_GLOBAL
                symbol.visibility = STV_HIDDEN
            if symbol.section in self.gone and symbol.binding != STB_LOCAL:
                if symbol.section.flags & SHF_TLS == 0:
                    symbol.type = STT_NOTYPE
                symbol.section = UNDEFINED
                symbol.value = 0
                symbol.size = 0
                symbol.binding = STB_GLOBAL


def _finish(model: ObjectFile, gone: dict[Section, bool]) -> None:
    """Drop symbols that nothing needs any more, and members of groups."""
    used: dict[Symbol, bool] = {}
    for section in model.sections:
        for relocation in section.relocations:
            if relocation.symbol is not None:
                used[relocation.symbol] = True
    kept: list[Symbol] = []
    for symbol in model.symbols:
        if symbol.section in gone:
            if symbol in used:
                raise Resists(f"{symbol.name} is still needed")
            continue
        if symbol.section is not UNDEFINED or symbol in used:
            kept.append(symbol)
    model.symbols = kept
    for group in model.groups:
        group.members = [member for member in group.members if member not in gone]
    model.groups = [group for group in model.groups if group.members]
    _order_symbols(model)


def _order_symbols(model: ObjectFile) -> None:
    """Put local symbols first (gABI ch. 4: Symbol Table)."""
    low = [symbol for symbol in model.symbols if symbol.binding == STB_LOCAL]
    model.symbols = low + [symbol for symbol in model.symbols if symbol.binding != STB_LOCAL]


# Unwind tables ---------------------------------------------------------------------------------------------

@final
class FrameRecord:
    """One record of .eh_frame (LSB 5.0 Core, 10.6.1): where it stands, its CIE, the code it is about (FDE only), its relocations."""

    def __init__(self, start: int, end: int) -> None:
        self.start: int = start
        self.end: int = end
        self.common: int = -1               # of an FDE: offset of its CIE
        self.code: Section = UNDEFINED
        self.relocations: list[Relocation] = []


def frame_records(half: _Half) -> list[FrameRecord]:
    """Return the records of the unwind table in order.  Raises Resists for what this does not read."""
    frames = half.frames
    if frames is None:
        return []
    data = frames.contents
    records: list[FrameRecord] = []
    offset = 0
    while offset + 8 <= len(data):
        length = int.from_bytes(data[offset:offset + 4], "little")
        if length < 4 or length >= 0xFFFFFFF0:
            raise Resists(f".eh_frame of {half.title} ends early or is of the long form")
        record = FrameRecord(offset, offset + 4 + length)
        back = int.from_bytes(data[offset + 4:offset + 8], "little")
        if back:
            record.common = offset + 4 - back
        records.append(record)
        offset = record.end
    index = 0
    for relocation in sorted(frames.relocations, key=_place):
        while index < len(records) and records[index].end <= relocation.offset:
            index += 1
        if index == len(records):
            raise Resists(f".eh_frame of {half.title} has a relocation past its end")
        record = records[index]
        record.relocations.append(relocation)
        if record.common >= 0 and relocation.offset == record.start + 8 and relocation.symbol is not None:
            record.code = relocation.symbol.section
    return records


def _place(relocation: Relocation) -> int:
    return relocation.offset


def cut_frames(half: _Half, code: dict[Section, bool], keep: bool) -> None:
    """Keep the records about the sections `code` only, or, with keep False, all but those."""
    frames = half.frames
    if frames is None:
        return
    data = frames.contents
    out = b""
    moved: dict[int, int] = {}
    relocations: list[Relocation] = []
    for record in frame_records(half):
        if record.common >= 0 and (record.code in code) != keep:
            continue
        place = len(out)
        moved[record.start] = place
        head = data[record.start:record.start + 4]
        if record.common >= 0:
            head += (place + 4 - moved[record.common]).to_bytes(4, "little")
        else:
            head += data[record.start + 4:record.start + 8]
        out += head + data[record.start + 8:record.end]
        for relocation in record.relocations:
            relocation.offset += place - record.start
            relocations.append(relocation)
    frames.contents = out
    frames.size = len(out)
    frames.relocations = relocations
