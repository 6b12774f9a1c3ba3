"""Whole objects of small sources beside GNU as 2.40, where instructions, symbols and sections meet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.asm import compare
from tests.enc import gas_reference

SOURCES = sorted((Path(__file__).parent / "objects").glob("*.s"))


@pytest.mark.skipif(not gas_reference.available(), reason="needs GNU as 2.40 for x86")
@pytest.mark.parametrize("source", SOURCES, ids=lambda one: one.stem)
def test_objects_are_those_of_gas(source: Path) -> None:
    machine = source.stem.partition("-")[0]
    wanted, said = compare.gnu_object(source, machine, [])
    assert wanted, said
    assert compare.compare(source, machine, []) == ""
