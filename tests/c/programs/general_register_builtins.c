/* x86 built-ins on general registers, and PTEST, conversions and roots of vectors, with operands known only at run time. */
#ifdef __x86_64__
typedef double v2df __attribute__((vector_size(16)));
typedef float v4sf __attribute__((vector_size(16)));
typedef long long v2di __attribute__((vector_size(16)));
extern void abort(void);
#define CHECK(e) do { if (!(e)) abort(); } while (0)

volatile unsigned a = 0xFFFFFFF0u, b = 0x20;
volatile unsigned long long wide = 0x8000000000000001ull, top = 0x8000000000000000ull;
volatile unsigned char carry = 1;

__attribute__((target("bmi,bmi2,lzcnt"))) static void integers(void)
{
    unsigned r;
    unsigned long long q;
    CHECK(__builtin_ia32_addcarryx_u32(carry, a, b, &r) == 1 && r == 0x11);
    CHECK(__builtin_ia32_addcarryx_u64(0, wide, top, &q) == 1 && q == 1);
    CHECK(__builtin_ia32_sbb_u32(carry, b, a, &r) == 1 && r == 0x2F);
    CHECK(__builtin_ia32_sbb_u64(carry, wide, top, &q) == 0 && q == 0);
    CHECK(__builtin_ia32_bsrsi(b) == 5 && __builtin_ia32_bsrdi(wide) == 63);
    CHECK(__builtin_ia32_rolhi(a, 5) == 0xFE1F);
    CHECK(__builtin_ia32_lzcnt_u32(a & b & 1) == 32 && __builtin_ia32_tzcnt_u64(top) == 63);
    CHECK(__builtin_ia32_bzhi_si(a, 7) == 0x70 && __builtin_ia32_bzhi_si(a, 32) == a && __builtin_ia32_bzhi_si(a, 256) == 0);
}

__attribute__((target("sse4.1"))) static void vectors(void)
{
    volatile v2di x = { 5, 0 }, y = { 2, 0 }, z = { 7, 1 };
    volatile v2df d = { 2.25, -3 };
    CHECK(__builtin_ia32_ptestz128(x, y) == 1 && __builtin_ia32_ptestz128(x, z) == 0);
    CHECK(__builtin_ia32_ptestc128(z, x) == 1 && __builtin_ia32_ptestc128(x, z) == 0);
    CHECK(__builtin_ia32_ptestnzc128(x, z) == 1 && __builtin_ia32_ptestnzc128(z, x) == 0);
    v4sf narrow = __builtin_ia32_cvtpd2ps(d);
    CHECK(narrow[0] == 2.25f && narrow[1] == -3 && narrow[2] == 0 && narrow[3] == 0);
    v2df root = __builtin_ia32_sqrtsd(d);
    CHECK(root[0] == 1.5 && root[1] == -3);
    CHECK(__builtin_ia32_roundsd(d, d, 2)[0] == 3);
}

int main(void)
{
    integers();
    vectors();
    return 0;
}
#else
int main(void) { return 0; }
#endif
