"""The Session: everything that outlives one compile, or belongs to exactly one, with no state in modules.

A Session may run many compiles one after the other; the lexicon keeps lexed headers by content.  `compile_on_thread` runs the
front end (preprocessing, parsing and semantic analysis) and, when code is wanted, what follows it (compiler/generate.py), on a thread
whose stack is large enough for the nesting the parser allows.
"""

from __future__ import annotations

import sys
import time
from _thread import allocate_lock, stack_size, start_new_thread
from typing import Final, final

from compiler.api import Diagnostic, Result, SeenTokens, Services
from compiler.diag import Diagnostics, TooManyErrors
from compiler.lex.lexicon import Lexicon
from compiler.options import Options
from compiler.parse.unit import parse_unit
from compiler.preproc.preprocess import Preprocessed, preprocess
from compiler.sema.context import Sema, Unit
from compiler.sema.warnings import check_warning_flags
from compiler.source import SourceMap
from compiler.targetinfo import target_info

STACK_BYTES: Final = 1 << 29
"""Stack of the compile thread; reserved, not committed.  Enough for MAX_NESTING levels of compiled code."""

RECURSION_LIMIT: Final = 1_000_000


@final
class FrontEnd:
    """What the front end made of one translation unit."""

    __slots__ = ("preprocessed", "unit", "sema", "failed", "phases")

    def __init__(self) -> None:
        self.preprocessed: Preprocessed | None = None
        self.unit: Unit | None = None
        self.sema: Sema | None = None
        self.phases: list[tuple[str, float]] = []


@final
class Session:
    """Owner of the state shared by compiles in one process."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()

    def front_end(self, source: str, options: Options, services: Services, result: Result) -> FrontEnd:
        """Preprocess, parse and analyse `source`; diagnostics and files go to `result`.

        Raises Unsupported, and OSError when the source cannot be read.  Runs on the calling thread.
        """
        made = FrontEnd()
        result.partial = check_warning_flags(options)
        sources = SourceMap()
        diagnostics = Diagnostics(options, sources)
        result.diagnostics = diagnostics.messages
        target = target_info(options.target, options.machine_flags, options.code_flags)
        start = time.process_time()
        try:
            done = preprocess(source, options, services, diagnostics, self.lexicon)
            made.preprocessed = done
            result.files_read = done.files_read
            result.system_files = done.system_files
            result.absent = done.absent
            result.expanded = done.expanded
            middle = time.process_time()
            made.phases.append(("preprocess", middle - start))
            if services.seen is not None and _seen(done, services.seen, result):
                return made
            sema = Sema(options, target, diagnostics, done.stream.sources)
            made.sema = sema
            parse_unit(done.stream, sema)
            made.unit = sema.unit
            made.phases.append(("parse", time.process_time() - middle))
        except TooManyErrors:
            pass
        result.phases = made.phases
        return made


def _seen(done: Preprocessed, seen: SeenTokens, result: Result) -> bool:
    """Tell whether the text was compiled before; its digest goes to `result`."""
    result.tokens_digest = done.digest(seen.positions())
    result.seen = result.tokens_digest != b"" and seen.known(result.tokens_digest)
    return result.seen


@final
class _Work:
    """One compile, for a thread of its own; keeps what it raised."""

    def __init__(self, session: Session, source: str, options: Options, services: Services, result: Result) -> None:
        self.session = session
        self.source = source
        self.options = options
        self.services = services
        self.result = result
        self.error: BaseException | None = None
        self.done = allocate_lock()         # held until the work is done
        self.done.acquire()

    def run(self) -> None:
        """Thread body."""
        try:
            self._compile()
        except BaseException as problem:    # handed to the caller's thread, which raises it
            self.error = problem
        finally:
            self.done.release()

    def _compile(self) -> None:
        options = self.options
        if options.output_form == "check":
            self.session.front_end(self.source, options, self.services, self.result)
            return
        from compiler.generate import check_options, generate

        check_options(options)
        made = self.session.front_end(self.source, options, self.services, self.result)
        if self.result.failed or made.sema is None:
            return
        notes: list[str] = []
        self.result.output = generate(made.sema, self.source, options, self.services.reader, made.phases, notes)
        for text in notes:
            self.result.diagnostics.append(Diagnostic("note", self.source, 0, 0, text))
        if options.debug and options.debug != "-g0":
            self.result.partial.append("debug-variables")
            if options.debug.endswith("3"):
                self.result.partial.append("debug-macros")
        if self.result.diagnostics:
            self.result.tokens_digest = b""     # messages quote the source, comments included


def compile_on_thread(session: Session, source: str, options: Options, services: Services) -> Result:
    """Run a compile, or with output form "check" the front end alone, on a thread with a large stack.

    The recursion limit is the interpreter's, not the thread's, so it is put back: other code of the process
    has no such stack.  `threading` would do the same for 2 ms more at every start.
    """
    result = Result()
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, RECURSION_LIMIT))
    old = stack_size(STACK_BYTES)
    try:
        work = _Work(session, source, options, services, result)
        start_new_thread(work.run, ())
        work.done.acquire()
    finally:
        stack_size(old)
        sys.setrecursionlimit(limit)
    if work.error is not None:
        raise work.error
    return result
