"""Objects, assembly text and -g output of the programs agree (tests/c/forms.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.c.forms import difference
from tests.conftest import work_path
from tests.inprocess import Compiler

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.c"))
FLAGS = ("-O0", "-O2 -fPIC -ffunction-sections -fdata-sections")


@pytest.mark.parametrize("flags", FLAGS)
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_forms_agree(program: Path, flags: str, tmp_path: Path) -> None:
    """-c is -S assembled, by pycc and by GNU as; -g changes nothing that is loaded."""
    assert difference(Compiler(work_path() / "facts"), str(program), ["-w", *flags.split()], tmp_path) == ""
