"""Stamps of files as the launcher compares them, and the binary form of what Python writes for it.

In: paths and stat results.  Out: bytes that driver/launcher/stamp.c reads: a flag, five 64-bit numbers, texts with their length.

A stamp stands for a content by the rules of cache.filehash: times at least two seconds old, not whole seconds, a local file system.
Times of whole seconds, made by the tool that built a disk image, are believed on the root file system as long as
the same system runs (launcher.c, find_instance).
"""

from __future__ import annotations

import os
from struct import Struct

from cache.filehash import TOO_NEW_NS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from cache.filehash import FileHasher

# Flags, as in driver/launcher/launcher.h.
PROVEN: Final = 0               # equal stamp, equal content
STAMP_OF_IMAGE: Final = 1       # likewise while the same system runs
CONTENT_ALWAYS: Final = 2       # the stamp proves nothing
STAMP_ALWAYS: Final = 4         # there is no digest, the stamp has to be the same

_STAMP: Final = Struct("<5Q")
_SIZE: Final = Struct("<H")
_SECOND_NS: Final = 1_000_000_000


class Stamper:
    """Judges stamps.

    now_ns: file_clock_ns() before anything was looked at.  instance: Launch.instance.
    """

    __slots__ = ("_hasher", "_now_ns", "_root_device")

    def __init__(self, hasher: FileHasher, now_ns: int, instance: bytes) -> None:
        self._hasher = hasher
        self._now_ns = now_ns
        self._root_device = os.stat("/").st_dev if instance else -1

    def trust(self, status: os.stat_result) -> int:
        """Return PROVEN, STAMP_OF_IMAGE or CONTENT_ALWAYS."""
        if not self.settled(status) or not self._hasher.is_local(status.st_dev):
            return CONTENT_ALWAYS
        if status.st_ctime_ns % _SECOND_NS != 0:
            return PROVEN
        return STAMP_OF_IMAGE if status.st_dev == self._root_device else CONTENT_ALWAYS

    def settled(self, status: os.stat_result) -> bool:
        """Tell whether a later change must show in the times, whatever the clock's grain."""
        return max(status.st_ctime_ns, status.st_mtime_ns) + TOO_NEW_NS < self._now_ns


def pack(status: os.stat_result) -> bytes:
    """Return a stamp's bytes."""
    return _STAMP.pack(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def pack_path(path: bytes) -> bytes:
    """Return a path's bytes.  Raises ValueError for one that cannot be a path."""
    if len(path) > 4095 or b"\0" in path:
        raise ValueError("not a path")
    return _SIZE.pack(len(path)) + path + b"\0"
