"""One instruction statement: prefixes, mnemonic and operands to bytes and fixups in an Emission.

The way of a statement: mnemonic -> Mnemonic (a dictionary), operands -> Operand (kept by text), classes of
the operands -> Row (kept by shape), Row -> bytes.  A statement without symbols goes to the memo of the
target, so that its second occurrence costs one look-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.asm.expr import ADD, SUBTRACT, SYMBOL, AssemblyError, Expression
from compiler.asm.section import UNDEFINED, Symbol
from compiler.target.x86 import encode, insns, relax
from compiler.target.x86 import operands as op
from compiler.target.x86 import relocations as rel
from compiler.target.x86.encode import Encoder, Field, Prefixes
from compiler.target.x86.insns import InstructionTable, Row
from compiler.target.x86.operands import Operand
from compiler.target.x86.registers import Registers
from compiler.target.x86.relocations import Relocations
from compiler.target.x86.select import Mnemonic, Selector
from compiler.target.x86.syntax_att import AttSyntax, split_operands
from compiler.target.x86.syntax_intel import IntelSyntax
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.asm.emission import Emission
    from compiler.asm.expr_parser import ExpressionParser

# Prefix mnemonics: name, slot, byte.  Slots: s segment, a address size, o operand size, r repeat, l lock, x REX.
_PREFIX_ROWS: Final = """
cs       s 2E
ds       s 3E
es       s 26
fs       s 64
gs       s 65
ss       s 36
notrack  s 3E
ht       s 3E
hnt      s 2E
addr16   a 67
addr32   a 67
aword    a 67
adword   a 67
data16   o 66
data32   o 66
word     o 66
dword    o 66
rep      r F3
repe     r F3
repz     r F3
repne    r F2
repnz    r F2
bnd      r F2
xacquire r F2
xrelease r F3
lock     l F0
rex      x 40
rex64    x 48
rexz     x 41
rexy     x 42
rexyz    x 43
rexx     x 44
rexxz    x 45
rexxy    x 46
rexxyz   x 47
rex64z   x 49
rex64y   x 4A
rex64yz  x 4B
rex64x   x 4C
rex64xz  x 4D
rex64xy  x 4E
rex64xyz x 4F
rex.b    x 41
rex.x    x 42
rex.xb   x 43
rex.r    x 44
rex.rb   x 45
rex.rx   x 46
rex.rxb  x 47
rex.w    x 48
rex.wb   x 49
rex.wx   x 4A
rex.wxb  x 4B
rex.wr   x 4C
rex.wrb  x 4D
rex.wrx  x 4E
rex.wrxb x 4F
"""

_MPX_WITHOUT_IP: Final = ("bndmk", "bndldx", "bndstx")
_TILE: Final = ("ldtilecfg", "sttilecfg")   # AMX, with tile... and tdp...

DISPLACEMENT: Final = 1
"""Fixup.flags: the field is the displacement of a memory operand."""

GOT_SYMBOL: Final = "_GLOBAL_OFFSET_TABLE_"


@final
class StatementAssembler:
    """Assembles statements in one mode and syntax.  A change of either makes a new one."""

    def __init__(self, table: InstructionTable, known: Registers, relocations: Relocations, mode: i64,
                 intel: bool, register_prefix: bool, stack_size: i64, memo: dict[str, bytes]) -> None:
        self.mode: i64 = mode
        self.known: Registers = known
        self.intel: bool = intel
        self.stack_size: i64 = stack_size
        self.memo: dict[str, bytes] = memo
        self.relocations: Relocations = relocations
        self.encoder: Encoder = Encoder(mode)
        self.selector: Selector = Selector(table, mode, intel, stack_size)
        self.att: AttSyntax = AttSyntax(known, mode, register_prefix)
        self.intel_syntax: IntelSyntax = IntelSyntax(known, mode, register_prefix)
        self._prefixes: dict[str, tuple[str, int]] = {}
        for row in _PREFIX_ROWS.split("\n"):
            if row:
                name, slot, byte = row.split()
                self._prefixes[name] = (slot, int(byte, 16))

    def assemble(self, statement: str, emission: Emission, parser: ExpressionParser) -> None:
        """Assemble one statement.  Raises AssemblyError or Unsupported."""
        end = _word_end(statement)
        name = statement[:end]
        mnemonic = self.selector.find(name)
        prefixes = encode.NO_PREFIXES
        rest = statement[end:].strip()
        if mnemonic is None or name in self._prefixes:
            prefixes = Prefixes()
            name, rest, mnemonic = self._prefixed(statement, prefixes)
            if mnemonic is None:
                self._prefixes_alone(prefixes, emission)
                return
        attributes = mnemonic.attributes
        operands: list[Operand] = []
        names = parser.names
        if rest:
            jump = attributes & (insns.JUMP | insns.JUMP_INDIRECT) != 0
            if self.intel:
                if attributes & insns.FAR_IMMEDIATE and ":" in rest:
                    rest = self._far(rest)
                for text in split_operands(rest):
                    operands.append(self.intel_syntax.operand(text, jump, parser))
            else:
                for text in split_operands(rest):
                    if not text:
                        raise AssemblyError("expecting operand " + ("after" if operands else "before")
                                            + " ','; got nothing")
                    operands.append(self.att.operand(text, jump, parser))
                if len(operands) > 1 and not attributes & insns.AS_IS:
                    operands.reverse()
            if len(operands) > 5:
                raise AssemblyError("too many operands")
        self.selector.warning = ""
        rows = self._rows(mnemonic, operands, prefixes)
        row = self._preferred(rows, operands, prefixes)
        if prefixes.rex & 8:
            self.selector.warning = ""      # rex.w tells the size
        if self.selector.warning:
            emission.warning(self.selector.warning)
        if self.mode == 16 and row.size == 32 and row.attributes & insns.FAR_IMMEDIATE and not mnemonic.suffix:
            self._far_32(row.attributes, prefixes)
        self._check(row, operands, prefixes, rest, emission)
        if row.branch_operand >= 0:
            self._branch(row, rows, operands, prefixes, emission)
            return
        encoder = self.encoder
        encoded = encoder.encode(row, operands, prefixes)
        if encoder.warning:
            self._warn(encoder.warning, emission)
        if not encoder.fields:
            emission.data += encoded
            if not self.selector.warning and parser.names == names:
                self.memo[statement] = encoded
            return
        self._emit(row, operands, encoded, emission)

    # -- prefixes -------------------------------------------------------------------------------------

    def _prefixed(self, statement: str, prefixes: Prefixes) -> tuple[str, str, Mnemonic | None]:
        """Read prefixes; return the mnemonic's spelling, the rest of the statement, and the mnemonic.

        The mnemonic is None when the prefixes stand alone.
        """
        position = 0
        while True:
            while position < len(statement) and statement[position] in " \t":
                position += 1
            if position >= len(statement):
                if prefixes.form or prefixes.displacement or prefixes.load:
                    raise AssemblyError("expecting mnemonic; got nothing")
                return "", "", None
            if statement[position] == "{":
                end = statement.find("}", position)
                if end < 0:
                    raise AssemblyError("unmatched `{'")
                self._pseudo(statement[position + 1:end].strip().lower(), prefixes)
                position = end + 1
                continue
            end = position + _word_end(statement[position:])
            name = statement[position:end].lower()
            found = self._prefixes.get(name)
            if found is None:
                mnemonic = self.selector.find(name)
                if mnemonic is not None:
                    return name, statement[end:].strip(), mnemonic
                short, _, width = name.partition(".")
                if width in ("d8", "d32"):
                    mnemonic = self.selector.find(short)
                    if mnemonic is not None:
                        prefixes.displacement = op.DISP_8 if width == "d8" else op.DISP_32
                        return short, statement[end:].strip(), mnemonic
                self._unknown(name, statement[position:])
            else:
                self._set_prefix(name, found[0], found[1], prefixes)
            position = end

    def _set_prefix(self, name: str, slot: str, byte: int, prefixes: Prefixes) -> None:
        twice = False
        if slot == "s":
            twice = prefixes.segment != 0
            prefixes.segment = byte
        elif slot == "a":
            if (name in ("addr16", "aword")) != (self.mode == 32):
                raise AssemblyError("redundant " + name + " prefix" if self.mode != 64
                                    else "`" + name + "' is not supported in 64-bit mode")
            twice = prefixes.address != 0
            prefixes.address = byte
        elif slot == "o":
            if name in ("data32", "dword") and self.mode == 64:
                raise AssemblyError("`" + name + "' is not supported in 64-bit mode")
            if (name in ("data16", "word")) == (self.mode == 16):
                raise AssemblyError("redundant " + name + " prefix")
            twice = prefixes.operand != 0
            prefixes.operand = byte
        elif slot == "r":
            twice = prefixes.repeat != 0
            prefixes.repeat = byte
        elif slot == "l":
            twice = prefixes.lock != 0
            prefixes.lock = byte
        else:
            if self.mode != 64:
                raise AssemblyError("`" + name + "' is only supported in 64-bit mode")
            twice = prefixes.rex != 0
            prefixes.rex = byte
        if twice:
            raise AssemblyError("same type of prefix used twice")
        prefixes.any_byte = True
        prefixes.words.append(name)

    def _pseudo(self, word: str, prefixes: Prefixes) -> None:
        """A pseudo-prefix {...} (GNU as manual: i386-Mnemonics)."""
        if word == "disp8":
            prefixes.displacement = op.DISP_8
        elif word == "disp32" or word == "disp16":
            prefixes.displacement = op.DISP_32
        elif word == "load":
            prefixes.load = 1
        elif word == "store":
            prefixes.load = 2
        elif word == "vex" or word == "vex2":
            prefixes.form = encode.FORM_VEX
        elif word == "vex3":
            prefixes.form = encode.FORM_VEX3
        elif word == "rex":
            prefixes.form = encode.FORM_REX
        elif word == "nooptimize":
            pass        # pycc has no -O of its own in the assembler
        elif word == "evex":
            encode.refuse_form("{evex}")
        else:
            raise AssemblyError("no such instruction: `{" + word + "}'")

    def _prefixes_alone(self, prefixes: Prefixes, emission: Emission) -> None:
        """Emit prefixes that no instruction follows on the line, e.g. `lock;`."""
        out = bytearray()
        for byte in (prefixes.segment, prefixes.address, prefixes.operand, prefixes.repeat, prefixes.lock,
                     prefixes.rex):
            if byte:
                out.append(byte)
        emission.data += out

    def _unknown(self, name: str, text: str) -> None:
        """No row has this mnemonic."""
        if name[:1] in ("v", "k") or name[:3] in ("til", "tdp") or name in _TILE or "zmm" in text or "{" in text:
            raise Unsupported("asm", "instruction " + name)
        spaced = " ".join(text.split()).replace(" ,", ",").replace(", ", ",")
        raise AssemblyError("no such instruction: `" + name + spaced[len(name):] + "'")

    def _far(self, rest: str) -> str:
        """Write `segment:offset` as two immediates; other operands stay as they are."""
        head, _, tail = rest.partition(":")
        if "[" in head or head.strip().lower().lstrip("%") in ("cs", "ds", "es", "fs", "gs", "ss", "flat"):
            return rest
        if " " in head.strip():
            return rest
        return "offset " + head + ", offset " + tail

    def _far_32(self, attributes: i64, prefixes: Prefixes) -> None:
        """A far jump with a 32-bit offset in 16-bit code, which no suffix asked for: a prefix must, or .code16gcc."""
        if prefixes.operand:
            prefixes.operand = 0        # the row brings it
        elif not attributes & insns.DEFAULT_SIZE or self.stack_size != 32:
            raise AssemblyError("16-bit jump out of range")

    def _warn(self, text: str, emission: Emission) -> None:
        """Report a warning; such a statement is not remembered, so that each occurrence reports it."""
        emission.warning(text)
        self.selector.warning = text

    def _rows(self, mnemonic: Mnemonic, operands: list[Operand], prefixes: Prefixes) -> list[Row]:
        """Choose rows; a constant too wide for a size that is known is taken, and shortened by the encoder."""
        if prefixes.address and self.mode == 64:
            for number, operand in enumerate(operands):
                if operand.mask & op.MOFFS64:
                    operands[number] = _with_mask(operand, operand.mask | op.MOFFS)
        try:
            return self.selector.choose(mnemonic, operands)
        except AssemblyError:
            size = self._known_size(mnemonic, operands, prefixes)
            if size == 0 or size == 64:
                raise
            wider: i64 = op.I32 | op.I64
            if size == 8:
                wider |= op.I8 | op.I16 | op.I32S
            elif size == 16:
                wider |= op.I16 | op.I32S
            changed = [
                _with_mask(operand, operand.mask | wider) if operand.kind == op.IMMEDIATE else operand
                for operand in operands
            ]
            rows = self.selector.choose(mnemonic, changed)
            operands[:] = changed
            return rows

    def _known_size(self, mnemonic: Mnemonic, operands: list[Operand], prefixes: Prefixes) -> i64:
        """Return the operand size in bits that a suffix or a general register tells, 0 when nothing does."""
        if mnemonic.suffix in ("b", "w", "l", "q"):
            return {"b": 8, "w": 16, "l": 32, "q": 64}[mnemonic.suffix]
        for operand in operands:
            reg = operand.reg
            if reg is not None and reg.size:
                return reg.size
        return 16 if (self.mode == 16) != (prefixes.operand != 0) else 0

    # -- choice of form -------------------------------------------------------------------------------

    def _preferred(self, rows: list[Row], operands: list[Operand], prefixes: Prefixes) -> Row:
        """Return the row to encode among those that fit and have one size."""
        row = rows[0]
        if len(rows) == 1:
            return row
        if prefixes.load:
            # {load}: the register is the destination in ModRM.reg; {store}: in ModRM.rm.
            for other in rows:
                if prefixes.load == 1 and other.reg_operand == 0 and other.rm_operand > 0:
                    return other
                if prefixes.load == 2 and other.rm_operand == 0 and other.reg_operand > 0:
                    return other
            return row
        if row.attributes & insns.SWAP and prefixes.form != encode.FORM_VEX3 and row.rm_operand >= 0:
            # A high register in ModRM.rm costs the 3-byte VEX form; in ModRM.reg it does not.
            rm = operands[row.rm_operand]
            reg = operands[row.reg_operand]
            if rm.kind == op.REGISTER and rm.number >= 8 and reg.number < 8:
                for other in rows[1:]:
                    if other.attributes & insns.SWAP and other.rm_operand == row.reg_operand:
                        return other
        elif row.attributes & insns.XCHG_NOP and row.size == 32 and self.mode == 64 and (
                operands[0].number == 0 and operands[1].number == 0):
            # 90 would not clear the upper half of %rax (SDM vol. 2, NOP).
            for other in rows:
                if not other.attributes & insns.XCHG_NOP:
                    return other
        return row

    def _check(self, row: Row, operands: list[Operand], prefixes: Prefixes, rest: str, emission: Emission) -> None:
        """Refuse what the row does not allow."""
        attributes = row.attributes
        if prefixes.any_byte:
            self._check_prefixes(row, operands, prefixes)
        if prefixes.form != encode.FORM_DEFAULT and prefixes.form != encode.FORM_REX and row.vex == 0:
            raise AssemblyError("unsupported instruction `" + row.att_name + "'")
        if attributes & insns.POPPING:
            self._warn("translating to `" + row.name + "p'", emission)
        if attributes & insns.JUMP_INDIRECT and not self.intel:
            operand = operands[0]
            if row.branch_operand < 0 and "*" not in rest and not attributes & insns.FAR_IMMEDIATE:
                self._warn("indirect " + row.att_name.lstrip("l") + " without `*'", emission)
        elif not self.intel:
            for operand in operands:
                if operand.kind == op.MEMORY and operand.indirect:
                    raise AssemblyError("immediate operand illegal with absolute jump"
                                        if operand.kind == op.IMMEDIATE else
                                        "operand type mismatch for `" + row.att_name + "'")
        if attributes & insns.STRING:
            self._check_string(row, operands, self._texts(rest), emission)
        elif row.feature == "mpx":
            self._check_mpx(row, operands, self._texts(rest))
        elif attributes & insns.LEA:
            if operands[1].segment >= 0:
                self._warn("segment override on `lea' is ineffectual", emission)

    def _texts(self, rest: str) -> list[str]:
        """Return the operands as written, in Intel order."""
        texts = split_operands(rest)
        if not self.intel:
            texts.reverse()
        return texts

    def _check_prefixes(self, row: Row, operands: list[Operand], prefixes: Prefixes) -> None:
        attributes = row.attributes
        if prefixes.lock:
            if not attributes & insns.LOCK or not operands or operands[row.rm_operand].kind != op.MEMORY:
                if not attributes & insns.LOCK_CR:
                    raise AssemblyError("expecting lockable instruction after `lock'")
        for word in prefixes.words:
            if word in ("rep", "repe", "repz", "repne", "repnz"):
                if not attributes & insns.REP:
                    raise AssemblyError("invalid instruction `" + row.att_name + "' after `" + word + "'")
            elif word == "bnd":
                if not attributes & insns.BND:
                    raise AssemblyError("expecting valid branch instruction after `bnd'")
            elif word == "notrack":
                if not attributes & insns.NOTRACK:
                    raise AssemblyError("expecting indirect branch instruction after `notrack'")
            elif word == "xacquire" or word == "xrelease":
                if not attributes & insns.HLE and not (word == "xrelease" and attributes & insns.HLE_RELEASE):
                    raise AssemblyError("invalid instruction `" + row.att_name + "' after `" + word + "'")
                if attributes & insns.HLE and not prefixes.lock and row.name != "xchg":
                    raise AssemblyError("missing `lock' with `" + word + "'")
        if prefixes.operand and row.needs_size_prefix == 0 and row.vex:
            raise AssemblyError("data size prefix invalid with `" + row.att_name + "'")

    def _check_mpx(self, row: Row, operands: list[Operand], texts: list[str]) -> None:
        for number, operand in enumerate(operands):
            if operand.kind != op.MEMORY:
                continue
            if operand.base == op.IP_BASE and row.name in _MPX_WITHOUT_IP:
                raise AssemblyError("`" + texts[number] + "' cannot be used here")
            if self.mode == 64:
                if operand.address_size == 32:
                    raise AssemblyError("32-bit address isn't allowed in 64-bit MPX instructions.")
            elif operand.address_size == 16:
                raise AssemblyError("16-bit address isn't allowed in MPX instructions")
            elif self.mode == 16 and operand.address_size == 0:
                raise Unsupported("asm", "MPX instruction with an absolute address in 16-bit code")

    def _check_string(self, row: Row, operands: list[Operand], texts: list[str], emission: Emission) -> None:
        """The addresses of string instructions are fixed (SDM vol. 1, 7.3.9)."""
        width: i64 = 0
        for number, operand in enumerate(operands):
            if operand.kind != op.MEMORY:
                continue
            wanted = 7 if row.kinds[number][:3] == "mdi" else 6
            if operand.base != wanted or operand.index >= 0 or operand.value or operand.expression is not None:
                bits = operand.address_size if operand.address_size else self.mode
                sigil = "" if self.intel else "%"
                name = self.known.general[3 if bits == 64 else 2 if bits == 32 else 1][wanted].name
                opening, closing = ("[", "]") if self.intel else ("(", ")")
                self._warn("`" + texts[number] + "' is not valid here (expected `"
                                 + opening + sigil + name + closing + "')", emission)
            if wanted == 7 and operand.segment > 0:
                raise AssemblyError("`" + row.name + "' operand " + str(len(operands) - number)
                                    + " must use `" + ("" if self.intel else "%") + "es' segment")
            if width and operand.address_size and width != operand.address_size:
                raise AssemblyError("`" + texts[number] + "' is not a valid "
                                    + ("base/index" if row.name == "movs" else "string address") + " expression")
            width = operand.address_size

    # -- emission -------------------------------------------------------------------------------------

    def _emit(self, row: Row, operands: list[Operand], encoded: bytes, emission: Emission) -> None:
        """Append the bytes and make the fixups of the encoder's fields."""
        start: i64 = len(emission.data)
        for field in self.encoder.fields:
            if field.value.operator and self._tls_call(field):
                # Marks the call for the linker; no field of its own.
                if field.pcrel:
                    raise AssemblyError("0-byte relocation cannot be applied to 4-byte field")
                made = emission.fixup(start, 0, field.value, False,
                                      self.relocations.with_operator(int(field.value.operator), 4))
                made.unchecked = True
                encoded = self._without_displacement(encoded, field)
                continue
            self._fixup(field, start, emission)
            if field.pcrel and row.name == "mov" and encoded[0] & 0xF8 == 0x48 and field.value.symbol is not None:
                # GNU as enters a local label in its table at such an instruction.
                emission.keep(field.value.symbol)
        emission.data += encoded

    def _tls_call(self, field: Field) -> bool:
        return self.relocations.operator_names[field.value.operator] == "tlscall"

    def _without_displacement(self, encoded: bytes, field: Field) -> bytes:
        """Return the bytes of an instruction with its disp32 field and mod bits taken out."""
        modrm = encoded[field.offset - 1]
        return encoded[:field.offset - 1] + bytes((modrm & 0x3F,)) + encoded[field.offset + 4:]

    def _fixup(self, field: Field, start: i64, emission: Emission) -> None:
        """Make the fixup of one field."""
        value = field.value
        bits = self.relocations.bits
        adjust: int = -field.after if field.pcrel else 0
        operator = value.operator
        if operator:
            kind = self.relocations.with_operator(int(operator), int(field.size))
            if field.relaxable:
                if bits == 64:
                    if kind == rel.X64_GOTPCREL and field.pcrel:
                        kind = rel.X64_REX_GOTPCRELX if field.relaxable == 2 else rel.X64_GOTPCRELX
                elif kind == rel.I386_GOT32:
                    kind = rel.I386_GOT32X
        elif value.symbol is not None and value.symbol.name == GOT_SYMBOL and field.size >= 4 and (
                value.kind == SYMBOL or value.kind == SUBTRACT or value.kind == ADD):
            if bits == 32:
                kind = rel.I386_GOTPC
                adjust += field.offset
            else:
                kind = rel.X64_GOTPC64 if field.size == 8 else rel.X64_GOTPC32
                if not field.displacement:
                    adjust += field.offset
        else:
            if bits == 32 and field.signed and not field.pcrel:
                raise AssemblyError("cannot represent relocation type BFD_RELOC_X86_64_32S")
            kind = self.relocations.plain(int(field.size), field.pcrel, field.signed)
        made = emission.fixup(start + field.offset, field.size, value, field.pcrel, kind)
        made.addend += adjust
        made.signed = field.signed or field.pcrel
        if field.displacement:
            made.flags = DISPLACEMENT

    def _branch(self, row: Row, rows: list[Row], operands: list[Operand], prefixes: Prefixes,
                emission: Emission) -> None:
        """Emit a branch to a label: relaxable, or with a distance of fixed size."""
        goal = operands[row.branch_operand].expression
        assert goal is not None
        short: Row | None = None
        near: Row | None = None
        for other in rows:
            if other.branch_size == 1:
                short = other
            elif near is None or (other.size == 16) == (self.mode == 16) != (prefixes.operand != 0):
                near = other
        if short is not None and near is not None:
            near = self._near(rows, prefixes)
            if prefixes.address:
                self._warn("skipping prefixes on `" + row.att_name + "'", emission)
            relax.emit(short, near, goal, prefixes, self.mode, emission)
            return
        if near is not None and not row.attributes & insns.ADDRESS_SIZE_SUFFIX:
            row = near if len(rows) == 1 else self._near(rows, prefixes)
        if row.branch_size != 1 and prefixes.any_byte:
            prefixes = self._branch_prefixes(row, prefixes, emission)
        encoded = self.encoder.encode(row, operands, prefixes)
        at: i64 = len(emission.data) + len(encoded)
        size = row.branch_size
        kind = self._branch_kind(goal, size)
        emission.data += encoded + bytes(size)
        made = emission.fixup(at, size, goal, True, kind)
        made.addend -= size
        made.signed = True

    def _branch_prefixes(self, row: Row, prefixes: Prefixes, emission: Emission) -> Prefixes:
        """Return the prefixes that a branch keeps: data size, bnd and REX; others are skipped with a warning."""
        kept = Prefixes()
        kept.repeat = prefixes.repeat
        kept.rex = prefixes.rex
        if row.needs_size_prefix == 0:
            kept.operand = prefixes.operand
        if prefixes.segment or prefixes.address or prefixes.lock:
            self._warn("skipping prefixes on `" + row.att_name + "'", emission)
        return kept

    def _near(self, rows: list[Row], prefixes: Prefixes) -> Row:
        """Return the row with a distance of the mode's size, or of the size that a prefix asks for."""
        wanted: i64 = self.stack_size if rows[0].attributes & insns.DEFAULT_SIZE else self.mode
        if prefixes.operand and not prefixes.rex & 8:
            wanted = 16 if self.mode == 64 else 48 - self.mode      # data16, data32
        for row in rows:
            if row.branch_size != 1 and row.size == wanted:
                return row
        return rows[-1]

    def _branch_kind(self, goal: Expression, size: i64) -> int:
        """Return the relocation type of a branch distance."""
        if goal.operator:
            return self.relocations.with_operator(int(goal.operator), int(size))
        if (size == 4 and self.mode == 64 and self.relocations.bits == 64 and goal.kind == SYMBOL and goal.addend == 0
                and needs_plt32(goal.symbol)):
            return rel.X64_PLT32
        return self.relocations.plain(int(size), True, False)


def needs_plt32(symbol: Symbol | None) -> bool:
    """Tell whether a branch to `symbol` is marked PLT32: it may be defined elsewhere, as far as known now."""
    if symbol is None:
        return False
    if symbol.binding == 2 or symbol.section is UNDEFINED or symbol.weak_reference:
        return True
    return symbol.binding != 0 or symbol.declared_global


def _with_mask(operand: Operand, mask: i64) -> Operand:
    """Return a copy of an operand with other classes."""
    made = Operand(operand.kind, mask)
    made.segment = operand.segment
    made.value = operand.value
    made.expression = operand.expression
    return made


def _word_end(statement: str) -> int:
    """Return the end of the first word."""
    position = 0
    length = len(statement)
    while position < length:
        character = statement[position]
        if character == " " or character == "\t" or character == "{" and position:
            return position
        position += 1
    return position
