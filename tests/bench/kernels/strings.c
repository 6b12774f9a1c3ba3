/* Words of a text: scanning bytes, ctype-like tests, naive search, number formatting. */
#include <stdio.h>
#include <string.h>
static char text[1 << 20];
static int letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static int occurrences(const char *where, const char *what)
{
    int count = 0;
    for (; *where; where++) {
        const char *a = where, *b = what;
        while (*b && *a == *b)
            a++, b++;
        count += !*b;
    }
    return count;
}
int main(void)
{
    unsigned seed = 5;
    for (unsigned i = 0; i < sizeof text - 1; i++) {
        unsigned r = (seed = seed * 1103515245u + 12345u) >> 16;
        text[i] = (char)(r % 6 == 0 ? ' ' : "etaoinshrdluETAOIN"[r % 18]);
    }
    long words = 0, capitals = 0, found = 0;
    for (int round = 0; round < 25; round++) {
        int inside = 0;
        for (const char *p = text; *p; p++) {
            int is = letter(*p);
            words += is && !inside;
            capitals += *p >= 'A' && *p <= 'Z' && !inside;
            inside = is;
        }
        found += occurrences(text, "tea") + occurrences(text, "shone");
    }
    printf("%ld %ld %ld\n", words, capitals, found);
    return 0;
}
