"""Read ar archives in the System V / GNU form (ar(5)): the members, in order.

The symbol index ("/") and the table of long names ("//") are not members.  Raises ObjectError for a file
that is no archive, or a thin one, whose members are elsewhere.
"""

from __future__ import annotations

from typing import Final

from compiler.obj.elf import ObjectError

_MAGIC: Final = b"!<arch>\n"
_THIN: Final = b"!<thin>\n"
_HEADER_SIZE: Final = 60


def members(data: bytes) -> list[tuple[str, bytes]]:
    """Return (name, bytes) of every member."""
    if data.startswith(_THIN):
        raise ObjectError("thin archive")
    if not data.startswith(_MAGIC):
        raise ObjectError("not an archive")
    found: list[tuple[str, bytes]] = []
    long_names = b""
    offset = len(_MAGIC)
    while offset + _HEADER_SIZE <= len(data):
        header = data[offset:offset + _HEADER_SIZE]
        if header[58:60] != b"`\n":
            raise ObjectError(f"damaged archive header at {offset}")
        try:
            size = int(header[48:58])
        except ValueError:
            raise ObjectError(f"damaged archive header at {offset}") from None
        offset += _HEADER_SIZE
        body = data[offset:offset + size]
        if len(body) != size:
            raise ObjectError("archive member reaches past the end of the file")
        offset += size + (size & 1)
        name = header[:16].rstrip(b" ")
        if name == b"//":
            long_names = body
        elif name not in (b"/", b"/SYM64/"):
            found.append((_member_name(name, long_names), body))
    return found


def _member_name(name: bytes, long_names: bytes) -> str:
    if name[:1] == b"/" and name[1:].isdigit():
        start = int(name[1:])
        end = long_names.find(b"/\n", start)
        if end < 0:
            raise ObjectError("archive member has a long name that is not in the table")
        return long_names[start:end].decode("latin-1")
    return name.rstrip(b"/").decode("latin-1")
