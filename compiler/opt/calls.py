"""Calls of library functions whose arguments say what they do.

In: a function and its module.  Out: calls of the functions in TABLE are replaced by values, by memory ops of known size, or by calls that
do less, where GCC does so (GCC manual: Other Builtins) and the result is the same.  A name means the library's function unless the call
says `no_builtin`, and an asm label on a declaration renames it; the checked forms (__memcpy_chk...) become plain ones where the object
is surely large enough.
Example: `%2 = call @strlen, @.LC "abc"` is 3; `call @printf, "%s\\n", %0` becomes `call @puts, %0`.

Column 2 of the table: the least number of arguments; column 3: the rule below.  printing.py has the rules of the printf family.
"""

from __future__ import annotations

from typing import Final, final

from compiler.ir import ops
from compiler.ir.builder import integer
from compiler.ir.details import NO_BUILTIN, NOTHROW, RESULT, Access, Argument, Call, Signature
from compiler.ir.graph import Instruction, IntConstant, SymbolAddress, Value, apply_forwards, count_uses, same_value
from compiler.ir.module import UNDEFINED, Function, Module
from compiler.ir.types import I1, I8, I32, PTR, VOID, int_type, is_pointer, is_scalar_integer, width_of
from compiler.opt.printing import apply_printing
from compiler.opt.strings import bytes_at, largest, length_at, longest_at, string_literal, text_at

TABLE: Final = """
strlen 1 strlen        strnlen 2 strnlen      strcmp 2 strcmp         strncmp 3 strncmp      memcmp 3 memcmp       bcmp 3 memcmp
strchr 2 strchr        index 2 strchr         strrchr 2 strrchr       rindex 2 strrchr       memchr 3 memchr       strstr 2 strstr
strpbrk 2 strpbrk      strspn 2 strspn        strcspn 2 strcspn       strcpy 2 strcpy        stpcpy 2 stpcpy       strncpy 3 strncpy
stpncpy 3 stpncpy      strcat 2 strcat        strncat 3 strncat       memcpy 3 memcpy        mempcpy 3 mempcpy     memmove 3 memmove
memset 3 memset        bcopy 3 bcopy          bzero 2 bzero           printf 1 printf        printf_unlocked 1 printf
fprintf 2 fprintf      fprintf_unlocked 2 fprintf                     fputs 2 fputs          fputs_unlocked 2 fputs
sprintf 2 sprintf      snprintf 3 snprintf    isascii 1 isascii      toascii 1 toascii     isdigit 1 isdigit
__memcpy_chk 4 chk     __mempcpy_chk 4 chk    __memmove_chk 4 chk     __memset_chk 4 chk     __strcpy_chk 3 chk    __stpcpy_chk 3 chk
__strncpy_chk 4 chk    __stpncpy_chk 4 chk    __strcat_chk 3 chk      __strncat_chk 4 chk    __sprintf_chk 4 print_chk
__snprintf_chk 5 print_chk                    __vsprintf_chk 5 print_chk                     __vsnprintf_chk 6 print_chk
__printf_chk 2 printf_chk                     __fprintf_chk 3 printf_chk
conj 2 conj            conjf 2 conj           conjl 2 conj
vprintf 2 vprintf      vfprintf 3 vprintf     __vprintf_chk 3 vprintf                        __vfprintf_chk 4 vprintf
"""


def calls(fn: Function, unit: Module) -> bool:
    """Replace calls whose effect is known; return whether any was."""
    return Calls(fn, unit).run()


def _rules() -> dict[str, tuple[int, str]]:
    result: dict[str, tuple[int, str]] = {}
    words = TABLE.split()
    for index in range(0, len(words), 3):
        result[words[index]] = (int(words[index + 1]), words[index + 2])
    return result


@final
class Calls:
    """The function, the uses of its values, and the code that takes the place of the call at hand.

    A rule returns the value of the call, or None to leave it.
    """

    __slots__ = ("fn", "unit", "rules", "counts", "users", "out", "ins", "arguments", "size_type", "small", "changed", "names")

    def __init__(self, fn: Function, unit: Module) -> None:
        self.fn: Function = fn
        self.unit: Module = unit
        self.rules: dict[str, tuple[int, str]] = _rules()
        self.names: dict[str, str] = {}         # of library functions, by the assembler names they were given
        for name in unit.renamed:
            self.names[unit.renamed[name]] = name
        self.counts: list[int] = []
        self.users: dict[int, list[Instruction]] | None = None
        self.out: list[Instruction] = []
        self.ins: Instruction = Instruction(ops.UNREACHABLE, VOID, -1, [])
        self.arguments: list[Value] = []
        self.size_type: int = int_type(unit.layout.pointer_bits)
        self.small: bool = fn.options.level in ("s", "z")
        self.changed: bool = False

    def run(self) -> bool:
        """Look at all calls."""
        if "no-builtin" in self.fn.options.flags:
            return False
        for block in self.fn.blocks:
            found = False
            for ins in block.instructions:
                if ins.op == ops.CALL and self.rule_of(ins):
                    found = True
                    break
            if not found:
                continue
            if not self.counts:
                self.counts = count_uses(self.fn.blocks, self.fn.next_id)
            self.out = []
            for ins in block.instructions:
                rule = self.rule_of(ins) if ins.op == ops.CALL else ""
                if not rule or not self.replaced(ins, rule):
                    self.out.append(ins)
            block.instructions = self.out
        if self.changed:
            apply_forwards(self.fn.blocks)
        return self.changed

    def rule_of(self, ins: Instruction) -> str:
        """Return the rule for a call, "" if there is none."""
        callee = ins.operands[0]
        if not isinstance(callee, SymbolAddress) or callee.offset:
            return ""
        name = self.names.get(callee.name, callee.name)
        entry = self.rules.get(name)
        detail = ins.detail
        if entry is None or not isinstance(detail, Call) or detail.attributes & NO_BUILTIN or len(ins.operands) - 1 < entry[0]:
            return ""
        if "no-builtin-" + name in self.fn.options.flags:
            return ""
        last = entry[0] - 1 if entry[1] == "vprintf" else entry[0]      # a va_list may be an aggregate
        for operand in ins.operands[1:last + 1]:
            if not is_pointer(operand.type) and not is_scalar_integer(operand.type):
                return ""
        return entry[1]

    def library_name(self) -> str:
        """Return the library's own name of the function that the call at hand calls."""
        callee = self.ins.operands[0]
        assert isinstance(callee, SymbolAddress)
        return self.names.get(callee.name, callee.name)

    def replaced(self, ins: Instruction, rule: str) -> bool:
        """Replace one call; return whether it is gone."""
        self.ins = ins
        self.arguments = ins.operands[1:]
        for index in range(len(self.arguments)):
            operand = self.arguments[index]
            while operand.forward is not None:
                operand = operand.forward
            self.arguments[index] = operand
        mark = len(self.out)
        value = self.apply(rule)
        if value is None:
            del self.out[mark:]
            return False
        self.changed = True
        if ins.type != VOID:
            if value.type != ins.type:
                if not is_scalar_integer(value.type) or not is_scalar_integer(ins.type):
                    value = integer(ins.type, 0)        # a rule gives such a value only where it is not used
                elif width_of(value.type) < width_of(ins.type):
                    value = self.emit(ops.ZEXT, ins.type, [value])
                else:
                    value = self.emit(ops.TRUNC, ins.type, [value])
            ins.forward = value
        return True

    def apply(self, rule: str) -> Value | None:
        """Return what a rule makes of the call at hand."""
        if rule == "strlen":
            return self.strlen(self.arguments[0])
        if rule == "strnlen":
            return self.strnlen()
        if rule == "strcmp":
            return self.strcmp()
        if rule == "strncmp":
            return self.strncmp()
        if rule == "memcmp":
            return self.memcmp()
        if rule in ("strchr", "strrchr", "memchr", "strstr", "strpbrk", "strspn", "strcspn"):
            return self.search(rule)
        if rule in ("memcpy", "mempcpy", "memmove", "memset", "bcopy", "bzero"):
            return self.memory(rule)
        if rule in ("strcpy", "stpcpy", "strncpy", "stpncpy", "strcat", "strncat"):
            return self.copy(rule)
        if rule == "chk":
            return self.checked()
        if rule == "isascii" or rule == "toascii" or rule == "isdigit":
            return self.character(rule)
        if rule == "conj":
            return self.conjugate()
        return apply_printing(self, rule)

    # Making code.

    def emit(self, op: int, type: int, operands: list[Value]) -> Instruction:
        """Append an instruction in the place of the call."""
        made = self.fn.new_instruction(op, type, operands)
        made.location = self.ins.location
        made.block = self.ins.block
        self.out.append(made)
        return made

    def call(self, name: str, type: int, arguments: list[Value], variadic: int = -1) -> Instruction:
        """Append a call of a library function; variadic: how many arguments are named, if it takes others."""
        name = self.unit.renamed.get(name, name)
        made = self.emit(ops.CALL, type, [SymbolAddress(PTR, name, 0), *arguments])
        signature = Signature(Argument(type), [Argument(argument.type) for argument in arguments], variadic, variadic >= 0)
        made.detail = Call(signature, NOTHROW)
        if name not in self.unit.functions:
            declared = Function(name, signature)
            declared.linkage = UNDEFINED
            self.unit.functions[name] = declared
        return made

    def same_call(self, name: str, arguments: list[Value]) -> Instruction:
        """Append a call of another function with arguments of the call at hand and its result."""
        return self.call(name, self.ins.type, arguments)

    def used(self) -> bool:
        """Tell whether the result of the call at hand is used."""
        return self.ins.type != VOID and self.ins.id < len(self.counts) and self.counts[self.ins.id] > 0

    def plus(self, pointer: Value, distance: int) -> Value:
        """Return a pointer some bytes on."""
        if distance == 0:
            return pointer
        if isinstance(pointer, SymbolAddress):
            return SymbolAddress(pointer.type, pointer.name, pointer.offset + distance)
        return self.emit(ops.PTRADD, pointer.type, [pointer, integer(self.size_type, distance)])

    def byte(self, pointer: Value, type: int) -> Value:
        """Return the byte at a pointer, zero-extended."""
        made = self.emit(ops.LOAD, I8, [pointer])
        made.detail = Access(1)
        return self.emit(ops.ZEXT, type, [made])

    def copied(self, op: int, to: Value, source: Value, count: Value) -> None:
        """Append a memcpy, memmove or memset."""
        made = self.emit(op, VOID, [to, source, count])
        made.detail = Access(1)

    def number(self, index: int) -> int:
        """Return an argument that is a constant integer, -1 for another."""
        value = self.arguments[index]
        return value.value if isinstance(value, IntConstant) and not is_pointer(value.type) else -1

    def literal(self, text: bytes) -> Value:
        """Return the address of a string constant."""
        return SymbolAddress(PTR, string_literal(text, self.unit), 0)

    def size(self, number: int) -> Value:
        """Return a size_t."""
        return integer(self.size_type, number)

    # Reading strings.

    def only_tested(self) -> bool:
        """Tell whether the result only tells zero from other numbers."""
        if self.users is None:
            self.users = {}
            for block in self.fn.blocks:
                for ins in block.instructions:
                    if ins.op == ops.DBG_VALUE:
                        continue
                    for operand in ins.operands:
                        if isinstance(operand, Instruction):
                            self.users.setdefault(operand.id, []).append(ins)
        for user in self.users.get(self.ins.id, []):
            right = user.operands[-1]
            if not isinstance(right, IntConstant) or user.operands[0] is not self.ins:
                return False
            zero = right.value == 0 and user.op in (ops.EQ, ops.NE, ops.UGT, ops.ULE)
            if not zero and not (right.value == 1 and user.op in (ops.ULT, ops.UGE)):
                return False
        return True

    def strlen(self, pointer: Value) -> Value | None:
        """The length of a constant string, from a variable place in one, or only whether it is empty."""
        length = length_at(pointer, self.unit)
        if length >= 0:
            return integer(self.ins.type, length)
        if isinstance(pointer, Instruction) and pointer.op == ops.PTRADD and isinstance(pointer.operands[0], SymbolAddress):
            data = bytes_at(pointer.operands[0], self.unit)
            distance = pointer.operands[1]
            if data is not None and data.find(0) == len(data) - 1 and distance.type == self.ins.type:
                return self.emit(ops.SUB, self.ins.type, [integer(self.ins.type, len(data) - 1), distance])
        if self.used() and self.only_tested():
            return self.byte(pointer, self.ins.type)
        return None

    def strnlen(self) -> Value | None:
        length = length_at(self.arguments[0], self.unit)
        limit = self.number(1)
        if limit == 0:
            return integer(self.ins.type, 0)
        if limit > 0:
            if length >= 0:
                return integer(self.ins.type, min(length, limit))
            data = bytes_at(self.arguments[0], self.unit)
            if data is not None and limit <= len(data):
                return integer(self.ins.type, limit)     # no end before the limit
        elif length >= 0 and self.arguments[1].type == self.ins.type:
            return self.emit(ops.UMIN, self.ins.type, [self.arguments[1], integer(self.ins.type, length)])
        return None

    def compared(self, left: bytes, right: bytes) -> Value:
        """Return -1, 0 or 1."""
        return integer(self.ins.type, int(left > right) - int(left < right))

    def difference(self, left: Value, right: Value) -> Value:
        """Return the first byte at `left` less that at `right`."""
        type = self.ins.type
        return self.emit(ops.SUB, type, [self.byte(left, type), self.byte(right, type)])

    def strcmp(self) -> Value | None:
        left, right = self.arguments[0], self.arguments[1]
        if same_value(left, right):
            return integer(self.ins.type, 0)
        first = text_at(left, self.unit)
        second = text_at(right, self.unit)
        if first is not None and second is not None:
            return self.compared(first, second)
        if second == b"":
            return self.byte(left, self.ins.type)
        if first == b"":
            return self.emit(ops.SUB, self.ins.type, [integer(self.ins.type, 0), self.byte(right, self.ins.type)])
        return None

    def strncmp(self) -> Value | None:
        left, right = self.arguments[0], self.arguments[1]
        limit = self.number(2)
        if limit == 0 or same_value(left, right):
            return integer(self.ins.type, 0)
        first = text_at(left, self.unit)
        second = text_at(right, self.unit)
        if limit > 0:
            if first is not None and second is not None:
                return self.compared(first[:limit], second[:limit])
            if second == b"":
                return self.byte(left, self.ins.type)
            if first == b"":
                return self.emit(ops.SUB, self.ins.type, [integer(self.ins.type, 0), self.byte(right, self.ins.type)])
            if limit == 1:
                return self.difference(left, right)
            # A limit behind the end of either string is none.
            if first is not None and limit > len(first) or second is not None and limit > len(second):
                return self.same_call("strcmp", [left, right])
        return None

    def memcmp(self) -> Value | None:
        left, right = self.arguments[0], self.arguments[1]
        count = self.number(2)
        if count == 0 or same_value(left, right):
            return integer(self.ins.type, 0)
        if count < 0:
            return None
        first = bytes_at(left, self.unit)
        second = bytes_at(right, self.unit)
        if first is not None and second is not None and count <= min(len(first), len(second)):
            return self.compared(first[:count], second[:count])
        if count == 1:
            return self.difference(left, right)
        if count in (2, 4, 8) and count * 8 <= self.unit.layout.pointer_bits and self.used() and self.only_tested():
            type = int_type(count * 8)
            loads: list[Value] = []
            for pointer in (left, right):
                made = self.emit(ops.LOAD, type, [pointer])
                made.detail = Access(1)
                loads.append(made)
            return self.emit(ops.ZEXT, self.ins.type, [self.emit(ops.NE, I1, loads)])
        return None

    def search(self, rule: str) -> Value | None:
        """strchr, strrchr, memchr, strstr, strpbrk, strspn, strcspn."""
        pointer = self.arguments[0]
        null = IntConstant(PTR, 0)
        if rule == "memchr":
            data = bytes_at(pointer, self.unit)
            count = self.number(2)
            wanted = self.number(1)
            if count == 0:
                return null
            if data is None or wanted < 0 or count < 0:
                return None
            place = data[:count].find(wanted & 255)
            if place < 0:
                return null if count <= len(data) else None
            return self.plus(pointer, place)
        text = text_at(pointer, self.unit)
        if rule == "strchr" or rule == "strrchr":
            wanted = self.number(1)
            if wanted < 0:
                return None
            if text is not None:
                whole = text + b"\0"
                place = whole.find(wanted & 255) if rule == "strchr" else whole.rfind(wanted & 255)
                return null if place < 0 else self.plus(pointer, place)
            if wanted & 255 == 0:
                if rule == "strrchr":
                    return self.same_call("strchr", self.arguments[:2])
                length = self.call("strlen", self.size_type, [pointer])
                return self.emit(ops.PTRADD, PTR, [pointer, length])
            return None
        other = text_at(self.arguments[1], self.unit)
        if rule == "strstr":
            if other is None:
                return pointer if same_value(pointer, self.arguments[1]) else None
            if other == b"":
                return pointer
            if text is not None:
                place = text.find(other)
                return null if place < 0 else self.plus(pointer, place)
            return self.same_call("strchr", [pointer, integer(I32, other[0])]) if len(other) == 1 else None
        if rule == "strpbrk":
            if other is None:
                return null if text == b"" else None
            if other == b"" or text == b"":
                return null
            if text is not None:
                for place in range(len(text)):
                    if text[place] in other:
                        return self.plus(pointer, place)
                return null
            return self.same_call("strchr", [pointer, integer(I32, other[0])]) if len(other) == 1 else None
        if text == b"":
            return integer(self.ins.type, 0)
        if other == b"":
            return integer(self.ins.type, 0) if rule == "strspn" else self.same_call("strlen", [pointer])
        if text is None or other is None:
            return None
        count = 0
        while count < len(text) and (text[count] in other) == (rule == "strspn"):
            count += 1
        return integer(self.ins.type, count)

    # Writing memory.

    def memory(self, rule: str) -> Value | None:
        """memcpy and its relatives of known size are memory ops."""
        to = self.arguments[0]
        if rule == "bzero":
            self.copied(ops.MEMSET, to, integer(I8, 0), self.arguments[1])
            return to
        if rule == "memset":
            byte = self.arguments[1]
            if self.number(2) < 0:
                return None
            if self.number(2):
                small: Value = integer(I8, byte.value) if isinstance(byte, IntConstant) else self.emit(ops.TRUNC, I8, [byte])
                self.copied(ops.MEMSET, to, small, self.arguments[2])
            return to
        source = self.arguments[1]
        count = self.arguments[2]
        if rule == "bcopy":
            self.copied(ops.MEMMOVE, source, to, count)
            return to
        known = self.number(2)
        if same_value(to, source) and rule != "mempcpy" or known == 0:
            return to
        if rule == "mempcpy" and not self.used():
            rule = "memcpy"
            if known < 0:
                self.call("memcpy", PTR, [to, source, count])
                return to
        if rule == "memmove" and bytes_at(source, self.unit) is not None:
            rule = "memcpy"         # nothing that is never written overlaps what is
            if known < 0:
                return self.call("memcpy", PTR, [to, source, count])
        if known < 0:
            return None
        self.copied(ops.MEMMOVE if rule == "memmove" else ops.MEMCPY, to, source, count)
        return self.plus(to, known) if rule == "mempcpy" else to

    def copy(self, rule: str) -> Value | None:
        """strcpy and its relatives of known length are memory ops."""
        to = self.arguments[0]
        source = self.arguments[1]
        length = length_at(source, self.unit)
        if rule == "strcpy" or rule == "stpcpy":
            if length >= 0:
                self.copied(ops.MEMCPY, to, source, self.size(length + 1))
                return self.plus(to, length) if rule == "stpcpy" else to
            if rule == "strcpy":
                return to if same_value(to, source) else None
            if not self.used():
                self.call("strcpy", PTR, [to, source])
                return to
            return None
        if rule == "strcat":
            if length == 0:
                return to
            if length < 0 or self.small:
                return None
            end = self.emit(ops.PTRADD, PTR, [to, self.call("strlen", self.size_type, [to])])
            self.copied(ops.MEMCPY, end, source, self.size(length + 1))
            return to
        limit = self.number(2)
        if limit == 0:
            return to
        if rule == "strncat":
            if length == 0:
                return to
            if length >= 0 and limit >= length:
                return self.call("strcat", PTR, [to, source])
            return None
        if rule == "stpncpy":
            if not self.used():
                return self.call("strncpy", PTR, self.arguments[:3])
            return None
        if length >= 0 and 0 < limit <= length + 1:
            self.copied(ops.MEMCPY, to, source, self.size(limit))
            return to
        return None

    def checked(self) -> Value | None:
        """A checked copy whose object is surely large enough is a plain one (GCC manual: Object Size Checking)."""
        plain = self.library_name()[2:-4]
        limit = self.arguments[-1]
        if not isinstance(limit, IntConstant):
            return None
        unlimited = limit.value == (1 << width_of(limit.type)) - 1
        rest = self.arguments[:-1]
        least = -1      # bytes that are surely enough
        if plain in ("memcpy", "mempcpy", "memmove", "memset", "strncpy", "stpncpy"):
            least = largest(self.arguments[2])
            if plain in ("memcpy", "memmove") and same_value(rest[0], rest[1]):
                return rest[0]
        elif plain in ("strcpy", "stpcpy"):
            if plain == "strcpy" and same_value(rest[0], rest[1]):
                return rest[0]
            length = longest_at(rest[1], self.unit)
            least = length + 1 if length >= 0 else -1
        elif plain == "strcat" and length_at(rest[1], self.unit) == 0:
            return rest[0]
        elif plain == "strncat" and (self.number(2) == 0 or length_at(rest[1], self.unit) == 0):
            return rest[0]
        if not unlimited and not 0 <= least <= limit.value:
            return self.lesser_check(plain, rest, limit)
        return self.again(plain, rest)

    def lesser_check(self, plain: str, rest: list[Value], limit: Value) -> Value | None:
        """A checked call that stays checked may still do less."""
        if plain in ("mempcpy", "stpcpy", "stpncpy") and not self.used():
            other = {"mempcpy": "memcpy", "stpcpy": "strcpy", "stpncpy": "strncpy"}[plain]
            return self.call("__" + other + "_chk", PTR, [*rest, limit])
        if plain == "strcpy" or plain == "stpcpy":
            length = length_at(rest[1], self.unit)
            if length >= 0 and plain == "strcpy":
                return self.call("__memcpy_chk", PTR, [rest[0], rest[1], self.size(length + 1), limit])
        if plain == "strncat":
            length = length_at(rest[1], self.unit)
            if length >= 0 and self.number(2) >= length:
                return self.call("__strcat_chk", PTR, [rest[0], rest[1], limit])
        return None

    def again(self, name: str, arguments: list[Value]) -> Value:
        """Replace the call by one of `name`, simplified at once if its rule can."""
        self.arguments = arguments
        made = self.apply(self.rules[name][1]) if name in self.rules else None
        return made if made is not None else self.same_call(name, arguments)

    def conjugate(self) -> Value | None:
        """conj: the imaginary part changes its sign; result and operand are in memory."""
        detail = self.ins.detail
        if not isinstance(detail, Call) or len(detail.signature.arguments) != 2 or detail.signature.arguments[0].passing != RESULT:
            return None
        aggregate = detail.signature.arguments[0].aggregate
        if aggregate is None or len(aggregate.fields) != 2:
            return None
        to, source = self.arguments[0], self.arguments[1]
        parts: list[Value] = []
        for offset, type in aggregate.fields:
            loaded = self.emit(ops.LOAD, type, [self.plus(source, offset)])
            loaded.detail = Access(aggregate.align)
            parts.append(loaded if offset == 0 else self.emit(ops.FNEG, type, [loaded]))
        for index in range(2):
            stored = self.emit(ops.STORE, VOID, [parts[index], self.plus(to, aggregate.fields[index][0])])
            stored.detail = Access(aggregate.align)
        return to

    def character(self, rule: str) -> Value | None:
        """isascii, toascii, isdigit: what GCC computes in place."""
        value = self.arguments[0]
        type = value.type
        if rule == "toascii":
            return self.emit(ops.AND, type, [value, integer(type, 127)])
        if rule == "isascii":
            return self.emit(ops.ZEXT, I32, [self.emit(ops.ULT, I1, [value, integer(type, 128)])])
        low = self.emit(ops.SUB, type, [value, integer(type, ord("0"))])
        return self.emit(ops.ZEXT, I32, [self.emit(ops.ULT, I1, [low, integer(type, 10)])])
