/* pycc: the native launcher.  Serves a compile from the cache if it can, else has it done in Python.
 *
 * In:  a GCC command line.  Out: exit status, files and messages as GCC's.
 *
 * Three ways, the first that is open:
 * 1. A hit entry (driver/hits.py writes it): the files that decide are as they were, so the outputs that are
 *    stored are the outputs.  Nothing of Python is started.
 * 2. The server (driver/daemon), which has Python and the compiler loaded: it gets the command, the environment, the working
 *    directory and the standard streams, and answers with the exit status; or with a program that this process becomes.
 * 3. `pycc-inprocess` beside this file, run by the Python beside it.  It needs neither cache nor server.
 *
 * Every doubt ends in the third way: a file that cannot be read, a record that cannot be appended, a server that is
 * missing, slow, of another version, or gone in the middle.  PYCC_DAEMON=0 asks for the third way at once.
 *
 * The installation is known by the stat of each of its files.  The list (driver/installation.py writes it) names them with
 * the stamps under which they were loaded; a hit entry and a server belong to one such list, so that code which has been edited
 * or upgraded never serves what the old code made.
 *
 * Uses Linux and libc only; numbers in files are little-endian.  No global state but the environment.
 */
#define _GNU_SOURCE
#include "launcher.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* Variables that can change what a compile makes, prints or finds, besides those that begin with PYCC_ or GCC_.  A variable
 * that is missing here would be a wrong hit: driver/keys.py, toolchain.py and settings.py are what reads the environment. */
static const char *const VARIABLES[] = {
    "PATH", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "CPATH",
    "C_INCLUDE_PATH", "COMPILER_PATH", "LIBRARY_PATH", "DEPENDENCIES_OUTPUT", "SUNPRO_DEPENDENCIES", "SOURCE_DATE_EPOCH",
    "TERM", "TZ", NULL,
};

/* Strings ------------------------------------------------------------------------------------------------------------ */

/* Puts the printf-style text in `buffer` of `size` bytes; 0 if it does not fit. */
int format(char *buffer, size_t size, const char *pattern, ...)
{
    va_list arguments;
    va_start(arguments, pattern);
    int length = vsnprintf(buffer, size, pattern, arguments);
    va_end(arguments);
    return length >= 0 && (size_t)length < size;
}

static void hex(const unsigned char *bytes, char *text)
{
    for (int i = 0; i < DIGEST; i++)
        sprintf(text + 2 * i, "%02x", bytes[i]);
}

static int is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (!strcasecmp(word, *words))
            return 1;
    return 0;
}

/* Files -------------------------------------------------------------------------------------------------------------- */

/* Reads a file whole into new memory, NUL-terminated; NULL if that is not possible, or it is no regular file. */
unsigned char *read_file(int directory, const char *path, size_t *length, struct stat *status)
{
    int descriptor = openat(directory, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return NULL;
    unsigned char *data = NULL;
    if (!fstat(descriptor, status) && S_ISREG(status->st_mode) && status->st_size >= 0 && status->st_size < INT_MAX &&
        (data = malloc((size_t)status->st_size + 2))) {
        size_t have = 0, room = (size_t)status->st_size + 1;    /* one more: a file that has grown shows */
        ssize_t count;
        while (have < room && (count = read(descriptor, data + have, room - have)) > 0)
            have += (size_t)count;
        if (have != (size_t)status->st_size) {
            free(data);
            data = NULL;
        } else {
            data[have] = 0;
            *length = have;
        }
    }
    close(descriptor);
    return data;
}

int write_all(int descriptor, const void *data, size_t length)
{
    const char *position = data;
    while (length) {
        ssize_t count = write(descriptor, position, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return 0;
        position += count;
        length -= (size_t)count;
    }
    return 1;
}

/* Settings ----------------------------------------------------------------------------------------------------------- */

/* Copies the value of `name` (without PYCC_) in the text of a config file to `value`; the last line that has it counts.
 * Returns 0 if no line has it, -1 if it does not fit.  The form of the file is that of driver/settings.py. */
static int setting_in(const char *text, const char *name, char *value, size_t size)
{
    int found = 0;
    while (*text) {
        size_t length = strcspn(text, "\n"), at = strspn(text, " \t\r\v\f"), name_length = strlen(name);
        if (at < length && text[at] != '#') {
            if (length - at > 5 && !strncasecmp(text + at, "PYCC_", 5))
                at += 5;
            if (length - at > name_length && !strncasecmp(text + at, name, name_length)) {
                at += name_length;
                at += strspn(text + at, " \t");
                if (at < length && text[at] == '=') {
                    at++;
                    at += strspn(text + at, " \t");
                    while (length > at && strchr(" \t\r\v\f", text[length - 1]))
                        length--;
                    if (length - at >= size)
                        return -1;
                    memcpy(value, text + at, length - at);
                    value[length - at] = 0;
                    found = 1;
                    length = strcspn(text, "\n");
                }
            }
        }
        text += length;
        text += *text == '\n';
    }
    return found;
}

/* As setting_in, for the file at `path`; one that is not there has no settings. */
static int setting_of_file(const char *path, const char *name, char *value, size_t size)
{
    struct stat status;
    size_t length;
    unsigned char *text = read_file(AT_FDCWD, path, &length, &status);
    if (!text)
        return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
    int found = setting_in((char *)text, name, value, size);
    free(text);
    return found;
}

static const char *absolute_variable(const char *name)
{
    const char *value = getenv(name);
    return value && value[0] == '/' ? value : NULL;
}

/* Finds the directory of the cache in l->directory.  0: only Python can tell, or the settings forbid the server. */
static int find_directory(struct launch *l)
{
    static const char *const no[] = {"0", "no", "false", "off", NULL};
    char user_file[PATH_MAX] = "", value[PATH_MAX], own_file[PATH_MAX];
    const char *config = getenv("PYCC_CONFIG"), *home = absolute_variable("HOME"), *base, *asked;
    if (config && *config) {
        if (*config != '/' || !format(user_file, sizeof user_file, "%s", config))
            return 0;
    } else if ((base = absolute_variable("XDG_CONFIG_HOME"))) {
        if (!format(user_file, sizeof user_file, "%s/pycc/config", base))
            return 0;
    } else if (!home || !format(user_file, sizeof user_file, "%s/.config/pycc/config", home)) {
        return 0;
    }
    asked = getenv("PYCC_DIR");
    int found = 0;
    if (!asked)
        found = setting_of_file(user_file, "DIR", value, sizeof value);
    else if (*asked)
        found = format(value, sizeof value, "%s", asked) ? 1 : -1;
    if (found < 0 || (found && value[0] != '/' && value[0]))
        return 0;                       /* relative, or below "~/" */
    if (!found || !value[0]) {
        base = absolute_variable("XDG_CACHE_HOME");
        if (base ? !format(value, sizeof value, "%s/pycc", base) : !home || !format(value, sizeof value, "%s/.cache/pycc", home))
            return 0;
    }
    if (!format(l->directory, sizeof l->directory, "%s", value))
        return 0;
    asked = getenv("PYCC_DAEMON");
    if (asked && *asked)
        return !is_one_of(asked, no);
    if (!asked) {
        if (!format(own_file, sizeof own_file, "%s/config", l->directory))
            return 0;
        found = setting_of_file(own_file, "DAEMON", value, sizeof value);
        if (!found)
            found = setting_of_file(user_file, "DAEMON", value, sizeof value);
        if (found < 0 || (found && is_one_of(value, no)))
            return 0;
    }
    return 1;
}

/* Who and where we are ----------------------------------------------------------------------------------------------- */

/* Finds the directory of this program in l->bin, and in l->called the name that a shell would have given it. */
static int find_self(struct launch *l)
{
    char path[PATH_MAX], *slash;
    struct stat self, other;
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length > 0) {
        path[length] = 0;
    } else if (!strchr(l->argv[0], '/') || !realpath(l->argv[0], path)) {
        return 0;                       /* no /proc */
    }
    if (stat(path, &self) || !(slash = strrchr(path, '/')))
        return 0;
    snprintf(l->called, sizeof l->called, "%s", path);
    if (strchr(l->argv[0], '/')) {
        if (!format(l->called, sizeof l->called, "%s", l->argv[0]))
            return 0;
    } else {
        const char *search = getenv("PATH");
        while (search && *search) {
            size_t width = strcspn(search, ":");
            char candidate[PATH_MAX];
            if (format(candidate, sizeof candidate, "%.*s%s%s", (int)width, search, width ? "/" : "", l->argv[0]) &&
                !access(candidate, X_OK) && !stat(candidate, &other) && !S_ISDIR(other.st_mode)) {
                if (other.st_dev == self.st_dev && other.st_ino == self.st_ino)
                    strcpy(l->called, candidate);
                break;
            }
            search += width;
            search += *search == ':';
        }
    }
    *slash = 0;
    strcpy(l->bin, path);
    return 1;
}

/* Sets l->cwd as GCC's getpwd() does: $PWD if it is absolute and names the working directory. */
static int find_working_directory(struct launch *l)
{
    const char *logical = getenv("PWD");
    struct stat named, here;
    if (stat(".", &here))
        return 0;
    if (logical && logical[0] == '/' && !stat(logical, &named) && named.st_dev == here.st_dev && named.st_ino == here.st_ino)
        return format(l->cwd, sizeof l->cwd, "%s", logical);
    return getcwd(l->cwd, sizeof l->cwd) && l->cwd[0] == '/';
}

/* Names the running system: this boot, root directory, mounts, and first process.  As long as these are the same, a file of the
 * root file system whose times were made up by the tool that built the image can only be changed by this kernel, which
 * would give it other times (cache/filehash.py has the rule for whole seconds). */
static void find_instance(struct launch *l)
{
    char text[1024];
    struct stat root, mounts;
    struct hash state;
    hash_start(&state, "pycc-instance");
    int complete = !stat("/", &root) && !stat("/proc/self/ns/mnt", &mounts);
    uint64_t numbers[4] = {0};
    if (complete) {
        numbers[0] = root.st_dev;
        numbers[1] = root.st_ino;
        numbers[2] = mounts.st_dev;
        numbers[3] = mounts.st_ino;
        l->root_device = root.st_dev;
    }
    hash_add(&state, numbers, sizeof numbers);
    ssize_t length = read_small("/proc/sys/kernel/random/boot_id", l->boot, sizeof l->boot);
    complete = complete && length > 8;
    hash_add(&state, l->boot, strlen(l->boot));
    struct process first;
    complete = complete && read_process(1, &first);
    if (complete)
        format(text, sizeof text, "%s %llu", first.name, first.start);
    else
        text[0] = 0;
    hash_add(&state, text, strlen(text));
    hash_end(&state, l->instance);
    l->instance_known = complete;
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Digests all that decides what this command makes, besides the content of files. */
static int find_key(struct launch *l)
{
    struct hash state;
    char *chosen[512];
    size_t count = 0;
    hash_start(&state, "pycc-command-1");
    hash_part(&state, l->called);
    for (int i = 1; l->argv[i]; i++) {
        if (l->argv[i][0] == '@')
            return 0;                   /* a response file: Python reads it */
        hash_part(&state, l->argv[i]);
    }
    for (char **entry = environ; *entry; entry++) {
        size_t length = strcspn(*entry, "=");
        int matters = !strncmp(*entry, "PYCC_", 5) || !strncmp(*entry, "GCC_", 4);
        for (const char *const *name = VARIABLES; *name && !matters; name++)
            matters = !strncmp(*entry, *name, length) && !(*name)[length];
        if (!strncmp(*entry, "PYCC_BUILD=", 11))
            matters = 0;                /* names the record's build, no more */
        if (!matters)
            continue;
        if (count == sizeof chosen / sizeof *chosen)
            return 0;
        chosen[count++] = *entry;
    }
    qsort(chosen, count, sizeof *chosen, by_text);
    hash_part(&state, "");
    for (size_t i = 0; i < count; i++)
        hash_part(&state, chosen[i]);
    hash_part(&state, isatty(2) ? "terminal" : "file");
    hash_part(&state, l->cwd);
    hash_part(&state, l->bin);
    hash_end(&state, l->key);
    return 1;
}

/* The installation --------------------------------------------------------------------------------------------------- */

/* Tells whether the installation is what the list in the cache directory says; l->installation is then the list's digest.
 *
 * Form: magic, the instance of the system, then entries: kind ('d' directory, 'f' file in the directory before it), flags, stamp, path. */
static int check_installation(struct launch *l)
{
    char name[2 * DIGEST + 1];
    struct hash state;
    unsigned char place[DIGEST];
    hash_start(&state, "pycc-place");
    hash_part(&state, l->bin);
    hash_end(&state, place);
    hex(place, name);
    if (!format(l->list, sizeof l->list, "%s/launcher/%s", l->directory, name))
        return 0;
    struct stat status;
    size_t length;
    unsigned char *data = read_file(AT_FDCWD, l->list, &length, &status);
    if (!data)
        return 0;
    struct reader r = {data, data + length, 1};
    int same = !memcmp(take(&r, MAGIC_SIZE), "pyccI1\n", MAGIC_SIZE) && status.st_uid == geteuid();
    int image_trusted = !memcmp(take(&r, DIGEST), l->instance, DIGEST), directory = -1;
    while (same && r.at < r.end) {
        int kind = (int)take_byte(&r), flags = (int)take_byte(&r);
        struct stamp expected;
        take_stamp(&r, &expected);
        const char *entry = take_path(&r);
        if (!r.sound || (flags & STAMP_OF_IMAGE && !(image_trusted && trusts_image(l, &expected)))) {
            same = 0;
        } else if (kind == 'd') {
            if (directory >= 0)
                close(directory);
            directory = open(entry, O_PATH | O_DIRECTORY | O_CLOEXEC);
            same = directory >= 0 && !fstat(directory, &status) && is_stamped(&status, &expected);
        } else {
            same = !fstatat(directory, entry, &status, 0) && is_stamped(&status, &expected);
        }
    }
    if (directory >= 0)
        close(directory);
    same = same && r.sound;
    if (same)
        hash_once("pycc-install", data, length, l->installation);
    free(data);
    return same;
}

/* The way in Python -------------------------------------------------------------------------------------------------- */

/* Becomes the Python that does everything in this process; never returns. */
void go_inprocess(struct launch *l)
{
    char python[PATH_MAX], script[PATH_MAX], rescue[PATH_MAX], locale[PATH_MAX] = "";
    const char *type = getenv("LC_CTYPE");
    int count = 0;
    while (l->argv[count])
        count++;
    char **words = calloc((size_t)count + 10, sizeof *words);
    int fits = format(python, sizeof python, "%s/python", l->bin) && format(script, sizeof script, "%s/pycc-inprocess", l->bin) &&
               format(rescue, sizeof rescue, "%s/pycc-rescue", l->bin) &&
               (!type || format(locale, sizeof locale, "=%s", type));
    if (!words || !fits)
        fatal("the way to pycc's installation is too long");
    /* Python changes LC_CTYPE in the C locale (PEP 538); the script puts it back for GCC. */
    char *const begin[] = {python, "-I", "-S", script, l->called, locale, l->ticket};
    memcpy(words, begin, sizeof begin);
    memcpy(words + 7, l->argv + 1, (size_t)count * sizeof *words);
    execv(python, words);
    char *const rescue_begin[] = {"sh", rescue, "it has no Python", l->called};
    memcpy(words, rescue_begin, sizeof rescue_begin);
    memcpy(words + 4, l->argv + 1, (size_t)count * sizeof *words);
    execv("/bin/sh", words);
    fatal("neither pycc's Python nor a shell can be started");
}

void fatal(const char *problem)
{
    fprintf(stderr, "pycc: error: %s\n", problem);
    exit(1);
}

int main(int argc, char **argv)
{
    static struct launch l;             /* large: it has many paths */
    char key[2 * DIGEST + 1], installation[2 * DIGEST + 1] = "", instance[2 * DIGEST + 1] = "";
    if (argc < 1)
        return 1;
    l.argv = argv;
    clock_gettime(CLOCK_MONOTONIC, &l.started);
    if (!find_self(&l))
        fatal("cannot find pycc's own directory: no /proc");
    if (getuid() != geteuid() || getgid() != getegid() || getenv("PYCC_BEHIND") || !find_directory(&l) ||
        !find_working_directory(&l) || !find_key(&l))
        go_inprocess(&l);
    find_instance(&l);
    hex(l.key, key);
    if (l.instance_known)
        hex(l.instance, instance);
    int whole = check_installation(&l);
    if (whole) {
        hex(l.installation, installation);
        if (serve_hit(&l))
            return 0;
    }
    /* What the other ways need in order to write a hit entry (driver/launch.py). */
    if (!format(l.ticket, sizeof l.ticket, "%s:%s:%s:%s", key, installation, instance, l.list))
        l.ticket[0] = 0;
    if (whole)
        ask_server(&l);
    go_inprocess(&l);
}
