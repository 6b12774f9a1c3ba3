"""Live intervals with holes, and the places where they are read and written.

In: a machine function without PHIs, its liveness.  Out: an `Intervals` value; two-address instructions are made fit on the way.

Positions.  Instruction number k has two: 2k, where it reads, and 2k + 1, where it writes.  A range is half-open.  A value read by k and
not after it lives to 2k + 1, one made by k lives from 2k + 1, so the two may share a register; EARLY definitions live from 2k.  A move
"at position 2k" stands before instruction k.  Each block begins with a number of its own without instruction, so that a value may be
moved between the start of a block and its first instruction.

Built in one walk backward over each block (Wimmer and Franz, "Linear Scan Register Allocation on SSA Form", 2010, figure 4; the input
here need not be SSA, so ranges come from liveness and may have several definitions).

Two-address form.  `d = op a, b` with d tied to a becomes `d = copy a; d = op d, b`, and coalescing then joins d and a where it can.
If a is wanted afterwards, b is not, and the two commute, they are exchanged first.

Physical registers: what operands name is a range of the register; the clobbers of calls, the same masks again and again, are kept as
positions by mask.
"""

from __future__ import annotations

from typing import Final, final

from compiler.codegen.liveness import Liveness
from compiler.codegen.machine import (
    COPY,
    DEBUG_VALUE,
    DEF,
    EARLY,
    FIRST_VIRTUAL,
    MEMORY,
    PARALLEL_COPY,
    UNDEFINED,
    USE,
    MachineBlock,
    MachineFunction,
    MachineInstruction,
    copy,
)
from compiler.codegen.target import CodegenTarget

# What a use asks for.
ANYWHERE: Final = 0     # a copy: a register or the slot
IN_MEMORY: Final = 1    # the slot will do
IN_REGISTER: Final = 2
WRITES: Final = 4       # with one of the above: a definition
READS: Final = 8        # with WRITES: the old value is read before


@final
class Value:
    """What is allocated: a virtual register, or several that coalescing has joined.

    starts, ends: the ranges, ascending, not touching.  use_at, use_kind, use_weight: the uses by position; weights are frequencies of
    blocks.  cheap: the one instruction that makes the value, if it may be repeated.  pieces: the parts that have a register, by start;
    elsewhere the value is in its slot.  anchored: alive on an edge that takes no moves.
    """

    __slots__ = ("number", "register_class", "starts", "ends", "use_at", "use_kind", "use_weight", "cheap", "definitions", "pieces",
                 "piece_starts", "slot", "hints", "hint_weights", "anchored", "stores", "split")

    def __init__(self, number: int, register_class: int) -> None:
        self.number: int = number
        self.register_class: int = register_class
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.use_at: list[int] = []
        self.use_kind: list[int] = []
        self.use_weight: list[float] = []
        self.cheap: MachineInstruction | None = None
        self.definitions: int = 0
        self.pieces: list[Piece] = []
        self.piece_starts: list[int] = []       # where each begins
        self.slot: int = -1
        self.hints: list[int] = []              # physical registers, or numbers of values + FIRST_VIRTUAL, that it is copied from or to
        self.hint_weights: list[float] = []
        self.anchored: bool = False
        self.stores: bool = False               # stored at each definition
        self.split: bool = False                # not in one register all its life


@final
class Piece:
    """A part of a value that wants one register.  first, last: its uses are first .. last - 1 of the value's."""

    __slots__ = ("value", "starts", "ends", "first", "last", "register", "wish", "weight", "number", "dirty")

    def __init__(self, value: Value, starts: list[int], ends: list[int], first: int, last: int) -> None:
        self.value: Value = value
        self.starts: list[int] = starts
        self.ends: list[int] = ends
        self.first: int = first
        self.last: int = last
        self.register: int = 0
        self.wish: int = 0              # the register it would have gone on in, or 0
        self.weight: float = 0.0
        self.number: int = 0
        self.dirty: bool = False        # may hold what the slot does not (compiler/codegen/resolve.py)


@final
class CopyPair:
    """One copy between two virtual registers: a chance to coalesce."""

    __slots__ = ("destination", "source", "weight", "at")

    def __init__(self, destination: int, source: int, weight: float, at: int) -> None:
        self.destination: int = destination
        self.source: int = source
        self.weight: float = weight
        self.at: int = at


@final
class Intervals:
    """The intervals of one function.

    values: by virtual register number from 0.  numbers start at 1.  block_start, block_end: positions by block order; the block's first
    number has no instruction.  block_of: block order by number.  fixed_starts, fixed_ends: ranges by physical register.
    clobber_masks, clobber_at: the different masks of `clobbers`, and for each the positions 2k + 1, ascending.
    """

    __slots__ = ("mf", "target", "reserved", "values", "block_start", "block_end", "block_of", "fixed_starts", "fixed_ends",
                 "clobber_masks", "clobber_at", "copies", "made", "written", "told", "_open", "_opened", "_fixed_open", "_flows", "_number")

    def __init__(self, mf: MachineFunction, target: CodegenTarget, liveness: Liveness) -> None:
        registers = len(target.register_names)
        self.mf: MachineFunction = mf
        self.target: CodegenTarget = target
        self.reserved: int = target.reserved(mf)
        self.values: list[Value] = []
        for number in range(len(mf.classes)):
            self.values.append(Value(number, mf.classes[number]))
        self.block_start: list[int] = [0] * len(mf.blocks)
        self.block_end: list[int] = [0] * len(mf.blocks)
        self.block_of: list[int] = [0]
        self.fixed_starts: list[list[int]] = [[] for _ in range(registers)]
        self.fixed_ends: list[list[int]] = [[] for _ in range(registers)]
        self.clobber_masks: list[int] = []
        self.clobber_at: list[list[int]] = []
        self.copies: list[CopyPair] = []
        self.made: set[int] = set()         # identities of the copies put in here
        self.told: dict[int, tuple[list[int], list[int]]] = {}  # by value that debug markers name: its own ranges, before coalescing
        self.written: int = 0               # mask of the physical registers that instructions write by name or clobber
        self._open: list[int] = [-1] * len(mf.classes)     # where the range in hand ends, by value
        self._opened: list[int] = []
        self._fixed_open: list[int] = [-1] * registers
        self._flows: dict[int, int] = {}    # value -> the one it is copied to
        self._number: int = 0
        self._build(liveness)

    def _build(self, liveness: Liveness) -> None:
        """Walk all blocks, the last first."""
        blocks = self.mf.blocks
        number = 1
        for block in blocks:
            self.block_start[block.order] = 2 * number
            length = 1
            for ins in block.instructions:
                opcode = ins.info.opcode
                if opcode != DEBUG_VALUE:
                    length += 1
                if ins.info.tied >= 0 and ins.registers[0] != ins.registers[ins.info.tied]:
                    length += 1
                if opcode == COPY or opcode == PARALLEL_COPY:
                    count = len(ins.registers) // 2
                    for index in range(count):
                        self._flows[ins.registers[count + index]] = ins.registers[index]
            self.block_of.extend([block.order] * length)
            number += length
            self.block_end[block.order] = 2 * number
        for index in range(len(blocks) - 1, -1, -1):
            self._build_block(blocks[index], liveness.live_out[index])
        for value in self.values:
            value.starts.reverse()
            value.ends.reverse()
            value.use_at.reverse()
            value.use_kind.reverse()
            value.use_weight.reverse()
        for number in self.told:
            value = self.values[number]
            self.told[number] = (list(value.starts), list(value.ends))
        for starts in self.fixed_starts:
            starts.reverse()
        for ends in self.fixed_ends:
            ends.reverse()
        for positions in self.clobber_at:
            positions.reverse()

    def _build_block(self, block: MachineBlock, live_out: list[int]) -> None:
        """Add the ranges and uses of one block, walking backward."""
        start = self.block_start[block.order]
        end = self.block_end[block.order]
        opened = self._opened
        for register in live_out:
            self._open[register - FIRST_VIRTUAL] = end
            opened.append(register - FIRST_VIRTUAL)
        result: list[MachineInstruction] = []
        number = end // 2
        instructions = block.instructions
        weight = block.weight
        index = len(instructions) - 1
        while index >= 0:
            ins = instructions[index]
            index -= 1
            result.append(ins)
            if ins.info.opcode == DEBUG_VALUE:
                ins.number = number         # it tells of the place before instruction `number`
                if ins.registers and ins.registers[0] >= FIRST_VIRTUAL:
                    self.told[ins.registers[0] - FIRST_VIRTUAL] = ([], [])
                continue
            number -= 1
            ins.number = number
            tied = ins.info.tied
            if tied >= 0 and ins.registers[0] != ins.registers[tied]:
                before = self._untie(ins)
                self._instruction(ins, number, weight)
                number -= 1
                before.number = number
                self._instruction(before, number, weight)
                result.append(before)
            else:
                self._instruction(ins, number, weight)
        for number in range(len(opened)):
            value = opened[number]
            if self._open[value] >= 0:
                self._add_range(self.values[value], start, self._open[value])
                self._open[value] = -1
        self._opened = []
        for register in range(1, len(self._fixed_open)):
            if self._fixed_open[register] >= 0:
                self._add_fixed(register, start, self._fixed_open[register])
                self._fixed_open[register] = -1
        result.reverse()
        block.instructions = result

    def _untie(self, ins: MachineInstruction) -> MachineInstruction:
        """Return the copy that goes before a two-address instruction, whose tied use is then its definition."""
        registers = ins.registers
        tied = ins.info.tied
        other = ins.info.commutes
        result = registers[0]
        if other >= 0 and registers[other] >= FIRST_VIRTUAL and registers[other] != registers[tied]:
            stays = self._lives_after(registers[tied], result)
            other_stays = self._lives_after(registers[other], result)
            if stays and not other_stays or (stays == other_stays and self._flows.get(result, 0) == registers[other]
                                             or registers[other] == result):
                kept = registers[tied]
                registers[tied] = registers[other]
                registers[other] = kept
        source = registers[tied]
        if source >= FIRST_VIRTUAL and result >= FIRST_VIRTUAL and self.mf.class_of(source) == self.mf.class_of(result):
            for index in range(1, len(ins.roles)):
                # The same value read twice is read in one place.
                if registers[index] == source and ins.roles[index] & DEF == 0:
                    registers[index] = result
        registers[tied] = result
        before = copy(result, source)
        before.location = ins.location
        self.made.add(id(before))
        return before

    def _lives_after(self, register: int, result: int) -> bool:
        """Tell whether a register is wanted below the instruction in hand, which writes `result`."""
        if register == result:
            return False
        return register < FIRST_VIRTUAL or self._open[register - FIRST_VIRTUAL] >= 0

    def _instruction(self, ins: MachineInstruction, number: int, weight: float) -> None:
        """Add the ranges and uses of instruction `number`."""
        registers = ins.registers
        roles = ins.roles
        count = len(roles)
        opcode = ins.info.opcode
        early = 2 * number
        moves = opcode == COPY or opcode == PARALLEL_COPY
        if ins.clobbers:
            self._clobber(ins.clobbers, early + 1)
        for index in range(count):
            role = roles[index]
            if not role & DEF:
                continue
            register = registers[index]
            position = early if role & (EARLY | USE) else early + 1
            if register < FIRST_VIRTUAL:
                if register > 0 and not self.reserved >> register & 1:
                    self.written |= 1 << register
                    end = self._fixed_open[register]
                    if role & USE:
                        self._fixed_open[register] = end if end >= 0 else early + 2
                    else:
                        self._add_fixed(register, position, end if end >= 0 else early + 2)
                        self._fixed_open[register] = -1
                continue
            number_of_value = register - FIRST_VIRTUAL
            value = self.values[number_of_value]
            end = self._open[number_of_value]
            if role & USE:
                if end < 0:
                    self._open[number_of_value] = early + 2
                    self._opened.append(number_of_value)
                value.use_at.append(early)
                value.use_kind.append(IN_REGISTER | WRITES | READS)
                value.use_weight.append(2.0 * weight)
                value.definitions += 2
                continue
            self._add_range(value, position, end if end >= 0 else early + 2)
            self._open[number_of_value] = -1
            value.definitions += 1
            value.use_at.append(position)
            value.use_weight.append(weight)
            if moves or opcode == UNDEFINED:
                value.use_kind.append(ANYWHERE | WRITES)
            elif role & MEMORY and ins.info.tied < 0:
                value.use_kind.append(IN_MEMORY | WRITES)
            else:
                value.use_kind.append(IN_REGISTER | WRITES)
                if ins.info.cheap:
                    value.cheap = ins
        slots = 0
        for index in range(count):
            role = roles[index]
            if not role & USE or role & DEF:
                continue
            register = registers[index]
            if register < FIRST_VIRTUAL:
                if register > 0 and not self.reserved >> register & 1 and self._fixed_open[register] < 0:
                    self._fixed_open[register] = early + 1
                continue
            number_of_value = register - FIRST_VIRTUAL
            value = self.values[number_of_value]
            if self._open[number_of_value] < 0:
                self._open[number_of_value] = early + 1
                self._opened.append(number_of_value)
            value.use_at.append(early)
            value.use_weight.append(weight)
            if moves:
                value.use_kind.append(ANYWHERE)
            elif role & MEMORY and (slots == 0 or ins.info.many_slots) and not (index > 0 and registers[0] == register):
                slots += 1
                value.use_kind.append(IN_MEMORY)
            else:
                value.use_kind.append(IN_REGISTER)
        if moves:
            self._copy(ins, weight)

    def _copy(self, ins: MachineInstruction, weight: float) -> None:
        """Note what a copy would like to be the same."""
        count = len(ins.registers) // 2
        for index in range(count):
            destination = ins.registers[index]
            source = ins.registers[count + index]
            if destination >= FIRST_VIRTUAL:
                if source >= FIRST_VIRTUAL:
                    self.copies.append(CopyPair(destination - FIRST_VIRTUAL, source - FIRST_VIRTUAL, weight, 2 * ins.number))
                else:
                    self._hint(self.values[destination - FIRST_VIRTUAL], source, weight)
            elif source >= FIRST_VIRTUAL:
                self._hint(self.values[source - FIRST_VIRTUAL], destination, weight)

    def _hint(self, value: Value, register: int, weight: float) -> None:
        value.hints.append(register)
        value.hint_weights.append(weight)

    def _clobber(self, mask: int, position: int) -> None:
        """Note that the registers of a mask are lost at a position."""
        self.written |= mask & ~self.reserved
        for index in range(len(self.clobber_masks)):
            if self.clobber_masks[index] == mask:
                self.clobber_at[index].append(position)
                return
        self.clobber_masks.append(mask)
        self.clobber_at.append([position])

    def _add_range(self, value: Value, start: int, end: int) -> None:
        """Add a range below all there are (they are made backward); one that touches the last is joined with it."""
        if value.starts and value.starts[-1] <= end:
            if value.starts[-1] > start:
                value.starts[-1] = start
        else:
            value.starts.append(start)
            value.ends.append(end)

    def _add_fixed(self, register: int, start: int, end: int) -> None:
        starts = self.fixed_starts[register]
        if starts and starts[-1] <= end:
            if starts[-1] > start:
                starts[-1] = start
        else:
            starts.append(start)
            self.fixed_ends[register].append(end)
