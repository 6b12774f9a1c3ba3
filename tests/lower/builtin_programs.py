"""C functions without arguments that exercise built-ins, complex numbers, vectors, atomics and static data on random constants.

Each gives an unsigned long long; the test runs it through GCC and through the IR interpreter, and compares.
"""

from __future__ import annotations

import random

INTEGERS = ["signed char", "unsigned char", "short", "unsigned short", "int", "unsigned", "long", "unsigned long", "__int128",
            "unsigned __int128", "_Bool"]
_WIDTHS = {"signed char": (8, True), "unsigned char": (8, False), "short": (16, True), "unsigned short": (16, False), "int": (32, True),
           "unsigned": (32, False), "long": (64, True), "unsigned long": (64, False), "__int128": (128, True),
           "unsigned __int128": (128, False), "_Bool": (1, False)}


def constant(rng: random.Random, ty: str) -> str:
    """Return C text for a random, often extreme, value of an integer type."""
    width, signed = _WIDTHS[ty]
    low = -(1 << width - 1) if signed else 0
    high = (1 << (width - 1 if signed else width)) - 1
    value = rng.choice([low, high, 0, 1, low + 1, high - 1, rng.randint(low, high), rng.randint(low, high) >> rng.randint(0, width - 1)])
    value = min(max(value, low), high)
    bits = value & ((1 << 128) - 1)
    return f"({ty})((unsigned __int128){bits >> 64:#x}ull << 64 | {bits & (1 << 64) - 1:#x}ull)"


def overflow_function(rng: random.Random, index: int) -> str:
    """A call of an overflow built-in with operands and result of random types."""
    a, b = rng.choice(INTEGERS), rng.choice(INTEGERS)
    result = rng.choice(INTEGERS[:-1])
    op = rng.choice(["add", "sub", "mul"])
    return (f"unsigned long long f{index}(void) {{ {a} x = {constant(rng, a)}; {b} y = {constant(rng, b)}; {result} r;\n"
            f"  int o = __builtin_{op}_overflow(x, y, &r); o += 2 * __builtin_{op}_overflow_p(x, y, ({result})0);\n"
            f"  return (unsigned long long)r * 31 + (unsigned long long)((unsigned __int128)r >> 64) * 7 + o; }}\n")


def bits_function(rng: random.Random, index: int) -> str:
    """Calls of the built-ins on bits."""
    x = rng.choice([0, 1, (1 << 64) - 1, 1 << 63, rng.getrandbits(64), rng.getrandbits(64) >> rng.randint(0, 63)])
    calls = ["ffs((int)x)", "ffsll(x)", "popcount((unsigned)x)", "popcountll(x)", "parity((unsigned)x)", "parityll(x)", "clrsb((int)x)",
             "clrsbll(x)", "bswap16((unsigned short)x)", "bswap32((unsigned)x)", "bswap64(x)"]
    if x:
        calls += ["clzll(x)", "ctzll(x)"]
    if x & 0xFFFFFFFF:
        calls += ["clz((unsigned)x)", "ctz((unsigned)x)"]
    terms = " + ".join(f"{3 ** place} * (unsigned long long)__builtin_{call}" for place, call in enumerate(calls))
    return f"unsigned long long f{index}(void) {{ unsigned long long x = {x:#x}ull; return {terms}; }}\n"


_FLOATS = ["0.0", "-0.0", "1.0", "-1.5", "__builtin_inf()", "-__builtin_inf()", "__builtin_nan(\"\")", "1e-310", "-1e308", "3.25e7", "0.1"]


def float_function(rng: random.Random, index: int) -> str:
    """Classification and quiet comparison."""
    ty = rng.choice(["float", "double", "_Float128"])
    x, y = rng.choice(_FLOATS), rng.choice(_FLOATS)
    text = f"unsigned long long f{index}(void) {{ {ty} x = {x}, y = {y}; unsigned long long r = 0;\n"
    for name in ("isnan", "isinf", "isinf_sign", "isfinite", "isnormal"):
        text += f"  r = r * 5 + 2 + __builtin_{name}(x);\n"
    for name in ("isgreater", "isgreaterequal", "isless", "islessequal", "islessgreater", "isunordered"):
        text += f"  r = r * 3 + __builtin_{name}(x, y);\n"
    return text + "  r = r * 7 + __builtin_fpclassify(1, 2, 3, 4, 5, x) + 2 * !!__builtin_signbit(y);\n  return r; }\n"


def complex_function(rng: random.Random, index: int) -> str:
    """Arithmetic of complex numbers that calls no library function (integers, products by GCC's own expansion)."""
    ty = rng.choice(["int", "long", "short", "unsigned"])
    numbers = [rng.randint(1, 99) for _ in range(6)]
    return (f"unsigned long long f{index}(void) {{ _Complex {ty} a = {numbers[0]} + {numbers[1]}i, b = {numbers[2]} - {numbers[3]}i, c;\n"
            f"  c = a {rng.choice('+-*/')} b; a {rng.choice('+-*')}= c; c {rng.choice('+-*')}= {numbers[4]}; b++; --c; c = ~c * -b;\n"
            f"  _Complex double d = a + 0.5; d += {numbers[5]}; d -= b; d = ({numbers[4]} - d) / 4.0;\n"
            "  return (unsigned long long)__real__ c * 3 + (unsigned long long)__imag__ c * 5 + (a == b) * 7 + (a != c) * 11\n"
            "    + (unsigned long long)(long long)(__real__ d * 16) + (unsigned long long)(long long)(__imag__ d * 16) + (c ? 1 : 0); }\n")


def vector_function(rng: random.Random, index: int) -> str:
    """Vector operators, comparisons, shuffles and conversions."""
    element, count = rng.choice([("int", 4), ("short", 8), ("signed char", 16), ("unsigned", 2), ("long", 2), ("unsigned char", 8)])
    values = ", ".join(str(rng.randint(-100, 100) & (0x7F if "char" in element else 0xFFFF)) for _ in range(count))
    others = ", ".join(str(rng.randint(1, 100)) for _ in range(count))
    mask = ", ".join(str(rng.randint(0, 2 * count - 1)) for _ in range(count))
    signed = element.replace("unsigned", "int") if element == "unsigned" else element.replace("unsigned ", "signed ")
    size = {"int": 4, "unsigned": 4, "short": 2, "long": 8}.get(element, 1) * count
    return (f"unsigned long long f{index}(void) {{ typedef {element} V __attribute__((vector_size({size})));\n"
            f"  typedef {signed} M __attribute__((vector_size({size}))); V a = {{{values}}}, b = {{{others}}}, c; M m = {{{mask}}};\n"
            f"  c = a {rng.choice('+-*/%&|^')} b; c = c {rng.choice(['<<', '>>'])} 1;\n"
            f"  c ^= (V)(a {rng.choice(['<', '==', '>=', '!='])} b);\n"
            f"  c += __builtin_shuffle(a, m) - __builtin_shuffle(a, b, m); c = -c + ~a; c[{rng.randrange(count)}] = 5; c = c + 2;\n"
            f"  unsigned long long r = 0; for (int i = 0; i < {count}; i++) r = r * 31 + (unsigned long long)c[i]; return r; }}\n")


def atomic_function(rng: random.Random, index: int) -> str:
    """Read-modify-write built-ins of both families and _Atomic objects."""
    ty = rng.choice(["signed char", "unsigned short", "int", "unsigned long", "long"])
    start, operand = rng.randint(0, 100), rng.randint(1, 50)
    word = rng.choice(["add", "sub", "and", "or", "xor", "nand"])
    return (f"unsigned long long f{index}(void) {{ {ty} x = {start}, e = {rng.choice([start, 7])}, t; unsigned long long r;\n"
            f"  r = (unsigned long long)__atomic_fetch_{word}(&x, {operand}, __ATOMIC_ACQ_REL);\n"
            f"  r = r * 31 + (unsigned long long)__sync_{word}_and_fetch(&x, {operand});\n"
            f"  r = r * 31 + __atomic_compare_exchange_n(&x, &e, 9, 0, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);\n"
            "  r = r * 31 + (unsigned long long)__atomic_exchange_n(&x, 3, __ATOMIC_SEQ_CST); __atomic_store_n(&x, 4, __ATOMIC_RELEASE);\n"
            "  r = r * 31 + (unsigned long long)__sync_val_compare_and_swap(&x, 4, 6) + __sync_bool_compare_and_swap(&x, 5, 8);\n"
            f"  __atomic_load(&x, &t, __ATOMIC_ACQUIRE); _Atomic {ty} y = t; y += {operand}; y *= 3; y++; --y; y <<= 1; y /= 2;\n"
            f"  _Atomic double d = 1.5; d += {operand}; d++; _Atomic _Bool flag = 0; flag |= 2; flag--; int *_Atomic p = 0; p += 2; p--;\n"
            "  return r * 31 + (unsigned long long)e + (unsigned long long)y + (unsigned long long)d + flag + (unsigned long long)p; }\n")


def data_function(rng: random.Random, index: int) -> str:
    """Static initialisers: bit-fields, unions, ranges, designators, floating and wide constants, read back byte by byte."""
    fields = ""
    values = ""
    for place in range(rng.randint(1, 6)):
        kind = rng.choice(["bits", "char", "double", "array", "union", "wide", "nested", "complex"])
        name = f"m{place}"
        if kind == "bits":
            ty, width = rng.choice([("int", 32), ("unsigned long", 64), ("unsigned char", 8), ("short", 16)])
            size = rng.randint(1, width)
            fields += f" {ty} {name} : {size};"
            values += f" .{name} = {rng.getrandbits(size - 1) if size > 1 else 0},"
        elif kind == "char":
            fields += f" char {name}[{rng.randint(4, 9)}];"
            values += f" .{name} = \"abc\","
        elif kind == "double":
            fields += f" {rng.choice(['float', 'double', '_Float128'])} {name};"
            values += f" .{name} = {rng.choice(['-0.0', '1.5', '1e10', '0.1'])},"
        elif kind == "array":
            fields += f" short {name}[8];"
            values += f" .{name} = {{ [1 ... 3] = {rng.randint(1, 99)}, [2] = 7, [6] = -1 }},"
        elif kind == "union":
            fields += f" union {{ int a; char b[3]; }} {name};"
            values += f" .{name} = {{ .b = {{ 1, {rng.randint(2, 9)} }} }},"
        elif kind == "wide":
            fields += f" {rng.choice(['int', 'unsigned short'])} {name}[4];"
            values += f" .{name} = {{ L'\\x{rng.randint(256, 4095):x}', 'b' }},"
        elif kind == "nested":
            fields += f" struct {{ char c; long l; }} {name}[2];"
            values += f" .{name}[1].l = {rng.randint(1, 9999)},"
        else:
            fields += f" _Complex float {name};"
            values += f" .{name} = 1.0f + 2.0fi,"
    attribute = rng.choice(["", " __attribute__((packed))"])
    if "[4]" not in fields and "[8]" not in fields:
        # Arrays of numbers in reversed order go to GCC.
        attribute = rng.choice([attribute, " __attribute__((scalar_storage_order(\"big-endian\")))"])
    return (f"struct s{index} {{{fields} }}{attribute}; static struct s{index} o{index}[2] = {{ [1] = {{{values} }} }};\n"
            f"unsigned long long f{index}(void) {{ unsigned long long r = 0; unsigned char *p = (unsigned char *)o{index};\n"
            f"  for (int i = 0; i < (int)sizeof o{index}; i++) r = r * 31 + p[i]; return r; }}\n")


KINDS = [overflow_function, overflow_function, bits_function, float_function, complex_function, vector_function, atomic_function,
         data_function]


def program(rng: random.Random, count: int) -> str:
    """Return a source with functions f0 to f(count-1)."""
    return "".join(KINDS[index % len(KINDS)](rng, index) for index in range(count))
