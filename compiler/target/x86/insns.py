"""The instruction table: format of the rows, and the rows as values.

One row of text is one form of an instruction; it serves parsing, printing, encoding, and (in a code
generator) selection and allocation.  Four columns, parted by `|`:

    NAMES OPERANDS | ENCODING | EFFECTS | ATTRIBUTES

NAMES      mnemonics with one meaning; AT&T syntax prints the first, Intel syntax the last when the attribute
           `intel2` is there.  {cc} {p8} {p32} stand for all conditions or comparison predicates.
OPERANDS   destination first (Intel order); kinds from OPERAND_KINDS.  A letter of size makes the row stand for
           several: v = 16, 32, 64 bits, z = 16, 32, y = 32, 64; xy, xym, mxy = a 128- and a 256-bit row.
ENCODING   as in the SDM: opcode bytes; a leading 66 F2 F3 is a mandatory prefix, 9B a WAIT before it;
           /r or /0../7 (ModRM); +r (register in the opcode); +cc; ib iw id iq iz (immediates); cb cz (branch
           distance); mo, mq (offset of the mode's or 64 bits); is4; =NN (fixed immediate byte).
           /r:RMV says which part each operand goes to: R ModRM.reg, M ModRM.rm, V VEX.vvvv, S is4.
           o16 o32 o64: operand size when no operand tells; osz, oszz, oszy: stands for all of v, z, y;
           oszl: the same by address size; a16 a32 a64: address size; d64: the size is 64 in 64-bit mode and
           needs no REX.W, 32 cannot be encoded; f64 (also an attribute): as d64, for near branches.
           VEX.L.pp.map.W: L = L0 L1 LZ LIG or L (by xy), W = W0 W1 WIG or Wy (by y).  XOP likewise.
EFFECTS    access of each operand (r read, w written, x both, n address or nothing; - none); then
           READ>WRITTEN flags (letters oszapcdi); then @READ>WRITTEN registers and mem that no operand names.
ATTRIBUTES see ATTRIBUTE_BITS; sfx=X: the AT&T suffix (default: by operand size), sfx2=XX a second spelling.

The text is indexed once by mnemonic (about a millisecond); a row becomes Row values when its mnemonic is
first asked for.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler.target.x86 import operands as op
from compiler.target.x86.insns_avx import AVX_ROWS
from compiler.target.x86.insns_base import BASE_ROWS
from compiler.target.x86.insns_sse import SSE_ROWS
from compiler.target.x86.insns_system import SYSTEM_ROWS
from compiler.target.x86.insns_x87 import X87_ROWS

# Parts of the encoding that an operand goes to.
PART_FIXED: Final = 0       # implied by the opcode
PART_REG: Final = 1         # ModRM.reg
PART_RM: Final = 2          # ModRM.rm
PART_VVVV: Final = 3
PART_OPCODE: Final = 4      # low three bits of the opcode
PART_IMMEDIATE: Final = 5
PART_IS4: Final = 6
PART_OFFSET: Final = 7      # moffs
PART_BRANCH: Final = 8
PART_STRING: Final = 9      # (%esi), %es:(%edi): only prefixes come of it
PART_DUPLICATE: Final = 10  # both ModRM.reg and ModRM.rm
PART_ADDRESS: Final = 11    # fixed register whose width is the address size

# Attributes.
LOCK: Final = 1 << 0        # may carry lock
REP: Final = 1 << 1         # may carry rep (and repz, repnz for compare forms)
BND: Final = 1 << 2
NOTRACK: Final = 1 << 3
HLE: Final = 1 << 4
DEFAULT_SIZE: Final = 1 << 5        # dsz: without a suffix, the stack's width of the mode
DEFAULT_LONG: Final = 1 << 6        # dszl: without a suffix, 32 bits (16 in 16-bit mode)
ATT_ONLY: Final = 1 << 7
INTEL_ONLY: Final = 1 << 8
NO_PRINT: Final = 1 << 9            # another row prints the same encoding
AS_IS: Final = 1 << 10              # operands are in the same order in both syntaxes
MERGE: Final = 1 << 11              # rows of the suffix-less mnemonic apply too (movq)
NO_SUFFIX: Final = 1 << 12
JUMP: Final = 1 << 13               # operand is a branch target
JUMP_INDIRECT: Final = 1 << 14      # AT&T operand carries `*`
FAR: Final = 1 << 15
FAR_IMMEDIATE: Final = 1 << 16
ONLY_64: Final = 1 << 17
NO_64: Final = 1 << 18
NO_OPERAND_SIZE: Final = 1 << 19    # noosz: no 66 prefix in 16-bit mode
NO_REX_W: Final = 1 << 20           # norexw: the 64-bit row needs no REX.W
REX_W: Final = 1 << 21              # rexw
SWAP: Final = 1 << 22               # a twin row has source and destination exchanged (2-byte VEX)
DEFAULT_MODE: Final = 1 << 23       # dszm: without a suffix, the mode's width
STRING: Final = 1 << 24
BYTE: Final = 1 << 25               # a row of 8 bits with opcode - 1 exists too
DUPLICATE: Final = 1 << 26          # one operand stands for two
SIZE_BY_X87: Final = 1 << 27        # dszx: without a suffix, no operand size prefix
LOCK_CR: Final = 1 << 28            # lockcr: cr8 by a LOCK prefix outside 64-bit mode
XCHG_NOP: Final = 1 << 29           # xchg %eax, %eax cannot be 90 in 64-bit mode
ADDRESS_SIZE_SUFFIX: Final = 1 << 30    # the suffix is an address size (loop)
LEA: Final = 1 << 31
DEFAULT_64: Final = 1 << 32         # d64 or f64
FORCE_64: Final = 1 << 33           # f64
HLE_RELEASE: Final = 1 << 34        # may carry xrelease without lock
RIP_ONLY: Final = 1 << 35
XBEGIN: Final = 1 << 36
INTEL_LAST: Final = 1 << 37
XY_SUFFIX: Final = 1 << 38          # xysfx: AT&T names the memory width by x or y
DEFAULT_BYTE: Final = 1 << 39       # dszb: without a suffix, memory is a byte
ADDRESS_OPERAND: Final = 1 << 40
BREAKPOINT: Final = 1 << 41         # three: int $3 is int3
POPPING: Final = 1 << 42            # fadd without operands is faddp
DEFAULT_INTERRUPT: Final = 1 << 43  # dszi: without a suffix, 16 bits in 16-bit mode, else 32

_ATTRIBUTE_ROWS: Final = """
lock      0
rep       1
bnd       2
notrack   3
hle       4
dsz       5
dszl      6
att       7
intel     8
noprint   9
asis     10
merge    11
nosfx    12
jump     13
jumpind  14
far      15
farimm   16
only64   17
no64     18
noosz    19
norexw   20
rexw     21
swap     22
string   24
byte     25
dup      26
dupreg   26
dszx     27
lockcr   28
xnop     29
leamem   31
hler     34
riponly  35
xbegin   36
intel2   37
xysfx    38
addrop   40
three     41
popping   42
dszm      23
dszb      39
dszi      43
f64      33
"""

# Operand kinds: name, accepted classes by size 8 16 32 64 (one for all, or one each), nature:
# g register, m register or memory in ModRM.rm, i immediate, f fixed, o moffs, b branch, s string, a fixed by address.
_OPERAND_KIND_ROWS: Final = """
r8        R8                      g
r16       R16                     g
r32       R32                     g
r64       R64                     g
rv        R8 R16 R32 R64          g
rz        R8 R16 R32 R64          g
ry        R8 R16 R32 R64          g
ra        R16|R32|R64             g
rm8       R8|M8                   m
rm16      R16|M16                 m
rm32      R32|M32                 m
rm64      R64|M64                 m
rmv       R8|M8 R16|M16 R32|M32 R64|M64 m
rmy       R8|M8 R16|M16 R32|M32 R64|M64 m
m         MANY                    m
ma        MANY                    m
m8        M8                      m
m16       M16                     m
m32       M32                     m
m48       M48                     m
m64       M64                     m
m80       M80                     m
m128      M128                    m
m256      M256                    m
mv        M8 M16 M32 M64          m
my        M8 M16 M32 M64          m
mfz       M8 M32 M48 M80          m
m2z       M8 M32 M64 M64          m
mbx       MBX                     s
al        AL                      f
ax        AX                      f
eax       EAX                     f
rax       RAX                     f
ecx       ECX                     f
edx       EDX                     f
ebx       EBX                     f
rcx       RCX                     f
rdx       RDX                     f
rbx       RBX                     f
av        AL AX EAX RAX           f
az        AL AX EAX RAX           f
aa        AX|EAX|RAX              a
cl        CL                      f
dx        DX                      f
i1        I1                      f
i8        I8                      i
i8s       I8 I8S16 I8S32 I8S64    i
i8sv      I8 I8S16 I8S32 I8S64    i
i16       I16                     i
i32       I32                     i
i32s      I32S                    i
i64       I64                     i
iz        I8 I16 I32 I32S         i
rel8      REL                     b
relz      REL                     b
moffs8    MOFFS                   o
moffsv    MOFFS                   o
mo64      MOFFS64                 o
sreg      SREG                    g
es        ES                      f
cs        CS                      f
ss        SS                      f
ds        DS                      f
fs        FS                      f
gs        GS                      f
cr        CR                      g
dr        DR                      g
tr        TR                      g
st        ST0                     f
sti       STI                     g
mm        MMX                     g
mmm       MMX|M64                 m
mmm32     MMX|M32                 m
x         XMM                     g
y         YMM                     g
xm8       XMM|M8                  m
xm16      XMM|M16                 m
xm32      XMM|M32                 m
xm64      XMM|M64                 m
xm128     XMM|M128                m
ym256     YMM|M256                m
xmm0      XMM0                    f
vm32x     VSIBX                   m
vm64x     VSIBX                   m
vm32y     VSIBY                   m
vm64y     VSIBY                   m
bnd       BND                     g
mdiv      M8 M16 M32 M64          s
mdiz      M8 M16 M32 M64          s
msiv      M8 M16 M32 M64          s
msiz      M8 M16 M32 M64          s
mdi32     M32                     s
msi32     M32                     s
"""

CONDITIONS: Final = """
o 0  no 1  b 2  c 2  nae 2  nb 3  nc 3  ae 3  e 4  z 4  ne 5  nz 5  be 6  na 6  nbe 7  a 7
s 8  ns 9  p 10  pe 10  np 11  po 11  l 12  nge 12  nl 13  ge 13  le 14  ng 14  nle 15  g 15
"""
"""Condition names and codes (SDM vol. 1, app. B); the first name of a code is not always the one printed."""

PRINTED_CONDITIONS: Final = ("o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g")
CONDITION_FLAGS: Final = ("o", "o", "c", "c", "z", "z", "cz", "cz", "s", "s", "p", "p", "so", "so", "zso", "zso")
_PREDICATES: Final = """
eq lt le unord neq nlt nle ord eq_uq nge ngt false neq_oq ge gt true
eq_os lt_oq le_oq unord_s neq_us nlt_uq nle_uq ord_s eq_us nge_uq ngt_uq false_os neq_os ge_oq gt_oq true_us
"""
"""Comparison predicates of cmpps and vcmpps by number (SDM vol. 2, CMPPD, tables 3-1 and 3-9)."""
_PREDICATE_ALIASES: Final = """
eq_oq 0  lt_os 1  le_os 2  unord_q 3  neq_uq 4  nlt_us 5  nle_us 6  ord_q 7  nge_us 9  ngt_us 10  false_oq 11
ge_os 13  gt_os 14  true_uq 15
"""

_SUFFIXES: Final = {8: "b", 16: "w", 32: "l", 64: "q"}


@final
class Row:
    """One form of an instruction with every operand's width known.  Never changed once made."""

    def __init__(self) -> None:
        self.name: str = ""                     # mnemonic that Intel syntax prints
        self.att_name: str = ""                 # mnemonic that AT&T syntax prints, without suffix
        self.suffix: str = ""                   # AT&T suffix letter(s); "" when it takes none
        self.other_suffix: str = ""
        self.feature: str = ""
        self.attributes: i64 = 0
        self.operands: list[i64] = []           # accepted classes, Intel order
        self.parts: list[i64] = []              # PART_* of each
        self.kinds: list[str] = []              # operand kind as written in the row
        self.access: str = ""                   # one letter for each operand
        self.flags_read: str = ""
        self.flags_written: str = ""
        self.registers_read: str = ""           # implicit, "a,d"; "mem" is memory
        self.registers_written: str = ""
        self.size: i64 = 0                      # operand size in bits, 0: none
        self.needs_size_prefix: i64 = 0         # 16 or 32: 66 in modes of another default; 0: never
        self.rex_w: bool = False
        self.address_bits: i64 = 0              # a16, a32, a64
        self.wait: bool = False
        self.prefix: i64 = 0                    # mandatory 0x66, 0xF2, 0xF3
        self.opcode: bytes = b""                # with its escape bytes (legacy), the last byte alone (VEX)
        self.modrm: bool = False
        self.digit: i64 = 0                     # ModRM.reg of /0../7
        self.vex: i64 = 0                       # 0 legacy, 1 VEX, 2 XOP
        self.vex_map: i64 = 0
        self.vex_pp: i64 = 0
        self.vex_l: i64 = 0
        self.vex_w: i64 = 0
        self.vex_wig: bool = False
        self.immediates: list[tuple[int, int]] = []     # (operand number, bytes)
        self.fixed_immediate: i64 = -1
        self.branch_size: i64 = 0               # bytes of the distance; 0: no branch operand
        self.reg_operand: i64 = -1              # operand number of each part, -1: none
        self.rm_operand: i64 = -1
        self.vvvv_operand: i64 = -1
        self.opcode_operand: i64 = -1
        self.is4_operand: i64 = -1
        self.offset_operand: i64 = -1
        self.offset_size: i64 = 0               # bytes of moffs: 0 by address size
        self.branch_operand: i64 = -1
        self.address_operand: i64 = -1          # fixed operand that tells the address size
        self.signed_immediate: bool = False     # a 4-byte immediate extends to 64 bits
        self.plain: bool = False                # encoder's short way: no VEX, WAIT or address size of its own

    def takes_mode(self, mode: i64) -> bool:
        """Tell whether the row exists in 16-, 32- or 64-bit mode."""
        if mode == 64:
            if self.attributes & NO_64:
                return False
            return not (self.attributes & DEFAULT_64 and self.size == 32)
        if self.attributes & ONLY_64 or self.address_bits == 64:
            return False
        return not self.rex_w and self.size != 64


@final
class _Line:
    """One row of text, found by one of its names."""

    def __init__(self, text: str, feature: str, value: int, name: str) -> None:
        self.text: str = text
        self.feature: str = feature
        self.value: int = value         # condition or predicate of a {...} name
        self.name: str = name           # the family's name with its {...} filled in, "" for ordinary rows


@final
class InstructionTable:
    """All rows by mnemonic."""

    def __init__(self) -> None:
        self._lines: dict[str, list[_Line]] = {}
        self._rows: dict[str, list[Row]] = {}
        self._attributes: dict[str, int] = {}
        self._masks: dict[str, list[int]] = {}
        self._natures: dict[str, str] = {}
        for row in _ATTRIBUTE_ROWS.split("\n"):
            if row:
                word, bit = row.split()
                self._attributes[word] = 1 << int(bit)
        self._read_kinds()
        for text in (BASE_ROWS, SYSTEM_ROWS, X87_ROWS, SSE_ROWS, AVX_ROWS):
            self._index(text)

    def names(self) -> list[str]:
        """Return every mnemonic (without AT&T suffix), in table order."""
        return list(self._lines)

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a mnemonic, in order of preference; [] when there is none."""
        found = self._rows.get(name)
        if found is None:
            found = []
            lines = self._lines.get(name)
            if lines is not None:
                for line in lines:
                    self._expand(line, found)
            self._rows[name] = found
        return found

    # -- index ----------------------------------------------------------------------------------------

    def _index(self, text: str) -> None:
        feature = ""
        for line in text.split("\n"):
            if not line:
                continue
            if line[0] == "!":
                feature = line[9:]
                continue
            name = line[:line.index(" ")]
            if "{" in name:
                self._index_family(name, line, feature)
            elif "," in name:
                for one in name.split(","):
                    self._add(one, _Line(line, feature, 0, ""))
            else:
                self._add(name, _Line(line, feature, 0, ""))

    def _add(self, name: str, line: _Line) -> None:
        found = self._lines.get(name)
        if found is None:
            self._lines[name] = [line]
        else:
            found.append(line)

    def _index_family(self, pattern: str, line: str, feature: str) -> None:
        head, _, rest = pattern.partition("{")
        family, _, tail = rest.partition("}")
        pairs: list[tuple[str, int, str]] = []      # (spelling, value, spelling that is printed)
        if family == "cc":
            words = CONDITIONS.split()
            for position in range(0, len(words), 2):
                code = int(words[position + 1])
                pairs.append((words[position], code, PRINTED_CONDITIONS[code]))
        else:
            words = _PREDICATES.split()
            count = 8 if family == "p8" else 32
            for code in range(count):
                pairs.append((words[code], code, words[code]))
            if family == "p32":
                words = _PREDICATE_ALIASES.split()
                named = _PREDICATES.split()
                for position in range(0, len(words), 2):
                    code = int(words[position + 1])
                    pairs.append((words[position], code, named[code]))
        for spelling, code, printed in pairs:
            self._add(head + spelling + tail, _Line(line, feature, code, head + printed + tail))

    def _read_kinds(self) -> None:
        for row in _OPERAND_KIND_ROWS.split("\n"):
            if not row:
                continue
            words = row.split()
            masks: list[int] = []
            for group in words[1:-1]:
                mask = 0
                for name in group.split("|"):
                    mask |= CLASS_BITS[name]
                masks.append(mask)
            if len(masks) == 1:
                masks = masks * 4
            self._masks[words[0]] = masks
            self._natures[words[0]] = words[-1]

    # -- rows -----------------------------------------------------------------------------------------

    def _expand(self, line: _Line, rows: list[Row]) -> None:
        """Append the Row values that one line of text stands for."""
        columns = line.text.split("|")
        words = columns[0].split()
        kinds = [] if words[1] == "-" else words[1].split(",")
        encoding = columns[1].split()
        attributes: i64 = 0
        suffix = "?"
        other_suffix = ""
        if len(columns) > 3:
            for word in columns[3].split():
                if word.startswith("sfx="):
                    suffix = word[4:]
                elif word.startswith("sfx2="):
                    other_suffix = word[5:]
                else:
                    attributes |= self._attributes[word]
        if attributes & FORCE_64:
            attributes |= DEFAULT_64
        sizes = _sizes(kinds, encoding)
        if attributes & BYTE:
            sizes = [8] + sizes
        vector = "xy" in kinds or "xym" in kinds or "mxy" in kinds
        for size in sizes:
            if size == 64 and attributes & NO_64 and "o64" not in encoding:
                continue
            for wide in ((False, True) if vector else (False,)):
                row = Row()
                names = words[0].split(",")
                row.name = names[-1] if attributes & INTEL_LAST else names[0]
                row.att_name = names[0]
                if line.name:
                    row.name = line.name
                    row.att_name = line.name
                row.feature = line.feature
                row.attributes = attributes
                row.size = size
                row.other_suffix = other_suffix
                self._encoding(row, kinds, encoding, size, wide, line.value)
                row.suffix = _suffix(row, kinds, suffix, size)
                _effects(row, columns[2].split() if len(columns) > 2 else [], line.value)
                rows.append(row)

    def _encoding(self, row: Row, kinds: list[str], encoding: list[str], size: int, wide: bool, value: int) -> None:
        """Fill in the operands and the encoding of one row."""
        size_index = {0: 2, 8: 0, 16: 1, 32: 2, 64: 3}[size]
        natures: list[str] = []
        for kind in kinds:
            if kind == "xy":
                kind = "y" if wide else "x"
            elif kind == "xym":
                kind = "ym256" if wide else "xm128"
            elif kind == "mxy":
                kind = "m256" if wide else "m128"
            row.kinds.append(kind)
            row.operands.append(self._masks[kind][size_index])
            natures.append(self._natures[kind])
        opcode = bytearray()
        order = ""
        slash_r = False
        plus_r = False
        for word in encoding:
            if word.startswith("VEX.") or word.startswith("XOP."):
                _vex(row, word, size, wide)
            elif word.startswith("/r"):
                slash_r = True
                row.modrm = True
                order = word[3:]
            elif word[0] == "/":
                row.modrm = True
                row.digit = int(word[1:])
            elif word == "a16" or word == "a32" or word == "a64":
                row.address_bits = int(word[1:])
            elif word == "oszl":
                row.address_bits = size
                row.attributes |= ADDRESS_SIZE_SUFFIX
            elif word == "d64":
                row.attributes |= DEFAULT_64
            elif word == "f64":
                row.attributes |= DEFAULT_64 | FORCE_64
            elif word == "is4":
                row.is4_operand = -2    # settled by _place
            elif word in _NO_OPCODE:
                if word[0] == "i" or word[0] == "c" or word[0] == "m":
                    self._field(row, word, kinds, size)
            elif word[0] == "=":
                row.fixed_immediate = value if word[1] == "p" else int(word[1:], 16)
            elif word.endswith("+r"):
                plus_r = True
                opcode.append(int(word[:-2], 16))
            elif word.endswith("+cc"):
                opcode.append(int(word[:-3], 16) + value)
            else:
                opcode.append(int(word, 16))
        if opcode[0] == 0x9B and len(opcode) > 1:
            row.wait = True
            del opcode[0]
        if len(opcode) > 1 and opcode[0] in (0x66, 0xF2, 0xF3):
            row.prefix = opcode[0]
            del opcode[0]
        if size == 8 and row.attributes & BYTE:
            opcode[-1] -= 1
        row.opcode = bytes(opcode)
        self._place(row, natures, order, slash_r, plus_r)
        _operand_size(row, kinds, encoding, size)
        row.plain = row.vex == 0 and not row.wait and row.address_bits == 0 and row.address_operand < 0

    def _field(self, row: Row, word: str, kinds: list[str], size: int) -> None:
        """Note an immediate, branch or offset field, and the operand that fills it."""
        if word == "cb" or word == "cz":
            row.branch_size = 1 if word == "cb" else (2 if size == 16 else 4)
            return
        if word == "mo" or word == "mq":
            row.offset_size = 8 if word == "mq" else 0
            return
        wanted = _FIELD_KINDS[word]
        if word == "iz":
            length = 2 if size == 16 else 4
        else:
            length = {"ib": 1, "iw": 2, "id": 4, "iq": 8}[word]
        taken = [number for number, _ in row.immediates]
        for number, kind in enumerate(kinds):
            if kind in wanted and number not in taken:
                row.immediates.append((number, length))
                if length == 4 and size == 64:
                    row.signed_immediate = True
                return
        raise ValueError("no operand for " + word + " in " + row.name)

    def _place(self, row: Row, natures: list[str], order: str, slash_r: bool, plus_r: bool) -> None:
        """Decide which part of the encoding each operand goes to."""
        count = len(natures)
        parts: list[i64] = [PART_FIXED] * count
        for number in range(count):
            nature = natures[number]
            if nature == "i":
                parts[number] = PART_IMMEDIATE
            elif nature == "o":
                parts[number] = PART_OFFSET
                row.offset_operand = number
            elif nature == "b":
                parts[number] = PART_BRANCH
                row.branch_operand = number
            elif nature == "s":
                parts[number] = PART_STRING
            elif nature == "a":
                parts[number] = PART_ADDRESS
                row.address_operand = number
        if order:
            for number in range(len(order)):
                parts[number] = _ORDER_PARTS[order[number]]
        elif row.attributes & DUPLICATE:
            parts[0] = PART_DUPLICATE
            row.reg_operand = 0
            row.rm_operand = 0
        else:
            free = [number for number in range(count) if natures[number] == "g"]
            rm = [number for number in range(count) if natures[number] == "m"]
            if plus_r:
                parts[free[0]] = PART_OPCODE
            elif row.modrm:
                if "S" not in order and row.is4_operand == -2:
                    parts[free[-1]] = PART_IS4
                    del free[-1]
                place = rm[0] if rm else free[-1]
                parts[place] = PART_RM
                if place in free:
                    free.remove(place)
                targets = [PART_REG, PART_VVVV] if slash_r else [PART_VVVV]
                if len(free) == 2 and place == 0:
                    targets = [PART_VVVV, PART_REG]
                for position, number in enumerate(free):
                    parts[number] = targets[position]
        for number in range(count):
            part = parts[number]
            if part == PART_REG:
                row.reg_operand = number
            elif part == PART_RM:
                row.rm_operand = number
            elif part == PART_VVVV:
                row.vvvv_operand = number
            elif part == PART_OPCODE:
                row.opcode_operand = number
            elif part == PART_IS4:
                row.is4_operand = number
        if row.is4_operand == -2:
            row.is4_operand = -1
        row.parts = parts


_NO_OPCODE: Final = frozenset((
    "osz", "oszz", "oszy", "o16", "o32", "o64", "ib", "iw", "id", "iq", "iz", "cb", "cz", "mo", "mq"))
_FIELD_KINDS: Final = {
    "ib": ("i8", "i8s", "i8sv"), "iw": ("i16",), "id": ("i32", "i32s"), "iq": ("i64",), "iz": ("iz",)}
_ORDER_PARTS: Final = {"R": PART_REG, "M": PART_RM, "V": PART_VVVV, "S": PART_IS4}
_V_KINDS: Final = frozenset(("rv", "rmv", "mv", "av", "moffsv", "i8sv", "mdiv", "msiv"))
_Y_KINDS: Final = frozenset(("ry", "rmy", "my"))
_Z_KINDS: Final = frozenset(("rz", "az", "mdiz", "msiz", "m2z", "mfz"))

CLASS_BITS: Final = {
    "R8": op.R8, "R16": op.R16, "R32": op.R32, "R64": op.R64, "AL": op.AL, "AX": op.AX, "EAX": op.EAX,
    "RAX": op.RAX, "CL": op.CL, "DX": op.DX, "ECX": op.ECX, "EDX": op.EDX, "EBX": op.EBX, "RCX": op.RCX,
    "RDX": op.RDX, "RBX": op.RBX, "ST0": op.ST0, "STI": op.STI, "MMX": op.MMX, "XMM": op.XMM, "YMM": op.YMM,
    "XMM0": op.XMM0, "SREG": op.SREG, "ES": op.ES, "CS": op.CS, "SS": op.SS, "DS": op.DS, "FS": op.FS,
    "GS": op.GS, "CR": op.CR, "DR": op.DR, "TR": op.TR, "BND": op.BND, "M8": op.M8, "M16": op.M16,
    "M32": op.M32, "M48": op.M48, "M64": op.M64, "M80": op.M80, "M128": op.M128, "M256": op.M256,
    "MANY": op.MANY, "MOFFS": op.MOFFS, "MOFFS64": op.MOFFS64, "VSIBX": op.VSIBX, "VSIBY": op.VSIBY,
    "I1": op.I1, "I8S16": op.I8S16, "I8S32": op.I8S32, "I8S64": op.I8S64, "I8": op.I8, "I16": op.I16,
    "I32": op.I32, "I32S": op.I32S, "I64": op.I64, "REL": op.REL, "MBX": op.MBX,
}


def _sizes(kinds: list[str], encoding: list[str]) -> list[int]:
    """Return the operand sizes that a line of text stands for."""
    if "osz" in encoding or "oszl" in encoding:
        return [16, 32, 64]
    if "oszz" in encoding:
        return [16, 32]
    if "oszy" in encoding:
        return [32, 64]
    found: list[int] = []
    for kind in kinds:
        if kind in _V_KINDS:
            return [16, 32, 64]
        if kind in _Y_KINDS:
            found = [32, 64]
        elif kind in _Z_KINDS:
            found = [16, 32]
    if found:
        return found
    if "o16" in encoding:
        return [16]
    if "o32" in encoding:
        return [32]
    if "o64" in encoding:
        return [64]
    if "iz" in kinds or "relz" in kinds:
        return [16, 32, 64]
    for kind in kinds:
        if kind in ("r8", "rm8", "al", "moffs8"):
            return [8]
    return [0]


def _vex(row: Row, word: str, size: int, wide: bool) -> None:
    """Read VEX.L.pp.map.W."""
    row.vex = 1 if word[0] == "V" else 2
    for part in word.split(".")[1:]:
        if part == "L":
            row.vex_l = 1 if wide else 0
        elif part == "L1":
            row.vex_l = 1
        elif part in ("66", "F3", "F2"):
            row.vex_pp = {"66": 1, "F3": 2, "F2": 3}[part]
        elif part in ("0F", "0F38", "0F3A"):
            row.vex_map = {"0F": 1, "0F38": 2, "0F3A": 3}[part]
        elif part == "M9":
            row.vex_map = 9
        elif part == "MA":
            row.vex_map = 10
        elif part == "W1" or (part == "Wy" and size == 64):
            row.vex_w = 1
        elif part == "WIG":
            row.vex_wig = True


def _operand_size(row: Row, kinds: list[str], encoding: list[str], size: int) -> None:
    """Decide on the operand size prefix and REX.W."""
    attributes = row.attributes
    if attributes & REX_W:
        row.rex_w = True
    if row.vex:
        if size == 64 and row.vex_w == 1 and "Wy" in encoding[0]:
            row.attributes |= ONLY_64 if "ry" in kinds or "rmy" in kinds else 0
        return
    if attributes & ADDRESS_SIZE_SUFFIX or size == 8:
        return
    if size == 64:
        if not attributes & (DEFAULT_64 | NO_REX_W):
            row.rex_w = True
        return
    if size in (16, 32) and not attributes & NO_OPERAND_SIZE:
        row.needs_size_prefix = size


def _suffix(row: Row, kinds: list[str], written: str, size: int) -> str:
    """Return the AT&T suffix of a row."""
    if written != "?":
        return written
    if row.attributes & SIZE_BY_X87:
        return "s" if size == 16 else "l"
    if row.attributes & XY_SUFFIX:
        return "y" if row.vex_l else "x"
    if row.attributes & NO_SUFFIX:
        return ""
    if size and (row.feature not in _VECTOR_FEATURES or size != 8):
        return _SUFFIXES[size]
    if row.feature in _VECTOR_FEATURES or row.feature in ("cache", "cet"):
        return ""
    return ""


_VECTOR_FEATURES: Final = frozenset(("mmx", "sse", "sse2", "sse3", "ssse3", "sse4.1", "avx", "avx2", "gfni"))


def _effects(row: Row, words: list[str], code: int) -> None:
    """Read the third column."""
    for position, word in enumerate(words):
        if position == 0:
            row.access = "" if word == "-" else word
        elif word[0] == "@":
            row.registers_read, _, row.registers_written = word[1:].partition(">")
        else:
            row.flags_read, _, row.flags_written = word.partition(">")
            if row.flags_read == "{cc}":
                row.flags_read = CONDITION_FLAGS[code]
