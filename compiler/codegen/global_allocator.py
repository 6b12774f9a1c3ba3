"""Give registers to live intervals: priority, eviction, splitting.

In: intervals after coalescing.  Out: each Value with the pieces of it that have a register; the rest of its life it is in its slot (or,
if `cheap`, nowhere, and made again when wanted).

Values wait in a queue, the longest first.  Each tries the registers of its class against what those already hold: a free one, best one
a copy hints at; else one whose holders all weigh less, which then wait again (LLVM's greedy allocator and regalloc2 work this way); else
the value is split.  Weight is the frequency of the uses over the length, so hot short values win; a piece of one instruction has
infinite weight, so what an instruction needs it gets.  Weights only grow along a chain of evictions and pieces only shrink, so it ends.

Splitting (after Wimmer and Moessenboeck, "Optimized Interval Splitting in a Linear Scan Register Allocator", 2005): the register that is
free longest gets the part up to where it is taken; the rest starts again at its next use, moved up to the least frequent block on
the way, that is, out of loops.  What is between needs no register.

A call is a position where a mask of registers is lost; it cannot be evicted, and is met by value splitting around it or by a register
that calls leave alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import heappop, heappush
from typing import Final, final

from compiler.codegen.intervals import ANYWHERE, IN_REGISTER, READS, WRITES, Intervals, Piece, Value
from compiler.codegen.machine import FIRST_VIRTUAL, MachineFunction
from compiler.codegen.moves import Holding
from compiler.codegen.target import CodegenTarget, RegisterClass
from compiler.unsupported import Unsupported

INFINITE: Final = 1e30          # weight of a piece that cannot be split; choosier classes weigh more
NEVER: Final = 1 << 60          # a position after all others
SAVE_COST: Final = 2.0          # of saving and restoring a register that the caller wants kept, at the entry's weight
MEMORY_GAIN: Final = 0.5        # what a register is worth to a use that could read the slot
COPY_GAIN: Final = 0.6          # and to a copy
SLIGHT: Final = 1e-6            # what the register is worth that a piece had, or nearly had
MOST_HINTS: Final = 8
WIDEST_SEARCH: Final = 64       # blocks looked at for a place to split


@final
class GlobalAllocator:
    """Allocation of one function."""

    __slots__ = ("intervals", "mf", "target", "holdings", "queue", "counter", "weights", "used", "kept", "conflict_at", "conflict_end",
                 "conflict_weight", "evicted", "memory_cost")

    def __init__(self, intervals: Intervals) -> None:
        mf = intervals.mf
        target = intervals.target
        self.intervals: Intervals = intervals
        self.mf: MachineFunction = mf
        self.target: CodegenTarget = target
        self.holdings: list[Holding] = []
        for register in range(len(target.register_names)):
            holding = Holding()
            holding.starts = list(intervals.fixed_starts[register])
            holding.ends = list(intervals.fixed_ends[register])
            holding.owners = [None] * len(holding.starts)
            self.holdings.append(holding)
        self.queue: list[tuple[int, int, Piece]] = []
        self.counter: int = 0
        self.weights: list[float] = [block.weight for block in mf.blocks]
        self.used: int = intervals.written
        lost = 0
        for mask in intervals.clobber_masks:
            lost |= mask
        self.kept: int = ~lost          # registers that no call of the function loses
        self.conflict_at: int = NEVER           # what the last _meets found
        self.conflict_end: int = NEVER
        self.conflict_weight: float = 0.0
        self.evicted: list[Piece] = []

    def run(self) -> None:
        """Allocate all values."""
        done: list[bool] = [False] * len(self.intervals.values)
        for value in self.intervals.values:
            if done[value.number] or not value.starts:
                continue
            done[value.number] = True
            if value.definitions != 1:
                value.cheap = None
            if value.cheap is not None:
                # What is made again is in no slot.
                for index in range(len(value.use_kind)):
                    if value.use_kind[index] & 3 != ANYWHERE:
                        value.use_kind[index] |= IN_REGISTER
            _limit_hints(value)
            if self.target.classes[value.register_class].registers:
                self._enqueue(Piece(value, value.starts, value.ends, 0, len(value.use_at)))
        queue = self.queue
        while queue:
            self._allocate(heappop(queue)[2])
        self.mf.used_registers |= self.used

    def _enqueue(self, piece: Piece) -> None:
        """Let a piece wait for a register; one whose uses all do without gets none."""
        value = piece.value
        wanted = 0.0
        needs = False
        for index in range(piece.first, piece.last):
            kind = value.use_kind[index]
            if kind & IN_REGISTER:
                needs = True
                wanted += value.use_weight[index]
            elif kind & 3 == ANYWHERE:
                wanted += COPY_GAIN * value.use_weight[index]
            else:
                wanted += MEMORY_GAIN * value.use_weight[index]
        if piece.first == piece.last:
            return
        length = 0
        for index in range(len(piece.starts)):
            length += piece.ends[index] - piece.starts[index]
        if (piece.ends[-1] - 1) // 2 == piece.starts[0] // 2:
            if not needs:
                return
            piece.weight = INFINITE * (1.0 + 1.0 / len(self.target.classes[value.register_class].registers))
        else:
            piece.weight = wanted / (length + 16)
        piece.number = self.counter
        self.counter += 1
        heappush(self.queue, (-length, piece.number, piece))

    # -- registers -----------------------------------------------------------------------------------

    def _lost_at(self, piece: Piece, starts: list[int], ends: list[int]) -> list[int]:
        """Return for each clobber mask the first position where the piece lives through it, NEVER for none."""
        result: list[int] = []
        for positions in self.intervals.clobber_at:
            found = NEVER
            if len(starts) <= len(positions):
                for index in range(len(starts)):
                    place = bisect_left(positions, starts[index])
                    if place < len(positions) and positions[place] < ends[index]:
                        found = positions[place]
                        break
            else:
                for position in positions:
                    place = bisect_right(starts, position)
                    if place > 0 and ends[place - 1] > position:
                        found = position
                        break
            result.append(found)
        return result

    def _meets(self, piece: Piece, register: int, lost: int, limit: float) -> bool:
        """Tell whether the register is taken somewhere in the piece's life; say in conflict_* where first, and how heavily at most.

        lost: where a call takes it.  Holders that weigh `limit` or more end the search: nothing will be evicted.
        """
        holding = self.holdings[register]
        self.conflict_at = lost
        self.conflict_end = lost + 1
        self.conflict_weight = 0.0 if lost == NEVER else 2.0 * INFINITE
        self.evicted = []
        starts = piece.starts
        ends = piece.ends
        held = holding.starts
        count = len(held)
        if count == 0 or held[0] >= ends[-1] or holding.ends[-1] <= starts[0]:
            return lost != NEVER
        place = bisect_right(held, starts[0]) - 1
        if place < 0:
            place = 0
        index = 0
        ranges = len(starts)
        while place < count and index < ranges:
            if holding.ends[place] <= starts[index]:
                place += 1
                if place < count and holding.ends[place] <= starts[index]:
                    place = bisect_right(held, starts[index], place) - 1
                    if holding.ends[place] <= starts[index]:
                        place += 1
            elif ends[index] <= held[place]:
                index += 1
                if index < ranges and ends[index] <= held[place]:
                    index = bisect_right(ends, held[place], index)
            else:
                position = held[place] if held[place] > starts[index] else starts[index]
                if position < self.conflict_at:
                    self.conflict_at = position
                    self.conflict_end = holding.ends[place]
                owner = holding.owners[place]
                if owner is None:
                    self.conflict_weight = 2.0 * INFINITE
                    return True
                if owner.weight > self.conflict_weight:
                    self.conflict_weight = owner.weight
                if self.conflict_weight >= limit:
                    return True
                if not self.evicted or self.evicted[-1] is not owner:
                    self.evicted.append(owner)
                place += 1
        return self.conflict_at != NEVER

    def _take(self, piece: Piece, register: int) -> None:
        """Give the register to the piece."""
        holding = self.holdings[register]
        piece.register = register
        value = piece.value
        place = bisect_left(value.piece_starts, piece.starts[0])
        value.pieces.insert(place, piece)
        value.piece_starts.insert(place, piece.starts[0])
        self.used |= 1 << register
        place = bisect_left(holding.starts, piece.starts[0])
        if place == len(holding.starts) or holding.starts[place] >= piece.ends[-1]:
            # All of it goes into one gap.
            holding.starts[place:place] = piece.starts
            holding.ends[place:place] = piece.ends
            holding.owners[place:place] = [piece] * len(piece.starts)
            return
        for index in range(len(piece.starts)):
            place = bisect_left(holding.starts, piece.starts[index], place)
            holding.starts.insert(place, piece.starts[index])
            holding.ends.insert(place, piece.ends[index])
            holding.owners.insert(place, piece)

    def _release(self, piece: Piece) -> None:
        """Take the register from the piece."""
        holding = self.holdings[piece.register]
        place = 0
        for index in range(len(piece.starts)):
            place = bisect_left(holding.starts, piece.starts[index], place)
            assert holding.owners[place] is piece
            del holding.starts[place]
            del holding.ends[place]
            del holding.owners[place]
        piece.wish = piece.register
        piece.register = 0
        value = piece.value
        place = bisect_left(value.piece_starts, piece.starts[0])
        del value.pieces[place]
        del value.piece_starts[place]

    def _hinted(self, piece: Piece, register_class: RegisterClass) -> list[int]:
        """Return the registers that copies, and the other pieces of the value, would like, the best first."""
        value = piece.value
        scores: dict[int, float] = {}
        if piece.wish:
            scores[piece.wish] = SLIGHT
        if value.pieces:
            self._score_neighbours(piece, scores)
        hints = value.hints
        for index in range(len(hints)):
            hint = hints[index]
            if hint < FIRST_VIRTUAL:
                scores[hint] = scores.get(hint, 0.0) + value.hint_weights[index]
            else:
                partner = self.intervals.values[hint - FIRST_VIRTUAL]
                if partner.pieces:
                    # The piece of the other that is next to this one.
                    place = bisect_right(partner.piece_starts, piece.ends[-1]) - 1
                    other = partner.pieces[place if place > 0 else 0]
                    scores[other.register] = scores.get(other.register, 0.0) + value.hint_weights[index]
        wish = self.mf.hints.get(value.number + FIRST_VIRTUAL, 0)
        if wish:
            scores[wish] = scores.get(wish, 0.0) + 1.0
        if not scores:
            return []
        ranked: list[tuple[float, int]] = []
        for register in scores:
            if register_class.mask >> register & 1 and not self.intervals.reserved >> register & 1:
                ranked.append((-scores[register], register))
        ranked.sort()
        return [register for _, register in ranked]

    def _score_neighbours(self, piece: Piece, scores: dict[int, float]) -> None:
        """Add the registers in which the value comes to the piece and leaves it, as often as that happens."""
        value = piece.value
        intervals = self.intervals
        start = piece.starts[0]
        end = piece.ends[-1]
        order = intervals.block_of[start // 2]
        if start <= intervals.block_start[order] + 2:
            for before in self.mf.blocks[order].predecessors:
                self._score(value, intervals.block_end[before.order] - 1, before.weight, scores)
        else:
            self._score(value, start - 1, self.weights[order], scores)
        order = intervals.block_of[(end - 1) // 2]
        if end >= intervals.block_end[order] - 1:
            for after in self.mf.blocks[order].successors:
                self._score(value, intervals.block_start[after.order], after.weight, scores)
        else:
            self._score(value, end, self.weights[order], scores)

    def _score(self, value: Value, position: int, weight: float, scores: dict[int, float]) -> None:
        place = bisect_right(value.piece_starts, position) - 1
        if place >= 0 and value.pieces[place].ends[-1] > position:
            register = value.pieces[place].register
            scores[register] = scores.get(register, 0.0) + weight

    def _allocate(self, piece: Piece) -> None:
        """Find a register for the piece, or split it."""
        value = piece.value
        register_class = self.target.classes[value.register_class]
        reserved = self.intervals.reserved
        masks = self.intervals.clobber_masks
        lost_at = self._lost_at(piece, piece.starts, piece.ends)
        hinted = self._hinted(piece, register_class)
        candidates = hinted + [register for register in register_class.registers
                               if register not in hinted and not reserved >> register & 1] if hinted else register_class.registers
        cheapest = 0
        cheapest_weight = piece.weight
        victims: list[Piece] = []
        longest = -1
        longest_end = -1
        longest_register = 0
        costly = 0
        for register in candidates:
            if reserved >> register & 1:
                continue
            lost = NEVER
            for index in range(len(masks)):
                if masks[index] >> register & 1 and lost_at[index] < lost:
                    lost = lost_at[index]
            if not self._meets(piece, register, lost, cheapest_weight):
                if (self.kept >> register & 1 and not self.used >> register & 1 and masks and piece.weight < INFINITE
                        and not self._worth_saving(piece)):
                    costly = register
                    continue
                self._take(piece, register)
                return
            if self.conflict_weight < cheapest_weight:
                cheapest = register
                cheapest_weight = self.conflict_weight
                victims = self.evicted
            if self.conflict_at > longest:
                longest = self.conflict_at
                longest_end = self.conflict_end
                longest_register = register
        if cheapest:
            released: list[Piece] = []
            for victim in victims:
                if victim.register:     # one with holes may be met more than once
                    self._release(victim)
                    released.append(victim)
            self._take(piece, cheapest)
            for victim in released:
                self._enqueue(victim)
            return
        if costly and longest < 0:
            self._take(piece, costly)
            return
        if piece.weight >= INFINITE or longest < 0:
            raise Unsupported("codegen", f"an instruction needs more registers of class {register_class.name} than there are")
        self._split(piece, longest, longest_end, longest_register)

    def _worth_saving(self, piece: Piece) -> bool:
        """Tell whether the piece gains more by a register than saving that for the caller costs."""
        value = piece.value
        gain = 0.0
        for index in range(piece.first, piece.last):
            gain += value.use_weight[index]
            if gain > SAVE_COST:
                return True
        return False

    # -- splitting -----------------------------------------------------------------------------------

    def _part(self, piece: Piece, start: int, end: int, wish: int) -> None:
        """Enqueue the part of the piece from start to end, if it has uses.  wish: a register it would like."""
        value = piece.value
        first = bisect_left(value.use_at, start, piece.first, piece.last)
        last = bisect_left(value.use_at, end, first, piece.last)
        if first == last:
            return
        low = bisect_right(piece.starts, start) - 1
        if low < 0 or piece.ends[low] <= start:
            low += 1
        high = bisect_left(piece.starts, end)
        if low >= high:
            return
        starts = piece.starts[low:high]
        ends = piece.ends[low:high]
        if starts[0] < start:
            starts[0] = start
        if ends[-1] > end:
            ends[-1] = end
        part = Piece(value, starts, ends, first, last)
        part.wish = wish
        self._enqueue(part)

    def _lives_at(self, piece: Piece, position: int) -> bool:
        place = bisect_right(piece.starts, position) - 1
        return place >= 0 and piece.ends[place] > position

    def _use_end(self, value: Value, index: int) -> int:
        """Return the position after use number `index` of a value: where it may leave its register."""
        position = value.use_at[index]
        if value.use_kind[index] & WRITES:
            return (position | 1) + 1
        return position + 1

    def _split(self, piece: Piece, taken: int, taken_end: int, register: int) -> None:
        """Split a piece that has no register whole.  The best one is free up to `taken`, and taken up to `taken_end` at least."""
        value = piece.value
        uses = value.use_at
        before = bisect_left(uses, taken, piece.first, piece.last)      # the first use not before `taken`
        end = piece.ends[-1]
        if before > piece.first:
            cut = self._use_end(value, before - 1)
            if cut > taken:
                # The use itself reaches into the conflict: a piece of its own.
                self._isolate(piece, before - 1)
                return
            self._part(piece, piece.starts[0], self._leave_position(piece, cut, taken), register)
            self._resume(piece, before, taken_end, end, register)
            return
        if uses[piece.first] < taken_end:
            # Taken at the very first use.
            self._isolate(piece, piece.first)
            return
        self._resume(piece, piece.first, taken_end, end, register)

    def _resume(self, piece: Piece, following: int, free: int, end: int, wish: int) -> None:
        """Let the rest of the piece, from use number `following` on, wait again; its register is taken up to `free`."""
        if following < piece.last:
            self._part(piece, self._enter_position(piece, free, piece.value.use_at[following]), end, wish)

    def _isolate(self, piece: Piece, index: int) -> None:
        """Give the instruction of use number `index` a piece of its own; what is before and after it waits again."""
        value = piece.value
        instruction = value.use_at[index] // 2
        first = index
        while first > piece.first and value.use_at[first - 1] // 2 == instruction:
            first -= 1
        last = index + 1
        while last < piece.last and value.use_at[last] // 2 == instruction:
            last += 1
        start = piece.starts[0]
        end = piece.ends[-1]
        own_start = value.use_at[first]
        own_end = 0
        for use in range(first, last):
            own_end = max(own_end, self._use_end(value, use))
        if first > piece.first:
            self._part(piece, start, self._leave_position(piece, self._use_end(value, first - 1), own_start), piece.wish)
        if own_start <= start and own_end >= end:
            # It was one instruction's all along, only its last use ends early: nothing left to give up.
            raise Unsupported("codegen", "an instruction needs more registers than there are")
        self._part(piece, own_start, own_end, piece.wish)
        if last < piece.last:
            self._part(piece, self._enter_position(piece, (own_end + 1) & ~1, value.use_at[last]), end, piece.wish)

    def _enter_position(self, piece: Piece, free: int, use: int) -> int:
        """Return where the value should come into its register again: between `free` and the use, as late as can be in the least
        frequent block on the way."""
        block_of = self.intervals.block_of
        weights = self.weights
        number = block_of[use // 2]
        if self._defines(piece.value, use):
            return use
        low = (free + 1) & ~1
        best = use & ~1
        if best < low:
            return use
        best_weight = weights[number]
        lowest = block_of[low // 2]
        steps = 0
        # In its own block the value comes at the start at the earliest, which is no gain.
        while number > lowest and steps < WIDEST_SEARCH:
            number -= 1
            steps += 1
            if weights[number] < 0.99 * best_weight:
                position = self.intervals.block_end[number] - 2
                if position >= low and self._lives_at(piece, position + 1):
                    best = position
                    best_weight = weights[number]
        return best

    def _defines(self, value: Value, position: int) -> bool:
        """Tell whether the value is written at the position (and not read)."""
        place = bisect_left(value.use_at, position)
        while place < len(value.use_at) and value.use_at[place] == position:
            if value.use_kind[place] & (WRITES | READS) == WRITES:
                return True
            place += 1
        return False

    def _leave_position(self, piece: Piece, cut: int, taken: int) -> int:
        """Return where the value should leave its register: between its last use and `taken`, in the least frequent block."""
        block_of = self.intervals.block_of
        weights = self.weights
        number = block_of[(cut - 1) // 2]
        best = cut
        best_weight = weights[number]
        last = block_of[taken // 2]
        steps = 0
        while number < last and steps < WIDEST_SEARCH:
            number += 1
            steps += 1
            if weights[number] < 0.99 * best_weight:
                position = self.intervals.block_start[number] + 2
                if position <= taken and self._lives_at(piece, position):
                    best = position
                    best_weight = weights[number]
        return best


def _limit_hints(value: Value) -> None:
    """Add up the hints for one register, and keep the best few: a value may be copied a thousand times."""
    if len(value.hints) < 2:
        return
    sums: dict[int, float] = {}
    for index in range(len(value.hints)):
        sums[value.hints[index]] = sums.get(value.hints[index], 0.0) + value.hint_weights[index]
    ranked = [(-sums[hint], hint) for hint in sums]
    ranked.sort()
    value.hints = [hint for _, hint in ranked[:MOST_HINTS]]
    value.hint_weights = [-weight for weight, _ in ranked[:MOST_HINTS]]
