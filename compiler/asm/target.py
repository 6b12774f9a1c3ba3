"""What a target tells the assembler: AssemblerTarget, implemented once in each compiler/target/<isa>.

The core (compiler.asm) reads text, keeps sections and symbols, lays fragments out and resolves fixups.
All that depends on the instruction set goes through this class.  Flow for one statement that is no
directive of the core:

    core: strips the label, finds the statement's end and comment
    core: target.memo.get(statement) -> bytes, appended as they are (statements without symbols, same mode)
    core: target.assemble(statement, emission, parser)   appends bytes, makes fixups and relaxable tails

A target owns `memo` and fills it with statements whose encoding depends on nothing but their text; it must
clear or swap it when its mode changes (.code32, .intel_syntax, .arch).

After the last line: layout calls begin_relaxation once for every relaxable tail, relax until nothing
grows, finish_relaxation once; then for every fixup keep_relocation / keep_symbol / place / relocation_type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy_extensions import i64

if TYPE_CHECKING:
    from compiler.asm.emission import Emission
    from compiler.asm.expr import Expression
    from compiler.asm.expr_parser import ExpressionParser
    from compiler.asm.section import Fixup, Fragment, Symbol


class AssemblerTarget:
    """The abstract target.  One object for each unit: it holds the mode (syntax, word size, features)."""

    def __init__(self) -> None:
        # ELF facts.
        self.machine: int = 0               # EM_*
        self.bits: int = 64                 # ELFCLASS
        self.big_endian: bool = False
        self.rela: bool = True
        self.elf_flags: int = 0
        # Text facts.
        self.comment_characters: str = "#"          # begin a comment anywhere
        self.line_comment_characters: str = "#"     # begin a comment only as first character of a line
        self.separators: str = ";"                  # end a statement
        self.dollar_labels: bool = False            # `1$:` labels, local between ordinary labels
        self.operand_starts: str = ""               # besides letters: may begin an operand after a blank
        self.align_is_power: bool = False           # .align N means 1 << N bytes
        self.nop_byte: int = -1                     # a fill of this byte in code means proper nops
        self.data_sizes: dict[str, int] = {}        # directives such as ".word" whose size the target decides
        self.operators: dict[str, int] = {}         # relocation operators after @, lower case -> number
        self.operator_symbols: dict[int, str] = {}  # operator -> symbol that its use brings into the table
        self.memo: dict[str, bytes] = {}            # statement text -> encoding, see above
        # Layout facts.
        self.external_overridable: bool = True      # pc-relative fields to a global symbol stay relocations
        self.linker_relaxation: bool = False        # label differences and .align stay relocations (RISC-V)
        self.minimum_instruction_length: int = 1    # bytes; DWARF5 6.2.4 minimum_instruction_length
        # Call frame facts (DWARF5 6.4).
        self.code_alignment: int = 1
        self.data_alignment: int = -8
        self.return_column: int = 16
        self.initial_cfa_offset: int = 0            # that of initial_frame
        self.address_size: int = 8
        self.frame_section_type: int = 1            # sh_type of .eh_frame

    # -- instructions ---------------------------------------------------------------------------------

    def assemble(self, statement: str, emission: Emission, parser: ExpressionParser) -> None:
        """Assemble one instruction statement: no label, no comment, no leading or trailing blanks.

        Raises AssemblyError (wording of GNU as), or Unsupported("asm", ...) for a known gap.
        """
        raise NotImplementedError

    def take_flags(self, flags: list[str]) -> None:
        """Obey the -m words of the assembler's command line that change the object; the caller has refused unknown ones."""

    def forget(self) -> None:
        """Empty the memo in every mode: a macro may now have the name of an instruction."""
        self.memo.clear()

    def directive(self, name: str, rest: str, emission: Emission, parser: ExpressionParser) -> bool:
        """Carry out a directive of the target (".code32"); name in lower case with its dot.

        False: not the target's.
        """
        return False

    def finish(self, emission: Emission) -> None:
        """End of the source, before layout: pending literal pools, notes of features used."""

    # -- expressions ----------------------------------------------------------------------------------

    def register_number(self, text: str) -> int:
        """Return the target's number of the register spelled `text` (with its %), or -1."""
        return -1

    def dwarf_register(self, text: str) -> int:
        """Return the DWARF number of a register spelled for .cfi_* (with or without %), or -1."""
        return -1

    # -- sections -------------------------------------------------------------------------------------

    def section_flag(self, letter: str) -> int:
        """Return the SHF_* of a target's own flag letter in .section, or 0."""
        return 0

    def section_type(self, name: str) -> int:
        """Return the SHT_* of a target's own @TYPE in .section, or 0."""
        return 0

    # -- data -----------------------------------------------------------------------------------------

    def data_kind(self, size: int, operator: int, pcrel: bool) -> int:
        """Return Fixup.kind for a data field of `size` bytes with a relocation operator (0: none).

        Raises AssemblyError when the target has no such field.
        """
        raise NotImplementedError

    def reloc_kind(self, name: str) -> int:
        """Return the ELF relocation type named in `.reloc OFFSET, NAME`, or -1 when there is none."""
        return -1

    def reloc_size(self, kind: int) -> int:
        """Return the size in bytes of the field of a relocation type that reloc_kind returned."""
        return 4

    def nops(self, count: int, maximum: int, mode: int) -> bytes:
        """Return `count` bytes of no-operation code for .nops, no instruction longer than `maximum` (0: any)."""
        raise NotImplementedError

    def alignment_fill(self, count: int, fragment: Fragment) -> bytes:
        """Return `count` bytes that fill an alignment in code; fragment.insn_mode tells the mode."""
        raise NotImplementedError

    def align_code(self, power: int, maximum: int, emission: Emission) -> bool:
        """Carry out an alignment in code the target's own way (a relocation for the linker); False: not."""
        return False

    # -- branches -------------------------------------------------------------------------------------

    def begin_relaxation(self, fragment: Fragment, emission: Emission) -> None:
        """First look at a relaxable tail, when every symbol is known.

        Either sets fragment.tail_size to the shortest length, with reach_low and reach_high for the goals
        (counted from the tail's start) that it reaches, and relax is not asked about those; or settles the tail at once (a goal in
        another section, undefined or overridable): then extends fragment.data, adds its fixup to
        fragment.section.fixups (with the fragment's path and line) and sets fragment.kind to TAIL_NONE.
        """
        raise NotImplementedError

    def relax(self, fragment: Fragment, goal: int) -> int:
        """Return by how many bytes the tail must grow to reach the address `goal`; update subtype and reach.

        The tail begins at fragment.address + len(fragment.data) in the same section as `goal`.
        """
        raise NotImplementedError

    def finish_relaxation(self, fragment: Fragment, goal: int, emission: Emission) -> None:
        """Write the tail in its final length: extend fragment.data by exactly tail_size bytes.

        The caller then sets tail_size to 0 and the kind to TAIL_NONE.
        """
        raise NotImplementedError

    # -- fixups ---------------------------------------------------------------------------------------

    def keep_relocation(self, fixup: Fixup) -> bool:
        """True when the fixup must become a relocation although its value is known."""
        return False

    def keep_symbol(self, fixup: Fixup, symbol: Symbol) -> bool:
        """True when the relocation must name the local `symbol` itself, not its section."""
        return False

    def prepare(self, fixup: Fixup, symbol: Symbol | None) -> None:
        """Look at a fixup before it is resolved: mark its symbol (TLS), adjust its kind."""

    def become_pcrel(self, fixup: Fixup) -> None:
        """The core made `a - b` pc-relative, b being in the fixup's section: change fixup.kind to match."""
        fixup.kind = self.data_kind(fixup.size, 0, True)

    def place(self, fixup: Fixup, value: int) -> None:
        """Write `value` in the field: the whole value when fixup.done, else what stays in the contents.

        Raises AssemblyError on overflow when fixup.done ("value of ... too large for field of ...").
        """
        raise NotImplementedError

    def relocation_type(self, fixup: Fixup) -> int:
        """Return the ELF relocation type of a fixup that is not done.  Raises AssemblyError for none."""
        raise NotImplementedError

    def relocation_addend(self, fixup: Fixup, addend: int) -> int:
        """Return r_addend, given symbol-relative `addend` as the field's value would need it."""
        return addend

    def difference_kinds(self, size: int) -> tuple[int, int] | None:
        """Return the relocation types that add and subtract a symbol in a field of `size`, if there are."""
        return None

    # -- call frames ----------------------------------------------------------------------------------

    def initial_frame(self) -> list[bytes]:
        """Return the CIE's initial instructions, each as its bytes (DW_CFA_def_cfa ..., DW_CFA_offset ...)."""
        return []

    def is_register_expression(self, value: Expression) -> bool:
        """True when `value` names a register where an equate may alias it."""
        return False

    def mapping_symbol(self, code: bool, mode: i64) -> str:
        """Return the name of the mapping symbol to place before code or data, or "" (no such symbols)."""
        return ""
