"""What every test can ask for: options, the pycc under test, places to work, samples; and the list of failures.

Options: --full runs what is marked `full` and whole suites; --sample N% sets the share that sampled
suites run; --seed N chooses the sample.  The same options on the same tree give the same tests.

Environment: PYCC_UNDER_TEST is the command line of the pycc to test (default: this tree, run by the
interpreter that runs pytest); PYCC_WORK is where sources are unpacked and logs are written (default:
.work in the checkout).

At the end of a run each failure is one line, `ERROR NODEID: reason`; the details are in a log file.
"""

from __future__ import annotations

import os
import random
import shlex
import shutil
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGES = ("cache", "compiler", "driver", "integrations", "projects")
Item = TypeVar("Item")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare --full, --sample and --seed."""
    group = parser.getgroup("pycc")
    group.addoption("--full", action="store_true", help="run the slow suites, and all of the sampled ones")
    group.addoption("--sample", default="", metavar="N%", help="share of each sampled suite to run")
    group.addoption("--seed", default=0, type=int, metavar="N", help="choose another sample (default 0)")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker `full`."""
    config.addinivalue_line("markers", "full: slow; runs only with --full")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip tests marked `full` unless --full was given."""
    if config.getoption("--full"):
        return
    skip = pytest.mark.skip(reason="slow: needs --full")
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(skip)


@dataclass(frozen=True)
class Sample:
    """Chooses what a sampled suite runs."""

    full: bool
    share: float | None     # of 1.0, from --sample
    seed: int

    def choose(self, items: Sequence[Item], quick: int) -> list[Item]:
        """Return `items` in their order: all with --full, --sample's share, else `quick` of them."""
        if self.full and self.share is None:
            return list(items)
        count = quick if self.share is None else round(len(items) * self.share)
        if count >= len(items):
            return list(items)
        chosen = random.Random(self.seed).sample(range(len(items)), max(count, 1))
        return [items[index] for index in sorted(chosen)]


def sample_of(config: pytest.Config) -> Sample:
    """Return the Sample of a run's options; for pytest_generate_tests hooks.  Raises UsageError."""
    text = str(config.getoption("--sample")).rstrip("%")
    try:
        share = float(text) / 100 if text else None
    except ValueError:
        raise pytest.UsageError(f"--sample {text}: not a percentage") from None
    return Sample(bool(config.getoption("--full")), share, int(config.getoption("--seed")))


@pytest.fixture(scope="session")
def sample(pytestconfig: pytest.Config) -> Sample:
    """The Sample of this run."""
    return sample_of(pytestconfig)


@pytest.fixture(scope="session")
def seed(pytestconfig: pytest.Config) -> int:
    """--seed: give it to every random generator."""
    return int(pytestconfig.getoption("--seed"))


@pytest.fixture(scope="session")
def work_directory() -> Path:
    """A directory that outlives the run, for unpacked sources and logs."""
    path = work_path()
    path.mkdir(parents=True, exist_ok=True)
    return path


def work_path() -> Path:
    """Return PYCC_WORK, or .work in the checkout."""
    return Path(os.environ.get("PYCC_WORK") or CHECKOUT / ".work").absolute()


@pytest.fixture(scope="session")
def pycc(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command of the pycc under test; every word but the first is an argument.

    Without PYCC_UNDER_TEST it is one absolute path, good as CC=...: a directory laid out as an
    installation, with links into the checkout and the dependencies of this interpreter.
    """
    given = os.environ.get("PYCC_UNDER_TEST")
    if given:
        return shlex.split(given)
    return [str(lay_out_checkout(tmp_path_factory.mktemp("pycc")) / "pycc")]


@pytest.fixture(scope="session")
def pyccctl(pycc: list[str]) -> list[str]:
    """The command of pyccctl, from the same installation as `pycc`."""
    return [str(Path(pycc[0]).with_name("pyccctl"))]


def lay_out_checkout(prefix: Path) -> Path:
    """Make `prefix` look like an environment in which this checkout is installed; return its bin directory."""
    binaries = prefix / "bin"
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    packages = prefix / "lib" / version / "site-packages"
    binaries.mkdir(parents=True)
    packages.mkdir(parents=True)
    for script in ("pycc", "pycc-rescue", "pyccctl", "pyccache"):
        shutil.copy(CHECKOUT / "driver/launcher" / script, binaries / script)
    (binaries / "python").symlink_to(sys.executable)
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if entry.name not in PACKAGES:
            (packages / entry.name).symlink_to(entry)
    for name in PACKAGES:
        (packages / name).symlink_to(CHECKOUT / name)
    # -I without -S (pyccctl) finds site-packages through pyvenv.cfg only.
    home = Path(sys.base_prefix) / "bin"
    (prefix / "pyvenv.cfg").write_text(f"home = {home}\ninclude-system-site-packages = false\n")
    return binaries


@pytest.fixture
def pycc_environment(tmp_path: Path) -> dict[str, str]:
    """This process's environment without pycc's settings, and with an empty cache of the test's own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYCC_")}
    environment["PYCC_DIR"] = str(tmp_path / "pycc-cache")
    return environment


@pytest.fixture(scope="session")
def gcc() -> str:
    """The GCC to compare with; the test is skipped when there is none."""
    return require_program(os.environ.get("PYCC_GCC") or "gcc", "gcc")


def require_program(program: str, package: str) -> str:
    """Return the path of `program`, or skip the test naming the Debian package that has it."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"needs {program}: apt-get install {package}")
    return path


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """List every failure on one line beginning ERROR, and write its details to a log file."""
    yield
    failures = [*terminalreporter.stats.get("failed", []), *terminalreporter.stats.get("error", [])]
    if not failures:
        return
    log = work_path() / "failures.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8", errors="backslashreplace") as stream:
        for report in failures:
            stream.write(f"==== {report.nodeid} ({report.when})\n{report.longreprtext}\n")
            for title, text in report.sections:
                stream.write(f"---- {title}\n{text}\n")
    for report in failures:
        terminalreporter.write_line(f"ERROR {report.nodeid}: {reason_of(report)}")
    terminalreporter.write_line(f"details: {log}")


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return one line that says why `report` failed."""
    crash = getattr(report.longrepr, "reprcrash", None)
    if crash is not None:
        lines = [line.strip() for line in str(crash.message).splitlines() if line.strip()]
        return lines[0][:300] if lines else "no reason given"
    # Not from a test's own code (a missing fixture, an import): pytest marks the lines that matter with E.
    lines = [line.strip() for line in report.longreprtext.splitlines() if line.strip()]
    marked = [line[1:].strip() for line in lines if line.startswith("E ")]
    return (marked or lines[-1:] or ["no reason given"])[0][:300]
