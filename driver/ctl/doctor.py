"""The doctor: is this installation whole, what GCC is behind it, can the cache do its work?

In: the environment, the directory and the settings.  Out: `Check` values, one line each, in a fixed order.

Every check looks at the real thing: the compiler is run, a file is written where the cache is, and a small
program is compiled twice through the installed pycc with a cache of its own, which must miss and then hit.
"""

from __future__ import annotations

import importlib.machinery
import importlib.metadata
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from driver import records
from driver.ctl import terminal
from driver.settings import Settings

OK: Final = "ok"
WARNING: Final = "warning"
FAILURE: Final = "failure"
NOTE: Final = "note"

PACKAGES: Final = ("cache", "compiler", "driver")
DEPENDENCIES: Final = ("typer", "rich", "diskcache", "psutil", "mypy_extensions")
LOW_SPACE: Final = 500_000_000      # bytes free below which a build is likely to fill the disk
TRIAL_SECONDS: Final = 60           # a small compile that takes longer hangs


@dataclass(frozen=True)
class Check:
    """One finding: its group, OK, WARNING, FAILURE or NOTE, what was looked at, and what was found."""

    group: str
    verdict: str
    subject: str
    finding: str


def examine(settings: Settings, environment: Mapping[str, str]) -> Iterator[Check]:
    """Yield all checks; the slow ones (those that run programs) come last in their groups."""
    pycc = find_pycc(environment)
    yield from _installation(pycc)
    yield from _gcc(settings, environment)
    yield from _machine(settings)
    yield from _directory(settings)
    if pycc:
        yield _trial(pycc, environment)
    yield from _settings(settings)


def find_pycc(environment: Mapping[str, str]) -> str:
    """Return the path of the pycc that belongs to this pyccctl, else of the one on PATH, else ""."""
    beside = [Path(sys.argv[0]).absolute().with_name("pycc"), Path(sys.executable).with_name("pycc")]
    for candidate in beside:
        if candidate.is_file() and os.access(candidate, os.X_OK):
            return str(candidate)
    return shutil.which("pycc", path=environment.get("PATH")) or ""


# Installation --------------------------------------------------------------------------------------

def _installation(pycc: str) -> Iterator[Check]:
    group = "Installation"
    place = str(Path(__file__).resolve().parent.parent.parent)
    yield Check(group, OK, "pycc", f"{version() or 'not installed, but run from a checkout'}, in {place}")

    supported = (3, 11) <= sys.version_info[:2] <= (3, 13)
    yield Check(group, OK if supported else FAILURE, "Python",
                f"{platform.python_version()}, {sys.executable}" + ("" if supported else "; 3.11 to 3.13 are supported"))
    if sys.flags.isolated:
        yield Check(group, OK, "isolation", "Python runs with -I")
    else:
        yield Check(group, WARNING, "isolation", "Python runs without -I: use the installed pyccctl")

    compiled, interpreted = count_modules()
    if compiled:
        yield Check(group, OK, "speed", f"{terminal.plural(compiled, 'module')} compiled by mypyc, {interpreted} interpreted")
    else:
        yield Check(group, WARNING, "speed", f"all {interpreted} modules are interpreted; install with PYCC_MYPYC=1 to compile them")
    missing = [name for name in DEPENDENCIES if importlib.util.find_spec(name) is None]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in DEPENDENCIES if name not in missing]
    yield Check(group, FAILURE if missing else OK, "packages",
                f"missing: {', '.join(missing)}" if missing else ", ".join(versions))

    if not pycc:
        yield Check(group, FAILURE, "command", "no pycc beside this pyccctl or on PATH")
        return
    yield Check(group, OK, "command", pycc)
    on_path = shutil.which("pycc")
    if on_path is None:
        yield Check(group, NOTE, "PATH", f"pycc is not on PATH; use CC={pycc}")
    elif os.path.realpath(on_path) != os.path.realpath(pycc):
        yield Check(group, WARNING, "PATH", f"another pycc comes first on PATH: {on_path}")


def version() -> str:
    """Return the installed version of pycc, "" when it is not installed as a package."""
    try:
        return importlib.metadata.version("pycc")
    except importlib.metadata.PackageNotFoundError:
        return ""


def count_modules() -> tuple[int, int]:
    """Return how many of pycc's modules are compiled and how many are interpreted."""
    suffixes = tuple(importlib.machinery.EXTENSION_SUFFIXES)
    compiled: set[str] = set()
    sources: set[str] = set()
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        for root in (spec.submodule_search_locations or []) if spec else []:
            for path in Path(root).rglob("*"):
                # A module's extension lies beside its source; NAME__mypyc holds what the module is made of.
                name = path.name
                if name.endswith(suffixes) and "__mypyc." not in name:
                    compiled.add(str(path.with_name(name.split(".")[0])))
                elif name.endswith(".py"):
                    sources.add(str(path.with_suffix("")))
    return len(compiled), len(sources - compiled)


# GCC -----------------------------------------------------------------------------------------------

def _gcc(settings: Settings, environment: Mapping[str, str]) -> Iterator[Check]:
    from driver.toolchain import NoCompiler, Toolchain, find_gcc
    group = "GCC behind"
    try:
        toolchain = Toolchain(find_gcc("pycc", [], environment, settings.gcc), settings.directory, environment)
    except NoCompiler as problem:
        yield Check(group, FAILURE, "command", f"{problem}; install gcc, or set PYCC_GCC")
        return
    real = os.path.realpath(toolchain.program)
    yield Check(group, OK, "command", toolchain.program if real == toolchain.program else f"{toolchain.program} ({real})")
    try:
        release = toolchain.version
        machine = toolchain.machine
        identity = toolchain.identity().hex()
    except (OSError, KeyError, ValueError) as problem:
        yield Check(group, FAILURE, "answers", f"it does not say who it is: {problem}")
        return
    yield Check(group, OK if release[0] >= 9 else WARNING, "version", ".".join(str(part) for part in release)
                + ("" if release[0] >= 9 else "; pycc is tested with GCC 12"))
    yield Check(group, OK, "target", machine)
    yield Check(group, OK, "identity", f"{identity[:16]} (content of driver, cc1, as)")
    for program in ("cc1", "as", "ld"):
        path = _ask(toolchain.program, f"-print-prog-name={program}")
        found = path if "/" in path else shutil.which(path, path=environment.get("PATH")) or ""
        yield Check(group, OK if found else FAILURE, program, os.path.realpath(found) if found else "GCC cannot find it")
    if "PATH" not in environment:
        yield Check(group, WARNING, "PATH", "is not set: GCC will not find the linker")
    libc = _ask(toolchain.program, "-print-file-name=crt1.o")
    if "/" not in libc:
        yield Check(group, WARNING, "C library", "no crt1.o: programs cannot be linked (apt-get install libc6-dev)")


def _ask(program: str, option: str) -> str:
    """Return the one line that GCC answers a query with, "" when it does not."""
    try:
        run = subprocess.run([program, option], capture_output=True, text=True, timeout=TRIAL_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return run.stdout.strip() if run.returncode == 0 else ""


# Machine -------------------------------------------------------------------------------------------

def _machine(settings: Settings) -> Iterator[Check]:
    """Memory against the limit for one unit, cores, and the place for temporary files."""
    import psutil
    group = "Machine"
    memory = psutil.virtual_memory()
    found = f"{terminal.size(memory.total)}, {terminal.size(memory.available)} of it free"
    if settings.memory == 0:
        yield Check(group, NOTE, "memory", f"{found}; PYCC_MEMORY sets no limit")
    elif settings.memory > memory.total:
        yield Check(group, WARNING, "memory", f"{found}, less than the {terminal.size(settings.memory)} that PYCC_MEMORY allows one unit")
    else:
        yield Check(group, OK, "memory", f"{found}; PYCC_MEMORY allows one unit {terminal.size(settings.memory)}")
    yield Check(group, OK, "cores", f"{len(os.sched_getaffinity(0))}, load {os.getloadavg()[0]:.1f}")
    place = tempfile.gettempdir()
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"pycc")
    except OSError as problem:
        yield Check(group, FAILURE, "temporary", f"{place}: {problem.strerror}; GCC needs it too (TMPDIR)")
        return
    free = shutil.disk_usage(place).free
    yield Check(group, WARNING if free < LOW_SPACE else OK, "temporary", f"{place}, {terminal.size(free)} free")


# Directory -----------------------------------------------------------------------------------------

def _directory(settings: Settings) -> Iterator[Check]:
    group = "Cache"
    directory = settings.directory
    if not directory:
        yield Check(group, FAILURE, "directory", "there is none: set PYCC_DIR")
        return
    if not os.path.isdir(directory):
        parent = directory
        while not os.path.isdir(parent):
            parent = os.path.dirname(parent)
        able = os.access(parent, os.W_OK | os.X_OK)
        yield Check(group, OK if able else FAILURE, "directory",
                    f"{directory} (made on first use)" if able else f"{directory} cannot be made: {parent} is not writable")
        return
    status = os.stat(directory)
    problem = ""
    if status.st_uid != os.getuid() and os.getuid() != 0:
        problem = f"; it belongs to user {status.st_uid}"
    elif status.st_mode & 0o022:
        problem = f"; others may write to it (mode {status.st_mode & 0o777:o}): chmod go-w"
    yield Check(group, WARNING if problem else OK, "directory", directory + problem)
    yield _writable(directory, settings)
    yield from _space(directory, settings)
    yield _contents(directory, settings)
    yield _records(directory)


def _writable(directory: str, settings: Settings) -> Check:
    """Write, rename and remove a file the way a store does."""
    if settings.readonly:
        return Check("Cache", NOTE, "writing", "PYCC_READONLY is set: the cache is used but not written")
    try:
        descriptor, path = tempfile.mkstemp(prefix="doctor-", dir=directory)
        try:
            os.write(descriptor, b"pycc")
        finally:
            os.close(descriptor)
        os.rename(path, path + ".renamed")
        age = time.time() - os.stat(path + ".renamed").st_mtime
        os.unlink(path + ".renamed")
    except OSError as problem:
        return Check("Cache", FAILURE, "writing", f"{problem.strerror}: {directory}")
    if abs(age) > 10:
        return Check("Cache", WARNING, "writing", f"its file system's clock is {abs(age):.0f} s off: new files may seem changed")
    return Check("Cache", OK, "writing", "works")


def _space(directory: str, settings: Settings) -> Iterator[Check]:
    free = shutil.disk_usage(directory).free
    if free < LOW_SPACE:
        yield Check("Cache", WARNING, "free space", f"{terminal.size(free)} on its file system")
    else:
        yield Check("Cache", OK, "free space", f"{terminal.size(free)}; limit of the cache "
                    + (terminal.size(settings.maxsize) if settings.maxsize else "none"))


def _contents(directory: str, settings: Settings) -> Check:
    from cache import maintenance
    try:
        held = maintenance.statistics(directory, settings.readonly)
    except OSError as problem:
        return Check("Cache", FAILURE, "contents", f"{problem.strerror}: {problem.filename}")
    over = settings.maxsize > 0 and held.size > settings.maxsize * 1.1
    return Check("Cache", WARNING if over else OK, "contents",
                 f"{terminal.plural(held.files, 'file')}, {terminal.size(held.size)}"
                 + ("; more than the limit: `pyccctl cache trim`" if over else ""))


def _records(directory: str) -> Check:
    whole = torn = 0
    for line in records.read_lines(directory):
        if records.decode(line) is None:
            torn += 1
        else:
            whole += 1
    found = terminal.plural(whole, "compile") + (f", {torn} torn and skipped" if torn else "")
    unreadable = [name for name in records.segments(records.folder(directory))
                  if not os.access(f"{records.folder(directory)}/{name}", os.R_OK)]
    if unreadable:
        return Check("Cache", WARNING, "records", f"{found}; {len(unreadable)} files belong to another user and cannot be read")
    return Check("Cache", OK, "records", found)


# Trial ---------------------------------------------------------------------------------------------

def _trial(pycc: str, environment: Mapping[str, str]) -> Check:
    """Compile a program twice through pycc with a cache of its own, link it and run it."""
    with tempfile.TemporaryDirectory(prefix="pycc-doctor-") as place:
        own = {name: value for name, value in environment.items() if not name.startswith("PYCC_") or name == "PYCC_GCC"}
        own["PYCC_DIR"] = f"{place}/cache"
        # A build may have any PYTHONPATH, and any file in its directory: Python must look at neither.
        own["PYTHONPATH"] = place
        for trap in ("driver.py", "sitecustomize.py"):
            Path(place, trap).write_text("import sys\nsys.exit('pycc looks for modules where the build is')\n")
        Path(place, "a.c").write_text("#include <stdio.h>\nint main(void) { return printf(\"well\\n\") != 5; }\n")
        # A file that is younger than the clock's grain is not trusted by the cache.
        past = time.time() - 60
        os.utime(f"{place}/a.c", (past, past))
        for command in ([pycc, "-O1", "-c", "a.c", "-o", "a.o"], [pycc, "-O1", "-c", "a.c", "-o", "a.o"],
                        [pycc, "a.o", "-o", "a"], ["./a"]):
            try:
                run = subprocess.run(command, cwd=place, env=own, capture_output=True, text=True, timeout=TRIAL_SECONDS)
            except (OSError, subprocess.TimeoutExpired) as problem:
                return Check("Trial", FAILURE, "compile", f"{' '.join(command)}: {problem}")
            if run.returncode != 0:
                said = (run.stderr.strip().splitlines() or [f"status {run.returncode}"])[0]
                return Check("Trial", FAILURE, "compile", f"{' '.join(command)}: {said}")
        hows = [record.how for record in records.read(own["PYCC_DIR"])]
        made = [record.producer for record in records.read(own["PYCC_DIR"])]
    if run.stdout != "well\n":
        return Check("Trial", FAILURE, "compile", f"the program printed {run.stdout!r}")
    if hows != [records.COMPILED, records.DIRECT]:
        return Check("Trial", WARNING, "compile", f"works, but the cache did not hit: {', '.join(hows) or 'no records'}")
    return Check("Trial", OK, "compile", f"a small program was compiled by {made[0]}, found in the cache, linked, and ran")


# Settings ------------------------------------------------------------------------------------------

def _settings(settings: Settings) -> Iterator[Check]:
    for warning in settings.warnings:
        yield Check("Settings", WARNING, "ignored", warning)
    for path in settings.files:
        yield Check("Settings", NOTE, "read", path)
    for variable, origin in settings.origins.items():
        if origin != "default":
            yield Check("Settings", NOTE, variable, f"{settings.values[variable]} ({origin})")


# Text ----------------------------------------------------------------------------------------------

_MARKS: Final = {OK: ("ok", terminal.GOOD), WARNING: ("warn", terminal.WARN), FAILURE: ("FAIL", terminal.BAD), NOTE: ("", "")}


def write(console: Console, checks: Iterator[Check]) -> int:
    """Write each check as it is made, and a closing line; return how many failed."""
    counts = {OK: 0, WARNING: 0, FAILURE: 0, NOTE: 0}
    group = ""
    for check in checks:
        if check.group != group:
            group = check.group
            console.print(Text(group, style=terminal.STRONG))
        mark, style = _MARKS[check.verdict]
        line = Text("  ")
        line.append(f"{mark:<4}", style=style)
        line.append(f"  {check.subject:<13} ")
        line.append(check.finding)
        console.print(line, soft_wrap=True)
        counts[check.verdict] += 1
    console.print()
    verdict = "Something is broken" if counts[FAILURE] else "All is well" if not counts[WARNING] else "It works"
    console.print(Text(f"{verdict}: {terminal.plural(counts[FAILURE], 'failure')}, "
                       f"{terminal.plural(counts[WARNING], 'warning')}.", style=terminal.STRONG))
    return counts[FAILURE]
