/* What GCC's headers for SSE2 to SSE4.2 make of built-ins: immediates given through inline functions, loads, shuffles, masks. */
#ifdef __x86_64__
#pragma GCC target("sse4.2,pclmul")
typedef long long q2 __attribute__((vector_size(16)));
typedef int d4 __attribute__((vector_size(16)));
typedef short w8 __attribute__((vector_size(16)));
typedef char b16 __attribute__((vector_size(16)));
typedef float f4 __attribute__((vector_size(16)));
extern void abort(void);
#define CHECK(e) do { if (!(e)) abort(); } while (0)
#define INLINE static inline __attribute__((always_inline))

INLINE q2 shuffled(q2 a, const int mask) { return (q2)__builtin_ia32_pshufd((d4)a, mask); }
INLINE q2 bytes_left(q2 a, const int n) { return __builtin_ia32_pslldqi128(a, n * 8); }
INLINE q2 left(q2 a, int n) { return (q2)__builtin_ia32_pslldi128((d4)a, n); }
INLINE q2 aligned(q2 a, q2 b, const int n) { return __builtin_ia32_palignr128(a, b, n * 8); }
INLINE q2 carryless(q2 a, q2 b, const int n) { return __builtin_ia32_pclmulqdq128(a, b, n); }
INLINE int word(q2 a, const int n) { return (unsigned short)__builtin_ia32_vec_ext_v8hi((w8)a, n); }

/* The length of the common start of two buffers, 16 bytes at a time. */
static int common(const char *p, const char *q, int limit)
{
    int n = 0;
    while (n < limit) {
        b16 x = __builtin_ia32_loaddqu(p + n), y = __builtin_ia32_loaddqu(q + n);
        unsigned unequal = 0xFFFF ^ (unsigned)__builtin_ia32_pmovmskb128(__builtin_ia32_pcmpeqb128(x, y));
        if (unequal)
            return n + __builtin_ctz(unequal);
        n += 16;
    }
    return limit;
}

__attribute__((noinline)) static q2 saturated(q2 a, q2 b) { return (q2)__builtin_ia32_packuswb128((w8)a, (w8)b); }
__attribute__((noinline)) static f4 arithmetic(f4 a, f4 b) { return (a + b) * a - b / (f4){ 2, 2, 2, 2 }; }
__attribute__((noinline)) static d4 chosen(d4 a, d4 b) { d4 m = a > b; return (a & m) | (b & ~m); }

int main(void)
{
    q2 a = { 0x0706050403020100, 0x0F0E0D0C0B0A0908 };
    volatile int count = 4;
    CHECK(shuffled(a, 0x1B)[0] == 0x0B0A09080F0E0D0C);
    CHECK(bytes_left(a, 3)[0] == 0x0403020100000000 >> 8 << 8 && bytes_left(a, 9)[1] == 0x0605040302010000 >> 8 << 8);
    CHECK(left(a, count)[0] == 0x7060504030201000 && left(a, count + 28)[0] == 0);
    CHECK(aligned(a, a, 5)[0] == 0x0C0B0A0908070605);
    CHECK(carryless((q2){ 3, 0 }, (q2){ 0, 7 }, 0x10)[0] == 9);
    CHECK(word(a, 3) == 0x0706);
    CHECK(common("abcdefghijklmnopqrstuvwxyz012345", "abcdefghijklmnopqrstuvwxyz01X345", 32) == 28);
    CHECK(common("abcdefghijklmnop", "abcdefghijklmnop", 16) == 16);
    q2 packed = saturated((q2)(w8){ -5, 300, 7, 255, 256, 0, 1, 2 }, (q2)(w8){ 9, 9, 9, 9, 9, 9, 9, -1 });
    CHECK(packed[0] == 0x020100FFFF07FF00 && packed[1] == 0x0009090909090909);
    f4 f = arithmetic((f4){ 1, 2, 3, 4 }, (f4){ 8, 6, 4, 2 });
    CHECK(f[0] == 5 && f[1] == 13 && f[2] == 19 && f[3] == 23);
    d4 c = chosen((d4){ 1, -2, 3, -4 }, (d4){ 0, 5, -6, -3 });
    CHECK(c[0] == 1 && c[1] == 5 && c[2] == 3 && c[3] == -3);
    CHECK(__builtin_ia32_crc32qi(~0u, 'a') == 0x3E2FBCCF);
    return 0;
}
#else
int main(void) { return 0; }
#endif
