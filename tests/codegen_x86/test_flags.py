"""No option that may change code is dropped in silence: the driver's table against that of code generation, and that against readers."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from compiler.codegen import flags
from compiler.options import Options
from compiler.unsupported import Unsupported
from driver.options import OptionTable, Row

COMPILER = Path(flags.__file__).parent.parent

# Tables of words of another meaning, where an option's name says nothing about a reader.
NOT_READERS = ("flags.py", "features_table.py", "predefined_table.py", "messages.py", "insns", "builtin_table")


def rows() -> dict[str, list[str]]:
    """Return the rows of the table of code generation."""
    return {words[0]: words[1:] for words in (line.split() for line in flags.ROWS.splitlines()) if words}


@cache
def words_of_the_compiler() -> frozenset[str]:
    """Return the words of all strings in the compiler but its docstrings and tables."""
    found: set[str] = set()
    for path in sorted(COMPILER.rglob("*.py")):
        if any(name in path.name for name in NOT_READERS):
            continue
        tree = ast.parse(path.read_text())
        documentation = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node, False) is not None:
                documentation.add(id(node.body[0].value))       # type: ignore[attr-defined]
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
                found |= set(node.value.split())
    return frozenset(found)


def spellings(option: str) -> set[str]:
    """Return how a reader may name an option."""
    option = option.rstrip("*")
    found = {option, option[:2] + "no-" + option[2:], option[2:], "no-" + option[2:]}
    if option.startswith("-mno-"):
        found |= {option[5:], "-m" + option[5:]}
    cut = option.rfind("=") + 1
    if cut:
        found |= {option[:cut], option[2:cut], option[:cut - 1], option[2:cut - 1]}
    return found


@pytest.mark.parametrize("option", [option for option, columns in rows().items() if "read" in columns])
def test_what_is_honoured_has_a_reader(option: str) -> None:
    """Some part of the compiler asks for the option by name."""
    assert spellings(option) & words_of_the_compiler(), option


def samples(row: Row) -> list[str]:
    """Return words with which an option may be written."""
    written = [row.spelling + "7" if row.argument in ("joined", "either") else row.spelling]
    if row.negatable:
        written.append(row.spelling[:2] + "no-" + row.spelling[2:])
    return written


def carried() -> list[Row]:
    """Return the options that may change code on x86 and that the driver hands on."""
    table = OptionTable()
    found = []
    for spelling in table.spellings():
        row = table.exact(spelling)
        assert row is not None
        target = [note for note in row.notes if note.startswith("target:")]
        if row.effect == "code" and row.internal == "carry" and row.phase == "compile" and (not target or "x86" in target[0]):
            found.append(row)
    return found


def test_every_option_is_honoured_or_refused() -> None:
    """What no row of the table takes raises Unsupported, whatever the option's value."""
    known = rows()
    taken = []
    refused = []
    for row in carried():
        for word in samples(row):
            if word.startswith(("-O", "-g", "-W", "-std", "-ansi")):
                continue        # with fields of their own in Options
            machine = (word,) if word.startswith("-m") else ()
            code = () if machine else (word,)
            try:
                flags.check_flags(Options(code_flags=code, machine_flags=machine))
                taken.append(word)
            except Unsupported as problem:
                assert (problem.category, problem.detail) == ("option", word)
                refused.append(word)
    assert len(taken) > 300 and len(refused) > 100
    for word in taken:
        positive = word[:2] + word[5:] if word[2:5] == "no-" and word not in known else word
        candidates = [positive, positive[:positive.find("=") + 1] + "*", "-fbuiltin-*", positive[:positive.rfind("=") + 1] + "*"]
        assert any(candidate in known for candidate in candidates), word


def test_rows_are_options_of_the_driver() -> None:
    """The table names nothing that the driver does not know."""
    table = OptionTable()
    own = ("-fdisable-pass=", "-fopt-bisect-limit=", "-fopt-level=", "-fplant=")
    for option in rows():
        if not option.startswith(own):
            assert table.find(option.rstrip("*")) is not None or table.find(option[:2] + option[5:]) is not None, option
