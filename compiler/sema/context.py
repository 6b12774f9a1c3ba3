"""The state of one translation unit's semantic analysis, shared by the parser and the rules of compiler/sema.

In: Options, TargetInfo, the diagnostic engine.  Out: `Unit`, filled as the parser goes.  Nothing here decides anything:
it owns the type table, scopes, the function being parsed and the pragma state.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler import messages as m
from compiler.api import Unsupported
from compiler.diag import Diagnostics
from compiler.options import Options
from compiler.sema.ast import Case, ErrorExpr, Expr, Stmt, Switch
from compiler.sema.symbols import SYM_TYPEDEF, JumpScope, Label, ScopeTable, Symbol
from compiler.sema.types import FunctionType, Type, TypeTable
from compiler.source import SourceMap
from compiler.targetinfo import TargetInfo, register_names

MAX_NESTING: Final = 20000
"""Nesting of parentheses, blocks, initialisers and declarators beyond which the unit goes to GCC."""


def rows_by_name(table: str) -> dict[str, str]:
    """Return the rows of a table by their first words."""
    rows: dict[str, str] = {}
    for line in table.split("\n"):
        if line:
            rows[line[:line.find(" ")]] = line
    return rows


@final
class TopLevelAsm:
    """asm("...") at file scope."""

    __slots__ = ("template", "pos")

    def __init__(self, template: bytes, pos: i64) -> None:
        self.template: bytes = template
        self.pos: i64 = pos


@final
class Unit:
    """The typed translation unit: what lowering reads.

    functions: definitions in source order (bodies that nothing uses stay None).  objects: objects with static storage
    duration at file scope, definitions and references, in order of first declaration; local statics and compound
    literals follow where their function is.  asms: top-level asm.  aliases: symbols declared as alias or ifunc.
    order: functions, objects and, as None, each top-level asm, as they come in the source.
    """

    __slots__ = ("functions", "objects", "asms", "aliases", "order", "idents", "weak_pragmas", "types", "target",
                 "symvers", "redefined_names")

    def __init__(self, types: TypeTable, target: TargetInfo) -> None:
        self.types: TypeTable = types
        self.target: TargetInfo = target
        self.functions: list[Symbol] = []
        self.objects: list[Symbol] = []
        self.asms: list[TopLevelAsm] = []
        self.order: list[Symbol | None] = []
        self.aliases: list[Symbol] = []
        self.idents: list[bytes] = []
        self.weak_pragmas: list[tuple[str, str]] = []

    def add_function(self, symbol: Symbol) -> None:
        """Note a function that is defined here."""
        self.functions.append(symbol)
        self.order.append(symbol)

    def add_object(self, symbol: Symbol) -> None:
        """Note an object with static storage duration that is first declared here."""
        self.objects.append(symbol)
        self.order.append(symbol)

    def add_asm(self, asm: TopLevelAsm) -> None:
        """Note a top-level asm."""
        self.asms.append(asm)
        self.order.append(None)


@final
class SwitchState:
    """An open switch: the statement and the case values seen."""

    __slots__ = ("node", "lows", "highs", "cases", "jump_scope")

    def __init__(self, node: Switch, jump_scope: JumpScope | None) -> None:
        self.node: Switch = node
        self.lows: list[int] = []
        self.highs: list[int] = []
        self.cases: list[Case] = []
        self.jump_scope: JumpScope | None = jump_scope


@final
class PendingGoto:
    """A goto, to be checked when the function ends."""

    __slots__ = ("label", "pos", "jump_scope")

    def __init__(self, label: Label, pos: i64, jump_scope: JumpScope | None) -> None:
        self.label: Label = label
        self.pos: i64 = pos
        self.jump_scope: JumpScope | None = jump_scope


@final
class FunctionState:
    """The function definition being parsed."""

    __slots__ = ("symbol", "type", "labels", "label_order", "breakables", "loops", "switches", "outer", "jump_scope",
                 "statement_depth", "function_name_symbol", "returns_value", "local_labels", "depth", "statics")

    def __init__(self, symbol: Symbol, type: FunctionType, outer: FunctionState | None, depth: i64) -> None:
        self.symbol: Symbol = symbol
        self.type: FunctionType = type
        self.outer: FunctionState | None = outer
        self.depth: i64 = depth
        self.labels: dict[str, Label] = {}
        self.label_order: list[Label] = []
        self.breakables: list[Stmt] = []
        self.loops: list[Stmt] = []
        self.switches: list[SwitchState] = []
        self.jump_scope: JumpScope | None = None
        self.local_labels: list[dict[str, Label]] = []
        self.function_name_symbol: Symbol | None = None


@final
class PragmaState:
    """Pragmas that change how declarations are read; copied for a deferred function body."""

    __slots__ = ("pack", "visibility", "optimize", "target", "reverse_order")

    def __init__(self) -> None:
        self.pack: int = 0              # bytes; 0: natural
        self.visibility: str = ""
        self.optimize: str = ""
        self.target: str = ""
        self.reverse_order: bool = False

    def copy(self) -> PragmaState:
        """Return an independent copy."""
        other = PragmaState()
        other.pack = self.pack
        other.visibility = self.visibility
        other.optimize = self.optimize
        other.target = self.target
        other.reverse_order = self.reverse_order
        return other


@final
class Sema:
    """Everything semantic analysis knows while a unit is parsed."""

    def __init__(self, options: Options, target: TargetInfo, diagnostics: Diagnostics, sources: SourceMap) -> None:
        self.options = options
        self.target = target
        self.diagnostics = diagnostics
        self.sources = sources
        flags = options.code_flags
        standard = options.standard
        self.short_enums: bool = "-fshort-enums" in flags
        self.types = TypeTable(target, self.short_enums)
        self.unit = Unit(self.types, target)
        self.scopes = ScopeTable()
        self.function: FunctionState | None = None
        self.unevaluated: i64 = 0
        self.skipped: i64 = 0       # inside an operand that a constant condition keeps from being evaluated
        self.gnu: bool = not standard.startswith("c") and not standard.startswith("iso")
        digits = standard[-2:]
        self.c89: bool = digits in ("89", "90") or standard == "iso9899:199409"
        self.c94: bool = standard == "iso9899:199409"
        if standard in ("iso9899:1990", "iso9899:199409"):
            self.c89 = True
            digits = "90"
        self.c11: bool = not self.c89 and digits not in ("99", "9x")
        if standard == "iso9899:1999" or standard == "iso9899:199x":
            self.c11 = False
        self.c2x: bool = digits in ("2x", "23")
        self.gnu89_inline: bool = self.c89
        self.ms_extensions: bool = False
        self.plan9_extensions: bool = False
        self.unsigned_bitfields: bool = False
        self.pack_struct: int = 0
        self.freestanding: bool = False
        self.no_builtin: bool = False
        self.disabled_builtins: set[str] = set()
        self.no_common: bool = True
        self.default_visibility: str = ""
        self.rounding_math: bool = False
        self.signaling_nans: bool = False
        self.trapping_math: bool = True
        self.allow_parameterless_variadic: bool = False
        self.lax_vectors: bool = False
        self.single_precision_constant: bool = False
        self.wrapv: bool = False
        for flag in flags:
            if flag == "-fgnu89-inline":
                self.gnu89_inline = True
            elif flag == "-fno-gnu89-inline":
                self.gnu89_inline = False
            elif flag == "-fms-extensions":
                self.ms_extensions = True
            elif flag == "-fplan9-extensions":
                self.ms_extensions = self.plan9_extensions = True
            elif flag == "-fpack-struct":
                self.pack_struct = 1
            elif flag.startswith("-fpack-struct="):
                self.pack_struct = int(flag[14:])
            elif flag == "-ffreestanding" or flag == "-fno-hosted":
                self.freestanding = True
                self.no_builtin = True
            elif flag == "-fno-builtin":
                self.no_builtin = True
            elif flag == "-fbuiltin":
                self.no_builtin = False
            elif flag.startswith("-fno-builtin-"):
                self.disabled_builtins.add(flag[13:])
            elif flag == "-fcommon":
                self.no_common = False
            elif flag == "-funsigned-bitfields" or flag == "-fno-signed-bitfields":
                self.unsigned_bitfields = True
            elif flag.startswith("-fvisibility="):
                self.default_visibility = flag[13:]
            elif flag == "-frounding-math":
                self.rounding_math = True
            elif flag == "-fsignaling-nans":
                self.signaling_nans = True
            elif flag in ("-fwrapv", "-fno-strict-overflow"):
                self.wrapv = True
            elif flag in ("-fno-wrapv", "-fstrict-overflow"):
                self.wrapv = False
            elif flag == "-fno-trapping-math":
                self.trapping_math = False
            elif flag == "-flax-vector-conversions":
                self.lax_vectors = True
            elif flag == "-fsingle-precision-constant":
                self.single_precision_constant = True
            elif flag in ("-fopenmp", "-fopenacc", "-fopenmp-simd", "-fgnu-tm", "-fcilkplus"):
                raise Unsupported("option", flag)
        self.pragmas = PragmaState()
        if self.default_visibility and self.default_visibility != "default":
            self.pragmas.visibility = self.default_visibility
        self.pack_stack: list[tuple[str, int]] = []
        self.visibility_stack: list[str] = []
        self.option_stack: list[tuple[str, str]] = []
        self.pragma_weak: dict[str, str] = {}
        self.redefine_extname: dict[str, str] = {}
        self.nesting: i64 = 0
        self.extension: i64 = 0     # inside __extension__: no pedantic warnings
        self.serial: i64 = 0
        self.partial_warnings: bool = False
        self.last_error_pos: i64 = -1
        self.undeclared: set[str] = set()
        self.undeclared_noted: bool = False
        self.deferred_functions: list[Symbol] = []
        self.file_asm_names: dict[str, str] = {}
        self.pedantic: bool = diagnostics.enabled("-Wpedantic")
        self._declare_builtin_types()
        self.anonymous_tags: int = 0
        self.pending_gotos: list[PendingGoto] = []
        self.nested_functions: list[Symbol] = []    # in order of their ends
        self.folding_static: bool = False           # evaluating a static initialiser
        self.externals: dict[str, Symbol] = {}      # objects and functions with linkage, by name
        self.builtin_symbols: dict[str, Symbol] = {}
        self.builtin_rows: dict[str, str] = {}      # of the table of generic built-ins, by name; filled on first use
        self.x86_builtin_rows: dict[str, str] = {}
        self.attribute_rows: dict[str, str] = {}
        self.instruction_sets: dict[str, set[str]] = {}     # x86 extensions in force under a target attribute
        self._registers: list[str] = []

    def _declare_builtin_types(self) -> None:
        """Typedef names that GCC predefines; a user's declaration at file scope hides them."""
        names: list[tuple[str, Type]] = [("__builtin_va_list", self.types.va_list)]
        if self.target.has_int128:
            names.append(("__int128_t", self.types.int128))
            names.append(("__uint128_t", self.types.uint128))
        if self.target.isa in ("x86_64", "i386"):
            names.append(("__float80", self.types.ldouble if self.types.ldouble.format == "x87" else self.types.float64x))
            names.append(("__float128", self.types.float128))
        elif self.target.isa == "aarch64":
            names.append(("__fp16", self.types.float16))
        for name, ty in names:
            symbol = Symbol(name, SYM_TYPEDEF, ty, 0)
            symbol.depth = -1
            self.scopes.names[name] = symbol

    def error(self, message: str, pos: i64) -> None:
        """Report `message` at `pos`."""
        self.diagnostics.report(message, pos)

    def error1(self, message: str, pos: i64, text: str) -> None:
        """Report a message with one %s."""
        self.diagnostics.report(message, pos, (text,))

    def error2(self, message: str, pos: i64, first: str, second: str) -> None:
        """Report a message with two %s."""
        self.diagnostics.report(message, pos, (first, second))

    def error3(self, message: str, pos: i64, first: str, second: str, third: str) -> None:
        """Report a message with three %s."""
        self.diagnostics.report(message, pos, (first, second, third))

    def pedwarn(self, message: str, pos: i64) -> None:
        """Report a -Wpedantic message unless inside __extension__."""
        if self.pedantic and self.extension == 0:
            self.diagnostics.report(message, pos)

    def pedwarn1(self, message: str, pos: i64, text: str) -> None:
        """Report a -Wpedantic message with one %s unless inside __extension__."""
        if self.pedantic and self.extension == 0:
            self.diagnostics.report(message, pos, (text,))

    def long_long(self, message: str, pos: i64) -> None:
        """Report a use of long long: in C90 under -pedantic or -Wlong-long; later by -Wlong-long only, as a mere warning."""
        if self.extension == 0 and (self.c89 or self.diagnostics.named("-Wlong-long")):
            text = message.partition(": ")[2]
            self.diagnostics.emit("pedwarn" if self.c89 else "warning", "-Wlong-long", text, pos)

    def needs(self, level: i64, what: str, pos: i64, forbids: bool = False) -> None:
        """Under -pedantic, report a feature newer than the dialect; level: 99, 11 or 23 (C2X)."""
        if not self.pedantic or self.extension:
            return
        if (level == 99 and not self.c89) or (level == 11 and self.c11) or (level == 23 and self.c2x):
            return
        dialect = "C90" if self.c89 else ("C11" if self.c11 else "C99")
        self.diagnostics.report(m.FORBIDDEN_BEFORE if forbids else m.NOT_SUPPORTED_BEFORE, pos, (dialect, what))

    def where(self, pos: i64) -> str:
        """Return "file:line" of `pos` for Unsupported."""
        place = self.sources.locate(pos)
        return place.path + ":" + str(place.line)

    def unsupported(self, category: str, detail: str, pos: i64) -> Unsupported:
        """Return an Unsupported to raise."""
        return Unsupported(category, detail, self.where(pos))

    def error_expr(self, pos: i64) -> Expr:
        """Return an expression of error type."""
        return ErrorExpr(self.types.error, pos)

    def is_register(self, name: str) -> bool:
        """Tell whether `name` is a register for `register T x asm("name")` and clobbers."""
        if not self._registers:
            self._registers = register_names(self.target.isa)
        return name in self._registers

    def enter(self, pos: i64) -> None:
        """Count one level of nesting; raises Unsupported beyond MAX_NESTING."""
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise self.unsupported("limit", "nesting deeper than " + str(MAX_NESTING), pos)

    def next_serial(self) -> i64:
        """Return a number unique in the unit, for unnamed objects."""
        self.serial += 1
        return self.serial
