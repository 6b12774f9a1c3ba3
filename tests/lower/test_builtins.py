"""Built-ins, complex numbers, vectors, atomics and static data: the IR interpreter's results against GCC's, on random constants."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from compiler.ir.graph import IntConstant
from compiler.ir.interpreter import Machine
from compiler.ir.module import Module
from compiler.ir.verifier import verify
from compiler.lower.unit import lower_unit
from compiler.options import Options
from tests.lower.builtin_programs import program
from tests.sema.harness import front_end

_FLAGS = ("-w", "-fwrapv")


def lowered(text: str, options: Options) -> Module:
    """Return the module of a source text, verified."""
    result, made = front_end(text.encode(), options)
    errors = [message.text for message in result.diagnostics if message.severity in ("error", "fatal error")]
    assert not errors, errors[0]
    assert made.sema is not None
    unit = lower_unit(made.sema, options)
    problems = verify(unit)
    assert not problems, problems[0]
    return unit


def by_gcc(text: str, count: int, folder: Path, flags: tuple[str, ...] = ()) -> list[int]:
    """Return the results of f0 to f(count-1) as GCC compiles them."""
    source = folder / "t.c"
    calls = "".join(f"  printf(\"%llu\\n\", f{index}());\n" for index in range(count))
    source.write_text(text + "int printf(const char *, ...);\nint main(void) {\n" + calls + "  return 0; }\n")
    program_path = folder / "t"
    done = subprocess.run(["gcc", *_FLAGS, *flags, "-o", str(program_path), str(source), "-latomic"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [int(line) for line in subprocess.run([str(program_path)], capture_output=True, text=True).stdout.split()]


@pytest.mark.parametrize("level", ["0", "2"])
def test_random_constants_equal_gcc(level: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not installed")
    count = 800 if request.config.getoption("--full") else 160
    text = program(random.Random(request.config.getoption("--seed") * 2 + int(level) // 2), count)
    expected = by_gcc(text, count, tmp_path)
    unit = lowered(text, Options(optimize=level, code_flags=("-fwrapv",), warning_flags=("-w",)))
    wrong: list[str] = []
    for index in range(count):
        found = Machine(unit, steps=200000).run(f"f{index}", [])
        if not isinstance(found, IntConstant) or found.value != expected[index]:
            wrong.append(f"f{index}: {found and vars_of(found)} instead of {expected[index]}")
    assert not wrong, "; ".join(wrong[:10])


def vars_of(value: object) -> str:
    """Return a constant's number for a message."""
    return str(value.value) if isinstance(value, IntConstant) else type(value).__name__
