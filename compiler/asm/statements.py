"""Split source text: comments, statements, operands, strings (GNU as manual: Syntax, Preprocessing).

Everything here works on str in Latin-1 (one character for each byte) and knows a target only by its
comment and separator characters.
"""

from __future__ import annotations

import re
from typing import Final, final

from compiler.asm.expr import AssemblyError

_SIMPLE_ESCAPES: Final = {"b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92, '"': 34}
_OCTAL: Final = re.compile(r"[0-7]{1,3}")
_HEXADECIMAL: Final = re.compile(r"[0-9a-fA-F]+")
_STRING: Final = r'"(?:[^"\\]|\\.)*"?|\'(?:\\.|[^\\])\'?'
_LINE_MARKER: Final = re.compile(r'#\s*(?:line\s+)?([0-9]+)(?:\s+"((?:[^"\\]|\\.)*)")?(?:\s+[0-9\s]*)?$')


@final
class StatementSplitter:
    """Cuts lines into statements for one target's characters."""

    def __init__(self, comments: str, line_comments: str, separators: str, operand_starts: str) -> None:
        self.line_comments: str = line_comments
        special = re.escape(comments + separators)
        self._comments: str = comments
        self._token: re.Pattern[str] = re.compile(
            _STRING + "|[" + special + "]|[^\"'" + special + "]+|.", re.DOTALL)
        self._special: re.Pattern[str] = re.compile("[\"'/\\\\" + special + "]")
        self._block: re.Pattern[str] = re.compile(
            _STRING + r"|/\*.*?(?:\*/|\Z)|[" + re.escape(comments) + r"][^\n]*|^["
            + re.escape(line_comments) + r"](?!\*)[^\n]*", re.DOTALL | re.MULTILINE)
        symbolic = "A-Za-z0-9_.$\\\\@?\x80-\xff" + re.escape(operand_starts)
        self._kept_blank: re.Pattern[str] = re.compile(
            _STRING + "|(?<=[A-Za-z0-9_.$?@)\\]}\"\x80-\xff])[ \t]+(?=[" + symbolic + "])|[ \t]+", re.DOTALL)

    def is_plain(self, line: str) -> bool:
        """True when the line is one statement for sure: no quote, comment or separator in it."""
        return self._special.search(line) is None

    def split(self, line: str) -> list[str]:
        """Return the statements of a line, comments and surrounding blanks removed."""
        if line and line[0] in self.line_comments:
            return []
        if self._special.search(line) is None:
            return [line.strip()]
        statements: list[str] = []
        start = 0
        end = len(line)
        for matched in self._token.finditer(line):
            token = matched.group()
            if len(token) != 1:
                continue
            if token in self._comments:
                end = matched.start()
                break
            if token != '"' and token != "'" and self._is_separator(token):
                statements.append(line[start:matched.start()].strip())
                start = matched.end()
        statements.append(line[start:end].strip())
        return statements

    def _is_separator(self, token: str) -> bool:
        return self._special.match(token) is not None and token != "/" and token != "\\"

    def without_comment(self, line: str) -> str:
        """Return the line without its comment."""
        if line and line[0] in self.line_comments:
            return ""
        if self._special.search(line) is None:
            return line
        for matched in self._token.finditer(line):
            token = matched.group()
            if len(token) == 1 and token in self._comments:
                return line[:matched.start()]
        return line

    def without_block_comments(self, text: str) -> str:
        """Replace /* */ comments of a whole text by a blank and their line ends."""
        if "/*" not in text:
            return text
        parts: list[str] = []
        start = 0
        for matched in self._block.finditer(text):
            token = matched.group()
            if token.startswith("/*"):
                parts.append(text[start:matched.start()])
                parts.append(" " + "\n" * token.count("\n"))
                start = matched.end()
        parts.append(text[start:])
        return "".join(parts)

    def squeezed(self, operands: str) -> str:
        """Drop the blanks that GNU as drops before it reads macro arguments.

        One blank stays between two characters that could both belong to operands.
        """
        if " " not in operands and "\t" not in operands:
            return operands
        parts: list[str] = []
        start = 0
        for matched in self._kept_blank.finditer(operands):
            token = matched.group()
            if token[0] == " " or token[0] == "\t":
                parts.append(operands[start:matched.start()])
                at = matched.start()
                following = operands[matched.end():matched.end() + 1]
                if at > 0 and following and self._keeps(operands[at - 1], following):
                    parts.append(" ")
                start = matched.end()
        parts.append(operands[start:])
        return "".join(parts)

    def _keeps(self, before: str, after: str) -> bool:
        matched = self._kept_blank.search(before + " " + after)
        if before == '"' or before == "'":
            return True
        if before in "+/|^~!=<>&:":
            return False
        return matched is not None and matched.start() == 1 and after not in ",+/|^~!=<>&:"


def line_marker(line: str) -> tuple[int, str] | None:
    """Return (line, path) of a preprocessor's `# 12 "file"` line, path "" when absent; None: a comment."""
    matched = _LINE_MARKER.match(line)
    if matched is None:
        return None
    path = matched.group(2)
    return int(matched.group(1)), unescape(path).decode("latin-1") if path is not None else ""


def split_operands(text: str) -> list[str]:
    """Split at commas that are outside strings and parentheses; pieces are stripped.  "" gives []."""
    if not text:
        return []
    if '"' not in text and "(" not in text and "'" not in text:
        return [piece.strip() for piece in text.split(",")]
    pieces: list[str] = []
    depth = 0
    start = 0
    position = 0
    length = len(text)
    while position < length:
        character = text[position]
        if character == '"':
            position += 1
            while position < length and text[position] != '"':
                position += 2 if text[position] == "\\" else 1
        elif character == "'":
            position += 2 if position + 1 < length and text[position + 1] == "\\" else 1
            if position + 1 < length and text[position + 1] == "'":
                position += 1
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        elif character == "," and depth <= 0:
            pieces.append(text[start:position].strip())
            start = position + 1
        position += 1
    pieces.append(text[start:].strip())
    return pieces


def unescape(body: str) -> bytes:
    """Return the bytes of a string's inside (GNU as manual: Strings)."""
    if "\\" not in body:
        return body.encode("latin-1")
    out = bytearray()
    position = 0
    length = len(body)
    while position < length:
        at = body.find("\\", position)
        if at < 0:
            out += body[position:].encode("latin-1")
            break
        out += body[position:at].encode("latin-1")
        position = at + 1
        if position >= length:
            out.append(92)
            break
        escaped = body[position]
        simple = _SIMPLE_ESCAPES.get(escaped)
        if simple is not None:
            out.append(simple)
            position += 1
        elif "0" <= escaped <= "9":
            matched = _OCTAL.match(body, position)
            if matched is None:
                out += escaped.encode("latin-1")
                position += 1
            else:
                out.append(int(matched.group(), 8) & 255)
                position = matched.end()
        elif escaped == "x" or escaped == "X":
            matched = _HEXADECIMAL.match(body, position + 1)
            if matched is None:
                out.append(0)
                position += 1
            else:
                out.append(int(matched.group(), 16) & 255)
                position = matched.end()
        else:
            # GNU as warns of an unknown escape and takes the character itself.
            out += escaped.encode("latin-1")
            position += 1
    return bytes(out)


def string_at(text: str, position: int) -> tuple[str, int]:
    """Return (inside of the string that begins at `position`, position after it).

    Raises AssemblyError when no string begins or ends there.
    """
    if position >= len(text) or text[position] != '"':
        raise AssemblyError("expected string")
    at = position + 1
    length = len(text)
    while at < length and text[at] != '"':
        at += 2 if text[at] == "\\" else 1
    if at >= length:
        raise AssemblyError("unterminated string")
    return text[position + 1:at], at + 1


def name_or_string(text: str) -> str:
    """Return the name that `text` is, quoted or bare."""
    if text.startswith('"') and text.endswith('"') and len(text) >= 2:
        return unescape(text[1:-1]).decode("latin-1")
    return text
