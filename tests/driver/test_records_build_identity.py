"""The identity of a build, asked for by real make, ninja, cmake and by hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import driver
from driver.buildid import build_identity, read_process

ROOT = Path(str(driver.__file__)).resolve().parent.parent     # of the packages under test
ASK = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from driver.buildid import build_identity
with open(sys.argv[1], "a") as out:
    out.write(build_identity(os.environ.get("PYCC_BUILD", ""), os.getcwd()) + "\\n")
"""


@pytest.fixture
def ask(tmp_path: Path) -> str:
    """A shell command that appends the identity it sees to the file `ids`."""
    script = tmp_path / "ask.py"
    script.write_text(ASK)
    return f"{sys.executable} -I {script} {tmp_path}/ids"


def above_is_a_build_tool() -> bool:
    """Tell whether these tests themselves run below a make, which would then be the topmost of all."""
    return not build_identity("", "/").startswith("session-")


def run(*command: str, cwd: Path, **environment: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYCC_", "MAKE", "MFLAGS"))}
    subprocess.run(command, cwd=cwd, check=True, env=kept | environment, stdout=subprocess.DEVNULL)


def identities(directory: Path) -> list[str]:
    return (directory / "ids").read_text().splitlines()


needs_no_make_above = pytest.mark.skipif(above_is_a_build_tool(), reason="runs below a build tool")


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
@needs_no_make_above
def test_one_make_is_one_build_and_the_next_another(tmp_path: Path, ask: str) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "Makefile").write_text(f"all: a b\n\t$(MAKE) -C sub\na b:\n\t(sleep 0; {ask})\n")
    (tmp_path / "sub/Makefile").write_text(f"all:\n\t{ask}\n")
    run("make", "-j2", cwd=tmp_path)
    first = identities(tmp_path)
    assert len(first) == 3 and len(set(first)) == 1
    assert first[0].startswith("make-")
    run("make", "-j2", cwd=tmp_path)
    second = identities(tmp_path)[3:]
    assert len(set(second)) == 1 and second[0] != first[0]


@pytest.mark.skipif(shutil.which("ninja") is None, reason="needs ninja-build")
@needs_no_make_above
def test_ninja(tmp_path: Path, ask: str) -> None:
    (tmp_path / "build.ninja").write_text(f"rule r\n command = {ask}\nbuild a: r\nbuild b: r\n")
    run("ninja", cwd=tmp_path)
    found = identities(tmp_path)
    assert len(found) == 2 and len(set(found)) == 1 and found[0].startswith("ninja-")


@pytest.mark.skipif(shutil.which("cmake") is None or shutil.which("make") is None, reason="needs cmake and make")
@needs_no_make_above
def test_the_topmost_tool_counts(tmp_path: Path, ask: str) -> None:
    """cmake --build runs make: both and the compiles are one build, cmake's."""
    (tmp_path / "CMakeLists.txt").write_text(
        f"cmake_minimum_required(VERSION 3.10)\nproject(p NONE)\nadd_custom_target(t ALL COMMAND {ask})\n")
    run("cmake", "-S", ".", "-B", "build", "-G", "Unix Makefiles", cwd=tmp_path)
    run("cmake", "--build", "build", cwd=tmp_path)
    assert [name.split("-")[0] for name in identities(tmp_path)] == ["cmake"]


@pytest.mark.skipif(shutil.which("meson") is None or shutil.which("ninja") is None, reason="needs meson")
@needs_no_make_above
def test_meson_is_a_python_program_and_known_by_its_own_name(tmp_path: Path, ask: str) -> None:
    command = ", ".join(f"'{word}'" for word in ask.split())
    (tmp_path / "meson.build").write_text(
        f"project('p')\ncustom_target('t', output: 'x', command: [{command}], build_always_stale: true, build_by_default: true)\n")
    run("meson", "setup", "build", cwd=tmp_path)
    run("meson", "compile", "-C", "build", cwd=tmp_path)
    run("ninja", "-C", "build", cwd=tmp_path)
    assert [name.split("-")[0] for name in identities(tmp_path)] == ["meson", "ninja"]


def test_pycc_build_names_it(tmp_path: Path, ask: str) -> None:
    run("sh", "-c", ask, cwd=tmp_path, PYCC_BUILD="nightly 12")
    assert identities(tmp_path) == ["nightly 12"]


@needs_no_make_above
def test_by_hand_it_is_the_session_and_the_directory(tmp_path: Path, ask: str) -> None:
    (tmp_path / "other").mkdir()
    run("sh", "-c", f"{ask}; {ask}", cwd=tmp_path)
    run("sh", "-c", ask, cwd=tmp_path / "other")
    first, again, other = identities(tmp_path)
    assert first == again and first != other
    assert first.startswith("session-") and first.endswith(f":{tmp_path}")
    subprocess.run(["sh", "-c", ask], cwd=tmp_path, check=True, start_new_session=True)
    assert identities(tmp_path)[3] != first


def test_a_process_name_with_spaces_and_parentheses(tmp_path: Path) -> None:
    program = tmp_path / "a) b (c"
    shutil.copy(shutil.which("sleep") or "/bin/sleep", program)
    child = subprocess.Popen([str(program), "10"], start_new_session=True)
    try:
        process = read_process(child.pid)
        assert process is not None
        assert (process.name, process.parent, process.session) == ("a) b (c", os.getpid(), child.pid)
        assert process.start > 0
    finally:
        child.kill()
        child.wait()
    assert read_process(child.pid) is None
