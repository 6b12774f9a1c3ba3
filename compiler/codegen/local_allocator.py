"""Allocate registers block by block: the quick way of -O0.

In: a machine function without PHIs or parallel copies (compiler/codegen/phis.py).  Out: the same on physical registers and spill
slots; `used_registers` is set.

Each block is walked once from its end to its start (the way of LLVM's RegAllocFast since version 11).  Going backward, a value
gets a register at its last use and leaves it at its definition, so it is known whether it is still wanted below.  Values that cross
blocks live in a slot: stored after each definition, loaded in each block that reads them.  When a register is taken away (a
call, a fixed operand, need of another value), a load is put after the instruction in hand, and the value is stored where it is made.

    v5 = load [x]             r1 = load [x]; store slot, r1     (v5 is wanted after the call)
    call f                =>  call f
    v6 = add v5, v5           r1 = load slot; r1 = add r1, r1

Work per instruction is constant, but for the search of a victim.  Raises Unsupported("codegen") when an instruction
(an asm statement) needs more registers than there are.
"""

from __future__ import annotations

from typing import Final, final

from compiler.codegen.machine import (
    COPY,
    DEBUG_VALUE,
    DEF,
    EARLY,
    FIRST_VIRTUAL,
    MEMORY,
    SLOT_SPILL,
    UNDEFINED,
    USE,
    MachineBlock,
    MachineFunction,
    MachineInstruction,
)
from compiler.codegen.target import CodegenTarget, RegisterClass
from compiler.unsupported import Unsupported

FEW: Final = 4          # a class of so few registers is left to those who need it
FIXED: Final = -1       # owner of a register that a fixed operand below wants


@final
class LocalAllocator:
    """The state of one function's allocation; virtual registers are indexed from 0 here ("value").

    place: value -> register it has at the point in hand, 0 none.  owner: the inverse; FIXED.  busy: mask of the registers with
    an owner, and of reserved ones.  slot: value -> its frame slot, -1 none.  in_slot: the value must be in its slot when made, for
    other blocks or for a load further down.  next_use: value -> position of the nearest use below.
    """

    __slots__ = ("mf", "target", "place", "owner", "busy", "reserved", "slot", "free_slots", "block_slots", "in_slot", "crosses",
                 "next_use", "hints", "used", "after", "before", "pinned", "position", "avoided", "has_scarce", "heads")

    def __init__(self, mf: MachineFunction, target: CodegenTarget) -> None:
        count = len(mf.classes)
        self.mf: MachineFunction = mf
        self.target: CodegenTarget = target
        self.place: list[int] = [0] * count
        self.owner: list[int] = [0] * len(target.register_names)
        self.reserved: int = target.reserved(mf)
        self.busy: int = self.reserved
        self.slot: list[int] = [-1] * count
        self.free_slots: list[list[int]] = [[] for _ in target.classes]     # by class: used by values of earlier blocks
        self.block_slots: list[tuple[int, int]] = []    # (class, slot) of the values of this block only
        self.in_slot: list[bool] = [False] * count
        self.crosses: list[bool] = [False] * count
        self.next_use: list[int] = [0] * count
        self.hints: list[int] = [0] * count
        self.used: int = 0
        self.after: list[MachineInstruction] = []       # inserted below the instruction in hand, lowest first
        self.before: list[MachineInstruction] = []      # inserted above it, lowest first
        self.pinned: int = 0            # registers that operands of the instruction in hand have got
        self.position: int = 0
        self.avoided: int = 0           # registers that choosier operands of the instruction in hand will want
        self.has_scarce: bool = False   # some value is of a class of few registers
        for number in set(mf.classes):
            if 0 < len(target.classes[number].registers) <= FEW:
                self.has_scarce = True
        self.heads: list[tuple[MachineBlock, list[MachineInstruction]]] = []   # what goes before all else in a block

    def run(self) -> None:
        """Allocate the whole function."""
        self._find_crossing()
        for block in self.mf.blocks:
            self._block(block)
        for block, stores in self.heads:
            block.instructions[0:0] = stores
        self.mf.used_registers |= self.used

    def _find_crossing(self) -> None:
        """Find the values named in more than one block; they live in slots."""
        home = [-1] * len(self.mf.classes)
        number = 0
        for block in self.mf.blocks:
            for ins in block.instructions:
                if ins.info.opcode == DEBUG_VALUE:
                    continue
                for register in ins.registers:
                    if register >= FIRST_VIRTUAL:
                        value = register - FIRST_VIRTUAL
                        if home[value] < 0:
                            home[value] = number
                        elif home[value] != number:
                            self.crosses[value] = True
            number += 1

    def _block(self, block: MachineBlock) -> None:
        """Allocate one block."""
        self._find_hints(block)
        result: list[MachineInstruction] = []       # upside down
        instructions = block.instructions
        index = len(instructions) - 1
        while index >= 0:
            ins = instructions[index]
            self.position = index
            opcode = ins.info.opcode
            if opcode == DEBUG_VALUE:
                self._debug_value(ins)
                result.append(ins)
            elif opcode == UNDEFINED and ins.registers[0] >= FIRST_VIRTUAL:
                self._leave(ins.registers[0] - FIRST_VIRTUAL)
            else:
                self.after = []
                self.before = []
                self.pinned = 0
                kept: MachineInstruction | None = ins
                if opcode == COPY:
                    kept = self._copy(ins)
                else:
                    self._instruction(ins)
                if self.after:
                    if ins.info.terminator:
                        self._after_terminator(block)
                    else:
                        result.extend(self.after)
                if kept is not None:
                    result.append(kept)
                if self.before:
                    result.extend(self.before)
            index -= 1
        entry = block is self.mf.blocks[0]
        mask = self.busy & ~self.reserved
        while mask:
            register = (mask & -mask).bit_length() - 1
            mask &= mask - 1
            value = self.owner[register] - 1
            self.owner[register] = 0
            if value >= 0:
                self.place[value] = 0
                # In the entry, or of a value that no other block makes, there is nothing to load: it is undefined.
                if self.crosses[value] and not entry:
                    result.append(self.target.make_load(self.mf, register, self._slot_of(value), self.mf.classes[value]))
        self.busy = self.reserved
        if not self.mf.returns_twice:
            # A second return finds the slots as they were at the first, so there they are not shared.
            for number, slot in self.block_slots:
                self.free_slots[number].append(slot)
        self.block_slots = []
        result.reverse()
        block.instructions = result

    def _find_hints(self, block: MachineBlock) -> None:
        """Note for values copied from a physical register that nothing writes it before their last use: they may stay there."""
        found = False
        for ins in block.instructions:
            if ins.info.opcode == COPY and 0 < ins.registers[1] < FIRST_VIRTUAL:
                found = True
                break
        if not found:
            return
        written: dict[int, int] = {}    # register -> position of its last write
        made: dict[int, int] = {}       # value -> what `written` said of its register when it was copied
        copied: list[int] = []          # the registers values were copied from
        hints = self.hints
        number = 0
        for ins in block.instructions:
            number += 1
            roles = ins.roles
            registers = ins.registers
            for index in range(len(roles)):
                register = registers[index]
                if register >= FIRST_VIRTUAL:
                    value = register - FIRST_VIRTUAL
                    hint = hints[value]
                    if hint > 0 and roles[index] & USE and value in made and written.get(hint, 0) != made[value]:
                        hints[value] = 0
                elif roles[index] & DEF:
                    written[register] = number
            if ins.clobbers:
                for register in copied:
                    if ins.clobbers >> register & 1:
                        written[register] = number
            if ins.info.opcode == COPY:
                destination = registers[0]
                source = registers[1]
                if destination >= FIRST_VIRTUAL and 0 < source < FIRST_VIRTUAL and not self.reserved >> source & 1:
                    hints[destination - FIRST_VIRTUAL] = source
                    made[destination - FIRST_VIRTUAL] = written.get(source, 0)
                    if source not in copied:
                        copied.append(source)

    def _slot_of(self, value: int) -> int:
        """Return the frame slot of a value."""
        slot = self.slot[value]
        if slot < 0:
            number = self.mf.classes[value]
            if self.free_slots[number] and not self.crosses[value]:
                slot = self.free_slots[number].pop()
            else:
                register_class = self.target.classes[number]
                slot = self.mf.new_slot(register_class.spill_size, register_class.spill_align, SLOT_SPILL)
            self.slot[value] = slot
            if not self.crosses[value]:
                self.block_slots.append((number, slot))
        return slot

    def _leave(self, value: int) -> None:
        """Above this point the value does not live: give its register back."""
        register = self.place[value]
        if register:
            self.place[value] = 0
            self.owner[register] = 0
            self.busy &= ~(1 << register)
        self.in_slot[value] = False

    def _assign(self, value: int, register: int) -> None:
        self.place[value] = register
        self.owner[register] = value + 1
        self.busy |= 1 << register
        self.used |= 1 << register

    def _evict(self, register: int) -> None:
        """Take the register from its value, which is loaded again below the instruction in hand."""
        value = self.owner[register] - 1
        if value < 0:
            return
        self.after.append(self.target.make_load(self.mf, register, self._slot_of(value), self.mf.classes[value]))
        self.place[value] = 0
        self.owner[register] = 0
        self.busy &= ~(1 << register)
        self.in_slot[value] = True

    def _pick(self, value: int, forbidden: int, ins: MachineInstruction) -> int:
        """Return a free register for the value, not of `forbidden`; a value that is in no operand so far may have to go for it."""
        register_class = self.target.classes[self.mf.classes[value]]
        taken = self.busy | forbidden | self.pinned
        hint = self.hints[value]
        if hint == 0:
            hint = self.mf.hints.get(value + FIRST_VIRTUAL, 0)
        if hint and not taken >> hint & 1 and register_class.mask >> hint & 1:
            return hint
        if self.avoided and register_class.mask & ~self.avoided:
            for register in register_class.registers:
                if not (taken | self.avoided) >> register & 1:
                    return register
            best = self._victim(register_class, forbidden | self.pinned | self.reserved | self.avoided)
            if best:
                return best
        if register_class.mask & ~taken:
            for register in register_class.registers:
                if not taken >> register & 1:
                    return register
        best = self._victim(register_class, forbidden | self.pinned | self.reserved)
        if best == 0:
            raise Unsupported("codegen", f"{ins.info.name} needs more registers of class {register_class.name} than there are")
        return best

    def _victim(self, register_class: RegisterClass, taken: int) -> int:
        """Free the register whose value is read furthest below, and return it; 0 if all are needed by the instruction in hand."""
        best = 0
        distance = -1
        for register in register_class.registers:
            if not taken >> register & 1 and self.owner[register] > 0 and self.next_use[self.owner[register] - 1] > distance:
                best = register
                distance = self.next_use[self.owner[register] - 1]
        if best:
            self._evict(best)
        return best

    def _debug_value(self, ins: MachineInstruction) -> None:
        """Tell where the value lies at this point."""
        register = ins.registers[0] if ins.registers else 0
        if register >= FIRST_VIRTUAL:
            value = register - FIRST_VIRTUAL
            if self.place[value]:
                ins.registers[0] = self.place[value]
            elif self.slot[value] >= 0 and (self.crosses[value] or self.in_slot[value]):
                ins.registers[0] = -1 - self.slot[value]
            else:
                ins.registers[0] = 0

    def _copy(self, ins: MachineInstruction) -> MachineInstruction | None:
        """Allocate a COPY; it becomes a load or store where one side is in its slot, and nothing where both are one register."""
        destination = ins.registers[0]
        source = ins.registers[1]
        if destination >= FIRST_VIRTUAL:
            value = destination - FIRST_VIRTUAL
            number = self.mf.classes[value]
            classless = not self.target.classes[number].registers
            stored = self.crosses[value] or self.in_slot[value]
            if self.place[value] == 0 and not stored:
                return None         # nobody reads it
            if self.place[value] == 0 or classless:
                # Only the slot wants it.
                slot = self._slot_of(value)
                if source < FIRST_VIRTUAL:
                    self._leave(value)
                    self._fix(1 << source & ~self.reserved)
                    return self.target.make_store(self.mf, source, slot, number)
                if classless or not self.target.classes[self.mf.classes[source - FIRST_VIRTUAL]].registers:
                    self._leave(value)
                    self.in_slot[source - FIRST_VIRTUAL] = True
                    moves = self.target.make_move(self.mf, -1 - slot, -1 - self._slot_of(source - FIRST_VIRTUAL), number)
                    moves.reverse()
                    self.before.extend(moves)
                    return None
                self._leave(value)
                register = self._use(source - FIRST_VIRTUAL, 0, ins)
                return self.target.make_store(self.mf, register, slot, number)
        hinted = -1
        hint = 0
        if source >= FIRST_VIRTUAL and self.place[source - FIRST_VIRTUAL] == 0:
            # The source ends here: the best register for it is that of the destination.
            hinted = source - FIRST_VIRTUAL
            hint = self.hints[hinted]
            self.hints[hinted] = destination if destination < FIRST_VIRTUAL else self.place[destination - FIRST_VIRTUAL]
        self._instruction(ins)
        if hinted >= 0:
            self.hints[hinted] = hint
        if ins.registers[0] == ins.registers[1]:
            return None
        return ins

    def _use(self, value: int, forbidden: int, ins: MachineInstruction) -> int:
        """Return the register the value is read in by the instruction in hand."""
        register = self.place[value]
        if register == 0:
            register = self._pick(value, forbidden, ins)
            self._assign(value, register)
        self.next_use[value] = self.position
        self.pinned |= 1 << register
        return register

    def _instruction(self, ins: MachineInstruction) -> None:
        """Give every operand of the instruction a register or a slot."""
        registers = ins.registers
        roles = ins.roles
        count = len(roles)
        fixed_uses = 0
        written = 0
        slots = 0
        for index in range(count):
            register = registers[index]
            if 0 < register < FIRST_VIRTUAL:
                if roles[index] & USE:
                    fixed_uses |= 1 << register
                if roles[index] & DEF:
                    written |= 1 << register
        lost = (written | ins.clobbers) & ~self.reserved
        self.used |= lost
        # What the instruction writes by itself holds no other value across it.
        mask = lost & self.busy
        while mask:
            register = (mask & -mask).bit_length() - 1
            mask &= mask - 1
            if self.owner[register] == FIXED:
                if written >> register & 1:
                    self.owner[register] = 0
                    self.busy &= ~(1 << register)
            else:
                self._evict(register)
        self.pinned = lost
        self.avoided = self._scarce(registers) if self.has_scarce else 0
        tied = ins.info.tied
        tied_register = 0
        early = 0
        late = lost
        has_uses = False
        for index in range(count):
            role = roles[index]
            if not role & DEF:
                has_uses = True
                continue
            register = registers[index]
            if register <= 0:
                continue
            if register < FIRST_VIRTUAL:
                late |= 1 << register
                if role & EARLY:
                    early |= 1 << register
                if index == 0 and tied >= 0:
                    tied_register = register
                continue
            value = register - FIRST_VIRTUAL
            number = self.mf.classes[value]
            if not self.target.classes[number].registers:
                registers[index] = -1 - self._slot_of(value)
                if not role & USE:
                    self._leave(value)
                continue
            if role & USE:
                has_uses = True
                continue        # read first: with the uses below
            stored = self.crosses[value] or self.in_slot[value]
            register = self.place[value]
            is_tied = index == 0 and tied >= 0
            if register == 0 and stored and role & MEMORY and not is_tied and (slots == 0 or ins.info.many_slots):
                slots += 1
                registers[index] = -1 - self._slot_of(value)
                self._leave(value)
                continue
            if register == 0:
                register = self._pick(value, fixed_uses if is_tied or role & EARLY else 0, ins)
            elif ((is_tied or role & EARLY) and fixed_uses >> register & 1
                  or self.avoided >> register & 1 and self.target.classes[number].mask & ~self.avoided):
                # The register is read by the same instruction, or will be: make the value elsewhere and move it there.
                wanted = register
                self._leave(value)
                self.in_slot[value] = stored and not self.crosses[value]
                register = self._pick(value, fixed_uses, ins)
                moves = self.target.make_move(self.mf, wanted, register, number)
                moves.reverse()
                self.after.extend(moves)
            if stored:
                self.after.append(self.target.make_store(self.mf, register, self._slot_of(value), number))
            self._leave(value)
            registers[index] = register
            self.used |= 1 << register
            self.pinned |= 1 << register
            late |= 1 << register
            if role & EARLY:
                early |= 1 << register
            if is_tied:
                tied_register = register
        if has_uses:
            self._uses(ins, fixed_uses, tied_register, early, late, slots)

    def _uses(self, ins: MachineInstruction, fixed_uses: int, tied_register: int, early: int, late: int, slots: int) -> None:
        """Give the operands that are read their places; those that are only written have theirs.

        tied_register: what the tied DEF has got.  early, late: the registers written at the start, and at the start or end.
        """
        registers = ins.registers
        roles = ins.roles
        count = len(roles)
        self.pinned = early
        self._fix(fixed_uses & ~self.reserved)
        tied = ins.info.tied
        if tied_register:
            other = ins.info.commutes
            if other >= 0 and self._lives_on(registers[tied], tied_register) and not self._lives_on(registers[other], tied_register):
                kept = registers[tied]
                registers[tied] = registers[other]
                registers[other] = kept
            self._tie(ins, tied, tied_register)
        order: list[int] = []
        for index in range(count):
            if registers[index] >= FIRST_VIRTUAL and roles[index] & USE and not (tied_register and index == tied):
                order.append(index)
        if len(order) > 1 and self.has_scarce:
            self._choosiest_first(registers, roles, order)
        for index in order:
            value = registers[index] - FIRST_VIRTUAL
            role = roles[index]
            number = self.mf.classes[value]
            if not self.target.classes[number].registers:
                registers[index] = -1 - self._slot_of(value)
                self.in_slot[value] = True
            elif role & DEF:
                self._read_and_written(ins, index, value, late)
            elif (self.place[value] == 0 and role & MEMORY and (self.crosses[value] or self.in_slot[value])
                    and (slots == 0 or ins.info.many_slots)):
                slots += 1
                registers[index] = -1 - self._slot_of(value)
                self.in_slot[value] = True
            else:
                registers[index] = self._use(value, 0, ins)

    def _fix(self, mask: int) -> None:
        """Keep the registers of a mask for an operand that names them, from here up to where they are written."""
        while mask:
            register = (mask & -mask).bit_length() - 1
            mask &= mask - 1
            if self.owner[register] > 0:
                self._evict(register)
            self.owner[register] = FIXED
            self.busy |= 1 << register
            self.pinned |= 1 << register

    def _lives_on(self, register: int, tied_register: int) -> bool:
        """Tell whether what the operand holds is wanted below the instruction, in another register than the tied one."""
        if register < FIRST_VIRTUAL:
            return register != tied_register
        return self.place[register - FIRST_VIRTUAL] != 0

    def _tie(self, ins: MachineInstruction, tied: int, register: int) -> None:
        """Let the tied use be read in `register`: the value ends there, or is copied there."""
        source = ins.registers[tied]
        ins.registers[tied] = register
        if source == register:
            return
        if source < FIRST_VIRTUAL:
            number = self.target.register_class[source]
            moves = self.target.make_move(self.mf, register, source, number)
            moves.reverse()
            self.before.extend(moves)
        else:
            value = source - FIRST_VIRTUAL
            number = self.mf.classes[value]
            in_class = self.target.classes[number].mask >> register & 1
            if self.place[value] == 0 and in_class and not self.busy >> register & 1:
                self._assign(value, register)
                self.next_use[value] = self.position
            elif self.place[value] == 0 and (self.crosses[value] or self.in_slot[value]):
                self.in_slot[value] = True
                self.before.append(self.target.make_load(self.mf, register, self._slot_of(value), number))
            else:
                self.pinned |= 1 << register
                moves = self.target.make_move(self.mf, register, self._use(value, 0, ins), number)
                moves.reverse()
                self.before.extend(moves)
        self.pinned |= 1 << register

    def _choosiest_first(self, registers: list[int], roles: tuple[int, ...], order: list[int]) -> None:
        """Sort operands by the number of registers they may have, those that are written too before the others (asm statements)."""
        for place in range(1, len(order)):
            index = order[place]
            size = self._choice(registers[index], roles[index])
            hole = place
            while hole > 0 and self._choice(registers[order[hole - 1]], roles[order[hole - 1]]) > size:
                order[hole] = order[hole - 1]
                hole -= 1
            order[hole] = index

    def _scarce(self, registers: list[int]) -> int:
        """Return the registers of the small classes that operands have."""
        mask = 0
        for register in registers:
            if register >= FIRST_VIRTUAL:
                register_class = self.target.classes[self.mf.classes[register - FIRST_VIRTUAL]]
                if len(register_class.registers) <= FEW:
                    mask |= register_class.mask
        return mask

    def _choice(self, register: int, role: int) -> int:
        size = 2 * len(self.target.classes[self.mf.classes[register - FIRST_VIRTUAL]].registers)
        return size if role & DEF else size + 1

    def _read_and_written(self, ins: MachineInstruction, index: int, value: int, late: int) -> None:
        """Allocate an operand that the instruction changes in place."""
        stored = self.crosses[value] or self.in_slot[value]
        register = self._use(value, late, ins)
        if stored:
            self.after.append(self.target.make_store(self.mf, register, self._slot_of(value), self.mf.classes[value]))
            self.in_slot[value] = False
        ins.registers[index] = register

    def _after_terminator(self, block: MachineBlock) -> None:
        """Put the stores of what a terminator defines (asm goto) into its successors."""
        for successor in block.successors:
            if len(successor.predecessors) != 1:
                raise Unsupported("codegen", "an asm goto with outputs whose target has other ways in")
            stores = list(self.after)
            stores.reverse()
            self.heads.append((successor, stores))
