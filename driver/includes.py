"""What a compile by GCC may have looked at, read off the text of the files that it says it read.

In: the files of GCC's dependency output with their bytes, and the #include search path of the command.
Out (a Scan): paths that were looked for and not found, whether date macros or assembler file directives
occur, and which files are system headers in the sense of -MMD.

The text is scanned, not preprocessed, so the answers err on the careful side: a directive in a
skipped group counts, a name in a comment counts.  A path that did not matter only costs a needless miss.
"""

from __future__ import annotations

import os
import re

from driver.depfile import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Final

    from compiler.options import SearchDir

# A line that has one of these words somewhere is looked at closely; the search for the word itself is what
# costs, and bytes.find is ten times faster at it than a regular expression.
_WORDS: Final = (b"include", b"import", b"embed")
_DIRECTIVE: Final = re.compile(
    rb"""[ \t]*(?:\#|%:|\?\?=)[ \t]*(?:include|(include_next)|import|embed)\b[ \t]*(?:"([^"\n]*)"|<([^>\n]*)>|([^\n]*))""",
    re.VERBOSE,
)
# Not only the operator itself: glibc's sys/cdefs.h has __glibc_has_include(header), and others do the same.
_HAS: Final = re.compile(
    rb"""has_(?:include|(include_next)|embed)[ \t]*\([ \t]*(?:"([^"\n]*)"|<([^>\n]*)>|([^)\n]*))""",
    re.VERBOSE,
)
_QUOTED: Final = "quoted"
_BRACKETED: Final = "bracketed"
_DATES: Final = re.compile(rb"\b(?:__DATE__|__TIME__|__TIMESTAMP__)\b")
_SPLICED_HASH: Final = re.compile(rb"\\[ \t]*\r?\n")


class FileText:
    """The bytes of one file that a compile read, under the path as GCC spells it."""

    __slots__ = ("path", "data")

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data


class Scan:
    """What scan() found.

    absent:   paths, in the form searched, that did not exist as files and would have been taken had they existed.
    tested:   files that exist and were not read, but whose existence __has_include may have asked for.
    computed_tests: __has_include of a macro in a header that is no system header: what it asked for is unknown.
    dates:    which of b"__DATE__", b"__TIME__", b"__TIMESTAMP__" the text mentions.
    assembler_files: the text mentions .incbin or .include of the assembler.
    system:   paths among the files that -MMD leaves out.
    system_known: False when the text alone cannot tell which files those are.
    """

    __slots__ = ("absent", "tested", "computed_tests", "dates", "assembler_files", "system", "system_known")

    def __init__(self) -> None:
        self.absent: list[str] = []
        self.tested: list[str] = []
        self.computed_tests = False
        self.dates: set[bytes] = set()
        self.assembler_files = False
        self.system: set[str] = set()
        self.system_known = True


class _Lookups:
    """The include operands of one file.

    next:    those of "quoted" and "bracketed" that #include_next or __has_include_next has, with the form.
    tested:  those that an operator __has_... has, with the form.
    computed, computed_test: a directive, an operator, has a macro as its operand.
    """

    __slots__ = ("quoted", "bracketed", "next", "tested", "computed", "computed_test")

    def __init__(self) -> None:
        self.quoted: set[str] = set()
        self.bracketed: set[str] = set()
        self.next: set[tuple[str, str]] = set()
        self.tested: set[tuple[str, str]] = set()
        self.computed = False
        self.computed_test = False


class _Search:
    """Looks names up as the preprocessor may have done.

    absent, tested: see Scan.
    """

    __slots__ = ("absent", "tested", "_present", "_is_file")

    def __init__(self, present: set[str]) -> None:
        self.absent: dict[str, None] = {}
        self.tested: dict[str, None] = {}
        self._present = present
        self._is_file: dict[str, bool] = {}

    def probe(self, name: str, directory: str | None, path: Sequence[str], *, tested: bool = False, following: bool = False) -> None:
        """Enter the places where `name` would have been found before, or instead of, where it was.

        directory: the includer's, for the "..." form.
        tested:    __has_include asks: the first file found counts, read or not.
        following: #include_next or __has_include_next asks.  Where its search begins depends on the place of
                   the file that asks, so that all places count.
        Directives in skipped groups make "where it was" uncertain, so the search goes on to the end of the
        path unless the name was found at a file that the compile read.
        """
        if not name:
            return
        if name.startswith("/"):
            candidates = [name]
        else:
            candidates = [] if directory is None else [_joined(directory, name)]
            candidates += [_joined(entry, name) for entry in path]
        for candidate in candidates:
            if shorten(candidate) in self._present:
                if following:
                    continue
                return
            exists = self._is_file.get(candidate)
            if exists is None:
                # As the preprocessor sees it: a directory or a dangling link is not found.
                exists = os.path.exists(candidate) and not os.path.isdir(candidate)
                self._is_file[candidate] = exists
            if not exists:
                self.absent[candidate] = None
            elif tested:
                self.tested[candidate] = None
                if not following:
                    return

    def probe_computed(self, directory: str, path: Sequence[str]) -> None:
        """`#include MACRO`: the operand is not in the text, but what it found is among the files read.

        For each file under a search directory, the same relative name is looked for in all directories.
        """
        prefixes = [_as_prefix(entry) for entry in path]
        for file in sorted(self._present):
            for prefix in prefixes:
                if file.startswith(prefix):
                    self.probe(file[len(prefix):], directory, path)


def scan(files: Sequence[FileText], search: Sequence[SearchDir], forced: Iterable[str] = ()) -> Scan:
    """Scan `files` (the main source first).

    search: every directory in search order; `chain` "quote" serves only the "..." form.
    forced: operands of -include and -imacros; they are searched like #include "..." from the
            working directory (GCC manual: Preprocessor Options, -include).
    """
    result = Scan()
    quote_path = [entry.path for entry in search]
    bracket_path = [entry.path for entry in search if entry.chain != "quote"]
    system_prefixes = tuple(
        _as_prefix(entry.path) for entry in search if entry.chain in ("system", "after")
    )
    present = {entry.path for entry in files}
    lookups: dict[str, _Lookups] = {}
    marked: list[str] = []
    for entry in files:
        found = _Lookups()
        if _scan_text(entry.data, found, result):
            marked.append(entry.path)
        lookups[entry.path] = found

    search_for = _Search(present)
    seen: set[tuple[str, str, bool, bool]] = set()
    for path, found in lookups.items():
        directory = os.path.dirname(path)
        for form, names in ((_QUOTED, found.quoted), (_BRACKETED, found.bracketed)):
            place = directory if form == _QUOTED else None
            for name in sorted(names):
                tested, following = (form, name) in found.tested, (form, name) in found.next
                key = ("<" if place is None else place, name, tested, following)
                if key not in seen:
                    seen.add(key)
                    search_for.probe(name, place, quote_path if form == _QUOTED else bracket_path,
                                     tested=tested, following=following)
        if found.computed:
            search_for.probe_computed(directory, quote_path)
        if found.computed_test and not path.startswith(system_prefixes):
            result.computed_tests = True
    for name in forced:
        search_for.probe(name, "", quote_path)
    result.absent = list(search_for.absent)
    result.tested = list(search_for.tested)

    for entry in files:
        if entry.path.startswith(system_prefixes):
            result.system.add(entry.path)
    result.system_known = result.system.issuperset(marked) and _system_by_place_only(files, lookups, result.system)
    return result


def _scan_text(data: bytes, found: _Lookups, result: Scan) -> bool:
    """Collect one file's operands into `found` and `result`; True for #pragma GCC system_header."""
    if b"\\" in data and _SPLICED_HASH.search(data):
        data = _SPLICED_HASH.sub(b"", data)
    for word in _WORDS:
        at = data.find(word)
        while at >= 0:
            start = data.rfind(b"\n", 0, at) + 1
            end = data.find(b"\n", at)
            if end < 0:
                end = len(data)
            match = _DIRECTIVE.match(data, start, end)
            if match is not None:
                _operand(match, found, False)
            else:
                for match in _HAS.finditer(data, start, end):
                    _operand(match, found, True)
            at = data.find(word, end)
    if b"__DATE__" in data or b"__TIME" in data:
        result.dates.update(_DATES.findall(data))
    if b".incbin" in data or b".include" in data:
        result.assembler_files = True
    return b"system_header" in data


def _operand(match: re.Match[bytes], found: _Lookups, tested: bool) -> None:
    """Add the operand of a directive or (tested) an operator: groups are _next, "...", <...> and anything else."""
    following, quoted, bracketed, computed = match.groups()
    if quoted is not None or bracketed is not None:
        form = _BRACKETED if quoted is None else _QUOTED
        name = os.fsdecode(bracketed if quoted is None else quoted)
        (found.bracketed if quoted is None else found.quoted).add(name)
        if following is not None:
            found.next.add((form, name))
        if tested:
            found.tested.add((form, name))
    elif computed and tested:
        found.computed_test = True
    elif computed:
        found.computed = True


def _system_by_place_only(
    files: Sequence[FileText], lookups: dict[str, _Lookups], system: set[str],
) -> bool:
    """Tell whether "found in a system directory" decides for every file.

    libcpp also calls a file a system header when a system header included it (_cpp_stack_file takes the
    maximum of the includer's and the directory's flag), so a system header that may have included
    one of the user's files leaves the matter open.
    """
    user_names = {os.path.basename(entry.path) for entry in files[1:] if entry.path not in system}
    if not user_names:
        return True
    for path in system:
        found = lookups[path]
        if found.computed:
            return False
        for name in found.quoted | found.bracketed:
            if os.path.basename(name) in user_names:
                return False
    return True


def _as_prefix(directory: str) -> str:
    return directory if directory.endswith("/") else directory + "/"


def _joined(directory: str, name: str) -> str:
    """Join as libcpp spells it: no "./" for the current directory, one slash otherwise."""
    if not directory:
        return name
    return directory + name if directory.endswith("/") else directory + "/" + name
