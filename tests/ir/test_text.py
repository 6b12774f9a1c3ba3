"""The text form: read and printed it is the same text, and malformed text is an error with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.ir import ops
from compiler.ir.printer import module_text
from compiler.ir.reader import IrSyntaxError, read_module
from compiler.ir.types import parse_type, type_text
from compiler.ir.verifier import verify

EVERYTHING = (Path(__file__).parent / "everything.ir").read_text()


def test_everything_comes_back() -> None:
    """A module with every kind of item, detail and constant is printed as it was read."""
    assert module_text(read_module(EVERYTHING)) == EVERYTHING


def test_ops_are_numbered_as_the_table_says() -> None:
    """The constants and the rows agree, and negated and swapped are symmetric."""
    table = ops.table()
    for row in table[1:]:
        assert getattr(ops, row.name.upper().replace(".", "_")) == row.code
        assert row.negated == 0 or table[row.negated].negated == row.code
        assert row.swapped == 0 or table[row.swapped].swapped == row.code


@pytest.mark.parametrize("text", ["void", "token", "i1", "i8", "i129", "f80", "bf16", "ptr", "ptr257", "v4i32", "v2ptr", "v8bf16"])
def test_types_come_back(text: str) -> None:
    """A type's spelling and number belong together."""
    assert type_text(parse_type(text)) == text


@pytest.mark.parametrize("text", ["i0", "f33", "v0i8", "int", "ptrx", "v4", "ptr01"])
def test_what_is_no_type(text: str) -> None:
    """Other words are not types."""
    assert parse_type(text) == -1


BODY = 'module "x86_64"\nfunction @f (i32, ptr) -> i32 {\n  parameter %0:i32\n  parameter %1:ptr\nbb0:\n'


@pytest.mark.parametrize(("lines", "expected"), [
    ("ret %0\n}", ""),
    ("ret %1\n}", "returns another type"),
    ("%2:i32 = add %0, %1\nret %2\n}", "operand 1 is ptr"),
    ("%2:i64 = add %0, %0\nret %0\n}", "result is i64"),
    ("%2:i32 = and nsw %0, %0\nret %2\n}", "a flag this op does not take"),
    ("%2:i32 = add %3, %0\n%3:i32 = add %0, %0\nret %2\n}", "used before its definition"),
    ("br -> bb1\nbb1:\n%3:i32 = phi %0, %0 <- bb0, bb1\nret %3\n}", "does not name each predecessor once"),
    ("br -> bb0\n}", "the entry has a predecessor"),
    ("%2:i32 = add %0, 4294967296:i32\nret %2\n}", "is not normalised"),
    ("%2:i32 = load %1 (align 3)\nret %2\n}", "not a power of two"),
    ("%2:i32 = load %1\nret %2\n}", "has no detail"),
    ("%2:i32 = zext %0\nret %2\n}", "from i32 to i32"),
    ("switch %0 -> bb1, bb1, bb1 (cases 1 to 4 3)\nbb1:\nret %0\n}", "case 3 meets another"),
    ("ret %0\nret %0\n}", "has a terminator before its end"),
    ("%2:i1 = eq %0, 1:i32\ncondbr %2 -> bb1, bb2\nbb1:\n%4:i32 = add %0, %0\nbr -> bb2\nbb2:\nret %4\n}", "does not dominate"),
    ("%2:i32 = call %1, %0 (signature (i64) -> i32)\nret %2\n}", "differs from the signature"),
    ("store %0, %1 (align 4 order seq_cst)\nret %0\n}", "a memory order goes with atomic ops"),
])
def test_the_verifier_sees(lines: str, expected: str) -> None:
    """Each broken rule is reported in its words; a good function gives no message."""
    messages = verify(read_module(BODY + lines))
    assert expected in "\n".join(messages) and bool(messages) == bool(expected)


def test_everything_is_well_formed() -> None:
    """The module with everything in it passes the verifier."""
    assert verify(read_module(EVERYTHING)) == []


@pytest.mark.parametrize(("lines", "expected"), [
    ("frob %0\n}", "6: expected an op"),
    ("ret %9\n}", "%9 is never defined"),
    ("br -> bb7\n}", "never defined"),
    ("%0:i32 = add %0, %0\nret %0\n}", "defined twice"),
    ("ret %0 ~\n}", "bad character"),
])
def test_malformed_text(lines: str, expected: str) -> None:
    """What is not in the grammar is an error that names the line."""
    with pytest.raises(IrSyntaxError, match=expected):
        read_module(BODY + lines)


def test_interposable_modules_come_back() -> None:
    """That symbols may be replaced at load time is part of the text."""
    text = EVERYTHING.replace("\n", " interposable\n", 1)
    assert read_module(text).interposable and module_text(read_module(text)) == text
