"""Pragmas that reach the parser: what they change in how later tokens are read (GCC manual: Pragmas).

In: the tokens between PRAGMA and PRAGMA_END.  Out: changed state in Sema.  Those of the preprocessor never arrive here; a pragma that
is unknown, or means nothing to code, is skipped as GCC skips it.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from compiler import messages as m
from compiler.diag import ERROR, IGNORED, WARNING
from compiler.lex import tokens as t
from compiler.lex.tokens import Token
from compiler.parse.cursor import Parser

# Pragmas that the preprocessor has carried out and lets through.
_OF_THE_PREPROCESSOR: Final = ("message", "once", "push_macro", "pop_macro")


def run_pragmas(p: Parser, at: i64) -> i64:
    """Carry out the pragmas that start at token `at`; return the index of the first token after them."""
    tokens = p.tokens
    last = len(tokens) - 1
    while tokens[at].kind == t.PRAGMA:
        pos = p.positions[at]
        at += 1
        words: list[Token] = []
        while tokens[at].kind != t.PRAGMA_END and at < last:
            words.append(tokens[at])
            at += 1
        if at < last:
            at += 1
        if words:
            _run(p, words, pos)
    return at


def _run(p: Parser, words: list[Token], pos: i64) -> None:
    """Carry out one pragma; pos: of its first word."""
    s = p.s
    name = words[0].spelling
    if name == "pack":
        _pack(p, words, pos)
    elif name == "weak":
        _weak(p, words, pos)
    elif name == "redefine_extname":
        if len(words) == 3:
            old = s.externals.get(words[1].spelling)
            if old is None:
                s.redefine_extname[words[1].spelling] = words[2].spelling
            elif not old.referenced:
                old.asm_name = words[2].spelling
        else:
            s.error1(m.PRAGMA_MALFORMED, pos, "redefine_extname")
    elif name == "scalar_storage_order":
        if len(words) > 1 and words[1].spelling in ("big-endian", "little-endian", "default", "big", "little"):
            word = words[1].spelling
            if word.startswith("big"):
                s.pragmas.reverse_order = not s.target.big_endian
            elif word.startswith("little"):
                s.pragmas.reverse_order = s.target.big_endian
            else:
                s.pragmas.reverse_order = False
    elif name == "STDC":
        _stdc(p, words, pos)
    elif name == "GCC" and len(words) > 1:
        _gcc(p, words, pos)
    elif name not in _OF_THE_PREPROCESSOR:
        _unknown(p, words, pos)


def _unknown(p: Parser, words: list[Token], pos: i64) -> None:
    """A pragma that GCC does not know: ignored with a warning (-Wunknown-pragmas), omp and acc among them."""
    second = words[1].spelling if len(words) > 1 and words[0].spelling in ("GCC", "STDC", "omp", "acc") else ""
    p.s.error1(m.UNKNOWN_PRAGMA, pos, words[0].spelling + " " + second)


def _stdc(p: Parser, words: list[Token], pos: i64) -> None:
    """GCC 12 implements none of the STDC pragmas in C but FLOAT_CONST_DECIMAL64."""
    if len(words) > 1 and words[1].spelling == "FLOAT_CONST_DECIMAL64":
        if words[-1].spelling == "ON":
            raise p.s.unsupported("pragma", "STDC FLOAT_CONST_DECIMAL64", pos)
        return
    _unknown(p, words, pos)


def _diagnostic(p: Parser, words: list[Token]) -> None:
    """#pragma GCC diagnostic: the level of one warning from here on, push and pop (GCC manual: Diagnostic Pragmas)."""
    diagnostics = p.s.diagnostics
    action = words[2].spelling if len(words) > 2 else ""
    if action == "push":
        diagnostics.pragma_push()
    elif action == "pop":
        diagnostics.pragma_pop()
    elif len(words) > 3 and words[3].kind == t.STRING:
        option = words[3].spelling[1:-1]
        if action == "error":
            diagnostics.pragma_level(option, ERROR)
        elif action == "warning":
            diagnostics.pragma_level(option, WARNING)
        elif action == "ignored":
            diagnostics.pragma_level(option, IGNORED)


def _gcc(p: Parser, words: list[Token], pos: i64) -> None:
    s = p.s
    name = words[1].spelling
    if name == "visibility":
        _visibility(p, words, pos)
    elif name == "push_options":
        s.option_stack.append((s.pragmas.optimize, s.pragmas.target))
    elif name == "pop_options":
        if s.option_stack:
            s.pragmas.optimize, s.pragmas.target = s.option_stack.pop()
        else:
            s.error(m.PRAGMA_POP_OPTIONS, pos)
    elif name == "reset_options":
        s.pragmas.optimize = ""
        s.pragmas.target = ""
    elif name == "optimize" or name == "target":
        if s.function is not None:
            s.error1(m.PRAGMA_INSIDE_FUNCTION, pos, name)
            return
        texts = [word.spelling.strip('"') for word in words[2:] if word.kind == t.STRING]
        if not texts:
            texts = [word.spelling for word in words[2:] if word.kind == t.NUMBER]
        joined = ",".join(texts)
        if name == "optimize":
            s.pragmas.optimize = s.pragmas.optimize + "," + joined if s.pragmas.optimize else joined
        else:
            s.pragmas.target = s.pragmas.target + "," + joined if s.pragmas.target else joined
    elif name == "unroll":
        if len(words) > 2 and words[2].kind == t.NUMBER:
            try:
                p.unroll = int(words[2].spelling, 0)
            except ValueError:
                s.error1(m.PRAGMA_MALFORMED, pos, "GCC unroll")
    elif name == "ivdep":
        p.ivdep = True
    elif name == "diagnostic":
        _diagnostic(p, words)
    else:
        _unknown(p, words, pos)


def _pack(p: Parser, words: list[Token], pos: i64) -> None:
    """#pragma pack (GCC manual: Structure-Layout Pragmas)."""
    s = p.s
    if len(words) < 3 or words[1].kind != t.LEFT_PAREN:
        s.error1(m.PRAGMA_PACK_MALFORMED, pos, "missing '(' after '#pragma pack'")
        return
    inner = [word.spelling for word in words[2:] if word.kind != t.COMMA]
    if not inner or inner[-1] != ")":
        s.error1(m.PRAGMA_PACK_MALFORMED, pos, "malformed '#pragma pack'")
        return
    inner.pop()
    if not inner:
        s.pragmas.pack = 0
        return
    if inner[0] not in ("push", "pop"):
        value = _alignment(p, inner[0], pos)
        if value >= 0 and len(inner) == 1:
            s.pragmas.pack = value
        return
    name = ""
    value = -1
    for word in inner[1:]:
        if word[:1].isdigit():
            value = _alignment(p, word, pos)
            if value < 0:
                return
        else:
            name = word
    if inner[0] == "push":
        s.pack_stack.append((name, s.pragmas.pack))
        if value >= 0:
            s.pragmas.pack = value
        return
    if not s.pack_stack:
        s.error(m.PRAGMA_PACK_POP, pos)
        return
    if name:
        index = len(s.pack_stack) - 1
        while index >= 0 and s.pack_stack[index][0] != name:
            index -= 1
        if index < 0:
            s.error1(m.PRAGMA_PACK_POP_NAMED, pos, name)
            return
        s.pragmas.pack = s.pack_stack[index][1]
        del s.pack_stack[index:]
    else:
        s.pragmas.pack = s.pack_stack.pop()[1]
    if value >= 0:
        s.pragmas.pack = value


def _alignment(p: Parser, word: str, pos: i64) -> int:
    """Return the alignment that `word` gives, -1 after a report."""
    try:
        value = int(word, 0)
    except ValueError:
        p.s.error1(m.PRAGMA_PACK_MALFORMED, pos, "unknown action '" + word + "' for '#pragma pack' - ignored")
        return -1
    if value not in (0, 1, 2, 4, 8, 16):
        p.s.error1(m.PRAGMA_PACK_MALFORMED, pos, "alignment must be a small power of two, not " + str(value))
        return -1
    return value


def _weak(p: Parser, words: list[Token], pos: i64) -> None:
    """#pragma weak name [= target]"""
    s = p.s
    if len(words) < 2:
        s.error1(m.PRAGMA_MALFORMED, pos, "weak")
        return
    name = words[1].spelling
    target = words[3].spelling if len(words) > 3 and words[2].kind == t.ASSIGN else ""
    s.pragma_weak[name] = target
    known = s.externals.get(name)
    if known is not None:
        known.weak = True
        if target:
            known.alias = target


def _visibility(p: Parser, words: list[Token], pos: i64) -> None:
    """#pragma GCC visibility push(x) / pop"""
    s = p.s
    if len(words) > 4 and words[2].spelling == "push":
        s.visibility_stack.append(s.pragmas.visibility)
        s.pragmas.visibility = words[4].spelling
    elif len(words) > 2 and words[2].spelling == "pop":
        if s.visibility_stack:
            s.pragmas.visibility = s.visibility_stack.pop()
        else:
            s.error(m.PRAGMA_VISIBILITY_POP, pos)
    else:
        s.error1(m.PRAGMA_MALFORMED, pos, "GCC visibility")
