"""pyccache does what ccache 4.7.5 did in the same scenario (expected.json, recorded by tests.ccache.differential)."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.ccache import scenarios
from tests.ccache.differential import load_expected

EXPECTED = load_expected()
ALL = scenarios.read()
# What CI runs of them: some of each suite, always the same.
SAMPLE = {entry.title for entry in random.Random(8).sample(ALL, 12)}
LENGTH_LIMIT = 14       # of a script: the long ones only with --full


@pytest.fixture(scope="module")
def command(pycc: list[str]) -> str:
    """The path of pyccache, from the same installation as `pycc`."""
    if shutil.which("gcc") is None:
        pytest.skip("needs gcc: apt-get install gcc")
    return str(Path(pycc[0]).with_name("pyccache"))


def test_every_scenario_was_recorded() -> None:
    assert {entry.title for entry in ALL} == set(EXPECTED)


def _parameter(entry: scenarios.Scenario) -> object:
    common = entry.title in SAMPLE and len(entry.script) < LENGTH_LIMIT
    return pytest.param(entry, id=entry.title, marks=() if common else (pytest.mark.full,))


@pytest.mark.parametrize("entry", [_parameter(entry) for entry in ALL])
def test_as_ccache(entry: scenarios.Scenario, command: str, tmp_path: Path) -> None:
    if "script --return" in "\n".join(entry.script) and shutil.which("script") is None:
        pytest.skip("needs script: apt-get install bsdutils")
    assert scenarios.perform(entry, command, tmp_path / "run") == EXPECTED[entry.title]
