"""Care of a cache as a whole: trim, verify, clear, statistics.

In: a cache directory.  Out: reports, as values.  For a person who asks (pyccctl); nothing here is on the way
of a compile.  Builds may use the cache meanwhile: every file is replaced or removed in one step, and what
is removed under a build is a miss.
"""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass, field

from cache.cache import FILES_NAME, OBJECTS_NAME
from cache.index import INDEX_NAME, Index, IndexRow
from cache.manifest import Manifest
from cache.paths import BaseDirectory
from cache.results import GCC, INTERNAL, StoredResult
from cache.store import FUNCTION, HIT, MANIFEST, RESULT, SHARDS, parse_name, remove_file, shard_name, unseal
from cache.trim import LOCK_NAME, SIZES_NAME, SizeLimit, StoredFile, by_use, scan_shard


@dataclass(frozen=True)
class Removed:
    """What an operation removed, and what is left, in files and bytes."""

    files: int
    size: int
    left_files: int
    left_size: int


@dataclass(frozen=True)
class Damage:
    """A file that is not what its name says, and whether it was removed."""

    path: str
    reason: str
    removed: bool


@dataclass(frozen=True)
class Verified:
    """Result of verify(): files and bytes checked, the damaged ones, and files that are not the cache's."""

    files: int
    size: int
    damaged: list[Damage]
    foreign: list[str]


@dataclass
class Statistics:
    """What the cache holds.  Sizes in bytes, times in seconds since 1970 (0: none or unknown)."""

    directory: str
    files: int = 0
    size: int = 0
    manifests: int = 0
    manifest_size: int = 0
    results: int = 0                    # with outputs
    result_size: int = 0
    refusals: int = 0                   # "the internal compiler cannot"
    hits: int = 0                       # commands that the launcher serves by itself
    hit_size: int = 0
    functions: int = 0
    function_size: int = 0
    by_producer: dict[str, int] = field(default_factory=dict)       # producer -> results
    by_category: dict[str, int] = field(default_factory=dict)       # why GCC made it -> results
    seconds: float = 0.0                # CPU seconds that making all results took
    oldest_use: float = 0.0
    newest_use: float = 0.0
    other_size: int = 0                 # index, counters, memory of file digests
    free_space: int = 0                 # on the file system; -1 unknown
    index_rebuilt: bool = False


def trim(directory: str, max_size: int) -> Removed:
    """Remove the least recently used files until at most `max_size` bytes are stored, and count the shards anew."""
    rows = Index(directory).refresh()
    total = sum(row.file.size for row in rows)
    files = len(rows)
    removed_files = 0
    removed_size = 0
    for file in sorted((row.file for row in rows), key=by_use):
        if total - removed_size <= max_size:
            break
        if remove_file(_path(directory, file)):
            removed_files += 1
            removed_size += file.size
    recount(directory)
    return Removed(removed_files, removed_size, files - removed_files, total - removed_size)


def recount(directory: str) -> int:
    """Count the bytes of every shard anew for the size limit; returns the total."""
    sizes = {shard: sum(file.size for file in _files(directory, shard)) for shard in range(SHARDS)}
    total = sum(sizes.values())
    if os.path.isdir(directory):
        SizeLimit(directory, 0).record(sizes)
    return total


def verify(directory: str, readonly: bool = False) -> Verified:
    """Read every stored file and check it; damaged ones are reported and, unless `readonly`, removed."""
    files = 0
    size = 0
    damaged: list[Damage] = []
    foreign: list[str] = []
    for shard in range(SHARDS):
        for file in _files(directory, shard, clean=not readonly):
            path = _path(directory, file)
            parsed = parse_name(file.name)
            if parsed is None or not file.name.startswith(shard_name(shard)):
                foreign.append(path)
                continue
            try:
                with open(path, "rb") as stored:
                    data = stored.read()
            except FileNotFoundError:
                continue                # evicted meanwhile
            except OSError as error:
                damaged.append(Damage(path, error.strerror or "cannot be read", False))
                continue
            files += 1
            size += len(data)
            reason = _fault(parsed[0], parsed[1], data)
            if reason:
                damaged.append(Damage(path, reason, not readonly and remove_file(path)))
    if not readonly:
        recount(directory)
    return Verified(files, size, damaged, foreign)


def clear(directory: str) -> Removed:
    """Remove everything that the cache made below `directory`; other things there are left alone.

    A build that writes meanwhile finds its directories gone and makes them again.
    """
    files = 0
    size = 0
    for shard in range(SHARDS):
        for file in _files(directory, shard):
            if parse_name(file.name) is not None and remove_file(_path(directory, file)):
                files += 1
                size += file.size
        try:
            os.rmdir(f"{directory}/{OBJECTS_NAME}/{shard_name(shard)}")
        except OSError:
            continue                    # not there, or not empty: a foreign file, or a build at work
    for name in (FILES_NAME, SIZES_NAME, LOCK_NAME):
        remove_file(f"{directory}/{name}")
    shutil.rmtree(f"{directory}/{INDEX_NAME}", ignore_errors=True)
    left = [file for shard in range(SHARDS) for file in _files(directory, shard)]
    return Removed(files, size, len(left), sum(file.size for file in left))


def statistics(directory: str, readonly: bool = False) -> Statistics:
    """Return what the cache holds, from the index; `readonly`: from the files, and nothing is written."""
    result = Statistics(directory)
    index = Index(directory, readonly)
    rows = index.refresh() if os.path.isdir(directory) else []
    result.index_rebuilt = index.rebuilt > 0
    for row in rows:
        _count(result, row)
    if rows:
        uses = [row.file.used for row in rows]
        result.oldest_use, result.newest_use = min(uses), max(uses)
    result.other_size = _other_size(directory)
    try:
        space = os.statvfs(directory)
        result.free_space = space.f_bavail * space.f_frsize
    except OSError:
        result.free_space = -1
    return result


def _count(result: Statistics, row: IndexRow) -> None:
    size = row.file.size
    result.files += 1
    result.size += size
    if row.kind == MANIFEST:
        result.manifests += 1
        result.manifest_size += size
    elif row.kind == HIT:
        result.hits += 1
        result.hit_size += size
    elif row.kind == FUNCTION:
        result.functions += 1
        result.function_size += size
    elif row.cannot:
        result.refusals += 1
        result.result_size += size
    else:
        result.results += 1
        result.result_size += size
        result.seconds += row.seconds
        if row.producer in (GCC, INTERNAL):
            result.by_producer[row.producer] = result.by_producer.get(row.producer, 0) + 1
        if row.category:
            result.by_category[row.category] = result.by_category.get(row.category, 0) + 1


def _fault(kind: str, key: bytes, data: bytes) -> str:
    """Return what is wrong with the bytes of a stored file, "" if nothing is."""
    if not data:
        return "empty"
    content = unseal(kind, key, data)
    if content is None:
        return "header, length or checksum is wrong"
    if kind == MANIFEST and Manifest.decode(content) is None:
        return "not a manifest"
    if kind == RESULT and StoredResult.decode(content, BaseDirectory()) is None:
        return "not a result"
    return ""


def _files(directory: str, shard: int, clean: bool = True) -> list[StoredFile]:
    return sorted(scan_shard(f"{directory}/{OBJECTS_NAME}", shard, time.time(), clean), key=lambda file: file.name)


def _path(directory: str, file: StoredFile) -> str:
    return f"{directory}/{OBJECTS_NAME}/{shard_name(file.shard)}/{file.name}"


def _other_size(directory: str) -> int:
    size = 0
    for name in (FILES_NAME, SIZES_NAME):
        try:
            size += os.stat(f"{directory}/{name}").st_blocks * 512      # files.1 is sparse
        except OSError:
            continue
    for folder, _, names in os.walk(f"{directory}/{INDEX_NAME}"):
        for name in names:
            try:
                size += os.stat(f"{folder}/{name}").st_size
            except OSError:
                continue
    return size
