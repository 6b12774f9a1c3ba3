"""Translation phases 1 and 2 (C11 5.1.1.2): bytes to logical text.

In:  the bytes of a file.  Out: a SourceBuffer - a string with one character per byte where trigraphs are
replaced (if the dialect has them), line ends are "\\n", and spliced lines are joined.  As GCC does, blanks
between a backslash and its newline are tolerated, a UTF-8 byte order mark is dropped, a missing last
newline is supplied, and no splice is made inside a raw string literal.
"""

from __future__ import annotations

import re
from typing import Final

from compiler.source import SourceBuffer

TRIGRAPHS: Final = {"=": "#", "/": "\\", "'": "^", "(": "[", ")": "]", "!": "|", "<": "{", ">": "}", "-": "~"}

# `re` compiles an expression when a text first needs it, and keeps it: few do.
_TRIGRAPH: Final = r"\?\?([=/'()!<>\-])"
_SPLICE: Final = r"\\[ \t\f\v]*\n"
_RAW_STRING: Final = r'R"([^ ()\\\t\v\f\n]{0,16})\('


def _replace_trigraphs(text: str) -> str:
    """Replace every trigraph.  C11 5.2.1.1"""
    pieces: list[str] = []
    at = 0
    for match in re.finditer(_TRIGRAPH, text):
        pieces.append(text[at:match.start()])
        pieces.append(TRIGRAPHS[match.group(1)])
        at = match.end()
    pieces.append(text[at:])
    return "".join(pieces)


def _raw_string_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of what look like raw strings, in which splices are kept."""
    spans: list[tuple[int, int]] = []
    raw_string = re.compile(_RAW_STRING)
    match = raw_string.search(text)
    while match is not None:
        end = text.find(")" + match.group(1) + '"', match.end())
        if end < 0:
            break
        spans.append((match.start(), end))
        match = raw_string.search(text, end)
    return spans


def logical_text(data: bytes, trigraphs: bool, raw_literals: bool, splices: bool) -> SourceBuffer:
    """Return the logical text of `data`.

    splices: False for text that a preprocessor has already written, where none is left.
    """
    text = data.decode("latin-1")
    if text.startswith("\xef\xbb\xbf"):
        text = text[3:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if trigraphs and "??" in text:
        text = _replace_trigraphs(text)
    places: list[int] = []
    if text and text[-1] != "\n":
        text += "\n"
    if splices and "\\" in text:
        spans: list[tuple[int, int]] = []
        if raw_literals and 'R"' in text:
            spans = _raw_string_spans(text)
        pieces: list[str] = []
        at = 0
        removed = 0
        for match in re.finditer(_SPLICE, text):
            start = match.start()
            kept = False
            for first, last in spans:
                if first <= start < last:
                    kept = True
                    break
            if kept:
                continue
            pieces.append(text[at:start])
            at = match.end()
            places.append(start - removed)
            removed += at - start
        if places:
            pieces.append(text[at:])
            text = "".join(pieces)
            if text and text[-1] != "\n":
                text += "\n"
    return SourceBuffer(text, places)
