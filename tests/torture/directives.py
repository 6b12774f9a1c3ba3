"""The dg directives of GCC's tests, for an x86-64 Linux target (GCC internals manual: Directives used within DejaGnu tests, Selectors)."""

from __future__ import annotations

import fnmatch
import re
import shlex
from dataclasses import dataclass, field

TARGET = "x86_64-pc-linux-gnu"

# Effective targets that x86-64 Linux with glibc does not have; every other that the tests name it has.
ABSENT = frozenset((
    "ia32", "ilp32", "x32", "freestanding", "nonpic", "run_expensive_tests", "arm_arch_v5t_thumb_ok", "int16", "keeps_null_pointer_checks",
    "ptr_eq_short", "newlib_nano_io", "avx512f_runtime", "simulator", "arm32", "short_eq_int", "vxworks_kernel", "hosted_absent",
    "default_packed", "pcc_bitfield_type_absent", "signal_absent", "large_initializer_absent",
))
_DIRECTIVE = re.compile(r"\{\s*(dg-[a-z-]+)\s+((?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*)\}")


def selected(selector: str) -> bool:
    """Evaluate a selector: globs of triples, effective targets, !, &&, ||, braces."""
    tokens = re.findall(r"&&|\|\||!|[{}]|[^\s{}!]+", selector.replace('"', " "))
    value, rest = _disjunction(tokens)
    return value


def _disjunction(tokens: list[str]) -> tuple[bool, list[str]]:
    value, rest = _conjunction(tokens)
    while rest and rest[0] == "||":
        right, rest = _conjunction(rest[1:])
        value = value or right
    return value, rest


def _conjunction(tokens: list[str]) -> tuple[bool, list[str]]:
    value, rest = _list(tokens)
    while rest and rest[0] == "&&":
        right, rest = _list(rest[1:])
        value = value and right
    return value, rest


def _list(tokens: list[str]) -> tuple[bool, list[str]]:
    """Alternatives side by side: triples or one effective target."""
    value = False
    while tokens and tokens[0] not in ("&&", "||", "}"):
        one, tokens = _primary(tokens)
        value = value or one
    return value, tokens


def _primary(tokens: list[str]) -> tuple[bool, list[str]]:
    first = tokens[0]
    if first == "!":
        value, rest = _primary(tokens[1:])
        return not value, rest
    if first == "{":
        value, rest = _disjunction(tokens[1:])
        return value, rest[1:]
    if "-" in first or "*" in first:
        return fnmatch.fnmatchcase(TARGET, first.replace("[", "[").replace("\\", "")), tokens[1:]
    return first in ("target", "xfail") or first not in ABSENT, tokens[1:]


@dataclass
class Directives:
    """What a test file asks for.

    action: preprocess, compile, assemble, link, run.  options: the -dg options; None: the suite's own.  skip: the reason why the test is
    not for this target, "" otherwise.  conditional: (flags that must be there, flags that must not) of skips by option.
    errors: the compiler must report errors.
    """

    action: str
    options: list[str] | None = None
    additional: list[str] = field(default_factory=list)
    skip: str = ""
    conditional: list[tuple[list[str], list[str]]] = field(default_factory=list)
    errors: bool = False
    timeout_factor: float = 1.0
    sources: list[str] = field(default_factory=list)

    def skipped_with(self, flags: list[str]) -> bool:
        """Tell whether a dg-skip-if applies to a run with these flags."""
        for given, absent in self.conditional:
            if any(_matches(pattern, flags) for pattern in given) and not any(_matches(pattern, flags) for pattern in absent):
                return True
        return False


def _matches(pattern: str, flags: list[str]) -> bool:
    if pattern == "":
        return False
    if pattern == "*":
        return True
    return any(fnmatch.fnmatchcase(flag, pattern) for flag in flags)


def read_directives(text: str, action: str) -> Directives:
    """Return the directives of a test file; `action` is the suite's default."""
    found = Directives(action)
    for match in _DIRECTIVE.finditer(text):
        name = match.group(1)
        words = _words(match.group(2))
        if name == "dg-do":
            if len(words) > 1 and _is_target(words[1]) and not selected(words[1]):
                found.skip = "dg-do for another target"
            found.action = words[0]
        elif name in ("dg-options", "dg-additional-options"):
            if len(words) > 1 and _is_target(words[1]) and not selected(words[1]):
                continue
            flags = shlex.split(words[0]) if words else []
            if name == "dg-options":
                found.options = flags
            else:
                found.additional += flags
        elif name == "dg-require-effective-target":
            if words[0] in ABSENT and (len(words) == 1 or selected(words[1])):
                found.skip = "needs " + words[0]
        elif name in ("dg-require-dll", "dg-require-profiling", "dg-require-stack-check"):
            if name == "dg-require-dll":
                found.skip = "needs DLLs"
        elif name in ("dg-skip-if", "dg-xfail-if", "dg-xfail-run-if"):
            if len(words) > 1 and selected(words[1]):
                given = _words(words[2]) if len(words) > 2 else ["*"]
                absent = _words(words[3]) if len(words) > 3 else []
                found.conditional.append((given, absent))
        elif name == "dg-error":
            if len(words) < 3 or not _is_target(words[2]) or selected(words[2]):
                found.errors = True
        elif name == "dg-timeout-factor":
            found.timeout_factor = float(words[0])
        elif name == "dg-additional-sources":
            found.sources += shlex.split(words[0])
    return found


def _is_target(word: str) -> bool:
    return word.lstrip().startswith(("target", "xfail"))


def _words(text: str) -> list[str]:
    """Split a Tcl list: words, "strings", {braces}."""
    words: list[str] = []
    position = 0
    while position < len(text):
        character = text[position]
        if character.isspace():
            position += 1
        elif character == '"':
            end = position + 1
            while end < len(text) and text[end] != '"':
                end += 2 if text[end] == "\\" else 1
            words.append(text[position + 1:end])
            position = end + 1
        elif character == "{":
            depth = 0
            end = position
            while end < len(text):
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
                if depth == 0:
                    break
            words.append(text[position + 1:end - 1].strip())
            position = end
        else:
            end = position
            while end < len(text) and not text[end].isspace():
                end += 1
            words.append(text[position:end])
            position = end
    return words
