"""Written statements against GNU as 2.40: suffixes, defaults, prefixes, relocations, warnings, refusals.

The lists are statements_att.txt and statements_intel.txt; each statement is tried in every mode its section
names.  Bytes, relocations and warnings must be the same, and pycc must refuse what GNU as refuses.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.enc import comparison, gas_reference

needs_gas = pytest.mark.skipif(not gas_reference.available(), reason="needs GNU as 2.40 for x86")

SETTINGS = [
    comparison.Setting(64, 64), comparison.Setting(32, 32), comparison.Setting(32, 16), comparison.Setting(32, 16, gcc16=True),
    comparison.Setting(64, 32), comparison.Setting(64, 16), comparison.Setting(64, 64, True), comparison.Setting(32, 32, True),
    comparison.Setting(32, 16, True),
]


def _statements(setting: comparison.Setting) -> list[str]:
    """Return the statements of the syntax's list for the setting's mode."""
    name = "statements_intel.txt" if setting.intel else "statements_att.txt"
    modes: list[int] = []
    found = []
    for line in (Path(__file__).parent / name).read_text().splitlines():
        if line.startswith("@"):
            modes = [int(word) for word in line[1:].split()]
        elif line and not line.startswith("#") and setting.mode in modes:
            found.append(line)
    return found


@needs_gas
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: f"{one.bits}-{one.mode}{'gcc' * one.gcc16}{'-intel' * one.intel}")
def test_statements_assemble_as_gas_does(setting: comparison.Setting, tmp_path: Path) -> None:
    statements = _statements(setting)
    accepted, lines = comparison.differences(statements, setting, tmp_path)
    assert accepted > len(statements) // 2
    assert not lines, f"{len(lines)} of {len(statements)} differ: " + "\n".join(lines[:20])


@needs_gas
@pytest.mark.parametrize("setting", [SETTINGS[0], SETTINGS[1], SETTINGS[6]], ids=("64", "32", "64-intel"))
def test_warnings_are_those_of_gas(setting: comparison.Setting, tmp_path: Path) -> None:
    statements = _statements(setting)
    expected = gas_reference.assemble(statements, setting.bits, setting.head, tmp_path)
    made = comparison.assemble(statements, setting)
    lines = [
        f"{statement}: GNU as warns {want.warnings}, pycc {have.warnings}"
        for statement, want, have in zip(statements, expected, made, strict=True)
        if not want.error and want.warnings != have.warnings
    ]
    assert not lines, "\n".join(lines)


@needs_gas
def test_most_refusals_have_the_words_of_gas(tmp_path: Path) -> None:
    setting = SETTINGS[0]
    statements = _statements(setting)
    expected = gas_reference.assemble(statements, setting.bits, setting.head, tmp_path)
    made = comparison.assemble(statements, setting)
    pairs = [(want.error, have.error) for want, have in zip(expected, made, strict=True) if want.error and have.error]
    same = sum(want == have for want, have in pairs)
    assert len(pairs) > 50
    assert same > len(pairs) * 0.7, f"{same} of {len(pairs)}"
