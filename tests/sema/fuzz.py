"""Fuzzes the front end: truncated, spliced and mutated C files must give diagnostics or Unsupported, never a traceback or a hang.

    python -m tests.sema.fuzz [--seconds N] [--seed S] FILE...
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

from compiler.options import Options
from compiler.unsupported import Unsupported
from tests.sema.harness import front_end

_TOKENS = [b"(", b")", b"{", b"}", b"[", b"]", b";", b",", b"*", b"&", b"=", b"...", b"struct s", b"int", b"static", b"typedef",
           b"sizeof", b"case 1:", b"default:", b"0x", b"1e", b"'a", b'"', b"goto", b"__attribute__((", b"_Generic(", b"({", b"})",
           b"[0 ... 3]", b".x", b"->", b"?", b":", b"enum", b"union", b"__builtin_va_arg(", b"asm(", b"0", b"-1", b"1.5f", b"void",
           b"extern inline", b"_Atomic", b"__int128", b"__label__", b"&&", b"typeof(", b"\\", b"#", b"\n#pragma pack(", b"\0", b"\xff"]


def mutate(rng: random.Random, data: bytes, other: bytes) -> bytes:
    """Return a damaged version of `data`."""
    kind = rng.randrange(6)
    if kind == 0:
        return data[:rng.randrange(len(data) + 1)]
    if kind == 1:
        start = rng.randrange(len(other) + 1)
        cut = rng.randrange(len(data) + 1)
        return data[:cut] + other[start:start + rng.randrange(2000)] + data[cut:]
    pieces = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(pieces) + 1)
        if kind == 2:
            pieces[at:at] = rng.choice(_TOKENS)
        elif kind == 3:
            del pieces[at:at + rng.randint(1, 40)]
        elif kind == 4:
            end = at + rng.randint(1, 60)
            pieces[at:at] = pieces[at:end]
        else:
            pieces[at:at + 1] = bytes([rng.randrange(256)])
    return bytes(pieces)


def attempt(data: bytes, limit: float) -> str:
    """Run the front end once; return "" or what went wrong."""
    start = time.monotonic()
    try:
        front_end(data, Options(language="c"))
    except Unsupported:
        pass
    except Exception:
        return traceback.format_exc()
    spent = time.monotonic() - start
    return "" if spent < limit else f"took {spent:.1f} s"


def main() -> int:
    """Fuzz the files given for a while."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    corpus = [path.read_bytes() for path in arguments.files]
    end = time.monotonic() + arguments.seconds
    runs = failures = 0
    seen: set[str] = set()
    while time.monotonic() < end:
        data = mutate(rng, rng.choice(corpus), rng.choice(corpus))
        problem = attempt(data, 20.0)
        runs += 1
        if problem:
            failures += 1
            last = problem.strip().splitlines()
            key = "|".join(line.strip() for line in last[-3:])
            if key not in seen:
                seen.add(key)
                print(f"ERROR run {runs}: {key}")
                Path(f"fuzz-{len(seen)}.c").write_bytes(data)
    print(f"fuzz: {runs} runs, {failures} failures, {len(seen)} kinds")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
