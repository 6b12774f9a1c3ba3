"""Programs that check themselves, through the IR interpreter: lowering at -O0 and -O2, with memory that starts as two patterns.

The same sources are lowered and verified for every data layout.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.ir.module import Module
from compiler.ir.verifier import verify
from compiler.lower.unit import lower_unit
from compiler.options import Options
from compiler.unsupported import Unsupported
from tests.lower.hosted import run_program
from tests.sema.harness import front_end

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.c"))
TARGETS = ["x86_64-linux-gnu", "i686-linux-gnu", "aarch64-linux-gnu", "riscv64-linux-gnu"]


def lowered(source: bytes, **options: object) -> Module:
    """Return the verified module of a source."""
    chosen = Options(warning_flags=("-w",), **options)      # type: ignore[arg-type]
    result, made = front_end(source, chosen)
    assert not result.failed, [message.text for message in result.diagnostics if message.severity == "error"]
    assert made.sema is not None
    unit = lower_unit(made.sema, chosen)
    assert verify(unit) == []
    return unit


@pytest.mark.parametrize("level", ["0", "2"])
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_program_runs(program: Path, level: str) -> None:
    unit = lowered(program.read_bytes(), optimize=level)
    status, _ = run_program(unit, 200000, 0 if level == "0" else 0xA5)
    assert status == 0


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_every_layout_verifies(program: Path, target: str) -> None:
    source = program.read_bytes()
    if target.startswith("i686"):       # sources count on a long of 64 bits
        source = source.replace(b"__int128", b"long long").replace(b"(long long)1 << 100", b"0").replace(b"long ", b"long long ")
        source = source.replace(b"long long long long", b"long long").replace(b"long long long", b"long long")
        source = source.replace(b"long long double", b"long double")
    unit = lowered(source, target=target, optimize="2", debug="-g")
    assert "main" in unit.functions


def names(text: str, **options: object) -> set[str]:
    """Return the functions with bodies that are to be emitted."""
    from compiler.ir.module import GNU_INLINE_ONLY
    unit = lowered(text.encode(), **options)
    return {name for name, fn in unit.functions.items() if fn.blocks and not fn.attributes & GNU_INLINE_ONLY}


def test_which_functions_are_emitted() -> None:
    text = ("static int unused(void) { return 1; }\nstatic int used(void) { return 2; }\ninline int inline_(void) { return 3; }\n"
            "extern inline int external(void) { return 4; }\n__attribute__((constructor)) static void first(void) {}\n"
            "static int by_table(void) { return 5; }\nint (*table)(void) = by_table;\nstatic int dead(void) { return 6; }\n"
            "__attribute__((used)) static void kept(void) {}\nstatic void target(void) {}\n"
            "void other(void) __attribute__((alias(\"target\")));\n"
            "int main(void) { if (0) dead(); return used() + inline_(); }\n")
    assert names(text, optimize="2") == {"used", "external", "first", "by_table", "kept", "target", "main"}
    assert names(text, optimize="2", standard="gnu89") == {"used", "inline_", "first", "by_table", "kept", "target", "main"}


def test_inline_bodies_are_kept_for_inlining() -> None:
    text = "inline int f(void) { return 3; }\nint g(void) { return f(); }\n"
    assert lowered(text.encode(), optimize="2").functions["f"].blocks
    assert not lowered(text.encode(), optimize="0").functions["f"].blocks


def test_flags_of_arithmetic() -> None:
    from compiler.ir import ops
    text = b"int f(int a, int b) { return a + b; }\n"

    def flags(**options: object) -> list[int]:
        unit = lowered(text, **options)
        return [ins.flags for block in unit.functions["f"].blocks for ins in block.instructions if ins.op == ops.ADD]

    assert flags() == [ops.NSW]
    assert flags(code_flags=("-fwrapv",)) == [0]
    assert flags(code_flags=("-fno-strict-overflow",)) == [0]
    assert flags(code_flags=("-ftrapv",)) == []


@pytest.mark.parametrize(("text", "category"), [
    ("register double r asm(\"xmm5\"); double f(void) { return r; }\n", "asm"),
    ("__attribute__((interrupt)) void f(void *p) {}\n", "attribute"),
    ("__attribute__((optimize(\"no-such-thing\"))) void f(void) {}\n", "attribute"),
])
def test_what_cannot_be_lowered_is_said(text: str, category: str) -> None:
    with pytest.raises(Unsupported) as caught:
        lowered(text.encode())
    assert caught.value.category == category


def test_long_chains_are_walked() -> None:
    many = 30000
    lowered(("int f(int a) { return a" + " + a" * many + "; }\n").encode())
    lowered(("int f(int a) { return " + "a && " * (many // 10) + "a; }\n").encode())
    lowered(("int g(int); int f(int a) { return " + "g(a), " * many + "a; }\n").encode())
    lowered(("int f(int a) {" + "".join(f"if (a == {n}) return {n + 1}; else " for n in range(2000)) + "return 0; }\n").encode())
