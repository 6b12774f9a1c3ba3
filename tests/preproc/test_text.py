"""Preprocessed text equals `gcc -E`: the golden sources, byte for byte, and GCC's answers at test time."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess

import pytest

from compiler.lex.lexicon import Lexicon
from tests.preproc.support import DiskReader, options_of, ours

GOLDEN = os.path.join(os.path.dirname(os.path.dirname(__file__)), "golden")


def _flags(path: str) -> list[str]:
    """Return the words of a `flags:` comment on the file's first line."""
    with open(path, "rb") as stream:
        first = stream.readline().decode("latin-1")
    return first.partition("flags:")[2].replace("*/", "").split() if "flags:" in first else []


def _sources() -> list[str]:
    """Return the golden sources that have a .pp beside them, without the directory."""
    return sorted(os.path.basename(path)[:-3] for path in glob.glob(os.path.join(GOLDEN, "*.pp")))


def _source_of(name: str) -> str:
    """Return the file name of a golden source."""
    return name + (".S" if os.path.exists(os.path.join(GOLDEN, name + ".S")) else ".c")


@pytest.mark.parametrize("name", _sources())
def test_golden_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """pycc's text is the one kept."""
    monkeypatch.chdir(GOLDEN)
    source = _source_of(name)
    language = "assembler-with-cpp" if source.endswith(".S") else "c"
    text, _, _ = ours(source, options_of("gcc", [*_flags(source), "-nostdinc"], language), DiskReader(), Lexicon())
    with open(name + ".pp", "rb") as stream:
        assert text == stream.read()


@pytest.mark.parametrize("name", _sources())
def test_golden_text_is_gcc_s(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """GCC 12 prints the text kept."""
    if shutil.which("gcc") is None or not subprocess.run(
            ["gcc", "-dumpversion"], capture_output=True, text=True, check=False).stdout.startswith("12"):
        pytest.skip("no GCC 12")
    monkeypatch.chdir(GOLDEN)
    source = _source_of(name)
    done = subprocess.run(["gcc", *_flags(source), "-nostdinc", "-E", source], capture_output=True, check=False)
    with open(name + ".pp", "rb") as stream:
        assert done.stdout == stream.read()
