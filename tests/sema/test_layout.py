"""Record layout equals that of the GCCs installed, on random records (tests/sema/layout_compare.py)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from compiler.options import Options
from tests.sema.harness import front_end
from tests.sema.layout_compare import TARGETS, compare


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_random_records(target: str) -> None:
    command = TARGETS[target][0][0]
    if shutil.which(command) is None:
        pytest.skip(f"{command} is not installed")
    assert compare(target, 7, 120) == []


@pytest.mark.full
@pytest.mark.parametrize("target", sorted(TARGETS))
def test_thousands_of_records(target: str) -> None:
    command = TARGETS[target][0][0]
    if shutil.which(command) is None:
        pytest.skip(f"{command} is not installed")
    failures: list[str] = []
    for seed in range(100, 120):
        failures += compare(target, seed, 100)
    assert failures == []


RULES = """
typedef int A2 __attribute__((aligned(2)));
typedef int A8 __attribute__((aligned(8)));
typedef long long L4 __attribute__((aligned(4)));
struct a { A2 x : 32; short y : 11; };              // at an aligned place: an ordinary member
struct b { short q; A2 x : 32; };                   // not at one
struct i { char c : 5; A8 x : 8 __attribute__((aligned(2))); int y : 27; };     // only an attribute aligns it: a bit-field
struct c { L4 x : 64; char c; };
struct d { A2 : 32; char c; };
struct e { _Atomic long long x[1]; };               // i386: a record of 8 bytes counts as long long
struct f { char c; struct e m; };
struct g { char c; _Atomic long long x; };
#pragma pack(push, 2)
struct h { A2 x : 32; char y; };
#pragma pack(pop)
"""


@pytest.mark.parametrize("flags", [(), ("-m32",)])
def test_rules_that_random_records_seldom_meet(flags: tuple[str, ...], tmp_path: Path) -> None:
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not installed")
    questions = [f"{word}(struct {tag})" for tag in "abcdefghi" for word in ("sizeof", "_Alignof")]
    source = RULES + "enum { " + ", ".join(f"v{number} = {text}" for number, text in enumerate(questions)) + " };\n"
    result, made = front_end(source.encode(), Options(machine_flags=flags))
    assert not result.failed and made.sema is not None
    values = [made.sema.scopes.names[f"v{number}"].value for number in range(len(questions))]
    checks = [f'_Static_assert({text} == {value}, "{text} {value}");' for text, value in zip(questions, values, strict=True)]
    (tmp_path / "t.c").write_text(RULES + "\n".join(checks))
    run = subprocess.run(["gcc", *flags, "-fsyntax-only", str(tmp_path / "t.c")], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
