"""Ask the front end whether it accepts the units of real builds, as `gcc -fsyntax-only` does.

    python -m tests.sema.accept [--sample N] [--seed N] COMMANDS...

COMMANDS: files of tests/preproc/commands.py.  One ERROR line for a unit that pycc rejects, refuses or crashes on; GCC is taken to
accept them all, since they are a build's.  Totals, with CPU seconds, come last.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import sys
import threading
import time
import traceback

from compiler.api import Result, Services
from compiler.session import RECURSION_LIMIT, STACK_BYTES, Session
from compiler.unsupported import Unsupported
from tests.preproc.support import DiskReader, options_of


def check(session: Session, reader: DiskReader, words: list[str], source: str) -> str:
    """Return "" when the front end accepts the unit, else why not."""
    result = Result()
    try:
        session.front_end(source, options_of("gcc", words, "c"), Services(reader), result)
    except Unsupported as refusal:
        return f"unsupported: {refusal.category} {refusal.detail} {refusal.where}"
    except Exception:
        return "traceback: " + traceback.format_exc().strip().splitlines()[-1]
    for message in result.diagnostics:
        if message.severity in ("error", "fatal error"):
            return f"{message.path}:{message.line}: {message.text}"
    return ""


def run(arguments: list[str]) -> int:
    """Check all units; return 1 when one is not accepted."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("commands", nargs="+")
    settings = parser.parse_args(arguments)
    jobs: list[tuple[str, list[str]]] = []
    for path in settings.commands:
        with open(path) as stream:
            jobs += [(directory, command) for directory, command in map(json.loads, stream)
                     if command[-1].endswith(".c") and "-E" not in command]
    if 0 < settings.sample < len(jobs):
        jobs = random.Random(settings.seed).sample(jobs, settings.sample)
    session, reader = Session(), DiskReader()
    here = ""
    rejected = 0
    gc.disable()
    started = time.process_time()
    for directory, command in jobs:
        if directory != here:
            os.chdir(directory)
            session, reader, here = Session(), DiskReader(), directory
            gc.collect()
        problem = check(session, reader, command[1:-1], command[-1])
        if problem:
            rejected += 1
            print(f"ERROR {command[-1]}: {problem}", flush=True)
    print(f"{len(jobs) - rejected} of {len(jobs)} units accepted, {time.process_time() - started:.0f} CPU s")
    return 1 if rejected else 0


def main() -> int:
    """Run on a thread with the compiler's stack."""
    sys.setrecursionlimit(RECURSION_LIMIT)
    threading.stack_size(STACK_BYTES)
    status: list[int] = []
    thread = threading.Thread(target=lambda: status.append(run(sys.argv[1:])))
    thread.start()
    thread.join()
    return status[0] if status else 2


if __name__ == "__main__":
    sys.exit(main())
