"""Compare pycc's preprocessor with GCC's on many files.

    python tests/preproc/compare.py [--gcc GCC] [--mode exact|tokens] [--log FILE] -- GCC-WORDS -- FILE...
    python tests/preproc/compare.py --commands FILE      one JSON list [directory, [gcc, words..., source]] a line

A file passes when pycc's text gives the same tokens on the same presumed lines of the same files, with the same
system-header flag, as GCC's; `exact` asks for identical bytes.  Both must agree on whether there are errors.  The file of
`gcc -MD` must be identical.  One line a failure begins with ERROR; totals come last, with how many texts were identical.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from compiler.lex.lexicon import Lexicon  # noqa: E402
from compiler.unsupported import Unsupported  # noqa: E402
from driver.depfile import render  # noqa: E402
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


def content(path: str) -> bytes:
    """Return the bytes of a file."""
    with open(path, "rb") as stream:
        return stream.read()


class Comparison:
    """Runs comparisons and counts."""

    def __init__(self, mode: str, log: str, scratch: str) -> None:
        self.mode = mode
        self.log = open(log, "w") if log else None
        self.reader = DiskReader()
        self.lexicons: dict[str, Lexicon] = {}
        self.scratch = scratch
        self.passed = 0
        self.identical = 0
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
        made, rule = os.path.join(self.scratch, "text"), os.path.join(self.scratch, "rule")
        for path in (made, rule):
            if os.path.exists(path):
                os.unlink(path)
        theirs = subprocess.run([gcc, *words, "-E", "-MD", "-MF", rule, "-MT", "target", "-x", language, source, "-o", made],
                                capture_output=True, check=False)
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
        if theirs.returncode != 0 or done is None:
            self.passed += 1
            return
        wanted = content(made)
        if text != wanted:
            if self.mode == "exact":
                self.fail(name, "text differs: " + first_difference(wanted.split(b"\n"), text.split(b"\n")))
                return
            expected, found = normalised(wanted), normalised(text)
            if expected != found:
                self.fail(name, "tokens differ: " + first_difference(expected, found))
                return
        else:
            self.identical += 1
        made_rule = render(("target",), [path for path, _ in done.dependencies], False)
        if content(rule) != made_rule:
            self.fail(name, "-MD file differs: " + first_difference(content(rule).split(), made_rule.split()))
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
    with tempfile.TemporaryDirectory() as scratch:
        return compare(settings, groups, Comparison(settings.mode, settings.log, scratch))


def compare(settings: argparse.Namespace, groups: list[list[str]], comparison: Comparison) -> int:
    """Compare what the command line asks for, and print the totals; `groups`: the words between the "--"."""
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
    gc.disable()
    for number, (directory, gcc, words, source) in enumerate(jobs):
        if number % 50 == 49:
            gc.collect()
        if os.path.abspath(directory) != os.getcwd():
            os.chdir(directory)
            comparison.reader = DiskReader()
        comparison.run(gcc, words, source, language_of(source), source)
    os.chdir(home)
    print(f"{comparison.passed} passed, {comparison.identical} texts identical, {comparison.failed} failed, {comparison.refused} refused, "
          f"{time.time() - started:.0f} s")
    return 1 if comparison.failed else 0


if __name__ == "__main__":
    sys.exit(main())
