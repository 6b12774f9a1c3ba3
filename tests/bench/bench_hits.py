"""One hit, paired: the launcher against ccache, each compile found in both caches.

    python tests/bench/bench_hits.py [--pycc FILE] [--rounds N] [--case NAME DIRECTORY COMMAND]...

A case is a directory and a command line without the compiler, as one word; it may be repeated.  Without one, a file with five
system headers is made and measured.  In each round pycc and `ccache gcc` take turns on the same command and output, so that what else
the machine does meets both.  CPU is user + system of the client (wait4(2)) and of all servers of ours
(/proc/PID/stat), wall is from start to end.  Printed, in ms: median and least of each, and the ratio of the medians.
The output must have the same size in each round of one compiler, and pycc's record must be a direct hit.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from driver import records  # noqa: E402
from driver.daemon.places import all_places  # noqa: E402

FIVE = "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <errno.h>\n#include <stdint.h>\nint x = EINTR;\n"
TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Times:
    """What the rounds took, in ms."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


def main() -> int:
    """Print the table; returns 1 if a hit was none."""
    parser = argparse.ArgumentParser(description="Measure hits against ccache.")
    parser.add_argument("--pycc", default=shutil.which("pycc") or "pycc")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--case", nargs=3, action="append", default=[], metavar=("NAME", "DIRECTORY", "COMMAND"))
    options = parser.parse_args()
    print("| Hit | pycc CPU | ccache CPU | ratio | pycc wall | ccache wall | ratio |\n|---|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory(prefix="pycc-bench-") as work:
        cases = [tuple(case) for case in options.case]
        if not cases:
            Path(work, "five.c").write_text(FIVE, encoding="ascii")
            cases = [("five headers", work, "-O2 -c five.c -o five.o")]
        return max(measure(name, Path(directory), shlex.split(words), options.pycc, options.rounds, Path(work))
                   for name, directory, words in cases)


def measure(name: str, directory: Path, words: list[str], pycc: str, rounds: int, work: Path) -> int:
    """Measure one case and print its row; returns 1 if a hit was none."""
    runtime = work / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment = {**os.environ, "PYCC_DIR": str(work / "pycc"), "CCACHE_DIR": str(work / "ccache"), "XDG_RUNTIME_DIR": str(runtime)}
    commands = {"pycc": [pycc, *words], "ccache": ["ccache", "gcc", *words]}
    for command in commands.values():
        for _ in range(3):      # the second writes what the first could not: files were too new, the installation not listed
            subprocess.run(command, cwd=directory, env=environment, check=True, stderr=subprocess.DEVNULL)
            time.sleep(2.1)
    times = {title: Times() for title in commands}
    for _ in range(rounds):
        for title, command in commands.items():
            cpu, wall = run(command, directory, environment, runtime)
            times[title].cpu.append(cpu)
            times[title].wall.append(wall)
    last = list(records.read(str(work / "pycc")))[-rounds:]
    misses = [record for record in last if record.how != records.DIRECT]
    ours, theirs = times["pycc"], times["ccache"]
    print(f"| {name} | {shown(ours.cpu)} | {shown(theirs.cpu)} | {ratio(ours.cpu, theirs.cpu)} "
          f"| {shown(ours.wall)} | {shown(theirs.wall)} | {ratio(ours.wall, theirs.wall)} |", flush=True)
    if misses:
        print(f"ERROR {name}: {len(misses)} of {rounds} were no direct hits: {misses[0].how}: {misses[0].miss}")
    return 1 if misses else 0


def run(command: list[str], directory: Path, environment: dict[str, str], runtime: Path) -> tuple[float, float]:
    """Run a compile; return the CPU time of it and of the servers, and the wall time, in ms."""
    before = servers_cpu(runtime)
    os.chdir(directory)
    started = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, environment)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - started
    if status != 0:
        raise SystemExit(f"ERROR {shlex.join(command)}: status {status}")
    return (usage.ru_utime + usage.ru_stime + servers_cpu(runtime) - before) * 1000, wall * 1000


def servers_cpu(runtime: Path) -> float:
    """Return the CPU seconds that the servers, their nurseries and the workers that have ended have used."""
    total = 0
    for place in all_places(str(runtime / "pycc")):
        server = place.server()
        for pid in ([server, *children(server)] if server else []):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            total += sum(int(value) for value in fields[11:15])     # utime, stime, and those of buried children
    return total / TICK


def children(pid: int) -> list[int]:
    """Return the children of a process."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def shown(values: list[float]) -> str:
    """Return the median and the least of some times."""
    return f"{statistics.median(values):.2f} ({min(values):.2f})"


def ratio(ours: list[float], theirs: list[float]) -> str:
    """Return the ratio of two medians."""
    return f"{statistics.median(ours) / statistics.median(theirs):.2f}"


if __name__ == "__main__":
    sys.exit(main())
