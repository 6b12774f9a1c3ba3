"""Cost of the cache layer alone: what one hit spends in cache/, in milliseconds.

    python tests/bench/bench_cache.py [--rounds N]

Two units are made in a temporary directory: a small one (5 headers, 40 absent paths) and one like a kernel
unit (600 headers, 1,200 absent paths in 30 directories, half of which do not exist).  For each: find()
with every file read and hashed, and with the memory of digests (every file is only looked at); load() of a
60 KB object, save(), remember(), trim_step(); and the import of the modules on the hit path (without os,
which everything needs).  Medians of the rounds; on a busy machine the CPU time is the one to trust.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from cache.cache import FILES_NAME, Cache
from cache.digest import digest
from cache.filehash import FileHasher
from cache.manifest import Clock, ManifestEntry
from cache.results import GCC, StoredResult


def main() -> int:
    """Print the table; returns the exit status."""
    parser = argparse.ArgumentParser(description="Measure the cache layer.")
    parser.add_argument("--rounds", type=int, default=15)
    rounds: int = parser.parse_args().rounds
    print(f"{'case':<44}{'wall ms':>10}{'CPU ms':>10}")
    wall, processor = import_cost(rounds)
    print(f"{'import cache.cache (python -I -S)':<44}{wall:>10.2f}{processor:>10.2f}")
    for name, headers, absent in (("small", 5, 40), ("kernel", 600, 1200)):
        with tempfile.TemporaryDirectory(prefix="pycc-bench-") as directory:
            os.chdir(directory)
            measure(name, directory, headers, absent, rounds)
            os.chdir("/")
    return 0


def measure(name: str, directory: str, headers: int, absent: int, rounds: int) -> None:
    """Print the figures of one unit."""
    inputs = [f"include/d{number % 20}/header{number}.h" for number in range(headers)]
    for number, path in enumerate(inputs):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(b"#define A%d\n" % number * 500)
        # Files of a tree that was unpacked a while ago: those of the last two seconds are never remembered.
    looked_for = [f"arch{number % 30}/d/header{number}.h" for number in range(absent)]
    for number in range(15):
        os.makedirs(f"arch{number}/d", exist_ok=True)
    time.sleep(2.1)
    cache_directory = directory + "/cache"
    cache = Cache(cache_directory, max_size=1 << 30)
    unit, result = digest(b"unit"), digest(b"result")
    entry = ManifestEntry(result, [(path, cache.hasher.read(path).digest) for path in inputs], looked_for)
    stored = StoredResult(GCC, {"o": bytes(60_000)}, dependencies=[(path, False) for path in inputs])
    report(name, "save", rounds, lambda _: cache.save(result, stored))
    report(name, "remember", rounds, lambda _: cache.remember(unit, entry, Clock()))
    report(name, "trim_step", rounds, lambda _: step(cache))

    def find(memory: str | None) -> None:
        fresh = Cache(cache_directory, hasher=FileHasher(memory))
        lookup = fresh.find(unit, Clock())
        fresh.close()
        if lookup.result_key != result:
            raise AssertionError(lookup.why)

    report(name, "find, every file hashed", rounds, lambda _: find(None))
    report(name, "find, digests remembered", rounds, lambda _: find(cache_directory + "/" + FILES_NAME))
    report(name, "load", rounds, lambda _: cache.load(result))


def step(cache: Cache) -> None:
    """One trim_step() after one put."""
    cache.store.growth = {7: 1000}
    cache.trim_step()


def report(name: str, what: str, rounds: int, work: Callable[[int], object]) -> None:
    """Print the median times of `work`."""
    walls: list[float] = []
    processors: list[float] = []
    for number in range(rounds):
        start, start_processor = time.perf_counter(), time.process_time()
        work(number)
        processors.append(time.process_time() - start_processor)
        walls.append(time.perf_counter() - start)
    wall, processor = statistics.median(walls) * 1000, statistics.median(processors) * 1000
    print(f"{name + ': ' + what:<44}{wall:>10.2f}{processor:>10.2f}")


def import_cost(rounds: int) -> tuple[float, float]:
    """Return the wall and CPU ms that importing the hit path adds to a bare interpreter with os and time."""
    code = ("import os, sys, time; sys.path.insert(0, %r); start = time.perf_counter(), time.process_time(); "
            "import cache.cache; print(time.perf_counter() - start[0], time.process_time() - start[1])")
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    walls: list[float] = []
    processors: list[float] = []
    for _ in range(rounds):
        run = subprocess.run([sys.executable, "-I", "-S", "-c", code % root], capture_output=True, text=True, check=True)
        wall, processor = run.stdout.split()
        walls.append(float(wall))
        processors.append(float(processor))
    return statistics.median(walls) * 1000, statistics.median(processors) * 1000


if __name__ == "__main__":
    sys.exit(main())
