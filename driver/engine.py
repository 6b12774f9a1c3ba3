"""Carrying out a plan: forward the command to GCC, or do its units, in parallel, and link.

In: a Request and its Plan.  Out: the exit status; messages go to stdout and stderr in the order of the
inputs, whatever finished first.
"""

from __future__ import annotations

import os
import sys
import time

from cache.store import write_all
from driver import records
from driver.jobserver import Jobserver
from driver.plan import OUTPUT_SLOT
from driver.probes import is_probe
from driver.process import Elsewhere, become, run
from driver.signals import SIGTERM
from driver.unit import Outcome, Unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from driver.plan import LinkJob, Plan, UnitJob
    from driver.request import Request

_NAME_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_SIGNAL_STATUS: Final = 128     # a forked child passes on a signal that killed GCC as 128 + its number


def execute(request: Request, plan: Plan) -> int:
    """Do what `plan` says; return the exit status (minus a signal's number)."""
    if plan.forward:
        return _forward(request, plan)
    if request.served() and (plan.link is not None or len(plan.units) > 1):
        raise Elsewhere     # make's jobserver does not reach this process
    temporary: list[str] = []
    if plan.link is not None:
        request.program = plan.link.output
    try:
        paths = [_output_path(request, job, temporary) for job in plan.units]
        status = _units(request, plan.units, paths)
        if status == 0 and plan.link is not None:
            status = _link(request, plan.link, paths)
    finally:
        for path in temporary:
            _remove(path)
    request.cache.trim_step()
    return status


def _forward(request: Request, plan: Plan) -> int:
    """Give the whole command to GCC; its C and assembler sources leave records all the same."""
    request.log(f"forwarded: {plan.forward}: {plan.detail}")
    toolchain = request.toolchain
    argv = [toolchain.argv0, *request.arguments]
    environment = toolchain.child_environment(request.environment)
    if not plan.units:
        become(toolchain.program, argv, environment, served=request.served())
    if request.served():
        raise Elsewhere
    probes = [request.settings.probes == "gcc" and is_probe(job.source, request.cwd) for job in plan.units]
    if request.settings.strict and not all(probes):
        for job in plan.units:
            _print(2, f"{job.source}:1: error: pycc-strict: {plan.forward}: {plan.detail}\n".encode(
                "utf-8", "surrogateescape"))
        return 1
    completed = run(toolchain.program, argv, environment, request.children)
    for job, probe in zip(plan.units, probes, strict=True):
        record = records.Record()
        record.kind = records.PROBE if probe else records.UNIT
        record.time = time.time()
        record.build = request.build()
        record.cwd = request.cwd
        record.source = job.source
        record.output = job.output
        record.language = job.language
        record.flags = list(job.key_args)
        record.category = plan.forward
        record.detail = plan.detail
        record.cache = f"uncacheable: {plan.detail}"
        record.status = completed.status
        record.wall = completed.wall / len(plan.units)
        record.cpu = completed.cpu / len(plan.units)
        records.append(request.settings.directory, record)
    return completed.status


# Units -----------------------------------------------------------------------------------------------------

def _units(request: Request, jobs: tuple[UnitJob, ...], paths: list[str]) -> int:
    """Do all units; return the worst status.  GCC goes on to the next input after an error, and so do we."""
    if len(jobs) == 1:
        outcome = Unit(request, jobs[0], paths[0], capture=False).run()
        _show(outcome)
        return outcome.status
    pool = _Pool(request, jobs, paths)
    try:
        return pool.run()
    finally:
        pool.close()


class _Child:
    """A forked process that does one unit, and the memory files that its messages go to."""

    __slots__ = ("index", "stdout", "stderr", "has_token")

    def __init__(self, index: int, has_token: bool) -> None:
        self.index = index
        self.stdout = os.memfd_create("stdout", os.MFD_CLOEXEC)
        self.stderr = os.memfd_create("stderr", os.MFD_CLOEXEC)
        self.has_token = has_token


class _Pool:
    """Units in forked processes: one on make's implicit token, more as the jobserver has tokens free."""

    def __init__(self, request: Request, jobs: tuple[UnitJob, ...], paths: list[str]) -> None:
        self._request = request
        self._jobs = jobs
        self._paths = paths
        self._jobserver = Jobserver(request.environment)
        self._running: dict[int, _Child] = {}
        self._finished: dict[int, Outcome] = {}
        self._next = 0

    def run(self) -> int:
        """Do all units, showing messages in input order; return the worst status."""
        worst = 0
        shown = 0
        while shown < len(self._jobs):
            self._start_more()
            self._wait_one()
            while shown in self._finished:
                outcome = self._finished.pop(shown)
                _show(outcome)
                if outcome.status < 0 or worst >= 0 and outcome.status > worst:
                    worst = outcome.status
                shown += 1
        return worst

    def close(self) -> None:
        """Give tokens back, on every way out; children that still run are ended."""
        for pid in self._running:
            os.kill(pid, SIGTERM)
        for pid in self._running:
            os.waitpid(pid, 0)
            self._request.children.pids.discard(pid)
        self._running.clear()
        self._jobserver.close()

    def _start_more(self) -> None:
        while self._next < len(self._jobs):
            implicit_free = all(child.has_token for child in self._running.values())
            if not implicit_free and not self._jobserver.acquire():
                return
            self._start(self._next, not implicit_free)
            self._next += 1

    def _start(self, index: int, has_token: bool) -> None:
        child = _Child(index, has_token)
        self._request.cache.close()
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            self._child(child)
        self._running[pid] = child
        self._request.children.pids.add(pid)

    def _child(self, child: _Child) -> None:
        """In the child: do the unit, leave the messages in memory, never return."""
        status = 1
        try:
            request = self._request
            request.forked()
            self._running.clear()
            outcome = Unit(request, self._jobs[child.index], self._paths[child.index], capture=True).run()
            request.cache.trim_step()
            _print(child.stdout, outcome.stdout)
            _print(child.stderr, outcome.stderr)
            request.clean()
            status = outcome.status if outcome.status >= 0 else _SIGNAL_STATUS - outcome.status
        finally:
            os._exit(status)

    def _wait_one(self) -> None:
        pid, wait_status = os.wait()
        child = self._running.pop(pid, None)
        if child is None:
            return
        self._request.children.pids.discard(pid)
        self._request.children.check()
        status = os.waitstatus_to_exitcode(wait_status)
        if status > _SIGNAL_STATUS:
            status = _SIGNAL_STATUS - status
        self._finished[child.index] = Outcome(status, _read_whole(child.stdout), _read_whole(child.stderr))
        if child.has_token:
            self._jobserver.release()


def _output_path(request: Request, job: UnitJob, temporary: list[str]) -> str:
    """Return the path that the unit's object goes to, making GCC's kind of name for a temporary one."""
    if not job.temporary:
        return job.output
    directory = request.temporary_directory()
    while True:
        name = "".join([_NAME_LETTERS[byte % len(_NAME_LETTERS)] for byte in os.urandom(6)])
        path = f"{directory}/cc{name}.o"
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        except FileExistsError:
            continue
        temporary.append(path)
        return path


def _link(request: Request, job: LinkJob, paths: list[str]) -> int:
    """Link the temporary objects; GCC shows its messages itself."""
    words: list[str] = []
    for word in job.gcc_args:
        if word.startswith(OUTPUT_SLOT):
            word = paths[int(word[len(OUTPUT_SLOT):])]
        words.append(word)
    toolchain = request.toolchain
    completed = run(toolchain.program, [toolchain.argv0, *words], toolchain.child_environment(request.environment),
                    request.children)
    return completed.status


# Output ------------------------------------------------------------------------------------------------------

def _show(outcome: Outcome) -> None:
    _print(1, outcome.stdout)
    _print(2, outcome.stderr)


def _print(descriptor: int, data: bytes) -> None:
    """Write all of `data`; what nobody reads any more is not worth an error."""
    if not data:
        return
    try:
        write_all(descriptor, data)
    except OSError:
        return


def _read_whole(descriptor: int) -> bytes:
    size = os.fstat(descriptor).st_size
    data = os.pread(descriptor, size, 0)
    os.close(descriptor)
    return data


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
