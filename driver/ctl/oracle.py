"""GCC as the oracle, on the command line: `pyccctl bisect`, `reduce`, `compare` and `csmith`.

bisect: in: the commands that build and test a project, or the name of a recipe whose tree was built before.  Out: progress on standard
error, the report on standard output; `reproduce.sh` and `reproduce.rules` in the work directory, `finding.json` for `reduce`, and
`search.log` with a line for each build and its time of day.

reduce: in: a file and what is wrong with it, or the work directory of a bisect.  Out: a small file that still shows it, and the script that
tells whether a file does.

compare, csmith: in: a program, or how many random ones.  Out: where what pycc's prints differs from what GCC's does.
"""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from driver.settings import Settings
from integrations.oracle import campaign, interesting, reduce
from integrations.oracle.compare import Case, Command, NotComparable, compare, strict_pycc
from integrations.oracle.search import REPEATED, REPRODUCE, REPRODUCE_RULES, CannotSearch, Search, report, reproduction
from integrations.oracle.trial import Project

FINDING = "finding.json"


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
    # As the runner does it: each step by a shell of its own that stops at the first error.
    commands = {phase: " && ".join(f"sh -e -c {shlex.quote(step.run)}" for step in known.phase(phase)) for phase in ("build", "clean")}
    place = work.absolute() / name / "bisect"
    test = shlex.join([sys.executable, "-I", "-m", "projects.judge", name, str(work.absolute() / name / "tree"), str(place / "tests")])
    return Project(commands["build"], test, directory, place, clean=commands["clean"], environment=environment,
                   compiler=environment["CC"])


def bisect(project: Project, settings: Settings) -> int:
    """Search, and print the report; return the exit status: 0 when something was found."""
    pycc = project.compiler
    directory = project.environment.get("PYCC_DIR") or settings.directory
    project.work.mkdir(parents=True, exist_ok=True)
    search = Search(project, shlex.split(pycc), Log(project.work / "search.log").tell, directory)
    signal.signal(signal.SIGTERM, _interrupt)       # or a build would go on behind us
    try:
        finding = search.run()
    except CannotSearch as reason:
        print(f"pyccctl: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("pyccctl: interrupted; the same command goes on from here", file=sys.stderr)
        return 130
    outputs = [path for source in search.units for path in search.units[source].outputs]
    guilty = [{"source": source, "cwd": search.units[source].cwd, "flags": search.units[source].flags,
               "outputs": search.units[source].outputs} for source in finding.units]
    told = json.dumps({"units": guilty, "directory": str(project.directory.absolute()), "build": project.build, "test": project.test,
                       "timeout": project.timeout, "compiler": shlex.split(pycc),
                       "environment": {name: project.environment[name] for name in REPEATED if name in project.environment}}, indent=1)
    for name, text in ((REPRODUCE_RULES, finding.rules), (REPRODUCE, reproduction(finding, project, outputs)), (FINDING, told)):
        (project.work / name).write_text(text, encoding="utf-8", errors="surrogateescape")
    print(report(finding, project), end="")
    return 0


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


class Log:
    """Lines of progress: on standard error, and with the time of day at the end of a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def tell(self, line: str) -> None:
        """Show and keep a line."""
        print(line, file=sys.stderr, flush=True)
        with self.path.open("a", encoding="utf-8", errors="surrogateescape") as file:
            file.write(f"{time.strftime('%H:%M:%S')} {line}\n")


# Reducing ------------------------------------------------------------------------------------------------

@dataclass
class Wish:
    """What `pyccctl reduce` is asked for: the options of its command line."""

    file: Path | None
    bisected: Path | None
    work: Path
    flags: Sequence[str]
    says: str
    test: str
    input: Path | None
    arguments: Sequence[str]
    seconds: int
    tool: str
    jobs: int
    compiler: Sequence[str]
    unit: str = ""          # of a finding with several, the end of the path of one


def reduce_file(wish: Wish) -> int:
    """Make the file and the script, reduce, and say where both are; return the exit status."""
    wish.work.mkdir(parents=True, exist_ok=True)
    own = {"PYCC_DIR": str(wish.work.absolute() / "cache"), "PYCC_MAXSIZE": "200M", "PYCC_BUILD": "reduce"}
    script = wish.work / "interesting.sh"
    try:
        if wish.bisected is not None:
            target, text = _of_finding(wish, own)
        else:
            target, text = _of_file(wish, own)
        script.write_text(text, encoding="utf-8", errors="surrogateescape")
        script.chmod(0o755)
        size = target.stat().st_size
        tool = wish.tool or reduce.best_tool()
        _tell(f"reducing {target} with {tool}; {script} tells whether a file still shows the fault")
        # A project's tree is one, and so is what is tried in it.
        reduce.reduce(target, script, tool, 1 if wish.bisected is not None else wish.jobs, _tell)
    except reduce.CannotReduce as reason:
        print(f"pyccctl: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"pyccctl: interrupted; what was reduced so far is {wish.work}", file=sys.stderr)
        return 130
    print(f"{target}: {target.stat().st_size} bytes, {size} before")
    return 0


def _of_file(wish: Wish, own: Mapping[str, str]) -> tuple[Path, str]:
    """Copy the file, and return the copy and the script for it.  Raises CannotReduce."""
    file = wish.file
    if file is None or not file.is_file():
        raise reduce.CannotReduce(f"{file}: no such file")
    target = wish.work / file.name
    target.write_bytes(file.read_bytes())
    compilers = interesting.Compilers(["gcc"], wish.compiler, wish.flags, own)
    if wish.test:
        return target, interesting.of_command(target.name, wish.test)
    if wish.says:
        return target, interesting.of_refusal(target.name, compilers, wish.says)
    run = shlex.join(wish.arguments) + (f" <{shlex.quote(str(wish.input.absolute()))}" if wish.input is not None else " </dev/null")
    return target, interesting.of_program(target.name, compilers, run, wish.seconds, interesting.guards_for(target, compilers),
                                          interesting.sanitizes(target, compilers, run))


def _of_finding(wish: Wish, own: Mapping[str, str]) -> tuple[Path, str]:
    """Preprocess a unit that a search found, and return it and the script for it.  Raises CannotReduce."""
    place = wish.bisected
    assert place is not None
    try:
        finding = json.loads((place / FINDING).read_text(encoding="utf-8", errors="surrogateescape"))
    except (OSError, ValueError):
        raise reduce.CannotReduce(f"{place} has no {FINDING}: it is not the directory of a `pyccctl bisect` that found something") from None
    units = [unit for unit in finding["units"] if unit["source"].endswith(wish.unit)]
    if not units:
        raise reduce.CannotReduce(f"{wish.unit} is none of the units that were found")
    unit = units[0]
    target = wish.work / Path(unit["source"]).name
    words = ["gcc", *(word for word in unit["flags"] if word != "-c"), "-E", "-P", unit["source"], "-o", str(target.absolute())]
    done = subprocess.run(words, cwd=unit["cwd"], capture_output=True, text=True, errors="replace", check=False)
    if done.returncode != 0:
        raise reduce.CannotReduce(f"{unit['source']}: {done.stderr.strip()}")
    environment = finding["environment"]
    settings = {**own, **{name: environment[name] for name in ("PYCC_PLANT",) if environment.get(name)}}
    compilers = interesting.Compilers(["gcc"], finding["compiler"], without_preprocessing(unit["flags"]), settings)
    project = [f"cd {shlex.quote(finding['directory'])} || exit 1"]
    project += [f"export {name}={shlex.quote(value)}" for name, value in sorted(environment.items()) if value]
    project.append(f"export PYCC_CHOICE={shlex.quote('@' + str((place / REPRODUCE_RULES).absolute()))}")
    guards = interesting.guards_for(target, compilers)
    return target, interesting.of_project(target.name, compilers, guards, unit["outputs"], project, finding["build"], finding["test"],
                                          finding["timeout"])


def without_preprocessing(flags: Sequence[str]) -> list[str]:
    """Return the flags that still mean something for a preprocessed unit (GCC manual: Preprocessor Options)."""
    result = []
    skip = False
    for word in flags:
        if skip:
            skip = False
        elif word in ("-include", "-imacros", "-isystem", "-iquote", "-idirafter", "-I", "-D", "-U", "-isysroot", "-c"):
            skip = word != "-c"
        elif not word.startswith(("-I", "-D", "-U", "-isystem", "-iquote", "-idirafter", "-include", "-imacros")):
            result.append(word)
    return result


# Comparing -----------------------------------------------------------------------------------------------

def compare_program(case: Case, levels: Sequence[str], pycc: Sequence[str]) -> int:
    """Compare a program at each of the -O levels, [] for the flags alone; print a line for each.  Return the exit status."""
    status = 0
    name = " ".join(Path(source).name for source in case.sources)
    for level in levels or ("",):
        flags = [*case.flags, "-O" + level] if level else list(case.flags)
        with tempfile.TemporaryDirectory(prefix="pycc-compare-") as scratch:
            maker = strict_pycc(pycc, {**os.environ, "PYCC_BUILD": "compare"})
            try:
                found = compare(Case(case.sources, flags, case.text, case.arguments, case.seconds), Command(["gcc"]), maker, Path(scratch))
            except NotComparable as reason:
                print(f"pyccctl: GCC does not make {name}: {reason}", file=sys.stderr)
                return 1
        title = f"{name}{' -O' + level if level else ''}"
        if found.equal:
            print(f"{title}: equal, {found.expected.output.count(10)} lines, {found.expected.reason or 'exit status 0'}")
        else:
            print(f"ERROR {title}: {found}")
            status = 1
    return status


def run_campaign(wanted: campaign.Campaign, pycc: Sequence[str]) -> int:
    """Run a csmith campaign with a cache of its own, print failures and totals, and return the exit status."""
    def progress(done: int, count: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{done} of {count} programs", end="", file=sys.stderr, flush=True)

    def tell(line: str) -> None:
        print(line, flush=True)

    with tempfile.TemporaryDirectory(prefix="pycc-csmith-") as scratch:
        maker = strict_pycc(pycc, {**os.environ, "PYCC_DIR": scratch, "PYCC_BUILD": "csmith"})
        totals = campaign.run(wanted, maker, tell, progress)
    if sys.stderr.isatty():
        print("\r", end="", file=sys.stderr)
    print(totals)
    return 1 if totals.failed else 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
