"""Check that a module is well formed: the rules of IR.md, each with the words it is reported in.

In: a Module.  Out: a list of messages "function: block: instruction: what is wrong", empty when all is well; nothing is
changed but the predecessor lists.  Checked: shape of blocks, types by the op table, flags, phis against predecessors, every
use dominated by its definition, details against operands, numbers that point into tables.
"""

from __future__ import annotations

from typing import final

from compiler.ir import ops
from compiler.ir.cfg import Dominators
from compiler.ir.details import (
    ACQ_REL,
    ACQUIRE,
    AGGREGATE,
    CONSUME,
    PART,
    PART_NEXT,
    RELEASE,
    RESULT,
    Access,
    Asm,
    Branch,
    Call,
    Debug,
    Immediate,
    Intrinsic,
    Signature,
    Slot,
    Switch,
)
from compiler.ir.graph import (
    Block,
    FloatConstant,
    Instruction,
    IntConstant,
    LabelAddress,
    Parameter,
    SymbolAddress,
    Value,
    VectorConstant,
)
from compiler.ir.module import DataLayout, Function, Module
from compiler.ir.ops import Op
from compiler.ir.printer import instruction_text
from compiler.ir.types import (
    I1,
    I8,
    KIND_TOKEN,
    TOKEN,
    VOID,
    element_of,
    is_first_class,
    is_float,
    is_integer,
    is_pointer,
    is_scalar_integer,
    kind_of,
    lanes_of,
    type_text,
    width_of,
    with_lanes_of,
)


def class_holds(letters: str, code: int) -> bool:
    """Tell whether a type is of one of the op table's classes (I P F A T)."""
    for letter in letters:
        if letter == "I" and is_integer(code) or letter == "P" and is_pointer(code) or letter == "F" and is_float(code):
            return True
        if letter == "A" and is_first_class(code) or letter == "T" and kind_of(code) == KIND_TOKEN:
            return True
    return False


def _power_of_two(number: int) -> bool:
    return number > 0 and number & (number - 1) == 0


@final
class _Verifier:
    """The function being checked and what was found."""

    def __init__(self, unit: Module, fn: Function) -> None:
        self.unit: Module = unit
        self.layout: DataLayout = unit.layout
        self.fn: Function = fn
        self.where: str = ""
        self.messages: list[str] = []
        self.table: list[Op] = ops.table()

    def report(self, text: str) -> None:
        """Add one message at the current place."""
        self.messages.append("@" + self.fn.name + ": " + self.where + text)

    def constant(self, value: Value) -> None:
        """Check a constant operand."""
        if isinstance(value, IntConstant):
            if lanes_of(value.type) or not (is_integer(value.type) or is_pointer(value.type)):
                self.report("an integer constant of type " + type_text(value.type))
            elif not 0 <= value.value < 1 << self.layout.bits_of(value.type):
                self.report("constant " + str(value.value) + " is not normalised to " + type_text(value.type))
        elif isinstance(value, FloatConstant):
            if lanes_of(value.type) or not is_float(value.type):
                self.report("a floating constant of type " + type_text(value.type))
            elif not 0 <= value.bits < 1 << width_of(value.type):
                self.report("floating constant has more bits than " + type_text(value.type))
        elif isinstance(value, VectorConstant):
            if lanes_of(value.type) != len(value.lanes) or not value.lanes:
                self.report("a vector constant with the wrong number of lanes")
            for lane in value.lanes:
                if lane.type != element_of(value.type):
                    self.report("a vector constant with a lane of another type")
                self.constant(lane)
        elif isinstance(value, (SymbolAddress, LabelAddress)):
            if not is_pointer(value.type) or lanes_of(value.type):
                self.report("an address of type " + type_text(value.type))
            if isinstance(value, LabelAddress):
                if value.block not in self.fn.blocks:
                    self.report("the address of a block of another function")
                elif not value.block.address_taken:
                    self.report("bb" + str(value.block.id) + " is not marked address_taken")
        elif not is_first_class(value.type):
            self.report("undef of type " + type_text(value.type))

    def operand(self, ins: Instruction, row: Op, index: int, letter: str) -> None:
        """Check one operand against its letter in the table."""
        code = ins.operands[index].type
        lanes = lanes_of(ins.type)
        good = True
        if letter == "0":
            good = class_holds(row.operand_class, code) if index == 0 else code == ins.operands[0].type
        elif letter == "1":
            good = code == I1 if row.code != ops.SELECT else code == ins.operands[1].type
        elif letter == "C":
            good = class_holds(row.operand_class, code) and lanes_of(code) == lanes
        elif letter == "B":
            good = is_first_class(code) and self.layout.bits_of(code) == self.layout.bits_of(ins.type)
        elif letter == "i":
            good = is_scalar_integer(code)
        elif letter == "p":
            good = is_pointer(code) and lanes_of(code) == 0
        elif letter == "t":
            good = code == TOKEN
        elif letter == "c":
            good = code == I1 or code == with_lanes_of(I1, ins.type)
        elif letter == "y":
            good = code == I8
        elif letter == "r":
            good = code == ins.type
        elif letter == "v":
            good = lanes_of(code) > 0
        elif letter == "e":
            good = code == element_of(ins.operands[0].type)
        else:
            good = is_first_class(code)
        if not good:
            self.report("operand " + str(index) + " is " + type_text(code))

    def types(self, ins: Instruction, row: Op) -> None:
        """Check number and types of operands and the result's type."""
        letters = row.operands
        count = len(ins.operands)
        if letters.endswith("*"):
            letters = letters[:-1]
            if count < len(letters):
                self.report("too few operands")
                return
            letters += "a" * (count - len(letters))
        elif count != len(letters):
            self.report(str(count) + " operands instead of " + str(len(letters)))
            return
        for index in range(count):
            self.operand(ins, row, index, letters[index])
        code = ins.type
        rule = row.result
        if rule == "=0" or rule == "=1":
            good = code == ins.operands[1 if rule == "=1" else 0].type
        elif rule == "bool":
            good = code == with_lanes_of(I1, ins.operands[0].type)
        elif rule == "void":
            good = code == VOID
        elif rule == "int":
            good = is_integer(code)
        elif rule == "float":
            good = is_float(code)
        elif rule == "ptr":
            good = is_pointer(code)
        elif row.traits & ops.TERMINATOR or row.code in (ops.CALL, ops.INTRINSIC, ops.ASM):
            good = code == VOID or code == TOKEN or is_first_class(code)
        else:
            good = is_first_class(code)
        if not good:
            self.report("result is " + type_text(code))
        self.widths(ins)

    def widths(self, ins: Instruction) -> None:
        """Check what relates the sizes of operand and result."""
        op = ins.op
        if op in (ops.TRUNC, ops.FPTRUNC, ops.ZEXT, ops.SEXT, ops.FPEXT):
            before = width_of(ins.operands[0].type)
            after = width_of(ins.type)
            if (before <= after) if op in (ops.TRUNC, ops.FPTRUNC) else (before >= after):
                self.report("from " + type_text(ins.operands[0].type) + " to " + type_text(ins.type))
        elif op == ops.BSWAP and width_of(ins.type) % 16:
            self.report("bswap of " + type_text(ins.type))
        elif op in (ops.EXTRACT, ops.SPLAT):
            vector, scalar = (ins.operands[0].type, ins.type) if op == ops.EXTRACT else (ins.type, ins.operands[0].type)
            if element_of(vector) != scalar or not lanes_of(vector):
                self.report("element is " + type_text(scalar))
        elif op == ops.SHUFFLE and isinstance(ins.detail, Immediate):
            limit = 2 * lanes_of(ins.operands[0].type)
            if element_of(ins.operands[0].type) != element_of(ins.type) or lanes_of(ins.type) != len(ins.detail.numbers):
                self.report("mask and result do not fit")
            for number in ins.detail.numbers:
                if not -1 <= number < limit:
                    self.report("mask entry " + str(number))

    def signature_fits(self, ins: Instruction, signature: Signature) -> None:
        """Check a call's operands against its signature."""
        if ins.type != signature.result.type and not (ins.type == TOKEN and is_first_class(signature.result.type)):
            self.report("result differs from the signature")
        if len(ins.operands) - 1 != len(signature.arguments):
            self.report("arguments differ in number from the signature")
            return
        self.signature(signature)
        for index in range(len(signature.arguments)):
            if ins.operands[index + 1].type != signature.arguments[index].type:
                self.report("argument " + str(index) + " differs from the signature")

    def signature(self, signature: Signature) -> None:
        """Check a signature by itself."""
        for index in range(len(signature.arguments)):
            argument = signature.arguments[index]
            if (argument.aggregate is not None) != (argument.passing in (AGGREGATE, RESULT)):
                self.report("argument " + str(index) + ": an aggregate goes with passing aggregate or result, and only there")
            if argument.aggregate is not None and not is_pointer(argument.type):
                self.report("argument " + str(index) + ": an aggregate is passed by its address")
            if (argument.whole != 0) != (argument.passing in (PART, PART_NEXT)):
                self.report("argument " + str(index) + ": a part is a part of something")
            if argument.passing == PART_NEXT and (index == 0 or signature.arguments[index - 1].whole != argument.whole):
                self.report("argument " + str(index) + ": a further part stands behind the first")
            if argument.passing == RESULT and (index != 0 or signature.result.type != VOID):
                self.report("the result's memory is the first argument of a call without a value")
        if not 0 <= signature.fixed <= len(signature.arguments):
            self.report("more named arguments than arguments")

    def detail(self, ins: Instruction, row: Op) -> None:
        """Check the detail's class and contents."""
        detail = ins.detail
        if detail is None:
            if row.detail and row.detail != ops.DETAIL_BRANCH:
                self.report("has no detail")
            return
        if detail.kind != row.detail:
            self.report("has the wrong class of detail")
            return
        if isinstance(detail, Access):
            self.access(ins, detail)
        elif isinstance(detail, Call):
            self.signature_fits(ins, detail.signature)
        elif isinstance(detail, Asm):
            self.assembly(ins, detail)
        elif isinstance(detail, Switch):
            self.switch(ins, detail)
        elif isinstance(detail, Branch):
            if detail.taken < 0 or detail.not_taken < 0:
                self.report("a weight below zero")
        elif isinstance(detail, Slot):
            if detail.size < 0 or not _power_of_two(detail.align):
                self.report("size or alignment of the slot")
        elif isinstance(detail, Debug):
            if not 0 <= detail.variable < len(self.fn.variables):
                self.report("no such variable")
        elif isinstance(detail, Immediate):
            if row.code != ops.SHUFFLE and len(detail.numbers) != (2 if row.code == ops.PREFETCH else 1):
                self.report("the wrong number of immediates")
        elif isinstance(detail, Intrinsic) and not detail.name:
            self.report("an intrinsic without a name")

    def access(self, ins: Instruction, detail: Access) -> None:
        """Check alignment, order and alias set of a memory op."""
        if not _power_of_two(detail.align) or not _power_of_two(detail.source_align):
            self.report("alignment is not a power of two")
        if not 0 <= detail.alias_set < len(self.unit.alias_sets):
            self.report("no such alias set")
        for scope in detail.scopes + detail.noalias:
            if not 0 <= scope < self.fn.restrict_scopes:
                self.report("no such restrict scope")
        name = self.table[ins.op].name
        atomic = name.startswith("atomic.") or ins.op in (ops.CMPXCHG, ops.FENCE)
        if atomic != (detail.order != 0):
            self.report("a memory order goes with atomic ops, and only there")
        if ins.op == ops.ATOMIC_LOAD and detail.order in (RELEASE, ACQ_REL):
            self.report("order of an atomic load")
        if ins.op == ops.ATOMIC_STORE and detail.order in (CONSUME, ACQUIRE, ACQ_REL):
            self.report("order of an atomic store")
        if (detail.failure != 0) != (ins.op == ops.CMPXCHG):
            self.report("an order of failure goes with cmpxchg, and only there")

    def assembly(self, ins: Instruction, detail: Asm) -> None:
        """Check an asm's operands: one IR operand for each input and each indirect output."""
        expected = 0
        direct = 0
        for operand in detail.operands:
            if operand.is_output and not operand.indirect:
                direct += 1
            else:
                if expected < len(ins.operands):
                    code = ins.operands[expected].type
                    if not operand.indirect and is_scalar_integer(code) and 0 < width_of(code) < width_of(operand.type):
                        # After legalisation: the words of a wide operand.
                        expected += (width_of(operand.type) + width_of(code) - 1) // width_of(code)
                        continue
                    if not is_pointer(code) if operand.indirect else code != operand.type:
                        self.report("asm operand " + str(expected) + " is " + type_text(code))
                expected += 1
        if expected != len(ins.operands):
            self.report("asm has " + str(len(ins.operands)) + " operands instead of " + str(expected))
        if (ins.type == TOKEN) != (direct > 0):
            self.report("an asm is a token when it has direct outputs, else void")
        if ins.op == ops.ASM_GOTO and len(ins.targets) != len(detail.labels) + 1:
            self.report("asm goto has the wrong number of targets")

    def switch(self, ins: Instruction, detail: Switch) -> None:
        """Check that the cases fit the type, are ordered pairs, and do not meet."""
        if len(ins.targets) != len(detail.cases) + 1:
            self.report("targets and cases differ in number")
        if detail.weights and len(detail.weights) != len(ins.targets):
            self.report("targets and weights differ in number")
        limit = 1 << width_of(ins.operands[0].type)
        last = -1
        for low, high in sorted(detail.cases):
            if not last < low <= high < limit:
                self.report("case " + str(low) + " meets another or does not fit")
            last = high

    def targets(self, ins: Instruction) -> None:
        """Check how many successors a terminator has."""
        op = ins.op
        count = len(ins.targets)
        if op == ops.BR and count != 1 or op == ops.CONDBR and count != 2:
            self.report(str(count) + " targets")
        if op in (ops.RET, ops.UNREACHABLE) and count:
            self.report("has targets")
        if op == ops.INDIRECTBR:
            for target in ins.targets:
                if not target.address_taken:
                    self.report("goes to a block whose address is not taken")
        if not self.table[op].traits & ops.TERMINATOR and op != ops.PHI and count:
            self.report("has targets")
        if op == ops.RET:
            expected = self.fn.signature.result.type
            if len(ins.operands) > 1 and is_first_class(expected):
                if sum([self.layout.bits_of(value.type) for value in ins.operands]) < self.layout.bits_of(expected):
                    self.report("returns too few words")
            elif len(ins.operands) != (0 if expected == VOID else 1) or ins.operands and ins.operands[0].type != expected:
                self.report("returns another type than the function")

    def phi(self, ins: Instruction, block: Block) -> None:
        """Check a phi against the predecessors."""
        if len(ins.operands) != len(ins.targets):
            self.report("values and blocks differ in number")
        names = sorted([source.id for source in ins.targets])
        if names != sorted([source.id for source in block.predecessors]):
            self.report("does not name each predecessor once")
        for value in ins.operands:
            if value.type != ins.type:
                self.report("value of type " + type_text(value.type))

    def uses(self, ins: Instruction, block: Block, places: dict[int, int], owners: dict[int, Block], tree: Dominators) -> None:
        """Check that each operand is defined in this function and before its use on every way."""
        for index in range(len(ins.operands)):
            value = ins.operands[index]
            if value.forward is not None:
                self.report("an operand that was to be replaced")
            if isinstance(value, Parameter):
                if not (value.index < len(self.fn.parameters) and self.fn.parameters[value.index] is value):
                    self.report("a parameter of another function")
            elif isinstance(value, Instruction):
                owner = owners.get(value.id)
                if owner is None or value.block is not owner:
                    self.report("uses %" + str(value.id) + ", which is not in the function")
                elif ins.op == ops.PHI:
                    if index < len(ins.targets) and not tree.dominates(owner, ins.targets[index]):
                        self.report("%" + str(value.id) + " does not dominate the edge it comes from")
                elif owner is block:
                    if places[value.id] >= places[ins.id]:
                        self.report("%" + str(value.id) + " is used before its definition")
                elif not tree.dominates(owner, block):
                    self.report("%" + str(value.id) + " does not dominate this use")
            else:
                self.constant(value)

    def shape(self) -> bool:
        """Check blocks and numbers; only then the rest makes sense."""
        seen: dict[int, bool] = {}
        for parameter in self.fn.parameters:
            if parameter.id in seen:
                self.report("two values are numbered %" + str(parameter.id))
            seen[parameter.id] = True
        blocks: dict[int, Block] = {block.id: block for block in self.fn.blocks}
        if len(blocks) != len(self.fn.blocks):
            self.report("two blocks have one number")
        for block in self.fn.blocks:
            self.where = "bb" + str(block.id) + ": "
            if not block.instructions:
                self.report("is empty")
                continue
            for index in range(len(block.instructions)):
                ins = block.instructions[index]
                traits = self.table[ins.op].traits
                last = index == len(block.instructions) - 1
                if bool(traits & ops.TERMINATOR) != last:
                    self.report("has no terminator at its end" if last else "has a terminator before its end")
                if ins.op == ops.PHI and index and block.instructions[index - 1].op != ops.PHI:
                    self.report("has a phi after another instruction")
                if ins.op == ops.PHI and block is self.fn.blocks[0]:
                    self.report("is the entry and has a phi")
                if ins.id in seen or not 0 <= ins.id < self.fn.next_id:
                    self.report("number %" + str(ins.id) + " is taken or too large")
                seen[ins.id] = True
                if ins.block is not block:
                    self.report("holds an instruction that says it is elsewhere")
                for target in ins.targets:
                    if blocks.get(target.id) is not target:
                        self.report("names a block that is not in the function")
        self.where = ""
        return not self.messages

    def function(self) -> list[str]:
        """Check the whole function."""
        self.signature(self.fn.signature)
        if not self.fn.blocks or not self.shape():
            return self.messages
        tree = Dominators(self.fn)
        if self.fn.blocks[0].predecessors:
            self.report("the entry has a predecessor")
        places: dict[int, int] = {}
        owners: dict[int, Block] = {}
        for block in self.fn.blocks:
            for index in range(len(block.instructions)):
                places[block.instructions[index].id] = index
                owners[block.instructions[index].id] = block
        for block in self.fn.blocks:
            for ins in block.instructions:
                self.where = "bb" + str(block.id) + ": " + instruction_text(ins) + ": "
                row = self.table[ins.op]
                if ins.flags & ~row.flags:
                    self.report("a flag this op does not take")
                if not 0 <= ins.location < len(self.fn.locations):
                    self.report("no such location")
                self.types(ins, row)
                self.detail(ins, row)
                self.targets(ins)
                if ins.op == ops.PHI:
                    self.phi(ins, block)
                if ins.op == ops.SLOT and block is not self.fn.blocks[0]:
                    self.report("a slot outside the entry block")
                if ins.op == ops.OUTPUT and isinstance(ins.operands[0], Instruction):
                    self.output(ins, ins.operands[0])
                self.uses(ins, block, places, owners, tree)
        return self.messages

    def output(self, ins: Instruction, source: Instruction) -> None:
        """Check that an `output` reads a direct output of an asm, or a word of a wide result, by its number and type."""
        if not isinstance(source.detail, (Asm, Call)) or not isinstance(ins.detail, Immediate):
            self.report("reads no asm and no call")
            return
        number = ins.detail.numbers[0]
        if isinstance(source.detail, Call):
            if number < 0 or number * width_of(ins.type) >= width_of(source.detail.signature.result.type):
                self.report("reads no such word")
            return
        direct = [operand.type for operand in source.detail.operands if operand.is_output and not operand.indirect]
        if len(direct) == 0 or direct[0] != ins.type and width_of(direct[0]) > width_of(ins.type):
            return      # words of a wide operand, after legalisation
        if not 0 <= number < len(direct) or direct[number] != ins.type:
            self.report("reads no such output")


def verify_function(unit: Module, fn: Function) -> list[str]:
    """Return what is wrong with one function of `unit`, empty when nothing is."""
    return _Verifier(unit, fn).function()


def verify(unit: Module) -> list[str]:
    """Return what is wrong with a module, empty when nothing is."""
    messages: list[str] = []
    for fn in unit.functions.values():
        messages += verify_function(unit, fn)
    for item in unit.globals.values():
        if not _power_of_two(item.align):
            messages.append("@" + item.name + ": alignment is not a power of two")
        if item.initial is not None and len(item.initial) != item.size:
            messages.append("@" + item.name + ": " + str(len(item.initial)) + " bytes of " + str(item.size))
        for entry in item.relocations:
            if not 0 <= entry.offset <= item.size - entry.size:
                messages.append("@" + item.name + ": an address at " + str(entry.offset) + " outside the object")
    for index in range(1, len(unit.alias_sets)):
        if not 0 <= unit.alias_sets[index].parent < index:
            messages.append("alias set " + str(index) + " stands before its parent")
    return messages
