"""One translation unit, from the wish to the files: policy, cache, record.

In: a UnitJob of a Request.  Out: an Outcome: exit status and what is to be printed; the unit's files are
written, and one record is appended.

This module is the whole way of a hit; what only a miss needs is in driver.internal_miss and driver.gcc_miss.

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

from cache.cache import Lookup
from cache.results import INTERNAL
from compiler.unsupported import Unsupported
from driver import depfile, jobs, keys, outputs, records
from driver.compiler_code import CompilerCode
from driver.hitnotes import Hit
from driver.probes import is_probe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from cache.manifest import ManifestEntry
    from cache.results import StoredResult
    from driver.plan import UnitJob
    from driver.request import Request

REJECTED_VALID: Final = "rejected-valid"
"""Category of a unit in which the internal compiler found errors, and GCC none."""
OBJECT_ROLES: Final = {"object": "object", "assembly": "assembly", "preprocessed": "preprocessed", "check": ""}
"""UnitJob.form -> role of its main output in a StoredResult."""
GCC_FUNCTIONS: Final = "-fgcc-functions="
"""The flag of PYCC_CHOICE's rules that names functions for GCC within a unit (driver.gcc_functions)."""

# Words that begin with -W and turn no warning on, or one that is an error by name.
_NO_WARNINGS: Final = ("-Wno-", "-Werror", "-Wp,", "-Wa,", "-Wl,", "-Wfatal-errors")

_COLOUR_OPTIONS: Final = {
    "-fdiagnostics-color": True, "-fdiagnostics-color=always": True, "-fno-diagnostics-color": False,
    "-fdiagnostics-color=never": False, "-fdiagnostics-plain-output": False,
}


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
        self.day = ""           # as at the start: a compile over midnight must not be filed under tomorrow
        self.stdin: bytes | None = None
        self.hit = Hit()        # what a launcher has to know to serve this unit by itself
        self.gcc_functions: tuple[str, ...] = ()    # which GCC makes within the internal compiler's object

    def run(self) -> Outcome:
        """Do the unit; never raises for what the user's files or command say."""
        request, job, record = self.request, self.job, self.record
        record.cwd = request.cwd
        record.source = job.source
        record.output = request.program if job.temporary else self.output
        record.language = job.language
        record.flags = list(job.key_args)
        self.day = request.clock.day()
        if request.settings.probes == "gcc" and is_probe(job.source, request.cwd):
            record.kind = records.PROBE
            record.cache = "probe"
            outcome = self.uncached()
        else:
            outcome = self._wanted()
        self._finish(outcome)
        launch = request.launch
        if outcome.status == 0 and launch is not None and launch.installation:
            from driver import hits
            why = hits.write_entry(self, launch)
            if why:
                request.log(f"{job.source}: no hit entry: {why}")
        return outcome

    # Policy ------------------------------------------------------------------------------------------

    def _wanted(self) -> Outcome:
        """The internal compiler if it can, else GCC with the reason."""
        request = self.request
        if self.job.source == "-":
            self.stdin = _read_stdin()
        try:
            outcome = self._internal(self._internal_flags())
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

    def _internal_flags(self) -> tuple[str, ...]:
        """Return the flags that the settings add for the internal compiler alone.

        Raises Unsupported when PYCC_CHOICE gives the unit to GCC.
        """
        settings = self.request.settings
        flags: tuple[str, ...] = ()
        choice = self.request.choice()
        if choice is not None:
            from driver.fallback import CHOSEN, GCC
            who, flags = choice.of(self.job.source, self.request.cwd)
            if who == GCC:
                raise Unsupported(CHOSEN, "PYCC_CHOICE")
        if settings.plant:
            flags = (*flags, "-fplant=" + settings.plant)
        return flags

    # The internal compiler -----------------------------------------------------------------------------

    def _internal(self, flags: tuple[str, ...]) -> Outcome | None:
        """Try the internal compiler: None when GCC must take over, with the reason in the record.

        Raises Unsupported with a reason that needs no memory, or was remembered.
        """
        request, job, record = self.request, self.job, self.record
        if self._lone_dependency_option():
            raise Unsupported("option", "a dependency option without -MD")
        if job.form == "check" and not request.settings.strict:
            for word in job.key_args:
                if word.startswith("-W") and not word.startswith(_NO_WARNINGS):
                    raise Unsupported("warnings", word)     # a check is made for its messages: all of them
        options = jobs.compiler_options(job, request.toolchain, request.environment, request.cwd)
        if any(flag.startswith(GCC_FUNCTIONS) for flag in flags):
            from driver import gcc_functions
            self.gcc_functions = gcc_functions.requested(flags)
            gcc_functions.prepare(job, options)
            flags = tuple([flag for flag in flags if not flag.startswith(GCC_FUNCTIONS)])
        options.code_flags += flags
        code = request.launch.code if request.launch is not None else None
        if code is None:
            code = CompilerCode(request.hasher)
        parts = keys.internal_parts(request, job, code.identity, keys.internal_options(request, job, options))
        if self.gcc_functions:
            from driver import gcc_functions
            parts.append(gcc_functions.key_part(request, job, self.gcc_functions))
        record.keys = keys.named_digests(parts)
        key = keys.manifest_key(parts)
        cacheable = not job.uncacheable and self.stdin is None
        known = False
        if cacheable and not request.settings.recache:
            found = request.cache.find(key, request.clock)
            stored = request.cache.load(found.result_key) if found.result_key is not None else None
            if stored is not None and found.result_key is not None:
                self.found(key, found.entry(request.cache.base), stored)
            if stored is not None and stored.cannot:
                raise Unsupported(stored.category, stored.detail, stored.where)
            if stored is not None:
                restored = self.restore(stored, records.DIRECT)
                if restored is not None:
                    return restored
            elif found.known:
                record.miss = found.why
            known = found.known
        self.hit = Hit()
        self.hit.asked = True
        from driver.internal_miss import compile_internally  # loads the compiler
        return compile_internally(self, key, options, code, cacheable, known)

    def colour(self) -> bool:
        """Tell whether messages are shown in colour: as the command line says, else to a terminal that can
        (GCC manual: -fdiagnostics-color)."""
        for word in reversed(self.job.key_args):
            if word in _COLOUR_OPTIONS:
                return _COLOUR_OPTIONS[word]
            if word == "-fdiagnostics-color=auto":
                break
        return self.request.stderr_is_terminal and self.request.environment.get("TERM", "dumb") != "dumb"

    # GCC -------------------------------------------------------------------------------------------------

    def _gcc(self) -> Outcome:
        """GCC's object: from the cache, or by running GCC."""
        request, job, record = self.request, self.job, self.record
        why_not = self._why_uncacheable()
        if why_not:
            record.cache = f"uncacheable: {why_not}"
            return self.uncached()
        parts = keys.gcc_parts(request, job, request.toolchain.identity(job.key_args))
        record.keys = keys.named_digests(parts)
        key = keys.manifest_key(parts)
        lookup = Lookup(None, "", False, "PYCC_RECACHE")
        if not request.settings.recache:
            lookup = request.cache.find(key, request.clock)
        if lookup.result_key is not None:
            stored = request.cache.load(lookup.result_key)
            if stored is not None:
                outcome = self.restore(stored, records.DIRECT)
                if outcome is not None:
                    self.found(key, lookup.entry(request.cache.base), stored)
                    return outcome
                lookup.why = record.miss
            else:
                lookup.why = "the stored result is gone"
        record.miss = lookup.why
        from driver import gcc_miss
        return gcc_miss.compile_known(self, key, parts) if lookup.known else gcc_miss.compile_new(self, key)

    def uncached(self) -> Outcome:
        """Run GCC just as the user asked; nothing is looked up or stored."""
        from driver import gcc_unit
        completed = gcc_unit.run_plain(self.request, self.job, self.output, capture=self.capture, stdin=self.stdin)
        self.children_cpu += completed.cpu
        return Outcome(completed.status, completed.stdout, completed.stderr)

    def _why_uncacheable(self) -> str:
        """Return why GCC's result is not cached, "" if it is."""
        job = self.job
        if job.uncacheable:
            return job.uncacheable
        if self.stdin is not None:
            return "standard input"
        if job.form == "check":
            return "-fsyntax-only"
        if job.form == "preprocessed":
            return "-E"
        for name in ("DEPENDENCIES_OUTPUT", "SUNPRO_DEPENDENCIES"):
            if self.request.environment.get(name):
                return name
        if self._lone_dependency_option():
            return "a dependency option without -MD"
        for path in self._output_paths():
            if not outputs.is_ordinary(path):
                return f"the output {path} is not a regular file"
        return ""

    def _lone_dependency_option(self) -> bool:
        """Tell whether the command has -MF or the like, which GCC refuses without -MD."""
        return self.job.dependency is None and any(word in ("-MP", "-MG", "-MT", "-MQ", "-MF") for word in self.job.gcc_args)

    def _output_paths(self) -> list[str]:
        job = self.job
        paths = [self.output] if self.output else []
        if job.dependency is not None:
            paths.append(job.dependency.path)
        return paths + [side.path for side in job.side_outputs]

    # Files of the unit -----------------------------------------------------------------------------------

    def restore(self, stored: StoredResult, how: str) -> Outcome | None:
        """Write the files of a stored result.  None if it does not fit what is wanted now, or they cannot be
        written: then GCC will say why."""
        record = self.record
        if self.colour() and stored.stderr and not stored.coloured:
            record.miss = "stored messages have no colour"
            return None
        outcome = self.write(stored)
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

    def write(self, stored: StoredResult) -> Outcome | None:
        """Write all files of a result; None if one cannot be written, or the result lacks it."""
        job = self.job
        role = OBJECT_ROLES[job.form]
        stdout = b""
        try:
            for path, data, file_role in self.files_of(stored):
                if file_role == "preprocessed" and path in ("", "-"):
                    stdout = data
                else:
                    outputs.write_output(path, data, file_role)
            if role:
                self.record.object_bytes = len(stored.outputs[role])
        except (OSError, KeyError):
            return None
        return Outcome(0, stdout, self.messages_of(stored))

    def files_of(self, stored: StoredResult) -> list[tuple[str, bytes, str]]:
        """Return path, content and role of each file that a result means here, in the order of writing.  Raises KeyError."""
        job = self.job
        role = OBJECT_ROLES[job.form]
        files: list[tuple[str, bytes, str]] = []
        if role:
            files.append((self.output, stored.outputs[role], role))
        for side in job.side_outputs:
            data = stored.outputs.get(side.role)
            if data is not None:
                files.append((side.path, data, side.role))
        if job.dependency is not None:
            files.append((job.dependency.path, self.dependencies_of(stored.dependencies), "dependencies"))
        return files

    def messages_of(self, stored: StoredResult) -> bytes:
        """Return a result's messages as they are shown here."""
        return without_colour(stored.stderr) if stored.coloured and not self.colour() else stored.stderr

    def found(self, key: bytes, entry: ManifestEntry | None, stored: StoredResult, *, lasting: bool = True) -> None:
        """Note what led to a result or a refusal under the manifest key `key`."""
        hit = self.hit
        if entry is None or not lasting:
            hit.lasting = False
            return
        hit.add(key, entry.inputs, entry.absent, bool(entry.day or entry.time_of_day or entry.timestamps))
        if stored.producer == INTERNAL:
            hit.asked = False
        if not stored.cannot:
            hit.stored = stored
            hit.result_key = entry.result_key

    def write_dependencies(self, dependencies: list[tuple[str, bool]]) -> None:
        """Write the .d file that the command line asks for.  Raises OSError."""
        wanted = self.job.dependency
        assert wanted is not None
        outputs.write_output(wanted.path, self.dependencies_of(dependencies), "dependencies")

    def dependencies_of(self, dependencies: list[tuple[str, bool]]) -> bytes:
        """Return the .d file that the command line asks for."""
        wanted = self.job.dependency
        assert wanted is not None
        names = [path for path, system in dependencies if wanted.system or not system]
        return depfile.render(wanted.targets, names, wanted.phony)

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
        if outcome.status != 0 and record.kind == records.UNIT and not self.request.settings.strict:
            # GCC rejects it too: an error of the user's, not a fallback, whatever sent it there.
            if record.category != REJECTED_VALID:
                record.detail = record.where = ""
            record.category = "source-error"
        records.append(self.request.settings.directory, record)
        self.request.log(f"{record.source}: {record.how} {record.producer} {record.category} "
                         f"status {record.status} {record.cache} {record.miss}")


def without_colour(messages: bytes) -> bytes:
    """Return GCC's messages without the escape sequences of -fdiagnostics-color."""
    import re
    return re.sub(rb"\x1b\[[0-9;]*[mK]", b"", messages)


def _read_stdin() -> bytes:
    chunks = []
    while chunk := os.read(0, 1 << 16):
        chunks.append(chunk)
    return b"".join(chunks)
