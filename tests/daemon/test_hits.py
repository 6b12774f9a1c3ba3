"""What the launcher serves from hit entries, and what it must not: each against the way in one process."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.daemon.conftest import Yard, build_launcher

SOURCE = '#include <stddef.h>\n#include "a.h"\nint f(int x) { int unused; return A + x; }\n'


@pytest.fixture
def project(yard: Yard) -> Yard:
    """A yard with a source and a header whose stamps are believed."""
    yard.write("a.c", SOURCE)
    yard.write("a.h", "#define A 1\n")
    yard.write("s.S", "#include \"a.h\"\n .globl s\ns: mov $A, %eax\n ret\n")
    yard.settle()
    return yard


def outputs(yard: Yard) -> dict[str, bytes]:
    """Return the files that compiles have left, by name."""
    files = [path for path in sorted(yard.place.rglob("*")) if path.is_file() and path.suffix not in (".c", ".h", ".S")]
    return {path.name: path.read_bytes() for path in files}


def clean(yard: Yard) -> None:
    """Remove what compiles have left."""
    for name in outputs(yard):
        (yard.place / name).unlink()


@pytest.mark.parametrize("words", [
    "-c a.c", "-O2 -c a.c -o b.o", "-O2 -Wall -Wextra -c a.c", "-S a.c", "-O1 -g -c a.c -MD", "-c a.c -o x.o -MMD -MF deps -MP -MT t",
    "-c a.c -Wp,-MMD,k.d", "-c a.c -fstack-usage", "-c s.S -o s.o", "-c a.c -fdiagnostics-color=always -Wall", "-c a.c -DX=\"q\"",
], ids=str)
def test_a_hit_is_what_one_process_makes(project: Yard, words: str) -> None:
    """Files, messages, status and record are the same in every way: by GCC, in one process, and by the launcher."""
    command = words.split()
    direct = subprocess.run(["gcc", *command], cwd=project.place, env=project.environment, capture_output=True, check=False)
    expected = outputs(project)
    clean(project)
    one = project.inprocess(*command)
    assert outputs(project) == expected
    clean(project)
    project.learn(*command)
    clean(project)
    hit = project.run(*command)
    assert project.by_launcher()
    assert outputs(project) == expected
    assert (hit.returncode, hit.stdout, hit.stderr) == (one.returncode, one.stdout, one.stderr) == (0, direct.stdout, direct.stderr)
    served = project.last()
    project.inprocess(*command)
    python = project.last()
    for name in ("build", "kind", "cwd", "source", "output", "language", "flags", "how", "producer", "category", "detail", "status",
                 "cache", "miss", "keys", "partial", "saved", "lines", "object_bytes"):
        assert getattr(served, name) == getattr(python, name), name


def test_pyccs_own_objects_are_hits_too(project: Yard) -> None:
    """The launcher serves what the internal compiler has made."""
    project.learn("-O2", "-c", "a.c", "-o", "own.o", PYCC_CHOICE="")
    assert project.last().producer == "internal"
    own = (project.place / "own.o").read_bytes()
    project.inprocess("-O2", "-c", "a.c", "-o", "own.o", PYCC_CHOICE="", PYCC_RECACHE="1")
    assert (project.place / "own.o").read_bytes() == own


def test_a_changed_header_is_seen_whatever_its_times_say(project: Yard) -> None:
    """Another content of the same size and with the old mtime."""
    project.learn("-c", "a.c")
    before = (project.place / "a.o").read_bytes()
    status = (project.place / "a.h").stat()
    project.write("a.h", "#define A 2\n")
    os.utime(project.place / "a.h", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert project.run("-c", "a.c").returncode == 0
    assert not project.by_launcher()
    assert (project.place / "a.o").read_bytes() != before


def test_a_file_with_other_times_and_the_same_content_is_no_change(project: Yard) -> None:
    """A generated header that is written anew."""
    project.learn("-c", "a.c")
    project.write("a.h", "#define A 1\n")
    assert project.run("-c", "a.c").returncode == 0
    assert project.by_launcher()


def test_many_files_with_other_times_are_stamped_anew(yard: Yard) -> None:
    """After a fresh checkout Python writes the entry again, and the launcher serves it without reading everything."""
    for number in range(30):
        yard.write(f"h{number}.h", f"#define H{number} {number}\n")
    yard.write("many.c", "".join(f'#include "h{number}.h"\n' for number in range(30)) + "int x = H29;\n")
    yard.settle()
    yard.learn("-c", "many.c")
    for number in range(30):
        (yard.place / f"h{number}.h").touch()
    yard.settle()
    assert yard.run("-c", "many.c").returncode == 0
    assert not yard.by_launcher()
    assert yard.last().how == "direct"
    assert yard.run("-c", "many.c").returncode == 0
    assert yard.by_launcher()


def test_a_new_header_that_comes_first_is_seen(project: Yard) -> None:
    """In an existing directory, in one that did not exist, and below one that did not."""
    (project.place / "first").mkdir()
    project.write("inc/a.h", "#define A 3\n")
    project.write("b.c", "#include <a.h>\nint v = A;\n")
    project.settle()
    command = ("-Ifirst", "-Isecond", "-Ithird/deeper", "-Iinc", "-c", "b.c")
    for new in ("third/deeper/a.h", "second/a.h", "first/a.h"):
        project.learn(*command)
        before = (project.place / "b.o").read_bytes()
        project.write(new, f"#define A {len(new)}\n")
        assert project.run(*command).returncode == 0
        assert not project.by_launcher(), new
        assert (project.place / "b.o").read_bytes() != before
        project.settle()


def test_what_is_no_header_does_not_stand_for_one(project: Yard) -> None:
    """A directory of the name is passed over; a link that comes to lead somewhere is not."""
    (project.place / "first" / "a.h").mkdir(parents=True)
    (project.place / "second").mkdir()
    (project.place / "second" / "a.h").symlink_to("nowhere.h")
    project.write("inc/a.h", "#define A 3\n")
    project.write("b.c", "#include <a.h>\nint v = A;\n")
    project.settle()
    command = ("-Ifirst", "-Isecond", "-Iinc", "-c", "b.c")
    project.learn(*command)
    before = (project.place / "b.o").read_bytes()
    project.write("second/nowhere.h", "#define A 4\n")
    project.run(*command)
    assert (project.place / "b.o").read_bytes() != before


def test_settings_and_environment_belong_to_the_command(project: Yard) -> None:
    """Another setting, a config file that appears, another GCC in PATH: never the old answer unseen."""
    project.learn("-c", "a.c")
    for variable, value in (("PYCC_RECACHE", "1"), ("LC_ALL", "C.UTF-8"), ("SOURCE_DATE_EPOCH", "7"), ("CPATH", "/nonexistent")):
        project.run("-c", "a.c", **{variable: value})
        assert not project.by_launcher(), variable
        if variable == "PYCC_RECACHE":
            project.run("-c", "a.c", PYCC_RECACHE="1")
            assert not project.by_launcher()
    project.learn("-c", "a.c")
    (project.cache / "config").write_text("readonly = 1\n")
    project.run("-c", "a.c")
    assert not project.by_launcher()
    (project.cache / "config").write_text("daemon = no\n")
    project.run("-c", "a.c")
    assert not project.by_launcher()
    (project.cache / "config").unlink()
    project.learn("-c", "a.c")
    tools = project.place.parent / "tools"
    tools.mkdir()
    path = f"{tools}:{project.environment['PATH']}"
    project.settle()
    project.learn("-c", "a.c", PATH=path)
    (tools / "gcc").write_text("#!/bin/sh\nexec gcc-none\n")
    (tools / "gcc").chmod(0o755)
    done = project.run("-c", "a.c", PATH=path)
    assert done.returncode != 0


def test_dates_are_never_served(project: Yard) -> None:
    """A unit with __TIME__ is Python's."""
    project.write("t.c", "const char *t = __TIME__ __DATE__;\n")
    project.settle()
    for _ in range(4):
        project.run("-c", "t.c")
        assert not project.by_launcher()


def test_outputs_are_written_as_gcc_writes_them(project: Yard) -> None:
    """Umask; a hard link keeps the old content, a symbolic link and what is no file are left to Python; no directory is an error."""
    project.learn("-c", "a.c")
    (project.place / "a.o").unlink()
    project.umask = 0o077
    project.run("-c", "a.c")
    project.umask = 0o022
    assert (project.place / "a.o").stat().st_mode & 0o777 == 0o600
    project.write("other.o", "x")
    (project.place / "a.o").unlink()
    (project.place / "a.o").hardlink_to(project.place / "other.o")
    project.run("-c", "a.c")
    assert project.by_launcher()
    assert (project.place / "other.o").read_text() == "x"
    expected = (project.place / "a.o").read_bytes()
    (project.place / "a.o").unlink()
    (project.place / "a.o").symlink_to("other.o")
    project.run("-c", "a.c")
    assert not (project.place / "a.o").is_symlink()
    assert (project.place / "a.o").read_bytes() == expected
    (project.place / "d").mkdir()
    project.learn("-c", "a.c", "-o", "d/a.o")
    (project.place / "d" / "a.o").unlink()
    (project.place / "d").rmdir()
    done = project.run("-c", "a.c", "-o", "d/a.o")
    gcc = subprocess.run(["gcc", "-c", "a.c", "-o", "d/a.o"], cwd=project.place, env=project.environment, capture_output=True, check=False)
    assert done.returncode == gcc.returncode != 0


def test_an_output_that_was_read_is_never_replaced(project: Yard) -> None:
    """A directory that comes to be the source's own: then GCC says what it says, and the source stays."""
    (project.place / "d").mkdir()
    project.write("src/x.c", "int x;\n")
    project.settle()
    project.learn("-c", "src/x.c", "-o", "d/x.c")
    (project.place / "d" / "x.c").unlink()
    (project.place / "d").rmdir()
    (project.place / "d").symlink_to("src")
    done = project.run("-c", "src/x.c", "-o", "d/x.c")
    gcc = subprocess.run(["gcc", "-c", "src/x.c", "-o", "d/x.c"], cwd=project.place, env=project.environment, capture_output=True,
                         check=False)
    assert (done.returncode, done.stderr) == (gcc.returncode, gcc.stderr)
    assert (project.place / "src/x.c").read_text() == "int x;\n"


def test_damage_is_not_served(project: Yard) -> None:
    """One bit of an entry or of a result."""
    for kind in ("h", "r"):
        project.learn("-c", "a.c")
        expected = (project.place / "a.o").read_bytes()
        for path in project.cache.glob(f"objects/*/*.{kind}"):
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 4
            path.write_bytes(bytes(data))
        assert project.run("-c", "a.c").returncode == 0
        assert not project.by_launcher()
        assert (project.place / "a.o").read_bytes() == expected


def test_the_record_names_the_build(project: Yard) -> None:
    """PYCC_BUILD, or the make above, as Python finds it."""
    project.learn("-c", "a.c")
    project.run("-c", "a.c", PYCC_BUILD="named")
    assert project.by_launcher()
    assert project.last().build == "named"
    project.write("Makefile", f"all:\n\t{project.pycc} -c a.c\n\tPYCC_DAEMON=0 {project.pycc} -c a.c\n")
    subprocess.run(["make", "-s"], cwd=project.place, env=project.environment, check=True)
    (first, second) = [json.loads(line) for line in project.lines()[-2:]]
    assert first["build"] == second["build"]
    assert first["build"].startswith("make-")


def test_edited_code_makes_the_next_compile(installed: Path, tmp_path: Path) -> None:
    """One line of the compiler, edited in place: with a server running the next compile is a miss, and the new code's."""
    from tests.daemon.conftest import install
    binaries = install(tmp_path / "own")
    time.sleep(2.1)
    project = Yard(binaries, tmp_path)
    try:
        project.write("a.c", "int f(void) { return 1; }\n")
        project.environment["PYCC_CHOICE"] = ""
        project.start()
        project.learn("-c", "a.c")
        keys = project.last().keys
        served = sorted([*tmp_path.glob("own/lib/*/site-packages/compiler/messages.*so"),
                         *tmp_path.glob("own/lib/*/site-packages/compiler/messages.py")])[-1]
        if served.suffix == ".so":
            served.unlink()             # a compiled installation loads the source then
            served = served.with_name("messages.py")
        served.write_text(served.read_text() + "\n_EDITED = 1\n")
        assert project.run("-c", "a.c").returncode == 0
        assert not project.by_launcher()
        assert project.last().how == "compiled"
        assert project.last().keys["compiler"] != keys["compiler"]
        time.sleep(2.1)
        project.learn("-c", "a.c")
        assert project.last().keys["compiler"] != keys["compiler"]
    finally:
        project.stop()


def test_the_launcher_built_by_pycc_itself(project: Yard, tmp_path: Path) -> None:
    """pycc compiles its own launcher, and that one serves hits and asks servers."""
    project.write("launcher/empty", "")
    program = tmp_path / "own"
    build_launcher(program, [project.pycc])
    saved = project.pycc
    own = project.binaries / "ownpycc"
    own.write_bytes(program.read_bytes())
    own.chmod(0o755)
    try:
        project.settle()
        project.pycc = str(own)
        project.environment["PYCC_CHOICE"] = ""
        project.learn("-c", "a.c")
        assert project.by_launcher()
    finally:
        own.unlink()
        project.pycc = saved
