/* Static data of many kinds, jump tables, label addresses, thread-local and common objects, constructors. */
#include <stddef.h>
#include <string.h>

struct point { short x, y; const char *name; double weight; };
static const struct point table[] = {{1, 2, "one", 1.5}, {3, 4, "two", 2.5}, [5] = {9, 8, "six", -0.5}};
static int zeros[1000];
int shared;
int *const where = &shared, *elsewhere = &zeros[10];
static __thread int counted = 7;
__thread long untouched;
static int order;
static const char text[] = "abc\0def";
union { float f; unsigned u; } bits = {1.0f};
struct { unsigned a : 3; int b : 5; unsigned long long c : 40; } fields = {5, -3, 0x123456789aULL};

__attribute__((constructor(200))) static void first(void) { order = order * 10 + 1; }
__attribute__((constructor)) static void second(void) { order = order * 10 + 2; }

static int dense(int n)
{
    switch (n) {
    case 0: return 10;
    case 1: return 21;
    case 2: return 32;
    case 3: return 43;
    case 4: case 5: return 54;
    case 6: return 65;
    case 7 ... 9: return 76;
    default: return -1;
    }
}

static int sparse(long long n)
{
    switch (n) {
    case -5000000000LL: return 1;
    case 17: return 2;
    case 100000: return 3;
    case 0x7fffffffffffffffLL: return 4;
    }
    return 0;
}

static int machine(const unsigned char *code)
{
    static const void *const labels[] = {&&halt, &&increment, &&twice, &&back};
    static const int distances[] = {&&halt - &&halt, &&increment - &&halt};
    int value = distances[0];
    goto *labels[*code++];
increment:
    value++;
    goto *labels[*code++];
twice:
    value *= 2;
    goto *labels[*code++];
back:
    value -= 3;
    goto *labels[*code++];
halt:
    return value;
}

double constants(int n) { return n ? 0.1 : 1e300; }
float small(int n) { return n ? 0.25f : -3.5f; }
long double widest(int n) { return n ? 0.1L : 2.5L; }

int main(void)
{
    static const unsigned char code[] = {1, 1, 1, 2, 2, 3, 0};
    if (table[0].y != 2 || strcmp(table[1].name, "two") || table[5].weight != -0.5 || table[3].name)
        return 1;
    for (int i = 0; i < 1000; i++)
        if (zeros[i])
            return 2;
    *where = 5;
    *elsewhere = 6;
    if (shared != 5 || zeros[10] != 6 || counted++ != 7 || counted != 8 || untouched)
        return 3;
    if (order != 12 || sizeof text != 8 || text[5] != 'e' || bits.u != 0x3f800000)
        return 4;
    if (fields.a != 5 || fields.b != -3 || fields.c != 0x123456789aULL)
        return 5;
    for (int i = -1; i < 12; i++) {
        static const int wanted[] = {-1, 10, 21, 32, 43, 54, 54, 65, 76, 76, 76, -1, -1};
        if (dense(i) != wanted[i + 1])
            return 6;
    }
    if (sparse(-5000000000LL) != 1 || sparse(17) != 2 || sparse(100000) != 3 || sparse(0x7fffffffffffffffLL) != 4 || sparse(18))
        return 7;
    if (machine(code) != 9)
        return 8;
    if (constants(1) != 0.1 || constants(0) != 1e300 || small(1) != 0.25f || small(0) != -3.5f || widest(1) != 0.1L || widest(0) != 2.5L)
        return 9;
    return 0;
}
