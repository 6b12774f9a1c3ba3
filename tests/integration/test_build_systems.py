"""CMake, Meson, autoconf with libtool, and Kbuild take pycc for a GCC: a small project of each is
configured, built, run, cleaned and built again from the cache.

Each test builds the same project with GCC at the same path first, and compares what the build system
found out about the compiler, and what the programs print.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from driver import records
from tests.conftest import require_program

PROJECTS = Path(__file__).resolve().parent


class Trial:
    """Builds a project by one compiler after the other at one path."""

    def __init__(self, project: str, tmp_path: Path, pycc: list[str], gcc: str, environment: dict[str, str]) -> None:
        assert len(pycc) == 1, "CC must be one word for these build systems"
        self.project = PROJECTS / project
        self.tree = tmp_path / "tree"
        self.gcc, self.pycc = gcc, pycc[0]
        self.environment = environment
        self.cache = environment["PYCC_DIR"]

    def fresh(self) -> None:
        """Make the tree a pristine copy of the project."""
        shutil.rmtree(self.tree, ignore_errors=True)
        shutil.copytree(self.project, self.tree)

    def run(self, compiler: str, build: str, *words: str, folder: str = ".") -> str:
        """Run a command with CC=`compiler`; return what it printed.  Fails the test on a status other than 0."""
        environment = {**self.environment, "CC": compiler, "PYCC_BUILD": build}
        done = subprocess.run(words, cwd=self.tree / folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        assert done.returncode == 0, f"{' '.join(words)}: {done.stdout[-2000:]}"
        return done.stdout

    def units(self, build: str) -> list[records.Record]:
        """Return the records of the units of one build, probes left out."""
        return [record for record in records.read(self.cache) if record.build == build and record.kind == records.UNIT]

    def both(self, whole: Callable[[str, str], str]) -> str:
        """Call `whole(compiler, build)` in a fresh tree with GCC and then pycc; the results must be equal."""
        self.fresh()
        expected = whole(self.gcc, "gcc")
        self.fresh()
        found = whole(self.pycc, "cold")
        assert found == expected
        return found

    def hits(self, cold: int) -> None:
        """Check that the build "warm" had as many units as the build "cold", `cold`, and that all were direct hits."""
        assert len(self.units("cold")) == cold
        warm = self.units("warm")
        assert [record.how for record in warm] == [records.DIRECT] * cold, [record.miss for record in warm]


@pytest.fixture
def trial(tmp_path: Path, pycc: list[str], gcc: str, pycc_environment: dict[str, str]) -> Callable[[str], Trial]:
    """Return a maker of Trials by the name of a project folder."""
    return lambda project: Trial(project, tmp_path, pycc, gcc, pycc_environment)


@pytest.mark.parametrize("generator", ["Unix Makefiles", "Ninja"])
def test_cmake(trial: Callable[[str], Trial], generator: str) -> None:
    """CMake: compiler identification, ABI detection with -v, checks, a shared library, an assembler file."""
    cmake = require_program("cmake", "cmake")
    if generator == "Ninja":
        require_program("ninja", "ninja-build")
    case = trial("cmake")

    def whole(compiler: str, build: str) -> str:
        case.run(compiler, "probe", cmake, "-G", generator, "-B", "build", "-DCMAKE_BUILD_TYPE=Debug", ".")
        case.run(compiler, build, cmake, "--build", "build", "-j2")
        facts = (next((case.tree / "build/CMakeFiles").glob("*/CMakeCCompiler.cmake"))).read_text()
        facts = "\n".join(line for line in facts.splitlines() if re.match(r"set\(CMAKE_C_(COMPILER_(ID|VERSION|ABI)|IMPLICIT|SIZEOF|"
                                                                         r"STANDARD|COMPILE_FEATURES|BYTE|LIBRARY)", line))
        assert 'set(CMAKE_C_COMPILER_ID "GNU")' in facts
        assert re.search(r"CMAKE_C_IMPLICIT_LINK_LIBRARIES \"gcc;", facts)
        return facts + case.run(compiler, "run", "./build/main")

    assert "made of 2 parts" in case.both(whole)
    case.run(case.pycc, "clean", cmake, "--build", "build", "--target", "clean")
    case.run(case.pycc, "warm", cmake, "--build", "build", "-j2")
    case.hits(4)
    assert "made of 2 parts" in case.run(case.pycc, "run", "./build/main")


def test_meson(trial: Callable[[str], Trial]) -> None:
    """Meson: detection by --version, -dM and --print-search-dirs, compiler checks, dependency files."""
    meson = require_program("meson", "meson")
    require_program("ninja", "ninja-build")
    case = trial("meson")

    def whole(compiler: str, build: str) -> str:
        said = case.run(compiler, "probe", meson, "setup", "build", "--buildtype=debug")
        case.run(compiler, build, "ninja", "-C", "build")
        facts = re.compile(r"C (compiler|linker)|Checking|Has header|Compiler for|Library")
        said = "\n".join(line for line in said.splitlines() if facts.match(line))
        assert "(gcc 1" in said
        return said.replace(compiler, "CC") + case.run(compiler, "run", "./build/main")

    assert "made of 2 parts" in case.both(whole)
    case.run(case.pycc, "clean", "ninja", "-C", "build", "clean")
    case.run(case.pycc, "warm", "ninja", "-C", "build")
    case.hits(3)
    # Meson lets GCC write the dependency files: a changed header must rebuild what includes it, and nothing else.
    os.utime(case.tree / "part.h")
    said = case.run(case.pycc, "touched", "ninja", "-C", "build")
    assert len(case.units("touched")) == 2, said


def test_autoconf_and_libtool(trial: Callable[[str], Trial]) -> None:
    """autoconf, automake and libtool: configure's probes, shared and static objects, dependency tracking."""
    for program, package in (("autoreconf", "autoconf"), ("automake", "automake"), ("libtoolize", "libtool")):
        require_program(program, package)
    case = trial("autotools")

    def whole(compiler: str, build: str) -> str:
        case.run(compiler, "probe", "autoreconf", "-fi")
        case.run(compiler, "probe", "./configure", "--disable-silent-rules")
        case.run(compiler, build, "make", "-j2")
        # What configure found, the command line that it records left out.
        header = (case.tree / "config.h").read_text()
        status = case.run(compiler, "probe", "./libtool", "--config")
        return header + status.replace(compiler, "CC") + case.run(compiler, "run", "./main")

    assert "made of 2 parts" in case.both(whole)
    case.run(case.pycc, "clean", "make", "clean")
    case.run(case.pycc, "warm", "make", "-j2")
    case.hits(5)


KERNEL_ARCHIVE = Path("/usr/src/linux-source-6.1.tar.xz")
# What configuring and building a module take of the kernel's tree: a third of it.
KERNEL_PARTS = ("Makefile", "Kbuild", "Kconfig*", "scripts", "arch/x86", "include", "tools", "kernel/bounds.c", "kernel/configs",
                "kernel/time/timeconst.bc")


@pytest.fixture(scope="session")
def kernel(work_directory: Path) -> Path:
    """The kernel's build system, unpacked once."""
    if not KERNEL_ARCHIVE.exists():
        pytest.skip("needs the kernel's source: apt-get install linux-source-6.1")
    for program in ("bc", "bison", "flex"):
        require_program(program, program)
    stat = KERNEL_ARCHIVE.stat()
    tree = work_directory / f"kbuild-{stat.st_size}-{stat.st_mtime_ns}"
    if not tree.exists():
        unfinished = tree.with_name(f"{tree.name}.{os.getpid()}")
        unfinished.mkdir(parents=True)
        subprocess.run(["tar", "--extract", "--file", KERNEL_ARCHIVE, "--strip-components=1", "--no-same-owner", "--wildcards",
                        "--exclude=*/tools/testing", "--exclude=*/tools/perf", *(f"*/{part}" for part in KERNEL_PARTS)],
                       cwd=unfinished, check=True)
        unfinished.rename(tree)
    return tree


def test_kbuild(trial: Callable[[str], Trial], kernel: Path) -> None:
    """Kbuild: cc-option and as-instr, fixdep on -Wp,-MMD, host programs, objtool, a module of two objects.

    The configuration must come out as with GCC: it holds what Kbuild found out about the compiler.
    """
    case = trial("kbuild")

    def make(compiler: str, build: str, *words: str) -> str:
        return case.run(compiler, build, "make", "-j2", "-C", str(kernel), f"O={case.tree}/out", "ARCH=x86_64",
                        f"CC={compiler}", f"HOSTCC={compiler}", *words)

    def configure(compiler: str, build: str) -> str:
        (case.tree / "out").mkdir()
        make(compiler, build, "tinyconfig")
        case.run(compiler, build, "scripts/kconfig/merge_config.sh", "-O", f"{case.tree}/out", "-m", f"{case.tree}/out/.config",
                 f"{case.tree}/fragment.config", folder=str(kernel))
        make(compiler, build, "olddefconfig")
        return (case.tree / "out/.config").read_text()

    assert "CONFIG_CC_IS_GCC=y" in case.both(lambda compiler, build: configure(compiler, f"{build} configure"))
    make(case.pycc, "prepare", "modules_prepare")
    make(case.pycc, "cold", f"M={case.tree}", "modules")
    assert case.run(case.pycc, "run", "./main") == "made of 2 parts\n"
    first = (case.tree / "parts.ko").read_bytes()
    assert b"description=made of parts" in first
    make(case.pycc, "clean", f"M={case.tree}", "clean")
    assert not (case.tree / "parts.ko").exists()
    make(case.pycc, "warm", f"M={case.tree}", "modules")
    assert (case.tree / "parts.ko").read_bytes() == first
    case.hits(5)
