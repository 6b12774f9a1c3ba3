"""The cache directory of the ccache face: entries, their number and size, and making room.

In: keys with results and manifests, limits.  Out: the same, and the changes to the counters.

Entries are files of cache.store in ccache's own arrangement: two directories of one hex digit, then the rest of the
key, and `R` for a result or `M` for a manifest.  Their content is pycc's, not ccache's.  Each of the 16 directories
of the first level keeps count of its files and their size in its `stats` file, and has a sixteenth of the limits.  What
lies there and is no entry (another program's file) counts and ages like one; `.nfs*` files, `stats`, and CACHEDIR.TAG
are left alone, and temporary files go after an hour.

Making room removes the least recently used files of one directory until a part of the limit (limit_multiple) is
reached (ccache manual: Cache size management).
"""

from __future__ import annotations

import os
import time

from cache.cache import FILES_NAME, Cache
from cache.digest import digest
from cache.filehash import FileHasher
from cache.manifest import Manifest
from cache.paths import BaseDirectory
from cache.results import StoredResult
from cache.store import HEADER_SIZE, MANIFEST, RESULT, Layout, ObjectStore, make_directory, remove_file, write_all
from integrations.ccache import counters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

    from integrations.ccache.configuration import Configuration

PRODUCER: Final = "ccache"
"""StoredResult.category and ManifestEntry.producer of what this face stores; the namespace stands behind it in both."""

_TAG_NAME: Final = "CACHEDIR.TAG"
_TAG_TEXT: Final = b"Signature: 8a477f597d28d172789f06886806bc55\n# This directory holds a cache (https://bford.info/cachedir/).\n"
_ABANDONED_SECONDS: Final = 3600.0
_LEVELS: Final = 16
_PRIVATE: Final = 0o077


def producer_of(namespace: str) -> str:
    """Return what names this face and the namespace in an entry."""
    return PRODUCER + " " + namespace if namespace else PRODUCER


class _File:
    """A file in a directory of the first level: path, KiB on the disk, time of last use in seconds."""

    __slots__ = ("path", "kibibyte", "used")

    def __init__(self, path: str, kibibyte: int, used: float) -> None:
        self.path = path
        self.kibibyte = kibibyte
        self.used = used


class Storage:
    """One cache directory under one command's configuration.

    changes: counters to add, by name; `finish` writes them.
    """

    def __init__(self, configuration: Configuration, readonly: bool) -> None:
        self.directory = configuration.text["cache_dir"]
        self.readonly = readonly
        self.configuration = configuration
        umask = configuration.umask()
        self._umask = _PRIVATE if umask < 0 else umask
        self._store = ObjectStore(self.directory, readonly, Layout(True, self._umask))
        hasher = FileHasher(self.directory + "/" + FILES_NAME, readonly)
        self.cache = Cache(self.directory, readonly=readonly, base=BaseDirectory(), hasher=hasher, store=self._store)
        self.changes: dict[str, int] = {}
        self._level_changes: dict[int, dict[str, int]] = {}
        self._stored_level = -1

    @property
    def directory_mode(self) -> int:
        """Permissions of directories that are made."""
        return 0o777 & ~self._umask

    def count(self, name: str, number: int = 1) -> None:
        """Add to a counter."""
        self.changes[name] = self.changes.get(name, 0) + number

    def load(self, key: bytes) -> StoredResult | None:
        """Return the result under `key`, None if there is none or it is damaged (which counts as read, as in ccache)."""
        damaged = self._store.damaged
        path = self._store.path_of(RESULT, key)
        before = _kibibyte(path)
        result = self.cache.load(key)
        if self._store.damaged != damaged or result is None and before >= 0 and not os.path.exists(path):
            self._grow(key, -1, -before)
        self.count("local_storage_read_hit" if before >= 0 else "local_storage_read_miss")
        self.count("local_storage_hit" if before >= 0 else "local_storage_miss")
        return result

    def has_manifest(self, key: bytes) -> bool:
        """Tell whether there is a manifest file under `key`, and count the question as a read."""
        found = os.path.exists(self._store.path_of(MANIFEST, key))
        self.count("local_storage_read_hit" if found else "local_storage_read_miss")
        return found

    def store(self, kind: str, key: bytes, put: Callable[[], bool]) -> bool:
        """Let `put` store an entry of `kind` under `key`, and account for it."""
        path = self._store.path_of(kind, key)
        before = _kibibyte(path)
        if not put():
            return False
        after = _kibibyte(path)
        self._grow(key, 1 if before < 0 else 0, after - max(before, 0))
        self.count("local_storage_write")
        self._stored_level = key[0] >> 4 if kind == RESULT or self._stored_level < 0 else self._stored_level
        return True

    def _grow(self, key: bytes, files: int, kibibyte: int) -> None:
        changes = self._level_changes.setdefault(key[0] >> 4, {counters.FILES: 0, counters.SIZE: 0})
        changes[counters.FILES] += files
        changes[counters.SIZE] += kibibyte

    def finish(self) -> None:
        """Write the counters, and make room where an entry was stored.  Nothing that fails here is worth an error."""
        if not self.configuration.flag("stats"):
            self.changes = {}
        levels = counters.first_level(self.directory)
        # What stored nothing goes to a file of the second level, so that concurrent hits do not wait for each other.
        if self.changes and self._stored_level < 0:
            digits = os.getpid() & 255
            counters.add(f"{levels[digits >> 4]}/{digits & 15:x}", self.changes, self.directory_mode)
        elif self.changes:
            own = self._level_changes.setdefault(self._stored_level, {})
            for name, number in self.changes.items():
                own[name] = own.get(name, 0) + number
        for level, changes in self._level_changes.items():
            self._tag(levels[level])
            now = counters.add(levels[level], changes, self.directory_mode)
            if now is not None and changes.get(counters.FILES, 0) > 0 and self._over(now, 1.0):
                self._clean(level, self.configuration.limit_multiple())

    def _tag(self, level: str) -> None:
        path = f"{level}/{_TAG_NAME}"
        if os.path.exists(path) or not make_directory(level, self.directory_mode):
            return
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666 & ~self._umask)
        except OSError:
            return
        try:
            write_all(descriptor, _TAG_TEXT)
        except OSError:
            return
        finally:
            os.close(descriptor)

    # Making room ---------------------------------------------------------------------------------------------------

    def _over(self, now: dict[str, int], multiple: float) -> bool:
        """Tell whether a directory with the counters `now` is beyond its sixteenth of the limits times `multiple`."""
        most_files = self.configuration.number("max_files")
        most_size = self.configuration.max_size()
        return (most_files > 0 and now[counters.FILES] > int(most_files * multiple / _LEVELS)
                or most_size > 0 and now[counters.SIZE] * 1024 > most_size * multiple / _LEVELS)

    def clean(self) -> None:
        """Remove what is beyond the limits, and count anew."""
        for level in range(_LEVELS):
            self._clean(level, 1.0)

    def clear(self) -> None:
        """Remove all entries."""
        for level in range(_LEVELS):
            self._remove(level, lambda _file: True)

    def evict(self, namespace: str | None, oldest: float) -> None:
        """Remove the entries of `namespace` (None: any) that were last used before `oldest`, seconds since 1970."""
        wanted = producer_of(namespace) if namespace is not None else None
        for level in range(_LEVELS):
            self._remove(level, lambda file: file.used <= oldest and (wanted is None or wanted in self._producers(file.path)))

    def _clean(self, level: int, multiple: float) -> None:
        def beyond(_file: _File) -> bool:
            return self._over(now, multiple)
        now = {counters.FILES: 0, counters.SIZE: 0}
        files = self._files(level)
        for file in files:
            now[counters.FILES] += 1
            now[counters.SIZE] += file.kibibyte
        self._remove_files(level, files, now, beyond)

    def _remove(self, level: int, condition: Callable[[_File], bool]) -> None:
        files = self._files(level)
        now = {counters.FILES: len(files), counters.SIZE: sum([file.kibibyte for file in files])}
        self._remove_files(level, files, now, condition)

    def _remove_files(self, level: int, files: list[_File], now: dict[str, int], condition: Callable[[_File], bool]) -> None:
        """Remove those of `files`, oldest first, that meet `condition`, keeping `now` up to date; set the counters."""
        removed = 0
        for file in files:
            if condition(file) and remove_file(file.path):
                now[counters.FILES] -= 1
                now[counters.SIZE] -= file.kibibyte
                removed += 1
        directory = counters.first_level(self.directory)[level]
        if not os.path.isdir(directory):
            return
        before = counters.content(directory)
        changes = {name: now[name] - before.get(name, 0) for name in (counters.FILES, counters.SIZE)}
        if removed:
            changes[counters.CLEANUPS] = 1
        if any(changes.values()):
            counters.add(directory, changes, self.directory_mode)

    def _files(self, level: int) -> list[_File]:
        """Return the files of a directory of the first level, the least recently used first; old temporary ones are removed."""
        result: list[_File] = []
        now = time.time()
        pending = [counters.first_level(self.directory)[level]]
        while pending:
            directory = pending.pop()
            try:
                entries = list(os.scandir(directory))
            except OSError:
                continue
            for entry in entries:
                name = entry.name
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                    continue
                if name in ("stats", _TAG_NAME) or name.startswith(".nfs"):
                    continue
                try:
                    status = entry.stat(follow_symlinks=False)
                except OSError:
                    continue
                temporary = ".tmp." in name or name.startswith(".new-")
                if temporary and status.st_mtime + _ABANDONED_SECONDS < now:
                    remove_file(entry.path)
                    continue
                result.append(_File(entry.path, _blocks(status), status.st_mtime))
        result.sort(key=lambda file: (file.used, file.path))
        return result

    def _producers(self, path: str) -> list[str]:
        """Return who made an entry, [] for what is none."""
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            return []
        content = data[HEADER_SIZE:]
        if path.endswith("R"):
            result = StoredResult.decode(content, BaseDirectory())
            return [] if result is None else [result.category]
        manifest = Manifest.decode(content)
        return [] if manifest is None else [entry.producer for entry in manifest.entries(BaseDirectory())]


def key_of(*parts: bytes) -> bytes:
    """Return a key of this face: never one that the driver makes."""
    return digest(b"ccache face 1", *parts)


def _blocks(status: os.stat_result) -> int:
    return (status.st_blocks * 512 + 1023) // 1024


def _kibibyte(path: str) -> int:
    """Return the KiB that a file takes, -1 if there is none."""
    try:
        return _blocks(os.stat(path))
    except OSError:
        return -1
