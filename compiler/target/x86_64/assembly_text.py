"""Print an asm statement: its template with the operands put in (GCC manual: Extended Asm, x86 Operand Modifiers).

In: an ASSEMBLY instruction on physical registers.  Out: AT&T text for Output.assembly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.codegen.machine import MachineInstruction
from compiler.target.x86 import operands as op
from compiler.target.x86_64.assembly import CONSTANT, IN_MEMORY, IN_REGISTER, ON_X87, Piece, Statement
from compiler.target.x86_64.registers import XMM0
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.codegen.emit import Output
    from compiler.target.x86.operands import Operand
    from compiler.target.x86_64.emit import Emitter

_SIZES: Final = {"b": 1, "w": 2, "k": 4, "q": 8}
_HIGH: Final = ("ah", "ch", "dh", "bh")
_KIND: Final = {1: 0, 2: 1, 4: 2, 8: 3}


def statement_text(emitter: Emitter, ins: MachineInstruction, out: Output) -> str:
    """Return the text of an asm statement."""
    statement = ins.extra
    assert isinstance(statement, Statement)
    template = statement.template
    pieces = statement.pieces
    result: list[str] = []
    unique = ""
    index = 0
    length = len(template)
    depth = 0           # inside {att|intel}: 1 in the AT&T part, 2 in another
    while index < length:
        letter = template[index]
        index += 1
        if letter != "%":
            if letter == "{" and depth == 0:
                depth = 1
            elif letter == "|" and depth:
                depth = 2
            elif letter == "}" and depth:
                depth = 0
            elif depth != 2:
                result.append(letter)
            continue
        if index >= length:
            raise Unsupported("asm", "template that ends in %")
        letter = template[index]
        index += 1
        text = ""
        if letter in "%{|}":
            text = letter
        elif letter == "=":
            if not unique:
                unique = out.unique()
            text = unique
        else:
            modifier = ""
            if letter.isalpha():
                modifier = letter
                if index >= length:
                    raise Unsupported("asm", "template that ends in a modifier")
                letter = template[index]
                index += 1
            if letter == "[":
                end = template.find("]", index)
                if end < 0:
                    raise Unsupported("asm", "operand name without its end")
                number = _named(statement, template[index:end])
                index = end + 1
            elif letter.isdigit():
                digits = letter
                while index < length and template[index].isdigit():
                    digits += template[index]
                    index += 1
                number = int(digits)
            elif modifier == "*" or letter == "*":
                raise Unsupported("asm", "%*")
            else:
                raise Unsupported("asm", "invalid % code")
            if depth == 2:
                continue
            if number >= len(pieces):
                label = number - len(pieces)
                if not statement.goto or label >= len(ins.targets) - 1:
                    raise Unsupported("asm", "operand number out of range")
                text = out.name(".L" + str(ins.targets[label + 1].id))
            else:
                text = operand_text(emitter, ins, pieces[number], modifier, out)
        if depth != 2:
            result.append(text)
    return "".join(result)


def _named(statement: Statement, name: str) -> int:
    for number in range(len(statement.pieces)):
        if statement.pieces[number].name == name:
            return number
    for number in range(len(statement.labels)):
        if statement.labels[number] == name:
            return len(statement.pieces) + number
    raise Unsupported("asm", "undefined operand name " + name)


def operand_text(emitter: Emitter, ins: MachineInstruction, piece: Piece, modifier: str, out: Output) -> str:
    """Return one operand as a modifier asks for it."""
    if modifier == "z" or modifier == "Z":
        suffix = {1: "b", 2: "w", 4: "l", 8: "q"}.get(piece.size)
        if suffix is None:
            raise Unsupported("asm", "suffix for an operand of " + str(piece.size) + " bytes")
        return suffix
    if piece.kind == ON_X87:
        if modifier not in ("", "y"):
            raise Unsupported("asm", "modifier %" + modifier)
        return "%st(1)" if piece.number else "%st(0)" if modifier == "y" else "%st"
    if piece.kind == CONSTANT:
        return _constant_text(piece, modifier, out)
    if piece.kind == IN_MEMORY or ins.registers[piece.position] < 0:
        return _memory_text(emitter, ins, piece, modifier, out)
    if piece.kind != IN_REGISTER:
        raise Unsupported("asm", "flag output in a template")
    register = ins.registers[piece.position]
    if register >= XMM0:
        number = str(register - XMM0)
        if modifier == "t":
            return "%ymm" + number
        if modifier in ("", "x", "d"):
            return ("%ymm" if piece.size == 32 and modifier != "x" else "%xmm") + number
        raise Unsupported("asm", "modifier %" + modifier)
    if modifier == "h":
        if register > 4:
            raise Unsupported("asm", "%h of " + str(register))
        return "%" + _HIGH[register - 1]
    if modifier == "a":
        return "(%" + emitter.known.general[3][register - 1].name + ")"
    size = _SIZES.get(modifier, piece.size)
    if modifier not in _SIZES and modifier not in ("", "V", "A"):
        raise Unsupported("asm", "modifier %" + modifier)
    kind = _KIND.get(size)
    if kind is None:
        kind = 3
    name = emitter.known.general[kind][register - 1].name
    if modifier == "V":
        return name
    return ("*%" if modifier == "A" else "%") + name


def _constant_text(piece: Piece, modifier: str, out: Output) -> str:
    number = piece.number
    if modifier == "n":
        if piece.symbol:
            raise Unsupported("asm", "%n of a symbol")
        return str(-number)
    text = str(number)
    if piece.symbol:
        text = out.name(piece.symbol)
        if number > 0:
            text += "+" + str(number)
        elif number < 0:
            text += str(number)
    if modifier in ("c", "p", "P", "l"):
        return text
    if modifier == "a":
        return text + "(%rip)" if piece.symbol else text
    if modifier in ("", "b", "w", "k", "q", "h", "x", "d"):
        return "$" + text
    raise Unsupported("asm", "modifier %" + modifier)


def _memory_text(emitter: Emitter, ins: MachineInstruction, piece: Piece, modifier: str, out: Output) -> str:
    operand: Operand
    if piece.kind == IN_MEMORY:
        kept = ins.address
        ins.address = piece.address
        operand = emitter.memory(ins)
        ins.address = kept
    else:
        operand = emitter.slot_operand(-1 - ins.registers[piece.position], 0)
    if modifier == "H":
        operand.value += 8
    elif modifier == "A":
        operand.indirect = True
    elif modifier not in ("", "a", "b", "w", "k", "q", "h", "x", "P", "p", "d", "c", "y"):
        raise Unsupported("asm", "modifier %" + modifier)
    if modifier in ("P", "p", "c") and operand.expression is not None and operand.base == op.IP_BASE:
        # The bare symbol: what a jump or a directive takes.
        operand.base = op.NO_REGISTER
    return emitter.operand_text(operand, out, ins)
