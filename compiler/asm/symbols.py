"""Symbol directives: .globl .weak .hidden .type .size .comm .set .symver .weakref ... (GNU as manual, ch. 7).

Also `assign` for `name = value`, and labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, final

from compiler.asm.emission import Emission
from compiler.asm.expr import (
    ABSENT,
    BIG,
    CONSTANT,
    FLOATING,
    REGISTER_VALUE,
    SYMBOL,
    AssemblyError,
    Expression,
)
from compiler.asm.expr_parser import NAME, ExpressionParser
from compiler.asm.section import (
    ABSOLUTE,
    COMMON,
    EXPRESSION,
    REGISTER,
    SHF_TLS,
    STB_GLOBAL,
    STB_GNU_UNIQUE,
    STB_LOCAL,
    STB_WEAK,
    STT_FILE,
    STT_FUNC,
    STT_GNU_IFUNC,
    STT_NOTYPE,
    STT_OBJECT,
    STT_TLS,
    TAIL_ALIGN,
    TAIL_FILL,
    UNDEFINED,
    Symbol,
)
from compiler.asm.sections import SectionDirectives
from compiler.asm.statements import name_or_string, split_operands, string_at, unescape

_TYPES: Final = {
    "function": STT_FUNC, "STT_FUNC": STT_FUNC, "object": STT_OBJECT, "STT_OBJECT": STT_OBJECT,
    "tls_object": STT_TLS, "STT_TLS": STT_TLS, "notype": STT_NOTYPE, "STT_NOTYPE": STT_NOTYPE,
    "common": STT_OBJECT, "STT_COMMON": STT_OBJECT, "gnu_indirect_function": STT_GNU_IFUNC,
    "STT_GNU_IFUNC": STT_GNU_IFUNC,
}
_VISIBILITIES: Final = {".internal": 1, ".hidden": 2, ".protected": 3}
_VERSIONED: Final = re.compile(r"([^\s,@]+)\s*,\s*([^\s,@]*)(@{1,3})([^\s,]+)\s*(?:,\s*(\w+)\s*)?$")


@final
class SymbolDirectives:
    """Gives symbols their properties."""

    def __init__(self, emission: Emission, parser: ExpressionParser, sections: SectionDirectives) -> None:
        self.emission: Emission = emission
        self.parser: ExpressionParser = parser
        self.sections: SectionDirectives = sections

    def enter_in(self, table: dict[str, Callable[[str, str], None]]) -> None:
        """Enter the directives in the assembler's table."""
        table[".globl"] = self.globl
        table[".global"] = self.globl
        table[".weak"] = self.weak
        table[".local"] = self.local
        for name in _VISIBILITIES:
            table[name] = self.visibility
        table[".type"] = self.type
        table[".size"] = self.size
        table[".comm"] = self.common
        table[".common"] = self.common
        table[".lcomm"] = self.local_common
        for name in (".set", ".equ", ".equiv", ".eqv"):
            table[name] = self.set
        table[".symver"] = self.symver
        table[".weakref"] = self.weakref

    def _names(self, rest: str) -> list[Symbol]:
        """Return the symbols of a list of names."""
        symbols: list[Symbol] = []
        for piece in split_operands(rest):
            if not piece:
                raise AssemblyError("expected symbol name")
            symbol = self.emission.symbol(self._name(piece))
            self.emission.keep(symbol)
            symbols.append(symbol)
        if not symbols:
            raise AssemblyError("expected symbol name")
        return symbols

    def _name(self, piece: str) -> str:
        if piece[:1] == '"':
            return name_or_string(piece)
        matched = NAME.match(piece)
        if matched is None:
            raise AssemblyError("expected symbol name")
        if matched.end() != len(piece):
            raise AssemblyError(f"junk at end of line, first unrecognized character is `{piece[matched.end():].strip()[:1]}'")
        return piece

    # -- labels and equates ---------------------------------------------------------------------------

    def label(self, name: str) -> None:
        """Define a label at the current place.  Raises AssemblyError when it is defined already."""
        emission = self.emission
        symbol = emission.symbol(name)
        if symbol.section is UNDEFINED and symbol.expression is None:
            emission.define_here(symbol)
            if emission.section.flags & SHF_TLS:
                symbol.type = STT_TLS
            return
        if symbol.fragment is emission.fragment and symbol.value == len(emission.data):
            return          # the same place again
        raise AssemblyError(f"symbol `{name}' is already defined")

    def assign(self, name: str, value: Expression, once: bool) -> None:
        """Give `name` the value of an expression; once: it must be new (.equiv)."""
        emission = self.emission
        if name == ".":
            raise AssemblyError("attempt to set value of `.'")
        symbol = emission.symbol(name)
        if symbol.section is not UNDEFINED or symbol.expression is not None:
            if once or not symbol.equated:
                raise AssemblyError(f"symbol `{name}' is already defined")
            if value.kind == SYMBOL and value.symbol is symbol:
                value = self._own_value(symbol, value.addend)
            symbol = emission.replace_symbol(symbol)
        kind = value.kind
        symbol.equated = not once
        symbol.path = emission.path
        symbol.line = emission.line
        if kind == ABSENT:
            raise AssemblyError("missing expression")
        if kind == CONSTANT:
            symbol.section = ABSOLUTE
            symbol.value = value.addend
        elif kind == REGISTER_VALUE:
            symbol.section = REGISTER
            symbol.value = value.addend
        elif kind == BIG or kind == FLOATING:
            raise AssemblyError("bignum invalid" if kind == BIG else "floating point number invalid")
        elif kind == SYMBOL and value.symbol is not None and value.symbol.fragment is not None \
                and value.symbol.binding != STB_WEAK:
            goal = value.symbol
            symbol.section = goal.section
            symbol.fragment = goal.fragment
            symbol.value = goal.value + value.addend
            self._copy(symbol, goal)
        else:
            symbol.section = EXPRESSION
            symbol.expression = value
            if kind == SYMBOL and value.symbol is not None:
                if value.symbol.section is COMMON:
                    raise AssemblyError(f"`{name}' can't be equated to common symbol `{value.symbol.name}'")
                self._copy(symbol, value.symbol)

    def _own_value(self, symbol: Symbol, addend: int) -> Expression:
        """x = x + N: the value that x has now."""
        if symbol.expression is not None:
            old = symbol.expression
            return Expression(old.kind, old.symbol, old.addend + addend, old.other)
        if symbol.section is ABSOLUTE:
            return Expression(CONSTANT, None, symbol.value + addend)
        return Expression(SYMBOL, symbol, addend)

    def _copy(self, symbol: Symbol, goal: Symbol) -> None:
        """An equated symbol takes the type and size that its goal has now."""
        self.emission.keep(symbol)
        self.emission.keep(goal)
        if goal.type in (STT_FUNC, STT_OBJECT, STT_GNU_IFUNC, STT_TLS):
            symbol.type = goal.type
        if symbol.size_expression is None and symbol.size == 0:
            symbol.size = goal.size
            symbol.size_expression = goal.size_expression
        if symbol.visibility == 0:
            symbol.visibility = goal.visibility

    def set(self, name: str, rest: str) -> None:
        """.set, .equ, .equiv, .eqv NAME, EXPRESSION"""
        if rest[:1] == '"':
            body, at = string_at(rest, 0)
            symbol_name = unescape(body).decode("latin-1")
        else:
            matched = NAME.match(rest)
            if matched is None:
                raise AssemblyError("expected symbol name")
            symbol_name = matched.group()
            at = matched.end()
        at = self.parser.skip_blanks(rest, at)
        if rest[at:at + 1] != ",":
            raise AssemblyError(f'expected comma after "{symbol_name}"')
        self.emission.symbol(symbol_name)       # comes before those of the expression in the table
        value = self.parser.parse(rest, at + 1)
        end = self.parser.skip_blanks(rest, self.parser.position)
        if end < len(rest):
            raise AssemblyError(f"junk at end of line, first unrecognized character is `{rest[end]}'")
        self.assign(symbol_name, value, name == ".equiv" or name == ".eqv")

    # -- binding, visibility, type, size --------------------------------------------------------------

    def globl(self, name: str, rest: str) -> None:
        """.globl NAME, ..."""
        for symbol in self._names(rest):
            self.make_global(symbol)

    def make_global(self, symbol: Symbol) -> None:
        """Give a symbol global binding, unless it is weak."""
        symbol.declared_global = True
        if symbol.binding == STB_LOCAL:
            symbol.binding = STB_GLOBAL

    def weak(self, name: str, rest: str) -> None:
        """.weak NAME, ..."""
        for symbol in self._names(rest):
            self.make_weak(symbol)

    def make_weak(self, symbol: Symbol) -> None:
        """Give a symbol weak binding."""
        symbol.binding = STB_WEAK
        symbol.declared_weak = True

    def local(self, name: str, rest: str) -> None:
        """.local NAME, ..."""
        for symbol in self._names(rest):
            symbol.binding = STB_LOCAL
            symbol.declared_local = True

    def visibility(self, name: str, rest: str) -> None:
        """.hidden, .internal, .protected NAME, ..."""
        for symbol in self._names(rest):
            self.set_visibility(symbol, name)

    def set_visibility(self, symbol: Symbol, name: str) -> None:
        """Give a symbol the visibility of the directive `name` (".hidden")."""
        symbol.visibility = _VISIBILITIES[name]

    def type(self, name: str, rest: str) -> None:
        """.type NAME, @TYPE"""
        text = rest.replace(",", " ", 1) if '"' not in rest else rest
        pieces = split_operands(rest) if "," in rest else text.split(None, 1)
        if len(pieces) < 2 or not pieces[0]:
            raise AssemblyError("expected symbol name" if not pieces or not pieces[0]
                                else f'expected comma after name `{pieces[0]}\' in .type directive')
        symbol = self.emission.symbol(self._name(pieces[0]))
        word = pieces[1].strip('"')
        if word[:1] in ("@", "%", "#"):
            word = word[1:]
        self.set_type(symbol, word)

    def set_type(self, symbol: Symbol, word: str) -> None:
        """Give a symbol the type that .type calls `word`."""
        if word == "gnu_unique_object":
            symbol.binding = STB_GNU_UNIQUE
            symbol.type = STT_OBJECT
            return
        kind = _TYPES.get(word)
        if kind is None:
            if word[:1].isdigit():
                kind = self.parser.absolute(word, 0)
            else:
                raise AssemblyError(f'unrecognized symbol type "{word}"')
        symbol.type = kind

    def size(self, name: str, rest: str) -> None:
        """.size NAME, EXPRESSION"""
        pieces = split_operands(rest)
        if len(pieces) < 2:
            raise AssemblyError(f"expected comma after name `{pieces[0] if pieces else ''}' in .size directive")
        symbol = self.emission.symbol(self._name(pieces[0]))
        value = self.parser.parse_whole(rest[rest.index(",") + 1:])
        if value.kind == ABSENT:
            raise AssemblyError("missing expression in .size directive")
        if value.kind == CONSTANT:
            symbol.size = value.addend
            symbol.size_expression = None
        else:
            symbol.size_expression = value

    # -- storage --------------------------------------------------------------------------------------

    def _storage(self, name: str, rest: str) -> tuple[Symbol, int, int]:
        """Parse NAME, SIZE [, ALIGNMENT]; the alignment is in bytes, 0 when absent."""
        pieces = split_operands(rest)
        if not pieces or not pieces[0]:
            raise AssemblyError("expected symbol name")
        symbol = self.emission.symbol(self._name(pieces[0]))
        if len(pieces) < 2:
            raise AssemblyError("missing size expression")
        size = self.parser.absolute(pieces[1], 0)
        if size < 0:
            raise AssemblyError("missing size expression" if not pieces[1] else f".COMMon length ({size}) out of range ignored")
        alignment = 0
        if len(pieces) > 2:
            alignment = self.parser.absolute(pieces[2], 0)
            if alignment < 0:
                self.emission.warning("common alignment negative; 0 assumed")
                alignment = 0
            elif alignment & (alignment - 1):
                raise AssemblyError("common alignment not a power of 2")
        return symbol, size, alignment

    def common(self, name: str, rest: str) -> None:
        """.comm NAME, SIZE [, ALIGNMENT]"""
        symbol, size, alignment = self._storage(name, rest)
        self.define_common(symbol, size, alignment)

    def define_common(self, symbol: Symbol, size: int, alignment: int) -> None:
        """Make a symbol common, or give it storage when it is local; alignment in bytes, 0: of the size."""
        if symbol.declared_local:
            self._allocate(symbol, size, alignment)
            return
        if symbol.section is not UNDEFINED and symbol.section is not COMMON:
            raise AssemblyError(f"symbol `{symbol.name}' is already defined")
        if symbol.section is COMMON and symbol.value != size:
            self.emission.warning(f"size of \"{symbol.name}\" is already {symbol.value}; not changing to {size}")
            size = max(symbol.value, size) if symbol.value == 0 else symbol.value
        symbol.section = COMMON
        symbol.value = size
        symbol.size = size
        symbol.common_alignment = alignment or _natural(size)
        if symbol.binding == STB_LOCAL:
            symbol.binding = STB_GLOBAL
        symbol.type = STT_TLS if symbol.type == STT_TLS else STT_OBJECT

    def local_common(self, name: str, rest: str) -> None:
        """.lcomm NAME, SIZE [, ALIGNMENT]"""
        symbol, size, alignment = self._storage(name, rest)
        self._allocate(symbol, size, alignment)

    def _allocate(self, symbol: Symbol, size: int, alignment: int) -> None:
        """Reserve zeroed storage in subsection 1 of .bss."""
        if symbol.section is not UNDEFINED:
            raise AssemblyError(f"symbol `{symbol.name}' is already defined")
        emission = self.emission
        section = emission.section
        number = emission.subsection.number
        bss = self.sections.find(".bss")
        emission.enter(bss, 1)
        alignment = alignment or _natural(size)
        power = alignment.bit_length() - 1
        if power > bss.alignment_power:
            bss.alignment_power = power
        if power:
            tail = emission.close_fragment(TAIL_ALIGN)
            tail.power = power
        emission.define_here(symbol)
        symbol.size = size
        symbol.type = STT_TLS if symbol.type == STT_TLS else STT_OBJECT
        tail = emission.close_fragment(TAIL_FILL)
        tail.count = size
        emission.enter(section, number)

    # -- versions and weak references -----------------------------------------------------------------

    def symver(self, name: str, rest: str) -> None:
        """.symver NAME, NAME2@VERSION [, VISIBILITY]"""
        matched = _VERSIONED.match(rest)
        if matched is None:
            raise AssemblyError("expected comma after name in .symver" if "," not in rest
                                else f"missing version name in `{rest.split(',', 1)[1].strip()}'")
        symbol = self.emission.symbol(matched.group(1))
        visibility = matched.group(5) or ""
        if visibility not in ("", "local", "hidden", "remove"):
            raise AssemblyError("expected `local', `hidden' or `remove' after the version")
        written = matched.group(2) + matched.group(3) + matched.group(4)
        if written not in symbol.aliases:
            symbol.aliases.append(written)
        if visibility:
            symbol.version = visibility

    def weakref(self, name: str, rest: str) -> None:
        """.weakref ALIAS, NAME"""
        pieces = split_operands(rest)
        if len(pieces) != 2:
            raise AssemblyError(f'expected comma after "{rest}"')
        self.refer_weakly(self._name(pieces[0]), self._name(pieces[1]))

    def refer_weakly(self, name: str, goal_name: str) -> None:
        """Make `name` a weak reference to the symbol `goal_name`."""
        alias = self.emission.symbol(name)
        if alias.section is not UNDEFINED and not alias.weak_reference:
            raise AssemblyError(f"symbol `{alias.name}' is already defined")
        known = self.emission.symbols.get(goal_name)
        goal = known if known is not None else self.emission.symbol(goal_name)
        if known is None:
            goal.weakly_named = True
        seen = goal
        while seen.weak_reference and seen.expression is not None and seen.expression.symbol is not None:
            seen = seen.expression.symbol
            if seen is alias:
                raise AssemblyError(f"{alias.name}: would close weakref loop: {alias.name} => {goal.name} => {alias.name}")
        alias.section = EXPRESSION
        alias.expression = Expression(SYMBOL, goal)
        alias.weak_reference = True


def file_symbol(name: str) -> Symbol:
    """Return the STT_FILE symbol that `.file "NAME"` makes."""
    symbol = Symbol(name)
    symbol.type = STT_FILE
    symbol.section = ABSOLUTE
    return symbol


def _natural(size: int) -> int:
    """The alignment of storage declared without one: of its size, at most 16 bytes."""
    power = 0
    while power < 4 and 1 << power < size:
        power += 1
    return 1 << power
