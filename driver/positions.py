"""What of a source file's layout can reach an object: the text with everything invisible blanked out.

In: the bytes of a source file.  Out: bytes of which two are equal only if every token of both files
stands at the same line and column.  Comments become spaces, directives and trailing space disappear, so
that an edit inside a comment, or of a macro that the unit does not use, leaves the result alone.

Debug information, .su files and sanitizers record line and column of tokens.  `gcc -E` keeps lines but
not columns, so a cache key made of its output alone would serve stale columns.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_PARTS: Final = re.compile(
    rb"""R"([^ ()\\\t\v\f\n]{0,16})\((?:.*?)\)\1"     # raw string (GNU C99 and later)
       | "(?:\\.|[^"\\\n])*"?
       | '(?:\\.|[^'\\\n])*'?
       | (//(?:\\\r?\n|[^\n])*)
       | (/\*.*?(?:\*/|\Z))""",
    re.DOTALL | re.VERBOSE,
)
_NOT_NEWLINE: Final = re.compile(rb"[^\n]")
_DIRECTIVE: Final = re.compile(rb"^[ \t]*#(?:\\\r?\n|[^\n])*", re.MULTILINE)
_TRAILING: Final = re.compile(rb"[ \t\r\f\v]+$", re.MULTILINE)
_LINE_ENDS: Final = re.compile(rb"[^\n]+")


def blank(data: bytes) -> bytes:
    """Return `data` with comments, directives and trailing space blanked, tokens in their places."""
    text = _PARTS.sub(_without_comment, data)
    text = _DIRECTIVE.sub(_only_newlines, text)
    return _TRAILING.sub(b"", text)


def _without_comment(match: re.Match[bytes]) -> bytes:
    if match.group(2) is None and match.group(3) is None:
        return match.group()
    return _NOT_NEWLINE.sub(b" ", match.group())


def _only_newlines(match: re.Match[bytes]) -> bytes:
    return _LINE_ENDS.sub(b"", match.group())


_LINE_MARKER: Final = re.compile(rb"^# [0-9]+ [^\n]*\n", re.MULTILINE)
_SPACE: Final = re.compile(rb"\s+")
_TELLS_POSITION: Final = re.compile(rb"\b__builtin_(?:LINE|FILE|source_location)\b")


def tells_position(preprocessed: bytes) -> bool:
    """Tell whether the preprocessed text itself asks for line numbers or file names."""
    return _TELLS_POSITION.search(preprocessed) is not None


def without_positions(preprocessed: bytes) -> bytes:
    """Return the text of `gcc -E` without line markers and with every run of white space as one space.

    White space inside string literals is folded too, which could only make different texts equal if they
    differed in nothing else; so each literal's exact bytes are appended behind the folded text.
    """
    text = _LINE_MARKER.sub(b"", preprocessed)
    literals = [match.group() for match in _PARTS.finditer(text)]
    # A pragma ends with its line; the fold must not join it with what follows.
    pragmas = [line for line in text.split(b"\n") if line.lstrip().startswith(b"#")]
    return b"\0".join((_SPACE.sub(b" ", text), b"\0".join(literals), b"\0".join(pragmas)))
