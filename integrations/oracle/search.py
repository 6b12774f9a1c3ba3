"""The search: from "the program misbehaves when pycc builds it" to the file, the function and the pass.

In: a `Project`.  Out: a `Finding`, or a `CannotSearch` that says why there is nothing to search.  Steps, each on top of the last:

1. GCC makes every unit: the test must pass, or the fault is not pycc's.
2. pycc makes what it can: the test must fail.  The records of this build tell the units that pycc makes.
3. ddmin over those units: a smallest set that fails together; one unit mostly, a pair or more when only their meeting fails.
4. In each unit of the set: ddmin over its functions, the others at -O0 (-fopt-level=0@...).
5. Over the applications of passes to those functions: the first number N for which -fopt-bisect-limit=N fails; the compiler says which pass
   on which function that is.
6. In a unit that fails even with all its functions at -O0: ddmin over its functions, at -O0 all of them, the others made by GCC
   within the same object (-fgcc-functions=...).  A division that the unit resists counts as neither passed nor failed.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from driver import records
from driver.fallback import quote
from integrations.oracle.ddmin import first_failing, minimise
from integrations.oracle.trial import FAILED, PASSED, RULES_NAME, UNRESOLVED, NotRemade, Project, Trials

ALL_PYCC: Final = "pycc all"
ALL_GCC: Final = "gcc all"
STEP_OBJECT: Final = "step.o"
REPRODUCE: Final = "reproduce.sh"
REPRODUCE_RULES: Final = "reproduce.rules"
# What a reproduction needs of the environment of the search, besides what every shell has.
REPEATED: Final = ("CC", "PYCC_PLANT", "PYCC_DIR", "PYCC_GCC", "PYCC_BASEDIR", "JOBS", "RECIPES")
RESISTS: Final = "pycc-strict: functions: "
STEP: Final = re.compile(r"opt-bisect: step (\d+) of (\d+): (\S+) on (\S+)")


class CannotSearch(Exception):
    """There is nothing to search, and why."""


@dataclass(frozen=True)
class Unit:
    """A unit that pycc makes: path of the source, its objects, and a command line that compiles it (without -o)."""

    source: str
    outputs: tuple[str, ...]
    cwd: str
    flags: tuple[str, ...]


@dataclass
class Finding:
    """What the search found.

    units: sources that fail together.  functions: unit -> functions in which the fault shows.  at_level_0: units that fail with all
    functions at -O0 too; their functions were found by giving GCC the others.  unit, step, pass_name, function: the guilty application
    of a pass; "" and 0 if none was found.  builds: how many were run for it.
    """

    units: list[str]
    functions: dict[str, list[str]] = field(default_factory=dict)
    at_level_0: list[str] = field(default_factory=list)
    unit: str = ""
    step: int = 0
    pass_name: str = ""
    function: str = ""
    rules: str = ""
    remarks: list[str] = field(default_factory=list)
    builds: int = 0


class Search:
    """One search.  `tell` is called with a line of progress now and then."""

    def __init__(self, project: Project, pycc: list[str], tell: Callable[[str], None], directory: str) -> None:
        self.project = project
        self.pycc = pycc                    # command words of the pycc of the build
        self.tell = tell
        self.cache_directory = directory    # PYCC_DIR of the builds: where the records are
        self.trials = Trials(project, tell)
        self.units: dict[str, Unit] = {}

    def run(self) -> Finding:
        """Search.  Raises CannotSearch."""
        try:
            self._both_ways()
            finding = Finding(self._guilty_units())
            finding.rules = self._rules_for(finding.units)
            self.tell(f"=> fails with pycc making only: {' '.join(finding.units)}")
            for source in finding.units:
                self._functions_and_pass(finding, source)
        except NotRemade as reason:
            raise CannotSearch(str(reason)) from None
        finding.builds = self.trials.builds
        return finding

    # Units -----------------------------------------------------------------------------------------------

    def _both_ways(self) -> None:
        """Establish that GCC passes and pycc fails, and which units pycc makes.  Raises CannotSearch."""
        trials = self.trials
        build = f"bisect-{time.time():.0f}"
        # First, because its records tell the objects.
        first = trials.run(ALL_PYCC, "pycc makes what it can", build, remember=False)
        compiled, units = units_of(self.cache_directory, build)
        # A source that the build made and removed was a question to the compiler (configure, or a makefile's own).
        self.units = {source: unit for source, unit in units.items() if os.path.exists(source)}
        if not compiled:
            raise CannotSearch("the build compiled nothing with pycc: begin with a clean tree, or give --clean; and let the build use pycc")
        if not self.units:
            raise CannotSearch("pycc itself makes no unit of this build: every one is a fallback to GCC (pyccctl report says why)")
        trials.learn({source: unit.outputs for source, unit in self.units.items()}, first != UNRESOLVED)
        self.tell(f"=> pycc makes {len(self.units)} units, of {compiled} compiles")
        gcc = trials.run(ALL_GCC, "GCC makes all units")
        if gcc != PASSED:
            raise CannotSearch("with GCC making every unit "
                               + ("the build fails" if gcc == UNRESOLVED else "the test fails") + " too: the fault is not pycc's")
        if first == UNRESOLVED:
            trials.build_failure_counts = True
            self.tell("=> the build itself fails with pycc: that is the failure looked for")
        elif first == PASSED:
            raise CannotSearch("with pycc making every unit the test passes")

    def _guilty_units(self) -> list[str]:
        """Return a smallest set of units that fails."""
        everything = sorted(self.units)
        if len(everything) == 1:
            return everything

        def fails(chosen: Sequence[str]) -> bool:
            return self.trials.run(self._rules_for(chosen), f"{len(chosen)} of {len(everything)} units by pycc") == FAILED

        return minimise(everything, fails)

    @staticmethod
    def _rules_for(sources: Sequence[str], flags: str = "", flagged: str = "") -> str:
        """Return rules by which pycc makes `sources` and GCC the rest; `flagged` with more flags."""
        lines = [ALL_GCC]
        for source in sources:
            lines.append(f"pycc {quote(source)} {flags if source == flagged else ''}".rstrip())
        return "\n".join(lines) + "\n"

    # Functions and passes ----------------------------------------------------------------------------------

    def _functions_and_pass(self, finding: Finding, source: str) -> None:
        """Narrow the fault of one unit down to functions, and to a pass."""
        names = self._functions_of(self.units[source])
        if not names:
            finding.remarks.append(f"{source}: no list of functions")
            return

        def rules_with(optimised: Sequence[str], more: str = "") -> str:
            low = [name for name in names if name not in set(optimised)]
            flag = f"-fopt-level=0@{','.join(low)}" if low else ""
            return self._rules_for(finding.units, f"{flag} {more}".strip(), source)

        def fails(optimised: Sequence[str]) -> bool:
            what = f"{Path(source).name}: {len(optimised)} of {len(names)} functions optimised"
            return self.trials.run(rules_with(optimised), what) == FAILED

        if fails([]):
            self._functions_by_gcc(finding, source, names, rules_with)
            return
        guilty = minimise(names, fails)
        finding.functions[source] = guilty
        finding.rules = rules_with(guilty)
        self.tell(f"=> {source} fails with only these functions optimised: {' '.join(guilty)}")
        total = self._steps_of(self.units[source], rules_with(guilty, "-fopt-bisect-limit=-1"))[0]
        if total < 1:
            finding.remarks.append(f"{source}: no pass can be left out")
            return

        def fails_at(limit: int) -> bool:
            what = f"{Path(source).name}: the first {limit} of {total} applications of passes"
            return self.trials.run(rules_with(guilty, f"-fopt-bisect-limit={limit}"), what) == FAILED

        if fails_at(0):
            finding.remarks.append(f"{source}: fails with no optional pass run")
            return
        step = first_failing(0, total, fails_at)
        finding.unit, finding.step = source, step
        finding.rules = rules_with(guilty, f"-fopt-bisect-limit={step}")
        finding.pass_name, finding.function = self._steps_of(self.units[source], finding.rules)[1:]

    def _functions_by_gcc(self, finding: Finding, source: str, names: Sequence[str],
                          rules_with: Callable[[Sequence[str], str], str]) -> None:
        """Narrow a fault that -O0 has too down to functions, by giving GCC the others of the unit's object.

        names: the unit's functions.  rules_with: (functions above -O0, more flags) -> rules.
        """
        finding.at_level_0.append(source)
        # A nested function goes with the one around it.
        whole = [name for name in names if "." not in name]
        resisted: dict[str, None] = {}

        def rules_for(ours: Sequence[str]) -> str:
            theirs = [name for name in whole if name not in set(ours)]
            return rules_with([], f"-fgcc-functions={','.join(theirs)}" if theirs else "")

        def outcome_of(ours: Sequence[str]) -> str:
            what = f"{Path(source).name}: {len(ours)} of {len(whole)} functions by pycc, at -O0"
            rules = rules_for(ours)
            if rules not in self.trials.journal.known:
                reason = self._resistance(self.units[source], rules)
                if reason:
                    resisted[reason] = None
                    self.tell(f"{what}: {UNRESOLVED}, the unit resists: {reason}")
                    return UNRESOLVED
            return self.trials.run(rules, what)

        none = outcome_of([])
        if none == FAILED:
            finding.remarks.append(f"{source}: fails with GCC making all functions too: the fault lies in its data, or in what it shares")
            return
        guilty = minimise(whole, lambda ours: outcome_of(ours) == FAILED)
        if len(guilty) == len(whole) and resisted:
            finding.remarks.append(f"{source}: resists being divided by functions: {next(iter(resisted))}")
            return
        finding.functions[source] = guilty
        finding.rules = rules_for(guilty)
        self.tell(f"=> {source} fails with only these functions by pycc, at -O0: {' '.join(guilty)}")
        if none == UNRESOLVED or resisted:
            finding.remarks.append(f"{source}: some divisions were not possible: {next(iter(resisted), 'the build failed')}")

    def _functions_of(self, unit: Unit) -> list[str]:
        """Return the functions of the unit in order of address, those included that are inlined wherever they are called."""
        self._compile(unit, self._rules_for([unit.source], "-fno-inline", unit.source), {})
        command = ["nm", "--defined-only", "--numeric-sort", str(self.project.work / STEP_OBJECT)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        rows = [line.split() for line in done.stdout.splitlines()]
        return list(dict.fromkeys(row[2] for row in rows if len(row) == 3 and row[1] in "tTW"))

    def _compile(self, unit: Unit, rules: str, settings: Mapping[str, str]) -> str:
        """Compile a unit under `rules` and more settings, to a file of ours; return its messages."""
        place = self.project.work / f"step-{RULES_NAME}"
        place.write_text(rules, encoding="utf-8", errors="surrogateescape")
        environment = {**self.project.environment, "PYCC_CHOICE": f"@{place.absolute()}", "PYCC_BUILD": "bisect-step", **settings}
        command = [*self.pycc, *unit.flags, "-c", unit.source, "-o", str(self.project.work.absolute() / STEP_OBJECT)]
        done = subprocess.run(command, cwd=unit.cwd, env=environment, capture_output=True, text=True, errors="replace", check=False)
        return done.stderr

    def _steps_of(self, unit: Unit, rules: str) -> tuple[int, str, str]:
        """Return how many pass applications the unit has under `rules`, and the pass and function of the last that ran."""
        found = STEP.findall(self._compile(unit, rules, {"PYCC_RECACHE": "1", "PYCC_READONLY": "1"}))
        if not found:
            return 0, "", ""
        number, total, name, function = found[-1]
        return int(total), name, function

    def _resistance(self, unit: Unit, rules: str) -> str:
        """Return why the unit cannot be divided as `rules` say, "" if it can."""
        for line in self._compile(unit, rules, {"PYCC_STRICT": "1"}).splitlines():
            _, found, reason = line.partition(RESISTS)
            if found:
                return reason
        return ""


def units_of(directory: str, build: str) -> tuple[int, dict[str, Unit]]:
    """Return how many compiles of a build are on record, and source path -> Unit for all C that pycc itself compiled in it."""
    compiled = 0
    outputs: dict[str, dict[str, None]] = {}
    last: dict[str, records.Record] = {}
    for record in records.read(directory):
        if record.build != build or record.kind != records.UNIT:
            continue
        compiled += 1
        if record.producer == records.INTERNAL and record.status == 0 and not record.language.startswith("assembler"):
            source = record.source_path()
            outputs.setdefault(source, {})[record.output_path()] = None
            last[source] = record
    return compiled, {source: Unit(source, tuple(outputs[source]), record.cwd, tuple(record.flags)) for source, record in last.items()}


def report(finding: Finding, project: Project) -> str:
    """Return the report of a search, for people."""
    lines = []
    if len(finding.units) == 1:
        lines.append(f"file:      {finding.units[0]}")
    else:
        lines.append("files:     fail only together")
        lines += [f"           {source}" for source in finding.units]
    for source, functions in finding.functions.items():
        low = ", wrong at -O0 too" if source in finding.at_level_0 else ""
        lines.append(f"function:  {', '.join(functions)}  ({Path(source).name}{low})")
    if finding.pass_name:
        lines.append(f"pass:      {finding.pass_name} on {finding.function} (step {finding.step} of {finding.unit})")
    lines += [f"remark:    {remark}" for remark in finding.remarks]
    lines.append(f"builds:    {finding.builds}")
    lines.append(f"reproduce: sh {shlex.quote(str(project.work.absolute() / REPRODUCE))}")
    return "\n".join(lines) + "\n"


def reproduction(finding: Finding, project: Project, outputs: Sequence[str]) -> str:
    """Return a shell script that builds the project with the fault, and nothing else, made by pycc, and tests it.

    outputs: the objects that must be made again.  The rules are read from REPRODUCE_RULES beside the script.
    """
    lines = ["# Builds the project so that only what is guilty is made by pycc, and runs the test: it fails.",
             f"cd {shlex.quote(str(project.directory.absolute()))} || exit 2"]
    for name in sorted(project.environment):
        if name in REPEATED and project.environment[name] != "":
            lines.append(f"export {name}={shlex.quote(project.environment[name])}")
    lines.append(f"export PYCC_CHOICE={shlex.quote('@' + str(project.work.absolute() / REPRODUCE_RULES))}")
    lines.append(project.clean or "rm -f " + " ".join(shlex.quote(path) for path in outputs))
    lines.append(f"( {project.build} ) || exit")
    lines.append(f"( {project.test} )")
    return "\n".join(lines) + "\n"
