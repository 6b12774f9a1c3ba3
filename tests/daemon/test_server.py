"""The server: that it does commands as one process would, and that no accident to it, or to a client, changes how a build ends."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from driver.ctl import daemon as daemon_commands
from tests.daemon.conftest import TOO_NEW, Yard

# A GCC that takes its time with slow.c, so that there is time for an accident, and says that it has begun.
SLOW_GCC = """#!/bin/sh
case " $* " in *" slow.c "*) echo $$ > begun.new; mv begun.new begun; sleep 4;; esac
exec gcc "$@"
"""


@pytest.fixture
def served(yard: Yard) -> Yard:
    """A yard with a running server."""
    yard.write("a.c", '#include "a.h"\nint f(int x) { int unused; return A + x; }\n')
    yard.write("a.h", "#define A 1\n")
    yard.write("bad.c", "int f(void) { return y; }\n")
    yard.write("slow.c", "int slow;\n")
    slow = yard.place.parent / "slow-gcc"
    slow.write_text(SLOW_GCC)
    slow.chmod(0o755)
    yard.start()
    return yard


def wait(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait until `condition` holds; tell whether it came to."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


def launch(yard: Yard, *words: str) -> subprocess.Popen[bytes]:
    """Start a command, for an accident to happen to."""
    environment = {**yard.environment, "PYCC_GCC": str(yard.place.parent / "slow-gcc")}
    # A shell may have started the tests in the background with SIGINT ignored, which children inherit.
    return subprocess.Popen([yard.pycc, *words], cwd=yard.place, env=environment, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))


def begun(yard: Yard) -> int:
    """Return the process number of the GCC that has begun with slow.c; waits for it."""
    assert wait(lambda: (yard.place / "begun").exists(), 60), yard.log()
    return int((yard.place / "begun").read_text())


def lives(pid: int) -> bool:
    """Tell whether a process lives, zombies left out."""
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


@pytest.mark.parametrize("words", ["-c a.c -Wall -MD", "-c bad.c", "-S -O2 a.c", "-c missing.c", "-E a.c", "-dumpversion", "-c a.c -o",
                                   "a.c -shared -o lib.so", "-print-prog-name=cc1", "-fsyntax-only a.c", "-M a.c"])
def test_a_served_command_ends_as_in_one_process(served: Yard, words: str) -> None:
    """Status, messages and files."""
    command = words.split()

    def files() -> dict[str, bytes]:
        found = {}
        for path in sorted(served.place.iterdir()):
            if path.suffix not in (".c", ".h") and path.name != "ready.o":
                found[path.name] = path.read_bytes()
                path.unlink()
        return found

    files()
    one = served.inprocess(*command, PYCC_DIR=str(served.cache) + "-other")
    expected = files()
    done = served.run(*command)
    assert (done.returncode, done.stdout, done.stderr) == (one.returncode, one.stdout, one.stderr)
    assert files() == expected


def test_commands_reach_the_server(served: Yard) -> None:
    """The first of these tests would pass without any server."""
    before = served.commands()
    for number in range(3):
        assert served.run("-c", "a.c", f"-DN={number}").returncode == 0
    assert wait(lambda: served.commands() >= before + 3)
    assert "Traceback" not in served.log()


def test_what_a_process_is_belongs_to_the_command(served: Yard) -> None:
    """Umask, directory, locale, TMPDIR and limits are the client's; other limits mean another server."""
    served.umask = 0o077
    served.run("-c", "a.c", "-o", "mask.o")
    served.umask = 0o022
    assert (served.place / "mask.o").stat().st_mode & 0o777 == 0o600
    (served.place / "sub").mkdir()
    served.write("sub/here.c", "int here;\n")
    done = subprocess.run([served.pycc, "-c", "here.c"], cwd=served.place / "sub", env=served.environment, check=False)
    assert done.returncode == 0
    assert (served.place / "sub/here.o").exists()
    german = served.run("-c", "bad.c", LC_ALL="", LANG="de_DE.UTF-8", LANGUAGE="de")
    plain = subprocess.run(["gcc", "-c", "bad.c"], cwd=served.place, capture_output=True, check=False,
                           env={**{k: v for k, v in served.environment.items() if k != "LC_ALL"}, "LANG": "de_DE.UTF-8", "LANGUAGE": "de"})
    assert german.stderr == plain.stderr
    first = served.servers()
    subprocess.run([served.pycc, "-dumpversion"], cwd=served.place, env=served.environment, check=True, stdout=subprocess.DEVNULL,
                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, resource.getrlimit(resource.RLIMIT_FSIZE)[1])))
    assert wait(lambda: len(served.servers()) == 2)
    assert first[0] in served.servers()


@pytest.mark.parametrize("victim", ["server", "nursery", "worker"])
def test_killed_in_the_middle(served: Yard, victim: str) -> None:
    """kill -9 of any of them while GCC runs: the command ends as ever, and no second GCC goes on writing."""
    import json
    status = json.loads(next((served.runtime / "pycc").glob("*.status")).read_text())
    child = launch(served, "-O2", "-c", "slow.c", "-o", "slow.o")
    gcc = begun(served)
    if victim == "worker":
        workers = [int(pid) for pid in Path(f"/proc/{status['nursery']}/task/{status['nursery']}/children").read_text().split()]
        os.kill(workers[0], signal.SIGKILL)
    else:
        os.kill(status[victim], signal.SIGKILL)
    _, messages = child.communicate(timeout=120)
    assert child.returncode == 0, messages
    assert not lives(gcc)
    expected = served.place / "expected.o"
    subprocess.run(["gcc", "-O2", "-c", "slow.c", "-o", str(expected)], cwd=served.place, check=True)
    assert (served.place / "slow.o").read_bytes() == expected.read_bytes()
    served.run("-c", "a.c", "-DAGAIN")
    if victim != "worker":
        assert wait(lambda: served.run("-dumpversion").returncode == 0 and bool(served.servers()))
        assert served.run("-c", "a.c", "-DAGAIN=2").returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_client_that_goes_away(served: Yard, number: int) -> None:
    """Ctrl-C, kill, kill -9: GCC ends too, there is no half output, and the server goes on."""
    child = launch(served, "-O2", "-c", "slow.c", "-o", "half.o")
    gcc = begun(served)
    child.send_signal(number)
    child.communicate(timeout=30)
    assert child.returncode == -number
    assert wait(lambda: not lives(gcc))
    assert not (served.place / "half.o").exists()
    assert served.run("-c", "a.c", "-DAFTER").returncode == 0
    assert len(served.servers()) == 1


def test_two_hundred_clients_at_once(served: Yard) -> None:
    """All are answered, whoever does it."""
    with ThreadPoolExecutor(200) as pool:
        done = list(pool.map(lambda number: served.run("-dumpversion", f"-DN={number}"), range(200)))
    assert {(one.returncode, one.stdout) for one in done} == {(0, done[0].stdout)}
    assert len(served.servers()) == 1


def test_the_socket_is_deleted(served: Yard) -> None:
    """Commands go on, the server notices and ends, and a new one comes."""
    old = served.servers()[0]
    for path in served.sockets():
        path.unlink()
    assert served.run("-c", "a.c").returncode == 0
    assert wait(lambda: old not in served.servers())
    assert wait(lambda: served.run("-dumpversion").returncode == 0 and bool(served.sockets()))


def test_directories_that_vanish(served: Yard) -> None:
    """The cache, the runtime directory, the working directory."""
    shutil.rmtree(served.cache)
    assert served.run("-c", "a.c", "-DONE").returncode == 0
    shutil.rmtree(served.runtime / "pycc")
    assert served.run("-c", "a.c", "-DTWO").returncode == 0
    gone = served.place / "gone"
    gone.mkdir()
    source = served.place / "a.c"
    script = f"rmdir {gone}; exec {served.pycc} -c {source} -o {served.place}/there.o"
    done = subprocess.run(["sh", "-c", script], cwd=gone, env=served.environment, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert (served.place / "there.o").exists()


def test_no_place_for_a_server(yard: Yard) -> None:
    """Without $HOME and $XDG_RUNTIME_DIR; a runtime directory that others can write; a cache that cannot be written."""
    yard.write("a.c", "int a;\n")
    expected = subprocess.run(["gcc", "-c", "a.c"], cwd=yard.place, check=True)
    want = (yard.place / "a.o").read_bytes()
    assert expected.returncode == 0
    for extra in ({"HOME": "", "XDG_RUNTIME_DIR": ""}, {"HOME": "", "PYCC_DIR": "", "XDG_RUNTIME_DIR": ""},
                  {"PYCC_DIR": "/dev/null/none"}, {"XDG_RUNTIME_DIR": "/dev/null"}, {"TMPDIR": "/nonexistent"}):
        (yard.place / "a.o").unlink()
        done = yard.run("-c", "a.c", **extra)
        assert (done.returncode, done.stderr) == (0, b""), extra
        assert (yard.place / "a.o").read_bytes() == want
    yard.ready()
    shutil.rmtree(yard.runtime / "pycc", ignore_errors=True)
    (yard.runtime / "pycc").mkdir()
    (yard.runtime / "pycc").chmod(0o777)
    assert yard.run("-c", "a.c", "-DX").returncode == 0
    assert not yard.sockets()
    assert list((yard.runtime / "pycc").iterdir()) == []


def test_a_full_disk(served: Yard, tmp_path: Path) -> None:
    """A cache on a file system without room: the compile goes on; an output there: GCC's own message."""
    small = tmp_path / "small"
    small.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(small)], check=False).returncode:
        pytest.skip("no tmpfs can be mounted here")
    try:
        for number in range(3):
            assert served.run("-c", "a.c", f"-DF={number}", PYCC_DIR=str(small / "cache")).returncode == 0
        shutil.rmtree(small / "cache", ignore_errors=True)
        served.learn("-c", "a.c", "-o", str(small / "a.o"))
        (small / "a.o").unlink()
        with open(small / "fill", "wb") as file:
            try:
                while True:
                    os.write(file.fileno(), bytes(4096))
            except OSError:
                pass
        done = served.run("-c", "a.c", "-o", str(small / "a.o"))
        gcc = subprocess.run(["gcc", "-c", "a.c", "-o", str(small / "a.o")], cwd=served.place, env=served.environment,
                             capture_output=True, check=False)
        assert done.returncode == gcc.returncode != 0
        assert not [path for path in small.iterdir() if "pycc-tmp" in path.name]
    finally:
        subprocess.run(["umount", "-l", str(small)], check=False)


def test_make_does_not_wait_for_the_server(yard: Yard) -> None:
    """A server that is started in a recipe keeps nothing of make's open: neither the jobserver nor an output pipe."""
    yard.ready()
    yard.stop()
    for number in range(4):
        yard.write(f"m{number}.c", f"int m{number};\n")
    yard.write("Makefile", "all: m0.o m1.o m2.o m3.o\n%.o: %.c\n\t+$(CC) -c $<\n")
    started = time.monotonic()
    done = subprocess.run(["make", "-j2", f"CC={yard.pycc}"], cwd=yard.place, env=yard.environment, capture_output=True, check=False,
                          timeout=60)
    assert done.returncode == 0, done.stderr
    assert b"jobserver" not in done.stderr
    assert time.monotonic() - started < 50
    assert wait(lambda: bool(yard.servers()))
    for pid in yard.servers():
        links = [os.readlink(f"/proc/{pid}/fd/{name}") for name in os.listdir(f"/proc/{pid}/fd")]
        assert len({link for link in links if link.startswith("pipe:")}) <= 1, links     # its own, to its nursery
        assert b"MAKE" not in Path(f"/proc/{pid}/environ").read_bytes()


def test_two_installations_side_by_side(installed: Path, served: Yard, tmp_path: Path) -> None:
    """Each has a server of its own, in one runtime directory and with one cache."""
    from tests.daemon.conftest import install
    other = install(tmp_path / "second")
    time.sleep(TOO_NEW)
    first = served.servers()
    served.pycc = str(other / "pycc")
    assert wait(lambda: served.run("-c", "a.c", "-DTWO").returncode == 0 and len(served.servers()) == 2)
    assert first[0] in served.servers()
    served.pycc = str(installed / "pycc")
    assert served.run("-c", "a.c", "-DTHREE").returncode == 0


def test_an_idle_server_ends(yard: Yard) -> None:
    """PYCC_IDLE seconds after the last command, and with it its socket."""
    yard.environment["PYCC_IDLE"] = "1"
    yard.start()
    assert wait(lambda: not yard.servers(), 30)
    assert not yard.sockets()
    assert not list((yard.runtime / "pycc").glob("*.status"))


def test_pyccctl_daemon(served: Yard) -> None:
    """status, log, stop, start."""
    pyccctl = str(served.binaries / "pyccctl")

    def control(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([pyccctl, "daemon", *words], env=served.environment, capture_output=True, text=True, check=False, timeout=60)

    pid = served.servers()[0]
    status = control("status")
    assert status.returncode == 0, status.stderr
    assert str(pid) in status.stdout
    assert "nursery ready" in control("log").stdout
    assert control("stop").returncode == 0
    assert not served.servers()
    assert control("status").returncode == 1
    started = control("start")
    assert started.returncode == 0, started.stdout + started.stderr
    assert len(served.servers()) == 1


def test_the_runtime_directory_is_the_launchers() -> None:
    """Python and C agree on where servers are."""
    from driver.daemon.places import runtime_directory
    assert runtime_directory({"XDG_RUNTIME_DIR": "/run/user/1"}) == "/run/user/1/pycc"
    assert runtime_directory({"XDG_RUNTIME_DIR": "relative"}) == f"/tmp/pycc-{os.geteuid()}"
    assert daemon_commands.LAUNCHER == "pycc"
