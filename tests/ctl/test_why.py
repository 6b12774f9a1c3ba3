"""`pyccctl why`: the first input that differs, by name, with what it was and what it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from driver import records
from driver.ctl import why
from driver.ctl.why import Explanation

KEYS = {"gcc": "1", "arguments": "2", "form": "3", "source": "4", "cwd": "5", "environment": "6"}


def found(history: Any, file: str = "/src/p/a.c") -> list[Explanation]:
    return why.find(file, "/nowhere", str(history.directory))


def reason(history: Any) -> str:
    return found(history)[0].miss_reason()


def test_the_first_compile(history: Any) -> None:
    history.add("a.c", keys=KEYS, miss="unknown unit")
    assert reason(history) == "first compile of this unit"


@pytest.mark.parametrize("text", ["changed: include/a.h", "now exists: ./b.h", "missing: c.h", "date changed", "PYCC_RECACHE"])
def test_a_known_unit_names_its_own_difference(history: Any, text: str) -> None:
    history.add("a.c", keys=KEYS)
    history.add("a.c", keys=KEYS, miss=text)
    assert reason(history) == text
    assert found(history)[0].changes() == []


def test_the_first_key_part_that_differs_is_named(history: Any) -> None:
    history.add("a.c", keys=KEYS, flags=["-O2", "-DX=1", "-I", "inc"])
    history.add("a.c", keys={**KEYS, "arguments": "9", "environment": "8"}, flags=["-O3", "-DX=1", "-I", "inc", "-g"],
                miss="unknown unit")
    changes = found(history)[0].changes()
    assert reason(history) == "changed: the command line"
    assert [(change.name, change.before, change.after) for change in changes] == [
        ("arguments", "-O2", "-O3 -g"), ("environment", "6", "8")]


def test_another_gcc(history: Any) -> None:
    history.add("a.c", keys=KEYS)
    history.add("a.c", keys={**KEYS, "gcc": "77"}, miss="unknown unit")
    assert reason(history) == "changed: the GCC behind pycc"


def test_the_same_key_and_nothing_stored(history: Any) -> None:
    history.add("a.c", keys=KEYS, cache="readonly")
    history.add("a.c", keys=KEYS, miss="unknown unit")
    assert reason(history) == "the compile before was not stored: readonly"
    history.add("a.c", keys=KEYS, status=1)
    history.add("a.c", keys=KEYS, miss="unknown unit")
    assert reason(history) == "the compile before failed, and failures are not stored"
    history.add("a.c", keys=KEYS, miss="no entry", cache="stored")
    assert reason(history).startswith("the cache no longer knows this unit")


def test_uncacheable_and_hits(history: Any) -> None:
    history.add("a.c", cache="uncacheable: -fplugin")
    assert reason(history) == "uncacheable: -fplugin"
    history.add("a.c", how=records.DIRECT)
    assert reason(history) == ""


def test_units_of_other_places_are_other_units(history: Any) -> None:
    history.add("a.c", cwd="/src/q", output="/src/p/a.o")
    history.add("a.c")
    history.add("a.c", output="pic/a.o")
    assert [(one.last.cwd, one.last.output) for one in found(history)] == [("/src/p", "pic/a.o"), ("/src/p", "a.o")]
    assert [one.last.cwd for one in found(history, "/src/q/a.c")] == ["/src/q"]
    assert [one.last.cwd for one in found(history, "/src/p/a.o")] == ["/src/p", "/src/q"]
    assert len(found(history, "pic/a.o")) == 1
    assert found(history, "b.c") == found(history, "c") == []


def test_the_newest_record_wins_whatever_the_clock_says(history: Any) -> None:
    history.add("a.c", time=2e9, miss="old")
    history.add("a.c", time=1e9, miss="new")
    assert [(one.last.miss, one.compiles) for one in found(history)] == [("new", 2)]


def test_links_to_a_directory_are_followed(history: Any, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    history.add("a.c", cwd=str(tmp_path / "link"))
    assert len(found(history, f"{tmp_path}/real/a.c")) == 1
    assert len(found(history, f"{tmp_path}/link/a.c")) == 1


def test_the_text(history: Any, ctl: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text("int a;\n  __builtin_apply(0, 0, 0);\n")
    history.add("a.c", keys=KEYS, cwd=str(tmp_path), flags=["-O1"])
    history.add("a.c", keys={**KEYS, "arguments": "x"}, cwd=str(tmp_path), flags=["-O2"], miss="unknown unit", category="builtin",
                detail="__builtin_apply", where="a.c:2", partial=["warnings"])
    ran = ctl("why", f"{tmp_path}/a.c")
    assert ran.status == 0 and ran.errors == ""
    for text in ("object   by GCC", "because  builtin: __builtin_apply", "at       a.c:2", "           __builtin_apply(0, 0, 0);",
                 "cache    miss: changed: the command line", "before: -O1", "after:  -O2", "partly   honoured: warnings"):
        assert text in ran.output
    assert "\x1b" not in ran.output


def test_a_traceback_is_shown(history: Any, ctl: Callable[..., Any]) -> None:
    history.add("a.c", category="internal-error", detail="IndexError", traceback="Traceback:\n  File x\nIndexError")
    assert "    Traceback:\n      File x\n    IndexError\n" in ctl("why", "/src/p/a.c").output
    history.add("a.c", category="internal-error", detail="IndexError", how=records.DIRECT)
    assert "    Traceback:\n" in ctl("why", "/src/p/a.c").output
    history.add("a.c", category="builtin", detail="x")
    assert "Traceback" not in ctl("why", "/src/p/a.c").output


def test_json(history: Any, ctl: Callable[..., Any]) -> None:
    import json
    history.add("a.c", keys=KEYS, flags=["-O1"])
    history.add("a.c", keys={**KEYS, "arguments": "x"}, flags=["-O2"])
    [data] = json.loads(ctl("why", "a.c", "--json").output)
    assert data["miss"] == "changed: the command line"
    assert data["changes"] == [{"name": "arguments", "before": "-O1", "after": "-O2"}]


def test_an_unknown_file_is_a_problem(history: Any, ctl: Callable[..., Any]) -> None:
    history.add("a.c")
    ran = ctl("why", "b.c")
    assert ran.status == 1 and ran.output == "" and "b.c: no compile of this file is on record" in ran.errors
