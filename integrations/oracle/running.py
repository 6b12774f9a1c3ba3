"""Running compiled test programs, and telling the outputs of two apart.

In: a program, its arguments and input.  Out: a Ran: exit status and output, with a limit on time and memory; the first line in which two
outputs differ.
"""

from __future__ import annotations

import resource
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

MEMORY_LIMIT = 4 << 30      # bytes of address space of a test program


@dataclass(frozen=True)
class Ran:
    """What a program did.  status: exit status, minus a signal's number, None when it was stopped by the time limit."""

    status: int | None
    output: bytes

    @property
    def reason(self) -> str:
        """In words, "" for status 0."""
        if self.status is None:
            return "time limit"
        if self.status < 0:
            return "signal " + signal.Signals(-self.status).name
        return f"exit status {self.status}" if self.status else ""


def run_program(path: str, seconds: float = 20, arguments: Sequence[str] = (), text: bytes = b"") -> Ran:
    """Run a program with `text` as its standard input, and its messages among its output."""
    try:
        done = subprocess.run([path, *arguments], input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=seconds,
                              preexec_fn=_limit, check=False)
    except subprocess.TimeoutExpired as late:
        return Ran(None, late.stdout or b"")
    return Ran(done.returncode, done.stdout)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


@dataclass(frozen=True)
class Difference:
    """The first line, from 1, in which two runs differ, and what they have there; for a run that ended, how it ended.

    line 0: the outputs are equal, and the ends differ.
    """

    line: int
    expected: str
    found: str

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else "end"
        return f"{place}: {self.found!r}, with GCC {self.expected!r}"


def difference(expected: Ran, found: Ran) -> Difference | None:
    """Return how `found` differs from `expected`, None when it does not."""
    theirs, ours = expected.output.splitlines(), found.output.splitlines()
    for number in range(max(len(theirs), len(ours))):
        one = _shown(theirs, number, expected)
        other = _shown(ours, number, found)
        if number >= len(theirs) or number >= len(ours) or theirs[number] != ours[number]:
            return Difference(number + 1, one, other)
    if expected.status != found.status:
        return Difference(0, _end(expected), _end(found))
    if expected.output != found.output:
        return Difference(len(theirs), "with or without a newline at the end", "the other way")
    return None


def _shown(lines: Sequence[bytes], number: int, ran: Ran) -> str:
    return lines[number].decode("utf-8", "backslashreplace") if number < len(lines) else _end(ran)


def _end(ran: Ran) -> str:
    return f"({ran.reason or 'exit status 0'})"
