"""Selection of calls, returns and parameters by the calling convention (abi.py).

A call's arguments are computed first, those on the stack are stored, and then the argument registers are set, each by one copy right
before the call: their lives are short, and allocation makes most of the copies vanish.
"""

from __future__ import annotations

from typing import Final

from compiler.codegen.machine import DEF, SLOT_INCOMING, SLOT_LOCAL, USE, MachineInstruction
from compiler.ir.details import (
    AGGREGATE,
    NO_BRANCH_CHECK,
    NORETURN,
    RESULT,
    RETURNS_TWICE,
    SIGN_EXTENDED,
    ZERO_EXTENDED,
    Argument,
    Call,
)
from compiler.ir.graph import INTEGER, Instruction, IntConstant, SymbolAddress, Value
from compiler.ir.types import F80, is_pointer, width_of
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.abi import (
    IN_ST0,
    IN_ST0_ST1,
    NOTHING,
    REFERENCE,
    REGISTERS,
    STACK,
    Convention,
    Passed,
    in_xmm,
)
from compiler.target.x86_64.context import GOTPCREL, Context, Place, fits32, is_general, signed
from compiler.target.x86_64.integers import extended
from compiler.target.x86_64.registers import FLOAT as FLOAT_CLASS
from compiler.target.x86_64.registers import (
    FLOAT_ARGUMENTS,
    GENERAL,
    INTEGER_ARGUMENTS,
    MICROSOFT_INTEGERS,
    R11,
    RAX,
    RCX,
    RDI,
    RSI,
    RSP,
    WIDE,
    X87,
    XMM0,
)
from compiler.target.x86_64.registers import VECTOR as VECTOR_CLASS
from compiler.target.x86_64.settings import CALL_GOT, CALL_PLT, KEEP
from compiler.target.x86_64.thunks import MARK_AFTER, NOTRACK
from compiler.unsupported import Unsupported

# Above this many bytes an aggregate is copied by a string instruction.
_UNROLLED_COPY: Final = 128

SAVE_AREA: Final = 176
"""Bytes of the register save area of a function with variable arguments (psABI 3.5.7, figure 3.33)."""


def class_of_piece(register: int, size: int) -> int:
    """Return the register class for a piece of an aggregate in an argument register."""
    if register < XMM0:
        return GENERAL
    return FLOAT_CLASS if size <= 8 else VECTOR_CLASS if size <= 16 else WIDE


def load_piece(s: Context, made: int, register: int, size: int, place: Place) -> None:
    """Emit a load of `size` bytes of an aggregate for `register`, touching no byte beyond them."""
    if register >= XMM0:
        if size > 8:
            s.op_memory(oc.MOVUPS_RM, [made], place, size)
        elif size == 8 or size == 4:
            s.op_memory(oc.MOVS_RM, [made], place, size)
        else:
            bits = s.general()
            load_piece(s, bits, RAX, size, place)
            s.op(oc.MOVQ_XR, [made, bits], 8)
        return
    if size in (8, 4):
        s.op_memory(oc.MOV_RM, [made], place, size)
    elif size == 2:
        s.op_memory(oc.MOVZX16_M, [made], place, 4)
    elif size == 1:
        s.op_memory(oc.MOVZX8_M, [made], place, 4)
    else:
        # 3, 5, 6, 7: the low part and the rest above it.
        low_size = 4 if size > 4 else 2
        low = s.general()
        load_piece(s, low, RAX, low_size, place)
        high = s.general()
        load_piece(s, high, RAX, size - low_size, place.moved(low_size))
        shifted = s.general()
        s.op_immediate(oc.SHL_RI, [shifted, high], 8 * low_size, 8)
        s.op(oc.OR_RR, [made, low, shifted], 8)


def store_piece(s: Context, held: int, register: int, size: int, place: Place) -> None:
    """Emit a store of the low `size` bytes of a piece."""
    if register >= XMM0:
        if size > 8:
            s.op_memory(oc.MOVUPS_MR, [held], place, size)
        elif size == 8 or size == 4:
            s.op_memory(oc.MOVS_MR, [held], place, size)
        else:
            bits = s.general()
            s.op(oc.MOVQ_RX, [bits, held], 8)
            store_piece(s, bits, RAX, size, place)
        return
    done = 0
    while done < size:
        rest = size - done
        step = 8 if rest >= 8 else 4 if rest >= 4 else 2 if rest >= 2 else 1
        s.op_memory(oc.MOV_MR, [held], place.moved(done), step)
        done += step
        if done < size:
            shifted = s.general()
            s.op_immediate(oc.SHR_RI, [shifted, held], 8 * step, 8)
            held = shifted


def copy_memory(s: Context, to: Place, source: Place, size: int) -> None:
    """Emit a copy of `size` bytes between places that do not overlap."""
    if size > _UNROLLED_COPY:
        from_register = s.general()
        to_register = s.general()
        s.op_memory(oc.LEA, [from_register], source, 8)
        s.op_memory(oc.LEA, [to_register], to, 8)
        s.copy(RSI, from_register)
        s.copy(RDI, to_register)
        s.op_immediate(oc.MOVI, [RCX], size // 8, 4)
        s.op(oc.REP_MOVS, [RDI, RSI, RCX, RDI, RSI, RCX], 8)
        done = size & ~7
    else:
        done = 0
        if s.has_sse:
            while size - done >= 16:
                held = s.new_register(VECTOR_CLASS)
                s.op_memory(oc.MOVUPS_RM, [held], source.moved(done), 16)
                s.op_memory(oc.MOVUPS_MR, [held], to.moved(done), 16)
                done += 16
    while done < size:
        rest = size - done
        step = 8 if rest >= 8 else 4 if rest >= 4 else 2 if rest >= 2 else 1
        held = s.general()
        load_piece(s, held, RAX, step, source.moved(done))
        s.op_memory(oc.MOV_MR, [held], to.moved(done), step)
        done += step


def argument_value(s: Context, argument: Argument, value: Value) -> int:
    """Return a register with a scalar argument, narrow integers widened to 32 bits as GCC's callees may expect."""
    if is_general(argument.type) and argument.passing in (SIGN_EXTENDED, ZERO_EXTENDED) and width_of(argument.type) in (1, 8, 16):
        return extended(s, value, argument.passing == SIGN_EXTENDED)
    return s.use(value)


def can_be_jump(s: Context, ins: Instruction, leaving: Instruction) -> bool:
    """Tell whether a call right before a return may become a jump: a sibling call (GCC manual: -foptimize-sibling-calls).

    The callee then finds this function's return address, so it must take no stack arguments and return as this function does.
    """
    detail = ins.detail
    assert isinstance(detail, Call)
    if detail.attributes & (NORETURN | RETURNS_TWICE) or s.fn.signature.variadic or s.mf.returns_twice:
        return False
    convention = Convention(detail.signature, "avx" in s.features)
    if convention.microsoft or s.convention.microsoft:
        return False        # other registers are saved
    if convention.stack_size or convention.result.kind not in (NOTHING, REGISTERS):
        return False
    if detail.signature.arguments and detail.signature.arguments[0].passing == RESULT:
        return False
    if s.result_pointer or s.result_slot >= 0:
        return False
    if leaving.operands and (leaving.operands[0] is not ins or len(leaving.operands) > 1):
        return False
    for argument in detail.signature.arguments:
        if argument.passing == AGGREGATE:
            return False
    callee = ins.operands[0]
    if isinstance(callee, SymbolAddress) and callee.offset == 0 and s.settings.call_form(s.unit, callee.name) == CALL_GOT:
        return False
    return True


def check_result(s: Context, convention: Convention) -> None:
    """Raise Unsupported for a result on the x87 stack where -mno-fp-ret-in-387 forbids it."""
    if convention.result.kind in (IN_ST0, IN_ST0_ST1) and not s.settings.results_on_x87:
        raise Unsupported("option", "-mno-fp-ret-in-387")


def call(s: Context, ins: Instruction, jump: bool = False) -> None:
    """call.  jump: as a jump that ends the block; can_be_jump holds."""
    detail = ins.detail
    assert isinstance(detail, Call)
    signature = detail.signature
    convention = Convention(signature, "avx" in s.features)
    check_result(s, convention)
    mf = s.mf
    if not jump:
        mf.has_calls = True
    if detail.attributes & RETURNS_TWICE:
        mf.returns_twice = True
    if convention.stack_align > 16:
        # The stack pointer of the whole frame gets the alignment that this argument needs.
        mf.new_slot(convention.stack_align, convention.stack_align, SLOT_LOCAL)
    size = (convention.stack_size + 15) & ~15
    if size > mf.outgoing_size:
        mf.outgoing_size = size
    references = _references(s, ins, convention)
    _stack_arguments(s, ins, convention, references)
    # (register, the register that holds its value or 0, else the number of the constant argument)
    pending: list[tuple[int, int, int]] = []
    for index in range(len(signature.arguments)):
        argument = signature.arguments[index]
        passed = convention.arguments[index]
        value = ins.operands[index + 1]
        if passed.kind == REFERENCE and passed.registers:
            pending.append((passed.registers[0], references[index], 0))
            continue
        if passed.kind != REGISTERS:
            continue
        if argument.passing == AGGREGATE:
            place = s.address(value)
            offset = 0
            for piece in range(len(passed.registers)):
                register = passed.registers[piece]
                if register:
                    held = s.new_register(class_of_piece(register, passed.sizes[piece]))
                    load_piece(s, held, register, passed.sizes[piece], place.moved(offset))
                    pending.append((register, held, 0))
                offset += max(8, passed.sizes[piece])
        elif value.kind == INTEGER and passed.registers[0] < XMM0:
            pending.append((passed.registers[0], 0, index))
        else:
            pending.append((passed.registers[0], argument_value(s, argument, value), 0))
            if convention.microsoft and passed.registers[0] >= XMM0 and (signature.variadic or not signature.prototyped):
                # The callee may look for it in either register.
                held = s.general()
                s.op(oc.MOVQ_RX, [held, pending[-1][1]], 8)
                pending.append((MICROSOFT_INTEGERS[passed.registers[0] - XMM0], held, 0))
    result_place: Place | None = None
    if signature.arguments and signature.arguments[0].passing == RESULT and convention.result.kind not in (STACK, NOTHING):
        result_place = s.address(ins.operands[1])
    callee = ins.operands[0]
    opcode = oc.CALL
    symbol = ""
    callee_place: Place | None = None
    target = 0
    if isinstance(callee, SymbolAddress) and callee.offset == 0:
        symbol = callee.name
        form = s.settings.call_form(s.unit, symbol)
        if form == CALL_PLT:
            opcode = oc.CALL
        elif form == CALL_GOT:
            opcode = oc.CALL_M
            callee_place = Place()
            callee_place.symbol = symbol
            callee_place.operator = GOTPCREL
            symbol = ""
            if s.branches != KEEP:
                target = s.general()
                s.op_memory(oc.GOT, [target], callee_place)
                callee_place = None
                opcode = oc.CALL_R
    else:
        load = s.loadable(callee)
        if jump:
            held = s.use(callee)
            pending.append((R11, held, 0))
            opcode = oc.TAIL_R
        elif load is not None and s.optimize and s.branches == KEEP:
            callee_place = s.address(load.operands[0])
            opcode = oc.CALL_M
        else:
            opcode = oc.CALL_R
            target = s.use(callee)
    for register, held, _ in pending:
        if held:
            s.copy(register, held)
    for register, held, index in pending:
        if not held:
            constant = ins.operands[index + 1]
            assert isinstance(constant, IntConstant)
            _constant_argument(s, register, signature.arguments[index], constant)
    tells_floats = (signature.variadic or not signature.prototyped) and not convention.microsoft and (
        convention.floats > 0 or s.settings.set_al)
    if tells_floats:
        s.op_immediate(oc.MOVI, [RAX], convention.floats, 4)
    registers: list[int] = []
    roles: list[int] = []
    if target:
        registers.append(target)
        roles.append(USE)
    for register, _, _ in pending:
        registers.append(register)
        roles.append(USE)
    if tells_floats:
        registers.append(RAX)
        roles.append(USE)
    if jump:
        made = s.op(opcode if opcode == oc.TAIL_R else oc.TAIL, registers, 8)
        if s.settings.marks and detail.attributes & NO_BRANCH_CHECK and not symbol:
            made.condition |= NOTRACK
        if opcode == oc.TAIL_R:
            registers.remove(R11)
            registers.insert(0, R11)
        else:
            made.symbol = symbol
            if s.settings.call_form(s.unit, symbol) == CALL_PLT:
                made.immediate = 1
        made.roles = tuple(roles)
        return
    result = convention.result
    defined = 0
    for register in result.registers:
        if register:
            registers.append(register)
            roles.append(DEF)
            defined |= 1 << register
    if callee_place is not None:
        made = s.op_memory(opcode, registers, callee_place, 8)
        for _ in range(len(made.registers) - len(roles)):
            roles.append(USE)
    else:
        made = s.op(opcode, registers, 8)
        made.symbol = symbol
        if symbol and s.settings.call_form(s.unit, symbol) == CALL_PLT:
            made.immediate = 1
    made.roles = tuple(roles)
    if s.settings.marks:
        if detail.attributes & RETURNS_TWICE:
            made.condition |= MARK_AFTER
        if detail.attributes & NO_BRANCH_CHECK and not symbol:
            made.condition |= NOTRACK
    made.clobbers = s.call_clobbers() & ~defined
    _take_result(s, ins, convention, result_place)


def _constant_argument(s: Context, register: int, argument: Argument, constant: IntConstant) -> None:
    """Emit a constant integer or null argument."""
    width = 64 if is_pointer(constant.type) else width_of(constant.type)
    s.op_immediate(oc.MOVI, [register], _widened(argument, constant), 8 if width == 64 else 4)


def _widened(argument: Argument, constant: IntConstant) -> int:
    """Return a constant integer or null argument as argument_value widens it: true is 1, whatever its one bit means as a number."""
    width = 64 if is_pointer(constant.type) else width_of(constant.type)
    if width < 32 and argument.passing == SIGN_EXTENDED:
        return signed(constant.value, width) & 0xFFFFFFFF
    return constant.value


def _references(s: Context, ins: Instruction, convention: Convention) -> dict[int, int]:
    """Copy the arguments that go by reference; return registers with the addresses of the copies, by number of the argument."""
    made: dict[int, int] = {}
    for index in range(len(convention.arguments)):
        passed = convention.arguments[index]
        if passed.kind == REFERENCE:
            place = Place()
            place.slot = s.mf.new_slot(passed.size, 16, SLOT_LOCAL)
            copy_memory(s, place, s.address(ins.operands[index + 1]), passed.size)
            made[index] = s.general()
            s.op_memory(oc.LEA, [made[index]], place, 8)
    return made


def _stack_arguments(s: Context, ins: Instruction, convention: Convention, references: dict[int, int]) -> None:
    detail = ins.detail
    assert isinstance(detail, Call)
    for index in range(len(detail.signature.arguments)):
        passed = convention.arguments[index]
        if passed.kind != STACK and (passed.kind != REFERENCE or passed.registers):
            continue
        argument = detail.signature.arguments[index]
        value = ins.operands[index + 1]
        place = Place()
        place.base = RSP
        place.displacement = passed.offset
        if passed.kind == REFERENCE:
            s.op_memory(oc.MOV_MR, [references[index]], place, 8)
            continue
        if argument.passing == AGGREGATE:
            copy_memory(s, place, s.address(value), passed.size)
        elif argument.type == F80:
            s.op_memory(oc.FST_M, [s.use(value)], place, 10)
        elif in_xmm(argument.type):
            s.store_place(s.use(value), argument.type, place)
        else:
            number = s.immediate(value)
            if isinstance(value, IntConstant) and width_of(value.type) < 32:
                number = signed(_widened(argument, value), 64)
            if number is not None and fits32(number):
                s.op_memory(oc.MOV_MI, [], place, 8).immediate = number
            else:
                s.op_memory(oc.MOV_MR, [argument_value(s, argument, value)], place, 8)


def _take_result(s: Context, ins: Instruction, convention: Convention, place: Place | None) -> None:
    """Emit what moves a call's result from the registers of the convention to where it is wanted."""
    result = convention.result
    if place is not None:
        if result.kind == IN_ST0:
            s.op_memory(oc.FST_ST0, [], place, 10)
        elif result.kind == IN_ST0_ST1:
            s.op_memory(oc.FST_ST0, [], place, 10)
            s.op_memory(oc.FST_ST0, [], place.moved(16), 10)
        else:
            held: list[int] = []
            for piece in range(len(result.registers)):
                register = result.registers[piece]
                copied = 0
                if register:
                    copied = s.new_register(class_of_piece(register, result.sizes[piece]))
                    s.copy(copied, register)
                held.append(copied)
            offset = 0
            for piece in range(len(result.registers)):
                if held[piece]:
                    store_piece(s, held[piece], result.registers[piece], result.sizes[piece], place.moved(offset))
                offset += max(8, result.sizes[piece])
        return
    if result.kind == IN_ST0:
        wanted = s.registers[ins.id]
        s.op(oc.FST, [wanted if wanted else s.new_register(X87)], 10)
        return
    if result.kind != REGISTERS:
        return
    if len(result.registers) == 1:
        if s.registers[ins.id]:
            s.copy(s.registers[ins.id], result.registers[0])
        return
    for number in range(len(result.registers)):
        wanted = s.output_of(ins, number)
        if wanted:
            s.copy(wanted, result.registers[number])


# -- the function's own parameters and result -------------------------------------------------------------


def parameters(s: Context, convention: Convention) -> None:
    """Emit what takes the wanted parameters from registers and stack; the first code of the function."""
    signature = s.fn.signature
    mf = s.mf
    check_result(s, convention)
    if signature.variadic:
        _save_area(s, convention)
    later: list[tuple[int, int, int, Place]] = []
    for index in range(len(signature.arguments)):
        argument = signature.arguments[index]
        passed = convention.arguments[index]
        parameter = s.fn.parameters[index]
        if argument.passing == RESULT:
            if convention.result.kind == STACK:
                s.copy(s.result_pointer, passed.registers[0])
            continue
        if passed.kind == REFERENCE:
            _reference(s, s.registers[parameter.id], passed)
            continue
        if argument.passing == AGGREGATE:
            if passed.kind != REGISTERS:
                continue
            offset = 0
            for piece in range(len(passed.registers)):
                register = passed.registers[piece]
                if register:
                    place = Place()
                    place.slot = s.slots[parameter.id]
                    place.displacement = offset
                    held = s.new_register(class_of_piece(register, passed.sizes[piece]))
                    s.copy(held, register)
                    later.append((held, register, passed.sizes[piece], place))
                offset += max(8, passed.sizes[piece])
            continue
        wanted = s.registers[parameter.id]
        if not wanted:
            continue
        if passed.kind == REGISTERS:
            s.copy(wanted, passed.registers[0])
        else:
            place = Place()
            place.slot = mf.new_slot(passed.size, 8, SLOT_INCOMING)
            mf.slots[place.slot].offset = passed.offset
            s.load_place(wanted, argument.type, place)
    for held, register, size, place in later:
        store_piece(s, held, register, size, place)


def _reference(s: Context, wanted: int, passed: Passed) -> None:
    """Take the address of an argument that is passed by reference."""
    if not wanted:
        return
    if passed.registers:
        s.copy(wanted, passed.registers[0])
        return
    place = Place()
    place.slot = s.mf.new_slot(8, 8, SLOT_INCOMING)
    s.mf.slots[place.slot].offset = passed.offset
    s.op_memory(oc.MOV_RM, [wanted], place, 8)


def prepare_parameters(s: Context, convention: Convention) -> None:
    """Before anything is selected: give aggregate parameters, and a result returned in registers, their frame slots."""
    signature = s.fn.signature
    mf = s.mf
    for index in range(len(signature.arguments)):
        argument = signature.arguments[index]
        passed = convention.arguments[index]
        parameter = s.fn.parameters[index]
        if argument.passing == RESULT:
            aggregate = argument.aggregate
            assert aggregate is not None
            if convention.result.kind == STACK:
                s.result_pointer = s.use(parameter)
            else:
                s.result_slot = mf.new_slot((aggregate.size + 7) & ~7, max(8, aggregate.align), SLOT_LOCAL)
                s.slots[parameter.id] = s.result_slot
        elif argument.passing == AGGREGATE and passed.kind != REFERENCE:
            aggregate = argument.aggregate
            assert aggregate is not None
            if passed.kind == STACK:
                slot = mf.new_slot(passed.size, max(8, aggregate.align), SLOT_INCOMING)
                mf.slots[slot].offset = passed.offset
            else:
                slot = mf.new_slot((aggregate.size + 7) & ~7, max(8, aggregate.align), SLOT_LOCAL)
            s.slots[parameter.id] = slot


def _save_area(s: Context, convention: Convention) -> None:
    """Emit the stores of the argument registers that va_arg may read (psABI 3.5.7)."""
    if s.save_slot < 0:
        return
    for number in range(convention.next_integer, len(INTEGER_ARGUMENTS)):
        place = Place()
        place.slot = s.save_slot
        place.displacement = 8 * number
        s.op_memory(oc.MOV_MR, [INTEGER_ARGUMENTS[number]], place, 8)
    if s.has_sse:
        place = Place()
        place.slot = s.save_slot
        registers = [RAX]
        registers.extend(FLOAT_ARGUMENTS)
        made = s.op_memory(oc.SAVE_XMM, registers, place, 16)
        made.roles = (USE,) * len(made.registers)


def leave(s: Context, ins: Instruction) -> None:
    """ret."""
    convention = s.convention
    result = convention.result
    registers: list[int] = []
    if result.kind == STACK:
        s.copy(RAX, s.result_pointer)
        registers.append(RAX)
    elif s.result_slot >= 0:
        if result.kind == IN_ST0 or result.kind == IN_ST0_ST1:
            if result.kind == IN_ST0_ST1:
                place = Place()
                place.slot = s.result_slot
                place.displacement = 16
                s.op_memory(oc.FLD_ST0, [], place, 10)
            place = Place()
            place.slot = s.result_slot
            s.op_memory(oc.FLD_ST0, [], place, 10)
        else:
            held: list[tuple[int, int]] = []
            offset = 0
            for piece in range(len(result.registers)):
                register = result.registers[piece]
                if register:
                    place = Place()
                    place.slot = s.result_slot
                    place.displacement = offset
                    made = s.new_register(class_of_piece(register, result.sizes[piece]))
                    # The slot is as large as whole eightbytes.
                    load_piece(s, made, register, max(8, result.sizes[piece]), place)
                    held.append((register, made))
                offset += max(8, result.sizes[piece])
            for register, made in held:
                s.copy(register, made)
                registers.append(register)
    elif ins.operands:
        if result.kind == IN_ST0:
            s.op(oc.FLD, [s.use(ins.operands[0])], 10)
        else:
            values = [s.use(value) for value in ins.operands]
            for number in range(len(values)):
                s.copy(result.registers[number], values[number])
                registers.append(result.registers[number])
    made_return: MachineInstruction = s.op(oc.RET, registers, 8)
    made_return.roles = (USE,) * len(registers)


