"""What the cache holds and what care of it did, in words, for `pyccctl stats` and `pyccctl cache`.

In: the values of cache.maintenance and the totals of the records.  Out: text on a rich Console, or data.
"""

from __future__ import annotations

import dataclasses

from rich.console import Console
from rich.text import Text

from cache.maintenance import Removed, Statistics, Verified
from driver.ctl import terminal
from driver.ctl.accounts import Totals
from driver.ctl.terminal import BAD, DIM, STRONG, number, percent, plural, seconds, size
from driver.settings import Settings

DAMAGE_SHOWN = 20


def write_statistics(console: Console, held: Statistics, totals: Totals, builds: int, settings: Settings) -> None:
    """Write the contents of the cache and, from the records, what it has done for the builds on record."""
    console.print(Text(held.directory, style=STRONG))
    console.print()
    limit = size(settings.maxsize) if settings.maxsize else "no limit"
    rows: list[list[str | Text]] = [
        ["Results", number(held.results), size(held.result_size)],
        ["Manifests", number(held.manifests), size(held.manifest_size)],
        ["Commands known to the launcher", number(held.hits), size(held.hit_size)],
        ["Functions", number(held.functions), size(held.function_size)],
        ["Known refusals", number(held.refusals), ""],
        ["All", number(held.files), f"{size(held.size)} of {limit}"],
    ]
    if settings.maxsize:
        share = min(held.size / settings.maxsize, 1.0)
        rows[-1].append(percent(held.size / settings.maxsize))
        rows[-1].append(terminal.bar(share))
    terminal.print_table(console, [("", "left"), ("files", "right"), ("size", "left"), ("", "right"), ("", "left")],
                         [[*row, *[""] * (5 - len(row))] for row in rows])
    if held.by_producer:
        makers = ", ".join(f"{number(count)} by {'pycc' if name == 'internal' else name}"
                           for name, count in sorted(held.by_producer.items(), key=lambda item: (-item[1], item[0])))
        console.print(f"  Results: {makers}; making them took {seconds(held.seconds)} of CPU")
    if held.oldest_use:
        console.print(f"  Last used between {terminal.moment(held.oldest_use)} and {terminal.moment(held.newest_use)}")
    if held.free_space >= 0:
        console.print(f"  Free on its file system: {size(held.free_space)}")
    console.print()
    console.print(Text(f"In the {plural(builds, 'build')} on record", style=STRONG))
    if not totals.units:
        console.print(Text("  no compiles yet", style=DIM))
        return

    def row(name: str, count: int, whole: int) -> list[str | Text]:
        return [name, number(count), percent(count / whole) if whole else "-", terminal.bar(count / whole) if whole else ""]

    terminal.print_table(console, [("", "left"), ("units", "right"), ("", "right"), ("", "left")], [
        row("Direct hits", totals.direct, totals.units), row("After preprocessing", totals.preprocessed, totals.units),
        row("Missed", totals.missed, totals.units), row("Not cacheable", totals.uncacheable, totals.units)])
    console.print(f"  {seconds(totals.saved)} of CPU saved, {seconds(totals.cpu)} spent")


def statistics_json(held: Statistics, totals: Totals, builds: int, settings: Settings) -> dict[str, object]:
    """Return the same as data."""
    return {
        "cache": {**dataclasses.asdict(held), "limit": settings.maxsize},
        "records": {"builds": builds, "units": totals.units, "direct": totals.direct, "preprocessed": totals.preprocessed,
                    "missed": totals.missed, "uncacheable": totals.uncacheable, "hit_rate": totals.hit_rate,
                    "saved": round(totals.saved, 6), "cpu": round(totals.cpu, 6)},
    }


def describe_removed(removed: Removed) -> str:
    """Return in one line what a trim or a clear did."""
    return (f"removed {plural(removed.files, 'file')} ({size(removed.size)}); "
            f"{number(removed.left_files)} left ({size(removed.left_size)})")


def write_verified(console: Console, checked: Verified) -> None:
    """Write the result of a verification: each damaged file on a line beginning ERROR."""
    for damage in checked.damaged[:DAMAGE_SHOWN]:
        console.print(Text(f"ERROR {damage.path}: {damage.reason}{'; removed' if damage.removed else ''}", style=BAD))
    if len(checked.damaged) > DAMAGE_SHOWN:
        console.print(f"and {plural(len(checked.damaged) - DAMAGE_SHOWN, 'more damaged file')}")
    for path in checked.foreign[:DAMAGE_SHOWN]:
        console.print(Text(f"not the cache's: {path}", style=DIM))
    console.print(f"checked {plural(checked.files, 'file')} ({size(checked.size)}): {number(len(checked.damaged))} damaged")
