"""The compiler behind a command: which one, of what family, and who it is.

In: the command's first word, PATH, settings.  Out: a Compiler, or NoCompiler.

The compiler is what the user names: `ccache gcc ...`, or, called through a link named `gcc`, the next `gcc` in PATH that
is neither this command nor another ccache (ccache manual: Run modes).  Its identity is what the setting
compiler_check says: mtime and size, content, the output of a command, a given text, or nothing.
"""

from __future__ import annotations

import os

from cache.digest import hash_bytes
from driver.process import Children, run
from driver.response import split
from integrations.ccache.uncacheable import Uncacheable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

OWN_NAMES: Final = ("ccache", "pyccache")
"""Names under which the command is itself; under any other it stands for a compiler."""


class NoCompiler(Exception):
    """The compiler that the command names does not exist; the text is its name."""


class Compiler:
    """The compiler behind.

    program: path to execute.  name: as it was called.  family: "gcc", "clang", "nvcc", "other" ...
    """

    __slots__ = ("program", "name", "family")

    def __init__(self, program: str, name: str, family: str) -> None:
        self.program = program
        self.name = name
        self.family = family

    @property
    def speaks_gcc(self) -> bool:
        """True when it has GCC's options for colours, dependency files and precompiled headers."""
        return self.family in ("gcc", "clang")


def is_own(path: str, own: str) -> bool:
    """Tell whether `path` is this command (whose file is `own`), or ccache, under whatever name."""
    try:
        if os.path.samefile(path, own):
            return True
    except OSError:
        return False
    return os.path.basename(os.path.realpath(path)) in OWN_NAMES


def find_in_path(name: str, search: str, own: str) -> str:
    """Return the path of the first executable `name` in `search` that is not this command; "" if there is none."""
    for directory in search.split(":"):
        path = (directory or ".") + "/" + name
        if os.path.isfile(path) and os.access(path, os.X_OK) and not is_own(path, own):
            return path
    return ""


def find(name: str, override: str, search: str, family: str, own: str) -> Compiler:
    """Return the compiler that a command names.

    override: the setting `compiler`; family: the setting compiler_type.  Raises NoCompiler.
    """
    if override:
        name = override
    if "/" in name:
        program = name if os.path.isfile(name) and os.access(name, os.X_OK) else ""
    else:
        program = find_in_path(name, search, own)
    if not program:
        raise NoCompiler(name)
    return Compiler(program, name, _family(program) if family == "auto" else family)


def _family(program: str) -> str:
    """Return what a compiler is by its name; `cc` and the like by what they link to."""
    for path in (program, os.path.realpath(program)):
        name = os.path.basename(path)
        for part, family in (("clang", "clang"), ("gcc", "gcc"), ("g++", "gcc"), ("nvcc", "nvcc")):
            if part in name:
                return family
    return "other"


def identity(compiler: Compiler, check: str, content: bytes | None, environment: Mapping[str, str], search: str,
             own: str) -> bytes:
    """Return what stands for the compiler in keys.

    check: the setting compiler_check; content: the digest of the program, which only "content" needs.
    Raises Uncacheable when the command that `check` names fails.
    """
    if check == "none":
        return b"none"
    if check == "mtime":
        status = os.stat(compiler.program)
        return f"{status.st_size} {status.st_mtime_ns}".encode()
    if check == "content":
        if content is None:
            raise Uncacheable("compiler_check_failed", compiler.program + " cannot be read")
        return content
    if check.startswith("string:"):
        return check.encode("utf-8", "surrogateescape")
    outputs: list[bytes] = []
    for command in check.split(";"):
        words = [compiler.program if word == "%compiler%" else word for word in split(command)]
        if not words:
            continue
        program = words[0] if "/" in words[0] else find_in_path(words[0], search, own)
        try:
            completed = run(program, words, environment, Children(), capture=True)
        except OSError as problem:
            raise Uncacheable("compiler_check_failed", f"{words[0]}: {problem.strerror}") from None
        if completed.status != 0:
            raise Uncacheable("compiler_check_failed", f"{words[0]} ended with {completed.status}")
        outputs.append(completed.stdout + completed.stderr)
    return hash_bytes(b"".join(outputs))
