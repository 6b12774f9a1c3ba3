"""Manifests against a naive model: random edits of a tree, random entries, random look-ups.

The model keeps every entry as plain Python values and asks the file system the plain way.  Any seed that
fails is printed by pytest's parametrization.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from cache.cache import Cache
from cache.digest import digest, hash_bytes
from cache.manifest import MAX_ENTRIES, Clock, ManifestEntry
from cache.paths import BaseDirectory
from tests.cache.conftest import Unit

DIRECTORIES = ("", "./", "a/", "a/b/", "../project/a/", "{root}/", "{root}/a/", "{other}/")
STEPS = 500
NAMES = ("x.h", "y.h", "b")
DAYS = (1_700_000_000.0, 1_700_100_000.0)


def paths_below(root: Path) -> list[str]:
    return [directory.format(root=root, other=root.parent / "other") + name for directory in DIRECTORIES for name in NAMES]


def is_header(path: str) -> bool:
    return os.path.exists(path) and not os.path.isdir(path)


def holds(entry: ManifestEntry, clock: Clock) -> bool:
    """Tell by the plainest means whether an entry fits."""
    for path, content in entry.inputs:
        if not is_header(path) or hash_bytes(Path(path).read_bytes()) != content:
            return False
    if any(is_header(path) for path in entry.absent):
        return False
    return entry.day in ("", clock.day()) and entry.time_of_day == ""


def edit(choose: random.Random, path: str) -> None:
    """Change something at `path`: write, remove, make a directory or a link."""
    action = choose.randrange(6)
    try:
        if action == 0 and os.path.isdir(path):
            shutil.rmtree(path)
        elif action == 0 or action == 1:
            os.unlink(path)
        elif action == 2:
            os.makedirs(path)
        elif action == 3:
            os.symlink(choose.choice(("x.h", "a", "nowhere")), path)
        else:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            Path(path).write_text(str(choose.randrange(3)))
    except OSError:
        return          # not every edit is possible in every state


SEEDS = [0, 1] + [pytest.param(seed, marks=pytest.mark.full) for seed in range(2, 40)]


@pytest.mark.parametrize("seed", SEEDS)
def test_find_agrees_with_the_model(seed: int, unit: Unit) -> None:
    choose = random.Random(seed)
    unit.base = BaseDirectory(str(unit.root) if seed % 2 else "")
    paths = paths_below(unit.root)
    remembered: list[ManifestEntry] = []
    hits = misses = 0
    for step in range(STEPS):
        for _ in range(choose.randrange(4)):
            edit(choose, choose.choice(paths))
        clock = Clock(now=choose.choice(DAYS))
        cache = Cache(unit.directory, base=unit.base)
        expected = [entry.result_key for entry in remembered if holds(entry, clock)]
        found = cache.find(unit.key, clock)
        assert found.result_key == (expected[0] if expected else None), (step, found.why)
        if found.result_key is None:
            misses += 1
            present = [path for path in paths if is_header(path)]
            missing = [path for path in paths if not is_header(path)]
            entry = ManifestEntry(
                digest(b"%d %d" % (seed, step)),
                [(path, hash_bytes(Path(path).read_bytes())) for path in choose.sample(present, min(len(present), 3))],
                choose.sample(missing, min(len(missing), 6)), day=clock.day() if choose.random() < 0.3 else "")
            assert cache.remember(unit.key, entry, clock)
            remembered.insert(0, entry)
            # The manifest keeps at least 40; what it dropped is dropped from the model by asking it.
            kept = {known.result_key for known in cache.entries(unit.key)}
            remembered = [known for known in remembered if known.result_key in kept]
            assert min(len(kept), MAX_ENTRIES) == len(kept)
            assert cache.find(unit.key, clock).result_key == entry.result_key
        else:
            hits += 1
    assert hits > 50 and misses > 10
