/* Indirect branches of every kind. */
#include <setjmp.h>
jmp_buf state;
int other(int);
static int inlined(int x) { return other(x) + 1; }
static __attribute__((noinline)) int direct(int x) { return other(x) + 1; }
static __attribute__((noinline)) int taken(int x) { return other(x) + 2; }
int (*pointer)(int) = taken;
int (*unchecked)(int) __attribute__((nocf_check));
int __attribute__((nocf_check)) unmarked(int x) { return x; }
int by_hand(int x) { return x + 1; }
int twice(int x) { if (setjmp(state)) return 1; return inlined(x) + direct(x); }
int calls(int x) { return pointer(x) + unchecked(x) + 1; }
int labels(int x) { static void *t[] = {&&a, &&b}; goto *t[x]; a: return other(1); b: return other(2) + 1; }
int table(int x)
{
    switch (x) {
    case 0: return other(9);
    case 1: return other(7) + 5;
    case 2: return other(77);
    case 3: return other(3) + 1;
    case 4: return 6;
    case 5: return other(4);
    case 6: return other(1) * 3;
    }
    return 0;
}
int sibling(int x) { return pointer(x); }
__attribute__((indirect_branch("keep"), function_return("thunk"))) int kept(int x) { return pointer(x) + 1; }
__attribute__((indirect_branch("thunk"))) int thunked(int x) { return pointer(x) + 1; }
int main(int c, char **v) { return pointer(c); }
