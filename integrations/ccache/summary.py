"""The counters as text: for people (-s), for programs (--print-stats), and the log of counters.

In: counters by name.  Out: lines as ccache 4.7 prints them (measured).
"""

from __future__ import annotations

import os
import time

from integrations.ccache import counters
from integrations.ccache.configuration import Configuration, format_size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Final

# Columns: counter | words.  Shown with two -v in full, with one those that are not 0.
_UNCACHEABLE: Final = """
autoconf_test                    | Autoconf compile/link
bad_compiler_arguments           | Bad compiler arguments
called_for_link                  | Called for linking
called_for_preprocessing         | Called for preprocessing
compile_failed                   | Compilation failed
compiler_produced_no_output      | Compiler output file missing
compiler_produced_empty_output   | Compiler produced empty output
compiler_produced_stdout         | Compiler produced stdout
could_not_use_modules            | Could not use modules
could_not_use_precompiled_header | Could not use precompiled header
recache                          | Forced recache
multiple_source_files            | Multiple source files
no_input_file                    | No input file
output_to_stdout                 | Output to stdout
preprocessor_error               | Preprocessing failed
unsupported_code_directive       | Unsupported code directive
unsupported_compiler_option      | Unsupported compiler option
unsupported_environment_variable | Unsupported environment variable
unsupported_source_language      | Unsupported source language
"""
_ERRORS: Final = """
compiler_check_failed            | Compiler check failed
could_not_find_compiler          | Could not find compiler
bad_output_file                  | Could not write to output file
error_hashing_extra_file         | Error hashing extra file
internal_error                   | Internal error
missing_cache_file               | Missing cache file
"""


def machine_readable(values: Mapping[str, int]) -> str:
    """Return what --print-stats prints: name, tab, number, sorted by name."""
    return "".join([f"{name}\t{values[name]}\n" for name in sorted(values)])


class _Row:
    """A line: its words, and the cells behind them, each with an alignment of its own."""

    __slots__ = ("words", "part", "whole")

    def __init__(self, words: str, part: str = "", whole: int = -1) -> None:
        self.words = words
        self.part = part
        self.whole = whole


def for_people(values: Mapping[str, int], configuration: Configuration, verbosity: int, from_log: bool = False) -> str:
    """Return what -s prints, with as many -v as `verbosity`."""
    direct, preprocessed = values["direct_cache_hit"], values["preprocessed_cache_hit"]
    hits, misses = direct + preprocessed, values["cache_miss"]
    cacheable = hits + misses
    uncacheable_rows = _table(_UNCACHEABLE)
    error_rows = _table(_ERRORS)
    uncacheable = sum([values[name] for name, _words in uncacheable_rows])
    errors = sum([values[name] for name, _words in error_rows])
    total = cacheable + uncacheable + errors
    rows: list[_Row] = []
    if not from_log and verbosity > 0:
        rows.append(_Row("Cache directory:", configuration.text["cache_dir"]))
        rows.append(_Row("Config file:", configuration.file))
        rows.append(_Row("System config file:", configuration.system_file))
        rows.append(_Row("Stats updated:", _time(values[counters.UPDATED])))
        if verbosity > 1:
            rows.append(_Row("Stats zeroed:", _time(values[counters.ZEROED])))
    rows.append(_Row("Cacheable calls:", str(cacheable), total))
    rows.append(_Row("  Hits:", str(hits), cacheable))
    rows.append(_Row("    Direct:", str(direct), hits))
    rows.append(_Row("    Preprocessed:", str(preprocessed), hits))
    rows.append(_Row("  Misses:", str(misses), cacheable))
    if uncacheable or verbosity > 1:
        rows.append(_Row("Uncacheable calls:", str(uncacheable), total))
        if verbosity > 0:
            rows += [_Row(f"  {words}:", str(values[name]), uncacheable) for name, words in uncacheable_rows
                     if values[name] or verbosity > 1]
    if errors or verbosity > 1:
        rows.append(_Row("Errors:", str(errors), total))
        if verbosity > 0:
            rows += [_Row(f"  {words}:", str(values[name])) for name, words in error_rows if values[name] or verbosity > 1]
    if verbosity > 0:
        rows.append(_Row("Successful lookups:"))
        rows.append(_Row("  Direct:", str(direct), direct + values["direct_cache_miss"]))
        rows.append(_Row("  Preprocessed:", str(preprocessed), preprocessed + values["preprocessed_cache_miss"]))
    rows.append(_Row("Local storage:"))
    if not from_log:
        size = values[counters.SIZE] * 1024
        limit = configuration.max_size()
        text = f"{size / 1e9:.2f}"
        if limit:
            text += f" / {limit / 1e9:.2f} ({_percent(size, limit)})"
        rows.append(_Row("  Cache size (GB):", text))
    if verbosity > 0 and not from_log:
        rows.append(_Row("  Files:", str(values[counters.FILES])))
        if verbosity > 1:
            rows.append(_Row("  Cleanups:", str(values[counters.CLEANUPS])))
    if verbosity > 0:
        local = values["local_storage_hit"] + values["local_storage_miss"]
        rows.append(_Row("  Hits:", str(values["local_storage_hit"]), local))
        rows.append(_Row("  Misses:", str(values["local_storage_miss"]), local))
        rows.append(_Row("  Reads:", str(values["local_storage_read_hit"] + values["local_storage_read_miss"])))
        rows.append(_Row("  Writes:", str(values["local_storage_write"])))
    return _render(rows)


def _render(rows: Sequence[_Row]) -> str:
    width = max([len(row.words) for row in rows])
    parts = max([len(row.part) for row in rows if row.whole >= 0] or [0])
    wholes = max([len(str(row.whole)) for row in rows if row.whole >= 0] or [0])
    lines: list[str] = []
    for row in rows:
        line = row.words.ljust(width) + " "
        if row.whole >= 0:
            line += f"{row.part.rjust(parts)} / {str(row.whole).rjust(wholes)}"
            if row.whole:
                line += f" ({_percent(int(row.part), row.whole)})"
        else:
            line += row.part.rjust(parts) if row.part.isdigit() else row.part
        lines.append(line.rstrip() + "\n")
    return "".join(lines)


def _percent(part: int, whole: int) -> str:
    if part >= whole:
        return "100.0%"
    return f"{100 * part / whole:5.2f}%"


def _table(text: str) -> list[tuple[str, str]]:
    result: list[tuple[str, str]] = []
    for line in text.split("\n"):
        if line:
            name, _, words = line.partition("|")
            result.append((name.strip(), words.strip()))
    return result


def _time(seconds: int) -> str:
    return time.strftime("%a %b %e %H:%M:%S %Y", time.localtime(seconds)) if seconds else "never"


def size_limit(size: int) -> str:
    """Return what -M prints."""
    return f"Set cache size limit to {format_size(size)}" if size else "Unset cache size limit"


# The log of counters ------------------------------------------------------------------------------------------------------

def append_to_log(path: str, source: str, changes: Mapping[str, int]) -> None:
    """Append the counters of one command to the log of counters (ccache manual: stats_log)."""
    lines = ["# " + source + "\n"]
    for name in sorted(changes):
        lines += [name + "\n"] * changes[name]
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError:
        return
    try:
        os.write(descriptor, "".join(lines).encode("utf-8", "surrogateescape"))
    except OSError:
        return
    finally:
        os.close(descriptor)


def read_log(path: str) -> dict[str, int]:
    """Return the counters in a log of counters.  Raises OSError."""
    values = {name: 0 for name in counters.names() if name != "-"}
    values[counters.UPDATED] = 0
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            name = line.strip()
            if name in values:
                values[name] += 1
    return values
