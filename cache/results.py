"""Stored results: what a finished compile left behind, as bytes.

In and out: StoredResult.  Only compiles with exit status 0 are ever stored, or the internal compiler's
refusal of a unit ("cannot"), which spares asking it again.

Form of the bytes: a magic with version; the scalar fields as little-endian numbers; then strings and blobs,
each preceded by its 64-bit length, in the order of the fields; of the dependencies first the kinds, a letter
each, then the paths, joined.  Strict: a bad flag, a length that does not fit or a byte too many is no
result.  The object store adds the checksum.
"""

from __future__ import annotations

import os
from struct import Struct
from struct import error as StructError

from cache.paths import BaseDirectory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

INTERNAL: Final = "internal"
GCC: Final = "gcc"

_MAGIC: Final = b"pyccR1\n\0"
_HEADER: Final = Struct("<8sBBdq")      # magic, refusal, colour, seconds, lines
_LENGTH: Final = Struct("<Q")
_SYSTEM: Final = 0x73                   # "s"


class StoredResult:
    """What one compile gave.

    producer:     INTERNAL or GCC: who made the outputs; for a refusal INTERNAL.
    category, detail, where: why GCC made it, or why the internal compiler cannot; "" otherwise.
    cannot:       True: a remembered refusal; there are no outputs.
    outputs:      role ("o", "s", "su", "gcno", "dwo", ...) -> bytes.
    stderr:       what the compile wrote to stderr; coloured: it holds colour sequences.
    dependencies: (path, is system header) in the order of the dependency file, to render it anew.
    partial:      what the internal compiler honoured only in part.
    seconds:      CPU seconds (user + system) of the compile, which a hit saves.
    lines:        lines of the main source, -1 if nobody counted.
    """

    __slots__ = ("producer", "category", "detail", "where", "cannot", "outputs", "stderr", "coloured",
                 "dependencies", "partial", "seconds", "lines")

    def __init__(self, producer: str, outputs: dict[str, bytes] | None = None, *, stderr: bytes = b"",
                 coloured: bool = False, dependencies: list[tuple[str, bool]] | None = None, category: str = "",
                 detail: str = "", where: str = "", cannot: bool = False, partial: list[str] | None = None,
                 seconds: float = 0.0, lines: int = -1) -> None:
        self.producer = producer
        self.category = category
        self.detail = detail
        self.where = where
        self.cannot = cannot
        self.outputs: dict[str, bytes] = {} if outputs is None else outputs
        self.stderr = stderr
        self.coloured = coloured
        self.dependencies: list[tuple[str, bool]] = [] if dependencies is None else dependencies
        self.partial: list[str] = [] if partial is None else partial
        self.seconds = seconds
        self.lines = lines

    def encode(self, base: BaseDirectory) -> bytes | None:
        """Return the bytes that decode() reads; equal results give equal bytes.

        Paths below `base` are stored without it, in the messages too; None when the messages hold the byte
        that marks such a path.
        """
        messages = base.map_text(self.stderr)
        if messages is None:
            return None
        chunks = [_HEADER.pack(_MAGIC, 1 if self.cannot else 0, 1 if self.coloured else 0, self.seconds,
                               self.lines)]
        for word in (self.producer, self.category, self.detail, base.map_name(self.where)):
            _add(chunks, _bytes(word))
        _add(chunks, b"\0".join([_bytes(word) for word in self.partial]) + b"\0" if self.partial else b"")
        # One string for all dependencies: a kernel unit has 600.
        paths = [path for path, _ in self.dependencies]
        if base.path:
            paths = [base.map_name(path) for path in paths]
        _add(chunks, b"".join([b"s" if system else b"u" for _, system in self.dependencies]))
        _add(chunks, os.fsencode("\0".join(paths)))
        _add(chunks, messages)
        chunks.append(_LENGTH.pack(len(self.outputs)))
        for role, data in self.outputs.items():
            _add(chunks, _bytes(role))
            _add(chunks, data)
        return b"".join(chunks)

    @staticmethod
    def decode(data: bytes, base: BaseDirectory) -> StoredResult | None:
        """Return the result in `data` with its paths below `base`, None if it is not exactly one."""
        try:
            return _decode(data, base)
        except (StructError, ValueError):
            return None


def output_places(result: StoredResult, size: int) -> dict[str, tuple[int, int]]:
    """Return role -> (offset, length) of each output in the encoded `result` of `size` bytes: they are its last pieces."""
    places: dict[str, tuple[int, int]] = {}
    end = size
    for role, data in reversed(result.outputs.items()):
        places[role] = (end - len(data), len(data))
        end -= len(data) + _LENGTH.size + len(_bytes(role)) + _LENGTH.size
    return places


def refusal(category: str, detail: str, where: str, seconds: float = 0.0) -> StoredResult:
    """Return the memory that the internal compiler cannot do a unit; fields as in Unsupported."""
    return StoredResult(INTERNAL, category=category, detail=detail, where=where, cannot=True, seconds=seconds)


class ResultSummary:
    """The first fields of a stored result, for statistics; fields as in StoredResult."""

    __slots__ = ("producer", "category", "cannot", "seconds")

    def __init__(self, producer: str, category: str, cannot: bool, seconds: float) -> None:
        self.producer = producer
        self.category = category
        self.cannot = cannot
        self.seconds = seconds


def summarize(data: bytes) -> ResultSummary | None:
    """Return the summary of an encoded result of which `data` is the beginning; None if it is not one."""
    try:
        magic, cannot, _, seconds, _ = _HEADER.unpack_from(data, 0)
        reader = _Reader(data, _HEADER.size)
        producer = reader.text()
        return ResultSummary(producer, reader.text(), cannot == 1, seconds) if magic == _MAGIC else None
    except (StructError, ValueError):
        return None


class _Reader:
    """Cuts a byte string into the pieces that _add() wrote; raises ValueError at its end."""

    __slots__ = ("data", "position")

    def __init__(self, data: bytes, position: int) -> None:
        self.data = data
        self.position = position

    def number(self) -> int:
        value: int = _LENGTH.unpack_from(self.data, self.position)[0]
        self.position += _LENGTH.size
        return value

    def piece(self) -> bytes:
        start = self.position + _LENGTH.size
        end = start + self.number()
        if end > len(self.data):
            raise ValueError("short result")
        self.position = end
        return self.data[start:end]

    def text(self) -> str:
        return self.piece().decode("utf-8", "surrogateescape")


def _decode(data: bytes, base: BaseDirectory) -> StoredResult | None:
    magic, cannot, coloured, seconds, lines = _HEADER.unpack_from(data, 0)
    if magic != _MAGIC or cannot > 1 or coloured > 1:
        return None
    reader = _Reader(data, _HEADER.size)
    result = StoredResult(reader.text(), category=reader.text(), detail=reader.text(),
                          where=base.unmap_name(reader.text()),
                          cannot=cannot == 1, coloured=coloured == 1, seconds=seconds, lines=lines)
    if result.producer != INTERNAL and result.producer != GCC:
        return None
    partial = reader.text()
    if partial:
        if not partial.endswith("\0"):
            return None
        result.partial = partial[:-1].split("\0")
    kinds = reader.piece()
    joined = os.fsdecode(reader.piece())
    paths = joined.split("\0") if kinds else []
    if len(paths) != len(kinds) or kinds.strip(b"su"):
        return None
    if base.path:
        paths = [base.unmap_name(path) for path in paths]
    result.dependencies = [(path, kind == _SYSTEM) for path, kind in zip(paths, kinds, strict=True)]
    result.stderr = base.unmap_text(reader.piece())
    for _ in range(reader.number()):
        role = reader.text()
        result.outputs[role] = reader.piece()
    return result if reader.position == len(data) else None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _add(chunks: list[bytes], piece: bytes) -> None:
    chunks.append(_LENGTH.pack(len(piece)))
    chunks.append(piece)
