"""What the flags of the internal compiler ask of the passes: a Request from Options.code_flags.

    -fopt-bisect-limit=N      only the first N applications of optional passes in the unit; -1: all, and say how many
    -fdisable-pass=NAME       leave a pass out (several flags, or names parted by commas)
    -fdump-ir=NAME            print each function to standard error after a pass
    -fopt-level=LEVEL@F,G     these functions at another -O level
    -fplant=op:NAME@FUNCTION  break one op on purpose (late: behind all passes), -fplant=pair:FILE1,FILE2 two units together
                              (compiler/opt/plant.py)

They come from the rules of PYCC_CHOICE, never from GCC's command line.
"""

from __future__ import annotations

from compiler.opt.pipeline import Request, list_of, pass_names
from compiler.unsupported import Unsupported


def request_of(flags: tuple[str, ...]) -> Request:
    """Return the request that `flags` make; others of them are left alone.  Raises Unsupported for one that makes no sense."""
    request = Request()
    for flag in flags:
        name, equals, value = flag.partition("=")
        if not equals:
            continue
        if name == "-fopt-bisect-limit":
            if not value.removeprefix("-").isdigit():
                raise Unsupported("option", flag)
            request.limit = int(value)
            request.counting = True
        elif name == "-fdisable-pass":
            for word in value.split(","):
                if word not in pass_names():
                    raise Unsupported("option", flag)
                request.disabled.append(word)
        elif name == "-fdump-ir":
            if value not in pass_names():
                raise Unsupported("option", flag)
            request.dump.append(value)
        elif name == "-fopt-level":
            level, _, functions = value.partition("@")
            try:
                list_of(level)
            except KeyError:
                raise Unsupported("option", flag) from None
            for word in functions.split(","):
                request.levels[word] = level
        elif name == "-fplant":
            request.plant = value
    return request
