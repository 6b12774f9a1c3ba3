"""The plan of one command line: which translation units it compiles, and how GCC would be asked for each.

In: the words of a command line, the environment, the working directory.  Out: a driver.plan.Plan.  Pure but
for reading response files and asking whether files exist.

Two shapes are taken apart.  Compiling (-c, -S): every source is a unit whose output is known.  Compiling
and linking: every source is a unit with a temporary object, named to GCC with explicit -dumpdir, -dumpbase and
-dumpbase-ext so that side outputs are called as GCC calls them (driver.dumpnames), and the link gets the
temporary objects where the sources stood.  All else is forwarded whole, with the reason: see driver.plan.Plan.

A single unit with -c or -S keeps the words of the command line as they are; only the output is brought to the
form `-o NAME`.
"""

from __future__ import annotations

import os

from driver.command import UNIT_LANGUAGES, Command, Input
from driver.depfile import default_target, quote, shorten
from driver.dumpnames import NOT_FILES, DumpNames, base_name, split_suffix, when_compiling, when_linking
from driver.options import MISSING, OPTION, UNKNOWN, Word, decode
from driver.plan import OUTPUT_SLOT, DependencyRequest, LinkJob, Plan, SideOutput, UnitJob
from driver.probes import is_probe
from driver.response import RecursionLimit, expand
from driver.untracked import AssemblerEffects, is_untracked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Final

    from compiler.options import Options, SearchDir
    from driver.toolchain import Toolchain

# A command taken apart has no response files any more; beyond this size it is left to GCC (execve's
# limit is 2 MiB with the environment).
_LARGEST_COMMAND: Final = 256 * 1024

# Command.mode -> UnitJob.form, where that is not "object".
_FORMS: Final = {"S": "assembly", "check": "check", "E": "preprocessed"}

# Options that one unit of several does not get, or gets in another form.
_NOT_FOR_ONE_UNIT: Final = ("-o", "-x", "-l", "-Wl,", "-Xlinker", "-S", "-c", "-Wp,", "-Xpreprocessor")

# Options for which even a single -c goes to GCC whole: they leave files behind, or run other programs.
_NEVER_SPLIT: Final = ("-save-temps", "-save-temps=", "-wrapper", "-time", "-time=", "-fcompare-debug", "-fcompare-debug=",
                       "-fcompare-debug-second", "--output-pch=", "-fself-test=", "-traditional")

# -g options that ask for debugging information; their argument "0" asks for none.
_DEBUG: Final = ("-g", "-ggdb", "-gdwarf", "-gdwarf-", "-gstabs", "-gstabs+", "-gvms", "-gxcoff", "-gxcoff+", "-gbtf", "-gctf")

# Options whose words make the search path, and the macros, in compiler.options terms.
_SEARCH: Final = ("-I", "-iquote", "-isystem", "-idirafter", "-iprefix", "-iwithprefix", "-iwithprefixbefore", "-nostdinc",
                  "--sysroot=", "-isysroot", "-B", "-imultilib", "--no-sysroot-suffix", "-specs=", "-no-canonical-prefixes")
_MACROS: Final = ("-D", "-U", "-A", "-include", "-imacros")

# Environment variables that make GCC write files of its own accord (GCC manual: Environment Variables).
_WRITING_VARIABLES: Final = ("DEPENDENCIES_OUTPUT", "SUNPRO_DEPENDENCIES")


def plan(arguments: Sequence[str], environment: Mapping[str, str], cwd: str, toolchain: Toolchain) -> Plan:
    """Return the plan of the command line `arguments` (no argv[0])."""
    try:
        words = expand(arguments, cwd)
    except RecursionLimit as limit:
        return Plan("error", str(limit), ())
    command = Command(decode(toolchain.options, words))
    reason, detail = _forward_reason(command, cwd, sum(map(len, words)))
    if not reason:
        planner = _Planner(command, environment, cwd, toolchain)
        units = planner.units()
        detail = planner.entangled(units)
        if not detail:
            return Plan("", "", units, None if command.compiling or command.mode == "check" else planner.link())
        reason = "option"
    units = ()
    if command.mode in ("c", "S", "link", "check") and reason not in ("query", "error") and detail != "-###":
        units = _forwarded_units(command, detail)
    return Plan(reason, detail, units)


def compiler_options(unit: UnitJob, toolchain: Toolchain, environment: Mapping[str, str], cwd: str) -> Options:
    """Return the internal compiler's Options for a unit.

    Raises compiler.api.Unsupported("option", WORD) for an option that changes the result in a way that only
    GCC knows.
    """
    from driver.unit_options import compiler_options as convert
    return convert(unit, toolchain, environment, cwd)


def search_directories(unit: UnitJob, toolchain: Toolchain, environment: Mapping[str, str], cwd: str) -> list[SearchDir]:
    """Return the #include search path of a unit, in search order, directories of the toolchain included."""
    from driver.unit_options import search_directories as find
    return find(unit, toolchain, environment, cwd)


def macro_words(unit: UnitJob) -> list[tuple[str, str]]:
    """Return (option without its dash, argument) for each -D, -U, -A, -include and -imacros of a unit, in order."""
    from driver.unit_options import macro_words as pairs
    return pairs(unit)


def _is_an_input(command: Command, cwd: str) -> bool:
    """Tell whether the output of a command is one of its inputs under any name."""
    output = os.path.realpath(os.path.join(cwd, command.output or ""))
    return any(os.path.realpath(os.path.join(cwd, entry.path)) == output for entry in command.inputs)


def _is_special(path: str) -> bool:
    """Tell whether `path` is there and is not a regular file."""
    return os.path.exists(path) and not os.path.isfile(path)


def _forward_reason(command: Command, cwd: str, size: int) -> tuple[str, str]:
    """Return (reason, detail) if the command goes to GCC whole, ("", "") if it is taken apart.

    size: of the command line, in characters.
    """
    verbose = ""
    for word in command.words:
        if word.kind == OPTION and word.row is not None:
            if word.row.effect == "query":
                return "query", word.words[0]
            if word.row.effect == "verbose":
                verbose = word.words[0]
    if not command.inputs and not command.libraries:
        return ("query", verbose) if verbose else ("error", "no input files")
    if verbose:
        return "verbose", verbose
    for word in command.words:
        if word.kind == MISSING or word.row is not None and "reject" in word.row.notes:
            return "error", word.words[0]
        if word.kind == OPTION and word.spelling == "-MG" and command.mode in ("c", "S", "link"):
            return "error", "-MG"       # only with -M and -MM
    if command.unknown_language:
        return "error", "-x " + command.unknown_language
    languages = [entry.language for entry in command.inputs]
    if "-" in languages and command.mode != "E":
        return "error", "-"
    if command.mode in ("M", "MM"):
        return "preprocess", "-" + command.mode
    if command.mode in ("E", "check"):
        detail = _unlike_a_unit(command, cwd)
        if detail:
            return "preprocess", detail
    for entry in command.inputs:
        if entry.language == "c-header":
            return "header", entry.path
        if entry.language and entry.language not in UNIT_LANGUAGES:
            return "language", entry.path
    sources = [entry for entry in command.inputs if entry.language]
    if not sources:
        return "link", command.inputs[0].path if command.inputs else ""
    if command.output is not None:
        if command.output == "":
            return "error", "-o"
        if command.compiling and len(sources) > 1:
            return "error", "-o with several files"
        if command.output not in NOT_FILES and _is_an_input(command, cwd):
            return "error", "-o " + command.output
    if size > _LARGEST_COMMAND:
        return "option", "a very long command line"
    for entry in sources:
        if entry.path not in ("-", "/dev/null") and _is_special(os.path.join(cwd, entry.path)):
            return "option", entry.path + " is not a regular file"      # it can be read only once
    for word in command.words:
        if word.kind == OPTION and word.spelling in _NEVER_SPLIT and not word.negative:
            return "option", word.words[0]
    if command.output == "-" and command.mode != "E":
        return "option", "-o -"
    if command.mode in ("E", "check"):
        return "", ""
    if command.compiling:
        return _forward_compiling(command, sources)
    return _forward_several(command, sources)


def _unlike_a_unit(command: Command, cwd: str) -> str:
    """Return why a command with -E or -fsyntax-only is GCC's as a whole, or "": it is one unit of C, or of assembler to be
    preprocessed, and no configure script's question (which shall be answered as fast as GCC can)."""
    mode = "-E" if command.mode == "E" else "-fsyntax-only"
    if len(command.inputs) != 1 or is_probe(command.inputs[0].path, cwd):
        return mode
    if command.inputs[0].language not in (("c", "assembler-with-cpp") if mode == "-E" else ("c", "cpp-output")):
        return mode
    if command.mode == "check" and command.output is not None:
        return "-fsyntax-only -o"
    for word in command.words:
        if word.kind == UNKNOWN and not word.spelling.startswith("-Wno-"):
            return word.spelling
        if mode == "-E" and word.spelling == "-d" and "M" in (word.argument or ""):
            return word.words[0]        # a question about GCC, and printed in the order of its hash table
        # With -E, -o names the dependency file if -MD and -MMD say nothing else; -Wp, has none of that.
        if mode == "-E" and word.kind == OPTION and word.row is not None and word.row.effect == "dependency":
            return word.words[0]
    return ""


def _forward_compiling(command: Command, sources: list[Input]) -> tuple[str, str]:
    """As _forward_reason, for a command with -c or -S."""
    for entry in command.inputs:
        if not entry.language:
            return "option", "unused linker input " + entry.path
        if command.mode == "S" and entry.language.startswith("assembler"):
            return "option", "-S of " + entry.path
    return _forward_several(command, sources) if len(sources) > 1 else ("", "")


def _forward_several(command: Command, sources: list[Input]) -> tuple[str, str]:
    """As _forward_reason, for what stands in the way when a command has to be cut into several."""
    lto = ""
    for word in command.words:
        if word.kind == UNKNOWN and not word.spelling.startswith("-Wno-"):
            return "option", word.spelling      # GCC refuses it once, or knows what pycc does not
        if word.spelling in ("-flto", "-flto="):
            lto = "" if word.negative else word.words[0]
            continue
        if word.kind != OPTION or word.row is None or word.negative:
            continue
        if word.spelling in ("-dumpdir", "-dumpbase", "-dumpbase-ext"):
            return "option", word.spelling
        if "warns" in word.row.notes or "whole" in word.row.notes:
            return "option", word.words[0]
        if "uncache" in word.row.notes and len(sources) > 1:
            return "option", word.words[0]      # may write one file for all units: the last one wins
    # Link-time optimization names its files after the whole command; compiling alone is as ever.
    return ("option", lto) if lto and not command.compiling else ("", "")


def _forwarded_units(command: Command, reason: str) -> tuple[UnitJob, ...]:
    """Return the units that a forwarded command compiles, for the records: no arguments, never stored."""
    form = _FORMS.get(command.mode, "object")
    return tuple([
        UnitJob(entry.path, entry.language, form, command.output or "", False, (), (), uncacheable=reason)
        for entry in command.inputs if entry.language in UNIT_LANGUAGES
    ])


class _Planner:
    """Takes one command apart; what all its units have in common is found out once."""

    def __init__(self, command: Command, environment: Mapping[str, str], cwd: str, toolchain: Toolchain) -> None:
        self.command = command
        self.environment = environment
        self.cwd = cwd
        self.toolchain = toolchain
        self.sources = [entry for entry in command.inputs if entry.language]
        self.common = _Common(command, environment, cwd, toolchain)

    def units(self) -> tuple[UnitJob, ...]:
        """Return the units in input order."""
        if (self.command.compiling or self.command.mode == "check") and len(self.sources) == 1:
            return (self._single(self.sources[0]),)
        return tuple([self._one_of_several(entry) for entry in self.sources])

    def _single(self, entry: Input) -> UnitJob:
        """The unit of a command with -c or -S and one source."""
        common = self.common
        output = self.command.output or ""
        words: list[str] = []
        for word in self.command.words:
            if word.kind == OPTION and word.spelling in ("-o", "-Wp,", "-Xpreprocessor"):
                continue
            words += word.words
        words += common.inner_words
        if output:
            words += ["-o", output]
        dump = when_compiling(entry.path, output, common.dumpdir, common.dumpbase, common.dumpbase_ext)
        return self._unit(entry, output, dump, words, False)

    def _one_of_several(self, entry: Input) -> UnitJob:
        """One unit of a command with several sources, or that links."""
        command = self.command
        words: list[str] = []
        for word in command.words:
            if word.kind == UNKNOWN or word.kind == OPTION and word.spelling not in _NOT_FOR_ONE_UNIT:
                words += word.words
        words += self.common.inner_words
        words.append("-S" if command.mode == "S" else "-c")
        if command.compiling:
            dump = when_compiling(entry.path, "", None, None, None)
        else:
            dump = when_linking(entry.path, command.output or "", len(command.inputs) == 1)
            words += dump.words()
            words += ["-o", OUTPUT_SLOT]
            words += self.common.dependency_words(entry, command.output, dump)
        if entry.explicit:
            words += ["-x", entry.language]
        words.append(entry.path)
        return self._unit(entry, "", dump, words, not command.compiling)

    def _unit(self, entry: Input, output: str, dump: DumpNames, words: list[str], temporary: bool) -> UnitJob:
        common = self.common
        form = _FORMS.get(self.command.mode, "object")
        if not output and not temporary and form in ("object", "assembly"):
            output = split_suffix(base_name(entry.path))[0] + (".s" if form == "assembly" else ".o")
        dependency = None
        uncacheable = common.uncacheable
        if entry.language in ("c", "assembler-with-cpp"):
            dependency = common.dependency(entry, self.command.output, dump)
            if dependency is not None and dependency.path in NOT_FILES:
                if dependency.path == "-":
                    uncacheable = uncacheable or "-MF -"
                dependency = None
        side_outputs: list[SideOutput] = []
        if form in ("preprocessed", "check"):
            pass
        elif entry.language in ("c", "cpp-output"):
            for role in common.side_roles:
                path = common.notes_path if role == "gcno" else ""
                side_outputs.append(SideOutput(role, path or dump.name + "." + role))
        elif "dwo" in common.side_roles:
            side_outputs.append(SideOutput("dwo", dump.name + ".dwo"))
        key_args = list(common.key_args)
        if common.names_matter:
            key_args.append("aux=" + dump.name)
        return UnitJob(
            entry.path, entry.language, form, output, temporary, tuple(words), tuple(key_args), dependency,
            tuple(side_outputs), common.search_args, common.macro_args, common.extra_inputs, uncacheable,
            common.cwd_matters, common.positions_matter,
        )

    def entangled(self, units: Sequence[UnitJob]) -> str:
        """Return what keeps the units from being done one by one, or "": a file that two of them would write, so
        that their order would count, or a target list that cannot be said otherwise."""
        if self.common.targets_mixed and self.command.output is None:
            return "-MD and a target in -Wp,"
        seen: set[str] = set()
        for unit in units:
            paths = [side.path for side in unit.side_outputs]
            if unit.dependency is not None:
                paths.append(unit.dependency.path)
            for path in paths:
                if path in seen:
                    return path
                seen.add(path)
        return ""

    def link(self) -> LinkJob:
        """Return the link step: the command with temporary objects for the sources."""
        words: list[str] = []
        number = 0
        places = {entry.position for entry in self.sources}
        for position, word in enumerate(self.command.words):
            if position in places:
                words.append(f"{OUTPUT_SLOT}{number}")
                number += 1
            elif not (word.kind == OPTION and word.spelling == "-x"):
                words += word.words
        return LinkJob(tuple(words), self.command.output or "a.out")


class _Common:
    """What the options of a command line say about each of its units."""

    def __init__(self, command: Command, environment: Mapping[str, str], cwd: str, toolchain: Toolchain) -> None:
        self.toolchain = toolchain
        self.cwd = cwd
        self.uncacheable = ""
        self.cwd_matters = False
        self.positions_matter = False
        self.names_matter = False
        self.dumpdir: str | None = None
        self.dumpbase: str | None = None
        self.dumpbase_ext: str | None = None
        self.side_roles: list[str] = []
        self.notes_path = ""            # -fprofile-note=
        self._key: list[str] = []
        self._search: list[str] = []
        self._macros: list[str] = []
        self._extra: list[str] = []
        self._debug = False
        self._whole_coverage = False
        self._has_specs = any(word.spelling == "-specs=" for word in command.words)
        # Dependency options: those of the driver, then those of -Wp, and -Xpreprocessor.
        self._make = _MakeOptions()
        inner: list[str] = []
        self.inner_words: list[str] = []    # one option that hands on all of `inner`, or as they stood
        as_they_stood: list[str] = []
        for word in command.words:
            if word.kind == UNKNOWN:
                self._key.append(word.spelling)
                if is_untracked(word):
                    self.uncacheable = self.uncacheable or word.spelling
            elif word.kind == OPTION:
                if word.spelling == "-Wp,":
                    inner += (word.argument or "").split(",")
                    as_they_stood += word.words
                elif word.spelling == "-Xpreprocessor":
                    inner.append(word.argument or "")
                    as_they_stood += word.words
                else:
                    self._option(word, False)
        self._make.finish_driver()
        if inner:
            together = "-Wp," + ",".join(inner)
            self.inner_words = as_they_stood if any("," in part for part in inner) else [together]
            place = len(self._key)
            for word in decode(toolchain.options, inner, True):
                if word.kind == OPTION:
                    self._option(word, True)
                else:
                    # Something that cc1 may take for a file: what it does is not ours to know.
                    self._key += word.words
                    self.uncacheable = self.uncacheable or "-Wp," + word.spelling
            if len(self._key) > place:
                self._key.insert(place, "-Wp,")     # what follows comes after all else
        assembler = AssemblerEffects(command.words)
        self.uncacheable = self.uncacheable or assembler.untracked
        if assembler.debug:
            self.cwd_matters = True
            self.positions_matter = True
        for name in _WRITING_VARIABLES:
            if name in environment:
                self.uncacheable = self.uncacheable or name
        if self._debug:
            self.cwd_matters = True
            self.positions_matter = True
        self.key_args = tuple(self._key)
        self.search_args = tuple(self._search)
        self.macro_args = tuple(self._macros)
        self.extra_inputs = tuple(self._extra)

    def _option(self, word: Word, inner: bool) -> None:
        """Take one option into account.  inner: it is one of -Wp, or -Xpreprocessor."""
        row = word.row
        assert row is not None
        spelling = word.spelling
        if row.effect == "dependency":
            self._make.add(word, inner)
            return
        if spelling == "-fworking-directory" and not word.negative:
            self.cwd_matters = True         # -E names it
        if spelling in ("-dumpdir", "-dumpbase", "-dumpbase-ext"):
            if spelling == "-dumpdir":
                self.dumpdir = word.argument
            elif spelling == "-dumpbase":
                self.dumpbase = word.argument
            else:
                self.dumpbase_ext = word.argument
            return
        canonical = word.canonical()
        if row.effect in ("preprocess", "code", "diagnostics") or "warns" in row.notes or row.effect == "link" and self._has_specs:
            self._key += canonical
        if spelling in _SEARCH and not word.negative:
            self._search += canonical
        elif spelling in _MACROS:
            self._macros += canonical
        if spelling in _DEBUG:
            self._debug = not word.negative and word.argument != "0"
        if word.negative:
            if row.side_output() in self.side_roles and not self._whole_coverage:
                self.side_roles.remove(row.side_output())
            return
        if spelling == "-coverage":
            self._whole_coverage = True     # GCC's specs put what it stands for behind every -f option
        if is_untracked(word):
            self.uncacheable = self.uncacheable or word.words[0]
        for note in row.notes:
            if note == "cwd" and spelling not in _DEBUG:
                self.cwd_matters = True
                self.positions_matter = True
            elif note == "pos":
                self.positions_matter = True
            elif note == "input":
                self._input(word)
            elif note.startswith("side:"):
                if note[5:] not in self.side_roles:
                    self.side_roles.append(note[5:])
        if row.side_output() or spelling.startswith("-fprofile"):
            self.names_matter = True
        if spelling == "-fprofile-note=":
            self.notes_path = word.argument or ""
        elif spelling == "-d":
            self.positions_matter = True    # -dA and -dP write them into the assembly text
        elif spelling in ("-march=", "-mtune=", "-mcpu=") and word.argument == "native":
            self._key.append("native=" + self.toolchain.native_processor())

    def _input(self, word: Word) -> None:
        """An option that names a file to read: remember the file, or that the result cannot be stored."""
        path = word.argument or ""
        if word.spelling in ("-include", "-imacros"):
            # Found on the search path otherwise, and then in the dependency list as every header is.
            if os.path.isfile(os.path.join(self.cwd, path)):
                self._extra.append(path)
            return
        if word.spelling == "-fplugin=" and "/" not in path:
            path = self.toolchain.plugin_path(path)
        elif word.spelling == "-specs=" and not os.path.isfile(os.path.join(self.cwd, path)):
            path = self.toolchain.file_path(path)
        if os.path.isfile(os.path.join(self.cwd, path)):
            self._extra.append(path)
        else:
            self.uncacheable = self.uncacheable or word.words[0]

    def dependency(self, entry: Input, output: str | None, dump: DumpNames) -> DependencyRequest | None:
        """Return the dependency file that GCC writes for a source."""
        return self._make.request(entry, output, dump)


    @property
    def targets_mixed(self) -> bool:
        """True when the driver derives the target and -Wp, adds more."""
        make = self._make
        return bool(make.driver_style) and not make.driver_targets and bool(make.targets)

    def dependency_words(self, entry: Input, output: str | None, dump: DumpNames) -> list[str]:
        """Return what must be said with a temporary output so that the dependency file is as with the real one."""
        return self._make.explicit(entry, output, dump)


class _MakeOptions:
    """The -M family, as far as it goes with a compile (GCC manual: Preprocessor Options, -M to -MMD)."""

    def __init__(self) -> None:
        self.style = ""             # "", "MD" or "MMD": what counts in the end
        self.driver_style = ""      # the same of the driver's own options
        self.path: str | None = None
        self.driver_path: str | None = None
        self.driver_targets = False     # -MT or -MQ stands among the driver's own options
        self.phony = False
        self.targets: list[tuple[bool, str]] = []   # (to be quoted, name) in the order that cc1 sees
        self._quoted: list[str] = []
        self._raw: list[str] = []

    def add(self, word: Word, inner: bool) -> None:
        """Take one option into account."""
        spelling = word.spelling
        if spelling in ("-MD", "-MMD"):
            if inner:
                # Here the option carries the file, and the last one counts.
                self.style = spelling[1:]
                self.path = word.argument
            elif self.driver_style != "MMD":
                # The driver hands on -MD before -MMD whatever the order was, so that -MMD counts.
                self.driver_style = self.style = spelling[1:]
        elif spelling == "-MF":
            self.path = word.argument
        elif spelling == "-MP":
            self.phony = True
        elif spelling in ("-MT", "-MQ"):
            quoted = spelling == "-MQ"
            if inner:
                self.targets.append((quoted, word.argument or ""))
            elif quoted:
                self._quoted.append(word.argument or "")
            else:
                self._raw.append(word.argument or "")

    def finish_driver(self) -> None:
        """The driver's own options are complete: it hands on every -MQ before every -MT."""
        self.targets = [(True, name) for name in self._quoted] + [(False, name) for name in self._raw]
        self.driver_targets = bool(self.targets)
        self.driver_path = self.path

    def request(self, entry: Input, output: str | None, dump: DumpNames) -> DependencyRequest | None:
        """Return the request for a source, given the -o argument of the command."""
        if not self.style:
            return None
        path = self.path if self.path is not None else self._default_path(output, dump)
        targets = list(self.targets)
        if output is not None and self.driver_style and not self.driver_targets:
            targets.insert(0, (True, output))
        # cc1 enters unquoted names before quoted ones: a late unquoted one takes the place of the first
        # quoted one, which moves to the end.
        names: list[str] = []
        unquoted = 0
        for is_quoted, name in targets:
            text = shorten(name)
            if is_quoted:
                names.append(quote(text))
                continue
            if unquoted < len(names):
                names[unquoted], text = text, names[unquoted]
            unquoted += 1
            names.append(text)
        if not names:
            names.append(default_target(entry.path) if entry.path != "-" else "-")
        return DependencyRequest(self.style == "MD", path, tuple(names), self.phony)


    def explicit(self, entry: Input, output: str | None, dump: DumpNames) -> list[str]:
        """Return the -MF, and -MQ or -MT, that take the place of what the driver derives from -o."""
        if not self.driver_style:
            return []
        words: list[str] = []
        if self.driver_path is None:
            words += ["-MF", self._default_path(output, dump)]
        if not self.driver_targets:
            words += ["-MT", default_target(entry.path)] if output is None else ["-MQ", output]
        return words

    @staticmethod
    def _default_path(output: str | None, dump: DumpNames) -> str:
        """Return the file that -MD and -MMD write when nothing names one."""
        if output is None:
            return dump.name + ".d"
        name = base_name(output)
        return output[:len(output) - len(name)] + _without_suffix(name) + ".d"


def _without_suffix(name: str) -> str:
    """Return `name` up to its last period, even where that is its first character."""
    index = name.rfind(".")
    return name if index < 0 else name[:index]


