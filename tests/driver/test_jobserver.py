"""Tokens are taken without waiting, and every one is given back, the same byte."""

from __future__ import annotations

import os
from pathlib import Path

from driver.jobserver import Jobserver


def drained(descriptor: int) -> bytes:
    """Return what is in a pipe, without waiting."""
    os.set_blocking(descriptor, False)
    try:
        return os.read(descriptor, 100)
    except BlockingIOError:
        return b""


def test_a_pipe() -> None:
    read_end, write_end = os.pipe()
    os.write(write_end, b"ab")
    server = Jobserver({"MAKEFLAGS": f" -j3 --jobserver-auth={read_end},{write_end}"})
    assert server.acquire() and server.acquire()
    assert not server.acquire()
    assert os.get_blocking(read_end)        # make's own descriptor is left as it was
    server.close()
    assert sorted(drained(read_end)) == sorted(b"ab")


def test_a_fifo(tmp_path: Path) -> None:
    path = tmp_path / "fifo"
    os.mkfifo(path)
    holder = os.open(path, os.O_RDWR)
    os.write(holder, b"+")
    server = Jobserver({"MAKEFLAGS": f"k -j2 --jobserver-auth=fifo:{path}"})
    assert server.acquire()
    assert not server.acquire()
    server.release()
    assert drained(holder) == b"+"
    server.close()


def test_the_last_option_wins_and_unusable_ones_mean_serial(tmp_path: Path) -> None:
    file = os.open(tmp_path / "plain", os.O_RDWR | os.O_CREAT)
    for flags in ("--jobserver-auth=-2,-2", "--jobserver-fds=1000,1001", f"--jobserver-auth={file},{file}",
                  "--jobserver-auth=fifo:/nonexistent", "--jobserver-auth=x"):
        assert not Jobserver({"MAKEFLAGS": flags}).acquire(), flags
    os.close(file)


def test_without_a_jobserver_the_cores_are_the_limit() -> None:
    server = Jobserver({})
    taken = 0
    while server.acquire():
        taken += 1
    assert taken == len(os.sched_getaffinity(0)) - 1
    server.close()
    assert server.acquire() or taken == 0
