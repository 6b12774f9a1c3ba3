/* Calls: varargs, K&R definitions, function pointers, inline definitions, order of evaluation as GCC's, transparent unions. */
typedef __builtin_va_list va_list;
extern void abort(void);
#define CHECK(x) do { if (!(x)) abort(); } while (0)

struct pair { char a; long b; };

static long add(int n, ...)
{
    va_list ap, copy;
    long s = 0;
    __builtin_va_start(ap, n);
    __builtin_va_copy(copy, ap);
    while (n--) {
        s += __builtin_va_arg(ap, int);
        s += (long)__builtin_va_arg(ap, double);
        struct pair p = __builtin_va_arg(ap, struct pair);
        s += p.a + p.b;
        s += __builtin_va_arg(ap, long);
    }
    s += __builtin_va_arg(copy, int);
    __builtin_va_end(copy);
    __builtin_va_end(ap);
    return s;
}

static int old(a, b, c) char a; float b; short c; { return a + (int)b + c; }
static int none() { return 4; }
static inline int twice(int x) { return 2 * x; }
extern inline __attribute__((gnu_inline, always_inline)) int only(int x) { return x + 1; }
static int (*table[2])(int) = { twice };

typedef union { int *i; char *c; } either __attribute__((transparent_union));
static long look(either e) { return e.i != 0; }

static int order;
static int mark(int n) { order = order * 10 + n; return n; }
static int three(int a, int b, int c) { return a * 100 + b * 10 + c; }
static _Bool truth(_Bool b, unsigned char c, short s) { return b && c == 200 && s == -2; }
static _Complex double conj_(_Complex double z) { return ~z; }
static long double ld(long double x, float y) { return x + y; }
typedef int quad __attribute__((vector_size(16)));
static quad shift(quad v, int n) { return v << n; }
static __attribute__((noreturn)) void fail(void) { abort(); }
static int maybe(int x) { if (x < 0) fail(); else return x; }

int main(void)
{
    struct pair p = { 1, 2 };
    CHECK(add(2, 10, 2.5, p, 100l, 20, 3.5, p, 200l) == 10 + 2 + 3 + 100 + 20 + 3 + 3 + 200 + 10);
    CHECK(old(1, 2.9f, 300) == 303 && none() == 4 && only(4) == 5);
    CHECK(table[0](4) == 8 && (*table[0])(5) == 10 && (1 ? twice : 0)(3) == 6 && table[1] == 0);
    int x = 0; char c;
    CHECK(look(&x) && look(&c));
    CHECK(three(mark(1), mark(2), mark(3)) == 123 && order == 321);
    CHECK(truth(5, 200, -2));
    _Complex double z = conj_(3 + 4i);
    CHECK(__real__ z == 3 && __imag__ z == -4);
    CHECK(ld(1.5L, 2.25f) == 3.75L);
    quad v = shift((quad){ 1, 2, 3, 4 }, 2);
    CHECK(v[0] == 4 && v[3] == 16);
    CHECK(maybe(6) == 6);
    return 0;
}
