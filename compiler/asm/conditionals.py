"""Conditional assembly: .if and its family, .else, .elseif, .endif (GNU as manual: If).

While a branch is left out, only these directives are looked at, so that nests stay balanced.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, final

from mypy_extensions import i64

from compiler.asm.emission import Emission
from compiler.asm.expr import ABSENT, AssemblyError, known_now
from compiler.asm.expr_parser import ExpressionParser
from compiler.asm.section import UNDEFINED, VIEW
from compiler.asm.statements import string_at

# Directives, and the method word that decides them.
_TESTS: Final = (
    ".if", ".ifdef", ".ifndef", ".ifnotdef", ".ifb", ".ifnb", ".ifc", ".ifnc", ".ifeq", ".ifne", ".ifge",
    ".ifgt", ".ifle", ".iflt", ".ifeqs", ".ifnes",
)
WATCHED: Final = frozenset(_TESTS + (".else", ".elsec", ".elseif", ".endif", ".endc"))


@final
class _Branch:
    """One open conditional."""

    def __init__(self, path: str, line: i64, ignoring: bool, dead: bool) -> None:
        self.path: str = path
        self.line: i64 = line
        self.ignoring: bool = ignoring      # this branch is left out
        self.dead: bool = dead              # every further branch is left out too
        self.else_seen: bool = False


@final
class Conditionals:
    """The stack of open conditionals of a unit."""

    def __init__(self, emission: Emission, parser: ExpressionParser) -> None:
        self.emission: Emission = emission
        self.parser: ExpressionParser = parser
        self.ignoring: bool = False
        self._open: list[_Branch] = []

    def enter_in(self, table: dict[str, Callable[[str, str], None]]) -> None:
        """Enter the directives in the assembler's table."""
        for name in _TESTS:
            table[name] = self.begin
        table[".else"] = self.other
        table[".elsec"] = self.other
        table[".elseif"] = self.other_if
        table[".endif"] = self.end
        table[".endc"] = self.end

    @property
    def depth(self) -> int:
        """Conditionals open now."""
        return len(self._open)

    def begin(self, name: str, rest: str) -> None:
        """Open a conditional."""
        if self.ignoring:
            self._push(True, True)
            return
        try:
            truth = self._test(name, rest)
        except AssemblyError:
            # The nest stays balanced after an error in the condition.
            self._push(True, True)
            raise
        self._push(not truth, truth)

    def other_if(self, name: str, rest: str) -> None:
        """.elseif EXPRESSION"""
        branch = self._top(".elseif")
        if branch.else_seen:
            raise AssemblyError(".elseif after .else")
        if branch.dead:
            branch.ignoring = True
        else:
            branch.ignoring = False
            self.ignoring = False
            truth = self._test(".if", rest)
            branch.ignoring = not truth
            branch.dead = truth
        self.ignoring = branch.ignoring

    def other(self, name: str, rest: str) -> None:
        """.else"""
        branch = self._top(".else")
        if branch.else_seen:
            raise AssemblyError("duplicate .else")
        branch.else_seen = True
        branch.ignoring = branch.dead
        branch.dead = True
        self.ignoring = branch.ignoring

    def end(self, name: str, rest: str) -> None:
        """.endif"""
        self._top(".endif")
        self._open.pop()
        self.ignoring = bool(self._open) and self._open[-1].ignoring

    def cut(self, depth: int) -> None:
        """Close the conditionals opened after there were `depth` (.exitm, end of a macro)."""
        del self._open[depth:]
        self.ignoring = bool(self._open) and self._open[-1].ignoring

    def check_closed(self) -> None:
        """Report conditionals that are open at the end of the source."""
        for branch in reversed(self._open):
            self.emission.error("end of file inside conditional")
            self.emission.error_at(branch.path, branch.line, "here is the start of the unterminated conditional")
            if branch.else_seen:
                break

    def _push(self, ignoring: bool, dead: bool) -> None:
        self._open.append(_Branch(self.emission.path, self.emission.line, ignoring, dead))
        self.ignoring = ignoring

    def _top(self, name: str) -> _Branch:
        if not self._open:
            raise AssemblyError(f'"{name}" without matching ".if"' if name != ".endif" else '".endif" without ".if"')
        return self._open[-1]

    def _test(self, name: str, rest: str) -> bool:
        if name in (".ifdef", ".ifndef", ".ifnotdef"):
            word = rest.strip()
            symbol = self.emission.symbols.get(word)
            known = symbol is not None and symbol.section is not UNDEFINED and symbol.section is not VIEW
            if not known and self.parser.target.register_number(word) >= 0:
                known = True
            return known == (name == ".ifdef")
        if name == ".ifb" or name == ".ifnb":
            return (rest.strip() == "") == (name == ".ifb")
        if name == ".ifc" or name == ".ifnc":
            first, after = self._compared(rest, 0)
            second, _ = self._compared(rest, after + 1 if rest[after:after + 1] == "," else after)
            return (first == second) == (name == ".ifc")
        if name == ".ifeqs" or name == ".ifnes":
            first, after = string_at(rest, 0)
            after = self.parser.skip_blanks(rest, after)
            if rest[after:after + 1] != ",":
                raise AssemblyError(f"{name} syntax error")
            second, _ = string_at(rest, self.parser.skip_blanks(rest, after + 1))
            return (first == second) == (name == ".ifeqs")
        value = self.parser.parse(rest, 0)
        if value.kind == ABSENT and name == ".if":
            raise AssemblyError("missing expression")
        number = known_now(value)
        if number is None:
            raise AssemblyError('non-constant expression in ".if" statement')
        if name == ".if" or name == ".ifne":
            return number != 0
        if name == ".ifeq":
            return number == 0
        if name == ".ifge":
            return number >= 0
        if name == ".ifgt":
            return number > 0
        if name == ".ifle":
            return number <= 0
        return number < 0

    def _compared(self, text: str, position: int) -> tuple[str, int]:
        """One side of .ifc: up to a comma, or in single quotes."""
        position = self.parser.skip_blanks(text, position)
        if text[position:position + 1] == "'":
            end = text.find("'", position + 1)
            if end < 0:
                raise AssemblyError("bad format for ifc or ifnc")
            return text[position + 1:end], self.parser.skip_blanks(text, end + 1)
        end = text.find(",", position)
        if end < 0:
            end = len(text)
        return text[position:end].strip(), end
