"""Calls of built-in functions (GCC manual: Other Built-in Functions and neighbours).

In: a BuiltinCall, whose arguments have been converted.  Out: its value, or nothing for void.  The rule for a name is a row of
builtin_rules.py; a name without one is a call of the C library function (compiler/opt knows what those do); __atomic_ and __sync_ are
atomics.py's, __builtin_ia32_ builtins_x86.py's.  `inline_library_function` does the same for calls of library functions by
their own names where a row makes an operation of them.

Left to others: typing and constant folding (compiler/sema/builtin_calls.py, builtin_fold.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.ir import ops
from compiler.ir.builder import integer, symbol
from compiler.ir.details import CONST, NORETURN, PURE, RESULT, Argument, Call, Immediate, Slot
from compiler.ir.graph import FloatConstant, IntConstant, Undef, Value
from compiler.ir.module import CALLS_RETURNS_TWICE
from compiler.ir.types import I1, I32, PTR, VOID, width_of
from compiler.lower import (
    atomics,
    builtin_floats,
    builtin_integers,
    builtins_x86,
    calls,
    facts,
    inlining,
    lvalues,
    operators,
    padding,
)
from compiler.lower.builtin_rules import FLOAT_ENDINGS, RULES
from compiler.lower.complex import ComplexValue, complex_value, negated, store_complex
from compiler.lower.places import Place
from compiler.lower.signatures import signature_of
from compiler.lower.types import in_memory
from compiler.sema import softfloat
from compiler.sema.ast import E_BUILTIN, BuiltinCall, Expr, StringLiteral
from compiler.sema.ast import Call as CallExpr
from compiler.sema.builtins import is_library_function
from compiler.sema.constant import evaluate, has_side_effects
from compiler.sema.symbols import Symbol
from compiler.sema.types import T_BOOL, T_FLOAT, FunctionType, Type, function_of, is_integer, pointee

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer

DYNAMIC_SIZE: Final = 4
"""Added to the mode of `objectsize`: __builtin_dynamic_object_size."""

_PROBABLE: Final = 90
"""Percent that GCC takes a __builtin_expect to hold (param builtin-expect-probability)."""

# Rules that replace a call of a library function by its own name, too.
_INLINE_RULES: Final = ("float", "sqrt", "class", "complex", "bits", "absolute", "character", "alloca")


@final
class Rule:
    """One row: the rule, its word, and the stem of the family (the name without its floating ending)."""

    __slots__ = ("rule", "word", "stem")

    def __init__(self, rule: str, word: str, stem: str) -> None:
        self.rule: str = rule
        self.word: str = word
        self.stem: str = stem


_PARSED: Final[dict[str, Rule]] = {}        # filled on first use and never changed: a table, not state


def rule_of(name: str) -> Rule | None:
    """Return the row of a built-in (without prefix), None when it has none."""
    if not _PARSED:
        for line in RULES.splitlines():
            if line:
                words = line.split()
                stem = words[0]
                if stem.endswith("*"):
                    stem = stem[:-1]
                    row = Rule(words[1], words[2], stem)
                    for ending in FLOAT_ENDINGS:
                        _PARSED[stem + ending] = row
                else:
                    _PARSED[stem] = Rule(words[1], words[2], stem)
    return _PARSED.get(name)


def lower_builtin(fl: FunctionLowerer, call: BuiltinCall) -> Value | None:
    """Return the value of the call, None for void.  A complex or record result: the address of a temporary that holds it."""
    if not fl.reachable():
        return None
    name = call.name
    if name.startswith("__atomic_"):
        return atomics.lower_atomic(fl, call)
    if name.startswith("__sync_"):
        return atomics.lower_sync(fl, call)
    if name.startswith("__builtin_ia32_"):
        return builtins_x86.lower(fl, call)
    word = name[10:]
    row = rule_of(word)
    if row is None:
        if is_library_function(word):
            return _library(fl, word, call.args, _function_type(fl, call), call.pos)
        raise fl.unsupported("builtin", name, call.pos)
    return _by_rule(fl, row, word, call.args, call.type, call.pos, _function_type_or_none(call))


def inline_library_function(fl: FunctionLowerer, callee: Symbol, e: CallExpr) -> tuple[bool, Value | None]:
    """Return (True, value) of a call of a library function that is lowered here, as GCC does unless -fno-builtin; (False, None) of any
    other, which stays a call.  The caller has checked that the name means what the C library says."""
    word = callee.builtin[10:]
    row = rule_of(word)
    if row is None or row.rule not in _INLINE_RULES or callee.name != word:
        return False, None
    function = function_of(pointee(e.function.type))
    if not function.prototyped or len(e.args) != len(function.params) or in_memory(e.type):
        return False, None
    if row.rule == "sqrt" and not fl.optimizing:
        return False, None
    if row.rule == "class" and row.word != "sign" and e.type.kind != T_BOOL and not fl.optimizing:
        return False, None
    for arg in e.args:
        if row.rule in ("float", "sqrt", "class") and arg.type.kind != T_FLOAT:
            return False, None
        if row.rule in ("bits", "absolute", "character") and not is_integer(arg.type):
            return False, None
    return True, _by_rule(fl, row, word, e.args, e.type, e.pos, function)


def _function_type_or_none(call: BuiltinCall) -> FunctionType | None:
    if call.symbol is None:
        return None
    main = call.symbol.type.main
    assert isinstance(main, FunctionType)
    return main


def _function_type(fl: FunctionLowerer, call: BuiltinCall) -> FunctionType:
    """Return the prototype of a built-in; of one typed by rule a prototype made of its arguments."""
    known = _function_type_or_none(call)
    if known is not None:
        return known
    return FunctionType(call.type, [arg.type for arg in call.args], False, True)


def _result(fl: FunctionLowerer, value: Value, ty: Type) -> Value:
    """Return `value` as a value of C type `ty`: an i1 is widened unless it stays a _Bool."""
    if ty.kind == T_BOOL:
        return value if value.type == I1 else fl.b.binary(ops.NE, value, integer(value.type, 0))
    if value.type == I1:
        return operators.widen(fl, value, fl.type_of(ty))
    return value


def math_sets_errno(fl: FunctionLowerer) -> bool:
    """Tell whether math functions set errno (-fmath-errno, GCC's default in C)."""
    options = fl.unit.sema.options
    sets = options.optimize != "fast"
    for flag in options.code_flags:
        if flag in ("-fno-math-errno", "-ffast-math"):
            sets = False
        elif flag in ("-fmath-errno", "-fno-fast-math"):
            sets = True
    return sets


def _library(fl: FunctionLowerer, name: str, args: list[Expr], function: FunctionType, pos: i64) -> Value | None:
    """Call the library function `name`."""
    extra: list[Value] = []
    extra_types: list[Argument] = []
    count = len(args)
    if count and is_argument_pack(args[count - 1]):
        extra, extra_types = inlining.packed_arguments(fl, args[count - 1].pos)
        count -= 1
    values: list[Value] = [Undef(PTR)] * count
    index = count - 1
    while index >= 0:
        values[index] = calls.argument_value(fl, args[index])
        index -= 1
    if not fl.reachable():
        return None
    known = fl.unit.sema.externals.get(name)
    if known is not None and known.asm_name:
        name = known.asm_name       # GCC: a declaration with an asm label renames the built-in, too
    fixed = len(function.params) if function.prototyped else count
    signature = signature_of(function, [arg.type for arg in args[:count]], min(fixed, count), False)
    signature.arguments.extend(extra_types)
    attributes = facts.flags_of_words(function.attributes) if function.attributes else 0
    if "mathfn" in function.attributes.split() and not math_sets_errno(fl):
        attributes |= CONST
    if function.noreturn:
        attributes |= NORETURN
    operands: list[Value] = []
    result: Value | None = None
    if in_memory(function.result):
        result = fl.temporary(function.result).address
        operands.append(result)
        attributes &= ~(CONST | PURE)
        assert signature.arguments[0].passing == RESULT
    operands.extend(values)
    operands.extend(extra)
    fl.unit.declare_library(name, signature)
    fl.at(pos)
    made = fl.b.call(symbol(name), operands, Call(signature, attributes))
    if attributes & NORETURN:
        fl.b.unreachable()
    if result is not None:
        return result
    return None if signature.result.type == VOID else made


def is_argument_pack(e: Expr) -> bool:
    """Tell whether an argument is __builtin_va_arg_pack()."""
    if e.kind == E_BUILTIN:
        assert isinstance(e, BuiltinCall)
        return e.name == "__builtin_va_arg_pack"
    return False


def _by_rule(fl: FunctionLowerer, row: Rule, name: str, args: list[Expr], ty: Type, pos: i64,
             function: FunctionType | None) -> Value | None:
    """Lower built-in `name` (without prefix) by its row."""
    rule = row.rule
    word = row.word
    b = fl.b
    if rule in ("float", "sqrt", "round", "convert", "powi", "infinity", "class", "relation", "fpclassify"):
        return _floating(fl, row, name, args, ty)
    if rule == "bits":
        return builtin_integers.bits(fl, word, fl.value(args[0]), ty)
    if rule == "absolute":
        return builtin_integers.absolute(fl, fl.value(args[0]))
    if rule == "character":
        return _result(fl, builtin_integers.character(fl, word, fl.value(args[0])), ty)
    if rule == "overflow" or rule == "overflow_p":
        return _overflow(fl, rule, word, args, ty)
    if rule == "complex":
        return _complex_part(fl, word, args[0], ty)
    if rule == "constant":
        return _constant_p(fl, args[0], ty)
    if rule == "expect":
        return _expect(fl, args, word)
    if rule == "size":
        return _object_size(fl, args, ty, word)
    if rule == "prefetch":
        _prefetch(fl, args)
        return None
    if rule == "ends":
        if word == "trap":
            b.emit(ops.TRAP, VOID, [])
        b.unreachable()
        return None
    if rule == "argument":
        value = fl.value(args[0])
        for arg in args[1:]:
            fl.effects(arg)
        return value
    if rule == "frame":
        level = fl.value(args[0])
        assert isinstance(level, IntConstant)
        return b.emit(ops.FRAME_ADDRESS if word == "frame.address" else ops.RETURN_ADDRESS, PTR, [], Immediate([level.value]))
    if rule == "pointer":
        return b.convert(ops.PTRTOINT, fl.value(args[0]), fl.type_of(ty))
    if rule == "alloca":
        return _alloca(fl, args, word == "align")
    if rule == "setjmp":
        fl.fn.attributes |= CALLS_RETURNS_TWICE
        return b.emit(ops.SETJMP, fl.type_of(ty), [fl.value(args[0])])
    if rule == "longjmp":
        buffer = fl.value(args[0])
        fl.effects(args[1])
        b.emit(ops.LONGJMP, VOID, [buffer])
        b.unreachable()
        return None
    if rule == "list":
        _variable_arguments(fl, word, args)
        return None
    if rule == "packed":
        return integer(fl.type_of(ty), len(inlining.packed_arguments(fl, pos)[0]))
    if rule == "padding":
        padding.clear(fl, fl.value(args[0]), pointee(args[0].type))
        return None
    if rule == "place":
        return _source_place(fl, word, ty, pos)
    if rule == "chk":
        assert function is not None
        size = evaluate(fl.unit.sema, args[-1])
        known = None if size is None else fl.value(size)
        if isinstance(known, IntConstant) and known.value == (1 << width_of(known.type)) - 1:
            plain = FunctionType(function.result, function.params[:-1], False, True)
            return _library(fl, word, args[:-1], plain, pos)
        return _library(fl, name, args, function, pos)
    if rule == "cpu":
        return builtins_x86.lower_cpu(fl, word, args, ty, pos)
    raise fl.unsupported("builtin", "__builtin_" + name, pos)


def _floating(fl: FunctionLowerer, row: Rule, name: str, args: list[Expr], ty: Type) -> Value:
    rule = row.rule
    word = row.word
    if rule == "infinity":
        return builtin_floats.infinity(fl, ty)
    values = [fl.value(arg) for arg in args]
    if rule == "float":
        op = ops.op_numbered(word)
        flags = fl.floating if ops.table()[op].traits & ops.TAKES_FLOAT else 0
        return fl.b.emit(op, values[0].type, values, None, flags)
    if rule == "sqrt":
        return builtin_floats.square_root(fl, name, values[0], math_sets_errno(fl))
    if rule == "round":
        return builtin_floats.rounded(fl, ops.op_numbered(word), values[0], ty)
    if rule == "convert":
        return builtin_floats.to_library_integer(fl, word + builtin_floats.ending_of(name, row.stem), values[0], ty)
    if rule == "powi":
        return builtin_floats.power(fl, values[0], values[1])
    if rule == "class":
        return _result(fl, builtin_floats.classified(fl, word, values[0], args[0].type), ty)
    if rule == "relation":
        op = ops.op_numbered(word)
        return _result(fl, fl.b.binary(op, values[0], values[1], fl.floating & ~ops.CONTRACT), ty)
    assert rule == "fpclassify"
    return builtin_floats.classify(fl, values[:5], values[5], args[5].type)


def _overflow(fl: FunctionLowerer, rule: str, word: str, args: list[Expr], ty: Type) -> Value:
    left = fl.value(args[0])
    right = fl.value(args[1])
    if rule == "overflow_p":
        fl.effects(args[2])
        return _result(fl, builtin_integers.overflow(fl, word, left, args[0].type, right, args[1].type, args[2].type)[1], ty)
    address = fl.value(args[2])
    target = pointee(args[2].type)
    result, overflowed = builtin_integers.overflow(fl, word, left, args[0].type, right, args[1].type, target)
    fl.store(result, Place(address, target, lvalues.natural_align(target)))
    return _result(fl, overflowed, ty)


def _complex_part(fl: FunctionLowerer, word: str, arg: Expr, ty: Type) -> Value:
    value = complex_value(fl, arg)
    if word == "real":
        return value.real
    if word == "imag":
        return value.imag
    place = fl.temporary(fl.types.unqualified(ty))
    store_complex(fl, ComplexValue(value.real, negated(fl, value.imag)), place)
    return place.address


def _constant_p(fl: FunctionLowerer, arg: Expr, ty: Type) -> Value:
    """Without optimisation what the front end did not find constant is not; else the passes tell (GCC manual: __builtin_constant_p)."""
    code = fl.type_of(ty)
    if not fl.optimizing or in_memory(arg.type) or arg.type.kind == 0 or has_side_effects(arg):
        return integer(code, 0)
    return fl.b.emit(ops.ISCONSTANT, code, [fl.value(arg)])


def _expect(fl: FunctionLowerer, args: list[Expr], word: str) -> Value:
    value = fl.value(args[0])
    expected = fl.value(args[1])
    percent = _PROBABLE
    if word == "probability":
        share = fl.value(args[2])
        if isinstance(share, FloatConstant):
            main = builtin_floats.format_of(args[2].type)
            hundred = softfloat.multiply(softfloat.decode(main, share.bits), softfloat.from_int(main, 100))
            whole = softfloat.to_int(hundred)
            percent = 0 if whole is None else min(max(whole, 0), 100)
    return fl.b.emit(ops.EXPECT, value.type, [value, expected], Immediate([percent]))


def _object_size(fl: FunctionLowerer, args: list[Expr], ty: Type, word: str) -> Value:
    mode = evaluate(fl.unit.sema, args[1])
    number = None if mode is None else fl.value(mode)
    if not isinstance(number, IntConstant) or number.value > 3:
        raise fl.unsupported("builtin", "__builtin_object_size with this second argument", args[1].pos)
    if has_side_effects(args[0]):
        # GCC manual, Object Size Checking: the side effects of the pointer are not evaluated, nothing is known then.
        return integer(fl.type_of(ty), 0 if number.value & 2 else -1)
    pointer = fl.value(args[0])
    flags = DYNAMIC_SIZE if word == "dynamic" else 0
    return fl.b.emit(ops.OBJECTSIZE, fl.type_of(ty), [pointer], Immediate([number.value + flags]))


def _prefetch(fl: FunctionLowerer, args: list[Expr]) -> None:
    """prefetch(address, for writing, locality 0 to 3)."""
    address = fl.value(args[0])
    numbers = [0, 3]
    for index in range(1, min(len(args), 3)):
        constant = evaluate(fl.unit.sema, args[index])
        number = None if constant is None else fl.value(constant)
        if isinstance(number, IntConstant):
            numbers[index - 1] = number.value
        else:
            fl.effects(args[index])
    fl.b.emit(ops.PREFETCH, VOID, [address], Immediate([1 if numbers[0] else 0, min(numbers[1], 3)]))


def _alloca(fl: FunctionLowerer, args: list[Expr], with_align: bool) -> Value:
    """alloca(size), alloca_with_align(size, bits): freed when the function returns, or its block ends in a VLA's scope."""
    size = operators.resize(fl, fl.value(args[0]), fl.size_type, False)
    align = fl.layout.info.biggest_align
    if with_align:
        constant = evaluate(fl.unit.sema, args[1])
        number = None if constant is None else fl.value(constant)
        if not isinstance(number, IntConstant) or number.value < 8:
            raise fl.unsupported("builtin", "alignment of __builtin_alloca_with_align", args[1].pos)
        align = max(number.value // 8, 1)
    return fl.b.emit(ops.ALLOCA, PTR, [size], Slot(0, max(align, 16), ""))


def _variable_arguments(fl: FunctionLowerer, word: str, args: list[Expr]) -> None:
    b = fl.b
    address = calls.list_address(fl, args[0])
    if word == "va.start":
        b.emit(ops.VA_START, VOID, [address])
    elif word == "va.end":
        b.emit(ops.VA_END, VOID, [address])
    else:
        b.emit(ops.VA_COPY, VOID, [address, calls.list_address(fl, args[1])])


def _source_place(fl: FunctionLowerer, word: str, ty: Type, pos: i64) -> Value:
    """__builtin_LINE, __builtin_FILE and __builtin_FUNCTION (GCC manual)."""
    place = fl.unit.sema.sources.locate(pos)
    if word == "line":
        return integer(I32, place.line)
    text = place.path if word == "file" else fl.symbol.name
    data = text.encode("utf-8", "surrogateescape") + b"\0"
    literal = StringLiteral(data, 1, "", ty, pos)
    return symbol(fl.unit.data.string(literal))
