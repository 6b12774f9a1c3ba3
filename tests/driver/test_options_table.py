"""The option table against the GCCs of this machine: every option that they list has a row, well formed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from driver import options_flags, options_general, options_languages, options_machine, options_params, options_warnings
from driver.options import MISSING, OPTION, OptionTable, decode
from tests.conftest import Sample

PARTS = (options_general, options_flags, options_warnings, options_machine, options_params, options_languages)
CLASSES = ("common", "target", "optimizers", "warnings", "params", "c", "c++", "undocumented", "joined", "separate")
COMPILERS = ("gcc", "aarch64-linux-gnu-gcc", "riscv64-linux-gnu-gcc", "i686-linux-gnu-gcc")

# Listed by --help, and no option of the driver: cc1 takes -lang-asm (the driver has -l), -gno- is a stop in
# GCC's own search, the others are lto-dump's.
NOT_OPTIONS = ("-lang-asm", "-gno-", "-dump-body=", "-dump-level=", "-symbol=")

VALUES = {
    "argument": {"-", "joined", "optional", "separate", "either"},
    "phase": {"driver", "preprocess", "compile", "assemble", "link"},
    "effect": {"preprocess", "code", "diagnostics", "link", "dependency", "name", "mode", "language", "query", "verbose", "none"},
    "internal": {"carry", "drop", "off", "refuse"},
}
NOTES = {"uncache", "whole", "cwd", "pos", "input", "map", "warns", "other", "reject", "all"}
PREFIXED_NOTES = ("alias:", "side:", "target:")


@pytest.fixture(scope="module")
def table() -> OptionTable:
    """The table."""
    return OptionTable()


def test_every_part_is_sorted_and_no_spelling_comes_twice() -> None:
    seen: set[str] = set()
    for part in PARTS:
        spellings = [line.split()[0] for line in part.ROWS.splitlines()]
        assert spellings == sorted(spellings), part.__name__
        assert not seen & set(spellings)
        seen |= set(spellings)
    assert len(seen) > 2000


def test_every_row_has_known_values(table: OptionTable) -> None:
    for spelling in table.spellings():
        row = table.exact(spelling)
        assert row is not None and row.spelling == spelling
        for name, allowed in VALUES.items():
            assert getattr(row, name) in allowed, (spelling, name)
        for note in row.notes:
            assert note in NOTES or note.startswith(PREFIXED_NOTES), (spelling, note)
        assert not row.negatable or spelling[1] in "fWmg", spelling


def test_an_alias_has_the_columns_of_what_it_stands_for(table: OptionTable) -> None:
    for spelling in table.spellings():
        row = table.exact(spelling)
        assert row is not None
        if row.alias:
            target = table.exact(row.alias)
            assert target is not None, spelling
            assert not target.alias
            assert (row.phase, row.effect, row.internal) == (target.phase, target.effect, target.internal), spelling


def test_effects_that_decide_a_key_are_consistent(table: OptionTable) -> None:
    for spelling in table.spellings():
        row = table.exact(spelling)
        assert row is not None
        # What the internal compiler must know about changes the text, the object or the messages.
        if row.internal == "carry":
            assert row.effect in ("preprocess", "code", "diagnostics"), spelling
        # What only links or names things is nothing to it.
        if row.effect in ("link", "name", "query", "language"):
            assert row.internal == "drop", spelling
        if spelling.startswith("-m"):
            assert row.effect in ("code", "none"), spelling
        if spelling.startswith("-W") and spelling[-1] != ",":
            assert row.effect in ("diagnostics", "none"), spelling


def listed(compiler: str) -> dict[str, str]:
    """Return option -> line of --help for everything that a GCC lists."""
    result: dict[str, str] = {}
    for name in CLASSES:
        text = subprocess.run([compiler, "--help=" + name, "-Q"], capture_output=True, text=True, check=True).stdout
        for line in text.splitlines():
            found = re.match(r"  (-\S+)", line)
            if found:
                # <arg>, [arg], and spelled-out arguments: -mbranch-cost=N, -fdump-go-spec=filename, --param=x=on|off.
                word = re.sub(r"[<\[].*", "", found[1])
                if word.startswith("--param="):
                    word = re.sub(r"(--param=[^=]+=).*", r"\1", word)
                word = re.sub(r"=(N|PROCESSOR|filename|name|unit)\b.*", "=", word)
                result[word] = line
    return result


@pytest.mark.parametrize("compiler", COMPILERS)
def test_every_option_that_gcc_lists_is_classified(compiler: str, table: OptionTable) -> None:
    if shutil.which(compiler) is None:
        pytest.skip(f"needs {compiler}")
    options = listed(compiler)
    assert len(options) > 1500
    missing = []
    for option, line in options.items():
        if option in NOT_OPTIONS or table.exact(option) is not None:
            continue
        negated = table.exact(option[:2] + option[5:]) if option[2:5] == "no-" else None
        if negated is None or not negated.negatable:
            missing.append(line.strip())
    assert not missing


def test_every_option_of_the_driver_is_classified(gcc: str, table: OptionTable) -> None:
    text = subprocess.run([gcc, "--help"], capture_output=True, text=True, check=True).stdout
    words = re.findall(r"^  (-[^\s<{]+)", text, re.MULTILINE)
    assert len(words) > 40
    for word in words:
        if word == "-std=":
            assert all(table.exact(f"-std={name}") is not None for name in ("c17", "gnu17", "c++20"))
        else:
            assert table.exact(word) is not None, word


def test_gcc_takes_arguments_as_the_table_says(gcc: str, table: OptionTable, sample: Sample, tmp_path: Path) -> None:
    """Ask GCC for each option whether the next word is its argument: then no input file is left."""
    for spelling in sample.choose(table.spellings(), 150):
        row = table.exact(spelling)
        assert row is not None
        if row.effect in ("query", "mode") or spelling in ("-Xlinker", "--for-linker", "-l", "-specs", "--specs"):
            continue
        # A linker input, so that no compiler is started.
        done = subprocess.run([gcc, "-c", spelling, "input-file.o"], capture_output=True, text=True, check=False, cwd=tmp_path,
                              env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"})
        if "unrecognized command-line option" in done.stderr:
            continue        # of another target, or of the compiler proper alone
        word = decode(table, ["-c", spelling, "input-file.o"])[1]
        ours = word.kind == OPTION and len(word.words) == 2
        assert ("no input files" in done.stderr) == ours, (spelling, row.argument, done.stderr[-300:])


def test_a_missing_argument_is_noticed(table: OptionTable) -> None:
    for word in ("-o", "-include", "-MF", "-Xlinker", "-D", "-x", "-fmax-errors="):
        assert decode(table, ["-c", word])[1].kind == MISSING, word
