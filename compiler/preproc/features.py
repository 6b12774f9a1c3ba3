"""What __has_attribute, __has_c_attribute and __has_builtin answer (cpp manual).

In:  a name.  Out: GCC 12's answer for the target, from tables.
"""

from __future__ import annotations

from typing import final

from compiler.options import Options


@final
class Features:
    """Answers for one target."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def attribute(self, name: str, space: str, standard: bool) -> int:
        """Return the value of __has_attribute (standard False) or __has_c_attribute."""
        return 0

    def builtin(self, name: str) -> bool | None:
        """Return whether `name` is a built-in function; None when the tables do not know."""
        return None
