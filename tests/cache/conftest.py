"""A unit to cache: sources in a directory of its own, and a cache beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cache.cache import Cache, Lookup
from cache.digest import digest, hash_bytes
from cache.manifest import Clock, ManifestEntry, timestamp_text
from cache.paths import BaseDirectory
from cache.results import GCC, StoredResult


class Unit:
    """A compile as the driver would cache it: files below `root`, which is the working directory.

    `compile` stores what it would give; `expect` asserts what a look-up answers.
    """

    def __init__(self, root: Path, cache_directory: Path, base: str = "") -> None:
        self.root = root
        self.directory = str(cache_directory)
        self.base = BaseDirectory(base)
        self.key = digest(b"unit")
        self.readonly = False
        self.max_size = 0

    def write(self, name: str, text: str) -> None:
        """Write a file below the root."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def cache(self) -> Cache:
        """Return a cache as a new process would open it."""
        return Cache(self.directory, readonly=self.readonly, max_size=self.max_size, base=self.base)

    def compile(self, inputs: list[str], absent: list[str] | None = None, dates: str = "", clock: Clock | None = None) -> bytes:
        """Store a result made of the contents of `inputs`; dates: words of date, time, timestamp."""
        clock = clock or Clock()
        cache = self.cache()
        read = [(path, cache.hasher.read(path).digest) for path in inputs]
        output = b"object of " + b"".join(digest for _, digest in read)
        result_key = digest(self.key, output)
        entry = ManifestEntry(
            result_key, read, absent or [], producer=GCC,
            day=clock.day() if "date" in dates.split() else "",
            time_of_day=clock.time_of_day() if "time" in dates.split() else "",
            timestamps=[(path, timestamp_text(path)) for path in inputs] if "timestamp" in dates.split() else None)
        assert cache.save(result_key, StoredResult(GCC, {"o": output}))
        assert cache.remember(self.key, entry, clock)
        cache.trim_step()
        cache.close()
        return output

    def find(self, clock: Clock | None = None) -> Lookup:
        """Look the unit up as a new process would."""
        cache = self.cache()
        try:
            return cache.find(self.key, clock or Clock())
        finally:
            cache.close()

    def expect(self, why: str, output: bytes | None = None, clock: Clock | None = None) -> None:
        """Assert that the look-up answers `why` ("" for a hit) and, on a hit, gives `output`."""
        found = self.find(clock)
        assert found.why == why
        if why:
            assert found.result_key is None
        else:
            assert found.result_key is not None
            stored = self.cache().load(found.result_key)
            assert stored is not None and stored.outputs == {"o": output}


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Unit]:
    """A unit whose root is the working directory, with nothing stored."""
    root = tmp_path / "project"
    root.mkdir()
    before = os.getcwd()
    os.chdir(root)
    yield Unit(root, tmp_path / "cache")
    os.chdir(before)


def files_below(directory: str | Path) -> dict[str, bytes]:
    """Return every file below a directory by relative path."""
    return {str(path.relative_to(directory)): path.read_bytes()
            for path in sorted(Path(directory).rglob("*")) if path.is_file()}


def content_key(content: bytes) -> bytes:
    """Return a key that only this content belongs to, so that wrong data cannot go unseen."""
    return hash_bytes(b"key of" + content)
