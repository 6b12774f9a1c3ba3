"""What the preprocessor tells a printer of preprocessed text while it runs.

A compile has no listener; `gcc -E` has one, and its output depends on the moment of each event, since
tokens and events make one text.  Positions are source map positions.
"""

from __future__ import annotations

from compiler.lex.tokens import Token
from compiler.preproc.macros import Macro

ENTER = 1
LEAVE = 2
RENAME = 3


class Listener:
    """Receives events; every method of this base does nothing."""

    def line_change(self, tok: Token, position: int, in_arguments: bool) -> None:
        """A line of text begins with `tok`."""

    def file_change(self, reason: int, path: str, line: int, system: int, included: int) -> None:
        """From here on, text is from `line` of `path`; ENTER: included by the directive at `included`."""

    def define(self, position: int, macro: Macro) -> None:
        """A macro was defined."""

    def undef(self, position: int, name: str) -> None:
        """#undef was read, whether or not the name was a macro."""

    def include(self, position: int, directive: str, header: str, angle: bool) -> None:
        """A file is about to be included."""

    def ident(self, position: int, text: str) -> None:
        """#ident or #sccs with its string."""

    def pragma(self, position: int, text: str) -> None:
        """A pragma that is passed on as text."""
