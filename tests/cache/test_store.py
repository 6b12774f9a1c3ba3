"""The object store on disks as they are: damage, no space, no permission, other processes."""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

import cache
from cache.cache import Cache
from cache.digest import digest, hash_bytes
from cache.filehash import FileHasher
from cache.manifest import Clock, ManifestEntry
from cache.results import StoredResult
from cache.store import MANIFEST, RESULT, ObjectStore, parse_name
from tests.cache.conftest import files_below

KEY = digest(b"key")
AS_NOBODY = """
import os, sys
sys.path.insert(0, sys.argv[1])
from cache.cache import Cache
from cache.digest import digest
from cache.manifest import Clock, ManifestEntry
from cache.results import StoredResult
os.setgroups([]); os.setgid(65534); os.setuid(65534)
cache, key, new = Cache(sys.argv[2], max_size=1), digest(b"key"), digest(b"new")
print(cache.store.get("r", key), cache.store.put("r", key, b"y"), cache.store.put("r", new, b"y"),
      cache.store.remove("r", key), cache.save(new, StoredResult("gcc", {})),
      cache.remember(new, ManifestEntry(new, [], []), Clock()), cache.trim_step(), cache.find(new, Clock()).why)
"""
ROOT = Path(str(cache.__file__)).resolve().parents[1]


def test_what_is_put_is_got(tmp_path: Path) -> None:
    store = ObjectStore(str(tmp_path / "deep" / "objects"))
    for content in (b"", b"x", bytes(3_000_000)):
        key = hash_bytes(content)
        assert store.get(RESULT, key) is None
        assert store.put(RESULT, key, content)
        assert ObjectStore(store.directory).get(RESULT, key) == content
        assert store.get(MANIFEST, key) is None
        assert store.put(RESULT, key, b"other") and store.get(RESULT, key) == b"other"
        assert store.remove(RESULT, key) and store.get(RESULT, key) is None and not store.remove(RESULT, key)
    assert store.damaged == 0 and files_below(tmp_path) == {}


def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    for umask in (0, 0o777):
        store = ObjectStore(str(tmp_path / str(umask) / "objects"))
        before = os.umask(umask)
        try:
            assert store.put(RESULT, KEY, b"x")
        finally:
            os.umask(before)
        path = Path(store.path_of(RESULT, KEY))
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        for directory in (path.parent, path.parent.parent, path.parent.parent.parent):
            assert stat.S_IMODE(directory.stat().st_mode) == 0o700


def test_stored_files_share_no_inode_and_are_never_written_in_place(tmp_path: Path) -> None:
    store = ObjectStore(str(tmp_path))
    store.put(RESULT, KEY, b"first")
    path = store.path_of(RESULT, KEY)
    with open(path, "rb") as old:
        store.put(RESULT, KEY, b"second")
        assert old.read().endswith(b"first")
    assert os.stat(path).st_nlink == 1


def test_every_flipped_bit_and_every_truncation_is_a_miss_that_heals(tmp_path: Path) -> None:
    content = bytes(range(40))
    for kind in (MANIFEST, RESULT):
        store = ObjectStore(str(tmp_path / kind))
        assert store.put(kind, KEY, content)
        path = Path(store.path_of(kind, KEY))
        good = path.read_bytes()
        wrong = [good[:size] for size in range(len(good))] + [good + b"\0", good + good, bytes(len(good))]
        for position in range(len(good)):
            for bit in range(8):
                wrong.append(good[:position] + bytes([good[position] ^ 1 << bit]) + good[position + 1:])
        for data in wrong:
            path.write_bytes(data)
            assert store.get(kind, KEY) is None, data
            assert not path.exists()
            assert store.put(kind, KEY, content) and store.get(kind, KEY) == content
        assert store.damaged == len(wrong)


def test_a_file_under_the_name_of_another_is_a_miss(tmp_path: Path) -> None:
    store = ObjectStore(str(tmp_path))
    other = digest(b"other")
    store.put(RESULT, KEY, b"x")
    store.put(RESULT, other, b"y")
    os.replace(store.path_of(RESULT, other), store.path_of(RESULT, KEY))
    assert store.get(RESULT, KEY) is None
    store.put(RESULT, KEY, b"x")
    os.replace(store.path_of(RESULT, KEY), store.path_of(MANIFEST, KEY))
    assert store.get(MANIFEST, KEY) is None


def test_things_that_are_no_files_under_a_name(tmp_path: Path) -> None:
    store = ObjectStore(str(tmp_path))
    path = store.path_of(RESULT, KEY)
    os.makedirs(path)
    assert store.get(RESULT, KEY) is None and not store.put(RESULT, KEY, b"x")
    os.rmdir(path)
    os.symlink("nowhere", path)
    assert store.get(RESULT, KEY) is None
    assert store.put(RESULT, KEY, b"x") and store.get(RESULT, KEY) == b"x" and not os.path.islink(path)
    assert [name for name in files_below(tmp_path) if ".new-" in name] == []


def test_readonly_changes_nothing(tmp_path: Path) -> None:
    store = ObjectStore(str(tmp_path))
    broken = digest(b"broken")
    store.put(RESULT, KEY, b"x")
    store.put(RESULT, broken, b"y")
    Path(store.path_of(RESULT, broken)).write_bytes(b"damaged")
    os.utime(store.path_of(RESULT, KEY), (5, 5))
    before = [(path, path.stat().st_mtime_ns, path.stat().st_ctime_ns) for path in sorted(tmp_path.rglob("*"))]
    store = ObjectStore(str(tmp_path), readonly=True)
    assert store.get(RESULT, KEY) == b"x"
    assert store.get(RESULT, broken) is None
    assert not store.put(RESULT, KEY, b"z") and not store.put(RESULT, digest(b"new"), b"z")
    assert not store.remove(RESULT, KEY)
    assert [(path, path.stat().st_mtime_ns, path.stat().st_ctime_ns) for path in sorted(tmp_path.rglob("*"))] == before
    assert not ObjectStore(str(tmp_path / "none"), readonly=True).put(RESULT, KEY, b"x")
    assert not (tmp_path / "none").exists()


def test_a_hit_renews_the_time_of_use_at_most_hourly_and_from_the_future(tmp_path: Path) -> None:
    store = ObjectStore(str(tmp_path))
    store.put(RESULT, KEY, b"x")
    path = store.path_of(RESULT, KEY)
    now = time.time()
    for age, renewed in ((0, False), (3000, False), (4000, True), (10**8, True), (-3000, False), (-10**7, True)):
        os.utime(path, (now - age, now - age))
        assert store.get(RESULT, KEY) == b"x"
        assert (abs(os.stat(path).st_mtime - now) < 100) == (renewed or age == 0), age


def test_vanished_directory_is_made_again(tmp_path: Path) -> None:
    store = ObjectStore(str(tmp_path / "a" / "objects"))
    assert store.put(RESULT, KEY, b"x")
    shutil.rmtree(tmp_path / "a")
    assert store.get(RESULT, KEY) is None
    assert store.put(RESULT, KEY, b"x") and store.get(RESULT, KEY) == b"x"


def test_directories_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for directory in (f"{tmp_path}/file", f"{tmp_path}/file/objects", "/proc/none/objects", "/dev/null"):
        store = ObjectStore(directory)
        assert not store.put(RESULT, KEY, b"x"), directory
        assert store.get(RESULT, KEY) is None


def test_unwritable_directory_only_costs_speed(tmp_path: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("needs root to become another user")
    with tempfile.TemporaryDirectory() as directory:
        os.chmod(directory, 0o755)
        assert ObjectStore(directory + "/objects").put(RESULT, KEY, b"x")
        for path in Path(directory).rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        before = files_below(directory)
        run = subprocess.run([sys.executable, "-I", "-S", "-c", AS_NOBODY, str(ROOT), directory], capture_output=True, text=True)
        assert (run.stdout, run.stderr) == ("b'x' False False False False False 0 unknown unit\n", "")
        assert files_below(directory) == before


def test_full_disk_only_costs_speed(tmp_path: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("needs root to mount a tmpfs")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(tmp_path)], capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip("cannot mount a tmpfs: " + mounted.stderr.strip())
    try:
        store = ObjectStore(str(tmp_path / "objects"))
        choose = random.Random(0)
        stored = []
        refused = 0
        for _ in range(200):
            content = choose.randbytes(choose.randrange(1, 20_000))
            if store.put(RESULT, hash_bytes(content), content):
                stored.append(content)
            else:
                refused += 1
        assert refused > 50 and len(stored) > 5
        for content in stored:
            assert store.get(RESULT, hash_bytes(content)) == content
        assert [name for name in files_below(tmp_path) if ".new-" in name] == []
        assert not store.put(RESULT, hash_bytes(stored[0]), bytes(300_000))     # what is there survives
        assert store.get(RESULT, hash_bytes(stored[0])) == stored[0]
        for content in stored:
            store.remove(RESULT, hash_bytes(content))
        assert store.put(RESULT, KEY, bytes(10_000)) and store.get(RESULT, KEY) == bytes(10_000)
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_no_directory_is_a_cache_that_holds_nothing() -> None:
    cache = Cache("")
    assert not cache.save(KEY, StoredResult("gcc", {})) and cache.load(KEY) is None
    assert not cache.remember(KEY, ManifestEntry(KEY, [], []), Clock())
    assert cache.find(KEY, Clock()).why == "unknown unit" and cache.trim_step() == 0
    assert not os.path.exists("/objects") and not os.path.exists("/sizes.1")


def test_a_whole_cache_on_a_full_disk(tmp_path: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("needs root to mount a tmpfs")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(tmp_path)], capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip("cannot mount a tmpfs: " + mounted.stderr.strip())
    try:
        (tmp_path / "a.h").write_bytes(b"x")
        for room in (0, 4096, 8192, 16384):
            filler = tmp_path / "filler"
            with open(filler, "wb", buffering=0) as file:
                try:
                    while file.write(bytes(4096)) == 4096:
                        continue
                except OSError:
                    os.truncate(filler, max(0, os.stat(filler).st_size - room))
            directory = str(tmp_path / "cache")
            for number in range(10):
                key = digest(b"%d" % number)
                hasher = FileHasher(directory + "/files.1", settle_ns=-10**11)
                cache = Cache(directory, max_size=5000, hasher=hasher)
                entry = ManifestEntry(key, [(str(tmp_path / "a.h"), hasher.digest(str(tmp_path / "a.h")))], ["b.h"])
                saved = cache.save(key, StoredResult("gcc", {"o": bytes(2000)}))
                remembered = cache.remember(key, entry, Clock())
                cache.trim_step()
                found = cache.find(key, Clock()).result_key
                assert found is None or remembered and found == key
                stored = cache.load(key)
                assert stored is None or saved and stored.outputs["o"] == bytes(2000)
                cache.close()
            filler.unlink()
            shutil.rmtree(directory, ignore_errors=True)
        assert Cache(directory).save(KEY, StoredResult("gcc", {}))
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_names() -> None:
    name = os.path.basename(ObjectStore("/x").path_of(RESULT, KEY))
    assert parse_name(name) == (RESULT, KEY)
    for wrong in (name[1:], name.upper(), name[:-1] + "z", "z" + name[1:], name + "x", "", ".new-1-2-3"):
        assert parse_name(wrong) is None
