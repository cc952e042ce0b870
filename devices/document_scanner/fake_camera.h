/* A UVC camera without hardware, in two parts: the camera itself (fake_camera.c: sizes, formats,
 * buffers, faults) and the system calls it takes over (fake_uvc.c). */
#ifndef MENKOU_FAKE_CAMERA_H
#define MENKOU_FAKE_CAMERA_H

#include <pthread.h>
#include <stddef.h>

#define MAX_OPEN 8
#define MAX_SIZES 16
#define MAX_BUFFERS 8

enum fault { OK, STALL, EIO_, UNPLUG, TORN, BUSY };

struct size { unsigned w, h; };

struct camera {
    int fd, memory, streaming, owner, next_frame, has_died;
    unsigned pixelformat, buffers, fps, head, tail;
    struct size size;
    size_t length;
    unsigned char *mapped;
    unsigned queue[MAX_BUFFERS + 1];
};

/* Preloaded into somebody else's process: nothing but the system calls may be seen from outside. */
#pragma GCC visibility push(hidden)

extern pthread_mutex_t camera_lock;

int is_ours(const char *path);
struct camera *camera_of(int fd);
enum fault fault_now(void);
/* Whether it was unplugged while it was open; it stays dead for this descriptor. */
int is_dead(struct camera *c);
/* A descriptor, or -1 with errno set. */
int open_camera(void);
void close_camera(struct camera *c);
/* Answer one ioctl: 0, or an errno. Call it with the lock held. */
int answer(struct camera *c, unsigned long request, void *arg);

#pragma GCC visibility pop

#endif
