"""The compiler's one door: compile_unit() and assemble().

The caller (the driver) owns files, caches, processes and policy; it hands in a source path, an Options
value and Services, and gets a Result or one of two refusals: Unsupported (pycc cannot, GCC should) or
a Result whose diagnostics hold errors (the source is wrong, as far as pycc can tell).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from compiler.options import Options
from compiler.unsupported import Unsupported

__all__ = [
    "Diagnostic", "FileRead", "FileReader", "FunctionStore", "Options", "Result", "Services", "SourceFile", "Unsupported",
    "WorkerPool", "assemble", "compile_unit",
]


@dataclass(frozen=True)
class FileRead:
    """A file whose bytes took part in the result, and the digest of exactly those bytes."""

    path: str           # as opened, relative to the working directory where it was so named
    digest: bytes


@dataclass(frozen=True)
class SourceFile:
    """What a FileReader returns: the bytes of a file and their content digest."""

    path: str
    data: bytes
    digest: bytes


class FileReader(Protocol):
    """Reads files for the compiler; keeps contents between compiles if it likes."""

    def read(self, path: str) -> SourceFile:
        """Return the file's bytes and digest.  Raises OSError as open() would."""

    def is_file(self, path: str) -> bool:
        """Tell whether `path` is an existing non-directory.  Used by the #include search."""


class FunctionStore(Protocol):
    """Compiled functions by key: the ground of reuse by function."""

    def get(self, key: bytes) -> bytes | None:
        """Return the stored binary form, or None."""

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`."""


class WorkerPool(Protocol):
    """Runs independent pieces of one compile in parallel, if there are cores to spare."""

    def map(self, work: Callable[[int], bytes], count: int) -> list[bytes]:
        """Return [work(0), ..., work(count - 1)], computed in any order, in this or other processes."""


@dataclass(frozen=True)
class Services:
    """What the caller implements for the compiler."""

    reader: FileReader
    functions: FunctionStore | None = None
    workers: WorkerPool | None = None


@dataclass(frozen=True)
class Diagnostic:
    """One message as data; the caller renders it (colour, caret) or stores it."""

    severity: str       # "error", "warning", "note", "fatal error"
    path: str
    line: int           # 1-based; 0: no line
    column: int         # 1-based, in bytes as GCC counts; 0: no column
    text: str
    option: str = ""    # "-Wunused-variable" for a warning that an option controls
    source_line: bytes = b""
    caret: str = ""     # the marker line under source_line, e.g. "    ^~~~"
    includes: tuple[str, ...] = ()  # "file:line" of the #include chain, innermost first


@dataclass
class Result:
    """Output of one compile."""

    output: bytes = b""                 # ELF object, assembly text or preprocessed text, per Options.output_form
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files_read: list[FileRead] = field(default_factory=list)   # in order of first opening, the source first
    system_files: set[str] = field(default_factory=set)        # those of files_read that -MMD leaves out
    absent: list[str] = field(default_factory=list)            # paths looked for and not found, as searched
    expanded: set[str] = field(default_factory=set)            # of __DATE__, __TIME__, __TIMESTAMP__
    partial: list[str] = field(default_factory=list)           # honoured only in part, e.g. "warnings"
    phases: list[tuple[str, float]] = field(default_factory=list)  # (phase, CPU seconds)
    tokens_digest: bytes = b""          # digest of the preprocessed tokens with positions; b"" if not made
    side_outputs: dict[str, bytes] = field(default_factory=dict)   # role ("su", "dwo", ...) -> bytes

    @property
    def failed(self) -> bool:
        """True when a diagnostic is an error, so that there is no usable output."""
        return any(d.severity in ("error", "fatal error") for d in self.diagnostics)


def compile_unit(source: str, options: Options, services: Services) -> Result:
    """Compile one C (or preprocessed C) translation unit.

    source: path of the main file, or "-" with the text supplied by services.reader.read("-").
    Raises Unsupported for what pycc cannot compile yet; OSError only when `source` cannot be read.
    Errors in the source text are in Result.diagnostics, not raised.
    """
    if options.output_form == "check":
        from compiler.session import Session, check_unit

        return check_unit(Session(), source, options, services)
    if options.output_form == "preprocessed":
        from compiler.lex.lexicon import Lexicon
        from compiler.preproc.output import preprocessed_result

        return preprocessed_result(source, options, services, Lexicon())
    raise Unsupported("not-implemented", "C code generation")


def assemble(source: str, options: Options, services: Services) -> Result:
    """Assemble one .s file (language "assembler") or .S file ("assembler-with-cpp").

    In and out as for compile_unit.  Messages of the assembler have no column and no source line.
    """
    from compiler.asm.options import assembler_settings
    from compiler.asm.unit import assemble_preprocessed, assemble_unit, machine_of
    from compiler.target.registry import assembler_target

    if options.output_form != "object":
        raise Unsupported("option", f"output form {options.output_form} of an assembler source")
    settings = assembler_settings(options)
    target = assembler_target(machine_of(options, settings))
    if options.language == "assembler":
        return assemble_unit(source, options, services, target, settings)
    from compiler.lex.lexicon import Lexicon
    from compiler.preproc.output import preprocessed_result

    preprocessed = preprocessed_result(source, options, services, Lexicon())
    return assemble_preprocessed(preprocessed, source, services, target, settings)
