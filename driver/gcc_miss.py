"""A unit that GCC has to make: run it once, find out what it read, store the result.

In: a Unit and its key.  Out: the Outcome, with the user's files written.

A unit that is known, but whose inputs changed, gets a second chance first: its preprocessed text names a
result too, so that an edited comment or an unused macro costs a run of the preprocessor and no more.
"""

from __future__ import annotations

from cache.digest import digest, hash_bytes
from cache.filehash import file_clock_ns
from cache.results import GCC, StoredResult
from driver import gcc_unit, jobs, keys, outputs, positions, records, storing
from driver.includes import FileText, Scan, scan
from driver.unit import OBJECT_ROLES, Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cache.manifest import ManifestEntry
    from driver.keys import KeyPart
    from driver.unit import Unit


def compile_new(unit: Unit, key: bytes) -> Outcome:
    """Run GCC on a unit that was never seen under `key`."""
    return _compile(unit, key, file_clock_ns(), None)


def compile_known(unit: Unit, key: bytes, parts: list[KeyPart]) -> Outcome:
    """Serve a unit that was seen under `key` (made of `parts`) with other inputs: by its preprocessed text, or
    by running GCC."""
    request = unit.request
    start_ns = file_clock_ns()
    second = None
    if unit.job.language in gcc_unit.PREPROCESSED_LANGUAGES:
        second = _second_chance(unit, parts, start_ns)
    if second is None:
        return _compile(unit, key, start_ns, None)
    stored = None if request.settings.recache else request.cache.load(second.result_key)
    if stored is not None:
        moved = second.dependencies != stored.dependencies
        stored.dependencies = second.dependencies
        outcome = unit.restore(stored, records.PREPROCESSED)
        if outcome is not None:
            if second.entry is not None:
                storing.remember_also(unit, key, second.entry, second.result_key, stored, moved)
            return outcome
    return _compile(unit, key, start_ns, second)


class _SecondChance:
    """The key of a unit by its preprocessed text, with what that run of the preprocessor found.

    entry: the manifest entry for the next direct look-up, without its result key; None if there can be none.
    """

    __slots__ = ("result_key", "entry", "dependencies")

    def __init__(self, result_key: bytes, entry: ManifestEntry | None, dependencies: list[tuple[str, bool]]) -> None:
        self.result_key = result_key
        self.entry = entry
        self.dependencies = dependencies


def _second_chance(unit: Unit, parts: list[KeyPart], start_ns: int) -> _SecondChance | None:
    """Preprocess the unit: the key of what the compiler proper would see.

    None where preprocessing fails or its text does not determine the result.
    """
    request, job = unit.request, unit.job
    text = gcc_unit.preprocess(request, job)
    if text is None:
        return None
    unit.children_cpu += text.cpu
    files = _Files(unit, text.dependencies, start_ns)
    if files.problem or files.looked.assembler_files:
        return None
    words = [b"preprocessed"]
    for part in parts:
        if part.name == "cwd" and not job.cwd_matters:
            continue        # the text stands for everything that was found from here
        if part.name == "arguments":
            part = keys.KeyPart("arguments", keys.compiler_arguments(job, request.settings.basedir))
        words.append(part.name.encode())
        words.append(part.value)
    words += [files.digests[path] for path in job.extra_inputs if path in files.digests]
    if job.positions_matter or job.side_outputs or positions.tells_position(text.text):
        words.append(hash_bytes(text.text))
        words += [hash_bytes(positions.blank(file.data)) for file in files.texts]
    else:
        words.append(hash_bytes(positions.without_positions(text.text)))
    entry: ManifestEntry | None = None
    if b"__TIME__" not in files.looked.dates:
        # Never a direct hit as long as the text mentions it; the expansion, if any, is in the key.
        entry = files.entry()
    return _SecondChance(digest(*words), entry, files.classified())


def _compile(unit: Unit, key: bytes, start_ns: int, second: _SecondChance | None) -> Outcome:
    """Run GCC, which writes the user's object itself; write the .d file; store what can be stored."""
    request, job, record = unit.request, unit.job, unit.record
    ran = gcc_unit.run_tracked(request, job, unit.output, unit.colour())
    completed = ran.completed
    unit.children_cpu += completed.cpu
    outcome = Outcome(completed.status, completed.stdout, completed.stderr)
    if ran.dependencies is None:
        record.cache = "uncacheable: GCC wrote no dependency list"
        return outcome
    files = _Files(unit, ran.dependencies, start_ns)
    if job.dependency is not None:
        try:
            unit.write_dependencies(files.classified())
        except OSError:
            return unit.uncached()      # GCC says why the file cannot be written
    if outcome.status != 0:
        return outcome
    if request.settings.readonly:
        record.cache = "readonly"
    elif outcome.stdout:
        record.cache = "uncacheable: output on stdout"
    elif files.looked.assembler_files and not ran.assembler_known:
        record.cache = "uncacheable: .incbin or .include of the assembler in a unit compiled for LTO"
    else:
        files.add(ran.assembler_files)
        record.cache = f"not stored: {files.problem}" if files.problem else _store(unit, key, files, ran, second)
    return outcome


def _store(unit: Unit, key: bytes, files: _Files, ran: gcc_unit.GccRun, second: _SecondChance | None) -> str:
    """Store the result of a run; return what the record says of it."""
    job, record = unit.job, unit.record
    stored = StoredResult(
        GCC, stderr=ran.completed.stderr, coloured=unit.colour(), dependencies=files.classified(),
        category=record.category, detail=record.detail, where=record.where, seconds=ran.completed.cpu,
        lines=files.texts[0].data.count(b"\n"))
    data = outputs.read_output(unit.output)
    if data is None:
        return "not stored: the output is gone"
    stored.outputs[OBJECT_ROLES[job.form]] = data
    for side in job.side_outputs:
        data = outputs.read_output(side.path)
        if data is not None:
            stored.outputs[side.role] = data
    record.lines = stored.lines
    entry = files.entry()
    # Messages quote comments and count columns, so a result that has some is found by its files only.
    if second is not None and not stored.stderr and not files.looked.assembler_files:
        entry.result_key = second.result_key
    else:
        entry.result_key = storing.result_key(key, entry)
    return storing.save(unit, key, entry, stored)


class _Files:
    """The files that a run of GCC read: their texts and digests, and what the texts tell.

    digests: path -> content digest, the source first.
    problem: why these cannot be the inputs of a stored result: one is gone or may have changed since the run
             began; "" if they can.
    """

    def __init__(self, unit: Unit, paths: list[str], start_ns: int) -> None:
        self._unit = unit
        self._paths = paths
        self._start_ns = start_ns
        self._classified: list[tuple[str, bool]] | None = None
        self.digests: dict[str, bytes] = {}
        self.problem = ""
        self.texts = [self._read(path) for path in paths]
        self.add(unit.job.extra_inputs)
        self.looked = self._scan()
        self.add(self.looked.tested)
        if self.looked.computed_tests:
            self.problem = "__has_include of a macro"

    def add(self, paths: list[str] | tuple[str, ...]) -> None:
        """Add files that were read as they are, not as C."""
        for path in paths:
            if path not in self.digests:
                self._read(path)

    def _read(self, path: str) -> FileText:
        try:
            file = self._unit.request.hasher.read(path)
        except OSError:
            self.problem = f"{path} is gone"
            return FileText(path, b"")
        if not file.steady or file.stamp.changed_since(self._start_ns):
            self.problem = f"{path} changed during the compile"
        self.digests[path] = file.digest
        return FileText(path, file.data)

    def _scan(self) -> Scan:
        unit = self._unit
        if unit.job.language not in gcc_unit.PREPROCESSED_LANGUAGES:
            return Scan()
        request = unit.request
        search = jobs.search_directories(unit.job, request.toolchain, request.environment, request.cwd)
        forced = [word for option, word in jobs.macro_words(unit.job) if option in ("include", "imacros")]
        return scan(self.texts, search, forced)

    def entry(self) -> ManifestEntry:
        """Return the manifest entry for these files, without its result key."""
        return storing.entry_of(self._unit, list(self.digests.items()), self.looked.absent, self.looked.dates, GCC)

    def classified(self) -> list[tuple[str, bool]]:
        """Return each dependency and whether it is a system header, which only -MMD needs to know; [] where no
        .d file is wanted."""
        if self._classified is None:
            self._classified = self._classify()
        return self._classified

    def _classify(self) -> list[tuple[str, bool]]:
        unit = self._unit
        wanted = unit.job.dependency
        if wanted is None:
            return []
        if wanted.system:
            return [(path, False) for path in self._paths]
        if not self.looked.system_known:
            user = gcc_unit.user_dependencies(unit.request, unit.job)
            if user is not None:
                return [(path, path not in user) for path in self._paths]
        return [(path, path in self.looked.system) for path in self._paths]
