"""`pyccctl bisect`: the search of integrations/oracle on the command line.

In: the commands that build and test a project, or the name of a recipe whose tree was built before.  Out: progress on standard error, the
report on standard output, `reproduce.rules` in the work directory.
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from driver.settings import Settings
from integrations.oracle.search import CannotSearch, Search, report
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
    search = Search(project, shlex.split(pycc), _tell, directory)
    try:
        finding = search.run()
    except CannotSearch as reason:
        print(f"pyccctl: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("pyccctl: interrupted; the same command goes on from here", file=sys.stderr)
        return 130
    (project.work / "reproduce.rules").write_text(finding.rules, encoding="utf-8", errors="surrogateescape")
    print(report(finding, project), end="")
    return 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
