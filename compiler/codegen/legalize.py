"""Legalisation: leave only types and operations that the target has (IR.md, "After legalisation").

In: a function in IR, and the `LegalTypes` of the target for it.  Out: the same function, changed in place; a function in which
everything is legal is walked once and left as it is.  Algorithm: one walk in reverse post-order, so that every operand but a phi's is
legal before it is used; each instruction is kept or expanded into others that are legalised as they are made (expansion.py and the
expand_ modules), and phis are filled at the end.  Example for a 64-bit target: `%2:i128 = add %0, %1` becomes two additions and the
carry between them.
"""

from __future__ import annotations

from typing import Final, final

from compiler.codegen.expand_floats import concerns_floats, expand_float
from compiler.codegen.expand_integers import bitcast, expand_integer
from compiler.codegen.expand_memory import expand_atomic, expand_copy, expand_load, expand_store, too_little_aligned
from compiler.codegen.expand_vectors import expand_vector
from compiler.codegen.expansion import Expansion
from compiler.codegen.legal import LegalTypes
from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.cfg import remove_edge, reverse_postorder
from compiler.ir.details import (
    AGGREGATE,
    CONST,
    PART,
    PART_NEXT,
    PURE,
    RESULT,
    TAIL,
    Access,
    Aggregate,
    Argument,
    Asm,
    Call,
    Debug,
    Detail,
    Immediate,
    Signature,
    Switch,
)
from compiler.ir.fold import fold
from compiler.ir.graph import (
    FLOAT,
    INTEGER,
    UNDEF,
    VECTOR,
    Block,
    Instruction,
    IntConstant,
    Parameter,
    Undef,
    Value,
    VectorConstant,
    apply_forwards,
    resolve,
    same_value,
)
from compiler.ir.module import DataLayout, Function, Module
from compiler.ir.types import (
    I1,
    I32,
    KIND_TOKEN,
    PTR,
    TOKEN,
    VOID,
    is_float,
    is_pointer,
    kind_of,
    lanes_of,
    type_text,
    width_of,
)
from compiler.unsupported import Unsupported

_KEEP: Final = 1        # always as it is
_EXPAND: Final = 2      # never
_LOOK: Final = 3        # the operands decide

_ARITHMETIC: Final = 1  # how an op is judged: all types legal and the op there
_MOVE: Final = 2        # all types legal
_OWN: Final = 3         # has an expansion of its own
_FREE: Final = 4        # always legal


def legalize(fn: Function, unit: Module, legal: LegalTypes) -> None:
    """Leave in `fn` only what `legal` has.  Raises Unsupported for what no expansion is known of."""
    if unit.layout.big_endian:
        raise Unsupported("target", "big-endian code generation")
    Legalizer(fn, unit.layout, legal).run()


def _kinds(table: list[ops.Op]) -> list[int]:
    """Return by op how it is judged."""
    result = [_FREE] * len(table)
    for row in table:
        if row.code and row.code <= ops.FNEARBYINT or ops.TRUNC <= row.code <= ops.INTTOPTR or ops.SPLAT <= row.code <= ops.SHUFFLE:
            result[row.code] = _ARITHMETIC
    for op in (ops.BITCAST, ops.SELECT, ops.FREEZE, ops.LOAD, ops.STORE):
        result[op] = _MOVE
    for op in (ops.PHI, ops.OUTPUT, ops.MEMCPY, ops.MEMMOVE, ops.MEMSET, ops.CALL, ops.INTRINSIC, ops.ASM, ops.ASM_GOTO, ops.VA_ARG,
               ops.DBG_VALUE, ops.SWITCH, ops.RET, ops.EXPECT, ops.ASSUME, ops.ISCONSTANT, ops.OBJECTSIZE):
        result[op] = _OWN
    for op in range(ops.ATOMIC_LOAD, ops.CMPXCHG + 1):
        result[op] = _OWN
    return result


@final
class Legalizer(Expansion):
    """One function.  verdicts: by op, result type and type of operand 0, what is done with an instruction."""

    __slots__ = ("kinds", "verdicts", "phis", "forwarded")

    def __init__(self, fn: Function, layout: DataLayout, legal: LegalTypes) -> None:
        super().__init__(fn, layout, legal)
        self.kinds: list[int] = _kinds(self.table)
        self.verdicts: dict[tuple[int, int, int], int] = {}
        self.phis: list[tuple[Instruction, Value]] = []
        self.forwarded: bool = False

    def run(self) -> None:
        """Legalise the function."""
        fn = self.fn
        blocks = reverse_postorder(fn)
        if len(blocks) != len(fn.blocks):
            self.drop_unreached()
        self.out = []
        self.parameters()
        for block in blocks:
            if block is not fn.blocks[0]:
                self.out = []
            self.block = block
            for ins in block.instructions:
                operands = ins.operands
                for index in range(len(operands)):
                    if operands[index].forward is not None:
                        operands[index] = resolve(operands[index])
                if self.keeps(ins):
                    self.out.append(ins)
                else:
                    self.location = ins.location
                    self.rewrite(ins)
            block.instructions = self.out
        for phi, value in self.phis:
            self.fill(phi, value)
        if self.slots:
            fn.blocks[0].instructions[0:0] = self.slots
        if self.forwarded:
            apply_forwards(fn.blocks)

    def drop_unreached(self) -> None:
        """Remove blocks that nothing leads to; one whose address is taken stays, as `unreachable`."""
        kept: list[Block] = []
        for block in self.fn.blocks:
            if block.order >= 0:
                kept.append(block)
                continue
            seen: list[Block] = []
            for target in block.instructions[-1].targets:
                if target not in seen:
                    seen.append(target)
                    remove_edge(block, target)
            if block.address_taken:
                end = self.fn.new_instruction(ops.UNREACHABLE, VOID, [])
                end.block = block
                block.instructions = [end]
                kept.append(block)
        self.fn.blocks = kept

    # What is kept.

    def keeps(self, ins: Instruction) -> bool:
        """Tell whether an instruction of the function may stay as it is."""
        kind = self.kinds[ins.op]
        if kind == _FREE:
            return True
        if kind == _OWN:
            return self.keeps_own(ins)
        return self.has(ins.op, ins.type, ins.operands, ins.detail)

    def has(self, op: int, type: int, operands: list[Value], detail: Detail | None) -> bool:
        """Tell whether the target has an operation."""
        first = operands[0].type if operands else 0
        key = (op, type, first)
        verdict = self.verdicts.get(key, 0)
        if verdict == 0:
            verdict = self.judge(op, type, first)
            self.verdicts[key] = verdict
        if verdict == _KEEP:
            return True
        if verdict == _EXPAND:
            return False
        if op == ops.LOAD or op == ops.STORE:
            assert isinstance(detail, Access)
            return not too_little_aligned(self, type if op == ops.LOAD else first, detail)
        if op == ops.SELECT:
            return operands[0].type == I1
        if op == ops.EXTRACT or op == ops.INSERT:
            place = operands[-1]
            return isinstance(place, IntConstant) and place.value < lanes_of(first)
        # shl:splat
        amount = operands[1]
        if not isinstance(amount, VectorConstant):
            return False
        for lane in amount.lanes:
            if not same_value(lane, amount.lanes[0]):
                return False
        return True

    def judge(self, op: int, type: int, first: int) -> int:
        """Return the verdict on an op by its types."""
        legal = self.legal
        if op == ops.LOAD or op == ops.STORE:
            value = type if op == ops.LOAD else first
            if not self.is_legal(value):
                return _EXPAND
            return _KEEP if self.layout.store_size(value) <= legal.unaligned or value == I1 else _LOOK
        if not self.is_legal(first) or type != VOID and not self.is_legal(type):
            return _EXPAND
        if op == ops.SELECT:
            return _LOOK
        if op == ops.FREEZE:
            return _KEEP
        if op == ops.BITCAST:
            if lanes_of(type) or lanes_of(first):
                return _KEEP
            return _EXPAND if is_pointer(type) != is_pointer(first) else _KEEP
        if op == ops.PTRTOINT or op == ops.INTTOPTR:
            other = type if op == ops.PTRTOINT else first
            return _KEEP if width_of(other) == self.layout.pointer_bits and not lanes_of(type) else _EXPAND
        if not lanes_of(type) and not lanes_of(first):
            return self.judge_scalar(op, type, first)
        key = type if op == ops.SPLAT or op == ops.INSERT else first
        if (op, key) in legal.splat_ops and (op, key) not in legal.vector_ops:
            return _LOOK
        if not legal.has(op, key):
            return _EXPAND
        return _LOOK if op == ops.EXTRACT or op == ops.INSERT else _KEEP

    def judge_scalar(self, op: int, type: int, first: int) -> int:
        """Return the verdict on an op on legal scalars."""
        legal = self.legal
        if ops.TRUNC <= op <= ops.SEXT:
            return _KEEP
        if ops.FPTOSI <= op <= ops.FPTOUI:
            return _KEEP if not self.is_soft(first) and type != I1 and legal.has(op, type) else _EXPAND
        if ops.SITOFP <= op <= ops.UITOFP:
            return _KEEP if not self.is_soft(type) and first != I1 and legal.has(op, first) else _EXPAND
        if op == ops.FPEXT or op == ops.FPTRUNC:
            return _KEEP if not self.is_soft(first) and not self.is_soft(type) else _EXPAND
        if is_float(first):
            return _KEEP if not self.is_soft(first) and legal.has(op, first) else _EXPAND
        if first == I1:
            return _KEEP if op in (ops.AND, ops.OR, ops.XOR, ops.EQ, ops.NE) else _EXPAND
        return _KEEP if legal.has(op, first) else _EXPAND

    def keeps_own(self, ins: Instruction) -> bool:
        """Tell whether an instruction with an expansion of its own may stay."""
        op = ins.op
        if op in (ops.MEMCPY, ops.MEMMOVE, ops.MEMSET, ops.EXPECT, ops.ASSUME, ops.ISCONSTANT, ops.OBJECTSIZE):
            return False
        if ops.ATOMIC_LOAD <= op <= ops.CMPXCHG:
            type = ins.operands[0].type if op == ops.ATOMIC_STORE else ins.type
            good = self.is_legal(type) and not is_float(type) and type != I1 and not lanes_of(type)
            return good and self.layout.store_size(type) <= self.legal.atomic
        if ins.type != VOID and kind_of(ins.type) != KIND_TOKEN and not self.is_legal(ins.type):
            return False
        for operand in ins.operands:
            if not self.is_legal(operand.type) and kind_of(operand.type) != KIND_TOKEN:
                return False
        if op == ops.OUTPUT:
            source = ins.operands[0]
            return not (isinstance(source, Instruction) and source.id in self.parts_of)
        if isinstance(ins.detail, Asm):
            for part in ins.detail.operands:
                if not part.indirect and not self.is_legal(part.type):
                    return False
        return True

    # What is made.

    def op(self, op: int, type: int, operands: list[Value], flags: int = 0, detail: Detail | None = None) -> Value:
        """Add an operation, legalised (Expansion.op)."""
        for index in range(len(operands)):
            if operands[index].forward is not None:
                operands[index] = resolve(operands[index])
        kind = self.kinds[op]
        if kind != _FREE and kind != _OWN or op == ops.PTRADD:
            simple = self.simpler(op, type, operands)
            if simple is not None:
                return simple
        if op == ops.CALL:
            assert isinstance(detail, Call)
            return self.call_of(type, operands, detail)
        if kind == _OWN or kind != _FREE and not self.has(op, type, operands, detail):
            if kind == _OWN and self.keeps_made(op, type, operands):
                return self.place(op, type, operands, flags, detail)
            return self.expand(op, type, operands, flags, detail)
        return self.place(op, type, operands, flags, detail)

    def keeps_made(self, op: int, type: int, operands: list[Value]) -> bool:
        """Tell whether an op with an expansion of its own that an expansion made is legal."""
        ins = Instruction(op, type, 0, operands)
        return self.keeps_own(ins)

    def simpler(self, op: int, type: int, operands: list[Value]) -> Value | None:
        """Return what an op on constants is, None if it is to be made: expansions leave much to this."""
        last = operands[-1]
        if last.kind == INTEGER or last.kind == FLOAT or last.kind == VECTOR:
            constant = True
            for operand in operands:
                if operand.kind < INTEGER or operand.kind == UNDEF:
                    constant = False
                    break
            if constant:
                folded = fold(op, type, operands, 0, self.layout)
                if folded is not None and folded.kind != UNDEF and not isinstance(folded, Undef):
                    return folded
        if len(operands) == 2 and isinstance(last, IntConstant):
            number = last.value
            if number == 0:
                if op in (ops.ADD, ops.SUB, ops.OR, ops.XOR, ops.SHL, ops.LSHR, ops.ASHR, ops.PTRADD):
                    return operands[0]
                if op in (ops.AND, ops.MUL, ops.MULHU):
                    return last
                if op in (ops.UADDO, ops.USUBO):
                    return integer(I1, 0)
            elif op == ops.AND and number == (1 << width_of(type)) - 1 or op == ops.MUL and number == 1:
                return operands[0]
        if len(operands) == 2 and isinstance(operands[0], IntConstant) and operands[0].value == 0:
            if op in (ops.ADD, ops.OR, ops.XOR):
                return last
            if op in (ops.AND, ops.MUL, ops.MULHU, ops.SHL, ops.LSHR, ops.ASHR):
                return operands[0]
            if op == ops.UADDO:
                return integer(I1, 0)
        if op == ops.SELECT:
            if isinstance(operands[0], IntConstant):
                return operands[1] if operands[0].value else operands[2]
            if same_value(operands[1], operands[2]):
                return operands[1]
        return None

    def expand(self, op: int, type: int, operands: list[Value], flags: int, detail: Detail | None) -> Value:
        """Return an operation the target lacks."""
        if op == ops.LOAD:
            assert isinstance(detail, Access)
            return expand_load(self, type, operands[0], detail, flags)
        if op == ops.STORE:
            assert isinstance(detail, Access)
            expand_store(self, operands[0], operands[1], detail, flags)
            return operands[0]
        if ops.ATOMIC_LOAD <= op <= ops.CMPXCHG:
            ins = Instruction(op, type, 0, operands)
            ins.flags = flags
            ins.detail = detail
            result = expand_atomic(self, ins)
            return operands[0] if result is None else result
        first = operands[0].type
        if lanes_of(type) or lanes_of(first):
            return expand_vector(self, op, type, operands, flags, detail)
        if op == ops.BITCAST:
            return bitcast(self, type, operands[0])
        value = type if op != ops.SELECT else operands[1].type
        if concerns_floats(op, value, first):
            return expand_float(self, op, type, operands, flags)
        return expand_integer(self, op, type, operands)

    def bind(self, ins: Instruction, value: Value) -> None:
        """Let `value` be what `ins` was."""
        if self.is_legal(ins.type):
            ins.forward = value
            self.forwarded = True
            return
        mask = self.mask_of(value)
        if mask is not None:
            self.masks[ins.id] = mask
        else:
            self.parts_of[ins.id] = self.parts(value)

    def rewrite(self, ins: Instruction) -> None:
        """Expand an instruction of the function."""
        op = ins.op
        detail = ins.detail
        if self.kinds[op] != _OWN:
            value = self.expand(op, ins.type, ins.operands, ins.flags, detail)
            if ins.type != VOID:
                self.bind(ins, value)
        elif op == ops.PHI:
            phi = self.empty_phi(ins.type)
            self.bind(ins, phi)
            self.phis.append((ins, phi))
        elif op == ops.MEMCPY or op == ops.MEMMOVE or op == ops.MEMSET:
            expand_copy(self, ins)
        elif op == ops.CALL:
            assert isinstance(detail, Call)
            value = self.call_of(ins.type, ins.operands, detail)
            if ins.type != VOID:
                self.bind(ins, value)
        elif op == ops.RET:
            self.leave(ins)
        elif op == ops.DBG_VALUE:
            self.marker(ins)
        elif op == ops.VA_ARG:
            self.bind(ins, self.next_argument(ins))
        elif op == ops.SWITCH:
            self.switch(ins)
        elif op == ops.ASM or op == ops.ASM_GOTO:
            self.assembly(ins)
        elif op == ops.OUTPUT:
            self.output(ins)
        elif ops.ATOMIC_LOAD <= op <= ops.CMPXCHG:
            result = expand_atomic(self, ins)
            if result is not None:
                self.bind(ins, result)
        elif op == ops.EXPECT:
            self.bind(ins, ins.operands[0])
        elif op != ops.ASSUME:
            raise Unsupported("codegen", self.table[op].name + " of " + type_text(ins.type) + self.name_of(detail))

    def name_of(self, detail: Detail | None) -> str:
        """Return the name of an intrinsic for a message."""
        return " " + str(getattr(detail, "name", "")) if detail is not None else ""

    # Phis.

    def empty_phi(self, type: int) -> Value:
        """Add a phi of a type that may have parts; they follow the phis there are."""
        if self.is_legal(type):
            return self.place(ops.PHI, type, [])
        return self.virtual(type, [self.empty_phi(part) for part in self.split(type)])

    def fill(self, ins: Instruction, phi: Value) -> None:
        """Give the phis made for `ins` their operands."""
        for index in range(len(ins.operands)):
            source = ins.targets[index]
            end = source.instructions.pop()
            self.out = source.instructions
            self.block = source
            self.location = end.location
            self.incoming(phi, resolve(ins.operands[index]), source)
            source.instructions.append(end)

    def incoming(self, phi: Value, value: Value, source: Block) -> None:
        """Let a phi, part by part, be `value` when control comes from `source`."""
        if self.is_legal(phi.type):
            assert isinstance(phi, Instruction)
            phi.operands.append(value)
            phi.targets.append(source)
            return
        parts = self.parts(value)
        phis = self.parts(phi)
        for index in range(len(phis)):
            self.incoming(phis[index], parts[index], source)

    # What crosses calls.

    def crossing(self, argument: Argument) -> list[Argument]:
        """Return the arguments that one of a type without registers is passed as."""
        type = argument.type
        if lanes_of(type):
            size = self.layout.store_size(type)
            return [Argument(PTR, AGGREGATE, Aggregate(size, _power_from(size), 0, [(0, type)]))]
        parts = self.split(type)
        if len(parts) == 1:
            return [Argument(parts[0], argument.passing)]
        result: list[Argument] = []
        for index in range(len(parts)):
            result.append(Argument(parts[index], PART_NEXT if index else PART, None, type))
        return result

    def signature(self, old: Signature) -> Signature:
        """Return a signature in which all arguments are of legal types."""
        arguments: list[Argument] = []
        fixed = 0
        result = old.result
        if lanes_of(result.type) and not self.is_legal(result.type):
            size = self.layout.store_size(result.type)
            arguments.append(Argument(PTR, RESULT, Aggregate(size, _power_from(size), 0, [(0, result.type)])))
            result = Argument(VOID)
            fixed = 1
        for index in range(len(old.arguments)):
            argument = old.arguments[index]
            made = [argument] if self.is_legal(argument.type) else self.crossing(argument)
            arguments += made
            if index < old.fixed:
                fixed += len(made)
        return Signature(result, arguments, fixed, old.variadic, old.prototyped, old.convention)

    def parameters(self) -> None:
        """Give the function parameters of legal types only; where they are parts, put the whole together."""
        fn = self.fn
        good = fn.signature.result.type == VOID or not lanes_of(fn.signature.result.type) or self.is_legal(fn.signature.result.type)
        for parameter in fn.parameters:
            good = good and self.is_legal(parameter.type)
        if good:
            return
        old = fn.parameters
        arguments = fn.signature.arguments
        fn.signature = self.signature(fn.signature)
        fn.parameters = []
        if fn.signature.arguments and len(fn.signature.arguments) > 0 and (not arguments or fn.signature.arguments[0] is not arguments[0]):
            if fn.signature.arguments[0].passing == RESULT:
                self.new_parameter(PTR, "")
        for parameter in old:
            if self.is_legal(parameter.type):
                parameter.index = len(fn.parameters)
                fn.parameters.append(parameter)
            elif lanes_of(parameter.type):
                address = self.new_parameter(PTR, parameter.name)
                size = self.layout.store_size(parameter.type)
                value = self.op(ops.LOAD, parameter.type, [address], 0, Access(_power_from(size)))
                mask = self.mask_of(value)
                assert mask is None
                self.parts_of[parameter.id] = self.parts(value)
            else:
                self.parts_of[parameter.id] = [self.new_parameter(part, parameter.name) for part in self.split(parameter.type)]

    def new_parameter(self, type: int, name: str) -> Value:
        """Append a parameter."""
        made = Parameter(type, self.fn.next_id, len(self.fn.parameters), name)
        self.fn.next_id += 1
        self.fn.parameters.append(made)
        return made

    def call_of(self, type: int, operands: list[Value], detail: Call) -> Value:
        """Add a call; return its value."""
        values: list[Value] = [operands[0]]
        good = type == VOID or self.is_legal(type)
        for operand in operands[1:]:
            good = good and self.is_legal(operand.type)
        if good:
            return self.place(ops.CALL, type, operands, 0, detail)
        memory: Value | None = None
        if lanes_of(type) and not self.is_legal(type):
            size = self.layout.store_size(type)
            memory = self.slot(size, _power_from(size))
            values.append(memory)
        for operand in operands[1:]:
            if self.is_legal(operand.type):
                values.append(operand)
            elif lanes_of(operand.type):
                size = self.layout.store_size(operand.type)
                slot = self.slot(size, _power_from(size))
                self.op(ops.STORE, VOID, [operand, slot], 0, Access(_power_from(size)))
                values.append(slot)
            else:
                values += self.parts(operand)
        # What is passed in memory is read from this frame: the call is no function of values alone and cannot give the frame up.
        attributes = detail.attributes
        signature = self.signature(detail.signature)
        for argument in signature.arguments:
            if argument.aggregate is not None:
                attributes &= ~(PURE | CONST | TAIL)
        call = Call(signature, attributes)
        if memory is not None:
            self.place(ops.CALL, VOID, values, 0, call)
            return self.op(ops.LOAD, type, [memory], 0, Access(_power_from(self.layout.store_size(type))))
        if type == VOID or self.is_legal(type):
            return self.place(ops.CALL, type, values, 0, call)
        parts = self.split(type)
        if len(parts) == 1:
            call.signature.result = Argument(parts[0], detail.signature.result.passing)
            return self.virtual(type, [self.place(ops.CALL, parts[0], values, 0, call)])
        token = self.place(ops.CALL, TOKEN, values, 0, call)
        return self.virtual(type, [self.place(ops.OUTPUT, parts[index], [token], 0, Immediate([index])) for index in range(len(parts))])

    def leave(self, ins: Instruction) -> None:
        """Return a value in parts, or through memory."""
        value = ins.operands[0]
        if lanes_of(value.type):
            size = self.layout.store_size(value.type)
            self.op(ops.STORE, VOID, [value, self.fn.parameters[0]], 0, Access(_power_from(size)))
            self.place(ops.RET, VOID, [])
            return
        parts = self.parts(value)
        if len(parts) == 1:
            self.fn.signature = Signature(Argument(parts[0].type, self.fn.signature.result.passing), self.fn.signature.arguments,
                                          self.fn.signature.fixed, self.fn.signature.variadic, self.fn.signature.prototyped,
                                          self.fn.signature.convention)
        self.place(ops.RET, VOID, list(parts))

    def next_argument(self, ins: Instruction) -> Value:
        """Return an argument of `...` that is wider than a register, through memory."""
        type = ins.type
        size = self.layout.store_size(type)
        fields: list[tuple[int, int]] = [(0, type)]
        if not lanes_of(type):
            parts = self.split(type)
            fields = [(index * self.word_bits // 8, parts[index]) for index in range(len(parts))]
        align = _power_from(size)
        slot = self.slot(size, align)
        self.place(ops.VA_ARG_MEMORY, VOID, [ins.operands[0], slot], 0, Aggregate(size, align, 0, fields))
        return self.op(ops.LOAD, type, [slot], 0, Access(align))

    def marker(self, ins: Instruction) -> None:
        """Keep a debug marker for each part of what it names."""
        value = ins.operands[0]
        detail = ins.detail
        assert isinstance(detail, Debug)
        parts: list[Value] = [Undef(PTR)]
        if isinstance(value, (Instruction, Parameter)) and value.id in self.parts_of:
            parts = self.parts_of[value.id]
        offset = detail.offset
        for part in parts:
            if not self.is_legal(part.type):
                part = Undef(PTR)
            size = self.layout.store_size(part.type) if len(parts) > 1 else detail.size
            self.place(ops.DBG_VALUE, VOID, [part], 0, Debug(detail.variable, offset, size))
            offset += size

    # Control flow and asm.

    def switch(self, ins: Instruction) -> None:
        """Switch on a number in parts: by the container, or by the place of the case among the cases."""
        detail = ins.detail
        assert isinstance(detail, Switch)
        value = ins.operands[0]
        parts = self.parts(value)
        if len(parts) == 1:
            ins.operands = [parts[0]]
        else:
            place: Value = integer(I32, 0)
            for index in range(len(detail.cases)):
                low, high = detail.cases[index]
                here = self.number(ops.EQ, value, low)
                if low != high:
                    here = self.number(ops.ULE, self.number(ops.SUB, value, low), high - low)
                place = self.select(here, integer(I32, index + 1), place)
            cases = [(index + 1, index + 1) for index in range(len(detail.cases))]
            ins.operands = [place]
            ins.detail = Switch(cases, detail.weights)
        self.out.append(ins)

    def assembly(self, ins: Instruction) -> None:
        """Give an asm the words of wide operands; vectors without registers have no constraint they could meet."""
        detail = ins.detail
        assert isinstance(detail, Asm)
        values: list[Value] = []
        place = 0
        numbers: list[int] = []
        for part in detail.operands:
            if not part.indirect and not self.is_legal(part.type) and (lanes_of(part.type) or width_of(part.type) < self.word_bits):
                raise Unsupported("asm", "an operand of type " + type_text(part.type))
            if part.is_output and not part.indirect:
                numbers.append(1 if self.is_legal(part.type) else len(self.split(part.type)))
                continue
            value = ins.operands[place]
            place += 1
            if self.is_legal(value.type):
                values.append(value)
            else:
                values += self.parts(value)
        ins.operands = values
        self.out.append(ins)
        if max(numbers, default=1) > 1:
            self.parts_of[ins.id] = [integer(I32, number) for number in numbers]

    def output(self, ins: Instruction) -> None:
        """Read an output of an asm by the numbers of its words."""
        source = ins.operands[0]
        detail = ins.detail
        assert isinstance(source, Instruction) and isinstance(detail, Immediate)
        counts = self.parts_of[source.id]
        first = 0
        for count in counts[:detail.numbers[0]]:
            assert isinstance(count, IntConstant)
            first += count.value
        if self.is_legal(ins.type):
            ins.detail = Immediate([first])
            self.out.append(ins)
            return
        parts = self.split(ins.type)
        words: list[Value] = []
        for index in range(len(parts)):
            words.append(self.place(ops.OUTPUT, parts[index], [source], 0, Immediate([first + index])))
        self.bind(ins, self.virtual(ins.type, words))


def _power_from(size: int) -> int:
    """Return the least power of two that is not below `size`: how a vector is aligned in memory."""
    power = 1
    while power < size:
        power *= 2
    return power


