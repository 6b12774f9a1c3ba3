"""Texts with the same tokens in the same places are the same; all others differ."""

from __future__ import annotations

import pytest

from driver.positions import blank, tells_position, without_positions


@pytest.mark.parametrize(("one", "other"), [
    (b"int x; /* a */\n", b"int x;\n"),
    (b"int x; // a\n", b"int x; // quite another\n"),
    (b"/* ab */ int x;\n", b"/* cd */ int x;\n"),
    (b"#define A 1\nint x;\n", b"#define A 2 /* */\nint x;\n"),
    (b"#define A \\\n 1\nint x;\n", b"#define A \\\n 2\nint x;\n"),
])
def test_what_cannot_be_seen_makes_no_difference(one: bytes, other: bytes) -> None:
    assert blank(one) == blank(other)


@pytest.mark.parametrize(("one", "other"), [
    (b"int x;\n", b" int x;\n"),
    (b"/* a */ int x;\n", b"/* ab */ int x;\n"),
    (b"int x;\n", b"\nint x;\n"),
    (b'char *s = "/* a */";\n', b'char *s = "/* b */";\n'),
    (b"#define A \\\n 1\nint x;\n", b"#define A 1\nint x;\n"),
    (b'char *s = R"x(/* a */)x";\n', b'char *s = R"x(/* b */)x";\n'),
])
def test_what_has_another_place_or_text_makes_one(one: bytes, other: bytes) -> None:
    assert blank(one) != blank(other)


def test_line_markers_and_layout_are_dropped_but_no_token() -> None:
    one = b'# 1 "a.c"\nint   x;\n\n\n# 7 "a.c"\nint y;\n'
    assert without_positions(one) == without_positions(b'# 1 "a.c"\nint x;\nint y;\n')
    assert without_positions(one) != without_positions(b"int x;\nint z;\n")


def test_space_in_literals_and_the_end_of_a_pragma_count() -> None:
    assert without_positions(b'a = "x  y";\n') != without_positions(b'a = "x y";\n')
    assert without_positions(b"#pragma GCC unroll 4\nfor\n") != without_positions(b"#pragma GCC unroll 4 for\n")


def test_builtins_that_ask_for_a_place() -> None:
    assert tells_position(b"f(__builtin_LINE ());")
    assert not tells_position(b"f(__builtin_LINES ());")
