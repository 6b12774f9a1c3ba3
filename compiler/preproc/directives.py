"""Directives and the stack of open files (C11 6.10, cpp manual).

In:  lexed files.  Out: `DirectiveEngine.next_raw`, the unexpanded tokens of the unit with every directive
carried out and gone - the RawSource under the expander.

A buffer is one open file.  Its tokens include NEWLINEs; `fresh` says that the next token begins a line,
which is where a # is a directive.  Groups that a conditional excludes are jumped over from directive to
directive.  Inside a directive `next_raw` returns EOF at the line's end and goes no further.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, final

from compiler import messages as m
from compiler.diag import Diagnostics
from compiler.lex import tokens as t
from compiler.lex.dialect import Dialect
from compiler.lex.lexer import LexedFile, Lexer
from compiler.lex.table import TokenTable
from compiler.lex.tokens import Symbol, Token
from compiler.preproc.assertions import Assertions
from compiler.preproc.builtins import BuiltinMacros, HeaderFinder
from compiler.preproc.conditions import Conditions, character_codes
from compiler.preproc.expand import Expander, RawSource
from compiler.preproc.includes import CURRENT, NO_SEARCH, FileRecord, IncludeSearch
from compiler.preproc.listener import ENTER, LEAVE, RENAME, Listener
from compiler.preproc.macros import Macro, MacroParser
from compiler.preproc.pragmas import PragmaHost, Pragmas
from compiler.source import NOWHERE, FileEntry, LineChange, SourceBuffer, SourceMap

MAX_INCLUDE_DEPTH: Final = 200      # GCC manual: -fmax-include-depth

DEFINE: Final = 1
UNDEF: Final = 2
INCLUDE: Final = 3
INCLUDE_NEXT: Final = 4
IMPORT: Final = 5
IF: Final = 6
IFDEF: Final = 7
IFNDEF: Final = 8
ELIF: Final = 9
ELIFDEF: Final = 10
ELIFNDEF: Final = 11
ELSE: Final = 12
ENDIF: Final = 13
LINE: Final = 14
ERROR: Final = 15
WARNING: Final = 16
PRAGMA: Final = 17
IDENT: Final = 18
SCCS: Final = 19
ASSERT: Final = 20
UNASSERT: Final = 21

# name number flags: e GNU extension, d deprecated one, i kept in preprocessed text
DIRECTIVES: Final = """
define 1 -   undef 2 -   include 3 -   include_next 4 e   import 5 ed   if 6 -   ifdef 7 -   ifndef 8 -
elif 9 -   elifdef 10 -   elifndef 11 -   else 12 -   endif 13 -   line 14 -   error 15 -   warning 16 e
pragma 17 i   ident 18 ei   sccs 19 ei   assert 20 ed   unassert 21 ed
"""

_ANGLE: Final = re.compile(r"[ \t\f\v\0]*<([^>\n]*)>")
_QUOTE: Final = re.compile(r'[ \t\f\v\0]*"([^"\n]*)"')


@final
class Conditional:
    """An open #if group."""

    def __init__(self, position: int, name: str, was_skipping: bool, skip_elses: bool) -> None:
        self.position = position
        self.name = name
        self.was_skipping = was_skipping
        self.skip_elses = skip_elses
        self.seen_else = False


@final
class Buffer:
    """One open file: its tokens, and how far they have been read."""

    def __init__(self, lexed: LexedFile, entry: FileEntry, record: FileRecord | None, system: int) -> None:
        self.tokens = lexed.tokens
        self.ends = lexed.ends
        self.lexed = lexed
        self.entry = entry
        self.record = record
        self.system = system
        self.base = entry.base
        self.index = 0
        self.fresh = True
        self.conditionals: list[Conditional] = []
        self.built_in = False       # predefined macros: their tokens are spelled nowhere


@final
class DirectiveEngine(RawSource):
    """Open files and directives."""

    def __init__(self, dialect: Dialect, lexer: Lexer, table: TokenTable, diagnostics: Diagnostics,
                 sources: SourceMap, search: IncludeSearch, listener: Listener | None,
                 builtins: BuiltinMacros, max_depth: int) -> None:
        self.dialect = dialect
        self.lexer = lexer
        self.table = table
        self.diagnostics = diagnostics
        self.sources = sources
        self.search = search
        self.listener = listener
        self.builtins = builtins
        self.max_depth = max_depth
        self.position = NOWHERE
        self.expander = Expander(self, lexer, table, dialect, diagnostics, sources)
        self.parser = MacroParser(dialect, table, diagnostics)
        self.assertions = Assertions(self.expander, diagnostics)
        self.conditions = Conditions(self.expander, dialect, diagnostics, self.assertions,
                                     builtins.unsigned_char, builtins.wide_bits, builtins.wide_unsigned)
        self._finder = EngineHeaders(self)
        self.pragmas = Pragmas(EnginePragmas(self), lexer, table, dialect, diagnostics, self.expander, listener,
                               builtins.openmp)
        self.buffers: list[Buffer] = []
        self.buffer: Buffer | None = None
        self.skipping = False
        self.in_directive = False
        self.directive_position = NOWHERE
        self.defined: list[Symbol] = []     # every symbol given a meaning or flags in this compile
        self.main_name = ""
        self.main_begun = False             # the files of the command line are done
        self.pending: list[tuple[str, bool]] = []   # files of the command line still to come; implicit?
        self._hold_pending = False
        self._unread_index = 0
        self._unread_fresh = False
        self._presumed: list[str] = []      # names of the files that linemarkers have entered
        self._words: list[Token] = []       # tokens of a _Pragma string, while it is carried out
        self._word_index = -1
        self._deferred: list[Token] = []    # a pragma that stays in the stream
        self._deferred_positions: list[int] = []
        self._in_arguments = False          # the directive stands among macro arguments
        self._names: dict[str, int] = {}
        self._traits: dict[str, str] = {}
        words = DIRECTIVES.split()
        for index in range(0, len(words), 3):
            self._names[words[index]] = int(words[index + 1])
            self._traits[words[index]] = words[index + 2]

    # --- tokens -----------------------------------------------------------------------------------

    def next_raw(self) -> Token:
        """Return the next token; its place is in `position`.  See RawSource."""
        if self._word_index >= 0:
            return self._next_word()
        expander = self.expander
        while True:
            buffer = self.buffer
            if buffer is None:
                return self.table.end
            index = buffer.index
            tok = buffer.tokens[index]
            kind = tok.kind
            if kind == t.NEWLINE:
                if self.in_directive:
                    self.position = buffer.base + buffer.ends[index] - 1
                    self._unread_index = index
                    self._unread_fresh = False
                    return self.table.end
                buffer.index = index + 1
                buffer.fresh = True
                continue
            if kind == t.EOF:
                self.position = buffer.base + buffer.ends[index]
                self._unread_index = index
                self._unread_fresh = buffer.fresh
                if self.in_directive or expander.parsing_arguments != 0:
                    return self.table.end
                self.close()
                continue
            if kind == t.COMMENT and (not self.dialect.keep_comments or self.in_directive or self.skipping):
                buffer.index = index + 1
                continue
            self.position = buffer.base + buffer.ends[index] - len(tok.spelling)
            self._unread_index = index
            self._unread_fresh = buffer.fresh
            buffer.index = index + 1
            if buffer.fresh:
                buffer.fresh = False
                if kind == t.HASH and not self.in_directive and expander.parsing_arguments != 1:
                    if self._directive(buffer, tok.spaced):
                        if self._deferred:
                            return self._begin_deferred_pragma()
                        continue
                if self.listener is not None and not self.skipping and not self.in_directive:
                    self.listener.line_change(tok, self.position, expander.parsing_arguments != 0)
                if expander.parsing_arguments == 2 and not tok.spaced:
                    tok = self.table.with_space(tok, True)
            if self.in_directive:
                pass
            elif self.skipping:
                self._skip_group(buffer)
                continue
            if tok.symbol.flags != 0 or kind == t.OTHER or kind == t.UNTERMINATED:
                self._check_token(tok)
                if kind == t.UNTERMINATED:
                    continue
            return tok

    def unread(self) -> None:
        """See RawSource."""
        if self._word_index >= 0:
            if self._word_index > 0:
                self._word_index -= 1
            return
        buffer = self.buffer
        if buffer is not None:
            buffer.index = self._unread_index
            buffer.fresh = self._unread_fresh

    def _next_word(self) -> Token:
        """Return the next token of the _Pragma string being carried out."""
        if self._word_index >= len(self._words):
            return self.table.end
        tok = self._words[self._word_index]
        self._word_index += 1
        return tok

    def _check_token(self, tok: Token) -> None:
        """Report a token that is an error wherever it is not skipped."""
        flags = tok.symbol.flags
        if tok.kind == t.UNTERMINATED:
            self.diagnostics.report(m.UNTERMINATED_COMMENT, self.position)
        elif tok.kind == t.OTHER:
            if tok.spelling[0] in "\"'" and not self.dialect.assembler:
                self.diagnostics.report(m.MISSING_TERMINATOR, self.position, (tok.spelling[0],))
            elif len(tok.spelling) > 1 and "\\" in tok.spelling:
                self.diagnostics.report(m.BAD_UCN, self.position, (tok.spelling,))
        elif flags & t.SYMBOL_POISONED:
            self.diagnostics.report(m.POISONED, self.position, (tok.spelling,))
        elif flags & t.SYMBOL_VARIADIC:
            self.diagnostics.report(m.BAD_VARIADIC_NAME if tok.spelling == "__VA_ARGS__" else m.BAD_VA_OPT,
                                    self.position)

    def _skip_group(self, buffer: Buffer) -> None:
        """Go on at the next directive of a group that is excluded."""
        directives = buffer.lexed.directives
        number = bisect_left(directives, buffer.index)
        if number < len(directives):
            buffer.index = directives[number]
            buffer.fresh = True
        else:
            buffer.index = len(buffer.tokens) - 1

    def _begin_deferred_pragma(self) -> Token:
        """Return the PRAGMA token of a pragma that stays in the stream, and have the rest follow."""
        tokens = self._deferred
        positions = self._deferred_positions
        self._deferred = []
        expander = self.expander
        if self.listener is not None:
            self.listener.line_change(tokens[0], positions[0], False)
        expander.push(None, tokens[1:], positions[1:], False, -1)
        expander.expansion = -1
        self.position = positions[0]
        return tokens[0]

    def _keep_pragma(self, tokens: list[Token], positions: list[int], in_arguments: bool) -> None:
        """Have the tokens of a directive stay in the stream."""
        if in_arguments:
            self.expander.held_pragmas.append((tokens, positions))
        else:
            self._deferred = tokens
            self._deferred_positions = positions

    # --- files ------------------------------------------------------------------------------------

    def open(self, record: FileRecord, system: int, included: int) -> Buffer:
        """Put a file on top of the stack."""
        assert record.lexed is not None
        entry = self.sources.enter(record.path, record.lexed.buffer, included, system)
        buffer = Buffer(record.lexed, entry, record, system)
        self.search.entered(record, system)
        self.buffers.append(buffer)
        self.buffer = buffer
        return buffer

    def open_text(self, path: str, text: str) -> Buffer:
        """Put a text of pycc's own, such as the predefined macros, on top of the stack."""
        lexed = self.lexer.lex_text(SourceBuffer(text, []))
        entry = self.sources.enter(path, lexed.buffer, NOWHERE, 0)
        entry.synthetic = True
        buffer = Buffer(lexed, entry, None, 0)
        buffer.built_in = path == "<built-in>"
        self.buffers.append(buffer)
        self.buffer = buffer
        return buffer

    def close(self) -> None:
        """Take the file on top off the stack, at its end."""
        buffer = self.buffers.pop()
        for conditional in reversed(buffer.conditionals):
            self.diagnostics.report(m.UNTERMINATED_CONDITIONAL, conditional.position, (conditional.name,))
        self.skipping = False
        self.buffer = self.buffers[-1] if self.buffers else None
        record = buffer.record
        if record is not None and record.guard == "":
            record.guard = buffer.lexed.guard
        self.position = buffer.base + buffer.ends[len(buffer.ends) - 1]
        below = self.buffer
        if record is None or below is None:
            return
        if self.depth == 1 and not self.main_begun:
            if self.listener is not None:
                self.listener.file_change(LEAVE, "<command-line>", 0, 0, NOWHERE)
            self.start_pending()
        elif self.listener is not None:
            place = self.sources.locate(below.base + self.line_end(below) + 1)
            self.listener.file_change(LEAVE, place.path, place.line, place.system, NOWHERE)

    # --- files of the command line ----------------------------------------------------------------

    def set_main_name(self, name: str) -> None:
        """Set the path of the main file as line markers show it."""
        self.main_name = name

    def begin_main(self) -> None:
        """From here on the main file is read."""
        self.main_begun = True
        if self.listener is not None and not self.dialect.preprocessed:
            self.listener.file_change(RENAME, self.main_name, 1, 0, NOWHERE)

    def start_pending(self) -> None:
        """Enter the next file of the command line, or begin the main file when there is none left."""
        if self._hold_pending:
            return
        while self.pending:
            path, implicit = self.pending.pop(0)
            if self.open_from_command_line(path, implicit):
                return
        self.begin_main()

    def open_from_command_line(self, path: str, implicit: bool) -> bool:
        """Enter an -include file, or the implicit one (silently not, if it does not exist)."""
        start = self.search.start(path, implicit, None, False)
        if implicit and start < NO_SEARCH:
            return False
        try:
            record = self.search.find(path, start, "./", 0)
        except OSError as problem:
            self.diagnostics.report(m.NO_SUCH_FILE, NOWHERE, (path, problem.strerror or "cannot be read"))
            return False
        if record is None:
            if not implicit:
                self.diagnostics.report(m.NO_SUCH_FILE, NOWHERE, (path, "No such file or directory"))
            return False
        return self.stack(record, False, NOWHERE)

    def discard_above(self, depth: int) -> None:
        """Read the files above `depth` for their directives only."""
        self._hold_pending = True
        while self.depth > depth:
            self.step_past_directives(depth)
        self._hold_pending = False

    def step_past_directives(self, depth: int) -> None:
        """Read on in the file on top; tokens that are no directive's are dropped, unexpanded."""
        expander = self.expander
        expander.prevent += 1
        while self.depth > depth:
            buffer = self.buffer
            assert buffer is not None
            tok = buffer.tokens[buffer.index]
            if tok.kind == t.NEWLINE:
                buffer.fresh = True
                buffer.index += 1
            elif tok.kind == t.EOF:
                self.close()
            elif tok.kind == t.COMMENT:
                buffer.index += 1
            elif buffer.fresh and tok.kind == t.HASH:
                prevent = expander.prevent
                expander.prevent = 0
                self.directive_at(buffer, buffer.index)
                expander.prevent = prevent
            elif self.skipping:
                self._skip_group(buffer)
            else:
                if self.listener is not None:
                    at = buffer.base + buffer.ends[buffer.index] - len(tok.spelling)
                    self.listener.line_change(tok, at, False)
                self._skip_line(buffer)
        expander.prevent -= 1

    def directive_at(self, buffer: Buffer, index: int) -> tuple[list[Token], list[int]]:
        """Carry out the directive whose # is token `index` of the file on top; return the pragma that it leaves in the stream."""
        buffer.index = index + 1
        buffer.fresh = False
        self.position = buffer.base + buffer.ends[index] - 1
        self._directive(buffer, buffer.tokens[index].spaced)
        tokens = self._deferred
        self._deferred = []
        return tokens, self._deferred_positions

    def line_end(self, buffer: Buffer) -> int:
        """Return the offset of the newline that ends the line being read.

        The NEWLINE token may hold a comment before it and blank lines behind.
        """
        index = buffer.index
        tokens = buffer.tokens
        while tokens[index].kind != t.NEWLINE and tokens[index].kind != t.EOF:
            index += 1
        text = buffer.lexed.buffer.text
        start = buffer.ends[index - 1] if index > 0 else 0
        end = buffer.ends[index]
        comment = text.rfind("*/", start, end)
        newline = text.find("\n", comment if comment >= 0 else start, end)
        return newline if newline >= 0 else end

    @property
    def depth(self) -> int:
        """Return how many files are open."""
        return len(self.buffers)

    def current_path(self) -> str:
        """Return the presumed path of the file being read, for __FILE__."""
        buffer = self.buffer
        if buffer is None:
            return ""
        if buffer.entry.changes:
            return buffer.entry.changes[-1].path
        return buffer.entry.path

    # --- RawSource for the expander ---------------------------------------------------------------

    def builtin_text(self, macro: Macro, point: int) -> str:
        """See RawSource."""
        return self.builtins.text(macro, point, self._finder, self.expander)

    def pragma_operator(self, literal: str, position: int) -> tuple[list[Token], list[int]]:
        """See RawSource.  The string is destringized and read as the line of a #pragma.  C11 6.10.9"""
        text = destringized(literal)
        saved = (self._words, self._word_index, self.in_directive, self.directive_position, self._unread_index,
                 self._unread_fresh, self.position)
        expander = self.expander
        context = expander.context
        prevent = expander.prevent
        arguments = expander.parsing_arguments
        expander.context = None
        expander.parsing_arguments = 0
        self._words = self.lexer.words(text)
        self._word_index = 0
        self.in_directive = True
        expander.in_directive = True
        # GCC prints the pragma at the line that it has read up to.
        self.directive_position = self.position
        tokens, positions = self.pragmas.run(self.position)
        positions = [position] * len(tokens)
        if not tokens and self.listener is not None:
            if context is None:
                self.listener.line_change(self.table.padding, self.position, False)
            else:
                # From a macro: the line goes on indented as the expansion is.
                self.listener.line_change(self.table.pragma, expander.invocation, False)
        expander.drop_contexts()
        expander.context = context
        expander.prevent = prevent
        expander.parsing_arguments = arguments
        expander.in_directive = saved[2]
        (self._words, self._word_index, self.in_directive, self.directive_position, self._unread_index,
         self._unread_fresh, self.position) = saved
        return tokens, positions

    # --- the directive line -----------------------------------------------------------------------

    def _directive(self, buffer: Buffer, indented: bool) -> bool:
        """Carry out the directive whose # has just been read; False when it is none after all."""
        expander = self.expander
        in_arguments = expander.parsing_arguments != 0
        hash_index = buffer.index
        hash_position = self.position
        self.directive_position = hash_position
        self.in_directive = True
        tok = self.next_raw()
        name = tok.spelling
        number = 0
        if tok.kind == t.NAME or tok.kind >= t.FIRST_KEYWORD:
            number = self._names.get(name, 0)
            if number in (ELIFDEF, ELIFNDEF) and not self.dialect.elifdef and self.dialect.strict:
                number = 0
        elif tok.kind == t.NUMBER and not self.dialect.assembler:
            number = -1
        if self.dialect.preprocessed and not self.dialect.directives_only and number != 0:
            if indented or (number > 0 and "i" not in self._traits[name]):
                return self._not_a_directive(buffer, hash_index, hash_position)
        if number == 0 and tok.kind != t.EOF:
            if self.dialect.assembler:
                if not self.skipping:
                    return self._not_a_directive(buffer, hash_index, hash_position)
            elif not self.skipping:
                self.diagnostics.report(m.INVALID_DIRECTIVE, self.position, (name,))
        if in_arguments:
            if not self.skipping:
                self.diagnostics.report(m.DIRECTIVE_IN_ARGUMENTS, hash_position)
            expander.parsing_arguments = 0
            saved_prevent = expander.prevent
            expander.prevent = 0
        expander.in_directive = True
        expander.wants_padding = number in (INCLUDE, INCLUDE_NEXT, IMPORT)
        if number != 0 and (not self.skipping or IF <= number <= ENDIF):
            if not self.skipping and number > 0 and not self.dialect.preprocessed:
                self._directive_style(name)
            self._in_arguments = in_arguments
            self._run(number, name)
        self._finish_line()
        self.in_directive = False
        expander.in_directive = False
        expander.wants_padding = False
        if in_arguments:
            expander.parsing_arguments = 2
            expander.prevent = saved_prevent
        return True

    def _not_a_directive(self, buffer: Buffer, index: int, position: int) -> bool:
        """Go back to just behind the #, which is an ordinary token here."""
        self.in_directive = False
        buffer.index = index
        self.position = position
        return False

    def _directive_style(self, name: str) -> None:
        """Report the use of a GNU directive."""
        traits = self._traits[name]
        reported = False
        if "e" in traits:
            reported = self.diagnostics.report(m.DIRECTIVE_EXTENSION, self.position, (name,))
        if "d" in traits and not reported and not self._on_command_line():
            self.diagnostics.report(m.DIRECTIVE_DEPRECATED, self.position, (name,))

    def _on_command_line(self) -> bool:
        """Tell whether the directive stands for an option: -A gets no message as deprecated."""
        entry = self.sources.entry_of(self.position)
        return entry is not None and entry.synthetic

    def _finish_line(self) -> None:
        """Drop what is left of the directive's line.

        After an #include the buffer on top is the new file; the rest of the line is gone already.
        """
        self.expander.drop_contexts()
        if self._word_index >= 0:
            return
        buffer = self.buffer
        if buffer is None or buffer.index == 0:
            return
        self._skip_line(buffer)

    def _skip_line(self, buffer: Buffer) -> None:
        """Move to the NEWLINE or EOF token of the line being read."""
        tokens = buffer.tokens
        index = buffer.index
        while True:
            kind = tokens[index].kind
            if kind == t.NEWLINE or kind == t.EOF:
                break
            if kind == t.UNTERMINATED and not self.skipping:
                self.diagnostics.report(m.UNTERMINATED_COMMENT, buffer.base + buffer.ends[index]
                                        - len(tokens[index].spelling))
            index += 1
        buffer.index = index

    def checkline_end(self, name: str, expand: bool) -> None:
        """Report tokens that are left on the directive's line."""
        tok = self.expander.get_significant() if expand else self.next_raw()
        if tok.kind != t.EOF:
            self.diagnostics.report(m.EXTRA_TOKENS, self.position, (name,))

    def _check_endif_labels(self, name: str) -> None:
        """Report tokens after #else and #endif."""
        if self.next_raw().kind != t.EOF:
            self.diagnostics.report(m.EXTRA_TOKENS_ENDIF, self.position, (name,))

    def _run(self, number: int, name: str) -> None:
        """Carry out directive `number`."""
        if number == DEFINE:
            self._define()
        elif number == UNDEF:
            self._undef()
        elif number <= 0:
            self._linemarker()
        elif number <= IMPORT:
            self._include(number, name)
        elif number == IF:
            self._push_conditional(name, False if self.skipping else self.conditions.evaluate("#if"))
        elif number == IFDEF or number == IFNDEF:
            self._ifdef(name, number == IFNDEF)
        elif number <= ELIFNDEF:
            self._elif(number, name)
        elif number == ELSE:
            self._else()
        elif number == ENDIF:
            self._endif()
        elif number == LINE:
            self._line()
        elif number == ERROR or number == WARNING:
            at = self.position
            text = "#" + name + " " + self._line_text()
            self.diagnostics.report(m.USER_ERROR if number == ERROR else m.USER_WARNING, at, (text,))
        elif number == PRAGMA:
            tokens, positions = self.pragmas.run(self.directive_position)
            if tokens:
                self._keep_pragma(tokens, positions, self._in_arguments)
        elif number <= SCCS:
            self._ident(name)
        else:
            self.assertions.directive(number == ASSERT)
            self.expander.drop_contexts()

    def _line_text(self) -> str:
        """Return the rest of the line as text, spaced as written, not expanded."""
        return self.pragmas.rest_of_line()

    # --- #define, #undef --------------------------------------------------------------------------

    def _macro_name(self, directive: str, defines: bool) -> Token | None:
        """Read the macro name of a directive; None after an error."""
        tok = self.next_raw()
        if tok.kind == t.NAME or tok.kind >= t.FIRST_KEYWORD:
            if defines and tok.spelling == "defined":
                self.diagnostics.report(m.NOT_A_MACRO_NAME, self.position, (tok.spelling,))
                return None
            if tok.symbol.flags & t.SYMBOL_POISONED:
                return None
            return tok
        if tok.kind == t.EOF:
            self.diagnostics.report(m.NO_MACRO_NAME, self.position, (directive,))
        else:
            self.diagnostics.report(m.NAMES_ARE_IDENTIFIERS, self.position)
        return None

    def _define(self) -> None:
        """#define.  C11 6.10.3"""
        tok = self._macro_name("define", True)
        if tok is None:
            return
        buffer = self.buffer
        assert buffer is not None
        at = self.position
        keep = self.dialect.keep_comments_in_macros
        words: list[Token] = []
        positions: list[int] = []
        index = buffer.index
        tokens = buffer.tokens
        ends = buffer.ends
        base = buffer.base
        spaced = False
        while True:
            word = tokens[index]
            kind = word.kind
            if kind == t.NEWLINE or kind == t.EOF:
                break
            if kind == t.COMMENT and not keep:
                index += 1
                spaced = True
                continue
            if kind == t.COMMENT and word.spelling.startswith("//"):
                word = self.table.variant(self.table.symbol("/*" + word.spelling[2:] + "*/"), word.spaced, t.COMMENT)
            if spaced and kind != t.UNTERMINATED:
                word = self.table.with_space(word, True)
            spaced = False
            if kind == t.UNTERMINATED:
                self.diagnostics.report(m.UNTERMINATED_COMMENT, base + ends[index] - len(word.spelling))
            else:
                if kind == t.OTHER:
                    self.position = base + ends[index] - len(word.spelling)
                    self._check_token(word)
                words.append(word)
                positions.append(base + ends[index] - len(word.spelling))
            index += 1
        buffer.index = index
        if buffer.built_in:
            positions = [NOWHERE] * len(words)
        macro = self.parser.parse(tok.symbol, words, positions, base + ends[index] - 1)
        if macro is None:
            return
        macro.position = NOWHERE if buffer.built_in else at
        macro.in_system = buffer.system != 0
        self.define(macro)
        if self.listener is not None:
            self.listener.define(self.directive_position, macro)

    def define(self, macro: Macro) -> None:
        """Make `macro` the meaning of its name; report a redefinition that is not benign."""
        symbol = macro.symbol
        old = symbol.meaning
        if old is None:
            self.defined.append(symbol)
        else:
            assert isinstance(old, Macro)
            name = symbol.spelling
            warned = False
            if old.warns or (old.builtin == 0 and not old.same_as(macro)):
                warned = self.diagnostics.report(m.REDEFINED, self.directive_position, (name,))
            elif old.builtin != 0:
                warned = self.diagnostics.report(m.REDEFINED_BUILTIN, self.directive_position, (name,))
            if warned and old.builtin == 0:
                self.diagnostics.report(m.PREVIOUS_DEFINITION, old.position, ())
        if symbol.spelling.startswith("__STDC_") and symbol.spelling not in (
                "__STDC_FORMAT_MACROS", "__STDC_LIMIT_MACROS", "__STDC_CONSTANT_MACROS"):
            macro.warns = True
        symbol.meaning = macro

    def _undef(self) -> None:
        """#undef.  C11 6.10.3.5"""
        tok = self._macro_name("undef", True)
        if tok is None:
            return
        if self.listener is not None:
            self.listener.undef(self.directive_position, tok.spelling)
        old = tok.symbol.meaning
        if old is not None:
            assert isinstance(old, Macro)
            if old.warns:
                self.diagnostics.report(m.UNDEFINING, self.position, (tok.spelling,))
            elif old.builtin != 0:
                self.diagnostics.report(m.UNDEFINING_BUILTIN, self.directive_position, (tok.spelling,))
            tok.symbol.meaning = None
        self.checkline_end("undef", False)

    def forget(self) -> None:
        """Take all meanings back, at the end of a compile: symbols outlive it."""
        for symbol in self.defined:
            symbol.meaning = None
            symbol.flags &= t.SYMBOL_FROM_UCN

    # --- conditionals -----------------------------------------------------------------------------

    def _push_conditional(self, name: str, holds: bool) -> None:
        """Open a group: `holds` tells whether its text counts."""
        buffer = self.buffer
        assert buffer is not None
        was_skipping = self.skipping
        buffer.conditionals.append(Conditional(self.directive_position, name, was_skipping, was_skipping or holds))
        self.skipping = not holds

    def _note_use(self, symbol: Symbol) -> None:
        """Mark the macro that a directive tests as used."""
        meaning = symbol.meaning
        if isinstance(meaning, Macro):
            meaning.used = True

    def _ifdef(self, name: str, negated: bool) -> None:
        """#ifdef and #ifndef."""
        holds = False
        if not self.skipping:
            tok = self._macro_name(name, False)
            if tok is not None:
                self._note_use(tok.symbol)
                holds = (tok.symbol.meaning is not None) != negated
                self.checkline_end(name, False)
        self._push_conditional(name, holds)

    def _top_conditional(self, name: str) -> Conditional | None:
        """Return the open group for #else and the like; None after an error."""
        buffer = self.buffer
        assert buffer is not None
        if not buffer.conditionals:
            self.diagnostics.report(m.ELSE_WITHOUT_IF, self.position, (name,))
            return None
        return buffer.conditionals[-1]

    def _elif(self, number: int, name: str) -> None:
        """#elif, #elifdef and #elifndef."""
        group = self._top_conditional(name)
        if group is None:
            return
        if group.seen_else:
            self.diagnostics.report(m.ELSE_AFTER_ELSE, self.position, (name,))
            self.diagnostics.report(m.CONDITIONAL_BEGAN, group.position)
        group.name = name
        extension = number != ELIF and not self.dialect.elifdef
        if group.skip_elses:
            if extension and not self.skipping:
                self.diagnostics.report(m.ELIFDEF_EXTENSION, self.position, (name,))
            self.skipping = True
            return
        if number == ELIF:
            # The line is evaluated although the group before it was skipped.
            self.skipping = False
            self.skipping = not self.conditions.evaluate("#elif")
        else:
            tok = self._macro_name(name, False)
            if tok is not None:
                self._note_use(tok.symbol)
                self.skipping = (tok.symbol.meaning is not None) != (number == ELIFDEF)
                if extension and not self.skipping:
                    self.diagnostics.report(m.ELIFDEF_EXTENSION, self.position, (name,))
                self.checkline_end(name, False)
        group.skip_elses = not self.skipping

    def _else(self) -> None:
        """#else."""
        group = self._top_conditional("else")
        if group is None:
            return
        if group.seen_else:
            self.diagnostics.report(m.ELSE_AFTER_ELSE, self.position, ("else",))
            self.diagnostics.report(m.CONDITIONAL_BEGAN, group.position)
        group.seen_else = True
        group.name = "else"
        self.skipping = group.skip_elses
        group.skip_elses = True
        if not group.was_skipping:
            self._check_endif_labels("else")

    def _endif(self) -> None:
        """#endif."""
        group = self._top_conditional("endif")
        if group is None:
            return
        if not group.was_skipping:
            self._check_endif_labels("endif")
        assert self.buffer is not None
        self.buffer.conditionals.pop()
        self.skipping = group.was_skipping

    # --- #include ---------------------------------------------------------------------------------

    def header_name(self, message: str, name: str) -> tuple[str, bool] | None:
        """Read a header name; return it and whether it stood in angle brackets, None after an error.

        message, name: what to report when there is none.  First the text itself is tried,
        then the line is macro-expanded.  C11 6.4.7, 6.10.2
        """
        buffer = self.buffer
        if buffer is not None and self.expander.context is None and self._word_index < 0:
            text = buffer.lexed.buffer.text
            index = buffer.index
            while buffer.tokens[index].kind == t.COMMENT:
                index += 1
            start = buffer.ends[index - 1] if index > 0 else 0
            for expression in (_ANGLE, _QUOTE):
                match = expression.match(text, start)
                if match is not None:
                    self.position = buffer.base + match.end() - len(match.group(1)) - 2
                    self._advance(buffer, index, match.end())
                    return _c_string(match.group(1)), expression is _ANGLE
        tok = self.expander.get_significant()
        at = self.expander.position
        if tok.kind == t.STRING and tok.spelling[0] == '"':
            self.position = at
            return _c_string(tok.spelling[1:-1]), False
        if tok.kind == t.LESS:
            return self._glued_header()
        self.diagnostics.report(message, at, (name,))
        return None

    def _advance(self, buffer: Buffer, index: int, offset: int) -> None:
        """Move a buffer to the first token that ends after `offset` of its text.

        A header name may have been cut into tokens that reach beyond it: those are cut again.
        """
        ends = buffer.ends
        while ends[index] < offset and buffer.tokens[index].kind not in (t.NEWLINE, t.EOF):
            index += 1
        if ends[index] == offset:
            index += 1
        elif buffer.tokens[index].kind not in (t.NEWLINE, t.EOF):
            # The rest of the line was lexed as part of something else, such as <a'b>.
            while buffer.tokens[index].kind not in (t.NEWLINE, t.EOF):
                index += 1
        buffer.index = index

    def _glued_header(self) -> tuple[str, bool] | None:
        """Join the spellings of expanded tokens up to >.  (cpp manual: Computed Includes)"""
        expander = self.expander
        pieces: list[str] = []
        space = False
        while True:
            tok = expander.get()
            if tok.kind == t.PADDING:
                if tok.spaced:
                    space = True
                continue
            if tok.kind == t.GREATER:
                break
            if tok.kind == t.EOF:
                self.diagnostics.report(m.MISSING_ANGLE, expander.position)
                break
            if (tok.spaced or space) and pieces:
                pieces.append(" ")
            space = False
            pieces.append(tok.spelling)
        return _c_string("".join(pieces)), True

    def _include(self, number: int, name: str) -> None:
        """#include, #include_next and #import.  C11 6.10.2"""
        found = self.header_name(m.EXPECTS_FILENAME, name)
        if found is None:
            return
        header, angle = found
        at = self.position
        self.checkline_end(name, True)
        if header == "":
            self.diagnostics.report(m.EMPTY_FILENAME, at, (name,))
            return
        if self.depth >= self.max_depth:
            self.diagnostics.report(m.INCLUDE_TOO_DEEP, at, (str(self.depth), str(self.max_depth)))
            return
        buffer = self.buffer
        assert buffer is not None
        self.expander.drop_contexts()
        self._skip_line(buffer)
        if self.listener is not None:
            self.listener.include(self.directive_position, name, header, angle)
        is_next = number == INCLUDE_NEXT
        if is_next and self.depth == 1:
            self.diagnostics.report(m.INCLUDE_NEXT_IN_MAIN, self.directive_position)
            is_next = False
        record = self.locate_header(header, angle, is_next, at)
        if record is not None:
            # As in GCC, the place of an inclusion is where the directive's line ends.
            self.stack(record, number == IMPORT, buffer.base + self.line_end(buffer))

    def locate_header(self, header: str, angle: bool, is_next: bool, at: int) -> FileRecord | None:
        """Return the file that a header name means from here; report when there is none."""
        buffer = self.buffer
        assert buffer is not None
        current = buffer.record
        start = self.search.start(header, angle, current, is_next)
        if start < NO_SEARCH and start != CURRENT:
            self.diagnostics.report(m.NO_INCLUDE_PATH, at, (header,))
            return None
        try:
            record = self.search.find(header, start, current.folder if current is not None else "",
                                      buffer.system)
        except OSError as problem:
            self.diagnostics.report(m.NO_SUCH_FILE, at, (header, problem.strerror or "cannot be read"))
            return None
        if record is None:
            self.diagnostics.report(m.NO_SUCH_FILE, at, (header, "No such file or directory"))
        return record

    def stack(self, record: FileRecord, imported: bool, included: int) -> bool:
        """Enter a file unless it is known that this would have no effect; tell whether it was entered."""
        if record.once:
            return False
        if imported:
            record.once = True
            self.search.seen_once = True
            if record.stacked > 0:
                return False
        if record.guard != "":
            guard = self.table.symbols.get(record.guard)
            if guard is not None and guard.meaning is not None:
                return False
        if self.search.same_content_seen(record, imported):
            return False
        system = record.system
        if self.buffer is not None:
            system = max(system, self.buffer.system)
        self.open(record, system, included)
        if self.listener is not None:
            self.listener.file_change(ENTER, record.path, 1, system, included)
        return True

    def become_system_header(self) -> None:
        """The current file counts as a system header from the next line on."""
        buffer = self.buffer
        assert buffer is not None
        place = self.sources.locate(self.directive_position)
        self._change_line(self.current_path(), place.line + 1, 1, RENAME)

    # --- #line and linemarkers --------------------------------------------------------------------

    def _change_line(self, path: str, presumed: int, system: int, reason: int) -> None:
        """From the next line on, presume `path` and `presumed`."""
        buffer = self.buffer
        assert buffer is not None
        self.expander.drop_contexts()
        self._skip_line(buffer)
        line = buffer.lexed.buffer.line_of(self.line_end(buffer)) + 1
        buffer.entry.changes.append(LineChange(line, path, presumed, system))
        buffer.system = system
        if self.listener is not None:
            self.listener.file_change(reason, path, presumed, system, NOWHERE)

    def _presumed_number(self, tok: Token, message: str) -> int:
        """Return the line number that `tok` spells, -1 after an error.  C11 6.10.4p3"""
        if tok.kind != t.NUMBER or not tok.spelling.isdigit():
            self.diagnostics.report(message, self.expander.position, (tok.spelling,))
            return -1
        return int(tok.spelling[-4000:]) & 0xFFFFFFFF

    def _presumed_path(self, tok: Token) -> str | None:
        """Return the file name that a #line's string spells, None after an error."""
        if tok.kind == t.STRING and tok.spelling[0] == '"':
            codes = character_codes(tok.spelling[1:-1], False)
            return bytes([code & 0xFF for code in codes]).decode("latin-1")
        self.diagnostics.report(m.LINE_FILENAME, self.expander.position, (tok.spelling,))
        return None

    def _line(self) -> None:
        """#line.  C11 6.10.4"""
        buffer = self.buffer
        assert buffer is not None
        tok = self.expander.get_significant()
        if tok.kind == t.EOF:
            self.diagnostics.report(m.LINE_AT_END, self.position)
            return
        number = self._presumed_number(tok, m.LINE_NOT_NUMBER)
        if number < 0:
            return
        if number == 0 or number > (2147483647 if self.dialect.c99 else 32767):
            self.diagnostics.report(m.LINE_RANGE, self.expander.position)
        path = self.current_path()
        tok = self.expander.get_significant()
        if tok.kind != t.EOF:
            spelled = self._presumed_path(tok)
            if spelled is None:
                return
            path = spelled
            self.checkline_end("line", True)
        self._change_line(path, number, buffer.system, RENAME)

    def _linemarker(self) -> None:
        """`# NUMBER "FILE" FLAGS`.  (cpp manual: Preprocessor Output)"""
        buffer = self.buffer
        assert buffer is not None
        if not self.dialect.preprocessed:
            self.diagnostics.report(m.LINEMARKER_STYLE, self.position)
        self.unread()
        tok = self.expander.get_significant()
        number = self._presumed_number(tok, m.LINEMARKER_NOT_NUMBER)
        if number < 0:
            return
        path = self.current_path()
        system = buffer.system
        reason = RENAME
        tok = self.expander.get_significant()
        if tok.kind != t.EOF:
            spelled = self._presumed_path(tok)
            if spelled is None:
                return
            path = spelled
            flags: list[str] = []
            while True:
                tok = self.next_raw()
                if tok.kind == t.EOF:
                    break
                last = flags[-1] if flags else "0"
                if tok.spelling not in ("1", "2", "3", "4") or tok.spelling <= last:
                    self.diagnostics.report(m.LINEMARKER_FLAG, self.position, (tok.spelling,))
                    break
                flags.append(tok.spelling)
            system = 2 if "4" in flags else 1 if "3" in flags else 0
            if "1" in flags:
                reason = ENTER
            elif "2" in flags:
                reason = LEAVE
        if reason == ENTER:
            self._presumed.append(self.current_path())
        elif reason == LEAVE:
            if self._presumed and path == "":
                path = self._presumed[-1]
            if not self._presumed or self._presumed[-1] != path:
                if len(self.buffers) < 2 or not self._presumed:
                    self.diagnostics.report(m.LINEMARKER_NESTING, self.position, (path,))
                    return
            self._presumed.pop()
        self._change_line(path, number, system, reason)

    # --- #ident -----------------------------------------------------------------------------------

    def _ident(self, name: str) -> None:
        """#ident and #sccs: the string goes on to the assembler's .ident."""
        tok = self.expander.get_significant()
        at = self.expander.position
        if tok.kind != t.STRING:
            self.diagnostics.report(m.INVALID_IDENT, at, (name,))
        elif self.listener is not None:
            if not self.dialect.assembler:
                self.listener.ident(self.directive_position, tok.spelling)
        elif not self.dialect.assembler:
            words = [self.table.pragma, self.table.token("#ident"), tok, self.table.pragma_end]
            self._keep_pragma(words, [self.directive_position] * len(words), self._in_arguments)
        self.checkline_end(name, False)


@final
class EngineHeaders(HeaderFinder):
    """What built-in macros ask about the engine's files."""

    def __init__(self, engine: DirectiveEngine) -> None:
        self.engine = engine

    def header_exists(self, is_next: bool) -> bool | None:
        """See HeaderFinder."""
        engine = self.engine
        name = "__has_include_next" if is_next else "__has_include"
        found = engine.header_name(m.NEEDS_HEADER_NAME, name)
        if found is None:
            return None
        if engine.conditions.skipped > 0:
            return False
        header, angle = found
        buffer = engine.buffer
        if buffer is None:
            return None
        record = buffer.record
        start = engine.search.start(header, angle, record, is_next)
        if start < NO_SEARCH and start != CURRENT:
            return False
        try:
            return engine.search.find(header, start, record.folder if record is not None else "",
                                      buffer.system) is not None
        except OSError:
            return True

    def current_path(self) -> str:
        """See HeaderFinder."""
        return self.engine.current_path()

    def include_level(self) -> int:
        """See HeaderFinder."""
        return self.engine.depth - 1

    def current_file(self) -> str:
        """See HeaderFinder."""
        buffer = self.engine.buffer
        return buffer.record.path if buffer is not None and buffer.record is not None else ""


@final
class EnginePragmas(PragmaHost):
    """What pragmas do to the engine's files."""

    def __init__(self, engine: DirectiveEngine) -> None:
        self.engine = engine

    def next_raw(self) -> Token:
        """See PragmaHost."""
        tok = self.engine.next_raw()
        self.position = self.engine.position
        return tok

    def mark_once(self) -> bool:
        """See PragmaHost."""
        engine = self.engine
        buffer = engine.buffer
        if buffer is not None and buffer.record is not None:
            buffer.record.once = True
            engine.search.seen_once = True
        return engine.depth > 1

    def mark_system_header(self) -> bool:
        """See PragmaHost."""
        engine = self.engine
        if engine.depth <= 1:
            return False
        engine.become_system_header()
        return True

    def touched(self, symbol: Symbol) -> None:
        """See PragmaHost."""
        self.engine.defined.append(symbol)


def _c_string(name: str) -> str:
    """Return a header name up to the first NUL, where it ends for the system."""
    return name.partition("\0")[0]


def destringized(literal: str) -> str:
    """Return the text of a string literal for _Pragma.  C11 6.10.9p1"""
    text = literal[literal.index('"') + 1:-1]
    pieces: list[str] = []
    index = 0
    while index < len(text):
        if text[index] == "\\" and index + 1 < len(text) and text[index + 1] in "\\\"":
            index += 1
        pieces.append(text[index])
        index += 1
    return "".join(pieces).replace("\n", " ")
