"""Malformed input: clear errors with their lines in GNU as's wording, never another exception, never a hang."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from compiler.asm.settings import AssemblerSettings
from compiler.unsupported import Unsupported
from tests.asm.compare import pycc_object
from tests.asm.support import MACHINE, messages_of
from tests.conftest import Sample

BLOCKS = Path(__file__).with_name("directives.txt").read_text(encoding="latin-1").split("\n## ")[1:]
LINES = [line for block in BLOCKS for line in block.split("\n")[1:]]

# Statement, message of GNU as 2.40 on its line.
ERRORS = [
    ("\t.nosuch 1", "unknown pseudo-op: `.nosuch'"),
    ("\t.byte 1 2", "junk at end of line, first unrecognized character is `2'"),
    ("\t.byte 1,", None),
    ("\t.if x", 'non-constant expression in ".if" statement'),
    ("a: nop\na:", "symbol `a' is already defined"),
    ("\t.endif", '".endif" without ".if"'),
    ("\t.else", '".else" without matching ".if"'),
    ("\t.err", ".err encountered"),
    ('\t.error "stop"', "stop"),
    ("\t.long (1", "found '', expected: ')'"),
    ("\t.type f,@nosuch", 'unrecognized symbol type "nosuch"'),
    ('\t.section .x,"q"', "unrecognized .section attribute: want a,e,o,w,x,M,S,G,T"),
    ("\t.macro m\n\t.byte 1", "unexpected end of file in macro `m' definition"),
    ("\t.rept 3\n\t.byte 1", None),
    ("\t.cfi_endproc", ".cfi_endproc without corresponding .cfi_startproc"),
    ("\t.cfi_def_cfa_offset 8", "CFI instruction used without previous .cfi_startproc"),
    ("\t.loc 9 1", "unassigned file number 9"),
    ("\tjmp 1b", None),
    ("\tjmp 1f", None),
    ("\t.org 10\n\t.org 5", None),
    ("\t.set x, y-z", None),
    ("\t.fill 1, 2, y", None),
    ('\t.incbin "/nonexistent/file"', None),
    ('\t.include "/nonexistent/file"', None),
    ("\t.align 3", "alignment not a power of 2"),
    ("\t.long u1-u2", "can't resolve u1 - u2"),
    ("\t.uleb128 u1", None),
    ("x = y\ny = x\n\t.long x", None),
    ("\t.float abc", None),
    ('\t.ascii "abc', None),
    ("\t.popsection\n\t.bogus", None),
    ("\t.macro r\n\tr\n\t.endm\n\tr", "macros nested too deeply"),
    ("\t.rept 100000000\n\tnop\n\t.endr", None),
    ("\t.irp x,1,2", None),
    ("\t.octa 1 1", None),
    ("\t.size f", None),
    ("\t.comm a", None),
    ("\t.weakref a", None),
    ("\t.symver a", None),
    ("\t.bss\n\t.long 1", None),
    ("\t.skip u1", None),
    ("\t.cfi_startproc", None),
    ("\t.reloc 1, R_NOSUCH", None),
]


@pytest.mark.parametrize(("text", "message"), ERRORS, ids=[str(number) for number in range(len(ERRORS))])
def test_message(text: str, message: str | None, tmp_path: Path) -> None:
    found = messages_of(text + "\n", tmp_path)
    if text == "\t.byte 1,":
        assert any("zero assumed" in line for line in found)
        return
    assert any("error: " in line for line in found), found
    if message is not None:
        assert any(message in line for line in found), found


def test_the_line_of_an_error_is_that_of_the_source(tmp_path: Path) -> None:
    found = messages_of('\tnop\n\tnop\n# 40 "other.c"\n\tnop\n\t.nosuch\n', tmp_path)
    assert any(line.startswith("other.c:41: error: unknown pseudo-op: `.nosuch'") for line in found), found


def mutated(generator: random.Random) -> str:
    """Return a unit of random lines, some of them damaged."""
    lines: list[str] = []
    for _ in range(generator.randrange(1, 12)):
        line = generator.choice(LINES)
        for _ in range(generator.choice((0, 0, 1, 2))):
            at = generator.randrange(len(line) + 1)
            action = generator.randrange(3)
            if action == 0:
                line = line[:at] + generator.choice("()\"',;#@$%&*-+=<>\\.0129abf:[]{}!~|/ \t\xff") + line[at:]
            elif action == 1:
                line = line[:at] + line[at + 1:]
            else:
                line = line[:at] + generator.choice(LINES)[:20] + line[at:]
        lines.append(line)
    return "\n".join(lines) + "\n"


def test_random_damage_gives_messages_only(tmp_path: Path, sample: Sample, seed: int) -> None:
    generator = random.Random(seed)
    source = tmp_path / "unit.s"
    for _ in range(4000 if sample.full else 500):
        text = mutated(generator)
        source.write_text(text, encoding="latin-1")
        began = time.process_time()
        try:
            data, messages = pycc_object(source, MACHINE, AssemblerSettings())
        except Unsupported:
            continue
        assert data or messages, text
        assert time.process_time() - began < 10, text


@pytest.mark.parametrize("text", [
    "\t.long " + "(" * 5000 + "1" + ")" * 5000,
    "\t.long " + "-" * 100000 + "1",
    "\t.long " + "1+" * 20000 + "1",
    "\t.fill 0x7fffffffffffffff, 8, 1",
    "\t.org 0x7fffffffffffffff",
    "\t.p2align 60\n\tnop\n\t.p2align 62",
    "\t.long " + "9" * 5000,
    "\t.if 1\n" * 3000,
    ".macro a\n.macro b\n.endm\n.endm\n" + "a\n" * 100,
    "".join(f"\t.set s{number}, s{number + 1}\n" for number in range(5000)) + "\t.long s0\n",
    "\t.skip 1 << 40\n",
    "\t.irp x," + ",".join("1" * 10 for _ in range(5000)) + "\n\t.byte 1\n\t.endr\n",
], ids=range(12))
def test_extremes_end_soon(text: str, tmp_path: Path) -> None:
    source = tmp_path / "unit.s"
    source.write_text(text + "\n")
    began = time.process_time()
    data, messages = pycc_object(source, MACHINE, AssemblerSettings())
    assert data or messages
    assert time.process_time() - began < 20
