"""Measures builds: plain GCC, pycc cold and warm, ccache cold and warm; and one hit of each cache.

    python tests/bench/bench_builds.py [--pycc FILE] [--rounds N] [--work DIR] [--source NAME=ARCHIVE]... [zlib] [redis]

Prints Markdown tables of CPU time (user + system of everything below make, wait4(2)) for zlib and for
Redis's src directory, and for one compile of Redis's server.c.  The compilers take turns in each round, at
the same path, so that a load on the machine meets all of them; the median over the rounds is shown.
Sources come as in the recipes zlib and redis.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from projects import recipe, runner, source  # noqa: E402


@dataclass(frozen=True)
class Case:
    """A project: what to prepare once, what to measure, what to clean in between."""

    name: str           # of the recipe
    title: str
    prepare: str
    build: str
    clean: str


CASES = (
    Case("zlib", "zlib (make)", "./configure", "make -j2", "make clean"),
    # Redis rebuilds what it depends on when CC changes; it is always `cc` here, and PATH says which.
    Case("redis", "Redis (make in src)", "make -j2 MALLOC=libc CC=cc", "make -j2 -C src MALLOC=libc CC=cc", "make -C src clean"),
)


class Compiler:
    """One way to compile: a folder with a `cc` for the front of PATH, and a cache to throw away."""

    def __init__(self, title: str, program: str, work: Path) -> None:
        self.title = title
        self.cache = work / f"cache-{title}"
        self.folder = work / f"bin-{title}"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        (self.folder / "cc").symlink_to(program)

    def environment(self) -> dict[str, str]:
        """Return the environment for its builds."""
        return {**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}", "CC": "cc", "PYCC_DIR": str(self.cache),
                "CCACHE_DIR": str(self.cache), "SOURCE_DATE_EPOCH": "1700000000"}

    def forget(self) -> None:
        """Empty the cache."""
        shutil.rmtree(self.cache, ignore_errors=True)


def cpu_of(command: list[str], directory: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Run `command` silently; return (user + system, wall) seconds.  Exits if it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=directory, env=environment, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"ERROR {' '.join(command)}: {said.decode(errors='replace')[-500:]}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begun


def bench_builds(case: Case, compilers: list[Compiler], tree: Path, rounds: int) -> list[str]:
    """Return the table rows of one project: cold and warm builds of every compiler."""
    times: dict[str, list[float]] = {}
    for _ in range(rounds):
        for compiler in compilers:
            compiler.forget()
            for state in ("cold", "warm") if compiler.title != "gcc" else ("",):
                cpu_of(["sh", "-c", case.clean], tree, compiler.environment())
                cpu, _ = cpu_of(["sh", "-c", case.build], tree, compiler.environment())
                times.setdefault(f"{compiler.title} {state}".strip(), []).append(cpu)
    plain = statistics.median(times["gcc"])
    return [f"| {case.title} | {name} | {statistics.median(values):.2f} | {statistics.median(values) / plain:.2f} |"
            for name, values in times.items()]


def bench_hit(compilers: list[Compiler], tree: Path, rounds: int) -> list[str]:
    """Return the table rows of one compile of server.c: GCC's, and the hits of the caches."""
    words = "cc -std=c11 -Wall -W -O3 -g -DREDIS_STATIC= -I../deps/hiredis -I../deps/linenoise -I../deps/lua/src -I../deps/hdr_histogram"
    command = [*words.split(), "-MMD", "-o", "bench.o", "-c", "server.c"]
    times: dict[str, list[tuple[float, float]]] = {compiler.title: [] for compiler in compilers}
    for compiler in compilers:          # one compile to warm, and one that finds the manifest in memory
        cpu_of(command, tree, compiler.environment())
        cpu_of(command, tree, compiler.environment())
    for turn in range(rounds * 10):
        for compiler in compilers:
            if compiler.title != "gcc" or turn < rounds:
                times[compiler.title].append(cpu_of(command, tree, compiler.environment()))
    return [f"| {title} | {1000 * statistics.median(cpu for cpu, _ in values):.1f} |"
            f" {1000 * statistics.median(wall for _, wall in values):.1f} |"
            for title, values in times.items()]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pycc", help="the pycc to measure; default: the one beside this Python, or on PATH")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path, default=Path(os.environ.get("PYCC_WORK") or ".work") / "bench")
    parser.add_argument("--source", action="append", default=[], metavar="NAME=ARCHIVE")
    parser.add_argument("cases", nargs="*", help="zlib, redis (with the single compile of server.c); default: both")
    given = parser.parse_args()
    cases = [case for case in CASES if case.name in (given.cases or ("zlib", "redis"))]
    sources = dict(entry.split("=", 1) for entry in given.source)
    work = given.work.absolute()
    programs = {"gcc": shutil.which("gcc"), "pycc": given.pycc or runner.installed_pycc(), "ccache": shutil.which("ccache")}
    compilers = [Compiler(title, program, work) for title, program in programs.items() if program]

    rows = []
    for case in cases:
        chosen = recipe.load(case.name)
        tree = work / f"tree-{case.name}"
        source.unpack(source.find_archive(chosen, work / "downloads", sources.get(case.name)), tree, chosen.source.strip)
        cpu_of(["sh", "-c", case.prepare], tree, compilers[0].environment())
        rows += bench_builds(case, compilers, tree, given.rounds)
    print("| Build | Compiler | CPU s | of gcc |\n|---|---|--:|--:|")
    print("\n".join(rows))
    if cases[-1].name != "redis":
        return
    print("\n| One compile of server.c | CPU ms | wall ms |\n|---|--:|--:|")
    print("\n".join(bench_hit(compilers, work / "tree-redis" / "src", given.rounds)))


if __name__ == "__main__":
    main()
