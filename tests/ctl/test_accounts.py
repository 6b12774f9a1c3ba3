"""The sums of the report: every unit once, coverage of a rebuild as of the first build, probes apart."""

from __future__ import annotations

from typing import Any

import pytest

from driver import records
from driver.ctl import accounts
from driver.ctl.accounts import Build, Selection, Totals


def load(history: Any) -> list[Build]:
    return accounts.load(str(history.directory))


def only(history: Any) -> Totals:
    builds = load(history)
    assert len(builds) == 1
    return builds[0].totals


def test_every_unit_is_counted_in_one_class_of_each_kind(history: Any) -> None:
    history.add("a.c", producer=records.INTERNAL, lines=100, object_bytes=10)
    history.add("b.c", lines=300, object_bytes=20, how=records.DIRECT, saved=2.0)
    history.add("c.c", category="asm", detail="constraint Q", where="include/x.h:7", how=records.PREPROCESSED, saved=1.0)
    history.add("d.c", cache="uncacheable: -fplugin", category="option", detail="-fplugin", lines=50)
    history.add("e.c", status=1, category="source-error", detail="expected ;", lines=7)
    totals = only(history)
    assert (totals.units, totals.internal, totals.gcc, totals.failed) == (5, 1, 3, 1)
    assert (totals.direct, totals.preprocessed, totals.missed, totals.uncacheable) == (1, 1, 2, 1)
    assert totals.coverage == 0.25
    assert (totals.lines, totals.internal_lines, totals.lines_unknown) == (450, 100, 1)
    assert totals.line_coverage == pytest.approx(100 / 450)
    assert totals.object_bytes == 30
    assert totals.hit_rate == 0.5
    assert totals.saved == 3.0 and totals.cpu == 2.5 and totals.compiles == 5
    assert {name: reason.units for name, reason in totals.reasons.items()} == {"not-implemented": 1, "asm": 1, "option": 1}
    assert totals.reasons["asm"].places == {"/src/p/include/x.h:7": 1}
    assert totals.reasons["option"].places == {"/src/p/d.c": 1}
    assert list(totals.failures) == ["source-error"]
    assert totals.uncacheable_reasons == {"-fplugin": 1}
    assert sum(reason.units for reason in totals.ranked_reasons()) == totals.gcc


def test_the_last_compile_of_a_unit_counts(history: Any) -> None:
    history.add("a.c", status=1)
    history.add("a.c", cwd="/src/p/sub")
    history.add("a.c", producer=records.INTERNAL)
    history.add("a.c", output="other.o")
    totals = only(history)
    assert (totals.units, totals.internal, totals.gcc, totals.failed, totals.compiles) == (3, 1, 2, 0, 4)


def test_a_rebuild_from_the_cache_has_the_coverage_of_the_first_build(history: Any) -> None:
    for build, how in (("cold", records.COMPILED), ("warm", records.DIRECT)):
        for number in range(10):
            producer = records.INTERNAL if number < 7 else records.GCC
            history.add(f"{number}.c", build, how=how, producer=producer, lines=number)
    cold, warm = load(history)
    assert cold.totals.coverage == warm.totals.coverage == 0.7
    assert cold.totals.line_coverage == warm.totals.line_coverage
    assert cold.totals.ranked_reasons() == warm.totals.ranked_reasons()
    assert (cold.totals.hits, warm.totals.hits) == (0, 10)


def test_temporary_objects_are_told_apart_by_their_flags(history: Any) -> None:
    history.add("a.c", output="", flags=["-O1"])
    history.add("a.c", output="", flags=["-O2"])
    history.add("a.c", output="", flags=["-O2"])
    assert only(history).units == 2


def test_probes_are_counted_apart_each_time(history: Any) -> None:
    for status in (0, 1, 1):
        history.add("conftest.c", kind=records.PROBE, status=status)
    history.add("a.c")
    totals = only(history)
    assert (totals.units, totals.probes, totals.probes_failed) == (1, 3, 2)
    assert totals.compiles == 1 and len(totals.reasons) == 1


def test_coverage_of_nothing_is_none() -> None:
    totals = accounts.total([])
    assert totals.coverage is None and totals.line_coverage is None and totals.hit_rate is None


def test_builds_are_ordered_by_their_last_record_even_if_the_clock_goes_backwards(history: Any) -> None:
    history.add("a.c", "one")
    history.add("a.c", "two")
    history.clock = 1000.0
    history.add("b.c", "one")
    assert [build.identity for build in load(history)] == ["two", "one"]
    assert [len(build.records) for build in load(history)] == [1, 2]


def test_a_build_knows_its_place_time_and_title(history: Any) -> None:
    history.add("a.c", "ninja-123-4567-0123abcd", cwd="/src/p/x", wall=3.0, time=50.0)
    history.add("a.c", "ninja-123-4567-0123abcd", cwd="/src/p/y/z", wall=1.0, time=60.0)
    history.add("conftest.c", "ninja-123-4567-0123abcd", kind=records.PROBE, cwd="/elsewhere", wall=1.0, time=55.0)
    history.add("a.c", "session-1-2-3:/src", cwd="/src")
    history.add("a.c", "release 7", cwd="/src")
    ninja, session, named = load(history)
    assert (ninja.directory, ninja.began, ninja.ended, ninja.title) == ("/src/p", 47.0, 60.0, "ninja")
    assert session.title == "by hand" and named.title == "release 7"


def test_a_name_with_any_characters(history: Any) -> None:
    names = ['say "build":"x"', "back\\slash", "é\udcff\n", "a\\", ""]
    for name in names:
        history.add("a.c", name)
    assert [build.identity for build in load(history)] == names


class TestSelection:
    """--build, --all, --since, --project."""

    @pytest.fixture
    def builds(self, history: Any) -> list[Build]:
        history.clock = 1000.0
        history.add("a.c", "make-10-100-abc")
        history.clock = 2000.0
        history.add("b.c", "make-20-200-abc", cwd="/src/q")
        history.add("/src/p/c.c", "make-20-200-abc", cwd="/out")
        history.clock = 3000.0
        history.add("conftest.c", "session-1-2-3:/x", kind=records.PROBE, cwd="/src/p")
        return load(history)

    def identities(self, selection: Selection, builds: list[Build]) -> list[str]:
        return [build.identity for build in selection.apply(builds)]

    def test_the_last_build_of_units_is_the_default(self, builds: list[Build]) -> None:
        assert self.identities(Selection(), builds) == ["make-20-200-abc"]

    def test_only_probes_are_better_than_nothing(self, builds: list[Build]) -> None:
        assert self.identities(Selection(), builds[-1:]) == ["session-1-2-3:/x"]

    def test_all(self, builds: list[Build]) -> None:
        assert self.identities(Selection(every=True), builds) == [build.identity for build in builds]

    def test_by_name_beginning_and_number(self, builds: list[Build]) -> None:
        assert self.identities(Selection("make-10-100-abc"), builds) == ["make-10-100-abc"]
        assert self.identities(Selection("make-1"), builds) == ["make-10-100-abc"]
        assert self.identities(Selection("1"), builds) == ["session-1-2-3:/x"]
        assert self.identities(Selection("3"), builds) == ["make-10-100-abc"]
        for wrong in ("make", "nothing", "4", "0"):
            with pytest.raises(LookupError):
                Selection(wrong).apply(builds)

    def test_since(self, builds: list[Build]) -> None:
        assert self.identities(Selection(every=True, since=1500.0), builds) == ["make-20-200-abc", "session-1-2-3:/x"]
        assert self.identities(Selection(every=True, since=9000.0), builds) == []

    def test_project_narrows_builds_to_its_files(self, builds: list[Build]) -> None:
        chosen = Selection(every=True, project="/src/p").apply(builds)
        assert [(build.identity, len(build.records), build.has_units) for build in chosen] == [
            ("make-10-100-abc", 1, True), ("make-20-200-abc", 1, True), ("session-1-2-3:/x", 1, False)]
        assert Selection(every=True, project="/src/pp").apply(builds) == []
