"""Macros whose text depends on the place or the time (cpp manual: Standard Predefined Macros).

In:  a built-in macro and where it is expanded.  Out: the spelling of the one token it stands for.
__DATE__, __TIME__ and __TIMESTAMP__ are noted in `expanded`: a cache must know that they took part.
"""

from __future__ import annotations

import os
import time
from typing import Final, final

from compiler import messages as m
from compiler.diag import Diagnostics
from compiler.lex import tokens as t
from compiler.lex.dialect import Dialect, last_flag
from compiler.options import Options
from compiler.preproc import macros as k
from compiler.preproc.expand import Expander, quoted
from compiler.preproc.features import Features
from compiler.preproc.macros import Macro
from compiler.source import SourceMap
from compiler.unsupported import Unsupported

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class HeaderFinder:
    """Where __has_include looks; the directive engine implements it."""

    def header_exists(self, is_next: bool) -> bool | None:
        """Read a header name and look for the file; None after an error."""
        raise NotImplementedError

    def current_path(self) -> str:
        """Return the presumed path of the file being read."""
        raise NotImplementedError

    def include_level(self) -> int:
        """Return how many #includes deep the current file is."""
        raise NotImplementedError

    def current_file(self) -> str:
        """Return the real path of the file being read."""
        raise NotImplementedError


@final
class BuiltinMacros:
    """Computes built-in macros for one compile."""

    def __init__(self, options: Options, dialect: Dialect, diagnostics: Diagnostics, sources: SourceMap,
                 features: Features, main_path: str) -> None:
        self.dialect = dialect
        self.diagnostics = diagnostics
        self.sources = sources
        self.features = features
        self.main_path = main_path
        self.expanded: set[str] = set()
        self.counter = 0
        self.epoch = options.source_date_epoch
        self._now = -1.0
        self._maps: list[tuple[str, str]] = []
        for flag, old, new in options.prefix_maps:
            if flag in ("-fmacro-prefix-map", "-ffile-prefix-map", "-fmacro-prefix-map=", "-ffile-prefix-map="):
                self._maps.insert(0, (old, new))
        x86 = options.target.startswith(("x86_64", "i386", "i486", "i586", "i686"))
        flags = options.code_flags
        self.unsigned_char = not last_flag(flags, "-fsigned-char", "-funsigned-char", x86)
        self.unsigned_char = not last_flag(flags, "-fno-unsigned-char", "-fno-signed-char", not self.unsigned_char)
        short_wide = last_flag(flags, "-fshort-wchar", "-fno-short-wchar", False)
        self.wide_bits = 16 if short_wide else 32
        self.wide_unsigned = short_wide or options.target.startswith("aarch64")
        self.openmp = last_flag(flags, "-fopenmp", "-fno-openmp", False)

    def text(self, macro: Macro, point: int, finder: HeaderFinder, expander: Expander) -> str:
        """Return what `macro` stands for at position `point`."""
        number = macro.builtin
        if number == k.BUILTIN_LINE:
            return str(self.sources.line(point))
        if number == k.BUILTIN_FILE:
            return self._path(finder.current_path())
        if number == k.BUILTIN_FILE_NAME:
            path = finder.current_path()
            return self._path(path[path.rfind("/") + 1:])
        if number == k.BUILTIN_BASE_FILE:
            return self._path(self.main_path)
        if number == k.BUILTIN_INCLUDE_LEVEL:
            return str(finder.include_level())
        if number == k.BUILTIN_COUNTER:
            if self.dialect.directives_only and expander.in_directive:
                self.diagnostics.report(m.COUNTER_DIRECTIVES_ONLY, expander.position)
            self.counter += 1
            return str(self.counter - 1)
        if number == k.BUILTIN_DATE or number == k.BUILTIN_TIME or number == k.BUILTIN_TIMESTAMP:
            return self._time(macro, expander, finder)
        if number == k.BUILTIN_HAS_INCLUDE or number == k.BUILTIN_HAS_INCLUDE_NEXT:
            return self._has_include(macro, expander, finder)
        if number == k.BUILTIN_HAS_BUILTIN:
            return self._has_builtin(expander)
        return self._has_attribute(macro, expander)

    def _path(self, path: str) -> str:
        """Return a path as a string literal, after the prefix maps.  (GCC manual: -fmacro-prefix-map)"""
        for old, new in self._maps:
            if path.startswith(old):
                path = new + path[len(old):]
                break
        return '"' + quoted(path) + '"'

    def _time(self, macro: Macro, expander: Expander, finder: HeaderFinder) -> str:
        """Return __DATE__, __TIME__ or __TIMESTAMP__."""
        name = macro.symbol.spelling
        self.expanded.add(name)
        self.diagnostics.report(m.DATE_TIME, expander.position, (name,))
        if macro.builtin == k.BUILTIN_TIMESTAMP:
            try:
                moment = time.localtime(os.stat(finder.current_file()).st_mtime)
            except OSError:
                return '"??? ??? ?? ??:??:?? ????"'
            return (f'"{_DAYS[moment.tm_wday]} {_MONTHS[moment.tm_mon - 1]} {moment.tm_mday:2d} '
                    f'{moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d} {moment.tm_year}"')
        if self.epoch >= 0:
            moment = time.gmtime(self.epoch)
        else:
            if self._now < 0:
                self._now = time.time()
            moment = time.localtime(self._now)
        if macro.builtin == k.BUILTIN_DATE:
            return f'"{_MONTHS[moment.tm_mon - 1]} {moment.tm_mday:2d} {moment.tm_year:4d}"'
        return f'"{moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}"'

    def _has_include(self, macro: Macro, expander: Expander, finder: HeaderFinder) -> str:
        """__has_include ( header ).  (cpp manual: __has_include)"""
        name = macro.symbol.spelling
        if not expander.in_directive:
            self.diagnostics.report(m.OUTSIDE_DIRECTIVE, expander.position, (name,))
        tok = expander.get_significant()
        parens = tok.kind == t.LEFT_PAREN
        if not parens:
            self.diagnostics.report(m.MISSING_OPERAND_OPEN, expander.position, (name,))
            expander.unget()
        exists = finder.header_exists(macro.builtin == k.BUILTIN_HAS_INCLUDE_NEXT)
        if parens and expander.get_significant().kind != t.RIGHT_PAREN:
            self.diagnostics.report(m.MISSING_OPERAND_CLOSE, expander.position, (name,))
        return "1" if exists else "0"

    def _operand_name(self, expander: Expander, name: str, message: str) -> str:
        """Read `( NAME`; return NAME, "" after an error."""
        tok = expander.get_significant()
        if tok.kind != t.LEFT_PAREN:
            self.diagnostics.report(m.HAS_MISSING_OPEN, expander.position, (name,))
            return ""
        tok = expander.get_significant()
        if tok.kind != t.NAME and tok.kind < t.FIRST_KEYWORD:
            self.diagnostics.report(message, expander.position)
            return ""
        return tok.spelling

    def _close(self, expander: Expander, name: str) -> None:
        """Read the closing parenthesis."""
        if expander.get_significant().kind != t.RIGHT_PAREN:
            self.diagnostics.report(m.HAS_MISSING_CLOSE, expander.position, (name,))

    def _has_builtin(self, expander: Expander) -> str:
        """__has_builtin ( NAME )."""
        operand = self._operand_name(expander, "__has_builtin", m.HAS_BUILTIN_NAME)
        if operand == "":
            return "0"
        self._close(expander, "__has_builtin")
        known = self.features.builtin(operand)
        if known is None:
            raise Unsupported("not-implemented", f"__has_builtin of {operand}")
        return "1" if known else "0"

    def _has_attribute(self, macro: Macro, expander: Expander) -> str:
        """__has_attribute ( NAME ) and __has_c_attribute ( [NAMESPACE ::] NAME )."""
        name = macro.symbol.spelling
        operand = self._operand_name(expander, name, m.HAS_ATTRIBUTE_NAME)
        if operand == "":
            return "0"
        standard = macro.builtin == k.BUILTIN_HAS_C_ATTRIBUTE
        space = ""
        if standard:
            tok = expander.get_significant()
            if tok.kind == t.COLON:
                tok = expander.get_significant()
                scoped = tok.kind == t.COLON
            else:
                scoped = tok.kind == t.COLON_COLON
            if scoped:
                space = operand
                operand = expander.get_significant().spelling
            else:
                expander.unget()
        self._close(expander, name)
        return str(self.features.attribute(operand, space, standard))
