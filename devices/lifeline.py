"""How a child process makes sure that it ends with its parent and leaves no core dump."""

from __future__ import annotations

import ctypes
import resource
import signal

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4


def die_with_parent(with_signal: signal.Signals = signal.SIGKILL) -> None:
    """Have the kernel send this process `with_signal` when its parent ends (prctl(2)).

    "Parent" is the thread that started the process, so start children from a thread that stays.
    The signal is lost when the parent ended before this call: also watch for the end of stdin.
    """
    _prctl(_PR_SET_PDEATHSIG, int(with_signal))


def leave_no_core_dump() -> None:
    """Write no memory to disk after a crash, not even through a core_pattern pipe."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _prctl(_PR_SET_DUMPABLE, 0)


def _prctl(option: int, value: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), f"prctl({option})")
