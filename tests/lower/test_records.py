"""Records of random members: the IR interpreter's results against GCC's, with and without the passes of -O2."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from compiler.ir.graph import IntConstant
from compiler.ir.interpreter import Machine
from compiler.opt.pipeline import Request, optimize
from compiler.options import Options
from tests.lower.record_programs import program
from tests.lower.test_builtins import by_gcc, lowered


@pytest.mark.parametrize("passes", [False, True], ids=["lowered", "optimised"])
def test_records_equal_gcc(passes: bool, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not installed")
    count = 400 if request.config.getoption("--full") else 60
    text = program(random.Random(request.config.getoption("--seed") * 2 + passes), count)
    expected = by_gcc(text, count, tmp_path)
    unit = lowered(text, Options(optimize="2" if passes else "0", code_flags=("-fwrapv",), warning_flags=("-w",)))
    if passes:
        optimize(unit, Request())
    wrong: list[str] = []
    for index in range(count):
        found = Machine(unit, 0 if passes else 0xA5, 200000).run(f"f{index}", [])
        if not isinstance(found, IntConstant) or found.value != expected[index]:
            wrong.append(f"f{index}: {found.value if isinstance(found, IntConstant) else found} instead of {expected[index]}")
    assert not wrong, "; ".join(wrong[:10])
