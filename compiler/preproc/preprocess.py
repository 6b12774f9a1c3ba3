"""The preprocessor as a whole: one source file and Options to one token stream.

In:  path of the main file, Options, Services, Diagnostics, a Lexicon.  Out: a Preprocessed - the tokens
for the parser and what a cache must know: files read, paths looked for in vain, dates expanded.
Order of the parts (cpp manual: Invocation): predefined macros, -D and -U, -imacros files, the implicit
<stdc-predef.h>, -include files, the main file.

`Unit.tokens` has the fast way: runs of tokens with nothing to expand are copied without a call; only a
directive or the name of a macro goes through the expander.
"""

from __future__ import annotations

import sys
from typing import Final, final

from compiler.api import FileRead, Services
from compiler.diag import Diagnostics
from compiler.lex import tokens as t
from compiler.lex.dialect import Dialect, last_flag
from compiler.lex.lexer import Lexer
from compiler.lex.lexicon import Lexicon
from compiler.lex.tokens import STRING, Token, TokenStream
from compiler.options import Options
from compiler.preproc import macros as k
from compiler.preproc.builtins import BuiltinMacros
from compiler.preproc.directives import MAX_INCLUDE_DEPTH, Buffer, DirectiveEngine
from compiler.preproc.features import Features
from compiler.preproc.includes import STANDARD_INPUT, IncludeSearch
from compiler.preproc.listener import RENAME, Listener
from compiler.preproc.macros import Macro
from compiler.preproc.predefined import predefined_text, target_assertions
from compiler.source import NOWHERE
from compiler.unsupported import Unsupported

RECURSION_LIMIT: Final = 20_000
"""Python frames that MAX_NESTING macro calls inside arguments need, and as much again."""

PREINCLUDE: Final = "stdc-predef.h"     # what glibc targets include first

# Their values are the place where they stand (GCC manual: Other Builtins).
_PLACE_BUILTINS: Final = ("__builtin_LINE", "__builtin_FILE")


@final
class Preprocessed:
    """Result of preprocessing.

    stream:       for the parser; empty when a listener took the tokens.
    files_read:   in order of first opening.  system_files: those that are system headers.
    dependencies: (path, is system header) in the order in which GCC lists them with -M.
    absent:       paths searched in vain.  expanded: of __DATE__, __TIME__, __TIMESTAMP__.
    """

    def __init__(self, stream: TokenStream, search: IncludeSearch, expanded: set[str]) -> None:
        self.stream = stream
        self.files_read: list[FileRead] = search.files_read
        self.system_files: set[str] = search.system_files
        self.dependencies: list[tuple[str, bool]] = search.dependencies
        self.absent: list[str] = search.absent
        self.expanded = expanded

    def digest(self, with_positions: bool) -> bytes:
        """Return a digest of the tokens; with_positions: and of their presumed files, lines and columns.

        b"" if the tokens may not determine what is compiled: text for the assembler names a file.
        """
        from _blake2 import blake2b  # what hashlib would give, without loading OpenSSL

        state = blake2b(digest_size=20, person=b"positions" if with_positions else b"tokens")
        sources = self.stream.sources
        positions = self.stream.positions
        last_path = ""
        pieces: list[str] = []
        index = 0
        for tok in self.stream.tokens:
            spelling = tok.spelling
            if tok.kind == STRING and (".incbin" in spelling or ".include" in spelling):
                return b""
            if with_positions:
                place = sources.locate(positions[index])
                if place.path != last_path:
                    last_path = place.path
                    pieces.append("\f" + last_path + ("\0s" if place.system else "\0u"))
                pieces.append(str(place.line) + ":" + str(place.column))
            elif spelling in _PLACE_BUILTINS:
                return self.digest(True)
            pieces.append(chr(tok.kind + 1) + spelling)
            index += 1
            if len(pieces) > 8192:
                state.update("\0".join(pieces).encode("utf-8", "surrogatepass"))
                state.update(b"\0")
                pieces = []
        state.update("\0".join(pieces).encode("utf-8", "surrogatepass"))
        return state.digest()


def check_flags(options: Options) -> None:
    """Raise Unsupported for preprocessor options that pycc leaves to GCC."""
    for flag in options.preprocessor_flags:
        if flag in ("-traditional-cpp", "-traditional", "-fpch-preprocess", "-fpch-deps", "-remap", "-H", "-fdebug-cpp"):
            raise Unsupported("option", flag)
        if flag.startswith(("-fexec-charset", "-fwide-exec-charset", "-fdump-")):
            raise Unsupported("option", flag)
        if flag.startswith("-d") and "U" in flag:
            raise Unsupported("option", flag)


@final
class Unit:
    """One run of the preprocessor."""

    def __init__(self, source: str, options: Options, services: Services, diagnostics: Diagnostics,
                 lexicon: Lexicon, listener: Listener | None) -> None:
        check_flags(options)
        self.source = source
        self.options = options
        self.diagnostics = diagnostics
        self.listener = listener
        self.sources = diagnostics.sources
        self.dialect = Dialect(options)
        self.table = lexicon.table(self.dialect.dollars)
        self.table.set_dialect(options)
        lexer = Lexer(self.dialect, self.table)
        self.search = IncludeSearch(options, services, lexer, lexicon)
        main_path = STANDARD_INPUT if source == "-" else source
        self.builtins = BuiltinMacros(options, self.dialect, diagnostics, self.sources, Features(options), main_path)
        depth = MAX_INCLUDE_DEPTH
        for flag in options.preprocessor_flags:
            if flag.startswith("-fmax-include-depth="):
                depth = int(flag[20:])
        self.engine = DirectiveEngine(self.dialect, lexer, self.table, diagnostics, self.sources, self.search,
                                      listener, self.builtins, depth)
        self.expander = self.engine.expander
        self.tokens: list[Token] = []
        self.positions: list[int] = []

    def run(self) -> Preprocessed:
        """Preprocess everything.  Raises OSError when the main file cannot be read."""
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(max(limit, RECURSION_LIMIT))
        try:
            self._start()
            if self.listener is None:
                self._collect()
            stream = TokenStream(self.tokens, self.positions, self.sources)
            return Preprocessed(stream, self.search, self.builtins.expanded)
        finally:
            sys.setrecursionlimit(limit)
            if self.listener is None:
                self.finish()

    def finish(self) -> None:
        """Take back what this unit defined; with a listener, the caller calls this after the tokens."""
        self.engine.forget()

    # --- what comes before the main file ----------------------------------------------------------

    def _start(self) -> None:
        """Open the main file and put on top of it what is read before it."""
        engine = self.engine
        record = self.search.main_file(self.source)
        name = record.path
        listener = self.listener
        if listener is not None:
            listener.file_change(RENAME, name, 0, 0, NOWHERE)
        engine.set_main_name(name)
        engine.open(record, 0, NOWHERE)
        if self.dialect.preprocessed:
            engine.begin_main()
            return
        if listener is not None:
            listener.file_change(RENAME, "<built-in>", 0, 0, NOWHERE)
        self._define_builtins()
        self._read_text("<built-in>", predefined_text(self.options, self.dialect))
        for predicate, answer in target_assertions(self.options, self.dialect):
            engine.assertions.add(predicate, answer)
        if listener is not None:
            listener.file_change(RENAME, "<command-line>", 0, 0, NOWHERE)
        self._read_text("<command-line>", self._command_line())
        for kind, argument in self.options.macros:
            if kind == "imacros":
                self._read_macros_of(argument)
        flags = self.options.code_flags
        hosted = last_flag(flags, "-fhosted", "-ffreestanding", True)
        hosted = last_flag(flags, "-fno-freestanding", "-fno-hosted", hosted)
        if hosted and "-nostdinc" not in self.options.preprocessor_flags:
            engine.pending.append((PREINCLUDE, True))
        for kind, argument in self.options.macros:
            if kind == "include":
                engine.pending.append((argument, False))
        engine.start_pending()

    def _define_builtins(self) -> None:
        """Give the built-in macros their meaning."""
        words = k.BUILTIN_MACROS.split()
        for index in range(0, len(words), 3):
            name = words[index]
            number = int(words[index + 1])
            if self.dialect.assembler and number in (k.BUILTIN_HAS_ATTRIBUTE, k.BUILTIN_HAS_C_ATTRIBUTE,
                                                     k.BUILTIN_HAS_BUILTIN):
                continue
            macro = Macro(self.table.symbol(name), number)
            macro.warns = words[index + 2] == "1"
            macro.function_like = False
            self.engine.define(macro)
        for name in ("__VA_ARGS__", "__VA_OPT__"):
            symbol = self.table.symbol(name)
            symbol.flags |= t.SYMBOL_VARIADIC
            self.engine.defined.append(symbol)

    def _command_line(self) -> str:
        """Return -D, -U and -A as lines of directives."""
        lines: list[str] = []
        for kind, argument in self.options.macros:
            argument = argument.encode("utf-8", "surrogateescape").decode("latin-1").replace("\n", " ")
            if kind == "D":
                name, equals, value = argument.partition("=")
                lines.append(f"#define {name} {value if equals else '1'}\n")
            elif kind == "U":
                lines.append(f"#undef {argument}\n")
            elif kind == "A":
                if argument.startswith("-"):
                    lines.append(f"#unassert {_predicate(argument[1:])}\n")
                else:
                    lines.append(f"#assert {_predicate(argument)}\n")
        return "".join(lines)

    def _read_text(self, path: str, text: str) -> None:
        """Carry out the directives of a text of pycc's own."""
        engine = self.engine
        depth = engine.depth
        engine.open_text(path, text)
        while engine.depth > depth:
            engine.step_past_directives(depth)

    def _read_macros_of(self, path: str) -> None:
        """Read an -imacros file for its directives only."""
        engine = self.engine
        depth = engine.depth
        if engine.open_from_command_line(path, False):
            engine.discard_above(depth)

    # --- the fast way -----------------------------------------------------------------------------

    def _collect(self) -> None:
        """Fill `tokens` and `positions`."""
        engine = self.engine
        expander = self.expander
        tokens = self.tokens
        positions = self.positions
        sources = self.sources
        while True:
            buffer = engine.buffer
            if buffer is not None and expander.context is None and not engine.skipping:
                self._copy_run(buffer)
            tok = expander.get()
            kind = tok.kind
            if kind == t.PADDING or kind == t.COMMENT:
                continue
            tokens.append(tok)
            if expander.in_context and expander.expansion >= 0:
                positions.append(sources.new_token(expander.expansion, expander.position))
            else:
                positions.append(expander.position)
            if kind == t.EOF:
                break

    def _copy_run(self, buffer: Buffer) -> None:
        """Copy tokens from `buffer` up to the next one that needs more than that."""
        source = buffer.tokens
        ends = buffer.ends
        base = buffer.base
        index = buffer.index
        fresh = buffer.fresh
        tokens = self.tokens
        positions = self.positions
        while True:
            tok = source[index]
            kind = tok.kind
            if kind == t.NEWLINE:
                fresh = True
            elif kind == t.COMMENT:
                pass
            elif kind == t.EOF or kind == t.OTHER or kind == t.UNTERMINATED or (fresh and kind == t.HASH):
                break
            else:
                symbol = tok.symbol
                if symbol.meaning is not None or symbol.flags != 0:
                    break
                fresh = False
                tokens.append(tok)
                positions.append(base + ends[index] - len(tok.spelling))
            index += 1
        buffer.index = index
        buffer.fresh = fresh


def _predicate(argument: str) -> str:
    """Return `PRED=ANS` as `PRED (ANS)`.  (cpp manual: -A)"""
    name, equals, answer = argument.partition("=")
    return f"{name} ({answer})" if equals else argument


def preprocess(source: str, options: Options, services: Services, diagnostics: Diagnostics,
               lexicon: Lexicon) -> Preprocessed:
    """Preprocess one translation unit for the parser.

    Errors go to `diagnostics` (TooManyErrors ends the run early).  Raises Unsupported for what pycc
    leaves to GCC, OSError when the main file cannot be read.
    """
    return Unit(source, options, services, diagnostics, lexicon, None).run()
