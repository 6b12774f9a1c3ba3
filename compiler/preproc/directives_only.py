"""-fdirectives-only: directives are carried out, and everything else is passed on as it is written (GCC manual: -fdirectives-only).

In:  a Unit that has begun, and the Printer that listens to it.  Out: text in the Printer - the lines between directives with their
comments, line splices and macros unexpanded, and what -dD prints of macro definitions.  A compile with `-fpreprocessed
-fdirectives-only` does the rest.

GCC copies text up to the `#` of a directive, the blanks before it included, and catches up with the source's line only behind
directives; both show in the output and are done here as there.  Left to the lexer: blanks between a backslash and the newline
of a splice are lost.
"""

from __future__ import annotations

from bisect import bisect_left

from compiler.preproc.directives import Buffer, DirectiveEngine
from compiler.preproc.output import Printer


def print_lines(engine: DirectiveEngine, printer: Printer) -> None:
    """Read all open files to their ends."""
    while engine.buffer is not None:
        buffer = engine.buffer
        start = _text_start(engine, buffer)
        directives = buffer.lexed.directives
        number = bisect_left(directives, buffer.index)
        if number == len(directives):
            if not engine.skipping:
                printer.raw_text(_physical(buffer, start, len(buffer.lexed.buffer.text)))
            buffer.index = len(buffer.tokens) - 1
            engine.close()
            continue
        index = directives[number]
        if not engine.skipping:
            printer.raw_text(_physical(buffer, start, buffer.ends[index] - len(buffer.tokens[index].spelling)))
        tokens, positions = engine.directive_at(buffer, index)
        if tokens:
            printer.line_change(tokens[0], positions[0], False)
            for place, tok in enumerate(tokens):
                printer.token(tok, positions[place], positions[place])
        if engine.buffer is buffer and not engine.skipping:
            text = buffer.lexed.buffer.text
            after = _text_start(engine, buffer)
            if after < len(text):
                printer.catch_up(buffer.base + after)


def _text_start(engine: DirectiveEngine, buffer: Buffer) -> int:
    """Return the offset of the text that is still to be printed: the file's start, or behind the directive just read."""
    if buffer.index == 0:
        return 0
    return engine.line_end(buffer) + 1


def _physical(buffer: Buffer, start: int, end: int) -> str:
    """Return the text from `start` to `end` with its line splices back in place."""
    text = buffer.lexed.buffer.text
    places = buffer.lexed.buffer.splices
    number = bisect_left(places, start)
    if number == len(places) or places[number] >= end:
        return text[start:end]
    pieces: list[str] = []
    at = start
    while number < len(places) and places[number] < end:
        pieces.append(text[at:places[number]])
        pieces.append("\\\n")
        at = places[number]
        number += 1
    pieces.append(text[at:end])
    return "".join(pieces)
