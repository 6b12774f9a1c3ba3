"""Macro definitions: what a #define line means, how two definitions compare, how one is printed.

In:  the tokens of a #define line.  Out: a Macro, attached to the name's Symbol as its meaning.
The replacement list is three parallel lists: the token, the number of the parameter it names (1-based, 0
for none), and flags.  The operators # and ## are flags of a neighbour, not tokens (C11 6.10.3.2, 6.10.3.3);
`spelled` keeps the line as written for comparison (C11 6.10.3p1) and for -dD.

Example: `#define F(a, ...) #a x ## a` has tokens [a, x, a], parameters [1, 0, 1], flags [STRINGIFY, PASTE, 0].
"""

from __future__ import annotations

from typing import Final, final

from compiler import messages as m
from compiler.diag import Diagnostics
from compiler.lex import tokens as t
from compiler.lex.dialect import Dialect
from compiler.lex.table import TokenTable
from compiler.lex.tokens import Meaning, Symbol, Token

STRINGIFY: Final = 1        # the parameter (or __VA_OPT__) is the operand of #
PASTE: Final = 2            # ## follows

# Values of Macro.builtin: 0 is an ordinary macro.
BUILTIN_FILE: Final = 1
BUILTIN_FILE_NAME: Final = 2
BUILTIN_BASE_FILE: Final = 3
BUILTIN_LINE: Final = 4
BUILTIN_INCLUDE_LEVEL: Final = 5
BUILTIN_COUNTER: Final = 6
BUILTIN_DATE: Final = 7
BUILTIN_TIME: Final = 8
BUILTIN_TIMESTAMP: Final = 9
BUILTIN_HAS_ATTRIBUTE: Final = 10
BUILTIN_HAS_C_ATTRIBUTE: Final = 11
BUILTIN_HAS_BUILTIN: Final = 12
BUILTIN_HAS_INCLUDE: Final = 13
BUILTIN_HAS_INCLUDE_NEXT: Final = 14
BUILTIN_PRAGMA: Final = 15

# name, number, 1 where redefinition always warns.
BUILTIN_MACROS: Final = """
__FILE__            1 0
__FILE_NAME__       2 0
__BASE_FILE__       3 0
__LINE__            4 1
__INCLUDE_LEVEL__   5 1
__COUNTER__         6 1
__DATE__            7 0
__TIME__            8 0
__TIMESTAMP__       9 0
__has_attribute     10 1
__has_cpp_attribute 10 1
__has_c_attribute   11 1
__has_builtin       12 1
__has_include       13 1
__has_include_next  14 1
_Pragma             15 1
"""


@final
class Macro(Meaning):
    """One macro definition, or a built-in macro (`builtin` != 0)."""

    def __init__(self, symbol: Symbol, builtin: int) -> None:
        self.symbol = symbol
        self.builtin = builtin
        self.function_like = False
        self.variadic = False
        self.params: list[str] = []
        self.tokens: list[Token] = []
        self.parameters: list[int] = []
        self.flags: list[int] = []
        self.positions: list[int] = []
        self.spelled: list[Token] = []
        self.has_va_opt = False
        self.position = 0           # of the name in its #define
        self.in_system = False
        self.warns = False          # #undef and redefinition always warn
        self.disabled = False       # its expansion is being rescanned, C11 6.10.3.4p2
        self.used = False
        # The replacement list ready to be pushed when there is nothing to replace in it.
        self.ready: list[Token] = []
        self.ready_positions: list[int] = []
        self.ready_pastes = False

    def prepare(self, paste_mark: Token) -> None:
        """Set the `ready` lists from the replacement list; called once the definition is complete."""
        if not any(self.flags):
            self.ready = self.tokens
            self.ready_positions = self.positions
            return
        self.ready = []
        self.ready_positions = []
        for index, tok in enumerate(self.tokens):
            self.ready.append(tok)
            self.ready_positions.append(self.positions[index])
            if self.flags[index] & PASTE:
                self.ready.append(paste_mark)
                self.ready_positions.append(self.positions[index])
                self.ready_pastes = True

    def same_as(self, other: Macro) -> bool:
        """Tell whether redefinition by `other` is benign.  C11 6.10.3p1-2"""
        if (self.function_like != other.function_like or self.variadic != other.variadic
                or self.params != other.params or len(self.spelled) != len(other.spelled)):
            return False
        for index, tok in enumerate(self.spelled):
            twin = other.spelled[index]
            if tok.spelling != twin.spelling or (index > 0 and tok.spaced != twin.spaced):
                return False
        return True

    def definition(self) -> str:
        """Return the definition as `gcc -dD` prints it after "#define "."""
        pieces: list[str] = [self.symbol.spelling]
        if self.function_like:
            pieces.append("(")
            for number, name in enumerate(self.params):
                if number > 0:
                    pieces.append(",")
                last = number == len(self.params) - 1
                if not (self.variadic and last and name == "__VA_ARGS__"):
                    pieces.append(name)
                if self.variadic and last:
                    pieces.append("...")
            pieces.append(")")
        pieces.append(" ")
        after_paste = False
        for index, tok in enumerate(self.spelled):
            paste = tok.kind == t.HASH_HASH
            if index > 0 and (tok.spaced or paste or after_paste):
                # GCC prints a space before ## always, after it as the next token has one.
                if not (after_paste and not tok.spaced):
                    pieces.append(" ")
            pieces.append("##" if paste else tok.spelling)
            after_paste = paste
        return "".join(pieces)


@final
class VaOptTracker:
    """Follows __VA_OPT__ ( ... ) while a replacement list is walked.

    `update` classifies each token: ORDINARY, INSIDE (of the parentheses), or a part of the operator
    itself: BEGIN (its name), OPEN, END (the closing parenthesis).  A value below 0 is an error; its
    message is in `error`.
    """

    def __init__(self, variadic: bool) -> None:
        self.variadic = variadic
        self.state = 0
        self.last_was_paste = False
        self.error = ""

    def update(self, tok: Token, paste: bool) -> int:
        """Take the next token; `paste` says that it is the ## operator."""
        if not self.variadic:
            return VA_OPT_ORDINARY
        if tok.spelling == "__VA_OPT__" and tok.kind == t.NAME:
            if self.state > 0:
                self.error = m.VA_OPT_NESTED
                return VA_OPT_ERROR
            self.state = 1
            return VA_OPT_BEGIN
        if self.state == 0:
            return VA_OPT_ORDINARY
        if self.state == 1:
            if tok.kind != t.LEFT_PAREN:
                self.error = m.VA_OPT_PAREN
                return VA_OPT_ERROR
            self.state = 2
            return VA_OPT_OPEN
        if self.state == 2:
            if paste:
                self.error = m.VA_OPT_PASTE
                return VA_OPT_ERROR
            self.state = 3
        was_paste = self.last_was_paste
        self.last_was_paste = paste
        if tok.kind == t.LEFT_PAREN:
            self.state += 1
        elif tok.kind == t.RIGHT_PAREN:
            self.state -= 1
            if self.state == 2:
                self.state = 0
                if was_paste:
                    self.error = m.VA_OPT_PASTE
                    return VA_OPT_ERROR
                return VA_OPT_END
        return VA_OPT_INSIDE


VA_OPT_ERROR: Final = -1
VA_OPT_ORDINARY: Final = 0
VA_OPT_BEGIN: Final = 1
VA_OPT_OPEN: Final = 2
VA_OPT_INSIDE: Final = 3
VA_OPT_END: Final = 4


@final
class MacroParser:
    """Turns the tokens of a #define line, after its name, into a Macro."""

    def __init__(self, dialect: Dialect, table: TokenTable, diagnostics: Diagnostics) -> None:
        self.dialect = dialect
        self.table = table
        self.diagnostics = diagnostics

    def parse(self, symbol: Symbol, words: list[Token], positions: list[int], end: int) -> Macro | None:
        """Return the macro, or None after an error message.

        words, positions: the rest of the line; end: position of the line's end, for messages.
        """
        macro = Macro(symbol, 0)
        first = 0
        if words and not words[0].spaced:
            if words[0].kind == t.LEFT_PAREN:
                first = self._parameters(macro, words, positions, end)
                if first < 0:
                    return None
            elif words[0].kind != t.COMMENT:
                self.diagnostics.report(m.SPACE_AFTER_NAME if self.dialect.c99 else m.MISSING_SPACE_AFTER_NAME,
                                        positions[0])
        if not self._replacement(macro, words, positions, first, end):
            return None
        macro.prepare(self.table.paste_mark)
        return macro

    def _parameters(self, macro: Macro, words: list[Token], positions: list[int], end: int) -> int:
        """Read the parameter list; return the index after it, or -1 after an error.  C11 6.10.3p10"""
        macro.function_like = True
        report = self.diagnostics.report
        after_name = False
        index = 1
        while True:
            if index >= len(words):
                if macro.variadic:
                    report(m.EXPECTED_PAREN_ELLIPSIS, end)
                else:
                    report(m.EXPECTED_PAREN_EOL if after_name else m.EXPECTED_PARAMETER_EOL, end)
                return -1
            tok = words[index]
            kind = tok.kind
            at = positions[index]
            index += 1
            if kind == t.COMMENT:
                continue
            if kind == t.NAME or kind >= t.FIRST_KEYWORD:
                if not after_name and not macro.variadic:
                    if tok.spelling in macro.params:
                        report(m.DUPLICATE_PARAMETER, at, (tok.spelling,))
                        return -1
                    if tok.spelling == "__VA_ARGS__" and not macro.variadic:
                        report(m.BAD_VARIADIC_NAME, at)
                    macro.params.append(tok.spelling)
                    after_name = True
                    continue
            elif kind == t.RIGHT_PAREN:
                if after_name or not macro.params or macro.variadic:
                    return index
            elif kind == t.COMMA:
                if after_name and not macro.variadic:
                    after_name = False
                    continue
            elif kind == t.ELLIPSIS and not macro.variadic:
                macro.variadic = True
                if not after_name:
                    macro.params.append("__VA_ARGS__")
                    if not self.dialect.c99 and self.diagnostics.enabled("-Wpedantic"):
                        report(m.ANONYMOUS_VARIADIC, at)
                elif self.diagnostics.enabled("-Wpedantic"):
                    report(m.NAMED_VARIADIC, at)
                continue
            if macro.variadic:
                report(m.EXPECTED_PAREN_ELLIPSIS, at)
            else:
                report(m.EXPECTED_COMMA if after_name else m.EXPECTED_PARAMETER, at, (tok.spelling,))
            return -1

    def _replacement(self, macro: Macro, words: list[Token], positions: list[int], first: int, end: int) -> bool:
        """Read the replacement list from index `first` on; False after an error."""
        report = self.diagnostics.report
        numbers: dict[str, int] = {}
        for name in macro.params:
            numbers[name] = len(numbers) + 1
        if first == 0 and not macro.function_like and not self._has_operator(words):
            self._check_names(words, positions, False)
            macro.tokens = words
            macro.spelled = words
            macro.positions = positions
            macro.parameters = [0] * len(words)
            macro.flags = macro.parameters
            self._first_unspaced(macro)
            return True
        body = words[first:]
        macro.spelled = body
        self._check_names(body, positions[first:], macro.variadic)
        tracker = VaOptTracker(macro.variadic)
        pending_hash = -1           # index in macro.tokens of a # that waits for its operand
        after_paste = False
        for number, tok in enumerate(body):
            at = positions[first + number]
            kind = tok.kind
            if kind == t.HASH_HASH:
                if not macro.tokens:
                    report(m.PASTE_AT_END, at)
                    return False
                macro.flags[-1] |= PASTE
                after_paste = True
                pending_hash = -1 if not self._hash_operand_missing(macro, pending_hash, at) else -2
                if pending_hash == -2:
                    return False
                if tracker.update(tok, True) < 0:
                    report(tracker.error, at)
                    return False
                continue
            parameter = numbers.get(tok.spelling, 0) if kind == t.NAME or kind >= t.FIRST_KEYWORD else 0
            va_opt = macro.variadic and tok.spelling == "__VA_OPT__"
            if va_opt:
                macro.has_va_opt = True
            if pending_hash >= 0:
                if parameter != 0 or va_opt:
                    # `#` and its operand become one entry, spaced as the # was.
                    macro.tokens[-1] = self.table.with_space(tok, macro.tokens[-1].spaced)
                    macro.parameters[-1] = parameter
                    macro.flags[-1] |= STRINGIFY
                    macro.positions[-1] = at
                    pending_hash = -1
                    after_paste = False
                    if tracker.update(tok, False) < 0:
                        report(tracker.error, at)
                        return False
                    continue
                if not self.dialect.assembler:
                    report(m.HASH_WITHOUT_PARAMETER, at)
                    return False
            pending_hash = len(macro.tokens) if kind == t.HASH and macro.function_like else -1
            macro.tokens.append(tok)
            macro.parameters.append(parameter)
            macro.flags.append(0)
            macro.positions.append(at)
            after_paste = False
            if kind != t.HASH and tracker.update(tok, False) < 0:
                report(tracker.error, at)
                return False
        if pending_hash >= 0 and not self.dialect.assembler:
            report(m.HASH_WITHOUT_PARAMETER, end)
            return False
        if after_paste:
            report(m.PASTE_AT_END, end)
            return False
        if tracker.state != 0:
            report(m.VA_OPT_UNTERMINATED, end)
            return False
        self._first_unspaced(macro)
        return True

    def _hash_operand_missing(self, macro: Macro, pending_hash: int, at: int) -> bool:
        """Report a # that is followed by ##, in a function-like macro."""
        if pending_hash < 0 or self.dialect.assembler:
            return False
        self.diagnostics.report(m.HASH_WITHOUT_PARAMETER, at)
        return True

    def _has_operator(self, words: list[Token]) -> bool:
        """Tell whether ## occurs: # is no operator in an object-like macro."""
        for tok in words:
            if tok.kind == t.HASH_HASH:
                return True
        return False

    def _first_unspaced(self, macro: Macro) -> None:
        """Drop the space before the replacement list: it is no part of it.  C11 6.10.3p7"""
        if macro.tokens and macro.tokens[0].spaced:
            macro.tokens = macro.tokens[:]
            macro.tokens[0] = self.table.with_space(macro.tokens[0], False)

    def _check_names(self, words: list[Token], positions: list[int], variadic: bool) -> None:
        """Report names that may not stand in a replacement list."""
        for index, tok in enumerate(words):
            flags = tok.symbol.flags
            if flags != 0:
                if flags & t.SYMBOL_POISONED:
                    self.diagnostics.report(m.POISONED, positions[index], (tok.spelling,))
                elif flags & t.SYMBOL_VARIADIC and not variadic:
                    self.diagnostics.report(m.BAD_VARIADIC_NAME if tok.spelling == "__VA_ARGS__" else m.BAD_VA_OPT,
                                            positions[index])
