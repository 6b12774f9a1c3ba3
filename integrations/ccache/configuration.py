"""ccache's configuration: ccache.conf and CCACHE_* variables (ccache manual: Configuration).

In: the environment.  Out: a Configuration: every setting with its value and where it comes from; or
ConfigurationError, whose text is what the user sees.

A value comes from the variable CCACHE_NAME, else from the configuration file, else from the system's file, else it
is the default.  A boolean variable means true whatever its value, but a value that says "no" is refused; CCACHE_NONAME
means false.  In a file booleans are "true" and "false", a line may be a comment (#), and $NAME or ${NAME} in a
value stands for an environment variable.

One default is not ccache's: without CCACHE_DIR the cache lies in pycc's directory, so that a ccache installed
beside this command never meets files that it did not write.
"""

from __future__ import annotations

import os

from driver import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

# Columns: key, variable without CCACHE_, kind, default ("-": empty).
_KEYS: Final = """
absolute_paths_in_stderr   ABSSTDERR        bool    false
base_dir                   BASEDIR          path    -
cache_dir                  DIR              path    -
compiler                   COMPILER         text    -
compiler_check             COMPILERCHECK    text    mtime
compiler_type              COMPILERTYPE     type    auto
compression                COMPRESS         bool    true
compression_level          COMPRESSLEVEL    number  0
cpp_extension              EXTENSION        text    -
debug                      DEBUG            bool    false
debug_dir                  DEBUGDIR         text    -
depend_mode                DEPEND           bool    false
direct_mode                DIRECT           bool    true
disable                    DISABLE          bool    false
extra_files_to_hash        EXTRAFILES       text    -
file_clone                 FILECLONE        bool    false
hard_link                  HARDLINK         bool    false
hash_dir                   HASHDIR          bool    true
ignore_headers_in_manifest IGNOREHEADERS    text    -
ignore_options             IGNOREOPTIONS    text    -
inode_cache                INODECACHE       bool    false
keep_comments_cpp          COMMENTS         bool    false
limit_multiple             LIMIT_MULTIPLE   real    0.8
log_file                   LOGFILE          text    -
max_files                  MAXFILES         number  0
max_size                   MAXSIZE          size    5.0G
msvc_dep_prefix            MSVC_DEP_PREFIX  text    Note:_including_file:
namespace                  NAMESPACE        text    -
path                       PATH             text    -
pch_external_checksum      PCH_EXTSUM       bool    false
prefix_command             PREFIX           text    -
prefix_command_cpp         PREFIX_CPP       text    -
read_only                  READONLY         bool    false
read_only_direct           READONLY_DIRECT  bool    false
recache                    RECACHE          bool    false
remote_only                REMOTE_ONLY      bool    false
remote_storage             REMOTE_STORAGE   text    -
reshare                    RESHARE          bool    false
run_second_cpp             CPP2             bool    true
sloppiness                 SLOPPINESS       text    -
stats                      STATS            bool    true
stats_log                  STATSLOG         text    -
temporary_dir              TEMPDIR          text    -
umask                      UMASK            umask   -
"""
_NO_WORDS: Final = ("0", "false", "disable", "no")
_COMPILER_TYPES: Final = ("auto", "clang", "clang-cl", "gcc", "icl", "msvc", "nvcc", "other")
_SYSTEM_FILE: Final = "/etc/ccache.conf"


class ConfigurationError(Exception):
    """A value that cannot be read; the text says which."""


class Key:
    """A row of the table."""

    __slots__ = ("name", "variable", "kind", "default")

    def __init__(self, line: str) -> None:
        self.name, self.variable, self.kind, default = line.split()
        self.default = "" if default == "-" else default.replace("_", " ")


def keys() -> list[Key]:
    """Return all keys, sorted by name."""
    return [Key(line) for line in _KEYS.split("\n") if line]


def parse_size(text: str) -> int:
    """Return the bytes that a size stands for: a number with k, M, G, T or Ki, Mi, Gi, Ti; without a suffix gigabytes.

    Raises ConfigurationError.
    """
    size = settings.parse_size(text + "G" if text[-1:].isdigit() else text)
    if size < 0:
        raise ConfigurationError(f'invalid size: "{text}"')
    return size


def format_size(size: int, digits: int = 1) -> str:
    """Return bytes for people, in decimal units."""
    for unit, factor in (("GB", 10 ** 9), ("MB", 10 ** 6)):
        if size >= factor:
            return f"{size / factor:.{digits}f} {unit}"
    return f"{size / 1000:.{digits}f} kB"


class Configuration:
    """All settings: `text` has each as text, `origin` where it comes from; the methods give values."""

    __slots__ = ("text", "origin", "file", "system_file")

    def __init__(self) -> None:
        self.text: dict[str, str] = {}
        self.origin: dict[str, str] = {}
        self.file = ""
        self.system_file = ""

    def flag(self, name: str) -> bool:
        """Return the value of a boolean setting."""
        return self.text[name] == "true"

    def number(self, name: str) -> int:
        """Return the value of a setting that is a whole number."""
        return int(self.text[name] or "0")

    def max_size(self) -> int:
        """Return the size limit in bytes, 0 for none."""
        return parse_size(self.text["max_size"])

    def limit_multiple(self) -> float:
        """Return the part of a limit that an automatic cleanup leaves."""
        return float(self.text["limit_multiple"])

    def words(self, name: str, separators: str = ", ") -> list[str]:
        """Return the words of a setting that is a list, empty ones left out."""
        text = self.text[name]
        for separator in separators[1:]:
            text = text.replace(separator, separators[0])
        return [word for word in text.split(separators[0]) if word]

    def umask(self) -> int:
        """Return the umask for the cache, -1 for the default."""
        return int(self.text["umask"], 8) if self.text["umask"] else -1

    def temporary_directory(self) -> str:
        """Return the directory for temporary files."""
        return self.text["temporary_dir"] or self.text["cache_dir"] + "/tmp"

    def shown(self, name: str) -> str:
        """Return a setting's value as -p and -k print it."""
        return self.temporary_directory() if name == "temporary_dir" else self.text[name]


def load(environment: Mapping[str, str]) -> Configuration:
    """Return the configuration.  Raises ConfigurationError."""
    configuration = Configuration()
    table = keys()
    for key in table:
        configuration.text[key.name] = key.default
        configuration.origin[key.name] = "default"
    home = environment.get("HOME", "")
    explicit_file = environment.get("CCACHE_CONFIGPATH", "")
    configuration.system_file = "" if explicit_file else _SYSTEM_FILE
    if configuration.system_file:
        _read_file(configuration, configuration.system_file, environment)
    directory = environment.get("CCACHE_DIR", "") or configuration.text["cache_dir"]
    if explicit_file:
        configuration.file = explicit_file
    elif directory:
        configuration.file = directory + "/ccache.conf"
    else:
        configuration.file = (environment.get("XDG_CONFIG_HOME") or home + "/.config") + "/ccache/ccache.conf"
    _read_file(configuration, configuration.file, environment)
    for key in table:
        _read_variable(configuration, key, environment)
    if not configuration.text["cache_dir"]:
        configuration.text["cache_dir"] = _default_directory(environment)
    _check(configuration)
    return configuration


def _default_directory(environment: Mapping[str, str]) -> str:
    return settings.Settings.load(dict(environment)).directory + "/ccache"


def _read_variable(configuration: Configuration, key: Key, environment: Mapping[str, str]) -> None:
    name = "CCACHE_" + key.variable
    if key.kind == "bool":
        negative = "CCACHE_NO" + key.variable
        for variable, value in ((name, "true"), (negative, "false")):
            if variable not in environment:
                continue
            given = environment[variable]
            if given.lower() in _NO_WORDS:
                other = negative if variable == name else name
                raise ConfigurationError(f'{variable}: invalid boolean environment variable value "{given}" (did you mean to set '
                                         f'"{other}=true"?)')
            configuration.text[key.name] = value
            configuration.origin[key.name] = "environment"
    elif name in environment:
        configuration.text[key.name] = environment[name]
        configuration.origin[key.name] = "environment"
        try:
            _validate(key, environment[name])
        except ConfigurationError as problem:
            raise ConfigurationError(f"{name}: {problem}") from None


def _read_file(configuration: Configuration, path: str, environment: Mapping[str, str]) -> None:
    known = {key.name: key for key in keys()}
    for number, name, value in file_lines(path):
        key = known.get(name)
        if key is None:
            continue            # of another version
        try:
            value = _expanded(value, environment)
            _validate(key, value)
        except ConfigurationError as problem:
            raise ConfigurationError(f"{path}:{number}: {problem}") from None
        configuration.text[name] = value
        configuration.origin[name] = path


def file_lines(path: str) -> list[tuple[int, str, str]]:
    """Return (line number, key, value) of each setting in a configuration file, [] if there is no such file.

    Raises ConfigurationError for a line that is none.
    """
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            text = file.read()
    except OSError:
        return []
    result: list[tuple[int, str, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals:
            raise ConfigurationError(f"{path}:{number}: missing equal sign")
        result.append((number, name.strip(), value.strip()))
    return result


def _expanded(value: str, environment: Mapping[str, str]) -> str:
    """Return `value` with $NAME and ${NAME} replaced.  Raises ConfigurationError for a variable that is not set."""
    parts: list[str] = []
    index = 0
    while index < len(value):
        if value[index] != "$":
            parts.append(value[index])
            index += 1
            continue
        index += 1
        braced = value[index:index + 1] == "{"
        start = index + 1 if braced else index
        end = start
        while end < len(value) and (value[end].isalnum() or value[end] == "_"):
            end += 1
        if end == start:
            parts.append("$")
            continue
        name = value[start:end]
        if braced and value[end:end + 1] != "}":
            raise ConfigurationError(f'syntax error: missing "}}" after "{name}"')
        if name not in environment:
            raise ConfigurationError(f'environment variable "{name}" not set')
        parts.append(environment[name])
        index = end + 1 if braced else end
    return "".join(parts)


def _validate(key: Key, value: str) -> None:
    """Raise ConfigurationError for a value that `key` cannot have."""
    kind = key.kind
    if kind == "bool" and value not in ("true", "false"):
        raise ConfigurationError(f'not a boolean value: "{value}"')
    if kind == "size":
        parse_size(value)
    elif kind == "number":
        if not value.lstrip("-").isdigit():
            raise ConfigurationError(f'invalid integer: "{value}"')
    elif kind == "real":
        try:
            float(value)
        except ValueError:
            raise ConfigurationError(f'invalid floating point: "{value}"') from None
    elif kind == "umask" and value:
        try:
            number = int(value, 8)
        except ValueError:
            number = -1
        if not 0 <= number <= 0o777:
            raise ConfigurationError(f'invalid unsigned octal integer: "{value}"')
    elif kind == "type" and value not in _COMPILER_TYPES:
        raise ConfigurationError(f'invalid compiler type: "{value}"')


def _check(configuration: Configuration) -> None:
    base = configuration.text["base_dir"]
    if base and not base.startswith("/"):
        raise ConfigurationError(f'not an absolute path: "{base}"')
    if base:
        configuration.text["base_dir"] = os.path.normpath(base)


def set_value(configuration: Configuration, name: str, value: str) -> None:
    """Write a setting to the configuration file, in its line if it has one.  Raises ConfigurationError and OSError."""
    known = {key.name: key for key in keys()}
    if name not in known:
        raise ConfigurationError(f'unknown configuration option "{name}"')
    _validate(known[name], value)
    line = f"{name} = {value}\n"
    path = configuration.file
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read().splitlines(keepends=True)
    except FileNotFoundError:
        lines = []
    found = False
    for index, old in enumerate(lines):
        if not old.lstrip().startswith("#") and old.partition("=")[0].strip() == name:
            lines[index] = line
            found = True
    if not found:
        lines.append(line)
    directory = os.path.dirname(path)
    if directory:
        os.makedirs(directory, exist_ok=True)
    temporary = f"{path}.{os.getpid()}.tmp"
    with open(temporary, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write("".join(lines))
    os.rename(temporary, path)
    configuration.text[name] = value
