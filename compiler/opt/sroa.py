"""Scalar replacement of aggregates: slots taken apart into slots of their scalars, which mem2reg then promotes.

In: any function.  Out: a slot whose address is only used for accesses at constant offsets is several slots, one for each piece that loads
and stores touch as a whole; copies between such a slot and other memory are copies piece by piece.  Algorithm: the accesses of a slot as
intervals, split at every end that no scalar access crosses (LLVM's SROA, without its integer slicing).  What stays whole: slots whose
address escapes, volatile accesses, a piece that two accesses of different extent overlap, functions that something returns to twice.
Example: `struct { int a, b; } s = t; return s.a;` copies eight bytes to a slot; after this pass it loads four and returns them.

A memcpy of one slot to another joins their pieces: where one is split, the other is, too.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import Access, Debug, Slot
from compiler.ir.fold import constant_of_bits, to_signed
from compiler.ir.graph import Block, Instruction, IntConstant, Value, apply_forwards
from compiler.ir.module import DataLayout, Function
from compiler.ir.types import (
    PTR,
    VOID,
    int_type,
    is_integer,
    is_pointer,
    lanes_of,
    width_of,
)
from compiler.opt.mem2reg import calls_returns_twice

# Larger slots are left: an array that is copied as a whole is no bundle of scalars.
_LARGEST: Final = 256
# More pieces than this and a copy is better left a copy.
_PIECES: Final = 32


def sroa(fn: Function, layout: DataLayout) -> bool:
    """Take slots of `fn` apart; return whether there was any."""
    if calls_returns_twice(fn):
        return False
    return _Replacement(fn, layout).run()


@final
class _Candidate:
    """A slot: its accesses as (offset, size, type or VOID for copies), and where it is cut."""

    __slots__ = ("slot", "size", "align", "accesses", "cuts", "partners", "alive", "starts", "types", "pieces", "whole")

    def __init__(self, slot: Instruction, size: int, align: int) -> None:
        self.slot: Instruction = slot
        self.size: int = size
        self.align: int = align
        self.accesses: list[tuple[int, int, int]] = []
        self.partners: list[tuple[int, int, int, int]] = []  # other slot's id, offset here, offset there, size of copies with it
        self.alive: bool = True
        self.cuts: bytearray = bytearray()      # 1 where a piece may begin
        self.starts: list[int] = []             # offsets of the pieces, ascending
        self.types: dict[int, int] = {}         # by offset, the type of the scalar accesses there
        self.pieces: dict[int, Instruction] = {}
        self.whole: bool = False

    def end_of(self, index: int) -> int:
        """Return where piece number `index` ends."""
        return self.starts[index + 1] if index + 1 < len(self.starts) else self.size


@final
class _Replacement:
    """The candidates by the id of the slot, and the addresses derived from them by id: (slot's id, offset)."""

    def __init__(self, fn: Function, layout: DataLayout) -> None:
        self.fn: Function = fn
        self.layout: DataLayout = layout
        self.candidates: dict[int, _Candidate] = {}
        self.addresses: dict[int, tuple[int, int]] = {}
        self.out: list[Instruction] = []

    def run(self) -> bool:
        """Find, cut, rewrite."""
        for ins in self.fn.blocks[0].instructions:
            if ins.op == ops.SLOT and isinstance(ins.detail, Slot) and 1 < ins.detail.size <= _LARGEST:
                self.candidates[ins.id] = _Candidate(ins, ins.detail.size, ins.detail.align)
                self.addresses[ins.id] = (ins.id, 0)
        if not self.candidates:
            return False
        self.follow_addresses()
        for block in self.fn.blocks:
            for ins in block.instructions:
                self.look(ins)
        self.drop_dead()
        for candidate in self.candidates.values():
            self.cut(candidate)
        self.agree()
        chosen = [candidate for candidate in self.candidates.values() if self.worthwhile(candidate)]
        self.candidates = {candidate.slot.id: candidate for candidate in chosen}
        if not chosen:
            return False
        # A partner that stays whole is ordinary memory to the others.
        for candidate in chosen:
            self.make_pieces(candidate)
        for block in self.fn.blocks:
            self.rewrite(block)
        slots: list[Instruction] = []
        for candidate in chosen:
            slots += list(candidate.pieces.values())
        entry = self.fn.blocks[0]
        entry.instructions[0:0] = slots
        apply_forwards(self.fn.blocks)
        return True

    def follow_addresses(self) -> None:
        """Find all ptradds of a slot and constants; until nothing is new, as blocks may stand in any order."""
        while True:
            known = len(self.addresses)
            for block in self.fn.blocks:
                for ins in block.instructions:
                    if ins.op == ops.PTRADD and ins.id not in self.addresses:
                        base, distance = ins.operands
                        if isinstance(base, Instruction) and base.id in self.addresses and isinstance(distance, IntConstant):
                            slot, offset = self.addresses[base.id]
                            self.addresses[ins.id] = (slot, offset + to_signed(distance.value, width_of(distance.type)))
            if len(self.addresses) == known:
                return

    def place(self, value: Value) -> tuple[int, int]:
        """Return slot id and offset of an address, (-1, 0) if it is none of a candidate's."""
        if isinstance(value, Instruction):
            return self.addresses.get(value.id, (-1, 0))
        return (-1, 0)

    def spoil(self, value: Value) -> None:
        """Give up the slot that `value` is an address of."""
        slot, _ = self.place(value)
        if slot >= 0:
            self.candidates[slot].alive = False

    def note(self, address: Value, size: int, type: int) -> None:
        """Note an access to a slot."""
        slot, offset = self.place(address)
        if slot < 0:
            return
        candidate = self.candidates[slot]
        if offset < 0 or size <= 0 or offset + size > candidate.size:
            candidate.alive = False
            return
        candidate.accesses.append((offset, size, type))

    def look(self, ins: Instruction) -> None:
        """Note what an instruction does with slots."""
        op = ins.op
        if op == ops.DBG_SLOT or op == ops.DBG_VALUE:
            return
        plain = not ins.flags & ops.VOLATILE
        if op == ops.LOAD and plain:
            self.note(ins.operands[0], self.layout.store_size(ins.type), ins.type)
        elif op == ops.STORE and plain:
            self.spoil(ins.operands[0])
            self.note(ins.operands[1], self.layout.store_size(ins.operands[0].type), ins.operands[0].type)
        elif op in (ops.MEMCPY, ops.MEMMOVE, ops.MEMSET) and plain and isinstance(ins.operands[2], IntConstant):
            size = ins.operands[2].value
            if size == 0:
                return
            to, to_offset = self.place(ins.operands[0])
            self.note(ins.operands[0], size, VOID)
            if op == ops.MEMSET:
                return
            source, offset = self.place(ins.operands[1])
            self.note(ins.operands[1], size, VOID)
            if to >= 0 and to == source:
                self.candidates[to].alive = False
            elif to >= 0 and source >= 0:
                self.candidates[to].partners.append((source, to_offset, offset, size))
                self.candidates[source].partners.append((to, offset, to_offset, size))
        elif op == ops.LIFETIME_START or op == ops.LIFETIME_END:
            slot, offset = self.place(ins.operands[0])
            if slot >= 0 and offset:
                self.candidates[slot].alive = False
        elif op == ops.PTRADD and ins.id in self.addresses:
            return
        else:
            for operand in ins.operands:
                self.spoil(operand)

    def drop_dead(self) -> None:
        """Forget the candidates that were spoilt."""
        self.candidates = {key: candidate for key, candidate in self.candidates.items() if candidate.alive}

    def cut(self, candidate: _Candidate) -> None:
        """Cut where an access begins or ends and no scalar access crosses."""
        cuts = bytearray(candidate.size + 1)
        cuts[0] = 1
        for offset, size, _ in candidate.accesses:
            cuts[offset] = 1
            cuts[offset + size] = 1
        candidate.cuts = cuts
        self.mend(candidate)

    def mend(self, candidate: _Candidate) -> bool:
        """Take back the cuts inside scalar accesses; return whether there were any."""
        changed = False
        for offset, size, type in candidate.accesses:
            if type != VOID:
                for place in range(offset + 1, offset + size):
                    if candidate.cuts[place]:
                        candidate.cuts[place] = 0
                        changed = True
        return changed

    def agree(self) -> None:
        """Carry cuts over copies between candidates until both sides have the same ones."""
        work = list(self.candidates.values())
        rounds = 0
        while work and rounds < 64:
            rounds += 1
            again: dict[int, _Candidate] = {}
            for candidate in work:
                for other_id, here, there, size in candidate.partners:
                    other = self.candidates.get(other_id)
                    if other is None:
                        continue
                    changed = False
                    for place in range(1, size):
                        # A cut that cannot be on both sides is taken back on both.
                        if candidate.cuts[here + place] != other.cuts[there + place]:
                            mine = candidate.cuts[here + place] and not self.crossed(other, there + place)
                            value = 1 if mine or other.cuts[there + place] and not self.crossed(candidate, here + place) else 0
                            if candidate.cuts[here + place] != value or other.cuts[there + place] != value:
                                candidate.cuts[here + place] = value
                                other.cuts[there + place] = value
                                changed = True
                    if changed:
                        again[other_id] = other
                        again[candidate.slot.id] = candidate
            work = list(again.values())
        if work:
            for candidate in self.candidates.values():
                candidate.whole = candidate.whole or bool(candidate.partners)

    def crossed(self, candidate: _Candidate, place: int) -> bool:
        """Tell whether a scalar access crosses a place."""
        for offset, size, type in candidate.accesses:
            if type != VOID and offset < place < offset + size:
                return True
        return False

    def worthwhile(self, candidate: _Candidate) -> bool:
        """Tell whether taking the slot apart gives pieces that can be promoted: at least one with a scalar access of its own extent."""
        if candidate.whole:
            return False
        for offset, size, type in candidate.accesses:
            # A copy whose end lies inside a scalar moves no whole pieces.
            if type == VOID and not (candidate.cuts[offset] and (candidate.cuts[offset + size] or offset + size == candidate.size)):
                return False
        candidate.starts = [place for place in range(candidate.size) if candidate.cuts[place]]
        if len(candidate.starts) > _PIECES:
            return False
        sizes = {candidate.starts[index]: candidate.end_of(index) - candidate.starts[index] for index in range(len(candidate.starts))}
        scalar = 0
        mixed = False
        for offset, size, type in candidate.accesses:
            if type == VOID:
                continue
            scalar += 1
            known = candidate.types.get(offset, VOID)
            # The first type of the piece's size wins; others are converted (`changed_type`).
            if known == VOID and sizes.get(offset, 0) == size:
                candidate.types[offset] = type
            elif known != VOID and known != type:
                mixed = True
        copies = len([entry for entry in candidate.accesses if entry[2] == VOID])
        if scalar == 0 and not candidate.partners:
            return False
        return len(candidate.starts) > 1 or copies > 0 or mixed

    def make_pieces(self, candidate: _Candidate) -> None:
        """Make a slot for each piece."""
        detail = candidate.slot.detail
        assert isinstance(detail, Slot)
        for index in range(len(candidate.starts)):
            offset = candidate.starts[index]
            size = candidate.end_of(index) - offset
            align = min(candidate.align, offset & -offset) if offset else candidate.align
            slot = self.fn.new_instruction(ops.SLOT, PTR, [])
            slot.detail = Slot(size, align, detail.name, detail.arrays)
            slot.location = candidate.slot.location
            slot.block = self.fn.blocks[0]
            candidate.pieces[offset] = slot

    def rewrite(self, block: Block) -> None:
        """Let the instructions of a block work on pieces."""
        self.out = []
        for ins in block.instructions:
            if not self.rewritten(ins, block):
                self.out.append(ins)
        block.instructions = self.out

    def rewritten(self, ins: Instruction, block: Block) -> bool:
        """Rewrite an instruction that concerns a candidate; return whether it is gone."""
        op = ins.op
        if op == ops.SLOT:
            return ins.id in self.candidates
        if op == ops.PTRADD:
            slot, _ = self.place(ins)
            return slot in self.candidates
        if op == ops.LOAD or op == ops.STORE:
            index = 0 if op == ops.LOAD else 1
            slot, offset = self.place(ins.operands[index])
            if slot not in self.candidates:
                return False
            piece, inside = self.piece_at(self.candidates[slot], offset)
            ins.operands[index] = self.shifted(piece, inside, block, ins.location) if inside else piece
            return self.changed_type(ins, self.candidates[slot].types.get(offset, VOID), block)
        if op == ops.MEMSET:
            slot, offset = self.place(ins.operands[0])
            if slot not in self.candidates:
                return False
            self.set_pieces(ins, self.candidates[slot], offset, block)
            return True
        if op == ops.MEMCPY or op == ops.MEMMOVE:
            to, to_offset = self.place(ins.operands[0])
            source, offset = self.place(ins.operands[1])
            if to not in self.candidates and source not in self.candidates:
                return False
            self.copy_pieces(ins, block, self.candidates.get(to), to_offset, self.candidates.get(source), offset)
            return True
        if op == ops.LIFETIME_START or op == ops.LIFETIME_END:
            slot, _ = self.place(ins.operands[0])
            if slot not in self.candidates:
                return False
            for piece in self.candidates[slot].pieces.values():
                self.emit(op, VOID, [piece], block, ins.location)
            return True
        if op == ops.DBG_SLOT or op == ops.DBG_VALUE:
            slot, _ = self.place(ins.operands[0])
            if slot not in self.candidates:
                return False
            self.mark_pieces(ins, self.candidates[slot], block)
            return True
        return False

    def changed_type(self, ins: Instruction, wanted: int, block: Block) -> bool:
        """Load or store a piece by the type it has, converted; return whether that takes the instruction's place."""
        type = ins.type if ins.op == ops.LOAD else ins.operands[0].type
        if wanted == VOID or wanted == type or self.layout.bits_of(wanted) != self.layout.bits_of(type):
            return False
        if self.layout.bits_of(type) % 8 or self.layout.store_size(type) * 8 != self.layout.bits_of(type):
            return False
        before, after = (wanted, type) if ins.op == ops.LOAD else (type, wanted)
        op = ops.BITCAST
        if is_pointer(before) != is_pointer(after):
            if lanes_of(before) or lanes_of(after) or not (is_integer(before) or is_integer(after)):
                return False
            op = ops.PTRTOINT if is_pointer(before) else ops.INTTOPTR
        if ins.op == ops.LOAD:
            loaded = self.emit(ops.LOAD, wanted, list(ins.operands), block, ins.location)
            loaded.detail = ins.detail
            ins.forward = self.emit(op, type, [loaded], block, ins.location)
            return True
        changed = self.emit(op, wanted, [ins.operands[0]], block, ins.location)
        ins.operands[0] = changed
        return False

    def emit(self, op: int, type: int, operands: list[Value], block: Block, location: int) -> Instruction:
        """Append an instruction to the block being rewritten."""
        made = self.fn.new_instruction(op, type, operands)
        made.block = block
        made.location = location
        self.out.append(made)
        return made

    def piece_at(self, candidate: _Candidate, offset: int) -> tuple[Value, int]:
        """Return the piece that holds `offset`, and the offset inside it."""
        start = offset
        while start not in candidate.pieces:
            start -= 1
        return candidate.pieces[start], offset - start

    def shifted(self, base: Value, distance: int, block: Block, location: int) -> Value:
        """Return an address plus a constant."""
        return self.emit(ops.PTRADD, base.type, [base, integer(int_type(self.layout.pointer_bits), distance)], block, location)

    def ranges(self, candidate: _Candidate, offset: int, size: int) -> list[tuple[int, int]]:
        """Return the pieces (start, size) between offset and offset + size: cuts are at both."""
        result: list[tuple[int, int]] = []
        for index in range(len(candidate.starts)):
            start = candidate.starts[index]
            if offset <= start < offset + size:
                result.append((start, candidate.end_of(index) - start))
        return result

    def set_pieces(self, ins: Instruction, candidate: _Candidate, offset: int, block: Block) -> None:
        """Do a memset piece by piece; a scalar's bytes are stored as one constant."""
        size = ins.operands[2]
        access = ins.detail
        assert isinstance(size, IntConstant) and isinstance(access, Access)
        byte = ins.operands[1]
        for start, length in self.ranges(candidate, offset, size.value):
            piece = candidate.pieces[start]
            detail = piece.detail
            assert isinstance(detail, Slot)
            type = candidate.types.get(start, VOID)
            scalar = type != VOID and is_integer(type) and not lanes_of(type) and width_of(type) == length * 8
            if isinstance(byte, IntConstant) and (scalar or byte.value == 0 and type != VOID and self.layout.store_size(type) == length):
                stored: Value = _zero_or_bytes(type, byte.value, length, self.layout)
                store = self.emit(ops.STORE, VOID, [stored, piece], block, ins.location)
                store.detail = Access(detail.align, access.alias_set)
                continue
            made = self.emit(ops.MEMSET, VOID, [piece, byte, integer(size.type, length)], block, ins.location)
            made.detail = Access(detail.align, access.alias_set)

    def copy_pieces(self, ins: Instruction, block: Block, to: _Candidate | None, to_offset: int, source: _Candidate | None,
                    offset: int) -> None:
        """Do a copy piece by piece, with a load and a store where the piece is a scalar on either side."""
        size = ins.operands[2]
        access = ins.detail
        assert isinstance(size, IntConstant) and isinstance(access, Access)
        own = to if to is not None else source
        assert own is not None
        base = to_offset if to is not None else offset
        for start, length in self.ranges(own, base, size.value):
            distance = start - base
            left: Value = to.pieces[start] if to is not None else ins.operands[0]
            left_align = min(access.align, _low_bit(distance, access.align))
            if to is None and distance:
                left = self.shifted(left, distance, block, ins.location)
            right: Value = ins.operands[1]
            right_align = min(access.source_align, _low_bit(distance, access.source_align))
            if source is not None:
                right, inside = self.piece_at(source, offset + distance)
                if inside:
                    right = self.shifted(right, inside, block, ins.location)
            elif distance:
                right = self.shifted(right, distance, block, ins.location)
            type = VOID
            if to is not None:
                type = to.types.get(start, VOID)
            if type == VOID and source is not None:
                type = source.types.get(offset + distance, VOID)
            if type != VOID and self.layout.store_size(type) == length and width_of(type) % 8 == 0:
                loaded = self.emit(ops.LOAD, type, [right], block, ins.location)
                loaded.detail = _derived(access, right_align)
                store = self.emit(ops.STORE, VOID, [loaded, left], block, ins.location)
                store.detail = _derived(access, left_align)
                continue
            made = self.emit(ops.MEMCPY if to is not None and source is not None else ins.op, VOID,
                             [left, right, integer(size.type, length)], block, ins.location)
            detail = _derived(access, left_align)
            detail.source_align = right_align
            made.detail = detail

    def mark_pieces(self, ins: Instruction, candidate: _Candidate, block: Block) -> None:
        """Say of each piece which bytes of the variable it holds."""
        detail = ins.detail
        assert isinstance(detail, Debug)
        _, offset = self.place(ins.operands[0])
        for index in range(len(candidate.starts)):
            start = candidate.starts[index]
            if start >= offset:
                made = self.emit(ops.DBG_SLOT, VOID, [candidate.pieces[start]], block, ins.location)
                made.detail = Debug(detail.variable, detail.offset + start - offset, candidate.end_of(index) - start)


def _low_bit(distance: int, align: int) -> int:
    return distance & -distance if distance else align


def _derived(access: Access, align: int) -> Access:
    made = Access(align, access.alias_set)
    made.scopes = access.scopes
    made.noalias = access.noalias
    return made


def _zero_or_bytes(type: int, byte: int, length: int, layout: DataLayout) -> Value:
    """Return the constant of a type all of whose bytes are `byte`; other than zero only for integers."""

    bits = int.from_bytes(bytes([byte]) * length, "little")
    return constant_of_bits(type, bits & ((1 << layout.bits_of(type)) - 1), layout)
