"""Probes are known by their exact places; a project's own files never are."""

from __future__ import annotations

import pytest

from driver.probes import is_probe


@pytest.mark.parametrize(("source", "cwd"), [
    ("-", "/p"), ("/dev/null", "/p"), ("conftest.c", "/p"), ("../x/conftest.1.c", "/p"),
    ("/p/build/CMakeFiles/CMakeScratch/TryCompile-a1/testCCompiler.c", "/p"),
    ("testCCompiler.c", "/p/CMakeFiles/CMakeTmp"),
    ("CMakeCCompilerId.c", "/p/build/CMakeFiles/3.25.1/CompilerIdC"),
    ("/p/b/meson-private/tmpab12/testfile.c", "/p/b"), ("/p/b/meson-private/sanitycheckc.c", "/p"),
    ("/tmp/ffconf.AbCdEfGh/test.c", "/p"), ("config-temp/qemu-conf.c", "/p"),
])
def test_probes(source: str, cwd: str) -> None:
    assert is_probe(source, cwd)


@pytest.mark.parametrize(("source", "cwd"), [
    ("a.c", "/p"), ("test.c", "/p"), ("src/conftest_main.c", "/p"), ("testfile.c", "/p/tmp1"),
    ("CMakeFiles/gen.c", "/p"), ("CompilerIdC/x.c", "/p"), ("meson-private/a.c", "/p"), ("ffconf/test.c", "/p"),
])
def test_files_of_a_project(source: str, cwd: str) -> None:
    assert not is_probe(source, cwd)
