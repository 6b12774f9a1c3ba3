"""Which code is running: each mode of the test run tests what it says it tests."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PACKAGES

MODE = os.environ.get("PYCC_MODE", "")


@pytest.mark.skipif(MODE not in ("interpreted", "compiled"), reason="PYCC_MODE is not set; ./runtests sets it")
@pytest.mark.parametrize("module", ["compiler.api", "compiler.options", "cache.store", "driver.main", "driver.engine"])
def test_hot_modules_are_what_the_mode_says(module: str) -> None:
    """Interpreted: a .py file.  Compiled: an extension module."""
    file = importlib.import_module(module).__file__ or ""
    assert file.endswith(".py" if MODE == "interpreted" else ".so"), file


@pytest.mark.skipif(MODE != "compiled", reason="only for the compiled installation")
def test_every_compiled_module_is_compiled() -> None:
    """No module of the compiler is without its extension module."""
    root = Path(importlib.import_module("compiler").__file__ or "").parent
    plain = [str(path.relative_to(root)) for path in sorted(root.rglob("*.py"))
             if path.name != "__init__.py" and not list(path.parent.glob(f"{path.stem}.*.so"))]
    assert not plain


@pytest.mark.skipif(MODE != "compiled", reason="only for the compiled installation")
def test_the_checkout_is_not_imported() -> None:
    """The compiled run must not see the packages of the checkout."""
    here = Path(__file__).resolve().parent.parent.parent
    assert not [name for name in PACKAGES if (here / name).exists()]
    for name in PACKAGES:
        assert Path(importlib.import_module(name).__file__ or "").is_relative_to(sys.prefix)


def test_installed_script_isolates_python(pycc: list[str], tmp_path: Path) -> None:
    """Neither the working directory nor PYTHON* of a build reaches pycc, and both reach GCC unchanged."""
    for name in ("os.py", "driver.py", "site.py", "sitecustomize.py"):
        (tmp_path / name).write_text("raise SystemExit('imported from the working directory')\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONHOME": str(tmp_path), "PYTHONSTARTUP": "os.py",
                   "PYCC_DIR": str(tmp_path / "cache")}
    done = subprocess.run([*pycc, "-dumpmachine"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("locale", [{}, {"LC_CTYPE": "C"}, {"LC_CTYPE": ""}, {"LANG": "C"}, {"LC_ALL": "C"}, {"LC_CTYPE": "C.UTF-8"}])
def test_gcc_gets_the_users_locale(pycc: list[str], tmp_path: Path, locale: dict[str, str]) -> None:
    """Python changes LC_CTYPE in the C locale (PEP 538); the GCC behind must not see that."""
    spy = tmp_path / "gcc"
    spy.write_text("#!/bin/sh\nenv | grep -E '^(LC_|LANG)' | sort || :\n")
    spy.chmod(0o755)
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYCC_DIR": str(tmp_path / "cache"),
                   "PYCC_GCC": str(spy), "PYCC_DISABLE": "1", **locale}
    done = subprocess.run([*pycc, "-dumpmachine"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    expected = "".join(f"{name}={value}\n" for name, value in sorted(locale.items()))
    assert (done.stdout, done.stderr) == (expected, "")


def test_script_works_through_symlinks(pycc: list[str], tmp_path: Path) -> None:
    """A link elsewhere, absolute or relative, and a link to a link, find the installation."""
    (tmp_path / "bin").mkdir()
    first = tmp_path / "bin" / "pycc"
    first.symlink_to(pycc[0])
    second = tmp_path / "second"
    second.symlink_to("bin/pycc")
    for command in (str(first), str(second), "./second", "bin/pycc"):
        done = subprocess.run([command, "-dumpversion"], cwd=tmp_path, env={**os.environ, "PYCC_DIR": str(tmp_path / "cache")},
                              capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), command
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    done = subprocess.run(["sh", "-c", "pycc -dumpversion"], env={**os.environ, "PATH": path, "PYCC_DIR": str(tmp_path / "cache")},
                          capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
