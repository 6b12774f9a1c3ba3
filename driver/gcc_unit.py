"""Running the GCC behind on one unit, and learning what it read.

In: a UnitJob.  Out: a GccRun: exit status, messages, times and, where they could be had in the same run,
the files that were read.  GCC runs once and writes the user's object itself.

GCC is asked for a full dependency list (-MD) in a file of ours, in place of whatever the user
asked for; the user's own .d file is then written by driver.depfile from the same list.  `-Wa,--MD` makes
the assembler name what .incbin and .include read.  Neither option leaves a trace in an object
(gen_producer_string in GCC's dwarf2out leaves -M options out; tested).
"""

from __future__ import annotations

import os

from driver import depfile
from driver.plan import OUTPUT_SLOT
from driver.process import Completed, run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    from driver.plan import UnitJob
    from driver.request import Request

# Dependency options with an argument of their own.
_WITH_ARGUMENT: Final = ("-MF", "-MT", "-MQ")
_ALONE: Final = ("-MD", "-MMD", "-MP", "-MG", "-MM", "-M")
_WRAPPED: Final = ("-MD", "-MMD", "-MF", "-MT", "-MQ", "-MP", "-MG")

PREPROCESSED_LANGUAGES: Final = ("c", "assembler-with-cpp")
"""Languages that go through the preprocessor, and so can have dependencies."""


class GccRun:
    """What one run of GCC gave.

    dependencies:    files of the preprocessor's dependency list, the source first; None if not known.
    assembler_files: files that the assembler read by .incbin and .include.
    assembler_known: the assembler was asked for them.
    """

    __slots__ = ("completed", "dependencies", "assembler_files", "assembler_known")

    def __init__(self, completed: Completed, dependencies: list[str] | None, assembler_files: list[str],
                 assembler_known: bool) -> None:
        self.completed = completed
        self.dependencies = dependencies
        self.assembler_files = assembler_files
        self.assembler_known = assembler_known


def fill(arguments: Sequence[str], output: str) -> list[str]:
    """Return `arguments` with the temporary output's path in its slot."""
    return [output if word == OUTPUT_SLOT else word for word in arguments]


def run_plain(request: Request, unit: UnitJob, output: str, *, capture: bool, stdin: bytes | None) -> Completed:
    """Run GCC on the unit exactly as the user asked; `stdin` is its standard input if we have read it."""
    toolchain = request.toolchain
    return run(toolchain.program, [toolchain.argv0, *fill(unit.gcc_args, output)],
               toolchain.child_environment(request.environment), request.children, capture=capture, stdin=stdin)


def run_tracked(request: Request, unit: UnitJob, output: str, colour: bool) -> GccRun:
    """Run GCC on the unit, and find out which files it read.  colour: what its messages shall have."""
    words = fill(without_dependency_words(unit.gcc_args), output)
    list_file = assembler_list = ""
    if unit.language in PREPROCESSED_LANGUAGES:
        list_file = request.scratch("deps.d")
        words += ["-MD", "-MF", list_file, "-MQ", "x"]
    # The assembler's words are written into the object of a unit compiled for LTO (.gnu.lto_.opts).
    for_lto = any(word.startswith("-flto") for word in words)
    if unit.form == "object" and not for_lto:
        assembler_list = request.scratch("as.d")
        words.append("-Wa,--MD," + assembler_list)
    if colour:
        # GCC writes to a pipe of ours and could not know.  The last option wins, so ours comes first.
        words.insert(0, "-fdiagnostics-color=always")
    completed = _run(request, words)
    dependencies: list[str] | None
    if list_file:
        dependencies = _read_list(list_file)
    else:
        dependencies = [unit.source]
    assembled: list[str] = []
    if assembler_list:
        # The list also names the compiler's temporary file, which is gone, and what .file named.
        for path in _read_list(assembler_list) or []:
            if path != unit.source and os.path.exists(path):
                assembled.append(path)
    return GccRun(completed, dependencies, assembled, not for_lto)


class PreprocessedText:
    """Output of `gcc -E` for a unit: the text, and the files of the dependency list."""

    __slots__ = ("text", "dependencies", "cpu")

    def __init__(self, text: bytes, dependencies: list[str], cpu: float) -> None:
        self.text = text
        self.dependencies = dependencies
        self.cpu = cpu


def preprocess(request: Request, unit: UnitJob) -> PreprocessedText | None:
    """Return what the unit looks like to the compiler proper; None when preprocessing fails."""
    text_file = request.scratch("text.i")
    list_file = request.scratch("deps.d")
    words = [*_preprocessing_words(unit), "-o", text_file, "-MD", "-MF", list_file, "-MQ", "x"]
    completed = _run(request, words)
    dependencies = _read_list(list_file)
    if completed.status != 0 or dependencies is None:
        return None
    with open(text_file, "rb") as file:
        text = file.read()
    os.unlink(text_file)
    return PreprocessedText(text, dependencies, completed.cpu)


def without_dependency_words(arguments: Sequence[str]) -> list[str]:
    """Return `arguments` without the -M family, -Wp, forms included."""
    result: list[str] = []
    skip = False
    for word in arguments:
        if skip:
            skip = False
        elif word in _WITH_ARGUMENT:
            skip = True
        elif word in _ALONE or word.startswith(_WITH_ARGUMENT):
            continue
        elif word.startswith("-Wp,") and ",-M" in word:
            rest = _without_wrapped(word.split(",")[1:])
            if rest:
                result.append("-Wp," + ",".join(rest))
        else:
            result.append(word)
    return result


def _without_wrapped(words: list[str]) -> list[str]:
    """The words of one -Wp, option: there -MD and -MMD take the file as an argument of their own."""
    result: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in ("-MD", "-MMD") or word in _WITH_ARGUMENT:
            skip = True
        elif not word.startswith(_WRAPPED):
            result.append(word)
    return result


def user_dependencies(request: Request, unit: UnitJob) -> set[str] | None:
    """Return the files that -MMD lists for the unit, by asking GCC; None when it fails."""
    list_file = request.scratch("user.d")
    words = [*_preprocessing_words(unit), "-o", "/dev/null", "-MMD", "-MF", list_file, "-MQ", "x"]
    _run(request, words)
    names = _read_list(list_file)
    return None if names is None else set(names)


def _preprocessing_words(unit: UnitJob) -> list[str]:
    """Return the words with which GCC preprocesses the unit, without output and dependency options."""
    words = ["-E"]
    skip = False
    for word in without_dependency_words(unit.gcc_args):
        if skip:
            skip = False
        elif word == "-o":
            skip = True
        elif word not in ("-c", "-S") and not word.startswith("-o"):
            words.append(word)
    return words


def _run(request: Request, words: list[str]) -> Completed:
    toolchain = request.toolchain
    return run(toolchain.program, [toolchain.argv0, *words], toolchain.child_environment(request.environment),
               request.children, capture=True)


def _read_list(path: str) -> list[str] | None:
    """Return the files of a dependency file of ours, or None when GCC wrote none."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        return None
    os.unlink(path)
    return list(depfile.parse(data).dependencies)
