"""CPU time of pycc's front end beside `gcc -fsyntax-only`: paired runs of the same units, user + sys seconds, fresh processes.

    python tests/bench/bench_front.py [--sample N] [--seed N] [--rounds N] [--package DIR] COMMANDS...

COMMANDS: files of tests/preproc/commands.py.  GCC runs with the unit's own words, without warnings.  DIR is where the `compiler`
package is taken from (default: this checkout), so that an installation compiled by mypyc can be measured; the time
includes starting Python.  The best of N rounds counts on both sides.  The aim: at most 3 times GCC's; the limit: 5.
"""

from __future__ import annotations

import argparse
import json
import marshal
import os
import random
import resource
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

WORKER = r"""
import sys
sys.path[:0] = [sys.argv[1], sys.argv[2]]
import gc
gc.disable()
import marshal
import os
from _blake2 import blake2b
with open(sys.argv[3], "rb") as stream:
    fields, search, source = marshal.load(stream)
from compiler.api import Services, SourceFile, compile_unit
from compiler.options import Options, SearchDir
options = Options(search=tuple([SearchDir(*entry) for entry in search]), **fields)
class Reader:
    def read(self, path):
        with open(path, "rb") as stream:
            data = stream.read()
        return SourceFile(path, data, blake2b(data, digest_size=20).digest())
    def is_file(self, path):
        return os.path.isfile(path)
result = compile_unit(source, options, Services(Reader()))
for message in result.diagnostics:
    if message.severity in ("error", "fatal error"):
        print(message.path, message.line, message.text)
        break
sys.stdout.flush()
os._exit(0)     # as the driver's worker ends: what the compile made needs no tidying up
"""


def cpu(command: list[str], directory: str) -> tuple[float, str]:
    """Run a command in a directory; return its user + sys seconds and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = done.stdout or (done.stderr if done.returncode else "")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, said.strip()


def main() -> int:
    """Measure and print one line a unit, and the ratio of the sums."""
    sys.path.insert(0, HERE)
    from tests.preproc.support import options_of

    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--package", default=HERE)
    parser.add_argument("commands", nargs="+")
    settings = parser.parse_args()
    jobs: list[tuple[str, list[str]]] = []
    for path in settings.commands:
        with open(path) as stream:
            jobs += [(directory, command) for directory, command in map(json.loads, stream) if command[-1].endswith(".c")]
    if 0 < settings.sample < len(jobs):
        jobs = random.Random(settings.seed).sample(jobs, settings.sample)
    libraries = f"{sys.prefix}/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
    sums = [0.0, 0.0]
    for directory, command in jobs:
        os.chdir(directory)
        options = options_of("gcc", command[1:-1], "c")
        options.output_form = "check"
        # Plain values, as marshal takes them.
        fields = {name: getattr(options, name) for name in options.__slots__ if name != "search"}
        search = [(entry.path, entry.chain, entry.builtin) for entry in options.search]
        best = [1e9, 1e9]
        said = ""
        with tempfile.NamedTemporaryFile() as stream:
            marshal.dump((fields, search, command[-1]), stream)
            stream.flush()
            for _ in range(settings.rounds):
                theirs, _ = cpu([*command[:-1], "-w", "-fsyntax-only", command[-1]], directory)
                ours, said = cpu([sys.executable, "-I", "-S", "-c", WORKER, settings.package, libraries, stream.name], directory)
                best = [min(best[0], theirs), min(best[1], ours)]
        sums = [sums[0] + best[0], sums[1] + best[1]]
        print(f"{command[-1]}: gcc {best[0]:.2f}, pycc {best[1]:.2f} = {best[1] / best[0]:.2f} x {said.splitlines()[-1] if said else ''}",
              flush=True)
    print(f"{len(jobs)} units: gcc {sums[0]:.2f}, pycc {sums[1]:.2f} = {sums[1] / max(sums[0], 0.001):.2f} x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
