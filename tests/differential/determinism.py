"""Holds the bytes of a unit's object against everything they must not depend on.

    python -m tests.differential.determinism [--flags WORDS] [--levels 0,2] FILE...

Each file is compiled to an object
    in a process of its own with PYTHONHASHSEED=0, and in one with another seed (sets and dicts of strings in another order);
    in one process after all the other files, first to last and last to first (a warm worker, tables filled in another order);
    in one process with the collector at work after every few allocations (objects at other addresses).
All must be the same bytes.  Prints one line a difference, beginning ERROR, and totals.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent

# What a process of its own does: words are the memory of GCC's facts, a collector's threshold (0: left alone), flags, "--", files.
WORKER = """
import gc, sys
from hashlib import blake2b
from pathlib import Path
from tests.inprocess import PASS, Compiler
memory, threshold = sys.argv[1:3]
cut = sys.argv.index("--")
if threshold != "0":
    gc.set_threshold(int(threshold))
compiler = Compiler(Path(memory))
for source in sys.argv[cut + 1:]:
    made = compiler.compile(sys.argv[3:cut], source)
    print(blake2b(made.output, digest_size=16).hexdigest() if made.outcome == PASS else made.reason.replace("\\n", " "))
"""


def digests(memory: str, flags: list[str], files: list[str], seed: str = "0", threshold: str = "0") -> list[str]:
    """Return the digest of each file's object (or why there is none), all compiled in one new process in this order."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    words = [sys.executable, "-c", WORKER, memory, threshold, *flags, "--", *files]
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=True).stdout.splitlines()


def differences(memory: str, flags: list[str], files: list[str]) -> list[tuple[str, str]]:
    """Return (file, the way of compiling that gave another object than a fresh process with hash seed 0)."""
    found: list[tuple[str, str]] = []
    alone: list[str] = []
    for number in range(len(files)):
        alone += digests(memory, flags, [files[number]])
        if digests(memory, flags, [files[number]], seed=str(number + 1)) != alone[-1:]:
            found.append((files[number], f"hash seed {number + 1}"))
    ways = (("warm", digests(memory, flags, files, seed="random")),
            ("warm, last to first", digests(memory, flags, files[::-1])[::-1]),
            ("the collector at work", digests(memory, flags, files, threshold="17")))
    for name, made in ways:
        found += [(files[index], name) for index in range(len(files)) if made[index] != alone[index]]
    return found


def main(arguments: list[str]) -> int:
    """Run what the command line says; return 1 if something differed."""
    parser = argparse.ArgumentParser(prog="tests.differential.determinism")
    parser.add_argument("--flags", default="")
    parser.add_argument("--levels", default="0,2")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args(arguments)
    files = [os.path.abspath(name) for name in options.files]
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for level in options.levels.split(","):
            for path, way in differences(scratch, ["-w", "-O" + level, *options.flags.split()], files):
                failed += 1
                print(f"ERROR determinism {path} -O{level}: {way}", flush=True)
    print(f"determinism: {len(files)} files at -O{options.levels}, {failed} differences")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
