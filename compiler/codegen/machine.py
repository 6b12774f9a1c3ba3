"""Machine code before it has bytes: functions, blocks, instructions on virtual and then on physical registers.

Made by instruction selection (compiler/codegen/select.py and a target), changed by register allocation and frame layout, read by
emission.  Nothing here knows an instruction set: an opcode is a number with an `OpcodeInfo` that the target makes once.

Registers are integers: 0 is none, 1 .. FIRST_VIRTUAL-1 are the target's physical registers, from FIRST_VIRTUAL on they are virtual.
After allocation a negative number in an operand that allows memory is a frame slot: slot s is written `-1 - s`.

The shape selection gives, and allocation relies on:
- The last instruction of a block is its one terminator; its `targets` name all successors (`compute_edges` reads nothing else).
  The entry has no predecessors.  A terminator with one target and no registers, extra, address or symbol is a plain jump.
- PHIs come first in a block, one source for each predecessor block; source 0 is an undefined value.  They are gone after
  compiler/codegen/phis.py, and virtual registers need not be in SSA form, before or after.
- A physical register that is not reserved lives inside one block only: from the DEF that names it to the last USE before the next
  DEF or clobber.  Arguments are such registers used in the entry without a DEF before.
- USE is read at the start of an instruction, DEF is written at its end and may take the register of a USE that ends there.  EARLY
  moves the DEF to the start.  USE | DEF in one operand is read and written in place.  A USE is never disturbed by the instruction
  unless it is tied.  What an asm statement clobbers is an EARLY DEF of a physical register, so that no input lies there;
  `clobbers` (calls) are written at the end.
- At most one MEMORY operand of an instruction is made a slot, unless its opcode says `many_slots`, or its class has no registers.
- A terminator may define virtual registers (asm goto) if every successor has that block as its only predecessor.

Flags registers are no operands: selection keeps a setter and its reader together, and the moves, loads and stores that allocation
inserts leave flags alone (compiler/codegen/target.py).
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import mypyc_attr

FIRST_VIRTUAL: Final = 1024

# Roles of a register operand, as bits.
USE: Final = 1          # read
DEF: Final = 2          # written, after all uses are read
EARLY: Final = 4        # with DEF: written before the uses are read, so it shares no register with one
MEMORY: Final = 8       # may also be a frame slot: the instruction has a form with memory there
PINNED: Final = 16      # a physical register that is what it is (never a spill slot, never renamed)

# Opcodes of all targets.  A target's own begin at FIRST_TARGET.
COPY: Final = 1         # registers: destination, source
PHI: Final = 2          # destination, one source for each entry of `targets` (the predecessors)
UNDEFINED: Final = 3    # destination: any value
PARALLEL_COPY: Final = 4  # n destinations, then n sources: all read before any is written
DEBUG_VALUE: Final = 5  # a register (or 0), `immediate` the index of the marker in MachineFunction.debug_values; no real use
CALL_FRAME: Final = 6   # no operands; `extra` is a CallFrame: how to unwind from here on
FIRST_TARGET: Final = 16

# Kinds of FrameSlot.
SLOT_LOCAL: Final = 0       # an object of the program
SLOT_SPILL: Final = 1       # of the allocator
SLOT_INCOMING: Final = 2    # an argument on the stack; `offset` is from the address of the first stack argument
SLOT_OUTGOING: Final = 3    # arguments of calls; `offset` is from the stack pointer at the call
SLOT_SAVED: Final = 4       # a callee-saved register

GUARD: Final = 3            # FrameSlot.arrays of the guard: above every array


@final
class OpcodeInfo:
    """What allocation must know of an opcode.  roles: one for each register operand, in order; an instruction may have more
    operands than roles (calls, asm): it then carries roles of its own.

    tied: index of the use that operand 0 (a DEF) must share its register with, or -1: the two-address form.
    commutes: the tied use may be exchanged with operand `commutes`, or -1.
    cheap: no register is read and no effect is had: it may be computed again instead of spilled.
    many_slots: any number of MEMORY operands may be slots (asm).
    """

    __slots__ = ("opcode", "name", "roles", "tied", "commutes", "cheap", "terminator", "is_call", "many_slots", "row")

    def __init__(self, opcode: int, name: str, roles: tuple[int, ...], tied: int = -1, commutes: int = -1, cheap: bool = False,
                 terminator: bool = False, is_call: bool = False, many_slots: bool = False) -> None:
        self.opcode: int = opcode
        self.name: str = name
        self.roles: tuple[int, ...] = roles
        self.tied: int = tied
        self.commutes: int = commutes
        self.cheap: bool = cheap
        self.terminator: bool = terminator
        self.is_call: bool = is_call
        self.many_slots: bool = many_slots
        self.row: int = -1      # the target's own index


@final
class Address:
    """A memory operand: base + (index << scale) + displacement + symbol, or a frame slot + index ... .

    base, index: positions in the instruction's `registers`, -1 for none.  slot: a frame slot that takes the place of a base, -1 none.
    operator: the target's relocation operator on the symbol.  segment: the target's number, 0 for none.
    """

    __slots__ = ("base", "index", "scale", "displacement", "symbol", "operator", "slot", "segment")

    def __init__(self, base: int = -1, index: int = -1, scale: int = 0, displacement: int = 0, symbol: str = "", operator: int = 0,
                 slot: int = -1, segment: int = 0) -> None:
        self.base: int = base
        self.index: int = index
        self.scale: int = scale
        self.displacement: int = displacement
        self.symbol: str = symbol
        self.operator: int = operator
        self.slot: int = slot
        self.segment: int = segment


@mypyc_attr(allow_interpreted_subclasses=True)     # of the made-up targets of tests
class Extra:
    """Base of what few instructions carry: jump tables, asm statements, call facts.  Targets and codegen derive finals of it."""

    __slots__ = ()

    def slots(self) -> list[int]:
        """Return the frame slots it names."""
        return []


# Kinds of CallFrame, the .cfi_ directive of the name (DWARF5 6.4.2).
CFA: Final = 1              # def_cfa REGISTER, OFFSET
CFA_REGISTER: Final = 2     # def_cfa_register REGISTER
CFA_OFFSET: Final = 3       # def_cfa_offset OFFSET
SAVED_AT: Final = 4         # offset REGISTER, OFFSET (from the CFA)
RESTORE: Final = 5          # restore REGISTER
REMEMBER_STATE: Final = 6   # remember_state
RESTORE_STATE: Final = 7    # restore_state
ESCAPE: Final = 8           # escape BYTES
UNDEFINED_REGISTER: Final = 9   # undefined REGISTER


@final
class CallFrame(Extra):
    """One call frame instruction, put behind the instruction whose effect it tells.  register: DWARF number; offset in bytes."""

    __slots__ = ("kind", "register", "offset", "escape")

    def __init__(self, kind: int, register: int = 0, offset: int = 0, escape: bytes = b"") -> None:
        self.kind: int = kind
        self.register: int = register
        self.offset: int = offset
        self.escape: bytes = escape


@final
class MachineInstruction:
    """One instruction.

    roles is info.roles unless the instruction has operands of its own number.  clobbers: bit r is set when physical register r is
    destroyed and no operand says so.  targets: successors of a terminator (the first is the taken one of a two-way branch), or the
    predecessors of a PHI.  A terminator names all successors; emission leaves out the jump to the block that follows.
    """

    __slots__ = ("info", "registers", "roles", "immediate", "address", "symbol", "clobbers", "targets", "location", "size", "condition",
                 "extra", "number")

    def __init__(self, info: OpcodeInfo, registers: list[int]) -> None:
        self.info: OpcodeInfo = info
        self.registers: list[int] = registers
        self.roles: tuple[int, ...] = info.roles
        self.immediate: int = 0
        self.address: Address | None = None
        self.symbol: str = ""
        self.clobbers: int = 0
        self.targets: list[MachineBlock] = []
        self.location: int = 0          # index into the IR function's locations
        self.size: int = 0              # bytes operated on, where the opcode leaves it open
        self.condition: int = 0         # the target's condition code
        self.extra: Extra | None = None
        self.number: int = 0            # position, while allocation runs


@final
class MachineBlock:
    """A basic block.  weight: relative frequency estimate, 1.0 for the entry.

    successors, predecessors: each block once; valid after compute_edges.  odds: relative weights of the terminator's targets where
    the program tells them (compiler/ir/details.py Branch, Switch), set by selection; empty: unknown.  cold: hardly ever runs; selection
    sets it where control ends without a return.  chances: of each successor, set by compiler/codegen/weights.py; they sum to 1.
    """

    __slots__ = ("id", "instructions", "successors", "predecessors", "odds", "chances", "depth", "weight", "address_taken", "align",
                 "label", "cold", "order")

    def __init__(self, id: int) -> None:
        self.id: int = id
        self.instructions: list[MachineInstruction] = []
        self.successors: list[MachineBlock] = []
        self.predecessors: list[MachineBlock] = []
        self.odds: list[int] = []
        self.chances: list[float] = []
        self.depth: int = 0             # of loops around it
        self.weight: float = 1.0
        self.address_taken: bool = False
        self.align: int = 0             # log2 of the alignment wished for, 0 none
        self.label: str = ""            # a symbol other code names it by (&&label in static data)
        self.cold: bool = False
        self.order: int = -1            # place in MachineFunction.blocks, set by compute_edges


@final
class FrameSlot:
    """A piece of the frame; `offset` is set by frame layout (from the start of the frame area the kind lies in).

    arrays: of a local object, how near to the guard it lies (compiler/ir/details.py: NO_ARRAY ...; GUARD).
    """

    __slots__ = ("size", "align", "kind", "offset", "name", "register", "arrays")

    def __init__(self, size: int, align: int, kind: int, offset: int = 0, name: str = "") -> None:
        self.size: int = size
        self.align: int = align
        self.kind: int = kind
        self.offset: int = offset
        self.name: str = name
        self.register: int = 0          # of SLOT_SAVED
        self.arrays: int = 0


@final
class MachineFunction:
    """One function on its way to bytes.  blocks[0] is the entry; the order is that of emission."""

    __slots__ = ("name", "blocks", "classes", "slots", "hints", "has_calls", "has_dynamic_stack", "needs_frame_pointer", "outgoing_size",
                 "used_registers", "frame_size", "next_block", "debug_values", "constants", "returns_twice",
                 "for_size", "guard")

    def __init__(self, name: str) -> None:
        self.name: str = name
        self.blocks: list[MachineBlock] = []
        self.classes: list[int] = []            # register class of virtual register FIRST_VIRTUAL + i
        self.slots: list[FrameSlot] = []
        self.hints: dict[int, int] = {}         # virtual register -> physical register it would like
        self.has_calls: bool = False
        self.has_dynamic_stack: bool = False    # alloca: the stack pointer moves in the body
        self.needs_frame_pointer: bool = False
        self.outgoing_size: int = 0             # bytes at the bottom of the frame for stack arguments
        self.used_registers: int = 0            # mask of the physical registers written; set by allocation
        self.frame_size: int = 0
        self.next_block: int = 0
        self.debug_values: list[tuple[int, int, int]] = []     # (variable, offset, size) of DEBUG_VALUE number i
        self.constants: list[tuple[bytes, int]] = []    # (bytes, align): read-only literals; symbol ".LC<i>" of the function
        self.for_size: bool = False             # -Os: nothing is copied for speed
        self.returns_twice: bool = False        # calls setjmp: values live across it are in memory
        self.guard: int = -1                    # slot of the guard value, -1: not guarded

    def new_register(self, register_class: int) -> int:
        """Return a new virtual register of the class."""
        self.classes.append(register_class)
        return FIRST_VIRTUAL + len(self.classes) - 1

    def class_of(self, register: int) -> int:
        """Return the class of a virtual register."""
        return self.classes[register - FIRST_VIRTUAL]

    def new_slot(self, size: int, align: int, kind: int, name: str = "") -> int:
        """Return the number of a new frame slot."""
        self.slots.append(FrameSlot(size, align, kind, 0, name))
        return len(self.slots) - 1

    def add_guard(self, size: int) -> None:
        """Guard the frame: a slot of `size` bytes above all others, and a call when it was overwritten (-fstack-protector)."""
        self.guard = self.new_slot(size, size, SLOT_LOCAL)
        self.slots[self.guard].arrays = GUARD
        self.has_calls = True

    def new_block(self) -> MachineBlock:
        """Return a new block at the end of the function."""
        block = MachineBlock(self.next_block)
        self.next_block += 1
        self.blocks.append(block)
        return block


def clone(ins: MachineInstruction) -> MachineInstruction:
    """Return a copy of an instruction that may be changed without changing the other; `extra` is shared."""
    result = MachineInstruction(ins.info, list(ins.registers))
    result.roles = ins.roles
    result.immediate = ins.immediate
    address = ins.address
    if address is not None:
        result.address = Address(address.base, address.index, address.scale, address.displacement, address.symbol, address.operator,
                                 address.slot, address.segment)
    result.symbol = ins.symbol
    result.clobbers = ins.clobbers
    result.targets = list(ins.targets)
    result.location = ins.location
    result.size = ins.size
    result.condition = ins.condition
    result.extra = ins.extra
    return result


def compute_edges(mf: MachineFunction) -> None:
    """Set successors, predecessors and order of every block from the terminators."""
    number = 0
    for block in mf.blocks:
        block.successors = []
        block.predecessors = []
        block.order = number
        number += 1
    for block in mf.blocks:
        for target in block.instructions[-1].targets:
            if not target.predecessors or target.predecessors[-1] is not block:
                target.predecessors.append(block)
                block.successors.append(target)


COPY_INFO: Final = OpcodeInfo(COPY, "copy", (DEF, USE))
PHI_INFO: Final = OpcodeInfo(PHI, "phi", (DEF,))
UNDEFINED_INFO: Final = OpcodeInfo(UNDEFINED, "undefined", (DEF,), cheap=True)
PARALLEL_COPY_INFO: Final = OpcodeInfo(PARALLEL_COPY, "parallel_copy", ())
DEBUG_VALUE_INFO: Final = OpcodeInfo(DEBUG_VALUE, "debug_value", ())
CALL_FRAME_INFO: Final = OpcodeInfo(CALL_FRAME, "call_frame", ())


def copy(destination: int, source: int) -> MachineInstruction:
    """Return a COPY."""
    return MachineInstruction(COPY_INFO, [destination, source])


def call_frame(kind: int, register: int = 0, offset: int = 0, escape: bytes = b"") -> MachineInstruction:
    """Return a CALL_FRAME pseudo-instruction."""
    ins = MachineInstruction(CALL_FRAME_INFO, [])
    ins.extra = CallFrame(kind, register, offset, escape)
    return ins
