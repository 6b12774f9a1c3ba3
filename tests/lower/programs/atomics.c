/* _Atomic objects in ordinary expressions: C11 6.2.6.1, 6.5.2.4, 6.5.16.2. */
extern void abort(void);
#define CHECK(x) do { if (!(x)) abort(); } while (0)
static _Atomic int i = 5;
static _Atomic unsigned char c = 250;
static _Atomic double d = 1.5;
static _Atomic(int *) p;
static _Atomic _Bool b;
int main(void)
{
    int v[4] = { 1, 2, 3, 4 };
    CHECK(i++ == 5 && ++i == 7 && (i += 3) == 10 && (i <<= 2) == 40 && (i %= 7) == 5 && i-- == 5 && i == 4);
    CHECK((c += 10) == 4 && c == 4 && (c *= 100) == 144);
    CHECK((d *= 4) == 6 && (d += i) == 10);
    p = v; p++; p += 2; CHECK(*p == 4 && *--p == 3);
    b = 7; CHECK(b == 1); b ^= 1; CHECK(!b);
    _Atomic int local = i; int plain = (local = 9);
    CHECK(plain == 9 && local == 9);
    return 0;
}
