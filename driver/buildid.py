"""The identity of a build: which compiles belong together in a report.

In: a request's environment and process id.  Out: a short text, the same for all compiles of one
`make` and different for the next one.

PYCC_BUILD names it if set.  Else it is the topmost ancestor that is a build tool, known by process id,
start time and boot id (a process id alone is used again).  Else the terminal session and the
directory: compiles typed by hand in one place belong together.  Linux: proc(5), /proc/PID/stat.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False       # `import typing` would cost each compile 8 ms
if TYPE_CHECKING:
    from typing import Final

# Names as the kernel shows them in /proc/PID/stat (15 bytes at most).  Kbuild is make.
BUILD_TOOLS: Final = ("make", "gmake", "bmake", "ninja", "ninja-build", "samu", "samurai", "cmake", "meson", "muon")


class Process:
    """What /proc says about one process; start is in clock ticks since boot."""

    __slots__ = ("name", "parent", "session", "start")

    def __init__(self, name: str, parent: int, session: int, start: int) -> None:
        self.name = name
        self.parent = parent
        self.session = session
        self.start = start


def _read_small(path: str) -> bytes:
    """Return up to 4 KiB of a file of /proc, b"" when it cannot be read (the process has gone)."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""
    finally:
        os.close(descriptor)


def read_process(pid: int) -> Process | None:
    """Return the process, or None when there is none or it cannot be read."""
    data = _read_small("/proc/" + str(pid) + "/stat")
    # The name is in parentheses and may hold spaces and parentheses itself: the last one ends it.
    opened = data.find(b"(")
    closed = data.rfind(b")")
    if opened < 0 or closed < opened:
        return None
    fields = data[closed + 2:].split()
    if len(fields) < 20:
        return None
    # proc(5) counts from 1 with pid and comm first: ppid is field 4, session 6, starttime 22.
    return Process(data[opened + 1:closed].decode("utf-8", "replace"), int(fields[1]), int(fields[3]),
                   int(fields[19]))


def _boot() -> str:
    """Return the first 8 digits of this boot's id, which tells equal process ids of two boots apart."""
    return _read_small("/proc/sys/kernel/random/boot_id")[:8].decode("ascii", "replace")


def build_identity(named: str, cwd: str, pid: int = 0) -> str:
    """Return the identity of the build that process `pid` (0: this one) works for.

    named: the PYCC_BUILD setting; "" when not set.  cwd: the request's working directory.
    """
    if named != "":
        return named
    if pid == 0:
        pid = os.getpid()
    tool = ""
    session = 0
    process = read_process(pid)
    if process is not None:
        session = process.session
    depth = 0
    # The bound guards against a chain that loops because ids are used again while we read.
    while process is not None and depth < 256:
        if process.name in BUILD_TOOLS:
            tool = process.name + "-" + str(pid) + "-" + str(process.start)
        pid = process.parent
        if pid <= 0:
            break
        process = read_process(pid)
        depth += 1
    if tool != "":
        return tool + "-" + _boot()
    leader = read_process(session) if session > 0 else None
    start = leader.start if leader is not None else 0
    return "session-" + str(session) + "-" + str(start) + "-" + _boot() + ":" + cwd
