"""What code generation asks of a target: register classes, legal types, moves, frames.

A target is a value (`CodegenTarget`) made by compiler/target/registry.py; codegen/ asks it and never asks which one it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from mypy_extensions import mypyc_attr

from compiler.codegen.legal import LegalTypes

if TYPE_CHECKING:
    from compiler.asm.target import AssemblerTarget
    from compiler.codegen.compiled import CompiledFunction
    from compiler.codegen.emit import Output
    from compiler.codegen.machine import MachineBlock, MachineFunction, MachineInstruction
    from compiler.codegen.writer import UnitWriter
    from compiler.ir.module import Function, Module


@final
class RegisterClass:
    """registers: the allocatable physical ones, best first (caller-saved before callee-saved).  Empty: values of the class live in
    frame slots only, and every operand of the class has role MEMORY.  spill_size, spill_align: of its slot, bytes."""

    __slots__ = ("name", "registers", "spill_size", "spill_align", "mask")

    def __init__(self, name: str, registers: tuple[int, ...], spill_size: int, spill_align: int) -> None:
        self.name: str = name
        self.registers: tuple[int, ...] = registers
        self.spill_size: int = spill_size
        self.spill_align: int = spill_align
        mask = 0
        for register in registers:
            mask |= 1 << register
        self.mask: int = mask


@mypyc_attr(allow_interpreted_subclasses=True)     # tests have targets of their own
class CodegenTarget:
    """Base of targets for code generation."""

    def __init__(self) -> None:
        self.classes: list[RegisterClass] = []      # by class number
        self.register_names: list[str] = []         # by physical register
        self.register_class: list[int] = []         # class number by physical register, -1: never allocated
        self.pointer_size: int = 8                  # bytes
        self.least_function_alignment: int = 1      # bytes: what the instruction set needs
        self.function_alignment: int = 16           # bytes: what pays from -O2 on
        self.profile_section: str = ""              # what compiled.PROFILED stands for
        self.no_operation: bytes = b"\x90"          # the shortest
        self.guards_frames: bool = False            # finish_frame sets and checks MachineFunction.guard

    def legal_types(self, fn: Function) -> LegalTypes:
        """Return what is legal in `fn` (its features decide); one value for each state of the features, made once."""
        raise NotImplementedError

    def select(self, fn: Function, unit: Module) -> MachineFunction:
        """Return `fn`, legalised and with critical edges split, as machine code on virtual registers with PHIs."""
        raise NotImplementedError

    def callee_saved(self, fn: Function) -> int:
        """Return the mask of registers that the function must leave as it found them."""
        raise NotImplementedError

    def reserved(self, mf: MachineFunction) -> int:
        """Return the mask of registers that allocation must not use in this function (stack and frame pointer, fixed asm registers)."""
        raise NotImplementedError

    # Inserted by allocation.  All leave flags alone.

    def make_move(self, mf: MachineFunction, destination: int, source: int, register_class: int) -> list[MachineInstruction]:
        """Return a copy; either side may be a frame slot (negative), both only for classes without registers."""
        raise NotImplementedError

    def make_swap(self, mf: MachineFunction, left: int, right: int, register_class: int) -> list[MachineInstruction]:
        """Return an exchange of two registers, or [] if the target has none (allocation then goes through a scratch slot)."""
        raise NotImplementedError

    def make_load(self, mf: MachineFunction, destination: int, slot: int, register_class: int) -> MachineInstruction:
        """Return a reload of a register from a frame slot."""
        raise NotImplementedError

    def make_store(self, mf: MachineFunction, source: int, slot: int, register_class: int) -> MachineInstruction:
        """Return a spill of a register to a frame slot."""
        raise NotImplementedError

    def copy_cheap(self, mf: MachineFunction, ins: MachineInstruction, destination: int) -> MachineInstruction:
        """Return a copy of an instruction whose opcode is `cheap`, with another destination, that leaves flags alone."""
        raise NotImplementedError

    # After allocation.

    def finish_frame(self, mf: MachineFunction, fn: Function, unit: Module) -> None:
        """Give every frame slot its place, and put prologue and epilogues in; after allocation and block order."""
        raise NotImplementedError

    # Emission (compiler/codegen/emit.py drives it).

    def emit_instruction(self, mf: MachineFunction, ins: MachineInstruction, following: MachineBlock | None, out: Output) -> None:
        """Write one instruction to `out`, as bytes or, when out.textual, as lines that assemble to the same bytes.

        following: the block that comes next; a jump to it is left out, a conditional branch over it inverted.
        """
        raise NotImplementedError

    def emit_end(self, mf: MachineFunction, fn: Function, out: Output) -> None:
        """Write what follows the last block: jump tables (out.enter(TABLES) ...), thunks.  The default is nothing."""

    def assembler(self, module: Module) -> AssemblerTarget:
        """Return a new assembler for the unit: encoder of asm statements, relocation types, layout."""
        raise NotImplementedError

    def finish_code(self, functions: list[Function], compiled: list[CompiledFunction], frames: bool, writer: UnitWriter) -> None:
        """Write functions of the target's own that the code of `functions` needs; the default is nothing.

        frames: with call frame rows.
        """

    def finish_unit(self, unit: Module, writer: UnitWriter) -> None:
        """Write what the unit as a whole needs of the target: notes of features (.note.gnu.property).  The default is nothing."""
