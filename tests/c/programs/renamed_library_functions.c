/* An asm label on the declaration of a library function renames it, what a call of it means stays; calls that are replaced by calls of
   such a function use the new name. */
extern void abort(void);
typedef __SIZE_TYPE__ size_t;
extern char *strstr(const char *, const char *) __asm__("my_strstr");
extern char *strchr(const char *, int) __asm__("my_strchr");
#define CHECK(e) do { if (!(e)) abort(); } while (0)

static volatile int searched, sought;      /* the compiler may take such functions to write nothing */
const char *needle = "ef";

__attribute__((used, noinline)) char *find_string(const char *text, const char *part) __asm__("my_strstr");
char *find_string(const char *text, const char *part) {
    searched++;
    for (; *text; text++) {
        size_t at = 0;
        while (part[at] && text[at] == part[at]) at++;
        if (!part[at]) return (char *)text;
    }
    return 0;
}
__attribute__((used, noinline)) char *find_character(const char *text, int wanted) __asm__("my_strchr");
char *find_character(const char *text, int wanted) {
    sought++;
    for (; *text != (char)wanted; text++)
        if (!*text) return 0;
    return (char *)text;
}

int main(void) {
    const char *const text = "abcdef";
    const char *volatile other = text;
    CHECK(strstr(text, "cd") == text + 2 && __builtin_strstr(text, "") == text);
#ifdef __OPTIMIZE__
    CHECK(searched == 0);
#endif
    searched = 0;
    CHECK(strstr(other, needle) == other + 4 && __builtin_strstr(other, needle + 1) == other + 5);
    CHECK(searched == 2);
    searched = sought = 0;
    CHECK(strstr(other, "d") == other + 3);
    CHECK(searched + sought == 1);
#ifdef __OPTIMIZE__
    CHECK(sought == 1);
#endif
    return 0;
}
