"""Random programs of csmith, by pycc and by GCC: `pyccctl csmith`, and the same in tests without a driver.

In: how many programs, from which seed, at which levels.  Out: one line a failure, `ERROR csmith NUMBER -OLEVEL: reason`, and totals.
Program number i is that of csmith's seed i + 1: the same words give the same programs.  Each is made by gcc at the reference level and by
pycc at each of the levels, and must print the same checksums.  A program that takes gcc's too long is left out.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from integrations.oracle.compare import Case, Command, Maker, against
from integrations.oracle.running import run_program

RUN_SECONDS = 5.0


@dataclass(frozen=True)
class Campaign:
    """What is tried.

    sample: share of the `count` programs that is run, chosen by the seed.  csmith, flags: more words for csmith and for both compilers.
    keep: a directory for the programs that fail.
    """

    count: int
    seed: int = 0
    sample: float = 1.0
    levels: Sequence[str] = ("0", "2")
    reference: str = "1"
    csmith: Sequence[str] = ()
    flags: Sequence[str] = ()
    keep: Path | None = None

    def numbers(self) -> list[int]:
        """Return the numbers of the programs, in order."""
        every = range(self.seed, self.seed + self.count)
        if self.sample >= 1.0:
            return list(every)
        chosen = max(round(self.count * self.sample), min(self.count, 1))
        return sorted(random.Random(self.seed).sample(every, chosen))


@dataclass
class Totals:
    """How the programs went."""

    equal: int = 0
    failed: int = 0
    left_out: int = 0

    def __str__(self) -> str:
        return f"csmith: {self.equal} equal, {self.failed} differ, {self.left_out} programs left out (gcc's runs too long)"


def run(campaign: Campaign, pycc: Maker, tell: Callable[[str], None], progress: Callable[[int, int], None] | None = None) -> Totals:
    """Run a campaign; `tell` is called with a line for each failure, `progress` with (done, all) before each program."""
    totals = Totals()
    numbers = campaign.numbers()
    gcc = Command(["gcc"])
    for place, number in enumerate(numbers):
        if progress is not None:
            progress(place, len(numbers))
        with tempfile.TemporaryDirectory(prefix="pycc-csmith-") as name:
            scratch = Path(name)
            source = scratch / f"r{number}.c"
            subprocess.run(["csmith", "--seed", str(number + 1), "--output", str(source), *campaign.csmith], check=True,
                           capture_output=True, cwd=scratch)
            flags = ["-w", "-I" + include_directory(), *campaign.flags]
            program = str(scratch / "by-gcc")
            reason = gcc.make([str(source)], ["-O" + campaign.reference, *flags], program)
            if reason:
                raise RuntimeError(f"gcc does not compile csmith's program {number}: {reason}")
            expected = run_program(program, RUN_SECONDS)
            if expected.status != 0:
                totals.left_out += 1
                continue
            for level in campaign.levels:
                outcome = against(Case([str(source)], ["-O" + level, *flags], seconds=RUN_SECONDS), expected, pycc, scratch)
                if outcome.equal:
                    totals.equal += 1
                    continue
                totals.failed += 1
                tell(f"ERROR csmith {number} -O{level}: {outcome}")
                if campaign.keep is not None:
                    campaign.keep.mkdir(parents=True, exist_ok=True)
                    shutil.copy(source, campaign.keep)
    return totals


def include_directory() -> str:
    """Return the directory of csmith.h."""
    for path in sorted(Path("/usr/include").glob("csmith*")):
        if (path / "csmith.h").exists():
            return str(path)
    return "/usr/include"
