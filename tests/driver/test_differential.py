"""Hundreds of command lines through gcc and through pycc: everything that comes out must be the same.

Each line of command_lines.txt is run by sh in a directory of the same path and files: once with $CC=gcc, then
with $CC=pycc three times: cold, warm (the same cache), and with PYCC_DISABLE=1.  Compared are stdout,
stderr, exit status, and every file and link left behind: name, kind, mode and bytes.  Only names of
temporary files (/tmp/ccXXXXXX) are made equal first; where pycc's own compiler made the code, its bytes are its own
affair (other tests hold them against GCC's).  The records of the warm run tell whether it did what
the table says: restore the units, or not.

A sample runs by default; --full runs all, --sample and --seed choose others.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import stat
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from driver import records
from tests.conftest import Sample, sample_of

TABLE = Path(__file__).with_name("command_lines.txt")
QUICK = 32      # lines of a default run

_TEMPORARY = re.compile(rb"(?<=/)cc[A-Za-z0-9]{6}(?=\b)")

_MAIN = """#include "inc.h"
extern int other(int);
int counter;
static int twice(int value) { return value * 2; }
int main(int argc, char **argv)
{
    (void)argv;
    for (int i = 0; i < argc; i++)
        counter += twice(i);
    return other(counter) - INC;
}
"""

FILES: dict[str, str] = {
    "a.c": _MAIN,
    "a.txt": _MAIN,
    "b.c": "int other(int x) { return x > 3 ? x * 7 : 5; }\n",
    "b.txt": "int other(int x) { return x + 5; }\n",
    "b.cc": "int other(int x) { return x + static_cast<int>(5); }\n",
    "f.f90": "end\n",
    "inc.h": "#ifndef INC\n#define INC 5\n#endif\n",
    "inc/inc.h": "#define INC 6\n",
    "inc2/inc.h": "#define INC 7\n",
    "forced.h": "#define FORCED 1\nextern int forced;\n",
    "hello.c": '#include <stddef.h>\nint puts(const char *);\nint main(void) { size_t n = 3; return puts("hello") < 0 && n; }\n',
    "sub/hello.c": 'int puts(const char *);\nint main(void) { return puts("sub") < 0; }\n',
    "sub/c.c": "double half(double x) { return x / 2; }\n",
    "main.i": "# 1 \"orig.c\"\n# 1 \"<built-in>\"\n# 1 \"orig.c\"\nint main(void)\n{\n    return 0;\n}\n",
    "s.s": "\t.globl fast\nfast:\n\tmovl $42, %eax\n\tret\n\t.section .note.GNU-stack,\"\",@progbits\n",
    "s.txt": "\t.globl slow\nslow:\n\tret\n\t.section .note.GNU-stack,\"\",@progbits\n",
    "inc.s": "\t.include \"more.inc\"\n",
    "inc/more.inc": "\t.data\n\t.long 1\n",
    "bad.s": "\t.warning \"beware\"\n\tnop\n",
    "err.s": "\tnosuchinstruction\n",
    "p.S": "#include \"inc.h\"\n\t.globl value\nvalue:\n\tmovl $VALUE, %eax\n\tret\n\t.section .note.GNU-stack,\"\",@progbits\n",
    "p.sx": "\t.globl valuex\nvaluex:\n\tmovl $VALUE, %eax\n\tret\n",
    "warn.c": "static int unused_function(void) { return 1; }\nint other2(int x)\n{\n    int unused;\n    if (x = 3) return 1;\n}\n",
    "warn2.c": "int other3(unsigned x)\n{\n    return x < -1 ? 1 : \"text\";\n}\nint main(void) { return 0; }\n",
    "err.c": "int broken(void) { return undeclared; }\nint other4(void) { return 1 }\n",
    "missing.c": "#include \"not-there.h\"\nint x;\n",
    "date.c": "const char when[] = __DATE__;\n",
    "omp.c": "int sum(int *v, int n)\n{\n    int s = 0;\n#pragma omp parallel for reduction(+:s)\n"
             "    for (int i = 0; i < n; i++) s += v[i];\n    return s;\n}\n",
    "sp ace.c": "#include \"in c.h\"\nint space = HERE;\n",
    "in c.h": "#define HERE 1\n",
    "do$lar.c": "#include \"do$lar.h\"\nint dollar = HERE;\n",
    "do$lar.h": "#define HERE 2\n",
    "ha#sh.c": "#include \"ha#sh.h\"\nint hash = HERE;\n",
    "ha#sh.h": "#define HERE 3\n",
    "long.c": "".join(f'#include "header-number-{n}.h"\n' for n in range(8)) + "int total = N0 + N7;\n",
    **{f"include/with/a/rather/long/name/header-number-{n}.h": f"#define N{n} {n}\n" for n in range(8)},
    "ld.ld": "SECTIONS { .text : { *(.text*) } /DISCARD/ : { *(.note*) *(.comment) *(.eh_frame) } }\n",
    "empty.specs": "\n",
    "args.rsp": "-c a.c -o rsp.o -O2\n",
    "flags.rsp": "-O2 -DX='a b' \"-DY=c d\" -DZ=\\\"q\\\"\n",
    "nested.rsp": "-c @inner.rsp\n",
    "inner.rsp": "a.c\n-o nested.o",
    "quotes.rsp": "-c 'sp ace.c' -o \"out\\\"put\".o",
    "link.rsp": "a.c b.c -o prog\n",
    "ho.rsp": "hello.o -o h\n",
    "loop.rsp": "@loop.rsp\n",
    "bin/keep": "",
}


@dataclass(frozen=True)
class Line:
    """One line of the table: its number, what the warm run must do, the command."""

    number: int
    expected: str
    command: str


def table() -> list[Line]:
    """Return the lines of the table."""
    result: list[Line] = []
    for number, text in enumerate(TABLE.read_text().splitlines(), 1):
        if text and not text.startswith("#"):
            expected, _, command = text.partition("|")
            result.append(Line(number, expected.strip(), command.strip()))
    return result


@dataclass(frozen=True)
class Observed:
    """What one run showed: by name, so that a difference names what differs."""

    things: dict[str, object]

    def difference(self, other: Observed, entries: list[records.Record]) -> str:
        """Return the first thing that differs from `other`, which left the records `entries`, or "".

        Where pycc's own compiler made an object, code is there and called the same, and need not be the same; and where a
        record says that warnings were honoured in part, GCC's warnings may be missing.
        """
        own_code = any(entry.producer == records.INTERNAL for entry in entries)
        fewer_warnings = any("warnings" in entry.partial for entry in entries)
        for name in sorted({*self.things, *other.things}):
            if name == "stderr" and fewer_warnings and "error:" not in repr((self.things[name], other.things[name])):
                continue
            mine, theirs = self.things.get(name), other.things.get(name)
            if mine != theirs and not (own_code and _same_but_for_code(name, mine, theirs)):
                return f"{name}: gcc {_short(mine)}, pycc {_short(theirs)}"
        return ""


def _same_but_for_code(name: str, mine: object, theirs: object) -> bool:
    """Tell whether two observed files are code (ELF, an archive, assembly text) and alike in all but their bytes."""
    if not isinstance(mine, tuple) or not isinstance(theirs, tuple) or mine[:2] != theirs[:2]:
        return False
    return name.endswith(".s") or all(thing[2].startswith((b"\x7fELF", b"!<arch>")) for thing in (mine, theirs))


def _short(thing: object) -> str:
    text = "absent" if thing is None else repr(thing)
    return text if len(text) <= 400 else text[:400] + "..."


class Bench:
    """The directory where lines run, and how."""

    def __init__(self, root: Path, gcc: str, pycc: list[str], environment: dict[str, str]) -> None:
        self.place = root / "place"
        self.gcc = gcc
        self.pycc = shlex.join(pycc)
        self.environment = environment

    def run(self, line: Line, compiler: str, **extra: str) -> Observed:
        """Run a line in a fresh directory; return what came out."""
        if self.place.exists():
            shutil.rmtree(self.place)
        for name, text in FILES.items():
            path = self.place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        time.sleep(0.02)    # a tick of the file clock: the files are older than the compile
        environment = {**self.environment, "CC": compiler, "PWD": str(self.place), **extra}
        done = subprocess.run(["sh", "-c", line.command.replace("$CC", compiler)], cwd=self.place, env=environment,
                              capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=120)
        things: dict[str, object] = {
            "stdout": _TEMPORARY.sub(b"ccXXXXXX", done.stdout),
            "stderr": _TEMPORARY.sub(b"ccXXXXXX", done.stderr),
            "status": done.returncode,
        }
        for path in sorted(self.place.rglob("*")):
            name = "file " + str(path.relative_to(self.place))
            status = path.lstat()
            if path.is_symlink():
                things[name] = os.readlink(path)
            elif stat.S_ISREG(status.st_mode):
                things[name] = (oct(status.st_mode), status.st_nlink, _TEMPORARY.sub(b"ccXXXXXX", path.read_bytes()))
            else:
                things[name] = oct(status.st_mode)
        return Observed(things)


@pytest.fixture
def bench(tmp_path: Path, gcc: str, pycc: list[str], pycc_environment: dict[str, str]) -> Bench:
    """A bench with an empty cache."""
    return Bench(tmp_path, gcc, pycc, pycc_environment)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each line that this run has chosen."""
    if "line" in metafunc.fixturenames:
        chosen = sample_of(metafunc.config).choose(table(), QUICK)
        metafunc.parametrize("line", chosen, ids=[str(line.number) for line in chosen])


def test_gcc_and_pycc_do_the_same(line: Line, bench: Bench) -> None:
    wanted = bench.run(line, "gcc")
    directory = bench.environment["PYCC_DIR"]
    for way in ("cold", "warm", "disabled"):
        before = len(list(records.read(directory)))
        extra = {"PYCC_DISABLE": "1"} if way == "disabled" else {}
        got = bench.run(line, bench.pycc, **extra)
        entries = list(records.read(directory))[before:]
        difference = wanted.difference(got, entries)
        assert not difference, f"{way}: {line.command}: {difference}"
        if way == "warm":
            assert _what_happened(entries) == line.expected, line.command


def _what_happened(entries: list[records.Record]) -> str:
    """Say in the table's words what the records of one run show."""
    if not entries:
        return "none"
    return "hit" if all(entry.how == records.DIRECT for entry in entries) else "gcc"


def test_the_table_is_well_formed() -> None:
    lines = table()
    assert len(lines) > 400
    assert len({line.command for line in lines}) == len(lines)
    assert {line.expected for line in lines} == {"hit", "gcc", "none"}
    assert all("$CC" in line.command for line in lines)


CROSS_COMMANDS = """
hit  | $CC -c a.c -O2 -MMD -g
hit  | $CC a.c b.c -o prog
hit  | $CC -S b.c -O2 -fverbose-asm
hit  | $CC -c inc.s -Wa,-Iinc
none | $CC -dumpmachine
none | $CC -E -dM -x c /dev/null
none | $CC -print-search-dirs
none | $CC --version
gcc  | $CC -c err.c -o x.o; echo $?
"""


@pytest.mark.parametrize("how", ["name", "option"])
@pytest.mark.parametrize("triple", ["aarch64-linux-gnu", "riscv64-linux-gnu", "i686-linux-gnu"])
def test_a_cross_gcc_is_chosen_by_name_and_by_target(triple: str, how: str, bench: Bench, pycc: list[str], sample: Sample,
                                                     tmp_path: Path) -> None:
    if shutil.which(triple + "-gcc") is None:
        pytest.skip(f"needs {triple}-gcc: apt-get install gcc-{triple}")
    if how == "name":
        link = tmp_path / (triple + "-pycc")
        link.symlink_to(pycc[0])
        bench.pycc = shlex.join([str(link), *pycc[1:]])
    else:
        bench.pycc += " --target=" + triple
    lines = [Line(0, *[part.strip() for part in text.split("|", 1)]) for text in CROSS_COMMANDS.strip().splitlines()]
    for line in sample.choose(lines, 2):
        wanted = bench.run(line, triple + "-gcc")
        for way in ("cold", "warm"):
            before = len(list(records.read(bench.environment["PYCC_DIR"])))
            got = bench.run(line, bench.pycc)
            entries = list(records.read(bench.environment["PYCC_DIR"]))[before:]
            difference = wanted.difference(got, entries)
            assert not difference, f"{way}: {line.command}: {difference}"
        assert _what_happened(entries) == line.expected, line.command
