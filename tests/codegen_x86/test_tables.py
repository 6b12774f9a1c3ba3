"""The tables of x86-64 code generation: opcodes against their constants and the instruction table, multipliers against division."""

from __future__ import annotations

import random

import pytest

from compiler.asm.expr import AssemblyError
from compiler.codegen.machine import FIRST_TARGET
from compiler.options import Options
from compiler.target.x86.insns import InstructionTable
from compiler.target.x86.select import Selector
from compiler.target.x86_64 import opcodes
from compiler.target.x86_64.context import OPERATORS
from compiler.target.x86_64.emit import Emitter
from compiler.target.x86_64.integers import signed_magic, unsigned_magic
from compiler.target.x86_64.settings import CodeSettings


def test_constants_number_the_rows() -> None:
    """Each row's number is the constant of its name, and no constant is without a row."""
    table = opcodes.opcodes()
    for row in table[FIRST_TARGET:]:
        assert getattr(opcodes, row.info.name.upper()) == row.info.opcode
    assert len({row.info.name for row in table[FIRST_TARGET:]}) == len(table) - FIRST_TARGET


def test_mnemonics_exist() -> None:
    """Every spelling that a row can take is one of the assembler's."""
    selector = Selector(InstructionTable(), 64, False, 64)
    for row in opcodes.opcodes()[FIRST_TARGET:]:
        if not row.mnemonic or "&" in row.mnemonic:
            continue
        sizes = "bwlq" if "*" in row.mnemonic else " "
        found = 0
        for size in sizes:
            name = row.mnemonic.replace("*", size.strip()).replace("%", "sd").replace("?", "ne").replace("^", "pd")
            try:
                found += selector.find(name) is not None
            except AssemblyError:
                continue        # not of every size: pushl
        assert found, row.info.name


def test_operators_are_those_of_the_assembler() -> None:
    """The numbers of relocation operators that selection names."""
    names = Emitter(opcodes.opcodes(), CodeSettings(Options())).relocations.operator_names
    assert tuple(names[:len(OPERATORS)]) == OPERATORS


@pytest.mark.parametrize("bits", (32, 64))
def test_unsigned_multipliers(bits: int) -> None:
    """The multiplier of a divisor gives the quotient of any dividend."""
    chance = random.Random(bits)
    for _ in range(3000):
        divisor = chance.randrange(3, 1 << chance.randrange(2, bits + 1)) if chance.random() < 0.9 else chance.randrange(3, 300)
        if divisor & (divisor - 1) == 0:
            continue
        multiplier, amount, add = unsigned_magic(divisor, bits, bits)
        assert 0 <= multiplier < 1 << bits
        if add:
            multiplier += 1 << bits
        for dividend in (0, 1, divisor - 1, divisor, divisor + 1, (1 << bits) - 1, chance.randrange(1 << bits),
                         (1 << bits) - 1 - (1 << bits) % divisor):
            assert dividend * multiplier >> (bits + amount) == dividend // divisor, (divisor, dividend)


@pytest.mark.parametrize("bits", (32, 64))
def test_signed_multipliers(bits: int) -> None:
    """The same for signed numbers, rounding towards zero."""
    chance = random.Random(bits)
    top = 1 << (bits - 1)
    for _ in range(3000):
        divisor = chance.randrange(3, 1 << chance.randrange(2, bits)) * chance.choice((1, -1))
        if abs(divisor) & (abs(divisor) - 1) == 0:
            continue
        multiplier, amount = signed_magic(divisor, bits)
        assert -top <= multiplier < top
        for dividend in (0, 1, -1, divisor, -divisor, top - 1, -top, chance.randrange(-top, top)):
            if not -top <= dividend < top:
                continue
            upper = dividend * multiplier >> bits
            if divisor > 0 and multiplier < 0:
                upper += dividend
            elif divisor < 0 and multiplier > 0:
                upper -= dividend
            upper = upper + top & (1 << bits) - 1
            upper -= top
            quotient = upper >> amount
            quotient += quotient < 0
            exact = abs(dividend) // abs(divisor) * (1 if (dividend < 0) == (divisor < 0) else -1)
            assert quotient == exact, (divisor, dividend)
