/* Selection, iteration, jumps: C11 6.8; case ranges, computed goto. */
extern void abort(void);
#define CHECK(x) do { if (!(x)) abort(); } while (0)

static int classify(int x)
{
    switch (x) {
    case -5 ... -1: return 1;
    case 0: return 2;
    case 3: x++; /* fall through */
    case 4: return x * 10;
    case 100 ... 1000: break;
    default: return 7;
    }
    return 9;
}

static unsigned long wide(unsigned long long x)
{
    switch (x) { case 0xffffffff00000000ull: return 1; case 1ull << 40 ... (1ull << 40) + 5: return 2; }
    return 3;
}

static int duff(int count)
{
    int n = (count + 3) / 4, done = 0;
    switch (count % 4) {
    case 0: do { done++;
    case 3:      done++;
    case 2:      done++;
    case 1:      done++;
            } while (--n > 0);
    }
    return done;
}

static int interpret(const unsigned char *code)
{
    static const void *const table[] = { &&stop, &&add, &&twice, &&minus };
    int acc = 1;
    goto *table[*code++];
add:   acc += 10; goto *table[*code++];
twice: acc *= 2; goto *table[*code++];
minus: acc -= 3; goto *table[*code++];
stop:  return acc;
}

static int chain(int a, int b, int c, int d)
{
    if (a && b || c && !d) return 1;
    else if (!(a || b) && c == d) return 2;
    else if (a ? b : c) return 3;
    else return 4;
}

static int loops(void)
{
    int sum = 0;
    for (int i = 0; i < 10; i++) {
        if (i == 3) continue;
        if (i == 8) break;
        int j = 0;
        do { if (j == 2) goto next; sum += j++; } while (1);
    next:;
    }
    int k = 5;
    while (k --> 0) sum += k;
    return sum;
}

static int dead(int x)
{
    if (0) { inside: return x + 1; }
    while (1) { if (x > 3) goto inside; x++; }
}

int main(void)
{
    CHECK(classify(-3) == 1 && classify(0) == 2 && classify(3) == 40 && classify(4) == 40 && classify(500) == 9 && classify(5) == 7);
    CHECK(wide(0xffffffff00000000ull) == 1 && wide((1ull << 40) + 5) == 2 && wide(5) == 3);
    CHECK(duff(1) == 1 && duff(8) == 8 && duff(11) == 11);
    CHECK(interpret((const unsigned char *)"\1\2\3\0") == 19);
    CHECK(chain(1, 1, 0, 0) == 1 && chain(0, 0, 1, 1) == 2 && chain(0, 1, 0, 1) == 4 && chain(0, 1, 1, 1) == 3);
    CHECK(loops() == 7 + 10);
    CHECK(dead(0) == 5);
    return 0;
}
