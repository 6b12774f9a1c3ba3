/* Symbols and code addresses: thread-local storage, function pointers, weak symbols, computed goto, sibling calls, atomics. */
static __thread int counter = 4;
__thread long shared = 7;
extern int missing(void) __attribute__((weak));
extern int nowhere __attribute__((weak));
int visible = 3;
static int hidden_value = 5;
__attribute__((noinline)) static int twice(int x) { return 2 * x; }
__attribute__((noinline)) int half(int x) { return x / 2; }
static int (*const table[])(int) = {twice, half};
__attribute__((noinline)) static int even(int n);
__attribute__((noinline)) static int odd(int n) { return n == 0 ? 0 : even(n - 1); }
static int even(int n) { return n == 0 ? 1 : odd(n - 1); }
static int machine(const char *program) {
  static const void *const labels[] = {&&stop, &&add, &&multiply};
  int x = 1;
  goto *labels[(int)*program++];
add:
  x += 3;
  goto *labels[(int)*program++];
multiply:
  x *= 5;
  goto *labels[(int)*program++];
stop:
  return x;
}
static int atomics(void) {
  _Atomic int a = 1;
  _Atomic unsigned char c = 250;
  static _Atomic long l;
  if (__atomic_fetch_add(&l, 5, __ATOMIC_SEQ_CST) != 0 || __atomic_sub_fetch(&l, 2, __ATOMIC_RELAXED) != 3) return 1;
  if (__atomic_fetch_or(&l, 12, __ATOMIC_ACQ_REL) != 3 || __atomic_and_fetch(&l, 6, __ATOMIC_SEQ_CST) != 6) return 2;
  if (__sync_fetch_and_nand(&l, 2) != 6 || l != ~2L) return 3;
  a++;
  c += 10;
  if (a != 2 || c != 4) return 4;
  int expected = 1;
  if (__atomic_compare_exchange_n(&a, &expected, 9, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST) || expected != 2) return 5;
  if (!__atomic_compare_exchange_n(&a, &expected, 9, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST) || a != 9) return 6;
  if (__atomic_exchange_n(&a, 3, __ATOMIC_SEQ_CST) != 9 || a != 3) return 7;
  __atomic_thread_fence(__ATOMIC_SEQ_CST);
  a ^= 1;
  return a != 2;
}
int main(void) {
  counter++;
  shared += counter;
  int *p = &counter;
  if (*p != 5 || shared != 12) return 1;
  if (missing || &nowhere) return 2;
  visible += hidden_value;
  if (visible != 8) return 3;
  if (table[0](21) != 42 || table[1](42) != 21) return 4;
  if (!even(100000) || odd(100000)) return 5;
  if (machine("\1\2\1\0") != 23) return 6;
  int bad = atomics();
  return bad ? 10 + bad : 0;
}
