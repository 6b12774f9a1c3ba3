/* Serving a compile from its hit entry.
 *
 * In:  the key of the command, and the installation.  Out: the outputs, as GCC would write them (driver/outputs.py has the two manners),
 * the messages and one record; or nothing at all, where anything is in doubt.
 *
 * An entry (driver/hits.py) is a stored object of kind 'h' (cache/store.py) under the command's key:
 *
 *     magic "pyccH1\n", digest of the installation, instance of the system
 *     files    count, then flags, stamp, digest of the content, path each
 *     places   count, then flags, stamp, path of a directory, size and names in it that must not exist
 *     result   its key
 *     outputs  count, then manner, path, source: a piece of the result (offset, length), or bytes that follow
 *     messages, record, build, directory as the record has it: a length and bytes each
 *     keys     of stored objects that this hit is a use of: count, then kind and key each
 *
 * A file with another stamp is read, and its digest decides; an entry of which many have changed is left to Python, which
 * writes it anew.  A directory whose stamp has not moved has had no name added, so that none of its names need be
 * looked for. */
#define _GNU_SOURCE
#include "launcher.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
    STORE_HEADER = 36,          /* cache/store.py: magic, version, kind, length, checksum */
    RENEW_SECONDS = 3600,       /* likewise: how often a use is noted */
    MOST_CHANGED = 16,          /* files that are hashed anew before Python shall do it */
    MOST_OUTPUTS = 8,
    SEGMENT_LIMIT = 4 << 20,    /* driver/records.py */
    NAME_AT_ALL = 16,           /* flag of a place: not even a directory or a dangling link may have the name */
    REPLACED = 1,               /* manner of an output: a new file takes the place of the old one */
    INLINE = 1,                 /* source of an output */
};

struct object {
    unsigned char *data;        /* to be freed */
    struct reader content;
    time_t used;
};

struct output {
    int manner;
    const char *path;
    const unsigned char *data;
    size_t length;
    struct stat before;
    int exists;
};

struct identity {
    dev_t device;
    ino_t inode;
};

static int object_path(const struct launch *l, char kind, const unsigned char *key, char *path)
{
    char name[2 * DIGEST + 1];
    for (int i = 0; i < DIGEST; i++)
        sprintf(name + 2 * i, "%02x", key[i]);
    return format(path, PATH_MAX, "%s/objects/%.2s/%s.%c", l->directory, name, name, kind);
}

/* Reads a stored object; 0 unless every bit of it is right. */
static int read_object(const struct launch *l, char kind, const unsigned char *key, struct object *object)
{
    char path[PATH_MAX];
    struct stat status;
    size_t length;
    unsigned char checksum[DIGEST];
    if (!object_path(l, kind, key, path))
        return 0;
    object->data = read_file(AT_FDCWD, path, &length, &status);
    if (!object->data)
        return 0;
    struct reader r = {object->data, object->data + length, 1};
    const unsigned char *header = take(&r, 8);
    int sound = !memcmp(header, "pycc\1", 5) && header[5] == kind && !header[6] && !header[7];
    uint64_t size = take_long(&r);
    const unsigned char *expected = take(&r, DIGEST);
    sound = sound && r.sound && size == length - STORE_HEADER && status.st_uid == geteuid();
    if (sound) {
        struct hash state;
        hash_start(&state, "");
        hash_add(&state, &kind, 1);
        hash_add(&state, key, DIGEST);
        hash_add(&state, r.at, (size_t)size);
        hash_end(&state, checksum);
        sound = !memcmp(checksum, expected, DIGEST);
    }
    if (!sound) {
        free(object->data);
        object->data = NULL;
        return 0;
    }
    object->content = r;
    object->used = status.st_mtime;
    return 1;
}

static int has_content(const char *path, const unsigned char *digest)
{
    struct stat status;
    size_t length;
    unsigned char now[DIGEST];
    unsigned char *data = read_file(AT_FDCWD, path, &length, &status);
    if (!data)
        return 0;
    hash_once("", data, length, now);
    free(data);
    return !memcmp(now, digest, DIGEST);
}

/* Tells whether all files are as they were; their identities go to new memory at *seen. */
static int files_hold(const struct launch *l, struct reader *r, int image_trusted, struct identity **seen, size_t *count)
{
    size_t files = take_number(r);
    int changed = 0;
    if (!r->sound || files > (size_t)(r->end - r->at) || !(*seen = malloc((files + 1) * sizeof **seen)))
        return 0;
    for (*count = 0; *count < files; ++*count) {
        int flags = (int)take_byte(r);
        struct stamp expected;
        take_stamp(r, &expected);
        const unsigned char *digest = take(r, DIGEST);
        const char *path = take_path(r);
        struct stat status;
        if (!r->sound || stat(path, &status))
            return 0;
        (*seen)[*count].device = status.st_dev;
        (*seen)[*count].inode = status.st_ino;
        int same = is_stamped(&status, &expected);
        if (flags & STAMP_ALWAYS) {
            if (!same)
                return 0;
            continue;
        }
        if (same && !(flags & CONTENT_ALWAYS) && (!(flags & STAMP_OF_IMAGE) || (image_trusted && trusts_image(l, &expected))))
            continue;
        if (!(flags & CONTENT_ALWAYS) && ++changed > MOST_CHANGED)
            return 0;
        if (!S_ISREG(status.st_mode) || !has_content(path, digest))
            return 0;
    }
    return 1;
}

/* Tells whether none of the names in `names` exists in a directory. */
static int names_absent(const char *directory, struct reader names, int flags)
{
    int descriptor = AT_FDCWD;
    if (*directory) {
        descriptor = open(directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0)
            return errno == ENOENT || errno == ENOTDIR;
    }
    int absent = 1;
    while (absent && names.at < names.end) {
        const char *name = take_path(&names);
        struct stat status;
        if (!names.sound)
            absent = 0;
        else if (!fstatat(descriptor, name, &status, flags & NAME_AT_ALL ? AT_SYMLINK_NOFOLLOW : 0))
            absent = S_ISDIR(status.st_mode) && !(flags & NAME_AT_ALL);     /* the preprocessor passes over a directory */
    }
    if (descriptor >= 0)
        close(descriptor);
    return absent;
}

/* Tells whether all that was looked for in vain still does not exist. */
static int places_hold(const struct launch *l, struct reader *r, int image_trusted)
{
    uint32_t places = take_number(r);
    while (places--) {
        int flags = (int)take_byte(r);
        struct stamp expected;
        struct stat status;
        take_stamp(r, &expected);
        const char *directory = take_path(r);
        size_t size = take_number(r);
        const unsigned char *begin = take(r, size);
        if (!r->sound)
            return 0;
        if (!(flags & CONTENT_ALWAYS) && (!(flags & STAMP_OF_IMAGE) || (image_trusted && trusts_image(l, &expected))) &&
            !stat(directory, &status) && is_stamped(&status, &expected))
            continue;
        struct reader names = {begin, begin + size, 1};
        if (!names_absent(directory, names, flags))
            return 0;
    }
    return 1;
}

/* Takes the outputs, and looks at what they would replace: 0 where that is no regular file, or one that was read. */
static int outputs_fit(struct reader *r, const struct reader *result, struct output *outputs, size_t *count,
                       const struct identity *seen, size_t files)
{
    *count = take_number(r);
    if (!r->sound || *count > MOST_OUTPUTS)
        return 0;
    for (size_t i = 0; i < *count; i++) {
        struct output *output = &outputs[i];
        output->manner = (int)take_byte(r);
        output->path = take_path(r);
        if (take_byte(r) == INLINE) {
            output->length = take_number(r);
            output->data = take(r, output->length);
        } else {
            uint64_t offset = take_long(r), length = take_long(r), have = (uint64_t)(result->end - result->at);
            if (offset > have || length > have - offset)
                return 0;
            output->data = result->at + offset;
            output->length = (size_t)length;
        }
        if (!r->sound)
            return 0;
        output->exists = !lstat(output->path, &output->before);
        if (output->exists ? !S_ISREG(output->before.st_mode) : errno != ENOENT)
            return 0;
        for (size_t j = 0; output->exists && j < files; j++)
            if (output->before.st_ino == seen[j].inode && output->before.st_dev == seen[j].device)
                return 0;
    }
    return 1;
}

static int write_output(const struct output *output)
{
    char temporary[PATH_MAX];
    const char *path = output->path;
    int flags = O_WRONLY | O_CREAT | O_CLOEXEC;
    int replaced = output->manner == REPLACED && (!output->exists || output->before.st_size);
    if (replaced) {
        if (!format(temporary, sizeof temporary, "%s.%d.pycc-tmp", output->path, getpid()))
            return 0;
        path = temporary;
    }
    int descriptor = open(path, flags | (replaced ? O_EXCL : O_TRUNC), 0666);
    if (descriptor < 0)
        return 0;
    int written = write_all(descriptor, output->data, output->length);
    written = !close(descriptor) && written;
    if (replaced && (!written || rename(temporary, output->path))) {
        unlink(temporary);
        return 0;
    }
    return written;
}

/* Opens the newest segment of the records for appending; -1 if Python must begin one. */
static int open_records(const struct launch *l)
{
    char path[PATH_MAX];
    unsigned long newest = 0;
    struct stat status;
    if (!format(path, sizeof path, "%s/records", l->directory))
        return -1;
    DIR *directory = opendir(path);
    if (!directory)
        return -1;
    struct dirent *entry;
    while ((entry = readdir(directory))) {
        char *end;
        unsigned long number = strtoul(entry->d_name, &end, 10);
        if (entry->d_name[0] >= '0' && entry->d_name[0] <= '9' && !strcmp(end, ".jsonl") && number > newest)
            newest = number;
    }
    closedir(directory);
    if (!newest || !format(path, sizeof path, "%s/records/%08lu.jsonl", l->directory, newest))
        return -1;
    int descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
    if (descriptor >= 0 && (fstat(descriptor, &status) || status.st_size >= SEGMENT_LIMIT)) {
        close(descriptor);
        descriptor = -1;
    }
    return descriptor;
}

struct bytes {
    const char *data;
    size_t length;
};

static struct bytes take_bytes(struct reader *r)
{
    struct bytes bytes = {"", take_number(r)};
    const char *data = take(r, bytes.length);
    if (r->sound)
        bytes.data = data;
    else
        bytes.length = 0;
    return bytes;
}

static int is_plain(const char *text)
{
    for (; *text; text++)
        if (*text < ' ' || *text > '~' || *text == '"' || *text == '\\')
            return 0;
    return 1;
}

/* Appends the record: what Python has prepared, with the time, the build, and what this hit cost. */
static void append_record(const struct launch *l, int descriptor, struct bytes prepared, const char *build)
{
    struct timespec now, ended;
    struct rusage usage;
    clock_gettime(CLOCK_REALTIME, &now);
    clock_gettime(CLOCK_MONOTONIC, &ended);
    getrusage(RUSAGE_SELF, &usage);
    double wall = (double)(ended.tv_sec - l->started.tv_sec) + (double)(ended.tv_nsec - l->started.tv_nsec) / 1e9;
    double cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                 (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    size_t room = prepared.length + strlen(build) + 256;
    char *line = malloc(room);
    if (!line)
        return;
    int length = snprintf(line, room, "\n{\"time\":%lld.%06ld,\"build\":\"%s\",%.*s,\"wall\":%.6f,\"cpu\":%.6f}\n",
                          (long long)now.tv_sec, now.tv_nsec / 1000, build, (int)prepared.length, prepared.data, wall, cpu);
    if (length > 0 && (size_t)length < room)
        write_all(descriptor, line, (size_t)length);        /* a record that is lost is a line less in a report */
    free(line);
}

/* Notes the use of stored objects, which decides what is evicted first. */
static void renew(const struct launch *l, struct reader *r, time_t used)
{
    char path[PATH_MAX];
    time_t now = time(NULL);
    if (now - used <= RENEW_SECONDS && used - now <= RENEW_SECONDS)
        return;
    uint32_t count = take_number(r);
    while (count-- && r->sound) {
        char kind = (char)take_byte(r);
        const unsigned char *key = take(r, DIGEST);
        if (r->sound && object_path(l, kind, key, path))
            utimensat(AT_FDCWD, path, NULL, 0);
    }
}

/* The build that the record belongs to, as JSON text; 0 if it cannot be said here. */
static int name_build(const struct launch *l, struct bytes fixed, struct bytes cwd, char *build, size_t size)
{
    const char *named = getenv("PYCC_BUILD");
    char place[2 * PATH_MAX];
    if (named && *named)
        return is_plain(named) && format(build, size, "%s", named);
    if (!named && fixed.length)
        return format(build, size, "%.*s", (int)fixed.length, fixed.data);
    return format(place, sizeof place, "%.*s", (int)cwd.length, cwd.data) && build_identity(l, place, build, size);
}

int serve_hit(struct launch *l)
{
    struct object entry, result = {NULL, {NULL, NULL, 0}, 0};
    struct output outputs[MOST_OUTPUTS];
    struct identity *seen = NULL;
    size_t files = 0, count = 0;
    int records = -1, served = 0;
    if (!read_object(l, 'h', l->key, &entry))
        return 0;
    struct reader *r = &entry.content;
    int fits = !memcmp(take(r, MAGIC_SIZE), "pyccH1\n", MAGIC_SIZE) && !memcmp(take(r, DIGEST), l->installation, DIGEST);
    int image_trusted = l->instance_known && !memcmp(take(r, DIGEST), l->instance, DIGEST);
    if (fits && r->sound && files_hold(l, r, image_trusted, &seen, &files) && places_hold(l, r, image_trusted)) {
        const unsigned char *key = take(r, DIGEST);
        if (r->sound && read_object(l, 'r', key, &result) && outputs_fit(r, &result.content, outputs, &count, seen, files)) {
            struct bytes messages = take_bytes(r), record = take_bytes(r), fixed = take_bytes(r), cwd = take_bytes(r);
            char build[4 * PATH_MAX];
            sigset_t all, before;
            if (r->sound && name_build(l, fixed, cwd, build, sizeof build) && (records = open_records(l)) >= 0) {
                /* A signal shall leave all of the outputs, or none. */
                sigfillset(&all);
                sigprocmask(SIG_BLOCK, &all, &before);
                served = 1;
                for (size_t i = 0; served && i < count; i++)
                    served = write_output(&outputs[i]);
                if (served) {
                    write_all(2, messages.data, messages.length);
                    append_record(l, records, record, build);
                }
                sigprocmask(SIG_SETMASK, &before, NULL);
                close(records);
                if (served)
                    renew(l, r, entry.used);
            }
        }
    }
    free(seen);
    free(result.data);
    free(entry.data);
    return served;
}
