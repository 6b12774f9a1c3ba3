#include <math.h>
#include <stdio.h>
#include "config.h"
#include "part.h"

#ifdef HAVE_ASSEMBLER
int answer(void);
#else
static int answer(void)
{
    return 42;
}
#endif

int main(void)
{
    printf("made of %d parts, pointers of %d bytes, answer %d, root %.3f\n", part_count(), SIZEOF_VOID_P, answer(),
           sqrt(answer()));
    for (int i = 0; i < part_count(); i++)
        printf("%s\n", part_name(i));
#ifdef HAVE_BUILTIN_EXPECT
    printf("__builtin_expect is there\n");
#endif
#ifdef HAVE_NO_SUCH_HEADER
    printf("a header that does not exist was found\n");
    return 1;
#endif
    return answer() != 42;
}
