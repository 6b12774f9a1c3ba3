/* What stands at the entry of functions. */
int other(int);
int framed(int x) { char b[20]; return other(x) + (int)b[0] + 1; }
__attribute__((no_instrument_function)) int silent(int x) { return x; }
__attribute__((patchable_function_entry(3, 1))) int patched(int x) { return x; }
static __attribute__((noinline)) int local(int x) { return other(x) + 2; }
int variable(int n, ...) { return local(n); }
