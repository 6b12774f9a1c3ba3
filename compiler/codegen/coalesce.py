"""Join virtual registers that copies connect, where their intervals do not meet.

In: intervals with their copies.  Out: `values[v]` is one Value for all registers joined with v; uses by copies inside it are gone; what
could not be joined is a hint.

The most frequent copies come first, so that copies in inner loops (phis of loop variables above all) have the choice (Chaitin's
aggressive coalescing, on intervals instead of an interference graph).  Joining may make long values; allocation splits them again.
Only registers of one class are joined.
"""

from __future__ import annotations

from bisect import bisect_right

from compiler.codegen.intervals import CopyPair, Intervals, Value
from compiler.codegen.machine import FIRST_VIRTUAL


def ranges_meet(starts: list[int], ends: list[int], other_starts: list[int], other_ends: list[int]) -> bool:
    """Tell whether two lists of ranges share a position.  Time: the shorter times the logarithm of the longer."""
    if len(starts) > len(other_starts):
        return ranges_meet(other_starts, other_ends, starts, ends)
    if not starts or not other_starts or starts[0] >= other_ends[-1] or other_starts[0] >= ends[-1]:
        return False
    count = len(other_starts)
    for index in range(len(starts)):
        place = bisect_right(other_starts, starts[index])
        if place > 0 and other_ends[place - 1] > starts[index]:
            return True
        if place < count and other_starts[place] < ends[index]:
            return True
    return False


def _join_ranges(value: Value, other: Value) -> None:
    """Add the ranges of `other`, none of which meets one of `value`; ranges that touch become one."""
    if len(other.starts) > 8 or len(value.starts) < 16:
        pairs = list(zip(value.starts, value.ends, strict=True))
        pairs.extend(zip(other.starts, other.ends, strict=True))
        pairs.sort()
        starts: list[int] = []
        ends: list[int] = []
        for start, end in pairs:
            if ends and ends[-1] == start:
                ends[-1] = end
            else:
                starts.append(start)
                ends.append(end)
        value.starts = starts
        value.ends = ends
        return
    starts = value.starts
    ends = value.ends
    for index in range(len(other.starts)):
        start = other.starts[index]
        end = other.ends[index]
        place = bisect_right(starts, start)
        touches_left = place > 0 and ends[place - 1] == start
        touches_right = place < len(starts) and starts[place] == end
        if touches_left and touches_right:
            ends[place - 1] = ends[place]
            del starts[place]
            del ends[place]
        elif touches_left:
            ends[place - 1] = end
        elif touches_right:
            starts[place] = start
        else:
            starts.insert(place, start)
            ends.insert(place, end)


def _root(leaders: list[int], value: int) -> int:
    while leaders[value] != value:
        leaders[value] = leaders[leaders[value]]
        value = leaders[value]
    return value


def coalesce(intervals: Intervals, join: bool) -> None:
    """Join what can be joined; unless `join` only note hints (functions that a second return of setjmp may enter again)."""
    values = intervals.values
    copies = intervals.copies
    leaders = list(range(len(values)))
    order: list[tuple[float, int]] = []
    for index in range(len(copies)):
        order.append((-copies[index].weight, index))
    order.sort()
    inside: list[CopyPair] = []
    between: list[CopyPair] = []
    members: dict[int, list[int]] = {}
    for _, index in order:
        pair = copies[index]
        left = _root(leaders, pair.destination)
        right = _root(leaders, pair.source)
        if left != right:
            value = values[left]
            other = values[right]
            if (not join or value.register_class != other.register_class
                    or ranges_meet(value.starts, value.ends, other.starts, other.ends)):
                between.append(pair)
                continue
            if len(value.starts) < len(other.starts):
                value = other
                other = values[left]
                left = right
            _join_ranges(value, other)
            leaders[other.number] = left
            joined = members.get(left)
            if joined is None:
                joined = []
                members[left] = joined
            joined.append(other.number)
            more = members.pop(other.number, None)
            if more is not None:
                joined.extend(more)
        inside.append(pair)
    gone: dict[tuple[int, int], int] = {}       # (value, position) -> copies inside the value that read or write it there
    for pair in inside:
        leader = _root(leaders, pair.destination)
        if leader not in members:
            members[leader] = []
        for position in (pair.at, pair.at + 1):
            gone[(leader, position)] = gone.get((leader, position), 0) + 1
    for leader in sorted(members):
        _join_uses(values, leader, members[leader], gone)
    for pair in inside:
        # A register copied to itself is no definition, whether it was joined or came so.
        values[_root(leaders, pair.destination)].definitions -= 1
    for number in range(len(values)):
        values[number] = values[_root(leaders, number)]
    for pair in between:
        destination = values[pair.destination]
        source = values[pair.source]
        if destination is not source:
            destination.hints.append(source.number + FIRST_VIRTUAL)
            destination.hint_weights.append(pair.weight)
            source.hints.append(destination.number + FIRST_VIRTUAL)
            source.hint_weights.append(pair.weight)


def _join_uses(values: list[Value], leader: int, joined: list[int], gone: dict[tuple[int, int], int]) -> None:
    """Give the leader the uses and hints of all, by position, without those of copies inside."""
    value = values[leader]
    uses: list[tuple[int, int, float]] = list(zip(value.use_at, value.use_kind, value.use_weight, strict=True))
    for number in joined:
        other = values[number]
        uses.extend(zip(other.use_at, other.use_kind, other.use_weight, strict=True))
        value.definitions += other.definitions
        value.hints.extend(other.hints)
        value.hint_weights.extend(other.hint_weights)
        if other.cheap is not None:
            value.cheap = other.cheap
    uses.sort()
    value.use_at = []
    value.use_kind = []
    value.use_weight = []
    for position, kind, weight in uses:
        # Kinds of copies come first at a position: ANYWHERE is 0, and a definition has an odd position of its own.
        left = gone.get((leader, position), 0)
        if left > 0 and kind & 3 == 0:
            gone[(leader, position)] = left - 1
            continue
        value.use_at.append(position)
        value.use_kind.append(kind)
        value.use_weight.append(weight)
