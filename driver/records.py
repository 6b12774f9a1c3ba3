"""Records: one line for every compile, what it was, who made its object, and why not pycc.

In: a `Record` that the engine fills.  Out: one JSON line appended to a segment file, and `read()` that
gives the records back, oldest first.

The file `DIRECTORY/records/NNNNNNNN.jsonl` with the highest number is written; when it has reached
SEGMENT_LIMIT the next number is begun, and the lowest are removed while there are more than
SEGMENT_COUNT.  No file is renamed and no lock is taken:

- A record is one write() to a file opened with O_APPEND, which Linux makes whole and at the end
  (write(2), POSIX.1-2017 write: "O_APPEND"), so many processes write at once.
- Two processes that begin a segment at once open the same file.
- Each line begins with a newline of its own, so that a line torn by kill -9 or a full disk spoils no
  other; the reader skips what is not a whole record.

Losing a record costs a line in a report, never a build: `append` returns False and raises nothing.

Every compile imports this module: nothing is imported but `os` and `time`.  Lines are written by hand, because
`import json` costs each compile 5 ms.
"""

from __future__ import annotations

import os
import time

TYPE_CHECKING = False       # `import typing` would cost each compile 8 ms
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Final

SEGMENT_LIMIT: Final = 4 << 20      # bytes in a segment before the next is begun
SEGMENT_COUNT: Final = 24           # segments kept: some 100 MB, or 50,000 compiles with long command lines
TEXT_LIMIT: Final = 4096            # bytes of one long text of a record (a crash's traceback, a reason)
FLAGS_LIMIT: Final = 16384          # characters of all flags together
NUMBER_LIMIT: Final = 1e11          # seconds, some 3,000 years: what is beyond is no time

UNIT: Final = "unit"                # a C or assembler unit of a build
PROBE: Final = "probe"              # a question of a configure script; answered, counted apart

COMPILED: Final = "compiled"        # a producer ran
DIRECT: Final = "direct"            # found by the contents of the source and its headers
PREPROCESSED: Final = "preprocessed"  # found by the preprocessed text

INTERNAL: Final = "internal"        # pycc's own compiler made the object
GCC: Final = "gcc"                  # the GCC behind made it; category, detail, where say why

NOT_KNOWN: Final = -1

# Columns: key in the line | type | attribute.  Types: text, list (of texts), map (text -> text), number, count
# (an integer of which NOT_KNOWN is the default).  A default value is left out of the line.
_FIELDS: Final = """
time     number  time
build    text    build
kind     text    kind
cwd      text    cwd
source   text    source
output   text    output
lang     text    language
flags    list    flags
how      text    how
producer text    producer
category text    category
detail   text    detail
where    text    where
status   count   status
cache    text    cache
miss     text    miss
keys     map     keys
partial  list    partial
wall     number  wall
cpu      number  cpu
saved    number  saved
lines    count   lines
bytes    count   object_bytes
trace    text    traceback
"""


class Record:
    """One compile.  Attributes have defaults; the engine sets what it knows.

    time:         seconds since the epoch when the compile ended.
    build:        driver.buildid.build_identity().
    kind:         UNIT or PROBE.
    cwd:          working directory; source, output and where may be relative to it.
    source:       as given; "-" is standard input.
    output:       what the command writes: the unit's object, or the program when it compiles and links, so that
                  one source in two programs is two units; "" when there is none.  A unit of a report is one
                  (cwd, source, output) of one build.
    language:     as GCC's -x names it.
    flags:        the words of the command that take part in the key; `pyccctl why` shows how they changed.
    how:          COMPILED, DIRECT or PREPROCESSED.
    producer:     INTERNAL or GCC, whoever made the object, now or when it was stored.
    category, detail, where: why GCC (compiler.api.Unsupported); "" with INTERNAL.
    status:       exit status of the compile.
    cache:        what the cache did: "stored", "readonly", "uncacheable: -fplugin", ...
    miss:         the first input that differs from the known ones, by name: "changed: include/a.h".
    keys:         name of a part of the cache key -> short digest ("arguments", "cwd", "gcc", ...), so that
                  `pyccctl why` can name the part that changed since the last compile.
    partial:      what was honoured only in part, e.g. "warnings".
    wall, cpu:    seconds; cpu is user + system of the process and its children.
    saved:        seconds of CPU that a hit did not spend.
    lines:        lines of the source, NOT_KNOWN if nobody counted.    object_bytes: likewise.
    traceback:    of an internal error.
    """

    __slots__ = ("time", "build", "kind", "cwd", "source", "output", "language", "flags", "how", "producer",
                 "category", "detail", "where", "status", "cache", "miss", "keys", "partial", "wall", "cpu",
                 "saved", "lines", "object_bytes", "traceback")

    def __init__(self) -> None:
        self.time = 0.0
        self.build = ""
        self.kind = UNIT
        self.cwd = ""
        self.source = ""
        self.output = ""
        self.language = ""
        self.flags: list[str] = []
        self.how = COMPILED
        self.producer = GCC
        self.category = ""
        self.detail = ""
        self.where = ""
        self.status = 0
        self.cache = ""
        self.miss = ""
        self.keys: dict[str, str] = {}
        self.partial: list[str] = []
        self.wall = 0.0
        self.cpu = 0.0
        self.saved = 0.0
        self.lines = NOT_KNOWN
        self.object_bytes = NOT_KNOWN
        self.traceback = ""

    def source_path(self) -> str:
        """Return the source as a normal absolute path."""
        return os.path.normpath(os.path.join(self.cwd, self.source))

    def output_path(self) -> str:
        """Return the output as a normal absolute path; the working directory if there is none."""
        return os.path.normpath(os.path.join(self.cwd, self.output))


# Writing -------------------------------------------------------------------------------------------

def _shorten(text: str) -> str:
    """Return `text` cut in the middle to TEXT_LIMIT characters: of a traceback both ends matter."""
    if len(text) <= TEXT_LIMIT:
        return text
    half = TEXT_LIMIT // 2
    return text[:half] + "\n[...]\n" + text[-half:]


def quote(text: str) -> str:
    """Return `text` as a JSON string."""
    if text.isascii() and text.isprintable():
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    try:
        # Loaded in a tenth of the time of `json`.
        from _json import encode_basestring_ascii
        return encode_basestring_ascii(text)
    except ImportError:
        # An interpreter without the C accelerator.
        import json
        return json.dumps(text)


def _number(value: float) -> str:
    """Return a time as JSON with microseconds; "" for 0, and for what no clock says (less than 0, NaN)."""
    if not 0.0 < value < NUMBER_LIMIT:
        return ""
    return repr(round(value, 6))


def _words(values: list[str]) -> str:
    """Return a JSON list, cut short with a mark at FLAGS_LIMIT; "" when empty."""
    quoted: list[str] = []
    room = FLAGS_LIMIT
    for value in values:
        room -= len(value) + 4
        if room < 0:
            quoted.append('"[...]"')
            break
        quoted.append(quote(value))
    return "[" + ",".join(quoted) + "]" if len(quoted) > 0 else ""


def _mapping(values: dict[str, str]) -> str:
    """Return a JSON object, cut short at FLAGS_LIMIT; "" when empty."""
    pairs: list[str] = []
    room = FLAGS_LIMIT
    for name, value in values.items():
        room -= len(name) + len(value) + 6
        if room < 0:
            break
        pairs.append(quote(name) + ":" + quote(value))
    return "{" + ",".join(pairs) + "}" if len(pairs) > 0 else ""


_rows: Final[list[list[str]]] = []      # of _FIELDS, parsed on first use


def _fields() -> list[list[str]]:
    """Return the rows of _FIELDS: key, type, attribute."""
    if len(_rows) == 0:
        for row in _FIELDS.strip().split("\n"):
            _rows.append(row.split())
    return _rows


def attributes() -> list[str]:
    """Return the names of a Record's attributes in the order of the line."""
    return [attribute for _, _, attribute in _fields()]


def encode(record: Record) -> bytes:
    """Return the record's line, with the newline before and after it.

    Bytes of file names that are no UTF-8 (surrogates of os.fsdecode) survive as JSON escapes.
    """
    parts: list[str] = []
    for key, kind, attribute in _fields():
        value: object = getattr(record, attribute)
        text = ""
        if kind == "text" and isinstance(value, str):
            text = quote(_shorten(value)) if value != "" else ""
        elif kind == "count" and isinstance(value, int):
            text = str(value) if value != NOT_KNOWN else ""
        elif kind == "number" and isinstance(value, (float, int)):
            text = _number(float(value))
        elif kind == "list" and isinstance(value, list):
            text = _words(value)
        elif kind == "map" and isinstance(value, dict):
            text = _mapping(value)
        if text != "":
            parts.append('"' + key + '":' + text)
    return ("\n{" + ",".join(parts) + "}\n").encode("ascii")


def segments(directory: str) -> list[str]:
    """Return the names of the segment files in the folder of records, oldest first; [] when none."""
    if directory == "":
        return []
    try:
        names = os.listdir(directory)
    except OSError:
        return []
    result = [name for name in names if name.endswith(".jsonl") and name[:-6].isdigit()]
    result.sort(key=_segment_number)
    return result


def _segment_number(name: str) -> int:
    return int(name[:-6])


def folder(directory: str) -> str:
    """Return the folder of records within a pycc directory (Settings.directory); "" when there is none."""
    return directory + "/records" if directory != "" else ""


def append(directory: str, record: Record) -> bool:
    """Append `record` to the records of the pycc directory; False if that was not possible.  Never raises.

    A record without a time gets the present one.
    """
    if directory == "":
        return False
    if record.time == 0.0:
        record.time = time.time()
    try:
        _write(folder(directory), encode(record))
    except (OSError, ValueError):
        return False
    return True


def _write(place: str, line: bytes) -> None:
    """Write one line to the newest segment, beginning the next one when it is full."""
    names = segments(place)
    number = _segment_number(names[-1]) if len(names) > 0 else 1
    try:
        descriptor = _open_segment(place, number)
    except PermissionError:
        # `sudo make install` has begun a segment as root in our directory: begin one of our own.
        number += 1
        descriptor = _open_segment(place, number)
    try:
        if os.fstat(descriptor).st_size >= SEGMENT_LIMIT:
            os.close(descriptor)
            descriptor = -1
            descriptor = _open_segment(place, number + 1)
            _drop_old(place, names)
        if os.write(descriptor, line) != len(line):
            raise OSError("short write")
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _open_segment(place: str, number: int) -> int:
    path = place + "/" + str(number).zfill(8) + ".jsonl"
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
    try:
        return os.open(path, flags, 0o600)
    except FileNotFoundError:
        os.makedirs(place, 0o700, True)
        return os.open(path, flags, 0o600)


def _drop_old(place: str, names: list[str]) -> None:
    """Remove the oldest of `names` so that SEGMENT_COUNT stay, the one just begun included."""
    for name in names[:max(0, len(names) + 1 - SEGMENT_COUNT)]:
        try:
            os.unlink(place + "/" + name)
        except FileNotFoundError:
            continue        # another process that begins a segment was quicker


# Reading: tools only, never on the way of a compile ------------------------------------------------

def decode(line: bytes) -> Record | None:
    """Return the record of one line, None when the line is torn or is no record.

    Unknown keys are ignored, so that an older pyccctl reads the records of a newer pycc.
    """
    import json
    try:
        loaded: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(loaded, dict) or "source" not in loaded:
        return None
    record = Record()
    for key, kind, attribute in _fields():
        value: object = loaded.get(key)
        if value is None:
            continue
        if kind == "text" and isinstance(value, str):
            setattr(record, attribute, value)
        elif kind == "number" and isinstance(value, (int, float)) and 0 <= value < NUMBER_LIMIT:
            setattr(record, attribute, float(value))
        elif kind == "count" and isinstance(value, int):
            setattr(record, attribute, value)
        elif kind == "list" and isinstance(value, list):
            setattr(record, attribute, [str(item) for item in value])
        elif kind == "map" and isinstance(value, dict):
            setattr(record, attribute, {str(name): str(item) for name, item in value.items()})
    return record


def read_lines(directory: str) -> Iterator[bytes]:
    """Yield the lines of all segments of a pycc directory, oldest first, torn ones included."""
    place = folder(directory)
    for name in segments(place):
        try:
            with open(place + "/" + name, "rb") as segment:
                data = segment.read()
        except OSError:
            continue            # dropped since the list was made
        for line in data.split(b"\n"):
            if line != b"":
                yield line


def read(directory: str, mentioning: Sequence[str] = ()) -> Iterator[Record]:
    """Yield the records of a pycc directory in the order of writing, skipping what is torn.

    mentioning: only records that have one of these texts somewhere, which is much quicker than reading all.
    """
    wanted = [quote(text)[1:-1].encode("ascii") for text in mentioning]
    for line in read_lines(directory):
        if len(wanted) > 0 and not any(text in line for text in wanted):
            continue
        record = decode(line)
        if record is not None:
            yield record


def clear(directory: str) -> int:
    """Remove all records; return how many segments went.  Raises OSError if one cannot be removed."""
    place = folder(directory)
    count = 0
    for name in segments(place):
        os.unlink(place + "/" + name)
        count += 1
    return count
