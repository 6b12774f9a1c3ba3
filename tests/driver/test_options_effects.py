"""The table's columns held against what GCC really does with each option.

Every option that GCC accepts on a C file is given to it, and the object, the messages and the further files are
compared: with and without the option, in two directories, under two names, and with every line moved down by one.  An
option may change no more than the plan allows for: what is not in the key may change nothing, what is about
messages may not change the object, and where the directory, the output's name or the line numbers show, the unit
must say so.

All rows with --full; a sample of them otherwise.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from driver import jobs
from driver.options import OptionTable, Row
from driver.plan import UnitJob
from driver.toolchain import Toolchain
from tests.conftest import Sample

SOURCE = """
struct pair { int a; double b; char c; };
static const char text[] = "some text";
extern int printf(const char *, ...);
extern void *memcpy(void *, const void *, unsigned long);
int table[100], common_one;
static int add(int a, int b) { return a + b; }
double scale(struct pair *p, int n, double f)
{
    double sum = 0;
    for (int i = 0; i < n; i++) {
        p[i].a = add(p[i].a, i) / 3;
        sum += p[i].b * f + p[i].a;
    }
    return sum;
}
int choose(int x, const int *v, void (*call)(int))
{
    char buffer[40];
    memcpy(buffer, text, sizeof text);
    switch (x) {
    case 0: return v[1];
    case 1: call(3); return 7;
    case 2: return printf("%s", buffer);
    case 3: return table[x + v[0]];
    case 4: case 5: case 6: return x * 11;
    default: return x / v[2];
    }
}
"""

# Arguments to try for an option that needs one, until GCC accepts it.
ARGUMENTS = ("1", "2", "4", "none", "all", "default", "name", "x=y")

# Options under which GCC itself is not the same twice: they print times or addresses.
UNSTEADY = ("-ftime-report", "-fmem-report", "-time", "-Q", "-fstats", "-fpre-ipa-mem-report", "-fpost-ipa-mem-report", "-da",
            "-fdump", "-fsave-optimization-record", "-flto", "-fcompare-debug", "-freport-bug", "-fself-test", "-fprofile-report",
            "-fltrans", "-fwpa", "-gctf", "-gbtf", "-fmem-report-wpa", "-flto-report", "-fdbg-cnt-list", "-fchecking")


class Compiled:
    """What one compile left: status, messages, the object and further files by name."""

    def __init__(self, status: int, stderr: bytes, files: dict[str, bytes]) -> None:
        self.status = status
        self.stderr = stderr
        self.files = files


class Laboratory:
    """A place to compile in, twice the same but for its name."""

    def __init__(self, gcc: str, root: Path, toolchain: Toolchain) -> None:
        self.gcc = gcc
        self.toolchain = toolchain
        self.directories = (root / "one", root / "another")
        for directory in self.directories:
            directory.mkdir()
        self.plain = self.compile(["-O2"])

    def compile(self, words: list[str], place: int = 0, moved: bool = False, output: str = "unit.o") -> Compiled:
        """Compile the source in directory `place`, moved down by a line or not.  The object is "unit.o" in the result."""
        directory = self.directories[place]
        for path in directory.iterdir():
            path.unlink()
        (directory / "unit.c").write_text("\n" * moved + SOURCE)
        done = subprocess.run([self.gcc, *words, "-c", "unit.c", "-o", output], cwd=directory, capture_output=True, check=False,
                              env={"PATH": os.environ["PATH"], "LC_ALL": "C", "PWD": str(directory)})
        if output != "unit.o" and (directory / output).exists():
            (directory / output).rename(directory / "unit.o")
        files = {path.name: path.read_bytes() for path in directory.iterdir() if path.name != "unit.c"}
        return Compiled(done.returncode, done.stderr, files)

    def unit(self, words: list[str]) -> UnitJob | None:
        """Return the unit of the compile, None if it is not planned as one."""
        plan = jobs.plan([*words, "-c", "unit.c", "-o", "unit.o"], {}, str(self.directories[0]), self.toolchain)
        return plan.units[0] if not plan.forward else None


@pytest.fixture(scope="module")
def laboratory(gcc: str, tmp_path_factory: pytest.TempPathFactory) -> Laboratory:
    """One laboratory for all options."""
    root = tmp_path_factory.mktemp("effects")
    return Laboratory(gcc, root, Toolchain("gcc", str(root / "memory"), {"PATH": os.environ["PATH"]}))


def spellings(row: Row) -> list[list[str]]:
    """Return the ways to give an option to GCC: with an argument that may do, and its negative form."""
    words = [row.spelling] if row.argument in ("-", "optional") else []
    ways = [[word] for word in words]
    if row.argument in ("joined", "optional", "either"):
        ways += [[row.spelling + argument] for argument in ARGUMENTS]
    elif row.argument == "separate":
        ways += [[row.spelling, argument] for argument in ARGUMENTS]
    if row.negatable and row.argument == "-":
        ways.append([row.spelling[:2] + "no-" + row.spelling[2:]])
    return ways


def chosen(sample: Sample, quick: int) -> list[Row]:
    """Return the rows of this run: those of options of a compile, aliases aside."""
    table = OptionTable()
    rows = [row for row in map(table.exact, table.spellings()) if row is not None]
    fitting = [row for row in rows if not row.alias and row.effect not in ("query", "mode", "verbose", "language", "name")
               and not row.spelling.startswith(UNSTEADY) and row.spelling not in ("-fplugin=", "-wrapper", "-specs", "-B", "-T")]
    return sample.choose(fitting, quick)


def test_options_change_no_more_than_the_table_says(laboratory: Laboratory, sample: Sample) -> None:
    problems = problems_of(laboratory, chosen(sample, 18))
    assert not problems, "\n".join(problems)


@pytest.mark.full
@pytest.mark.parametrize("target", ["aarch64", "riscv"])
def test_options_of_other_targets_change_no_more_than_the_table_says(target: str, sample: Sample, tmp_path: Path) -> None:
    compiler = {"aarch64": "aarch64-linux-gnu-gcc", "riscv": "riscv64-linux-gnu-gcc"}[target]
    if shutil.which(compiler) is None:
        pytest.skip(f"needs {compiler}")
    toolchain = Toolchain(compiler, str(tmp_path / "memory"), {"PATH": os.environ["PATH"]})
    rows = [row for row in chosen(sample, 0) if any(note.startswith("target:") and target in note for note in row.notes)]
    problems = problems_of(Laboratory(compiler, tmp_path, toolchain), rows)
    assert not problems, "\n".join(problems)


def problems_of(laboratory: Laboratory, rows: list[Row]) -> list[str]:
    """Try each option in the ways that GCC accepts, two at most; return what the table does not allow for."""
    problems: list[str] = []
    for row in rows:
        accepted = 0
        for way in spellings(row):
            words = ["-O2", *way]
            unit = laboratory.unit(words)
            if unit is None:
                break
            result = laboratory.compile(words)
            if result.status != 0:
                continue
            accepted += 1
            problems += judge(laboratory, row, words, unit, result)
            if accepted == 2:
                break
    return problems


def judge(laboratory: Laboratory, row: Row, words: list[str], unit: UnitJob, result: Compiled) -> list[str]:
    """Return what an option does that its columns do not allow for."""
    plain = laboratory.plain
    problems: list[str] = []
    name = " ".join(words)
    same_object = result.files.get("unit.o") == plain.files["unit.o"]
    in_key = unit.key_args != ("-O2",)
    if not in_key and not unit.uncacheable and not (same_object and result.stderr == plain.stderr):
        problems.append(f"{name}: is not in the key and changes {'messages' if same_object else 'the object'}")
    if row.effect == "diagnostics" and not same_object:
        problems.append(f"{name}: is about messages and changes the object")
    known = {"unit.o", *(side.path for side in unit.side_outputs)}
    if unit.dependency is not None:
        known.add(unit.dependency.path)
    further = sorted(set(result.files) - known)
    if further and not unit.uncacheable:
        problems.append(f"{name}: writes {further}")
    missing = sorted(known - set(result.files))
    if missing and not unit.uncacheable:
        problems.append(f"{name}: does not write {missing}")
    if unit.uncacheable:
        return problems
    if not any(word.startswith("aux=") for word in unit.key_args):
        renamed = laboratory.compile(words, output="other-name.o")
        if renamed.files["unit.o"] != result.files["unit.o"] or renamed.stderr != result.stderr:
            problems.append(f"{name}: shows the name of the output")
    if not unit.cwd_matters:
        elsewhere = laboratory.compile(words, place=1)
        if elsewhere.files != result.files or elsewhere.stderr != result.stderr:
            problems.append(f"{name}: shows the directory")
    if not unit.positions_matter and not unit.side_outputs:
        moved = laboratory.compile(words, moved=True)
        if moved.files != result.files:
            problems.append(f"{name}: shows line numbers")
    return problems


def test_the_unit_is_steady(laboratory: Laboratory) -> None:
    """The comparison means something: GCC writes the same object twice, and debugging shows directory and lines."""
    assert laboratory.compile(["-O2"]).files == laboratory.plain.files
    debug = laboratory.compile(["-O2", "-g"]).files
    assert laboratory.compile(["-O2", "-g"], place=1).files != debug
    assert laboratory.compile(["-O2", "-g"], moved=True).files != debug
    assert laboratory.compile(["-O2"], moved=True).files == laboratory.plain.files
