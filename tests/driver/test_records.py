"""Records: what is written is read back, whoever writes at once and whoever dies meanwhile."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import driver
from driver import records
from driver.records import Record

ROOT = Path(str(driver.__file__)).resolve().parent.parent     # of the packages under test

WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from driver import records
directory, name, count = sys.argv[2], sys.argv[3], int(sys.argv[4])
if len(sys.argv) > 5:
    records.SEGMENT_LIMIT = int(sys.argv[5])
    records.SEGMENT_COUNT = int(sys.argv[6])
index = 0
while index < count or count == 0:
    record = records.Record()
    record.source = name + ".c"
    record.status = index
    record.flags = ["-DX=" + "y" * (index * 37 % 900)]
    record.detail = str(len(record.flags[0]))
    if not records.append(directory, record):
        sys.exit(3)
    index += 1
"""


def interpreted() -> bool:
    """Tell whether the limits of `records` can be set from outside: compiled code has them built in."""
    return str(records.__file__).endswith(".py")


def start_writer(directory: Path, name: str, count: int, *limits: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-I", "-c", WRITER, str(ROOT), str(directory), name, str(count),
                             *map(str, limits)])


def sample_record() -> Record:
    record = Record()
    record.time = 1700000000.123456
    record.build = "make-1-2-3"
    record.kind = records.PROBE
    record.cwd = "/src"
    record.source = "a\udcff.c"
    record.output = "a.o"
    record.language = "c"
    record.flags = ["-O2", '-DNAME="x y"', "-I\n", "-Dé"]
    record.how = records.DIRECT
    record.producer = records.GCC
    record.category = "builtin"
    record.detail = "__builtin_apply"
    record.where = "a.c:12"
    record.status = 1
    record.cache = "stored"
    record.miss = "changed: a.h"
    record.keys = {"arguments": "0a1b", "cwd": "ffff"}
    record.partial = ["warnings"]
    record.wall = 0.25
    record.cpu = 0.125
    record.saved = 1.5
    record.lines = 0
    record.object_bytes = 4096
    record.traceback = "Traceback\n  line"
    return record


def fields_of(record: Record) -> dict[str, object]:
    return {name: getattr(record, name) for name in records.attributes()}


def test_every_field_survives(tmp_path: Path) -> None:
    record = sample_record()
    defaults = fields_of(Record())
    assert all(value != defaults[name] or name == "producer" for name, value in fields_of(record).items())
    assert records.append(str(tmp_path / "new/dir"), record)
    assert [fields_of(read) for read in records.read(str(tmp_path / "new/dir"))] == [fields_of(record)]


def test_a_line_is_json_that_other_tools_read(tmp_path: Path) -> None:
    line = records.encode(sample_record())
    assert line.startswith(b"\n{") and line.endswith(b"}\n") and line.count(b"\n") == 2
    loaded = json.loads(line)
    assert loaded["source"] == "a\udcff.c" and loaded["keys"] == {"arguments": "0a1b", "cwd": "ffff"}


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8")), st.lists(st.text(), max_size=5), st.floats(), st.integers(-1, 2 ** 63))
def test_any_value_survives_or_is_cut(detail: str, flags: list[str], wall: float, size: int) -> None:
    record = Record()
    record.source = "a.c"
    record.detail = detail
    record.flags = flags
    record.wall = wall
    record.object_bytes = size
    read = records.decode(records.encode(record))
    assert read is not None
    assert read.detail == detail and read.flags == flags and read.object_bytes == size
    assert read.wall == pytest.approx(wall, abs=1e-6) or not 0 <= wall < records.NUMBER_LIMIT


def test_long_things_are_bounded() -> None:
    record = sample_record()
    record.traceback = "first\n" + "x" * 1_000_000 + "\nlast"
    record.flags = ["-D" + "y" * 100] * 10_000
    record.keys = {f"name{number}": "0123456789" for number in range(100_000)}
    line = records.encode(record)
    assert len(line) < 60_000
    read = records.decode(line)
    assert read is not None
    assert read.traceback.startswith("first\n") and read.traceback.endswith("\nlast")
    assert read.flags[-1] == "[...]"


def test_torn_lines_and_rubbish_are_skipped(tmp_path: Path) -> None:
    directory = str(tmp_path)
    for number in range(3):
        record = sample_record()
        record.status = number
        assert records.append(directory, record)
        segment = tmp_path / "records" / records.segments(str(tmp_path / "records"))[-1]
        with segment.open("ab") as stream:
            stream.write([records.encode(sample_record())[:100], b"\0\0\xff{}", b'\n[1]\n{"source":3']
                         [number])
    assert [record.status for record in records.read(directory)] == [0, 1, 2]


def test_wrong_types_and_unknown_keys_are_ignored() -> None:
    record = records.decode(b'{"source":"a.c","wall":"x","flags":{"a":1},"status":true,"new":[1],"keys":[],"how":null}')
    assert record is not None
    assert record.source == "a.c" and record.flags == [] and record.keys == {} and record.wall == 0.0
    assert record.how == records.COMPILED


@pytest.mark.parametrize("line", [
    b"[" * 200_000, b'{"source":' * 100_000,
    b'{"source":"a","time":Infinity,"wall":NaN,"cpu":-1,"saved":1e300}', b"9" * 10_000, b"\xff", b"null"])
def test_no_line_breaks_the_reader(line: bytes) -> None:
    record = records.decode(line)
    assert record is None or (record.time, record.wall, record.cpu, record.saved) == (0.0, 0.0, 0.0, 0.0)


def test_unwritable_directories_only_lose_the_record(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not records.append(str(tmp_path / "file"), sample_record())
    assert not records.append("/proc/no/such", sample_record())
    assert not records.append("", sample_record())
    assert list(records.read(str(tmp_path / "file"))) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_full_disk_only_loses_the_record(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/00000001.jsonl").symlink_to("/dev/full")
    assert not records.append(str(tmp_path), sample_record())


@pytest.mark.skipif(os.getuid() != 0, reason="needs root to become someone else")
def test_a_segment_of_roots_does_not_stop_the_user() -> None:
    """`sudo make install` leaves a segment that only root can write, in the user's own directory."""
    with tempfile.TemporaryDirectory() as place:        # tmp_path is below a directory of root's alone
        assert records.append(place, sample_record())
        for path in (place, f"{place}/records"):
            os.chown(path, 65534, 65534)
        child = os.fork()
        if child == 0:
            os.setgid(65534)
            os.setuid(65534)
            os._exit(sum(records.append(place, sample_record()) for _ in range(3)))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 3
        assert records.append(place, sample_record())
        assert len(records.segments(f"{place}/records")) == 2
        assert len(list(records.read(place))) == 5


def test_the_folder_is_private(tmp_path: Path) -> None:
    previous = os.umask(0)
    try:
        assert records.append(str(tmp_path / "cache"), sample_record())
    finally:
        os.umask(previous)
    assert (tmp_path / "cache/records").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "cache/records/00000001.jsonl").stat().st_mode & 0o777 == 0o600


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    count = 400
    writers = [start_writer(tmp_path, f"w{number}", count) for number in range(12)]
    assert [writer.wait() for writer in writers] == [0] * 12
    seen: dict[str, list[int]] = {}
    for record in records.read(str(tmp_path)):
        assert record.detail == str(len(record.flags[0]))
        seen.setdefault(record.source, []).append(record.status)
    assert seen == {f"w{number}.c": list(range(count)) for number in range(12)}


@pytest.mark.skipif(not interpreted(), reason="the limits are built into compiled code")
def test_many_writers_over_many_segments(tmp_path: Path) -> None:
    """With enough segments kept nothing is lost, although all writers change segments all the time."""
    count = 300
    writers = [start_writer(tmp_path, f"w{number}", count, 20_000, 100_000) for number in range(8)]
    assert [writer.wait() for writer in writers] == [0] * 8
    assert len(records.segments(str(tmp_path / "records"))) > 20
    seen: dict[str, list[int]] = {}
    for record in records.read(str(tmp_path)):
        seen.setdefault(record.source, []).append(record.status)
    assert {name: sorted(numbers) for name, numbers in seen.items()} == {f"w{n}.c": list(range(count)) for n in range(8)}


@pytest.mark.skipif(not interpreted(), reason="the limits are built into compiled code")
def test_size_is_bounded_and_the_newest_stay(tmp_path: Path) -> None:
    assert start_writer(tmp_path, "w", 2000, 10_000, 5).wait() == 0
    names = records.segments(str(tmp_path / "records"))
    assert len(names) == 5
    sizes = [(tmp_path / "records" / name).stat().st_size for name in names]
    assert max(sizes) < 10_000 + 2_000 and sum(sizes) < 55_000
    kept = [record.status for record in records.read(str(tmp_path))]
    assert kept == list(range(kept[0], 2000))


def test_kill_9_tears_no_more_than_the_last_record(tmp_path: Path) -> None:
    rng = random.Random(7)
    for _ in range(12):
        writers = [start_writer(tmp_path, f"k{number}", 0) for number in range(2)]
        time.sleep(0.15 + rng.random() * 0.1)
        for writer in writers:
            writer.send_signal(signal.SIGKILL)
            writer.wait()
    torn = sum(records.decode(line) is None for line in records.read_lines(str(tmp_path)))
    whole = list(records.read(str(tmp_path)))
    assert len(whole) > 100
    assert torn <= 24
    assert all(record.detail == str(len(record.flags[0])) for record in whole)


def test_segments_sort_by_number_and_ignore_other_files(tmp_path: Path) -> None:
    for name in ("00000002.jsonl", "00000010.jsonl", "100000000.jsonl", "x.jsonl", "00000003.tmp", ".jsonl"):
        (tmp_path / name).write_text("")
    assert records.segments(str(tmp_path)) == ["00000002.jsonl", "00000010.jsonl", "100000000.jsonl"]


def test_clear(tmp_path: Path) -> None:
    assert records.append(str(tmp_path), sample_record())
    assert records.clear(str(tmp_path)) == 1
    assert list(records.read(str(tmp_path))) == []
    assert records.clear(str(tmp_path)) == 0
    assert records.append(str(tmp_path), sample_record())
    assert len(list(records.read(str(tmp_path)))) == 1
