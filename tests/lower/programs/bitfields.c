/* Bit-fields: C11 6.7.2.1; packed, unions, wide ones, _Bool, volatile, reversed storage order. */
extern void abort(void);
extern void *memset(void *, int, unsigned long);
#define CHECK(x) do { if (!(x)) abort(); } while (0)

struct a { int x : 3; unsigned y : 20; char c; long z : 40; _Bool b : 1; unsigned long w : 64; };
struct __attribute__((packed)) p { unsigned a : 5; unsigned long b : 57; unsigned c : 18; char tail; };
union u { unsigned all; struct { unsigned lo : 4, mid : 8, hi : 20; } f; };
struct v { volatile int a : 7; volatile unsigned b : 9; };
struct __attribute__((scalar_storage_order("big-endian"))) r { unsigned short s; int n : 12; unsigned m : 20; double d; };

static struct a global = { -2, 0xfffff, 'q', -5, 1, ~0ul };

static long arithmetic(struct a *s)
{
    s->x += 5;          /* wraps within three bits */
    s->y++;
    s->z *= 3;
    s->b = 4;
    return s->x + (long)s->y * 100 + s->z;
}

int main(void)
{
    CHECK(global.x == -2 && global.y == 0xfffff && global.z == -5 && global.b == 1 && global.w == ~0ul);
    struct a l = { 3, 7, 'c', 1l << 38, 0, 5 };
    CHECK(l.x == 3 && l.y == 7 && l.z == 1l << 38 && !l.b && l.w == 5 && l.c == 'c');
    CHECK((l.x = 7) == -1 && (l.y = 1 << 20) == 0 && (l.b = 8) == 1);
    l.x = -3; l.y = 0xfffff; l.z = 7;
    CHECK(arithmetic(&l) == 2 + 0 + 21 && l.c == 'c' && l.w == 5);
    CHECK(l.z - (1l << 39) < 0 && (l.z << 20) >> 20 == 21);
    struct p q;
    memset(&q, 0xff, sizeof q);
    q.b = 0x123456789abcdel; q.c = 0x2aaaa;
    CHECK(q.a == 31 && q.b == 0x123456789abcdel && q.c == 0x2aaaa && q.tail == -1 && sizeof q == 11);
    q.b--; ++q.a;
    CHECK(q.a == 0 && q.b == 0x123456789abcddl && q.c == 0x2aaaa);
    union u m = { .all = 0x12345678 };
    CHECK(m.f.lo == 8 && m.f.mid == 0x67 && m.f.hi == 0x12345);
    m.f.mid = 0xff;
    CHECK(m.all == 0x12345ff8);
    struct v n = { 5, 300 };
    n.a = n.a + 60; n.b |= 3;
    CHECK(n.a == -63 && n.b == 303);
    struct r o = { 0x1234, -2, 0x54321, 1.5 };
    unsigned char *bytes = (unsigned char *)&o;
    CHECK(bytes[0] == 0x12 && bytes[1] == 0x34 && bytes[2] == 0xff && bytes[3] == 0xe0 && bytes[4] == 0x54 && bytes[8] == 0x3f);
    o.n += 3; o.s = 0xabcd; o.d *= 2;
    CHECK(o.n == 1 && o.m == 0x54321 && o.s == 0xabcd && o.d == 3.0);
    return 0;
}
