"""The in-memory model of an object: sections, symbols, fragments, fixups, relocations, groups.

One model serves four users: emission (the assembler and the code generator append to fragments), the ELF
reader, the ELF writer and the linker.  While code is emitted, the bytes of a section are lists of
fragments, because sizes are not known yet; after layout (`compiler.asm.layout`) `Section.contents` and
`Section.relocations` hold the final form, which is also all that a reader fills in.

A fragment is a run of fixed bytes followed by at most one variable tail: fill, alignment, .org, a branch
whose length depends on its distance, a LEB128 number, a call frame advance, a line table row.  A symbol is
a fragment and an offset in it, so that it moves with what precedes it.

Addresses and sizes are in bytes.  ELF numbers are those of the gABI, ch. 4, and keep its meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

if TYPE_CHECKING:
    from compiler.asm.expr import Expression

# Kinds of Fragment tails.
TAIL_NONE: Final = 0        # only fixed bytes
TAIL_FILL: Final = 1        # `pattern` repeated `count` times; count may be an expression in `expression`
TAIL_ALIGN: Final = 2       # to a multiple of 1 << power, at most `maximum` bytes, with `pattern`
TAIL_ALIGN_CODE: Final = 3  # the same, with the target's no-operation instructions
TAIL_ORG: Final = 4         # to the address `expression` + `offset`, with `pattern`
TAIL_RELAXABLE: Final = 5   # an instruction of the target; `subtype` is its state, `expression` its goal
TAIL_LEB128: Final = 6      # `expression` as unsigned (subtype 0) or signed (subtype 1) LEB128
TAIL_FRAME_ADVANCE: Final = 7   # DW_CFA_advance_loc* by `expression` (DWARF5 6.4.2.1)
TAIL_LINE_ADVANCE: Final = 8    # a row of the line number program: line `offset`, address by `expression`
TAIL_NOPS: Final = 9        # .nops: `count` bytes of no-operation instructions, each at most `maximum` long

# Symbol binding and type (gABI ch. 4: Symbol Table).
STB_LOCAL: Final = 0
STB_GLOBAL: Final = 1
STB_WEAK: Final = 2
STB_GNU_UNIQUE: Final = 10
STT_NOTYPE: Final = 0
STT_OBJECT: Final = 1
STT_FUNC: Final = 2
STT_SECTION: Final = 3
STT_FILE: Final = 4
STT_COMMON: Final = 5
STT_TLS: Final = 6
STT_GNU_IFUNC: Final = 10

# Section types and flags (gABI ch. 4: Sections).
SHT_NULL: Final = 0
SHT_PROGBITS: Final = 1
SHT_SYMTAB: Final = 2
SHT_STRTAB: Final = 3
SHT_RELA: Final = 4
SHT_HASH: Final = 5
SHT_DYNAMIC: Final = 6
SHT_NOTE: Final = 7
SHT_NOBITS: Final = 8
SHT_REL: Final = 9
SHT_DYNSYM: Final = 11
SHT_INIT_ARRAY: Final = 14
SHT_FINI_ARRAY: Final = 15
SHT_PREINIT_ARRAY: Final = 16
SHT_GROUP: Final = 17
SHT_SYMTAB_SHNDX: Final = 18
SHF_WRITE: Final = 0x1
SHF_ALLOC: Final = 0x2
SHF_EXECINSTR: Final = 0x4
SHF_MERGE: Final = 0x10
SHF_STRINGS: Final = 0x20
SHF_INFO_LINK: Final = 0x40
SHF_LINK_ORDER: Final = 0x80
SHF_OS_NONCONFORMING: Final = 0x100
SHF_GROUP: Final = 0x200
SHF_TLS: Final = 0x400
SHF_COMPRESSED: Final = 0x800
SHF_GNU_RETAIN: Final = 0x200000
SHF_EXCLUDE: Final = 0x80000000

GRP_COMDAT: Final = 1


@final
class Fragment:
    """A run of fixed bytes and at most one variable tail."""

    def __init__(self, section: Section) -> None:
        self.section: Section = section
        self.data: bytearray = bytearray()
        self.address: i64 = 0           # from the start of the section, once laid out (an estimate before)
        self.kind: i64 = TAIL_NONE
        self.tail_size: i64 = 0         # present size of the tail in bytes
        self.subtype: i64 = 0           # state of a relaxable tail, meaning by kind
        self.power: i64 = 0             # log2 of an alignment
        self.maximum: i64 = 0           # limit on the bytes an alignment may skip; 0: none
        self.count: int = 0             # repetitions of a fill
        self.offset: int = 0            # see the kinds
        self.pattern: bytes = b"\0"
        self.expression: Expression | None = None
        self.target_data: i64 = 0       # the target's own, set with a relaxable tail
        self.code: bool = False         # the section was a code section or held instructions here
        self.number: i64 = 0            # position among the section's fragments, once laid out
        self.path: str = ""             # source position of the tail, for errors
        self.line: i64 = 0
        self.insn_mode: i64 = 0         # the target's mode (e.g. 16/32/64 bit) when the tail was made
        self.next: Fragment | None = None   # the following one of the same subsection
        self.goal: Fragment | None = None   # layout: where a branch goes, when that is a label,
        self.goal_offset: i64 = 0           # and how far into that fragment
        self.reach_low: i64 = 1             # set by the target: a goal so far from the tail's start needs no
        self.reach_high: i64 = 0            # growth; low > high: always ask the target
        self.length: i64 = 0                # layout: len(data) while tails are variable
        self.fixed_size: i64 = 0        # layout: bytes before a variable tail, an opcode of the tail included
        self.visited: i64 = 0           # layout: the last pass that reached it
        self.region: i64 = 0            # layout: alignments before it in the section

    def size(self) -> i64:
        """Return the bytes that the fragment takes now."""
        return len(self.data) + self.tail_size


@final
class Subsection:
    """The fragments of one numbered subsection, in order of emission."""

    def __init__(self, number: int) -> None:
        self.number: int = number
        self.fragments: list[Fragment] = []


@final
class Relocation:
    """One final relocation record (gABI ch. 4: Relocation)."""

    def __init__(self, offset: int, type: int, symbol: Symbol | None, addend: int) -> None:
        self.offset: int = offset
        self.type: int = type
        self.symbol: Symbol | None = symbol     # None: the null symbol
        self.addend: int = addend               # 0 in REL sections: the contents hold it


@final
class Fixup:
    """A field whose value is known only after layout: symbol - subtracted + addend [- place].

    `kind` is a number of the target, normally the relocation type that the field would need; the target
    alone gives it meaning.  kind 0 asks the target for the plain data relocation of `size`.
    """

    def __init__(self, fragment: Fragment, offset: i64, size: i64, symbol: Symbol | None,
                 subtracted: Symbol | None, addend: int, pcrel: bool, kind: i64) -> None:
        self.fragment: Fragment = fragment
        self.offset: i64 = offset           # in fragment.data (or past it, in a relaxed tail)
        self.size: i64 = size               # bytes
        self.symbol: Symbol | None = symbol
        self.subtracted: Symbol | None = subtracted
        self.addend: int = addend
        self.pcrel: bool = pcrel
        self.kind: i64 = kind
        self.flags: i64 = 0                 # the target's own
        self.signed: bool = False           # overflow is checked as signed only
        self.unchecked: bool = False        # no overflow check
        self.late: bool = False             # made by relaxation: its relocation comes last
        self.done: bool = False             # resolved: makes no relocation
        self.path: str = ""
        self.line: i64 = 0


@final
class Group:
    """A section group; its signature names it (gABI ch. 4: Section Groups)."""

    def __init__(self, signature: str, comdat: bool) -> None:
        self.signature: str = signature
        self.comdat: bool = comdat
        self.flags: int = GRP_COMDAT if comdat else 0
        self.symbol: Symbol | None = None
        self.members: list[Section] = []
        self.section: Section = Section(".group", SHT_GROUP, 0)


@final
class Section:
    """A section: its header fields, and its bytes as fragments (emission) or contents (final)."""

    def __init__(self, name: str, type: int, flags: int) -> None:
        self.name: str = name
        self.type: int = type
        self.flags: int = flags
        self.entry_size: int = 0
        self.alignment: int = 1             # bytes, as sh_addralign (0 and 1 both mean none)
        self.address: int = 0
        self.index: int = 0                 # in the section header table, set by the writer or reader
        self.link: Section | None = None
        self.link_to: str = ""              # symbol named by SHF_LINK_ORDER ("o")
        self.links_symbols: bool = False    # sh_link is the symbol table
        self.info: int = 0                  # sh_info where it is no section or symbol index
        self.info_section: Section | None = None
        self.group: Group | None = None
        self.symbol: Symbol | None = None   # its STT_SECTION symbol
        self.size: int = 0                  # of contents, or of a SHT_NOBITS section
        self.contents: bytes = b""
        self.relocations: list[Relocation] = []
        # Emission only:
        self.alignment_power: i64 = 0
        self.subsections: list[Subsection] = []     # in ascending order of number
        self.fixups: list[Fixup] = []
        self.last_fragment: Fragment | None = None
        self.pseudo: bool = False           # undefined, absolute, common, expression, register
        self.is_code: bool = False
        self.holds_instructions: bool = False
        self.linkonce: str = ""             # .gnu.linkonce kind or "" ("discard", "one_only", ...)


def _pseudo(name: str) -> Section:
    """Make a section that stands for a kind of symbol and is in no file."""
    section = Section(name, SHT_NULL, 0)
    section.pseudo = True
    return section


UNDEFINED: Final = _pseudo("*UND*")
ABSOLUTE: Final = _pseudo("*ABS*")
COMMON: Final = _pseudo("*COM*")
EXPRESSION: Final = _pseudo("*EXPR*")
REGISTER: Final = _pseudo("*REG*")
VIEW: Final = _pseudo("*VIEW*")
"""VIEW: what a .loc names as its view; Symbol.value is the number of the line table entry."""


@final
class Symbol:
    """A symbol: defined at a fragment, equal to an expression, common, absolute or undefined.

    section tells which: a real section (fragment, value = offset in the fragment), ABSOLUTE (value),
    COMMON (value = size), EXPRESSION (expression), REGISTER (value = the target's number), UNDEFINED.
    """

    def __init__(self, name: str) -> None:
        self.name: str = name
        self.section: Section = UNDEFINED
        self.fragment: Fragment | None = None
        self.value: int = 0
        self.expression: Expression | None = None
        self.binding: int = STB_LOCAL
        self.type: int = STT_NOTYPE
        self.visibility: int = 0            # STV_*
        self.other: int = 0                 # the rest of st_other, target bits
        self.size: int = 0
        self.size_expression: Expression | None = None
        self.version: str = ""              # "@V", "@@V" as in the symbol's written name; "" none
        self.common_alignment: int = 0
        self.index: int = -1                # in the order of mention, then in the symbol table; -1: in none
        self.used: bool = False             # an expression names it
        self.mentions: i64 = 0              # expressions that name it, while it has no place in the table
        self.used_in_relocation: bool = False
        self.declared_global: bool = False
        self.declared_weak: bool = False
        self.declared_local: bool = False
        self.promised: bool = False         # .cfi_label: will be defined when frames are written
        self.weakly_named: bool = False     # only .weakref mentions it, until an expression does
        self.written: bool = False          # decided by the writer: has an entry in the table
        self.named: bool = False            # a section symbol that has a name in the table
        self.local_name: bool = False       # ".L" and numeric labels: left out of the table
        self.equated: bool = False          # may be set again (.set, =)
        self.weak_reference: bool = False   # .weakref alias
        self.resolving: bool = False        # an expression loop is caught by it
        self.resolved: bool = False
        self.path: str = ""
        self.line: i64 = 0
        self.aliases: list[str] = []        # further versioned names by .symver

    @property
    def defined(self) -> bool:
        """True when the unit gives the symbol a value."""
        return self.section is not UNDEFINED


@final
class ObjectFile:
    """A whole relocatable object: what the writer takes and the reader gives."""

    def __init__(self, machine: int, bits: int, big_endian: bool, rela: bool) -> None:
        self.machine: int = machine         # EM_*
        self.bits: int = bits               # 32 or 64: ELFCLASS
        self.big_endian: bool = big_endian
        self.rela: bool = rela              # relocation sections are SHT_RELA, else SHT_REL
        self.flags: int = 0                 # e_flags
        self.osabi: int = 0
        self.sections: list[Section] = []   # without null, symbol and string tables, relocations
        self.symbols: list[Symbol] = []     # without the null symbol, in table order
        self.groups: list[Group] = []
