"""Paths as they are kept in manifests: relative ones as they are, those under a base directory by a marker.

In: a path as bytes, as the compiler opened it.  Out: the stored form, and back.

Two checkouts of one project in different directories can share results if a path below the checkout is
stored as marker + rest: `/home/a/project/include/x.h` with base `/home/a/project` is stored as
`\\x01/include/x.h`, and read with the base `/ci/42/project` as `/ci/42/project/include/x.h`.

The mapping is of text alone: no symbolic links are followed and no `..` is removed, because what counts is
how the path was searched.  Relative paths stay relative.  Whether the base directory may reach the result
(-g, __FILE__) is for the caller to know.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MARKER: Final = b"\x01"
_NOWHERE: Final = b"/dev/null"      # nothing exists below it


class BaseDirectory:
    """The directory below which absolute paths are stored without it; "" maps nothing.

    A base that is not absolute, or is the root, maps nothing either.
    """

    __slots__ = ("path", "_prefix")

    def __init__(self, path: str = "") -> None:
        base = os.fsencode(path).rstrip(b"/")
        if not base.startswith(b"/"):
            base = b""
        self.path = base
        self._prefix = base + b"/"

    def map_path(self, path: bytes) -> bytes:
        """Return the stored form of `path`."""
        if self.path and (path.startswith(self._prefix) or path == self.path):
            return MARKER + path[len(self.path):]
        if path.startswith(MARKER):
            return b"./" + path     # a relative path that happens to begin like a stored one
        return path

    def unmap_path(self, stored: bytes) -> bytes:
        """Return the path to open for a stored form.

        A marked path without a base directory cannot name a file; it is returned so that it never exists.
        """
        if stored.startswith(MARKER):
            return (self.path if self.path else _NOWHERE) + stored[1:]
        return stored

    def map_name(self, path: str) -> str:
        """map_path() for a path as str."""
        return os.fsdecode(self.map_path(os.fsencode(path)))

    def unmap_name(self, stored: str) -> str:
        """unmap_path() for a path as str."""
        return os.fsdecode(self.unmap_path(os.fsencode(stored)))

    def map_text(self, text: bytes) -> bytes | None:
        """Return messages with the base directory replaced by the marker; None if they hold a marker already.

        The base is replaced where a path begins and has a `/` after it, nowhere else.
        """
        if MARKER in text:
            return None
        if not self.path:
            return text
        chunks: list[bytes] = []
        start = 0
        found = text.find(self._prefix)
        while found >= 0:
            before = text[max(found - 1, 0):found]
            if not before.isalnum() and before not in (b"_", b"-", b".", b"/", b"+", b"~"):
                chunks.append(text[start:found])
                chunks.append(MARKER)
                start = found + len(self.path)
            found = text.find(self._prefix, found + 1)
        chunks.append(text[start:])
        return b"".join(chunks)

    def unmap_text(self, stored: bytes) -> bytes:
        """Return the messages for a stored form."""
        return stored.replace(MARKER, self.path if self.path else _NOWHERE)
