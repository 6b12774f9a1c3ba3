"""Small C programs that check themselves, at every level; and the same code as text, assembled by pycc and by GNU as."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from compiler import api
from compiler.options import Options
from tests.inprocess import PASS, Compiler, FileReader

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.c"))
LEVELS = ("-O0", "-O1", "-O2", "-Os")
MODES = ("-fno-pie", "-fPIE", "-fPIC")


@pytest.fixture(scope="module")
def compiler(tmp_path_factory: pytest.TempPathFactory) -> Compiler:
    """The internal compiler."""
    if shutil.which("gcc") is None:
        pytest.skip("not run: no gcc")
    return Compiler(tmp_path_factory.mktemp("memory"))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_program(compiler: Compiler, tmp_path: Path, program: Path, level: str) -> None:
    """The program finds nothing wrong with itself."""
    made = compiler.compile(["-w", level], str(program))
    assert made.outcome == PASS, made.reason + "\n" + made.details
    (tmp_path / "a.o").write_bytes(made.output)
    subprocess.run(["gcc", "-o", str(tmp_path / "a"), str(tmp_path / "a.o"), "-lm"], check=True)
    done = subprocess.run([str(tmp_path / "a")], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, f"status {done.returncode}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_text_is_the_object(compiler: Compiler, tmp_path: Path, program: Path, mode: str) -> None:
    """-S assembled is -c, byte for byte; GNU as makes the same sections of it."""
    words = ["-w", "-O2" if mode == "-fPIC" else "-O0", mode]
    direct = compiler.compile(words, str(program))
    text = compiler.compile([*words, "-S"], str(program))
    assert direct.outcome == PASS and text.outcome == PASS, direct.reason + text.reason
    source = tmp_path / "a.s"
    source.write_bytes(text.output)
    assembled = api.assemble(str(source), Options(language="assembler"), api.Services(FileReader()))
    assert not assembled.diagnostics, assembled.diagnostics
    assert assembled.output == direct.output
    if shutil.which("as") is None:
        return
    subprocess.run(["as", "-o", str(tmp_path / "gnu.o"), str(source)], check=True)
    (tmp_path / "own.o").write_bytes(direct.output)
    dumps = []
    for name in ("gnu.o", "own.o"):
        done = subprocess.run(["objdump", "-drs", name], cwd=tmp_path, capture_output=True, text=True, check=True)
        dumps.append(done.stdout.replace(name, ""))
    assert dumps[0] == dumps[1]
