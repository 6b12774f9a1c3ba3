"""A program's object is the same whatever the hash seed, the files before it and the collector (tests/differential/determinism.py)."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import work_path
from tests.differential.determinism import differences

PROGRAMS = Path(__file__).parent.parent / "c/programs"


def test_same_object() -> None:
    """Two programs with tables, switches, inlining and floating constants."""
    files = [str(PROGRAMS / name) for name in ("places_and_tables.c", "known_comparisons.c")]
    assert differences(str(work_path() / "facts"), ["-O2", "-w"], files) == []
