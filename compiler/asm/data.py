"""Data directives: numbers, strings, fills, alignment, .org, .incbin, LEB128 (GNU as manual, ch. 7).

Each appends bytes, fixups or a fragment tail at the current place of the Emission.  A directive whose
operands are all numbers leaves its bytes in `memo`, by the raw line, for the main loop.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal, final

from compiler.asm.emission import Emission, PendingReloc
from compiler.asm.expr import (
    ABSENT,
    BIG,
    CONSTANT,
    FLOATING,
    REGISTER_VALUE,
    AssemblyError,
    Expression,
    known_now,
)
from compiler.asm.expr_parser import ExpressionParser
from compiler.asm.floats import float_bytes
from compiler.asm.input import SourceInput
from compiler.asm.leb128 import signed_leb128, unsigned_leb128
from compiler.asm.section import (
    SHF_EXECINSTR,
    SHT_NOBITS,
    TAIL_ALIGN,
    TAIL_ALIGN_CODE,
    TAIL_FILL,
    TAIL_LEB128,
    TAIL_NOPS,
    TAIL_ORG,
)
from compiler.asm.statements import split_operands, string_at, unescape
from compiler.asm.target import AssemblerTarget

# Directive and size in bytes; a target adds its own (data_sizes).
_INTEGER_SIZES: Final = """
.byte 1   .2byte 2   .4byte 4   .8byte 8   .short 2   .hword 2   .int 4   .long 4   .quad 8   .octa 16
.16byte 16   .dc 2   .dc.b 1   .dc.w 2   .dc.l 4   .1byte 1
"""
_FLOAT_LETTERS: Final = {
    ".float": "f", ".single": "f", ".double": "d", ".dc.s": "f", ".dc.d": "d", ".dc.x": "x",
    ".ffloat": "f", ".dfloat": "d", ".tfloat": "x", ".hfloat": "h", ".float16": "h", ".bfloat16": "b",
}
_STRING_WIDTHS: Final = {
    ".ascii": (1, False), ".asciz": (1, True), ".string": (1, True), ".string8": (1, True),
    ".string16": (2, True), ".string32": (4, True), ".string64": (8, True),
}
_PLAIN_NUMBER: Final = re.compile(r"-?(?:0[xX][0-9a-fA-F]{1,15}|[1-9][0-9]{0,17}|0)\Z")

INLINE_FILL: Final = 4096
"""Fills up to this many bytes are written at once; longer ones are a fragment tail."""
SIZE_LIMIT: Final = 1 << 28
"""Bytes that one directive may ask for in a section with contents: a bound on runaway input."""


@final
class DataDirectives:
    """Appends data to one unit's Emission."""

    def __init__(self, emission: Emission, parser: ExpressionParser, target: AssemblerTarget,
                 source: SourceInput) -> None:
        self.emission: Emission = emission
        self.parser: ExpressionParser = parser
        self.target: AssemblerTarget = target
        self.source: SourceInput = source
        self.memo: dict[str, bytes] = {}        # raw line -> bytes
        self.raw_line: str = ""                 # the line being assembled, "" when it is not one statement
        self._order: Literal["big", "little"] = "big" if target.big_endian else "little"
        self._sizes: dict[str, int] = {}
        self._plain_kinds: dict[int, int] = {}  # size -> Fixup.kind without an operator
        words = _INTEGER_SIZES.split()
        for index in range(0, len(words), 2):
            self._sizes[words[index]] = int(words[index + 1])
        for name, size in target.data_sizes.items():
            self._sizes[name] = size
        self._sizes.setdefault(".word", 2)
        self._sizes[".dc.a"] = target.address_size

    def enter_in(self, table: dict[str, Callable[[str, str], None]]) -> None:
        """Enter the directives in the assembler's table."""
        for name in self._sizes:
            table[name] = self.integers
        for name in _FLOAT_LETTERS:
            table[name] = self.floats
        for name in _STRING_WIDTHS:
            table[name] = self.strings
        table[".uleb128"] = self.leb128
        table[".sleb128"] = self.leb128
        for name in (".zero", ".skip", ".space"):
            table[name] = self.space
        table[".fill"] = self.fill
        table[".nops"] = self.nops
        table[".nop"] = self.nop
        table[".org"] = self.org
        for name in (".align", ".balign", ".balignw", ".balignl", ".p2align", ".p2alignw", ".p2alignl"):
            table[name] = self.align
        table[".incbin"] = self.incbin
        table[".reloc"] = self.reloc
        for letter in ("", ".b", ".w", ".l", ".s", ".d", ".x"):
            table[".dcb" + letter] = self.repeated
        for letter in ("", ".b", ".w", ".l", ".p", ".s", ".d", ".x"):
            table[".ds" + letter] = self.space_units

    def number_line(self, name: str, text: str, line: str) -> bool:
        """Carry out `NAME NUMBER`, which is all that `line` holds, and keep its bytes for the line's next occurrence.

        False, with nothing done: the directive is none of numbers, or wants the general way.
        """
        emission = self.emission
        if emission.section.type == SHT_NOBITS:
            return False
        number = int(text, 0)
        size = self._sizes.get(name, 0)
        if size:
            if not -(1 << (size * 8 - 1)) <= number < 1 << (size * 8):
                return False
            encoded = (number & ((1 << (size * 8)) - 1)).to_bytes(size, self._order)
        elif name == ".uleb128" and number >= 0:
            encoded = unsigned_leb128(number)
        elif name == ".sleb128":
            encoded = signed_leb128(number)
        else:
            return False
        self.memo[line] = encoded
        emission.data += encoded
        return True

    def symbol_line(self, name: str, symbol: str, addend: int, other: str | None) -> bool:
        """Carry out `NAME SYMBOL` or `NAME SYMBOL+ADDEND-OTHER`; False as in number_line."""
        emission = self.emission
        size = self._sizes.get(name, 0)
        if size == 0 and name != ".uleb128" and name != ".sleb128" or emission.section.type == SHT_NOBITS:
            return False
        value = self.parser.difference(symbol, other, addend)
        if value is None:
            return False
        if size:
            self.value(value, size)
        elif value.kind != CONSTANT:
            tail = emission.close_fragment(TAIL_LEB128)
            tail.expression = value
            tail.subtype = 1 if name == ".sleb128" else 0
        elif name == ".sleb128":
            emission.data += signed_leb128(value.addend)
        else:
            # A negative number is taken as its 64-bit pattern.
            emission.data += unsigned_leb128(value.addend & ((1 << 64) - 1))
        return True

    # -- integers -------------------------------------------------------------------------------------

    def integers(self, name: str, rest: str) -> None:
        """.byte, .long, .quad ... EXPRESSION, ..."""
        size = self._sizes[name]
        emission = self.emission
        if _PLAIN_NUMBER.match(rest) is not None:
            number = int(rest, 0)
            if -(1 << (size * 8 - 1)) <= number < 1 << (size * 8):
                encoded = (number & ((1 << (size * 8)) - 1)).to_bytes(size, self._order)
                if self.raw_line:
                    self.memo[self.raw_line] = encoded
                if emission.section.type == SHT_NOBITS:
                    self._check_contents(encoded)
                emission.data += encoded
                return
        if not rest:
            return
        parser = self.parser
        simple = parser.parse_simple(rest)
        if simple is not None:
            self.value(simple, size)
            return
        position = 0
        length = len(rest)
        while True:
            value = parser.parse(rest, position)
            self.value(value, size)
            position = parser.skip_blanks(rest, parser.position)
            if position >= length:
                return
            if rest[position] != ",":
                raise AssemblyError(f"junk at end of line, first unrecognized character is `{rest[position]}'")
            position += 1

    def value(self, value: Expression, size: int) -> None:
        """Append one number of `size` bytes: a constant, or a field with a fixup."""
        emission = self.emission
        kind = value.kind
        if kind == CONSTANT or kind == BIG or kind == ABSENT:
            if kind == ABSENT:
                emission.warning("zero assumed for missing expression")
            number = value.addend
            if size > 8 and number < 0 and kind == CONSTANT and value.unsigned:
                number &= (1 << 64) - 1     # written without a sign
            self.number(number, size)
            return
        if kind == FLOATING:
            raise AssemblyError("floating point number invalid")
        if kind == REGISTER_VALUE:
            emission.warning("register value used as expression")
            self.number(value.addend, size)
            return
        if emission.section.type == SHT_NOBITS:
            raise AssemblyError(f"attempt to store non-zero value in section `{emission.section.name}'")
        fixup_kind: int
        if value.operator:
            fixup_kind = self.target.data_kind(size, value.operator, False)
        else:
            known = self._plain_kinds.get(size)
            if known is None:
                known = self.target.data_kind(size, 0, False)
                self._plain_kinds[size] = known
            fixup_kind = known
        emission.fixup(len(emission.data), size, value, False, fixup_kind)
        emission.data += bytes(size)

    def number(self, number: int, size: int) -> None:
        """Append a constant, with GNU as's warning when it does not fit."""
        mask = (1 << (size * 8)) - 1
        if number > mask or number < -(mask + 1):
            kept = number & mask
            if -(1 << 63) <= number < 1 << 64:
                self.emission.warning(f"value 0x{number & ((1 << 64) - 1):x} truncated to 0x{kept:x}")
            else:
                self.emission.warning(f"bignum truncated to {size} bytes")
        encoded = (number & mask).to_bytes(size, self._order)
        if self.emission.section.type == SHT_NOBITS:
            self._check_contents(encoded)
        self.emission.data += encoded

    def _check_contents(self, encoded: bytes) -> None:
        if any(encoded):
            raise AssemblyError(f"attempt to store non-zero value in section `{self.emission.section.name}'")

    def repeated(self, name: str, rest: str) -> None:
        """.dcb[.SIZE] COUNT, VALUE"""
        pieces = split_operands(rest)
        if len(pieces) != 2:
            raise AssemblyError(f"missing value in {name}")
        count = self._size(self.parser.absolute(pieces[0], 0), name)
        letter = name[5:]
        if letter in ("s", "d", "x"):
            self.emission.data += float_bytes(
                pieces[1], {"s": "f", "d": "d", "x": "x"}[letter], self.target.big_endian) * count
            return
        size = {"": 2, "b": 1, "w": 2, "l": 4}[letter]
        value = self.parser.parse_whole(pieces[1])
        for _ in range(count):
            self.value(value, size)

    def space_units(self, name: str, rest: str) -> None:
        """.ds[.SIZE] COUNT [, FILL]"""
        pieces = split_operands(rest)
        size = {"": 2, "b": 1, "w": 2, "l": 4, "p": 12, "s": 4, "d": 8, "x": 12}[name[4:]]
        count = self._size(self.parser.absolute(pieces[0] if pieces else "", 0) * size, name)
        self.emission.data += bytes(count)

    def floats(self, name: str, rest: str) -> None:
        """.float, .double, .tfloat ... CONSTANT, ..."""
        letter = _FLOAT_LETTERS[name]
        for piece in split_operands(rest):
            self.emission.data += float_bytes(piece, letter, self.target.big_endian)

    def leb128(self, name: str, rest: str) -> None:
        """.uleb128, .sleb128 EXPRESSION, ..."""
        signed = name == ".sleb128"
        emission = self.emission
        if _PLAIN_NUMBER.match(rest) is not None:
            number = int(rest, 0)
            if number >= 0 or signed:
                encoded = signed_leb128(number) if signed else unsigned_leb128(number)
                if self.raw_line:
                    self.memo[self.raw_line] = encoded
                emission.data += encoded
                return
        parser = self.parser
        simple = parser.parse_simple(rest)
        if simple is not None and simple.kind != CONSTANT:
            tail = emission.close_fragment(TAIL_LEB128)
            tail.expression = simple
            tail.subtype = 1 if signed else 0
            return
        position = 0
        while True:
            value = parser.parse(rest, position)
            position = parser.skip_blanks(rest, parser.position)
            if value.kind == CONSTANT or value.kind == BIG or value.kind == ABSENT:
                number = value.addend
                if value.kind == ABSENT:
                    emission.warning("zero assumed for missing expression")
                if not signed and number < 0:
                    # A negative number is taken as its 64-bit pattern.
                    number &= (1 << 64) - 1
                elif signed and number >= 1 << 63 and value.kind == CONSTANT:
                    number -= 1 << 64
                emission.data += signed_leb128(number) if signed else unsigned_leb128(number)
            elif value.kind == FLOATING or value.kind == REGISTER_VALUE:
                raise AssemblyError("register value used as expression" if value.kind == REGISTER_VALUE
                                    else "floating point number invalid")
            else:
                tail = emission.close_fragment(TAIL_LEB128)
                tail.expression = value
                tail.subtype = 1 if signed else 0
            if position >= len(rest):
                return
            if rest[position] != ",":
                raise AssemblyError(f"junk at end of line, first unrecognized character is `{rest[position]}'")
            position += 1

    # -- strings --------------------------------------------------------------------------------------

    def strings(self, name: str, rest: str) -> None:
        """.ascii, .asciz, .string, .string16 ... "TEXT", ...   Strings side by side join."""
        width, terminated = _STRING_WIDTHS[name]
        position = 0
        length = len(rest)
        out = bytearray()
        while position < length:
            body, position = string_at(rest, self.parser.skip_blanks(rest, position))
            encoded = unescape(body)
            if width == 1:
                out += encoded
            else:
                for byte in encoded:
                    out += byte.to_bytes(width, self._order)
            position = self.parser.skip_blanks(rest, position)
            more = position < length and rest[position] == '"'
            if terminated and not more:
                out += bytes(width)
            if more:
                continue
            if position < length:
                if rest[position] != ",":
                    raise AssemblyError(f"junk at end of line, first unrecognized character is `{rest[position]}'")
                position = self.parser.skip_blanks(rest, position + 1)
                if position >= length:
                    raise AssemblyError("expected string")
        if self.emission.section.type == SHT_NOBITS:
            self._check_contents(bytes(out))
        self.emission.data += out

    def incbin(self, name: str, rest: str) -> None:
        """.incbin "FILE" [, SKIP [, COUNT]]"""
        body, position = string_at(rest, self.parser.skip_blanks(rest, 0))
        pieces = split_operands(rest[position:].strip())
        skip = self.parser.absolute(pieces[1], 0) if len(pieces) > 1 else 0
        data = self.source.read_file(unescape(body).decode("latin-1"), "file not found: *")
        count = self.parser.absolute(pieces[2], 0) if len(pieces) > 2 else len(data) - skip
        if count == 0 and len(pieces) > 2:
            self.emission.warning(".incbin count zero, ignoring `" + body + "'")
            return
        if skip < 0 or count < 0 or skip + count > len(data):
            raise AssemblyError(f"skip ({skip}) or count ({count}) invalid for file size ({len(data)})")
        self.emission.data += data[skip:skip + count]

    # -- fills ----------------------------------------------------------------------------------------

    def _size(self, count: int, name: str) -> int:
        if count < 0:
            self.emission.warning(f"repeat count is negative in {name}" if name != ".fill"
                                  else "repeat < 0; .fill ignored")
            return 0
        if count > SIZE_LIMIT and self.emission.section.type != SHT_NOBITS:
            raise AssemblyError(f"{name} asks for too many bytes")
        return count

    def fill_with(self, pattern: bytes, count: int) -> None:
        """Append `pattern` `count` times, as bytes or as a tail."""
        if self.emission.section.type == SHT_NOBITS and any(pattern) and count:
            self._check_contents(pattern)
        if len(pattern) * count <= INLINE_FILL:
            self.emission.data += pattern * count
            return
        tail = self.emission.close_fragment(TAIL_FILL)
        tail.pattern = pattern
        tail.count = count

    def space(self, name: str, rest: str) -> None:
        """.zero, .skip, .space SIZE [, FILL]"""
        value = self.parser.parse(rest, 0)
        position = self.parser.skip_blanks(rest, self.parser.position)
        pattern = b"\0"
        if position < len(rest):
            if rest[position] != ",":
                raise AssemblyError(f"junk at end of line, first unrecognized character is `{rest[position]}'")
            filler = self.parser.parse(rest, position + 1)
            end = self.parser.skip_blanks(rest, self.parser.position)
            if end < len(rest):
                raise AssemblyError(f"junk at end of line, first unrecognized character is `{rest[end]}'")
            number = known_now(filler)
            if number is None:
                raise AssemblyError("unsupported variable size or fill value")
            pattern = bytes((number & 255,))
        if value.kind == REGISTER_VALUE or value.kind == FLOATING or value.kind == BIG:
            raise AssemblyError("unsupported variable size or fill value")
        count = known_now(value)
        if value.kind == ABSENT:
            count = 0
        if count is not None:
            if count < 0:
                self.emission.warning(".space repeat count is negative, ignored")
                return
            if count == 0:
                return
            self.fill_with(pattern, self._size(count, name))
            return
        tail = self.emission.close_fragment(TAIL_FILL)
        tail.pattern = pattern
        tail.expression = value

    def fill(self, name: str, rest: str) -> None:
        """.fill REPEAT [, SIZE [, VALUE]]"""
        pieces = split_operands(rest)
        size = self.parser.absolute(pieces[1], 0) if len(pieces) > 1 and pieces[1] else 1
        number = self.parser.absolute(pieces[2], 0) if len(pieces) > 2 and pieces[2] else 0
        if size > 8:
            self.emission.warning(".fill size clamped to 8")
            size = 8
        if size < 0:
            self.emission.warning("size negative; .fill ignored")
            return
        # Only the low four bytes come from the value (GNU as manual: Fill).
        low = (number & ((1 << (8 * min(size, 4))) - 1)).to_bytes(min(size, 4), self._order)
        pattern = bytes(size - len(low)) + low if self.target.big_endian else low + bytes(size - len(low))
        value = self.parser.parse_whole(pieces[0]) if pieces else Expression(ABSENT)
        count = known_now(value)
        if value.kind == ABSENT:
            count = 0
        if count is None:
            tail = self.emission.close_fragment(TAIL_FILL)
            tail.pattern = pattern
            tail.expression = value
            return
        if size and count:
            self.fill_with(pattern, self._size(count, name))

    def nops(self, name: str, rest: str) -> None:
        """.nops SIZE [, LONGEST]"""
        pieces = split_operands(rest)
        value = self.parser.parse_whole(pieces[0]) if pieces else Expression(ABSENT)
        longest = self.parser.absolute(pieces[1], 0) if len(pieces) > 1 else 0
        if longest < 0:
            raise AssemblyError("negative nop control byte, ignored")
        count = known_now(value)
        tail = self.emission.close_fragment(TAIL_NOPS)
        tail.maximum = longest
        if count is None:
            tail.expression = value
        else:
            tail.count = self._size(count, name)

    def nop(self, name: str, rest: str) -> None:
        """.nop [SIZE]"""
        self.nops(name, rest if rest else "1")

    def org(self, name: str, rest: str) -> None:
        """.org ADDRESS [, FILL]"""
        pieces = split_operands(rest)
        value = self.parser.parse_whole(pieces[0]) if pieces else Expression(ABSENT)
        if value.kind == ABSENT:
            self.emission.warning("missing or bad offset expression")
            return
        number = self.parser.absolute(pieces[1], 0) if len(pieces) > 1 else 0
        tail = self.emission.close_fragment(TAIL_ORG)
        tail.expression = value
        tail.pattern = bytes((number & 255,))

    def align(self, name: str, rest: str) -> None:
        """.align, .balign[wl], .p2align[wl] ALIGNMENT [, FILL [, MOST]]"""
        pieces = split_operands(rest)
        number = self.parser.absolute(pieces[0], 0) if pieces else 0
        power_given = name.startswith(".p2") or (name == ".align" and self.target.align_is_power)
        power = number
        if not power_given:
            if number < 0:
                raise AssemblyError("alignment negative; 0 assumed")
            power = 0
            if number:
                while number & 1 == 0:
                    number >>= 1
                    power += 1
                if number != 1:
                    self.emission.error("alignment not a power of 2")
        if power < 0:
            self.emission.warning("alignment negative; 0 assumed")
            power = 0
        if power > 31 + 31:
            self.emission.warning(f"alignment too large: {31} assumed")
            power = 31
        maximum = 0
        pattern = b""
        if len(pieces) > 1 and pieces[1]:
            filler = self.parser.absolute(pieces[1], 0)
            width = 2 if name.endswith("w") else 4 if name.endswith("l") else 1
            pattern = (filler & ((1 << (8 * width)) - 1)).to_bytes(width, self._order)
        if len(pieces) > 2 and pieces[2]:
            maximum = self.parser.absolute(pieces[2], 0)
            if maximum < 0:
                maximum = 0
        self.align_to(power, pattern, maximum)

    def align_to(self, power: int, pattern: bytes, maximum: int) -> None:
        """Align the current place to 1 << power bytes; pattern b"": what suits the section."""
        emission = self.emission
        section = emission.section
        if power > section.alignment_power:
            section.alignment_power = power
        if power == 0:
            return
        code = section.flags & SHF_EXECINSTR != 0
        if code and (not pattern or (len(pattern) == 1 and pattern[0] == self.target.nop_byte)):
            if self.target.align_code(power, maximum, emission):
                return
            tail = emission.close_fragment(TAIL_ALIGN_CODE)
        else:
            tail = emission.close_fragment(TAIL_ALIGN)
            tail.pattern = pattern or b"\0"
        tail.power = power
        tail.maximum = maximum

    # -- relocations ----------------------------------------------------------------------------------

    def reloc(self, name: str, rest: str) -> None:
        """.reloc OFFSET, RELOCATION [, EXPRESSION]"""
        pieces = split_operands(rest)
        if len(pieces) < 2:
            raise AssemblyError("missing reloc type")
        offset = self.parser.parse_whole(pieces[0])
        kind = self.target.reloc_kind(pieces[1])
        if kind < 0:
            raise AssemblyError("unrecognized reloc type")
        value = self.parser.parse_whole(pieces[2]) if len(pieces) > 2 else Expression(ABSENT)
        if value.kind == BIG:
            raise AssemblyError("bignum invalid")
        self.emission.relocs.append(
            PendingReloc(offset, kind, value, self.emission.section, self.target.reloc_size(kind),
                         self.emission.path, self.emission.line))
