"""The nursery: a process with the compiler loaded, single-threaded, that forks a worker for every command.

In: connections on the server's socket.  Out: workers (driver.daemon.errand) that answer them; an exit status of driver.daemon.places.

A worker is a process group of its own.  Until it has been reaped, the nursery keeps its connection open too: should it die without
an answer, what it had started is ended first, and only then does the client learn of it and do the command itself, so
that never two of them write the same files.

What a worker allocates dies with it.  The nursery itself is replaced when its memory has grown or it has forked MOST_WORKERS times,
and ends when the socket's name no longer leads here, the installation is no longer what was loaded, or nobody asks.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import struct
import time

from driver.daemon import errand, places
from driver.installation import is_listed
from driver.launch import Launch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MOST_WORKERS: Final = 5000
MOST_MEMORY: Final = 768 << 20      # bytes of resident memory
_LEAST_FREE: Final = 128 << 20      # bytes of memory that the machine must have left for a worker
_TICK_SECONDS: Final = 5.0
_LOOK_SECONDS: Final = 60.0         # between two looks at the installation
_GRACE_SECONDS: Final = 0.1


class Nursery:
    """Accepts, forks, reaps."""

    def __init__(self, launch: Launch, place: places.Place, listener: socket.socket, idle: int, alive: int) -> None:
        self._launch = launch
        self._place = place
        self._listener = listener
        self._idle = idle
        self._alive = alive             # a pipe of which the server holds the other end
        self._parent = os.getppid()
        self._workers: dict[int, socket.socket] = {}
        self._forked = 0
        self._failed = 0
        self._started = time.time()
        self._identity = place.identity()
        self._stopping = False
        self._wake: tuple[int, ...] = ()

    def run(self) -> int:
        """Serve until it is enough; returns places.ENOUGH or places.REPLACE."""
        started = time.monotonic()
        prepared = errand.Prepared(self._launch)
        gc.collect()
        gc.freeze()
        wake_read, wake_write = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        signal.signal(signal.SIGCHLD, _ignore)
        signal.signal(signal.SIGTERM, self._stop)
        signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
        self._wake = (wake_read, wake_write)
        self._place.log(f"nursery ready after {time.monotonic() - started:.2f} s, {_resident() >> 20} MB")
        poll = select.poll()
        poll.register(self._listener, select.POLLIN)
        poll.register(wake_read, select.POLLIN)
        poll.register(self._alive, select.POLLHUP)
        used = looked = ticked = time.monotonic()
        self._report()
        while True:
            if any(descriptor == self._alive for descriptor, _ in poll.poll(_TICK_SECONDS * 1000)):
                self._stopping = True
            try:
                os.read(wake_read, 4096)
            except BlockingIOError:
                pass
            self._reap()
            now = time.monotonic()
            if self._stopping:
                return self._end(places.ENOUGH)
            if self._accept_all(prepared):
                used = now
            if self._workers:
                used = now
            if now - ticked >= _TICK_SECONDS:
                ticked = now
                self._report()
                if self._place.identity() != self._identity:
                    return self._end(places.ENOUGH)
                if now - looked >= _LOOK_SECONDS:
                    looked = now
                    if not is_listed(self._launch):
                        return self._end(places.ENOUGH)
            if not self._workers:
                if now - used >= self._idle:
                    return places.ENOUGH
                if self._forked >= MOST_WORKERS or _resident() > MOST_MEMORY:
                    return places.REPLACE

    def _stop(self, _number: int, _frame: object) -> None:
        self._stopping = True

    def _accept_all(self, prepared: errand.Prepared) -> bool:
        """Fork a worker for each waiting client; tell whether there was one."""
        some = False
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return some             # nobody else waits, or the client has gone
            some = True
            if _peer(client) != os.geteuid() or _free_memory() < _LEAST_FREE:
                client.close()
                continue
            try:
                pid = os.fork()
            except OSError as problem:
                self._place.log(f"cannot fork: {problem}")
                client.close()
                return some
            if pid == 0:
                self._become_worker(client, prepared)
            self._workers[pid] = client
            self._forked += 1

    def _become_worker(self, client: socket.socket, prepared: errand.Prepared) -> None:
        """In the child: do one command, and never return."""
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            os.setpgid(0, 0)
            for descriptor in (places.LOCK, self._alive, *self._wake):      # the lock, because a worker may outlive the server
                os.close(descriptor)
            self._listener.close()
            for other in self._workers.values():
                other.close()
            errand.run(client, self._launch, prepared)
        except BaseException:
            import traceback
            self._place.log(traceback.format_exc())
            os._exit(1)
        finally:
            os._exit(0)

    def _reap(self) -> None:
        """Bury workers that have ended; of one that died, also what it had started."""
        while self._workers:
            try:
                ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            except ChildProcessError:
                ended = None
            if ended is None:
                return
            if ended.si_code != os.CLD_EXITED or ended.si_status != 0:
                self._failed += 1
                self._place.log(f"worker {ended.si_pid} died: {ended.si_code} {ended.si_status}")
                _end_group(ended.si_pid)
            os.waitpid(ended.si_pid, 0)
            client = self._workers.pop(ended.si_pid, None)
            if client is not None:
                client.close()

    def _end(self, code: int) -> int:
        """Wait for the workers, which nobody else could bury; clients that come meanwhile do their commands themselves."""
        self._listener.close()
        os.close(places.LOCK)
        while self._workers:
            select.select([], [], [], 0.05)
            self._reap()
        return code

    def _report(self) -> None:
        self._place.write_status(json.dumps({
            "server": self._parent, "nursery": os.getpid(), "since": self._started, "commands": self._forked,
            "running": len(self._workers), "died": self._failed, "memory": _resident(), "idle": self._idle,
            "installation": self._launch.installation.hex(), "directory": self._launch.binaries}))


def _ignore(_number: int, _frame: object) -> None:
    return


def _end_group(leader: int) -> None:
    """End what is left of a process group whose leader is dead and not yet reaped, so that its number is still its own."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(leader, number)
        except ProcessLookupError:
            return
        time.sleep(_GRACE_SECONDS)


def _peer(client: socket.socket) -> int:
    """Return the user at the other end (unix(7), SO_PEERCRED)."""
    _, user, _ = struct.unpack("3i", client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    return int(user)


def _resident() -> int:
    """Return the bytes of resident memory of this process (proc(5), statm)."""
    with open("/proc/self/statm", "rb") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _free_memory() -> int:
    """Return the bytes of memory that the machine can give (proc(5), meminfo)."""
    with open("/proc/meminfo", "rb") as file:
        for line in file:
            if line.startswith(b"MemAvailable:"):
                return int(line.split()[1]) << 10
    return _LEAST_FREE
