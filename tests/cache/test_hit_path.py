"""What a hit may cost: nothing slow is imported, little is read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import cache
from cache.cache import Cache
from cache.digest import digest
from cache.filehash import FileHasher
from cache.manifest import Clock, ManifestEntry

ROOT = Path(str(cache.__file__)).resolve().parents[1]

# Each costs more than a millisecond to import, or is only for maintenance.
SLOW = ("re", "json", "dataclasses", "enum", "typing", "pathlib", "tempfile", "subprocess", "hashlib", "inspect", "logging",
        "collections", "functools", "contextlib", "shutil", "sqlite3", "diskcache", "psutil", "typer", "rich", "pickle",
        "cache.index", "cache.maintenance", "compiler.api", "fcntl")


def test_the_hit_path_imports_nothing_slow() -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import cache.cache; print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-I", "-S", "-c", code, str(ROOT)], capture_output=True, text=True, check=True)
    loaded = run.stdout.split()
    assert "cache.manifest" in loaded
    assert [name for name in SLOW if name in loaded] == []


def test_a_hit_reads_each_header_once_and_writes_nothing(tmp_path: Path) -> None:
    paths = []
    for number in range(100):
        path = tmp_path / f"{number}.h"
        path.write_text(str(number))
        paths.append(str(path))
    directory = str(tmp_path / "cache")
    hasher = FileHasher(directory + "/files.1")
    cache = Cache(directory, hasher=hasher)
    entry = ManifestEntry(digest(b"r"), [(path, hasher.read(path).digest) for path in paths], [])
    assert cache.remember(digest(b"u"), entry, Clock())
    before = [(path, os.stat(path).st_mtime_ns) for path in sorted((tmp_path / "cache").rglob("*"))]
    hasher = FileHasher(directory + "/files.1")
    assert Cache(directory, hasher=hasher).find(digest(b"u"), Clock()).result_key == digest(b"r")
    assert hasher.files_read <= 100
    assert [(path, os.stat(path).st_mtime_ns) for path in sorted((tmp_path / "cache").rglob("*"))] == before
