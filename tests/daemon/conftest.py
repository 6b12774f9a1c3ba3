"""An installation of this tree with the native launcher, alone with its cache and its runtime directory."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import compiler
from driver import records
from driver.daemon.places import all_places
from tests.conftest import CHECKOUT, PACKAGES

TOO_NEW = 2.1       # seconds until a file is believed to show its changes (cache.filehash.TOO_NEW_NS)


def build_launcher(program: Path, command: list[str] | None = None) -> None:
    """Compile the launcher with a compiler command (default: gcc)."""
    sources = sorted(str(path) for path in (CHECKOUT / "driver/launcher").glob("*.c"))
    done = subprocess.run([*(command or ["gcc", "-Wall", "-Wextra", "-Werror"]), "-std=gnu11", "-O2", "-o", str(program), *sources],
                          check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def install(prefix: Path) -> Path:
    """Make an installation with files of its own at `prefix`; return its bin directory."""
    binaries = prefix / "bin"
    packages = prefix / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    binaries.mkdir(parents=True)
    packages.mkdir(parents=True)
    origin = Path(compiler.__file__).parent.parent
    for name in PACKAGES:
        if (origin / name).is_dir():
            shutil.copytree(origin / name, packages / name)
    for directory in [path for path in packages.rglob("*") if path.is_dir() and path.name != "__pycache__"]:
        (directory / "__pycache__").mkdir(exist_ok=True)      # so that the first start does not change the directory
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if not (packages / entry.name).exists():
            (packages / entry.name).symlink_to(entry)
    launchers = CHECKOUT / "driver/launcher"
    shutil.copy(launchers / "pycc", binaries / "pycc-inprocess")
    shutil.copy(launchers / "pycc-rescue", binaries)
    shutil.copy(launchers / "pyccctl", binaries)
    build_launcher(binaries / "pycc")
    (binaries / "python").symlink_to(Path(sys.executable).resolve() if sys.prefix == sys.base_prefix
                                     else Path(os.path.realpath(sys.executable)))
    home = Path(sys.base_prefix) / "bin"
    (prefix / "pyvenv.cfg").write_text(f"home = {home}\ninclude-system-site-packages = false\n")
    return binaries


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin directory of an installation that no test changes."""
    if not (CHECKOUT / "driver/launcher/launcher.c").is_file():
        pytest.skip("the launcher's source is not here")
    binaries = install(tmp_path_factory.mktemp("installed"))
    time.sleep(TOO_NEW)
    return binaries


class Yard:
    """A directory with sources, a launcher, a cache, a runtime directory, and the records."""

    def __init__(self, binaries: Path, place: Path) -> None:
        self.binaries = binaries
        self.pycc = str(binaries / "pycc")
        self.place = place / "project"
        self.runtime = place / "run"
        self.cache = place / "cache"
        self.umask = 0o022
        self.place.mkdir()
        self.runtime.mkdir(mode=0o700)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(place), "PYCC_DIR": str(self.cache), "XDG_RUNTIME_DIR": str(self.runtime),
            "PYCC_CHOICE": "gcc all", "PYCC_IDLE": "60", "LC_ALL": "C",
        }

    def write(self, name: str, text: str) -> Path:
        """Write a file; its stamp is believed after `settle`."""
        path = self.place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def settle(self) -> None:
        """Wait until the stamps of what was written are believed."""
        time.sleep(TOO_NEW)

    def run(self, *words: str, **extra: str) -> subprocess.CompletedProcess[bytes]:
        """Run the launcher here; a variable that is set to "" is taken out of the environment."""
        environment = {name: value for name, value in {**self.environment, **extra}.items() if value != ""}
        return subprocess.run([self.pycc, *words], cwd=self.place, env=environment, capture_output=True, check=False,
                              stdin=subprocess.DEVNULL, umask=self.umask, timeout=120)

    def inprocess(self, *words: str, **extra: str) -> subprocess.CompletedProcess[bytes]:
        """Run without server and hit entries."""
        return self.run(*words, **{**extra, "PYCC_DAEMON": "0"})

    def lines(self) -> list[bytes]:
        """Return the lines of the records."""
        return list(records.read_lines(str(self.cache)))

    def last(self) -> records.Record:
        """Return the newest record."""
        record = records.decode(self.lines()[-1])
        assert record is not None
        return record

    def by_launcher(self) -> bool:
        """Tell whether the launcher itself wrote the newest record: what it cost stands at its end."""
        line = self.lines()[-1]
        return line.rindex(b'"cpu":') > line.rindex(b'"keys":') and b',' not in line[line.rindex(b'"cpu":'):]

    def learn(self, *words: str, **extra: str) -> None:
        """Run a command until the launcher knows it."""
        self.ready()
        for _ in range(3):
            done = self.run(*words, **extra)
            assert done.returncode == 0, done.stderr
            if self.by_launcher():
                return
        pytest.fail("the launcher does not serve " + " ".join(words))

    def ready(self) -> None:
        """Have the list of the installation's files written."""
        if not list(self.cache.glob("launcher/*")):
            self.write("ready.c", "int ready;\n")
            assert self.run("-c", "ready.c").returncode == 0
            assert list(self.cache.glob("launcher/*")), "the list of the installation was not written"

    def servers(self) -> list[int]:
        """Return the process numbers of the servers that live."""
        return [place.server() for place in all_places(str(self.runtime / "pycc")) if place.server()]

    def sockets(self) -> list[Path]:
        """Return the sockets in the runtime directory."""
        return [path for path in (self.runtime / "pycc").glob("*") if path.is_socket()]

    def start(self) -> int:
        """Have a server started, and wait until it serves; return its process number."""
        self.ready()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if list((self.runtime / "pycc").glob("*.status")):
                return self.servers()[0]
            if not self.servers():
                self.run("-dumpversion")
            time.sleep(0.1)
        pytest.fail("no server has come up: " + self.log())

    def log(self) -> str:
        """Return what the servers have logged."""
        return "".join(path.read_text() for path in sorted((self.runtime / "pycc").glob("*.log")))

    def commands(self) -> int:
        """Return how many commands the nursery has forked workers for."""
        return max([int(json.loads(path.read_text())["commands"]) for path in (self.runtime / "pycc").glob("*.status")], default=0)

    def stop(self) -> None:
        """End all servers and wait for them."""
        for pid in self.servers():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + 20
        while self.servers() and time.monotonic() < deadline:
            time.sleep(0.05)


@pytest.fixture
def yard(installed: Path, tmp_path: Path) -> Iterator[Yard]:
    """An empty yard; its servers end with the test."""
    made = Yard(installed, tmp_path)
    yield made
    made.stop()
