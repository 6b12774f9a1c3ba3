"""Manifests: which results a unit has had, and what has to be true of the files for each of them.

In: the key of a unit (what the caller can know without reading headers: source path, arguments, compiler)
names one manifest.  It is a list of entries, newest first.  An entry says: if these inputs have these
digests, and these paths still do not exist, and the date conditions hold, then the result has this key.

Out: `Manifest.match` returns the result key of the first entry that holds, or the first thing that differs
from the newest entry, by name.  ("Direct mode" of ccache; the absent paths are what ccache lacks.)

Form of the bytes (all numbers unsigned little-endian 32 bits):

    magic "pyccM1\\n\\0", then four counts and two sizes
    paths     joined by NUL bytes; every path is stored once
    files     the path number of each, then the digest of each: a (path, digest) pair is stored once
    lists     the length of each, then the numbers of all: inputs as file numbers; absent paths as groups
              (directory path number or NO_DIRECTORY, count, path numbers), so that one missing directory
              answers for all files looked for in it.  Equal lists are stored once.
    entries   result key, input list, absent list, and the strings producer, day, time, time stamps

The object store around it adds version, length and checksum; bytes that pass these and still do not parse
are no manifest.  The clock (__DATE__, __TIME__, __TIMESTAMP__: C11 6.10.8.1; cpp manual: Common Predefined
Macros) is a value given by the caller.
"""

from __future__ import annotations

import os
import time
from struct import Struct, pack, unpack_from
from struct import error as StructError

from cache.digest import DIGEST_SIZE
from cache.filehash import FileHasher
from cache.paths import MARKER, BaseDirectory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MAX_ENTRIES: Final = 50
KEPT_ENTRIES: Final = 40        # what remains when MAX_ENTRIES is passed; the table is packed anew only then

_MAGIC: Final = b"pyccM1\n\0"
_HEADER: Final = Struct("<8s6I")        # magic, paths, size of paths, files, lists, numbers in lists, entries
_ENTRY: Final = Struct("<20s7I")        # result key, inputs, absent, sizes of producer, day, time; stamps, size
_NO_DIRECTORY: Final = 0xFFFFFFFF


class Clock:
    """Today, as the date macros see it.

    source_date_epoch: value of SOURCE_DATE_EPOCH, -1 if it is not set.
    now:               seconds since 1970; negative: the system's clock, read when it is asked.
    """

    __slots__ = ("source_date_epoch", "now")

    def __init__(self, source_date_epoch: int = -1, now: float = -1.0) -> None:
        self.source_date_epoch = source_date_epoch
        self.now = now

    def day(self) -> str:
        """Return what determines __DATE__: the local date, or the epoch that stands for it."""
        if self.source_date_epoch >= 0:
            return "epoch " + str(self.source_date_epoch)
        local = time.localtime(time.time() if self.now < 0 else self.now)
        return str(local.tm_year) + "-" + str(local.tm_mon) + "-" + str(local.tm_mday)

    def time_of_day(self) -> str:
        """Return what determines __TIME__, or "now" when it cannot be the same again."""
        if self.source_date_epoch >= 0:
            return "epoch " + str(self.source_date_epoch)
        return "now"


def timestamp_text(path: str | bytes) -> str:
    """Return what determines __TIMESTAMP__ in a file: its mtime in local time; "" if it does not exist.

    SOURCE_DATE_EPOCH has no effect on __TIMESTAMP__ in GCC.
    """
    try:
        local = time.localtime(int(os.stat(path).st_mtime))
    except (OSError, ValueError, OverflowError):
        return ""
    return " ".join([str(number) for number in local[:6]])


class ManifestEntry:
    """What must hold for one result.

    result_key:  DIGEST_SIZE bytes, a key of the object store.
    producer:    words for people about who made the result, e.g. "internal" or "gcc".
    inputs:      (path, digest) of each file read, the main source first.
    absent:      paths that were looked for and not found, as searched.
    day:         Clock.day() of the compile if __DATE__ was expanded, else "".
    time_of_day: Clock.time_of_day() if __TIME__ was expanded, else "".
    timestamps:  (path, timestamp_text(path)) of each file that expanded __TIMESTAMP__.
    """

    __slots__ = ("result_key", "producer", "inputs", "absent", "day", "time_of_day", "timestamps")

    def __init__(self, result_key: bytes, inputs: list[tuple[str, bytes]], absent: list[str], *, producer: str = "",
                 day: str = "", time_of_day: str = "", timestamps: list[tuple[str, str]] | None = None) -> None:
        self.result_key = result_key
        self.producer = producer
        self.inputs = inputs
        self.absent = absent
        self.day = day
        self.time_of_day = time_of_day
        self.timestamps: list[tuple[str, str]] = [] if timestamps is None else timestamps


class Match:
    """Answer of Manifest.match: result_key and producer of the entry that holds, else None and the reason.

    why: "" on a match, else what differs from the newest entry: "changed: include/foo.h", "missing: foo.h",
         "now exists: ./foo.h", "date changed", "__TIME__ is used", "time stamp changed: a.c", "no entry",
         "the base directory is not set".
    index: on a match, the number of the entry (Manifest.entry).
    """

    __slots__ = ("result_key", "producer", "why", "index")

    def __init__(self, result_key: bytes | None, producer: str, why: str, index: int = -1) -> None:
        self.result_key = result_key
        self.producer = producer
        self.why = why
        self.index = index


class _Entry:
    """An entry in table form: lists by number."""

    __slots__ = ("result_key", "inputs", "absent", "producer", "day", "time_of_day", "timestamps")

    def __init__(self, result_key: bytes, inputs: int, absent: int, producer: bytes, day: bytes,
                 time_of_day: bytes, timestamps: tuple[bytes, ...]) -> None:
        self.result_key = result_key
        self.inputs = inputs
        self.absent = absent
        self.producer = producer
        self.day = day
        self.time_of_day = time_of_day
        self.timestamps = timestamps        # path, text, path, text ...


class Manifest:
    """The entries of one unit, newest first, in table form.

    Paths in the tables are stored forms (cache.paths).
    """

    __slots__ = ("_paths", "_file_paths", "_file_digests", "_lists", "_entries")

    def __init__(self) -> None:
        self._paths: list[bytes] = []
        self._file_paths: tuple[int, ...] = ()
        self._file_digests: bytes = b""
        self._lists: list[tuple[int, ...]] = []
        self._entries: list[_Entry] = []

    def __len__(self) -> int:
        return len(self._entries)

    @staticmethod
    def decode(data: bytes) -> Manifest | None:
        """Return the manifest in `data`, None if it is not one."""
        manifest = Manifest()
        try:
            sound = manifest._read(data)
        except (StructError, ValueError, IndexError):
            return None
        return manifest if sound else None

    def _read(self, data: bytes) -> bool:
        magic, path_count, path_size, file_count, list_count, number_count, entry_count = _HEADER.unpack_from(data, 0)
        if magic != _MAGIC:
            return False
        position = _HEADER.size
        self._paths = data[position:position + path_size].split(b"\0") if path_count else []
        position += path_size
        self._file_paths = unpack_from(_numbers(file_count), data, position)
        position += 4 * file_count
        self._file_digests = data[position:position + DIGEST_SIZE * file_count]
        position += DIGEST_SIZE * file_count
        lengths: tuple[int, ...] = unpack_from(_numbers(list_count), data, position)
        position += 4 * list_count
        end = position + 4 * number_count
        for length in lengths:
            self._lists.append(unpack_from(_numbers(length), data, position))
            position += 4 * length
        if (position != end or len(self._paths) != path_count
                or len(self._file_digests) != DIGEST_SIZE * file_count
                or (file_count and max(self._file_paths) >= path_count)):
            return False
        for _ in range(entry_count):
            result_key, inputs, absent, producer, day, time_of_day, stamps, size = _ENTRY.unpack_from(data, position)
            position += _ENTRY.size
            words = data[position:position + size]
            position += size
            start = producer + day + time_of_day
            timestamps = tuple(words[start:].split(b"\0")) if stamps else ()
            if len(words) != size or len(timestamps) != 2 * stamps or max(inputs, absent) >= list_count:
                return False
            self._entries.append(_Entry(result_key, inputs, absent, words[:producer], words[producer:producer + day],
                                        words[producer + day:start], timestamps))
        return bool(position == len(data))

    def encode(self) -> bytes:
        """Return the bytes that decode() reads."""
        paths = b"\0".join(self._paths)
        numbers = sum([len(numbers) for numbers in self._lists])
        chunks = [_HEADER.pack(_MAGIC, len(self._paths), len(paths), len(self._file_paths), len(self._lists),
                               numbers, len(self._entries)),
                  paths,
                  pack(_numbers(len(self._file_paths)), *self._file_paths),
                  self._file_digests,
                  pack(_numbers(len(self._lists)), *[len(numbers) for numbers in self._lists])]
        for row in self._lists:
            chunks.append(pack(_numbers(len(row)), *row))
        for entry in self._entries:
            stamps = b"\0".join(entry.timestamps)
            words = entry.producer + entry.day + entry.time_of_day + stamps
            chunks.append(_ENTRY.pack(entry.result_key, entry.inputs, entry.absent, len(entry.producer),
                                      len(entry.day), len(entry.time_of_day), len(entry.timestamps) // 2, len(words)))
            chunks.append(words)
        return b"".join(chunks)

    def match(self, hasher: FileHasher, clock: Clock, base: BaseDirectory) -> Match:
        """Return the newest entry that holds now, or why the newest does not.

        Relative paths are taken from the process's working directory.  Each file is looked at once at
        most, however many entries name it.  Raises IndexError if the tables contradict each other.
        """
        if not base.path and any([path[:1] == MARKER for path in self._paths]):
            return Match(None, "", "the base directory is not set")
        same: set[int] = set()                          # numbers of files that have this content now
        contents: dict[int, bytes] = {}                 # path number -> digest now
        absent: dict[int, str] = {}                     # absent list -> why it does not hold
        why = ""
        for index, entry in enumerate(self._entries):
            difference = self._check_dates(entry, clock, base)
            if difference == "":
                difference = self._check_inputs(entry, same, contents, hasher, base)
            if difference == "":
                known = absent.get(entry.absent)
                difference = self._check_absent(entry.absent, base) if known is None else known
                absent[entry.absent] = difference
            if difference == "":
                return Match(entry.result_key, entry.producer.decode("utf-8", "surrogateescape"), "", index)
            if why == "":
                why = difference
        return Match(None, "", why if why else "no entry")

    def _check_dates(self, entry: _Entry, clock: Clock, base: BaseDirectory) -> str:
        if entry.time_of_day != b"" and (entry.time_of_day == b"now"
                                         or entry.time_of_day != clock.time_of_day().encode()):
            return "__TIME__ is used"
        if entry.day != b"" and entry.day != clock.day().encode():
            return "date changed"
        for index in range(0, len(entry.timestamps), 2):
            path = base.unmap_path(entry.timestamps[index])
            text = timestamp_text(path)
            if text == "" or text.encode() != entry.timestamps[index + 1]:
                return "time stamp changed: " + os.fsdecode(path)
        return ""

    def _check_inputs(self, entry: _Entry, same: set[int], contents: dict[int, bytes], hasher: FileHasher,
                      base: BaseDirectory) -> str:
        paths = self._paths
        file_paths = self._file_paths
        digests = self._file_digests
        # Entries differ in a file or two: what an earlier one has shown is taken out at once, not one by one.
        row = self._lists[entry.inputs]
        for number in sorted(set(row).difference(same)) if same else row:
            path_number = file_paths[number]
            content = contents.get(path_number)
            if content is None:
                content = hasher.digest(base.unmap_path(paths[path_number]))
                contents[path_number] = content
            start = DIGEST_SIZE * number
            if content != digests[start:start + DIGEST_SIZE]:
                word = "changed: " if content else "missing: "
                return word + os.fsdecode(base.unmap_path(paths[path_number]))
            same.add(number)
        return ""

    def _check_absent(self, number: int, base: BaseDirectory) -> str:
        # access() costs a third of stat(), and nearly always says no.
        paths = self._paths
        row = self._lists[number]
        index = 0
        while index < len(row):
            directory = row[index]
            end = index + 2 + row[index + 1]
            index += 2
            if directory != _NO_DIRECTORY and not os.access(base.unmap_path(paths[directory]), os.F_OK):
                index = end
                continue
            while index < end:
                path = paths[row[index]]
                index += 1
                if path[:1] == MARKER:
                    path = base.unmap_path(path)
                # A directory is no header; the compiler passes over it as over nothing.
                if os.access(path, os.F_OK) and not os.path.isdir(path):
                    return "now exists: " + os.fsdecode(path)
        return ""

    def add(self, entry: ManifestEntry, base: BaseDirectory) -> None:
        """Put `entry` first; an older one with the same conditions goes.

        Past MAX_ENTRIES the oldest are dropped.  Raises ValueError for a path with a NUL or a key or digest
        of the wrong length.
        """
        if len(entry.result_key) != DIGEST_SIZE:
            raise ValueError("result key of " + str(len(entry.result_key)) + " bytes")
        stamps: list[bytes] = []
        for path, text in entry.timestamps:
            stamps.append(base.map_path(os.fsencode(path)))
            stamps.append(text.encode())
        self._insert(_Entry(entry.result_key, -1, -1, entry.producer.encode("utf-8", "surrogateescape"),
                            entry.day.encode(), entry.time_of_day.encode(), tuple(stamps)),
                     [(base.map_path(os.fsencode(path)), digest) for path, digest in entry.inputs],
                     [base.map_path(os.fsencode(path)) for path in entry.absent])
        if len(self._entries) > MAX_ENTRIES:
            self._drop_oldest()

    def _insert(self, new: _Entry, inputs: list[tuple[bytes, bytes]], absent: list[bytes]) -> None:
        """Put `new` first after entering its lists, given as stored paths, in the tables."""
        numbers: dict[bytes, int] = {}
        for index, path in enumerate(self._paths):
            numbers[path] = index
        new.inputs = self._list_number(self._file_row(inputs, numbers))
        new.absent = self._list_number(self._absent_row(absent, numbers))
        kept = [new]
        for old in self._entries:
            if (old.inputs != new.inputs or old.absent != new.absent or old.day != new.day
                    or old.time_of_day != new.time_of_day or old.timestamps != new.timestamps):
                kept.append(old)
        self._entries = kept

    def _drop_oldest(self) -> None:
        """Keep the newest KEPT_ENTRIES and build the tables anew from them."""
        fresh = Manifest()
        for entry in reversed(self._entries[:KEPT_ENTRIES]):
            fresh._insert(entry, self._inputs_of(entry), self._absent_of(entry))
        self._paths = fresh._paths
        self._file_paths = fresh._file_paths
        self._file_digests = fresh._file_digests
        self._lists = fresh._lists
        self._entries = fresh._entries

    def _file_row(self, inputs: list[tuple[bytes, bytes]], numbers: dict[bytes, int]) -> tuple[int, ...]:
        """Return an input list as file numbers, adding files and paths as needed."""
        files: dict[bytes, int] = {}        # path number and digest -> file number
        for index, path_number in enumerate(self._file_paths):
            files[path_number.to_bytes(4, "little") + self._file_digest(index)] = index
        new_paths: list[int] = []
        new_digests: list[bytes] = []
        row: list[int] = []
        for path, digest in inputs:
            if len(digest) != DIGEST_SIZE:
                raise ValueError("digest of " + str(len(digest)) + " bytes for " + os.fsdecode(path))
            path_number = self._path_number(path, numbers)
            key = path_number.to_bytes(4, "little") + digest
            number = files.get(key, -1)
            if number < 0:
                number = len(files)
                files[key] = number
                new_paths.append(path_number)
                new_digests.append(digest)
            row.append(number)
        if new_paths:
            self._file_paths = self._file_paths + tuple(new_paths)
            self._file_digests = self._file_digests + b"".join(new_digests)
        return tuple(row)

    def _absent_row(self, absent: list[bytes], numbers: dict[bytes, int]) -> tuple[int, ...]:
        """Return absent paths as groups by directory, in order of first mention, each path once."""
        groups: dict[bytes, list[int]] = {}
        seen: set[bytes] = set()
        for path in absent:
            if path not in seen:
                seen.add(path)
                directory = path[:path.rfind(b"/") + 1].rstrip(b"/")
                groups.setdefault(directory, []).append(self._path_number(path, numbers))
        row: list[int] = []
        for directory, members in groups.items():
            # A group of one is asked for directly; so is one in the working or the root directory.
            single = len(members) == 1 or directory == b""
            row.append(_NO_DIRECTORY if single else self._path_number(directory, numbers))
            row.append(len(members))
            row.extend(members)
        return tuple(row)

    def _path_number(self, stored: bytes, numbers: dict[bytes, int]) -> int:
        number = numbers.get(stored, -1)
        if number < 0:
            if b"\0" in stored:
                raise ValueError("NUL in a path")
            number = len(self._paths)
            numbers[stored] = number
            self._paths.append(stored)
        return number

    def _list_number(self, row: tuple[int, ...]) -> int:
        for index, known in enumerate(self._lists):
            if known == row:
                return index
        self._lists.append(row)
        return len(self._lists) - 1

    def _file_digest(self, number: int) -> bytes:
        return self._file_digests[DIGEST_SIZE * number:DIGEST_SIZE * number + DIGEST_SIZE]

    def _inputs_of(self, entry: _Entry) -> list[tuple[bytes, bytes]]:
        return [(self._paths[self._file_paths[number]], self._file_digest(number))
                for number in self._lists[entry.inputs]]

    def _absent_of(self, entry: _Entry) -> list[bytes]:
        absent: list[bytes] = []
        row = self._lists[entry.absent]
        index = 0
        while index < len(row):
            end = index + 2 + row[index + 1]
            absent.extend([self._paths[number] for number in row[index + 2:end]])
            index = end
        return absent

    def entries(self, base: BaseDirectory) -> list[ManifestEntry]:
        """Return the entries as values, newest first: for `why`, tools and tests.

        Absent paths come grouped by directory.
        """
        return [self.entry(index, base) for index in range(len(self._entries))]

    def entry(self, number: int, base: BaseDirectory) -> ManifestEntry:
        """Return one entry as a value; 0 is the newest."""
        entry = self._entries[number]
        stamps: list[tuple[str, str]] = []
        for index in range(0, len(entry.timestamps), 2):
            path = os.fsdecode(base.unmap_path(entry.timestamps[index]))
            stamps.append((path, entry.timestamps[index + 1].decode()))
        return ManifestEntry(
            entry.result_key,
            [(os.fsdecode(base.unmap_path(path)), digest) for path, digest in self._inputs_of(entry)],
            [os.fsdecode(base.unmap_path(path)) for path in self._absent_of(entry)],
            producer=entry.producer.decode("utf-8", "surrogateescape"),
            day=entry.day.decode(), time_of_day=entry.time_of_day.decode(), timestamps=stamps)


def _numbers(count: int) -> str:
    """Return the struct format of `count` numbers."""
    return "<" + str(count) + "I"
