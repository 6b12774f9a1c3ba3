"""The plan of one command line: what is forwarded to GCC whole, and what is split into units.

`driver.jobs` makes a Plan from argv; `driver.engine` carries it out.  Everything here is a value, never
changed once made.  Plain classes: importing `dataclasses` costs a hit more than looking it up does.
"""

from __future__ import annotations

OUTPUT_SLOT = "\0output"
"""Stands in UnitJob.gcc_args and LinkJob.gcc_args for the path of a temporary object (see UnitJob.temporary)."""


class DependencyRequest:
    """A make dependency file that the unit writes beside its output (-MD, -MMD, -Wp,-MMD,F ...).

    system:  True: -MD, system headers are listed; False: -MMD.
    path:    file to write.
    targets: already quoted for make, as GCC writes them.
    phony:   -MP.
    """

    __slots__ = ("system", "path", "targets", "phony")

    def __init__(self, system: bool, path: str, targets: tuple[str, ...], phony: bool) -> None:
        self.system = system
        self.path = path
        self.targets = targets
        self.phony = phony


class SideOutput:
    """A further file that GCC writes for the unit: role "su", "gcno", "dwo", ... and its path."""

    __slots__ = ("role", "path")

    def __init__(self, role: str, path: str) -> None:
        self.role = role
        self.path = path


class UnitJob:
    """One translation unit (C or assembler) of a command line.

    source:       as given; "-" is standard input.
    language:     "c", "cpp-output", "assembler", "assembler-with-cpp".
    form:         "object" (-c or link), "assembly" (-S), "preprocessed" (-E), "check" (-fsyntax-only).
    output:       path that GCC writes, given or derived; "" when temporary or none, "" or "-" for standard output.
    temporary:    compile-and-link: the object is temporary, OUTPUT_SLOT stands for it.
    gcc_args:     arguments (no argv[0]) with which GCC does exactly this job.
    key_args:     what of gcc_args can change the bytes of the result, without output and dependency file
                  names; paths in them are mapped by the base directory later.
    dependency:   the .d file that is wanted, or None.
    search_args:  the -I -iquote -isystem -idirafter -nostdinc --sysroot ... words of key_args.
    macro_args:   the -D -U -include -imacros words of key_args, in order.
    extra_inputs: files named by options that are read (-include, -specs, -fplugin ...).
    uncacheable:  not "": the option or reason for which the result is never stored.
    cwd_matters:  the working directory reaches the output (-g, coverage, ...).
    positions_matter: line numbers or paths reach the output (-g, coverage, sanitizers ...).
    """

    __slots__ = ("source", "language", "form", "output", "temporary", "gcc_args", "key_args", "dependency",
                 "side_outputs", "search_args", "macro_args", "extra_inputs", "uncacheable", "cwd_matters",
                 "positions_matter")

    def __init__(self, source: str, language: str, form: str, output: str, temporary: bool, gcc_args: tuple[str, ...],
                 key_args: tuple[str, ...], dependency: DependencyRequest | None = None,
                 side_outputs: tuple[SideOutput, ...] = (), search_args: tuple[str, ...] = (),
                 macro_args: tuple[str, ...] = (), extra_inputs: tuple[str, ...] = (), uncacheable: str = "",
                 cwd_matters: bool = False, positions_matter: bool = False) -> None:
        self.source = source
        self.language = language
        self.form = form
        self.output = output
        self.temporary = temporary
        self.gcc_args = gcc_args
        self.key_args = key_args
        self.dependency = dependency
        self.side_outputs = side_outputs
        self.search_args = search_args
        self.macro_args = macro_args
        self.extra_inputs = extra_inputs
        self.uncacheable = uncacheable
        self.cwd_matters = cwd_matters
        self.positions_matter = positions_matter


class LinkJob:
    """The link step after the units; `{OUTPUT_SLOT}i` in gcc_args is unit i's temporary object."""

    __slots__ = ("gcc_args", "output")

    def __init__(self, gcc_args: tuple[str, ...], output: str) -> None:
        self.gcc_args = gcc_args
        self.output = output


class Plan:
    """What to do for one command line.

    forward: "" or the reason word why the whole command goes to GCC unchanged, with no splitting:
             "query" (identity, -print-*, --help), "preprocess" (-M; -E and -fsyntax-only of what is no single
             unit), "link" (no C or assembler source), "language" (C++, Fortran ...), "verbose" (-v, -###), "option" (-flto link,
             -save-temps, -wrapper), "error" (GCC will refuse it), ...
    detail:  the word of the command line that decided it.
    units:   with forward == "": the units in input order.  With forward != "": the C and assembler
             sources that the forwarded command compiles, for the records (may be empty).
    """

    __slots__ = ("forward", "detail", "units", "link")

    def __init__(self, forward: str, detail: str, units: tuple[UnitJob, ...], link: LinkJob | None = None) -> None:
        self.forward = forward
        self.detail = detail
        self.units = units
        self.link = link
