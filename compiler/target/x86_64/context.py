"""What selection of every kind of instruction for x86-64 shares: registers, constants, addresses, conditions.

Context adds to the neutral Selector the forms of x86-64's operands: `address` makes a memory operand of a pointer
(base + index * scale + displacement, a frame slot or a symbol), `immediate` says what fits a sign-extended 32-bit field,
`condition` makes flags of an i1 value.  The instructions themselves are in integers.py, floats.py, memory.py, calls.py ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from compiler.codegen.machine import SLOT_LOCAL, Address, MachineInstruction
from compiler.codegen.select import Selector
from compiler.ir import ops
from compiler.ir.fold import to_signed
from compiler.ir.graph import (
    FLOAT,
    INTEGER,
    SYMBOL,
    VECTOR,
    FloatConstant,
    Instruction,
    IntConstant,
    LabelAddress,
    Parameter,
    SymbolAddress,
    Value,
    VectorConstant,
)
from compiler.ir.module import (
    GLOBAL_DYNAMIC,
    INITIAL_EXEC,
    LOCAL_DYNAMIC,
    LOCAL_EXEC,
    Function,
    Module,
)
from compiler.ir.types import (
    F16,
    F32,
    F64,
    F80,
    F128,
    I1,
    KIND_FLOAT,
    KIND_INTEGER,
    KIND_POINTER,
    element_of,
    is_integer,
    is_pointer,
    kind_of,
    lanes_of,
    space_of,
    width_of,
)
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.abi import Convention
from compiler.target.x86_64.registers import CALLER_SAVED, GENERAL, RAX, WIDE, X87
from compiler.target.x86_64.registers import FLOAT as FLOAT_CLASS
from compiler.target.x86_64.registers import VECTOR as VECTOR_CLASS
from compiler.target.x86_64.settings import FIXED, SEGMENT_FS, SEGMENT_GS, THROUGH_GOT, CodeSettings, extensions
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.target.x86_64.opcodes import Opcode

# Condition codes (SDM vol. 1, app. B), and two that take two of them.
COND_O: Final = 0
COND_NO: Final = 1
COND_B: Final = 2
COND_AE: Final = 3
COND_E: Final = 4
COND_NE: Final = 5
COND_BE: Final = 6
COND_A: Final = 7
COND_S: Final = 8
COND_NS: Final = 9
COND_P: Final = 10
COND_NP: Final = 11
COND_L: Final = 12
COND_GE: Final = 13
COND_LE: Final = 14
COND_G: Final = 15
COND_E_NP: Final = 16       # equal and ordered
COND_NE_P: Final = 17       # not equal or unordered

# Numbers of the relocation operators, as compiler.target.x86.relocations has them.
OPERATORS: Final = ("", "size", "pltoff", "plt", "gotplt", "gotoff", "gotpcrel", "tlsgd", "tlsldm", "tlsld", "gottpoff", "tpoff",
                    "ntpoff", "dtpoff")
GOTPCREL: Final = 6
TLSGD: Final = 7
TLSLD: Final = 9
GOTTPOFF: Final = 10
TPOFF: Final = 11
DTPOFF: Final = 13

_SIGNED_CONDITIONS: Final = {
    ops.EQ: COND_E, ops.NE: COND_NE, ops.SLT: COND_L, ops.SLE: COND_LE, ops.SGT: COND_G, ops.SGE: COND_GE,
    ops.ULT: COND_B, ops.ULE: COND_BE, ops.UGT: COND_A, ops.UGE: COND_AE,
}
# Of a comparison of floats: condition, and whether the operands are exchanged (SDM vol. 2, UCOMISD).
_FLOAT_CONDITIONS: Final = {
    ops.FOEQ: (COND_E_NP, False), ops.FONE: (COND_NE, False), ops.FOLT: (COND_A, True), ops.FOLE: (COND_AE, True),
    ops.FOGT: (COND_A, False), ops.FOGE: (COND_AE, False), ops.FORD: (COND_NP, False), ops.FUEQ: (COND_E, False),
    ops.FUNE: (COND_NE_P, False), ops.FULT: (COND_B, False), ops.FULE: (COND_BE, False), ops.FUGT: (COND_B, True),
    ops.FUGE: (COND_BE, True), ops.FUNO: (COND_P, False),
}
_SWAPPED: Final = {COND_L: COND_G, COND_G: COND_L, COND_LE: COND_GE, COND_GE: COND_LE, COND_B: COND_A, COND_A: COND_B,
                   COND_BE: COND_AE, COND_AE: COND_BE, COND_E: COND_E, COND_NE: COND_NE}


def negate(condition: int) -> int:
    """Return the opposite condition."""
    return condition ^ 1


def signed(value: int, width: int) -> int:
    """Return the bit pattern `value` of `width` bits as a signed number."""
    return to_signed(value & (1 << width) - 1, width)


def fits32(value: int) -> bool:
    """Tell whether a signed number fits a sign-extended 32-bit field."""
    return -0x80000000 <= value <= 0x7FFFFFFF


@final
class Place:
    """A memory operand on virtual registers: base + (index << scale) + displacement + symbol, or a frame slot for the base."""

    __slots__ = ("base", "index", "scale", "displacement", "symbol", "operator", "slot", "segment")

    def __init__(self) -> None:
        self.base: int = 0
        self.index: int = 0
        self.scale: int = 0
        self.displacement: int = 0
        self.symbol: str = ""
        self.operator: int = 0
        self.slot: int = -1
        self.segment: int = 0

    def moved(self, distance: int) -> Place:
        """Return the operand `distance` bytes further."""
        made = Place()
        made.base = self.base
        made.index = self.index
        made.scale = self.scale
        made.displacement = self.displacement + distance
        made.symbol = self.symbol
        made.operator = self.operator
        made.slot = self.slot
        made.segment = self.segment
        return made


class Context(Selector):
    """Selection with x86-64's operands; compiler/target/x86_64/selection.py dispatches."""

    def __init__(self, fn: Function, unit: Module, settings: CodeSettings, table: list[Opcode]) -> None:
        super().__init__(fn, unit)
        self.settings: CodeSettings = settings
        self.opcodes: list[Opcode] = table
        self.features: list[str] = extensions(fn.options.features.split())
        self.result_pointer: int = 0        # register of the address the caller gave for the result
        self.result_slot: int = -1          # frame slot that collects a result returned in registers
        self.optimize: bool = fn.options.level != "0"
        self.for_size: bool = fn.options.level in ("s", "z")
        self._constants: dict[tuple[bytes, int], int] = {}
        self.has_sse: bool = settings.sse
        self.scratch_slot: int = -1
        self.save_slot: int = -1            # the register save area of a function that reads variable arguments
        self.branches: int = 0              # KEEP ... of settings.py
        self.jumped: Instruction | None = None      # the call that became the jump at the end of the block in hand
        self.private_frame: int = -1        # whether no address of the frame gets out: 0, 1, -1 not looked yet
        self.divided: dict[int, int] = {}   # register for the other result of a division, by the instruction that makes both
        self.convention: Convention = Convention(fn.signature, "avx" in self.features)

    # -- emission -------------------------------------------------------------------------------------

    def op(self, opcode: int, registers: list[int], size: int = 8) -> MachineInstruction:
        """Append an instruction without memory operand."""
        made = self.emit(self.opcodes[opcode].info, registers)
        made.size = size
        return made

    def op_immediate(self, opcode: int, registers: list[int], immediate: int, size: int = 8) -> MachineInstruction:
        """Append an instruction with an immediate operand."""
        made = self.emit(self.opcodes[opcode].info, registers)
        made.size = size
        made.immediate = immediate
        return made

    def op_memory(self, opcode: int, registers: list[int], place: Place, size: int = 8) -> MachineInstruction:
        """Append an instruction with a memory operand."""
        row = self.opcodes[opcode]
        address = Address()
        extra = 0
        if place.base:
            address.base = len(registers)
            registers.append(place.base)
            extra += 1
        if place.index:
            address.index = len(registers)
            registers.append(place.index)
            extra += 1
        address.scale = place.scale
        address.displacement = place.displacement
        address.symbol = place.symbol
        address.operator = place.operator
        address.slot = place.slot
        address.segment = place.segment
        made = self.emit(row.info, registers)
        made.roles = row.with_registers[extra]
        made.size = size
        made.address = address
        return made

    def general(self) -> int:
        """Return a new general register."""
        return self.mf.new_register(GENERAL)

    # -- types ----------------------------------------------------------------------------------------

    def class_of(self, type: int) -> int:
        """Return the register class of a type.  Raises Unsupported for one without registers."""
        if lanes_of(type):
            bits = width_of(element_of(type)) * lanes_of(type)
            if kind_of(type) == KIND_POINTER:
                bits = 64 * lanes_of(type)
            if bits == 256:
                return WIDE
            if bits <= 128:
                return VECTOR_CLASS
            raise Unsupported("type", "vector of " + str(bits) + " bits in a register")
        kind = kind_of(type)
        if kind == KIND_FLOAT:
            if type == F80:
                return X87
            if not self.has_sse:
                raise Unsupported("type", "floating value without SSE")
            return VECTOR_CLASS if type == F128 else FLOAT_CLASS
        if kind == KIND_INTEGER or kind == KIND_POINTER:
            return GENERAL
        raise Unsupported("type", "bfloat16")

    def bytes_of(self, type: int) -> int:
        """Return the bytes of a scalar of a legal type in memory; of i1 1."""
        if kind_of(type) == KIND_POINTER:
            return 8
        return (width_of(type) + 7) // 8

    def operand_size(self, type: int) -> int:
        """Return the operand size for arithmetic on a type: bytes, at least 4."""
        if kind_of(type) == KIND_POINTER or width_of(type) == 64:
            return 8
        return 4

    # -- constants ------------------------------------------------------------------------------------

    def constant_number(self, value: Value) -> int | None:
        """Return a constant integer or fixed address as a signed number."""
        if value.kind == INTEGER:
            assert isinstance(value, IntConstant)
            return signed(value.value, 64 if is_pointer(value.type) else width_of(value.type))
        return None

    def immediate(self, value: Value) -> int | None:
        """Return a constant that fits a sign-extended 32-bit immediate, as a signed number."""
        number = self.constant_number(value)
        if number is None or not fits32(number):
            return None
        return number

    def number(self, value: int, size: int = 8) -> int:
        """Return a register with a number."""
        made = self.general()
        self.op_immediate(oc.MOVI, [made], value, size)
        return made

    def literal(self, data: bytes, align: int) -> str:
        """Return the name of a read-only literal of the function."""
        key = (data, align)
        index = self._constants.get(key)
        if index is None:
            index = len(self.mf.constants)
            self.mf.constants.append((data, align))
            self._constants[key] = index
        return ".LC" + str(index)

    def literal_place(self, data: bytes, align: int) -> Place:
        """Return the memory operand of a read-only literal."""
        place = Place()
        place.symbol = self.literal(data, align)
        return place

    def constant(self, value: Value) -> int:
        """Emit what makes a constant or a slot's address; return its register."""
        kind = value.kind
        if kind == INTEGER:
            assert isinstance(value, IntConstant)
            width = 64 if is_pointer(value.type) else width_of(value.type)
            made = self.general()
            # A narrow value in a 32-bit register: no bits above it are promised.
            number = value.value if width >= 32 else signed(value.value, width) & 0xFFFFFFFF
            if width == 1:
                number = value.value & 1
            self.op_immediate(oc.MOVI, [made], number, 8 if width == 64 else 4)
            return made
        if kind == FLOAT:
            assert isinstance(value, FloatConstant)
            return self.float_constant(value)
        if kind == SYMBOL:
            assert isinstance(value, SymbolAddress)
            return self.symbol_address(value.name, value.offset)
        if isinstance(value, LabelAddress):
            block = self.blocks[value.block.order] if value.block.order >= 0 else None
            if block is None:
                # Control never reaches it, so nothing goes to this address: any will do.
                return self.symbol_address(self.fn.name, 0)
            made = self.general()
            place = Place()
            place.symbol = ".L" + str(block.id)
            block.address_taken = True
            self.op_memory(oc.LEA_FIXED, [made], place)
            return made
        if isinstance(value, (Instruction, Parameter)):
            made = self.general()
            place = Place()
            place.slot = self.slots[value.id]
            self.op_memory(oc.LEA_FIXED, [made], place)
            return made
        if kind == VECTOR:
            assert isinstance(value, VectorConstant)
            return self.vector_constant(value)
        raise Unsupported("codegen", "constant of kind " + str(kind))

    def float_constant(self, value: FloatConstant) -> int:
        """Emit what makes a floating constant."""
        type = value.type
        made = self.new_register(self.class_of(type))
        if type == F80:
            if value.bits == 0 or value.bits == 0x3FFF8000000000000000:
                self.op_immediate(oc.FCONST, [made], 1 if value.bits else 0)
            else:
                self.op_memory(oc.FLD_M, [made], self.literal_place(value.bits.to_bytes(10, "little") + bytes(6), 16), 10)
            return made
        if value.bits == 0:
            self.op(oc.ZERO_X, [made], 16)
            return made
        if type == F128:
            self.op_memory(oc.MOVAPS_CONST, [made], self.literal_place(value.bits.to_bytes(16, "little"), 16), 16)
        elif type == F16:
            bits = self.number(value.bits, 4)
            self.op(oc.MOVD_XR, [made, bits], 4)
        else:
            size = width_of(type) // 8
            self.op_memory(oc.MOVS_CONST, [made], self.literal_place(value.bits.to_bytes(size, "little"), size), size)
        return made

    def vector_bytes(self, value: Value) -> bytes:
        """Return the bytes of a constant lane or vector.  Raises Unsupported for an address."""
        if isinstance(value, VectorConstant):
            data = b""
            for lane in value.lanes:
                data += self.vector_bytes(lane)
            return data
        if isinstance(value, IntConstant):
            size = self.bytes_of(value.type)
            return value.value.to_bytes(size, "little")
        if isinstance(value, FloatConstant):
            return value.bits.to_bytes(width_of(value.type) // 8, "little")
        if value.kind in (6, 7):    # undef, poison
            return bytes(self.bytes_of(element_of(value.type)) * max(1, lanes_of(value.type)))
        raise Unsupported("codegen", "vector constant with an address")

    def vector_constant(self, value: VectorConstant) -> int:
        """Emit what makes a vector constant."""
        made = self.new_register(self.class_of(value.type))
        data = self.vector_bytes(value)
        if not any(data):
            self.op(oc.ZERO_X, [made], 16)
            return made
        size = 32 if len(data) == 32 else 16
        if len(data) < 16:
            data += bytes(16 - len(data))
        self.op_memory(oc.MOVAPS_CONST, [made], self.literal_place(data, size), size)
        return made

    # -- symbols --------------------------------------------------------------------------------------

    def symbol_address(self, name: str, offset: int) -> int:
        """Emit what makes the address of a symbol plus `offset` bytes; return its register."""
        made = self.general()
        model = self.settings.tls_of(self.unit, name)
        if model:
            return self._tls_address(name, offset, model)
        if self.settings.symbol_access(self.unit, name) == THROUGH_GOT:
            place = Place()
            place.symbol = name
            place.operator = GOTPCREL
            self.op_memory(oc.GOT, [made], place)
            if offset == 0:
                return made
            moved = self.general()
            place = Place()
            place.base = made
            place.displacement = offset
            self.op_memory(oc.LEA, [moved], place)
            return moved
        if self.settings.position == FIXED and not -0x1000000 < offset < 0x1000000:
            base = self.symbol_address(name, 0)
            moved = self.general()
            self.op(oc.ADD_RR, [moved, base, self.number(offset)])
            return moved
        if self.settings.position == FIXED:
            ins = self.op_immediate(oc.MOV_SYM, [made], offset, 8 if self.settings.kernel else 4)
            ins.symbol = name
            return made
        place = Place()
        place.symbol = name
        if -0x1000000 < offset < 0x1000000:
            # psABI 3.5.1: with the small model offsets below 16 MB need no care.
            place.displacement = offset
            self.op_memory(oc.LEA_FIXED, [made], place)
            return made
        self.op_memory(oc.LEA_FIXED, [made], place)
        moved = self.general()
        self.op(oc.ADD_RR, [moved, made, self.number(offset)])
        return moved

    def _tls_address(self, name: str, offset: int, model: int) -> int:
        """Emit the address of a thread-local object (ELF TLS 4.3 to 4.4, x86-64)."""
        made = self.general()
        place = Place()
        if model == LOCAL_EXEC:
            base = self.thread_pointer()
            place.base = base
            place.symbol = name
            place.operator = TPOFF
            place.displacement = offset
            self.op_memory(oc.LEA, [made], place)
            return made
        if model == INITIAL_EXEC:
            base = self.thread_pointer()
            place.symbol = name
            place.operator = GOTTPOFF
            self.op_memory(oc.ADD_RM, [made, base], place)
        else:
            self.mf.has_calls = True
            call = self.op(oc.TLS_CALL, [RAX])
            call.symbol = name
            call.immediate = 1 if model == LOCAL_DYNAMIC else 0
            call.clobbers = self.call_clobbers() & ~(1 << RAX)
            self.copy(made, RAX)
            if model == LOCAL_DYNAMIC:
                place.base = made
                place.symbol = name
                place.operator = DTPOFF
                place.displacement = offset
                made = self.general()
                self.op_memory(oc.LEA, [made], place)
                return made
            assert model == GLOBAL_DYNAMIC
        if offset:
            place = Place()
            place.base = made
            place.displacement = offset
            made = self.general()
            self.op_memory(oc.LEA, [made], place)
        return made

    def call_clobbers(self) -> int:
        """Return the mask of registers that a call destroys."""
        return CALLER_SAVED

    def thread_pointer(self) -> int:
        """Emit a read of the thread pointer (psABI 3.2.1: %fs:0 holds its own address)."""
        made = self.general()
        place = Place()
        place.segment = SEGMENT_FS
        self.op_memory(oc.MOV_RM, [made], place)
        return made

    # -- addresses ------------------------------------------------------------------------------------

    def address(self, value: Value, taken_apart: bool = False) -> Place:
        """Return the memory operand for a pointer; registers that it needs are asked for.

        taken_apart: `value` is a ptradd that is being computed, so its own register is no base.
        """
        place = Place()
        if is_pointer(value.type):
            space = space_of(value.type)
            if space:
                place.segment = self.segment_of(space)
        current = value
        index: Value | None = None
        while True:
            if isinstance(current, Instruction):
                op = current.op
                if op == ops.SLOT:
                    place.slot = self.slots[current.id]
                    break
                if op == ops.PTRADD:
                    offset = current.operands[1]
                    number = self.constant_number(offset)
                    if number is not None and fits32(place.displacement + number):
                        place.displacement += number
                        current = current.operands[0]
                        continue
                    if index is None and (self.worth_folding(current) or taken_apart and current is value):
                        index = offset
                        current = current.operands[0]
                        continue
                elif op == ops.INTTOPTR and width_of(current.operands[0].type) == 64 and self.registers[current.id] == 0:
                    current = current.operands[0]
                    continue
                elif op == ops.PTRTOINT and width_of(current.type) == 64 and self.registers[current.id] == 0:
                    current = current.operands[0]
                    continue
                elif op == ops.ADD and width_of(current.type) == 64 and self.registers[current.id] == 0 and current is not value:
                    number = self.constant_number(current.operands[1])
                    if number is not None and fits32(place.displacement + number):
                        place.displacement += number
                        current = current.operands[0]
                        continue
            elif isinstance(current, Parameter):
                found = self.slots.get(current.id)
                if found is not None:
                    place.slot = found
                    break
            elif isinstance(current, SymbolAddress):
                if self._symbol_place(place, current, index is not None):
                    if index is not None:
                        self._index(place, index)
                    return place
            elif isinstance(current, IntConstant):
                number = signed(current.value, 64)
                if fits32(place.displacement + number):
                    place.displacement += number
                    if index is not None:
                        self._index(place, index)
                        if place.index and not place.scale:
                            place.base = place.index
                            place.index = 0
                    return place
            place.base = self.use(current)
            break
        if index is not None:
            self._index(place, index)
        return place

    def segment_of(self, space: int) -> int:
        """Return the segment of a named address space (GCC manual: Named Address Spaces, __seg_fs, __seg_gs)."""
        if space == 257:
            return SEGMENT_FS
        if space == 256:
            return SEGMENT_GS
        raise Unsupported("type", "address space " + str(space))

    def worth_folding(self, ins: Instruction) -> bool:
        """Tell whether an addition may be made again inside an address instead of once in a register."""
        if self.registers[ins.id] != 0:
            return False
        return self.home[ins.id] == self.place and self.uses[ins.id] <= 3

    def _symbol_place(self, place: Place, value: SymbolAddress, indexed: bool) -> bool:
        """Put a symbol into a memory operand, if there is a form for it."""
        name = value.name
        total = place.displacement + value.offset
        if not -0x1000000 < total < 0x1000000:
            return False
        model = self.settings.tls_of(self.unit, name)
        if model:
            if model != LOCAL_EXEC or place.segment:
                return False
            place.symbol = name
            place.operator = TPOFF
            place.segment = SEGMENT_FS
            place.displacement = total
            return True
        if self.settings.symbol_access(self.unit, name) == THROUGH_GOT:
            return False
        if indexed and self.settings.position != FIXED:
            return False
        place.symbol = name
        place.displacement = total
        return True

    def _index(self, place: Place, value: Value) -> None:
        """Put a 64-bit number into the index of a memory operand."""
        current = value
        while isinstance(current, Instruction) and self.registers[current.id] == 0:
            op = current.op
            if op == ops.SHL and place.scale == 0:
                amount = self.constant_number(current.operands[1])
                if amount is None or not 0 <= amount <= 3 or not self.worth_folding(current):
                    break
                place.scale = amount
                current = current.operands[0]
            elif op == ops.MUL and place.scale == 0:
                factor = self.constant_number(current.operands[1])
                if factor not in (2, 4, 8) or not self.worth_folding(current):
                    break
                place.scale = 1 if factor == 2 else 2 if factor == 4 else 3
                current = current.operands[0]
            elif op == ops.ADD:
                number = self.constant_number(current.operands[1])
                if number is None or not fits32(place.displacement + (number << place.scale)) or not self.worth_folding(current):
                    break
                if place.symbol and not -0x1000000 < place.displacement + (number << place.scale) < 0x1000000:
                    break
                place.displacement += number << place.scale
                current = current.operands[0]
            elif op == ops.PTRTOINT and width_of(current.type) == 64:
                current = current.operands[0]
            else:
                break
        constant = self.constant_number(current)
        if constant is not None and fits32(place.displacement + (constant << place.scale)) and not place.symbol:
            place.displacement += constant << place.scale
            place.scale = 0
            return
        register = self.use(current)
        if not place.base and place.slot < 0 and place.scale == 0 and not place.symbol:
            place.base = register
        else:
            place.index = register

    # -- conditions -----------------------------------------------------------------------------------

    def condition(self, value: Value) -> int:
        """Emit what sets the flags by an i1 value; return the condition that is true when it is 1."""
        if isinstance(value, Instruction) and (self.home[value.id] == self.place or self.optimize and self._made_again(value)):
            op = value.op
            # Flags are made again rather than a byte tested, even where others want the byte.
            if ops.EQ <= op <= ops.UGE and not lanes_of(value.operands[0].type):
                return self.compare(value)
            if ops.FOEQ <= op <= ops.FUNO and not lanes_of(value.operands[0].type):
                return self.compare_floats(value)
        if isinstance(value, Instruction) and self.registers[value.id] == 0 and (
                self.home[value.id] == self.place or self.uses[value.id] == 1):
            op = value.op
            if ops.SADDO <= op <= ops.UMULO and self.uses[value.id] == 1 and self.home[value.id] == self.place:
                from compiler.target.x86_64.integers import overflow_condition

                return overflow_condition(self, value)
            if op == ops.XOR and isinstance(value.operands[1], IntConstant) and value.operands[1].value == 1:
                return negate(self.condition(value.operands[0]))
            if op == ops.NOT:
                return negate(self.condition(value.operands[0]))
            if op == ops.TRUNC and self.uses[value.id] == 1:
                self.op_immediate(oc.TEST_RI, [self.use(value.operands[0])], 1, 1)
                return COND_NE
        if value.type == I1:
            register = self.use(value)
            self.op(oc.TEST_RR, [register, register], 1)
            return COND_NE
        raise Unsupported("codegen", "condition that is no i1")

    def _made_again(self, value: Instruction) -> bool:
        """Tell whether a comparison of another block may be made here: its operands live on, and it has not many users."""
        if self.uses[value.id] > 3:
            return False
        for operand in value.operands:
            if isinstance(operand, Instruction) and operand.op == ops.LOAD and self.uses[operand.id] == 1:
                return False
        return True

    def compare(self, ins: Instruction) -> int:
        """Emit an integer comparison; return its condition."""
        left, right = ins.operands[0], ins.operands[1]
        condition = _SIGNED_CONDITIONS[ins.op]
        type = left.type
        size = self.bytes_of(type)
        if left.kind >= INTEGER and right.kind < INTEGER:
            left, right = right, left
            condition = _SWAPPED[condition]
        number = self.immediate(right)
        if type == I1 and number is not None:
            number &= 1
        if number is not None:
            if number == 0 and condition in (COND_E, COND_NE, COND_L, COND_GE, COND_LE, COND_G):
                masked = self._test(left, size)
                if masked:
                    return self._sign_condition(condition)
            # x < 1 is x <= 0 and so on: a comparison with 0 is a test of the register with itself.
            if number == 1 and condition in (COND_L, COND_GE):
                condition = COND_LE if condition == COND_L else COND_G
                number = 0
            elif number == -1 and condition in (COND_G, COND_LE):
                condition = COND_GE if condition == COND_G else COND_L
                number = 0
            elif number == 1 and condition in (COND_B, COND_AE):
                condition = COND_E if condition == COND_B else COND_NE
                number = 0
            load = self.loadable(left)
            if load is not None and type != I1:
                self.op_memory(oc.CMP_MI, [], self.address(load.operands[0]), size).immediate = number
                return condition
            register = self.use(left)
            if number == 0:
                self.op(oc.TEST_RR, [register, register], size)
                return self._sign_condition(condition)
            self.op_immediate(oc.CMP_RI, [register], number, size)
            return condition
        if type != I1:
            load = self.loadable(right)
            if load is not None:
                register = self.use(left)
                self.op_memory(oc.CMP_RM, [register], self.address(load.operands[0]), size)
                return condition
            load = self.loadable(left)
            if load is not None:
                register = self.use(right)
                self.op_memory(oc.CMP_MR, [register], self.address(load.operands[0]), size)
                return condition
        first = self.use(left)
        self.op(oc.CMP_RR, [first, self.use(right)], size)
        return condition

    def _sign_condition(self, condition: int) -> int:
        """Return the condition for a comparison with 0 after a `test`, which clears overflow and carry."""
        if condition == COND_L:
            return COND_S
        if condition == COND_GE:
            return COND_NS
        return condition

    def _test(self, value: Value, size: int) -> bool:
        """Emit a `test` for (x & y) compared with 0, if `value` is such an and; size in bytes."""
        found = self.single(value)
        if found is None or found.op != ops.AND or found.type == I1:
            return False
        left, right = found.operands[0], found.operands[1]
        number = self.immediate(right)
        if number is not None:
            load = self.loadable(left)
            if load is not None:
                self.op_memory(oc.TEST_MI, [], self.address(load.operands[0]), size).immediate = number
                return True
            register = self.use(left)
            if size > 1 and 0 <= number < 128:
                # The sign of the result is 0 in either width.
                size = 1
            self.op_immediate(oc.TEST_RI, [register], number, size)
            return True
        if right.kind >= INTEGER:
            register = self.use(left)
            self.op(oc.TEST_RR, [register, self.use(right)], size)
            return True
        load = self.loadable(left)
        if load is not None:
            left, right = right, left
        else:
            load = self.loadable(right)
        if load is not None:
            register = self.use(left)
            self.op_memory(oc.TEST_MR, [register], self.address(load.operands[0]), size)
            return True
        register = self.use(left)
        self.op(oc.TEST_RR, [register, self.use(right)], size)
        return True

    def compare_floats(self, ins: Instruction) -> int:
        """Emit a floating comparison; return its condition."""
        condition, swapped = _FLOAT_CONDITIONS[ins.op]
        left, right = ins.operands[0], ins.operands[1]
        if swapped:
            left, right = right, left
        signaling = ins.flags & ops.SIGNALING != 0
        if left.type == F80:
            made = self.op(oc.FCOMPARE, [self.use(left), self.use(right)], 10)
            made.immediate = 1 if signaling else 0
            return condition
        if left.type not in (F32, F64):
            raise Unsupported("codegen", "comparison of floats of " + str(width_of(left.type)) + " bits")
        size = width_of(left.type) // 8
        load = self.loadable(right)
        register = self.use(left)
        if load is not None:
            self.op_memory(oc.COMI_RM if signaling else oc.UCOMI_RM, [register], self.address(load.operands[0]), size)
        else:
            self.op(oc.COMI_RR if signaling else oc.UCOMI_RR, [register, self.use(right)], size)
        return condition

    # -- memory ---------------------------------------------------------------------------------------

    def scratch(self) -> Place:
        """Return 16 bytes of the frame for passing a value between register files at once."""
        if self.scratch_slot < 0:
            self.scratch_slot = self.mf.new_slot(16, 16, SLOT_LOCAL, "")
        place = Place()
        place.slot = self.scratch_slot
        return place

    def load_place(self, register: int, type: int, place: Place, aligned: bool = False) -> None:
        """Emit a load of a value of `type` into `register`.  aligned: the address is a multiple of the size."""
        if lanes_of(type) or type == F128:
            self.load_vector(register, type, place, aligned)
        elif type == F80:
            self.op_memory(oc.FLD_M, [register], place, 10)
        elif type == F16:
            bits = self.general()
            self.op_memory(oc.MOVZX16_M, [bits], place, 4)
            self.op(oc.MOVD_XR, [register, bits], 4)
        elif kind_of(type) == KIND_FLOAT:
            self.op_memory(oc.MOVS_RM, [register], place, width_of(type) // 8)
        else:
            size = self.bytes_of(type)
            if size == 1:
                self.op_memory(oc.MOVZX8_M, [register], place, 4)
            elif size == 2:
                self.op_memory(oc.MOVZX16_M, [register], place, 4)
            else:
                self.op_memory(oc.MOV_RM, [register], place, size)

    def store_place(self, register: int, type: int, place: Place, aligned: bool = False) -> None:
        """Emit a store of a value of `type`."""
        if lanes_of(type) or type == F128:
            self.store_vector(register, type, place, aligned)
        elif type == F80:
            self.op_memory(oc.FST_M, [register], place, 10)
        elif type == F16:
            bits = self.general()
            self.op(oc.MOVD_RX, [bits, register], 4)
            self.op_memory(oc.MOV_MR, [bits], place, 2)
        elif kind_of(type) == KIND_FLOAT:
            self.op_memory(oc.MOVS_MR, [register], place, width_of(type) // 8)
        else:
            self.op_memory(oc.MOV_MR, [register], place, self.bytes_of(type))

    def load_vector(self, register: int, type: int, place: Place, aligned: bool) -> None:
        """Emit a load of a vector."""
        size = width_of(element_of(type)) * max(1, lanes_of(type)) // 8 if not is_pointer(type) else 8 * lanes_of(type)
        if size == 8:
            self.op_memory(oc.MOVS_RM, [register], place, 8)
        elif size == 4:
            self.op_memory(oc.MOVD_XM, [register], place, 4)
        elif size == 2:
            bits = self.general()
            self.op_memory(oc.MOVZX16_M, [bits], place, 4)
            self.op(oc.MOVD_XR, [register, bits], 4)
        elif size == 1:
            bits = self.general()
            self.op_memory(oc.MOVZX8_M, [bits], place, 4)
            self.op(oc.MOVD_XR, [register, bits], 4)
        else:
            self.op_memory(oc.MOVAPS_RM if aligned else oc.MOVUPS_RM, [register], place, size)

    def store_vector(self, register: int, type: int, place: Place, aligned: bool) -> None:
        """Emit a store of a vector."""
        size = width_of(element_of(type)) * max(1, lanes_of(type)) // 8 if not is_pointer(type) else 8 * lanes_of(type)
        if size == 8:
            self.op_memory(oc.MOVS_MR, [register], place, 8)
        elif size == 4:
            self.op_memory(oc.MOVD_MX, [register], place, 4)
        elif size < 4:
            bits = self.general()
            self.op(oc.MOVD_RX, [bits, register], 4)
            self.op_memory(oc.MOV_MR, [bits], place, size)
        else:
            self.op_memory(oc.MOVAPS_MR if aligned else oc.MOVUPS_MR, [register], place, size)

    def uses_of(self, value: Value) -> int:
        """Return how many operands name a value; 0 for a constant."""
        if isinstance(value, Instruction):
            return self.uses[value.id]
        if isinstance(value, Parameter):
            return self.uses[value.id]
        return 0

    def upper_zero(self, value: Value) -> bool:
        """Tell whether a 32-bit value surely stands in its register with zeros above: what made it wrote 32 bits."""
        if not isinstance(value, Instruction) or width_of(value.type) != 32:
            return False
        op = value.op
        return ops.ADD <= op <= ops.UMAX and op not in (ops.SDIV, ops.UDIV, ops.SREM, ops.UREM) or op in (
            ops.CTLZ, ops.CTTZ, ops.POPCOUNT, ops.BSWAP, ops.ZEXT, ops.SEXT, ops.LOAD, ops.SELECT)


def is_general(type: int) -> bool:
    """Tell whether a type lives in general registers."""
    return not lanes_of(type) and (is_integer(type) or is_pointer(type))

