"""The plan of one command line: what is forwarded to GCC whole, and what is split into units.

`driver.jobs` makes a Plan from argv; `driver.engine` carries it out.  Everything here is a value.
"""

from __future__ import annotations

from dataclasses import dataclass

OUTPUT_SLOT = "\0output"
"""Stands in UnitJob.gcc_args and LinkJob.gcc_args for the path of a temporary object (see UnitJob.temporary)."""


@dataclass(frozen=True)
class DependencyRequest:
    """A make dependency file that the unit writes beside its output (-MD, -MMD, -Wp,-MMD,F ...)."""

    system: bool                # True: -MD, system headers are listed; False: -MMD
    path: str                   # file to write
    targets: tuple[str, ...]    # already quoted for make, as GCC writes them
    phony: bool                 # -MP


@dataclass(frozen=True)
class SideOutput:
    """A further file that GCC writes for the unit: role "su", "gcno", "dwo", ... and its path."""

    role: str
    path: str


@dataclass(frozen=True)
class UnitJob:
    """One translation unit (C or assembler) of a command line."""

    source: str                 # as given; "-" is standard input
    language: str               # "c", "cpp-output", "assembler", "assembler-with-cpp"
    form: str                   # "object" (-c or link), "assembly" (-S), "check" (-fsyntax-only)
    output: str                 # path that GCC writes, given or derived; "" when temporary or none
    temporary: bool             # compile-and-link: the object is temporary, OUTPUT_SLOT stands for it
    gcc_args: tuple[str, ...]   # arguments (no argv[0]) with which GCC does exactly this job
    key_args: tuple[str, ...]   # what of gcc_args can change the bytes of the result, without output and
                                # dependency file names; paths under these are mapped by the base dir later
    dependency: DependencyRequest | None = None
    side_outputs: tuple[SideOutput, ...] = ()
    search_args: tuple[str, ...] = ()   # the -I -iquote -isystem -idirafter -nostdinc --sysroot ... words
    macro_args: tuple[str, ...] = ()    # the -D -U -include -imacros words, in order
    extra_inputs: tuple[str, ...] = ()  # files named by options that are read (-include, -specs, -fplugin, -T...)
    uncacheable: str = ""       # not "": the option or reason for which the result is never stored
    cwd_matters: bool = False   # the working directory reaches the output (-g, coverage, ...)
    positions_matter: bool = False  # line numbers or paths reach the output (-g, coverage, sanitizers ...)


@dataclass(frozen=True)
class LinkJob:
    """The link step after the units; `{OUTPUT_SLOT}i` in gcc_args is unit i's temporary object."""

    gcc_args: tuple[str, ...]
    output: str


@dataclass(frozen=True)
class Plan:
    """What to do for one command line.

    forward: "" or the reason word why the whole command goes to GCC unchanged, with no splitting:
             "query" (identity, -print-*, --help), "preprocess" (-E, -M), "link" (no C or assembler
             source), "language" (C++, Fortran ...), "verbose" (-v, -###), "option" (-flto link,
             -save-temps, -wrapper), "error" (GCC will refuse it), ...
    detail:  the word of the command line that decided it.
    units:   with forward == "": the units in input order.  With forward != "": the C and assembler
             sources that the forwarded command compiles, for the records (may be empty).
    """

    forward: str
    detail: str
    units: tuple[UnitJob, ...]
    link: LinkJob | None = None
