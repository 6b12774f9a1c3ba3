"""Passes against the interpreter on random programs, and golden texts (PASS.test): before, `---`, after."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from compiler.ir.builder import integer
from compiler.ir.interpreter import Machine, constant_key
from compiler.ir.module import Module
from compiler.ir.printer import function_text, module_text
from compiler.ir.reader import read_module
from compiler.ir.types import I32, I64
from compiler.ir.verifier import verify
from compiler.opt.pipeline import LISTS, ORDER, Request, list_of, optimize, pass_names, run_pass
from tests.ir.programs import random_module

ARGUMENTS = [(0, 0), (1, 5), (0xFFFFFFFF, 1 << 63)]


def observed(unit: Module) -> list[str]:
    """Return what @f does for each of the arguments: calls and volatile accesses, result, memory."""
    result = []
    for first, second in ARGUMENTS:
        machine = Machine(unit)
        value = machine.run("f", [integer(I32, first), integer(I64, second)])
        memory = machine.read(machine.symbols["array"], 64).hex()
        result.append("; ".join([*machine.trace, constant_key(value), memory]))
    return result


CALLEE = """function @outside (i32) -> i32 linkage internal level "2" {
  parameter %0:i32 name "x"
  location 1 0 9 1 0 0
  variable 0 0 1 1 "x" "int"
bb0:
  %1:ptr = slot (size 4 align 4 name "kept")
  store %0, %1 (align 4) !1
  dbg.slot %1 (variable 0) !1
  %4:i1 = slt %0, 100:i32
  condbr %4 -> bb1, bb2
bb1:
  %6:i32 = call @further:ptr, %0 (signature (i32) -> i32)
  ret %6
bb2:
  %8:i32 = load %1 (align 4)
  %9:i32 = mul %8, 3:i32
  ret %9
}
"""


def with_callee(unit: Module, level: str) -> Module:
    """Return the module with a body for the function that @f calls, and @f at an -O level."""
    unit.functions["f"].options.level = level
    return read_module(module_text(unit).replace("function @outside (i32) -> i32\n", CALLEE))


def check(names: list[str], seed: int, isa: str = "x86_64") -> None:
    """Run passes over a random program; it stays well formed and does what it did."""
    unit = random_module(seed, isa)
    assert verify(unit) == []
    before = observed(unit)
    text = module_text(unit)
    for name in names:
        run_pass(name, unit.functions["f"], unit)
        assert verify(unit) == [], f"{name}, seed {seed}"
        assert observed(unit) == before, f"{name}, seed {seed}\n{text}\n---\n{module_text(unit)}"
    assert module_text(read_module(module_text(unit))) == module_text(unit)


@pytest.mark.parametrize("name", pass_names())
def test_a_pass_keeps_what_random_programs_do(name: str) -> None:
    """Each pass alone, on programs as made and on promoted ones."""
    end = time.monotonic() + 1
    for seed in range(150):
        check([name] if seed % 2 else ["mem2reg", name], seed)
        if time.monotonic() > end and seed > 6:
            break


def test_passes_in_a_row() -> None:
    """All passes, twice over, on a 32-bit layout too."""
    end = time.monotonic() + 5
    for seed in range(1000, 1100):
        check(["mem2reg", *pass_names(), *pass_names()], seed, "i386" if seed % 2 else "x86_64")
        if time.monotonic() > end and seed > 1002:
            break


def test_programs_with_aggregates() -> None:
    """The passes that take memory apart, on copies between slots, parts of them, and a pointer that may be either."""
    for text in sorted(Path(__file__).parent.glob("*.ir")):
        unit = read_module(text.read_text())
        for fn in unit.functions.values():
            if fn.blocks:
                for name in ("sroa", "mem2reg", "gvn", "dse", "dce"):
                    run_pass(name, fn, unit)
                    assert verify(unit) == [], f"{text.name}, {name}"


LEVELS = [line.split()[0] for line in LISTS.splitlines() if line]


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_keeps_what_random_programs_do(level: str) -> None:
    """The whole list of each level, on programs with a function to inline; the bisect limit and disabled passes hold."""
    inlined = 0
    for seed in range(2000, 2004):
        unit = with_callee(random_module(seed), level)
        assert verify(unit) == []
        before = observed(unit)
        request = Request()
        optimize(unit, request)
        assert verify(unit) == []
        assert observed(unit) == before, f"-O{level}, seed {seed}"
        inlined += unit.functions["f"].inlined == ["outside"]
        again = with_callee(random_module(seed), level)
        optimize(again, Request())
        assert module_text(again) == module_text(unit)
        partial = with_callee(random_module(seed), level)
        request = Request()
        request.limit = seed % 7
        request.disabled = ["gvn"]
        optimize(partial, request)
        assert observed(partial) == before
    assert bool(inlined) == (level not in "0g")


@pytest.mark.parametrize("level", LEVELS)
def test_a_list_keeps_to_the_order(level: str) -> None:
    """After each first pass of a constraint there is a second one."""
    names = list_of(level)
    assert set(names) <= set(pass_names())
    for line in ORDER.strip().splitlines():
        first, then = line.split()[:2]
        if first in names and then in names:
            assert then in names[len(names) - names[::-1].index(first):], line


GOLDEN = sorted(Path(__file__).parent.glob("*.test"))


@pytest.mark.parametrize("path", GOLDEN, ids=[path.stem for path in GOLDEN])
def test_golden(path: Path) -> None:
    """The pass the file is named for turns each text before into the text after."""
    for case in path.read_text().split("\n===\n"):
        before, after = case.split("\n---\n")
        unit = read_module('module "x86_64"\n' + before)
        assert verify(unit) == []
        for fn in list(unit.functions.values()):
            if fn.blocks:
                run_pass(path.stem, fn, unit)
        assert verify(unit) == []
        for fn in unit.functions.values():
            fn.renumber()
        printed = "".join(function_text(fn) for fn in unit.functions.values() if fn.blocks)
        assert printed.strip() == after.strip()
