/* What the parts of the launcher share: the state of one launch, and the little readers and hashes. */
#ifndef PYCC_LAUNCHER_H
#define PYCC_LAUNCHER_H

#include <limits.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>

enum {
    DIGEST = 20,            /* bytes of a digest, as in cache/digest.py */
    MAGIC_SIZE = 8,         /* of the files that Python writes for the launcher */
    STAMP_OF_IMAGE = 1,     /* flag: the stamp holds only while the same system runs (launch.instance) */
    CONTENT_ALWAYS = 2,     /* flag: the stamp proves nothing, the content counts */
    STAMP_ALWAYS = 4,       /* flag: the stamp alone counts, there is no digest */
};

/* One launch.  Texts are "" where not known. */
struct launch {
    char **argv;
    struct timespec started;
    char called[PATH_MAX];          /* the name of this program as a shell would have it */
    char bin[PATH_MAX];             /* the directory of this program */
    char directory[PATH_MAX];       /* of the cache */
    char cwd[PATH_MAX];
    char list[PATH_MAX];            /* the list of the installation's files, in the cache's directory launcher/ */
    unsigned char key[DIGEST];              /* of the command */
    unsigned char installation[DIGEST];
    unsigned char instance[DIGEST];         /* of the running system */
    int instance_known;
    dev_t root_device;
    char boot[64];                  /* the boot's id */
    char ticket[2 * PATH_MAX];      /* what Python needs to know of this: KEY:INSTALLATION:INSTANCE:LIST */
};

/* launcher.c */
int format(char *buffer, size_t size, const char *pattern, ...) __attribute__((format(printf, 3, 4)));
unsigned char *read_file(int directory, const char *path, size_t *length, struct stat *status);
int write_all(int descriptor, const void *data, size_t length);
void go_inprocess(struct launch *l) __attribute__((noreturn));
void fatal(const char *problem) __attribute__((noreturn));

/* hit.c: serves the command from its hit entry; 0, and nothing done, if there is none that holds. */
int serve_hit(struct launch *l);

/* client.c: has the server do the command, and ends this process; returns if that is not possible. */
void ask_server(struct launch *l);

/* stamp.c: stat fields that tell one content from another, and reading them from a file. */
struct stamp {
    uint64_t device, inode, size, mtime, ctime;     /* times in ns */
};
struct reader {
    const unsigned char *at, *end;
    int sound;                      /* 0: something did not fit; then what was taken is zeros and "" */
};
const void *take(struct reader *r, size_t size);
unsigned take_byte(struct reader *r);
uint32_t take_number(struct reader *r);
uint64_t take_long(struct reader *r);
const char *take_path(struct reader *r);            /* a length of 16 bits, the bytes, and a NUL */
void take_stamp(struct reader *r, struct stamp *stamp);
int is_stamped(const struct stat *status, const struct stamp *expected);
int trusts_image(const struct launch *l, const struct stamp *stamp);

/* process.c: what /proc says (proc(5)). */
struct process {
    char name[32];
    int parent, session;
    unsigned long long start;       /* clock ticks since boot */
};
ssize_t read_small(const char *path, char *text, size_t size);
int read_process(int pid, struct process *process);
int build_identity(const struct launch *l, const char *cwd_text, char *text, size_t size);

/* blake2b.c: RFC 7693 with a digest of DIGEST bytes, without a key. */
struct hash {
    uint64_t h[8], count;
    size_t used;
    unsigned char block[128];
};
void hash_start(struct hash *state, const char *person);    /* person: up to 16 bytes, "" for none */
void hash_add(struct hash *state, const void *data, size_t length);
void hash_part(struct hash *state, const char *text);       /* its length, then the text */
void hash_end(struct hash *state, unsigned char *digest);
void hash_once(const char *person, const void *data, size_t length, unsigned char *digest);

#endif
