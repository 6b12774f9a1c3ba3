"""A machine that does not exist: 32-bit words, loads and stores, no flags, three-address form; and a simulator of it.

It shows that codegen/ assumes nothing of x86-64: everything about the machine is in this file.  Thirteen registers: r1 to r8 are lost by
calls, r9 to r12 are not, r13 is the stack pointer.  Arguments come in r1 to r6 and then on the stack, results go in r1 to r4.  Any
operation that compiler/ir/fold.py can do on words is one instruction; wider ones are what legalisation makes of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from compiler.codegen.critical_edges import split_critical_edges
from compiler.codegen.frame import lay_out_frame, place_slots
from compiler.codegen.layout import order_blocks
from compiler.codegen.legal import LegalTypes
from compiler.codegen.legalize import legalize
from compiler.codegen.machine import (
    COPY_INFO,
    DEF,
    FIRST_TARGET,
    SLOT_INCOMING,
    SLOT_OUTGOING,
    SLOT_SAVED,
    USE,
    Address,
    Extra,
    MachineFunction,
    MachineInstruction,
    OpcodeInfo,
)
from compiler.codegen.regalloc import allocate
from compiler.codegen.select import Selector
from compiler.codegen.target import CodegenTarget, RegisterClass
from compiler.ir import ops
from compiler.ir.details import AGGREGATE, RESULT, Call, Switch
from compiler.ir.fold import fold
from compiler.ir.graph import Instruction, IntConstant, SymbolAddress, Value, VectorConstant
from compiler.ir.interpreter import Machine
from compiler.ir.module import Function, Module
from compiler.ir.types import I1, I32, TOKEN, VOID, is_pointer, width_of
from compiler.unsupported import Unsupported

LEGAL: Final = LegalTypes("integers i32\nlacks parity bitreverse\nunaligned 1\ncopy 16 8\natomic 4")
ARGUMENTS: Final = (1, 2, 3, 4, 5, 6)
SAVED: Final = (9, 10, 11, 12)
STACK: Final = 13
LOST: Final = 0b1_1111_1110

CONSTANT: Final = OpcodeInfo(FIRST_TARGET, "li", (DEF,), cheap=True)
SYMBOL: Final = OpcodeInfo(FIRST_TARGET + 1, "la", (DEF,), cheap=True)
FRAME: Final = OpcodeInfo(FIRST_TARGET + 2, "frame", (DEF,), cheap=True)
COMPUTE: Final = [OpcodeInfo(FIRST_TARGET + 3 + count, "compute", (DEF,) + (USE,) * count) for count in range(4)]
LOAD: Final = OpcodeInfo(FIRST_TARGET + 7, "load", (DEF, USE))
STORE: Final = OpcodeInfo(FIRST_TARGET + 8, "store", (USE, USE))
LOAD_SLOT: Final = OpcodeInfo(FIRST_TARGET + 9, "load_slot", (DEF,))
STORE_SLOT: Final = OpcodeInfo(FIRST_TARGET + 10, "store_slot", (USE,))
MOVE: Final = OpcodeInfo(FIRST_TARGET + 11, "mv", (DEF, USE))
CALL: Final = OpcodeInfo(FIRST_TARGET + 12, "call", (), is_call=True)
JUMP: Final = OpcodeInfo(FIRST_TARGET + 13, "j", (), terminator=True)
BRANCH: Final = OpcodeInfo(FIRST_TARGET + 14, "bnez", (USE,), terminator=True)
SWITCH: Final = OpcodeInfo(FIRST_TARGET + 15, "switch", (USE,), terminator=True)
RETURN: Final = OpcodeInfo(FIRST_TARGET + 16, "ret", (), terminator=True)
STOP: Final = OpcodeInfo(FIRST_TARGET + 17, "stop", (), terminator=True)


class Computation(Extra):
    """What a `compute` does."""

    def __init__(self, op: int, type: int, types: list[int]) -> None:
        self.op = op
        self.type = type
        self.types = types


class Cases(Extra):
    """The cases of a `switch`."""

    def __init__(self, cases: list[tuple[int, int]]) -> None:
        self.cases = cases


class ToySelector(Selector):
    """Selection: one machine instruction for one of the IR, nearly always."""

    def class_of(self, type: int) -> int:
        return 0

    def constant(self, value: Value) -> int:
        register = self.new_register(0)
        if isinstance(value, IntConstant):
            self.emit(CONSTANT, [register]).immediate = value.value
        elif isinstance(value, SymbolAddress):
            made = self.emit(SYMBOL, [register])
            made.symbol, made.immediate = value.name, value.offset
        elif isinstance(value, Instruction):
            self.emit(FRAME, [register]).address = Address(slot=self.slots[value.id])
        else:
            raise Unsupported("codegen", "constant")
        return register

    def entry(self) -> None:
        loaded: list[tuple[int, int]] = []
        for index, parameter in enumerate(self.fn.parameters):
            register = self.registers[parameter.id]
            if index < len(ARGUMENTS):
                if register:
                    self.copy(register, ARGUMENTS[index])
            elif register:
                slot = self.mf.new_slot(4, 4, SLOT_INCOMING)
                self.mf.slots[slot].offset = 4 * (index - len(ARGUMENTS))
                loaded.append((register, slot))
        for register, slot in loaded:
            self.access(LOAD_SLOT, [register], Address(slot=slot), 4)

    def access(self, info: OpcodeInfo, registers: list[int], address: Address, size: int) -> None:
        """Emit a load or store."""
        made = self.emit(info, registers)
        made.address = address
        made.size = size

    def instruction(self, ins: Instruction) -> None:
        op = ins.op
        if op in (ops.LOAD, ops.STORE):
            place = ins.operands[-1]
            value = ins if op == ops.LOAD else ins.operands[0]
            size = 4 if is_pointer(value.type) else (width_of(value.type) + 7) // 8
            register = self.define(ins) if op == ops.LOAD else self.use(value)
            if isinstance(place, Instruction) and place.op == ops.SLOT:
                self.access(LOAD_SLOT if op == ops.LOAD else STORE_SLOT, [register], Address(slot=self.slots[place.id]), size)
            else:
                self.access(LOAD if op == ops.LOAD else STORE, [register, self.use(place)], Address(base=1), size)
        elif op == ops.CALL:
            self.call(ins)
        elif op == ops.FREEZE:
            self.copy(self.define(ins), self.use(ins.operands[0]))
        elif op in (ops.LIFETIME_START, ops.LIFETIME_END):
            pass
        elif ops.table()[op].traits & ops.FOLDABLE or op in (ops.PTRADD, ops.SELECT):
            uses = [self.use(operand) for operand in ins.operands]
            self.emit(COMPUTE[len(uses)], [self.define(ins), *uses]).extra = Computation(
                op, ins.type, [operand.type for operand in ins.operands])
        else:
            raise Unsupported("codegen", ops.table()[op].name)

    def call(self, ins: Instruction) -> None:
        """Emit a call."""
        detail = ins.detail
        assert isinstance(detail, Call)
        if any(argument.passing in (AGGREGATE, RESULT) for argument in detail.signature.arguments):
            raise Unsupported("codegen", "aggregate argument")
        callee = ins.operands[0]
        uses = [self.use(operand) for operand in ins.operands[1:]]
        called = [] if isinstance(callee, SymbolAddress) else [self.use(callee)]
        for index, register in enumerate(uses[len(ARGUMENTS):]):
            slot = self.mf.new_slot(4, 4, SLOT_OUTGOING)
            self.mf.slots[slot].offset = 4 * index
            self.mf.outgoing_size = max(self.mf.outgoing_size, 4 * index + 4)
            self.access(STORE_SLOT, [register], Address(slot=slot), 4)
        taken = list(ARGUMENTS[:len(uses)])
        for argument, register in zip(taken, uses, strict=False):
            self.copy(argument, register)
        results = [1, 2, 3, 4] if ins.type == TOKEN else [] if ins.type == VOID else [1]
        made = self.emit(CALL, results + taken + called)
        made.roles = (DEF,) * len(results) + (USE,) * (len(taken) + len(called))
        made.immediate = len(uses)
        made.clobbers = LOST
        made.symbol = callee.name if isinstance(callee, SymbolAddress) else ""
        self.mf.has_calls = True
        for number, register in enumerate(results):
            wanted = self.output_of(ins, number) if ins.type == TOKEN else self.define(ins)
            if wanted:
                self.copy(wanted, register)

    def terminator(self, ins: Instruction) -> None:
        if ins.op == ops.RET:
            uses = [self.use(operand) for operand in ins.operands]
            taken = list(range(1, len(uses) + 1))
            for register, use in zip(taken, uses, strict=True):
                self.copy(register, use)
            self.emit(RETURN, taken).roles = (USE,) * len(taken)
            return
        if ins.op == ops.UNREACHABLE:
            made = self.emit(STOP, [])
        elif ins.op == ops.BR:
            made = self.emit(JUMP, [])
        elif ins.op == ops.CONDBR:
            made = self.emit(BRANCH, [self.use(ins.operands[0])])
        elif ins.op == ops.SWITCH:
            assert isinstance(ins.detail, Switch)
            made = self.emit(SWITCH, [self.use(ins.operands[0])])
            made.extra = Cases(ins.detail.cases)
        else:
            raise Unsupported("codegen", ops.table()[ins.op].name)
        made.targets = [self.block_of(target) for target in ins.targets]


class ToyTarget(CodegenTarget):
    """The target value."""

    def __init__(self) -> None:
        super().__init__()
        self.register_names = ["", *(f"r{number}" for number in range(1, 13)), "sp"]
        self.register_class = [-1, *([0] * 12), -1]
        self.classes = [RegisterClass("word", tuple(range(1, 13)), 4, 4)]

    def legal_types(self, fn: Function) -> LegalTypes:
        return LEGAL

    def select(self, fn: Function, unit: Module) -> MachineFunction:
        return ToySelector(fn, unit).run()

    def callee_saved(self, fn: Function) -> int:
        return sum(1 << register for register in SAVED)

    def reserved(self, mf: MachineFunction) -> int:
        return 1 << STACK

    def make_move(self, mf: MachineFunction, destination: int, source: int, register_class: int) -> list[MachineInstruction]:
        assert destination > 0 and source > 0
        return [MachineInstruction(MOVE, [destination, source])]

    def make_swap(self, mf: MachineFunction, left: int, right: int, register_class: int) -> list[MachineInstruction]:
        return []

    def make_load(self, mf: MachineFunction, destination: int, slot: int, register_class: int) -> MachineInstruction:
        made = MachineInstruction(LOAD_SLOT, [destination])
        made.address, made.size = Address(slot=slot), 4
        return made

    def make_store(self, mf: MachineFunction, source: int, slot: int, register_class: int) -> MachineInstruction:
        made = MachineInstruction(STORE_SLOT, [source])
        made.address, made.size = Address(slot=slot), 4
        return made

    def copy_cheap(self, mf: MachineFunction, ins: MachineInstruction, destination: int) -> MachineInstruction:
        made = MachineInstruction(ins.info, [destination])
        made.immediate, made.symbol, made.address = ins.immediate, ins.symbol, ins.address
        return made

    def finish_frame(self, mf: MachineFunction, fn: Function, unit: Module) -> None:
        size, _ = place_slots(mf)
        for slot in mf.slots:
            if slot.kind not in (SLOT_INCOMING, SLOT_OUTGOING):
                slot.offset += mf.outgoing_size
        saved = [(register, mf.new_slot(4, 4, SLOT_SAVED)) for register in SAVED if mf.used_registers >> register & 1]
        for index, (_, number) in enumerate(saved):
            mf.slots[number].offset = (mf.outgoing_size + size + 3) // 4 * 4 + 4 * index
        mf.frame_size = (mf.outgoing_size + size + 3) // 4 * 4 + 4 * len(saved)
        for block in mf.blocks:
            if block.instructions[-1].info is RETURN:
                block.instructions[-1:-1] = [self.make_load(mf, register, slot, 0) for register, slot in saved]
        mf.blocks[0].instructions[0:0] = [self.make_store(mf, register, slot, 0) for register, slot in saved]


def compile_toy(fn: Function, unit: Module, optimize: bool) -> MachineFunction:
    """Return a function as code of the machine, the way compiler/codegen/unit.py goes."""
    target = ToyTarget()
    legalize(fn, unit, LEGAL)
    split_critical_edges(fn, optimize)
    mf = target.select(fn, unit)
    allocate(mf, target, optimize)
    order_blocks(mf, optimize)
    lay_out_frame(mf, fn, unit, target)
    return mf


Native = Callable[[Machine, int, list[Value]], Value | None]


class Simulator:
    """Runs the machine's code, on the memory of compiler/ir/interpreter.py.  executed: instructions so far."""

    def __init__(self, unit: Module, functions: dict[str, MachineFunction], natives: dict[str, Native]) -> None:
        self.machine = Machine(unit)
        self.functions = functions
        self.natives = natives
        self.registers = [0] * (STACK + 1)
        self.executed = 0

    def call(self, name: str, arguments: list[int], results: int) -> list[int]:
        """Call a function with words; return its first `results` result registers."""
        spare = self.machine.allocate(64, 4, 0)
        for index, argument in enumerate(arguments):
            if index < len(ARGUMENTS):
                self.registers[ARGUMENTS[index]] = argument
            else:
                self.machine.write(spare + 4 * (index - len(ARGUMENTS)), argument.to_bytes(4, "little"))
        self.registers[STACK] = spare
        self._enter(name, len(arguments), I32 if results == 1 else TOKEN)
        return self.registers[1:results + 1]

    def _enter(self, name: str, count: int, type: int) -> None:
        """Call a function by name; what a call loses is lost, what it keeps is looked at."""
        stack = self.registers[STACK]
        kept = [self.registers[register] for register in SAVED]
        mf = self.functions.get(name)
        if mf is not None:
            self._run(mf, stack)
            results = self.registers[1:5]
            assert kept == [self.registers[register] for register in SAVED], f"{name} does not keep its caller's registers"
        else:
            words = [self.registers[register] for register in ARGUMENTS[:count]]
            for index in range(count - len(words)):
                words.append(int.from_bytes(self.machine.read(stack + 4 * index, 4), "little"))
            values: list[Value] = [IntConstant(I32, word) for word in words]
            result = self.natives[name](self.machine, type, values)
            parts = result.lanes if isinstance(result, VectorConstant) else [result]
            results = [part.value if isinstance(part, IntConstant) else 0 for part in parts]
        for register in range(1, STACK):
            if LOST >> register & 1:
                self.registers[register] = 0xDEAD0000 + register
        self.registers[1:1 + len(results)] = results
        self.registers[STACK] = stack

    def _run(self, mf: MachineFunction, caller: int) -> None:
        """Run one function to its return."""
        registers = self.registers
        frame = self.machine.allocate(mf.frame_size + 4, 16, 0xA5)
        registers[STACK] = frame
        block = mf.blocks[0]
        place = 0
        while True:
            ins = block.instructions[place]
            place += 1
            self.executed += 1
            assert self.executed < 3_000_000, "too many steps"
            info = ins.info
            operands = ins.registers
            address = 0
            if ins.address is not None and ins.address.slot >= 0:
                slot = mf.slots[ins.address.slot]
                address = (caller if slot.kind == SLOT_INCOMING else frame) + slot.offset
            elif ins.address is not None:
                address = registers[operands[ins.address.base]]
            if info is RETURN:
                return
            assert info is not STOP, "reached what is not reached"
            if info.terminator:
                index = 0
                if info is BRANCH:
                    index = 0 if registers[operands[0]] & 1 else 1
                elif isinstance(ins.extra, Cases):
                    for number, (low, high) in enumerate(ins.extra.cases):
                        if low <= registers[operands[0]] <= high:
                            index = number + 1
                block = ins.targets[index]
                place = 0
            elif info is CALL:
                name = ins.symbol or self.machine.functions[registers[operands[-1]]]
                self._enter(name, ins.immediate, TOKEN if len(operands) > 1 and operands[1] == 2 and ins.roles[1] == DEF else I32)
            elif info is CONSTANT:
                registers[operands[0]] = ins.immediate
            elif info is SYMBOL:
                registers[operands[0]] = self.machine.symbol(ins.symbol) + ins.immediate & 0xFFFFFFFF
            elif info is FRAME:
                registers[operands[0]] = address
            elif info in (LOAD, LOAD_SLOT):
                registers[operands[0]] = int.from_bytes(self.machine.read(address, ins.size), "little")
            elif info in (STORE, STORE_SLOT):
                stored = registers[operands[0]] & ((1 << 8 * ins.size) - 1)
                self.machine.write(address, stored.to_bytes(ins.size, "little"))
            elif info in (MOVE, COPY_INFO):
                registers[operands[0]] = registers[operands[1]]
            elif isinstance(ins.extra, Computation):
                registers[operands[0]] = self._compute(ins.extra, [registers[operand] for operand in operands[1:]])
            else:
                raise AssertionError(info.name)

    def _compute(self, what: Computation, words: list[int]) -> int:
        """Do one operation; a word of garbage stands for poison."""
        values: list[Value] = []
        for type, word in zip(what.types, words, strict=True):
            width = 32 if is_pointer(type) else width_of(type)
            values.append(IntConstant(type, word & ((1 << width) - 1)))
        if what.op == ops.PTRADD:
            return sum(words) & 0xFFFFFFFF
        result = fold(what.op, what.type, values, 0, self.machine.layout)
        return result.value if isinstance(result, IntConstant) else 0xBADBAD & ((1 << (1 if what.type == I1 else 32)) - 1)
