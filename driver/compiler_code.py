"""Who the internal compiler is: the identity that its results are filed under.

In: the package `compiler` on disk.  Out: a digest of everything in it: code, tables, headers.
"""

from __future__ import annotations

import os
import sys

import compiler
from cache.digest import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cache.filehash import FileHasher


class CompilerCode:
    """Identity of the internal compiler: the content of every file of the package `compiler`.

    Taken before the compiler is loaded and checked again afterwards (`unchanged`), so that a result is never
    filed under code that did not make it.
    """

    def __init__(self, hasher: FileHasher) -> None:
        self._hasher = hasher
        self._root = os.path.dirname(os.path.abspath(compiler.__file__))
        self.identity = self._digest()

    def unchanged(self) -> bool:
        """Tell whether the code on disk is still what `identity` says."""
        return self._digest() == self.identity

    def _digest(self) -> bytes:
        words = [sys.version.encode("utf-8")]
        for path in _code_files(self._root):
            words.append(os.fsencode(path[len(self._root):]))
            words.append(self._hasher.digest(path))
        return digest(*words)


def _code_files(root: str) -> list[str]:
    """Return the files below `root` that are code, tables or headers; not compiled caches."""
    result: list[str] = []
    pending = [root]
    while pending:
        directory = pending.pop()
        with os.scandir(directory) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        pending.append(entry.path)
                elif not entry.name.endswith(".pyc"):
                    result.append(entry.path)
    result.sort()
    return result
