"""Which passes run at which -O level, and in which order.

In: a module and what is asked for on the command line.  Out: each function optimised at its own level (the optimize()
attribute may set another than the command line's), callees before callers so that what is inlined is already small.

ORDER holds the constraints between passes with their reasons; tests hold every list against it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final, final

from compiler.ir import ops
from compiler.ir.graph import SymbolAddress
from compiler.ir.module import Function, Module
from compiler.ir.printer import function_text
from compiler.opt.assume import assume, assume_last
from compiler.opt.calls import calls
from compiler.opt.computedgoto import computedgoto
from compiler.opt.dce import dce
from compiler.opt.dse import dse
from compiler.opt.expect import expect
from compiler.opt.globaldce import globaldce
from compiler.opt.gvn import gvn
from compiler.opt.ifconvert import ifconvert
from compiler.opt.inline import InlineFacts, inline
from compiler.opt.isconstant import isconstant, isconstant_last
from compiler.opt.licm import licm
from compiler.opt.mem2reg import mem2reg
from compiler.opt.objectsize import objectsize, objectsize_last
from compiler.opt.plant import SITE, plant_op
from compiler.opt.purity import is_const, mark_calls
from compiler.opt.sccp import sccp
from compiler.opt.simplify import simplify
from compiler.opt.simplifycfg import simplifycfg
from compiler.opt.sroa import sroa
from compiler.opt.tailcall import tailcall

# What stands before the bar is done for all functions, callees first, before what stands behind it is done for any: a body is taken
# into its callers when it is small, but before questions in it whose answer depends on the caller have been answered for good.
# -O0 keeps every variable in its slot, so that a debugger can set it; only what must be inlined is.
LISTS: Final = """
0     inline | expect objectsize_last isconstant_last assume_last simplifycfg
g     FIRST inline sroa mem2reg simplify | isconstant objectsize sccp simplifycfg LAST
1     FIRST inline sroa mem2reg simplify isconstant sccp simplifycfg dce | ROUND licm LAST
2     FIRST inline sroa mem2reg simplify ROUND dce | ROUND LOOPS LAST tailcall
3     FIRST inline sroa mem2reg simplify ROUND dce | ROUND LOOPS LAST tailcall
fast  FIRST inline sroa mem2reg simplify ROUND dce | ROUND LOOPS LAST tailcall
s     FIRST inline sroa mem2reg simplify ROUND dce | ROUND LOOPS LAST tailcall
z     FIRST inline sroa mem2reg simplify ROUND dce | ROUND LOOPS LAST tailcall
"""

# What the word FIRST stands for: what makes a function small enough to judge whether it should be inlined elsewhere.
FIRST: Final = "expect simplifycfg computedgoto sroa mem2reg simplify"
# What the word ROUND stands for: each of these passes makes work for the next.
ROUND: Final = "isconstant objectsize sccp assume simplifycfg gvn simplify calls"
# What the word LOOPS stands for: what pays only once values are simple.
LOOPS: Final = "licm dse ifconvert"
# What the word LAST stands for: what is not a constant by now will not become one.
LAST: Final = "objectsize_last isconstant_last simplify calls sccp assume_last simplifycfg gvn simplify dce simplifycfg"

PASSES: Final = ("assume assume_last calls computedgoto dce dse expect gvn ifconvert inline isconstant isconstant_last licm mem2reg "
                 "objectsize objectsize_last sccp simplify simplifycfg sroa tailcall")

# first, then, why: in a list with both, some `then` comes after the last or an intervening `first`.
ORDER: Final = """
inline       mem2reg      slots of an inlined body are promoted together with the caller's
mem2reg      simplify     simplify sees values, not memory
ifconvert    simplifycfg  a converted branch leaves blocks to be joined
sccp         simplifycfg  sccp leaves branches on constants to simplifycfg
sroa         mem2reg      the pieces of aggregates are what mem2reg can promote
computedgoto mem2reg      phis behind computed gotos have an operand for each
gvn          simplify     equal operands found by gvn cancel out in simplify
gvn          dce          what gvn made useless goes
inline       isconstant_last   a question inside an inlined body is answered for its arguments there
isconstant_last  simplifycfg   the branch an answer closes must not reach code generation
objectsize_last  isconstant_last   a question about an object size is answered by a number
objectsize_last  calls        a checked call is plain when the size of its object is known, or known not to be
assume_last  simplifycfg      what an assumption rules out goes
"""


@final
class Request:
    """What the command line says about passes.

    disabled: names after -fdisable-pass=.  dump: names after -fdump-ir=.  limit: opt-bisect: how many (function, pass) steps
    may run, -1 for all.  listen: called after each step as (pass, function, number of the step, changed); prints the dumps.
    counting: a limit was given, so the last step is to be told.  levels: function -> -O level in place of its own.
    plant: a fault to be planted (compiler/opt/plant.py).
    Out: steps, how many optional steps ran; total, how many there were; last_step, "PASS on FUNCTION" of the last that ran.
    """

    __slots__ = ("disabled", "dump", "limit", "listen", "steps", "total", "last_step", "counting", "levels", "plant", "planted")

    def __init__(self) -> None:
        self.disabled: list[str] = []
        self.dump: list[str] = []
        self.limit: int = -1
        self.listen: Callable[[str, Function, int, bool], None] | None = None
        self.steps: int = 0
        self.total: int = 0
        self.last_step: str = ""
        self.counting: bool = False
        self.levels: dict[str, str] = {}
        self.plant: str = ""
        self.planted: bool = False


def pass_names() -> list[str]:
    """Return the names of all passes, as -fdump-ir and -fdisable-pass take them."""
    return PASSES.split()


def list_of(level: str) -> list[str]:
    """Return the pass names of an -O level, in order.  Raises KeyError for a level that does not exist."""
    early, late = stages_of(level)
    return early + late


def stages_of(level: str) -> tuple[list[str], list[str]]:
    """Return the pass names before and behind the bar.  Raises KeyError for a level that does not exist."""
    for line in LISTS.splitlines():
        words = line.split()
        if words and words[0] == level:
            stages: list[list[str]] = [[], []]
            place = 0
            for word in words[1:]:
                if word == "|":
                    place = 1
                elif word == "FIRST":
                    stages[place] += FIRST.split()
                elif word == "ROUND":
                    stages[place] += ROUND.split()
                elif word == "LOOPS":
                    stages[place] += LOOPS.split()
                elif word == "LAST":
                    stages[place] += LAST.split()
                else:
                    stages[place].append(word)
            return stages[0], stages[1]
    raise KeyError(level)


def run_pass(name: str, fn: Function, unit: Module, facts: InlineFacts | None = None) -> bool:
    """Run one pass on one function; return whether it changed anything.  Raises KeyError for an unknown name.

    facts: what inline remembers of the module; None: it looks.
    """
    if name == "mem2reg":
        return mem2reg(fn, unit.layout)
    if name == "calls":
        return calls(fn, unit)
    if name == "licm":
        return licm(fn, unit)
    if name == "ifconvert":
        return ifconvert(fn, unit.layout.pointer_bits)
    if name == "dse":
        return dse(fn, unit)
    if name == "tailcall":
        return tailcall(fn)
    if name == "sroa":
        return sroa(fn, unit.layout)
    if name == "simplify":
        return simplify(fn, unit)
    if name == "sccp":
        return sccp(fn, unit.layout)
    if name == "simplifycfg":
        return simplifycfg(fn)
    if name == "gvn":
        return gvn(fn, unit)
    if name == "dce":
        return dce(fn)
    if name == "inline":
        return inline(fn, unit, facts)
    if name == "isconstant":
        return isconstant(fn)
    if name == "isconstant_last":
        return isconstant_last(fn)
    if name == "expect":
        return expect(fn, unit.layout)
    if name == "objectsize":
        return objectsize(fn, unit)
    if name == "objectsize_last":
        return objectsize_last(fn, unit)
    if name == "computedgoto":
        return computedgoto(fn)
    if name == "assume":
        return assume(fn)
    if name == "assume_last":
        return assume_last(fn)
    raise KeyError(name)


@final
class Progress:
    """What was done to one function: how often a pass changed it, and at which of these counts each pass last ran in vain."""

    __slots__ = ("changes", "vain")

    def __init__(self) -> None:
        self.changes: int = 0
        self.vain: dict[str, int] = {}


def optimize_function(fn: Function, unit: Module, request: Request, names: list[str], facts: InlineFacts, progress: Progress) -> None:
    """Run passes on one function; one that changed nothing is not run again before another did."""
    for name in names:
        if name in request.disabled or progress.vain.get(name, -1) == progress.changes:
            continue
        # inline runs even past the bisect limit, as what is always_inline may have no body of its own, and so do
        # the passes that leave nothing of ops which have no meaning after them.
        if name != "inline" and name != "expect" and not name.endswith("_last"):
            request.total += 1
            if 0 <= request.limit < request.total:
                continue
            request.last_step = name + " on " + fn.name
            request.steps += 1
        changed = run_pass(name, fn, unit, facts)
        if request.plant.startswith("op:") and name == SITE and not request.planted:
            request.planted = plant_op(fn, request.plant)
            changed = True
        if changed:
            progress.changes += 1
        else:
            progress.vain[name] = progress.changes
        if name in request.dump:
            sys.stderr.write("; after " + name + ", step " + str(request.steps) + "\n" + function_text(fn))
        if request.listen is not None:
            request.listen(name, fn, request.steps, changed)


def optimize(unit: Module, request: Request) -> None:
    """Optimise all functions of a module, callees first."""
    for name in request.levels:
        chosen = unit.functions.get(name)
        if chosen is not None:
            chosen.options = chosen.options.at_level(request.levels[name])
    stages: dict[str, tuple[list[str], list[str]]] = {}
    facts = InlineFacts(unit)
    order = callees_first(unit)
    states: list[Progress] = []
    for fn in order:
        level = fn.options.level
        if level not in stages:
            stages[level] = stages_of(level)
        progress = Progress()
        states.append(progress)
        optimize_function(fn, unit, request, stages[level][0], facts, progress)
        facts.forget(fn)
    const: set[str] = set()
    for index in range(len(order)):
        fn = order[index]
        if fn.options.level != "0" and not 0 <= request.limit <= request.total and mark_calls(fn, const):
            states[index].changes += 1
        optimize_function(fn, unit, request, stages[fn.options.level][1], facts, states[index])
        if is_const(fn):
            const.add(fn.name)
    globaldce(unit)


def callees_first(unit: Module) -> list[Function]:
    """Return the functions with bodies in post-order of the direct calls, without recursion; cycles are cut where met."""
    done: dict[str, bool] = {}
    result: list[Function] = []
    for root in unit.functions.values():
        if not root.blocks or root.name in done:
            continue
        done[root.name] = True
        stack = [root]
        pending = [_called(root)]
        while stack:
            if pending[-1]:
                name = pending[-1].pop()
                callee = unit.functions.get(name)
                if callee is not None and callee.blocks and name not in done:
                    done[name] = True
                    stack.append(callee)
                    pending.append(_called(callee))
            else:
                result.append(stack.pop())
                pending.pop()
    return result


def _called(fn: Function) -> list[str]:
    """Return the names of directly called functions, the first call last."""
    names: dict[str, bool] = {}
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op == ops.CALL:
                address = ins.operands[0]
                if isinstance(address, SymbolAddress):
                    names[address.name] = True
    result = list(names)
    result.reverse()
    return result
