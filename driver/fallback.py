"""Which compiler makes which unit, when the user says so: PYCC_CHOICE.

In: rules, and the path of a unit.  Out: who makes it, and flags that only the internal compiler sees.  Nothing here searches
or judges; integrations/oracle writes the rules.

The value is rules, parted by ";" or line ends, or `@FILE` with a file of them; "#" at the beginning of a word begins a comment.
A word in double quotes may have blanks, ";" and "#" in it; there, and nowhere else, a backslash takes the next character as it is.
A rule is

    WHO WHICH [FLAG...]

WHO     gcc   the GCC behind makes the unit; a record says so, with the category `chosen`
        pycc  the usual policy; the FLAGs are added to the options of the internal compiler and are never shown to GCC.
              -fgcc-functions=F,G lets GCC make these functions within the unit's object (driver.gcc_functions)
WHICH   all
        PATH                      absolute, or the end of the unit's absolute path, whole components
        glob:PATTERN              fnmatch(3)-like, `*` matches `/` too; tried on the path and, if relative, on its ends
        share:PERCENT:SEED[:DIR]  that share of all units, chosen by a hash of SEED and the path (relative to DIR where
                                  it lies below): the same for the same seed, whatever the order of compiles

The last rule that fits decides; with none, it is as without rules.  The rules take part in no cache key: they choose the
producer, whose key tells the results apart; FLAGs are in the internal key as part of the options.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

GCC: Final = "gcc"
PYCC: Final = "pycc"
CHOSEN: Final = "chosen"
"""Category of the record of a unit that a rule gave to GCC."""

_HASH_BITS: Final = 64
_SPECIAL: Final = " \t\r\f\v\n;#\"\\"


class BadRule(Exception):
    """A rule that cannot be read; the text says which and why."""


class Rule:
    """One rule; `kind` is "all", "path", "glob" or "share"."""

    __slots__ = ("who", "kind", "text", "share", "seed", "root", "flags")

    def __init__(self, who: str, kind: str, text: str, flags: tuple[str, ...]) -> None:
        self.who = who
        self.kind = kind
        self.text = text            # of "path" and "glob"
        self.share = 0.0            # of "share": 0.0 to 1.0
        self.seed = ""
        self.root = ""
        self.flags = flags

    def fits(self, path: str) -> bool:
        """Tell whether the rule speaks of the unit with the absolute source path `path`."""
        if self.kind == "all":
            return True
        if self.kind == "share":
            return hash_share(path, self.seed, self.root) < self.share
        if self.kind == "path":
            return path == self.text or not self.text.startswith("/") and path.endswith("/" + self.text)
        from fnmatch import fnmatchcase
        if fnmatchcase(path, self.text):
            return True
        return not self.text.startswith("/") and fnmatchcase(path, "*/" + self.text)


def hash_share(path: str, seed: str, root: str) -> float:
    """Return where in [0, 1) the hash of a unit lies."""
    from cache.digest import digest
    if root and path.startswith(root + "/"):
        path = path[len(root) + 1:]
    number = int.from_bytes(digest(seed.encode("utf-8", "surrogateescape"), os.fsencode(path))[:_HASH_BITS // 8], "big")
    return number / (1 << _HASH_BITS)


class Choice:
    """The rules of one request, in order."""

    __slots__ = ("rules",)

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules

    def of(self, source: str, cwd: str) -> tuple[str, tuple[str, ...]]:
        """Return who makes the unit, and flags for the internal compiler.  ("", ()) when no rule fits."""
        path = os.path.normpath(os.path.join(cwd, source))
        for rule in reversed(self.rules):
            if rule.fits(path):
                return rule.who, rule.flags
        return "", ()


def read(value: str) -> Choice:
    """Return the choice that a value of PYCC_CHOICE stands for.  Raises BadRule, also for a file that cannot be read."""
    if value.startswith("@"):
        try:
            with open(value[1:], encoding="utf-8", errors="surrogateescape") as file:
                value = file.read()
        except OSError as problem:
            raise BadRule(f"{value[1:]}: {problem.strerror}") from None
    return Choice([_rule(words) for words in _split(value)])


def quote(word: str) -> str:
    """Return `word` as the text of one word of a rule."""
    if word and not any(character in _SPECIAL for character in word):
        return word
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _split(text: str) -> list[list[str]]:
    """Return the words of each rule.  Raises BadRule for a quote that does not end."""
    rules: list[list[str]] = [[]]
    word = ""
    begun = quoted = comment = False        # begun: of the word, which may be empty in quotes
    characters = iter(text)
    for character in characters:
        if quoted:
            if character == "\\":
                word += next(characters, "")
            elif character == '"':
                quoted = False
            else:
                word += character
        elif character == "\n" or character == ";" and not comment:
            if begun:
                rules[-1].append(word)
            word, begun, comment = "", False, False
            rules.append([])
        elif comment:
            continue
        elif character.isspace():
            if begun:
                rules[-1].append(word)
            word, begun = "", False
        elif character == "#" and not begun:
            comment = True
        else:
            begun = True
            if character == '"':
                quoted = True
            else:
                word += character
    if quoted:
        raise BadRule("a quote does not end")
    if begun:
        rules[-1].append(word)
    return [words for words in rules if words]


def _rule(words: list[str]) -> Rule:
    """Return one rule.  Raises BadRule."""
    who = words[0]
    if who not in (GCC, PYCC):
        raise BadRule(f"`{who}' is neither gcc nor pycc")
    if len(words) < 2:
        raise BadRule(f"`{who}' without a unit")
    which, flags = words[1], tuple(words[2:])
    if flags and who == GCC:
        raise BadRule(f"flags for {which}, which GCC makes")
    for flag in flags:
        if not flag.startswith("-f"):
            raise BadRule(f"`{flag}' is no -f flag")
    if which == "all":
        return Rule(who, "all", "", flags)
    if which.startswith("glob:"):
        return Rule(who, "glob", which[5:], flags)
    if which.startswith("share:"):
        return _share(who, which, flags)
    return Rule(who, "path", os.path.normpath(which), flags)


def _share(who: str, which: str, flags: tuple[str, ...]) -> Rule:
    """Return the rule of "share:PERCENT:SEED[:DIR]".  Raises BadRule."""
    parts = which.split(":", 3)
    if len(parts) < 3:
        raise BadRule(f"`{which}' is not of the form share:PERCENT:SEED")
    try:
        percent = float(parts[1].removesuffix("%"))
    except ValueError:
        percent = -1.0
    if not 0.0 <= percent <= 100.0:
        raise BadRule(f"`{parts[1]}' is no percentage")
    rule = Rule(who, "share", "", flags)
    rule.share = percent / 100.0
    rule.seed = parts[2]
    if len(parts) > 3:
        rule.root = os.path.normpath(parts[3])
    return rule
