"""Builds pycc: as plain Python, or, with PYCC_MYPYC=1, with its hot packages compiled by mypyc.

Everything is built in a fresh directory outside the source tree, so that two installations from one
checkout do not meet, and nothing stale can get into a wheel.  All the rest is in pyproject.toml.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import cast

from setuptools import Extension, find_packages, setup
from setuptools.command.build_ext import build_ext

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
driver/ctl/             Typer reads the signatures of its functions at run time; a person waits for it, not make
driver/launcher/        scripts, not modules
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


def extensions(build: str) -> list[Extension]:
    """Run mypyc and return its extension modules; none unless PYCC_MYPYC=1.

    pip runs this file three times, twice only to ask for metadata: then mypyc has nothing to do.
    """
    if os.environ.get("PYCC_MYPYC") != "1" or not {"bdist_wheel", "build", "build_ext", "install"} & set(sys.argv):
        return []
    from mypyc.build import mypycify

    # separate=True makes one extension a module, so that the C compiler runs on all cores.
    # The empty --config-file keeps mypy to these files: pyproject.toml names the tests as well.
    options = ["--config-file=", "--strict", "--no-warn-unused-ignores", f"--cache-dir={build}/mypy"]
    modules = mypycify(
        [*options, *compiled_modules()],
        separate=True,
        opt_level="2",
        debug_level="0",
        target_dir=f"{build}/c",
        include_runtime_files=False,
    )
    return cast("list[Extension]", modules)


class BuildExtensions(build_ext):
    """Compiles mypyc's runtime library once, not once for each of a hundred extensions: two thirds of the time."""

    def build_extensions(self) -> None:
        """Compile what several extensions name among their sources, give them the objects, and build as usual."""
        uses = Counter(path for extension in self.extensions for path in extension.sources)
        objects: dict[str, str] = {}
        for extension in self.extensions:
            shared = [path for path in extension.sources if uses[path] > 1]
            for path in shared:
                if path not in objects:
                    objects[path] = self.compiler.compile(
                        [path],
                        output_dir=self.build_temp,
                        include_dirs=extension.include_dirs,
                        extra_postargs=extension.extra_compile_args,
                    )[0]
            extension.sources = [path for path in extension.sources if path not in objects]
            extension.extra_objects += [objects[path] for path in shared]
        super().build_extensions()


def main() -> None:
    """Run setuptools."""
    build = tempfile.mkdtemp(prefix="pycc-build-")
    atexit.register(shutil.rmtree, build, ignore_errors=True)
    setup(
        packages=find_packages(include=[pattern for root in ROOTS for pattern in (root, root + ".*")]),
        scripts=["driver/launcher/pycc", "driver/launcher/pycc-rescue", "driver/launcher/pyccctl"],
        ext_modules=extensions(build),
        cmdclass={"build_ext": BuildExtensions},
        options={
            "build": {"build_base": build},
            "egg_info": {"egg_base": build},
            "build_ext": {"parallel": str(len(os.sched_getaffinity(0)))},
        },
    )


if __name__ == "__main__":
    main()
