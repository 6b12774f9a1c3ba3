"""Legalisation: programs do the same before and after it, on made-up targets of three kinds, and nothing illegal is left."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from compiler.codegen.legal import LegalTypes
from compiler.codegen.legalize import legalize
from compiler.ir import ops
from compiler.ir.builder import Builder, integer, symbol
from compiler.ir.details import Access, Argument, Call, Signature
from compiler.ir.fold import constant_of_bits, fold
from compiler.ir.graph import FloatConstant, IntConstant, SymbolAddress, Value, VectorConstant
from compiler.ir.interpreter import Machine, UndefinedBehaviour, constant_key
from compiler.ir.module import DataLayout, Function, Global, Module
from compiler.ir.printer import module_text
from compiler.ir.reader import read_module
from compiler.ir.types import (
    F16,
    F32,
    F64,
    F80,
    F128,
    I1,
    I8,
    I16,
    I32,
    I64,
    I128,
    TOKEN,
    element_of,
    int_type,
    is_float,
    is_integer,
    lanes_of,
    parse_type,
    width_of,
    with_lanes_of,
)
from compiler.ir.verifier import verify
from compiler.opt.pipeline import run_pass
from compiler.targetinfo import target_info
from compiler.unsupported import Unsupported
from tests.ir.programs import random_module

# A 64-bit target with vectors much like SSE2's, a 32-bit one that has almost nothing, and one of words only.
WIDE = """
integers i8 i16 i32 i64
floats f16 f32 f64 f80 f128
soft f16 f128
vectors v16i8 v8i16 v4i32 v2i64 v4f32 v2f64
lacks frem fma ffloor fceil ftrunc fround froundeven frint fnearbyint fmin fmax fcopysign fone fueq fneg:f32 fabs:f64 uitofp fptoui
lacks popcount parity bitreverse ctlz:i8 cttz:i8 sitofp:i8 sitofp:i16 fptosi:i8 fptosi:i16 mulhu:i8 mulhs:i8 rotl:i16
lacks smin smax umin umax abs
vector v16i8 add sub and or xor eq sgt umin umax insert extract splat shuffle
vector v8i16 add sub mul and or xor eq sgt smin smax shl:splat lshr:splat ashr:splat insert extract splat shuffle
vector v4i32 add sub and or xor eq sgt shl:splat lshr:splat ashr:splat insert extract splat shuffle sitofp
vector v2i64 add sub and or xor insert extract splat shuffle shl:splat lshr:splat
vector v4f32 fadd fsub fmul fdiv fsqrt foeq folt fole fune fptosi insert extract splat shuffle
vector v2f64 fadd fsub fmul fdiv foeq folt insert extract splat shuffle
unaligned 16
copy 128 64
atomic 8
"""
POOR = """
integers i8 i16 i32
floats f32 f64
lacks mulhu mulhs rotl rotr ctlz cttz popcount parity bswap bitreverse neg not smin umin smax umax abs uitofp fptoui fmin fmax
lacks saddo uaddo ssubo usubo smulo umulo sgt sge ugt uge
unaligned 1
copy 16 8
atomic 4
"""
RISC = """
integers i32
floats f32
lacks rotl rotr ctlz cttz popcount parity bswap bitreverse urem srem uitofp fptoui
unaligned 4
copy 32 16
atomic 4
"""
TARGETS = {"wide": (LegalTypes(WIDE), "x86_64"), "poor": (LegalTypes(POOR), "i386"), "risc": (LegalTypes(RISC), "i386")}
MODES = {"hf": F16, "sf": F32, "df": F64, "xf": F80, "tf": F128, "si": I32, "di": I64, "ti": I128}
Native = Callable[[Machine, int, list[Value]], Value | None]


def folded(machine: Machine, op: int, type: int, values: list[Value]) -> Value:
    """Return an op on runtime values.  Raises UndefinedBehaviour as the op would."""
    result = fold(op, type, values, 0, machine.layout)
    if result is None or result.kind == 7:
        raise UndefinedBehaviour("in a library function")
    return result


def joined(machine: Machine, arguments: list[Value], type: int) -> list[Value]:
    """Return arguments in words put together."""
    result: list[Value] = []
    bits = have = 0
    for argument in arguments:
        if argument.type == type:
            result.append(argument)
            continue
        assert isinstance(argument, IntConstant)
        bits |= argument.value << have
        have += width_of(argument.type)
        if have >= width_of(type):
            result.append(constant_of_bits(type, bits & ((1 << width_of(type)) - 1), machine.layout))
            bits = have = 0
    return result


def parted(value: Value, legal: LegalTypes) -> Value:
    """Return a result in the words a target has for it."""
    if legal.has_type(value.type):
        return value
    bits = value.value if isinstance(value, IntConstant) else value.bits if isinstance(value, FloatConstant) else 0
    size = legal.register_bits
    words: list[Value] = [integer(int_type(size), bits >> place) for place in range(0, width_of(value.type), size)]
    return VectorConstant(TOKEN, words) if len(words) > 1 else words[0]


def library(name: str, legal: LegalTypes) -> Native | None:
    """Return libgcc's function `name`, made of the op it stands for."""
    short = name.removeprefix("__")
    found: tuple[int, int, int] | None = None       # op, type of the operands, type of the result
    for prefix, op in (("udiv", ops.UDIV), ("umod", ops.UREM), ("div", ops.SDIV), ("mod", ops.SREM)):
        if short in (prefix + "ti3", prefix + "di3"):
            found = (op, MODES[short[-3:-1]], MODES[short[-3:-1]])
    for prefix, op in (("add", ops.FADD), ("sub", ops.FSUB), ("mul", ops.FMUL), ("div", ops.FDIV)):
        if short[:3] == prefix and short[3:5] in ("sf", "df", "tf") and short[5:] == "3":
            found = (op, MODES[short[3:5]], MODES[short[3:5]])
    for prefix, op in (("floatun", ops.UITOFP), ("fixuns", ops.FPTOUI), ("float", ops.SITOFP), ("fix", ops.FPTOSI), ("extend", ops.FPEXT),
                       ("trunc", ops.FPTRUNC)):
        rest = short.removeprefix(prefix).removesuffix("2")
        if short.startswith(prefix) and found is None and rest[:2] in MODES and rest[2:] in MODES:
            found = (op, MODES[rest[:2]], MODES[rest[2:]])
    if found is not None:
        code, source, target = found
        return lambda machine, type, values: parted(folded(machine, code, target, joined(machine, values, source)), legal)
    answers = {"eq": (ops.FOEQ, 1, 0), "ne": (ops.FOEQ, 1, 0), "lt": (ops.FOLT, 1, -1), "le": (ops.FOLE, 1, -1), "gt": (ops.FOGT, -1, 1),
               "ge": (ops.FOGE, -1, 1), "unord": (ops.FUNO, 0, 1)}
    for suffix, (test, no, yes) in answers.items():
        mode = short[len(suffix):-1]
        if short.startswith(suffix) and mode in MODES and short.endswith("2"):
            return lambda machine, type, values: integer(I32, yes if constant_key(folded(
                machine, test, I1, joined(machine, values, MODES[mode]))) == "1" else no)
    return None


def machine_for(unit: Module, legal: LegalTypes | None) -> Machine:
    """Return a machine with the library functions the module names."""
    machine = Machine(unit, steps=1000000)
    if legal is not None:
        for fn in unit.functions.values():
            for block in fn.blocks:
                for ins in block.instructions:
                    callee = ins.operands[0] if ins.op == ops.CALL else None
                    native = library(callee.name, legal) if isinstance(callee, SymbolAddress) else None
                    if native is not None and isinstance(callee, SymbolAddress):
                        machine.natives[callee.name] = native
    return machine


def run(unit: Module, arguments: list[Value], legal: LegalTypes | None) -> str:
    """Return what @f (i32, i64) -> i64 does; legalised, it takes and gives words."""
    machine = machine_for(unit, legal)
    if legal is not None and not legal.has_type(I64):
        wide = arguments[1]
        assert isinstance(wide, IntConstant)
        arguments = [arguments[0], integer(I32, wide.value), integer(I32, wide.value >> 32)]
    result = machine.run("f", arguments)
    if isinstance(result, VectorConstant):
        total = 0
        for lane in reversed(result.lanes):
            assert isinstance(lane, IntConstant)
            total = total << 32 | lane.value
        result = integer(I64, total)
    return constant_key(result) + " " + machine.read(machine.symbols["array"], unit.globals["array"].size).hex() + " ".join(machine.trace)


def illegal(unit: Module, legal: LegalTypes) -> list[str]:
    """Return what of the legal form of IR.md does not hold."""
    found: list[str] = []
    table = ops.table()
    for fn in unit.functions.values():
        for block in fn.blocks:
            for place, ins in enumerate(block.instructions):
                for type in [ins.type, *[operand.type for operand in ins.operands]]:
                    if type in (0, TOKEN) or legal.has_type(type):
                        continue
                    stored = is_integer(type) and not lanes_of(type) and width_of(type) in (8, 16, 32, 64)
                    moved = ins.op in (ops.LOAD, ops.STORE, ops.ZEXT, ops.SEXT, ops.TRUNC, ops.CALL)
                    mask = lanes_of(type) and element_of(type) == I1 and (
                        ins.op == ops.SEXT or block.instructions[place + 1].op == ops.SEXT)
                    if not (stored and moved) and not mask:
                        found.append(table[ins.op].name + " of an illegal type")
                if ins.op <= ops.FNEARBYINT and not lanes_of(ins.operands[0].type) and ins.operands[0].type != I1:
                    if not legal.has(ins.op, ins.operands[0].type):
                        found.append("lacks " + table[ins.op].name)
                if ins.op in (ops.MEMCPY, ops.MEMMOVE, ops.MEMSET):
                    found.append(table[ins.op].name)
    return found


def check(unit: Module, target: str, arguments: list[list[Value]]) -> None:
    """Legalise all functions of a module; it does what it did."""
    legal = TARGETS[target][0]
    source = module_text(unit)
    assert verify(unit) == []
    before = []
    for row in arguments:
        try:
            before.append(run(unit, row, None))
        except UndefinedBehaviour:
            before.append("undefined")
    for fn in unit.functions.values():
        if fn.blocks:
            legalize(fn, unit, legal)
    assert verify(unit) == [], source
    assert illegal(unit, legal) == [], source
    assert module_text(read_module(module_text(unit))) == module_text(unit)
    for index, row in enumerate(arguments):
        if before[index] != "undefined":
            assert run(unit, row, legal) == before[index], source + module_text(unit)


ARGUMENTS: list[list[Value]] = [[integer(I32, 0), integer(I64, 0)], [integer(I32, 1), integer(I64, 5)],
                                [integer(I32, -1), integer(I64, 1 << 63)]]


@pytest.mark.parametrize("target", TARGETS)
def test_programs(target: str) -> None:
    """Random programs with i128, promoted or not."""
    for seed in range(24):
        unit = random_module(seed, TARGETS[target][1])
        if seed % 2:
            for name in ("mem2reg", "simplify"):
                run_pass(name, unit.functions["f"], unit)
        try:
            check(unit, target, ARGUMENTS)
        except Unsupported as reason:
            assert target != "wide" and "division of 128-bit" in reason.detail


def module_of(target: str, body: Callable[[Builder], None]) -> Module:
    """Return a module whose @f (i32, i64) -> i64 is made by `body` and has a global array of random bytes."""
    unit = Module(DataLayout(target_info(TARGETS[target][1], (), ())))
    unit.globals["array"] = Global("array", 512, 32)
    unit.globals["array"].initial = random.Random(7).randbytes(512)
    fn = Function("f", Signature(Argument(I64), [Argument(I32), Argument(I64)]))
    unit.functions["f"] = fn
    build = Builder(fn)
    build.start(build.new_block())
    body(build)
    build.leave(fn.parameters[1])
    return unit


INTEGER_OPS = list(range(ops.ADD, ops.UGE + 1))
FLOAT_OPS = [op for op in range(ops.FOEQ, ops.FCOPYSIGN + 1) if op != ops.FREM]
WIDTHS = ("i1 i5 i8 i13 i16 i24 i32 i33 i48 i64 i65 i96 i128 i160 v2i8 v4i8 v8i8 v16i8 v4i16 v8i16 v2i32 v4i32 v8i32 v2i64 v4i64 v1i128 "
          "v3i32").split()
FLOATS = "f16 f32 f64 f80 f128 v2f32 v4f32 v8f32 v2f64 v4f64 v2f16".split()
SHIFTS = (ops.SHL, ops.LSHR, ops.ASHR, ops.ROTL, ops.ROTR)
DIVISIONS = (ops.SDIV, ops.UDIV, ops.SREM, ops.UREM)


def repeated(type: int, number: int) -> Value:
    """Return an integer constant, in every lane of a vector."""
    if lanes_of(type):
        return VectorConstant(type, [integer(element_of(type), number)] * lanes_of(type))
    return integer(type, number)


def value_of(build: Builder, type: int, rng: random.Random) -> Value:
    """Return a value of a type, mostly loaded and so no constant."""
    bits = width_of(type)
    if lanes_of(type):
        lanes: list[Value] = [value_of(build, element_of(type), rng) for _ in range(lanes_of(type))]
        vector: Value = build.emit(ops.SPLAT, type, [lanes[0]])
        for index in range(1, len(lanes)):
            vector = build.emit(ops.INSERT, type, [vector, lanes[index], integer(I32, index)])
        return vector
    if is_float(type):
        number = build.convert(ops.SITOFP, value_of(build, I16, rng), type)
        return build.binary(ops.FDIV, number, build.convert(ops.SITOFP, integer(I32, rng.choice([1, 3, 16])), type))
    if rng.random() < 0.3:
        return integer(type, rng.choice([0, 1, -1, 2, bits - 1, 1 << bits - 1, 5, rng.getrandbits(bits)]))
    place = build.load(int_type((bits + 7) // 8 * 8), symbol("array", 8 * rng.randrange(32)), Access(8))
    return place if place.type == type else build.convert(ops.TRUNC, place, type)


def operation(op: int, type: int, rng: random.Random) -> Callable[[Builder], None]:
    """Return what emits the op on random operands and stores the result."""
    def body(build: Builder) -> None:
        row = ops.table()[op]
        operands = [value_of(build, type, rng) for _ in row.operands]
        bits = width_of(type)
        if op in SHIFTS:
            operands[1] = build.binary(ops.AND, operands[1], repeated(type, (1 << bits.bit_length() - 1) - 1))
        if op in DIVISIONS:
            low = build.binary(ops.LSHR, operands[1], repeated(type, int(bits > 1)))
            operands[1] = build.binary(ops.OR, low, repeated(type, 1))
        result: Value = build.emit(op, with_lanes_of(I1, type) if row.result == "bool" else type, operands)
        if result.type != type and lanes_of(type) and rng.random() < 0.7:
            if rng.random() < 0.5 and bits > 1:
                result = build.convert(rng.choice([ops.SEXT, ops.ZEXT]), result, with_lanes_of(int_type(bits), type))
            else:
                result = build.emit(ops.SELECT, type, [result, operands[0], operands[-1]])
        build.store(result, symbol("array", 256), Access(16))
    return body


def possible(op: int, type: int, target: str) -> bool:
    """Tell whether the op exists for the type, and libgcc has what it needs."""
    if op == ops.BSWAP and width_of(type) % 16:
        return False
    widest = 2 * TARGETS[target][0].register_bits
    needs_division = op in DIVISIONS or op in (ops.ROTL, ops.ROTR) and width_of(type) & (width_of(type) - 1)
    return not (needs_division and width_of(type) > widest)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", WIDTHS)
def test_integer_operations(target: str, name: str) -> None:
    """Each integer op on a type, by the interpreter before and after."""
    type = parse_type(name)
    for op in INTEGER_OPS:
        if possible(op, type, target):
            rng = random.Random(op)
            check(module_of(target, operation(op, type, rng)), target, ARGUMENTS[1:2])


@pytest.mark.parametrize("name", FLOATS)
def test_float_operations(name: str) -> None:
    """Each floating op on a type."""
    for op in FLOAT_OPS:
        for seed in range(2):
            rng = random.Random(op * 100 + seed)
            check(module_of("wide", operation(op, parse_type(name), rng)), "wide", ARGUMENTS[1:2])


def conversions(source: int, type: int) -> list[int]:
    """Return the ops that convert one type to the other."""
    if lanes_of(source) != lanes_of(type):
        return []
    if is_integer(source) and is_integer(type) and width_of(source) != width_of(type):
        return [ops.TRUNC] if width_of(source) > width_of(type) else [ops.ZEXT, ops.SEXT]
    if is_integer(source) and is_float(type):
        return [ops.SITOFP, ops.UITOFP]
    if is_float(source) and is_integer(type):
        return [ops.FPTOSI, ops.FPTOUI]
    if is_float(source) and is_float(type) and width_of(source) != width_of(type):
        return [ops.FPTRUNC if width_of(source) > width_of(type) else ops.FPEXT]
    return []


@pytest.mark.parametrize("target", TARGETS)
def test_conversions(target: str) -> None:
    """Every conversion between two types."""
    rng = random.Random(3)
    integers = [parse_type(name) for name in "i1 i8 i16 i24 i32 i64 i128 v4i32 v4i16 v2i64 v4i8 v8i16".split()]
    floats = [parse_type(name) for name in (FLOATS if target == "wide" else ["f32"])]
    for source in integers + floats:
        for type in integers + floats:
            if target != "wide" and 128 in (width_of(source), width_of(type)) and (is_float(source) or is_float(type)):
                continue
            for op in conversions(source, type):
                def body(build: Builder, op: int = op, source: int = source, type: int = type) -> None:
                    value = value_of(build, source, rng)
                    if op == ops.FPTOSI or op == ops.FPTOUI:
                        # In range: out of it anything may come out.  Sometimes with the top bit set, where a float holds that.
                        large = width_of(type) >= 64 and width_of(source) > 16 and op == ops.FPTOUI and rng.random() < 0.5
                        whole = with_lanes_of(I64 if large else I8, type)
                        number = value_of(build, whole, rng)
                        mask = (1 << 63) + (1 << 60) if large else 1 if width_of(type) == 1 else 63
                        number = build.binary(ops.AND, number, repeated(whole, mask))
                        value = build.convert(ops.UITOFP, number, source)
                        if op == ops.FPTOSI and width_of(type) == 1 or op == ops.FPTOSI and rng.random() < 0.5:
                            value = build.unary(ops.FNEG, value)
                    build.store(build.convert(op, value, type), symbol("array", 256), Access(16))
                for _ in range(2):
                    check(module_of(target, body), target, ARGUMENTS[1:2])


@pytest.mark.parametrize("target", TARGETS)
def test_copies(target: str) -> None:
    """memcpy, memmove and memset of small sizes at all alignments; what is too large for the target is a call."""
    rng = random.Random(11)
    legal, isa = TARGETS[target]
    for size in [*range(1, 34), 47, 64]:
        for op in (ops.MEMCPY, ops.MEMMOVE, ops.MEMSET):
            align = rng.choice([1, 2, 4, 8, 16])

            def body(build: Builder, op: int = op, size: int = size, align: int = align) -> None:
                source: Value = symbol("array", 256 + (align * 2 if op == ops.MEMMOVE else 0))
                if op == ops.MEMSET:
                    source = build.load(I8, symbol("array", 3), Access(1)) if size < 5 else integer(I8, 0x5A)
                to = symbol("array", 256 if op == ops.MEMMOVE else 128)
                build.memory(op, to, source, integer(I64 if isa == "x86_64" else I32, size), Access(align, 0, 0, 0, align))
            unit = module_of(target, body)
            small = rng.random() < 0.5
            unit.functions["f"].options.level = "s" if small else rng.choice("02")
            if size <= (legal.copy_size if small else legal.copy_speed) and (op != ops.MEMMOVE or size <= 8):
                check(unit, target, ARGUMENTS[1:2])
            else:
                legalize(unit.functions["f"], unit, legal)
                assert verify(unit) == [] and illegal(unit, legal) == []


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", ["i128", "i64", "i24", "v4i32", "v8i32", "v2i8", "v4i1", "f128", "i160"])
def test_calls_and_phis_in_parts(target: str, name: str) -> None:
    """Wide values and vectors cross calls, returns and phis."""
    type = parse_type(name)
    if is_float(type) and target != "wide":
        return

    def body(build: Builder) -> None:
        rng = random.Random(5)
        detail = Call(Signature(Argument(type), [Argument(I32), Argument(type), Argument(type)]))
        made = build.call(symbol("g"), [build.fn.parameters[0], value_of(build, type, rng), value_of(build, type, rng)], detail)
        build.store(made, symbol("array", 256), Access(16))
    unit = module_of(target, body)
    callee = Function("g", Signature(Argument(type), [Argument(I32), Argument(type), Argument(type)]))
    unit.functions["g"] = callee
    build = Builder(callee)
    first, then, other = build.new_block(), build.new_block(), build.new_block()
    build.start(first)
    build.branch_if(build.binary(ops.SLT, callee.parameters[0], integer(I32, 0)), then, other)
    build.start(then)
    build.branch(other)
    build.start(other)
    phi = build.phi(other, type)
    phi.operands = [callee.parameters[1], callee.parameters[2]]
    phi.targets = [first, then]
    build.leave(phi)
    check(unit, target, ARGUMENTS)
