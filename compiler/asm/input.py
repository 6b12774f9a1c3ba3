"""The stack of text being assembled: files, .include, macro expansions, repetitions.

Every frame is a list of lines and a cursor; a file is cut into lines a block at a time, up to the first body of a
macro or repetition, which looks ahead.  Files are read through the caller's services, which give the
digest of what was read; files looked for and not found are noted as well, because a cache needs both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.api import FileRead
from compiler.asm.expr import AssemblyError
from compiler.asm.statements import StatementSplitter

if TYPE_CHECKING:
    from compiler.api import FileReader

FRAME_FILE: Final = 0
FRAME_MACRO: Final = 1
FRAME_REPEAT: Final = 2

NESTING_LIMIT: Final = 100
"""Macro expansions open at once, as GNU as (max_macro_nest)."""
EXPANSION_LIMIT: Final = 20_000_000
"""Lines that macros and repetitions of one unit may make: a bound on runaway input."""


_BLOCK: Final = 1 << 17
"""Characters that are cut into lines at once."""


@final
class InputFrame:
    """One text and a cursor in it."""

    def __init__(self, lines: list[str], kind: i64, path: str, base: i64, outer: InputFrame | None) -> None:
        self.lines: list[str] = lines
        self.index: i64 = 0             # of the next line
        self.kind: i64 = kind
        self.path: str = path           # logical path for messages
        self.base: i64 = base           # logical line of lines[index - 1] is base + index (see line)
        self.period: i64 = 0            # lines of the body that a repetition repeats
        self.outer: InputFrame | None = outer
        self.depth: i64 = 0 if outer is None else outer.depth + (1 if kind == FRAME_MACRO else 0)
        self.conditions: int = 0        # conditionals open when the frame began
        self.text: str = ""             # a file's text, of which lines[] is a part
        self.position: i64 = 0          # of the characters that are not cut yet

    def more(self) -> bool:
        """Replace the lines, all of which are read, by those that follow in the text; False: there are none."""
        text = self.text
        if self.position >= len(text):
            return False
        end = text.find("\n", self.position + _BLOCK)
        if end < 0:
            end = len(text) - 1 if text.endswith("\n") else len(text)
        self.base += len(self.lines)
        self.lines = text[self.position:end].split("\n")
        self.index = 0
        self.position = end + 1
        return True

    def cut_rest(self) -> None:
        """Add all lines that follow in the text to the list, for a reader that looks ahead."""
        text = self.text
        if self.position < len(text):
            end = len(text) - 1 if text.endswith("\n") else len(text)
            self.lines.extend(text[self.position:end].split("\n"))
            self.position = len(text)

    def line(self, index: i64) -> i64:
        """Return the source line of lines[index - 1]: in a macro that of its call, in a repetition its own."""
        if self.kind == FRAME_FILE:
            return self.base + index
        if self.period > 0:
            return self.base + 1 + (index - 1) % self.period
        return self.base


@final
class SourceInput:
    """The stack of frames, and what was read."""

    def __init__(self, reader: FileReader, splitter: StatementSplitter, search: list[str]) -> None:
        self.reader: FileReader = reader
        self.splitter: StatementSplitter = splitter
        self.search: list[str] = search         # -I directories, after the working directory
        self.frame: InputFrame | None = None
        self.files_read: list[FileRead] = []
        self.absent: list[str] = []
        self._expanded: int = 0
        self._cached: dict[str, bytes] = {}

    def push_text(self, data: bytes, path: str) -> None:
        """Begin to read a file's text."""
        text = data.decode("latin-1")
        if "\r" in text:
            text = text.replace("\r\n", "\n")
        self.frame = InputFrame([], FRAME_FILE, path, 0, self.frame)
        self.frame.text = self.splitter.without_block_comments(text)

    def push_lines(self, lines: list[str], kind: i64) -> InputFrame:
        """Begin to read lines that a macro or repetition made.

        Raises AssemblyError when that is nested too deeply or makes too much.
        """
        outer = self.frame
        assert outer is not None
        self._expanded += len(lines)
        if self._expanded > EXPANSION_LIMIT:
            raise AssemblyError("macros and repetitions expand to too many lines")
        frame = InputFrame(lines, kind, outer.path, outer.line(outer.index), outer)
        if frame.depth > NESTING_LIMIT:
            raise AssemblyError("macros nested too deeply")
        self.frame = frame
        return frame

    def push_repeated(self, lines: list[str], directive_line: i64, body_length: int) -> None:
        """Begin to read a repetition, whose lines keep their own numbers where its body has any."""
        outer = self.frame
        assert outer is not None
        numbered = outer.kind == FRAME_FILE or outer.period > 0
        frame = self.push_lines(lines, FRAME_REPEAT)
        if numbered and body_length > 0:
            frame.base = directive_line
            frame.period = body_length

    def pop(self) -> None:
        """Leave the innermost frame."""
        assert self.frame is not None
        self.frame = self.frame.outer

    def read_file(self, path: str, missing: str) -> bytes:
        """Return the bytes of a file that .include or .incbin names, searched as GNU as does.

        Raises AssemblyError with `missing`, "*" being the path, when it is found nowhere.
        """
        candidates = [path]
        if not path.startswith("/"):
            for directory in self.search:
                candidates.append(directory + "/" + path)
        for candidate in candidates:
            known = self._cached.get(candidate)
            if known is not None:
                return known
            if not self.reader.is_file(candidate):
                self.absent.append(candidate)
                continue
            try:
                source = self.reader.read(candidate)
            except OSError:
                self.absent.append(candidate)
                continue
            self.files_read.append(FileRead(candidate, source.digest))
            self._cached[candidate] = source.data
            return source.data
        raise AssemblyError(missing.replace("*", path))

    def include(self, path: str) -> None:
        """Begin to read an included file."""
        depth = 0
        frame = self.frame
        while frame is not None:
            depth += 1 if frame.kind == FRAME_FILE else 0
            frame = frame.outer
        if depth > NESTING_LIMIT:
            raise AssemblyError("include files are nested too deeply")
        self.push_text(self.read_file(path, "can't open * for reading: No such file or directory"), path)

    def body(self, openers: tuple[str, ...], closers: tuple[str, ...]) -> list[str] | None:
        """Take the lines up to the directive of `closers` that balances, without it; None: input ended.

        openers: directives that nest (lower case, with dot).
        """
        frame = self.frame
        assert frame is not None
        frame.cut_rest()
        lines = frame.lines
        taken: list[str] = []
        depth = 1
        while frame.index < len(lines):
            line = lines[frame.index]
            frame.index += 1
            name = first_directive(line)
            if name in openers:
                depth += 1
            elif name in closers:
                depth -= 1
                if depth == 0:
                    return taken
            taken.append(self.splitter.without_comment(line))
        return None


def first_directive(line: str) -> str:
    """Return the directive that begins the line, in lower case, past a label; "" when there is none."""
    at = line.find(".")
    if at < 0:
        return ""
    words = line.split(None, 2)
    if not words:
        return ""
    word = words[0]
    if word[0] != "." or word.endswith(":"):
        if not word.endswith(":") or len(words) < 2:
            return ""
        word = words[1]
        if word[0] != ".":
            return ""
    cut = word.find(";")
    if cut >= 0:
        word = word[:cut]
    return word.lower()
