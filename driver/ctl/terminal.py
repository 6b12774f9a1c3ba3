"""How pyccctl writes: numbers, times, bars and tables for people, on a terminal or in a pipe.

On a terminal of any width columns are cut with an ellipsis rather than wrapped, and colour carries no
meaning that the words do not.  In a pipe there is no colour, nothing is cut, and every row is a line.
"""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

PIPE_WIDTH = 4000           # wider than any row: nothing is cut or wrapped in a pipe
BAR_WIDTH = 24

GOOD = "green"
BAD = "red"
WARN = "yellow"
DIM = "dim"
STRONG = "bold"


def make_console(stderr: bool = False) -> Console:
    """Return the console for standard output or error as it is now."""
    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        # File names need not be UTF-8, and the terminal need not be either.
        stream.reconfigure(errors="backslashreplace")
    terminal = stream.isatty()
    return Console(file=stream, width=None if terminal else PIPE_WIDTH, highlight=False, markup=False, emoji=False,
                   no_color=True if not terminal or os.environ.get("NO_COLOR") else None)


# Names of files and messages of compilers are foreign text: none of it may steer a terminal or break a page.
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code != ord("\n")}


def printable(text: str) -> str:
    """Return `text` with control characters other than newlines shown as \\xNN."""
    return text.translate(_CONTROLS)


def number(value: int) -> str:
    """Return 1234567 as "1,234,567"."""
    return f"{value:,}"


def percent(share: float | None) -> str:
    """Return a share of 1 as "97.3 %"; 100 % only for all and 0 % only for none; "-" for None."""
    if share is None:
        return "-"
    value = round(share * 100, 1)
    if share < 1:
        value = min(value, 99.9)
    if share > 0:
        value = max(value, 0.1)
    return f"{value:.1f} %"


def seconds(value: float) -> str:
    """Return a duration: "0.42 s", "12.3 s", "3 min 20 s", "2 h 05 min"."""
    if value < 0.0005:
        return "0 s"
    if value < 0.1:
        return f"{value * 1000:.3g} ms"
    if value < 10:
        return f"{value:.2f} s"
    if value < 60:
        return f"{value:.1f} s"
    whole = round(value)
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


def size(value: int) -> str:
    """Return bytes as "512 B", "4.2 kB", "1.3 GB": powers of 1000, as PYCC_MAXSIZE counts."""
    amount = float(value)
    for unit in ("B", "kB", "MB", "GB"):
        if amount < 999.95:
            return f"{amount:.1f} {unit}" if unit != "B" else f"{value} B"
        amount /= 1000
    return f"{amount:.1f} TB"


def moment(when: float) -> str:
    """Return a time in the local zone, without the date if it is today's, without the year if it is this one."""
    local = time.localtime(when)
    if time.strftime("%F", local) == time.strftime("%F"):
        return time.strftime("%H:%M:%S", local)
    if time.strftime("%Y", local) == time.strftime("%Y"):
        return time.strftime("%e %b %H:%M", local).strip()
    return time.strftime("%e %b %Y", local).strip()


def plural(count: int, noun: str) -> str:
    """Return "1 unit", "2 units"."""
    return f"{number(count)} {noun}" if count == 1 else f"{number(count)} {noun}s"


def bar(share: float | None, style: str = GOOD) -> Text:
    """Return a bar of BAR_WIDTH cells; its words stand beside it, so it is decoration."""
    if share is None:
        return Text("")
    filled = round(share * BAR_WIDTH)
    if share > 0:
        filled = max(filled, 1)
    if share < 1:
        filled = min(filled, BAR_WIDTH - 1)
    text = Text("█" * filled, style=style)
    text.append("░" * (BAR_WIDTH - filled), style=DIM)
    return text


def short_path(path: str, base: str) -> str:
    """Return an absolute path in its short form.

    Relative to `base` when it is below it or beside it (a kernel is built in a directory of its own), else
    with ~ when it is in the home directory, else unchanged.
    """
    path = os.path.normpath(path) if path else ""
    if base and base != "/":
        if path.startswith(base + "/"):
            return path[len(base) + 1:]
        parent = os.path.dirname(base)
        if parent != "/" and path.startswith(parent + "/"):
            return "../" + path[len(parent) + 1:]
    home = os.environ.get("HOME", "")
    if len(home) > 1 and path.startswith(home + "/"):
        return "~" + path[len(home):]
    return path


def short_output(output: str, base: str) -> str:
    """Return an output as it was given, but an absolute path in its short form."""
    return short_path(output, base) if output.startswith("/") else output


def print_table(console: Console, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[str | Text]],
                indent: int = 2) -> None:
    """Print rows in columns.  A column is (heading, how): how is "left", "right" or "rest".

    The "rest" column, the last one if there is one, is cut where the terminal ends; other columns never are.
    Without headings there is no heading row.  No line ends in spaces.
    """
    lines: list[list[Text]] = [[cell if isinstance(cell, Text) else Text(printable(cell).replace("\n", " ")) for cell in row]
                               for row in rows]
    if any(heading for heading, _ in columns):
        lines.insert(0, [Text(heading, style=DIM) for heading, _ in columns])
    widths = [max((line[index].cell_len for line in lines), default=0) for index in range(len(columns))]
    for line in lines:
        output = Text(" " * indent)
        for index, cell in enumerate(line):
            how = columns[index][1]
            gap = " " * (widths[index] - cell.cell_len)
            if how == "right":
                output.append(gap)
            if how == "rest":
                cell.truncate(max(console.width - output.cell_len, 12), overflow="ellipsis")
            output.append_text(cell)
            if how != "right" and index + 1 < len(line):
                output.append(gap)
            if index + 1 < len(line):
                output.append("  ")
        output.rstrip()
        console.print(output, soft_wrap=True)
