"""One trial: build a project under rules, run its test, and say whether the failure is there.

In: a `Project` (commands, directories, limits) and the rules of PYCC_CHOICE.  Out: PASSED, FAILED or UNRESOLVED.  Before a build the
objects of those units are removed whose rule is another than in the build before, so that the build system makes these again and no
others; most of them come from the cache.

Outcomes are kept in a journal, one JSON line each, so that a search that was interrupted goes on where it was.  The rules and the output of
each build and test are in a directory of their own, trials/NUMBER.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from driver import fallback

PASSED: Final = "passed"
FAILED: Final = "failed"
UNRESOLVED: Final = "unresolved"
"""The build failed or took too long, where the failure looked for is one of the test: it says nothing."""

RULES_NAME: Final = "rules"


class NotRemade(Exception):
    """The build does not make an object again that was removed; the text says which."""


@dataclass
class Project:
    """What is built and judged.

    build, test, clean: shell commands, run in `directory`; clean "" stands for removing the objects whose compiler changes.
    repeat: how often a test must pass to count as passed.  timeout: wall seconds for one run of the test, 0 for none.
    build_timeout: likewise for the build.  work: a directory for the journal, the rules and the logs.  compiler: the command of the pycc
    that the build uses.
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
    compiler: str = "pycc"

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
        self.outputs: list[str] = []        # of the units, as an earlier search found them
        self.fingerprint = ""               # of the objects, likewise
        self.count = 0                      # of the builds that were run
        if path.exists():
            for line in path.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
                try:
                    entry = json.loads(line)
                except ValueError:
                    continue        # torn by an interruption
                if "outputs" in entry:
                    self.outputs = entry["outputs"]     # of whichever search: they lie in the tree
                if entry.get("search") != identity:
                    continue
                if "outputs" in entry:
                    if entry["fingerprint"] != self.fingerprint:
                        self.known.clear()
                    self.fingerprint = entry["fingerprint"]
                else:
                    self.known[entry["rules"]] = entry["outcome"]
                    self.count = entry["number"]

    def note(self, rules: str, outcome: str, seconds: float) -> None:
        """Keep an outcome of build number `count`."""
        self.known[rules] = outcome
        self._append({"search": self.identity, "number": self.count, "rules": rules, "outcome": outcome, "seconds": round(seconds, 1)})

    def note_outputs(self, outputs: list[str], fingerprint: str) -> bool:
        """Keep what the units' compiles write, which a later run removes before its first build, and a digest of it.

        Outcomes of another fingerprint are forgotten, because the sources or the compiler have changed; returns whether there were such.
        """
        stale = bool(self.known) and self.fingerprint not in ("", fingerprint)
        if stale:
            self.known.clear()
        self.outputs, self.fingerprint = outputs, fingerprint
        self._append({"search": self.identity, "outputs": outputs, "fingerprint": fingerprint})
        return stale

    def _append(self, entry: dict[str, object]) -> None:
        line = json.dumps(entry)
        with self.path.open("a", encoding="utf-8", errors="surrogateescape") as file:
            file.write(line + "\n")


class Trials:
    """Runs trials, each once.  `builds` counts those that were really run; `tell` is called with a line for each."""

    def __init__(self, project: Project, tell: Callable[[str], None]) -> None:
        self.project = project
        self.tell = tell
        project.work.mkdir(parents=True, exist_ok=True)
        self.journal = Journal(project.work / "journal.jsonl", project.identity())
        self.build_failure_counts = False   # the failure looked for is one of the build itself
        self.builds = 0
        self.objects: dict[str, tuple[str, ...]] = {}   # source of a unit -> what its compiles write
        # Source -> the rule under which the objects that lie there were made; None when that is not sure.
        self._made: dict[str, tuple[str, tuple[str, ...]]] | None = None

    def learn(self, objects: Mapping[str, tuple[str, ...]], whole: bool) -> None:
        """Take in which units there are, after a build of them all by pycc; `whole`: the build succeeded.  Raises NotRemade.

        Outcomes of an earlier run are forgotten if these objects are others than then.
        """
        self.objects = dict(objects)
        outputs = sorted({path for paths in objects.values() for path in paths})
        if self.journal.note_outputs(outputs, fingerprint(outputs)):
            self.tell("the objects are not those of the interrupted search: beginning anew")
        if whole and not self.project.clean:
            self._check_remade()

    def run(self, rules: str, what: str, build_name: str = "", *, remember: bool = True) -> str:
        """Build under `rules`, test, and return the outcome.  Raises NotRemade.

        what: for the log.  build_name: PYCC_BUILD of the compiles, by which their records are found.
        """
        if remember and rules in self.journal.known:
            outcome = self.journal.known[rules]
            self.tell(f"{what}: {outcome} (known)")
            return outcome
        start = time.monotonic()
        self.builds += 1
        self.journal.count += 1
        place = self.project.work / RULES_NAME
        place.write_text(rules, encoding="utf-8", errors="surrogateescape")
        log = self.project.work / "trials" / f"{self.journal.count:03}"
        log.mkdir(parents=True, exist_ok=True)
        (log / RULES_NAME).write_text(rules, encoding="utf-8", errors="surrogateescape")
        environment = {**self.project.environment, "PYCC_CHOICE": f"@{place.absolute()}"}
        if build_name:
            environment["PYCC_BUILD"] = build_name
        outcome = self._judge(rules, environment, log)
        seconds = time.monotonic() - start
        self.journal.note(rules, outcome, seconds)
        self.tell(f"{what}: {outcome} (build {self.journal.count}, {seconds:.1f} s)")
        return outcome

    def _judge(self, rules: str, environment: Mapping[str, str], log: Path) -> str:
        project = self.project
        made = self._made_under(rules)
        self._clean(made, log)
        self._made = None
        if self._command(project.build, environment, log / "build.log", project.build_timeout) != 0:
            return FAILED if self.build_failure_counts else UNRESOLVED
        if not project.clean:
            self._check_remade()
            self._made = made
        for _ in range(project.repeat):
            if self._command(project.test, environment, log / "test.log", project.timeout) != 0:
                return FAILED
        return PASSED

    def _check_remade(self) -> None:
        """Hold that every object is there after a build.  Raises NotRemade."""
        missing = [path for paths in self.objects.values() for path in paths if not os.path.lexists(path)]
        if missing:
            raise NotRemade(f"after the build there is no {missing[0]} ({len(missing)} such objects): give --clean")

    def _made_under(self, rules: str) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Return who makes each unit under `rules`, and with which flags."""
        choice = fallback.read(rules)
        made = {}
        for source in self.objects:
            who, flags = choice.of(source, "/")
            made[source] = (who or fallback.PYCC, flags)
        return made

    def _clean(self, made: Mapping[str, tuple[str, tuple[str, ...]]], log: Path) -> None:
        """Remove what the next build shall make again."""
        if self.project.clean:
            self._command(self.project.clean, self.project.environment, log / "clean.log", 0.0)
            return
        paths: Sequence[str] = self.journal.outputs
        if self._made is not None:
            before = self._made
            paths = [path for source, rule in made.items() if before.get(source) != rule for path in self.objects[source]]
        for path in paths:
            try:
                os.unlink(path)
            except OSError:
                pass        # not there, or a directory: the build system decides what to make

    def _command(self, command: str, environment: Mapping[str, str], log: Path, timeout: float) -> int:
        """Run a shell command in a process group of its own; 124 when it took too long, as timeout(1) says."""
        with log.open("wb") as file:
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


def fingerprint(paths: Sequence[str]) -> str:
    """Return a digest of files, by name and content; one that is not there counts as empty."""
    total = hashlib.sha256()
    for path in paths:
        try:
            data = Path(path).read_bytes()
        except OSError:
            data = b""
        total.update(os.fsencode(path) + b"\0" + hashlib.sha256(data).digest())
    return total.hexdigest()[:16]
