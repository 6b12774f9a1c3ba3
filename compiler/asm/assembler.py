"""The assembler's main loop: source text in GNU as syntax to an Emission, line by line.

Input: the text of a unit, a target, and a reader for .include and .incbin files.  Output: an ObjectFile
(`compiler.asm.finish` makes it) and messages.

A line holds statements separated by the target's separator; a statement is labels, then a directive,
an equate (`name = value`), a macro call or an instruction (GNU as manual: Syntax).  The text is one str
in Latin-1, so that every byte is one character and comes back unchanged.

The loop is made for compiler output, where the same lines come again and again: the raw line is looked
up in the target's memo (instructions without symbols) or in the memo of data directives first.  Labels, numbers,
differences of labels and .loc, which make up the rest of it, are known by the shape of the whole line
(`_compiled_line`) and go to their directives without being split; every other line takes the general way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.asm.conditionals import WATCHED, Conditionals
from compiler.asm.control import OtherDirectives
from compiler.asm.data import DataDirectives
from compiler.asm.emission import Emission
from compiler.asm.expr import AssemblyError
from compiler.asm.expr_parser import ExpressionParser
from compiler.asm.finish import Finisher
from compiler.asm.frames import FrameDirectives
from compiler.asm.input import FRAME_FILE, FRAME_MACRO, InputFrame, SourceInput, first_directive
from compiler.asm.lines import LineDirectives
from compiler.asm.macros import Macros
from compiler.asm.section import SHT_NOBITS, ObjectFile
from compiler.asm.sections import SectionDirectives
from compiler.asm.settings import AssemblerSettings
from compiler.asm.statements import StatementSplitter, line_marker, unescape
from compiler.asm.symbols import SymbolDirectives
from compiler.asm.target import AssemblerTarget

if TYPE_CHECKING:
    from compiler.api import FileReader

_LABEL: Final = re.compile(
    r'(?:([A-Za-z_.$\x80-\xff][A-Za-z0-9_.$\x80-\xff]*)|([0-9]+)(\$?)|"((?:[^"\\]|\\.)*)")[ \t]*:')
_EQUATE: Final = re.compile(
    r'(?:([A-Za-z_.$\x80-\xff][A-Za-z0-9_.$\x80-\xff]*)|"((?:[^"\\]|\\.)*)")[ \t]*=(=?)')

# Lines as compilers write them: nothing in them is a comment, a separator or an operator but "-".
_LABEL_LINE: Final = re.compile(r"([A-Za-z_.][A-Za-z0-9_.$]*):\Z")
_DATA_LINE: Final = re.compile(
    r"\t(\.[a-z0-9]+)[\t ](?:(-?(?:0x[0-9a-fA-F]{1,15}|[1-9][0-9]{0,17}|0))"
    r"|([A-Za-z_.][A-Za-z0-9_.$]*)(?:(-[1-9][0-9]{0,8})?-([A-Za-z_.][A-Za-z0-9_.$]*))?)\Z")

ERROR_LIMIT: Final = 2000
"""Errors after which the rest of the source is not read."""

_BLOCKS: Final = (".rept", ".rep", ".irp", ".irpc", ".irep", ".irepc", ".macro")


@final
class Assembler:
    """Assembles one unit."""

    def __init__(self, target: AssemblerTarget, settings: AssemblerSettings, reader: FileReader) -> None:
        self.target: AssemblerTarget = target
        self.settings: AssemblerSettings = settings
        self.emission: Emission = Emission()
        self.parser: ExpressionParser = ExpressionParser(self.emission, target)
        self.splitter: StatementSplitter = StatementSplitter(
            target.comment_characters, target.line_comment_characters, target.separators, target.operand_starts)
        self.source: SourceInput = SourceInput(reader, self.splitter, settings.search)
        self.sections: SectionDirectives = SectionDirectives(self.emission, self.parser, target)
        self.symbols: SymbolDirectives = SymbolDirectives(self.emission, self.parser, self.sections)
        self.data: DataDirectives = DataDirectives(self.emission, self.parser, target, self.source)
        self.conditions: Conditionals = Conditionals(self.emission, self.parser)
        self.macros: Macros = Macros(self.emission, self.parser, self.source)
        self.lines: LineDirectives = LineDirectives(self.emission, self.parser, self.sections, target, settings)
        self.frames: FrameDirectives = FrameDirectives(self.emission, self.parser, self.sections, target)
        self.others: OtherDirectives = OtherDirectives(self.emission, self.parser, self.sections, self.source)
        self.table: dict[str, Callable[[str, str], None]] = {}
        self.data.enter_in(self.table)
        self.sections.enter_in(self.table)
        self.symbols.enter_in(self.table)
        self.conditions.enter_in(self.table)
        self.lines.enter_in(self.table)
        self.frames.enter_in(self.table)
        self.others.enter_in(self.table)
        self.table[".exitm"] = self.exit_macro
        self.table[".mexit"] = self.exit_macro
        self.macros.enter_in(self.table)

    def assemble(self, data: bytes, path: str) -> ObjectFile:
        """Assemble a unit's bytes; `path` is its name in messages.  Messages are in `emission.messages`.

        Raises Unsupported for what the target cannot encode.
        """
        emission = self.emission
        emission.path = path
        for name, text in self.settings.defined:
            self.symbols.assign(name, self.parser.parse_whole(text), False)
        self.run_text(data, path)
        return self.finish()

    def run_text(self, data: bytes, path: str) -> None:
        """Assemble more text where the emission stands: a unit's source, or an asm statement of C."""
        self.source.push_text(data, path)
        self._run()

    def finish(self) -> ObjectFile:
        """End the unit: return its object, when there are no errors in `emission.messages`."""
        emission = self.emission
        emission.line = 0
        self.conditions.check_closed()
        if self.lines.pending and self.lines.any_loc:
            self.lines.emit_row()
        self.target.finish(emission)
        for name, symbol in self.parser.undefined_locals():
            emission.error_at(symbol.path, symbol.line, f'local label `"{name}" (instance number '
                              f'{symbol.name[symbol.name.index(chr(2)) + 1:]} of a fb label)\' is not defined')
        if self.settings.exec_stack:
            stack = self.sections.find(".note.GNU-stack")
            stack.flags = 4 if self.settings.exec_stack == "execstack" else 0
        return Finisher(emission, self.target, self.lines, self.frames, self.sections).finish()

    # -- the loop -------------------------------------------------------------------------------------

    def _run(self) -> None:
        """Read all frames to their ends."""
        emission = self.emission
        source = self.source
        conditions = self.conditions
        lines_state = self.lines
        target = self.target
        data_memo = self.data.memo
        while True:
            frame = source.frame
            if frame is None or self.others.ended:
                return
            lines = frame.lines
            index = frame.index
            count: i64 = len(lines)
            emission.path = frame.path
            changed = False
            while index < count:
                line = lines[index]
                index += 1
                if conditions.ignoring:
                    frame.index = index
                    emission.line = frame.line(index)
                    self._skipped(line)
                    continue
                if line.startswith("\t."):
                    encoded = data_memo.get(line)
                    if encoded is not None and emission.section.type != SHT_NOBITS:
                        emission.data += encoded
                        continue
                else:
                    encoded = target.memo.get(line)
                    if encoded is not None:
                        if lines_state.pending:
                            lines_state.emit_row()
                        elif lines_state.generating:
                            emission.line = frame.line(index)
                            lines_state.generate_row()
                        emission.data += encoded
                        continue
                    if not line:
                        continue
                frame.index = index
                emission.line = frame.line(index)
                if self._compiled_line(line):
                    continue
                self._line(line, frame)
                if source.frame is not frame or self.others.ended:
                    changed = True
                    break
                index = frame.index
            if changed:
                continue
            frame.index = index
            if index < len(frame.lines) or frame.more():
                continue
            if frame.kind == FRAME_MACRO and conditions.depth > frame.conditions:
                # GNU as closes what a macro leaves open, with an error.
                emission.error("end of macro inside conditional")
                conditions.cut(frame.conditions)
            source.pop()

    def _skipped(self, line: str) -> None:
        """A line of a branch left out: only conditionals count."""
        name = first_directive(line)
        if name in WATCHED:
            for statement in self.splitter.split(line):
                words = statement.split(None, 1)
                if words and words[0].lower() in WATCHED:
                    self._guarded(self.table[words[0].lower()], words[0].lower(), words[1] if len(words) > 1 else "")
                elif words and not self.conditions.ignoring:
                    self._guarded_statement(statement)

    def _guarded(self, handler: Callable[[str, str], None], name: str, rest: str) -> None:
        try:
            handler(name, rest)
        except AssemblyError as error:
            self.emission.error(error.message)

    def _guarded_statement(self, statement: str) -> None:
        try:
            self._statement(statement, "")
        except AssemblyError as error:
            self.emission.error(error.message)

    def _compiled_line(self, line: str) -> bool:
        """Carry out a label, a number, a label or difference as data, or a .loc, in the form compilers give it.

        False: the line is something else, and nothing was done.
        """
        try:
            if line.startswith("\t."):
                if line.startswith("\t.loc "):
                    return self.lines.loc_line(line)
                matched = _DATA_LINE.match(line)
                if matched is None:
                    return False
                name, number, symbol, addend, other = matched.groups()
                if number is not None:
                    return self.data.number_line(name, number, line)
                return self.data.symbol_line(name, symbol, 0 if addend is None else int(addend), other)
            if line.endswith(":"):
                matched = _LABEL_LINE.match(line)
                if matched is not None:
                    self.symbols.label(matched.group(1))
                    self.parser.end_dollar_scope()
                    return True
        except AssemblyError as error:
            self.emission.error(error.message)
            self._count_errors()
            return True
        return False

    def _line(self, line: str, frame: InputFrame) -> None:
        """One line that no memo knows."""
        if line[0] == "#":
            marker = line_marker(line)
            if marker is not None:
                frame.base = marker[0] - 1 - frame.index
                if marker[1]:
                    frame.path = marker[1]
                    self.emission.path = marker[1]
                return
        try:
            if self.splitter.is_plain(line):
                statement = line.strip()
                if statement:
                    self._statement(statement, line)
                return
            statements = self.splitter.split(line)
            if len(statements) == 1:
                if statements[0]:
                    self._statement(statements[0], line)
                return
        except AssemblyError as error:
            self.emission.error(error.message)
            self._count_errors()
            return
        self._statements(statements, frame)

    def _statements(self, statements: list[str], frame: InputFrame) -> None:
        """Several statements of one line; a macro call among them runs before the next."""
        for position, statement in enumerate(statements):
            if not statement:
                continue
            if self.conditions.ignoring:
                words = statement.split(None, 1)
                if words[0].lower() in WATCHED:
                    self._guarded(self.table[words[0].lower()], words[0].lower(), words[1] if len(words) > 1 else "")
                continue
            if position + 1 < len(statements) and statement.split(None, 1)[0].lower() in _BLOCKS:
                # The body begins on the same line: the rest of the line becomes lines of its own.
                self._unfold(statements[position + 1:], frame)
                self._guarded_statement(statement)
                return
            self._guarded_statement(statement)
            if self.source.frame is not frame:
                rest = [later for later in statements[position + 1:] if later]
                if rest and self.source.frame is not None:
                    # The rest of the line waits below the new frame.
                    self._postpone(rest, frame)
                return
            if self.others.ended:
                return

    def _unfold(self, statements: list[str], frame: InputFrame) -> None:
        """Go on with `statements` as lines before the rest of the frame."""
        frame.cut_rest()
        lines = statements + frame.lines[frame.index:]
        base = frame.base + frame.index - len(statements)
        self.source.frame = InputFrame(lines, int(frame.kind), frame.path, base, frame)
        self.source.frame.conditions = frame.conditions
        frame.index = len(frame.lines)

    def _postpone(self, statements: list[str], frame: InputFrame) -> None:
        """Put statements between the frames that a macro pushed and the frame of its call."""
        pushed = self.source.frame
        assert pushed is not None
        while pushed.outer is not None and pushed.outer is not frame:
            pushed = pushed.outer
        waiting = InputFrame(statements, 2, frame.path, self.emission.line, frame)
        pushed.outer = waiting

    def _count_errors(self) -> None:
        if len(self.emission.messages) > ERROR_LIMIT:
            self.others.ended = True

    def _statement(self, statement: str, raw: str) -> None:
        """One statement, without comment and blanks around; raw: the line when it is nothing else.

        Raises AssemblyError.
        """
        first = statement[0]
        rest = ""
        if first == ".":
            # The commonest: a directive.
            words = statement.split(None, 1)
            name = words[0]
            handler = self.table.get(name)
            if handler is not None:
                if len(words) > 1:
                    rest = words[1]
                self.data.raw_line = raw
                handler(name, rest)
                return
        colon = statement.find(":")
        if colon > 0:
            label = _LABEL.match(statement)
            if label is not None:
                self._label(label)
                following = statement[label.end():].lstrip()
                if following:
                    self._statement(following, "")
                return
        if "=" in statement:
            equate = _EQUATE.match(statement)
            if equate is not None:
                self._equate(equate, statement)
                return
        words = statement.split(None, 1)
        name = words[0]
        rest = words[1] if len(words) > 1 else ""
        lowered = name.lower()
        if first == ".":
            handler = self.table.get(lowered)
            if handler is not None:
                self.data.raw_line = ""
                handler(lowered, rest)
                return
        if self.macros.by_name:
            macro = self.macros.by_name.get(lowered)
            if macro is None and "(" in name:
                # NAME(arguments): the parenthesis begins the first argument.
                opening = statement.index("(")
                macro = self.macros.by_name.get(lowered[:opening])
                rest = statement[opening:]
            if macro is not None:
                self.macros.call(macro, rest, self.conditions.depth)
                return
        if first == ".":
            if self.target.directive(lowered, rest, self.emission, self.parser):
                return
            raise AssemblyError(f"unknown pseudo-op: `{name}'")
        if first == '"' or first in "0123456789" and not statement[:1].isalpha():
            raise AssemblyError(f"junk at end of line, first unrecognized character is `{first}'"
                                if first != '"' else f"unknown pseudo-op: `{name}'")
        self._instruction(statement, raw)

    def _instruction(self, statement: str, raw: str) -> None:
        """One instruction: its row of the line table, then its bytes."""
        if self.lines.pending:
            self.lines.emit_row()
        elif self.lines.generating:
            self.lines.generate_row()
        emission = self.emission
        if emission.section.type == SHT_NOBITS:
            raise AssemblyError(f"attempt to store non-empty value in section `{emission.section.name}'")
        target = self.target
        encoded = target.memo.get(statement)
        if encoded is not None:
            emission.data += encoded
        else:
            target.assemble(statement, emission, self.parser)
            encoded = target.memo.get(statement)
        if encoded is not None and raw:
            target.memo[raw] = encoded

    def _label(self, label: re.Match[str]) -> None:
        """Define the label that a statement begins with."""
        name = label.group(1)
        if name is not None:
            self.symbols.label(name)
            self.parser.end_dollar_scope()
            return
        number = label.group(2)
        if number is None:
            self.symbols.label(unescape(label.group(4)).decode("latin-1"))
            return
        if len(number) > 9:
            raise AssemblyError("local label number is too large")
        if label.group(3):
            if not self.target.dollar_labels:
                raise AssemblyError(f"junk at end of line, first unrecognized character is `{number[0]}'")
            dollar = self.parser.define_dollar(int(number))
            if dollar is None:
                raise AssemblyError(f"label \"{number}$\" redefined")
            self.emission.define_here(dollar)
        else:
            self.emission.define_here(self.parser.define_numeric(int(number)))

    def _equate(self, equate: re.Match[str], statement: str) -> None:
        """`name = expression`, `name == expression`"""
        name = equate.group(1)
        if name is None:
            name = unescape(equate.group(2)).decode("latin-1")
        if name != ".":
            self.emission.symbol(name)          # comes before those of the expression in the table
        value = self.parser.parse(statement, equate.end())
        end = self.parser.skip_blanks(statement, self.parser.position)
        if end < len(statement):
            raise AssemblyError(f"junk at end of line, first unrecognized character is `{statement[end]}'")
        if name == ".":
            self.data.org(".org", statement[equate.end():].strip())
            return
        self.symbols.assign(name, value, equate.group(3) == "=")

    def exit_macro(self, name: str, rest: str) -> None:
        """.exitm: leave the innermost macro or repetition."""
        frame = self.source.frame
        while frame is not None and frame.kind != FRAME_FILE:
            self.source.pop()
            if frame.kind == FRAME_MACRO:
                self.conditions.cut(frame.conditions)
                return
            frame = self.source.frame
