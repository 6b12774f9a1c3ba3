"""Where a server keeps its socket, lock, log and status, and how others see them.

In: the runtime directory and the socket's name (driver/launcher/client.c chooses both).  Out: NAME (the socket), NAME.lock
(locked while the server lives, with its process number), NAME.status (JSON, for `pyccctl daemon`), NAME.log.
"""

from __future__ import annotations

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

LOCK: Final = 3         # descriptor of the locked file, handed down by the launcher

# Exit statuses of a nursery.
ENOUGH: Final = 0       # the server shall end too
REPLACE: Final = 75     # it has grown: another one, please

_LOG_LIMIT: Final = 1 << 20


class Place:
    """The files of one server."""

    def __init__(self, directory: str, name: str) -> None:
        self.directory = directory
        self.name = name

    def path(self, suffix: str = "") -> str:
        """Return the path of the socket, or of the file with a suffix."""
        return f"{self.directory}/{self.name}{suffix}"

    @contextmanager
    def opened(self) -> Iterator[int]:
        """The directory, open: a socket's address is shorter by it.  Raises OSError."""
        descriptor = os.open(self.directory, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    def log(self, text: str) -> None:
        """Append to the log; begins anew when it is long.  A log that cannot be written is no log."""
        line = f"{time.strftime('%Y-%m-%d %H:%M:%S')} [{os.getpid()}] {text.rstrip()}\n"
        try:
            descriptor = os.open(self.path(".log"), os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError:
            return
        try:
            if os.fstat(descriptor).st_size > _LOG_LIMIT:
                os.ftruncate(descriptor, 0)
            os.write(descriptor, line.encode("utf-8", "replace"))
        except OSError:
            return
        finally:
            os.close(descriptor)

    def identity(self) -> tuple[int, int] | None:
        """Return device and inode of the socket, None if there is none."""
        try:
            status = os.lstat(self.path())
        except OSError:
            return None
        return (status.st_dev, status.st_ino)

    def remove_stale_socket(self) -> None:
        """Remove what a server that died has left; who holds the lock may."""
        try:
            os.unlink(self.path())
        except FileNotFoundError:
            return

    def remove_socket(self, listener: socket.socket) -> None:
        """Close the listening socket and remove its name."""
        listener.close()
        try:
            os.unlink(self.path())
        except OSError:
            return

    def write_status(self, text: str) -> None:
        """Replace the status file."""
        temporary = self.path(".status.new")
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
            try:
                os.write(descriptor, text.encode("ascii"))
            finally:
                os.close(descriptor)
            os.rename(temporary, self.path(".status"))
        except OSError:
            return

    def remove_status(self) -> None:
        """Remove the status file."""
        try:
            os.unlink(self.path(".status"))
        except OSError:
            return

    def server(self) -> int:
        """Return the process number of the server that holds the lock, 0 if none does."""
        try:
            descriptor = os.open(self.path(".lock"), os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
        except OSError:
            return 0
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            text = os.pread(descriptor, 32, 0).strip()
            return int(text) if text.isdigit() else 0
        finally:
            os.close(descriptor)
        return 0


def runtime_directory(environment: dict[str, str]) -> str:
    """Return the directory that the launcher uses for sockets with this environment."""
    base = environment.get("XDG_RUNTIME_DIR", "")
    return base + "/pycc" if base.startswith("/") else f"/tmp/pycc-{os.geteuid()}"


def all_places(directory: str) -> list[Place]:
    """Return the places in a runtime directory, of servers that live or have lived."""
    try:
        names = sorted(os.listdir(directory))
    except OSError:
        return []
    return [Place(directory, name[:-5]) for name in names if name.endswith(".lock")]
