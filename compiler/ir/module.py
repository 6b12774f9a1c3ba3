"""Module, function and global: what holds the graph, and the tables instructions point into by number.

A function depends on nothing outside itself but symbol names, alias sets and files, so that it can be hashed, stored and
placed elsewhere: its values, blocks, locations, scopes, variables and restrict scopes are numbered per function.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir.details import Signature
from compiler.ir.graph import Block, Instruction, Parameter, Value
from compiler.ir.types import KIND_POINTER, VOID, element_of, kind_of, lanes_of, space_of, width_of
from compiler.targetinfo import TargetInfo

# Linkage of a symbol.
EXTERNAL: Final = 0
INTERNAL: Final = 1     # C11 6.2.2p3
WEAK: Final = 2
COMMON: Final = 3       # -fcommon
UNDEFINED: Final = 4    # only declared here
WEAK_UNDEFINED: Final = 5
LINKAGE_NAMES: Final = "external internal weak common undefined weak_undefined"

# Visibility (gABI ch.4).
DEFAULT: Final = 0
HIDDEN: Final = 1
PROTECTED: Final = 2
INTERNAL_VISIBILITY: Final = 3
VISIBILITY_NAMES: Final = "default hidden protected internal"

# Thread-local models, the most general first (ELF TLS 4).
NO_TLS: Final = 0
GLOBAL_DYNAMIC: Final = 1
LOCAL_DYNAMIC: Final = 2
INITIAL_EXEC: Final = 3
LOCAL_EXEC: Final = 4
TLS_NAMES: Final = "none global_dynamic local_dynamic initial_exec local_exec"


@final
class DataLayout:
    """Sizes the IR's users need, made from a TargetInfo.  All in bytes but pointer_bits."""

    __slots__ = ("info", "big_endian", "pointer_bits")

    def __init__(self, info: TargetInfo) -> None:
        self.info: TargetInfo = info
        self.big_endian: bool = info.big_endian
        self.pointer_bits: int = info.pointer_size * 8

    def pointer_width(self, space: int) -> int:
        """Return the bits of a pointer into `space`; x86's segment spaces have ordinary width."""
        return self.pointer_bits

    def bits_of(self, code: int) -> int:
        """Return the significant bits of a value of the type: of f80 80, of a vector all its lanes'."""
        bits = self.pointer_width(space_of(code)) if kind_of(code) == KIND_POINTER else width_of(code)
        lanes = lanes_of(code)
        return bits * lanes if lanes else bits

    def store_size(self, code: int) -> int:
        """Return the bytes a load or store of the type touches: of i1 1, of f80 10."""
        if code == VOID:
            return 0
        lanes = lanes_of(code)
        if lanes:
            return self.store_size(element_of(code)) * lanes
        return (self.bits_of(code) + 7) // 8


@final
class AliasSet:
    """A node of the type-based alias tree; two sets may alias if one is an ancestor of the other.  Set 0 is the root."""

    __slots__ = ("parent", "name")

    def __init__(self, parent: int, name: str) -> None:
        self.parent: int = parent
        self.name: str = name


@final
class Relocation:
    """size bytes at offset of an initialiser hold the address of symbol plus addend, less that of `minus` if not "".

    A symbol "function:label" is the address of a block (`&&label`).
    """

    __slots__ = ("offset", "size", "symbol", "addend", "minus")

    def __init__(self, offset: int, size: int, symbol: str, addend: int, minus: str = "") -> None:
        self.offset: int = offset
        self.size: int = size
        self.symbol: str = symbol
        self.addend: int = addend
        self.minus: str = minus


@final
class Global:
    """An object of static storage.  initial: its bytes, or None: all zero (or only declared, by linkage)."""

    __slots__ = ("name", "size", "align", "linkage", "visibility", "section", "tls", "initial", "relocations", "constant", "used",
                 "mergeable", "retain")

    def __init__(self, name: str, size: int, align: int) -> None:
        self.name: str = name
        self.size: int = size
        self.align: int = align
        self.linkage: int = EXTERNAL
        self.visibility: int = DEFAULT
        self.section: str = ""      # "": by kind
        self.tls: int = NO_TLS
        self.initial: bytes | None = None
        self.relocations: list[Relocation] = []
        self.constant: bool = False     # never written after start-up
        self.used: bool = False         # __attribute__((used))
        self.retain: bool = False
        self.mergeable: int = 0         # bytes of an entry of a mergeable section (1: a string of char); 0: not mergeable


@final
class Alias:
    """A symbol that is another's: alias, weakref, ifunc (kind is that word)."""

    __slots__ = ("name", "target", "kind", "linkage", "visibility")

    def __init__(self, name: str, target: str, kind: str, linkage: int, visibility: int) -> None:
        self.name: str = name
        self.target: str = target
        self.kind: str = kind
        self.linkage: int = linkage
        self.visibility: int = visibility


@final
class Location:
    """A place in the source: file is an index into Module.files.  inlined_at: the location of the call, 0: not inlined."""

    __slots__ = ("file", "line", "column", "scope", "inlined_at")

    def __init__(self, file: int, line: int, column: int, scope: int, inlined_at: int) -> None:
        self.file: int = file
        self.line: int = line
        self.column: int = column
        self.scope: int = scope
        self.inlined_at: int = inlined_at


@final
class Scope:
    """A lexical scope; scope 0 is the function's own.  function: the name of the function whose body it is, when inlined."""

    __slots__ = ("parent", "function", "location")

    def __init__(self, parent: int, function: str, location: int) -> None:
        self.parent: int = parent
        self.function: str = function
        self.location: int = location


@final
class Variable:
    """A source variable for debug information.  type_name: key of its type in the front end's tables; argument: 1.. or 0."""

    __slots__ = ("name", "scope", "type_name", "argument", "location")

    def __init__(self, name: str, scope: int, type_name: str, argument: int, location: int) -> None:
        self.name: str = name
        self.scope: int = scope
        self.type_name: str = type_name
        self.argument: int = argument
        self.location: int = location


# Attributes of a function beside those of a call (compiler/ir/details.py), whose bits stand below these.
NAKED: Final = 1 << 20
NO_SPLIT_STACK: Final = 1 << 21
USED: Final = 1 << 22
RETAIN: Final = 1 << 23
CONSTRUCTOR: Final = 1 << 24
DESTRUCTOR: Final = 1 << 25
NO_INSTRUMENT: Final = 1 << 26
NO_STACK_PROTECTOR: Final = 1 << 27
HOT: Final = 1 << 28
INLINE_HINT: Final = 1 << 29
FLATTEN: Final = 1 << 30
GNU_INLINE_ONLY: Final = 1 << 31        # extern inline in the GNU sense: a body for inlining, never emitted
NO_CLONE: Final = 1 << 32
CALLS_RETURNS_TWICE: Final = 1 << 33    # contains setjmp or the like: slots are not promoted over it
STACK_PROTECT: Final = 1 << 34          # guarded wherever any function may be
BRANCH_CHECK: Final = 1 << 35           # marked as a goal of indirect branches even where the unit does so by hand (cf_check)
FUNCTION_NAMES: Final = ("naked no_split_stack used retain constructor destructor no_instrument no_stack_protector hot inline_hint flatten "
                         "gnu_inline_only no_clone calls_returns_twice stack_protect branch_check")
FUNCTION_NAMES_SHIFT: Final = 20


@final
class FunctionOptions:
    """What target() and optimize() attributes and pragmas can change for one function.

    level: "0" "g" "1" "2" "3" "s" "z" "fast".  features: target features in force, sorted, blank-separated.
    flags: -f options that differ from the level's defaults and that passes ask for by name ("wrapv", "no-strict-aliasing",
    "trapv", "no-delete-null-pointer-checks", "no-builtin", "no-builtin-memcpy", "no-inline"), sorted.  floating: flags of
    compiler.ir.ops that lowering sets on floating operations.  branches: words of attributes that say how the target makes branches and
    returns ("indirect-branch=keep"), sorted, blank-separated; unlike features they are no matter when a body is inlined.
    """

    __slots__ = ("level", "features", "flags", "floating", "stack_protector", "patchable_entry", "patchable_before", "branches")

    def __init__(self) -> None:
        self.level: str = "0"
        self.features: str = ""
        self.flags: list[str] = []
        self.floating: int = 0
        self.stack_protector: str = ""      # "", "some", "strong", "all", "explicit"
        self.patchable_entry: int = 0       # no-operations at the entry, those before it included
        self.patchable_before: int = 0      # of them, before the function's symbol
        self.branches: str = ""

    def at_level(self, level: str) -> FunctionOptions:
        """Return a copy with another -O level: functions share these values."""
        other = self.copy()
        other.level = level
        return other

    def copy(self) -> FunctionOptions:
        """Return a copy that may be changed; the lists are shared."""
        other = FunctionOptions()
        other.level = self.level
        other.features = self.features
        other.flags = self.flags
        other.floating = self.floating
        other.stack_protector = self.stack_protector
        other.patchable_entry = self.patchable_entry
        other.patchable_before = self.patchable_before
        other.branches = self.branches
        return other


@final
class Function:
    """A function definition; one without blocks is a declaration.

    blocks[0] is the entry: it has no predecessors and no phis, and holds the static slots.
    next_id, next_block: numbers not yet used.
    """

    __slots__ = ("name", "signature", "parameters", "blocks", "linkage", "visibility", "section", "align", "attributes", "options",
                 "locations", "scopes", "variables", "restrict_scopes", "next_id", "next_block", "comdat", "alias_of", "inlined",
                 "chain", "priority")

    def __init__(self, name: str, signature: Signature) -> None:
        self.name: str = name
        self.signature: Signature = signature
        self.parameters: list[Parameter] = []
        self.blocks: list[Block] = []
        self.linkage: int = EXTERNAL
        self.visibility: int = DEFAULT
        self.section: str = ""
        self.align: int = 0         # 0: the target's choice
        self.attributes: int = 0
        self.options: FunctionOptions = FunctionOptions()
        self.locations: list[Location] = [Location(0, 0, 0, 0, 0)]
        self.scopes: list[Scope] = [Scope(0, "", 0)]
        self.variables: list[Variable] = []
        self.restrict_scopes: int = 0
        self.next_id: int = 0
        self.next_block: int = 0
        self.comdat: str = ""
        self.alias_of: str = ""
        self.inlined: list[str] = []    # functions whose bodies were taken in, sorted
        self.chain: str = ""            # the function this one is nested in
        self.priority: int = 65535      # of a constructor or destructor
        for argument in signature.arguments:
            self.parameters.append(Parameter(argument.type, self.next_id, len(self.parameters), ""))
            self.next_id += 1

    def new_block(self, name: str = "") -> Block:
        """Return a new block at the end of the function."""
        block = Block(self.next_block, name)
        self.next_block += 1
        self.blocks.append(block)
        return block

    def detached_block(self, name: str = "") -> Block:
        """Return a new block that the caller puts into `blocks`."""
        block = Block(self.next_block, name)
        self.next_block += 1
        return block

    def new_instruction(self, op: int, type: int, operands: list[Value]) -> Instruction:
        """Return a new instruction that the caller puts into a block (and sets its `block`)."""
        ins = Instruction(op, type, self.next_id, operands)
        self.next_id += 1
        return ins

    def renumber(self) -> None:
        """Number values and blocks from 0 in the order of printing."""
        number = 0
        for parameter in self.parameters:
            parameter.id = number
            number += 1
        blocks = 0
        for block in self.blocks:
            block.id = blocks
            blocks += 1
            for ins in block.instructions:
                ins.id = number
                number += 1
        self.next_id = number
        self.next_block = blocks


@final
class Module:
    """One translation unit."""

    __slots__ = ("layout", "isa", "files", "alias_sets", "globals", "functions", "aliases", "assembly", "idents", "interposable",
                 "renamed", "registers", "order")

    def __init__(self, layout: DataLayout) -> None:
        self.layout: DataLayout = layout
        self.isa: str = layout.info.isa
        self.files: list[str] = []
        self.alias_sets: list[AliasSet] = [AliasSet(0, "everything")]
        self.globals: dict[str, Global] = {}
        self.functions: dict[str, Function] = {}
        self.aliases: list[Alias] = []
        self.assembly: list[str] = []       # top-level asm, in order
        self.idents: list[str] = []         # #pragma ident / .ident strings
        # External symbols of default visibility may be replaced when the program is loaded (-fPIC): their values are not known here.
        self.interposable: bool = False
        # Assembler names that declarations give library functions (GCC manual: Asm Labels), by the functions' own names.
        self.renamed: dict[str, str] = {}
        # Registers that variables of the unit live in (GCC manual: Global Register Variables): no function uses them otherwise.
        self.registers: list[str] = []
        # Functions, objects and, as "", each top-level asm in the order in which they are written (GCC manual: -fno-toplevel-reorder);
        # empty: all asm, then functions, then objects.
        self.order: list[str] = []

    def may_alias(self, left: int, right: int) -> bool:
        """Tell whether accesses of two alias sets may touch the same object (C11 6.5p7, as a tree)."""
        if left == 0 or right == 0 or left == right:
            return True
        return self._below(left, right) or self._below(right, left)

    def _below(self, child: int, ancestor: int) -> bool:
        while child != 0:
            child = self.alias_sets[child].parent
            if child == ancestor and child != 0:
                return True
        return False
