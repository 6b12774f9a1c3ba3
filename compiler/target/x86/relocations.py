"""Relocation types of x86-64 and i386, and which one a field needs.

Sources: SysV x86-64 psABI ch. 4.4 and i386 psABI ch. 4.4; the choices where the psABI leaves one are those
of GNU as 2.40 (PLT32 for branches, GOTPCRELX where the linker may relax).
"""

from __future__ import annotations

from typing import Final

from compiler.asm.expr import AssemblyError

_NAMES_64: Final = """
NONE 0  64 1  PC32 2  GOT32 3  PLT32 4  COPY 5  GLOB_DAT 6  JUMP_SLOT 7  RELATIVE 8  GOTPCREL 9  32 10  32S 11
16 12  PC16 13  8 14  PC8 15  DTPMOD64 16  DTPOFF64 17  TPOFF64 18  TLSGD 19  TLSLD 20  DTPOFF32 21
GOTTPOFF 22  TPOFF32 23  PC64 24  GOTOFF64 25  GOTPC32 26  GOT64 27  GOTPCREL64 28  GOTPC64 29  GOTPLT64 30
PLTOFF64 31  SIZE32 32  SIZE64 33  GOTPC32_TLSDESC 34  TLSDESC_CALL 35  TLSDESC 36  IRELATIVE 37
RELATIVE64 38  GOTPCRELX 41  REX_GOTPCRELX 42
"""

_NAMES_32: Final = """
NONE 0  32 1  PC32 2  GOT32 3  PLT32 4  COPY 5  GLOB_DAT 6  JUMP_SLOT 7  RELATIVE 8  GOTOFF 9  GOTPC 10  32PLT 11
TLS_TPOFF 14  TLS_IE 15  TLS_GOTIE 16  TLS_LE 17  TLS_GD 18  TLS_LDM 19  16 20  PC16 21  8 22  PC8 23
TLS_GD_32 24  TLS_GD_PUSH 25  TLS_GD_CALL 26  TLS_GD_POP 27  TLS_LDM_32 28  TLS_LDM_PUSH 29
TLS_LDM_CALL 30  TLS_LDM_POP 31  TLS_LDO_32 32  TLS_IE_32 33  TLS_LE_32 34  TLS_DTPMOD32 35
TLS_DTPOFF32 36  TLS_TPOFF32 37  SIZE32 38  TLS_GOTDESC 39  TLS_DESC_CALL 40  TLS_DESC 41  IRELATIVE 42
GOT32X 43
"""

# Relocation operators: name, type in a 32-bit field of an i386 object, in a 32-bit and a 64-bit field of
# an x86-64 object.  "-": there is none.
_OPERATOR_ROWS: Final = """
size       SIZE32         SIZE32           SIZE64
pltoff     -              -                PLTOFF64
plt        PLT32          PLT32            -
gotplt     -              -                GOTPLT64
gotoff     GOTOFF         -                GOTOFF64
gotpcrel   -              GOTPCREL         GOTPCREL64
tlsgd      TLS_GD         TLSGD            -
tlsldm     TLS_LDM        -                -
tlsld      -              TLSLD            -
gottpoff   TLS_IE_32      GOTTPOFF         -
tpoff      TLS_LE_32      TPOFF32          TPOFF64
ntpoff     TLS_LE         -                -
dtpoff     TLS_LDO_32     DTPOFF32         DTPOFF64
gotntpoff  TLS_GOTIE      -                -
indntpoff  TLS_IE         -                -
got        GOT32          GOT32            GOT64
tlsdesc    TLS_GOTDESC    GOTPC32_TLSDESC  -
tlscall    TLS_DESC_CALL  TLSDESC_CALL     -
"""

# Types by number that the encoder and the target name.
X64_64: Final = 1
X64_PC32: Final = 2
X64_PLT32: Final = 4
X64_GOTPCREL: Final = 9
X64_32: Final = 10
X64_32S: Final = 11
X64_16: Final = 12
X64_PC16: Final = 13
X64_8: Final = 14
X64_PC8: Final = 15
X64_PC64: Final = 24
X64_GOTPC32: Final = 26
X64_GOTPC64: Final = 29
X64_SIZE32: Final = 32
X64_SIZE64: Final = 33
X64_GOTPCRELX: Final = 41
X64_REX_GOTPCRELX: Final = 42
I386_32: Final = 1
I386_PC32: Final = 2
I386_GOT32: Final = 3
I386_PLT32: Final = 4
I386_GOTOFF: Final = 9
I386_GOTPC: Final = 10
I386_16: Final = 20
I386_PC16: Final = 21
I386_8: Final = 22
I386_PC8: Final = 23
I386_SIZE32: Final = 38
I386_GOT32X: Final = 43

NO_TYPE: Final = -1


class Relocations:
    """The relocation types of one object class (64 or 32 bits)."""

    def __init__(self, bits: int) -> None:
        self.bits: int = bits
        self.numbers: dict[str, int] = {}           # "R_X86_64_PC32" -> 2
        self.operators: dict[str, int] = {}         # "plt" -> operator number, from 1
        self.operator_names: list[str] = [""]
        self._types32: list[int] = [NO_TYPE]        # by operator number, 32-bit fields
        self._types64: list[int] = [NO_TYPE]
        prefix = "R_X86_64_" if bits == 64 else "R_386_"
        words = (_NAMES_64 if bits == 64 else _NAMES_32).split()
        for position in range(0, len(words), 2):
            self.numbers[prefix + words[position]] = int(words[position + 1])
        for row in _OPERATOR_ROWS.split("\n"):
            if not row:
                continue
            name, small, narrow, wide = row.split()
            self.operators[name] = len(self.operator_names)
            self.operator_names.append(name)
            if bits == 64:
                self._types32.append(self._number(prefix, narrow))
                self._types64.append(self._number(prefix, wide))
            else:
                self._types32.append(self._number(prefix, small))
                self._types64.append(NO_TYPE)

    def _number(self, prefix: str, name: str) -> int:
        return NO_TYPE if name == "-" else self.numbers[prefix + name]

    def plain(self, size: int, pcrel: bool, signed: bool) -> int:
        """Return the type of a field of `size` bytes without operator.

        Raises AssemblyError when there is none.
        """
        if self.bits == 64:
            if pcrel:
                found = {1: X64_PC8, 2: X64_PC16, 4: X64_PC32, 8: X64_PC64}.get(size, NO_TYPE)
            elif size == 4:
                found = X64_32S if signed else X64_32
            else:
                found = {1: X64_8, 2: X64_16, 8: X64_64}.get(size, NO_TYPE)
        elif pcrel:
            found = {1: I386_PC8, 2: I386_PC16, 4: I386_PC32}.get(size, NO_TYPE)
        else:
            found = {1: I386_8, 2: I386_16, 4: I386_32}.get(size, NO_TYPE)
        if found == NO_TYPE:
            kind = "pc-relative " if pcrel else ""
            raise AssemblyError("cannot do " + str(size) + " byte " + kind + "relocation")
        return found

    def with_operator(self, operator: int, size: int) -> int:
        """Return the type of a field with a relocation operator.  Raises AssemblyError when it has none."""
        if operator == 0 or operator >= len(self.operator_names):
            raise AssemblyError("unknown relocation operator")
        found = NO_TYPE
        if size == 4:
            found = self._types32[operator]
        elif size == 8:
            found = self._types64[operator]
        if found == NO_TYPE:
            if self._types32[operator] == NO_TYPE and self._types64[operator] == NO_TYPE:
                name = self.operator_names[operator].upper()
                raise AssemblyError("@" + name + " reloc is not supported with " + str(self.bits)
                                    + "-bit output format")
            raise AssemblyError("junk at end of line, first unrecognized character is `@'" if size < 4
                                else "invalid relocation operator for a field of " + str(size) + " bytes")
        return found


# Relocations that always stay (psABI: they name a GOT or TLS entry, a size).
_KEPT_64: Final = frozenset((3, 9, 19, 20, 21, 22, 23, 17, 18, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 41, 42))
_KEPT_32: Final = frozenset((3, 9, 10, 15, 16, 17, 18, 19, 32, 33, 34, 38, 39, 40, 43))
_TLS_64: Final = frozenset((17, 18, 19, 20, 21, 22, 23, 34, 35))
_TLS_32: Final = frozenset((15, 16, 17, 18, 19, 32, 33, 34, 39, 40))


def always_kept(kind: int, bits: int) -> bool:
    """Tell whether a fixup of this type stays a relocation although its value is known."""
    return kind in (_KEPT_64 if bits == 64 else _KEPT_32)


# Those of them that name a local symbol by its section all the same, as GNU as has them.
_BY_SECTION_64: Final = frozenset((27, 28, 30, 31))


def keeps_symbol(kind: int, bits: int) -> bool:
    """Tell whether a relocation of this type names a local symbol itself."""
    return always_kept(kind, bits) and not (bits == 64 and kind in _BY_SECTION_64)


def names_tls(kind: int, bits: int) -> bool:
    """Tell whether the relocation's symbol is thread-local."""
    return kind in (_TLS_64 if bits == 64 else _TLS_32)
