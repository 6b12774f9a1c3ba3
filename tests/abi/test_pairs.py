"""The calling convention: callers and callees of random signatures, one half by pycc and the other by GCC, in both directions."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.abi.signatures import Batch
from tests.inprocess import PASS, Compiler

FUNCTIONS = 40
LEVELS = ("-O0", "-O2")


@pytest.fixture(scope="module")
def compiler(tmp_path_factory: pytest.TempPathFactory) -> Compiler:
    """The internal compiler."""
    if shutil.which("gcc") is None:
        pytest.skip("not run: no gcc")
    return Compiler(tmp_path_factory.mktemp("memory"))


def _check(compiler: Compiler, seed: int, level: str, directory: Path) -> None:
    batch = Batch(seed, FUNCTIONS)
    for half, text in (("caller", batch.caller()), ("callee", batch.callee())):
        source = directory / f"{half}.c"
        source.write_text(text)
        subprocess.run(["gcc", "-w", "-Wno-psabi", level, "-c", str(source), "-o", str(directory / f"{half}-gcc.o")], check=True)
        made = compiler.compile(["-w", level], str(source))
        assert made.outcome == PASS, f"seed {seed} {half} {level}: {made.reason}\n{made.details}"
        (directory / f"{half}-pycc.o").write_bytes(made.output)
    for caller, callee in (("pycc", "gcc"), ("gcc", "pycc"), ("pycc", "pycc")):
        program = directory / "program"
        objects = [str(directory / f"caller-{caller}.o"), str(directory / f"callee-{callee}.o")]
        subprocess.run(["gcc", "-o", str(program), *objects], check=True)
        done = subprocess.run([str(program)], capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, f"seed {seed} {level}, caller by {caller}, callee by {callee}: status {done.returncode}\n{done.stdout}"


@pytest.mark.parametrize("level", LEVELS)
def test_pairs(compiler: Compiler, tmp_path: Path, level: str) -> None:
    """Forty signatures, compiled by each compiler, agree."""
    _check(compiler, 1, level, tmp_path)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(2, 52))
def test_many_pairs(compiler: Compiler, tmp_path: Path, seed: int) -> None:
    """Two thousand signatures agree."""
    _check(compiler, seed, LEVELS[seed % 2], tmp_path)
