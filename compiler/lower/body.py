"""The body of one function: parameters, then the statements, then what was left open (C11 6.9.1).

In: a function symbol whose body is parsed, and its empty ir Function.  Out: the Function with its blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import ARRAY, Slot
from compiler.ir.graph import Block as IRBlock
from compiler.ir.graph import Value
from compiler.ir.module import NAKED, NO_INSTRUMENT, Function
from compiler.lower import conversions, debug, lengths, nested, statements
from compiler.lower.function import FunctionLowerer
from compiler.lower.instrument import instrument
from compiler.lower.nested import FRAME_NAME, FrameLayout
from compiler.lower.places import Place
from compiler.lower.signatures import definition_types, passed_type
from compiler.lower.types import in_memory, value_type
from compiler.sema.ast import CAST_FLOAT, CAST_INT
from compiler.sema.symbols import Label, Symbol
from compiler.sema.types import T_FLOAT, Type, align_of, is_integer, is_variably_modified, size_of

if TYPE_CHECKING:
    from compiler.lower.unit import UnitLowerer


def lower_body(unit: UnitLowerer, symbol: Symbol, fn: Function) -> None:
    """Fill `fn` with the body of `symbol`."""
    fl = FunctionLowerer(unit, symbol, fn)
    body = symbol.body
    assert body is not None
    fl.b.slots = []
    fl.b.start(fl.new_block())
    fl.at(symbol.pos)
    fn.scopes[0].location = fl.b.location
    at = 0
    if in_memory(fl.function_type.result):
        fl.result_address = fn.parameters[0]
        at = 1
    if symbol.is_nested and symbol.needs_static_chain:
        fl.chain = fn.parameters[at]
        at += 1
    nested.open_frame(fl)
    if not fn.attributes & NAKED:       # such a function is its asm statements: it has no frame (GCC manual: naked)
        _parameters(fl, at)
    nested.receive_jumps(fl, _jumped_to(symbol, unit))
    statements.block(fl, body)
    if fl.reachable():
        fl.at(body.end_pos)
        if fn.attributes & NAKED:
            fl.b.unreachable()
        else:
            _fall_off(fl)
    fl.open = None
    statements.finish_labels(fl)
    statements.finish_computed_gotos(fl)
    fl.b.place_slots()
    remove_unreached(fn)
    if unit.instruments and not fn.attributes & (NO_INSTRUMENT | NAKED):
        instrument(fn)


def _jumped_to(symbol: Symbol, unit: UnitLowerer) -> list[Label]:
    """Return the labels of a function that functions inside it jump to."""
    if symbol not in unit.nested_in:
        return []
    return statements.nonlocal_labels(symbol)


def _fall_off(fl: FunctionLowerer) -> None:
    """The end of the body: main returns 0 (C11 5.1.2.2.3), another function with a result anything."""
    made: Value | None = None
    if fl.symbol.name == "main" and fl.symbol.owner is None and is_integer(fl.function_type.result):
        made = integer(value_type(fl.function_type.result), 0)
    statements.finish_return(fl, made)


def _parameters(fl: FunctionLowerer, first: int) -> None:
    """Give each parameter an object: aggregates lie in the callee's own copy, scalars are stored."""
    symbol = fl.symbol
    types = definition_types(fl.function_type)
    if not fl.function_type.prototyped and fl.function_type.knr_params is None:
        types = [param.type for param in symbol.params]
    for index in range(len(symbol.params)):
        param = symbol.params[index]
        value: Value = fl.fn.parameters[first + index]
        fl.fn.parameters[first + index].name = param.name
        _bind(fl, param, types[index], value, index + 1)
    for param in symbol.params:
        if param.dimension is not None:
            fl.effects(param.dimension)
        if is_variably_modified(param.type):
            lengths.evaluate_lengths(fl, param.type)


def _bind(fl: FunctionLowerer, param: Symbol, arrives: Type, value: Value, number: int) -> None:
    """Make parameter `param`, which arrives as a value of type `arrives`, an object."""
    plain = passed_type(arrives)
    if in_memory(plain):
        if param.captured and fl.layout_of_frame is not None:
            address = nested.local_address(fl, param)
            fl.copy(address, max(align_of(param.type), 1), value, max(align_of(param.type), 1), size_of(param.type))
        else:
            fl.slots[param] = value
            address = value
    else:
        address = nested.local_address(fl, param)
        # Nothing else can see the object yet: no atomic store, no volatile one.
        to = Place(address, fl.types.unqualified(plain if in_memory(param.type) else param.type), max(nested.alignment_of(param), 1))
        if not in_memory(param.type):
            value = _from_promoted(fl, value, plain, param.type)
        to.any_alias = in_memory(param.type)
        fl.store(value, to)
    if fl.debug and param.name:
        debug.declare(fl, param, address, number)


def _from_promoted(fl: FunctionLowerer, value: Value, arrives: Type, declared: Type) -> Value:
    """Return an argument of a K&R definition converted from its promoted type (C11 6.9.1p10)."""
    if value_type(arrives) == value_type(declared):
        return value
    if arrives.kind == T_FLOAT and declared.kind == T_FLOAT:
        return conversions.converted(fl, CAST_FLOAT, value, arrives, declared, fl.symbol.pos)
    if is_integer(arrives) and is_integer(declared):
        return conversions.converted(fl, CAST_INT, value, arrives, declared, fl.symbol.pos)
    raise fl.unsupported("type", "parameter passed as another type", fl.symbol.pos)


def set_frame_size(fn: Function, layout: FrameLayout) -> None:
    """Give the slot of the captured frame the size it has once the functions inside are lowered."""
    for ins in fn.blocks[0].instructions:
        if ins.op == ops.SLOT and isinstance(ins.detail, Slot) and ins.detail.name == FRAME_NAME:
            ins.detail = Slot(layout.size, layout.align, FRAME_NAME, ARRAY)
            return


def remove_unreached(fn: Function) -> None:
    """Drop blocks that no way from the entry or from a label's address leads to, and their places in phis."""
    reached: dict[int, bool] = {}
    pending: list[IRBlock] = [fn.blocks[0]]
    for block in fn.blocks:
        if block.address_taken:
            pending.append(block)
    while pending:
        block = pending.pop()
        if block.id in reached:
            continue
        reached[block.id] = True
        pending.extend(block.instructions[-1].targets)
    if len(reached) == len(fn.blocks):
        return
    fn.blocks = [block for block in fn.blocks if block.id in reached]
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op != ops.PHI:
                break
            kept = [index for index in range(len(ins.targets)) if ins.targets[index].id in reached]
            if len(kept) != len(ins.targets):
                ins.operands = [ins.operands[index] for index in kept]
                ins.targets = [ins.targets[index] for index in kept]
