"""C functions that build, change, copy and pass records of random members: bit-fields, packed and reversed ones, unions, arrays, nesting.

Each function gives an unsigned long long made of every scalar it can name; the test runs it through GCC and through the IR interpreter.
Signed arithmetic wraps (-fwrapv), shift counts are small, divisors are not zero: nothing is undefined.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

_TYPES = ["signed char", "unsigned char", "short", "unsigned short", "int", "unsigned", "long", "unsigned long", "_Bool"]
_BITS = {"signed char": 8, "unsigned char": 8, "short": 16, "unsigned short": 16, "int": 32, "unsigned": 32, "long": 64,
         "unsigned long": 64, "_Bool": 1}


@dataclass
class Record:
    """A record type: its C text, and the paths of its scalar members (a path after the object's name, "f" for a float)."""

    name: str
    text: str
    leaves: list[tuple[str, str]] = field(default_factory=list)
    initialisers: list[str] = field(default_factory=list)
    is_union: bool = False


def record(rng: random.Random, name: str, inner: list[Record]) -> Record:
    """Return a random record type; `inner` are types it may contain."""
    union = rng.random() < 0.15
    made = Record(name, "", is_union=union)
    types = _TYPES[:-1] if union else _TYPES        # what another member wrote may be no _Bool
    lines: list[str] = []
    designators: list[str] = []
    reverse = not union and not inner and rng.random() < 0.2
    for index in range(rng.randint(1, 3 if union else 8)):
        member = f"m{index}"
        kind = rng.random()
        if union and index == 0:
            # The member that is initialised covers the others: the rest of a union is unspecified (C11 6.2.6.1p7).
            lines.append(f"unsigned long {member};")
            made.leaves.append(("." + member, "i"))
            designators.append(f".{member} = {number(rng)}")
        elif kind < 0.5:
            ty = rng.choice(types)
            width = rng.randint(1, _BITS[ty])
            if rng.random() < 0.1:
                lines.append(f"{ty} : {rng.randint(0, _BITS[ty])};")
            volatile = "volatile " if rng.random() < 0.1 else ""
            lines.append(f"{volatile}{ty} {member} : {width};")
            made.leaves.append(("." + member, "i"))
            designators.append(f".{member} = {number(rng)}")
        elif kind < 0.75 or union or reverse:      # arrays in reversed order are left to GCC
            ty = rng.choice(types)
            packed = " __attribute__((packed))" if rng.random() < 0.2 and not union else ""
            lines.append(f"{ty} {member}{packed};")
            made.leaves.append(("." + member, "i"))
            designators.append(f".{member} = {number(rng)}")
        elif kind < 0.82:
            lines.append(f"double {member};")
            made.leaves.append(("." + member, "f"))
            designators.append(f".{member} = {rng.randint(-9, 9)}")
        elif kind < 0.92 or not inner:
            ty = rng.choice(types)
            count = rng.randint(1, 4)
            lines.append(f"{ty} {member}[{count}];")
            for place in range(count):
                made.leaves.append((f".{member}[{place}]", "i"))
            designators.append(f".{member} = {{ [{rng.randrange(count)}] = {number(rng)} }}")
            if count > 2:
                designators.append(f".{member}[1 ... 2] = {number(rng)}")
        else:
            other = rng.choice(inner)
            lines.append(f"{'union' if other.is_union else 'struct'} {other.name} {member};")
            made.leaves += [("." + member + path, kind_of) for path, kind_of in other.leaves]
            designators += [f".{member}{text}" for text in other.initialisers if rng.random() < 0.5]
    words: list[str] = []
    if rng.random() < 0.25:
        words.append("packed")
    if rng.random() < 0.1:
        words.append(f"aligned({rng.choice([2, 8, 16])})")
    if reverse:
        words.append('scalar_storage_order("big-endian")')
    attribute = f"__attribute__(({', '.join(words)})) " if words else ""
    made.text = f"{'union' if union else 'struct'} {attribute}{name} {{ {' '.join(lines)} }};\n"
    made.initialisers = designators[:1] if union else designators
    return made


def number(rng: random.Random) -> str:
    """Return an integer constant, often extreme."""
    return rng.choice(["0", "1", "-1", "127", "0x7fffffff", "0x8000000000000001ul", str(rng.randint(-1000, 1000)),
                       hex(rng.getrandbits(60))])


def change(rng: random.Random, target: str, kind: str) -> str:
    """Return a statement that changes one scalar."""
    if kind == "f":
        return f"{target} {rng.choice(['+=', '-=', '*=', '='])} {rng.randint(-3, 3)};"
    form = rng.randrange(6)
    if form == 0:
        return f"{target} {rng.choice(['<<=', '>>='])} {rng.randint(0, 6)};"
    if form == 1:
        return f"r += {rng.choice(['++', '--'])}{target};"
    if form == 2:
        return f"r ^= {target}{rng.choice(['++', '--'])};"
    if form == 3:
        return f"{target} {rng.choice(['/=', '%='])} {rng.choice([3, 7, -5, 1000])};"
    if form == 4:
        return f"r = r * 5 + ({target} = r + {number(rng)});"
    return f"{target} {rng.choice(['+=', '-=', '*=', '&=', '|=', '^=', '='])} {number(rng)};"


def function(rng: random.Random, index: int, types: list[Record]) -> str:
    """Return one function and what it calls."""
    ty = rng.choice(types)
    word = ("union " if ty.is_union else "struct ") + ty.name
    total = "".join(f"  r = r * 31 + (unsigned long long)(long long)x{path};\n" for path, _ in ty.leaves)
    text = f"static unsigned long long sum{index}({word} x) {{ unsigned long long r = 7;\n{total}  return r; }}\n"
    changes = "".join("  " + change(rng, "x" + path, kind) + "\n" for path, kind in rng.choices(ty.leaves, k=rng.randint(1, 5)))
    text += f"static {word} alter{index}({word} x, unsigned long long r) {{\n{changes}  return x; }}\n"
    text += f"static {word} global{index} = {{ {', '.join(ty.initialisers)} }};\n"
    body = f"  unsigned long long r = {rng.getrandbits(30)}; {word} a = {{ {', '.join(ty.initialisers)} }}, b[2] = {{ 0 }}, *p = &b[1];\n"
    for path, kind in rng.choices(ty.leaves, k=rng.randint(2, 10)):
        body += "  " + change(rng, rng.choice(["a", "(*p)", f"global{index}"]) + path, kind) + "\n"
    body += f"  b[0] = alter{index}(a, r); *p = r & 1 ? a : b[0]; a = alter{index}(a, 3);\n"
    body += f"  r += sum{index}(a) ^ sum{index}(b[0]) * 3 + sum{index}(*p) + sum{index}(global{index});\n"
    body += f"  r += sum{index}(({word}){{ {', '.join(ty.initialisers)} }});\n"
    return text + f"unsigned long long f{index}(void) {{\n{body}  return r; }}\n"


def program(rng: random.Random, count: int) -> str:
    """Return the text of `count` functions f0, f1, ..."""
    types: list[Record] = []
    for index in range(max(count // 2, 1)):
        flat = [ty for ty in types if "scalar_storage_order" not in ty.text]
        types.append(record(rng, f"t{index}", flat if rng.random() < 0.6 else []))
    text = "".join(ty.text for ty in types)
    return text + "".join(function(rng, index, types) for index in range(count))
