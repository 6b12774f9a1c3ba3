"""The language accepted: one piece of C for each feature, and what the typed tree says about it."""

from __future__ import annotations

import sys

import pytest

from compiler.options import Options
from compiler.sema import ast
from compiler.sema.symbols import LINK_EXTERNAL, LINK_INTERNAL
from compiler.unsupported import Unsupported
from tests.sema.harness import errors_of, front_end

ACCEPTED = {
    "statement expression": "int f(int x) { return ({ int y = x; y + 1; }); }",
    "nested function": "int f(int x) { int g(int y) { return x + y; } return g(2); }",
    "labels as values": "int f(int i) { static void *t[] = { &&a, &&b }; goto *t[i]; a: return 1; b: return 2; }",
    "label difference": "int f(int i) { static int t[] = { &&a - &&a, &&b - &&a }; goto *(&&a + t[i]); a: return 1; b: return 2; }",
    "local label": "int f(void) { return ({ __label__ l; int i = 0; l: if (i++ < 3) goto l; i; }); }",
    "typeof and auto type": "int f(double d) { __auto_type e = d; typeof(e) *p = &e; return (int)*p; }",
    "case range": "int f(int x) { switch (x) { case 1 ... 5: return 1; case 7: default: return 0; } }",
    "flexible array": "struct s { int n; char t[]; }; struct s v = { 3, \"abc\" }; char c(struct s *p) { return p->t[1]; }",
    "zero-length array": "struct s { int n; int a[0]; }; int f(struct s *p) { return p->a[2] + sizeof(struct s); }",
    "variable-length array": "int f(int n) { int a[n][n + 1]; a[1][2] = 3; return sizeof a + sizeof a[0] + a[1][2]; }",
    "variably modified parameter": "int f(int n, int m, int a[n][m]) { return a[1][2] + sizeof a[0]; }",
    "compound literal": "struct p { int x, y; }; int g(struct p *); int f(void) { return g(&(struct p){ .y = 2 }); }",
    "designators": "int a[10] = { [2 ... 4] = 7, [9] = 1 };",
    "old designators": "struct p { int x, y; } v = { y: 2, x: 1 }; int a[3] = { [1] 5 };",
    "transparent union": "typedef union { int *i; void *v; } u __attribute__((transparent_union)); void g(u); void f(int *p) { g(p); }",
    "vectors": "typedef int v4 __attribute__((vector_size(16))); v4 f(v4 a, v4 b) { a[1] = 3; return (a + b * 2) & (a < b); }",
    "shuffle": "typedef int v4 __attribute__((vector_size(16))); v4 f(v4 a, v4 m) { return __builtin_shuffle(a, m); }",
    "complex": "_Complex double f(_Complex double z) { __real__ z = 1; return z * 2.0i + ~z; }",
    "int128": "unsigned __int128 f(__int128 a) { return (unsigned __int128)a << 3; }",
    "interchange floats": "_Float128 f(_Float64 a, _Float32 b, __float128 c) { return a + b + c; }",
    "atomics": "_Atomic int n; _Atomic(long) m; int f(void) { return n++ + __atomic_load_n(&m, 5) + __sync_fetch_and_add(&m, 1); }",
    "thread local": "static _Thread_local int a; extern __thread int b; int *f(void) { return a ? &a : &b; }",
    "generic": "int f(const char *s) { return _Generic(s, char *: 1, const char *: 2, default: 3); }",
    "alignas": "_Alignas(16) char a[3]; int f(void) { _Alignas(double) char b; return _Alignof(double) + (int)(long)&b; }",
    "K&R definition": "int f(a, b, c) char a; float b; { return a + (int)b + c; }",
    "implicit declarations": "f(x) { return g(x); }",
    "asm": "int f(int x) { int y; asm volatile(\"mov %1, %0\" : \"=r\"(y) : \"r\"(x) : \"cc\", \"memory\"); asm "
        "goto(\"\" :::: l); l: return y; }",
    "asm flags and names": "_Bool f(int a) { _Bool r; asm(\"test %[a],%[a]\" : \"=@ccz\"(r) : [a] \"r\"(a)); return r; }",
    "register variables": "register long sp asm(\"rsp\"); long f(void) { register int a asm(\"eax\") = 1; return sp + a; }",
    "address spaces": "int __seg_gs *p; int f(void) { return *p + *(int __seg_fs *)8; }",
    "overflow builtins": "_Bool f(int a, long b) { int r; return __builtin_add_overflow(a, b, &r) || __builtin_mul_overflow_p(a, b, r); }",
    "variable arguments": "#include <stdarg.h>\nint f(int n, ...) { va_list a, b; va_start(a, n); va_copy(b, a); int r = va_arg(a, "
        "int); va_end(a); return r; }",
    "cast to union": "union u { int i; double d; }; union u f(double d) { return (union u)d; }",
    "anonymous members": "struct s { int a; union { int b; struct { char c; }; }; } v = { 1, { .c = 2 } }; int f(void) { return v.b + "
        "v.c; }",
    "alias and visibility": "int a(void) { return 1; } int b(void) __attribute__((alias(\"a\"), visibility(\"hidden\"), weak));",
    "cleanup": "void c(int *); int f(void) { int x __attribute__((cleanup(c))) = 1; return x; }",
    "omitted operand": "int f(int a, int *p) { return a ?: p ? 1 : 2; }",
    "empty structure": "struct e { }; struct s { struct e e; int i; } v = { {}, 3 }; _Static_assert(sizeof(struct e) == 0, \"\");",
    "intrinsics": "#include <immintrin.h>\n__attribute__((target(\"avx2\"))) __m256i f(__m256i a) { return _mm256_add_epi32(a, "
        "_mm256_set1_epi32(1)); }",
    "forward parameter": "int f(int n; int a[n], int n) { return a[n - 1]; }",
    "pragma pack": "#pragma pack(push, 1)\nstruct s { char c; int i; };\n#pragma pack(pop)\n_Static_assert(sizeof(struct s) == 5, \"\");",
    "bit-field width arithmetic": "struct s { unsigned long b : 40; } s; _Static_assert(sizeof(s.b << 1) == 8, \"\"); "
        "int f(void) { return s.b "
        "<< 8 > 5; }",
    "null pointer constants": "_Static_assert(_Generic(1 ? (int *)0 : (void *)0, int *: 1, default: 0), \"\");",
    "is_constexpr": "#define K(x) (sizeof(int) == sizeof(*(8 ? ((void *)((long)(x) * 0l)) : (int *)8)))\n"
                    "int n; _Static_assert(K(3) && !K(n), \"\");",
    "string concatenation": "const unsigned short *s = u\"a\" \"b\"; char a[] = u8\"\\u00e9\"; _Static_assert(sizeof a == 3, \"\");",
    "integer types": "_Static_assert(_Generic(0xffffffff, unsigned: 1) && _Generic(4294967296, long: 1) && _Generic('a', int: 1), \"\");",
}
_SEARCH = ("/usr/lib/gcc/x86_64-linux-gnu/12/include", "/usr/include/x86_64-linux-gnu", "/usr/include")


def _options() -> Options:
    from compiler.options import SearchDir
    return Options(warning_flags=("-w",), search=tuple(SearchDir(path, "system", True) for path in _SEARCH))


@pytest.mark.parametrize("feature", sorted(ACCEPTED))
def test_accepted(feature: str) -> None:
    assert errors_of(ACCEPTED[feature], _options()) == []


def _unit(text: str) -> ast.Block:
    _, made = front_end(text.encode(), Options())
    assert made.unit is not None
    body = made.unit.functions[-1].body
    assert body is not None
    return body


def test_conversions_are_explicit() -> None:
    body = _unit("long x; int a[9]; void f(int i) { x = a[i] + 1; }")
    statement = body.body[0]
    assert isinstance(statement, ast.ExprStmt)
    discarded = statement.expr
    assert isinstance(discarded, ast.Cast) and discarded.conversion == ast.CAST_VOID
    assign = discarded.operand
    assert isinstance(assign, ast.Assign)
    widened = assign.value
    assert isinstance(widened, ast.Cast) and widened.conversion == ast.CAST_INT
    addition = widened.operand
    assert isinstance(addition, ast.Binary) and addition.op == ast.B_ADD
    load = addition.left
    assert isinstance(load, ast.Cast) and load.conversion == ast.CAST_LOAD
    element = load.operand
    assert isinstance(element, ast.Deref)
    index = element.pointer
    assert isinstance(index, ast.Binary) and index.op == ast.B_PTR_ADD


def test_initialiser_items_are_flat() -> None:
    _, made = front_end(b"struct { int a; struct { char b[2]; int c : 5; } s; } x = { 1, 2, 3, 4 };", Options())
    assert made.unit is not None
    init = made.unit.objects[0].init
    assert init is not None
    found = [(item.offset, item.bit_offset, item.bit_width) for item in init.items]
    assert found == [(0, 0, -1), (4, 32, -1), (5, 40, -1), (6, 48, 5)]


def test_linkage_and_tentative_definitions() -> None:
    _, made = front_end(b"static int a; int b; extern int c; int b = 2; static int f(void); int f(void) { return a; }", Options())
    assert made.sema is not None
    table = made.sema.externals
    assert table["a"].linkage == LINK_INTERNAL and table["a"].is_tentative
    assert table["b"].linkage == LINK_EXTERNAL and table["b"].init is not None and not table["b"].is_tentative
    assert not table["c"].is_defined
    assert table["f"].linkage == LINK_INTERNAL and table["f"].is_defined


def test_long_chains_need_no_recursion() -> None:
    chain = " + ".join(["x"] * 20000)
    other = " else ".join([f"if (x == {index}) y = {index};" for index in range(5000)])
    assert errors_of(f"int x, y; int f(void) {{ {other} return {chain}; }}") == []


def test_deep_nesting_is_bounded() -> None:
    from compiler.unsupported import Unsupported
    limit = sys.getrecursionlimit()
    assert errors_of("int x = " + "(" * 3000 + "1" + ")" * 3000 + ";") == []
    with pytest.raises(Unsupported):
        errors_of("int x = " + "(" * 60000 + "1" + ")" * 60000 + ";")
    assert sys.getrecursionlimit() == limit


PLAN9 = """
typedef struct { int a, b; } lock_t;
typedef struct tagged { long t; } T;
struct inner { lock_t; double d; };
struct outer { int pad; T; struct inner; } o = { 1, { 2 }, { { 3, 4 }, 5.0 } }, q = { .lock_t.b = 9 };
int take(lock_t *);
int f(struct outer *p) { lock_t *l = p; return take(p) + (l == &p->lock_t) + p->T.t + p->b + __builtin_offsetof(struct outer, lock_t.b); }
"""


def test_plan9_extensions() -> None:
    """GCC manual: Unnamed Fields.  A pointer to a record converts to one to its unnamed member, which its typedef names."""
    assert errors_of(PLAN9, Options(code_flags=("-fplan9-extensions",))) == []
    assert "5: 'struct outer' has no member named 'lock_t'" in errors_of(PLAN9, Options(code_flags=("-fms-extensions",)))
    ambiguous = "struct A { char a; }; struct B { struct A; struct A; }; char f(struct B *p) { return p->a; }"
    assert errors_of(ambiguous, Options(code_flags=("-fplan9-extensions",))) == [
        "1: duplicate member 'a'", "1: 'struct B' has no member named 'a'"]


def test_attributes_behind_a_star() -> None:
    """GCC manual: Attribute Syntax.  Those of declarations slide on to what is declared, unless a pointer comes next."""
    _, made = front_end(b"extern inline void *__attribute__((gnu_inline, always_inline)) f(void) { return 0; }\n"
                        b"int *__attribute__((weak)) p; int *__attribute__((weak)) *q; int *__attribute__((weak)) (r);\n"
                        b"int *__attribute__((section(\"s\"))) *__attribute__((weak)) t[2];\n"
                        b"char aligned[__alignof__(int *__attribute__((aligned(32))))];")
    assert made.sema is not None
    names = made.sema.scopes.names
    assert names["f"].always_inline and names["f"].gnu_inline
    assert [names[name].weak for name in "pqrt"] == [True, False, True, True]
    assert names["t"].section == ""
    assert names["aligned"].type.size == 32


EXTENSIONS = "#pragma GCC push_options\n#pragma GCC target(\"sse4.2\")\nextern inline __attribute__((gnu_inline, always_inline)) " \
    "unsigned g(unsigned a) { return __builtin_ia32_crc32qi(a, 1); }\n#pragma GCC pop_options\n"


@pytest.mark.parametrize(("text", "flags", "refused"), [
    ("unsigned f(unsigned a) { return g(a); }", (), "inlining 'g': target specific option mismatch"),
    ("unsigned f(unsigned a) { return __builtin_ia32_crc32qi(a, 1); }", (), "'__builtin_ia32_crc32qi' needs isa option crc32"),
    ("unsigned f(unsigned a) { return g(a) + sizeof __builtin_ia32_crc32qi(a, 1); }", ("-mavx2",), ""),
    ("__attribute__((target(\"avx\"))) unsigned f(unsigned a) { return g(a); }", (), ""),
    ("unsigned f(unsigned a) { return g(a); }", ("-march=haswell", "-mno-sse4.2"), "inlining 'g': target specific option mismatch"),
])
def test_extensions_in_force(text: str, flags: tuple[str, ...], refused: str) -> None:
    """What GCC refuses for want of an extension is left to it."""
    try:
        front_end((EXTENSIONS + text).encode(), Options(machine_flags=flags))
        said = ""
    except Unsupported as refusal:
        said = refusal.detail
    assert said == refused


@pytest.mark.parametrize(("text", "error"), [
    ("void f(int n) { extern int (*p)[n]; }", "1: object with variably modified type must have no linkage"),
    ("int f(void) { __builtin_ x; }", "1: unknown type name '__builtin_'"),
])
def test_what_fuzzing_found(text: str, error: str) -> None:
    assert error in errors_of(text)
