"""Holds the forms of a unit's output against each other: object, assembly text, with and without debugging information.

    python -m tests.c.forms [--levels 0,2] [--flags WORDS] FILE...        one line for each file that differs, beginning ERROR; totals

For each file and level:
    -c, and -S assembled by pycc's assembler, are the same bytes;
    -S assembled by GNU as has the same sections, contents and relocations;
    -g leaves the contents and relocations of every allocated section but .eh_frame as they were.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from compiler import api
from compiler.asm.section import SHF_ALLOC, ObjectFile
from compiler.obj.reader import read_object
from compiler.options import Options
from tests.inprocess import PASS, UNSUPPORTED, Compiler, FileReader, forked

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def difference(compiler: Compiler, source: str, flags: Sequence[str], scratch: Path) -> str:
    """Return "" when the forms of `source` agree, else what differs, in a line."""
    plain = compiler.compile(flags, source)
    if plain.outcome != PASS:
        return plain.reason if plain.outcome != UNSUPPORTED else ""
    text = compiler.compile(["-S", *flags], source)
    if text.outcome != PASS:
        return "-S: " + text.reason
    path = scratch / "unit.s"
    path.write_bytes(text.output)
    assembled = api.assemble(str(path), Options(language="assembler"), api.Services(FileReader()))
    if assembled.failed:
        return "pycc's assembler: " + assembled.diagnostics[0].text
    first = read_object(plain.output)
    if assembled.output != plain.output:
        return "-c and -S differ: " + (_sections_differ(first, read_object(assembled.output), False) or "symbol table")
    made = scratch / "unit.o"
    done = subprocess.run(["as", "-o", str(made), str(path)], capture_output=True, text=True, errors="replace")
    if done.returncode:
        return "GNU as: " + done.stderr.strip().splitlines()[-1]
    differ = _sections_differ(first, read_object(made.read_bytes()), False)
    if differ:
        return "-c and GNU as differ: " + differ
    with_rows = compiler.compile(["-g", *flags], source)
    if with_rows.outcome != PASS:
        return "-g: " + with_rows.reason
    differ = _sections_differ(first, read_object(with_rows.output), True)
    return "-g changes " + differ if differ else ""


def _sections_differ(left: ObjectFile, right: ObjectFile, allocated: bool) -> str:
    """Return the first section that is not the same, "" if none; allocated: only those that are loaded, and not .eh_frame."""
    def facts(model: ObjectFile) -> dict[str, tuple[object, ...]]:
        found: dict[str, tuple[object, ...]] = {}
        for section in model.sections:
            if not section.size or allocated and (not section.flags & SHF_ALLOC or section.name == ".eh_frame"):
                continue
            relocations = [(r.offset, r.type, r.symbol.name if r.symbol is not None and r.symbol.type != 3 else
                            r.symbol.section.name if r.symbol is not None else "", r.addend) for r in section.relocations]
            key = section.name + "#" * sum(1 for name in found if name.rstrip("#") == section.name)
            found[key] = (section.type, section.flags, section.contents, relocations)
        return found

    first, second = facts(left), facts(right)
    for name in first:
        if name not in second:
            return f"{name} is missing"
        for what, one, two in zip(("type", "flags", "contents", "relocations"), first[name], second[name], strict=True):
            if one != two:
                return f"{name}: {what}"
    for name in second:
        if name not in first:
            return f"{name} is new"
    return ""


def main(arguments: list[str]) -> int:
    """Run what the command line says; return 1 if something differed."""
    parser = argparse.ArgumentParser(prog="tests.c.forms")
    parser.add_argument("--levels", default="0,2")
    parser.add_argument("--flags", default="")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args(arguments)
    work = Path(os.environ.get("PYCC_WORK") or CHECKOUT / ".work").absolute()
    compiler = Compiler(work / "facts")
    failed = same = 0
    with tempfile.TemporaryDirectory() as scratch:
        for path in options.files:
            for level in options.levels.split(","):
                flags = ["-w", "-O" + level, *options.flags.split()]
                reason = forked(partial(difference, compiler, path, flags, Path(scratch)), 300)
                if reason:
                    failed += 1
                    print(f"ERROR forms {path} -O{level}: {reason}", flush=True)
                else:
                    same += 1
    print(f"forms: {same} agree, {failed} differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
