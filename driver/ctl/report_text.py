"""The report for people: what pycc compiled itself, what stood in the way, what the cache did.

In: the selected builds.  Out: text on a rich Console.  The figures are those of driver.ctl.accounts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from driver.ctl import terminal
from driver.ctl.accounts import Build, Reason, Totals, total
from driver.ctl.terminal import BAD, DIM, GOOD, STRONG, WARN, number, percent, plural, seconds
from driver.records import INTERNAL

PLACES_SHOWN = 3
DETAILS_SHOWN = 4
REASONS_SHOWN = 12
FAULTS = ("internal-error", "rejected-valid")       # categories that are bugs, not things that pycc lacks


def write_report(console: Console, chosen: Sequence[Build], known: Sequence[Build]) -> None:
    """Write the report of the chosen builds; `known` are all builds, for "build 2 of 7"."""
    totals = total(chosen)
    _write_heading(console, chosen, known)
    if totals.units:
        console.print()
        _write_summary(console, totals)
        title = "Why GCC compiled the rest" if totals.internal else "Why GCC compiled them"
        _write_reasons(console, title, totals.ranked_reasons(), _base(chosen))
        if any(category in totals.reasons for category in FAULTS):
            console.print()
            console.print(f"  {' and '.join(FAULTS)} are faults of pycc; `pyccctl why FILE` shows what to report.")
        _write_reasons(console, "Why units failed", totals.ranked_failures(), _base(chosen))
        _write_uncacheable(console, totals)
    _write_probes(console, totals)
    if len(chosen) > 1:
        console.print()
        write_builds(console, chosen, known)


def write_builds(console: Console, chosen: Sequence[Build], known: Sequence[Build]) -> None:
    """Write one line for each build, the last one last; the number is what --build takes."""
    rows: list[list[str | Text]] = []
    numbers = {build.identity: len(known) - index for index, build in enumerate(known)}
    for build in chosen:
        sums = build.totals
        rows.append([str(numbers.get(build.identity, "")), terminal.moment(build.began), build.title,
                     number(sums.units), percent(sums.coverage), percent(sums.hit_rate), number(sums.probes),
                     seconds(sums.saved) if sums.saved else "-", terminal.short_path(build.directory, "")])
    columns = [("no.", "right"), ("began", "left"), ("build", "left"), ("units", "right"), ("by pycc", "right"),
               ("cached", "right"), ("probes", "right"), ("saved", "right"), ("directory", "rest")]
    terminal.print_table(console, columns, rows)


def _base(builds: Sequence[Build]) -> str:
    """Return the directory that paths are shown relative to: that of the one build there is."""
    return builds[0].directory if len(builds) == 1 else ""


def _write_heading(console: Console, chosen: Sequence[Build], known: Sequence[Build]) -> None:
    if len(chosen) != 1:
        console.print(Text(f"{plural(len(chosen), 'build')}, each unit counted once in each", style=STRONG))
        return
    build = chosen[0]
    place = [index for index, other in enumerate(known) if other.identity == build.identity]
    line = Text(terminal.printable(terminal.short_path(build.directory, "") or build.title), style=STRONG)
    console.print(line)
    words = [terminal.printable(build.title), terminal.moment(build.began), seconds(max(build.ended - build.began, 0.0))]
    if place and len(known) > 1:
        words.append(f"build {len(known) - place[0]} of {len(known)}, counted from the last")
    console.print(Text("  ·  ".join(words), style=DIM))


def _write_summary(console: Console, totals: Totals) -> None:
    rows: list[list[str | Text]] = []

    def row(name: str, part: int, whole: int, noun: str, picture: bool = True) -> None:
        share = part / whole
        count = Text(number(part).rjust(len(number(max(totals.lines, totals.units)))), style=STRONG)
        count.append(f" of {plural(whole, noun)}", style="not bold")
        rows.append([name, count, percent(share), terminal.bar(share) if picture else ""])

    if totals.objects:
        row("Compiled by pycc", totals.internal, totals.objects, "unit")
    if totals.lines:
        row("   by source lines", totals.internal_lines, totals.lines, "line")
    if totals.objects:
        row("Compiled by GCC", totals.gcc, totals.objects, "unit", picture=False)
    row("From the cache", totals.hits, totals.units, "unit")
    terminal.print_table(console, [("", "left"), ("", "left"), ("", "right"), ("", "left")], rows)
    console.print(f"     {plural(totals.direct, 'direct hit')}, {number(totals.preprocessed)} preprocessed, "
                  f"{number(totals.missed)} missed, {number(totals.uncacheable)} uncacheable")
    if totals.failed:
        console.print(Text(f"  {plural(totals.failed, 'unit')} failed: a status other than 0, and no object", style=WARN))
    if totals.partial:
        matters = ", ".join(terminal.printable(name) for name, _ in _ranked(totals.partial_matters)[:DETAILS_SHOWN])
        console.print(f"  {plural(totals.partial, 'unit')} honoured only in part: {matters}", soft_wrap=True)
    if totals.lines and totals.lines_unknown:
        console.print(f"  lines of {plural(totals.lines_unknown, 'unit')} are not known")
    if totals.compiles != totals.units:
        console.print(f"  {number(totals.compiles)} compiles; the last of each unit counts")
    console.print(f"  Time: {seconds(totals.cpu)} of CPU spent, {seconds(totals.saved)} saved by the cache")


def _write_reasons(console: Console, title: str, ranked: Sequence[Reason], base: str) -> None:
    """Write a table of reasons: each with its most frequent details, and the places where it was met most."""
    if not ranked:
        return
    console.print()
    console.print(Text(title, style=STRONG))
    rows: list[list[str | Text]] = []
    for reason in ranked[:REASONS_SHOWN]:
        first = True
        for detail, count in _ranked(reason.details)[:DETAILS_SHOWN]:
            rows.append([number(reason.units) if first else "", Text(terminal.printable(reason.category), style=STRONG) if first else "",
                         _counted(detail, count, reason.units)])
            first = False
        if len(reason.details) > DETAILS_SHOWN:
            rows.append(["", "", Text(f"and {len(reason.details) - DETAILS_SHOWN} more; `--json` has all", style=DIM)])
        rows.append(["", "", Text(terminal.printable("at " + _places(reason, base)), style=DIM)])
    if len(ranked) > REASONS_SHOWN:
        rest = sum(reason.units for reason in ranked[REASONS_SHOWN:])
        rows.append([number(rest), f"{len(ranked) - REASONS_SHOWN} other reasons", ""])
    terminal.print_table(console, [("units", "right"), ("reason", "left"), ("what, and where most often", "rest")], rows)


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Return (text, count), the most frequent first, then by text."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _counted(text: str, count: int, whole: int) -> str:
    return text if count == whole else f"{text} ({number(count)})"


def _places(reason: Reason, base: str) -> str:
    shown = [_counted(terminal.short_path(place, base), count, 1) for place, count in _ranked(reason.places)[:PLACES_SHOWN]]
    more = len(reason.places) - PLACES_SHOWN
    return ", ".join(shown) + (f" and {plural(more, 'other place')}" if more > 0 else "")


def _write_uncacheable(console: Console, totals: Totals) -> None:
    if not totals.uncacheable:
        return
    console.print()
    console.print(Text("Why units are not cacheable", style=STRONG))
    rows = [[number(count), name] for name, count in _ranked(totals.uncacheable_reasons)]
    terminal.print_table(console, [("units", "right"), ("reason", "rest")], rows)


def _write_probes(console: Console, totals: Totals) -> None:
    if not totals.probes:
        return
    answered = "all answered by GCC" if not totals.probes_internal else f"{number(totals.probes_internal)} answered by pycc itself"
    console.print()
    console.print(f"Probes: {plural(totals.probes, 'question')} about the compiler, {answered}; "
                  f"{number(totals.probes_failed)} with a status other than 0.")


def write_units(console: Console, chosen: Sequence[Build]) -> None:
    """Write one line for each unit of the builds: who made the object, how, and why."""
    for build in chosen:
        rows: list[list[str | Text]] = []
        for record in build.units:
            if record.status != 0:
                maker = Text("failed", style=BAD)
            elif record.producer == INTERNAL:
                maker = Text("pycc", style=GOOD)
            else:
                maker = Text("gcc", style=WARN)
            name = terminal.short_path(record.source_path(), build.directory)
            if record.output:
                name += " -> " + terminal.short_output(record.output, build.directory)
            reason = ": ".join(text for text in (record.category, record.detail) if text)
            rows.append([maker, record.how, seconds(record.cpu), name, reason])
        console.print()
        terminal.print_table(
            console, [("object by", "left"), ("how", "left"), ("CPU", "right"), ("unit", "left"), ("reason", "rest")], rows)


def write_probes(console: Console, chosen: Sequence[Build]) -> None:
    """Write one line for each different probe of the builds: how often it was asked, how it ended, and its words."""
    asked: Counter[tuple[str, int, str, str]] = Counter()
    for build in chosen:
        for record in build.probes:
            maker = "pycc" if record.producer == INTERNAL else "gcc"
            source = terminal.short_path(record.source_path(), build.directory) if record.source != "-" else "-"
            asked[(maker, record.status, source, " ".join(record.flags))] += 1
    if not asked:
        return
    rows: list[list[str | Text]] = []
    for (maker, status, source, flags), count in asked.items():
        rows.append([number(count), maker, Text(str(status), style=DIM if status else ""), source, flags])
    console.print()
    columns = [("asked", "right"), ("answer by", "left"), ("status", "right"), ("probe", "left"), ("flags", "rest")]
    terminal.print_table(console, columns, rows)
