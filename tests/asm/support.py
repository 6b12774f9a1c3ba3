"""What the assembler tests share: assembling text with pycc and with GNU as, and comparing the two."""

from __future__ import annotations

from pathlib import Path

from compiler.asm.section import ObjectFile
from compiler.asm.settings import AssemblerSettings
from compiler.obj.reader import read_object
from tests.asm.compare import compare, pycc_object

MACHINE = "x86_64"


def assembled(text: str, directory: Path, machine: str = MACHINE) -> ObjectFile:
    """Return pycc's object of `text`; fails the test when it has errors."""
    source = directory / "unit.s"
    source.write_text(text, encoding="latin-1")
    data, messages = pycc_object(source, machine, AssemblerSettings())
    assert data, messages
    return read_object(data)


def messages_of(text: str, directory: Path, machine: str = MACHINE) -> list[str]:
    """Return pycc's messages for `text`, each "LINE: severity: text"."""
    source = directory / "unit.s"
    source.write_text(text, encoding="latin-1")
    _, messages = pycc_object(source, machine, AssemblerSettings())
    return [message.removeprefix(f"{source}:") for message in messages]


def difference(text: str, directory: Path, flags: list[str] | None = None, machine: str = MACHINE) -> str:
    """Return how pycc's object of `text` differs from GNU as's; "" when they are the same bytes."""
    source = directory / "unit.s"
    source.write_text(text, encoding="latin-1")
    return compare(source, machine, flags or [])


def contents(model: ObjectFile, name: str) -> bytes:
    """Return the bytes of a section."""
    for section in model.sections:
        if section.name == name:
            return section.contents
    raise AssertionError(f"no section {name}")
