"""The size limit: kept, by least recent use, in bounded steps."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from cache.cache import Cache
from cache.digest import digest
from cache.maintenance import recount, trim
from cache.store import HEADER_SIZE, ObjectStore
from cache.trim import SIZES_NAME, SizeLimit
from tests.cache.conftest import files_below

PATIENT = 60.0      # budget of a step in tests that are not about time: the machine may be busy


def fill(directory: Path, count: int, size: int, spread: float = 100_000.0) -> list[bytes]:
    """Store `count` objects of `size` bytes on disk, the last used most recently; returns their keys in that order."""
    store = ObjectStore(str(directory / "objects"))
    keys = [digest(b"%d" % number) for number in range(count)]
    now = time.time()
    for number, key in enumerate(keys):
        store.put("r", key, bytes(size - HEADER_SIZE))
        used = now - spread * (count - number) / count
        os.utime(store.path_of("r", key), (used, used))
    return keys


def kept(directory: Path, keys: list[bytes]) -> list[bool]:
    store = ObjectStore(str(directory / "objects"))
    return [os.path.exists(store.path_of("r", key)) for key in keys]


def test_trim_removes_the_least_recently_used_exactly(tmp_path: Path) -> None:
    keys = fill(tmp_path, 100, 1000)
    report = trim(str(tmp_path), 30_500)
    assert (report.files, report.size, report.left_files, report.left_size) == (70, 70_000, 30, 30_000)
    assert kept(tmp_path, keys) == [False] * 70 + [True] * 30
    assert trim(str(tmp_path), 30_500).files == 0


def test_a_hit_protects_from_eviction(tmp_path: Path) -> None:
    keys = fill(tmp_path, 20, 1000)
    assert ObjectStore(str(tmp_path / "objects")).get("r", keys[0]) is not None
    trim(str(tmp_path), 5000)
    assert kept(tmp_path, keys) == [True] + [False] * 15 + [True] * 4


def test_time_of_use_in_the_future_does_not_protect(tmp_path: Path) -> None:
    keys = fill(tmp_path, 20, 1000)
    path = ObjectStore(str(tmp_path / "objects")).path_of("r", keys[10])
    os.utime(path, (time.time() + 10**7, time.time() + 10**7))
    trim(str(tmp_path), 15_000)
    assert kept(tmp_path, keys) == [False] * 4 + [True] * 6 + [False] + [True] * 9


def test_steps_keep_a_small_cache_within_its_limit_by_exact_order(tmp_path: Path) -> None:
    keys = fill(tmp_path, 50, 1000)
    recount(str(tmp_path))
    cache = Cache(str(tmp_path))
    assert cache.store.put("r", digest(b"new"), bytes(2000))
    assert 0 < SizeLimit(str(tmp_path), 50_000, PATIENT).step(cache.store.growth) <= 5_000
    states = kept(tmp_path, keys)
    assert states == sorted(states) and not states[0] and states[10]


def test_steps_keep_a_growing_cache_within_its_limit(tmp_path: Path) -> None:
    keys = []
    largest = 0
    for number in range(900):
        cache = Cache(str(tmp_path))
        keys.append(digest(b"%d" % number))
        assert cache.store.put("r", keys[-1], bytes(1000))
        # mtimes a second apart, as if the build had taken its time
        used = time.time() - 900 + number
        os.utime(cache.store.path_of("r", keys[-1]), (used, used))
        SizeLimit(str(tmp_path), 240_000, PATIENT).step(cache.store.growth)
        if number % 50 == 0:
            largest = max(largest, recount(str(tmp_path)))
    assert largest <= 252_000
    total = sum(len(data) for name, data in files_below(tmp_path / "objects").items())
    assert 150_000 <= total <= 252_000
    states = kept(tmp_path, keys)
    assert sum(states[-90:]) == 90            # the newest are all there
    assert sum(states[:420]) <= 42              # the oldest are nearly all gone


def test_a_step_is_bounded(tmp_path: Path) -> None:
    fill(tmp_path, 1500, 200)
    recount(str(tmp_path))
    limit = SizeLimit(str(tmp_path), 40_000, PATIENT)
    removed = limit.step({1: 0})
    assert 0 < removed <= 150 * 200             # at most half a sample, far as it is over the limit
    for _ in range(150):
        limit.step({1: 0})
    assert recount(str(tmp_path)) <= 40_000


def test_a_step_ends_when_its_time_is_over(tmp_path: Path) -> None:
    fill(tmp_path, 300, 200)
    recount(str(tmp_path))
    assert SizeLimit(str(tmp_path), 1000, 0.0).step({1: 0}) <= 20 * 200


def test_nothing_is_evicted_without_need(tmp_path: Path) -> None:
    keys = fill(tmp_path, 50, 1000)
    recount(str(tmp_path))
    for size in (0, 50_000):
        limit = SizeLimit(str(tmp_path), size)
        for _ in range(40):
            assert limit.step({3: 0}) == 0
    assert all(kept(tmp_path, keys))


def test_counters_correct_themselves(tmp_path: Path) -> None:
    keys = fill(tmp_path, 300, 1000)
    for damage in (b"", os.urandom(2048), (10**12).to_bytes(8, "little") * 256, b"abc"):
        (tmp_path / SIZES_NAME).write_bytes(damage)
        limit = SizeLimit(str(tmp_path), 400_000)
        for number in range(800):
            assert limit.step({number % 256: 0}) == 0
        assert abs(limit.total() - 300_000) < 10_000
    assert all(kept(tmp_path, keys))


def test_replacing_a_file_does_not_count_twice(tmp_path: Path) -> None:
    fill(tmp_path, 300, 1000)
    recount(str(tmp_path))
    for _ in range(100):
        cache = Cache(str(tmp_path), max_size=10**9)
        cache.store.put("m", digest(b"manifest"), bytes(5000))
        cache.trim_step()
    assert abs(SizeLimit(str(tmp_path), 0).total() - 305_036) < 100
    cache.store.remove("m", digest(b"manifest"))
    cache.trim_step()
    assert SizeLimit(str(tmp_path), 0).total() == 300_000


def test_one_process_evicts_and_the_others_go_on(tmp_path: Path) -> None:
    fill(tmp_path, 50, 1000)
    recount(str(tmp_path))
    limit = SizeLimit(str(tmp_path), 10_000)
    with open(tmp_path / "trim.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        start = time.monotonic()
        assert limit.step({3: 0}) == 0
        assert time.monotonic() - start < 1
    assert limit.step({3: 0}) > 0


def test_readonly_and_missing_directories(tmp_path: Path) -> None:
    fill(tmp_path / "full", 50, 1000)
    before = files_below(tmp_path)
    cache = Cache(str(tmp_path / "full"), readonly=True, max_size=1)
    assert cache.trim_step() == 0 and files_below(tmp_path) == before
    assert SizeLimit(str(tmp_path / "none"), 1).step({0: 5}) == 0
    assert not (tmp_path / "none").exists()
