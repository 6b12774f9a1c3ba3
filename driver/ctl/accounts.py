"""Accounts: the records of builds, added up the way the reports show them.

In: the lines of driver.records.  Out: `Build` values, oldest first, and the `Totals` of each.

What is counted.  A unit of a build is one (cwd, source, output), see identity(); when a build compiles it more than
once the last compile counts, so that a build that resumes, or repeats, counts each unit once and the
coverage of a rebuild from the cache equals that of the first build.  A unit is exactly one of

- internal: its object came from pycc's own compiler, now or when it was stored;
- gcc:      its object came from GCC, for a reason (category, detail, where);
- failed:   it ended with a non-zero status and has no object.

and, independently, exactly one of direct hit, preprocessed hit, missed, uncacheable.  Coverage is
internal / (internal + gcc).  Probes are counted apart, each time they are asked.  Seconds are summed
over all compiles, also those that a later one of the same unit replaces.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from driver import records
from driver.records import Record

_BUILD = re.compile(rb'"build":"((?:[^"\\]|\\.)*)"')
_UNIT = b'"kind":"' + records.UNIT.encode() + b'"'


@dataclass
class Reason:
    """Why GCC made objects, or why there is none: one category, how often each detail and place was named."""

    category: str
    units: int = 0
    lines: int = 0
    details: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)

    def add(self, record: Record) -> None:
        """Count a unit whose record names this category."""
        self.units += 1
        self.lines += max(record.lines, 0)
        self.details[record.detail or "not stated"] += 1
        self.places[_shown_place(record, record.where or record.source)] += 1


@dataclass
class Totals:
    """Sums over the units of one or more builds; seconds of CPU unless they say wall."""

    units: int = 0
    internal: int = 0
    gcc: int = 0
    failed: int = 0
    direct: int = 0
    preprocessed: int = 0
    missed: int = 0
    uncacheable: int = 0
    partial: int = 0                # honoured only in part
    lines: int = 0                  # source lines of the units that made an object, where known
    internal_lines: int = 0
    lines_unknown: int = 0          # units whose lines nobody counted
    object_bytes: int = 0
    compiles: int = 0               # of units, repeated ones included
    probes: int = 0
    probes_failed: int = 0
    probes_internal: int = 0
    saved: float = 0.0
    cpu: float = 0.0
    wall: float = 0.0
    reasons: dict[str, Reason] = field(default_factory=dict)    # of the units that GCC made
    failures: dict[str, Reason] = field(default_factory=dict)   # of the units that failed
    uncacheable_reasons: Counter[str] = field(default_factory=Counter)
    partial_matters: Counter[str] = field(default_factory=Counter)  # what was honoured only in part, e.g. "warnings"

    @property
    def objects(self) -> int:
        """Units that have an object."""
        return self.internal + self.gcc

    @property
    def coverage(self) -> float | None:
        """Share of the units with an object that pycc compiled itself, 0 to 1; None without units."""
        return self.internal / self.objects if self.objects else None

    @property
    def line_coverage(self) -> float | None:
        """The same by source lines; None when no lines are known."""
        return self.internal_lines / self.lines if self.lines else None

    @property
    def hits(self) -> int:
        """Units found in the cache, either way."""
        return self.direct + self.preprocessed

    @property
    def hit_rate(self) -> float | None:
        """Share of the cacheable units that were found in the cache; None without such units."""
        asked = self.hits + self.missed
        return self.hits / asked if asked else None

    def ranked_reasons(self) -> list[Reason]:
        """Return the reasons for GCC, the most frequent first, then by name."""
        return _ranked(self.reasons)

    def ranked_failures(self) -> list[Reason]:
        """Return the reasons of failures likewise."""
        return _ranked(self.failures)

    def add_compile(self, record: Record) -> None:
        """Count what every compile adds, whether or not a later one replaces it."""
        self.saved += record.saved
        self.cpu += record.cpu
        self.wall += record.wall
        if record.kind == records.PROBE:
            self.probes += 1
            self.probes_failed += record.status != 0
            self.probes_internal += record.producer == records.INTERNAL
        else:
            self.compiles += 1

    def add_unit(self, record: Record) -> None:
        """Count a unit by its last compile."""
        self.units += 1
        self.partial += bool(record.partial)
        self.partial_matters.update(record.partial)
        if record.how == records.DIRECT:
            self.direct += 1
        elif record.how == records.PREPROCESSED:
            self.preprocessed += 1
        elif record.cache.startswith("uncacheable"):
            self.uncacheable += 1
            self.uncacheable_reasons[record.cache.partition(":")[2].strip() or "not stated"] += 1
        else:
            self.missed += 1
        if record.status != 0:
            self.failed += 1
            category = record.category or "source-error"
            self.failures.setdefault(category, Reason(category)).add(record)
            return
        lines = max(record.lines, 0)
        self.lines += lines
        self.lines_unknown += record.lines == records.NOT_KNOWN
        self.object_bytes += max(record.object_bytes, 0)
        if record.producer == records.INTERNAL:
            self.internal += 1
            self.internal_lines += lines
        else:
            self.gcc += 1
            category = record.category or "not-stated"
            self.reasons.setdefault(category, Reason(category)).add(record)


def _ranked(reasons: dict[str, Reason]) -> list[Reason]:
    return sorted(reasons.values(), key=lambda reason: (-reason.units, reason.category))


def _shown_place(record: Record, place: str) -> str:
    """Return file:line with the file as an absolute path, so that equal places of two units are one."""
    path, colon, line = place.rpartition(":")
    if not (colon and line.isdigit()):
        path, colon, line = place, "", ""
    return os.path.normpath(os.path.join(record.cwd, path)) + colon + line


def identity(record: Record) -> tuple[str, ...]:
    """Return what makes a record's unit the same unit in its build: cwd, source and output.

    Units with a temporary object have no output to tell them apart, so their flags do.
    """
    if record.output:
        return (record.cwd, record.source, record.output)
    return (record.cwd, record.source, "", *record.flags)


class Build:
    """All records of one build identity, in the order of writing; decoded when they are asked for."""

    def __init__(self, identity: str) -> None:
        self.identity = identity
        self.lines: list[bytes] = []
        self.has_units = False

    @cached_property
    def records(self) -> list[Record]:
        return [record for record in map(records.decode, self.lines) if record is not None]

    @cached_property
    def units(self) -> list[Record]:
        """The last record of each unit, in the order in which the units first appeared."""
        last: dict[tuple[str, ...], Record] = {}
        for record in self.records:
            if record.kind == records.UNIT:
                last[identity(record)] = record
        return list(last.values())

    @cached_property
    def probes(self) -> list[Record]:
        return [record for record in self.records if record.kind == records.PROBE]

    @cached_property
    def totals(self) -> Totals:
        return total([self])

    @cached_property
    def directory(self) -> str:
        """The innermost directory that holds the working directories of all units."""
        places = {record.cwd for record in self.units or self.records if record.cwd.startswith("/")}
        return os.path.commonpath(sorted(places)) if places else ""

    @cached_property
    def began(self) -> float:
        """Start of the first compile, seconds since the epoch."""
        return min((record.time - record.wall for record in self.records), default=0.0)

    @cached_property
    def ended(self) -> float:
        return max((record.time for record in self.records), default=0.0)

    @property
    def title(self) -> str:
        """What a person calls the build: its tool, its given name, or "by hand"."""
        if self.identity.startswith("session-"):
            return "by hand"
        found = re.fullmatch(r"([a-z-]+)-\d+-\d+-[0-9a-f]*", self.identity)
        return found[1] if found else self.identity


def total(builds: Iterable[Build]) -> Totals:
    """Return the sums over the builds, each unit counted once per build."""
    result = Totals()
    for build in builds:
        for record in build.records:
            result.add_compile(record)
        for record in build.units:
            result.add_unit(record)
    return result


def load(directory: str) -> list[Build]:
    """Return the builds that the records of a pycc directory tell of, in the order of their last record."""
    builds: dict[bytes, Build] = {}
    for line in records.read_lines(directory):
        if not line.endswith(b"}"):
            continue            # torn
        found = _BUILD.search(line)
        raw = found[1] if found else b""
        build = builds.pop(raw, None)
        if build is None:
            build = Build(_unquoted(raw))
        build.lines.append(line)
        build.has_units = build.has_units or _UNIT in line
        builds[raw] = build
    return list(builds.values())


def _unquoted(raw: bytes) -> str:
    import json
    try:
        return str(json.loads(b'"' + raw + b'"'))
    except ValueError:
        return raw.decode("ascii", "replace")


@dataclass(frozen=True)
class Selection:
    """Which builds a command is about.

    name:    an identity, the beginning of one, or "1" for the last build, "2" for the one before...; "" for none.
    every:   all builds instead of the last one.
    since:   only compiles after this time, seconds since the epoch; None for no limit.
    project: only units whose source or working directory is below this absolute path; "" for any.
    """

    name: str = ""
    every: bool = False
    since: float | None = None
    project: str = ""

    def apply(self, builds: Sequence[Build]) -> list[Build]:
        """Return the chosen builds, oldest first; [] when nothing fits.  Raises LookupError for an unknown name."""
        candidates = list(builds)
        if self.since is not None or self.project:
            candidates = [narrowed for build in candidates if (narrowed := self._narrow(build)).records]
        if self.name:
            return [self._named(candidates)]
        if self.every:
            return [build for build in candidates if build.records]
        # A configure run by hand has only probes: the last build of something is the more useful answer.
        for build in reversed(candidates):
            if build.has_units and build.units:
                return [build]
        return [build for build in candidates if build.records][-1:]

    def _narrow(self, build: Build) -> Build:
        """Return a build of the same identity with the records that --since and --project leave."""
        narrowed = Build(build.identity)
        narrowed.records = [record for record in build.records if self._admits(record)]
        narrowed.has_units = any(record.kind == records.UNIT for record in narrowed.records)
        return narrowed

    def _admits(self, record: Record) -> bool:
        if self.since is not None and record.time < self.since:
            return False
        if not self.project:
            return True
        return _is_below(record.cwd, self.project) or _is_below(record.source_path(), self.project)

    def _named(self, builds: Sequence[Build]) -> Build:
        exact = [build for build in builds if build.identity == self.name]
        if exact:
            return exact[0]
        if self.name.isdigit() and 1 <= int(self.name) <= len(builds):
            return builds[-int(self.name)]
        found = [build for build in builds if build.identity.startswith(self.name)]
        if len(found) == 1:
            return found[0]
        if not found:
            raise LookupError(f"no build {self.name!r}; `pyccctl builds` lists them")
        raise LookupError(f"{len(found)} builds begin with {self.name!r}; `pyccctl builds` lists them")


def _is_below(path: str, directory: str) -> bool:
    return path == directory or path.startswith(directory.rstrip("/") + "/")
