#include "microsoft.h"
int trace;
MS long sum(int a, long b, short c, unsigned char d, int e, long f, char g) { return a + b * 2 + c * 3 + d * 5 + e * 7 + f * 11 + g * 13; }
MS double mixed(int a, double b, float c, long d, double e, float f, int g) { return a + b * 2 + c * 3 + d * 5 + e * 7 + f * 11 + g * 13; }
MS struct eight by_value(struct one a, struct three b, struct four c, struct eight d, struct real e, struct large f, struct eight g)
{
    struct eight r = { a.c + b.c[0] * 2 + b.c[1] * 3 + b.c[2] * 5 + c.f * 7 + d.a * 11 + d.b * 13, e.d * 17 + f.a + f.b * 2 + f.c * 3 + g.a + g.b };
    b.c[0] = f.a = 99;      /* copies */
    trace += b.c[0] + f.a;
    return r;
}
MS struct large returned(struct large x, int y) { x.b += y; return x; }
MS struct real real(double x) { struct real r = { x * 2 }; return r; }
MS struct one one(int x) { struct one r = { x + 1 }; return r; }
MS float narrow(float x) { return x + 1; }
MS double keeps(double (*f)(double), double x)
{
    double a = x + 1, b = x * 3, c = x - 4, d = x * x, e = x + 5, g = x * 7;
    long i = (long)x, j = i * 3, k = i ^ 5;
    double r = f(x) + f(a);
    return r + a + b * 2 + c * 3 + d * 5 + e * 7 + g * 11 + i + j + k;
}
MS int calls_back(MS int (*f)(int, double, struct large), int n)
{
    struct large l = { n, n + 1, n + 2 };
    int r = f(n, n * 0.5, l) + f(n + 1, 2.5, l);
    return r + l.a + l.b + l.c;
}
MS _Complex float complexes(_Complex float a, _Complex double b) { return a * 2 + (_Complex float)b; }
