"""Prove one allocation right: symbolic execution of the allocated function beside the one with virtual registers.

In: what `Recorder` noted before and while registers were allocated, and the allocated function.  Out: a list of faults, empty when the
allocation is right on every path.  The way of regalloc2's checker (C. Fallin, 2021): at each point an abstract state says which
virtual registers each register and slot holds for certain; a definition puts its own name there and takes it from all other places; an
inserted move copies the names; a read must find its name; states meet by intersection where paths join, until nothing changes.

A register that is undefined (on some path) is held by every place, for any value is right for it: those names are kept under the place 0.

What can be made again lies, as it were, in a place of its own, far below the slots, from which making it again is a move; copies of it
name that place, too.

A physical register named by selection holds its own number, as if that were one more virtual register.  A copy of the program renames:
all places that hold the source then hold the destination, too; what moves allocation made of it is its own affair.

The check knows nothing of how registers were chosen, so it serves every allocator.  It runs in tests, and on every function of a
compile when the environment has PYCC_CHECK_ALLOCATION (compiler/codegen/regalloc.py).
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
    PARALLEL_COPY,
    UNDEFINED,
    USE,
    MachineBlock,
    MachineFunction,
    MachineInstruction,
)
from compiler.codegen.target import CodegenTarget
from compiler.ir.module import Function

# What an inserted instruction does.
MOVED: Final = 0        # `places` are pairs: destination, source
SWAPPED: Final = 1      # two places exchanged
COMPUTED: Final = 2     # destination, virtual register whose definition is repeated
STEP: Final = 3         # a part of a move of several instructions, not the first

State = dict[int, frozenset[int]]
NOTHING: Final[frozenset[int]] = frozenset()
ANYWHERE: Final = 0     # the place that stands for all of them
REPEATABLE: Final = -(1 << 40)      # minus a virtual register that can be made again: its place


@final
class Original:
    """One instruction as it was before allocation."""

    __slots__ = ("ins", "registers", "roles")

    def __init__(self, ins: MachineInstruction) -> None:
        self.ins: MachineInstruction = ins
        self.registers: list[int] = list(ins.registers)
        self.roles: tuple[int, ...] = ins.roles


@final
class Inserted:
    """One instruction that allocation added."""

    __slots__ = ("ins", "kind", "places")

    def __init__(self, ins: MachineInstruction, kind: int, places: list[int]) -> None:
        self.ins: MachineInstruction = ins      # kept, so that its identity is not used again
        self.kind: int = kind
        self.places: list[int] = places


@final
class Recorder(CodegenTarget):
    """Stands before a target while one function is allocated, and notes what is asked of it.

    Made after the PHIs have gone: `originals` is the function as it is then.
    """

    def __init__(self, target: CodegenTarget, mf: MachineFunction) -> None:
        super().__init__()
        self.target: CodegenTarget = target
        self.classes = target.classes
        self.register_names = target.register_names
        self.register_class = target.register_class
        self.inserted: dict[int, Inserted] = {}
        self.originals: dict[int, list[Original]] = {}
        self.numbers: dict[int, int] = {}       # identity of an instruction -> its place in its block
        self.defined: dict[int, int] = {}       # identity of an instruction -> its first register
        for block in mf.blocks:
            listed: list[Original] = []
            for ins in block.instructions:
                self.numbers[id(ins)] = len(listed)
                if ins.registers:
                    self.defined[id(ins)] = ins.registers[0]
                listed.append(Original(ins))
            self.originals[block.id] = listed

    def callee_saved(self, fn: Function) -> int:
        return self.target.callee_saved(fn)

    def reserved(self, mf: MachineFunction) -> int:
        return self.target.reserved(mf)

    def _note(self, instructions: list[MachineInstruction], kind: int, places: list[int]) -> None:
        for index in range(len(instructions)):
            # The first of several stands for all of them; what lies between is the target's affair.
            self.inserted[id(instructions[index])] = Inserted(instructions[index], kind if index == 0 else STEP, places)

    def make_move(self, mf: MachineFunction, destination: int, source: int, register_class: int) -> list[MachineInstruction]:
        result = self.target.make_move(mf, destination, source, register_class)
        self._note(result, MOVED, [destination, source])
        return result

    def make_swap(self, mf: MachineFunction, left: int, right: int, register_class: int) -> list[MachineInstruction]:
        result = self.target.make_swap(mf, left, right, register_class)
        self._note(result, SWAPPED, [left, right])
        return result

    def make_load(self, mf: MachineFunction, destination: int, slot: int, register_class: int) -> MachineInstruction:
        result = self.target.make_load(mf, destination, slot, register_class)
        self._note([result], MOVED, [destination, -1 - slot])
        return result

    def make_store(self, mf: MachineFunction, source: int, slot: int, register_class: int) -> MachineInstruction:
        result = self.target.make_store(mf, source, slot, register_class)
        self._note([result], MOVED, [-1 - slot, source])
        return result

    def copy_cheap(self, mf: MachineFunction, ins: MachineInstruction, destination: int) -> MachineInstruction:
        result = self.target.copy_cheap(mf, ins, destination)
        self._note([result], COMPUTED, [destination, self.defined[id(ins)]])
        return result


@final
class Checker:
    """One check.  faults: one line each, with block and instruction; the first of each kind at a place."""

    __slots__ = ("mf", "recorder", "reserved", "faults", "definitions")

    def __init__(self, mf: MachineFunction, recorder: Recorder) -> None:
        self.mf: MachineFunction = mf
        self.recorder: Recorder = recorder
        self.reserved: int = recorder.reserved(mf)
        self.faults: list[str] = []
        self.definitions: dict[int, int] = {}       # virtual register -> how many instructions define it
        for listed in recorder.originals.values():
            for original in listed:
                for index in range(len(original.roles)):
                    if original.roles[index] & DEF:
                        register = original.registers[index]
                        self.definitions[register] = self.definitions.get(register, 0) + 1

    def run(self) -> list[str]:
        """Return the faults found."""
        blocks = self.mf.blocks
        self._check_sequence()
        if self.faults:
            return self.faults
        states: dict[int, State] = {}
        entry: State = {}
        for register in range(1, len(self.recorder.register_names)):
            entry[register] = frozenset([register])
        for listed in self.recorder.originals.values():
            for original in listed:
                if original.ins.info.cheap and self.definitions.get(original.registers[0], 0) == 1:
                    register = original.registers[0]
                    entry[REPEATABLE - register] = frozenset([register])
        states[blocks[0].id] = entry
        waiting = [blocks[0]]
        queued = {blocks[0].id}
        while waiting:
            block = waiting.pop(0)
            queued.discard(block.id)
            state = self._execute(block, dict(states[block.id]), False)
            for successor in block.successors:
                old = states.get(successor.id)
                if old is None:
                    states[successor.id] = dict(state)
                elif not self._meet(old, state):
                    continue
                if successor.id not in queued:
                    queued.add(successor.id)
                    waiting.append(successor)
        for block in blocks:
            if block.id in states:
                self._execute(block, dict(states[block.id]), True)
        return self.faults

    def _meet(self, old: State, new: State) -> bool:
        """Take from `old` what `new` does not hold; tell whether that was anything."""
        changed = False
        old_anywhere = old.get(ANYWHERE, NOTHING)
        new_anywhere = new.get(ANYWHERE, NOTHING)
        places = list(old)
        if old_anywhere:
            places.extend([place for place in new if place not in old])
        for place in places:
            names = old.get(place, NOTHING)
            if place == ANYWHERE:
                both = old_anywhere & new_anywhere
            else:
                both = (names | old_anywhere) & (new.get(place, NOTHING) | new_anywhere)
            if both != names:
                changed = True
                if both:
                    old[place] = both
                else:
                    del old[place]
        return changed

    def _holds(self, state: State, place: int, name: int) -> bool:
        """Tell whether a place holds what a register is called."""
        return name in state.get(place, NOTHING) or name in state.get(ANYWHERE, NOTHING)

    def _fault(self, block: MachineBlock, ins: MachineInstruction, text: str) -> None:
        self.faults.append(f"{self.mf.name}: block {block.id}: {ins.info.name}: {text}")

    def _check_sequence(self) -> None:
        """Every instruction but copies is still there, once and in order, and what is new was made by the target."""
        for block in self.mf.blocks:
            following = 0
            originals = self.recorder.originals.get(block.id)
            if originals is None:
                originals = []
            for ins in block.instructions:
                number = self.recorder.numbers.get(id(ins), -1)
                if number < 0:
                    if id(ins) not in self.recorder.inserted:
                        self._fault(block, ins, "came from nowhere")
                    continue
                if number < following or originals[number].ins is not ins:
                    self._fault(block, ins, "is out of its place")
                    return
                self._check_dropped(block, originals, following, number)
                following = number + 1
            self._check_dropped(block, originals, following, len(originals))

    def _check_dropped(self, block: MachineBlock, originals: list[Original], start: int, end: int) -> None:
        """Instructions start .. end - 1 are gone: they must be copies, or be made again where they are wanted."""
        for index in range(start, end):
            opcode = originals[index].ins.info.opcode
            if originals[index].ins.info.cheap and self.definitions.get(originals[index].registers[0], 0) == 1:
                continue
            if opcode != COPY and opcode != PARALLEL_COPY and opcode != UNDEFINED and opcode != DEBUG_VALUE:
                self._fault(block, originals[index].ins, "was lost")

    def _rename(self, state: State, destinations: list[int], sources: list[int]) -> None:
        """Apply a copy of the program: the places of the sources hold the destinations, too."""
        gone = frozenset(register for register in destinations if register >= FIRST_VIRTUAL)
        result: State = {}
        for place in state:
            names = state[place]
            kept = names - gone
            more = [destinations[index] for index in range(len(sources))
                    if sources[index] in names and destinations[index] >= FIRST_VIRTUAL]
            result[place] = kept.union(more)
        state.clear()
        state.update(result)

    def _drop(self, state: State, originals: list[Original], start: int, end: int) -> None:
        """Apply what the instructions start .. end - 1, no longer there, meant."""
        for index in range(start, end):
            original = originals[index]
            opcode = original.ins.info.opcode
            if opcode == COPY or opcode == PARALLEL_COPY:
                count = len(original.registers) // 2
                self._rename(state, original.registers[:count], original.registers[count:])
                for register in original.registers[:count]:
                    # The write to a physical register is what the moves around it have to do.
                    if register < FIRST_VIRTUAL:
                        source = original.registers[count + original.registers.index(register)]
                        for place in list(state):
                            names = state[place] - {register}
                            state[place] = names | {register} if source in names else names
            elif opcode == UNDEFINED:
                state[ANYWHERE] = state.get(ANYWHERE, NOTHING) | {original.registers[0]}

    def _execute(self, block: MachineBlock, state: State, report: bool) -> State:
        """Return the state after the block."""
        originals = self.recorder.originals.get(block.id)
        if originals is None:
            originals = []
        following = 0
        pending = True
        instructions = block.instructions
        index = 0
        while index < len(instructions):
            ins = instructions[index]
            if pending:
                # Copies that are gone come before the moves made of them.
                end = following
                while end < len(originals) and not self._stands(instructions, index, originals[end].ins):
                    end += 1
                self._drop(state, originals, following, end)
                following = end
                pending = False
            number = self.recorder.numbers.get(id(ins), -1)
            if number < 0:
                self._insert(state, self.recorder.inserted[id(ins)])
            else:
                self._original(block, state, originals[number], report)
                following = number + 1
                pending = True
            index += 1
        self._drop(state, originals, following, len(originals))
        return state

    def _stands(self, instructions: list[MachineInstruction], start: int, ins: MachineInstruction) -> bool:
        """Tell whether `ins` is the next original in the allocated block."""
        for index in range(start, len(instructions)):
            if id(instructions[index]) in self.recorder.numbers:
                return instructions[index] is ins
        return False

    def _insert(self, state: State, inserted: Inserted) -> None:
        """Apply a move that allocation made."""
        places = inserted.places
        if inserted.kind == MOVED:
            state[places[0]] = state.get(places[1], NOTHING)
        elif inserted.kind == SWAPPED:
            kept = state.get(places[0], NOTHING)
            state[places[0]] = state.get(places[1], NOTHING)
            state[places[1]] = kept
        elif inserted.kind == COMPUTED:
            state[places[0]] = state.get(REPEATABLE - places[1], NOTHING)

    def _original(self, block: MachineBlock, state: State, original: Original, report: bool) -> None:
        """Check one instruction of the program and apply what it does."""
        ins = original.ins
        if ins.info.opcode == DEBUG_VALUE:
            if report and ins.registers and ins.registers[0] and original.registers[0] >= FIRST_VIRTUAL:
                if not self._holds(state, ins.registers[0], original.registers[0]):
                    self._fault(block, ins, f"{self._name(ins.registers[0])} does not hold v{original.registers[0]}")
            return
        roles = original.roles
        count = len(roles)
        wanted = original.registers
        if ins.info.commutes >= 0 and self._exchanged(state, ins, original):
            wanted = list(wanted)
            wanted[ins.info.tied] = original.registers[ins.info.commutes]
            wanted[ins.info.commutes] = original.registers[ins.info.tied]
        early = 0
        late: list[int] = []
        slots = 0
        for index in range(count):
            place = ins.registers[index]
            if roles[index] & DEF and place > 0:
                if roles[index] & EARLY:
                    early |= 1 << place
            if report:
                # A tied use lies where the definition lies, whatever its own class.
                of_class = original.registers[0] if index == ins.info.tied else wanted[index]
                slots += self._check_place(block, ins, wanted[index], of_class, place, roles[index])
        if report and slots > 1 and not ins.info.many_slots:
            self._fault(block, ins, "has more than one operand in memory")
        if ins.info.tied >= 0 and ins.registers[0] != ins.registers[ins.info.tied] and report:
            self._fault(block, ins, "tied operands differ")
        if report:
            for index in range(count):
                place = ins.registers[index]
                if roles[index] & USE and wanted[index] and not (place > 0 and self.reserved >> place & 1):
                    if not self._holds(state, place, wanted[index]):
                        self._fault(block, ins, f"operand {index}: {self._name(place)} does not hold {self._name(wanted[index])}")
                    if place > 0 and early >> place & 1 and not roles[index] & DEF:
                        self._fault(block, ins, f"operand {index}: {self._name(place)} is written before it is read")
        renamed: list[int] = []
        if ins.info.opcode == COPY:
            # Both names are true of the source's value.
            source = state.get(ins.registers[1], NOTHING)
            if original.registers[0] >= FIRST_VIRTUAL:
                self._rename(state, [original.registers[0]], [original.registers[1]])
                source = (source - {original.registers[0]}) | {original.registers[0]}
            else:
                source = source | {original.registers[0]}
            state[ins.registers[0]] = source
            renamed.append(ins.registers[0])
        mask = ins.clobbers
        while mask:
            register = (mask & -mask).bit_length() - 1
            mask &= mask - 1
            state.pop(register, None)
        written = ins.clobbers
        for index in range(count):
            place = ins.registers[index]
            if not roles[index] & DEF:
                continue
            if place > 0:
                written |= 1 << place
            if renamed:
                continue
            if report and place in late:
                self._fault(block, ins, f"{self._name(place)} is written twice")
            late.append(place)
            name = original.registers[index]
            for other in list(state):
                if name in state[other]:
                    state[other] = state[other] - {name}
        if not renamed:
            for index in range(count):
                if roles[index] & DEF and ins.registers[index]:
                    name = original.registers[index]
                    state[ins.registers[index]] = frozenset([name])
                    if ins.info.cheap and self.definitions.get(name, 0) == 1:
                        state[REPEATABLE - name] = frozenset([name])
        if report and written & ~self.mf.used_registers & ~self.reserved:
            self._fault(block, ins, "writes a register that is not in used_registers")

    def _exchanged(self, state: State, ins: MachineInstruction, original: Original) -> bool:
        """Tell whether the commuting operands have changed places."""
        tied = ins.info.tied
        other = ins.info.commutes
        if not self._holds(state, ins.registers[tied], original.registers[other]):
            return False
        if not self._holds(state, ins.registers[tied], original.registers[tied]):
            return True
        # Both are the same value: the class tells.
        place = ins.registers[other]
        register = original.registers[other]
        return place > 0 and register >= FIRST_VIRTUAL and not self.recorder.classes[self.mf.class_of(register)].mask >> place & 1

    def _check_place(self, block: MachineBlock, ins: MachineInstruction, wanted: int, of_class: int, place: int, role: int) -> int:
        """Check that an operand may be where it is, which is a question of the class of `of_class`; return 1 for a slot that counts."""
        if place >= FIRST_VIRTUAL:
            self._fault(block, ins, f"v{place} has no register")
            return 0
        if wanted < FIRST_VIRTUAL or of_class < FIRST_VIRTUAL:
            if wanted < FIRST_VIRTUAL and of_class >= FIRST_VIRTUAL and wanted != place:
                self._fault(block, ins, f"{self._name(wanted)} became {self._name(place)}")
            return 0
        register_class = self.recorder.classes[self.mf.class_of(of_class)]
        if place > 0:
            if not register_class.mask >> place & 1:
                self._fault(block, ins, f"{self._name(place)} is not of class {register_class.name}")
            elif self.reserved >> place & 1:
                self._fault(block, ins, f"{self._name(place)} is reserved")
            return 0
        if not register_class.registers:
            return 0
        if not role & MEMORY:
            self._fault(block, ins, f"v{wanted} cannot be in memory")
        return 1

    def _name(self, place: int) -> str:
        """Return how people call a place."""
        if place < 0:
            return f"slot {-1 - place}"
        if place < FIRST_VIRTUAL:
            return self.recorder.register_names[place]
        return f"v{place}"


def check_allocation(mf: MachineFunction, recorder: Recorder) -> list[str]:
    """Return the faults of the allocation of `mf`, made through `recorder`; its edges must be those of now."""
    return Checker(mf, recorder).run()
