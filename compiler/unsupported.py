"""The compiler's refusal, in a module of its own because every cache look-up imports it and nothing else."""

from __future__ import annotations


class Unsupported(Exception):
    """What the internal compiler does not do, with its place; the caller falls back to GCC.

    category: a stable word for statistics, e.g. "not-implemented", "option", "builtin", "asm".
    detail:   one line for a person; names the thing.
    where:    "file:line" in the source, or "" when the command line is the cause.
    """

    def __init__(self, category: str, detail: str, where: str = "") -> None:
        super().__init__(category, detail, where)
        self.category = category
        self.detail = detail
        self.where = where
