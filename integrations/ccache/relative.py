"""Paths below the base directory, made relative (ccache manual: base_dir).

In: an absolute path below the base directory.  Out: a relative path that names the same file from the working directory, or
the path as it was when there is none.

The path is shortened by its text (`a/../b` is `b`) and, in a second attempt, by what is on the disk; either is taken only if
it leads to the same file or directory, because a symbolic link makes `a/../b` something else.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_PATH_OPTIONS: Final = ("-I", "-isystem", "-iquote", "-idirafter", "-include", "-imacros", "--sysroot=", "-isysroot", "-iprefix",
                        "-B", "-specs=", "-L", "-MF", "-MT", "-MQ", "-o", "-fprofile-use=", "-fprofile-generate=", "-fprofile-dir=",
                        "-fplugin=")


class BaseRelative:
    """Makes paths below `base` ("" for none) relative to the working directory, of which both names are tried."""

    __slots__ = ("base", "_actual", "_directories")

    def __init__(self, base: str, apparent: str, actual: str) -> None:
        self.base = base
        self._actual = actual
        self._directories = [apparent] if apparent == actual else [apparent, actual]

    def path(self, path: str) -> str:
        """Return `path` relative, if it lies below the base directory and can be."""
        if not self.base or not path.startswith("/"):
            return path
        plain = os.path.normpath(path)
        if not _below(plain, self.base) and not _below(os.path.realpath(path), self.base):
            return path
        # What does not exist yet is compared by the directory that will hold it.
        existing, rest = path.rstrip("/") or "/", ""
        while not os.path.lexists(existing) and existing != "/":
            existing, _, name = existing.rpartition("/")
            existing = existing or "/"
            rest = "/" + name + rest
        best = ""
        for target in (os.path.normpath(existing), os.path.realpath(existing)):
            for directory in self._directories:
                relative = os.path.relpath(target, directory)
                if (not best or len(relative) < len(best)) and _same(os.path.join(self._actual, relative), existing):
                    best = relative
        return best + rest if best else path

    def word(self, word: str) -> str:
        """Return a word of a command line with the path in it relative."""
        if word.startswith("/"):
            return self.path(word)
        for option in _PATH_OPTIONS:
            if word.startswith(option) and word[len(option):len(option) + 1] == "/":
                return option + self.path(word[len(option):])
        return word


def _below(path: str, base: str) -> bool:
    return base == "/" or path == base or path.startswith(base + "/")


def _same(first: str, second: str) -> bool:
    try:
        return os.path.samefile(first, second)
    except OSError:
        return False
