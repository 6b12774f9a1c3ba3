"""Charts as inline SVG, for the page of `pyccctl report --html`.

In: numbers and labels.  Out: SVG text that takes its colours from the page's CSS classes, so that it
follows the light or dark scheme, and carries every value in a <title>, which browsers show as a tooltip
and screen readers read out.  Lengths are in SVG user units; the page scales the picture to its column.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 520
COLUMN_HEIGHT = 150
AXIS_LEFT = 44
LABEL_BELOW = 22
ROW_HEIGHT = 26
NAME_WIDTH = 200
CHARACTER = 6.8      # width of one character of a name, a little more than any sans-serif face needs
VALUE_WIDTH = 100


@dataclass(frozen=True)
class Part:
    """One part of a column or bar: its share of the whole length (0 to 1), CSS class, and tooltip."""

    share: float
    style: str
    title: str


@dataclass(frozen=True)
class Column:
    """One column of a chart over builds: a label below it, its parts from the bottom up, whether to mark it."""

    label: str
    parts: tuple[Part, ...]
    marked: bool = False


@dataclass(frozen=True)
class Bar:
    """One row of a bar chart: a name on the left, a bar of parts, a value on the right."""

    name: str
    parts: tuple[Part, ...]
    value: str


def column_chart(columns: Sequence[Column], description: str) -> str:
    """Return columns of shares between a 0 % and a 100 % line, the newest on the right."""
    height = COLUMN_HEIGHT + LABEL_BELOW + 8
    output = [_open(height, description)]
    for step in range(5):
        y = 6 + COLUMN_HEIGHT * (4 - step) / 4
        output.append(f'<line class="grid" x1="{AXIS_LEFT}" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        output.append(f'<text class="axis" x="{AXIS_LEFT - 6}" y="{y + 3.5:.1f}" text-anchor="end">{25 * step} %</text>')
    pitch = (WIDTH - AXIS_LEFT - 6) / max(len(columns), 8)
    width = min(pitch * 0.72, 44)
    # Labels must not run into each other: they are some 50 units wide.  The newest and the marked are shown.
    every = max(1, math.ceil(50 / pitch))
    shown = {index for index in range(len(columns)) if (len(columns) - 1 - index) % every == 0}
    for marked in [index for index, column in enumerate(columns) if column.marked]:
        shown = {index for index in shown if abs(index - marked) >= every} | {marked}
    for index, column in enumerate(columns):
        left = AXIS_LEFT + 6 + index * pitch + (pitch - width) / 2
        y = 6.0 + COLUMN_HEIGHT
        for part in column.parts:
            length = COLUMN_HEIGHT * part.share
            y -= length
            if length > 0:
                output.append(f'<rect class="{part.style}" x="{left:.1f}" y="{y:.1f}" width="{width:.1f}" '
                              f'height="{length:.1f}"><title>{escape(part.title)}</title></rect>')
        if index in shown:
            style = "axis marked" if column.marked else "axis"
            output.append(f'<text class="{style}" x="{left + width / 2:.1f}" y="{height - 6}" text-anchor="middle">'
                          f'{escape(column.label)}</text>')
    output.append("</svg>")
    return "".join(output)


def bar_chart(bars: Sequence[Bar], description: str) -> str:
    """Return one horizontal bar a row; lengths are shares of the room between name and value."""
    output = [_open(len(bars) * ROW_HEIGHT + 4, description)]
    names = min(NAME_WIDTH, max((len(_fit(bar.name)) for bar in bars), default=0) * CHARACTER + 12)
    room = WIDTH - names - VALUE_WIDTH
    for index, bar in enumerate(bars):
        y = index * ROW_HEIGHT + 4
        output.append(f'<text class="name" x="{names - 10:.1f}" y="{y + 14}" text-anchor="end">'
                      f'{escape(_fit(bar.name))}<title>{escape(bar.name)}</title></text>')
        left = names
        for part in bar.parts:
            length = max(room * part.share, 1.5 if part.share > 0 else 0)
            if length > 0:
                output.append(f'<rect class="{part.style}" x="{left:.1f}" y="{y}" width="{length:.1f}" height="18" rx="2">'
                              f'<title>{escape(part.title)}</title></rect>')
            left += length
        output.append(f'<text class="value" x="{left + 8:.1f}" y="{y + 14}">{escape(bar.value)}</text>')
    output.append("</svg>")
    return "".join(output)


def _open(height: float, description: str) -> str:
    return (f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img" aria-label="{escape(description)}">'
            f"<title>{escape(description)}</title>")


def _fit(name: str) -> str:
    """Return the end of a name that is too long for its place: of a path the end says most."""
    return name if len(name) <= 28 else "…" + name[-27:]
