"""Make parallel moves between registers and frame slots into instructions.

In: destinations and sources that are registers (positive) or slots (-1 - slot), all read before any is written.  Out: instructions of
the target, made so that cycles are broken and no slot is moved to a slot without a register between.

A scratch register is one that nothing holds at the place.  Where there is none, a register that takes no part is put aside in an
emergency slot and fetched back.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import final

from compiler.codegen.intervals import Piece
from compiler.codegen.machine import SLOT_SPILL, MachineFunction, MachineInstruction
from compiler.codegen.phis import order_copies
from compiler.codegen.target import CodegenTarget


@final
class Holding:
    """What one physical register holds: disjoint ranges, ascending; owner None is a fixed use."""

    __slots__ = ("starts", "ends", "owners")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.owners: list[Piece | None] = []


@final
class MoveMaker:
    """Makes the moves of one function.  used: mask of the registers written.

    low, high: the positions (compiler/codegen/intervals.py) around the moves in hand, set by the caller: a register that holds
    something from low to high - 1 is not free.
    """

    __slots__ = ("mf", "target", "reserved", "holdings", "used", "low", "high", "_emergency")

    def __init__(self, mf: MachineFunction, target: CodegenTarget, reserved: int, holdings: list[Holding]) -> None:
        self.mf: MachineFunction = mf
        self.target: CodegenTarget = target
        self.reserved: int = reserved
        self.holdings: list[Holding] = holdings
        self.low: int = 0
        self.high: int = 0
        self.used: int = 0
        self._emergency: dict[int, int] = {}        # slots by 2 * class, + 1 for what is put aside to free a register

    def _slot(self, key: int) -> int:
        """Return the emergency slot of a class."""
        slot = self._emergency.get(key, -1)
        if slot < 0:
            register_class = self.target.classes[key // 2]
            slot = self.mf.new_slot(register_class.spill_size, register_class.spill_align, SLOT_SPILL)
            self._emergency[key] = slot
        return slot

    def _free(self, number: int, kept: int) -> int:
        """Return a register of a class that holds nothing here and is not in `kept`, 0 if there is none; one in use elsewhere
        rather than one that would have to be saved for the caller."""
        found = 0
        for register in self.target.classes[number].registers:
            if (kept | self.reserved) >> register & 1:
                continue
            holding = self.holdings[register]
            place = bisect_left(holding.starts, self.high)
            if place == 0 or holding.ends[place - 1] <= self.low:
                if (self.used | self.mf.used_registers) >> register & 1:
                    return register
                if found == 0:
                    found = register
        return found

    def move(self, destination: int, source: int, number: int, kept: int, result: list[MachineInstruction]) -> None:
        """Append one move of class `number`.  kept: mask of registers that must stay as they are."""
        target = self.target
        if destination > 0:
            self.used |= 1 << destination
            if source > 0:
                result.extend(target.make_move(self.mf, destination, source, number))
            else:
                result.append(target.make_load(self.mf, destination, -1 - source, number))
            return
        if source > 0:
            result.append(target.make_store(self.mf, source, -1 - destination, number))
            return
        register_class = target.classes[number]
        if not register_class.registers:
            result.extend(target.make_move(self.mf, destination, source, number))
            return
        register, aside = self.borrow(number, kept, result)
        result.append(target.make_load(self.mf, register, -1 - source, number))
        result.append(target.make_store(self.mf, register, -1 - destination, number))
        self.give_back(register, aside, number, result)

    def borrow(self, number: int, kept: int, result: list[MachineInstruction]) -> tuple[int, int]:
        """Return a scratch register of a class, and the slot where what it held is put aside, -1 if it was free."""
        register = self._free(number, kept)
        aside = -1
        if register == 0:
            mask = self.target.classes[number].mask & ~kept & ~self.reserved
            assert mask, "a register class has no register that takes no part in a move"
            register = (mask & -mask).bit_length() - 1
            aside = self._slot(2 * number + 1)
            result.append(self.target.make_store(self.mf, register, aside, number))
        self.used |= 1 << register
        return register, aside

    def give_back(self, register: int, aside: int, number: int, result: list[MachineInstruction]) -> None:
        """End the use of a borrowed register."""
        if aside >= 0:
            result.append(self.target.make_load(self.mf, register, aside, number))

    def moves(self, destinations: list[int], sources: list[int], classes: list[int], result: list[MachineInstruction]) -> None:
        """Append a parallel move.  classes: of each pair."""
        if len(destinations) == 1:
            if destinations[0] != sources[0]:
                self.move(destinations[0], sources[0], classes[0], 0, result)
            return
        kept = 0
        class_of: dict[int, int] = {}
        for index in range(len(destinations)):
            class_of[destinations[index]] = classes[index]
            class_of.setdefault(sources[index], classes[index])
            for place in (destinations[index], sources[index]):
                if place > 0:
                    kept |= 1 << place
        pairs = order_copies(destinations, sources)
        aside = 0
        index = 0
        while index < len(pairs):
            destination, source = pairs[index]
            index += 1
            if destination == 0:
                # A cycle.  Two registers may be exchanged; else one value is kept aside.
                number = class_of[source]
                end = index
                while pairs[end][1] != 0:
                    end += 1
                if end == index + 1 and source > 0 and pairs[index][1] > 0:
                    swap = self.target.make_swap(self.mf, source, pairs[index][1], number)
                    if swap:
                        result.extend(swap)
                        index = end + 1
                        continue
                aside = self._free(number, kept) if self.target.classes[number].registers else 0
                if aside == 0:
                    aside = -1 - self._slot(2 * number)
                else:
                    kept |= 1 << aside
                self.move(aside, source, number, kept, result)
            elif source == 0:
                self.move(destination, aside, class_of[destination], kept, result)
            else:
                self.move(destination, source, class_of[destination], kept, result)
