"""Runs the front end on a text in memory, for the tests of parser and semantic analysis."""

from __future__ import annotations

import hashlib
import os
import sys
import threading

from compiler.api import Result, Services, SourceFile
from compiler.options import Options
from compiler.session import RECURSION_LIMIT, STACK_BYTES, FrontEnd, Session


class MemoryReader:
    """A FileReader that gives "t.c" from memory and the rest from disk."""

    def __init__(self, text: bytes) -> None:
        self.text = text

    def read(self, path: str) -> SourceFile:
        """Return the file's contents."""
        if path == "t.c":
            data = self.text
        else:
            with open(path, "rb") as file:
                data = file.read()
        return SourceFile(path, data, hashlib.blake2b(data).digest())

    def is_file(self, path: str) -> bool:
        """Tell whether `path` exists."""
        return os.path.isfile(path)


def front_end(text: bytes, options: Options | None = None) -> tuple[Result, FrontEnd]:
    """Run preprocessor, parser and semantic analysis on `text`; raises what they raise."""
    result = Result()
    made: list[FrontEnd] = []
    problems: list[BaseException] = []

    def work() -> None:
        try:
            made.append(Session().front_end("t.c", options or Options(), Services(MemoryReader(text)), result))
        except BaseException as problem:
            problems.append(problem)

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, RECURSION_LIMIT))
    old = threading.stack_size(STACK_BYTES)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(old)
        sys.setrecursionlimit(limit)
    if problems:
        raise problems[0]
    return result, made[0]


def errors_of(text: str, options: Options | None = None) -> list[str]:
    """Return "line: text" of each error."""
    result, _ = front_end(text.encode("latin-1"), options)
    return [f"{d.line}: {d.text}" for d in result.diagnostics if d.severity in ("error", "fatal error")]
