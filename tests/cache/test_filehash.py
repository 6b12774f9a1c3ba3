"""Digests of files: always those of the bytes there are, however little is read."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from cache import filehash
from cache.digest import digest, hash_bytes
from cache.filehash import TOO_NEW_NS, FileHasher, FileStamp, file_clock_ns

FS_IS_LOCAL = FileHasher().is_local(os.stat("/tmp").st_dev)
needs_local = pytest.mark.skipif(not FS_IS_LOCAL, reason="/tmp is on a file system whose stat is not trusted")


AT_ONCE = -10 * TOO_NEW_NS      # settle_ns for which files written now count as written long ago


def test_digest_is_unambiguous() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc") != digest(b"abc") != hash_bytes(b"abc")
    assert digest() != digest(b"") != hash_bytes(b"") and len(digest()) == 20
    assert digest(b"a", b"b") == digest(b"a", b"b")


def test_reading(tmp_path: Path) -> None:
    hasher = FileHasher()
    for size in (0, 1, 4096, 3_000_000):
        data = random.Random(size).randbytes(size)
        path = tmp_path / str(size)
        path.write_bytes(data)
        hashed = hasher.read(str(path))
        assert (hashed.data, hashed.digest, hashed.steady, hashed.stamp.size) == (data, hash_bytes(data), True, size)
        assert hasher.digest(str(path)) == hasher.digest(os.fsencode(path)) == hash_bytes(data)
    assert hasher.read("/proc/self/mountinfo").data.count(b"\n") > 0
    with pytest.raises(FileNotFoundError):
        hasher.read(str(tmp_path / "none"))
    with pytest.raises(IsADirectoryError):
        hasher.read(str(tmp_path))
    assert hasher.digest(str(tmp_path)) == hasher.digest(str(tmp_path / "none")) == hasher.digest("a\0b") == b""
    assert hasher.digest("/dev/null") == hash_bytes(b"") and hasher.digest("/dev/zero") == b""


@needs_local
def test_the_memory_spares_reading_in_the_next_process(tmp_path: Path) -> None:
    paths = []
    for number in range(300):
        path = tmp_path / f"{number}.h"
        path.write_text(str(number))
        paths.append(str(path))
    memory = str(tmp_path / "memory")
    first = FileHasher(memory, settle_ns=AT_ONCE)
    digests = [first.digest(path) for path in paths]
    assert first.files_read == 300
    first.close()
    second = FileHasher(memory)
    assert [second.digest(path) for path in paths] == digests
    assert second.files_read == 0
    readonly = FileHasher(memory, readonly=True)
    assert [readonly.digest(path) for path in paths] == digests and readonly.files_read == 0


def test_files_of_the_last_seconds_are_not_remembered(tmp_path: Path) -> None:
    memory = str(tmp_path / "memory")
    path = tmp_path / "a.h"
    path.write_text("1")
    hasher = FileHasher(memory)
    for _ in range(3):
        assert hasher.digest(str(path)) == hash_bytes(b"1")
    assert hasher.files_read == 3


def test_same_size_edits_in_quick_succession_are_all_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.h"
    hasher = FileHasher(str(tmp_path / "memory"))
    for number in range(1000, 2000):
        with open(path, "r+b" if path.exists() else "wb") as file:      # in place: the inode stays
            file.write(b"%d" % number)
        os.utime(path, (1, 1))                                          # and the mtime lies
        assert hasher.digest(str(path)) == hash_bytes(b"%d" % number)


@needs_local
def test_a_remembered_file_that_changes_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.h"
    path.write_text("1")
    memory = str(tmp_path / "memory")
    FileHasher(memory, settle_ns=AT_ONCE).digest(str(path))
    status = os.stat(path)
    time.sleep(0.02)
    path.write_text("2")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert os.stat(path).st_mtime_ns == status.st_mtime_ns and os.stat(path).st_ino == status.st_ino
    assert FileHasher(memory).digest(str(path)) == hash_bytes(b"2")


def test_a_file_from_the_future_is_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "a.h"
    path.write_text("1")
    hasher = FileHasher(str(tmp_path / "memory"), settle_ns=10**12)     # as if the clock had gone back
    hasher.digest(str(path))
    hasher.digest(str(path))
    assert hasher.files_read == 2


@needs_local
def test_damage_in_the_memory_is_an_unknown_file(tmp_path: Path) -> None:
    path = tmp_path / "a.h"
    path.write_text("x")
    memory = tmp_path / "memory"
    FileHasher(str(memory), settle_ns=AT_ONCE).digest(str(path))
    good = memory.read_bytes()
    start = len(good) - len(good.lstrip(b"\0"))
    start -= start % 64
    with open(memory, "r+b", buffering=0) as file:
        for position in range(start, start + 64):
            for bit in range(8):
                os.pwrite(file.fileno(), bytes([good[position] ^ 1 << bit]), position)
                hasher = FileHasher(str(memory), readonly=True)
                assert hasher.digest(str(path)) == hash_bytes(b"x") and hasher.files_read == 1
            os.pwrite(file.fileno(), good[position:position + 1], position)
    hasher = FileHasher(str(memory), readonly=True)
    assert hasher.digest(str(path)) == hash_bytes(b"x") and hasher.files_read == 0
    for size in (0, start + 30, start + 63):
        memory.write_bytes(good[:size])
        assert FileHasher(str(memory), readonly=True).digest(str(path)) == hash_bytes(b"x")
    memory.unlink()
    memory.mkdir()
    assert FileHasher(str(memory), settle_ns=AT_ONCE).digest(str(path)) == hash_bytes(b"x")


@needs_local
def test_a_full_bucket_replaces_and_never_lies(tmp_path: Path) -> None:
    memory = str(tmp_path / "memory")
    device = os.stat(tmp_path).st_dev
    stamps = [FileStamp(device, 7 + number * 16384, 1, 2, 3) for number in range(20)]
    stamps += [FileStamp(device, 7, 1, 2, number) for number in range(20)]      # a file that is edited takes one slot
    hasher = FileHasher(memory)
    for number, stamp in enumerate(stamps):
        hasher._remember(stamp, file_clock_ns(), hash_bytes(b"%d" % number))
    known = [FileHasher(memory)._look_up(stamp.pack(), device, stamp.inode) for stamp in stamps]
    assert [content for number, content in enumerate(known) if content not in (None, hash_bytes(b"%d" % number))] == []
    assert known[39] is not None and 2 <= sum(content is not None for content in known) <= 4


def test_files_of_reproducible_images_are_not_remembered(tmp_path: Path) -> None:
    device = os.stat(tmp_path).st_dev
    hasher = FileHasher(str(tmp_path / "memory"))
    hasher._remember(FileStamp(device, 7, 1, 0, 1_700_000_000_000_000_000), file_clock_ns(), hash_bytes(b"x"))
    assert not (tmp_path / "memory").exists()


def test_changes_since_a_moment() -> None:
    second = 1_000_000_000
    stamp = FileStamp(1, 2, 3, 0, 5 * second + 7)
    assert stamp.changed_since(5 * second + 7) and stamp.changed_since(0) and not stamp.changed_since(5 * second + 8)
    coarse = FileStamp(1, 2, 3, 0, 5 * second)      # FAT, or HFS: two seconds in doubt
    assert coarse.changed_since(7 * second) and not coarse.changed_since(7 * second + 1)


def test_a_change_after_the_file_clock_is_always_seen(tmp_path: Path) -> None:
    path = tmp_path / "a"
    hasher = FileHasher()
    for _ in range(200):
        start = file_clock_ns()
        path.write_text("x")
        stamp = hasher.stamp(str(path))
        assert stamp is not None and stamp.changed_since(start)


@pytest.mark.skipif(not filehash.__file__.endswith(".py"), reason="compiled code calls its own functions directly")
def test_a_file_that_changes_under_the_reader_is_not_steady(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(1000))
    read = filehash._read_all

    def slow(descriptor: int, expected: int) -> bytes:
        data = read(descriptor, expected)
        with open(path, "ab") as file:
            file.write(b"more")
        return data

    monkeypatch.setattr(filehash, "_read_all", slow)
    hasher = FileHasher()
    assert not hasher.read(str(path)).steady
    assert hasher.digest(str(path)) == b""
