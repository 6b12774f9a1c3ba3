"""One trial: build a project under rules, run its test, and say whether the failure is there.

In: a `Project` (commands, directories, limits) and the rules of PYCC_CHOICE.  Out: PASSED, FAILED or UNRESOLVED.  Objects are removed
before each build, so that the build system compiles every unit again; units whose compiler did not change come from the cache.

Outcomes are kept in a journal, one JSON line each, so that a search that was interrupted goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

PASSED: Final = "passed"
FAILED: Final = "failed"
UNRESOLVED: Final = "unresolved"
"""The build failed or took too long, where the failure looked for is one of the test: it says nothing."""

RULES_NAME: Final = "rules"


@dataclass
class Project:
    """What is built and judged.

    build, test, clean: shell commands, run in `directory`; clean "" stands for removing the objects on record.
    repeat: how often a test must pass to count as passed.  timeout: wall seconds for one run of the test, 0 for none.
    build_timeout: likewise for the build.  work: a directory for the journal, the rules and the logs.
    """

    build: str
    test: str
    directory: Path
    work: Path
    clean: str = ""
    repeat: int = 1
    timeout: float = 0.0
    build_timeout: float = 0.0
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))

    def identity(self) -> str:
        """Return what tells this search from another with the same journal."""
        words = (self.build, self.test, self.clean, str(self.directory), str(self.repeat), self.environment.get("PYCC_PLANT", ""))
        return hashlib.sha256("\0".join(words).encode("utf-8", "surrogateescape")).hexdigest()[:16]


class Journal:
    """Outcomes by the rules that led to them, on disk."""

    def __init__(self, path: Path, identity: str) -> None:
        self.path = path
        self.identity = identity
        self.known: dict[str, str] = {}
        self.outputs: list[str] = []        # of the units, as an earlier run found them
        if path.exists():
            for line in path.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
                try:
                    entry = json.loads(line)
                except ValueError:
                    continue        # torn by an interruption
                if entry.get("search") == identity and "outputs" in entry:
                    self.outputs = entry["outputs"]
                elif entry.get("search") == identity:
                    self.known[entry["rules"]] = entry["outcome"]

    def note(self, rules: str, outcome: str, seconds: float) -> None:
        """Keep an outcome."""
        self.known[rules] = outcome
        self._append({"search": self.identity, "rules": rules, "outcome": outcome, "seconds": round(seconds, 1)})

    def note_outputs(self, outputs: list[str]) -> None:
        """Keep what the units' compiles write: a later run removes it before its first build."""
        self.outputs = outputs
        self._append({"search": self.identity, "outputs": outputs})

    def _append(self, entry: dict[str, object]) -> None:
        line = json.dumps(entry)
        with self.path.open("a", encoding="utf-8", errors="surrogateescape") as file:
            file.write(line + "\n")


class Trials:
    """Runs trials, each once.  `builds` counts those that were really run."""

    def __init__(self, project: Project) -> None:
        self.project = project
        project.work.mkdir(parents=True, exist_ok=True)
        self.journal = Journal(project.work / "journal.jsonl", project.identity())
        self.build_failure_counts = False   # the failure looked for is one of the build itself
        self.builds = 0

    def run(self, rules: str, build_name: str = "", *, remember: bool = True) -> str:
        """Build under `rules`, test, and return the outcome.

        build_name: PYCC_BUILD of the compiles, by which their records are found.
        """
        if remember and rules in self.journal.known:
            return self.journal.known[rules]
        start = time.monotonic()
        self.builds += 1
        place = self.project.work / RULES_NAME
        place.write_text(rules, encoding="utf-8", errors="surrogateescape")
        self._clean()
        environment = {**self.project.environment, "PYCC_CHOICE": f"@{place.absolute()}"}
        if build_name:
            environment["PYCC_BUILD"] = build_name
        outcome = self._judge(environment)
        self.journal.note(rules, outcome, time.monotonic() - start)
        return outcome

    def _judge(self, environment: Mapping[str, str]) -> str:
        project = self.project
        if self._command(project.build, environment, "build.log", project.build_timeout) != 0:
            return FAILED if self.build_failure_counts else UNRESOLVED
        for _ in range(project.repeat):
            if self._command(project.test, environment, "test.log", project.timeout) != 0:
                return FAILED
        return PASSED

    def _clean(self) -> None:
        if self.project.clean:
            self._command(self.project.clean, self.project.environment, "clean.log", 0.0)
            return
        for path in self.journal.outputs:
            try:
                os.unlink(path)
            except OSError:
                pass        # not there, or a directory: the build system decides what to make

    def _command(self, command: str, environment: Mapping[str, str], log: str, timeout: float) -> int:
        """Run a shell command in a process group of its own; 124 when it took too long, as timeout(1) says."""
        with (self.project.work / log).open("wb") as file:
            process = subprocess.Popen(["/bin/sh", "-c", command], cwd=self.project.directory, env=dict(environment),
                                       stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, start_new_session=True)
            try:
                return process.wait(timeout or None)
            except subprocess.TimeoutExpired:
                return 124
            finally:
                if process.poll() is None:      # too long, or we are interrupted
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
