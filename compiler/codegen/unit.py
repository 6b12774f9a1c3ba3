"""From a module to an object or assembly text: the door of code generation.

In: an ir Module after the passes, a CodegenTarget, the unit's settings.  Out: bytes.  Each function goes the same way alone, and
becomes a CompiledFunction (`compile_function`); `write_unit` then places functions, objects, aliases and constants:

    legalize -> split critical edges -> select -> allocate -> order blocks -> lay out the frame -> emit -> place

Order of what is written: top-level asm, functions and then objects in the order of the module, or all three as Module.order says, aliases,
constants of functions, debug information, notes.  Nothing depends on the order in which functions were compiled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from compiler.asm.section import SHF_ALLOC, SHF_EXECINSTR, SHF_LINK_ORDER, SHT_FINI_ARRAY, SHT_INIT_ARRAY, SHT_PROGBITS
from compiler.codegen.compiled import PATCHABLE
from compiler.codegen.critical_edges import split_critical_edges
from compiler.codegen.debug import DebugDescription, UnitNames
from compiler.codegen.emit import emit_function
from compiler.codegen.frame import lay_out_frame
from compiler.codegen.layout import order_blocks
from compiler.codegen.legalize import legalize
from compiler.codegen.placement import (
    DATA,
    is_zero,
    relocated_tables_of_function,
    section_of_constant,
    section_of_function,
    section_of_global,
    tables_of_function,
)
from compiler.codegen.protector import wants_guard
from compiler.codegen.regalloc import allocate
from compiler.codegen.writer import SectionSpec
from compiler.ir import ops
from compiler.ir.module import (
    COMMON,
    CONSTRUCTOR,
    DEFAULT,
    DESTRUCTOR,
    EXTERNAL,
    GNU_INLINE_ONLY,
    INTERNAL,
    UNDEFINED,
    VISIBILITY_NAMES,
    WEAK,
    WEAK_UNDEFINED,
    Alias,
    Function,
    Global,
    Module,
)
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.codegen.compiled import CompiledFunction
    from compiler.codegen.settings import CodegenSettings
    from compiler.codegen.target import CodegenTarget
    from compiler.codegen.writer import UnitWriter

IDENT: Final = "pycc"
"""What .comment says of the compiler: not its version, so that a new version changes no object by its number alone."""
_DEFAULT_PRIORITY: Final = 65535


def emitted_functions(unit: Module) -> list[Function]:
    """Return the functions that get code, in order."""
    return [fn for fn in unit.functions.values() if fn.blocks and not fn.attributes & GNU_INLINE_ONLY]


def compile_function(fn: Function, unit: Module, target: CodegenTarget, textual: bool, rows: bool) -> CompiledFunction:
    """Return the code of one function.  Changes `fn`, and nothing else of the module.

    textual: as lines for -S.  rows: with line rows.  Raises Unsupported.
    """
    optimizing = fn.options.level != "0"
    trampolines = _makes_trampolines(fn)
    guarded = wants_guard(fn)
    if guarded and not target.guards_frames:
        raise Unsupported("option", "-fstack-protector")
    legalize(fn, unit, target.legal_types(fn))
    split_critical_edges(fn, optimizing)
    mf = target.select(fn, unit)
    if guarded:
        mf.add_guard(target.pointer_size)
    allocate(mf, target, optimizing)
    order_blocks(mf, optimizing)
    lay_out_frame(mf, fn, unit, target)
    made = emit_function(mf, fn, unit, target, textual, rows)
    made.executable_stack = trampolines
    return made


def _makes_trampolines(fn: Function) -> bool:
    """Tell whether the function writes code on its stack (GCC manual: Nested Functions)."""
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.TRAMPOLINE:
                return True
    return False


def write_unit(unit: Module, compiled: list[CompiledFunction], target: CodegenTarget, settings: CodegenSettings, names: UnitNames,
               writer: UnitWriter) -> bytes:
    """Return the unit as `writer` makes it.  compiled: one value for each of emitted_functions(unit), in that order."""
    return _UnitPlacement(unit, target, settings, writer).write(compiled, names)


@final
class _UnitPlacement:
    """The placing of one unit."""

    def __init__(self, unit: Module, target: CodegenTarget, settings: CodegenSettings, writer: UnitWriter) -> None:
        self.unit: Module = unit
        self.target: CodegenTarget = target
        self.settings: CodegenSettings = settings
        self.writer: UnitWriter = writer
        self.debug: DebugDescription | None = None
        self._visibilities: list[str] = VISIBILITY_NAMES.split()
        self._named: dict[str, bool] = {}       # symbols that code or data name
        self._patchable_links: dict[str, str] = {}      # by section: the first function there with a patchable entry

    def write(self, compiled: list[CompiledFunction], names: UnitNames) -> bytes:
        writer = self.writer
        settings = self.settings
        writer.source_file(names.source[names.source.rfind("/") + 1:])
        writer.unwind(settings.unwind_tables, settings.debug != 0)
        if settings.debug:
            self.debug = DebugDescription(self.unit, settings, names, writer, self.target.pointer_size)
            self.debug.begin()
        functions = emitted_functions(self.unit)
        if self.unit.order:
            self._in_order(functions, compiled)
        else:
            for text in self.unit.assembly:
                self._assembly(text)
            for index in range(len(functions)):
                self._function(functions[index], compiled[index])
            for item in self.unit.globals.values():
                self._object(item)
        for alias in self.unit.aliases:
            self._alias(alias)
        for constant in writer.constants:
            writer.section(section_of_constant(len(constant.data), constant.align, settings))
            writer.align(constant.align)
            writer.label(constant.label)
            writer.data(constant.data)
        self._undefined()
        if self.debug is not None:
            self.debug.finish()
        self.target.finish_code(functions, compiled, settings.unwind_tables or settings.debug != 0, writer)
        for text in self.unit.idents:
            writer.ident(text)
        if settings.ident:
            writer.ident(IDENT)
        stack = SHF_EXECINSTR if any(made.executable_stack for made in compiled) else 0
        writer.section(SectionSpec(".note.GNU-stack", SHT_PROGBITS, stack))
        self.target.finish_unit(self.unit, writer)
        return writer.finish()

    def _in_order(self, functions: list[Function], compiled: list[CompiledFunction]) -> None:
        """Write asm, functions and objects in the order that the module gives, then objects that passes made."""
        codes: dict[str, int] = {}
        for index in range(len(functions)):
            codes[functions[index].name] = index
        waiting = list(self.unit.assembly)
        waiting.reverse()
        written: dict[str, bool] = {}
        for name in self.unit.order:
            written[name] = True
            if not name:
                self._assembly(waiting.pop())
            elif name in codes:
                self._function(functions[codes[name]], compiled[codes[name]])
            elif name in self.unit.globals:
                self._object(self.unit.globals[name])
        for item in list(self.unit.globals.values()):
            if item.name not in written:
                self._object(item)

    def _assembly(self, text: str) -> None:
        self.writer.section(SectionSpec(".text", SHT_PROGBITS, 6))
        self.writer.assembly(text)

    def _object(self, item: Global) -> None:
        """Write an object that is defined here."""
        if item.linkage == COMMON:
            self._common(item)
        elif item.linkage not in (UNDEFINED, WEAK_UNDEFINED):
            self._global(item)

    # -- functions ------------------------------------------------------------------------------------

    def _function(self, fn: Function, made: CompiledFunction) -> None:
        writer = self.writer
        settings = self.settings
        home = section_of_function(fn, settings)
        for name in made.symbols:
            self._named[name] = True
        sections = [home, tables_of_function(home, fn, settings), relocated_tables_of_function(fn, settings), self._patchable(fn, home),
                    SectionSpec(self.target.profile_section, SHT_PROGBITS, SHF_ALLOC)]
        writer.section(home)
        writer.align(self._alignment(fn))
        self._bind(fn.name, fn.linkage, fn.visibility)
        if fn.options.patchable_before:
            place = writer.new_label()
            writer.section(sections[PATCHABLE])
            writer.align(self.target.pointer_size)
            writer.address(self.target.pointer_size, place, 0)
            writer.section(home)
            writer.label(place)
            writer.data(self.target.no_operation * fn.options.patchable_before)
        writer.symbol_type(fn.name, "function")
        start = self.debug.begin_function(fn) if self.debug is not None else ""
        writer.label(fn.name)
        if start:
            writer.label(start)
        writer.begin_frame()
        debug = self.debug
        writer.function(made, sections, debug.files if debug is not None else {})
        writer.end_frame()
        if debug is not None:
            debug.end_function()
        writer.size_to_here(fn.name)
        if fn.attributes & CONSTRUCTOR:
            self._startup(".init_array", SHT_INIT_ARRAY, fn)
        if fn.attributes & DESTRUCTOR:
            self._startup(".fini_array", SHT_FINI_ARRAY, fn)

    def _patchable(self, fn: Function, home: SectionSpec) -> SectionSpec:
        """Return the section of the places of a function's patchable entry: it goes where the first such function of its section goes."""
        if not fn.options.patchable_entry:
            return SectionSpec("", SHT_PROGBITS, 0)
        key = home.name + "\0" + home.group
        if key not in self._patchable_links:
            self._patchable_links[key] = fn.name
        return SectionSpec("__patchable_function_entries", SHT_PROGBITS, DATA | SHF_LINK_ORDER, 0, "", self._patchable_links[key])

    def _alignment(self, fn: Function) -> int:
        """Return a function's alignment in bytes: asked for, or by level (GCC manual: -falign-functions)."""
        wanted = self.target.least_function_alignment
        if fn.options.level in ("2", "3", "fast"):
            wanted = max(wanted, self.settings.align_functions or self.target.function_alignment)
        return max(fn.align, 1 << (wanted - 1).bit_length())

    def _startup(self, name: str, kind: int, fn: Function) -> None:
        """Enter a constructor or destructor in the array that the loader runs (gABI ch. 5: Initialization and Termination)."""
        if fn.priority != _DEFAULT_PRIORITY:
            name += "." + str(fn.priority).rjust(5, "0")
        self.writer.section(SectionSpec(name, kind, DATA))
        self.writer.align(self.target.pointer_size)
        self.writer.address(self.target.pointer_size, fn.name, 0)

    def _bind(self, name: str, linkage: int, visibility: int) -> None:
        if linkage == EXTERNAL:
            self.writer.global_symbol(name)
        elif linkage == WEAK:
            self.writer.weak_symbol(name)
        if visibility != DEFAULT and linkage != INTERNAL:
            self.writer.visibility(name, self._visibilities[visibility])

    # -- objects --------------------------------------------------------------------------------------

    def _common(self, item: Global) -> None:
        if item.visibility != DEFAULT:
            self.writer.visibility(item.name, self._visibilities[item.visibility])
        self.writer.common(item.name, item.size, item.align)

    def _global(self, item: Global) -> None:
        writer = self.writer
        self._bind(item.name, item.linkage, item.visibility)
        writer.section(section_of_global(item, self.unit, self.settings))
        writer.align(item.align)
        if not item.name.startswith(".L"):
            writer.symbol_type(item.name, "object")
            writer.size(item.name, item.size)
        writer.label(item.name)
        if is_zero(item):
            writer.zeros(item.size)
            return
        self._contents(item)

    def _contents(self, item: Global) -> None:
        """Write the bytes of an object, and its addresses in their places."""
        writer = self.writer
        content = item.initial if item.initial is not None else b""
        position = 0
        for entry in item.relocations:
            if entry.offset > position:
                self._bytes(content[position:entry.offset], entry.offset - position)
            self._named[entry.symbol] = True
            writer.address(entry.size, writer.unit_name(entry.symbol), entry.addend, writer.unit_name(entry.minus))
            position = entry.offset + entry.size
        if item.size > position or len(content) > position:
            self._bytes(content[position:], max(item.size, len(content)) - position)

    def _bytes(self, content: bytes, size: int) -> None:
        """Write bytes and what is missing of `size` as zeros."""
        if content:
            self.writer.data(content)
        if size > len(content):
            self.writer.zeros(size - len(content))

    def _alias(self, alias: Alias) -> None:
        writer = self.writer
        if alias.kind == "weakref":
            if alias.target:
                writer.weak_reference(alias.name, alias.target)
            return
        self._bind(alias.name, alias.linkage, alias.visibility)
        if alias.kind == "ifunc":
            writer.symbol_type(alias.name, "gnu_indirect_function")
        elif alias.target in self.unit.functions:
            writer.symbol_type(alias.name, "function")
        writer.assign(alias.name, alias.target)

    def _undefined(self) -> None:
        """Say what is special about symbols that others define: weakness, visibility."""
        writer = self.writer
        for item in self.unit.globals.values():
            if item.linkage in (UNDEFINED, WEAK_UNDEFINED) and item.name in self._named:
                self._declare(item.name, item.linkage, item.visibility)
        for fn in self.unit.functions.values():
            if (not fn.blocks or fn.attributes & GNU_INLINE_ONLY) and fn.name in self._named:
                self._declare(fn.name, WEAK_UNDEFINED if fn.linkage in (WEAK, WEAK_UNDEFINED) else UNDEFINED, fn.visibility)
        writer.section(SectionSpec(".text", SHT_PROGBITS, 6))

    def _declare(self, name: str, linkage: int, visibility: int) -> None:
        if linkage == WEAK_UNDEFINED:
            self.writer.weak_symbol(name)
        if visibility != DEFAULT:
            self.writer.visibility(name, self._visibilities[visibility])
