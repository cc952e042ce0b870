"""Child processes that die with their parent and leave nothing behind."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_MCL_CURRENT_AND_FUTURE = 3


def start_child(module: str, *arguments: str) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start `python -m module` with one end of a socket as its standard input.

    Returns the process and our end. The child reads end of file there when we are gone.
    """
    return _spawner().submit(_start, module, arguments).result()


def bury(process: subprocess.Popen[bytes]) -> None:
    """Wait aside for a child that was killed, so that it does not stay behind as a zombie."""
    _spawner().submit(process.wait)


def bind_to_parent() -> None:
    """In the child: be killed when the parent dies, and never leave a core dump (prctl(2))."""
    parent = os.getppid()
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        # It died before we asked; the signal will not come. Had it died before this function
        # began, the pipe on standard input tells.
        os._exit(1)
    leave_no_core()


def leave_no_core() -> None:
    """Never leave a core dump, even where nobody is our parent."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def hide_memory() -> None:
    """In the child: no core, no ptrace by others, no swap where the limits allow it."""
    _prctl(_PR_SET_DUMPABLE, 0)
    soft, _ = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    if soft == resource.RLIM_INFINITY:
        # Under a limit MCL_FUTURE would make later allocations fail instead.
        ctypes.CDLL(None).mlockall(_MCL_CURRENT_AND_FUTURE)


@cache
def _spawner() -> ThreadPoolExecutor:
    # PR_SET_PDEATHSIG fires when the *thread* that forked ends, so children are started by a
    # thread that lives as long as the process does.
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="spawner")


def _start(
    module: str, arguments: tuple[str, ...]
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
        )
    return process, ours


def _prctl(option: int, value: int) -> None:
    if ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
