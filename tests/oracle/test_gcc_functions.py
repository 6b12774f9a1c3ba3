"""-fgcc-functions: GCC makes some functions of a unit, pycc the rest, in one object; and what resists."""

from __future__ import annotations

import itertools
import subprocess
from pathlib import Path

import pytest

from driver import records

# What a division must keep whole: statics of the file and of functions, jump tables, label tables, function pointers in data, aliases,
# constructors, thread-local and constant objects, literals, a function with pieces in .eh_frame, and main's exit status.
SOURCE = r"""
#include <stdio.h>
static int counter = 40;
static const char *const names[] = {"zero", "one", "two"};
static _Thread_local int own = 7;
static int helper(int x) { counter++; return x * 3; }
static int twice(int x) { static int calls; calls++; return helper(x) + calls + own++; }
static int (*table[2])(int) = {helper, twice};
int sw(int x) {
    switch (x) { case 0: return 5; case 1: return 7; case 2: return 11; case 3: return 1; case 4: return 99; case 5: return 0; }
    return -1;
}
int go(int i) { static void *tbl[] = {&&a, &&b, &&c}; goto *tbl[i]; a: return 4; b: return table[1](5); c: return names[1][0]; }
double scale(double x) { return x * 3.25 + (double)sizeof __func__; }
int other(int) __attribute__((alias("sw")));
static int started;
__attribute__((constructor)) static void start(void) { started++; }
int main(void) {
    static int calls; calls += 2;
    printf("%d %d %d %d %d %s %g %d %s\n", twice(3), table[0](4), sw(4), go(1), go(2), __func__, scale(calls), other(2), names[2]);
    printf("%d %d %d\n", counter, own, started);
    return counter - 40;
}
"""
FUNCTIONS = ("helper", "twice", "sw", "go", "scale", "start", "main")


def compile_with(pycc: list[str], environment: dict[str, str], place: Path, functions: str,
                 *flags: str) -> subprocess.CompletedProcess[str]:
    """Compile a.c of `place` to a.o at -O0, GCC making `functions`."""
    environment = {**environment, "PYCC_STRICT": "1", "PYCC_CHOICE": f"pycc all -fgcc-functions={functions}"}
    command = [*pycc, *(flags or ("-O0",)), "-c", "a.c"]
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)


def output_of(place: Path, gcc: str) -> tuple[int, str]:
    """Link a.o, run it, and return its exit status and output."""
    subprocess.run([gcc, "a.o", "-o", "program"], cwd=place, check=True)
    done = subprocess.run([str(place / "program")], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_every_division_behaves_as_the_whole(tmp_path: Path, pycc: list[str], pycc_environment: dict[str, str], gcc: str) -> None:
    (tmp_path / "a.c").write_text(SOURCE)
    subprocess.run([gcc, "-O0", "-c", "a.c"], cwd=tmp_path, check=True)
    expected = output_of(tmp_path, gcc)
    assert expected[0] == 3
    singles = [(name,) for name in FUNCTIONS]
    for chosen in [*singles, *itertools.islice(itertools.combinations(FUNCTIONS, 4), 0, 35, 7), FUNCTIONS]:
        done = compile_with(pycc, pycc_environment, tmp_path, ",".join(chosen))
        assert (done.returncode, done.stderr) == (0, ""), chosen
        assert output_of(tmp_path, gcc) == expected, chosen


def test_the_chosen_bodies_are_gccs_and_the_object_looks_like_any_other(
        tmp_path: Path, pycc: list[str], pycc_environment: dict[str, str], gcc: str) -> None:
    (tmp_path / "a.c").write_text(SOURCE)
    done = compile_with(pycc, pycc_environment, tmp_path, "helper,sw")
    assert done.returncode == 0, done.stderr
    symbols = subprocess.run(["nm", "a.o"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    kinds = {line.split()[-1]: line.split()[-2] for line in symbols.splitlines()}
    assert {kinds[name] for name in ("helper", "twice", "start")} == {"t"} and {kinds[name] for name in ("sw", "go", "other")} == {"T"}
    assert kinds["counter"] == "d" and not [name for name in kinds if ".pycc" in name]
    sections = subprocess.run(["readelf", "-SW", "a.o"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert ".text.helper" not in sections and ".bss.started" not in sections and " .text " in sections
    frames = subprocess.run(["readelf", "--debug-dump=frames", "a.o"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert frames.count(" FDE ") == len(FUNCTIONS)
    code = subprocess.run(["objdump", "-d", "--no-show-raw-insn", "a.o"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    subprocess.run([gcc, "-O0", "-c", "a.c", "-o", "g.o"], cwd=tmp_path, check=True)
    whole = subprocess.run(["objdump", "-d", "--no-show-raw-insn", "g.o"], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert instructions(code, "sw") == instructions(whole, "sw")
    assert instructions(code, "go") != instructions(whole, "go")


def instructions(listing: str, name: str) -> list[str]:
    """Return the mnemonics of a function in objdump's listing, without those that fill up to the next."""
    body = listing.partition(f"<{name}>:\n")[2].partition("\n\n")[0]
    words = [line.split("\t")[1].split()[0] for line in body.splitlines() if "\t" in line]
    return [word for word in words if not word.startswith("nop")]


@pytest.mark.parametrize(("source", "functions", "flags", "reason"), [
    ('__attribute__((section(".x"))) int f(void) { return 1; } __attribute__((section(".x"))) int g(void) { return 2; }', "f", ["-O0"],
     "g lies in the same section .x of pycc's object"),
    ("int g(void) { return 2; }", "f", ["-O0"], "pycc's object has no code of f"),
    ('int f(int x) { __asm__(".pushsection .y,\\"a\\"\\n.quad 1f\\n.popsection\\nnop\\n1:"); return x; }\n'
     'int g(int x) { __asm__(".pushsection .y,\\"a\\"\\n.quad 1f\\n.popsection\\nnop\\n1:"); return x; }', "f", ["-O0"],
     "has places inside both f and g"),
    ("int f(void) { return 1; }", "f", ["-O0", "-S"], "only objects of C can be divided"),
])
def test_a_unit_that_resists(tmp_path: Path, pycc: list[str], pycc_environment: dict[str, str], source: str, functions: str,
                             flags: list[str], reason: str) -> None:
    (tmp_path / "a.c").write_text(source + "\n")
    done = compile_with(pycc, pycc_environment, tmp_path, functions, *flags)
    assert done.returncode == 1
    assert "pycc-strict: functions: " in done.stderr and reason in done.stderr
    # Without PYCC_STRICT the whole unit is GCC's, and the record says why.
    environment = {**pycc_environment, "PYCC_CHOICE": f"pycc all -fgcc-functions={functions}"}
    subprocess.run([*pycc, *flags, "-c", "a.c"], cwd=tmp_path, env=environment, check=True)
    record = list(records.read(pycc_environment["PYCC_DIR"]))[-1]
    assert (record.producer, record.category) == ("gcc", "functions") and reason in record.detail


def test_the_functions_are_part_of_the_key(tmp_path: Path, pycc: list[str], pycc_environment: dict[str, str]) -> None:
    (tmp_path / "a.c").write_text(SOURCE)
    objects: dict[str, bytes] = {}
    for functions in ("sw", "go", "sw", "sw,go", ""):
        assert compile_with(pycc, pycc_environment, tmp_path, functions).returncode == 0
        data = (tmp_path / "a.o").read_bytes()
        assert objects.setdefault(functions, data) == data
    assert len(set(objects.values())) == 4
    found = [(record.how, record.producer, "gcc-functions" in record.partial) for record in records.read(pycc_environment["PYCC_DIR"])]
    assert found == [("compiled", "internal", True)] * 2 + [("direct", "internal", True), ("compiled", "internal", True),
                                                           ("compiled", "internal", False)]
