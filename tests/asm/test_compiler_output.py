"""Lines in the form that compilers give them, which the assembler knows by their shape, beside GNU as."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.asm import input as source_input
from tests.asm import support

HEAD = """\t.file\t"a.c"
\t.text
\t.file 1 "a.c"
f:
\t.loc 1 1 2 view .LVU1
\tmovl\t$1, %eax
.LVL0:
\t.loc 1 1 3 is_stmt 0 view .LVU2
\tjmp\t.LVL1
\t.loc 1 2 0
\tnop
\t.p2align 4
.LVL1:
\t.loc 1 900000 3 is_stmt 1 view -0
\tret
\t.section\t.debug_info,"",@progbits
\t.byte\t5
.LVL2:
"""

DESCRIBED = '\t.section .debug_info,"",@progbits\n\t.byte 1\n\t.text\n\t.file 1 "a"\n'

LINES = (
    ".uleb128 .LVL1-.LVL0", ".uleb128 .LVL1-1-.LVL0", ".sleb128 .LVL0-.LVL1", ".uleb128\t.LVL1-f", ".uleb128 .LVU2",
    ".uleb128 0x80", ".uleb128 0", ".sleb128 -1", ".sleb128\t-129", ".uleb128 -1", ".uleb128 .LVL2-.LVL2", ".sleb128 .LVL2-7-.LVL2",
    ".byte\t0x80", ".byte\t-128", ".byte\t255", ".value\t.LVL1-.LVL0", ".long\t.LVL0", ".long\t0xffffffff", ".quad\t.LVL1-1-f",
    ".quad\tundefined", ".quad\t-9223372036854775808", ".long\tlater-undefined_too", ".2byte\t0xffff", ".long\t010",
    ".quad\tconstant", ".long\tconstant-f", ".long\tf-constant", ".byte\t.LVL3-.LVL2", ".quad\t.", ".long\t.LVU2",
)


@pytest.mark.parametrize("line", LINES)
def test_each_shape_as_gnu_as_has_it(line: str, tmp_path: Path) -> None:
    text = f"{HEAD}\t.set constant, 77\n\t{line}\n\t{line}\n.LVL3:\nlater:\n\t{line}\n"
    assert support.difference(text, tmp_path, ["--gdwarf-5"]) == ""


@pytest.mark.parametrize(("text", "message"), (
    ("a:\n\tnop\na:\n", "3: error: symbol `a' is already defined"),
    ("\t.loc 7 1 2\n", "1: error: unassigned file number 7"),
    (DESCRIBED + "\t.loc 1 1 1 view .LVU1\n\t.loc 1 1 1 view .LVU1\n", "6: error: symbol `.LVU1' is already defined"),
    (DESCRIBED + "\t.loc 1 1 1 view .LVU1\n.LVU1:\n", "6: error: symbol `.LVU1' is already defined"),
    ("\t.bss\n\t.byte\t1\n", "2: error: attempt to store non-zero value in section `.bss'"),
))
def test_errors_are_those_of_the_general_way(text: str, message: str, tmp_path: Path) -> None:
    assert support.messages_of(text, tmp_path) == [message]


def test_a_view_that_is_mentioned_before_and_after_its_row(tmp_path: Path) -> None:
    text = HEAD.replace("f:\n", "f:\n\t.data\n\t.byte .LVU2\n\t.text\n", 1) + "\t.uleb128 .LVU2\n\t.uleb128 .LVU1\n"
    assert support.difference(text, tmp_path) == ""


def test_a_long_text_is_read_in_blocks_without_a_seam(tmp_path: Path) -> None:
    """Labels, branches and the numbers of lines in errors go on from block to block."""
    lines = [f".L{number}:\n\t.long\t.L{number + 1}-.L{number}\n\tjmp\t.L{number + 1}" for number in range(6000)]
    text = "\n".join(lines) + "\n.L6000:\n"
    assert len(text) > source_input._BLOCK
    assert support.difference(text, tmp_path) == ""
    repeated = text + "\t.rept 3\n\tnop\n\t.endr\n\t.irp x, 1, 2; .long \\x\n\t.endr\n" + text.replace(".L", ".M")
    assert support.difference(repeated, tmp_path) == ""
    assert support.messages_of(repeated + "\tnonsense\n", tmp_path) == ["36008: error: no such instruction: `nonsense'"]
    assert support.messages_of(text + "\tnonsense\n", tmp_path) == ["18002: error: no such instruction: `nonsense'"]
    assert support.messages_of(text + "\tnonsense", tmp_path) == ["18002: error: no such instruction: `nonsense'"]
    assert support.messages_of(text.rstrip("\n") + "\n\n\tnonsense", tmp_path) == ["18003: error: no such instruction: `nonsense'"]
