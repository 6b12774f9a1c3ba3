"""Compares pyccache with ccache on the scenarios of scenarios.txt, or with what ccache did when that was recorded.

    python -m tests.ccache.differential [--command PYCCACHE] [--reference ccache] [--only TEXT|TEXT...] [--record] [--log FILE]

One line a difference, beginning ERROR; details go to the log file; totals by suite at the end.  --record writes what the reference
does to expected.txt, which the tests of CI use.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.ccache import scenarios

EXPECTED = Path(__file__).with_name("expected.json")


def load_expected() -> dict[str, list[str]]:
    """Return title -> lines of ccache, as recorded."""
    if not EXPECTED.exists():
        return {}
    lines: dict[str, list[str]] = json.loads(EXPECTED.read_text())
    return lines


def main() -> int:
    """Compare; return 1 if anything differs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", default="pyccache")
    parser.add_argument("--reference", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--log", default="ccache-differential.log")
    options = parser.parse_args()
    chosen = [entry for entry in scenarios.read() if any(word in entry.title for word in options.only.split("|"))]
    place = Path(tempfile.mkdtemp(prefix="ccache-scenarios-"))
    expected = load_expected()
    totals: dict[str, list[int]] = {}
    try:
        with open(options.log, "w", encoding="utf-8") as log:
            for entry in chosen:
                if options.reference:
                    reference = os.path.realpath(shutil.which(options.reference) or options.reference)
                    expected[entry.title] = scenarios.perform(entry, reference, place / "run")
                if options.record:
                    continue
                command = os.path.abspath(shutil.which(options.command) or options.command)
                actual = scenarios.perform(entry, command, place / "run")
                count = totals.setdefault(entry.suite, [0, 0])
                count[1] += 1
                difference = list(difflib.unified_diff(expected.get(entry.title, []), actual, "ccache", "pyccache", lineterm="", n=6))
                if not difference:
                    count[0] += 1
                    continue
                first = next((line for line in difference[3:] if line[:1] in "+-"), "")
                print(f"ERROR {entry.title}: {first}", flush=True)
                log.write(f"=== {entry.title}\n" + "\n".join(difference) + "\n\n")
    finally:
        shutil.rmtree(place, ignore_errors=True)
    if options.record:
        EXPECTED.write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")
        return 0
    for suite, (good, all_of_them) in totals.items():
        print(f"{suite}: {good} of {all_of_them}")
    good = sum(count[0] for count in totals.values())
    print(f"total: {good} of {sum(count[1] for count in totals.values())}")
    return 0 if good == len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main())
