"""Selection of asm statements: from constraints to operands (GCC manual: Constraints, Machine Constraints: x86 family).

In: an `asm` or `asm.goto` with constraints as written.  Out: one ASSEMBLY instruction whose `extra` says where each operand of the
template is; registers fixed by a letter are set by copies right before and read right after.  The text is printed after allocation
(compiler/target/x86_64/assembly_text.py).

Of several alternatives the cheapest for the operands at hand is taken: constants where constants are allowed, registers before memory.
An operand that may be in a register or in memory is left to allocation.
"""

from __future__ import annotations

from typing import Final, final

from compiler.codegen.machine import DEF, EARLY, MEMORY, USE, Address, Extra, MachineFunction
from compiler.ir import ops
from compiler.ir.details import Asm, AsmOperand
from compiler.ir.graph import (
    INTEGER,
    LABEL,
    SYMBOL,
    Instruction,
    IntConstant,
    LabelAddress,
    SymbolAddress,
    Value,
)
from compiler.ir.types import F32, F64, F80, is_float, is_pointer, lanes_of, width_of
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.context import Context, Place, signed
from compiler.target.x86_64.registers import (
    RAX,
    RBP,
    RBX,
    RCX,
    RDI,
    RDX,
    RSI,
    RSP,
    X87,
    XMM0,
)
from compiler.unsupported import Unsupported

# Kinds of Piece.
IN_REGISTER: Final = 0      # `position` among the instruction's registers (a frame slot may stand there)
IN_MEMORY: Final = 1        # `address`
CONSTANT: Final = 2         # `number`, plus `symbol`
FLAG: Final = 3             # an output that is a condition: not in the template
ON_X87: Final = 4           # st(`number`)

_FIXED_LETTERS: Final = {"a": RAX, "b": RBX, "c": RCX, "d": RDX, "S": RSI, "D": RDI}
_GENERAL_LETTERS: Final = "rqQRlU"
_MEMORY_LETTERS: Final = "moV"
_CONDITIONS: Final = {
    "o": 0, "no": 1, "b": 2, "c": 2, "nae": 2, "ae": 3, "nb": 3, "nc": 3, "e": 4, "z": 4, "ne": 5, "nz": 5, "be": 6, "na": 6,
    "a": 7, "nbe": 7, "s": 8, "ns": 9, "p": 10, "np": 11, "l": 12, "nge": 12, "ge": 13, "nl": 13, "le": 14, "ng": 14, "g": 15, "nle": 15,
}
_IMPOSSIBLE: Final = 1000


@final
class Piece:
    """Where one operand of the template is.  size: bytes of its type."""

    __slots__ = ("kind", "position", "address", "number", "symbol", "size", "name")

    def __init__(self, kind: int, size: int, name: str) -> None:
        self.kind: int = kind
        self.position: int = -1
        self.address: Address | None = None
        self.number: int = 0
        self.symbol: str = ""
        self.size: int = size
        self.name: str = name


@final
class Statement(Extra):
    """The asm statement of an ASSEMBLY instruction; labels of an asm goto are the instruction's targets from 1 on."""

    __slots__ = ("template", "pieces", "labels", "goto", "x87_inputs", "x87_outputs", "x87_left")

    def __init__(self, template: str, labels: list[str], goto: bool) -> None:
        self.template: str = template
        self.pieces: list[Piece] = []
        self.labels: list[str] = labels
        self.goto: bool = goto
        self.x87_inputs: list[int] = [-1, -1]       # positions of the registers loaded to st(0) and st(1) before
        self.x87_outputs: list[int] = [-1, -1]      # and of those stored from there behind
        self.x87_left: int = 0                      # inputs that are then still on the x87 stack

    def slots(self) -> list[int]:
        """See Extra."""
        return [piece.address.slot for piece in self.pieces if piece.address is not None and piece.address.slot >= 0]


@final
class Choice:
    """What one alternative of a constraint allows."""

    __slots__ = ("general", "vector", "memory", "fixed", "pair", "constant", "address", "matching", "x87", "any", "letters")

    def __init__(self) -> None:
        self.general: bool = False
        self.vector: bool = False
        self.memory: bool = False
        self.fixed: int = 0         # a physical register
        self.pair: bool = False     # "A": rdx:rax, or either for a single register
        self.constant: bool = False     # any constant; `letters` holds those with a range
        self.address: bool = False
        self.matching: int = -1
        self.x87: int = 0           # 1: st(0), 2: st(1), 3: any
        self.any: bool = False
        self.letters: str = ""


def parse_alternative(text: str, registers: dict[str, int]) -> Choice:
    """Return what one alternative allows.  Raises Unsupported for a letter without meaning here."""
    made = Choice()
    index = 0
    while index < len(text):
        letter = text[index]
        index += 1
        if letter in "=+&%?!^$ \t":
            continue
        if letter == "*":
            index += 1
        elif letter == "#":
            break
        elif letter == "{":
            end = text.index("}", index)
            name = text[index:end].lstrip("%")
            index = end + 1
            found = registers.get(name)
            if found is None:
                raise Unsupported("asm", "register " + name)
            made.fixed = found
        elif letter in _GENERAL_LETTERS:
            made.general = True
        elif letter in _FIXED_LETTERS:
            if made.fixed == 0:
                made.fixed = _FIXED_LETTERS[letter]
            else:
                made.general = True     # several fixed registers: allocation may not take just any
                raise Unsupported("asm", "constraint " + text)
        elif letter == "A":
            made.pair = True
        elif letter in "xv":
            made.vector = True
        elif letter == "Y" and index < len(text):
            index += 1
            made.vector = True
        elif letter in _MEMORY_LETTERS:
            made.memory = True
        elif letter in "ins":
            made.constant = True
            made.letters += letter
        elif letter in "IJKLMNOeZ":
            made.letters += letter
        elif letter == "g":
            made.general = made.memory = made.constant = True
            made.letters += "i"
        elif letter == "X":
            made.any = made.general = made.memory = made.constant = True
            made.letters += "i"
        elif letter == "p":
            made.address = True
        elif letter == "t":
            made.x87 = 1
        elif letter == "u":
            made.x87 = 2
        elif letter == "f":
            made.x87 = 3
        elif letter.isdigit():
            digits = letter
            while index < len(text) and text[index].isdigit():
                digits += text[index]
                index += 1
            made.matching = int(digits)
        else:
            raise Unsupported("asm", "constraint letter " + letter)
    return made


def fits_constant(choice: Choice, value: Value) -> bool:
    """Tell whether a constant is one of those that an alternative allows (GCC manual: Machine Constraints, x86)."""
    if value.kind == SYMBOL or value.kind == LABEL:
        for letter in choice.letters:
            if letter in "ise":
                return True
        return False
    if value.kind != INTEGER:
        return False
    assert isinstance(value, IntConstant)
    number = signed(value.value, 64 if is_pointer(value.type) else width_of(value.type))
    for letter in choice.letters:
        if letter in "in":
            return True
        if letter == "I" and 0 <= number <= 31 or letter == "J" and 0 <= number <= 63 or letter == "K" and -128 <= number <= 127:
            return True
        if letter == "L" and number in (0xFF, 0xFFFF, 0xFFFFFFFF) or letter == "M" and 0 <= number <= 3:
            return True
        if letter == "N" and 0 <= number <= 255 or letter == "O" and 0 <= number <= 127:
            return True
        if letter == "e" and -0x80000000 <= number <= 0x7FFFFFFF or letter == "Z" and 0 <= value.value <= 0xFFFFFFFF:
            return True
    return False


def alternatives(constraint: str) -> list[str]:
    """Return the alternatives of a constraint."""
    return constraint.split(",")


def cost(choice: Choice, operand: AsmOperand, value: Value | None) -> int:
    """Return how dear an alternative is for an operand; _IMPOSSIBLE when it cannot be."""
    if operand.indirect:
        return 0 if choice.memory or choice.any or choice.matching >= 0 else _IMPOSSIBLE
    if choice.matching >= 0:
        return 1
    if value is not None and not operand.is_output and fits_constant(choice, value):
        return 0
    if choice.address:
        return 1
    wants_vector = is_float(operand.type) and operand.type != F80 or lanes_of(operand.type) > 0
    if choice.general or choice.fixed or choice.pair:
        return 3 if wants_vector and not XMM0 <= choice.fixed else 1
    if choice.vector:
        return 1 if wants_vector else 3
    if choice.x87:
        return 2
    if choice.memory:
        return 5
    return _IMPOSSIBLE


def register_numbers() -> dict[str, int]:
    """Return the numbers of registers by every name that asm may use for them."""
    names: dict[str, int] = {}
    rows = ("rax eax ax al ah", "rcx ecx cx cl ch", "rdx edx dx dl dh", "rbx ebx bx bl bh", "rsp esp sp spl", "rbp ebp bp bpl",
            "rsi esi si sil", "rdi edi di dil")
    for number in range(8):
        for name in rows[number].split():
            names[name] = number + 1
    for number in range(8, 16):
        for suffix in ("", "d", "w", "b"):
            names["r" + str(number) + suffix] = number + 1
    for number in range(16):
        for prefix in ("xmm", "ymm"):
            names[prefix + str(number)] = XMM0 + number
    return names


_IGNORED_CLOBBERS: Final = ("memory", "cc", "flags", "fpsr", "fpcr", "dirflag", "mxcsr", "st")


def check_frame_pointer(mf: MachineFunction) -> None:
    """Raise Unsupported if an asm of a function with a frame pointer changes or takes that register."""
    for block in mf.blocks:
        for ins in block.instructions:
            if ins.info.opcode in (oc.ASSEMBLY, oc.ASSEMBLY_GOTO) and RBP in ins.registers:
                raise Unsupported("asm", "operand in, or clobber of, the frame pointer")


def statement(s: Context, ins: Instruction) -> None:
    """Emit an asm or asm.goto."""
    detail = ins.detail
    assert isinstance(detail, Asm)
    _Selection(s, ins, detail).run()


@final
class _Selection:
    """The selection of one statement."""

    def __init__(self, s: Context, ins: Instruction, detail: Asm) -> None:
        self.s: Context = s
        self.ins: Instruction = ins
        self.detail: Asm = detail
        self.names: dict[str, int] = register_numbers()
        self.statement: Statement = Statement(detail.template, detail.labels, ins.op == ops.ASM_GOTO)
        self.registers: list[int] = []
        self.roles: list[int] = []
        self.before: list[tuple[int, int]] = []     # copies right before: register, value
        self.after: list[tuple[int, int]] = []      # right behind: value, register
        self.flags: list[tuple[int, int]] = []      # conditions to put in registers: register, condition
        self.choices: list[Choice] = []
        self.values: list[list[Value]] = []         # IR operands of each asm operand: words of a wide one
        self.outputs: list[list[int]] = []          # virtual registers of the words of each direct output
        self.positions: list[list[int]] = []        # of each asm operand's registers
        self.narrowed: list[tuple[int, int, int]] = []  # register, its type, the 80-bit value to make it of

    def run(self) -> None:
        """Emit everything."""
        self._sort_operands()
        self._choose()
        for number in range(len(self.detail.operands)):
            operand = self.detail.operands[number]
            piece = Piece(IN_REGISTER, operand.size if operand.indirect else self._bytes(operand.type), operand.name)
            self.statement.pieces.append(piece)
            self.positions.append([])
            if operand.indirect:
                self._in_memory(piece, self.s.address(self.values[number][0]))
            elif operand.is_output:
                self._output(number, operand, piece)
            else:
                self._input(number, operand, piece)
        self._clobbers()
        self._settle_x87()
        s = self.s
        for register, value in self.before:
            s.copy(register, value)
        made = s.op(oc.ASSEMBLY_GOTO if self.statement.goto else oc.ASSEMBLY, self.registers)
        made.roles = tuple(self.roles)
        made.extra = self.statement
        if self.statement.goto:
            if self.after or self.flags:
                raise Unsupported("asm", "output of asm goto in a fixed register")
            made.targets = [s.block_of(target) for target in self.ins.targets]
        for register, condition in self.flags:
            byte = s.general()
            s.op(oc.SETCC, [byte], 1).condition = condition
            s.op(oc.MOVZX8, [register, byte], 4)
        for value, register in self.after:
            s.copy(value, register)
        for register, type, extended in self.narrowed:
            place = s.scratch()
            s.op_memory(oc.FST_M, [extended], place, width_of(type) // 8)
            s.op_memory(oc.MOVS_RM, [register], place, width_of(type) // 8)

    def _bytes(self, type: int) -> int:
        if lanes_of(type):
            return width_of(type & 0xFFFFFFF) * lanes_of(type) // 8
        return self.s.bytes_of(type)

    def _words(self, type: int) -> int:
        """Return how many registers a value of the type is after legalisation."""
        if lanes_of(type) or is_float(type) or is_pointer(type):
            return 1
        return (width_of(type) + 63) // 64

    def _sort_operands(self) -> None:
        """Find each asm operand's IR operands and output registers."""
        position = 0
        direct = 0
        s = self.s
        for operand in self.detail.operands:
            values: list[Value] = []
            outputs: list[int] = []
            words = 1 if operand.indirect else self._words(operand.type)
            if operand.is_output and not operand.indirect:
                for _ in range(words):
                    outputs.append(s.output_of(self.ins, direct))
                    direct += 1
            else:
                values = self.ins.operands[position:position + words]
                position += words
            self.values.append(values)
            self.outputs.append(outputs)

    def _choose(self) -> None:
        """Choose the alternative for all operands together."""
        operands = self.detail.operands
        count = 1
        for operand in operands:
            count = max(count, len(alternatives(operand.constraint)))
        best: list[Choice] = []
        least = _IMPOSSIBLE
        for number in range(count):
            choices: list[Choice] = []
            total = 0
            for index in range(len(operands)):
                operand = operands[index]
                if "@cc" in operand.constraint:
                    choices.append(Choice())
                    continue
                texts = alternatives(operand.constraint)
                choice = parse_alternative(texts[number] if number < len(texts) else texts[0], self.names)
                choices.append(choice)
                values = self.values[index]
                total += cost(choice, operand, values[0] if values else None)
            if total < least:
                least = total
                best = choices
        if not best and operands:
            raise Unsupported("asm", "impossible constraint in asm")
        self.choices = best

    # -- operands -------------------------------------------------------------------------------------

    def _add(self, register: int, role: int) -> int:
        self.registers.append(register)
        self.roles.append(role)
        return len(self.registers) - 1

    def _in_memory(self, piece: Piece, place: Place) -> None:
        piece.kind = IN_MEMORY
        address = Address()
        if place.base:
            address.base = self._add(place.base, USE)
        if place.index:
            address.index = self._add(place.index, USE)
        address.scale = place.scale
        address.displacement = place.displacement
        address.symbol = place.symbol
        address.operator = place.operator
        address.slot = place.slot
        address.segment = place.segment
        piece.address = address

    def _output(self, number: int, operand: AsmOperand, piece: Piece) -> None:
        s = self.s
        constraint = operand.constraint
        if "@cc" in constraint:
            condition = _CONDITIONS.get(constraint[constraint.index("@cc") + 3:])
            if condition is None:
                raise Unsupported("asm", "constraint " + constraint)
            piece.kind = FLAG
            register = self.outputs[number][0]
            if register:
                self.flags.append((register, condition))
            return
        choice = self.choices[number]
        if choice.x87:
            self._x87_output(number, operand, piece, choice)
            return
        early = EARLY if "&" in constraint else 0
        outputs = self.outputs[number]
        fixed = self._fixed(choice, operand)
        for word in range(len(outputs)):
            register = outputs[word]
            if register == 0:
                register = s.new_register(self._class_for(choice, operand))
                outputs[word] = register
            if fixed:
                position = self._add(fixed[word], DEF | early)
                if fixed[word] == RSP:
                    s.mf.has_calls = True
                else:
                    self.after.append((register, fixed[word]))
            else:
                role = DEF | early
                if choice.memory and s.class_of(operand.type) == self._class_for(choice, operand) and not early:
                    role |= MEMORY
                self._check_class(choice, operand)
                position = self._add(register, role)
            self.positions[number].append(position)
        piece.position = self.positions[number][0]

    def _fixed(self, choice: Choice, operand: AsmOperand) -> list[int]:
        """Return the physical registers an operand must be in; [] when it may be in any."""
        words = self._words(operand.type)
        if choice.pair:
            return [RAX, RDX][:words]
        if choice.fixed:
            if words > 1:
                raise Unsupported("asm", "wide operand in one register")
            return [choice.fixed]
        if words > 1:
            raise Unsupported("asm", "wide operand in any registers")
        return []

    def _class_for(self, choice: Choice, operand: AsmOperand) -> int:
        return self.s.class_of(operand.type)

    def _check_class(self, choice: Choice, operand: AsmOperand) -> None:
        """Refuse a float in a general register and the reverse: the value would have to be moved between the files."""
        vector = is_float(operand.type) and operand.type != F80 or lanes_of(operand.type) > 0
        if operand.type == F80 or (choice.vector and not vector and not choice.general) or (vector and not choice.vector):
            raise Unsupported("asm", "constraint " + operand.constraint + " for this type")

    def _input(self, number: int, operand: AsmOperand, piece: Piece) -> None:
        s = self.s
        choice = self.choices[number]
        values = self.values[number]
        if choice.matching >= 0:
            self._matching(number, choice.matching, operand, piece)
            return
        value = values[0]
        if fits_constant(choice, value):
            self._constant(piece, value)
            return
        if choice.address:
            self._in_memory(piece, s.address(value))
            return
        if choice.x87:
            self._x87_input(value, piece, choice.x87 - 1)
            return
        fixed = self._fixed(choice, operand)
        if fixed:
            for word in range(len(values)):
                position = self._add(fixed[word], USE)
                if fixed[word] == RSP:
                    s.mf.has_calls = True
                else:
                    self.before.append((fixed[word], s.use(values[word])))
                self.positions[number].append(position)
            piece.position = self.positions[number][0]
            return
        if not choice.general and not choice.vector:
            if not choice.memory:
                raise Unsupported("asm", "constraint " + operand.constraint + " for a value that is no constant")
            # Memory alone, for a value: give it a place.
            slot = s.mf.new_slot(16, 16, 0)
            place = Place()
            place.slot = slot
            s.store_place(s.use(value), value.type, place)
            self._in_memory(piece, place)
            return
        self._check_class(choice, operand)
        role = USE
        if choice.memory:
            role |= MEMORY
        piece.position = self._add(s.use(value), role)
        self.positions[number].append(piece.position)

    def _matching(self, number: int, output: int, operand: AsmOperand, piece: Piece) -> None:
        """An input in the same place as an output."""
        s = self.s
        other = self.statement.pieces[output]
        if other.kind == ON_X87:
            self._x87_input(self.values[number][0], piece, other.number)
            return
        if other.kind == IN_MEMORY:
            raise Unsupported("asm", "value that matches an output in memory")
        positions = self.positions[output]
        for word in range(len(self.values[number])):
            position = positions[word]
            register = self.registers[position]
            held = s.use(self.values[number][word])
            if register < 1024:
                if register != RSP:
                    self.before.append((register, held))
                self._add(register, USE)
            else:
                # Read and written in place: the output's register gets the input before.
                self.before.append((register, held))
                self.roles[position] = USE | DEF | self.roles[position] & MEMORY
        piece.position = positions[0]

    def _x87_output(self, number: int, operand: AsmOperand, piece: Piece, choice: Choice) -> None:
        """An output in st(0) or st(1) (GCC manual: x86 Floating-Point asm Operands)."""
        s = self.s
        place = choice.x87 - 1
        if place > 1 or self.statement.goto or operand.type not in (F32, F64, F80) or self.statement.x87_outputs[place] >= 0:
            raise Unsupported("asm", "x87 register operand")
        piece.kind = ON_X87
        piece.number = place
        register = self.outputs[number][0]
        extended = register
        if operand.type != F80 or not register:
            extended = s.new_register(X87)
            if register:
                self.narrowed.append((register, operand.type, extended))
        self.statement.x87_outputs[place] = self._add(extended, DEF | MEMORY)

    def _x87_input(self, value: Value, piece: Piece, place: int) -> None:
        """An input in st(0) or st(1)."""
        s = self.s
        if place > 1 or self.statement.goto or value.type not in (F32, F64, F80) or self.statement.x87_inputs[place] >= 0:
            raise Unsupported("asm", "x87 register operand")
        piece.kind = ON_X87
        piece.number = place
        register = s.use(value)
        if value.type != F80:
            extended = s.new_register(X87)
            held = s.scratch()
            s.op_memory(oc.MOVS_MR, [register], held, width_of(value.type) // 8)
            s.op_memory(oc.FLD_M, [extended], held, width_of(value.type) // 8)
            register = extended
        self.statement.x87_inputs[place] = self._add(register, USE | MEMORY)

    def _settle_x87(self) -> None:
        """Count what stays on the x87 stack: inputs that are neither an output's nor clobbered, which means popped."""
        inputs, outputs = self.statement.x87_inputs, self.statement.x87_outputs
        if inputs == [-1, -1] and outputs == [-1, -1]:
            return
        if inputs[0] < 0 <= inputs[1] or outputs[0] < 0 <= outputs[1]:
            raise Unsupported("asm", "x87 operands that leave out st(0)")
        popped = [False, False]
        for clobber in self.detail.clobbers:
            name = clobber.lstrip("%")
            if name in ("st", "st(0)"):
                popped[0] = True
            elif name == "st(1)":
                popped[1] = True
        for place in range(2):
            if inputs[place] >= 0 and outputs[place] < 0 and not popped[place]:
                self.statement.x87_left += 1

    def _constant(self, piece: Piece, value: Value) -> None:
        piece.kind = CONSTANT
        if isinstance(value, IntConstant):
            piece.number = signed(value.value, 64 if is_pointer(value.type) else width_of(value.type))
        elif isinstance(value, SymbolAddress):
            piece.symbol = value.name
            piece.number = value.offset
        else:
            assert isinstance(value, LabelAddress)
            block = self.s.block_of(value.block)
            block.address_taken = True
            piece.symbol = ".L" + str(block.id)

    def _clobbers(self) -> None:
        taken = 0
        for number in range(len(self.registers)):
            if 0 < self.registers[number] < 1024:
                taken |= 1 << self.registers[number]
        for clobber in self.detail.clobbers:
            name = clobber.lstrip("%")
            if name in _IGNORED_CLOBBERS or name.startswith("st(") or name.startswith("mm") or name[:1] == "k" and name[1:].isdigit():
                continue
            register = self.names.get(name)
            if register is None:
                if name[:3] in ("xmm", "ymm", "zmm") and name[3:].isdigit() and int(name[3:]) > 15 or name[:3] == "bnd":
                    continue        # code generation uses none of these
                if name[:3] == "zmm" and name[3:].isdigit():
                    register = XMM0 + int(name[3:])
                else:
                    raise Unsupported("asm", "clobber " + clobber)
            if register == RSP:
                continue
            if taken >> register & 1:
                continue
            taken |= 1 << register
            self._add(register, DEF | EARLY)
