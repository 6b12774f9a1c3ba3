"""Macro expansion (C11 6.10.3), in the order and with the spacing that GCC's preprocessor has.

In:  a RawSource of unexpanded tokens.  Out: `Expander.get`, one expanded token at a time, with its
position in `position`.

Algorithm: a stack of contexts, each a token list that is being rescanned.  A macro is `disabled` while its
context is on the stack; its name, met meanwhile, is painted for good (6.10.3.4p2).  Arguments are
collected unexpanded, expanded on their own only when a parameter needs that, and put in.  This is the
context method of GNU cpp (cppinternals: Macro Expansion Algorithm), which ends a macro's hide set when its
context is popped - observable with function-like names at the end of an expansion.

Padding: where a macro's result meets its surroundings, `get` yields PADDING tokens.  They carry whether
the token they stand for was spaced; # and -E need that (cppinternals: Token Spacing).  Three tokens do:
`padding` (nothing known: only do not run tokens together), `padding_plain` and `padding_spaced`.

Joining with ## is marked by a PASTE_MARK token between its operands in a context.

Positions in contexts are where tokens are spelled; the caller makes virtual positions of them with
`expansion`, the record of the outermost macro being expanded.
"""

from __future__ import annotations

from typing import Final, final

from compiler import messages as m
from compiler.diag import Diagnostics
from compiler.lex import tokens as t
from compiler.lex.dialect import Dialect
from compiler.lex.lexer import Lexer
from compiler.lex.table import TokenTable
from compiler.lex.tokens import Token
from compiler.preproc.macros import (
    BUILTIN_PRAGMA,
    PASTE,
    STRINGIFY,
    VA_OPT_BEGIN,
    VA_OPT_END,
    VA_OPT_INSIDE,
    VA_OPT_OPEN,
    Macro,
    VaOptTracker,
)
from compiler.source import NOWHERE, SourceMap
from compiler.unsupported import Unsupported

MAX_TOKENS: Final = 20_000_000
"""Tokens that expansion may handle in one unit before it gives up.  (pycc's own limit)"""

MAX_NESTING: Final = 2_000
"""Nested macro calls inside arguments.  (pycc's own limit)"""


class RawSource:
    """Where the expander gets unexpanded tokens, and what only the owner of files knows."""

    position: int       # of the token that next_raw returned last

    def next_raw(self) -> Token:
        """Return the next token of the unit, directives handled; EOF at the end."""
        raise NotImplementedError

    def unread(self) -> None:
        """Make next_raw return its last token again."""
        raise NotImplementedError

    def builtin_text(self, macro: Macro, point: int) -> str:
        """Return the spelling of the one token that built-in `macro` stands for at `point`."""
        raise NotImplementedError

    def pragma_operator(self, literal: str, position: int) -> tuple[list[Token], list[int]]:
        """Carry out `_Pragma(literal)`; return the tokens that stay in the stream."""
        raise NotImplementedError


@final
class Context:
    """A token list being rescanned.

    macro: what is enabled again when the list is done, or None.
    point: expansion point of the tokens for __LINE__; -1: each token's own position.
    """

    def __init__(self, previous: Context | None, macro: Macro | None, tokens: list[Token],
                 positions: list[int], pastes: bool, point: int) -> None:
        self.previous = previous
        self.macro = macro
        self.tokens = tokens
        self.positions = positions
        self.pastes = pastes
        self.point = point
        self.index = 0
        self.count = len(tokens)


@final
class Argument:
    """One argument of a macro call: its tokens as written, and what has been made of them so far."""

    def __init__(self, tokens: list[Token], positions: list[int], point: int) -> None:
        self.tokens = tokens
        self.positions = positions
        self.point = point
        self.expanded: list[Token] | None = None
        self.expanded_positions: list[int] = []
        self.stringified: Token | None = None
        self.omitted = False        # a variadic argument that the call leaves out altogether


@final
class Expander:
    """The context stack."""

    def __init__(self, raw: RawSource, lexer: Lexer, table: TokenTable, dialect: Dialect,
                 diagnostics: Diagnostics, sources: SourceMap) -> None:
        self.raw = raw
        self.lexer = lexer
        self.table = table
        self.dialect = dialect
        self.diagnostics = diagnostics
        self.sources = sources
        self.position = NOWHERE
        self.context: Context | None = None
        self.prevent = 0            # > 0: names are not expanded
        self.parsing_arguments = 0  # 1: looking for "(", 2: inside the parentheses
        self.in_directive = False   # no padding is wanted
        self.wants_padding = False  # but in #include it is
        self.ignore_pragma = False
        self.in_context = False     # the token that get() returned came out of a macro
        self._name_position = NOWHERE   # of the macro name that is being entered
        self.expansion = -1         # source map record of the outermost macro
        self.invocation = NOWHERE   # its position
        self.outer_function_like = False
        self.held_pragmas: list[tuple[list[Token], list[int]]] = []  # met inside arguments
        self._budget = MAX_TOKENS
        self._nesting = 0

    # --- contexts ---------------------------------------------------------------------------------

    def push(self, macro: Macro | None, tokens: list[Token], positions: list[int], pastes: bool,
             point: int) -> None:
        """Rescan `tokens` next."""
        self._budget -= len(tokens)
        if self._budget < 0:
            raise Unsupported("limit", f"macro expansion of more than {MAX_TOKENS} tokens")
        self.context = Context(self.context, macro, tokens, positions, pastes, point)

    def pop(self) -> None:
        """Leave the current context."""
        context = self.context
        assert context is not None
        if context.macro is not None:
            context.macro.disabled = False
        self.context = context.previous

    def drop_contexts(self) -> None:
        """Leave all contexts: the rest of a directive's line is not wanted."""
        while self.context is not None:
            self.pop()

    def _padding_for(self, tok: Token) -> Token:
        """Return the padding that stands for `tok`."""
        return self.table.padding_spaced if tok.spaced else self.table.padding_plain

    def unget(self) -> None:
        """Back up one token, the last that `get` took from the current context or the source."""
        context = self.context
        if context is None:
            self.raw.unread()
        else:
            context.index -= 1

    # --- the token stream -------------------------------------------------------------------------

    def get(self) -> Token:
        """Return the next token after expansion, PADDING tokens included; EOF at the end.

        In a directive the end of the line is EOF, and there is no padding.
        """
        while True:
            context = self.context
            if context is None:
                tok = self.raw.next_raw()
                self.position = self.raw.position
                self.in_context = False
                point = self.position
            else:
                self.in_context = True
                index = context.index
                if index >= context.count:
                    self.pop()
                    if self.in_directive:
                        continue
                    return self.table.padding
                tok = context.tokens[index]
                self.position = context.positions[index]
                point = context.point if context.point >= 0 else self.position
                index += 1
                context.index = index
                if context.pastes and index < context.count and context.tokens[index].kind == t.PASTE_MARK:
                    self._paste_all(context, tok)
                    if self.in_directive:
                        continue
                    return self._padding_for(tok)
            meaning = tok.symbol.meaning
            if meaning is None or tok.painted:
                if self.in_directive and tok.kind == t.COMMENT:
                    continue
                return tok
            assert isinstance(meaning, Macro)
            if meaning.disabled:
                return self.table.painted(tok)
            if self.prevent > 0:
                return tok
            if context is None:
                self.invocation = self.position
                self.outer_function_like = meaning.function_like
                self.expansion = self.sources.new_expansion(self.position, tok.spelling)
            entered = self._enter(meaning, point)
            if entered == 0:
                # The name stays; its position was overwritten by the search for "(".
                self.position = self._name_position
                self.in_context = context is not None
                return tok
            if entered == 2 or self.in_directive:
                continue
            return self._padding_for(tok)

    def get_significant(self) -> Token:
        """Return the next token that is not padding."""
        while True:
            tok = self.get()
            if tok.kind != t.PADDING:
                return tok

    def _enter(self, macro: Macro, point: int) -> int:
        """Start the expansion of `macro`.

        Returns 0 when there is none (a function-like name without "("), 1 when a context was pushed,
        2 when pragmas were pushed before it.
        """
        self._name_position = self.position
        if macro.builtin != 0:
            return self._enter_builtin(macro, point)
        macro.used = True
        if macro.function_like:
            self.prevent += 1
            self.parsing_arguments = 1
            arguments = self._call(macro, point)
            self.parsing_arguments = 0
            self.prevent -= 1
            if arguments is None:
                if self.held_pragmas:
                    self._push_pragmas(point)
                    # GCC loses the pragmas of a broken call; the call has been reported already.
                    self.held_pragmas = []
                return 0
            pragmas = self.held_pragmas
            self.held_pragmas = []
            if macro.params:
                self._substitute(macro, arguments, point)
            else:
                self.push(macro, macro.ready, macro.ready_positions, macro.ready_pastes, point)
            macro.disabled = True
            if pragmas:
                self.held_pragmas = pragmas
                self._push_pragmas(point)
                self.held_pragmas = []
                return 2
            return 1
        self.push(macro, macro.ready, macro.ready_positions, macro.ready_pastes, point)
        macro.disabled = True
        return 1

    def _push_pragmas(self, point: int) -> None:
        """Push the pragma lines met inside the arguments, so that they come before the expansion."""
        for tokens, positions in reversed(self.held_pragmas):
            self.push(None, tokens, positions, False, point)

    # --- built-in macros --------------------------------------------------------------------------

    def _enter_builtin(self, macro: Macro, point: int) -> int:
        """Push what a built-in macro stands for; 0 when it is not expanded here."""
        if macro.builtin == BUILTIN_PRAGMA:
            if self.in_directive or self.ignore_pragma:
                return 0
            return self._enter_pragma(point)
        where = point if self.outer_function_like else self.invocation
        at = self.position
        spelling = self.raw.builtin_text(macro, where)
        self._name_position = at
        # Inside a macro the token is spelled nowhere; in the text it stands where the name stood.
        spelled = at if self.context is None else NOWHERE
        self.push(None, [self.table.token(spelling)], [spelled], False, point)
        return 1

    def _enter_pragma(self, point: int) -> int:
        """Carry out _Pragma ( string ).  C11 6.10.9"""
        at = self.position
        literal = self.pragma_string()
        if literal is None:
            self.diagnostics.report(m.BAD_PRAGMA_OPERATOR, at)
            self._name_position = at
            return 0
        tokens, positions = self.raw.pragma_operator(literal.spelling, at)
        if not tokens:
            tokens = [self.table.padding]
            positions = [at]
        self.push(None, tokens, positions, False, point)
        return 1

    def pragma_string(self) -> Token | None:
        """Read `( string )`; return the string token, or None when it is something else."""
        tok = self.get_significant()
        if tok.kind == t.EOF:
            self.unget()
        if tok.kind != t.LEFT_PAREN:
            return None
        literal = self.get_significant()
        if literal.kind == t.EOF:
            self.unget()
        if literal.kind != t.STRING:
            return None
        tok = self.get_significant()
        if tok.kind == t.EOF:
            self.unget()
        return literal if tok.kind == t.RIGHT_PAREN else None

    # --- calls of function-like macros ------------------------------------------------------------

    def _call(self, macro: Macro, point: int) -> list[Argument] | None:
        """Look for "(" and collect the arguments; None when there is no call or a wrong one."""
        table = self.table
        padding: Token | None = None
        at_base = self.context is None
        while True:
            tok = self.get()
            if tok.kind != t.PADDING:
                break
            if (padding is None or padding is table.padding
                    or (padding is not table.padding_spaced and tok is table.padding)):
                padding = tok
        if tok.kind == t.LEFT_PAREN:
            self.parsing_arguments = 2
            return self._collect(macro, -1 if at_base or self.context is None else point)
        if tok.kind != t.EOF or tok is table.end_of_argument:
            self.unget()
            if padding is not None:
                self.push(None, [padding], [self.position], False, point)
        return None

    def _collect(self, macro: Macro, point: int) -> list[Argument] | None:
        """Read the arguments up to the closing parenthesis.  C11 6.10.3p11"""
        wanted = len(macro.params)
        arguments: list[Argument] = []
        count = 0
        while True:
            count += 1
            tokens: list[Token] = []
            positions: list[int] = []
            depth = 0
            gathers = macro.variadic and count == wanted
            while True:
                tok = self.get()
                kind = tok.kind
                if kind == t.PADDING:
                    if not tokens:
                        continue
                elif kind == t.LEFT_PAREN:
                    depth += 1
                elif kind == t.RIGHT_PAREN:
                    if depth == 0:
                        break
                    depth -= 1
                elif kind == t.COMMA:
                    if depth == 0 and not gathers:
                        break
                elif kind == t.EOF:
                    break
                tokens.append(tok)
                positions.append(self.position)
            while tokens and tokens[-1].kind == t.PADDING:
                tokens.pop()
                positions.pop()
            if count <= wanted or not arguments:
                arguments.append(Argument(tokens, positions, point))
            if tok.kind == t.RIGHT_PAREN or tok.kind == t.EOF:
                break
        if tok.kind == t.EOF:
            if tok is self.table.end_of_argument:
                self.unget()
            self.diagnostics.report(m.UNTERMINATED_ARGUMENTS, self._error_position(), (macro.symbol.spelling,))
            return None
        if count == 1 and wanted == 0 and not arguments[0].tokens:
            count = 0
        if not self._count_right(macro, count, wanted):
            return None
        while len(arguments) < wanted:
            arguments.append(Argument([], [], point))
        # GNU: a comma before ## __VA_ARGS__ goes away if the argument is left out altogether, and in
        # GNU dialects also if it is the only parameter and empty.  (cpp manual: Variadic Macros)
        if macro.variadic and (count < wanted or (count == 1 and not arguments[0].tokens
                                                  and not self.dialect.strict)):
            arguments[wanted - 1].omitted = True
        return arguments

    def _error_position(self) -> int:
        """Return where to report a problem of a macro call: the outermost macro's name."""
        return self._name_position

    def _count_right(self, macro: Macro, count: int, wanted: int) -> bool:
        """Check the number of arguments, C11 6.10.3p4; report when it is wrong."""
        if count == wanted:
            return True
        name = macro.symbol.spelling
        if count < wanted:
            if count + 1 == wanted and macro.variadic:
                if not macro.in_system and not self.dialect.va_opt:
                    self.diagnostics.report(m.VARIADIC_ARGUMENT, self._error_position())
                return True
            self.diagnostics.report(m.TOO_FEW_ARGUMENTS, self._error_position(),
                                    (name, str(wanted), str(count)))
        else:
            self.diagnostics.report(m.TOO_MANY_ARGUMENTS, self._error_position(),
                                    (name, str(count), str(wanted)))
        if macro.position != NOWHERE:
            self.diagnostics.report(m.MACRO_DEFINED_HERE, macro.position, (name,))
        return False

    def _expand_argument(self, argument: Argument) -> list[Token]:
        """Expand an argument fully on its own, once.  C11 6.10.3.1p1"""
        done = argument.expanded
        if done is not None:
            return done
        tokens: list[Token] = []
        positions: list[int] = []
        argument.expanded = tokens
        argument.expanded_positions = positions
        if not argument.tokens:
            return tokens
        if not self._needs_expansion(argument.tokens):
            argument.expanded = argument.tokens
            argument.expanded_positions = argument.positions
            return argument.tokens
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            raise Unsupported("limit", f"macro calls nested deeper than {MAX_NESTING}")
        self.push(None, argument.tokens + [self.table.end_of_argument],
                  argument.positions + [NOWHERE], False, argument.point)
        ignored = self.ignore_pragma
        self.ignore_pragma = True
        while True:
            tok = self.get()
            if tok.kind == t.EOF:
                break
            tokens.append(tok)
            positions.append(self.position)
        self._budget -= len(tokens)
        self.pop()
        self.ignore_pragma = ignored
        self._nesting -= 1
        return tokens

    def _needs_expansion(self, tokens: list[Token]) -> bool:
        """Tell whether rescanning `tokens` could change any of them."""
        for tok in tokens:
            if tok.symbol.meaning is not None and not tok.painted:
                return True
        return False

    # --- substitution -----------------------------------------------------------------------------

    def _substitute(self, macro: Macro, arguments: list[Argument], point: int) -> None:
        """Push the replacement list of `macro` with `arguments` in place of its parameters."""
        table = self.table
        mark = table.paste_mark
        body = macro.tokens
        flags = macro.flags
        parameters = macro.parameters
        count = len(body)
        name_position = self._name_position
        # Expand first what will be needed: an argument's directives and counters act in this order.
        for index in range(count):
            number = parameters[index]
            if number != 0:
                flag = flags[index]
                if flag & STRINGIFY:
                    argument = arguments[number - 1]
                    if argument.stringified is None:
                        argument.stringified = self._stringify(argument.tokens)
                elif not (flag & PASTE) and not (index > 0 and flags[index - 1] & PASTE):
                    self._expand_argument(arguments[number - 1])
        self._name_position = name_position
        out: list[Token] = []
        places: list[int] = []
        pastes = False
        tracker: VaOptTracker | None = None
        va_opt_keeps = False        # the variadic argument is not empty
        va_opt_start = -1           # len(out) where the text of __VA_OPT__ begins
        va_opt_stringify = False
        after_start = False
        if macro.has_va_opt:
            tracker = VaOptTracker(True)
            for tok in self._expand_argument(arguments[len(macro.params) - 1]):
                if tok.kind != t.PADDING:
                    va_opt_keeps = True
                    break
        for index in range(count):
            tok = body[index]
            flag = flags[index]
            before_paste = index > 0 and (flags[index - 1] & PASTE) != 0
            if tracker is not None:
                step = tracker.update(tok, False)
                if step == VA_OPT_BEGIN:
                    if index > 0 and not before_paste:
                        out.append(self._padding_for(tok))
                        places.append(NOWHERE)
                    va_opt_start = len(out)
                    va_opt_stringify = (flag & STRINGIFY) != 0
                    continue
                if step == VA_OPT_OPEN:
                    after_start = True
                    continue
                if step == VA_OPT_END:
                    if self._end_va_opt(out, places, va_opt_start, va_opt_stringify, flag, macro.positions[index]):
                        pastes = True
                    continue
                if step == VA_OPT_INSIDE and not va_opt_keeps:
                    continue
                after_start = step == VA_OPT_INSIDE and len(out) == va_opt_start
            number = parameters[index]
            if number == 0:
                out.append(tok)
                places.append(macro.positions[index])
                if flag & PASTE:
                    out.append(mark)
                    places.append(NOWHERE)
                    pastes = True
                continue
            argument = arguments[number - 1]
            want_mark = (flag & PASTE) != 0
            if flag & STRINGIFY:
                string = argument.stringified
                assert string is not None
                from_tokens: list[Token] = [string]
                from_places: list[int] = [self.raw.position]
            elif want_mark:
                from_tokens = argument.tokens
                from_places = argument.positions
            elif before_paste:
                from_tokens = argument.tokens
                from_places = argument.positions
            else:
                expanded = argument.expanded
                if expanded is None:
                    expanded = self._expand_argument(argument)
                from_tokens = expanded
                from_places = argument.expanded_positions
                if after_start:
                    skip = 0
                    while skip < len(from_tokens) and from_tokens[skip].kind == t.PADDING:
                        skip += 1
                    if skip > 0:
                        from_tokens = from_tokens[skip:]
                        from_places = from_places[skip:]
            if before_paste and not (flag & STRINGIFY) and not want_mark and out:
                last = out[-1]
                marked = last is mark
                if marked and len(out) > 1:
                    last = out[-2]
                if last.kind == t.COMMA and macro.variadic and number == len(macro.params):
                    if argument.omitted:
                        if marked:
                            out.pop()
                            places.pop()
                        out.pop()
                        places.pop()
                    elif marked:
                        out.pop()
                        places.pop()
                elif not from_tokens and marked:
                    out.pop()
                    places.pop()
            elif before_paste and want_mark and not (flag & STRINGIFY) and not from_tokens:
                # Empty between two ##: what is on its left joins what is on its right; the mark stays.
                if out and out[-1] is not mark:
                    out.append(mark)
                    places.append(NOWHERE)
                    pastes = True
                continue
            if ((not self.in_directive or self.wants_padding) and index > 0 and not before_paste
                    and not after_start):
                out.append(self._padding_for(tok))
                places.append(NOWHERE)
            if from_tokens:
                out.extend(from_tokens)
                places.extend(from_places)
                if want_mark:
                    out.append(mark)
                    places.append(NOWHERE)
                    pastes = True
            elif not self.dialect.c99 and not macro.in_system and not (flag & STRINGIFY):
                self.diagnostics.report(m.EMPTY_ARGUMENT, name_position, (macro.symbol.spelling, str(number)))
            if not self.in_directive and not want_mark:
                out.append(table.padding)
                places.append(NOWHERE)
        if out and out[-1] is mark:
            out.pop()
            places.pop()
        self.push(macro, out, places, pastes, point)

    def _end_va_opt(self, out: list[Token], places: list[int], start: int, stringify: bool, flag: int,
                    at: int) -> bool:
        """Close a __VA_OPT__: `out[start:]` is its text.  Returns whether a paste mark was put in."""
        table = self.table
        mark = table.paste_mark
        if stringify:
            text = self._joined(out[start:], at)
            del out[start:]
            del places[start:]
            out.append(self._stringify(text))
            places.append(at)
            if flag & PASTE:
                out.append(mark)
                places.append(NOWHERE)
                return True
            return False
        if len(out) == start and out and out[-1] is mark and not (flag & PASTE):
            # Nothing came of it: what is on its left joins nothing.
            out.pop()
            places.pop()
        if flag & PASTE:
            while len(out) > start and out[-1] is table.padding:
                out.pop()
                places.pop()
            if out and out[-1].kind != t.PADDING and out[-1] is not mark:
                out.append(mark)
                places.append(NOWHERE)
                return True
            return False
        out.append(table.padding)
        places.append(NOWHERE)
        return False

    def _joined(self, tokens: list[Token], at: int) -> list[Token]:
        """Return `tokens` with its paste marks carried out."""
        out: list[Token] = []
        index = 0
        while index < len(tokens):
            tok = tokens[index]
            index += 1
            while index + 1 < len(tokens) and tokens[index].kind == t.PASTE_MARK:
                joined = self._paste(tok, tokens[index + 1], at)
                if joined is None:
                    index += 1
                    break
                tok = joined
                index += 2
            if tok.kind != t.PASTE_MARK:
                out.append(tok)
        return out

    # --- the operators # and ## -------------------------------------------------------------------

    def _stringify(self, tokens: list[Token]) -> Token:
        """Return the string literal of `tokens`.  C11 6.10.3.2p2"""
        table = self.table
        pieces: list[str] = ['"']
        source = 0                  # what padding says of the space: 0 nothing, 1 none, 2 a space
        backslashes = 0
        for tok in tokens:
            kind = tok.kind
            if kind == t.PADDING:
                says = 0 if tok is table.padding else (2 if tok.spaced else 1)
                if source == 0 or (source == 1 and says == 0):
                    source = says
                continue
            if len(pieces) > 1:
                if source == 0:
                    source = 2 if tok.spaced else 1
                if source == 2:
                    pieces.append(" ")
            source = 0
            spelling = tok.spelling
            if kind == t.STRING or kind == t.CHAR:
                spelling = quoted(spelling)
            elif tok.symbol.flags & t.SYMBOL_FROM_UCN:
                raise Unsupported("not-implemented", "# applied to a name with universal character names")
            pieces.append(spelling)
            if kind == t.OTHER and spelling == "\\":
                backslashes += 1
            else:
                backslashes = 0
        if backslashes & 1:
            self.diagnostics.report(m.BAD_STRINGIFY, self._name_position)
            pieces.pop()
        pieces.append('"')
        text = "".join(pieces)
        return table.variant(table.symbol(text), False, t.STRING)

    def _paste(self, left: Token, right: Token, at: int) -> Token | None:
        """Return `left` ## `right` as one token, or None after a report.  C11 6.10.3.3p3"""
        if right.kind == t.PADDING:
            return self.table.with_space(left, left.spaced)
        if left.kind == t.PADDING:
            return self.table.with_space(right, left.spaced)
        joined: Token | None = None
        if left.kind != t.SLASH or right.spelling == "=":
            joined = self.lexer.single(left.spelling + right.spelling)
        if joined is None:
            if not self.dialect.assembler:
                self.diagnostics.report(m.BAD_PASTE, at, (left.spelling, right.spelling))
            return None
        return self.table.with_space(joined, left.spaced)

    def _paste_all(self, context: Context, left: Token) -> None:
        """Join `left` with what follows it behind paste marks, left to right, and push the result."""
        at = self.position
        while context.index + 1 < context.count and context.tokens[context.index].kind == t.PASTE_MARK:
            right = context.tokens[context.index + 1]
            context.index += 2
            joined = self._paste(left, right, self.invocation if at == NOWHERE else at)
            if joined is None:
                context.index -= 1
                break
            left = joined
        if left.painted:
            left = self.table.with_space(self.table.variant(left.symbol, left.spaced, left.kind), left.spaced)
        self.push(None, [left], [at], False, context.point)


def quoted(spelling: str) -> str:
    """Return `spelling` with backslashes, quotes and newlines escaped for a string literal."""
    return spelling.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
