"""Records of imaginary builds, and pyccctl run in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from driver import records
from driver.ctl import app
from driver.records import Record


@dataclass
class History:
    """A pycc directory to which records are written by hand."""

    directory: Path
    clock: float = 1_700_000_000.0

    def add(self, source: str, build: str = "make-10-100-abc", **fields: object) -> Record:
        """Append a record that is a second younger than the one before; fields are those of Record."""
        record = Record()
        self.clock += 1
        record.time = self.clock
        record.build = build
        record.cwd = "/src/p"
        record.source = source
        record.output = source.rpartition(".")[0] + ".o"
        record.language = "c"
        record.wall = record.cpu = 0.5
        record.category, record.detail = "not-implemented", "C code generation"
        for name, value in fields.items():
            assert name in records.attributes(), name
            setattr(record, name, value)
        if record.producer == records.INTERNAL and "category" not in fields:
            record.category = record.detail = ""
        assert records.append(str(self.directory), record)
        return record


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "pycc")


@dataclass
class Ran:
    """What one pyccctl did."""

    status: int
    output: str
    errors: str


@pytest.fixture
def ctl(history: History, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run pyccctl with the given words on the history's directory, in this process."""
    def run(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["pyccctl", *words])
        capsys.readouterr()
        status = app.main()
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    for name in ("PYCC_CONFIG", "PYCC_MAXSIZE", "PYCC_READONLY", "PYCC_BUILD", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYCC_DIR", str(history.directory))
    return run
