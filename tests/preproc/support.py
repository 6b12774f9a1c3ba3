"""Options and Services for preprocessor tests, from GCC's own command-line words and search path."""

from __future__ import annotations

import functools
import hashlib
import os
import subprocess
import sys

from compiler.api import Services, SourceFile
from compiler.diag import Diagnostics, TooManyErrors
from compiler.lex.lexicon import Lexicon
from compiler.options import Options, SearchDir
from compiler.preproc.output import preprocessed_text
from compiler.preproc.preprocess import Preprocessed, preprocess
from compiler.source import SourceMap

sys.setrecursionlimit(20000)


class DiskReader:
    """Reads files from the disk; remembers them for the life of the test process."""

    def __init__(self) -> None:
        self.kept: dict[str, SourceFile] = {}

    def read(self, path: str) -> SourceFile:
        """Return the file's content and digest."""
        found = self.kept.get(path)
        if found is None:
            with open(path, "rb") as stream:
                data = stream.read()
            found = SourceFile(path, data, hashlib.blake2b(data, digest_size=20).digest())
            self.kept[path] = found
        return found

    def is_file(self, path: str) -> bool:
        """Tell whether `path` is a file."""
        return os.path.isfile(path)


@functools.cache
def builtin_search(gcc: str, words: tuple[str, ...]) -> tuple[SearchDir, ...]:
    """Return the search path that `gcc WORDS` uses, as GCC prints it."""
    text = subprocess.run([gcc, *words, "-E", "-v", "-x", "c", "/dev/null"], capture_output=True,
                          text=True, check=False, env={**os.environ, "LC_ALL": "C"}).stderr
    chain = ""
    found: list[SearchDir] = []
    for line in text.splitlines():
        if line.startswith('#include "..." search'):
            chain = "quote"
        elif line.startswith("#include <...> search"):
            chain = "bracket"
        elif line.startswith("End of search list"):
            break
        elif chain and line.startswith(" "):
            found.append(SearchDir(line[1:], chain, True))
    return tuple(found)


@functools.cache
def target_of(gcc: str) -> tuple[str, tuple[int, int, int]]:
    """Return the triple and version of a GCC."""
    machine = subprocess.run([gcc, "-dumpmachine"], capture_output=True, text=True, check=True).stdout.strip()
    version = subprocess.run([gcc, "-dumpfullversion"], capture_output=True, text=True, check=True).stdout.strip()
    numbers = [int(word) for word in version.split(".")]
    return machine, (numbers[0], numbers[1], numbers[2])


_SEARCH_WORDS = {"-I": "bracket", "-iquote": "quote", "-isystem": "system", "-idirafter": "after"}


def options_of(gcc: str, words: list[str], language: str) -> Options:
    """Return Options for GCC's command-line `words` (no source, no output)."""
    macros: list[tuple[str, str]] = []
    user: list[SearchDir] = []
    machine: list[str] = []
    code: list[str] = []
    warnings: list[str] = []
    preprocessor: list[str] = []
    standard = "gnu17"
    optimize = "0"
    debug = ""
    maps: list[tuple[str, str, str]] = []
    search_words: list[str] = []
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        matched = False
        for flag, chain in _SEARCH_WORDS.items():
            if word.startswith(flag) and not word.startswith("-Inone"):
                path = word[len(flag):]
                if path == "":
                    path = words[index]
                    index += 1
                user.append(SearchDir(path, chain))
                matched = True
                break
        if matched:
            continue
        if word[:2] in ("-D", "-U", "-A"):
            value = word[2:]
            if value == "":
                value = words[index]
                index += 1
            macros.append((word[1], value))
        elif word in ("-include", "-imacros"):
            macros.append((word[1:], words[index]))
            index += 1
        elif word.startswith("-std="):
            standard = word[5:]
        elif word == "-ansi":
            standard = "c90"
        elif word.startswith("-O"):
            optimize = word[2:] or "1"
        elif word.startswith("-m"):
            machine.append(word)
            search_words.append(word)
        elif word.startswith("-W") or word in ("-w", "-pedantic", "-pedantic-errors"):
            warnings.append(word)
        elif word in ("-nostdinc", "-undef", "-trigraphs", "-P", "-C", "-CC", "-fpreprocessed",
                      "-fdirectives-only", "-fno-directives-only", "-fdollars-in-identifiers", "-fno-dollars-in-identifiers",
                      "-traditional-cpp") or word.startswith("-d") or word.startswith("-fmax-include-depth"):
            preprocessor.append(word)
        elif word.startswith("-g"):
            debug = word
        elif word.startswith(("-fmacro-prefix-map=", "-ffile-prefix-map=")):
            flag, old, new = word.split("=", 2)
            maps.append((flag, old, new))
        elif word.startswith("-f") or word in ("-pthread", "-static", "-pg"):
            code.append(word)
    triple, version = target_of(gcc)
    search = list(user)
    if "-nostdinc" not in preprocessor:
        base = builtin_search(gcc, tuple(w for w in search_words if w in ("-m32", "-mx32", "-m64")))
        for entry in base:
            search.append(SearchDir(entry.path, "system", True))
    # GCC drops a user's directory that is one of its own, and directories that do not exist.
    own = {os.path.realpath(entry.path) for entry in search if entry.builtin}
    kept: list[SearchDir] = []
    seen: set[tuple[str, str]] = set()
    for entry in search:
        real = os.path.realpath(entry.path)
        if not os.path.isdir(entry.path) or (not entry.builtin and real in own):
            continue
        if (entry.chain, real) in seen:
            continue
        seen.add((entry.chain, real))
        kept.append(entry)
    parts = triple.split("-")
    target = "-".join([parts[0]] + parts[-2:]) if len(parts) > 3 else triple
    return Options(target=target, machine_flags=tuple(machine), language=language, standard=standard,
                   optimize=optimize, macros=tuple(macros), search=tuple(kept), gcc_version=version,
                   code_flags=tuple(code), warning_flags=tuple(warnings),
                   preprocessor_flags=tuple(preprocessor), debug=debug,
                   working_directory=os.getcwd() if debug else "", prefix_maps=tuple(maps), output_form="preprocessed")


def ours(source: str, options: Options, reader: DiskReader, lexicon: Lexicon) -> tuple[bytes, Preprocessed | None,
                                                                                      Diagnostics]:
    """Return pycc's preprocessed text (b"" after a fatal error), records and messages."""
    diagnostics = Diagnostics(options, SourceMap())
    try:
        text, done = preprocessed_text(source, options, Services(reader), diagnostics, lexicon)
    except TooManyErrors:
        return b"", None, diagnostics
    return text, done, diagnostics


def our_tokens(source: str, options: Options, reader: DiskReader, lexicon: Lexicon) -> tuple[Preprocessed | None, Diagnostics]:
    """Return what the parser would get (None after a fatal error) and the messages."""
    diagnostics = Diagnostics(options, SourceMap())
    try:
        return preprocess(source, options, Services(reader), diagnostics, lexicon), diagnostics
    except TooManyErrors:
        return None, diagnostics
