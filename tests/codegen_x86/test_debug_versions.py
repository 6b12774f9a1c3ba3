"""-gdwarf-2 to -gdwarf-5: binutils read what is written, lines and functions are found, and -S gives the same object."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.inprocess import PASS, Compiler

SOURCE = """\
#include <stdio.h>
static int inner(int x)
{
    printf("%d\\n", x);
    return x + 1;
}
int main(void)
{
    return inner(3) - 4;
}
"""


@pytest.mark.parametrize("version", ["2", "3", "4", "5"])
def test_functions_and_lines_are_found(tmp_path: Path, version: str) -> None:
    """addr2line finds the line of a function's first byte and of a call in it; readelf has nothing to complain of."""
    if shutil.which("readelf") is None or shutil.which("gcc") is None:
        pytest.skip("not run: no binutils or no gcc")
    compiler = Compiler(tmp_path / "memory")
    source = tmp_path / "program.c"
    source.write_text(SOURCE)
    words = ["-O0", "-gdwarf-" + version]
    direct = compiler.compile(words, str(source))
    text = compiler.compile([*words, "-S"], str(source))
    assert direct.outcome == PASS and text.outcome == PASS, direct.reason + text.reason
    own = tmp_path / "own.o"
    own.write_bytes(direct.output)
    (tmp_path / "a.s").write_bytes(text.output)
    subprocess.run(["as", "--gdwarf-" + version, "-o", str(tmp_path / "gnu.o"), str(tmp_path / "a.s")], check=True)
    dumps = [subprocess.run(["objdump", "-s", str(tmp_path / name)], capture_output=True, text=True, check=True).stdout.partition(":")[2]
             for name in ("own.o", "gnu.o")]
    assert dumps[0].split("\n")[1:] == dumps[1].split("\n")[1:]
    read = subprocess.run(["readelf", "--debug-dump=info,line,Ranges,aranges", str(own)], capture_output=True, text=True, check=True)
    assert not read.stderr
    assert f"  Version:       {version}\n" in read.stdout
    assert [line.split()[-1] for line in read.stdout.splitlines() if "DW_AT_decl_line" in line] == ["2", "7"]
    program = tmp_path / "program"
    subprocess.run(["gcc", "-o", str(program), str(own)], check=True)
    listed = subprocess.run(["nm", str(program)], capture_output=True, text=True, check=True).stdout
    addresses = {line.split()[2]: line.split()[0] for line in listed.splitlines() if len(line.split()) == 3}
    found = subprocess.run(["addr2line", "-f", "-e", str(program), addresses["inner"], addresses["main"]],
                           capture_output=True, text=True, check=True).stdout.splitlines()
    assert found[0] == "inner" and found[1].endswith("program.c:2")
    assert found[2] == "main" and found[3].endswith("program.c:7")
