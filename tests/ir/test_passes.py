"""Passes against the interpreter on random programs, and golden texts (PASS.test): before, `---`, after."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from compiler.ir.builder import integer
from compiler.ir.interpreter import Machine, constant_key
from compiler.ir.module import Function, Module
from compiler.ir.printer import function_text, module_text
from compiler.ir.reader import read_module
from compiler.ir.types import I32, I64
from compiler.ir.verifier import verify
from compiler.opt.dce import dce
from compiler.opt.gvn import gvn
from compiler.opt.mem2reg import mem2reg
from compiler.opt.sccp import sccp
from compiler.opt.simplify import simplify
from compiler.opt.simplifycfg import simplifycfg
from tests.ir.programs import random_module

Pass = Callable[[Function, Module], bool]

PASSES: dict[str, Pass] = {
    "simplifycfg": lambda fn, unit: simplifycfg(fn),
    "dce": lambda fn, unit: dce(fn),
    "mem2reg": lambda fn, unit: mem2reg(fn, unit.layout),
    "simplify": lambda fn, unit: simplify(fn, unit.layout),
    "sccp": lambda fn, unit: sccp(fn, unit.layout),
    "gvn": gvn,
}
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


def check(names: list[str], seed: int, isa: str = "x86_64") -> None:
    """Run passes over a random program; it stays well formed and does what it did."""
    unit = random_module(seed, isa)
    assert verify(unit) == []
    before = observed(unit)
    text = module_text(unit)
    for name in names:
        PASSES[name](unit.functions["f"], unit)
        assert verify(unit) == [], f"{name}, seed {seed}"
        assert observed(unit) == before, f"{name}, seed {seed}\n{text}\n---\n{module_text(unit)}"
    assert module_text(read_module(module_text(unit))) == module_text(unit)


@pytest.mark.parametrize("name", PASSES)
def test_a_pass_keeps_what_random_programs_do(name: str) -> None:
    """Each pass alone, on programs as made and on promoted ones."""
    end = time.monotonic() + 3
    for seed in range(150):
        check([name] if seed % 2 else ["mem2reg", name], seed)
        if time.monotonic() > end and seed > 20:
            break


def test_passes_in_a_row() -> None:
    """All passes, twice over, on a 32-bit layout too."""
    end = time.monotonic() + 5
    for seed in range(1000, 1100):
        check(["mem2reg", *PASSES, *PASSES], seed, "i386" if seed % 2 else "x86_64")
        if time.monotonic() > end and seed > 1010:
            break


GOLDEN = sorted(Path(__file__).parent.glob("*.test"))


@pytest.mark.parametrize("path", GOLDEN, ids=[path.stem for path in GOLDEN])
def test_golden(path: Path) -> None:
    """The pass the file is named for turns each text before into the text after."""
    for case in path.read_text().split("\n===\n"):
        before, after = case.split("\n---\n")
        unit = read_module('module "x86_64"\n' + before)
        assert verify(unit) == []
        for fn in unit.functions.values():
            if fn.blocks:
                PASSES[path.stem](fn, unit)
        assert verify(unit) == []
        for fn in unit.functions.values():
            fn.renumber()
        printed = "".join(function_text(fn) for fn in unit.functions.values() if fn.blocks)
        assert printed.strip() == after.strip()
