"""Attributes and options of a function as bits and options of the IR (GCC manual: Function Attributes, Optimize Options).

In: a Symbol's attributes and the unit's Options.  Out: IR attribute bits, and one FunctionOptions for each combination of optimize() and
target() attributes.  What would change code and is not modelled raises Unsupported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.ir import ops
from compiler.ir.details import (
    ALWAYS_INLINE,
    COLD,
    CONST,
    MALLOC,
    NO_BRANCH_CHECK,
    NO_INLINE,
    NONNULL_RESULT,
    NORETURN,
    NOTHROW,
    PURE,
    RETURNS_TWICE,
)
from compiler.ir.module import (
    BRANCH_CHECK,
    CONSTRUCTOR,
    DESTRUCTOR,
    FLATTEN,
    HOT,
    INLINE_HINT,
    NAKED,
    NO_CLONE,
    NO_INSTRUMENT,
    NO_SPLIT_STACK,
    NO_STACK_PROTECTOR,
    RETAIN,
    STACK_PROTECT,
    USED,
    FunctionOptions,
)
from compiler.sema.symbols import Symbol
from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.options import Options

# Function attributes (no underscores) and the IR bit each sets.
_BITS: Final = {
    "cold": COLD, "const": CONST, "pure": PURE, "returns_twice": RETURNS_TWICE, "returns_nonnull": NONNULL_RESULT,
    "naked": NAKED, "no_split_stack": NO_SPLIT_STACK, "retain": RETAIN, "constructor": CONSTRUCTOR, "destructor": DESTRUCTOR,
    "no_instrument_function": NO_INSTRUMENT, "no_stack_protector": NO_STACK_PROTECTOR, "hot": HOT, "flatten": FLATTEN,
    "stack_protect": STACK_PROTECT, "cf_check": BRANCH_CHECK, "noclone": NO_CLONE, "noipa": NO_CLONE | NO_INLINE,
}

# Attributes that change code and that nothing below honours.
_REFUSED: Final = ("interrupt", "no_caller_saved_registers", "force_align_arg_pointer",
                   "symver", "simd")

# Functions that come back twice by their names (GCC's special_function_p).
_TWICE: Final = ("setjmp", "sigsetjmp", "_setjmp", "__sigsetjmp", "savectx", "vfork", "getcontext", "__builtin_setjmp", "setjmp_syscall",
                 "__setjmp", "__vfork")


def returns_twice_by_name(name: str) -> bool:
    """Tell whether GCC treats a function of this name as one that returns twice."""
    return name in _TWICE


def flags_of_words(words: str) -> int:
    """Return the call bits of the attribute words of a function type."""
    flags = 0
    for word in words.split():
        if word == "const":
            flags |= CONST
        elif word == "pure":
            flags |= PURE
        elif word == "returns_twice":
            flags |= RETURNS_TWICE
        elif word == "nothrow":
            flags |= NOTHROW
        elif word == "nocf_check":
            flags |= NO_BRANCH_CHECK
    return flags


def function_bits(symbol: Symbol, where: str) -> int:
    """Return the IR attribute bits of a function definition.  Raises Unsupported for what is not modelled."""
    flags = 0
    for name, text in symbol.attributes.items():
        bit = _BITS.get(name)
        if bit is not None:
            flags |= bit
        elif name == "malloc":
            if not text:
                flags |= MALLOC
        elif name in _REFUSED:
            raise Unsupported("attribute", name, where)
    if symbol.noreturn:
        flags |= NORETURN
    if symbol.noinline:
        flags |= NO_INLINE
    if symbol.always_inline:
        flags |= ALWAYS_INLINE
    if symbol.used:
        flags |= USED
    if symbol.is_inline:
        flags |= INLINE_HINT
    return flags


def priority_of(symbol: Symbol) -> int:
    """Return the priority of a constructor or destructor; 65535 is the default (GCC manual: constructor)."""
    text = symbol.attributes.get("constructor", "") or symbol.attributes.get("destructor", "")
    return int(text) if text.isdigit() else 65535


_MATH_GROUPS: Final = """
fast-math                no-math-errno unsafe-math-optimizations finite-math-only no-rounding-math no-signaling-nans cx-limited-range
unsafe-math-optimizations  no-signed-zeros no-trapping-math associative-math reciprocal-math
"""


def _expanded(words: list[str]) -> list[str]:
    """Spell out the options that stand for several (GCC manual: -ffast-math, -funsafe-math-optimizations)."""
    made: list[str] = []
    for word in words:
        positive = word[3:] if word.startswith("no-") else word
        found = False
        for line in _MATH_GROUPS.splitlines():
            parts = line.split()
            if parts and parts[0] == positive:
                found = True
                for part in _expanded(parts[1:]):
                    if word != positive:
                        # -fno-fast-math takes the group back.
                        part = part[3:] if part.startswith("no-") else "no-" + part
                    made.append(part)
        made.append(word)
        if not found:
            continue
    return made


def _in_force(words: list[str], name: str, default: bool) -> bool:
    """Tell whether option `name` is on after all the words, the last one deciding."""
    result = default
    for word in words:
        if word == name:
            result = True
        elif word == "no-" + name:
            result = False
    return result


def function_options(options: Options, optimize: str, target: str, branches: str, patchable: str, where: str) -> FunctionOptions:
    """Return the options of a function with these texts of its attributes, "" for none.

    optimize, target, patchable: of optimize(), target() and patchable_function_entry().  branches: as branch_words gives it.
    """
    made = FunctionOptions()
    made.branches = branches
    level = options.optimize
    words = [flag[2:] for flag in options.code_flags]
    for part in optimize.split(","):
        part = part.strip()
        if not part:
            continue
        if part.startswith("-"):
            part = part[1:]
        if part.isdigit():
            part = "O" + part
        if part == "O":
            part = "O1"
        if part[0] == "O" and part[1:] in ("0", "1", "2", "3", "s", "g", "fast", "z"):
            level = part[1:]
        elif part.startswith("O") and part[1:].isdigit():
            level = "3"
        else:
            word = part[1:] if part.startswith("f") and _is_known(part[1:]) else part
            if not _is_known(word):
                raise Unsupported("attribute", "optimize(" + part + ")", where)
            words.append(word)
    if level.isdigit() and int(level) > 3:
        level = "3"
    made.level = level
    if level == "fast":
        words.insert(0, "fast-math")
    words = _expanded(words)
    made.features = _features(options, target)
    made.flags = sorted(_flags(words, level))
    made.floating = _floating(words, options, level)
    for word in words:
        if word.startswith("patchable-function-entry=") and not patchable:
            _make_patchable(made, word[25:], where)
    if patchable:
        _make_patchable(made, patchable, where)
    for word in words:
        if word.startswith("stack-protector"):
            made.stack_protector = _PROTECTORS.get(word, made.stack_protector)
        elif word == "no-stack-protector":
            made.stack_protector = ""
    return made


def branch_words(symbol: Symbol) -> str:
    """Return FunctionOptions.branches for a function's attributes."""
    words: list[str] = []
    for name in ("function_return", "indirect_branch", "zero_call_used_regs"):
        if name in symbol.attributes:
            words.append(name.replace("_", "-") + "=" + symbol.attributes[name])
    return " ".join(words)


def _make_patchable(made: FunctionOptions, text: str, where: str) -> None:
    """Set the no-operations of the entry from N or N,M (GCC manual: -fpatchable-function-entry)."""
    total, _, before = text.partition(",")
    if not total.isdigit() or before and not before.isdigit() or int(before or "0") > int(total) or int(total) > 65535:
        raise Unsupported("option", "patchable_function_entry " + text, where)      # GCC reports it
    made.patchable_entry = int(total)
    made.patchable_before = int(before or "0")


_PROTECTORS: Final = {"stack-protector": "some", "stack-protector-strong": "strong", "stack-protector-all": "all",
                      "stack-protector-explicit": "explicit"}


def _is_known(word: str) -> bool:
    """Tell whether an optimize() attribute may name this -f option, with or without no-."""
    return (word[3:] if word.startswith("no-") else word) in _KNOWN.split()


# -f options that an optimize() attribute may name: those that are honoured per function, and pure permissions.
_KNOWN: Final = """
wrapv wrapv-pointer trapv strict-aliasing strict-overflow delete-null-pointer-checks builtin fast-math unsafe-math-optimizations
finite-math-only signed-zeros trapping-math associative-math reciprocal-math math-errno rounding-math
signaling-nans omit-frame-pointer inline cx-limited-range cx-fortran-rules
inline-functions inline-small-functions tree-vectorize tree-loop-vectorize tree-slp-vectorize unroll-loops unroll-all-loops gcse
gcse-las gcse-lm gcse-sm tree-pre tree-fre tree-dce tree-vrp tree-ccp tree-ter tree-sra tree-loop-distribute-patterns
tree-loop-distribution loop-interchange peel-loops split-loops unswitch-loops ivopts cse-follow-jumps crossjumping
thread-jumps if-conversion if-conversion2 optimize-sibling-calls schedule-insns schedule-insns2 caller-saves
align-functions align-loops align-jumps align-labels reorder-blocks reorder-functions reorder-blocks-and-partition
ipa-cp ipa-sra ipa-ra ipa-icf ipa-pure-const ipa-vrp ipa-reference tree-tail-merge tree-switch-conversion early-inlining
partial-inlining lto exceptions non-call-exceptions stack-protector stack-protector-strong stack-protector-all
move-loop-invariants code-hoisting expensive-optimizations devirtualize forward-propagate combine-stack-adjustments
dce dse tree-dse tree-coalesce-vars tree-copy-prop tree-dominator-opts tree-forwprop tree-phiprop tree-sink tree-slsr
tree-bit-ccp tree-builtin-call-dce tree-cselim tree-loop-im tree-loop-ivcanon tree-loop-if-convert tree-loop-optimize
tree-partial-pre tree-pta tree-scev-cprop tree-reassoc web rename-registers split-paths split-wide-types
store-merging version-loops-for-strides vect-cost-model=dynamic vect-cost-model=unlimited vect-cost-model=cheap
printf-return-value sched-pressure modulo-sched isolate-erroneous-paths-dereference
"""


def _features(options: Options, target: str) -> str:
    """Return the machine words in force: -m flags without their -m, then the target() attribute's, sorted.

    A later word of a feature overrides an earlier one of it, and arch= an earlier arch=; what they mean is the target's to say.
    """
    known: dict[str, str] = {}
    given = [flag[2:] for flag in options.machine_flags]
    given += [word.strip() for word in target.split(",") if word.strip()]
    for word in given:
        cut = word.find("=")
        key = word[:cut] if cut >= 0 else word[3:] if word.startswith("no-") else word
        known[key] = word
    return " ".join(sorted(known.values()))


def _flags(words: list[str], level: str) -> list[str]:
    """Return the options that passes ask for by name."""
    optimizing = level not in ("0", "1", "g")
    made: list[str] = []
    strict_overflow = _in_force(words, "strict-overflow", True)
    if _in_force(words, "wrapv", not strict_overflow):
        made.append("wrapv")
    if _in_force(words, "wrapv-pointer", not strict_overflow):
        made.append("wrapv-pointer")
    if _in_force(words, "trapv", False) and "wrapv" not in made:
        made.append("trapv")
    if not _in_force(words, "strict-aliasing", optimizing):
        made.append("no-strict-aliasing")
    if not _in_force(words, "delete-null-pointer-checks", True):
        made.append("no-delete-null-pointer-checks")
    if not _in_force(words, "math-errno", True):
        made.append("no-math-errno")
    rules = ""
    for word in words:
        if word in ("cx-limited-range", "cx-fortran-rules"):
            rules = word
        elif word in ("no-cx-limited-range", "no-cx-fortran-rules"):
            rules = ""
    if rules:
        made.append(rules)      # of multiplying and dividing complex numbers
    if not _in_force(words, "inline", True):
        made.append("no-inline")
    if not _in_force(words, "signed-zeros", True):
        made.append("no-signed-zeros")
    if not _in_force(words, "trapping-math", True):
        made.append("no-trapping-math")
    for name in ("finite-math-only", "unsafe-math-optimizations", "rounding-math", "signaling-nans", "tree-loop-distribute-patterns",
                 "optimize-sibling-calls"):
        if _in_force(words, name, False):
            made.append(name)
        elif "no-" + name in words:
            made.append("no-" + name)
    if not _in_force(words, "builtin", True) or "freestanding" in words or "no-hosted" in words:
        made.append("no-builtin")
    for word in words:
        if word.startswith("no-builtin-") and word not in made:
            made.append(word)
    if _in_force(words, "freestanding", False):
        made.append("freestanding")
    if _in_force(words, "omit-frame-pointer", False):
        made.append("omit-frame-pointer")
    elif "no-omit-frame-pointer" in words:
        made.append("no-omit-frame-pointer")
    return made


def _floating(words: list[str], options: Options, level: str) -> int:
    """Return the flags of ops.py that floating operations carry."""
    flags = 0
    standard = options.standard
    contract = "fast" if not standard.startswith(("c", "iso")) else "off"
    for word in words:
        if word.startswith("fp-contract="):
            contract = word[12:]
    if contract == "fast" and level != "0":
        flags |= ops.CONTRACT
    finite = _in_force(words, "finite-math-only", False)
    if finite:
        flags |= ops.NNAN | ops.NINF
    if not _in_force(words, "signed-zeros", True):
        flags |= ops.NSZ
    if _in_force(words, "associative-math", False) and not _in_force(words, "signed-zeros", True) \
            and not _in_force(words, "trapping-math", True):
        flags |= ops.REASSOC
    if _in_force(words, "reciprocal-math", False):
        flags |= ops.ARCP
    if _in_force(words, "unsafe-math-optimizations", False):
        flags |= ops.AFN
    if _in_force(words, "rounding-math", False) or _in_force(words, "signaling-nans", False):
        flags |= ops.FENV
    return flags
