"""Builds pycc: as plain Python, or, with PYCC_MYPYC=1, with its hot packages compiled by mypyc.

Everything is built in a fresh directory outside the source tree, so that two installations from one
checkout do not meet, and nothing stale can get into a wheel.  All the rest is in pyproject.toml.
"""

from __future__ import annotations

import atexit
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

from setuptools import Extension, find_packages, setup
from setuptools.command.build_ext import build_ext

from distutils.command.build_scripts import build_scripts  # isort: skip    # after setuptools, which provides it since Python 3.12

ROOTS = ("cache", "compiler", "driver", "integrations", "projects")

# Compiled: a package or module, each with everything below it.
COMPILED = """
cache       looked up by every compile
compiler    all of it: this is where the time goes
driver      every compile starts here
"""

# Left interpreted although they are below one of COMPILED, and why.
INTERPRETED = """
__init__.py             holds a docstring; as an extension it would only cost each start
cache/index.py          subclasses diskcache.Disk; only pyccctl and trimming use it
cache/maintenance.py    uses diskcache through cache/index.py; not on the way of a compile
driver/daemon/          waits for others; what its workers run is compiled
driver/ctl/             Typer reads the signatures of its functions at run time; a person waits for it, not make
driver/launcher/        scripts, and the launcher's C
"""

# Libraries that mypyc makes: the modules of one are in one file, PACKAGE/NAME__mypyc, beside which each module is only a stub.
# What is loaded together is together, because a library costs each start more than its size does (31 modules of the front end:
# 20 ms as libraries of their own, 6.5 ms as one).  The compiler's are below compiler/, whose files are its identity for the
# cache; what a cache look-up needs of it stands alone.  A module belongs to the first line that names it or a folder above it.
LIBRARIES = """
driver.transplant     driver/gcc_functions.py
driver.start          cache/ driver/
compiler.interface    compiler/api.py compiler/options.py compiler/unsupported.py
compiler.middle       compiler/lower/ compiler/ir/ compiler/opt/ compiler/generate.py
compiler.back         compiler/codegen/ compiler/asm/ compiler/obj/ compiler/target/
compiler.front        compiler/
"""


def first_words(table: str) -> list[str]:
    """Return the first word of each line of `table`."""
    return [line.split()[0] for line in table.splitlines() if line.strip()]


def compiled_modules() -> list[str]:
    """Return the files that mypyc compiles, sorted: the order of a build must not depend on the file system."""
    interpreted = first_words(INTERPRETED)
    files = []
    for root in first_words(COMPILED):
        for path in sorted(Path(root).rglob("*.py")):
            name = path.as_posix()
            if not any(entry in (name, path.name) or entry.endswith("/") and name.startswith(entry) for entry in interpreted):
                files.append(name)
    return files


def libraries(modules: list[str]) -> list[tuple[list[str], str | None]]:
    """Return (files, name) of each library, as mypycify's `separate` takes them."""
    members: dict[str, list[str]] = {name: [] for name in first_words(LIBRARIES)}
    for path in modules:
        for row in LIBRARIES.strip().splitlines():
            name, *places = row.split()
            if any(place == path or place.endswith("/") and path.startswith(place) for place in places):
                members[name].append(path)
                break
        else:
            raise ValueError(f"{path} is in none of LIBRARIES")
    return [(files, name) for name, files in members.items()]


def extensions(build: str) -> list[Extension]:
    """Run mypyc and return its extension modules; none unless PYCC_MYPYC=1.

    pip runs this file three times, twice only to ask for metadata: then mypyc has nothing to do.
    """
    if os.environ.get("PYCC_MYPYC") != "1" or not {"bdist_wheel", "build", "build_ext", "install"} & set(sys.argv):
        return []
    from mypyc.build import mypycify

    # multi_file=True: one C file a module, so that the C compiler runs on all cores.
    # The empty --config-file keeps mypy to these files: pyproject.toml names the tests as well.
    options = ["--config-file=", "--strict", "--no-warn-unused-ignores", f"--cache-dir={build}/mypy"]
    modules = compiled_modules()
    made = mypycify(
        [*options, *modules],
        separate=libraries(modules),
        multi_file=True,
        opt_level="2",
        debug_level="0",
        target_dir=f"{build}/c",
        include_runtime_files=False,
    )
    for extension in made:
        # A module's C file lies beside the folder of its library's header, which it names without folder; each file of a
        # library has the tables of what other libraries export as tentative definitions (C11 6.9.2).
        extension.include_dirs += sorted({f"{build}/c/{name.partition('.')[0]}" for name in first_words(LIBRARIES)})
        extension.extra_compile_args.append("-fcommon")
    return cast("list[Extension]", made)


class BuildExtensions(build_ext):
    """Compiles each C file once, on all cores: mypyc's runtime library is in every extension, and a library has many files."""

    def build_extensions(self) -> None:
        """Compile the sources of all extensions, the largest first, give each its objects, and let setuptools link."""
        users = {path: extension for extension in self.extensions for path in extension.sources}
        paths = sorted(users, key=lambda path: (-os.path.getsize(path), path))
        with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
            objects = dict(zip(paths, pool.map(lambda path: self.compiled(path, users[path]), paths), strict=True))
        for extension in self.extensions:
            extension.extra_objects += [objects[path] for path in extension.sources]
            extension.sources = []
        super().build_extensions()

    def compiled(self, path: str, extension: Extension) -> str:
        """Compile one C file as `extension` wants it; return the object's path."""
        made: list[str] = self.compiler.compile(
            [path],
            output_dir=self.build_temp,
            include_dirs=extension.include_dirs,
            extra_postargs=extension.extra_compile_args,
        )
        return made[0]


class BuildScripts(build_scripts):
    """Builds the native launcher as `pycc`; the script of that name, which it falls back on, becomes `pycc-inprocess`.

    Without a C compiler the script is both: slower, and as good.
    """

    def run(self) -> None:
        """Copy the scripts, and compile the launcher among them."""
        super().run()
        script = Path(self.build_dir, "pycc")
        shutil.copy2(script, Path(self.build_dir, "pycc-inprocess"))
        program = Path(self.build_dir, "pycc.new")
        if compile_launcher(program):
            program.replace(script)


def compile_launcher(program: Path) -> bool:
    """Compile the launcher with the system's C compiler; tell whether that went well.

    Linked statically, where libc can be: that halves the time it takes to start.
    """
    sources = sorted(str(path) for path in Path("driver/launcher").glob("*.c"))
    command = [*shlex.split(os.environ.get("CC") or "cc"), "-std=gnu11", "-O2", "-s", "-o", str(program), *sources]
    return any(subprocess.run([*command, *more], check=False, capture_output=True).returncode == 0 for more in (["-static"], []))


def main() -> None:
    """Run setuptools."""
    build = tempfile.mkdtemp(prefix="pycc-build-")
    atexit.register(shutil.rmtree, build, ignore_errors=True)
    setup(
        packages=find_packages(include=[pattern for root in ROOTS for pattern in (root, root + ".*")]),
        scripts=["driver/launcher/pycc", "driver/launcher/pycc-rescue", "driver/launcher/pyccctl",
                 "driver/launcher/pyccache"],
        ext_modules=extensions(build),
        cmdclass={"build_ext": BuildExtensions, "build_scripts": BuildScripts},
        options={
            "build": {"build_base": build},
            "egg_info": {"egg_base": build},
            # The launcher is a program of this machine, even where all the rest is plain Python.
            "bdist_wheel": {"plat_name": sysconfig.get_platform()},
            "build_ext": {"parallel": str(len(os.sched_getaffinity(0)))},
        },
    )


if __name__ == "__main__":
    main()
