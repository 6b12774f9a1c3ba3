"""api.assemble: options, files read and looked for, diagnostics, preprocessed sources."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from compiler.api import Services, Unsupported, assemble
from compiler.obj.reader import read_object
from compiler.options import Options, SearchDir
from tests.asm.compare import DiskReader, gnu_object
from tests.asm.support import contents
from tests.conftest import require_program

SERVICES = Services(DiskReader())


def write(path: Path, text: str) -> str:
    path.write_text(text)
    return str(path)


def test_included_files_and_misses_are_recorded(tmp_path: Path) -> None:
    directory = tmp_path / "inc"
    directory.mkdir()
    write(directory / "a.inc", "\t.byte 7\n")
    (directory / "b.bin").write_bytes(b"0123456789")
    source = write(tmp_path / "unit.s", '\t.include "a.inc"\n\t.incbin "b.bin", 2, 3\n')
    options = Options(language="assembler", search=(SearchDir(str(directory), "bracket"),))
    result = assemble(source, options, SERVICES)
    assert not result.failed
    assert contents(read_object(result.output), ".text") == b"\x07234"
    assert [Path(file.path).name for file in result.files_read] == ["unit.s", "a.inc", "b.bin"]
    assert result.absent == ["a.inc", "b.bin"]


def test_errors_are_diagnostics_with_their_lines(tmp_path: Path) -> None:
    source = write(tmp_path / "unit.s", "\tnop\n\t.nosuch\n\t.byte 1,2 3\n")
    result = assemble(source, Options(language="assembler"), SERVICES)
    assert result.failed and result.output == b""
    assert [(one.severity, one.path, one.line) for one in result.diagnostics] == [("error", source, 2), ("error", source, 3)]


def test_fatal_warnings(tmp_path: Path) -> None:
    source = write(tmp_path / "unit.s", '\t.warning "beware"\n')
    assert not assemble(source, Options(language="assembler"), SERVICES).failed
    assert assemble(source, Options(language="assembler", assembler_flags=("--fatal-warnings",)), SERVICES).failed


def test_defsym_and_search_words(tmp_path: Path) -> None:
    write(tmp_path / "x.inc", "\t.byte n\n")
    source = write(tmp_path / "unit.s", '\t.include "x.inc"\n')
    options = Options(language="assembler", assembler_flags=("--defsym", "n=5", "-I", str(tmp_path)))
    result = assemble(source, options, SERVICES)
    assert contents(read_object(result.output), ".text") == b"\x05"


@pytest.mark.parametrize("flags", [("-march=i386",), ("--nosuch",), ("-al",), ("--x32",), ("-mshared",)])
def test_options_that_pycc_leaves_to_gcc(flags: tuple[str, ...], tmp_path: Path) -> None:
    source = write(tmp_path / "unit.s", "\tnop\n")
    with pytest.raises(Unsupported):
        assemble(source, Options(language="assembler", assembler_flags=flags), SERVICES)


def test_machine_flag_chooses_the_object(tmp_path: Path) -> None:
    source = write(tmp_path / "unit.s", "\tpushl %ebp\n\tcall g\n")
    result = assemble(source, Options(language="assembler", machine_flags=("-m32",)), SERVICES)
    model = read_object(result.output)
    assert (model.bits, model.machine, model.rela) == (32, 3, False)


@pytest.mark.parametrize("debug", ["", "-g"])
def test_preprocessed_source_is_gccs_object(debug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require_program("gcc", "gcc")
    monkeypatch.chdir(tmp_path)
    write(Path("value.h"), "#define VALUE 3\n")
    source = write(Path("unit.S"), '#include "value.h"\n\t.globl f\n\t.type f, @function\nf:\tmovl $VALUE, %eax /* x */\n'
                   "#ifdef __ASSEMBLER__\n\tret\n#endif\n\t.size f, .-f\n")
    subprocess.run(["gcc", *debug.split(), "-c", "unit.S", "-o", "gcc.o"], check=True)
    options = Options(language="assembler-with-cpp", debug=debug, working_directory=str(tmp_path))
    result = assemble(source, options, SERVICES)
    assert not result.failed, result.diagnostics
    assert result.output == Path("gcc.o").read_bytes()
    assert "value.h" in [Path(file.path).name for file in result.files_read]


@pytest.mark.parametrize(("machine", "text"), [
    ("x86_64", "\tmovq x@GOTPCREL(%rip), %rax\n\tcall *x@GOTPCREL(%rip)\n\taddl x@GOTPCREL(%rip), %eax\n"),
    ("i386", "\tmovl x@GOT(%ebx), %eax\n\tcall *x@GOT(%ebx)\n"),
])
@pytest.mark.parametrize("flag", ["-mrelax-relocations=no", "-mrelax-relocations=yes"])
def test_relocations_that_the_linker_may_relax(machine: str, text: str, flag: str, tmp_path: Path) -> None:
    require_program("as", "binutils")
    source = write(tmp_path / "unit.s", text)
    options = Options(language="assembler", assembler_flags=(flag,), machine_flags=("-m32",) if machine == "i386" else ())
    accepted, _ = gnu_object(Path(source), machine, [flag])
    assert accepted and assemble(source, options, SERVICES).output == accepted
