"""Run IR: the oracle of tests, for passes (same result before and after) and for lowering.

In: a Module, a function and constant arguments.  Out: the returned constant, and `trace`: every call of a function without
a body and every volatile access, in order.  Runtime values are constants of graph.py; arithmetic is fold.py's.  undef reads
as the byte `fill` repeated, so that two runs with different fills show a result that depends on it.  Poison is kept and spreads.

A va_list is a number in its first bytes that names a list of arguments and a place in it.  A trampoline is an address that stands for
a function and its chain.

Raises UndefinedBehaviour where the program has any, StepLimit when it runs too long, Uninterpreted for an op that needs a machine:
asm, intrinsics, setjmp.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import final

from compiler.ir import ops
from compiler.ir.details import RESULT, Access, Aggregate, Asm, Call, Immediate, Slot, Switch
from compiler.ir.fold import constant_of_bits, fold
from compiler.ir.graph import (
    POISON,
    Block,
    FloatConstant,
    Instruction,
    IntConstant,
    LabelAddress,
    Parameter,
    SymbolAddress,
    Undef,
    Value,
    VectorConstant,
)
from compiler.ir.module import DataLayout, Function, Module
from compiler.ir.types import PTR, TOKEN, VOID, element_of, is_float, lanes_of


class UndefinedBehaviour(Exception):
    """The program does what C (or IR.md) leaves undefined."""


class StepLimit(Exception):
    """More steps than allowed."""


class Uninterpreted(Exception):
    """An op this interpreter does not model."""


@final
class Machine:
    """Memory and what was observed.  steps: how many instructions may still run.  natives: bodies of functions that have none in IR,
    called with the machine, the type of the result and the arguments; the words of a wide result are a vector of type token."""

    def __init__(self, unit: Module, fill: int = 0, steps: int = 100000) -> None:
        self.unit: Module = unit
        self.layout: DataLayout = unit.layout
        self.fill: int = fill
        self.steps: int = steps
        self.trace: list[str] = []
        self.bases: list[int] = []              # ascending
        self.objects: list[bytearray] = []      # same places
        self.dead: list[bool] = []
        self.next_address: int = 0x10000
        self.symbols: dict[str, int] = {}
        self.functions: dict[int, str] = {}
        self.depth: int = 0
        self.lasting: dict[int, bool] = {}      # bases of objects that outlive the function that made them
        self.argument_lists: list[list[Value]] = []     # of each va_list, and the place of the next argument
        self.argument_places: list[int] = []
        self.labels: dict[int, Block] = {}      # by address
        self.label_numbers: dict[Block, int] = {}
        self.trampolines: dict[int, tuple[int, int]] = {}   # address -> function, chain
        self.natives: dict[str, Callable[[Machine, int, list[Value]], Value | None]] = {}
        for name, item in unit.globals.items():
            initial = item.initial if item.initial is not None else bytes(item.size)
            self.symbols[name] = self.allocate(item.size, item.align, 0)
            self.objects[-1][:] = initial
        for name, item in unit.globals.items():
            for entry in item.relocations:
                value = self.place_named(entry.symbol) + entry.addend - (self.place_named(entry.minus) if entry.minus else 0)
                value &= (1 << entry.size * 8) - 1
                self.write(self.symbols[name] + entry.offset, value.to_bytes(entry.size, "big" if self.layout.big_endian else "little"))

    def allocate(self, size: int, align: int, fill: int) -> int:
        """Return the address of a new object; a gap follows it, so that running over its end is seen."""
        base = (self.next_address + align - 1) // align * align
        self.next_address = base + size + 32
        self.bases.append(base)
        self.objects.append(bytearray([fill]) * size)
        self.dead.append(False)
        return base

    def symbol(self, name: str) -> int:
        """Return the address of a symbol; functions and what is only declared get one on first use."""
        found = self.symbols.get(name)
        if found is None:
            found = self.allocate(1, 16, 0)
            self.symbols[name] = found
            self.functions[found] = name
        return found

    def place_named(self, name: str) -> int:
        """Return the address of a symbol, or of a block named "function:label"."""
        cut = name.find(":")
        fn = self.unit.functions.get(name[:cut]) if cut >= 0 else None
        if fn is None:
            return self.symbol(name)
        for block in fn.blocks:
            if block.name == name[cut + 1:] and block.address_taken:
                return self.label(block)
        raise Uninterpreted("label " + name)

    def label(self, block: Block) -> int:
        """Return the address of a block."""
        known = self.label_numbers.get(block)
        if known is None:
            known = self.allocate(1, 1, 0)
            self.lasting[known] = True
            self.label_numbers[block] = known
            self.labels[known] = block
        return known

    def new_list(self, arguments: list[Value], place: int) -> int:
        """Return the number of a new list of variable arguments."""
        self.argument_lists.append(arguments)
        self.argument_places.append(place)
        return len(self.argument_lists) - 1

    def next_argument(self, address: int) -> Value:
        """Return the next argument of the va_list at `address`."""
        size = self.layout.pointer_bits // 8
        number = int.from_bytes(self.read(address, size), "big" if self.layout.big_endian else "little") - 1
        if not 0 <= number < len(self.argument_lists):
            raise UndefinedBehaviour("va_arg of what is no va_list")
        place = self.argument_places[number]
        if place >= len(self.argument_lists[number]):
            raise UndefinedBehaviour("va_arg without an argument left")
        self.argument_places[number] = place + 1
        return self.argument_lists[number][place]

    def set_list(self, address: int, number: int) -> None:
        """Make the va_list at `address` name list `number`."""
        size = self.layout.pointer_bits // 8
        self.write(address, (number + 1).to_bytes(size, "big" if self.layout.big_endian else "little"))

    def get_list(self, address: int) -> int:
        """Return the number of the list that the va_list at `address` names."""
        size = self.layout.pointer_bits // 8
        return int.from_bytes(self.read(address, size), "big" if self.layout.big_endian else "little") - 1

    def _object(self, address: int, size: int) -> tuple[int, int]:
        place = bisect_right(self.bases, address) - 1
        if place < 0 or self.dead[place] or address + size > self.bases[place] + len(self.objects[place]):
            raise UndefinedBehaviour("access of " + str(size) + " bytes at " + hex(address))
        return place, address - self.bases[place]

    def read(self, address: int, size: int) -> bytes:
        """Return bytes of memory.  Raises UndefinedBehaviour outside live objects."""
        if size == 0:
            return b""
        place, offset = self._object(address, size)
        return bytes(self.objects[place][offset:offset + size])

    def write(self, address: int, data: bytes) -> None:
        """Write bytes.  Raises UndefinedBehaviour outside live objects."""
        if data:
            place, offset = self._object(address, len(data))
            self.objects[place][offset:offset + len(data)] = data

    def load(self, address: int, type: int) -> Value:
        """Return the value of `type` in memory."""
        if lanes_of(type):
            element = element_of(type)
            size = self.layout.store_size(element)
            return VectorConstant(type, [self.load(address + index * size, element) for index in range(lanes_of(type))])
        data = self.read(address, self.layout.store_size(type))
        bits = int.from_bytes(data, "big" if self.layout.big_endian else "little")
        return constant_of_bits(type, bits & ((1 << self.layout.bits_of(type)) - 1), self.layout)

    def store(self, address: int, value: Value) -> None:
        """Write a value; poison is written as the fill."""
        size = self.layout.store_size(value.type)
        if isinstance(value, VectorConstant):
            each = self.layout.store_size(element_of(value.type))
            for index in range(len(value.lanes)):
                self.store(address + index * each, value.lanes[index])
        elif isinstance(value, IntConstant):
            self.write(address, value.value.to_bytes(size, "big" if self.layout.big_endian else "little"))
        elif isinstance(value, FloatConstant):
            self.write(address, value.bits.to_bytes(size, "big" if self.layout.big_endian else "little"))
        else:
            self.write(address, bytes([self.fill]) * size)

    def concrete(self, value: Value) -> Value:
        """Return an operand that is a constant with addresses as numbers and undef as the fill."""
        if isinstance(value, SymbolAddress):
            mask = (1 << self.layout.bits_of(value.type)) - 1
            return IntConstant(value.type, self.symbol(value.name) + value.offset & mask)
        if isinstance(value, LabelAddress):
            return IntConstant(value.type, self.label(value.block))
        if isinstance(value, VectorConstant):
            return VectorConstant(value.type, [self.concrete(lane) for lane in value.lanes])
        if isinstance(value, Undef) and value.kind != POISON:
            bits = self.layout.bits_of(value.type)
            pattern = int.from_bytes(bytes([self.fill]) * ((bits + 7) // 8), "little") & ((1 << bits) - 1)
            return constant_of_bits(value.type, pattern, self.layout)
        if isinstance(value, Undef) and lanes_of(value.type):
            lane = Undef(element_of(value.type), POISON)
            return VectorConstant(value.type, [lane] * lanes_of(value.type))
        return value

    def run(self, name: str, arguments: list[Value], more: list[Value] | None = None) -> Value | None:
        """Call function `name`; return its result, None for void.  more: the variable arguments."""
        fn = self.unit.functions.get(name)
        if fn is None or not fn.blocks:
            raise Uninterpreted("no body: " + name)
        self.depth += 1
        if self.depth > 100:
            raise StepLimit("too many calls inside one another")
        first = len(self.bases)
        result = _Frame(self, fn, arguments, more if more is not None else []).run()
        for place in range(first, len(self.bases)):
            # Objects made while the function ran are its slots and those of what it called: symbols live on.
            if self.bases[place] not in self.functions and self.bases[place] not in self.lasting:
                self.dead[place] = True
        self.depth -= 1
        return result

    def external(self, name: str, type: int, arguments: list[Value]) -> Value | None:
        """Call a function without a body: it is noted, and returns a number made of its name and arguments."""
        native = self.natives.get(name)
        if native is not None:
            return native(self, type, arguments)
        text = name + "(" + ", ".join([constant_key(argument) for argument in arguments]) + ")"
        self.trace.append(text)
        if type == VOID:
            return None
        number = 0
        for char in text:
            number = (number * 1000003 + ord(char)) & 0xFFFFFFFFFFFFFFFF
        if is_float(type):
            return fold(ops.SITOFP, type, [IntConstant(1 | 8 << 4, number & 127)], 0, self.layout)
        return constant_of_bits(type, number & ((1 << self.layout.bits_of(type)) - 1), self.layout)


def constant_key(value: Value | None) -> str:
    """Return a text equal for equal runtime values."""
    if isinstance(value, IntConstant):
        return str(value.value)
    if isinstance(value, FloatConstant):
        return hex(value.bits)
    if isinstance(value, VectorConstant):
        return "<" + ",".join([constant_key(lane) for lane in value.lanes]) + ">"
    return "void" if value is None else "poison"


@final
class _Frame:
    """One activation."""

    def __init__(self, machine: Machine, fn: Function, arguments: list[Value], more: list[Value]) -> None:
        self.machine: Machine = machine
        self.fn: Function = fn
        self.more: list[Value] = more
        self.values: list[Value] = [Undef(VOID, POISON)] * fn.next_id
        for index in range(len(fn.parameters)):
            self.values[fn.parameters[index].id] = arguments[index]

    def value(self, value: Value) -> Value:
        """Return the runtime value of an operand."""
        if isinstance(value, Instruction):
            return self.values[value.id]
        if isinstance(value, Parameter):
            return self.values[value.id]
        return self.machine.concrete(value)

    def number(self, value: Value) -> int:
        """Return the number an operand is.  Raises UndefinedBehaviour for poison."""
        result = self.value(value)
        if isinstance(result, IntConstant):
            return result.value
        raise UndefinedBehaviour("poison where a number is needed")

    def run(self) -> Value | None:
        """Run from the entry to a return."""
        machine = self.machine
        block = self.fn.blocks[0]
        before: Block | None = None
        while True:
            phis: list[tuple[int, Value]] = []
            for ins in block.instructions:
                machine.steps -= 1
                if machine.steps < 0:
                    raise StepLimit("too many steps")
                if ins.op == ops.PHI:
                    for index in range(len(ins.targets)):
                        if ins.targets[index] is before:
                            phis.append((ins.id, self.value(ins.operands[index])))
                            break
                    continue
                for number, value in phis:      # all phis read before any is set
                    self.values[number] = value
                phis = []
                if ins.op == ops.RET:
                    if len(ins.operands) > 1:       # the words of a wide value, after legalisation
                        return VectorConstant(TOKEN, [self.value(operand) for operand in ins.operands])
                    return self.value(ins.operands[0]) if ins.operands else None
                target = self.step(ins)
                if target is not None:
                    before = block
                    block = target
                    break

    def step(self, ins: Instruction) -> Block | None:
        """Run one instruction; return where a terminator goes."""
        op = ins.op
        if op == ops.BR:
            return ins.targets[0]
        if op == ops.CONDBR:
            # A branch on poison goes either way: no result can be relied on, which is as good as undefined for a comparison.
            return ins.targets[0 if self.number(ins.operands[0]) else 1]
        if op == ops.SWITCH and isinstance(ins.detail, Switch):
            number = self.number(ins.operands[0])
            for index in range(len(ins.detail.cases)):
                low, high = ins.detail.cases[index]
                if low <= number <= high:
                    return ins.targets[index + 1]
            return ins.targets[0]
        if op == ops.INDIRECTBR:
            target = machine_label(self.machine, self.number(ins.operands[0]))
            if target not in ins.targets:
                raise UndefinedBehaviour("computed goto")
            return target
        if op == ops.UNREACHABLE or op == ops.TRAP:
            raise UndefinedBehaviour(ops.table()[op].name)
        result = self.result(ins)
        if result is not None:
            self.values[ins.id] = result
        return None

    def result(self, ins: Instruction) -> Value | None:
        """Run an instruction that is no terminator."""
        op = ins.op
        machine = self.machine
        detail = ins.detail
        if op == ops.SLOT and isinstance(detail, Slot):
            return IntConstant(ins.type, machine.allocate(detail.size, detail.align, machine.fill))
        if op == ops.ALLOCA and isinstance(detail, Slot):
            return IntConstant(ins.type, machine.allocate(self.number(ins.operands[0]), detail.align, machine.fill))
        if isinstance(detail, Access):
            return self.memory(ins)
        if op == ops.CALL:
            return self.call(ins)
        if op in (ops.DBG_SLOT, ops.DBG_VALUE, ops.LIFETIME_START, ops.LIFETIME_END, ops.PREFETCH, ops.STACKRESTORE):
            return None
        if op in (ops.VA_START, ops.VA_ARG, ops.VA_ARG_MEMORY, ops.VA_COPY, ops.VA_END):
            return self.variable_arguments(ins)
        if op == ops.TRAMPOLINE:
            address = self.number(ins.operands[0])
            machine.trampolines[address] = (self.number(ins.operands[1]), self.number(ins.operands[2]))
            return IntConstant(ins.type, address)
        if op == ops.ASM and isinstance(detail, Asm) and not detail.template.strip():
            return self.empty_assembly(ins, detail)
        if op == ops.STACKSAVE:
            return IntConstant(ins.type, 0)
        if op == ops.ASSUME:
            if not self.number(ins.operands[0]):
                raise UndefinedBehaviour("assume")
            return None
        if op == ops.FREEZE:
            value = self.value(ins.operands[0])
            return machine.concrete(Undef(ins.type)) if value.kind == POISON else value
        if op == ops.EXPECT:
            return self.value(ins.operands[0])
        if op == ops.ISCONSTANT:
            return IntConstant(ins.type, 0)
        operands = [self.value(operand) for operand in ins.operands]
        if op == ops.OUTPUT and isinstance(detail, Immediate) and isinstance(operands[0], VectorConstant):
            return operands[0].lanes[detail.numbers[0]]
        if op == ops.SHUFFLE and isinstance(detail, Immediate):
            return _shuffle(ins.type, operands, detail.numbers)
        row = ops.table()[op]
        if op == ops.SELECT and operands[0].kind == POISON:
            return Undef(ins.type, POISON)
        result = fold(op, ins.type, operands, ins.flags & ~ops.FENV, machine.layout)
        if result is not None:
            return machine.concrete(result)
        for operand in operands:
            if operand.kind == POISON:
                if row.traits & ops.TRAPS:
                    raise UndefinedBehaviour("poison as operand of " + row.name)
                return machine.concrete(Undef(ins.type, POISON))
        if row.traits & ops.TRAPS:
            raise UndefinedBehaviour(row.name)
        raise Uninterpreted(row.name)

    def empty_assembly(self, ins: Instruction, detail: Asm) -> Value | None:
        """An asm statement without text: an output is what its tied input is, another one is undefined."""
        lanes: list[Value] = []
        outputs: list[int] = []
        place = 0
        tied: dict[int, Value] = {}
        for number in range(len(detail.operands)):
            operand = detail.operands[number]
            if operand.is_output and not operand.indirect:
                outputs.append(number)
                continue
            if not operand.is_output and operand.constraint.strip().isdigit():
                tied[int(operand.constraint.strip())] = self.value(ins.operands[place])
            place += 1
        for number in outputs:
            lanes.append(tied[number] if number in tied else self.machine.concrete(Undef(detail.operands[number].type)))
        return VectorConstant(TOKEN, lanes) if outputs else None

    def variable_arguments(self, ins: Instruction) -> Value | None:
        """Run a va_* op."""
        op = ins.op
        machine = self.machine
        address = self.number(ins.operands[0])
        if op == ops.VA_START:
            machine.set_list(address, machine.new_list(self.more, 0))
            return None
        if op == ops.VA_COPY:
            number = machine.get_list(self.number(ins.operands[1]))
            machine.set_list(address, machine.new_list(machine.argument_lists[number], machine.argument_places[number]))
            return None
        if op == ops.VA_END:
            return None
        value = machine.next_argument(address)
        if op == ops.VA_ARG:
            if value.type != ins.type:
                if not (isinstance(value, IntConstant) and machine.layout.bits_of(value.type) == machine.layout.bits_of(ins.type)):
                    raise UndefinedBehaviour("va_arg of another type")
                return IntConstant(ins.type, value.value)
            return value
        if isinstance(ins.detail, Aggregate) and isinstance(value, IntConstant):
            machine.write(self.number(ins.operands[1]), machine.read(value.value, ins.detail.size))
            return None
        raise UndefinedBehaviour("va_arg of another type")

    def memory(self, ins: Instruction) -> Value | None:
        """Run an op with an Access."""
        op = ins.op
        machine = self.machine
        if op == ops.FENCE:
            return None
        if op == ops.STORE or op == ops.ATOMIC_STORE:
            address = self.number(ins.operands[1])
            value = self.value(ins.operands[0])
            machine.store(address, value)
            if ins.flags & ops.VOLATILE:
                machine.trace.append("store " + constant_key(value))
            return None
        address = self.number(ins.operands[0])
        if op == ops.MEMCPY or op == ops.MEMMOVE:
            data = machine.read(self.number(ins.operands[1]), self.number(ins.operands[2]))
            machine.write(address, data)
            return None
        if op == ops.MEMSET:
            machine.write(address, bytes([self.number(ins.operands[1])]) * self.number(ins.operands[2]))
            return None
        old = machine.load(address, ins.type)
        if ins.flags & ops.VOLATILE:
            machine.trace.append("load " + constant_key(old))
        if op == ops.LOAD or op == ops.ATOMIC_LOAD:
            return old
        new = self.value(ins.operands[1])
        if op == ops.CMPXCHG:
            if constant_key(old) == constant_key(new):
                machine.store(address, self.value(ins.operands[2]))
            return old
        if op != ops.ATOMIC_XCHG:
            base = {ops.ATOMIC_ADD: ops.ADD, ops.ATOMIC_SUB: ops.SUB, ops.ATOMIC_AND: ops.AND, ops.ATOMIC_OR: ops.OR,
                    ops.ATOMIC_XOR: ops.XOR, ops.ATOMIC_NAND: ops.AND}[op]
            folded = fold(base, ins.type, [old, new], 0, machine.layout)
            if folded is not None and op == ops.ATOMIC_NAND:
                folded = fold(ops.NOT, ins.type, [folded], 0, machine.layout)
            if folded is None:
                raise UndefinedBehaviour("poison in an atomic operation")
            new = folded
        machine.store(address, new)
        return old

    def call(self, ins: Instruction) -> Value | None:
        """Call a function of the module, or note a call of another."""
        machine = self.machine
        address = self.number(ins.operands[0])
        chain = -1
        if address in machine.trampolines:
            address, chain = machine.trampolines[address]
        name = machine.functions.get(address, "")
        if not name:
            raise UndefinedBehaviour("call of what is no function")
        arguments = [self.value(operand) for operand in ins.operands[1:]]
        fn = machine.unit.functions.get(name)
        if fn is None or not fn.blocks:
            return machine.external(name, ins.type, arguments)
        detail = ins.detail
        assert isinstance(detail, Call)
        for index in range(len(arguments)):
            argument = detail.signature.arguments[index]
            if argument.aggregate is not None and argument.passing != RESULT:
                copy = machine.allocate(argument.aggregate.size, argument.aggregate.align, machine.fill)
                source = arguments[index]
                if not isinstance(source, IntConstant):
                    raise UndefinedBehaviour("address of an argument")
                machine.write(copy, machine.read(source.value, argument.aggregate.size))
                arguments[index] = IntConstant(source.type, copy)
        passed = fn.signature.arguments
        if chain >= 0:
            arguments.insert(1 if passed and passed[0].passing == RESULT else 0, IntConstant(PTR, chain))
        if len(arguments) < len(passed) or len(arguments) > len(passed) and not fn.signature.variadic and detail.signature.prototyped:
            raise UndefinedBehaviour("number of arguments")
        return machine.run(name, arguments[:len(passed)], arguments[len(passed):])


def machine_label(machine: Machine, address: int) -> Block:
    """Return the block with an address.  Raises UndefinedBehaviour for another address."""
    found = machine.labels.get(address)
    if found is None:
        raise UndefinedBehaviour("computed goto to what is no label")
    return found


def _shuffle(type: int, operands: list[Value], mask: list[int]) -> Value:
    """Return lanes picked from two vectors by number; -1: poison."""
    lanes: list[Value] = []
    for operand in operands:
        if isinstance(operand, VectorConstant):
            lanes += operand.lanes
    return VectorConstant(type, [lanes[number] if number >= 0 else Undef(element_of(type), POISON) for number in mask])
