/* An aggregate assigned to itself reads what it writes, so the assignment before it counts (gcc.c-torture 20071219-1). */
struct record { char bytes[25]; };

struct record *last;

__attribute__((noinline)) int take(struct record *from, int set)
{
    int seen = 0;
    for (int i = 0; i < 25; i++) {
        seen += from->bytes[i];
        if (set)
            from->bytes[i] = set;
    }
    last = from;
    return seen;
}

int main(void)
{
    struct record first = { { 0 } };
    int seen = take(&first, 0);
    struct record second = first;
    seen += take(&second, 1);
    second = first;
    second = second;
    seen += take(&second, 1);
    second = first;
    second = *last;
    seen += take(&second, 0);
    return seen;
}
