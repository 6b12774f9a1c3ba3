"""Every row of the x86 instruction table against GNU as 2.40, in every mode and both syntaxes.

Statements are generated from the rows with operands at their limits (generate.py), printed, assembled by
both, and compared byte for byte; so printing and parsing are held to the encoder too.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from compiler.asm.emission import Emission
from compiler.asm.expr import AssemblyError
from compiler.asm.expr_parser import ExpressionParser
from compiler.target.x86 import insns, printing
from compiler.target.x86.encode import NO_PREFIXES, Encoder
from compiler.target.x86.insns import InstructionTable
from compiler.target.x86.target import X86Target
from tests.enc import comparison, gas_reference, generate

needs_gas = pytest.mark.skipif(not gas_reference.available(), reason="needs GNU as 2.40 for x86")

SETTINGS = [
    pytest.param(comparison.Setting(bits, mode, intel), id=f"{bits}-code{mode}-{'intel' if intel else 'att'}")
    for intel in (False, True)
    for bits, mode in ((64, 64), (32, 32), (32, 16), (64, 32), (64, 16))
]


@needs_gas
@pytest.mark.parametrize("setting", SETTINGS)
def test_every_row_encodes_as_gas_does(setting: comparison.Setting, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    full = bool(pytestconfig.getoption("--full"))
    seed = int(pytestconfig.getoption("--seed"))
    statements = comparison.statements_of_rows(setting, seed, 60 if full else 4)
    accepted, lines = comparison.differences(statements, setting, tmp_path)
    assert accepted > len(statements) * 0.97, "most generated statements must be valid"
    assert not lines, f"{len(lines)} of {len(statements)} differ, the first: " + "\n".join(lines[:20])


def test_encoding_without_text_is_that_of_the_text() -> None:
    """A code generator's way, encode(row, operands), gives what print and parse give, where the row is printed."""
    target = X86Target(64)
    emission = Emission()
    parser = ExpressionParser(emission, target)
    encoder = Encoder(64)
    draw = random.Random(1)
    memory = generate.addresses(64, draw)
    compared = 0
    longer = 0
    for name in target.table.names():
        for row in target.table.rows(name):
            attributes = row.attributes
            if row.branch_operand >= 0 or not row.takes_mode(64) or attributes & (insns.INTEL_ONLY | insns.NO_PRINT):
                continue
            if row.feature == "mpx":    # 32-bit addresses are refused with the text's operands
                continue
            for operands in generate.cases(row, 64, target.known, memory, draw, 3):
                if any(one.reg is not None and one.reg.refuses_rex for one in operands):
                    continue
                try:
                    direct = encoder.encode(row, operands, NO_PREFIXES)
                except AssemblyError:
                    continue    # an address register of another width than the memory's
                del emission.data[:]
                target.assemble(printing.print_att(row, operands, target.known, 64), emission, parser)
                compared += 1
                # The text may choose a shorter row that means the same; never a longer one.
                assert len(emission.data) <= len(direct), printing.print_att(row, operands, target.known, 64)
                longer += len(emission.data) < len(direct)
    assert compared > 5000
    assert longer < compared // 20


def test_every_row_has_effects_for_its_operands() -> None:
    table = InstructionTable()
    for name in table.names():
        for row in table.rows(name):
            assert len(row.access) == len(row.kinds), f"{name} {row.kinds} has access {row.access!r}"
            assert set(row.access) <= set("rwxn")
            assert set(row.flags_read + row.flags_written) <= set("oszapcdi"), name
