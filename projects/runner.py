"""The runner: builds a project as its recipe says, with GCC and with pycc, cold and warm, and judges the result.

In: the name of a recipe, a directory to work in.  Out: an `Outcome`; its `failures` are empty when

- every step and every test of the project passed, with the same test results as the GCC build;
- the cold build left a record for as many units as the recipe says;
- the same objects exist as in the GCC build, and those that GCC made for pycc are GCC's to the byte;
- after the project's own clean, the second build was made of direct hits (DIRECT_SHARE at least), with the
  same units and the same coverage, and its objects are byte-identical to the first build's.

The trees are built one after the other at the same path, because paths reach debug information.
The cache and the records are the run's own, so that "cold" means cold.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from projects import command, coverage, objects
from projects.recipe import Recipe, RecipeError, Step, load, recipes_directory
from projects.source import find_archive, unpack

DIRECT_SHARE: Final = 0.97
SHOWN_DIFFERENCES: Final = 3

# Set by a build around us, these would change what the recipe builds.
FOREIGN_VARIABLES: Final = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "CC", "CFLAGS", "CPPFLAGS", "LDFLAGS", "CROSS_COMPILE", "ARCH")


@dataclass(frozen=True)
class Progress:
    """What the runner tells while it works.

    kind: "begin" and "end" of a step, "note" for a line worth showing, "error" for a failure.
    """

    kind: str
    text: str
    cpu: float = 0.0        # seconds, with "end"
    wall: float = 0.0       # seconds, with "end"
    passed: bool = True     # with "end"


@dataclass
class Pass:
    """One compiler's way through the steps."""

    title: str
    build_id: str
    cpu: dict[str, float] = field(default_factory=dict)     # phase -> seconds, user + system
    wall: dict[str, float] = field(default_factory=dict)    # phase -> seconds
    objects: dict[str, str] = field(default_factory=dict)   # as projects.objects.snapshot
    results: dict[str, list[str]] = field(default_factory=dict)    # run line of a test -> matches of Step.same


@dataclass
class Outcome:
    """What came of it."""

    name: str
    failures: list[str] = field(default_factory=list)       # one line each, no "ERROR" in front
    gcc: Pass | None = None
    cold: Pass | None = None
    warm: Pass | None = None
    cold_coverage: coverage.Coverage = field(default_factory=coverage.Coverage)
    warm_coverage: coverage.Coverage = field(default_factory=coverage.Coverage)
    identical_to_gcc: int = 0       # objects of the cold build that equal GCC's
    cache_directory: Path = Path()

    @property
    def ok(self) -> bool:
        """Tell whether nothing failed."""
        return not self.failures

    def summary(self) -> str:
        """Return the one line that ends a run."""
        if not self.ok:
            return f"{self.name}: FAILED ({len(self.failures)}): {self.failures[0]}"
        cold, warm = self.cold_coverage, self.warm_coverage
        parts = [f"{self.name}: ok", f"{cold.units} units", f"{cold.internal_share():.0%} compiled by pycc"]
        for title, done in (("gcc", self.gcc), ("cold", self.cold), ("warm", self.warm)):
            if done is not None:
                parts.append(f"{title} {done.cpu.get('build', 0.0):.1f} CPU s")
        parts.append(f"{warm.direct_share():.1%} direct hits")
        return ", ".join(parts)


class BuildFailed(Exception):
    """A step failed without which the rest makes no sense; the failure is in the Outcome already."""


def build(
    name: str,
    *,
    work: Path,
    source: str | None = None,
    report: Callable[[Progress], None],
    compiler: str | None = None,
    jobs: int | None = None,
    compare: bool = True,
    gcc_share: str = "",
    seed: int = 1,
) -> Outcome:
    """Build the project `name` below `work`/`name` and return what came of it.

    source:   archive, directory or URL to use instead of what the recipe names.
    report:   is called with every Progress.
    compiler: path of the pycc to use; default: the one installed beside this Python.
    jobs:     parallel jobs, default the processor cores.
    compare:  also build with GCC, first, and compare.
    gcc_share, seed: the share of units that GCC is given, such as "90%", chosen by a hash of `seed` and their paths in the tree.
    Problems are in Outcome.failures, and nothing is raised for them.
    """
    run = Run(name, work.absolute() / name, report)
    if gcc_share:
        run.choice = f"gcc share:{gcc_share}:{seed}:{run.tree}"
    return run.run(source, compiler, jobs, compare)


class Run:
    """One run of `build`."""

    def __init__(self, name: str, work: Path, report: Callable[[Progress], None]) -> None:
        self.outcome = Outcome(name, cache_directory=work / "cache")
        self.work = work
        self.tree = work / "tree"
        self.report = report
        self.environment: dict[str, str] = {}
        self.choice = ""        # PYCC_CHOICE of the builds with pycc

    def run(self, source: str | None, compiler: str | None, jobs: int | None, compare: bool) -> Outcome:
        """Do everything; see build()."""
        try:
            recipe = load(self.outcome.name)
            pycc = compiler or installed_pycc()
            gcc = os.environ.get("PYCC_GCC") or "gcc"
            missing = missing_packages(recipe, gcc)
            if missing:
                raise RecipeError(f"{recipe.name}: missing {', '.join(missing)}: apt-get install {' '.join(missing)}")
            archive = find_archive(recipe, self.work.parent / "downloads", source)
            self.report(Progress("note", f"{recipe.title} {recipe.version} from {archive}"))
            self.environment = base_environment(recipe, jobs or len(os.sched_getaffinity(0)))
            for folder in (self.outcome.cache_directory, self.work / "logs"):
                shutil.rmtree(folder, ignore_errors=True)
            self.environment["PYCC_DIR"] = str(self.outcome.cache_directory)
            if self.choice:
                self.environment["PYCC_CHOICE"] = self.choice
            if compare:
                self.outcome.gcc = self.whole_pass(recipe, archive, Pass("gcc", ""), gcc)
            self.outcome.cold = self.whole_pass(recipe, archive, Pass("pycc", f"{recipe.name}-cold"), pycc)
            self.check_cold(recipe)
            self.outcome.warm = self.rebuild(recipe, Pass("again", f"{recipe.name}-warm"), pycc)
            self.check_warm()
        except (RecipeError, OSError) as error:
            self.fail(str(error))
        except BuildFailed:
            pass        # told and recorded where it happened
        return self.outcome

    def fail(self, text: str) -> None:
        """Note a failure."""
        self.outcome.failures.append(text)
        self.report(Progress("error", text))

    def whole_pass(self, recipe: Recipe, archive: Path, done: Pass, compiler: str) -> Pass:
        """Unpack, configure, build and test with `compiler`."""
        unpack(archive, self.tree, recipe.source.strip)
        for phase in ("configure", "build"):
            self.phase(recipe, phase, done, compiler)
        done.objects = objects.snapshot(self.tree)
        self.phase(recipe, "test", done, compiler)
        return done

    def rebuild(self, recipe: Recipe, done: Pass, compiler: str) -> Pass:
        """Clean as the project does it, and build again."""
        self.phase(recipe, "clean", done, compiler)
        left = objects.snapshot(self.tree)
        cold = self.outcome.cold
        if cold is not None and cold.objects and len(left) > len(cold.objects) * (1 - DIRECT_SHARE):
            self.fail(f"{recipe.name} clean: {len(left)} of {len(cold.objects)} objects are still there")
        self.phase(recipe, "build", done, compiler)
        done.objects = objects.snapshot(self.tree)
        return done

    def phase(self, recipe: Recipe, phase: str, done: Pass, compiler: str) -> None:
        """Run the steps of one phase.  Raises BuildFailed unless it is a test that fails."""
        environment = {**self.environment, "CC": compiler}
        # Only the build steps count as the build: what configure and tests compile has a name of its own.
        environment["PYCC_BUILD"] = done.build_id if phase == "build" else f"{done.build_id}-{phase}"
        for number, step in enumerate(recipe.phase(phase)):
            title = f"{done.title}: {step.title or phase}"
            self.report(Progress("begin", title))
            directory = self.tree / recipe.directory
            directory.mkdir(parents=True, exist_ok=True)
            log = self.work / "logs" / f"{done.title}-{phase}-{number}.log"
            finished = command.run(step.run, directory, environment, log, unprivileged=step.unprivileged)
            done.cpu[phase] = done.cpu.get(phase, 0.0) + finished.cpu
            done.wall[phase] = done.wall.get(phase, 0.0) + finished.wall
            problem = self.judge(step, finished, done)
            self.report(Progress("end", title, finished.cpu, finished.wall, problem == ""))
            if problem:
                self.fail(f"{recipe.name} {title}: {problem} (log: {log})")
                if phase != "test":
                    raise BuildFailed

    def judge(self, step: Step, finished: command.Finished, done: Pass) -> str:
        """Return why the step failed, "" when it did not.  Notes the results of tests, and compares them with GCC's."""
        if finished.status != 0:
            return f"exit status {finished.status}: {finished.complaint()}"
        text = finished.text() if step.expect or step.same else ""
        if step.expect:
            match = re.search(step.expect, text, re.MULTILINE)
            if match is None:
                return f"the output lacks {step.expect}: {finished.complaint()}"
            self.report(Progress("note", match.group(0)))
        if step.same:
            done.results[step.run] = re.findall(step.same, text, re.MULTILINE)
            if self.outcome.gcc is not None and self.outcome.gcc is not done:
                expected = self.outcome.gcc.results.get(step.run, [])
                if done.results[step.run] != expected:
                    pairs = zip(expected + ["nothing"], done.results[step.run] + ["nothing"], strict=False)
                    theirs, ours = next((pair for pair in pairs if pair[0] != pair[1]), ("more", "less"))
                    return f"with GCC the test says {theirs!r}, here {ours!r}"
        return ""

    def check_cold(self, recipe: Recipe) -> None:
        """Judge the first build with pycc: all units recorded, objects as with GCC."""
        found = coverage.of_build(self.outcome.cache_directory, f"{recipe.name}-cold")
        self.outcome.cold_coverage = found
        if abs(found.units - recipe.units) > recipe.units * recipe.units_tolerance:
            self.fail(f"{recipe.name} records: {found.units} units recorded, {recipe.units} expected")
        cold, gcc = self.outcome.cold, self.outcome.gcc
        if cold is None or gcc is None:
            return
        for line in [line for line in objects.difference(gcc.objects, cold.objects) if line.startswith("only")][:SHOWN_DIFFERENCES]:
            self.fail(f"{recipe.name} objects of GCC and of pycc: {line}")
        self.outcome.identical_to_gcc = sum(cold.objects.get(path) == digest for path, digest in gcc.objects.items())
        different = [path for path, digest in gcc.objects.items()
                     if cold.objects.get(path, digest) != digest and found.outputs.get(str(self.tree / path)) == "gcc"]
        for path in different[:SHOWN_DIFFERENCES]:
            self.fail(f"{recipe.name} objects: GCC made {path} for pycc, and it differs from GCC's own ({len(different)} such)")

    def check_warm(self) -> None:
        """Judge the second build: direct hits, the same objects, the same coverage."""
        name, cold, warm = self.outcome.name, self.outcome.cold, self.outcome.warm
        if cold is None or warm is None:
            return
        found = coverage.of_build(self.outcome.cache_directory, warm.build_id)
        self.outcome.warm_coverage = found
        if found.direct_share() < DIRECT_SHARE:
            reason = found.misses[0] if found.misses else "no records"
            self.fail(f"{name} rebuild: {found.direct_share():.1%} of {found.units} units were direct hits,"
                      f" at least {DIRECT_SHARE:.0%} wanted; {reason}")
        if found.units != self.outcome.cold_coverage.units or found.producers != self.outcome.cold_coverage.producers:
            self.fail(f"{name} rebuild: coverage {dict(found.producers)} differs from the first build's"
                      f" {dict(self.outcome.cold_coverage.producers)}")
        for line in objects.difference(cold.objects, warm.objects)[:SHOWN_DIFFERENCES]:
            self.fail(f"{name} rebuild: objects of the first and second build: {line}")


def base_environment(recipe: Recipe, jobs: int) -> dict[str, str]:
    """Return the environment of all steps: the caller's, without what would change the build, and the recipe's."""
    environment = {name: value for name, value in os.environ.items() if name not in FOREIGN_VARIABLES}
    return {**environment, "JOBS": str(jobs), "RECIPES": str(recipes_directory()), **recipe.environment}


def installed_pycc() -> str:
    """Return the path of the `pycc` of this environment, else of the one on PATH.  Raises RecipeError."""
    beside = Path(sys.executable).with_name("pycc")
    found = str(beside) if beside.exists() else shutil.which("pycc")
    if found is None:
        raise RecipeError("pycc is not installed beside this Python nor on PATH")
    return found


def missing_packages(recipe: Recipe, gcc: str) -> list[str]:
    """Return the Debian packages that the recipe needs and this machine lacks, sorted."""
    # Debian keeps some of these where only root's PATH looks.
    path = os.environ.get("PATH", os.defpath) + ":/usr/sbin:/sbin"
    missing = {package for program, package in {"make": "make", gcc: "gcc", **recipe.programs}.items()
               if shutil.which(program, path=path) is None}
    if "gcc" not in missing:
        for header, package in recipe.headers.items():
            probe = subprocess.run([gcc, "-E", "-x", "c", "-", "-o", "/dev/null"], input=f"#include <{header}>\n",
                                   capture_output=True, text=True, check=False)
            if probe.returncode != 0:
                missing.add(package)
    return sorted(missing)
