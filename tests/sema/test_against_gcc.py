"""Messages that decide whether a unit compiles, against GCC's: pieces of C with flags, the lines that have errors on both sides."""

from __future__ import annotations

import functools
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from compiler.sema.ast import ComplexExpr, FloatConst
from compiler.sema.softfloat import encode
from compiler.unsupported import Unsupported
from tests.sema.dg_runner import options_for
from tests.sema.harness import front_end

_ERROR = re.compile(r"^[^:]*:(\d+):(?:\d+:)? (?:fatal )?error:", re.MULTILINE)

# Name, flags, source.  Each line of a source is independent of the others where that is possible.
CASES: dict[str, tuple[str, str]] = {
    "implicit-function-declaration": ("-Werror=implicit-function-declaration", """
int f(void) { return g(1); }
int h(void) { return puts("a"); }
int i(void) { extern int j(int); return j(1); }
int k(void) { return j(2); }
int l(void) { return sizeof(m()); }
"""),
    "implicit-function-declaration in C90": ("-std=gnu90 -Werror=implicit-function-declaration", """
int f(void) { return g(1); }
"""),
    "implicit-int": ("-Werror=implicit-int", """
f(void) { return 0; }
static x;
const y = 1;
int g(a) { return a; }
int h(void) { register i = 1; auto j = 2; return i + j; }
typedef z;
int k(const p);
"""),
    "return-type": ("-Werror=return-type", """
int a(void) { }
int b(int x) { if (x) return 1; }
int c(int x) { for (;;) { if (x) return 1; } }
int d(int x) { while (1) { if (x) break; } }
int e(int x) { switch (x) { case 1: return 1; default: return 2; } }
int f(int x) { switch (x) { case 1: return 1; } }
int i(int x) { goto l; l: return x; }
int j(int x) { do { return x; } while (0); }
_Noreturn void die(void); int k(int x) { if (x) return 1; die(); }
int l(int x) { __builtin_unreachable(); }
int m(int x) { __builtin_abort(); }
int n(int x) { if (x) return 1; else return 2; }
int o(int x) { ({ return 1; }); }
int p(int x) { x ? die() : die(); }
int q2(int x) { x = ({ return 1; 2; }); }
int q3(int x) { int y = ({ die(); 1; }); }
int q4(int x) { x && (die(), 1); }
int q5(int x) { q4((die(), 1)); }
int q(int x) { if (0) return 1; }
int r(int x) { if (1) return 1; }
int s(int x) { l: goto l; }
int t(int x) { for (int i = 0; ; i++) ; }
int u(int x) { for (int i = 0; i < x; i++) return 1; }
int v(int x) { while (x) return 1; return 2; }
int w(int x) { asm goto ("" :::: l); return 1; l: ; }
int y(int x) { switch (x) { case 1: break; default: return 2; } }
int z(int x) { switch (x) { default: for (;;) ; } }
struct S { int a; }; struct S aa(void) { }
int main(void) { }
"""),
    "return with and without a value": ("-Werror=return-type", """
void g(void) { return 1; }
int h(void) { return; }
void f(void) { return f(); }
"""),
    "incompatible-pointer-types": ("-Werror=incompatible-pointer-types", """
int *a; long *b; void *v; const int *c; int (*fp)(int); long (*fl)(int); char *s; unsigned char *u; int (*arr)[3]; int **pp;
void t1(void) { a = b; }
void t2(void) { a = v; v = b; }
void t3(void) { a = (void *)b; }
void t4(void) { fp = fl; }
void t5(void) { s = u; }
void t6(void) { a = arr; }
void t7(void) { v = fp; }
void g(int *); void t8(void) { g(b); }
int *t9(void) { return b; }
void t10(void) { int *p = b; (void)p; }
void t11(void) { const int **q = pp; (void)q; }
void t12(void) { a = arr[0]; a = &arr; }
void t13(void) { int x = a == b; (void)x; }
void t14(int c1) { a = c1 ? a : b; }
struct S; struct T { struct S *p; }; void t15(struct T *t, struct T *w) { t->p = w; }
"""),
    "int-conversion": ("-Werror=int-conversion", """
int *p; int i; char c; void f(int *); void g(int);
void t1(void) { p = 1; }
void t2(void) { p = 0; p = (void *)0; p = 1 - 1; }
void t3(void) { i = p; }
void t4(void) { f(i); }
void t5(void) { g(p); }
int t6(void) { return p; }
int *t7(void) { return i; }
int *q = 5;
int r = &i;
void t8(void) { if (p == 1) ; }
void t9(void) { _Bool b = p; (void)b; }
void t10(int k) { p = k ? p : 1; }
"""),
    "strict-prototypes": ("-Werror=strict-prototypes", """
int a();
int b(void);
int (*c)();
int d() { return 0; }
int e(x) int x; { return x; }
typedef int f();
struct s { int (*g)(); };
int h(int (*)());
extern int i(), j(void);
int k(void) { int l(); return sizeof(int (*)()); }
"""),
    "date-time": ("-Werror=date-time", """
const char *a = __DATE__;
const char *b = __TIME__;
const char *c = __TIMESTAMP__;
int d;
"""),
    "designated-init": ("-Werror=designated-init", """
struct s { int a, b; } __attribute__((designated_init));
struct s x = { 1, 2 };
struct s y = { .a = 1, .b = 2 };
struct s z[] = { { .a = 1 }, { 2 } };
struct t { struct s s; int n; } w = { { 1, 2 }, 3 };
struct s e = { };
"""),
    "vla": ("-Werror=vla", """
int a(int n) { int v[n]; return sizeof v; }
int b(int n, int v[n]) { return v[0]; }
int c(int n) { return sizeof(int[n]); }
int d(void) { int v[sizeof(int) * 2]; return sizeof v; }
int e(void) { const int n = 3; int v[n]; return sizeof v; }
int f(int n, int v[*]);
int g(void) { int v[(int)2.0]; return sizeof v; }
int h(void) { int v[(int)(2.0 * 1)]; return sizeof v; }
"""),
    "declaration-after-statement": ("-Werror=declaration-after-statement", """
int a(int x) { x++; int y = x; return y; }
int b(int x) { int y = x; x++; return y; }
int c(int x) { ; int y = x; return y; }
int d(int x) { { x++; } int y = x; return y; }
int e(int x) { l: ; int y = x; if (y) goto l; return y; }
int f(int x) { x++; for (int i = 0; i < x; i++) ; return x; }
int g(int x) { _Static_assert(1, ""); int y = x; return y; }
int h(int x) { x++; _Static_assert(1, ""); return x; }
"""),
    "pointer-arith": ("-Werror=pointer-arith", """
void *a(void *p) { return p + 1; }
int b(void *p) { return sizeof(*p); }
int c(void) { return sizeof(void); }
void *d(void *p) { p++; return p; }
long e(void *p, void *q) { return p - q; }
int f(int (*g)(void)) { return sizeof(*g) + (g + 1 != 0); }
int h(void *p, void *q) { return p < q; }
"""),
    "pointer-sign": ("-Werror=pointer-sign", """
char *c; unsigned char *u; signed char *s; int *i; unsigned *j; unsigned long long *ll;
void t1(void) { c = u; }
void t2(void) { c = s; }
void t3(void) { i = j; }
void t4(void) { i = (int *)j; }
void f(char *); void t5(void) { f(u); }
char *t6(void) { return u; }
char a[] = "x"; unsigned char *t7 = "x";
"""),
    "discarded-qualifiers": ("-Werror=discarded-qualifiers", """
const int *c; int *p; volatile int *v; void *w; const char *s;
void t1(void) { p = c; }
void t2(void) { c = p; v = p; w = p; }
void t3(void) { w = c; }
void f(int *); void t4(void) { f(c); f(v); }
int *t5(void) { return v; }
char *t6 = "abc";
const int a[3]; void t7(void) { p = a; }
const int m[2][2]; int (*t8)[2] = m;
"""),
    "old-style-definition": ("-Werror=old-style-definition", """
int a(x) int x; { return x; }
int b(int x) { return x; }
int c() { return 0; }
"""),
    "overflow": ("-Werror=overflow", """
char a = 300;
unsigned char b = 256;
int c = 2147483647 + 1;
unsigned d = -1;
short e = 0x12345;
int f(void) { unsigned char x = 1000; x = 300; return x; }
int g = 1.0e30;
int h = 4294967296;
signed char i = 200;
int j = 0x80000000;
"""),
    "shift counts": ("-Werror=shift-count-overflow -Werror=shift-count-negative", """
int a(int x) { return x << 32; }
int b(int x) { return x >> -1; }
long c(long x) { return x << 32; }
long d(int x) { return (long)x << 63; }
int e(int x) { return 1 ? x : x << 40; }
"""),
    "div-by-zero": ("-Werror=div-by-zero", """
int a(int x) { return x / 0; }
int b(int x) { return x % 0; }
double c(double x) { return x / 0; }
int d(int x) { return 1 ? x : x / 0; }
int e(void) { return sizeof(1 / 0); }
"""),
    "casts between pointers and integers": ("-Werror=int-to-pointer-cast -Werror=pointer-to-int-cast", """
void *a(int x) { return (void *)x; }
int b(void *p) { return (int)p; }
void *c(long x) { return (void *)x; }
long d(void *p) { return (long)p; }
void *e = (void *)1;
_Bool f(void *p) { return (_Bool)p; }
char g(void *p) { return (char)p; }
"""),
    "unused-label": ("-Werror=unused-label", """
void a(void) { l: ; }
void b(int x) { l: if (x) goto l; }
void c(void) { __attribute__((unused)) int x; l: __attribute__((unused)); }
void d(void) { static void *p = &&l; (void)p; l: ; }
"""),
    "undef and unused-macros": ("-Werror=undef", """
#if FOO
#endif
#if defined(FOO) && FOO
#endif
#if 0 && FOO
#endif
#ifdef X
#if Y
#endif
#endif
"""),
    "attributes": ("-Werror=attributes", """
int a __attribute__((frobnicate));
int b __attribute__((unused));
void c(void) __attribute__((noinline, bogus(1)));
struct __attribute__((packed)) s { int x; };
int d __attribute__((gnu::x));
"""),
    "builtin-declaration-mismatch": ("-Werror=builtin-declaration-mismatch", """
int printf(int);
void *malloc(unsigned long);
int memcpy(void);
char *strchr(const char *, int);
double sin(float);
"""),
    "long-long": ("-std=gnu90 -Werror=long-long", """
long long a;
long b = 1LL;
__extension__ long long c;
int d;
"""),
    "multichar": ("-Werror=multichar", """
int a = 'ab';
int b = 'a';
int c = L'a';
"""),
    "warnings of the preprocessor": ("-Werror=cpp -Werror=endif-labels -Werror=builtin-macro-redefined", """
#warning beware
#ifdef X
#endif X
#define __LINE__ 3
#undef __FILE__
int x;
"""),
    "expansion-to-defined and variadic macros": ("-std=c90 -pedantic -Werror=expansion-to-defined -Werror=variadic-macros", """
#define D defined(FOO)
#if D
#endif
#define V(...) __VA_ARGS__
#define N(a...) a
int x;
"""),
    "unknown pragmas": ("-Werror=unknown-pragmas", """
#pragma frobnicate
#pragma GCC frobnicate
#pragma STDC FP_CONTRACT ON
#pragma once_more
#pragma GCC diagnostic ignored "-Wunknown-pragmas"
#pragma frobnicate again
int x;
"""),
    "diagnostic pragmas": ("-Werror=discarded-qualifiers -Werror=vla", """
int *p; long *q; const int *c;
void f1(void) { p = q; }
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wincompatible-pointer-types"
void f2(void) { p = q; }
#pragma GCC diagnostic ignored "-Wincompatible-pointer-types"
#pragma GCC diagnostic ignored "-Wdiscarded-qualifiers"
void f3(void) { p = q; p = c; }
#pragma GCC diagnostic pop
void f4(void) { p = c;
_Pragma("GCC diagnostic ignored \\"-Wdiscarded-qualifiers\\"")
p = c;
}
int f5(int n) { int v[n]; return sizeof v; }
#pragma GCC diagnostic ignored "-Wvla"
int f6(int n) { int v[n]; return sizeof v; }
#pragma GCC diagnostic error "-Wpointer-arith"
void *f7(void *x) { return x + 1; }
"""),
    "sizeof-array-argument": ("-Werror=sizeof-array-argument", """
int f(int a[4], int *p) { return sizeof a + sizeof(a) + sizeof p; }
int g(char s[]) { return sizeof s; }
int h(int a[2][3]) { return sizeof a[0]; }
"""),
    "deprecated": ("-Werror=deprecated", """
#assert machine(x)
#import <stddef.h>
int x;
"""),
    "undeclared names and syntax": ("", """
int a(void) { return undeclared1; }
int b(void) { return undeclared2 + undeclared2; }
int c(void) { int x = ; return x; }
int d(void) { return 1 }
int e(void) { foo bar; return 0; }
int g(void) { struct nosuch s; return sizeof s; }
int h(void) { goto nowhere; }
int i(void) { break; }
int j(void) { case 1: return 1; }
int k(int x) { switch (x) { case 1: case 1: return 2; } return 0; }
int l(void) { 1 = 2; return 0; }
int m(struct incomplete *p) { return p->x; }
int n(void) { int a[2] = { 1, 2, 3 }; return a[0]; }
int o(void) { return *1; }
int p(void) { void v; return 0; }
"""),
    "tags in empty declarations": ("-pedantic-errors", """
struct s { int x; };
const struct s;
extern struct s;
_Alignas(4) struct s;
struct s;
void f(void) { struct s; }
void g(void) { const struct s; }
const struct fresh;
"""),
    "strictness": ("-std=c99 -pedantic-errors", """
int a = -1 << 0;
int b = 1 << 31;
enum { C = 10 << 30 };
_Bool d = 2147483647 + 1;
int e[2] = { [0 * (2147483647 + 1)] = 0 };
int f[(int)1.5 * 2];
int g[1.0 ? 3 : 4];
struct s { int x, y; }; struct s h = (struct s){ 1, 2 };
int i = 1 ? 0 : (1, 2);
int j = -2147483648 % -1;
int k = 0 ? 1 / 0 : 3;
int l = (int)+1.0;
int m = 1 + (0 && (n = 1));
"""),
    "strictness in C90": ("-std=c90 -pedantic-errors", """
int f(void); double g(double);
int a = 1 ? 0 : (1, 2);
struct s { int i; double d; };
void h(void) { struct s x = { 2147483647 + 1, 1.0 }; (void)x; }
void i(void) { struct s x = { 1, 1 ? 1.0 : g(2.0) }; (void)x; }
void j(int n) { int x[2] = { 1, n }; (void)x; }
struct t { char c[3]; } t(void);
char k[sizeof(0, t().c)];
"""),
    "wrapv": ("-std=c99 -pedantic-errors -fwrapv", """
int a = -1 << 0;
enum { B = 10 << 30 };
int c = 2147483647 + 1;
"""),
    "atomics": ("-std=c11 -pedantic-errors", """
int *p; _Atomic int *a; _Atomic void *v; void *w; int r;
void t1(void) { r = a - p; }
void t2(void) { r = v == p; }
void t3(void) { v = a; }
void t4(void) { w = a; a = w; }
void t5(void) { (void)(r ? a : p); }
void t6(void) { (void)(r ? a : w); }
void t7(void) { (void)(r ? a : (r ? a : w)); }
_Atomic char s[] = "x";
void f(int); void f(x) _Atomic int x; { }
void g(_Atomic int); void g(int);
"""),
    "flexible members": ("", """
struct f { int n; char t[]; };
struct f a = { 1, "abc" };
struct f b[] = { { 1, "abc" } };
struct g { struct f f; } c = { { 1, { 'a' } } };
struct f d[] = { { 1 }, { 2 } };
"""),
    "alignas in type names": ("-std=c11", """
int a = sizeof(_Alignas(8) long);
int b = _Alignof(_Alignas(8) long);
int *c(void) { return &(_Alignas(8) int){ 1 }; }
long d(void) { return (_Alignas(8) long)1; }
int e = _Generic(1, _Alignas(8) int: 1);
_Alignas(_Alignas(8) int) int g;
"""),
    "tgmath": ("", """
#include <tgmath.h>
_Static_assert(_Generic(sin(1.0f), float: 1), "");
_Static_assert(_Generic(pow(1.0f, 2), double: 1), "");
_Static_assert(_Generic(sqrt(1.0fi), _Complex float: 1), "");
_Static_assert(_Generic(cimag(1.0f), float: 1), "");
_Static_assert(_Generic(ldexp(1.0L, 3), long double: 1), "");
double f(void *p) { return sin(p); }
"""),
}


@functools.cache
def _gcc_lines(path: str, flags: str) -> set[int]:
    words = ["gcc", "-S", "-o", "/dev/null", *flags.split(), path]
    text = subprocess.run(words, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"}).stderr
    return {int(found.group(1)) for found in _ERROR.finditer(text)}


@pytest.mark.parametrize("name", list(CASES))
def test_error_lines_equal_gcc(name: str, tmp_path: Path) -> None:
    """The same lines have errors, no others."""
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not installed")
    flags, source = CASES[name]
    path = tmp_path / "t.c"
    path.write_text(source)
    try:
        result, _ = front_end(source.encode(), options_for(flags.split(), str(tmp_path)))
    except Unsupported as refusal:
        pytest.fail(f"Unsupported: {refusal.category} {refusal.detail}")
    ours = {d.line: d.text for d in result.diagnostics if d.severity in ("error", "fatal error")}
    gcc = _gcc_lines(str(path), flags)
    lines = source.splitlines()
    missing = [f"{line}: {lines[line - 1]}" for line in sorted(gcc - set(ours))]
    extra = [f"{line}: {lines[line - 1]} ({ours[line]})" for line in sorted(set(ours) - gcc)]
    assert not missing and not extra, f"no error at {missing}; error at {extra}"


_PARTS = ["0.0", "-0.0", "1.0", "-1.0", "2.0", "-3.0", "0.1", "-7.25", "0x1p1000", "0x1p-1000", "1e308", "1e-310", "__builtin_inf()",
          "-__builtin_inf()", '__builtin_nan("")']


def _bits(text: str) -> str:
    number = int(text, 16)
    if number >> 52 & 0x7ff == 0x7ff and number << 12 & (1 << 64) - 1:
        return "nan"
    return f"{number:x}"


def test_complex_products_and_quotients_equal_gcc(tmp_path: Path) -> None:
    """Complex constants of finite parts, zeros, infinities and NaNs fold to the bits that GCC gives them."""
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not installed")
    rng = random.Random(11)
    rows: list[str] = []
    for number in range(400):
        a, b, c, d = (rng.choice(_PARTS) for _ in range(4))
        rows.append(f"_Complex double x{number} = __builtin_complex({a}, {b}) {rng.choice('*/')} __builtin_complex({c}, {d});\n")
    printing = "".join(f'memcpy(b, &x{number}, 16); printf("%llx %llx\\n", b[0], b[1]);\n' for number in range(len(rows)))
    path = tmp_path / "t.c"
    main = "int main(void) {\nunsigned long long b[2];\n" + printing + "}\n"
    path.write_text("#include <stdio.h>\n#include <string.h>\n" + "".join(rows) + main)
    subprocess.run(["gcc", "-w", str(path), "-o", str(tmp_path / "t")], check=True)
    expected = subprocess.run([str(tmp_path / "t")], capture_output=True, text=True, check=True).stdout.splitlines()
    result, made = front_end("".join(rows).encode())
    assert not result.failed and made.unit is not None
    for row, symbol, words in zip(rows, made.unit.objects, expected, strict=True):
        assert symbol.init is not None
        value = symbol.init.items[0].value
        assert isinstance(value, ComplexExpr) and isinstance(value.real, FloatConst) and isinstance(value.imag, FloatConst)
        made_bits = [_bits(f"{encode(part.value):x}") for part in (value.real, value.imag)]
        assert made_bits == [_bits(word) for word in words.split()], row
