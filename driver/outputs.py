"""Writing the files of a compile the way GCC and its assembler write them.

Two manners, measured with GCC 12 and binutils 2.40:
- an object (`as -o`, BFD): a regular file or a symbolic link at the path is unlinked first, so the
  result is a new inode and a link's target is left alone; but an empty file, and a link to one or to
  nothing, is written as it is (BFD looks at the size through the link before it unlinks);
- everything else (-S, .d, .su, .gcno: fopen "w"): opened through links and truncated.
In both manners anything that is not a regular file (/dev/null, /dev/stdout, a FIFO) is opened and
written, never unlinked or renamed over.  New files get the mode 0666 less the caller's umask.
"""

from __future__ import annotations

import os
import stat

from cache.store import write_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

REPLACED_ROLES: Final = frozenset(("object", "dwo"))
"""Roles written in the first manner; all others are written in the second."""


def is_ordinary(path: str) -> bool:
    """Tell whether writing `path` makes or replaces a regular file: nothing there yet, a regular file,
    or a link to one (or to nothing).  False for devices, FIFOs, directories."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def write_output(path: str, data: bytes, role: str) -> None:
    """Write `data` to `path` in the manner of `role`.  Raises OSError as GCC's own open would fail."""
    if role in REPLACED_ROLES and _replace(path, data):
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
    try:
        write_all(descriptor, data)
    finally:
        os.close(descriptor)


def _replace(path: str, data: bytes) -> bool:
    """Put a new regular file in the place of `path`, atomically.  False where that is not the way:
    a special file, or a directory in which nothing can be created."""
    try:
        mode = os.lstat(path).st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)) or not _has_content(path):
            return False
    except FileNotFoundError:
        pass
    except OSError:
        return False
    temporary = f"{path}.{os.getpid()}.pycc-tmp"
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    except OSError:
        return False
    try:
        try:
            write_all(descriptor, data)
        finally:
            os.close(descriptor)
        os.rename(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    return True


def _has_content(path: str) -> bool:
    """Tell whether a file, or what a link points to, exists and is not empty."""
    try:
        return os.stat(path).st_size != 0
    except OSError:
        return False


def read_output(path: str) -> bytes | None:
    """Return what GCC wrote to `path`, or None when there is nothing to read back."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return None
        chunks: list[bytes] = []
        while True:
            chunk = os.read(descriptor, max(status.st_size + 1, 1 << 16))
            if not chunk:
                return b"".join(chunks)
            chunks.append(chunk)
    finally:
        os.close(descriptor)
