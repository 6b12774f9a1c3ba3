"""The registers of x86: names, numbers, classes and what each may match in an instruction row.

A Register is a value shared by parser, printer, encoder and code generator.  `number` is the encoding,
0-15; `mask` is the set of operand classes (operands.py) that it satisfies.  DWARF numbers: SysV x86-64
psABI 3.6.2 (figure 3.36), i386 psABI table 2.14.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler.target.x86 import operands as op

# Register classes.
GPR8: Final = 0
GPR16: Final = 1
GPR32: Final = 2
GPR64: Final = 3
X87: Final = 4
MMX: Final = 5
XMM: Final = 6
YMM: Final = 7
SEGMENT: Final = 8
CONTROL: Final = 9
DEBUG: Final = 10
TEST: Final = 11
BOUND: Final = 12
POINTER: Final = 13         # rip, eip: only as the base of an address
ZMM: Final = 15             # known only to be refused
OPMASK: Final = 16
FLAT: Final = 17

_GPR_ROWS: Final = """
al   ax   eax  rax
cl   cx   ecx  rcx
dl   dx   edx  rdx
bl   bx   ebx  rbx
spl  sp   esp  rsp
bpl  bp   ebp  rbp
sil  si   esi  rsi
dil  di   edi  rdi
r8b  r8w  r8d  r8
r9b  r9w  r9d  r9
r10b r10w r10d r10
r11b r11w r11d r11
r12b r12w r12d r12
r13b r13w r13d r13
r14b r14w r14d r14
r15b r15w r15d r15
"""

# DWARF numbers of the general registers by encoding number.
_DWARF_64: Final = (0, 2, 1, 3, 7, 6, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15)
_DWARF_32: Final = (0, 1, 2, 3, 4, 5, 6, 7)


@final
class Register:
    """One register.  Two are the same exactly when they are identical."""

    def __init__(self, name: str, kind: i64, number: i64, mask: i64) -> None:
        self.name: str = name
        self.kind: i64 = kind
        self.number: i64 = number
        self.mask: i64 = mask
        self.needs_rex: bool = False    # spl, bpl, sil, dil: mean ah..bh without a REX prefix
        self.refuses_rex: bool = False  # ah, ch, dh, bh
        self.only64: bool = False       # exists only in 64-bit mode

    @property
    def size(self) -> int:
        """The width in bits of a general register, 0 for the other classes."""
        return 8 << self.kind if self.kind <= GPR64 else 0


@final
class Registers:
    """All registers of an object class."""

    def __init__(self, test_registers: bool) -> None:
        self._test_registers: bool = test_registers     # tr0-tr7, known to i386 objects only
        self.by_name: dict[str, Register] = {}
        self.general: list[list[Register]] = [[], [], [], []]   # by class, then by number
        self.xmm: list[Register] = []
        self.ymm: list[Register] = []
        self.mmx: list[Register] = []
        self.x87: list[Register] = []
        self.segment: list[Register] = []                        # es cs ss ds fs gs
        self.control: list[Register] = []
        self.debug: list[Register] = []
        self._add_general()
        self._add_rest()

    def _add(self, name: str, kind: i64, number: i64, mask: i64) -> Register:
        made = Register(name, kind, number, mask)
        self.by_name[name] = made
        return made

    def _add_general(self) -> None:
        special: dict[str, int] = {
            "al": op.AL, "ax": op.AX, "eax": op.EAX, "rax": op.RAX, "cl": op.CL, "dx": op.DX,
            "ecx": op.ECX, "edx": op.EDX, "ebx": op.EBX, "rcx": op.RCX, "rdx": op.RDX, "rbx": op.RBX,
        }
        classes = (op.R8, op.R16, op.R32, op.R64)
        number = 0
        for row in _GPR_ROWS.split("\n"):
            if not row:
                continue
            names = row.split()
            for kind in range(4):
                name = names[kind]
                made = self._add(name, kind, number, classes[kind] | special.get(name, 0))
                made.only64 = number >= 8 or kind == 3 or (kind == 0 and number >= 4)
                made.needs_rex = kind == 0 and 4 <= number < 8
                self.general[kind].append(made)
            number += 1
        for number, name in enumerate(("ah", "ch", "dh", "bh")):
            made = self._add(name, GPR8, number + 4, op.R8)
            made.refuses_rex = True

    def _add_rest(self) -> None:
        for number in range(8):
            made = self._add("st(" + str(number) + ")", X87, number, op.STI | (op.ST0 if number == 0 else 0))
            self.x87.append(made)
            self.mmx.append(self._add("mm" + str(number), MMX, number, op.MMX))
            if self._test_registers:
                self._add("tr" + str(number), TEST, number, op.TR)
            self._add("k" + str(number), OPMASK, number, 0)
        self.by_name["st"] = self.x87[0]
        for number in range(4):
            self._add("bnd" + str(number), BOUND, number, op.BND)
        for number in range(16):
            made = self._add("xmm" + str(number), XMM, number, op.XMM | (op.XMM0 if number == 0 else 0))
            made.only64 = number >= 8
            self.xmm.append(made)
            made = self._add("ymm" + str(number), YMM, number, op.YMM)
            made.only64 = number >= 8
            self.ymm.append(made)
            made = self._add("cr" + str(number), CONTROL, number, op.CR)
            made.only64 = number >= 8 and number != 8
            self.control.append(made)
            made = self._add("dr" + str(number), DEBUG, number, op.DR)
            made.only64 = number >= 8
            self.debug.append(made)
            made = self._add("db" + str(number), DEBUG, number, op.DR)
            made.only64 = number >= 8
        for number in range(16, 32):
            self._add("xmm" + str(number), ZMM, number, 0)
            self._add("ymm" + str(number), ZMM, number, 0)
        for number in range(32):
            self._add("zmm" + str(number), ZMM, number, 0)
        bits = (op.ES, op.CS, op.SS, op.DS, op.FS, op.GS)
        for number, name in enumerate(("es", "cs", "ss", "ds", "fs", "gs")):
            self.segment.append(self._add(name, SEGMENT, number, op.SREG | bits[number]))
        self._add("rip", POINTER, 64, 0).only64 = True
        self._add("eip", POINTER, 32, 0).only64 = True
        self._add("flat", FLAT, 0, 0)


def dwarf_number(name: str, bits: int, known: Registers) -> int:
    """Return the DWARF number of a register for a 64- or 32-bit object, or -1."""
    reg = known.by_name.get(name)
    if bits == 64:
        if name == "rip":
            return 16
        if name == "rflags":
            return 49
        if reg is None:
            return {"fs.base": 58, "gs.base": 59, "tr": 62, "ldtr": 63, "mxcsr": 64,
                    "fcw": 65, "fsw": 66}.get(name, -1)
        if reg.kind == GPR64:
            return _DWARF_64[reg.number]
        if reg.kind == XMM:
            return 17 + reg.number
        if reg.kind == X87:
            return 33 + reg.number
        if reg.kind == MMX:
            return 41 + reg.number
        if reg.kind == SEGMENT:
            return 50 + reg.number
        return -1
    if name == "eip":
        return 8
    if name == "eflags":
        return 9
    if reg is None:
        return {"tr": 48, "ldtr": 49, "mxcsr": 39, "fcw": 37, "fsw": 38}.get(name, -1)
    if reg.kind == GPR32 and reg.number < 8:
        return _DWARF_32[reg.number]
    if reg.kind == X87:
        return 11 + reg.number
    if reg.kind == XMM and reg.number < 8:
        return 21 + reg.number
    if reg.kind == MMX:
        return 29 + reg.number
    if reg.kind == SEGMENT:
        return 40 + reg.number
    return -1
