"""Declarations as wholes, function definitions and the translation unit (C11 6.7, 6.9).

In: tokens.  Out: the Unit of compiler/sema/context.py, filled.  Bodies of static inline functions that come from included files
are skipped - their token range is kept - and parsed at the end if something uses them, with the pragma state they were
written under.
"""

from __future__ import annotations

from typing import final

from mypy_extensions import i64

from compiler import messages as m
from compiler.lex import tokens as t
from compiler.lex.tokens import TokenStream
from compiler.parse.attributes import asm_label, attributes
from compiler.parse.cursor import ParseError, Parser
from compiler.parse.declarations import specifiers
from compiler.parse.declarators import NAMED, declarator
from compiler.parse.expressions import assignment, constant_expression
from compiler.parse.initializers import initializer
from compiler.parse.statements import finish_labels, function_body
from compiler.sema import literals
from compiler.sema.ast import E_INT, DeclStmt, Initializer, InitItem, Stmt
from compiler.sema.attributes import natural_alignment
from compiler.sema.constant import integer_value
from compiler.sema.context import FunctionState, PragmaState, Sema, TopLevelAsm
from compiler.sema.conversions import FOR_INITIALIZATION, assign_convert, promoted_type, rvalue
from compiler.sema.declarations import (
    Declarator,
    DeclSpec,
    declare_function,
    declare_object,
    declare_typedef,
    finish_object,
    finish_unit,
    function_is_external_definition,
)
from compiler.sema.expressions import capture_lengths
from compiler.sema.reachability import reaches_end
from compiler.sema.relate import compatible_unqualified
from compiler.sema.symbols import (
    LINK_INTERNAL,
    LINK_NONE,
    STORAGE_AUTO,
    STORAGE_EXTERN,
    STORAGE_NONE,
    STORAGE_REGISTER,
    STORAGE_TYPEDEF,
    SYM_OBJECT,
    JumpScope,
    Symbol,
    entered_scope,
)
from compiler.sema.types import (
    Q_ATOMIC,
    T_ARRAY,
    T_ERROR,
    T_FLOAT,
    T_FUNCTION,
    T_STRUCT,
    T_UNION,
    T_VOID,
    VARIABLE,
    FunctionType,
    RecordType,
    Type,
    function_of,
    is_integer,
    is_variably_modified,
    size_of,
)


@final
class DeferredBody:
    """A function body that was skipped: where it is, and what it was written under."""

    __slots__ = ("symbol", "at", "params", "tags", "pragmas", "diagnostics")

    def __init__(self, symbol: Symbol, at: i64, params: list[Symbol], tags: list[tuple[str, Type]],
                 pragmas: PragmaState, diagnostics: dict[str, int]) -> None:
        self.symbol: Symbol = symbol
        self.at: i64 = at
        self.params: list[Symbol] = params
        self.tags: list[tuple[str, Type]] = tags
        self.pragmas: PragmaState = pragmas
        self.diagnostics: dict[str, int] = diagnostics


@final
class UnitParser:
    """Parses one translation unit; owns the bodies put off."""

    def __init__(self, stream: TokenStream, sema: Sema) -> None:
        self.p = Parser(stream, sema)
        self.deferred: dict[str, DeferredBody] = {}
        self.main_entry = sema.sources.entries[0] if sema.sources.entries else None
        self.low: int = 0
        self.high: int = 0
        if self.main_entry is not None:
            self.low = self.main_entry.base
            self.high = self.low + len(self.main_entry.buffer.text)

    def parse(self) -> None:
        """Parse everything, then the bodies that turned out to be needed."""
        p = self.p
        s = p.s
        while p.kind != t.EOF:
            start = p.at
            depth = s.scopes.depth
            try:
                external_declaration(p, self)
            except ParseError:
                while s.scopes.depth > depth:
                    s.scopes.pop()
                s.function = None
                s.nesting = 0
                s.unevaluated = 0
                s.extension = 0
                p.recover(start)
                if p.at == start and p.kind != t.EOF:
                    p.advance()
        self._parse_needed()
        finish_unit(s)

    def _parse_needed(self) -> None:
        """Parse deferred bodies until no function in use is left without one."""
        s = self.p.s
        progress = True
        while progress:
            progress = False
            for name in list(self.deferred):
                body = self.deferred[name]
                symbol = body.symbol
                if symbol.referenced or symbol.used or symbol.address_taken:
                    del self.deferred[name]
                    if symbol.body is None and symbol.is_defined:
                        self._parse_deferred(body)
                        progress = True
        for name in self.deferred:
            self.deferred[name].symbol.is_defined = True
        s.function = None

    def _parse_deferred(self, body: DeferredBody) -> None:
        p = self.p
        s = p.s
        saved = s.pragmas
        s.pragmas = body.pragmas
        s.diagnostics.pragma_resume(body.diagnostics)
        p.jump(body.at)
        try:
            parse_body(p, body.symbol, body.params, body.tags, True)
        except ParseError:
            while s.scopes.depth > 0:
                s.scopes.pop()
            s.function = None
            s.nesting = 0
            s.unevaluated = 0
            s.extension = 0
        s.pragmas = saved

    def is_from_header(self, pos: i64) -> bool:
        """Tell whether `pos` is outside the main file (by its presumed name for preprocessed input)."""
        s = self.p.s
        point = s.sources.expansion_point(pos)
        if not self.low <= point <= self.high:
            return True
        entry = self.main_entry
        if entry is None or s.options.language != "cpp-output":
            return False
        place = s.sources.locate(point)
        return place.system != 0 or place.path.endswith(".h")


def external_declaration(p: Parser, unit: UnitParser) -> None:
    """One external-declaration (C11 6.9)."""
    s = p.s
    kind = p.kind
    if kind == t.SEMICOLON:
        s.pedwarn(m.EXTRA_SEMICOLON, p.pos)
        p.advance()
        return
    if kind == t.KW_ASM:
        _top_level_asm(p)
        return
    if kind == t.KW_STATIC_ASSERT:
        static_assert(p)
        return
    extensions = 0
    while p.kind == t.KW_EXTENSION:
        p.advance()
        extensions += 1
    s.extension += extensions
    if p.kind == t.KW_ASM:
        _top_level_asm(p)
    else:
        declaration(p, None, unit)
    s.extension -= extensions


def _top_level_asm(p: Parser) -> None:
    """asm("..."); at file scope (GCC manual: Basic Asm)."""
    s = p.s
    pos = p.pos
    p.advance()
    while p.kind in (t.KW_VOLATILE, t.KW_INLINE, t.KW_GOTO, t.KW_CONST):
        s.error1(m.ASM_QUALIFIER_OUTSIDE, p.pos, "'" + p.tok.spelling + "'")
        p.advance()
    p.expect(t.LEFT_PAREN, "(")
    if p.kind != t.STRING:
        raise p.fail("string literal")
    spellings: list[str] = []
    while p.kind == t.STRING:
        spellings.append(p.tok.spelling)
        p.advance()
    p.expect(t.RIGHT_PAREN, ")")
    s.unit.add_asm(TopLevelAsm(literals.asm_string(s, spellings, pos), pos))
    p.semicolon()


def static_assert(p: Parser) -> None:
    """_Static_assert(constant, "text"); (C11 6.7.10; the text is optional in C2X)."""
    s = p.s
    pos = p.pos
    s.needs(11, "'_Static_assert'", pos)
    p.advance()
    p.expect(t.LEFT_PAREN, "(")
    value_pos = p.pos
    e = constant_expression(p)
    text = ""
    has_text = False
    if p.kind == t.COMMA:
        p.advance()
        if p.kind != t.STRING:
            raise p.fail("string literal")
        spellings: list[str] = []
        while p.kind == t.STRING:
            spellings.append(p.tok.spelling)
            p.advance()
        text = " ".join(spellings) if len(spellings) == 1 else '"' + "".join([w[w.index('"') + 1:-1] for w in spellings]) + '"'
        has_text = True
    else:
        s.needs(23, "omitting the string in '_Static_assert'", pos)
    p.expect(t.RIGHT_PAREN, ")")
    if e.type.kind != T_ERROR:
        if not is_integer(e.type):
            s.error(m.STATIC_ASSERT_NOT_INTEGER, value_pos)
        else:
            value = integer_value(s, e)
            if value is None:
                s.error(m.STATIC_ASSERT_NOT_CONSTANT, value_pos)
            elif value.overflow:
                s.pedwarn(m.OVERFLOW_IN_CONSTANT, value_pos)
            elif not value.strict or e.kind != E_INT:
                s.pedwarn(m.STATIC_ASSERT_NOT_STRICT, value_pos)
            if value is not None and value.value == 0:
                if has_text:
                    s.error1(m.STATIC_ASSERT_FAILED_TEXT, pos, text)
                else:
                    s.error(m.STATIC_ASSERT_FAILED, pos)
    p.semicolon()


def local_declaration(p: Parser, out: list[Stmt]) -> None:
    """A declaration inside a function; statements that it needs go to `out`."""
    s = p.s
    extensions = 0
    while p.kind == t.KW_EXTENSION:
        p.advance()
        extensions += 1
    s.extension += extensions
    declaration(p, out, None)
    s.extension -= extensions


def _bad_type_start(p: Parser, spec: DeclSpec) -> None:
    """`foo x;` with foo unknown (GCC: unknown type name)."""
    s = p.s
    name = p.tok.spelling
    following = p.peek().kind
    if following == t.NAME or following == t.STAR and p.peek(2).kind in (t.NAME, t.STAR) or (
            following >= t.FIRST_KEYWORD and following not in (t.KW_ATTRIBUTE, t.KW_ASM)
            and p.token_starts_type(p.peek()) and p.peek().kind not in (t.KW_INT,)):
        s.error1(m.UNKNOWN_TYPE_NAME, p.pos, "'" + name + "'")
        p.advance()
        spec.type = s.types.error
        spec.implicit_int = False


def declaration(p: Parser, out: list[Stmt] | None, unit: UnitParser | None) -> None:
    """declaration, or at file scope (and for nested functions) a function definition."""
    s = p.s
    start_pos = p.pos
    p.new_tag = False
    spec = specifiers(p)
    if spec.attributes and p.kind == t.SEMICOLON and spec.implicit_int and spec.storage == STORAGE_NONE:
        p.advance()
        return
    if p.kind == t.SEMICOLON:
        _empty_declaration(p, spec)
        if out is not None and spec.tag_defined and is_variably_modified(spec.type):
            out.append(DeclStmt(None, spec.type, start_pos))    # a structure with a variable-length member
        p.advance()
        return
    if spec.implicit_int and p.kind == t.NAME and s.scopes.lookup(p.tok.spelling) is None or (
            spec.implicit_int and p.kind == t.NAME and p.peek().kind == t.NAME):
        _bad_type_start(p, spec)
        if spec.type.kind == T_ERROR and starts_more_specifiers(p):
            more = specifiers(p)
            if spec.storage == STORAGE_NONE:
                spec.storage = more.storage
    bare = spec.implicit_int and spec.storage == STORAGE_NONE and not spec.is_inline and not spec.attributes \
        and p.pos == start_pos
    first = True
    while True:
        found = len(spec.attributes)
        if not first:
            attributes(p, spec.attributes)
        d = declarator(p, spec, NAMED)
        is_function = d.type.kind == T_FUNCTION
        if first and spec.implicit_int:
            if not is_function and bare and p.kind not in (t.ASSIGN, t.COMMA, t.SEMICOLON, t.LEFT_BRACE, t.KW_ASM,
                                                           t.KW_ATTRIBUTE):
                raise p.fail("'=', ',', ';', 'asm' or '__attribute__'")
            if not (is_function and _is_body_next(p, d)):
                if bare:
                    s.error(m.NO_TYPE_OR_STORAGE, d.pos)
                else:
                    s.error1(m.DEFAULTS_TO_INT if s.c89 else m.DEFAULTS_TO_INT_PEDANTIC, d.pos, "'" + d.name + "'")
        asm_pos = p.pos
        d.asm_name = asm_label(p)
        attributes(p, d.attributes)
        if first and is_function and spec.storage != STORAGE_TYPEDEF and d.asm_name is None and _is_body_next(p, d):
            if spec.implicit_int:
                s.error(m.RETURN_TYPE_DEFAULTS if s.c89 else m.RETURN_TYPE_DEFAULTS_PEDANTIC, d.pos)
            function_definition(p, d, spec, unit)
            return
        if d.knr_names:
            s.error(m.PARAMETER_NAMES_WITHOUT_TYPES, d.pos)
        if d.empty_parens:
            s.error(m.NOT_A_PROTOTYPE, d.pos)
        _one_declarator(p, d, spec, out, asm_pos)
        del spec.attributes[found if not first else len(spec.attributes):]
        first = False
        if p.kind != t.COMMA:
            break
        p.advance()
    if p.kind != t.SEMICOLON:
        if p.kind == t.LEFT_BRACE or p.kind == t.EOF:
            raise p.fail("'=', ',', ';', 'asm' or '__attribute__'")
        s.error2(m.EXPECTED, p.pos,
                 "';'" if d.type.kind == T_ERROR or p.kind == t.RIGHT_BRACE else "'=', ',', ';', 'asm' or '__attribute__'",
                 p.describe())
        raise ParseError()
    p.advance()


def starts_more_specifiers(p: Parser) -> bool:
    """Tell whether specifiers go on after an unknown type name."""
    return p.kind >= t.FIRST_KEYWORD and p.starts_type() and p.kind != t.KW_ATTRIBUTE


def _is_body_next(p: Parser, d: Declarator) -> bool:
    """Tell whether a function body (or the parameter declarations of a K&R definition) follows."""
    if p.kind == t.LEFT_BRACE:
        return True
    if d.knr_names is not None or (d.params is not None and not d.params):
        if p.kind in (t.COMMA, t.SEMICOLON, t.ASSIGN, t.KW_ASM):
            return False
        return p.starts_type() and p.kind != t.KW_ATTRIBUTE and d.knr_names is not None
    return False


def _empty_declaration(p: Parser, spec: DeclSpec) -> None:
    """specifiers ; - declares at most a tag (C11 6.7p2)."""
    s = p.s
    if spec.declares_tag:
        if spec.storage in (STORAGE_AUTO, STORAGE_REGISTER) and s.scopes.depth == 0:
            s.error1(m.FILE_SCOPE_EMPTY_AUTO if spec.storage == STORAGE_AUTO else m.FILE_SCOPE_EMPTY_REGISTER,
                     spec.storage_pos, "")
        if spec.is_inline:
            s.error(m.INLINE_EMPTY, spec.inline_pos)
        if spec.is_noreturn:
            s.error(m.NORETURN_EMPTY, spec.pos)
        if spec.thread_local:
            s.error(m.THREAD_USELESS, spec.pos)
        ty = spec.type
        if not spec.tag_defined and not p.new_tag:
            if spec.storage != STORAGE_NONE:
                s.error(m.EMPTY_STORAGE, spec.pos)
            elif spec.qualified:
                s.error(m.EMPTY_QUALIFIED, spec.pos)
            elif spec.has_alignas:
                s.error(m.EMPTY_ALIGNAS, spec.pos)
        if ty.kind in (T_STRUCT, T_UNION) and spec.tag_defined:
            record = ty.main
            assert isinstance(record, RecordType)
            if record.tag == "":
                s.error(m.UNNAMED_NO_INSTANCES, spec.pos)
        return
    if spec.typedef_name or not spec.implicit_int:
        s.error(m.USELESS_TYPE_NAME, spec.pos)
        return
    s.error(m.EMPTY_DECLARATION, spec.pos)


def _one_declarator(p: Parser, d: Declarator, spec: DeclSpec, out: list[Stmt] | None, asm_pos: i64) -> None:
    """One init-declarator."""
    s = p.s
    if spec.storage == STORAGE_TYPEDEF:
        symbol = declare_typedef(s, d, spec)
        if spec.has_alignas:
            s.error1(m.ALIGNAS_TYPEDEF, spec.alignas_pos, "'" + d.name + "'")
        if p.kind == t.ASSIGN:
            s.error1(m.TYPEDEF_INITIALIZED, d.pos, "'" + d.name + "'")
            p.advance()
            initializer(p, s.types.error, False)
        if out is not None and is_variably_modified(symbol.type):
            if s.function is not None:
                s.function.jump_scope = JumpScope(s.function.jump_scope, False)
            out.append(DeclStmt(None, symbol.type, d.pos))
        return
    if spec.auto_type:
        _auto_type(p, d, spec, out)
        return
    if d.type.kind == T_FUNCTION:
        declare_function(s, d, spec, False)
        if p.kind == t.ASSIGN:
            s.error1(m.FUNCTION_INITIALIZED, d.pos, "'" + d.name + "'")
            p.advance()
            initializer(p, s.types.error, False)
        return
    initialized = p.kind == t.ASSIGN
    symbol = declare_object(s, d, spec, initialized)
    if symbol.kind == SYM_OBJECT and spec.alignment and spec.alignment < natural_alignment(symbol.type) \
            and symbol.type.kind != T_ERROR:
        s.error1(m.ALIGNAS_REDUCES, spec.alignas_pos, "'" + d.name + "'")
    _initialize(p, symbol, spec, initialized, d.pos)
    if symbol.linkage == LINK_NONE and out is not None:
        _local_object(p, symbol, out, d.pos)


def _local_object(p: Parser, symbol: Symbol, out: list[Stmt], pos: i64) -> None:
    """Emit what a block-scope object needs."""
    s = p.s
    if symbol.is_static_duration:
        s.unit.add_object(symbol)
        return
    fn = s.function
    if fn is not None and is_variably_modified(symbol.type):
        fn.jump_scope = JumpScope(fn.jump_scope, False)
        fn.symbol.has_vla = True
    out.append(DeclStmt(symbol, symbol.type, pos))


def _initialize(p: Parser, symbol: Symbol, spec: DeclSpec, initialized: bool, pos: i64) -> None:
    """= initializer, with the checks on what may have one (C11 6.7.9)."""
    s = p.s
    if not initialized:
        finish_object(s, symbol, None, pos)
        return
    p.advance()
    ty = symbol.type
    if spec.storage == STORAGE_EXTERN:
        if s.scopes.depth > 0:
            s.error1(m.EXTERN_AND_INITIALIZER, pos, "'" + symbol.name + "'")
        else:
            s.error1(m.INITIALIZED_EXTERN, pos, "'" + symbol.name + "'")
    if size_of(ty) == VARIABLE and ty.kind == T_ARRAY:
        s.error(m.VLA_INITIALIZED, pos)
        ty = s.types.error
    elif ty.kind not in (T_ARRAY, T_ERROR) and not ty.is_complete:
        s.error1(m.INITIALIZER_INCOMPLETE, pos, "'" + symbol.name + "'")
        ty = s.types.error
    init, final_type = initializer(p, ty, symbol.is_static_duration)
    if ty.kind == T_ERROR:
        symbol.type = s.types.error
    elif init is not None or final_type.is_complete:
        symbol.type = final_type
    if init is None:
        # Already diagnosed; keep the object usable.
        symbol.is_defined = True
        if not symbol.type.is_complete:
            symbol.type = s.types.error
        return
    finish_object(s, symbol, init, pos)


def _auto_type(p: Parser, d: Declarator, spec: DeclSpec, out: list[Stmt] | None) -> None:
    """__auto_type x = e; (GCC manual: Typeof)."""
    s = p.s
    if p.kind != t.ASSIGN:
        s.error(m.AUTO_TYPE_UNINITIALIZED, d.pos)
        d.type = s.types.error
        declare_object(s, d, spec, False)
        return
    p.advance()
    pos = p.pos
    e = rvalue(s, assignment(p))
    ty = e.type
    if ty.kind == T_VOID:
        s.error1(m.VARIABLE_VOID, d.pos, "'" + d.name + "'")
        ty = s.types.error
    quals = spec.type.quals
    d.type = s.types.qualified(s.types.unqualified(ty), quals) if quals else ty
    symbol = declare_object(s, d, spec, True)
    if symbol.type.kind == T_ERROR:
        return
    if symbol.is_static_duration:
        from compiler.sema.initializers import InitializerBuilder
        builder = InitializerBuilder(s, symbol.type, True, pos)
        builder.value(e, pos)
        if not builder.failed:
            finish_object(s, symbol, builder.result, pos)
    else:
        init = Initializer(size_of(symbol.type))
        value = assign_convert(s, e, s.types.unqualified(symbol.type), FOR_INITIALIZATION, pos)
        init.items.append(InitItem(0, 0, -1, value, symbol.type))
        init.is_constant = False
        finish_object(s, symbol, init, pos)
    if out is not None and symbol.linkage == LINK_NONE:
        _local_object(p, symbol, out, d.pos)


def function_definition(p: Parser, d: Declarator, spec: DeclSpec, unit: UnitParser | None) -> None:
    """A function definition, outermost or nested (C11 6.9.1; GCC manual: Nested Functions)."""
    s = p.s
    params = d.params or []
    ty = function_of(d.type)
    nested = unit is None
    if nested:
        s.pedwarn(m.NESTED_FUNCTION, d.pos)
    if d.knr_names is not None or (not ty.prototyped and not params):
        params = _knr_parameters(p, d, ty)
        if s.diagnostics.enabled("-Wold-style-definition"):
            s.error(m.OLD_STYLE_DEFINITION, d.pos)
        old = s.externals.get(d.name)
        if old is None or not isinstance(old.type.main, FunctionType) or not old.type.main.prototyped:
            s.error(m.NOT_A_PROTOTYPE, d.pos)
    if spec.storage == STORAGE_TYPEDEF:
        s.error(m.FUNCTION_TYPEDEF, d.pos)
        spec.storage = STORAGE_NONE
    result = ty.result
    if result.kind != T_VOID and not result.is_complete and result.kind != T_ERROR:
        s.error(m.RETURN_INCOMPLETE, d.pos)
    symbol = declare_function(s, d, spec, True)
    if spec.storage == STORAGE_EXTERN:
        symbol.declared_extern = True
    symbol.is_defined = True
    symbol.params = params
    symbol.is_knr = d.knr_names is not None
    body_at = p.at
    if p.kind != t.LEFT_BRACE:
        raise p.fail("'{'")
    if not nested and unit is not None and _may_defer(p, symbol, spec, unit):
        symbol.deferred = body_at
        unit.deferred[symbol.name] = DeferredBody(symbol, body_at, params, d.param_scope_tags, s.pragmas.copy(),
                                                  s.diagnostics.pragma_snapshot())
        s.unit.add_function(symbol)
        _skip_body(p)
        return
    if not nested:
        s.unit.add_function(symbol)
    parse_body(p, symbol, params, d.param_scope_tags)


def _may_defer(p: Parser, symbol: Symbol, spec: DeclSpec, unit: UnitParser) -> bool:
    """A static (or gnu extern) inline function from a header may wait until it is used."""
    if not symbol.is_inline or symbol.used or "constructor" in symbol.attributes or "destructor" in symbol.attributes:
        return False
    if symbol.linkage != LINK_INTERNAL and function_is_external_definition(p.s, symbol):
        return False
    if symbol.name in unit.deferred:
        del unit.deferred[symbol.name]
        return False
    return unit.is_from_header(symbol.pos)


def _skip_body(p: Parser) -> None:
    """Skip from '{' to just after its '}'; pragmas inside belong to the body."""
    depth = 0
    tokens = p.tokens
    at = p.at
    last = len(tokens) - 1
    while at < last:
        kind = tokens[at].kind
        if kind == t.LEFT_BRACE:
            depth += 1
        elif kind == t.RIGHT_BRACE:
            depth -= 1
            if depth == 0:
                break
        at += 1
    p.at = at
    p.pos = p.positions[at]
    p.advance()


def parse_body(p: Parser, symbol: Symbol, params: list[Symbol], tags: list[tuple[str, Type]],
               deferred: bool = False) -> None:
    """Parse a body at '{' for `symbol`; deferred: out of turn, so that what follows the body is not looked at."""
    s = p.s
    outer = s.function
    fn = FunctionState(symbol, function_of(symbol.type), outer, s.scopes.depth)
    # The result type is the definition's own.
    s.function = fn
    gotos = s.pending_gotos
    s.pending_gotos = []
    undeclared = s.undeclared
    s.undeclared = set()
    noted = s.undeclared_noted
    s.undeclared_noted = outer is not None and noted
    unevaluated = s.unevaluated
    s.unevaluated = 0
    extension = s.extension
    s.extension = 0
    s.scopes.push()
    for name, ty in tags:
        s.scopes.declare_tag(name, ty)
    index = 0
    for param in params:
        index += 1
        param.owner = symbol
        if outer is not None:
            capture_lengths(s, param, fn)
        if param.name == "":
            if param.type.kind != T_ERROR and not s.c2x:
                s.pedwarn(m.PARAMETER_NAME_OMITTED, param.pos)
            continue
        if not param.type.is_complete and param.type.kind not in (T_VOID, T_ERROR):
            s.error2(m.PARAMETER_INCOMPLETE, param.pos, str(index), "'" + param.name + "'")
        s.scopes.declare(param)
    try:
        symbol.body = function_body(p)
        finish_labels(p, fn)
        for pending in s.pending_gotos:
            if not pending.label.defined or pending.label.owner is not symbol:
                continue
            entered = entered_scope(pending.label.jump_scope, pending.jump_scope)
            if entered is not None:
                s.error(m.JUMP_INTO_STATEMENT_EXPRESSION if entered.is_statement_expression else m.JUMP_INTO_VLA,
                        pending.pos)
        block = symbol.body
        result = fn.type.result.kind
        if result != T_VOID and result != T_ERROR and s.diagnostics.enabled("-Wreturn-type"):
            if not symbol.noreturn and (symbol.name != "main" or s.c89) and "naked" not in symbol.attributes:
                if reaches_end(s, block):
                    s.error(m.CONTROL_REACHES_END, block.end_pos)
        for local in s.scopes.stack[-1].symbols:
            if local.kind == SYM_OBJECT and not local.is_parameter:
                block.locals.append(local)
    finally:
        while s.scopes.depth > fn.depth:
            s.scopes.pop()
        s.function = outer
        s.pending_gotos = gotos
        s.undeclared = undeclared
        s.undeclared_noted = noted
        s.unevaluated = unevaluated
        s.extension = extension
    symbol.end_pos = p.pos
    if not deferred:
        p.advance()
    if outer is not None:
        symbol.is_nested = True
        outer_body = outer.symbol
        outer_body.attributes.setdefault("has-nested", "")
        s.nested_functions.append(symbol)


def _knr_parameters(p: Parser, d: Declarator, ty: FunctionType) -> list[Symbol]:
    """Declarations between the identifier list and the body (C11 6.9.1p6)."""
    s = p.s
    names = d.knr_names or []
    scope = s.scopes.push()
    scope.is_prototype = True
    found: dict[str, Symbol] = {}
    try:
        while p.kind != t.LEFT_BRACE and p.kind != t.EOF:
            if p.kind == t.SEMICOLON:
                p.advance()
                continue
            if not p.starts_type() and p.kind != t.KW_EXTENSION:
                p.fail("declaration specifiers")    # reported; the body may still be read
                p.recover(p.at)
                if p.kind == t.RIGHT_BRACE:
                    raise ParseError()
                continue
            while p.kind == t.KW_EXTENSION:
                p.advance()
            spec = specifiers(p)
            if spec.storage not in (STORAGE_NONE, STORAGE_REGISTER):
                s.error(m.PARAMETER_STORAGE, spec.storage_pos)
            if p.kind == t.SEMICOLON:
                s.error(m.EMPTY_DECLARATION, spec.pos)
                p.advance()
                continue
            while True:
                _knr_declarator(p, spec, names, found)
                if p.kind != t.COMMA:
                    break
                p.advance()
            p.semicolon()
        for name in scope.hidden_tag_names:
            tag = s.scopes.tags.get(name)
            if tag is not None:
                d.param_scope_tags.append((name, tag.type))
    finally:
        s.scopes.pop()
    params: list[Symbol] = []
    promoted: list[Type] = []
    for name in names:
        symbol = found.get(name)
        if symbol is None:
            s.error1(m.KNR_DEFAULTS_TO_INT if s.c89 else m.KNR_DEFAULTS_TO_INT_PEDANTIC, d.pos, "'" + name + "'")
            symbol = Symbol(name, SYM_OBJECT, s.types.int, d.pos)
            symbol.is_parameter = True
            symbol.is_defined = True
        params.append(symbol)
        passed = promoted_type(s, symbol.type)
        if passed.main is s.types.float and passed.kind == T_FLOAT:
            passed = s.types.double
        promoted.append(s.types.qualified(s.types.unqualified(passed), symbol.type.quals & Q_ATOMIC))
    copy = ty.copy()
    copy.knr_params = promoted
    old = s.externals.get(d.name)
    if old is not None and isinstance(old.type.main, FunctionType) and old.type.main.prototyped \
            and s.scopes.lookup(d.name) is old:
        _prototype_for_knr(s, old, copy, params)
    d.type = copy
    d.params = params
    return params


def _prototype_for_knr(s: Sema, old: Symbol, new: FunctionType, params: list[Symbol]) -> None:
    """A prototype before a K&R definition: GCC compares with the unpromoted types where they agree."""
    prototype = old.type.main
    assert isinstance(prototype, FunctionType)
    if len(prototype.params) != len(params) or new.knr_params is None:
        return
    index = 0
    for param in params:
        declared = prototype.params[index]
        if (declared.quals ^ param.type.quals) & Q_ATOMIC or not compatible_unqualified(
                declared, param.type) and not compatible_unqualified(declared, new.knr_params[index]):
            s.error1(m.ARGUMENT_DOES_NOT_MATCH, param.pos, "'" + param.name + "'")
            new.knr_params[index] = declared
        elif declared.main is param.type.main:
            new.knr_params[index] = declared
        index += 1


def _knr_declarator(p: Parser, spec: DeclSpec, names: list[str], found: dict[str, Symbol]) -> None:
    from compiler.parse.declarators import adjusted_parameter
    from compiler.sema.attributes import symbol_attributes
    s = p.s
    d = declarator(p, spec, NAMED, True)
    attributes(p, d.attributes)
    symbol = Symbol(d.name, SYM_OBJECT, d.type, d.pos)
    symbol.is_parameter = True
    symbol.is_defined = True
    symbol.storage = spec.storage
    symbol_attributes(s, symbol, spec.attributes)
    symbol_attributes(s, symbol, d.attributes)
    symbol.type = adjusted_parameter(p, symbol, symbol.type, d.bracket_quals)
    if p.kind == t.ASSIGN:
        s.error1(m.PARAMETER_INITIALIZED, d.pos, "'" + d.name + "'")
        p.advance()
        initializer(p, s.types.error, False)
    if d.name not in names:
        s.error1(m.KNR_NO_SUCH_PARAMETER, d.pos, "'" + d.name + "'")
        return
    if d.name in found:
        s.error1(m.REDEFINITION_PARAMETER, d.pos, "'" + d.name + "'")
        return
    if symbol.type.kind == T_VOID:
        s.error2(m.PARAMETER_VOID, d.pos, str(names.index(d.name) + 1), "'" + d.name + "'")
        symbol.type = s.types.error
    found[d.name] = symbol
    s.scopes.declare(symbol)


def parse_unit(stream: TokenStream, sema: Sema) -> None:
    """Parse and analyse the whole translation unit into sema.unit."""
    sema.diagnostics.pragma_restart()       # the parser meets the pragmas again, some before the first token
    UnitParser(stream, sema).parse()

