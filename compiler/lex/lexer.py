"""The lexer: a whole file in one pass of one compiled regular expression (C11 6.4).

In:  the bytes of a file and a Dialect.  Out: a LexedFile - parallel lists of interned tokens and end
offsets, closed by one EOF token.  NEWLINE tokens stay in the list (the preprocessor needs lines);
comments vanish into "space before the next token", except where -C keeps them.

Each match of the expression takes the blanks before a token with it, so that `findall` yields strings
that, concatenated, are the text again: offsets are a running sum of lengths.  One dictionary, from such
a string to its Token, does interning and classification at once; both steps run at C speed.

Header names in angle brackets are not tokens here: #include reads them from the text (`rest_of_line`).
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final, final

from compiler.lex import tokens as t
from compiler.lex.charset import to_utf8
from compiler.lex.dialect import Dialect
from compiler.lex.phases import logical_text
from compiler.lex.table import TokenTable
from compiler.lex.tokens import Token
from compiler.source import SourceBuffer

_NAME_WITH_UCN: Final = r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"    # compiled by `re` if a text needs it
_STRING: Final = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_CHARACTER: Final = r"'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+'"


def _expression(dialect: Dialect, names_with_ucns: bool, raw_strings: str) -> str:
    """Return the regular expression source for one dialect.

    raw_strings: the alternatives for the raw strings of the text (`_raw_delimiters`), or "".
    Frequent alternatives come first, each begins with a character or a set of characters (the engine
    tries those without a call), and repetitions are possessive: nothing is ever matched twice.
    """
    letters = (r"\$" if dialect.dollars else "") + (r"\x80-\xff" if dialect.extended_identifiers else "")
    rest = r"[\w" + letters + "]"
    literal = "(?:" + _STRING + "|" + _CHARACTER + ")"
    parts: list[str] = []
    if raw_strings:
        parts.append(r'(?:u8|[uUL])?R"(?:' + raw_strings + ")")
    if names_with_ucns:
        ucn = r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}"
        parts.append(_prefixed(dialect, literal))
        parts.append("(?:[A-Za-z_" + letters + "]|" + ucn + ")(?:" + rest + "|" + ucn + ")*+")
    else:
        parts.append("[A-KM-TV-Za-tv-z_" + letters + "]" + rest + "*+")
    blank_lines = "" if dialect.keep_comments else r"(?:[ \t]*\n)*+"
    parts.append(r"\n" + blank_lines)
    parts.append(r"[(),;{}\[\]?~]")
    if not names_with_ucns:
        parts.append(_prefixed(dialect, literal))
        parts.append("[uUL]" + rest + "*+")
    exponent = "[eEpP]" if dialect.extended_numbers else "[eE]"
    digits = r"[\w." + letters + "]*+"
    number = digits + "(?:(?<=" + exponent + ")[+-]" + digits + ")*+"
    if dialect.digit_separators or names_with_ucns:
        quote = "'?" if dialect.digit_separators else ""
        number = "(?:" + exponent + "[+-]?|" + quote + rest + r"|\.|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8})*+"
    parts.append("[0-9]" + number)
    slash = r"/(?:\*[^*]*+\*++(?:[^/*][^*]*+\*++)*+/" + blank_lines
    if dialect.line_comments:
        slash += r"|/[^\n]*+" + blank_lines
    parts.append(slash + r"|=|\*(?s:.*))?")
    parts.append(r"\.[0-9]" + number)
    parts.append(_STRING)
    parts.append(_CHARACTER)
    parts.append("[\"'][^\\n]*")
    parts.append(r"-(?:[-=>])?|\+[+=]?|&[&=]?|\|[|=]?|>(?:>=?|=)?|[*^=!]=?|\#\#?|\.(?:\.\.)?")
    colon = (":" if dialect.scope else "") + (">" if dialect.digraphs else "")
    if colon:
        parts.append(":[" + colon + "]?")
    parts.append(r"<(?:<=?|[=:%])?" if dialect.digraphs else "<(?:<=?|=)?")
    parts.append(r"%(?:=|:(?:%:)?|>)?" if dialect.digraphs else "%=?")
    parts.append("(?s:.)")
    return r"[ \t\f\v\0]*+(?:" + "|".join(parts) + ")"


def _prefixed(dialect: Dialect, literal: str) -> str:
    """Return the alternative for strings and characters with an encoding prefix.  C11 6.4.4.4, 6.4.5"""
    if not dialect.u_literals:
        return "L" + literal
    u8 = "(?:(?<=u)8)?" if dialect.u8_characters else '(?:(?<=u)8(?="))?'
    return "[uUL]" + u8 + literal


def _raw_delimiters(text: str) -> str:
    """Return the alternatives for the raw strings of `text`, one for each delimiter in it.

    A back reference would do for all of them, but then `findall` would return groups.
    """
    found = dict.fromkeys(re.findall(r'R"([^ ()\\\t\v\f\n]{0,16})\(', text))
    choices: list[str] = []
    for delimiter in found:
        quoted = re.escape(delimiter)
        choices.append(quoted + r"\((?s:.*?)\)" + quoted + '"')
    return "|".join(choices) if choices else "(?!)"


@final
class LexedFile:
    """One file's tokens.

    tokens:     ends with an EOF token.
    ends:       offset in `buffer.text` just after each token.
    directives: indices of the `#` tokens that begin a line, ascending.
    guard:      name whose being defined makes the whole file empty (include guard), or "".
    """

    def __init__(self, tokens: list[Token], ends: list[int], buffer: SourceBuffer) -> None:
        self.tokens = tokens
        self.ends = ends
        self.buffer = buffer
        self.directives = _directive_indices(tokens)
        self.guard = _include_guard(self)


@final
class Lexer:
    """Lexes files of one dialect into the tokens of one table."""

    def __init__(self, dialect: Dialect, table: TokenTable) -> None:
        self.dialect = dialect
        self.table = table
        self._expressions: dict[str, re.Pattern[str]] = {}

    def _compiled(self, names_with_ucns: bool, delimiters: str) -> re.Pattern[str]:
        """Return the compiled expression, made on first use."""
        key = ("u" if names_with_ucns else "-") + delimiters
        found = self._expressions.get(key)
        if found is None:
            found = re.compile(_expression(self.dialect, names_with_ucns and self.dialect.extended_identifiers,
                                           delimiters), re.ASCII)
            self._expressions[key] = found
        return found

    def lex(self, data: bytes) -> LexedFile:
        """Return the tokens of a file with content `data`.  Raises Unsupported where it is not in the character set it should be in."""
        dialect = self.dialect
        if dialect.codec:
            data = to_utf8(data, dialect.codec)
        buffer = logical_text(data, dialect.trigraphs, dialect.raw_literals,
                              not dialect.preprocessed or dialect.directives_only)
        return self.lex_text(buffer)

    def lex_text(self, buffer: SourceBuffer) -> LexedFile:
        """Return the tokens of logical text."""
        text = buffer.text
        delimiters = ""
        if self.dialect.raw_literals and 'R"' in text:
            delimiters = _raw_delimiters(text)
        ucns = "\\" in text and re.search(_NAME_WITH_UCN, text) is not None
        raws: list[str] = self._compiled(ucns, delimiters).findall(text)
        table = self.table
        tokens = table.tokens_of(raws, self.dialect.keep_comments)
        ends: list[int] = list(accumulate(map(len, raws)))
        _space_after_comments(tokens, table)
        tokens.append(table.end)
        ends.append(len(text))
        return LexedFile(tokens, ends, buffer)

    def single(self, spelling: str) -> Token | None:
        """Return the token that `spelling` is, or None when it is none or several.  C11 6.10.3.3p3"""
        if spelling == "" or spelling[0] in " \t\f\v\0\n":
            return None
        found = self.table.raw.get(spelling)
        if found is not None:
            return None if found.kind in (t.NEWLINE, t.COMMENT, t.UNTERMINATED) else found
        match = self._compiled("\\" in spelling, "").match(spelling)
        if match is None or match.end() != len(spelling):
            return None
        if spelling.startswith("//") or spelling.startswith("/*"):
            return None
        return self.table.token(spelling)

    def words(self, text: str) -> list[Token]:
        """Return the tokens of one line of text without newline and EOF."""
        lexed = self.lex_text(SourceBuffer(text + "\n", []))
        return [tok for tok in lexed.tokens if tok.kind not in (t.NEWLINE, t.COMMENT, t.EOF)]


def _space_after_comments(tokens: list[Token], table: TokenTable) -> None:
    """Give the token after each comment its space before: comments count as one space, C11 5.1.1.2p1."""
    comment = table.comment
    count = tokens.count(comment)
    at = 0
    while count > 0:
        at = tokens.index(comment, at)
        following = at + 1
        if following < len(tokens):
            tok = tokens[following]
            if tok is not comment and tok.kind != t.NEWLINE and not tok.spaced and tok.kind != t.UNTERMINATED:
                tokens[following] = table.with_space(tok, True)
        at += 1
        count -= 1


def _directive_indices(tokens: list[Token]) -> list[int]:
    """Return the indices of the HASH tokens that begin a line."""
    found: list[int] = []
    fresh = True
    index = 0
    for tok in tokens:
        kind = tok.kind
        if kind == t.NEWLINE:
            fresh = True
        elif kind != t.COMMENT:
            if fresh and kind == t.HASH:
                found.append(index)
            fresh = False
        index += 1
    return found


def _skip_comments(tokens: list[Token], index: int) -> int:
    """Return the index of the first token from `index` on that is no comment."""
    while _is_blank(tokens[index]):
        index += 1
    return index


def _is_blank(tok: Token) -> bool:
    """Tell whether `tok` is a comment that counts as a space; under -C it is a token, and spelled."""
    return tok.kind == t.COMMENT and tok.spelling == ""


def _include_guard(lexed: LexedFile) -> str:
    """Return the macro that guards the whole file, or "".

    The forms are GCC's (cpp manual: Once-Only Headers): #ifndef NAME, #if !defined NAME and
    #if !defined (NAME), with the matching #endif last, no #else, and only blanks outside.
    """
    tokens = lexed.tokens
    directives = lexed.directives
    if len(directives) < 2:
        return ""
    first = 0
    while tokens[first].kind == t.NEWLINE or _is_blank(tokens[first]):
        first += 1
    if first != directives[0]:
        return ""
    words: list[Token] = []
    index = _skip_comments(tokens, first + 1)
    while tokens[index].kind != t.NEWLINE and tokens[index].kind != t.EOF:
        words.append(tokens[index])
        if len(words) > 6:
            return ""
        index = _skip_comments(tokens, index + 1)
    spelled = [tok.spelling for tok in words]
    name = ""
    if len(spelled) == 2 and spelled[0] == "ifndef":
        name = spelled[1]
    elif len(spelled) == 4 and spelled[:3] == ["if", "!", "defined"]:
        name = spelled[3]
    elif len(spelled) == 6 and spelled[:4] == ["if", "!", "defined", "("] and spelled[5] == ")":
        name = spelled[4]
    if name == "" or not (name[0].isalpha() or name[0] == "_"):
        return ""
    depth = 0
    last = len(directives) - 1
    for number, at in enumerate(directives):
        word = tokens[_skip_comments(tokens, at + 1)].spelling
        if word in ("if", "ifdef", "ifndef"):
            depth += 1
        elif word == "endif":
            depth -= 1
            if depth == 0 and number != last:
                return ""
        elif depth == 1 and word in ("else", "elif", "elifdef", "elifndef"):
            return ""
        elif depth == 0:
            return ""
    if depth != 0:
        return ""
    index = directives[last]
    while tokens[index].kind != t.NEWLINE and tokens[index].kind != t.EOF:
        index += 1
    while tokens[index].kind == t.NEWLINE or _is_blank(tokens[index]):
        index += 1
    return name if tokens[index].kind == t.EOF else ""
