"""Predefined macros equal `gcc -dM -E` of the GCC behind, for each target and flag set installed here."""

from __future__ import annotations

import os
import random
import shutil
import subprocess

import pytest

from compiler.lex.lexicon import Lexicon
from tests.preproc.support import DiskReader, options_of, ours

_COMMANDS = {"x": ["gcc"], "i": ["gcc", "-m32"], "a": ["aarch64-linux-gnu-gcc"], "r": ["riscv64-linux-gnu-gcc"]}


def _cases() -> list[tuple[str, str]]:
    """Return (target letter, words)."""
    path = os.path.join(os.path.dirname(__file__), "predefined_flags.txt")
    cases: list[tuple[str, str]] = []
    with open(path) as stream:
        for line in stream:
            if line.strip() and not line.startswith("#"):
                letters, _, words = line.strip().partition(" ")
                cases.extend((letter, words) for letter in letters)
    return cases


def _compare(letter: str, words: str) -> str:
    """Return "" or what differs."""
    command = _COMMANDS[letter]
    if shutil.which(command[0]) is None:
        return ""
    flags = command[1:] + words.split()
    done = subprocess.run([command[0], *flags, "-nostdinc", "-E", "-dM", "-x", "c", "/dev/null"],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return "gcc refuses: " + done.stderr.splitlines()[0]
    options = options_of(command[0], [*flags, "-nostdinc", "-dM"], "c")
    text, _, _ = ours("/dev/null", options, DiskReader(), Lexicon())
    theirs = set(done.stdout.splitlines())
    mine = set(text.decode("latin-1").splitlines())
    if theirs == mine:
        return ""
    return f"missing {sorted(theirs - mine)[:6]}, extra {sorted(mine - theirs)[:6]}"


def test_predefined_macros(request: pytest.FixtureRequest) -> None:
    """Every flag set of predefined_flags.txt, or a seeded sample of it without --full."""
    cases = _cases()
    if not request.config.getoption("--full", default=False):
        cases = random.Random(7).sample(cases, 60)
    failures = [f"{letter} {words}: {said}" for letter, words in cases if (said := _compare(letter, words))]
    for failure in failures:
        print("ERROR", failure)
    assert not failures
