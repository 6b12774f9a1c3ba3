"""Functions that forward their variable arguments (__builtin_va_arg_pack) are expanded at each call, in the tree, and so are always_inline
functions around built-ins of the target, whose immediate operands are constants only where the function is called.

GCC manual: Constructing Function Calls.  Such a function must be always_inline; "all anonymous arguments of the caller" are known only
where it is called, so its body is lowered there: parameters become slots of the caller, `return` a jump behind the body.
glibc's fortified printf family is written so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from compiler.ir.details import Argument
from compiler.ir.graph import Block as IRBlock
from compiler.ir.graph import IntConstant, Undef, Value
from compiler.ir.types import PTR
from compiler.lower import aggregates, calls, signatures, statements
from compiler.lower.places import Place
from compiler.lower.scopes import ScopeEntry
from compiler.lower.types import in_memory
from compiler.sema.ast import Call, Expr, IntConst
from compiler.sema.builtin_calls import ARGUMENT_PACK, TARGET_BUILTIN
from compiler.sema.constant import evaluate
from compiler.sema.symbols import Symbol
from compiler.sema.types import Q_CONST, T_INT, T_VOID, function_of, integer_of, normalise

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer

@final
class InlineFrame:
    """The expansion in progress: whose body, where `return` goes, and the anonymous arguments."""

    __slots__ = ("symbol", "done", "result", "open", "values", "arguments", "reached", "outer")

    def __init__(self, symbol: Symbol, done: IRBlock, result: Place | None, open: ScopeEntry | None, outer: InlineFrame | None) -> None:
        self.symbol: Symbol = symbol
        self.done: IRBlock = done
        self.result: Place | None = result
        self.open: ScopeEntry | None = open
        self.values: list[Value] = []
        self.arguments: list[Argument] = []
        self.reached: bool = False
        self.outer: InlineFrame | None = outer


def is_inlined_here(fl: FunctionLowerer, callee: Symbol) -> bool:
    """Tell whether a call of `callee` is expanded in the tree."""
    attributes = callee.attributes
    if ARGUMENT_PACK not in attributes and not (TARGET_BUILTIN in attributes and callee.always_inline):
        return False
    return callee.body is not None and callee is not fl.symbol


def packed_arguments(fl: FunctionLowerer, pos: int) -> tuple[list[Value], list[Argument]]:
    """Return what __builtin_va_arg_pack() stands for in the expansion in progress."""
    frame = fl.inline_frame
    if frame is None:
        raise fl.unsupported("builtin", "__builtin_va_arg_pack in a function that is not inlined", pos)
    return frame.values, frame.arguments


def call(fl: FunctionLowerer, e: Call, callee: Symbol, result: Value | None) -> Value | None:
    """Expand a call; in and out as calls.call."""
    at = fl.inline_frame
    while at is not None:
        if at.symbol is callee:
            raise fl.unsupported("builtin", "recursion through __builtin_va_arg_pack", e.pos)
        at = at.outer
    function = function_of(callee.type)
    count = len(e.args)
    values: list[Value] = list(_nothing(count))
    index = count - 1
    while index >= 0:
        values[index] = calls.argument_value(fl, _folded(fl, e.args[index]))
        index -= 1
    if not fl.reachable():
        return None
    place: Place | None = None
    if function.result.kind != T_VOID:
        place = fl.temporary(fl.types.unqualified(function.result))
        if in_memory(function.result) and result is not None:
            place.address = result
    frame = InlineFrame(callee, fl.new_block(), place, fl.open, fl.inline_frame)
    fixed = len(callee.params)
    for index in range(fixed):
        _bind(fl, callee.params[index], values[index])
    for index in range(fixed, count):
        frame.values.append(values[index])
        frame.arguments.append(signatures.argument_of(e.args[index].type))
    labels = fl.labels
    label_entries = fl.label_entries
    pending = fl.pending
    reuses = fl.reuses
    slots = fl.slots
    complex_reuses = fl.complex_reuses
    location = fl.b.location
    fl.labels = {}
    fl.label_entries = {}
    fl.pending = []
    fl.reuses = {}
    fl.slots = dict(slots)      # each expansion has objects of its own, bounded by lifetimes of its own
    fl.complex_reuses = {}
    fl.inline_frame = frame
    body = callee.body
    assert body is not None
    statements.block(fl, body)
    for param in callee.params:
        param.constant_value = None
    if fl.reachable():
        frame.reached = True
        fl.b.branch(frame.done)
    statements.finish_labels(fl)
    fl.inline_frame = frame.outer
    fl.labels = labels
    fl.label_entries = label_entries
    fl.pending = pending
    fl.reuses = reuses
    fl.slots = slots
    fl.complex_reuses = complex_reuses
    fl.b.location = location
    if not frame.reached:
        return None
    fl.b.start(frame.done)
    if place is None:
        return None
    return place.address if in_memory(place.type) else fl.load(place)


def _folded(fl: FunctionLowerer, arg: Expr) -> Expr:
    """Return an integer argument as a constant where it is one, parameters of expansions in progress included."""
    if arg.type.kind != T_INT:
        return arg
    constant = evaluate(fl.unit.sema, arg)
    return arg if constant is None else constant


def _nothing(count: int) -> list[Value]:
    made: list[Value] = []
    for _ in range(count):
        made.append(Undef(PTR))
    return made


def _bind(fl: FunctionLowerer, param: Symbol, value: Value) -> None:
    """Make a parameter an object of the caller that holds the argument."""
    place = fl.temporary(fl.types.unqualified(param.type), param.name)
    fl.slots[param] = place.address
    if isinstance(value, IntConstant) and param.type.kind == T_INT and param.type.quals & Q_CONST:
        # A const parameter never changes: the immediates computed from it are constants (compiler/sema/constant.py reads this).
        main = integer_of(param.type)
        param.constant_value = IntConst(normalise(value.value, main.width, main.signed), fl.types.unqualified(param.type), param.pos)
    if in_memory(param.type):
        source = Place(value, place.type, place.align)
        aggregates.copy_object(fl, place, source)
    else:
        fl.store(value, place)
