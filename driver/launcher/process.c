/* What /proc says of processes, and the identity of the build that follows from it (driver/buildid.py has the rules). */
#define _GNU_SOURCE
#include "launcher.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As BUILD_TOOLS in driver/buildid.py. */
static const char *const BUILD_TOOLS[] = {
    "make", "gmake", "bmake", "ninja", "ninja-build", "samu", "samurai", "cmake", "meson", "muon", NULL,
};

/* Reads a small file of /proc as a text; returns its length, 0 if it cannot be read. */
ssize_t read_small(const char *path, char *text, size_t size)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = 0;
    if (descriptor >= 0) {
        length = read(descriptor, text, size - 1);
        close(descriptor);
    }
    if (length < 0)
        length = 0;
    text[length] = 0;
    return length;
}

/* Fills `process`; 0 if there is no such process.  Fields of /proc/PID/stat: 4 ppid, 6 session, 22 starttime. */
int read_process(int pid, struct process *process)
{
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    read_small(path, text, sizeof text);
    /* The name stands in parentheses and may hold some itself: the last one ends it. */
    char *opened = strchr(text, '('), *closed = strrchr(text, ')');
    if (!opened || !closed || closed < opened || (size_t)(closed - opened) > sizeof process->name)
        return 0;
    memcpy(process->name, opened + 1, (size_t)(closed - opened - 1));
    process->name[closed - opened - 1] = 0;
    return sscanf(closed + 1, " %*c %d %*d %d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu",
                  &process->parent, &process->session, &process->start) == 3;
}

/* Puts the identity of the build that this process works for in `text`, for a build that no setting names; 0 if it cannot be said.
 * cwd_text: the working directory as the record has it. */
int build_identity(const struct launch *l, const char *cwd_text, char *text, size_t size)
{
    struct process process, leader;
    char tool[96] = "";
    int pid = getpid(), session = 0, known = read_process(pid, &process);
    if (known)
        session = process.session;
    for (int depth = 0; known && depth < 256; depth++) {
        for (const char *const *name = BUILD_TOOLS; *name; name++)
            if (!strcmp(process.name, *name))
                snprintf(tool, sizeof tool, "%s-%d-%llu", process.name, pid, process.start);
        pid = process.parent;
        known = pid > 0 && read_process(pid, &process);
    }
    if (tool[0])
        return format(text, size, "%s-%.8s", tool, l->boot);
    unsigned long long start = session > 0 && read_process(session, &leader) ? leader.start : 0;
    return format(text, size, "session-%d-%llu-%.8s:%s", session, start, l->boot, cwd_text);
}
