"""Constant expressions against GCC: random expressions, evaluated by pycc, asserted in a file that GCC compiles."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from compiler.options import Options
from compiler.sema.symbols import SYM_ENUMERATOR
from tests.sema.harness import errors_of, front_end

_TYPES = ["int", "unsigned", "long", "unsigned long", "char", "unsigned char", "short", "unsigned short", "long long",
          "unsigned long long", "_Bool", "__int128", "unsigned __int128"]
_BINARY = ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "<", ">", "<=", ">=", "==", "!=", "&&", "||"]


def random_expression(rng: random.Random, depth: int) -> str:
    """Return a random integer constant expression."""
    if depth == 0 or rng.random() < 0.15:
        value = rng.choice([0, 1, 2, 3, 7, 31, 127, 255, 32767, 65535, 2147483647, 4294967295, rng.getrandbits(62)])
        return str(value) + rng.choice(["", "", "u", "l", "ul", "ll", "ull"])
    roll = rng.random()
    if roll < 0.2:
        return rng.choice(["-", "~", "!", "+"]) + "(" + random_expression(rng, depth - 1) + ")"
    if roll < 0.4:
        return f"({rng.choice(_TYPES)})({random_expression(rng, depth - 1)})"
    if roll < 0.5:
        return (f"(({random_expression(rng, depth - 1)}) ? ({random_expression(rng, depth - 1)}) : "
                f"({random_expression(rng, depth - 1)}))")
    if roll < 0.55:
        return f"sizeof({random_expression(rng, depth - 1)})"
    if roll < 0.6:
        return f"((long)({rng.random() * 1e6:.3f} {rng.choice('+-*/')} {rng.random() * 100 + 1:.3f}))"
    operator = rng.choice(_BINARY)
    right = random_expression(rng, depth - 1)
    if operator in ("<<", ">>"):
        right = str(rng.randint(0, 7))
    elif operator in ("/", "%"):
        right = f"(({right}) | 1)"
    return f"({random_expression(rng, depth - 1)} {operator} {right})"


def test_random_integer_expressions_equal_gcc(tmp_path: Path) -> None:
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not installed")
    rng = random.Random(11)
    texts = [random_expression(rng, 4) for _ in range(400)]
    source = "".join(f"enum {{ e{index} = (long)({text}) }};\n" for index, text in enumerate(texts))
    result, made = front_end(source.encode(), Options(warning_flags=("-w",)))
    assert not result.failed, result.diagnostics[0]
    assert made.sema is not None
    checks: list[str] = []
    for index, text in enumerate(texts):
        symbol = made.sema.scopes.names[f"e{index}"]
        assert symbol.kind == SYM_ENUMERATOR
        value = symbol.value
        shown = f"{value}" if value > -(1 << 63) else "(-9223372036854775807-1)"
        suffix = "" if value < 1 << 63 else "ull"
        checks.append(f"_Static_assert((long)({text}) == (long){shown}{suffix}, \"{index}\");")
    path = tmp_path / "t.c"
    path.write_text("\n".join(checks))
    run = subprocess.run(["gcc", "-w", "-fsyntax-only", str(path)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("expression", [
    "(long)&g - (long)&g", "&a[3] - &a[1]", "(char *)&s.y - (char *)&s", "sizeof a / sizeof a[0]", '"abc"[1] == \'b\'',
    "__builtin_strlen(\"four\") == 4", "__builtin_constant_p(3)", "!__builtin_constant_p(g)", "1 ? 2 : g",
    "__builtin_clz(1) == 31", "__builtin_popcountll(255) == 8", "__builtin_bswap32(1) == 0x01000000",
    "__builtin_offsetof(struct s, y) == 4", "__builtin_types_compatible_p(int, const int)", "(int)3.9", "1.5 < 2.5f",
    "__builtin_isnan(__builtin_nan(\"\"))", "__alignof__(double)", "-1 < 0u || 1", "(_Bool)0.5",
])
def test_accepted_in_static_initialisers(expression: str) -> None:
    source = f"int g, a[9]; struct s {{ int x, y; }} s; long value = {expression};"
    assert errors_of(source) == []


@pytest.mark.parametrize("expression", ["g", "f()", "g + 1", "a[0]", "(g, 1)", "*(&g)", "(char)(long)&g", "g ? 1 : 2"])
def test_rejected_in_static_initialisers(expression: str) -> None:
    source = f"int g, a[9], f(void); long value = {expression};"
    assert errors_of(source) == ["1: initializer element is not constant"]
