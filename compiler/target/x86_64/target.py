"""X8664Target: what x86-64 tells code generation (compiler.codegen.target.CodegenTarget)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from compiler.asm.section import SHF_ALLOC, SHT_NOTE
from compiler.codegen.legal import LegalTypes
from compiler.codegen.machine import FIRST_TARGET, Address, MachineBlock, MachineFunction, MachineInstruction
from compiler.codegen.target import CodegenTarget, RegisterClass
from compiler.codegen.writer import SectionSpec
from compiler.ir.module import NAKED, Function, Module
from compiler.ir.types import F80, is_float
from compiler.target.x86.target import X86Target
from compiler.target.x86_64 import entry, frame, guard, registers, selection, thunks, vectors, zeroing
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.abi import MICROSOFT
from compiler.target.x86_64.assembly import register_numbers
from compiler.target.x86_64.emit import Emitter
from compiler.target.x86_64.opcodes import Opcode, opcodes
from compiler.target.x86_64.settings import CodeSettings, extensions
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.asm.target import AssemblerTarget
    from compiler.codegen.compiled import CompiledFunction
    from compiler.codegen.emit import Output
    from compiler.codegen.writer import UnitWriter
    from compiler.options import Options

# Facts for legalisation (compiler/codegen/legal.py); the second part is left out where the processor has the operation.
_LEGAL: Final = """
integers i8 i16 i32 i64
floats f16 f32 f64 f80 f128
soft f16 f128
lacks frem fma fmin fmax fround bitreverse fcopysign:f80
unaligned 16
copy 128 64
atomic 8
"""
_WITHOUT_SSE: Final = """
integers i8 i16 i32 i64
floats f80
lacks frem fma fmin fmax fround bitreverse fcopysign:f80
unaligned 8
copy 64 32
atomic 8
"""
_LACKING: Final = """
popcnt  popcount
sse4.1  ffloor fceil ftrunc froundeven frint:f32 frint:f64 fnearbyint
"""
_NT_GNU_PROPERTY_TYPE_0: Final = 5
_FEATURE_1_AND: Final = 0xC0000002      # GNU_PROPERTY_X86_FEATURE_1_AND: 1 branches, 2 returns
_NEVER_X87: Final = "lacks ffloor:f80 fceil:f80 ftrunc:f80 froundeven:f80 fnearbyint:f80"


@final
class X8664Target(CodegenTarget):
    """The target of one unit."""

    def __init__(self, options: Options) -> None:
        """Raises Unsupported for an option that changes code and is not honoured."""
        super().__init__()
        self.settings: CodeSettings = CodeSettings(options)
        self.table: list[Opcode] = opcodes()
        self.classes = [
            RegisterClass("general", registers.GENERAL_ORDER, 8, 8),
            RegisterClass("float", registers.FLOAT_ORDER, 8, 8),
            RegisterClass("vector", registers.FLOAT_ORDER, 16, 16),
            RegisterClass("x87", (), 16, 16),
            RegisterClass("wide", registers.FLOAT_ORDER, 32, 32),
        ]
        self.register_names = registers.register_names()
        self.register_class = [-1]
        for number in range(1, 17):
            self.register_class.append(-1 if number == registers.RSP else registers.GENERAL)
        for _ in range(16):
            self.register_class.append(registers.FLOAT)
        self.guards_frames = True
        self.profile_section = self.settings.profile_section
        self._emitter: Emitter | None = None
        self._taken: dict[str, bool] | None = None      # symbols named otherwise than to call them
        self._legal: dict[str, LegalTypes] = {}

    def legal_types(self, fn: Function) -> LegalTypes:
        """See CodegenTarget."""
        features = fn.options.features
        if not self.settings.sse:
            _refuse_floats(fn, self.settings.x87)
        found = self._legal.get(features)
        if found is None:
            if self.settings.sse:
                words = extensions(features.split())
                text = _LEGAL + _NEVER_X87 + "\n" + vectors.facts(words)
                for line in _LACKING.splitlines():
                    name, _, lacking = line.partition(" ")
                    if name and name not in words:
                        text += "\nlacks " + lacking
            else:
                text = _WITHOUT_SSE + _NEVER_X87 + "\nlacks popcount"
            found = LegalTypes(text)
            self._legal[features] = found
        return found

    def select(self, fn: Function, unit: Module) -> MachineFunction:
        """See CodegenTarget."""
        if unit.registers:
            self._reserve(unit.registers)
        if self._taken is None and self.settings.marks:
            self._taken = entry.names_taken(unit)
        return selection.select(fn, unit, self.settings, self.table)

    def _reserve(self, names: list[str]) -> None:
        """Keep registers free for global register variables.  Raises Unsupported for those that code has uses of its own for."""
        known = register_numbers()
        for name in names:
            number = known.get(name, 0)
            if not number or not (registers.CALLEE_SAVED | 1 << registers.RSP) >> number & 1:
                raise Unsupported("asm", "global register variable in " + name)
            self.settings.reserved |= 1 << number

    def callee_saved(self, fn: Function) -> int:
        """See CodegenTarget."""
        kept = registers.MICROSOFT_SAVED if fn.signature.convention == MICROSOFT else registers.CALLEE_SAVED
        if not self.settings.sse:
            kept &= ~registers.ALL_FLOAT
        return kept & ~self.settings.reserved

    def reserved(self, mf: MachineFunction) -> int:
        """See CodegenTarget."""
        mask = 1 << registers.RSP | self.settings.reserved
        if mf.needs_frame_pointer:
            mask |= 1 << registers.RBP
        if frame.has_base_register(mf, self.settings):
            mask |= 1 << registers.RBX
        if mf.needs_frame_pointer and self.settings.reserved >> registers.RBP & 1 or (
                frame.has_base_register(mf, self.settings) and self.settings.reserved >> registers.RBX & 1):
            raise Unsupported("asm", "global register variable in a register that the frame needs")
        return mask

    # -- inserted by allocation -----------------------------------------------------------------------

    def _op(self, opcode: int, operands: list[int], size: int) -> MachineInstruction:
        made = MachineInstruction(self.table[opcode].info, operands)
        made.size = size
        return made

    def _memory(self, opcode: int, operands: list[int], slot: int, size: int) -> MachineInstruction:
        made = self._op(opcode, operands, size)
        address = Address()
        address.slot = slot
        made.address = address
        return made

    def make_move(self, mf: MachineFunction, destination: int, source: int, register_class: int) -> list[MachineInstruction]:
        """See CodegenTarget."""
        if register_class == registers.X87:
            return [self._op(oc.FCOPY, [destination, source], 10)]
        if destination >= registers.XMM0:
            if register_class == registers.WIDE:
                return [self._op(oc.VMOVAPS_RR, [destination, source], 32)]
            return [self._op(oc.MOVAPS_RR, [destination, source], 16)]
        return [self._op(oc.MOV_RR, [destination, source], 8)]

    def make_swap(self, mf: MachineFunction, left: int, right: int, register_class: int) -> list[MachineInstruction]:
        """See CodegenTarget."""
        if register_class == registers.GENERAL:
            return [self._op(oc.XCHG_RR, [left, right, left, right], 8)]
        return []

    def make_load(self, mf: MachineFunction, destination: int, slot: int, register_class: int) -> MachineInstruction:
        """See CodegenTarget."""
        if register_class == registers.GENERAL:
            return self._memory(oc.MOV_RM, [destination], slot, 8)
        if register_class == registers.FLOAT:
            return self._memory(oc.MOVS_RM, [destination], slot, 8)
        if register_class == registers.WIDE:
            return self._memory(oc.VMOVAPS_RM, [destination], slot, 32)
        return self._memory(oc.MOVAPS_RM, [destination], slot, 16)

    def make_store(self, mf: MachineFunction, source: int, slot: int, register_class: int) -> MachineInstruction:
        """See CodegenTarget."""
        if register_class == registers.GENERAL:
            return self._memory(oc.MOV_MR, [source], slot, 8)
        if register_class == registers.FLOAT:
            return self._memory(oc.MOVS_MR, [source], slot, 8)
        if register_class == registers.WIDE:
            return self._memory(oc.VMOVAPS_MR, [source], slot, 32)
        return self._memory(oc.MOVAPS_MR, [source], slot, 16)

    def copy_cheap(self, mf: MachineFunction, ins: MachineInstruction, destination: int) -> MachineInstruction:
        """See CodegenTarget."""
        made = MachineInstruction(ins.info, list(ins.registers))
        made.registers[0] = destination
        made.roles = ins.roles
        made.immediate = ins.immediate
        made.address = ins.address
        made.symbol = ins.symbol
        made.location = ins.location
        made.size = ins.size
        made.condition = ins.condition
        return made

    # -- after allocation -----------------------------------------------------------------------------

    def finish_frame(self, mf: MachineFunction, fn: Function, unit: Module) -> None:
        """See CodegenTarget."""
        kept = self.callee_saved(fn)
        if kept & mf.used_registers >> registers.XMM0 << registers.XMM0:
            frame.save_vectors(mf, kept & mf.used_registers, self.table)
        if mf.guard >= 0:
            guard.guard_frame(mf, unit, self.settings, self.table)
        entry.profile_body(mf, fn, self.settings, self.table)
        frame.finish_frame(mf, self.settings, self.table, kept, fn.attributes & NAKED != 0)
        self._finish_instructions(mf)
        entry.mark_labels(mf, self.settings, self.table)
        entry.begin_entry(mf, fn, self.settings, self.table, self._taken or {})
        zeroing.zero_registers(mf, fn, self.settings, self.table)
        thunks.reroute(mf, fn, self.settings, self.table)

    def _finish_instructions(self, mf: MachineFunction) -> None:
        """Drop moves of a register to itself; make zeros by an exclusive or where no flags are waited for."""
        table = self.table
        zero = table[oc.ZERO_R].info
        for block in mf.blocks:
            waiting = False     # a later instruction reads the flags as they are here
            kept: list[MachineInstruction] = []
            index = len(block.instructions) - 1
            while index >= 0:
                ins = block.instructions[index]
                index -= 1
                number = ins.info.opcode
                if number < FIRST_TARGET:
                    kept.append(ins)
                    continue
                if number == oc.MOV_RR and ins.size == 8 and ins.registers[0] == ins.registers[1]:
                    continue
                if number == oc.MOVAPS_RR and ins.registers[0] == ins.registers[1]:
                    continue
                row = table[number]
                if number == oc.MOVI and not waiting and ins.immediate == 0:
                    made = MachineInstruction(zero, ins.registers)
                    made.location = ins.location
                    made.size = 4
                    ins = made
                if number == oc.TEST_RR and ins.registers[0] == ins.registers[1] and ins.registers[0] > 0 and _tests_result(
                        table, block.instructions, index, ins, kept):
                    continue
                if row.writes_flags:
                    waiting = False
                if row.reads_flags:
                    waiting = True
                kept.append(ins)
            kept.reverse()
            block.instructions = kept

    # -- emission -------------------------------------------------------------------------------------

    def emit_instruction(self, mf: MachineFunction, ins: MachineInstruction, following: MachineBlock | None, out: Output) -> None:
        """See CodegenTarget."""
        emitter = self._emitter
        if emitter is None:
            emitter = Emitter(self.table, self.settings)
            self._emitter = emitter
        emitter.instruction(mf, ins, following, out)

    def assembler(self, module: Module) -> AssemblerTarget:
        """See CodegenTarget."""
        return X86Target(64)

    def finish_code(self, functions: list[Function], compiled: list[CompiledFunction], frames: bool, writer: UnitWriter) -> None:
        """See CodegenTarget."""
        names: dict[str, bool] = {}
        for index in range(len(functions)):
            for name in thunks.own_thunks(functions[index], compiled[index].symbols, self.settings):
                names[name] = True
        thunks.write_thunks(list(names), self.settings, frames, writer)

    def finish_unit(self, unit: Module, writer: UnitWriter) -> None:
        """Say in a note what the code allows the processor to check (SysV x86-64 psABI 5.1.2: .note.gnu.property)."""
        features = (1 if self.settings.marks else 0) | (2 if self.settings.shadow_stack else 0)
        if not features:
            return
        writer.section(SectionSpec(".note.gnu.property", SHT_NOTE, SHF_ALLOC))
        writer.align(8)
        for number in (4, 16, _NT_GNU_PROPERTY_TYPE_0):
            writer.number(number, 4)
        writer.data(b"GNU\0")
        for number in (_FEATURE_1_AND, 4, features, 0):
            writer.number(number, 4)


def _refuse_floats(fn: Function, x87: bool) -> None:
    """Raise Unsupported for a floating value that would need the xmm registers, which -mno-sse forbids, or the x87 (-mno-80387).

    GCC computes with the x87 then, and refuses such arguments; the units that use these options have no floating point.
    """
    for block in fn.blocks:
        for ins in block.instructions:
            if _is_forbidden(ins.type, x87):
                raise Unsupported("option", "floating point with -mno-sse or -mno-80387")
            for value in ins.operands:
                if _is_forbidden(value.type, x87):
                    raise Unsupported("option", "floating point with -mno-sse or -mno-80387")


def _is_forbidden(type: int, x87: bool) -> bool:
    return is_float(type) and (type != F80 or not x87)


_SETS_BY_RESULT: Final = (
    oc.ADD_RR, oc.ADD_RI, oc.ADD_RM, oc.SUB_RR, oc.SUB_RI, oc.SUB_RM, oc.AND_RR, oc.AND_RI, oc.AND_RM, oc.OR_RR, oc.OR_RI, oc.OR_RM,
    oc.XOR_RR, oc.XOR_RI, oc.XOR_RM, oc.NEG_R, oc.SHL_RI, oc.SHR_RI, oc.SAR_RI,
)
"""Instructions whose zero and sign flags are those of their result (a shift by a constant is never by 0 here)."""


def _tests_result(table: list[Opcode], instructions: list[MachineInstruction], index: int, test: MachineInstruction,
                  kept: list[MachineInstruction]) -> bool:
    """Tell whether the instruction before a `test` of a register with itself left the same zero and sign flags, and only they are read.

    index: of the instruction before.  kept: the instructions behind the test, the nearest last.
    """
    if index < 0:
        return False
    before = instructions[index]
    if before.info.opcode not in _SETS_BY_RESULT or before.registers[0] != test.registers[0] or before.size != test.size:
        return False
    if before.info.opcode in (oc.SHL_RI, oc.SHR_RI, oc.SAR_RI) and before.immediate == 0:
        return False
    position = len(kept) - 1
    while position >= 0:
        ins = kept[position]
        position -= 1
        if ins.info.opcode < FIRST_TARGET:
            continue
        row = table[ins.info.opcode]
        if row.reads_flags and not (row.mnemonic and ins.condition in (4, 5, 8, 9) or ins.info.opcode in (oc.JCC, oc.SELECT_X, oc.FSELECT)
                                    and ins.condition in (4, 5, 8, 9)):
            return False
        if row.writes_flags:
            break
    return True
