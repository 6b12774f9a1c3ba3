"""What a unit learns on its way that decides whether, and with what, its command can be served again at once.

In: manifest entries that held, or were stored.  Out: the values that driver.hits writes a hit entry from.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cache.results import StoredResult


class Hit:
    """What a Unit learns on its way that a hit entry is made of.

    stored, result_key: of the result.  inputs, absent: of every manifest entry that led to it.  manifests: their keys.
    lasting: nothing decided that is not in these.  asked: the internal compiler was asked, and its answer is not stored.
    """

    __slots__ = ("stored", "result_key", "inputs", "absent", "manifests", "lasting", "asked")

    def __init__(self) -> None:
        self.stored: StoredResult | None = None
        self.result_key = b""
        self.inputs: dict[str, bytes] = {}
        self.absent: dict[str, None] = {}
        self.manifests: list[bytes] = []
        self.lasting = True
        self.asked = False

    def add(self, manifest_key: bytes, inputs: list[tuple[str, bytes]], absent: list[str], dated: bool) -> None:
        """Take a manifest entry into account."""
        for path, content in inputs:
            if self.inputs.setdefault(path, content) != content:
                self.lasting = False        # it changed between two looks
        for path in absent:
            self.absent[path] = None
        self.manifests.append(manifest_key)
        if dated:
            self.lasting = False
