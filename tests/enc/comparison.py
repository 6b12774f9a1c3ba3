"""pycc's encoder beside GNU as: one list of statements, two lists of encodings, the differences."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from compiler.asm.emission import Emission
from compiler.asm.expr import AssemblyError
from compiler.asm.expr_parser import ExpressionParser
from compiler.target.x86 import insns, printing
from compiler.target.x86.target import X86Target
from compiler.unsupported import Unsupported
from tests.enc import gas_reference, generate


@dataclass(frozen=True)
class Setting:
    """What a list of statements is assembled under."""

    bits: int           # of the object: 64 or 32
    mode: int           # of the code: 64, 32, 16
    intel: bool = False
    gcc16: bool = False  # .code16gcc

    @property
    def head(self) -> str:
        """The directives before the statements."""
        lines = []
        if self.gcc16:
            lines.append(".code16gcc")
        elif self.mode != self.bits:
            lines.append(f".code{self.mode}")
        if self.intel:
            lines.append(".intel_syntax noprefix")
        return "\n".join(lines)


def assemble(statements: list[str], setting: Setting) -> list[gas_reference.Encoding]:
    """Assemble the statements by pycc's x86 target, without layout."""
    target = X86Target(setting.bits)
    emission = Emission()
    parser = ExpressionParser(emission, target)
    if setting.gcc16:
        target.set_mode(16, 32, emission)
    else:
        target.set_mode(setting.mode, setting.mode, emission)
    if setting.intel:
        target.directive(".intel_syntax", "noprefix", emission, parser)
    results = []
    for statement in statements:
        del emission.data[:]
        emission.section.fixups.clear()
        emission.messages.clear()
        result = gas_reference.Encoding()
        try:
            target.assemble(statement, emission, parser)
        except AssemblyError as error:
            result.error = error.message
        except Unsupported as refusal:
            result.error = f"unsupported: {refusal.detail}"
        result.data = bytes(emission.data)
        result.warnings = [message.text for message in emission.messages]
        for fixup in sorted(emission.section.fixups, key=lambda one: one.offset):
            name = fixup.symbol.name if fixup.symbol is not None else ""
            kind = target.relocation_type(fixup)
            result.relocations.append((fixup.offset, kind, name, fixup.addend if setting.bits == 64 else 0))
        results.append(result)
    return results


def statements_of_rows(setting: Setting, seed: int, limit: int) -> list[str]:
    """Return statements for every row of the table that exists in the setting's mode."""
    draw = random.Random(seed)
    target = X86Target(setting.bits)
    memory = generate.addresses(setting.mode, draw)
    unwanted = insns.ATT_ONLY if setting.intel else insns.INTEL_ONLY
    show = printing.print_intel if setting.intel else printing.print_att
    found: dict[str, None] = {}
    for name in target.table.names():
        for row in target.table.rows(name):
            if row.attributes & unwanted or row.branch_operand >= 0 or not row.takes_mode(setting.mode):
                continue
            if row.feature == "mpx" and setting.mode == 16:
                continue    # absolute addresses there are a refusal of pycc
            for operands in generate.cases(row, setting.mode, target.known, memory, draw, limit):
                found[show(row, operands, target.known, setting.mode)] = None
    return list(found)


def differences(statements: list[str], setting: Setting, directory: Path) -> tuple[int, list[str]]:
    """Return the number of statements that GNU as accepts, and a line for each that differs."""
    expected = gas_reference.assemble(statements, setting.bits, setting.head, directory)
    made = assemble(statements, setting)
    accepted = 0
    lines = []
    for statement, want, have in zip(statements, expected, made, strict=True):
        if want.error:
            if not have.error:
                lines.append(f"{statement}: GNU as refuses ({want.error}), pycc makes {have.data.hex()}")
            continue
        accepted += 1
        if have.error:
            lines.append(f"{statement}: GNU as makes {want.data.hex()}, pycc refuses ({have.error})")
        elif have.data != want.data and setting.bits == 64:
            lines.append(f"{statement}: GNU as makes {want.data.hex()}, pycc {have.data.hex()}")
        elif setting.bits == 32 and _masked(have) != _masked(want):
            lines.append(f"{statement}: GNU as makes {want.data.hex()}, pycc {have.data.hex()}")
        elif have.relocations != want.relocations:
            lines.append(f"{statement}: GNU as has relocations {want.relocations}, pycc {have.relocations}")
    return accepted, lines


def _masked(encoding: gas_reference.Encoding) -> bytes:
    """Return the bytes with the fields of relocations cleared: in REL objects they hold the addend."""
    data = bytearray(encoding.data)
    for offset, kind, _, _ in encoding.relocations:
        size = {20: 2, 21: 2, 22: 1, 23: 1, 40: 0}.get(kind, 4)
        data[offset:offset + size] = bytes(size)
    return bytes(data)
