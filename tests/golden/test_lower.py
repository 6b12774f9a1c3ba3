"""The IR that lowering makes of small sources, whole: lower-NAME.c to lower-NAME.TARGET.ir.

After a change that is meant, write the files anew with `python -m tests.golden.test_lower` and read the difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from compiler.ir.printer import module_text
from compiler.ir.reader import read_module
from compiler.ir.verifier import verify
from compiler.lower.unit import lower_unit
from compiler.options import Options
from tests.sema.harness import front_end

FOLDER = Path(__file__).parent
CASES = [("lower-control", "x86_64", "2"), ("lower-control", "riscv64", "0"), ("lower-aggregates", "x86_64", "0"),
         ("lower-aggregates", "i686", "2"), ("lower-aggregates", "aarch64", "2")]


def text_of(name: str, target: str, level: str) -> str:
    """Return the printed module of a golden source."""
    options = Options(target=target + "-linux-gnu", optimize=level, warning_flags=("-w",))
    result, made = front_end((FOLDER / (name + ".c")).read_bytes(), options)
    assert not result.failed and made.sema is not None, [message.text for message in result.diagnostics]
    unit = lower_unit(made.sema, options)
    assert verify(unit) == []
    return module_text(unit)


@pytest.mark.parametrize(("name", "target", "level"), CASES)
def test_lowered_text(name: str, target: str, level: str) -> None:
    expected = (FOLDER / f"{name}.{target}.ir").read_text()
    found = text_of(name, target, level)
    assert found == expected
    assert module_text(read_module(found)) == found


if __name__ == "__main__":
    for one, machine, how in CASES:
        (FOLDER / f"{one}.{machine}.ir").write_text(text_of(one, machine, how))
    sys.exit(0)
