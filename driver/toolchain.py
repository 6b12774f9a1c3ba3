"""The GCC behind pycc: which one it is, who it is by content, and what it says about itself.

In: the name under which pycc was called, the command line, the environment, PYCC_GCC.  Out: a Toolchain: the
program to run, the argv[0] and the environment to run it with, its identity as a digest of the programs that
make an object, its version, machine and #include directories.

Choice: `TRIPLE-pycc` (a link) and `--target=TRIPLE` mean TRIPLE-gcc; a link called `gcc` or `TRIPLE-gcc-12`
means the next program of that name in PATH; else it is gcc; PYCC_GCC overrides the name.  pycc is never its
own GCC: a candidate that is the running pycc under any name is passed over, and PYCC_BEHIND, set for GCC and
what it starts, names the programs already chosen, so that a pycc that is started as the GCC of another
passes those over too and hands on what it is given.

What GCC says is remembered in DIRECTORY/toolchain/, one small text per question with its digest behind it,
valid as long as the files it depends on show the same stat (a change of content always changes ctime) and
files that would come first in a search are still absent.  A file changed in the last two seconds is not
trusted to show that.
"""

from __future__ import annotations

import os
import time

from cache.digest import DIGEST_SIZE, blake2b, digest, hash_bytes
from driver.options import OptionTable
from driver.process import Children, run
from driver.response import split

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Final

GUARD: Final = "PYCC_BEHIND"
"""Environment variable of GCC's processes: the programs that pycc has taken for GCC, colon-separated."""

_HEADING: Final = "pycc toolchain 1"
_TOO_NEW_NS: Final = 2_000_000_000

# Programs that take part in making an object.  objcopy does for -gsplit-dwarf.
_PROGRAMS: Final = ("cc1", "as", "objcopy")

# Variables that select the programs; and those that add #include directories, or make GCC write files.
_SELECTING_VARIABLES: Final = ("GCC_EXEC_PREFIX", "COMPILER_PATH", "PATH")
_DISTURBING_VARIABLES: Final = ("CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
                             "DEPENDENCIES_OUTPUT", "SUNPRO_DEPENDENCIES")

# Fields of /proc/cpuinfo that -march=native depends on; the others differ between cores or with time.
_PROCESSOR_FIELDS: Final = ("vendor_id", "cpu family", "model", "model name", "stepping", "cache size", "flags",
                            "CPU implementer", "CPU variant", "CPU part", "CPU revision", "Features", "isa", "uarch")


# Predefined macros, as -dM prints them, that show how GCC was configured, and the options they stand for.
_CONFIGURED: Final = {
    "#define __PIE__ 2": "-fPIE",
    "#define __PIE__ 1": "-fpie",
    "#define __SSP_STRONG__ 3": "-fstack-protector-strong",
    "#define __SSP_ALL__ 2": "-fstack-protector-all",
    "#define __SSP__ 1": "-fstack-protector",
    "#define __CET__ 1": "-fcf-protection=branch",
    "#define __CET__ 2": "-fcf-protection=return",
    "#define __CET__ 3": "-fcf-protection=full",
}


class NoCompiler(Exception):
    """No GCC was found; the text says what was looked for."""


class IncludePath:
    """GCC's own #include directories, in search order, as `gcc -E -v` shows them.

    present: those that exist.  absent: those that do not; if one comes to exist, this answer is void.
    """

    __slots__ = ("present", "absent")

    def __init__(self, present: Sequence[str], absent: Sequence[str]) -> None:
        self.present = tuple(present)
        self.absent = tuple(absent)


class ImpliedOptions:
    """What GCC adds to a command line.

    machine: the -m options in force, the user's among them.  code: -f options that hold unless the user says
    otherwise.
    """

    __slots__ = ("machine", "code")

    def __init__(self, machine: Sequence[str], code: Sequence[str]) -> None:
        self.machine = tuple(machine)
        self.code = tuple(code)


def target_option(arguments: Sequence[str]) -> str:
    """Return the triple of the last --target=TRIPLE, or ""."""
    for word in reversed(arguments):
        if word.startswith("--target="):
            return word[9:]
    return ""


def without_target(arguments: Sequence[str]) -> list[str]:
    """Return the command line without --target=, which is pycc's option and unknown to GCC."""
    return [word for word in arguments if not word.startswith("--target=")]


def find_gcc(argv0: str, arguments: Sequence[str], environment: Mapping[str, str], settings_gcc: str) -> str:
    """Return the GCC behind as a path, or as a bare name when that is what PATH finds under it.

    settings_gcc: PYCC_GCC, "" if not set.  Raises NoCompiler.
    """
    names = _names(argv0, arguments, settings_gcc)
    search = environment.get("PATH", os.defpath).split(":")
    forbidden = _forbidden(argv0, search, environment)
    for candidate in names:
        found = _usable(candidate, search, forbidden)
        if found:
            return found
    raise NoCompiler(f"no GCC found: looked for {' and '.join(names)}" + (
        " (the PYCC_GCC setting)" if settings_gcc else " in PATH; PYCC_GCC names one elsewhere"))


def _names(argv0: str, arguments: Sequence[str], settings_gcc: str) -> list[str]:
    """Return the names to look for, best first."""
    called = argv0[argv0.rfind("/") + 1:]
    triple = target_option(arguments)
    name = "gcc"
    if not triple and called.endswith("-pycc"):
        triple = called[:-5]
    elif called.endswith("gcc") or called == "cc" or "gcc-" in called:
        name = called
    named = settings_gcc
    if triple:
        base = named[named.rfind("/") + 1:]
        names = [triple + "-gcc"]
        if base.startswith(triple + "-"):
            names.insert(0, named)
        elif base.startswith("gcc"):
            names.insert(0, named[:len(named) - len(base)] + triple + "-" + base)
    else:
        names = [named] if named else [name, "gcc"]
    return names


def search_conditions(argv0: str, arguments: Sequence[str], environment: Mapping[str, str], settings_gcc: str,
                      ) -> tuple[list[str], list[str]]:
    """Return what find_gcc() depends on: files that it looked at, and paths at which it found nothing."""
    search = environment.get("PATH", os.defpath).split(":")
    forbidden = _forbidden(argv0, search, environment)
    files: list[str] = []
    absent: list[str] = []
    for candidate in _names(argv0, arguments, settings_gcc):
        places = [candidate] if "/" in candidate else [os.path.join(directory or ".", candidate) for directory in search]
        for path in places:
            (files if os.path.lexists(path) else absent).append(path)
        if _usable(candidate, search, forbidden):
            break
    return files, absent


def _forbidden(argv0: str, search: Sequence[str], environment: Mapping[str, str]) -> set[tuple[int, int]]:
    """Return device and inode of the running pycc, and of the programs that pycc already runs under."""
    paths = environment.get(GUARD, "").split(":")
    if "/" in argv0:
        paths.append(argv0)
    else:
        paths += [path for path in [os.path.join(directory, argv0) for directory in search] if os.access(path, os.X_OK)][:1]
    result: set[tuple[int, int]] = set()
    for path in paths:
        if path:
            try:
                status = os.stat(path)
            except OSError:
                continue        # gone: it cannot be found again either
            result.add((status.st_dev, status.st_ino))
    return result


def _usable(candidate: str, search: Sequence[str], forbidden: set[tuple[int, int]]) -> str:
    """Return `candidate` as a path to an executable that is not forbidden, searching PATH; "" if there is none.

    A bare name that PATH finds first is returned bare, as a shell would have it.
    """
    if "/" in candidate:
        places = [candidate]
    else:
        places = [os.path.join(directory or ".", candidate) for directory in search]
    first = True
    for path in places:
        try:
            status = os.stat(path)
        except OSError:
            continue
        if os.path.isdir(path) or not os.access(path, os.X_OK):
            continue
        if (status.st_dev, status.st_ino) not in forbidden:
            return candidate if first else path
        first = False
    return ""


class Toolchain:
    """The GCC behind.

    program: path to execute.  argv0: what to call it.  options: the option table.
    nested:  this pycc was started as the GCC of another pycc, and must only hand on.
    """

    def __init__(self, gcc: str, directory: str, environment: Mapping[str, str], options: OptionTable | None = None) -> None:
        """gcc: from find_gcc().  directory: pycc's directory, "" if nothing may be remembered.  options: where it is at hand."""
        self.program = gcc if "/" in gcc else _first_in_path(gcc, environment)
        # Called by a bare name, GCC looks for its own place in PATH; without PATH it would not find cc1.
        self.argv0 = gcc if "PATH" in environment else self.program
        self.nested = GUARD in environment
        self.options = OptionTable() if options is None else options
        self._directory = directory
        self._environment = environment
        self._facts: dict[str, _Facts] = {}
        self._asked = False         # a question whose answer is not remembered

    def child_environment(self, environment: Mapping[str, str]) -> dict[str, str]:
        """Return the environment for GCC: the caller's, and the guard."""
        result = dict(environment)
        behind = os.path.realpath(self.program)
        earlier = result.get(GUARD, "")
        if behind not in earlier.split(":"):
            result[GUARD] = f"{earlier}:{behind}" if earlier else behind
        return result

    # What GCC says of itself ------------------------------------------------------------------------------------

    @property
    def machine(self) -> str:
        """The target triple, as -dumpmachine prints it."""
        return self._identification(()).values["machine"]

    @property
    def version(self) -> tuple[int, int, int]:
        """The version, e.g. (12, 2, 0)."""
        numbers = [int(part) for part in self._identification(()).values["version"].split(".") if part.isdigit()]
        numbers += [0, 0, 0]
        return (numbers[0], numbers[1], numbers[2])

    def identity(self, arguments: Sequence[str] = ()) -> bytes:
        """Return the digest of the programs that make an object: driver, cc1, as, objcopy, and a specs file.

        arguments: a command line; its -B words and the environment select the programs.
        """
        selecting = [word for word in self.selecting_words(arguments) if word.startswith("-B")]
        return bytes.fromhex(self._identification(tuple(selecting)).values["identity"])

    def search_path(self, language: str, arguments: Sequence[str] = ()) -> IncludePath:
        """Return GCC's own #include directories for `language`, as selected by words of a command line.

        -nostdinc, --sysroot=, -isysroot, -B, -m... and -iprefix select; directories that the user names
        do not.
        """
        words = self.selecting_words(arguments)
        facts = self._remembered("include", (language, *words), self._ask_search_path)
        return IncludePath(facts.listed("present"), facts.listed("absent-directory"))

    def machine_options(self, words: Sequence[str]) -> ImpliedOptions:
        """Return what GCC makes of the -m options of a command line, and the -f options that it implies.

        The driver expands some of them (-march=native, multilibs) and adds its own; how GCC was configured
        (--enable-default-pie and the like) shows in the predefined macros.
        """
        facts = self._remembered("machine", tuple(words), self._ask_machine_options)
        return ImpliedOptions(facts.listed("machine"), facts.listed("code"))

    def file_path(self, name: str) -> str:
        """Return what -print-file-name=NAME prints."""
        self._asked = True
        return self._ask(["-print-file-name=" + name])

    def plugin_path(self, name: str) -> str:
        """Return the file that -fplugin=NAME loads when NAME has no directory."""
        self._asked = True
        return os.path.join(self._ask(["-print-file-name=plugin"]), name + ".so")

    def native_processor(self) -> str:
        """Return a digest of what -march=native depends on."""
        self._asked = True
        with open("/proc/cpuinfo", "rb") as file:
            first = file.read().partition(b"\n\n")[0].decode("ascii", "replace")
        lines = [line for line in first.split("\n") if line.partition(":")[0].strip() in _PROCESSOR_FIELDS]
        return digest("\n".join(lines).encode()).hex()

    def selecting_words(self, arguments: Sequence[str]) -> list[str]:
        """Return the words of a command line that select programs or directories of the toolchain."""
        from driver.options import OPTION, decode
        result: list[str] = []
        for word in decode(self.options, arguments):
            if word.kind != OPTION or word.row is None:
                continue
            if word.spelling in _SELECTING_OPTIONS or word.spelling in _SELECTING_MACHINE:
                result += word.canonical()
        return result

    def conditions(self) -> tuple[list[str], list[str]] | None:
        """Return what the answers given so far depend on: files, and paths that must not exist; None if one is not remembered."""
        files = [self.program]
        absent: list[str] = []
        for facts in self._facts.values():
            if not facts.lasting:
                return None
            files += [rest.split(" ", 5)[5] for rest in facts.listed("file")]
            absent += facts.listed("absent")
        return None if self._asked else (files, absent)

    # Asking, and remembering ------------------------------------------------------------------------------------

    def _identification(self, selecting: tuple[str, ...]) -> _Facts:
        return self._remembered("identity", selecting, self._ask_identification)

    def _remembered(self, question: str, words: tuple[str, ...], ask: _Question) -> _Facts:
        """Return the facts that answer a question, from memory where they are still true."""
        variables = [f"{name}={self._environment.get(name)}" for name in _SELECTING_VARIABLES]
        # A relative directory means another one elsewhere.
        place = os.getcwd() if any(not _absolute(word) for word in words) else ""
        key = digest(*[os.fsencode(part) for part in (question, self.argv0, self.program, place, *words, "", *variables)]).hex()
        facts = self._facts.get(key)
        if facts is None and self._directory:
            facts = _read(f"{self._directory}/toolchain/{key}")
        if facts is None:
            facts = _Facts()
            ask(facts, words)
            if self._directory:
                facts.write(f"{self._directory}/toolchain", key)
        self._facts[key] = facts
        return facts

    def _ask_identification(self, facts: _Facts, words: tuple[str, ...]) -> None:
        selecting = list(words)
        facts.values["machine"] = self._ask(["-dumpmachine"])
        facts.values["version"] = self._ask(["-dumpfullversion", "-dumpversion"])
        search = os.get_exec_path(dict(self._environment))
        directories = self._program_directories(selecting)
        contents = [facts.add_file(self.program)]
        for name in _PROGRAMS:
            printed = self._ask([*selecting, "-print-prog-name=" + name])
            if "/" not in printed:
                # Not among GCC's own directories: execvp will search PATH.
                places = [os.path.join(directory, name) for directory in directories + search]
                printed = next((place for place in places if os.access(place, os.X_OK) and not os.path.isdir(place)), "")
            else:
                places = [os.path.join(directory, name) for directory in directories]
            if printed:
                facts.add_absent(places, printed)
                contents.append(facts.add_file(printed))
        specs = self._ask([*selecting, "-print-file-name=specs"])
        if "/" in specs:
            contents.append(facts.add_file(specs))
        else:
            own = os.path.dirname(self._ask([*selecting, "-print-libgcc-file-name"]))
            facts.add_absent([os.path.join(own, "specs")], "")
        facts.values["identity"] = digest(*contents).hex()

    def _program_directories(self, selecting: Sequence[str]) -> list[str]:
        """Return where GCC looks for programs, in order."""
        for line in self._ask([*selecting, "-print-search-dirs"]).split("\n"):
            if line.startswith("programs: ="):
                return [directory for directory in line[11:].split(":") if directory]
        return []

    def _ask_search_path(self, facts: _Facts, words: tuple[str, ...]) -> None:
        language = words[0]
        text = self._run([*words[1:], "-E", "-v", "-x", language, "/dev/null", "-o", "/dev/null"])[1]
        self._depend_on_compiler(facts, words[1:])
        inside = False
        for line in os.fsdecode(text).split("\n"):
            if line.startswith("ignoring nonexistent directory \""):
                facts.add("absent-directory", line.split('"')[1])
                facts.add("absent", line.split('"')[1])
            elif line == "#include <...> search starts here:":
                inside = True
            elif line.startswith("End of search list"):
                inside = False
            elif inside and line.startswith(" "):
                facts.add("present", line[1:])

    def _ask_machine_options(self, facts: _Facts, words: tuple[str, ...]) -> None:
        printed = os.fsdecode(self._run([*words, "-###", "-S", "-x", "c", "/dev/null", "-o", "/dev/null"])[1])
        self._depend_on_compiler(facts, words)
        for line in printed.split("\n"):
            if line.startswith(" "):
                for word in split(line):
                    if word.startswith("-m"):
                        facts.add("machine", word)
                    elif word.startswith("-f"):
                        facts.add("code", word)
        for line in self._ask([*words, "-dM", "-E", "-x", "c", "/dev/null"]).split("\n"):
            option = _CONFIGURED.get(line)
            if option is not None:
                facts.add("code", option)

    def _depend_on_compiler(self, facts: _Facts, words: Sequence[str]) -> None:
        """Make answers depend on the driver and on the compiler proper."""
        facts.depend_on(self.program)
        compiler = self._ask([*words, "-print-prog-name=cc1"])
        if "/" in compiler:
            facts.depend_on(compiler)

    def _ask(self, words: Sequence[str]) -> str:
        """Return what GCC prints, without the newline at its end."""
        return os.fsdecode(self._run(words)[0]).rstrip("\n")

    def _run(self, words: Sequence[str]) -> tuple[bytes, bytes]:
        """Run GCC on a question; return what it printed on stdout and stderr."""
        environment = {name: value for name, value in self._environment.items() if name not in _DISTURBING_VARIABLES}
        environment["LC_ALL"] = "C"
        try:
            done = run(self.program, [self.argv0, *words], self.child_environment(environment), Children(), capture=True)
        except OSError as problem:
            raise NoCompiler(f"{self.program}: {problem.strerror}") from problem
        return done.stdout, done.stderr


# Options that select programs, or directories of GCC's own; -m options that select a multilib.
_SELECTING_OPTIONS: Final = ("-B", "--sysroot=", "-isysroot", "-nostdinc", "-iprefix", "-iwithprefix", "-iwithprefixbefore",
                             "-specs=", "-no-canonical-prefixes", "--no-sysroot-suffix", "-imultilib")
_SELECTING_MACHINE: Final = ("-m32", "-m64", "-mx32", "-m16", "-mabi=", "-march=", "-mbig-endian", "-mlittle-endian",
                             "-miamcu", "-mglibc", "-mmusl", "-muclibc", "-mbionic", "-mandroid", "-mcmodel=")


def _absolute(word: str) -> bool:
    """Tell whether an option of those above names no file relative to the working directory."""
    for option in ("-B", "--sysroot=", "-specs=", "-iprefix", "-isysroot"):
        if word.startswith(option) and len(word) > len(option):
            return word[len(option)] == "/"
    return word.startswith(("-", "/")) or "/" not in word


def _first_in_path(name: str, environment: Mapping[str, str]) -> str:
    """Return the path of the program that a shell finds under `name`."""
    for directory in environment.get("PATH", os.defpath).split(":"):
        path = os.path.join(directory or ".", name)
        if os.access(path, os.X_OK) and not os.path.isdir(path):
            return path
    return name


class _Facts:
    """Answers, and what they depend on.

    values: one answer per name.  lines: (word, rest): "file STAT PATH" and "absent PATH" are conditions.
    lasting: all files looked at were old enough that a later change must show.
    """

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.lines: list[tuple[str, str]] = []
        self.lasting = True

    def add(self, word: str, rest: str) -> None:
        """Add one line."""
        self.lines.append((word, rest))

    def listed(self, word: str) -> list[str]:
        """Return the lines of one kind, in order."""
        return [rest for other, rest in self.lines if other == word]

    def add_file(self, path: str) -> bytes:
        """Make the answers depend on a file; return the digest of its content."""
        before = self.depend_on(path)
        state = blake2b(digest_size=DIGEST_SIZE)
        with open(path, "rb") as file:
            while True:
                chunk = file.read(1 << 20)
                if not chunk:
                    break
                state.update(chunk)
        if _stamp(before) != _stamp(os.stat(path)):
            self.lasting = False
        return state.digest()

    def depend_on(self, path: str) -> os.stat_result:
        """Make the answers depend on the stat of a file, and return that."""
        status = os.stat(path)
        newest = time.time_ns() - _TOO_NEW_NS
        if status.st_ctime_ns > newest or status.st_mtime_ns > newest:
            self.lasting = False
        self.add("file", f"{_stamp(status)} {path}")
        return status

    def add_absent(self, places: Sequence[str], found: str) -> None:
        """Make the answers depend on the absence of the places that are searched before `found`."""
        for place in places:
            if place == found or os.path.exists(place):
                return
            self.add("absent", place)

    def write(self, directory: str, name: str) -> None:
        """Remember the answers; not being able to costs only time."""
        lines = [f"{word} {rest}" for word, rest in self.lines]
        lines += [f"value {word} {rest}" for word, rest in self.values.items()]
        if not self.lasting or any("\n" in line for line in lines):
            return
        data = os.fsencode("\n".join([_HEADING, *lines, ""]))
        temporary = f"{directory}/{name}.{os.getpid()}.tmp"
        try:
            os.makedirs(directory, 0o700, exist_ok=True)
            with open(temporary, "xb") as file:
                file.write(data + hash_bytes(data))
            os.replace(temporary, f"{directory}/{name}")
        except OSError:
            try:
                os.unlink(temporary)
            except OSError:
                return


if TYPE_CHECKING:
    from collections.abc import Callable
    _Question = Callable[[_Facts, tuple[str, ...]], None]


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_dev} {status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def _read(path: str) -> _Facts | None:
    """Return remembered facts if they are whole and still true."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return None
    lines = os.fsdecode(data[:-DIGEST_SIZE]).split("\n")
    if lines[0] != _HEADING or hash_bytes(data[:-DIGEST_SIZE]) != data[-DIGEST_SIZE:]:
        return None
    facts = _Facts()
    for line in lines[1:-1]:
        word, _, rest = line.partition(" ")
        if word == "value":
            name, _, value = rest.partition(" ")
            facts.values[name] = value
            continue
        if word == "file":
            fields = rest.split(" ", 5)
            try:
                if _stamp(os.stat(fields[5])) != " ".join(fields[:5]):
                    return None
            except OSError:
                return None
        elif word == "absent" and os.path.lexists(rest):
            return None
        facts.add(word, rest)
    return facts
