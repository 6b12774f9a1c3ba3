"""Recipes are well-formed, and the runner finds what it is there to find; zlib is built for real.

The runner's judgement is tested on a project of two files made here, whose recipe is then spoilt in
one way after the other.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from pathlib import Path

import pytest

from projects import objects, recipe, runner, source
from projects.recipe import RecipeError

RECIPE = """
title = "Two files"
version = "1"
units = 2

[[step]]
phase = "build"
run = "make -j$JOBS"

[[step]]
phase = "test"
run = "./two"
expect = '^two says \\d+$'
same = '^two says \\d+$'

[[step]]
phase = "clean"
run = "make clean"
"""
MAKEFILE = """
two: one.o main.o
\t$(CC) -o $@ one.o main.o
%.o: %.c
\t$(CC) -O1 -g -c $< -o $@
clean:
\trm -f two *.o
"""


@pytest.mark.parametrize("name", recipe.names())
def test_recipe_is_well_formed(name: str) -> None:
    """Each recipe loads, builds something, tests it and cleans it; its patterns compile; its files are there."""
    loaded = recipe.load(name)
    assert loaded.units > 0
    for phase in ("build", "test", "clean"):
        assert loaded.phase(phase), phase
    for step in loaded.steps:
        re.compile(step.expect)
        re.compile(step.same)
        for script in re.findall(r"\$RECIPES/([\w.-]+)", step.run):
            assert (recipe.recipes_directory() / script).is_file()


def test_the_six_projects_are_there() -> None:
    """The projects that pycc promises to build."""
    assert {"zlib", "lua", "sqlite", "redis", "redis-jemalloc", "linux"} <= set(recipe.names())


@pytest.fixture
def recipes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory that takes the place of projects/recipes."""
    place = tmp_path / "recipes"
    place.mkdir()
    monkeypatch.setattr(recipe, "recipes_directory", lambda: place)
    monkeypatch.setattr(runner, "recipes_directory", lambda: place)
    return place


@pytest.mark.parametrize(("text", "reason"), [
    ("titel = 'x'", "unknown key titel"),
    ("title = 'x'", "missing"),
    (RECIPE.replace("expect", "expects"), "unknown key expects"),
    (RECIPE.replace('"build"', '"bild"'), "unknown phase bild"),
    ("title = ", "Invalid value"),
])
def test_a_wrong_recipe_is_an_error(recipes: Path, text: str, reason: str) -> None:
    """Nothing in a recipe is ignored."""
    (recipes / "wrong.toml").write_text(text)
    with pytest.raises(RecipeError, match=reason):
        recipe.load("wrong")


class Project:
    """The project of two files, its recipe, and a run of it."""

    def __init__(self, recipes: Path, place: Path, pycc: list[str]) -> None:
        self.recipes = recipes
        self.place = place
        self.pycc = pycc[0]
        tree = place / "source"
        tree.mkdir()
        (tree / "Makefile").write_text(MAKEFILE)
        (tree / "one.c").write_text("int one(void) { return 1; }\n")
        (tree / "main.c").write_text('#include <stdio.h>\nint one(void);\nint main(void) { printf("two says %d\\n", one()); }\n')

    def build(self, text: str = RECIPE, compiler: str = "") -> runner.Outcome:
        """Build it by the recipe `text`; compiler: instead of pycc."""
        (self.recipes / "two.toml").write_text(text)
        self.said: list[runner.Progress] = []
        return runner.build("two", work=self.place, source=str(self.place / "source"), report=self.said.append,
                            compiler=compiler or self.pycc, jobs=2)


@pytest.fixture
def project(recipes: Path, tmp_path: Path, pycc: list[str], gcc: str, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The project of two files."""
    for name in list(os.environ):
        if name.startswith("PYCC_") and name != "PYCC_GCC":
            monkeypatch.delenv(name)
    return Project(recipes, tmp_path, pycc)


def test_a_good_build_passes(project: Project) -> None:
    """Both builds are recorded, the second is made of direct hits, the objects are GCC's where GCC made them."""
    outcome = project.build()
    assert outcome.failures == []
    assert (outcome.cold_coverage.units, outcome.cold_coverage.hows["compiled"]) == (2, 2)
    assert (outcome.warm_coverage.units, outcome.warm_coverage.hows["direct"]) == (2, 2)
    assert outcome.cold is not None and sorted(outcome.cold.objects) == ["main.o", "one.o"]
    assert outcome.identical_to_gcc == 2 - outcome.cold_coverage.producers["internal"]
    assert outcome.summary().startswith("two: ok, 2 units, ")


@pytest.mark.parametrize(("old", "new", "failure"), [
    ("units = 2", "units = 3", "two records: 2 units recorded, 3 expected"),
    ('run = "make -j$JOBS"', 'run = "make no-such-target"', "two gcc: build: exit status 2"),
    ("^two says", "^three says", r"the output lacks \^three says"),
    ('run = "./two"', 'run = "./two; false"', "two gcc: test: exit status 1"),
    ('run = "make clean"', 'run = "true"', "two clean: 2 of 2 objects are still there"),
    ('run = "make clean"', 'run = "make clean; echo >> one.c"', "two rebuild: 50.0% of 2 units were direct hits"),
    ('run = "make -j$JOBS"', 'run = "make; test $CC = gcc || cp one.o more.o"', "only in the second: more.o"),
    ('run = "./two"', 'run = "test $CC != gcc && echo two says 7 || ./two"', "with GCC the test says 'two says 1', here 'two says 7'"),
    ('version = "1"', 'version = "1"\nprograms = { no-such-program = "no-such-package" }', "apt-get install no-such-package"),
    ('version = "1"', 'version = "1"\nheaders = { "no/such.h" = "no-such-dev" }', "apt-get install no-such-dev"),
])
def test_what_is_wrong_is_found(project: Project, old: str, new: str, failure: str) -> None:
    """A recipe spoilt in one place makes the failure that names the place."""
    assert old in RECIPE
    outcome = project.build(RECIPE.replace(old, new))
    assert any(re.search(failure, line) for line in outcome.failures), outcome.failures
    assert [step.text for step in project.said if step.kind == "error"] == outcome.failures
    assert outcome.summary().startswith("two: FAILED")


def test_a_compiler_that_records_nothing_is_found(project: Project, gcc: str) -> None:
    """GCC in pycc's place builds well, but leaves no records and no cache."""
    outcome = project.build(compiler=gcc)
    assert any("0 units recorded, 2 expected" in line for line in outcome.failures)
    assert any("direct hits" in line for line in outcome.failures)


def test_an_object_that_is_not_gccs_is_found(project: Project, tmp_path: Path) -> None:
    """A pycc that damages what GCC made for it is caught by comparing with GCC's own object."""
    wrapper = tmp_path / "damaging"
    wrapper.write_text(f'#!/bin/sh\n{project.pycc} "$@" || exit\ncase "$*" in *one.c*) objcopy --add-section .x=one.c one.o;; esac\n')
    wrapper.chmod(0o755)
    outcome = project.build(compiler=str(wrapper))
    if outcome.cold_coverage.producers["internal"] == 0:
        assert any("GCC made one.o for pycc, and it differs" in line for line in outcome.failures), outcome.failures


def test_unprivileged_steps_do_not_run_as_root(project: Project) -> None:
    """Not even when the run is root's: then they run as nobody, in a copy that nobody may write."""
    text = RECIPE.replace('run = "./two"', 'run = "id -u; touch written; ./two"\nunprivileged = true')
    outcome = project.build(text)
    assert outcome.failures == []
    log = next((project.place / "two" / "logs").glob("pycc-test-*.log")).read_text()
    assert log.splitlines()[0] != "0"
    assert not (project.place / "two" / "tree" / "written").exists() or os.geteuid() != 0


def test_snapshot_reads_relocatable_objects_only(tmp_path: Path, gcc: str) -> None:
    """Programs, text and truncated files are left out; both byte orders' headers are read."""
    (tmp_path / "a.c").write_text("int main(void) { return 0; }\n")
    subprocess.run([gcc, "-c", "a.c"], cwd=tmp_path, check=True)
    subprocess.run([gcc, "a.o", "-o", "a"], cwd=tmp_path, check=True)
    (tmp_path / "short.o").write_bytes(b"\x7fELF")
    big_endian = bytearray((tmp_path / "a.o").read_bytes())
    big_endian[5], big_endian[16], big_endian[17] = 2, 0, 1
    (tmp_path / "big.o").write_bytes(big_endian)
    assert objects.snapshot(tmp_path) == {"a.o": hashlib.sha256((tmp_path / "a.o").read_bytes()).hexdigest(),
                                          "big.o": hashlib.sha256(big_endian).hexdigest()}


def test_archives_are_unpacked_and_checked(tmp_path: Path) -> None:
    """tar and zip lose their first component, a directory is copied, and what is none of them is an error."""
    (tmp_path / "p-1").mkdir()
    (tmp_path / "p-1" / "file").write_text("text")
    for flag, suffix in (("cf", ""), ("czf", ".gz"), ("cjf", ".bz2"), ("cJf", ".xz")):
        subprocess.run(["tar", flag, f"p.tar{suffix}", "p-1"], cwd=tmp_path, check=True)
    subprocess.run(["python3", "-m", "zipfile", "-c", "p.zip", "p-1"], cwd=tmp_path, check=True)
    for archive in ("p.tar", "p.tar.gz", "p.tar.bz2", "p.tar.xz", "p.zip", "p-1"):
        source.unpack(tmp_path / archive, tmp_path / "out", 1)
        assert (tmp_path / "out" / "file").read_text() == "text", archive
    (tmp_path / "bad.tar").write_text("not an archive")
    (tmp_path / "cut.tar.xz").write_bytes((tmp_path / "p.tar.xz").read_bytes()[:60])
    for archive, reason in (("bad.tar", "tar: This does not look like a tar archive"), ("cut.tar.xz", "end")):
        with pytest.raises(RecipeError, match=reason):
            source.unpack(tmp_path / archive, tmp_path / "out", 1)


def test_a_download_is_held_to_its_digest(tmp_path: Path) -> None:
    """A file with another SHA-256 than the recipe's is refused and removed."""
    (tmp_path / "p.tar").write_text("text")
    url = (tmp_path / "p.tar").as_uri()
    good = hashlib.sha256(b"text").hexdigest()
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    assert source.download(url, good, downloads).read_text() == "text"
    with pytest.raises(RecipeError, match=f"SHA-256 is {good}, not 0"):
        source.download(url, "0" * 64, downloads)
    assert not (downloads / "p.tar").exists()
    with pytest.raises(RecipeError, match="No such file"):
        source.download((tmp_path / "absent.tar").as_uri(), "", downloads)


def test_upstream_version_of_debian_versions() -> None:
    """Debian Policy 5.6.12."""
    assert source.upstream_version("5:7.0.15-1~deb12u10") == "7.0.15"
    assert source.upstream_version("1:1.2.13.dfsg-1") == "1.2.13.dfsg"


def pyccctl_build(pyccctl: list[str], name: str, work: Path) -> None:
    """Run `pyccctl build NAME` as a user does; skip when there is no source to be had here."""
    missing = runner.missing_packages(recipe.load(name), "gcc")
    if missing:
        pytest.skip(f"{name} needs: apt-get install {' '.join(missing)}")
    try:
        archive = source.find_archive(recipe.load(name), work / "downloads", None)
    except RecipeError as error:
        pytest.skip(str(error))
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYCC_")}
    done = subprocess.run([*pyccctl, "build", name, "--work", str(work / "projects"), "--source", str(archive)],
                          env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    lines = done.stdout.strip().splitlines()
    errors = [line for line in lines if line.startswith("ERROR")]
    assert done.returncode == 0, "; ".join(errors) or done.stdout[-1000:]
    assert lines[-1].startswith(f"{name}: ok, ")


def test_zlib(pyccctl: list[str], work_directory: Path) -> None:
    """The whole recipe, through the installed command."""
    pyccctl_build(pyccctl, "zlib", work_directory)


@pytest.mark.full
@pytest.mark.parametrize("name", [name for name in recipe.names() if name != "zlib"])
def test_project(name: str, pyccctl: list[str], work_directory: Path) -> None:
    """The whole recipe, through the installed command: minutes to an hour each."""
    pyccctl_build(pyccctl, name, work_directory)
