"""Which -W options the front end implements; what -Werror=X means when X is not among them.

In: the -W flags of Options.  Out: the entries for Result.partial.  Raises Unsupported for -Werror=X with an X that is not
implemented: such a unit goes to GCC, since pycc could accept what the user wants rejected.
"""

from __future__ import annotations

from typing import Final

from compiler.options import Options
from compiler.unsupported import Unsupported

# Implemented completely enough to be an error on demand.  (Those of the preprocessor included.)
IMPLEMENTED: Final = """
attributes builtin-declaration-mismatch builtin-macro-redefined cpp date-time
declaration-after-statement deprecated designated-init discarded-qualifiers div-by-zero endif-labels
expansion-to-defined implicit implicit-function-declaration implicit-int
incompatible-pointer-types int-conversion int-to-pointer-cast invalid-pch long-long missing-include-dirs multichar
normalized old-style-definition overflow pedantic pointer-arith pointer-sign pointer-to-int-cast return-type
shift-count-negative shift-count-overflow sizeof-array-argument strict-prototypes undef unknown-pragmas unused-label
unused-macros variadic-macros vla
"""

_HARMLESS: Final = " system-headers fatal-errors error "


def check_warning_flags(options: Options) -> list[str]:
    """Return what is honoured in part: "warnings" when an option asks for warnings pycc lacks.

    Raises Unsupported for -Werror=X that is not implemented and not undone later on the command line.
    """
    known = IMPLEMENTED.split()
    as_errors: dict[str, bool] = {}
    partial = False
    for flag in options.warning_flags:
        if flag.startswith("-Werror="):
            as_errors[flag[8:].partition("=")[0]] = True
        elif flag.startswith("-Wno-error="):
            as_errors[flag[11:].partition("=")[0]] = False
        elif flag.startswith("-Wno-") or not flag.startswith("-W"):
            if flag.startswith("-Wno-"):
                as_errors.pop(flag[5:], None)
        else:
            word = flag[2:].partition("=")[0]
            if word not in known and _HARMLESS.find(" " + word + " ") < 0:
                partial = True
    for word in as_errors:
        if as_errors[word] and word not in known:
            raise Unsupported("warning", "-Werror=" + word)
    return ["warnings"] if partial else []
