"""The commands of the README say what is missing and how to get it; nothing here installs anything."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

pytestmark = pytest.mark.skipif(not (CHECKOUT / "install").exists(), reason="only in a checkout")


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of the commands of the checkout."""
    return subprocess.run([str(CHECKOUT / words[0]), *words[1:]], env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", ["install", "quickstart", "runtests"])
def test_help_and_unknown_options(command: str) -> None:
    """--help explains every option that the script knows; another option is an error that names it."""
    shown = run(command, "--help")
    assert (shown.returncode, shown.stderr) == (0, "")
    known = [line.split(")")[0].split() for line in (CHECKOUT / command).read_text().splitlines()
             if line.startswith("        --") and ")" in line]
    for word in {word for words in known for word in words if word.startswith("--") and len(word) > 2}:
        assert word in shown.stdout, word
    wrong = run(command, "--no-such-option")
    assert wrong.returncode == 1
    assert f"ERROR {command}: unknown option --no-such-option" in wrong.stderr


def test_missing_packages_are_named_with_the_command() -> None:
    """One ERROR line with all of them, then the command that installs them."""
    done = run("install", "--check", "--packages", "no-such-package no-other-package")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert lines[0] == "ERROR install: missing: no-such-package no-other-package"
    assert lines[1].strip() == "install it with: apt-get install no-such-package no-other-package"
    assert "--install-deps" in lines[2]


def test_a_machine_without_anything(tmp_path: Path) -> None:
    """No compiler, no make, no Python: all are named at once."""
    for program in ("sh", "dirname", "sed", "tr", "dpkg-query", "grep", "id"):
        (tmp_path / program).symlink_to(f"/usr/bin/{program}")
    done = run("install", "--check", "--python", "python-that-is-not-there", PATH=str(tmp_path))
    assert done.returncode == 1
    assert "is not a Python from 3.11 to 3.13" in done.stderr
    if not Path("/usr/bin/python3").exists():
        done = run("install", "--check", PATH=str(tmp_path))
        assert "ERROR install: missing: gcc libc6-dev make python3 python3-venv python3-dev" in done.stderr


def test_too_old_a_python_is_refused(tmp_path: Path) -> None:
    """An interpreter that is no Python 3.11 to 3.13 is not taken, and said so."""
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 0\n")
    old.chmod(0o755)
    done = run("install", "--check", "--python", str(old))
    assert done.returncode == 1
    assert f"ERROR install: {old} is not a Python from 3.11 to 3.13" in done.stderr
