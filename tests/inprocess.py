"""Compiles, links and runs C programs quickly, for runners that do it thousands of times.

`Compiler` calls the internal compiler in this process with the options that the driver would make of a command line; there is no GCC
fallback, no cache, no process started.  `Linker` runs ld with the words that gcc would give it.
"""

from __future__ import annotations

import gc
import os
import shlex
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from compiler import api
from compiler.options import Options
from driver import jobs
from driver.toolchain import Toolchain

PASS = "pass"
ERRORS = "errors"               # the compiler says that the source is wrong
UNSUPPORTED = "unsupported"     # it would leave the unit to GCC
CRASH = "crash"                 # it fell over


@dataclass
class Compiled:
    """What came of one compile: one of the outcomes above, the reason in a line, details, the output."""

    outcome: str
    reason: str = ""
    details: str = ""
    output: bytes = b""


class FileReader:
    """Reads files for the compiler."""

    def read(self, path: str) -> api.SourceFile:
        """See api.FileReader."""
        with open(path, "rb") as file:
            data = file.read()
        return api.SourceFile(path, data, blake2b(data, digest_size=16).digest())

    def is_file(self, path: str) -> bool:
        """See api.FileReader."""
        return os.path.exists(path) and not os.path.isdir(path)


class Compiler:
    """The internal compiler with the driver's view of a command line."""

    def __init__(self, memory: Path, gcc: str = "gcc") -> None:
        """memory: a directory where what GCC says of itself is remembered."""
        memory.mkdir(parents=True, exist_ok=True)
        self.toolchain = Toolchain(gcc, str(memory), os.environ)
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("PYCC_")}

    def options(self, words: Sequence[str], source: str) -> Options:
        """Return the Options of `gcc WORDS SOURCE`.  Raises Unsupported, and ValueError for a command that is not one unit's."""
        plan = jobs.plan([*words, source], self.environment, os.getcwd(), self.toolchain)
        if plan.forward or len(plan.units) != 1:
            raise ValueError(f"{plan.forward}: {plan.detail}")
        return jobs.compiler_options(plan.units[0], self.toolchain, self.environment, os.getcwd())

    def compile(self, words: Sequence[str], source: str) -> Compiled:
        """Compile one file to an object, with -S among `words` to text, with -fsyntax-only to nothing."""
        wanted = [word for word in words if word != "-fsyntax-only"]
        try:
            options = self.options(wanted if "-S" in wanted else ["-c", *wanted], source)
            if len(wanted) < len(words):
                options.output_form = "check"
            result = api.compile_unit(source, options, api.Services(FileReader()))
        except api.Unsupported as refused:
            return Compiled(UNSUPPORTED, f"unsupported: {refused.category}: {refused.detail} {refused.where}".rstrip())
        except Exception as problem:
            where = traceback.extract_tb(problem.__traceback__)[-1]
            place = f"{Path(where.filename).name}:{where.lineno}"
            text = "".join(traceback.format_exception(problem))
            return Compiled(CRASH, f"{type(problem).__name__} at {place}: {str(problem)[:200]}".replace("\n", " "), text)
        if result.failed:
            first = next(d for d in result.diagnostics if d.severity in ("error", "fatal error"))
            return Compiled(ERRORS, f"error: {first.path}:{first.line}: {first.text}")
        return Compiled(PASS, output=result.output)


class Linker:
    """ld with the words that gcc gives it for a program of one command line."""

    def __init__(self, words: Sequence[str] = ("-lm",), gcc: str = "gcc") -> None:
        """words: link options, libraries included; they come after the objects."""
        marker = "/pycc-objects-here.o"
        printed = subprocess.run([gcc, "-###", marker, "-o", "/pycc-output", *words], capture_output=True, text=True, check=True).stderr
        line = [line for line in printed.splitlines() if "collect2" in line and marker in line][-1]
        linker = subprocess.run([gcc, "-print-prog-name=ld"], capture_output=True, text=True, check=True).stdout.strip()
        self._words = [linker]
        skip = False
        for word in shlex.split(line)[1:]:
            if skip or word.startswith("-plugin-opt"):
                skip = False
            elif word == "-plugin":
                skip = True
            else:
                self._words.append(word)
        self._marker = marker

    def link(self, objects: Sequence[str], output: str) -> str:
        """Link objects to a program; return "" or the linker's message."""
        words: list[str] = []
        for word in self._words:
            if word == self._marker:
                words += objects
            else:
                words.append(output if word == "/pycc-output" else word)
        done = subprocess.run(words, capture_output=True, text=True, errors="replace")
        return "" if done.returncode == 0 else (done.stderr.strip() or f"ld: status {done.returncode}")


def forked(work: Callable[[], str], seconds: float) -> str:
    """Return work()'s text, computed in a child process that a crash or the time limit may end: then the text says so.

    The collector stays off in the child, as in the compiler's own workers.
    """
    read_end, write_end = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.close(read_end)
            gc.disable()
            os.setpgid(0, 0)
            text = work().encode("utf-8", "surrogateescape")
            with os.fdopen(write_end, "wb") as out:
                out.write(text)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(write_end)
    previous = signal.signal(signal.SIGALRM, lambda *_: _kill(pid))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        with os.fdopen(read_end, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(pid, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
    code = os.waitstatus_to_exitcode(status)
    if code == 0:
        return data.decode("utf-8", "surrogateescape")
    return f"crash\tcompiler: time limit of {seconds:.0f} s" if code == -signal.SIGKILL else f"crash\tcompiler process: status {code}"


def _kill(pid: int) -> None:
    """End a child and what it started."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(pid, signal.SIGKILL)
