"""The GCC behind: which one is found, who it is, and when what it said is asked again."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from driver.toolchain import GUARD, NoCompiler, Toolchain, find_gcc, without_target


@pytest.fixture
def bin_directory(tmp_path: Path) -> Path:
    """A directory to put first in PATH."""
    path = tmp_path / "bin"
    path.mkdir()
    return path


def program(path: Path, text: str = "exit 0") -> Path:
    """Make an executable shell script that looks old enough to be remembered."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + text + "\n")
    path.chmod(0o755)
    return path


def found(argv0: str, arguments: list[str], path: str, setting: str = "", **variables: str) -> str:
    """Return what find_gcc finds with a PATH."""
    return find_gcc(argv0, arguments, {"PATH": path, **variables}, setting)


# Which ------------------------------------------------------------------------------------------------------------

def test_a_plain_pycc_takes_gcc_as_the_shell_would(bin_directory: Path) -> None:
    program(bin_directory / "gcc")
    program(bin_directory / "pycc")
    assert found("pycc", [], str(bin_directory)) == "gcc"
    assert found(str(bin_directory / "pycc"), [], str(bin_directory)) == "gcc"


def test_a_triple_in_the_name_or_in_target_chooses_a_cross_gcc(bin_directory: Path) -> None:
    program(bin_directory / "gcc")
    program(bin_directory / "arm-none-eabi-gcc")
    program(bin_directory / "pycc")
    os.symlink("pycc", bin_directory / "arm-none-eabi-pycc")
    path = str(bin_directory)
    assert found("arm-none-eabi-pycc", [], path) == "arm-none-eabi-gcc"
    assert found("pycc", ["-c", "a.c", "--target=arm-none-eabi"], path) == "arm-none-eabi-gcc"
    assert without_target(["-c", "--target=arm-none-eabi", "a.c"]) == ["-c", "a.c"]


def test_a_triple_goes_together_with_a_version_in_the_setting(bin_directory: Path) -> None:
    for name in ("gcc-12", "t-gcc", "t-gcc-12", "pycc"):
        program(bin_directory / name)
    path = str(bin_directory)
    assert found("t-pycc", [], path, "gcc-12") == "t-gcc-12"
    assert found("t-pycc", [], path, "clang") == "t-gcc"
    assert found("t-pycc", [], path, str(bin_directory / "gcc-12")) == str(bin_directory / "t-gcc-12")
    assert found("t-pycc", [], path, "t-gcc") == "t-gcc"
    assert found("pycc", [], path, "gcc-12") == "gcc-12"


def test_pycc_under_the_name_of_gcc_is_not_its_own_gcc(tmp_path: Path) -> None:
    program(tmp_path / "one/pycc")
    os.symlink("pycc", tmp_path / "one/gcc")
    os.symlink("pycc", tmp_path / "one/t-gcc-12")
    program(tmp_path / "two/gcc")
    program(tmp_path / "two/t-gcc-12")
    path = f"{tmp_path}/one:{tmp_path}/two"
    assert found("gcc", [], path) == f"{tmp_path}/two/gcc"
    assert found(f"{tmp_path}/one/gcc", [], path) == f"{tmp_path}/two/gcc"
    assert found("t-gcc-12", [], path) == f"{tmp_path}/two/t-gcc-12"
    assert found("pycc", [], path) == f"{tmp_path}/two/gcc"
    with pytest.raises(NoCompiler):
        found("pycc", [], path, f"{tmp_path}/one/gcc")


def test_no_gcc_at_all_is_said(bin_directory: Path) -> None:
    program(bin_directory / "pycc")
    with pytest.raises(NoCompiler, match="gcc"):
        found("pycc", [], str(bin_directory))
    with pytest.raises(NoCompiler, match="mygcc.*PYCC_GCC"):
        found("pycc", [], str(bin_directory), "mygcc")
    (bin_directory / "gcc").mkdir()
    (bin_directory / "gcc-9").write_text("not executable")
    with pytest.raises(NoCompiler):
        found("pycc", [], str(bin_directory))
    with pytest.raises(NoCompiler):
        found("pycc", [], str(bin_directory), "gcc-9")


def test_a_gcc_that_pycc_already_runs_under_is_passed_over(tmp_path: Path) -> None:
    wrapper = program(tmp_path / "one/gcc")
    program(tmp_path / "two/gcc")
    program(tmp_path / "pycc")
    path = f"{tmp_path}/one:{tmp_path}/two"
    assert found(f"{tmp_path}/pycc", [], path) == "gcc"
    assert found(f"{tmp_path}/pycc", [], path, **{GUARD: str(wrapper)}) == f"{tmp_path}/two/gcc"


def test_gcc_gets_the_environment_unchanged_but_for_the_guard(gcc: str) -> None:
    environment = {"PATH": os.environ["PATH"], "X": "y", "PYTHONPATH": "/p"}
    toolchain = Toolchain("gcc", "", environment)
    child = toolchain.child_environment(environment)
    guard = child.pop(GUARD)
    assert child == environment
    assert os.path.samefile(guard, gcc)
    assert toolchain.child_environment({**environment, GUARD: guard})[GUARD] == guard
    assert not toolchain.nested
    assert Toolchain("gcc", "", {**environment, GUARD: guard}).nested


def test_without_path_gcc_is_called_by_its_place(gcc: str) -> None:
    """By a bare name GCC would look for itself in PATH, and not find cc1."""
    toolchain = Toolchain(find_gcc("/x/pycc", [], {}, ""), "", {})
    assert toolchain.argv0 == toolchain.program and toolchain.argv0.startswith("/")
    run = subprocess.run([toolchain.argv0, "-fsyntax-only", "-x", "c", "/dev/null"], env={}, capture_output=True)
    assert run.returncode == 0, run.stderr
    assert Toolchain("gcc", "", {"PATH": os.environ["PATH"]}).argv0 == "gcc"


def test_a_wrapper_called_gcc_that_runs_pycc_ends_at_the_real_gcc(gcc: str, pycc: list[str], pycc_environment: dict[str, str],
                                                                  tmp_path: Path) -> None:
    """PATH begins with a `gcc` that is a script around pycc: no recursion, and the object is made."""
    program(tmp_path / "bin/gcc", f'exec {" ".join(pycc)} "$@"')
    (tmp_path / "a.c").write_text("int x;\n")
    environment = {**pycc_environment, "PATH": f"{tmp_path}/bin:{pycc_environment['PATH']}"}
    done = subprocess.run(["gcc", "-c", "a.c"], cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.o").exists()


# Who --------------------------------------------------------------------------------------------------------------

def ask(tmp_path: Path, path: str, arguments: list[str] | None = None, **variables: str) -> bytes:
    """Return the identity that a new process would find."""
    return Toolchain("gcc", str(tmp_path / "memory"), {"PATH": path, **variables}).identity(arguments or [])


def test_the_identity_is_that_of_the_programs_selected(gcc: str, tmp_path: Path) -> None:
    path = os.environ["PATH"]
    plain = ask(tmp_path, path)
    assert len(plain) == 20
    program(tmp_path / "other/as", "exec as-real")
    prefix = f"{tmp_path}/other/"
    assert ask(tmp_path, path) == plain
    assert ask(tmp_path, path, ["-O2", "-c", "a.c"]) == plain
    changed = ask(tmp_path, path, ["-B" + prefix])
    assert changed != plain
    assert ask(tmp_path, path, ["-B", prefix]) == changed
    assert ask(tmp_path, path, COMPILER_PATH=prefix) == changed
    assert ask(tmp_path, prefix + ":" + path) == changed
    program(tmp_path / "other/as", "exec as-real --more")
    assert ask(tmp_path, path, ["-B" + prefix]) not in (plain, changed)
    (tmp_path / "other/as").unlink()
    assert ask(tmp_path, path, ["-B" + prefix]) == plain


def counted_gcc(tmp_path: Path, gcc: str) -> tuple[Path, Path]:
    """Return a gcc that counts its runs in a file, and the file; old enough to be remembered."""
    log = tmp_path / "runs"
    wrapper = program(tmp_path / "bin/gcc", f'echo run >> {log}\nexec {gcc} "$@"')
    time.sleep(2.1)     # what changed in the last two seconds is not trusted
    return wrapper, log


def test_what_gcc_said_is_remembered_until_a_program_changes(gcc: str, tmp_path: Path) -> None:
    wrapper, log = counted_gcc(tmp_path, gcc)
    path = f"{tmp_path}/bin:{os.environ['PATH']}"
    first = Toolchain("gcc", str(tmp_path / "memory"), {"PATH": path})
    answers = (first.identity(), first.version, first.machine, first.search_path("c").present, first.machine_options(["-m64"]).code)
    runs = log.read_text().count("run")
    assert runs > 0
    second = Toolchain("gcc", str(tmp_path / "memory"), {"PATH": path})
    again = (second.identity(), second.version, second.machine, second.search_path("c").present, second.machine_options(["-m64"]).code)
    assert again == answers
    assert log.read_text().count("run") == runs
    wrapper.write_text(wrapper.read_text() + "# another\n")
    third = Toolchain("gcc", str(tmp_path / "memory"), {"PATH": path})
    assert third.identity() != answers[0]
    assert third.version == answers[1]
    assert log.read_text().count("run") > runs


def test_a_program_that_comes_before_a_known_one_is_noticed(gcc: str, tmp_path: Path) -> None:
    counted_gcc(tmp_path, gcc)
    (tmp_path / "early").mkdir()
    path = f"{tmp_path}/bin:{tmp_path}/early:{os.environ['PATH']}"
    before = ask(tmp_path, path)
    assert ask(tmp_path, path) == before
    if subprocess.run([gcc, "-print-prog-name=as"], capture_output=True, text=True, check=True).stdout.startswith("/"):
        pytest.skip("this GCC does not search PATH for its assembler")
    shutil.copy(shutil.which("as") or "", tmp_path / "early/as")
    with (tmp_path / "early/as").open("ab") as file:
        file.write(b"more")
    assert ask(tmp_path, path) != before


def test_damaged_memory_is_asked_again(gcc: str, tmp_path: Path) -> None:
    _, log = counted_gcc(tmp_path, gcc)
    path = f"{tmp_path}/bin:{os.environ['PATH']}"
    good = ask(tmp_path, path)
    for file in (tmp_path / "memory/toolchain").iterdir():
        data = file.read_bytes()
        for damaged in (b"", data[:-5], b"x" + data, data.replace(b"file", b"fool", 1)):
            file.write_bytes(damaged)
            runs = log.read_text().count("run")
            assert ask(tmp_path, path) == good
            assert log.read_text().count("run") > runs


def test_nothing_is_remembered_without_a_directory_or_where_it_cannot_be_written(gcc: str, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"]}
    plain = Toolchain("gcc", "", environment).identity()
    (tmp_path / "file").write_text("")
    assert Toolchain("gcc", str(tmp_path / "file"), environment).identity() == plain


def test_the_answers_are_gcc_s(gcc: str, tmp_path: Path) -> None:
    toolchain = Toolchain("gcc", str(tmp_path), {"PATH": os.environ["PATH"]})
    machine = subprocess.run([gcc, "-dumpmachine"], capture_output=True, text=True, check=True).stdout.strip()
    version = subprocess.run([gcc, "-dumpfullversion"], capture_output=True, text=True, check=True).stdout.strip()
    assert toolchain.machine == machine
    assert ".".join(map(str, toolchain.version)) == version
    assert "/usr/include" in toolchain.search_path("c").present
    assert toolchain.search_path("c", ["-nostdinc"]).present == ()
    assert toolchain.search_path("c", ["--sysroot=/nosuch"]).present != toolchain.search_path("c").present
    assert all(not os.path.exists(path) for path in toolchain.search_path("c").absent)


@pytest.mark.parametrize("triple", ["aarch64-linux-gnu", "riscv64-linux-gnu", "i686-linux-gnu"])
def test_cross_compilers_answer_for_themselves(triple: str, tmp_path: Path) -> None:
    if shutil.which(triple + "-gcc") is None:
        pytest.skip(f"needs {triple}-gcc")
    environment = {"PATH": os.environ["PATH"]}
    toolchain = Toolchain(find_gcc("pycc", ["--target=" + triple], environment, ""), str(tmp_path), environment)
    assert toolchain.machine == triple
    assert any(triple in path for path in toolchain.search_path("c").present)
    assert toolchain.identity() != Toolchain("gcc", str(tmp_path), environment).identity()
