"""Relocatable objects of a build tree, by content: what was built, and whether two builds made the same.

In: a directory.  Out: path -> digest of every ELF relocatable file in it (gABI ch.4, e_type ET_REL).
Linked programs are left out: they hold the names of temporary objects.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ELF_MAGIC = b"\x7fELF"
ET_REL = 1


def snapshot(tree: Path) -> dict[str, str]:
    """Return the relocatable objects below `tree`: path relative to it -> SHA-256, sorted by path."""
    result = {}
    for directory, folders, files in os.walk(tree):
        folders.sort()
        for name in files:
            path = os.path.join(directory, name)
            if os.path.islink(path) or not os.path.isfile(path):
                continue
            with open(path, "rb") as stream:
                head = stream.read(18)
                if head[:4] != ELF_MAGIC or len(head) < 18 or head[16 if head[5] == 1 else 17] != ET_REL:
                    continue
                result[os.path.relpath(path, tree)] = hashlib.sha256(head + stream.read()).hexdigest()
    return dict(sorted(result.items()))


def difference(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """Return one line for each object that only one snapshot has or that differs; [] when they are equal."""
    lines = [f"only in the first: {path}" for path in first if path not in second]
    lines += [f"only in the second: {path}" for path in second if path not in first]
    lines += [f"differs: {path}" for path in first if path in second and first[path] != second[path]]
    return lines
