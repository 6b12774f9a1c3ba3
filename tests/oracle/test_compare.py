"""`pyccctl compare` and `pyccctl csmith`: the first line in which the programs of both compilers differ."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from integrations.oracle.campaign import Campaign
from integrations.oracle.running import Ran, difference
from tests.conftest import require_program

SOURCE = r"""
#include <stdio.h>
static int product(int a, int b) { return a * b; }
int main(int argc, char **argv) {
    int number = 0;
    while (scanf("%d", &number) == 1) { printf("checksum of %d\n", number); printf("%d\n", product(number, argc)); }
    return 3;
}
"""


@pytest.mark.parametrize(("expected", "found", "line"), [
    (Ran(0, b"a\nb\n"), Ran(0, b"a\nb\n"), None),
    (Ran(0, b"a\nb\n"), Ran(0, b"a\nc\n"), "line 2: 'c', with GCC 'b'"),
    (Ran(0, b"a\nb\n"), Ran(-11, b"a\n"), "line 2: '(signal SIGSEGV)', with GCC 'b'"),
    (Ran(0, b"a\n"), Ran(None, b"a\n"), "end: '(time limit)', with GCC '(exit status 0)'"),
    (Ran(1, b""), Ran(2, b""), "end: '(exit status 2)', with GCC '(exit status 1)'"),
    (Ran(0, b"a"), Ran(0, b"a\n"), "line 1: 'the other way', with GCC 'with or without a newline at the end'"),
])
def test_the_first_difference(expected: Ran, found: Ran, line: str | None) -> None:
    met = difference(expected, found)
    assert (None if met is None else str(met)) == line


def run(pyccctl: list[str], words: list[str], place: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run pyccctl."""
    return subprocess.run([*pyccctl, *words], cwd=place, env=environment, capture_output=True, text=True, check=False)


def test_a_program(tmp_path: Path, pycc: list[str], pyccctl: list[str], pycc_environment: dict[str, str]) -> None:
    (tmp_path / "a program.c").write_text(SOURCE)
    (tmp_path / "numbers").write_text("1 7\n")
    words = ["compare", "a program.c", "--input", "numbers", "--arguments", "x 'y z'", "--levels", "2", "--compiler", " ".join(pycc)]
    done = run(pyccctl, words, tmp_path, pycc_environment)
    assert (done.returncode, done.stdout) == (0, "a program.c -O2: equal, 4 lines, exit status 3\n"), done.stderr
    done = run(pyccctl, words, tmp_path, {**pycc_environment, "PYCC_PLANT": "op:mul@product"})
    assert (done.returncode, done.stdout) == (1, "ERROR a program.c -O2: line 2: '4', with GCC '3'\n"), done.stderr


def test_what_pycc_does_not_compile_itself_is_no_equal(tmp_path: Path, pycc: list[str], pyccctl: list[str],
                                                       pycc_environment: dict[str, str]) -> None:
    (tmp_path / "a.c").write_text("_Decimal64 d; int main(void) { return 0; }\n")
    done = run(pyccctl, ["compare", "a.c", "--levels", "", "--compiler", " ".join(pycc)], tmp_path, pycc_environment)
    assert done.returncode == 1
    assert done.stdout.startswith("ERROR a.c: ") and "_Decimal64" in done.stdout


def test_a_program_that_gcc_does_not_make(tmp_path: Path, pyccctl: list[str], pycc_environment: dict[str, str]) -> None:
    (tmp_path / "a.c").write_text("int main(void) { return }\n")
    done = run(pyccctl, ["compare", "a.c"], tmp_path, pycc_environment)
    assert done.returncode == 1
    assert "GCC does not make a.c: a.c:1:25: error:" in done.stderr


def test_a_sample_is_a_part_and_the_same_each_time() -> None:
    whole = Campaign(50, 200)
    part = Campaign(50, 200, 0.1)
    assert whole.numbers() == list(range(200, 250))
    assert part.numbers() == part.numbers() and len(part.numbers()) == 5 and set(part.numbers()) < set(whole.numbers())
    assert len(Campaign(50, 200, 0.0).numbers()) == 1


def test_a_campaign(tmp_path: Path, pycc: list[str], pyccctl: list[str], pycc_environment: dict[str, str]) -> None:
    require_program("csmith", "csmith libcsmith-dev")
    small = "--max-funcs 2 --max-block-depth 2 --max-expr-complexity 3"
    words = ["csmith", "--count", "40", "--sample", "2.5%", "--seed", "9", "--levels", "1", "--csmith", small, "--keep", "failed",
             "--compiler", " ".join(pycc)]
    done = run(pyccctl, words, tmp_path, pycc_environment)
    assert (done.returncode, done.stdout) == (0, "csmith: 1 equal, 0 differ, 0 programs left out (gcc's runs too long)\n"), done.stderr
    done = run(pyccctl, words, tmp_path, {**pycc_environment, "PYCC_PLANT": "op:xor@crc32_byte"})
    assert done.returncode == 1
    number = Campaign(40, 9, 0.025).numbers()[0]
    assert done.stdout.startswith(f"ERROR csmith {number} -O1: line 1: 'checksum = ")
    assert (tmp_path / "failed" / f"r{number}.c").exists()
