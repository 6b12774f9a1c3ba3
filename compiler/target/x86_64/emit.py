"""Write x86-64 machine instructions as bytes or as AT&T text.

In: instructions on physical registers, frame slots placed (frame.py).  Out: calls of an Output.  Each instruction becomes operands of the
assembler's kind; its mnemonic and their classes choose the row of the instruction table as the assembler would for the printed text, so
that both forms of output make the same object.  What was chosen is kept by shape, and encodings without memory or symbol by operands.

Opcodes whose mnemonic is `-` are written by the functions at the end: branches, calls, jump tables, constants, 80-bit arithmetic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from compiler.asm.expr import CONSTANT, Expression
from compiler.codegen.compiled import HOME, PATCHABLE, PROFILED, TABLES
from compiler.codegen.machine import MachineBlock, MachineFunction, MachineInstruction
from compiler.target.x86 import operands as op
from compiler.target.x86 import relax
from compiler.target.x86 import relocations as rel
from compiler.target.x86.encode import NO_PREFIXES, Encoder, Prefixes
from compiler.target.x86.insns import PRINTED_CONDITIONS, InstructionTable, Row
from compiler.target.x86.operands import Operand
from compiler.target.x86.registers import Registers
from compiler.target.x86.relocations import Relocations
from compiler.target.x86.select import Selector
from compiler.target.x86.statement import DISPLACEMENT, GOT_SYMBOL
from compiler.target.x86_64 import opcodes as oc
from compiler.target.x86_64.assembly import Statement
from compiler.target.x86_64.assembly_text import statement_text
from compiler.target.x86_64.context import GOTPCREL
from compiler.target.x86_64.frame import PAGE
from compiler.target.x86_64.opcodes import Opcode
from compiler.target.x86_64.registers import XMM0
from compiler.target.x86_64.settings import FIXED, CodeSettings
from compiler.target.x86_64.thunks import CS_PREFIX, MARK_AFTER, NOTRACK, STOP_AFTER, inline_text
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.codegen.emit import Output

_SUFFIX: Final = {1: "b", 2: "w", 4: "l", 8: "q"}
_SCALAR: Final = {4: "ss", 8: "sd"}
_SIZE_INDEX: Final = {1: 0, 2: 1, 4: 2, 8: 3}
_FLOAT_SUFFIX: Final = {4: "s", 8: "l", 10: "t"}
_INTEGER_SUFFIX: Final = {2: "s", 4: "l", 8: "q"}
_X87_OPERATIONS: Final = ("faddp", "fsubrp", "fmulp", "fdivrp")
_X87_UNARY: Final = ("fchs", "fabs", "fsqrt", "frndint")
_PREFETCHES: Final = ("prefetchnta", "prefetcht2", "prefetcht1", "prefetcht0", "prefetchw")

PLT: Final = 3      # the operator @PLT
_BRANCHES: Final = (oc.CALL, oc.CALL_M, oc.TAIL, oc.TAIL_M, oc.RET, oc.JUMP_TABLE, oc.JMP_R, oc.CALL_R, oc.TAIL_R)


@final
class Emitter:
    """Writes instructions; one for each unit."""

    def __init__(self, table: list[Opcode], settings: CodeSettings) -> None:
        self.opcodes: list[Opcode] = table
        self.settings: CodeSettings = settings
        self.known: Registers = Registers(False)
        self.relocations: Relocations = Relocations(64)
        self.selector: Selector = Selector(InstructionTable(), 64, False, 64)
        self.encoder: Encoder = Encoder(64)
        self.lock: Prefixes = Prefixes()
        self.lock.lock = 0xF0
        self.lock.any_byte = True
        self._symbolic: Expression = Expression(CONSTANT)       # stands for any symbol while bytes are made
        self.general: list[list[Operand]] = []
        for kind in range(4):
            self.general.append([op.register(reg) for reg in self.known.general[kind]])
        self.xmm: list[Operand] = [op.register(reg) for reg in self.known.xmm]
        self.ymm: list[Operand] = [op.register(reg) for reg in self.known.ymm]
        self.cl: Operand = op.register(self.known.by_name["cl"])
        self._rows: dict[tuple[str, int, int, int], Row] = {}
        self._codes: dict[tuple[str, int, int, int], bytes] = {}
        self._tables: list[tuple[int, list[MachineBlock], bool]] = []
        # The memory operand in hand.
        self._symbol: str = ""
        self._operator: int = 0
        self._mf: MachineFunction = MachineFunction("")

    # -- operands -------------------------------------------------------------------------------------

    def slot_operand(self, slot: int, displacement: int) -> Operand:
        """Return the memory operand of a place in a frame slot."""
        placed = self._mf.slots[slot]
        made = Operand(op.MEMORY, op.MEMORY_SIZES | op.MANY)
        made.base = placed.register - 1
        made.address_size = 64
        made.value = placed.offset + displacement
        if made.base == 3:
            made.mask |= op.MBX
        return made

    def memory(self, ins: MachineInstruction) -> Operand:
        """Return the memory operand of an instruction; its symbol is kept aside."""
        address = ins.address
        assert address is not None
        made = Operand(op.MEMORY, op.MEMORY_SIZES | op.MANY)
        made.address_size = 64
        made.value = address.displacement
        if address.slot >= 0:
            placed = self._mf.slots[address.slot]
            made.base = placed.register - 1
            made.value += placed.offset
        elif address.base >= 0:
            made.base = ins.registers[address.base] - 1
        if address.index >= 0:
            made.index = ins.registers[address.index] - 1
            made.scale = address.scale
            if made.index == 4:
                # The stack pointer is no index: the encoding means none.
                if made.scale or made.base == 4:
                    raise Unsupported("codegen", "stack pointer as an index")
                made.index, made.base = made.base, made.index
        if address.segment:
            made.segment = address.segment - 1
        self._symbol = address.symbol
        if address.symbol:
            self._operator = address.operator
            made.expression = self._symbolic
            if made.base < 0 and made.index < 0 and (not address.segment or not address.operator):
                made.base = op.IP_BASE
        elif made.base < 0 and made.index < 0:
            made.address_size = 0
            made.mask |= op.MOFFS64
        if made.base == 3 and made.index < 0:
            made.mask |= op.MBX
        return made

    def register_operand(self, ins: MachineInstruction, position: int, kind: int) -> Operand:
        """Return the operand for a register of the instruction, or for the frame slot that stands in its place."""
        register = ins.registers[position]
        if register < 0:
            return self.slot_operand(-1 - register, 0)
        if register >= XMM0:
            return self.ymm[register - XMM0] if kind == 4 else self.xmm[register - XMM0]
        return self.general[kind][register - 1]

    # -- one instruction ------------------------------------------------------------------------------

    def spell(self, row: Opcode, ins: MachineInstruction) -> str:
        """Return the AT&T mnemonic of an instruction, size and condition put in."""
        key = ins.size << 8 | ins.condition
        found = row.by_size.get(key)
        if found is None:
            found = row.mnemonic
            if "*" in found:
                found = found.replace("*", _SUFFIX[ins.size])
            if "%" in found:
                found = found.replace("%", _SCALAR[ins.size])
            if found == "&":
                found = oc.VECTOR_NAMES.split()[ins.condition - 1]
            if "?" in found:
                found = found.replace("?", PRINTED_CONDITIONS[ins.condition])
            row.by_size[key] = found
        return found

    def instruction(self, mf: MachineFunction, ins: MachineInstruction, following: MachineBlock | None, out: Output) -> None:
        """Write one instruction."""
        self._mf = mf
        row = self.opcodes[ins.info.row]
        if ins.condition and (row.indirect or row.info.opcode in _BRANCHES):
            self._branch_with_care(mf, ins, row, following, out)
        else:
            self._one(mf, ins, row, following, out)

    def _branch_with_care(self, mf: MachineFunction, ins: MachineInstruction, row: Opcode, following: MachineBlock | None,
                          out: Output) -> None:
        """Write a call, jump or return that is marked, prefixed or stopped (thunks.py: NOTRACK ...)."""
        if ins.condition & CS_PREFIX:
            self._prefix("cs", b"\x2e", out)
        if ins.condition & NOTRACK and row.indirect:
            self._prefix("notrack", b"\x3e", out)
        self._one(mf, ins, row, following, out)
        if ins.condition & MARK_AFTER and row.info.opcode != oc.SETJMP:
            self.write("endbr64", [], out)
        if ins.condition & STOP_AFTER and row.info.opcode not in (oc.CALL_INLINE, oc.JMP_INLINE, oc.RET_INLINE):
            self.write("int3", [], out)

    def _prefix(self, text: str, code: bytes, out: Output) -> None:
        """Write a prefix, as a line of its own in text."""
        if out.textual:
            out.line(text)
        else:
            out.code(code)

    def _one(self, mf: MachineFunction, ins: MachineInstruction, row: Opcode, following: MachineBlock | None, out: Output) -> None:
        """Write an instruction itself."""
        if not row.mnemonic:
            self._special(mf, ins, following, out)
            return
        operands: list[Operand] = []
        self._symbol = ""
        memory = False
        for shape, position in row.elements:
            if shape == oc.SHAPE_SIZED:
                register = ins.registers[position]
                if register < 0:
                    memory = True
                operands.append(self.register_operand(ins, position, _SIZE_INDEX[ins.size]))
            elif shape <= oc.SHAPE_64:
                if ins.registers[position] < 0:
                    memory = True
                operands.append(self.register_operand(ins, position, shape - 1))
            elif shape == oc.SHAPE_VECTOR:
                if ins.registers[position] < 0:
                    memory = True
                operands.append(self.register_operand(ins, position, 4 if ins.size == 32 else 0))
            elif shape == oc.SHAPE_MEMORY:
                memory = True
                operands.append(self.memory(ins))
            elif shape == oc.SHAPE_IMMEDIATE:
                operands.append(op.immediate(ins.immediate, 64))
            elif shape == oc.SHAPE_SYMBOL:
                made = op.symbol_immediate(self._symbolic)
                operands.append(made)
                memory = True
            else:
                operands.append(self.cl)
        if row.clear:
            # The instruction merges into its destination: break the dependency on what was there.
            self.write("xorps", [operands[0], operands[0]], out)
        mnemonic = self.spell(row, ins)
        if row.indirect:
            operands[0] = self._indirect(operands[0])
        if memory or out.textual or row.lock:
            self.write(mnemonic, operands, out, self.lock if row.lock else NO_PREFIXES, ins)
            return
        # Registers and numbers alone: the encoding is a function of them.
        count = len(operands)
        key = (mnemonic,
               self._token(operands[0]) if count else 0,
               self._token(operands[1]) if count > 1 else 0,
               self._token(operands[2]) if count > 2 else 0)
        encoded = self._codes.get(key)
        if encoded is None:
            encoded = self.encoder.encode(self.row(mnemonic, operands), operands, NO_PREFIXES)
            self._codes[key] = encoded
        out.code(encoded)

    def _indirect(self, operand: Operand) -> Operand:
        made = Operand(operand.kind, operand.mask)
        made.reg = operand.reg
        made.number = operand.number
        made.base = operand.base
        made.index = operand.index
        made.scale = operand.scale
        made.address_size = operand.address_size
        made.segment = operand.segment
        made.value = operand.value
        made.expression = operand.expression
        made.indirect = True
        return made

    def _token(self, operand: Operand) -> int:
        """Return a number that tells operands apart: registers of one number by their kind, and from immediates."""
        if operand.kind == op.IMMEDIATE:
            return operand.value << 1 | 1
        return (int(operand.mask) << 8 | int(operand.number)) << 1

    def row(self, mnemonic: str, operands: list[Operand]) -> Row:
        """Return the row that the assembler takes for a mnemonic and operands."""
        count = len(operands)
        key = (mnemonic, operands[0].mask if count else 0, operands[1].mask if count > 1 else 0, operands[2].mask if count > 2 else 0)
        found = self._rows.get(key)
        if found is None:
            named = self.selector.find(mnemonic)
            assert named is not None, mnemonic
            rows = self.selector.choose(named, operands)
            found = rows[0]
            self._rows[key] = found
        return found

    def write(self, mnemonic: str, operands: list[Operand], out: Output, prefixes: Prefixes = NO_PREFIXES,
              ins: MachineInstruction | None = None) -> None:
        """Write one instruction given by mnemonic and operands (destination first)."""
        if out.textual:
            out.line(("lock; " if prefixes.lock else "") + mnemonic + self._operands_text(operands, out, ins))
            return
        row = self.row(mnemonic, operands)
        encoder = self.encoder
        encoded = encoder.encode(row, operands, prefixes)
        out.data += encoded
        for field in encoder.fields:
            self._field(row, field.offset, field.size, field.displacement, field.pcrel, field.signed, int(field.after),
                        int(field.relaxable), encoded, operands, out, ins)

    def _field(self, row: Row, offset: int, size: int, displacement: bool, pcrel: bool, signed: bool, after: int, relaxable: int,
               encoded: bytes, operands: list[Operand], out: Output, ins: MachineInstruction | None) -> None:
        """Write the field of a symbol."""
        back = len(encoded) - offset
        if not displacement:
            assert ins is not None
            out.field(back, size, ins.symbol, ins.immediate, False, self.relocations.plain(size, False, signed), signed)
            return
        addend = 0
        for operand in operands:
            if operand.kind == op.MEMORY:
                addend = operand.value
        operator = self._operator
        if operator:
            kind = self.relocations.with_operator(operator, size)
            if relaxable and kind == rel.X64_GOTPCREL and pcrel:
                kind = rel.X64_REX_GOTPCRELX if relaxable == 2 else rel.X64_GOTPCRELX
        else:
            kind = self.relocations.plain(size, pcrel, signed)
        keeps = pcrel and row.name == "mov" and encoded[0] & 0xF8 == 0x48
        # Every operator but @PLT and @SIZE brings the GOT's symbol (X86Target.operator_symbols).
        out.field(back, size, self._symbol, addend - (after if pcrel else 0), pcrel, kind, signed or pcrel, DISPLACEMENT, keeps,
                  GOT_SYMBOL if operator else "")

    # -- text -----------------------------------------------------------------------------------------

    def _operands_text(self, operands: list[Operand], out: Output, ins: MachineInstruction | None) -> str:
        """Return the operands in AT&T order."""
        text = ""
        for index in range(len(operands) - 1, -1, -1):
            text += "\t" if not text else ", "
            text += self.operand_text(operands[index], out, ins)
        return text

    def operand_text(self, operand: Operand, out: Output, ins: MachineInstruction | None) -> str:
        """Return one operand as AT&T text."""
        star = "*" if operand.indirect else ""
        if operand.kind == op.REGISTER:
            assert operand.reg is not None
            return star + "%" + operand.reg.name
        if operand.kind == op.IMMEDIATE:
            if operand.expression is not None:
                assert ins is not None
                return "$" + symbol_text(out, ins.symbol, "", ins.immediate)
            return "$" + str(operand.value)
        text = star
        if operand.segment >= 0:
            text += "%" + self.known.segment[operand.segment].name + ":"
        if operand.expression is not None:
            operator = self.relocations.operator_names[self._operator] if self._operator else ""
            text += symbol_text(out, self._symbol, "@" + operator.upper() if operator else "", operand.value)
        elif operand.value or (operand.base < 0 and operand.index < 0):
            text += str(operand.value)
        if operand.base == op.IP_BASE:
            return text + "(%rip)"
        if operand.base >= 0 or operand.index >= 0:
            names = self.known.general[3]
            text += "("
            if operand.base >= 0:
                text += "%" + names[operand.base].name
            if operand.index >= 0:
                text += ",%" + names[operand.index].name + "," + str(1 << operand.scale)
            text += ")"
        return text

    # -- instructions of several, or with operands of their own ---------------------------------------

    def _special(self, mf: MachineFunction, ins: MachineInstruction, following: MachineBlock | None, out: Output) -> None:
        opcode = ins.info.row
        if opcode == oc.MOVI:
            self._move_immediate(ins, out)
        elif opcode == oc.JMP:
            if ins.targets[0] is not following:
                self.jump(ins.targets[0], out)
        elif opcode == oc.JCC:
            self._conditional(ins, following, out)
        elif opcode == oc.CALL:
            self._call(ins, out)
        elif opcode == oc.RET:
            self.write("ret", [], out)
        elif opcode == oc.END:
            pass
        elif opcode == oc.JUMP_TABLE:
            self._jump_table(ins, out)
        elif opcode == oc.ZERO_R:
            register = self.general[2][ins.registers[0] - 1]
            self.write("xorl", [register, register], out)
        elif opcode == oc.SELECT_X:
            self._select(ins, out)
        elif opcode == oc.PSEUDO:
            made = _at(4, ((mf.outgoing_size + 15) & ~15) + ins.immediate)
            self.write("leaq", [self.general[3][ins.registers[0] - 1], made], out)
        elif opcode == oc.LEA_STACK:
            self.write("leaq", [self.general[3][ins.registers[0] - 1], _at(ins.registers[1] - 1, ins.immediate)], out)
        elif opcode == oc.REP_MOVS:
            if out.textual:
                out.line("rep; movsq")
            else:
                out.code(b"\xf3\x48\xa5")
        elif opcode == oc.SAVE_XMM:
            self._save_floats(ins, out)
        elif opcode == oc.TAIL:
            self._tail(ins, out)
        elif opcode == oc.TAIL_M:
            self.write("jmp", [self._indirect(self.memory(ins))], out)
        elif opcode in (oc.CALL_INLINE, oc.JMP_INLINE, oc.RET_INLINE):
            out.assembly(inline_text(ins, out))
        elif opcode == oc.PROBE_LOOP or opcode == oc.PROBED_SUB:
            self._probe(ins, out)
        elif opcode == oc.PATCHABLE:
            self._patchable(ins, out)
        elif opcode == oc.PROFILE:
            self._profile(out)
        elif opcode == oc.TLS_CALL:
            self._tls_call(ins, out)
        elif opcode == oc.SETJMP:
            self._set_jump(ins, out)
        elif opcode == oc.LONGJMP:
            buffer = ins.registers[0] - 1
            quads = self.general[3]
            self.write("movq", [quads[5], _at(buffer, 0)], out)
            self.write("movq", [quads[2], _at(buffer, 8)], out)
            self.write("movq", [quads[4], _at(buffer, 16)], out)
            self.write("jmp", [self._indirect(quads[2])], out)
        elif opcode == oc.ASSEMBLY:
            statement = ins.extra
            assert isinstance(statement, Statement)
            for place in (1, 0):
                if statement.x87_inputs[place] >= 0:
                    self.write("fldt", [self._slot(ins, statement.x87_inputs[place])], out)
            out.assembly(statement_text(self, ins, out))
            for place in (0, 1):
                if statement.x87_outputs[place] >= 0:
                    self.write("fstpt", [self._slot(ins, statement.x87_outputs[place])], out)
            for _ in range(statement.x87_left):
                self.write("fstp", [op.register(self.known.x87[0])], out)
        elif opcode == oc.ASSEMBLY_GOTO:
            out.assembly(statement_text(self, ins, out))
            if ins.targets[0] is not following:
                self.jump(ins.targets[0], out)
        elif opcode == oc.PREFETCH:
            self.write(_PREFETCHES[ins.immediate], [self.memory(ins)], out)
        else:
            self._x87(ins, out)

    def _move_immediate(self, ins: MachineInstruction, out: Output) -> None:
        value = ins.immediate
        number = ins.registers[0] - 1
        size = ins.size
        if size == 8:
            value &= (1 << 64) - 1
            if value <= 0xFFFFFFFF:
                size = 4
        else:
            value &= 0xFFFFFFFF
            size = 4
        if size == 4:
            if value >> 31:
                value -= 1 << 32
            self._plain("movl", [self.general[2][number], op.immediate(value, 64)], out)
            return
        if value >> 63:
            value -= 1 << 64
        if -0x80000000 <= value < 0:
            self._plain("movq", [self.general[3][number], op.immediate(value, 64)], out)
        else:
            self._plain("movabsq", [self.general[3][number], op.immediate(value, 64)], out)

    def _plain(self, mnemonic: str, operands: list[Operand], out: Output) -> None:
        self.write(mnemonic, operands, out)

    def jump(self, target: MachineBlock, out: Output) -> None:
        """Write a jump to a block."""
        name = ".L" + str(target.id)
        if out.textual:
            out.line("jmp\t" + out.name(name))
        else:
            out.branch(relax.SHORT, 0xEB, name)

    def branch(self, condition: int, label: str, out: Output) -> None:
        """Write a conditional jump to a label of the function."""
        if out.textual:
            out.line("j" + PRINTED_CONDITIONS[condition] + "\t" + out.name(label))
        else:
            out.branch(relax.SHORT, 0x70 + condition, label)

    def _conditional(self, ins: MachineInstruction, following: MachineBlock | None, out: Output) -> None:
        yes, no = ins.targets[0], ins.targets[1]
        condition = ins.condition
        if yes is following:
            condition ^= 1
            yes, no = no, yes
        if condition == 17:         # not equal or unordered
            self.branch(5, ".L" + str(yes.id), out)
            self.branch(10, ".L" + str(yes.id), out)
        elif condition == 16:       # equal and ordered: two ways to `no`
            if no is following:
                skip = out.new_label()
                self.branch(10, ".L" + str(skip), out)
                self.branch(4, ".L" + str(yes.id), out)
                out.label(skip)
                return
            self.branch(10, ".L" + str(no.id), out)
            self.branch(4, ".L" + str(yes.id), out)
        else:
            self.branch(condition, ".L" + str(yes.id), out)
        if no is not following:
            self.jump(no, out)

    def _call(self, ins: MachineInstruction, out: Output) -> None:
        if out.textual:
            out.line("call\t" + out.name(ins.symbol) + ("@PLT" if ins.immediate else ""))
            return
        out.code(b"\xe8\0\0\0\0")
        # A symbol of the unit alone makes it PC32 (compiler/target/x86/target.py prepare).
        out.field(4, 4, ins.symbol, -4, True, rel.X64_PLT32)

    def _tail(self, ins: MachineInstruction, out: Output) -> None:
        if out.textual:
            out.line("jmp\t" + out.name(ins.symbol) + ("@PLT" if ins.immediate else ""))
        else:
            out.branch(relax.SHORT, 0xEB, ins.symbol, PLT if ins.immediate else 0)

    def _jump_table(self, ins: MachineInstruction, out: Output) -> None:
        """Write a jump through a table, and the table."""
        label = out.new_label()
        name = ".L" + str(label)
        self._symbol = name
        self._operator = 0
        index = self.general[3][ins.registers[0] - 1]
        made = Operand(op.MEMORY, op.MEMORY_SIZES | op.MANY)
        made.address_size = 64
        made.expression = self._symbolic
        relative = len(ins.registers) > 1
        if relative:
            base = self.general[3][ins.registers[1] - 1]
            goal = self.general[3][ins.registers[2] - 1]
            made.base = op.IP_BASE
            self.write("leaq", [base, made], out)
            entry = Operand(op.MEMORY, op.MEMORY_SIZES | op.MANY)
            entry.address_size = 64
            entry.base = base.number
            entry.index = index.number
            entry.scale = 2
            self.write("movslq", [goal, entry], out)
            self.write("addq", [goal, base], out)
            if ins.condition & NOTRACK:
                self._prefix("notrack", b"\x3e", out)
            self.write("jmp", [self._indirect(goal)], out)
        else:
            made.index = index.number
            made.scale = 3
            made.indirect = True
            if ins.condition & NOTRACK:
                self._prefix("notrack", b"\x3e", out)
            self.write("jmp", [made], out)
        out.enter(TABLES)
        out.align(2 if relative else 3)
        out.label(label)
        for target in ins.targets:
            if relative:
                out.value(4, ".L" + str(target.id), 0, name)
            else:
                out.value(8, ".L" + str(target.id))
        out.enter(HOME)

    def _probe(self, ins: MachineInstruction, out: Output) -> None:
        """Write a loop that moves the stack pointer down by pages and touches each (GCC manual: -fstack-clash-protection).

        probe_loop: until it is %r11, which is whole pages below.  probed_sub: by as many bytes as register 0 says.
        """
        quads = self.general[3]
        stack = quads[4]
        page = op.immediate(PAGE, 64)
        again = out.new_label()
        out.label(again)
        if ins.info.row == oc.PROBE_LOOP:
            self.write("subq", [stack, page], out)
            self.write("orq", [_at(4, 0), op.immediate(0, 64)], out)
            self.write("cmpq", [stack, quads[11]], out)
            self.branch(5, ".L" + str(again), out)
            return
        left = quads[ins.registers[0] - 1]
        done = out.new_label()
        self.write("cmpq", [left, page], out)
        self.branch(2, ".L" + str(done), out)
        self.write("subq", [stack, page], out)
        self.write("orq", [_at(4, 0), op.immediate(0, 64)], out)
        self.write("subq", [left, page], out)
        if out.textual:
            out.line("jmp\t" + out.name(".L" + str(again)))
        else:
            out.branch(relax.SHORT, 0xEB, ".L" + str(again))
        out.label(done)
        self.write("subq", [stack, left], out)
        self.write("orq", [_at(4, 0), op.immediate(0, 64)], out)

    def _patchable(self, ins: MachineInstruction, out: Output) -> None:
        """Write no-operations of one byte each, and unless it is known already, their place (GCC manual: -fpatchable-function-entry)."""
        if not ins.condition:
            label = out.new_label()
            out.enter(PATCHABLE)
            out.align(3)
            out.value(8, ".L" + str(label))
            out.enter(HOME)
            out.label(label)
        for _ in range(ins.immediate):
            self.write("nop", [], out)

    def _profile(self, out: Output) -> None:
        """Write the call of mcount or __fentry__, and its place where it is recorded (GCC manual: -pg, -mrecord-mcount)."""
        settings = self.settings
        label = 0
        if settings.profile_section:
            label = out.new_label()
            out.label(label)
        name = settings.profile_name
        if settings.profile_nop:
            if out.textual:
                out.line(".byte 0x0f, 0x1f, 0x44, 0, 0")
            else:
                out.code(b"\x0f\x1f\x44\0\0")
        elif settings.position == FIXED:
            if out.textual:
                out.line("call\t" + out.name(name))
            else:
                out.code(b"\xe8\0\0\0\0")
                out.field(4, 4, name, -4, True, rel.X64_PLT32)
        else:
            made = Operand(op.MEMORY, op.MEMORY_SIZES | op.MANY)
            made.address_size = 64
            made.base = op.IP_BASE
            made.expression = self._symbolic
            self._symbol = name
            self._operator = GOTPCREL
            self.write("call", [self._indirect(made)], out)
        if settings.profile_section:
            out.enter(PROFILED)
            out.value(8, ".L" + str(label))
            out.enter(HOME)

    def _select(self, ins: MachineInstruction, out: Output) -> None:
        """Write: unless the condition holds, move register 2 over register 0."""
        wide = ins.size == 32
        file = self.ymm if wide else self.xmm
        move = "vmovaps" if wide else "movaps"
        to = file[ins.registers[0] - XMM0]
        source = file[ins.registers[2] - XMM0]
        self._skipping(ins.condition, move, [to, source], out)

    def _skipping(self, condition: int, mnemonic: str, operands: list[Operand], out: Output) -> None:
        """Write an instruction that a condition skips."""
        skip = ".L" + str(out.new_label())
        number = int(skip[2:])
        if condition == 17:
            self.branch(5, skip, out)
            self.branch(10, skip, out)
        elif condition == 16:
            do = out.new_label()
            self.branch(10, ".L" + str(do), out)
            self.branch(4, skip, out)
            out.label(do)
        else:
            self.branch(condition, skip, out)
        self.write(mnemonic, operands, out)
        out.label(number)

    def _save_floats(self, ins: MachineInstruction, out: Output) -> None:
        """Write the stores of xmm0-xmm7 that %al asks for (psABI 3.5.7)."""
        skip = out.new_label()
        al = self.general[0][0]
        self.write("testb", [al, al], out)
        self.branch(4, ".L" + str(skip), out)
        for number in range(8):
            made = self.memory(ins)
            made.value += 48 + 16 * number
            self.write("movaps", [made, self.xmm[number]], out)
        out.label(skip)

    def _set_jump(self, ins: MachineInstruction, out: Output) -> None:
        """Write the filling of a jump buffer; who jumps there arrives behind it with 1 for a result."""
        buffer = ins.registers[1] - 1
        quads = self.general[3]
        eax = self.general[2][0]
        back = out.new_label()
        done = ".L" + str(out.new_label())
        self.write("movq", [_at(buffer, 0), quads[5]], out)
        self.write("movq", [_at(buffer, 16), quads[4]], out)
        self._symbol = ".L" + str(back)
        self._operator = 0
        place = Operand(op.MEMORY, op.MEMORY_SIZES | op.MANY)
        place.address_size = 64
        place.base = op.IP_BASE
        place.expression = self._symbolic
        self.write("leaq", [quads[0], place], out)
        self._symbol = ""
        self.write("movq", [_at(buffer, 8), quads[0]], out)
        self.write("xorl", [eax, eax], out)
        if out.textual:
            out.line("jmp\t" + out.name(done))
        else:
            out.branch(relax.SHORT, 0xEB, done)
        out.label(back)
        if ins.condition & MARK_AFTER:
            self.write("endbr64", [], out)
        self.write("movl", [eax, op.immediate(1, 64)], out)
        out.label(int(done[2:]))

    def _tls_call(self, ins: MachineInstruction, out: Output) -> None:
        """Write the call that gives the address of a thread-local object or of the module's block (ELF TLS 4.4.5, x86-64).

        The linker rewrites these very bytes when it knows more.
        """
        local = ins.immediate == 1
        if out.textual:
            name = out.name(ins.symbol)
            if local:
                out.line("leaq\t" + name + "@TLSLD(%rip), %rdi")
                out.line("call\t__tls_get_addr@PLT")
            else:
                out.line("data16 leaq\t" + name + "@TLSGD(%rip), %rdi")
                out.line(".value\t0x6666")
                out.line("rex64")
                out.line("call\t__tls_get_addr@PLT")
            return
        if local:
            out.code(b"\x48\x8d\x3d\0\0\0\0")
            out.field(4, 4, ins.symbol, -4, True, self.relocations.with_operator(9, 4), True, DISPLACEMENT, False, GOT_SYMBOL)
            out.code(b"\xe8\0\0\0\0")
        else:
            out.code(b"\x66\x48\x8d\x3d\0\0\0\0")
            out.field(4, 4, ins.symbol, -4, True, self.relocations.with_operator(7, 4), True, DISPLACEMENT, False, GOT_SYMBOL)
            out.code(b"\x66\x66\x48\xe8\0\0\0\0")
        out.field(4, 4, "__tls_get_addr", -4, True, rel.X64_PLT32)

    # -- 80-bit arithmetic ----------------------------------------------------------------------------

    def _slot(self, ins: MachineInstruction, position: int) -> Operand:
        """Return the slot of an 80-bit value."""
        register = ins.registers[position]
        assert register < 0, "80-bit values live in slots"
        return self.slot_operand(-1 - register, 0)

    def _x87(self, ins: MachineInstruction, out: Output) -> None:
        """Write an operation on 80-bit values; the x87 stack is empty before and after (SDM vol. 1, ch. 8)."""
        opcode = ins.info.row
        self._symbol = ""
        size = ins.size
        if opcode == oc.FLD_M or opcode == oc.FLD_ST0:
            self.write("fld" + _FLOAT_SUFFIX[size], [self.memory(ins)], out)
            self._symbol = ""
            if opcode == oc.FLD_M:
                self.write("fstpt", [self._slot(ins, 0)], out)
        elif opcode == oc.FILD_M:
            self.write("fild" + _INTEGER_SUFFIX[size], [self.memory(ins)], out)
            self._symbol = ""
            self.write("fstpt", [self._slot(ins, 0)], out)
        elif opcode == oc.FST_M:
            self.write("fldt", [self._slot(ins, 0)], out)
            self.write("fstp" + _FLOAT_SUFFIX[size], [self.memory(ins)], out)
        elif opcode == oc.FST_ST0:
            self.write("fstp" + _FLOAT_SUFFIX[size], [self.memory(ins)], out)
        elif opcode == oc.FIST_M:
            self._to_integer(ins, out)
        elif opcode == oc.FCOPY:
            self.write("fldt", [self._slot(ins, 1)], out)
            self.write("fstpt", [self._slot(ins, 0)], out)
        elif opcode == oc.FBINARY:
            self.write("fldt", [self._slot(ins, 1)], out)
            self.write("fldt", [self._slot(ins, 2)], out)
            # st(1) op st(0): AT&T names fsub and fdiv with the operands' sense exchanged when st(1) is the destination.
            self.write(_X87_OPERATIONS[ins.immediate], [op.register(self.known.x87[1]), op.register(self.known.x87[0])], out)
            self.write("fstpt", [self._slot(ins, 0)], out)
        elif opcode == oc.FUNARY:
            self.write("fldt", [self._slot(ins, 1)], out)
            self.write(_X87_UNARY[ins.immediate], [], out)
            self.write("fstpt", [self._slot(ins, 0)], out)
        elif opcode == oc.FCOMPARE:
            self.write("fldt", [self._slot(ins, 1)], out)
            self.write("fldt", [self._slot(ins, 0)], out)
            self.write("fcomip" if ins.immediate else "fucomip", [op.register(self.known.x87[0]), op.register(self.known.x87[1])], out)
            self.write("fstp", [op.register(self.known.x87[0])], out)
        elif opcode == oc.FSELECT:
            self._x87_select(ins, out)
        elif opcode == oc.FCONST:
            self.write("fld1" if ins.immediate else "fldz", [], out)
            self.write("fstpt", [self._slot(ins, 0)], out)
        elif opcode == oc.FLD:
            self.write("fldt", [self._slot(ins, 0)], out)
        elif opcode == oc.FST:
            self.write("fstpt", [self._slot(ins, 0)], out)
        else:
            raise Unsupported("codegen", "emission of " + ins.info.name)

    def _x87_select(self, ins: MachineInstruction, out: Output) -> None:
        """Write: register 1 if the condition holds, else register 2, without touching flags before."""
        other = out.new_label()
        done = out.new_label()
        condition = ins.condition
        if condition == 17 or condition == 16:
            yes = out.new_label()
            self.branch(5 if condition == 17 else 5, ".L" + str(yes if condition == 17 else other), out)
            self.branch(10, ".L" + str(yes if condition == 17 else other), out)
            if condition == 17:
                if out.textual:
                    out.line("jmp\t" + out.name(".L" + str(other)))
                else:
                    out.branch(relax.SHORT, 0xEB, ".L" + str(other))
            out.label(yes)
        else:
            self.branch(condition ^ 1, ".L" + str(other), out)
        self.write("fldt", [self._slot(ins, 1)], out)
        if out.textual:
            out.line("jmp\t" + out.name(".L" + str(done)))
        else:
            out.branch(relax.SHORT, 0xEB, ".L" + str(done))
        out.label(other)
        self.write("fldt", [self._slot(ins, 2)], out)
        out.label(done)
        self.write("fstpt", [self._slot(ins, 0)], out)

    def _to_integer(self, ins: MachineInstruction, out: Output) -> None:
        """Write the conversion towards zero: the rounding control is set for it and put back (SDM vol. 1, 8.1.5.3)."""
        saved = self.memory(ins)
        saved.value += 8
        changed = self.memory(ins)
        changed.value += 10
        self.write("fnstcw", [saved], out)
        self.write("fnstcw", [changed], out)
        self.write("orw", [changed, op.immediate(0x0C00, 64)], out)
        self.write("fldt", [self._slot(ins, 0)], out)
        self.write("fldcw", [changed], out)
        self.write("fistp" + ("ll" if ins.size == 8 else "l"), [self.memory(ins)], out)
        self.write("fldcw", [saved], out)


def _at(base: int, displacement: int) -> Operand:
    """Return the memory operand at a displacement from a general register, given by its encoding number."""
    made = Operand(op.MEMORY, op.MEMORY_SIZES | op.MANY)
    made.base = base
    made.address_size = 64
    made.value = displacement
    if base == 3:
        made.mask |= op.MBX
    return made


def symbol_text(out: Output, symbol: str, operator: str, addend: int) -> str:
    """Return symbol, operator and addend as assembly text."""
    text = out.name(symbol) + operator
    if addend > 0:
        return text + "+" + str(addend)
    if addend < 0:
        return text + str(addend)
    return text
