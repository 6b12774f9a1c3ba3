"""Runs the tests of a recipe in a tree that is built already, for searches that build it many times.

    python -m projects.judge RECIPE TREE LOGS

TREE is the unpacked source, LOGS a directory for what the tests print.  Exits with 0 when every test step ends well and prints what the
recipe expects of it; else prints one line, `ERROR RECIPE STEP: reason`, and exits with 1.  Results are not compared with GCC's.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from projects import command
from projects.recipe import load


def main(words: list[str]) -> int:
    """Run the tests; return the exit status."""
    name, tree, logs = words[0], Path(words[1]), Path(words[2])
    recipe = load(name)
    for number, step in enumerate(recipe.phase("test")):
        log = logs / f"test-{number}.log"
        finished = command.run(step.run, tree / recipe.directory, os.environ, log, unprivileged=step.unprivileged)
        reason = ""
        if finished.status != 0:
            reason = f"exit status {finished.status}: {finished.complaint()}"
        elif step.expect and re.search(step.expect, finished.text(), re.MULTILINE) is None:
            reason = f"the output lacks {step.expect}: {finished.complaint()}"
        if reason:
            print(f"ERROR {name} {step.title or number}: {reason} (log: {log})")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
