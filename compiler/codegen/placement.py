"""Which section a function or an object goes to, as GCC chooses (GCC manual: -ffunction-sections, -fdata-sections; gABI ch. 4: Special
Sections).

In: a Function or Global of a module and the unit's settings.  Out: a SectionSpec.  A name with `section` attribute is kept as it is,
and its flags follow from what lies in it.
"""

from __future__ import annotations

from typing import Final

from compiler.asm.section import (
    SHF_ALLOC,
    SHF_EXECINSTR,
    SHF_GNU_RETAIN,
    SHF_MERGE,
    SHF_STRINGS,
    SHF_TLS,
    SHF_WRITE,
    SHT_FINI_ARRAY,
    SHT_INIT_ARRAY,
    SHT_NOBITS,
    SHT_PREINIT_ARRAY,
    SHT_PROGBITS,
)
from compiler.codegen.settings import CodegenSettings
from compiler.codegen.writer import SectionSpec
from compiler.ir.details import COLD
from compiler.ir.module import (
    CONSTRUCTOR,
    DESTRUCTOR,
    EXTERNAL,
    GNU_INLINE_ONLY,
    HIDDEN,
    HOT,
    INTERNAL,
    INTERNAL_VISIBILITY,
    NO_TLS,
    RETAIN,
    UNDEFINED,
    WEAK_UNDEFINED,
    Function,
    Global,
    Module,
)
from compiler.unsupported import Unsupported

CODE: Final = SHF_ALLOC | SHF_EXECINSTR
DATA: Final = SHF_ALLOC | SHF_WRITE

# What addresses in an initialiser need of the loader in position-independent code.
NO_ADDRESS: Final = 0
LOCAL_ADDRESS: Final = 1    # only of symbols of this unit
GLOBAL_ADDRESS: Final = 2

_ARRAYS: Final = ((".init_array", SHT_INIT_ARRAY), (".fini_array", SHT_FINI_ARRAY), (".preinit_array", SHT_PREINIT_ARRAY))


def section_of_function(fn: Function, settings: CodegenSettings) -> SectionSpec:
    """Return the section of a function's code."""
    retain = SHF_GNU_RETAIN if fn.attributes & RETAIN else 0
    if fn.section:
        return SectionSpec(_plain(fn.section), SHT_PROGBITS, CODE | retain, 0, fn.comdat)
    name = ".text"
    if settings.reorder_functions and fn.options.level not in ("0", "1", "g"):
        # -freorder-functions, from -O2 on.
        if fn.attributes & COLD:
            name = ".text.unlikely"
        elif fn.attributes & HOT:
            name = ".text.hot"
        elif fn.attributes & (CONSTRUCTOR | DESTRUCTOR) or fn.name == "main":
            name = ".text.exit" if fn.attributes & DESTRUCTOR else ".text.startup"
    if settings.function_sections or retain or fn.comdat:
        name += "." + fn.name
    return SectionSpec(name, SHT_PROGBITS, CODE | retain, 0, fn.comdat)


def tables_of_function(home: SectionSpec, fn: Function, settings: CodegenSettings) -> SectionSpec:
    """Return the section of a function's read-only tables."""
    name = ".rodata"
    if settings.function_sections or fn.comdat:
        name += "." + fn.name
    return SectionSpec(name, SHT_PROGBITS, SHF_ALLOC, 0, fn.comdat)


def relocated_tables_of_function(fn: Function, settings: CodegenSettings) -> SectionSpec:
    """Return the section of a function's tables that hold addresses."""
    if not settings.pic:
        return SectionSpec(".rodata", SHT_PROGBITS, SHF_ALLOC)
    return SectionSpec(".data.rel.ro.local", SHT_PROGBITS, DATA)


def section_of_constant(size: int, align: int, settings: CodegenSettings) -> SectionSpec:
    """Return the section of a literal that functions name: merged with its equals where an entry size fits."""
    if settings.merge_constants and size in (4, 8, 16, 32) and align <= size:
        return SectionSpec(".rodata.cst" + str(size), SHT_PROGBITS, SHF_ALLOC | SHF_MERGE, size)
    return SectionSpec(".rodata", SHT_PROGBITS, SHF_ALLOC)


def is_zero(item: Global) -> bool:
    """Tell whether an object needs no bytes in the file."""
    return item.initial is None and not item.relocations


def section_of_global(item: Global, unit: Module, settings: CodegenSettings) -> SectionSpec:
    """Return the section of an object with a definition that is not common."""
    retain = SHF_GNU_RETAIN if item.retain else 0
    if item.section:
        return _named(item, unit, settings)
    own = settings.data_sections or item.retain
    suffix = "." + item.name if own else ""
    if item.tls != NO_TLS:
        if is_zero(item) and settings.zero_in_bss:
            return SectionSpec(".tbss" + suffix, SHT_NOBITS, DATA | SHF_TLS | retain)
        return SectionSpec(".tdata" + suffix, SHT_PROGBITS, DATA | SHF_TLS | retain)
    if item.mergeable:
        return SectionSpec(".rodata.str" + str(item.mergeable) + "." + str(item.align), SHT_PROGBITS,
                           SHF_ALLOC | SHF_MERGE | SHF_STRINGS, item.mergeable)
    addresses = addresses_in(item, unit, settings) if settings.pic else NO_ADDRESS
    if item.constant:
        if addresses == NO_ADDRESS:
            return SectionSpec(".rodata" + suffix, SHT_PROGBITS, SHF_ALLOC | retain)
        name = ".data.rel.ro.local" if addresses == LOCAL_ADDRESS else ".data.rel.ro"
        return SectionSpec(name + suffix, SHT_PROGBITS, DATA | retain)
    if is_zero(item) and settings.zero_in_bss:
        return SectionSpec(".bss" + suffix, SHT_NOBITS, DATA | retain)
    name = ".data" if addresses == NO_ADDRESS else ".data.rel.local" if addresses == LOCAL_ADDRESS else ".data.rel"
    return SectionSpec(name + suffix, SHT_PROGBITS, DATA | retain)


def _named(item: Global, unit: Module, settings: CodegenSettings) -> SectionSpec:
    """Return a section that the program names."""
    name = _plain(item.section)
    flags = SHF_ALLOC
    read_only = item.constant and (not settings.pic or addresses_in(item, unit, settings) == NO_ADDRESS)
    if not read_only:
        flags |= SHF_WRITE
    if item.tls != NO_TLS:
        flags |= SHF_TLS
    if item.retain:
        flags |= SHF_GNU_RETAIN
    kind = SHT_PROGBITS
    for word, number in _ARRAYS:
        if name == word or name.startswith(word + "."):
            return SectionSpec(name, number, flags | SHF_WRITE)
    for word in (".bss", ".sbss", ".tbss", ".gnu.linkonce.b", ".noinit"):
        if name == word or name.startswith(word + "."):
            kind = SHT_NOBITS
    return SectionSpec(name, kind, flags)


def addresses_in(item: Global, unit: Module, settings: CodegenSettings) -> int:
    """Return what the addresses in an initialiser need: NO_ADDRESS, LOCAL_ADDRESS or GLOBAL_ADDRESS."""
    found = NO_ADDRESS
    for entry in item.relocations:
        if entry.minus:
            continue        # a distance within the unit is a number
        local = entry.symbol.startswith(".L") or ":" in entry.symbol
        if not local:
            goal = unit.globals.get(entry.symbol)
            function = unit.functions.get(entry.symbol)
            if goal is not None:
                local = _binds_here(goal.linkage, goal.visibility, settings)
            elif function is not None:
                linkage = function.linkage
                if linkage == EXTERNAL and (not function.blocks or function.attributes & GNU_INLINE_ONLY):
                    linkage = UNDEFINED
                local = _binds_here(linkage, function.visibility, settings)
        if not local:
            return GLOBAL_ADDRESS
        found = LOCAL_ADDRESS
    return found


def _binds_here(linkage: int, visibility: int, settings: CodegenSettings) -> bool:
    """Tell whether a reference to the symbol surely means this program's own part."""
    if linkage == INTERNAL or visibility in (HIDDEN, INTERNAL_VISIBILITY):
        return True
    return not settings.shared and linkage not in (UNDEFINED, WEAK_UNDEFINED)


def _plain(name: str) -> str:
    """Return a section name of the program.  Raises Unsupported for one that smuggles in assembler syntax."""
    for character in name:
        if character in ',"#@ \t\n\\':
            raise Unsupported("attribute", "section " + name)
    return name
