"""From a mnemonic and operands to a row: suffixes, modes, and the choice among the rows that fit.

Input: the spelling, the syntax, the mode and parsed operands.  Output: a Row, or AssemblyError in GNU as's
wording.  AT&T mnemonics may carry a size suffix (GNU as manual: i386-Mnemonics); where neither suffix nor
operand tells the size, the defaults are those of GNU as 2.40.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64

from compiler.asm.expr import AssemblyError
from compiler.target.x86 import insns
from compiler.target.x86 import operands as op
from compiler.target.x86.insns import InstructionTable, Row
from compiler.target.x86.operands import Operand
from compiler.unsupported import Unsupported

_ATT_SUFFIXES: Final = "bwlqstxy"
_INTEL_SUFFIXES: Final = {"b": "b", "w": "w", "d": "l", "q": "q"}


@final
class Mnemonic:
    """The rows that one spelling may mean in one syntax and mode."""

    def __init__(self, name: str, rows: list[Row], suffix: str) -> None:
        self.name: str = name
        self.rows: list[Row] = rows
        self.suffix: str = suffix           # written size suffix, "" when none
        self.base: str = name[:len(name) - len(suffix)] if suffix else name
        self.attributes: i64 = 0            # of all rows together
        self.shapes: dict[tuple[int, ...], list[Row]] = {}
        for row in rows:
            self.attributes |= row.attributes

    def fitting(self, operands: list[Operand]) -> list[Row]:
        """Return the rows that accept the operands, in order of preference."""
        count = len(operands)
        if count == 2:
            key: tuple[int, ...] = (operands[0].mask, operands[1].mask)
        elif count == 1:
            key = (operands[0].mask,)
        else:
            key = tuple([operand.mask for operand in operands])
        found = self.shapes.get(key)
        if found is None:
            found = []
            for row in self.rows:
                accepted = row.operands
                if len(accepted) != count:
                    continue
                fits = True
                for number in range(count):
                    if not accepted[number] & operands[number].mask:
                        fits = False
                        break
                if fits:
                    found.append(row)
            self.shapes[key] = found
        return found


@final
class Selector:
    """Finds mnemonics and chooses rows for one syntax and mode."""

    def __init__(self, table: InstructionTable, mode: i64, intel: bool, stack_size: i64) -> None:
        self.table: InstructionTable = table
        self.mode: i64 = mode
        self.intel: bool = intel
        self.stack_size: i64 = stack_size       # of push, call, ret: mode, or 32 after .code16gcc
        self.warning: str = ""                  # set by choose: a warning in GNU as's wording
        self._known: dict[str, Mnemonic | None] = {}

    def find(self, name: str) -> Mnemonic | None:
        """Return the mnemonic, None when there is no such instruction.

        Raises AssemblyError when it exists in other modes only.
        """
        if name in self._known:
            return self._known[name]
        exact = self._for_syntax(self.table.rows(name))
        suffix = ""
        rows = exact
        merge = False
        for row in exact:
            if row.attributes & insns.MERGE:
                merge = True
        if not exact or merge:
            for letters in self._suffixes(name):
                written = name[len(name) - len(letters):]
                base = name[:len(name) - len(letters)]
                wanted = _INTEL_SUFFIXES[written] if self.intel else written
                more = [
                    row for row in self._for_syntax(self.table.rows(base))
                    if row.suffix == wanted or (row.other_suffix and row.other_suffix == wanted)
                ]
                if more:
                    rows = rows + more
                    suffix = wanted
                    break
        if not rows:
            self._known[name] = None
            return None
        usable = [row for row in rows if row.takes_mode(self.mode)]
        if not usable:
            if suffix and not exact and not self.intel:
                raise AssemblyError("invalid instruction suffix for `" + name[:-1] + "'")
            if self.mode == 64:
                raise AssemblyError("`" + name + "' is not supported in 64-bit mode")
            raise AssemblyError("`" + name + "' is only supported in 64-bit mode")
        found = Mnemonic(name, usable, suffix)
        if exact:
            found.base = name
        self._known[name] = found
        return found

    def _for_syntax(self, rows: list[Row]) -> list[Row]:
        unwanted: i64 = insns.ATT_ONLY if self.intel else insns.INTEL_ONLY
        return [row for row in rows if not row.attributes & unwanted]

    def _suffixes(self, name: str) -> list[str]:
        """Return the endings of `name` that may be size suffixes, longest first."""
        if len(name) < 3:
            return []
        last = name[-1]
        if self.intel:
            return [last] if last in _INTEL_SUFFIXES else []
        if name[-2:] == "ll":
            return ["ll", "l"]
        return [last] if last in _ATT_SUFFIXES else []

    # -- choice ---------------------------------------------------------------------------------------

    def choose(self, mnemonic: Mnemonic, operands: list[Operand]) -> list[Row]:
        """Return the rows for these operands, all of one size, the preferred one first.

        Sets `warning` when a default size was taken that the source does not tell.
        """
        rows = mnemonic.fitting(operands)
        if len(rows) == 1:
            return rows
        if not rows:
            raise AssemblyError(self._mismatch(mnemonic, operands))
        if not mnemonic.suffix or mnemonic.attributes & insns.MERGE:
            first = rows[0].suffix
            for row in rows:
                if row.suffix != first and (not row.attributes & insns.JUMP or row.attributes & insns.ADDRESS_SIZE_SUFFIX):
                    return self._default_size(mnemonic, rows, operands)
        return rows

    def _default_size(self, mnemonic: Mnemonic, rows: list[Row], operands: list[Operand]) -> list[Row]:
        """Choose among rows of several sizes when nothing written tells which."""
        attributes = rows[0].attributes
        wanted = ""
        letters = [row.suffix for row in rows]
        if "" in letters and rows[0].suffix == "":
            return rows
        if attributes & insns.SIZE_BY_X87:
            wanted = "s" if self.mode == 16 else "l"
        elif attributes & insns.DEFAULT_SIZE:
            wanted = {16: "w", 32: "l", 64: "q"}[self.stack_size]
            if wanted not in letters:
                wanted = "l"
            if self.stack_size != self.mode and mnemonic.base == "push" and operands[0].kind == op.IMMEDIATE and (
                    operands[0].expression is not None):
                # GNU as 2.40 makes a 66 prefix with a 16-bit field of it, which no processor reads as meant.
                raise Unsupported("asm", "push of a symbol without suffix in .code16gcc")
            if self.stack_size != self.mode and rows[0].operands and rows[0].operands[0] & (op.FS | op.GS | op.ES | op.DS | op.SS):
                self.warning = ("generating 32-bit `" + mnemonic.name + "', unlike earlier gas versions")
        elif attributes & insns.DEFAULT_MODE:
            wanted = {16: "w", 32: "l", 64: "q"}[self.mode]
            if wanted not in letters:
                wanted = "l"
        elif attributes & insns.DEFAULT_LONG and not (self.intel and rows[0].feature != "base"):
            wanted = "w" if self.mode == 16 and self.stack_size == 16 else "l"
            if self.mode == 64 and rows[0].feature == "base":
                self._default_warning(mnemonic.name)
        elif attributes & insns.DEFAULT_INTERRUPT:
            wanted = "w" if self.mode == 16 else "l"
            if self.mode == 64:
                self._default_warning(mnemonic.name)
            elif self.mode != self.stack_size:
                self.warning = "generating 16-bit `" + mnemonic.name + "' for .code16gcc directive"
        elif attributes & insns.XY_SUFFIX:
            raise AssemblyError("operand size mismatch for `" + mnemonic.name + "'" if not self.intel else
                                "ambiguous operand size for `" + mnemonic.name + "'")
        elif self.intel and not (attributes & insns.STRING and operands):
            raise AssemblyError("ambiguous operand size for `" + mnemonic.name + "'")
        else:
            if attributes & insns.DEFAULT_BYTE:
                return [row for row in rows if row.suffix == "b"]
            if attributes & insns.DEFAULT_LONG:
                wanted = "l"
            elif "s" in letters:
                wanted = "s"
            elif self.mode == 16 and "w" in letters:
                wanted = "w"
            elif "l" in letters:
                wanted = "l"
            elif "q" in letters:
                wanted = "q"
            else:
                wanted = letters[0]
            self._default_warning(mnemonic.name)
        return [row for row in rows if row.suffix == wanted]

    def _default_warning(self, name: str) -> None:
        self.warning = ("ambiguous operand size" if self.intel else
                        "no instruction mnemonic suffix given and no register operands") + "; using default for `" + name + "'"

    def _mismatch(self, mnemonic: Mnemonic, operands: list[Operand]) -> str:
        """Return the error for operands that no row accepts."""
        name = mnemonic.base
        count = len(operands)
        same_count = [row for row in mnemonic.rows if len(row.operands) == count]
        if not same_count:
            if mnemonic.attributes & insns.FAR and count == 2:
                return "unsupported instruction `" + name + "'"
            return "number of operands mismatch for `" + name + "'"
        if count == 1 and operands[0].mask & op.SREG and name in ("push", "pop"):
            reg = operands[0].reg
            return "you can't `" + name + " " + ("" if self.intel else "%") + (reg.name if reg is not None else "") + "'"
        for row in same_count:
            fits = True
            for number in range(count):
                if _shape(row.operands[number]) & _shape(operands[number].mask) == 0:
                    fits = False
            if fits and name not in _TYPE_ERRORS:
                return "operand size mismatch for `" + name + "'"
        return "operand type mismatch for `" + name + "'"


_TYPE_ERRORS: Final = frozenset(("mov", "movq", "add", "or", "adc", "sbb", "and", "sub", "xor", "cmp", "shl", "shr", "sar"))

_SHAPE_REGISTER: Final = 1
_SHAPE_MEMORY: Final = 2
_SHAPE_IMMEDIATE: Final = 4
_SHAPE_VECTOR: Final = 8
_SHAPE_OTHER: Final = 16


def _shape(mask: i64) -> i64:
    """Return the sort of operand that a class mask stands for, sizes left out."""
    found: i64 = 0
    if mask & op.GENERAL:
        found |= _SHAPE_REGISTER
    if mask & (op.MEMORY_SIZES | op.MANY):
        found |= _SHAPE_MEMORY
    if mask & op.IMMEDIATES:
        found |= _SHAPE_IMMEDIATE
    if mask & (op.XMM | op.YMM):
        found |= _SHAPE_VECTOR
    if not found:
        found = _SHAPE_OTHER
    return found
