"""One program by both compilers: `pyccctl compare`, and the programs of a csmith campaign.

In: sources and flags, or a source that csmith made.  Out: how the program that pycc makes differs in what it prints from the one that
GCC makes, with the same input.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from integrations.oracle.running import Difference, Ran, difference, run_program

STRICT: Final = "pycc-strict: "


class Maker(Protocol):
    """Makes programs."""

    def make(self, sources: Sequence[str], flags: Sequence[str], program: str) -> str:
        """Compile and link; return "", or in a line why that failed."""


@dataclass(frozen=True)
class Command:
    """A Maker that runs a compiler's command."""

    words: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    seconds: float = 300.0

    def make(self, sources: Sequence[str], flags: Sequence[str], program: str) -> str:
        """See Maker.  The reason is the first error, or else the last line that the compiler says."""
        try:
            # The sources come last but for what flags like -lm must follow.
            libraries = [word for word in flags if word.startswith("-l")]
            rest = [word for word in flags if not word.startswith("-l")]
            done = subprocess.run([*self.words, *rest, *sources, "-o", program, *libraries], env=dict(self.environment),
                                  stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=self.seconds,
                                  check=False)
        except subprocess.TimeoutExpired:
            return f"compiler: time limit of {self.seconds:.0f} s"
        if done.returncode == 0:
            return ""
        lines = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        for line in lines:
            if STRICT in line:
                return line.partition(STRICT)[2]
        return next((line for line in lines if "error" in line), lines[-1])


def strict_pycc(words: Sequence[str], environment: Mapping[str, str]) -> Command:
    """Return the Maker of pycc that makes every unit itself or fails."""
    return Command(words, {**environment, "PYCC_STRICT": "1"})


@dataclass(frozen=True)
class Case:
    """What is compared: sources, flags for both compilers, input and arguments of the program, limits in seconds."""

    sources: Sequence[str]
    flags: Sequence[str] = ()
    text: bytes = b""
    arguments: Sequence[str] = ()
    seconds: float = 10.0


class NotComparable(Exception):
    """GCC does not make the program; the text says why."""


@dataclass(frozen=True)
class Comparison:
    """What came of it: GCC's run, pycc's, and how they differ.  reason: why pycc made no program, "" if it did."""

    expected: Ran
    found: Ran | None
    reason: str
    difference: Difference | None

    @property
    def equal(self) -> bool:
        """Tell whether pycc's program does what GCC's does."""
        return self.reason == "" and self.difference is None

    def __str__(self) -> str:
        return self.reason or str(self.difference or "equal")


def compare(case: Case, gcc: Maker, pycc: Maker, scratch: Path) -> Comparison:
    """Make the program with both, in the directory `scratch`, and run both.  Raises NotComparable."""
    reference = str(scratch / "by-gcc")
    reason = gcc.make(case.sources, case.flags, reference)
    if reason:
        raise NotComparable(reason)
    return against(case, run_program(reference, case.seconds, case.arguments, case.text), pycc, scratch)


def against(case: Case, expected: Ran, pycc: Maker, scratch: Path) -> Comparison:
    """Make the program with pycc, and compare it with a run that is known."""
    program = str(scratch / "by-pycc")
    reason = pycc.make(case.sources, case.flags, program)
    if reason:
        return Comparison(expected, None, reason, None)
    found = run_program(program, case.seconds * 4, case.arguments, case.text)
    return Comparison(expected, found, "", difference(expected, found))
