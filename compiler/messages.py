"""The text of every diagnostic, in GCC 12's wording, as data.

One constant is one message: "SEVERITY: TEXT" or "SEVERITY -Wopt: TEXT".  TEXT is a %-format whose only
conversion is %s; quotes are plain ASCII, as GCC prints them in the C locale.  Severities:

    error, warning, note, fatal      as GCC prints them ("fatal" is "fatal error")
    pedwarn                          a warning, an error under -pedantic-errors; with no option named it
                                     is always on, and -Wpedantic controls it where that is named
    permerror                        an error that -fpermissive downgrades (none in C)

Constants are grouped by phase; each phase reports through `compiler.diag.Diagnostics.report`.
"""

from __future__ import annotations

from typing import Final

# --- files and the command line -------------------------------------------------------------------
NO_SUCH_FILE: Final = "fatal: %s: %s"
