"""Diagnostics as text, in GCC's form.

In: compiler.api.Diagnostic values.  Out: the bytes for stderr, as GCC 12 prints them with
-fdiagnostics-show-caret: include chain, `file:line:col: error: text [-Woption]`, source line, marker line.
Colours are GCC's defaults (GCC manual: -fdiagnostics-color, GCC_COLORS).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    from compiler.api import Diagnostic

_SEVERITY_COLOURS: Final = {
    "error": "01;31", "fatal error": "01;31", "warning": "01;35", "note": "01;36",
}
_MARGIN: Final = 5      # GCC pads line numbers to this width


def render(diagnostics: Sequence[Diagnostic], colour: bool) -> bytes:
    """Return the messages one after the other; coloured: with escape sequences."""
    parts: list[str] = []
    chain: tuple[str, ...] = ()
    for diagnostic in diagnostics:
        if diagnostic.includes != chain and diagnostic.includes:
            parts.append(_include_chain(diagnostic.includes, colour))
        chain = diagnostic.includes
        parts.append(_message(diagnostic, colour))
        if diagnostic.source_line and diagnostic.line:
            parts.append(_excerpt(diagnostic, colour))
        if diagnostic.severity == "fatal error":
            parts.append("compilation terminated.\n")
    return "".join(parts).encode("utf-8", "surrogateescape")


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m\x1b[K{text}\x1b[m\x1b[K" if colour else text


def _include_chain(chain: tuple[str, ...], colour: bool) -> str:
    lead = "In file included from "
    lines: list[str] = []
    for place in chain:
        lines.append(lead + _paint(place, "01", colour))
        lead = "                 from "
    return ",\n".join(lines) + ":\n"


def _message(diagnostic: Diagnostic, colour: bool) -> str:
    place = diagnostic.path or "cc1"
    if diagnostic.path and diagnostic.line:
        place += f":{diagnostic.line}"
        if diagnostic.column:
            place += f":{diagnostic.column}"
    code = _SEVERITY_COLOURS.get(diagnostic.severity, "01")
    text = f"{_paint(place + ':', '01', colour)} {_paint(diagnostic.severity + ': ', code, colour)}{diagnostic.text}"
    if diagnostic.option:
        option = diagnostic.option
        if diagnostic.severity == "error" and option.startswith("-W"):
            option = "-Werror=" + option[2:]
        text += f" [{_paint(option, code, colour)}]"
    return text + "\n"


def _excerpt(diagnostic: Diagnostic, colour: bool) -> str:
    source = diagnostic.source_line.decode("utf-8", "surrogateescape").expandtabs(8)
    text = f"{diagnostic.line:>{_MARGIN}} | {source}\n"
    if diagnostic.caret:
        code = _SEVERITY_COLOURS.get(diagnostic.severity, "01")
        lead = diagnostic.caret[:len(diagnostic.caret) - len(diagnostic.caret.lstrip())]
        blanks = len(diagnostic.source_line[:len(lead)].decode("utf-8", "replace").expandtabs(8))
        text += f"{'':>{_MARGIN}} | {' ' * blanks}{_paint(diagnostic.caret.lstrip(), code, colour)}\n"
    return text
