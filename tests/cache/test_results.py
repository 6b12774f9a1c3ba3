"""Stored results: what goes in comes out, and nothing else is taken for one."""

from __future__ import annotations

import inspect
import random

import pytest

from cache.paths import BaseDirectory
from cache.results import GCC, INTERNAL, StoredResult, refusal, summarize

NO_BASE = BaseDirectory()
FIELDS = inspect.signature(StoredResult).parameters


def fields(result: StoredResult) -> dict[str, object]:
    return {name: getattr(result, name) for name in FIELDS}


def test_every_field_of_a_result_is_compared() -> None:
    assert sorted(FIELDS) == sorted(name for name in dir(full()) if not name.startswith("_") and name not in ("encode", "decode"))


def full() -> StoredResult:
    return StoredResult(
        GCC, {"o": b"\x7fELF\0", "su": b"", "gcno": b"x" * 300}, stderr="a.c:1: Warnung \u201eä\u201c".encode(), coloured=True,
        dependencies=[("a.c", False), ("/usr/include/stdio.h", True), ("odd\udcff name.h", False)], category="not-implemented",
        detail="the detail\udcfe", where="a.c:7", partial=["warnings", "debug"], seconds=0.75, lines=12)


@pytest.mark.parametrize("result", [full(), StoredResult(INTERNAL), refusal("asm", "x87", "b.c:3", 0.5),
                                    StoredResult(GCC, {}, dependencies=[("", False)], partial=[""])])
def test_coding_keeps_every_field(result: StoredResult) -> None:
    data = result.encode(NO_BASE)
    assert data is not None and data == result.encode(NO_BASE)
    decoded = StoredResult.decode(data, NO_BASE)
    assert decoded is not None and fields(decoded) == fields(result)


def test_a_refusal_has_no_outputs() -> None:
    result = refusal("asm", "x87", "b.c:3")
    assert (result.cannot, result.outputs, result.producer, result.category) == (True, {}, INTERNAL, "asm")


def test_paths_follow_the_base_directory() -> None:
    result = StoredResult(GCC, {}, stderr=b"/one/src/a.c:3: warning: in /one/x\n", where="/one/src/a.c:3",
                          dependencies=[("/one/src/a.c", False), ("/usr/include/a.h", True), ("b.h", False)])
    data = result.encode(BaseDirectory("/one"))
    assert data is not None and b"/one" not in data
    moved = StoredResult.decode(data, BaseDirectory("/other/two"))
    assert moved is not None
    assert moved.stderr == b"/other/two/src/a.c:3: warning: in /other/two/x\n"
    assert moved.where == "/other/two/src/a.c:3"
    assert moved.dependencies == [("/other/two/src/a.c", False), ("/usr/include/a.h", True), ("b.h", False)]


def test_messages_with_the_marker_byte_are_not_stored() -> None:
    assert StoredResult(GCC, {}, stderr=b"\x01").encode(NO_BASE) is None


def test_truncated_or_extended_bytes_are_no_result() -> None:
    data = full().encode(NO_BASE)
    assert data is not None
    for size in range(len(data)):
        assert StoredResult.decode(data[:size], NO_BASE) is None
    assert StoredResult.decode(data + b"\0", NO_BASE) is None


def test_damaged_bytes_raise_nothing() -> None:
    choose = random.Random(3)
    data = full().encode(NO_BASE)
    assert data is not None
    for _ in range(3000):
        position = choose.randrange(len(data))
        StoredResult.decode(data[:position] + choose.randbytes(1) + data[position + 1:], NO_BASE)


def test_summary_needs_only_the_beginning() -> None:
    data = full().encode(NO_BASE)
    assert data is not None
    summary = summarize(data[:100])
    assert summary is not None
    assert (summary.producer, summary.category, summary.cannot, summary.seconds) == (GCC, "not-implemented", False, 0.75)
    assert summarize(b"") is None and summarize(bytes(100)) is None
