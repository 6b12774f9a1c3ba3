/* Stamps: the stat fields that tell one content from another (cache/filehash.py has the reasons); and reading the
 * little-endian numbers and texts of the files that Python writes for the launcher. */
#include "launcher.h"

#include <string.h>

const void *take(struct reader *r, size_t size)
{
    static const unsigned char zeros[64];
    if (!r->sound || size > (size_t)(r->end - r->at)) {
        r->sound = 0;
        return zeros;                   /* callers that take more ask `sound` first */
    }
    const unsigned char *start = r->at;
    r->at += size;
    return start;
}

static uint64_t number(const unsigned char *bytes, int size)
{
    uint64_t value = 0;
    while (size--)
        value = value << 8 | bytes[size];
    return value;
}

unsigned take_byte(struct reader *r)
{
    return *(const unsigned char *)take(r, 1);
}

uint32_t take_number(struct reader *r)
{
    return (uint32_t)number(take(r, 4), 4);
}

uint64_t take_long(struct reader *r)
{
    return number(take(r, 8), 8);
}

const char *take_path(struct reader *r)
{
    size_t length = (size_t)number(take(r, 2), 2);
    const char *text = take(r, length + 1);
    if (!r->sound || text[length] || strlen(text) != length) {
        r->sound = 0;
        return "";
    }
    return text;
}

void take_stamp(struct reader *r, struct stamp *stamp)
{
    stamp->device = take_long(r);
    stamp->inode = take_long(r);
    stamp->size = take_long(r);
    stamp->mtime = take_long(r);
    stamp->ctime = take_long(r);
}

static uint64_t nanoseconds(const struct timespec *time)
{
    return (uint64_t)time->tv_sec * 1000000000u + (uint64_t)time->tv_nsec;
}

int is_stamped(const struct stat *status, const struct stamp *expected)
{
    return nanoseconds(&status->st_ctim) == expected->ctime && nanoseconds(&status->st_mtim) == expected->mtime &&
           (uint64_t)status->st_size == expected->size && status->st_ino == expected->inode && status->st_dev == expected->device;
}

/* Tells whether a stamp with times that no kernel made can be believed here and now: see find_instance(). */
int trusts_image(const struct launch *l, const struct stamp *stamp)
{
    return l->instance_known && stamp->device == (uint64_t)l->root_device;
}
