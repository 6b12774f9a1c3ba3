"""The C library for programs that the IR interpreter runs: memory, strings, output, exit - enough for tests that check themselves.

Each function takes the machine, the type of the result and the argument values, as Machine.natives wants them.
"""

from __future__ import annotations

from collections.abc import Callable

from compiler.ir.fold import to_signed
from compiler.ir.graph import FloatConstant, IntConstant, Value
from compiler.ir.interpreter import Machine, UndefinedBehaviour
from compiler.ir.module import Module
from compiler.ir.types import PTR, VOID, width_of
from compiler.sema import softfloat

Native = Callable[[Machine, int, list[Value]], Value | None]


class Exit(Exception):
    """The program ended: its status, 134 for abort."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class Library:
    """The functions, the output so far, and the sizes of allocated blocks."""

    def __init__(self) -> None:
        self.output = bytearray()
        self.sizes: dict[int, int] = {}
        self.errno = 0

    def install(self, machine: Machine) -> None:
        """Give the machine every function here that the unit does not define."""
        table: dict[str, Native] = {
            "abort": self.abort, "__builtin_abort": self.abort, "exit": self.exit, "_exit": self.exit, "malloc": self.malloc,
            "calloc": self.calloc, "realloc": self.realloc, "free": self.free, "memcpy": self.memcpy, "memmove": self.memcpy,
            "mempcpy": self.mempcpy, "memset": self.memset, "memcmp": self.memcmp, "strlen": self.strlen, "strcpy": self.strcpy,
            "stpcpy": self.stpcpy, "strncpy": self.strncpy, "strcmp": self.strcmp, "strncmp": self.strncmp, "strcat": self.strcat,
            "strncat": self.strncat, "strchr": self.strchr, "index": self.strchr, "strrchr": self.strrchr, "rindex": self.strrchr,
            "strstr": self.strstr, "memchr": self.memchr, "printf": self.printf, "puts": self.puts, "putchar": self.putchar,
            "sprintf": self.sprintf, "snprintf": self.snprintf, "abs": self.abs, "labs": self.abs, "llabs": self.abs,
            "vprintf": self.vprintf, "vsprintf": self.vsprintf, "vsnprintf": self.vsnprintf, "isdigit": self.isdigit,
            "strspn": self.strspn, "strcspn": self.strcspn, "strpbrk": self.strpbrk, "strnlen": self.strnlen, "bzero": self.bzero,
            "bcopy": self.bcopy, "bcmp": self.memcmp, "strdup": self.strdup,
        }
        machine.natives.update(table)

    # Arguments.

    def number(self, value: Value) -> int:
        """Return an integer or pointer argument as unsigned."""
        if not isinstance(value, IntConstant):
            raise UndefinedBehaviour("poison passed to a library function")
        return value.value

    def signed(self, value: Value) -> int:
        """Return an integer argument as signed."""
        return to_signed(self.number(value), width_of(value.type) if value.type != PTR else 64)

    def text(self, machine: Machine, value: Value) -> bytes:
        """Return the string an argument points to."""
        return self.text_at(machine, self.number(value))

    def text_at(self, machine: Machine, address: int) -> bytes:
        """Return the string at an address."""
        made = bytearray()
        while True:
            byte = machine.read(address, 1)
            if byte == b"\0":
                return bytes(made)
            made += byte
            address += 1

    def result(self, machine: Machine, type: int, number: int) -> Value | None:
        """Return a number as the call's result."""
        return None if type == VOID else IntConstant(type, number & ((1 << machine.layout.bits_of(type)) - 1))

    # Ends.

    def abort(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        raise Exit(134)

    def exit(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        raise Exit(self.number(args[0]) & 255)

    # Memory.

    def _allocate(self, machine: Machine, size: int) -> int:
        address = machine.allocate(size, 16, 0xA5)
        machine.lasting[address] = True
        self.sizes[address] = size
        return address

    def malloc(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        return self.result(machine, type, self._allocate(machine, self.number(args[0])))

    def calloc(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        size = self.number(args[0]) * self.number(args[1])
        address = self._allocate(machine, size)
        machine.write(address, bytes(size))
        return self.result(machine, type, address)

    def realloc(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        old = self.number(args[0])
        size = self.number(args[1])
        address = self._allocate(machine, size)
        if old:
            machine.write(address, machine.read(old, min(size, self.sizes[old])))
        return self.result(machine, type, address)

    def free(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        return None

    def memcpy(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        machine.write(self.number(args[0]), machine.read(self.number(args[1]), self.number(args[2])))
        return self.result(machine, type, self.number(args[0]))

    def mempcpy(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        self.memcpy(machine, type, args)
        return self.result(machine, type, self.number(args[0]) + self.number(args[2]))

    def bcopy(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        machine.write(self.number(args[1]), machine.read(self.number(args[0]), self.number(args[2])))
        return None

    def memset(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        machine.write(self.number(args[0]), bytes([self.number(args[1]) & 255]) * self.number(args[2]))
        return self.result(machine, type, self.number(args[0]))

    def bzero(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        machine.write(self.number(args[0]), bytes(self.number(args[1])))
        return None

    def memcmp(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        a = machine.read(self.number(args[0]), self.number(args[2]))
        b = machine.read(self.number(args[1]), self.number(args[2]))
        return self.result(machine, type, (a > b) - (a < b))

    def memchr(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        start = self.number(args[0])
        at = machine.read(start, self.number(args[2])).find(bytes([self.number(args[1]) & 255]))
        return self.result(machine, type, start + at if at >= 0 else 0)

    # Strings.

    def strlen(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        return self.result(machine, type, len(self.text(machine, args[0])))

    def strnlen(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        limit = self.number(args[1])
        length = 0
        while length < limit and machine.read(self.number(args[0]) + length, 1) != b"\0":
            length += 1
        return self.result(machine, type, length)

    def strdup(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        text = self.text(machine, args[0]) + b"\0"
        address = self._allocate(machine, len(text))
        machine.write(address, text)
        return self.result(machine, type, address)

    def strcpy(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        machine.write(self.number(args[0]), self.text(machine, args[1]) + b"\0")
        return self.result(machine, type, self.number(args[0]))

    def stpcpy(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        text = self.text(machine, args[1])
        machine.write(self.number(args[0]), text + b"\0")
        return self.result(machine, type, self.number(args[0]) + len(text))

    def strncpy(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        size = self.number(args[2])
        made = bytearray()
        while len(made) < size:
            byte = machine.read(self.number(args[1]) + len(made), 1)
            made += byte
            if byte == b"\0":
                break
        machine.write(self.number(args[0]), bytes(made).ljust(size, b"\0"))
        return self.result(machine, type, self.number(args[0]))

    def strcat(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        start = self.number(args[0])
        machine.write(start + len(self.text_at(machine, start)), self.text(machine, args[1]) + b"\0")
        return self.result(machine, type, start)

    def strncat(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        start = self.number(args[0])
        machine.write(start + len(self.text_at(machine, start)), self.text(machine, args[1])[:self.number(args[2])] + b"\0")
        return self.result(machine, type, start)

    def strcmp(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        a = self.text(machine, args[0])
        b = self.text(machine, args[1])
        return self.result(machine, type, (a > b) - (a < b))

    def strncmp(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        size = self.number(args[2])
        for at in range(size):
            a = machine.read(self.number(args[0]) + at, 1)
            b = machine.read(self.number(args[1]) + at, 1)
            if a != b or a == b"\0":
                return self.result(machine, type, (a > b) - (a < b))
        return self.result(machine, type, 0)

    def strchr(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        start = self.number(args[0])
        at = (self.text_at(machine, start) + b"\0").find(bytes([self.number(args[1]) & 255]))
        return self.result(machine, type, start + at if at >= 0 else 0)

    def strrchr(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        start = self.number(args[0])
        at = (self.text_at(machine, start) + b"\0").rfind(bytes([self.number(args[1]) & 255]))
        return self.result(machine, type, start + at if at >= 0 else 0)

    def strstr(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        start = self.number(args[0])
        at = self.text_at(machine, start).find(self.text(machine, args[1]))
        return self.result(machine, type, start + at if at >= 0 else 0)

    def strspn(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        text = self.text(machine, args[0])
        wanted = self.text(machine, args[1])
        return self.result(machine, type, len(text) - len(text.lstrip(wanted)) if wanted else 0)

    def strcspn(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        text = self.text(machine, args[0])
        stop = self.text(machine, args[1])
        length = 0
        while length < len(text) and text[length] not in stop:
            length += 1
        return self.result(machine, type, length)

    def strpbrk(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        text = self.text(machine, args[0])
        wanted = self.text(machine, args[1])
        for at in range(len(text)):
            if text[at] in wanted:
                return self.result(machine, type, self.number(args[0]) + at)
        return self.result(machine, type, 0)

    def isdigit(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        return self.result(machine, type, int(48 <= self.number(args[0]) <= 57))

    def abs(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        return self.result(machine, type, abs(self.signed(args[0])))

    # Output.

    def puts(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        self.output += self.text(machine, args[0]) + b"\n"
        return self.result(machine, type, 1)

    def putchar(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        self.output.append(self.number(args[0]) & 255)
        return self.result(machine, type, self.number(args[0]) & 255)

    def printf(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        text = self.formatted(machine, self.text(machine, args[0]), args[1:])
        self.output += text
        return self.result(machine, type, len(text))

    def sprintf(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        text = self.formatted(machine, self.text(machine, args[1]), args[2:])
        machine.write(self.number(args[0]), text + b"\0")
        return self.result(machine, type, len(text))

    def snprintf(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        text = self.formatted(machine, self.text(machine, args[2]), args[3:])
        size = self.number(args[1])
        if size:
            machine.write(self.number(args[0]), text[:size - 1] + b"\0")
        return self.result(machine, type, len(text))

    def _rest(self, machine: Machine, value: Value) -> list[Value]:
        number = machine.get_list(self.number(value))
        return machine.argument_lists[number][machine.argument_places[number]:]

    def vprintf(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        return self.printf(machine, type, [args[0], *self._rest(machine, args[1])])

    def vsprintf(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        return self.sprintf(machine, type, [*args[:2], *self._rest(machine, args[2])])

    def vsnprintf(self, machine: Machine, type: int, args: list[Value]) -> Value | None:
        return self.snprintf(machine, type, [*args[:3], *self._rest(machine, args[3])])

    def formatted(self, machine: Machine, template: bytes, args: list[Value]) -> bytes:
        """Return what printf makes of a template (C11 7.21.6.1); floats of binary64 only."""
        made = bytearray()
        at = 0
        place = 0
        while at < len(template):
            if template[at] != 37:
                made.append(template[at])
                at += 1
                continue
            end = at + 1
            spec = "%"
            while chr(template[end]) in "-+ #0123456789.*":
                if template[end] == 42:
                    spec += str(self.signed(args[place]))
                    place += 1
                else:
                    spec += chr(template[end])
                end += 1
            size = 32
            while chr(template[end]) in "hlzjtLq":
                letter = chr(template[end])
                size = 64 if letter in "lzjtq" else size // 2 if letter == "h" else size
                end += 1
            kind = chr(template[end])
            at = end + 1
            if kind == "%":
                made += b"%"
                continue
            value = args[place]
            place += 1
            if kind in "di":
                number = self.number(value) & ((1 << size) - 1)
                made += (spec + "d").encode() % to_signed(number, size)
            elif kind in "uxXoc":
                number = self.number(value) & ((1 << size) - 1)
                made += bytes([number & 255]) if kind == "c" else (spec + kind.replace("u", "d")).encode() % number
            elif kind == "p":
                made += b"0x%x" % self.number(value)
            elif kind == "s":
                made += (spec + "s").encode() % self.text(machine, value)
            elif isinstance(value, FloatConstant):
                decoded = softfloat.decode(softfloat.format_named("binary64"), value.bits)
                sign = -1.0 if decoded.sign else 1.0
                number_f = sign * decoded.mantissa * 2.0 ** decoded.exponent
                made += (spec + kind).encode() % number_f
            else:
                raise UndefinedBehaviour("printf of another type")
        return bytes(made)


def run_program(unit: Module, steps: int, fill: int = 0) -> tuple[int, bytes]:
    """Run main of a module; return (status, output).  Raises the interpreter's exceptions."""
    machine = Machine(unit, fill, steps)
    library = Library()
    library.install(machine)
    main = unit.functions["main"]
    arguments: list[Value] = []
    for argument in main.signature.arguments:
        arguments.append(IntConstant(argument.type, 0))
    try:
        result = machine.run("main", arguments)
    except Exit as end:
        return end.status, bytes(library.output)
    return (result.value & 255 if isinstance(result, IntConstant) else 0), bytes(library.output)
