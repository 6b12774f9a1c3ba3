"""Remove functions and objects that nothing can name any more.

In: a module after its functions are optimised.  Out: internal functions, and internal objects, that no way of references leads to from what
other units, the linker or the start-up code can name are gone.  What is only inlined (GNU_INLINE_ONLY) keeps nothing alive.  Without
optimisation, variables stay for debuggers, as GCC keeps them; constants made by the compiler (.L...) go at every level.  Where top-level
declarations keep their order (Module.order), functions and objects of the source stay too, but for inline functions.
Example: a static function whose only call was inlined has no code; neither has what only it called.
"""

from __future__ import annotations

from compiler.ir import ops
from compiler.ir.graph import SymbolAddress, Undef, Value, VectorConstant
from compiler.ir.module import (
    CONSTRUCTOR,
    DESTRUCTOR,
    GNU_INLINE_ONLY,
    INLINE_HINT,
    INTERNAL,
    RETAIN,
    UNDEFINED,
    USED,
    WEAK_UNDEFINED,
    Function,
    Module,
)


def globaldce(unit: Module) -> bool:
    """Remove what is not reached; return whether there was anything."""
    optimizing = False
    live: dict[str, bool] = {}
    work: list[str] = []
    for fn in unit.functions.values():
        optimizing = optimizing or fn.options.level != "0" and bool(fn.blocks)
        rooted = fn.linkage != INTERNAL or fn.attributes & (USED | RETAIN | CONSTRUCTOR | DESTRUCTOR) != 0 or (
            bool(unit.order) and not fn.attributes & INLINE_HINT and not fn.chain)
        if fn.blocks and rooted and not fn.attributes & GNU_INLINE_ONLY:
            live[fn.name] = True
            work.append(fn.name)
    for item in unit.globals.values():
        kept = item.linkage not in (INTERNAL, UNDEFINED, WEAK_UNDEFINED) or item.used or item.retain
        if kept or item.linkage == INTERNAL and (not optimizing or unit.order) and not item.name.startswith(".L"):
            live[item.name] = True
            work.append(item.name)
    targets: dict[str, str] = {}
    for alias in unit.aliases:
        targets[alias.name] = alias.target
        if alias.kind != "weakref" or alias.name in live:
            work.append(alias.target)
            live[alias.target] = True
    while work:
        _reach(work.pop(), unit, live, work, targets)
    dead = [fn.name for fn in unit.functions.values() if fn.blocks and fn.name not in live and fn.linkage == INTERNAL]
    for name in dead:
        del unit.functions[name]
    unused = [item.name for item in unit.globals.values() if item.linkage == INTERNAL and item.name not in live]
    for name in unused:
        del unit.globals[name]
    if dead or unused:
        _forget(unit, dead + unused)
    return bool(dead or unused)


def _forget(unit: Module, names: list[str]) -> None:
    """Let markers say that a variable is nowhere whose value was the address of something removed."""
    gone: dict[str, bool] = dict.fromkeys(names, True)
    for fn in unit.functions.values():
        for block in fn.blocks:
            for ins in block.instructions:
                if ins.op == ops.DBG_VALUE:
                    value = ins.operands[0]
                    if isinstance(value, SymbolAddress) and value.name in gone:
                        ins.operands[0] = Undef(value.type)


def _reach(name: str, unit: Module, live: dict[str, bool], work: list[str], targets: dict[str, str]) -> None:
    """Mark what a live symbol names."""
    fn = unit.functions.get(name)
    if fn is not None and fn.blocks and not fn.attributes & GNU_INLINE_ONLY:
        _reach_function(fn, live, work)
    item = unit.globals.get(name)
    if item is not None:
        for entry in item.relocations:
            # "function:label" is a block of that function.
            _mark(entry.symbol.partition(":")[0], live, work)
            if entry.minus:
                _mark(entry.minus.partition(":")[0], live, work)
    if name in targets:
        _mark(targets[name], live, work)


def _reach_function(fn: Function, live: dict[str, bool], work: list[str]) -> None:
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.DBG_VALUE or ins.op == ops.DBG_SLOT:
                continue        # -g keeps nothing alive (IR.md, "Debug information")
            for value in ins.operands:
                _mark_value(value, live, work)


def _mark_value(value: Value, live: dict[str, bool], work: list[str]) -> None:
    if isinstance(value, SymbolAddress):
        _mark(value.name, live, work)
    elif isinstance(value, VectorConstant):
        for lane in value.lanes:
            _mark_value(lane, live, work)


def _mark(name: str, live: dict[str, bool], work: list[str]) -> None:
    if name not in live:
        live[name] = True
        work.append(name)
