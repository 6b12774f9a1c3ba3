"""Preprocessed text: which files it came from, and what of it is hashed.

In: what the preprocessor printed.  Out: a PreprocessedText.

The files are those that line markers name (`# LINE "FILE" FLAGS`; cpp manual: Preprocessor Output) and, for a precompiled
header, `#pragma GCC pch_preprocess "FILE"`.  Not hashed: markers of <built-in> and <command-line>, so that a macro that
nothing uses does not matter; and the marker of the working directory (`"DIRECTORY//"`, made by -g), which is in the key where it matters.
"""

from __future__ import annotations

import os
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from integrations.ccache.relative import BaseRelative

_MARKER: Final = re.compile(rb'^#(?:line)? \d+ "((?:[^"\\\n]|\\.)*)"([ \d]*)\r?\n?', re.MULTILINE)
_PRECOMPILED: Final = re.compile(rb'^#pragma GCC pch_preprocess "([^"\n]*)"', re.MULTILINE)
_ESCAPE: Final = re.compile(rb'\\(.)')
_ASSEMBLER_FILE: Final = re.compile(rb'\.incbin|\.include[ \t]+\\*"')


class PreprocessedText:
    """What a preprocessor printed.

    files:       (path, is system header) in order, each once; what is no file of a name (<built-in>) left out.
    precompiled: precompiled headers that it used.
    hashed:      the text with what does not matter taken out.
    reads_files: the assembler may read a file (.incbin, .include).
    """

    __slots__ = ("files", "precompiled", "hashed", "reads_files")

    def __init__(self, text: bytes, relative: BaseRelative) -> None:
        files: dict[str, bool] = {}
        pieces: list[bytes] = []
        start = 0
        for match in _MARKER.finditer(text):
            name = match.group(1)
            if name.startswith(b"<") or name.endswith(b"//"):
                pieces.append(text[start:match.start()])
                start = match.end()
                continue
            path = os.fsdecode(_ESCAPE.sub(rb"\1", name) if b"\\" in name else name)
            shorter = relative.path(path)
            if shorter != path:
                pieces.append(text[start:match.start(1)])
                pieces.append(os.fsencode(shorter))
                start = match.end(1)
            if shorter not in files:
                files[shorter] = b"3" in match.group(2)
        pieces.append(text[start:])
        self.hashed = b"".join(pieces)
        self.files = list(files.items())
        self.precompiled = [os.fsdecode(name) for name in _PRECOMPILED.findall(text)]
        self.reads_files = _ASSEMBLER_FILE.search(text) is not None
