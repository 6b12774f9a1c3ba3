"""Encode one instruction: a row of the table and its operands to bytes and fixups.

Input: a Row (insns.py), operands in Intel order that fit it, and the mode of the Encoder.  Output: the
bytes, and in `fields` the places that take the value of an expression.  Used by the assembler after it
has chosen a row, and meant for a code generator that chooses rows itself.

The order of prefixes and every choice of form is that of GNU as 2.40: WAIT, segment, 67, 66, F2/F3,
LOCK, REX (SDM vol. 2, 2.1.1 leaves it free); the shortest displacement; the 2-byte VEX form when it can
hold the operands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.asm.expr import AssemblyError
from compiler.target.x86 import insns
from compiler.target.x86 import operands as op
from compiler.target.x86.operands import Operand
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.asm.expr import Expression
    from compiler.target.x86.insns import Row

# Encodings asked for by {vex}, {vex3}, {rex} ...
FORM_DEFAULT: Final = 0
FORM_VEX: Final = 1
FORM_VEX3: Final = 2
FORM_REX: Final = 3

# 16-bit addressing: (base, index) -> ModRM.rm (SDM vol. 2, table 2-1).
_RM_16: Final = {(3, 6): 0, (3, 7): 1, (5, 6): 2, (5, 7): 3, (6, -1): 4, (7, -1): 5, (5, -1): 6, (3, -1): 7}

_VEX_PREFIXES: Final = (0, 0x66, 0xF3, 0xF2)
_SEGMENT_PREFIXES: Final = (0x26, 0x2E, 0x36, 0x3E, 0x64, 0x65)


@final
class Field:
    """A field of the instruction whose value is an expression."""

    def __init__(self, offset: i64, size: i64, value: Expression, pcrel: bool, signed: bool) -> None:
        self.offset: i64 = offset       # from the start of the instruction
        self.size: i64 = size           # bytes
        self.value: Expression = value
        self.pcrel: bool = pcrel        # relative to the end of the instruction
        self.signed: bool = signed      # sign-extends to 64 bits
        self.displacement: bool = False  # belongs to the memory operand
        self.after: i64 = 0             # bytes from the field to the end of the instruction, the field included
        self.relaxable: i64 = 0         # the linker may rewrite the access (GOTPCRELX): 1, with REX 2


@final
class Prefixes:
    """Prefixes written before a mnemonic.  A slot holds the byte, 0 for none."""

    def __init__(self) -> None:
        self.segment: i64 = 0
        self.address: i64 = 0
        self.operand: i64 = 0
        self.repeat: i64 = 0        # F2, F3: rep, bnd, xacquire, xrelease
        self.lock: i64 = 0          # F0, and 3E of notrack is in `segment`
        self.rex: i64 = 0
        self.wait: i64 = 0
        self.form: i64 = FORM_DEFAULT
        self.displacement: i64 = op.DISP_ANY
        self.load: i64 = 0          # 1 {load}, 2 {store}
        self.any_byte: bool = False
        self.words: list[str] = []


NO_PREFIXES: Final = Prefixes()


@final
class Encoder:
    """Encodes for one mode; `fields` are those of the last instruction."""

    def __init__(self, mode: i64) -> None:
        self.mode: i64 = mode
        self.fields: list[Field] = []
        self.warning: str = ""      # about the last instruction, in GNU as's wording

    def encode(self, row: Row, operands: list[Operand], prefixes: Prefixes) -> bytes:
        """Return the bytes of the instruction.

        Branch distances (branch_operand) are left to the caller, as relaxation decides on them: the bytes
        end before the distance.  Raises AssemblyError when the operands cannot be encoded together.
        """
        if self.fields:
            self.fields = []
        self.warning = ""
        mode = self.mode
        memory: Operand | None = None
        # The operands' parts.
        reg_number: i64 = row.digit
        rm_number: i64 = 0
        rex: i64 = 0
        force_rex = False
        refuse_rex = False
        rm_operand = row.rm_operand
        if row.reg_operand >= 0:
            operand = operands[row.reg_operand]
            reg_number = operand.number
            if reg_number >= 8:
                rex |= 4
                reg_number -= 8
            reg = operand.reg
            if reg is not None:
                force_rex = reg.needs_rex
                refuse_rex = reg.refuses_rex
        if rm_operand >= 0:
            operand = operands[rm_operand]
            if operand.kind == op.MEMORY:
                memory = operand
                if operand.base >= 8 and operand.base < 16:
                    rex |= 1
                if operand.index >= 8:
                    rex |= 2
            else:
                rm_number = operand.number
                if rm_number >= 8:
                    rex |= 1
                    rm_number -= 8
                reg = operand.reg
                if reg is not None:
                    force_rex = force_rex or reg.needs_rex
                    refuse_rex = refuse_rex or reg.refuses_rex
        opcode = row.opcode
        if row.opcode_operand >= 0:
            operand = operands[row.opcode_operand]
            number = operand.number
            if number >= 8:
                rex |= 1
                number -= 8
            reg = operand.reg
            if reg is not None:
                force_rex = force_rex or reg.needs_rex
                refuse_rex = refuse_rex or reg.refuses_rex
            opcode = opcode[:-1] + bytes((opcode[-1] + number,))
        # Prefixes.
        out = bytearray()
        segment = prefixes.segment
        address: i64 = prefixes.address
        size_prefix: i64 = prefixes.operand
        repeat: i64 = prefixes.repeat
        lock: i64 = prefixes.lock
        if row.wait or prefixes.wait:
            out.append(0x9B)
        if memory is None:
            memory = _other_memory(row, operands)
        if memory is not None:
            if memory.segment >= 0 and memory.segment != (2 if memory.base in (4, 5) else 3):
                # Not when it is the default (SDM vol. 1, 3.7.4).
                if not row.attributes & insns.STRING or memory.base != 7:
                    if segment:
                        raise AssemblyError("same type of prefix used twice")
                    segment = _SEGMENT_PREFIXES[memory.segment]
            if memory.address_size != 0 and memory.address_size != mode:
                if mode == 64 and memory.address_size == 16 or memory.address_size == 64:
                    raise AssemblyError("invalid base/index expression")
                address = 0x67
            elif address and memory.address_size:
                raise AssemblyError("operand is not a valid base/index expression")
        if row.address_bits != 0 and row.address_bits != mode:
            address = 0x67
        elif row.address_operand >= 0:
            address = self._address_register(row, operands[row.address_operand], memory, address)
        elif row.attributes & insns.ADDRESS_OPERAND:
            address = self._address_register(row, operands[row.rm_operand if row.reg_operand < 0 else row.reg_operand],
                                             memory, address)
        if (row.needs_size_prefix != 0 and (row.needs_size_prefix == 16) != (mode == 16)) or (
                row.prefix == 0x66 and row.vex == 0):
            if size_prefix:
                raise AssemblyError("same type of prefix used twice")
            size_prefix = 0x66
        if row.prefix != 0 and row.prefix != 0x66 and row.vex == 0:
            if repeat and repeat != row.prefix:
                raise AssemblyError("same type of prefix used twice")
            repeat = row.prefix
        if row.attributes & insns.LOCK_CR and mode != 64:
            for operand in operands:
                if operand.number == 8 and operand.mask & op.CR:
                    lock = 0xF0
                    rex &= ~5
        if segment:
            out.append(segment)
        if address:
            out.append(address)
        if size_prefix and row.vex == 0:
            out.append(size_prefix)
        if repeat:
            out.append(repeat)
        if lock:
            out.append(lock)
        if row.vex:
            self._vex(row, operands, rex, prefixes, out)
        else:
            rex |= prefixes.rex
            if row.rex_w and not (row.attributes & insns.XCHG_NOP and opcode == b"\x90" and rex == 0):
                rex |= 8
            if rex or force_rex or prefixes.rex or (prefixes.form == FORM_REX and not refuse_rex and mode == 64):
                if refuse_rex:
                    raise AssemblyError("can't encode register '%" + _high_byte(operands)
                                        + "' in an instruction requiring REX prefix.")
                if mode != 64:
                    raise AssemblyError("bad register name")
                out.append(0x40 | (rex & 15))
            out += opcode
        if row.attributes & insns.BREAKPOINT and operands[0].expression is None and operands[0].value == 3:
            return b"\xcc"
        # ModRM, displacement.
        displacement_at: i64 = -1
        if row.modrm:
            if memory is None:
                out.append(0xC0 | reg_number << 3 | rm_number)
            else:
                tail = memory.tail
                if not tail or memory.tail_mode != mode or prefixes.displacement or row.attributes & insns.ADDRESS_OPERAND:
                    tail = self._address(memory, prefixes, address != 0)
                start = len(out)
                out += tail
                out[start] |= reg_number << 3
                if memory.expression is not None:
                    displacement_at = start + len(tail) - (2 if self._address_bits(memory) == 16 else 4)
        elif row.offset_operand >= 0 and memory is not None:
            self._offset(row, memory, out, address != 0)
        # Immediates.
        if row.is4_operand >= 0:
            out.append(operands[row.is4_operand].number << 4)
        for number, length in row.immediates:
            operand = operands[number]
            if operand.expression is None:
                value = operand.value
                mask = (1 << (8 * length)) - 1
                over = value & ~mask
                if (over and over != ~mask and not (mode != 64 and length == 4)
                        and not row.operands[number] & (op.I8S16 | op.I8S32 | op.I8S64)):
                    self.warning = _shortened(value, mask)
                out += (value & mask).to_bytes(length, "little")
            else:
                self.fields.append(Field(len(out), length, operand.expression, False,
                                         row.signed_immediate and length == 4))
                out += bytes(length)
        if row.fixed_immediate >= 0:
            out.append(row.fixed_immediate)
        if displacement_at >= 0 and memory is not None and memory.expression is not None:
            self._displacement_field(row, memory, displacement_at, out, rex, operands, size_prefix)
        return bytes(out)

    # -- prefixes -------------------------------------------------------------------------------------

    def _address_register(self, row: Row, operand: Operand, memory: Operand | None, address: i64) -> i64:
        """Return the address size prefix for a register operand that is an address itself."""
        reg = operand.reg
        if reg is None or (8 << reg.kind) == self.mode:
            if memory is not None and memory.address_size and memory.address_size != self.mode:
                raise AssemblyError("operand size mismatch for `" + row.name + "'")
            return address
        if self.mode == 64 and reg.kind == 1 or self.mode != 64 and reg.kind == 3:
            raise AssemblyError("16-bit addressing unavailable for `" + row.name + "'")
        if memory is not None and memory.address_size != (8 << reg.kind) and (
                memory.address_size or memory.base != op.NO_REGISTER):
            raise AssemblyError("operand size mismatch for `" + row.name + "'")
        return 0x67

    def _vex(self, row: Row, operands: list[Operand], rex: i64, prefixes: Prefixes, out: bytearray) -> None:
        """Append the VEX or XOP prefix and the opcode (SDM vol. 2, 2.3.5)."""
        if self.mode != 64:
            rex = 0
        vvvv: i64 = 0
        if row.vvvv_operand >= 0:
            vvvv = operands[row.vvvv_operand].number
        low = (15 - vvvv) << 3 | row.vex_l << 2 | row.vex_pp
        wide = row.vex_w
        if row.vex == 1 and row.vex_map == 1 and wide == 0 and rex & 3 == 0 and prefixes.form != FORM_VEX3:
            out.append(0xC5)
            out.append((0 if rex & 4 else 0x80) | low)
        else:
            out.append(0xC4 if row.vex == 1 else 0x8F)
            out.append((7 - (rex & 7)) << 5 | row.vex_map)
            out.append(wide << 7 | low)
        out += row.opcode

    # -- memory operands ------------------------------------------------------------------------------

    def _address_bits(self, memory: Operand) -> i64:
        """Return the address size of a memory operand in this mode."""
        return memory.address_size if memory.address_size else self.mode

    def _address(self, memory: Operand, prefixes: Prefixes, other_size: bool) -> bytes:
        """Return ModRM with a zero reg field, SIB and displacement (SDM vol. 2, 2.1.5).

        other_size: the instruction has an address size prefix.  The displacement of an expression is zeros.
        Kept in the operand when no prefix changed it.
        """
        bits = self._address_bits(memory)
        if other_size and memory.address_size == 0 and self.mode != 64:
            bits = 48 - self.mode
        wanted = prefixes.displacement
        if bits == 16:
            over = memory.value & ~0xFFFF
            if over and over != ~0xFFFF and memory.value & 0xFFFFFFFFFFFF0000 != 0xFFFF0000:
                self.warning = _shortened(memory.value, 0xFFFF)
                return _address_16(memory, wanted)
            tail = _address_16(memory, wanted)
        else:
            tail = _address_32(memory, wanted, self.mode, bits)
        if wanted == op.DISP_ANY and not (other_size and memory.address_size == 0):
            memory.tail = tail
            memory.tail_mode = self.mode
        return tail

    def _offset(self, row: Row, memory: Operand, out: bytearray, address_prefix: bool) -> None:
        """Append the offset of a moffs form."""
        size = int(row.offset_size)
        if size == 0:
            bits = int(self.mode)
            if address_prefix:
                bits = 32 if self.mode != 32 else 16
            size = bits // 8
            if size == 2 and not -0x10000 < memory.value < 0x10000:
                self.warning = _shortened(memory.value, 0xFFFF)
        elif address_prefix:
            size = 4
        if memory.expression is not None:
            field = Field(len(out), size, memory.expression, False, False)
            self.fields.append(field)
            out += bytes(size)
        else:
            out += (memory.value & ((1 << (8 * size)) - 1)).to_bytes(size, "little")

    def _displacement_field(self, row: Row, memory: Operand, at: i64, out: bytearray, rex: i64,
                            operands: list[Operand], size_prefix: i64) -> None:
        """Add the field of a memory operand's displacement."""
        expression = memory.expression
        assert expression is not None
        bits = self._address_bits(memory)
        pcrel = memory.base == op.IP_BASE
        # The address that a narrow lea computes is not sign-extended.
        narrow = row.attributes & insns.LEA and row.size != 64
        field = Field(at, 2 if bits == 16 else 4, expression, pcrel, bits == 64 and not narrow)
        field.displacement = True
        field.after = len(out) - at
        if len(row.opcode) == 1 and row.vex == 0 and not size_prefix:
            code = row.opcode[0]
            if (row.modrm and code == 0xFF and row.digit in (2, 4) and len(operands) == 1) or (
                    len(operands) == 2 and row.reg_operand >= 0
                    and (code == 0x8B or code == 0x85 or code & ~0x38 == 0x03)):
                field.relaxable = 2 if rex or row.rex_w else 1
        self.fields.insert(0, field)        # before that of an immediate


def _other_memory(row: Row, operands: list[Operand]) -> Operand | None:
    """Return the memory operand that no ModRM holds: of moffs and of string instructions, the source first."""
    found: Operand | None = None
    for operand in operands:
        if operand.kind == op.MEMORY and (found is None or operand.base == 6):
            found = operand
    return found


def _shortened(value: int, mask: int) -> str:
    """Return the warning about a value that its field does not hold."""
    return "0x" + format(value & 0xFFFFFFFFFFFFFFFF, "x") + " shortened to 0x" + format(value & mask, "x")


def _high_byte(operands: list[Operand]) -> str:
    """Return the name of the operand that cannot go with REX."""
    for operand in operands:
        reg = operand.reg
        if reg is not None and reg.refuses_rex:
            return reg.name
    return ""


def _address_16(memory: Operand, wanted: i64) -> bytes:
    """Return ModRM and displacement of 16-bit addressing."""
    value = memory.value
    if memory.base == op.NO_REGISTER and memory.index == op.NO_REGISTER:
        return bytes((0x06,)) + (value & 0xFFFF).to_bytes(2, "little")
    base = memory.base
    index = memory.index
    key = (int(base), int(index))
    found = _RM_16.get(key)
    if found is None:
        found = _RM_16.get((int(index), int(base)))
        if found is None:
            raise AssemblyError("invalid base/index expression")
    rm = found
    if memory.expression is not None or wanted == op.DISP_32:
        return bytes((0x80 | rm,)) + (value & 0xFFFF).to_bytes(2, "little")
    value = (value & 0xFFFF) - (0x10000 if value & 0x8000 else 0)
    if value == 0 and rm != 6 and wanted == op.DISP_ANY:
        return bytes((rm,))
    if -128 <= value <= 127:
        return bytes((0x40 | rm, value & 0xFF))
    return bytes((0x80 | rm,)) + (value & 0xFFFF).to_bytes(2, "little")


def _address_32(memory: Operand, wanted: i64, mode: i64, bits: i64) -> bytes:
    """Return ModRM, SIB and displacement of 32- and 64-bit addressing."""
    base = memory.base
    index = memory.index
    value = memory.value
    if bits == 32:
        value = (value & 0xFFFFFFFF) - (0x100000000 if value & 0x80000000 else 0)
    elif not -0x80000000 <= value <= 0x7FFFFFFF:
        raise AssemblyError("0x" + format(value & 0xFFFFFFFFFFFFFFFF, "x")
                            + " out of range of signed 32bit displacement")
    encoded = (value & 0xFFFFFFFF).to_bytes(4, "little")
    if base == op.IP_BASE:
        return b"\x05" + encoded
    if base == op.NO_REGISTER and index == op.NO_REGISTER:
        if mode == 64:
            return b"\x04\x25" + encoded
        return b"\x05" + encoded
    if base == op.NO_REGISTER:
        return bytes((0x04, memory.scale << 6 | (index & 7) << 3 | 5)) + encoded
    low = base & 7
    if memory.expression is not None or wanted == op.DISP_32:
        mod = 2
    elif value == 0 and low != 5 and wanted == op.DISP_ANY:
        mod = 0
        encoded = b""
    elif -128 <= value <= 127:
        mod = 1
        encoded = encoded[:1]
    else:
        mod = 2
    if index != op.NO_REGISTER:
        return bytes((mod << 6 | 4, memory.scale << 6 | (index & 7) << 3 | low)) + encoded
    if low == 4:
        return bytes((mod << 6 | 4, 0x24)) + encoded
    return bytes((mod << 6 | low,)) + encoded


def refuse_form(word: str) -> None:
    """Raise Unsupported for a pseudo-prefix that asks for an encoding that pycc has not."""
    raise Unsupported("asm", word)
