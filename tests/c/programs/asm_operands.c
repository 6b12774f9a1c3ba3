/* asm statements: constraints, matching, read-write and memory operands, flags, goto, register variables, immediates, top level. */
#ifdef __x86_64__
extern void abort(void);
#define CHECK(e) do { if (!(e)) abort(); } while (0)

struct big { int a[7]; } object = { { 1, 2, 3, 4, 5, 6, 7 } };
struct pair { int a, b; };

static int forward(unsigned x) { int r; asm("bsfl %1,%0" : "=r"(r) : "rm"(x) : "cc"); return r; }
static _Bool bit(unsigned long v, int n) { _Bool c; asm("btq %2,%1" : "=@ccc"(c) : "r"(v), "Jr"((long)n)); return c; }
static int exchange_add(int *p, int v) { asm volatile("lock; xaddl %0,%1" : "+r"(v), "+m"(*p) : : "memory", "cc"); return v; }
static int named(int a, int b)
{
    int o;
    asm("leal (%q[x],%q[y],2),%[out]" : [out] "=r"(o) : [x] "r"((long)a), [y] "r"((long)b));
    return o;
}
static int members(struct big *p)
{
    int r;
    asm("movl %1,%0; addl 4+%1,%0; addl 24+%1,%0" : "=&r"(r) : "m"(*p));
    return r;
}
static struct pair swapped(struct pair x) { asm("rolq $32,%0" : "+r"(x)); return x; }
static int jump(int x)
{
    asm goto("testl %0,%0; js %l[negative]; jz %l2" : : "r"(x) : "cc" : negative, zero);
    return 1;
negative:
    return -1;
zero:
    return 0;
}
static int jump_with_output(int x)
{
    int y;
    asm goto("movl %1,%0; testl %1,%1; js %l[negative]" : "=r"(y) : "r"(x) : "cc" : negative);
    return y + 1;
negative:
    return -y;
}
static long immediates(void)
{
    long r, q;
    asm("mov %1,%0" : "=r"(r) : "i"(&object.a[2] - &object.a[0]));
    asm("mov $%c1,%0" : "=r"(q) : "i"(sizeof object));
    return r * 100 + q;
}
static unsigned long product(unsigned long a, unsigned long b)
{
    unsigned long high, low;
    asm("mulq %3" : "=a"(low), "=d"(high) : "%0"(a), "rm"(b) : "cc");
    return high ^ low;
}
static double root(double x) { asm("sqrtsd %0,%0" : "+x"(x)); return x; }
static int anywhere(int x) { asm("addl $5,%0" : "+rm"(x) : : "cc"); return x; }
static void fill(void *p, int c, long n) { asm volatile("rep stosb" : "+D"(p), "+c"(n) : "a"(c) : "memory"); }
static long in_register(long x)
{
    register long r10 asm("r10") = x;
    register long r11 asm("r11");
    asm("lea 1(%1),%0" : "=r"(r11) : "r"(r10));
    return r11;
}
static int by_output_name(int x) { int y; asm("negl %0" : [o] "=r"(y) : "[o]"(x) : "cc"); return y; }
asm(".pushsection .data; .globl at_top_level; at_top_level: .long 42; .popsection");
extern int at_top_level;

int main(void)
{
    int n = 5;
    char buffer[8] = "zzzzzzz";
    struct pair s = swapped((struct pair){ 1, 2 });
    fill(buffer, 'q', 3);
    asm("nop");
    CHECK(forward(40) == 3);
    CHECK(bit(8, 3) && !bit(8, 2));
    CHECK(exchange_add(&n, 3) == 5 && n == 8);
    CHECK(named(3, 4) == 11);
    CHECK(members(&object) == 10);
    CHECK(s.a == 2 && s.b == 1);
    CHECK(jump(5) == 1 && jump(-5) == -1 && jump(0) == 0);
    CHECK(jump_with_output(4) == 5 && jump_with_output(-4) == 4);
    CHECK(immediates() == 228);
    CHECK(product(1ul << 40, 1ul << 30) == 64);
    CHECK(root(9) == 3);
    CHECK(anywhere(4) == 9);
    CHECK(buffer[2] == 'q' && buffer[3] == 'z');
    CHECK(in_register(6) == 7);
    CHECK(by_output_name(6) == -6);
    CHECK(at_top_level == 42);
    return 0;
}
#else
int main(void) { return 0; }
#endif
