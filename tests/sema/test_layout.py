"""Record layout equals that of the GCCs installed, on random records (tests/sema/layout_compare.py)."""

from __future__ import annotations

import shutil

import pytest

from tests.sema.layout_compare import TARGETS, compare


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_random_records(target: str) -> None:
    command = TARGETS[target][0][0]
    if shutil.which(command) is None:
        pytest.skip(f"{command} is not installed")
    assert compare(target, 7, 120) == []


@pytest.mark.full
@pytest.mark.parametrize("target", sorted(TARGETS))
def test_thousands_of_records(target: str) -> None:
    command = TARGETS[target][0][0]
    if shutil.which(command) is None:
        pytest.skip(f"{command} is not installed")
    failures: list[str] = []
    for seed in range(100, 120):
        failures += compare(target, seed, 100)
    assert failures == []
