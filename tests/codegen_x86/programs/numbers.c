/* Arithmetic at the edges: division by constants, shifts, conversions of every pair of types, comparisons with NaN. */
typedef unsigned long long u64;
typedef long long i64;
typedef unsigned u32;
int printf(const char *, ...);
static volatile i64 sl[] = {0, 1, -1, 2, -2, 7, -7, 10, 99, -100, 127, 128, -128, 32767, -32768, 2147483647, -2147483647 - 1,
                            4294967295LL, 1LL << 40, -(1LL << 40), 9223372036854775807LL, -9223372036854775807LL - 1};
#define N (sizeof sl / sizeof *sl)
static volatile i64 hide;
#define DIVIDE(type, d) \
  for (unsigned i = 0; i < N; i++) { type x = (type)sl[i]; hide = (i64)(d); type y = (type)hide; \
    if (x / (type)(d) != (type)(x / y) || x % (type)(d) != (type)(x % y)) { printf("%s %d %lld\n", #type, (int)(d), (i64)x); return 1; } }
static int divide(void) {
  DIVIDE(i64, 3) DIVIDE(i64, 7) DIVIDE(i64, -7) DIVIDE(i64, 10) DIVIDE(i64, 16) DIVIDE(i64, -16) DIVIDE(i64, 1000000007) DIVIDE(i64, 641)
  DIVIDE(u64, 3) DIVIDE(u64, 7) DIVIDE(u64, 10) DIVIDE(u64, 14) DIVIDE(u64, 28) DIVIDE(u64, 64) DIVIDE(u64, 1000000007) DIVIDE(u64, 641)
  DIVIDE(u32, 3) DIVIDE(u32, 7) DIVIDE(u32, 10) DIVIDE(u32, 14) DIVIDE(u32, 28) DIVIDE(u32, 255) DIVIDE(u32, 65536) DIVIDE(u32, 2147483649u)
  DIVIDE(short, 3) DIVIDE(short, -7) DIVIDE(short, 10) DIVIDE(unsigned char, 7) DIVIDE(signed char, 5) DIVIDE(unsigned short, 641)
  for (unsigned i = 0; i < N; i++) { int x = (int)sl[i], y; if (x == -2147483647 - 1) continue;
    hide = 7; y = (int)hide; if (x / 7 != x / y || x % 7 != x % y || x / -7 != x / -y || x / 8 != x / (y + 1) || x % 8 != x % (y + 1)) return 1; }
  return 0;
}
static int convert(void) {
  static const u64 u[] = {0, 1, 0x7fffffffffffffffull, 0x8000000000000000ull, 0xffffffffffffffffull, 0x8000000000000401ull,
                          0x20000000000001ull, 0xfffffffffffff800ull, 0x8000008000000001ull};
  static const double d[] = {0, 1, 9223372036854775808.0, 9223372036854775808.0, 18446744073709551616.0, 9223372036854777856.0,
                             9007199254740992.0, 18446744073709549568.0, 9223372586610589696.0};
  static const float f[] = {0, 1, 9223372036854775808.0f, 9223372036854775808.0f, 18446744073709551616.0f, 9223372036854775808.0f,
                            9007199254740992.0f, 18446744073709551616.0f, 9223373136366403584.0f};
  for (unsigned i = 0; i < sizeof u / sizeof *u; i++) {
    volatile u64 x = u[i];
    if ((double)x != d[i] || (float)x != f[i] || (u64)(long double)x != x) { printf("%u\n", i); return 1; }
    volatile double y = d[i];
    if (i != 4 && (u64)y != (u64)d[i]) return 1;
    volatile long double z = x;
    if ((u64)z != x || (double)z != d[i]) return 1;
  }
  volatile double big = 1e19, small = -2.9;
  if ((u64)big != 10000000000000000000ull || (int)small != -2 || (i64)small != -2 || (signed char)small != -2) return 1;
  volatile float single = 3e9f;
  if ((u32)single != 3000000000u || (i64)single != 3000000000LL) return 1;
  volatile long double extended = -7.75L;
  if ((int)extended != -7 || (short)extended != -7 || (i64)(extended * 2) != -15 || (u64)(extended + 10) != 2) return 1;
  return 0;
}
static int compare(void) {
  volatile double nan = __builtin_nan(""), one = 1;
  volatile long double wide = nan;
  if (nan == nan || nan < one || nan > one || nan <= one || nan >= one || !(nan != nan)) return 1;
  if (__builtin_isless(nan, one) || __builtin_islessgreater(nan, one) || !__builtin_isunordered(nan, one)) return 1;
  if ((nan == one ? 1 : 2) != 2 || (nan != one ? 1 : 2) != 1 || (one == one ? 1.5 : 2.5) != 1.5) return 1;
  if (wide == wide || wide < 1 || !(wide != 1)) return 1;
  return 0;
}
static int bits(void) {
  for (int i = 0; i < 64; i++) {
    volatile u64 x = 1ull << i;
    if (__builtin_ctzll(x) != i || __builtin_clzll(x) != 63 - i || __builtin_popcountll(x | 1) != 1 + (i > 0)) return 1;
    if (__builtin_parityll(x) != 1 || __builtin_ffsll(x) != i + 1) return 1;
    if ((x << 3 | x >> 61) != (i < 61 ? x << 3 : 1ull << (i - 61))) return 1;
    volatile u32 y = (u32)x;
    volatile int n = i & 31;
    if (y >> n != (i < 32 ? 1u : 0u) || (int)(0x80000000u) >> n != -(int)(0x80000000u >> n)) return 1;
  }
  volatile u32 w = 0x12345678;
  volatile unsigned short h = 0x1234;
  return __builtin_bswap32(w) != 0x78563412 || __builtin_bswap16(h) != 0x3412 || __builtin_bswap64(w) != 0x7856341200000000ull;
}
static int overflow(void) {
  volatile int a = 2147483647, b = 1;
  volatile u64 c = ~0ull, d = 2;
  volatile signed char e = 100;
  int r; u64 s; signed char t;
  if (!__builtin_add_overflow(a, b, &r) || r != -2147483647 - 1 || __builtin_sub_overflow(a, b, &r) || r != 2147483646) return 1;
  if (!__builtin_mul_overflow(c, d, &s) || s != ~1ull || !__builtin_mul_overflow(a, (int)d, &r)) return 1;
  if (!__builtin_add_overflow(e, e, &t) || t != -56 || !__builtin_mul_overflow(e, e, &t) || __builtin_sub_overflow(e, e, &t)) return 1;
  __int128 wide = (__int128)sl[20] * sl[20];
  return (i64)(wide >> 64) != 4611686018427387903LL || (wide / 3 * 3 + wide % 3) != wide;
}
static int choose(int x) {
  switch (x) { case 0: return 3; case 1: return 9; case 2: return -4; case 3: return 7; case 4: return 100; case 5: return 55;
    case 1000: return 1; case 1001: return 2; case 5000 ... 6000: return 8; case -1: return 77; case 2147483647: return 6; default: return 0; }
}
int main(void) {
  if (divide()) return 1;
  if (convert()) return 2;
  if (compare()) return 3;
  if (bits()) return 4;
  if (overflow()) return 5;
  static const int in[] = {0, 1, 2, 3, 4, 5, 6, 999, 1000, 1001, 1002, 4999, 5000, 5500, 6000, 6001, -1, -2, 2147483647};
  static const int out[] = {3, 9, -4, 7, 100, 55, 0, 0, 1, 2, 0, 0, 8, 8, 8, 0, 77, 0, 6};
  for (unsigned i = 0; i < sizeof in / sizeof *in; i++) if (choose(in[i]) != out[i]) return 6;
  return 0;
}
