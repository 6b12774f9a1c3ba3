/* Variable-length arrays, cleanup, statement expressions, nested functions, jumps out of scopes (GCC manual: C Extensions). */
extern void abort(void);
#define CHECK(x) do { if (!(x)) abort(); } while (0)

static int log_, count;
static void note(int *p) { log_ = log_ * 10 + *p; count++; }

static int cleanups(int how)
{
    int a __attribute__((cleanup(note))) = 1;
    for (int i = 0; i < 2; i++) {
        int b __attribute__((cleanup(note))) = 2;
        if (how == 0) continue;
        if (how == 1) break;
        if (how == 2) return a;
        if (how == 3) goto out;
    }
    { int c __attribute__((cleanup(note))) = 3; c = 4; }
out:
    return 5;
}

static long matrix(int n, int m, long v[n][m], int extra[n++])
{
    long s = 0;
    for (int i = 0; i < n - 1; i++) for (int j = 0; j < m; j++) s += v[i][j];
    return s * 10 + sizeof v[0] / sizeof(long);
}

static int arrays(int n)
{
    int total = 0;
    for (int i = 1; i <= n; i++) {
        int v[i], (*p)[i] = &v;
        typedef char row[i * 2];
        row r[3];
        for (int k = 0; k < i; k++) (*p)[k] = k;
        total += sizeof v + sizeof(row) + sizeof r + v[i - 1];
        if (i == 4) goto done;
    }
done:
    return total;
}

static int in_structure(int n)
{
    struct { short head; char text[n]; int tail; unsigned bits : 5; } s, t;
    s.tail = 77; s.bits = 21; s.head = 3;
    for (int i = 0; i < n; i++) s.text[i] = i;
    n = 1000;
    t = s;
    return t.tail + t.bits + t.head + t.text[4] + (sizeof t == 16);
}

static int nested(int n)
{
    int calls = 0, v[n];
    int add(int x) { calls++; v[x % n] = x; return x + n; }
    int apply(int (*f)(int), int x) { return f(x); }
    int fact(int k) { return k < 2 ? 1 : k * fact(k - 1); }
    int deep(int x) { int inner(int y) { return add(y) + x; } return inner(x) + apply(inner, 1); }
    int r = apply(add, 3) + deep(4) + fact(5);
    return r * 10 + calls + v[3];
}

static int out_of_nested(int x)
{
    __label__ found;
    int at = -1;
    int search(int from) { for (int i = from; i < 10; i++) if (i * i == x) { at = i; return 1; } return 0; }
    if (search(0)) goto found;
    return -2;
found:
    return at;
}

int main(void)
{
    log_ = 0; CHECK(cleanups(0) == 5 && log_ == 2241); log_ = 0; CHECK(cleanups(1) == 5 && log_ == 241);
    log_ = 0; CHECK(cleanups(2) == 1 && log_ == 21); log_ = 0; CHECK(cleanups(3) == 5 && log_ == 21 && count == 4 + 3 + 2 + 2);
    long v[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
    CHECK(matrix(2, 3, v, 0) == 213);
    CHECK(arrays(9) == 4 * (1 + 2 + 3 + 4) + 2 * 10 + 6 * 10 + 0 + 1 + 2 + 3);
    CHECK(in_structure(5) == 77 + 21 + 3 + 4 + 1);
    int t = ({ int a = 3; a += ({ int b = a; b * 2; }); a; });
    CHECK(t == 9);
    struct { int x, y; } s = ({ __typeof__(s) k = { 1, 2 }; k.x += 5; k; });
    CHECK(s.x == 6 && s.y == 2);
    CHECK(nested(7) == (10 + 4 + 11 + 4 + 8 + 120) * 10 + 3 + 3);
    CHECK(out_of_nested(49) == 7 && out_of_nested(50) == -2);
    return 0;
}
