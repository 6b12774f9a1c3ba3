"""Random machine functions, and a target that has every constraint an allocator meets.

Integer registers r1-r3 are lost by calls, r4-r6 are not; r7 is reserved.  Float registers f1-f4 are all lost by calls.  The class
"low" has r1 and r4 only; the class "wide" has no registers at all.
"""

from __future__ import annotations

import random
from typing import Final

from compiler.codegen.machine import (
    COPY,
    COPY_INFO,
    DEBUG_VALUE_INFO,
    DEF,
    EARLY,
    FIRST_TARGET,
    FIRST_VIRTUAL,
    MEMORY,
    PHI_INFO,
    UNDEFINED_INFO,
    USE,
    MachineBlock,
    MachineFunction,
    MachineInstruction,
    OpcodeInfo,
)
from compiler.codegen.target import CodegenTarget, RegisterClass
from compiler.ir.module import Function

INTEGER: Final = 0
FLOAT: Final = 1
LOW: Final = 2
WIDE: Final = 3
CALL_CLOBBERS: Final = 0b1110 | 0b1111 << 8     # r1-r3, f1-f4

ADD: Final = OpcodeInfo(FIRST_TARGET, "add", (DEF, USE, USE | MEMORY), tied=1, commutes=2)
SUB: Final = OpcodeInfo(FIRST_TARGET + 1, "sub", (DEF, USE, USE | MEMORY), tied=1)
LOADED: Final = OpcodeInfo(FIRST_TARGET + 2, "constant", (DEF,), cheap=True)
COMPARE: Final = OpcodeInfo(FIRST_TARGET + 3, "compare", (USE | MEMORY, USE))
WIDEN: Final = OpcodeInfo(FIRST_TARGET + 4, "widen", (DEF | EARLY, USE, USE))
SHIFT: Final = OpcodeInfo(FIRST_TARGET + 5, "shift", (DEF, USE, USE), tied=1)
DIVIDE: Final = OpcodeInfo(FIRST_TARGET + 6, "divide", (DEF, DEF, USE, USE, USE | MEMORY))
CALL: Final = OpcodeInfo(FIRST_TARGET + 7, "call", (), is_call=True)
STORE: Final = OpcodeInfo(FIRST_TARGET + 8, "store", (USE, USE))
BUMP: Final = OpcodeInfo(FIRST_TARGET + 9, "bump", (USE | DEF, USE))
ASM: Final = OpcodeInfo(FIRST_TARGET + 10, "asm", (), many_slots=True)
THREE: Final = OpcodeInfo(FIRST_TARGET + 11, "three", (DEF, USE, USE))
WIDE_OP: Final = OpcodeInfo(FIRST_TARGET + 12, "wide", (DEF | MEMORY, USE | MEMORY, USE | MEMORY))
JUMP: Final = OpcodeInfo(FIRST_TARGET + 13, "jump", (), terminator=True)
BRANCH: Final = OpcodeInfo(FIRST_TARGET + 14, "branch", (USE,), terminator=True)
GOTO: Final = OpcodeInfo(FIRST_TARGET + 15, "goto", (USE,), terminator=True)
RETURN: Final = OpcodeInfo(FIRST_TARGET + 16, "return", (USE,), terminator=True)
ASM_GOTO: Final = OpcodeInfo(FIRST_TARGET + 17, "asm_goto", (DEF, USE), terminator=True)
MOVE: Final = OpcodeInfo(FIRST_TARGET + 18, "move", (DEF, USE))


class RandomTarget(CodegenTarget):
    """The target of the random functions.  swaps: whether it can exchange two registers."""

    def __init__(self, swaps: bool) -> None:
        super().__init__()
        self.swaps = swaps
        self.register_names = ["", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "f1", "f2", "f3", "f4"]
        self.register_class = [-1, 0, 0, 0, 0, 0, 0, -1, 1, 1, 1, 1]
        self.classes = [RegisterClass("integer", (1, 2, 3, 4, 5, 6), 8, 8), RegisterClass("float", (8, 9, 10, 11), 8, 8),
                        RegisterClass("low", (1, 4), 8, 8), RegisterClass("wide", (), 16, 16)]

    def callee_saved(self, fn: Function) -> int:
        return 0b1110000

    def reserved(self, mf: MachineFunction) -> int:
        return 1 << 7

    def make_move(self, mf: MachineFunction, destination: int, source: int, register_class: int) -> list[MachineInstruction]:
        assert (destination > 0 or source > 0) or register_class == WIDE
        result = [MachineInstruction(MOVE, [destination, source])]
        if destination < 0 and source < 0:
            result.append(MachineInstruction(MOVE, [destination, destination]))
        return result

    def make_swap(self, mf: MachineFunction, left: int, right: int, register_class: int) -> list[MachineInstruction]:
        return [MachineInstruction(MOVE, [left, right])] if self.swaps and register_class != FLOAT else []

    def make_load(self, mf: MachineFunction, destination: int, slot: int, register_class: int) -> MachineInstruction:
        assert destination > 0 and slot >= 0
        return MachineInstruction(MOVE, [destination, -1 - slot])

    def make_store(self, mf: MachineFunction, source: int, slot: int, register_class: int) -> MachineInstruction:
        assert source > 0 and slot >= 0
        return MachineInstruction(MOVE, [-1 - slot, source])

    def copy_cheap(self, mf: MachineFunction, ins: MachineInstruction, destination: int) -> MachineInstruction:
        assert ins.info.cheap
        return MachineInstruction(ins.info, [destination])


class Maker:
    """Makes one random function in SSA form: a random graph, values used where their definitions dominate."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.mf = MachineFunction(f"random{seed}")
        self.size = self.random.choice([3, 6, 12, 25])
        self.pressure = self.random.choice([2, 5, 9, 16])

    def value(self, register_class: int) -> int:
        return self.mf.new_register(register_class)

    def make(self) -> MachineFunction:
        """Return the function."""
        rnd = self.random
        count = rnd.choice([1, 2, 4, 7, 12])
        blocks = [self.mf.new_block() for _ in range(count)]
        targets: list[list[int]] = []
        for number in range(count):
            # Later blocks mostly, so that everything is reached; never the entry.
            ways = rnd.choice([0, 1, 1, 2, 2, 2, 3])
            found = [number + 1] if number + 1 < count else []
            for _ in range(ways - 1 if found else ways):
                if count > 1:
                    found.append(rnd.randrange(1, count))
            targets.append(found)
        self._split(blocks, targets)
        parents = dominators(targets)
        available: list[list[int]] = [[] for _ in targets]
        self.loaded: list[int] = []
        for number in range(len(targets)):
            above: list[int] = []
            if number and parents[number] >= 0:
                above = available[parents[number]]
            available[number] = self._fill(number, targets, list(above))
        self._phis(targets, available)
        return self.mf

    def _split(self, blocks: list[MachineBlock], targets: list[list[int]]) -> None:
        """Split critical edges, but those out of blocks that will end in a goto."""
        self.gotos: set[int] = set()
        for number in range(len(targets)):
            if len(set(targets[number])) > 1 and self.random.random() < 0.2:
                self.gotos.add(number)
        for number in range(len(targets)):
            if len(targets[number]) > 1 and number not in self.gotos:
                for index in range(len(targets[number])):
                    blocks.append(self.mf.new_block())
                    targets.append([targets[number][index]])
                    targets[number][index] = len(targets) - 1

    def _pick(self, values: list[int], register_class: int) -> int:
        """Return a value of the class, a new constant if there is none."""
        rnd = self.random
        fitting = [value for value in values[-3 * self.pressure:] if self.mf.class_of(value) == register_class]
        if register_class == INTEGER and rnd.random() < 0.2:
            fitting += [value for value in values if self.mf.class_of(value) == LOW]
        if fitting and rnd.random() < 0.95:
            return rnd.choice(fitting[-self.pressure:] if rnd.random() < 0.7 else fitting)
        value = self.value(register_class)
        self.out.append(MachineInstruction(LOADED if register_class != WIDE else UNDEFINED_INFO, [value]))
        values.append(value)
        return value

    def _fill(self, number: int, targets: list[list[int]], values: list[int]) -> list[int]:
        rnd = self.random
        block = self.mf.blocks[number]
        self.out = block.instructions
        if number == 0:
            for register in (1, 2, 8):
                value = self.value(INTEGER if register < 8 else FLOAT)
                self.out.append(MachineInstruction(COPY_INFO, [value, register]))
                values.append(value)
            for _ in range(self.pressure):
                self._pick_new(values)
        if len(targets[number]) != 1 or rnd.random() < 0.6:
            for _ in range(rnd.randrange(self.size)):
                self._operation(values)
        successors = targets[number]
        if not successors:
            if rnd.random() < 0.5:
                self.out.append(MachineInstruction(COPY_INFO, [1, self._pick(values, INTEGER)]))
                ins = MachineInstruction(RETURN, [1])
            else:
                ins = MachineInstruction(RETURN, [self._pick(values, rnd.choice([INTEGER, FLOAT]))])
        elif number in self.gotos:
            ins = MachineInstruction(GOTO, [self._pick(values, INTEGER)])
        elif len(successors) == 1:
            ins = MachineInstruction(JUMP, [])
        elif rnd.random() < 0.1:
            value = self._pick(values, INTEGER)
            result = self.value(INTEGER)
            ins = MachineInstruction(ASM_GOTO, [result, value])
            values.append(result)
        else:
            ins = MachineInstruction(BRANCH, [self._pick(values, INTEGER)])
        ins.targets = [self.mf.blocks[target] for target in successors]
        self.out.append(ins)
        return values

    def _pick_new(self, values: list[int]) -> None:
        value = self.value(self.random.choice([INTEGER, INTEGER, INTEGER, FLOAT, LOW]))
        self.out.append(MachineInstruction(LOADED, [value]))
        values.append(value)

    def _operation(self, values: list[int]) -> None:
        """Append one random instruction."""
        rnd = self.random
        choice = rnd.randrange(16)
        out = self.out
        kind = rnd.choice([INTEGER, INTEGER, FLOAT])
        if choice < 3:
            info = rnd.choice([ADD, SUB, THREE])
            uses = [self._pick(values, kind), self._pick(values, kind)]
            result = self.value(kind)
            out.append(MachineInstruction(info, [result] + uses))
            values.append(result)
        elif choice == 3:
            self._pick_new(values)
        elif choice == 4:
            uses = [self._pick(values, kind), self._pick(values, kind)]
            out.append(MachineInstruction(rnd.choice([COMPARE, STORE]), uses))
        elif choice == 5:
            uses = [self._pick(values, kind), self._pick(values, kind)]
            result = self.value(kind)
            out.append(MachineInstruction(WIDEN, [result] + uses))
            values.append(result)
        elif choice == 6:
            use = self._pick(values, INTEGER)
            out.append(MachineInstruction(COPY_INFO, [3, self._pick(values, INTEGER)]))
            result = self.value(INTEGER)
            out.append(MachineInstruction(SHIFT, [result, use, 3]))
            values.append(result)
        elif choice == 7:
            left, right = self._pick(values, INTEGER), self._pick(values, INTEGER)
            out.append(MachineInstruction(COPY_INFO, [1, left]))
            out.append(MachineInstruction(LOADED, [2]))
            out.append(MachineInstruction(DIVIDE, [1, 2, 1, 2, right]))
            result = self.value(INTEGER)
            out.append(MachineInstruction(COPY_INFO, [result, rnd.choice([1, 2])]))
            values.append(result)
        elif choice in (8, 9):
            self._call(values)
        elif choice == 10:
            # Not SSA: a value changed in place.
            fresh = self.value(INTEGER)
            other = self._pick(values, INTEGER)
            out.append(MachineInstruction(COPY_INFO, [fresh, self._pick(values, INTEGER)]))
            out.append(MachineInstruction(BUMP, [fresh, other]))
            values.append(fresh)
        elif choice == 11:
            self._asm(values)
        elif choice == 12:
            uses = [self._pick(values, WIDE), self._pick(values, WIDE)]
            result = self.value(WIDE)
            out.append(MachineInstruction(WIDE_OP, [result] + uses))
            values.append(result)
        elif choice == 13:
            out.append(MachineInstruction(DEBUG_VALUE_INFO, [self._pick(values, kind)]))
        else:
            source = self._pick(values, rnd.choice([INTEGER, FLOAT, WIDE, LOW]))
            result = self.value(self.mf.class_of(source))
            if self.mf.class_of(source) == LOW:
                result = self.value(INTEGER)
            out.append(MachineInstruction(COPY_INFO, [result, source]))
            values.append(result)

    def _call(self, values: list[int]) -> None:
        rnd = self.random
        arguments = rnd.sample([1, 2, 3, 8, 9], rnd.randrange(4))
        chosen = [self._pick(values, INTEGER if register < 8 else FLOAT) for register in arguments]
        callee = [self._pick(values, INTEGER)] if rnd.random() < 0.3 else []
        for register, value in zip(arguments, chosen, strict=True):
            self.out.append(MachineInstruction(COPY_INFO, [register, value]))
        results = rnd.choice([[], [1], [1, 2], [8]])
        ins = MachineInstruction(CALL, results + arguments + callee)
        ins.roles = (DEF,) * len(results) + (USE,) * (len(arguments) + len(callee))
        ins.clobbers = CALL_CLOBBERS
        self.out.append(ins)
        for register in results:
            value = self.value(INTEGER if register < 8 else FLOAT)
            self.out.append(MachineInstruction(COPY_INFO, [value, register]))
            values.append(value)

    def _asm(self, values: list[int]) -> None:
        """An asm statement: outputs, early outputs, changed operands, inputs, memory, clobbers; never more than fits."""
        rnd = self.random
        registers: list[int] = []
        roles: list[int] = []
        made: list[int] = []
        if rnd.random() < 0.3:
            registers.append(rnd.choice([2, 5]))
            roles.append(DEF | EARLY)
        for _ in range(rnd.randrange(3)):
            result = self.value(rnd.choice([INTEGER, FLOAT]))
            made.append(result)
            registers.append(result)
            roles.append(rnd.choice([DEF, DEF | EARLY, DEF | MEMORY]))
        if rnd.random() < 0.3:
            low = self.value(LOW)
            self.out.append(MachineInstruction(LOADED, [low]))
            registers.append(low)
            roles.append(USE | DEF)
            made.append(low)
        if rnd.random() < 0.3:
            changed = self.value(INTEGER)
            self.out.append(MachineInstruction(COPY_INFO, [changed, self._pick(values, INTEGER)]))
            registers.append(changed)
            roles.append(rnd.choice([USE | DEF, USE | DEF | EARLY]))
            made.append(changed)
        lows = sum(1 for register in registers if register >= FIRST_VIRTUAL and self.mf.class_of(register) == LOW)
        for _ in range(rnd.randrange(3)):
            value = self._pick(values, rnd.choice([INTEGER, FLOAT, LOW]))
            lows += self.mf.class_of(value) == LOW
            registers.append(value)
            roles.append(rnd.choice([USE, USE | MEMORY]))
        if lows > 2:
            return
        ins = MachineInstruction(ASM, registers)
        ins.roles = tuple(roles)
        self.out.append(ins)
        values.extend(made)

    def _phis(self, targets: list[list[int]], available: list[list[int]]) -> None:
        """Put PHIs where paths join, and use them."""
        rnd = self.random
        for number in range(1, len(targets)):
            before = [index for index in range(len(targets)) if number in targets[index]]
            if not before or rnd.random() < 0.3:
                continue
            block = self.mf.blocks[number]
            made: list[MachineInstruction] = []
            for _ in range(rnd.randrange(1, 5)):
                kind = rnd.choice([INTEGER, INTEGER, FLOAT, WIDE])
                phi = MachineInstruction(PHI_INFO, [self.value(kind)])
                for index in before:
                    fitting = [value for value in available[index] if self.mf.class_of(value) == kind]
                    if index == number:
                        fitting += [other.registers[0] for other in made if self.mf.class_of(other.registers[0]) == kind]
                    phi.registers.append(rnd.choice(fitting) if fitting and rnd.random() < 0.95 else 0)
                    phi.targets.append(self.mf.blocks[index])
                phi.roles = (DEF,) + (USE,) * len(before)
                made.append(phi)
            block.instructions[0:0] = made
            for phi in made:
                value = phi.registers[0]
                kind = self.mf.class_of(value)
                place = rnd.randrange(len(made), len(block.instructions))
                while place > len(made) and fixed_between(block.instructions, place):
                    place -= 1
                if kind == WIDE:
                    use = MachineInstruction(WIDE_OP, [self.value(WIDE), value, value])
                else:
                    use = MachineInstruction(STORE, [value, value])
                block.instructions.insert(place, use)


def fixed_between(instructions: list[MachineInstruction], place: int) -> bool:
    """Tell whether a physical register may be live at a place: copies into and out of them stand together."""
    ins = instructions[place]
    before = instructions[place - 1]
    return any(0 < register < FIRST_VIRTUAL for register in ins.registers) or (
        before.info.opcode == COPY and 0 < before.registers[0] < FIRST_VIRTUAL)


def dominators(targets: list[list[int]]) -> list[int]:
    """Return a block that dominates each block and comes before it in number (not always the nearest), -1 for none."""
    count = len(targets)
    sets: list[set[int]] = [set(range(count)) for _ in range(count)]
    sets[0] = {0}
    changed = True
    while changed:
        changed = False
        for number in range(1, count):
            before = [sets[index] for index in range(count) if number in targets[index]]
            found = set.intersection(*before) | {number} if before else {number}
            if found != sets[number]:
                sets[number] = found
                changed = True
    result = [-1]
    for number in range(1, count):
        result.append(max((other for other in sets[number] if other < number), default=-1))
    return result


def random_function(seed: int) -> MachineFunction:
    """Return the function of a seed."""
    return Maker(seed).make()
