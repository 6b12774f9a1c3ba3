"""Value numbering over the dominator tree, with what branches tell and what memory holds.

In: any function.  Out: an instruction that computes what a dominating one computes is gone; behind a branch its condition, what follows
from it about the same operands, and a value compared equal to a constant are constants; a load of what was just stored or loaded is that
value, and a store of what is there already is gone.  Algorithm: a scoped hash table down the dominator tree (Briggs, Cooper and Simpson,
"Value Numbering", 1997).  What memory is known to hold at a join is what its dominator knew, less what any block between may write; where
there are too many blocks between, nothing.  Wrap flags of the one that stays become those both had.
Example: `%2 = add %0, %1; %3 = add %0, %1; %4 = xor %2, %3` becomes `%4 = xor %2, %2`.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.cfg import Dominators, remove_edge
from compiler.ir.details import Access, Immediate, Switch
from compiler.ir.effects import effects_of
from compiler.ir.floatorder import ANY, RAISED, decided, possible_relations, relations_of, swapped_relations
from compiler.ir.fold import to_signed
from compiler.ir.graph import (
    INTEGER,
    POISON,
    UNDEF,
    Block,
    FloatConstant,
    Instruction,
    IntConstant,
    LabelAddress,
    Parameter,
    SymbolAddress,
    Value,
    VectorConstant,
    apply_forwards,
    is_constant,
    resolve,
    same_value,
)
from compiler.ir.module import Function, Module
from compiler.ir.types import I1, is_float, is_integer, lanes_of, width_of
from compiler.opt.alias import AliasRules, address_parts
from compiler.opt.mem2reg import calls_returns_twice
from compiler.opt.simplifycfg import remove_unreachable

_DROPPABLE: Final = ops.NSW | ops.NUW | ops.EXACT | ops.INBOUNDS
# How much is remembered of memory, and how many blocks are looked at for what they may write before a join.
_REMEMBERED: Final = 40
_BETWEEN: Final = 40

# What a comparison that holds says about the others of the same operands: 1 true, 0 false, - nothing.  The columns are the ops of the rows.
_IMPLIED: Final = """
     eq ne slt sle sgt sge ult ule ugt uge
eq   1  0  0   1   0   1   0   1   0   1
ne   0  1  -   -   -   -   -   -   -   -
slt  0  1  1   1   0   0   -   -   -   -
sle  -  -  -   1   0   -   -   -   -   -
sgt  0  1  0   0   1   1   -   -   -   -
sge  -  -  0   -   -   1   -   -   -   -
ult  0  1  -   -   -   -   1   1   0   0
ule  -  -  -   -   -   -   -   1   0   -
ugt  0  1  -   -   -   -   0   0   1   1
uge  -  -  -   -   -   -   0   -   -   1
"""


@final
class _Known:
    """What memory holds: size bytes at base + offset are `value`, as seen by an access."""

    __slots__ = ("base", "offset", "size", "value", "access")

    def __init__(self, base: Value, offset: int, size: int, value: Value, access: Access) -> None:
        self.base: Value = base
        self.offset: int = offset
        self.size: int = size
        self.value: Value = value
        self.access: Access = access


@final
class _Writes:
    """What a block may write: some stores (size -1: of any size), or everything, slots of this function's own aside."""

    __slots__ = ("stores", "everything")

    def __init__(self) -> None:
        self.stores: list[_Known] = []
        self.everything: bool = False


def gvn(fn: Function, unit: Module) -> bool:
    """Number the values of `fn`; return whether any instruction was found redundant."""
    remove_unreachable(fn)
    return _Numbering(fn, unit).run()


@final
class _Numbering:
    """The scoped table by key, constants by content, substitutions by value id, and the state of memory at the end of blocks."""

    def __init__(self, fn: Function, unit: Module) -> None:
        self.fn: Function = fn
        self.unit: Module = unit
        self.table: list[ops.Op] = ops.table()
        self.tree: Dominators = Dominators(fn)
        self.rules: AliasRules = AliasRules(fn, unit)
        self.twice: bool = calls_returns_twice(fn)
        self.numbers: dict[tuple[int, ...], Value] = {}
        self.constants: dict[tuple[int, int, int, str], int] = {}
        self.replaced: dict[int, Value] = {}
        self.ends: list[list[_Known]] = [[] for _ in self.tree.blocks]
        self.writes: list[_Writes | None] = [None for _ in self.tree.blocks]
        self.implied: list[list[int]] = _implications()
        self.added: list[tuple[int, ...]] = []
        self.shadowed: list[tuple[int, Value | None]] = []
        self.ranges: dict[int, tuple[int, int, int, int]] = {}      # by value id: least, most; low, high as unsigned
        self.narrowed: list[tuple[int, tuple[int, int, int, int] | None]] = []
        self.relations: dict[tuple[int, int], int] = {}             # by value numbers of two floats, the smaller number first
        self.related: list[tuple[tuple[int, int], int]] = []        # entries of this scope: key, relations before
        self.cases: dict[int, dict[int, int]] = {}      # by switch and block: its place among the targets, -1 for several
        self.traps: bool = "no-trapping-math" not in fn.options.flags
        self.impossible: list[tuple[Block, list[int]]] = []     # switches, and their cases that cannot occur
        self.changed: bool = False

    def run(self) -> bool:
        """Walk the dominator tree; a negative entry on the stack closes a scope."""
        stack = [0]
        keys: list[list[tuple[int, ...]]] = []
        values: list[list[tuple[int, Value | None]]] = []
        ranges: list[list[tuple[int, tuple[int, int, int, int] | None]]] = []
        relations: list[list[tuple[tuple[int, int], int]]] = []
        while stack:
            order = stack.pop()
            if order < 0:
                for key in keys.pop():
                    del self.numbers[key]
                for number, before in reversed(ranges.pop()):
                    if before is None:
                        del self.ranges[number]
                    else:
                        self.ranges[number] = before
                for pair, earlier in reversed(relations.pop()):
                    self.relations[pair] = earlier
                for number, old in reversed(values.pop()):
                    if old is None:
                        del self.replaced[number]
                    else:
                        self.replaced[number] = old
                continue
            self.added = []
            self.shadowed = []
            self.narrowed = []
            self.related = []
            ranges.append(self.narrowed)
            relations.append(self.related)
            keys.append(self.added)
            values.append(self.shadowed)
            self.block(order)
            stack.append(-1)
            for child in reversed(self.tree.children[order]):
                stack.append(child)
        for block, places in self.impossible:
            drop_cases(block, places)
        apply_forwards(self.fn.blocks)
        return self.changed

    # Keys.

    def number_of(self, value: Value) -> int:
        """Return a number equal for operands that are surely equal; constants have negative ones; 0 (an id no key has) for undef."""
        if isinstance(value, Instruction):
            return value.id + 1
        if isinstance(value, Parameter):
            return value.id + 1
        if isinstance(value, IntConstant):
            return self.constant_number(2, value.type, value.value, "")
        if isinstance(value, FloatConstant):
            return self.constant_number(3, value.type, value.bits, "")
        if isinstance(value, SymbolAddress):
            return self.constant_number(4, value.type, value.offset, value.name)
        if isinstance(value, LabelAddress):
            return self.constant_number(5, value.type, value.block.id, "")
        if isinstance(value, VectorConstant):
            lanes: list[str] = []
            for lane in value.lanes:
                number = self.number_of(lane)
                if number == 0:
                    return 0
                lanes.append(str(number))
            return self.constant_number(6, value.type, 0, " ".join(lanes))
        return 0

    def constant_number(self, kind: int, type: int, payload: int, name: str) -> int:
        """Return the negative number of a constant's content."""
        key = (kind, type, payload, name)
        found = self.constants.get(key)
        if found is None:
            found = -1 - len(self.constants)
            self.constants[key] = found
        return found

    def key_of(self, ins: Instruction, row: ops.Op) -> tuple[int, ...] | None:
        """Return a key equal for instructions that compute the same; None if there is none (an undef operand)."""
        parts: list[int] = [ins.op, ins.type, ins.flags & ~_DROPPABLE]
        for operand in ins.operands:
            number = self.number_of(operand)
            if number == 0:
                return None
            parts.append(number)
        if len(parts) == 5:
            if row.swapped and parts[4] < parts[3]:
                parts[0] = row.swapped
                parts[3], parts[4] = parts[4], parts[3]
            elif row.traits & ops.COMMUTATIVE and parts[4] < parts[3]:
                parts[3], parts[4] = parts[4], parts[3]
        detail = ins.detail
        if isinstance(detail, Immediate):
            parts += detail.numbers
        return tuple(parts)

    # What branches tell.

    def note(self, key: tuple[int, ...], value: Value) -> None:
        """Let instructions with this key be `value` in this scope."""
        twin = self.numbers.get(key)
        if twin is None:
            self.numbers[key] = value
            self.added.append(key)
        else:
            self.replace(twin, value)       # it was computed before the branch that tells

    def replace(self, value: Value, by: Value) -> None:
        """Let a value be another in this scope."""
        if isinstance(value, (Instruction, Parameter)):
            self.shadowed.append((value.id, self.replaced.get(value.id)))
            self.replaced[value.id] = by

    def learn(self, condition: Value, truth: int, depth: int) -> None:
        """Note that an i1 is true (1) or false (0) in this scope, and what follows."""
        if not isinstance(condition, Instruction):
            if isinstance(condition, Parameter):
                self.replace(condition, IntConstant(I1, truth))
            return
        self.replace(condition, IntConstant(I1, truth))
        op = condition.op
        if op == (ops.AND if truth else ops.OR) and depth < 8:
            self.learn(condition.operands[0], truth, depth + 1)
            self.learn(condition.operands[1], truth, depth + 1)
        elif op == ops.XOR and is_one(condition.operands[1]) and depth < 8:
            self.learn(condition.operands[0], 1 - truth, depth + 1)
        elif ops.EQ <= op <= ops.FUNO:
            self.learn_comparison(condition, truth)

    def learn_comparison(self, condition: Instruction, truth: int) -> None:
        """Note what a comparison that holds or does not says about others of its operands."""
        row = self.table[condition.op]
        holds = condition.op if truth else row.negated
        left, right = condition.operands
        a = self.number_of(left)
        b = self.number_of(right)
        if a == 0 or b == 0 or lanes_of(left.type):
            return
        flags = condition.flags & ~_DROPPABLE
        if is_float(left.type):
            self.note(self.comparison_key(condition.op, flags, a, b), IntConstant(I1, truth))
            self.note(self.comparison_key(row.negated, flags, a, b), IntConstant(I1, 1 - truth))
            self.relate(left, right, relations_of(holds), flags)
            return
        implied = self.implied[holds - ops.EQ]
        for place in range(len(implied)):
            if implied[place] >= 0:
                self.note(self.comparison_key(ops.EQ + place, flags, a, b), IntConstant(I1, implied[place]))
        if holds == ops.EQ and right.kind == INTEGER and not is_constant(left):
            self.replace(left, right)
        elif isinstance(right, IntConstant) and is_integer(left.type) and isinstance(left, (Instruction, Parameter)):
            self.narrow(left.id, left.type, holds, right.value)

    def relate(self, left: Value, right: Value, relations: int, flags: int) -> None:
        """Note that one of some relations holds between two floats."""
        pair = (self.number_of(left), self.number_of(right))
        if pair[1] < pair[0]:
            pair = (pair[1], pair[0])
            relations = swapped_relations(relations)
        old = self.relations.get(pair, ANY)
        self.related.append((pair, old))
        self.relations[pair] = old & (relations | RAISED) | (RAISED if flags & ops.SIGNALING else 0)

    def related_answer(self, ins: Instruction) -> int:
        """Return 1 or 0 if what is known of two floats decides their comparison, else -1."""
        left, right = ins.operands
        a = self.number_of(left)
        b = self.number_of(right)
        known = swapped_relations(self.relations.get((b, a), ANY)) if b < a else self.relations.get((a, b), ANY)
        return -1 if known == ANY else decided(ins.op, ins.flags, known & (possible_relations(left, right) | RAISED), self.traps)

    def narrow(self, number: int, type: int, op: int, limit: int) -> None:
        """Note that a value compares so with a constant."""
        width = width_of(type)
        old = self.ranges.get(number)
        least, most, low, high = old if old is not None else (-(1 << (width - 1)), (1 << (width - 1)) - 1, 0, (1 << width) - 1)
        signed = to_signed(limit, width)
        if op == ops.SLT or op == ops.SLE:
            most = min(most, signed - int(op == ops.SLT))
        elif op == ops.SGT or op == ops.SGE:
            least = max(least, signed + int(op == ops.SGT))
        elif op == ops.ULT or op == ops.ULE:
            high = min(high, limit - int(op == ops.ULT))
        elif op == ops.UGT or op == ops.UGE:
            low = max(low, limit + int(op == ops.UGT))
        elif op == ops.NE:
            low += int(limit == low)
            high -= int(limit == high)
            least += int(signed == least)
            most -= int(signed == most)
        else:
            return
        if least >= 0:      # not negative: both orders agree
            low, high = max(low, least), min(high, most)
        if high < 1 << (width - 1):
            least, most = max(least, low), min(most, high)
        self.narrowed.append((number, old))
        self.ranges[number] = (least, most, low, high)

    def decided(self, ins: Instruction) -> int:
        """Return 1 or 0 if what is known of its operand's range decides a comparison with a constant, else -1."""
        left, right = ins.operands
        if not isinstance(right, IntConstant) or not isinstance(left, (Instruction, Parameter)):
            return -1
        known = self.ranges.get(left.id)
        if known is None:
            return -1
        least, most, low, high = known
        op = ins.op
        limit = right.value
        if op == ops.EQ or op == ops.NE:
            signed = to_signed(limit, width_of(right.type))
            return -1 if low <= limit <= high and least <= signed <= most else int(op == ops.NE)
        if op <= ops.SGE:
            limit = to_signed(limit, width_of(right.type))
        else:
            least, most = low, high
            op += ops.SLT - ops.ULT
        if op == ops.SGT or op == ops.SGE:
            limit += int(op == ops.SGT)     # x > c is x >= c + 1
            return 1 if least >= limit else 0 if most < limit else -1
        limit += int(op == ops.SLE)         # x <= c is x < c + 1
        return 1 if most < limit else 0 if least >= limit else -1

    def comparison_key(self, op: int, flags: int, a: int, b: int) -> tuple[int, ...]:
        """Return the key of a comparison, as key_of makes it."""
        if b < a:
            return (self.table[op].swapped, I1, flags, b, a)
        return (op, I1, flags, a, b)

    def learn_from_edge(self, block: Block) -> None:
        """Note what the only way into a block tells."""
        if len(block.predecessors) != 1 or block.address_taken:
            return
        last = block.predecessors[0].instructions[-1]
        if last.op == ops.CONDBR:
            if last.targets[0] is not last.targets[1]:
                self.learn(last.operands[0], int(last.targets[0] is block), 0)
        elif last.op == ops.SWITCH and isinstance(last.detail, Switch):
            places = self.cases.get(last.id)
            if places is None:
                places = {}
                for index in range(len(last.targets)):
                    goal = last.targets[index].id
                    places[goal] = -1 if goal in places else index
                self.cases[last.id] = places
            place = places[block.id]
            if place > 0:
                low, high = last.detail.cases[place - 1]
                value = last.operands[0]
                if low == high:
                    self.replace(value, IntConstant(value.type, low))

    # Blocks.

    def block(self, order: int) -> None:
        """Number one block."""
        block = self.tree.blocks[order]
        self.learn_from_edge(block)
        available = self.known_at_start(order)
        for ins in block.instructions:
            operands = ins.operands
            if ins.op != ops.PHI:
                self.look_up(operands, ins.op == ops.DBG_VALUE or ins.op == ops.DBG_SLOT)
            row = self.table[ins.op]
            if row.traits & ops.SPECULATABLE or ops.SDIV <= ins.op <= ops.UREM:
                if ins.op != ops.SLOT and ins.op != ops.FREEZE and not ins.flags & ops.FENV:
                    self.number(ins, row)
            elif ins.op == ops.ASSUME:
                self.learn(ins.operands[0], 1, 0)
                ins.operands[0] = resolve(operands[0])
            elif ins.op == ops.PHI:
                self.number_phi(ins, block)
            else:
                available = self.memory(ins, available)
        self.ends[order] = available
        self.judge_cases(block)
        self.tell_phis(block)

    def judge_cases(self, block: Block) -> None:
        """Note which cases of the switch at the end of a block are ruled out by what is known of its operand."""
        last = block.instructions[-1]
        detail = last.detail
        if last.op != ops.SWITCH or not isinstance(detail, Switch):
            return
        value = last.operands[0]
        known = self.ranges.get(value.id) if isinstance(value, (Instruction, Parameter)) else None
        if known is None:
            return
        places: list[int] = []
        for index in range(len(detail.cases)):
            first, end = detail.cases[index]
            if end < known[2] or known[3] < first:
                places.append(index)
        if places:
            self.impossible.append((block, places))
            self.changed = True

    def look_up(self, operands: list[Value], marker: bool) -> None:
        """Replace operands by what they are known to be here."""
        for index in range(len(operands)):
            value = operands[index]
            if value.forward is not None:
                value = resolve(value)
                operands[index] = value
            if self.replaced and not marker and isinstance(value, (Instruction, Parameter)):
                known = self.replaced.get(value.id)
                if known is not None:
                    operands[index] = known
                    self.changed = True

    def tell_phis(self, block: Block) -> None:
        """Replace what phis take from `block` by what it is known to be there, and on the way."""
        last = block.instructions[-1]
        for target in last.targets:
            if target.instructions[0].op != ops.PHI:
                continue
            for ins in target.instructions:
                if ins.op != ops.PHI:
                    break
                for index in range(len(ins.targets)):
                    if ins.targets[index] is block:
                        self.tell_phi(ins, index, last, target)
                        break

    def tell_phi(self, ins: Instruction, index: int, last: Instruction, target: Block) -> None:
        value = resolve(ins.operands[index])
        known: Value | None = None
        if isinstance(value, (Instruction, Parameter)):
            known = self.replaced.get(value.id)
            if known is None and last.op == ops.CONDBR and last.operands[0] is value and last.targets[0] is not last.targets[1]:
                known = IntConstant(I1, int(last.targets[0] is target))
        if known is not None:
            self.changed = True
            value = known
        ins.operands[index] = value

    def number(self, ins: Instruction, row: ops.Op) -> None:
        """Replace `ins` by a dominating twin, or make it known."""
        if self.ranges and ops.EQ <= ins.op <= ops.UGE:
            answer = self.decided(ins)
            if answer >= 0:
                ins.forward = IntConstant(I1, answer)
                self.changed = True
                return
        if self.relations and ops.FOEQ <= ins.op <= ops.FUNO:
            answer = self.related_answer(ins)
            if answer >= 0:
                ins.forward = IntConstant(I1, answer)
                self.changed = True
                return
        key = self.key_of(ins, row)
        if key is None:
            return
        twin = self.numbers.get(key)
        if twin is None:
            self.numbers[key] = ins
            self.added.append(key)
        else:
            if isinstance(twin, Instruction):
                twin.flags &= ins.flags | ~_DROPPABLE
            ins.forward = twin
            self.changed = True

    def number_phi(self, ins: Instruction, block: Block) -> None:
        """Replace a phi by one of the same block with the same operands."""
        if ins.forward is not None:
            return
        parts: list[int] = [ops.PHI, ins.type, block.id]
        for index in range(len(ins.operands)):
            number = self.number_of(resolve(ins.operands[index]))
            if number == 0:
                return
            parts.append(ins.targets[index].id)
            parts.append(number)
        key = tuple(parts)
        twin = self.numbers.get(key)
        if twin is None:
            self.numbers[key] = ins
            self.added.append(key)
        else:
            ins.forward = twin
            self.changed = True

    # Memory.

    def known_at_start(self, order: int) -> list[_Known]:
        """Return what memory is known to hold at the start of a block."""
        if order == 0 or self.twice:
            return []
        block = self.tree.blocks[order]
        above = self.tree.immediate[order]
        known = self.ends[above]
        if not known or block.address_taken:
            return []
        if len(block.predecessors) == 1:
            return list(known)
        between = self.blocks_between(above, order)
        if between is None:
            return []
        for place in between:
            if not known:
                break
            known = self.after(known, self.writes_of(place))
        return list(known)

    def blocks_between(self, above: int, order: int) -> list[int] | None:
        """Return the blocks on ways from a dominator to a block (itself if it is in a loop among them), None if there are too many."""
        seen: dict[int, bool] = {above: True}
        result: list[int] = []
        work: list[int] = [order]
        while work:
            for before in self.tree.blocks[work.pop()].predecessors:
                place = before.order
                if place >= 0 and place not in seen:
                    seen[place] = True
                    result.append(place)
                    work.append(place)
                    if len(result) > _BETWEEN:
                        return None
        return result

    def writes_of(self, order: int) -> _Writes:
        """Return what a block may write."""
        found = self.writes[order]
        if found is not None:
            return found
        found = _Writes()
        self.writes[order] = found
        for ins in self.tree.blocks[order].instructions:
            if effects_of(ins, self.table) & (ops.WRITES | ops.EFFECT):
                store = self.written_by(ins)
                if store is not None:
                    found.stores.append(store)
                if store is None or ins.flags & ops.VOLATILE:
                    found.everything = True
        return found

    def written_by(self, ins: Instruction) -> _Known | None:
        """Return where a store, copy or lifetime marker writes, None if it may be anywhere outside this function's own slots."""
        detail = ins.detail
        if ins.op == ops.STORE and isinstance(detail, Access):
            base, offset = address_parts(ins.operands[1])
            return _Known(base, offset, self.unit.layout.store_size(ins.operands[0].type), ins.operands[0], detail)
        if ins.op in (ops.MEMCPY, ops.MEMMOVE, ops.MEMSET) and isinstance(detail, Access):
            base, offset = address_parts(ins.operands[0])
            size = ins.operands[2]
            return _Known(base, offset, size.value if isinstance(size, IntConstant) else -1, ins.operands[1], Access(1))
        if ins.op == ops.LIFETIME_START or ins.op == ops.LIFETIME_END:
            base, offset = address_parts(ins.operands[0])
            return _Known(base, offset, -1, ins.operands[0], Access(1))
        return None

    def after(self, known: list[_Known], writes: _Writes) -> list[_Known]:
        """Return what is still known after some writes."""
        kept = self.after_anything(known) if writes.everything else known
        for store in writes.stores:
            kept = self.after_store(kept, store)
        return kept

    def after_anything(self, known: list[_Known]) -> list[_Known]:
        """Return what code outside this function cannot change."""
        return [entry for entry in known if self.rules.is_local(entry.base) or self.rules.is_constant(entry.base)]

    def after_store(self, known: list[_Known], store: _Known) -> list[_Known]:
        """Return what is still known after a store."""
        meet = self.rules.meet
        return [entry for entry in known if not meet(entry.base, entry.offset, entry.size, entry.access, store.base, store.offset,
                                                     store.size, store.access)]

    def memory(self, ins: Instruction, available: list[_Known]) -> list[_Known]:
        """Forward to a load, or forget what an instruction may write; return what is known after it."""
        detail = ins.detail
        plain = not ins.flags & ops.VOLATILE and isinstance(detail, Access)
        if plain and isinstance(detail, Access) and ins.op == ops.LOAD:
            base, offset = address_parts(ins.operands[0])
            for entry in available:
                if entry.offset == offset and entry.value.type == ins.type and same_value(entry.base, base):
                    ins.forward = resolve(entry.value)
                    self.changed = True
                    return available
            available.append(_Known(base, offset, self.unit.layout.store_size(ins.type), ins, detail))
            if len(available) > _REMEMBERED:
                del available[0]
            return available
        effects = effects_of(ins, self.table)
        if not effects & (ops.WRITES | ops.EFFECT):
            return available
        store = self.written_by(ins)
        if store is None:
            return self.after_anything(available)
        if ins.flags & ops.VOLATILE:
            available = self.after_anything(available)
        elif ins.op == ops.STORE:
            for entry in available:
                if (entry.offset == store.offset and entry.value.type == store.value.type and same_value(entry.base, store.base)
                        and same_value(resolve(entry.value), store.value) and store.value.kind not in (UNDEF, POISON)):
                    ins.forward = ins.operands[0]       # it is there already: apply_forwards drops the store
                    self.changed = True
                    return available
        kept = self.after_store(available, store)
        if ins.op == ops.STORE and plain:
            kept.append(store)
            if len(kept) > _REMEMBERED:
                del kept[0]
        return kept


def drop_cases(block: Block, places: list[int]) -> None:
    """Take cases that cannot occur from the switch at the end of a block."""
    last = block.instructions[-1]
    detail = last.detail
    assert isinstance(detail, Switch)
    gone = set(places)
    kept = [index for index in range(len(detail.cases)) if index not in gone]
    left = {last.targets[0].id: True}
    for index in kept:
        left[last.targets[index + 1].id] = True
    for index in places:
        target = last.targets[index + 1]
        if target.id not in left:
            left[target.id] = True
            remove_edge(block, target)
    weights = [detail.weights[0]] + [detail.weights[index + 1] for index in kept] if detail.weights else []
    last.targets = [last.targets[0]] + [last.targets[index + 1] for index in kept]
    last.detail = Switch([detail.cases[index] for index in kept], weights)


def is_one(value: Value) -> bool:
    """Tell whether a value is the constant 1."""
    return isinstance(value, IntConstant) and value.value == 1


def _implications() -> list[list[int]]:
    """Return by comparison (from EQ on) what it says of each, -1 for nothing."""
    result: list[list[int]] = []
    for line in _IMPLIED.splitlines()[2:]:
        result.append([-1 if word == "-" else int(word) for word in line.split()[1:]])
    return result
