"""Built-in functions of x86: __builtin_ia32_*, and the questions about the processor (GCC manual: x86 Built-in Functions).

In: calls as the headers of GCC make them.  Out: ordinary IR where that says exactly the same (builtins_x86_rules.py names the rule),
else an `intrinsic "x86.NAME"` whose operands are the call's arguments and whose result is the call's: the target selects its
instruction by that name, or refuses it.  An intrinsic is taken to depend on its operands only unless it gets a pointer, gives
nothing, or reads state of the processor.

The processor is asked through libgcc's __cpu_model (vendor, type, subtype, 32 features) and __cpu_features2 (the other features).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mypy_extensions import i64

from compiler.ir import ops
from compiler.ir.builder import integer, symbol
from compiler.ir.details import CONST, NOTHROW, Access, Intrinsic
from compiler.ir.graph import Value
from compiler.ir.types import I32, VOID
from compiler.lower import operators
from compiler.lower.x86_vectors import lower_vector
from compiler.sema.ast import E_ADDRESS_CONST, AddressConst, BuiltinCall, Expr
from compiler.sema.constant import evaluate
from compiler.sema.types import T_POINTER, T_VOID, Type

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer

# Names of __builtin_cpu_supports in order of their bits.
_FEATURES: Final = """
cmov mmx popcnt sse sse2 sse3 ssse3 sse4.1 sse4.2 avx avx2 sse4a fma4 xop fma avx512f bmi bmi2 aes pclmul avx512vl avx512bw
avx512dq avx512cd avx512er avx512pf avx512vbmi avx512ifma avx5124vnniw avx5124fmaps avx512vpopcntdq avx512vbmi2 gfni
vpclmulqdq avx512vnni avx512bitalg avx512bf16 avx512vp2intersect 3dnow 3dnowp adx abm cldemote clflushopt clwb clzero
cmpxchg16b cmpxchg8b enqcmd f16c fsgsbase fxsave hle ibt lahf_lm lm lwp lzcnt movbe movdir64b movdiri mwaitx osxsave pconfig
pku prefetchwt1 prfchw ptwrite rdpid rdrnd rdseed rtm serialize sgx sha shstk tbm tsxldtrk vaes waitpkg wbnoinvd xsave xsavec
xsaveopt xsaves amx-tile amx-int8 amx-bf16 uintr hreset kl aeskle widekl avxvnni avx512fp16 x86-64 x86-64-v2 x86-64-v3
x86-64-v4
"""

# Offset in __cpu_model, then names of __builtin_cpu_is with the value found there.
_PROCESSORS: Final = """
0 intel=1 amd=2
4 amdfam10h=4 amdfam15h=5 amdfam17h=10 amdfam19h=15 atom=1 bonnell=1 core2=2 corei7=3 slm=6 silvermont=6 goldmont=12
4 goldmont-plus=13 tremont=14 knl=7 knm=11 shanghai=5 istanbul=6 bdver1=7 bdver2=8 btver2=9
8 nehalem=1 westmere=2 sandybridge=3 ivybridge=12 haswell=13 broadwell=14 skylake=15 skylake-avx512=16 cannonlake=17
8 icelake-client=18 icelake-server=19 cascadelake=21 tigerlake=22 cooperlake=23 alderlake=25 sapphirerapids=24
8 rocketlake=27 barcelona=4 bdver3=9 bdver4=10 znver1=11 znver2=20 znver3=26 btver1=7
"""

# What depends on more than its operands, although it takes no pointer and gives a value.
_READS_STATE: Final = ("rdtsc rdtscp rdpmc rdrand rdseed readeflags stmxcsr fnstsw xgetbv rdfsbase rdgsbase rdsspd rdsspq incsspd incsspq "
                       "umonitor umwait tpause rdpid xbegin xtest testui rdpkru emms addcarryx sbb")


def lower(fl: FunctionLowerer, call: BuiltinCall) -> Value | None:
    """Return the value of a call of __builtin_ia32_NAME, None for void."""
    name = call.name[15:]
    values: list[Value] = []
    takes_pointer = False
    for arg in call.args:
        # Operands that the instruction holds must be constants without optimisation, too.
        constant = evaluate(fl.unit.sema, arg)
        values.append(fl.value(arg if constant is None else constant))
        if arg.type.kind == T_POINTER:
            takes_pointer = True
    if not fl.reachable():
        return None
    code = VOID if call.type.kind == T_VOID else fl.type_of(call.type)
    done, result = lower_vector(fl, name, values, code)
    if done:
        return result
    attributes = NOTHROW
    if not takes_pointer and call.type.kind != T_VOID and not _reads_state(name):
        attributes |= CONST
    made = fl.b.emit(ops.INTRINSIC, code, values, Intrinsic("x86." + name, attributes))
    return None if code == VOID else made


def _reads_state(name: str) -> bool:
    for word in _READS_STATE.split():
        if name.startswith(word):
            return True
    return False


def lower_cpu(fl: FunctionLowerer, word: str, args: list[Expr], ty: Type, pos: i64) -> Value | None:
    """__builtin_cpu_init, __builtin_cpu_supports and __builtin_cpu_is."""
    if word == "init":
        return fl.call_library("__cpu_indicator_init", I32, [], NOTHROW)
    asked = _literal_text(fl, args[0])
    if asked is None:
        raise fl.unsupported("builtin", "processor name that is no literal", pos)
    b = fl.b
    if word == "supports":
        names = _FEATURES.split()
        if asked not in names:
            raise fl.unsupported("builtin", "__builtin_cpu_supports(\"" + asked + "\")", pos)
        bit = names.index(asked)
        where = symbol("__cpu_model", 12) if bit < 32 else symbol("__cpu_features2", (bit // 32 - 1) * 4)
        masked = b.binary(ops.AND, b.load(I32, where, Access(4)), integer(I32, 1 << bit % 32))
        return operators.widen(fl, b.binary(ops.NE, masked, integer(I32, 0)), fl.type_of(ty))
    for line in _PROCESSORS.splitlines():
        words = line.split()
        for entry in words[1:]:
            if entry.startswith(asked + "="):
                value = b.load(I32, symbol("__cpu_model", int(words[0])), Access(4))
                same = b.binary(ops.EQ, value, integer(I32, int(entry[len(asked) + 1:])))
                return operators.widen(fl, same, fl.type_of(ty))
    raise fl.unsupported("builtin", "__builtin_cpu_is(\"" + asked + "\")", pos)


def _literal_text(fl: FunctionLowerer, e: Expr) -> str | None:
    """Return the text of a string literal, None for another expression."""
    constant = evaluate(fl.unit.sema, e)
    if constant is None or constant.kind != E_ADDRESS_CONST:
        return None
    assert isinstance(constant, AddressConst)
    if constant.string is None or constant.offset:
        return None
    data = constant.string.data
    return data[:data.find(0)].decode("latin-1")
