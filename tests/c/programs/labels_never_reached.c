/* Labels whose address is taken, in code and in static tables, but that control never reaches. */
extern void abort(void);
#define CHECK(e) do { if (!(e)) abort(); } while (0)

static void *in_a_table(int index) {
    static void *const labels[] = { &&first, &&second };
    return labels[index];
first:
    return 0;
second:
    return 0;
}

static void *one_is_reached(int index) {
    static void *const labels[] = { &&first, &&second };
    static const int distance = &&second - &&first;
    if (index > 5) goto second;
    return index < 0 ? (char *)labels[0] + distance : labels[index];
first:
    abort();
second:
    return &&second;
}

static long in_code(void) {
    return &&here - &&here;
here:;
}

int main(void) {
    volatile int zero = 0;
    CHECK(in_a_table(zero) && in_a_table(zero + 1));
    CHECK(one_is_reached(zero) && one_is_reached(6 + zero) && one_is_reached(1 + zero));
    CHECK(one_is_reached(zero - 1) == one_is_reached(1 + zero));
    CHECK(in_code() == 0);
    return 0;
}
