"""Which x86 extensions a function may use, and what GCC refuses for want of one (GCC manual: x86 Function Attributes, x86 Built-in
Functions).

In:  a call in the function being parsed.  Out: Unsupported where GCC would say "needs isa option" or "target specific option
mismatch": it says so when it generates code, and not where the call turns out to be dead, so the unit is left to it.
The extensions in force are those of the -m options and, after them, of the function's target attribute or pragma.
"""

from __future__ import annotations

from typing import Final

from mypy_extensions import i64

from compiler.options import Options
from compiler.preproc.predefined import MacroSet, X86Features
from compiler.sema.context import Sema
from compiler.sema.symbols import Symbol

# Extensions of which any one will do; others that a row of the table joins by "+" are all needed.
_ALTERNATIVES: Final = ("sse+3dnow_a", "sse+3dnow_a+mmx", "fma+fma4")
_UNCHECKED: Final = ("", "-", "64bit", "mwait")


def check_call(s: Sema, callee: Symbol, pos: i64) -> None:
    """Raise Unsupported when the function being parsed lacks an extension that a call of `callee` needs."""
    if s.function is None or s.unevaluated or s.skipped or s.options.output_form == "check":
        return
    needed = callee.attributes.get("isa", "")
    if needed:
        if not _satisfied(needed, _in_force(s, s.function.symbol.attributes.get("target", ""))):
            raise s.unsupported("target", "'" + callee.name + "' needs isa option " + needed, pos)
    elif callee.always_inline and "target" in callee.attributes:
        own = s.function.symbol.attributes.get("target", "")
        wanted = callee.attributes["target"]
        if wanted != own:
            present = _in_force(s, own)
            for feature in _in_force(s, wanted):
                if feature not in present:
                    raise s.unsupported("target", "inlining '" + callee.name + "': target specific option mismatch", pos)


def _satisfied(needed: str, present: set[str]) -> bool:
    """Tell whether the extensions of a table row are there."""
    words = needed.upper().split("+")
    if needed in _ALTERNATIVES:
        return any([word in present for word in words])
    if needed.endswith("+avxvnni") and "AVXVNNI" in present:
        return True
    for word in words:
        if word.lower() not in _UNCHECKED and word not in present:
            return False
    return True


def _in_force(s: Sema, target: str) -> set[str]:
    """Return the extensions in force under a target attribute, in upper case."""
    known = s.instruction_sets.get(target)
    if known is None:
        flags = s.options.machine_flags
        flags += tuple(["-m" + word.strip() for word in target.split(",") if word.strip()])
        narrow = s.target.isa == "i386"
        options = Options(target=s.options.target, machine_flags=flags)
        known = {feature.upper() for feature in X86Features(MacroSet(1 if narrow else 0), options, narrow).in_force()}
        s.instruction_sets[target] = known
    return known
