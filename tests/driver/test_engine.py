"""Several units in one command: order of messages, temporary objects, parallel work, failures, signals."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from driver import records


@pytest.fixture
def pycc_environment(pycc_environment: dict[str, str]) -> dict[str, str]:
    """The common one, with GCC as the maker of every unit: its messages, processes and objects are what is looked at here."""
    return {**pycc_environment, "PYCC_CHOICE": "gcc all"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A directory with sources that make a program of three units."""
    place = tmp_path / "project"
    place.mkdir()
    (place / "main.c").write_text("int a(void), b(void);\nint main(void) { return a() + b(); }\n")
    (place / "a.c").write_text("int a(void) { int unused_a; return 1; }\n")
    (place / "b.c").write_text("int b(void) { int unused_b; return 2; }\n")
    return place


def run(command: list[str], place: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run a command in `place`."""
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, check=False, stdin=subprocess.DEVNULL)


def test_compile_and_link_with_messages_in_input_order(pycc: list[str], pycc_environment: dict[str, str], project: Path,
                                                       gcc: str) -> None:
    words = ["-Wall", "main.c", "a.c", "b.c", "-o", "prog"]
    expected = run([gcc, *words], project, pycc_environment)
    for how in ("compiled", "direct"):
        done = run([*pycc, *words], project, pycc_environment)
        assert (done.returncode, done.stderr) == (0, expected.stderr)
        assert run([str(project / "prog")], project, pycc_environment).returncode == 3
        newest = list(records.read(pycc_environment["PYCC_DIR"]))[-3:]
        assert {record.how for record in newest} == {how}
    assert sorted(path.name for path in project.iterdir()) == ["a.c", "b.c", "main.c", "prog"]


def test_no_temporary_file_is_left(pycc: list[str], pycc_environment: dict[str, str], project: Path, tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    pycc_environment["TMPDIR"] = str(tmp_path / "tmp")
    (project / "a.c").write_text("int a( {\n")
    for words in (["main.c", "a.c", "b.c"], ["main.c"], ["b.c", "-c"]):
        run([*pycc, *words], project, pycc_environment)
        assert list((tmp_path / "tmp").iterdir()) == []


def test_after_an_error_the_other_units_are_still_compiled_and_nothing_is_linked(
        pycc: list[str], pycc_environment: dict[str, str], project: Path, gcc: str) -> None:
    (project / "a.c").write_text("int a( {\n")
    words = ["-Wall", "main.c", "a.c", "b.c", "-o", "prog"]
    expected = run([gcc, *words], project, pycc_environment)
    done = run([*pycc, *words], project, pycc_environment)
    assert (done.returncode, done.stderr) == (expected.returncode, expected.stderr)
    assert not (project / "prog").exists()


def test_linker_messages_name_temporary_objects_as_gcc_does(pycc: list[str], pycc_environment: dict[str, str], project: Path,
                                                            gcc: str) -> None:
    expected = run([gcc, "main.c"], project, pycc_environment)
    done = run([*pycc, "main.c"], project, pycc_environment)
    name = re.compile(rb"/cc[A-Za-z0-9]{6}\.o")
    assert name.search(done.stderr)
    assert name.sub(b"/ccXXXXXX.o", done.stderr) == name.sub(b"/ccXXXXXX.o", expected.stderr)
    assert done.returncode == expected.returncode == 1


def slow_gcc(place: Path) -> Path:
    """Make a GCC that takes a second for each compile and notes when it began and ended."""
    path = place / "slow-gcc"
    path.write_text('#!/bin/sh\ncase "$*" in *" -c "*|-c*) echo b >> log; sleep 1; gcc "$@"; s=$?; echo e >> log; exit $s;; esac\n'
                    'exec gcc "$@"\n')
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(("tokens", "overlap"), [(0, False), (2, True)])
def test_units_run_in_parallel_as_far_as_make_has_tokens(pycc: list[str], pycc_environment: dict[str, str], project: Path,
                                                         tokens: int, overlap: bool) -> None:
    fifo = project / "jobs"
    os.mkfifo(fifo)
    holder = os.open(fifo, os.O_RDWR | os.O_NONBLOCK)
    os.write(holder, b"+" * tokens)
    pycc_environment["MAKEFLAGS"] = f"-j --jobserver-auth=fifo:{fifo}"
    pycc_environment["PYCC_GCC"] = str(slow_gcc(project))
    done = run([*pycc, "-c", "main.c", "a.c", "b.c"], project, pycc_environment)
    assert done.returncode == 0, done.stderr
    assert ("bb" in (project / "log").read_text().replace("\n", "")) == overlap
    left = os.read(holder, 10) if tokens else b""
    assert left == b"+" * tokens
    os.close(holder)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_gcc_too_and_leaves_nothing(pycc: list[str], pycc_environment: dict[str, str], project: Path,
                                                  tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "tmp").mkdir()
    pycc_environment["TMPDIR"] = str(tmp_path / "tmp")
    sleeper = project / "sleeper"
    sleeper.write_text('#!/bin/sh\ncase "$*" in *" -c "*|-c*) echo $$ > pid; exec sleep 60;; esac\nexec gcc "$@"\n')
    sleeper.chmod(0o755)
    pycc_environment["PYCC_GCC"] = str(sleeper)
    # A shell may have started the tests in the background with SIGINT ignored, which children inherit.
    child = subprocess.Popen([*pycc, "-O1", "-c", "a.c"], cwd=project, env=pycc_environment,
                             preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))
    deadline = time.monotonic() + 20
    while not ((project / "pid").exists() and (project / "pid").read_text().strip()) and time.monotonic() < deadline:
        time.sleep(0.05)
    pid = int((project / "pid").read_text())
    child.send_signal(number)
    assert child.wait(10) == -number
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not (project / "a.o").exists()


def test_a_question_on_standard_input_is_recorded_as_a_probe(pycc: list[str], pycc_environment: dict[str, str], tmp_path: Path) -> None:
    for extra in ({}, {"PYCC_STRICT": "1"}):
        done = subprocess.run([*pycc, "-S", "-x", "c", "-", "-o", "-"], cwd=tmp_path, env={**pycc_environment, **extra}, input=b"int x;\n",
                              capture_output=True, check=False)
        assert done.returncode == 0
        assert b".globl\tx" in done.stdout
        assert [record.kind for record in records.read(pycc_environment["PYCC_DIR"])][-1] == "probe"
