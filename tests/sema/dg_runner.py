"""Runs GCC's dg tests of the front end: files whose comments say which lines must have an error.

    python -m tests.sema.dg_runner DIRECTORY [PATTERN...]     DIRECTORY holds gcc.dg's files (package gcc-12-source)

A file passes when each dg-error line has an error (or, for pedwarns under -pedantic-errors, a message) and no error falls on another
line.  dg-warning is not compared: warnings are partial.  Prints one ERROR line a file that differs,
and totals, separately for the files in which GCC reports an error.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from compiler.options import Options, SearchDir
from compiler.unsupported import Unsupported
from tests.sema.harness import front_end

PATTERNS = ["c90-*.c", "c99-*.c", "c11-*.c", "c17-*.c", "gnu89-*.c", "gnu90-*.c", "gnu99-*.c", "gnu11-*.c", "gnu17-*.c"]
_DIRECTIVE = re.compile(r"\{\s*dg-(error|warning|bogus|message|do|options|additional-options)\s+(.*?)\s*\}\s*(?:\*/|$)")
_INCLUDES = ("/usr/lib/gcc/x86_64-linux-gnu/12/include", "/usr/local/include", "/usr/include/x86_64-linux-gnu", "/usr/include")


def expectations(text: str) -> tuple[set[int], list[str] | None, str]:
    """Return (lines with errors, option words or None where the file names none, do action)."""
    errors: set[int] = set()
    words: list[str] | None = None
    action = "compile"
    for number, line in enumerate(text.splitlines(), 1):
        for match in _DIRECTIVE.finditer(line):
            kind, rest = match.group(1), match.group(2)
            if kind == "do":
                action = rest.split()[0].strip('"')
            elif kind == "options" or (kind == "additional-options" and "target" not in rest):
                found = re.match(r'"([^"]*)"', rest) or re.match(r"\{([^}]*)\}", rest)
                if found and ("target" not in rest or "x86" in rest or "i?86" in rest):
                    if kind == "options":
                        words = found.group(1).split()
                    else:
                        words = (words or []) + found.group(1).split()
            elif kind == "error":
                # dg-error "regexp" ["comment" [{ target } [line]]]
                parts = re.match(r'(?:"((?:[^"\\]|\\.)*)"|\{([^}]*)\}|(\S+))\s*(.*)', rest)
                tail = parts.group(4) if parts else ""
                if re.search(r"target\s+(?!\*-\*-\*|c\b)", tail) and not re.search(r"x86_64|lp64|int128|i\?86", tail):
                    continue
                if re.search(r"xfail", tail):
                    continue
                at = number
                last = re.search(r"(?:\s|^)(\.([+-]\d+)|\d+)\s*$", tail)
                if last:
                    at = number + int(last.group(2)) if last.group(2) else int(last.group(1))
                    if at == 0:
                        continue
                errors.add(at)
    return errors, words, action


def options_for(words: list[str] | None, directory: str) -> Options:
    """Turn dg-options words into Options; gcc.dg's own default where there are none."""
    standard = "gnu17"
    warnings: list[str] = []
    code: list[str] = []
    macros: list[tuple[str, str]] = []
    machine: list[str] = []
    optimize = "0"
    for word in ["-ansi", "-pedantic-errors"] if words is None else words:
        if word.startswith("-std="):
            standard = word[5:]
        elif word == "-ansi":
            standard = "c90"
        elif word.startswith("-W") or word.startswith("-pedantic") or word == "-w":
            warnings.append(word)
        elif word.startswith("-f"):
            code.append(word)
        elif word.startswith("-D"):
            name, _, value = word[2:].partition("=")
            macros.append(("D", name + "=" + (value or "1")))
        elif word.startswith("-m"):
            machine.append(word)
        elif word.startswith("-O"):
            optimize = word[2:] or "1"
    search = (SearchDir(directory, "quote"), *(SearchDir(path, "system", True) for path in _INCLUDES))
    return Options(standard=standard, warning_flags=tuple(warnings), code_flags=tuple(code), macros=tuple(macros),
                   search=search, optimize=optimize, machine_flags=tuple(machine))


def run_file(path: Path) -> tuple[str, bool]:
    """Return (what differs or "", whether the file expects an error)."""
    data = path.read_bytes()
    errors, words, action = expectations(data.decode("latin-1"))
    if action in ("preprocess", "assemble") and not errors:
        return "", False
    try:
        result, _ = front_end(data, options_for(words, str(path.parent)))
    except Unsupported as refusal:
        return f"unsupported: {refusal.category} {refusal.detail}", bool(errors)
    got: dict[int, str] = {}
    for message in result.diagnostics:
        if message.severity in ("error", "fatal error"):
            got.setdefault(message.line, message.text)
    missing = sorted(errors - set(got))
    extra = sorted(line for line in got if line not in errors)
    problems: list[str] = []
    if missing:
        problems.append("no error on line " + ",".join(str(line) for line in missing))
    if extra:
        problems.append("error on line " + ", ".join(f"{line} ({got[line]})" for line in extra[:3]))
    return "; ".join(problems), bool(errors)


def main(arguments: list[str]) -> int:
    """Run the files; return 1 when less than 95 % of the rejected files agree."""
    directory = Path(arguments[0])
    files: list[Path] = []
    for pattern in arguments[1:] or PATTERNS:
        files.extend(sorted(directory.glob(pattern)))
    total = {True: 0, False: 0}
    passed = {True: 0, False: 0}
    for path in files:
        try:
            problem, rejects = run_file(path)
        except Exception as failure:
            problem, rejects = f"{type(failure).__name__}: {failure}", True
        total[rejects] += 1
        if problem:
            print(f"ERROR {path.name}: {problem}")
        else:
            passed[rejects] += 1
    for rejects, name in ((True, "with errors"), (False, "without errors")):
        share = 100.0 * passed[rejects] / max(1, total[rejects])
        print(f"dg files {name}: {passed[rejects]} of {total[rejects]} agree ({share:.1f} %)")
    return 0 if passed[True] >= 0.95 * total[True] else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
