"""Making a file that shows a fault small: by cvise or creduce where one is installed, else by a simple reducer of our own.

In: a file, and a script that exits with 0 in a directory with a copy of it that shows the fault (integrations.oracle.interesting).
Out: the file, smaller, and still showing it.

Our own reducer: delta debugging (integrations.oracle.ddmin) over the declarations at file level, over the bodies of functions, of which
those that are not needed become prototypes, and over lines; again until nothing goes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from integrations.oracle.ddmin import minimise

BUILT_IN: Final = "built-in"
TOOLS: Final = ("cvise", "creduce", BUILT_IN)
_OPENING: Final = "([{"
_CLOSING: Final = ")]}"


class CannotReduce(Exception):
    """There is nothing to reduce, or the tool failed; the text says why."""


def best_tool() -> str:
    """Return the first of TOOLS that is installed."""
    return next(tool for tool in TOOLS if tool == BUILT_IN or shutil.which(tool))


def reduce(file: Path, script: Path, tool: str, jobs: int, tell: Callable[[str], None]) -> None:
    """Reduce `file` in place.  jobs: how many candidates may be tried at once.  Raises CannotReduce."""
    if not is_interesting(file.read_text(encoding="utf-8", errors="surrogateescape"), file.name, script):
        raise CannotReduce(f"{script} does not exit with 0 for {file}: there is nothing to keep while reducing")
    if tool != BUILT_IN:
        # What the tool prints is progress.
        done = subprocess.run([tool, "--n", str(jobs), str(script.absolute()), file.name], cwd=file.parent, stdout=sys.stderr, check=False)
        if done.returncode != 0:
            raise CannotReduce(f"{tool} ended with status {done.returncode}")
        return

    def keep(text: str) -> None:
        file.write_text(text, encoding="utf-8", errors="surrogateescape")

    built_in(file.read_text(encoding="utf-8", errors="surrogateescape"), lambda text: is_interesting(text, file.name, script), keep, tell)


def is_interesting(text: str, name: str, script: Path) -> bool:
    """Run the script on a file with this text."""
    with tempfile.TemporaryDirectory(prefix="pycc-reduce-") as scratch:
        (Path(scratch) / name).write_text(text, encoding="utf-8", errors="surrogateescape")
        done = subprocess.run(["/bin/sh", str(script.absolute())], cwd=scratch, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def built_in(text: str, interesting: Callable[[str], bool], keep: Callable[[str], None], tell: Callable[[str], None]) -> str:
    """Return `text`, reduced; `keep` is called with each smaller text that is interesting."""
    ways = (("declarations", declarations, _dropped), ("bodies", declarations, _prototype), ("lines", _lines, _dropped))
    while True:
        before = text
        for title, split, instead in ways:
            text = _fewer(text, split(text), instead, interesting, keep)
            tell(f"{title}: {len(text)} characters in {text.count(chr(10))} lines")
        if text == before:
            return text


def _fewer(text: str, pieces: Sequence[str], instead: Callable[[str], str], interesting: Callable[[str], bool],
           keep: Callable[[str], None]) -> str:
    """Return the text with as many pieces as possible replaced by what `instead` makes of them."""
    movable = [str(number) for number, piece in enumerate(pieces) if instead(piece) != piece]

    def with_pieces(chosen: Sequence[str]) -> str:
        wanted = {int(number) for number in chosen}
        return "".join(piece if number in wanted else instead(piece) for number, piece in enumerate(pieces))

    def fails(chosen: Sequence[str]) -> bool:
        candidate = with_pieces(chosen)
        if not interesting(candidate):
            return False
        keep(candidate)
        return True

    if not movable:
        return text
    if fails([]):
        return with_pieces([])
    return with_pieces(minimise(movable, fails))


def _dropped(piece: str) -> str:
    return ""


def _prototype(piece: str) -> str:
    """Return the declaration of a function definition, any other piece as it is."""
    body = _body_of(piece)
    return piece[:body].rstrip() + ";\n" if body >= 0 else piece


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def declarations(text: str) -> list[str]:
    """Return the text in pieces, each of which is a declaration or definition at file level, with what stands before it."""
    pieces = []
    start = 0
    depth = 0
    body = False            # the braces that are open are those of a function
    last = ""               # the last character that says something
    for place, character in _code(text):
        if character in _OPENING:
            if depth == 0 and character == "{":
                body = last in (")", ";")       # of a function, or of an old one with declarations of its parameters
            depth += 1
        elif character in _CLOSING:
            depth = max(depth - 1, 0)
        if depth == 0 and (character == ";" or character == "}" and body):
            end = text.find("\n", place) + 1 or len(text)
            if text[place + 1:end].strip():
                end = place + 1
            pieces.append(text[start:end])
            start = end
        if not character.isspace():
            last = character
    if start < len(text):
        pieces.append(text[start:])
    return pieces


def _body_of(piece: str) -> int:
    """Return where the body of a function definition begins, -1 for what is none."""
    depth = 0
    last = ""
    for place, character in _code(piece):
        if character == "{" and depth == 0:
            return place if last == ")" else -1
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth -= 1
        if not character.isspace():
            last = character
    return -1


def _code(text: str) -> list[tuple[int, str]]:
    """Return (place, character) of what is neither in a comment, a literal nor a preprocessing directive."""
    result = []
    place = 0
    fresh = True            # nothing but blanks on the line so far
    while place < len(text):
        character = text[place]
        end = place + 1
        if character == "#" and fresh:
            end = _end_of_directive(text, place)
        elif text.startswith("//", place):
            end = text.find("\n", place)
        elif text.startswith("/*", place):
            end = text.find("*/", place + 2) + 2
        elif character in "\"'":
            end = _end_of_literal(text, place)
        else:
            result.append((place, character))
        fresh = character == "\n" or fresh and character.isspace()
        place = end if end > place else len(text)
    return result


def _end_of_directive(text: str, place: int) -> int:
    end = text.find("\n", place)
    while end > 0 and text[end - 1] == "\\":
        end = text.find("\n", end + 1)
    return end


def _end_of_literal(text: str, place: int) -> int:
    quote = text[place]
    end = place + 1
    while end < len(text) and text[end] not in (quote, "\n"):
        end += 2 if text[end] == "\\" else 1
    return end + 1
