"""The key of an internal result: every option and every file of the compiler takes part."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import compiler.options
from cache.filehash import FileHasher
from compiler.options import Options, SearchDir
from driver.compiler_code import CompilerCode

# One other value for each field; a field without one here fails the test below.
OTHER: dict[str, object] = {
    "target": "i386-linux-gnu", "machine_flags": ("-mavx2",), "language": "assembler", "standard": "c11", "optimize": "2",
    "macros": (("D", "X=1"),), "search": (SearchDir("inc", "bracket"),), "gcc_version": (13, 1, 0),
    "code_flags": ("-fwrapv",), "warning_flags": ("-Wall",), "preprocessor_flags": ("-undef",),
    "assembler_flags": ("--noexecstack",), "debug": "-g", "output_form": "assembly", "output_name": "x.o",
    "working_directory": "/src", "source_date_epoch": 0, "prefix_maps": (("-ffile-prefix-map", "/a", "/b"),),
}


@pytest.mark.skipif(not str(compiler.options.__file__).endswith(".py"), reason="compiled functions have no signature to inspect")
def test_every_field_has_another_value_here() -> None:
    assert set(inspect.signature(Options.__init__).parameters) - {"self"} == set(OTHER)


@pytest.mark.parametrize("name", sorted(OTHER))
def test_every_field_changes_the_key(name: str) -> None:
    changed = Options(**{name: OTHER[name]})    # type: ignore[arg-type]
    assert changed.encode() != Options().encode()


def test_a_search_directory_counts_with_all_it_says() -> None:
    forms = {Options(search=(SearchDir(path, chain, builtin),)).encode()
             for path in ("a", "b") for chain in ("quote", "system") for builtin in (False, True)}
    assert len(forms) == 8


def test_an_edit_of_any_file_of_the_compiler_is_another_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "compiler"
    (package / "sub").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "sub/table.txt").write_text("one")
    monkeypatch.setattr("compiler.__file__", str(package / "__init__.py"))
    code = CompilerCode(FileHasher())
    assert code.unchanged()
    (package / "sub/table.txt").write_text("two")
    assert not code.unchanged()
    before = CompilerCode(FileHasher()).identity
    (package / "include").mkdir()
    (package / "include/stddef.h").write_text("")
    assert CompilerCode(FileHasher()).identity != before
