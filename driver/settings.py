"""Settings of one request: environment variables PYCC_* and a config file, read alike.

In: the environment and the working directory of the request (never this process's own, so that one
server can serve many builds).  Out: a `Settings` value, with the origin of every setting and a list of
warnings.  A bad value never breaks a build: it is reported (`Settings.warnings`) and the next source
in order counts.

Order, the first that says anything wins: environment; `DIRECTORY/config` of the directory in force;
the user's file, which is $PYCC_CONFIG, else $XDG_CONFIG_HOME/pycc/config, else ~/.config/pycc/config;
the default in the table below.  A variable that is set but empty asks for the default.

A config file has lines `name = value`; the name is the variable's, with or without PYCC_, in either
case; lines that begin with # are comments.  A relative path in it is relative to the file's directory,
in the environment to the working directory; `~/` is the home directory.

Every compile imports this module: no imports beyond `os`, and `pwd` only without $HOME.
Leaves to others: acting on the settings, writing the log file, making the directories.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False       # `import typing` would cost each compile 8 ms
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

# Columns: variable | kind | default | meaning.  Kinds: directory, file (made absolute), command, text,
# flag (1 0 yes no true false on off), size (bytes; k M G T are powers of 1000, Ki Mi Gi Ti of 1024),
# seconds, or the allowed words joined by /.  "-" is an empty default.
TABLE: Final = """
PYCC_DIR      | directory    | -   | Directory of the cache and the records. Default: $XDG_CACHE_HOME/pycc, else ~/.cache/pycc.
PYCC_CONFIG   | file         | -   | Another config file than $XDG_CONFIG_HOME/pycc/config or ~/.config/pycc/config. Not in a file.
PYCC_GCC      | command      | -   | The GCC behind pycc: a command name or a path. Default: the gcc that PATH and the target triple select.
PYCC_STRICT   | flag         | 0   | A C or assembler unit that pycc cannot compile itself is an error, not a fallback to GCC.
PYCC_PROBES   | gcc/internal | gcc | Who answers the probes of configure scripts and build systems.
PYCC_CHOICE   | text         | -   | Which compiler makes which unit: rules such as "gcc all; pycc src/a.c", or @FILE (driver/fallback.py).
PYCC_PLANT    | text         | -   | Break the internal compiler (for tests): op:NAME@FUNCTION, late:NAME@FUNCTION or pair:FILE1,FILE2.
PYCC_BUILD    | text         | -   | Name of the build that records belong to. Default: the topmost make, ninja, cmake or meson above.
PYCC_DISABLE  | flag         | 0   | Hand every command to GCC unchanged: no cache, no internal compiler, no records.
PYCC_RECACHE  | flag         | 0   | Compile even on a cache hit, and store the new result.
PYCC_READONLY | flag         | 0   | Use the cache but never write to it.
PYCC_MAXSIZE  | size         | 5G  | Size limit of the cache; 0 is no limit.
PYCC_BASEDIR  | directory    | -   | Paths below it are kept relative in cache keys, so that two checkouts share results.
PYCC_LOGFILE  | file         | -   | Append what pycc does, and why, to this file.
PYCC_TIMEOUT  | seconds      | 600 | CPU time limit of the internal compiler for one unit; 0 is no limit.
PYCC_MEMORY   | size         | 4G  | Memory limit of the internal compiler for one unit; 0 is no limit.
PYCC_DAEMON   | flag         | 1   | 0: never talk to a server, do everything in the process that was started.
PYCC_IDLE     | seconds      | 600 | The server ends when nobody has asked for anything for so long. Read when it is started.
"""

_SIZE_UNITS: Final = {
    "": 1,
    "k": 1000, "m": 1000 ** 2, "g": 1000 ** 3, "t": 1000 ** 4,
    "ki": 1024, "mi": 1024 ** 2, "gi": 1024 ** 3, "ti": 1024 ** 4,
}
_TRUE_WORDS: Final = ("1", "yes", "true", "on")
_FALSE_WORDS: Final = ("0", "no", "false", "off")


class Row:
    """One row of TABLE: the variable, its kind, default ("" for none) and meaning."""

    __slots__ = ("variable", "kind", "default", "meaning")

    def __init__(self, variable: str, kind: str, default: str, meaning: str) -> None:
        self.variable = variable
        self.kind = kind
        self.default = default
        self.meaning = meaning


def rows() -> list[Row]:
    """Return the rows of TABLE in order, for documentation and checks."""
    result: list[Row] = []
    for line in TABLE.strip().split("\n"):
        columns = line.split("|")
        default = columns[2].strip()
        result.append(Row(columns[0].strip(), columns[1].strip(), "" if default == "-" else default,
                          columns[3].strip()))
    return result


def parse_size(text: str) -> int:
    """Return the bytes that a size such as "5G", "512 MiB" or "1.5Gi" means, -1 when it is none."""
    word = text.strip().lower()
    if len(word) > 1 and word.endswith("b"):
        word = word[:-1]
    end = len(word)
    while end > 0 and word[end - 1].isalpha():
        end -= 1
    unit = word[end:]
    number = word[:end].strip()
    if unit not in _SIZE_UNITS or number == "" or number.strip("0123456789.") != "" or not number.isascii():
        return -1
    try:
        if "." in number:
            return int(float(number) * _SIZE_UNITS[unit])
        return int(number) * _SIZE_UNITS[unit]
    except ValueError:
        return -1


class Settings:
    """Everything a request may ask for.  Sizes are in bytes, times in seconds, paths absolute or "".

    origins:  variable -> where its value came from: "default", "environment" or a config file's path.
    values:   variable -> the value in force as text, for people.
    files:    config files that were read, weakest first.
    warnings: one line for each thing that was wrong; the build goes on regardless.
    """

    __slots__ = ("directory", "gcc", "strict", "probes", "build", "disable", "recache", "readonly",
                 "maxsize", "basedir", "logfile", "timeout", "memory", "daemon", "idle", "choice", "plant",
                 "origins", "values", "files", "warnings")

    def __init__(self) -> None:
        self.directory = ""
        self.gcc = ""
        self.strict = False
        self.probes = "gcc"
        self.build = ""
        self.disable = False
        self.recache = False
        self.readonly = False
        self.maxsize = 0
        self.basedir = ""
        self.logfile = ""
        self.timeout = 0
        self.memory = 0
        self.daemon = True
        self.idle = 0
        self.choice = ""
        self.plant = ""
        self.origins: dict[str, str] = {}
        self.values: dict[str, str] = {}
        self.files: list[str] = []
        self.warnings: list[str] = []

    @staticmethod
    def load(environment: Mapping[str, str], cwd: str = "") -> Settings:
        """Return the settings of a request with this environment and working directory ("": our own).

        Never raises for what the environment or a file says; see `warnings`.
        """
        return _Loader(environment, cwd).load()


class _Source:
    """One place that settings come from: a config file or the environment."""

    __slots__ = ("origin", "base", "values")

    def __init__(self, origin: str, base: str, values: dict[str, str]) -> None:
        self.origin = origin
        self.base = base            # what relative paths are relative to
        self.values = values


class _Loader:
    """Reads the sources of one request and fills a Settings."""

    def __init__(self, environment: Mapping[str, str], cwd: str) -> None:
        self.environment = environment
        self.cwd = cwd
        self.settings = Settings()
        self.sources: list[_Source] = []    # strongest first
        self.home = ""                      # looked up on first use

    def load(self) -> Settings:
        """Collect the sources, then settle every row of the table."""
        settings = self.settings
        named: dict[str, str] = {}
        table = rows()
        for row in table:
            value = self.environment.get(row.variable)
            if value is not None:
                named[row.variable] = value
        self.sources.append(_Source("environment", self._working_directory(named), named))
        known = [row.variable for row in table]
        self._read_user_file(known)

        settings.directory = self._settle_directory(table[0])
        self._read_directory_file(known, settings.directory)

        texts: dict[str, str] = {}
        numbers: dict[str, int] = {}
        for row in table[1:]:
            self._settle(row, texts, numbers)
        settings.gcc = texts["PYCC_GCC"]
        settings.strict = numbers["PYCC_STRICT"] == 1
        settings.probes = texts["PYCC_PROBES"]
        settings.build = texts["PYCC_BUILD"]
        settings.disable = numbers["PYCC_DISABLE"] == 1
        settings.recache = numbers["PYCC_RECACHE"] == 1
        settings.readonly = numbers["PYCC_READONLY"] == 1
        settings.maxsize = numbers["PYCC_MAXSIZE"]
        settings.basedir = texts["PYCC_BASEDIR"]
        settings.logfile = texts["PYCC_LOGFILE"]
        settings.timeout = numbers["PYCC_TIMEOUT"]
        settings.memory = numbers["PYCC_MEMORY"]
        settings.daemon = numbers["PYCC_DAEMON"] == 1
        settings.idle = numbers["PYCC_IDLE"]
        settings.choice = texts["PYCC_CHOICE"]
        settings.plant = texts["PYCC_PLANT"]
        return settings

    # Sources ---------------------------------------------------------------------------------------

    def _working_directory(self, named: dict[str, str]) -> str:
        """Return the request's directory; our own is asked for only if a relative path may need it."""
        if self.cwd == "" and len(named) > 0:
            try:
                self.cwd = os.getcwd()
            except OSError:             # deleted under us: compiles of absolute paths still work
                self.cwd = "/"
        return self.cwd

    def _home(self) -> str:
        """Return the home directory, or "" when neither $HOME nor the user database knows one."""
        if self.home == "":
            home = self.environment.get("HOME", "")
            if home == "" or not home.startswith("/"):
                home = ""
                try:
                    import pwd
                    home = pwd.getpwuid(os.getuid()).pw_dir
                except (ImportError, KeyError):
                    pass                # a container's user without an entry: the caller has another place
            self.home = home
        return self.home

    def _base_directory(self, variable: str, below_home: str) -> str:
        """Return $variable if it is absolute (XDG Base Directory specification), else ~/below_home, else ""."""
        path = self.environment.get(variable, "")
        if path.startswith("/"):
            return path
        home = self._home()
        return home + "/" + below_home if home != "" else ""

    def _read_user_file(self, known: list[str]) -> None:
        asked = self.environment.get("PYCC_CONFIG", "")
        if asked != "":
            path = self._absolute(asked, self.cwd)
        else:
            base = self._base_directory("XDG_CONFIG_HOME", ".config")
            if base == "":
                return
            path = base + "/pycc/config"
        if not self._read_file(path, known) and asked != "":
            self.settings.warnings.append("PYCC_CONFIG: cannot read " + path)
        self.settings.values["PYCC_CONFIG"] = path
        self.settings.origins["PYCC_CONFIG"] = "environment" if asked != "" else "default"

    def _read_directory_file(self, known: list[str], directory: str) -> None:
        """Read DIRECTORY/config, which is weaker than the environment and stronger than the user's file."""
        path = directory + "/config"
        if directory == "" or path in self.settings.files:
            return
        if self._read_file(path, known):
            source = self.sources.pop()
            if "PYCC_DIR" in source.values:
                self.settings.warnings.append(path + ": PYCC_DIR has no effect in the directory's own config file")
            self.sources.insert(1, source)

    def _read_file(self, path: str, known: list[str]) -> bool:
        """Append the config file at `path` as the weakest source; False when there is none to read."""
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError as problem:
            if not isinstance(problem, (FileNotFoundError, NotADirectoryError)):
                self.settings.warnings.append(path + ": " + str(problem.strerror))
            return False
        try:
            data = os.read(descriptor, 1 << 20)
        except OSError as problem:
            self.settings.warnings.append(path + ": " + str(problem.strerror))
            return False
        finally:
            os.close(descriptor)
        self.settings.files.append(path)
        self.sources.append(_Source(path, os.path.dirname(path), self._parse_file(path, data, known)))
        return True

    def _parse_file(self, path: str, data: bytes, known: list[str]) -> dict[str, str]:
        values: dict[str, str] = {}
        number = 0
        for line in data.decode("utf-8", "surrogateescape").split("\n"):
            number += 1
            line = line.strip()
            if line == "" or line.startswith("#"):
                continue
            name, equals, value = line.partition("=")
            variable = name.strip().upper()
            if not variable.startswith("PYCC_"):
                variable = "PYCC_" + variable
            if "\0" in line:
                self.settings.warnings.append(path + ":" + str(number) + ": a NUL byte; line ignored")
            elif equals == "":
                self.settings.warnings.append(path + ":" + str(number) + ": not of the form name = value")
            elif variable not in known or variable == "PYCC_CONFIG":
                self.settings.warnings.append(path + ":" + str(number) + ": no such setting: " + name.strip())
            else:
                values[variable] = value.strip()
        return values

    # Values ----------------------------------------------------------------------------------------

    def _absolute(self, path: str, base: str) -> str:
        if path == "~" or path.startswith("~/"):
            path = self._home() + path[1:]
        return os.path.normpath(os.path.join(base, path))

    def _settle_directory(self, row: Row) -> str:
        """Return the directory in force: as asked for, else in the user's cache directory, else in /tmp."""
        for source in self.sources:
            value = source.values.get(row.variable)
            if value is not None:
                if value == "":
                    break
                path = self._absolute(value, source.base)
                self._note(row.variable, path, source.origin)
                return path
        base = self._base_directory("XDG_CACHE_HOME", ".cache")
        if base != "":
            path = base + "/pycc"
        else:
            # No home at all.  The name is predictable, so it must be ours and ours alone.
            path = "/tmp/pycc-" + str(os.getuid())
            try:
                status = os.lstat(path)
                if status.st_uid != os.getuid() or status.st_mode & 0o170077 != 0o040000:
                    self.settings.warnings.append(path + ": not a private directory of this user; "
                                                  "nothing is cached (set PYCC_DIR)")
                    path = ""
            except OSError:
                try:
                    os.mkdir(path, 0o700)
                except OSError as problem:
                    self.settings.warnings.append(path + ": " + str(problem.strerror))
                    path = ""
        self._note(row.variable, path, "default")
        return path

    def _settle(self, row: Row, texts: dict[str, str], numbers: dict[str, int]) -> None:
        """Put the strongest good value of `row` into texts or numbers, by its kind."""
        if row.variable == "PYCC_CONFIG":
            return
        for source in self.sources:
            value = source.values.get(row.variable)
            if value is None:
                continue
            if value == "":
                break
            if self._accept(row, value, source.base, texts, numbers):
                shown = texts.get(row.variable, value)
                self._note(row.variable, shown, source.origin)
                return
            self.settings.warnings.append(source.origin + ": " + row.variable + "=" + value + ": "
                                          + _expectation(row.kind))
        self._accept(row, row.default, "", texts, numbers)
        self._note(row.variable, row.default, "default")

    def _accept(self, row: Row, value: str, base: str, texts: dict[str, str], numbers: dict[str, int]) -> bool:
        """Store `value` if it is a good one for the row's kind; False otherwise."""
        kind = row.kind
        if kind == "flag":
            word = value.strip().lower()
            if word in _TRUE_WORDS:
                numbers[row.variable] = 1
            elif word in _FALSE_WORDS:
                numbers[row.variable] = 0
            else:
                return False
        elif kind == "size":
            size = parse_size(value)
            if size < 0:
                return False
            numbers[row.variable] = size
        elif kind == "seconds":
            word = value.strip()
            if not (word.isdigit() and word.isascii()) or len(word) > 9:
                return False
            numbers[row.variable] = int(word)
        elif kind == "directory" or kind == "file":
            texts[row.variable] = self._absolute(value, base) if value != "" else ""
        elif kind == "command":
            # A command with a slash is a path; a bare one is looked up in PATH by the driver.
            texts[row.variable] = self._absolute(value, base) if "/" in value else value
        elif kind == "text":
            texts[row.variable] = value
        else:
            if value not in kind.split("/"):
                return False
            texts[row.variable] = value
        return True

    def _note(self, variable: str, value: str, origin: str) -> None:
        self.settings.values[variable] = value
        self.settings.origins[variable] = origin


def _expectation(kind: str) -> str:
    """Say what values a kind takes, for the warning about another one."""
    if kind == "flag":
        return "expected 1 or 0; ignored"
    if kind == "size":
        return "expected a size such as 500M or 5G; ignored"
    if kind == "seconds":
        return "expected whole seconds; ignored"
    return "expected one of " + kind.replace("/", ", ") + "; ignored"
