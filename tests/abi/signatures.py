"""Random function signatures for the calling convention: C text for callers and callees, and nothing else.

A batch is two files that share their declarations.  The callee checks every argument, member by member, and counts differences; the
caller checks the result.  Values come from a counter, so both files agree on them.
"""

from __future__ import annotations

import random

SCALARS = ("char", "signed char", "unsigned char", "short", "unsigned short", "int", "unsigned", "long", "unsigned long", "long long",
           "float", "double", "long double", "_Bool", "void *", "__int128", "unsigned __int128", "float _Complex", "double _Complex",
           "long double _Complex", "enum e")
MEMBERS = ("char", "signed char", "unsigned char", "short", "int", "unsigned", "long", "float", "double", "long double", "void *",
           "_Bool", "float _Complex", "__int128")
VECTORS = ("v4si", "v2df", "v4sf", "v2di", "v16qi")
INTEGERS = ("char", "signed char", "unsigned char", "short", "unsigned short", "int", "unsigned", "long", "unsigned long", "long long",
            "_Bool", "__int128", "unsigned __int128", "enum e")

PRELUDE = """
#include <stdarg.h>
enum e { E0, E1, E2, E3 };
typedef int v4si __attribute__((vector_size(16)));
typedef long v2di __attribute__((vector_size(16)));
typedef char v16qi __attribute__((vector_size(16)));
typedef float v4sf __attribute__((vector_size(16)));
typedef double v2df __attribute__((vector_size(16)));
extern int faults;
extern int where;
"""


class Type:
    """A type: its C name, and how its parts are named from a value (suffix, member type, lanes)."""

    def __init__(self, name: str, parts: list[tuple[str, str, int]]) -> None:
        self.name = name
        self.parts = parts      # (suffix of the expression, scalar type, bits of a bit-field or 0)


class Batch:
    """Generates one pair of files."""

    def __init__(self, seed: int, functions: int) -> None:
        self.random = random.Random(seed)
        self.hidden: dict[str, list[tuple[str, str, int]]] = {}     # all members of a record, by its name
        self.count = 0
        self.value = 0
        self.declarations: list[str] = []
        self.callers: list[str] = []
        self.callees: list[str] = []
        for number in range(functions):
            self.function(number)

    # -- types ----------------------------------------------------------------------------------------

    def scalar(self, name: str) -> Type:
        """Return a scalar or vector type."""
        if name in VECTORS:
            element = {"v4si": "int", "v2di": "long", "v16qi": "char", "v4sf": "float", "v2df": "double"}[name]
            lanes = {"v4si": 4, "v2di": 2, "v16qi": 16, "v4sf": 4, "v2df": 2}[name]
            return Type(name, [(f"[{lane}]", element, 0) for lane in range(lanes)])
        return Type(name, [("", name, 0)])

    def record(self, depth: int = 0) -> Type:
        """Define and return a random struct or union."""
        r = self.random
        keyword = "union" if r.random() < 0.15 else "struct"
        packed = keyword == "struct" and r.random() < 0.06
        name = f"{keyword} t{self.count}"
        self.count += 1
        lines: list[str] = []
        parts: list[tuple[str, str, int]] = []
        hidden: list[tuple[str, str, int]] = []
        for index in range(r.choice((1, 1, 2, 2, 3, 3, 4, 5, 7))):
            member = f"m{index}"
            kind = r.random()
            found: list[tuple[str, str, int]]
            if kind < 0.12 and depth < 2:
                inner = self.record(depth + 1)
                if keyword == "union" and any("long double" in scalar for _, scalar, _ in inner.parts + self.hidden[inner.name]):
                    # Unsupported: compiler/lower/types.py.
                    continue
                lines.append(f"{inner.name} {member};")
                found = [("." + member + suffix, scalar, bits) for suffix, scalar, bits in inner.parts]
            elif kind < 0.27:
                scalar = r.choice(("char", "short", "int", "float", "double", "long"))
                length = r.choice((1, 2, 3, 4, 5))
                lines.append(f"{scalar} {member}[{length}];")
                found = [(f".{member}[{item}]", scalar, 0) for item in range(length)]
            elif kind < 0.40:
                scalar = r.choice(("int", "unsigned", "unsigned short", "long", "unsigned char"))
                width = r.randint(1, {"unsigned char": 8, "unsigned short": 16, "long": 64}.get(scalar, 32))
                lines.append(f"{scalar} {member} : {width};")
                found = [("." + member, scalar, width)]
            elif kind < 0.44:
                vector = self.scalar(r.choice(VECTORS))
                lines.append(f"{vector.name} {member};")
                found = [("." + member + suffix, scalar, bits) for suffix, scalar, bits in vector.parts]
            else:
                scalar = r.choice(MEMBERS)
                lines.append(f"{scalar} {member};")
                found = [("." + member, scalar, 0)]
            if keyword == "union":
                hidden += found
                parts = found       # the last one written counts
            else:
                parts += found
        if not lines:
            lines.append("char m;")
            parts = [(".m", "char", 0)]
        self.hidden[name] = hidden + parts
        attribute = "__attribute__((packed)) " if packed else ""
        self.declarations.append(f"{keyword} {attribute}{name.split()[1]} {{ {' '.join(lines)} }};")
        return Type(name, parts)

    def any_type(self) -> Type:
        """Return a random type for an argument or result."""
        kind = self.random.random()
        if kind < 0.45:
            return self.scalar(self.random.choice(SCALARS))
        if kind < 0.53:
            return self.scalar(self.random.choice(VECTORS))
        return self.record()

    # -- values ---------------------------------------------------------------------------------------

    def literal(self, scalar: str, bits: int) -> str:
        """Return the next value for a scalar."""
        self.value += 1
        number = self.value * 2654435761 % 1000003
        if bits:
            # Within a signed field of that width.
            return str(number % (1 << (bits - 1))) if bits > 1 else "0"
        if scalar == "_Bool":
            return str(number & 1)
        if scalar == "enum e":
            return f"E{number % 4}"
        if scalar == "void *":
            return f"(void *){number}L"
        if "_Complex" in scalar:
            return f"({scalar})({number % 512} + {number % 77}.0i)"
        if scalar in ("float", "double", "long double"):
            return f"{number % 4096}.25"
        if scalar in ("char", "signed char"):
            return f"({scalar}){number % 256 - 128}"
        if scalar == "unsigned char":
            return str(number % 256)
        if scalar == "short":
            return f"(short){number % 65536 - 32768}"
        if scalar == "unsigned short":
            return str(number % 65536)
        if "__int128" in scalar:
            return f"(((unsigned __int128){number}ull << 70) + {number * 31}ull)"
        if scalar in ("int", "long", "long long"):
            return str(number * 2000 - 10**9)
        return f"{number * 4000}u"

    def values(self, type: Type) -> list[str]:
        """Return a value for each part."""
        return [self.literal(scalar, bits) for _, scalar, bits in type.parts]

    def assignments(self, name: str, type: Type, values: list[str]) -> str:
        """Return statements that give the parts of `name` their values."""
        return " ".join(f"{name}{type.parts[index][0]} = {values[index]};" for index in range(len(values)))

    def checks(self, name: str, type: Type, values: list[str]) -> str:
        """Return statements that count the parts of `name` that differ."""
        result = []
        for index in range(len(values)):
            suffix, scalar, _ = type.parts[index]
            result.append(f"if ({name}{suffix} != ({scalar}){values[index]}) {{ faults++; where = __LINE__; }}")
        return " ".join(result)

    # -- functions ------------------------------------------------------------------------------------

    def function(self, number: int) -> None:
        """Add one function, its caller and its callee."""
        r = self.random
        named = [self.any_type() for _ in range(r.choice((1, 1, 2, 3, 4, 5, 7, 9, 12)))]
        extra: list[Type] = []
        if r.random() < 0.25:
            for _ in range(r.choice((1, 2, 4, 8))):
                type = self.any_type()
                if type.name in ("char", "signed char", "unsigned char", "short", "unsigned short", "float", "_Bool"):
                    type = self.scalar("int")       # C11 6.5.2.2p7: default argument promotions
                extra.append(type)
        result = self.any_type() if r.random() < 0.85 else None
        name = f"f{number}"
        parameters = ", ".join(f"{type.name} a{index}" for index, type in enumerate(named)) + (", ..." if extra else "")
        head = f"{result.name if result else 'void'} {name}({parameters})"
        self.declarations.append(head + ";")
        values = [self.values(type) for type in named + extra]
        returned = self.values(result) if result else []
        body = [self.checks(f"a{index}", type, values[index]) for index, type in enumerate(named)]
        if extra:
            body.append(f"va_list ap; va_start(ap, a{len(named) - 1});")
            for index, type in enumerate(extra):
                body.append(f"{{ {type.name} x = va_arg(ap, {type.name}); {self.checks('x', type, values[len(named) + index])} }}")
            body.append("va_end(ap);")
        if result:
            body.append(f"{result.name} r; {self.assignments('r', result, returned)} return r;")
        self.callees.append(head + " {\n  " + "\n  ".join(body) + "\n}")
        lines = [f"{type.name} a{index}; {self.assignments(f'a{index}', type, values[index])}"
                 for index, type in enumerate(named + extra)]
        arguments = ", ".join(f"a{index}" for index in range(len(named + extra)))
        if result:
            lines.append(f"{result.name} r = {name}({arguments}); {self.checks('r', result, returned)}")
        else:
            lines.append(f"{name}({arguments});")
        self.callers.append(f"static void call_{name}(void) {{\n  " + "\n  ".join(lines) + "\n}")

    def caller(self) -> str:
        """Return the file of the callers, which has main."""
        count = len(self.callers)
        calls = "\n  ".join(f'faults = 0; call_f{index}(); if (faults) {{ printf("f{index} %d at line %d\\n", faults, where); bad = 1; }}'
                            for index in range(count))
        return (PRELUDE + "int printf(const char *, ...);\nint faults, where;\n" + "\n".join(self.declarations) + "\n"
                + "\n".join(self.callers) + "\nint main(void) {\n  int bad = 0;\n  " + calls + "\n  return bad;\n}\n")

    def callee(self) -> str:
        """Return the file of the callees."""
        return PRELUDE + "\n".join(self.declarations) + "\n" + "\n".join(self.callees) + "\n"
