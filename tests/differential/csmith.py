"""Compares the internal compiler with GCC on random programs of csmith, without a driver and in one process.

    python -m tests.differential.csmith [--count N] [--seed N] [--sample N%] [--levels 0,2] [--reference 1] [--csmith WORDS]
        [--flags WORDS] [--keep DIRECTORY]

It is what `pyccctl csmith` does (integrations/oracle/campaign.py), except that no process is started to compile.
Prints one line a failure, `ERROR csmith SEED -OLEVEL: reason`, and totals; with --keep, failing sources stay there.
--csmith gives csmith more words, such as "--bitfields --packed-struct --volatiles --unions --builtins".
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from integrations.oracle.campaign import Campaign, run
from tests.inprocess import PASS, Compiler, Linker, forked

CHECKOUT = Path(__file__).resolve().parent.parent.parent
SECONDS = 300.0         # to compile one program, in the interpreter


def main(arguments: list[str]) -> int:
    """Run what the command line says; return 1 if something differed."""
    parser = argparse.ArgumentParser(prog="tests.differential.csmith")
    parser.add_argument("--count", default=20, type=int)
    parser.add_argument("--seed", default=0, type=int)
    parser.add_argument("--sample", default="100%")
    parser.add_argument("--levels", default="0,2")
    parser.add_argument("--reference", default="1")
    parser.add_argument("--csmith", default="")
    parser.add_argument("--flags", default="")
    parser.add_argument("--keep", default="")
    options = parser.parse_args(arguments)
    if shutil.which("csmith") is None:
        print("csmith: not run: not installed")
        return 0
    work = Path(os.environ.get("PYCC_WORK") or CHECKOUT / ".work").absolute()
    campaign = Campaign(options.count, options.seed, float(options.sample.rstrip("%")) / 100, options.levels.split(","),
                        options.reference, options.csmith.split(), options.flags.split(), Path(options.keep) if options.keep else None)
    maker = InProcess(Compiler(work / "facts"), Linker(()))
    gc.collect()
    gc.freeze()
    totals = run(campaign, maker, partial(print, flush=True))
    print(totals)
    return 1 if totals.failed else 0


class InProcess:
    """A Maker (integrations.oracle.compare) of one source that calls the internal compiler in a forked child."""

    def __init__(self, compiler: Compiler, linker: Linker) -> None:
        self.compiler = compiler
        self.linker = linker

    def make(self, sources: Sequence[str], flags: Sequence[str], program: str) -> str:
        """See Maker."""
        return forked(partial(self._make, sources[0], list(flags), program), SECONDS).removeprefix("crash").strip()

    def _make(self, source: str, flags: list[str], program: str) -> str:
        made = self.compiler.compile(flags, source)
        if made.outcome != PASS:
            return made.reason
        Path(program + ".o").write_bytes(made.output)
        message = self.linker.link([program + ".o"], program)
        return "link: " + message.splitlines()[-1] if message else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
