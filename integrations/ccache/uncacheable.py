"""Why a command is handed to the compiler as it is."""

from __future__ import annotations


class Uncacheable(Exception):
    """The command cannot, or shall not, be served from the cache.

    counter: name of the counter that counts it, "" for none.
    detail:  for the log.
    """

    def __init__(self, counter: str, detail: str = "") -> None:
        super().__init__(counter, detail)
        self.counter = counter
        self.detail = detail
