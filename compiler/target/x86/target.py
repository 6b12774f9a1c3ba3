"""X86Target: what x86 tells the assembler core (compiler.asm.target.AssemblerTarget).

One object for a unit.  It owns the mode (16, 32 or 64 bits, AT&T or Intel syntax) and hands each statement to
the StatementAssembler of that mode; the object's class (ELF32 i386 or ELF64 x86-64) does not change with
the mode.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from compiler.asm.expr import CONSTANT, REGISTER_VALUE, SYMBOL, AssemblyError, Expression
from compiler.asm.section import ABSOLUTE, SHF_MERGE, STB_LOCAL, STT_GNU_IFUNC, STT_TLS, TAIL_NONE, Fixup, Fragment, Symbol
from compiler.asm.target import AssemblerTarget
from compiler.target.x86 import relax
from compiler.target.x86 import relocations as rel
from compiler.target.x86.insns import InstructionTable
from compiler.target.x86.nops import NopPatterns
from compiler.target.x86.registers import Registers, dwarf_number
from compiler.target.x86.relocations import Relocations
from compiler.target.x86.statement import DISPLACEMENT, GOT_SYMBOL, StatementAssembler, needs_plt32
from compiler.target.x86.syntax_att import register_value
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from mypy_extensions import i64

    from compiler.asm.emission import Emission
    from compiler.asm.expr_parser import ExpressionParser

EM_386: Final = 3
EM_X86_64: Final = 62
SHT_X86_64_UNWIND: Final = 0x70000001   # SysV x86-64 psABI 4.2.3
SHF_X86_64_LARGE: Final = 0x10000000    # SysV x86-64 psABI 4.2.2

# Fields without operator, which a distance or a signed use may turn into one another.
_PLAIN_64: Final = frozenset((1, 2, 10, 11, 12, 13, 14, 15, 24))
_PLAIN_32: Final = frozenset((1, 2, 20, 21, 22, 23))
_SIZES_64: Final = {0: 0, 1: 8, 12: 2, 13: 2, 14: 1, 15: 1, 16: 8, 17: 8, 18: 8, 24: 8, 25: 8, 27: 8, 28: 8,
                    29: 8, 30: 8, 31: 8, 33: 8, 35: 0, 36: 16, 5: 0, 6: 8, 7: 8, 8: 8, 37: 8, 38: 8}
_SIZES_32: Final = {0: 0, 5: 0, 20: 2, 21: 2, 22: 1, 23: 1, 40: 0, 41: 8}


@final
class X86Target(AssemblerTarget):
    """The target of one unit; bits: 64 for x86-64 objects, 32 for i386."""

    def __init__(self, bits: int) -> None:
        super().__init__()
        self.bits = bits
        wide = bits == 64
        self.machine = EM_X86_64 if wide else EM_386
        self.rela = wide
        self.comment_characters = "#"
        self.line_comment_characters = "#/"
        self.separators = ";"
        self.data_sizes = {".word": 2, ".value": 2, ".short": 2, ".hword": 2, ".int": 4, ".long": 4, ".quad": 8,
                           ".slong": 4}
        self.data_alignment = -8 if wide else -4
        self.return_column = 16 if wide else 8
        self.address_size = 8 if wide else 4
        self.initial_cfa_offset = 8 if wide else 4
        self.frame_section_type = 1
        self.nop_byte = 0x90
        self.initial_cfa_offset = 8 if wide else 4
        self.nop_byte = 0x90
        self.operand_starts = '*%-([{}"'
        self.table: InstructionTable = InstructionTable()
        self.known: Registers = Registers(not wide)
        self.relocations: Relocations = Relocations(bits)
        self.operators = self.relocations.operators
        # GNU as brings the GOT's symbol in with every operator but these two.
        self.operator_symbols = {number: GOT_SYMBOL for name, number in self.operators.items()
                                 if name not in ("size", "plt")}
        self.mode: int = bits
        self.stack_size: int = bits
        self.intel: bool = False
        self.register_prefix: bool = True
        self._assemblers: dict[tuple[int, bool, bool, int], StatementAssembler] = {}
        self._nops: dict[int, NopPatterns] = {}
        self._statements: StatementAssembler = self._of_mode()
        self._relax_relocations: bool = True

    def take_flags(self, flags: list[str]) -> None:
        """See AssemblerTarget: -mrelax-relocations=no asks for relocations that old linkers know (GNU as manual: i386-Options)."""
        for flag in flags:
            if flag.startswith("-mrelax-relocations="):
                self._relax_relocations = flag.endswith("=yes")

    # -- mode -----------------------------------------------------------------------------------------

    def _of_mode(self) -> StatementAssembler:
        """Make the present mode's assembler the current one; statements are remembered by mode."""
        if self.intel and self.stack_size != self.mode:
            raise Unsupported("asm", "Intel syntax in .code16gcc")
        key = (self.mode, self.intel, self.register_prefix, self.stack_size)
        found = self._assemblers.get(key)
        if found is None:
            found = StatementAssembler(self.table, self.known, self.relocations, self.mode, self.intel,
                                       self.register_prefix, self.stack_size, {})
            self._assemblers[key] = found
        self._statements = found
        self.memo = found.memo
        return found

    def set_mode(self, mode: int, stack_size: int, emission: Emission) -> None:
        """Switch to `mode` bits; stack_size: width of push, call and ret without a suffix."""
        self.mode = mode
        self.stack_size = stack_size
        emission.insn_mode = mode
        self._of_mode()

    def forget(self) -> None:
        """Empty the memos of all modes."""
        for assembler in self._assemblers.values():
            assembler.memo.clear()

    def directive(self, name: str, rest: str, emission: Emission, parser: ExpressionParser) -> bool:
        """The directives of x86 (GNU as manual: i386-Directives, i386-16bit, i386-Arch)."""
        if name == ".code64":
            self.set_mode(64, 64, emission)
        elif name == ".code32":
            self.set_mode(32, 32, emission)
        elif name == ".code16":
            self.set_mode(16, 16, emission)
        elif name == ".code16gcc":
            self.set_mode(16, 32, emission)
        elif name == ".intel_syntax" or name == ".att_syntax":
            self._set_syntax(name == ".intel_syntax", rest)
            # As GNU as does in this syntax; it shows in the symbol table's order.
            emission.keep_mentioned = self.intel
        elif name == ".att_mnemonic":
            pass
        elif name == ".intel_mnemonic":
            raise Unsupported("asm", ".intel_mnemonic")
        elif name == ".arch":
            self._arch(rest)
        elif name == ".allow_index_reg":
            raise Unsupported("asm", ".allow_index_reg")
        elif name in (".disallow_index_reg", ".optim", ".noopt"):
            pass
        else:
            return False
        return True

    def _set_syntax(self, intel: bool, rest: str) -> None:
        word = rest.strip().lower()
        if word == "prefix":
            self.register_prefix = True
        elif word == "noprefix":
            self.register_prefix = False
        elif word == "":
            self.register_prefix = not intel
        else:
            raise AssemblyError("bad argument to syntax directive.")
        self.intel = intel
        self._of_mode()

    def _arch(self, rest: str) -> None:
        """`.arch` limits the instructions and may change the nops; only extensions are harmless here."""
        word = rest.split(",")[0].strip().lower()
        if not word:
            raise AssemblyError("missing cpu architecture")
        if word[0] == "." or word in ("push", "pop", "default", "generic64"):
            return
        raise Unsupported("asm", ".arch " + word)

    # -- instructions ---------------------------------------------------------------------------------

    def assemble(self, statement: str, emission: Emission, parser: ExpressionParser) -> None:
        """Assemble one instruction; see AssemblerTarget.assemble."""
        self._statements.assemble(statement, emission, parser)

    # -- expressions ----------------------------------------------------------------------------------

    def register_number(self, text: str) -> int:
        """Return the number of a register spelled with its %, -1 for another word."""
        reg = self.known.by_name.get(text.lstrip("%").lower())
        if reg is None or (reg.only64 and self.mode != 64):
            return -1
        return register_value(reg)

    def dwarf_register(self, text: str) -> int:
        """Return the DWARF number of a register, with or without %."""
        return dwarf_number(text.strip().lstrip("%").lower(), self.bits, self.known)

    def is_register_expression(self, value: Expression) -> bool:
        """Tell whether `value` names a register."""
        return value.kind == REGISTER_VALUE

    # -- sections -------------------------------------------------------------------------------------

    def section_flag(self, letter: str) -> int:
        """Return SHF_X86_64_LARGE for `l` in an x86-64 object."""
        return SHF_X86_64_LARGE if letter == "l" and self.bits == 64 else 0

    def section_type(self, name: str) -> int:
        """Return SHT_X86_64_UNWIND for @unwind in an x86-64 object."""
        return SHT_X86_64_UNWIND if name == "unwind" and self.bits == 64 else 0

    # -- data -----------------------------------------------------------------------------------------

    def data_kind(self, size: int, operator: int, pcrel: bool) -> int:
        """Return the relocation type of a data field."""
        if operator:
            return self.relocations.with_operator(operator, size)
        return self.relocations.plain(size, pcrel, False)

    def reloc_kind(self, name: str) -> int:
        """Return the type named in .reloc, -1 when there is none."""
        found = self.relocations.numbers.get(name.strip().upper(), -1)
        if found < 0 and name.startswith("BFD_RELOC_"):
            word = name[10:]
            if word == "NONE":
                return 0
            if word in ("8", "16", "32", "64"):
                return self.relocations.plain(int(word) // 8, False, False)
        return found

    def reloc_size(self, kind: int) -> int:
        """Return the size in bytes of the field of a type named in .reloc."""
        return (_SIZES_64 if self.bits == 64 else _SIZES_32).get(kind, 4)

    def _patterns(self, mode: int) -> NopPatterns:
        found = self._nops.get(mode)
        if found is None:
            found = NopPatterns(mode, self.bits)
            self._nops[mode] = found
        return found

    def nops(self, count: int, maximum: int, mode: int) -> bytes:
        """Return `count` bytes for .nops."""
        patterns = self._patterns(self.mode)
        if maximum > patterns.longest:
            raise AssemblyError("invalid single nop size: " + str(maximum) + " (expect within [0, "
                                + str(patterns.longest) + "])")
        return patterns.fill(count, maximum)

    def alignment_fill(self, count: int, fragment: Fragment) -> bytes:
        """Return `count` bytes that fill an alignment in code."""
        # GNU as fills when all is read: the last mode of the unit decides.
        return self._patterns(self.mode).fill(count, 0)

    # -- branches -------------------------------------------------------------------------------------

    def begin_relaxation(self, fragment: Fragment, emission: Emission) -> None:
        """Give the branch its short form, or settle it when its goal is elsewhere."""
        goal = fragment.expression
        assert goal is not None
        if goal.symbol is not None:
            emission.keep(goal.symbol)      # before any fixup is resolved, as GNU as does
        if relax.stays_here(fragment):
            if fragment.target_data & relax.START_NEAR:
                fragment.subtype = relax.NEAR
                fragment.tail_size = relax.near_size(fragment)
                fragment.reach_low = relax.FARTHEST_BACK
                fragment.reach_high = relax.FARTHEST_ON
            else:
                fragment.tail_size = 2
                fragment.reach_low = -126
                fragment.reach_high = 129
            return
        size: i64 = 2 if fragment.target_data & relax.WORD_DISTANCE else 4
        if goal.operator:
            kind = self.relocations.with_operator(int(goal.operator), int(size))
        elif (size == 4 and fragment.insn_mode in (0, 64) and self.bits == 64 and goal.kind == SYMBOL and goal.addend == 0
              and needs_plt32(goal.symbol)):
            kind = rel.X64_PLT32
        else:
            kind = self.relocations.plain(int(size), True, False)
        fragment.data += relax.near_opcode(fragment)
        made = Fixup(fragment, len(fragment.data), size, goal.symbol, goal.other, goal.addend - size, True, kind)
        made.signed = True
        made.path = fragment.path
        made.line = fragment.line
        fragment.section.fixups.append(made)
        fragment.data += bytes(size)
        fragment.kind = TAIL_NONE
        fragment.tail_size = 0

    def relax(self, fragment: Fragment, goal: int) -> int:
        """Grow the branch when `goal` is out of reach."""
        return relax.grow(fragment, goal)

    def finish_relaxation(self, fragment: Fragment, goal: int, emission: Emission) -> None:
        """Write the branch."""
        relax.finish(fragment, goal)

    # -- fixups ---------------------------------------------------------------------------------------

    def keep_relocation(self, fixup: Fixup) -> bool:
        """Tell whether the fixup stays a relocation although its value is known."""
        return rel.always_kept(int(fixup.kind), self.bits)

    def keep_symbol(self, fixup: Fixup, symbol: Symbol) -> bool:
        """Tell whether the relocation names the local symbol itself."""
        if not self.rela and fixup.kind == rel.I386_GOTOFF:
            # A displacement may name the section, an immediate or data not; merged entries never.
            return fixup.flags != DISPLACEMENT or symbol.section.flags & SHF_MERGE != 0
        if rel.keeps_symbol(int(fixup.kind), self.bits):
            return True
        # A distance into merged strings: the linker must see which string is meant, not an offset.
        return self.rela and fixup.pcrel and symbol.section.flags & SHF_MERGE != 0

    def prepare(self, fixup: Fixup, symbol: Symbol | None) -> None:
        """Mark the symbols of thread-local relocations; settle what a symbol defined here decides."""
        if symbol is None:
            return
        kind = int(fixup.kind)
        if rel.names_tls(kind, self.bits):
            symbol.type = STT_TLS
        if not symbol.defined or symbol.binding != STB_LOCAL:
            return
        if symbol.section is ABSOLUTE:
            if kind not in (_PLAIN_64 if self.bits == 64 else _PLAIN_32) and kind != rel.X64_PLT32:
                raise Unsupported("asm", "relocation operator on the absolute symbol " + symbol.name)
            return
        if kind == rel.X64_PLT32 and symbol.type != STT_GNU_IFUNC:
            fixup.kind = rel.X64_PC32       # the numbers are those of i386 too
        elif kind in ((rel.X64_SIZE32, rel.X64_SIZE64) if self.bits == 64 else (rel.I386_SIZE32,)):
            size = symbol.size_expression
            if size is not None and size.kind != CONSTANT:
                raise Unsupported("asm", "@SIZE of a symbol whose size is not a plain number")
            fixup.addend += size.addend if size is not None else symbol.size
            fixup.symbol = None
            fixup.kind = self.relocations.plain(int(fixup.size), False, False)

    def become_pcrel(self, fixup: Fixup) -> None:
        """`symbol - place` was written: the field takes the pc-relative type of its size."""
        kind = int(fixup.kind)
        if kind == 0 or kind in (_PLAIN_64 if self.bits == 64 else _PLAIN_32):
            fixup.kind = self.relocations.plain(int(fixup.size), True, False)
        elif kind != rel.X64_PLT32:
            raise Unsupported("asm", "relocation operator in a difference")

    def place(self, fixup: Fixup, value: int) -> None:
        """Write the field, little-endian; checks that a resolved value fits."""
        size = int(fixup.size)
        if size == 0:
            return
        if fixup.done and not fixup.unchecked and size < 8:
            mask = (-1 << (size * 8 - (1 if fixup.signed else 0))) & 0xFFFFFFFFFFFFFFFF
            over = value & mask
            if over and (over != mask if fixup.signed else (-value) & mask):
                where = fixup.fragment.address + fixup.offset
                raise AssemblyError(
                    "value of " + format(value & 0xFFFFFFFFFFFFFFFF, "016x") + " too large for field of "
                    + str(size) + (" byte" if size == 1 else " bytes") + " at " + format(int(where), "016x"))
        encoded = (value & ((1 << (8 * size)) - 1)).to_bytes(size, "little")
        fixup.fragment.data[fixup.offset:fixup.offset + size] = encoded

    def relocation_type(self, fixup: Fixup) -> int:
        """Return the ELF type of a fixup that was not resolved."""
        kind = int(fixup.kind)
        plain = _PLAIN_64 if self.bits == 64 else _PLAIN_32
        symbol = fixup.symbol
        if kind == 0 or kind in plain:
            size = int(fixup.size)
            if symbol is not None and symbol.name == GOT_SYMBOL and size >= 4:
                if self.bits == 32:
                    return rel.I386_GOTPC
                return rel.X64_GOTPC64 if size == 8 else rel.X64_GOTPC32
            return self.relocations.plain(size, fixup.pcrel, kind == rel.X64_32S and self.bits == 64)
        if not self._relax_relocations:
            if self.bits == 32:
                return rel.I386_GOT32 if kind == rel.I386_GOT32X else kind
            return rel.X64_GOTPCREL if kind in (rel.X64_GOTPCRELX, rel.X64_REX_GOTPCRELX) else kind
        return kind

    # -- call frames ----------------------------------------------------------------------------------

    def initial_frame(self) -> list[bytes]:
        """CFA is the stack pointer plus one slot; the return address is at CFA - one slot."""
        if self.bits == 64:
            return [bytes((0x0C, 7, 8)), bytes((0x80 | 16, 1))]
        return [bytes((0x0C, 4, 4)), bytes((0x80 | 8, 1))]
