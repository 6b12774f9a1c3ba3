"""The size limit: how much the store holds, and evicting the least recently used in small steps.

In: the growth that an ObjectStore has seen, and the limit in bytes.  Out: files removed, now and then.

One file `sizes.1` has 256 numbers of 64 bits, the bytes in each shard with a check of 16 bits; one whose check
is wrong is unknown.  They are read and written without a lock, so an update can be lost; a shard is counted
anew whenever it is scanned, and every sixteenth step scans one, so errors do not last.

When the sum passes the limit, a step scans shards from a random one on until it has seen SAMPLE_FILES files,
and removes the oldest of these, half of them at most, until the sum is 95 % of the limit.  Keys are
digests, so a shard is a fair sample and the result is close to a true LRU; a store of fewer files than a
sample is trimmed exactly.  A step is bounded in files and in time (BUDGET_SECONDS), and one process at a
time takes it; the others go on.  (ccache cleans a sixteenth of the cache at once, and builds stall.)

Files of writers that died (see store.TEMPORARY_PREFIX) are removed by any scan.
"""

from __future__ import annotations

import os
import time
from struct import Struct
from struct import error as StructError

from cache.store import SHARDS, TEMPORARY_PREFIX, remove_file, shard_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

SAMPLE_FILES: Final = 256
BUDGET_SECONDS: Final = 0.03
SIZES_NAME: Final = "sizes.1"
LOCK_NAME: Final = "trim.lock"

_SIZES: Final = Struct("<256Q")
_SIZE: Final = Struct("<Q")
_SIZE_LIMIT: Final = 1 << 48        # bytes in a shard: what is left of 64 bits
_SCAN_EVERY: Final = 16
_LOW_PERCENT: Final = 95
_FUTURE_SECONDS: Final = 3600.0
_DEAD_AFTER_SECONDS: Final = 60.0
_ABANDONED_AFTER_SECONDS: Final = 3600.0


class StoredFile:
    """A file of the store as a scan saw it: name, shard, bytes, time of last use (seconds), inode."""

    __slots__ = ("name", "shard", "size", "used", "inode")

    def __init__(self, name: str, shard: int, size: int, used: float, inode: int) -> None:
        self.name = name
        self.shard = shard
        self.size = size
        self.used = used
        self.inode = inode


def scan_shard(objects: str, shard: int, now: float, clean: bool = True) -> list[StoredFile]:
    """Return the files of one shard below the directory `objects`, in no particular order.

    clean: remove what dead writers left.  A time of use in the future (the clock went back) counts as 0,
    the oldest: who still needs the file renews it by the next hit.
    """
    directory = objects + "/" + shard_name(shard)
    files: list[StoredFile] = []
    try:
        with os.scandir(directory) as entries:
            for entry in entries:
                try:
                    status = entry.stat(follow_symlinks=False)
                except OSError:
                    continue            # evicted by another process meanwhile
                name = entry.name
                if name.startswith(TEMPORARY_PREFIX):
                    if clean and _is_abandoned(name, status.st_mtime, now):
                        remove_file(directory + "/" + name)
                    continue
                used = status.st_mtime if status.st_mtime <= now + _FUTURE_SECONDS else 0.0
                files.append(StoredFile(name, shard, status.st_size, used, status.st_ino))
    except OSError:
        return files
    return files


def by_use(file: StoredFile) -> tuple[float, str]:
    """Sort key of eviction: least recently used first, ties by name."""
    return (file.used, file.name)


class SizeLimit:
    """Keeps the store below `directory`/objects within `max_size` bytes (0: no limit).

    budget: seconds after which a step scans no more, and twice that after which it removes no more.
    """

    __slots__ = ("directory", "max_size", "budget")

    def __init__(self, directory: str, max_size: int, budget: float = BUDGET_SECONDS) -> None:
        self.directory = directory
        self.max_size = max_size
        self.budget = budget

    def total(self) -> int:
        """Return the bytes held, as far as the counters know; shards not yet counted are taken as average."""
        return _total(self._read_sizes())

    def record(self, sizes: dict[int, int]) -> None:
        """Write the counted bytes of shards.  Failures only make the counters older."""
        descriptor = self._open_sizes()
        if descriptor < 0:
            return
        try:
            for shard, size in sizes.items():
                os.pwrite(descriptor, _SIZE.pack(_counter(shard, size)), shard * _SIZE.size)
        except OSError:
            return
        finally:
            os.close(descriptor)

    def step(self, growth: dict[int, int]) -> int:
        """Account for `growth` (shard -> bytes) and, when over the limit, evict a little.

        Returns the bytes removed.  Takes well under a millisecond when there is nothing to remove.
        """
        if not growth:
            return 0
        sizes = self._read_sizes()
        changed: dict[int, int] = {}
        now = time.time()
        chance = time.monotonic_ns() // 1000 + os.getpid()
        for shard, size in growth.items():
            if sizes[shard] < 0 or chance % _SCAN_EVERY == 0:
                changed[shard] = _sum(scan_shard(self._objects(), shard, now))
                chance += 1             # one shard a step, unless it was never counted
            else:
                changed[shard] = max(0, sizes[shard] + size)
            sizes[shard] = changed[shard]
        removed = 0
        if 0 < self.max_size < _total(sizes):
            removed = self._evict(sizes, changed, chance % SHARDS, now)
        self.record(changed)
        return removed

    def _evict(self, sizes: list[int], changed: dict[int, int], start: int, now: float) -> int:
        lock = self._lock()
        if lock < 0:
            return 0
        try:
            deadline = time.monotonic() + self.budget
            sample: list[StoredFile] = []
            scanned = 0
            while scanned < SHARDS and len(sample) < SAMPLE_FILES and (scanned == 0 or time.monotonic() < deadline):
                sample.extend(self._count((start + scanned) % SHARDS, sizes, changed, now))
                scanned += 1
            sample.sort(key=by_use)
            total = _total(sizes)
            if total <= self.max_size:
                return 0                # the counters were wrong
            low = self.max_size * _LOW_PERCENT // 100
            count = len(sample) if scanned == SHARDS else (len(sample) + 1) // 2
            removed = 0
            for file in sample[:count]:
                if total - removed <= low or (removed and time.monotonic() > deadline + self.budget):
                    break
                if remove_file(self._objects() + "/" + shard_name(file.shard) + "/" + file.name):
                    removed += file.size
                    changed[file.shard] -= file.size
            return removed
        finally:
            os.close(lock)

    def _count(self, shard: int, sizes: list[int], changed: dict[int, int], now: float) -> list[StoredFile]:
        """Scan a shard and enter its size in both tables."""
        files = scan_shard(self._objects(), shard, now)
        sizes[shard] = _sum(files)
        changed[shard] = sizes[shard]
        return files

    def _objects(self) -> str:
        return self.directory + "/objects"

    def _lock(self) -> int:
        """Return a descriptor that holds the lock of trimming, -1 if another process has it."""
        # Imported only here: most steps have nothing to evict.
        from fcntl import LOCK_EX, LOCK_NB, flock
        try:
            descriptor = os.open(self.directory + "/" + LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return -1
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)
        except OSError:
            os.close(descriptor)
            return -1
        return descriptor

    def _open_sizes(self) -> int:
        try:
            return os.open(self.directory + "/" + SIZES_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return -1

    def _read_sizes(self) -> list[int]:
        """Return the bytes of each shard, -1 where unknown."""
        try:
            descriptor = os.open(self.directory + "/" + SIZES_NAME, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return [-1] * SHARDS
        try:
            data = os.pread(descriptor, _SIZES.size, 0).ljust(_SIZES.size, b"\0")
            return [stored >> 16 if _counter(shard, stored >> 16) == stored else -1
                    for shard, stored in enumerate(_SIZES.unpack(data))]
        except (OSError, StructError):
            return [-1] * SHARDS
        finally:
            os.close(descriptor)


def _counter(shard: int, size: int) -> int:
    """Return the stored form of a shard's size, never 0: the size, then 16 check bits (multiplicative hash)."""
    size = min(size, _SIZE_LIMIT - 1)
    return size << 16 | (size + shard + 1) * 0x9E3779B97F4A7C15 >> 40 & 0xFFFF | 1


def _total(sizes: list[int]) -> int:
    known = [size for size in sizes if size >= 0]
    if not known:
        return 0
    return sum(known) * SHARDS // len(known)


def _sum(files: list[StoredFile]) -> int:
    return sum([file.size for file in files])


def _is_abandoned(name: str, written: float, now: float) -> bool:
    """Tell whether a temporary file's writer is dead.

    The process number counts only after a minute (it may be that of another container), and anything is
    abandoned after an hour: at worst a writer fails to rename and its result is not stored.
    """
    age = abs(now - written)
    if age > _ABANDONED_AFTER_SECONDS:
        return True
    number = name[len(TEMPORARY_PREFIX):].split("-")[0]
    if age < _DEAD_AFTER_SECONDS or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
