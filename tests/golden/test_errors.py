"""Golden error lists: x.c compiled with pycc's front end reports exactly the errors in x.err ("line:column: severity: text")."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.options import Options
from tests.sema.harness import front_end

FOLDER = Path(__file__).parent


def report(path: Path) -> str:
    """Return the errors of `path` in golden form."""
    result, _ = front_end(path.read_bytes(), Options())
    lines = [f"{d.line}:{d.column}: {d.severity}: {d.text}" for d in result.diagnostics if d.severity in ("error", "fatal error")]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.err")))
def test_errors(name: str) -> None:
    expected = FOLDER / name
    assert report(expected.with_suffix(".c")) == expected.read_text()
