"""Which local objects can overflow: the class of a C type that decides where in the frame a guarded function keeps it.

In: the type of an object, and the length from which an array of characters counts (GCC manual: --param ssp-buffer-size).  Out:
NO_ARRAY, ARRAY or CHARACTER_ARRAY of compiler/ir/details.py.  A structure or union has the class of its worst member.  Whether a
function gets a guard is code generation's to say (compiler/codegen/protector.py).
"""

from __future__ import annotations

from typing import Final

from compiler.ir.details import ARRAY, CHARACTER_ARRAY, NO_ARRAY
from compiler.sema.types import T_ARRAY, T_INT, ArrayType, RecordType, Type, integer_of

DEFAULT_BUFFER: Final = 8
"""Bytes: the default of --param ssp-buffer-size."""
_PARAMETER: Final = "--param=ssp-buffer-size="


def smallest_buffer(code_flags: tuple[str, ...]) -> int:
    """Return the length in bytes from which an array of characters is a buffer."""
    for flag in reversed(code_flags):
        if flag.startswith(_PARAMETER):
            return int(flag[len(_PARAMETER):])
    return DEFAULT_BUFFER


def array_class(ty: Type, smallest: int) -> int:
    """Return the class of an object of type `ty`; smallest: as smallest_buffer gives it."""
    main = ty.main
    if main.kind == T_ARRAY:
        assert isinstance(main, ArrayType)
        element = main.element.main
        if element.kind == T_INT and integer_of(element).size == 1 and (main.size < 0 or main.size >= smallest):
            return CHARACTER_ARRAY
        return ARRAY
    worst = NO_ARRAY
    if isinstance(main, RecordType):
        for member in main.fields:
            worst = max(worst, array_class(member.type, smallest))
    return worst
