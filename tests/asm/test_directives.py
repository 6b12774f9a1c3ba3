"""Each block of directives.txt, assembled by GNU as and by pycc, gives the same object, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.asm.compare import gnu_object
from tests.asm.support import difference
from tests.conftest import require_program

BLOCKS = Path(__file__).with_name("directives.txt").read_text(encoding="latin-1").split("\n## ")[1:]


@pytest.mark.parametrize("machine", ["x86_64", "i386"])
@pytest.mark.parametrize("block", BLOCKS, ids=[block.split("\n", 1)[0].replace(" ", "-") for block in BLOCKS])
def test_block_is_gnu_as(block: str, machine: str, tmp_path: Path) -> None:
    require_program("as", "binutils")
    text = block.split("\n", 1)[1] + "\n"
    source = tmp_path / "accepted.s"
    source.write_text(text, encoding="latin-1")
    accepted, said = gnu_object(source, machine, [])
    if machine == "i386" and not accepted:
        pytest.skip("64-bit relocations or registers")
    assert accepted, said
    assert difference(text, tmp_path, machine=machine) == ""
    if machine == "x86_64":
        assert difference(text, tmp_path, ["--gdwarf-5"]) == ""
