"""No stale hit, ever: a project is edited at random, and every compile from the cache equals a fresh one.

Headers appear, vanish, shadow each other, change with their old size and mtime, become directories or links;
the sources ask with __has_include and #include_next, pull in bytes with .incbin, and expand date macros; the
command lines change their -I order, macros and debug information.  After each edit some units are compiled
by a pycc with a cache and by one that has none, in the same directory, and everything they leave is compared.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

DIRECTORIES = ("src", "src/deep", "inc", "inc2", ".")
HEADERS = ("a.h", "b.h", "c.h", "deep/d.h")
SOURCES = ("src/one.c", "src/two.c", "three.c")
OUTPUTS = ("out.o", "out.d")
MOST_FILES = 14


@dataclass(frozen=True)
class Left:
    """What one compile left behind."""

    status: int
    messages: str
    files: dict[str, bytes]


class Project:
    """A tree of sources in `root`, and the two compilers to compare."""

    def __init__(self, root: Path, choose: random.Random, pycc: list[str], environment: dict[str, str]) -> None:
        self.root = root
        self.choose = choose
        self.pycc = pycc
        self.environment = environment
        self.fresh = root.parent / "no-cache"
        self.hits = 0
        self.options = [self.some_options() for _ in range(2)]
        for name in SOURCES:
            self.write(name)
        for name in HEADERS:
            self.write("inc/" + name)
        self.write("inc2/a.h")
        (root / "data.bin").write_bytes(b"data")

    def some_options(self) -> list[str]:
        """Return the options of a command line."""
        choose = self.choose
        options = choose.choice((["-Iinc", "-Iinc2"], ["-Iinc2", "-Iinc"]))
        options += choose.choice(([], [], ["-DFLAG"], ["-g"], ["-MD"], ["-MMD", "-MP"], ["-iquote", "src"]))
        return options + choose.choice(([], [], [], ["-include", "b.h"], ["-isystem", "src"], ["-idirafter", "."],
                                        ["-I", "src/deep"]))

    def text(self) -> str:
        """Return the text of a source or header.  All of it reaches the object, through top-level asm."""
        choose = self.choose
        lines = [f'__asm__(".ascii \\"{choose.randrange(1000):03}\\"");']
        for _ in range(choose.randrange(3)):
            name = choose.choice(HEADERS)
            spelled = choose.choice((f'"{name}"', f"<{name}>"))
            lines.append("#if __INCLUDE_LEVEL__ < 4")
            lines.append(choose.choice((
                f"#include {spelled}",
                f"#if __has_include({spelled})\n#include {spelled}\n#else\n__asm__(\".ascii \\\"no {name}\\\"\");\n#endif",
                f"#if __has_include({spelled})\n__asm__(\".ascii \\\"has {name}\\\"\");\n#endif",
                f"#define HEADER {spelled}\n#include HEADER\n#undef HEADER",
                f"#ifdef __has_include_next\n#if __INCLUDE_LEVEL__ && __has_include_next({spelled})\n"
                f"#include_next {spelled}\n#endif\n#endif")))
            lines.append("#endif")
        extra = choose.randrange(8)
        if extra == 0:
            lines.append('__asm__(".incbin \\"data.bin\\"");')
        elif extra == 1:
            macro = choose.choice(("__DATE__", "__TIME__", "__TIMESTAMP__"))
            lines.append("#define JOIN_(a, b) a##b\n#define JOIN(a, b) JOIN_(a, b)")
            lines.append(f"__attribute__((used)) static const char JOIN(when_, __COUNTER__)[] = {macro};")
        elif extra == 2:
            lines.append("#ifdef FLAG\n__asm__(\".ascii \\\"flag\\\"\");\n#endif")
        elif extra == 3:
            lines.append("/* a comment */ int JOINED_" + str(choose.randrange(10**6)) + "(void);")
        return "\n".join(lines) + "\n"

    def write(self, name: str) -> None:
        """Write a new text to a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text())

    def edit(self) -> str:
        """Change something; returns what, for the message of a failure."""
        choose = self.choose
        name = f"{choose.choice(DIRECTORIES)}/{choose.choice(HEADERS)}"
        path = self.root / name
        action = choose.randrange(10)
        try:
            if action == 0:
                name = choose.choice(SOURCES)
                self.write(name)
            elif action == 1:
                name = "data.bin"
                (self.root / name).write_bytes(choose.randbytes(4))
            elif action == 2 and path.is_dir():
                shutil.rmtree(path)
            elif action in (2, 3):
                path.unlink()
            elif action == 4:
                path.mkdir(parents=True)
            elif action == 5:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.symlink_to(choose.choice(("a.h", "../inc/b.h", "nowhere.h")))
            elif action == 6:
                name = self.forge()
            elif action == 7:
                files = sorted(self.root.rglob("*.[ch]"))
                os.utime(choose.choice(files), (choose.randrange(10**9), choose.randrange(10**9)))
                name = "an mtime"
            elif action == 8 or sum(1 for _ in self.root.rglob("*.h")) < MOST_FILES:
                self.write(name)
        except OSError as error:
            return f"{action} {name}: {error.strerror}"
        return f"{action} {name}"

    def forge(self) -> str:
        """Change a file's content but neither its size nor its mtime."""
        path = self.choose.choice(sorted(path for path in self.root.rglob("*.[ch]") if path.is_file()))
        before = path.stat()
        text = path.read_text()
        digits = text.index(".ascii") + 9
        with open(path, "r+") as file:
            file.write(text[:digits] + f"{self.choose.randrange(1000):03}" + text[digits + 3:])
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        return f"forged {path.name}"

    def compile(self, arguments: list[str], settings: dict[str, str]) -> Left:
        """Run pycc with further environment variables; returns what it left, and removes it."""
        run = subprocess.run([*self.pycc, *arguments], cwd=self.root, env={**self.environment, **settings},
                             capture_output=True, text=True, errors="surrogateescape")
        files = {}
        for name in OUTPUTS:
            path = self.root / name
            if path.exists():
                files[name] = path.read_bytes()
                path.unlink()
        return Left(run.returncode, run.stdout + run.stderr, files)

    def check(self, edits: list[str]) -> None:
        """Compile one unit both ways and compare."""
        choose = self.choose
        arguments = ["-c", "-o", "out.o", choose.choice(SOURCES), *choose.choice(self.options)]
        shared = {"SOURCE_DATE_EPOCH": "1000000" if choose.random() < 0.9 else "2000000000"}
        if choose.random() < 0.1:
            shared[choose.choice(("CPATH", "C_INCLUDE_PATH"))] = choose.choice(("", "src/deep", ":inc", "inc2:"))
        log = self.root.parent / "log"
        cached = self.compile(arguments, {**shared, "PYCC_LOGFILE": str(log)})
        if log.exists():
            self.hits += ": direct " in log.read_text() or ": preprocessed " in log.read_text()
            log.unlink()
        shutil.rmtree(self.fresh, ignore_errors=True)
        fresh = self.compile(arguments, {**shared, "PYCC_DIR": str(self.fresh), "PYCC_RECACHE": "1"})
        assert cached == fresh, (arguments, shared, edits)


def run_project(tmp_path: Path, seed: int, steps: int, pycc: list[str], environment: dict[str, str]) -> int:
    """Edit and compile; returns the number of hits.  The second of two equal compiles is nearly always one."""
    root = tmp_path / "project"
    root.mkdir()
    project = Project(root, random.Random(seed), pycc, environment)
    edits: list[str] = []
    for _ in range(steps):
        for _ in range(project.choose.choice((0, 1, 1, 2))):
            edits.append(project.edit())
        project.check(edits[-6:])
    return project.hits


def test_edited_projects_never_get_stale_objects(tmp_path: Path, seed: int, gcc: str, pycc: list[str],
                                                 pycc_environment: dict[str, str]) -> None:
    run_project(tmp_path, seed, 12, pycc, pycc_environment)


@pytest.mark.full
@pytest.mark.parametrize("number", range(8))
def test_many_edited_projects_never_get_stale_objects(tmp_path: Path, seed: int, number: int, gcc: str, pycc: list[str],
                                                      pycc_environment: dict[str, str]) -> None:
    assert run_project(tmp_path, 1000 * (seed + 1) + number, 100, pycc, pycc_environment) > 15
