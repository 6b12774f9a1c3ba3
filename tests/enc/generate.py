"""Statements generated from the instruction table: every row with operands at their limits.

For each operand of a row there is a list of values; the lists are walked together with different strides, so
that a small number of statements covers every value of every list, and a seed moves the starting points.
"""

from __future__ import annotations

import random

from compiler.target.x86 import operands as op
from compiler.target.x86.insns import Row
from compiler.target.x86.operands import Operand
from compiler.target.x86.registers import Register, Registers
from compiler.target.x86.syntax_att import memory_mask

DISPLACEMENTS = (0, 1, -1, 127, -128, 128, -129, 0x12345678, 0x7FFFFFFF, -0x80000000)
DISPLACEMENTS_16 = (0, 1, -1, 127, -128, 128, -129, 0x1234, 0x7FFF, -0x8000)
IMMEDIATES = {
    "i1": (1,),
    "i8": (0, 1, -1, 5, 127, -128, 128, 255),
    "i8s": (0, 1, -1, 127, -128),
    "i8sv": (0, 1, -1, 127, -128),
    "i16": (0, 1, 255, 256, 0x7FFF, -0x8000, 0xFFFF),
    "i32": (0, 1, -1, 0x7FFFFFFF, -0x80000000),
    "i32s": (0, 1, -1, 0x7FFFFFFF, -0x80000000, 0x12345678),
    "i64": (0, 1, -1, 0x123456789ABCDEF0, 0x80000000, -0x80000001, 0xFFFFFFFF, -0x8000000000000000),
    "iz16": (0, 1, -1, 127, 128, -128, -129, 0x7FFF, -0x8000, 0xFFFF, 0xFF80),
    "iz32": (0, 1, -1, 127, 128, -128, -129, 0x7FFFFFFF, -0x80000000, 0xFFFFFFFF, 0xFFFFFF80),
    "iz64": (0, 1, -1, 127, 128, -128, -129, 0x7FFFFFFF, -0x80000000),
}


def memory_operand(base: int, index: int, scale: int, value: int, bits: int, segment: int, mode: int) -> Operand:
    """Return a memory operand; -1 stands for an absent register."""
    made = Operand(op.MEMORY, 0)
    made.base = base
    made.index = index
    made.scale = scale
    made.value = value
    made.segment = segment
    made.address_size = bits if base >= 0 or index >= 0 else 0
    made.mask = memory_mask(made, mode)
    return made


def addresses(mode: int, draw: random.Random) -> list[Operand]:
    """Return memory operands of every form: bases, indexes, scales, displacement sizes, segments."""
    found: list[Operand] = []
    sizes = {64: (64, 64, 32), 32: (32, 32, 16), 16: (16, 16, 32)}[mode]
    for bits in sizes:
        if bits == 16:
            for base, index in ((3, 6), (3, 7), (5, 6), (5, 7), (6, -1), (7, -1), (5, -1), (3, -1)):
                for value in draw.sample(DISPLACEMENTS_16, 4):
                    found.append(memory_operand(base, index, 0, value, 16, -1, mode))
            continue
        count = 16 if mode == 64 else 8
        for base in range(-1, count):
            for index in draw.sample([number for number in range(-1, count) if number != 4], 3):
                if base == -1 and index == -1:
                    continue
                value = draw.choice(DISPLACEMENTS)
                segment = draw.choice((-1, -1, -1, -1, 0, 1, 2, 3, 4, 5))
                found.append(memory_operand(base, index, draw.randrange(4) if index >= 0 else 0, value, bits, segment, mode))
            if base >= 0:
                for value in draw.sample(DISPLACEMENTS, 3):
                    found.append(memory_operand(base, -1, 0, value, bits, -1, mode))
    if mode == 64:
        for value in (0, 0x1234, -4):
            found.append(memory_operand(op.IP_BASE, -1, 0, value, 64, -1, mode))
        found.append(memory_operand(op.IP_BASE, -1, 0, 8, 32, -1, mode))
    for value in (0, 0x1234, 0x7FFF):
        found.append(memory_operand(-1, -1, 0, value, 0, -1, mode))
    found.append(memory_operand(-1, -1, 0, 0x28, 0, 4, mode))
    draw.shuffle(found)
    return found


def vector_addresses(mode: int, wide: bool) -> list[Operand]:
    """Return memory operands with a vector index."""
    found = []
    bits = 64 if mode == 64 else 32
    count = 16 if mode == 64 else 8
    for number, value in enumerate((0, 8, -128, 0x1000, 4)):
        for base in ((number * 5 + 1) % count, -1 if number == 0 and mode != 16 else number % count):
            made = Operand(op.MEMORY, op.VSIBY if wide else op.VSIBX)
            made.base = base
            made.index = (number * 3 + 2) % count
            made.vector_index = True
            made.scale = number % 4
            made.value = value
            made.address_size = bits if base >= 0 else 0
            found.append(made)
    return found


def values(row: Row, number: int, mode: int, known: Registers, memory: list[Operand], draw: random.Random) -> list[Operand]:
    """Return operands for operand `number` of a row."""
    kind = row.kinds[number]
    mask = row.operands[number]
    if kind in IMMEDIATES or kind == "iz":
        numbers = IMMEDIATES[f"iz{row.size}"] if kind == "iz" else IMMEDIATES[kind]
        return [op.immediate(value, mode) for value in numbers]
    found: list[Operand] = []
    if mask & op.VSIBX or mask & op.VSIBY:
        return vector_addresses(mode, bool(mask & op.VSIBY))
    if mask & (op.MOFFS | op.MOFFS64):
        return [memory_operand(-1, -1, 0, value, 0, segment, mode)
                for value, segment in ((0x1234, -1), (0, -1), (0x28, 4), (0x7FFFFFFF if mode != 16 else 0x7FFF, -1))]
    if kind[:3] in ("mdi", "msi", "mbx"):
        base = {"mdi": 7, "msi": 6, "mbx": 3}[kind[:3]]
        sizes = {64: (64, 32), 32: (32, 16), 16: (16, 32)}[mode]
        for bits in sizes:
            found.append(memory_operand(base, -1, 0, 0, bits, 0 if kind[:3] == "mdi" else -1, mode))
        if kind[:3] != "mdi":
            found.append(memory_operand(base, -1, 0, 0, mode, 4, mode))
        return found
    seen: set[int] = set()
    registers: list[Register] = []
    for reg in known.by_name.values():
        if reg.mask & mask and id(reg) not in seen and not (reg.only64 and mode != 64) and not reg.name.startswith("db"):
            seen.add(id(reg))
            registers.append(reg)
    if kind == "ra":
        registers = [reg for reg in registers if reg.size == mode or (reg.size == 32 and mode != 32) or (reg.size == 16 and mode == 32)]
    draw.shuffle(registers)
    regs = [op.register(reg) for reg in registers]
    if mask & (op.MEMORY_SIZES | op.MANY):
        for position in range(max(len(regs), 6 if regs else 10)):
            if regs:
                found.append(regs[position % len(regs)])
            found.append(memory[draw.randrange(len(memory))])
        return found
    return regs


def cases(row: Row, mode: int, known: Registers, memory: list[Operand], draw: random.Random, limit: int) -> list[list[Operand]]:
    """Return up to `limit` operand lists for a row (without branch operands)."""
    if not row.kinds:
        return [[]]
    lists = [values(row, number, mode, known, memory, draw) for number in range(len(row.kinds))]
    if any(not one for one in lists):
        return []
    longest = max(len(one) for one in lists)
    total = 1
    for one in lists:
        total *= len(one)
    found: list[list[Operand]] = []
    for step in range(min(limit, total, longest * 2)):
        found.append([one[(step * (2 * position + 1) + step // len(one)) % len(one)] for position, one in enumerate(lists)])
    return found
