"""Memory that forgets: what a process frees is overwritten at once, not left lying.

glibc fills freed memory when told to (`perturb`, see mallopt(3)), except in its per-thread caches,
so those are off; and Python's own pool of small objects is off, so that its objects are freed to
glibc. What is large comes from the kernel and goes back to it at once (`mmap_threshold`, which is
then no longer moved): each opening of the store takes 19 MiB for its key (Argon2id), which else
every thread would keep. All of that is decided when a program starts, so it is started again with
them, under the same process id; the installed units say it themselves, and start once. Child
processes inherit it. Without glibc this changes nothing.
"""

from __future__ import annotations

import ctypes
import os
import sys

ENVIRONMENT = {
    "PYTHONMALLOC": "malloc",
    "GLIBC_TUNABLES": "glibc.malloc.perturb=170:glibc.malloc.tcache_count=0"
    ":glibc.malloc.mmap_threshold=1048576",
}


_HEEDING = {"-I": "-sP", "-E": ""}
"""Options by which Python ignores its environment, and what says the rest of them."""
_STILL_CLOSED = {"PYTHONNOUSERSITE": "1", "PYTHONSAFEPATH": "1"}
"""What `-I` said, for the programs that this one starts, too."""


def is_forgetful() -> bool:
    """Whether this process was started so, or its starter has decided otherwise."""
    is_heeded = not sys.flags.ignore_environment
    return is_heeded and all(name in os.environ for name in ENVIRONMENT)


def become_forgetful() -> None:
    """Start this program again, once, so that freed memory is overwritten. Call it first."""
    given = sys.orig_argv[1:]
    again = _heeding(given)
    # With `-I` Python would not read PYTHONMALLOC, however often it is started.
    if is_forgetful() or (sys.flags.ignore_environment and again == given):
        return
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(sys.executable, [sys.executable, *again], {**ENVIRONMENT, **_inherited()})


_MMAP_THRESHOLD = -3
"""M_MMAP_THRESHOLD of mallopt(3)."""


def give_back_large() -> None:
    """Let what is large come from the kernel and go back to it at once, from now on.

    For commands that read one picture after the other: glibc would keep the place of the first
    one, broken up, beside the next. Without glibc this changes nothing.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, 1 << 20)


def _heeding(words: list[str]) -> list[str]:
    """The words of a start that heeds the environment, and is otherwise as closed."""
    is_program = (word in ("-m", "-c") or word[:1] != "-" for word in words)
    options = next((n for n, found in enumerate(is_program) if found), len(words))
    heeding = (_HEEDING.get(word, word) for word in words[:options])
    return [*filter(None, heeding), *words[options:]]


def _inherited() -> dict[str, str]:
    """The environment; without what Python was told to ignore in it."""
    if not sys.flags.ignore_environment:
        return dict(os.environ)
    kept = {n: v for n, v in os.environ.items() if not n.startswith("PYTHON")}
    return {**kept, **_STILL_CLOSED}
