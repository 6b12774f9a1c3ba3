"""asm statements (GCC manual: Extended Asm, Constraints).

In: an Asm statement with its operands.  Out: `asm` or `asm.goto`, whose detail keeps template, constraints and clobbers as written, then
`output`s stored to the lvalues.  Operands stand in GCC's order: outputs, inputs, and one more input for each output written "+", whose
constraint is the output's number; label k of an asm goto is operand number (count of these) + k in the template.

What is in a register and what in memory is decided here by constraint and type: an operand whose letters allow only memory, and any whose
type no register holds, is indirect (the IR operand is its address); all others are values.  A constant expression is folded
first, so that "i" holds without optimisation; what becomes constant only by inlining stays a value.  An operand that is a local register
variable has the register's name in braces for its letters, "={rdi}" (GCC manual: Local Register Variables).
A floating value or small vector that only a general register may hold is passed as the integer of its bits.
A basic asm has no operands and no % sequences: its text is escaped; it is volatile, and taken to touch memory.

Left to others: choosing among alternatives, registers, printing operands (the target).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from compiler.ir import details, ops
from compiler.ir.builder import integer
from compiler.ir.details import Access
from compiler.ir.graph import Block, Value
from compiler.ir.module import Module
from compiler.ir.types import F80, I1, I8, int_type, is_float, is_pointer, is_scalar_integer, lanes_of
from compiler.lower import statements
from compiler.lower.places import Place
from compiler.lower.types import in_memory, value_type
from compiler.sema.ast import (
    CAST_LOAD,
    E_CAST,
    E_DECL,
    Asm,
    AsmOperand,
    Cast,
    DeclRef,
    Expr,
    Goto,
)
from compiler.sema.constant import evaluate
from compiler.sema.context import TopLevelAsm
from compiler.sema.types import T_ARRAY, T_FUNCTION, align_of, size_of

if TYPE_CHECKING:
    from compiler.lower.function import FunctionLowerer

_MEMORY: Final = "moV<>"
"""Letters that mean memory for every target (GCC manual: Simple Constraints); Q, R... are targets' own."""

_MODIFIERS: Final = "=+&%,*?!#^$"
_GENERAL: Final = {"x86_64": "rgqQRlabcdSD", "i386": "rgqQRlabcdSD"}
_FLOATING: Final = {"x86_64": "xvYtufX", "i386": "xvYtufX", "aarch64": "wxyX", "riscv64": "fX", "riscv32": "fX"}
"""Letters for general registers, if others than r and g mean them, and those for registers of floating values and vectors (GCC manual:
Machine Constraints)."""
_REGISTER_SIZES: Final = (1, 2, 4, 8, 16)
"""Bytes of an aggregate that may be passed as an integer in a register or a pair."""


def lower_asm(fl: FunctionLowerer, stmt: Asm) -> None:
    """Append the asm or asm.goto; the labels' blocks are statements.label_block(fl, label)."""
    _Lowering(fl, stmt).run()


def lower_top_level_asm(module: Module, asm: TopLevelAsm) -> None:
    """Append asm("...") at file scope to module.assembly."""
    module.assembly.append(asm.template.decode("latin-1"))


def only_memory(constraint: str, q_is_memory: bool) -> bool:
    """Tell whether every letter of a constraint asks for memory.

    q_is_memory: Q means memory, as on ARM; on x86 it is a register with a high byte (GCC manual: Machine Constraints).
    """
    memory = False
    for letter in constraint:
        if letter in _MODIFIERS:
            continue
        if letter not in _MEMORY and not (letter == "Q" and q_is_memory):
            return False
        memory = True
    return memory


def allows_memory(constraint: str) -> bool:
    """Tell whether some letter of a constraint allows memory."""
    for letter in constraint:
        if letter in _MEMORY or letter in "gXQ":
            return True
    return False


def only_general(constraint: str, isa: str) -> bool:
    """Tell whether a constraint allows general registers and none for floating values."""
    general = _GENERAL.get(isa, "rg")
    floating = _FLOATING.get(isa, "X")
    found = False
    for letter in constraint:
        if letter == "{" or letter in floating:
            return False
        if letter in general:
            found = True
    return found


def matched_output(constraint: str) -> int:
    """Return the number in a matching constraint ("0", "%1"), -1 if it is none."""
    digits = ""
    for letter in constraint:
        if letter.isdigit():
            digits += letter
        elif digits:
            break
        elif letter not in _MODIFIERS:
            return -1
    return int(digits) if digits else -1


def escaped(text: str) -> str:
    """Return the template that prints `text` as it is: of basic asm neither % nor { | } is special."""
    return text.replace("%", "%%").replace("{", "%{").replace("|", "%|").replace("}", "%}")


@final
class _Lowering:
    """The lowering of one asm statement."""

    def __init__(self, fl: FunctionLowerer, stmt: Asm) -> None:
        self.fl = fl
        self.stmt = stmt
        self.q_is_memory: bool = fl.layout.info.isa not in ("x86_64", "i386")
        self.operands: list[details.AsmOperand] = []
        self.values: list[Value] = []
        self.places: list[Place] = []           # of all outputs, by number
        self.constraints: list[str] = []        # of all outputs, with names of registers put in

    def run(self) -> None:
        """Append everything."""
        fl = self.fl
        stmt = self.stmt
        if not fl.reachable():
            return
        for output in stmt.outputs:
            self._output(output)
        for source in stmt.inputs:
            self._input(source)
        for number in range(len(stmt.outputs)):
            if stmt.outputs[number].constraint.startswith("+"):
                self._read_write(number)
        template = stmt.template.decode("latin-1")
        clobbers = list(stmt.clobbers)
        flags = 0
        if stmt.is_basic:
            template = escaped(template)
            if "memory" not in clobbers:
                clobbers.append("memory")
        if stmt.is_volatile or stmt.is_basic or stmt.is_goto or not stmt.outputs:
            flags = ops.VOLATILE
        for place in self.places:
            if place.register:
                flags = ops.VOLATILE        # it changes a register that other code reads
        labels = [name for name, _ in stmt.labels]
        detail = details.Asm(template, self.operands, clobbers, labels, stmt.is_inline)
        if not stmt.is_goto:
            self._store_outputs(fl.b.assembly(detail, self.values, flags, []))
            return
        following = fl.new_block()
        edges: list[Block] = [fl.new_block() for _ in stmt.labels]
        targets = [following]
        targets.extend(edges)
        ins = fl.b.assembly(detail, self.values, flags, targets)
        # Outputs hold on every way out (GCC manual: Goto Labels), so each edge has a block that stores them.
        for index in range(len(edges)):
            fl.b.start(edges[index])
            self._store_outputs(ins)
            statements.statement(fl, Goto(stmt.labels[index][1], stmt.pos))
        fl.b.start(following)
        self._store_outputs(ins)

    def _store_outputs(self, ins: Value) -> None:
        fl = self.fl
        direct = 0
        for number in range(len(self.places)):
            operand = self.operands[number]
            if operand.indirect:
                continue
            value: Value = fl.b.emit(ops.OUTPUT, operand.type, [ins], details.Immediate([direct]))
            direct += 1
            place = self.places[number]
            if place.register and self.constraints[number].endswith("}"):
                continue        # it is there already
            if in_memory(place.type):
                fl.b.store(value, place.address, Access(place.align), ops.VOLATILE if place.is_volatile() else 0)
                continue
            code = value_type(place.type)
            if code == I1:
                value = fl.b.binary(ops.NE, value, integer(value.type, 0))
            elif is_scalar_integer(value.type) and (is_float(code) or lanes_of(code)):
                value = fl.b.convert(ops.BITCAST, value, code)
            fl.store(value, place)

    def _output(self, output: AsmOperand) -> None:
        fl = self.fl
        place = fl.place(output.value)
        constraint = self._with_register(output.constraint, output.value)
        self.places.append(place)
        self.constraints.append(constraint)
        if only_memory(constraint, self.q_is_memory) or self._is_too_large(output.value, constraint):
            self._require_memory(constraint, output)
            self._indirect(constraint, output.name, True, place)
            return
        code = self._bits_type(self._register_type(output.value), constraint)
        self.operands.append(details.AsmOperand(constraint, output.name, True, code, False, 0))

    def _require_memory(self, constraint: str, operand: AsmOperand) -> None:
        if not allows_memory(constraint):
            raise self.fl.unsupported("asm", "operand of this type with constraint \"" + operand.constraint + "\"", operand.pos)

    def _indirect(self, constraint: str, name: str, is_output: bool, place: Place) -> None:
        if place.bit_width >= 0:
            raise self.fl.unsupported("asm", "bit-field as memory operand", self.stmt.pos)
        if place.register:
            raise self.fl.unsupported("asm", "global register variable " + place.register, self.stmt.pos)
        size = max(size_of(place.type), 0)
        if in_memory(place.type) or place.type.kind == T_FUNCTION or size == 0:
            code = int_type(size * 8) if size in _REGISTER_SIZES else I8
        else:
            code = value_type(place.type)
            if code == I1:
                code = I8
        self.operands.append(details.AsmOperand(constraint, name, is_output, code, True, size))
        self.values.append(place.address)

    def _is_too_large(self, e: Expr, constraint: str) -> bool:
        """Tell whether no register holds a value of the expression's type: an array, a record of an odd or large size."""
        if e.type.kind == T_ARRAY:
            return True
        return in_memory(e.type) and size_of(e.type) not in _REGISTER_SIZES

    def _register_type(self, e: Expr) -> int:
        """Return the IR type of an operand in a register."""
        if in_memory(e.type):
            return int_type(size_of(e.type) * 8)
        code = value_type(e.type)
        return I8 if code == I1 else code

    def _bits_type(self, code: int, constraint: str) -> int:
        """Return the type of an operand of type `code`: an integer of as many bits where only a general register may hold it."""
        if not is_float(code) and not lanes_of(code) or code == F80 or not only_general(constraint, self.fl.layout.info.isa):
            return code
        bits = self.fl.layout.bits_of(code)
        return int_type(bits) if bits <= self.fl.layout.pointer_bits else code

    def _as_bits(self, value: Value, code: int) -> Value:
        """Return a floating value or vector as the integer of its bits where the operand's type `code` is one."""
        if is_scalar_integer(code) and (is_float(value.type) or lanes_of(value.type)):
            return self.fl.b.convert(ops.BITCAST, value, code)
        return value

    def _with_register(self, constraint: str, e: Expr) -> str:
        """Put the register of a local register variable for the letters that ask for a register."""
        if e.kind == E_CAST:
            assert isinstance(e, Cast)
            if e.conversion != CAST_LOAD:
                return constraint
            e = e.operand
        if e.kind != E_DECL:
            return constraint
        assert isinstance(e, DeclRef)
        symbol = e.symbol
        if not symbol.register_name or only_memory(constraint, self.q_is_memory):
            return constraint
        if symbol.is_static_duration and constraint[:1] not in ("=", "+"):
            return constraint       # a global one can be read into any register
        if matched_output(constraint) >= 0:
            return constraint
        modifiers = ""
        for letter in constraint:
            if letter in "=+&%":
                modifiers += letter
        return modifiers + "{" + symbol.register_name + "}"

    def _input(self, source: AsmOperand) -> None:
        fl = self.fl
        e = source.value
        constraint = self._with_register(source.constraint, e)
        matched = matched_output(constraint)
        if source.constraint.startswith("["):
            matched = self._named_output(constraint)
            constraint = str(matched)
        if matched >= len(self.places):
            raise fl.unsupported("asm", "constraint \"" + source.constraint + "\"", source.pos)
        if matched >= 0 and self.operands[matched].indirect:
            self._indirect(constraint, source.name, False, self._memory_of(e))
            return
        if only_memory(constraint, self.q_is_memory) or self._is_too_large(e, constraint):
            self._require_memory(constraint, source)
            self._indirect(constraint, source.name, False, self._memory_of(e))
            return
        value = self._value(e)
        code = self.operands[matched].type if matched >= 0 else self._bits_type(value.type, constraint)
        if self.fl.layout.bits_of(code) == self.fl.layout.bits_of(value.type):
            value = self._as_bits(value, code)
        self.operands.append(details.AsmOperand(constraint, source.name, False, value.type, False, 0))
        self.values.append(value)

    def _named_output(self, constraint: str) -> int:
        """Return the number of the output that "[name]" matches."""
        name = constraint[1:constraint.find("]")]
        for number in range(len(self.stmt.outputs)):
            if self.stmt.outputs[number].name == name:
                return number
        raise self.fl.unsupported("asm", "constraint \"" + constraint + "\"", self.stmt.pos)

    def _memory_of(self, e: Expr) -> Place:
        """Return the place of an lvalue, or of a temporary with the value of any other expression."""
        fl = self.fl
        if e.is_lvalue:
            return fl.place(e)
        if e.kind == E_CAST:
            assert isinstance(e, Cast)
            if e.conversion == CAST_LOAD:
                return fl.place(e.operand)
        if in_memory(e.type):
            return Place(fl.aggregate(e), e.type, max(align_of(e.type), 1))
        copy = fl.temporary(fl.types.unqualified(e.type))
        fl.store(fl.value(e), copy)
        return copy

    def _value(self, e: Expr) -> Value:
        """Return the value of an input in a register, or a constant."""
        fl = self.fl
        if in_memory(e.type):
            place = self._memory_of(e)
            return fl.b.load(int_type(size_of(e.type) * 8), place.address, Access(place.align))
        constant = evaluate(fl.unit.sema, e)
        value = fl.value(e if constant is None else constant)
        return fl.b.convert(ops.ZEXT, value, I8) if value.type == I1 else value

    def _read_write(self, number: int) -> None:
        """Add the input that a "+" output stands for."""
        fl = self.fl
        place = self.places[number]
        operand = self.operands[number]
        if place.register and operand.constraint.endswith("}") and not self.stmt.is_goto:
            return      # it is there already; the number of an operand that nobody names
        if operand.indirect:
            self.operands.append(details.AsmOperand(str(number), "", False, operand.type, True, operand.size))
            self.values.append(place.address)
            return
        if in_memory(place.type):
            value: Value = fl.b.load(operand.type, place.address, Access(place.align), ops.VOLATILE if place.is_volatile() else 0)
        else:
            value = fl.load(place)
            if value.type == I1:
                value = fl.b.convert(ops.ZEXT, value, I8)
            value = self._as_bits(value, operand.type)
        assert value.type == operand.type or is_pointer(value.type)
        self.operands.append(details.AsmOperand(str(number), "", False, value.type, False, 0))
        self.values.append(value)
