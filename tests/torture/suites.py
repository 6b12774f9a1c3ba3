"""The suites of gcc.c-torture, and what belongs to each of their tests.

Flags and files are those of the suites' .exp and .x files (GCC 12).
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.torture.directives import Directives, read_directives

SUITES = ("execute", "ieee", "builtins", "compile")
_BUILTINS_FLAGS = ("-fno-tree-dse", "-fno-tree-loop-distribute-patterns", "-fno-tracer", "-fno-ipa-ra", "-fno-inline-functions")
# Options that ask GCC for files about its own work.
_DUMPS = ("-fdump-", "-fsave-optimization-record", "-fopt-info")
_ADDED = re.compile(r"(?:lappend|set)\s+additional_flags((?:\s+\"?-[\w=,-]+\"?)+)")


@dataclass
class Test:
    """One test: a program or a file to compile."""

    suite: str
    source: Path
    others: list[Path]
    flags: list[str]
    directives: Directives

    @property
    def name(self) -> str:
        """As ERROR lines name it."""
        return f"{self.suite}/{self.source.name}"


def find_testsuite(work: Path) -> Path | None:
    """Return the folder gcc.c-torture, unpacked below `work` from Debian's gcc-12-source if it is not there yet; None without that."""
    found = sorted(work.glob("gcc-*/gcc/testsuite/gcc.c-torture"))
    if found:
        return found[0]
    packed = sorted(Path("/usr/src").glob("gcc-12/gcc-12*.tar.xz"))
    if not packed:
        return None
    work.mkdir(parents=True, exist_ok=True)
    subprocess.run(["tar", "-xJf", str(packed[0]), "-C", str(work), "--wildcards", "*/gcc/testsuite/gcc.c-torture/*"], check=True)
    return sorted(work.glob("gcc-*/gcc/testsuite/gcc.c-torture"))[0]


def tests_of(suite: str, root: Path) -> list[Test]:
    """Return the tests of a suite, sorted by name."""
    folder = {"execute": root / "execute", "ieee": root / "execute/ieee", "builtins": root / "execute/builtins",
              "compile": root / "compile"}[suite]
    made: list[Test] = []
    for source in sorted(folder.glob("*.c")):
        if suite == "builtins" and source.name.endswith("-lib.c"):
            continue
        others: list[Path] = []
        flags = ["-w"]
        if suite == "ieee":
            flags.append("-fno-inline")
        elif suite == "builtins":
            flags += _BUILTINS_FLAGS
            others = [source.with_name(source.stem + "-lib.c"), folder / "lib/main.c"]
        extra = source.with_suffix(".x")
        if extra.exists():
            for match in _ADDED.finditer(extra.read_text()):
                words = match.group(1).replace('"', "").split()
                flags += [word for word in words if not word.startswith("-Wl,")]
        directives = read_directives(source.read_text("latin-1"), "assemble" if suite == "compile" else "run")
        flags += [flag for flag in (directives.options or []) + directives.additional if not flag.startswith(_DUMPS)]
        made.append(Test(suite, source, others, flags, directives))
    return made
