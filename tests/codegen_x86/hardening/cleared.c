/* Automatic objects without initialiser are zero under -ftrivial-auto-var-init=zero, whatever lay on the stack. */
#include <stdio.h>
#include <string.h>
struct gaps { char c; long l; char d; };
__attribute__((noinline)) void litter(void) { volatile char junk[4096]; for (int i = 0; i < 4096; i++) junk[i] = 0x5a; }
__attribute__((noinline)) int sum(const void *p, unsigned long n) { const unsigned char *b = p; int s = 0; while (n--) s += *b++; return s; }
__attribute__((noinline)) int scalars(void)
{
    int i; long double x; double d; float f; void *p; _Bool b; char c; volatile short v; _Complex double z;
    return sum(&i, sizeof i) + sum(&x, 10) + sum(&d, sizeof d) + sum(&f, sizeof f) + sum(&p, sizeof p) + sum(&b, 1) + sum(&c, 1)
        + sum((void *)&v, 2) + sum(&z, sizeof z);
}
__attribute__((noinline)) int objects(int n)
{
    char text[100]; struct gaps g; struct gaps h = { .c = 1 }; char many[n];
    return sum(text, sizeof text) + sum(&g, sizeof g) + sum(&h, sizeof h) + sum(many, n);
}
__attribute__((noinline)) int loop(void)
{
    int total = 0;
    for (int i = 0; i < 3; i++) { int again; total += again; again = 77; total += sum(&again, 4) == 77; }
    return total;
}
__attribute__((noinline)) int kept(void) { char text[64] __attribute__((uninitialized)); return text[5]; }
int main(void)
{
    litter(); int a = scalars();
    litter(); int b = objects(333);
    litter(); int c = loop();
    litter(); kept();
    printf("%d %d %d\n", a, b, c);
    return a != 0 || b != 1 || c != 3;
}
