"""Selection of vector operations in xmm registers: SSE2, and what later extensions add.

In: vector ops that legalisation left, because `facts` says that the target has them.  Out: one or a few instructions each.  An
instruction is one of the VEC_ opcodes, whose mnemonic is the entry of opcodes.VECTOR_NAMES that `condition` numbers.

A shuffle that no pattern below covers goes through the frame, lane by lane.  Comparisons are made where their mask is wanted.
Source: Intel 64 and IA-32 Architectures SDM, volume 2.
"""

from __future__ import annotations

from typing import Final

from compiler.codegen.machine import SLOT_LOCAL
from compiler.ir import ops
from compiler.ir.details import Immediate
from compiler.ir.graph import Instruction, IntConstant, Undef, Value, VectorConstant, same_value
from compiler.ir.types import element_of, is_float, lanes_of, type_text, width_of
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.context import Context, Place
from compiler.target.x86_64.memory import alignment
from compiler.target.x86_64.opcodes import vector_name
from compiler.target.x86_64.registers import VECTOR
from compiler.unsupported import Unsupported

# Lines for LegalTypes: first the extension that has the operations.
_FACTS: Final = """
sse2    vectors v16i8 v8i16 v4i32 v2i64 v4f32 v2f64
sse2    vector v16i8 add sub and or xor eq sgt umin umax splat extract shuffle
sse2    vector v8i16 add sub mul and or xor eq sgt smin smax mulhs mulhu splat extract insert shuffle
sse2    vector v8i16 shl:splat lshr:splat ashr:splat
sse2    vector v4i32 add sub and or xor eq sgt splat extract shuffle sitofp
sse2    vector v4i32 shl:splat lshr:splat ashr:splat
sse2    vector v2i64 add sub and or xor splat extract insert shuffle
sse2    vector v2i64 shl:splat lshr:splat
sse2    vector v4f32 fadd fsub fmul fdiv fsqrt foeq folt fole funo fune fuge fugt ford splat extract shuffle fptosi
sse2    vector v2f64 fadd fsub fmul fdiv fsqrt foeq folt fole funo fune fuge fugt ford splat extract insert shuffle
ssse3   vector v16i8 abs
ssse3   vector v8i16 abs
ssse3   vector v4i32 abs
sse4.1  vector v16i8 smin smax
sse4.1  vector v8i16 umin umax
sse4.1  vector v4i32 mul smin smax umin umax
sse4.1  vector v2i64 eq
sse4.2  vector v2i64 sgt
"""

# op, then the mnemonic for lanes of 8, 16, 32 and 64 bits; + : operands may be exchanged.
_INTEGER_OPS: Final = """
add + paddb paddw paddd paddq
sub - psubb psubw psubd psubq
mul + - pmullw pmulld -
and + pand pand pand pand
or + por por por por
xor + pxor pxor pxor pxor
eq + pcmpeqb pcmpeqw pcmpeqd pcmpeqq
sgt - pcmpgtb pcmpgtw pcmpgtd pcmpgtq
smin + pminsb pminsw pminsd -
smax + pmaxsb pmaxsw pmaxsd -
umin + pminub pminuw pminud -
umax + pmaxub pmaxuw pmaxud -
mulhs + - pmulhw - -
mulhu + - pmulhuw - -
shl - - psllw pslld psllq
lshr - - psrlw psrld psrlq
ashr - - psraw psrad -
abs - pabsb pabsw pabsd -
"""

# op and mnemonic without its ending ps or pd; + as above (not for what may be a NaN: the first operand's payload wins).
_FLOAT_OPS: Final = "fadd add fsub sub fmul mul fdiv div fsqrt sqrt"

# Comparison and immediate of cmpps.
_PREDICATES: Final = {ops.FOEQ: 0, ops.FOLT: 1, ops.FOLE: 2, ops.FUNO: 3, ops.FUNE: 4, ops.FUGE: 5, ops.FUGT: 6, ops.FORD: 7}

_PARSED: Final[dict[tuple[int, int], tuple[int, bool]]] = {}     # filled on first use and never changed: a table, not state


def facts(features: list[str]) -> str:
    """Return what LegalTypes is to know of vectors; features: in force beside SSE2."""
    text = ""
    for line in _FACTS.splitlines():
        words = line.split(None, 1)
        if words and (words[0] == "sse2" or words[0] in features):
            text += words[1] + "\n"
    return text


def _named(op: int, type: int) -> tuple[int, bool] | None:
    """Return (number of the mnemonic, operands may be exchanged) of an op on a vector type."""
    if not _PARSED:
        for line in _INTEGER_OPS.splitlines():
            words = line.split()
            for index in range(2, len(words)):
                if words[index] != "-":
                    _PARSED[ops.op_numbered(words[0]), 8 << index - 2] = (vector_name(words[index]), words[1] == "+")
        words = _FLOAT_OPS.split()
        for index in range(0, len(words), 2):
            for width, ending in ((32, "ps"), (64, "pd")):
                _PARSED[ops.op_numbered(words[index]), width] = (vector_name(words[index + 1] + ending), False)
    return _PARSED.get((op, width_of(type)))


def instruction(s: Context, ins: Instruction) -> bool:
    """Emit a vector operation; tell whether it was one of those here."""
    op = ins.op
    if op == ops.EXTRACT:
        _extract(s, ins)
        return True
    if not lanes_of(ins.type) or op in (ops.LOAD, ops.STORE, ops.CALL, ops.SELECT, ops.INTRINSIC, ops.FREEZE, ops.VA_ARG, ops.ASM):
        return False
    if op == ops.SEXT:
        compared = ins.operands[0]
        assert isinstance(compared, Instruction)
        _comparison(s, compared, s.define(ins))
    elif op == ops.SPLAT:
        _splat(s, ins)
    elif op == ops.INSERT:
        _insert(s, ins)
    elif op == ops.SHUFFLE:
        _shuffle(s, ins)
    elif op in (ops.SHL, ops.LSHR, ops.ASHR):
        _shift(s, ins)
    elif op == ops.FSQRT or op == ops.ABS:
        found = _named(op, ins.type)
        assert found is not None
        unary(s, found[0], s.define(ins), s.use(ins.operands[0]))
    elif op == ops.SITOFP or op == ops.FPTOSI:
        unary(s, vector_name("cvtdq2ps" if op == ops.SITOFP else "cvttps2dq"), s.define(ins), s.use(ins.operands[0]))
    elif op == ops.BITCAST:
        return False
    elif ops.EQ <= op <= ops.FUNO:
        raise Unsupported("codegen", "a comparison of vectors that is no mask")
    else:
        found = _named(op, ins.type)
        if found is None:
            raise Unsupported("codegen", s.table[op].name + " of " + type_text(ins.type))
        binary(s, found[0], found[1], s.define(ins), ins.operands[0], ins.operands[1])
    return True


# Instructions by the number of their name.


def binary(s: Context, name: int, exchangeable: bool, result: int, left: Value, right: Value) -> None:
    """Emit result = left NAME right, the right operand from memory where that is possible."""
    if exchangeable and isinstance(left, VectorConstant) and not isinstance(right, VectorConstant):
        left, right = right, left
    if isinstance(right, VectorConstant):
        data = s.vector_bytes(right)
        if any(data) and len(data) == 16:
            register = s.use(left)
            s.op_memory(oc.VEC_XM, [result, register], s.literal_place(data, 16), 16).condition = name
            return
    load = s.loadable(right)
    if load is not None and alignment(load) >= 16:
        register = s.use(left)
        s.op_memory(oc.VEC_XM, [result, register], s.address(load.operands[0]), 16).condition = name
        return
    register = s.use(left)
    s.op(oc.VEC_XXC if exchangeable else oc.VEC_XX, [result, register, s.use(right)], 16).condition = name


def registers(s: Context, name: int, result: int, left: int, right: int) -> None:
    """Emit result = left NAME right on registers."""
    s.op(oc.VEC_XX, [result, left, right], 16).condition = name


def unary(s: Context, name: int, result: int, value: int) -> None:
    """Emit result = NAME value."""
    s.op(oc.VEC_U, [result, value], 16).condition = name


def with_number(s: Context, name: int, result: int, value: int, number: int) -> None:
    """Emit result = NAME value, number; the destination is only written."""
    s.op_immediate(oc.VEC_UI, [result, value], number, 16).condition = name


def joined(s: Context, name: int, result: int, left: int, right: int, number: int) -> None:
    """Emit result = left NAME right, number."""
    s.op_immediate(oc.VEC_XXI, [result, left, right], number, 16).condition = name


def in_place(s: Context, name: int, result: int, value: int, number: int) -> None:
    """Emit result = value NAME number, the destination being the operand: shifts."""
    s.op_immediate(oc.VEC_XI, [result, value], number, 16).condition = name


def vector(s: Context) -> int:
    """Return a new vector register."""
    return s.new_register(VECTOR)


# Operations.


def _comparison(s: Context, compared: Instruction, result: int) -> None:
    left, right = compared.operands[0], compared.operands[1]
    type = left.type
    if is_float(type):
        name = vector_name("cmpps" if width_of(type) == 32 else "cmppd")
        joined(s, name, result, s.use(left), s.use(right), _PREDICATES[compared.op])
        return
    found = _named(compared.op, type)
    assert found is not None
    binary(s, found[0], found[1], result, left, right)


def _shift(s: Context, ins: Instruction) -> None:
    found = _named(ins.op, ins.type)
    amount = ins.operands[1]
    assert found is not None and isinstance(amount, VectorConstant)
    lane = amount.lanes[0]
    number = lane.value if isinstance(lane, IntConstant) else 0
    in_place(s, found[0], s.define(ins), s.use(ins.operands[0]), min(number, 255))


def _extract(s: Context, ins: Instruction) -> None:
    source, place = ins.operands[0], ins.operands[1]
    assert isinstance(place, IntConstant)
    take_lane(s, s.define(ins), s.use(source), source.type, place.value)


def take_lane(s: Context, result: int, value: int, type: int, lane: int) -> None:
    """Emit the copy of one lane of a vector in register `value` to a scalar's register."""
    width = width_of(type)
    if is_float(type):
        if lane:
            with_number(s, vector_name("pshufd"), result, value, lane if width == 32 else 0xEE)
        else:
            unary(s, vector_name("movaps"), result, value)
        return
    if width <= 16:
        word = lane * width // 16
        if width == 8 and lane % 2:
            wide = s.general()
            s.op_immediate(oc.VEC_GXI, [wide, value], word, 16).condition = vector_name("pextrw")
            s.op_immediate(oc.SHR_RI, [result, wide], 8, 4)
        else:
            s.op_immediate(oc.VEC_GXI, [result, value], word, 16).condition = vector_name("pextrw")
        return
    if lane:
        moved = vector(s)
        with_number(s, vector_name("pshufd"), moved, value, lane if width == 32 else 0xEE)
        value = moved
    s.op(oc.MOVD_RX if width == 32 else oc.MOVQ_RX, [result, value], width // 8)


def _low_lane(s: Context, value: Value, type: int) -> int:
    """Return a vector register whose lane 0 is the scalar `value`, a lane of vector type `type`."""
    register = s.use(value)
    if is_float(type):
        return register
    made = vector(s)
    s.op(oc.MOVQ_XR if width_of(type) == 64 else oc.MOVD_XR, [made, register], 8 if width_of(type) == 64 else 4)
    return made


def _splat(s: Context, ins: Instruction) -> None:
    type = ins.type
    width = width_of(type)
    result = s.define(ins)
    value = _low_lane(s, ins.operands[0], type)
    if width == 8:
        doubled = vector(s)
        registers(s, vector_name("punpcklbw"), doubled, value, value)
        value = doubled
    if width <= 16:
        words = vector(s)
        with_number(s, vector_name("pshuflw"), words, value, 0)
        value = words
    with_number(s, vector_name("pshufd"), result, value, 0x44 if width == 64 else 0)


def _insert(s: Context, ins: Instruction) -> None:
    into, value, place = ins.operands
    assert isinstance(place, IntConstant)
    type = ins.type
    result = s.define(ins)
    if isinstance(into, Undef) and place.value == 0:
        low = _low_lane(s, value, type)
        unary(s, vector_name("movaps"), result, low)
        return
    if width_of(type) == 16:
        old = s.use(into)
        s.op_immediate(oc.VEC_XGI, [result, old, s.use(value)], place.value, 16).condition = vector_name("pinsrw")
        return
    assert width_of(type) == 64
    low = _low_lane(s, value, type)
    if place.value == 0:
        joined(s, vector_name("shufpd"), result, low, s.use(into), 2)
    else:
        registers(s, vector_name("punpcklqdq"), result, s.use(into), low)


# Shuffles.


def _shuffle(s: Context, ins: Instruction) -> None:
    detail = ins.detail
    assert isinstance(detail, Immediate)
    result = s.define(ins)
    type = ins.type
    first, second = ins.operands[0], ins.operands[1]
    count = lanes_of(first.type)
    if lanes_of(type) != count:
        raise Unsupported("codegen", "shuffle that changes the number of lanes")
    numbers = list(detail.numbers)
    if isinstance(first, Undef) or all(number < 0 or number >= count for number in numbers):
        first, second = second, first
        numbers = [number if number < 0 else (number + count) % (2 * count) for number in numbers]
    if isinstance(second, Undef):
        numbers = [-1 if number >= count else number for number in numbers]
    if same_value(first, second):
        numbers = [number % count if number >= 0 else number for number in numbers]
    if all(number < count for number in numbers):
        second = first
        if _shuffle_one(s, result, first, type, numbers):
            return
    elif _shuffle_two(s, result, first, second, type, numbers):
        return
    _shuffle_in_memory(s, result, first, second, type, numbers)


def _fits(numbers: list[int], pattern: list[int]) -> bool:
    """Tell whether a pattern gives the lanes wanted; -1 wants any."""
    for index in range(len(numbers)):
        if numbers[index] >= 0 and numbers[index] != pattern[index]:
            return False
    return True


def _in_wider_lanes(numbers: list[int], times: int) -> list[int] | None:
    """Return the shuffle as one of lanes `times` as wide, None if it takes such lanes apart."""
    made: list[int] = []
    for start in range(0, len(numbers), times):
        wide = -1
        for index in range(times):
            number = numbers[start + index]
            if number < 0:
                continue
            if number % times != index or wide >= 0 and wide != number // times:
                return None
            wide = number // times
        made.append(wide)
    return made


def _control(numbers: list[int]) -> int:
    """Return the immediate for four lanes of 0 to 3."""
    made = 0
    for index in range(4):
        made |= (numbers[index] & 3 if numbers[index] >= 0 else index) << 2 * index
    return made


def _shuffle_one(s: Context, result: int, source: Value, type: int, numbers: list[int]) -> bool:
    """Emit a shuffle of one operand; tell whether there was a way."""
    count = len(numbers)
    if _fits(numbers, list(range(count))):
        s.copy(result, s.use(source))
        return True
    width = width_of(type)
    if width == 64:
        numbers = [number * 2 + half if number >= 0 else -1 for number in numbers for half in (0, 1)]
        width = 32
    quads = numbers if width == 32 else _in_wider_lanes(numbers, 32 // width)
    if quads is not None:
        with_number(s, vector_name("pshufd"), result, s.use(source), _control(quads))
        return True
    if width == 16:
        low = all(number < 4 for number in numbers[:4])
        high = all(number < 0 or number >= 4 for number in numbers[4:])
        if low and high:
            value = s.use(source)
            halves = [number - 4 if number >= 0 else -1 for number in numbers[4:]]
            if _fits(halves, [0, 1, 2, 3]):
                with_number(s, vector_name("pshuflw"), result, value, _control(numbers[:4]))
                return True
            if not _fits(numbers[:4], [0, 1, 2, 3]):
                made = vector(s)
                with_number(s, vector_name("pshuflw"), made, value, _control(numbers[:4]))
                value = made
            with_number(s, vector_name("pshufhw"), result, value, _control(halves))
            return True
    return _interleave(s, result, source, source, type, [number if number < 0 else number for number in numbers], True)


def _interleave(s: Context, result: int, first: Value, second: Value, type: int, numbers: list[int], same: bool) -> bool:
    """Emit punpckl and punpckh; tell whether the lanes are theirs."""
    count = len(numbers)
    letter = {8: "bw", 16: "wd", 32: "dq", 64: "qdq"}[width_of(type)]
    for half, word in ((0, "punpckl"), (count // 2, "punpckh")):
        straight: list[int] = []
        crossed: list[int] = []
        for index in range(count // 2):
            other = half + index + (0 if same else count)
            straight += [half + index, other]
            crossed += [other, half + index]
        if _fits(numbers, straight):
            registers(s, vector_name(word + letter), result, s.use(first), s.use(second))
            return True
        if _fits(numbers, crossed):
            registers(s, vector_name(word + letter), result, s.use(second), s.use(first))
            return True
    return False


def _shuffle_two(s: Context, result: int, first: Value, second: Value, type: int, numbers: list[int]) -> bool:
    """Emit a shuffle of two operands; tell whether there was a way."""
    if _interleave(s, result, first, second, type, numbers, False):
        return True
    if _shifted_bytes(s, result, first, second, type, numbers):
        return True
    width = width_of(type)
    pairs = numbers if width == 64 else _in_wider_lanes(numbers, 64 // width)
    if pairs is not None:
        return _two_pairs(s, result, first, second, pairs)
    quads = numbers if width == 32 else _in_wider_lanes(numbers, 32 // width) if width < 32 else None
    if quads is None:
        return False
    # shufps: two lanes of one operand, then two of the other.
    sides = [-1 if number < 0 else number // 4 for number in quads]
    for low, high in ((0, 1), (1, 0)):
        if all(side in (-1, low) for side in sides[:2]) and all(side in (-1, high) for side in sides[2:]):
            control = _control([number % 4 if number >= 0 else -1 for number in quads])
            operands = (first, second) if low == 0 else (second, first)
            joined(s, vector_name("shufps"), result, s.use(operands[0]), s.use(operands[1]), control)
            return True
    return False


def _two_pairs(s: Context, result: int, first: Value, second: Value, pairs: list[int]) -> bool:
    """Emit a shuffle of lanes of 64 bits by shufpd."""
    low = pairs[0] if pairs[0] >= 0 else 0
    high = pairs[1] if pairs[1] >= 0 else 1
    left = first if low < 2 else second
    right = first if high < 2 else second
    joined(s, vector_name("shufpd"), result, s.use(left), s.use(right), low % 2 | high % 2 << 1)
    return True


def _is_zero(s: Context, value: Value) -> bool:
    return isinstance(value, VectorConstant) and not any(s.vector_bytes(value))


def _shifted_bytes(s: Context, result: int, first: Value, second: Value, type: int, numbers: list[int]) -> bool:
    """Emit pslldq or psrldq: lanes of the first operand moved, zeros after them; tell whether it is that."""
    count = len(numbers)
    if _is_zero(s, first):
        first, second = second, first
        numbers = [number if number < 0 else (number + count) % (2 * count) for number in numbers]
    if not _is_zero(s, second):
        return False
    size = width_of(type) // 8
    for distance in range(1, count):
        left = [index - distance if index >= distance else count for index in range(count)]
        right = [index + distance if index + distance < count else count for index in range(count)]
        masked = [count if number >= count else number for number in numbers]
        if _fits(masked, left):
            in_place(s, vector_name("pslldq"), result, s.use(first), distance * size)
            return True
        if _fits(masked, right):
            in_place(s, vector_name("psrldq"), result, s.use(first), distance * size)
            return True
    return False


def _shuffle_in_memory(s: Context, result: int, first: Value, second: Value, type: int, numbers: list[int]) -> None:
    """Store both operands, move the lanes one by one, load the result."""
    slot = s.mf.new_slot(48, 16, SLOT_LOCAL, "")
    count = len(numbers)
    size = width_of(element_of(type)) // 8
    place = Place()
    place.slot = slot
    s.op_memory(oc.MOVAPS_MR, [s.use(first)], place, 16)
    if any(number >= count for number in numbers):
        s.op_memory(oc.MOVAPS_MR, [s.use(second)], place.moved(16), 16)
    for index in range(count):
        if numbers[index] < 0:
            continue
        lane = s.general()
        source = place.moved(numbers[index] * size)
        if size == 1:
            s.op_memory(oc.MOVZX8_M, [lane], source, 4)
        elif size == 2:
            s.op_memory(oc.MOVZX16_M, [lane], source, 4)
        else:
            s.op_memory(oc.MOV_RM, [lane], source, size)
        s.op_memory(oc.MOV_MR, [lane], place.moved(32 + index * size), size)
    s.op_memory(oc.MOVAPS_RM, [result], place.moved(32), 16)
