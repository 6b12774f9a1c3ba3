"""Making files small: the built-in reducer, the scripts that judge candidates, and `pyccctl reduce` as a whole."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from integrations.oracle import interesting, reduce
from tests.conftest import require_program

SOURCE = r"""
#include <stdio.h>
#define TWO 2; {
/* a comment; with { */
static int table[10] = {1, 2, 3};
struct point { int x, y; } origin;
static int unrelated(const char *s) { return s["}"[0]] == ';' ? '"' : 0; }
int old(a, b) int a; int b; { return a - b; }
static int scale(struct point *p, int by)
{
    int result = p->x * by;
    result += p->y;
    return result;
}
int main(void)
{
    struct point p = {3, 4};
    printf("%d %d\n", scale(&p, 5), unrelated("a"));
    return 0;
}
"""


def test_declarations_are_cut_where_they_end() -> None:
    pieces = reduce.declarations(SOURCE)
    assert "".join(pieces) == SOURCE
    assert [piece.strip().splitlines()[-1] for piece in pieces] == [
        "static int table[10] = {1, 2, 3};", "struct point { int x, y; } origin;",
        "static int unrelated(const char *s) { return s[\"}\"[0]] == ';' ? '\"' : 0; }", "int old(a, b) int a;", "int b;",
        "{ return a - b; }", "}", "}"]


def test_the_built_in_reducer_keeps_what_is_needed() -> None:
    kept: list[str] = []

    def needed(text: str) -> bool:
        return "result = p->x * by;" in text and "scale(&p, 5)" in text and text.count("{") == text.count("}") + 1

    text = reduce.built_in(SOURCE, needed, kept.append, lambda line: None)
    assert needed(text) and kept[-1] == text
    assert "unrelated(const" not in text and "table" not in text and "return 0;" not in text and "origin" not in text
    assert len(text) < 200
    assert reduce.built_in(text, needed, kept.append, lambda line: None) == text


def test_bodies_become_prototypes() -> None:
    source = "int f(void)\n{\n  return 1;\n}\nint g(void) { return f(); }\n"
    text = reduce.built_in(source, lambda text: "f(void)" in text and "g(void) {" in text, lambda text: None, lambda line: None)
    assert text == "int f(void);\nint g(void) { return f(); }\n"


def verdict(script: str, file: Path, environment: dict[str, str]) -> int:
    """Run a script in a directory with a copy of the file."""
    place = file.parent / "candidate"
    place.mkdir(exist_ok=True)
    shutil.copy(file, place)
    (place / "script").write_text(script)
    return subprocess.run(["/bin/sh", "script"], cwd=place, env=environment, capture_output=True, check=False).returncode


def test_the_script_for_a_program(tmp_path: Path, pycc: list[str], pycc_environment: dict[str, str], gcc: str) -> None:
    file = tmp_path / "a.c"
    file.write_text(SOURCE)
    compilers = interesting.Compilers([gcc], pycc, ["-O2"], {})
    guards = interesting.guards_for(file, compilers)
    assert "-Werror=uninitialized" in guards and "-Werror=return-type" in guards
    script = interesting.of_program("a.c", compilers, "</dev/null", 10, guards, interesting.sanitizes(file, compilers, "</dev/null"))
    assert verdict(script, file, pycc_environment) != 0
    broken = {**pycc_environment, "PYCC_PLANT": "op:mul@scale"}
    assert verdict(script, file, broken) == 0
    # What a reducer must not drift to: a value that nobody set, where any answer is right.
    file.write_text(SOURCE.replace("int result = p->x * by;", "int result; if (by) result *= by;"))
    assert verdict(script, file, broken) != 0


def test_a_guard_that_the_file_sets_off_is_left_out(tmp_path: Path, gcc: str) -> None:
    file = tmp_path / "a.c"
    file.write_text("int main(void) { return missing(); }\n")
    guards = interesting.guards_for(file, interesting.Compilers([gcc], [], [], {}))
    assert "-Werror=implicit-function-declaration" not in guards and "-Werror=return-type" in guards


def test_the_script_for_a_refusal(tmp_path: Path, pycc: list[str], pycc_environment: dict[str, str], gcc: str) -> None:
    file = tmp_path / "a.c"
    file.write_text("_Decimal64 d; int main(void) { return 0; }\n")
    script = interesting.of_refusal("a.c", interesting.Compilers([gcc], pycc, [], {}), "_Decimal64")
    assert verdict(script, file, pycc_environment) == 0
    file.write_text("double d; int main(void) { return 0; }\n")
    assert verdict(script, file, pycc_environment) != 0
    file.write_text("_Decimal64 d; int main(void) { return 0;\n")
    assert verdict(script, file, pycc_environment) != 0


@pytest.mark.parametrize("tool", ["built-in", pytest.param("cvise", marks=pytest.mark.full)])
def test_the_command(tmp_path: Path, pyccctl: list[str], pycc_environment: dict[str, str], tool: str) -> None:
    if tool != "built-in":
        require_program(tool, tool)
    file = tmp_path / "a.c"
    file.write_text(SOURCE)
    command = [*pyccctl, "reduce", str(file), "--tool", tool, "--test", "grep -q 'p->x . by' a.c && grep -q main a.c", "--work", "small"]
    done = subprocess.run(command, cwd=tmp_path, env=pycc_environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("small/a.c: ")
    text = (tmp_path / "small" / "a.c").read_text()
    assert "p->x * by" in text and len(text) < 100
    assert file.read_text() == SOURCE


def test_nothing_to_reduce(tmp_path: Path, pyccctl: list[str], pycc_environment: dict[str, str]) -> None:
    (tmp_path / "a.c").write_text("int a;\n")
    command = [*pyccctl, "reduce", "a.c", "--test", "false"]
    done = subprocess.run(command, cwd=tmp_path, env=pycc_environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "there is nothing to keep while reducing" in done.stderr
