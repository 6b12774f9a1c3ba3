"""Intel operand syntax as GNU as reads it: text of one operand to an Operand, and back.

`dword ptr [ebx + ecx*4 + 8]`, `offset sym`, `sym[rip]`, `fs:[0]`, `byte ptr es:[di]`; operators
and or xor not mod shl shr eq ne lt le gt ge (GNU as manual: i386-Variations).  A sum may hold registers
anywhere; parentheses and brackets nest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.asm import expr
from compiler.asm.expr import ABSENT, CONSTANT, REGISTER_VALUE, AssemblyError, Expression, combine, constant, unary
from compiler.target.x86 import operands as op
from compiler.target.x86 import registers
from compiler.target.x86.operands import Operand
from compiler.target.x86.registers import Register, Registers
from compiler.target.x86.syntax_att import address_mask, operator_immediate, register_value, set_base, set_index, set_value, vector_mask
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.asm.expr_parser import ExpressionParser

_SIZE_WORDS: Final = {
    "byte": 8, "word": 16, "dword": 32, "fword": 48, "qword": 64, "mmword": 64, "tbyte": 80, "oword": 128,
    "xmmword": 128, "ymmword": 256, "near": 0, "far": -1, "short": 0,
}
_SIZE_BITS: Final = {
    8: op.M8, 16: op.M16, 32: op.M32, 48: op.M48, 64: op.M64, 80: op.M80, 128: op.M128, 256: op.M256,
}
_SIZE_NAMES: Final = {
    8: "byte", 16: "word", 32: "dword", 48: "fword", 64: "qword", 80: "tbyte", 128: "xmmword", 256: "ymmword",
}

# Binary operators: kind and rank; a higher rank binds tighter.
_OPERATORS: Final = {
    "||": (expr.LOGICAL_OR, 1), "&&": (expr.LOGICAL_AND, 2),
    "or": (expr.OR, 3), "xor": (expr.XOR, 3), "|": (expr.OR, 6), "^": (expr.XOR, 6),
    "and": (expr.AND, 4), "&": (expr.AND, 6),
    "eq": (expr.EQUAL, 5), "ne": (expr.NOT_EQUAL, 5), "lt": (expr.LESS, 5), "le": (expr.LESS_EQUAL, 5),
    "gt": (expr.GREATER, 5), "ge": (expr.GREATER_EQUAL, 5), "==": (expr.EQUAL, 5), "!=": (expr.NOT_EQUAL, 5),
    "<>": (expr.NOT_EQUAL, 5), "<": (expr.LESS, 5), "<=": (expr.LESS_EQUAL, 5), ">": (expr.GREATER, 5),
    ">=": (expr.GREATER_EQUAL, 5),
    "+": (expr.ADD, 7), "-": (expr.SUBTRACT, 7),
    "*": (expr.MULTIPLY, 8), "/": (expr.DIVIDE, 8), "%": (expr.REMAINDER, 8), "mod": (expr.REMAINDER, 8),
    "shl": (expr.SHIFT_LEFT, 8), "shr": (expr.SHIFT_RIGHT, 8), "<<": (expr.SHIFT_LEFT, 8),
    ">>": (expr.SHIFT_RIGHT, 8),
}
_NESTING_LIMIT: Final = 100


@final
class _Sum:
    """A partial value: an expression plus scaled registers."""

    def __init__(self, value: Expression) -> None:
        self.value: Expression = value
        self.registers: list[Register] = []
        self.scales: list[int] = []


@final
class IntelSyntax:
    """Parses and prints operands in one mode."""

    def __init__(self, known: Registers, mode: i64, prefix: bool) -> None:
        self.known: Registers = known
        self.mode: i64 = mode
        self.prefix: bool = prefix          # registers carry %; without, bare names are registers
        self._kept: dict[str, Operand] = {}
        self._text: str = ""
        self._position: int = 0
        self._depth: int = 0
        self._depth_of_brackets: int = 0
        # What was met while parsing one operand.
        self._brackets: bool = False
        self._offset: bool = False
        self._size: int = 0
        self._sized: bool = False
        self._segment: i64 = op.NO_REGISTER

    def operand(self, text: str, jump: bool, parser: ExpressionParser) -> Operand:
        """Parse one operand.  jump: a bare expression is the target of a branch, not memory."""
        found = self._kept.get(text)
        if found is not None and (not jump or found.kind != op.MEMORY):
            return found
        self._text = text
        self._position = 0
        self._depth = 0
        self._depth_of_brackets = 0
        self._brackets = False
        self._offset = False
        self._size = 0
        self._sized = False
        self._segment = op.NO_REGISTER
        if not text:
            raise AssemblyError("missing operand")
        names = parser.names
        total = self._parse(0, parser)
        self._blanks()
        if self._position != len(text):
            raise AssemblyError("junk `" + text[self._position:] + "' after expression")
        made = self._operand_of(total, jump, parser)
        if made.expression is None and not jump and parser.names == names:
            self._kept[text] = made
        return made

    def _operand_of(self, total: _Sum, jump: bool, parser: ExpressionParser) -> Operand:
        """Decide what the operand is."""
        value = total.value
        plain = value.kind == ABSENT or (value.kind == CONSTANT and value.addend == 0 and value.operator == 0)
        if len(total.registers) == 1 and total.scales[0] == 0 and not self._brackets:
            # A register alone.
            if not plain or self._segment >= 0:
                raise AssemblyError("invalid use of register")
            return op.register(total.registers[0])
        memory = (self._brackets and not self._offset) or len(total.registers) > 0 or self._segment >= 0
        if not memory:
            if value.kind == ABSENT:
                raise AssemblyError("missing or invalid expression `" + self._text + "'")
            if jump and not self._sized and not self._offset:
                made = Operand(op.BRANCH, op.REL)
                made.expression = value
                return made
            if value.kind == CONSTANT and value.operator == 0 and not self._sized:
                return op.immediate(value.addend, self.mode)
            if value.kind == REGISTER_VALUE:
                for reg in self.known.by_name.values():
                    if register_value(reg) == value.addend:
                        return op.register(reg)
            if self._offset:
                if value.kind == CONSTANT and value.operator == 0:
                    return op.immediate(value.addend, self.mode)
                return operator_immediate(value, parser)
        made = Operand(op.MEMORY, 0)
        made.segment = self._segment
        made.indirect = True
        self._address(made, total)
        if value.kind != ABSENT:
            set_value(made, value)
        if made.vector_index:
            made.mask = vector_mask(made)
        elif self._sized and self._size > 0:
            made.mask = _SIZE_BITS[self._size] | address_mask(made, self.mode)
            made.sized = True
        else:
            made.mask = op.MEMORY_SIZES | address_mask(made, self.mode)
            if self._size < 0:
                made.mask = op.M32 | op.M48 | op.M80 | op.MANY
        return made

    def _address(self, made: Operand, total: _Sum) -> None:
        """Choose base and index among the registers of a sum."""
        count = len(total.registers)
        if count > 2:
            raise AssemblyError("`" + self._text + "' is not a valid base/index expression")
        base: Register | None = None
        index: Register | None = None
        scale = 0
        for number in range(count):
            reg = total.registers[number]
            if total.scales[number] or base is not None:
                if index is not None:
                    raise AssemblyError("`" + self._text + "' is not a valid base/index expression")
                index = reg
                scale = total.scales[number]
            else:
                base = reg
        vector = index is None and base is not None and base.kind in (registers.XMM, registers.YMM)
        swap = index is not None and base is not None and scale == 0 and (
            base.kind in (registers.XMM, registers.YMM)
            or (index.number == 4 and index.kind in (registers.GPR32, registers.GPR64))
            or (index.kind == registers.GPR16 and index.number in (3, 5)))
        if vector or swap:
            base, index = index, base
        if base is not None:
            set_base(made, base, self._text, self.mode)
        if index is not None:
            set_index(made, index, self._text, self.mode)
            if scale > 1:
                found = {2: 1, 4: 2, 8: 3}.get(scale)
                if found is None:
                    raise AssemblyError("expecting scale factor of 1, 2, 4, or 8: got `" + str(scale) + "'")
                made.scale = found

    # -- expressions ----------------------------------------------------------------------------------

    def _blanks(self) -> None:
        text = self._text
        while self._position < len(text) and text[self._position] in " \t":
            self._position += 1

    def _word(self) -> str:
        """Return the identifier at the position, without taking it."""
        text = self._text
        end = self._position
        if end < len(text) and text[end] == "%":
            end += 1
        while end < len(text) and (text[end].isalnum() or text[end] in "_.$?"):
            end += 1
        return text[self._position:end]

    def _operator(self) -> str:
        """Return the binary operator at the position, "" when there is none."""
        self._blanks()
        text = self._text
        if self._position >= len(text):
            return ""
        two = text[self._position:self._position + 2]
        if two in _OPERATORS and not two.isalpha():
            return two
        one = two[:1]
        if one == "%" and self._register(self._word()) is not None:
            return ""
        if one in _OPERATORS:
            return one
        word = self._word().lower()
        return word if word in _OPERATORS else ""

    def _parse(self, rank: int, parser: ExpressionParser) -> _Sum:
        self._depth += 1
        if self._depth > _NESTING_LIMIT:
            raise AssemblyError("expression is nested too deeply")
        left = self._postfix(parser)
        while True:
            operator = self._operator()
            if not operator:
                break
            kind, binding = _OPERATORS[operator]
            if binding <= rank:
                break
            self._position += len(operator)
            right = self._parse(binding, parser)
            left = self._combine(kind, left, right)
        self._depth -= 1
        return left

    def _postfix(self, parser: ExpressionParser) -> _Sum:
        """A primary, with `[...]` after it as often as there is."""
        left = self._primary(parser)
        while True:
            self._blanks()
            if self._position >= len(self._text) or self._text[self._position] != "[":
                return left
            right = self._bracket(parser)
            left = self._combine(expr.ADD, left, right)

    def _bracket(self, parser: ExpressionParser) -> _Sum:
        self._position += 1
        self._brackets = True
        self._depth_of_brackets += 1
        inner = self._parse(0, parser)
        self._depth_of_brackets -= 1
        self._blanks()
        if self._position >= len(self._text) or self._text[self._position] != "]":
            raise AssemblyError("missing ']'")
        self._position += 1
        return inner

    def _primary(self, parser: ExpressionParser) -> _Sum:
        self._blanks()
        text = self._text
        if self._position >= len(text):
            raise AssemblyError("missing or invalid expression `" + text + "'")
        first = text[self._position]
        if first == "[":
            return self._bracket(parser)
        if first == "(":
            self._position += 1
            inner = self._parse(0, parser)
            self._blanks()
            if self._position >= len(text) or text[self._position] != ")":
                raise AssemblyError("missing ')'")
            self._position += 1
            return inner
        if first == "-" or first == "+" or first == "~" or first == "!":
            self._position += 1
            return self._unary(expr.NEGATE if first == "-" else
                               expr.COMPLEMENT if first == "~" else
                               expr.LOGICAL_NOT if first == "!" else 0, parser)
        if first == "*":
            # AT&T's indirection is tolerated before a jump's operand.
            self._position += 1
            return self._postfix(parser)
        word = self._word()
        if word:
            lower = word.lower()
            reg = self._register(word)
            if reg is not None:
                return self._register_term(reg, word, parser)
            if lower == "offset":
                self._position += len(word)
                self._offset = True
                return self._postfix(parser)
            if lower == "not":
                self._position += len(word)
                return self._unary(expr.COMPLEMENT, parser)
            if lower == "flat" and text[self._position + 4:self._position + 5] == ":":
                self._position += 5
                return self._postfix(parser)
            if lower in _SIZE_WORDS:
                return self._size_term(word, lower, parser)
            if lower == "zmmword":
                raise Unsupported("asm", "AVX-512 operand")
        value = parser.primary(text, self._position)
        if value.kind == ABSENT:
            raise AssemblyError("invalid character '" + first + "' in operand")
        self._position = parser.position
        return _Sum(value)

    def _unary(self, kind: i64, parser: ExpressionParser) -> _Sum:
        self._depth += 1
        if self._depth > _NESTING_LIMIT:
            raise AssemblyError("expression is nested too deeply")
        inner = self._primary(parser)      # -8[rbp] is (-8)[rbp]
        self._depth -= 1
        if kind == 0:
            return inner
        if inner.registers:
            raise AssemblyError("invalid use of register")
        return _Sum(unary(kind, inner.value))

    def _size_term(self, word: str, lower: str, parser: ExpressionParser) -> _Sum:
        """`dword ptr X`, `short X`; the bare word is its size as a number."""
        self._position += len(word)
        self._blanks()
        following = self._word().lower()
        if following == "ptr":
            self._position += 3
        elif lower not in ("short", "near", "far"):
            return _Sum(constant(_SIZE_WORDS[lower] // 8))
        size = _SIZE_WORDS[lower]
        if size:
            self._size = size
            self._sized = True
        return self._postfix(parser)

    def _register_term(self, reg: Register, word: str, parser: ExpressionParser) -> _Sum:
        self._position += len(word)
        if word.lower().lstrip("%") == "st":
            self._blanks()
            text = self._text
            if text[self._position:self._position + 1] == "(":
                close = text.find(")", self._position)
                name = text[self._position + 1:close].strip() if close > 0 else ""
                found = self.known.by_name.get("st(" + name + ")")
                if found is None:
                    raise AssemblyError("bad register name `" + text + "'")
                reg = found
                self._position = close + 1
        if reg.kind == registers.SEGMENT:
            self._blanks()
            if self._text[self._position:self._position + 1] == ":":
                if self._depth_of_brackets:
                    raise AssemblyError("invalid use of register")
                self._position += 1
                self._segment = reg.number
                return self._parse(7, parser)
        total = _Sum(Expression(ABSENT))
        total.registers.append(reg)
        total.scales.append(0)
        return total

    def _register(self, word: str) -> Register | None:
        """Return the register that `word` names, None for another word."""
        if not word:
            return None
        if word[0] == "%":
            name = word[1:].lower()
        elif self.prefix:
            return None
        else:
            name = word.lower()
        reg = self.known.by_name.get(name)
        if reg is None or (reg.only64 and self.mode != 64) or reg.kind == registers.FLAT:
            if word[0] == "%":
                raise AssemblyError("bad register name `" + word + "'")
            return None
        if reg.kind == registers.ZMM or reg.kind == registers.OPMASK:
            raise Unsupported("asm", "AVX-512 register " + word)
        return reg

    def _combine(self, kind: i64, left: _Sum, right: _Sum) -> _Sum:
        """Apply a binary operator to two sums."""
        if not left.registers and not right.registers:
            return _Sum(combine(kind, left.value, right.value))
        if kind == expr.ADD or (kind == expr.SUBTRACT and not right.registers):
            if left.value.kind == ABSENT:
                total = _Sum(right.value if kind == expr.ADD else unary(expr.NEGATE, right.value))
            elif right.value.kind == ABSENT:
                total = _Sum(left.value)
            else:
                total = _Sum(combine(kind, left.value, right.value))
            total.registers = left.registers + right.registers
            total.scales = left.scales + right.scales
            return total
        if kind == expr.MULTIPLY:
            scaled = left if left.registers else right
            factor = right if left.registers else left
            if (len(scaled.registers) == 1 and not factor.registers and factor.value.kind == CONSTANT
                    and scaled.value.kind == ABSENT and scaled.scales[0] == 0):
                total = _Sum(Expression(ABSENT))
                total.registers = scaled.registers
                total.scales = [factor.value.addend]
                if factor.value.addend not in (1, 2, 4, 8):
                    raise AssemblyError("expecting scale factor of 1, 2, 4, or 8: got `"
                                        + str(factor.value.addend) + "'")
                return total
        raise AssemblyError("invalid use of register")


def print_operand(operand: Operand, known: Registers, mode: i64, size: int) -> str:
    """Return the Intel text of an operand without symbols; size: that of memory in bits, 0: no hint."""
    if operand.kind == op.REGISTER:
        assert operand.reg is not None
        return operand.reg.name
    if operand.kind == op.IMMEDIATE:
        return str(operand.value)
    text = _SIZE_NAMES[size] + " ptr " if size else ""
    if operand.segment >= 0:
        text += known.segment[operand.segment].name + ":"
    elif operand.base == op.NO_REGISTER and operand.index == op.NO_REGISTER:
        text += "ds:"
    parts: list[str] = []
    bits = operand.address_size if operand.address_size else mode
    names = known.general[{16: 1, 32: 2, 64: 3}[int(bits)]]
    if operand.base == op.IP_BASE:
        parts.append("rip" if bits == 64 else "eip")
    elif operand.base >= 0:
        parts.append(names[operand.base].name)
    if operand.index >= 0:
        if operand.vector_index:
            wide = operand.mask & op.VSIBY
            name = (known.ymm if wide else known.xmm)[operand.index].name
        else:
            name = names[operand.index].name
        parts.append(name if bits == 16 else name + "*" + str(1 << operand.scale))
    address = "+".join(parts)
    if operand.value or not parts:
        address += str(operand.value) if operand.value < 0 or not parts else "+" + str(operand.value)
    return text + "[" + address + "]"
