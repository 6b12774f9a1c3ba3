"""Macros that GCC predefines, as text.  Placeholder body replaced below."""
from __future__ import annotations

from compiler.lex.dialect import Dialect
from compiler.options import Options


def predefined_text(options: Options, dialect: Dialect) -> str:
    """Return the #define lines."""
    with open("/tmp/h/preproc/pre.txt") as stream:
        return stream.read()


def target_assertions(options: Options, dialect: Dialect) -> list[tuple[str, str]]:
    """Return the target's assertions."""
    return []
