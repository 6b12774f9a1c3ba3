/* A function that takes the address of a label is inlined, each copy with a label of its own; one whose labels static data names, or
   that jumps to a computed address, is not. */
extern void abort(void);
#define CHECK(e) do { if (!(e)) abort(); } while (0)
#define NOINLINE __attribute__((noinline))

static void *first, *second;

static inline void note(void **to, int really) {
    if (really) {
    here:
        *to = &&here;
    }
}
static NOINLINE void once(int really) { note(&first, really); }
static NOINLINE void twice(int really) { note(&second, really); }

static inline int in_a_table(int index) {
    static const int distances[] = { &&b - &&a, &&c - &&a, &&a - &&a };
    static void *const labels[] = { &&a, &&b, &&c };
    goto *(index < 3 ? labels[index] : (char *)&&a + distances[index - 3]);
a:  return 10;
b:  return 20;
c:  return 30;
}

static inline int by_a_saved_label(int set) {
    static void *saved;
    if (set) {
        saved = &&later;
        return 1;
    }
    goto *saved;
later:
    return 2;
}
static NOINLINE int save(void) { return by_a_saved_label(1); }
static NOINLINE int use(void) { return by_a_saved_label(0); }

int main(void) {
    volatile int one = 1, zero = 0;
    once(zero);
    CHECK(first == 0);
    once(one);
    twice(one);
#ifdef __OPTIMIZE__
    CHECK(first != second);
#endif
    CHECK(first && second);
    CHECK(in_a_table(zero) == 10 && in_a_table(one) == 20 && in_a_table(one + one) == 30);
    CHECK(in_a_table(3 * one) == 20 && in_a_table(4 * one) == 30 && in_a_table(5 * one) == 10);
    CHECK(save() == 1 && use() == 2);
    return 0;
}
