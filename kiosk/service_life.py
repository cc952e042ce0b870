"""What every service of the kiosk does: show that it lives, and crash as a whole."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

from kiosk import service_manager

EXIT_BUG = 70
"""Exit status after a bug (EX_SOFTWARE of sysexits.h): whoever watches starts us again."""
_BEAT_S = 1.0


def crash_with_any_thread() -> None:
    """A bug on any thread ends the process, which is started again."""
    report = threading.excepthook

    def crashed(args: threading.ExceptHookArgs) -> None:
        report(args)
        os._exit(EXIT_BUG)

    threading.excepthook = crashed


def sign_of_life(clock: Callable[[], float] = time.monotonic) -> Callable[[], None]:
    """What tells the service manager that we live, as often as it is called but once a second."""
    told_at = float("-inf")

    def beat() -> None:
        nonlocal told_at
        if clock() - told_at >= _BEAT_S:
            told_at = clock()
            service_manager.tell(service_manager.ALIVE)

    return beat
