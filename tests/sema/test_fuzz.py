"""Damaged programs give diagnostics or Unsupported, never a traceback (a short run of tests/sema/fuzz.py)."""

from __future__ import annotations

import random

from tests.sema.fuzz import attempt, mutate
from tests.sema.test_language import ACCEPTED


def test_damaged_programs() -> None:
    rng = random.Random(3)
    corpus = [text.encode("latin-1") for name, text in sorted(ACCEPTED.items()) if "#include" not in text]
    for _ in range(250):
        data = mutate(rng, rng.choice(corpus), rng.choice(corpus))
        assert attempt(data, 20.0) == "", data
