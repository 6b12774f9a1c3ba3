"""Integer operations the target lacks: odd widths, words of wide integers, single operations.

In: an op on a scalar integer type, or with one as operand.  Out: its value by operations nearer to the target, through Expansion.op.
Wide arithmetic is schoolbook (Knuth, The Art of Computer Programming 4.3.1); a division of two words is libgcc's.  Bit counting is
Warren, "Hacker's Delight" 5.  Every part is kept zero-extended, so only what can set bits above the width ends with a mask.
"""

from __future__ import annotations

from compiler.codegen.expansion import Expansion
from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import Access
from compiler.ir.graph import IntConstant, Value
from compiler.ir.types import (
    I1,
    int_type,
    is_float,
    is_integer,
    is_pointer,
    lanes_of,
    width_of,
)
from compiler.unsupported import Unsupported


def expand_integer(x: Expansion, op: int, type: int, operands: list[Value]) -> Value:
    """Return op(operands) of an integer type, or of i1 from integers."""
    source = operands[0].type
    if op == ops.TRUNC or op == ops.ZEXT or op == ops.SEXT:
        return _resized(x, op, type, operands[0])
    if op == ops.PTRTOINT:
        return x.resize(x.op(op, x.address, operands), type)
    if op == ops.INTTOPTR:
        return x.op(op, type, [x.resize(operands[0], x.address)])
    if op == ops.SELECT or op == ops.FREEZE:
        return _by_parts(x, op, type, operands)
    if source == I1:
        return _of_truth(x, op, type, operands)
    if ops.EQ <= op <= ops.UGE:
        return _compared(x, op, operands[0], operands[1])
    if ops.SADDO <= op <= ops.UMULO:
        return _overflows(x, op, operands[0], operands[1])
    if x.is_legal(type):
        for wider in x.legal.integers:
            if width_of(wider) > width_of(type) and x.legal.has(op, wider):
                return _narrow(x, op, type, operands, wider)
        return _by_formula(x, op, type, operands)
    if width_of(type) <= x.word_bits:
        return _narrow(x, op, type, operands, x.legal.container(width_of(type)))
    return _wide(x, op, type, operands)


def _by_parts(x: Expansion, op: int, type: int, operands: list[Value]) -> Value:
    """Return select or freeze of a split type."""
    if op == ops.FREEZE:
        return x.virtual(type, [x.op(op, part.type, [part]) for part in x.parts(operands[0])])
    yes = x.parts(operands[1])
    no = x.parts(operands[2])
    return x.virtual(type, [x.select(operands[0], yes[index], no[index]) for index in range(len(yes))])


def _of_truth(x: Expansion, op: int, type: int, operands: list[Value]) -> Value:
    """Return an op on i1 other than and, or, xor, eq, ne: by a table of one bit, or in a wider type."""
    first = operands[0]
    if op == ops.NOT or op == ops.CTLZ or op == ops.CTTZ:
        return x.number(ops.XOR, first, 1)
    if op == ops.ADD or op == ops.SUB:
        return x.binary(ops.XOR, first, operands[1])
    if op == ops.MUL or op == ops.UMIN or op == ops.SMAX:
        return x.binary(ops.AND, first, operands[1])
    if op == ops.UMAX or op == ops.SMIN:
        return x.binary(ops.OR, first, operands[1])
    if op == ops.SREM or op == ops.UREM or op == ops.MULHU or op == ops.MULHS:
        return integer(I1, 0)
    if type == I1 and not (ops.EQ <= op <= ops.UGE or ops.SADDO <= op <= ops.UMULO):
        return first    # neg, abs, shifts and rotations by what can only be 0, division by what can only be 1, counts
    if ops.SADDO <= op <= ops.UMULO:
        return _overflows(x, op, first, operands[1])
    wide = x.legal.integers[0]
    extend = ops.SEXT if ops.SLT <= op <= ops.SGE else ops.ZEXT
    return x.binary(op, x.op(extend, wide, [first]), x.op(extend, wide, [operands[1]]))


def _sign_extended(x: Expansion, value: Value, bits: int) -> Value:
    """Return a word whose low `bits` are a number as the signed number."""
    gap = width_of(value.type) - bits
    if gap == 0:
        return value
    return x.number(ops.ASHR, x.number(ops.SHL, value, gap), gap)


def _cut(x: Expansion, value: Value, bits: int) -> Value:
    """Return a word with all bits from `bits` on cleared."""
    if bits == width_of(value.type):
        return value
    return x.number(ops.AND, value, (1 << bits) - 1)


def _words(x: Expansion, value: Value) -> list[Value]:
    """Return a scalar integer as words; one that is narrower than a register as its container or itself."""
    return [value] if x.is_legal(value.type) else x.parts(value)


def _top_bits(x: Expansion, type: int) -> int:
    """Return how many bits of the last word count."""
    width = width_of(type)
    return width - (width - 1) // x.word_bits * x.word_bits


def _finished(x: Expansion, type: int, words: list[Value]) -> Value:
    """Return the value of `type` with these words, what is above its width cleared."""
    words[-1] = _cut(x, words[-1], _top_bits(x, type))
    return x.virtual(type, words)


def _resized(x: Expansion, op: int, type: int, value: Value) -> Value:
    """Return trunc, zext or sext where one side is no legal type."""
    before = width_of(value.type)
    after = width_of(type)
    words = _words(x, value) if value.type != I1 else [x.op(ops.ZEXT, x.legal.integers[0], [value])]
    bits = before - (len(words) - 1) * x.word_bits
    if op == ops.SEXT:
        words = list(words)
        words[-1] = _sign_extended(x, words[-1], bits)
    if type == I1:
        return x.op(ops.TRUNC, I1, [words[0]])
    if after <= x.word_bits:
        target = type if x.is_legal(type) else x.legal.container(after)
        word = words[0]
        if width_of(word.type) < width_of(target):
            word = x.op(ops.SEXT if op == ops.SEXT else ops.ZEXT, target, [word])
        else:
            word = x.resize(word, target)
        return word if target == type else x.virtual(type, [_cut(x, word, after)])
    if width_of(words[0].type) < x.word_bits:
        words = [x.op(ops.SEXT if op == ops.SEXT else ops.ZEXT, x.word, [words[0]])]
    count = (after + x.word_bits - 1) // x.word_bits
    result = list(words[:count])
    fill: Value = integer(x.word, 0)
    if op == ops.SEXT and len(result) < count:
        fill = x.number(ops.ASHR, words[-1], x.word_bits - 1)
    while len(result) < count:
        result.append(fill)
    return _finished(x, type, result)


def _compared(x: Expansion, op: int, left: Value, right: Value) -> Value:
    """Return a comparison of integers that are not legal."""
    type = left.type
    if x.is_legal(type):
        return _compared_otherwise(x, op, left, right)
    a = list(_words(x, left))
    b = list(_words(x, right))
    if op == ops.EQ or op == ops.NE:
        different = x.binary(ops.XOR, a[0], b[0])
        for index in range(1, len(a)):
            different = x.binary(ops.OR, different, x.binary(ops.XOR, a[index], b[index]))
        return x.number(op, different, 0)
    bits = _top_bits(x, type)
    signed = op <= ops.SGE
    if signed:
        a[-1] = _sign_extended(x, a[-1], bits)
        b[-1] = _sign_extended(x, b[-1], bits)
    unsigned = op + (ops.ULT - ops.SLT) if signed else op
    if len(a) == 1:
        return x.binary(op, a[0], b[0])
    if signed and (op == ops.SLT or op == ops.SGE) and all_zero(b):
        return x.binary(op, a[-1], b[-1])
    result = x.binary(unsigned, a[0], b[0])
    for index in range(1, len(a)):
        here = x.binary(op if index == len(a) - 1 else unsigned, a[index], b[index])
        result = x.select(x.binary(ops.EQ, a[index], b[index]), result, here)
    return result


def all_zero(words: list[Value]) -> bool:
    """Tell whether all words are the constant 0."""
    for word in words:
        if not isinstance(word, IntConstant) or word.value != 0:
            return False
    return True


def _compared_otherwise(x: Expansion, op: int, left: Value, right: Value) -> Value:
    """Return a comparison that the target lacks for a legal type: exchanged, negated, or in a wider type."""
    row = x.table[op]
    if row.swapped != op and x.legal.has(row.swapped, left.type):
        return x.binary(row.swapped, right, left)
    if x.legal.has(row.negated, left.type):
        return x.number(ops.XOR, x.binary(row.negated, left, right), 1)
    extend = ops.SEXT if ops.SLT <= op <= ops.SGE else ops.ZEXT
    for wider in x.legal.integers:
        if width_of(wider) > width_of(left.type) and x.legal.has(op, wider):
            return x.binary(op, x.op(extend, wider, [left]), x.op(extend, wider, [right]))
    raise Unsupported("codegen", "comparison " + row.name)


def _overflows(x: Expansion, op: int, a: Value, b: Value) -> Value:
    """Return whether an addition, subtraction or multiplication overflows (Hacker's Delight 2-13), for any width."""
    type = a.type
    if op == ops.UADDO:
        return x.binary(ops.ULT, x.binary(ops.ADD, a, b), a)
    if op == ops.USUBO:
        return x.binary(ops.ULT, a, b)
    if op == ops.SADDO or op == ops.SSUBO:
        result = x.binary(ops.ADD if op == ops.SADDO else ops.SUB, a, b)
        left = x.binary(ops.XOR, a, result)
        right = x.binary(ops.XOR, b, result) if op == ops.SADDO else x.binary(ops.XOR, a, b)
        return x.number(ops.SLT, x.binary(ops.AND, left, right), 0)
    width = width_of(type)
    high = ops.MULHS if op == ops.SMULO else ops.MULHU
    if x.is_legal(type) and type != I1 and x.legal.has(high, type):
        top = x.binary(high, a, b)
        if op == ops.UMULO:
            return x.number(ops.NE, top, 0)
        return x.binary(ops.NE, top, x.number(ops.ASHR, x.binary(ops.MUL, a, b), width - 1))
    extend = ops.SEXT if op == ops.SMULO else ops.ZEXT
    double = int_type(2 * width)
    product = x.binary(ops.MUL, x.op(extend, double, [a]), x.op(extend, double, [b]))
    back = x.op(extend, double, [x.op(ops.TRUNC, type, [product])])
    return x.binary(ops.NE, product, back)


def _narrow(x: Expansion, op: int, type: int, operands: list[Value], container: int) -> Value:
    """Return an op computed in a wider type that the target has it for."""
    width = width_of(type)
    odd = not x.is_legal(type)
    values: list[Value] = []
    for operand in operands:
        values.append(x.parts(operand)[0] if odd else x.op(ops.ZEXT, container, [operand]))
    gap = width_of(container) - width
    a = values[0]
    if op in (ops.ROTL, ops.ROTR, ops.MULHU, ops.MULHS):
        return _by_formula(x, op, type, operands)
    if op in (ops.SDIV, ops.SREM, ops.SMIN, ops.SMAX, ops.ABS, ops.ASHR):
        values[0] = _sign_extended(x, a, width)
        if op != ops.ASHR and len(values) > 1:
            values[1] = _sign_extended(x, values[1], width)
        result = x.op(op, container, values)
    elif op == ops.NOT:
        result = x.number(ops.XOR, a, (1 << width) - 1)
    elif op == ops.NEG:
        result = x.binary(ops.SUB, integer(container, 0), a)
    elif op == ops.CTLZ:
        result = x.number(ops.SUB, x.op(op, container, values), gap)
    elif op == ops.CTTZ:
        result = x.op(op, container, [x.number(ops.OR, a, 1 << width)])
    elif op == ops.BSWAP or op == ops.BITREVERSE:
        result = x.number(ops.LSHR, x.op(op, container, values), gap)
    else:
        result = x.op(op, container, values)
    if not odd:
        return x.op(ops.TRUNC, type, [result])
    if op not in (ops.UDIV, ops.UREM, ops.LSHR, ops.UMIN, ops.UMAX, ops.AND, ops.OR, ops.XOR, ops.POPCOUNT, ops.PARITY):
        result = _cut(x, result, width)
    return x.virtual(type, [result])


def _by_formula(x: Expansion, op: int, type: int, operands: list[Value]) -> Value:
    """Return an op by simpler ones of the same type, whatever its width."""
    a = operands[0]
    b = operands[-1]
    width = width_of(type)
    if op == ops.NEG:
        return x.binary(ops.SUB, integer(type, 0), a)
    if op == ops.NOT:
        return x.number(ops.XOR, a, (1 << width) - 1)
    if op == ops.ROTL or op == ops.ROTR:
        amount = x.number(ops.AND if width & (width - 1) == 0 else ops.UREM, b, width - 1 if width & (width - 1) == 0 else width)
        rest = x.binary(ops.SUB, integer(type, width - 1), amount)
        there, back = (ops.SHL, ops.LSHR) if op == ops.ROTL else (ops.LSHR, ops.SHL)
        # In two steps, so that an amount of 0 shifts by the width in the other direction.
        return x.binary(ops.OR, x.binary(there, a, amount), x.binary(back, x.number(back, a, 1), rest))
    if op == ops.SMIN or op == ops.SMAX or op == ops.UMIN or op == ops.UMAX:
        test = ops.SLT if op == ops.SMIN else ops.SGT if op == ops.SMAX else ops.ULT if op == ops.UMIN else ops.UGT
        return x.select(x.binary(test, a, b), a, b)
    if op == ops.ABS:
        return x.select(x.number(ops.SLT, a, 0), x.op(ops.NEG, type, [a]), a)
    if op == ops.MULHU or op == ops.MULHS:
        extend = ops.SEXT if op == ops.MULHS else ops.ZEXT
        double = int_type(2 * width)
        if x.is_legal(type) and not x.is_legal(double):
            return _high_by_halves(x, op, a, b)
        product = x.binary(ops.MUL, x.op(extend, double, [a]), x.op(extend, double, [b]))
        return x.op(ops.TRUNC, type, [x.number(ops.LSHR, product, width)])
    if op == ops.SREM or op == ops.UREM:
        quotient = x.binary(ops.SDIV if op == ops.SREM else ops.UDIV, a, b)
        return x.binary(ops.SUB, a, x.binary(ops.MUL, quotient, b))
    if op == ops.PARITY:
        return x.number(ops.AND, x.op(ops.POPCOUNT, type, [a]), 1)
    if op == ops.POPCOUNT:
        return _counted(x, a)
    if op == ops.CTTZ:
        below = x.binary(ops.AND, x.op(ops.NOT, type, [a]), x.number(ops.SUB, a, 1))
        return x.op(ops.POPCOUNT, type, [below])
    if op == ops.CTLZ:
        step = 1
        while step < width:
            a = x.binary(ops.OR, a, x.number(ops.LSHR, a, step))
            step *= 2
        return x.op(ops.POPCOUNT, type, [x.op(ops.NOT, type, [a])])
    if op == ops.BSWAP or op == ops.BITREVERSE:
        return _reversed(x, a, 8 if op == ops.BSWAP else 1)
    raise Unsupported("codegen", "operation " + x.table[op].name)


def _pattern(width: int, low: int, period: int) -> int:
    """Return `low` repeated every `period` bits, cut to `width`."""
    result = 0
    for place in range(0, width, period):
        result |= low << place
    return result & ((1 << width) - 1)


def _counted(x: Expansion, a: Value) -> Value:
    """Return the number of ones: sums of 2, 4, 8 bits side by side, then one multiplication (Hacker's Delight 5-1)."""
    width = width_of(a.type)
    a = x.binary(ops.SUB, a, x.number(ops.AND, x.number(ops.LSHR, a, 1), _pattern(width, 1, 2)))
    pairs = _pattern(width, 3, 4)
    a = x.binary(ops.ADD, x.number(ops.AND, a, pairs), x.number(ops.AND, x.number(ops.LSHR, a, 2), pairs))
    a = x.number(ops.AND, x.binary(ops.ADD, a, x.number(ops.LSHR, a, 4)), _pattern(width, 15, 8))
    if width == 8:
        return a
    return x.number(ops.LSHR, x.number(ops.MUL, a, _pattern(width, 1, 8)), width - 8)


def _reversed(x: Expansion, a: Value, unit: int) -> Value:
    """Return a number with its pieces of `unit` bits in the other order: halves exchanged at every power of two."""
    width = width_of(a.type)
    step = width // 2
    while step >= unit:
        mask = _pattern(width, (1 << step) - 1, 2 * step)
        high = x.number(ops.AND, x.number(ops.LSHR, a, step), mask)
        low = x.number(ops.SHL, x.number(ops.AND, a, mask), step)
        a = x.binary(ops.OR, high, low)
        step //= 2
    return a


def _high_by_halves(x: Expansion, op: int, a: Value, b: Value) -> Value:
    """Return the high word of a product by four products of half words (Hacker's Delight 8-1)."""
    half = width_of(a.type) // 2
    low = (1 << half) - 1
    shift = ops.ASHR if op == ops.MULHS else ops.LSHR
    a0, a1 = x.number(ops.AND, a, low), x.number(shift, a, half)
    b0, b1 = x.number(ops.AND, b, low), x.number(shift, b, half)
    middle = x.binary(ops.ADD, x.binary(ops.MUL, a1, b0), x.number(ops.LSHR, x.binary(ops.MUL, a0, b0), half))
    other = x.binary(ops.ADD, x.binary(ops.MUL, a0, b1), x.number(ops.AND, middle, low))
    top = x.binary(ops.ADD, x.binary(ops.MUL, a1, b1), x.number(shift, middle, half))
    return x.binary(ops.ADD, top, x.number(shift, other, half))


def _wide(x: Expansion, op: int, type: int, operands: list[Value]) -> Value:
    """Return an op on an integer of several words."""
    a = x.parts(operands[0])
    if op == ops.AND or op == ops.OR or op == ops.XOR:
        b = x.parts(operands[1])
        return x.virtual(type, [x.binary(op, a[index], b[index]) for index in range(len(a))])
    if op == ops.ADD or op == ops.SUB:
        return _finished(x, type, _sum(x, op, a, x.parts(operands[1])))
    if op == ops.MUL:
        return _finished(x, type, _product(x, a, x.parts(operands[1])))
    if op == ops.SHL or op == ops.LSHR or op == ops.ASHR:
        return _shifted(x, op, type, list(a), x.parts(operands[1])[0])
    if op == ops.SDIV or op == ops.UDIV or op == ops.SREM or op == ops.UREM:
        return _divided(x, op, type, operands)
    bits = _top_bits(x, type)
    if op == ops.POPCOUNT:
        total = x.op(op, x.word, [a[0]])
        for word in a[1:]:
            total = x.binary(ops.ADD, total, x.op(op, x.word, [word]))
        return x.op(ops.ZEXT, type, [total])
    if op == ops.PARITY:
        joined = a[0]
        for word in a[1:]:
            joined = x.binary(ops.XOR, joined, word)
        return x.op(ops.ZEXT, type, [x.op(op, x.word, [joined])])
    if op == ops.CTLZ:
        count = x.number(ops.ADD, x.op(op, x.word, [a[0]]), x.word_bits * (len(a) - 1))
        for index in range(1, len(a)):
            here = x.number(ops.ADD, x.op(op, x.word, [a[index]]), x.word_bits * (len(a) - 1 - index))
            count = x.select(x.number(ops.NE, a[index], 0), here, count)
        return x.op(ops.ZEXT, type, [x.number(ops.SUB, count, x.word_bits - bits)])
    if op == ops.CTTZ:
        top = a[-1] if bits == x.word_bits else x.number(ops.OR, a[-1], 1 << bits)
        count = x.number(ops.ADD, x.op(op, x.word, [top]), x.word_bits * (len(a) - 1))
        for index in range(len(a) - 2, -1, -1):
            here = x.number(ops.ADD, x.op(op, x.word, [a[index]]), x.word_bits * index)
            count = x.select(x.number(ops.NE, a[index], 0), here, count)
        return x.op(ops.ZEXT, type, [count])
    if op == ops.BSWAP or op == ops.BITREVERSE:
        turned: list[Value] = []
        for index in range(len(a) - 1, -1, -1):
            turned.append(x.op(op, x.word, [a[index]]))
        whole = int_type(x.word_bits * len(a))
        if whole == type:
            return x.virtual(type, turned)
        return x.op(ops.TRUNC, type, [x.number(ops.LSHR, x.virtual(whole, turned), x.word_bits - bits)])
    return _by_formula(x, op, type, operands)


def _sum(x: Expansion, op: int, a: list[Value], b: list[Value]) -> list[Value]:
    """Return the words of a + b or a - b; a carry is what uaddo or usubo of the words below tells."""
    test = ops.UADDO if op == ops.ADD else ops.USUBO
    result: list[Value] = []
    carry: Value | None = None
    for index in range(len(a)):
        word = x.binary(op, a[index], b[index])
        last = index == len(a) - 1
        over: Value | None = None if last else x.binary(test, a[index], b[index])
        if carry is not None:
            step = x.op(ops.ZEXT, x.word, [carry])
            if over is not None:
                over = x.binary(ops.OR, over, x.binary(test, word, step))
            word = x.binary(op, word, step)
        result.append(word)
        carry = over
    return result


def _product(x: Expansion, a: list[Value], b: list[Value]) -> list[Value]:
    """Return the words of a * b, as many as `a` has."""
    count = len(a)
    zero = integer(x.word, 0)
    result: list[Value] = [zero] * count
    for i in range(count):
        carry: Value = zero
        for j in range(count - i):
            last = i + j == count - 1
            low = x.binary(ops.MUL, a[i], b[j])
            total = x.binary(ops.ADD, result[i + j], low)
            word = x.binary(ops.ADD, total, carry)
            if not last:
                over = x.op(ops.ZEXT, x.word, [x.binary(ops.UADDO, result[i + j], low)])
                again = x.op(ops.ZEXT, x.word, [x.binary(ops.UADDO, total, carry)])
                high = x.binary(ops.MULHU, a[i], b[j])
                carry = x.binary(ops.ADD, x.binary(ops.ADD, high, over), again)
            result[i + j] = word
    return result


def _shifted(x: Expansion, op: int, type: int, a: list[Value], amount: Value) -> Value:
    """Return a shift of several words: first within words, then by whole words for each bit of the amount above."""
    bits = x.word_bits
    count = len(a)
    fill: Value = integer(x.word, 0)
    if op == ops.ASHR:
        a[-1] = _sign_extended(x, a[-1], _top_bits(x, type))
        fill = x.number(ops.ASHR, a[-1], bits - 1)
    inside = x.number(ops.AND, amount, bits - 1)
    rest = x.binary(ops.SUB, integer(x.word, bits - 1), inside)
    moved: list[Value] = []
    for index in range(count):
        if op == ops.SHL:
            word = x.binary(ops.SHL, a[index], inside)
            if index:
                word = x.binary(ops.OR, word, x.binary(ops.LSHR, x.number(ops.LSHR, a[index - 1], 1), rest))
        elif index == count - 1:
            word = x.binary(op, a[index], inside)
        else:
            word = x.binary(ops.LSHR, a[index], inside)
            word = x.binary(ops.OR, word, x.binary(ops.SHL, x.number(ops.SHL, a[index + 1], 1), rest))
        moved.append(word)
    step = 1
    while step < count:
        far = x.number(ops.NE, x.number(ops.AND, amount, step * bits), 0)
        before = list(moved)
        for index in range(count):
            source = index - step if op == ops.SHL else index + step
            other = before[source] if 0 <= source < count else fill
            moved[index] = x.select(far, other, before[index])
        step *= 2
    return _finished(x, type, moved)


def _divided(x: Expansion, op: int, type: int, operands: list[Value]) -> Value:
    """Return a quotient or remainder of up to two words by libgcc's function (GCC internals: Integer library routines)."""
    double = int_type(2 * x.word_bits)
    if width_of(type) > width_of(double):
        raise Unsupported("type", "division of " + str(width_of(type)) + "-bit integers")
    if type != double:
        extend = ops.SEXT if op == ops.SDIV or op == ops.SREM else ops.ZEXT
        whole = x.op(op, double, [x.op(extend, double, [operand]) for operand in operands])
        return x.op(ops.TRUNC, type, [whole])
    name = "div" if op == ops.SDIV else "udiv" if op == ops.UDIV else "mod" if op == ops.SREM else "umod"
    return x.call("__" + name + ("ti3" if x.word_bits == 64 else "di3"), double, operands)


def bitcast(x: Expansion, type: int, value: Value) -> Value:
    """Return the bits of a value as another type of the same size, one of which the target lacks."""
    source = value.type
    scalars = not lanes_of(type) and not lanes_of(source)
    carried_from = scalars and not x.is_legal(source) and (is_integer(source) or is_float(source))
    carried_to = scalars and not x.is_legal(type) and (is_integer(type) or is_float(type))
    if is_pointer(type) and scalars:
        return x.op(ops.INTTOPTR, type, [x.op(ops.BITCAST, x.address, [value]) if source != x.address else value])
    if is_pointer(source) and scalars:
        return x.op(ops.BITCAST, type, [x.op(ops.PTRTOINT, x.address, [value])])
    if carried_from and carried_to:
        return x.virtual(type, x.parts(value))
    if carried_from and x.is_legal(type) and is_integer(type):
        return x.resize(x.parts(value)[0], type)
    if carried_to and x.is_legal(source) and is_integer(source):
        return x.virtual(type, [x.resize(value, x.split(type)[0])])
    words = (width_of(type) if not lanes_of(type) else 0) // x.word_bits
    pair = x.word | words << 28
    if carried_to and words > 1 and x.is_legal(pair) and x.layout.bits_of(pair) == x.layout.bits_of(type):
        vector = x.op(ops.BITCAST, pair, [value])
        return x.virtual(type, x.lanes(vector))
    words = (width_of(source) if not lanes_of(source) else 0) // x.word_bits
    pair = x.word | words << 28
    if carried_from and words > 1 and x.is_legal(pair) and x.layout.bits_of(pair) == x.layout.bits_of(source):
        return x.op(ops.BITCAST, type, [x.gather(pair, x.parts(value))])
    return through_memory(x, type, value)


def through_memory(x: Expansion, type: int, value: Value) -> Value:
    """Return the bytes of a value read as another type."""
    slot = x.slot(max(x.layout.store_size(type), x.layout.store_size(value.type)), 16)
    x.op(ops.STORE, 0, [value, slot], 0, Access(16))
    return x.op(ops.LOAD, type, [slot], 0, Access(16))
