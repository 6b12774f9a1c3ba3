"""Stands in for pycc in tests of the search: obeys PYCC_CHOICE, appends records, and writes "objects" that tell how they were made.

    fake_compiler.py -c SOURCE -o OBJECT
    fake_compiler.py                        compiles every .c here that has no .o, and joins the objects to `program`

An object holds the functions of the source (its words), each with the level and the pass steps it was "compiled" with: its first
line is the maker, then one line `FUNCTION LEVEL STEPS` for each, or `FUNCTION gcc`.  Every function not at -O0 takes three steps.
A unit with a function "stuck" resists when GCC shall make that and not all.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from driver import records
from driver.fallback import read

PASSES = ("mem2reg", "gvn", "dce")


def main() -> int:
    """Compile one file, or build the whole project: one process, because starting one a unit would take most of the test."""
    words = sys.argv[1:]
    if words:
        compile_unit(words[words.index("-c") + 1], words[words.index("-o") + 1])
        return 0
    sources = sorted(Path().glob("*.c"))
    for source in sources:
        if not source.with_suffix(".o").exists():
            compile_unit(str(source), str(source.with_suffix(".o")))
    Path("program").write_text("".join(source.with_suffix(".o").read_text() for source in sources))
    return 0


def compile_unit(source: str, output: str) -> None:
    """Compile one file."""
    who, flags = read(os.environ.get("PYCC_CHOICE", "")).of(source, os.getcwd())
    functions = Path(source).read_text().split()
    record = records.Record()
    record.cwd, record.source, record.output, record.build = os.getcwd(), source, output, os.environ.get("PYCC_BUILD", "")
    record.language = "c"
    record.producer = records.GCC if who == "gcc" or "unsupported" in functions else records.INTERNAL
    records.append(os.environ["PYCC_DIR"], record)
    low: list[str] = []
    limit = -1
    theirs: list[str] = functions if who == "gcc" else []
    for flag in flags:
        if flag.startswith("-fopt-level=0@"):
            low = flag.partition("@")[2].split(",")
        if flag.startswith("-fgcc-functions="):
            theirs = flag.partition("=")[2].split(",")
        if flag.startswith("-fopt-bisect-limit="):
            limit = int(flag.partition("=")[2])
    if "stuck" in theirs and theirs != functions and os.environ.get("PYCC_STRICT"):
        print(f"{source}:1: error: pycc-strict: functions: stuck is stuck", file=sys.stderr)
        sys.exit(1)
    total = 3 * len([name for name in functions if name not in low])
    lines, done, last = [record.producer], 0, ""
    for name in functions:
        steps = 0
        if name not in low:
            while steps < 3 and (limit < 0 or done < limit):
                last = f"{PASSES[steps]} on {name}"
                steps += 1
                done += 1
        lines.append(f"{name} gcc" if name in theirs else f"{name} {0 if name in low else 2} {steps}")
    if limit != 0 and any(flag.startswith("-fopt-bisect-limit=") for flag in flags):
        print(f"{source}: note: opt-bisect: step {done} of {total}: {last}", file=sys.stderr)
    Path(output).write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
