"""A compiled function is a value: it can be stored and placed again, and depends on nothing but itself and the unit's module.

Each test makes the object of one unit in another way and wants the same bytes.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from compiler import api
from compiler.codegen.compiled import CompiledFunction, decode, encode
from compiler.codegen.settings import codegen_settings
from compiler.codegen.unit import compile_function, emitted_functions
from compiler.generate import compile_functions, placed
from compiler.ir.module import Module
from compiler.lower.unit import lower_unit
from compiler.opt.pipeline import Request, optimize
from compiler.options import Options
from compiler.session import RECURSION_LIMIT, STACK_BYTES, Session
from compiler.target.registry import codegen_target
from tests.conftest import work_path
from tests.inprocess import Compiler, FileReader

SOURCE = Path(__file__).parent / "programs/places_and_tables.c"
FLAGS = ("-O0", "-O2", "-O2 -g")


@pytest.fixture(params=FLAGS)
def options(request: pytest.FixtureRequest) -> Options:
    """Options of one compile of SOURCE."""
    return Compiler(work_path() / "facts").options(["-c", "-w", *request.param.split()], str(SOURCE))


def on_a_large_stack(work: Callable[[], bytes]) -> bytes:
    """Return work(), run as the compiler runs it."""
    made: list[bytes] = []
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(RECURSION_LIMIT)
    old = threading.stack_size(STACK_BYTES)
    try:
        thread = threading.Thread(target=lambda: made.append(work()))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(old)
        sys.setrecursionlimit(limit)
    return made[0]


def module_of(options: Options) -> Module:
    """Return SOURCE's module after the passes."""
    made = Session().front_end(str(SOURCE), options, api.Services(FileReader()), api.Result())
    assert made.sema is not None
    unit = lower_unit(made.sema, options)
    optimize(unit, Request())
    return unit


def usual(options: Options) -> bytes:
    """Return the object as the compiler makes it."""
    return api.compile_unit(str(SOURCE), options, api.Services(FileReader())).output


def test_stored_functions_give_the_same_object(options: Options) -> None:
    """Functions that went through their binary form are placed in the module of another run."""
    def work() -> bytes:
        stored = [encode(made) for made in compile_functions(module_of(options), options)]
        assert stored == [encode(decode(data)) for data in stored]
        return placed(module_of(options), [decode(data) for data in stored], str(SOURCE), options, FileReader())

    assert on_a_large_stack(work) == usual(options)


def test_order_of_compiling_does_not_show(options: Options) -> None:
    """The last function is compiled first."""
    def work() -> bytes:
        unit = module_of(options)
        target = codegen_target(unit.isa, options)
        rows = codegen_settings(options).debug != 0
        compiled = [compile_function(fn, unit, target, False, rows) for fn in reversed(emitted_functions(unit))]
        return placed(unit, compiled[::-1], str(SOURCE), options, FileReader())

    assert on_a_large_stack(work) == usual(options)


def test_forked_workers_give_the_same_object(options: Options) -> None:
    """Four processes compile a quarter of the functions each, and send their binary forms."""
    def work() -> bytes:
        unit = module_of(options)
        functions = emitted_functions(unit)
        stored: dict[int, bytes] = {}
        for worker in range(4):
            read_end, write_end = os.pipe()
            pid = os.fork()
            if pid == 0:
                status = 1
                try:
                    os.close(read_end)
                    target = codegen_target(unit.isa, options)
                    rows = codegen_settings(options).debug != 0
                    with os.fdopen(write_end, "wb") as out:
                        for fn in functions[worker::4]:
                            data = encode(compile_function(fn, unit, target, False, rows))
                            out.write(len(data).to_bytes(4, "little") + data)
                    status = 0
                finally:
                    os._exit(status)
            os.close(write_end)
            with os.fdopen(read_end, "rb") as pipe:
                sent = pipe.read()
            assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
            for index in range(worker, len(functions), 4):
                size = int.from_bytes(sent[:4], "little")
                stored[index] = sent[4:4 + size]
                sent = sent[4 + size:]
        compiled: list[CompiledFunction] = [decode(stored[index]) for index in range(len(functions))]
        return placed(unit, compiled, str(SOURCE), options, FileReader())

    assert on_a_large_stack(work) == usual(options)
