"""ccache's own options: statistics, limits, configuration, making room (ccache manual: Command line options).

In: the words of a command line without a compiler.  Out: exit status; what ccache would print.
Options are done one after the other, as they stand.
"""

from __future__ import annotations

import os
import sys
import time

from integrations.ccache import configuration as settings
from integrations.ccache import counters, summary
from integrations.ccache.storage import Storage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

# Columns: short, long, argument, meaning.  Order of the help text.
_OPTIONS: Final = """
c | cleanup            | -         | remove what is beyond the limits, and count files and sizes anew
C | clear              | -         | remove all entries; the configuration stays
- | config-path        | PATH      | use this configuration file
d | dir                | PATH      | use this cache directory
- | evict-namespace    | NAMESPACE | remove the entries made with this namespace
- | evict-older-than   | AGE       | remove the entries not used for AGE: a number with d (days) or s (seconds)
F | max-files          | NUMBER    | most files in the cache; 0 is no limit
M | max-size           | SIZE      | most bytes in the cache; 0 is no limit; k, M, G, T or Ki, Mi, Gi, Ti; default G
X | recompress         | LEVEL     | accepted; entries are not compressed
o | set-config         | KEY=VALUE | write a setting to the configuration file
x | show-compression   | -         | sizes of the entries
p | show-config        | -         | print all settings and where they come from
- | show-log-stats     | -         | print the counters in the log of counters
s | show-stats         | -         | print the counters; with -v once or twice, more of them
v | verbose            | -         | say more
z | zero-stats         | -         | set the counters to 0
h | help               | -         | print this text
V | version            | -         | print the version
k | get-config         | KEY       | print the value of a setting
- | inspect            | PATH      | print what a file of the cache holds
- | extract-result     | PATH      | write the files of a result to the working directory
- | hash-file          | PATH      | print pycc's digest of a file
- | checksum-file      | PATH      | the same
- | print-stats        | -         | print the counters for programs
"""
_VERSION: Final = "4.7.5"
_DAY_SECONDS: Final = 86400


class _Problem(Exception):
    """An error to print."""


class _Option:
    """A row of the table."""

    __slots__ = ("short", "long", "argument", "meaning")

    def __init__(self, line: str) -> None:
        columns = [column.strip() for column in line.split("|")]
        self.short = "" if columns[0] == "-" else columns[0]
        self.long = columns[1]
        self.argument = "" if columns[2] == "-" else columns[2]
        self.meaning = columns[3]


def _options() -> list[_Option]:
    return [_Option(line) for line in _OPTIONS.split("\n") if "|" in line]


def run(words: Sequence[str], environment: dict[str, str]) -> int:
    """Do the options in `words`; return the exit status."""
    if not words:
        print(_help(), file=sys.stderr)
        return 1
    try:
        todo = _parse(words)
        # -d and --config-path hold for what stands before them as well.
        for long, argument in todo:
            if long == "dir":
                environment["CCACHE_DIR"] = argument
            elif long == "config-path":
                environment["CCACHE_CONFIGPATH"] = argument
        verbosity = sum([long == "verbose" for long, _ in todo])
        evictions = {long: argument for long, argument in todo if long.startswith("evict-")}
        commands = _Commands(settings.load(environment), verbosity)
        for long, argument in todo:
            if not long.startswith("evict-"):
                commands.do(long, argument)
        if evictions:
            commands.evict(evictions.get("evict-namespace"), evictions.get("evict-older-than"))
        return 0
    except (settings.ConfigurationError, _Problem) as problem:
        print(f"ccache: error: {problem}", file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"ccache: error: {problem.filename}: {problem.strerror}", file=sys.stderr)
        return 1


def _parse(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return (long option, argument) for each option."""
    options = _options()
    by_short = {option.short: option for option in options if option.short}
    by_long = {option.long: option for option in options}
    by_long["directory"] = by_long["dir"]
    by_long["dump-result"] = by_long["dump-manifest"] = by_long["inspect"]
    result: list[tuple[str, str]] = []
    pending = list(reversed(words))
    while pending:
        word = pending.pop()
        attached: str | None = None
        if word.startswith("--"):
            name, equals, value = word[2:].partition("=")
            option = by_long.get(name)
            attached = value if equals else None
        else:
            option = by_short.get(word[1:2]) if word.startswith("-") else None
            if option is not None and option.argument:
                attached = word[2:] or None
            elif option is not None and len(word) > 2:
                pending.append("-" + word[2:])      # -sv is -s -v
        if option is None:
            raise _Problem(f"unrecognized option '{word}'")
        if option.argument and attached is None:
            if not pending:
                raise _Problem(f"option '{word}' requires an argument")
            attached = pending.pop()
        result.append((option.long, attached or ""))
    return result


class _Commands:
    """Does one option after the other."""

    def __init__(self, configuration: settings.Configuration, verbosity: int) -> None:
        self._configuration = configuration
        self._verbosity = verbosity

    def do(self, long: str, argument: str) -> None:
        """Do one option.  Raises _Problem, ConfigurationError, OSError."""
        configuration = self._configuration
        directory = configuration.text["cache_dir"]
        if long == "cleanup":
            self._storage().clean()
        elif long == "clear":
            self._storage().clear()
            if os.isatty(1):
                print("Cleared cache")
        elif long == "max-files":
            number = self._set("max_files", argument)
            print(f"Set cache file limit to {number}" if number != "0" else "Unset cache file limit")
        elif long == "max-size":
            size = settings.parse_size(self._set("max_size", argument))
            print(summary.size_limit(size))
        elif long == "set-config":
            name, equals, value = argument.partition("=")
            if not equals:
                raise _Problem(f'missing equal sign in "{argument}"')
            self._set(name.strip(), value.strip())
        elif long == "get-config":
            if argument not in configuration.text:
                raise _Problem(f'unknown configuration option "{argument}"')
            print(configuration.shown(argument))
        elif long == "show-config":
            for name in sorted(configuration.text):
                print(f"({configuration.origin[name]}) {name} = {configuration.shown(name)}")
        elif long == "show-stats":
            print(summary.for_people(counters.totals(directory), configuration, self._verbosity), end="")
        elif long == "print-stats":
            print(summary.machine_readable(counters.totals(directory)), end="")
        elif long == "show-log-stats":
            path = configuration.text["stats_log"]
            if not path:
                raise _Problem("No stats log has been configured")
            print(summary.for_people(summary.read_log(path), configuration, self._verbosity, True), end="")
        elif long == "zero-stats":
            counters.zero(directory, self._storage().directory_mode)
            print("Statistics zeroed")
        elif long == "show-compression":
            self._show_sizes()
        elif long == "recompress":
            print("Entries are not compressed: nothing to do")
        elif long == "version":
            print(_version())
        elif long == "help":
            print(_help())
        elif long in ("hash-file", "checksum-file"):
            print(_digest(argument))
        elif long in ("inspect", "extract-result"):
            from integrations.ccache import inspection
            if long == "inspect":
                print(inspection.describe(argument), end="")
            else:
                inspection.extract(argument)

    def evict(self, namespace: str | None, age: str | None) -> None:
        """Remove the entries of a namespace, or those not used for some time, or those that are both."""
        oldest = time.time()
        if age is not None:
            number, unit = age[:-1], age[-1:]
            if unit.isdigit():
                number, unit = age, "s"
            if not number.isdigit() or unit not in ("s", "d"):
                raise _Problem(f'invalid suffix (supported: d (day) and s (second)): "{age}"')
            oldest -= int(number) * (_DAY_SECONDS if unit == "d" else 1)
        else:
            oldest += _DAY_SECONDS      # whatever its clock says
        self._storage().evict(namespace, oldest)

    def _set(self, name: str, value: str) -> str:
        umask = self._configuration.umask()
        if umask >= 0:
            os.umask(umask)
        settings.set_value(self._configuration, name, value)
        return value

    def _storage(self) -> Storage:
        return Storage(self._configuration, False)

    def _show_sizes(self) -> None:
        values = counters.totals(self._configuration.text["cache_dir"])
        size = settings.format_size(values[counters.SIZE] * 1024)
        print(f"Total data:           {size} ({size} disk blocks)\nIncompressible data:  {size}")


def _version() -> str:
    return (f"ccache version {_VERSION}+pycc\n"
            "This is pyccache, pycc's command in ccache's place; it has the options, variables and counters of ccache "
            f"{_VERSION}.")


def _help() -> str:
    lines = ["Usage:", "    pyccache [OPTION ...]", "    pyccache COMPILER [ARGUMENT ...]",
             "    COMPILER [ARGUMENT ...]        (through a link of the compiler's name to pyccache)", "", "Options:"]
    for option in _options():
        names = f"-{option.short}, --{option.long}" if option.short else f"    --{option.long}"
        if option.argument:
            names += " " + option.argument
        lines.append(f"    {names.ljust(32)} {option.meaning}")
    return "\n".join(lines)


def _digest(path: str) -> str:
    from cache.digest import hash_bytes
    if path == "-":
        return hash_bytes(sys.stdin.buffer.read()).hex()
    with open(path, "rb") as file:
        return hash_bytes(file.read()).hex()
