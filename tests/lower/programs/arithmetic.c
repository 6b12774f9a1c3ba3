/* Conversions, operators, compound assignment, ++ and --: C11 6.3, 6.5. */
extern void abort(void);
#define CHECK(x) do { if (!(x)) abort(); } while (0)

static int i = -7; static unsigned u = 7; static long l = -1; static unsigned char c = 200; static signed char s = -100;
static short h = 32767; static float f = 2.5f; static double d = -3.75; static long double e = 1.25L; static _Bool b;
static __int128 w = (__int128)1 << 100;

static int lazy(int *n, int value) { ++*n; return value; }

int main(void)
{
    CHECK(i / 2 == -3 && i % 2 == -1 && i >> 1 == -4 && (unsigned)i >> 28 == 15 && i * -1 == 7);
    CHECK(i < (int)u && (i > u) && l > 0u == 0 && c + s == 100 && (char)(c + 100) == 44);
    CHECK((long)u - 8 == -1 && (unsigned char)300 == 44 && (signed char)200 == -56 && (short)70000 == 4464);
    CHECK(f * 2 == 5 && (int)d == -3 && (unsigned)(f + 1) == 3 && (float)d == -3.75f && e + f == 3.75L && (long)(e * 8) == 10);
    c += 100; CHECK(c == 44); c -= 45; CHECK(c == 255); c *= 2; CHECK(c == 254); c <<= 1; CHECK(c == 252); c /= 2.5; CHECK(c == 100);
    h++; CHECK(h == -32768); h--; CHECK(h == 32767); s = -128; s--; CHECK(s == 127);
    b = 0.5; CHECK(b == 1); b--; CHECK(b == 0); b--; CHECK(b == 1); b++; CHECK(b == 1); b &= 2; CHECK(b == 0); b |= 256; CHECK(b);
    f += 1; d -= f; CHECK(d == -7.25); f++; CHECK(f == 4.5f); i += 2.75; CHECK(i == -4); i <<= 2; CHECK(i == -16); i >>= 3l; CHECK(i == -2);
    w += 5; w >>= 99; CHECK(w == 2); w = -w * 1000000007 / 3; CHECK((long)w == -666666671); CHECK((double)w < 0 && w % 10 == -1);
    int n = 0;
    CHECK((lazy(&n, 0) && lazy(&n, 1)) == 0 && n == 1 && (lazy(&n, 1) || lazy(&n, 1)) && n == 2);
    CHECK((lazy(&n, 3) ?: 8) == 3 && n == 3 && (lazy(&n, 0) ?: 8) == 8 && n == 4);
    CHECK((n++, n + 1) == 6 && n-- == 5 && --n == 3 && ~n == -4 && !n == 0 && !!n == 1 && -n == -3 && +n == 3);
    int v[5] = { 1, 2, 3, 4, 5 }, *p = v + 1, *q = &v[4];
    CHECK(q - p == 3 && *p++ == 2 && *--q == 4 && p < q && p[-1] == 2 && 1[p] == 4 && *(p += 1) == 4 && p == q && &v[5] - v == 5);
    p -= 2; CHECK(*p == 2);
    char *z = (char *)v; z += 4; CHECK(*(int *)z == 2);
    unsigned long a = (unsigned long)p; CHECK((int *)a == p && (_Bool)p && !(void *)0);
    long big = 0x123456789abcdef0; CHECK((int)big == (int)0x9abcdef0 && (unsigned short)big == 0xdef0);
    CHECK((1 ? -1 : 0u) > 0 && sizeof(1 ? c : s) == 4 && (float)16777217 == 16777216.0f && (unsigned long)1e19 == 10000000000000000000ul);
    CHECK(0.0 == -0.0 && !(__builtin_nan("") == __builtin_nan("")) && __builtin_nan("") != 0 && !(__builtin_nan("") < 1));
    return 0;
}
