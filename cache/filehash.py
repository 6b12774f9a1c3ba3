"""Content digests of files, and the memory that spares reading a file again.

In: paths.  Out: digests of the bytes, with the stat fields under which they were read.

Reading and hashing a header costs 35 us, a stat and a look into the memory 12 us; a kernel unit has 600
headers.  The memory is one file of fixed slots, four to a bucket; the bucket is chosen by device and inode.
A slot is (device, inode, size, mtime, ctime) -> digest, with a checksum of its own, so that a torn write
or a flipped bit is an unknown file and no more.  Slots are read with pread and written with pwrite; there
is no lock, and a lost slot costs one hashing.  (Not mmap: a process dies of a file that shrinks under it.)

When is equal stat equal content?  A change of a file always sets its ctime to the kernel's clock, and no
user can set it back.  So a slot is only written
- if the file's ctime and mtime are at least TOO_NEW_NS in the past when its stat is taken, before it is
  read: then a later change must show another ctime, whatever the clock's grain;
- if stat is the same after reading;
- if its ctime is not a whole second: then it was not set by a running kernel but by a tool that builds
  reproducible images, which gives all files of all its images the same times;
- and only for file systems where stat is not served from a cache that lags behind (no NFS, FUSE, 9P).

The caller decides which files matter, and whether one that changed during a compile spoils a result
(`FileStamp.changed_since`).
"""

from __future__ import annotations

import os
import time
from struct import Struct

from cache.digest import DIGEST_SIZE, blake2b, hash_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

TOO_NEW_NS: Final = 2_000_000_000       # FAT keeps times in steps of 2 s, the coarsest there is
_SECOND_NS: Final = 1_000_000_000
_CLOCK_REALTIME_COARSE: Final = 5       # linux/time.h; the clock from which the kernel stamps files

_KEY: Final = Struct("<QQqqq")          # device, inode, size, mtime, ctime
_KEY_SIZE: Final = 40
_CHECK_SIZE: Final = 4
_SLOT_SIZE: Final = 64                  # key, digest, checksum
_SLOTS: Final = 4                       # in a bucket
_BUCKET_SIZE: Final = 256
_BUCKETS: Final = 16384                 # 65,536 files in 4 MB, sparse until used

_MOST_KNOWN: Final = 1 << 17

# States of FileHasher's descriptor of its memory, besides an open one.
_UNUSABLE: Final = -1
_NOT_OPENED: Final = -2
_MISSING: Final = -3

_REGULAR: Final = 0o100000              # S_IFREG and S_IFMT of inode(7); `stat` need not be imported
_CHARACTER: Final = 0o020000
_FORMAT: Final = 0o170000
_DEV_NULL: Final = 0x103                # makedev(1, 3)

# File systems on which a change is seen by the next stat of any process on this machine.
_LOCAL_FILE_SYSTEMS: Final = b" ext2 ext3 ext4 xfs btrfs tmpfs ramfs overlay zfs f2fs bcachefs jfs reiserfs nilfs2 "

READ_CHUNK: Final = 1 << 20


def file_clock_ns() -> int:
    """Return the time now on the clock that stamps files, in ns since 1970.

    A file changed after this call has ctime >= this value: the clock is the kernel's own coarse one (a tick
    behind time.time()), so there is neither a gap nor a guess at the length of a tick.
    """
    try:
        return time.clock_gettime_ns(_CLOCK_REALTIME_COARSE)
    except OSError:                     # not Linux: a tick of 10 ms is the longest in use
        return time.time_ns() - 10_000_000


class FileStamp:
    """What stat says about a file, as far as it tells one content from another."""

    __slots__ = ("device", "inode", "size", "mtime_ns", "ctime_ns")

    def __init__(self, device: int, inode: int, size: int, mtime_ns: int, ctime_ns: int) -> None:
        self.device = device
        self.inode = inode
        self.size = size
        self.mtime_ns = mtime_ns
        self.ctime_ns = ctime_ns

    def same(self, other: FileStamp) -> bool:
        """Tell whether both stamps are of one file, unchanged between them."""
        return (self.ctime_ns == other.ctime_ns and self.mtime_ns == other.mtime_ns and self.size == other.size
                and self.inode == other.inode and self.device == other.device)

    def changed_since(self, start_ns: int) -> bool:
        """Tell whether the file may have changed at or after `start_ns`, a value of file_clock_ns().

        True too for a ctime in the future.  A ctime of whole seconds is taken for a file system that
        keeps no fractions, and is given 2 s of doubt.
        """
        if self.ctime_ns % _SECOND_NS == 0:
            return self.ctime_ns + TOO_NEW_NS >= start_ns
        return self.ctime_ns >= start_ns

    def pack(self) -> bytes:
        """Return the stamp as 40 bytes; equal stamps and no others give equal bytes."""
        return _KEY.pack(self.device, self.inode, self.size, self.mtime_ns, self.ctime_ns)


def stamp_of(status: os.stat_result) -> FileStamp:
    """Return the stamp in a stat result."""
    return FileStamp(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


class HashedFile:
    """The bytes of a file, their digest, and the stat under which they were read.

    steady: False when the file changed while it was read; the digest is still that of `data`.
    """

    __slots__ = ("data", "digest", "stamp", "steady")

    def __init__(self, data: bytes, content: bytes, stamp: FileStamp, steady: bool) -> None:
        self.data = data
        self.digest = content
        self.stamp = stamp
        self.steady = steady


class FileHasher:
    """Hashes files, and remembers.

    memo_path: file of the persistent memory, made when first needed; None: memory of this object only.
    readonly:  the persistent memory is read but not written.
    settle_ns: how long ago a file must have changed for its digest to be remembered.
    A failing memory (full disk, no permission) is no memory; nothing is raised for it.
    """

    def __init__(self, memo_path: str | None = None, readonly: bool = False, settle_ns: int = TOO_NEW_NS) -> None:
        self.files_read = 0             # how many files were opened and hashed: for tests and statistics
        self._memo_path = memo_path
        self._readonly = readonly
        self._settle_ns = settle_ns
        self._memo_fd = _NOT_OPENED
        self._known: dict[bytes, bytes] = {}        # packed stamp -> digest
        self._local_devices: dict[int, bool] = {}

    def close(self) -> None:
        """Close the persistent memory."""
        if self._memo_fd >= 0:
            os.close(self._memo_fd)
        self._memo_fd = _NOT_OPENED

    def read(self, path: str | bytes) -> HashedFile:
        """Read a file whole.  Raises OSError as open() and read() do, and for a directory."""
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            now_ns = file_clock_ns()
            before = os.fstat(descriptor)
            data = _read_all(descriptor, before.st_size)
            after = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        self.files_read += 1
        content = hash_bytes(data)
        stamp = stamp_of(after)
        steady = stamp.same(stamp_of(before)) and (len(data) == stamp.size or before.st_mode & _FORMAT != _REGULAR)
        if steady and before.st_mode & _FORMAT == _REGULAR:
            self._remember(stamp, now_ns, content)
        return HashedFile(data, content, stamp, steady)

    def digest(self, path: str | bytes) -> bytes:
        """Return the digest of the file as it is now, or b"" if it cannot be read or is no regular file.

        /dev/null counts as an empty file; other devices and FIFOs are never opened.
        """
        try:
            status = os.stat(path)
            kind = status.st_mode & _FORMAT
            if kind != _REGULAR:
                return hash_bytes(b"") if kind == _CHARACTER and status.st_rdev == _DEV_NULL else b""
            key = _KEY.pack(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
            content = self._known.get(key)
            if content is not None:
                return content
            content = self._look_up(key, status.st_dev, status.st_ino)
            if content is not None:
                self._known[key] = content
                return content
            hashed = self.read(path)
            return hashed.digest if hashed.steady else b""
        except (OSError, ValueError):   # ValueError: a NUL in a damaged path
            return b""

    def stamp(self, path: str | bytes) -> FileStamp | None:
        """Return the stamp of a file as it is now, None if there is none."""
        try:
            return stamp_of(os.stat(path))
        except (OSError, ValueError):
            return None

    def _remember(self, stamp: FileStamp, now_ns: int, content: bytes) -> None:
        newest = stamp.ctime_ns if stamp.ctime_ns > stamp.mtime_ns else stamp.mtime_ns
        if (newest + self._settle_ns >= now_ns or stamp.ctime_ns % _SECOND_NS == 0
                or not self.is_local(stamp.device)):
            return
        key = stamp.pack()
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()         # a process that lives long; the persistent memory still has them
        self._known[key] = content
        if self._readonly or self._memo_path is None:
            return
        descriptor = self._open_memo(True)
        if descriptor < 0:
            return
        try:
            base = _bucket(stamp.device, stamp.inode) * _BUCKET_SIZE
            bucket = os.pread(descriptor, _BUCKET_SIZE, base).ljust(_BUCKET_SIZE, b"\0")
            victim = (content[0] & (_SLOTS - 1)) * _SLOT_SIZE
            for offset in range(0, _BUCKET_SIZE, _SLOT_SIZE):
                # An older state of the same inode is dead; else an empty slot; else any.
                if bucket[offset:offset + 16] == key[:16]:
                    victim = offset
                    break
                if bucket[offset:offset + _SLOT_SIZE] == bytes(_SLOT_SIZE):
                    victim = offset
            os.pwrite(descriptor, key + content + _check(key, content), base + victim)
        except OSError:
            os.close(descriptor)
            self._memo_fd = _UNUSABLE

    def _look_up(self, key: bytes, device: int, inode: int) -> bytes | None:
        if self._memo_path is None:
            return None
        descriptor = self._open_memo(False)
        if descriptor < 0:
            return None
        try:
            bucket = os.pread(descriptor, _BUCKET_SIZE, _bucket(device, inode) * _BUCKET_SIZE)
        except OSError:
            return None
        offset = bucket.find(key)
        if offset < 0 or offset % _SLOT_SIZE != 0:
            return None
        content = bucket[offset + _KEY_SIZE:offset + _KEY_SIZE + DIGEST_SIZE]
        if bucket[offset + _KEY_SIZE + DIGEST_SIZE:offset + _SLOT_SIZE] != _check(key, content):
            return None
        return content

    def _open_memo(self, create: bool) -> int:
        """Return a descriptor of the memory, negative if there is none.  It is made by the first file to remember."""
        if self._memo_path is not None and (self._memo_fd == _NOT_OPENED or (create and self._memo_fd == _MISSING)):
            flags = os.O_RDONLY if self._readonly else os.O_RDWR
            try:
                self._memo_fd = os.open(self._memo_path, flags | os.O_CLOEXEC | (os.O_CREAT if create else 0), 0o600)
            except FileNotFoundError:
                self._memo_fd = _UNUSABLE if create else _MISSING
            except OSError:
                self._memo_fd = _UNUSABLE
        return self._memo_fd

    def is_local(self, device: int) -> bool:
        """Tell whether the file system of a device number shows every change in the next stat."""
        known = self._local_devices.get(device)
        if known is None:
            if not self._local_devices:
                self._local_devices = _local_devices()
            known = self._local_devices.get(device, False)
            self._local_devices[device] = known
        return known


def _bucket(device: int, inode: int) -> int:
    # Inodes of one tree are neighbours: a plain remainder spreads them perfectly.
    return (inode + device * 40503) % _BUCKETS


def _check(key: bytes, content: bytes) -> bytes:
    return blake2b(key + content, digest_size=_CHECK_SIZE).digest()


def _read_all(descriptor: int, expected: int) -> bytes:
    # One byte more than expected: a full read then shows the end of the file without a second call.
    data = os.read(descriptor, expected + 1)
    if len(data) == expected and expected > 0:
        return data
    chunks = [data]
    while data:
        data = os.read(descriptor, READ_CHUNK)
        chunks.append(data)
    return b"".join(chunks)


def _local_devices() -> dict[int, bool]:
    """Return {device number: is local} of everything mounted (proc(5), /proc/self/mountinfo)."""
    devices: dict[int, bool] = {}
    try:
        descriptor = os.open("/proc/self/mountinfo", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return devices
    try:
        text = _read_all(descriptor, 0)
    except OSError:
        return devices
    finally:
        os.close(descriptor)
    for line in text.splitlines():
        # 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw
        before, _, after = line.partition(b" - ")
        fields = before.split(b" ")
        if len(fields) < 5:
            continue
        major, _, minor = fields[2].partition(b":")
        kind = after.split(b" ")[0]
        local = kind != b"" and _LOCAL_FILE_SYSTEMS.find(b" " + kind + b" ") >= 0
        devices[os.makedev(int(major), int(minor))] = local
        if kind == b"btrfs" or kind == b"overlay":
            # stat shows a device number of a subvolume or layer, not the one in this list.
            try:
                devices[os.stat(_unescape(fields[4])).st_dev] = True
            except OSError:
                continue
    return devices


def _unescape(field: bytes) -> bytes:
    # proc(5): space, tab, newline and backslash are written as \040 and so on.
    for octal, plain in ((b"\\040", b" "), (b"\\011", b"\t"), (b"\\012", b"\n"), (b"\\134", b"\\")):
        field = field.replace(octal, plain)
    return field
