"""Source locations: one integer per token, resolved to file, line and column only when someone asks.

In:  the preprocessor enters each opened file (`SourceMap.enter`) and gets the position of its first
     byte; it records #line changes and macro expansions.
Out: `SourceMap.locate(position)` and friends, for diagnostics, debug information and line markers.

A position is `entry.base + offset`, where offset counts bytes of the file after line splices are
removed (translation phase 2).  A file that is included twice has two entries with different bases, so
that a position also tells the chain of #includes.  A token that comes out of a macro has a virtual
position (`position >= MACRO_BASE`): it stands for two places, the expansion point and the place where
the token was spelled, in the macro's definition or in its argument.  The idea of one integer with
lazily decoded line tables is that of LLVM's SourceLocation and of GCC's line_maps.

Text is kept as `str` with one character for each byte (latin-1): columns count bytes, as GCC's do.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, final

MACRO_BASE: Final = 1 << 40
"""Positions from here on are virtual: tokens that a macro expansion made."""

NOWHERE: Final = 0
"""The position of things without a place: the command line, built-in macros."""


@final
class SourceBuffer:
    """The text of one file's content, without splices, and where its physical lines start.

    text:        logical text, one character per byte, "\\n" line ends, always ends with "\\n".
    line_starts: for each physical line (index 0 is line 1) the offset in `text` where it starts;
                 equal neighbours are lines that a splice made empty.  Made on first use.
    splices:     offsets in `text` before which a backslash-newline was removed, ascending.
    """

    def __init__(self, text: str, splices: list[int]) -> None:
        self.text = text
        self.splices = splices
        self._line_starts: list[int] | None = None

    @property
    def line_starts(self) -> list[int]:
        """Return the start offset of every physical line."""
        starts = self._line_starts
        if starts is None:
            starts = [0]
            text = self.text
            at = text.find("\n") + 1
            while at > 0:
                starts.append(at)
                at = text.find("\n", at) + 1
            if self.splices:
                starts.extend(self.splices)
                starts.sort()
            self._line_starts = starts
        return starts

    def line_of(self, offset: int) -> int:
        """Return the 1-based physical line that holds `offset`."""
        return bisect_right(self.line_starts, offset)


@final
class LineChange:
    """From `line` (physical, 1-based) on, the file is presumed to be `path` at `presumed`."""

    def __init__(self, line: int, path: str, presumed: int, system: int) -> None:
        self.line = line
        self.path = path
        self.presumed = presumed
        self.system = system


@final
class FileEntry:
    """One inclusion of one file.

    path:     as GCC would spell it in a line marker.
    included: position of the #include directive, or NOWHERE for the main file.
    system:   0 user code, 1 system header, 2 system header that is implicitly extern "C".
    """

    def __init__(self, path: str, buffer: SourceBuffer, base: int, included: int, system: int) -> None:
        self.path = path
        self.buffer = buffer
        self.base = base
        self.included = included
        self.system = system
        self.changes: list[LineChange] = []
        self.synthetic = False      # a text of pycc's own: everything in it is on line 0

    def change_at(self, line: int) -> LineChange | None:
        """Return the line change in force on physical line `line`, or None."""
        for change in reversed(self.changes):
            if change.line <= line:
                return change
        return None


@final
class Location:
    """A resolved place: presumed path (after #line), 1-based line and byte column, system header level."""

    def __init__(self, path: str, line: int, column: int, system: int) -> None:
        self.path = path
        self.line = line
        self.column = column
        self.system = system


@final
class SourceMap:
    """All files and macro expansions of one translation unit; owns the meaning of positions."""

    def __init__(self) -> None:
        self.entries: list[FileEntry] = []
        self._bases: list[int] = []
        self._next = 1
        # A macro expansion is a record; a token that it yields refers to the record and to its spelling.
        self._expansion_point: list[int] = []   # record -> position of the macro's name (may be virtual)
        self._expansion_name: list[str] = []    # record -> the macro's name
        self._token_record: list[int] = []      # virtual position - MACRO_BASE -> record
        self._token_spelling: list[int] = []    # virtual position - MACRO_BASE -> spelling position

    def enter(self, path: str, buffer: SourceBuffer, included: int, system: int) -> FileEntry:
        """Open a new entry for `buffer` and return it; its positions start at `entry.base`."""
        entry = FileEntry(path, buffer, self._next, included, system)
        self.entries.append(entry)
        self._bases.append(self._next)
        self._next += len(buffer.text) + 1
        return entry

    def new_expansion(self, point: int, name: str) -> int:
        """Record that macro `name` is expanded at `point`; return the record for `new_token`."""
        self._expansion_point.append(point)
        self._expansion_name.append(name)
        return len(self._expansion_point) - 1

    def new_token(self, record: int, spelling: int) -> int:
        """Return the virtual position of a token that expansion `record` made from `spelling`."""
        tokens = self._token_record
        tokens.append(record)
        self._token_spelling.append(spelling)
        return MACRO_BASE + len(tokens) - 1

    def expansion_point(self, position: int) -> int:
        """Return the real position where the outermost macro expansion behind `position` began."""
        while position >= MACRO_BASE:
            position = self._expansion_point[self._token_record[position - MACRO_BASE]]
        return position

    def spelling_point(self, position: int) -> int:
        """Return the real position where the token at `position` is written."""
        while position >= MACRO_BASE:
            position = self._token_spelling[position - MACRO_BASE]
        return position

    def macro_backtrace(self, position: int) -> list[tuple[str, int]]:
        """Return (macro name, position of the expansion) for each macro behind `position`, innermost first."""
        trace: list[tuple[str, int]] = []
        while position >= MACRO_BASE:
            record = self._token_record[position - MACRO_BASE]
            position = self._expansion_point[record]
            trace.append((self._expansion_name[record], position))
        return trace

    def entry_of(self, position: int) -> FileEntry | None:
        """Return the file entry that holds the expansion point of `position`; None for NOWHERE."""
        position = self.expansion_point(position)
        index = bisect_right(self._bases, position) - 1
        if index < 0:
            return None
        return self.entries[index]

    def locate(self, position: int) -> Location:
        """Resolve the expansion point of `position`.  NOWHERE gives line 0 of "<built-in>"."""
        position = self.expansion_point(position)
        entry = self.entry_of(position)
        if entry is None:
            return Location("<built-in>", 0, 0, 1)
        if entry.synthetic:
            return Location(entry.path, 0, 0, entry.system)
        offset = position - entry.base
        starts = entry.buffer.line_starts
        line = bisect_right(starts, offset)
        column = offset - starts[line - 1] + 1
        change = entry.change_at(line)
        if change is None:
            return Location(entry.path, line, column, entry.system)
        return Location(change.path, change.presumed + line - change.line, column, change.system)

    def line(self, position: int) -> int:
        """Return the presumed line of the expansion point of `position`."""
        return self.locate(position).line

    def diagnostic_point(self, position: int) -> int:
        """Return the real position that GCC names in a message about the token at `position`.

        That is where the token is spelled, unless a system header spells it: then the innermost
        expansion point in user code.  (GCC manual: -ftrack-macro-expansion)
        """
        while position >= MACRO_BASE:
            spelled = self.spelling_point(position)
            if spelled != NOWHERE and not self.in_system_header(spelled):
                return spelled
            position = self._expansion_point[self._token_record[position - MACRO_BASE]]
        return position

    def in_system_header(self, position: int) -> bool:
        """Tell whether the expansion point of `position` is in a system header."""
        position = self.expansion_point(position)
        entry = self.entry_of(position)
        if entry is None:
            return True
        if not entry.changes:
            return entry.system != 0
        return self.locate(position).system != 0

    def source_line(self, position: int) -> bytes:
        """Return the bytes of the line that holds the real position `position`, splices removed."""
        entry = self.entry_of(position)
        if entry is None:
            return b""
        text = entry.buffer.text
        offset = min(position - entry.base, len(text))
        first = text.rfind("\n", 0, offset) + 1
        starts = entry.buffer.line_starts
        line = bisect_right(starts, offset)
        first = max(first, starts[line - 1])
        last = text.find("\n", offset)
        if last < 0:
            last = len(text)
        if line < len(starts):
            last = min(last, max(starts[line], offset))
        return text[first:last].encode("latin-1")

    def include_chain(self, position: int) -> list[Location]:
        """Return the places of the #includes that led to `position`, innermost first."""
        chain: list[Location] = []
        entry = self.entry_of(position)
        while entry is not None and entry.included != NOWHERE:
            chain.append(self.locate(entry.included))
            entry = self.entry_of(entry.included)
        return chain


