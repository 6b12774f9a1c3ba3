"""Directives about the assembly itself: .ident .version .include .end .error .print, and ignored ones.

Listing directives have no effect on the object and are accepted; directives of other object formats and
rare modes that pycc does not do raise Unsupported, never pass in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, final

from compiler.asm.emission import Emission
from compiler.asm.expr import AssemblyError
from compiler.asm.expr_parser import ExpressionParser
from compiler.asm.input import SourceInput
from compiler.asm.section import SHF_MERGE, SHF_STRINGS, SHT_NOTE, SHT_PROGBITS
from compiler.asm.sections import SectionDirectives
from compiler.asm.statements import string_at, unescape
from compiler.unsupported import Unsupported

_IGNORED: Final = (
    ".title", ".sbttl", ".list", ".nolist", ".psize", ".eject", ".lflags", ".extern", ".func", ".endfunc",
    ".appline", ".linefile", ".ln", ".line", ".name", ".page", ".spc", ".ttl", ".format", ".noformat",
)
_UNSUPPORTED: Final = (
    ".struct", ".offset", ".absolute", ".mri", ".stabs", ".stabn", ".stabd", ".stabf", ".xstabs", ".lsym",
    ".gnu_attribute", ".bundle_align_mode", ".bundle_lock", ".bundle_unlock", ".vtable_inherit",
    ".vtable_entry", ".cfi_fde_data", ".cfi_personality_id", ".cfi_inline_lsda", ".cfi_b_key_frame",
    ".desc", ".tag", ".abort",
)


@final
class OtherDirectives:
    """The rest of the directives."""

    def __init__(self, emission: Emission, parser: ExpressionParser, sections: SectionDirectives,
                 source: SourceInput) -> None:
        self.emission: Emission = emission
        self.parser: ExpressionParser = parser
        self.sections: SectionDirectives = sections
        self.source: SourceInput = source
        self.ended: bool = False
        self._ident_seen: bool = False

    def enter_in(self, table: dict[str, Callable[[str, str], None]]) -> None:
        """Enter the directives in the assembler's table."""
        table[".ident"] = self.ident
        table[".version"] = self.version
        table[".include"] = self.include
        table[".end"] = self.end
        table[".err"] = self.error
        table[".error"] = self.error
        table[".warning"] = self.warning
        table[".fail"] = self.fail
        table[".print"] = self.print
        for name in _IGNORED:
            table[name] = self.ignored
        for name in _UNSUPPORTED:
            table[name] = self.unsupported

    def _string(self, rest: str) -> str:
        body, end = string_at(rest, 0)
        if rest[end:].strip():
            raise AssemblyError(f"junk at end of line, first unrecognized character is `{rest[end:].strip()[0]}'")
        return body

    def ident(self, name: str, rest: str) -> None:
        """.ident "TEXT": a string of .comment, which begins with an empty one."""
        self.add_ident(unescape(self._string(rest)))

    def add_ident(self, text: bytes) -> None:
        """Append a string to .comment."""
        emission = self.emission
        here = emission.section
        number = emission.subsection.number
        comment = emission.sections_by_name.get(".comment")
        if comment is None:
            comment = self.sections.create(".comment", ".comment", SHT_PROGBITS, SHF_MERGE | SHF_STRINGS)
            comment.entry_size = 1
        emission.enter(comment, 0)
        if not self._ident_seen:
            self._ident_seen = True
            emission.data.append(0)
        emission.data += text + b"\0"
        emission.enter(here, number)

    def version(self, name: str, rest: str) -> None:
        """.version "TEXT": a note of type NT_VERSION."""
        emission = self.emission
        text = unescape(self._string(rest)) + b"\0"
        here = emission.section
        number = emission.subsection.number
        note = emission.sections_by_name.get(".note")
        if note is None:
            note = self.sections.create(".note", ".note", SHT_NOTE, 0)
        emission.enter(note, 0)
        if note.alignment_power < 2:
            note.alignment_power = 2
        order = "big" if self.parser.target.big_endian else "little"
        for word in (len(text), 0, 1):
            emission.data += word.to_bytes(4, "big" if order == "big" else "little")
        emission.data += text + bytes(-len(text) % 4)
        emission.enter(here, number)

    def include(self, name: str, rest: str) -> None:
        """.include "FILE" """
        self.source.include(unescape(self._string(rest)).decode("latin-1"))

    def end(self, name: str, rest: str) -> None:
        """.end: nothing after it is read"""
        self.ended = True

    def error(self, name: str, rest: str) -> None:
        """.err, .error ["TEXT"]"""
        if name == ".err":
            raise AssemblyError(".err encountered")
        raise AssemblyError(self._string(rest) if rest else ".error directive invoked in source file")

    def warning(self, name: str, rest: str) -> None:
        """.warning ["TEXT"]"""
        self.emission.warning(self._string(rest) if rest else ".warning directive invoked in source file")

    def fail(self, name: str, rest: str) -> None:
        """.fail EXPRESSION"""
        number = self.parser.absolute(rest, 0)
        if number >= 500:
            self.emission.warning(f".fail {number} encountered")
        else:
            raise AssemblyError(f".fail {number} encountered")

    def print(self, name: str, rest: str) -> None:
        """.print "TEXT" """
        self.emission.note(self._string(rest))

    def ignored(self, name: str, rest: str) -> None:
        """A directive without effect on an ELF object."""

    def unsupported(self, name: str, rest: str) -> None:
        """A directive that pycc leaves to GCC's assembler."""
        raise Unsupported("asm", f"directive {name}", f"{self.emission.path}:{self.emission.line}")
