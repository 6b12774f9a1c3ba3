"""Names of GCC's auxiliary outputs: what `prog-a.gcno` is called, and why.

In: the sources, the output and the -dump* options of a command line.  Out: for each source the three words
-dumpdir, -dumpbase, -dumpbase-ext that GCC's driver hands to the compiler proper, and the auxiliary name that
they make: side outputs are that name and a suffix (.su, .gcno, .dwo, .d where no -o is given).

The rules (GCC manual: -dumpdir, -dumpbase, -dumpbase-ext and -o): compiling only, the name is that of the
output without its suffix, or of the source in the current directory; compiling and linking, it is the
output's directory, the output's name, `-`, and the source's name, but not the output's name twice
where one source of the same name is all that is compiled.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

NOT_FILES: Final = ("-", "/dev/null")
"""Outputs that give no name to anything else."""


class DumpNames:
    """The dump options of one source.  directory, base, extension: the option arguments; name: what they make."""

    __slots__ = ("directory", "base", "extension", "name")

    def __init__(self, directory: str, base: str, extension: str, name: str) -> None:
        self.directory = directory
        self.base = base
        self.extension = extension
        self.name = name

    def words(self) -> tuple[str, ...]:
        """Return the options that make GCC use these names whatever its output is called."""
        result = ("-dumpdir", self.directory, "-dumpbase", self.base)
        return (*result, "-dumpbase-ext", self.extension) if self.extension else result


def base_name(path: str) -> str:
    """Return `path` without its directory."""
    return path[path.rfind("/") + 1:]


def split_suffix(name: str) -> tuple[str, str]:
    """Split a file name without directory at its last period; a period at the start begins no suffix."""
    index = name.rfind(".")
    return (name[:index], name[index:]) if index > 0 else (name, "")


def when_compiling(source: str, output: str, dumpdir: str | None, dumpbase: str | None,
                   dumpbase_ext: str | None) -> DumpNames:
    """Return the names for the only source of a command with -c or -S.

    output: the -o argument or "".  dump*: the user's options, None where not given.
    """
    real_output = output != "" and output not in NOT_FILES
    directory = dumpdir if dumpdir is not None else output[:output.rfind("/") + 1] if real_output else ""
    stem, extension = split_suffix(base_name(source))
    if dumpbase:
        if "/" in dumpbase:
            directory = ""
        extension = ""
        if dumpbase_ext and len(dumpbase_ext) < len(dumpbase) and dumpbase.endswith(dumpbase_ext):
            extension = dumpbase_ext
        stem = dumpbase[:len(dumpbase) - len(extension)]
    elif dumpbase is None and real_output:
        stem = split_suffix(base_name(output))[0]
    return DumpNames(directory, stem + extension, extension, directory + stem)


def when_linking(source: str, output: str, only_input: bool) -> DumpNames:
    """Return the names for one source of a command that compiles and links, given no -dump* option.

    only_input: the source is the only input file, objects counted, libraries (-l) not.
    """
    stem, extension = split_suffix(base_name(source))
    directory = ""
    program = "a"
    if output != "" and output not in NOT_FILES:
        directory = output[:output.rfind("/") + 1]
        program = base_name(output)
        if program == "a.out" or split_suffix(program)[1] == ".exe":
            program = split_suffix(program)[0]
    suffix = base_name(source)[len(program):]
    same_name = base_name(source).startswith(program) and suffix.startswith(".") and "." not in suffix[1:]
    if not (only_input and same_name):
        directory += program + "-"
    return DumpNames(directory, stem + extension, extension, directory + stem)
