"""The object store: content under keys, as files in 256 shards.

In: a kind (one letter), a key of DIGEST_SIZE bytes, bytes.  Out: exactly these bytes, or None.

Layout below the directory of the store: `3f/3fa9...c2.r`: shard, key in hex, kind.  A file is

    magic "pycc", version, kind, 2 zero bytes, length of the content (64 bits, little-endian)
    checksum of kind, key and content (BLAKE2b, 20 bytes)
    content

Written to a temporary file in the same directory and renamed: a reader sees a whole file or none, and any
number of writers need no lock.  What is damaged (a flipped bit, a truncated or empty file, a file under
another's name) fails the checksum, counts as not there, and is removed, so that the next put heals it.
Nothing is ever hard-linked: a build that writes into its outputs would write into the store.

The store never raises for what the file system does: get() answers None, put() False.  Directories are
0700 and files 0600 whatever the umask: what is in them is run.  A read-only store is not touched at all.

Use is kept in the mtime, for the order of eviction (cache.trim); a hit renews it at most once an hour.
"""

from __future__ import annotations

import os
import time
from struct import Struct

from cache.digest import DIGEST_SIZE, blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

VERSION: Final = 1
MANIFEST: Final = "m"
RESULT: Final = "r"
FUNCTION: Final = "f"
HIT: Final = "h"           # all that one command needs to be served without Python (driver/hits.py, driver/launcher/hit.c)
KINDS: Final = "mrfh"

SHARDS: Final = 256
TEMPORARY_PREFIX: Final = ".new-"
HEADER_SIZE: Final = 36

_HEADER: Final = Struct("<4sBc2xQ20s")
_MAGIC: Final = b"pycc"
_RENEW_SECONDS: Final = 3600


def shard_name(number: int) -> str:
    """Return the directory name of a shard, 0 <= number < SHARDS."""
    return "0123456789abcdef"[number >> 4] + "0123456789abcdef"[number & 15]


def parse_name(name: str) -> tuple[str, bytes] | None:
    """Return (kind, key) for the name of a stored file, None for any other file."""
    if len(name) != 2 * DIGEST_SIZE + 2 or name[-2] != "." or name[-1] not in KINDS:
        return None
    try:
        key = bytes.fromhex(name[:-2])
    except ValueError:
        return None
    return (name[-1], key) if key.hex() == name[:-2] else None


def seal(kind: str, key: bytes, content: bytes) -> bytes:
    """Return the header of a file that stores `content`."""
    return _HEADER.pack(_MAGIC, VERSION, kind.encode(), len(content), _checksum(kind, key, content))


def unseal(kind: str, key: bytes, data: bytes) -> bytes | None:
    """Return the content of a stored file, None unless every bit of it is right for this kind and key."""
    if len(data) < HEADER_SIZE:
        return None
    magic, version, kind_byte, length, checksum = _HEADER.unpack_from(data, 0)
    if magic != _MAGIC or version != VERSION or kind_byte != kind.encode() or length != len(data) - HEADER_SIZE:
        return None
    if data[6:8] != b"\0\0":
        return None
    content = data[HEADER_SIZE:]
    return content if checksum == _checksum(kind, key, content) else None


def _checksum(kind: str, key: bytes, content: bytes) -> bytes:
    state = blake2b(kind.encode() + key, digest_size=DIGEST_SIZE)
    state.update(content)
    return state.digest()


class Layout:
    """How a store names its files, and who may read them.

    nested:    `3/f/a9...c2R` instead of `3f/3fa9...c2.r`: two directories of one hex digit, the rest of the key, and the
               kind as a capital letter (the ccache face, integrations/ccache).
    umask:     taken from 0666 and 0777 for files and directories; 0o077: they are private.
    """

    __slots__ = ("nested", "umask")

    def __init__(self, nested: bool = False, umask: int = 0o077) -> None:
        self.nested = nested
        self.umask = umask


class ObjectStore:
    """One directory of stored objects.

    directory: made with its parents at the first put.
    readonly:  nothing is written, renewed or removed.
    layout:    Layout() if not given.
    """

    __slots__ = ("directory", "readonly", "damaged", "growth", "_layout", "_sequence")

    def __init__(self, directory: str, readonly: bool = False, layout: Layout | None = None) -> None:
        self.directory = directory
        self.readonly = readonly
        self._layout = Layout() if layout is None else layout
        self.damaged = 0        # damaged files met by get()
        self.growth: dict[int, int] = {}    # shard -> bytes by which put() and get() changed it: for cache.trim
        self._sequence = 0

    def path_of(self, kind: str, key: bytes) -> str:
        """Return the path of the file for a key, whether it exists or not."""
        name = key.hex()
        if self._layout.nested:
            return self.directory + "/" + name[0] + "/" + name[1] + "/" + name[2:] + kind.upper()
        return self.directory + "/" + name[:2] + "/" + name + "." + kind

    def get(self, kind: str, key: bytes) -> bytes | None:
        """Return the content stored under `key`, None if there is none or it is damaged."""
        path = self.path_of(kind, key)
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            status = os.fstat(descriptor)
            data = _read(descriptor, status.st_size)
        except OSError:
            return None
        finally:
            os.close(descriptor)
        content = unseal(kind, key, data)
        if content is None:
            self.damaged += 1
            if not self.readonly and _remove_if_still(path, status):
                self._grow(key[0], -status.st_size)
            return None
        if not self.readonly:
            now = time.time()
            # Also when it lies in the future: a clock that went back must not protect it for ever.
            if abs(now - status.st_mtime) > _RENEW_SECONDS:
                try:
                    os.utime(path, (now, now))
                except OSError:
                    return content      # evicted meanwhile, or not ours: its bytes are still good
        return content

    def put(self, kind: str, key: bytes, content: bytes) -> bool:
        """Store `content` under `key`, in place of what was there; False if that could not be done."""
        if self.readonly:
            return False
        path = self.path_of(kind, key)
        shard = path[:path.rfind("/")]
        temporary = ""
        for _attempt in range(3):
            self._sequence += 1
            temporary = (shard + "/" + TEMPORARY_PREFIX + str(os.getpid()) + "-" + str(time.time_ns()) + "-"
                         + str(self._sequence))
            try:
                descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
                break
            except FileExistsError:     # same process number in another container
                continue
            except FileNotFoundError:
                if not make_directory(shard, 0o777 & ~self._layout.umask):
                    return False
            except OSError:
                return False
        else:
            return False
        header = seal(kind, key, content)
        try:
            try:
                _undo_umask(descriptor, 0o666 & ~self._layout.umask)
                write_all(descriptor, header)
                write_all(descriptor, content)
            finally:
                os.close(descriptor)
            replaced = _size_of(path)
            os.rename(temporary, path)
        except OSError:                 # disk full, quota, directory gone
            remove_file(temporary)
            return False
        self._grow(key[0], len(header) + len(content) - replaced)
        return True

    def remove(self, kind: str, key: bytes) -> bool:
        """Remove what is stored under `key`; False if there was nothing or it cannot be removed."""
        if self.readonly:
            return False
        path = self.path_of(kind, key)
        size = _size_of(path)
        if not remove_file(path):
            return False
        self._grow(key[0], -size)
        return True

    def _grow(self, shard: int, size: int) -> None:
        self.growth[shard] = self.growth.get(shard, 0) + size

def make_private_directory(path: str) -> bool:
    """Make a directory, and those above it that are missing, with mode 0700; True if it is there then."""
    return make_directory(path, 0o700)


def make_directory(path: str, mode: int) -> bool:
    """Make a directory, and those above it that are missing, with exactly `mode`; True if it is there then."""
    try:
        os.mkdir(path, mode)
    except FileExistsError:
        return os.path.isdir(path)
    except FileNotFoundError:
        parent = path.rstrip("/")
        parent = parent[:parent.rfind("/")] if "/" in parent else ""
        if parent == "" or not make_directory(parent, mode):
            return False
        try:
            os.mkdir(path, mode)
        except FileExistsError:
            return os.path.isdir(path)
        except OSError:
            return False
    except OSError:
        return False
    _undo_umask(path, mode)
    return True


def _undo_umask(file: str | int, mode: int) -> None:
    """Give a new file or directory the bits that the umask took away.

    A file system without modes (FAT, CIFS) may refuse; what it allows then shows at the next use.
    """
    try:
        os.chmod(file, mode)
    except OSError:
        return


def _remove_if_still(path: str, seen: os.stat_result) -> bool:
    """Remove a damaged file unless another process has healed it meanwhile: a rename gives another inode."""
    try:
        now = os.stat(path)
    except OSError:
        return False
    return now.st_ino == seen.st_ino and now.st_mtime_ns == seen.st_mtime_ns and remove_file(path)


def _size_of(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def remove_file(path: str) -> bool:
    """Remove a file; False if there was none or it cannot be removed."""
    try:
        os.unlink(path)
    except OSError:
        return False
    return True


def _read(descriptor: int, size: int) -> bytes:
    data = os.read(descriptor, size + 1)
    if len(data) >= size:               # longer: no length in the header fits, so it is damaged in any case
        return data
    chunks = [data]
    while data:                         # reads of more than 2 GB, or of a file that shrinks, come in parts
        data = os.read(descriptor, size)
        chunks.append(data)
    return b"".join(chunks)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`.  Raises OSError.

    The count stands in a variable of its own: mypyc evaluates the bound of a slice of a memoryview twice,
    and a write() there would be done twice.
    """
    written = os.write(descriptor, data)
    if written < len(data):             # the disk is full, or more than 2 GB: go on until write() says why
        view = memoryview(data)
        while written < len(data):
            written += os.write(descriptor, view[written:])
