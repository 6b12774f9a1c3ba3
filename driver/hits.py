"""Hit entries: what the launcher needs to serve the same command again without Python.

In: a Unit that has ended well, with what had to hold for its result.  Out: an object of kind `h` in the cache under the command's key; its
form is described, and read, in driver/launcher/hit.c.

An entry says: this installation, these contents, these absent names, these files of the toolchain and the settings; then
these outputs, messages and record.  It is the newest entry of one or two manifests (the internal compiler's, and GCC's after a
refusal), joined and brought to stamps, so that what a hit costs is a stat for a file and for a searched directory.

No entry is written where the answer depends on more than that: a date macro, a processor asked for by `native`, files found by
asking GCC (-specs, -fplugin), a log to be kept, a result that was not stored.
"""

from __future__ import annotations

import os
from struct import Struct

from cache.filehash import file_clock_ns
from cache.results import INTERNAL, output_places
from cache.store import HEADER_SIZE, MANIFEST, RESULT
from cache.store import HIT as HIT_KIND
from driver import records, stamps
from driver.outputs import REPLACED_ROLES
from driver.stamps import Stamper, pack, pack_path
from driver.toolchain import search_conditions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from cache.results import StoredResult
    from driver.hitnotes import Hit
    from driver.launch import Launch
    from driver.unit import Unit

_MAGIC: Final = b"pyccH1\n\0"
_NUMBER: Final = Struct("<I")
_PIECE: Final = Struct("<QQ")
_NO_STAMP: Final = bytes(40)
_NO_DIGEST: Final = bytes(20)
_LARGEST: Final = 4 << 20       # bytes of an entry; a kernel unit has some 60,000
_MOST_OUTPUTS: Final = 8

# Flag of a place, as in hit.c.
_NAME_AT_ALL: Final = 16

# Options whose files are found by asking GCC.
_ASKING: Final = ("-specs=", "-fplugin=", "native=")


class _Doubt(Exception):
    """Something stands against an entry; the text says what, for the log."""


def write_entry(unit: Unit, launch: Launch) -> str:
    """Write the hit entry of a unit that ended with status 0; return why none was written, "" if it was."""
    hit = unit.hit
    if hit.stored is None or hit.asked or not hit.lasting:
        return "the result is not stored, or not lasting"
    why = _settings_doubt(unit, launch)
    if why:
        return why
    try:
        data = _entry(unit, launch, hit, hit.stored)
    except _Doubt as doubt:
        return str(doubt)
    except (OSError, ValueError) as problem:
        return str(problem)
    if len(data) > _LARGEST:
        return "a very large entry"
    return "" if unit.request.cache.put_hit(launch.key, data) else "the cache cannot be written"


def _settings_doubt(unit: Unit, launch: Launch) -> str:
    request, job, settings = unit.request, unit.job, unit.request.settings
    if not launch.key or not launch.installation or launch.directory != settings.directory:
        return "not started by the launcher"
    if settings.recache or settings.readonly or settings.disable or not settings.daemon or settings.logfile:
        return "the settings"
    if settings.choice.startswith("@") or settings.plant:
        return "PYCC_CHOICE or PYCC_PLANT"
    if job.uncacheable or job.temporary or job.source == "-" or unit.record.kind != records.UNIT:
        return "not a unit that is looked up"
    if any(word.startswith(_ASKING) for word in job.key_args):
        return "an option whose meaning GCC is asked for"
    if request.cwd == ".":
        return "no working directory"
    return ""


def _entry(unit: Unit, launch: Launch, hit: Hit, stored: StoredResult) -> bytes:
    """Return the entry.  Raises _Doubt, OSError, ValueError."""
    request = unit.request
    stamper = Stamper(request.hasher, file_clock_ns(), launch.instance)
    files: list[bytes] = []
    for path, content in hit.inputs.items():
        files.append(_input(unit, stamper, path, content))
    stamped, absent = _surroundings(unit, launch)
    for path in stamped:
        status = os.stat(path)
        if max(status.st_ctime_ns, status.st_mtime_ns) >= launch.start_ns or not stamper.settled(status):
            raise _Doubt(path + " is new")
        files.append(bytes((stamps.STAMP_ALWAYS,)) + pack(status) + _NO_DIGEST + pack_path(os.fsencode(path)))
    places = _places(stamper, list(hit.absent), 0) + _places(stamper, absent, _NAME_AT_ALL)
    uses = [RESULT.encode() + hit.result_key, HIT_KIND.encode() + launch.key]
    uses += [MANIFEST.encode() + key for key in hit.manifests]
    return b"".join([
        _MAGIC, launch.installation, launch.instance.ljust(20, b"\0"),
        _NUMBER.pack(len(files)), *files, _NUMBER.pack(len(places)), *places,
        hit.result_key, *_outputs(unit, hit, stored),
        _bytes(unit.messages_of(stored)), _bytes(_record(unit, stored)), _bytes(_text(request.settings.build)),
        _bytes(_text(request.cwd)), _NUMBER.pack(len(uses)), *uses])


def _input(unit: Unit, stamper: Stamper, path: str, content: bytes) -> bytes:
    # The stamp first: what changes behind it shows in another stamp, or in the content.
    status = os.stat(path)
    if unit.request.hasher.digest(path) != content:
        raise _Doubt(path + " has changed")
    return bytes((stamper.trust(status),)) + pack(status) + content + pack_path(os.fsencode(path))


def _surroundings(unit: Unit, launch: Launch) -> tuple[list[str], list[str]]:
    """Return the files that say which GCC is behind, what it answers, and the settings; and what must not exist beside them."""
    request, settings = unit.request, unit.request.settings
    stamped, absent = search_conditions(request.argv0, launch.arguments, request.environment, settings.gcc)
    more = request.toolchain.conditions()
    if more is None:
        raise _Doubt("an answer of the GCC behind that is not remembered")
    stamped += more[0]
    absent += more[1]
    for path in (settings.values.get("PYCC_CONFIG", ""), settings.directory + "/config"):
        if path in settings.files:
            stamped.append(path)
        elif path:
            absent.append(path)
    return list(dict.fromkeys(stamped)), list(dict.fromkeys(absent))


def _places(stamper: Stamper, absent: list[str], flag: int) -> list[bytes]:
    """Return absent paths grouped by directory: names that must not come to it.

    Of a directory that does not exist, the nearest above it that does must not get the next component.
    """
    groups: dict[tuple[str, int], dict[str, None]] = {}
    missing: dict[str, tuple[str, str]] = {}        # directory -> the nearest that exists, and the component it lacks
    for path in absent:
        directory, slash, name = path.rpartition("/")
        if not slash:
            directory = "."
        elif not directory.strip("/"):
            directory, name = "", path          # below the root: the whole path is the name
        elif directory in missing or not os.path.isdir(directory):
            if directory not in missing:
                missing[directory] = _nearest(directory)
            directory, name = missing[directory]
            groups.setdefault((directory, _NAME_AT_ALL), {})[name] = None
            continue
        groups.setdefault((directory, flag), {})[name] = None
    result: list[bytes] = []
    for (directory, flags), names in groups.items():
        trust, stamp = _place(stamper, directory, list(names))
        packed = b"".join([pack_path(os.fsencode(name)) for name in names])
        result.append(bytes((trust | flags,)) + stamp + pack_path(os.fsencode(directory)) + _bytes(packed))
    return result


def _nearest(directory: str) -> tuple[str, str]:
    """Return the nearest existing directory above one that does not exist, and the component that it lacks.  Raises _Doubt."""
    while True:
        above, slash, name = directory.rpartition("/")
        if not slash:
            above = "."
        elif not above.strip("/"):
            above, name = "", directory
        if name in ("", ".", ".."):
            directory = above       # what comes before it is missing already
            continue
        if os.path.lexists(directory):
            raise _Doubt(directory + " is no directory")        # a file, or a link to nothing
        if above == "" or os.path.isdir(above):
            return above, name
        directory = above


def _place(stamper: Stamper, directory: str, names: list[str]) -> tuple[int, bytes]:
    """Return the flags and the stamp by which it shows that none of `names` has come to a directory."""
    if directory == "":
        return stamps.CONTENT_ALWAYS, _NO_STAMP
    status = os.stat(directory)
    for name in names:
        # What is there and does not count (a directory, a link to nothing) may come to count without the directory's stamp moving.
        if os.path.lexists(directory + "/" + name):
            return stamps.CONTENT_ALWAYS, _NO_STAMP
    return stamper.trust(status), pack(status)


def _outputs(unit: Unit, hit: Hit, stored: StoredResult) -> list[bytes]:
    files = unit.files_of(stored)
    if len(files) > _MOST_OUTPUTS:
        raise _Doubt("many outputs")
    store = unit.request.cache.store
    places = output_places(stored, os.stat(store.path_of(RESULT, hit.result_key)).st_size - HEADER_SIZE)
    chunks = [_NUMBER.pack(len(files))]
    for path, data, role in files:
        if path in ("", "-"):
            raise _Doubt("standard output")
        chunks.append(bytes((1 if role in REPLACED_ROLES else 0,)) + pack_path(os.fsencode(path)))
        if role in places and len(data) == places[role][1]:
            chunks.append(b"\0" + _PIECE.pack(*places[role]))
        else:
            chunks.append(b"\1" + _bytes(data))
    return chunks


def _record(unit: Unit, stored: StoredResult) -> bytes:
    """Return the record of a hit without its times and its build, as the inside of a JSON object."""
    made = unit.record
    record = records.Record()
    record.cwd, record.source, record.output = made.cwd, made.source, made.output
    record.language, record.flags, record.keys = made.language, made.flags, made.keys
    record.how = records.DIRECT
    if stored.producer == INTERNAL:
        record.producer = records.INTERNAL
    else:
        record.category, record.detail, record.where = made.category, made.detail, made.where
    record.partial = list(stored.partial)
    record.lines = stored.lines
    record.saved = stored.seconds
    record.object_bytes = made.object_bytes
    return records.encode(record).strip()[1:-1]


def _text(value: str) -> bytes:
    """Return the inside of a JSON string."""
    return records.quote(value)[1:-1].encode("ascii")


def _bytes(data: bytes) -> bytes:
    return _NUMBER.pack(len(data)) + data
