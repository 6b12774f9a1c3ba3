"""Instruction selection: the part that knows no instruction set.

In: an IR function after legalisation, critical edges split.  Out: a MachineFunction on virtual registers with PHIs.

Blocks are walked in reverse post-order backwards, and each from its end (bottom-up maximal munch, after Appel, "Modern Compiler
Implementation", ch. 9, on a graph instead of trees): a definition is reached after all its uses, so it is known whether anybody wanted
it in a register.  What users took into their own instruction (an address, a load, a comparison) is wanted by nobody, and vanishes.

    %3 = load %p; %4 = add %x, %3       =>      add d, x, [p]       (the load has one use, and no write lies between)

A target derives from Selector: `instruction` and `terminator` emit the machine instructions of one IR instruction, in order; they ask
`use` for the register of an operand, `define` for that of the result, and `single` and `loadable` for what may be taken in.
Constants have no home: each use makes its own, which allocation may then make again elsewhere.
"""

from __future__ import annotations

from mypy_extensions import mypyc_attr

from compiler.codegen.machine import (
    PHI_INFO,
    SLOT_LOCAL,
    UNDEFINED_INFO,
    MachineBlock,
    MachineFunction,
    MachineInstruction,
    OpcodeInfo,
    copy,
)
from compiler.ir import ops
from compiler.ir.cfg import reverse_postorder
from compiler.ir.details import Branch, Immediate, Slot, Switch
from compiler.ir.effects import effects_of
from compiler.ir.graph import Block, Instruction, Parameter, Undef, Value, count_uses
from compiler.ir.module import Function, Module


@mypyc_attr(allow_interpreted_subclasses=True)     # tests have targets of their own
class Selector:
    """Selection of one function; a target derives from it."""

    def __init__(self, fn: Function, unit: Module) -> None:
        self.fn: Function = fn
        self.unit: Module = unit
        self.mf: MachineFunction = MachineFunction(fn.name)
        self.mf.for_size = fn.options.level in ("s", "z")
        self.table: list[ops.Op] = ops.table()
        self.order: list[Block] = reverse_postorder(fn)
        self.uses: list[int] = count_uses(self.order, fn.next_id)
        self.registers: list[int] = [0] * fn.next_id    # virtual register by value, 0: nobody wants it yet
        self.home: list[int] = [-1] * fn.next_id        # place of the defining block in `order`
        self.epoch: list[int] = [0] * fn.next_id        # how many writes of the block lie before
        self.slots: dict[int, int] = {}                 # frame slot whose address a SLOT instruction or a parameter is
        self.outputs: dict[int, list[Instruction]] = {}     # the `output` readers of an instruction
        self.blocks: list[MachineBlock] = []            # by place in `order`
        self.group: list[MachineInstruction] = []       # what the instruction in hand became so far
        self.place: int = 0                             # of the block in hand
        self.point: int = 0                             # epoch of the instruction in hand
        self.location: int = 0
        self._phis: dict[int, MachineInstruction] = {}

    # -- what a target adds ---------------------------------------------------------------------------

    def class_of(self, type: int) -> int:
        """Return the register class of a value of `type`."""
        raise NotImplementedError

    def constant(self, value: Value) -> int:
        """Emit what makes a constant, or the address of a frame slot, and return its register."""
        raise NotImplementedError

    def entry(self) -> None:
        """Emit what takes the parameters from where the caller left them."""
        raise NotImplementedError

    def instruction(self, ins: Instruction) -> None:
        """Emit an instruction that somebody wants or that has an effect."""
        raise NotImplementedError

    def terminator(self, ins: Instruction) -> None:
        """Emit a terminator: one machine instruction that names all successors, last."""
        raise NotImplementedError

    # -- the walk -------------------------------------------------------------------------------------

    def run(self) -> MachineFunction:
        """Select the whole function."""
        self._survey()
        for place in range(len(self.order) - 1, -1, -1):
            self._block(place)
        return self.mf

    def _survey(self) -> None:
        """Make the blocks, slots and PHIs; note where values are defined."""
        mf = self.mf
        for place in range(len(self.order)):
            block = self.order[place]
            self.blocks.append(mf.new_block())
            self.blocks[place].address_taken = block.address_taken
            if block.address_taken and block.name:
                self.blocks[place].label = self.fn.name + ":" + block.name
            writes = 0
            for ins in block.instructions:
                self.home[ins.id] = place
                self.epoch[ins.id] = writes
                op = ins.op
                if op == ops.SLOT:
                    detail = ins.detail
                    assert isinstance(detail, Slot)
                    self.slots[ins.id] = mf.new_slot(detail.size, detail.align, SLOT_LOCAL, detail.name)
                    mf.slots[self.slots[ins.id]].arrays = detail.arrays
                elif op == ops.OUTPUT:
                    source = ins.operands[0]
                    assert isinstance(source, Instruction)
                    readers = self.outputs.get(source.id)
                    if readers is None:
                        self.outputs[source.id] = [ins]
                    else:
                        readers.append(ins)
                    if self.uses[ins.id]:
                        self.registers[ins.id] = mf.new_register(self.class_of(ins.type))
                elif effects_of(ins, self.table) & (ops.WRITES | ops.EFFECT):
                    writes += 1
        for place in range(len(self.order)):
            for ins in self.order[place].instructions:
                if ins.op != ops.PHI:
                    break
                if self.uses[ins.id]:
                    made = MachineInstruction(PHI_INFO, [self.use(ins)])
                    for target in ins.targets:
                        if target.order >= 0:
                            made.targets.append(self.blocks[target.order])
                            made.registers.append(0)
                    self._phis[ins.id] = made

    def _block(self, place: int) -> None:
        block = self.order[place]
        machine = self.blocks[place]
        self.place = place
        instructions = block.instructions
        reverse: list[MachineInstruction] = []
        last = instructions[-1]
        self.point = self.epoch[last.id]
        self.location = last.location
        self.terminator(last)
        machine.cold = last.op == ops.UNREACHABLE
        self._odds(last, machine)
        self._take_group(reverse)
        self._phi_sources(block, machine)
        self._take_group(reverse)
        registers = self.registers
        table = self.table
        index = len(instructions) - 2
        while index >= 0:
            ins = instructions[index]
            index -= 1
            op = ins.op
            if op == ops.PHI:
                break
            if op == ops.SLOT or op == ops.OUTPUT or op == ops.DBG_VALUE or op == ops.DBG_SLOT:
                continue
            if registers[ins.id] == 0 and effects_of(ins, table) & ops.STAYS == 0 and not self._output_wanted(ins):
                continue
            self.point = self.epoch[ins.id]
            self.location = ins.location
            self.instruction(ins)
            self._take_group(reverse)
        if place == 0:
            self.point = 0
            self.location = 0
            self.entry()
            self._take_group(reverse)
        for ins in instructions:
            if ins.op != ops.PHI:
                break
            made = self._phis.get(ins.id)
            if made is not None:
                machine.instructions.append(made)
        reverse.reverse()
        machine.instructions.extend(reverse)

    def _output_wanted(self, ins: Instruction) -> bool:
        """Tell whether somebody reads an output of an instruction with several."""
        readers = self.outputs.get(ins.id)
        if readers is not None:
            for reader in readers:
                if self.registers[reader.id]:
                    return True
        return False

    def _take_group(self, reverse: list[MachineInstruction]) -> None:
        group = self.group
        if group:
            group.reverse()
            reverse.extend(group)
            self.group = []

    def _odds(self, last: Instruction, machine: MachineBlock) -> None:
        detail = last.detail
        if isinstance(detail, Branch):
            machine.odds = [detail.taken, detail.not_taken]
        elif isinstance(detail, Switch) and len(detail.weights) == len(last.targets):
            machine.odds = list(detail.weights)

    def _phi_sources(self, block: Block, machine: MachineBlock) -> None:
        """Fill in what the PHIs of the successors take from this block."""
        done: list[Block] = []
        for target in block.instructions[-1].targets:
            if target in done:
                continue
            done.append(target)
            for ins in target.instructions:
                if ins.op != ops.PHI:
                    break
                made = self._phis.get(ins.id)
                if made is None:
                    continue
                for index in range(len(ins.targets)):
                    if ins.targets[index] is block:
                        value = ins.operands[index]
                        if not isinstance(value, Undef):
                            position = made.targets.index(machine)
                            made.registers[position + 1] = self.use(value)
                        break

    # -- for targets ----------------------------------------------------------------------------------

    def use(self, value: Value) -> int:
        """Return a register that holds the value where the instruction in hand stands."""
        if isinstance(value, Instruction):
            if value.op == ops.SLOT:
                return self.constant(value)
            found = self.registers[value.id]
            if found == 0:
                found = self.mf.new_register(self.class_of(value.type))
                self.registers[value.id] = found
            return found
        if isinstance(value, Parameter):
            if value.id in self.slots:
                return self.constant(value)
            found = self.registers[value.id]
            if found == 0:
                found = self.mf.new_register(self.class_of(value.type))
                self.registers[value.id] = found
            return found
        if isinstance(value, Undef):
            found = self.mf.new_register(self.class_of(value.type))
            self.emit(UNDEFINED_INFO, [found])
            return found
        return self.constant(value)

    def define(self, ins: Instruction) -> int:
        """Return the register that the instruction in hand must set."""
        found = self.registers[ins.id]
        if found == 0:
            found = self.mf.new_register(self.class_of(ins.type))
        return found

    def new_register(self, register_class: int) -> int:
        """Return a new virtual register."""
        return self.mf.new_register(register_class)

    def emit(self, info: OpcodeInfo, registers: list[int]) -> MachineInstruction:
        """Append an instruction to what the one in hand becomes."""
        made = MachineInstruction(info, registers)
        made.location = self.location
        self.group.append(made)
        return made

    def copy(self, destination: int, source: int) -> None:
        """Append a copy."""
        made = copy(destination, source)
        made.location = self.location
        self.group.append(made)

    def single(self, value: Value) -> Instruction | None:
        """Return the instruction that `value` is if it is of this block and its one use is the one in hand."""
        if isinstance(value, Instruction) and self.uses[value.id] == 1 and self.home[value.id] == self.place and (
                self.registers[value.id] == 0):
            return value
        return None

    def loadable(self, value: Value) -> Instruction | None:
        """Return the load that `value` is if it may happen where the instruction in hand stands, and nowhere else."""
        found = self.single(value)
        if found is None or found.op != ops.LOAD or found.flags & ops.VOLATILE or self.epoch[found.id] != self.point:
            return None
        return found

    def output_of(self, ins: Instruction, number: int) -> int:
        """Return the register of output `number` of the instruction in hand, 0 if nobody reads it."""
        readers = self.outputs.get(ins.id)
        if readers is not None:
            for reader in readers:
                detail = reader.detail
                assert isinstance(detail, Immediate)
                if detail.numbers[0] == number and self.registers[reader.id]:
                    return self.registers[reader.id]
        return 0

    def block_of(self, block: Block) -> MachineBlock:
        """Return the machine block of an IR block that control reaches."""
        return self.blocks[block.order]
