"""Values, instructions and blocks: the graph of one function.

A value is a constant, a parameter or an instruction; `kind` says which.  Constants are compared by content
(`same_value`), never by identity, and belong to nobody: one object may stand in many functions.  There are no use lists:
they cost a list an instruction and an update an edit, while one pass over a function finds all uses (`count_uses`), and a
pass that replaces values sets `forward` and ends with `apply_forwards`, which is linear as well.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.details import Detail

INSTRUCTION: Final = 0
PARAMETER: Final = 1
INTEGER: Final = 2      # also a pointer's: null and fixed addresses
FLOAT: Final = 3
SYMBOL: Final = 4
LABEL: Final = 5
UNDEF: Final = 6
POISON: Final = 7
VECTOR: Final = 8


class Value:
    """Base of everything an operand can be.  forward: what stands in its place, until apply_forwards."""

    __slots__ = ("kind", "type", "forward")

    def __init__(self, kind: int, type: int) -> None:
        self.kind: int = kind
        self.type: int = type
        self.forward: Value | None = None


@final
class IntConstant(Value):
    """An integer (or a pointer) constant; value is the bit pattern, 0 <= value < 2**width."""

    __slots__ = ("value",)

    def __init__(self, type: int, value: int) -> None:
        super().__init__(INTEGER, type)
        self.value: int = value


@final
class FloatConstant(Value):
    """A floating constant by its encoding: NaN payloads and signed zeros are kept and compared as bits."""

    __slots__ = ("bits",)

    def __init__(self, type: int, bits: int) -> None:
        super().__init__(FLOAT, type)
        self.bits: int = bits


@final
class SymbolAddress(Value):
    """The address of a global, function or thread-local object by name, plus a signed offset in bytes."""

    __slots__ = ("name", "offset")

    def __init__(self, type: int, name: str, offset: int) -> None:
        super().__init__(SYMBOL, type)
        self.name: str = name
        self.offset: int = offset


@final
class LabelAddress(Value):
    """The address of a block of the same function (GCC manual: Labels as Values)."""

    __slots__ = ("block",)

    def __init__(self, type: int, block: Block) -> None:
        super().__init__(LABEL, type)
        self.block: Block = block


@final
class Undef(Value):
    """Kind UNDEF or POISON (IR.md, "Undefined values")."""

    __slots__ = ()

    def __init__(self, type: int, kind: int = UNDEF) -> None:
        super().__init__(kind, type)


@final
class VectorConstant(Value):
    """A vector of constants, lane 0 first."""

    __slots__ = ("lanes",)

    def __init__(self, type: int, lanes: list[Value]) -> None:
        super().__init__(VECTOR, type)
        self.lanes: list[Value] = lanes


@final
class Parameter(Value):
    """Parameter number `index` of the function; `id` is its number among the function's values."""

    __slots__ = ("id", "index", "name")

    def __init__(self, type: int, id: int, index: int, name: str) -> None:
        super().__init__(PARAMETER, type)
        self.id: int = id
        self.index: int = index
        self.name: str = name


@final
class Instruction(Value):
    """One instruction: an op of compiler/ir/ops.py.

    targets: of a terminator its successors; of a phi the predecessors, operand i coming from targets[i], one for each
    predecessor block however many edges it has.  location: index into Function.locations, 0 for none.
    """

    __slots__ = ("op", "id", "operands", "targets", "block", "flags", "location", "detail")

    def __init__(self, op: int, type: int, id: int, operands: list[Value]) -> None:
        super().__init__(INSTRUCTION, type)
        self.op: int = op
        self.id: int = id
        self.operands: list[Value] = operands
        self.targets: list[Block] = []
        self.block: Block | None = None
        self.flags: int = 0
        self.location: int = 0
        self.detail: Detail | None = None


@final
class Block:
    """A basic block: phis first, then ordinary instructions, then one terminator.

    name: the C label, for people, unless `address_taken`, which a LabelAddress or a static initialiser `&&name` sets: such a
    block is never removed or merged while its function lives.  predecessors: valid after compute_predecessors.
    """

    __slots__ = ("id", "name", "instructions", "address_taken", "predecessors", "order")

    def __init__(self, id: int, name: str = "") -> None:
        self.id: int = id
        self.name: str = name
        self.instructions: list[Instruction] = []
        self.address_taken: bool = False
        self.predecessors: list[Block] = []
        self.order: int = -1        # place in reverse post-order; -1: not reached (compiler/ir/cfg.py)

    def terminator(self) -> Instruction:
        """Return the last instruction."""
        return self.instructions[-1]

    def successors(self) -> list[Block]:
        """Return the targets of the terminator, each as often as it has edges."""
        return self.instructions[-1].targets


def is_constant(value: Value) -> bool:
    """Tell whether `value` is a constant of any kind."""
    return value.kind >= INTEGER


def same_value(left: Value, right: Value) -> bool:
    """Tell whether two operands are surely the same value: the same object, or equal constants (undef is never equal)."""
    if left is right:
        return left.kind != UNDEF and left.kind != POISON
    if left.kind != right.kind or left.type != right.type:
        return False
    if isinstance(left, IntConstant) and isinstance(right, IntConstant):
        return left.value == right.value
    if isinstance(left, FloatConstant) and isinstance(right, FloatConstant):
        return left.bits == right.bits
    if isinstance(left, SymbolAddress) and isinstance(right, SymbolAddress):
        return left.name == right.name and left.offset == right.offset
    if isinstance(left, LabelAddress) and isinstance(right, LabelAddress):
        return left.block is right.block
    if isinstance(left, VectorConstant) and isinstance(right, VectorConstant):
        if len(left.lanes) != len(right.lanes):
            return False
        for index in range(len(left.lanes)):
            if not same_value(left.lanes[index], right.lanes[index]):
                return False
        return True
    return False


def resolve(value: Value) -> Value:
    """Follow `forward` to its end, shortening the way."""
    target = value.forward
    if target is None:
        return value
    while True:
        following = target.forward
        if following is None:
            break
        target = following
    while value is not target:
        next_value = value.forward
        value.forward = target
        assert next_value is not None
        value = next_value
    return target


def apply_forwards(blocks: list[Block]) -> bool:
    """Replace every operand that has a forward; drop instructions that were forwarded.  Returns whether any was.

    Only what has no effect may be forwarded: the instruction goes.
    """
    changed = False
    for block in blocks:
        dropped = False
        for ins in block.instructions:
            if ins.forward is not None:
                dropped = True
                continue
            operands = ins.operands
            for index in range(len(operands)):
                if operands[index].forward is not None:
                    operands[index] = resolve(operands[index])
                    changed = True
        if dropped:
            changed = True
            block.instructions = [ins for ins in block.instructions if ins.forward is None]
    return changed


def count_uses(blocks: list[Block], limit: int) -> list[int]:
    """Return by value id (all below `limit`) how many operands name it; debug markers do not count."""
    counts = [0] * limit
    for block in blocks:
        for ins in block.instructions:
            if ins.op == ops.DBG_VALUE or ins.op == ops.DBG_SLOT:
                continue
            for value in ins.operands:
                if isinstance(value, Instruction):
                    counts[value.id] += 1
                elif isinstance(value, Parameter):
                    counts[value.id] += 1
    return counts
