/* Asking the server to do a command, and starting it if there is none.
 *
 * Where: a socket in $XDG_RUNTIME_DIR/pycc, else in /tmp/pycc-UID, a directory that must be ours alone.  Its name is a digest of the
 * installation and of all that a process inherits and the server cannot take over with a request: user, groups, capabilities,
 * limits, processors, niceness, namespaces, root directory, control group.  So a server only ever does what this process could do itself,
 * and servers of different versions or surroundings live side by side.
 *
 * The talk (numbers little-endian, 32 bits; texts end in NUL):
 *     -> length of the rest; umask, pid, mask of ignored signals (64 bits), count and words of the command, count and entries of the
 *        environment, ticket; with standard input, output, error and the working directory as descriptors (SCM_RIGHTS)
 *     <- 'P', process number: a worker has taken the command, and waits
 *     -> 'G': it may begin
 *     <- 'S', status (minus the number of a signal), or
 *        'B', program, words, environment: this process shall become that program, or
 *        'I': this process shall do the command itself; nothing has been done
 * If the connection ends early the worker is dead with all that it had started, and the command is done here. */
#define _GNU_SOURCE
#include "launcher.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum {
    ANSWER_MS = 3000,           /* how long a server may take to say that it has a worker */
    LARGEST = 8 << 20,          /* bytes of a request or an answer; execve allows less */
};

static volatile sig_atomic_t worker;    /* for the signal handler */

static const int PASSED_ON[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, 0};

/* A growing message. */
struct message {
    char *data;
    size_t length, room;
};

static void put(struct message *m, const void *data, size_t length)
{
    if (m->length + length > m->room) {
        m->room = 2 * (m->length + length) + 4096;
        m->data = realloc(m->data, m->room);
        if (!m->data)
            fatal("out of memory");
    }
    memcpy(m->data + m->length, data, length);
    m->length += length;
}

static void put_number(struct message *m, uint64_t value, int size)
{
    unsigned char bytes[8];
    for (int i = 0; i < size; i++)
        bytes[i] = (unsigned char)(value >> 8 * i);
    put(m, bytes, (size_t)size);
}

static void put_text(struct message *m, const char *text)
{
    put(m, text, strlen(text) + 1);
}

static uint32_t number_at(const char *data)
{
    const unsigned char *bytes = (const unsigned char *)data;
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* The runtime directory -------------------------------------------------------------------------------------------- */

/* Opens the directory for sockets, making it if need be; -1 unless it is ours alone. */
static int open_runtime(char *path)
{
    const char *base = getenv("XDG_RUNTIME_DIR");
    struct stat status;
    if (base && base[0] == '/' ? !format(path, PATH_MAX, "%s/pycc", base) : !format(path, PATH_MAX, "/tmp/pycc-%u", geteuid()))
        return -1;
    mkdir(path, 0700);
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor >= 0 && (fstat(descriptor, &status) || status.st_uid != geteuid() || status.st_mode & 077)) {
        close(descriptor);
        descriptor = -1;
    }
    return descriptor;
}

static void add_file(struct hash *state, const char *path)
{
    char text[4096];
    ssize_t length = read_small(path, text, sizeof text);
    hash_add(state, text, (size_t)length + 1);
}

/* Puts the name of the socket in `name`; 0 if the surroundings cannot be told. */
static int socket_name(const struct launch *l, char *name)
{
    static const char *const NAMESPACES[] = {"mnt", "user", "pid", "net", "uts", "ipc", NULL};
    static const char *const LINES[] = {"Uid:", "Gid:", "Groups:", "Cap", "NoNewPrivs:", "Seccomp:", "Cpus_allowed:",
                                        "Mems_allowed:", NULL};
    char text[8192], path[64];
    struct stat status;
    struct hash state;
    unsigned char digest[DIGEST];
    hash_start(&state, "pycc-server-1");
    hash_add(&state, l->installation, DIGEST);
    hash_add(&state, l->instance, DIGEST);
    for (const char *const *space = NAMESPACES; *space; space++) {
        snprintf(path, sizeof path, "/proc/self/ns/%s", *space);
        if (stat(path, &status))
            return 0;
        hash_add(&state, &status.st_ino, sizeof status.st_ino);
    }
    if (!read_small("/proc/self/status", text, sizeof text))
        return 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        for (const char *const *wanted = LINES; *wanted; wanted++)
            if (!strncmp(line, *wanted, strlen(*wanted)))
                hash_part(&state, line);
    for (int i = 0; i < (int)RLIM_NLIMITS; i++) {
        struct rlimit limit = {0, 0};
        getrlimit(i, &limit);
        hash_add(&state, &limit, sizeof limit);
    }
    add_file(&state, "/proc/self/personality");
    add_file(&state, "/proc/self/attr/current");
    add_file(&state, "/proc/self/cgroup");
    int nice = getpriority(PRIO_PROCESS, 0);
    hash_add(&state, &nice, sizeof nice);
    hash_end(&state, digest);
    for (int i = 0; i < DIGEST; i++)
        sprintf(name + 2 * i, "%02x", digest[i]);
    return 1;
}

/* Starting --------------------------------------------------------------------------------------------------------- */

/* Starts the server, unless one is running or being started: its lock says so.  It is detached from everything of ours: session,
 * terminal, standard streams, and make's jobserver, for which make would wait. */
static void start_server(const struct launch *l, int runtime, const char *place, const char *name)
{
    static const char *const KEPT[] = {"HOME=", "PATH=", "LANG=", "LC_ALL=", "LC_CTYPE=", "TZ=", "PYCC_IDLE=", NULL};
    char lock_name[64], python[PATH_MAX], script[PATH_MAX], *environment[16];
    int status;
    if (!format(lock_name, sizeof lock_name, "%s.lock", name) || !format(python, sizeof python, "%s/python", l->bin) ||
        !format(script, sizeof script, "%s/pycc-inprocess", l->bin))
        return;
    int lock = openat(runtime, lock_name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock < 0)
        return;
    if (flock(lock, LOCK_EX | LOCK_NB)) {
        close(lock);
        return;
    }
    pid_t child = fork();
    if (child == 0) {
        setsid();
        if (fork())
            _exit(0);
        int null = open("/dev/null", O_RDWR), count = 0;
        if (null < 0 || chdir("/") || dup2(null, 0) < 0 || dup2(null, 1) < 0 || dup2(null, 2) < 0)
            _exit(1);
        if (lock != 3) {
            dup2(lock, 3);              /* without close-on-exec: the server holds the lock as long as it lives */
        } else {
            fcntl(3, F_SETFD, 0);
        }
        for (int descriptor = 4; descriptor < 1024; descriptor++)
            close(descriptor);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        for (int i = 1; i < 32; i++)
            signal(i, SIG_DFL);
        umask(077);
        for (const char *const *kept = KEPT; *kept; kept++)
            for (char **entry = environ; *entry; entry++)
                if (!strncmp(*entry, *kept, strlen(*kept)))
                    environment[count++] = *entry;
        environment[count] = NULL;
        execle(python, python, "-I", "-S", script, "--serve", "", l->ticket, place, name, (char *)NULL, environment);
        _exit(1);
    }
    if (child > 0)
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            ;
    close(lock);
}

/* Talking ------------------------------------------------------------------------------------------------------------ */

static int connect_to(int runtime, const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct ucred peer;
    socklen_t size = sizeof peer;
    /* The path of the directory may be longer than an address allows. */
    if (!format(address.sun_path, sizeof address.sun_path, "/proc/self/fd/%d/%s", runtime, name))
        return -1;
    int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return -1;
    if (connect(descriptor, (struct sockaddr *)&address, sizeof address) ||
        getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) || peer.uid != geteuid()) {
        close(descriptor);
        return -1;
    }
    return descriptor;
}

/* Sends all of a message, with the standard streams and the working directory; 0 if that fails. */
static int send_request(int server, const struct message *m)
{
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(4 * sizeof(int))];
    } control;
    int descriptors[4] = {0, 1, 2, open(".", O_PATH | O_DIRECTORY | O_CLOEXEC)};
    struct iovec part = {m->data, m->length};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    struct pollfd ready = {server, POLLOUT, 0};
    if (descriptors[3] < 0)
        return 0;
    memset(&control, 0, sizeof control);
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    control.header.cmsg_len = CMSG_LEN(sizeof descriptors);
    memcpy(CMSG_DATA(&control.header), descriptors, sizeof descriptors);
    ssize_t sent = sendmsg(server, &message, MSG_NOSIGNAL);
    close(descriptors[3]);
    while (sent >= 0 && (size_t)sent < m->length) {
        ssize_t more = send(server, m->data + sent, m->length - (size_t)sent, MSG_NOSIGNAL);
        if (more >= 0)
            sent += more;
        else if (errno != EAGAIN && errno != EINTR)
            return 0;
        else if (errno == EAGAIN && poll(&ready, 1, ANSWER_MS) <= 0)
            return 0;
    }
    return sent >= 0;
}

/* Receives exactly `size` bytes; 0 at the end of the connection, and after `timeout` ms without any (-1: never). */
static int receive(int server, void *data, size_t size, int timeout)
{
    struct pollfd ready = {server, POLLIN, 0};
    char *position = data;
    while (size) {
        ssize_t count = recv(server, position, size, 0);
        if (count > 0) {
            position += count;
            size -= (size_t)count;
        } else if (count == 0) {
            return 0;
        } else if (errno == EAGAIN) {
            int events = poll(&ready, 1, timeout);
            if (events == 0 || (events < 0 && errno != EINTR))
                return 0;
        } else if (errno != EINTR) {
            return 0;
        }
    }
    return 1;
}

static void pass_on(int number)
{
    if (worker > 0)
        kill(worker, number);
}

static void compose(const struct launch *l, struct message *m)
{
    uint64_t ignored = 0;
    uint32_t count = 0;
    struct sigaction action;
    mode_t mask = umask(0);
    umask(mask);
    for (int i = 1; i < 32; i++)
        if (!sigaction(i, NULL, &action) && action.sa_handler == SIG_IGN)
            ignored |= (uint64_t)1 << i;
    put_number(m, 0, 4);
    put_number(m, mask, 4);
    put_number(m, (uint64_t)getpid(), 4);
    put_number(m, ignored, 8);
    while (l->argv[count])
        count++;
    put_number(m, count, 4);
    put_text(m, l->called);
    for (char **word = l->argv + 1; *word; word++)
        put_text(m, *word);
    for (count = 0; environ[count];)
        count++;
    put_number(m, count, 4);
    for (char **entry = environ; *entry; entry++)
        put_text(m, *entry);
    put_text(m, l->ticket);
    for (int i = 0; i < 4; i++)
        m->data[i] = (char)((m->length - 4) >> 8 * i);
}

/* Takes a counted list of texts from the message at *at; NULL if it is not whole. */
static char **take_list(char **at, char *end)
{
    if (end - *at < 4)
        return NULL;
    size_t count = number_at(*at);
    *at += 4;
    char **list = count < LARGEST ? calloc(count + 1, sizeof *list) : NULL;
    for (size_t i = 0; list && i < count; i++) {
        list[i] = *at;
        *at = memchr(*at, 0, (size_t)(end - *at));
        if (!*at)
            return NULL;
        ++*at;
    }
    return list;
}

/* Becomes the program of a 'B' answer; returns if the answer is not whole. */
static void become(int server)
{
    char size[4];
    if (!receive(server, size, 4, -1) || number_at(size) > LARGEST)
        return;
    size_t length = number_at(size);
    char *data = malloc(length + 1);
    if (!data || !receive(server, data, length, -1))
        return;
    char *at = memchr(data, 0, length), *end = data + length;
    if (!at)
        return;
    at++;
    char **words = take_list(&at, end), **environment = words ? take_list(&at, end) : NULL;
    if (environment) {
        close(server);
        execve(data, words, environment);
    }
}

static void end_as(int status)
{
    if (status >= 0)
        exit(status);
    sigset_t one;
    signal(-status, SIG_DFL);
    sigemptyset(&one);
    sigaddset(&one, -status);
    sigprocmask(SIG_UNBLOCK, &one, NULL);
    kill(getpid(), -status);
    exit(128 - status);
}

/* One request over a connection; returns where the command must be done here. */
static void talk(const struct launch *l, int server)
{
    struct message m = {NULL, 0, 0};
    char answer[5];
    compose(l, &m);
    if (m.length > LARGEST || !send_request(server, &m) || !receive(server, answer, 5, ANSWER_MS) || answer[0] != 'P')
        return;
    worker = (sig_atomic_t)number_at(answer + 1);
    struct sigaction action = {.sa_handler = pass_on}, old;
    for (const int *number = PASSED_ON; *number; number++)
        if (!sigaction(*number, NULL, &old) && old.sa_handler != SIG_IGN)
            sigaction(*number, &action, NULL);
    if (send(server, "G", 1, MSG_NOSIGNAL) == 1 && receive(server, answer, 1, -1)) {
        if (answer[0] == 'S' && receive(server, answer, 4, -1))
            end_as((int)number_at(answer));
        if (answer[0] == 'B')
            become(server);
    }
    worker = 0;
    for (const int *number = PASSED_ON; *number; number++)
        if (!sigaction(*number, NULL, &old) && old.sa_handler == pass_on)
            signal(*number, SIG_DFL);
    free(m.data);
}

void ask_server(struct launch *l)
{
    char place[PATH_MAX], name[2 * DIGEST + 1];
    for (int descriptor = 0; descriptor < 3; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0)
            return;                     /* a closed standard stream: what GCC would do with it is beyond a server */
    int runtime = open_runtime(place);
    if (runtime < 0)
        return;
    if (socket_name(l, name)) {
        int server = connect_to(runtime, name);
        if (server >= 0) {
            talk(l, server);
            close(server);
        } else {
            start_server(l, runtime, place, name);
        }
    }
    close(runtime);
}
