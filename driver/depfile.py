"""Make dependency files: reading what GCC and the assembler write, and writing the same.

In: targets and the files that a compile read.  Out: the text of a .d file, byte for byte as GCC 12 writes it;
and back.  Quoting and wrapping are those of libcpp (GCC manual: -M, -MP, -MT, -MQ; GNU make manual: Rule
Syntax): a blank is preceded by a backslash, and so is each backslash right before it, `#` by a backslash,
`$` is doubled; a line ends with ` \\` before it would pass column 72.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

_COLUMNS: Final = 72


class DependencyFile:
    """The content of a dependency file.

    targets, dependencies: paths of the first rule, unquoted.  phony: targets of the rules without
    dependencies that -MP adds.
    """

    __slots__ = ("targets", "dependencies", "phony")

    def __init__(self, targets: tuple[str, ...], dependencies: tuple[str, ...], phony: tuple[str, ...]) -> None:
        self.targets = targets
        self.dependencies = dependencies
        self.phony = phony


def shorten(path: str) -> str:
    """Return `path` without leading `./`, as libcpp enters it in a list."""
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def quote(path: str) -> str:
    """Return `path` quoted for make."""
    result: list[str] = []
    backslashes = 0
    for char in path:
        if char == "\\":
            backslashes += 1
        else:
            if char == "$":
                result.append("$")
            elif char in " \t":
                result.append("\\" * (backslashes + 1))
            elif char == "#":
                result.append("\\")
            backslashes = 0
        result.append(char)
    return "".join(result)


def default_target(source: str) -> str:
    """Return the target, quoted, that a source has when no option names one: the object in this directory."""
    name = source[source.rfind("/") + 1:]
    index = name.rfind(".")
    return quote((name if index < 0 else name[:index]) + ".o")


def render(targets: Sequence[str], dependencies: Sequence[str], phony: bool) -> bytes:
    """Return the text of a dependency file.

    targets:      quoted already.
    dependencies: paths as they were opened, the source first.
    phony:        add a rule without dependencies for each file but the source (-MP).
    """
    if not dependencies:
        return b""
    parts: list[str] = []
    column = _write_names(parts, targets, 0)
    parts.append(":")
    names = [quote(shorten(path)) for path in dependencies]
    _write_names(parts, names, column + 1)
    parts.append("\n")
    if phony:
        for name in names[1:]:
            parts.append(name + ":\n")
    return os.fsencode("".join(parts))


def _write_names(parts: list[str], names: Sequence[str], column: int) -> int:
    """Append names, wrapped; return the column after them.  Columns count bytes."""
    for name in names:
        size = len(name) if name.isascii() else len(os.fsencode(name))
        if column:
            if column + size > _COLUMNS:
                parts.append(" \\\n")
                column = 0
            parts.append(" ")
            column += 1
        parts.append(name)
        column += size
    return column


def parse(data: bytes) -> DependencyFile:
    """Read a dependency file as GCC, or GNU as with --MD, writes it."""
    targets: list[str] = []
    dependencies: list[str] = []
    phony: list[str] = []
    for line in os.fsdecode(data).replace("\\\n", " ").split("\n"):
        left, right = _rule(line)
        if not targets:
            targets, dependencies = left, right
        elif not right:
            phony += left
    return DependencyFile(tuple(targets), tuple(dependencies), tuple(phony))


def _rule(line: str) -> tuple[list[str], list[str]]:
    """Split one rule into targets and dependencies, unquoted."""
    left: list[str] = []
    right: list[str] = []
    names = left
    name: list[str] = []
    index = 0
    while index < len(line):
        char = line[index]
        index += 1
        if char in " \t":
            if name:
                names.append("".join(name))
                name = []
        elif char == ":" and names is left and (index == len(line) or line[index] in " \t"):
            # The colon of the rule is followed by a blank or nothing; any other belongs to a name.
            if name:
                names.append("".join(name))
                name = []
            names = right
        elif char == "\\":
            start = index - 1
            while index < len(line) and line[index] == "\\":
                index += 1
            count = index - start
            following = line[index] if index < len(line) else ""
            if following and following in " \t":
                # 2N+1 backslashes and a blank are N backslashes and the blank; 2N are N, and the name ends.
                name.append("\\" * (count // 2))
                if count % 2:
                    name.append(following)
                    index += 1
            elif following == "#":
                name.append("\\" * (count - 1) + "#")
                index += 1
            else:
                name.append("\\" * count)
        elif char == "$" and index < len(line) and line[index] == "$":
            name.append("$")
            index += 1
        else:
            name.append(char)
    if name:
        names.append("".join(name))
    return left, right
