"""`pyccctl bisect` finds faults planted in pycc's own compiler: file, function and pass; and a pair of files."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import require_program

SOURCES = {
    "main.c": "int sum(int, int);\nint area(int, int);\nint odd(int);\n"
              "int main(void) { return sum(2, 3) == 5 && area(3, 4) == 12 && odd(7) ? 0 : 1; }\n",
    "sum.c": "static int twice(int a) { return a + a; }\nint sum(int a, int b) { return (twice(a) + twice(b)) / 2; }\n",
    "area.c": "int product(int a, int b) { return a * b; }\nint area(int a, int b) { return product(a, b); }\n",
    "odd.c": "int odd(int a) { return a % 2 != 0; }\n",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A program of four units with a makefile; exit status 0 when it is right."""
    require_program("make", "make")
    place = tmp_path / "tree"
    place.mkdir()
    for name, text in SOURCES.items():
        (place / name).write_text(text)
    objects = " ".join(name.replace(".c", ".o") for name in SOURCES)
    (place / "Makefile").write_text(f"CFLAGS = -O2 -fno-inline\nprogram: {objects}\n\t$(CC) -o $@ {objects}\n")
    return place


def bisect(tree: Path, pycc: list[str], pyccctl: list[str], environment: dict[str, str], plant: str) -> subprocess.CompletedProcess[str]:
    """Run the search on the tree with a fault planted."""
    environment = {**environment, "PYCC_PLANT": plant}
    for name in ("MAKEFLAGS", "MAKELEVEL"):
        environment.pop(name, None)
    command = [*pyccctl, "bisect", "--build", f"make -s CC='{' '.join(pycc)}'", "--test", "./program", "--compiler", " ".join(pycc)]
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)


def test_op(tree: Path, pycc: list[str], pyccctl: list[str], pycc_environment: dict[str, str]) -> None:
    done = bisect(tree, pycc, pyccctl, pycc_environment, "op:mul@product")
    assert done.returncode == 0, done.stderr
    assert f"file:      {tree}/area.c\n" in done.stdout, done.stdout + done.stderr
    assert "function:  product  (area.c)\n" in done.stdout
    assert "pass:      simplify on product (step " in done.stdout
    again = bisect(tree, pycc, pyccctl, pycc_environment, "op:mul@product")
    assert again.stdout.split("builds:")[0] == done.stdout.split("builds:")[0]


def test_pair(tree: Path, pycc: list[str], pyccctl: list[str], pycc_environment: dict[str, str]) -> None:
    done = bisect(tree, pycc, pyccctl, pycc_environment, "pair:odd.c,sum.c")
    assert done.returncode == 0, done.stderr
    assert f"files:     fail only together\n           {tree}/odd.c\n           {tree}/sum.c\n" in done.stdout, done.stdout + done.stderr


def test_no_fault(tree: Path, pycc: list[str], pyccctl: list[str], pycc_environment: dict[str, str]) -> None:
    done = bisect(tree, pycc, pyccctl, pycc_environment, "op:mul@nobody")
    assert done.returncode == 1
    assert "with pycc making every unit the test passes" in done.stderr
    assert not os.path.exists(tree / ".pycc-bisect" / "reproduce.rules")


def test_a_fault_that_level_0_has_too(tree: Path, pycc: list[str], pyccctl: list[str], pycc_environment: dict[str, str]) -> None:
    done = bisect(tree, pycc, pyccctl, pycc_environment, "late:mul@product")
    assert done.returncode == 0, done.stderr
    assert f"file:      {tree}/area.c\nfunction:  product  (area.c, wrong at -O0 too)\nbuilds:" in done.stdout, done.stdout + done.stderr
    reproduce = ["sh", str(tree / ".pycc-bisect" / "reproduce.sh")]
    environment = {**pycc_environment, "PYCC_PLANT": "late:mul@product"}
    assert subprocess.run(reproduce, env=environment, capture_output=True, check=False).returncode == 1
    # And without the fault the same script passes.
    script = (tree / ".pycc-bisect" / "reproduce.sh").read_text().replace("late:mul@product", "")
    assert subprocess.run(["sh", "-c", script], env=pycc_environment, capture_output=True, check=False).returncode == 0
    # The unit that was found can be reduced where it is: in the project.
    command = [*pyccctl, "reduce", "--bisected", str(tree / ".pycc-bisect"), "--tool", "built-in", "--work", str(tree / "small")]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tree / "small" / "area.c").read_text() == SOURCES["area.c"]


def test_only_fallbacks(tree: Path, pycc: list[str], pyccctl: list[str], pycc_environment: dict[str, str]) -> None:
    for name in SOURCES:
        with (tree / name).open("a") as file:
            file.write(f"_Decimal64 decimal_{name[0]};\n")
    done = bisect(tree, pycc, pyccctl, pycc_environment, "op:mul@product")
    assert done.returncode == 1
    assert "pycc itself makes no unit of this build: every one is a fallback to GCC (pyccctl report says why)" in done.stderr
    assert len([line for line in done.stderr.splitlines() if "(build " in line]) == 1


def test_ended_and_gone_on(tree: Path, pycc: list[str], pyccctl: list[str], pycc_environment: dict[str, str]) -> None:
    environment = {**pycc_environment, "PYCC_PLANT": "op:mul@product"}
    build = f"test -e slow && sleep 60; make -s CC='{' '.join(pycc)}'"
    command = [*pyccctl, "bisect", "--build", build, "--test", "touch slow; ./program", "--compiler", " ".join(pycc)]
    # The second build never ends; SIGTERM ends it and the search, and the same command goes on when nothing holds it up any more.
    with subprocess.Popen(command, cwd=tree, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as search:
        log = tree / ".pycc-bisect" / "trials" / "002"
        while search.poll() is None and not log.exists():
            time.sleep(0.1)
        time.sleep(0.5)
        search.terminate()
        _, told = search.communicate()
    assert search.returncode == 130, told
    assert "interrupted; the same command goes on from here" in told
    left = subprocess.run(["pgrep", "-f", f"test -e slow && sleep 60; make -s CC='{' '.join(pycc)}'"], capture_output=True, check=False)
    assert left.stdout == b""
