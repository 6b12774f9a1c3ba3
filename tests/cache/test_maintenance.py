"""Care of a whole cache: verify, clear, statistics, and an index that may break at any time."""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cache.cache import Cache
from cache.digest import digest, hash_bytes
from cache.index import Index
from cache.maintenance import clear, statistics, trim, verify
from cache.manifest import Clock, ManifestEntry
from cache.results import GCC, INTERNAL, StoredResult, refusal
from tests.cache.conftest import files_below


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A cache with 3 results of GCC, 2 of the internal compiler, a refusal, 2 manifests and a function."""
    cache = Cache(str(tmp_path / "cache"))
    for number in range(3):
        result = StoredResult(GCC, {"o": bytes(1000)}, category=("asm", "asm", "option")[number], seconds=1.5)
        assert cache.save(digest(b"g%d" % number), result)
    for number in range(2):
        assert cache.save(digest(b"i%d" % number), StoredResult(INTERNAL, {"o": bytes(100)}, seconds=0.25))
    assert cache.save(digest(b"c"), refusal("asm", "x87", "a.c:1"))
    for number in range(2):
        entry = ManifestEntry(digest(b"g0"), [("a.c", hash_bytes(b""))], [])
        assert cache.remember(digest(b"m%d" % number), entry, Clock())
    assert cache.put_function(digest(b"f"), b"code") and cache.get_function(digest(b"f")) == b"code"
    cache.trim_step()
    return tmp_path / "cache"


def check_statistics(directory: Path, rebuilt: bool = False, readonly: bool = False) -> None:
    found = statistics(str(directory), readonly)
    stored = {name: data for name, data in files_below(directory / "objects").items()}
    assert (found.files, found.size) == (9, sum(len(data) for data in stored.values()))
    assert (found.manifests, found.results, found.refusals, found.functions) == (2, 5, 1, 1)
    assert found.manifest_size + found.result_size + found.function_size == found.size
    assert found.by_producer == {GCC: 3, INTERNAL: 2} and found.by_category == {"asm": 2, "option": 1}
    assert found.seconds == 5.0 and 0 < found.oldest_use <= found.newest_use
    assert found.other_size > 0 and found.free_space > 0 and found.index_rebuilt == rebuilt


def test_statistics(directory: Path) -> None:
    check_statistics(directory)
    check_statistics(directory)


def test_statistics_of_nothing(tmp_path: Path) -> None:
    found = statistics(str(tmp_path / "none"))
    assert (found.files, found.size, found.oldest_use) == (0, 0, 0.0) and not (tmp_path / "none").exists()


def test_readonly_statistics_write_nothing(directory: Path) -> None:
    before = files_below(directory)
    check_statistics(directory, readonly=True)
    assert files_below(directory) == before


def test_the_index_follows_the_files(directory: Path) -> None:
    check_statistics(directory)
    cache = Cache(str(directory))
    cache.save(digest(b"g1"), StoredResult(INTERNAL, {"o": b"new"}))       # replaced
    cache.store.remove("r", digest(b"i0"))
    found = statistics(str(directory))
    assert found.by_producer == {GCC: 2, INTERNAL: 2} and found.results == 4 and not found.index_rebuilt


def overwrite(directory: Path, statement: str, values: tuple[object, ...] = ()) -> None:
    connection = sqlite3.connect(directory / "index" / "cache.db")
    with connection:
        connection.execute(statement, values)
    connection.close()


class Trap:
    """Unpickling one of these makes a file: the proof that code ran."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return os.mkdir, (self.path,)


def test_a_pickle_in_the_index_is_never_loaded(directory: Path, tmp_path: Path) -> None:
    trap = pickle.dumps(Trap(str(tmp_path / "trapped")))
    for statement in ("UPDATE Cache SET mode = 4, value = ?", "UPDATE Cache SET raw = 0, key = ? WHERE rowid = 1"):
        check_statistics(directory)
        overwrite(directory, statement, (trap,))
        check_statistics(directory, rebuilt=True)
    check_statistics(directory)
    overwrite(directory, "UPDATE Cache SET mode = 4, value = NULL, filename = '../../../evil'")
    check_statistics(directory, rebuilt=True)
    assert not (tmp_path / "trapped").exists()


@pytest.mark.parametrize("statement", ["UPDATE Cache SET value = x'00'", "UPDATE Cache SET value = 7", "DROP TABLE Cache",
                                       "DROP TABLE Settings", "UPDATE Settings SET value = 'odd'",
                                       "INSERT INTO Settings VALUES ('disk_odd', 1)"])
def test_a_strange_index_is_rebuilt(directory: Path, statement: str) -> None:
    check_statistics(directory)
    overwrite(directory, statement)
    found = statistics(str(directory))
    assert (found.files, found.by_producer) == (9, {GCC: 3, INTERNAL: 2})
    check_statistics(directory)


def test_damage_anywhere_in_the_index_is_survived(directory: Path) -> None:
    check_statistics(directory)
    database = directory / "index" / "cache.db"
    good = database.read_bytes()
    rebuilt = 0
    for start in range(0, len(good), 2048):
        database.write_bytes(good[:start] + os.urandom(2048) + good[start + 2048:])
        found = statistics(str(directory))
        rebuilt += found.index_rebuilt
        assert (found.files, found.results) == (9, 5)
    for data in (b"", b"x", good[:5000]):
        database.write_bytes(data)
        assert statistics(str(directory)).files == 9
    assert rebuilt


def test_the_index_is_private_and_holds_no_files(directory: Path) -> None:
    check_statistics(directory)
    assert os.stat(directory / "index").st_mode & 0o777 == 0o700
    assert [name for name in files_below(directory / "index") if not name.startswith("cache.db")] == []


def test_no_place_for_an_index(directory: Path) -> None:
    (directory / "index").write_bytes(b"")
    rows = Index(str(directory)).refresh()
    assert len(rows) == 9 and [row.producer for row in rows].count(GCC) == 3


def test_verify_finds_and_removes_damage(directory: Path) -> None:
    report = verify(str(directory))
    assert report.files == 9 and report.damaged == [] and report.foreign == []
    paths = sorted(path for path in (directory / "objects").rglob("*") if path.is_file())
    paths[0].write_bytes(b"")
    data = paths[1].read_bytes()
    paths[1].write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    (paths[2].parent / "README").write_text("not ours")
    os.rename(paths[3], directory / "objects" / "00x")
    before = files_below(directory)
    report = verify(str(directory), readonly=True)
    assert files_below(directory) == before
    assert [(damage.path, damage.removed) for damage in report.damaged] == [(str(paths[0]), False), (str(paths[1]), False)]
    report = verify(str(directory))
    assert [(damage.path, damage.reason, damage.removed) for damage in report.damaged] == [
        (str(paths[0]), "empty", True), (str(paths[1]), "header, length or checksum is wrong", True)]
    assert report.foreign == [str(paths[2].parent / "README")] and report.files == 8
    assert verify(str(directory)).damaged == []


def test_verify_looks_into_the_content(directory: Path) -> None:
    cache = Cache(str(directory))
    cache.store.put("m", digest(b"bad"), b"sound checksum, no manifest")
    cache.store.put("r", digest(b"bad"), b"sound checksum, no result")
    assert sorted(damage.reason for damage in verify(str(directory)).damaged) == ["not a manifest", "not a result"]
    cache.store.put("m", digest(b"bad"), b"sound checksum, no manifest")
    cache.store.put("r", digest(b"bad"), b"sound checksum, no result")
    assert cache.find(digest(b"bad"), Clock()).why == "unknown unit" and cache.load(digest(b"bad")) is None
    assert verify(str(directory)).damaged == []


def test_clear_leaves_what_is_not_ours(directory: Path) -> None:
    check_statistics(directory)
    (directory / "mine").write_text("keep")
    shard = next(path for path in (directory / "objects").iterdir())
    (shard / "README").write_text("keep")
    report = clear(str(directory))
    assert report.files == 9 and report.left_files == 1
    assert sorted(files_below(directory)) == ["mine", f"objects/{shard.name}/README"]
    assert Cache(str(directory)).put_function(digest(b"f"), b"x")


def test_everything_on_a_missing_directory(tmp_path: Path) -> None:
    directory = str(tmp_path / "none")
    assert verify(directory).files == 0 and clear(directory).files == 0 and trim(directory, 0).files == 0
    assert not os.path.exists(directory)
