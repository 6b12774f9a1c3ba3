"""pyccctl on what pycc itself records: a small make project built, rebuilt, edited and broken."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

MAKEFILE = """\
CFLAGS = -O1 -Iinclude
all: prog
prog: main.o one.o two.o sub/three.o
\t$(CC) -o $@ $^
%.o: %.c
\t$(CC) $(CFLAGS) -c -o $@ $<
clean:
\trm -f prog *.o sub/*.o
"""
SOURCES = {
    "Makefile": MAKEFILE,
    "include/one.h": "int one(void);\n",
    "include/all.h": '#include "one.h"\nint two(void);\nint three(void);\n',
    "main.c": '#include "all.h"\nint main(void) { return one() + two() + three() != 6; }\n',
    "one.c": '#include "one.h"\nint one(void) { return 1; }\n',
    "two.c": '#include "all.h"\nint two(void) { return one() + 1; }\n',
    "sub/three.c": '#include "all.h"\nint three(void) { return two() + 1; }\n',
}
UNITS = 4
LINES = 2 * UNITS


class Project:
    """The sources in a directory of their own, and the commands on them."""

    def __init__(self, place: Path, pycc: list[str], pyccctl: list[str], environment: dict[str, str]) -> None:
        self.place = place
        self.pyccctl = pyccctl
        self.environment = {**environment, "CC": " ".join(pycc)}
        for name in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL"):
            self.environment.pop(name, None)
        for name, text in SOURCES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        """Write a file that is a minute old: the cache does not trust what has just changed."""
        path = self.place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        past = time.time() - 60
        os.utime(path, (past, past))

    def make(self, *words: str, build: str = "", status: int = 0) -> None:
        own = {**self.environment, "PYCC_BUILD": build} if build else self.environment
        run = subprocess.run(["make", "-s", *words], cwd=self.place, env=own, capture_output=True, text=True)
        assert (run.returncode == 0) == (status == 0), run.stderr

    def ctl(self, *words: str, status: int = 0) -> str:
        run = subprocess.run([*self.pyccctl, *words], cwd=self.place, env=self.environment, capture_output=True, text=True)
        assert run.returncode == status, run.stderr
        return run.stdout

    def report(self, *words: str) -> dict[str, Any]:
        data = json.loads(self.ctl("report", "--json", *words))
        assert isinstance(data, dict)
        return data


@pytest.fixture
def project(tmp_path: Path, pycc: list[str], pyccctl: list[str], pycc_environment: dict[str, str], gcc: str) -> Project:
    return Project(tmp_path / "project", pycc, pyccctl, pycc_environment)


def test_cold_and_warm_builds_have_the_same_units_and_coverage(project: Project) -> None:
    project.make("-j2", build="cold")
    project.make("clean")
    project.make("-j2", build="warm")
    cold, warm = (project.report("--build", name)["total"] for name in ("cold", "warm"))
    assert cold["units"] == warm["units"] == UNITS
    assert cold["missed"] == UNITS and cold["direct"] == 0
    assert warm["direct"] == UNITS and warm["missed"] == 0 and warm["saved"] > 0
    for name in ("internal", "gcc", "failed", "coverage", "lines", "line_coverage", "object_bytes", "reasons"):
        assert cold[name] == warm[name], name
    assert cold["internal"] + cold["gcc"] == UNITS and cold["failed"] == 0
    assert cold["lines"] == LINES and cold["lines_unknown"] == 0
    assert sum(reason["units"] for reason in cold["reasons"]) == cold["gcc"]
    assert cold["object_bytes"] == sum(path.stat().st_size for path in project.place.rglob("*.o"))


def test_a_build_is_one_make(project: Project) -> None:
    project.make("-j2")
    project.make("clean")
    project.make()
    builds = json.loads(project.ctl("builds", "--json"))["builds"]
    assert [build["total"]["units"] for build in builds][-2:] == [UNITS, UNITS]
    assert [build["directory"] for build in builds] == [str(project.place)] * len(builds)


def test_links_are_no_units_and_no_fallback(project: Project) -> None:
    project.make()
    before = project.report()["total"]
    assert subprocess.run(["./prog"], cwd=project.place).returncode == 0
    (project.place / "prog").unlink()
    project.make()
    assert project.report("--all")["total"]["units"] == before["units"]


def test_one_source_in_two_programs_is_two_units(project: Project) -> None:
    project.write("Makefile", "all:\n\t$(CC) -o prog -Iinclude main.c one.c two.c sub/three.c\n\t$(CC) -o other -Iinclude main.c one.c "
                  "two.c sub/three.c\n")
    project.make(build="programs")
    project.make(build="programs")
    total = project.report("--build", "programs")["total"]
    assert total["units"] == total["direct"] == 2 * UNITS and total["compiles"] == 4 * UNITS
    assert "main.c -> other" in project.ctl("why", "other")


def test_probes_are_counted_apart(project: Project) -> None:
    (project.place / "conftest.c").write_text("int main(void) { return no_such_thing; }\n")
    command = project.environment["CC"].split()
    own = {**project.environment, "PYCC_BUILD": "configure"}
    failed = subprocess.run([*command, "-c", "conftest.c"], cwd=project.place, env=own, capture_output=True)
    passed = subprocess.run([*command, "-E", "-x", "c", "/dev/null", "-o", "x.i"], cwd=project.place, env=own)
    passed = subprocess.run([*command, "-c", "-x", "c", "/dev/null", "-o", "x.o"], cwd=project.place, env=own)
    assert failed.returncode == 1 and passed.returncode == 0
    total = project.report("--build", "configure")["total"]
    assert total["units"] == 0
    # Whether a mere -E is recorded as a question is the driver's affair; these two compiles are.
    assert total["probes"] >= 2 and total["probes_failed"] == 1


@pytest.mark.parametrize(("change", "answer"), [
    (lambda p: p.write("include/one.h", "int one(void);\nextern int two;\n"), "changed: include/one.h"),
    (lambda p: p.write("one.h", "int one(void);\nextern int three;\n"), "now exists: "),
    (lambda p: p.write("Makefile", MAKEFILE.replace("-O1", "-O2")), "changed: the "),
    (lambda p: p.environment.update(C_INCLUDE_PATH="/nowhere"), "options"),
])
def test_why_names_the_input_that_changed(project: Project, change: Callable[[Project], None], answer: str) -> None:
    project.make("one.o")
    assert "first compile of this unit" in project.ctl("why", "one.c")
    project.make("clean")
    change(project)
    project.make("one.o")
    assert answer in project.ctl("why", "one.c")
    assert answer in project.ctl("why", "one.o")


def test_why_shows_the_command_line_before_and_after(project: Project) -> None:
    project.make("one.o")
    project.make("clean")
    project.write("Makefile", MAKEFILE.replace("-O1", "-O2"))
    project.make("one.o")
    text = project.ctl("why", "one.c")
    assert "before: -O1" in text and "after:  -O2" in text


def test_a_failed_unit_is_counted_as_failed(project: Project) -> None:
    project.write("two.c", "int two(void) { return }\n")
    project.make("-k", build="broken", status=2)
    total = project.report("--build", "broken")["total"]
    assert total["failed"] == 1 and total["units"] == UNITS
    assert total["internal"] + total["gcc"] == UNITS - 1
    assert [reason["category"] for reason in total["failures"]] == ["source-error"]
    project.write("two.c", SOURCES["two.c"])
    project.make(build="broken")
    total = project.report("--build", "broken")["total"]
    assert total["failed"] == 0 and total["units"] == UNITS


def test_doctor_is_content(project: Project) -> None:
    text = project.ctl("doctor")
    assert "FAIL" not in text
    assert "found in the cache, linked, and ran" in text


def test_stats_verify_and_clear_a_real_cache(project: Project) -> None:
    project.make()
    held = json.loads(project.ctl("stats", "--json"))
    assert held["cache"]["results"] + held["cache"]["refusals"] >= UNITS and held["records"]["units"] >= UNITS
    assert " 0 damaged" in project.ctl("cache", "verify")
    project.ctl("cache", "clear", "--yes")
    project.make("clean")
    project.make(build="again")
    assert project.report("--build", "again")["total"]["direct"] == 0
