"""Expressions: recursive descent for primary, postfix and unary, precedence climbing for binary (C11 6.5).

In: tokens.  Out: typed nodes from compiler/sema.  Long chains of binary operators, commas and postfixes are loops; nesting is
counted.  GNU: statement expressions, labels as values, compound literals, __extension__, typeof-like built-in forms.
"""

from __future__ import annotations

from mypy_extensions import i64

from compiler import messages as m
from compiler.lex import tokens as t
from compiler.parse.cursor import Parser
from compiler.sema import expressions as ex
from compiler.sema import literals, operators
from compiler.sema.ast import (
    B_ADD,
    B_AND,
    B_COMMA,
    B_DIV,
    B_LOGICAL_AND,
    B_LOGICAL_OR,
    B_MOD,
    B_MUL,
    B_OR,
    B_SHL,
    B_SHR,
    B_SUB,
    B_XOR,
    CAST_VECTOR_CONVERT,
    U_IMAG,
    U_LOGICAL_NOT,
    U_NEG,
    U_NOT,
    U_REAL,
    Binary,
    BuiltinCall,
    Cast,
    ComplexExpr,
    CompoundLiteral,
    Expr,
    IntConst,
    LabelAddress,
    Shuffle,
    StatementExpr,
    StringLiteral,
    TypeEvaluation,
)
from compiler.sema.builtins import builtin_symbol, library_builtin
from compiler.sema.constant import integer_value
from compiler.sema.conversions import explicit_cast, rvalue
from compiler.sema.operators import binary
from compiler.sema.relate import compatible_unqualified, quoted
from compiler.sema.symbols import SYM_FUNCTION, SYM_OBJECT, Symbol
from compiler.sema.tgmath import tgmath_call
from compiler.sema.types import (
    Q_CONST,
    T_ARRAY,
    T_ERROR,
    T_FLOAT,
    T_FUNCTION,
    T_VECTOR,
    T_VOID,
    VARIABLE,
    ArrayType,
    Type,
    is_integer,
    is_variably_modified,
    size_of,
    vector_of,
)

_ASSIGN_OPERATORS = (B_ADD, B_SUB, B_MUL, B_DIV, B_MOD, B_AND, B_OR, B_XOR, B_SHL, B_SHR)


def expression(p: Parser) -> Expr:
    """expression: assignment-expression (, assignment-expression)*"""
    e = assignment(p)
    while p.kind == t.COMMA:
        pos = p.pos
        p.advance()
        right = assignment(p)
        e = binary(p.s, B_COMMA, e, right, pos)
    return e


def assignment(p: Parser) -> Expr:
    """assignment-expression; right recursion of a = b = c is bounded by the nesting count."""
    left = conditional(p)
    kind = p.kind
    if kind == t.ASSIGN:
        pos = p.pos
        p.s.enter(pos)
        p.advance()
        right = assignment(p)
        p.s.nesting -= 1
        return operators.assign(p.s, left, right, pos)
    if t.PLUS_ASSIGN <= kind <= t.SHIFT_RIGHT_ASSIGN:
        pos = p.pos
        p.s.enter(pos)
        p.advance()
        right = assignment(p)
        p.s.nesting -= 1
        return operators.compound_assign(p.s, _ASSIGN_OPERATORS[kind - t.PLUS_ASSIGN], left, right, pos)
    return left


def conditional(p: Parser) -> Expr:
    """conditional-expression; else-branches chain iteratively."""
    e = binary_chain(p, 1)
    if p.kind != t.QUESTION:
        return e
    # a ? b : c ? d : e ...: keep the open conditionals on a list and fold them from the right.
    tests: list[Expr] = []
    thens: list[Expr | None] = []
    marks: list[i64] = []
    s = p.s
    while p.kind == t.QUESTION:
        marks.append(p.pos)
        tests.append(e)
        p.advance()
        if p.kind == t.COLON:
            s.pedwarn(m.OMITTED_MIDDLE, p.pos)
            thens.append(None)
        else:
            s.enter(p.pos)
            skipped = isinstance(e, IntConst) and e.value == 0
            if skipped:
                s.skipped += 1
            thens.append(expression(p))
            if skipped:
                s.skipped -= 1
            s.nesting -= 1
        p.expect(t.COLON, ":")
        skipped = isinstance(e, IntConst) and e.value != 0
        if skipped:
            s.skipped += 1
        e = binary_chain(p, 1)
        if skipped:
            s.skipped -= 1
    index = len(tests) - 1
    while index >= 0:
        e = operators.conditional(s, tests[index], thens[index], e, marks[index])
        index -= 1
    return e


def binary_chain(p: Parser, lowest: i64) -> Expr:
    """Operators of precedence `lowest` and above, left-associative (precedence climbing, one loop a level)."""
    return climb(p, cast_expression(p), lowest)


def climb(p: Parser, left: Expr, lowest: i64) -> Expr:
    """Continue a chain whose first operand is already parsed, for operators of at least `lowest`."""
    precedence = p.precedence
    while True:
        level: i64 = precedence[p.kind]
        if level < lowest or level == 0:
            return left
        operator: i64 = p.operator[p.kind]
        pos = p.pos
        skipped = isinstance(left, IntConst) and (operator == B_LOGICAL_AND and left.value == 0
                                                  or operator == B_LOGICAL_OR and left.value != 0)
        if skipped:
            p.s.skipped += 1
        p.advance()
        right = cast_expression(p)
        while True:
            following: i64 = precedence[p.kind]
            if following <= level:
                break
            right = climb(p, right, following)
        if skipped:
            p.s.skipped -= 1
        left = binary(p.s, operator, left, right, pos)


def cast_expression(p: Parser) -> Expr:
    """(type) cast-expression, a compound literal, or unary-expression."""
    if p.kind == t.LEFT_PAREN and p.token_starts_type(p.peek()):
        from compiler.parse.declarations import type_name
        pos = p.pos
        s = p.s
        s.enter(pos)
        p.advance()
        ty = type_name(p, True)
        p.expect(t.RIGHT_PAREN, ")")
        if p.kind == t.LEFT_BRACE:
            e = postfix_chain(p, compound_literal(p, ty, pos))
            s.nesting -= 1
            return e
        no_alignas(p)
        operand = cast_expression(p)
        s.nesting -= 1
        e = explicit_cast(s, operand, ty, pos)
        return evaluated_type(p, ty, e, pos)
    return unary(p)


def no_alignas(p: Parser) -> None:
    """Report an alignment in a type name that is not a compound literal's (C11 6.7.5p2)."""
    if p.type_name_alignas >= 0:
        p.s.error(m.ALIGNAS_TYPE_NAME, p.alignas_pos)
        p.type_name_alignas = -1


def evaluated_type(p: Parser, ty: Type, e: Expr, pos: i64) -> Expr:
    """Sequence the evaluation of a variably modified type name before the expression that uses it."""
    if p.s.unevaluated == 0 and e.type.kind != T_ERROR and is_variably_modified(ty):
        first = TypeEvaluation(ty, p.s.types.void, pos)
        return Binary(B_COMMA, first, rvalue(p.s, e), rvalue(p.s, e).type, pos)
    return e


def unary(p: Parser) -> Expr:
    """unary-expression (C11 6.5.3 and GNU's operators)."""
    kind = p.kind
    if kind == t.NAME or kind == t.NUMBER or kind == t.LEFT_PAREN or kind == t.STRING or kind == t.CHAR:
        return postfix(p)
    pos = p.pos
    s = p.s
    if kind == t.STAR:
        p.advance()
        return operators.dereference(s, _operand(p), pos)
    if kind == t.AMPERSAND:
        p.advance()
        return operators.address_of(s, _operand(p), pos)
    if kind == t.MINUS:
        p.advance()
        return operators.unary(s, U_NEG, _operand(p), pos)
    if kind == t.EXCLAMATION:
        p.advance()
        return operators.unary(s, U_LOGICAL_NOT, _operand(p), pos)
    if kind == t.TILDE:
        p.advance()
        return operators.unary(s, U_NOT, _operand(p), pos)
    if kind == t.PLUS:
        p.advance()
        return operators.unary_plus(s, _operand(p), pos)
    if kind == t.PLUS_PLUS or kind == t.MINUS_MINUS:
        p.advance()
        operand = _operand(p)
        return operators.increment(s, operand, 1 if kind == t.PLUS_PLUS else -1, False, pos)
    if kind == t.KW_SIZEOF:
        return _sizeof(p)
    if kind == t.KW_ALIGNOF:
        return _alignof(p)
    if kind == t.KW_EXTENSION:
        p.advance()
        s.extension += 1
        e = _operand(p)
        s.extension -= 1
        return e
    if kind == t.KW_REALPART or kind == t.KW_IMAGPART:
        p.advance()
        return operators.real_or_imag(s, U_REAL if kind == t.KW_REALPART else U_IMAG, _operand(p), pos)
    if kind == t.AND_AND:
        return _label_address(p)
    return postfix(p)


def _operand(p: Parser) -> Expr:
    """The operand of a unary operator, one level deeper."""
    p.s.enter(p.pos)
    e = cast_expression(p)
    p.s.nesting -= 1
    return e


def _label_address(p: Parser) -> Expr:
    """&&label (GCC manual: Labels as Values)."""
    pos = p.pos
    s = p.s
    p.advance()
    if p.kind != t.NAME:
        raise p.fail("identifier")
    if s.function is None:
        s.error1(m.LABEL_OUTSIDE_FUNCTION, pos, "'" + p.tok.spelling + "'")
        p.advance()
        return s.error_expr(pos)
    from compiler.parse.statements import use_label
    label = use_label(p, p.tok.spelling, p.pos)
    label.address_taken = True
    label.owner.has_labels_taken = True
    p.advance()
    s.pedwarn(m.LABEL_ADDRESS, pos)
    return LabelAddress(label, s.types.void_pointer, pos)


def _sizeof(p: Parser) -> Expr:
    s = p.s
    pos = p.pos
    p.advance()
    if p.kind == t.LEFT_PAREN and p.token_starts_type(p.peek()):
        from compiler.parse.declarations import type_name
        start = p.pos
        s.enter(start)
        p.advance()
        inside = p.at
        s.unevaluated += 1
        ty = type_name(p, True)
        s.unevaluated -= 1
        if size_of(ty) == VARIABLE and s.unevaluated == 0:
            # The lengths are evaluated: read them again as such.
            p.jump(inside)
            ty = type_name(p, True)
        p.expect(t.RIGHT_PAREN, ")")
        if p.kind == t.LEFT_BRACE:
            s.unevaluated += 1
            e = postfix_chain(p, compound_literal(p, ty, start))
            s.unevaluated -= 1
            s.nesting -= 1
            return ex.sizeof_expr(s, e, pos)
        s.nesting -= 1
        no_alignas(p)
        return evaluated_type(p, ty, ex.sizeof_type(s, ty, None, pos), pos)
    again = p.at
    s.unevaluated += 1
    s.enter(pos)
    e = unary(p)
    s.nesting -= 1
    s.unevaluated -= 1
    if size_of(e.type) == VARIABLE and s.unevaluated == 0:
        # The operand of variable-length type is evaluated after all (C11 6.5.3.4p2).
        p.jump(again)
        e = unary(p)
    ex.array_parameter_size_warning(s, e, pos)
    return ex.sizeof_expr(s, e, pos)


def _alignof(p: Parser) -> Expr:
    s = p.s
    pos = p.pos
    gnu = p.tok.spelling != "_Alignof"
    if not gnu:
        s.needs(11, "'_Alignof'", pos)
    p.advance()
    s.unevaluated += 1
    if p.kind == t.LEFT_PAREN and p.token_starts_type(p.peek()):
        from compiler.parse.declarations import type_name
        start = p.pos
        p.advance()
        ty = type_name(p, True)
        p.expect(t.RIGHT_PAREN, ")")
        if p.kind == t.LEFT_BRACE:
            e = postfix_chain(p, compound_literal(p, ty, start))
            s.unevaluated -= 1
            return ex.alignof_expr(s, e, pos)
        s.unevaluated -= 1
        no_alignas(p)
        return ex.alignof_type(s, ty, pos, gnu)
    if not gnu:
        s.pedwarn(m.ALIGNOF_EXPRESSION, pos)
    e = unary(p)
    s.unevaluated -= 1
    return ex.alignof_expr(s, e, pos)


def postfix(p: Parser) -> Expr:
    """postfix-expression."""
    return postfix_chain(p, primary(p))


def postfix_chain(p: Parser, e: Expr) -> Expr:
    """[], (), ., ->, ++ and -- after a primary expression."""
    s = p.s
    while True:
        kind = p.kind
        pos = p.pos
        if kind == t.LEFT_PAREN:
            e = _call(p, e)
        elif kind == t.LEFT_BRACKET:
            p.advance()
            s.enter(pos)
            index = expression(p)
            s.nesting -= 1
            p.expect(t.RIGHT_BRACKET, "]")
            e = ex.subscript(s, e, index, pos)
        elif kind == t.ARROW or kind == t.DOT:
            p.advance()
            if p.kind != t.NAME:
                raise p.fail("identifier")
            e = ex.member(s, e, p.tok.spelling, kind == t.ARROW, pos)
            p.advance()
        elif kind == t.PLUS_PLUS:
            p.advance()
            e = operators.increment(s, e, 1, True, pos)
        elif kind == t.MINUS_MINUS:
            p.advance()
            e = operators.increment(s, e, -1, True, pos)
        else:
            return e


def _call(p: Parser, function: Expr) -> Expr:
    args, positions = _operands(p)
    return ex.call(p.s, function, args, positions, function.pos)


def _operands(p: Parser) -> tuple[list[Expr], list[i64]]:
    """( assignment-expression, ... ): the operands, not yet rvalues, and where each begins."""
    args: list[Expr] = []
    positions: list[i64] = []
    p.s.enter(p.pos)
    p.expect(t.LEFT_PAREN, "(")
    if p.kind != t.RIGHT_PAREN:
        while True:
            positions.append(p.pos)
            args.append(assignment(p))
            if p.kind != t.COMMA:
                break
            p.advance()
    p.s.nesting -= 1
    p.expect(t.RIGHT_PAREN, ")")
    return args, positions


def name_expression(p: Parser) -> Expr:
    """An identifier in an expression."""
    s = p.s
    name = p.tok.spelling
    pos = p.pos
    p.advance()
    symbol = s.scopes.names.get(name)
    if symbol is not None:
        return ex.reference(s, symbol, pos)
    if name[0] == "_" and (name.startswith("__builtin_") or name.startswith("__atomic_") or name.startswith("__sync_")):
        known = builtin_symbol(s, name)
        if known is not None:
            return ex.reference(s, known, pos)
        if p.kind == t.LEFT_PAREN and (name.startswith("__builtin_aarch64_") or name.startswith("__builtin_riscv_")):
            raise s.unsupported("builtin", name, pos)
    if p.kind == t.LEFT_PAREN:
        symbol = ex.implicit_function(s, name, pos)
        old = s.externals.get(name)
        if old is not None:
            # Declared in an inner scope before: the same function (GCC warns of a nested extern).
            if old.kind == SYM_FUNCTION:
                s.scopes.declare_as(name, old)
                return ex.reference(s, old, pos)
        known = library_builtin(s, name)
        if known is not None:
            # A built-in whose type agrees with int() keeps that type (and takes any arguments).
            if not compatible_unqualified(symbol.type, known.type):
                s.error1(m.IMPLICIT_BUILTIN, pos, "'" + name + "'")
                symbol.type = known.type
            symbol.builtin = known.builtin
            symbol.noreturn = known.noreturn
        s.externals[name] = symbol
        s.scopes.declare(symbol)
        return ex.reference(s, symbol, pos)
    return ex.undeclared(s, name, pos)


def primary(p: Parser) -> Expr:
    """primary-expression and the built-in forms that look like calls."""
    kind = p.kind
    s = p.s
    pos = p.pos
    if kind == t.NAME:
        return name_expression(p)
    if kind == t.NUMBER:
        e = literals.number(s, p.tok.spelling, pos)
        p.advance()
        return e
    if kind == t.LEFT_PAREN:
        return _parenthesised(p)
    if kind == t.STRING:
        return string_literal(p)
    if kind == t.CHAR:
        e = literals.character(s, p.tok.spelling, pos)
        p.advance()
        return e
    if kind == t.KW_FUNCTION_NAME:
        return _function_name(p)
    if kind == t.KW_GENERIC:
        return _generic(p)
    if kind == t.KW_VA_ARG:
        return _va_arg(p)
    if kind == t.KW_OFFSETOF:
        return _offsetof(p)
    if kind == t.KW_CHOOSE_EXPR:
        return _choose_expr(p)
    if kind == t.KW_TYPES_COMPATIBLE:
        return _types_compatible(p)
    if kind == t.KW_BUILTIN_COMPLEX:
        return _builtin_complex(p)
    if kind == t.KW_SHUFFLE or kind == t.KW_SHUFFLEVECTOR:
        return _shuffle(p, kind == t.KW_SHUFFLEVECTOR)
    if kind == t.KW_CONVERTVECTOR:
        return _convertvector(p)
    if kind == t.KW_ASSOC_BARRIER:
        p.advance()
        p.expect(t.LEFT_PAREN, "(")
        e = rvalue(s, expression(p))
        p.expect(t.RIGHT_PAREN, ")")
        return BuiltinCall("__builtin_assoc_barrier", [e], e.type, pos)
    if kind == t.KW_HAS_ATTRIBUTE:
        return _has_attribute(p)
    if kind == t.KW_TGMATH:
        p.advance()
        args, positions = _operands(p)
        return tgmath_call(s, args, positions, pos)
    if kind == t.KW_CALL_WITH_STATIC_CHAIN:
        raise s.unsupported("builtin", p.tok.spelling, pos)
    raise p.fail("expression")


def _parenthesised(p: Parser) -> Expr:
    s = p.s
    pos = p.pos
    s.enter(pos)
    p.advance()
    if p.kind == t.LEFT_BRACE:
        e = _statement_expression(p, pos)
        s.nesting -= 1
        return e
    e = expression(p)
    p.expect(t.RIGHT_PAREN, ")")
    s.nesting -= 1
    e.paren = True
    return e


def _statement_expression(p: Parser, pos: i64) -> Expr:
    """({ ... }) (GCC manual: Statement Exprs)."""
    from compiler.parse.statements import compound_for_value
    s = p.s
    if s.function is None:
        s.error(m.STATEMENT_EXPRESSION_OUTSIDE, pos)
        p.skip_balanced()
        p.expect(t.RIGHT_PAREN, ")")
        return s.error_expr(pos)
    s.pedwarn(m.STATEMENT_EXPRESSION, pos)
    block, result = compound_for_value(p)
    p.expect(t.RIGHT_PAREN, ")")
    ty: Type = s.types.void
    if result is not None:
        if result.type.kind not in (T_VOID,):
            result = rvalue(s, result)
        ty = result.type
    e = StatementExpr(block, result, ty, pos)
    return e


def string_literal(p: Parser) -> Expr:
    """One or more adjacent string literals."""
    pos = p.pos
    spellings: list[str] = []
    while p.kind == t.STRING:
        spellings.append(p.tok.spelling)
        p.advance()
    return literals.string(p.s, spellings, pos)


def _function_name(p: Parser) -> Expr:
    """__func__ and its GNU synonyms: one static array per function (C11 6.4.2.2)."""
    s = p.s
    pos = p.pos
    spelling = p.tok.spelling
    if spelling == "__func__":
        s.needs(99, "'__func__' predefined identifier", pos)
    p.advance()
    name = "" if s.function is None else s.function.symbol.name
    if s.function is None:
        s.error1(m.FUNCTION_NAME_OUTSIDE, pos, "'" + spelling + "'")
        name = "" if spelling == "__func__" else "top level"
    data = name.encode("latin-1") + b"\0"
    element = s.types.qualified(s.types.char, Q_CONST)
    literal = StringLiteral(data, 1, "", ArrayType(element, len(data), None), pos)
    literal.is_function_name = True
    return literal


def _generic(p: Parser) -> Expr:
    """_Generic (C11 6.5.1.1): only the chosen expression counts as evaluated."""
    from compiler.parse.declarations import type_name
    s = p.s
    pos = p.pos
    s.needs(11, "'_Generic'", pos)
    p.advance()
    p.expect(t.LEFT_PAREN, "(")
    s.enter(pos)
    s.unevaluated += 1
    control = assignment(p)
    s.unevaluated -= 1
    control_type = ex.generic_control_type(s, control)
    seen: list[Type] = []
    chosen: Expr | None = None
    default_at: i64 = -1
    default_pos: i64 = pos
    matched = False
    while p.accept(t.COMMA):
        type_pos = p.pos
        if p.kind == t.KW_DEFAULT:
            p.advance()
            p.expect(t.COLON, ":")
            if default_at >= 0:
                s.error(m.GENERIC_DUPLICATE_DEFAULT, type_pos)
            default_at = p.at
            default_pos = p.pos
            s.unevaluated += 1
            assignment(p)
            s.unevaluated -= 1
            continue
        ty = type_name(p)
        if ty.kind == T_FUNCTION:
            s.error(m.GENERIC_FUNCTION_TYPE, type_pos)
        elif not ty.is_complete and ty.kind != T_ERROR:
            s.error(m.GENERIC_INCOMPLETE, type_pos)
        elif is_variably_modified(ty):
            s.error(m.GENERIC_VARIABLE, type_pos)
        for other in seen:
            if ex.types_match(other, ty) and ty.kind != T_ERROR:
                s.error(m.GENERIC_TWO_COMPATIBLE, type_pos)
                break
        seen.append(ty)
        p.expect(t.COLON, ":")
        if not matched and ex.types_match(control_type, ty):
            matched = True
            chosen = assignment(p)
        else:
            s.unevaluated += 1
            assignment(p)
            s.unevaluated -= 1
    if chosen is None and default_at >= 0:
        end = p.at
        p.jump(default_at)
        chosen = assignment(p)
        p.jump(end)
    s.nesting -= 1
    p.expect(t.RIGHT_PAREN, ")")
    if chosen is None:
        if control.type.kind != T_ERROR:
            s.error1(m.GENERIC_NO_MATCH, control.pos, quoted(control_type))
        return s.error_expr(default_pos)
    return chosen


def _va_arg(p: Parser) -> Expr:
    from compiler.parse.declarations import type_name
    s = p.s
    pos = p.pos
    p.advance()
    p.expect(t.LEFT_PAREN, "(")
    va_list = assignment(p)
    p.expect(t.COMMA, ",")
    type_pos = p.pos
    ty = type_name(p)
    p.expect(t.RIGHT_PAREN, ")")
    return evaluated_type(p, ty, ex.va_arg(s, va_list, ty, pos, type_pos), pos)


def _offsetof(p: Parser) -> Expr:
    from compiler.parse.declarations import type_name
    s = p.s
    pos = p.pos
    p.advance()
    p.expect(t.LEFT_PAREN, "(")
    ty = type_name(p)
    p.expect(t.COMMA, ",")
    steps: list[ex.OffsetofStep] = []
    if p.kind != t.NAME:
        raise p.fail("identifier")
    steps.append(ex.OffsetofStep(p.tok.spelling, None, p.pos))
    p.advance()
    while p.kind == t.DOT or p.kind == t.LEFT_BRACKET or p.kind == t.ARROW:
        at = p.pos
        if p.kind == t.LEFT_BRACKET:
            p.advance()
            index = expression(p)
            p.expect(t.RIGHT_BRACKET, "]")
            steps.append(ex.OffsetofStep("", index, at))
            continue
        if p.kind == t.ARROW:
            steps.append(ex.OffsetofStep("", IntConst(0, s.types.int, at), at))
        p.advance()
        if p.kind != t.NAME:
            raise p.fail("identifier")
        steps.append(ex.OffsetofStep(p.tok.spelling, None, p.pos))
        p.advance()
    p.expect(t.RIGHT_PAREN, ")")
    return ex.offsetof(s, ty, steps, pos)


def _choose_expr(p: Parser) -> Expr:
    """__builtin_choose_expr(constant, a, b): the other operand is parsed but not evaluated."""
    s = p.s
    pos = p.pos
    p.advance()
    p.expect(t.LEFT_PAREN, "(")
    test = rvalue(s, assignment(p))
    p.expect(t.COMMA, ",")
    value = integer_value(s, test)
    if value is None and test.type.kind != T_ERROR:
        s.error(m.CHOOSE_EXPR_NOT_CONSTANT, pos)
    elif value is not None and value.overflow:
        s.pedwarn(m.OVERFLOW_IN_CONSTANT, pos)
    elif value is not None and (not value.strict or value is not test):
        s.pedwarn(m.CHOOSE_EXPR_NOT_STRICT, pos)
    truth = value is not None and value.value != 0
    if not truth:
        s.unevaluated += 1
    first = assignment(p)
    if not truth:
        s.unevaluated -= 1
    p.expect(t.COMMA, ",")
    if truth:
        s.unevaluated += 1
    second = assignment(p)
    if truth:
        s.unevaluated -= 1
    p.expect(t.RIGHT_PAREN, ")")
    if value is None:
        return s.error_expr(pos)
    return first if truth else second


def _types_compatible(p: Parser) -> Expr:
    from compiler.parse.declarations import type_name
    s = p.s
    pos = p.pos
    p.advance()
    p.expect(t.LEFT_PAREN, "(")
    s.unevaluated += 1
    first = type_name(p)
    p.expect(t.COMMA, ",")
    second = type_name(p)
    s.unevaluated -= 1
    p.expect(t.RIGHT_PAREN, ")")
    return IntConst(1 if ex.types_compatible_p(s, first, second) else 0, s.types.int, pos)


def _arguments(p: Parser) -> list[Expr]:
    """( assignment-expression, ... ) of a built-in form, as rvalues."""
    args, _ = _operands(p)
    return [rvalue(p.s, arg) for arg in args]


def _builtin_complex(p: Parser) -> Expr:
    s = p.s
    pos = p.pos
    p.advance()
    args = _arguments(p)
    if len(args) != 2:
        s.error1(m.WRONG_ARGUMENT_COUNT, pos, "'__builtin_complex'")
        return s.error_expr(pos)
    real, imag = args[0], args[1]
    if real.type.kind == T_ERROR or imag.type.kind == T_ERROR:
        return s.error_expr(pos)
    if real.type.kind != T_FLOAT or imag.type.kind != T_FLOAT:
        s.error(m.COMPLEX_NOT_FLOATING, pos)
        return s.error_expr(pos)
    if real.type.main is not imag.type.main:
        s.error(m.COMPLEX_DIFFERENT_TYPES, pos)
        return s.error_expr(pos)
    return ComplexExpr(real, imag, s.types.complex(real.type.main), pos)


def _shuffle(p: Parser, by_index: bool) -> Expr:
    """__builtin_shuffle(a, [b,] mask) and __builtin_shufflevector(a, b, i...) (GCC manual: Vector Extensions)."""
    s = p.s
    pos = p.pos
    word = p.tok.spelling
    p.advance()
    args = _arguments(p)
    for arg in args:
        if arg.type.kind == T_ERROR:
            return arg
    if by_index:
        if len(args) < 3:
            s.error1(m.WRONG_ARGUMENT_COUNT, pos, "'" + word + "'")
            return s.error_expr(pos)
        first, second = args[0], args[1]
        if first.type.kind != T_VECTOR or second.type.kind != T_VECTOR:
            s.error1(m.SHUFFLE_NOT_VECTOR, pos, "'" + word + "'")
            return s.error_expr(pos)
        element = vector_of(first.type).element
        if vector_of(second.type).element.main is not element.main:
            s.error1(m.SHUFFLE_ELEMENT_TYPES, pos, "'" + word + "'")
            return s.error_expr(pos)
        limit = vector_of(first.type).count + vector_of(second.type).count
        indices: list[int] = []
        for arg in args[2:]:
            value = integer_value(s, arg)
            if value is None or value.value < -1 or value.value >= limit:
                s.error1(m.SHUFFLE_INDEX, arg.pos, "'" + word + "'")
                return s.error_expr(pos)
            indices.append(value.value)
        count = len(indices)
        if count & (count - 1):
            s.error1(m.SHUFFLE_COUNT, pos, "'" + word + "'")
            return s.error_expr(pos)
        return Shuffle(first, second, None, indices, s.types.vector(element, count), pos)
    if len(args) not in (2, 3):
        s.error1(m.WRONG_ARGUMENT_COUNT, pos, "'" + word + "'")
        return s.error_expr(pos)
    first = args[0]
    mask = args[-1]
    other = args[1] if len(args) == 3 else None
    if first.type.kind != T_VECTOR or mask.type.kind != T_VECTOR or (other is not None
                                                                     and other.type.kind != T_VECTOR):
        s.error1(m.SHUFFLE_NOT_VECTOR, pos, "'" + word + "'")
        return s.error_expr(pos)
    if other is not None and not compatible_unqualified(first.type, other.type):
        s.error1(m.SHUFFLE_ELEMENT_TYPES, pos, "'" + word + "'")
        return s.error_expr(pos)
    v = vector_of(first.type)
    w = vector_of(mask.type)
    if not is_integer(w.element):
        s.error1(m.SHUFFLE_MASK, pos, "'" + word + "'")
        return s.error_expr(pos)
    if v.count != w.count or v.element.size != w.element.size:
        s.error1(m.SHUFFLE_LENGTHS, pos, "'" + word + "'")
        return s.error_expr(pos)
    return Shuffle(first, other, mask, [], s.types.unqualified(first.type), pos)


def _convertvector(p: Parser) -> Expr:
    from compiler.parse.declarations import type_name
    s = p.s
    pos = p.pos
    p.advance()
    p.expect(t.LEFT_PAREN, "(")
    operand = rvalue(s, assignment(p))
    p.expect(t.COMMA, ",")
    ty = type_name(p)
    p.expect(t.RIGHT_PAREN, ")")
    if operand.type.kind == T_ERROR or ty.kind == T_ERROR:
        return s.error_expr(pos)
    if operand.type.kind != T_VECTOR:
        s.error(m.CONVERTVECTOR_OPERAND, pos)
        return s.error_expr(pos)
    if ty.kind != T_VECTOR:
        s.error(m.CONVERTVECTOR_TYPE, pos)
        return s.error_expr(pos)
    if vector_of(ty).count != vector_of(operand.type).count:
        s.error(m.CONVERTVECTOR_COUNT, pos)
        return s.error_expr(pos)
    return Cast(CAST_VECTOR_CONVERT, operand, s.types.unqualified(ty), pos, True)


def _has_attribute(p: Parser) -> Expr:
    """__builtin_has_attribute(expression-or-type, attribute): decided for the attributes that change layout."""
    raise p.s.unsupported("builtin", "__builtin_has_attribute", p.pos)


def compound_literal(p: Parser, ty: Type, pos: i64) -> Expr:
    """(type){...} (C11 6.5.2.5); at file scope an unnamed static object, in a block an automatic one."""
    from compiler.parse.initializers import braced_initializer
    s = p.s
    alignment = max(0, p.type_name_alignas)
    p.type_name_alignas = -1
    if ty.kind == T_FUNCTION:
        s.error(m.COMPOUND_LITERAL_FUNCTION, pos)
        ty = s.types.error
    elif size_of(ty) == VARIABLE:
        s.error(m.COMPOUND_LITERAL_VARIABLE, pos)
        ty = s.types.error
    elif not ty.is_complete and ty.kind not in (T_ARRAY, T_ERROR):
        s.error1(m.INVALID_INCOMPLETE_USE, pos, quoted(ty))
        ty = s.types.error
    s.needs(99, "compound literals", pos, True)
    static = s.function is None or s.scopes.depth == 0
    symbol = Symbol("", SYM_OBJECT, ty, pos)
    symbol.is_static_duration = static
    symbol.align = alignment
    symbol.is_defined = True
    symbol.serial = s.next_serial()
    if s.function is not None:
        symbol.owner = s.function.symbol
    init, final_type = braced_initializer(p, ty, static)
    symbol.type = final_type
    symbol.init = init
    if init is None or final_type.kind == T_ERROR:
        return s.error_expr(pos)
    if static and s.unevaluated == 0:
        s.unit.add_object(symbol)
    if not static:
        s.scopes.stack[-1].symbols.append(symbol)
        symbol.depth = s.scopes.depth
    return CompoundLiteral(symbol, final_type, pos)


def constant_expression(p: Parser) -> Expr:
    """constant-expression: a conditional-expression; the caller asks for its value."""
    return rvalue(p.s, conditional(p))


def integer_constant(p: Parser, message: str) -> int | None:
    """Parse an integer constant expression; report `message` when it is none."""
    s = p.s
    pos = p.pos
    e = constant_expression(p)
    if e.type.kind == T_ERROR:
        return None
    value = integer_value(s, e)
    if value is None:
        s.error(message, pos)
        return None
    return value.value

