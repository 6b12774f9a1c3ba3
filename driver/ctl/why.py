"""Why a unit missed the cache, or why GCC made its object.

In: a file name and a pycc directory.  Out: `Explanation` values, and their text on a rich Console.

The answer comes from the record of the unit's last compile.  A manifest that was known names the first
input that differs in the record itself (`miss`).  Where no manifest was known, a part of the key has
changed: the parts are compared with those of the unit's compile before, in the order of the key, and
the first one that differs is named with its values before and after where the record has them.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from driver import records
from driver.ctl import terminal
from driver.ctl.terminal import BAD, DIM, GOOD, STRONG, WARN
from driver.records import Record

UNITS_SHOWN = 8

# A record's miss that says no more than that the cache had nothing under this key.
NOT_KNOWN_BEFORE = ("", "unknown unit", "no entry")

# What each part of a key is, for people.  Parts not listed here are shown by their names.
PARTS = {
    "gcc": "the GCC behind pycc",
    "compiler": "pycc's own compiler",
    "arguments": "the command line",
    "options": "the options",
    "cwd": "the working directory",
    "source": "the spelling of the source's path",
    "environment": "an environment variable that GCC reads",
    "dependencies": "the kind of dependency file asked for",
    "language": "the language",
    "form": "the kind of output",
}


@dataclass(frozen=True)
class Change:
    """One difference between a compile and the one before it."""

    name: str           # of a key part, e.g. "arguments"
    before: str
    after: str


@dataclass(frozen=True)
class Explanation:
    """The last compile of one unit, the one before it if there was one, and how often it was compiled.

    traceback: of the internal error that made the object GCC's; from an earlier compile if the refusal was remembered.
    """

    last: Record
    previous: Record | None
    compiles: int
    traceback: str

    def changes(self) -> list[Change]:
        """Return the key parts that differ from the previous compile, in the order of the key."""
        if self.previous is None:
            return []
        before, after = self.previous.keys, self.last.keys
        if not before or not after:
            return []
        names = [*after, *(name for name in before if name not in after)]
        return [self._change(self.previous, name) for name in names if before.get(name) != after.get(name)]

    def _change(self, previous: Record, name: str) -> Change:
        if name in ("arguments", "options"):
            removed, added = _word_differences(previous.flags, self.last.flags)
            if removed or added:
                return Change(name, " ".join(removed), " ".join(added))
        if name == "cwd":
            return Change(name, previous.cwd, self.last.cwd)
        if name == "source":
            return Change(name, previous.source, self.last.source)
        return Change(name, previous.keys.get(name, ""), self.last.keys.get(name, ""))

    def producer_reason(self) -> str:
        """Return "category: detail" of the fallback; "" when pycc made the object itself."""
        return ": ".join(text for text in (self.last.category, self.last.detail) if text)

    def miss_reason(self) -> str:
        """Return in one line why the compile was not a hit; "" when it was one."""
        last = self.last
        if last.how != records.COMPILED:
            return ""
        if last.cache.startswith("uncacheable"):
            return last.cache
        if last.miss not in NOT_KNOWN_BEFORE:
            return last.miss
        changes = self.changes()
        if changes:
            return "changed: " + PARTS.get(changes[0].name, changes[0].name)
        if self.previous is None:
            return "first compile of this unit"
        if self.previous.status != 0:
            return "the compile before failed, and failures are not stored"
        if self.previous.cache not in ("", "stored"):
            return "the compile before was not stored: " + self.previous.cache
        return "the cache no longer knows this unit: it was trimmed, cleared, or is another one"


def _word_differences(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Return the words removed and added between two command lines, in order."""
    removed: list[str] = []
    added: list[str] = []
    for tag, low, high, new_low, new_high in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        if tag != "equal":
            removed += before[low:high]
            added += after[new_low:new_high]
    return removed, added


def find(file: str, cwd: str, directory: str) -> list[Explanation]:
    """Return the units whose source or output is `file`, the one compiled last first; [] when none is.

    file is taken relative to cwd; when no record in the pycc directory names that path, records whose path
    ends in it count.
    """
    wanted = {os.path.normpath(os.path.join(cwd, file)), os.path.realpath(os.path.join(cwd, file))}
    names = sorted({os.path.basename(path) for path in wanted})
    tail = "/" + os.path.normpath(file).lstrip("./")
    exact: dict[tuple[str, str, str], list[Record]] = {}
    similar: dict[tuple[str, str, str], list[Record]] = {}
    position: dict[int, int] = {}       # of a record among all: clocks go backwards, the file does not
    real: dict[str, str] = {}
    for index, record in enumerate(records.read(directory, names)):
        if record.cwd not in real:
            real[record.cwd] = os.path.realpath(record.cwd)
        for name in (record.source, record.output):
            if not name or name == "-":
                continue
            paths = {os.path.normpath(os.path.join(place, name)) for place in (record.cwd, real[record.cwd])}
            unit = (record.cwd, record.source, record.output)   # whatever its flags: those are what may differ
            if paths & wanted:
                found = exact.setdefault(unit, [])
            elif any(path.endswith(tail) for path in paths):
                found = similar.setdefault(unit, [])
            else:
                continue
            if not found or found[-1] is not record:
                found.append(record)
                position[id(record)] = index
    result = [_explain(history) for history in (exact or similar).values()]
    result.sort(key=lambda explanation: position[id(explanation.last)], reverse=True)
    return result


def _explain(history: Sequence[Record]) -> Explanation:
    last = history[-1]
    traceback = ""
    if last.category == "internal-error":
        traceback = next((record.traceback for record in reversed(history) if record.traceback), "")
    return Explanation(last, history[-2] if len(history) > 1 else None, len(history), traceback)


def as_json(explanation: Explanation) -> dict[str, object]:
    """Return the explanation as data for `why --json`."""
    last = explanation.last
    return {
        "source": last.source, "output": last.output, "cwd": last.cwd, "build": last.build, "time": last.time,
        "kind": last.kind, "how": last.how, "producer": last.producer, "category": last.category,
        "detail": last.detail, "where": last.where, "status": last.status, "cache": last.cache,
        "miss": explanation.miss_reason(), "compiles": explanation.compiles, "traceback": explanation.traceback,
        "changes": [{"name": change.name, "before": change.before, "after": change.after}
                    for change in explanation.changes()],
    }


# Text ----------------------------------------------------------------------------------------------

def write(console: Console, found: list[Explanation]) -> None:
    """Write what is known about each of the units."""
    for index, explanation in enumerate(found[:UNITS_SHOWN]):
        if index:
            console.print()
        _write_one(console, explanation)
    if len(found) > UNITS_SHOWN:
        console.print()
        console.print(Text(f"and {len(found) - UNITS_SHOWN} more units; name the output file to choose one", style=DIM))


def _write_one(console: Console, explanation: Explanation) -> None:
    last = explanation.last
    heading = Text(terminal.printable(last.source), style=STRONG)
    if last.output:
        heading.append(terminal.printable(f" -> {last.output}"), style=DIM)
    console.print(heading)
    console.print(Text(f"in {terminal.printable(last.cwd)}, {terminal.moment(last.time)}"
                       + (f", the last of {explanation.compiles} compiles on record" if explanation.compiles > 1 else ""), style=DIM))

    def line(label: str, text: str, style: str = "") -> None:
        row = Text(f"  {label:<9}")
        row.append(terminal.printable(text), style=style)
        console.print(row)

    if last.kind == records.PROBE:
        line("kind", "probe: a question of a configure script; it counts as no part of the project")
    if last.status != 0:
        line("result", f"no object: the compile ended with status {last.status}", BAD)
    elif last.producer == records.INTERNAL:
        line("object", "by pycc's own compiler", GOOD)
    else:
        line("object", "by GCC", WARN)
    if last.category:
        line("because", explanation.producer_reason(), WARN)
    if last.where:
        line("at", last.where)
        _write_source_line(console, last)
    for text in last.partial:
        line("partly", f"honoured: {text}")
    if last.how == records.DIRECT:
        line("cache", f"direct hit; {terminal.seconds(last.saved)} of CPU saved", GOOD)
    elif last.how == records.PREPROCESSED:
        line("cache", f"hit after preprocessing; {terminal.seconds(last.saved)} of CPU saved", GOOD)
        if last.miss:
            line("", f"not direct: {last.miss}")
    elif last.cache.startswith("uncacheable"):
        line("cache", last.cache, WARN)
    else:
        line("cache", "miss: " + explanation.miss_reason(), WARN)
        for change in explanation.changes():
            line("", PARTS.get(change.name, change.name))
            line("", f"  before: {change.before or '(nothing)'}", BAD)
            line("", f"  after:  {change.after or '(nothing)'}", GOOD)
        if last.cache and last.cache != "stored":
            line("", f"this result: {last.cache}")
    line("time", f"{terminal.seconds(last.cpu)} of CPU, {terminal.seconds(last.wall)} elapsed")
    if explanation.traceback:
        console.print(Text("  An internal error; please report it with these lines:", style=BAD))
        for text in explanation.traceback.splitlines():
            console.print(Text("    " + terminal.printable(text)))


def _write_source_line(console: Console, record: Record) -> None:
    """Show the line that stood in the way, if the file is still there."""
    path, _, number = record.where.rpartition(":")
    if not number.isdigit():
        return
    try:
        with open(os.path.join(record.cwd, path), encoding="utf-8", errors="replace") as source:
            for count, text in enumerate(source, 1):
                if count == int(number):
                    console.print(Text(f"           {terminal.printable(text.strip()[:200])}", style=DIM))
                    return
    except OSError:
        return          # the file has gone; its name and line were shown
