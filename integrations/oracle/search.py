"""The search: from "the program misbehaves when pycc builds it" to the file, the function and the pass.

In: a `Project`.  Out: a `Finding`, or a `CannotSearch` that says why there is nothing to search.  Steps, each on top of the last:

1. GCC makes every unit: the test must pass, or the fault is not pycc's.
2. pycc makes what it can: the test must fail.  The records of this build tell the units that pycc makes.
3. ddmin over those units: a smallest set that fails together; one unit mostly, a pair or more when only their meeting fails.
4. In each unit of the set: ddmin over its functions, the others at -O0 (-fopt-level=0@...).  If the unit fails even when all its
   functions are at -O0, the fault is not one of a pass.
5. Over the applications of passes to those functions: the first number N for which -fopt-bisect-limit=N fails; the compiler says which pass
   on which function that is.
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from driver import records
from integrations.oracle.ddmin import first_failing, minimise
from integrations.oracle.trial import FAILED, PASSED, UNRESOLVED, Project, Trials

ALL_PYCC: Final = "pycc all"
ALL_GCC: Final = "gcc all"
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

    units: sources that fail together.  functions: unit -> functions that must be optimised for the failure; empty when the
    unit fails with all of them at -O0.  step, pass_name, function: the guilty application of a pass; 0 and "" if none was found.
    """

    units: list[str]
    functions: dict[str, list[str]] = field(default_factory=dict)
    unit: str = ""
    step: int = 0
    pass_name: str = ""
    function: str = ""
    rules: str = ""             # with which the failure is reproduced
    builds: int = 0
    remarks: list[str] = field(default_factory=list)


class Search:
    """One search.  `tell` gets a line of progress for each step."""

    def __init__(self, project: Project, pycc: Sequence[str], tell: Callable[[str], None], directory: str) -> None:
        self.project = project
        self.pycc = list(pycc)
        self.tell = tell
        self.cache_directory = directory    # PYCC_DIR of the builds: where the records are
        self.trials = Trials(project)
        self.units: dict[str, Unit] = {}

    def run(self) -> Finding:
        """Search.  Raises CannotSearch."""
        self._both_ways()
        finding = Finding(self._guilty_units())
        finding.rules = self._rules_for(finding.units)
        self.tell(f"fails with pycc making only: {' '.join(finding.units)}")
        for source in finding.units:
            self._functions_and_pass(finding, source)
        finding.builds = self.trials.builds
        return finding

    # Units -----------------------------------------------------------------------------------------------

    def _both_ways(self) -> None:
        """Establish that GCC passes and pycc fails, and which units pycc makes.  Raises CannotSearch."""
        trials = self.trials
        build = f"bisect-{time.time():.0f}"
        first = trials.run(ALL_PYCC, build, remember=False)     # first, because its records tell the objects
        compiled, self.units = units_of(self.cache_directory, build)
        if not compiled:
            raise CannotSearch("the build compiled nothing with pycc: begin with a clean tree, or give --clean; and let the build use pycc")
        if not self.units:
            raise CannotSearch("pycc itself makes no unit of this build: every one is a fallback to GCC (pyccctl report says why)")
        trials.journal.note_outputs(sorted({path for unit in self.units.values() for path in unit.outputs}))
        self.tell(f"pycc makes {len(self.units)} units; with all of them: {first}")
        gcc = trials.run(ALL_GCC)
        self.tell(f"with GCC making all units: {gcc}")
        if gcc != PASSED:
            raise CannotSearch("with GCC making every unit "
                               + ("the build fails" if gcc == UNRESOLVED else "the test fails") + " too: the fault is not pycc's")
        if first == UNRESOLVED:
            trials.build_failure_counts = True
            self.tell("the build itself fails with pycc: that is the failure looked for")
        elif first == PASSED:
            raise CannotSearch("with pycc making every unit the test passes")

    def _guilty_units(self) -> list[str]:
        """Return a smallest set of units that fails."""
        everything = sorted(self.units)
        if len(everything) == 1:
            return everything

        def fails(chosen: Sequence[str]) -> bool:
            outcome = self.trials.run(self._rules_for(chosen))
            self.tell(f"{len(chosen)} of {len(everything)} units by pycc: {outcome}")
            return outcome == FAILED

        return minimise(everything, fails)

    @staticmethod
    def _rules_for(sources: Sequence[str], flags: str = "", flagged: str = "") -> str:
        """Return rules by which pycc makes `sources` and GCC the rest; `flagged` with more flags."""
        lines = [ALL_GCC]
        for source in sources:
            lines.append(f"pycc {source} {flags}".rstrip() if source == flagged else f"pycc {source}")
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
            outcome = self.trials.run(rules_with(optimised))
            self.tell(f"{source}: {len(optimised)} of {len(names)} functions optimised: {outcome}")
            return outcome == FAILED

        if fails([]):
            finding.remarks.append(f"{source}: fails with every function at -O0: not the fault of a pass")
            return
        guilty = minimise(names, fails)
        finding.functions[source] = guilty
        finding.rules = rules_with(guilty)
        self.tell(f"{source}: fails with only these functions optimised: {' '.join(guilty)}")
        total = self._steps_of(self.units[source], rules_with(guilty, "-fopt-bisect-limit=-1"))[0]
        if total < 1:
            finding.remarks.append(f"{source}: no pass can be left out")
            return

        def fails_at(limit: int) -> bool:
            outcome = self.trials.run(rules_with(guilty, f"-fopt-bisect-limit={limit}"))
            self.tell(f"{source}: the first {limit} of {total} pass applications: {outcome}")
            return outcome == FAILED

        if fails_at(0):
            finding.remarks.append(f"{source}: fails with no optional pass run")
            return
        step = first_failing(0, total, fails_at)
        finding.unit, finding.step = source, step
        finding.rules = rules_with(guilty, f"-fopt-bisect-limit={step}")
        finding.pass_name, finding.function = self._steps_of(self.units[source], finding.rules)[1:]

    def _functions_of(self, unit: Unit) -> list[str]:
        """Return the functions that the unit's object defines, in order of address."""
        for path in unit.outputs:
            done = subprocess.run(["nm", "--defined-only", "--numeric-sort", path], capture_output=True, text=True, check=False)
            if done.returncode == 0:
                rows = [line.split() for line in done.stdout.splitlines()]
                return list(dict.fromkeys(row[2] for row in rows if len(row) == 3 and row[1] in "tTW"))
        return []

    def _steps_of(self, unit: Unit, rules: str) -> tuple[int, str, str]:
        """Return how many pass applications the unit has under `rules`, and the pass and function of the last that ran."""
        environment = {**self.project.environment, "PYCC_CHOICE": rules.replace("\n", ";"), "PYCC_RECACHE": "1", "PYCC_READONLY": "1"}
        command = [*self.pycc, *unit.flags, "-c", unit.source, "-o", str(self.project.work / "step.o")]
        done = subprocess.run(command, cwd=unit.cwd, env=environment, capture_output=True, text=True, errors="replace", check=False)
        found = STEP.findall(done.stderr)
        if not found:
            return 0, "", ""
        number, total, name, function = found[-1]
        return int(total), name, function


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
        lines.append(f"function:  {', '.join(functions)}  ({Path(source).name})")
    if finding.pass_name:
        lines.append(f"pass:      {finding.pass_name} on {finding.function} (step {finding.step} of {finding.unit})")
    lines += [f"remark:    {remark}" for remark in finding.remarks]
    lines.append(f"builds:    {finding.builds}")
    place = project.work / "reproduce.rules"
    lines.append(f"reproduce: cd {project.directory} && PYCC_CHOICE=@{place.absolute()} sh -c '{project.build} && {project.test}'"
                 "   (remove the objects first)")
    return "\n".join(lines) + "\n"
