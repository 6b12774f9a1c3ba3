extern int printf(const char *, ...);
extern void give_up(int) __attribute__((noreturn, cold));
struct bits { int a : 3; unsigned b : 9; } *first;

int classify(int x, const char *name)
{
    static int count = 2;
    if (__builtin_expect(x < 0, 0))
        give_up(x);
    switch (x) {
    case 1: case 5 ... 9: count++; break;
    default: return x && name ? *name : -1;
    }
    for (int i = 0; i < count; i++)
        if (i == 3 || name[i] == 'q')
            continue;
        else
            first->b += i;
    if (0)
        printf("%d", x);
    return printf("%s %d\n", name, count);
}
