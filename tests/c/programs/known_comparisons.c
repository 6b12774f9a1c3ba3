/* Comparisons whose result follows from their operands or from earlier comparisons: the ones that are always the same leave nothing to
   link when optimising; the others keep their meaning for NaNs, infinities and zeros. */
extern void abort(void);
extern void not_reached(void);
#ifndef __OPTIMIZE__
void not_reached(void) { abort(); }
#endif
#define CHECK(e) do { if (!(e)) abort(); } while (0)
#define NOINLINE __attribute__((noinline))

NOINLINE void by_operands(double x, unsigned u, int n) {
    if (__builtin_fabs(x) < 0.0) not_reached();
    if (x < __builtin_nan("")) not_reached();
    if (x == __builtin_nan("")) not_reached();
    if (!(x != __builtin_nan(""))) not_reached();
    if (__builtin_isgreater(x, __builtin_inf())) not_reached();
    if (__builtin_isless(x, -__builtin_inf())) not_reached();
    if (x < x) not_reached();
    if (0 << n != 0 || -1 >> n != -1 || 0u >> n != 0) not_reached();
    if (__builtin_isunordered((double)u, (double)n)) not_reached();
}

NOINLINE void by_earlier_ones(float x, float y) {
    if (x == y && x != y) not_reached();
    if (x < y && y < x) not_reached();
    if (x < y && (x > y || x == y || __builtin_isunordered(x, y))) not_reached();
    if (!(__builtin_isunordered(x, y) || __builtin_isgreaterequal(x, y) || __builtin_isless(x, y))) not_reached();
    if (x <= y && x >= y && !(y == x)) not_reached();
}

NOINLINE void by_earlier_integers(int x, int y) {
    int less = x < y;
    if (x == y && less) not_reached();
    if (x >= y)
        ;
    else if (!less) not_reached();
    if (less)
        if (x != y)
            ;
        else
            not_reached();
}

NOINLINE int order(double x, double y) {
    int known = 0;
    if (x < y) known |= 1;
    else if (x > y) known |= 2;
    else if (x == y) known |= 4;
    else known |= 8;
    if (!(x < y)) known |= x >= y ? 16 : 32;
    if (!(x != y)) known |= x <= y ? 64 : 128;
    return known;
}

NOINLINE int against_ends(double x) {
    return (__builtin_fabs(x) >= 0.0) | (__builtin_fabs(x) > 0.0) << 1 | (x <= __builtin_inf()) << 2 | (x >= -__builtin_inf()) << 3
        | (x > -__builtin_inf()) << 4 | (x == x) << 5 | (__builtin_fabs(x) < 1.0) << 6;
}

int main(void) {
    volatile double nan = __builtin_nan(""), one = 1, zero = -0.0, infinity = __builtin_inf();
    by_operands(one, 3, 2);
    by_operands(nan, 0, 0);
    by_operands(infinity, 7, 31);
    by_operands(-infinity, 7, 31);
    by_earlier_ones(one, zero);
    by_earlier_ones(zero, one);
    by_earlier_ones(nan, one);
    by_earlier_ones(one, one);
    by_earlier_integers(1, 2);
    by_earlier_integers(2, 1);
    by_earlier_integers(2, 2);
    CHECK(order(one, infinity) == 1);
    CHECK(order(one, zero) == (2 | 16));
    CHECK(order(zero, 0.0) == (4 | 16 | 64));
    CHECK(order(nan, one) == (8 | 32));
    CHECK(against_ends(nan) == 0);
    CHECK(against_ends(zero) == (1 | 4 | 8 | 16 | 32 | 64));
    CHECK(against_ends(one) == (1 | 2 | 4 | 8 | 16 | 32));
    CHECK(against_ends(-infinity) == (1 | 2 | 4 | 8 | 32));
    return 0;
}
