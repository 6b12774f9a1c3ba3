"""The index: what is in the store, without opening every file each time.

In: the cache directory.  Out: one IndexRow for each stored file.

It is a diskcache database below `index/` that can be deleted at any time: rows come from the files, and a
refresh brings them up to date (new and replaced files are read, vanished ones forgotten; the time of use is
always that of the file).  Any fault of the database, a foreign or pickled value in it included, drops it
and builds it anew.  Used by maintenance only; importing it costs 50 ms, so nothing on the way of a compile
does.

diskcache pickles values by default, so that whoever can write the directory runs code in the reader
(CVE-2025-69872).  PlainDisk stores text and bytes only, inside the database, and never unpickles.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager

import diskcache

from cache.results import summarize
from cache.store import HEADER_SIZE, RESULT, SHARDS, make_private_directory, parse_name, shard_name
from cache.trim import StoredFile, scan_shard

INDEX_NAME = "index"

_ROW = struct.Struct("<qQdB")       # bytes, inode, seconds, refusal; then producer NUL category
_SUMMARY_BYTES = 4096               # the first fields of a result are within this
_RAW = 1                            # diskcache.core.MODE_RAW
_ATTEMPTS = 2


class IndexRow:
    """One stored file: kind and key as in cache.store; the rest is empty but for results (ResultSummary)."""

    __slots__ = ("file", "kind", "key", "producer", "category", "cannot", "seconds")

    def __init__(self, file: StoredFile, kind: str, key: bytes, producer: str = "", category: str = "",
                 cannot: bool = False, seconds: float = 0.0) -> None:
        self.file = file
        self.kind = kind
        self.key = key
        self.producer = producer
        self.category = category
        self.cannot = cannot
        self.seconds = seconds


class PlainDisk(diskcache.Disk):  # type: ignore[misc]  # diskcache has no types
    """Text and bytes inside the database; everything else is refused with DatabaseError."""

    def put(self, key: object) -> tuple[object, bool]:
        """Return the database form of a key."""
        if not isinstance(key, str):
            raise sqlite3.DatabaseError("key is no text")
        return key, True

    def get(self, key: object, raw: object) -> str:
        """Return a key from its database form."""
        if not raw or not isinstance(key, str):
            raise sqlite3.DatabaseError("foreign key in the index")
        return key

    def store(self, value: object, read: object, key: object = None) -> tuple[int, int, None, object]:
        """Return the database form of a value."""
        if read or not isinstance(value, bytes):
            raise sqlite3.DatabaseError("value is not bytes")
        return 0, _RAW, None, sqlite3.Binary(value)

    def fetch(self, mode: object, filename: object, value: object, read: object) -> bytes:
        """Return a value from its database form."""
        if mode != _RAW or filename is not None or read or not isinstance(value, bytes):
            raise sqlite3.DatabaseError("foreign value in the index")
        return value


class Index:
    """The index of the cache below `directory`.

    readonly: the directory is not changed; rows are read from the files.
    rebuilt:  how often the database was dropped because of a fault.
    """

    def __init__(self, directory: str, readonly: bool = False) -> None:
        self.rebuilt = 0
        self._readonly = readonly
        self._objects = directory + "/objects"
        self._path = directory + "/" + INDEX_NAME

    def refresh(self) -> list[IndexRow]:
        """Return a row for each stored file, in order of shard and name, after bringing the index up to date.

        Without a database that works (disk full, no permission) the rows are read from the files.
        """
        files = self._scan()
        attempts = 0 if self._readonly or not os.path.isdir(self._objects) else _ATTEMPTS
        for _ in range(attempts):
            try:
                with self._database() as database:
                    return self._update(database, files)
            except diskcache.Timeout:
                break                   # in use by another: not a fault
            except (sqlite3.Error, OSError, TypeError, ValueError, AttributeError, KeyError, struct.error):
                # Whatever is in a damaged database may come out as any of these (diskcache trusts its tables).
                self.drop()
        return [row for row in (self._read_row(file) for file in files) if row is not None]

    def drop(self) -> None:
        """Delete the database."""
        self.rebuilt += 1
        shutil.rmtree(self._path, ignore_errors=True)

    def _scan(self) -> list[StoredFile]:
        now = time.time()
        files: list[StoredFile] = []
        for shard in range(SHARDS):
            files.extend(sorted(scan_shard(self._objects, shard, now, not self._readonly), key=lambda file: file.name))
        return files

    @contextmanager
    def _database(self) -> Iterator[diskcache.Cache]:
        # diskcache expands ~ and $NAME in its directory: such a path would name another one.
        if os.path.expandvars(os.path.expanduser(self._path)) != self._path or not make_private_directory(self._path):
            raise OSError("no place for an index")
        database = diskcache.Cache(self._path, timeout=10, disk=PlainDisk, eviction_policy="none", cull_limit=0,
                                   statistics=0, tag_index=0)
        try:
            yield database
        finally:
            database.close()

    def _update(self, database: diskcache.Cache, files: list[StoredFile]) -> list[IndexRow]:
        rows: list[IndexRow] = []
        with database.transact():
            gone = set(database.iterkeys())
            for file in files:
                gone.discard(file.name)
                packed = database.get(file.name)
                row = None if packed is None else _unpack(file, packed)
                if row is None:
                    row = self._read_row(file)
                    if row is None:
                        continue
                    database.set(file.name, _pack(row))
                rows.append(row)
            for name in sorted(gone):
                database.delete(name)
        return rows

    def _read_row(self, file: StoredFile) -> IndexRow | None:
        parsed = parse_name(file.name)
        if parsed is None:
            return None
        kind, key = parsed
        if kind == RESULT:
            try:
                with open(self._objects + "/" + shard_name(file.shard) + "/" + file.name, "rb") as stored:
                    summary = summarize(stored.read(_SUMMARY_BYTES)[HEADER_SIZE:])
            except OSError:
                return None
            if summary is not None:
                return IndexRow(file, kind, key, summary.producer, summary.category, summary.cannot, summary.seconds)
        return IndexRow(file, kind, key)


def _pack(row: IndexRow) -> bytes:
    words = row.producer + "\0" + row.category
    return (_ROW.pack(row.file.size, row.file.inode, row.seconds, row.cannot)
            + words.encode("utf-8", "surrogateescape"))


def _unpack(file: StoredFile, packed: bytes) -> IndexRow | None:
    """Return the row for a file; None if what is remembered is of another file with this name."""
    size, inode, seconds, cannot = _ROW.unpack_from(packed, 0)
    parsed = parse_name(file.name)
    if size != file.size or inode != file.inode or parsed is None:
        return None
    producer, category = packed[_ROW.size:].decode("utf-8", "surrogateescape").split("\0")
    return IndexRow(file, parsed[0], parsed[1], producer, category, bool(cannot), seconds)
