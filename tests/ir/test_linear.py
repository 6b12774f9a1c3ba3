"""No pass is slower than linear in the size of a function, by calls counted: twice the function, about twice the calls."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

import compiler.opt.gvn
from compiler.ir import ops
from compiler.ir.builder import Builder, integer, symbol
from compiler.ir.details import Access, Argument, Signature
from compiler.ir.graph import Value
from compiler.ir.module import DataLayout, Function, Global, Module
from compiler.ir.types import I32, PTR
from compiler.ir.verifier import verify
from compiler.opt.pipeline import Request, optimize
from compiler.targetinfo import target_info

COMPILED = not compiler.opt.gvn.__file__.endswith(".py")
# Twice the size may cost this much more: sorting and hash tables grow a little.
FACTOR = 2.5


def start() -> tuple[Module, Builder]:
    """Return a module with a function @f (i32, ptr) -> i32 being made."""
    unit = Module(DataLayout(target_info("x86_64", (), ())))
    unit.globals["array"] = Global("array", 4096, 8)
    fn = Function("f", Signature(Argument(I32), [Argument(I32), Argument(PTR)]))
    fn.options.level = "2"
    unit.functions["f"] = fn
    build = Builder(fn)
    build.start(build.new_block())
    return unit, build


def straight(size: int) -> Module:
    """A long block of loads, stores and sums."""
    unit, build = start()
    total: Value = build.fn.parameters[0]
    for index in range(size):
        place = symbol("array", index * 4 % 4096)
        total = build.binary(ops.ADD, total, build.load(I32, place, Access(4)))
        build.store(total, place, Access(4))
    build.leave(total)
    return unit


def branches(size: int) -> Module:
    """A chain of ifs that all set one variable."""
    unit, build = start()
    slot = build.slot(4, 4, "x")
    build.store(build.fn.parameters[0], slot, Access(4))
    for index in range(size):
        then, after = build.new_block(), build.new_block()
        value = build.load(I32, slot, Access(4))
        build.branch_if(build.binary(ops.SLT, value, integer(I32, index * 7)), then, after)
        build.start(then)
        for step in range(3):
            more = build.load(I32, symbol("array", (index + step) * 4 % 4096), Access(4))
            build.store(build.binary(ops.MUL, build.load(I32, slot, Access(4)), more), slot, Access(4))
        build.branch(after)
        build.start(after)
    build.leave(build.load(I32, slot, Access(4)))
    return unit


def cases(size: int) -> Module:
    """A switch in a loop, each case with two blocks."""
    unit, build = start()
    slot = build.slot(4, 4, "x")
    build.store(integer(I32, 0), slot, Access(4))
    head, after = build.new_block(), build.new_block()
    build.branch(head)
    build.start(head)
    blocks = [build.new_block() for _ in range(size)]
    value = build.load(I32, build.fn.parameters[1], Access(4), ops.VOLATILE)
    build.switch(value, after, [(index, index) for index in range(size)], blocks)
    for index in range(size):
        build.start(blocks[index])
        join = build.new_block()
        build.store(build.binary(ops.ADD, build.load(I32, slot, Access(4)), integer(I32, index)), slot, Access(4))
        build.branch(join)
        build.start(join)
        build.store(build.load(I32, slot, Access(4)), symbol("array", index * 4 % 4096), Access(4))
        build.branch(head)
    build.start(after)
    build.leave(build.load(I32, slot, Access(4)))
    return unit


def variables(size: int) -> Module:
    """Many variables changed in one loop."""
    unit, build = start()
    slots: list[Value] = [build.slot(4, 4, "v" + str(index)) for index in range(size)]
    for slot in slots:
        build.store(build.fn.parameters[0], slot, Access(4))
    head, body, after = build.new_block(), build.new_block(), build.new_block()
    build.branch(head)
    build.start(head)
    build.branch_if(build.binary(ops.NE, build.load(I32, slots[0], Access(4)), integer(I32, 99)), body, after)
    build.start(body)
    for index in range(size):
        other = build.load(I32, slots[(index + 1) % size], Access(4))
        build.store(build.binary(ops.ADD, build.load(I32, slots[index], Access(4)), other), slots[index], Access(4))
    build.branch(head)
    build.start(after)
    build.leave(build.load(I32, slots[1], Access(4)))
    return unit


def calls_of(unit: Module) -> int:
    """Return how many calls of functions optimising a module takes."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call" or event == "c_call"
    sys.setprofile(counted)
    try:
        optimize(unit, Request())
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.skipif(COMPILED, reason="compiled code makes no events to count")
@pytest.mark.parametrize("make", [straight, branches, cases, variables])
def test_twice_the_function_is_twice_the_work(make: Callable[[int], Module]) -> None:
    """The whole list of -O2."""
    small = make(60)
    large = make(120)
    assert verify(small) == [] and verify(large) == []
    first = calls_of(small)
    second = calls_of(large)
    assert second < first * FACTOR, f"{first} calls, then {second}"
    assert verify(large) == []
