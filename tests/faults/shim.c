/* A disk that fails when told to, or writes down what is asked of it; preloaded into a Python process.
 *
 * Only files whose path begins with the watched one are touched: a database, its -wal, -shm and -journal. Calls that
 * change them are counted; the chosen one fails (and those after it, where the fault stays), a write perhaps after half
 * of its bytes. The record is a stream of { type, suffix, offset, length, bytes }, see disk.py.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define MAX_FD 4096

static char watched[512];
static unsigned char suffix_of[MAX_FD]; /* 0: not watched, else the code of its suffix */
static long calls, failed, fail_at;
static int fail_errno, fail_stays, fail_torn, record_fd = -1;

#define REAL(type, name, ...)                                                                                          \
    static type (*real)(__VA_ARGS__);                                                                                  \
    if (!real)                                                                                                         \
        real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static ssize_t plain_write(int fd, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return real(fd, data, size);
}

static void record(unsigned char type, unsigned char suffix, uint64_t offset, const void *data, uint32_t size) {
    if (record_fd < 0)
        return;
    unsigned char head[14] = {type, suffix};
    memcpy(head + 2, &offset, 8);
    memcpy(head + 10, &size, 4);
    plain_write(record_fd, head, sizeof head);
    if (data)
        plain_write(record_fd, data, size);
}

static unsigned char suffix(const char *path) {
    size_t length = strlen(watched);
    if (!length || strncmp(path, watched, length))
        return 0;
    path += length;
    return !*path ? 'd' : !strcmp(path, "-wal") ? 'w' : !strcmp(path, "-shm") ? 's' : !strcmp(path, "-journal") ? 'j' : 0;
}

static unsigned char watched_fd(int fd) { return fd >= 0 && fd < MAX_FD ? suffix_of[fd] : 0; }

/* Counts a call; whether it fails, with errno set. */
static int fails(void) {
    calls++;
    if (!fail_at || calls < fail_at || (!fail_stays && calls > fail_at))
        return 0;
    failed++;
    errno = fail_errno;
    return 1;
}

void disk_watch(const char *path) {
    strncpy(watched, path, sizeof watched - 1);
    memset(suffix_of, 0, sizeof suffix_of);
    calls = failed = fail_at = 0;
}

void disk_fail(long at, int error, int stays, int torn) {
    calls = failed = 0;
    fail_at = at, fail_errno = error, fail_stays = stays, fail_torn = torn;
}

long disk_calls(void) { return calls; }
long disk_failed(void) { return failed; }
void disk_record(int fd) { record_fd = fd; }
void disk_mark(long number) { record('m', 0, (uint64_t)number, 0, 0); }

static int opened(int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    unsigned char code = suffix(path);
    if (code && (flags & O_CREAT) && fails())
        return -1;
    int fd = real(path, flags, mode);
    if (fd >= 0 && fd < MAX_FD)
        suffix_of[fd] = code;
    if (fd >= 0 && code && (flags & O_CREAT))
        record('o', code, 0, 0, 0);
    return fd;
}

#define OPEN(name)                                                                                                     \
    int name(const char *path, int flags, ...) {                                                                       \
        REAL(int, #name, const char *, int, ...);                                                                      \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;                                                      \
        va_end(rest);                                                                                                  \
        return opened(real, path, flags, mode);                                                                        \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    REAL(int, "close", int);
    if (watched_fd(fd))
        suffix_of[fd] = 0;
    return real(fd);
}

#define PWRITE(name)                                                                                                   \
    ssize_t name(int fd, const void *data, size_t size, off64_t offset) {                                              \
        REAL(ssize_t, #name, int, const void *, size_t, off64_t);                                                      \
        unsigned char code = watched_fd(fd);                                                                           \
        if (!code)                                                                                                     \
            return real(fd, data, size, offset);                                                                       \
        if (fails()) {                                                                                                 \
            int error = errno;                                                                                         \
            if (fail_torn)                                                                                             \
                real(fd, data, size / 2, offset);                                                                      \
            errno = error;                                                                                             \
            return -1;                                                                                                 \
        }                                                                                                              \
        ssize_t done = real(fd, data, size, offset);                                                                   \
        if (done > 0)                                                                                                  \
            record('p', code, (uint64_t)offset, data, (uint32_t)done);                                                 \
        return done;                                                                                                   \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

/* A slow disk: each sync, of whatever file, takes so many milliseconds more (DISK_SYNC_MS). */
static void take_time(void) {
    const char *told = getenv("DISK_SYNC_MS");
    if (told)
        usleep((useconds_t)atoi(told) * 1000);
}

#define SYNC(name)                                                                                                     \
    int name(int fd) {                                                                                                 \
        REAL(int, #name, int);                                                                                         \
        unsigned char code = watched_fd(fd);                                                                           \
        take_time();                                                                                                   \
        if (code && fails())                                                                                           \
            return -1;                                                                                                 \
        int done = real(fd);                                                                                           \
        if (code && !done)                                                                                             \
            record('y', code, 0, 0, 0);                                                                                \
        return done;                                                                                                   \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name)                                                                                                 \
    int name(int fd, off64_t size) {                                                                                   \
        REAL(int, #name, int, off64_t);                                                                                \
        unsigned char code = watched_fd(fd);                                                                           \
        if (code && fails())                                                                                           \
            return -1;                                                                                                 \
        int done = real(fd, size);                                                                                     \
        if (code && !done)                                                                                             \
            record('t', code, (uint64_t)size, 0, 0);                                                                   \
        return done;                                                                                                   \
    }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    unsigned char code = suffix(path);
    int done = real(path);
    if (code && !done)
        record('u', code, 0, 0, 0);
    return done;
}
