"""Storing what a compile made: manifest entry, result key, result.

In: a Unit, what its compile read and looked for, and the result.  Out: both in the cache, or the reason why not.
"""

from __future__ import annotations

import os

from cache.digest import digest
from cache.manifest import ManifestEntry, timestamp_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cache.results import StoredResult
    from driver.unit import Unit


def entry_of(unit: Unit, inputs: list[tuple[str, bytes]], absent: list[str], dates: set[bytes], producer: str,
             ) -> ManifestEntry:
    """Return a manifest entry without its result key.

    dates: those of __DATE__, __TIME__, __TIMESTAMP__ that count.
    """
    clock = unit.request.clock
    stamped = b"__TIMESTAMP__" in dates
    return ManifestEntry(
        b"", inputs, absent, producer=producer,
        day=unit.day if b"__DATE__" in dates else "",
        time_of_day=clock.time_of_day() if b"__TIME__" in dates else "",
        timestamps=[(path, timestamp_text(path)) for path, _ in inputs] if stamped else None)


def result_key(key: bytes, entry: ManifestEntry) -> bytes:
    """Return the key of a result found by its inputs: what the manifest entry says of them."""
    words = [b"direct", key, entry.day.encode(), entry.time_of_day.encode()]
    for path, content in entry.inputs:
        words.append(os.fsencode(path))
        words.append(content)
    for path, text in entry.timestamps:
        words.append(os.fsencode(path))
        words.append(text.encode())
    return digest(*words)


def save(unit: Unit, key: bytes, entry: ManifestEntry, stored: StoredResult) -> str:
    """Store a result under the entry's result key, then the entry under the manifest key `key`.

    Returns what the record says of it.
    """
    cache = unit.request.cache
    if not cache.save(entry.result_key, stored):
        return "not stored: the cache cannot be written"
    remembered = cache.remember(key, entry, unit.request.clock)
    unit.found(key, entry, stored, lasting=remembered)
    return "stored"


def remember_also(unit: Unit, key: bytes, entry: ManifestEntry, result: bytes, stored: StoredResult, moved: bool) -> None:
    """Let the manifest entry find a result that was found by its preprocessed text, under the key `result`.

    moved: other files were read than when it was stored; then a copy with this list, for the next .d file, goes under a key of its own.
    """
    cache = unit.request.cache
    entry.result_key = result
    if moved:
        entry.result_key = result_key(key, entry)
        if not cache.save(entry.result_key, stored):
            return
    cache.remember(key, entry, unit.request.clock)
