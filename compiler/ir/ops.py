"""The operations of the IR: one row an op, with every fact a pass may use.

The numbers of the ops are the constants below, in the table's order (a test holds the two together).  `table()` gives the
rows parsed once; passes keep the list they need in a local variable and index it by op.

Columns
  name
  result     =0, =1: the type of that operand; bool: i1 with the lanes of operand 0; void, int, float, ptr, any: as the
             instruction says, of that class.  A call or asm without a result is void.
  class      of operand 0: I integer, P pointer, F float, A any, T token
  operands   one letter each:
               0 1  the type of that operand (0 in first place: any type of the class)
               C    converted: the class's type, with the lanes of the result       B  any, as many bits as the result
               i    a scalar integer      p  a pointer       a  any first-class value     1  a scalar i1    t  a token
               c    i1, scalar or with the lanes of the result                      y  i8
               r    the type of the result; after one `r` operand, of that one too
               v    a vector              e  its element      *  any number of any
  traits     C commutative         A associative (floats: only with flag reassoc)     I idempotent: x op x = x
             N nilpotent: x op x = 0 (false)                   V involution: op op x = x
             F foldable: constants in, constant out            S speculatable: no effect, no trap, may run early
             R reads memory        W writes memory             X may trap             E another effect: must stay, in order
             T terminator          H stands at a block's head  O belongs to the op it reads   D debug marker
             M cheap to compute again                          w takes nsw and nuw    x takes exact  b takes inbounds, nuw
             f takes the floating flags
             Call, intrinsic and asm have all effects unless their detail says less.
  identity   y with x op y = x      absorb  y with x op y = y.  smin, smax: the least and the greatest signed value.
  negated    the comparison that is true where this is false
  swapped    the comparison with its operands exchanged
  detail     the class of Instruction.detail (compiler/ir/details.py)
"""

from __future__ import annotations

from typing import Final, final

ADD: Final = 1
SUB: Final = 2
MUL: Final = 3
SDIV: Final = 4
UDIV: Final = 5
SREM: Final = 6
UREM: Final = 7
NEG: Final = 8
AND: Final = 9
OR: Final = 10
XOR: Final = 11
NOT: Final = 12
SHL: Final = 13
LSHR: Final = 14
ASHR: Final = 15
ROTL: Final = 16
ROTR: Final = 17
SMIN: Final = 18
SMAX: Final = 19
UMIN: Final = 20
UMAX: Final = 21
ABS: Final = 22
MULHS: Final = 23
MULHU: Final = 24
SADDO: Final = 25
UADDO: Final = 26
SSUBO: Final = 27
USUBO: Final = 28
SMULO: Final = 29
UMULO: Final = 30
CTLZ: Final = 31
CTTZ: Final = 32
POPCOUNT: Final = 33
PARITY: Final = 34
BSWAP: Final = 35
BITREVERSE: Final = 36
EQ: Final = 37
NE: Final = 38
SLT: Final = 39
SLE: Final = 40
SGT: Final = 41
SGE: Final = 42
ULT: Final = 43
ULE: Final = 44
UGT: Final = 45
UGE: Final = 46
FOEQ: Final = 47
FONE: Final = 48
FOLT: Final = 49
FOLE: Final = 50
FOGT: Final = 51
FOGE: Final = 52
FORD: Final = 53
FUEQ: Final = 54
FUNE: Final = 55
FULT: Final = 56
FULE: Final = 57
FUGT: Final = 58
FUGE: Final = 59
FUNO: Final = 60
FADD: Final = 61
FSUB: Final = 62
FMUL: Final = 63
FDIV: Final = 64
FREM: Final = 65
FNEG: Final = 66
FABS: Final = 67
FCOPYSIGN: Final = 68
FSQRT: Final = 69
FMA: Final = 70
FMIN: Final = 71
FMAX: Final = 72
FFLOOR: Final = 73
FCEIL: Final = 74
FTRUNC: Final = 75
FROUND: Final = 76
FROUNDEVEN: Final = 77
FRINT: Final = 78
FNEARBYINT: Final = 79
TRUNC: Final = 80
ZEXT: Final = 81
SEXT: Final = 82
FPTRUNC: Final = 83
FPEXT: Final = 84
FPTOSI: Final = 85
FPTOUI: Final = 86
SITOFP: Final = 87
UITOFP: Final = 88
PTRTOINT: Final = 89
INTTOPTR: Final = 90
BITCAST: Final = 91
SPACECAST: Final = 92
PTRADD: Final = 93
SELECT: Final = 94
FREEZE: Final = 95
PHI: Final = 96
OUTPUT: Final = 97
EXPECT: Final = 98
ISCONSTANT: Final = 99
OBJECTSIZE: Final = 100
ASSUME: Final = 101
SPLAT: Final = 102
EXTRACT: Final = 103
INSERT: Final = 104
SHUFFLE: Final = 105
SLOT: Final = 106
ALLOCA: Final = 107
STACKSAVE: Final = 108
STACKRESTORE: Final = 109
LIFETIME_START: Final = 110
LIFETIME_END: Final = 111
LOAD: Final = 112
STORE: Final = 113
MEMCPY: Final = 114
MEMMOVE: Final = 115
MEMSET: Final = 116
PREFETCH: Final = 117
ATOMIC_LOAD: Final = 118
ATOMIC_STORE: Final = 119
ATOMIC_XCHG: Final = 120
ATOMIC_ADD: Final = 121
ATOMIC_SUB: Final = 122
ATOMIC_AND: Final = 123
ATOMIC_OR: Final = 124
ATOMIC_XOR: Final = 125
ATOMIC_NAND: Final = 126
CMPXCHG: Final = 127
FENCE: Final = 128
CALL: Final = 129
INTRINSIC: Final = 130
ASM: Final = 131
VA_START: Final = 132
VA_ARG: Final = 133
VA_ARG_MEMORY: Final = 134
VA_COPY: Final = 135
VA_END: Final = 136
TRAMPOLINE: Final = 137
SETJMP: Final = 138
LONGJMP: Final = 139
FRAME_ADDRESS: Final = 140
RETURN_ADDRESS: Final = 141
THREAD_POINTER: Final = 142
TRAP: Final = 143
DBG_VALUE: Final = 144
DBG_SLOT: Final = 145
BR: Final = 146
CONDBR: Final = 147
SWITCH: Final = 148
INDIRECTBR: Final = 149
ASM_GOTO: Final = 150
RET: Final = 151
UNREACHABLE: Final = 152

TABLE: Final = """
# integer arithmetic
add            =0     I  0 0   CAFSw    0   -    -    -
sub            =0     I  0 0   FSNw     0   -    -    -
mul            =0     I  0 0   CAFSw    1   0    -    -
sdiv           =0     I  0 0   FXx      1   -    -    -
udiv           =0     I  0 0   FXx      1   -    -    -
srem           =0     I  0 0   FX       -   -    -    -
urem           =0     I  0 0   FX       -   -    -    -
neg            =0     I  0     FSVw     -   -    -    -
and            =0     I  0 0   CAFSI    -1  0    -    -
or             =0     I  0 0   CAFSI    0   -1   -    -
xor            =0     I  0 0   CAFSN    0   -    -    -
not            =0     I  0     FSV      -   -    -    -
shl            =0     I  0 0   FSw      0   -    -    -
lshr           =0     I  0 0   FSx      0   -    -    -
ashr           =0     I  0 0   FSx      0   -    -    -
rotl           =0     I  0 0   FS       0   -    -    -
rotr           =0     I  0 0   FS       0   -    -    -
smin           =0     I  0 0   CAFSI    smax smin -   -
smax           =0     I  0 0   CAFSI    smin smax -   -
umin           =0     I  0 0   CAFSI    -1  0    -    -
umax           =0     I  0 0   CAFSI    0   -1   -    -
abs            =0     I  0     FSw      -   -    -    -
mulhs          =0     I  0 0   CFS      -   0    -    -
mulhu          =0     I  0 0   CFS      -   0    -    -
saddo          bool   I  0 0   CFS      -   -    -    -
uaddo          bool   I  0 0   CFS      -   -    -    -
ssubo          bool   I  0 0   FS       -   -    -    -
usubo          bool   I  0 0   FS       -   -    -    -
smulo          bool   I  0 0   CFS      -   -    -    -
umulo          bool   I  0 0   CFS      -   -    -    -
ctlz           =0     I  0     FS       -   -    -    -
cttz           =0     I  0     FS       -   -    -    -
popcount       =0     I  0     FS       -   -    -    -
parity         =0     I  0     FS       -   -    -    -
bswap          =0     I  0     FSV      -   -    -    -
bitreverse     =0     I  0     FSV      -   -    -    -
# comparisons
eq             bool   IP 0 0   CFS      -   -    ne   eq
ne             bool   IP 0 0   CFSN     -   -    eq   ne
slt            bool   IP 0 0   FSN      -   -    sge  sgt
sle            bool   IP 0 0   FS       -   -    sgt  sge
sgt            bool   IP 0 0   FSN      -   -    sle  slt
sge            bool   IP 0 0   FS       -   -    slt  sle
ult            bool   IP 0 0   FSN      -   -    uge  ugt
ule            bool   IP 0 0   FS       -   -    ugt  uge
ugt            bool   IP 0 0   FSN      -   -    ule  ult
uge            bool   IP 0 0   FS       -   -    ult  ule
foeq           bool   F  0 0   CFSf     -   -    fune foeq
fone           bool   F  0 0   CFSf     -   -    fueq fone
folt           bool   F  0 0   FSf      -   -    fuge fogt
fole           bool   F  0 0   FSf      -   -    fugt foge
fogt           bool   F  0 0   FSf      -   -    fule folt
foge           bool   F  0 0   FSf      -   -    fult fole
ford           bool   F  0 0   CFSf     -   -    funo ford
fueq           bool   F  0 0   CFSf     -   -    fone fueq
fune           bool   F  0 0   CFSf     -   -    foeq fune
fult           bool   F  0 0   FSf      -   -    foge fugt
fule           bool   F  0 0   FSf      -   -    fogt fuge
fugt           bool   F  0 0   FSf      -   -    fole fult
fuge           bool   F  0 0   FSf      -   -    folt fule
funo           bool   F  0 0   CFSf     -   -    ford funo
# floating arithmetic
fadd           =0     F  0 0   CAFSf    -0.0 -   -    -
fsub           =0     F  0 0   FSf      0.0 -    -    -
fmul           =0     F  0 0   CAFSf    1.0 -    -    -
fdiv           =0     F  0 0   FSf      1.0 -    -    -
frem           =0     F  0 0   Sf       -   -    -    -
fneg           =0     F  0     FSV      -   -    -    -
fabs           =0     F  0     FS       -   -    -    -
fcopysign      =0     F  0 0   FSI      -   -    -    -
fsqrt          =0     F  0     FSf      -   -    -    -
fma            =0     F  0 0 0 FSf      -   -    -    -
fmin           =0     F  0 0   CFSf     -   -    -    -
fmax           =0     F  0 0   CFSf     -   -    -    -
ffloor         =0     F  0     FSf      -   -    -    -
fceil          =0     F  0     FSf      -   -    -    -
ftrunc         =0     F  0     FSf      -   -    -    -
fround         =0     F  0     FSf      -   -    -    -
froundeven     =0     F  0     FSf      -   -    -    -
frint          =0     F  0     FSf      -   -    -    -
fnearbyint     =0     F  0     FSf      -   -    -    -
# conversions
trunc          int    I  C     FS       -   -    -    -
zext           int    I  C     FS       -   -    -    -
sext           int    I  C     FS       -   -    -    -
fptrunc        float  F  C     FSf      -   -    -    -
fpext          float  F  C     FSf      -   -    -    -
fptosi         int    F  C     FSf      -   -    -    -
fptoui         int    F  C     FSf      -   -    -    -
sitofp         float  I  C     FSf      -   -    -    -
uitofp         float  I  C     FSf      -   -    -    -
ptrtoint       int    P  C     FS       -   -    -    -
inttoptr       ptr    I  C     FS       -   -    -    -
bitcast        any    A  B     FS       -   -    -    -
spacecast      ptr    P  C     S        -   -    -    -
# values
ptradd         =0     P  0 i   FSb      -   -    -    -
select         =1     A  c 1 1 FS       -   -    -    -
freeze         =0     A  0     S        -   -    -    -
phi            any    A  *     H        -   -    -    -       phi
output         any    T  t     O        -   -    -    -       immediate
expect         =0     I  0 0   S        -   -    -    -       immediate
isconstant     int    A  a     S        -   -    -    -
objectsize     int    P  p     S        -   -    -    -       immediate
assume         void   A  1     E        -   -    -    -
# vectors
splat          any    A  a     FS       -   -    -    -
extract        any    A  v i   FS       -   -    -    -
insert         =0     A  v e i FS       -   -    -    -
shuffle        any    A  v 0   FS       -   -    -    -       immediate
# memory
slot           ptr    A        SM       -   -    -    -       slot
alloca         ptr    I  i     E        -   -    -    -       slot
stacksave      ptr    A        E        -   -    -    -
stackrestore   void   P  p     E        -   -    -    -
lifetime.start void   P  p     W        -   -    -    -
lifetime.end   void   P  p     W        -   -    -    -
load           any    P  p     RX       -   -    -    -       access
store          void   A  a p   WX       -   -    -    -       access
memcpy         void   P  p p i RWX      -   -    -    -       access
memmove        void   P  p p i RWX      -   -    -    -       access
memset         void   P  p y i WX       -   -    -    -       access
prefetch       void   P  p     E        -   -    -    -       immediate
# atomics
atomic.load    any    P  p     RWXE     -   -    -    -       access
atomic.store   void   A  a p   RWXE     -   -    -    -       access
atomic.xchg    any    P  p r   RWXE     -   -    -    -       access
atomic.add     int    P  p r   RWXE     -   -    -    -       access
atomic.sub     int    P  p r   RWXE     -   -    -    -       access
atomic.and     int    P  p r   RWXE     -   -    -    -       access
atomic.or      int    P  p r   RWXE     -   -    -    -       access
atomic.xor     int    P  p r   RWXE     -   -    -    -       access
atomic.nand    int    P  p r   RWXE     -   -    -    -       access
cmpxchg        any    P  p r r RWXE     -   -    -    -       access
fence          void   A        RWE      -   -    -    -       access
# calls and what looks like them
call           any    P  p *   RWXE     -   -    -    -       call
intrinsic      any    A  *     RWXE     -   -    -    -       intrinsic
asm            any    A  *     RWXE     -   -    -    -       asm
va.start       void   P  p     RWE      -   -    -    -
va.arg         any    P  p     RWE      -   -    -    -
va.arg.memory  void   P  p p   RWE      -   -    -    -       aggregate
va.copy        void   P  p p   RWE      -   -    -    -
va.end         void   P  p     E        -   -    -    -
trampoline     ptr    P  p p p RWE      -   -    -    -
setjmp         int    P  p     RWE      -   -    -    -
longjmp        void   P  p     RWE      -   -    -    -
frame.address  ptr    A        E        -   -    -    -       immediate
return.address ptr    A        E        -   -    -    -       immediate
thread.pointer ptr    A        SM       -   -    -    -
trap           void   A        XE       -   -    -    -
dbg.value      void   A  *     D        -   -    -    -       debug
dbg.slot       void   P  p     D        -   -    -    -       debug
# terminators
br             void   A        T        -   -    -    -
condbr         void   A  1     T        -   -    -    -       branch
switch         void   I  a     T        -   -    -    -       switch
indirectbr     void   P  p     T        -   -    -    -
asm.goto       any    A  *     RWXET    -   -    -    -       asm
ret            void   A  *     T        -   -    -    -
unreachable    void   A        T        -   -    -    -
"""

# Traits as bits.
COMMUTATIVE: Final = 1
ASSOCIATIVE: Final = 2
IDEMPOTENT: Final = 4
NILPOTENT: Final = 8
INVOLUTION: Final = 16
FOLDABLE: Final = 32
SPECULATABLE: Final = 64
READS: Final = 128
WRITES: Final = 256
TRAPS: Final = 512
EFFECT: Final = 1024
TERMINATOR: Final = 2048
HEAD: Final = 4096
OUTPUT_OF: Final = 8192
DEBUG: Final = 16384
CHEAP: Final = 32768
TAKES_WRAP: Final = 65536
TAKES_EXACT: Final = 1 << 17
TAKES_INBOUNDS: Final = 1 << 18
TAKES_FLOAT: Final = 1 << 19

_TRAITS: Final = "CAINVFSRWXETHODMwxbf"

# What keeps an instruction alive that nobody uses.
STAYS: Final = WRITES | EFFECT | TERMINATOR | DEBUG

# Flags of an instruction.
NSW: Final = 1              # signed overflow gives poison
NUW: Final = 2              # unsigned overflow gives poison
EXACT: Final = 4            # a remainder (bits shifted out) gives poison
INBOUNDS: Final = 8         # the pointer stays inside its object, or poison
VOLATILE: Final = 16        # an access the program can see: neither removed, added, joined nor moved over another
CONTRACT: Final = 32        # may be joined into an fma
REASSOC: Final = 64         # may be reassociated
NNAN: Final = 128           # no operand or result is a NaN, or poison
NINF: Final = 256           # none is infinite, or poison
NSZ: Final = 512            # the sign of a zero result does not matter
ARCP: Final = 1024          # division may become multiplication by the reciprocal
AFN: Final = 2048           # a function may be approximated
SIGNALING: Final = 4096     # a comparison that raises invalid for quiet NaNs (C's < <= > >=)
FENV: Final = 8192          # rounding mode and exception flags are seen: not folded when inexact, not moved over calls

FLAG_NAMES: Final = "nsw nuw exact inbounds volatile contract reassoc nnan ninf nsz arcp afn signaling fenv"
FLOAT_FLAGS: Final = CONTRACT | REASSOC | NNAN | NINF | NSZ | ARCP | AFN | SIGNALING | FENV

DETAIL_NONE: Final = 0
DETAIL_ACCESS: Final = 1
DETAIL_CALL: Final = 2
DETAIL_INTRINSIC: Final = 3
DETAIL_ASM: Final = 4
DETAIL_SWITCH: Final = 5
DETAIL_BRANCH: Final = 6
DETAIL_SLOT: Final = 7
DETAIL_DEBUG: Final = 8
DETAIL_IMMEDIATE: Final = 9
DETAIL_AGGREGATE: Final = 10
_DETAILS: Final = "- access call intrinsic asm switch branch slot debug immediate aggregate"


@final
class Op:
    """One row.  identity and absorb are the column's words, "" where there is none; negated and swapped are ops or 0."""

    __slots__ = ("code", "name", "result", "operand_class", "operands", "traits", "identity", "absorb", "negated", "swapped",
                 "detail", "flags")

    def __init__(self, code: int, words: list[str], numbers: dict[str, int], details: list[str]) -> None:
        """words: name result class operand... traits identity absorb negated swapped [detail]."""
        has_detail = len(words) > 8 and (words[-1] in details or words[-1] == "phi") and words[-1] != "-"
        tail = words[-6:-1] if has_detail else words[-5:]
        self.code: int = code
        self.name: str = words[0]
        self.result: str = words[1]
        self.operand_class: str = words[2]
        self.operands: str = "".join(words[3:len(words) - (6 if has_detail else 5)])
        self.traits: int = 0
        for letter in tail[0]:
            self.traits |= 1 << _TRAITS.index(letter)
        self.identity: str = "" if tail[1] == "-" else tail[1]
        self.absorb: str = "" if tail[2] == "-" else tail[2]
        self.negated: int = 0 if tail[3] == "-" else numbers[tail[3]]
        self.swapped: int = 0 if tail[4] == "-" else numbers[tail[4]]
        self.detail: int = details.index(words[-1]) if has_detail and words[-1] != "phi" else 0
        flags = 0
        if self.traits & TAKES_WRAP:
            flags |= NSW | NUW
        if self.traits & TAKES_EXACT:
            flags |= EXACT
        if self.traits & TAKES_INBOUNDS:
            flags |= INBOUNDS | NUW
        if self.traits & TAKES_FLOAT:
            flags |= FLOAT_FLAGS
        if self.detail == DETAIL_ACCESS or self.detail == DETAIL_ASM:
            flags |= VOLATILE
        if code == SELECT or code == PHI or code == CALL:
            flags |= FLOAT_FLAGS
        self.flags: int = flags


_PARSED: Final[list[Op]] = []       # filled on first use and never changed: a table, not state
_NUMBERS: Final[dict[str, int]] = {}


def table() -> list[Op]:
    """Return the rows, indexed by op; entry 0 is a copy of the first row and stands for no op."""
    if not _PARSED:
        rows: list[list[str]] = []
        for line in TABLE.splitlines():
            if line and not line.startswith("#"):
                rows.append(line.split())
        for index in range(len(rows)):
            _NUMBERS[rows[index][0]] = index + 1
        details = _DETAILS.split()
        parsed = [Op(0, rows[0], _NUMBERS, details)]
        for index in range(len(rows)):
            parsed.append(Op(index + 1, rows[index], _NUMBERS, details))
        _PARSED.extend(parsed)
    return _PARSED


def op_numbered(name: str) -> int:
    """Return the op called `name`, 0 if there is none."""
    table()
    return _NUMBERS.get(name, 0)
