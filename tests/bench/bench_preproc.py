"""CPU time of pycc's preprocessor beside `gcc -E` and `gcc -fsyntax-only`, paired, user + sys seconds.

    python tests/bench/bench_preproc.py [--rounds N] [--package DIR] -- GCC-WORDS -- FILE...

Each measurement is a fresh process that preprocesses one file into a token stream (what a compile does), start-up
included; a second, warm figure is the same again in that process.  DIR is where the `compiler` package is taken
from, so that a build by mypyc outside the tree can be measured.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys

HERE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

WORKER = r"""
import sys
sys.path[:0] = [sys.argv[1], sys.argv[2]]
import gc
gc.disable()
import pickle, time
options, source = pickle.load(open(sys.argv[3], "rb"))
from compiler.diag import Diagnostics
from compiler.lex.lexicon import Lexicon
from compiler.preproc.preprocess import preprocess
from compiler.source import SourceMap
from compiler.api import Services
from compiler.options import Options
class Reader:
    def read(self, path):
        from hashlib import blake2b
        from compiler.api import SourceFile
        data = open(path, "rb").read()
        return SourceFile(path, data, blake2b(data, digest_size=20).digest())
    def is_file(self, path):
        import os
        return os.path.isfile(path)
lexicon = Lexicon()
sys.setrecursionlimit(20000)
for turn in range(int(sys.argv[4])):
    start = time.process_time()
    done = preprocess(source, options, Services(Reader()), Diagnostics(options, SourceMap()), lexicon)
    print(f"{time.process_time() - start:.3f} {len(done.stream.tokens)}")
"""


def cpu(command: list[str]) -> tuple[float, str]:
    """Run a command; return its user + sys seconds and output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, text


def main() -> int:
    """Measure and print one line a file."""
    import pickle
    import tempfile
    sys.path.insert(0, HERE)
    from tests.preproc.support import options_of

    groups: list[list[str]] = [[]]
    for word in sys.argv[1:]:
        if word == "--":
            groups.append([])
        else:
            groups[-1].append(word)
    rounds = int(groups[0][groups[0].index("--rounds") + 1]) if "--rounds" in groups[0] else 3
    package = groups[0][groups[0].index("--package") + 1] if "--package" in groups[0] else HERE
    for source in groups[2]:
        rows: list[list[float]] = []
        tokens = ""
        with tempfile.NamedTemporaryFile() as stream:
            pickle.dump((options_of("gcc", groups[1], "c"), source), stream)
            stream.flush()
            for _ in range(rounds):
                text, _ = cpu(["gcc", *groups[1], "-E", source, "-o", "/dev/null"])
                check, _ = cpu(["gcc", *groups[1], "-w", "-fsyntax-only", source])
                worker = [sys.executable, "-I", "-S", "-c", WORKER, package, sys.prefix
                          + f"/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages", stream.name]
                ours, _ = cpu([*worker, "1"])
                _, said = cpu([*worker, "2"])
                lines = said.split("\n")
                tokens = lines[0].split()[1]
                rows.append([text, check, ours, float(lines[0].split()[0]), float(lines[1].split()[0])])
        best = [min(column) for column in zip(*rows, strict=True)]
        print(f"{os.path.basename(source)}: {tokens} tokens; gcc -E {best[0]:.2f}, gcc -fsyntax-only {best[1]:.2f}, "
              f"pycc process {best[2]:.2f} = {best[2] / best[1]:.2f} x, of it preprocessing {best[3]:.2f}, warm {best[4]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
