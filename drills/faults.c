/* Faults on purpose under one folder, and a clock that is wrong; for LD_PRELOAD.
 *
 * DRILL_CONTROL names a file of eight 64-bit numbers, shared with the drill that steers them:
 * writes and syncs counted so far; from which write on the disk is full (-1: never); which sync
 * fails with EIO, once (-1: none); microseconds added to every sync; seconds added to the wall
 * clock; bytes written so far; at which write or sync the process is killed, before it takes place
 * (-1: never; writes and syncs are counted together here). Only files under DRILL_UNDER count.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct control {
    volatile int64_t writes, syncs, full_from, eio_at, delay_us, skew_s, bytes, kill_at;
};

static struct control none = {0, 0, -1, -1, 0, 0, 0, -1};
static struct control *control = &none;
static const char *under;

#define REAL(name) (real_##name ? real_##name : (real_##name = dlsym(RTLD_NEXT, #name)))
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_pwrite64)(int, const void *, size_t, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_fallocate)(int, int, off_t, off_t);
static int (*real_posix_fallocate)(int, off_t, off_t);
static int (*real_open)(const char *, int, ...);
static int (*real_open64)(const char *, int, ...);
static int (*real_clock_gettime)(clockid_t, struct timespec *);
static int (*real_gettimeofday)(struct timeval *, void *);

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("DRILL_CONTROL");
    under = getenv("DRILL_UNDER");
    if (!path) return;
    int fd = REAL(open)(path, O_RDWR | O_CLOEXEC);
    if (fd < 0) return;
    void *page = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (page != MAP_FAILED) control = page;
}

static int is_ours(int fd) {
    char link[64], path[4096];
    if (!under) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    return size > 0 && !strncmp(path, under, strlen(under));
}

static void may_die(void) {
    if (control->kill_at >= 0 && control->writes + control->syncs >= control->kill_at)
        kill(getpid(), SIGKILL);
}

static int is_full(void) {
    may_die();
    int64_t number = __sync_fetch_and_add(&control->writes, 1);
    if (control->full_from < 0 || number < control->full_from) return 0;
    errno = ENOSPC;
    return 1;
}

#define WRITING(name, call)                                \
    if (is_ours(fd)) {                                     \
        if (is_full()) return -1;                          \
        __sync_fetch_and_add(&control->bytes, size);       \
    }                                                      \
    return REAL(name) call;

ssize_t write(int fd, const void *from, size_t size) { WRITING(write, (fd, from, size)) }
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
    WRITING(pwrite, (fd, from, size, at))
}
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
    WRITING(pwrite64, (fd, from, size, at))
}

int fallocate(int fd, int mode, off_t at, off_t size) {
    if (is_ours(fd) && is_full()) return -1;
    return REAL(fallocate)(fd, mode, at, size);
}
int posix_fallocate(int fd, off_t at, off_t size) {
    if (is_ours(fd) && is_full()) return ENOSPC;
    return REAL(posix_fallocate)(fd, at, size);
}

static int may_open(const char *path, int flags) {
    if (!(flags & O_CREAT) || !under || strncmp(path, under, strlen(under))) return 1;
    return access(path, F_OK) == 0 || !is_full();
}
int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return may_open(path, flags) ? REAL(open)(path, flags, mode) : -1;
}
int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t);
    va_end(more);
    return may_open(path, flags) ? REAL(open64)(path, flags, mode) : -1;
}

static int may_sync(int fd) {
    if (!is_ours(fd)) return 1;
    may_die();
    int64_t number = __sync_fetch_and_add(&control->syncs, 1);
    if (control->delay_us) usleep(control->delay_us);
    if (number != control->eio_at) return 1;
    errno = EIO;
    return 0;
}
int fsync(int fd) { return may_sync(fd) ? REAL(fsync)(fd) : -1; }
int fdatasync(int fd) { return may_sync(fd) ? REAL(fdatasync)(fd) : -1; }

static int is_wall(clockid_t clock) {
    return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI;
}
int clock_gettime(clockid_t clock, struct timespec *now) {
    int said = REAL(clock_gettime)(clock, now);
    if (!said && is_wall(clock)) now->tv_sec += control->skew_s;
    return said;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    int said = REAL(gettimeofday)(now, zone);
    if (!said && now) now->tv_sec += control->skew_s;
    return said;
}
time_t time(time_t *also) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (also) *also = now.tv_sec;
    return now.tv_sec;
}
