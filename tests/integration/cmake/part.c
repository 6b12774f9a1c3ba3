#include "part.h"

static const char *const names[] = { "compiler", "cache" };

int part_count(void)
{
    return sizeof names / sizeof names[0];
}

const char *part_name(int index)
{
    return index >= 0 && index < part_count() ? names[index] : "";
}
