/* asm statements: constraints, modifiers, flags, goto. */
typedef unsigned long ul;
static int cell = 5;
static int scan(ul x) { ul r; __asm__("bsrq %1,%0" : "=r"(r) : "rm"(x) : "cc"); return r; }
static int exchange(int *p, int old, int new) {
  int r;
  __asm__ volatile("lock; cmpxchgl %2,%1" : "=a"(r), "+m"(*p) : "r"(new), "0"(old) : "memory");
  return r;
}
static void cpuid(unsigned leaf, unsigned *a, unsigned *b, unsigned *c, unsigned *d) {
  __asm__("cpuid" : "=a"(*a), "=b"(*b), "=c"(*c), "=d"(*d) : "a"(leaf), "c"(0));
}
static int carry(unsigned a, unsigned b) { int c; __asm__("addl %2,%1" : "=@ccc"(c), "+r"(a) : "r"(b)); return c; }
static int nonzero(int x) {
  __asm__ goto("testl %0,%0; jne %l[yes]" : : "r"(x) : : yes);
  return 0;
yes:
  return 1;
}
static int early(int x, int y) { int r; __asm__("movl %1,%0; addl %2,%0" : "=&r"(r) : "r"(x), "r"(y)); return r; }
static long named(long v) { long r; __asm__("leaq %c[n](%[v]),%[r]" : [r] "=r"(r) : [v] "r"(v), [n] "i"(40)); return r; }
static int alternatives(int x) { __asm__("addl %1,%0" : "+rm"(x) : "ri"(100)); return x; }
static unsigned high(unsigned x) { unsigned r; __asm__("movzbl %h1,%0" : "=r"(r) : "Q"(x)); return r; }
static int dialects(int x) { __asm__("{addl $1,%0|add %0,1}" : "+r"(x)); return x; }
static double root(double x) { double r; __asm__("sqrtsd %1,%0" : "=x"(r) : "x"(x)); return r; }
static long fixed(long x) { register long a __asm__("r12") = x; long r; __asm__("leaq 7(%1),%0" : "=r"(r) : "r"(a)); return r; }
static int clobbers(int x) {
  int kept = x * 3;
  __asm__ volatile("xorl %%ecx,%%ecx; xorl %%edx,%%edx; xorl %%esi,%%esi; xorl %%edi,%%edi; xorl %%ebx,%%ebx"
                   : : : "rcx", "rdx", "rsi", "rdi", "rbx", "memory");
  return kept;
}
static double sine(double x) { double r; __asm__("fsin" : "=t"(r) : "0"(x)); return r; }
static long double angle(long double y, long double x) { long double r; __asm__("fpatan" : "=t"(r) : "0"(x), "u"(y) : "st(1)"); return r; }
static float rest(float x, float y) { float r; __asm__("fprem" : "=t"(r) : "0"(x), "u"(y)); return r; }
static double both(double x, double *cosine) { double s; __asm__("fsincos" : "=t"(*cosine), "=u"(s) : "0"(x)); return s; }
int main(void) {
  unsigned a, b, c, d;
  if (scan(0x8000) != 15) return 1;
  if (exchange(&cell, 5, 9) != 5 || cell != 9) return 2;
  cpuid(0, &a, &b, &c, &d);
  if (a == 0) return 3;
  if (carry(~0u, 1) != 1 || carry(1, 1) != 0) return 4;
  if (nonzero(3) != 1 || nonzero(0) != 0) return 5;
  if (early(4, 5) != 9) return 6;
  if (named(2) != 42) return 7;
  if (alternatives(1) != 101) return 8;
  if (high(0x1234) != 0x12) return 9;
  if (dialects(6) != 7) return 10;
  if (root(9.0) != 3.0) return 11;
  if (fixed(10) != 17) return 12;
  if (clobbers(5) != 15) return 13;
  double cosine;
  if (sine(0.0) != 0.0 || angle(0.0L, 1.0L) != 0.0L || rest(7.5f, 2.0f) != 1.5f) return 14;
  if (both(0.0, &cosine) != 0.0 || cosine != 1.0) return 15;
  for (int i = 0; i < 20; i++) if (rest(7.5f + i, 2.0f) != (i & 1 ? 0.5f : 1.5f)) return 16;
  __asm__("nop # %= %{ %| %} %%");
  return 0;
}
