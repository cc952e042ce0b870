"""The lock on a state directory: one kiosk at a time."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path

from kiosk.file_modes import open_file

_TRIES = 20
_PAUSE_S = 0.05


class KeeperInUse(Exception):
    """Another kiosk process has this state directory open."""


def claim(path: Path, tries: int = _TRIES) -> int:
    """Lock the state directory; closing the descriptor unlocks it. Raises `KeeperInUse`.

    A kiosk that was killed may have a child that is still dying with the lock in its hands
    (forked, not yet exec'd), so a moment's patience.
    """
    fd = open_file(path, os.O_RDWR | os.O_CREAT)
    for _ in range(tries):
        with suppress(BlockingIOError):
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return fd
        time.sleep(_PAUSE_S)
    os.close(fd)
    raise KeeperInUse
