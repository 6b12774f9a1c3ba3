/* A function declared with a transparent union and defined with one of its members (GCC manual: transparent_union). */
extern void abort(void);
#define CHECK(e) do { if (!(e)) abort(); } while (0)

typedef union { const int *numbers; const char *text; } either __attribute__((transparent_union));
int first_byte(either of);
int by_union(either of) { return of.text[0]; }

static int before(void) { return first_byte("x") + first_byte((void *)"y"); }

int first_byte(const int *of) { return *(const char *)of; }

int main(void) {
    int number = 0x21212121;
    either made = { .text = "z" };
    CHECK(before() == 'x' + 'y');
    CHECK(first_byte(&number) == 0x21 && by_union(&number) == 0x21 && by_union(made) == 'z');
    return 0;
}
