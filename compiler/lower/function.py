"""The state of lowering one function, and the doors through which its parts call each other.

In: a function symbol with its body.  Out: an ir Function with blocks.  Each local lives in a slot (compiler/opt promotes it).
This file owns the state and the small things every part needs; the work is in files named after what they lower:
expressions, operators, conditions, conversions, lvalues (expression -> Place), access (Place -> value), aggregates, calls, initialize,
statements, scopes, nested - and complex, vectors, builtins, atomics, assembly.

How a value is handed over, by its C type:
  integer, float, pointer, vector   `value(e)`: one SSA value of compiler/lower/types.value_type; comparisons and _Bool: i1
  complex                           `complex_value(e)`: the pair (real, imaginary)
  struct, union                     `aggregate(e)`: address of memory that holds it, to be copied before anything can change it,
                                    or `aggregate_to(e, place)`: evaluated into `place`
  void, or not wanted               `effects(e)`
After a terminator the builder has no block: what is made then is dropped, so unreachable source costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.ir import ops
from compiler.ir.builder import Builder, integer
from compiler.ir.details import Access, Slot
from compiler.ir.graph import Block, Instruction, Value
from compiler.ir.module import DataLayout, Function, Location, Module
from compiler.ir.types import I1, I8, PTR, int_type
from compiler.lower import access, aggregates, calls, complex, conditions, expressions, lengths, lvalues, statements
from compiler.lower.arrays import array_class
from compiler.lower.inlining import InlineFrame
from compiler.lower.nested import FrameLayout
from compiler.lower.places import Place
from compiler.lower.scopes import ScopeEntry
from compiler.lower.types import value_type
from compiler.sema.ast import DeclStmt, Expr, Reuse, Stmt
from compiler.sema.symbols import Label, Symbol
from compiler.sema.types import VARIABLE, FunctionType, RecordType, Type, TypeTable, align_of, size_of
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.lower.unit import UnitLowerer

MOST_ALIGNED: Final = 16
"""Alignment that a temporary never exceeds by itself."""


@final
class FunctionLowerer:
    """Lowers one function.  One object a function; `unit` is shared.

    size_type: IR integer of a pointer's width.  slots: address of each local object.  reuses: values of Reuse nodes already
    computed (an address where in_memory says so).  labels: block of each C label.  result_place: memory for an aggregate
    result.  chain: address of the frame of the enclosing function.  frame: address of this function's own captured frame.
    """

    def __init__(self, unit: UnitLowerer, symbol: Symbol, fn: Function) -> None:
        self.unit: UnitLowerer = unit
        self.module: Module = unit.module
        self.layout: DataLayout = unit.module.layout
        self.types: TypeTable = unit.sema.types
        self.symbol: Symbol = symbol
        self.fn: Function = fn
        self.b: Builder = Builder(fn)
        self.size_type: int = int_type(self.layout.pointer_bits)
        main = symbol.type.main
        assert isinstance(main, FunctionType)
        self.function_type: FunctionType = main
        flags = fn.options.flags
        self.wrapv: bool = "wrapv" in flags
        self.wrapv_pointer: bool = "wrapv-pointer" in flags
        self.trapv: bool = "trapv" in flags
        self.optimizing: bool = fn.options.level != "0"
        self.strict_aliasing: bool = unit.strict_aliasing(fn.options)
        self.floating: int = fn.options.floating
        self.slots: dict[Symbol, Value] = {}
        self.reuses: dict[Reuse, Value] = {}
        self.complex_reuses: dict[Reuse, complex.ComplexValue] = {}
        self.labels: dict[Label, Block] = {}
        self.lengths: dict[Expr, Value] = {}        # slot with the count of each variable-length array, by its length expression
        self.length_owners: dict[RecordType, DeclStmt | None] = {}
        self.breaks: dict[Stmt, Block] = {}
        self.continues: dict[Stmt, Block] = {}
        self.cases: dict[Stmt, Block] = {}
        self.entries: dict[Stmt, ScopeEntry | None] = {}     # what is open at a loop or switch
        self.open: ScopeEntry | None = None
        self.label_entries: dict[Label, ScopeEntry | None] = {}
        self.pending: list[tuple[Block, ScopeEntry | None, Label]] = []
        self.result_address: Value | None = None
        self.chain: Value | None = None
        self.frame: Value | None = None
        self.layout_of_frame: FrameLayout | None = unit.frame_of(symbol)
        self.outer_frame: FrameLayout | None = unit.frame_of(symbol.owner) if symbol.is_nested and symbol.owner is not None else None
        self.inline_frame: InlineFrame | None = None
        self.computed_gotos: list[Instruction] = []
        self.broken: dict[Stmt, bool] = {}          # statements that a break leaves
        self.continued: dict[Stmt, bool] = {}       # loops that a continue goes on with
        self.has_labels: bool = "has-labels" in symbol.attributes
        self.locations: dict[int, int] = {}
        self.scope_number: int = 0
        self.debug: bool = unit.debug

    # Values of expressions.

    def value(self, e: Expr) -> Value:
        """Return the SSA value of a scalar or vector expression (not complex, not a record)."""
        return expressions.value(self, e)

    def effects(self, e: Expr) -> None:
        """Evaluate an expression of any type for its side effects only."""
        expressions.effects(self, e)

    def condition(self, e: Expr, yes: Block, no: Block) -> int:
        """Branch to `yes` if the scalar `e` is not zero, else to `no`; returns which were branched to (bits 1 and 2)."""
        return conditions.condition(self, e, yes, no)

    def truth(self, e: Expr) -> Value:
        """Return the i1 that tells whether the scalar `e` is not zero."""
        return conditions.truth(self, e)

    def complex_value(self, e: Expr) -> complex.ComplexValue:
        """Return the real and imaginary parts of a complex expression."""
        return complex.complex_value(self, e)

    def aggregate(self, e: Expr) -> Value:
        """Return the address of memory that holds the value of an expression of record, array or complex type."""
        return aggregates.aggregate(self, e)

    def aggregate_to(self, e: Expr, to: Place) -> None:
        """Evaluate an expression of record, array or complex type into `to`."""
        aggregates.aggregate_to(self, e, to)

    def call_library(self, name: str, result: int, arguments: list[Value], attributes: int = 0) -> Value:
        """Call a function of the C library or of libgcc that takes and returns IR scalars; returns the call (void: unused)."""
        return calls.call_library(self, name, result, arguments, attributes)

    # Places.

    def place(self, e: Expr) -> Place:
        """Return where the lvalue `e` lies, evaluating what its address needs."""
        return lvalues.place(self, e)

    def address(self, e: Expr) -> Value:
        """Return the address of the lvalue `e`, which is no bit-field."""
        return lvalues.place(self, e).address

    def load(self, place: Place) -> Value:
        """Read a scalar or vector from a place: bit-fields, volatile, atomic and reversed ones too."""
        return access.load(self, place)

    def store(self, value: Value, place: Place) -> None:
        """Write a scalar or vector to a place."""
        access.store(self, value, place)

    def fitted(self, value: Value, place: Place) -> Value:
        """Return the value that `place` has after `value` was stored: of a bit-field what fits, extended."""
        return access.fitted(self, value, place)

    def temporary(self, ty: Type, name: str = "") -> Place:
        """Return a new slot for an object of complete C type `ty`; of variable size: from the stack, until the scope ends."""
        align = max(align_of(ty), 1)
        if size_of(ty) == VARIABLE:
            return Place(self.b.emit(ops.ALLOCA, PTR, [lengths.byte_size(self, ty)], Slot(0, align, name)), ty, align)
        return Place(self.b.slot(max(size_of(ty), 0), align, name, array_class(ty, self.unit.smallest_buffer)), ty, align)

    def scalar_slot(self, code: int, name: str = "") -> Value:
        """Return a new slot for one value of IR type `code`."""
        size = self.layout.store_size(code)
        align = 1
        while align < size and align < MOST_ALIGNED:
            align *= 2
        return self.b.slot(size, align, name)

    def load_slot(self, code: int, slot: Value) -> Value:
        """Read a slot made by scalar_slot."""
        return self.b.load(code, slot, self.access_of_slot(code))

    def store_slot(self, value: Value, slot: Value) -> None:
        """Write a slot made by scalar_slot."""
        self.b.store(value, slot, self.access_of_slot(value.type))

    def access_of_slot(self, code: int) -> Access:
        """Return the access of a slot made by scalar_slot."""
        size = self.layout.store_size(code)
        align = 1
        while align < size and align < MOST_ALIGNED:
            align *= 2
        return Access(align)

    def type_of(self, ty: Type) -> int:
        """Return the IR type of values of C type `ty`."""
        return value_type(ty)

    # Small pieces of code.

    def constant(self, code: int, number: int) -> Value:
        """Return an integer constant of IR type `code`, wrapped to it."""
        return integer(code, number)

    def boolean(self, value: bool) -> Value:
        """Return an i1 constant."""
        return integer(I1, 1 if value else 0)

    def size_constant(self, number: int) -> Value:
        """Return a constant of the integer type as wide as a pointer."""
        return integer(self.size_type, number)

    def offset(self, address: Value, distance: int) -> Value:
        """Return address + distance bytes, inside one object."""
        if distance == 0:
            return address
        return self.b.offset(address, integer(self.size_type, distance), ops.INBOUNDS)

    def copy(self, to: Value, to_align: int, source: Value, source_align: int, size: int, flags: int = 0) -> None:
        """Copy `size` bytes between places that are equal or do not overlap."""
        if size > 0:
            self.b.memory(ops.MEMCPY, to, source, integer(self.size_type, size), Access(to_align, 0, source_align=source_align),
                          flags)

    def clear(self, to: Value, align: int, size: int, flags: int = 0) -> None:
        """Set `size` bytes to zero."""
        if size > 0:
            self.b.memory(ops.MEMSET, to, integer(I8, 0), integer(self.size_type, size), Access(align), flags)

    def symbol_address(self, symbol: Symbol) -> Value:
        """Return the address of an object with static storage duration or of a function, and note the reference."""
        return self.unit.symbol_address(symbol, self.b.block is not None)

    # Blocks.

    def new_block(self, name: str = "") -> Block:
        """Return a block to be placed later by `start`."""
        return self.b.new_block(name)

    def start(self, block: Block) -> None:
        """Continue at `block`, falling into it when control can come here."""
        if self.b.block is not None:
            self.b.branch(block)
        self.b.start(block)

    def reachable(self) -> bool:
        """Tell whether control can come to the cursor."""
        return self.b.block is not None

    def label_block(self, label: Label) -> Block:
        """Return the block of a label of this function."""
        return statements.label_block(self, label)

    def inlined_owner(self, owner: Symbol | None) -> bool:
        """Tell whether `owner` is a function whose body is being expanded into this one."""
        frame = self.inline_frame
        while frame is not None:
            if frame.symbol is owner:
                return True
            frame = frame.outer
        return False

    def owns_lengths(self, record: RecordType, stmt: DeclStmt | None) -> bool:
        """Tell whether the declaration `stmt` is the one that evaluates the lengths in a record's members."""
        if record not in self.length_owners:
            self.length_owners[record] = stmt
        return self.length_owners[record] is stmt

    # Where we are.

    def at(self, pos: i64) -> None:
        """Give what is made from now on the source position `pos`."""
        if not self.debug:
            return
        known = self.locations.get(pos)
        if known is None:
            known = self._locate(pos)
            self.locations[pos] = known
        self.b.location = known

    def _locate(self, pos: i64) -> int:
        place = self.unit.sema.sources.locate(pos)
        file = self.unit.file_number(place.path)
        fn = self.fn
        fn.locations.append(Location(file, place.line, place.column, self.scope_number, 0))
        return len(fn.locations) - 1

    def unsupported(self, category: str, detail: str, pos: i64) -> Unsupported:
        """Return an Unsupported to raise."""
        return self.unit.sema.unsupported(category, detail, pos)

