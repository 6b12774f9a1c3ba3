/* A chained hash table of strings: pointers, strcmp, small allocations. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define BUCKETS 65536
struct node { struct node *next; long count; char key[16]; };
static struct node *table[BUCKETS];
static unsigned hash(const char *s)
{
    unsigned h = 2166136261u;
    while (*s)
        h = (h ^ (unsigned char)*s++) * 16777619u;
    return h;
}
static struct node *enter(const char *key)
{
    struct node **place = &table[hash(key) % BUCKETS];
    for (struct node *n = *place; n; n = n->next)
        if (!strcmp(n->key, key))
            return n;
    struct node *n = calloc(1, sizeof *n);
    strcpy(n->key, key);
    n->next = *place;
    return *place = n;
}
static void name(char *out, unsigned number)
{
    char digits[12];
    int length = 0;
    do
        digits[length++] = (char)('a' + number % 26);
    while (number /= 26);
    while (length)
        *out++ = digits[--length];
    *out = 0;
}
int main(void)
{
    unsigned seed = 7;
    char key[16];
    for (int i = 0; i < 3000000; i++) {
        seed = seed * 1664525u + 1013904223u;
        name(key, (seed >> 8) % 150000);
        enter(key)->count += i & 3;
    }
    unsigned long total = 0, used = 0;
    for (int i = 0; i < BUCKETS; i++)
        for (struct node *n = table[i]; n; n = n->next) {
            total = total * 3 + (unsigned long)n->count;
            used++;
        }
    printf("%lu %lu\n", used, total);
    return 0;
}
