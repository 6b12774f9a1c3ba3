"""CPU of pycc's assembler against GNU as on one source, in pairs.

    python tests/bench/bench_assembler.py [--pairs 5] [--as-flags "--gdwarf-5"] [--limit 2.0] FILE.s

Each pair runs GNU as once and pycc once, in this process, in turn; the CPU seconds of both are printed,
then the median ratio.  The object is compared each time.  With --limit the exit status is 1 above it;
"GNU as" is user and system time of its process, "pycc" is that of the assembly in a warm process.
Run it from an installation with compiled packages to judge speed; a checkout is interpreted.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import shlex
import statistics
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from compiler.asm import assembler as assembler_module
from compiler.asm.settings import AssemblerSettings
from tests.asm.compare import gnu_object, pycc_object


def children_seconds() -> float:
    """Return the CPU seconds of finished child processes so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def settings_for(flags: list[str]) -> AssemblerSettings:
    """Return the settings that flags of GNU as stand for."""
    settings = AssemblerSettings()
    settings.working_directory = os.getcwd()
    for flag in flags:
        if flag.startswith("--gdwarf-"):
            settings.dwarf_version = int(flag[9:])
            settings.generate_lines = True
    return settings


def main() -> int:
    """Run the pairs of the command line."""
    parser = argparse.ArgumentParser(description="assembler speed against GNU as")
    parser.add_argument("source", type=Path)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--as-flags", default="")
    parser.add_argument("--machine", default="x86_64")
    parser.add_argument("--limit", type=float, default=0.0)
    chosen = parser.parse_args()
    flags = shlex.split(chosen.as_flags)
    compiled = not str(assembler_module.__file__).endswith(".py")
    print(f"pycc is {'compiled' if compiled else 'interpreted'}; {chosen.source}, "
          f"{chosen.source.stat().st_size} bytes")
    sys.setrecursionlimit(20000)
    gc.disable()
    ratios: list[float] = []
    same = True
    for _ in range(chosen.pairs):
        before = children_seconds()
        wanted, _ = gnu_object(chosen.source, chosen.machine, flags)
        theirs = children_seconds() - before
        start = time.process_time()
        got, _ = pycc_object(chosen.source, chosen.machine, settings_for(flags))
        ours = time.process_time() - start
        same = same and got == wanted
        ratios.append(ours / theirs)
        print(f"GNU as {theirs:.2f} s   pycc {ours:.2f} s   ratio {ratios[-1]:.2f}   "
              f"{'same object' if got == wanted else 'objects differ'}", flush=True)
        gc.collect()
    median = statistics.median(ratios)
    print(f"median ratio {median:.2f} over {chosen.pairs} pairs{'' if same else '; objects differ'}")
    return 1 if chosen.limit and median > chosen.limit else 0


if __name__ == "__main__":
    sys.exit(main())
