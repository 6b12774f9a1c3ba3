"""One translation unit, from the wish to the files: policy, cache, producers, record.

In: a UnitJob of a Request.  Out: an Outcome: exit status and what is to be printed; the unit's files are
written, and one record is appended.

The order of decisions:
1. A probe is GCC's, uncached.
2. The internal compiler is wanted first.  Its result, or its remembered refusal, is looked up under its own
   identity; else it is asked (driver.worker) and its answer stored.
3. What it refuses, or gets wrong by its own account, goes to GCC with the reason; GCC's result is looked up
   under GCC's identity; else GCC runs once, and what it read is found out from its dependency output.
4. With PYCC_STRICT=1 step 3 is an error instead.
Only results of exit status 0 are stored.  A result whose inputs changed while it was made is used, not stored.
"""

from __future__ import annotations

import os
import time

from cache.digest import digest, hash_bytes
from cache.filehash import file_clock_ns
from cache.manifest import ManifestEntry, timestamp_text
from cache.results import GCC, INTERNAL, StoredResult, refusal
from compiler.api import Unsupported
from driver import depfile, gcc_unit, jobs, keys, outputs, positions, records, worker
from driver.includes import FileText, scan
from driver.probes import is_probe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from driver.includes import Scan
    from driver.keys import KeyPart
    from driver.plan import UnitJob
    from driver.process import Completed
    from driver.request import Request

REJECTED_VALID: Final = "rejected-valid"
OBJECT_ROLES: Final = {"object": "object", "assembly": "assembly", "check": ""}
"""UnitJob.form -> role of its main output in a StoredResult."""


class Outcome:
    """What one unit ended with: exit status (minus a signal's number), and its messages."""

    __slots__ = ("status", "stdout", "stderr")

    def __init__(self, status: int, stdout: bytes = b"", stderr: bytes = b"") -> None:
        self.status = status
        self.stdout = stdout
        self.stderr = stderr


class Unit:
    """The work on one unit.  `run` is called once.

    output:  the path that the object goes to; for a temporary object, chosen by the caller.
    capture: messages of an uncached GCC are collected too, because other units run at the same time.
    """

    def __init__(self, request: Request, job: UnitJob, output: str, *, capture: bool) -> None:
        self.request = request
        self.job = job
        self.output = output
        self.capture = capture
        self.record = records.Record()
        self.started = time.monotonic()
        self.started_cpu = time.process_time()
        self.children_cpu = 0.0
        self.start_ns = file_clock_ns()
        self.day = ""           # as at the start: a compile over midnight must not be filed under tomorrow
        self.stdin: bytes | None = None

    def run(self) -> Outcome:
        """Do the unit; never raises for what the user's files or command say."""
        request, job, record = self.request, self.job, self.record
        record.cwd = request.cwd
        record.source = job.source
        record.output = "" if job.temporary else self.output
        record.language = job.language
        record.flags = list(job.key_args)
        self.day = request.clock.day()
        if request.settings.probes == "gcc" and is_probe(job.source, request.cwd):
            record.kind = records.PROBE
            record.cache = "probe"
            outcome = self._gcc_uncached()
        else:
            outcome = self._wanted()
        self._finish(outcome)
        return outcome

    # Policy ------------------------------------------------------------------------------------------

    def _wanted(self) -> Outcome:
        """The internal compiler if it can, else GCC with the reason."""
        request = self.request
        if self.job.source == "-":
            self.stdin = _read_stdin()
        try:
            outcome = self._internal()
        except Unsupported as refused:
            self.record.category = refused.category
            self.record.detail = refused.detail
            self.record.where = refused.where
            outcome = None
        if outcome is not None:
            return outcome
        record = self.record
        request.log(f"{self.job.source}: fallback: {record.category}: {record.detail} {record.where}")
        if request.settings.strict:
            place = record.where or f"{self.job.source}:1"
            text = f"{place}: error: pycc-strict: {record.category}: {record.detail}\n"
            return Outcome(1, b"", text.encode("utf-8", "surrogateescape"))
        return self._gcc()

    # The internal compiler -----------------------------------------------------------------------------

    def _internal(self) -> Outcome | None:
        """Try the internal compiler: None when GCC must take over, with the reason in the record.

        Raises Unsupported with a reason that needs no memory, or was remembered.
        """
        request, job, record = self.request, self.job, self.record
        options = jobs.compiler_options(job, request.toolchain, request.environment, request.cwd)
        code = worker.CompilerCode(request.hasher)
        parts = keys.internal_parts(request, job, code.identity, options.encode())
        record.keys = keys.named_digests(parts)
        key = keys.manifest_key(parts)
        cacheable = not job.uncacheable and self.stdin is None
        if cacheable and not request.settings.recache:
            found = request.cache.find(key, request.clock)
            stored = request.cache.load(found.result_key) if found.result_key is not None else None
            if stored is not None and stored.cannot:
                raise Unsupported(stored.category, stored.detail, stored.where)
            if stored is not None:
                restored = self._restore(stored, records.DIRECT)
                if restored is not None:
                    return restored
            elif found.known:
                record.miss = found.why
        answer = worker.attempt(request, job, options, self.stdin)
        self.children_cpu += answer.cpu
        storable = cacheable and answer.repeatable and not request.settings.readonly
        if answer.outcome != worker.BUILT:
            record.traceback = answer.traceback
            if storable and answer.outcome in (worker.REFUSED, worker.CRASHED) and code.unchanged():
                self._store_refusal(key, answer)
            raise Unsupported(answer.category, answer.detail, answer.where)
        result = answer.result
        if result.failed:
            return self._rejected(answer)
        record.producer = records.INTERNAL
        record.partial = list(result.partial)
        stored = StoredResult(INTERNAL, stderr=self._rendered(answer), partial=list(result.partial),
                              coloured=self._colour(), seconds=answer.cpu)
        role = OBJECT_ROLES[job.form]
        if role:
            stored.outputs[role] = result.output
        stored.outputs.update(result.side_outputs)
        stored.dependencies = [(file.path, file.path in result.system_files) for file in result.files_read]
        written = self._write(stored)
        if written is None:
            record.producer = records.GCC
            raise Unsupported("output", "the output cannot be written")
        if storable and not code.unchanged():
            record.cache = "not stored: the compiler changed meanwhile"
        elif storable:
            self._store_internal(key, answer, stored)
        elif cacheable:
            record.cache = "not stored: a file changed during the compile"
        else:
            record.cache = f"uncacheable: {job.uncacheable}"
        return written

    def _rejected(self, answer: worker.Attempt) -> Outcome | None:
        """The internal compiler found errors: in strict mode they stand; else GCC has the last word."""
        messages = self._rendered(answer)
        if self.request.settings.strict:
            self.record.producer = records.INTERNAL
            return Outcome(1, b"", messages)
        first = next(d for d in answer.result.diagnostics if d.severity in ("error", "fatal error"))
        self.record.category = REJECTED_VALID
        self.record.detail = first.text
        self.record.where = f"{first.path}:{first.line}"
        return None

    def _rendered(self, answer: worker.Attempt) -> bytes:
        from driver.messages import render
        return render(answer.result.diagnostics, self._colour())

    def _colour(self) -> bool:
        return self.request.stderr_is_terminal and self.request.environment.get("TERM", "dumb") != "dumb"

    def _store_refusal(self, key: bytes, answer: worker.Attempt) -> None:
        """Remember what the internal compiler cannot do, under the files that it had read until then."""
        entry = ManifestEntry(b"", answer.inputs, answer.absent, producer=INTERNAL)
        entry.result_key = self._result_key(key, entry)
        stored = refusal(answer.category, answer.detail, answer.where, answer.cpu)
        if self.request.cache.save(entry.result_key, stored):
            self.request.cache.remember(key, entry, self.request.clock)

    def _store_internal(self, key: bytes, answer: worker.Attempt, stored: StoredResult) -> None:
        result = answer.result
        inputs = [(file.path, file.digest) for file in result.files_read]
        entry = self._entry(inputs, result.absent, {name.encode() for name in result.expanded}, INTERNAL)
        entry.result_key = self._result_key(key, entry)
        self._save(key, entry, stored)

    # GCC -------------------------------------------------------------------------------------------------

    def _gcc(self) -> Outcome:
        """GCC's object: from the cache, or by running GCC."""
        request, job, record = self.request, self.job, self.record
        why_not = self._why_uncacheable()
        if why_not:
            record.cache = f"uncacheable: {why_not}"
            return self._gcc_uncached()
        parts = keys.gcc_parts(request, job, request.toolchain.identity(job.key_args))
        record.keys = keys.named_digests(parts)
        key = keys.manifest_key(parts)
        if request.settings.recache:
            record.miss = "PYCC_RECACHE"
            return self._gcc_compile(key, None)
        found = request.cache.find(key, request.clock)
        if found.result_key is not None:
            stored = request.cache.load(found.result_key)
            outcome = self._restore(stored, records.DIRECT) if stored is not None else None
            if outcome is not None:
                return outcome
            found.why = "the stored result is gone" if stored is None else record.miss
        record.miss = found.why
        if not found.known or job.language not in gcc_unit.PREPROCESSED_LANGUAGES:
            return self._gcc_compile(key, None)
        second = self._second_chance(parts)
        if second is None:
            return self._gcc_compile(key, None)
        stored = request.cache.load(second.result_key)
        if stored is not None:
            stored.dependencies = second.dependencies
            outcome = self._restore(stored, records.PREPROCESSED)
            if outcome is not None:
                if second.entry is not None and not request.settings.readonly:
                    second.entry.result_key = second.result_key
                    request.cache.remember(key, second.entry, request.clock)
                return outcome
        return self._gcc_compile(key, second)

    def _why_uncacheable(self) -> str:
        job = self.job
        if job.uncacheable:
            return job.uncacheable
        if self.stdin is not None:
            return "standard input"
        if job.form == "check":
            return "-fsyntax-only"
        for name in ("DEPENDENCIES_OUTPUT", "SUNPRO_DEPENDENCIES"):
            if self.request.environment.get(name):
                return name
        if job.dependency is None and any(word in ("-MP", "-MG", "-MT", "-MQ", "-MF") for word in job.gcc_args):
            return "a dependency option without -MD"
        for path in self._output_paths():
            if not outputs.is_ordinary(path):
                return f"the output {path} is not a regular file"
        return ""

    def _output_paths(self) -> list[str]:
        job = self.job
        paths = [self.output] if self.output else []
        if job.dependency is not None:
            paths.append(job.dependency.path)
        return paths + [side.path for side in job.side_outputs]

    def _gcc_uncached(self) -> Outcome:
        """Run GCC just as the user asked; nothing is looked up or stored."""
        completed = gcc_unit.run_plain(self.request, self.job, self.output, capture=self.capture, stdin=self.stdin)
        return self._completed(completed)

    def _completed(self, completed: Completed) -> Outcome:
        self.children_cpu += completed.cpu
        return Outcome(completed.status, completed.stdout, completed.stderr)

    def _gcc_compile(self, key: bytes, second: SecondChance | None) -> Outcome:
        """Run GCC, which writes the user's files itself; then store what it made."""
        request, job, record = self.request, self.job, self.record
        if second is None:
            self.start_ns = file_clock_ns()
        ran = gcc_unit.run_tracked(request, job, self.output)
        outcome = self._completed(ran.completed)
        if job.dependency is not None and ran.dependencies is not None:
            self._write_dependencies(self._classified(ran.dependencies, None))
        if outcome.status != 0:
            return outcome
        if request.settings.readonly:
            record.cache = "readonly"
        elif outcome.stdout:
            record.cache = "uncacheable: output on stdout"
        elif ran.dependencies is None:
            record.cache = "uncacheable: GCC wrote no dependency list"
        else:
            record.cache = self._store_gcc(key, ran, second)
        return outcome

    def _store_gcc(self, key: bytes, ran: gcc_unit.GccRun, second: SecondChance | None) -> str:
        """Store the result of a run; return what the record says of it."""
        request, job, record = self.request, self.job, self.record
        assert ran.dependencies is not None
        files = _Files(request, self.start_ns)
        texts = files.read_all(ran.dependencies)
        if texts is None:
            return f"not stored: {files.problem}"
        looked = self._scan(texts)
        for path in ran.assembler_files:
            if path not in files.digests and files.read_all([path]) is None:
                return f"not stored: {files.problem}"
        if job.language == "assembler":
            looked.dates.clear()
        dependencies = self._classified(ran.dependencies, looked)
        stored = StoredResult(
            GCC, stderr=ran.completed.stderr, coloured=b"\x1b[" in ran.completed.stderr,
            dependencies=dependencies if job.dependency is not None else [],
            category=record.category, detail=record.detail, where=record.where, seconds=ran.completed.cpu,
            lines=texts[0].data.count(b"\n"))
        role = OBJECT_ROLES[job.form]
        data = outputs.read_output(self.output)
        if data is None:
            return "not stored: the output is gone"
        stored.outputs[role] = data
        for side in job.side_outputs:
            data = outputs.read_output(side.path)
            if data is not None:
                stored.outputs[side.role] = data
        record.lines = stored.lines
        entry = self._entry(list(files.digests.items()), looked.absent, looked.dates, GCC)
        entry.result_key = self._result_key(key, entry)
        if second is not None and not stored.stderr and not looked.assembler_files:
            entry.result_key = second.result_key
        return self._save(key, entry, stored)

    def _save(self, key: bytes, entry: ManifestEntry, stored: StoredResult) -> str:
        cache = self.request.cache
        if not cache.save(entry.result_key, stored):
            return "not stored: the cache cannot be written"
        cache.remember(key, entry, self.request.clock)
        return "stored"

    def _entry(self, inputs: list[tuple[str, bytes]], absent: list[str], dates: set[bytes], producer: str,
               ) -> ManifestEntry:
        """Return a manifest entry without its result key."""
        clock = self.request.clock
        stamped = b"__TIMESTAMP__" in dates
        return ManifestEntry(
            b"", inputs, absent, producer=producer,
            day=self.day if b"__DATE__" in dates else "",
            time_of_day=clock.time_of_day() if b"__TIME__" in dates else "",
            timestamps=[(path, timestamp_text(path)) for path, _ in inputs] if stamped else None)

    def _result_key(self, key: bytes, entry: ManifestEntry) -> bytes:
        """Return the key of a result found by its inputs: what the manifest entry says of them."""
        words = [b"direct", key, entry.day.encode(), entry.time_of_day.encode()]
        for path, content in entry.inputs:
            words.append(os.fsencode(path))
            words.append(content)
        for path, text in entry.timestamps:
            words.append(os.fsencode(path))
            words.append(text.encode())
        return digest(*words)

    def _scan(self, texts: list[FileText]) -> Scan:
        job = self.job
        search = jobs.search_directories(job, self.request.toolchain, self.request.environment, self.request.cwd)
        forced = [word for option, word in jobs.macro_words(job) if option in ("include", "imacros")]
        return scan(texts, search, forced)

    # Second chance -------------------------------------------------------------------------------------------

    def _second_chance(self, parts: list[KeyPart]) -> SecondChance | None:
        """Preprocess a known unit whose inputs changed: the key of what the compiler proper would see.

        None where the preprocessed text does not determine the result.
        """
        request, job = self.request, self.job
        self.start_ns = file_clock_ns()
        text = gcc_unit.preprocess(request, job)
        if text is None:
            return None
        self.children_cpu += text.cpu
        files = _Files(request, self.start_ns)
        texts = files.read_all(text.dependencies)
        if texts is None:
            return None
        looked = self._scan(texts)
        if looked.assembler_files:
            return None
        words = [b"preprocessed"]
        for part in parts:
            if part.name == "cwd" and not job.cwd_matters:
                continue        # the text stands for everything that was found from here
            if part.name == "arguments":
                part = keys.KeyPart("arguments", keys.compiler_arguments(job, request.settings.basedir))
            words.append(part.name.encode())
            words.append(part.value)
        if job.positions_matter or job.side_outputs or positions.tells_position(text.text):
            words.append(hash_bytes(text.text))
            words.extend([hash_bytes(positions.blank(file.data)) for file in texts])
        else:
            words.append(hash_bytes(positions.without_positions(text.text)))
        entry: ManifestEntry | None = None
        if b"__TIME__" not in looked.dates:
            # Never a direct hit as long as the text mentions it; the expansion, if any, is in the key.
            entry = self._entry(list(files.digests.items()), looked.absent, looked.dates, GCC)
        dependencies = self._classified(text.dependencies, looked) if job.dependency is not None else []
        return SecondChance(digest(*words), entry, dependencies)

    # Files of the unit -----------------------------------------------------------------------------------

    def _restore(self, stored: StoredResult, how: str) -> Outcome | None:
        """Write the files of a stored result.  None if it does not fit what is wanted now, or they cannot be
        written: then GCC will say why."""
        record = self.record
        if self._colour() and stored.stderr and not stored.coloured:
            record.miss = "stored messages have no colour"
            return None
        outcome = self._write(stored)
        if outcome is None:
            record.miss = "an output cannot be written"
            return None
        record.how = how
        record.producer = records.INTERNAL if stored.producer == INTERNAL else records.GCC
        if stored.producer == INTERNAL:
            record.category = record.detail = record.where = ""
        record.partial = list(stored.partial)
        record.lines = stored.lines
        record.saved = stored.seconds
        record.miss = ""
        return outcome

    def _write(self, stored: StoredResult) -> Outcome | None:
        job = self.job
        role = OBJECT_ROLES[job.form]
        try:
            if role:
                outputs.write_output(self.output, stored.outputs[role], role)
                self.record.object_bytes = len(stored.outputs[role])
            for side in job.side_outputs:
                data = stored.outputs.get(side.role)
                if data is not None:
                    outputs.write_output(side.path, data, side.role)
            if job.dependency is not None:
                self._write_dependencies(stored.dependencies)
        except (OSError, KeyError):
            return None
        messages = stored.stderr
        if stored.coloured and not self._colour():
            messages = without_colour(messages)
        return Outcome(0, b"", messages)

    def _write_dependencies(self, dependencies: list[tuple[str, bool]]) -> None:
        """Write the .d file that the command line asks for.  Raises OSError."""
        wanted = self.job.dependency
        assert wanted is not None
        names = [path for path, system in dependencies if wanted.system or not system]
        text = depfile.render(wanted.targets, names, wanted.phony)
        outputs.write_output(wanted.path, text, "dependencies")

    def _classified(self, names: list[str], looked: Scan | None) -> list[tuple[str, bool]]:
        """Say of each dependency whether it is a system header, which only -MMD needs to know."""
        wanted = self.job.dependency
        if wanted is None or wanted.system:
            return [(name, False) for name in names]
        if looked is None:
            looked = self._scan(_Files(self.request, 0).read_present(names))
        if looked.system_known:
            return [(name, name in looked.system) for name in names]
        user = gcc_unit.user_dependencies(self.request, self.job)
        if user is None:
            return [(name, name in looked.system) for name in names]
        return [(name, name not in user) for name in names]

    # Record ------------------------------------------------------------------------------------------------

    def _finish(self, outcome: Outcome) -> None:
        record = self.record
        record.time = time.time()
        record.build = self.request.build()
        record.status = outcome.status
        record.wall = time.monotonic() - self.started
        record.cpu = time.process_time() - self.started_cpu + self.children_cpu
        if record.object_bytes < 0 and self.output and outcome.status == 0:
            try:
                record.object_bytes = os.stat(self.output).st_size
            except OSError:
                record.object_bytes = records.NOT_KNOWN
        if record.category == REJECTED_VALID and outcome.status != 0 and not self.request.settings.strict:
            # GCC rejects it too: an error of the user's, not a fallback.
            record.category = "source-error"
        records.append(self.request.settings.directory, record)
        self.request.log(f"{record.source}: {record.how} {record.producer} {record.category} "
                         f"status {record.status} {record.cache} {record.miss}")


class SecondChance:
    """The key of a unit by its preprocessed text, with what that run of the preprocessor found.

    entry: the manifest entry for the next direct look-up, without its result key; None if there can be none.
    """

    __slots__ = ("result_key", "entry", "dependencies")

    def __init__(self, result_key: bytes, entry: ManifestEntry | None, dependencies: list[tuple[str, bool]]) -> None:
        self.result_key = result_key
        self.entry = entry
        self.dependencies = dependencies


class _Files:
    """Reads the files of a compile and holds them against its start: bytes, digests, steadiness.

    digests: path -> content digest, in the order of reading.
    problem: why read_all() answered None.
    """

    def __init__(self, request: Request, start_ns: int) -> None:
        self._hasher = request.hasher
        self._start_ns = start_ns
        self.digests: dict[str, bytes] = {}
        self.problem = ""

    def read_all(self, paths: list[str]) -> list[FileText] | None:
        """Return the texts of `paths`, or None if one is gone or may have changed since the start."""
        texts: list[FileText] = []
        for path in paths:
            try:
                file = self._hasher.read(path)
            except OSError:
                self.problem = f"{path} is gone"
                return None
            if not file.steady or file.stamp.changed_since(self._start_ns):
                self.problem = f"{path} changed during the compile"
                return None
            self.digests[path] = file.digest
            texts.append(FileText(path, file.data))
        return texts

    def read_present(self, paths: list[str]) -> list[FileText]:
        """Return the texts of those of `paths` that can be read."""
        texts: list[FileText] = []
        for path in paths:
            try:
                texts.append(FileText(path, self._hasher.read(path).data))
            except OSError:
                texts.append(FileText(path, b""))
        return texts


def without_colour(messages: bytes) -> bytes:
    """Return GCC's messages without the escape sequences of -fdiagnostics-color."""
    import re
    return re.sub(rb"\x1b\[[0-9;]*[mK]", b"", messages)


def _read_stdin() -> bytes:
    chunks = []
    while chunk := os.read(0, 1 << 16):
        chunks.append(chunk)
    return b"".join(chunks)
