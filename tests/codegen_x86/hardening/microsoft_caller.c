#include <stdio.h>
#include "microsoft.h"
static double twice(double x) { volatile double junk[8]; for (int i = 0; i < 8; i++) junk[i] = x * i; return x * 2 + junk[3] - junk[3]; }
static MS int back(int n, double d, struct large l) { l.a = -1; return n + (int)(d * 2) + l.b + l.c; }
int main(void)
{
    struct one a = { 1 };
    struct three b = { { 2, 3, 4 } };
    struct four c = { 5 };
    struct eight d = { 6, 7 }, g = { 15, 16 };
    struct real e = { 8.5 };
    struct large f = { 9, 10, 11 };
    struct eight r = by_value(a, b, c, d, e, f, g);
    struct large l = returned(f, 30);
    double kept = 1.25, more = 2.5;
    _Complex float z = complexes(1.0f + 2.0fi, 3.0 + 4.0i);
    printf("%ld %.3f %d %d %d %d\n", sum(-1, 2, -3, 250, -5, 6, -7), mixed(1, 2.5, 3.5f, 4, 5.5, 6.5f, 7), r.a, r.b, b.c[0], (int)f.a);
    printf("%ld %ld %ld %.2f %d %.2f\n", l.a, l.b, l.c, real(1.5).d, one(4).c, narrow(2.5f));
    printf("%.3f %d %.3f %.3f %d %.1f %.1f\n", keeps(twice, 3.5), calls_back(back, 4), kept, more, trace, __real__ z, __imag__ z);
    return 0;
}
