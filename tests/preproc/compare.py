"""Compare pycc's preprocessor with GCC's on many files.

    python tests/preproc/compare.py [--gcc GCC] [--mode exact|tokens] [--log FILE] -- GCC-WORDS -- FILE...
    python tests/preproc/compare.py --commands FILE      one JSON list [directory, [gcc, words..., source]] a line

A file passes when pycc's text gives the same tokens on the same presumed lines of the same files, with the same
system-header flag, as GCC's; `exact` asks for identical bytes.  Both must agree on whether there are errors.  The
dependency list must be that of `gcc -MD`.  One line a failure begins with ERROR; totals come last.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from compiler.lex.lexicon import Lexicon  # noqa: E402
from compiler.unsupported import Unsupported  # noqa: E402
from tests.preproc.support import DiskReader, options_of, ours  # noqa: E402

_MARKER = re.compile(rb'# (\d+) "((?:[^"\\]|\\.)*)"((?: \d)*)$')
_TOKEN = re.compile(rb'''[A-Za-z_$\x80-\xff\\][\w$\x80-\xff\\]*|\.?\d(?:[eEpP][+-]|[\w.'])*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\S''')


def normalised(text: bytes) -> list[tuple[bytes, int, bytes, bytes]]:
    """Return (file, line, system flags, token) for every token of preprocessed text."""
    result: list[tuple[bytes, int, bytes, bytes]] = []
    path, line, system = b"", 1, b""
    for row in text.split(b"\n"):
        marker = _MARKER.match(row)
        if marker:
            line = int(marker.group(1))
            path = marker.group(2)
            system = marker.group(3).replace(b" 1", b"").replace(b" 2", b"")
            continue
        for token in _TOKEN.findall(row):
            result.append((path, line, system, token))
        line += 1
    return result


def dependencies(text: bytes) -> list[str]:
    """Return the prerequisites of the first rule of a make dependency file."""
    body = text.decode("latin-1").replace("\\\n", " ").split("\n")[0]
    words = re.findall(r"(?:[^\s\\]|\\.)+", body.split(":", 1)[1] if ":" in body else "")
    return [re.sub(r"\\(.)", r"\1", word).replace("$$", "$") for word in words]


class Comparison:
    """Runs comparisons and counts."""

    def __init__(self, mode: str, log: str) -> None:
        self.mode = mode
        self.log = open(log, "w") if log else None
        self.reader = DiskReader()
        self.lexicons: dict[str, Lexicon] = {}
        self.passed = 0
        self.failed = 0
        self.refused = 0

    def fail(self, name: str, reason: str, detail: str = "") -> None:
        """Report one failure."""
        self.failed += 1
        print(f"ERROR {name}: {reason}", flush=True)
        if self.log:
            self.log.write(f"ERROR {name}: {reason}\n{detail}\n")

    def run(self, gcc: str, words: list[str], source: str, language: str, name: str) -> None:
        """Compare one file."""
        command = [gcc, *words, "-E", "-MD", "-MF", "/dev/stdout", "-MT", "x", "-x", language, source, "-o", "/dev/stderr"]
        listing = subprocess.run([gcc, *words, "-M", "-MT", "x", "-x", language, source], capture_output=True, check=False)
        theirs = subprocess.run([gcc, *words, "-E", "-x", language, source], capture_output=True, check=False)
        del command
        lexicon = self.lexicons.setdefault(language, Lexicon())
        try:
            options = options_of(gcc, words, language)
            text, done, diagnostics = ours(source, options, self.reader, lexicon)
        except Unsupported as refusal:
            self.refused += 1
            print(f"REFUSED {name}: {refusal.category}: {refusal.detail}", flush=True)
            return
        except Exception:
            self.fail(name, "traceback: " + traceback.format_exc().strip().splitlines()[-1], traceback.format_exc())
            return
        said = "; ".join(f"{d.path}:{d.line}: {d.severity}: {d.text}" for d in diagnostics.messages if "error" in d.severity)
        if (theirs.returncode != 0) != (diagnostics.errors > 0):
            self.fail(name, f"gcc status {theirs.returncode}, pycc says: {said or 'no error'}",
                      theirs.stderr.decode("latin-1"))
            return
        if theirs.returncode != 0 and done is None:
            self.passed += 1
            return
        if self.mode == "exact":
            if text != theirs.stdout:
                self.fail(name, "text differs: " + first_difference(theirs.stdout.split(b"\n"), text.split(b"\n")))
                return
        elif text != theirs.stdout:
            expected, found = normalised(theirs.stdout), normalised(text)
            if expected != found:
                self.fail(name, "tokens differ: " + first_difference(expected, found))
                return
        if done is not None and theirs.returncode == 0:
            wanted = dependencies(listing.stdout)
            have = [path for path, _ in done.dependencies]
            if wanted != have:
                self.fail(name, "dependencies differ: " + first_difference(wanted, have))
                return
        self.passed += 1


def first_difference(expected: list[object] | list[bytes] | list[str] | list[tuple[bytes, int, bytes, bytes]],
                     found: list[object] | list[bytes] | list[str] | list[tuple[bytes, int, bytes, bytes]]) -> str:
    """Describe where two lists part."""
    for index, item in enumerate(expected):
        if index >= len(found):
            return f"item {index}: gcc {item!r}, pycc ends"
        if item != found[index]:
            return f"item {index}: gcc {item!r}, pycc {found[index]!r}"
    return f"item {len(expected)}: gcc ends, pycc {found[len(expected)]!r}"


def language_of(source: str) -> str:
    """Return GCC's language for a file name."""
    if source.endswith((".S", ".sx")):
        return "assembler-with-cpp"
    return "cpp-output" if source.endswith(".i") else "c"


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gcc", default="gcc")
    parser.add_argument("--mode", default="tokens", choices=("tokens", "exact"))
    parser.add_argument("--log", default="")
    parser.add_argument("--commands", default="")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = sys.argv[1:]
    groups: list[list[str]] = [[]]
    for word in arguments:
        if word == "--":
            groups.append([])
        else:
            groups[-1].append(word)
    settings = parser.parse_args(groups[0])
    comparison = Comparison(settings.mode, settings.log)
    started = time.time()
    jobs: list[tuple[str, str, list[str], str]] = []
    if settings.commands:
        with open(settings.commands) as stream:
            for line in stream:
                directory, command = json.loads(line)
                jobs.append((directory, command[0], command[1:-1], command[-1]))
    else:
        for source in groups[-1]:
            jobs.append((".", settings.gcc, groups[1] if len(groups) > 2 else [], source))
    if settings.sample:
        jobs = random.Random(settings.seed).sample(jobs, min(settings.sample, len(jobs)))
    home = os.getcwd()
    for directory, gcc, words, source in jobs:
        if os.path.abspath(directory) != os.getcwd():
            os.chdir(directory)
            comparison.reader = DiskReader()
        comparison.run(gcc, words, source, language_of(source), source)
    os.chdir(home)
    print(f"{comparison.passed} passed, {comparison.failed} failed, {comparison.refused} refused, "
          f"{time.time() - started:.0f} s")
    return 1 if comparison.failed else 0


if __name__ == "__main__":
    sys.exit(main())
