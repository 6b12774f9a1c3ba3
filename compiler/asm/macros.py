"""Macros and repetitions: .macro, .purgem, .rept, .irp, .irpc, .altmacro, .exitm (GNU as manual: Macro).

A macro is its formals and the lines of its body.  A call binds arguments to formals and pushes the body,
substituted, as a new input frame.  In the body `\\name` is an argument, `\\()` nothing, `\\@` the number of
expansions so far; in .altmacro mode bare names and `&name` are arguments too, LOCAL makes fresh labels,
`<...>` quotes, `!` escapes and `%expression` evaluates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, final

from compiler.asm.emission import Emission
from compiler.asm.expr import AssemblyError
from compiler.asm.expr_parser import ExpressionParser
from compiler.asm.input import FRAME_MACRO, SourceInput

_NAME: Final = re.compile(r"[A-Za-z_.$\x80-\xff][A-Za-z0-9_.$\x80-\xff]*")
_SUBSTITUTED: Final = re.compile(r"\\(?:@|\(\)|&|([A-Za-z_.$\x80-\xff][A-Za-z0-9_.$\x80-\xff]*))")
_ALTERNATE: Final = re.compile(
    r"\\(?:@|\(\)|([A-Za-z_.$\x80-\xff][A-Za-z0-9_.$\x80-\xff]*))|&?[A-Za-z_.$\x80-\xff][A-Za-z0-9_.$\x80-\xff]*&?")
_LOCAL: Final = re.compile(r"\s*local\s+(.*)$", re.IGNORECASE)

OPENERS_MACRO: Final = (".macro",)
CLOSERS_MACRO: Final = (".endm", ".endmacro")
OPENERS_REPEAT: Final = (".rept", ".rep", ".irp", ".irpc", ".irep", ".irepc")
CLOSERS_REPEAT: Final = (".endr",)

REPEAT_LIMIT: Final = 10_000_000
"""Lines that one repetition may make."""


@final
class Formal:
    """One parameter of a macro."""

    def __init__(self, name: str) -> None:
        self.name: str = name
        self.default: str = ""
        self.required: bool = False
        self.variadic: bool = False


@final
class Macro:
    """A macro's definition."""

    def __init__(self, name: str, formals: list[Formal], body: list[str]) -> None:
        self.name: str = name
        self.formals: list[Formal] = formals
        self.body: list[str] = body


@final
class Macros:
    """The macros of a unit."""

    def __init__(self, emission: Emission, parser: ExpressionParser, source: SourceInput) -> None:
        self.emission: Emission = emission
        self.parser: ExpressionParser = parser
        self.source: SourceInput = source
        self.by_name: dict[str, Macro] = {}
        self.alternate: bool = False
        self._expansions: int = 0
        self._locals: int = 0
        self._directives: dict[str, Callable[[str, str], None]] = {}

    def enter_in(self, table: dict[str, Callable[[str, str], None]]) -> None:
        """Enter the directives in the assembler's table."""
        table[".macro"] = self.define
        table[".endm"] = self.stray
        table[".endmacro"] = self.stray
        table[".endr"] = self.stray
        table[".purgem"] = self.purge
        table[".rept"] = self.repeat
        table[".rep"] = self.repeat
        table[".irp"] = self.repeat_each
        table[".irep"] = self.repeat_each
        table[".irpc"] = self.repeat_characters
        table[".irepc"] = self.repeat_characters
        table[".altmacro"] = self.set_alternate
        table[".noaltmacro"] = self.set_alternate
        self._directives = table

    # -- definitions ----------------------------------------------------------------------------------

    def define(self, name: str, rest: str) -> None:
        """.macro NAME [FORMAL[:req|:vararg][=DEFAULT]]..."""
        start_line = self.emission.line
        body = self.source.body(OPENERS_MACRO, CLOSERS_MACRO)
        if body is None:
            self.emission.line = start_line
            raise AssemblyError(f"unexpected end of file in macro `{_first_word(rest)}' definition")
        text = self.source.splitter.squeezed(rest)
        matched = _NAME.match(text) or re.match(r"[0-9A-Za-z_.$]+", text)
        if matched is None:
            raise AssemblyError("Missing macro name" if not text else f"Invalid macro name `{text}'")
        macro_name = matched.group()
        at = matched.end()
        while at < len(text) and text[at] in " \t,":
            at += 1
        if text[at:at + 1] == "(" and text.endswith(")"):
            text = text[:-1]
            at += 1
        formals = self._formals(macro_name, text, at)
        key = macro_name.lower()
        if key in self._directives:
            self.emission.warning(f"attempt to redefine pseudo-op `{macro_name}' ignored")
            return
        if key in self.by_name:
            raise AssemblyError(f"Macro `{macro_name}' was already defined")
        self.by_name[key] = Macro(macro_name, formals, body)
        self.parser.target.forget()

    def _formals(self, macro_name: str, text: str, at: int) -> list[Formal]:
        formals: list[Formal] = []
        length = len(text)
        while at < length:
            matched = _NAME.match(text, at)
            if matched is None:
                raise AssemblyError("Missing parameter name" if text[at] in ":=," else
                                    f"expected comma after name `{macro_name}' in .macro directive")
            formal = Formal(matched.group())
            at = matched.end()
            if text[at:at + 1] == " ":
                after = self.parser.skip_blanks(text, at)
                if text[after:after + 1] in (":", "="):
                    at = after
            if text[at:at + 1] == ":":
                qualifier = _NAME.match(text, self.parser.skip_blanks(text, at + 1))
                word = qualifier.group() if qualifier is not None else ""
                if word == "req":
                    formal.required = True
                elif word == "vararg":
                    formal.variadic = True
                else:
                    raise AssemblyError(f"`{word}' is not a valid parameter qualifier for "
                                        f"`{formal.name}' in macro `{macro_name}'" if word else
                                        f"Missing parameter qualifier for `{formal.name}' in macro `{macro_name}'")
                assert qualifier is not None
                at = qualifier.end()
            at = self.parser.skip_blanks(text, at)
            if text[at:at + 1] == "=":
                formal.default, at = self._argument(text, self.parser.skip_blanks(text, at + 1))
                if formal.required:
                    self.emission.warning(f"Pointless default value for required parameter "
                                          f"`{formal.name}' in macro `{macro_name}'")
                    formal.default = ""
            for earlier in formals:
                if earlier.name == formal.name:
                    raise AssemblyError(f"A parameter named `{formal.name}' already exists for macro `{macro_name}'")
            formals.append(formal)
            while at < length and text[at] in " \t,":
                at += 1
            if formal.variadic and at < length:
                raise AssemblyError("vararg parameter must be the last one")
        return formals

    def stray(self, name: str, rest: str) -> None:
        """.endm or .endr outside a definition."""
        self.emission.warning(f"{name} encountered outside a .macro definition"
                              if name != ".endr" else ".endr encountered outside preceding .rept, .irp or .irpc")

    def purge(self, name: str, rest: str) -> None:
        """.purgem NAME"""
        key = rest.strip().lower()
        if key not in self.by_name:
            self.emission.warning(f"Attempt to purge non-existing macro `{rest.strip()}'")
            return
        del self.by_name[key]

    def set_alternate(self, name: str, rest: str) -> None:
        """.altmacro, .noaltmacro"""
        self.alternate = name == ".altmacro"

    # -- calls ----------------------------------------------------------------------------------------

    def call(self, macro: Macro, rest: str, conditions: int) -> None:
        """Push the expansion of `macro` with the arguments in `rest`."""
        values = self._bind(macro, self.source.splitter.squeezed(rest))
        self._expansions += 1
        lines = self._substituted(macro.body, values, str(self._expansions - 1))
        frame = self.source.push_lines(lines, FRAME_MACRO)
        frame.conditions = conditions

    def _bind(self, macro: Macro, text: str) -> dict[str, str]:
        formals = macro.formals
        given: dict[str, str] = {}
        at = 0
        length = len(text)
        position = 0
        keyword = False
        while at < length:
            matched = _NAME.match(text, at)
            if matched is not None and text[matched.end():matched.end() + 1] == "=" \
                    and text[matched.end():matched.end() + 2] != "==":
                formal = _find(formals, matched.group())
                if formal is None:
                    # A word that is no formal: positional text that happens to hold a `=`.
                    keyword_known = False
                else:
                    keyword_known = True
                if not keyword_known and not macro.formals:
                    raise AssemblyError("too many positional arguments")
                if formal is None:
                    raise AssemblyError(f"Parameter named `{matched.group()}' does not exist for macro `{macro.name}'")
                keyword = True
                value, at = self._argument(text, matched.end() + 1)
                if formal.name in given and given[formal.name]:
                    self.emission.warning(f"Value for parameter `{formal.name}' of macro `{macro.name}' was already specified")
                given[formal.name] = value
            else:
                if keyword:
                    raise AssemblyError("can't mix positional and keyword arguments")
                if position >= len(formals):
                    raise AssemblyError("too many positional arguments")
                formal = formals[position]
                position += 1
                if formal.variadic:
                    given[formal.name] = text[at:].strip()
                    break
                given[formal.name], at = self._argument(text, at)
            at = self.parser.skip_blanks(text, at)
            if text[at:at + 1] == ",":
                at = self.parser.skip_blanks(text, at + 1)
        values: dict[str, str] = {}
        for formal in formals:
            value = given.get(formal.name, "")
            if not value:
                if formal.required:
                    raise AssemblyError(f"Missing value for required parameter `{formal.name}' of macro `{macro.name}'")
                value = formal.default
            values[formal.name] = value
        return values

    def _argument(self, text: str, at: int) -> tuple[str, int]:
        """Read one argument at `at`; return it and the position after it."""
        length = len(text)
        if at >= length:
            return "", at
        first = text[at]
        if first == '"' or (self.alternate and first in "<'"):
            return self._quoted(text, at)
        if self.alternate and first == "%":
            value = self.parser.parse(text, at + 1)
            return str(self.parser.known(value)), self.parser.position
        start = at
        brackets: list[str] = []
        while at < length:
            character = text[at]
            if character == "," or (character in " \t" and not brackets):
                break
            if self.alternate and character == "<":
                break
            if character == '"' or character == "'":
                end = text.find(character, at + 1)
                if end < 0:
                    return text[start:], length
                at = end
            elif character == "(" or character == "[":
                brackets.append(character)
            elif character == ")" or character == "]":
                if brackets and brackets[-1] == ("(" if character == ")" else "["):
                    brackets.pop()
            at += 1
        return text[start:at], at

    def _quoted(self, text: str, at: int) -> tuple[str, int]:
        """Read an argument in quotes or angle brackets; adjacent ones join."""
        parts: list[str] = []
        length = len(text)
        while at < length and (text[at] == '"' or (self.alternate and text[at] in "<'")):
            if text[at] == "<":
                depth = 1
                at += 1
                while at < length:
                    character = text[at]
                    if character == "!" and at + 1 < length:
                        at += 1
                        character = text[at]
                    elif character == "<":
                        depth += 1
                    elif character == ">":
                        depth -= 1
                        if depth == 0:
                            break
                    parts.append(character)
                    at += 1
                at += 1
            else:
                quote = text[at]
                at += 1
                while at < length:
                    character = text[at]
                    if character == "\\" and at + 1 < length:
                        # The backslash stays: the text is read again as source.
                        parts.append(character)
                        at += 1
                        character = text[at]
                    elif character == "!" and self.alternate and at + 1 < length:
                        at += 1
                        character = text[at]
                    elif character == quote:
                        break
                    parts.append(character)
                    at += 1
                at += 1
        return "".join(parts), at

    # -- substitution ---------------------------------------------------------------------------------

    def _substituted(self, body: list[str], values: dict[str, str], number: str) -> list[str]:
        """Return the body's lines with arguments in place of formals."""
        lines: list[str] = []
        fresh: dict[str, str] = values
        for line in body:
            if self.alternate:
                local = _LOCAL.match(line)
                if local is not None:
                    if fresh is values:
                        fresh = dict(values)
                    for name in re.split(r"[,\s]+", local.group(1).strip()):
                        fresh[name] = f".LL{self._locals:04x}"
                        self._locals += 1
                    continue
            if "\\" not in line and not self.alternate:
                lines.append(line)
            else:
                expanded = self._substitute(line, fresh, number)
                if "\n" in expanded:
                    lines.extend(expanded.split("\n"))
                else:
                    lines.append(expanded)
        return lines

    def _substitute(self, line: str, values: dict[str, str], number: str) -> str:
        parts: list[str] = []
        start = 0
        pattern = _ALTERNATE if self.alternate else _SUBSTITUTED
        for matched in pattern.finditer(line):
            token = matched.group()
            replacement: str | None
            if token == "\\@":
                replacement = number
            elif token == "\\()":
                replacement = ""
            elif token[0] == "\\":
                name = matched.group(1)
                replacement = values.get(name) if name is not None else None
            else:
                replacement = values.get(token.strip("&"))
            if replacement is None:
                continue
            parts.append(line[start:matched.start()])
            parts.append(replacement)
            start = matched.end()
        if not parts:
            return line
        parts.append(line[start:])
        return "".join(parts)

    # -- repetitions ----------------------------------------------------------------------------------

    def _repeat_body(self, name: str) -> list[str]:
        body = self.source.body(OPENERS_REPEAT, CLOSERS_REPEAT)
        if body is None:
            raise AssemblyError("REPT without ENDR" if name == ".rept" or name == ".rep"
                                else "unexpected end of file in irp or irpc")
        return body

    def repeat(self, name: str, rest: str) -> None:
        """.rept COUNT ... .endr"""
        line = self.emission.line
        try:
            count = self.parser.absolute(rest, 0)
        except AssemblyError:
            self._repeat_body(name)
            raise
        body = self._repeat_body(name)
        if count < 0:
            self.emission.warning(f"negative count for {name} - ignored")
            return
        if count * max(len(body), 1) > REPEAT_LIMIT:
            raise AssemblyError(f"{name} makes too many lines")
        self.source.push_repeated(body * count, line, len(body))

    def repeat_each(self, name: str, rest: str) -> None:
        """.irp FORMAL, VALUES... ... .endr"""
        line = self.emission.line
        body = self._repeat_body(name)
        formal, at, text = self._repeat_formal(rest)
        lines: list[str] = []
        if at >= len(text):
            lines.extend(self._each(body, formal, ""))
        while at < len(text):
            value, at = self._argument(text, at)
            lines.extend(self._each(body, formal, value))
            at = self.parser.skip_blanks(text, at)
            if text[at:at + 1] == ",":
                at = self.parser.skip_blanks(text, at + 1)
        self.source.push_repeated(lines, line, len(body))

    def repeat_characters(self, name: str, rest: str) -> None:
        """.irpc FORMAL, CHARACTERS ... .endr"""
        line = self.emission.line
        body = self._repeat_body(name)
        formal, at, text = self._repeat_formal(rest)
        characters = text[at:].strip()
        if len(characters) >= 2 and characters[0] == '"' and characters[-1] == '"':
            characters = characters[1:-1]
        lines: list[str] = []
        if not characters:
            lines.extend(self._each(body, formal, ""))
        for character in characters:
            if character not in " \t":
                lines.extend(self._each(body, formal, character))
        self.source.push_repeated(lines, line, len(body))

    def _each(self, body: list[str], formal: str, value: str) -> list[str]:
        return self._substituted(body, {formal: value}, str(self._expansions))

    def _repeat_formal(self, rest: str) -> tuple[str, int, str]:
        text = self.source.splitter.squeezed(rest)
        matched = _NAME.match(text)
        if matched is None:
            raise AssemblyError("missing model parameter")
        at = self.parser.skip_blanks(text, matched.end())
        if text[at:at + 1] == ",":
            at = self.parser.skip_blanks(text, at + 1)
        return matched.group(), at, text


def _find(formals: list[Formal], name: str) -> Formal | None:
    for formal in formals:
        if formal.name == name:
            return formal
    return None


def _first_word(text: str) -> str:
    words = text.split(None, 1)
    return words[0] if words else ""
