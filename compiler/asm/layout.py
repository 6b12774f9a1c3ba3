"""Layout: addresses of all fragments, lengths of all variable tails (relaxation).

Every section is walked in passes until nothing changes.  A pass carries `stretch`, the bytes by which the
fragments so far have moved; a branch whose goal this pass has not reached yet takes its goal to move by
the same, unless an alignment lies between, which may absorb it.  Branches only grow, so the passes end;
this is the usual start-small algorithm (Szymanski 1978), with GNU as's rule for the stretch, so that the
same branches come out long.

After `run`, every tail is bytes: `finish` writes fills, alignments, LEB128 numbers and branches.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler.asm.emission import Emission
from compiler.asm.expr import SUBTRACT, SYMBOL, AssemblyError, Expression
from compiler.asm.leb128 import signed_leb128, signed_size, unsigned_leb128, unsigned_size
from compiler.asm.resolve import Resolver
from compiler.asm.section import (
    ABSOLUTE,
    SHF_MERGE,
    SHF_STRINGS,
    SHT_NOBITS,
    TAIL_ALIGN,
    TAIL_ALIGN_CODE,
    TAIL_FILL,
    TAIL_LEB128,
    TAIL_NONE,
    TAIL_NOPS,
    TAIL_ORG,
    TAIL_RELAXABLE,
    Fragment,
    Section,
)
from compiler.asm.target import AssemblerTarget

PASS_LIMIT: Final = 1000
"""Passes over all sections before an input is taken as one that never settles."""
GROWTH_LIMIT: Final = 1 << 28
"""Bytes that one tail may take in a section with contents: beyond it the object, which is built in memory, is an
error here, and the driver leaves the unit to GCC."""

_LEB128_COMPLAINT: Final = "can't resolve a .uleb128 or .sleb128 operand"


@final
class _Chain:
    """The fragments of a section, and the sections whose addresses the lengths of its tails depend on."""

    def __init__(self, section: Section, fragments: list[Fragment]) -> None:
        self.section: Section = section
        self.fragments: list[Fragment] = fragments
        self.dependencies: list[Section] = []
        self.depends_on_all: bool = False       # nothing is known, or a message waits for a later round
        self.last_pass: i64 = 0                 # number of the last pass over it
        for fragment in fragments:
            if fragment.kind == TAIL_LEB128:
                self._note(fragment.expression)
            elif fragment.kind == TAIL_ALIGN or fragment.kind == TAIL_ALIGN_CODE or fragment.goal is not None:
                self._add(section)
            elif fragment.kind == TAIL_RELAXABLE or fragment.expression is not None:
                self.depends_on_all = True
                break

    def depends_on(self, section: Section) -> bool:
        """Tell whether the lengths may depend on the addresses in `section`."""
        return self.depends_on_all or section in self.dependencies

    def _note(self, value: Expression | None) -> None:
        """Note what a LEB128 number depends on: a difference of two labels, or anything."""
        if value is not None and value.kind == SUBTRACT and value.symbol is not None and value.other is not None \
                and value.symbol.fragment is not None and value.other.fragment is not None:
            self._add(value.symbol.section)
            self._add(value.other.section)
        else:
            self.depends_on_all = True

    def _add(self, section: Section) -> None:
        for known in self.dependencies:
            if known is section:
                return
        self.dependencies.append(section)


@final
class Layout:
    """Lays out the sections of one unit."""

    def __init__(self, emission: Emission, target: AssemblerTarget, resolver: Resolver) -> None:
        self.emission: Emission = emission
        self.target: AssemblerTarget = target
        self.resolver: Resolver = resolver
        self.fragments: dict[Section, list[Fragment]] = {}
        self._pass: i64 = 0
        self._changed: dict[Section, int] = {}      # section -> the last pass that moved something in it
        self._reported: set[Fragment] = set()

    def run(self, sections: list[Section]) -> None:
        """Give every fragment of `sections` its address and every tail its length."""
        tailed: list[_Chain] = []
        for section in sections:
            chain = self._chained(section)
            self.fragments[section] = chain
            self._first_addresses(chain)
            if any(fragment.kind != TAIL_NONE and fragment.kind != TAIL_FILL or fragment.expression is not None
                   for fragment in chain):
                tailed.append(_Chain(section, chain))
        rounds = 0
        changed = bool(tailed)
        while changed:
            changed = False
            for part in tailed:
                if rounds and not self._may_change(part):
                    continue
                inner = 0
                while True:
                    part.last_pass = self._pass + 1
                    if not self._relax(part.fragments, rounds):
                        break
                    changed = True
                    self._changed[part.section] = self._pass
                    inner += 1
                    if inner > PASS_LIMIT:
                        raise AssemblyError("relaxation does not settle")
                    if not part.depends_on(part.section):
                        break
            rounds += 1
            if rounds > PASS_LIMIT:
                raise AssemblyError("relaxation does not settle")

    def _may_change(self, part: _Chain) -> bool:
        """Tell whether another pass over a section may find something new: what its tails depend on has moved."""
        if part.depends_on_all:
            return True
        for section in part.dependencies:
            if self._changed.get(section, 0) >= part.last_pass and section is not part.section:
                return True
        return False

    def finish(self, sections: list[Section]) -> None:
        """Write every tail as bytes; set the size of the sections."""
        for section in sections:
            chain = self.fragments[section]
            for fragment in chain:
                if fragment.kind != TAIL_NONE:
                    self._write_tail(fragment)
            last = chain[-1]
            section.size = last.address + last.size()

    def contents(self, section: Section) -> bytes:
        """Return the bytes of a finished section."""
        chain = self.fragments[section]
        if len(chain) == 1 and chain[0].tail_size == 0:
            return bytes(chain[0].data)
        out = bytearray()
        for fragment in chain:
            out += fragment.data
            if fragment.kind == TAIL_FILL and fragment.tail_size:
                out += fragment.pattern * (fragment.tail_size // len(fragment.pattern))
        return bytes(out)

    # -- addresses ------------------------------------------------------------------------------------

    def _chained(self, section: Section) -> list[Fragment]:
        """Return the fragments of all subsections in order, each subsection padded as its section asks."""
        chain: list[Fragment] = []
        for part in section.subsections:
            if section.flags & (SHF_MERGE | SHF_STRINGS) and section.entry_size > 1:
                power = 0
                while not section.entry_size >> power & 1:
                    power += 1
                if power:
                    last = part.fragments[-1]
                    last.kind = TAIL_ALIGN
                    last.power = power
                    last.pattern = b"\0"
                    last.next = Fragment(section)
                    part.fragments.append(last.next)
            chain.extend(part.fragments)
        if not chain:
            chain.append(Fragment(section))
        return chain

    def _first_addresses(self, chain: list[Fragment]) -> None:
        address: i64 = 0
        region: i64 = 0
        number: i64 = 0
        for fragment in chain:
            fragment.number = number
            number += 1
            fragment.region = region
            fragment.address = address
            address += len(fragment.data)
            kind = fragment.kind
            # GNU as keeps a branch's first opcode byte in the fixed part.
            fragment.fixed_size = len(fragment.data) + (1 if kind == TAIL_RELAXABLE else 0)
            fragment.length = len(fragment.data)
            if kind == TAIL_NONE:
                continue
            if kind == TAIL_FILL:
                if fragment.expression is None:
                    fragment.tail_size = fragment.count * len(fragment.pattern)
            elif kind == TAIL_ALIGN or kind == TAIL_ALIGN_CODE:
                region += 1
                fragment.tail_size = self._padding(fragment, address)
            elif kind == TAIL_ORG:
                region += 1
            elif kind == TAIL_RELAXABLE:
                before = len(fragment.data)
                fixups = fragment.section.fixups
                made = len(fixups)
                try:
                    self.target.begin_relaxation(fragment, self.emission)
                except AssemblyError as error:
                    self.emission.error_at(fragment.path, fragment.line, error.message)
                    fragment.kind = TAIL_NONE
                address += len(fragment.data) - before
                while made < len(fixups):
                    fixups[made].late = True
                    made += 1
                value = fragment.expression
                if value is not None and value.kind == SYMBOL and value.symbol is not None \
                        and value.symbol.section is fragment.section:
                    fragment.goal = value.symbol.fragment
                    fragment.goal_offset = value.symbol.value + value.addend
            elif kind == TAIL_LEB128:
                fragment.tail_size = 1
            elif kind == TAIL_NOPS:
                if fragment.expression is None:
                    fragment.tail_size = fragment.count
            fragment.length = len(fragment.data)
            address += fragment.tail_size

    def _padding(self, fragment: Fragment, address: i64) -> i64:
        """Return the bytes that an alignment at `address` skips."""
        mask: i64 = (1 << fragment.power) - 1
        padding: i64 = -address & mask
        if fragment.maximum != 0 and padding > fragment.maximum:
            return 0
        if padding > GROWTH_LIMIT and fragment.section.type != SHT_NOBITS:
            self._report(fragment, "alignment asks for too many bytes")
            return 0
        return padding

    def _relax(self, chain: list[Fragment], rounds: int) -> bool:
        """One pass over a section; True when something changed."""
        self._pass += 1
        marker = self._pass
        stretch: i64 = 0
        changed = False
        target = self.target
        for fragment in chain:
            fragment.visited = marker
            address = fragment.address + stretch
            fragment.address = address
            kind = fragment.kind
            if kind == TAIL_NONE:
                continue
            growth: i64 = 0
            if kind == TAIL_RELAXABLE:
                goal_fragment = fragment.goal
                if goal_fragment is not None:
                    goal: i64 = goal_fragment.address + fragment.goal_offset
                    if stretch != 0 and goal_fragment.visited != marker:
                        if stretch < 0 or goal_fragment.region == fragment.region:
                            goal += stretch
                        elif goal < address + fragment.fixed_size:
                            continue
                    distance = goal - address - fragment.length
                    if fragment.reach_low <= distance <= fragment.reach_high:
                        continue
                else:
                    goal = self._goal(fragment)
                growth = target.relax(fragment, goal)
                fragment.tail_size += growth
            elif kind == TAIL_ALIGN or kind == TAIL_ALIGN_CODE:
                # The old padding belongs to the old address.
                padding = self._padding(fragment, address + fragment.length)
                growth = padding - fragment.tail_size
                fragment.tail_size = padding
            elif kind == TAIL_FILL:
                if fragment.expression is not None:
                    growth = self._fill_growth(fragment, rounds)
            elif kind == TAIL_LEB128:
                growth = self._leb128_growth(fragment, rounds)
            elif kind == TAIL_ORG:
                growth = self._org_growth(fragment, rounds)
            elif kind == TAIL_NOPS:
                if fragment.expression is not None:
                    growth = self._nops_growth(fragment, rounds)
            if growth != 0:
                stretch += growth
                changed = True
        return changed

    def _goal(self, fragment: Fragment) -> i64:
        """Return the address that a branch goes to."""
        goal_fragment = fragment.goal
        if goal_fragment is not None:
            return goal_fragment.address + fragment.goal_offset
        value = fragment.expression
        assert value is not None
        found = self.resolver.expression(value)
        if found is None:
            self._report(fragment, "invalid branch goal")
            return fragment.address
        return found.number

    def _report(self, fragment: Fragment, text: str) -> None:
        """Report an error of a tail, once."""
        if fragment not in self._reported:
            self._reported.add(fragment)
            self.emission.error_at(fragment.path, fragment.line, text)

    def _absolute(self, fragment: Fragment, rounds: int, complaint: str) -> int | None:
        value = fragment.expression
        assert value is not None
        try:
            number = self.resolver.number(value)
        except AssemblyError as error:
            self._report(fragment, error.message)
            return None
        if number is None:
            name = self._undefined(value) if complaint == _LEB128_COMPLAINT else ""
            self._report(fragment, f"leb128 operand is an undefined symbol: {name}" if name else complaint)
        return number

    def _fill_growth(self, fragment: Fragment, rounds: int) -> i64:
        number = self._absolute(fragment, rounds, ".space, .nops or .fill specifies non-absolute value")
        if number is None:
            return 0
        size = number * len(fragment.pattern)
        if size < 0:
            if rounds >= 2:
                self._warn(fragment, ".space or .fill with negative value, ignored")
            size = 0
        if size > GROWTH_LIMIT and fragment.section.type != SHT_NOBITS:
            self._report(fragment, ".space specifies too many bytes")
            return 0
        growth = size - fragment.tail_size
        fragment.tail_size = size
        return growth

    def _warn(self, fragment: Fragment, text: str) -> None:
        if fragment not in self._reported:
            self._reported.add(fragment)
            self.emission.warning_at(fragment.path, fragment.line, text)

    def _nops_growth(self, fragment: Fragment, rounds: int) -> i64:
        number = self._absolute(fragment, rounds, ".space, .nops or .fill specifies non-absolute value")
        if number is None or number < 0:
            return 0
        if number > GROWTH_LIMIT:
            self._report(fragment, ".nops asks for too many bytes")
            return 0
        growth = number - fragment.tail_size
        fragment.tail_size = number
        return growth

    def _leb128_growth(self, fragment: Fragment, rounds: int) -> i64:
        number = self._absolute(fragment, rounds, _LEB128_COMPLAINT)
        if number is None:
            return 0
        size: i64
        if fragment.subtype:
            size = signed_size(number)
        elif number >= 0:
            size = unsigned_size(number)
        else:
            size = 10           # its 64-bit pattern
        growth = size - fragment.tail_size
        fragment.tail_size = size
        return growth

    def _undefined(self, value: Expression | None) -> str:
        """Return the name of the undefined symbol that the value is, "" when it is none."""
        if value is not None and value.kind == SYMBOL and value.symbol is not None and not value.symbol.defined:
            return value.symbol.name
        return ""

    def _org_growth(self, fragment: Fragment, rounds: int) -> i64:
        value = fragment.expression
        assert value is not None
        try:
            found = self.resolver.expression(value)
        except AssemblyError as error:
            self._report(fragment, error.message)
            return 0
        if found is None or (found.section is not ABSOLUTE and found.section is not fragment.section):
            self._report(fragment, "invalid .org expression: section mismatch"
                         if found is not None else ".org specifies no address")
            return 0
        size = found.number - fragment.address - len(fragment.data)
        if size < 0:
            if rounds >= 2 or found.section is ABSOLUTE:
                self._report(fragment, "attempt to move .org backwards")
            size = 0
        if size > GROWTH_LIMIT and fragment.section.type != SHT_NOBITS:
            self._report(fragment, ".org asks for too many bytes")
            return 0
        growth = size - fragment.tail_size
        fragment.tail_size = size
        return growth

    # -- bytes ----------------------------------------------------------------------------------------

    def _write_tail(self, fragment: Fragment) -> None:
        """Turn a tail into bytes, but for long fills, which `contents` expands."""
        kind = fragment.kind
        size = fragment.tail_size
        if fragment.section.type == SHT_NOBITS:
            fragment.kind = TAIL_FILL
            fragment.pattern = b"\0"
            return
        if kind == TAIL_FILL:
            return
        if kind == TAIL_RELAXABLE:
            value = fragment.expression
            assert value is not None
            goal = self._goal(fragment)
            try:
                self.target.finish_relaxation(fragment, goal, self.emission)
            except AssemblyError as error:
                self.emission.error_at(fragment.path, fragment.line, error.message)
        elif kind == TAIL_ALIGN:
            pattern = fragment.pattern
            if size % len(pattern):
                self.emission.error_at(fragment.path, fragment.line,
                                       f"alignment padding ({size} bytes) not a multiple of {len(pattern)}")
                fragment.data += bytes(size)
            else:
                fragment.data += pattern * (size // len(pattern))
        elif kind == TAIL_ALIGN_CODE:
            fragment.data += self.target.alignment_fill(size, fragment)
        elif kind == TAIL_NOPS:
            fragment.data += self.target.nops(size, fragment.maximum, fragment.insn_mode)
        elif kind == TAIL_LEB128:
            number = self._absolute(fragment, 0, _LEB128_COMPLAINT)
            encoded = _leb128(number if number is not None else 0, fragment.subtype)
            fragment.data += encoded
        elif kind == TAIL_ORG:
            fragment.data += fragment.pattern * size
        fragment.tail_size = 0
        fragment.kind = TAIL_NONE


def _leb128(number: int, signed: i64) -> bytes:
    """Return the number as LEB128; a negative one as unsigned is its 64-bit pattern."""
    if signed:
        return signed_leb128(number)
    return unsigned_leb128(number if number >= 0 else number & ((1 << 64) - 1))


