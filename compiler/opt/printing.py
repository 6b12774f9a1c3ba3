"""The rules of calls.py for the printf family: what a constant format says is done by functions that need no format.

In: a call at hand in a `Calls`.  Out: the value in its place, or None to leave it.  As in GCC, printf and fprintf are only replaced where
their result is not used; sprintf's result is the number of characters, which is known when the text is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.graph import IntConstant, Value
from compiler.ir.types import I32, is_pointer, is_scalar_integer, width_of
from compiler.opt.strings import largest, length_at, text_at

if TYPE_CHECKING:
    from compiler.opt.calls import Calls


def apply_printing(c: Calls, rule: str) -> Value | None:
    """Apply the rule of a printing function."""
    if rule == "printf":
        return _printf(c, c.arguments)
    if rule == "fprintf":
        return _fprintf(c, c.arguments)
    if rule == "printf_chk":
        # The flag asks libc to check %n, which is not among what is replaced.
        if len(c.arguments) > 1 and is_pointer(c.arguments[0].type):
            return _fprintf(c, [c.arguments[0], *c.arguments[2:]])
        return _printf(c, c.arguments[1:])
    if rule == "vprintf":
        return _vprintf(c)
    if rule == "fputs":
        return _fputs(c, c.arguments[0], c.arguments[1])
    if rule == "sprintf":
        return _sprintf(c, c.arguments, -1)
    if rule == "snprintf":
        limit = c.number(1)
        return _sprintf(c, [c.arguments[0], *c.arguments[2:]], limit) if limit >= 0 else None
    return _checked(c)


def _plain_text(c: Calls, arguments: list[Value]) -> bytes | None:
    """Return the text that a format and its arguments make, if that is known: no conversions, or "%s" of a constant."""
    form = text_at(arguments[0], c.unit)
    if form is None:
        return None
    if b"%" not in form:
        return form
    if form == b"%s" and len(arguments) > 1 and is_pointer(arguments[1].type):
        return text_at(arguments[1], c.unit)
    return None


def _printf(c: Calls, arguments: list[Value]) -> Value | None:
    if c.used() or not is_pointer(arguments[0].type):
        return None
    unlocked = c.library_name().endswith("_unlocked")
    nothing = integer(I32, 0)
    text = _plain_text(c, arguments)
    form = text_at(arguments[0], c.unit)
    if text == b"":
        return nothing
    if unlocked:
        return None
    if text is not None:
        if len(text) == 1:
            c.call("putchar", I32, [integer(I32, text[0])])
            return nothing
        if text.endswith(b"\n"):
            c.call("puts", I32, [c.literal(text[:-1])])
            return nothing
        return None
    if len(arguments) < 2:
        return None
    if form == b"%s\n" and is_pointer(arguments[1].type):
        c.call("puts", I32, [arguments[1]])
        return nothing
    if form == b"%c" and is_scalar_integer(arguments[1].type) and width_of(arguments[1].type) == 32:
        c.call("putchar", I32, [arguments[1]])
        return nothing
    return None


def _fprintf(c: Calls, arguments: list[Value]) -> Value | None:
    if c.used() or not is_pointer(arguments[0].type) or not is_pointer(arguments[1].type):
        return None
    unlocked = c.library_name().endswith("_unlocked")
    nothing = integer(I32, 0)
    stream = arguments[0]
    text = _plain_text(c, arguments[1:])
    form = text_at(arguments[1], c.unit)
    if text == b"":
        return nothing
    if unlocked:
        return None
    if text is not None:
        source = arguments[1] if form is not None and b"%" not in form else arguments[2]
        if _written(c, source, len(text), text[0], stream) is None:
            c.call("fputs", I32, [source, stream])
        return nothing
    if len(arguments) < 3:
        return None
    if form == b"%s" and is_pointer(arguments[2].type):
        made = _fputs(c, arguments[2], stream)
        if made is None:
            c.call("fputs", I32, [arguments[2], stream])
        return nothing
    if form == b"%c" and is_scalar_integer(arguments[2].type) and width_of(arguments[2].type) == 32:
        c.call("fputc", I32, [arguments[2], stream])
        return nothing
    return None


def _vprintf(c: Calls) -> Value | None:
    """vprintf, vfprintf and their checked forms: only a format without conversions is known."""
    name = c.library_name()
    place = len(c.arguments) - 2
    form = text_at(c.arguments[place], c.unit) if is_pointer(c.arguments[place].type) else None
    if form is None or b"%" in form:
        return None
    if "vfprintf" in name:
        return _fprintf(c, [c.arguments[0], c.arguments[place]])
    return _printf(c, [c.arguments[place]])


def _fputs(c: Calls, source: Value, stream: Value) -> Value | None:
    if c.used():
        return None
    length = length_at(source, c.unit)
    if length < 0:
        return None
    unlocked = c.library_name().endswith("_unlocked")
    if length == 0:
        return integer(I32, 0)
    if unlocked:
        return None
    text = text_at(source, c.unit)
    return _written(c, source, length, text[0] if text is not None else -1, stream)


def _written(c: Calls, source: Value, length: int, first: int, stream: Value) -> Value | None:
    """Write `length` characters at `source`; first: the first one, if it is known."""
    if length == 1:
        one: Value = integer(I32, first) if first >= 0 else c.byte(source, I32)
        c.call("fputc", I32, [one, stream])
        return integer(I32, 0)
    if c.small:
        return None
    c.call("fwrite", c.size_type, [source, c.size(1), c.size(length), stream])
    return integer(I32, 0)


def _sprintf(c: Calls, arguments: list[Value], limit: int) -> Value | None:
    """sprintf, with limit >= 0 snprintf: arguments without the limit."""
    to = arguments[0]
    if not is_pointer(to.type) or not is_pointer(arguments[1].type):
        return None
    form = text_at(arguments[1], c.unit)
    if form is None:
        return None
    source = arguments[1]
    if b"%" in form:
        if form != b"%s" or len(arguments) < 3 or not is_pointer(arguments[2].type):
            return None
        source = arguments[2]
    elif len(arguments) > 2:
        return None
    length = length_at(source, c.unit)
    if length < 0:
        if limit >= 0 or c.used():
            return None
        c.call("strcpy", to.type, [to, source])
        return integer(I32, 0)
    if limit >= 0 and length >= limit:
        return None
    c.copied(ops.MEMCPY, to, source, c.size(length + 1))
    return integer(I32, length)


def _checked(c: Calls) -> Value | None:
    """__sprintf_chk(to, flag, size, format...) and __snprintf_chk(to, limit, flag, size, format...), and their v forms."""
    name = c.library_name()
    plain = name[2:-4]
    bounded = plain in ("snprintf", "vsnprintf")
    place = 3 if bounded else 2
    size = c.arguments[place]
    flag = c.arguments[place - 1]
    if not isinstance(size, IntConstant) or not isinstance(flag, IntConstant):
        return None
    unlimited = size.value == (1 << width_of(size.type)) - 1
    rest = c.arguments[:1] + (c.arguments[1:2] if bounded else []) + c.arguments[place + 1:]
    form = text_at(c.arguments[place + 1], c.unit)
    if not unlimited:
        enough = False
        if bounded:
            enough = 0 <= largest(c.arguments[1]) <= size.value
        elif form is not None:
            # The text is no longer than the object if it is known.
            length = -1
            if b"%" not in form:
                length = len(form)
            elif form == b"%s" and plain == "sprintf" and len(rest) > 2 and is_pointer(rest[2].type):
                length = length_at(rest[2], c.unit)
            enough = 0 <= length < size.value
        if not enough:
            return None
    # With a flag, %n and the like are checked: only formats that surely have none lose that.
    if flag.value and (form is None or b"%" in form and form != b"%s"):
        return None
    c.arguments = rest
    made: Value | None = None
    if plain == "sprintf":
        made = _sprintf(c, rest, -1)
    elif plain == "snprintf" and c.number(1) >= 0:
        made = _sprintf(c, [rest[0], *rest[2:]], c.number(1))
    if made is not None:
        return made
    variadic = (3 if bounded else 2) if not plain.startswith("v") else -1
    return c.call(plain, c.ins.type, rest, variadic)
