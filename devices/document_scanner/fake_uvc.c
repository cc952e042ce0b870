/* The system calls of a UVC camera without hardware: preloaded into the driver's process, they
 * answer for one device node (see fake_camera.c) and pass everything else on. The caller runs the
 * very code it runs in the field. */
#define _GNU_SOURCE
#include "fake_camera.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/stat.h>

#define POLL_MS 10

#define REAL(ret, name, ...) \
    static ret (*real_##name)(__VA_ARGS__); \
    if (!real_##name) real_##name = (ret (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)
#define OPENER(name) \
    int name(const char *path, int flags, ...) \
    { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        if (is_ours(path)) return open_camera(); \
        REAL(int, name, const char *, int, ...); \
        return real_##name(path, flags, mode); \
    }
OPENER(open)
OPENER(open64)

#define OPENER_AT(name) \
    int name(int dir, const char *path, int flags, ...) \
    { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        if (is_ours(path)) return open_camera(); \
        REAL(int, name, int, const char *, int, ...); \
        return real_##name(dir, path, flags, mode); \
    }
OPENER_AT(openat)
OPENER_AT(openat64)

int close(int fd)
{
    REAL(int, close, int);
    struct camera *c = camera_of(fd);
    if (c) close_camera(c);
    return real_close(fd);
}

int ioctl(int fd, unsigned long request, ...)
{
    va_list rest;
    va_start(rest, request);
    void *arg = va_arg(rest, void *);
    va_end(rest);
    struct camera *c = camera_of(fd);
    if (!c) {
        REAL(int, ioctl, int, unsigned long, ...);
        return real_ioctl(fd, request, arg);
    }
    pthread_mutex_lock(&camera_lock);
    /* Callers pass int requests through varargs: only 32 bits count, as in the kernel. */
    int code = answer(c, (unsigned int)request, arg);
    pthread_mutex_unlock(&camera_lock);
    if (!code) return 0;
    errno = code;
    return -1;
}

#define MAPPER(name, offset_t) \
    void *name(void *addr, size_t length, int prot, int flags, int fd, offset_t offset) \
    { \
        REAL(void *, name, void *, size_t, int, int, int, offset_t); \
        struct camera *c = camera_of(fd); \
        return real_##name(addr, length, prot, flags, c && c->memory ? c->memory - 1 : fd, offset); \
    }
MAPPER(mmap, off_t)
MAPPER(mmap64, off64_t)

/* Milliseconds a waiter is held back by a stall; a dead camera reads as ready at once. */
static int hold(struct camera *c, long *left_ms)
{
    while (!is_dead(c) && fault_now() == STALL) {
        if (*left_ms == 0) return 0;
        poll(NULL, 0, POLL_MS);
        if (*left_ms > 0) *left_ms = *left_ms > POLL_MS ? *left_ms - POLL_MS : 0;
    }
    return 1;
}

int select(int n, fd_set *r, fd_set *w, fd_set *e, struct timeval *t)
{
    REAL(int, select, int, fd_set *, fd_set *, fd_set *, struct timeval *);
    for (int fd = 0; r && fd < n; fd++) {
        struct camera *c = FD_ISSET(fd, r) ? camera_of(fd) : NULL;
        if (!c) continue;
        long left = t ? t->tv_sec * 1000 + t->tv_usec / 1000 : -1;
        if (!hold(c, &left)) {
            FD_ZERO(r);
            return 0;
        }
        if (is_dead(c)) return 1;
        if (t) t->tv_sec = left / 1000, t->tv_usec = left % 1000 * 1000;
    }
    return real_select(n, r, w, e, t);
}

int poll(struct pollfd *fds, nfds_t n, int timeout)
{
    REAL(int, poll, struct pollfd *, nfds_t, int);
    for (nfds_t i = 0; i < n; i++) {
        struct camera *c = camera_of(fds[i].fd);
        if (!c) continue;
        long left = timeout;
        if (!hold(c, &left)) return 0;
        if (is_dead(c)) {
            fds[i].revents = POLLERR | POLLHUP;
            return 1;
        }
        timeout = (int)left;
    }
    return real_poll(fds, n, timeout);
}
