#include <stdio.h>
#include "part.h"

int main(void)
{
    printf("made of %d parts\n", part_count());
    return 0;
}
