"""Many processes, and processes that die: nothing is lost but speed, nothing is ever wrong."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cache.cache import Cache
from cache.digest import digest, hash_bytes
from cache.maintenance import verify
from cache.manifest import Clock, ManifestEntry
from cache.paths import BaseDirectory
from cache.results import GCC, StoredResult
from cache.store import TEMPORARY_PREFIX, ObjectStore
from cache.trim import scan_shard
from tests.cache.conftest import Unit, content_key, files_below


def start(work: Callable[[], None]) -> int:
    """Run `work` in a process of its own; returns its number."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return child


def finish(children: list[int]) -> None:
    """Wait for processes; all must have ended well."""
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(children)


def test_writers_of_one_key_and_readers(tmp_path: Path) -> None:
    key = digest(b"key")
    contents = [bytes([number]) * 200_000 for number in range(4)]

    def write(number: int) -> None:
        store = ObjectStore(str(tmp_path))
        for _ in range(60):
            assert store.put("r", key, contents[number])

    children = [start(lambda number=number: write(number)) for number in range(4)]  # type: ignore[misc]
    store = ObjectStore(str(tmp_path))
    seen = 0
    deadline = time.monotonic() + 30            # on a busy machine the writers may be slow to start
    while seen < 200 and time.monotonic() < deadline:
        data = store.get("r", key)
        assert data is None or data in contents
        seen += data is not None
    finish(children)
    assert seen and store.damaged == 0 and len(files_below(tmp_path)) == 1


def test_concurrent_entries_of_one_manifest_are_sound(tmp_path: Path) -> None:
    key = digest(b"unit")

    def add(number: int) -> None:
        cache = Cache(str(tmp_path))
        for count in range(20):
            content = b"%d %d" % (number, count)
            entry = ManifestEntry(content_key(content), [("a.c", hash_bytes(content))], [f"x{number}.h"])
            assert cache.remember(key, entry, Clock())

    finish([start(lambda number=number: add(number)) for number in range(4)])  # type: ignore[misc]
    entries = Cache(str(tmp_path)).entries(key)
    assert len(entries) >= 10               # some may be lost, most are not
    for entry in entries:
        number = entry.absent[0][1:2]
        contents = [b"%s %d" % (number.encode(), count) for count in range(20)]
        assert (entry.result_key, entry.inputs[0][1]) in [(content_key(c), hash_bytes(c)) for c in contents]


@pytest.mark.parametrize("rounds", [25, pytest.param(1000, marks=pytest.mark.full)])
def test_killed_writers_leave_nothing_wrong(tmp_path: Path, rounds: int) -> None:
    """kill -9 at random moments, in the middle of writes of a megabyte and of manifests."""
    choose = random.Random(7)
    units = [digest(b"unit%d" % number) for number in range(5)]

    def work(seed: int) -> None:
        mine = random.Random(seed)
        cache = Cache(str(tmp_path), max_size=20_000_000)
        while True:
            content = mine.randbytes(mine.choice((10, 5_000, 1_000_000)))
            result = content_key(content)
            cache.save(result, StoredResult(GCC, {"o": content}))
            cache.remember(mine.choice(units), ManifestEntry(result, [("a.c", hash_bytes(content))], ["b.h"]), Clock())
            cache.trim_step()

    for round_number in range(rounds):
        child = start(lambda seed=round_number: work(seed))  # type: ignore[misc]
        time.sleep(choose.uniform(0.001, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    report = verify(str(tmp_path))
    assert report.damaged == [] and report.foreign == [] and report.files >= 2
    cache = Cache(str(tmp_path))
    hits = 0
    for unit in units:
        for entry in cache.entries(unit):
            stored = cache.load(entry.result_key)
            if stored is not None:
                hits += 1
                assert content_key(stored.outputs["o"]) == entry.result_key
                assert hash_bytes(stored.outputs["o"]) == entry.inputs[0][1]
    assert hits


def test_files_of_dead_writers_are_removed_and_those_of_the_living_are_not(tmp_path: Path) -> None:
    shard = tmp_path / "00"
    shard.mkdir()
    dead = start(lambda: None)
    finish([dead])
    now = time.time()
    ages = {f"{TEMPORARY_PREFIX}{dead}-1-1": 10, f"{TEMPORARY_PREFIX}{dead}-2-1": 100,
            f"{TEMPORARY_PREFIX}{os.getpid()}-3-1": 100, f"{TEMPORARY_PREFIX}{os.getpid()}-4-1": 4000,
            f"{TEMPORARY_PREFIX}odd": 100, f"{TEMPORARY_PREFIX}odd2": 4000, f"{TEMPORARY_PREFIX}{dead}-5-1": -4000}
    for name, age in ages.items():
        (shard / name).write_bytes(b"x")
        os.utime(shard / name, (now - age, now - age))
    assert scan_shard(str(tmp_path), 0, now, clean=False) == [] and len(files_below(tmp_path)) == 7
    assert scan_shard(str(tmp_path), 0, now) == []
    assert sorted(files_below(shard)) == sorted([f"{TEMPORARY_PREFIX}{dead}-1-1", f"{TEMPORARY_PREFIX}{os.getpid()}-3-1",
                                                 f"{TEMPORARY_PREFIX}odd"])


def test_two_builds_at_once_share_and_never_mix(tmp_path: Path) -> None:
    """Three checkouts edit their headers at random and share one cache that is trimmed all the time."""
    def build(number: int) -> None:
        choose = random.Random(number)
        root = tmp_path / f"checkout{number}"
        root.mkdir()
        os.chdir(root)
        unit = Unit(root, tmp_path / "cache", str(root))
        unit.max_size = 60_000
        hits = 0
        for _ in range(150):
            unit.key = digest(b"unit%d" % choose.randrange(20))
            contents = [str(choose.randrange(3)) for _ in range(3)]
            for name, text in zip(("a.c", "b.h", f"{root}/c.h"), contents, strict=True):
                unit.write(name, text)
            expected = b"object of " + b"".join(hash_bytes(text.encode()) for text in contents)
            found = unit.find()
            stored = unit.cache().load(found.result_key) if found.result_key is not None else None
            if stored is not None:
                assert stored.outputs["o"] == expected
                hits += 1
            else:
                assert unit.compile(["a.c", "b.h", f"{root}/c.h"], [f"{root}/x.h"]) == expected
        assert hits

    finish([start(lambda number=number: build(number)) for number in range(3)])  # type: ignore[misc]
    report = verify(str(tmp_path / "cache"))
    assert report.damaged == [] and report.size < 200_000


def test_an_open_cache_survives_a_fork(tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text("x")
    cache = Cache(str(tmp_path / "cache"), base=BaseDirectory(str(tmp_path)))
    entry = ManifestEntry(digest(b"r"), [(str(tmp_path / "a.c"), hash_bytes(b"x"))], [])

    def work() -> None:
        for _ in range(30):
            assert cache.save(digest(b"r"), StoredResult(GCC, {}))
            assert cache.remember(digest(b"u"), entry, Clock())
            assert cache.find(digest(b"u"), Clock()).result_key == digest(b"r")
            cache.trim_step()

    work()
    children = [start(work), start(work)]
    work()
    finish(children)
