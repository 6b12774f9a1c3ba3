"""What the ccache face reads off a compiler's command line."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from integrations.ccache.arguments import Compilation, Reader
from integrations.ccache.relative import BaseRelative
from integrations.ccache.uncacheable import Uncacheable


def read(tmp_path: Path, command: str, sloppiness: str = "", base: str = "") -> Compilation:
    for name in ("a.c", "b.c", "a.cc", "a.s", "a.o", "a.h", "a.xyz", "conftest.c"):
        (tmp_path / name).write_text("int x;\n")
    (tmp_path / "d").mkdir(exist_ok=True)
    reader = Reader(BaseRelative(base, str(tmp_path), str(tmp_path)), [], sloppiness.split(), str(tmp_path), True)
    return reader.read(shlex.split(command))


@pytest.mark.parametrize("command, counter", [
    ("-c", "no_input_file"),
    ("-c nothere.c", "no_input_file"),
    ("--version", "no_input_file"),
    ("-c a.c b.c", "multiple_source_files"),
    ("a.c b.c", "called_for_link"),
    ("a.o -o a", "called_for_link"),
    ("conftest.c -o a", "autoconf_test"),
    ("-E a.c", "called_for_preprocessing"),
    ("-M a.c", "unsupported_compiler_option"),
    ("-c a.c -MM", "unsupported_compiler_option"),
    ("-c a.c -save-temps", "unsupported_compiler_option"),
    ("-c a.c -fdump-tree-all", "unsupported_compiler_option"),
    ("-c a.c -wrapper echo", "unsupported_compiler_option"),
    ("-c a.c -Wp,-P,-DX", "unsupported_compiler_option"),
    ("-c a.c -MF x.d", "unsupported_compiler_option"),
    ("-c a.c -###", "unsupported_compiler_option"),
    ("-c a.c -Wa,-ahl=list", "unsupported_compiler_option"),
    ("-c a.c -da", "unsupported_compiler_option"),
    ("-c a.c -fopt-info-vec=f", "unsupported_compiler_option"),
    ("-c a.c -fsome-new-report=f", "unsupported_compiler_option"),
    ("-c a.c -o -", "output_to_stdout"),
    ("-c a.c -MD -MF -", "output_to_stdout"),
    ("-c a.c -o d", "bad_output_file"),
    ("-c a.c -o nothere/a.o", "bad_output_file"),
    ("-c a.c -I", "bad_compiler_arguments"),
    ("-c a.c @nothere", "bad_compiler_arguments"),
    ("-c a.xyz", "unsupported_source_language"),
    ("-x nonsense -c a.c", "unsupported_source_language"),
    ("-c a.h", "could_not_use_precompiled_header"),
    ("-c a.c -fpch-preprocess", "could_not_use_precompiled_header"),
    ("-c a.c -fprofile-use", "no_input_file"),
])
def test_uncacheable(tmp_path: Path, command: str, counter: str) -> None:
    with pytest.raises(Uncacheable) as reason:
        read(tmp_path, command)
    assert reason.value.counter == counter


def test_plain_compile(tmp_path: Path) -> None:
    unit = read(tmp_path, "-O2 -DX=1 -I inc -Wall -Werror -rdynamic -c a.c")
    assert (unit.source, unit.language, unit.output) == ("a.c", "c", "a.o")
    assert unit.preprocessing() == ["-E", "-O2", "-DX=1", "-Iinc", "-Wall", "a.c"]
    assert unit.compiling(True, "") == ["-O2", "-DX=1", "-Iinc", "-Wall", "-Werror", "-rdynamic", "-c", "-fdiagnostics-color", "-o",
                                        "a.o", "a.c"]
    assert unit.compiling(False, "t.i") == ["-O2", "-Wall", "-Werror", "-rdynamic", "-c", "-o", "a.o", "-x", "cpp-output", "t.i"]
    assert unit.search_words() == ["-Iinc"]


@pytest.mark.parametrize("command, path, words", [
    ("-MD -c a.c", "a.d", ["-MD", "-MF", "a.d", "-MQ", "a.o"]),
    ("-MMD -c a.c -o d/x", "d/x.d", ["-MMD", "-MF", "d/x.d", "-MQ", "d/x"]),
    ("-MD -MP -MF f.d -MT t -c a.c", "f.d", ["-MD", "-MF", "f.d", "-MT", "t", "-MP"]),
    ("-Wp,-MMD,f.d -c a.c", "f.d", ["-Wp,-MMD,f.d"]),
])
def test_dependency_files(tmp_path: Path, command: str, path: str, words: list[str]) -> None:
    wanted = read(tmp_path, command).dependencies
    assert wanted is not None
    assert (wanted.path, wanted.words()) == (path, words)


@pytest.mark.parametrize("command, debug, profiling, splitting", [
    ("-c a.c", False, False, False), ("-g -c a.c", True, False, False), ("-g -g0 -c a.c", False, False, False),
    ("-g0 -ggdb3 -c a.c", True, False, False), ("-gz -c a.c", False, False, False), ("--coverage -c a.c", False, True, False),
    ("-gsplit-dwarf -c a.c", True, False, True),
    ("-Wa,-g -g0 -c a.c", True, False, False), ("-fprofile-generate=x -c a.c", False, True, False),
])
def test_what_reaches_the_object(tmp_path: Path, command: str, debug: bool, profiling: bool, splitting: bool) -> None:
    unit = read(tmp_path, command)
    assert (unit.debug, unit.profiling, unit.splitting) == (debug, profiling, splitting)


@pytest.mark.parametrize("option, colour, handed_on", [
    ("", None, False), ("-fdiagnostics-color", True, False), ("-fdiagnostics-color=always", True, False),
    ("-fdiagnostics-color=never", False, False), ("-fno-diagnostics-color", False, False), ("-fdiagnostics-color=auto", None, False),
    ("-fdiagnostics-plain-output", False, True),
])
def test_colours(tmp_path: Path, option: str, colour: bool | None, handed_on: bool) -> None:
    unit = read(tmp_path, option + " -c a.c")
    assert unit.colour is colour
    words = unit.compiling(True, "")
    assert (option in words[:words.index("-fdiagnostics-color")] if option else False) == handed_on


def test_further_files(tmp_path: Path) -> None:
    assert read(tmp_path, "-fstack-usage -c a.c -o d/x.y.o").sides == [("su", "d/x.y.su")]
    assert read(tmp_path, "--coverage -c a.c").sides == [("gcno", "a.gcno")]
    assert read(tmp_path, "-gsplit-dwarf -c a.c -o x").sides == [("dwo", "x.dwo")]


def test_paths_below_the_base_directory(tmp_path: Path) -> None:
    (tmp_path / "inc").mkdir()
    (tmp_path / "link").symlink_to("inc")
    unit = read(tmp_path, f"-I{tmp_path}/inc -I/usr/include -I{tmp_path}//./d/../inc -c {tmp_path}/a.c -o {tmp_path}/d/new.o", "",
                str(tmp_path))
    assert unit.search_words() == ["-Iinc", "-I/usr/include", "-Iinc"]
    assert (unit.source, unit.output) == ("a.c", "d/new.o")


def test_link_is_not_shortened_to_another_directory(tmp_path: Path) -> None:
    (tmp_path / "real/deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to("real/deep")
    (tmp_path / "x").write_text("top")
    (tmp_path / "real/x").write_text("deep")
    relative = BaseRelative("/", str(tmp_path), str(tmp_path))
    # By its text link/../x would be x, which is another file.
    assert (tmp_path / relative.path(f"{tmp_path}/link/../x")).read_text() == "deep" or relative.path(f"{tmp_path}/link/../x") == "real/x"
