"""The search for a miscompilation, on a project of 40 units whose compiler is a stand-in: file, pair, function, pass."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import driver.fallback
import driver.records
from integrations.oracle.ddmin import first_failing, minimise
from integrations.oracle.search import CannotSearch, Search, report
from integrations.oracle.trial import Project

COUNT = 40
FAKE = Path(__file__).with_name("fake_compiler.py")
PACKAGES = Path(driver.fallback.__file__).parents[1]


class Counted:
    """A predicate that counts the subsets it is asked about: fails when all of `guilty` are there."""

    def __init__(self, guilty: set[str]) -> None:
        self.guilty = guilty
        self.asked: set[tuple[str, ...]] = set()

    @property
    def calls(self) -> int:
        """How many different subsets were tried: the trials remember."""
        return len(self.asked)

    def __call__(self, chosen: Sequence[str]) -> bool:
        self.asked.add(tuple(chosen))
        return self.guilty <= set(chosen)


@pytest.mark.parametrize("count", [1, 2, 3, 17, 256, 1000])
def test_one_guilty_item_takes_logarithmic_tests(count: int) -> None:
    items = [str(number) for number in range(count)]
    for guilty in {0, count // 3, count - 1}:
        fails = Counted({str(guilty)})
        assert minimise(items, fails) == [str(guilty)]
        assert fails.calls <= 2 * math.ceil(math.log2(count)) + 1


@pytest.mark.parametrize("guilty", [{"3", "4"}, {"0", "99"}, {"10", "50", "90"}, {"1", "2", "3", "4", "5"}])
def test_sets_that_fail_only_together(guilty: set[str]) -> None:
    items = [str(number) for number in range(100)]
    fails = Counted(guilty)
    assert set(minimise(items, fails)) == guilty
    # The paper's bound for the worst case is n^2 + 3n; a few guilty items take far less.
    assert fails.calls <= len(guilty) * 60


def test_first_failing_number() -> None:
    asked = []

    def fails(number: int) -> bool:
        asked.append(number)
        return number >= 613

    assert first_failing(0, 1000, fails) == 613
    assert len(asked) <= 10


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A project: COUNT sources with three functions each."""
    place = tmp_path / "tree"
    place.mkdir()
    for number in range(COUNT):
        (place / f"u{number}.c").write_text(f"a{number} b{number} c{number}\n")
    return place


def searching(tree: Path, test: str, lines: list[str], repeat: int = 1) -> tuple[Search, Project]:
    """Return a search whose test is a shell command that reads `program`."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYCC_")}
    cache = tree.parent / "cache"
    environment.update(PYCC_DIR=str(cache), PYTHONPATH=str(PACKAGES))
    project = Project(f"{sys.executable} {FAKE}", test, tree, tree.parent / "work", repeat=repeat, environment=environment)
    return Search(project, [sys.executable, str(FAKE)], lines.append, str(cache)), project


def nm_of_the_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in's objects are text: read the functions off them."""
    monkeypatch.setattr(Search, "_functions_of", lambda self, unit: Path(unit.source).read_text().split())


def test_file_function_and_pass(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nm_of_the_stand_in(monkeypatch)
    lines: list[str] = []
    search, project = searching(tree, "! grep -A3 '^internal' program | grep -q '^b23 2 [23]'", lines)
    finding = search.run()
    assert finding.units == [str(tree / "u23.c")]
    assert finding.functions == {str(tree / "u23.c"): ["b23"]}
    assert (finding.step, finding.pass_name, finding.function) == (2, "gvn", "b23")
    assert finding.builds <= 2 + 2 * math.ceil(math.log2(COUNT)) + 1 + 2 * 2 + 1 + 2 + 2
    text = report(finding, project)
    assert "pass:      gvn on b23" in text and str(tree / "u23.c") in text


def test_two_files_that_fail_only_together(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nm_of_the_stand_in(monkeypatch)
    lines: list[str] = []
    test = "! (grep -B1 '^a5 ' program | grep -q internal && grep -B1 '^a31 ' program | grep -q internal)"
    search, _ = searching(tree, test, lines)
    finding = search.run()
    assert finding.units == [str(tree / "u31.c"), str(tree / "u5.c")]
    assert all("fails with GCC making all functions too" in remark for remark in finding.remarks)
    assert finding.at_level_0 == finding.units


def test_a_function_that_is_wrong_at_level_0(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nm_of_the_stand_in(monkeypatch)
    search, project = searching(tree, "! grep -q '^c11 [02]' program", [])
    finding = search.run()
    assert finding.functions == {str(tree / "u11.c"): ["c11"]}
    assert "function:  c11  (u11.c, wrong at -O0 too)" in report(finding, project)
    assert "-fgcc-functions=a11,b11" in finding.rules
    assert finding.pass_name == "" and finding.remarks == []


def test_a_unit_that_resists_is_said_so(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nm_of_the_stand_in(monkeypatch)
    (tree / "u11.c").write_text("a11 stuck c11\n")
    search, _ = searching(tree, "! (grep -q '^c11 [02]' program && grep -q '^a11 [02]' program)", [])
    finding = search.run()
    assert finding.functions == {}
    assert finding.remarks == [f"{tree}/u11.c: resists being divided by functions: stuck is stuck"]


def test_an_interrupted_search_goes_on(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nm_of_the_stand_in(monkeypatch)
    test = "! grep -A3 '^internal' program | grep -q '^c7 2'"
    whole, _ = searching(tree, test, [])
    expected = whole.run()
    again, project = searching(tree, test, [])
    found = again.run()
    assert (found.units, found.functions) == (expected.units, expected.functions)
    assert again.trials.builds == 1
    assert len(list((project.work / "trials").iterdir())) == expected.builds + 1


def test_outcomes_are_forgotten_when_the_sources_change(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nm_of_the_stand_in(monkeypatch)
    test = "! grep -A3 '^internal' program | grep -q '^[bc]7 2'"
    searching(tree, test, [])[0].run()
    (tree / "u7.c").write_text("a7 c7\n")
    lines: list[str] = []
    again, _ = searching(tree, test, lines)
    assert again.run().functions == {str(tree / "u7.c"): ["c7"]}
    assert again.trials.builds > 5
    assert "the objects are not those of the interrupted search: beginning anew" in lines


def test_only_the_objects_whose_compiler_changes_are_made_again(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nm_of_the_stand_in(monkeypatch)
    search, project = searching(tree, "! grep -A3 '^internal' program | grep -q '^b23 2 [23]'", [])
    finding = search.run()
    compiled = [record for record in driver.records.read(str(tree.parent / "cache")) if record.build != "bisect-step"]
    assert len(compiled) < COUNT * finding.builds / 3


def test_a_build_that_does_not_remake_its_objects_is_said_so(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    search, project = searching(tree, "! grep -A3 '^internal' program | grep -q '^b23 2 [23]'", [])
    project.build = f"test -f made || {project.build}; touch made"
    with pytest.raises(CannotSearch, match=r"after the build there is no .*u0.o \(40 such objects\): give --clean"):
        search.run()


def test_a_path_with_blanks(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nm_of_the_stand_in(monkeypatch)
    (tree / "u7.c").rename(tree / "the \"7th\" # one; a.c")
    search, _ = searching(tree, "! grep -A3 '^internal' program | grep -q '^b7 2'", [])
    finding = search.run()
    assert finding.units == [f'{tree}/the "7th" # one; a.c']
    assert list(finding.functions.values()) == [["b7"]]


@pytest.mark.parametrize(("test", "reason"), [("false", "the fault is not pycc's"), ("true", "the test passes")])
def test_nothing_to_search(tree: Path, test: str, reason: str) -> None:
    search, _ = searching(tree, test, [])
    with pytest.raises(CannotSearch, match=reason):
        search.run()


def test_only_fallbacks(tree: Path) -> None:
    for path in tree.glob("*.c"):
        path.write_text("unsupported\n")
    search, _ = searching(tree, "false", [])
    with pytest.raises(CannotSearch, match="every one is a fallback"):
        search.run()


def test_a_test_that_hangs_fails(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nm_of_the_stand_in(monkeypatch)
    search, project = searching(tree, "if grep -A3 '^internal' program | grep -q '^b2 '; then sleep 600; fi", [])
    project.timeout = 0.5
    assert search.run().units == [str(tree / "u2.c")]
