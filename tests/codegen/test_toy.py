"""Code generation for a machine unlike any other (toy.py): golden functions and random programs do what the interpreter of IR does."""

from __future__ import annotations

import pytest

from compiler.codegen.machine import MachineFunction
from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.graph import IntConstant, SymbolAddress, Value, VectorConstant
from compiler.ir.interpreter import Machine, StepLimit, UndefinedBehaviour
from compiler.ir.module import Module
from compiler.ir.reader import read_module
from compiler.ir.types import I32, I64
from compiler.opt.pipeline import run_pass
from compiler.unsupported import Unsupported
from tests.codegen.test_legalize import library
from tests.codegen.toy import LEGAL, Native, Simulator, compile_toy
from tests.ir.programs import random_module

GOLDEN = {
    "fibonacci": ("""
module "i386"
function @f (i32 sign) -> i32 level "2" {
  parameter %0:i32 name "n"
bb0:
  %1:i1 = slt %0, 2:i32
  condbr %1 -> bb1, bb2
bb1:
  ret %0
bb2:
  %2:i32 = sub %0, 1:i32
  %3:i32 = call @f:ptr, %2 (signature (i32 sign) -> i32)
  %4:i32 = sub %0, 2:i32
  %5:i32 = call @f:ptr, %4 (signature (i32 sign) -> i32)
  %6:i32 = add %3, %5
  ret %6
}
""", [[10], [1], [15]]),
    "swapping loop": ("""
module "i386"
function @f (i32, i32, i32) -> i32 level "2" {
  parameter %0:i32 name "a"
  parameter %1:i32 name "b"
  parameter %2:i32 name "n"
bb0:
  br -> bb1
bb1:
  %3:i32 = phi %0, %4 <- bb0, bb2
  %4:i32 = phi %1, %3 <- bb0, bb2
  %5:i32 = phi %2, %6 <- bb0, bb2
  %7:i1 = eq %5, 0:i32
  condbr %7 -> bb3, bb2
bb2:
  %6:i32 = sub %5, 1:i32
  br -> bb1
bb3:
  %8:i32 = shl %3, 8:i32
  %9:i32 = or %8, %4
  ret %9
}
""", [[1, 2, 0], [1, 2, 1], [1, 2, 7]]),
    "switch": ("""
module "i386"
function @f (i32) -> i32 level "2" {
  parameter %0:i32 name "n"
bb0:
  switch %0 -> bb3, bb1, bb2, bb1 (cases 1 5 to 9 11)
bb1:
  br -> bb2
bb2:
  %3:i32 = phi 100:i32, %0 <- bb1, bb0
  br -> bb3
bb3:
  %4:i32 = phi %3, 3:i32 <- bb2, bb0
  ret %4
}
""", [[1], [7], [11], [12], [0]]),
}


def outside(machine: Machine, type: int, values: list[Value]) -> Value:
    """Stand for a function of another unit."""
    assert isinstance(values[0], IntConstant)
    return integer(I32, values[0].value * 3 + 1)


def natives_of(unit: Module) -> dict[str, Native]:
    """Return what the module calls and does not have."""
    result: dict[str, Native] = {"outside": outside}
    for fn in unit.functions.values():
        for block in fn.blocks:
            for ins in block.instructions:
                callee = ins.operands[0] if ins.op == ops.CALL else None
                if isinstance(callee, SymbolAddress):
                    native = library(callee.name, LEGAL)
                    if native is not None:
                        result[callee.name] = native
    return result


def words_of(value: Value | None) -> list[int]:
    """Return a result as words."""
    if isinstance(value, VectorConstant):
        return [word for lane in value.lanes for word in words_of(lane)]
    if not isinstance(value, IntConstant):
        return []
    return [value.value & 0xFFFFFFFF, value.value >> 32] if value.type == I64 else [value.value]


def compiled(unit: Module, optimize: bool) -> dict[str, MachineFunction]:
    """Return the functions of the module as code of the machine."""
    return {name: compile_toy(fn, unit, optimize) for name, fn in unit.functions.items() if fn.blocks}


@pytest.fixture(autouse=True)
def checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prove every allocation, too."""
    monkeypatch.setenv("PYCC_CHECK_ALLOCATION", "1")


@pytest.mark.parametrize("optimize", [False, True])
@pytest.mark.parametrize("name", GOLDEN)
def test_golden(name: str, optimize: bool) -> None:
    """Recursion, phis that swap, a switch with edges that need splitting."""
    text, rows = GOLDEN[name]
    expected = []
    for row in rows:
        machine = Machine(read_module(text))
        expected.append(words_of(machine.run("f", [integer(I32, word) for word in row])))
    unit = read_module(text)
    functions = compiled(unit, optimize)
    for row, words in zip(rows, expected, strict=True):
        assert Simulator(unit, functions, {}).call("f", row, 1) == words


def run_random(seed: int, optimize: bool) -> None:
    """Run one random program both ways."""
    arguments = [[0, 0], [1, 5], [0xFFFFFFFF, 1 << 63]]
    unit = random_module(seed, "i386")
    if optimize:
        for name in ("mem2reg", "simplify", "gvn"):
            run_pass(name, unit.functions["f"], unit)
    expected: list[tuple[list[int], bytes] | None] = []
    for small, wide in arguments:
        machine = Machine(unit, steps=200000)
        machine.natives["outside"] = outside
        try:
            words = words_of(machine.run("f", [integer(I32, small), integer(I64, wide)]))
            expected.append((words, machine.read(machine.symbols["array"], unit.globals["array"].size)))
        except (UndefinedBehaviour, StepLimit):
            expected.append(None)
    try:
        functions = compiled(unit, optimize)
    except Unsupported as reason:
        # On 32 bits C has no 128-bit integers.
        assert "division of 128-bit" in reason.detail
        return
    natives = natives_of(unit)
    for (small, wide), wanted in zip(arguments, expected, strict=True):
        if wanted is not None:
            simulator = Simulator(unit, functions, natives)
            words = simulator.call("f", [small, wide & 0xFFFFFFFF, wide >> 32], 2)
            memory = simulator.machine.read(simulator.machine.symbols["array"], unit.globals["array"].size)
            assert (words, memory) == wanted, f"seed {seed}"


@pytest.mark.parametrize("optimize", [False, True])
def test_random_programs(optimize: bool) -> None:
    """Loops, switches, calls, words of 64 and 128 bits; unoptimised values live in slots, promoted ones in registers."""
    for seed in range(12):
        run_random(seed, optimize)


@pytest.mark.full
@pytest.mark.parametrize("optimize", [False, True])
def test_many_random_programs(optimize: bool) -> None:
    """The same, for longer."""
    for seed in range(100, 400):
        run_random(seed, optimize)
