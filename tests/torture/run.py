"""Runs GCC's C torture tests with the internal compiler.

    python -m tests.torture.run [--suite execute,ieee,builtins,compile] [--levels 0,1,2,3,s] [--sample N%] [--seed N] [--filter GLOB]...
                                [--jobs N] [--flags WORDS] [--log FILE] [--gcc] [--stage check|object|all] [--list]

The tests come from Debian's package gcc-12-source and are unpacked once below PYCC_WORK (default .work); see suites.py and directives.py
for what is honoured.  Each test is compiled by the internal compiler alone (a fallback is a failure), linked by ld and run.  A test that
GCC itself fails at the same level (it is run on each failure) is no failure; --no-reference leaves that out.

Prints one line a failure, `ERROR torture SUITE/NAME -OLEVEL: reason`, and totals; details go to the log.
"""

from __future__ import annotations

import argparse
import fnmatch
import gc
import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from integrations.oracle.running import run_program
from tests.inprocess import ERRORS, PASS, UNSUPPORTED, Compiler, Linker, forked
from tests.torture.suites import Test, find_testsuite, tests_of

CHECKOUT = Path(__file__).resolve().parent.parent.parent
SECONDS = 120.0         # for one test at all levels, in the interpreter


def main(arguments: list[str]) -> int:
    """Run what the command line says; return 1 if something failed."""
    parser = argparse.ArgumentParser(prog="tests.torture.run")
    parser.add_argument("--suite", default="execute,ieee,builtins")
    parser.add_argument("--levels", default="0,2")
    parser.add_argument("--sample", default="", metavar="N%|N")
    parser.add_argument("--seed", default=0, type=int)
    parser.add_argument("--filter", action="append", default=[])
    parser.add_argument("--jobs", default=1, type=int)
    parser.add_argument("--flags", default="")
    parser.add_argument("--log", default="")
    parser.add_argument("--stage", default="all", choices=("check", "object", "all"))
    parser.add_argument("--no-reference", action="store_true")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args(arguments)
    work = Path(os.environ.get("PYCC_WORK") or CHECKOUT / ".work").absolute()
    root = find_testsuite(work)
    if root is None:
        print("torture: not run: no /usr/src/gcc-12 (package gcc-12-source)")
        return 0
    tests = [test for suite in options.suite.split(",") for test in tests_of(suite, root)]
    if options.filter:
        tests = [test for test in tests
                 if any(fnmatch.fnmatch(test.name, pattern) or fnmatch.fnmatch(test.source.stem, pattern) for pattern in options.filter)]
    skipped = [test for test in tests if test.directives.skip]
    tests = [test for test in tests if not test.directives.skip]
    tests = _sampled(tests, options.sample, options.seed)
    if options.list:
        print("\n".join(test.name for test in tests))
        return 0
    runner = Runner(work, options.levels.split(","), options.flags.split(), options.stage, not options.no_reference)
    log = Path(options.log) if options.log else work / "torture.log"
    started = time.monotonic()
    totals = runner.run(tests, options.jobs, log)
    print(f"torture {options.suite} -O{options.levels}: {totals['pass']} passed, {totals['fail']} failed, {totals['excluded']} excluded "
          f"(GCC fails or flags skip), {len(skipped)} not for this target; {time.monotonic() - started:.0f} s; log {log}")
    return 1 if totals["fail"] else 0


def _sampled(tests: list[Test], sample: str, seed: int) -> list[Test]:
    if not sample:
        return tests
    count = round(len(tests) * float(sample[:-1]) / 100) if sample.endswith("%") else int(sample)
    if count >= len(tests):
        return tests
    chosen = random.Random(seed).sample(range(len(tests)), max(count, 1))
    return [tests[index] for index in sorted(chosen)]


class Runner:
    """Runs tests; one for each run."""

    def __init__(self, work: Path, levels: list[str], flags: list[str], stage: str, reference: bool) -> None:
        self.levels = levels
        self.flags = flags
        self.stage = stage
        self.reference = reference
        self.compiler = Compiler(work / "facts")
        self.linker = Linker()
        self.scratch = work / f"torture.{os.getpid()}"

    def run(self, tests: list[Test], jobs: int, log: Path) -> Counter[str]:
        """Run all tests in `jobs` processes; print failures as they come; return the counts pass, fail and excluded."""
        self.scratch.mkdir(parents=True, exist_ok=True)
        self._warm()
        parts = [tests[index::jobs] for index in range(jobs)]
        pipes = []
        for number, part in enumerate(parts):
            read_end, write_end = os.pipe()
            sys.stdout.flush()
            if os.fork() == 0:
                os.close(read_end)
                with os.fdopen(write_end, "w", errors="surrogateescape") as out:
                    for test in part:
                        out.write(self._guarded(test, number) + "\0")
                        out.flush()
                os._exit(0)
            os.close(write_end)
            pipes.append(os.fdopen(read_end, "rb"))
        totals: Counter[str] = Counter()
        log.parent.mkdir(parents=True, exist_ok=True)
        with open(log, "w", errors="surrogateescape") as details:
            self._collect(pipes, totals, details)
        for _ in parts:
            os.wait()
        for path in self.scratch.iterdir():
            path.unlink()
        self.scratch.rmdir()
        return totals

    def _collect(self, pipes: list, totals: Counter[str], details) -> None:  # type: ignore[no-untyped-def, type-arg]
        import selectors

        chooser = selectors.DefaultSelector()
        rest: dict[int, bytes] = {}
        for pipe in pipes:
            chooser.register(pipe, selectors.EVENT_READ)
            rest[pipe.fileno()] = b""
        while chooser.get_map():
            for key, _ in chooser.select():
                data = os.read(key.fd, 1 << 16)
                if not data:
                    chooser.unregister(key.fileobj)
                    continue
                *whole, rest[key.fd] = (rest[key.fd] + data).split(b"\0")
                for report in whole:
                    self._report(report.decode("utf-8", "surrogateescape"), totals, details)

    def _report(self, report: str, totals: Counter[str], details) -> None:  # type: ignore[no-untyped-def]
        for entry in report.split("\x1e"):
            outcome, _, rest = entry.partition("\t")
            line, _, text = rest.partition("\n")
            if outcome in ("pass", "excluded"):
                totals[outcome] += 1
                continue
            totals["fail"] += 1
            print(f"ERROR torture {line}".encode("utf-8", "replace").decode("utf-8"), flush=True)
            details.write(f"ERROR torture {line}\n{text}\n")
            details.flush()

    def _warm(self) -> None:
        """Load the compiler and what GCC says of itself, before forking."""
        source = self.scratch / "warm.c"
        source.write_text("int main(void) { return 0; }\n")
        for level in self.levels:
            self.compiler.compile(["-O" + level, "-w"], str(source))
        gc.collect()
        gc.freeze()

    # -- one test -------------------------------------------------------------------------------------

    def _guarded(self, test: Test, number: int) -> str:
        text = forked(lambda: self._test(test, number), SECONDS * max(test.directives.timeout_factor, 1))
        if text.startswith("crash\t"):
            return f"fail\t{test.name}: {text[6:]}"
        return text

    def _test(self, test: Test, number: int) -> str:
        """Return one entry for each level: outcome, tab, line, newline, details; joined by RS."""
        entries = []
        for level in self.levels:
            flags = ["-O" + level, *test.flags, *self.flags]
            if test.directives.skipped_with(flags):
                entries.append("excluded\t")
                continue
            os.chdir(test.source.parent)
            outcome, reason, text = self._attempt(test, flags, str(self.scratch / f"{number}"))
            if outcome == "fail" and self.reference and not self._gcc_passes(test, flags, str(self.scratch / f"{number}.gcc")):
                outcome = "excluded"
            entries.append(f"{outcome}\t{test.name} -O{level}: {reason}\n{' '.join(flags)}\n{text}" if outcome == "fail"
                           else outcome + "\t")
        return "\x1e".join(entries)

    def _attempt(self, test: Test, flags: list[str], base: str) -> tuple[str, str, str]:
        """Compile, link and run; return (pass or fail, reason, details)."""
        objects = []
        wanted = [*flags, "-fsyntax-only"] if self.stage == "check" else flags
        if test.directives.action == "compile" and self.stage != "check":
            wanted = [*flags, "-S"]     # as GCC's own runner: such a test's asm statements need not be instructions
        for index, source in enumerate([test.source, *test.others]):
            made = self.compiler.compile(wanted, source.name if source.parent == test.source.parent else str(source))
            if test.directives.errors and made.outcome == ERRORS:
                return "pass", "", ""
            if made.outcome != PASS:
                if made.outcome == UNSUPPORTED and "decimal" in made.reason.lower():
                    return "excluded", made.reason, ""
                return "fail", made.reason, made.details
            path = f"{base}.{index}.o"
            with open(path, "wb") as file:
                file.write(made.output)
            objects.append(path)
        if test.directives.errors:
            return "fail", "no error reported", ""
        if self.stage != "all" or test.directives.action not in ("run", "link"):
            return "pass", "", ""
        startup = [flag for flag in flags if flag.startswith("-mpc")]      # links another start-up file
        message = (Linker(["-lm", *startup]) if startup else self.linker).link(objects, base)
        if message:
            return "fail", "link: " + message.splitlines()[-1], message
        if test.directives.action == "link":
            return "pass", "", ""
        ran = run_program(base)
        if ran.status == 0:
            return "pass", "", ""
        return "fail", ran.reason, ran.output.decode("utf-8", "replace")[-2000:]

    def _gcc_passes(self, test: Test, flags: list[str], output: str) -> bool:
        """Tell whether GCC passes the test at this level."""
        sources = [str(test.source), *map(str, test.others)]
        run = test.directives.action == "run"
        words = ["gcc", *flags, *sources, "-o", output, "-lm"] if run or test.directives.action == "link" else \
            ["gcc", *flags, "-S", *sources, "-o", output]
        done = subprocess.run(words, capture_output=True)
        if test.directives.errors:
            return done.returncode != 0
        if done.returncode:
            return False
        return not run or self.stage != "all" or run_program(output).status == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
