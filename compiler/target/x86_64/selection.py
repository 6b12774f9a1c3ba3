"""Instruction selection for x86-64: from each IR op to the function that emits it.

In: a function after legalisation.  Out: a MachineFunction on virtual registers.  What needs control flow of its own became IR blocks before
(expand.py, compiler/codegen/switches.py), so that selection only ever looks at one instruction and what it may take in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from compiler.codegen.critical_edges import split_critical_edges
from compiler.codegen.machine import SLOT_INCOMING, SLOT_LOCAL, USE, MachineFunction
from compiler.codegen.switches import expand_switches
from compiler.ir import ops
from compiler.ir.details import Immediate
from compiler.ir.graph import Instruction, IntConstant, Parameter, Value
from compiler.ir.module import Function, Module
from compiler.ir.types import lanes_of, width_of
from compiler.target.x86_64 import assembly, atomics, calls, floats, integers, intrinsics, memory, vectors
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.context import Context, Place, is_general
from compiler.target.x86_64.entry import prepare_entry
from compiler.target.x86_64.expand import expand
from compiler.target.x86_64.frame import has_frame_pointer
from compiler.target.x86_64.registers import CALLEE_SAVED, CALLER_SAVED, RAX, RBP, RDX
from compiler.target.x86_64.settings import FIXED, KEEP, CodeSettings, extensions
from compiler.target.x86_64.thunks import MARK_AFTER, NOTRACK, ways_of
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.target.x86_64.opcodes import Opcode


def select(fn: Function, unit: Module, settings: CodeSettings, table: list[Opcode]) -> MachineFunction:
    """Return the machine code of a function.  Changes `fn`.  Raises Unsupported."""
    expand(fn, "avx" in extensions(fn.options.features.split()))
    branches, _ = ways_of(fn, settings)
    expand_switches(fn, settings.jump_tables and branches == KEEP)
    split_critical_edges(fn, fn.options.level != "0")
    selection = Selection(fn, unit, settings, table)
    selection.branches = branches
    selection.prepare()
    mf = selection.run()
    prepare_entry(mf, fn, settings)
    if has_frame_pointer(mf, fn.options, settings):
        assembly.check_frame_pointer(mf)
    return mf


@final
class Selection(Context):
    """The dispatch by op."""

    def prepare(self) -> None:
        """Give parameters in memory their slots, and a function with variable arguments its save area."""
        calls.prepare_parameters(self, self.convention)
        if self.fn.signature.variadic and not self.convention.microsoft:
            for block in self.order:
                for ins in block.instructions:
                    if ins.op == ops.VA_START and self.save_slot < 0:
                        self.save_slot = self.mf.new_slot(calls.SAVE_AREA, 16 if self.has_sse else 8, SLOT_LOCAL)

    def entry(self) -> None:
        """Take the parameters."""
        calls.parameters(self, self.convention)

    def instruction(self, ins: Instruction) -> None:
        """Emit one instruction."""
        op = ins.op
        if ins is self.jumped:
            return
        if lanes_of(ins.type) or op in (ops.STORE, ops.EXTRACT) and lanes_of(ins.operands[0].type):
            if vectors.instruction(self, ins):
                return
        if op == ops.LOAD:
            memory.load(self, ins)
        elif op == ops.STORE:
            memory.store(self, ins)
        elif op in (ops.ADD, ops.SUB, ops.AND, ops.OR, ops.XOR):
            integers.binary(self, ins)
        elif op == ops.PTRADD:
            memory.pointer_add(self, ins)
        elif op == ops.CALL:
            calls.call(self, ins)
        elif op in (ops.TRUNC, ops.ZEXT, ops.SEXT, ops.PTRTOINT, ops.INTTOPTR, ops.SPACECAST):
            integers.conversion(self, ins)
        elif ops.EQ <= op <= ops.FUNO or ops.SADDO <= op <= ops.UMULO:
            integers.comparison(self, ins)
        elif op in (ops.SHL, ops.LSHR, ops.ASHR, ops.ROTL, ops.ROTR):
            integers.shift(self, ins)
        elif op == ops.MUL:
            integers.multiply(self, ins)
        elif op in (ops.SDIV, ops.UDIV, ops.SREM, ops.UREM):
            integers.division(self, ins)
        elif op == ops.SELECT:
            if is_general(ins.type):
                integers.choose(self, ins)
            else:
                floats.choose(self, ins)
        elif ops.FADD <= op <= ops.FDIV:
            floats.arithmetic(self, ins)
        else:
            self._rare(ins)

    def _rare(self, ins: Instruction) -> None:
        """Emit the less frequent ops."""
        op = ins.op
        if op == ops.NEG or op == ops.NOT:
            integers.negation(self, ins)
        elif op == ops.ABS:
            integers.absolute(self, ins)
        elif ops.SMIN <= op <= ops.UMAX:
            integers.extreme(self, ins)
        elif op == ops.MULHS or op == ops.MULHU:
            integers.high_product(self, ins)
        elif op == ops.CTLZ or op == ops.CTTZ:
            integers.count_zeros(self, ins)
        elif op == ops.POPCOUNT:
            integers.population(self, ins)
        elif op == ops.PARITY:
            integers.parity(self, ins)
        elif op == ops.BSWAP:
            integers.swap_bytes(self, ins)
        elif op in (ops.FNEG, ops.FABS, ops.FSQRT) or ops.FFLOOR <= op <= ops.FNEARBYINT:
            floats.unary(self, ins)
        elif op == ops.FCOPYSIGN:
            floats.copy_sign(self, ins)
        elif op == ops.SITOFP or op == ops.UITOFP:
            floats.to_float(self, ins)
        elif op == ops.FPTOSI or op == ops.FPTOUI:
            floats.to_integer(self, ins)
        elif op == ops.FPTRUNC or op == ops.FPEXT:
            floats.convert(self, ins)
        elif op == ops.BITCAST:
            floats.bitcast(self, ins)
        elif op == ops.FREEZE or op == ops.EXPECT:
            self.copy(self.define(ins), self.use(ins.operands[0]))
        elif op in (ops.ASSUME, ops.VA_END, ops.LIFETIME_START, ops.LIFETIME_END):
            return
        elif op == ops.INTRINSIC:
            intrinsics.intrinsic(self, ins)
        elif op == ops.ASM:
            assembly.statement(self, ins)
        elif op == ops.ALLOCA:
            memory.allocate(self, ins)
        elif op == ops.STACKSAVE:
            memory.stack_save(self, ins)
        elif op == ops.STACKRESTORE:
            memory.stack_restore(self, ins)
        elif ops.ATOMIC_LOAD <= op <= ops.FENCE:
            atomics.instruction(self, ins)
        elif ops.VA_START <= op <= ops.VA_COPY:
            self._variable_arguments(ins)
        elif op == ops.PREFETCH:
            self._prefetch(ins)
        elif op == ops.TRAP:
            self.op(oc.UD2, [], 8)
        elif op == ops.FRAME_ADDRESS or op == ops.RETURN_ADDRESS:
            self._frame_chain(ins)
        elif op == ops.THREAD_POINTER:
            self.copy(self.define(ins), self.thread_pointer())
        elif op == ops.SETJMP or op == ops.LONGJMP:
            self._jump_buffer(ins)
        elif op == ops.TRAMPOLINE:
            self._trampoline(ins)
        else:
            raise Unsupported("codegen", self.table[op].name)

    def terminator(self, ins: Instruction) -> None:
        """Emit the end of a block."""
        op = ins.op
        if op == ops.BR:
            self.op(oc.JMP, []).targets = [self.block_of(ins.targets[0])]
        elif op == ops.CONDBR:
            self._branch(ins)
        elif op == ops.RET:
            if not self._sibling_call(ins):
                calls.leave(self, ins)
        elif op == ops.UNREACHABLE:
            self.op(oc.END, [])
        elif op == ops.SWITCH:
            self._jump_table(ins)
        elif op == ops.INDIRECTBR:
            made = self.op(oc.JMP_R, [self.use(ins.operands[0])])
            if self.branches != KEEP:
                self.mf.has_calls = True        # a thunk calls: nothing may lie below the stack pointer
            made.targets = [self.block_of(target) for target in ins.targets]
        elif op == ops.ASM_GOTO:
            assembly.statement(self, ins)
        else:
            raise Unsupported("codegen", self.table[op].name)

    def _sibling_call(self, ins: Instruction) -> bool:
        """Make a jump of a call right before a return, if it may be one; tell whether it was done."""
        if self.fn.options.level not in ("2", "3", "s", "fast") or not self.settings.sibling_calls:
            return False
        instructions = self.order[self.place].instructions
        index = len(instructions) - 2
        while index >= 0 and instructions[index].op in (ops.DBG_VALUE, ops.DBG_SLOT, ops.LIFETIME_END):
            index -= 1
        if index < 0 or instructions[index].op != ops.CALL:
            return False
        found = instructions[index]
        if self.uses[found.id] > 1 or not calls.can_be_jump(self, found, ins) or not self._frame_is_private():
            return False
        self.jumped = found
        self.point = self.epoch[found.id]
        self.location = found.location
        calls.call(self, found, True)
        return True

    def _frame_is_private(self) -> bool:
        """Tell whether no address of the frame can be known outside the function; found once."""
        if self.private_frame >= 0:
            return self.private_frame == 1
        self.private_frame = 0
        derived: dict[int, bool] = {}
        for number in self.slots:
            derived[number] = True
        for block in self.order:
            for ins in block.instructions:
                op = ins.op
                if op in (ops.ALLOCA, ops.FRAME_ADDRESS, ops.TRAMPOLINE, ops.VA_START, ops.SETJMP):
                    return False
                if op in (ops.DBG_VALUE, ops.DBG_SLOT, ops.LIFETIME_START, ops.LIFETIME_END):
                    continue
                for index in range(len(ins.operands)):
                    value = ins.operands[index]
                    if not isinstance(value, (Instruction, Parameter)) or value.id not in derived:
                        continue
                    if op == ops.PTRADD and index == 0:
                        derived[ins.id] = True
                    elif not (op == ops.LOAD or op == ops.STORE and index == 1):
                        return False
        self.private_frame = 1
        return True

    def _branch(self, ins: Instruction) -> None:
        value = ins.operands[0]
        yes, no = self.block_of(ins.targets[0]), self.block_of(ins.targets[1])
        if isinstance(value, IntConstant):
            self.op(oc.JMP, []).targets = [yes if value.value & 1 else no]
            return
        if yes is no:
            self.op(oc.JMP, []).targets = [yes]
            return
        condition = self.condition(value)
        made = self.op(oc.JCC, [])
        made.condition = condition
        made.targets = [yes, no]

    def _jump_table(self, ins: Instruction) -> None:
        """A switch whose value is surely a case: the table's entries are its cases."""
        value: Value = ins.operands[0]
        width = width_of(value.type)
        if width < 32:
            narrow = integers.extended(self, value, False)
            index = narrow
        elif width == 32 and not self.upper_zero(value):
            index = self.general()
            self.op(oc.MOVZX32, [index, self.use(value)], 4)
        else:
            index = self.use(value)
        if self.settings.position == FIXED:
            made = self.op(oc.JUMP_TABLE, [index])
            made.roles = (USE,)
        else:
            made = self.op(oc.JUMP_TABLE, [index, self.general(), self.general()])
        made.targets = [self.block_of(target) for target in ins.targets[1:]]
        if self.settings.marks and not self.settings.table_marks:
            made.condition = NOTRACK

    def _variable_arguments(self, ins: Instruction) -> None:
        """va.start and va.copy (psABI 3.5.7)."""
        if self.convention.microsoft and ins.op == ops.VA_START:
            raise Unsupported("builtin", "va_start in an ms_abi function")
        if ins.op == ops.VA_COPY:
            calls.copy_memory(self, self.address(ins.operands[0]), self.address(ins.operands[1]), 24)
            return
        if ins.op != ops.VA_START:
            raise Unsupported("codegen", self.table[ins.op].name)
        place = self.address(ins.operands[0])
        convention = self.convention
        self.op_memory(oc.MOV_MI, [], place, 4).immediate = 8 * convention.next_integer
        self.op_memory(oc.MOV_MI, [], place.moved(4), 4).immediate = 48 + 16 * convention.next_float
        overflow = Place()
        overflow.slot = self.mf.new_slot(8, 8, SLOT_INCOMING)
        self.mf.slots[overflow.slot].offset = convention.named_stack
        first = self.general()
        self.op_memory(oc.LEA_FIXED, [first], overflow, 8)
        self.op_memory(oc.MOV_MR, [first], place.moved(8), 8)
        area = Place()
        area.slot = self.save_slot
        second = self.general()
        self.op_memory(oc.LEA_FIXED, [second], area, 8)
        self.op_memory(oc.MOV_MR, [second], place.moved(16), 8)

    def _prefetch(self, ins: Instruction) -> None:
        detail = ins.detail
        numbers = detail.numbers if isinstance(detail, Immediate) else []
        # Operands of __builtin_prefetch: for writing or not, and how long to keep it (GCC manual).
        locality = numbers[1] if len(numbers) > 1 else 3
        writes = numbers[0] if numbers else 0
        if not self.has_sse:
            return
        made = self.op_memory(oc.PREFETCH, [], self.address(ins.operands[0]), 1)
        made.immediate = 4 if writes and "prfchw" in self.features else locality

    def _frame_chain(self, ins: Instruction) -> None:
        """frame.address and return.address: along the saved frame pointers (psABI 3.2.2)."""
        detail = ins.detail
        level = detail.numbers[0] if isinstance(detail, Immediate) else 0
        result = self.define(ins)
        if ins.op == ops.RETURN_ADDRESS and level == 0:
            place = Place()
            place.slot = self.mf.new_slot(8, 8, SLOT_INCOMING)
            self.mf.slots[place.slot].offset = -8
            self.op_memory(oc.MOV_RM, [result], place, 8)
            return
        self.mf.needs_frame_pointer = True
        current = self.general()
        self.op(oc.MOV_RR, [current, RBP], 8)
        for _ in range(level):
            place = Place()
            place.base = current
            current = self.general()
            self.op_memory(oc.MOV_RM, [current], place, 8)
        if ins.op == ops.FRAME_ADDRESS:
            self.copy(result, current)
            return
        place = Place()
        place.base = current
        place.displacement = 8
        self.op_memory(oc.MOV_RM, [result], place, 8)

    def _jump_buffer(self, ins: Instruction) -> None:
        """setjmp and longjmp of GCC: the buffer holds frame pointer, place to go on at and stack pointer; no register lives through."""
        if self.settings.shadow_stack or ins.op == ops.LONGJMP and self.branches != KEEP:
            raise Unsupported("codegen", "__builtin_setjmp with a shadow stack or thunks")
        value = self.use(ins.operands[0])
        if ins.op == ops.LONGJMP:
            self.copy(RAX, value)
            self.op(oc.LONGJMP, [RAX]).clobbers = 1 << RDX
            return
        self.mf.needs_frame_pointer = True
        self.mf.returns_twice = True
        self.mf.has_calls = True
        self.copy(RDX, value)
        made = self.op(oc.SETJMP, [RAX, RDX])
        if self.settings.marks:
            made.condition = MARK_AFTER
        made.clobbers = (CALLER_SAVED | CALLEE_SAVED) & ~(1 << RAX | 1 << RBP)
        self.copy(self.define(ins), RAX)

    def _trampoline(self, ins: Instruction) -> None:
        """trampoline: movabs FUNCTION, r11; movabs CHAIN, r10; jmp *r11, written to memory."""
        if self.settings.marks:
            raise Unsupported("codegen", "trampoline with -fcf-protection=branch")
        place = self.address(ins.operands[0])
        function = self.use(ins.operands[1])
        chain = self.use(ins.operands[2])
        self.op_memory(oc.MOV_MI, [], place, 2).immediate = 0xBB49 - 0x10000
        self.op_memory(oc.MOV_MR, [function], place.moved(2), 8)
        self.op_memory(oc.MOV_MI, [], place.moved(10), 2).immediate = 0xBA49 - 0x10000
        self.op_memory(oc.MOV_MR, [chain], place.moved(12), 8)
        self.op_memory(oc.MOV_MI, [], place.moved(20), 4).immediate = 0x90E3FF49 - (1 << 32)
        result = self.define(ins)
        self.op_memory(oc.LEA, [result], place, 8)


