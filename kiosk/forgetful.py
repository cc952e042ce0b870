"""Memory that forgets: what a process frees is overwritten at once, not left lying.

glibc fills freed memory when told to (`perturb`, see mallopt(3)), except in its per-thread caches,
so those are off; and Python's own pool of small objects is off, so that its objects are freed to
glibc. Both are decided when a program starts, so it is started again with them, under the same
process id. Child processes inherit it. Without glibc this changes nothing.
"""

from __future__ import annotations

import os
import sys

ENVIRONMENT = {
    "PYTHONMALLOC": "malloc",
    "GLIBC_TUNABLES": "glibc.malloc.perturb=170:glibc.malloc.tcache_count=0",
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
