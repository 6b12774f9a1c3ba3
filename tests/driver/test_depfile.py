"""Dependency files: the same bytes as GCC writes, and read back."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driver.depfile import default_target, parse, quote, render, shorten

NAMES = st.text(st.sampled_from("ab.c/_-+ $#\\%~:="), min_size=1, max_size=30).filter(
    lambda name: not name.endswith(("\\", ":")) and ": " not in name and not name.startswith("./"))


@given(st.lists(NAMES, min_size=1, max_size=3), st.lists(NAMES, min_size=1, max_size=20), st.booleans())
def test_what_is_rendered_is_read_back(targets: list[str], dependencies: list[str], phony: bool) -> None:
    # No way of quoting tells backslashes before a colon or the line's end from others.
    found = parse(render([quote(name) for name in targets], dependencies, phony))
    assert found.targets == tuple(targets)
    assert found.dependencies == tuple(dependencies)
    assert found.phony == (tuple(dependencies[1:]) if phony else ())


@pytest.mark.parametrize("phony", [False, True])
@pytest.mark.parametrize("names", [
    ["plain.h"],
    ["a space.h", "dollar$.h", "hash#.h", "tab\t.h", "back\\slash.h", "back\\ space.h", "two\\\\ b.h"],
    ["%percent.h", "semi;colon.h", "co:lon.h", "st*r.h", "quo'te.h", "tilde~.h", "eq=ual.h"],
    ["x" * length + ".h" for length in range(20, 60)],
    ["sub/" + "y" * length + ".h" for length in (66, 67, 68, 69, 70, 71, 72, 73, 100)],
    ["ümläut.h", "日本語" * 8 + ".h"] + [f"é{n}.h" for n in range(30)],
])
def test_gcc_writes_the_same_bytes(names: list[str], phony: bool, gcc: str, tmp_path: Path) -> None:
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n")
    (tmp_path / "main.c").write_text("".join(f'#include "{name}"\n' for name in names))
    words = [gcc, "-MMD", "-MF", "out.d", "-MQ", "tar get$", "-c", "main.c", "-o", "main.o"]
    subprocess.run(words + ["-MP"] * phony, cwd=tmp_path, check=True)
    written = (tmp_path / "out.d").read_bytes()
    assert render([quote("tar get$")], ["main.c", *names], phony) == written
    found = parse(written)
    assert found.dependencies == ("main.c", *names)
    assert found.targets == ("tar get$",)


def test_the_assembler_s_list_is_read(tmp_path: Path) -> None:
    (tmp_path / "a b.inc").write_text("nop\n")
    (tmp_path / "s.s").write_text('.include "a b.inc"\n')
    subprocess.run(["as", "--MD", "out.d", "s.s", "-o", "s.o"], cwd=tmp_path, check=True)
    found = parse((tmp_path / "out.d").read_bytes())
    assert found.targets == ("s.o",)
    assert sorted(found.dependencies) == ["a b.inc", "s.s"]


@pytest.mark.parametrize("source", ["a.c", "sub/a.c", "a.b.c", "noext", ".c", "sub.d/noext", "a b.c", "a$.c"])
def test_the_default_target_is_gcc_s(source: str, gcc: str, tmp_path: Path) -> None:
    path = tmp_path / source
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n")
    done = subprocess.run([gcc, "-MM", "-x", "c", source], cwd=tmp_path, check=True, capture_output=True)
    assert os.fsdecode(done.stdout).partition(": ")[0] == default_target(source)


def test_leading_dots_go() -> None:
    assert [shorten(path) for path in ("./a", ".//a", "././a", "../a", ".a", "a/./b")] == ["a", "a", "a", "../a", ".a", "a/./b"]


def test_nothing_read_is_nothing_written() -> None:
    assert render(["x"], [], True) == b""
