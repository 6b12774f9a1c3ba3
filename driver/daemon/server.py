"""The server: owns the socket, and sees to it that a nursery serves it.

In: the launcher's ticket, the runtime directory, the name of the socket (driver/launcher/client.c).  Out: an exit status, when
nobody has asked for anything for PYCC_IDLE seconds, the installation has changed, or `pyccctl daemon stop`.

Two processes: this one, small, which starts the other and never does a command; and the nursery (driver.daemon.nursery), which
has the compiler loaded and forks a worker for each command.  The nursery is replaced when it has grown or died; the socket
stays meanwhile, so that clients wait a moment and are not refused.

The lock on NAME.lock is held by descriptor 3, which the launcher has locked and handed down, as long as this process or its nursery lives.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import time

from driver.daemon import places
from driver.installation import is_listed
from driver.launch import Launch
from driver.settings import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_BACKLOG: Final = 1024
_MOST_DEATHS: Final = 5             # of nurseries in DEATHS_SECONDS
_DEATHS_SECONDS: Final = 60.0


def serve(ticket: str, directory: str, name: str) -> int:
    """Serve until there is no reason to; called once, in a process of its own, detached from everything."""
    launch = Launch(ticket, os.path.dirname(os.path.abspath(sys.argv[0])), served=True)
    place = places.Place(directory, name)
    os.ftruncate(places.LOCK, 0)
    os.pwrite(places.LOCK, f"{os.getpid()}\n".encode("ascii"), 0)
    place.log(f"started, pid {os.getpid()}, installation {launch.installation.hex()[:12]}")
    try:
        listener = _listen(place)
    except OSError as problem:
        place.log(f"cannot listen: {problem}")
        return 1
    server = _Server(launch, place, listener)
    signal.signal(signal.SIGTERM, server.stop)
    try:
        reason = server.run()
    finally:
        place.remove_socket(listener)
        place.remove_status()
    place.log(f"ended: {reason}")
    return 0


def _listen(place: places.Place) -> socket.socket:
    """Return a listening socket in the place of what a dead server left.  Raises OSError."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    place.remove_stale_socket()
    with place.opened() as descriptor:
        listener.bind(f"/proc/self/fd/{descriptor}/{place.name}")
    listener.listen(_BACKLOG)
    listener.setblocking(False)
    return listener


class _Server:
    """Keeps a nursery running."""

    def __init__(self, launch: Launch, place: places.Place, listener: socket.socket) -> None:
        self._launch = launch
        self._place = place
        self._listener = listener
        self._nursery = 0
        self._stopped = False
        self._idle = Settings.load(dict(os.environ), "/").idle
        # Whose other end the nursery watches: it must not outlive this process.
        self._alive_read, self._alive_write = os.pipe2(os.O_CLOEXEC)

    def stop(self, _number: int, _frame: object) -> None:
        """Signal handler: end the nursery, and then this process."""
        self._stopped = True
        if self._nursery > 0:
            os.kill(self._nursery, signal.SIGTERM)

    def run(self) -> str:
        """Start nurseries until one says that it is enough; return why."""
        deaths: list[float] = []
        while not self._stopped:
            self._nursery = os.fork()
            if self._nursery == 0:
                self._become_nursery()
            try:
                _, status = os.waitpid(self._nursery, 0)
            except ChildProcessError:
                return "the nursery is gone"
            code = os.waitstatus_to_exitcode(status)
            if self._stopped:
                break
            if code == places.ENOUGH:
                return "idle, replaced, or of another version"
            if code != places.REPLACE:
                now = time.monotonic()
                deaths = [death for death in deaths if now - death < _DEATHS_SECONDS] + [now]
                self._place.log(f"the nursery died with status {code}")
                if len(deaths) >= _MOST_DEATHS:
                    return "the nursery dies again and again"
        return "stopped"

    def _become_nursery(self) -> None:
        """In the child: serve, and never return."""
        code = 1
        try:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            os.close(self._alive_write)
            from driver.daemon.nursery import Nursery  # loads the compiler
            code = Nursery(self._launch, self._place, self._listener, self._idle, self._alive_read).run() \
                if is_listed(self._launch) else places.ENOUGH
        except BaseException:
            import traceback
            self._place.log(traceback.format_exc())
        finally:
            os._exit(code)
