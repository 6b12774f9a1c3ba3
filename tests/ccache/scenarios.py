"""Runs the scenarios of scenarios.txt with a ccache-like command, and tells what came of them.

In: the path of a command.  Out: for each scenario a list of lines: statuses, counters, messages and what the script noted.
The lines do not tell which command it was: paths of the working directory and of the command are replaced by words.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

SCENARIOS = Path(__file__).with_name("scenarios.txt")

# Counters whose values depend on the clock, or on how large a file is.
UNCOMPARED = ("stats_updated_timestamp", "stats_zeroed_timestamp", "cache_size_kibibyte")

_PRELUDE = r"""
unset ${!CCACHE_*} GCC_COLORS TERM XDG_CACHE_HOME XDG_CONFIG_HOME LANG
export LC_ALL=C CCACHE="$1" CCACHE_DIR="$2/cache" HOME="$2/home" CCACHE_CONFIGPATH="$2/cache/ccache.conf"
export CCACHE_SLOPPINESS=include_file_ctime
mkdir -p "$2/home" "$2/work"; cd "$2/work"
counters() {
    env -i PATH=/usr/bin:/bin CCACHE_DIR=$CCACHE_DIR CCACHE_CONFIGPATH=$CCACHE_CONFIGPATH $CCACHE --print-stats |
        awk 'BEGIN {printf "COUNTERS "} $2 > 0 {printf "%s=%s ", $1, $2} END {print ""}'
}
x() { "$CCACHE" "$@" 2>&1; echo "STATUS $?"; counters; }
c() { x gcc "$@"; }
note() { echo "NOTE $*"; }
same() { cmp -s "$1" "$2"; note same "$1" "$2" $?; }
has() { grep -q -- "$2" "$1"; note has "$1" $?; }
lacks() { ! grep -q -- "$2" "$1"; note lacks "$1" $?; }
old() { touch -t 199901010000 "$@"; }
fill() {
    rm -rf $1; mkdir -p $1
    for i in 0 1 2 3 4 5 6 7 8 9; do
        head -c 4017 /dev/zero | tr '\0' A >$1/result${i}R; touch -t $((199901010000 + 3 * i + 1)) $1/result${i}R
    done
    echo "0 0 0 0 0 0 0 0 0 0 0 10 40 0 0" >$1/stats
}
printf '#include "one.h"\n#include "two.h"\nint test(int x) { return x + 1; }\n' >test.c
printf '#include "three.h"\nint one;\n' >one.h
echo 'int two;' >two.h
echo 'int three;' >three.h
old one.h two.h three.h
"""


class Scenario:
    """One scenario: suite, name, script, and the counters that are meant to differ from ccache's."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.suite = title.partition(":")[0]
        self.script: list[str] = []
        self.differing: set[str] = set()


def read() -> list[Scenario]:
    """Return all scenarios in order."""
    result: list[Scenario] = []
    for line in SCENARIOS.read_text().split("\n"):
        if line.startswith("=== "):
            result.append(Scenario(line[4:].strip()))
        elif result and line.startswith("~ "):
            result[-1].differing.update(line[2:].partition("#")[0].split())
        elif result:
            result[-1].script.append(line)
    return result


def perform(scenario: Scenario, command: str, directory: Path) -> list[str]:
    """Run a scenario with `command` in the empty directory `directory`; return its lines."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    script = _PRELUDE + "\n".join(scenario.script) + "\n"
    done = subprocess.run(["bash", "-c", script, "bash", command, str(directory)], capture_output=True, check=False, timeout=300,
                          cwd=directory, env={"PATH": os.environ["PATH"]}, stdin=subprocess.DEVNULL)
    text = (done.stdout + done.stderr).decode("utf-8", "replace")
    real = str(directory.resolve())
    for old, new in ((real.replace("/", "#"), "DIRECTORY"), (str(directory), "DIRECTORY"), (real, "DIRECTORY"), (command, "COMMAND")):
        text = text.replace(old, new)
    lines = [_counters(line, scenario.differing) if line.startswith("COUNTERS ") else line for line in text.split("\n")]
    shutil.rmtree(directory, ignore_errors=True)
    return [line for line in lines if line]


def _counters(line: str, differing: set[str]) -> str:
    words = [word for word in line.split()[1:] if word.partition("=")[0] not in differing and word.partition("=")[0] not in UNCOMPARED]
    return "COUNTERS " + " ".join(words)
