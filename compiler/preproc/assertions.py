"""#assert, #unassert and `#if #predicate(answer)` (cpp manual: Obsolete Features, Assertions).

In:  the tokens of a directive through the expander, not expanded.  Out: a table of the answers in force.
"""

from __future__ import annotations

from typing import final

from compiler import messages as m
from compiler.diag import Diagnostics
from compiler.lex import tokens as t
from compiler.preproc.conditions import AssertionTable
from compiler.preproc.expand import Expander


@final
class Assertions(AssertionTable):
    """The answers to each predicate."""

    def __init__(self, expander: Expander, diagnostics: Diagnostics) -> None:
        self.expander = expander
        self.diagnostics = diagnostics
        self.answers: dict[str, list[list[str]]] = {}

    def _read(self, in_if: bool, removing: bool) -> tuple[str, list[str]] | None:
        """Read `predicate ( answer )`; an empty answer list means that none was given."""
        expander = self.expander
        expander.prevent += 1
        result = self._read_unexpanded(in_if, removing)
        expander.prevent -= 1
        return result

    def _read_unexpanded(self, in_if: bool, removing: bool) -> tuple[str, list[str]] | None:
        """As `_read`, with expansion prevented."""
        expander = self.expander
        predicate = expander.get_significant()
        at = expander.position
        if predicate.kind == t.EOF:
            self.diagnostics.report(m.ASSERT_WITHOUT_PREDICATE, at)
            return None
        if predicate.kind != t.NAME and predicate.kind < t.FIRST_KEYWORD:
            self.diagnostics.report(m.PREDICATE_IDENTIFIER, at)
            return None
        tok = expander.get_significant()
        if tok.kind != t.LEFT_PAREN:
            if in_if:
                expander.unget()
                return predicate.spelling, []
            if removing and tok.kind == t.EOF:
                return predicate.spelling, []
            self.diagnostics.report(m.PREDICATE_OPEN, at)
            return None
        answer: list[str] = []
        while True:
            tok = expander.get_significant()
            if tok.kind == t.RIGHT_PAREN:
                break
            if tok.kind == t.EOF:
                self.diagnostics.report(m.ANSWER_CLOSE, expander.position)
                return None
            answer.append((" " if tok.spaced and answer else "") + tok.spelling)
        if not answer:
            self.diagnostics.report(m.ANSWER_EMPTY, expander.position)
            return None
        return predicate.spelling, answer

    def directive(self, asserting: bool) -> None:
        """Carry out #assert or #unassert."""
        read = self._read(False, not asserting)
        if read is None:
            return
        predicate, answer = read
        known = self.answers.setdefault(predicate, [])
        if asserting:
            if answer in known:
                self.diagnostics.report(m.RE_ASSERTED, self.expander.position, (predicate,))
            else:
                known.append(answer)
        elif not answer:
            self.answers[predicate] = []
        elif answer in known:
            known.remove(answer)
        if answer and self.expander.get_significant().kind != t.EOF:
            self.diagnostics.report(m.EXTRA_TOKENS, self.expander.position, ("assert" if asserting else "unassert",))

    def add(self, predicate: str, answer: str) -> None:
        """Assert from the command line or the target: `answer` is one word."""
        self.answers.setdefault(predicate, []).append([answer])

    def test_assertion(self) -> bool:
        """See AssertionTable."""
        read = self._read(True, False)
        if read is None:
            return False
        predicate, answer = read
        known = self.answers.get(predicate, [])
        return answer in known if answer else len(known) > 0
