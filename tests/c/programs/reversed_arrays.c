/* Arrays in records of the other byte order (GCC manual: scalar_storage_order): initialised, static and automatic, read, written, copied. */
extern void abort(void);
extern void *memcpy(void *, const void *, __SIZE_TYPE__);
extern int memcmp(const void *, const void *, __SIZE_TYPE__);
#define CHECK(e) do { if (!(e)) abort(); } while (0)
#define NOINLINE __attribute__((noinline))
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define OTHER __attribute__((scalar_storage_order("big-endian")))
#define BYTE(value, size, index) ((unsigned char)((value) >> 8 * ((size) - 1 - (index))))
#else
#define OTHER __attribute__((scalar_storage_order("little-endian")))
#define BYTE(value, size, index) ((unsigned char)((value) >> 8 * (index)))
#endif

struct OTHER inner { short s; int v[2]; };
struct OTHER all {
    int a[2]; short m[2][3]; double d[2]; char c[4]; float _Complex z[2]; struct inner n[2]; _Bool t[2]; enum { A = 1, B = 77 } e[2];
};
union OTHER either { int i[2]; short s[4]; unsigned char b[8]; };
struct OTHER ranges { int a[4]; short t; };

static struct all kept = { {1, 2}, {{1, 2, 3}, {4, 5, 6}}, {1.5, 2.5}, "ab", {1.0f + 2.0fi, 3.0f}, {{7, {8, 9}}, {10, {11, 12}}},
                           {0, 1}, {A, B} };
static union either kept_union = { {0x01020304, 5} };
static struct ranges kept_ranges = { .a = {[0 ... 2] = 0x1122, 9}, .t = {{4}} };

static NOINLINE void bytes(const void *at, long value, int size) {
    const unsigned char *p = at;
    for (int index = 0; index < size; index++) CHECK(p[index] == BYTE(value, size, index));
}

static NOINLINE long sum(struct all *p, int i, int j) {
    return p->a[i] + p->m[i][j] * 10 + p->d[i] * 100 + p->n[i].v[j & 1] * 1000 + p->e[i] * 100000 + p->t[i] * 10000000 + (long)__imag__ p->z[i];
}

static NOINLINE void change(struct all *p, int i, int j, int value) {
    p->a[i] = value;
    p->m[i][j] += value;
    p->d[i] *= value;
    p->n[i].v[j & 1] = value;
    p->z[i] = value + 4.0fi;
    p->t[i] ^= 1;
    ++p->n[i].s;
}

int main(void) {
    volatile int one = 1;
    struct all made = { {one, 2}, {{one, 2, 3}, {4, 5, 6}}, {one * 1.5, 2.5}, "ab", {one + 2.0fi, 3.0f}, {{7, {8, 9}}, {10, {11, 12}}},
                        {0, one}, {A, B} };
    struct all copy = kept, rest = { {5} };
    union either both = { {0x01020304, one} };
    struct ranges filled = { .a = {[0 ... 2] = one, 9}, .t = 4 };
    int plain[2];

    bytes(&kept, 1, 4);
    bytes((char *)&kept + 4, 2, 4);
    bytes((char *)&kept + __builtin_offsetof(struct all, m) + 10, 6, 2);
    bytes((char *)&kept + __builtin_offsetof(struct all, e) + 4, B, 4);
    bytes((char *)&kept + __builtin_offsetof(struct all, d), 0x3ff8000000000000, 8);
    CHECK(memcmp(&made, &kept, __builtin_offsetof(struct all, n)) == 0);
    memcpy(plain, made.a, sizeof plain);
    bytes(plain, one, 4);
    CHECK(sum(&kept, 0, 0) == 1 + 10 + 150 + 8000 + 100000 + 2);
    CHECK(sum(&made, 1, 2) == 2 + 60 + 250 + 11000 + 7700000 + 10000000);
    CHECK(sum(&copy, 1, 1) == 2 + 50 + 250 + 12000 + 7700000 + 10000000);
    CHECK(rest.a[0] == 5 && rest.a[1] == 0 && rest.n[1].v[1] == 0);
    change(&copy, 1, 2, 3);
    CHECK(copy.a[1] == 3 && copy.m[1][2] == 9 && copy.d[1] == 7.5 && copy.n[1].v[0] == 3 && copy.n[1].s == 11 && !copy.t[1]);
    CHECK(__real__ copy.z[1] == 3 && __imag__ copy.z[1] == 4);
    CHECK(*made.a == 1 && *(made.a + 1) == 2);
    for (int i = 0; i < 4; i++) {
        CHECK(kept_ranges.a[i] == (i < 3 ? 0x1122 : 9) && filled.a[i] == (i < 3 ? 1 : 9));
        bytes((char *)&kept_ranges + 4 * i, i < 3 ? 0x1122 : 9, 4);
    }
    CHECK(kept_ranges.t == 4 && filled.t == 4);
    bytes((char *)&kept_ranges + 16, 4, 2);
    bytes(&kept_union, 0x01020304, 4);
    CHECK(both.i[0] == 0x01020304 && both.b[0] == BYTE(0x01020304, 4, 0));
    CHECK(both.s[0] == (both.b[0] == 1 ? 0x0102 : 0x0304));
    for (int i = 0; i < 4; i++) both.s[i] = i + one;
    for (int i = 0; i < 4; i++) bytes((char *)&both + 2 * i, i + 1, 2);
    return 0;
}
