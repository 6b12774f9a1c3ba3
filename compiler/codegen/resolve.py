"""Write an allocation into the code: operands, moves between the pieces of split values, stores, and slots.

In: the intervals of a function, allocated.  Out: the function on physical registers and slots.

A value changes its place where one of its pieces begins or ends inside a block, and on edges whose ends disagree (Wimmer and Franz 2010,
"resolution").  Edge moves stand before the jump of a block with one successor, or at the head of a block with one predecessor; critical
edges are split before selection.  Edges of computed gotos cannot be: there a value is left in its register if it is the same at both ends,
and else comes to the target in its slot.

Slots are written in the cheaper of two ways, value by value: after each definition, so that leaving a register costs nothing, or when
leaving a register whose contents may not be in the slot yet ("dirty").  Values that can be made again need no slot.  Slots are shared
by values that do not live together (linear scan over their extents), but not in functions that a second return may enter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final, final

from compiler.codegen.global_allocator import GlobalAllocator
from compiler.codegen.intervals import READS, WRITES, Intervals, Piece, Value
from compiler.codegen.liveness import Liveness
from compiler.codegen.machine import (
    COPY,
    DEBUG_VALUE,
    DEF,
    EARLY,
    FIRST_VIRTUAL,
    PARALLEL_COPY,
    SLOT_SPILL,
    UNDEFINED,
    USE,
    MachineBlock,
    MachineFunction,
    MachineInstruction,
)
from compiler.codegen.moves import MoveMaker
from compiler.codegen.target import CodegenTarget

# The moves before an instruction come in three groups, one after the other.
AFTER_DEFINITION: Final = 0     # stores of what the instruction before has made
BETWEEN: Final = 1              # moves at an even position
LEAVING: Final = 2              # stores at an odd position: the instruction still reads the register


@final
class Transition:
    """A value changes its place: from a piece, or the slot (None), to another."""

    __slots__ = ("value", "source", "destination", "weight", "position", "edge")

    def __init__(self, value: Value, source: Piece | None, destination: Piece | None, weight: float, position: int,
                 edge: tuple[MachineBlock, MachineBlock] | None) -> None:
        self.value: Value = value
        self.source: Piece | None = source
        self.destination: Piece | None = destination
        self.weight: float = weight
        self.position: int = position       # inside a block
        self.edge: tuple[MachineBlock, MachineBlock] | None = edge


@final
class MoveGroup:
    """Moves that happen at once.  cheap: an instruction to repeat instead of a source."""

    __slots__ = ("destinations", "sources", "classes", "cheap_destinations", "cheap")

    def __init__(self) -> None:
        self.destinations: list[int] = []
        self.sources: list[int] = []
        self.classes: list[int] = []
        self.cheap_destinations: list[int] = []
        self.cheap: list[MachineInstruction] = []


@final
class Resolver:
    """The rewriting of one function."""

    __slots__ = ("intervals", "mf", "target", "liveness", "values", "maker", "transitions", "gaps", "heads", "tails", "feeding")

    def __init__(self, intervals: Intervals, liveness: Liveness, allocator: GlobalAllocator) -> None:
        self.intervals: Intervals = intervals
        self.mf: MachineFunction = intervals.mf
        self.target: CodegenTarget = intervals.target
        self.liveness: Liveness = liveness
        self.values: list[Value] = intervals.values
        self.maker: MoveMaker = MoveMaker(self.mf, self.target, intervals.reserved, allocator.holdings)
        self.transitions: list[Transition] = []
        self.gaps: dict[int, MoveGroup] = {}        # 3 * number of an instruction + group -> moves before it
        self.heads: dict[int, MoveGroup] = {}       # 2 * block order (+ 1: stores, which come first) -> moves at its start
        self.tails: dict[int, MoveGroup] = {}       # block order -> moves before its terminator
        self.feeding: set[int] = set()              # identities of the pieces that go on in other pieces

    def run(self) -> None:
        """Rewrite the function."""
        done = [False] * len(self.values)
        split: list[Value] = []
        for value in self.values:
            if done[value.number]:
                continue
            done[value.number] = True
            pieces = value.pieces
            value.split = value.starts != [] and not (
                len(pieces) == 1 and pieces[0].starts[0] == value.starts[0] and pieces[0].ends[-1] == value.ends[-1])
            if value.split:
                split.append(value)
        self._anchor()
        for value in split:
            self._find_transitions(value)
        if split:
            self._find_edges()
        self._choose_stores(split)
        self._share_slots(split)
        self._place_moves(split)
        for block in self.mf.blocks:
            self._rewrite(block)
        self.mf.used_registers |= self.maker.used

    # -- where values are ----------------------------------------------------------------------------

    def _piece_at(self, value: Value, position: int) -> Piece | None:
        """Return the piece that has the value at a position where it lives, None for the slot."""
        if not value.split:
            return value.pieces[0]
        place = bisect_right(value.piece_starts, position) - 1
        if place < 0:
            return None
        piece = value.pieces[place]
        return piece if position < piece.ends[-1] else None

    def _lives_at(self, value: Value, position: int) -> bool:
        place = bisect_right(value.starts, position) - 1
        return place >= 0 and value.ends[place] > position

    def _place(self, value: Value, position: int) -> int:
        """Return the register or slot of the value at a position; 0: nowhere, it is made again."""
        piece = self._piece_at(value, position)
        if piece is not None:
            return piece.register
        if value.cheap is not None:
            return 0
        return -1 - self._slot_of(value)

    def _slot_of(self, value: Value) -> int:
        if value.slot < 0:
            register_class = self.target.classes[value.register_class]
            value.slot = self.mf.new_slot(register_class.spill_size, register_class.spill_align, SLOT_SPILL)
        return value.slot

    def _defined_at(self, value: Value, position: int) -> bool:
        """Tell whether the value is made anew at a position."""
        place = bisect_left(value.use_at, position)
        while place < len(value.use_at) and value.use_at[place] == position:
            if value.use_kind[place] & (WRITES | READS) == WRITES:
                return True
            place += 1
        return False

    # -- transitions ---------------------------------------------------------------------------------

    def _anchor(self) -> None:
        """Let values that change their place on an edge that takes no moves come to its target in their slots."""
        block_start = self.intervals.block_start
        block_end = self.intervals.block_end
        for block in self.mf.blocks:
            if len(block.predecessors) < 2:
                continue
            for before in block.predecessors:
                if not _takes_no_moves(before):
                    continue
                for register in self.liveness.live_in[block.order]:
                    value = self.values[register - FIRST_VIRTUAL]
                    if not value.split:
                        continue
                    start = block_start[block.order]
                    source = self._piece_at(value, block_end[before.order] - 1)
                    destination = self._piece_at(value, start)
                    if destination is None:
                        value.anchored = value.anchored or source is not None
                    elif source is None or source.register != destination.register:
                        value.anchored = True
                        self._cut(value, destination, start)

    def _cut(self, value: Value, piece: Piece, start: int) -> None:
        """Take positions start and start + 1, the head of a block, from a piece."""
        place = value.pieces.index(piece)
        parts: list[Piece] = []
        for low, high in ((piece.starts[0], start), (start + 2, piece.ends[-1])):
            starts: list[int] = []
            ends: list[int] = []
            for index in range(len(piece.starts)):
                range_start = max(piece.starts[index], low)
                range_end = min(piece.ends[index], high)
                if range_start < range_end:
                    starts.append(range_start)
                    ends.append(range_end)
            if starts:
                first = bisect_left(value.use_at, low, piece.first, piece.last)
                part = Piece(value, starts, ends, first, bisect_left(value.use_at, high, first, piece.last))
                part.register = piece.register
                parts.append(part)
        value.pieces[place:place + 1] = parts
        value.piece_starts = [part.starts[0] for part in value.pieces]

    def _find_transitions(self, value: Value) -> None:
        """Find where the value changes its place inside blocks."""
        block_of = self.intervals.block_of
        block_start = self.intervals.block_start
        blocks = self.mf.blocks
        pieces = value.pieces
        for index in range(len(pieces)):
            piece = pieces[index]
            start = piece.starts[0]
            order = block_of[start // 2]
            if start != block_start[order] and self._lives_at(value, start - 1) and not self._defined_at(value, start):
                source: Piece | None = None
                if index > 0 and pieces[index - 1].ends[-1] == start:
                    source = pieces[index - 1]
                self.transitions.append(Transition(value, source, piece, blocks[order].weight, start, None))
            end = piece.ends[-1]
            if end // 2 >= len(block_of):
                continue
            order = block_of[end // 2]
            if (end != block_start[order] and self._lives_at(value, end) and not self._defined_at(value, end)
                    and not (index + 1 < len(pieces) and pieces[index + 1].starts[0] == end)):
                self.transitions.append(Transition(value, piece, None, blocks[order].weight, end, None))

    def _find_edges(self) -> None:
        """Find the edges on which values change their places."""
        block_start = self.intervals.block_start
        block_end = self.intervals.block_end
        for block in self.mf.blocks:
            changing: list[Value] = []
            for register in self.liveness.live_in[block.order]:
                value = self.values[register - FIRST_VIRTUAL]
                if value.split:
                    changing.append(value)
            for value in changing:
                destination = self._piece_at(value, block_start[block.order])
                for before in block.predecessors:
                    source = self._piece_at(value, block_end[before.order] - 1)
                    if source is not destination:
                        self.transitions.append(Transition(value, source, destination, min(before.weight, block.weight), 0,
                                                           (before, block)))

    def _choose_stores(self, split: list[Value]) -> None:
        """Decide for each value where its slot is written; find the dirty pieces."""
        following: dict[int, list[Piece]] = {}      # by identity of a piece: those filled from it
        dirty: list[Piece] = []
        definition_cost: dict[int, float] = {}
        for value in split:
            cost = 0.0
            for piece in value.pieces:
                for index in range(piece.first, piece.last):
                    if value.use_kind[index] & WRITES:
                        cost += value.use_weight[index]
                        if not piece.dirty:
                            piece.dirty = True
                            dirty.append(piece)
            definition_cost[value.number] = cost
        for transition in self.transitions:
            if transition.source is not None and transition.destination is not None:
                following.setdefault(id(transition.source), []).append(transition.destination)
        while dirty:
            for piece in following.get(id(dirty.pop()), []):
                if not piece.dirty:
                    piece.dirty = True
                    dirty.append(piece)
        leaving_cost: dict[int, float] = {}
        for transition in self.transitions:
            if transition.source is not None and transition.destination is None and transition.source.dirty:
                number = transition.value.number
                leaving_cost[number] = leaving_cost.get(number, 0.0) + transition.weight
        for value in split:
            if value.cheap is None and value.number in leaving_cost:
                value.stores = value.anchored or definition_cost[value.number] <= leaving_cost[value.number]

    def _share_slots(self, split: list[Value]) -> None:
        """Give slots to the values that need one, the same to several that do not live together."""
        needs: set[int] = set()
        for transition in self.transitions:
            if transition.source is None or transition.destination is None:
                needs.add(transition.value.number)
        waiting: list[tuple[int, int, Value]] = []
        for value in split:
            if value.cheap is not None:
                continue
            if value.number not in needs and not self._used_in_slot(value):
                continue
            waiting.append((value.starts[0], value.number, value))
        waiting.sort()
        ends: list[list[int]] = [[] for _ in self.target.classes]       # by class: where the slot is free again
        slots: list[list[int]] = [[] for _ in self.target.classes]
        for start, _, value in waiting:
            number = value.register_class
            found = -1
            if not self.mf.returns_twice:
                for index in range(len(ends[number])):
                    if ends[number][index] <= start:
                        found = index
                        break
            if found < 0:
                found = len(slots[number])
                ends[number].append(0)
                slots[number].append(self._slot_of(value))
            ends[number][found] = value.ends[-1]
            value.slot = slots[number][found]

    def _used_in_slot(self, value: Value) -> bool:
        """Tell whether an operand of the value is its slot."""
        for position in value.use_at:
            if self._piece_at(value, position) is None:
                return True
        return False

    def _place_moves(self, split: list[Value]) -> None:
        """Put the moves of all transitions, and the stores after definitions, where they belong."""
        for value in split:
            if not value.stores:
                continue
            slot = -1 - self._slot_of(value)
            for index in range(len(value.use_at)):
                if not value.use_kind[index] & WRITES:
                    continue
                position = value.use_at[index] | 1
                piece = self._piece_at(value, position)
                if piece is not None:
                    self._store_made(piece.register, slot, value.register_class, position // 2)
        for transition in self.transitions:
            value = transition.value
            source = transition.source
            destination = transition.destination
            if destination is None:
                if value.cheap is not None or value.stores or source is None or not source.dirty:
                    continue
            elif source is not None:
                self.feeding.add(id(source))
                if source.register == destination.register:
                    continue
            group = self._group_of(transition)
            place = -1 - self._slot_of(value) if destination is None else destination.register
            if source is None and value.cheap is not None:
                group.cheap_destinations.append(place)
                group.cheap.append(value.cheap)
            else:
                group.destinations.append(place)
                group.sources.append(-1 - self._slot_of(value) if source is None else source.register)
                group.classes.append(value.register_class)

    def _store_made(self, register: int, slot: int, number: int, instruction: int) -> None:
        """Store what an instruction has made, before the next one, or in the successors of a terminator."""
        order = self.intervals.block_of[instruction]
        if 2 * instruction + 2 < self.intervals.block_end[order]:
            groups = [_group(self.gaps, 3 * (instruction + 1) + AFTER_DEFINITION)]
        else:
            groups = []
            for successor in self.mf.blocks[order].successors:
                groups.append(_group(self.heads, 2 * successor.order + 1))
        for group in groups:
            group.destinations.append(slot)
            group.sources.append(register)
            group.classes.append(number)

    def _group_of(self, transition: Transition) -> MoveGroup:
        """Return the moves that those of a transition belong to."""
        edge = transition.edge
        if edge is None:
            position = transition.position
            return _group(self.gaps, 3 * (position // 2) + (LEAVING if position & 1 else BETWEEN))
        before, block = edge
        if len(block.predecessors) == 1:
            return _group(self.heads, 2 * block.order)
        assert not _takes_no_moves(before), "a move on an edge that takes none"
        return _group(self.tails, before.order)

    # -- rewriting -----------------------------------------------------------------------------------

    def _emit(self, group: MoveGroup | None, low: int, high: int, result: list[MachineInstruction]) -> None:
        """Append the instructions of some moves that stand where low .. high - 1 are the positions around."""
        if group is None:
            return
        self.maker.low = low
        self.maker.high = high
        if group.destinations:
            self.maker.moves(group.destinations, group.sources, group.classes, result)
        for index in range(len(group.cheap)):
            destination = group.cheap_destinations[index]
            self.maker.used |= 1 << destination
            result.append(self.target.copy_cheap(self.mf, group.cheap[index], destination))

    def _rewrite(self, block: MachineBlock) -> None:
        """Give the instructions of a block their registers, and put the moves between them."""
        result: list[MachineInstruction] = []
        start = self.intervals.block_start[block.order]
        end = self.intervals.block_end[block.order]
        self._emit(self.heads.get(2 * block.order + 1), start, start + 3, result)
        self._emit(self.heads.get(2 * block.order), start, start + 3, result)
        gaps = self.gaps
        for ins in block.instructions:
            number = ins.number
            opcode = ins.info.opcode
            if opcode == DEBUG_VALUE:
                self._debug_value(ins)
                result.append(ins)
                continue
            for group in range(3):
                if 3 * number + group in gaps:
                    self._emit(gaps[3 * number + group], 2 * number - 1, 2 * number + 1, result)
            if ins.info.terminator:
                self._emit(self.tails.get(block.order), end - 3, end, result)
            if opcode == COPY or opcode == PARALLEL_COPY:
                self._rewrite_copy(ins, result)
            elif opcode != UNDEFINED:
                if self._rewrite_operands(ins):
                    result.append(ins)
        block.instructions = result

    def _rewrite_operands(self, ins: MachineInstruction) -> bool:
        """Give the operands their places; tell whether the instruction is still wanted."""
        registers = ins.registers
        roles = ins.roles
        early = 2 * ins.number
        for index in range(len(roles)):
            register = registers[index]
            if register < FIRST_VIRTUAL:
                continue
            value = self.values[register - FIRST_VIRTUAL]
            role = roles[index]
            position = early if role & USE or role & EARLY else early + 1
            piece = self._piece_at(value, position)
            if piece is None:
                registers[index] = -1 - self._slot_of(value)
                continue
            if value.cheap is ins and value.split and piece.last - piece.first == 1 and id(piece) not in self.feeding:
                piece.register = 0
                return False        # it is made again wherever it is wanted
            assert role & DEF == 0 or role & USE or piece.register
            registers[index] = piece.register
        return True

    def _rewrite_copy(self, ins: MachineInstruction, result: list[MachineInstruction]) -> None:
        """Replace a copy by what moves there are to make."""
        count = len(ins.registers) // 2
        early = 2 * ins.number
        group = MoveGroup()
        cheap_classes: list[int] = []
        for index in range(count):
            destination = ins.registers[index]
            source = ins.registers[count + index]
            number = 0
            cheap: MachineInstruction | None = None
            made = self.values[destination - FIRST_VIRTUAL] if destination >= FIRST_VIRTUAL else None
            if source >= FIRST_VIRTUAL:
                value = self.values[source - FIRST_VIRTUAL]
                if value is made:
                    continue
                number = value.register_class
                source = self._place(value, early)
                cheap = value.cheap
            if made is not None:
                number = made.register_class
                place = bisect_right(made.starts, early + 1) - 1
                if made.ends[place] == early + 2:
                    continue        # nobody reads it
                destination = self._place(made, early + 1)
            elif source < FIRST_VIRTUAL and ins.registers[count + index] < FIRST_VIRTUAL:
                number = self.target.register_class[destination]
            if source == destination:
                continue
            if source == 0:
                assert cheap is not None
                group.cheap_destinations.append(destination)
                group.cheap.append(cheap)
                cheap_classes.append(number)
            else:
                group.destinations.append(destination)
                group.sources.append(source)
                group.classes.append(number)
        if (ins.info.opcode == COPY and id(ins) not in self.intervals.made and group.destinations and group.destinations[0] > 0
                and group.sources[0] > 0):
            ins.registers[0] = group.destinations[0]
            ins.registers[1] = group.sources[0]
            result.append(ins)
            return
        self.maker.low = early
        self.maker.high = early + 2
        if group.destinations:
            self.maker.moves(group.destinations, group.sources, group.classes, result)
        for index in range(len(group.cheap)):
            destination = group.cheap_destinations[index]
            if destination > 0:
                self.maker.used |= 1 << destination
                result.append(self.target.copy_cheap(self.mf, group.cheap[index], destination))
                continue
            kept = 0
            for place in group.destinations + group.cheap_destinations:
                if place > 0:
                    kept |= 1 << place
            register, aside = self.maker.borrow(cheap_classes[index], kept, result)
            result.append(self.target.copy_cheap(self.mf, group.cheap[index], register))
            result.append(self.target.make_store(self.mf, register, -1 - destination, cheap_classes[index]))
            self.maker.give_back(register, aside, cheap_classes[index], result)

    def _debug_value(self, ins: MachineInstruction) -> None:
        """Tell where a variable's value lies, between two instructions."""
        if not ins.registers or ins.registers[0] < FIRST_VIRTUAL:
            return
        value = self.values[ins.registers[0] - FIRST_VIRTUAL]
        position = 2 * ins.number - 1
        place = 0
        # What it is joined with may live on with another value.
        starts, ends = self.intervals.told[ins.registers[0] - FIRST_VIRTUAL]
        index = bisect_right(starts, position) - 1
        if index >= 0 and ends[index] > position and (ends[index] > position + 1 or starts[index] < position):
            piece = self._piece_at(value, position)
            if piece is not None:
                place = piece.register
            elif value.cheap is None and value.slot >= 0:
                place = -1 - value.slot
        ins.registers[0] = place


def _group(groups: dict[int, MoveGroup], key: int) -> MoveGroup:
    """Return the moves of a place, none so far if it is new."""
    group = groups.get(key)
    if group is None:
        group = MoveGroup()
        groups[key] = group
    return group


def _takes_no_moves(block: MachineBlock) -> bool:
    """Tell whether the end of a block is no place for the moves of an edge: it has other edges, or its terminator operands."""
    return len(block.successors) > 1 or len(block.instructions[-1].registers) > 0
