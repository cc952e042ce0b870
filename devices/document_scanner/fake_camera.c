/* The camera itself: what a V4L2 capture device answers, from JPEG files in a folder.
 *
 * MENKOU_FAKE_UVC       directory: WxH-N.jpg are the frames, `ctl` scripts a fault
 * MENKOU_FAKE_UVC_NODE  the node it stands for (default /dev/video0)
 *
 * ctl: ok | stall (no frame comes) | eio (DQBUF fails) | unplug (ENODEV, node gone)
 *      | torn (JPEG cut off in the middle) | busy (another program streams)
 * Ioctls after the kernel's "Video for Linux API" (linux/videodev2.h). */
#define _GNU_SOURCE
#include "fake_camera.h"

#include <dirent.h>
#include <errno.h>
#include <linux/videodev2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static struct camera cameras[MAX_OPEN];
pthread_mutex_t camera_lock = PTHREAD_MUTEX_INITIALIZER;

static const char *folder(void) { return getenv("MENKOU_FAKE_UVC"); }

static const char *node(void)
{
    const char *name = getenv("MENKOU_FAKE_UVC_NODE");
    return name ? name : "/dev/video0";
}

int is_ours(const char *path) { return folder() && path && !strcmp(path, node()); }

struct camera *camera_of(int fd)
{
    if (fd < 0) return NULL;
    for (int i = 0; i < MAX_OPEN; i++)
        if (cameras[i].fd == fd + 1) return &cameras[i];
    return NULL;
}

enum fault fault_now(void)
{
    static const char *names[] = { "ok", "stall", "eio", "unplug", "torn", "busy" };
    char path[4096], word[16] = "";
    snprintf(path, sizeof path, "%s/ctl", folder());
    FILE *file = fopen(path, "re");
    if (!file) return OK;
    if (fscanf(file, "%15s", word) != 1) word[0] = 0;
    fclose(file);
    for (int i = 0; i <= BUSY; i++)
        if (!strcmp(word, names[i])) return (enum fault)i;
    return OK;
}

/* A camera that was unplugged stays dead for this descriptor, whatever is plugged in later. */
int is_dead(struct camera *c)
{
    if (!c->has_died && fault_now() == UNPLUG) c->has_died = 1;
    if (c->has_died) c->owner = 0;
    return c->has_died;
}

static int sizes_offered(struct size *sizes)
{
    int n = 0;
    DIR *dir = opendir(folder());
    struct dirent *entry;
    while (dir && (entry = readdir(dir)) && n < MAX_SIZES) {
        struct size s;
        int number, seen = 0, end = 0;
        if (sscanf(entry->d_name, "%ux%u-%d.jpg%n", &s.w, &s.h, &number, &end) != 3) continue;
        if (!end || entry->d_name[end]) continue;
        for (int i = 0; i < n; i++) seen |= sizes[i].w == s.w && sizes[i].h == s.h;
        if (!seen) sizes[n++] = s;
    }
    if (dir) closedir(dir);
    return n;
}

/* Real cameras answer S_FMT with the nearest thing they can do, not with an error. */
static struct size nearest(unsigned w, unsigned h)
{
    struct size sizes[MAX_SIZES], best = { 640, 480 };
    int n = sizes_offered(sizes);
    long smallest = -1;
    for (int i = 0; i < n; i++) {
        long off = labs((long)sizes[i].w - (long)w) + labs((long)sizes[i].h - (long)h);
        if (smallest < 0 || off < smallest) smallest = off, best = sizes[i];
    }
    return best;
}

static void choose(struct camera *c, struct v4l2_format *f)
{
    struct v4l2_pix_format *p = &f->fmt.pix;
    int mjpg = p->pixelformat == V4L2_PIX_FMT_MJPEG;
    struct size yuyv = { 640, 480 }; /* USB 2 leaves raw video no more than this */
    struct size s = mjpg ? nearest(p->width, p->height) : yuyv;
    memset(p, 0, sizeof *p);
    p->width = s.w;
    p->height = s.h;
    p->pixelformat = mjpg ? V4L2_PIX_FMT_MJPEG : V4L2_PIX_FMT_YUYV;
    p->field = V4L2_FIELD_NONE;
    p->bytesperline = mjpg ? 0 : s.w * 2;
    p->sizeimage = s.w * s.h * 2;
    p->colorspace = mjpg ? V4L2_COLORSPACE_JPEG : V4L2_COLORSPACE_SRGB;
    if (c) {
        c->size = s;
        c->pixelformat = p->pixelformat;
        c->length = (p->sizeimage + 4095) & ~(size_t)4095;
    }
}

static void set_pace(struct camera *c)
{
    long ns = c->streaming ? 1000000000L / (c->fps ? c->fps : 30) : 0;
    struct itimerspec t = { { ns / 1000000000L, ns % 1000000000L },
                            { ns / 1000000000L, ns % 1000000000L } };
    timerfd_settime(c->fd - 1, 0, &t, NULL);
}

static void free_buffers(struct camera *c)
{
    if (c->mapped) munmap(c->mapped, c->length * c->buffers);
    if (c->memory) syscall(SYS_close, c->memory - 1);
    c->mapped = NULL;
    c->memory = c->owner = 0;
    c->buffers = c->head = c->tail = 0;
}

static int request_buffers(struct camera *c, struct v4l2_requestbuffers *r)
{
    free_buffers(c);
    if (!r->count) return 0;
    for (int i = 0; i < MAX_OPEN; i++)
        if (cameras[i].owner) return EBUSY;
    if (fault_now() == BUSY) return EBUSY;
    if (r->count > MAX_BUFFERS) r->count = MAX_BUFFERS;
    int memory = memfd_create("fake_uvc", MFD_CLOEXEC);
    if (memory < 0 || ftruncate(memory, (off_t)(c->length * r->count))) return ENOMEM;
    c->mapped = mmap(NULL, c->length * r->count, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    if (c->mapped == MAP_FAILED) return ENOMEM;
    c->memory = memory + 1;
    c->buffers = r->count;
    c->owner = 1;
    return 0;
}

static ssize_t next_jpeg(struct camera *c, unsigned char *into)
{
    char path[4096];
    for (int turn = 0; turn < 2; turn++) {
        snprintf(path, sizeof path, "%s/%ux%u-%d.jpg", folder(), c->size.w, c->size.h,
                 c->next_frame);
        FILE *file = fopen(path, "re");
        if (file) {
            size_t got = fread(into, 1, c->length, file);
            fclose(file);
            c->next_frame++;
            return (ssize_t)got;
        }
        c->next_frame = 0;
    }
    return -1;
}

static int dequeue(struct camera *c, struct v4l2_buffer *b)
{
    unsigned long long ticks;
    enum fault fault = fault_now();
    if (fault == EIO_) return EIO;
    if (fault == STALL || !c->streaming || c->head == c->tail) return EAGAIN;
    if (read(c->fd - 1, &ticks, sizeof ticks) != sizeof ticks) return EAGAIN;
    unsigned index = c->queue[c->head];
    unsigned char *into = c->mapped + c->length * index;
    ssize_t used = (ssize_t)(c->size.w * c->size.h * 2);
    if (c->pixelformat == V4L2_PIX_FMT_MJPEG) used = next_jpeg(c, into);
    else memset(into, 128, (size_t)used);
    if (used < 0) return EAGAIN;
    if (fault == TORN) used = used / 2;
    c->head = (c->head + 1) % (MAX_BUFFERS + 1);
    b->index = index;
    b->bytesused = (unsigned)used;
    b->flags = V4L2_BUF_FLAG_DONE | V4L2_BUF_FLAG_MAPPED;
    b->length = (unsigned)c->length;
    b->m.offset = (unsigned)(c->length * index);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    b->timestamp.tv_sec = now.tv_sec;
    b->timestamp.tv_usec = now.tv_nsec / 1000;
    return 0;
}

static int describe(struct v4l2_capability *cap)
{
    memset(cap, 0, sizeof *cap);
    strcpy((char *)cap->driver, "uvcvideo");
    strcpy((char *)cap->card, "Menkou simulated document camera");
    strcpy((char *)cap->bus_info, "usb-simulated-1");
    cap->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    cap->capabilities = cap->device_caps | V4L2_CAP_DEVICE_CAPS;
    return 0;
}

static int enumerate(unsigned long request, void *arg)
{
    struct size sizes[MAX_SIZES];
    if (request == VIDIOC_ENUMINPUT) {
        struct v4l2_input *in = arg;
        if (in->index) return EINVAL;
        strcpy((char *)in->name, "Camera 1");
        in->type = V4L2_INPUT_TYPE_CAMERA;
        return 0;
    }
    if (request == VIDIOC_ENUM_FMT) {
        struct v4l2_fmtdesc *d = arg;
        if (d->index > 1) return EINVAL;
        d->flags = d->index ? 0 : V4L2_FMT_FLAG_COMPRESSED;
        d->pixelformat = d->index ? V4L2_PIX_FMT_YUYV : V4L2_PIX_FMT_MJPEG;
        strcpy((char *)d->description, d->index ? "YUYV 4:2:2" : "Motion-JPEG");
        return 0;
    }
    struct v4l2_frmsizeenum *f = arg;
    int n = f->pixel_format == V4L2_PIX_FMT_MJPEG ? sizes_offered(sizes) : 1;
    if (f->pixel_format != V4L2_PIX_FMT_MJPEG) sizes[0] = (struct size){ 640, 480 };
    if ((int)f->index >= n) return EINVAL;
    f->type = V4L2_FRMSIZE_TYPE_DISCRETE;
    f->discrete.width = sizes[f->index].w;
    f->discrete.height = sizes[f->index].h;
    return 0;
}

static int format(struct camera *c, unsigned long request, struct v4l2_format *f)
{
    if (f->type != V4L2_BUF_TYPE_VIDEO_CAPTURE) return EINVAL;
    if (request == VIDIOC_S_FMT && (fault_now() == BUSY || c->owner)) return EBUSY;
    if (request == VIDIOC_G_FMT) {
        f->fmt.pix.width = c->size.w;
        f->fmt.pix.height = c->size.h;
        f->fmt.pix.pixelformat = c->pixelformat;
    }
    choose(request == VIDIOC_TRY_FMT ? NULL : c, f);
    return 0;
}

static int pace(struct camera *c, unsigned long request, struct v4l2_streamparm *p)
{
    struct v4l2_fract *t = &p->parm.capture.timeperframe;
    if (request == VIDIOC_S_PARM && t->numerator && t->denominator) {
        c->fps = t->denominator / t->numerator;
        if (c->fps > 30 || !c->fps) c->fps = 30;
        set_pace(c);
    }
    p->parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
    t->numerator = 1;
    t->denominator = c->fps;
    return 0;
}

static int buffer(struct camera *c, unsigned long request, struct v4l2_buffer *b)
{
    if (request == VIDIOC_DQBUF) return dequeue(c, b);
    if (b->index >= c->buffers) return EINVAL;
    b->length = (unsigned)c->length;
    b->m.offset = (unsigned)(c->length * b->index);
    if (request == VIDIOC_QBUF) {
        for (unsigned i = c->head; i != c->tail; i = (i + 1) % (MAX_BUFFERS + 1))
            if (c->queue[i] == b->index) return EINVAL; /* queued already */
        c->queue[c->tail] = b->index;
        c->tail = (c->tail + 1) % (MAX_BUFFERS + 1);
    }
    return 0;
}

int answer(struct camera *c, unsigned long request, void *arg)
{
    if (is_dead(c)) return ENODEV;
    switch (request) {
    case VIDIOC_QUERYCAP: return describe(arg);
    case VIDIOC_ENUMINPUT:
    case VIDIOC_ENUM_FMT:
    case VIDIOC_ENUM_FRAMESIZES: return enumerate(request, arg);
    case VIDIOC_G_INPUT: *(int *)arg = 0; return 0;
    case VIDIOC_S_INPUT: return *(int *)arg ? EINVAL : 0;
    case VIDIOC_G_FMT:
    case VIDIOC_TRY_FMT:
    case VIDIOC_S_FMT: return format(c, request, arg);
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM: return pace(c, request, arg);
    case VIDIOC_REQBUFS: return request_buffers(c, arg);
    case VIDIOC_QUERYBUF:
    case VIDIOC_QBUF:
    case VIDIOC_DQBUF: return buffer(c, request, arg);
    case VIDIOC_STREAMON: c->streaming = 1; set_pace(c); return 0;
    case VIDIOC_STREAMOFF: c->streaming = 0; c->head = c->tail = 0; set_pace(c); return 0;
    default: return EINVAL; /* controls: this camera has none */
    }
}

int open_camera(void)
{
    enum fault fault = fault_now();
    if (fault == UNPLUG) { errno = ENOENT; return -1; }
    pthread_mutex_lock(&camera_lock);
    for (int i = 0; i < MAX_OPEN; i++) {
        struct camera *c = &cameras[i];
        if (c->fd) continue;
        int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
        if (fd < 0) break;
        memset(c, 0, sizeof *c);
        c->fd = fd + 1;
        c->fps = 30;
        struct v4l2_format f = { .type = V4L2_BUF_TYPE_VIDEO_CAPTURE };
        f.fmt.pix.pixelformat = V4L2_PIX_FMT_YUYV;
        choose(c, &f);
        pthread_mutex_unlock(&camera_lock);
        return fd;
    }
    pthread_mutex_unlock(&camera_lock);
    errno = EMFILE;
    return -1;
}

void close_camera(struct camera *c)
{
    pthread_mutex_lock(&camera_lock);
    free_buffers(c);
    memset(c, 0, sizeof *c);
    pthread_mutex_unlock(&camera_lock);
}
