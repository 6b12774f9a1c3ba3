"""The compiler's one door: compile_unit() and assemble().

The caller (the driver) owns files, caches, processes and policy; it hands in a source path, an Options
value and Services, and gets a Result or one of two refusals: Unsupported (pycc cannot, GCC should) or
a Result whose diagnostics hold errors (the source is wrong, as far as pycc can tell).
Plain classes: `import dataclasses` costs every compile 15 ms.
"""

from __future__ import annotations

from typing import Protocol

from compiler.options import Options
from compiler.unsupported import Unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "Diagnostic", "FileRead", "FileReader", "FunctionStore", "Options", "Result", "Services", "SourceFile", "Unsupported",
    "WorkerPool", "assemble", "compile_unit",
]


class FileRead:
    """A file whose bytes took part in the result, and the digest of exactly those bytes.

    path: as opened, relative to the working directory where it was so named.
    """

    __slots__ = ("path", "digest")

    def __init__(self, path: str, digest: bytes) -> None:
        self.path = path
        self.digest = digest


class SourceFile:
    """What a FileReader returns: the bytes of a file and their content digest."""

    __slots__ = ("path", "data", "digest")

    def __init__(self, path: str, data: bytes, digest: bytes) -> None:
        self.path = path
        self.data = data
        self.digest = digest


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


class SeenTokens(Protocol):
    """Knows which preprocessed texts were compiled before, so that an edited comment costs no compile."""

    def positions(self) -> bool:
        """Tell whether the places of the tokens reach the output in any case (-g)."""

    def known(self, digest: bytes) -> bool:
        """Tell whether there is a result for the text with this digest (Preprocessed.digest)."""


class Services:
    """What the caller implements for the compiler."""

    __slots__ = ("reader", "functions", "workers", "seen")

    def __init__(self, reader: FileReader, functions: FunctionStore | None = None, workers: WorkerPool | None = None,
                 seen: SeenTokens | None = None) -> None:
        self.reader = reader
        self.functions = functions
        self.workers = workers
        self.seen = seen


class Diagnostic:
    """One message as data; the caller renders it (colour, caret) or stores it.

    severity:    "error", "warning", "note", "fatal error".
    line:        1-based; 0: no line.
    column:      1-based, in bytes as GCC counts; 0: no column.
    option:      "-Wunused-variable" for a warning that an option controls.
    caret:       the marker line under source_line, e.g. "    ^~~~".
    includes:    "file:line" of the #include chain, innermost first.
    """

    __slots__ = ("severity", "path", "line", "column", "text", "option", "source_line", "caret", "includes")

    def __init__(self, severity: str, path: str, line: int, column: int, text: str, option: str = "", source_line: bytes = b"",
                 caret: str = "", includes: tuple[str, ...] = ()) -> None:
        self.severity = severity
        self.path = path
        self.line = line
        self.column = column
        self.text = text
        self.option = option
        self.source_line = source_line
        self.caret = caret
        self.includes = includes

    def __repr__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.severity}: {self.text} [{self.option}]"


class Result:
    """Output of one compile.

    output:        ELF object, assembly text or preprocessed text, per Options.output_form.
    files_read:    in order of first opening, the source first.
    system_files:  those of files_read that -MMD leaves out.
    absent:        paths looked for and not found, as searched.
    expanded:      of __DATE__, __TIME__, __TIMESTAMP__.
    partial:       honoured only in part, e.g. "warnings".
    phases:        (phase, CPU seconds).
    tokens_digest: digest of the preprocessed tokens, with their places if Services.seen says so; b"" without it, and where the
                   tokens do not determine the result, messages included.
    seen:          Services.seen knew that digest: nothing was compiled, and there is no output.
    side_outputs:  role ("su", "dwo", ...) -> bytes.
    """

    __slots__ = ("output", "diagnostics", "files_read", "system_files", "absent", "expanded", "partial", "phases",
                 "tokens_digest", "side_outputs", "seen")

    def __init__(self, output: bytes = b"", diagnostics: list[Diagnostic] | None = None,
                 files_read: list[FileRead] | None = None, system_files: set[str] | None = None,
                 absent: list[str] | None = None, expanded: set[str] | None = None, partial: list[str] | None = None,
                 phases: list[tuple[str, float]] | None = None, tokens_digest: bytes = b"",
                 side_outputs: dict[str, bytes] | None = None) -> None:
        self.output = output
        self.diagnostics: list[Diagnostic] = [] if diagnostics is None else diagnostics
        self.files_read: list[FileRead] = [] if files_read is None else files_read
        self.system_files: set[str] = set() if system_files is None else system_files
        self.absent: list[str] = [] if absent is None else absent
        self.expanded: set[str] = set() if expanded is None else expanded
        self.partial: list[str] = [] if partial is None else partial
        self.phases: list[tuple[str, float]] = [] if phases is None else phases
        self.tokens_digest = tokens_digest
        self.side_outputs: dict[str, bytes] = {} if side_outputs is None else side_outputs
        self.seen = False

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
    if options.output_form == "preprocessed":
        from compiler.lex.lexicon import Lexicon
        from compiler.preproc.output import preprocessed_result

        return preprocessed_result(source, options, services, Lexicon())
    from compiler.session import Session, compile_on_thread

    return compile_on_thread(Session(), source, options, services)


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
    target.take_flags(settings.machine_flags)
    if options.language == "assembler":
        return assemble_unit(source, options, services, target, settings)
    from compiler.lex.lexicon import Lexicon
    from compiler.preproc.output import preprocessed_result

    preprocessed = preprocessed_result(source, options, services, Lexicon())
    return assemble_preprocessed(preprocessed, source, services, target, settings)
