"""Differential test of record layout: random structs and unions, pycc's front end against the GCCs installed.

One C file holds a batch of random records.  GCC compiles _Static_asserts with pycc's sizes, alignments and offsets, and a section
of objects in which one bit-field each is all ones; the bytes tell the bit-fields' positions.

    python -m tests.sema.layout_compare [--count N] [--seed S] [--target NAME]      prints ERROR lines and totals
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

from compiler.options import Options
from compiler.sema.expressions import minimum_alignment
from compiler.sema.types import RecordType, align_of
from tests.sema.harness import front_end

# name, compiler command, triple for pycc, machine flags
TARGETS: dict[str, tuple[list[str], str, tuple[str, ...]]] = {
    "x86_64": (["gcc"], "x86_64-linux-gnu", ()),
    "i386": (["gcc", "-m32"], "x86_64-linux-gnu", ("-m32",)),
    "aarch64": (["aarch64-linux-gnu-gcc"], "aarch64-linux-gnu", ()),
    "riscv64": (["riscv64-linux-gnu-gcc"], "riscv64-linux-gnu", ()),
}

_SCALARS = ["char", "signed char", "unsigned char", "short", "unsigned short", "int", "unsigned", "long", "unsigned long",
            "long long", "unsigned long long", "float", "double", "long double", "void *", "_Bool", "enum e", "_Complex float",
            "_Complex double", "A2", "A8", "A1", "V16", "_Float128", "_Atomic long long", "P"]
_FIELDS = ["char", "signed char", "unsigned char", "short", "unsigned short", "int", "unsigned", "long", "unsigned long",
           "long long", "unsigned long long", "_Bool", "enum e", "A8", "A2"]
_WIDTHS = {"char": 8, "signed char": 8, "unsigned char": 8, "short": 16, "unsigned short": 16, "int": 32, "unsigned": 32,
           "long": 32, "unsigned long": 32, "long long": 64, "unsigned long long": 64, "_Bool": 1, "enum e": 32, "A8": 32,
           "A2": 32}
_PRELUDE = """enum e { e0, e1 };
typedef int A8 __attribute__((aligned(8)));
typedef int A2 __attribute__((aligned(2)));
typedef long long A1 __attribute__((aligned(1)));
typedef int V16 __attribute__((vector_size(16)));
struct P_ { char c; int i; } __attribute__((packed));
typedef struct P_ P;
"""


def _attribute(rng: random.Random, chance: float) -> str:
    if rng.random() > chance:
        return ""
    return rng.choice(["__attribute__((packed))", "__attribute__((aligned(2)))", "__attribute__((aligned(4)))",
                       "__attribute__((aligned(8)))", "__attribute__((aligned(16)))", "__attribute__((aligned))",
                       "__attribute__((packed, aligned(2)))", "__attribute__((aligned(1)))"])


def random_record(rng: random.Random, index: int, known: list[str]) -> str:
    """Return the C text of struct or union number `index`."""
    word = "struct" if rng.random() < 0.85 else "union"
    lines: list[str] = []
    count = rng.randint(1, 8)
    bits_only = rng.random() < 0.3
    for number in range(count):
        roll = rng.random()
        attribute = _attribute(rng, 0.12)
        if bits_only or roll < 0.45:
            ty = rng.choice(_FIELDS)
            limit = _WIDTHS[ty]
            kind = rng.random()
            if kind < 0.08:
                lines.append(f"  {ty} : 0;")
            elif kind < 0.2:
                lines.append(f"  {ty} : {rng.randint(1, limit)};")
            else:
                lines.append(f"  {ty} m{number} : {rng.randint(1, limit)} {attribute};")
        elif roll < 0.85 or not known:
            ty = rng.choice(_SCALARS)
            suffix = f"[{rng.randint(1, 3)}]" if rng.random() < 0.2 and ty != "A8" else ""
            lines.append(f"  {ty} m{number}{suffix} {attribute};")
        else:
            lines.append(f"  {rng.choice(known)} m{number} {attribute};")
    body = "\n".join(lines)
    text = f"{word} S{index} {{\n{body}\n}} {_attribute(rng, 0.25)};\n"
    pack = rng.choice([1, 2, 4, 8, 16]) if rng.random() < 0.2 else 0
    if pack:
        text = f"#pragma pack(push, {pack})\n{text}#pragma pack(pop)\n"
    known.append(f"{word} S{index}")
    return text


def compare(target: str, seed: int, count: int) -> list[str]:
    """Compare one batch; return ERROR lines."""
    command, triple, flags = TARGETS[target]
    if shutil.which(command[0]) is None:
        return []
    rng = random.Random(f"{target}-{seed}")
    known: list[str] = []
    records = []
    for index in range(count):
        text = random_record(rng, index, known)
        if target in ("i386", "riscv64"):
            text = text.replace("_Float128", "long double")
        records.append(text)
        if rng.random() < 0.5:
            known.pop()
    source = _PRELUDE + "".join(records)
    options = Options(target=triple, machine_flags=flags, language="c")
    result, made = front_end(source.encode(), options)
    if result.failed or made.sema is None:
        return [f"ERROR {target} seed {seed}: {result.diagnostics[0].text}"]
    tags = made.sema.scopes.tags
    checks: list[str] = []
    expected: list[tuple[str, int, int, int]] = []
    size = 512
    for index in range(count):
        record = tags[f"S{index}"].type
        assert isinstance(record, RecordType)
        word = "struct" if record.kind == 9 else "union"
        name = f"{word} S{index}"
        checks.append(f'_Static_assert(sizeof({name}) == {record.size}, "size S{index} {record.size}");')
        align = align_of(record)
        if not record.user_align:
            align = minimum_alignment(made.sema, record, align)
        checks.append(f'_Static_assert(_Alignof({name}) == {align}, "align S{index} {align}");')
        objects: list[str] = []
        for field in record.fields:
            if not field.name:
                continue
            if field.bit_width < 0:
                checks.append(f"_Static_assert(__builtin_offsetof({name}, {field.name}) == {field.offset}, "
                              f'"offset S{index}.{field.name} {field.offset}");')
            elif record.size <= size:
                objects.append(f"{{ .s = {{ .{field.name} = -1 }} }}")
                expected.append((f"S{index}.{field.name}", field.bit_offset, field.bit_width, len(expected)))
        if objects:
            checks.append(f"union U{index} {{ {name} s; unsigned char b[{size}]; }} __attribute__((aligned({size}))) "
                          f't{index}[] __attribute__((section(".t"))) = {{ {", ".join(objects)} }};')
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.c"
        path.write_text(source + "\n".join(checks) + "\n")
        run = subprocess.run([*command, "-w", "-fno-toplevel-reorder", "-c", "-o", folder + "/t.o", str(path)],
                             capture_output=True, text=True)
        if run.returncode:
            errors = [line for line in run.stderr.splitlines() if "error:" in line]
            return [f"ERROR {target} seed {seed}: {line.split('error: ')[-1]}" for line in errors]
        prefix = "" if command[0] == "gcc" else command[0][:-3]
        subprocess.run([prefix + "objcopy", "-O", "binary", "-j", ".t", folder + "/t.o", folder + "/t.bin"], check=True)
        data = (Path(folder) / "t.bin").read_bytes() if expected else b""
    failures: list[str] = []
    for name, bit_offset, bit_width, slot in expected:
        value = int.from_bytes(data[slot * size:(slot + 1) * size], "little")
        low = (value & -value).bit_length() - 1
        if low != bit_offset or value.bit_count() != bit_width:
            failures.append(f"ERROR {target} seed {seed}: bits of {name}: pycc {bit_offset}+{bit_width}, "
                            f"gcc {low}+{value.bit_count()}")
    return failures


def main() -> int:
    """Run batches for the targets asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--target", choices=sorted(TARGETS))
    arguments = parser.parse_args()
    failures = 0
    total = 0
    for target in [arguments.target] if arguments.target else sorted(TARGETS):
        for batch in range(arguments.count // 100):
            lines = compare(target, arguments.seed + batch, 100)
            total += 100
            failures += len(lines)
            for line in lines:
                print(line)
    print(f"layout: {total} records, {failures} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
