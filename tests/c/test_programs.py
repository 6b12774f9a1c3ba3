"""Self-checking programs: each exits with 0 at every -O level when it is compiled by the internal compiler alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from integrations.oracle.running import run_program
from tests.conftest import work_path
from tests.inprocess import PASS, Compiler, Linker

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.c"))
LEVELS = ("0", "1", "2", "3", "s")


@pytest.fixture(scope="module")
def compiler() -> Compiler:
    """The internal compiler."""
    return Compiler(work_path() / "facts")


@pytest.fixture(scope="module")
def linker() -> Linker:
    """The linker of plain programs."""
    return Linker()


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_program(program: Path, compiler: Compiler, linker: Linker, tmp_path: Path) -> None:
    """The program says itself what is right."""
    for level in LEVELS:
        made = compiler.compile(["-O" + level, "-w"], str(program))
        assert made.outcome == PASS, f"-O{level}: {made.reason}"
        object_path = tmp_path / "p.o"
        object_path.write_bytes(made.output)
        message = linker.link([str(object_path)], str(tmp_path / "p"))
        assert not message, f"-O{level}: {message}"
        ran = run_program(str(tmp_path / "p"))
        assert ran.status == 0, f"-O{level}: {ran.reason}: {ran.output[-300:]!r}"
