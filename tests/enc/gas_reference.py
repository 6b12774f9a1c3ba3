"""GNU as as the reference: many statements in one run, each one's bytes and relocations.

A label before every statement marks its place; the object is read by the small reader here, on purpose not by
pycc's own.  Statements that GNU as refuses are reported with its message, and the rest is assembled again
without them.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

_MESSAGE = re.compile(r"^[^:]*:(\d+): (Error|Warning): (.*)$")


@dataclass
class Encoding:
    """What GNU as made of one statement."""

    data: bytes = b""
    relocations: list[tuple[int, int, str, int]] = field(default_factory=list)  # offset, type, symbol, addend
    error: str = ""
    warnings: list[str] = field(default_factory=list)


def available() -> bool:
    """Tell whether there is a GNU as for x86 on this machine."""
    found = shutil.which("as")
    if found is None:
        return False
    text = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
    return "GNU assembler" in text and "x86_64" in text


def assemble(statements: list[str], bits: int, head: str, directory: Path) -> list[Encoding]:
    """Assemble the statements after the directives `head` in an object of `bits`; one Encoding for each."""
    results = [Encoding() for _ in statements]
    alive = list(range(len(statements)))
    source = directory / "reference.s"
    output = directory / "reference.o"
    for _ in range(50):
        lines = [head.replace("\n", ";")]
        lines += [f"I{number}: {statements[number]}" for number in alive]
        source.write_text("\n".join(lines) + "\nIend:\n")
        run = subprocess.run(["as", f"--{bits}", "-o", str(output), str(source)],
                             capture_output=True, text=True, check=False)
        failed = set()
        for line in run.stderr.splitlines():
            found = _MESSAGE.match(line)
            if found is None or int(found[1]) < 2 or int(found[1]) - 2 >= len(alive):
                continue
            number = alive[int(found[1]) - 2]
            if found[2] == "Error":
                results[number].error = results[number].error or found[3]
                failed.add(number)
            else:
                results[number].warnings.append(found[3])
        if run.returncode == 0:
            _read(output.read_bytes(), alive, results)
            return results
        if not failed:
            raise RuntimeError(run.stderr[:2000])
        alive = [number for number in alive if number not in failed]
        for number in alive:
            results[number].warnings = []
    raise RuntimeError("GNU as keeps failing")


def _read(data: bytes, alive: list[int], results: list[Encoding]) -> None:
    """Fill in `results` from an ELF object (gABI ch. 4)."""
    wide = data[4] == 2
    if wide:
        (offset,) = struct.unpack_from("<Q", data, 40)
        size, count, names_index = struct.unpack_from("<HHH", data, 58)
    else:
        (offset,) = struct.unpack_from("<I", data, 32)
        size, count, names_index = struct.unpack_from("<HHH", data, 46)
    headers = []
    for number in range(count):
        if wide:
            name, kind, _, _, start, length, link, info, _, _ = struct.unpack_from("<IIQQQQIIQQ", data, offset + number * size)
        else:
            name, kind, _, _, start, length, link, info, _, _ = struct.unpack_from("<10I", data, offset + number * size)
        headers.append((name, kind, start, length, link, info))

    def text_at(table: int, position: int) -> str:
        begin = headers[table][2] + position
        return data[begin:data.index(b"\0", begin)].decode("latin-1")

    section_names = [text_at(names_index, header[0]) for header in headers]
    code_index = section_names.index(".text")
    code = data[headers[code_index][2]:headers[code_index][2] + headers[code_index][3]]
    symbols: list[tuple[str, int]] = []
    for name, kind, start, length, link, _ in headers:
        if kind != 2:
            continue
        entry = 24 if wide else 16
        for position in range(start, start + length, entry):
            if wide:
                name, _, _, section, value = struct.unpack_from("<IBBHQ", data, position)
            else:
                name, value, _, _, _, section = struct.unpack_from("<IIIBBH", data, position)
            symbols.append((text_at(link, name), value))
    places = {name: value for name, value in symbols if name.startswith("I")}
    starts = [places[f"I{number}"] for number in alive] + [places["Iend"]]
    for position, number in enumerate(alive):
        results[number].data = code[starts[position]:starts[position + 1]]
    owner = 0
    for _, kind, start, length, _, info in headers:
        if kind not in (4, 9) or info != code_index:
            continue
        entry = {(True, 4): 24, (True, 9): 16, (False, 4): 12, (False, 9): 8}[(wide, kind)]
        owner = 0
        for position in range(start, start + length, entry):
            if wide:
                where, about = struct.unpack_from("<QQ", data, position)
                symbol, type_number = about >> 32, about & 0xFFFFFFFF
                (addend,) = struct.unpack_from("<q", data, position + 16) if kind == 4 else (0,)
            else:
                where, about = struct.unpack_from("<II", data, position)
                symbol, type_number = about >> 8, about & 0xFF
                addend = 0
            while owner + 1 < len(starts) and starts[owner + 1] <= where:
                owner += 1
            results[alive[owner]].relocations.append((where - starts[owner], type_number, symbols[symbol][0], addend))
