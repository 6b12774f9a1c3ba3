/* __builtin_apply with a function's own arguments (GCC manual: Constructing Function Calls). */
extern void abort(void);
struct s { long a, b, c; };
static int seen;
static int target(int a, double d, struct s s) { seen++; return a + (int)d + (int)s.b; }
static int forward(int a, double d, struct s s) { a = 0; __builtin_return(__builtin_apply((void (*)())target, __builtin_apply_args(), 64)); }
static void drop(int a, double d, struct s s) { __builtin_apply((void (*)())target, __builtin_apply_args(), 64); }
int main(void)
{
    struct s s = { 1, 20, 3 };
    if (forward(5, 2.5, s) != 27) abort();
    drop(1, 1, s);
    if (seen != 2) abort();
    return 0;
}
