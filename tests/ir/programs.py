"""Random IR programs that end and never trap: slots, nested ifs, bounded loops, switches, arrays, calls and volatile accesses."""

from __future__ import annotations

import random

from compiler.ir import ops
from compiler.ir.builder import Builder, integer, symbol
from compiler.ir.details import Access, Argument, Call, Signature
from compiler.ir.graph import Block, Value
from compiler.ir.module import DataLayout, Function, Global, Module
from compiler.ir.types import F64, I8, I16, I32, I64, I128, width_of
from compiler.targetinfo import target_info

TYPES = [I8, I16, I32, I64, I128, F64]
BINARY = [ops.ADD, ops.SUB, ops.MUL, ops.AND, ops.OR, ops.XOR, ops.ROTL, ops.SMIN, ops.UMAX, ops.UMIN, ops.SMAX]
UNARY = [ops.NEG, ops.NOT, ops.CTLZ, ops.POPCOUNT, ops.CTTZ]
COMPARE = [ops.EQ, ops.NE, ops.SLT, ops.SLE, ops.SGT, ops.SGE, ops.ULT, ops.ULE, ops.UGT, ops.UGE]
FLOAT = [ops.FADD, ops.FSUB, ops.FMUL]
INTERESTING = [0, 1, 2, 3, 7, 8, -1, -2, 127, 128, 255, 65535]


class Maker:
    """Makes one function @f (i32, i64) -> i64 in a module with a global array."""

    def __init__(self, seed: int, isa: str = "x86_64") -> None:
        self.random = random.Random(seed)
        self.unit = Module(DataLayout(target_info(isa, (), ())))
        self.unit.globals["array"] = Global("array", 64, 8)
        sign = Signature(Argument(I32), [Argument(I32)])
        self.unit.functions["outside"] = Function("outside", sign)
        self.fn = Function("f", Signature(Argument(I64), [Argument(I32), Argument(I64)]))
        self.unit.functions["f"] = self.fn
        self.builder = Builder(self.fn)
        self.slots: list[tuple[Value, int]] = []
        self.budget = 60

    def make(self) -> Module:
        """Return the module."""
        build = self.builder
        build.start(build.new_block())
        for index in range(self.random.randint(3, 7)):
            type = TYPES[index % len(TYPES)]
            slot: Value = build.slot(16, 16, "v" + str(index))
            self.slots.append((slot, type))
            build.store(self.constant(type), slot, Access(16))
        build.store(self.fn.parameters[0], self.slots[2][0], Access(16))
        for _ in range(self.random.randint(2, 5)):
            self.statement(0)
        result: Value = self.fn.parameters[1]
        for slot, type in self.slots:
            result = build.binary(ops.ADD, build.binary(ops.ROTL, result, integer(I64, 7)), self.as_i64(build.load(type, slot, Access(16))))
        for offset in (0, 24):
            result = build.binary(ops.XOR, result, build.load(I64, symbol("array", offset), Access(8)))
        build.leave(result)
        return self.unit

    def as_i64(self, value: Value) -> Value:
        """Return any value as 64 bits."""
        if value.type == F64:
            return self.builder.convert(ops.BITCAST, value, I64)
        return self.resize(value, I64)

    def resize(self, value: Value, type: int) -> Value:
        """Return an integer in another width."""
        before = width_of(value.type)
        after = width_of(type)
        if before == after:
            return value
        if before > after:
            return self.builder.convert(ops.TRUNC, value, type)
        return self.builder.convert(self.random.choice([ops.ZEXT, ops.SEXT]), value, type)

    def constant(self, type: int) -> Value:
        """Return a constant worth having."""
        if type == F64:
            return self.builder.convert(ops.SITOFP, integer(I32, self.random.choice(INTERESTING)), F64)
        return integer(type, self.random.choice(INTERESTING))

    def value(self, type: int, depth: int) -> Value:
        """Return an expression of the type."""
        build = self.builder
        pick = self.random.random()
        self.budget -= 1
        if depth > 3 or pick < 0.2 or self.budget < 0:
            return self.constant(type)
        if pick < 0.45:
            slot, other = self.random.choice(self.slots)
            loaded: Value = build.load(other, slot, Access(16))
            if other == type:
                return loaded
            if type == F64 or other == F64:
                return self.constant(type)
            return self.resize(loaded, type)
        if type == F64:
            return build.binary(self.random.choice(FLOAT), self.value(type, depth + 1), self.value(type, depth + 1))
        if pick < 0.5:
            return build.select(self.condition(depth + 1), self.value(type, depth + 1), self.value(type, depth + 1))
        if pick < 0.55:
            return build.unary(self.random.choice(UNARY), self.value(type, depth + 1))
        if pick < 0.62:
            amount = build.binary(ops.AND, self.value(type, depth + 1), integer(type, width_of(type) - 1))
            return build.binary(self.random.choice([ops.SHL, ops.LSHR, ops.ASHR]), self.value(type, depth + 1), amount)
        if pick < 0.7:
            op = self.random.choice([ops.UDIV, ops.UREM, ops.SDIV, ops.SREM])
            divisor: Value = integer(type, self.random.choice([1, 2, 3, 4, 7, 8, 64]))
            return build.binary(op, self.value(type, depth + 1), divisor)
        if pick < 0.75:
            return build.convert(ops.ZEXT, self.condition(depth + 1), type)
        return build.binary(self.random.choice(BINARY), self.value(type, depth + 1), self.value(type, depth + 1))

    def condition(self, depth: int) -> Value:
        """Return an i1."""
        type = self.random.choice([I8, I32, I32, I64])
        return self.builder.binary(self.random.choice(COMPARE), self.value(type, depth + 1), self.value(type, depth + 1))

    def statement(self, depth: int) -> None:
        """Emit one statement."""
        build = self.builder
        pick = self.random.random()
        if pick < 0.4 or depth > 2:
            slot, type = self.random.choice(self.slots)
            build.store(self.value(type, 0), slot, Access(16), ops.VOLATILE if self.random.random() < 0.03 else 0)
        elif pick < 0.5:
            place = symbol("array", 8 * self.random.randrange(8))
            build.store(self.value(I64, 1), place, Access(8))
        elif pick < 0.57:
            detail = Call(Signature(Argument(I32), [Argument(I32)]))
            result = build.call(symbol("outside"), [self.value(I32, 1)], detail)
            build.store(result, self.slots[2][0], Access(16))
        elif pick < 0.75:
            self.conditional(depth)
        elif pick < 0.85:
            self.choice(depth)
        else:
            self.loop(depth)

    def body(self, depth: int, block: Block, after: Block) -> None:
        """Emit statements into `block`, then go on to `after`."""
        self.builder.start(block)
        for _ in range(self.random.randint(0, 2)):
            self.statement(depth + 1)
        self.builder.branch(after)

    def conditional(self, depth: int) -> None:
        """Emit if and else."""
        build = self.builder
        yes, no, after = build.new_block(), build.new_block(), build.new_block()
        build.branch_if(self.condition(1), yes, no)
        self.body(depth, yes, after)
        self.body(depth, no, after)
        build.start(after)

    def choice(self, depth: int) -> None:
        """Emit a switch, some of whose cases share a target."""
        build = self.builder
        first, second, after = build.new_block(), build.new_block(), build.new_block()
        build.switch(self.value(I8, 1), after, [(0, 3), (7, 7), (9, 200), (255, 255)], [first, second, first, after])
        self.body(depth, first, after)
        self.body(depth, second, after)
        build.start(after)

    def loop(self, depth: int) -> None:
        """Emit a loop of one to four rounds."""
        build = self.builder
        counter = build.slot(4, 4, "i")
        build.store(integer(I32, self.random.randint(1, 4)), counter, Access(4))
        head, body, after = build.new_block(), build.new_block(), build.new_block()
        build.branch(head)
        build.start(head)
        left = build.load(I32, counter, Access(4))
        build.branch_if(build.binary(ops.NE, left, integer(I32, 0)), body, after)
        build.start(body)
        for _ in range(self.random.randint(1, 2)):
            self.statement(depth + 1)
        build.store(build.binary(ops.SUB, build.load(I32, counter, Access(4)), integer(I32, 1)), counter, Access(4))
        build.branch(head)
        build.start(after)


def random_module(seed: int, isa: str = "x86_64") -> Module:
    """Return a module with a function @f (i32, i64) -> i64 that is a function of `seed`."""
    return Maker(seed, isa).make()
