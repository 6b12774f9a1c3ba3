"""Lowering of a translation unit: which functions and objects are emitted, under which names, with which linkage.

In: a Sema whose unit is parsed without errors, and Options.  Out: an ir Module with every definition that must be emitted: external
ones, `used` ones, constructors and destructors, what an alias names, and whatever of internal linkage those refer to in code that
can run.  Inline definitions that make no external symbol (C11 6.7.4p7; gnu89: extern inline) are kept as bodies for inlining where
they are called.  The order of the module is that of the source, whatever order things were needed in.

Names: a local object is "name.function", a nested function "name.outer", with a number where that repeats; what a function is called
does not depend on the rest of the unit.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler.ir import ops
from compiler.ir.details import RETURNS_TWICE, Call, Signature
from compiler.ir.graph import SymbolAddress, Value
from compiler.ir.module import (
    CALLS_RETURNS_TWICE,
    CONSTRUCTOR,
    DEFAULT,
    DESTRUCTOR,
    EXTERNAL,
    GNU_INLINE_ONLY,
    HIDDEN,
    INTERNAL,
    INTERNAL_VISIBILITY,
    PROTECTED,
    UNDEFINED,
    WEAK,
    WEAK_UNDEFINED,
    Alias,
    AliasSet,
    DataLayout,
    Function,
    FunctionOptions,
    Global,
    Module,
)
from compiler.ir.types import PTR
from compiler.lower import body, facts, signatures
from compiler.lower.arrays import smallest_buffer
from compiler.lower.assembly import lower_top_level_asm
from compiler.lower.data import DataNames, StaticData, visibility_of
from compiler.lower.nested import FrameLayout
from compiler.options import Options
from compiler.sema.context import Sema
from compiler.sema.declarations import function_is_external_definition
from compiler.sema.symbols import LINK_INTERNAL, LINK_NONE, SYM_FUNCTION, SYM_OBJECT, Label, Symbol
from compiler.sema.types import (
    T_BOOL,
    T_ENUM,
    T_FLOAT,
    T_INT,
    T_POINTER,
    FloatType,
    IntType,
    Type,
    function_of,
    integer_of,
)

# Alias sets of scalar types, in this order from 1 on, all children of the root: the same numbers in every unit.
# Characters, vectors, records and may_alias types have set 0.
_ALIAS_NAMES: Final = ("_Bool", "short int", "int", "long int", "long long int", "__int128", "float", "double", "long double", "_Float16",
                       "_Float128", "pointer")

_VISIBILITY: Final = {"default": DEFAULT, "hidden": HIDDEN, "protected": PROTECTED, "internal": INTERNAL_VISIBILITY}


@final
class UnitLowerer(DataNames):
    """What the functions of one unit share."""

    def __init__(self, sema: Sema, options: Options) -> None:
        self.sema: Sema = sema
        self.options: Options = options
        self.module: Module = Module(DataLayout(sema.target))
        for name in _ALIAS_NAMES:
            self.module.alias_sets.append(AliasSet(0, name))
        level = options.optimize
        flags = options.code_flags
        merge = level != "0" and "-fno-merge-constants" not in flags or "-fmerge-constants" in flags
        merge = merge or "-fmerge-all-constants" in flags
        self.data: StaticData = StaticData(self.module, sema.target, self, merge, not sema.no_common, level not in ("s", "z", "0"))
        self.smallest_buffer: int = smallest_buffer(flags)
        # GCC manual: -fno-toplevel-reorder, which -O0 implies: what is static stays even if nothing refers to it.
        self.in_order: bool = not settings_word(flags, "toplevel-reorder", level != "0")
        self.clears_locals: bool = "-ftrivial-auto-var-init=zero" in flags
        self.instruments: bool = "-finstrument-functions" in flags
        self.exceptions: bool = "-fexceptions" in flags
        self.debug: bool = options.debug not in ("", "-g0", "-ggdb0")
        self.names: dict[Symbol, str] = {}
        self.taken: dict[str, bool] = {}            # local names given out
        self.label_texts: dict[Label, str] = {}
        self.label_taken: dict[str, bool] = {}
        self.files: dict[str, int] = {}
        self.noted: dict[Symbol, bool] = {}
        self.needed: list[Symbol] = []              # noted and not yet looked at
        self.lowered: dict[Symbol, Function] = {}
        self.defined: dict[Symbol, Global] = {}
        self.frames: dict[Symbol, FrameLayout] = {}
        self.nested_in: dict[Symbol, list[Symbol]] = {}
        self.options_made: dict[tuple[str, str, str, str], FunctionOptions] = {}
        self.alias_numbers: dict[str, int] = {}
        for index in range(len(_ALIAS_NAMES)):
            self.alias_numbers[_ALIAS_NAMES[index]] = index + 1
        self.interposable: bool = _is_interposable(flags)
        self.module.interposable = self.interposable
        for symbol in sema.nested_functions:
            if symbol.owner is not None:
                self.nested_in.setdefault(symbol.owner, []).append(symbol)

    # Names.

    def symbol_name(self, symbol: Symbol) -> str:
        """Return the assembler name of an object or function, and note that it is referred to."""
        if symbol not in self.noted:
            self.noted[symbol] = True
            self.needed.append(symbol)
        return self.name_of(symbol)

    def name_of(self, symbol: Symbol) -> str:
        """Return the assembler name of an object or function."""
        if symbol.asm_name:
            return symbol.asm_name
        if symbol.linkage != LINK_NONE and not symbol.is_nested:
            return symbol.name
        known = self.names.get(symbol)
        if known is None:
            base = symbol.name or "__compound_literal"
            owner = symbol.owner
            name = base + "." + (self.name_of(owner) if owner is not None else "0")
            number = 0
            made = name
            while made in self.taken:
                number += 1
                made = name + "." + str(number)
            self.taken[made] = True
            self.names[symbol] = made
            return made
        return known

    def label_text(self, label: Label) -> str:
        """Return a name for a label that no other label of its function has (local labels may repeat)."""
        known = self.label_texts.get(label)
        if known is None:
            owner = self.name_of(label.owner)
            known = label.name
            number = 0
            while owner + ":" + known in self.label_taken:
                number += 1
                known = label.name + "." + str(number)
            self.label_taken[owner + ":" + known] = True
            self.label_texts[label] = known
        return known

    def label_name(self, label: Label) -> str:
        """Return "function:label" of a label whose address is taken in a static initialiser."""
        return self.symbol_name(label.owner) + ":" + self.label_text(label)

    def where(self, pos: i64) -> str:
        """Return "file:line" of a position, for Unsupported."""
        return self.sema.where(pos)

    def file_number(self, path: str) -> int:
        """Return the number of a source file in the module's table."""
        known = self.files.get(path)
        if known is None:
            known = len(self.module.files)
            self.module.files.append(path)
            self.files[path] = known
        return known

    def symbol_address(self, symbol: Symbol, reachable: bool) -> Value:
        """Return the address of an object or function; in code that can run it is thereby needed."""
        return SymbolAddress(PTR, self.symbol_name(symbol) if reachable else self.name_of(symbol), 0)

    def declare_library(self, name: str, signature: Signature) -> None:
        """Note that a library function is called by name; the unit itself may define it."""
        own = self.sema.externals.get(name)
        if own is not None and own.kind == SYM_FUNCTION and not own.asm_name:
            self.symbol_name(own)
            return
        if name not in self.module.functions:
            declared = Function(name, signature)
            declared.linkage = UNDEFINED
            self.module.functions[name] = declared

    # Facts.

    def strict_aliasing(self, options: FunctionOptions) -> bool:
        """Tell whether type-based alias sets may be used in a function (GCC: from -O2 on)."""
        return options.level != "0" and "no-strict-aliasing" not in options.flags

    def alias_set(self, ty: Type) -> int:
        """Return the alias set of a scalar lvalue of type `ty` (C11 6.5p7): signed and unsigned share one, pointers too."""
        if ty.may_alias:
            return 0
        kind = ty.kind
        if kind == T_POINTER:
            return len(_ALIAS_NAMES)
        if kind == T_INT or kind == T_ENUM:
            main = integer_of(ty)
            if main.size == 1:
                return 0
            return self.alias_numbers.get(_signed_name(main), 0)
        if kind == T_BOOL:
            return 1
        if kind == T_FLOAT:
            float_main = ty.main
            assert isinstance(float_main, FloatType)
            return self.alias_numbers.get(float_main.name, 0)
        return 0

    def is_disabled_builtin(self, name: str, options: FunctionOptions) -> bool:
        """Tell whether -fno-builtin or -fno-builtin-NAME forbids to know what a library function does."""
        flags = options.flags
        return bool(flags) and ("no-builtin" in flags or "no-builtin-" + name in flags)

    def function_options(self, symbol: Symbol) -> FunctionOptions:
        """Return the options of a function, one object for each combination of attributes."""
        optimize = symbol.attributes.get("optimize", "")
        target = symbol.attributes.get("target", "")
        branches = facts.branch_words(symbol)
        patchable = symbol.attributes.get("patchable_function_entry", "")
        key = (optimize, target, branches, patchable)
        known = self.options_made.get(key)
        if known is None:
            known = facts.function_options(self.options, optimize, target, branches, patchable, self.where(symbol.pos))
            self.options_made[key] = known
        return known

    def frame_of(self, symbol: Symbol) -> FrameLayout | None:
        """Return the layout of the frame object of a function that contains nested ones, None for others."""
        if symbol not in self.nested_in:
            return None
        known = self.frames.get(symbol)
        if known is None:
            outer = self.frames.get(symbol.owner) if symbol.is_nested and symbol.owner is not None else None
            known = FrameLayout(symbol, outer, self.sema.target.pointer_size)
            self.frames[symbol] = known
        return known

    # The unit.

    def run(self) -> Module:
        """Lower everything that must be emitted."""
        unit = self.sema.unit
        for asm in unit.asms:
            lower_top_level_asm(self.module, asm)
        for text in unit.idents:
            self.module.idents.append(text.decode("latin-1"))
        for symbol in self.sema.externals.values():
            if symbol.asm_name and symbol.builtin and symbol.kind == SYM_FUNCTION:
                self.module.renamed[symbol.name] = symbol.asm_name
        for symbol in unit.functions:
            if self._is_root(symbol):
                self.symbol_name(symbol)
        for symbol in unit.objects:
            register = symbol.attributes.get("global-register", "")
            if register and register not in self.module.registers:
                self.module.registers.append(register)
            if symbol.is_defined and (symbol.linkage not in (LINK_INTERNAL, LINK_NONE) or symbol.used or "retain" in symbol.attributes
                                      or self.in_order and symbol.linkage == LINK_INTERNAL and not register):
                if not symbol.alias:
                    self.symbol_name(symbol)
        self._aliases()
        index = 0
        while index < len(self.needed):
            self._need(self.needed[index])
            index += 1
        self._order()
        if self.in_order:
            self._keep_order()
        return self.module

    def _keep_order(self) -> None:
        """Say in which order everything is written: as in the source, what has no place of its own there at the end."""
        placed: dict[str, bool] = {}
        order = self.module.order
        for symbol in self.sema.unit.order:
            if symbol is None:
                order.append("")
                continue
            names: list[str] = []
            if symbol.kind == SYM_FUNCTION:
                self._function_names(symbol, names)
            else:
                item = self.defined.get(symbol)
                if item is not None:
                    names.append(item.name)
            for name in names:
                if name not in placed:
                    placed[name] = True
                    order.append(name)
        for name in (*self.module.functions, *self.module.globals):
            if name not in placed:
                placed[name] = True
                order.append(name)

    def _function_names(self, symbol: Symbol, names: list[str]) -> None:
        """Append the names of a function and, before it, of those inside it."""
        fn = self.lowered.get(symbol)
        if fn is not None:
            for inner in self.nested_in.get(symbol, []):
                self._function_names(inner, names)
            names.append(fn.name)

    def _is_root(self, symbol: Symbol) -> bool:
        """Tell whether a function is emitted although nothing may refer to it."""
        if symbol.body is None:
            return False
        if symbol.used or "constructor" in symbol.attributes or "destructor" in symbol.attributes:
            return True
        if symbol.linkage == LINK_INTERNAL:
            return self.in_order and not symbol.is_inline
        return function_is_external_definition(self.sema, symbol)

    def _need(self, symbol: Symbol) -> None:
        """Emit the definition of a symbol that is referred to, or declare it."""
        if symbol.kind == SYM_FUNCTION:
            self._need_function(symbol)
        elif symbol.kind == SYM_OBJECT:
            self._need_object(symbol)

    def _need_object(self, symbol: Symbol) -> None:
        if symbol.alias or "global-register" in symbol.attributes:
            return
        if symbol.is_defined or symbol.init is not None or symbol.linkage == LINK_NONE:
            self.defined[symbol] = self._define_object(symbol)
        else:
            self.data.declare(symbol)

    def _define_object(self, symbol: Symbol) -> Global:
        item = self.data.define(symbol)
        if not symbol.visibility and symbol.linkage != LINK_INTERNAL and symbol.linkage != LINK_NONE:
            item.visibility = _VISIBILITY.get(self.sema.default_visibility, DEFAULT)
        return item

    def _need_function(self, symbol: Symbol) -> None:
        if symbol.ifunc or symbol.alias:
            return
        if symbol.body is None:
            self._declare(symbol)
            return
        emitted = symbol.linkage == LINK_INTERNAL or symbol.is_nested or function_is_external_definition(self.sema, symbol)
        if not emitted:
            options = self.function_options(symbol)
            if options.level == "0" and not symbol.always_inline or symbol.noinline:
                self._declare(symbol)
                return
        if symbol.is_nested and symbol.owner is not None and symbol.owner not in self.lowered:
            return      # lowered after the function around it, whose frame it uses
        self._define(symbol, emitted)

    def _declare(self, symbol: Symbol) -> None:
        """A function defined elsewhere."""
        name = self.name_of(symbol)
        if name in self.module.functions and self.module.functions[name].blocks:
            return
        ty = function_of(symbol.type)
        types = signatures.definition_types(ty)
        declared = Function(name, signatures.signature_of(ty, types, len(types), False))
        declared.linkage = WEAK_UNDEFINED if symbol.weak else UNDEFINED
        declared.visibility = visibility_of(symbol)
        declared.attributes = self._bits(symbol)
        self.module.functions[name] = declared

    def _bits(self, symbol: Symbol) -> int:
        ty = function_of(symbol.type)
        return facts.function_bits(symbol, self.where(symbol.pos)) | facts.flags_of_words(ty.attributes)

    def _define(self, symbol: Symbol, emitted: bool) -> None:
        """Lower a function's body; emitted: with a symbol of its own, else only for inlining."""
        if symbol in self.lowered:
            return
        name = self.name_of(symbol)
        ty = function_of(symbol.type)
        types = signatures.definition_types(ty)
        if not ty.prototyped and ty.knr_params is None and symbol.params:
            types = [param.type for param in symbol.params]
        has_chain = symbol.is_nested and symbol.needs_static_chain
        fn = Function(name, signatures.signature_of(ty, types, len(types), has_chain))
        fn.options = self._options_of(symbol)
        fn.attributes = self._bits(symbol)
        fn.section = symbol.section
        fn.align = symbol.align
        if not emitted:
            fn.attributes |= GNU_INLINE_ONLY
            fn.linkage = WEAK_UNDEFINED if symbol.weak else UNDEFINED
        elif symbol.linkage == LINK_INTERNAL or symbol.is_nested:
            fn.linkage = INTERNAL
        elif symbol.weak:
            fn.linkage = WEAK
        else:
            fn.linkage = EXTERNAL
        fn.visibility = visibility_of(symbol)
        if emitted and fn.linkage != INTERNAL and not symbol.visibility:
            fn.visibility = _VISIBILITY.get(self.sema.default_visibility, DEFAULT)
        if fn.attributes & (CONSTRUCTOR | DESTRUCTOR):
            fn.priority = facts.priority_of(symbol)
        if symbol.is_nested and symbol.owner is not None:
            fn.chain = self.name_of(symbol.owner)
        self.lowered[symbol] = fn
        self.module.functions[name] = fn
        body.lower_body(self, symbol, fn)
        if symbol.calls_setjmp or _calls_twice(fn):
            fn.attributes |= CALLS_RETURNS_TWICE
        # Functions inside, if something referred to them: their frame is laid out now.
        for inner in self.nested_in.get(symbol, []):
            if inner in self.noted:
                self._need_function(inner)
        self._finish_frame(symbol, fn)

    def _finish_frame(self, symbol: Symbol, fn: Function) -> None:
        """Give the frame object its final size: functions inside may have added to it."""
        layout = self.frames.get(symbol)
        if layout is not None:
            body.set_frame_size(fn, layout)

    def _options_of(self, symbol: Symbol) -> FunctionOptions:
        """Return a function's options; where another definition may be taken at load time, say so."""
        made = self.function_options(symbol)
        if not self.interposable or symbol.is_inline or symbol.linkage == LINK_INTERNAL or symbol.is_nested:
            return made
        if visibility_of(symbol) != DEFAULT or not symbol.visibility and self.sema.default_visibility not in ("", "default"):
            return made
        copy = made.copy()
        copy.flags = sorted([*made.flags, "semantic-interposition"])
        return copy

    def _aliases(self) -> None:
        """alias, weakref and ifunc attributes, and #pragma weak a = b."""
        by_name: dict[str, Symbol] = {}
        for symbol in self.sema.externals.values():
            by_name[self.name_of(symbol)] = symbol
        for symbol in self.sema.unit.aliases:
            target = symbol.ifunc or symbol.alias
            weakref = "weakref" in symbol.attributes
            kind = "weakref" if weakref else "ifunc" if symbol.ifunc else "alias"
            linkage = INTERNAL if symbol.linkage == LINK_INTERNAL else WEAK if symbol.weak else EXTERNAL
            known = by_name.get(target)
            if known is not None and known is not symbol:
                if not weakref or known.is_defined:
                    self.symbol_name(known)
            visibility = visibility_of(symbol)
            if not symbol.visibility and linkage != INTERNAL:
                visibility = _VISIBILITY.get(self.sema.default_visibility, DEFAULT)
            self.module.aliases.append(Alias(self.name_of(symbol), target, kind, linkage, visibility))
        for name, target in self.sema.unit.weak_pragmas:
            known = by_name.get(target)
            if known is not None:
                self.symbol_name(known)
            self.module.aliases.append(Alias(name, target, "alias", WEAK, DEFAULT))

    def _order(self) -> None:
        """Put functions and objects into the order of the source; what is only declared follows in order of first mention."""
        functions: dict[str, Function] = {}
        for symbol in self.sema.unit.functions:
            self._order_function(symbol, functions)
        for name, fn in self.module.functions.items():
            if name not in functions:
                functions[name] = fn
        self.module.functions = functions
        globals_: dict[str, Global] = {}
        for symbol in self.sema.unit.objects:
            item = self.defined.get(symbol)
            if item is not None:
                globals_[item.name] = item
        for name, other in self.module.globals.items():
            if name not in globals_:
                globals_[name] = other
        self.module.globals = globals_

    def _order_function(self, symbol: Symbol, functions: dict[str, Function]) -> None:
        fn = self.lowered.get(symbol)
        if fn is None:
            return
        for inner in self.nested_in.get(symbol, []):
            self._order_function(inner, functions)
        functions[fn.name] = fn


def _signed_name(main: IntType) -> str:
    """Return the name of the signed counterpart of an integer type, which names the alias set of both."""
    name = main.name
    return name.replace(" unsigned", "").replace("unsigned int", "int")


def settings_word(flags: tuple[str, ...], word: str, default: bool) -> bool:
    """Tell whether -fWORD is in force: the last of it and -fno-WORD counts."""
    for flag in reversed(flags):
        if flag == "-f" + word or flag == "-fno-" + word:
            return flag == "-f" + word
    return default


def _is_interposable(flags: tuple[str, ...]) -> bool:
    """Tell whether external functions of the unit may be replaced at load time: -fPIC without -fPIE."""
    pic = False
    interposition = True
    for flag in flags:
        if flag in ("-fPIC", "-fpic"):
            pic = True
        elif flag in ("-fPIE", "-fpie", "-fno-pic", "-fno-PIC", "-fno-pie", "-fno-PIE"):
            pic = False
        elif flag == "-fno-semantic-interposition":
            interposition = False
        elif flag == "-fsemantic-interposition":
            interposition = True
    return pic and interposition


def _calls_twice(fn: Function) -> bool:
    """Tell whether a function calls something that returns twice."""
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.SETJMP:
                return True
            detail = ins.detail
            if ins.op == ops.CALL and isinstance(detail, Call) and detail.attributes & RETURNS_TWICE:
                return True
    return False


def lower_unit(sema: Sema, options: Options) -> Module:
    """Return the module of a unit that was parsed without errors.  Raises Unsupported for what cannot be lowered."""
    return UnitLowerer(sema, options).run()


