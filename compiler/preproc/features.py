"""What __has_attribute, __has_c_attribute and __has_builtin answer (cpp manual).

In:  a name.  Out: GCC 12's answer for the target, from the tables of features_table, read on first use.
"""

from __future__ import annotations

from typing import Final, final

from compiler.lex.dialect import last_flag, standard_name
from compiler.options import Options
from compiler.preproc.features_table import ATTRIBUTES, BUILTINS

# Prefixes of built-in functions that depend on -m options, beyond what the table says.
_MACHINE_PREFIXES: Final = ("__builtin_ia32_", "__builtin_aarch64_", "__builtin_riscv_", "__builtin_cpu_",
                            "__builtin_sve_", "__builtin_arm_")


def target_column(options: Options) -> int:
    """Return the column of the options' target in per-target tables; -1 for another target."""
    target = options.target
    if target.startswith("x86_64"):
        return 1 if "-m32" in options.machine_flags or "-m16" in options.machine_flags else 0
    if target.startswith(("i386", "i486", "i586", "i686")):
        return 0 if "-m64" in options.machine_flags else 1
    if target.startswith("aarch64"):
        return 2
    return 3 if target.startswith("riscv64") else -1


def _answers(table: str, column: int) -> dict[str, int]:
    """Return the answers of one column of a table."""
    found: dict[str, int] = {}
    value = 0
    for line in table.splitlines():
        words = line.split()
        if words and words[0] == "@":
            value = int(words[1 + column])
            continue
        if value != 0:
            for word in words:
                found[word] = value
    return found


@final
class Features:
    """Answers for one target."""

    def __init__(self, options: Options) -> None:
        self._column = target_column(options)
        self._attributes: dict[str, int] | None = None
        self._builtins: dict[str, int] | None = None
        flags = options.code_flags
        self._machine_flags = len(options.machine_flags) > 0
        hosted = last_flag(flags, "-fhosted", "-ffreestanding", True)
        self._library = (hosted and last_flag(flags, "-fbuiltin", "-fno-builtin", True)
                         and standard_name(options.standard).startswith("gnu"))
        self._no_builtin = any(flag.startswith("-fno-builtin-") for flag in flags)

    def attribute(self, name: str, space: str, standard: bool) -> int:
        """Return the value of __has_attribute (standard False) or __has_c_attribute.

        space: the attribute namespace before "::", or "".
        """
        if space not in ("", "gnu", "__gnu__"):
            return 0
        if self._attributes is None:
            self._attributes = _answers(ATTRIBUTES, max(self._column, 0))
        if name.startswith("__") and name.endswith("__") and len(name) > 4:
            name = name[2:-2]
        value = self._attributes.get(name, 0)
        if space != "":
            return 1 if value else 0
        if standard:
            return value if value > 1 else 0
        return value

    def builtin(self, name: str) -> bool | None:
        """Return whether `name` is a built-in function; None when the tables do not know."""
        if self._column < 0:
            return None
        if self._builtins is None:
            self._builtins = _answers(BUILTINS, self._column)
        known = self._builtins
        if name.startswith("__builtin_"):
            short = name[10:]
            if "=" + short in known or "-" + short in known:
                return True
            if self._machine_flags and name.startswith(_MACHINE_PREFIXES):
                return None
            return False
        if name in known:
            return True
        if "=" + name in known:
            return True if self._library and not self._no_builtin else None
        return False
