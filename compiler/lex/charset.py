"""Source files in other character sets than UTF-8 (GCC manual: -finput-charset).

In: the bytes of a file and the name that -finput-charset gives.  Out: the bytes in UTF-8.  GCC asks iconv; the sets listed below are
those that iconv and Python's codecs convert alike, by the names iconv knows them by, in any case.  Any other, and a file that is
not in its set, is left to GCC, which has the messages.
"""

from __future__ import annotations

from typing import Final

from compiler.unsupported import Unsupported

# iconv's names and Python's.
_SETS: Final = """
UTF-8 utf-8            ASCII ascii            US-ASCII ascii         ANSI_X3.4-1968 ascii
ISO-8859-1 iso8859-1   ISO8859-1 iso8859-1    ISO_8859-1 iso8859-1   LATIN1 iso8859-1       L1 iso8859-1
ISO-8859-2 iso8859-2   ISO8859-2 iso8859-2    ISO_8859-2 iso8859-2   LATIN2 iso8859-2       L2 iso8859-2
ISO-8859-5 iso8859-5   ISO8859-5 iso8859-5    ISO_8859-5 iso8859-5   CYRILLIC iso8859-5
ISO-8859-15 iso8859-15 ISO8859-15 iso8859-15  ISO_8859-15 iso8859-15 LATIN-9 iso8859-15
KOI8-R koi8-r          CP1250 cp1250          CP1251 cp1251          CP1252 cp1252
WINDOWS-1250 cp1250    WINDOWS-1251 cp1251    WINDOWS-1252 cp1252
"""


def codec_of(name: str) -> str:
    """Return the codec for a character set, "" for UTF-8, which needs none.  Raises Unsupported for a set not listed."""
    words = _SETS.split()
    wanted = name.upper()
    for index in range(0, len(words), 2):
        if words[index] == wanted:
            return "" if words[index + 1] == "utf-8" else words[index + 1]
    raise Unsupported("option", "-finput-charset=" + name)


def to_utf8(data: bytes, codec: str) -> bytes:
    """Return `data` in UTF-8.  Raises Unsupported where it is not in the codec's character set."""
    try:
        return data.decode(codec).encode("utf-8")
    except UnicodeDecodeError:
        raise Unsupported("option", "-finput-charset of another character set than the file's") from None
