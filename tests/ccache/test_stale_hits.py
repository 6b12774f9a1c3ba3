"""After every change, pyccache's object is the compiler's: a stale hit is the worst fault that a cache can have.

Where ccache 4.7.5 is known to give the old object (a header that comes before another, __has_include), this face must not.
"""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import require_program


class Project:
    """A directory with a cache of its own."""

    def __init__(self, directory: Path, command: str, gcc: str) -> None:
        self.directory = directory
        self.command = command
        self.gcc = gcc
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(("CCACHE_", "PYCC_"))}
        self.environment.update(CCACHE_DIR=str(directory / "cache"), CCACHE_CONFIGPATH=str(directory / "none"), LC_ALL="C")
        self.work = directory / "work"
        self.work.mkdir()

    def write(self, name: str, text: str) -> None:
        """Write a file as if long ago: only its change time is new."""
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, (900000000, 900000000))

    def compile(self, *words: str, cwd: str = "", **variables: str) -> bytes:
        """Compile through pyccache and with GCC alone; both objects must be equal.  Returns the object."""
        place = self.work / cwd
        environment = {**self.environment, **variables}
        subprocess.run([self.command, self.gcc, *words, "-o", "out.o"], cwd=place, env=environment, check=True)
        cached = (place / "out.o").read_bytes()
        subprocess.run([self.gcc, *words, "-o", "out.o"], cwd=place, env=environment, check=True)
        assert cached == (place / "out.o").read_bytes(), f"stale: {words}"
        return cached

    def counted(self, name: str) -> int:
        """Return a counter."""
        done = subprocess.run([self.command, "--print-stats"], env=self.environment, capture_output=True, text=True, check=True)
        return int(dict(line.split("\t") for line in done.stdout.splitlines())[name])

    def settle(self) -> None:
        """Wait until files made just now are older than the next command."""
        time.sleep(0.05)


@pytest.fixture
def project(tmp_path: Path, pycc: list[str]) -> Project:
    return Project(tmp_path, str(Path(pycc[0]).with_name("pyccache")), require_program("gcc", "gcc"))


@pytest.mark.parametrize("direct", [True, False])
def test_edits(project: Project, direct: bool) -> None:
    variables = {} if direct else {"CCACHE_NODIRECT": "1"}
    project.write("h.h", "#define V 1\n")
    project.write("a.c", '#include "h.h"\nint v = V; int line = __LINE__;\nconst char *f = __FILE__;\n')
    for option in ("-O0", "-g"):
        for _ in range(2):
            project.compile("-c", "a.c", option, **variables)
        project.write("h.h", "#define V 2\n")
        project.compile("-c", "a.c", option, **variables)
        project.write("a.c", '\n#include "h.h"\nint v = V; int line = __LINE__;\nconst char *f = __FILE__;\n')
        project.compile("-c", "a.c", option, **variables)
        project.write("h.h", "#define V 1\n")
        project.compile("-c", "a.c", option, **variables)
        project.compile("-c", "a.c", option, "-DV2=3", **variables)
    assert project.counted("direct_cache_hit" if direct else "preprocessed_cache_hit") >= 2


@pytest.mark.parametrize("suffix", ["c", "cc"])
def test_header_that_comes_before_another(project: Project, suffix: str) -> None:
    project.write("second/h.h", "int h = 2;\n")
    (project.work / "first").mkdir()
    project.write("a." + suffix, "#include <h.h>\n")
    words = ("-Ifirst", "-Isecond", "-c", "a." + suffix)
    old = project.compile(*words)
    project.settle()
    assert project.compile(*words) == old
    project.write("first/h.h", "int h = 1;\n")
    assert project.compile(*words) != old


def test_has_include(project: Project) -> None:
    project.write("a.c", '#if __has_include("opt.h")\n#include "opt.h"\n#else\nint none;\n#endif\n')
    old = project.compile("-c", "a.c")
    project.settle()
    project.compile("-c", "a.c")
    project.write("opt.h", "int opt;\n")
    assert project.compile("-c", "a.c") != old
    (project.work / "opt.h").unlink()
    assert project.compile("-c", "a.c") == old


def test_equal_sources_where_only_one_directory_has_a_header(project: Project) -> None:
    project.write("inc/h.h", "int h = 1;\n")
    for place in ("one", "two"):
        project.write(place + "/a.c", '#include "h.h"\n')
    project.compile("-I../inc", "-c", "a.c", cwd="one")
    project.write("two/h.h", "int h = 2;\n")
    project.settle()
    project.compile("-I../inc", "-c", "a.c", cwd="two")


def test_columns_in_debugging_information(project: Project) -> None:
    project.write("a.c", "int f(int a) {   return a + 1; }\n")
    project.compile("-g", "-c", "a.c", CCACHE_NODIRECT="1")
    project.write("a.c", "int  f(int  a)  {  return  a  +  1; }\n")
    project.compile("-g", "-c", "a.c", CCACHE_NODIRECT="1")


def test_header_changed_during_the_compile_is_not_stored(project: Project) -> None:
    project.write("h.h", "int h = 1;\n")
    project.write("a.c", '#include "h.h"\n')
    prefix = project.work / "meddler"
    prefix.write_text('#!/bin/sh\necho "int h = 2;" >h.h\nexec "$@"\n')
    prefix.chmod(0o755)
    subprocess.run([project.command, project.gcc, "-c", "a.c"], cwd=project.work, check=True,
                   env={**project.environment, "CCACHE_PREFIX": str(prefix)})
    project.write("h.h", "int h = 1;\n")
    project.compile("-c", "a.c")
    assert project.counted("direct_cache_hit") + project.counted("preprocessed_cache_hit") == 0


def test_precompiled_header_beside_a_header(project: Project) -> None:
    project.write("h.h", "int h = 1;\n")
    project.write("a.c", '#include "h.h"\n')
    old = project.compile("-c", "a.c")
    project.settle()
    project.compile("-c", "a.c")
    # The compiler takes h.h.gch where it fits, whatever h.h says.
    project.write("h.h", "int h = 7;\n")
    subprocess.run([project.gcc, "h.h"], cwd=project.work, check=True)
    project.write("h.h", "int h = 1;\n")
    project.settle()
    assert project.compile("-c", "a.c") != old


def test_assembler_source_with_an_included_file(project: Project) -> None:
    project.write("data.inc", ".byte 1\n")
    project.write("a.s", '.include "data.inc"\n')
    project.compile("-c", "a.s")
    project.write("data.inc", ".byte 2\n")
    project.compile("-c", "a.s")
    assert project.counted("unsupported_code_directive") == 2


def test_concurrent_compiles(project: Project) -> None:
    project.write("a.c", "int a;\n")
    running = [subprocess.Popen([project.command, project.gcc, "-c", "a.c", "-o", f"{number}.o"], cwd=project.work,
                                env=project.environment) for number in range(6)]
    assert [process.wait() for process in running] == [0] * 6
    assert len({(project.work / f"{number}.o").read_bytes() for number in range(6)}) == 1
    assert sum(project.counted(name) for name in ("cache_miss", "direct_cache_hit", "preprocessed_cache_hit")) == 6
