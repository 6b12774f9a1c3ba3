"""Runs ccache's own test suites (test/run of its source) with pyccache in ccache's place.

    python -m tests.ccache.run [--command PYCCACHE] [--suites base,direct,...] [--source DIRECTORY] [--log FILE]

Without --source, Debian's source package of ccache is fetched (apt-get source) into PYCC_WORK; it is never committed.
test/run ends at its first failure; here a copy of it goes on with the next TEST block, so that blocks can be counted.  One line a block
that failed, beginning ERROR; totals by suite at the end.  `--command /usr/bin/ccache` shows what ccache itself makes of them.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import work_path

SUITES = ("base direct basedir depend cleanup color_diagnostics split_dwarf debug_prefix_map source_date_epoch readonly "
          "readonly_direct masquerading namespace profiling profiling_gcc pch")
SUITE_TIMEOUT = 1800.0

# In the place of test/run's own functions: the first failure of a block is told, and the script goes on.
_FAILED = r"""
test_failed_internal() {
    if [[ "$PYCC_BLOCK" != "$PYCC_FAILED_BLOCK" ]]; then
        PYCC_FAILED_BLOCK=$PYCC_BLOCK
        printf '\nERROR %s: %s: %s\n' "$CURRENT_SUITE" "$CURRENT_TEST" "$(head -n 1 <<<"$1")"
    fi
}
"""
_BLOCK = r"""
    CURRENT_TEST=$1
    PYCC_BLOCK=$((${PYCC_BLOCK:-0} + 1))
    printf '\nBLOCK %s: %s\n' "$CURRENT_SUITE" "$1"
"""


class NoSource(Exception):
    """ccache's source cannot be had; the text says why."""


def fetch() -> Path:
    """Return the directory of ccache's source, fetched into PYCC_WORK if it is not there."""
    place = work_path() / "ccache-source"
    place.mkdir(parents=True, exist_ok=True)
    found = sorted(place.glob("ccache*/test/run"))
    if not found:
        if shutil.which("apt-get") is None:
            raise NoSource("no apt-get: unpack ccache's source and name it with --source")
        done = subprocess.run(["apt-get", "source", "--download-only", "ccache"], cwd=place, capture_output=True, text=True, check=False)
        archives = sorted(place.glob("ccache_*.orig.tar.*"))
        if done.returncode != 0 or not archives:
            reason = [line for line in done.stderr.splitlines() if line.startswith("E:")] or ["no archive came"]
            raise NoSource("apt-get source ccache: " + reason[0])
        subprocess.run(["tar", "xf", archives[0].name], cwd=place, check=True)
        found = sorted(place.glob("ccache*/test/run"))
    if not found:
        raise NoSource(f"{place} has no ccache*/test/run")
    return found[0].parent.parent


def prepare(source: Path, place: Path) -> Path:
    """Copy the tests of `source` to `place` and make them go on after a failure; return the script."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(source / "test", place / "test")
    script = place / "test/run"
    text = script.read_text()
    text, failures = re.subn(r"^test_failed_internal\(\) \{\n.*?^\}\n", lambda _: _FAILED, text, flags=re.MULTILINE | re.DOTALL)
    if failures == 0:       # older: one function
        text, failures = re.subn(r"^test_failed\(\) \{\n.*?^\}\n", lambda _: _FAILED + 'test_failed() { test_failed_internal "$@"; }\n',
                                 text, flags=re.MULTILINE | re.DOTALL)
    text, blocks = re.subn(r"^ *CURRENT_TEST=\$1$", lambda _: _BLOCK, text, flags=re.MULTILINE)
    if failures != 1 or blocks != 1:
        raise NoSource(f"{source}/test/run is not as expected: {failures} {blocks}")
    script.write_text(text)
    script.chmod(0o755)
    return script


def perform(script: Path, suite: str, command: str) -> tuple[int, list[str], str]:
    """Run one suite; return the number of its blocks, the failures, and all it printed."""
    place = script.parent.parent / "run"
    place.mkdir(exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CCACHE", "PYCC_"))}
    environment["CCACHE"] = command
    try:
        done = subprocess.run([str(script), suite], cwd=place, env=environment, capture_output=True, check=False, timeout=SUITE_TIMEOUT,
                              stdin=subprocess.DEVNULL)
        text = (done.stdout + done.stderr).decode("utf-8", "replace")
    except subprocess.TimeoutExpired as late:
        text = (late.stdout or b"").decode("utf-8", "replace") + f"\nERROR {suite}: the suite took more than {SUITE_TIMEOUT} s\n"
    lines = text.split("\n")
    return sum(line.startswith("BLOCK ") for line in lines), [line for line in lines if line.startswith("ERROR ")], text


def main() -> int:
    """Run the suites; return 1 if a block failed, 2 if there is no source."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", default="pyccache")
    parser.add_argument("--suites", default=SUITES.replace(" ", ","))
    parser.add_argument("--source", type=Path)
    parser.add_argument("--log", type=Path, default=Path("ccache-suites.log"))
    options = parser.parse_args()
    command = os.path.abspath(shutil.which(options.command) or options.command)
    try:
        script = prepare(options.source or fetch(), work_path() / "ccache-suites")
    except NoSource as problem:
        print(f"ERROR {problem}")
        return 2
    totals: list[tuple[str, int, int]] = []
    with options.log.open("w") as log:
        for suite in options.suites.split(","):
            blocks, failures, text = perform(script, suite, command)
            log.write(text + "\n")
            print("\n".join(failures), end="\n" if failures else "", flush=True)
            totals.append((suite, blocks - len(failures), blocks))
    for suite, good, blocks in totals:
        print(f"{suite}: {good} of {blocks}" if blocks else f"{suite}: skipped")
    good, blocks = sum(entry[1] for entry in totals), sum(entry[2] for entry in totals)
    print(f"total: {good} of {blocks}")
    return 0 if good == blocks else 1


if __name__ == "__main__":
    sys.exit(main())
