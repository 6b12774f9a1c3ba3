"""Characters beyond ASCII in identifiers: universal character names, UTF-8, and what C11 allows.

Text here is latin-1 decoded bytes (see compiler.source); `with_utf8` keeps that form.
"""

from __future__ import annotations

import re
from typing import Final

_UCN: Final = r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})"

# C11 annex D.1 (first-last or single), and D.2: ranges that may not stand first.
ALLOWED: Final = """
00A8 00AA 00AD 00AF 00B2-00B5 00B7-00BA 00BC-00BE 00C0-00D6 00D8-00F6 00F8-00FF
0100-167F 1681-180D 180F-1FFF 200B-200D 202A-202E 203F-2040 2054 2060-206F
2070-218F 2460-24FF 2776-2793 2C00-2DFF 2E80-2FFF 3004-3007 3021-302F 3031-303F
3040-D7FF F900-FD3D FD40-FDCF FDF0-FE44 FE47-FFFD
10000-1FFFD 20000-2FFFD 30000-3FFFD 40000-4FFFD 50000-5FFFD 60000-6FFFD 70000-7FFFD
80000-8FFFD 90000-9FFFD A0000-AFFFD B0000-BFFFD C0000-CFFFD D0000-DFFFD E0000-EFFFD
"""
NOT_FIRST: Final = "0300-036F 1DC0-1DFF 20D0-20FF FE20-FE2F"


def _in_ranges(code: int, table: str) -> bool:
    """Tell whether `code` lies in one of the ranges of `table`."""
    for word in table.split():
        first, _, last = word.partition("-")
        if int(first, 16) <= code <= int(last or first, 16):
            return True
    return False


def with_utf8(spelling: str) -> str:
    """Return `spelling` with every universal character name replaced by its UTF-8 bytes."""
    pieces: list[str] = []
    at = 0
    for match in re.finditer(_UCN, spelling):
        pieces.append(spelling[at:match.start()])
        code = int(match.group(1) or match.group(2), 16)
        if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            pieces.append(match.group(0))
        else:
            pieces.append(chr(code).encode("utf-8").decode("latin-1"))
        at = match.end()
    pieces.append(spelling[at:])
    return "".join(pieces)


def valid_identifier(spelling: str) -> bool:
    """Tell whether the non-ASCII characters of an identifier are ones that C11 annex D allows."""
    try:
        text = spelling.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return False
    for index, ch in enumerate(text):
        code = ord(ch)
        if code < 0x80:
            if ch == "\\":
                return False
            continue
        if not _in_ranges(code, ALLOWED) or (index == 0 and _in_ranges(code, NOT_FIRST)):
            return False
    return True


def with_ucns(spelling: str) -> str:
    """Return an identifier as `gcc -E` prints it: characters beyond ASCII as \\UXXXXXXXX."""
    if spelling.isascii():
        return spelling
    pieces: list[str] = []
    for ch in spelling.encode("latin-1").decode("utf-8", "replace"):
        code = ord(ch)
        pieces.append(ch if code < 0x80 else f"\\U{code:08x}")
    return "".join(pieces)
