"""Response files: `@file` on the command line.

In: words.  Out: the words with every `@file` that can be read replaced by the words in it, and so on inside;
one that cannot be read stays as it is (GCC manual: @file).  Quoting is libiberty's: blanks separate;
'...' and "..." keep blanks, in either a backslash takes the next character literally.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

_LIMIT: Final = 2000     # libiberty's bound on expansions, against a file that includes itself
_BLANKS: Final = " \t\n\v\f\r"


class RecursionLimit(Exception):
    """Response files include each other without end."""


def expand(arguments: Sequence[str], cwd: str) -> list[str]:
    """Return `arguments` with response files expanded; names are relative to `cwd`.

    Raises RecursionLimit where GCC gives up with an error.
    """
    result: list[str] = []
    pending = list(reversed(arguments))
    left = _LIMIT
    while pending:
        word = pending.pop()
        if not word.startswith("@"):
            result.append(word)
            continue
        left -= 1
        if left == 0:
            raise RecursionLimit(word)
        path = os.path.join(cwd, word[1:])
        try:
            if os.path.isdir(path):
                raise RecursionLimit(word)      # an error of its own in GCC
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            result.append(word)
            continue
        # A NUL ends the text, as it does for C.
        text = os.fsdecode(data.partition(b"\0")[0])
        pending += reversed(split(text))
    return result


def split(text: str) -> list[str]:
    """Split the text of a response file into words."""
    words: list[str] = []
    index = 0
    while True:
        while index < len(text) and text[index] in _BLANKS:
            index += 1
        if index >= len(text):
            return words
        word: list[str] = []
        quote = ""
        while index < len(text):
            char = text[index]
            if not quote and char in _BLANKS:
                break
            index += 1
            if char == "\\" and index < len(text):
                word.append(text[index])
                index += 1
            elif char == "\\":
                break       # a backslash at the very end stands for nothing
            elif quote:
                if char == quote:
                    quote = ""
                else:
                    word.append(char)
            elif char in "'\"":
                quote = char
            else:
                word.append(char)
        words.append("".join(word))
