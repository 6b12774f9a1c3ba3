"""`pyccctl bisect`: the search of integrations/oracle on the command line.

In: the commands that build and test a project, or the name of a recipe whose tree was built before.  Out: progress on standard error, the
report on standard output, `reproduce.sh` and `reproduce.rules` in the work directory, and `search.log`
with a line for each build and its time of day.
"""

from __future__ import annotations

import os
import shlex
import sys
import time
from pathlib import Path

from driver.settings import Settings
from integrations.oracle.search import REPRODUCE, REPRODUCE_RULES, CannotSearch, Search, report, reproduction
from integrations.oracle.trial import Project


def of_recipe(name: str, work: Path, compiler: str) -> Project:
    """Return the project of a recipe that was built below `work` with `pyccctl build`.  Raises CannotSearch."""
    from projects import recipe, runner
    known = recipe.load(name)
    directory = work.absolute() / name / "tree" / known.directory
    if not directory.is_dir():
        raise CannotSearch(f"{directory} does not exist: run `pyccctl build {name} --work {work}` first")
    environment = runner.base_environment(known, len(os.sched_getaffinity(0)))
    environment["CC"] = compiler or runner.installed_pycc()
    environment["PYCC_DIR"] = str(work.absolute() / name / "cache")
    commands = {phase: " && ".join(f"( {step.run} )" for step in known.phase(phase)) for phase in ("build", "test", "clean")}
    return Project(commands["build"], commands["test"], directory, work.absolute() / name / "bisect", clean=commands["clean"],
                   environment=environment)


def bisect(project: Project, pycc: str, settings: Settings) -> int:
    """Search, and print the report; return the exit status: 0 when something was found."""
    directory = project.environment.get("PYCC_DIR") or settings.directory
    project.work.mkdir(parents=True, exist_ok=True)
    search = Search(project, shlex.split(pycc), Log(project.work / "search.log").tell, directory)
    try:
        finding = search.run()
    except CannotSearch as reason:
        print(f"pyccctl: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("pyccctl: interrupted; the same command goes on from here", file=sys.stderr)
        return 130
    outputs = [path for source in search.units for path in search.units[source].outputs]
    for name, text in ((REPRODUCE_RULES, finding.rules), (REPRODUCE, reproduction(finding, project, outputs))):
        (project.work / name).write_text(text, encoding="utf-8", errors="surrogateescape")
    print(report(finding, project), end="")
    return 0


class Log:
    """Lines of progress: on standard error, and with the time of day at the end of a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def tell(self, line: str) -> None:
        """Show and keep a line."""
        print(line, file=sys.stderr, flush=True)
        with self.path.open("a", encoding="utf-8", errors="surrogateescape") as file:
            file.write(f"{time.strftime('%H:%M:%S')} {line}\n")
