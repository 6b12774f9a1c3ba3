"""Replace calls by the bodies of the functions called.

In: a function and its module.  Out: direct calls of always_inline functions, of internal functions called once, and of
small functions are gone; `Function.inlined` names what was taken in.  Callees are expected to have been optimised before their
callers (pipeline.py orders them); a call that would make a function contain itself is left.

Left alone: variadic callees, those that call something that returns twice, jump to a computed address, allocate dynamically without
being always_inline, pass aggregates otherwise than their own signature says, or have another convention or target
features the caller lacks; calls marked must_tail; optimize("0") callers, always_inline callees aside.  An aggregate argument
is copied to a slot first, as the callee owns its copy.

Example: `%2 = call @twice, %0; ret %2` with `@twice(x) = x + x` becomes `%2 = add %0, %0; ret %2`.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.cfg import retarget_phis
from compiler.ir.clone import Cloner
from compiler.ir.details import (
    AGGREGATE,
    ALWAYS_INLINE,
    ARRAY,
    CHAIN,
    MUST_TAIL,
    NO_INLINE,
    TAIL,
    Access,
    Aggregate,
    Argument,
    Call,
    Signature,
    Slot,
)
from compiler.ir.graph import Block, Instruction, SymbolAddress, Undef, Value, apply_forwards, resolve
from compiler.ir.module import INTERNAL, NAKED, WEAK, WEAK_UNDEFINED, Function, Module
from compiler.ir.types import PTR, VOID, int_type
from compiler.opt.mem2reg import calls_returns_twice

# Instructions a body may have and still be taken in everywhere, by level: a call with its arguments costs about this much.
_SMALL: Final = {"1": 8, "2": 25, "3": 50, "fast": 50, "s": 6, "z": 4, "g": 0}
# A function called once is taken in up to this size: beyond it, register pressure outweighs the call.
_ONCE: Final = 500


@final
class InlineFacts:
    """What is remembered of a module while its functions are inlined, so that a body is not looked at anew for each call of it.

    references: how often each symbol is named before any inlining.
    """

    __slots__ = ("references", "sizes", "fit")

    def __init__(self, unit: Module) -> None:
        self.references: dict[str, int] = count_references(unit)
        self.sizes: dict[str, int] = {}
        self.fit: dict[tuple[str, bool], bool] = {}

    def size(self, fn: Function) -> int:
        """Return size_of(fn)."""
        found = self.sizes.get(fn.name, -1)
        if found < 0:
            found = size_of(fn)
            self.sizes[fn.name] = found
        return found

    def fits(self, fn: Function, forced: bool) -> bool:
        """Tell whether nothing in the body of `fn` forbids that it stands elsewhere."""
        key = (fn.name, forced)
        found = self.fit.get(key)
        if found is None:
            found = _movable_body(fn, forced, self.references)
            self.fit[key] = found
        return found

    def forget(self, fn: Function) -> None:
        """Forget a function that was changed."""
        self.sizes.pop(fn.name, None)
        self.fit.pop((fn.name, False), None)
        self.fit.pop((fn.name, True), None)


def inline(fn: Function, unit: Module, facts: InlineFacts | None = None) -> bool:
    """Inline what should be inlined into `fn`; return whether anything was.  facts: of the module; None: made here."""
    changed = False
    index = 0
    while index < len(fn.blocks):
        block = fn.blocks[index]
        index += 1
        for place in range(len(block.instructions)):
            ins = block.instructions[place]
            if ins.op != ops.CALL:
                continue
            callee = _callee(ins, unit)
            if callee is None or callee is fn:
                continue
            detail = ins.detail
            assert isinstance(detail, Call)
            if facts is None:
                facts = InlineFacts(unit)
            forced = bool((callee.attributes | detail.attributes) & ALWAYS_INLINE)
            if not forced and not _worthwhile(fn, callee, detail, facts):
                continue
            if not _possible(fn, callee, detail, facts):
                continue
            rest = inline_call(fn, unit, block, place, callee)
            # Go on behind the body: what came in with it was decided when the callee was optimised.
            index = fn.blocks.index(rest, index)
            changed = True
            break
    if changed:
        apply_forwards(fn.blocks)
        if facts is not None:
            facts.forget(fn)
    return changed


def count_references(unit: Module) -> dict[str, int]:
    """Return how often each symbol is named in code, initialisers and aliases."""
    counts: dict[str, int] = {}
    for fn in unit.functions.values():
        for block in fn.blocks:
            for ins in block.instructions:
                for value in ins.operands:
                    if isinstance(value, SymbolAddress):
                        counts[value.name] = counts.get(value.name, 0) + 1
    for item in unit.globals.values():
        for entry in item.relocations:
            counts[entry.symbol] = counts.get(entry.symbol, 0) + 1
    for alias in unit.aliases:
        counts[alias.target] = counts.get(alias.target, 0) + 1
    return counts


def size_of(fn: Function) -> int:
    """Return how many instructions count for the size of `fn`: markers, slots and jumps do not."""
    total = 0
    for block in fn.blocks:
        for ins in block.instructions:
            if ins.op not in (ops.DBG_SLOT, ops.DBG_VALUE, ops.SLOT, ops.BR, ops.RET, ops.PHI):
                total += 1
    return total


def _callee(ins: Instruction, unit: Module) -> Function | None:
    if ins.op != ops.CALL:
        return None
    address = resolve(ins.operands[0])
    if not isinstance(address, SymbolAddress) or address.offset:
        return None
    callee = unit.functions.get(address.name)
    if callee is None or not callee.blocks:
        return None
    return callee


def _same_arguments(left: Signature, right: Signature) -> bool:
    if left.result.type != right.result.type or left.convention != right.convention:
        return False
    if len(left.arguments) != len(right.arguments):
        return False
    for index in range(len(left.arguments)):
        a: Argument = left.arguments[index]
        b: Argument = right.arguments[index]
        if a.type != b.type or (a.passing in (AGGREGATE, CHAIN)) != (b.passing in (AGGREGATE, CHAIN)):
            return False
        if a.aggregate is not None and b.aggregate is not None and a.aggregate.size != b.aggregate.size:
            return False
    return True


def _possible(fn: Function, callee: Function, detail: Call, facts: InlineFacts) -> bool:
    """Tell whether the body may stand in the caller at all."""
    attributes = callee.attributes | detail.attributes
    if attributes & NO_INLINE or detail.attributes & MUST_TAIL or callee.attributes & NAKED:
        return False
    if callee.linkage == WEAK or callee.linkage == WEAK_UNDEFINED or callee.chain:
        return False    # another definition may be chosen by the linker
    if callee.signature.variadic or not _same_arguments(detail.signature, callee.signature):
        return False
    if callee.options.features != fn.options.features:
        features = fn.options.features.split()
        for feature in callee.options.features.split():
            if feature not in features:
                return False
    if fn.name in callee.inlined:
        return False
    return facts.fits(callee, attributes & ALWAYS_INLINE != 0)


def _movable_body(callee: Function, forced: bool, references: dict[str, int]) -> bool:
    """Tell whether nothing in a body forbids that it stands elsewhere.

    A label whose address is taken is another in each copy (GCC manual: Labels as Values), so static data may not name it, and
    there may be no computed goto: it could be to a label of another copy.
    """
    if calls_returns_twice(callee):
        return False
    for block in callee.blocks:
        if block.address_taken and callee.name + ":" + block.name in references or block.instructions[-1].op == ops.INDIRECTBR:
            return False
        for inner in block.instructions:
            if inner.op == ops.ALLOCA and not forced or inner.op in (ops.VA_START, ops.FRAME_ADDRESS, ops.RETURN_ADDRESS, ops.LONGJMP):
                return False
            callee_address = inner.operands[0] if inner.op == ops.CALL else None
            if isinstance(callee_address, SymbolAddress) and callee_address.name == callee.name:
                return False    # recursive
    return True


def _worthwhile(fn: Function, callee: Function, detail: Call, facts: InlineFacts) -> bool:
    level = fn.options.level
    if level == "0" or level == "g" or "no-inline" in fn.options.flags:
        return False
    if callee.linkage != INTERNAL and "semantic-interposition" in callee.options.flags:
        return False
    size = facts.size(callee)
    if callee.linkage == INTERNAL and facts.references.get(callee.name, 0) == 1 and size <= _ONCE:
        return True
    return size <= _SMALL.get(level, 0) + 2 * len(detail.signature.arguments)


def inline_call(fn: Function, unit: Module, block: Block, place: int, callee: Function) -> Block:
    """Put the body of `callee` where instruction `place` of `block` calls it; return the block with what follows the call.

    The value of the call is forwarded to its result: apply_forwards is the caller's.
    """
    ins = block.instructions[place]
    rest = fn.detached_block()
    rest.instructions = block.instructions[place + 1:]
    del block.instructions[place:]
    for moved in rest.instructions:
        moved.block = rest
    for successor in rest.instructions[-1].targets:
        retarget_phis(successor, block, rest)
    cloner = Cloner(callee, fn, ins.location)
    cloner.copy_tables()
    for index in range(len(callee.parameters)):
        argument = resolve(ins.operands[index + 1])
        passing = callee.signature.arguments[index]
        if passing.passing == AGGREGATE and passing.aggregate is not None:
            argument = _copied(fn, block, argument, passing.aggregate, unit.layout.pointer_bits, ins.location)
        cloner.values[callee.parameters[index].id] = argument
    body = cloner.copy(callee.blocks)
    _hoist_slots(fn, body[0])
    values: list[Value] = []
    sources: list[Block] = []
    for made in body:
        last = made.instructions[-1]
        if last.op == ops.RET:
            if last.operands:
                values.append(last.operands[0])
            sources.append(made)
            last.op = ops.BR
            last.operands = []
            last.targets = [rest]
        for inner in made.instructions:
            if isinstance(inner.detail, Call) and inner.detail.attributes & (TAIL | MUST_TAIL):
                # The frame a tail call might give up is now the caller's.
                inner.detail = Call(inner.detail.signature, inner.detail.attributes & ~(TAIL | MUST_TAIL))
    jump = fn.new_instruction(ops.BR, VOID, [])
    jump.targets = [body[0]]
    jump.block = block
    jump.location = ins.location
    block.instructions.append(jump)
    if ins.type != VOID:
        if not sources:
            ins.forward = Undef(ins.type)       # never comes back
        else:
            phi = fn.new_instruction(ops.PHI, ins.type, values)
            phi.targets = sources
            phi.block = rest
            rest.instructions.insert(0, phi)
            ins.forward = phi
    position = fn.blocks.index(block) + 1
    fn.blocks[position:position] = [*body, rest]
    fn.inlined = sorted({*fn.inlined, callee.name, *callee.inlined})
    return rest


def _copied(fn: Function, block: Block, source: Value, aggregate: Aggregate, bits: int, location: int) -> Value:
    """Return a new slot with a copy of the bytes at `source`, made at the end of `block`."""
    slot = fn.new_instruction(ops.SLOT, PTR, [])
    slot.detail = Slot(aggregate.size, aggregate.align, "", ARRAY)      # it may contain one
    slot.block = fn.blocks[0]
    fn.blocks[0].instructions.insert(0, slot)
    copy = fn.new_instruction(ops.MEMCPY, VOID, [slot, source, integer(int_type(bits), aggregate.size)])
    copy.detail = Access(aggregate.align, 0, 0, 0, aggregate.align)
    copy.block = block
    copy.location = location
    block.instructions.append(copy)
    return slot


def _hoist_slots(fn: Function, entry: Block) -> None:
    """Move the slots of an inlined entry block to the caller's entry."""
    slots = [ins for ins in entry.instructions if ins.op == ops.SLOT]
    if slots:
        entry.instructions = [ins for ins in entry.instructions if ins.op != ops.SLOT]
        for slot in slots:
            slot.block = fn.blocks[0]
        fn.blocks[0].instructions[0:0] = slots
