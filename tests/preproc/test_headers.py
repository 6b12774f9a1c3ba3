"""The headers of the system, all together, give GCC's text byte for byte and GCC's dependency list."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.preproc.compare import Comparison

SOURCE = os.path.join("tests", "golden", "all_headers.c")
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

FLAGS = ("", "-O2 -D_FORTIFY_SOURCE=2", "-std=c99 -pedantic", "-O3 -ffast-math -std=gnu2x -fPIC",
         "-P -std=c11", "-O1 -fno-inline", "-std=gnu90 -U__GNUC__ -D__GNUC__=4")


@pytest.mark.parametrize("flags", FLAGS)
def test_system_headers(flags: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One flag set."""
    if shutil.which("gcc") is None:
        pytest.skip("no gcc")
    monkeypatch.chdir(ROOT)
    comparison = Comparison("exact", "", str(tmp_path))
    comparison.run("gcc", flags.split(), SOURCE, "c", SOURCE)
    assert comparison.passed == 1


@pytest.mark.parametrize("command", ("gcc", "aarch64-linux-gnu-gcc", "riscv64-linux-gnu-gcc"))
def test_compiler_headers(command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The compiler's own headers, the large ones of the target too."""
    if shutil.which(command) is None:
        pytest.skip(f"no {command}")
    monkeypatch.chdir(ROOT)
    comparison = Comparison("exact", "", str(tmp_path))
    source = os.path.join("tests", "golden", "compiler_headers.c")
    comparison.run(command, ["-O1", "-ffreestanding"], source, "c", source)
    assert comparison.passed == 1
