"""Running one command of a recipe: output to a log, CPU time measured, root's rights dropped where asked.

In: shell lines, a directory, an environment.  Out: a `Finished` value.  CPU time is user + system of
the command and all its descendants that it waited for (wait4(2)), so a build's time does not depend on
how many cores it had.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finished:
    """A command that has run.  Times in seconds."""

    status: int
    cpu: float
    wall: float
    log: Path

    def text(self) -> str:
        """Return what the command printed, both streams."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def complaint(self) -> str:
        """Return the line of the output that tells best why the command failed."""
        lines = [line.strip() for line in self.text().splitlines() if line.strip()]
        for mark in ("ERROR ", "error:", "Error:", "undefined reference", " Error ", "FAIL", "[err]"):
            for line in lines:
                if mark in line:
                    return line[:240]
        return lines[-1][:240] if lines else f"exit status {self.status}"


def run(lines: str, directory: Path, environment: Mapping[str, str], log: Path, *, unprivileged: bool = False) -> Finished:
    """Run `lines` with `sh -e` in `directory`.

    unprivileged: when this process is root, run as `nobody`, in a copy of the tree that `nobody` owns,
    because the tree may lie where only root can go; the copy is removed afterwards.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    command = ["sh", "-e", "-c", lines]
    if unprivileged and os.geteuid() == 0:
        scratch = Path(tempfile.mkdtemp(prefix="pycc-unprivileged-"))
        try:
            return run_as_nobody(command, directory, environment, log, scratch)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    return run_process(command, directory, environment, log)


def run_as_nobody(command: list[str], directory: Path, environment: Mapping[str, str], log: Path, scratch: Path) -> Finished:
    """Run `command` as nobody in a copy of the source tree that holds `directory`; the copy is in `scratch`."""
    user = pwd.getpwnam("nobody")
    root = tree_root(directory)
    subprocess.run(["cp", "-a", str(root), str(scratch / "tree")], check=True)
    subprocess.run(["chown", "-R", f"{user.pw_uid}:{user.pw_gid}", str(scratch)], check=True)
    drop = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    own = {**environment, "HOME": str(scratch), "TMPDIR": str(scratch)}
    return run_process([*drop, *command], scratch / "tree" / directory.relative_to(root), own, log)


def tree_root(directory: Path) -> Path:
    """Return the unpacked tree that holds `directory`: the folder named `tree`, which the runner makes."""
    for candidate in (directory, *directory.parents):
        if candidate.name == "tree":
            return candidate
    return directory


def run_process(command: list[str], directory: Path, environment: Mapping[str, str], log: Path) -> Finished:
    """Run `command` to its end with no standard input, and measure it."""
    begun = time.monotonic()
    with log.open("wb") as stream:
        process = subprocess.Popen(command, cwd=directory, env=dict(environment), stdin=subprocess.DEVNULL,
                                   stdout=stream, stderr=subprocess.STDOUT)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except KeyboardInterrupt:
            process.kill()
            process.wait()
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
    return Finished(process.returncode, usage.ru_utime + usage.ru_stime, time.monotonic() - begun, log)
