/* Variables that live in registers throughout the unit (GCC manual: Global Register Variables). */
#include <stdio.h>
register long counter __asm__("r12");
register char *text __asm__("rbx");
register unsigned long stack __asm__("rsp");

static __attribute__((noinline)) void step(int n) { counter += n; text++; }
__attribute__((noinline)) long loop(int n, long a, long b, long c, long d, long e)
{
    for (int i = 0; i < n; i++) {
        step(i);
        a += b * i; b ^= c; c += d; d -= e; e += a;
    }
    return a + b + c + d + e + counter;
}
__attribute__((noinline)) long by_asm(long x)
{
    long y;
    __asm__("addq %2, %0\n\tmovq %0, %1" : "+r"(counter), "=r"(y) : "r"(x));
    __asm__("" : "+r"(stack));
    return y;
}
__attribute__((noinline)) int near(void *p) { long d = (char *)p - (char *)stack; return d > -4096 && d < 4096; }
int main(void)
{
    char local;
    counter = 5;
    text = "0123456789abcdefghij";
    long a = loop(10, 1, 2, 3, 4, 5);
    long b = by_asm(7);
    printf("%ld %ld %ld %d %c\n", a, b, counter, near(&local), *text);
    return 0;
}
