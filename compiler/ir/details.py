"""What an instruction carries besides op, type, operands and targets: flat classes, one a group of ops.

Column `detail` of the op table says which class `Instruction.detail` has.  Details hold no values and no blocks, so an
instruction is copied by copying its lists and sharing the detail; whoever changes a detail makes a new one first.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir.ops import (
    DETAIL_ACCESS,
    DETAIL_AGGREGATE,
    DETAIL_ASM,
    DETAIL_BRANCH,
    DETAIL_CALL,
    DETAIL_DEBUG,
    DETAIL_IMMEDIATE,
    DETAIL_INTRINSIC,
    DETAIL_SLOT,
    DETAIL_SWITCH,
)

# Memory orders of C11 7.17.3, weakest first.  NOT_ATOMIC on an ordinary access.
NOT_ATOMIC: Final = 0
RELAXED: Final = 1
CONSUME: Final = 2
ACQUIRE: Final = 3
RELEASE: Final = 4
ACQ_REL: Final = 5
SEQ_CST: Final = 6
ORDER_NAMES: Final = "none relaxed consume acquire release acq_rel seq_cst"

# What a call may do, as GCC's function attributes say it.
PURE: Final = 1             # reads memory, writes none, has no other effect
CONST: Final = 2            # neither reads nor writes memory
NORETURN: Final = 4
NOTHROW: Final = 8
RETURNS_TWICE: Final = 16   # setjmp, vfork: control may come back here a second time
TAIL: Final = 32            # the caller's frame is not needed: the call may become a jump
MUST_TAIL: Final = 64
NO_INLINE: Final = 128
ALWAYS_INLINE: Final = 256
COLD: Final = 512
MALLOC: Final = 1024        # the result points to an object nobody else points to
NONNULL_RESULT: Final = 2048
LEAF: Final = 4096          # does not call back into this unit
NO_BUILTIN: Final = 8192    # the callee's name says nothing about what it does
WILL_RETURN: Final = 16384  # comes back: a pure call with no user may go
NO_BRANCH_CHECK: Final = 32768  # the goal of an indirect call need not be marked as one (GCC manual: nocf_check)
CALL_NAMES: Final = ("pure const noreturn nothrow returns_twice tail must_tail no_inline always_inline cold malloc nonnull_result leaf "
                     "no_builtin will_return no_branch_check")

# How one argument is passed.
PLAIN: Final = 0
SIGN_EXTENDED: Final = 1    # a narrow integer whose C type is signed; whether it is widened is the target's rule
ZERO_EXTENDED: Final = 2
AGGREGATE: Final = 3        # the value is the address of the aggregate's bytes; passed by value by the target's rule
RESULT: Final = 4           # the address of the memory that gets the aggregate result; always the first argument
CHAIN: Final = 5            # the static chain of a nested function
PART: Final = 6             # after legalisation: the lowest word of a value wider than a register,
PART_NEXT: Final = 7        # and each further one, upwards; the ABI's rules for the wide type hold for all of them together
PASSING_NAMES: Final = "plain sign zero aggregate result chain part part_next"

# Facts about an aggregate that the flat list does not show.
HAS_UNION: Final = 1        # the list is the union of all members' lists
UNALIGNED: Final = 2        # some member does not lie on its own alignment
HAS_BITFIELD: Final = 4
FLEXIBLE: Final = 8         # ends in a flexible array member
COMPLEX: Final = 16         # a C complex type, which some ABIs pass unlike a struct
TRANSPARENT: Final = 32     # a transparent union: passed as its first member
IS_ARRAY_MEMBER: Final = 64  # has an array among its members
AGGREGATE_NAMES: Final = "union unaligned bitfield flexible complex transparent array"


class Detail:
    """Base of the classes below; `kind` is the DETAIL_ constant."""

    __slots__ = ("kind",)

    def __init__(self, kind: int) -> None:
        self.kind: int = kind


@final
class Aggregate(Detail):
    """A struct, union, array or complex number passed by value: size and align in bytes, and its scalars.

    fields: (offset in bytes, scalar type) in order of declaration, on which SysV's merging of classes depends.  A bit-field stands as the
    storage it touches.
    """

    __slots__ = ("size", "align", "flags", "fields")

    def __init__(self, size: int, align: int, flags: int, fields: list[tuple[int, int]]) -> None:
        super().__init__(DETAIL_AGGREGATE)
        self.size: int = size
        self.align: int = align
        self.flags: int = flags
        self.fields: list[tuple[int, int]] = fields


@final
class Argument:
    """The type of one argument (or the result), how it is passed, and for AGGREGATE and RESULT the aggregate.

    whole: of a PART the type it is a part of, else void.
    """

    __slots__ = ("type", "passing", "aggregate", "whole")

    def __init__(self, type: int, passing: int = PLAIN, aggregate: Aggregate | None = None, whole: int = 0) -> None:
        self.type: int = type
        self.passing: int = passing
        self.aggregate: Aggregate | None = aggregate
        self.whole: int = whole


@final
class Signature:
    """What caller and callee agree on.

    result: type void for none and for an aggregate result, whose memory is then the first argument (passing RESULT).
    arguments: of a call all of them, those of `...` included; the first `fixed` are named.  variadic: C11 6.7.6.3p9.
    prototyped: False for `f()` before C2x.  convention: "" the target's own, else GCC's attribute ("ms_abi", "regparm(3)").
    """

    __slots__ = ("result", "arguments", "fixed", "variadic", "prototyped", "convention")

    def __init__(self, result: Argument, arguments: list[Argument], fixed: int = -1, variadic: bool = False,
                 prototyped: bool = True, convention: str = "") -> None:
        self.result: Argument = result
        self.arguments: list[Argument] = arguments
        self.fixed: int = len(arguments) if fixed < 0 else fixed
        self.variadic: bool = variadic
        self.prototyped: bool = prototyped
        self.convention: str = convention


@final
class Access(Detail):
    """How memory is touched.

    align: bytes the address is known to be a multiple of; source_align: of the second address (memcpy, memmove).
    order: memory order; failure: of a cmpxchg that fails.
    alias_set: index into Module.alias_sets, the type-based set (C11 6.5p7); 0 may alias everything.
    scopes: restrict pointers (numbers local to the function) this address is based on; noalias: those it is surely not
    based on (C11 6.7.3.1).  Two accesses do not meet if a scope of one is in the other's noalias.
    """

    __slots__ = ("align", "source_align", "order", "failure", "alias_set", "scopes", "noalias")

    def __init__(self, align: int, alias_set: int = 0, order: int = NOT_ATOMIC, failure: int = NOT_ATOMIC,
                 source_align: int = 1) -> None:
        super().__init__(DETAIL_ACCESS)
        self.align: int = align
        self.source_align: int = source_align
        self.order: int = order
        self.failure: int = failure
        self.alias_set: int = alias_set
        self.scopes: list[int] = []
        self.noalias: list[int] = []


@final
class Call(Detail):
    """A call: operand 0 is the callee's address, the others match signature.arguments one to one."""

    __slots__ = ("signature", "attributes")

    def __init__(self, signature: Signature, attributes: int = 0) -> None:
        super().__init__(DETAIL_CALL)
        self.signature: Signature = signature
        self.attributes: int = attributes


@final
class Intrinsic(Detail):
    """An operation of one target by name ("x86.pshufb"); attributes PURE, CONST, NORETURN as of a call.

    "register.read:NAME" and "register.write:NAME" are those of a global register variable (Module.registers).
    """

    __slots__ = ("name", "attributes")

    def __init__(self, name: str, attributes: int) -> None:
        super().__init__(DETAIL_INTRINSIC)
        self.name: str = name
        self.attributes: int = attributes


@final
class AsmOperand:
    """One operand of an asm statement, in the order of GCC's %0, %1...

    constraint: as written ("=r", "+m", "0", "i").  name: of %[name], or "".  is_output: stands before the second colon.
    type: of the value; of an operand in memory, the type of what lies there.  indirect: the IR operand is the address
    (memory constraints); an output that is not indirect takes no IR operand and is read by `output` with its number
    among the direct outputs.  A read-write operand ("+r") is an output and an extra input with a matching constraint.
    """

    __slots__ = ("constraint", "name", "is_output", "type", "indirect", "size")

    def __init__(self, constraint: str, name: str, is_output: bool, type: int, indirect: bool, size: int) -> None:
        self.constraint: str = constraint
        self.name: str = name
        self.is_output: bool = is_output
        self.type: int = type
        self.indirect: bool = indirect
        self.size: int = size       # bytes in memory of an indirect operand, else 0


@final
class Asm(Detail):
    """An asm statement.  template, constraints and clobbers as written; labels: names of an asm goto's targets 1..n.

    The flag VOLATILE stands on the instruction.  Without it and without the clobber "memory" the asm is a function of its
    inputs.  The first block target of asm.goto is the fall-through.
    """

    __slots__ = ("template", "operands", "clobbers", "labels", "inline_hint")

    def __init__(self, template: str, operands: list[AsmOperand], clobbers: list[str], labels: list[str],
                 inline_hint: bool = False) -> None:
        super().__init__(DETAIL_ASM)
        self.template: str = template
        self.operands: list[AsmOperand] = operands
        self.clobbers: list[str] = clobbers
        self.labels: list[str] = labels
        self.inline_hint: bool = inline_hint


@final
class Switch(Detail):
    """Case i covers cases[i][0] to cases[i][1], unsigned and inclusive, and goes to target i + 1; target 0 is the default.

    weights: one for each target, or empty.
    """

    __slots__ = ("cases", "weights")

    def __init__(self, cases: list[tuple[int, int]], weights: list[int]) -> None:
        super().__init__(DETAIL_SWITCH)
        self.cases: list[tuple[int, int]] = cases
        self.weights: list[int] = weights


@final
class Branch(Detail):
    """The relative weights of a conditional branch; without this detail they are unknown."""

    __slots__ = ("taken", "not_taken")

    def __init__(self, taken: int, not_taken: int) -> None:
        super().__init__(DETAIL_BRANCH)
        self.taken: int = taken
        self.not_taken: int = not_taken


# What of a slot may be written beyond its end (GCC manual: -fstack-protector); the larger, the nearer to the guard it lies.
NO_ARRAY: Final = 0
ARRAY: Final = 1            # it is an array, or contains one
CHARACTER_ARRAY: Final = 2  # of characters, at least as long as --param ssp-buffer-size says


@final
class Slot(Detail):
    """A piece of the frame: size and align in bytes.  Of `alloca` (dynamic) the operand is the size, and size is 0."""

    __slots__ = ("size", "align", "name", "arrays")

    def __init__(self, size: int, align: int, name: str, arrays: int = NO_ARRAY) -> None:
        super().__init__(DETAIL_SLOT)
        self.size: int = size
        self.align: int = align
        self.name: str = name       # of the variable, for people; two slots may share it
        self.arrays: int = arrays   # NO_ARRAY, ARRAY or CHARACTER_ARRAY


@final
class Debug(Detail):
    """Variable `variable` of Function.variables; bytes offset to offset + size of it (size 0: all of it)."""

    __slots__ = ("variable", "offset", "size")

    def __init__(self, variable: int, offset: int, size: int) -> None:
        super().__init__(DETAIL_DEBUG)
        self.variable: int = variable
        self.offset: int = offset
        self.size: int = size


@final
class Immediate(Detail):
    """Small numbers that are part of the op: output and its index, shuffle and its mask, objectsize and its mode, ..."""

    __slots__ = ("numbers",)

    def __init__(self, numbers: list[int]) -> None:
        super().__init__(DETAIL_IMMEDIATE)
        self.numbers: list[int] = numbers
