"""What a compiler's command line asks for, as far as a cache must know.

In: the words of a command line.  Out: a Compilation, or Uncacheable with the counter that ccache would count.

The words are decoded by pycc's option table (driver.options): its notes say which options write further
files, read files, bring the working directory into the object, or leave files behind that nobody follows.  A word that
the table does not know is an option of another compiler; it is handed on, and is part of the key.
"""

from __future__ import annotations

import os

from driver.command import language_of, languages_by_suffix
from driver.dumpnames import NOT_FILES
from driver.options import INPUT, MISSING, OPTION, OptionTable, Word, decode
from driver.response import RecursionLimit, expand
from driver.untracked import AssemblerEffects, is_untracked
from integrations.ccache.relative import BaseRelative
from integrations.ccache.uncacheable import Uncacheable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

# Kinds of an Argument.
BOTH: Final = 0             # preprocessor and compiler get it, every key has it
PREPROCESSOR: Final = 1     # it is used up by preprocessing: not in the key of a preprocessed text
COMPILER: Final = 2         # the preprocessor does not get it
UNHASHED: Final = 3         # both get it, no key has it (colours, ignored options)
SEARCHING: Final = 4        # as PREPROCESSOR; makes the #include search path

COMPILED: Final = "c"
ASSEMBLY: Final = "S"
CHECK: Final = "check"
HEADER: Final = "pch"

_SEARCH: Final = ("-I", "-iquote", "-isystem", "-idirafter", "-iprefix", "-iwithprefix", "-iwithprefixbefore", "-isysroot",
                  "--sysroot=", "-nostdinc")
_MACROS: Final = ("-D", "-U", "-include", "-imacros", "-A")
_COMPILER_ONLY: Final = ("-Werror", "-Werror=", "-rdynamic", "-Wa,", "-Wl,", "-Xassembler", "-Xlinker", "-L", "-l", "-Wfatal-errors")
_COLOURS: Final = ("-fdiagnostics-color", "-fdiagnostics-color=", "-fdiagnostics-plain-output")
_TOO_HARD: Final = ("-save-temps", "-save-temps=", "-M", "-MM", "-MG", "-wrapper", "-Xpreprocessor", "--output-pch=", "-v", "-time",
                    "-time=", "-dumpdir", "-dumpbase", "-dumpbase-ext")
# Options of other compilers with files behind them that are not followed here.
_TOO_HARD_UNKNOWN: Final = ("-fmodule", "-fprofile-instr", "-fprofile-sample", "-fsanitize-blacklist", "-fsanitize-ignorelist",
                            "-include-pch", "-emit-", "-Xclang", "-Xarch", "-MJ", "-ivfsoverlay", "-index-store-path", "--analyze",
                            "-fsave-optimization", "-serialize-diagnostics", "--serialize-diagnostics", "-arch", "-gen-cdb")
_PROFILE_USES: Final = ("-fprofile-use", "-fprofile-use=", "-fbranch-probabilities", "-fauto-profile", "-fauto-profile=")
_PROFILE_MAKERS: Final = ("-fprofile-generate", "-fprofile-generate=", "-fprofile-arcs", "-ftest-coverage", "-coverage", "--coverage",
                          "-fprofile-dir=", "-fprofile-update=", "-fprofile-abs-path")
_DEBUG: Final = ("-g", "-ggdb", "-gdwarf", "-gdwarf-", "-gstabs", "-gstabs+", "-gvms", "-gxcoff", "-gxcoff+", "-gbtf", "-gctf")
_PREFIX_MAPS: Final = ("-fdebug-prefix-map=", "-ffile-prefix-map=")
_NATIVE: Final = ("-march=native", "-mtune=native", "-mcpu=native")
_SUFFIXES: Final = {"su": ".su", "gcno": ".gcno", "dwo": ".dwo", "ci": ".ci"}

_PREPROCESSED: Final = {"c": "cpp-output", "c++": "c++-cpp-output", "objective-c": "objective-c-cpp-output",
                        "objective-c++": "objective-c++-cpp-output", "assembler-with-cpp": "assembler"}
_HEADERS: Final = ("c-header", "c++-header", "objective-c-header", "objective-c++-header")


class Argument:
    """One option: its words as the compiler gets them, what it is for (a kind above), and its form in keys."""

    __slots__ = ("kind", "words", "key")

    def __init__(self, kind: int, words: Sequence[str], key: str) -> None:
        self.kind = kind
        self.words = tuple(words)
        self.key = key


class Dependencies:
    """The dependency file that is wanted.

    system:  -MD (else -MMD).  wrapped: the form -Wp,-MD,FILE, whose target the object's name does not reach.
    path:    the file, "" if it is no ordinary one.  phony: -MP.
    targets: the words of -MT and -MQ; explicit: they are the user's own.
    """

    __slots__ = ("system", "wrapped", "path", "targets", "explicit", "phony")

    def __init__(self) -> None:
        self.system = False
        self.wrapped = False
        self.path = ""
        self.targets: list[str] = []
        self.explicit = False
        self.phony = False

    def words(self) -> list[str]:
        """Return the words that ask for this file."""
        option = "-MD" if self.system else "-MMD"
        words = ["-Wp," + option + "," + self.path] if self.wrapped else [option, "-MF", self.path or "/dev/null"]
        words += self.targets
        return [*words, "-MP"] if self.phony else words

    def key(self) -> str:
        """Return what keys say of it: all but the file's name."""
        return f"{self.system} {self.wrapped} {self.path != ''} {self.phony} {self.targets if self.explicit else []}"


class Compilation:
    """A command that compiles one file.

    source:    as the compiler gets it.  language: as -x names it; explicit: -x was given.
    mode:      COMPILED, ASSEMBLY, CHECK or HEADER.
    output:    the path written, "" for none.
    arguments: all options but those for the source, the output and the dependency file.
    dependencies: the .d file, None if none is wanted.
    sides:     (role, path) of further files that the compiler may write.
    inputs:    files that options name and that belong to the key (profiles, specs, plugins).
    debug, profiling, splitting: -g; instrumentation for profiles or coverage; -gsplit-dwarf.
    directory_matters: the working directory reaches the object for another reason than -g.
    prefix_maps: (old, new) in order.
    precompiled: precompiled headers that -include finds.
    pch_preprocess: -fpch-preprocess was given.
    unmarked:  -P: the preprocessed text does not tell the names of files.
    direct:    False: the command has -Wp, words that are not understood, so only the preprocessed text tells.
    colour:    what the command line says of colours, None for nothing.
    native:    -march=native or the like.
    record:    the object records the command line.
    positions: columns and lines of the source reach the object, or files beside it.
    step_given: -c or the like was given.
    """

    def __init__(self) -> None:
        self.source = ""
        self.language = ""
        self.explicit = False
        self.mode = COMPILED
        self.output = ""
        self.arguments: list[Argument] = []
        self.dependencies: Dependencies | None = None
        self.sides: list[tuple[str, str]] = []
        self.inputs: list[str] = []
        self.debug = False
        self.profiling = False
        self.splitting = False
        self.directory_matters = False
        self.prefix_maps: list[tuple[str, str]] = []
        self.precompiled: list[str] = []
        self.pch_preprocess = False
        self.unmarked = False
        self.direct = True
        self.colour: bool | None = None
        self.native = False
        self.record = False
        self.positions = False
        self.step_given = False

    @property
    def preprocessed_language(self) -> str:
        """The language of the preprocessed text."""
        return _PREPROCESSED.get(self.language, self.language)

    @property
    def is_preprocessed(self) -> bool:
        """True when the source needs no preprocessing."""
        return self.language not in _PREPROCESSED and self.mode != HEADER

    def source_words(self, source: str, language: str) -> list[str]:
        """Return the words that name the source."""
        return ["-x", language, source] if self.explicit or source != self.source else [source]

    def preprocessing(self) -> list[str]:
        """Return the words with which the preprocessor prints the source."""
        words = ["-E"]
        for argument in self.arguments:
            if argument.kind != COMPILER:
                words += argument.words
        if self.dependencies is not None and self.dependencies.path:
            words += self.dependencies.words()
        return words + self.source_words(self.source, self.language)

    def compiling(self, colour: bool, text: str) -> list[str]:
        """Return the words that compile the source, or, if `text` is not "", the preprocessed text in that file.

        colour: its messages shall have colours.
        """
        words: list[str] = []
        for argument in self.arguments:
            if not text or argument.kind not in (PREPROCESSOR, SEARCHING):
                words += argument.words
        if self.dependencies is not None and not text:
            words += self.dependencies.words()
        if self.mode in (COMPILED, HEADER):
            words.append("-c")
        elif self.mode == ASSEMBLY:
            words.append("-S")
        if colour:
            words.append("-fdiagnostics-color")
        if self.output:
            words += ["-o", self.output]
        if text:
            return [*words, "-x", self.preprocessed_language, text]
        return words + self.source_words(self.source, self.language)

    def search_words(self) -> list[str]:
        """Return the words that make the #include search path."""
        return [word for argument in self.arguments if argument.kind == SEARCHING for word in argument.words]

    def forced(self) -> list[str]:
        """Return the operands of -include and -imacros."""
        return [argument.words[-1] for argument in self.arguments if argument.words[0] in ("-include", "-imacros")]


class Reader:
    """Reads one command line.

    ignored: patterns of the setting ignore_options.  sloppiness: words of that setting.
    own_colours: the messages are made with colours whatever the command line says, and lose them if need be.
    """

    def __init__(self, relative: BaseRelative, ignored: Sequence[str], sloppiness: Sequence[str], cwd: str, own_colours: bool) -> None:
        self._relative = relative
        self._ignored = ignored
        self._sloppiness = sloppiness
        self._cwd = cwd
        self._own_colours = own_colours
        self._result = Compilation()
        self._dependency_mode = ""
        self._dependency_file = ""
        self._dependency_wrapped = False
        self._targets: list[str] = []
        self._phony = False
        self._output: str | None = None
        self._profile_path: str | None = None
        self._profile_used = False
        self._side_roles: list[str] = []
        self._mode = ""
        self._inputs: list[tuple[str, str, bool]] = []
        self._language = ""
        self._unknown_language = ""

    @property
    def output(self) -> str:
        """The object's path as far as it is known: what -o names, or what the compilation found."""
        if not self._result.output and not self._output and self._inputs:
            return os.path.splitext(os.path.basename(self._inputs[0][0]))[0] + ".o"
        return self._result.output or self._output or ""

    def read(self, arguments: Sequence[str]) -> Compilation:
        """Return what `arguments` (without the compiler) ask for.  Raises Uncacheable."""
        try:
            expanded = expand(arguments, self._cwd)
        except RecursionLimit as problem:
            raise Uncacheable("bad_compiler_arguments", str(problem)) from None
        if any(word.startswith("@") for word in expanded):
            raise Uncacheable("bad_compiler_arguments", "a response file that cannot be read")
        expanded = [self._relative.word(word) for word in expanded]
        suffixes = languages_by_suffix()
        words = decode(OptionTable(), expanded)
        assembler = AssemblerEffects(words)
        if assembler.untracked:
            raise Uncacheable("unsupported_compiler_option", assembler.untracked)
        for word in words:
            if word.kind == INPUT:
                self._input(word, suffixes)
            elif word.kind == MISSING:
                raise Uncacheable("bad_compiler_arguments", "missing argument of " + word.words[0])
            elif word.kind == OPTION:
                self._option(word)
            else:
                self._unknown(word)
        self._result.debug = self._result.debug or assembler.debug
        self._finish()
        return self._result

    # Words -------------------------------------------------------------------------------------------------------------

    def _input(self, word: Word, suffixes: dict[str, str]) -> None:
        path = word.spelling
        # What is no file is taken for an option that is not known, or its argument.
        if path != "/dev/null" and not os.path.isfile(os.path.join(self._cwd, path)):
            self._add(BOTH, word.words)
            return
        language = self._language or language_of(path, suffixes)
        self._inputs.append((path, language, self._language != ""))

    def _unknown(self, word: Word) -> None:
        text = word.spelling
        if text.startswith(_TOO_HARD_UNKNOWN) or is_untracked(word):
            raise Uncacheable("unsupported_compiler_option", text)
        self._add(BOTH, word.words)

    def _option(self, word: Word) -> None:
        row = word.row
        assert row is not None
        spelling = word.spelling
        result = self._result
        if row.effect == "query":
            self._mode = self._mode or "query"
        elif spelling == "-E":
            raise Uncacheable("called_for_preprocessing", "-E")
        elif row.effect == "mode" and spelling in ("-c", "-S", "-fsyntax-only"):
            if spelling == "-fsyntax-only":
                self._mode = CHECK
                self._add(BOTH, word.words)
            elif self._mode not in (CHECK, ASSEMBLY):
                self._mode = COMPILED if spelling == "-c" else ASSEMBLY
        elif spelling == "-o":
            self._output = word.argument or ""
        elif spelling == "-x":
            self._language = "" if word.argument == "none" else word.argument or ""
        elif spelling in ("-MD", "-MMD"):
            self._dependency_mode = spelling
        elif spelling == "-MF":
            self._dependency_file = word.argument or ""
        elif spelling in ("-MT", "-MQ"):
            self._targets += [spelling, word.argument or ""]
        elif spelling == "-MP":
            self._phony = True
        elif spelling == "-Wp,":
            self._wrapped(word)
        elif spelling in _PROFILE_USES:
            self._profile(word)
        elif spelling in _TOO_HARD or row.effect == "verbose":
            raise Uncacheable("unsupported_compiler_option", word.words[0])
        elif spelling == "-fpch-preprocess":
            result.pch_preprocess = not word.negative
            self._add(BOTH, word.words)
        elif is_untracked(word):
            raise Uncacheable("unsupported_compiler_option", word.words[0])
        else:
            self._plain(word)

    def _plain(self, word: Word) -> None:
        """An option that needs no treatment but to be noted for what it does."""
        row = word.row
        assert row is not None
        spelling = word.spelling
        result = self._result
        role = row.side_output()
        if role and not word.negative:
            self._side_roles.append(role)
        if spelling in _PROFILE_MAKERS:
            result.profiling = result.profiling or not word.negative
            if spelling in ("-coverage", "--coverage"):
                self._side_roles.append("gcno")
            if spelling == "-fprofile-dir=":
                self._profile_path = word.argument
        elif spelling in _DEBUG:
            result.debug = not word.negative and word.argument != "0"
        elif spelling == "-gsplit-dwarf":
            result.splitting = not word.negative
            result.debug = result.debug or result.splitting
        elif not word.negative:
            result.directory_matters = result.directory_matters or "cwd" in row.notes
            result.positions = result.positions or "pos" in row.notes
        for option in _PREFIX_MAPS:
            if word.words[0].startswith(option):
                old, _, new = word.words[0][len(option):].rpartition("=")
                result.prefix_maps.append((old, new))
        if "input" in row.notes and spelling not in ("-include", "-imacros") and word.argument:
            result.inputs.append(word.argument)
        if spelling == "-include":
            self._precompiled(word.argument or "")
        if spelling == "-P":
            result.unmarked = True
        if spelling == "-frecord-gcc-switches":
            result.record = not word.negative
        if word.words[0] in _NATIVE:
            result.native = True
        if spelling in _COLOURS:
            self._colour(word)
            if not self._own_colours or spelling == "-fdiagnostics-plain-output":
                self._add(BOTH, word.words)     # the latter changes more than colours; ours comes later
        elif any(_matches(pattern, word.words[0]) for pattern in self._ignored):
            self._add(UNHASHED, word.words)
        elif spelling == "-frandom-seed=" and "random_seed" in self._sloppiness:
            self._add(UNHASHED, word.words)
        elif spelling in _SEARCH:
            self._add(SEARCHING, word.canonical())
        elif spelling in _MACROS:
            self._add(PREPROCESSOR, word.canonical())
        elif spelling in _COMPILER_ONLY:
            self._add(COMPILER, word.words)
        elif any(word.words[0].startswith(option) for option in _PREFIX_MAPS):
            # In keys, a map of the base directory is a map of "it", wherever it lies.
            self._add(BOTH, word.words, self._mapped_key(word.words[0]))
        else:
            self._add(BOTH, word.words)

    def _colour(self, word: Word) -> None:
        if word.spelling == "-fdiagnostics-plain-output" or word.negative:
            self._result.colour = False
        elif word.argument == "auto":
            self._result.colour = None
        else:
            self._result.colour = word.argument != "never"

    def _mapped_key(self, text: str) -> str:
        old = text.partition("=")[2].rpartition("=")[0]
        base = self._relative.base
        if not base or not (old + "/").startswith(base.rstrip("/") + "/"):
            return text
        return text.replace(old, "\1" + os.path.relpath(old, self._cwd), 1)

    def _wrapped(self, word: Word) -> None:
        """-Wp,: a dependency file or one macro is understood; of all else only the preprocessed text tells."""
        words = (word.argument or "").split(",")
        if words[0] in ("-MD", "-MMD") and len(words) == 2:
            self._dependency_mode = words[0]
            self._dependency_file = self._relative.path(words[1])
            self._dependency_wrapped = True
        elif len(words) == 1 and words[0].startswith(("-D", "-U")):
            self._add(PREPROCESSOR, words)
        elif words == ["-P"]:
            self._result.unmarked = True
            self._add(BOTH, word.words)
        elif "-P" in words:
            raise Uncacheable("unsupported_compiler_option", word.words[0])
        else:
            self._result.direct = False
            self._add(BOTH, word.words)

    def _profile(self, word: Word) -> None:
        if word.negative:
            self._add(BOTH, word.words)
            return
        self._profile_used = True
        if word.argument:
            self._profile_path = word.argument
        self._result.directory_matters = True
        self._add(BOTH, word.words)

    def _precompiled(self, path: str) -> None:
        for suffix in (".gch", ".pch", ".pth"):
            if os.path.exists(os.path.join(self._cwd, path + suffix)):
                self._result.precompiled.append(path + suffix)

    def _add(self, kind: int, words: Sequence[str], key: str = "") -> None:
        self._result.arguments.append(Argument(kind, words, key or "\0".join(words)))

    # The whole ------------------------------------------------------------------------------------------------------------

    def _finish(self) -> None:
        result = self._result
        if not self._inputs:
            raise Uncacheable("no_input_file", "")
        if self._mode == "query":
            raise Uncacheable("unsupported_compiler_option", "a question")
        if len(self._inputs) > 1:
            raise Uncacheable("multiple_source_files" if self._mode else "called_for_link", self._inputs[1][0])
        result.source, result.language, result.explicit = self._inputs[0]
        result.step_given = self._mode != ""
        if result.language in _HEADERS:
            result.mode = HEADER
        elif not self._mode:
            name = os.path.basename(result.source)
            raise Uncacheable("autoconf_test" if name.startswith("conftest.") else "called_for_link", result.source)
        else:
            result.mode = self._mode
        if result.language not in _PREPROCESSED and result.language not in _PREPROCESSED.values() and result.mode != HEADER:
            raise Uncacheable("unsupported_source_language", result.language or result.source)
        if result.mode == HEADER and "pch_defines" not in self._sloppiness:
            raise Uncacheable("could_not_use_precompiled_header", "sloppiness pch_defines is not set")
        if (result.precompiled or result.pch_preprocess) and "time_macros" not in self._sloppiness:
            raise Uncacheable("could_not_use_precompiled_header", "sloppiness time_macros is not set")
        if result.precompiled and not result.pch_preprocess:
            self._add(UNHASHED, ["-fpch-preprocess"])
        self._outputs()
        self._dependencies()
        if self._profile_used:
            self._profiles()

    def _outputs(self) -> None:
        result = self._result
        stem = os.path.splitext(os.path.basename(result.source))[0]
        if result.mode == CHECK:
            return
        if self._output is not None:
            result.output = self._output
        elif result.mode == HEADER:
            result.output = result.source + ".gch"
        else:
            result.output = stem + (".s" if result.mode == ASSEMBLY else ".o")
        if result.output == "-":
            raise Uncacheable("output_to_stdout", "-o -")
        path = os.path.join(self._cwd, result.output)
        if os.path.isdir(path) or not os.path.isdir(os.path.dirname(path)):
            raise Uncacheable("bad_output_file", result.output)
        if result.output not in NOT_FILES and os.path.exists(path) and not os.path.isfile(path):
            raise Uncacheable("bad_output_file", result.output)
        base = os.path.splitext(result.output)[0]
        for role in self._side_roles:
            if (role, base + _SUFFIXES[role]) not in result.sides:
                result.sides.append((role, base + _SUFFIXES[role]))

    def _dependencies(self) -> None:
        if not self._dependency_mode:
            if self._dependency_file or self._targets or self._phony:
                raise Uncacheable("unsupported_compiler_option", "a dependency option without -MD")
            return
        result = self._result
        wanted = Dependencies()
        wanted.system = self._dependency_mode == "-MD"
        wanted.wrapped = self._dependency_wrapped
        wanted.phony = self._phony
        wanted.targets = self._targets
        wanted.explicit = bool(self._targets)
        path = self._dependency_file
        if not path:
            path = os.path.splitext(result.output or os.path.basename(result.source))[0] + ".d"
        if path == "-":
            raise Uncacheable("output_to_stdout", "-MF -")
        wanted.path = "" if path == "/dev/null" else path
        if not wanted.targets and not wanted.wrapped and result.output:
            wanted.targets = ["-MQ", result.output]
        result.dependencies = wanted

    def _profiles(self) -> None:
        """Add the profiles that the compiler may read: by the object's name, or all of that name in a directory."""
        result = self._result
        name = os.path.basename(os.path.splitext(result.output or result.source)[0]) + ".gcda"
        place = self._profile_path
        found: list[str] = []
        if place is None:
            path = os.path.splitext(result.output or result.source)[0] + ".gcda"
            found = [path]
        elif os.path.isdir(os.path.join(self._cwd, place)):
            for entry in sorted(os.listdir(os.path.join(self._cwd, place))):
                if entry.endswith(name):
                    found.append(os.path.join(place, entry))
        else:
            found = [place]
        found = [path for path in found if os.path.isfile(os.path.join(self._cwd, path))]
        if not found:
            raise Uncacheable("no_input_file", "no profile")
        result.inputs += found


def _matches(pattern: str, text: str) -> bool:
    """Tell whether `text` is `pattern`, or begins with it up to its `*` (ccache manual: ignore_options)."""
    if pattern.endswith("*"):
        return text.startswith(pattern[:-1])
    return text == pattern
