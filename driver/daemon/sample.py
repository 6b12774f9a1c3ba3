"""A small unit of C that the nursery compiles before it serves, so that workers find the compiler's tables read.

It has a bit of everything that most programs have; what it means does not matter.
"""

from __future__ import annotations

from compiler import api

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

SAMPLE: Final = b"""
typedef unsigned long size_t;
struct list { struct list *next; int value; unsigned flags : 3; double weight; char name[16]; };
extern int printf(const char *format, ...);
extern void *memcpy(void *to, const void *from, size_t size);
extern void *malloc(size_t size);
enum kind { FIRST, SECOND = 7 };
static const int table[] = { 1, 2, 3, 5, 8, 13 };
static inline int square(int x) { return x * x; }
#define MAXIMUM(a, b) ((a) > (b) ? (a) : (b))
static double mean(const struct list *list, int *count)
{
    double sum = 0;
    for (*count = 0; list; list = list->next) {
        sum += list->weight * (float)list->value;
        ++*count;
    }
    return *count ? sum / *count : 0.0;
}
int search(const char *text, char wanted)
{
    while (*text && *text != wanted)
        text++;
    return *text == wanted;
}
unsigned long long mix(unsigned long long a, unsigned b, signed char c)
{
    a ^= a << (b & 63) | a >> (-b & 63);
    return a * 0x9e3779b97f4a7c15ull + (a % (b | 1)) - c;
}
int choose(struct list *list, enum kind kind, int (*then)(int))
{
    int count;
    struct list copy = *list;
    switch (kind) {
    case FIRST: return square(list->value) + table[list->flags];
    case SECOND: return then(MAXIMUM(list->value, 3));
    default: break;
    }
    memcpy(list->name, "sample", 7);
    if (mean(list, &count) > 1.5 && !search(copy.name, 'x'))
        goto end;
    printf("%d %s %f\\n", count, list->name, copy.weight);
end:
    return (int)mix(sizeof copy, (unsigned)count, (signed char)copy.flags);
}
"""


class SampleReader:
    """api.FileReader of the one file."""

    def __init__(self, text: bytes) -> None:
        self._file = api.SourceFile("sample.c", text, bytes(20))

    def read(self, path: str) -> api.SourceFile:
        """See api.FileReader.read."""
        if path != "sample.c":
            raise FileNotFoundError(path)
        return self._file

    def is_file(self, path: str) -> bool:
        """See api.FileReader.is_file."""
        return path == "sample.c"
