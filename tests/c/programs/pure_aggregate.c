/* A pure or const function whose result is an aggregate writes the caller's memory: the call stays, also unoptimised. */

struct pair { double first, second; };

static double shown;

__attribute__((pure, noinline)) struct pair both(double value)
{
    struct pair result = { value, value + 1.0 };
    return result;
}

__attribute__((const, noinline)) double sum(struct pair value)
{
    return value.first + value.second;
}

__attribute__((noinline)) void show(struct pair value)
{
    shown += value.second;
}

int main(void)
{
    for (int round = 0; round < 3; round++)
        show(both(round));
    if (shown != 6.0)
        return 1;
    struct pair pair = { 1.0, 2.0 };
    double before = sum(pair);
    pair.first = 5.0;
    return sum(pair) - before != 4.0;
}
