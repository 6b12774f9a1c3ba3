"""Preprocessed text, printed as `gcc -E` prints it (cpp manual: Preprocessor Output).

In:  a source file and Options.  Out: bytes.  Tokens and events of the preprocessor arrive in one order;
the printer keeps the line of the source that its output stands at, and catches up by newlines (up to
eight) or by a line marker `# LINE "FILE" FLAGS`: 1 entering a file, 2 returning to it, 3 system header,
4 implicitly extern "C".  A space is printed where one was, or where two tokens would run together.
"""

from __future__ import annotations

from typing import Final, final

from compiler.api import Result, Services
from compiler.diag import Diagnostics, TooManyErrors
from compiler.lex import tokens as t
from compiler.lex.characters import with_ucns
from compiler.lex.dialect import last_flag
from compiler.lex.lexicon import Lexicon
from compiler.lex.tokens import Token
from compiler.options import Options
from compiler.preproc.expand import quoted
from compiler.preproc.listener import ENTER, LEAVE, Listener
from compiler.preproc.macros import Macro
from compiler.preproc.preprocess import Preprocessed, Unit
from compiler.source import NOWHERE, SourceMap

MAX_BLANK_LINES: Final = 8

# What the padding before a token says of the space there.
UNKNOWN: Final = 0
NO_SPACE: Final = 1
SPACE: Final = 2

_FIRST_THAT_TAKE_EQUAL: Final = frozenset((
    t.ASSIGN, t.EXCLAMATION, t.GREATER, t.LESS, t.PLUS, t.MINUS, t.STAR, t.SLASH, t.PERCENT, t.AMPERSAND,
    t.PIPE, t.CARET, t.SHIFT_RIGHT, t.SHIFT_LEFT))


@final
class Printer(Listener):
    """Collects the text."""

    def __init__(self, options: Options, sources: SourceMap) -> None:
        flags = options.preprocessor_flags
        self.sources = sources
        self.pieces: list[str] = []
        self.line_markers = "-P" not in flags
        self.assembler = options.language == "assembler-with-cpp"
        self.preprocessed = options.language == "cpp-output" or "-fpreprocessed" in flags
        self.dump = ""              # "", "D" or "N"; "M" prints no text
        self.dump_includes = False
        # With -g, GCC names the working directory in a marker of its own.  (GCC manual: -fworking-directory)
        self.directory = ""
        if last_flag(options.preprocessor_flags + options.code_flags, "-fworking-directory",
                     "-fno-working-directory", options.debug not in ("", "-g0")):
            self.directory = options.working_directory
        for flag in flags:
            if flag.startswith("-d"):
                for letter in flag[2:]:
                    if letter in "DNM":
                        self.dump = letter
                    elif letter == "I":
                        self.dump_includes = True
        self.line = 1               # of the source, where the output stands
        self.path = ""
        self.printed = False        # the current output line has text
        self.first = True
        self.previous: Token | None = None
        self.source = UNKNOWN
        self.avoid_paste = False
        self.in_pragma = False
        self.marker_emitted = False
        self.previous_in_system = False

    # --- lines ------------------------------------------------------------------------------------

    def _end_line(self) -> None:
        """End the output line if it has text."""
        if self.printed:
            self.pieces.append("\n")
        self.printed = False

    def _marker(self, path: str, line: int, system: int, flags: str) -> bool:
        """Print a line marker; tell whether there is one."""
        self._end_line()
        if not self.line_markers or line < 0:
            return False
        self.line = line
        self.path = path
        kind = " 3 4" if system == 2 else " 3" if system == 1 else ""
        self.pieces.append(f'# {line} "{quoted(path)}"{flags}{kind}\n')
        return True

    def _go_to(self, path: str, line: int, system: int) -> bool:
        """Bring the output to a source line; tell whether a marker was printed.  line < 0: unknown."""
        if self.printed:
            self.pieces.append("\n")
            self.line += 1
            self.printed = False
        if (self.line_markers and line >= 0 and self.line <= line < self.line + MAX_BLANK_LINES
                and path == self.path):
            self.pieces.append("\n" * (line - self.line))
            self.line = line
            return False
        return self._marker(path, line, system, "")

    def _go_to_position(self, position: int) -> bool:
        """Bring the output to the line of a real position."""
        place = self.sources.locate(position)
        return self._go_to(place.path, place.line, place.system)

    def _system_at(self, position: int, spelled: int) -> int:
        """Return the system level of a token: that of where it is spelled."""
        if spelled == NOWHERE:
            spelled = position
        return self.sources.locate(spelled).system

    def _change_line(self, tok: Token, position: int, spelled: int) -> bool:
        """Start the line of `tok` and indent it to its column."""
        if tok.kind == t.EOF:
            return False
        place = self.sources.locate(position)
        emitted = self._go_to(place.path, place.line, self._system_at(position, spelled))
        self.previous = None
        self.source = UNKNOWN
        self.printed = True
        if place.column > 2 and tok.kind != t.PADDING:
            self.pieces.append(" " * (place.column - 2))
        return emitted

    def catch_up(self, position: int) -> None:
        """Bring the output to the line of `position`, for text that follows as it is written."""
        self._go_to_position(position)

    def raw_text(self, text: str) -> None:
        """Print text as it is, whole lines but for blanks before a directive."""
        self.pieces.append(text)
        self.line += text.count("\n")

    # --- events -----------------------------------------------------------------------------------

    def line_change(self, tok: Token, position: int, in_arguments: bool) -> None:
        """See Listener."""
        if in_arguments:
            return
        self._change_line(tok, position, position)

    def file_change(self, reason: int, path: str, line: int, system: int, included: int) -> None:
        """See Listener."""
        if not self.line_markers:
            return
        if self.first:
            self.first = False
            if not self.preprocessed:
                self._marker(path, line, system, "")
                if self.directory:
                    self.pieces.append(f'# 1 "{quoted(self.directory)}//"\n')
            return
        flags = ""
        if reason == ENTER:
            if included != NOWHERE:
                self._go_to_position(included)
            else:
                self._go_to("<command-line>", 0, 0)
            flags = " 1"
        elif reason == LEAVE:
            flags = " 2"
        self._marker(path, line, system, flags)

    def _line_of_text(self, position: int, text: str) -> None:
        """Print one whole line that stands for the source line of `position`."""
        self._go_to_position(position)
        self.pieces.append(text + "\n")
        self.line += 1

    def define(self, position: int, macro: Macro) -> None:
        """See Listener."""
        if self.dump == "D":
            self._line_of_text(position, "#define " + macro.definition())
        elif self.dump == "N":
            self._line_of_text(position, "#define " + macro.symbol.spelling)

    def undef(self, position: int, name: str) -> None:
        """See Listener."""
        if self.dump == "D" or self.dump == "N":
            self._line_of_text(position, "#undef " + name)

    def include(self, position: int, directive: str, header: str, angle: bool) -> None:
        """See Listener."""
        if self.dump_includes:
            self._line_of_text(position, f"#{directive} <{header}>" if angle else f'#{directive} "{header}"')

    def ident(self, position: int, text: str) -> None:
        """See Listener."""
        self._line_of_text(position, "#ident " + text)

    def pragma(self, position: int, text: str) -> None:
        """See Listener."""
        self._line_of_text(position, "#pragma " + text)

    # --- tokens -----------------------------------------------------------------------------------

    def token(self, tok: Token, position: int, spelled: int) -> None:
        """Print one token.  position: real expansion point; spelled: where it is written, or NOWHERE."""
        kind = tok.kind
        if kind == t.PADDING:
            self.avoid_paste = True
            says = SPACE if tok.spaced else NO_SPACE
            if tok.symbol.spelling == "":
                says = UNKNOWN
            if self.source == UNKNOWN or (self.source == NO_SPACE and says == UNKNOWN):
                self.source = says
            return
        if kind == t.EOF:
            return
        adjust = self.line_markers and not self.assembler and not self.in_pragma
        if self.avoid_paste:
            if self.source == UNKNOWN:
                self.source = SPACE if tok.spaced else NO_SPACE
            if adjust and self.sources.line(position) != self.line:
                self.marker_emitted = self._change_line(tok, position, spelled)
                self.pieces.append(" ")
                self.printed = True
            elif (self.source == SPACE or (self.previous is not None and runs_together(self.previous, tok))
                  or (self.previous is None and kind == t.HASH)):
                self.pieces.append(" ")
                self.printed = True
        elif tok.spaced:
            if adjust and self.sources.line(position) != self.line:
                self.marker_emitted = self._change_line(tok, position, spelled)
            self.pieces.append(" ")
            self.printed = True
        self.avoid_paste = False
        self.source = UNKNOWN
        self.previous = tok
        if kind == t.PRAGMA:
            place = self.sources.locate(position)
            self.marker_emitted = self._go_to(place.path, place.line, self._system_at(position, spelled))
            self.pieces.append("#pragma ")
            self.printed = True
            self.in_pragma = True
            return
        if kind == t.PRAGMA_END:
            self._go_to("", -1, 0)
            self.in_pragma = False
            return
        if adjust and not self.marker_emitted and spelled != NOWHERE:
            in_system = self._system_at(position, spelled) != 0
            if in_system != self.previous_in_system:
                self._change_line(tok, position, spelled)
                self.previous_in_system = in_system
        spelling = tok.spelling
        if kind == t.NAME and not spelling.isascii():
            spelling = with_ucns(spelling)
        self.pieces.append(spelling)
        self.marker_emitted = False
        self.printed = True
        if "\n" in spelling:
            self.line += spelling.count("\n")

    def finish(self) -> bytes:
        """Return the whole text."""
        self._end_line()
        return "".join(self.pieces).encode("latin-1", "surrogateescape")


def runs_together(left: Token, right: Token) -> bool:
    """Tell whether `right` printed just behind `left` could be read differently."""
    a = left.kind
    b = right.kind
    first = right.spelling[:1]
    if a in _FIRST_THAT_TAKE_EQUAL and first == "=":
        return True
    if b <= t.OTHER or b >= t.FIRST_KEYWORD:
        punctuation = ""
    else:
        punctuation = first
    name = b == t.NAME or b >= t.FIRST_KEYWORD
    literal = b == t.CHAR or b == t.STRING
    if a == t.NAME or a >= t.FIRST_KEYWORD or a == t.PRAGMA:
        return name or literal or (b == t.NUMBER and _name_like(right.spelling))
    if a == t.NUMBER:
        return b == t.NUMBER or name or b == t.CHAR or punctuation in (".", "+", "-") and punctuation != ""
    if a == t.GREATER:
        return punctuation == ">"
    if a == t.LESS:
        return punctuation != "" and punctuation in "<%:"
    if a == t.PLUS:
        return punctuation == "+"
    if a == t.MINUS:
        return punctuation != "" and punctuation in "->"
    if a == t.SLASH:
        return punctuation != "" and punctuation in "/*"
    if a == t.PERCENT:
        return punctuation != "" and punctuation in ":>"
    if a == t.AMPERSAND:
        return punctuation == "&"
    if a == t.PIPE:
        return punctuation == "|"
    if a == t.COLON:
        return punctuation != "" and punctuation in ":>"
    if a == t.ARROW:
        return punctuation == "*"
    if a == t.DOT:
        return (punctuation != "" and punctuation in ".%") or b == t.NUMBER
    if a == t.HASH:
        return punctuation != "" and punctuation in "#%"
    if a == t.OTHER:
        return left.spelling[:1] == "\\" and name
    return False


def _name_like(spelling: str) -> bool:
    """Tell whether a number's text could continue a name."""
    for ch in spelling:
        if not (ch.isalnum() or ch == "_" or ch == "$"):
            return False
    return True


def preprocessed_text(source: str, options: Options, services: Services, diagnostics: Diagnostics,
                      lexicon: Lexicon) -> tuple[bytes, Preprocessed]:
    """Return what `gcc -E` prints for `source`, and the preprocessor's records.

    Errors go to `diagnostics`.  Raises Unsupported, and OSError when the main file cannot be read.
    """
    printer = Printer(options, diagnostics.sources)
    unit = Unit(source, options, services, diagnostics, lexicon, printer)
    directives_only = unit.dialect.directives_only and not printer.preprocessed and printer.dump != "M"
    if directives_only:
        printer.dump = "D"
    try:
        done = unit.run()
        if directives_only:
            from compiler.preproc.directives_only import print_lines  # few ask for it

            print_lines(unit.engine, printer)
        else:
            _print_tokens(unit, printer)
        if printer.dump == "M":
            text = macro_dump(unit)
        else:
            text = printer.finish()
    finally:
        unit.finish()
    return text, done


def _print_tokens(unit: Unit, printer: Printer) -> None:
    """Send every token of the unit to the printer."""
    expander = unit.expander
    while True:
        tok = expander.get()
        if expander.in_context and expander.expansion >= 0:
            printer.token(tok, expander.invocation, expander.position)
        else:
            printer.token(tok, expander.position, expander.position)
        if tok.kind == t.EOF:
            return


def macro_dump(unit: Unit) -> bytes:
    """Return the #define lines of -dM, in the order of the names' first definition."""
    lines: list[str] = []
    for symbol in dict.fromkeys(unit.engine.defined):
        macro = symbol.meaning
        if isinstance(macro, Macro) and macro.builtin == 0:
            lines.append("#define " + macro.definition() + "\n")
    return "".join(lines).encode("latin-1", "surrogateescape")




def preprocessed_result(source: str, options: Options, services: Services, lexicon: Lexicon) -> Result:
    """Return the Result of a compile whose output form is "preprocessed".

    For `assembler-with-cpp` the output is the text that the assembler reads.  Raises Unsupported, and
    OSError when the main file cannot be read; errors in the text are in the result's diagnostics.
    """
    result = Result()
    diagnostics = Diagnostics(options, SourceMap())
    result.diagnostics = diagnostics.messages
    try:
        text, done = preprocessed_text(source, options, services, diagnostics, lexicon)
    except TooManyErrors:
        return result
    result.output = text
    result.files_read = done.files_read
    result.system_files = done.system_files
    result.absent = done.absent
    result.expanded = done.expanded
    return result
