/* Constants of narrow types that go on the stack: true was stored as -1, which a callee may take for 255 (jemalloc did). */
#include <stdbool.h>

#define NOINLINE __attribute__((noinline, noclone))
union bits { bool truth; unsigned char byte; signed char small; unsigned short half; short less; };
NOINLINE static unsigned long six(long a, long b, long c, long d, long e, long f, bool g, unsigned char h, signed char i, unsigned short j, short k)
{
    union bits u = {0};
    u.truth = g;
    return (unsigned long)u.byte << 40 | (unsigned long)h << 32 | (unsigned long)(unsigned char)i << 24 | ((unsigned long)j & 0xff) << 16 |
           (unsigned long)(unsigned short)k | (unsigned long)(a + b + c + d + e + f) << 56;
}
/* Reads its stack argument as 32 bits, as compilers do that rely on the caller's extension (clang). */
NOINLINE static unsigned whole(long a, long b, long c, long d, long e, long f, unsigned g) { return (unsigned)(a - b + c - d + e - f) + g; }
typedef unsigned take_bool(long, long, long, long, long, long, bool);
typedef unsigned take_byte(long, long, long, long, long, long, unsigned char);
typedef unsigned take_small(long, long, long, long, long, long, signed char);

int main(void)
{
    if (six(1, 0, 0, 0, 0, 0, true, 255, -2, 65535, -3) != 0x010001fffefffffdUL)
        return 1;
    take_bool *volatile truth = (take_bool *)whole;
    take_byte *volatile byte = (take_byte *)whole;
    take_small *volatile small = (take_small *)whole;
    if (truth(0, 0, 0, 0, 0, 0, true) != 1 || byte(0, 0, 0, 0, 0, 0, 200) != 200 || small(0, 0, 0, 0, 0, 0, -5) != (unsigned)-5)
        return 2;
    return 0;
}
