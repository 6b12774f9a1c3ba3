"""Reading an object and writing it back keeps everything; GNU as's own objects come back byte for byte."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import pytest

from compiler.asm.section import ABSOLUTE, STB_GLOBAL, ObjectFile, Section, Symbol
from compiler.obj.archive import members
from compiler.obj.elf import ObjectError
from compiler.obj.reader import read_object
from compiler.obj.string_table import StringTable, string_at
from compiler.obj.writer import write_object
from tests.asm.compare import first_difference
from tests.conftest import Sample, require_program

UNITS = {
    "plain": "\t.globl f\nf:\tcall g\n\t.data\n\t.quad f, .data+4\n\t.comm c,8,8\n",
    "empty": "",
    "groups": '\t.section .text.a,"axG",@progbits,a,comdat\na:\tcall b\n\t.section .data.a,"awG",@progbits,a,comdat\n\t.quad a\n',
    "merge": '\t.section .rodata.str1.1,"aMS",@progbits,1\n.L1:\t.string "x"\n\t.text\n\tleaq .L1(%rip), %rax\n',
    "linked": '\t.text\n\tret\n\t.section .link,"ao",@progbits,.text\n\t.quad .text\n',
    "versions": "\t.globl f\nf:\tret\n\t.symver f,f@@V1\n\t.weak w\n\tcall w\n\t.hidden h\n\tcall h\n",
}


@pytest.mark.parametrize("name", sorted(UNITS))
@pytest.mark.parametrize("machine", ["--64", "--32"])
def test_gnu_objects_come_back_byte_for_byte(name: str, machine: str, tmp_path: Path) -> None:
    require_program("as", "binutils")
    text = UNITS[name]
    if machine == "--32":
        text = text.replace(".quad", ".long").replace("leaq .L1(%rip), %rax", "movl $.L1, %eax")
    done = subprocess.run(["as", machine, "-o", str(tmp_path / "unit.o")], input=text.encode(), check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    data = (tmp_path / "unit.o").read_bytes()
    assert write_object(read_object(data)) == data


def test_real_objects_keep_their_model(tmp_path: Path, sample: Sample) -> None:
    """crt files and members of libc.a, made by several tools with several linkers' habits."""
    require_program("gcc", "gcc")
    found: list[tuple[str, bytes]] = []
    for name in ("crt1.o", "crti.o", "crtn.o", "Scrt1.o", "crtbegin.o", "crtendS.o"):
        path = subprocess.run(["gcc", f"-print-file-name={name}"], capture_output=True, text=True, check=True).stdout.strip()
        if "/" in path:
            found.append((name, Path(path).read_bytes()))
    archive = subprocess.run(["gcc", "-print-file-name=libc.a"], capture_output=True, text=True, check=True).stdout.strip()
    if "/" in archive:
        found.extend(sample.choose(members(Path(archive).read_bytes()), quick=60))
    assert found
    for name, data in found:
        model = read_object(data)
        again = read_object(write_object(model))
        assert first_difference(read_object(data), again) == "", name


@pytest.mark.parametrize("cut", [0, 3, 40, 63, 64, 200])
def test_a_damaged_object_is_refused(cut: int, tmp_path: Path) -> None:
    model = ObjectFile(62, 64, False, True)
    section = Section(".text", 1, 6)
    section.contents = b"\x90" * 100
    model.sections.append(section)
    data = write_object(model)
    with pytest.raises(ObjectError):
        read_object(data[:cut])


def test_every_corruption_of_the_headers_is_refused_or_read() -> None:
    model = ObjectFile(62, 64, False, True)
    section = Section(".text", 1, 6)
    section.contents = b"\x90" * 20
    symbol = Symbol("f")
    symbol.section = section
    symbol.binding = STB_GLOBAL
    model.sections.append(section)
    model.symbols.append(symbol)
    data = bytearray(write_object(model))
    for offset in range(len(data)):
        for value in (0, 0xFF, data[offset] ^ 1):
            damaged = bytearray(data)
            damaged[offset] = value
            try:
                read_object(bytes(damaged))
            except ObjectError:
                pass


def test_more_sections_than_fit_sixteen_bits() -> None:
    """gABI ch. 4: SHN_XINDEX, SHT_SYMTAB_SHNDX and the counts in the first header."""
    model = ObjectFile(62, 64, False, True)
    for number in range(0xFF10):
        section = Section(f".s{number}", 1, 2)
        section.contents = b"x"
        model.sections.append(section)
    last = Symbol("last")
    last.section = model.sections[-1]
    last.binding = STB_GLOBAL
    absolute = Symbol("absolute")
    absolute.section = ABSOLUTE
    absolute.value = 7
    absolute.binding = STB_GLOBAL
    model.symbols = [last, absolute]
    data = write_object(model)
    assert struct.unpack_from("<HH", data, 60) == (0, 0xFFFF)
    again = read_object(data)
    assert [section.name for section in again.sections] == [section.name for section in model.sections]
    assert again.symbols[0].section.name == f".s{0xFF10 - 1}"
    assert again.symbols[1].section is ABSOLUTE
    assert write_object(again) == data


def test_string_table_shares_suffixes() -> None:
    table = StringTable()
    for text in (b"bar", b"foobar", b"xbar", b"abc"):
        table.add(text)
    table.finish()
    assert table.data == b"\0foobar\0xbar\0abc\0"
    assert [string_at(table.data, table.offset(text)) for text in (b"bar", b"xbar", b"")] == [b"bar", b"xbar", b""]
