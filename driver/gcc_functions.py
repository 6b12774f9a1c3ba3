"""A unit of which GCC makes some functions and the internal compiler the rest, in one object: -fgcc-functions=F,G of PYCC_CHOICE.

In: a unit that the internal compiler has made, and the functions.  Out: the object of both.  Each compiler makes the whole unit with a
section for every function and object and without debugging information; compiler.obj.transplant takes the two apart, and `ld -r`
joins what is wanted of each.

Both compile with the user's options, but draw no conclusions from one body for another (no inlining but what must be, no clones, no
registers known to be spared), because the other body may not be the one that counts.  What must be inlined is each compiler's own.
"""

from __future__ import annotations

from compiler.obj import transplant
from compiler.unsupported import Unsupported
from driver import gcc_unit, keys
from driver.process import run
from driver.request import short
from driver.unit import GCC_FUNCTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    from compiler.options import Options
    from driver.keys import KeyPart
    from driver.plan import UnitJob
    from driver.process import Completed
    from driver.request import Request

CATEGORY: Final = "functions"
"""Category of the record of a unit that cannot be divided."""

_SECTIONS: Final = ("-ffunction-sections", "-fdata-sections")
_ADDED: Final = ("-ffunction-sections", "-fdata-sections", "-fno-inline")   # to the internal compiler's flags
# GCC manual: Optimize Options.
_NO_CONCLUSIONS: Final = (
    "-g0", "-fno-lto", "-fno-inline", "-fno-partial-inlining", "-fno-ipa-cp", "-fno-ipa-sra", "-fno-ipa-icf", "-fno-ipa-ra",
    "-fno-ipa-stack-alignment", "-fno-ipa-modref", "-fno-ipa-pure-const", "-fno-ipa-reference", "-fno-ipa-vrp",
    "-fno-reorder-blocks-and-partition", "-fno-toplevel-reorder",
)


def requested(flags: Sequence[str]) -> tuple[str, ...]:
    """Return the functions that GCC shall make; of several flags the last counts."""
    names: tuple[str, ...] = ()
    for flag in flags:
        if flag.startswith(GCC_FUNCTIONS):
            names = tuple(word for word in flag[len(GCC_FUNCTIONS):].split(",") if word)
    return names


def prepare(job: UnitJob, options: Options) -> None:
    """Make the internal compiler's options fit for a unit that is taken apart.  Raises Unsupported for what is no object of C."""
    if job.form != "object" or job.language.startswith("assembler") or job.side_outputs:
        raise Unsupported(CATEGORY, "only objects of C can be divided")
    kept = [flag for flag in options.code_flags if flag not in _ADDED and flag != "-finline"]
    options.code_flags = tuple(kept) + _ADDED
    options.debug = ""


def key_part(request: Request, job: UnitJob, names: Sequence[str]) -> KeyPart:
    """Return what GCC's part adds to the key: the functions, GCC, its arguments and environment."""
    words = [GCC_FUNCTIONS + ",".join(names), *job.key_args]
    parts = [word.encode("utf-8", "surrogateescape") for word in words]
    parts += [request.toolchain.identity(job.key_args), keys.environment_part(request.environment)]
    return keys.KeyPart("functions", b"\0".join(parts))


def join(request: Request, job: UnitJob, own: bytes, names: Sequence[str], key: bytes) -> tuple[bytes, float]:
    """Return the object in which GCC made the functions `names`, and the CPU seconds that this took.

    own: the internal compiler's object, made as `prepare` says.  key: what no other unit has.
    Raises Unsupported(CATEGORY, why) for a unit that resists.
    """
    suffix = ".pycc" + short(key)
    other, seconds = _by_gcc(request, job)
    apart = _SECTIONS[0] in job.key_args or _SECTIONS[1] in job.key_args
    try:
        halves = transplant.halves(own, other, names, suffix, apart)
    except transplant.Resists as reason:
        raise Unsupported(CATEGORY, str(reason)) from None
    paths = []
    for half in halves:
        path = request.scratch("half.o")
        with open(path, "wb") as file:
            file.write(half)
        paths.append(path)
    joined = request.scratch("joined.o")
    done = _gcc(request, ["-r", "-nostdlib", *[word for word in job.key_args if word.startswith("-m")], *paths, "-o", joined])
    if done.status != 0:
        raise Unsupported(CATEGORY, "ld -r: " + done.stderr.decode("utf-8", "replace").strip())
    with open(joined, "rb") as file:
        data = file.read()
    try:
        return transplant.restore(data, suffix), seconds + done.cpu
    except transplant.Resists as reason:
        raise Unsupported(CATEGORY, str(reason)) from None


def _by_gcc(request: Request, job: UnitJob) -> tuple[bytes, float]:
    """Return GCC's object of the unit, with a section for each function and object, and the CPU seconds."""
    path = request.scratch("gcc.o")
    words: list[str] = []
    skip = False
    for word in gcc_unit.without_dependency_words(job.gcc_args):
        if skip:
            skip = False
        elif word == "-o":
            skip = True
        elif not word.startswith("-o"):
            words.append(word)
    done = _gcc(request, [*words, *_SECTIONS, *_NO_CONCLUSIONS, "-w", "-o", path])
    if done.status != 0:
        raise Unsupported(CATEGORY, "GCC: " + done.stderr.decode("utf-8", "replace").strip())
    with open(path, "rb") as file:
        return file.read(), done.cpu


def _gcc(request: Request, words: Sequence[str]) -> Completed:
    toolchain = request.toolchain
    return run(toolchain.program, [toolchain.argv0, *words], toolchain.child_environment(request.environment), request.children,
               capture=True)
