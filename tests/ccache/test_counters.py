"""The files of ccache's counters."""

from __future__ import annotations

import os
from pathlib import Path

from integrations.ccache import counters


def test_position_is_the_counter(tmp_path: Path) -> None:
    (tmp_path / "4").mkdir()
    (tmp_path / "4/stats").write_text("".join(f"{number}\n" for number in range(1, 102)))
    values = counters.totals(str(tmp_path))
    # As `ccache --print-stats` 4.7.5 reads such a file.
    assert (values["cache_miss"], values["files_in_cache"], values["direct_cache_hit"]) == (5, 12, 23)
    assert (values["local_storage_write"], values["remote_storage_hit"], values["recache"]) == (44, 48, 42)


def test_numbers_of_a_newer_version_stay(tmp_path: Path) -> None:
    (tmp_path / "stats").write_text("".join(f"{number}\n" for number in range(1, 102)))
    counters.add(str(tmp_path), {"cache_miss": 3}, 0o755)
    numbers = (tmp_path / "stats").read_text().split()
    assert (numbers[4], numbers[100], len(numbers)) == ("8", "101", 101)


def test_zeroing_leaves_files_and_sizes(tmp_path: Path) -> None:
    counters.add(str(tmp_path / "a/3"), {"cache_miss": 3}, 0o755)
    counters.add(str(tmp_path / "a"), {"files_in_cache": 2, "cache_size_kibibyte": 8}, 0o755)
    counters.zero(str(tmp_path), 0o755)
    values = counters.totals(str(tmp_path))
    assert (values["cache_miss"], values["files_in_cache"], values["cache_size_kibibyte"]) == (0, 2, 8)
    assert values["stats_zeroed_timestamp"] > 0


def test_concurrent_updates_are_all_counted(tmp_path: Path) -> None:
    children = []
    for _ in range(6):
        pid = os.fork()
        if pid == 0:
            for _ in range(25):
                counters.add(str(tmp_path), {"cache_miss": 1}, 0o755)
            os._exit(0)
        children.append(pid)
    for pid in children:
        os.waitpid(pid, 0)
    assert counters.content(str(tmp_path))["cache_miss"] == 150


def test_damaged_file_counts_from_zero(tmp_path: Path) -> None:
    (tmp_path / "stats").write_text("not a number")
    assert counters.add(str(tmp_path), {"cache_miss": 1}, 0o755) is not None
    assert counters.content(str(tmp_path))["cache_miss"] == 1


def test_directory_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert counters.add(str(tmp_path / "file/below"), {"cache_miss": 1}, 0o755) is None
