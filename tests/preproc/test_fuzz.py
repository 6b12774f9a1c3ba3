"""A few seconds of fuzzing in every run; tests/preproc/fuzz.py fuzzes for as long as one likes."""

from __future__ import annotations

import glob
import os

import pytest

from tests.preproc.fuzz import run

GOLDEN = os.path.join(os.path.dirname(os.path.dirname(__file__)), "golden")


def test_damaged_files(request: pytest.FixtureRequest) -> None:
    """Damaged sources give messages, never another exception, never a hang."""
    files = sorted(glob.glob(os.path.join(GOLDEN, "pp_*.[cS]")))
    seconds = 600 if request.config.getoption("--full", default=False) else 8
    assert run(files, seconds, 1000) == 0
