"""How numbers, times, sizes and paths are written."""

from __future__ import annotations

import io
import time

import pytest
from rich.console import Console
from rich.text import Text

from driver.ctl import terminal


@pytest.mark.parametrize(("share", "text"), [
    (None, "-"), (0.0, "0.0 %"), (1.0, "100.0 %"), (0.5, "50.0 %"), (0.9999, "99.9 %"), (0.00001, "0.1 %"), (1 / 3, "33.3 %")])
def test_percent_is_never_rounded_to_all_or_nothing(share: float | None, text: str) -> None:
    assert terminal.percent(share) == text


@pytest.mark.parametrize(("value", "text"), [
    (0.0, "0 s"), (0.0123, "12.3 ms"), (0.5, "0.50 s"), (9.994, "9.99 s"), (12.34, "12.3 s"), (59.96, "60.0 s"), (60.2, "1 min 00 s"),
    (200.0, "3 min 20 s"), (7500.0, "2 h 05 min")])
def test_seconds(value: float, text: str) -> None:
    assert terminal.seconds(value) == text


@pytest.mark.parametrize(("value", "text"), [
    (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (999_940, "999.9 kB"), (999_960, "1.0 MB"), (5_000_000_000, "5.0 GB"),
    (7 * 10 ** 15, "7000.0 TB")])
def test_size(value: int, text: str) -> None:
    assert terminal.size(value) == text


def test_moment_leaves_out_what_is_plain() -> None:
    now = time.time()
    assert terminal.moment(now) == time.strftime("%H:%M:%S", time.localtime(now))
    assert terminal.moment(0.0).endswith("19" + "70") or terminal.moment(0.0).endswith("19" + "69")


@pytest.mark.parametrize(("path", "base", "text"), [
    ("/src/p/a.c", "/src/p", "a.c"), ("/src/p/x/a.c:3", "/src/p", "x/a.c:3"), ("/src/kernel/a.c", "/src/out", "../kernel/a.c"),
    ("/src/out", "/src/out", "../out"), ("/etc/a.c", "/src/p", "/etc/a.c"), ("/a.c", "/p", "/a.c"), ("/a/b.c", "/", "/a/b.c"),
    ("/home/u/a.c", "", "~/a.c"), ("/home/user/a.c", "", "/home/user/a.c"), ("/src/p/../q/a.c", "/src/p", "../q/a.c"), ("", "/x", "")])
def test_short_path(monkeypatch: pytest.MonkeyPatch, path: str, base: str, text: str) -> None:
    monkeypatch.setenv("HOME", "/home/u")
    assert terminal.short_path(path, base) == text


def test_bars_are_full_only_for_all_and_empty_only_for_none() -> None:
    assert terminal.bar(None).plain == ""
    assert terminal.bar(0.0).plain == "░" * 24 and terminal.bar(1.0).plain == "█" * 24
    assert terminal.bar(0.001).plain == "█" + "░" * 23 and terminal.bar(0.999).plain == "█" * 23 + "░"


def printed(width: int, rows: list[list[str | Text]]) -> list[str]:
    stream = io.StringIO()
    terminal.print_table(Console(file=stream, width=width), [("count", "right"), ("name", "left"), ("text", "rest")], rows)
    return stream.getvalue().splitlines()


def test_tables_line_up_and_are_cut_only_at_the_rest() -> None:
    rows: list[list[str | Text]] = [["7", "a", "x" * 50], ["1,000", Text("long name"), "y"], ["", "日本", ""]]
    assert printed(40, rows) == [
        "  count  name       text",
        "      7  a          " + "x" * 19 + "…",
        "  1,000  long name  y",
        "         日本",
    ]
    assert printed(200, rows)[1].endswith("x" * 50)
