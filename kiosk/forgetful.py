"""Memory that forgets: what a process frees is overwritten at once, not left lying.

glibc fills freed memory when told to (`perturb`, see mallopt(3)), except in its per-thread caches,
so those are off; and Python's own pool of small objects is off, so that its objects are freed to
glibc. What is large comes from the kernel and goes back to it at once (`mmap_threshold`, which is
then no longer moved): each opening of the store takes 19 MiB for its key (Argon2id), which else
every thread would keep. All of that is decided when a program starts, so it is started again with
them, under the same process id. Child processes inherit it. Without glibc this changes nothing.
"""

from __future__ import annotations

import os
import sys

ENVIRONMENT = {
    "PYTHONMALLOC": "malloc",
    "GLIBC_TUNABLES": "glibc.malloc.perturb=170:glibc.malloc.tcache_count=0"
    ":glibc.malloc.mmap_threshold=1048576",
}


def is_forgetful() -> bool:
    """Whether this process was started so, or its starter has decided otherwise."""
    return all(name in os.environ for name in ENVIRONMENT)


def become_forgetful() -> None:
    """Start this program again, once, so that freed memory is overwritten. Call it first."""
    if is_forgetful():
        return
    sys.stdout.flush()
    sys.stderr.flush()
    environment = {**ENVIRONMENT, **os.environ}
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)
