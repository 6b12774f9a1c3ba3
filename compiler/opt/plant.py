"""Faults planted on purpose, to try the search for miscompilations (pyccctl bisect) on; PYCC_PLANT.

    op:NAME@FUNCTION    after the pass SITE on FUNCTION, its first op NAME is exchanged for another (EXCHANGED)
    late:NAME@FUNCTION  the same behind all passes, so that the fault is there at every level, -O0 too
    pair:FILE1,FILE2    a unit FILE1 defines a symbol; every function of a unit FILE2 ends in a trap where that symbol is there

So the first fault has a unit, a function and a pass to be found, the second a unit and a function, and the third shows only when pycc
makes both units.
"""

from __future__ import annotations

from typing import Final

from compiler.ir import ops
from compiler.ir.graph import Instruction, IntConstant, SymbolAddress
from compiler.ir.module import HIDDEN, WEAK_UNDEFINED, Function, Global, Module
from compiler.ir.types import I1, PTR
from compiler.unsupported import Unsupported

SITE: Final = "simplify"
"""The pass whose fault an op: plant seems to be."""

MARKER: Final = "__pycc_planted_pair"

EXCHANGED: Final = """
add   sub      sub  add      mul  add      and  or       or   and      xor  or
shl   lshr     lshr shl      ashr lshr     sdiv srem     udiv urem     srem sdiv     urem udiv
eq    ne       ne   eq       slt  sge      sge  slt      sgt  sle      sle  sgt
ult   uge      uge  ult      ugt  ule      ule  ugt      zext sext     sext zext
fadd  fsub     fsub fadd     fmul fadd     fdiv fmul
"""


def plant_op(fn: Function, plant: str) -> bool:
    """Carry out "op:NAME@FUNCTION", or "late:", if `fn` is meant; return whether an op was broken.

    Raises Unsupported for an unknown op.
    """
    name, _, function = plant.partition(":")[2].partition("@")
    if function != fn.name:
        return False
    words = EXCHANGED.split()
    if name not in words[::2]:
        raise Unsupported("option", "-fplant=" + plant)
    broken = ops.op_numbered(name)
    other = ops.op_numbered(words[words[::2].index(name) * 2 + 1])
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == broken:
                ins.op = other
                ins.flags = 0
                return True
    return False


def plant_pair(unit: Module, plant: str, source: str) -> None:
    """Carry out "pair:FILE1,FILE2" on a unit whose source is `source`; after all passes."""
    first, _, second = plant.removeprefix("pair:").partition(",")
    if _is(source, first):
        marker = Global(MARKER, 1, 1)
        marker.initial = b"\1"
        marker.visibility = HIDDEN
        marker.used = True
        unit.globals[MARKER] = marker
    elif _is(source, second):
        marker = Global(MARKER, 1, 1)
        marker.linkage = WEAK_UNDEFINED
        unit.globals[MARKER] = marker
        for fn in unit.functions.values():
            if fn.blocks:
                _trap_where_marked(fn)


def plant_late(unit: Module, plant: str) -> None:
    """Carry out "late:NAME@FUNCTION"; after all passes.  Raises Unsupported for an unknown op."""
    for fn in unit.functions.values():
        if fn.blocks:
            plant_op(fn, plant)


def _is(source: str, name: str) -> bool:
    """Tell whether `name` is the path `source`, or the end of it in whole components."""
    return source == name or ("/" + source).endswith("/" + name)


def _trap_where_marked(fn: Function) -> None:
    """Put before the terminator of the entry block: if the marker's address is not null, trap."""
    entry = fn.blocks[0]
    rest = fn.new_block()
    trap = fn.new_block()
    rest.instructions = [entry.instructions.pop()]
    rest.instructions[0].block = rest
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.PHI:
                ins.targets = [rest if target is entry else target for target in ins.targets]
    asked = _added(fn, ops.NE, I1)
    asked.operands = [SymbolAddress(PTR, MARKER, 0), IntConstant(PTR, 0)]
    branch = _added(fn, ops.CONDBR, 0)
    branch.operands = [asked]
    branch.targets = [trap, rest]
    for ins in (asked, branch):
        ins.block = entry
        entry.instructions.append(ins)
    for op in (ops.TRAP, ops.UNREACHABLE):
        ins = _added(fn, op, 0)
        ins.block = trap
        trap.instructions.append(ins)


def _added(fn: Function, op: int, code: int) -> Instruction:
    return fn.new_instruction(op, code, [])
