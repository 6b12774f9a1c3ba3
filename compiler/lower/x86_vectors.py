"""x86 vector built-ins as ordinary IR, by the rules of builtins_x86_rules.py.

In: the name, the operands' values and the result's IR type.  Out: the value, or None when an operand that must be an immediate is none:
then the call stays an intrinsic.  Instructions on more than 16 bytes mostly work in groups of 16 ("lanes" in Intel's words; here a lane
is an element): `_groups` gives them.

Sources: Intel 64 and IA-32 Architectures SDM volume 2, the operation of each instruction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import Access, Immediate
from compiler.ir.graph import FloatConstant, IntConstant, Undef, Value, VectorConstant
from compiler.ir.types import (
    I1,
    I8,
    I32,
    I64,
    VOID,
    element_of,
    int_type,
    is_float,
    lanes_of,
    vector_type,
    width_of,
    with_lanes_of,
)
from compiler.lower.builtins_x86_rules import NATIVE, X86_RULES

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer

# The comparisons that immediates 0 to 15 of CMPPS name; bit 4 only exchanges quiet and signalling.
_PREDICATES: Final = ("foeq folt fole funo fune fuge fugt ford fueq fult fule false fone foge fogt true")

# Those of them that raise invalid for quiet NaNs, without bit 4.
_SIGNALLING: Final = ("folt", "fole", "fogt", "foge", "fuge", "fugt", "fult", "fule")

_PARSED: Final[dict[str, tuple[str, str]]] = {}     # filled on first use and never changed: a table, not state


def rule_of(name: str) -> tuple[str, str] | None:
    """Return (rule, word) of a built-in without its prefix, None when it has no row."""
    if not _PARSED:
        for line in X86_RULES.splitlines():
            words = line.split()
            for entry in words[2:]:
                _PARSED[entry] = (words[0], words[1])
    return _PARSED.get(name)


def is_native(name: str) -> bool:
    """Tell whether a built-in with a rule stays an intrinsic all the same."""
    return NATIVE.find(" " + name + " ") >= 0 or NATIVE.find("\n" + name + " ") >= 0 or NATIVE.find(" " + name + "\n") >= 0


def _splat(code: int, number: int) -> Value:
    lane: Value = integer(element_of(code), number)
    return VectorConstant(code, [lane] * lanes_of(code))


def _zero(code: int) -> Value:
    element = element_of(code)
    lane: Value = FloatConstant(element, 0) if is_float(element) else integer(element, 0)
    return VectorConstant(code, [lane] * lanes_of(code))


def _double(code: int) -> int:
    """Return the vector of integers twice as wide."""
    return vector_type(int_type(width_of(code) * 2), lanes_of(code))


def _integers(code: int) -> int:
    """Return the vector of integers of the same shape."""
    return vector_type(int_type(width_of(code)), lanes_of(code))


def _bytes_of(code: int) -> int:
    """Return the size of a vector in bytes."""
    return width_of(code) * lanes_of(code) // 8


def _immediate(value: Value) -> int:
    """Return an immediate operand, -1 if the value is not constant."""
    return value.value if isinstance(value, IntConstant) else -1


@final
class VectorBuiltin:
    """One call being lowered: its operands, its result type, and how many lanes a group of 16 bytes has."""

    def __init__(self, fl: FunctionLowerer, values: list[Value], code: int) -> None:
        self.fl = fl
        self.b = fl.b
        self.values = values
        self.code = code
        lanes = lanes_of(code)
        size = _bytes_of(code)
        self.lanes: int = lanes
        self.group: int = lanes if size <= 16 else lanes * 16 // size

    def run(self, rule: str, word: str) -> Value | None:
        """Return the value; None when the rule does not apply to these operands."""
        b = self.b
        values = self.values
        code = self.code
        if rule == "each":
            op = ops.op_numbered(word)
            return b.emit(op, code, list(values))
        if rule == "low":
            return self._low(b.binary(ops.op_numbered(word), self._lane(values[0], 0), self._lane(values[1], 0)))
        if rule == "lowone":
            return self._low(b.unary(ops.op_numbered(word), self._lane(values[0], 0)))
        if rule == "bitsof":
            return self._test_bits(word)
        if rule == "bitwise":
            return self._bits(ops.op_numbered(word), values[0], values[1])
        if rule == "andnot":
            whole = _integers(code)
            inverted = b.unary(ops.NOT, self._cast(values[0], whole))
            return self._cast(b.binary(ops.AND, inverted, self._cast(values[1], whole)), code)
        if rule == "least":
            return b.select(b.binary(ops.op_numbered(word), values[0], values[1], ops.SIGNALING), values[0], values[1])
        if rule == "leastlow":
            first = self._lane(values[0], 0)
            second = self._lane(values[1], 0)
            return self._low(b.select(b.binary(ops.op_numbered(word), first, second, ops.SIGNALING), first, second))
        if rule == "mask":
            return self._mask(word, word in _SIGNALLING)
        if rule == "masklow":
            return self._mask_low(word, word in _SIGNALLING)
        if rule == "predicate" or rule == "predicatelow":
            return self._predicate(rule)
        if rule == "test":
            compared = b.binary(ops.op_numbered(word), self._lane(values[0], 0), self._lane(values[1], 0))
            return b.convert(ops.ZEXT, compared, I32)
        if rule == "saturate":
            return self._saturate(word)
        if rule == "average":
            wide = _double(code)
            total = b.binary(ops.ADD, b.convert(ops.ZEXT, values[0], wide), b.convert(ops.ZEXT, values[1], wide))
            total = b.binary(ops.LSHR, b.binary(ops.ADD, total, _splat(wide, 1)), _splat(wide, 1))
            return b.convert(ops.TRUNC, total, code)
        if rule == "pack":
            return self._pack(word == "s")
        if rule == "shift":
            return self._shift(ops.op_numbered(word))
        if rule == "shifts":
            return self._shifts(ops.op_numbered(word))
        if rule == "bytes":
            return self._shift_bytes(word == "left")
        if rule == "shuffle":
            return self._shuffle(word)
        if rule == "widen":
            return self._widen(word)
        if rule == "pairs":
            evens, odds = self._neighbours(values[0], values[1])
            return b.binary(ops.op_numbered(word), evens, odds)
        if rule == "product":
            return self._product(word)
        return self._element(rule, word)

    # Small steps.

    def _cast(self, value: Value, code: int) -> Value:
        return value if value.type == code else self.b.convert(ops.BITCAST, value, code)

    def _index(self, number: int) -> Value:
        return integer(self.fl.size_type, number)

    def _lane(self, vector: Value, number: int) -> Value:
        return self.b.emit(ops.EXTRACT, element_of(vector.type), [vector, self._index(number)])

    def _put(self, vector: Value, value: Value, number: int) -> Value:
        return self.b.emit(ops.INSERT, vector.type, [vector, value, self._index(number)])

    def _low(self, value: Value) -> Value:
        """Return the first operand with lane 0 replaced."""
        return self._put(self.values[0], value, 0)

    def _pick(self, first: Value, second: Value, indices: list[int]) -> Value:
        code = vector_type(element_of(first.type), len(indices))
        return self.b.emit(ops.SHUFFLE, code, [first, second], Immediate(indices))

    def _groups(self) -> list[int]:
        """Return the first lane of each group of 16 bytes."""
        return list(range(0, self.lanes, self.group))

    def _bits(self, op: int, left: Value, right: Value) -> Value:
        whole = _integers(self.code)
        return self._cast(self.b.binary(op, self._cast(left, whole), self._cast(right, whole)), self.code)

    # Comparisons.

    def _test_bits(self, word: str) -> Value:
        """PTEST: an int."""
        b = self.b
        whole = vector_type(I64, _bytes_of(self.values[0].type) // 8)
        first = self._cast(self.values[0], whole)
        second = self._cast(self.values[1], whole)
        none = self._is_zero(b.binary(ops.AND, first, second))
        covered = self._is_zero(b.binary(ops.AND, b.unary(ops.NOT, first), second))
        if word == "mixed":
            one = integer(I1, 1)
            found: Value = b.binary(ops.AND, b.binary(ops.XOR, none, one), b.binary(ops.XOR, covered, one))
        else:
            found = none if word == "zero" else covered
        return b.convert(ops.ZEXT, found, I32)

    def _is_zero(self, vector: Value) -> Value:
        """Return the i1 that tells whether all lanes of an integer vector are zero."""
        joined = self._lane(vector, 0)
        for number in range(1, lanes_of(vector.type)):
            joined = self.b.binary(ops.OR, joined, self._lane(vector, number))
        return self.b.binary(ops.EQ, joined, integer(joined.type, 0))

    def _mask(self, word: str, signalling: bool) -> Value:
        values = self.values
        op = ops.op_numbered(word)
        flags = ops.SIGNALING if signalling and is_float(values[0].type) else 0
        lanes = self.b.binary(op, values[0], values[1], flags)
        return self._cast(self.b.convert(ops.SEXT, lanes, _integers(self.code)), self.code)

    def _mask_low(self, word: str, signalling: bool) -> Value:
        b = self.b
        flags = ops.SIGNALING if signalling else 0
        compared = b.binary(ops.op_numbered(word), self._lane(self.values[0], 0), self._lane(self.values[1], 0), flags)
        return self._low_mask(compared)

    def _low_mask(self, compared: Value) -> Value:
        element = element_of(self.code)
        mask = self.b.convert(ops.SEXT, compared, int_type(width_of(element)))
        return self._low(self.b.convert(ops.BITCAST, mask, element))

    def _predicate(self, rule: str) -> Value | None:
        number = _immediate(self.values[2])
        if number < 0 or number > 31:
            return None
        word = _PREDICATES.split()[number & 15]
        low = rule == "predicatelow"
        if word in ("true", "false"):
            known: Value = integer(I1, 1 if word == "true" else 0)
            if low:
                return self._low_mask(known)
            whole = _integers(self.code)
            return self._cast(_splat(whole, -1 if word == "true" else 0), self.code)
        signalling = (word in _SIGNALLING) != (number >= 16)
        return self._mask_low(word, signalling) if low else self._mask(word, signalling)

    # Arithmetic.

    def _clamp(self, value: Value, low: int, high: int) -> Value:
        b = self.b
        return b.binary(ops.SMAX, b.binary(ops.SMIN, value, _splat(value.type, high)), _splat(value.type, low))

    def _saturate(self, word: str) -> Value:
        b = self.b
        code = self.code
        width = width_of(code)
        signed = word.endswith("s")
        extend = ops.SEXT if signed else ops.ZEXT
        wide = _double(code)
        op = ops.ADD if word.startswith("add") else ops.SUB
        exact = b.binary(op, b.convert(extend, self.values[0], wide), b.convert(extend, self.values[1], wide))
        if signed:
            exact_clamped = self._clamp(exact, -(1 << width - 1), (1 << width - 1) - 1)
        else:
            exact_clamped = self._clamp(exact, 0, (1 << width) - 1)
        return b.convert(ops.TRUNC, exact_clamped, code)

    def _pack(self, signed: bool) -> Value:
        """Signed operands of twice the width, clamped to the result's signed or unsigned lanes."""
        b = self.b
        width = width_of(self.code)
        low, high = (-(1 << width - 1), (1 << width - 1) - 1) if signed else (0, (1 << width) - 1)
        half = vector_type(element_of(self.code), self.lanes // 2)
        first = b.convert(ops.TRUNC, self._clamp(self.values[0], low, high), half)
        second = b.convert(ops.TRUNC, self._clamp(self.values[1], low, high), half)
        indices: list[int] = []
        part = self.group // 2
        for start in range(0, self.lanes // 2, part):
            indices += range(start, start + part)
            indices += range(self.lanes // 2 + start, self.lanes // 2 + start + part)
        return self._pick(first, second, indices)

    def _count(self, value: Value) -> Value:
        """Return a shift count as an integer: an operand that is one, or the low 64 bits of a vector."""
        if not lanes_of(value.type):
            return value
        size = _bytes_of(value.type)
        if size == 8:
            return self.b.convert(ops.BITCAST, value, I64)
        return self._lane(self._cast(value, vector_type(I64, size // 8)), 0)

    def _shift(self, op: int) -> Value:
        b = self.b
        code = self.code
        width = width_of(code)
        element = element_of(code)
        count = self._count(self.values[1])
        large = b.binary(ops.UGE, count, integer(count.type, width))
        safe: Value = b.select(large, integer(count.type, width - 1 if op == ops.ASHR else 0), count)
        if width_of(count.type) > width:
            safe = b.convert(ops.TRUNC, safe, element)
        elif width_of(count.type) < width:
            safe = b.convert(ops.ZEXT, safe, element)
        if isinstance(count, IntConstant):
            number = min(count.value, width - 1) if op == ops.ASHR or count.value < width else -1
            if number < 0:
                return _zero(code)
            return b.binary(op, self.values[0], _splat(code, number))
        shifted = b.binary(op, self.values[0], b.convert(ops.SPLAT, safe, code))
        return shifted if op == ops.ASHR else b.select(large, _zero(code), shifted)

    def _shifts(self, op: int) -> Value:
        b = self.b
        code = self.code
        width = width_of(code)
        counts = self.values[1]
        large = b.emit(ops.UGE, with_lanes_of(I1, code), [counts, _splat(code, width)])
        safe = b.select(large, _splat(code, width - 1 if op == ops.ASHR else 0), counts)
        shifted = b.binary(op, self.values[0], safe)
        return shifted if op == ops.ASHR else b.select(large, _zero(code), shifted)

    def _neighbours(self, first: Value, second: Value) -> tuple[Value, Value]:
        """Return the even and the odd lanes of both operands, group by group."""
        evens: list[int] = []
        for start in self._groups():
            evens += range(start, start + self.group, 2)
            evens += range(self.lanes + start, self.lanes + start + self.group, 2)
        return self._pick(first, second, evens), self._pick(first, second, [index + 1 for index in evens])

    def _product(self, word: str) -> Value:
        b = self.b
        code = self.code
        first, second = self.values
        if word == "even_unsigned":
            low = _splat(code, (1 << 32) - 1)
            return b.binary(ops.MUL, b.binary(ops.AND, self._cast(first, code), low), b.binary(ops.AND, self._cast(second, code), low))
        if word == "even_signed":
            half = _splat(code, 32)
            left = b.binary(ops.ASHR, b.binary(ops.SHL, self._cast(first, code), half), half)
            right = b.binary(ops.ASHR, b.binary(ops.SHL, self._cast(second, code), half), half)
            return b.binary(ops.MUL, left, right)
        if word == "add_pairs":
            wide = _double(first.type)
            products = b.binary(ops.MUL, b.convert(ops.SEXT, first, wide), b.convert(ops.SEXT, second, wide))
            evens = list(range(0, lanes_of(wide), 2))
            return b.binary(ops.ADD, self._pick(products, products, evens), self._pick(products, products, [i + 1 for i in evens]))
        if word == "rounded":
            wide = _double(code)
            product = b.binary(ops.MUL, b.convert(ops.SEXT, first, wide), b.convert(ops.SEXT, second, wide))
            product = b.binary(ops.ADD, b.binary(ops.ASHR, product, _splat(wide, 14)), _splat(wide, 1))
            return b.convert(ops.TRUNC, b.binary(ops.ASHR, product, _splat(wide, 1)), code)
        assert word == "sign"
        zero = _zero(code)
        negative = b.emit(ops.SLT, with_lanes_of(I1, code), [second, zero])
        none = b.emit(ops.EQ, with_lanes_of(I1, code), [second, zero])
        return b.select(none, zero, b.select(negative, b.unary(ops.NEG, first), first))

    # Moving lanes.

    def _shift_bytes(self, left: bool) -> Value | None:
        bits = _immediate(self.values[1])
        if bits < 0:
            return None
        count = min(bits // 8, 16)
        size = _bytes_of(self.code)
        octets = vector_type(I8, size)
        source = self._cast(self.values[0], octets)
        indices: list[int] = []
        for place in range(size):
            start = place // 16 * 16
            at = place - count if left else place + count
            indices.append(at if start <= at < start + 16 else size)
        return self._cast(self._pick(source, _zero(octets), indices), self.code)

    def _align(self) -> Value | None:
        """PALIGNR: in each 16 bytes the first operand above the second, shifted right by bytes."""
        bits = _immediate(self.values[2])
        if bits < 0:
            return None
        count = bits // 8
        size = _bytes_of(self.code)
        if size < 16:
            return None
        octets = vector_type(I8, size)
        high = self._cast(self.values[0], octets)
        low = self._cast(self.values[1], octets)
        if count >= 16:
            low = high
            high = _zero(octets)
            count = min(count - 16, 16)
        indices: list[int] = []
        for place in range(size):
            start = place // 16 * 16
            at = place - start + count
            indices.append(start + at if at < 16 else size + start + at - 16)
        return self._cast(self._pick(low, high, indices), self.code)

    def _shuffle(self, word: str) -> Value | None:
        values = self.values
        lanes = self.lanes
        if word == "align":
            return self._align()
        if word == "put" or word == "perm":
            return self._halves(word)
        indices = self._fixed_pattern(word)
        if not indices:
            number = _immediate(values[-1])
            if number < 0:
                return None
            indices = self._immediate_pattern(word, number)
        first = values[0]
        if word == "lowquad":
            return self._pick(first, _zero(first.type), indices)
        two = len(values) > 1 and values[1].type == first.type
        assert len(indices) == lanes
        return self._pick(first, values[1] if two else Undef(first.type), indices)

    def _fixed_pattern(self, word: str) -> list[int]:
        """Return the lanes that a pattern without immediate picks; empty for one with an immediate."""
        n = self.lanes
        g = self.group
        made: list[int] = []
        if word == "interleavelow" or word == "interleavehigh":
            above = g // 2 if word == "interleavehigh" else 0
            for start in self._groups():
                for place in range(g // 2):
                    made += [start + above + place, n + start + above + place]
        elif word == "first":
            made = [n, *range(1, n)]
        elif word == "highlow":
            made = [n + 2, n + 3, 2, 3]
        elif word == "lowhigh":
            made = [0, 1, n, n + 1]
        elif word == "odd":
            made = [place | 1 for place in range(n)]
        elif word == "even":
            made = [place & -2 for place in range(n)]
        elif word == "splat":
            made = [0] * n
        elif word == "repeat":
            have = lanes_of(self.values[0].type)
            made = [place % have for place in range(n)]
        elif word == "cast":
            have = lanes_of(self.values[0].type)
            made = [place if place < have else -1 for place in range(n)]
        elif word == "lowquad":
            made = [0, n]
        return made

    def _immediate_pattern(self, word: str, number: int) -> list[int]:
        """Return the lanes that an immediate picks."""
        n = self.lanes
        g = self.group
        made: list[int] = []
        for place in range(n):
            start = place // g * g
            within = place - start
            if word == "two" and g == 4:
                made.append(start + (number >> 2 * within & 3) + (n if within >= 2 else 0))
            elif word == "two":
                made.append(start + (number >> place & 1) + (n if within else 0))
            elif word == "one":
                made.append(start + (number >> 2 * within & 3))
            elif word == "bits":
                made.append(start + (number >> place & 1))
            elif word == "lowwords":
                made.append(start + (number >> 2 * within & 3) if within < 4 else place)
            elif word == "highwords":
                made.append(start + 4 + (number >> 2 * (within - 4) & 3) if within >= 4 else place)
            elif word == "quads":
                made.append(number >> 2 * place & 3)
            elif word == "blend":
                made.append(place + n if number >> place % 8 & 1 else place)
            else:
                assert word == "halves"
                made.append((number & 1) * n + place)
        return made

    def _halves(self, word: str) -> Value | None:
        """VINSERTF128 and VPERM2F128: the result's 16-byte halves chosen by an immediate."""
        number = _immediate(self.values[2])
        if number < 0:
            return None
        first, second = self.values[0], self.values[1]
        n = self.lanes
        half = n // 2
        if word == "put":
            wide = self._pick(second, Undef(second.type), [*range(half), *([-1] * half)])
            low = list(range(n, n + half))
            indices = [*range(half), *low] if number & 1 else [*low, *range(half, n)]
            return self._pick(first, wide, indices)
        indices = []
        cleared: list[int] = []
        for part in range(2):
            control = number >> 4 * part & 15
            start = (control & 3) * half
            indices += range(start, start + half)
            cleared += [n] * half if control & 8 else range(part * half, part * half + half)
        made = self._pick(first, second, indices)
        return self._pick(made, _zero(made.type), cleared) if n in cleared else made

    def _widen(self, word: str) -> Value:
        """Convert the low lanes; a result with more lanes than the operand has zeros above (CVTPD2PS)."""
        source = self.values[0]
        have = lanes_of(source.type)
        if have > self.lanes:
            source = self._pick(source, Undef(source.type), list(range(self.lanes)))
        return self.b.convert(ops.op_numbered(word), source, self.code)

    # Lanes and memory.

    def _element(self, rule: str, word: str) -> Value | None:
        b = self.b
        values = self.values
        if rule == "insert":
            number = _immediate(values[2])
            if number < 0:
                return None
            element = element_of(self.code)
            value = values[1]
            if not is_float(element) and width_of(value.type) > width_of(element):
                value = b.convert(ops.TRUNC, value, element)
            return self._put(values[0], value, number % self.lanes)
        if rule == "extract":
            number = _immediate(values[1])
            if number < 0:
                return None
            return self._lane(values[0], number % lanes_of(values[0].type))
        if rule == "convert":
            value = values[1]
            element = element_of(self.code)
            if lanes_of(value.type):
                value = self._lane(value, 0)
                return self._low(b.convert(ops.FPEXT if width_of(value.type) < width_of(element) else ops.FPTRUNC, value, element))
            return self._low(b.convert(ops.SITOFP, value, element))
        if rule == "load":
            if word == "half":
                return None
            return b.load(self.code, values[0], Access(1))
        assert rule == "store"
        if word == "half":
            return None
        align = 1 if word == "-" or not lanes_of(values[1].type) else _bytes_of(values[1].type)
        b.store(values[1], values[0], Access(align))
        return None


def general_operation(fl: FunctionLowerer, rule: str, word: str, values: list[Value], code: int) -> Value | None:
    """Return what a built-in on general registers gives, None when `rule` is of vectors."""
    b = fl.b
    first = values[0]
    if rule == "rotate":
        return b.binary(ops.op_numbered(word), first, _resized(fl, values[1], first.type))
    if rule == "scan":
        zeros = b.unary(ops.CTLZ, first)
        return _resized(fl, b.binary(ops.SUB, integer(first.type, width_of(first.type) - 1), zeros), code)
    if rule == "count":
        return _resized(fl, b.unary(ops.op_numbered(word), first), code)
    if rule == "lowbits":
        width = width_of(first.type)
        index = b.binary(ops.AND, _resized(fl, values[1], first.type), integer(first.type, 0xFF))
        inside = b.binary(ops.ULT, index, integer(first.type, width))
        mask = b.binary(ops.SUB, b.binary(ops.SHL, integer(first.type, 1), b.select(inside, index, integer(first.type, 0))),
                        integer(first.type, 1))
        return b.select(inside, b.binary(ops.AND, first, mask), first)
    if rule != "carry":
        return None
    # (carry in, a, b, where the sum goes) -> carry out; any carry but 0 counts as one.
    op, test = (ops.ADD, ops.UADDO) if word == "add" else (ops.SUB, ops.USUBO)
    left, right = values[1], values[2]
    carry = b.convert(ops.ZEXT, b.binary(ops.NE, first, integer(first.type, 0)), left.type)
    partial = b.binary(op, left, right)
    over = b.binary(test, left, right)
    total = b.binary(op, partial, carry)
    again = b.binary(test, partial, carry)
    b.store(total, values[3], Access(1))
    return b.convert(ops.ZEXT, b.binary(ops.OR, over, again), code)


def _resized(fl: FunctionLowerer, value: Value, code: int) -> Value:
    """Return an integer cut or zero-extended to another type."""
    before = width_of(value.type)
    after = width_of(code)
    if before == after:
        return value
    return fl.b.convert(ops.ZEXT if before < after else ops.TRUNC, value, code)


def is_store(rule: str, word: str) -> bool:
    """Tell whether a rule makes no value and always applies."""
    return rule == "store" and word != "half"


def move_half(fl: FunctionLowerer, name: str, values: list[Value]) -> Value | None:
    """MOVLPS, MOVHPS and their like: 8 bytes of a vector from or to memory; the loaded vector, None for a store."""
    b = fl.b
    high = "h" in name[-3:]
    place = integer(fl.size_type, 1 if high else 0)
    if name.startswith("store"):
        quads = b.convert(ops.BITCAST, values[1], vector_type(I64, 2))
        b.store(b.emit(ops.EXTRACT, I64, [quads, place]), values[0], Access(1))
        return None
    quads = b.convert(ops.BITCAST, values[0], vector_type(I64, 2))
    loaded = b.load(I64, values[1], Access(1))
    return b.convert(ops.BITCAST, b.emit(ops.INSERT, quads.type, [quads, loaded, place]), values[0].type)


def lower_vector(fl: FunctionLowerer, name: str, values: list[Value], code: int) -> tuple[bool, Value | None]:
    """Return (True, value) of a built-in that a rule covers, else (False, None).  code: IR type of the result, VOID for none."""
    found = rule_of(name)
    if found is None or is_native(name):
        return False, None
    rule, word = found
    if (rule == "load" or rule == "store") and word == "half":
        return True, move_half(fl, name, values)
    general = general_operation(fl, rule, word, values, code)
    if general is not None:
        return True, general
    made = VectorBuiltin(fl, values, code).run(rule, word)
    if code == VOID:
        return is_store(rule, word), None
    return made is not None, made
