"""Measures the speed of generated code: the same programs built by `gcc -O0`, `-O1`, `-O2` and by `pycc -O2`.

    python tests/bench/bench_code.py [--pycc FILE] [--rounds N] [--work DIR] [--source NAME=ARCHIVE]... [--levels 0,1,2] [PROGRAM]...

Programs: SQLite's speedtest1, Lua scripts, zlib's minigzip, bzip2, xz, QuickJS, and the kernels of tests/bench/kernels.  pycc
compiles with PYCC_STRICT=1.  Each build's output must equal that of `gcc -O0`; a difference is an ERROR line and status 1.
The builds take turns in each round; the least user time of each counts, since noise only adds.  Prints a Markdown table of
how many times faster than `gcc -O0` each is, and the geometric means.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from projects import recipe, runner, source  # noqa: E402

HERE = Path(__file__).resolve().parent
LUA_SOURCES = "$(ls src/*.c | grep -v luac.c)"
ZLIB_SOURCES = "adler32 compress crc32 deflate gzclose gzlib gzread gzwrite infback inffast inflate inftrees trees uncompr zutil"
BZIP2_SOURCES = "blocksort huffman crctable randtable compress decompress bzlib bzip2"
XZ_CONFIGURE = "./configure --disable-shared --disable-nls --disable-doc --disable-scripts --disable-lzmadec --disable-lzmainfo"


@dataclass(frozen=True)
class Program:
    """What to build and what to run.  Shell commands; $CC $FLAGS compile, $OUT is the program to make, $DATA a text of 8 MB."""

    name: str
    package: str            # Debian source package; "" for what lies in tests/bench
    version: str
    prepare: str            # once, in the unpacked tree, with GCC
    build: str
    runs: tuple[str, ...]   # measured; the standard output of all is compared
    same: str = ""          # compare only the lines that match this; else everything


def files(folder: str, stems: str) -> str:
    """Return the paths of C files named by their stems."""
    return " ".join(f"{folder}{stem}.c" for stem in stems.split())


PROGRAMS = (
    Program("sqlite", "sqlite3", "3.40.1", "mkdir -p bld && cd bld && ../configure --disable-tcl && make sqlite3.c",
            "$CC $FLAGS -DSQLITE_THREADSAFE=0 -DSQLITE_OMIT_LOAD_EXTENSION -Ibld bld/sqlite3.c test/speedtest1.c -o $OUT -lm",
            ("$OUT --size 60 --memdb --verify",), "(?i)hash"),
    Program("lua", "lua5.4", "5.4.4", "true", f"$CC $FLAGS -std=gnu99 -DLUA_USE_LINUX {LUA_SOURCES} -o $OUT -lm -ldl",
            tuple(f"$OUT {HERE}/scripts/{name}.lua" for name in ("numbers", "objects", "text"))),
    Program("zlib", "zlib", "1.2.13", "true",
            f"$CC $FLAGS -DHAVE_UNISTD_H -I. {files('', ZLIB_SOURCES)} test/minigzip.c -o $OUT",
            ("$OUT < $DATA > $OUT.gz", "$OUT -d < $OUT.gz | cksum", "cksum < $OUT.gz")),
    Program("bzip2", "bzip2", "1.0.8", "true", f"$CC $FLAGS -D_FILE_OFFSET_BITS=64 {files('', BZIP2_SOURCES)} -o $OUT",
            ("$OUT -c $DATA > $OUT.bz2", "$OUT -dc $OUT.bz2 | cksum", "cksum < $OUT.bz2")),
    Program("xz", "xz-utils", "5.4.1", XZ_CONFIGURE,
            'make -s clean && make -s -j2 CC="$CC" CFLAGS="$FLAGS" && cp src/xz/xz $OUT',
            ("$OUT -3 -T1 -c $DATA > $OUT.xz", "$OUT -dc $OUT.xz | cksum", "cksum < $OUT.xz")),
    Program("quickjs", "quickjs", "", "true",
            "$CC $FLAGS -D_GNU_SOURCE -DCONFIG_VERSION='\"1\"' -I. quickjs.c libregexp.c libunicode.c cutils.c $(ls libbf.c dtoa.c"
            f" 2>/dev/null) {HERE}/scripts/quickjs_main.c -o $OUT -lm -lpthread -ldl", (f"$OUT {HERE}/scripts/work.js",)),
    *(Program(path.stem, "", "", "true", f"$CC $FLAGS {path} -o $OUT -lm", ("$OUT",)) for path in sorted((HERE / "kernels").glob("*.c"))),
)


def shell(command: str, tree: Path, environment: dict[str, str]) -> tuple[str, float]:
    """Run a command; return its standard output and the user seconds of it and all its children.  Raises RuntimeError."""
    before = os.times().children_user
    done = subprocess.run(["bash", "-o", "pipefail", "-ec", command], cwd=tree, env=environment, stdin=subprocess.DEVNULL,
                          capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"status {done.returncode} of {command}: {done.stderr.decode(errors='replace')[-400:]}")
    return done.stdout.decode(errors="replace"), os.times().children_user - before


def unpack(program: Program, work: Path, given: str | None) -> Path:
    """Return the unpacked tree of a program, made once.  Raises RecipeError."""
    tree = work / f"tree-{program.name}"
    stamp = work / f"tree-{program.name}.ready"
    if not program.package:
        return HERE
    if not stamp.exists():
        wanted = recipe.Recipe(program.name, program.name, program.version, recipe.Source(debian=program.package), (), 0)
        if program.name == "quickjs" and given is None:
            given = str(quickjs_archive(work / "downloads"))
        source.unpack(source.find_archive(wanted, work / "downloads", given), tree, 1)
        shell(program.prepare, tree, dict(os.environ))
        stamp.touch()
    return next((path.parent for path in sorted(tree.rglob("quickjs.c"))), tree) if program.name == "quickjs" else tree


def quickjs_archive(downloads: Path) -> Path:
    """Return the source archive of PyPI's `quickjs`, which contains the upstream tree.  Raises RecipeError."""
    downloads.mkdir(parents=True, exist_ok=True)
    if not list(downloads.glob("quickjs-*.tar.gz")):
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:",
                        "-d", str(downloads), "quickjs"],
                       check=False, capture_output=True)
    found = sorted(downloads.glob("quickjs-*.tar.gz"))
    if not found:
        raise recipe.RecipeError("quickjs: no source: pip cannot download it; give --source quickjs=ARCHIVE")
    return found[0]


def sample_text(path: Path) -> None:
    """Write 8 MB of text with the repetitions of prose and of logs, the same each time."""
    chance = random.Random(20)
    words = ["".join(chance.choice("etaoinshrdlucmfwyp") for _ in range(chance.randint(1, 10))) for _ in range(4000)]
    lines: list[str] = []
    size = 0
    while size < 8 << 20:
        line = f"{len(lines) * 37 % 86400:05d} " + " ".join(words[int(4000 * chance.random() ** 3)] for _ in range(12))
        lines.append(line)
        size += len(line) + 1
    path.write_text("\n".join(lines))


def measure(program: Program, tree: Path, compilers: dict[str, tuple[str, str]], work: Path, rounds: int) -> dict[str, float]:
    """Build a program with every compiler and return the user seconds of each.  Raises RuntimeError, also for a wrong output."""
    environments = {}
    for title, (compiler, flags) in compilers.items():
        out = work / f"{program.name}-{title.replace(' ', '')}"
        environments[title] = {**os.environ, "CC": compiler, "FLAGS": flags, "OUT": str(out), "DATA": str(work / "data"),
                               "PYCC_STRICT": "1", "PYCC_DIR": str(work / "cache")}
        shell(program.build, tree, environments[title])
    least: dict[str, float] = {}
    expected = None
    for _ in range(rounds):
        for title, environment in environments.items():
            said, seconds = [], 0.0
            for command in program.runs:
                output, user = shell(command, tree, environment)
                said.append(output)
                seconds += user
            lines = [line for line in "".join(said).splitlines() if re.search(program.same, line)]
            if expected is None:
                expected = lines
            if lines != expected or not lines:
                raise RuntimeError(f"the output of {title} differs: {lines[:2]} instead of {expected[:2]}")
            least[title] = min(seconds, least.get(title, seconds))
    return least


def main() -> int:
    """Print the table; return 1 if a program could not be built or gave another output."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pycc", help="the pycc to measure; default: the one beside this Python, or on PATH")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--levels", default="0,1,2", help="levels of GCC; 0 is needed")
    parser.add_argument("--work", type=Path, default=Path(os.environ.get("PYCC_WORK") or ".work") / "bench")
    parser.add_argument("--source", action="append", default=[], metavar="NAME=ARCHIVE")
    parser.add_argument("programs", nargs="*", help="default: all; `kernels` are all kernels")
    given = parser.parse_args()
    work = given.work.absolute()
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "data").exists():
        sample_text(work / "data")
    sources = dict(entry.split("=", 1) for entry in given.source)
    pycc = given.pycc or runner.installed_pycc()
    gcc = shutil.which("gcc") or "gcc"
    compilers = {f"gcc -O{level}": (gcc, f"-O{level}") for level in given.levels.split(",")}
    compilers["pycc -O2"] = (str(pycc), "-O2")
    chosen = [program for program in PROGRAMS if not given.programs or program.name in given.programs
              or (not program.package and "kernels" in given.programs)]
    print("| Program | gcc -O0, user s | " + " | ".join(list(compilers)[1:]) + " |\n|---|" + "--:|" * len(compilers))
    ratios: dict[str, list[float]] = {title: [] for title in compilers}
    failed = 0
    for program in chosen:
        try:
            tree = unpack(program, work, sources.get(program.name))
            least = measure(program, tree, compilers, work, given.rounds)
        except (RuntimeError, recipe.RecipeError) as error:
            print(f"ERROR {program.name}: {' '.join(str(error).split())}", flush=True)
            failed += 1
            continue
        base = least["gcc -O0"]
        for title, seconds in least.items():
            ratios[title].append(base / seconds)
        print(f"| {program.name} | {base:.2f} | " + " | ".join(f"{base / seconds:.2f}" for seconds in list(least.values())[1:]) + " |",
              flush=True)
    if ratios["gcc -O0"]:
        means = [math.exp(sum(map(math.log, values)) / len(values)) for values in ratios.values()]
        print("| geometric mean | | " + " | ".join(f"{mean:.2f}" for mean in means[1:]) + " |")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
