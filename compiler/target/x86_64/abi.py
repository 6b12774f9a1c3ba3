"""Where arguments and results are: the calling conventions of SysV x86-64 (psABI 3.2.3) and of Windows (ms_abi), as GCC 12 reads them.

In: a Signature after legalisation (values wider than a register are PARTs).  Out: for each argument a `Passed`, and for the result one.

An aggregate is classified by its eightbytes from the flat list of its scalars; classes of scalars that share one are merged.
Nothing here depends on the code model, so the rules can be read beside the psABI's text.

ms_abi (Microsoft, "x64 calling convention"; GCC manual: ms_abi): argument number i has the place number i, in a register up to the
fourth, rcx rdx r8 r9 or xmm0 to xmm3, else on the stack, above 32 bytes that the callee may use as it likes.  An aggregate of 1, 2, 4
or 8 bytes goes like an integer, any other by reference to a copy of the caller's; so do results, whose place is the first argument then.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir.details import (
    AGGREGATE,
    CHAIN,
    COMPLEX,
    PART,
    PART_NEXT,
    RESULT,
    UNALIGNED,
    Aggregate,
    Argument,
    Signature,
)
from compiler.ir.types import (
    F16,
    F32,
    F64,
    F80,
    F128,
    KIND_FLOAT,
    KIND_POINTER,
    VOID,
    element_of,
    kind_of,
    lanes_of,
    width_of,
)
from compiler.target.x86_64.registers import (
    FLOAT_ARGUMENTS,
    INTEGER_ARGUMENTS,
    MICROSOFT_INTEGERS,
    R10,
    RAX,
    RDX,
    XMM0,
)
from compiler.unsupported import Unsupported

# Classes of an eightbyte.
NO_CLASS: Final = 0
INTEGER: Final = 1
SSE: Final = 2
SSEUP: Final = 3
X87: Final = 4
X87UP: Final = 5
MEMORY: Final = 6

# Kinds of Passed.
NOTHING: Final = 0      # of size 0, or void
REGISTERS: Final = 1
STACK: Final = 2        # arguments: at `offset` from the first stack argument.  Results: in memory the caller named
IN_ST0: Final = 3       # a result on the x87 stack
IN_ST0_ST1: Final = 4   # a complex long double: the real part in st(0)
REFERENCE: Final = 5    # arguments: the address of a copy is passed, in registers[0] or on the stack at `offset`

MICROSOFT: Final = "ms_abi"
_HOME: Final = 32       # bytes of stack that a Microsoft caller leaves for register arguments


@final
class Passed:
    """One argument or result.  registers: of an aggregate one for each eightbyte, or one for all when it is a vector.

    offset, size: bytes; sizes[i] is that of the piece in registers[i].
    """

    __slots__ = ("kind", "registers", "offset", "size", "sizes")

    def __init__(self, kind: int) -> None:
        self.kind: int = kind
        self.registers: list[int] = []
        self.sizes: list[int] = []
        self.offset: int = 0
        self.size: int = 0


@final
class Convention:
    """The places of all arguments and the result of one signature.

    stack_size: bytes of stack arguments, a multiple of 8; stack_align: of their start.  floats: how many xmm registers hold arguments.
    next_integer: how many integer argument registers the named arguments take (va_start).  microsoft: it is that of ms_abi.
    """

    __slots__ = ("arguments", "result", "stack_size", "stack_align", "floats", "next_integer", "next_float", "named_stack", "microsoft")

    def __init__(self, signature: Signature, wide: bool) -> None:
        """wide: 32-byte vectors go in ymm registers."""
        self.microsoft: bool = signature.convention == MICROSOFT
        if signature.convention not in ("", "sysv_abi", MICROSOFT):
            raise Unsupported("attribute", signature.convention)
        self.arguments: list[Passed] = []
        self.result: Passed = Passed(NOTHING)
        self.stack_size: int = 0
        self.stack_align: int = 16
        self.floats: int = 0
        self.next_integer: int = 0      # while they are given out: the next free one
        self.next_float: int = 0
        self.named_stack: int = 0       # bytes of stack the named arguments take
        if self.microsoft:
            self._microsoft(signature)
            return
        self._result(signature, wide)
        integers = 0
        number = 0
        named = 0
        for argument in signature.arguments:
            if number == signature.fixed:
                integers = self.next_integer
                named = self.stack_size
            self.arguments.append(self._argument(argument, signature, number, wide))
            number += 1
        if signature.fixed < number:
            self.next_integer = integers
            self.named_stack = named
        else:
            self.named_stack = self.stack_size
        self.floats = self.next_float

    def _microsoft(self, signature: Signature) -> None:
        """Give out the places of ms_abi."""
        place = 0
        for argument in signature.arguments:
            made = Passed(REGISTERS)
            self.arguments.append(made)
            aggregate = argument.aggregate
            if argument.passing in (CHAIN, PART, PART_NEXT) or argument.type in (F80, F128, F16) or lanes_of(argument.type):
                raise Unsupported("type", "argument of this type in an ms_abi function")
            if aggregate is not None:
                made.size = aggregate.size
                small = aggregate.size in (1, 2, 4, 8)
                if argument.passing == RESULT:
                    if small:
                        self.result = Passed(REGISTERS)
                        self.result.size = aggregate.size
                        self.result.registers = [RAX]
                        self.result.sizes = [aggregate.size]
                        made.kind = NOTHING
                        continue
                    self.result = Passed(STACK)
                elif aggregate.size == 0:
                    raise Unsupported("type", "empty argument of an ms_abi function")
                elif not small:
                    made.kind = REFERENCE
            made.sizes = [made.size if made.size else 8]
            if place < len(MICROSOFT_INTEGERS):
                xmm = in_xmm(argument.type)
                made.registers.append(XMM0 + place if xmm else MICROSOFT_INTEGERS[place])
            else:
                if made.kind == REGISTERS:
                    made.kind = STACK
                made.size = made.size if made.size else 8
            made.offset = 8 * place
            place += 1
        self.stack_size = max(_HOME, 8 * place)
        self.named_stack = self.stack_size
        if self.result.kind == NOTHING and signature.result.type != VOID:
            type = signature.result.type
            if type in (F80, F128, F16) or lanes_of(type) or kind_of(type) != KIND_POINTER and width_of(type) > 64:
                raise Unsupported("type", "result of this type from an ms_abi function")
            self.result = Passed(REGISTERS)
            self.result.registers = [XMM0 if in_xmm(type) else RAX]

    def _result(self, signature: Signature, wide: bool) -> None:
        if signature.arguments and signature.arguments[0].passing == RESULT:
            aggregate = signature.arguments[0].aggregate
            assert aggregate is not None
            self.result = result_of(aggregate, wide)
            return
        type = signature.result.type
        if type == VOID:
            return
        made = Passed(REGISTERS)
        if type == F80:
            made.kind = IN_ST0
        elif in_xmm(type):
            made.registers.append(XMM0)
        else:
            made.registers.append(RAX)
            if width_of(type) > 64 and kind_of(type) != KIND_POINTER:
                made.registers.append(RDX)
        self.result = made

    def _argument(self, argument: Argument, signature: Signature, number: int, wide: bool) -> Passed:
        passing = argument.passing
        made = Passed(REGISTERS)
        if passing == CHAIN:
            made.registers.append(R10)
            return made
        if passing == AGGREGATE:
            assert argument.aggregate is not None
            return self._aggregate(argument.aggregate, wide)
        if passing == RESULT:
            if self.result.kind != STACK:
                made.kind = NOTHING
                return made
        if passing == PART:
            # psABI 3.2.3: an __int128 is two INTEGER eightbytes, and in memory is aligned to 16 bytes.
            parts = 1
            while number + parts < len(signature.arguments) and signature.arguments[number + parts].passing == PART_NEXT:
                parts += 1
            if self.next_integer + parts > len(INTEGER_ARGUMENTS):
                return self._on_stack(made, 8, 16 if parts > 1 else 8)
        elif passing == PART_NEXT and self.arguments[number - 1].kind == STACK:
            return self._on_stack(made, 8, 8)
        type = argument.type
        if type == F80:
            return self._on_stack(made, 16, 16)
        if in_xmm(type):
            if self.next_float < len(FLOAT_ARGUMENTS):
                made.registers.append(FLOAT_ARGUMENTS[self.next_float])
                self.next_float += 1
                return made
            size = register_bytes(type)
            return self._on_stack(made, size, size)
        if self.next_integer < len(INTEGER_ARGUMENTS):
            made.registers.append(INTEGER_ARGUMENTS[self.next_integer])
            self.next_integer += 1
            return made
        return self._on_stack(made, 8, 8)

    def _on_stack(self, made: Passed, size: int, align: int) -> Passed:
        made.kind = STACK
        made.registers = []
        if align < 8:
            align = 8
        self.stack_size = (self.stack_size + align - 1) & -align
        if align > self.stack_align:
            self.stack_align = align
        made.offset = self.stack_size
        made.size = size
        self.stack_size += (size + 7) & -8
        return made

    def _aggregate(self, aggregate: Aggregate, wide: bool) -> Passed:
        made = Passed(REGISTERS)
        made.size = aggregate.size
        if aggregate.size == 0:
            made.kind = NOTHING
            return made
        classes = classify(aggregate, wide)
        integers = 0
        floats = 0
        for one in classes:
            if one == INTEGER:
                integers += 1
            elif one == SSE:
                floats += 1
            elif one == X87:
                classes = []
                break
        if not classes or self.next_integer + integers > len(INTEGER_ARGUMENTS) or self.next_float + floats > len(FLOAT_ARGUMENTS):
            return self._on_stack(made, aggregate.size, aggregate.align)
        place = 0
        for index in range(len(classes)):
            if classes[index] == INTEGER:
                made.registers.append(INTEGER_ARGUMENTS[self.next_integer])
                self.next_integer += 1
            elif classes[index] == SSE:
                made.registers.append(FLOAT_ARGUMENTS[self.next_float])
                self.next_float += 1
            elif classes[index] == NO_CLASS:
                made.registers.append(0)
            else:
                made.sizes[-1] += min(8, aggregate.size - place)
                place += 8
                continue
            made.sizes.append(min(8, aggregate.size - place))
            place += 8
        return made


def result_of(aggregate: Aggregate, wide: bool) -> Passed:
    """Return where an aggregate result is."""
    made = Passed(REGISTERS)
    made.size = aggregate.size
    if aggregate.size == 0:
        made.kind = NOTHING
        return made
    if aggregate.flags & COMPLEX and aggregate.fields[0][1] == F80:
        made.kind = IN_ST0_ST1
        return made
    classes = classify(aggregate, wide)
    if not classes:
        made.kind = STACK
        return made
    if classes[0] == X87:
        made.kind = IN_ST0
        return made
    integers = [RAX, RDX]
    floats = [XMM0, XMM0 + 1]
    place = 0
    for one in classes:
        if one == INTEGER:
            made.registers.append(integers.pop(0))
        elif one == SSE:
            made.registers.append(floats.pop(0))
        elif one == NO_CLASS:
            made.registers.append(0)
        else:
            made.sizes[-1] += min(8, aggregate.size - place)
            place += 8
            continue
        made.sizes.append(min(8, aggregate.size - place))
        place += 8
    return made


def in_xmm(type: int) -> bool:
    """Tell whether values of a legal type live in xmm or ymm registers."""
    if lanes_of(type):
        return True
    return kind_of(type) == KIND_FLOAT and type != F80


def register_bytes(type: int) -> int:
    """Return the bytes of an xmm value on the stack: an eightbyte at least."""
    if lanes_of(type):
        return max(8, width_of(element_of(type)) * lanes_of(type) // 8)
    return 16 if type == F128 else 8


def classify(aggregate: Aggregate, wide: bool) -> list[int]:
    """Return the classes of the eightbytes; [] when the aggregate is in memory (psABI 3.2.3, Classification)."""
    size = aggregate.size
    count = (size + 7) // 8
    if count > 4 or aggregate.flags & UNALIGNED:
        return []
    classes = [NO_CLASS] * count
    for offset, type in aggregate.fields:
        code = scalar_classes(type)
        first = offset // 8
        if first >= count:
            continue    # a flexible array member
        if len(code) == 1:
            bytes_taken = (width_of(element_of(type)) * max(1, lanes_of(type)) + 7) // 8 if kind_of(type) != KIND_POINTER else 8
            last = min(count - 1, (offset + max(1, bytes_taken) - 1) // 8)
            for place in range(first, last + 1):
                classes[place] = merge(classes[place], code[0])
        else:
            for index in range(len(code)):
                if first + index < count:
                    classes[first + index] = merge(classes[first + index], code[index])
    # Post-merger clean-up.
    if MEMORY in classes:
        return []
    for index in range(count):
        if classes[index] == X87UP and (index == 0 or classes[index - 1] != X87):
            return []
        if classes[index] == SSEUP and (index == 0 or classes[index - 1] not in (SSE, SSEUP)):
            classes[index] = SSE
    if count > 2:
        if not wide or classes[0] != SSE:
            return []
        for one in classes[1:]:
            if one != SSEUP:
                return []
    return classes


def scalar_classes(type: int) -> list[int]:
    """Return the classes of the eightbytes of a scalar or vector."""
    lanes = lanes_of(type)
    if lanes:
        bits = lanes * (64 if kind_of(type) == KIND_POINTER else width_of(element_of(type)))
        result = [SSE]
        while bits > 64:
            result.append(SSEUP)
            bits -= 64
        return result
    if type == F80:
        return [X87, X87UP]
    if type == F128:
        return [SSE, SSEUP]
    if type in (F16, F32, F64) or kind_of(type) == KIND_FLOAT:
        return [SSE]
    if kind_of(type) != KIND_POINTER and width_of(type) > 64:
        return [INTEGER] * ((width_of(type) + 63) // 64)
    return [INTEGER]


def merge(left: int, right: int) -> int:
    """Return the class of an eightbyte that holds scalars of two classes."""
    if left == right or right == NO_CLASS:
        return left
    if left == NO_CLASS:
        return right
    if left == MEMORY or right == MEMORY:
        return MEMORY
    if left == INTEGER or right == INTEGER:
        return INTEGER
    if left in (X87, X87UP) or right in (X87, X87UP):
        return MEMORY
    return SSE
