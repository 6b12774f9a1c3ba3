"""What makes a stored result fit again, and what does not; each difference is named."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from cache.cache import Cache
from cache.digest import digest, hash_bytes
from cache.filehash import FileHasher
from cache.manifest import KEPT_ENTRIES, MAX_ENTRIES, Clock, Manifest, ManifestEntry
from cache.paths import BaseDirectory
from tests.cache.conftest import Unit

NO_BASE = BaseDirectory()


def test_unchanged_inputs_hit(unit: Unit) -> None:
    unit.write("a.c", "int a;")
    unit.expect("unknown unit")
    output = unit.compile(["a.c"])
    unit.expect("", output)


def test_changed_header_misses_and_is_named(unit: Unit) -> None:
    unit.write("a.c", "int a;")
    unit.write("include/foo.h", "1")
    unit.write("include/bar.h", "1")
    output = unit.compile(["a.c", "include/bar.h", "include/foo.h"])
    unit.write("include/foo.h", "2")
    unit.expect("changed: include/foo.h")
    unit.write("include/foo.h", "1")
    unit.expect("", output)


def test_missing_header_misses_and_is_named(unit: Unit) -> None:
    unit.write("a.c", "")
    unit.write("foo.h", "")
    unit.compile(["a.c", "foo.h"])
    os.unlink("foo.h")
    unit.expect("missing: foo.h")
    os.mkdir("foo.h")
    unit.expect("missing: foo.h")


def test_each_state_of_the_inputs_has_its_result(unit: Unit) -> None:
    unit.write("a.c", "int a;")
    outputs = {}
    for text in ("1", "2", "3"):
        unit.write("foo.h", text)
        outputs[text] = unit.compile(["a.c", "foo.h"])
    for text in ("2", "1", "3", "1"):
        unit.write("foo.h", text)
        unit.expect("", outputs[text])
    assert len(set(outputs.values())) == 3


def test_new_header_that_shadows_misses(unit: Unit) -> None:
    unit.write("a.c", "")
    unit.write("late/foo.h", "1")
    output = unit.compile(["a.c", "late/foo.h"], ["./foo.h", "early/foo.h"])
    unit.expect("", output)
    unit.write("early/foo.h", "1")      # equal contents do not matter: the path may reach the result
    unit.expect("now exists: early/foo.h")
    os.unlink("early/foo.h")
    unit.expect("", output)
    unit.write("foo.h", "")
    unit.expect("now exists: ./foo.h")


def test_absent_path_of_has_include_appears_in_a_new_directory(unit: Unit) -> None:
    unit.write("a.c", "")
    absent = [f"generated/{name}.h" for name in ("a", "b", "c")] + ["generated/deep/x.h", "/no/such/place/d.h"]
    output = unit.compile(["a.c"], absent)
    os.mkdir("generated")
    unit.expect("", output)
    os.mkdir("generated/deep")
    unit.write("generated/other.h", "")
    unit.expect("", output)
    unit.write("generated/b.h", "")
    unit.expect("now exists: generated/b.h")
    os.unlink("generated/b.h")
    unit.write("generated/deep/x.h", "")
    unit.expect("now exists: generated/deep/x.h")


def test_directory_at_an_absent_path_is_not_a_header(unit: Unit) -> None:
    unit.write("a.c", "")
    output = unit.compile(["a.c"], ["sys", "inc/sys"])
    os.makedirs("inc/sys")
    os.mkdir("sys")
    unit.expect("", output)


def test_dangling_link_is_absent_until_its_target_exists(unit: Unit) -> None:
    unit.write("a.c", "")
    os.symlink("target.h", "foo.h")
    output = unit.compile(["a.c"], ["foo.h"])
    unit.expect("", output)
    unit.write("target.h", "")
    unit.expect("now exists: foo.h")


def test_input_replaced_by_link_to_equal_content_hits(unit: Unit) -> None:
    unit.write("a.c", "x")
    output = unit.compile(["a.c"])
    os.rename("a.c", "b.c")
    os.symlink("b.c", "a.c")
    unit.expect("", output)


def test_fifo_in_place_of_an_input_does_not_block(unit: Unit) -> None:
    unit.write("a.c", "x")
    unit.compile(["a.c"])
    os.unlink("a.c")
    os.mkfifo("a.c")
    unit.expect("missing: a.c")


def test_dev_null_is_an_empty_input(unit: Unit) -> None:
    unit.write("a.c", "x")
    output = unit.compile(["a.c", "/dev/null"])
    unit.expect("", output)


def test_date_holds_for_the_day(unit: Unit) -> None:
    unit.write("a.c", "")
    noon = 1_700_000_000.0
    output = unit.compile(["a.c"], dates="date", clock=Clock(now=noon))
    unit.expect("", output, Clock(now=noon + 3600))
    unit.expect("date changed", clock=Clock(now=noon + 86400))
    unit.expect("date changed", clock=Clock(now=noon - 86400))
    unit.expect("date changed", clock=Clock(source_date_epoch=int(noon)))


def test_date_is_local(unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    unit.write("a.c", "")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    late = 1_700_000_000 - 1_700_000_000 % 86400 + 86400 - 60.0       # 23:59 UTC
    unit.compile(["a.c"], dates="date", clock=Clock(now=late))
    monkeypatch.setenv("TZ", "UTC-1")
    time.tzset()
    try:
        unit.expect("date changed", clock=Clock(now=late))
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_compile_across_midnight_is_not_remembered(unit: Unit) -> None:
    unit.write("a.c", "")
    cache = unit.cache()
    entry = ManifestEntry(digest(b"r"), [("a.c", hash_bytes(b""))], [], day=Clock(now=1_700_000_000.0).day())
    assert not cache.remember(unit.key, entry, Clock(now=1_700_086_400.0))
    assert cache.entries(unit.key) == []


def test_time_hits_only_under_source_date_epoch(unit: Unit) -> None:
    unit.write("a.c", "")
    unit.compile(["a.c"], dates="date time")
    unit.expect("__TIME__ is used")
    output = unit.compile(["a.c"], dates="date time", clock=Clock(source_date_epoch=1))
    unit.expect("", output, Clock(source_date_epoch=1))
    unit.expect("__TIME__ is used", clock=Clock(source_date_epoch=2))
    unit.expect("__TIME__ is used")


def test_timestamp_follows_the_mtime_in_local_time(unit: Unit) -> None:
    unit.write("a.c", "")
    os.utime("a.c", (1000, 1000))
    output = unit.compile(["a.c"], dates="timestamp")
    unit.expect("", output)
    os.utime("a.c", (1000, 1001))
    unit.expect("time stamp changed: a.c")
    os.utime("a.c", (5, 1000.5))
    unit.expect("", output)


def test_two_checkouts_share_below_the_base_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    roots = [tmp_path / "one", tmp_path / "two"]
    units = [Unit(root, tmp_path / "cache", str(root)) for root in roots]
    for unit in units:
        unit.write("src/a.c", "a")
        unit.write("include/foo.h", "foo")
    monkeypatch.chdir(roots[0] / "src")
    inputs = ["a.c", f"{roots[0]}/include/foo.h", "../include/foo.h", "/dev/null"]
    output = units[0].compile(inputs, [f"{roots[0]}/src/foo.h", f"{roots[0]}/none/x.h", f"{roots[0]}/none/y.h"])
    monkeypatch.chdir(roots[1] / "src")
    units[1].expect("", output)
    entry = units[1].cache().entries(units[1].key)[0]
    assert [path for path, _ in entry.inputs] == ["a.c", f"{roots[1]}/include/foo.h", "../include/foo.h", "/dev/null"]
    units[1].write("none/y.h", "")
    units[1].expect(f"now exists: {roots[1]}/none/y.h")
    os.unlink(roots[1] / "none/y.h")
    units[1].write("include/foo.h", "other")
    units[1].expect(f"changed: {roots[1]}/include/foo.h")
    monkeypatch.chdir(roots[0] / "src")
    units[0].expect("", output)
    Unit(roots[0], tmp_path / "cache").expect("the base directory is not set")


def test_base_directory_maps_whole_names_only() -> None:
    base = BaseDirectory("/home/a/")
    assert base.map_path(b"/home/a/x") == b"\x01/x"
    assert base.map_path(b"/home/a") == b"\x01"
    assert base.map_path(b"/home/ab") == b"/home/ab"
    assert base.map_path(b"x/home/a/b") == b"x/home/a/b"
    assert base.map_path(b"\x01/x") == b"./\x01/x"
    assert base.unmap_path(b"\x01/x") == b"/home/a/x"
    assert BaseDirectory("relative").map_path(b"relative/x") == b"relative/x"
    assert BaseDirectory("/").map_path(b"/x") == b"/x"
    assert base.map_text(b"/home/a/x.c:1: in '/home/a/y', /home/ab/z /x/home/a/b") == (
        b"\x01/x.c:1: in '\x01/y', /home/ab/z /x/home/a/b")
    assert base.map_text(b"odd \x01") is None


def test_entries_are_bounded_and_the_oldest_go(unit: Unit) -> None:
    unit.write("a.c", "")
    for number in range(MAX_ENTRIES + 1):
        unit.write("foo.h", str(number))
        unit.compile(["a.c", "foo.h"], [f"x{number}/a.h", f"x{number}/b.h"])
    assert len(unit.cache().entries(unit.key)) == KEPT_ENTRIES
    unit.write("foo.h", str(MAX_ENTRIES - KEPT_ENTRIES))
    unit.expect("changed: foo.h")
    for number in (MAX_ENTRIES - KEPT_ENTRIES + 1, MAX_ENTRIES):
        unit.write("foo.h", str(number))
        assert unit.find().result_key is not None
        unit.write(f"x{number}/b.h", "")
        assert unit.find().result_key is None
    data = unit.cache().store.get("m", unit.key)
    assert data is not None and b"x3/b.h" not in data     # what no entry names any more is gone from the tables


def test_equal_conditions_replace_the_entry(unit: Unit) -> None:
    unit.write("a.c", "")
    for _ in range(3):
        unit.compile(["a.c"], ["x.h"])
    assert len(unit.cache().entries(unit.key)) == 1


def test_each_file_is_read_once_over_all_entries(unit: Unit) -> None:
    unit.write("a.c", "")
    unit.write("b.h", "")
    for number in range(20):
        unit.write("foo.h", str(number))
        unit.compile(["a.c", "b.h", "foo.h"])
    unit.write("foo.h", "new")
    hasher = FileHasher()
    cache = Cache(unit.directory, hasher=hasher)
    assert cache.find(unit.key, Clock()).why == "changed: foo.h"
    assert hasher.files_read == 3


def test_paths_of_any_bytes_are_kept(unit: Unit) -> None:
    name = os.fsdecode(b"na\xefve \xff\n.h")
    unit.write(name, "x")
    output = unit.compile([name], [name + ".absent"])
    unit.expect("", output)
    assert unit.cache().entries(unit.key)[0].inputs[0][0] == name


def test_ill_formed_entries_are_refused() -> None:
    manifest = Manifest()
    for entry in (ManifestEntry(b"short", [], []), ManifestEntry(bytes(20), [("a", b"short")], []),
                  ManifestEntry(bytes(20), [], ["a\0b"])):
        with pytest.raises(ValueError):
            manifest.add(entry, NO_BASE)


def random_entry(choose: random.Random) -> ManifestEntry:
    paths = [f"{directory}{name}.h" for directory in ("", "./", "/", "a/", "a/b/", "/usr/include/") for name in range(5)]
    inputs = [(path, bytes([choose.randrange(3)]) * 20) for path in choose.sample(paths, choose.randrange(20))]
    day = choose.choice(["", "2026-1-2", "epoch 5"])
    return ManifestEntry(choose.randbytes(20), inputs, choose.sample(paths, choose.randrange(20)),
                         producer=choose.choice(["gcc", "internal", ""]), day=day, time_of_day=choose.choice(["", "now"]),
                         timestamps=choose.choice([None, [("a.c", "1 2 3")], [("a.c", ""), ("b", "x")]]))


def value(entry: ManifestEntry) -> tuple[object, ...]:
    return (entry.result_key, entry.inputs, sorted(entry.absent), entry.producer, entry.day, entry.time_of_day, entry.timestamps)


def test_random_manifests_survive_coding() -> None:
    choose = random.Random(1)
    for _ in range(30):
        manifest = Manifest()
        expected: list[ManifestEntry] = []
        for _ in range(choose.randrange(1, 2 * MAX_ENTRIES)):
            entry = random_entry(choose)
            manifest.add(entry, NO_BASE)
            expected.insert(0, entry)
            if len(expected) > MAX_ENTRIES:
                expected = expected[:KEPT_ENTRIES]
        data = manifest.encode()
        decoded = Manifest.decode(data)
        assert decoded is not None and decoded.encode() == data
        assert [value(entry) for entry in decoded.entries(NO_BASE)] == [value(entry) for entry in expected]


def test_damaged_bytes_are_no_manifest_or_contradict_themselves_harmlessly() -> None:
    """Behind the store's checksum nothing damaged arrives; should it, no exception but IndexError comes out."""
    choose = random.Random(2)
    manifest = Manifest()
    for _ in range(5):
        manifest.add(random_entry(choose), NO_BASE)
    data = manifest.encode()
    for size in range(len(data)):
        assert Manifest.decode(data[:size]) is None
    assert Manifest.decode(data + b"\0") is None
    for _ in range(2000):
        position = choose.randrange(len(data))
        damaged = data[:position] + bytes([data[position] ^ 1 << choose.randrange(8)]) + data[position + 1:]
        decoded = Manifest.decode(damaged)
        if decoded is not None:
            try:
                decoded.match(FileHasher(), Clock(), NO_BASE)
            except IndexError:
                continue


def test_a_sound_file_with_contradictory_tables_is_removed(unit: Unit) -> None:
    unit.write("a.c", "")
    unit.compile(["a.c"], ["x/1.h", "x/2.h"])
    cache = unit.cache()
    data = cache.store.get("m", unit.key)
    assert data is not None
    bad = None
    for position in range(len(data)):
        changed = data[:position] + bytes([data[position] ^ 0x40]) + data[position + 1:]
        decoded = Manifest.decode(changed)
        if decoded is not None:
            try:
                decoded.match(FileHasher(), Clock(), NO_BASE)
            except IndexError:
                bad = changed
    assert bad is not None
    assert cache.store.put("m", unit.key, bad)
    unit.expect("damaged manifest")
    unit.expect("unknown unit")
