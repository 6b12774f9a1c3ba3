"""Calls of built-in functions: argument typing for those that no prototype can describe.

In: the built-in's symbol and the arguments as parsed.  Out: a typed node: a BuiltinCall, a constant, or None when the call is
an ordinary one of a library function.  GCC manual: Integer Overflow Builtins, __atomic Builtins, __sync Builtins, Other
Built-in Functions.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from compiler import messages as m
from compiler.sema.ast import (
    E_COMPLEX,
    E_FLOAT,
    E_INT,
    BuiltinCall,
    Expr,
    IntConst,
)
from compiler.sema.builtin_fold import fold_builtin
from compiler.sema.builtins import builtin_symbol, without_size
from compiler.sema.constant import evaluate
from compiler.sema.context import Sema
from compiler.sema.conversions import (
    common_arithmetic,
    convert,
    int_const,
    mark_address_taken,
    promote,
    rvalue,
)
from compiler.sema.expressions import convert_arguments
from compiler.sema.relate import compatible_unqualified, quoted
from compiler.sema.symbols import Symbol
from compiler.sema.types import (
    Q_CONST,
    T_ARRAY,
    T_BOOL,
    T_COMPLEX,
    T_ENUM,
    T_ERROR,
    T_FLOAT,
    T_FUNCTION,
    T_INT,
    T_POINTER,
    T_STRUCT,
    T_UNION,
    T_VECTOR,
    T_VOID,
    FunctionType,
    Type,
    array_of,
    function_of,
    is_integer,
    pointee,
)

# Floating classification: name -> number of floating operands; the last ones of fpclassify.
_CLASSIFY: Final = {"isnan": 1, "isinf": 1, "isinf_sign": 1, "isfinite": 1, "isnormal": 1, "signbit": 1,
                    "isgreater": 2, "isgreaterequal": 2, "isless": 2, "islessequal": 2, "islessgreater": 2,
                    "isunordered": 2, "issignaling": 1}


# Notes in Symbol.attributes about what a function's body calls, for its expansion where it is called (compiler/lower/inlining.py).
ARGUMENT_PACK: Final = "uses-arg-pack"          # __builtin_va_arg_pack or __builtin_va_arg_pack_len
TARGET_BUILTIN: Final = "uses-target-builtin"   # a built-in of the target, whose immediate operand may be a parameter


def builtin_call(s: Sema, symbol: Symbol, args: list[Expr], positions: list[i64], pos: i64) -> Expr | None:
    """Build the call of built-in `symbol`; None: treat as an ordinary call (a library function under its own name)."""
    name = symbol.builtin
    if symbol.name != name:
        return _library_call(s, symbol, args, pos)
    if name.startswith("__atomic_"):
        return _atomic(s, name, args, positions, pos)
    if name.startswith("__sync_"):
        return _sync(s, name, args, positions, pos)
    if name.startswith("__builtin_ia32_") and s.function is not None:
        s.function.symbol.attributes[TARGET_BUILTIN] = ""
    word = name[10:]
    ruled = _ruled(s, name, word, args, positions, pos)
    if ruled is not None:
        return ruled
    ty = symbol.type.main
    assert isinstance(ty, FunctionType)
    converted = convert_arguments(s, ty, args, positions, name, pos, None)
    if converted is None:
        return s.error_expr(pos)
    if word in ("frame_address", "return_address"):
        level = evaluate(s, converted[0])
        if not isinstance(level, IntConst) or level.value < 0:
            s.error1(m.BUILTIN_INVALID_ARGUMENT, pos, "'" + name + "'")
            return s.error_expr(pos)
        converted[0] = level
    if word in ("setjmp", "alloca", "alloca_with_align") and s.function is not None:
        if word == "setjmp":
            s.function.symbol.calls_setjmp = True
        else:
            s.function.symbol.calls_alloca = True
    call = BuiltinCall(name, converted, ty.result, pos)
    call.symbol = symbol
    folded = fold_builtin(s, call, False)
    if folded is not None and folded.kind in (E_INT, E_FLOAT, E_COMPLEX):
        if isinstance(folded, IntConst):
            folded.strict = True
            for arg in converted:
                if arg.kind != E_INT and arg.kind != E_FLOAT and word != "strlen":
                    folded.strict = False
        return folded
    return call


def _library_call(s: Sema, symbol: Symbol, args: list[Expr], pos: i64) -> Expr | None:
    """Note what a call of a known library function means for the caller."""
    fn = s.function
    if fn is not None:
        if symbol.name in ("setjmp", "_setjmp", "sigsetjmp", "vfork", "savectx", "getcontext"):
            fn.symbol.calls_setjmp = True
        elif symbol.name == "alloca":
            fn.symbol.calls_alloca = True
    return None


def _wrong_count(s: Sema, name: str, count: int, expected: int, pos: i64) -> bool:
    """Report a wrong number of arguments; True when wrong."""
    if count == expected:
        return False
    s.error1(m.CALL_TOO_FEW if count < expected else m.CALL_TOO_MANY, pos, "'" + name + "'")
    return True


def _ruled(s: Sema, name: str, word: str, args: list[Expr], positions: list[i64], pos: i64) -> Expr | None:
    """Built-ins typed by rule; None when `word` has an ordinary signature."""
    t = s.types
    count = len(args)
    if word == "constant_p":
        if _wrong_count(s, name, count, 1, pos):
            return s.error_expr(pos)
        arg = rvalue(s, args[0])
        if arg.type.kind == T_ERROR:
            return arg
        call = BuiltinCall(name, [arg], t.int, pos)
        folded = fold_builtin(s, call, False)
        if folded is not None:
            return folded
        return call
    operands = _CLASSIFY.get(word)
    if operands is not None or word == "fpclassify":
        return _classification(s, name, word, operands or 1, args, pos)
    if word in ("add_overflow", "sub_overflow", "mul_overflow", "add_overflow_p", "sub_overflow_p", "mul_overflow_p"):
        return _overflow(s, name, word, args, pos)
    if word in ("va_start", "va_end", "va_copy", "next_arg", "stdarg_start", "saveregs"):
        return _variable_arguments(s, name, word, args, pos)
    if word == "classify_type":
        if count < 1:
            return int_const(s, -1, t.int, pos)
        return int_const(s, _type_class(rvalue(s, args[0]).type), t.int, pos)
    if word == "speculation_safe_value":
        if count < 1:
            s.error1(m.CALL_TOO_FEW, pos, "'" + name + "'")
            return s.error_expr(pos)
        values = [rvalue(s, arg) for arg in args]
        return BuiltinCall(name, values, values[0].type, pos)
    if word in ("apply", "apply_args", "return", "va_arg_pack", "va_arg_pack_len"):
        if word in ("va_arg_pack", "va_arg_pack_len"):
            if s.function is not None:
                s.function.symbol.attributes["uses-arg-pack"] = ""      # lowering expands its calls
            return BuiltinCall(name, [], t.int, pos)
        ruled = builtin_symbol(s, name)
        assert ruled is not None
        return BuiltinCall(name, [rvalue(s, arg) for arg in args], function_of(ruled.type).result, pos)    # lowering refuses it
    if word.startswith("ms_va_") or word.startswith("sysv_va_"):
        raise s.unsupported("builtin", name, pos)
    return None


def _classification(s: Sema, name: str, word: str, operands: int, args: list[Expr], pos: i64) -> Expr:
    """isnan and its family: floating operands keep their own type."""
    t = s.types
    values: list[Expr] = []
    if word == "fpclassify":
        if _wrong_count(s, name, len(args), 6, pos):
            return s.error_expr(pos)
        for arg in args[:5]:
            values.append(convert(s, rvalue(s, arg), t.int))
        last = rvalue(s, args[5])
        if last.type.kind != T_FLOAT:
            s.error1(m.NON_FLOATING_ARGUMENT, pos, "'" + name + "'")
            return s.error_expr(pos)
        values.append(last)
        call = BuiltinCall(name, values, t.int, pos)
        return call
    if _wrong_count(s, name, len(args), operands, pos):
        return s.error_expr(pos)
    for arg in args:
        values.append(rvalue(s, arg))
    for value in values:
        if value.type.kind == T_ERROR:
            return value
    if operands == 2:
        a = values[0].type
        b = values[1].type
        if a.kind != T_FLOAT and b.kind != T_FLOAT or a.kind == T_COMPLEX or b.kind == T_COMPLEX:
            s.error1(m.NON_FLOATING_ARGUMENTS, pos, "'" + name + "'")
            return s.error_expr(pos)
        if not (is_integer(a) or a.kind == T_FLOAT) or not (is_integer(b) or b.kind == T_FLOAT):
            s.error1(m.NON_FLOATING_ARGUMENTS, pos, "'" + name + "'")
            return s.error_expr(pos)
        common = common_arithmetic(s, a, b)
        values = [convert(s, values[0], common), convert(s, values[1], common)]
    elif values[0].type.kind != T_FLOAT:
        s.error1(m.NON_FLOATING_ARGUMENT, pos, "'" + name + "'")
        return s.error_expr(pos)
    call = BuiltinCall(name, values, t.int, pos)
    folded = fold_builtin(s, call, False)
    return folded if folded is not None else call


def _overflow(s: Sema, name: str, word: str, args: list[Expr], pos: i64) -> Expr:
    """GCC manual: Integer Overflow Builtins: operands of any integer types, computed in infinite precision."""
    if _wrong_count(s, name, len(args), 3, pos):
        return s.error_expr(pos)
    values = [rvalue(s, arg) for arg in args]
    for value in values:
        if value.type.kind == T_ERROR:
            return value
    index = 0
    while index < 2:
        if not is_integer(values[index].type):
            s.error2(m.OVERFLOW_ARGUMENT_TYPE, pos, str(index + 1), "'" + name + "'")
            return s.error_expr(pos)
        index += 1
    last = values[2].type
    if word.endswith("_p"):
        if last.kind not in (T_INT,):
            s.error2(m.OVERFLOW_ARGUMENT_TYPE, pos, "3", "'" + name + "'")
            return s.error_expr(pos)
        call = BuiltinCall(name, values, s.types.bool, pos)
        folded = fold_builtin(s, call, False)
        return folded if folded is not None else call
    if last.kind != T_POINTER or pointee(last).kind != T_INT or pointee(last).quals & Q_CONST:
        s.error2(m.OVERFLOW_POINTER_TYPE, pos, "3", "'" + name + "'")
        return s.error_expr(pos)
    return BuiltinCall(name, values, s.types.bool, pos)


def _variable_arguments(s: Sema, name: str, word: str, args: list[Expr], pos: i64) -> Expr:
    """va_start, va_end, va_copy: the list is passed as the lvalue itself (or the pointer to its first element)."""
    t = s.types
    count = len(args)
    if word in ("next_arg", "saveregs"):
        return BuiltinCall(name, [rvalue(s, arg) for arg in args], t.void_pointer, pos)
    expected = 1 if word == "va_end" else 2
    if count < expected:
        s.error1(m.CALL_TOO_FEW, pos, "'" + name + "'")
        return s.error_expr(pos)
    if count > expected:
        s.error1(m.CALL_TOO_MANY, pos, "'" + name + "'")
        return s.error_expr(pos)
    values: list[Expr] = []
    lists = 2 if word == "va_copy" else 1
    index = 0
    while index < lists:
        arg = args[index]
        if arg.type.kind == T_ERROR:
            return arg
        if t.va_list.kind == T_ARRAY:
            value = rvalue(s, arg)
            element = array_of(t.va_list).element
            if value.type.kind != T_POINTER or pointee(value.type).main is not element.main:
                s.error3(m.INCOMPATIBLE_VA_LIST, pos, str(index + 1), "'" + name + "'", "")
                return s.error_expr(pos)
        elif not compatible_unqualified(arg.type, t.va_list):
            s.error3(m.INCOMPATIBLE_VA_LIST, pos, str(index + 1), "'" + name + "'", "")
            return s.error_expr(pos)
        else:
            value = rvalue(s, arg) if index == 1 else arg
            if index == 0 and arg.is_lvalue:
                mark_address_taken(s, arg)
        values.append(value)
        index += 1
    if word in ("va_start", "stdarg_start"):
        fn = s.function
        if fn is not None and not fn.type.variadic:
            s.error(m.VA_START_FIXED, pos)
            return s.error_expr(pos)
    return BuiltinCall("__builtin_va_start" if word == "stdarg_start" else name, values, t.void, pos)


def _type_class(ty: Type) -> int:
    """The number that __builtin_classify_type gives (GCC's typeclass.h numbering, as documented for C)."""
    kind = ty.kind
    if kind == T_VOID:
        return 0
    if kind in (T_INT, T_ENUM, T_BOOL):
        return 1
    if kind == T_POINTER:
        return 5
    if kind == T_FLOAT:
        return 8
    if kind == T_COMPLEX:
        return 9
    if kind == T_FUNCTION:
        return 10
    if kind == T_STRUCT:
        return 12
    if kind == T_UNION:
        return 13
    if kind == T_ARRAY:
        return 14
    return -1


def _object_pointer(s: Sema, name: str, args: list[Expr], pos: i64) -> Expr | None:
    """Check the first argument of an atomic built-in: a pointer to an integer or pointer type of 1 to 16 bytes."""
    pointer = rvalue(s, args[0])
    if pointer.type.kind == T_ERROR:
        return None
    if pointer.type.kind != T_POINTER:
        s.error1(m.ATOMIC_NOT_POINTER, pos, "'" + name + "'")
        return None
    target = pointee(pointer.type)
    if target.kind not in (T_INT, T_POINTER, T_ENUM, T_BOOL) or target.main.size not in (1, 2, 4, 8, 16):
        s.error2(m.ATOMIC_OPERAND_TYPE, pos, quoted(pointer.type), "'" + name + "'")
        return None
    return pointer


def _atomic_value(s: Sema, e: Expr, target: Type, pos: i64) -> Expr:
    """Convert a value operand to the object's type, as a cast would: pointers and integers mix freely."""
    value = rvalue(s, e)
    if value.type.kind == T_ERROR:
        return value
    plain = s.types.unqualified(target)
    if value.type.kind in (T_STRUCT, T_UNION, T_VECTOR, T_VOID):
        s.error2(m.ATOMIC_OPERAND_TYPE, pos, quoted(value.type), "")
        return s.error_expr(pos)
    if plain.kind == T_POINTER and value.type.kind == T_FLOAT:
        value = convert(s, value, s.types.intptr_t)
    return convert(s, value, plain)


def _order(s: Sema, e: Expr) -> Expr:
    """A memory order operand, as int; folded when constant."""
    value = rvalue(s, e)
    if value.type.kind == T_ERROR:
        return value
    if not is_integer(value.type):
        return value
    converted = convert(s, promote(s, value), s.types.int)
    constant = evaluate(s, converted)
    return constant if constant is not None else converted


def _fixed_arguments(s: Sema, name: str, params: list[Type], result: Type, args: list[Expr], positions: list[i64],
                     pos: i64) -> Expr:
    """An atomic built-in with an ordinary prototype."""
    ty = FunctionType(result, params, False, True)
    converted = convert_arguments(s, ty, args, positions, name, pos, None)
    if converted is None:
        return s.error_expr(pos)
    return BuiltinCall(name, converted, result, pos)


def _atomic(s: Sema, name: str, args: list[Expr], positions: list[i64], pos: i64) -> Expr:
    """The __atomic family.  Results: BuiltinCall named without the size suffix; "_n" forms carry values, the plain load, store,
    exchange and compare_exchange carry pointers and work on any type."""
    t = s.types
    word = name[9:]
    plain = without_size(word)
    if plain != word:
        word = plain + "_n" if plain in ("load", "store", "exchange", "compare_exchange") else plain
        name = "__atomic_" + word
    count = len(args)
    volatile_pointer = t.pointer(t.qualified(t.void, 2))
    if word in ("thread_fence", "signal_fence", "feraiseexcept"):
        return _fixed_arguments(s, name, [t.int], t.void, args, positions, pos)
    if word == "test_and_set":
        return _fixed_arguments(s, name, [volatile_pointer, t.int], t.bool, args, positions, pos)
    if word == "clear":
        return _fixed_arguments(s, name, [volatile_pointer, t.int], t.void, args, positions, pos)
    if word in ("always_lock_free", "is_lock_free"):
        call = _fixed_arguments(s, name, [t.size_t, t.pointer(t.qualified(t.void, 3))], t.bool, args, positions, pos)
        if isinstance(call, BuiltinCall):
            size = evaluate(s, call.args[0])
            if isinstance(size, IntConst):
                limit = t.target.pointer_size if t.target.isa != "i386" else 8
                if size.value in (1, 2, 4, 8) and size.value <= limit:
                    return IntConst(1, t.bool, pos)
                if word == "always_lock_free":
                    return IntConst(0, t.bool, pos)
            elif word == "always_lock_free":
                s.error1(m.ATOMIC_CONSTANT_REQUIRED, pos, "'" + name + "'")
                return s.error_expr(pos)
        return call
    expected = {"load": 3, "load_n": 2, "store": 3, "store_n": 3, "exchange": 4, "exchange_n": 3,
                "compare_exchange": 6, "compare_exchange_n": 6}.get(word, 3)
    if _wrong_count(s, name, count, expected, pos):
        return s.error_expr(pos)
    if word in ("load", "store", "exchange", "compare_exchange"):
        return _atomic_by_pointer(s, name, word, args, pos)
    pointer = _object_pointer(s, name, args, pos)
    if pointer is None:
        return s.error_expr(pos)
    target = pointee(pointer.type)
    plain_type = t.unqualified(target)
    if word != "load_n" and target.quals & Q_CONST:
        s.error2(m.ATOMIC_CONST_TARGET, pos, "1", "'" + name + "'")
    if word == "load_n":
        return BuiltinCall(name, [pointer, _order(s, args[1])], plain_type, pos)
    if word == "store_n":
        return BuiltinCall(name, [pointer, _atomic_value(s, args[1], target, pos), _order(s, args[2])], t.void, pos)
    if word == "compare_exchange_n":
        expected_pointer = rvalue(s, args[1])
        if expected_pointer.type.kind != T_POINTER:
            if expected_pointer.type.kind != T_ERROR:
                s.error2(m.INCOMPATIBLE_ARGUMENT, pos, "2", "'" + name + "'")
            return s.error_expr(pos)
        return BuiltinCall(name, [pointer, convert(s, expected_pointer, t.pointer(plain_type)),
                                  _atomic_value(s, args[2], target, pos), convert(s, rvalue(s, args[3]), t.bool),
                                  _order(s, args[4]), _order(s, args[5])], t.bool, pos)
    if word != "exchange_n" and target.kind == T_BOOL:
        s.error2(m.ATOMIC_OPERAND_TYPE, pos, quoted(pointer.type), "'" + name + "'")
        return s.error_expr(pos)
    value = _atomic_value(s, args[1], t.intptr_t if target.kind == T_POINTER and word != "exchange_n" else target, pos)
    if value.type.kind == T_ERROR:
        return value
    return BuiltinCall(name, [pointer, value, _order(s, args[2])], plain_type, pos)


def _atomic_by_pointer(s: Sema, name: str, word: str, args: list[Expr], pos: i64) -> Expr:
    """Generic forms that pass every value by pointer."""
    pointers = {"load": 2, "store": 2, "exchange": 3, "compare_exchange": 3}[word]
    values: list[Expr] = []
    index = 0
    size = -1
    while index < pointers:
        value = rvalue(s, args[index])
        if value.type.kind == T_ERROR:
            return value
        if value.type.kind != T_POINTER:
            s.error2(m.ATOMIC_ARGUMENT_POINTER, pos, str(index + 1), "'" + name + "'")
            return s.error_expr(pos)
        target = pointee(value.type)
        if not target.is_complete or target.kind == T_FUNCTION or target.kind == T_VOID and index == 0:
            s.error2(m.ATOMIC_ARGUMENT_INCOMPLETE, pos, str(index + 1), "'" + name + "'")
            return s.error_expr(pos)
        if index == 0:
            size = target.main.size
        elif target.main.size != size and target.kind != T_VOID:
            s.error2(m.ATOMIC_SIZE_MISMATCH, pos, str(index + 1), "'" + name + "'")
            return s.error_expr(pos)
        values.append(value)
        index += 1
    if word == "compare_exchange":
        values.append(convert(s, rvalue(s, args[3]), s.types.bool))
        index = 4
    while index < len(args):
        values.append(_order(s, args[index]))
        index += 1
    result: Type = s.types.bool if word == "compare_exchange" else s.types.void
    return BuiltinCall(name, values, result, pos)


def _sync(s: Sema, name: str, args: list[Expr], positions: list[i64], pos: i64) -> Expr:
    """The legacy __sync family; further arguments after the operands are ignored (GCC manual: __sync Builtins)."""
    word = without_size(name[7:])
    name = "__sync_" + word
    if word == "synchronize":
        return BuiltinCall(name, [], s.types.void, pos)
    expected = 3 if word.endswith("compare_and_swap") else (1 if word == "lock_release" else 2)
    if len(args) < expected:
        s.error1(m.CALL_TOO_FEW, pos, "'" + name + "'")
        return s.error_expr(pos)
    pointer = _object_pointer(s, name, args, pos)
    if pointer is None:
        return s.error_expr(pos)
    target = pointee(pointer.type)
    arithmetic = "fetch" in word
    if target.kind == T_BOOL and arithmetic:
        s.error2(m.ATOMIC_OPERAND_TYPE, pos, quoted(pointer.type), "'" + name + "'")
        return s.error_expr(pos)
    operand_type = s.types.intptr_t if target.kind == T_POINTER and arithmetic else target
    values: list[Expr] = [pointer]
    index = 1
    while index < expected:
        value = _atomic_value(s, args[index], operand_type, pos)
        if value.type.kind == T_ERROR:
            return value
        values.append(value)
        index += 1
    result: Type = s.types.unqualified(target)
    if word == "lock_release":
        result = s.types.void
    elif word == "bool_compare_and_swap":
        result = s.types.bool
    return BuiltinCall(name, values, result, pos)

