"""The typed syntax tree that semantic analysis produces and lowering consumes.

Every node is final and carries an integer `kind`; every expression has a `type` and a source position `pos`.
All implicit conversions are explicit `Cast` nodes; names are resolved to symbols; sizeof, _Generic,
__builtin_types_compatible_p, offsetof and everything else that C makes a constant is an `IntConst`; initialisers
are flat lists of (offset, bits, value).  Lowering never has to look up a name, check a type or convert a value.

Lvalues are the expressions for which `is_lvalue` holds.  Reading one is explicit: `Cast` of kind CAST_LOAD, except for
operands of `AddressOf`, `Assign.target`, `CompoundAssign.target`, `IncDec.operand`, `Member.base`,
`VectorElement.base`, `Real`/`Imag` of an lvalue, and asm operands, which stand for the object itself.  Arrays decay by
CAST_ARRAY, functions by CAST_FUNCTION.  Example: `x = a[i] + 1` with `long x; int a[9]; int i` is
Assign(DeclRef x, Cast(INT, Binary(ADD, Cast(LOAD, Deref(Binary(PTR_ADD, Cast(ARRAY, DeclRef a),
Cast(INT, Cast(LOAD, DeclRef i))))), IntConst 1))).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from mypy_extensions import i64

from compiler.sema.types import Type

if TYPE_CHECKING:
    from compiler.sema.softfloat import SoftFloat
    from compiler.sema.symbols import Label, Symbol

# Expression kinds.
E_INT: Final = 1
E_FLOAT: Final = 2
E_STRING: Final = 3
E_DECL: Final = 4
E_MEMBER: Final = 5
E_DEREF: Final = 6
E_VECTOR_ELEMENT: Final = 7
E_ADDRESS: Final = 8
E_LABEL_ADDRESS: Final = 9
E_UNARY: Final = 10
E_BINARY: Final = 11
E_ASSIGN: Final = 12
E_COMPOUND_ASSIGN: Final = 13
E_INCDEC: Final = 14
E_CONDITIONAL: Final = 15
E_CAST: Final = 16
E_CALL: Final = 17
E_BUILTIN: Final = 18
E_COMPOUND_LITERAL: Final = 19
E_STATEMENT: Final = 20
E_VA_ARG: Final = 21
E_SIZEOF_TYPE: Final = 22
E_COMPLEX: Final = 23
E_VECTOR_CONST: Final = 24
E_SHUFFLE: Final = 25
E_REUSE: Final = 26
E_ERROR: Final = 27
E_INIT_LIST: Final = 28

# Unary operators.
U_NEG: Final = 1        # -x
U_NOT: Final = 2        # ~x; on a complex value: conjugate
U_LOGICAL_NOT: Final = 3  # !x on a scalar, gives int
U_REAL: Final = 4       # __real__
U_IMAG: Final = 5       # __imag__

# Binary operators.  Both operands have the type of the result except where said.
B_ADD: Final = 1
B_SUB: Final = 2
B_MUL: Final = 3
B_DIV: Final = 4
B_MOD: Final = 5
B_AND: Final = 6
B_OR: Final = 7
B_XOR: Final = 8
B_SHL: Final = 9        # the right operand keeps its own promoted type
B_SHR: Final = 10
B_LT: Final = 11        # operands have one common type; the result is int, or a vector of signed integers
B_GT: Final = 12
B_LE: Final = 13
B_GE: Final = 14
B_EQ: Final = 15
B_NE: Final = 16
B_LOGICAL_AND: Final = 17   # operands scalar, the result int
B_LOGICAL_OR: Final = 18
B_COMMA: Final = 19
B_PTR_ADD: Final = 20   # pointer + ptrdiff_t count of elements
B_PTR_SUB: Final = 21   # pointer - ptrdiff_t count of elements
B_PTR_DIFF: Final = 22  # pointer - pointer in elements, ptrdiff_t

OPERATOR_TEXT: Final = ("", "+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "<", ">", "<=", ">=", "==", "!=",
                        "&&", "||", ",", "+", "-", "-")

# Conversion kinds of Cast.
CAST_LOAD: Final = 1            # lvalue to its value; drops qualifiers; volatile and atomic are on the operand's type
CAST_ARRAY: Final = 2           # array lvalue (or rvalue) to pointer to its first element
CAST_FUNCTION: Final = 3        # function designator to pointer
CAST_INT: Final = 4             # integer (enum, _Bool source) to integer: extend, truncate, reinterpret sign
CAST_BOOL: Final = 5            # scalar to _Bool: compare with zero
CAST_INT_TO_FLOAT: Final = 6
CAST_FLOAT_TO_INT: Final = 7
CAST_FLOAT: Final = 8           # real floating to real floating
CAST_INT_TO_POINTER: Final = 9  # the operand already has the width of a pointer
CAST_POINTER_TO_INT: Final = 10  # the result has the width of a pointer
CAST_POINTER: Final = 11        # pointer to pointer, no change of representation in one address space
CAST_ADDRESS_SPACE: Final = 12  # pointer to pointer between address spaces
CAST_VOID: Final = 13           # the value is discarded
CAST_REAL_TO_COMPLEX: Final = 14  # operand has the element type
CAST_COMPLEX_TO_REAL: Final = 15  # takes the real part; the result has the element type
CAST_COMPLEX: Final = 16        # complex to complex, elementwise
CAST_BITCAST: Final = 17        # same size reinterpretation: vector/vector, vector/integer
CAST_SPLAT: Final = 18          # scalar of the element type to a vector of it
CAST_UNION: Final = 19          # GNU cast to union: operand becomes the member `field`
CAST_NOP: Final = 20            # same representation: record to the same record, qualifiers of an rvalue
CAST_VECTOR_CONVERT: Final = 21  # __builtin_convertvector, elementwise
CAST_NULL: Final = 22           # null pointer constant to a pointer

CAST_NAMES: Final = ("", "load", "array", "function", "int", "bool", "int-to-float", "float-to-int", "float",
                     "int-to-pointer", "pointer-to-int", "pointer", "address-space", "void", "real-to-complex",
                     "complex-to-real", "complex", "bitcast", "splat", "union", "nop", "vector-convert", "null")


class Expr:
    """Base of expressions.  `paren`: written in parentheses."""

    __slots__ = ("kind", "type", "pos", "paren", "is_lvalue")

    def __init__(self, kind: i64, type: Type, pos: i64, is_lvalue: bool) -> None:
        self.kind: i64 = kind
        self.type: Type = type
        self.pos: i64 = pos
        self.paren: bool = False
        self.is_lvalue: bool = is_lvalue


@final
class IntConst(Expr):
    """An integer constant expression's value, in range of its (integer) type.

    overflow: computed with overflow, so not a constant where C requires one (pedantic).  strict: an integer constant
    expression by C11 6.6p6, not only one that folds.  name: spelling of the enumerator or "".
    """

    __slots__ = ("value", "overflow", "strict", "bool_context")

    def __init__(self, value: int, type: Type, pos: i64) -> None:
        super().__init__(E_INT, type, pos, False)
        self.value: int = value
        self.overflow: bool = False
        self.strict: bool = True
        self.bool_context: bool = False     # came from a comparison or logical operator


@final
class FloatConst(Expr):
    """A real floating constant in the format of its type."""

    __slots__ = ("value", "is_literal")

    def __init__(self, value: SoftFloat, type: Type, pos: i64) -> None:
        super().__init__(E_FLOAT, type, pos, False)
        self.value: SoftFloat = value
        self.is_literal: bool = False       # as spelled, not computed


@final
class ComplexExpr(Expr):
    """real + imag * i, both of the element type; constants of complex type and __builtin_complex."""

    __slots__ = ("real", "imag")

    def __init__(self, real: Expr, imag: Expr, type: Type, pos: i64) -> None:
        super().__init__(E_COMPLEX, type, pos, False)
        self.real: Expr = real
        self.imag: Expr = imag


@final
class StringLiteral(Expr):
    """A string literal: `data` in target byte order, terminating zero included; lvalue of array type."""

    __slots__ = ("data", "width", "prefix", "is_function_name")

    def __init__(self, data: bytes, width: int, prefix: str, type: Type, pos: i64) -> None:
        super().__init__(E_STRING, type, pos, True)
        self.data: bytes = data
        self.width: int = width     # bytes an element
        self.prefix: str = prefix   # "", "L", "u8", "u", "U"
        self.is_function_name: bool = False


@final
class DeclRef(Expr):
    """An object or function named by its symbol."""

    __slots__ = ("symbol",)

    def __init__(self, symbol: Symbol, type: Type, pos: i64) -> None:
        super().__init__(E_DECL, type, pos, True)
        self.symbol: Symbol = symbol


@final
class Member(Expr):
    """base.field; base is an lvalue or an rvalue of record type.

    offset: byte offset in the record; bit_width -1 for an ordinary member, else bit_offset counts from the start of
    the record.  storage_type is the declared type of a bit-field (its container rule, volatile accesses).
    """

    __slots__ = ("base", "name", "offset", "bit_offset", "bit_width", "storage_type", "reverse")

    def __init__(self, base: Expr, name: str, offset: int, bit_offset: int, bit_width: int, type: Type,
                 storage_type: Type, reverse: bool, pos: i64) -> None:
        super().__init__(E_MEMBER, type, pos, base.is_lvalue)
        self.base: Expr = base
        self.name: str = name
        self.offset: int = offset
        self.bit_offset: int = bit_offset
        self.bit_width: int = bit_width
        self.storage_type: Type = storage_type
        self.reverse: bool = reverse


@final
class Deref(Expr):
    """*pointer."""

    __slots__ = ("pointer",)

    def __init__(self, pointer: Expr, type: Type, pos: i64) -> None:
        super().__init__(E_DEREF, type, pos, True)
        self.pointer: Expr = pointer


@final
class VectorElement(Expr):
    """base[index] of a vector; base an lvalue or a value."""

    __slots__ = ("base", "index")

    def __init__(self, base: Expr, index: Expr, type: Type, pos: i64) -> None:
        super().__init__(E_VECTOR_ELEMENT, type, pos, base.is_lvalue)
        self.base: Expr = base
        self.index: Expr = index


@final
class AddressOf(Expr):
    """&operand of an lvalue or function designator."""

    __slots__ = ("operand",)

    def __init__(self, operand: Expr, type: Type, pos: i64) -> None:
        super().__init__(E_ADDRESS, type, pos, False)
        self.operand: Expr = operand


@final
class LabelAddress(Expr):
    """&&label."""

    __slots__ = ("label",)

    def __init__(self, label: Label, type: Type, pos: i64) -> None:
        super().__init__(E_LABEL_ADDRESS, type, pos, False)
        self.label: Label = label


@final
class Unary(Expr):
    """op operand (U_*).  U_REAL and U_IMAG of an lvalue are lvalues."""

    __slots__ = ("op", "operand")

    def __init__(self, op: i64, operand: Expr, type: Type, pos: i64, is_lvalue: bool = False) -> None:
        super().__init__(E_UNARY, type, pos, is_lvalue)
        self.op: i64 = op
        self.operand: Expr = operand


@final
class Binary(Expr):
    """left op right (B_*)."""

    __slots__ = ("op", "left", "right")

    def __init__(self, op: i64, left: Expr, right: Expr, type: Type, pos: i64) -> None:
        super().__init__(E_BINARY, type, pos, False)
        self.op: i64 = op
        self.left: Expr = left
        self.right: Expr = right


@final
class Assign(Expr):
    """target = value; value already has the target's unqualified type; the result is the value stored."""

    __slots__ = ("target", "value")

    def __init__(self, target: Expr, value: Expr, type: Type, pos: i64) -> None:
        super().__init__(E_ASSIGN, type, pos, False)
        self.target: Expr = target
        self.value: Expr = value


@final
class CompoundAssign(Expr):
    """target op= value.  The target's value is converted to `compute_type`, the operation done there with `value`
    (already converted; for shifts and PTR_ADD/PTR_SUB as in Binary), the result converted back to the target's type.
    `to_compute` and `from_compute` are CAST_* kinds, 0 for none."""

    __slots__ = ("op", "target", "value", "compute_type", "to_compute", "from_compute")

    def __init__(self, op: i64, target: Expr, value: Expr, compute_type: Type, to_compute: i64, from_compute: i64,
                 type: Type, pos: i64) -> None:
        super().__init__(E_COMPOUND_ASSIGN, type, pos, False)
        self.op: i64 = op
        self.target: Expr = target
        self.value: Expr = value
        self.compute_type: Type = compute_type
        self.to_compute: i64 = to_compute
        self.from_compute: i64 = from_compute


@final
class IncDec(Expr):
    """++/-- with `step` +1 or -1 (in elements for a pointer); `postfix` gives the old value."""

    __slots__ = ("operand", "step", "postfix")

    def __init__(self, operand: Expr, step: int, postfix: bool, type: Type, pos: i64) -> None:
        super().__init__(E_INCDEC, type, pos, False)
        self.operand: Expr = operand
        self.step: int = step
        self.postfix: bool = postfix


@final
class Conditional(Expr):
    """condition ? then : otherwise.  GNU `a ?: b`: then holds a Reuse node that refers to `reuse`, evaluated once
    before the condition; reuse is None for the ordinary form.  Vector conditions select elementwise."""

    __slots__ = ("condition", "then", "otherwise", "reuse")

    def __init__(self, condition: Expr, then: Expr, otherwise: Expr, reuse: Reuse | None, type: Type,
                 pos: i64) -> None:
        super().__init__(E_CONDITIONAL, type, pos, False)
        self.condition: Expr = condition
        self.then: Expr = then
        self.otherwise: Expr = otherwise
        self.reuse: Reuse | None = reuse


@final
class Reuse(Expr):
    """A value computed once and used several times inside the expression that owns it."""

    __slots__ = ("value",)

    def __init__(self, value: Expr, pos: i64) -> None:
        super().__init__(E_REUSE, value.type, pos, False)
        self.value: Expr = value


@final
class Cast(Expr):
    """A conversion (CAST_*), implicit or written."""

    __slots__ = ("conversion", "operand", "explicit")

    def __init__(self, conversion: i64, operand: Expr, type: Type, pos: i64, explicit: bool = False) -> None:
        super().__init__(E_CAST, type, pos, False)
        self.conversion: i64 = conversion
        self.operand: Expr = operand
        self.explicit: bool = explicit


@final
class Call(Expr):
    """function(args); function has pointer-to-function type; args are converted or promoted."""

    __slots__ = ("function", "args", "must_tail")

    def __init__(self, function: Expr, args: list[Expr], type: Type, pos: i64) -> None:
        super().__init__(E_CALL, type, pos, False)
        self.function: Expr = function
        self.args: list[Expr] = args


@final
class BuiltinCall(Expr):
    """A call of a builtin function that lowering expands or turns into a library call.

    name: with its prefix, e.g. "__builtin_clz"; sized atomic forms are resolved ("__atomic_load_n" with the operand's type).
    types: type operands in order (va_arg-like forms).
    """

    __slots__ = ("name", "args", "symbol")

    def __init__(self, name: str, args: list[Expr], type: Type, pos: i64) -> None:
        super().__init__(E_BUILTIN, type, pos, False)
        self.name: str = name
        self.args: list[Expr] = args
        self.symbol: Symbol | None = None


@final
class CompoundLiteral(Expr):
    """(type){init}: the unnamed object `symbol`, whose initialiser is in symbol.init; lvalue."""

    __slots__ = ("symbol",)

    def __init__(self, symbol: Symbol, type: Type, pos: i64) -> None:
        super().__init__(E_COMPOUND_LITERAL, type, pos, True)
        self.symbol: Symbol = symbol


@final
class StatementExpr(Expr):
    """({ ... }); `result` is the value of the last expression statement (which is not in the block), or None."""

    __slots__ = ("block", "result")

    def __init__(self, block: Block, result: Expr | None, type: Type, pos: i64) -> None:
        super().__init__(E_STATEMENT, type, pos, False)
        self.block: Block = block
        self.result: Expr | None = result


@final
class VaArg(Expr):
    """__builtin_va_arg(list, type); `list` is an lvalue of va_list type, or a pointer to its first element
    where va_list is an array."""

    __slots__ = ("list",)

    def __init__(self, list: Expr, type: Type, pos: i64) -> None:
        super().__init__(E_VA_ARG, type, pos, False)
        self.list: Expr = list


@final
class SizeofType(Expr):
    """sizeof a variable-length type: size_t computed at run time."""

    __slots__ = ("operand_type", "evaluate")

    def __init__(self, operand_type: Type, evaluate: Expr | None, type: Type, pos: i64) -> None:
        super().__init__(E_SIZEOF_TYPE, type, pos, False)
        self.operand_type: Type = operand_type
        self.evaluate: Expr | None = evaluate


@final
class Shuffle(Expr):
    """__builtin_shuffle / __builtin_shufflevector: elements of first ++ second picked by `mask` (vector) or `indices`
    (-1: any value)."""

    __slots__ = ("first", "second", "mask", "indices")

    def __init__(self, first: Expr, second: Expr | None, mask: Expr | None, indices: list[int], type: Type,
                 pos: i64) -> None:
        super().__init__(E_SHUFFLE, type, pos, False)
        self.first: Expr = first
        self.second: Expr | None = second
        self.mask: Expr | None = mask
        self.indices: list[int] = indices


@final
class ErrorExpr(Expr):
    """Stands for an expression that was diagnosed; nothing further is said about it."""

    __slots__ = ()

    def __init__(self, type: Type, pos: i64) -> None:
        super().__init__(E_ERROR, type, pos, True)


@final
class InitItem:
    """One resolved piece of an initialiser.

    offset: bytes from the start of the object; bit_width -1, or a bit-field of bit_width bits at bit_offset counted from
    the start of the object; value has type `type` (a string literal for a character array, a record value otherwise).
    repeat: GNU range designator: the value, evaluated once, is stored `repeat` times, `stride` bytes apart.
    """

    __slots__ = ("offset", "bit_offset", "bit_width", "value", "type", "repeat", "stride", "reverse")

    def __init__(self, offset: int, bit_offset: int, bit_width: int, value: Expr, type: Type) -> None:
        self.offset: int = offset
        self.bit_offset: int = bit_offset
        self.bit_width: int = bit_width
        self.value: Expr = value
        self.type: Type = type
        self.repeat: int = 1
        self.stride: int = 0
        self.reverse: bool = False


@final
class Initializer:
    """The resolved initialiser of one object: everything not covered by `items` is zero (C11 6.7.9p21).

    Items are in order of evaluation; where two overlap the later wins (6.7.9p19).  size: bytes of the object, larger than
    its type's when a flexible array member is initialised (GNU).
    """

    __slots__ = ("items", "size", "is_constant")

    def __init__(self, size: int) -> None:
        self.items: list[InitItem] = []
        self.size: int = size
        self.is_constant: bool = True


# Statement kinds.
S_EXPR: Final = 1
S_BLOCK: Final = 2
S_IF: Final = 3
S_LOOP: Final = 4
S_SWITCH: Final = 5
S_CASE: Final = 6
S_LABEL: Final = 7
S_GOTO: Final = 8
S_COMPUTED_GOTO: Final = 9
S_BREAK: Final = 10
S_CONTINUE: Final = 11
S_RETURN: Final = 12
S_ASM: Final = 13
S_DECL: Final = 14
S_NULL: Final = 15
S_FALLTHROUGH: Final = 16


class Stmt:
    """Base of statements."""

    __slots__ = ("kind", "pos")

    def __init__(self, kind: i64, pos: i64) -> None:
        self.kind: i64 = kind
        self.pos: i64 = pos


@final
class ExprStmt(Stmt):
    """expr; for its side effects."""

    __slots__ = ("expr",)

    def __init__(self, expr: Expr, pos: i64) -> None:
        super().__init__(S_EXPR, pos)
        self.expr: Expr = expr


@final
class Block(Stmt):
    """{ ... } with the local symbols declared in it, in order; end_pos is the closing brace."""

    __slots__ = ("body", "locals", "end_pos", "labels")

    def __init__(self, pos: i64) -> None:
        super().__init__(S_BLOCK, pos)
        self.body: list[Stmt] = []
        self.locals: list[Symbol] = []
        self.labels: list[Label] = []
        self.end_pos: i64 = pos


@final
class If(Stmt):
    """if; condition is a scalar to be compared with zero.  else-if chains nest in `otherwise`: walk them iteratively."""

    __slots__ = ("condition", "then", "otherwise")

    def __init__(self, condition: Expr, then: Stmt, otherwise: Stmt | None, pos: i64) -> None:
        super().__init__(S_IF, pos)
        self.condition: Expr = condition
        self.then: Stmt = then
        self.otherwise: Stmt | None = otherwise


@final
class Loop(Stmt):
    """while, do and for.  init runs once; `condition` None means true; test_first is False for do; `step` runs before the
    condition of a further turn, and `continue` goes to it."""

    __slots__ = ("init", "condition", "step", "body", "test_first", "unroll", "ivdep")

    def __init__(self, pos: i64) -> None:
        super().__init__(S_LOOP, pos)
        self.init: Stmt | None = None
        self.condition: Expr | None = None
        self.step: Expr | None = None
        self.body: Stmt | None = None
        self.test_first: bool = True
        self.unroll: int = -1
        self.ivdep: bool = False


@final
class Switch(Stmt):
    """switch; `condition` has promoted type `type`; cases are in source order, their values converted to that type."""

    __slots__ = ("condition", "body", "cases", "default", "type")

    def __init__(self, condition: Expr, type: Type, pos: i64) -> None:
        super().__init__(S_SWITCH, pos)
        self.condition: Expr = condition
        self.type: Type = type
        self.body: Stmt | None = None
        self.cases: list[Case] = []
        self.default: Case | None = None


@final
class Case(Stmt):
    """case low ... high: or default: (is_default); a place in the code, followed by its statement."""

    __slots__ = ("low", "high", "is_default")

    def __init__(self, low: int, high: int, is_default: bool, pos: i64) -> None:
        super().__init__(S_CASE, pos)
        self.low: int = low
        self.high: int = high
        self.is_default: bool = is_default


@final
class LabelStmt(Stmt):
    """label: a place in the code."""

    __slots__ = ("label",)

    def __init__(self, label: Label, pos: i64) -> None:
        super().__init__(S_LABEL, pos)
        self.label: Label = label


@final
class Goto(Stmt):
    """goto label."""

    __slots__ = ("label",)

    def __init__(self, label: Label, pos: i64) -> None:
        super().__init__(S_GOTO, pos)
        self.label: Label = label


@final
class ComputedGoto(Stmt):
    """goto *address."""

    __slots__ = ("address",)

    def __init__(self, address: Expr, pos: i64) -> None:
        super().__init__(S_COMPUTED_GOTO, pos)
        self.address: Expr = address


@final
class Jump(Stmt):
    """break (S_BREAK) or continue (S_CONTINUE); target is the Loop or Switch left or continued."""

    __slots__ = ("target",)

    def __init__(self, kind: i64, target: Stmt, pos: i64) -> None:
        super().__init__(kind, pos)
        self.target: Stmt = target


@final
class Return(Stmt):
    """return value; value has the function's result type, or void type, or is None."""

    __slots__ = ("value",)

    def __init__(self, value: Expr | None, pos: i64) -> None:
        super().__init__(S_RETURN, pos)
        self.value: Expr | None = value


@final
class AsmOperand:
    """One asm operand: [name] "constraint" (value); outputs are lvalues."""

    __slots__ = ("name", "constraint", "value", "pos")

    def __init__(self, name: str, constraint: str, value: Expr, pos: i64) -> None:
        self.name: str = name
        self.constraint: str = constraint
        self.value: Expr = value
        self.pos: i64 = pos


@final
class Asm(Stmt):
    """An asm statement; basic (no colon) or extended (GCC manual: Extended Asm).

    `template` is the raw text: dialect alternatives and %-operands are expanded by the back end.
    """

    __slots__ = ("template", "outputs", "inputs", "clobbers", "labels", "is_volatile", "is_inline", "is_goto",
                 "is_basic")

    def __init__(self, template: bytes, pos: i64) -> None:
        super().__init__(S_ASM, pos)
        self.template: bytes = template
        self.outputs: list[AsmOperand] = []
        self.inputs: list[AsmOperand] = []
        self.clobbers: list[str] = []
        self.labels: list[tuple[str, Label]] = []
        self.is_volatile: bool = False
        self.is_inline: bool = False
        self.is_goto: bool = False
        self.is_basic: bool = False


@final
class DeclStmt(Stmt):
    """The point where a local object comes to life: evaluates the lengths of its type and its initialiser.

    symbol None: only the variable-length type `type` is evaluated (typedef of a VLA, casts in declarations).
    """

    __slots__ = ("symbol", "type")

    def __init__(self, symbol: Symbol | None, type: Type, pos: i64) -> None:
        super().__init__(S_DECL, pos)
        self.symbol: Symbol | None = symbol
        self.type: Type = type


@final
class NullStmt(Stmt):
    """; or [[fallthrough]]; (S_FALLTHROUGH)."""

    __slots__ = ()

    def __init__(self, kind: i64, pos: i64) -> None:
        super().__init__(kind, pos)


E_ADDRESS_CONST: Final = 29
E_LABEL_DIFFERENCE: Final = 30


@final
class AddressConst(Expr):
    """An address constant (C11 6.6p9): exactly one of symbol, string and label, plus `offset` bytes.

    type may be an integer of a pointer's width: a cast of an address in a static initialiser.
    """

    __slots__ = ("symbol", "string", "label", "offset")

    def __init__(self, symbol: Symbol | None, string: StringLiteral | None, label: Label | None, offset: int,
                 type: Type, pos: i64) -> None:
        super().__init__(E_ADDRESS_CONST, type, pos, False)
        self.symbol: Symbol | None = symbol
        self.string: StringLiteral | None = string
        self.label: Label | None = label
        self.offset: int = offset


@final
class LabelDifference(Expr):
    """&&left - &&right + offset, an integer constant in static initialisers (GCC manual: Labels as Values)."""

    __slots__ = ("left", "right", "offset")

    def __init__(self, left: Label, right: Label, offset: int, type: Type, pos: i64) -> None:
        super().__init__(E_LABEL_DIFFERENCE, type, pos, False)
        self.left: Label = left
        self.right: Label = right
        self.offset: int = offset


@final
class VectorConst(Expr):
    """A vector all of whose elements are constants."""

    __slots__ = ("elements",)

    def __init__(self, elements: list[Expr], type: Type, pos: i64) -> None:
        super().__init__(E_VECTOR_CONST, type, pos, False)
        self.elements: list[Expr] = elements


E_TYPE_EVALUATION: Final = 31


@final
class TypeEvaluation(Expr):
    """Computes, here and now, the lengths in a variably modified type name (C11 6.7.6.2p5); value void.

    Lengths of types that a declaration introduced were evaluated by its DeclStmt and are not computed again.
    """

    __slots__ = ("operand_type",)

    def __init__(self, operand_type: Type, void: Type, pos: i64) -> None:
        super().__init__(E_TYPE_EVALUATION, void, pos, False)
        self.operand_type: Type = operand_type
