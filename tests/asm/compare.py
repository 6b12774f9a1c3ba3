"""Compare pycc's assembler with GNU as, object by object.

    python tests/asm/compare.py [--flags "-O2 -g"] [--as-flags "--gdwarf-5"] [--machine i386] FILE...

FILE is an assembler source (.s), or a C source, which GCC turns into one with --flags (once for each
--flags given).  For each, GNU as and pycc make an object; the whole files are compared, and when they
differ, sections byte for byte, relocations and symbols, to name the first difference.  One line beginning
ERROR for each file that differs; totals at the end.  Exit status 1 when one differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from compiler.api import SourceFile, Unsupported
from compiler.asm.assembler import Assembler
from compiler.asm.section import ObjectFile, Relocation, Section, Symbol
from compiler.asm.settings import AssemblerSettings
from compiler.obj.elf import ObjectError
from compiler.obj.reader import read_object
from compiler.obj.writer import write_object
from compiler.target.registry import assembler_target

GNU_AS = {"x86_64": ("as", "--64"), "i386": ("as", "--32")}


class DiskReader:
    """Reads files straight from the disk."""

    def is_file(self, path: str) -> bool:
        """Tell whether `path` is a file."""
        return os.path.isfile(path)

    def read(self, path: str) -> SourceFile:
        """Return a file's bytes and digest."""
        data = Path(path).read_bytes()
        return SourceFile(path, data, hashlib.sha256(data).digest())


def pycc_object(source: Path, machine: str, settings: AssemblerSettings) -> tuple[bytes, list[str]]:
    """Return the object that pycc makes of an assembler source, and its messages."""
    assembler = Assembler(assembler_target(machine), settings, DiskReader())
    model = assembler.assemble(source.read_bytes(), str(source))
    messages = [f"{m.path}:{m.line}: {m.severity}: {m.text}" for m in assembler.emission.messages]
    if any(message.severity == "error" for message in assembler.emission.messages):
        return b"", messages
    return write_object(model), messages


def gnu_object(source: Path, machine: str, flags: list[str]) -> tuple[bytes, str]:
    """Return the object that GNU as makes, and what it says."""
    with tempfile.TemporaryDirectory() as directory:
        out = Path(directory) / "unit.o"
        done = subprocess.run([*GNU_AS[machine], *flags, "-o", str(out), str(source)],
                              capture_output=True, text=True, errors="replace", check=False)
        return (out.read_bytes() if done.returncode == 0 else b""), done.stderr


def _symbol(symbol: Symbol | None) -> str:
    if symbol is None:
        return "*null*"
    return f"{symbol.name}{symbol.version} in {symbol.section.name} = {symbol.value:#x}"


def _relocation(relocation: Relocation) -> str:
    return f"{relocation.offset:#x} type {relocation.type} {_symbol(relocation.symbol)} + {relocation.addend:#x}"


def _header(section: Section) -> str:
    group = section.group.signature if section.group is not None else ""
    return f"{section.name} type {section.type:#x} flags {section.flags:#x} align {section.alignment} " \
           f"entsize {section.entry_size} group {group!r}"


def first_difference(wanted: ObjectFile, got: ObjectFile) -> str:
    """Return the first difference of two objects in words; "" when their models are equal."""
    wanted_names = [section.name for section in wanted.sections]
    got_names = [section.name for section in got.sections]
    if wanted_names != got_names:
        return f"sections: as has {wanted_names}, pycc {got_names}"
    for first, second in zip(wanted.sections, got.sections, strict=True):
        if first.contents != second.contents:
            at = 0
            while at < min(len(first.contents), len(second.contents)) and first.contents[at] == second.contents[at]:
                at += 1
            return f"{first.name} differs at {at:#x}: as {first.contents[at:at + 12].hex()}, " \
                   f"pycc {second.contents[at:at + 12].hex()} (sizes {len(first.contents):#x}, {len(second.contents):#x})"
        if _header(first) != _header(second) or first.size != second.size:
            return f"header: as {_header(first)} size {first.size:#x}, pycc {_header(second)} size {second.size:#x}"
        ours = [_relocation(relocation) for relocation in second.relocations]
        theirs = [_relocation(relocation) for relocation in first.relocations]
        if ours != theirs:
            for left, right in zip(theirs, ours, strict=False):
                if left != right:
                    return f"relocation of {first.name}: as {left}, pycc {right}"
            return f"{first.name}: as has {len(theirs)} relocations, pycc {len(ours)}"
    theirs = [f"{_symbol(s)} size {s.size} bind {s.binding} type {s.type} vis {s.visibility}" for s in wanted.symbols]
    ours = [f"{_symbol(s)} size {s.size} bind {s.binding} type {s.type} vis {s.visibility}" for s in got.symbols]
    for left, right in zip(theirs, ours, strict=False):
        if left != right:
            return f"symbol: as {left}, pycc {right}"
    if len(theirs) != len(ours):
        return f"as has {len(theirs)} symbols, pycc {len(ours)}: {sorted(set(theirs) ^ set(ours))[:3]}"
    return ""


def compare(source: Path, machine: str, as_flags: list[str]) -> str:
    """Return "" when both assemblers make the same file, else what differs first."""
    wanted, said = gnu_object(source, machine, as_flags)
    settings = AssemblerSettings()
    settings.working_directory = os.getcwd()
    for flag in as_flags:
        if flag.startswith("--gdwarf-"):
            settings.dwarf_version = int(flag[9:])
            settings.generate_lines = True
        elif flag == "-g":
            settings.generate_lines = True
        elif flag.startswith("-I"):
            settings.search.append(flag[2:])
    try:
        got, messages = pycc_object(source, machine, settings)
    except Unsupported as refused:
        return f"pycc refuses: {refused.category}: {refused.detail} {refused.where}"
    if not wanted and not got:
        return ""
    if not wanted:
        return "as refuses it, pycc does not: " + " | ".join(said.strip().split("\n")[1:3])
    if not got:
        return "pycc refuses it: " + " | ".join(messages[:2])
    if wanted == got:
        return ""
    try:
        different = first_difference(read_object(wanted), read_object(got))
    except ObjectError as error:
        return f"pycc's object is damaged: {error}"
    return different or "the same model, but other bytes"


def assembly_of(source: Path, flags: list[str], directory: Path) -> Path:
    """Return the assembler source that GCC makes of a C source; raises CalledProcessError."""
    name = hashlib.sha256(f"{source}{flags}".encode()).hexdigest()[:12]
    out = directory / f"{source.stem}-{name}.s"
    if out.exists():
        return out
    subprocess.run(["gcc", "-S", *flags, "-o", str(out), str(source)], check=True, capture_output=True)
    return out


def gcc_as_flags(flags: list[str]) -> list[str]:
    """Return what the GCC driver hands to as for compile flags."""
    if any(flag.startswith("-g") and flag != "-g0" for flag in flags):
        return ["--gdwarf-5"]
    return []


def main() -> int:
    """Run the comparison of the command line."""
    parser = argparse.ArgumentParser(description="compare pycc's assembler with GNU as")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--flags", action="append", default=[], help="flags of gcc for C sources")
    parser.add_argument("--as-flags", default="", help="flags of as")
    parser.add_argument("--machine", default="x86_64", choices=sorted(GNU_AS))
    parser.add_argument("--work", type=Path, default=None, help="where assembler sources are kept")
    chosen = parser.parse_args()
    sys.setrecursionlimit(20000)
    failed = 0
    checked = 0
    began = time.process_time()
    with tempfile.TemporaryDirectory() as temporary:
        work = chosen.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        for path in chosen.files:
            jobs: list[tuple[str, Path, list[str]]] = []
            if path.suffix == ".c":
                for text in chosen.flags or [""]:
                    flags = shlex.split(text)
                    try:
                        jobs.append((f"{path} [{text}]", assembly_of(path, flags, work),
                                     shlex.split(chosen.as_flags) or gcc_as_flags(flags)))
                    except subprocess.CalledProcessError as error:
                        print(f"skipped {path} [{text}]: gcc fails: {error.stderr.decode(errors='replace')[:100]!r}")
            else:
                jobs.append((str(path), path, shlex.split(chosen.as_flags)))
            for shown, source, as_flags in jobs:
                checked += 1
                different = compare(source, chosen.machine, as_flags)
                if different:
                    failed += 1
                    print(f"ERROR {shown}: {different}", flush=True)
    print(f"{checked} objects compared, {failed} differ, {time.process_time() - began:.1f} s CPU")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
