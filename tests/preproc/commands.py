"""Collect the C compile commands of a build without compiling: for compare.py and tests/sema/accept.py.

    python tests/preproc/commands.py make DIRECTORY [MAKE-ARGUMENT...]     what `make -n` would run
    python tests/preproc/commands.py database FILE                        CMake's compile_commands.json
    python tests/preproc/commands.py kbuild DIRECTORY                     the .cmd files of a Linux output directory

Prints one JSON list a line: [directory, [gcc, word..., source]], without -c, -o and dependency options.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys


def reduced(words: list[str]) -> list[list[str]]:
    """Return [gcc, word..., source] for each source of one compile (or compile-and-link) command, [] for another command."""
    while words and "=" in words[0] and not words[0].startswith("-"):
        words = words[1:]
    if len(words) > 2 and os.path.basename(words[0]) in ("sh", "bash"):
        words = words[1:]
    if words and os.path.basename(words[0]) == "libtool":
        words = words[1:]
        while words and words[0].startswith("-"):
            words = words[1:]
    if not words or os.path.basename(words[0]) not in ("gcc", "cc", "pycc"):
        return []
    kept: list[str] = []
    sources: list[str] = []
    index = 1
    while index < len(words):
        word = words[index]
        index += 1
        if word in ("-o", "-MF", "-MT", "-MQ", "-rpath", "-version-info"):
            index += 1
        elif word in ("-c", "-MD", "-MMD", "-MP", "-shared", "-static") or word.startswith(("-Wp,-M", "-MF", "-MT", "-l", "-L", "-Wl,")):
            continue
        elif word in ("-include", "-imacros", "-isystem", "-iquote", "-idirafter", "-D", "-I", "-U") and index < len(words):
            kept += [word, words[index]]
            index += 1
        elif word.startswith("-"):
            kept.append(word)
        elif word.endswith((".c", ".S")):
            sources.append(word)
    return [["gcc", *kept, source] for source in sources]


def of_make(directory: str, arguments: list[str]) -> list[tuple[str, list[str]]]:
    """Return the commands that `make -n` prints; "Entering directory" lines tell where each runs."""
    text = subprocess.run(["make", "-n", "-w", "-C", directory, *arguments], capture_output=True, text=True, check=False,
                          env={**os.environ, "LC_ALL": "C"}).stdout
    found: list[tuple[str, list[str]]] = []
    stack = [os.path.abspath(directory)]
    for line in text.replace("\\\n", " ").splitlines():
        entered = re.match(r"make(?:\[\d+\])?: (Entering|Leaving) directory '(.*)'", line)
        if entered:
            if entered.group(1) == "Entering":
                stack.append(entered.group(2))
            elif len(stack) > 1:
                stack.pop()
            continue
        for piece in re.split(r"\s*(?:;|&&|\|\|)\s*", line):
            where = stack[-1]
            try:
                words = shlex.split(re.sub(r"`test -f '([^']*)' \|\| echo '[^']*'`\s*", "", piece))
            except ValueError:
                continue
            for command in reduced(words):
                if os.path.exists(os.path.join(where, command[-1])):
                    found.append((where, command))
    return found


def of_database(path: str) -> list[tuple[str, list[str]]]:
    """Return the commands of a compile_commands.json."""
    found: list[tuple[str, list[str]]] = []
    with open(path) as stream:
        for entry in json.load(stream):
            words = shlex.split(entry["command"])
            words[0] = "gcc"
            found += [(entry["directory"], command) for command in reduced(words)]
    return found


def of_kbuild(directory: str) -> list[tuple[str, list[str]]]:
    """Return the commands that Kbuild has recorded."""
    found: list[tuple[str, list[str]]] = []
    for root, folders, files in os.walk(directory):
        folders[:] = sorted(folder for folder in folders if folder not in ("source", "tools"))
        for name in sorted(files):
            if not (name.startswith(".") and name.endswith(".o.cmd")):
                continue
            with open(os.path.join(root, name)) as stream:
                head = re.match(r"(?:savedcmd|cmd)_\S+ := (.*)", stream.read())
            if head is None:
                continue
            try:
                words = shlex.split(head.group(1).split(" ; ")[0].split("; ")[0])
            except ValueError:
                continue
            found += [(directory, command) for command in reduced(words)]
    return found


def main(arguments: list[str]) -> int:
    """Run from the command line."""
    if len(arguments) < 2 or arguments[0] not in ("make", "database", "kbuild"):
        print(__doc__, file=sys.stderr)
        return 2
    if arguments[0] == "make":
        found = of_make(arguments[1], arguments[2:])
    elif arguments[0] == "database":
        found = of_database(arguments[1])
    else:
        found = of_kbuild(os.path.abspath(arguments[1]))
    for directory, command in found:
        print(json.dumps([directory, command]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
