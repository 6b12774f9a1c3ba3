"""A damaged or half-upgraded installation does not break a build: the GCC behind does the command, and only the log tells."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from driver import records

# What driver/main.py holds in the damaged installation, and what the record says of it.
DAMAGES = {
    "syntax error": ("def main(:\n", "SyntaxError"),
    "missing module": ("from driver import no_such_module\n", "ImportError"),
    "half an upgrade": ("def main(argv, ticket):\n    return argv.no_such_attribute\n", "AttributeError"),
    "empty file": ("", "ImportError"),
}


class Installation:
    """A directory laid out as an installation whose driver package is damaged."""

    def __init__(self, place: Path, launcher: Path) -> None:
        self.place = place
        self.packages = place / f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
        (place / "bin").mkdir(parents=True)
        (self.packages / "driver").mkdir(parents=True)
        (self.packages / "driver/__init__.py").touch()
        for command in ("pycc", "pycc-inprocess", "pycc-rescue"):       # the second only stands behind a native launcher
            if launcher.with_name(command).exists():
                shutil.copy(launcher.with_name(command), place / "bin" / command)
        (place / "bin/python").symlink_to(sys.executable)
        self.work = place / "work"
        self.work.mkdir()
        (self.work / "a.c").write_text('#include <stdio.h>\nint main(void) { puts(TEXT); return 0; }\n')
        (self.work / "wrong.c").write_text("int x = ;\n")

    def damage(self, main: str) -> None:
        """Write driver/main.py."""
        (self.packages / "driver/main.py").write_text(main)

    def run(self, *words: str, name: str = "pycc", stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        """Run the damaged pycc in its work directory, under another name where one is given."""
        program = self.place / "bin/pycc"
        if name != "pycc":
            program = self.place / name
            program.symlink_to("bin/pycc")
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYCC_")}
        environment |= {"PYCC_DIR": str(self.place / "cache"), "HOME": str(self.place), **settings}
        return subprocess.run([str(program), *words], cwd=self.work, env=environment, input=stdin, capture_output=True, text=True,
                              check=False)

    def details(self) -> list[str]:
        """Return what the records say, oldest first."""
        return [record.detail for record in records.read(str(self.place / "cache")) if record.category == "internal-error"]


@pytest.fixture
def installation(tmp_path: Path, pycc: list[str]) -> Installation:
    """One with scripts of the pycc under test."""
    return Installation(tmp_path / "an installation", Path(os.path.realpath(pycc[0])))


@pytest.mark.parametrize("damage", list(DAMAGES))
def test_gcc_does_the_command(installation: Installation, damage: str, gcc: str) -> None:
    """Objects, messages, status and standard input are GCC's; one record tells the reason."""
    main, reason = DAMAGES[damage]
    installation.damage(main)
    done = installation.run("-DTEXT=\"it's \\\"here\\\" \"", "a.c", "-o", "a b", PYCC_LOGFILE="log")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert subprocess.run([str(installation.work / "a b")], capture_output=True, text=True).stdout == "it's \"here\" \n"
    assert len(installation.details()) == 1 and reason in installation.details()[0]
    assert reason in (installation.work / "log").read_text()
    commands: list[list[str]] = [["-c", "wrong.c"], ["-E", "-P", "-x", "c", "-"], ["-dumpmachine"], []]
    for words in commands:
        stdin = "__GNUC__\n"
        expected = subprocess.run([gcc, *words], cwd=installation.work, input=stdin, capture_output=True, text=True, check=False)
        done = installation.run(*words, stdin=stdin)
        assert (done.returncode, done.stdout, done.stderr) == (expected.returncode, expected.stdout,
                                                               expected.stderr.replace(gcc, "gcc")), words


def test_without_packages_or_python(installation: Installation) -> None:
    """The installation's packages or its interpreter may be gone altogether."""
    shutil.rmtree(installation.packages)
    assert installation.run("-c", "-DTEXT=\"a\"", "a.c").returncode == 0
    (installation.place / "bin/python").unlink()
    assert installation.run("-c", "-DTEXT=\"b\"", "a.c").returncode == 0
    details = installation.details()
    assert "ModuleNotFoundError" in details[0] and "has no Python" in details[1]


def test_the_gcc_behind_is_the_one_that_settings_and_name_select(installation: Installation) -> None:
    """PYCC_GCC, a config file, --target= and TRIPLE-pycc; and never pycc itself."""
    installation.damage("def main(:\n")
    tools = installation.place / "tools"
    tools.mkdir()
    for name in ("gcc", "gcc-99", "riscv64-x-gcc", "riscv64-x-gcc-99"):
        (tools / name).write_text(f'#!/bin/sh\necho {name} "$@"\n')
        (tools / name).chmod(0o755)
    path = f"{tools}:{os.environ['PATH']}"
    assert installation.run("a", PATH=path).stdout == "gcc a\n"
    assert installation.run("a", PATH=path, PYCC_GCC="gcc-99").stdout == "gcc-99 a\n"
    assert installation.run("a", "--target=riscv64-x", "b", PATH=path).stdout == "riscv64-x-gcc a b\n"
    assert installation.run("a", "--target=riscv64-x", PATH=path, PYCC_GCC=f"{tools}/gcc-99").stdout == "riscv64-x-gcc-99 a\n"
    assert installation.run("a", name="riscv64-x-pycc", PATH=path).stdout == "riscv64-x-gcc a\n"
    assert installation.run("a", name="gcc", PATH=f"{installation.place}:{path}").stdout == "gcc a\n"
    config = installation.place / ".config/pycc/config"
    config.parent.mkdir(parents=True)
    config.write_text(f"# a comment\nstrict = no\nPYCC_gcc =  {tools}/gcc-99 \n")
    assert installation.run("a").stdout == "gcc-99 a\n"
    missing = installation.run("a", PYCC_GCC="no-such-gcc")
    assert missing.returncode == 1 and missing.stderr.startswith("pycc: error: no GCC found behind pycc, and the installation")


def test_strict_and_disabled(installation: Installation) -> None:
    """In strict mode a damaged installation is an error; switched off, it leaves no record."""
    installation.damage("def main(:\n")
    strict = installation.run("-c", "-DTEXT=\"a\"", "a.c", PYCC_STRICT="1")
    assert strict.returncode == 1
    assert strict.stderr.startswith("pycc: error: pycc-strict: internal-error: the installation of pycc is damaged: SyntaxError: ")
    assert not (installation.work / "a.o").exists()
    assert installation.run("-c", "-DTEXT=\"a\"", "a.c", PYCC_STRICT="1", PYCC_DISABLE="1").returncode == 0
    assert len(installation.details()) == 1
