"""The internal compiler in a process of its own.

In: a unit and its Options.  Out: an Attempt: a result, a refusal, or the story of a crash.

The compile runs in a forked child with a CPU time and a memory limit (setrlimit(2)), so that a bug in
compiled code that kills the process, a loop or a flood of memory costs the user a fallback and no more.  A
result counts only if its process ended well after it was wholly written.  What passes through the pipe is
`marshal` of plain tuples from our own child; it is never read from a file.
"""

from __future__ import annotations

import gc
import marshal
import os
import resource

from cache.digest import digest, hash_bytes
from cache.filehash import FileHasher, FileStamp, stamp_of
from cache.store import write_all
from compiler import api
from compiler.options import Options
from driver import signals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from driver.plan import UnitJob
    from driver.request import Request

    # A Result as marshal takes it; the order of the fields is that of api.Result.
    _PackedDiagnostic = tuple[str, str, int, int, str, str, bytes, str, tuple[str, ...]]
    _Packed = tuple[bytes, list[_PackedDiagnostic], list[tuple[str, bytes]], list[str], list[str], list[str],
                    list[str], list[tuple[str, float]], bytes, dict[str, bytes], bool]

BUILT: Final = "built"          # a result, perhaps with errors in its diagnostics
REFUSED: Final = "refused"      # Unsupported
CRASHED: Final = "crashed"      # an exception, or the death of the process
LIMITED: Final = "limited"      # out of CPU time or memory

INTERNAL_ERROR: Final = "internal-error"


class Attempt:
    """What came of an internal compile.

    outcome:   BUILT, REFUSED, CRASHED or LIMITED.
    result:    with BUILT.
    category, detail, where: the reason otherwise, as of Unsupported.
    traceback: with CRASHED, if there was a Python exception.
    inputs, absent: what was read, with digests, and what was looked for in vain, until the end or the refusal.
    lines:     lines of the source, -1 if it was not read.
    steady:    no file that was read changed until the end of the compile.
    repeatable: the same would happen again, so that the refusal may be remembered.
    cpu:       user + system seconds.
    """

    __slots__ = ("outcome", "result", "category", "detail", "where", "traceback", "inputs", "absent", "lines", "steady",
                 "repeatable", "cpu")

    def __init__(self, outcome: str) -> None:
        self.outcome = outcome
        self.result = api.Result()
        self.category = ""
        self.detail = ""
        self.where = ""
        self.traceback = ""
        self.inputs: list[tuple[str, bytes]] = []
        self.absent: list[str] = []
        self.lines = -1
        self.steady = True
        self.repeatable = False
        self.cpu = 0.0


class TrackingReader:
    """api.FileReader over the request's file hasher; knows afterwards what was asked for, and whether a file
    changed meanwhile.  `stdin` is the text of "-"."""

    def __init__(self, hasher: FileHasher, stdin: bytes | None) -> None:
        self._hasher = hasher
        self.absent: dict[str, None] = {}
        self._files: dict[str, api.SourceFile] = {}
        self._stamps: dict[str, FileStamp] = {}
        self._tested: dict[str, None] = {}      # found to exist: an answer of __has_include, if never read
        self.changed_while_read = False
        if stdin is not None:
            self._files["-"] = api.SourceFile("-", stdin, hash_bytes(stdin))

    def read(self, path: str) -> api.SourceFile:
        """See api.FileReader.read."""
        known = self._files.get(path)
        if known is not None:
            return known
        try:
            hashed = self._hasher.read(path)
        except OSError:
            self.absent[path] = None
            raise
        if not hashed.steady:
            self.changed_while_read = True
        file = api.SourceFile(path, hashed.data, hashed.digest)
        self._files[path] = file
        self._stamps[path] = hashed.stamp
        return file

    def is_file(self, path: str) -> bool:
        """See api.FileReader.is_file."""
        if path in self._files:
            return True
        if os.path.exists(path) and not os.path.isdir(path):
            self._tested[path] = None
            return True
        self.absent[path] = None
        return False

    def inputs(self) -> list[tuple[str, bytes]]:
        """Return (path, digest) of every file read, in the order of reading, and of every other that was found."""
        for path in self._tested:
            if path not in self._files:
                try:
                    self.read(path)
                except OSError:
                    self.changed_while_read = True
        return [(path, file.digest) for path, file in self._files.items() if path != "-"]

    def lines(self, path: str) -> int:
        """Return the number of lines of a file that was read, -1 for another."""
        file = self._files.get(path)
        return -1 if file is None else file.data.count(b"\n")

    def steady(self) -> bool:
        """Tell whether every file read is still what it was when it was read."""
        if self.changed_while_read:
            return False
        for path, stamp in self._stamps.items():
            try:
                if not stamp.same(stamp_of(os.stat(path))):
                    return False
            except OSError:
                return False
        return True


class StoredTokens:
    """api.SeenTokens over the request's cache: a result may be filed under its preprocessed text as well.

    key: of the unit's manifest.  ask: results are looked for; else the digest is made for storing alone.
    """

    def __init__(self, request: Request, key: bytes, ask: bool, positions: bool) -> None:
        self._request = request
        self._key = key
        self._ask = ask
        self._positions = positions

    def positions(self) -> bool:
        """See api.SeenTokens.positions."""
        return self._positions

    def known(self, digest: bytes) -> bool:
        """See api.SeenTokens.known."""
        return self._ask and self._request.cache.load(tokens_key(self._key, digest)) is not None


def tokens_key(key: bytes, tokens: bytes) -> bytes:
    """Return the key of the result of a unit (its manifest's key) by the digest of its preprocessed text."""
    return digest(b"tokens", key, tokens)


def attempt(request: Request, unit: UnitJob, options: Options, stdin: bytes | None, seen: StoredTokens | None = None) -> Attempt:
    """Compile `unit` with the internal compiler in a child process.

    stdin: the source if that is "-".  seen: where a known preprocessed text may be found.
    """
    read_end, write_end = os.pipe2(os.O_CLOEXEC)
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            os.close(read_end)
            request.forked()
            _set_limits(request.settings.timeout, request.settings.memory)
            write_all(write_end, _compile(request, unit, options, stdin, seen))
            status = 0
        finally:
            os._exit(status)
    os.close(write_end)
    request.children.pids.add(pid)
    chunks = []
    with open(read_end, "rb", buffering=0) as pipe:
        while chunk := pipe.read(1 << 20):
            chunks.append(chunk)
    _, wait_status, usage = os.wait4(pid, 0)
    request.children.pids.discard(pid)
    request.children.check()
    answer = _read_answer(b"".join(chunks), os.waitstatus_to_exitcode(wait_status))
    answer.cpu = usage.ru_utime + usage.ru_stime
    return answer


def _set_limits(cpu_seconds: int, memory: int) -> None:
    """Limit this process; 0 is no limit.  A hard limit of the user's that is lower stays."""
    wanted = ((resource.RLIMIT_CPU, cpu_seconds), (resource.RLIMIT_AS, memory))
    for kind, limit in wanted:
        hard = resource.getrlimit(kind)[1]
        if limit and (hard == resource.RLIM_INFINITY or limit < hard):
            resource.setrlimit(kind, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    for number in (*signals.FORWARDED, signals.SIGXCPU):
        signals.signal(number, signals.SIG_DFL)


def _compile(request: Request, unit: UnitJob, options: Options, stdin: bytes | None, seen: StoredTokens | None) -> bytes:
    """Run the compiler; return the answer as bytes for the pipe: outcome, what was read, the rest."""
    gc.disable()
    reader = TrackingReader(request.hasher, stdin)
    outcome, category, detail, where, trace, packed = _call(unit, options, reader, seen)
    read = (reader.inputs(), list(reader.absent), reader.lines(unit.source), reader.steady())
    return marshal.dumps((outcome, category, detail, where, trace, packed, *read))


def _call(unit: UnitJob, options: Options, reader: TrackingReader, seen: StoredTokens | None,
          ) -> tuple[str, str, str, str, str, _Packed | None]:
    """Call the compiler; return the outcome and five fields: the reason's words, a traceback, a result."""
    services = api.Services(reader, None, None, seen)
    work = api.assemble if unit.language.startswith("assembler") and unit.form != "preprocessed" else api.compile_unit
    try:
        result = work(unit.source, options, services)
    except api.Unsupported as refusal:
        return (REFUSED, refusal.category, refusal.detail, refusal.where, "", None)
    except MemoryError:
        return (LIMITED, INTERNAL_ERROR, "out of memory (PYCC_MEMORY)", "", "", None)
    except Exception as problem:
        import traceback
        text = "".join(traceback.format_exception(problem))
        return (CRASHED, INTERNAL_ERROR, f"{type(problem).__name__}: {problem}", "", text, None)
    return (BUILT, "", "", "", "", _pack(result))


def _pack(result: api.Result) -> _Packed:
    diagnostics = [(d.severity, d.path, d.line, d.column, d.text, d.option, d.source_line, d.caret, d.includes)
                   for d in result.diagnostics]
    return (result.output, diagnostics, [(f.path, f.digest) for f in result.files_read],
            sorted(result.system_files), result.absent, sorted(result.expanded), result.partial, result.phases,
            result.tokens_digest, result.side_outputs, result.seen)


def _unpack(packed: _Packed) -> api.Result:
    output, diagnostics, files, system, absent, expanded, partial, phases, tokens, side, seen = packed
    result = api.Result(
        output, [api.Diagnostic(*d) for d in diagnostics],
        [api.FileRead(*f) for f in files], set(system), absent,
        set(expanded), partial, phases, tokens, side)
    result.seen = seen
    return result


def _read_answer(data: bytes, status: int) -> Attempt:
    """Turn the child's message and exit status into an Attempt."""
    if status != 0:
        if status == -signals.SIGXCPU:
            answer = Attempt(LIMITED)
            answer.detail = "out of CPU time (PYCC_TIMEOUT)"
        else:
            answer = Attempt(CRASHED)
            how = f"signal {-status}" if status < 0 else f"status {status}"
            answer.detail = f"the compiler process died ({how})"
        answer.category = INTERNAL_ERROR
        return answer
    (outcome, category, detail, where, traceback, packed, inputs, absent, lines, steady) = marshal.loads(data)
    answer = Attempt(outcome)
    answer.category, answer.detail, answer.where, answer.traceback = category, detail, where, traceback
    answer.inputs, answer.absent, answer.lines, answer.steady = inputs, absent, lines, steady
    answer.repeatable = steady and outcome != LIMITED
    if packed is not None:
        answer.result = _unpack(packed)
    return answer
