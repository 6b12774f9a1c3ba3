"""__builtin_tgmath: the call behind the macros of <tgmath.h> (GCC manual: Other Builtins; C11 7.25).

In: the operands of __builtin_tgmath, functions first, then arguments.  Out: the call of the chosen function.
Algorithm: every function has as many parameters as the first; a parameter is generic where its type differs between the
functions, and its type there, which all generic parameters of that function share, names the function.  Generic arguments
have one common real type, integers counting as double; complex if one of them is complex, or if there are complex functions only.
Example: __builtin_tgmath (sinf, sin, sinl, csinf, csin, csinl, x) with `float x` is sinf (x).
"""

from __future__ import annotations

from mypy_extensions import i64

from compiler import messages as m
from compiler.sema.ast import Expr
from compiler.sema.context import Sema
from compiler.sema.conversions import common_real, rvalue
from compiler.sema.expressions import call
from compiler.sema.types import (
    T_COMPLEX,
    T_ERROR,
    T_FLOAT,
    FunctionType,
    PointerType,
    Type,
    complex_of,
    is_integer,
)


def tgmath_call(s: Sema, operands: list[Expr], positions: list[i64], pos: i64) -> Expr:
    """Choose the function among `operands` and return its call; reports what GCC rejects."""
    if len(operands) < 3:
        s.error1(m.WRONG_ARGUMENT_COUNT, pos, "'__builtin_tgmath'")
        return s.error_expr(pos)
    types: list[FunctionType] = []
    for operand in operands:
        found = _function_type(operand)
        if found is None:
            break
        types.append(found)
    if not types or not types[0].prototyped or not types[0].params or types[0].variadic:
        s.error1(m.TGMATH_NOT_FUNCTION, pos, "1")
        return s.error_expr(pos)
    arity = len(types[0].params)
    count = len(operands) - arity
    if count < 2 or len(types) < count:
        s.error1(m.TGMATH_NOT_FUNCTION, pos, str(min(len(types), max(count, 0)) + 1))
        return s.error_expr(pos)
    del types[count:]
    for index in range(count):
        if not types[index].prototyped or types[index].variadic or len(types[index].params) != arity:
            s.error1(m.TGMATH_FUNCTION_ARGUMENTS, pos, str(index + 1))
            return s.error_expr(pos)
    generic: list[int] = []
    for index in range(arity):
        first = types[0].params[index].main
        for ty in types[1:]:
            if ty.params[index].main is not first:
                generic.append(index)
                break
    if not generic:
        s.error(m.TGMATH_NOT_GENERIC, pos)
        return s.error_expr(pos)
    arguments: list[Expr] = []
    for index in range(arity):
        value = rvalue(s, operands[count + index])
        if value.type.kind == T_ERROR:
            return s.error_expr(pos)
        if value.type.kind not in (T_FLOAT, T_COMPLEX) and not is_integer(value.type):
            if index in generic:
                s.error1(m.TGMATH_ARGUMENT, positions[count + index], str(index + 1))
                return s.error_expr(pos)
        arguments.append(operands[count + index])
    chosen = _choose(s, types, generic, [rvalue(s, argument).type for argument in arguments])
    if chosen < 0:
        s.error(m.TGMATH_NO_MATCH, pos)
        return s.error_expr(pos)
    return call(s, operands[chosen], arguments, positions[count:], pos)


def _function_type(e: Expr) -> FunctionType | None:
    """Return the type of a function or of what a pointer to a function points to."""
    main = e.type.main
    if isinstance(main, PointerType):
        main = main.target.main
    return main if isinstance(main, FunctionType) else None


def _choose(s: Sema, types: list[FunctionType], generic: list[int], arguments: list[Type]) -> int:
    """Return the index of the function for arguments of the given types, -1 if there is none."""
    common: Type | None = None
    is_complex = False
    for index in generic:
        ty = arguments[index]
        if ty.kind == T_COMPLEX:
            is_complex = True
            ty = complex_of(ty).element
        if is_integer(ty):
            ty = s.types.double
        common = ty if common is None else common_real(s, common, ty)
    assert common is not None
    candidates = [ty.params[generic[0]] for ty in types]
    if not is_complex:
        is_complex = all([ty.kind == T_COMPLEX for ty in candidates])
    for index in range(len(candidates)):
        ty = candidates[index]
        if is_complex and ty.kind == T_COMPLEX and complex_of(ty).element.main is common.main:
            return index
        if not is_complex and ty.main is common.main:
            return index
    return -1
