"""GNU make's jobserver, as a client (GNU make manual: POSIX Jobserver Interaction).

A process that make started owns one implicit token.  More work at once needs a byte each, read
from the jobserver without blocking and written back, the same byte, on every way out.
MAKEFLAGS names the jobserver: `--jobserver-auth=R,W` (a pipe), `--jobserver-auth=fifo:PATH` (make 4.4),
`--jobserver-fds=R,W` (older); the last one wins and negative descriptors mean "none".  A recipe without
`+` may be given numbers of descriptors that it did not inherit, so they count only if they are FIFOs.
"""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Jobserver:
    """Tokens for extra parallelism: from make's jobserver, or the number of cores without one."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._read = -1
        self._opened = -1
        self._write = -1
        self._held: list[bytes] = []
        self._free = 0
        value = _jobserver_of(environment.get("MAKEFLAGS", ""))
        if not value:
            self._free = len(os.sched_getaffinity(0)) - 1
        elif not self._connect(value):
            # make -jN shares the machine out, but not to this recipe: its implicit token is all it has.
            self._free = 0

    def _connect(self, value: str) -> bool:
        """Open the jobserver `value` ("R,W" or "fifo:PATH"); True if it can be used from here."""
        if value.startswith("fifo:"):
            try:
                self._opened = os.open(value[5:], os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
            except OSError:
                return False
            self._read = self._write = self._opened
            return True
        reader, comma, writer = value.partition(",")
        try:
            read_end, write_end = int(reader), int(writer)
        except ValueError:
            return False
        if not comma or read_end < 0 or write_end < 0 or not (_is_fifo(read_end) and _is_fifo(write_end)):
            return False
        # The pipe is shared with make, whose own end must stay blocking: reopening gives a
        # file description of ours, so that O_NONBLOCK is ours alone.
        try:
            self._opened = os.open(f"/proc/self/fd/{read_end}", os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return False
        self._read, self._write = self._opened, write_end
        return True

    def acquire(self) -> bool:
        """Take one more token if there is one, without waiting."""
        if self._read < 0:
            if self._free == 0:
                return False
            self._free -= 1
            self._held.append(b"")
            return True
        try:
            token = os.read(self._read, 1)
        except OSError:
            return False
        if not token:
            return False
        self._held.append(token)
        return True

    def release(self) -> None:
        """Give one token back."""
        token = self._held.pop()
        if token:
            os.write(self._write, token)
        else:
            self._free += 1

    def close(self) -> None:
        """Give all tokens back."""
        while self._held:
            self.release()
        if self._opened >= 0:
            os.close(self._opened)
            self._opened = self._read = self._write = -1


def _jobserver_of(flags: str) -> str:
    """Return the value of the last jobserver option in MAKEFLAGS, or ""."""
    value = ""
    for word in flags.split():
        for prefix in ("--jobserver-auth=", "--jobserver-fds="):
            if word.startswith(prefix):
                value = word[len(prefix):]
    return value


def _is_fifo(descriptor: int) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(descriptor).st_mode)
    except OSError:
        return False
