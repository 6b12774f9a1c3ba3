"""What lowering cannot do right is refused with its reason, never compiled some other way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.inprocess import UNSUPPORTED, Compiler

REVERSED = 'struct __attribute__((scalar_storage_order("big-endian"))) S { int a[2]; int b; };\n'


@pytest.mark.parametrize(("source", "reason"), [
    (REVERSED + "struct S s = {(int[2]){1, 2}, 3};\n", "attribute: compound literal for an array in reversed storage order"),
    (REVERSED + 'void use(void *);\nvoid f() { struct S s = {L"a", 3}; use(&s); }\n', "attribute: wide string in reversed storage order"),
])
@pytest.mark.parametrize("level", ["-O0", "-O2"])
def test_refused(source: str, reason: str, level: str, tmp_path: Path) -> None:
    path = tmp_path / "unit.c"
    path.write_text(source)
    done = Compiler(tmp_path / "gcc").compile([level], str(path))
    assert done.outcome == UNSUPPORTED
    assert reason in done.reason
