"""Selection of x86's own operations by name ("x86.NAME"): what lowering makes of built-ins that no IR op says exactly.

The table gives for each name the form of its operands and the mnemonic; compiler/lower/builtins_x86_rules.py names those that must be
here (NATIVE), a test holds the two together.  A name that is not here goes to GCC.

Forms, by operands: v vector, g general register, i immediate, m the memory a pointer operand points to; the result stands before the `=`.
    v=vv   the first operand is overwritten          c=   the same, operands may be exchanged
    v=1    of lane 0, the other lanes kept
    v=v    v=vi  v=vvi   g=v  q=v (64 bits)  v=vvx    the third vector is xmm0, in which the instruction wants it
    shift  v=vv with a count in a vector             count  by an integer: an immediate, or moved to a vector
    g=gg   crc32: overwrites the first               plain  no operands        m  one memory operand
    g=m    stores to the frame and reads it back     g=     (stmxcsr)           m=g    (ldmxcsr)
    time   rdtsc
"""

from __future__ import annotations

from typing import Final

from compiler.codegen.machine import SLOT_LOCAL
from compiler.ir.details import Intrinsic
from compiler.ir.graph import Instruction, IntConstant, Value
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64 import vectors
from compiler.target.x86_64.assembly import register_numbers
from compiler.target.x86_64.context import Context, Place
from compiler.target.x86_64.opcodes import vector_name
from compiler.target.x86_64.registers import RAX, RDX, XMM0
from compiler.unsupported import Unsupported

TABLE: Final = """
c=vv   paddsb paddsb128     c=vv paddsw paddsw128       c=vv paddusb paddusb128    c=vv paddusw paddusw128
v=vv   psubsb psubsb128     v=vv psubsw psubsw128       v=vv psubusb psubusb128    v=vv psubusw psubusw128
c=vv   pavgb pavgb128       c=vv pavgw pavgw128         c=vv psadbw psadbw128      c=vv pmaddwd pmaddwd128
c=vv   pmuludq pmuludq128   c=vv pmuldq pmuldq128       v=vv pmaddubsw pmaddubsw128
c=vv   pmulhrsw pmulhrsw128 v=vv packsswb packsswb128   v=vv packssdw packssdw128  v=vv packuswb packuswb128
v=vv   packusdw packusdw128 v=vv pshufb pshufb128       v=vv psignb psignb128      v=vv psignw psignw128
v=vv   psignd psignd128     v=vv phaddsw phaddsw128     v=vv phsubsw phsubsw128    v=vv minps minps
v=vv   minpd minpd          v=vv maxps maxps            v=vv maxpd maxpd
v=vv   haddps haddps        v=vv haddpd haddpd          v=vv hsubps hsubps         v=vv hsubpd hsubpd
v=vv   addsubps addsubps    v=vv addsubpd addsubpd      v=vv phaddw phaddw128      v=vv phaddd phaddd128
v=vv   phsubw phsubw128     v=vv phsubd phsubd128
shift  psllw psllw128       shift pslld pslld128        shift psllq psllq128       shift psrlw psrlw128
shift  psrld psrld128       shift psrlq psrlq128        shift psraw psraw128       shift psrad psrad128
count  psllw psllwi128      count pslld pslldi128       count psllq psllqi128      count psrlw psrlwi128
count  psrld psrldi128      count psrlq psrlqi128       count psraw psrawi128      count psrad psradi128
g=v    pmovmskb pmovmskb128 g=v movmskps movmskps       g=v movmskpd movmskpd
v=v    cvtps2dq cvtps2dq    v=v cvttps2dq cvttps2dq     v=v cvtpd2dq cvtpd2dq      v=v cvttpd2dq cvttpd2dq
v=v    rcpps rcpps          v=v rsqrtps rsqrtps         v=v phminposuw phminposuw128
g=v    cvtss2sil cvtss2si   g=v cvttss2sil cvttss2si    g=v cvtsd2sil cvtsd2si     g=v cvttsd2sil cvttsd2si
q=v    cvtss2siq cvtss2si64 q=v cvttss2siq cvttss2si64  q=v cvtsd2siq cvtsd2si64   q=v cvttsd2siq cvttsd2si64
v=vvi  pclmulqdq pclmulqdq128  v=vvi mpsadbw mpsadbw128 v=vvi insertps insertps128 v=vvi dpps dpps
v=vvi  dppd dppd            v=vi roundps roundps        v=vi roundpd roundpd
v=vv   aesenc aesenc128     v=vv aesenclast aesenclast128  v=vv aesdec aesdec128   v=vv aesdeclast aesdeclast128
v=vvi  roundss roundss      v=vvi roundsd roundsd       v=v cvtpd2ps cvtpd2ps
v=1    rcpss rcpss          v=1 rsqrtss rsqrtss
v=v    aesimc aesimc128     v=vi aeskeygenassist aeskeygenassist128
v=vv   sha1msg1 sha1msg1    v=vv sha1msg2 sha1msg2      v=vv sha1nexte sha1nexte   v=vvi sha1rnds4 sha1rnds4
v=vv   sha256msg1 sha256msg1  v=vv sha256msg2 sha256msg2  v=vvx sha256rnds2 sha256rnds2
v=vvx  pblendvb pblendvb128 v=vvx blendvps blendvps     v=vvx blendvpd blendvpd
g=gg   crc32b crc32qi       g=gg crc32w crc32hi         g=gg crc32l crc32si        g=gg crc32q crc32di
plain  pause pause          plain lfence lfence         plain sfence sfence        plain mfence mfence
plain  emms emms            m clflush clflush           m=g ldmxcsr ldmxcsr        g= stmxcsr stmxcsr
time   rdtsc rdtsc
"""

_PARSED: Final[dict[str, tuple[str, int]]] = {}     # filled on first use and never changed: a table, not state


def rows() -> dict[str, tuple[str, int]]:
    """Return (form, number of the mnemonic) by name without "x86."."""
    if not _PARSED:
        words = TABLE.split()
        for index in range(0, len(words), 3):
            number = 0 if words[index] == "g=gg" else vector_name(words[index + 1])
            _PARSED[words[index + 2]] = (words[index], number)
    return _PARSED


def _number(value: Value, name: str) -> int:
    """Return an operand that must be an immediate."""
    if not isinstance(value, IntConstant):
        raise Unsupported("builtin", name + " with an operand that is not constant")
    return value.value & 0xFF


def _register_variable(s: Context, ins: Instruction, name: str) -> None:
    """Read or write a global register variable: the register is reserved throughout the unit."""
    register = register_numbers()[name[name.index(":") + 1:]]
    if name.startswith("register.read:"):
        s.op(oc.MOV_RR, [s.define(ins), register], 8)
    else:
        s.op(oc.MOV_RR, [register, s.use(ins.operands[0])], 8)


def intrinsic(s: Context, ins: Instruction) -> None:
    """Emit an intrinsic.  Raises Unsupported for a name that is not in the table."""
    detail = ins.detail
    assert isinstance(detail, Intrinsic)
    if detail.name.startswith("register."):
        _register_variable(s, ins, detail.name)
        return
    row = rows().get(detail.name[4:])
    if row is None or not detail.name.startswith("x86."):
        raise Unsupported("builtin", detail.name)
    form, name = row
    values = ins.operands
    if form in ("plain", "m", "m=g", "g=", "time"):
        _without_vectors(s, ins, form, name)
        return
    result = s.define(ins)
    if form == "c=vv" or form == "v=vv":
        vectors.binary(s, name, form == "c=vv", result, values[0], values[1])
    elif form == "shift":
        vectors.registers(s, name, result, s.use(values[0]), s.use(values[1]))
    elif form == "count":
        _shift(s, name, result, values[0], values[1])
    elif form == "v=v":
        vectors.unary(s, name, result, s.use(values[0]))
    elif form == "v=1":
        register = s.use(values[0])
        vectors.registers(s, name, result, register, register)
    elif form == "v=vi":
        vectors.with_number(s, name, result, s.use(values[0]), _number(values[1], detail.name))
    elif form == "v=vvi":
        number = _number(values[2], detail.name)
        vectors.joined(s, name, result, s.use(values[0]), s.use(values[1]), number)
    elif form == "v=vvx":
        _with_xmm0(s, name, result, values)
    elif form == "g=v":
        s.op(oc.VEC_GX, [result, s.use(values[0])], 16).condition = name
    elif form == "q=v":
        s.op(oc.VEC_QX, [result, s.use(values[0])], 16).condition = name
    else:
        assert form == "g=gg"
        size = {"crc32qi": 1, "crc32hi": 2, "crc32si": 4, "crc32di": 8}[detail.name[4:]]
        opcode = {1: oc.CRC32_8, 2: oc.CRC32_16, 4: oc.CRC32_32, 8: oc.CRC32_64}[size]
        s.op(opcode, [result, s.use(values[0]), s.use(values[1])], size)


def _shift(s: Context, name: int, result: int, value: Value, count: Value) -> None:
    """All lanes by an integer: counts of 255 and more shift everything out, as in the instruction."""
    if isinstance(count, IntConstant):
        vectors.in_place(s, name, result, s.use(value), min(count.value, 255))
        return
    moved = vectors.vector(s)
    s.op(oc.MOVD_XR, [moved, s.use(count)], 4)
    vectors.registers(s, name, result, s.use(value), moved)


def _with_xmm0(s: Context, name: int, result: int, values: list[Value]) -> None:
    first = s.use(values[0])
    second = s.use(values[1])
    s.copy(XMM0, s.use(values[2]))
    s.op(oc.VEC_XX0, [result, first, second, XMM0], 16).condition = name


def _without_vectors(s: Context, ins: Instruction, form: str, name: int) -> None:
    values = ins.operands
    if form == "plain":
        s.op(oc.PLAIN, [], 8).condition = name
    elif form == "m":
        s.op_memory(oc.PLAIN_M, [], s.address(values[0]), 4).condition = name
    elif form == "time":
        low = s.general()
        high = s.general()
        shifted = s.general()
        s.op(oc.RDTSC, [RAX, RDX], 8).condition = name
        s.copy(low, RAX)
        s.copy(high, RDX)
        s.op_immediate(oc.SHL_RI, [shifted, high], 32, 8)
        s.op(oc.OR_RR, [s.define(ins), low, shifted], 8)
    else:
        place = Place()
        place.slot = s.mf.new_slot(4, 4, SLOT_LOCAL, "")
        if form == "m=g":
            s.op_memory(oc.MOV_MR, [s.use(values[0])], place, 4)
            s.op_memory(oc.PLAIN_M, [], place, 4).condition = name
        else:
            s.op_memory(oc.PLAIN_M, [], place, 4).condition = name
            s.op_memory(oc.MOV_RM, [s.define(ins)], place, 4)
