"""Interestingness tests for reducers: shell scripts that exit with 0 while a file shows the fault.

In: what the fault is.  Out: the text of a script that is run in a directory with a copy of the file (the protocol of C-Reduce:
Regehr et al., "Test-Case Reduction for C Compiler Bugs", PLDI 2012).  Four kinds:

    of_program    the program that pycc makes behaves otherwise than GCC's
    of_refusal    pycc, with PYCC_STRICT=1, says a certain text
    of_project    a unit of a project makes its test fail when pycc compiles it, and not when GCC does
    of_command    whatever a command of the user's says

A reducer drifts to what no compiler has to get right.  So the programs must be without the warnings in GUARDS, GCC's must behave
alike at -O0 and -O2, and its sanitizers must have no complaint - each as far as it holds for the file one starts from.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# GCC manual: Warning Options.  What they name is undefined behaviour, or a sign of it.
GUARDS: Final = """
uninitialized maybe-uninitialized return-type implicit-function-declaration implicit-int incompatible-pointer-types int-conversion
array-bounds div-by-zero shift-count-overflow shift-count-negative sequence-point format strict-aliasing aggressive-loop-optimizations
"""
SANITIZERS: Final = ("-fsanitize=undefined,address", "-fno-sanitize-recover=all")
TIMED_OUT: Final = 124      # exit status of timeout(1)


@dataclass(frozen=True)
class Compilers:
    """Command words of both compilers, flags for both, and settings of pycc's."""

    gcc: Sequence[str]
    pycc: Sequence[str]
    flags: Sequence[str]
    settings: Mapping[str, str]

    def by_gcc(self, *words: str) -> str:
        """Return the command of GCC with `words` after the flags."""
        return shlex.join([*self.gcc, *self.flags, *words])

    def by_pycc(self, *words: str) -> str:
        """Return pycc's command, in which it makes everything itself or fails."""
        settings = {**self.settings, "PYCC_STRICT": "1"}
        assignments = [f"{name}={shlex.quote(settings[name])}" for name in sorted(settings)]
        return " ".join([*assignments, shlex.join([*self.pycc, *self.flags, *words])])


def guards_for(file: Path, compilers: Compilers) -> list[str]:
    """Return those of GUARDS that the file does not set off, as -Werror= flags; all of them if GCC cannot be asked."""
    every = [f"-Werror={name}" for name in GUARDS.split()]
    with tempfile.TemporaryDirectory(prefix="pycc-reduce-") as scratch:
        words = [*compilers.gcc, *compilers.flags, "-O1", *every, "-c", str(file), "-o", f"{scratch}/guard.o"]
        done = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)
    noisy = set(re.findall(r"\[-Werror=([a-z-]+)", done.stderr))
    return [flag for flag in every if flag.partition("=")[2] not in noisy]


def sanitizes(file: Path, compilers: Compilers, run: str) -> bool:
    """Tell whether GCC's sanitizers, if they are installed, have no complaint about the file's program; `run`: its arguments and input."""
    with tempfile.TemporaryDirectory(prefix="pycc-reduce-") as scratch:
        made = subprocess.run([*compilers.gcc, *compilers.flags, "-O1", *SANITIZERS, str(file), "-o", f"{scratch}/program"],
                              capture_output=True, check=False)
        if made.returncode != 0:
            return False
        done = subprocess.run(["/bin/sh", "-c", f"timeout 60 {scratch}/program {run}"], capture_output=True, check=False)
    return done.returncode != TIMED_OUT and b"runtime error" not in done.stderr and b"Sanitizer" not in done.stderr


def _head(what: str) -> list[str]:
    return ["#!/bin/sh", f"# Exits with 0 while {what}.", "ulimit -c 0"]


def of_program(name: str, compilers: Compilers, run: str, seconds: int, guards: Sequence[str], sanitized: bool) -> str:
    """Return the script for a program of one file; `run`: its arguments and input redirection as shell words."""
    limit = f"timeout {seconds}"
    lines = _head(f"the program of {name} behaves otherwise when pycc makes it than when GCC does")
    lines.append(compilers.by_gcc("-O1", *guards, "-c", name, "-o", "guard.o") + " 2>/dev/null || exit 1")
    for level in ("0", "2"):
        lines.append(compilers.by_gcc(f"-O{level}", name, "-o", f"gcc{level}") + " 2>/dev/null || exit 1")
        lines.append(f"{limit} ./gcc{level} {run} >gcc{level}.out 2>&1; status=$?")
        lines.append(f"[ $status -lt {TIMED_OUT} ] || exit 1")      # too long, or a signal
        lines.append(f"echo status $status >>gcc{level}.out")
    lines.append("cmp -s gcc0.out gcc2.out || exit 1")
    if sanitized:
        lines.append(compilers.by_gcc("-O1", *SANITIZERS, name, "-o", "sanitized") + " 2>/dev/null || exit 1")
        lines.append(f"timeout {seconds * 5} ./sanitized {run} >/dev/null 2>complaints")
        lines.append("grep -q -e 'runtime error' -e Sanitizer complaints && exit 1")
    lines.append(compilers.by_pycc(name, "-o", "by-pycc") + " 2>/dev/null || exit 1")
    lines.append(f"timeout {seconds * 4} ./by-pycc {run} >pycc.out 2>&1; echo status $? >>pycc.out")
    lines.append("! cmp -s gcc0.out pycc.out")
    return "\n".join(lines) + "\n"


def of_refusal(name: str, compilers: Compilers, text: str) -> str:
    """Return the script for a file that GCC compiles and of which pycc says `text`."""
    lines = _head(f"pycc says `{text}' of {name}, and GCC compiles it")
    lines.append(compilers.by_gcc("-w", "-c", name, "-o", "gcc.o") + " 2>/dev/null || exit 1")
    lines.append(compilers.by_pycc("-c", name, "-o", "pycc.o") + f" 2>&1 | grep -q -F -e {shlex.quote(text)}")
    return "\n".join(lines) + "\n"


def of_command(name: str, command: str) -> str:
    """Return the script for a command of the user's, run where the file lies."""
    return "\n".join([*_head(f"a command says so of {name}"), command]) + "\n"


def of_project(name: str, compilers: Compilers, guards: Sequence[str], outputs: Sequence[str], project: Sequence[str], build: str,
               test: str, seconds: float) -> str:
    """Return the script for a preprocessed unit of a project; only one at a time may run.

    outputs: the unit's objects in the project.  project: shell lines that go to it and prepare its build.  build, test: its commands;
    seconds: after which the test has failed, 0 for never.
    """
    limit = f"timeout {seconds:g} " if seconds else ""
    lines = _head(f"the project's test fails when pycc compiles {name}, and passes when GCC does")
    lines.append(compilers.by_gcc("-O1", *guards, "-x", "cpp-output", "-c", name, "-o", "guard.o") + " 2>/dev/null || exit 1")
    lines.append(compilers.by_gcc("-w", "-x", "cpp-output", "-c", name, "-o", "gcc.o") + " 2>/dev/null || exit 1")
    lines.append(compilers.by_pycc("-w", "-x", "cpp-output", "-c", name, "-o", "pycc.o") + " 2>/dev/null || exit 1")
    lines.append("here=$PWD")
    lines += project
    for who, judge in (("gcc", " || exit 1"), ("pycc", "")):
        # A build system goes by times: an object just copied is newer than what was linked from the last.
        lines += [f'cp "$here/{who}.o" {shlex.quote(path)} || exit 1' for path in outputs]
        lines.append(f"( {build} ) >/dev/null 2>&1 || exit 1")
        lines.append(("" if judge else "! ") + f"{limit}sh -c {shlex.quote(test)} >/dev/null 2>&1{judge}")
    return "\n".join(lines) + "\n"
