"""Compares the internal compiler with GCC on random programs of csmith.

    python -m tests.differential.csmith [--count N] [--seed N] [--levels 0,2] [--reference 1] [--csmith WORDS]
        [--flags WORDS] [--keep DIRECTORY]

Program number i is that of seed N + i: the same words give the same programs.  Each is compiled by gcc at the reference level and by the
internal compiler at each of the levels; the checksums that the programs print must be equal.  A program that gcc's runs over the time
limit is left out.  Prints one line a failure, `ERROR csmith SEED -OLEVEL: reason`, and totals; with --keep, failing sources stay there.
--csmith gives csmith more words, such as "--bitfields --packed-struct --volatiles --unions --builtins".
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.inprocess import PASS, Compiler, Linker, forked, run_program

CHECKOUT = Path(__file__).resolve().parent.parent.parent
SECONDS = 300.0         # to compile one program, in the interpreter
RUN_SECONDS = 5.0


def main(arguments: list[str]) -> int:
    """Run what the command line says; return 1 if something differed."""
    parser = argparse.ArgumentParser(prog="tests.differential.csmith")
    parser.add_argument("--count", default=20, type=int)
    parser.add_argument("--seed", default=0, type=int)
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
    compiler = Compiler(work / "facts")
    linker = Linker(())
    failed = same = left_out = 0
    gc.collect()
    gc.freeze()
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(options.seed, options.seed + options.count):
            source = Path(scratch) / f"r{number}.c"
            words = ["csmith", "--seed", str(number + 1), "--output", str(source), *options.csmith.split()]
            subprocess.run(words, check=True, capture_output=True, cwd=scratch)
            flags = ["-w", "-I" + include_directory(), *options.flags.split()]
            expected = _expected(source, flags, options.reference)
            if expected is None:
                left_out += 1
                continue
            for level in options.levels.split(","):
                reason = forked(partial(compare, compiler, linker, source, ["-O" + level, *flags], expected), SECONDS)
                if not reason:
                    same += 1
                    continue
                failed += 1
                print(f"ERROR csmith {number} -O{level}: {reason.removeprefix('crash').strip()}", flush=True)
                if options.keep:
                    Path(options.keep).mkdir(parents=True, exist_ok=True)
                    shutil.copy(source, options.keep)
    print(f"csmith: {same} equal, {failed} differ, {left_out} programs left out (gcc's runs too long)")
    return 1 if failed else 0


def include_directory() -> str:
    """Return the directory of csmith.h."""
    for path in sorted(Path("/usr/include").glob("csmith*")):
        if (path / "csmith.h").exists():
            return str(path)
    return "/usr/include"


def _expected(source: Path, flags: list[str], level: str) -> bytes | None:
    """Return what the program prints when gcc compiles it, None when it runs too long."""
    program = source.with_suffix(".gcc")
    subprocess.run(["gcc", "-O" + level, *flags, str(source), "-o", str(program)], check=True, capture_output=True)
    ran = run_program(str(program), RUN_SECONDS)
    return ran.output if ran.status == 0 else None


def compare(compiler: Compiler, linker: Linker, source: Path, flags: list[str], expected: bytes) -> str:
    """Return "" when the internal compiler's program prints `expected`, else the reason."""
    made = compiler.compile(flags, str(source))
    if made.outcome != PASS:
        return made.reason
    object_path = str(source.with_suffix(".o"))
    program = str(source.with_suffix(".out"))
    Path(object_path).write_bytes(made.output)
    message = linker.link([object_path], program)
    if message:
        return "link: " + message.splitlines()[-1]
    ran = run_program(program, RUN_SECONDS * 10)
    if ran.status != 0:
        return ran.reason
    return "" if ran.output == expected else f"prints {ran.output[-60:]!r}, not {expected[-60:]!r}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
