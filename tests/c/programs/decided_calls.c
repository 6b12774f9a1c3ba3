/* Calls of functions that do not exist, which GCC proves to be never reached at -O2; the Linux kernel asserts with such calls.  At -O0
 * the functions are defined. */
#ifdef __OPTIMIZE__
extern void never_1(void), never_2(void);
extern int missing_start[], missing_end[];
#else
void never_1(void) {}
void never_2(void) {}
int missing_start[1], missing_end[1];
#endif
#define NOINLINE __attribute__((noinline))

/* A constant condition selects the arm without a call: the question is about 1, which is a constant. */
int side(int x);
static int asked(void)
{
    return __builtin_constant_p((2 > 1 && (1UL << 3 & 8)) ? 1 : side(3));
}
NOINLINE int side(int x) { return x + 1; }

/* Bits that no operand can set. */
NOINLINE int bits(int personality)
{
    int flags = 0x30 | (personality & 0x400 ? 4 : 0) | 0x100;
    if (flags & 0x8002)
        never_1();
    return flags;
}

/* A case that the loop's condition rules out. */
enum state { done, first, second };
struct work { enum state state; int rounds; };
static inline __attribute__((always_inline)) void step(struct work *w, int last)
{
    switch (w->state) {
    case done:
        never_2();
        return;
    case first:
        w->rounds++;
        if (w->rounds < last)
            return;
        w->state = second;
        return;
    case second:
        w->state = done;
        return;
    }
}
NOINLINE int loop(int last)
{
    int total = 0;
    for (struct work w = {first, 0}; w.state != done; step(&w, last))
        total += w.rounds + 1;
    return total;
}

/* A function that does nothing: a call of it goes, and with it its arguments. */
NOINLINE void apply(int *start, int *end) { (void)start; (void)end; }
NOINLINE int nothing(void)
{
    apply(missing_start, missing_end);
    return 5;
}

int main(void)
{
    if (!asked())
        return 1;
    if (bits(0) != 0x130 || bits(0x400) != 0x134)
        return 2;
    if (loop(3) != 10)
        return 3;
    if (nothing() != 5)
        return 4;
    return 0;
}
