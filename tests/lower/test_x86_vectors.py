"""x86 vector built-ins lowered to ordinary IR: the interpreter's results against GCC's, each built-in on random lanes."""

from __future__ import annotations

import platform
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from compiler.ir.graph import IntConstant
from compiler.ir.interpreter import Machine, Uninterpreted
from compiler.lower.builtins_x86_rules import NATIVE, X86_RULES
from compiler.lower.x86_vectors import is_native
from compiler.options import Options
from compiler.sema.builtin_table_x86 import X86_BUILTINS
from compiler.target.x86_64 import intrinsics
from tests.lower.test_builtins import by_gcc, lowered

_ELEMENTS = {"qi": ("char", 1), "hi": ("short", 2), "si": ("int", 4), "di": ("long long", 8), "sf": ("float", 4), "df": ("double", 8)}
# Words the interpreter has no arithmetic for, and casts, whose upper lanes are undefined.
_UNFOLDED = ("cast", "fsqrt", "ffloor", "fceil", "ftrunc")
# Immediates are small where the instruction takes few bits.
_LIMITS = {"insert": 1, "extract": 1, "bytes": 0, "cmpps": 8, "cmppd": 8, "cmpss": 8, "cmpsd": 8, "shufpd": 4, "blendpd": 4, "blendps": 16,
           "vpermilpd": 4, "round": 16, "sha1rnds4": 4}


def vector_type(word: str) -> tuple[str, int]:
    """Return (typedef name, bytes) of a vector word of the table, ("", 0) of another word."""
    if word[0] != "v" or not word[1:2].isdigit():
        return "", 0
    digits = "".join(letter for letter in word[1:] if letter.isdigit())
    return word, int(digits) * _ELEMENTS[word[1 + len(digits):]][1]


def typedefs() -> str:
    """Return the C vector types that the table's words name."""
    text = ""
    for mode, (element, size) in _ELEMENTS.items():
        for total in (8, 16, 32):
            if total // size > 1 or size == 8:
                text += f"typedef {element} v{total // size}{mode} __attribute__((vector_size({total})));\n"
    return text


def random_bytes(rng: random.Random, word: str, size: int) -> list[int]:
    """Return the bytes of a random vector; floating lanes are small numbers, NaNs and infinities."""
    import struct
    if word.endswith(("sf", "df")):
        letter = "<f" if word.endswith("sf") else "<d"
        numbers = [0.0, -0.0, 1.5, -2.25, 1e10, -7.0, 3.0, float("inf"), float("nan")]
        data = b""
        while len(data) < size:
            data += struct.pack(letter, rng.choice(numbers))
        return list(data)
    return [rng.choice([0, 1, 127, 128, 255, rng.randrange(256)]) for _ in range(size)]


def function(rng: random.Random, name: str, words: list[str], rule: str, index: int) -> str:
    """Return a function that calls one built-in and hashes its result."""
    declarations = ""
    arguments: list[str] = []
    lanes = 0
    for place, word in enumerate(words[1:]):
        ty, size = vector_type(word)
        if size:
            if rule == "insert":
                lanes = int("".join(letter for letter in word[1:] if letter.isdigit()))
            text = ", ".join(str(byte) for byte in random_bytes(rng, word, size))
            if rule in ("shift", "shifts") and place == 1:
                text = ", ".join(str(rng.choice([3, 0, 40, 17]) if byte % 4 == 0 else 0) for byte in range(size))
                if rule == "shift":
                    text = f"{rng.choice([0, 3, 15, 16, 31, 40])}, 0"
            declarations += f"  union {{ unsigned char b[{size}]; {ty} v; }} a{place} = {{ {{ {text} }} }};\n"
            arguments.append(f"a{place}.v")
        elif word in ("int", "si", "hi", "di", "float"):
            limit = lanes if rule == "insert" and place == 2 else 256
            if rule == "extract":
                limit = int("".join(letter for letter in words[1][1:] if letter.isdigit()))
            for prefix, value in _LIMITS.items():
                if name.startswith(prefix) and value > 1:
                    limit = value * (4 if name.endswith("256") and prefix.startswith("cmp") else 1)
            if rule in ("bytes", "shuffle") and ("dqi" in name or "align" in name):
                arguments.append(str(rng.randrange(32) * 8))
            elif rule == "shift":
                arguments.append(str(rng.choice([0, 1, 7, 15, 31, 40])))
            elif name.startswith(("vextract", "vinsert", "extract128", "insert128")):
                arguments.append(str(rng.randrange(2)))
            else:
                arguments.append(str(rng.randrange(limit)))
        else:
            return ""
    ty, size = vector_type(words[0])
    if not size:
        ty, size = {"int": ("int", 4), "si": ("int", 4), "hi": ("short", 2), "qi": ("char", 1), "di": ("long long", 8),
                    "float": ("float", 4), "double": ("double", 8)}.get(words[0], ("", 0))
    if not size:
        return ""
    return (f"unsigned long long f{index}(void) {{\n{declarations}"
            f"  union {{ {ty} v; unsigned char b[{size}]; }} r; r.v = __builtin_ia32_{name}({', '.join(arguments)});\n"
            f"  unsigned long long h = 0; for (int i = 0; i < {size}; i++) h = h * 31 + r.b[i]; return h; }}\n")


def test_vector_builtins_equal_gcc(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if shutil.which("gcc") is None or platform.machine() != "x86_64":
        pytest.skip("needs gcc on x86-64")
    if " avx2 " not in Path("/proc/cpuinfo").read_text():
        pytest.skip("the processor has no AVX2")
    signatures = {words[0]: words[2:] for words in (line.split() for line in X86_BUILTINS.splitlines()) if len(words) > 2}
    rng = random.Random(request.config.getoption("--seed"))
    made: list[tuple[str, str]] = []
    for line in X86_RULES.splitlines():
        words = line.split()
        for name in words[2:]:
            if words[0] not in ("load", "store") and words[1] not in _UNFOLDED and name in signatures and not is_native(name):
                text = function(rng, name, signatures[name], words[0], len(made))
                if text:
                    made.append((name, text))
    assert len(made) > 200
    source = typedefs() + "".join(text for _, text in made)
    (tmp_path / "check.c").write_text(source)
    done = subprocess.run(["gcc", "-mavx2", "-w", "-fsyntax-only", str(tmp_path / "check.c")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[:2000]
    expected = by_gcc(source, len(made), tmp_path, ("-mavx2",))
    unit = lowered(source, Options(optimize="0", machine_flags=("-mavx2",), warning_flags=("-w",)))
    wrong: list[str] = []
    for index in range(len(made)):
        try:
            found = Machine(unit, steps=200000).run(f"f{index}", [])
        except Uninterpreted as problem:
            wrong.append(made[index][0] + " (" + str(problem) + ")")
            continue
        if not isinstance(found, IntConstant) or found.value != expected[index]:
            wrong.append(made[index][0])
    assert not wrong, " ".join(wrong)


def test_native_builtins_are_selected() -> None:
    """What lowering leaves to the target although a rule would do, the target has."""
    rows = intrinsics.rows()
    missing = [name for name in NATIVE.split() if name not in rows]
    assert not missing, " ".join(missing)
