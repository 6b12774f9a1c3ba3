"""The #include search: which file a header name means (cpp manual: Search Path, Once-Only Headers).

In:  the search directories of Options, and a reader.  Out: FileRecords; one for each path that was
opened, with its tokens.  The order is GCC's: the directory of the current file (for "..." only), then
the quote, bracket, system and after chains; #include_next goes on behind the directory where the
current file was found.  Every path that was tried in vain is kept (`absent`): a cache must know.
"""

from __future__ import annotations

import os
from typing import Final, final

from compiler.api import FileRead, Services, SourceFile
from compiler.lex.lexer import LexedFile, Lexer
from compiler.lex.lexicon import Lexicon
from compiler.options import Options

STANDARD_INPUT: Final = "<stdin>"

NO_SEARCH: Final = -1       # found by an absolute path, or the main file
CURRENT: Final = -2         # found in the directory of the including file


@final
class FileRecord:
    """A file of this compile.

    path:      as GCC spells it: directory + "/" + name.
    directory: index in the search chain, NO_SEARCH or CURRENT.
    system:    system header level of that directory.
    """

    def __init__(self, path: str, directory: int, system: int) -> None:
        self.path = path
        self.directory = directory
        self.system = system
        self.digest = b""
        self.lexed: LexedFile | None = None
        self.once = False
        self.guard = ""             # macro that makes re-reading needless, once known
        self.stacked = 0            # times the file was entered

    @property
    def folder(self) -> str:
        """Return the directory part of the path with its slash, "" for none."""
        return self.path[:self.path.rfind("/") + 1]


def join(directory: str, name: str) -> str:
    """Return the path of `name` in `directory` as GCC spells it."""
    if directory == "":
        return name
    if directory.endswith("/"):
        return directory + name
    return directory + "/" + name


@final
class IncludeSearch:
    """Finds, reads and remembers files."""

    def __init__(self, options: Options, services: Services, lexer: Lexer, lexicon: Lexicon) -> None:
        self.services = services
        self.lexer = lexer
        self.lexicon = lexicon
        self.files_read: list[FileRead] = []
        self.system_files: set[str] = set()
        self.absent: list[str] = []
        self.dependencies: list[tuple[str, bool]] = []     # (path, system) in order of first entry
        self.seen_once = False
        self._absent_known: set[str] = set()
        self._records: list[FileRecord] = []
        self._lexed: dict[str, LexedFile] = {}
        self._found: dict[tuple[int, str, str], FileRecord | None] = {}
        self._directories: list[str] = []
        self._systems: list[int] = []
        self.bracket = 0
        for chain in ("quote", "bracket", "system", "after"):
            if chain == "bracket":
                self.bracket = len(self._directories)
            for entry in options.search:
                if entry.chain == chain:
                    self._directories.append(entry.path)
                    self._systems.append(_system_level(entry.path, chain, entry.builtin))

    def main_file(self, path: str) -> FileRecord:
        """Return the record of the main source.  Raises OSError when it cannot be read."""
        record = FileRecord(STANDARD_INPUT if path == "-" else path, NO_SEARCH, 0)
        self._fill(record, self.services.reader.read(path))
        self._records.append(record)
        return record

    def _fill(self, record: FileRecord, source: SourceFile) -> None:
        """Set the content of a record."""
        record.digest = source.digest
        lexed = self._lexed.get(record.path)
        if lexed is None:
            lexed = self.lexicon.lexed(self.lexer, source.data, source.digest)
            self._lexed[record.path] = lexed
            self.files_read.append(FileRead(source.path, source.digest))
        record.lexed = lexed

    def _open(self, path: str, directory: int, system: int) -> FileRecord | None:
        """Return a new record of `path`, or None when there is no such file.

        Raises OSError for a file that exists and cannot be read.
        """
        if path in self._absent_known:
            return None
        try:
            source = self.services.reader.read(path)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            self._absent_known.add(path)
            self.absent.append(path)
            return None
        record = FileRecord(path, directory, system)
        self._fill(record, source)
        self._records.append(record)
        return record

    def start(self, name: str, angle: bool, current: FileRecord | None, is_next: bool) -> int:
        """Return where the search begins: an index in the chain, NO_SEARCH or CURRENT.

        -3: nowhere (#include_next in the last directory).
        """
        if name.startswith("/"):
            return NO_SEARCH
        if is_next and current is not None and current.directory != NO_SEARCH:
            following = 0 if current.directory == CURRENT else current.directory + 1
            return following if following < len(self._directories) else -3
        if angle:
            return self.bracket if self.bracket < len(self._directories) else -3
        return CURRENT

    def find(self, name: str, start: int, folder: str, system: int) -> FileRecord | None:
        """Return the record of header `name`, or None when it is nowhere.

        start:  from `start`.  folder: directory of the current file for CURRENT ("./" for the command
        line); system: level of the current file.  Raises OSError for a file that cannot be read.
        """
        key = (start, folder if start == CURRENT else "", name)
        if key in self._found:
            return self._found[key]
        # GCC knows a file by the place where its search began: one that is found from two places is two
        # files to it (each entered once more before its guard is known), unless the search came to the
        # head of the quote or bracket chain, where it looks what it has found from there before.
        heads: list[tuple[int, str, str]] = []
        record: FileRecord | None = None
        if start == NO_SEARCH:
            record = self._open(name, NO_SEARCH, 0)
        else:
            index = start
            if start == CURRENT:
                record = self._open(join(folder, name), CURRENT, system)
                index = 0
            while record is None and index < len(self._directories):
                if index != start and (index == 0 or index == self.bracket):
                    head = (index, "", name)
                    if head in self._found:
                        record = self._found[head]
                        break
                    heads.append(head)
                record = self._open(join(self._directories[index], name), index, self._systems[index])
                index += 1
        self._found[key] = record
        for head in heads:
            self._found[head] = record
        return record

    def same_content_seen(self, record: FileRecord, imported: bool) -> bool:
        """Tell whether `record` is a once-only file that was read before under another name.

        GCC compares size, modification time and content.
        """
        if not self.seen_once:
            return False
        for other in self._records:
            if other is record or not (imported or other.once) or other.stacked == 0:
                continue
            if other.digest == record.digest and other.digest != b"" and _same_time(other.path, record.path):
                return True
        return False

    def entered(self, record: FileRecord, system: int) -> None:
        """Note that a file's text enters the unit; `system` is its level there."""
        if record.stacked == 0 and record.path != STANDARD_INPUT:
            self.dependencies.append((dependency_name(record.path), system != 0))
            if system != 0:
                self.system_files.add(record.path)
        record.stacked += 1


def dependency_name(path: str) -> str:
    """Return a path as it stands in a dependency list: without "./" in front."""
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def _same_time(first: str, second: str) -> bool:
    """Tell whether two files have the same modification time in seconds."""
    try:
        return int(os.stat(first).st_mtime) == int(os.stat(second).st_mtime)
    except OSError:
        return False


def _system_level(path: str, chain: str, builtin: bool) -> int:
    """Return the system header level of a search directory: 2 is implicitly extern "C".

    GCC counts its own /usr/local/include as a directory that knows C++.
    """
    if chain == "quote" or chain == "bracket":
        return 0
    return 1 if builtin and path.rstrip("/").endswith("/local/include") else 2
