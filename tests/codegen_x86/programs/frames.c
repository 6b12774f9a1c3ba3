/* Frames: alloca, alignment beyond the stack's, large frames, jumps out, variable arguments, addresses of frames. */
#include <stdarg.h>
typedef unsigned long ul;
int puts(const char *);
static int sum(int count, ...) {
  va_list ap, again;
  int total = 0;
  va_start(ap, count);
  va_copy(again, ap);
  for (int i = 0; i < count; i++) total += va_arg(ap, int);
  for (int i = 0; i < count; i++) total += va_arg(again, int);
  va_end(ap);
  va_end(again);
  return total;
}
static double mixed(const char *kinds, ...) {
  va_list ap;
  double total = 0;
  va_start(ap, kinds);
  for (; *kinds; kinds++) {
    if (*kinds == 'd') total += va_arg(ap, double);
    else if (*kinds == 'i') total += va_arg(ap, int);
    else if (*kinds == 'L') total += va_arg(ap, long double);
    else total += va_arg(ap, long);
  }
  va_end(ap);
  return total;
}
static int fill(volatile char *p, int n) { for (int i = 0; i < n; i++) p[i] = i; return p[n - 1]; }
static int dynamic(int n) {
  char *a = __builtin_alloca(n);
  char *b = __builtin_alloca(n);
  fill(a, n);
  fill(b, n);
  if (((ul)a | (ul)b) & 15) return 1;
  for (int i = 0; i < n; i++) if (a[i] != (char)i || b[i] != (char)i) return 2;
  return sum(9, 1, 2, 3, 4, 5, 6, 7, 8, 9) != 90;
}
static int aligned(int n) {
  _Alignas(64) char wide[64];
  char *a = __builtin_alloca(n);
  fill(wide, 64);
  fill(a, n);
  return ((ul)wide & 63) != 0 || wide[63] != 63 || sum(7, 1, 1, 1, 1, 1, 1, 1) != 14;
}
static int over(void) { _Alignas(128) char wide[128]; fill(wide, 128); return ((ul)wide & 127) != 0; }
static int variable(int n) { int total = 0; for (int k = 1; k < n; k++) { char v[k]; fill(v, k); total += v[k - 1]; } return total; }
static int large(void) { char big[100000]; fill(big, 100000); return big[99999] != (char)99999; }
static void *buffer[5];
__attribute__((noinline)) static void leap(void) { __builtin_longjmp(buffer, 1); }
static int jump(int x) { volatile int kept = x; if (__builtin_setjmp(buffer)) return kept; kept++; leap(); return -1; }
__attribute__((noinline)) static void *frame(void) { return __builtin_frame_address(0); }
__attribute__((noinline)) static void *back(void) { return __builtin_return_address(0); }
static int nested(int n) {
  int total = 0;
  void add(int x) { total += x * n; }
  void (*p)(void (*)(int)) = 0;
  (void)p;
  for (int i = 0; i < 4; i++) add(i);
  return total;
}
int main(void) {
  if (sum(3, 1, 2, 3) != 12) return 1;
  if (mixed("idLlidddddddddL", 1, 2.5, 3.5L, 4L, 5, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5L) != 25.5) return 2;
  if (dynamic(100) || dynamic(1)) return 3;
  if (aligned(33)) return 4;
  if (over()) return 5;
  if (variable(10) != 36) return 6;
  if (large()) return 7;
  if (jump(41) != 42) return 8;
  if (!frame() || !back()) return 9;
  if (nested(3) != 18) return 10;
  return 0;
}
