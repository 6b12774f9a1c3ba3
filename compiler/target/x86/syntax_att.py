"""AT&T operand syntax: text of one operand to an Operand, and back (GNU as manual: i386-Syntax).

`%reg`, `$immediate`, `*indirect`, `seg:displacement(base,index,scale)`.  Operands without symbols are kept
by text, since the same few make up most of a compiler's output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.asm.expr import ABSENT, BIG, CONSTANT, REGISTER_VALUE, SYMBOL, AssemblyError, Expression
from compiler.asm.section import REGISTER
from compiler.target.x86 import operands as op
from compiler.target.x86 import registers
from compiler.target.x86.operands import Operand
from compiler.target.x86.registers import Register, Registers
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.asm.expr_parser import ExpressionParser

_SCALES: Final = {1: 0, 2: 1, 4: 2, 8: 3}
_PAIRS_16: Final = ((3, 6), (3, 7), (5, 6), (5, 7))     # base and index of 16-bit addresses: %bx %bp, %si %di


def split_operands(text: str) -> list[str]:
    """Split at the commas outside parentheses, brackets and quotes; strips blanks."""
    if "(" not in text and "[" not in text and '"' not in text and "'" not in text:
        return [part.strip() for part in text.split(",")]
    parts: list[str] = []
    depth = 0
    start = 0
    position = 0
    length = len(text)
    while position < length:
        character = text[position]
        if character == "(" or character == "[":
            depth += 1
        elif character == ")" or character == "]":
            depth -= 1
        elif character == "," and depth <= 0:
            parts.append(text[start:position].strip())
            start = position + 1
        elif character == '"':
            end = text.find('"', position + 1)
            position = end if end > 0 else length
        elif character == "'":
            # A character constant: 'c, 'c' or '\\n'.
            position += 2 if text[position + 1:position + 2] == "\\" else 1
            if text[position + 1:position + 2] == "'":
                position += 1
        position += 1
    parts.append(text[start:].strip())
    return parts


def memory_mask(operand: Operand, mode: i64) -> i64:
    """Return the classes of a memory operand without a size (AT&T, or Intel without a hint)."""
    return op.MEMORY_SIZES | address_mask(operand, mode)


def address_mask(operand: Operand, mode: i64) -> i64:
    """Return the classes of a memory operand that its address form gives."""
    mask: i64 = op.MANY
    if operand.vector_index:
        return 0
    if operand.base == op.NO_REGISTER and operand.index == op.NO_REGISTER:
        mask |= op.MOFFS64
        if mode != 64 or (operand.expression is None and not -0x80000000 <= operand.value <= 0x7FFFFFFF):
            mask |= op.MOFFS
    elif operand.base == 3 and operand.index == op.NO_REGISTER:
        mask |= op.MBX
    return mask


def set_value(operand: Operand, value: Expression) -> None:
    """Put an expression in an operand: its constant, or the expression itself."""
    if value.kind == CONSTANT and value.operator == 0:
        operand.value = value.addend
    elif value.kind == BIG:
        raise AssemblyError("bignum invalid")
    else:
        operand.expression = value


@final
class AttSyntax:
    """Parses and prints operands in one mode."""

    def __init__(self, known: Registers, mode: i64, prefix: bool) -> None:
        self.known: Registers = known
        self.mode: i64 = mode
        self.prefix: bool = prefix      # registers carry %; without, bare names are registers too
        self._kept: dict[str, Operand] = {}

    def register(self, text: str) -> Register:
        """Return the register spelled `text` without its %.  Raises AssemblyError("bad register name ...")."""
        reg = self.known.by_name.get(text)
        if reg is None:
            name = text.lower().replace(" ", "").replace("\t", "")
            reg = self.known.by_name.get(name)
            if reg is None:
                raise AssemblyError("bad register name `%" + text + "'")
        if reg.only64 and self.mode != 64:
            raise AssemblyError("bad register name `%" + text + "'")
        if reg.kind == registers.ZMM or reg.kind == registers.OPMASK:
            raise Unsupported("asm", "AVX-512 register %" + text)
        return reg

    def operand(self, text: str, jump: bool, parser: ExpressionParser) -> Operand:
        """Parse one operand.  jump: a bare expression is the target of a branch, not memory."""
        found = self._kept.get(text)
        if found is not None:
            if not jump or found.kind != op.MEMORY or found.indirect:
                return found
            if text[0] == "%" or text[-1] == ")":
                return found
        names = parser.names
        made = self._parse(text, jump, parser)
        if made.expression is None and made.kind != op.BRANCH and parser.names == names:
            self._kept[text] = made
        return made

    def _parse(self, text: str, jump: bool, parser: ExpressionParser) -> Operand:
        if not text:
            raise AssemblyError("missing operand")
        first = text[0]
        if first == "*":
            made = self._parse(text[1:].lstrip(), False, parser)
            shared = made
            if made.kind == op.MEMORY:
                shared.indirect = True
            return shared
        if first == "$":
            return self._immediate(text, parser)
        segment: i64 = op.NO_REGISTER
        if first == "%":
            end = _register_end(text)
            reg = self.register(text[1:end])
            rest = text[end:].lstrip()
            if not rest:
                return op.register(reg)
            if rest[0] != ":" or reg.kind != registers.SEGMENT:
                raise AssemblyError("junk `" + rest + "' after register")
            segment = reg.number
            text = rest[1:].lstrip()
            if text.startswith("*"):
                text = text[1:].lstrip()
            if not text:
                raise AssemblyError("missing operand")
        elif jump and (text[-1] != ")" or "%" not in text):
            value = parser.parse_whole(text)
            if value.kind == ABSENT:
                raise AssemblyError("missing or invalid displacement expression `" + text + "'")
            if value.kind == REGISTER_VALUE:
                return op.register(self._by_number(value.addend))
            made = Operand(op.BRANCH, op.REL)
            made.expression = value
            return made
        return self._memory(text, segment, parser)

    def _immediate(self, text: str, parser: ExpressionParser) -> Operand:
        value = parser.parse(text, 1)
        end = parser.skip_blanks(text, parser.position)
        if end != len(text):
            raise AssemblyError("junk `" + text[end:] + "' after expression")
        if value.kind == ABSENT:
            raise AssemblyError("missing or invalid immediate expression `" + text[1:] + "'")
        if value.kind == CONSTANT and value.operator == 0:
            return op.immediate(value.addend, self.mode)
        if value.kind == BIG:
            raise AssemblyError("missing or invalid immediate expression `" + text[1:] + "'")
        if value.kind == REGISTER_VALUE:
            raise AssemblyError("illegal immediate register operand " + text)
        return operator_immediate(value, parser)

    def _by_number(self, number: int) -> Register:
        """Return the register that stands in an expression as `number`."""
        for reg in self.known.by_name.values():
            if register_value(reg) == number:
                return reg
        raise AssemblyError("bad register expression")

    def _equated(self, name: str, parser: ExpressionParser) -> Register | None:
        """Return the register that `name` was equated to (`ctx = %rdi`), None for any other name."""
        symbol = parser.emission.symbols.get(name.strip())
        depth = 0
        while symbol is not None and depth < 16:
            if symbol.section is REGISTER:
                parser.names += 1       # another time it may be another register
                return self._by_number(symbol.value)
            value = symbol.expression
            if value is None:
                return None
            if value.kind == REGISTER_VALUE:
                parser.names += 1
                return self._by_number(value.addend)
            symbol = value.symbol if value.kind == SYMBOL and value.addend == 0 else None
            depth += 1
        return None

    def _address_register(self, text: str, parser: ExpressionParser) -> Register:
        """Return the register spelled in an address, directly or by an equated name."""
        if text[0] == "%":
            return self.register(text[1:])
        reg = self._equated(text, parser)
        if reg is None:
            raise AssemblyError("bad register name `" + text + "'")
        return reg

    def _memory(self, text: str, segment: i64, parser: ExpressionParser) -> Operand:
        made = Operand(op.MEMORY, 0)
        made.segment = segment
        displacement = text
        if text[-1] == ")":
            start = _opening(text)
            inner = text[start + 1:-1].strip()
            if start == 0 and inner == "%dx":
                # The port of in and out.
                return op.register(self.register("dx"))
            if inner[:1] == "%" or inner[:1] == "," or self._equated(inner.split(",")[0], parser) is not None:
                displacement = text[:start].rstrip()
                self._base_index(made, inner, text, parser)
        if displacement:
            if displacement == text and made.base == op.NO_REGISTER and made.index == op.NO_REGISTER:
                value = parser.parse(text, 0)
                if value.kind == REGISTER_VALUE:
                    return op.register(self._by_number(value.addend))
                end = parser.skip_blanks(text, parser.position)
                if end < len(text):
                    raise AssemblyError("junk `" + text[end:] + "' after expression")
            else:
                value = parser.parse(displacement, 0)
                end = parser.skip_blanks(displacement, parser.position)
                if end < len(displacement):
                    raise AssemblyError("junk `" + displacement[end:] + "' after expression")
            if value.kind == ABSENT:
                raise AssemblyError("missing or invalid displacement expression `" + displacement + "'")
            set_value(made, value)
            if value.symbol is not None and value.symbol.index < 0 and (value.addend == 0 or displacement[:1] == "."):
                parser.emission.enter_known(value.symbol)
        made.mask = vector_mask(made) if made.vector_index else memory_mask(made, self.mode)
        if (made.expression is not None and parser.target.bits == 32
                and made.expression.operator == parser.target.operators["got"]):
            made.mask &= ~op.MOFFS      # the linker relaxes the ModRM form only
        return made

    def _base_index(self, made: Operand, inner: str, text: str, parser: ExpressionParser) -> None:
        """Read `base,index,scale`."""
        parts = inner.split(",")
        if len(parts) > 3:
            raise AssemblyError("expecting `)' after scale factor in `" + text + "'")
        first = parts[0].strip()
        if first:
            set_base(made, self._address_register(first, parser), text, self.mode)
        if len(parts) > 1:
            second = parts[1].strip()
            scale_text = parts[2].strip() if len(parts) > 2 else ""
            if second:
                if second[0] == "%" or self._equated(second, parser) is not None:
                    set_index(made, self._address_register(second, parser), text, self.mode)
                else:
                    # (base, scale): a scale alone is taken, and ignored with a warning.
                    scale_text = second
            if scale_text:
                scale = parser.absolute(scale_text, 0)
                found = _SCALES.get(scale)
                if found is None:
                    raise AssemblyError("expecting scale factor of 1, 2, 4, or 8: got `" + scale_text + "'")
                if made.index == op.NO_REGISTER:
                    if scale != 1:
                        parser.emission.warning("scale factor of " + str(scale) + " without an index register")
                else:
                    made.scale = found
                    if made.address_size == 16 and scale != 1:
                        raise AssemblyError("`" + text + "' is not a valid base/index expression")
            elif not second and len(parts) == 2:
                raise AssemblyError("expecting index register or scale factor after `,'; got `)'")


def operator_immediate(value: Expression, parser: ExpressionParser) -> Operand:
    """Return an immediate with a symbol; its relocation operator limits the sizes."""
    made = op.symbol_immediate(value)
    if value.operator:
        made.mask &= ~(op.I8 | op.I16)
        if value.operator == parser.target.operators["size"]:
            made.mask &= ~op.I32S
        elif parser.target.bits == 64 and value.operator in (
                parser.target.operators["pltoff"], parser.target.operators["gotplt"], parser.target.operators["gotoff"]):
            made.mask = op.I64
    return made


def _register_end(text: str) -> int:
    """Return the end of the register name that begins at text[0] == '%'."""
    position = 1
    length = len(text)
    while position < length and (text[position].isalnum() or text[position] in "._"):
        position += 1
    name = text[1:position].lower()
    if name == "st":
        # "%st(1)", blanks allowed inside.
        rest = position
        while rest < length and text[rest] in " \t":
            rest += 1
        if rest < length and text[rest] == "(":
            close = text.find(")", rest)
            if close > 0:
                return close + 1
    return position


def _opening(text: str) -> int:
    """Return the position of the parenthesis that the final one closes."""
    depth = 0
    position = len(text) - 1
    while position >= 0:
        if text[position] == ")":
            depth += 1
        elif text[position] == "(":
            depth -= 1
            if depth == 0:
                return position
        position -= 1
    raise AssemblyError("unbalanced parenthesis in operand 1.")


def set_base(made: Operand, reg: Register, text: str, mode: i64) -> None:
    """Make `reg` the base of an address.  Raises AssemblyError when it cannot be one."""
    if reg.kind == registers.POINTER:
        made.base = op.IP_BASE
        made.address_size = reg.number
        return
    if not registers.GPR16 <= reg.kind <= registers.GPR64:
        raise AssemblyError("`" + text + "' is not a valid base/index expression")
    made.base = reg.number
    made.address_size = 8 << reg.kind
    if made.address_size == 16 and mode == 64:
        raise AssemblyError("`" + text + "' is not a valid base/index expression")


def set_index(made: Operand, reg: Register, text: str, mode: i64) -> None:
    """Make `reg` the index of an address.  Raises AssemblyError when it cannot be one."""
    if reg.kind == registers.XMM or reg.kind == registers.YMM:
        made.vector_index = True
        made.index = reg.number
        made.wide_index = reg.kind == registers.YMM
        return
    size = 8 << reg.kind
    if size == 16 and made.base != op.NO_REGISTER and (made.base, reg.number) not in _PAIRS_16:
        raise AssemblyError("`" + text + "' is not a valid base/index expression")
    if (not registers.GPR16 <= reg.kind <= registers.GPR64 or reg.number == 4
            or made.base == op.IP_BASE or (made.address_size and made.address_size != size)
            or (size == 16 and mode == 64)):
        raise AssemblyError("`" + text + "' is not a valid base/index expression")
    made.index = reg.number
    made.address_size = size


def vector_mask(made: Operand) -> i64:
    """Return the classes of a memory operand with a vector index."""
    return op.VSIBY if made.wide_index else op.VSIBX


def register_value(reg: Register) -> int:
    """Return the number that stands for a register in an expression."""
    return reg.kind * 64 + reg.number + (32 if reg.refuses_rex else 0)


def print_operand(operand: Operand, known: Registers, mode: i64) -> str:
    """Return the AT&T text of an operand without symbols."""
    if operand.kind == op.REGISTER:
        assert operand.reg is not None
        return "%" + operand.reg.name
    if operand.kind == op.IMMEDIATE:
        return "$" + str(operand.value)
    text = ""
    if operand.segment >= 0:
        text = "%" + known.segment[operand.segment].name + ":"
    if operand.base == op.NO_REGISTER and operand.index == op.NO_REGISTER:
        text += str(operand.value)
        return "*" + text if operand.indirect else text
    if operand.value:
        text += str(operand.value)
    bits = operand.address_size if operand.address_size else mode
    names = known.general[{16: 1, 32: 2, 64: 3}[int(bits)]]
    text += "("
    if operand.base == op.IP_BASE:
        text += "%rip" if bits == 64 else "%eip"
    elif operand.base >= 0:
        text += "%" + names[operand.base].name
    if operand.index >= 0:
        if operand.vector_index:
            wide = operand.mask & op.VSIBY
            text += ",%" + (known.ymm if wide else known.xmm)[operand.index].name
        else:
            text += ",%" + names[operand.index].name
        if bits != 16:
            text += "," + str(1 << operand.scale)
    text += ")"
    return "*" + text if operand.indirect else text
