"""The report as one self-contained page: `pyccctl report --html FILE`.

In: the chosen builds, and all builds for the pictures over time.  Out: HTML text (well-formed XML as
well) with its style and pictures inside; it refers to nothing outside and runs no script, so it can
be mailed, kept as a CI artifact, and read years later.  The figures are those of driver.ctl.accounts.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from html import escape

from driver import records
from driver.ctl import terminal
from driver.ctl.accounts import Build, Reason, Totals, total
from driver.ctl.charts import Bar, Column, Part, bar_chart, column_chart
from driver.ctl.page_style import STYLE
from driver.ctl.terminal import number, percent, plural, seconds
from driver.records import Record

BUILDS_SHOWN = 24
REASONS_SHOWN = 10
DETAILS_SHOWN = 5
PLACES_SHOWN = 6
SLOWEST_SHOWN = 12


def render(chosen: Sequence[Build], known: Sequence[Build], now: float) -> str:
    """Return the page about the chosen builds; `known` are all, `now` is the time to print."""
    totals = total(chosen)
    base = chosen[0].directory if len({build.directory for build in chosen}) == 1 else ""
    title = base or plural(len(chosen), "build")
    units = [record for build in chosen for record in build.units]
    history = _history(chosen, known)
    marked = chosen[0].identity if len(chosen) == 1 and len(history) > 1 else None
    body = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="about">{escape(_about(chosen))}</p>',
        _tiles(totals),
        '<div class="pair">', _coverage_section(history, marked), _cache_section(history, marked), "</div>",
        '<div class="pair">', _reasons_section(totals), _slowest_section(units, base), "</div>",
        _details_section("What stood in the way", "The first thing in each unit that pycc could not do itself",
                         totals.ranked_reasons(), base),
        _details_section("Failed units", "They ended with a status other than 0 and have no object", totals.ranked_failures(), base),
        _units_section(units, base),
        _probes_section([record for build in chosen for record in build.probes], base),
        f"<footer>Written by pyccctl report on {escape(time.strftime('%e %B %Y, %H:%M %Z', time.localtime(now)).strip())}. "
        "A unit is one source and output of a build; its last compile counts. Coverage is the share of the units with an "
        "object that pycc compiled itself, now or when it was stored. Probes, the questions of "
        "configure scripts and build systems, are counted apart."
        "</footer>",
    ]
    text = ('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"/>\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
            f"<title>pycc: {escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body><main>\n"
            + "\n".join(part for part in body if part) + "\n</main></body>\n</html>\n")
    return terminal.printable(text)     # of control characters only the newline is fit for a page


def _history(chosen: Sequence[Build], known: Sequence[Build]) -> list[Build]:
    """Return the builds of the pictures over time: those of the same directories, the chosen among them."""
    places = {build.directory for build in chosen}
    identities = {build.identity: build for build in chosen}
    # A chosen build may be narrowed by --since or --project: it stands in for the whole one.
    result = [identities.get(build.identity, build) for build in known if build.has_units]
    result = [build for build in result if build.units and (build.directory in places or build.identity in identities)]
    return result[-BUILDS_SHOWN:]


def _about(chosen: Sequence[Build]) -> str:
    if len(chosen) == 1:
        build = chosen[0]
        return f"Build by {build.title}, {_date(build.began)}, {seconds(max(build.ended - build.began, 0.0))} from first to last compile"
    return f"{plural(len(chosen), 'build')}, {_date(min(build.began for build in chosen))} to {_date(max(build.ended for build in chosen))}"


def _date(when: float) -> str:
    return time.strftime("%e %b %Y, %H:%M", time.localtime(when)).strip()


# Sections ------------------------------------------------------------------------------------------

def _tiles(totals: Totals) -> str:
    lines = f"{percent(totals.line_coverage)} of {number(totals.lines)} source lines" if totals.lines else "lines not counted"
    failed = f"; {number(totals.failed)} failed" if totals.failed else ""
    hit_share = totals.hits / totals.units if totals.units else None
    probes = f"{plural(totals.probes, 'probe')} apart" if totals.probes else "no probes"
    return '<div class="tiles">' + "".join((
        _tile("Compiled by pycc itself", percent(totals.coverage), lines, totals.coverage, "pycc"),
        _tile("Served from the cache", percent(hit_share),
              f"{number(totals.direct)} direct, {number(totals.preprocessed)} preprocessed", hit_share, "direct"),
        _tile("Units", number(totals.units), f"{number(totals.internal)} by pycc, {number(totals.gcc)} by GCC{failed}; {probes}"),
        _tile("CPU time saved", seconds(totals.saved), f"{seconds(totals.cpu)} spent"),
    )) + "</div>"


def _tile(label: str, value: str, more: str, share: float | None = None, style: str = "") -> str:
    meter = f'<div class="meter"><i class="{style}" style="width:{share * 100:.1f}%"></i></div>' if share is not None else ""
    return (f'<div class="tile"><span class="label">{escape(label)}</span><b>{escape(value)}</b>{meter}'
            f'<div class="more">{escape(more)}</div></div>')


def _section(title: str, note: str, *parts: str, wide: bool = False) -> str:
    opening = '<section class="wide">' if wide else "<section>"
    return f'{opening}<h2>{escape(title)}</h2><p class="note">{escape(note)}</p>' + "".join(parts) + "</section>"


def _legend(*entries: tuple[str, str]) -> str:
    return '<div class="legend">' + "".join(
        f'<span><i class="{style}"></i>{escape(name)}</span>' for style, name in entries) + "</div>"


def _coverage_section(history: Sequence[Build], marked: str | None) -> str:
    columns: list[Column] = []
    for build in history:
        sums = build.totals
        words = f"{_date(build.began)}, {build.title}: "
        share = sums.coverage or 0.0
        rest = 1 - share if sums.objects else 0.0
        columns.append(Column(_label(build, history), (
            Part(share, "pycc", f"{words}{number(sums.internal)} of {number(sums.objects)} units by pycc, {percent(share)}"),
            Part(rest, "gcc", f"{words}{number(sums.gcc)} of {number(sums.objects)} units by GCC, {percent(rest)}")),
            build.identity == marked))
    return _section("Coverage over builds", f"Share of units by who made the object; {plural(len(history), 'build')} of this project",
                    _legend(("pycc", "pycc"), ("gcc", "GCC")), column_chart(columns, "Coverage over builds"))


def _cache_section(history: Sequence[Build], marked: str | None) -> str:
    columns: list[Column] = []
    for build in history:
        sums = build.totals
        words = f"{_date(build.began)}, {build.title}: "
        parts = [Part(count / sums.units, style, f"{words}{number(count)} of {number(sums.units)} units {name}")
                 for count, style, name in ((sums.direct, "direct", "found directly"),
                                            (sums.preprocessed, "preprocessed", "found after preprocessing"),
                                            (sums.missed, "missed", "missed"), (sums.uncacheable, "bad", "not cacheable"))]
        columns.append(Column(_label(build, history), tuple(parts), build.identity == marked))
    return _section("Cache hits over builds", "Share of units that were found in the cache",
                    _legend(("direct", "direct hit"), ("preprocessed", "hit after preprocessing"), ("missed", "missed"),
                            ("bad", "not cacheable")),
                    column_chart(columns, "Cache hits over builds"))


def _label(build: Build, history: Sequence[Build]) -> str:
    """Return the day of a build, or the time of day if all builds are of one day."""
    days = {time.strftime("%F", time.localtime(other.began)) for other in history}
    return time.strftime("%H:%M" if len(days) == 1 else "%e %b", time.localtime(build.began)).strip()


def _reasons_section(totals: Totals) -> str:
    ranked = totals.ranked_reasons()
    if not ranked:
        return _section("Why GCC was needed", "It was not: pycc compiled every unit itself.")
    most = ranked[0].units
    whole = sum(reason.units for reason in ranked)
    bars = [Bar(reason.category, (Part(reason.units / most, "gcc", f"{reason.category}: {plural(reason.units, 'unit')}"),),
                f"{number(reason.units)}  ({percent(reason.units / whole)})") for reason in ranked[:REASONS_SHOWN]]
    more = f"; {len(ranked) - REASONS_SHOWN} rarer reasons are in the table below" if len(ranked) > REASONS_SHOWN else ""
    return _section("Why GCC was needed", f"{plural(whole, 'unit')} by reason{more}", bar_chart(bars, "Units by reason"))


def _slowest_section(units: Sequence[Record], base: str) -> str:
    made = sorted((record for record in units if record.status == 0), key=_cost, reverse=True)[:SLOWEST_SHOWN]
    if not made or _cost(made[0]) <= 0:
        return _section("Slowest units", "No times were recorded.")
    most = _cost(made[0])
    bars: list[Bar] = []
    sources = Counter(record.source_path() for record in made)
    for record in made:
        maker = "pycc" if record.producer == records.INTERNAL else "gcc"
        # One source may be several units; their outputs tell them apart.
        path = record.source_path() if sources[record.source_path()] == 1 or not record.output else record.output_path()
        name = terminal.short_path(path, base)
        bars.append(Bar(name, (Part(_cost(record) / most, maker, f"{record.source_path()}: {seconds(_cost(record))} by {maker}"),),
                        seconds(_cost(record))))
    return _section("Slowest units", "CPU time that the object took to make, now or when it was stored",
                    _legend(("pycc", "pycc"), ("gcc", "GCC")), bar_chart(bars, "Slowest units"))


def _cost(record: Record) -> float:
    """Return the CPU seconds that the unit's object took, also when it came from the cache this time."""
    return record.cpu + record.saved


def _details_section(title: str, note: str, ranked: Sequence[Reason], base: str) -> str:
    if not ranked:
        return ""
    rows: list[str] = []
    for reason in ranked:
        details = reason.details.most_common(DETAILS_SHOWN)
        places = reason.places.most_common(PLACES_SHOWN)
        what = "<br/>".join(f"{escape(detail)}{_times(count)}" for detail, count in details)
        if len(reason.details) > DETAILS_SHOWN:
            what += f"<br/>and {len(reason.details) - DETAILS_SHOWN} more"
        where = "<br/>".join(f"<code>{escape(terminal.short_path(place, base))}</code>{_times(count)}" for place, count in places)
        if len(reason.places) > PLACES_SHOWN:
            where += f"<br/>and {number(len(reason.places) - PLACES_SHOWN)} more"
        rows.append(f'<tr><td class="number">{number(reason.units)}</td><td><b>{escape(reason.category)}</b></td>'
                    f'<td>{what}</td><td class="places">{where}</td></tr>')
    table = ('<table><thead><tr><th class="number">units</th><th>reason</th><th>what</th><th>where most often</th></tr></thead>'
             f"<tbody>{''.join(rows)}</tbody></table>")
    return _section(title, note, table, wide=True)


def _times(count: int) -> str:
    return f" &#215; {number(count)}" if count > 1 else ""


def _units_section(units: Sequence[Record], base: str) -> str:
    rows: list[str] = []
    for record in units:
        style, maker = ("pycc", "pycc") if record.producer == records.INTERNAL else ("gcc", "GCC")
        if record.status != 0:
            style, maker = "bad", f"failed ({record.status})"
        reason = ": ".join(text for text in (record.category, record.detail) if text)
        cache = record.how if record.how != records.COMPILED else record.miss or record.cache
        output = f" &#8594; {escape(terminal.short_output(record.output, base))}" if record.output else ""
        rows.append(f"<tr><td><code>{escape(terminal.short_path(record.source_path(), base))}{output}</code></td>"
                    f'<td><span class="tag"><i class="{style}"></i>{maker}</span></td><td>{escape(reason)}</td>'
                    f'<td>{escape(cache)}</td><td class="number">{escape(seconds(_cost(record)))}</td></tr>')
    heads = '<th>unit</th><th>object by</th><th>reason</th><th>cache</th><th class="number">CPU</th>'
    return _folded("All " + plural(len(units), "unit"), heads, rows)


def _probes_section(probes: Sequence[Record], base: str) -> str:
    asked = Counter((record.producer, record.status, record.source_path() if record.source != "-" else "-", " ".join(record.flags))
                    for record in probes)
    if not asked:
        return ""
    rows = [f'<tr><td class="number">{number(count)}</td><td>{"pycc" if producer == records.INTERNAL else "GCC"}</td>'
            f'<td class="number">{status}</td><td><code>{escape(terminal.short_path(path, base))}</code></td>'
            f"<td><code>{escape(flags)}</code></td></tr>" for (producer, status, path, flags), count in asked.items()]
    heads = '<th class="number">asked</th><th>answer by</th><th class="number">status</th><th>probe</th><th>flags</th>'
    return _folded("All " + plural(len(probes), "probe") + ": questions of configure scripts and build systems", heads, rows)


def _folded(title: str, heads: str, rows: Sequence[str]) -> str:
    """Return a table behind its title; a click shows it."""
    return (f'<section class="wide"><details><summary>{escape(title)}</summary><table><thead><tr>{heads}</tr></thead>'
            f"<tbody>{''.join(rows)}</tbody></table></details></section>")
