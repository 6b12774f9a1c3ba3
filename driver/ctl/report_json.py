"""The report as data: what `pyccctl report --json` prints, for scripts and continuous integration.

The layout is stable: keys are added, never renamed; `version` would change otherwise.  Shares are 0 to 1 or
null where there is nothing to share; times are seconds, `began` and `ended` since the epoch.
"""

from __future__ import annotations

from collections.abc import Sequence

from driver.ctl.accounts import Build, Reason, Totals, total
from driver.records import Record

VERSION = 1


def report(chosen: Sequence[Build], with_units: bool = True) -> dict[str, object]:
    """Return the report of the chosen builds; without `with_units`, only their sums."""
    return {
        "version": VERSION,
        "total": totals(total(chosen)),
        "builds": [build_summary(build, with_units) for build in chosen],
    }


def build_summary(build: Build, with_units: bool) -> dict[str, object]:
    """Return one build: identity, times, sums, and its units and probes if asked for."""
    result: dict[str, object] = {
        "build": build.identity,
        "title": build.title,
        "directory": build.directory,
        "began": build.began,
        "ended": build.ended,
        "total": totals(build.totals),
    }
    if with_units:
        result["units"] = [compile_summary(record) for record in build.units]
        result["probes"] = [compile_summary(record) for record in build.probes]
    return result


def totals(sums: Totals) -> dict[str, object]:
    """Return the sums of Totals with its shares and reasons."""
    return {
        "units": sums.units,
        "internal": sums.internal,
        "gcc": sums.gcc,
        "failed": sums.failed,
        "coverage": sums.coverage,
        "lines": sums.lines,
        "internal_lines": sums.internal_lines,
        "lines_unknown": sums.lines_unknown,
        "line_coverage": sums.line_coverage,
        "direct": sums.direct,
        "preprocessed": sums.preprocessed,
        "missed": sums.missed,
        "uncacheable": sums.uncacheable,
        "hit_rate": sums.hit_rate,
        "partial": sums.partial,
        "compiles": sums.compiles,
        "object_bytes": sums.object_bytes,
        "probes": sums.probes,
        "probes_failed": sums.probes_failed,
        "probes_internal": sums.probes_internal,
        "cpu": round(sums.cpu, 6),
        "wall": round(sums.wall, 6),
        "saved": round(sums.saved, 6),
        "reasons": [reason_summary(reason) for reason in sums.ranked_reasons()],
        "failures": [reason_summary(reason) for reason in sums.ranked_failures()],
        "uncacheable_reasons": dict(sums.uncacheable_reasons.most_common()),
        "partial_matters": dict(sums.partial_matters.most_common()),
    }


def reason_summary(reason: Reason) -> dict[str, object]:
    """Return one category with its details and places, the most frequent first."""
    return {
        "category": reason.category,
        "units": reason.units,
        "lines": reason.lines,
        "details": dict(reason.details.most_common()),
        "places": dict(reason.places.most_common()),
    }


def compile_summary(record: Record) -> dict[str, object]:
    """Return one compile without its flags and key (`pyccctl records export` has everything)."""
    return {
        "source": record.source, "output": record.output, "cwd": record.cwd, "language": record.language,
        "how": record.how, "producer": record.producer, "category": record.category, "detail": record.detail,
        "where": record.where, "status": record.status, "cache": record.cache, "miss": record.miss,
        "partial": record.partial, "lines": record.lines, "bytes": record.object_bytes,
        "wall": record.wall, "cpu": record.cpu, "saved": record.saved,
    }
