"""Records for other tools: JSON lines with every field, or CSV with the lists joined.

In: records.  Out: a file.  JSON lines are those that driver.records stores, so that they can be read back.
"""

from __future__ import annotations

import csv
import shlex
import sys
from collections.abc import Sequence
from typing import TextIO

from driver import records
from driver.records import Record


def write(path: str, rows: Sequence[Record], form: str) -> int:
    """Write the records to `path` ("-": standard output) as "jsonl" or "csv"; return how many.  Raises OSError."""
    if path == "-":
        return _write(sys.stdout, rows, form)
    with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        return _write(stream, rows, form)


def _write(stream: TextIO, rows: Sequence[Record], form: str) -> int:
    if form == "jsonl":
        for record in rows:
            stream.write(records.encode(record).decode("ascii").strip("\n") + "\n")
    else:
        names = records.attributes()
        table = csv.writer(stream)
        table.writerow(names)
        for record in rows:
            table.writerow([_cell(getattr(record, name)) for name in names])
    return len(rows)


def _cell(value: object) -> str:
    """Return a field as one cell: lists as a shell would take them, maps as name=digest words."""
    if isinstance(value, list):
        return shlex.join(value)
    if isinstance(value, dict):
        return " ".join(f"{name}={digest}" for name, digest in value.items())
    return str(value)
